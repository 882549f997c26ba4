//! Distinct members in bounded memory, within a bound that is told.

use crate::distinct::{Deviations, DistinctEstimate};
use crate::error::{Error, ErrorCode};
use datasketches::common::{NumStdDev, ResizeFactor};
use datasketches::hash::value::raw_bytes;
use datasketches::theta::{CompactThetaSketch, ThetaSketch, ThetaSketchBuilder, ThetaUnion, ThetaUnionBuilder};
use std::fmt;
use std::ops::RangeInclusive;

/// About how many different ids were seen, in a memory that stops growing.
///
/// * **What it measures.** Different customers, issues or agents, where they are too many to keep, or where too many
///   groups each have their own.
/// * **Definition.** Each id becomes a number between 0 and 1, evenly spread (a 63-bit `MurmurHash3` of its eight
///   bytes). The sketch keeps the `k = 2^lg_k` smallest; with `theta` the next smallest, the estimate is `k / theta`.
///   While there are no more than `k` ids, all are kept and counted. This is the theta sketch of Apache DataSketches,
///   always trimmed to `k`: what remains then is the same for the same ids, whatever their order and however they were
///   split. Its hashes are those of the Java and C++ editions for 64-bit integers.
/// * **Accuracy and cost.** A count up to `2^lg_k` ids (two ids that hash alike are one: less than one chance in a
///   billion among 100,000). Beyond, one standard deviation is `1 / sqrt(2^lg_k - 1)` of the true count: 8.9 % at
///   `lg_k` 7, 1.6 % at 12, 0.4 % at 16. The precision must be chosen, from 7 to 26. Memory: below a kilobyte for a
///   few ids, at most some 16 bytes times `2^lg_k` (64 KiB at 12). An id takes some 60 ns, an estimate some 10
///   microseconds at 12. The estimate and its bounds need no float operation but those that every machine rounds
///   alike. Nothing can be taken away: the id that was left out for a smaller hash would be missing.
///
/// # Examples
///
/// ```
/// use kpi_core::distinct::{Deviations, DistinctSketch};
///
/// let (mut monday, mut tuesday) = (DistinctSketch::new(12)?, DistinctSketch::new(12)?);
/// for id in 0..60_000 {
///     monday.add(id)?;
/// }
/// for id in 40_000..100_000 {
///     tuesday.add(id)?;
/// }
/// monday.merge(&tuesday)?;
/// let customers = monday.estimate();
/// assert_eq!(customers.to_string(), "about 98,046 (lg_k 12, 95 %: 95,079 to 101,105)"); // 100,000 in truth
/// assert_eq!(customers.upper(Deviations::Three), 102_662);
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub struct DistinctSketch {
    lg_k: u8,
    /// What was seen, in its smallest form, while nothing is being added; empty where `live` is there.
    kept: CompactThetaSketch,
    live: Option<Box<Live>>,
}

/// What can take up more. The operators of the sketch crate cannot be cloned, so a clone begins without them.
struct Live {
    all: ThetaUnion,
    /// Carries one id at a time into the union.
    one: ThetaSketch,
}

impl Live {
    fn new(lg_k: u8) -> Result<Self, Error> {
        let all = ThetaUnionBuilder::default().lg_k(lg_k).resize_factor(ResizeFactor::X2).build();
        let one = ThetaSketchBuilder::default().lg_k(5).resize_factor(ResizeFactor::X2).build();
        Ok(Self { all: all.map_err(foreign)?, one: one.map_err(foreign)? })
    }
}

impl DistinctSketch {
    /// The precisions that can be chosen. From 7 on the bounds need no more than square roots, which every machine
    /// rounds alike; above 26 a sketch would outgrow a gigabyte.
    pub const LG_K: RangeInclusive<u8> = 7..=26;

    /// No members, at this precision: up to `2^lg_k` ids are kept.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] where the precision is not in [`LG_K`](Self::LG_K).
    pub fn new(lg_k: u8) -> Result<Self, Error> {
        if !Self::LG_K.contains(&lg_k) {
            let (from, to) = Self::LG_K.into_inner();
            return Err(Error::new(
                ErrorCode::OutOfRange,
                format!("the precision lg_k of a distinct sketch lies in {from}..={to}, not at {lg_k}"),
            ));
        }
        Ok(Self { lg_k, kept: Live::new(lg_k)?.all.to_sketch(true), live: None })
    }

    /// The precision.
    pub fn lg_k(&self) -> u8 {
        self.lg_k
    }

