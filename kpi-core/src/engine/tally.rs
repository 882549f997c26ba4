//! Counts by kind and slot: one increment a row and one addition for each sum, turned into totals when slots are handed on.

use super::bind::{Bound, Data, Ints};
use super::by_signature::BySignature;
use super::gains::Gains;
use super::kernel::{self, FOUR, Sums};
use super::kinds::{Kinds, NOTHING};
use super::lanes::{Lanes, Processor, Signature, Work};
use super::layout::Layout;
use super::rows::{Rows, times};
use super::settled::Settled;
use super::units::Units;
use crate::error::Error;

/// So many kinds of rows are counted by kind in any number of slots.
const MOST_KINDS: usize = 64;
/// More kinds are counted by kind as long as their counts stay in the caches.
const MOST_COUNTS: usize = 1 << 21;
/// So many different sets of sums are kept of a slot.
const MOST_SETS: usize = 64;
/// A few groups are counted in several places in turn: one count that every row raises would wait for itself.
const TURNS: u32 = 4;
/// So many counts are looked at together.
const EIGHT: usize = 8;
/// In so few groups.
const FEW_GROUPS: usize = 16;

/// A number that is added up.
struct Lane {
    part: usize,
    /// What the raw integers are to be multiplied with.
    times: i64,
}

/// What becomes of the sums of some kinds of rows: the lanes, and the places that multiples of their sums are added to.
type Set = Vec<(usize, Vec<(u32, i64)>)>;

/// The counts of one mapping, by slot and kind.
#[derive(Default)]
pub(super) struct ByKind {
    /// Room for so many kinds (or additions) a slot.
    room: usize,
    counts: Vec<u32>,
    lanes: Vec<Lane>,
    /// The sets of sums that a slot has, the first of which is of no kind that adds any up.
    sets: Vec<Set>,
    /// Which set each kind has.
    set_of: Vec<u8>,
    /// So many fours of sums has a set.
    each: usize,
    sums: Vec<Sums>,
    /// What the counts of kinds add to the totals.
    gains: Option<Gains>,
    /// Rows counted, and the most that any sum can be, since the counts were turned into totals.
    rows: u64,
    reach: u64,
    /// The additions that are counted instead of kinds, where kinds are many.
    units: Option<Units>,
    /// How many kinds have their lanes.
    seen: usize,
    /// In how many places each slot is counted.
    turns: usize,
    spread: Vec<u32>,
    /// Whether there are too many kinds: rows are added to totals at once.
    at_once: bool,
    /// The counts and sums of one group by signature.
    by_signature: BySignature,
}

/// Where counts go when they are turned into totals.
pub(super) struct Into<'a> {
    pub kinds: &'a Kinds,
    /// The groups of the slots; `None` where each group has that of its own number.
    pub groups: Option<&'a [u32]>,
    /// How many slots are in use.
    pub slots: usize,
    pub settled: &'a mut Settled,
    pub layout: &'a Layout,
    pub processor: Processor,
}

