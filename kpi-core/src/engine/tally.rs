//! Counts by kind and slot: one increment a row and one addition for each sum, turned into totals when slots are handed on.

use super::bind::{Bound, Data, Ints};
use super::by_signature::BySignature;
use super::kernel::{self, MOST_LANES};
use super::kinds::{Kinds, NOTHING};
use super::lanes::Signature;
use super::layout::Layout;
use super::rows::{Rows, times};
use super::settled::Settled;
use super::units::Units;
use crate::error::Error;

/// So many kinds of rows are counted by kind in any number of slots.
const MOST_KINDS: usize = 64;
/// More kinds are counted by kind as long as their counts stay in the caches.
const MOST_COUNTS: usize = 1 << 21;
/// So many different multiples of one number are summed apart, the first being none.
const MOST_CLASSES: usize = 8;
/// A few groups are counted in several places in turn: one count that every row raises would wait for itself.
const TURNS: u32 = 4;
/// In so few groups.
const FEW_GROUPS: usize = 16;

/// The sums of one number.
struct Lane {
    part: usize,
    /// What the raw integers are to be multiplied with.
    times: i64,
    /// The places of each class, and the multiples that they take; the first class has none.
    classes: Vec<Vec<(u32, i64)>>,
    /// Where its sums begin among those of a slot.
    first: usize,
}

/// The counts of one mapping, by slot and kind.
#[derive(Default)]
pub(super) struct ByKind {
    /// Room for so many kinds (or additions) a slot.
    room: usize,
    counts: Vec<u32>,
    lanes: Vec<Lane>,
    /// Where the sums of each kind lie among those of a slot, lane by lane.
    offsets: Vec<[u8; MOST_LANES]>,
    /// So many sums has a slot.
    width: usize,
    sums: Vec<i64>,
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
            self.learn(kinds, bound);
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
        let few = self.lanes.len() <= MOST_LANES && BySignature::has_room(kinds, self.lanes.len());
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
        grow(&mut self.sums, into.slots * self.turns * self.width);
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
        kernel::add_up(&mut self.sums, self.width, &self.offsets, slots, rows.kinds, lanes);
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
        self.by_signature.count(signatures, lanes, odd);
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
    fn learn(&mut self, kinds: &Kinds, bound: &[Bound<'_>]) {
        self.counts.clear();
        self.sums.clear();
        self.by_signature = BySignature::default();
        self.units = if kinds.all.len() > MOST_KINDS { Units::of(&kinds.all) } else { None };
        self.room = self.units.as_ref().map_or(kinds.all.len(), |units| units.list.len()).next_power_of_two().max(8);
        self.lanes.clear();
        let mut class_of = vec![[0; MOST_LANES]; kinds.all.len()];
        for (classes, kind) in class_of.iter_mut().zip(&kinds.all) {
            for (part, multiples) in &kind.sums {
                self.at_once |= !self.add_class(*part as usize, multiples, bound, classes);
            }
        }
        self.width = 0;
        for lane in &mut self.lanes {
            lane.first = self.width;
            self.width += lane.classes.len();
        }
        self.width = self.width.next_power_of_two().max(4);
        let offset = |lane: &Lane, class: usize| u8::try_from(lane.first + class).unwrap_or_default();
        let offsets = |classes: &[usize; MOST_LANES]| {
            let mut offsets = [0; MOST_LANES];
            for ((to, lane), class) in offsets.iter_mut().zip(&self.lanes).zip(classes) {
                *to = offset(lane, *class);
            }
            offsets
        };
        self.offsets = class_of.iter().map(offsets).collect();
        self.seen = kinds.all.len();
    }

    /// Finds the class of a multiple of a number in its lane; tells whether there was one left.
    fn add_class(
        &mut self,
        part: usize,
        multiples: &[(u32, i64)],
        bound: &[Bound<'_>],
        classes: &mut [usize; MOST_LANES],
    ) -> bool {
        let Some(times) = times(bound, part) else { return false };
        let at = self.lanes.iter().position(|lane| lane.part == part).unwrap_or_else(|| {
            self.lanes.push(Lane { part, times, classes: vec![Vec::new()], first: 0 });
            self.lanes.len() - 1
        });
        let (Some(lane), Some(class_of)) = (self.lanes.get_mut(at), classes.get_mut(at)) else { return false };
        let class = lane.classes.iter().position(|class| class == multiples).unwrap_or(lane.classes.len());
        if class == lane.classes.len() {
            lane.classes.push(multiples.to_vec());
        }
        *class_of = class;
        lane.times == times && class < MOST_CLASSES
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
        into.settled.fit(into.groups.map_or(into.slots, |groups| groups.len()));
        if self.by_signature.is_on() {
            (self.rows, self.reach) = (0, 0);
            let parts: Vec<(usize, i64)> = self.lanes.iter().map(|lane| (lane.part, lane.times)).collect();
            let fits = self.by_signature.settle(into.kinds, &parts, into.settled);
            return if fits { Ok(()) } else { Err(into.layout.overflow()) };
        }
        let slots = into.slots.min(self.counts.len() / (self.room * self.turns).max(1));
        let mut fits = true;
        for slot in 0..slots {
            let group = match into.groups {
                None => u32::try_from(slot).unwrap_or(u32::MAX),
                Some(groups) => groups.get(slot).copied().unwrap_or_default(),
            };
            for turn in slot * self.turns..(slot + 1) * self.turns {
                fits &= self.settle_slot(turn, group, into);
            }
        }
        (self.rows, self.reach) = (0, 0);
        if fits { Ok(()) } else { Err(into.layout.overflow()) }
    }

    /// Adds what was counted in a slot to the totals of its group, and clears it; tells whether it fits.
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
        match &self.units {
            None => into.kinds.all.iter().zip(counts).for_each(|(kind, count)| add(&kind.adds, count)),
            Some(units) => units.list.iter().zip(counts).for_each(|(unit, count)| add(&[*unit], count)),
        }
        let sums = self.sums.get_mut(slot * self.width..(slot + 1) * self.width).unwrap_or_default();
        for lane in &self.lanes {
            let sums = sums.get_mut(lane.first..lane.first + lane.classes.len()).unwrap_or_default();
            for (class, sum) in lane.classes.iter().zip(sums) {
                let number = std::mem::take(sum).checked_mul(lane.times);
                fits &= class.is_empty() || number.is_some_and(|number| add_all(row, class, number));
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
