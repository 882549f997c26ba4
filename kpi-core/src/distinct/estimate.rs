//! What a sketch tells: about how many, and how far off at most.

use std::fmt;

/// How many standard deviations away the bounds of an estimate lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deviations {
    /// One: about 68 of 100 estimates hold the true count within their bounds.
    One,
    /// Two: about 95 of 100.
    Two,
    /// Three: about 997 of 1,000.
    Three,
}

impl Deviations {
    /// In the order of the bounds that an estimate keeps.
    pub(super) const ALL: [Self; 3] = [Self::One, Self::Two, Self::Three];

    fn at(self) -> usize {
        match self {
            Self::One => 0,
            Self::Two => 1,
            Self::Three => 2,
        }
    }
}

/// `68 %`, `95 %`, `99.7 %`: how often the bounds hold the true count.
impl fmt::Display for Deviations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::One => "68 %",
            Self::Two => "95 %",
            Self::Three => "99.7 %",
        })
    }
}

/// About how many different members there are, between which bounds, at which precision.
///
/// * **What it measures.** What a [`DistinctCount`](crate::distinct::DistinctCount) does, without having kept every
///   id.
/// * **Definition.** The estimate of a [`DistinctSketch`](crate::distinct::DistinctSketch), rounded half to even; the
///   bounds for one, two and three [standard deviations](Deviations), rounded outwards.
/// * **Accuracy and cost.** Up to `2^lg_k` ids every id is kept: estimate and bounds are the number itself. Beyond,
///   one standard deviation is `1 / sqrt(2^lg_k - 1)` of the true count. It cannot be added, for the reasons that two
///   counts cannot: merge the sketches, then estimate.
///
/// # Examples
///
/// ```
/// use kpi_core::distinct::{Deviations, DistinctSketch};
///
/// let mut customers = DistinctSketch::new(12)?;
/// for id in 0..3 {
///     customers.add(id)?;
/// }
/// assert_eq!(customers.estimate().to_string(), "3 (lg_k 12, each id kept)");
/// for id in 0..10_000 {
///     customers.add(id)?;
/// }
/// let estimate = customers.estimate();
/// assert_eq!(estimate.to_string(), "about 9,898 (lg_k 12, 95 %: 9,662 to 10,140)"); // 10,000 in truth
/// assert_eq!((estimate.lower(Deviations::One), estimate.upper(Deviations::One)), (9_778, 10_019));
/// # Ok::<(), kpi_core::Error>(())
/// ```
///
/// Two estimates cannot be added by mistake:
///
/// ```compile_fail,E0369
/// use kpi_core::distinct::DistinctSketch;
///
/// let (monday, tuesday) = (DistinctSketch::new(12)?, DistinctSketch::new(12)?);
/// let both = monday.estimate() + tuesday.estimate();
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DistinctEstimate {
    pub(super) members: i64,
    pub(super) bounds: [(i64, i64); 3],
    pub(super) lg_k: u8,
    pub(super) estimated: bool,
}

impl DistinctEstimate {
    /// The estimate as a plain number.
    pub fn get(self) -> i64 {
        self.members
    }

    /// The lower bound: never above the estimate.
    pub fn lower(self, deviations: Deviations) -> i64 {
        self.bound(deviations).0
    }

    /// The upper bound: never below the estimate.
    pub fn upper(self, deviations: Deviations) -> i64 {
        self.bound(deviations).1
    }

    fn bound(self, deviations: Deviations) -> (i64, i64) {
        self.bounds.get(deviations.at()).copied().unwrap_or((self.members, self.members))
    }

    /// The precision of the sketch: it keeps up to `2^lg_k` ids.
    pub fn lg_k(self) -> u8 {
        self.lg_k
    }

    /// Whether ids had to be left out, so that the number is an estimate and not a count.
    pub fn is_estimated(self) -> bool {
        self.estimated
    }
}

/// `about 9,898 (lg_k 12, 95 %: 9,662 to 10,140)`, or `3 (lg_k 12, each id kept)`.
impl fmt::Display for DistinctEstimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (members, lg_k) = (grouped(self.members), self.lg_k);
        if !self.estimated {
            return write!(f, "{members} (lg_k {lg_k}, each id kept)");
        }
        let two = Deviations::Two;
        let (lower, upper) = (grouped(self.lower(two)), grouped(self.upper(two)));
        write!(f, "about {members} (lg_k {lg_k}, {two}: {lower} to {upper})")
    }
}

/// `1,234,567`: digits in groups of three. No number here is below zero.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at != 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_come_in_groups_of_three() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (999_999, "999,999"), (1_234_567, "1,234,567")]
        {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn each_bound_is_its_own() {
        let bounds = [(9, 11), (8, 12), (7, 13)];
        let estimate = DistinctEstimate { members: 10, bounds, lg_k: 7, estimated: true };
        for (deviations, (lower, upper)) in Deviations::ALL.into_iter().zip(bounds) {
            assert_eq!((estimate.lower(deviations), estimate.upper(deviations)), (lower, upper));
        }
        assert_eq!(estimate.to_string(), "about 10 (lg_k 7, 95 %: 8 to 12)");
    }
}
