//! The loops that count rows. All walk blocks of 64 rows whose length the compiler knows, and records whose width it knows: what an
//! index may be is then known too, and nothing is checked row by row but the slot.
#![allow(
    clippy::needless_range_loop,
    clippy::many_single_char_names,
    reason = "several arrays of one length are walked together"
)]

use super::lanes::{BLOCK, Lanes, Processor, Signature, Work};
use super::rows::Lane;
use super::units::MOST_ADDS;
use std::borrow::Cow;

/// Hands on the columns block by block: the first row, how many rows there are, and their values; the last block is filled up.
#[inline(always)]
fn each_block<T: Copy + Default, const N: usize>(
    rows: usize,
    lanes: [&[T]; N],
    mut each: impl FnMut(usize, usize, [&[T; BLOCK]; N]),
) {
    let none = [T::default(); BLOCK];
    for at in (0..rows).step_by(BLOCK) {
        if at + BLOCK <= rows {
            let block = lanes.map(
                #[inline(always)]
                |lane| lane.get(at..).and_then(<[T]>::first_chunk).unwrap_or(&none),
            );
            each(at, BLOCK, block);
            continue;
        }
        let mut last = [none; N];
        for (to, lane) in last.iter_mut().zip(lanes) {
            let rest = lane.get(at..rows).unwrap_or_default();
            to[..rest.len()].copy_from_slice(rest);
        }
        each(at, rows - at, last.each_ref());
    }
}

/// Counts rows by slot and kind; each slot has room for a power of two of kinds, or for so many that rows are counted one by one.
pub(super) fn count(counts: &mut [u32], room: usize, slots: &[u32], kinds: &[u16]) {
    match room {
        8 => count_in::<8>(counts, slots, kinds),
        16 => count_in::<16>(counts, slots, kinds),
        32 => count_in::<32>(counts, slots, kinds),
        64 => count_in::<64>(counts, slots, kinds),
        _ => {
            for (slot, kind) in slots.iter().zip(kinds) {
                if let Some(count) = counts.get_mut(*slot as usize * room + usize::from(*kind)) {
                    *count += 1;
                }
            }
        }
    }
}

#[inline(always)]
fn count_in<const ROOM: usize>(counts: &mut [u32], slots: &[u32], kinds: &[u16]) {
    let (counts, _) = counts.as_chunks_mut::<ROOM>();
    for (slot, kind) in slots.iter().zip(kinds) {
        if let Some(counts) = counts.get_mut(*slot as usize) {
            // Room is a power of two, and no kind is beyond it.
            counts[usize::from(*kind) & (ROOM - 1)] += 1;
        }
    }
}

/// Counts the additions of each row's kind in its slot: up to `most` of them.
pub(super) fn count_units(
    counts: &mut [u32],
    room: usize,
    (of_kind, most): (&[[u8; MOST_ADDS]], usize),
    slots: &[u32],
    kinds: &[u16],
) {
    match room {
        8 => count_units_in::<8>(counts, of_kind, most, slots, kinds),
        16 => count_units_in::<16>(counts, of_kind, most, slots, kinds),
        32 => count_units_in::<32>(counts, of_kind, most, slots, kinds),
        _ => count_units_in::<64>(counts, of_kind, most, slots, kinds),
    }
}

#[inline(always)]
fn count_units_in<const ROOM: usize>(
    counts: &mut [u32],
    of_kind: &[[u8; MOST_ADDS]],
    most: usize,
    slots: &[u32],
    kinds: &[u16],
) {
    let (counts, _) = counts.as_chunks_mut::<ROOM>();
    for (slot, kind) in slots.iter().zip(kinds) {
        let Some((counts, units)) = counts.get_mut(*slot as usize).zip(of_kind.get(usize::from(*kind))) else {
            continue;
        };
        for unit in units.iter().take(most) {
            counts[usize::from(*unit) & (ROOM - 1)] += 1;
        }
    }
}

/// Sums that one addition of a vector adds up. None of them lies in two lines of the cache, whose bytes would have to be brought together
/// again for the next row: that took twice as long.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
pub(super) struct Sums(pub [i64; FOUR]);

/// So many sums are added up together.
pub(super) const FOUR: usize = 4;