    /// Adds an id; one that was seen before changes nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] where the sketch crate refuses, which no id makes it do; nothing changes then.
    pub fn add(&mut self, id: i64) -> Result<(), Error> {
        let live = self.live()?;
        live.one.reset();
        live.one.update(raw_bytes::from_slice(&id.to_le_bytes()));
        live.all.update(&live.one).map_err(foreign)
    }

    /// Adds the other's members.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::FormsDiffer`] where the precisions differ; nothing changes then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.lg_k != other.lg_k {
            return Err(Error::new(
                ErrorCode::FormsDiffer,
                format!("a distinct sketch of lg_k {} cannot be added to one of lg_k {}", other.lg_k, self.lg_k),
            ));
        }
        let theirs = other.canonical(true);
        self.live()?.all.update(&theirs).map_err(foreign)
    }

    /// About how many different ids were seen.
    pub fn estimate(&self) -> DistinctEstimate {
        let all = self.canonical(false);
        let bounds = Deviations::ALL.map(|deviations| {
            let deviations = match deviations {
                Deviations::One => NumStdDev::One,
                Deviations::Two => NumStdDev::Two,
                Deviations::Three => NumStdDev::Three,
            };
            (whole(all.lower_bound(deviations).floor()), whole(all.upper_bound(deviations).ceil()))
        });
        let members = whole(all.estimate().round_ties_even());
        DistinctEstimate { members, bounds, lg_k: self.lg_k, estimated: all.is_estimation_mode() }
    }

    /// The canonical sketch in the format of Apache DataSketches (uncompressed, in order).
    #[cfg(feature = "stored")]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.canonical(true).serialize()
    }

    /// The sketch of these bytes, as [`Self::to_bytes`] wrote them; otherwise what is wrong with them.
    #[cfg(feature = "stored")]
    pub(crate) fn from_bytes(lg_k: u8, bytes: &[u8]) -> Result<Self, String> {
        let empty = Self::new(lg_k).map_err(|error| error.to_string())?;
        let kept = CompactThetaSketch::deserialize(bytes).map_err(|error| error.message().to_owned())?;
        let (k, held) = (1_usize << lg_k, kept.num_retained());
        let trimmed = if kept.is_estimation_mode() { held == k } else { held <= k && (held == 0) == kept.is_empty() };
        let ascend = kept.iter().zip(kept.iter().skip(1)).all(|(one, next)| one.hash() < next.hash());
        // Written again it must be the same: older layouts, flags of no meaning and bytes behind the end are not ours.
        if !trimmed || !ascend || kept.serialize() != bytes {
            return Err(format!("it is not the canonical sketch of lg_k {lg_k}"));
        }
        Ok(Self { kept, ..empty })
    }

    /// What takes up more, made where it is not there yet.
    fn live(&mut self) -> Result<&mut Live, Error> {
        let live = if let Some(live) = self.live.take() {
            live
        } else {
            let mut live = Live::new(self.lg_k)?;
            let empty = live.all.to_sketch(true);
            live.all.update(&self.kept).map_err(foreign)?;
            self.kept = empty;
            Box::new(live)
        };
        Ok(self.live.insert(live))
    }

    /// The `k` smallest hashes and the next one, `theta`: the same for the same ids, in any order and split. In
    /// between a union keeps more of them, as many as the order left; its result never does.
    fn canonical(&self, ordered: bool) -> CompactThetaSketch {
        self.live.as_ref().map_or_else(|| self.kept.clone(), |live| live.all.to_sketch(ordered))
    }
}

impl Clone for DistinctSketch {
    fn clone(&self) -> Self {
        Self { lg_k: self.lg_k, kept: self.canonical(true), live: None }
    }
}

/// Equal where precision and kept hashes are: always so for the same ids.
impl PartialEq for DistinctSketch {
    fn eq(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.canonical(true), other.canonical(true));
        self.lg_k == other.lg_k
            && mine.theta64() == theirs.theta64()
            && mine.iter().map(|entry| entry.hash()).eq(theirs.iter().map(|entry| entry.hash()))
    }
}

impl Eq for DistinctSketch {}

impl fmt::Debug for DistinctSketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DistinctSketch").field("estimate", &self.estimate().to_string()).finish_non_exhaustive()
    }
}

/// A whole float as an integer; beyond 64 bits the nearest.
#[allow(clippy::cast_possible_truncation, reason = "the float was rounded, and `as` stops at the ends of the range")]
fn whole(float: f64) -> i64 {
    float as i64
}

/// What the sketch crate refuses. Its limits are wider than ours, so nothing comes here.
#[cold]
#[allow(clippy::needless_pass_by_value, reason = "handed to `map_err`")]
fn foreign(error: datasketches::error::Error) -> Error {
    Error::new(ErrorCode::OutOfRange, error.message())
}
