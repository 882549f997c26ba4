//! The KPIs that read contacts. Each is defined in one of these files and nowhere else.

#[rustfmt::skip] // tables: one variant, one line
mod accessibility;
#[rustfmt::skip] // tables: one variant, one line
mod handling;

pub use accessibility::*;
pub use handling::*;
