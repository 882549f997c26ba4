//! The offsets of a zone: stretches of time in which the offset from UTC does not change.

use crate::calendar::days::{MICROS_PER_400_YEARS, MICROS_PER_DAY, first_of_month};

/// A stretch of one offset, in microseconds: `[start, end)`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub start: i64,
    pub end: i64,
    /// Local time less UTC.
    pub offset: i64,
    /// The latest date, as a day number, that any local clock before the stretch has shown.
    pub before: i64,
}

/// Every offset of a zone. Instants far out are brought into years that the table has, by multiples of 400 years.
#[derive(Debug)]
pub(super) struct Table {
    stretches: Box<[Stretch]>,
    /// The stretch in which a slot of time begins; the first slot is that of the second stretch's start.
    slots: Box<[u16]>,
    first_slot: i64,
}

/// The length of a slot is 2^40 microseconds (12.7 days): with the slots that hold a change being rare, lookups seldom go astray.
const SLOT: u32 = 40;

/// Instants from here on are looked up up to 400 years earlier: the rules for the future repeat with the calendar by then.
const LAST: i64 = first_of_month(2600, 1) * MICROS_PER_DAY;
/// Instants before are looked up later: no zone has changed its offset so early.
const FIRST: i64 = first_of_month(1200, 1) * MICROS_PER_DAY;
/// Offsets must be known so far, as an interval may end after the year 2600.
#[cfg(feature = "zones")]
pub(super) const KNOWN_UNTIL: i64 = first_of_month(2603, 1) * MICROS_PER_DAY;

/// An instant within the years of a table, and how much was taken from it.
#[inline]
pub(super) fn folded(at: i64) -> (i64, i64) {
    if (FIRST..LAST).contains(&at) {
        return (at, 0);
    }
    let base = if at < FIRST { FIRST } else { LAST - MICROS_PER_400_YEARS };
    let shift = (at - base).div_euclid(MICROS_PER_400_YEARS) * MICROS_PER_400_YEARS;
    (at - shift, shift)
}

impl Table {
    /// A zone that starts with this offset, and then has others from certain instants on, in order.
    pub(super) fn new(first: i64, changes: impl IntoIterator<Item = (i64, i64)>) -> Self {
        let mut stretches = vec![Stretch { start: i64::MIN, end: i64::MAX, offset: first, before: i64::MIN }];
        for (start, offset) in changes {
            if let Some(last) = stretches.last_mut().filter(|last| last.offset != offset) {
                last.end = start;
                let before = last.before.max(last.date(start - 1));
                stretches.push(Stretch { start, end: i64::MAX, offset, before });
            }
        }
        let (first_slot, slots) = slots_of(&stretches);
        Self { stretches: stretches.into(), slots, first_slot }
    }

    /// The number of the stretch of an instant that is [`folded`].
    #[inline]
    pub(super) fn find(&self, at: i64) -> usize {
        let slot = usize::try_from((at >> SLOT) - self.first_slot).unwrap_or(0).min(self.slots.len() - 1);
        let mut number = usize::from(self.slots[slot]);
        while at >= self.stretches[number].end {
            number += 1;
        }
        number
    }

    /// The stretch of a number.
    #[inline]
    pub(super) fn get(&self, number: usize) -> &Stretch {
        &self.stretches[number]
    }

    /// The first instant whose date is this day or later; `near` is a stretch nearby.
    #[inline]
    pub(super) fn first_instant(&self, day: i64, mut near: usize) -> i64 {
        while self.stretches[near].before >= day {
            near -= 1; // nothing comes before the first stretch: its `before` is below every day
        }
        while self.stretches.get(near + 1).is_some_and(|next| next.before < day) {
            near += 1;
        }
        let stretch = &self.stretches[near];
        stretch.start.max(day * MICROS_PER_DAY - stretch.offset)
    }

    /// The earliest instant at which the local clock shows this many microseconds since 1970-01-01T00:00; `None` in a gap.
    pub(super) fn instant_of(&self, local: i64) -> Option<i64> {
        let (local, shift) = folded(local);
        // Offsets are below two days, so no earlier stretch can show it.
        let from = self.find(local - 2 * MICROS_PER_DAY);
        let near = self.stretches[from..]
            .iter()
            .take_while(|stretch| stretch.start <= local.saturating_add(2 * MICROS_PER_DAY));
        let mut instants = near.map(|stretch| (local - stretch.offset, stretch));
        let (at, _) = instants.find(|(at, stretch)| (stretch.start..stretch.end).contains(at))?;
        at.checked_add(shift)
    }
}

impl Stretch {
    /// What the local clock shows.
    #[inline]
    pub(super) fn local(&self, at: i64) -> i64 {
        at + self.offset
    }

    /// The date that the local clock shows.
    fn date(&self, at: i64) -> i64 {
        self.local(at).div_euclid(MICROS_PER_DAY)
    }

    /// The day that an instant belongs to: its date, unless a later one has begun before the clock went back.
    #[inline]
    pub(super) fn day(&self, at: i64) -> i64 {
        self.date(at).max(self.before)
    }
}

fn slots_of(stretches: &[Stretch]) -> (i64, Box<[u16]>) {
    let (Some(second), Some(last)) = (stretches.get(1), stretches.last()) else {
        return (0, Box::new([0]));
    };
    let (first_slot, last_slot) = (second.start >> SLOT, last.start >> SLOT);
    let mut number = 0;
    let slots = (first_slot..=last_slot).map(|slot| {
        while stretches[number].end <= slot << SLOT {
            number += 1;
        }
        u16::try_from(number).unwrap_or(u16::MAX)
    });
    (first_slot, slots.collect())
}
