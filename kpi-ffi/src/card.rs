//! Scorecards: tables of Arrow come out.

use crate::handle::{Handle, free, give, lend, out};
use crate::import::Stream;
use crate::query::kpi_query;
use crate::run::MOST_TABLES;
use crate::schema::{bad, pointed};
use crate::status::{Failure, guard, kpi_error, kpi_status};
use crate::text::kpi_str;
use crate::value::{Evaluated, kpi_value};
use arrow_array::ffi_stream::FFI_ArrowArrayStream as ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use kpi_core::engine::{Card, Parts};
use kpi_core::{Error, ErrorCode};
use std::sync::Arc;

/// A row for each group, a column for each KPI: exact quotients rounded once, null where undefined.
pub const KPI_TABLE_WIDE: i32 = 1;
/// The same, beside each KPI its numerator, denominator, reason and excluded rows.
pub const KPI_TABLE_WIDE_WITH_PARTS: i32 = 2;
/// A row for each value, with everything that is told of it.
pub const KPI_TABLE_LONG: i32 = 3;
/// What became of the rows of each table: read, counted, rejected by reason, not of the fact.
pub const KPI_TABLE_RECONCILIATION: i32 = 4;
/// The first rejected rows, with why.
pub const KPI_TABLE_REJECTED_ROWS: i32 = 5;
/// The words that stand for none of their field, with their rows.
pub const KPI_TABLE_UNMAPPED_WORDS: i32 = 6;
/// The KPIs that were left out of families, or of all, with why.
pub const KPI_TABLE_LEFT_OUT_KPIS: i32 = 7;
/// What was found for the rows of tables that take their keys from another.
pub const KPI_TABLE_INHERITED_KEYS: i32 = 8;

/// The KPIs of every group, and all that is needed to say how they were made. It does not change any more.
///
/// Ownership: whoever receives one frees it with `kpi_card_free`.
pub struct kpi_card(());

impl Handle for kpi_card {
    const NAME: &'static str = "kpi_card";
    type Inner = Card;
}

/// Hands a table out as a stream of one batch.
unsafe fn give_table(to: *mut ArrowArrayStream, table: &dyn Fn() -> Result<RecordBatch, Error>) -> Result<(), Failure> {
    // SAFETY: a place for a stream, as the callers' header asks.
    let to = unsafe { out(to, "out") }?;
    let table = table()?;
    // A name with a zero in it cannot be told over the interface, and the stream could not say so.
    FFI_ArrowSchema::try_from(table.schema().as_ref()).map_err(|error| bad(error.to_string()))?;
    let schema = table.schema();
    to.write(ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(table)], schema))));
    Ok(())
}

/// The scorecard of tables of totals, which `kpi_card_totals` made or SQL added up (`sum(x)::BIGINT ... GROUP BY keys, fact, rules`): `n` streams.
/// The keys, the intervals and the KPIs are those of the query; its tables and mappings play no part.
///
/// Ownership: `*out` is the caller's; the streams are moved: whatever comes of the call, each one's `release` is NULL after it, unless
/// `tables` itself is refused. Threads: `query` is read. Errors: KPI_STATUS_COLUMN where `fact` or `rules` are missing or totals are no integers,
/// KPI_STATUS_RULES_DIFFER, KPI_STATUS_BINS_DIFFER, KPI_STATUS_KEYS_DIFFER, KPI_STATUS_INSTANTS_DIFFER, KPI_STATUS_OVERFLOW,
/// KPI_STATUS_BAD_ARROW, KPI_STATUS_STREAM_FAILED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_card_of_totals(
    query: *const kpi_query,
    tables: *mut ArrowArrayStream,
    n: usize,
    out: *mut *mut kpi_card,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        if n > MOST_TABLES {
            let message = format!("{n} tables are more than {MOST_TABLES}");
            return Err(Error::new(ErrorCode::OutOfRange, message).into());
        }
        // SAFETY: an array of streams, as the header asks; all are taken first, so that each is released whatever is wrong.
        let streams = unsafe {
            pointed(tables.cast_const(), || "the list of streams".to_owned())?;
            (0..n).map(|at| crate::import::take_stream(tables.add(at))).collect::<Result<Vec<_>, Failure>>()
        }?;
        let make = || {
            // SAFETY: a handle, as the header asks.
            let query = unsafe { lend(query) }?.query();
            let mut batches = Vec::new();
            for (at, stream) in streams.into_iter().enumerate() {
                let mut stream = Stream::new(stream)?;
                // SAFETY: a stream, as the header asks.
                unsafe {
                    let schema = stream.schema(&format!("number {at} of totals"), None)?;
                    while let Some(array) = stream.next()? {
                        batches.push(crate::import::batch(&array, &schema)?);
                    }
                    if batches.is_empty() {
                        batches.push(RecordBatch::new_empty(Arc::clone(&schema)));
                    }
                }
            }
            Ok(query.of_totals(batches)?)
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_card>(out, make) }
    })
}

