//! Sixty-four rows at once: comparisons that give a bit a row, and additions to the rows whose bit is set.
//!
//! Two implementations that tell the same: [`Plain`] says what is meant, one row after the other; [`Wide`] does it with the
//! 512-bit vectors and mask registers of x86 where the processor has them, eight to sixty-four rows an instruction. Everything that a
//! row tells becomes one of these bits, so that no branch depends on a row.

#[cfg(target_arch = "x86_64")]
use core::arch::x86_64::{__m256i, __m512i};

/// As many rows as a word of a bitmap has bits.
pub(super) const BLOCK: usize = 64;

/// The bytes that are fetched from memory together.
#[cfg(target_arch = "x86_64")]
const LINE: usize = 64;

/// So many entries has a table that is looked up in registers.
pub(super) const TABLE: usize = 32;

/// What is done to the rows of a block.
pub(super) trait Lanes: Copy {
    /// The bits of the values that are at least `cut`.
    fn reach<T: Value>(self, values: &[T; BLOCK], cut: T) -> u64;
    /// Adds to the rows whose bit is set.
    fn add<S: Signature>(self, to: &mut [S; BLOCK], rows: u64, n: S);
    /// Adds to the rows whose bit is set `more` for each of these cuts that its value reaches. None of the cuts is the least number of
    /// 16 bits: values beyond 16 bits are taken for the nearest number that has them.
    fn climb<T: Value, S: Signature, const N: usize>(
        self,
        to: &mut [S; BLOCK],
        values: &[T; BLOCK],
        cuts: [i16; N],
        rows: u64,
        more: S,
    );
    /// Adds to the rows whose bit is set what the table has for its value; whatever that be where the value is beyond the table.
    fn look_up<T: Value, S: Signature>(self, to: &mut [S; BLOCK], values: &[T; BLOCK], table: &[S; TABLE], rows: u64);
    /// Has the block fetched from memory that lies so many values after this one.
    fn fetch<T>(self, values: &[T; BLOCK], ahead: usize);
    /// Has these values fetched from memory.
    fn fetch_all<T>(self, values: &[T]);
}

/// Integers as columns hold them.
pub(super) trait Value: Copy + Ord {
    /// The nearest number of 16 bits.
    fn narrow(self) -> i16;
    #[cfg(target_arch = "x86_64")]
    fn reach_wide(simd: pulp::x86::V4, values: &[Self; BLOCK], cut: Self) -> u64;
    #[cfg(target_arch = "x86_64")]
    fn narrow_wide(simd: pulp::x86::V4, values: &[Self; BLOCK]) -> [__m512i; 2];
}

/// A number that tells everything of a row that counts.
pub(super) trait Signature: Copy {
    /// The number as a position in a table.
    fn at(self) -> usize;
    /// The number of a cell, as far as there are bits for it: what is added later may bring it back into their range.
    fn of(cell: u32) -> Self;
    fn plus(self, n: Self) -> Self;
    /// Adds to the first 32 and to the last 32 rows whose bits are set.
    #[cfg(target_arch = "x86_64")]
    fn add_wide(simd: pulp::x86::V4, to: &mut [Self; BLOCK], rows: [u32; 2], n: Self);
    #[cfg(target_arch = "x86_64")]
    fn look_up_wide(
        simd: pulp::x86::V4,
        to: &mut [Self; BLOCK],
        values: [__m512i; 2],
        table: &[Self; TABLE],
        rows: [u32; 2],
    );
}

/// One row after the other, as compilers make of it what they can.
#[derive(Clone, Copy)]
pub(super) struct Plain;

impl Lanes for Plain {
    #[inline(always)]
    fn reach<T: Value>(self, values: &[T; BLOCK], cut: T) -> u64 {
        bits(values, |value| value >= cut)
    }

    #[inline(always)]
    fn add<S: Signature>(self, to: &mut [S; BLOCK], rows: u64, n: S) {
        for (at, to) in to.iter_mut().enumerate() {
            let more = to.plus(n);
            *to = if rows >> at & 1 == 1 { more } else { *to };
        }
    }

    #[inline(always)]
    fn climb<T: Value, S: Signature, const N: usize>(
        self,
        to: &mut [S; BLOCK],
        values: &[T; BLOCK],
        cuts: [i16; N],
        rows: u64,
        more: S,
    ) {
        for cut in cuts {
            self.add(to, bits(values, |value| value.narrow() >= cut) & rows, more);
        }
    }

