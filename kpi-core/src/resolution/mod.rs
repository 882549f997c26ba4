//! Resolution: whether customers had to come back.

#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;
#[allow(clippy::module_inception, reason = "every room has one file per fact, named after it")]
mod resolution;
mod resolution_totals;

pub use resolution::{
    Chain, Channels, MatchOn, RESOLUTION, Resolution, ResolutionRow, ResolutionRules, ResolutionSubject,
    ResolutionTally, ResolutionTotals, WindowFrom,
};
pub use resolution_totals::ResolutionTotal;
