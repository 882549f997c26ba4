//! Sixty-four rows at once: comparisons that give a bit a row, and additions to the rows whose bit is set.
//!
//! Two implementations that tell the same: [`Plain`] says what is meant, one row after the other; [`Wide`] does it with the
//! 512-bit vectors and mask registers of x86 where the processor has them, eight to sixty-four rows an instruction. Everything that a
//! row tells becomes one of these bits, so that no branch depends on a row.

/// As many rows as a word of a bitmap has bits.
pub(super) const BLOCK: usize = 64;

/// What is done to the rows of a block.
pub(super) trait Lanes: Copy {
    /// The bits of the values that are at least `cut`.
    fn reach<T: Value>(self, values: &[T; BLOCK], cut: T) -> u64;
    /// The bits of the values that are `code`.
    fn same<T: Value>(self, values: &[T; BLOCK], code: T) -> u64;
    /// Adds to the rows whose bit is set.
    fn add<S: Signature>(self, to: &mut [S; BLOCK], rows: u64, n: S);
}

/// Integers as columns hold them.
pub(super) trait Value: Copy + PartialOrd {
    #[cfg(target_arch = "x86_64")]
    fn reach_wide(simd: pulp::x86::V4, values: &[Self; BLOCK], cut: Self) -> u64;
    #[cfg(target_arch = "x86_64")]
    fn same_wide(simd: pulp::x86::V4, values: &[Self; BLOCK], code: Self) -> u64;
}

/// A number that tells everything of a row that counts.
pub(super) trait Signature: Copy {
    /// The number as a position in a table.
    fn at(self) -> usize;
    /// The number of a cell.
    fn of(cell: u32) -> Self;
    fn plus(self, n: Self) -> Self;
    #[cfg(target_arch = "x86_64")]
    fn add_wide(simd: pulp::x86::V4, to: &mut [Self; BLOCK], rows: u64, n: Self);
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
    fn same<T: Value>(self, values: &[T; BLOCK], code: T) -> u64 {
        bits(values, |value| value == code)
    }

    #[inline(always)]
    fn add<S: Signature>(self, to: &mut [S; BLOCK], rows: u64, n: S) {
        for (at, to) in to.iter_mut().enumerate() {
            let more = to.plus(n);
            *to = if rows >> at & 1 == 1 { more } else { *to };
        }
    }
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
    fn same<T: Value>(self, values: &[T; BLOCK], code: T) -> u64 {
        T::same_wide(self.0, values, code)
    }

    #[inline(always)]
    fn add<S: Signature>(self, to: &mut [S; BLOCK], rows: u64, n: S) {
        S::add_wide(self.0, to, rows, n);
    }
}

/// The bits of several vectors, the first vector's lowest.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn join<const N: usize>(parts: [u64; N]) -> u64 {
    parts.into_iter().enumerate().fold(0, |word, (at, part)| word | part << (at * (BLOCK / N)))
}

/// Comparisons of one type: its vectors, how a number fills one, and the instructions.
macro_rules! value {
    ($type:ty, $vectors:expr, $set:ident, $as:ty, $bundle:ident, $reach:ident, $same:ident) => {
        impl Value for $type {
            #[cfg(target_arch = "x86_64")]
            #[inline(always)]
            fn reach_wide(simd: pulp::x86::V4, values: &[Self; BLOCK], cut: Self) -> u64 {
                let vectors: [core::arch::x86_64::__m512i; $vectors] = pulp::cast(*values);
                let cut = simd.avx512f.$set(cut as $as);
                join(vectors.map(
                    #[inline(always)]
                    |vector| u64::from(simd.$bundle.$reach(vector, cut)),
                ))
            }

            #[cfg(target_arch = "x86_64")]
            #[inline(always)]
            fn same_wide(simd: pulp::x86::V4, values: &[Self; BLOCK], code: Self) -> u64 {
                let vectors: [core::arch::x86_64::__m512i; $vectors] = pulp::cast(*values);
                let code = simd.avx512f.$set(code as $as);
                join(vectors.map(
                    #[inline(always)]
                    |vector| u64::from(simd.$bundle.$same(vector, code)),
                ))
            }
        }
    };
}