    #[inline(always)]
    fn look_up<T: Value, S: Signature>(self, to: &mut [S; BLOCK], values: &[T; BLOCK], table: &[S; TABLE], rows: u64) {
        for (at, (to, value)) in to.iter_mut().zip(values).enumerate() {
            let entry = table[usize::from(value.narrow().cast_unsigned()) % TABLE];
            *to = if rows >> at & 1 == 1 { to.plus(entry) } else { *to };
        }
    }

    #[inline(always)]
    fn fetch<T>(self, _: &[T; BLOCK], _: usize) {}

    #[inline(always)]
    fn fetch_all<T>(self, _: &[T]) {}
}

/// A bit for each value. Eight bytes of zero or one become eight bits by one multiplication.
#[inline(always)]
fn bits<T: Copy>(values: &[T; BLOCK], is: impl Fn(T) -> bool) -> u64 {
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let flags: [u8; BLOCK] = values.map(|value| u8::from(is(value)));
    let (eights, _) = flags.as_chunks::<8>();
    let byte = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56;
    eights.iter().enumerate().fold(0, |word, (at, eight)| word | byte(eight) << (8 * at))
}

/// The 512-bit vectors of x86.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
pub(super) struct Wide(pub pulp::x86::V4);

#[cfg(target_arch = "x86_64")]
impl Lanes for Wide {
    #[inline(always)]
    fn reach<T: Value>(self, values: &[T; BLOCK], cut: T) -> u64 {
        T::reach_wide(self.0, values, cut)
    }

    #[inline(always)]
    fn add<S: Signature>(self, to: &mut [S; BLOCK], rows: u64, n: S) {
        S::add_wide(self.0, to, halves(rows), n);
    }

    #[inline(always)]
    fn climb<T: Value, S: Signature, const N: usize>(
        self,
        to: &mut [S; BLOCK],
        values: &[T; BLOCK],
        cuts: [i16; N],
        rows: u64,
        more: S,
    ) {
        let ([low, high], [of_low, of_high]) = (T::narrow_wide(self.0, values), halves(rows));
        for cut in cuts {
            let cut = self.0.avx512f._mm512_set1_epi16(cut);
            // Masks of 32 bits are those of 32 signatures of 16 bits: nothing is to be brought together.
            let reached = [
                self.0.avx512bw._mm512_mask_cmpge_epi16_mask(of_low, low, cut),
                self.0.avx512bw._mm512_mask_cmpge_epi16_mask(of_high, high, cut),
            ];
            S::add_wide(self.0, to, reached, more);
        }
    }

    #[inline(always)]
    fn look_up<T: Value, S: Signature>(self, to: &mut [S; BLOCK], values: &[T; BLOCK], table: &[S; TABLE], rows: u64) {
        S::look_up_wide(self.0, to, T::narrow_wide(self.0, values), table, halves(rows));
    }

    #[inline(always)]
    fn fetch<T>(self, values: &[T; BLOCK], ahead: usize) {
        // Where nothing lies there any more, nothing happens.
        let from = values.as_ptr().wrapping_add(ahead).cast::<i8>();
        for line in 0..size_of_val(values) / LINE {
            self.0.sse._mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(from.wrapping_add(line * LINE));
        }
    }

    #[inline(always)]
    fn fetch_all<T>(self, values: &[T]) {
        let from = values.as_ptr().cast::<i8>();
        for line in 0..=size_of_val(values) / LINE {
            self.0.sse._mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(from.wrapping_add(line * LINE));
        }
    }
}

