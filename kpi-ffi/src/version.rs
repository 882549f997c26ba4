//! Versions of the library and of its ABI.

use crate::text::kpi_str;

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
