//! The tables of a query: which facts their rows are, and which columns hold what.

use crate::asks::{column, kpi_column, no_such};
use crate::handle::change;
use crate::query::{Mapped, OneTable, kpi_query};
use crate::status::{guard, kpi_error, kpi_status};
use crate::text::kpi_str;
use kpi_core::engine::{Mapping, Table};
use kpi_core::{Error, ErrorCode};

/// A measure counts the rows of which a column of booleans says yes.
pub const KPI_MEASURE_COUNT_WHERE: i32 = 1;
/// A measure counts the rows of which a column of whole numbers is above `above`.
pub const KPI_MEASURE_COUNT_ABOVE: i32 = 2;
/// A measure sums a column.
pub const KPI_MEASURE_SUM: i32 = 3;

/// Adds a table, by the name under which its batches are pushed. `zone` is the IANA zone of its timestamps that name none; empty where
/// all of them do.
///
/// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a name that another table has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_table(
    query: *mut kpi_query,
    table: kpi_str,
    zone: kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts and a handle, as the header asks.
        unsafe {
            let (name, zone) = (table.read()?, zone.read()?);
            change(query, |query| {
                if query.tables.iter().any(|table| table.name == name) {
                    let message = format!("the query has a table `{name}` already");
                    return Err(Error::new(ErrorCode::UnknownName, message).into());
                }
                let table = Table::named(name);
                let table = if zone.is_empty() { table } else { table.naive_in(zone) };
                query.tables.push(OneTable { name: name.to_owned(), table, mappings: Vec::new() });
                Ok(())
            })
        }
    })
}

/// Says that the rows of a table are (also) rows of a fact, counted under these rules: `answer_within=30s`; those not named are as by
/// default. Where `where_known` is 1, only rows of which a field is known (instants and ids do not tell).
///
/// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table that the query lacks.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_mapping(
    query: *mut kpi_query,
    table: kpi_str,
    fact: kpi_str,
    rules: kpi_str,
    where_known: i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts and a handle, as the header asks.
        unsafe {
            let (table, fact, rules) = (table.read()?, fact.read()?, rules.read()?);
            let mapping = Mapping::of(fact).rules(rules);
            let mapping = match where_known {
                0 => mapping,
                1 => mapping.where_known(),
                other => return Err(no_such("yes or no", other).into()),
            };
            change(query, |query| {
                let (fields, beside) = (Vec::new(), Vec::new());
                query.table(table)?.mappings.push(Mapped { fact: fact.to_owned(), mapping, fields, beside });
                Ok(())
            })
        }
    })
}

/// Says which column holds a field: of the mapping of this fact that was added last. `holds_size` is `sizeof *holds`.
///
/// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table or a mapping that the query lacks, and for numbers that nothing has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_field(
    query: *mut kpi_query,
    table: kpi_str,
    fact: kpi_str,
    field: kpi_str,
    holds: *const kpi_column,
    holds_size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts, a struct of that size and a handle, as the header asks.
        unsafe {
            let (table, fact, field) = (table.read()?, fact.read()?, field.read()?);
            let column = column(holds, holds_size)?;
            change(query, |query| {
                query.mapping(table, fact)?.fields.push((field.to_owned(), column));
                Ok(())
            })
        }
    })
}

/// Says what a word of a field's column means: a word of the field (`handled`; `blind+external` for several of a set), or, where `meaning`
/// is empty, null. Words of the field itself need none. Booleans are the words `true` and `false`, integers their digits.
///
/// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table, a mapping or a field without a column.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_word(
    query: *mut kpi_query,
    table: kpi_str,
    fact: kpi_str,
    field: kpi_str,
    word: kpi_str,
    meaning: kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts and a handle, as the header asks.
        unsafe {
            let (table, fact, field) = (table.read()?, fact.read()?, field.read()?);
            let (word, meaning) = (word.read()?, meaning.read()?);
            change(query, |query| {
                let mapping = query.mapping(table, fact)?;
                let Some((_, column)) = mapping.fields.iter_mut().rev().find(|(name, _)| name == field) else {
                    let message = format!("no column holds `{field}` of `{fact}`: kpi_query_field names it");
                    return Err(Error::new(ErrorCode::UnknownName, message).into());
                };
                let before = column.clone();
                *column = if meaning.is_empty() { before.nulls([word]) } else { before.words([(word, meaning)]) };
                Ok(())
            })
        }
    })
}

