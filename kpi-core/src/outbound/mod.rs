//! Outbound: dialled attempts, the leads behind them, and what came of them.

#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;
#[allow(clippy::module_inception, reason = "every room has one file per fact, named after it")]
mod outbound;
mod outbound_valid;

pub use outbound::{
    DialResult, OUTBOUND, Outbound, OutboundRow, OutboundRules, OutboundTally, OutboundTotal, OutboundTotals,
};
