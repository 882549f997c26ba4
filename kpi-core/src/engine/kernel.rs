//! The loops that count rows. All walk blocks of 64 rows whose length the compiler knows, and records whose width it knows: what an
//! index may be is then known too, and nothing is checked row by row but the slot.
#![allow(
    clippy::needless_range_loop,
    clippy::many_single_char_names,
    reason = "several arrays of one length are walked together"
)]

use super::lanes::{BLOCK, Signature};
use super::rows::Lane;
use super::units::MOST_ADDS;
use std::borrow::Cow;

/// So many sums are kept of one kind of row at most.
pub(super) const MOST_LANES: usize = 8;

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
            let block = lanes.map(|lane| lane.get(at..).and_then(<[T]>::first_chunk).unwrap_or(&none));
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

/// Adds the numbers of each row to the sums of its slot, where the kind of the row has its classes: a slot has a power of two of sums.
/// The sums of a first class are never read; whoever calls keeps the others in range.
pub(super) fn add_up<'a>(
    sums: &mut [i64],
    width: usize,
    classes: &[[u8; MOST_LANES]],
    slots: &[u32],
    kinds: &[u16],
    lanes: impl Iterator<Item = Lane<'a>> + Clone,
) {
    match width {
        4 => add_up_in::<4>(sums, classes, slots, kinds, lanes),
        8 => add_up_in::<8>(sums, classes, slots, kinds, lanes),
        16 => add_up_in::<16>(sums, classes, slots, kinds, lanes),
        32 => add_up_in::<32>(sums, classes, slots, kinds, lanes),
        _ => add_up_in::<64>(sums, classes, slots, kinds, lanes),
    }
}

/// Columns as they lie where all have 32 bits, else as 64 bits.
enum Lanes<'a> {
    Short(Vec<&'a [i32]>),
    Long(Vec<Cow<'a, [i64]>>),
}

fn lanes_of<'a>(lanes: impl Iterator<Item = Lane<'a>> + Clone) -> Lanes<'a> {
    let short = |lane| if let Lane::Short(values) = lane { Some(values) } else { None };
    if let Some(lanes) = lanes.clone().map(short).collect() {
        return Lanes::Short(lanes);
    }
    let long = |lane| match lane {
        Lane::Short(values) => Cow::Owned(values.iter().map(|value| i64::from(*value)).collect()),
        Lane::Long(values) => Cow::Borrowed(values),
    };
    Lanes::Long(lanes.map(long).collect())
}

/// Does the same for every number of lanes, known when compiling.
macro_rules! by_number {
    ($lanes:expr, $lanes_of:ident => $of:expr) => {{
        match *$lanes {
            [] => {}
            [a] => {
                let $lanes_of = [a];
                $of
            }
            [a, b] => {
                let $lanes_of = [a, b];
                $of
            }
            [a, b, c] => {
                let $lanes_of = [a, b, c];
                $of
            }
            [a, b, c, d] => {
                let $lanes_of = [a, b, c, d];
                $of
            }
            [a, b, c, d, e] => {
                let $lanes_of = [a, b, c, d, e];
                $of
            }
            [a, b, c, d, e, f] => {
                let $lanes_of = [a, b, c, d, e, f];
                $of
            }
            [a, b, c, d, e, f, g] => {
                let $lanes_of = [a, b, c, d, e, f, g];
                $of
            }
            [a, b, c, d, e, f, g, h, ..] => {
                let $lanes_of = [a, b, c, d, e, f, g, h];
                $of
            }
        }
    }};
}

fn add_up_in<'a, const WIDTH: usize>(
    sums: &mut [i64],
    classes: &[[u8; MOST_LANES]],
    slots: &[u32],
    kinds: &[u16],
    lanes: impl Iterator<Item = Lane<'a>> + Clone,
) {
    let (sums, _) = sums.as_chunks_mut::<WIDTH>();
    match lanes_of(lanes) {
        Lanes::Short(lanes) => {
            by_number!(lanes.as_slice(), lanes => add_up_lanes(sums, classes, slots, kinds, lanes));
        }
        Lanes::Long(lanes) => {
            let lanes: Vec<&[i64]> = lanes.iter().map(AsRef::as_ref).collect();
            by_number!(lanes.as_slice(), lanes => add_up_lanes(sums, classes, slots, kinds, lanes));
        }
    }
}

