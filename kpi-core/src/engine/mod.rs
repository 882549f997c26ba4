//! The columnar engine: Arrow record batches in, exact totals and KPIs per group and interval out.
//!
//! **What it does.** A [`Query`] says which columns of which tables hold the fields of which facts, by which keys and intervals to
//! group, and which KPIs are asked for. Batches are pushed as they come; all totals that the KPIs need are filled in one pass over
//! the columns. What comes out is equal, bit for bit, to counting the same rows one by one.
//!
//! **Nothing is assumed.** Words are translated by mapping, and unmapped ones are listed; a missing or wrongly typed column names itself, the
//! types that it may have, and the KPIs that need it; rejected rows are counted by reason with their numbers.
//!
//! **What can be asked.** KPIs by id under any rules, several thresholds side by side, families, or all that the columns allow ([`Ask`]); what is
//! left out says for want of what ([`KpiLeftOut`]). Intervals without rows come on request, and so does news of how far a run has come.
//!
//! **Cost.** Rows are counted by kinds: rows that agree in every word and flag, in what is null and in between which thresholds
//! their times lie add the same integers, so that a row costs one increment and one addition for each sum. Facts whose rows are
//! compared in other ways are counted row by row. Memory grows with the groups, not with the rows, unless
//! percentiles or distinct members are asked for exactly, ids that are texts are told apart, or a table takes its keys from another.
//!
//! # Examples
//!
//! ```
//! use arrow_array::{ArrayRef, Int32Array, RecordBatch, StringArray};
//! use kpi_core::engine::{Ask, Column, Mapping, Query, Table};
//! use std::sync::Arc;
//!
//! let calls = RecordBatch::try_from_iter([
//!     ("queue", Arc::new(StringArray::from(vec!["sales", "sales", "help"])) as ArrayRef),
//!     ("result", Arc::new(StringArray::from(vec!["AGENT", "HANG", "AGENT"])) as ArrayRef),
//!     ("wait_ms", Arc::new(Int32Array::from(vec![Some(12_000), Some(90_000), None])) as ArrayRef),
//! ])?;
//! let contacts = Mapping::of("contact")
//!     .field("outcome", Column::named("result").words([("AGENT", "handled"), ("HANG", "abandoned_queue")]))
//!     .field("wait", Column::named("wait_ms").millis());
//! let query = Query::new().table(Table::named("calls").of(contacts)).by(["queue"]).ask([Ask::kpi("service_level")]);
//!
//! let mut run = query.start([("calls", calls.schema())])?;
//! run.push("calls", &calls)?;
//! let card = run.finish()?;
//! let shown: Vec<String> = card.values().map(|(group, value)| format!("{group}: {value}")).collect();
//! assert_eq!(shown, [
//!     "help: undefined: the denominator is zero (of_offered, answer_within 20s; left out: 1 wait_unknown)",
//!     "sales: 50.0 % (1 of 2; of_offered, answer_within 20s)",
//! ]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod accounts;
mod allowed;
mod ask;
mod beside;
mod bind;
mod bits;
mod bounded;
mod by_signature;
mod card;
mod choice;
mod columns;
mod decimals;
mod dense;
mod distinct;
mod empty;
mod floats;
mod gains;
mod grid;
mod groups;
mod ids;
mod inherit;
mod kernel;
mod keys;
mod kinds;
mod lanes;
mod layout;
mod layouts;
mod linear;
mod looks;
mod lookup;
mod mapping;
mod names;
mod numbering;
mod one_by_one;
mod output;
mod own;
mod own_kpi;
mod pages;
mod plan;
mod pool;
#[cfg(test)]
mod pool_tests;
mod pooled;
mod probe;
mod progress;
mod reading;
mod report;
mod rows;
mod run;
mod settled;
mod signature;
mod slab;
mod sorted;
mod sorter;
mod states;
mod tally;
mod totals_table;
mod units;
mod words;
mod worker;

pub use arrow_array;
pub use arrow_schema;
pub use ask::Ask;
pub use card::{Card, Group};
pub use choice::KpiLeftOut;
pub use columns::Column as KpiColumn;
pub use inherit::Inherited;
pub use keys::Key;
pub use mapping::{Column, Mapping, Query, Table, TimeUnit};
pub use output::Parts;
pub use progress::Progress;
pub use report::FeedReport;
pub use run::Run;
