//! The loops over the rows of a slice that everything else feeds: short, over blocks of a fixed length, so that they compile to vectors.
#![allow(
    clippy::needless_range_loop,
    reason = "several arrays of one fixed length are walked together, which compiles to vectors"
)]
#![allow(
    clippy::cast_possible_truncation,
    reason = "halves of a word, and positions in a slice of rows, which are small"
)]
#![allow(clippy::many_single_char_names, reason = "lanes have no names")]

use super::bind::Ints;

/// Rows are looked at by so many: as many as a word of a bitmap has bits.
pub(super) const BLOCK: usize = 64;

/// All ones where the bit of a row is set, else zero.
#[inline(always)]
fn mask(word: u64, at: usize) -> u32 {
    // In halves: vectors shift 32 bits by different amounts at once.
    let half = if at < 32 { word as u32 } else { (word >> 32) as u32 };
    0_u32.wrapping_sub(half >> (at % 32) & 1)
}

/// Adds a cell where one bit is set and another where it is not, of rows whose bit in `valid` is set.
#[inline(always)]
pub(super) fn add_bits(to: &mut [u32; BLOCK], bits: u64, cells: [u32; 2], valid: u64) {
    let more = cells[1].wrapping_sub(cells[0]);
    for at in 0..BLOCK {
        to[at] = to[at].wrapping_add(cells[0].wrapping_add(more & mask(bits, at)) & mask(valid, at));
    }
}

/// Adds one cell to the rows whose bit is set.
#[inline(always)]
pub(super) fn add_one(to: &mut [u32; BLOCK], cell: u32, valid: u64) {
    for at in 0..BLOCK {
        to[at] += cell & mask(valid, at);
    }
}

/// Adds the cell between the cuts that each value lies in.
#[inline(always)]
pub(super) fn add_cuts<T: Copy + PartialOrd>(
    to: &mut [u32; BLOCK],
    values: &[T; BLOCK],
    cuts: &[T],
    (first, stride): (u32, u32),
    valid: u64,
) {
    let mut cells = [first; BLOCK];
    // With their number known when compiling, the cells of many rows stay in registers.
    let (fours, rest) = cuts.as_chunks::<4>();
    for four in fours {
        add_known_cuts(&mut cells, values, four, stride);
    }
    match *rest {
        [a] => add_known_cuts(&mut cells, values, &[a], stride),
        [a, b] => add_known_cuts(&mut cells, values, &[a, b], stride),
        [a, b, c] => add_known_cuts(&mut cells, values, &[a, b, c], stride),
        _ => {}
    }
    add_valid(to, &cells, valid);
}

#[inline(always)]
fn add_known_cuts<T: Copy + PartialOrd, const N: usize>(
    cells: &mut [u32; BLOCK],
    values: &[T; BLOCK],
    cuts: &[T; N],
    stride: u32,
) {
    for at in 0..BLOCK {
        for cut in cuts {
            cells[at] += if values[at] >= *cut { stride } else { 0 };
        }
    }
}

/// Adds the cells of the rows whose bit is set.
#[inline(always)]
fn add_valid(to: &mut [u32; BLOCK], cells: &[u32; BLOCK], valid: u64) {
    if valid == u64::MAX {
        for at in 0..BLOCK {
            to[at] += cells[at];
        }
    } else {
        for at in 0..BLOCK {
            to[at] += cells[at] & mask(valid, at);
        }
    }
}

/// Adds the cell of each code.
#[inline(always)]
pub(super) fn add_codes<T: Copy + PartialEq + TryInto<usize> + TryFrom<usize>>(
    to: &mut [u32; BLOCK],
    codes: &[T; BLOCK],
    cells: &[u32],
    valid: u64,
) {
    let mut own = [0; BLOCK];
    if cells.len() <= FEW {
        // A comparison with each of a few codes is done for many rows at once, a look into a table for one.
        for (code, cell) in cells.iter().enumerate() {
            let Ok(code) = T::try_from(code) else { continue };
            for at in 0..BLOCK {
                own[at] |= if codes[at] == code { *cell } else { 0 };
            }
        }
    } else {
        for at in 0..BLOCK {
            // A null may hold any code.
            own[at] = codes[at].try_into().ok().and_then(|code| cells.get(code)).copied().unwrap_or_default();
        }
    }
    add_valid(to, &own, valid);
}

/// So many codes are compared one by one.
const FEW: usize = 8;

/// The kind of each signature, as far as it is known.
#[inline(always)]
pub(super) fn kinds(signatures: &[u32], by_signature: &[u16], to: &mut Vec<u16>) {
    to.clear();
    to.extend(signatures.iter().map(|signature| by_signature.get(*signature as usize).copied().unwrap_or_default()));
}

/// The rows whose bit is set.
pub(super) fn rows_of(words: &[u64], to: &mut Vec<u16>) {
    to.clear();
    for (at, word) in words.iter().enumerate() {
        let mut left = *word;
        while left != 0 {
            to.push((at * BLOCK) as u16 + left.trailing_zeros() as u16);
            left &= left - 1;
        }
    }
}

/// The numbers of these rows.
pub(super) fn gather(values: &Ints<'_>, rows: &[u16], to: &mut Vec<i64>) {
    macro_rules! of {
        ($values:expr) => {
            to.extend(rows.iter().map(|row| $values.get(usize::from(*row)).map_or(0, |value| i64::from(*value))))
        };
    }
    to.clear();
    match values {
        Ints::I8(values) => of!(values),
        Ints::I16(values) => of!(values),
        Ints::I32(values) => of!(values),
        Ints::I64(values) => of!(values),
        Ints::U8(values) => of!(values),
        Ints::U16(values) => of!(values),
        Ints::U32(values) => of!(values),
        Ints::U64(_) => to.extend(rows.iter().map(|row| values.get(usize::from(*row)))),
    }
}

