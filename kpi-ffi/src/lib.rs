//! The C ABI of `kpi-core`: what `include/kpi.h` declares.
//!
//! Thin: handles around the erased doors of `kpi-core`. No KPI is named here and no field list is copied; ids, words and row
//! structs stand in `include/kpi_ids.h`, which is generated from the tables of the facts and the catalogue.
//!
//! * `handle` tells handles apart, and refuses NULL, other kinds and poisoned ones; no panic crosses.
//! * `status` makes the errors; `text` the strings that come in and go out.
//! * `totals`, `observe`, `grouped`, `sharded`, `distribution`, `value`, `catalogue`, `metrics` are the rooms of the header.

mod catalogue;
mod distribution;
mod grouped;
mod handle;
mod metrics;
mod observe;
#[cfg(test)]
mod poison;
mod rules;
mod sharded;
mod status;
mod text;
mod totals;
mod value;
mod version;

pub use catalogue::*;
pub use distribution::*;
pub use grouped::*;
pub use metrics::*;
pub use observe::*;
pub use sharded::*;
pub use status::*;
pub use text::*;
pub use totals::*;
pub use value::*;
pub use version::*;
