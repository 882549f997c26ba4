//! The KPIs that read contacts. Each is defined in one of these files and nowhere else.

#[rustfmt::skip] // tables: one variant, one line
mod accessibility;
#[rustfmt::skip] // tables: one variant, one line
mod alerts;
#[rustfmt::skip] // tables: one variant, one line
mod handling;
#[rustfmt::skip] // tables: one variant, one line
mod snapshots;

pub use accessibility::*;
pub use alerts::*;
pub use handling::*;
pub use snapshots::*;
