//! A distinct count: a number that nothing adds.

use std::fmt;

/// How many different members there are.
///
/// * **What it measures.** Different customers, issues or agents: of a queue, of a day, of whatever its set was fed
///   with.
/// * **Definition.** The number of ids that a [`DistinctSet`](crate::DistinctSet) holds at least once. Who called on
///   Monday and on Tuesday is one customer of both days, so the two counts together tell only that there were between
///   the larger of them and their sum. This type therefore has no addition, no sum and no difference: merge the sets,
///   then count.
/// * **Accuracy and cost.** Exact; eight bytes. [`get`](Self::get) gives the plain number, to print, to compare or to
///   divide by; who adds such numbers says so in the open.
///
/// # Examples
///
/// ```
/// use kpi_core::DistinctSet;
///
/// let (mut monday, mut tuesday) = (DistinctSet::new(), DistinctSet::new());
/// for id in [7, 8, 7] {
///     monday.add(id, 1)?;
/// }
/// tuesday.add(7, 1)?;
/// if let (Some(first), Some(second)) = (monday.distinct(), tuesday.distinct()) {
///     assert!(first > second);
/// }
/// monday.merge(&tuesday)?;
/// assert_eq!(monday.distinct().map(|customers| customers.to_string()).as_deref(), Some("2")); // not 3
/// # Ok::<(), kpi_core::Error>(())
/// ```
///
/// Two counts cannot be added by mistake:
///
/// ```compile_fail,E0369
/// use kpi_core::DistinctSet;
///
/// let (monday, tuesday) = (DistinctSet::new(), DistinctSet::new());
/// if let (Some(first), Some(second)) = (monday.distinct(), tuesday.distinct()) {
///     let both = first + second;
/// }
/// ```
///
/// nor summed:
///
/// ```compile_fail,E0277
/// use kpi_core::{DistinctSet, distinct::DistinctCount};
///
/// let days = [DistinctSet::new(), DistinctSet::new()];
/// let both: DistinctCount = days.iter().filter_map(|day| day.distinct()).sum();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DistinctCount(i64);

impl DistinctCount {
    pub(super) fn new(members: i64) -> Self {
        Self(members)
    }

    /// The plain number.
    pub fn get(self) -> i64 {
        self.0
    }
}

/// `860`; width and fill are those of a plain number.
impl fmt::Display for DistinctCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
