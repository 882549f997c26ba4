//! Bits of rows where they lie: which are null, which are yes.

use super::lanes::BLOCK;
use arrow_buffer::{BooleanBuffer, NullBuffer};

/// A bitmap, from the bit of a first row on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bitmap<'a> {
    bytes: &'a [u8],
    first: usize,
}

impl<'a> Bitmap<'a> {
    pub(super) fn of(bits: &'a BooleanBuffer) -> Self {
        Self { bytes: bits.values(), first: bits.offset() }
    }

    /// The bits of the rows that are known; `None` where all are.
    pub(super) fn of_nulls(nulls: Option<&'a NullBuffer>) -> Option<Self> {
        nulls.filter(|nulls| nulls.null_count() > 0).map(|nulls| Self::of(nulls.inner()))
    }

    /// The bits of up to 64 rows from a row on; what lies beyond the bitmap is zero, and what lies beyond the rows anything.
    #[inline(always)]
    pub(super) fn word(self, row: usize) -> u64 {
        let bit = self.first + row;
        let (byte, shift) = (bit / 8, bit % 8);
        let Some(bytes) = self.bytes.get(byte..) else { return 0 };
        if let Some(nine) = bytes.first_chunk::<9>() {
            let low = u64::from_le_bytes([nine[0], nine[1], nine[2], nine[3], nine[4], nine[5], nine[6], nine[7]]);
            // In two steps: by 64 cannot be shifted.
            return low >> shift | u64::from(nine[8]) << 1 << (63 - shift);
        }
        let mut low = [0_u8; 8];
        let take = bytes.len().min(8);
        low[..take].copy_from_slice(&bytes[..take]);
        u64::from_le_bytes(low) >> shift
    }
}

/// The bits of the rows that are known: all where there is no bitmap.
#[inline(always)]
pub(super) fn known(nulls: Option<Bitmap<'_>>, row: usize) -> u64 {
    nulls.map_or(u64::MAX, |nulls| nulls.word(row))
}

/// The bits of the first rows of a block.
#[inline(always)]
pub(super) fn first(rows: usize) -> u64 {
    if rows < BLOCK { (1 << rows) - 1 } else { u64::MAX }
}

/// The rows whose bit is set.
#[allow(clippy::cast_possible_truncation, reason = "positions among the rows of a few blocks")]
#[inline(always)]
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

#[cfg(test)]
mod tests {
    use super::{Bitmap, first, rows_of};
    use arrow_buffer::BooleanBuffer;

    #[test]
    fn words_are_the_bits_from_any_row_on() {
        let flags: Vec<bool> = (0..200_u32).map(|row| row.wrapping_mul(2_654_435_761) >> 13 & 1 == 1).collect();
        let all = BooleanBuffer::from(flags.clone());
        for offset in [0, 1, 7, 8, 63] {
            let bits = all.slice(offset, 200 - offset);
            for row in 0..200 - offset {
                let len = (200 - offset - row).min(64);
                let word = Bitmap::of(&bits).word(row) & first(len);
                for at in 0..len {
                    assert_eq!(word >> at & 1 == 1, flags[offset + row + at], "offset {offset}, row {row} + {at}");
                }
            }
        }
        assert_eq!(Bitmap::of(&all).word(1_000), 0);
    }

    #[test]
    fn rows_of_words() {
        let mut rows = Vec::new();
        rows_of(&[1 << 63 | 1, 0, 0b110], &mut rows);
        assert_eq!(rows, [0, 63, 129, 130]);
    }
}