/// How many groups there are, and how many KPIs.
///
/// Threads: `card` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_card_counts(
    card: *const kpi_card,
    groups: *mut usize,
    kpis: *mut usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and places, as the header asks.
        let (card, groups, kpis) = unsafe { (lend(card)?, out(groups, "groups")?, out(kpis, "kpis")?) };
        groups.write(card.len());
        kpis.write(card.names().count());
        Ok(())
    })
}

/// The name of KPI `kpi`, from 0, in the order in which they were asked for. Borrowed from the card.
///
/// Threads: `card` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a KPI that it does not have.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_card_kpi(
    card: *const kpi_card,
    kpi: usize,
    name: *mut kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and a place, as the header asks.
        let (card, name) = unsafe { (lend(card)?, out(name, "name")?) };
        let found = card.names().nth(kpi).map(kpi_str::of);
        name.write(found.ok_or_else(|| Error::new(ErrorCode::UnknownName, format!("the card has no KPI {kpi}")))?);
        Ok(())
    })
}

/// The value of a KPI in a group, by their positions: exact parts, with everything needed to say how it was made.
///
/// Ownership: `*out` is the caller's, and keeps nothing of the card. Threads: `card` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a
/// group or a KPI that it does not have.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_card_value(
    card: *const kpi_card,
    group: usize,
    kpi: usize,
    out: *mut *mut kpi_value,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            // SAFETY: a handle, as the header asks.
            let card = unsafe { lend(card) }?;
            let value = card.value(group, kpi).ok_or_else(|| {
                let message = format!(
                    "the card has no KPI {kpi} in a group {group}: it has {} KPIs and {} groups",
                    card.names().count(),
                    card.len()
                );
                Error::new(ErrorCode::UnknownName, message)
            })?;
            Ok(Evaluated::new(value))
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_value>(out, make) }
    })
}

/// One of the tables of a card (`KPI_TABLE_...`), as a stream of one batch. What `out` held before is not released.
///
/// Ownership: the stream is the caller's, who releases it; it outlives the card. Threads: `card` is read. Errors: KPI_STATUS_UNKNOWN_NAME for
/// another number, KPI_STATUS_COLUMN where two KPIs of a wide table have the same name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_card_table(
    card: *const kpi_card,
    table: i32,
    out: *mut ArrowArrayStream,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and a place, as the header asks.
        unsafe {
            let card = lend(card)?;
            let made = || match table {
                KPI_TABLE_WIDE => card.wide(Parts::None),
                KPI_TABLE_WIDE_WITH_PARTS => card.wide(Parts::All),
                KPI_TABLE_LONG => card.long(),
                KPI_TABLE_RECONCILIATION => card.reconciliation(),
                KPI_TABLE_REJECTED_ROWS => card.rejected_rows(),
                KPI_TABLE_UNMAPPED_WORDS => card.unmapped_words(),
                KPI_TABLE_LEFT_OUT_KPIS => card.left_out_kpis(),
                KPI_TABLE_INHERITED_KEYS => card.inherited_keys(),
                other => Err(crate::asks::no_such("table", other)),
            };
            give_table(out, &made)
        }
    })
}

/// The totals of a fact, a row for each group and each of the rules under which it was counted: what is kept, sent, added up by SQL,
/// and read back by `kpi_card_of_totals`. The query must have kept all totals (`kpi_query_totals`).
///
/// Ownership: the stream is the caller's, who releases it; it outlives the card. Threads: `card` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a
/// fact of which nothing was counted.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_card_totals(
    card: *const kpi_card,
    fact: kpi_str,
    out: *mut ArrowArrayStream,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle, a text and a place, as the header asks.
        unsafe {
            let (card, fact) = (lend(card)?, fact.read()?);
            give_table(out, &|| card.totals(fact))
        }
    })
}

/// Frees a card; NULL is nothing to free.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_card_free(card: *mut kpi_card) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(card) }
}