/// Columns as they lie where all have 32 bits, else as 64 bits.
enum Columns<'a> {
    Short(Vec<&'a [i32]>),
    Long(Vec<Cow<'a, [i64]>>),
}

fn columns<'a>(lanes: impl Iterator<Item = Lane<'a>> + Clone) -> Columns<'a> {
    let short = |lane| if let Lane::Short(values) = lane { Some(values) } else { None };
    if let Some(lanes) = lanes.clone().map(short).collect() {
        return Columns::Short(lanes);
    }
    let long = |lane| match lane {
        Lane::Short(values) => Cow::Owned(values.iter().map(|value| i64::from(*value)).collect()),
        Lane::Long(values) => Cow::Borrowed(values),
    };
    Columns::Long(lanes.map(long).collect())
}

/// Where rows are counted and added up.
trait Records {
    /// Counts up to a block of rows from one on, and finds where the sums of each lie.
    fn count(&mut self, start: usize, at: &mut [usize]);
}

/// Adds the numbers of rows, four columns at a time, to the sums of their records. Rows are brought together first, so that one addition
/// of a vector adds all numbers of a row: that takes a third of the instructions of adding them one by one.
struct AddUp<'a, R> {
    records: &'a mut R,
    rows: usize,
    sums: &'a mut [Sums],
    /// Each record has so many sums.
    each: usize,
    columns: Columns<'a>,
}

impl<R: Records> Work for AddUp<'_, R> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self, _: L) {
        let Self { records, rows, sums, each, columns } = self;
        match columns {
            Columns::Short(lanes) => add_up_columns(records, rows, (sums, each), &lanes),
            Columns::Long(lanes) => {
                let lanes: Vec<&[i64]> = lanes.iter().map(AsRef::as_ref).collect();
                add_up_columns(records, rows, (sums, each), &lanes);
            }
        }
    }
}

#[inline(always)]
fn add_up_columns<R: Records, T: Copy + Default + Into<i64>>(
    records: &mut R,
    rows: usize,
    (sums, each): (&mut [Sums], usize),
    lanes: &[&[T]],
) {
    match *lanes {
        [] => add_up_four::<R, T>(records, rows, &mut [], [&[][..]; FOUR]),
        [a] => add_up_four(records, rows, sums, [a, &[], &[], &[]]),
        [a, b] => add_up_four(records, rows, sums, [a, b, &[], &[]]),
        [a, b, c] => add_up_four(records, rows, sums, [a, b, c, &[]]),
        [a, b, c, d] => add_up_four(records, rows, sums, [a, b, c, d]),
        _ => {
            let mut at = [0; BLOCK];
            for start in (0..rows).step_by(BLOCK) {
                let at = at.get_mut(..BLOCK.min(rows - start)).unwrap_or_default();
                records.count(start, at);
                for (row, at) in (start..).zip(at) {
                    let Some(sums) = sums.get_mut(*at * each..(*at + 1) * each) else { continue };
                    for (sum, lane) in sums.iter_mut().flat_map(|sums| &mut sums.0).zip(lanes) {
                        *sum = sum.wrapping_add(lane.get(row).copied().unwrap_or_default().into());
                    }
                }
            }
        }
    }
}

#[inline(always)]
fn add_up_four<R: Records, T: Copy + Default + Into<i64>>(
    records: &mut R,
    rows: usize,
    sums: &mut [Sums],
    lanes: [&[T]; FOUR],
) {
    let (mut together, mut at) = ([[T::default(); FOUR]; BLOCK], [0; BLOCK]);
    each_block(
        rows,
        lanes,
        #[inline(always)]
        |start, rows, [a, b, c, d]| {
            let at = at.get_mut(..rows).unwrap_or_default();
            records.count(start, at);
            if sums.is_empty() {
                return;
            }
            for row in 0..BLOCK {
                together[row] = [a[row], b[row], c[row], d[row]];
            }
            for (at, numbers) in at.iter().zip(&together) {
                if let Some(sums) = sums.get_mut(*at) {
                    for (sum, number) in sums.0.iter_mut().zip(numbers) {
                        *sum = sum.wrapping_add((*number).into());
                    }
                }
            }
        },
    );
}

