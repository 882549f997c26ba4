//! What the examples share: reading a flat call log into contact rows, counting them, and showing the KPIs.
//!
//! ```text
//!   mapping            reader              card                render
//!   which column is -> cells become     -> rows become      -> totals become KPIs,
//!   which field        rows, or say why    totals              as tables or as JSON
//! ```
//!
//! No KPI is computed here: every figure is a definition of `kpi_core::catalogue`, evaluated on totals of `kpi_core`.

pub mod card;
pub mod cell;
pub mod ledger;
pub mod mapping;
pub mod reader;
pub mod render;
pub mod words;
