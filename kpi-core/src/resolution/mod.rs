//! Resolution: whether customers had to come back, and whether the centre called back.

mod callback;
#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;
#[allow(clippy::module_inception, reason = "every room has one file per fact, named after it")]
mod resolution;
mod resolution_totals;

pub use callback::{
    CALLBACK, Callback, CallbackOutcome, CallbackRow, CallbackRules, CallbackSubject, CallbackTally, CallbackTotal,
    CallbackTotals,
};
pub use resolution::{
    Chain, Channels, MatchOn, RESOLUTION, Resolution, ResolutionRow, ResolutionRules, ResolutionSubject,
    ResolutionTally, ResolutionTotals, WindowFrom,
};
pub use resolution_totals::ResolutionTotal;
