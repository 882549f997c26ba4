//! A query under way: batches are pushed, then the scorecard is asked for.

use super::bind::dictionary;
use super::card::Card;
use super::choice::KpiLeftOut;
use super::layouts;
use super::lookup::Lookups;
use super::mapping::Query;
use super::plan::Plan;
use super::progress::{Listener, Progress, ROWS_A_REPORT};
use super::worker::Worker;
use crate::error::{Error, ErrorCode};
use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{FieldRef, Schema, SchemaRef};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

impl Query {
    /// Checks the query against the schemas of its tables, and starts counting.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Column`] for a missing or wrongly typed column, [`ErrorCode::UnknownName`] for a fact, field, KPI or variant that there is
    /// not, [`ErrorCode::KeysDiffer`] for a key that a table lacks, and whatever the rules' texts say.
    pub fn start<N: Into<String>>(&self, schemas: impl IntoIterator<Item = (N, SchemaRef)>) -> Result<Run, Error> {
        let schemas: BTreeMap<String, SchemaRef> =
            schemas.into_iter().map(|(name, schema)| (name.into(), schema)).collect();
        let counted = |(name, schema)| (String::clone(name), layouts::counted_schema(schema, &self.columns(name)));
        let plan = Plan::new(self, &schemas.iter().map(counted).collect())?;
        let given = plan.tables.iter().filter_map(|table| schemas.get(&table.name).cloned()).collect();
        let workers = (0..self.threads).map(|_| Worker::new(&plan)).collect();
        let rows = vec![0; plan.tables.len()];
        let lookups = Lookups::new(&plan);
        Ok(Run { plan, given, workers, rows, lookups, listener: None, over: None })
    }
}

/// A query under way.
pub struct Run {
    plan: Plan,
    /// The schemas of the tables, as their batches have them.
    given: Vec<SchemaRef>,
    /// One for each thread; the last row of one comes before the first of the next.
    workers: Vec<Worker>,
    /// Rows pushed so far, table by table.
    rows: Vec<u64>,
    lookups: Lookups,
    listener: Option<Listener>,
    /// Why nothing can be asked any more.
    over: Option<Error>,
}

/// A thread is given at least so many rows of a batch.
const ROWS_A_THREAD: usize = 16_384;

