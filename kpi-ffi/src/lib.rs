//! The C ABI of `kpi-core`: what `include/kpi.h` declares.
//!
//! Thin: handles around the erased doors of `kpi-core`. No KPI is named here and no field list is copied; ids, words and row
//! structs stand in `include/kpi_ids.h`, which is generated from the tables of the facts and the catalogue.
//!
//! * `handle` tells handles apart, and refuses NULL, other kinds and poisoned ones; no panic crosses.
//! * `status` makes the errors; `text` the strings that come in and go out.
//! * `asks`, `tables`, `query`, `run`, `card` are the columnar engine's, over the Arrow C Data and Stream Interfaces; `schema` and `import`
//!   read what comes in over them, with suspicion.
//! * `totals`, `observe`, `grouped`, `sharded`, `distribution`, `value`, `catalogue`, `metrics` are the rooms of the header.

mod asks;
mod card;
mod catalogue;
mod distribution;
mod grouped;
mod handle;
mod import;
mod metrics;
mod observe;
#[cfg(test)]
mod poison;
mod query;
mod rules;
mod run;
mod schema;
mod sharded;
mod status;
mod tables;
mod text;
mod totals;
mod value;
mod version;

pub use asks::*;
pub use card::*;
pub use catalogue::*;
pub use distribution::*;
pub use grouped::*;
pub use metrics::*;
pub use observe::*;
pub use query::*;
pub use run::*;
pub use schema::ArrowSchema;
pub use sharded::*;
pub use status::*;
pub use tables::*;
pub use text::*;
pub use totals::*;
pub use value::*;
pub use version::*;