/// The same bits under the sign that the instruction's argument has.
#[allow(clippy::cast_possible_wrap, clippy::unnecessary_cast, reason = "a vector of bits has no sign")]
mod values {
    use super::{BLOCK, Value, join};
    value!(i8, 1, _mm512_set1_epi8, i8, avx512bw, _mm512_cmpge_epi8_mask, _mm512_cmpeq_epi8_mask);
    value!(u8, 1, _mm512_set1_epi8, i8, avx512bw, _mm512_cmpge_epu8_mask, _mm512_cmpeq_epu8_mask);
    value!(i16, 2, _mm512_set1_epi16, i16, avx512bw, _mm512_cmpge_epi16_mask, _mm512_cmpeq_epi16_mask);
    value!(u16, 2, _mm512_set1_epi16, i16, avx512bw, _mm512_cmpge_epu16_mask, _mm512_cmpeq_epu16_mask);
    value!(i32, 4, _mm512_set1_epi32, i32, avx512f, _mm512_cmpge_epi32_mask, _mm512_cmpeq_epi32_mask);
    value!(u32, 4, _mm512_set1_epi32, i32, avx512f, _mm512_cmpge_epu32_mask, _mm512_cmpeq_epu32_mask);
    value!(i64, 8, _mm512_set1_epi64, i64, avx512f, _mm512_cmpge_epi64_mask, _mm512_cmpeq_epi64_mask);
    value!(u64, 8, _mm512_set1_epi64, i64, avx512f, _mm512_cmpge_epu64_mask, _mm512_cmpeq_epu64_mask);
}

impl Signature for u16 {
    #[inline(always)]
    fn at(self) -> usize {
        usize::from(self)
    }

    #[inline(always)]
    fn of(cell: u32) -> Self {
        u16::try_from(cell).unwrap_or(u16::MAX)
    }

    #[inline(always)]
    fn plus(self, n: Self) -> Self {
        self.wrapping_add(n)
    }

    #[cfg(target_arch = "x86_64")]
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "halves of a word")]
    fn add_wide(simd: pulp::x86::V4, to: &mut [Self; BLOCK], rows: u64, n: Self) {
        let [low, high]: [core::arch::x86_64::__m512i; 2] = pulp::cast(*to);
        let n = simd.avx512f._mm512_set1_epi16(n.cast_signed());
        *to = pulp::cast([
            simd.avx512bw._mm512_mask_add_epi16(low, rows as u32, low, n),
            simd.avx512bw._mm512_mask_add_epi16(high, (rows >> 32) as u32, high, n),
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
    #[allow(clippy::cast_possible_truncation, reason = "quarters of a word")]
    fn add_wide(simd: pulp::x86::V4, to: &mut [Self; BLOCK], rows: u64, n: Self) {
        let [a, b, c, d]: [core::arch::x86_64::__m512i; 4] = pulp::cast(*to);
        let n = simd.avx512f._mm512_set1_epi32(n.cast_signed());
        *to = pulp::cast([
            simd.avx512f._mm512_mask_add_epi32(a, rows as u16, a, n),
            simd.avx512f._mm512_mask_add_epi32(b, (rows >> 16) as u16, b, n),
            simd.avx512f._mm512_mask_add_epi32(c, (rows >> 32) as u16, c, n),
            simd.avx512f._mm512_mask_add_epi32(d, (rows >> 48) as u16, d, n),
        ]);
    }
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
    use super::{BLOCK, Lanes, Plain, Processor, Signature, Value, Work};

    /// Every lane of every comparison and addition, against a plain look at each row.
    struct Check<T, S> {
        values: [T; BLOCK],
        other: T,
        rows: u64,
        n: S,
    }

    impl<T: Value, S: Signature + PartialEq + std::fmt::Debug> Work for Check<T, S> {
        type Output = ();

        #[inline(always)]
        fn run<L: Lanes>(self, lanes: L) {
            let (reach, same) = (lanes.reach(&self.values, self.other), lanes.same(&self.values, self.other));
            let start: [S; BLOCK] = std::array::from_fn(|at| S::of(u32::try_from(at * 7).unwrap()));
            let mut to = start;
            lanes.add(&mut to, self.rows, self.n);
            for at in 0..BLOCK {
                assert_eq!(reach >> at & 1 == 1, self.values[at] >= self.other, "reach, row {at}");
                assert_eq!(same >> at & 1 == 1, self.values[at] == self.other, "same, row {at}");
                let expected = if self.rows >> at & 1 == 1 { start[at].plus(self.n) } else { start[at] };
                assert_eq!(to[at], expected, "add, row {at}");
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
                let narrow = if seed % 2 == 0 { 3 } else { u64::MAX };
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