impl std::fmt::Debug for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Run").field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Run {
    /// Tells `listener` how far the run has come: from the thread that pushes, between slices of a batch and after its last one, every
    /// few hundred thousand rows. Where it breaks, the run is cancelled: the push gives [`ErrorCode::Cancelled`], and so does
    /// whatever is asked of the run later.
    ///
    /// # Examples
    ///
    /// ```
    /// use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// use kpi_core::ErrorCode;
    /// use kpi_core::engine::{Ask, Mapping, Query, Table};
    /// use std::ops::ControlFlow;
    /// use std::sync::Arc;
    ///
    /// let results = Arc::new(StringArray::from(vec!["handled"; 1_000])) as ArrayRef;
    /// let calls = RecordBatch::try_from_iter([("result", results)])?;
    /// let table = Table::named("calls").of(Mapping::of("contact").field("outcome", "result"));
    /// let mut run = Query::new().table(table).ask([Ask::kpi("connect_rate")]).start([("calls", calls.schema())])?;
    /// run.on_progress(|progress| if progress.rows() < 2_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) });
    /// run.push("calls", &calls)?;
    /// assert_eq!(run.push("calls", &calls).map_err(|error| error.code()), Err(ErrorCode::Cancelled));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn on_progress(&mut self, listener: impl FnMut(Progress) -> ControlFlow<()> + Send + 'static) {
        self.listener = Some(Box::new(listener));
    }

    /// Counts a batch of a table. After an error, other than for the table's name or its columns, the run is over.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownName`] for a table that the query does not have, [`ErrorCode::Column`] for a batch of another schema,
    /// [`ErrorCode::OutOfRange`] for a key beyond 64 bits, [`ErrorCode::Overflow`] where a total would leave 64 bits,
    /// [`ErrorCode::Cancelled`] where [`Run::on_progress`] broke off; of a run that is over, why it is.
    pub fn push(&mut self, table: &str, batch: &RecordBatch) -> Result<(), Error> {
        self.check_not_over()?;
        let at = self
            .plan
            .tables
            .iter()
            .position(|known| known.name == table)
            .ok_or_else(|| Error::new(ErrorCode::UnknownName, format!("the query has no table `{table}`")))?;
        let of = &self.plan.tables[at];
        check_schema(table, &self.given[at], &batch.schema())?;
        let batch = &layouts::counted(batch, &of.schema)?;
        let batch = &self.lookups.widened(&self.plan, at, batch)?;
        for (key, column) in self.plan.by.iter().zip(&of.keys) {
            check_key(table, &key.name, batch.column(*column))?;
        }
        if let Err(error) = self.lookups.learn(&self.plan, at, batch) {
            self.over = Some(error.clone());
            return Err(error);
        }
        let result = match self.listener.take() {
            None => self.count(at, batch),
            Some(mut listener) => {
                let result = self.count_and_tell(at, batch, &mut listener);
                self.listener = Some(listener);
                result
            }
        };
        self.over = result.as_ref().err().cloned();
        result
    }

    /// Counts a batch in parts, and tells how far it has come after each.
    fn count_and_tell(&mut self, table: usize, batch: &RecordBatch, listener: &mut Listener) -> Result<(), Error> {
        let pushed = self.rows.iter().sum::<u64>() + batch.num_rows() as u64;
        let step = ROWS_A_REPORT.saturating_mul(self.workers.len());
        for start in (0..batch.num_rows()).step_by(step) {
            self.count(table, &batch.slice(start, step.min(batch.num_rows() - start)))?;
            let rows = self.rows.iter().sum();
            if listener(Progress { rows, pushed }).is_break() {
                let message = format!("the run was cancelled after {rows} rows: start it again for a result");
                return Err(Error::new(ErrorCode::Cancelled, message));
            }
        }
        Ok(())
    }

    /// Counts a batch whose columns are those of its table.
    fn count(&mut self, at: usize, batch: &RecordBatch) -> Result<(), Error> {
        let (plan, first) = (&self.plan, self.rows[at]);
        self.rows[at] += batch.num_rows() as u64;
        let share = batch.num_rows().div_ceil(self.workers.len()).max(ROWS_A_THREAD);
        let shares = self.workers.iter_mut().zip((0..batch.num_rows()).step_by(share));
        let count = |(worker, start): (&mut Worker, usize)| {
            let rows = batch.slice(start, share.min(batch.num_rows() - start));
            worker.push(plan, at, &rows, first + start as u64)
        };
        if batch.num_rows() <= share {
            return { shares }.try_for_each(count);
        }
        shares.collect::<Vec<_>>().into_par_iter().try_for_each(count)
    }

    /// After an error that left rows half counted there is no result.
    fn check_not_over(&self) -> Result<(), Error> {
        match &self.over {
            None => Ok(()),
            Some(error) if error.code() == ErrorCode::Cancelled => Err(error.clone()),
            Some(error) => {
                let message = format!("the run ended when a batch could not be counted ({error}): start it again");
                Err(Error::new(error.code(), message))
            }
        }
    }

    /// The KPIs of families, or of all, that are left out, in the order of the asks and of the catalogue.
    pub fn left_out(&self) -> &[KpiLeftOut] {
        &self.plan.left_out
    }

    /// Ends the counting: the KPIs of every group.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Overflow`] where a total would leave 64 bits, [`ErrorCode::OutOfRange`] where empty intervals would make too many
    /// groups; of a run that is over, why it is.
    pub fn finish(self) -> Result<Card, Error> {
        self.check_not_over()?;
        let Self { plan, workers, lookups, .. } = self;
        let inherited = lookups.told(&plan);
        let mut workers = workers.into_iter();
        let mut all = workers.next().unwrap_or_else(|| Worker::new(&plan));
        for mut worker in workers {
            worker.settle(&plan)?;
            all.settle(&plan)?;
            all.merge(&plan, worker)?;
        }
        let mut card = Card::new(plan, all)?;
        card.inherited = inherited;
        Ok(card)
    }
}

/// Columns are read by their position: a batch has those of the schema, in its order.
fn check_schema(table: &str, expected: &Schema, found: &Schema) -> Result<(), Error> {
    let wrong = |what: String| Err(Error::new(ErrorCode::Column, format!("a batch of the table `{table}` has {what}")));
    let (columns, fields) = (found.fields(), expected.fields());
    if columns.len() != fields.len() {
        return wrong(format!("{} columns, its schema has {}", columns.len(), fields.len()));
    }
    let same = |(a, b): &(&FieldRef, &FieldRef)| a.name() == b.name() && a.data_type() == b.data_type();
    match columns.iter().zip(fields).find(|pair| !same(pair)) {
        None => Ok(()),
        Some((column, field)) => wrong(format!(
            "the column `{}` of {} where its schema has `{}` of {}",
            column.name(),
            column.data_type(),
            field.name(),
            field.data_type()
        )),
    }
}

/// Keys are numbers of 64 bits with a sign: larger ones would become one.
fn check_key(table: &str, key: &str, column: &ArrayRef) -> Result<(), Error> {
    if let Some((_, list)) = dictionary(column) {
        return check_key(table, key, list);
    }
    let Some(numbers) = column.as_primitive_opt::<UInt64Type>() else { return Ok(()) };
    match numbers.iter().flatten().find(|number| i64::try_from(*number).is_err()) {
        None => Ok(()),
        Some(number) => {
            let message =
                format!("the key `{key}` of the table `{table}` is {number} in a row: it may be up to {}", i64::MAX);
            Err(Error::new(ErrorCode::OutOfRange, message))
        }
    }
}
