//! The C ABI of `kpi-core`: what `include/kpi.h` declares.
//!
//! Thin: handles around the erased doors of `kpi-core`. No KPI is named here and no field list is copied; ids, words and row
//! structs stand in `include/kpi_ids.h`, which is generated from the tables of the facts and the catalogue.
//!
//! * `handle` tells handles apart, and refuses NULL, other kinds and poisoned ones; no panic crosses.
//! * `status` makes the errors; `text` the strings that come in and go out.
//! * `totals`, `observe`, `grouped`, `sharded`, `distribution`, `value`, `catalogue` are the rooms of the header.

mod catalogue;
mod distribution;
mod handle;
mod observe;
mod rules;
mod status;
mod text;
mod totals;
mod value;

pub use catalogue::*;
pub use distribution::*;
pub use observe::*;
pub use status::*;
pub use text::*;
pub use totals::*;
pub use value::*;

/// The version of the ABI: functions, structs and constants are only ever added under one version.
pub const KPI_ABI_VERSION: i32 = 1;

/// The version of the ABI that the library was built with; compare it with `KPI_ABI_VERSION` of the header.
///
/// Threads: any. Errors: none.
#[unsafe(no_mangle)]
pub extern "C" fn kpi_abi_version() -> i32 {
    KPI_ABI_VERSION
}

/// The version of the library, `0.1.0`. Static: never freed.
///
/// Threads: any. Errors: none.
#[unsafe(no_mangle)]
pub extern "C" fn kpi_version() -> kpi_str {
    kpi_str::of(env!("CARGO_PKG_VERSION"))
}