/// Gives a field one value in every row: a word, a number, or a time such as `20s`.
///
/// Threads: `query` is changed. Errors: as `kpi_query_field`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_constant(
    query: *mut kpi_query,
    table: kpi_str,
    fact: kpi_str,
    field: kpi_str,
    value: kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts and a handle, as the header asks.
        unsafe {
            let (table, fact, field, value) = (table.read()?, fact.read()?, field.read()?, value.read()?);
            change(query, |query| {
                query.mapping(table, fact)?.set(|mapping| mapping.constant(field, value));
                Ok(())
            })
        }
    })
}

/// Adds a column that tells apart the parts of the centre that are looked at at the same instants: of facts that look at instants.
///
/// Threads: `query` is changed. Errors: as `kpi_query_field`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_beside(
    query: *mut kpi_query,
    table: kpi_str,
    fact: kpi_str,
    column: kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts and a handle, as the header asks.
        unsafe {
            let (table, fact, column) = (table.read()?, fact.read()?, column.read()?);
            change(query, |query| {
                query.mapping(table, fact)?.beside.push(column.to_owned());
                Ok(())
            })
        }
    })
}

/// Adds a measure of the caller's own, which formulas (KPI_ASK_OWN) read by its name: `KPI_MEASURE_...` of a column; `above` is read by
/// KPI_MEASURE_COUNT_ABOVE alone. `of_size` is `sizeof *of`.
///
/// Threads: `query` is changed. Errors: as `kpi_query_field`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_measure(
    query: *mut kpi_query,
    table: kpi_str,
    name: kpi_str,
    measure: i32,
    of: *const kpi_column,
    of_size: usize,
    above: i64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts, a struct of that size and a handle, as the header asks.
        unsafe {
            let (table, name) = (table.read()?, name.read()?);
            let column = column(of, of_size)?;
            if !(KPI_MEASURE_COUNT_WHERE..=KPI_MEASURE_SUM).contains(&measure) {
                return Err(no_such("measure", measure).into());
            }
            change(query, |query| {
                query.table(table)?.set(|table| match measure {
                    KPI_MEASURE_COUNT_WHERE => table.count_where(name, column),
                    KPI_MEASURE_COUNT_ABOVE => table.count_above(name, column, above),
                    _ => table.sum(name, column),
                });
                Ok(())
            })
        }
    })
}

/// Names the column of instants that puts measures of the caller's own into intervals. `instants_size` is `sizeof *instants`.
///
/// Threads: `query` is changed. Errors: as `kpi_query_field`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_measured_at(
    query: *mut kpi_query,
    table: kpi_str,
    instants: *const kpi_column,
    instants_size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a text, a struct of that size and a handle, as the header asks.
        unsafe {
            let (table, column) = (table.read()?, column(instants, instants_size)?);
            change(query, |query| {
                query.table(table)?.set(|table| table.at(column));
                Ok(())
            })
        }
    })
}

/// Names the column of a table that holds a key, where it is not named like the key.
///
/// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table that the query lacks.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_key_column(
    query: *mut kpi_query,
    table: kpi_str,
    key: kpi_str,
    column: kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts and a handle, as the header asks.
        unsafe {
            let (table, key, column) = (table.read()?, key.read()?, column.read()?);
            change(query, |query| {
                query.table(table)?.set(|table| table.key(key, column));
                Ok(())
            })
        }
    })
}

/// Lets a table take its keys from another: from the row there whose column `id` holds what the column `own_id` holds here. All batches
/// of the other table are pushed first.
///
/// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table that the query lacks.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_query_keys_from(
    query: *mut kpi_query,
    table: kpi_str,
    own_id: kpi_str,
    other: kpi_str,
    id: kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts and a handle, as the header asks.
        unsafe {
            let (table, own_id, other, id) = (table.read()?, own_id.read()?, other.read()?, id.read()?);
            change(query, |query| {
                query.table(table)?.set(|table| table.keys_from(other, own_id, id));
                Ok(())
            })
        }
    })
}
