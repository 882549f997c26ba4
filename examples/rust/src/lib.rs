//! What the examples share: reading a flat call log into columns, counting them, and showing the KPIs.
//!
//! ```text
//!   mapping            source            shape                card               render
//!   which column is -> columns, as    -> times, words and  -> kpi_core's      -> tables,
//!   which field        the log has them  keys of kpi_core     engine counts      or JSON
//! ```
//!
//! No KPI is computed here: every figure is a definition of `kpi_core::catalogue`, counted by the engine of `kpi_core`.

pub mod card;
pub mod cell;
pub mod ledger;
pub mod log;
pub mod mapping;
pub mod render;
pub mod shape;
pub mod source;
pub mod texts;
pub mod words;
