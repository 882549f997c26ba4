//! The signature of each row of a slice: which cell each of its values lies in.

use super::bind::{Bound, Data, Ints};
use super::kernel::{self, BLOCK, by_block};
use super::kinds::{Cells, Part};
use arrow_buffer::NullBuffer;

/// What one column adds to every signature of a slice, where it tells the same of each of its rows.
pub(super) fn same_of_all(bound: &Bound<'_>, part: &Part) -> Option<u32> {
    let all_known =
        bound.nulls.is_none() && !matches!(&bound.data, Data::Codes(_, values) if values.iter().any(Option::is_none));
    if part.cells == Cells::Known && all_known { u32::try_from(part.stride).ok() } else { None }
}

/// Adds what one column tells to the signatures of its rows, with the widest vectors that the processor has.
pub(super) fn add(signatures: &mut [u32], bound: &Bound<'_>, part: &Part, arch: pulp::Arch) {
    arch.dispatch(Add { signatures, bound, part });
}

struct Add<'a, 'b> {
    signatures: &'a mut [u32],
    bound: &'a Bound<'b>,
    part: &'a Part,
}

impl pulp::WithSimd for Add<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        add_here(self.signatures, self.bound, self.part);
    }
}

#[inline(always)]
fn add_here(signatures: &mut [u32], bound: &Bound<'_>, part: &Part) {
    let Ok(stride) = u32::try_from(part.stride) else { return };
    let nulls = bound.nulls.as_ref();
    match (&bound.data, &part.cells) {
        (Data::Codes(codes, values), Cells::Known) if values.iter().any(Option::is_none) => {
            let cells: Vec<u32> = values.iter().map(|value| u32::from(value.is_some()) * stride).collect();
            add_codes(signatures, codes, nulls, &cells);
        }
        (_, Cells::Known) => {
            for (at, to) in signatures.chunks_mut(BLOCK).enumerate() {
                let valid = valid(nulls, at * BLOCK, to.len());
                partly(
                    to,
                    #[inline(always)]
                    |to| kernel::add_one(to, stride, valid),
                );
            }
        }
        (Data::Bits(bits, values), cells) => {
            let cells = values.map(|value| narrow(cells.of(value)) * stride);
            for (at, to) in signatures.chunks_mut(BLOCK).enumerate() {
                let valid = valid(nulls, at * BLOCK, to.len());
                let word = bits_at(bits.values(), bits.offset() + at * BLOCK, to.len());
                partly(
                    to,
                    #[inline(always)]
                    |to| kernel::add_bits(to, word, cells, valid),
                );
            }
        }
        (Data::Codes(codes, values), cells) => {
            let cells: Vec<u32> = values.iter().map(|value| narrow(cells.of(*value)) * stride).collect();
            add_codes(signatures, codes, nulls, &cells);
        }
        (Data::Numbers(ints, times), Cells::Cuts(cuts)) => add_cuts(signatures, ints, *times, cuts, nulls, stride),
        (Data::Own(values), Cells::Cuts(cuts)) => add_cuts(signatures, &Ints::I64(values), 1, cuts, nulls, stride),
        (_, cells) => {
            for (at, signature) in signatures.iter_mut().enumerate() {
                *signature += narrow(cells.of(bound.value(at))) * stride;
            }
        }
    }
}

/// Adds what one column tells to the signatures of a few rows.
pub(super) fn add_few(signatures: &mut [u32], bound: &Bound<'_>, part: &Part, rows: &[u16]) {
    let Ok(stride) = u32::try_from(part.stride) else { return };
    let nulls = bound.nulls.as_ref();
    match (&bound.data, &part.cells) {
        (Data::Numbers(ints, times), Cells::Cuts(cuts)) => {
            let small = part.small.as_deref().filter(|_| *times == 1 && cuts.len() > 4);
            add_few_cuts(signatures, ints, (&raw_cuts(cuts, *times), small), nulls, stride, rows);
        }
        _ => {
            for (signature, row) in signatures.iter_mut().zip(rows) {
                *signature += narrow(part.cells.of(bound.value(usize::from(*row)))) * stride;
            }
        }
    }
}

/// The least integers whose products with a factor reach the cuts.
fn raw_cuts(cuts: &[i64], times: i64) -> Vec<i64> {
    cuts.iter().map(|cut| cut.div_euclid(times) + i64::from(cut.rem_euclid(times) != 0)).collect()
}

