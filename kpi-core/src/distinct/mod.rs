//! Distinct counts: how many different members were seen, exactly or within a bound that is told.
//!
//! * **What it measures.** Different customers, issues or agents among the counted rows.
//! * **Definition.** A multiset of ids; its distinct count is the number of ids seen at least once. Distinct counts do
//!   not add (a customer of two days is one customer): merge the sets, then count. A [`DistinctCount`] therefore has
//!   no addition at all, and neither has an estimate.
//! * **Accuracy and cost.** [`DistinctSet`] is exact: memory grows with distinct ids, each is kept with its number of
//!   rows, and so a row can be taken away again. `DistinctSketch` (feature `sketch`) must be chosen by name: its
//!   memory is bounded, its estimate tells its bounds and its precision, and no row can be taken away. The result of
//!   either depends only on which rows were seen, never on their order or on how they were split before merging.
//!
//! # Examples
//!
//! ```
//! use kpi_core::DistinctSet;
//!
//! let mut monday = DistinctSet::default();
//! let mut tuesday = DistinctSet::default();
//! monday.add(7, 1)?;
//! tuesday.add(7, 1)?;
//! tuesday.add(8, 1)?;
//! monday.merge(&tuesday)?;
//! assert_eq!(monday.distinct().map(|customers| customers.get()), Some(2));
//! # Ok::<(), kpi_core::Error>(())
//! ```

mod count;
#[cfg(feature = "sketch")]
mod estimate;
mod exact;
mod members;
#[cfg(feature = "sketch")]
mod sketch;

pub use count::DistinctCount;
#[cfg(feature = "sketch")]
pub use estimate::{Deviations, DistinctEstimate};
pub use exact::DistinctSet;
pub use members::Members;
pub(crate) use members::{Counted, distinct};
#[cfg(feature = "sketch")]
pub use sketch::DistinctSketch;
