//! A log that has been read: the columns that its mapping reads, as the engine takes them, and what became of the rows that are none.

use crate::ledger::Ledger;
use crate::mapping::{Mapping, Plan};
use crate::shape::{Shape, key_column};
use crate::source::Source;
use crate::texts::Texts;
use crate::words::shown;
use anyhow::{Error, Result};
use arrow_array::{BooleanArray, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use kpi_core::contact::CONTACT;
use kpi_core::engine::{Card, Query, Table};
use kpi_core::survey::SURVEY;
use std::sync::Arc;

/// The name of the table.
const TABLE: &str = "log";

/// The key that tells rows apart which the caller has marked.
pub const MARKED: &str = "marked";

/// A log in memory. Only columns that are read stay there.
pub struct Log {
    shape: Shape,
    batches: Vec<RecordBatch>,
    ledger: Ledger,
    zone: String,
}

/// Tells of each row whether it is marked, by the values of some keys.
pub type Mark<'a> = dyn Fn(&[Option<&str>]) -> bool + 'a;

impl Log {
    /// Reads a log with a mapping, and the columns of these keys.
    ///
    /// # Errors
    ///
    /// Whatever [`Plan::new`] refuses, columns of a type that cannot be read, and a log that breaks off.
    pub fn read(source: Box<dyn Source>, mapping: &Mapping, by: &[String]) -> Result<Self> {
        let header = source.header();
        let plan = Plan::new(mapping, header, by).map_err(|error| other_delimiter(&header.names).unwrap_or(error))?;
        let columns = plan.columns();
        let mut shape = Shape::new(plan, header)?;
        let (mut ledger, mut batches) = (Ledger::default(), Vec::new());
        source.read(&columns, &mut ledger, &mut |raw, ledger| {
            batches.push(shape.batch(&raw, ledger)?);
            Ok(())
        })?;
        let zone = mapping.tz.clone().unwrap_or_else(|| "UTC".to_owned());
        Ok(Self { shape, batches, ledger, zone })
    }

    /// How the log is read.
    pub fn plan(&self) -> &Plan {
        self.shape.plan()
    }

    /// What became of the rows that the engine never saw.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Counts the contacts of the log under rules, for a query by keys of the log.
    ///
    /// # Errors
    ///
    /// Whatever the engine refuses.
    pub fn count(&self, rules: &str, query: Query) -> Result<Card> {
        let table = self.table().of(self.shape.mapping(&CONTACT, rules));
        run(query.table(table), self.shape.schema(), self.batches.iter().cloned().map(Ok))
    }

    /// The same with the surveys that stand in the same rows.
    ///
    /// # Errors
    ///
    /// As [`Log::count`].
    pub fn count_all(&self, rules: &str, query: Query) -> Result<Card> {
        let table = self.table().of(self.shape.mapping(&CONTACT, rules)).of(self.shape.mapping(&SURVEY, ""));
        run(query.table(table), self.shape.schema(), self.batches.iter().cloned().map(Ok))
    }

    /// Counts contacts by [`MARKED`]: `false` before `true`.
    ///
    /// # Errors
    ///
    /// As [`Log::count`].
    pub fn count_marked(&self, rules: &str, query: Query, keys: &[String], mark: &Mark<'_>) -> Result<Card> {
        // Keys of the log play no part: a column of theirs may be called as this one is.
        let table = Table::named(TABLE).naive_in(&self.zone).of(self.shape.mapping(&CONTACT, rules));
        let mut fields = self.shape.schema().fields().to_vec();
        fields.push(Arc::new(Field::new(MARKED, DataType::Boolean, false)));
        let schema = Arc::new(Schema::new(fields));
        let batches = self.batches.iter().map(|batch| {
            let mut columns = batch.columns().to_vec();
            columns.push(Arc::new(marks(batch, keys, mark)));
            Ok(RecordBatch::try_new(schema.clone(), columns)?)
        });
        run(query.by([MARKED]).table(table), &schema, batches)
    }

    fn table(&self) -> Table {
        let keys = self.plan().keys.iter();
        keys.fold(Table::named(TABLE).naive_in(&self.zone), |table, (key, _)| table.key(key, key_column(key)))
    }
}

fn run(query: Query, schema: &SchemaRef, batches: impl Iterator<Item = Result<RecordBatch>>) -> Result<Card> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut run = query.threads(threads).start([(TABLE, schema.clone())])?;
    for batch in batches {
        run.push(TABLE, &batch?)?;
    }
    Ok(run.finish()?)
}

/// Which rows are marked.
fn marks(batch: &RecordBatch, keys: &[String], mark: &Mark<'_>) -> BooleanArray {
    let names = |key: &String| batch.column_by_name(&key_column(key)).map(|column| Texts::of(Some(column)));
    let columns: Vec<Texts> = keys.iter().filter_map(names).collect();
    let row = |row: usize| {
        let texts: Vec<_> = columns.iter().map(|texts| texts.get(row)).collect();
        mark(&texts.iter().map(Option::as_deref).collect::<Vec<_>>())
    };
    (0..batch.num_rows()).map(|at| Some(row(at))).collect()
}

/// Says which delimiter a header of one column seems to have.
fn other_delimiter(header: &[String]) -> Option<Error> {
    let [name] = header else { return None };
    let likely =
        ['|', ';', '\t', ',', '^', '~', ':', '\u{1}'].into_iter().find(|delimiter| name.contains(*delimiter))?;
    let likely = shown(&likely.to_string());
    Some(Error::msg(format!(
        "the header is one column, `{}`: is `{likely}` its delimiter? Separate the columns by commas, semicolons or tabs",
        shown(name)
    )))
}