/// Rows whose sums depend on the kind in a slot.
struct BySlot<'a> {
    slots: &'a [u32],
    kinds: &'a [u16],
    /// Which of the sums of a slot a kind has.
    set_of: &'a [u8],
    sets: usize,
}

impl Records for BySlot<'_> {
    #[inline(always)]
    fn count(&mut self, start: usize, at: &mut [usize]) {
        let of = start..start + at.len();
        let rows = self.slots.get(of.clone()).unwrap_or_default().iter().zip(self.kinds.get(of).unwrap_or_default());
        for (at, (slot, kind)) in at.iter_mut().zip(rows) {
            let set = self.set_of.get(usize::from(*kind)).copied().unwrap_or_default();
            *at = *slot as usize * self.sets + usize::from(set);
        }
    }
}

/// Adds the numbers of each row to that set of sums of its slot that its kind has.
pub(super) fn add_up<'a>(
    processor: Processor,
    sums: &mut [Sums],
    (set_of, sets, each): (&[u8], usize, usize),
    (slots, kinds): (&[u32], &[u16]),
    lanes: impl Iterator<Item = Lane<'a>> + Clone,
) {
    let rows = slots.len().min(kinds.len());
    let records = &mut BySlot { slots, kinds, set_of, sets };
    processor.run(AddUp { records, rows, sums, each, columns: columns(lanes) });
}

/// Rows that are counted by their signature alone.
struct BySign<'a, S> {
    signatures: &'a [S],
    counts: &'a mut [i64],
    odd: i64,
}

impl<S: Signature> Records for BySign<'_, S> {
    #[inline(always)]
    fn count(&mut self, start: usize, at: &mut [usize]) {
        let signatures = self.signatures.get(start..start + at.len()).unwrap_or_default();
        for (at, signature) in at.iter_mut().zip(signatures) {
            *at = signature.at();
            if let Some(count) = self.counts.get_mut(*at) {
                *count = count.wrapping_add(1);
                self.odd |= *count;
            }
        }
    }
}

/// Counts rows by their signature alone, where there is one group: a count and sums for each signature. Whether any of the counts
/// was below zero: those of signatures that are not to be counted so are.
pub(super) fn count_by_signature<'a, S: Signature>(
    processor: Processor,
    (counts, sums, each): (&mut [i64], &mut [Sums], usize),
    signatures: &[S],
    lanes: impl Iterator<Item = Lane<'a>> + Clone,
) -> bool {
    let mut records = BySign { signatures, counts, odd: 0 };
    let rows = signatures.len();
    processor.run(AddUp { records: &mut records, rows, sums, each, columns: columns(lanes) });
    records.odd < 0
}

/// The largest of some numbers.
#[inline(always)]
pub(super) fn largest(values: Lane<'_>) -> i64 {
    match values {
        Lane::Short(values) => values.iter().copied().max().map_or(i64::MIN, i64::from),
        Lane::Long(values) => values.iter().copied().max().unwrap_or(i64::MIN),
    }
}

/// Raises the longest of its slot and of its kind's class to each number.
#[inline(always)]
pub(super) fn longest(
    most: &mut [i64],
    width: usize,
    class_of: &[u32],
    slots: &[u32],
    kinds: &[u16],
    values: Lane<'_>,
) {
    match values {
        Lane::Short(values) => raise(most, width, class_of, slots, kinds, values),
        Lane::Long(values) => raise(most, width, class_of, slots, kinds, values),
    }
}

#[inline(always)]
fn raise<T: Copy + Into<i64>>(
    most: &mut [i64],
    width: usize,
    class_of: &[u32],
    slots: &[u32],
    kinds: &[u16],
    values: &[T],
) {
    for ((slot, kind), value) in slots.iter().zip(kinds).zip(values) {
        let class = class_of.get(usize::from(*kind)).copied().unwrap_or_default();
        // Few numbers are larger than all before: a branch that is seldom taken costs less than a store.
        if let Some(most) = most.get_mut(*slot as usize * width + class as usize)
            && *most < (*value).into()
        {
            *most = (*value).into();
        }
    }
}

/// Slots in several places, in turn.
pub(super) fn spread(slots: &[u32], turns: u32, to: &mut Vec<u32>) {
    to.clear();
    to.extend(slots.iter().zip(0_u32..).map(|(slot, row)| slot * turns + row % turns));
}
