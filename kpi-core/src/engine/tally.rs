//! Counts by kind and group: one increment a row and one addition for each sum, turned into totals at the end.

use super::bind::{Bound, Data, Ints};
use super::kernel::{self, MOST_LANES, Targets};
use super::kinds::{Kinds, NOTHING};
use super::layout::{Layout, UNKNOWN};
use super::rows::{Rows, times};
use crate::error::Error;

/// So many kinds of rows are counted by kind in any number of groups.
const MOST_KINDS: usize = 64;
/// More kinds are counted by kind as long as their counts stay near the processor.
const MOST_COUNTS: usize = 1 << 16;
/// So many different multiples of one number are summed apart, the first being none.
const MOST_CLASSES: usize = 4;
/// A few groups are counted in several places in turn: one count that every row raises would wait for itself.
const TURNS: u32 = 4;
/// In so few groups.
const FEW_GROUPS: usize = 16;

/// The sums of one number.
struct Lane {
    part: usize,
    /// What the raw integers are to be multiplied with.
    times: i64,
    /// The places of each class, and the multiples that they take.
    classes: Vec<Vec<(u32, i64)>>,
}

/// The counts of one mapping, by group and kind.
#[derive(Default)]
pub(super) struct ByKind {
    /// Room for so many kinds a group.
    room: usize,
    counts: Vec<u32>,
    lanes: Vec<Lane>,
    /// Where the sums of each kind lie among those of a group, lane by lane.
    classes: Vec<[u8; MOST_LANES]>,
    sums: Vec<i64>,
    /// Rows counted, and the most that any sum can be, since the counts were turned into totals.
    rows: u64,
    reach: u64,
    /// How many kinds have their lanes.
    seen: usize,
    /// In how many places each group is counted.
    turns: usize,
    spread: Vec<u32>,
    /// Whether there are too many kinds: rows are added to totals at once.
    at_once: bool,
}

/// The totals of all groups, side by side.
#[derive(Default)]
pub(super) struct Settled {
    pub values: Vec<i64>,
}

impl Settled {
    /// Room for so many groups.
    pub(super) fn fit(&mut self, groups: usize, width: usize) {
        grow(&mut self.values, groups * width);
    }

    /// Adds to a total that stays unknown where any part of it is; tells whether it fits.
    pub(super) fn add_known(&mut self, at: usize, n: Option<i64>) -> bool {
        let Some(total) = self.values.get_mut(at) else { return false };
        let sum = match n {
            Some(n) if *total != UNKNOWN => total.checked_add(n).filter(|sum| *sum != UNKNOWN),
            _ => Some(UNKNOWN),
        };
        *total = sum.unwrap_or(*total);
        sum.is_some()
    }

    /// Adds to a total, or tells that it does not fit.
    #[inline]
    pub(super) fn add(&mut self, at: usize, n: i64) -> bool {
        let Some(total) = self.values.get_mut(at) else { return false };
        match total.checked_add(n) {
            Some(sum) => {
                *total = sum;
                true
            }
            None => false,
        }
    }
}