impl ByKind {
    /// Makes room for what was found since, and tells which parts' numbers are added up.
    pub(super) fn prepare(
        &mut self,
        bound: &[Bound<'_>],
        into: &mut Into<'_>,
        parts: &mut Vec<usize>,
    ) -> Result<(), Error> {
        let kinds = into.kinds;
        if self.seen != kinds.all.len() {
            self.settle(into)?;
            self.learn(kinds, bound, into.layout);
        }
        let turns = if into.groups.is_none() && into.slots <= FEW_GROUPS { TURNS as usize } else { 1 };
        // Many kinds of rows in many groups would fill memory with zeros.
        let too_many = self.room > MOST_KINDS && self.room * into.slots > MOST_COUNTS;
        if too_many && !self.at_once || turns != self.turns {
            self.settle(into)?;
            self.counts.clear();
            self.sums.clear();
            (self.at_once, self.turns) = (self.at_once | too_many, turns);
        }
        let few = BySignature::has_room(kinds, self.lanes.len());
        let one = into.groups.is_none() && into.slots == 1 && !self.at_once && few;
        if one != self.by_signature.is_on() {
            self.settle(into)?;
            self.by_signature.turn(one, kinds, self.lanes.len());
        }
        if !self.at_once {
            parts.extend(self.lanes.iter().map(|lane| lane.part));
        }
        Ok(())
    }

    /// Counts rows of these kinds in these slots.
    pub(super) fn count(&mut self, rows: &Rows<'_>, into: &mut Into<'_>) -> Result<(), Error> {
        let number = rows.kinds.len() as u64;
        let reach = if self.at_once { 0 } else { self.reach_of(rows, rows.kinds.len()) };
        if self.rows + number > u64::from(u32::MAX) || self.reach.saturating_add(reach) > i64::MAX.unsigned_abs() {
            self.settle(into)?;
        }
        if self.at_once || reach > i64::MAX.unsigned_abs() {
            return add_at_once(rows, into);
        }
        self.rows += number;
        self.reach += reach;
        grow(&mut self.counts, into.slots * self.turns * self.room);
        grow(&mut self.sums, into.slots * self.turns * self.sets.len() * self.each);
        let slots = if self.turns == 1 {
            rows.slots
        } else {
            kernel::spread(rows.slots, TURNS, &mut self.spread);
            &self.spread
        };
        match &self.units {
            None => kernel::count(&mut self.counts, self.room, slots, rows.kinds),
            Some(units) => {
                kernel::count_units(&mut self.counts, self.room, (&units.of_kind, units.most), slots, rows.kinds);
            }
        }
        let lanes = self.lanes.iter().map(|lane| rows.numbers.of(lane.part));
        if self.each > 0 {
            let sets = (self.set_of.as_slice(), self.sets.len(), self.each);
            kernel::add_up(into.processor, &mut self.sums, sets, (slots, rows.kinds), lanes);
        }
        Ok(())
    }

    /// Whether rows of the one group that there is are counted by signature.
    pub(super) fn is_by_signature(&self) -> bool {
        self.by_signature.is_on()
    }

    /// Counts rows by signature; tells the positions of those that are to be looked at one by one.
    pub(super) fn count_by_signature<S: Signature>(
        &mut self,
        signatures: &[S],
        rows: &Rows<'_>,
        into: &mut Into<'_>,
        odd: &mut Vec<u16>,
    ) -> Result<(), Error> {
        let reach = self.reach_of(rows, signatures.len());
        if self.reach.saturating_add(reach) > i64::MAX.unsigned_abs() {
            self.settle(into)?;
        }
        odd.clear();
        if reach > i64::MAX.unsigned_abs() {
            odd.extend((0..signatures.len()).filter_map(|row| u16::try_from(row).ok()));
            return Ok(());
        }
        self.rows += signatures.len() as u64;
        self.reach += reach;
        let lanes = self.lanes.iter().map(|lane| rows.numbers.of(lane.part));
        self.by_signature.count(into.processor, signatures, lanes, odd);
        Ok(())
    }

    /// Turns what was counted by signature into totals, before signatures become others.
    pub(super) fn forget_signatures(&mut self, into: &mut Into<'_>) -> Result<(), Error> {
        if self.by_signature.is_on() {
            self.settle(into)?;
            self.by_signature = BySignature::default();
        }
        Ok(())
    }

    /// Takes up the signatures whose kinds were found.
    pub(super) fn take_up<S: Signature>(&mut self, kinds: &Kinds, signatures: &[S], odd: &[u16]) {
        self.by_signature.take_up(kinds, signatures, odd);
    }

    /// Adds rows to the totals one by one.
    pub(super) fn count_at_once(rows: &Rows<'_>, into: &mut Into<'_>) -> Result<(), Error> {
        add_at_once(rows, into)
    }

    /// Makes room for kinds that were not seen before; nothing is counted now.
    fn learn(&mut self, kinds: &Kinds, bound: &[Bound<'_>], layout: &Layout) {
        self.counts.clear();
        self.sums.clear();
        self.by_signature = BySignature::default();
        self.units = if kinds.all.len() > MOST_KINDS { Units::of(&kinds.all) } else { None };
        self.gains = if self.units.is_none() { Gains::of(&kinds.all, layout.width) } else { None };
        self.room = self.units.as_ref().map_or(kinds.all.len(), |units| units.list.len()).next_power_of_two().max(8);
        self.lanes.clear();
        self.sets = vec![Set::new()];
        self.set_of.clear();
        for kind in &kinds.all {
            let of_part = |(part, multiples): &(u32, Vec<(u32, i64)>)| {
                Some((self.lane(*part as usize, bound)?, multiples.clone()))
            };
            let Some(set) = kind.sums.iter().map(of_part).collect::<Option<Set>>() else {
                self.at_once = true;
                continue;
            };
            let at = self.sets.iter().position(|known| *known == set).unwrap_or(self.sets.len());
            if at == self.sets.len() {
                self.sets.push(set);
            }
            self.set_of.push(u8::try_from(at).unwrap_or_default());
        }
        self.at_once |= self.sets.len() > MOST_SETS;
        self.each = self.lanes.len().div_ceil(FOUR);
        self.seen = kinds.all.len();
    }

    /// The lane of a part; `None` where its integers are multiplied with another number now, or it has none.
    fn lane(&mut self, part: usize, bound: &[Bound<'_>]) -> Option<usize> {
        let times = times(bound, part)?;
        let at = self.lanes.iter().position(|lane| lane.part == part).unwrap_or(self.lanes.len());
        if at == self.lanes.len() {
            self.lanes.push(Lane { part, times });
        }
        Some(at).filter(|at| self.lanes.get(*at).is_some_and(|lane| lane.times == times))
    }

    /// The most that these rows can add to any sum.
    fn reach_of(&self, rows: &Rows<'_>, number: usize) -> u64 {
        let one = |lane: &Lane| match rows.bound.get(lane.part).map(|bound| &bound.data) {
            Some(Data::Numbers(Ints::I8(_) | Ints::U8(_), _)) => 1 << 8,
            Some(Data::Numbers(Ints::I16(_) | Ints::U16(_), _)) => 1 << 16,
            Some(Data::Numbers(Ints::I32(_) | Ints::U32(_), _)) => 1 << 32,
            _ => rows.numbers.of(lane.part).reach(),
        };
        self.lanes.iter().map(one).max().unwrap_or_default().saturating_mul(number as u64)
    }

    /// Turns counts by kind into totals.
    pub(super) fn settle(&mut self, into: &mut Into<'_>) -> Result<(), Error> {
        if self.rows == 0 {
            return Ok(());
        }
        into.settled.fit(into.groups.map_or(into.slots, <[u32]>::len));
        if self.by_signature.is_on() {
            (self.rows, self.reach) = (0, 0);
            let parts: Vec<(usize, i64)> = self.lanes.iter().map(|lane| (lane.part, lane.times)).collect();
            let fits = self.by_signature.settle(into.kinds, &parts, into.settled);
            return if fits { Ok(()) } else { Err(into.layout.overflow()) };
        }
        let slots = into.slots.min(self.counts.len() / (self.room * self.turns).max(1));
        let fits = into.processor.run(SettleSlots { by_kind: self, into, slots });
        (self.rows, self.reach) = (0, 0);
        if fits { Ok(()) } else { Err(into.layout.overflow()) }
    }

    /// Adds what was counted in a slot to the totals of its group, and clears it; tells whether it fits.
    #[inline(always)]
    fn settle_slot(&mut self, slot: usize, group: u32, into: &mut Into<'_>) -> bool {
        let Some(counts) = self.counts.get_mut(slot * self.room..(slot + 1) * self.room) else { return false };
        // The first are no kinds of rows that add anything.
        let nothing = if self.units.is_some() { 1 } else { usize::from(NOTHING) + 1 };
        if counts.iter().skip(nothing).all(|count| *count == 0) {
            counts.fill(0);
            return true;
        }
        let row = into.settled.row_of(group);
        let mut fits = true;
        let mut add = |adds: &[(u32, i64)], count: &mut u32| {
            let times = i64::from(std::mem::take(count));
            if times != 0 {
                fits &= add_all(row, adds, times);
            }
        };
        match (&self.units, &self.gains) {
            (Some(units), _) => {
                for (units, counts) in units.list.chunks(EIGHT).zip(counts.chunks_mut(EIGHT)) {
                    // Most slots have a few of them.
                    if counts.iter().any(|count| *count != 0) {
                        units.iter().zip(counts).for_each(|(unit, count)| add(&[*unit], count));
                    }
                }
            }
            (None, None) => into.kinds.all.iter().zip(counts).for_each(|(kind, count)| add(&kind.adds, count)),
            (None, Some(gains)) => {
                fits &= gains.add(counts, row);
                counts.fill(0);
            }
        }
        let width = self.sets.len() * self.each;
        let sums = self.sums.get_mut(slot * width..(slot + 1) * width).unwrap_or_default();
        for (set, sums) in self.sets.iter().zip(sums.chunks_exact_mut(self.each.max(1))) {
            for (lane, multiples) in set {
                let times = self.lanes.get(*lane).map_or(1, |lane| lane.times);
                let sum = sums.get(lane / FOUR).map_or(0, |sums| sums.0[lane % FOUR]);
                fits &= sum.checked_mul(times).is_some_and(|number| add_all(row, multiples, number));
            }
            sums.fill(Sums::default());
        }
        fits
    }
}

/// Hands the counts of all slots on.
struct SettleSlots<'a, 'b> {
    by_kind: &'a mut ByKind,
    into: &'a mut Into<'b>,
    slots: usize,
}

impl Work for SettleSlots<'_, '_> {
    type Output = bool;

    #[inline(always)]
    fn run<L: Lanes>(self, _: L) -> bool {
        let Self { by_kind, into, slots } = self;
        let mut fits = true;
        for slot in 0..slots {
            let group = match into.groups {
                None => u32::try_from(slot).unwrap_or(u32::MAX),
                Some(groups) => groups.get(slot).copied().unwrap_or_default(),
            };
            for turn in slot * by_kind.turns..(slot + 1) * by_kind.turns {
                fits &= by_kind.settle_slot(turn, group, into);
            }
        }
        fits
    }
}

/// Adds multiples of a number to the totals of a row; tells whether they fit.
#[inline]
pub(super) fn add_all(row: &mut [i64], multiples: &[(u32, i64)], number: i64) -> bool {
    let mut fits = true;
    for (place, times) in multiples {
        let Some(total) = row.get_mut(*place as usize) else { return false };
        let (product, too_large) = number.overflowing_mul(*times);
        let (sum, too_far) = total.overflowing_add(product);
        *total = sum;
        fits &= !(too_large | too_far);
    }
    fits
}

fn grow<T: Clone + Default>(to: &mut Vec<T>, needed: usize) {
    if to.len() < needed {
        // A quarter more: memory that is never touched costs as much as what is.
        to.resize(needed + needed / 4, T::default());
    }
}

/// Adds rows to the totals one by one.
fn add_at_once(rows: &Rows<'_>, into: &mut Into<'_>) -> Result<(), Error> {
    let mut fits = true;
    for (at, (group, kind)) in rows.groups.iter().zip(rows.kinds).enumerate() {
        let Some(kind) = into.kinds.all.get(usize::from(*kind)) else { continue };
        if kind.adds.is_empty() && kind.sums.is_empty() {
            continue;
        }
        let row = into.settled.row_of(*group);
        fits &= add_all(row, &kind.adds, 1);
        for (part, multiples) in &kind.sums {
            let number = rows.value(*part as usize, at).unwrap_or_default();
            fits &= add_all(row, multiples, number);
        }
    }
    if fits { Ok(()) } else { Err(into.layout.overflow()) }
}