#[inline(always)]
fn add_up_lanes<T: Copy + Default + Into<i64>, const WIDTH: usize, const N: usize>(
    sums: &mut [[i64; WIDTH]],
    classes: &[[u8; MOST_LANES]],
    slots: &[u32],
    kinds: &[u16],
    lanes: [&[T]; N],
) {
    let rows = slots.len().min(kinds.len());
    each_block(rows, lanes, |start, rows, lanes| {
        let (slots, kinds) = (&slots[start..start + rows], &kinds[start..start + rows]);
        for (at, (slot, kind)) in slots.iter().zip(kinds).enumerate().take(BLOCK) {
            let Some((sums, classes)) = sums.get_mut(*slot as usize).zip(classes.get(usize::from(*kind))) else {
                continue;
            };
            for lane in 0..N {
                let sum = &mut sums[usize::from(classes[lane]) & (WIDTH - 1)];
                *sum = sum.wrapping_add(lanes[lane][at % BLOCK].into());
            }
        }
    });
}

/// Counts rows by their signature alone, where there is one group: a record for each signature, of its count and its sums. Whether
/// any of the records had a count below zero: signatures that are not to be counted so have.
pub(super) fn count_by_signature<'a, S: Signature>(
    records: &mut [i64],
    number_of_lanes: usize,
    signatures: &[S],
    lanes: impl Iterator<Item = Lane<'a>> + Clone,
) -> bool {
    if number_of_lanes == 0 {
        let counts = records;
        return signatures.iter().fold(false, |odd, signature| {
            counts.get_mut(signature.at()).is_some_and(|count| {
                *count = count.wrapping_add(1);
                *count < 0
            }) | odd
        });
    }
    match lanes_of(lanes) {
        Lanes::Short(lanes) => of_number(records, signatures, &lanes),
        Lanes::Long(lanes) => of_number(records, signatures, &lanes.iter().map(AsRef::as_ref).collect::<Vec<&[i64]>>()),
    }
}

fn of_number<S: Signature, T: Copy + Default + Into<i64>>(
    records: &mut [i64],
    signatures: &[S],
    lanes: &[&[T]],
) -> bool {
    match *lanes {
        [] => false,
        [a] => by_signature::<_, _, 1, 2>(records, signatures, [a]),
        [a, b] => by_signature::<_, _, 2, 3>(records, signatures, [a, b]),
        [a, b, c] => by_signature::<_, _, 3, 4>(records, signatures, [a, b, c]),
        [a, b, c, d] => by_signature::<_, _, 4, 5>(records, signatures, [a, b, c, d]),
        [a, b, c, d, e] => by_signature::<_, _, 5, 6>(records, signatures, [a, b, c, d, e]),
        [a, b, c, d, e, f] => by_signature::<_, _, 6, 7>(records, signatures, [a, b, c, d, e, f]),
        [a, b, c, d, e, f, g] => by_signature::<_, _, 7, 8>(records, signatures, [a, b, c, d, e, f, g]),
        [a, b, c, d, e, f, g, h, ..] => by_signature::<_, _, 8, 9>(records, signatures, [a, b, c, d, e, f, g, h]),
    }
}

#[inline(always)]
fn by_signature<S: Signature, T: Copy + Default + Into<i64>, const N: usize, const WIDTH: usize>(
    records: &mut [i64],
    signatures: &[S],
    lanes: [&[T]; N],
) -> bool {
    let (records, _) = records.as_chunks_mut::<WIDTH>();
    let mut odd = 0;
    each_block(signatures.len(), lanes, |start, rows, lanes| {
        for (at, signature) in signatures[start..start + rows].iter().enumerate().take(BLOCK) {
            let Some(record) = records.get_mut(signature.at()) else { continue };
            record[0] = record[0].wrapping_add(1);
            odd |= record[0];
            for lane in 0..N {
                record[lane + 1] = record[lane + 1].wrapping_add(lanes[lane][at % BLOCK].into());
            }
        }
    });
    odd < 0
}

/// The largest of some numbers.
pub(super) fn largest(values: Lane<'_>) -> i64 {
    match values {
        Lane::Short(values) => values.iter().copied().max().map_or(i64::MIN, i64::from),
        Lane::Long(values) => values.iter().copied().max().unwrap_or(i64::MIN),
    }
}

/// Raises the longest of its slot and of its kind's class to each number.
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