impl ByKind {
    /// Makes room for what was found since, and tells which parts' numbers are added up.
    pub(super) fn prepare(
        &mut self,
        kinds: &Kinds,
        bound: &[Bound<'_>],
        number_of_groups: usize,
        (settled, layout): (&mut Settled, &Layout),
        parts: &mut Vec<usize>,
    ) -> Result<(), Error> {
        if self.seen != kinds.all.len() {
            self.learn(kinds, bound, settled, layout)?;
        }
        let turns = if number_of_groups <= FEW_GROUPS { TURNS as usize } else { 1 };
        // Many kinds of rows in many groups would fill memory with zeros.
        let too_many = self.room > MOST_KINDS && self.room * number_of_groups > MOST_COUNTS;
        if too_many && !self.at_once || turns != self.turns {
            self.settle(kinds, settled, layout)?;
            self.counts.clear();
            self.sums.clear();
            (self.at_once, self.turns) = (self.at_once | too_many, turns);
        }
        if !self.at_once {
            parts.extend(self.lanes.iter().map(|lane| lane.part));
        }
        Ok(())
    }

    /// Counts rows of these kinds in these groups.
    pub(super) fn count(
        &mut self,
        kinds: &Kinds,
        rows: &Rows<'_>,
        number_of_groups: usize,
        (settled, layout): (&mut Settled, &Layout),
    ) -> Result<(), Error> {
        if self.at_once {
            settled.fit(number_of_groups, layout.width);
            return add_at_once(kinds, rows, settled, layout);
        }
        let number = rows.kinds.len() as u64;
        let reach = self.reach_of(rows);
        if self.rows + number > u64::from(u32::MAX) || self.reach.saturating_add(reach) > i64::MAX.unsigned_abs() {
            self.settle(kinds, settled, layout)?;
        }
        if reach > i64::MAX.unsigned_abs() {
            settled.fit(number_of_groups, layout.width);
            return add_at_once(kinds, rows, settled, layout);
        }
        self.rows += number;
        self.reach += reach;
        let width = self.lanes.len() * MOST_CLASSES;
        grow(&mut self.counts, number_of_groups * self.turns * self.room);
        grow(&mut self.sums, number_of_groups * self.turns * width);
        let groups = if self.turns == 1 {
            rows.groups
        } else {
            let turns = (0..TURNS).cycle();
            self.spread.clear();
            self.spread.extend(rows.groups.iter().zip(turns).map(|(group, turn)| group * TURNS + turn));
            &self.spread
        };
        let lanes: Vec<&[i64]> = self.lanes.iter().map(|lane| rows.numbers.of(lane.part)).collect();
        let mut targets = Targets { counts: &mut self.counts, room: self.room, sums: &mut self.sums, width };
        kernel::count(&mut targets, &self.classes, groups, rows.kinds, &lanes);
        Ok(())
    }

    /// Makes room for kinds that were not seen before.
    fn learn(
        &mut self,
        kinds: &Kinds,
        bound: &[Bound<'_>],
        settled: &mut Settled,
        layout: &Layout,
    ) -> Result<(), Error> {
        let count = kinds.all.len();
        if count > self.room || kinds.all.iter().skip(self.seen).any(|kind| !kind.sums.is_empty()) {
            // What is there lies as the kinds before need it.
            self.settle(kinds, settled, layout)?;
            self.counts.clear();
            self.sums.clear();
        }
        self.room = count.next_power_of_two().max(8);
        self.classes.resize(count, [0; MOST_LANES]);
        for (number, kind) in kinds.all.iter().enumerate().skip(self.seen) {
            for (part, multiples) in &kind.sums {
                self.at_once |= !self.add_class(*part as usize, number, multiples, bound);
            }
        }
        // Every lane's first class, where a kind has none.
        for classes in &mut self.classes {
            for (lane, class) in classes.iter_mut().enumerate() {
                *class = (*class).max(lane_start(lane));
            }
        }
        self.seen = count;
        Ok(())
    }

    /// Gives a kind its class in the lane of a number; tells whether there was one left.
    fn add_class(&mut self, part: usize, kind: usize, multiples: &[(u32, i64)], bound: &[Bound<'_>]) -> bool {
        let Some(times) = times(bound, part) else { return false };
        let at = self.lanes.iter().position(|lane| lane.part == part).unwrap_or_else(|| {
            self.lanes.push(Lane { part, times, classes: vec![Vec::new()] });
            self.lanes.len() - 1
        });
        let Some(lane) = self.lanes.get_mut(at).filter(|lane| lane.times == times && at < MOST_LANES) else {
            return false;
        };
        let class = lane.classes.iter().position(|class| class == multiples).unwrap_or(lane.classes.len());
        if class == lane.classes.len() {
            lane.classes.push(multiples.to_vec());
        }
        if let Some(slot) = self.classes.get_mut(kind).and_then(|classes| classes.get_mut(at)) {
            *slot = lane_start(at) + u8::try_from(class).unwrap_or_default();
        }
        class < MOST_CLASSES
    }

    /// The most that these rows can add to any sum.
    fn reach_of(&self, rows: &Rows<'_>) -> u64 {
        let one = |lane: &Lane| match rows.bound.get(lane.part).map(|bound| &bound.data) {
            Some(Data::Numbers(Ints::I8(_) | Ints::U8(_), _)) => 1 << 8,
            Some(Data::Numbers(Ints::I16(_) | Ints::U16(_), _)) => 1 << 16,
            Some(Data::Numbers(Ints::I32(_) | Ints::U32(_), _)) => 1 << 32,
            _ => rows.numbers.of(lane.part).iter().map(|value| value.unsigned_abs()).max().unwrap_or_default(),
        };
        self.lanes.iter().map(one).max().unwrap_or_default().saturating_mul(rows.kinds.len() as u64)
    }

    /// Turns counts by kind into totals.
    pub(super) fn settle(&mut self, kinds: &Kinds, settled: &mut Settled, layout: &Layout) -> Result<(), Error> {
        if self.rows == 0 {
            return Ok(());
        }
        let groups = (self.counts.len() / (self.room * self.turns).max(1)).max(1);
        settled.fit(groups, layout.width);
        let rows = settled.values.chunks_exact_mut(layout.width.max(1)).take(groups).enumerate();
        let fits = rows.fold(true, |fits, (group, row)| self.add_to(kinds, group, row) & fits);
        self.counts.fill(0);
        self.sums.fill(0);
        (self.rows, self.reach) = (0, 0);
        if fits { Ok(()) } else { Err(layout.overflow()) }
    }

    /// Whether a row of a group added anything.
    pub(super) fn is_counted(&self, group: usize) -> bool {
        let turns = group * self.turns..(group + 1) * self.turns;
        let counts = turns
            .filter_map(|turn| self.counts.get(turn * self.room + usize::from(NOTHING) + 1..(turn + 1) * self.room));
        counts.flatten().any(|count| *count != 0)
    }

    /// Adds what was counted of a group to its totals; tells whether it fits.
    pub(super) fn add_to(&self, kinds: &Kinds, group: usize, row: &mut [i64]) -> bool {
        let mut fits = true;
        let width = self.lanes.len() * MOST_CLASSES;
        for turn in group * self.turns..(group + 1) * self.turns {
            let counts = self.counts.get(turn * self.room..(turn + 1) * self.room).unwrap_or_default();
            for (kind, count) in kinds.all.iter().zip(counts).filter(|(_, count)| **count != 0) {
                fits &= kind
                    .adds
                    .iter()
                    .all(|(place, n)| n.checked_mul(i64::from(*count)).is_some_and(|n| add(row, *place, n)));
            }
            let sums = self.sums.get(turn * width..(turn + 1) * width).unwrap_or_default();
            for (lane, sums) in self.lanes.iter().zip(sums.chunks_exact(MOST_CLASSES)) {
                for (class, sum) in lane.classes.iter().zip(sums).skip(1).filter(|(_, sum)| **sum != 0) {
                    let number = sum.checked_mul(lane.times);
                    fits &= class.iter().all(|(place, times)| {
                        number.and_then(|number| number.checked_mul(*times)).is_some_and(|n| add(row, *place, n))
                    });
                }
            }
        }
        fits
    }
}

/// Adds to a total of a row; tells whether it fits.
#[inline]
fn add(row: &mut [i64], place: u32, n: i64) -> bool {
    let Some(total) = row.get_mut(place as usize) else { return false };
    let sum = total.checked_add(n);
    *total = sum.unwrap_or(*total);
    sum.is_some()
}

fn grow<T: Clone + Default>(to: &mut Vec<T>, needed: usize) {
    if to.len() < needed {
        // A quarter more: memory that is never touched costs as much as what is.
        to.resize(needed + needed / 4, T::default());
    }
}

/// Adds rows to the totals one by one.
fn add_at_once(kinds: &Kinds, rows: &Rows<'_>, settled: &mut Settled, layout: &Layout) -> Result<(), Error> {
    let mut fits = true;
    for (at, (group, kind)) in rows.groups.iter().zip(rows.kinds).enumerate() {
        let Some(kind) = kinds.all.get(usize::from(*kind)) else { continue };
        let base = *group as usize * layout.width;
        for (place, n) in &kind.adds {
            fits &= settled.add(base + *place as usize, *n);
        }
        for (part, multiples) in &kind.sums {
            let number = rows.value(*part as usize, at).unwrap_or_default();
            for (place, times) in multiples {
                fits &= number.checked_mul(*times).is_some_and(|n| settled.add(base + *place as usize, n));
            }
        }
    }
    if fits { Ok(()) } else { Err(layout.overflow()) }
}

/// Where the sums of a lane begin among those of a group.
fn lane_start(lane: usize) -> u8 {
    u8::try_from(lane * MOST_CLASSES).unwrap_or_default()
}