fn add_few_cuts(
    signatures: &mut [u32],
    ints: &Ints<'_>,
    (cuts, small): (&[i64], Option<&[u32]>),
    nulls: Option<&NullBuffer>,
    stride: u32,
    rows: &[u16],
) {
    macro_rules! add {
        ($values:expr, $wide:expr) => {
            for (signature, row) in signatures.iter_mut().zip(rows) {
                let row = usize::from(*row);
                let Some(value) = $values.get(row).map($wide) else { continue };
                let in_table = small.and_then(|small| small.get(usize::try_from(value).ok()?).copied());
                let cell = in_table.unwrap_or_else(|| 1 + cuts.iter().map(|cut| u32::from(value >= *cut)).sum::<u32>());
                let known = nulls.is_none_or(|nulls| nulls.is_valid(row));
                *signature += if known { cell * stride } else { 0 };
            }
        };
    }
    match ints {
        Ints::I8(values) => add!(values, |value| i64::from(*value)),
        Ints::I16(values) => add!(values, |value| i64::from(*value)),
        Ints::I32(values) => add!(values, |value| i64::from(*value)),
        Ints::I64(values) => add!(values, |value| *value),
        Ints::U8(values) => add!(values, |value| i64::from(*value)),
        Ints::U16(values) => add!(values, |value| i64::from(*value)),
        Ints::U32(values) => add!(values, |value| i64::from(*value)),
        Ints::U64(values) => add!(values, |value| i64::try_from(*value).unwrap_or(i64::MAX)),
    }
}

/// For each block of rows, the bits of those of which one of these columns is known.
pub(super) fn known(columns: &[&Bound<'_>], rows: usize, to: &mut Vec<u64>) {
    to.clear();
    for at in (0..rows).step_by(BLOCK) {
        let len = BLOCK.min(rows - at);
        let all = if len == BLOCK { u64::MAX } else { (1 << len) - 1 };
        to.push(columns.iter().fold(0, |word, column| word | valid(column.nulls.as_ref(), at, len)) & all);
    }
}

/// A cell's number is below the number of signatures, which is small.
fn narrow(cell: u64) -> u32 {
    u32::try_from(cell).unwrap_or(u32::MAX)
}

/// Hands on a block that may be the last and shorter one.
#[inline(always)]
fn partly(to: &mut [u32], add: impl FnOnce(&mut [u32; BLOCK])) {
    if let Ok(to) = to.try_into() {
        return add(to);
    }
    let mut whole = [0; BLOCK];
    whole[..to.len()].copy_from_slice(to);
    add(&mut whole);
    to.copy_from_slice(&whole[..to.len()]);
}

/// The bits of the rows that are not null.
#[inline(always)]
fn valid(nulls: Option<&NullBuffer>, start: usize, len: usize) -> u64 {
    nulls.map_or(u64::MAX, |nulls| bits_at(nulls.buffer(), nulls.offset() + start, len))
}

/// Up to 64 bits of a bitmap from a bit on.
#[inline(always)]
fn bits_at(bytes: &[u8], bit: usize, len: usize) -> u64 {
    let (byte, shift) = (bit / 8, bit % 8);
    let needed = (shift + len).div_ceil(8);
    let Some(bytes) = bytes.get(byte..(byte + needed).min(bytes.len())) else { return 0 };
    let mut low = [0_u8; 8];
    let take = bytes.len().min(8);
    low[..take].copy_from_slice(&bytes[..take]);
    let word = u64::from_le_bytes(low) >> shift;
    match bytes.get(8) {
        Some(next) if shift != 0 => word | u64::from(*next) << (64 - shift),
        _ => word,
    }
}

#[inline(always)]
fn add_codes(signatures: &mut [u32], codes: &Ints<'_>, nulls: Option<&NullBuffer>, cells: &[u32]) {
    macro_rules! add {
        ($codes:expr) => {
            by_block(
                signatures,
                $codes,
                #[inline(always)]
                |at, to, codes| kernel::add_codes(to, codes, cells, valid(nulls, at, BLOCK)),
            )
        };
    }
    match codes {
        Ints::I8(codes) => add!(codes),
        Ints::I16(codes) => add!(codes),
        Ints::I32(codes) => add!(codes),
        Ints::I64(codes) => add!(codes),
        Ints::U8(codes) => add!(codes),
        Ints::U16(codes) => add!(codes),
        Ints::U32(codes) => add!(codes),
        Ints::U64(codes) => add!(codes),
    }
}

#[inline(always)]
fn add_cuts(
    signatures: &mut [u32],
    ints: &Ints<'_>,
    times: i64,
    cuts: &[i64],
    nulls: Option<&NullBuffer>,
    stride: u32,
) {
    let cuts = raw_cuts(cuts, times);
    macro_rules! add {
        ($values:expr, $type:ty) => {{
            // What every integer of the type reaches is reached; what none reaches is not looked at.
            let reached = cuts.iter().filter(|cut| i128::from(**cut) <= i128::from(<$type>::MIN)).count();
            let cuts: Vec<$type> = cuts[reached..].iter().filter_map(|cut| <$type>::try_from(*cut).ok()).collect();
            let cells = (stride * (narrow(reached as u64) + 1), stride);
            by_block(
                signatures,
                $values,
                #[inline(always)]
                |at, to, values| kernel::add_cuts(to, values, &cuts, cells, valid(nulls, at, BLOCK)),
            )
        }};
    }
    match ints {
        Ints::I8(values) => add!(values, i8),
        Ints::I16(values) => add!(values, i16),
        Ints::I32(values) => add!(values, i32),
        Ints::I64(values) => add!(values, i64),
        Ints::U8(values) => add!(values, u8),
        Ints::U16(values) => add!(values, u16),
        Ints::U32(values) => add!(values, u32),
        Ints::U64(values) => add!(values, u64),
    }
}
