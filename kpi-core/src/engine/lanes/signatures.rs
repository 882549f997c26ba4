//! Signatures of 16 and of 32 bits, a vector at a time.

use super::Signature;
#[cfg(target_arch = "x86_64")]
use super::{BLOCK, TABLE};
#[cfg(target_arch = "x86_64")]
use core::arch::x86_64::{__m256i, __m512i};

impl Signature for u16 {
    #[inline(always)]
    fn at(self) -> usize {
        usize::from(self)
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "as many bits as there are")]
    fn of(cell: u32) -> Self {
        cell as u16
    }

    #[inline(always)]
    fn plus(self, n: Self) -> Self {
        self.wrapping_add(n)
    }

    #[cfg(target_arch = "x86_64")]
    #[inline(always)]
    fn add_wide(simd: pulp::x86::V4, to: &mut [Self; BLOCK], rows: [u32; 2], n: Self) {
        let [low, high]: [__m512i; 2] = pulp::cast(*to);
        let n = simd.avx512f._mm512_set1_epi16(n.cast_signed());
        *to = pulp::cast([
            simd.avx512bw._mm512_mask_add_epi16(low, rows[0], low, n),
            simd.avx512bw._mm512_mask_add_epi16(high, rows[1], high, n),
        ]);
    }

    #[cfg(target_arch = "x86_64")]
    #[inline(always)]
    fn look_up_wide(
        simd: pulp::x86::V4,
        to: &mut [Self; BLOCK],
        values: [__m512i; 2],
        table: &[Self; TABLE],
        rows: [u32; 2],
    ) {
        let [low, high]: [__m512i; 2] = pulp::cast(*to);
        let table: __m512i = pulp::cast(*table);
        let [of_low, of_high] = values.map(
            #[inline(always)]
            |values| simd.avx512bw._mm512_permutexvar_epi16(values, table),
        );
        *to = pulp::cast([
            simd.avx512bw._mm512_mask_add_epi16(low, rows[0], low, of_low),
            simd.avx512bw._mm512_mask_add_epi16(high, rows[1], high, of_high),
        ]);
    }
}

impl Signature for u32 {
    #[inline(always)]
    fn at(self) -> usize {
        self as usize
    }

    #[inline(always)]
    fn of(cell: u32) -> Self {
        cell
    }

    #[inline(always)]
    fn plus(self, n: Self) -> Self {
        self.wrapping_add(n)
    }

    #[cfg(target_arch = "x86_64")]
    #[inline(always)]
    fn add_wide(simd: pulp::x86::V4, to: &mut [Self; BLOCK], rows: [u32; 2], n: Self) {
        let mut vectors: [__m512i; 4] = pulp::cast(*to);
        let n = simd.avx512f._mm512_set1_epi32(n.cast_signed());
        for (to, rows) in vectors.iter_mut().zip(quarters(rows)) {
            *to = simd.avx512f._mm512_mask_add_epi32(*to, rows, *to, n);
        }
        *to = pulp::cast(vectors);
    }

    #[cfg(target_arch = "x86_64")]
    #[inline(always)]
    fn look_up_wide(
        simd: pulp::x86::V4,
        to: &mut [Self; BLOCK],
        values: [__m512i; 2],
        table: &[Self; TABLE],
        rows: [u32; 2],
    ) {
        let [low, high]: [__m512i; 2] = pulp::cast(*table);
        let quarters_of: [__m256i; 4] = pulp::cast(values);
        let mut vectors: [__m512i; 4] = pulp::cast(*to);
        for ((to, values), rows) in vectors.iter_mut().zip(quarters_of).zip(quarters(rows)) {
            let values = simd.avx512f._mm512_cvtepi16_epi32(values);
            let entries = simd.avx512f._mm512_permutex2var_epi32(low, values, high);
            *to = simd.avx512f._mm512_mask_add_epi32(*to, rows, *to, entries);
        }
        *to = pulp::cast(vectors);
    }
}

/// The bits of each sixteen rows.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "halves of words")]
fn quarters([low, high]: [u32; 2]) -> [u16; 4] {
    [low as u16, (low >> 16) as u16, high as u16, (high >> 16) as u16]
}
