//! What is asked of tables: by what to group, which KPIs.

use crate::asks::{ask, kpi_ask};
use crate::handle::{Handle, change, free, give};
use crate::status::{guard, kpi_error, kpi_status};
use crate::text::kpi_str;
use kpi_core::engine::{Column, Mapping, Query, Table};
use kpi_core::{Error, ErrorCode, Instant};

/// What is asked of tables: which columns hold which fields of which facts, by what to group, and which KPIs.
///
/// Built up by the calls below, each of which adds to it; what they name is looked at when a run starts. The same query may be run often.
///
/// Ownership: whoever receives one frees it with `kpi_query_free`; runs keep nothing of it.
pub struct kpi_query(());

impl Handle for kpi_query {
    const NAME: &'static str = "kpi_query";
    type Inner = Asked;
}

/// A mapping with its fields apart, as calls come in one by one.
pub(crate) struct Mapped {
    pub(crate) fact: String,
    pub(crate) mapping: Mapping,
    pub(crate) fields: Vec<(String, Column)>,
    pub(crate) beside: Vec<String>,
}

pub(crate) struct OneTable {
    pub(crate) name: String,
    pub(crate) table: Table,
    pub(crate) mappings: Vec<Mapped>,
}

/// What is asked, before it is put together.
pub(crate) struct Asked {
    pub(crate) query: Query,
    pub(crate) tables: Vec<OneTable>,
}

impl Asked {
    /// The query as it stands.
    pub(crate) fn query(&self) -> Query {
        self.tables.iter().fold(self.query.clone(), |query, of| {
            let table = of.mappings.iter().fold(of.table.clone(), |table, of| {
                let fields = of.fields.iter().cloned();
                let mapping = fields.fold(of.mapping.clone(), |mapping, (field, column)| mapping.field(field, column));
                table.of(if of.beside.is_empty() { mapping } else { mapping.beside(of.beside.clone()) })
            });
            query.table(table)
        })
    }

    /// Changes what all tables share.
    pub(crate) fn set(&mut self, set: impl FnOnce(Query) -> Query) {
        self.query = set(std::mem::take(&mut self.query));
    }

    pub(crate) fn table(&mut self, name: &str) -> Result<&mut OneTable, Error> {
        let found = self.tables.iter_mut().find(|table| table.name == name);
        found.ok_or_else(|| {
            let message = format!("the query has no table `{name}`: kpi_query_table adds it");
            Error::new(ErrorCode::UnknownName, message)
        })
    }

    /// The mapping of a fact that was added last.
    pub(crate) fn mapping(&mut self, table: &str, fact: &str) -> Result<&mut Mapped, Error> {
        let found = self.table(table)?.mappings.iter_mut().rev().find(|mapping| mapping.fact == fact);
        found.ok_or_else(|| {
            let message = format!(
                "the table `{table}` of the query is not mapped to the fact `{fact}`: kpi_query_mapping does it"
            );
            Error::new(ErrorCode::UnknownName, message)
        })
    }
}

impl OneTable {
    pub(crate) fn set(&mut self, set: impl FnOnce(Table) -> Table) {
        let name = self.name.clone();
        self.table = set(std::mem::replace(&mut self.table, Table::named(name)));
    }
}

impl Mapped {
    pub(crate) fn set(&mut self, set: impl FnOnce(Mapping) -> Mapping) {
        let fact = self.fact.clone();
        self.mapping = set(std::mem::replace(&mut self.mapping, Mapping::of(fact)));
    }
}

/// A query without tables, keys and KPIs, on one thread.
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: none but the pointer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_new(out: *mut *mut kpi_query, error: *mut *mut kpi_error) -> kpi_status {
    let make = || Ok(Asked { query: Query::new(), tables: Vec::new() });
    // SAFETY: a place for the result, as the header asks.
    guard(error, || unsafe { give::<kpi_query>(out, make) })
}

/// Adds a key by which to group: the name of a column that every table has, unless `kpi_query_key_column` or `kpi_query_keys_from` says
/// otherwise.
///
/// Threads: `query` is changed. Errors: text that is not UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_key(query: *mut kpi_query, key: kpi_str, error: *mut *mut kpi_error) -> kpi_status {
    guard(error, || {
        // SAFETY: a text and a handle, as the header asks.
        unsafe {
            let key = key.read()?;
            change(query, |query| {
                query.set(|query| query.by([key]));
                Ok(())
            })
        }
    })
}

/// Groups by interval too: `30min UTC`, `day Europe/Paris`, `week:sunday Asia/Jerusalem`.
///
/// Threads: `query` is changed. Errors: KPI_STATUS_SYNTAX, KPI_STATUS_OUT_OF_RANGE, KPI_STATUS_UNKNOWN_NAME for a zone that there is not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_every(
    query: *mut kpi_query,
    intervals: kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a text and a handle, as the header asks.
        unsafe {
            let bins = intervals.read()?.parse()?;
            change(query, |query| {
                query.set(|query| query.every(bins));
                Ok(())
            })
        }
    })
}

/// Also tells the intervals in which nothing was counted: those between the first and the last of all groups, and, where `to` is after
/// `from`, every one that touches this time (microseconds since 1970 in UTC).
///
/// Threads: `query` is changed. Errors: KPI_STATUS_OUT_OF_RANGE for a `to` before `from`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_empty_intervals(
    query: *mut kpi_query,
    from: i64,
    to: i64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        if to < from {
            return Err(Error::new(ErrorCode::OutOfRange, "the time ends before it begins").into());
        }
        let times = Instant::from_micros(from)..Instant::from_micros(to);
        let set = |query: Query| if to == from { query.empty_intervals() } else { query.empty_intervals_in(times) };
        // SAFETY: a handle, as the header asks.
        unsafe {
            change(query, |query| {
                query.set(set);
                Ok(())
            })
        }
    })
}

/// Asks for a KPI, or several. `asked_size` is `sizeof *asked`.
///
/// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for numbers and units that there are not, parameters off their range. Whether there is such
/// a KPI, and whether the columns allow it, is said when a run starts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_ask(
    query: *mut kpi_query,
    asked: *const kpi_ask,
    asked_size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a struct of that size and a handle, as the header asks.
        unsafe {
            let ask = ask(asked, asked_size)?;
            change(query, |query| {
                query.set(|query| query.ask([ask]));
                Ok(())
            })
        }
    })
}

/// Keeps every total of every fact that a table is mapped to: for `kpi_card_totals`.
///
/// Threads: `query` is changed. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_totals(query: *mut kpi_query, error: *mut *mut kpi_error) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle, as the header asks.
        unsafe {
            change(query, |query| {
                query.set(Query::totals);
                Ok(())
            })
        }
    })
}

/// Counts on so many threads, 1 to 1,024: the results are the same bits.
///
/// Threads: `query` is changed. Errors: KPI_STATUS_OUT_OF_RANGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_threads(
    query: *mut kpi_query,
    threads: i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let Some(threads) = usize::try_from(threads).ok().filter(|threads| (1..=1_024).contains(threads)) else {
            let message = format!("a query is counted on 1 to 1,024 threads, not on {threads}");
            return Err(Error::new(ErrorCode::OutOfRange, message).into());
        };
        // SAFETY: a handle, as the header asks.
        unsafe {
            change(query, |query| {
                query.set(|query| query.threads(threads));
                Ok(())
            })
        }
    })
}

/// Frees a query; NULL is nothing to free.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_free(query: *mut kpi_query) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(query) }
}
