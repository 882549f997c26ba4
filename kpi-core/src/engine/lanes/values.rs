//! Integers of every type, a vector at a time.

#[cfg(target_arch = "x86_64")]
use super::BLOCK;
#[cfg(target_arch = "x86_64")]
use core::arch::x86_64::__m512i;

/// The bits of several vectors, the first vector's lowest.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn join<const N: usize>(parts: [u64; N]) -> u64 {
    parts.into_iter().enumerate().fold(0, |word, (at, part)| word | part << (at * (BLOCK / N)))
}

/// One type: its vectors, how a number fills one, the comparison, and how vectors of it become numbers of 16 bits.
macro_rules! value {
    ($type:ty, $vectors:expr, $set:ident, $as:ty, $bundle:ident, $reach:ident, $narrow:expr) => {
        impl Value for $type {
            #[inline(always)]
            fn narrow(self) -> i16 {
                let beyond = if i128::from(self) < 0 { i16::MIN } else { i16::MAX };
                i16::try_from(self).unwrap_or(beyond)
            }

            #[cfg(target_arch = "x86_64")]
            #[inline(always)]
            fn reach_wide(simd: pulp::x86::V4, values: &[Self; BLOCK], cut: Self) -> u64 {
                let vectors: [__m512i; $vectors] = pulp::cast(*values);
                let cut = simd.avx512f.$set(cut as $as);
                join(vectors.map(
                    #[inline(always)]
                    |vector| u64::from(simd.$bundle.$reach(vector, cut)),
                ))
            }

            #[cfg(target_arch = "x86_64")]
            #[inline(always)]
            fn narrow_wide(simd: pulp::x86::V4, values: &[Self; BLOCK]) -> [__m512i; 2] {
                $narrow(simd, pulp::cast(*values))
            }
        }
    };
}

/// Numbers of 32 bits as the nearest of 16.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn pack(simd: pulp::x86::V4, [a, b, c, d]: [__m512i; 4]) -> [__m512i; 2] {
    // Packing takes eights of either vector in turn.
    let order: __m512i = pulp::cast([0_i64, 2, 4, 6, 1, 3, 5, 7]);
    [(a, b), (c, d)].map(
        #[inline(always)]
        |(a, b)| simd.avx512f._mm512_permutexvar_epi64(order, simd.avx512bw._mm512_packs_epi32(a, b)),
    )
}

/// Numbers of 64 bits as the nearest of 16.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn pack_long(simd: pulp::x86::V4, eight: [__m512i; 8]) -> [__m512i; 2] {
    pulp::cast(eight.map(
        #[inline(always)]
        |vector| simd.avx512f._mm512_cvtsepi64_epi16(vector),
    ))
}

/// The same bits under the sign that the instruction's argument has.
#[allow(clippy::cast_possible_wrap, clippy::unnecessary_cast, reason = "a vector of bits has no sign")]
#[allow(clippy::unnecessary_fallible_conversions, clippy::useless_conversion, reason = "one macro for all types")]
mod each {
    use super::super::{BLOCK, Value};
    #[cfg(target_arch = "x86_64")]
    use super::{__m512i, join, pack, pack_long};

    #[cfg(target_arch = "x86_64")]
    type Simd = pulp::x86::V4;

    value!(i8, 1, _mm512_set1_epi8, i8, avx512bw, _mm512_cmpge_epi8_mask, |simd: Simd, [a, b]: [_; 2]| [
        simd.avx512bw._mm512_cvtepi8_epi16(a),
        simd.avx512bw._mm512_cvtepi8_epi16(b)
    ]);
    value!(u8, 1, _mm512_set1_epi8, i8, avx512bw, _mm512_cmpge_epu8_mask, |simd: Simd, [a, b]: [_; 2]| [
        simd.avx512bw._mm512_cvtepu8_epi16(a),
        simd.avx512bw._mm512_cvtepu8_epi16(b)
    ]);
    value!(i16, 2, _mm512_set1_epi16, i16, avx512bw, _mm512_cmpge_epi16_mask, |_, both| both);
    value!(u16, 2, _mm512_set1_epi16, i16, avx512bw, _mm512_cmpge_epu16_mask, |simd: Simd, [a, b]: [_; 2]| {
        let most = simd.avx512f._mm512_set1_epi16(i16::MAX);
        [simd.avx512bw._mm512_min_epu16(a, most), simd.avx512bw._mm512_min_epu16(b, most)]
    });
    value!(i32, 4, _mm512_set1_epi32, i32, avx512f, _mm512_cmpge_epi32_mask, pack);
    value!(u32, 4, _mm512_set1_epi32, i32, avx512f, _mm512_cmpge_epu32_mask, |simd: Simd, all: [__m512i; 4]| {
        let most = simd.avx512f._mm512_set1_epi32(i32::MAX);
        pack(
            simd,
            all.map(
                #[inline(always)]
                |vector| simd.avx512f._mm512_min_epu32(vector, most),
            ),
        )
    });
    value!(i64, 8, _mm512_set1_epi64, i64, avx512f, _mm512_cmpge_epi64_mask, pack_long);
    value!(u64, 8, _mm512_set1_epi64, i64, avx512f, _mm512_cmpge_epu64_mask, |simd: Simd, all: [__m512i; 8]| {
        let most = simd.avx512f._mm512_set1_epi64(i64::MAX);
        pack_long(
            simd,
            all.map(
                #[inline(always)]
                |vector| simd.avx512f._mm512_min_epu64(vector, most),
            ),
        )
    });
}
