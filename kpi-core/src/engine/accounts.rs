//! What happened to the rows, and what was left out, as tables.

use super::card::Card;
use super::choice::KpiLeftOut;
use super::output::{Named, batch, named};
use super::report::FeedReport;
use crate::error::Error;
use crate::fact::Reject;
use arrow_array::{RecordBatch, StringArray, UInt64Array};
use std::sync::Arc;

fn texts<T: AsRef<str>>(name: &str, texts: impl IntoIterator<Item = T>) -> Named {
    named(name, Arc::new(StringArray::from_iter_values(texts)))
}

fn counts(name: impl Into<String>, counts: impl Iterator<Item = u64>) -> Named {
    named(name, Arc::new(UInt64Array::from_iter_values(counts)))
}

/// Columns of the table and the fact of each row, and of what is told of it.
struct Rows<'a, T>(Vec<(&'a str, &'a str, T)>);

impl<T> Rows<'_, T> {
    fn heads(&self) -> Vec<Named> {
        vec![
            texts("table", self.0.iter().map(|(table, ..)| table)),
            texts("fact", self.0.iter().map(|(_, fact, _)| fact)),
        ]
    }

    fn texts<S: AsRef<str>>(&self, name: &str, of: impl Fn(&T) -> S) -> Named {
        texts(name, self.0.iter().map(|(.., told)| of(told)))
    }

    fn counts(&self, name: impl Into<String>, of: impl Fn(&T) -> u64) -> Named {
        counts(name, self.0.iter().map(|(.., told)| of(told)))
    }
}

impl Card {
    /// A row for each mapping: `table`, `fact`, `read`, `counted`, `rejected`, `not_of_this_fact`, and how many were rejected for each reason
    /// (`rejected_negative_duration` ...). What was read is what was counted, rejected, and none of the fact.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Column`](crate::ErrorCode::Column) where the columns make no table.
    pub fn reconciliation(&self) -> Result<RecordBatch, Error> {
        let rows = Rows(self.reports().collect());
        let mut columns = rows.heads();
        columns.push(rows.counts("read", |report| report.read()));
        columns.push(rows.counts("counted", |report| report.counted()));
        columns.push(rows.counts("rejected", |report| report.rejected()));
        columns.push(rows.counts("not_of_this_fact", |report| report.not_of_this_fact()));
        for reason in Reject::ALL {
            columns.push(rows.counts(format!("rejected_{}", reason.name()), |report| report.rejected_for(reason)));
        }
        batch(columns, rows.0.len())
    }

    /// What the reports list, with the table and the fact of each.
    fn listed<'a, T, I: Iterator<Item = T> + 'a>(&'a self, of: impl Fn(&'a FeedReport) -> I + 'a) -> Rows<'a, T> {
        let listed = self.reports().flat_map(|(table, fact, report)| of(report).map(move |told| (table, fact, told)));
        Rows(listed.collect())
    }

    /// The first rejected rows of each mapping: `table`, `fact`, `row` (counted from zero in its table), `reason`, `field`, and `why` in
    /// words.
    ///
    /// # Errors
    ///
    /// As [`Card::reconciliation`].
    pub fn rejected_rows(&self) -> Result<RecordBatch, Error> {
        let rows = self.listed(|report| report.first_rejected().iter());
        let mut columns = rows.heads();
        columns.push(rows.counts("row", |(row, _)| *row));
        columns.push(rows.texts("reason", |(_, rejection)| rejection.reason().name()));
        columns.push(rows.texts("field", |(_, rejection)| rejection.field()));
        columns.push(rows.texts("why", |(_, rejection)| rejection.to_string()));
        batch(columns, rows.0.len())
    }

    /// The words that stand for none of their field: `table`, `fact`, `column`, `word`, `rows`.
    ///
    /// # Errors
    ///
    /// As [`Card::reconciliation`].
    pub fn unmapped_words(&self) -> Result<RecordBatch, Error> {
        let rows = self.listed(FeedReport::unmapped);
        let mut columns = rows.heads();
        columns.push(rows.texts("column", |(column, ..)| *column));
        columns.push(rows.texts("word", |(_, word, _)| *word));
        columns.push(rows.counts("rows", |(.., rows)| *rows));
        batch(columns, rows.0.len())
    }

    /// The KPIs that were left out of families, or of all, and for want of what: `kpi`, `why`.
    ///
    /// # Errors
    ///
    /// As [`Card::reconciliation`].
    pub fn left_out_kpis(&self) -> Result<RecordBatch, Error> {
        let left_out = self.left_out();
        let columns = vec![
            texts("kpi", left_out.iter().map(KpiLeftOut::kpi)),
            texts("why", left_out.iter().map(KpiLeftOut::why)),
        ];
        batch(columns, left_out.len())
    }

    /// What was found for the rows of tables that take their keys from another: `table`, `rows`, `found`, `without_id`,
    /// `unmatched`, `ids`, `contradicting` ([`Inherited`](super::Inherited)).
    ///
    /// # Errors
    ///
    /// As [`Card::reconciliation`].
    pub fn inherited_keys(&self) -> Result<RecordBatch, Error> {
        let told: Vec<_> = self.inherited().collect();
        let number = |of: fn(super::Inherited) -> u64| told.iter().map(move |(_, told)| of(**told));
        let columns = vec![
            texts("table", told.iter().map(|(table, _)| table)),
            counts("rows", number(|told| told.rows())),
            counts("found", number(|told| told.found())),
            counts("without_id", number(|told| told.without_id())),
            counts("unmatched", number(|told| told.unmatched())),
            counts("ids", number(|told| told.ids())),
            counts("contradicting", number(|told| told.contradicting())),
        ];
        batch(columns, told.len())
    }
}