/// The bits of the first 32 rows and of the last 32.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "halves of a word")]
fn halves(rows: u64) -> [u32; 2] {
    [rows as u32, (rows >> 32) as u32]
}

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
mod values {
    #[cfg(target_arch = "x86_64")]
    use super::{__m512i, join, pack, pack_long};
    use super::{BLOCK, Value};

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
        let vectors: [__m512i; 4] = pulp::cast(*to);
        let n = simd.avx512f._mm512_set1_epi32(n.cast_signed());
        let [a, b, c, d] = quarters(rows);
        *to = pulp::cast([
            simd.avx512f._mm512_mask_add_epi32(vectors[0], a, vectors[0], n),
            simd.avx512f._mm512_mask_add_epi32(vectors[1], b, vectors[1], n),
            simd.avx512f._mm512_mask_add_epi32(vectors[2], c, vectors[2], n),
            simd.avx512f._mm512_mask_add_epi32(vectors[3], d, vectors[3], n),
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

/// Work over blocks of rows, done with the widest vectors that the processor has.
pub(super) trait Work {
    type Output;
    fn run<L: Lanes>(self, lanes: L) -> Self::Output;
}

/// Which vectors the processor has.
#[derive(Clone, Copy)]
pub(super) enum Processor {
    Plain(pulp::Arch),
    #[cfg(target_arch = "x86_64")]
    Wide(pulp::x86::V4),
}

impl Processor {
    /// The processor that this runs on.
    pub(super) fn new() -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(simd) = pulp::x86::V4::try_new() {
            return Self::Wide(simd);
        }
        Self::Plain(pulp::Arch::new())
    }

    /// Does the work. Functions called by it must be inlined always: only then are they compiled for these vectors.
    pub(super) fn run<W: Work>(self, work: W) -> W::Output {
        match self {
            Self::Plain(arch) => arch.dispatch(Plainly(work)),
            #[cfg(target_arch = "x86_64")]
            Self::Wide(simd) => pulp::Simd::vectorize(simd, Widely(simd, work)),
        }
    }
}

struct Plainly<W>(W);

impl<W: Work> pulp::WithSimd for Plainly<W> {
    type Output = W::Output;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) -> W::Output {
        self.0.run(Plain)
    }
}

#[cfg(target_arch = "x86_64")]
struct Widely<W>(pulp::x86::V4, W);

#[cfg(target_arch = "x86_64")]
impl<W: Work> pulp::WithSimd for Widely<W> {
    type Output = W::Output;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) -> W::Output {
        self.1.run(Wide(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Lanes, Plain, Processor, Signature, TABLE, Value, Work};

    /// Every lane of every comparison and addition, against a plain look at each row.
    struct Check<T, S> {
        values: [T; BLOCK],
        other: T,
        rows: u64,
        n: S,
    }

    impl<T: Value + Into<i128>, S: Signature + PartialEq + std::fmt::Debug> Work for Check<T, S> {
        type Output = ();

        #[inline(always)]
        fn run<L: Lanes>(self, lanes: L) {
            let reach = lanes.reach(&self.values, self.other);
            let start: [S; BLOCK] = std::array::from_fn(|at| S::of(u32::try_from(at * 7).unwrap()));
            let mut to = start;
            lanes.add(&mut to, self.rows, self.n);
            for at in 0..BLOCK {
                assert_eq!(reach >> at & 1 == 1, self.values[at] >= self.other, "reach, row {at}");
                let expected = if self.rows >> at & 1 == 1 { start[at].plus(self.n) } else { start[at] };
                assert_eq!(to[at], expected, "add, row {at}");
            }
            let cuts = [-32_767, 0, 2, 32_767];
            let table: [S; TABLE] = std::array::from_fn(|at| S::of(u32::try_from(at * at * 60_000).unwrap()));
            let (mut climbed, mut looked_up) = (start, start);
            lanes.climb(&mut climbed, &self.values, cuts, self.rows, self.n);
            lanes.look_up(&mut looked_up, &self.values, &table, self.rows);
            for at in 0..BLOCK {
                let value: i128 = self.values[at].into();
                let reached = cuts.iter().filter(|cut| value >= i128::from(**cut) && self.rows >> at & 1 == 1);
                let expected = reached.fold(start[at], |sum, _| sum.plus(self.n));
                assert_eq!(climbed[at], expected, "climb, row {at}");
                if let Some(entry) = usize::try_from(value).ok().and_then(|value| table.get(value)) {
                    let expected = if self.rows >> at & 1 == 1 { start[at].plus(*entry) } else { start[at] };
                    assert_eq!(looked_up[at], expected, "look up, row {at}");
                }
            }
        }
    }

    fn numbers(seed: u64) -> impl Iterator<Item = u64> {
        // The generator of Steele and Vigna: any spread of bits will do.
        (1..).map(move |n: u64| {
            let z = seed.wrapping_add(n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ z >> 31
        })
    }

    macro_rules! check {
        ($($type:ty),*) => {
            $(for seed in 0..200 {
                let mut numbers = numbers(seed);
                let mut next = || numbers.next().unwrap();
                // Few values, so that many are the same; then all bits.
                let narrow = [3, 31, u64::MAX][seed as usize % 3];
                #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::unnecessary_cast, reason = "any bits will do")]
                let mut value = || (next() & narrow) as $type;
                let (values, other) = (std::array::from_fn(|_| value()), value());
                let rows = next();
                let (short, long) = (Check { values, other, rows, n: 513_u16 }, Check { values, other, rows, n: 70_001_u32 });
                Processor::new().run(short);
                Processor::new().run(long);
                Check { values, other, rows, n: 9_u16 }.run(Plain);
                Check { values, other, rows, n: 9_u32 }.run(Plain);
            })*
        };
    }

    #[test]
    fn every_lane_tells_what_a_look_at_its_row_tells() {
        check!(i8, u8, i16, u16, i32, u32, i64, u64);
    }
}