/// Hands each block of signatures on with the values beside it; the last block is filled up with the first value.
#[inline(always)]
pub(super) fn by_block<T: Copy>(
    signatures: &mut [u32],
    values: &[T],
    mut each: impl FnMut(usize, &mut [u32; BLOCK], &[T; BLOCK]),
) {
    let (blocks, rest) = signatures.as_chunks_mut::<BLOCK>();
    let (full, beyond) = values.as_chunks::<BLOCK>();
    let whole = blocks.len();
    for (at, (to, values)) in blocks.iter_mut().zip(full).enumerate() {
        each(at * BLOCK, to, values);
    }
    if let Some(filler) = beyond.first().filter(|_| !rest.is_empty()) {
        let (mut to, mut last) = ([0; BLOCK], [*filler; BLOCK]);
        let len = rest.len().min(beyond.len());
        to[..len].copy_from_slice(&rest[..len]);
        last[..len].copy_from_slice(&beyond[..len]);
        each(whole * BLOCK, &mut to, &last);
        rest[..len].copy_from_slice(&to[..len]);
    }
}

/// Where rows of one group are added to.
pub(super) struct Targets<'a> {
    /// Counts by group and kind.
    pub counts: &'a mut [u32],
    pub room: usize,
    /// Sums by group and class.
    pub sums: &'a mut [i64],
    pub width: usize,
}

/// So many sums are kept of one kind of row at most.
pub(super) const MOST_LANES: usize = 8;

/// Counts each row in its group and kind, and adds its numbers to the sums of its kind's classes.
pub(super) fn count(
    targets: &mut Targets<'_>,
    classes: &[[u8; MOST_LANES]],
    groups: &[u32],
    kinds: &[u16],
    lanes: &[&[i64]],
) {
    match *lanes {
        [] => count_lanes::<0>(targets, classes, groups, kinds, []),
        [a] => count_lanes(targets, classes, groups, kinds, [a]),
        [a, b] => count_lanes(targets, classes, groups, kinds, [a, b]),
        [a, b, c] => count_lanes(targets, classes, groups, kinds, [a, b, c]),
        [a, b, c, d] => count_lanes(targets, classes, groups, kinds, [a, b, c, d]),
        [a, b, c, d, e] => count_lanes(targets, classes, groups, kinds, [a, b, c, d, e]),
        [a, b, c, d, e, f] => count_lanes(targets, classes, groups, kinds, [a, b, c, d, e, f]),
        [a, b, c, d, e, f, g] => count_lanes(targets, classes, groups, kinds, [a, b, c, d, e, f, g]),
        [a, b, c, d, e, f, g, h, ..] => count_lanes(targets, classes, groups, kinds, [a, b, c, d, e, f, g, h]),
    }
}

#[inline(always)]
fn count_lanes<const N: usize>(
    targets: &mut Targets<'_>,
    classes: &[[u8; MOST_LANES]],
    groups: &[u32],
    kinds: &[u16],
    lanes: [&[i64]; N],
) {
    let rows = lanes.iter().fold(groups.len().min(kinds.len()), |rows, lane| rows.min(lane.len()));
    let (groups, kinds, lanes) = (&groups[..rows], &kinds[..rows], lanes.map(|lane| &lane[..rows]));
    for row in 0..rows {
        let (group, kind) = (groups[row] as usize, usize::from(kinds[row]));
        if let Some(count) = targets.counts.get_mut(group * targets.room + kind) {
            *count += 1;
        }
        if N == 0 {
            continue;
        }
        let (Some(classes), Some(sums)) = (classes.get(kind), targets.sums.get_mut(group * targets.width..)) else {
            continue;
        };
        for lane in 0..N {
            // Sums of a first class are never read; whoever calls keeps the others in range.
            if let Some(sum) = sums.get_mut(usize::from(classes[lane])) {
                *sum = sum.wrapping_add(lanes[lane][row]);
            }
        }
    }
}

/// Raises the longest of its group and of its kind's class to each number.
pub(super) fn longest(most: &mut [i64], width: usize, class_of: &[u32], groups: &[u32], kinds: &[u16], values: &[i64]) {
    for ((group, kind), value) in groups.iter().zip(kinds).zip(values) {
        let class = class_of.get(usize::from(*kind)).copied().unwrap_or_default();
        if let Some(most) = most.get_mut(*group as usize * width + class as usize) {
            *most = (*value).max(*most);
        }
    }
}

/// The numbers of all rows.
pub(super) fn widen(values: &Ints<'_>, to: &mut Vec<i64>) {
    macro_rules! of {
        ($values:expr) => {
            to.extend($values.iter().map(|value| i64::from(*value)))
        };
    }
    to.clear();
    match values {
        Ints::I8(values) => of!(values),
        Ints::I16(values) => of!(values),
        Ints::I32(values) => of!(values),
        Ints::I64(values) => to.extend_from_slice(values),
        Ints::U8(values) => of!(values),
        Ints::U16(values) => of!(values),
        Ints::U32(values) => of!(values),
        Ints::U64(values) => to.extend(values.iter().map(|value| i64::try_from(*value).unwrap_or(i64::MAX))),
    }
}
