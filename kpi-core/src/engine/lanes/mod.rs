//! Sixty-four rows at once: comparisons that give a bit a row, and additions to the rows whose bit is set.
//!
//! Two implementations that tell the same: [`Plain`] says what is meant, one row after the other; [`Wide`] does it with the
//! 512-bit vectors and mask registers of x86 where the processor has them, eight to sixty-four rows an instruction. Everything that a
//! row tells becomes one of these bits, so that no branch depends on a row.

#[cfg(target_arch = "x86_64")]
use core::arch::x86_64::__m512i;

mod signatures;
mod values;

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
mod tests;
