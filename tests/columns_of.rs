//! Rows as columns: each field in one of the layouts that the engine reads.

#![allow(dead_code, reason = "each test file uses a part of it")]

use crate::rows::ErasedRow;
use arrow_array::builder::{StringDictionaryBuilder, StringViewBuilder};
use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    ArrayRef, BooleanArray, DurationMicrosecondArray, Int64Array, LargeStringArray, RecordBatch, StringArray,
    TimestampMicrosecondArray,
};
use kpi_core::FieldKind;
use kpi_core::engine::{Column, Mapping};
use kpi_core::prelude::*;
use std::sync::Arc;

/// The word of a value; one that is none where there is none.
pub fn word(kind: FieldKind, value: i64) -> String {
    let at =
        |list: &[&str], at: i64| usize::try_from(at).ok().and_then(|at| list.get(at)).map(|word| (*word).to_owned());
    match kind {
        FieldKind::Word(list) => at(list, value).unwrap_or_else(|| "no such word".to_owned()),
        FieldKind::Set(list) => {
            let named: Vec<&str> =
                list.iter().enumerate().filter(|(bit, _)| value >> bit & 1 == 1).map(|(_, word)| *word).collect();
            if named.is_empty() { "none".to_owned() } else { named.join("+") }
        }
        FieldKind::Currency => Currency::from_code(value).map_or("?".to_owned(), |currency| currency.to_string()),
        _ => value.to_string(),
    }
}

/// A field's values as a column in one of its layouts, and how it is mapped.
fn column(name: &str, kind: FieldKind, values: Vec<Option<i64>>, layout: usize) -> (ArrayRef, Column) {
    let named = Column::named(name);
    let texts = || values.iter().map(|value| value.map(|value| word(kind, value)));
    match kind {
        FieldKind::Duration if layout.is_multiple_of(2) => (Arc::new(DurationMicrosecondArray::from(values)), named),
        FieldKind::Instant if layout.is_multiple_of(2) => {
            (Arc::new(TimestampMicrosecondArray::from(values).with_timezone("Asia/Jerusalem")), named)
        }
        FieldKind::Duration | FieldKind::Instant => (Arc::new(Int64Array::from(values)), named.micros()),
        FieldKind::Flag if layout.is_multiple_of(2) => {
            (Arc::new(values.iter().map(|value| value.map(|value| value != 0)).collect::<BooleanArray>()), named)
        }
        FieldKind::Word(_) | FieldKind::Set(_) | FieldKind::Currency => match layout % 5 {
            0 => (Arc::new(texts().collect::<StringArray>()), named),
            1 => (Arc::new(texts().collect::<LargeStringArray>()), named),
            2 => {
                let mut view = StringViewBuilder::new();
                texts().for_each(|text| view.append_option(text));
                (Arc::new(view.finish()), named)
            }
            3 => {
                let mut codes = StringDictionaryBuilder::<Int8Type>::new();
                texts().for_each(|text| codes.append_option(text));
                (Arc::new(codes.finish()), named)
            }
            _ => {
                let mut codes = StringDictionaryBuilder::<Int32Type>::new();
                texts().for_each(|text| codes.append_option(text));
                (Arc::new(codes.finish()), named)
            }
        },
        _ => (Arc::new(Int64Array::from(values)), named),
    }
}

/// Rows as a table with a column for each of these fields, and how it is mapped.
pub fn table(
    info: &'static FactInfo,
    rows: &[&ErasedRow],
    fields: u64,
    layout: usize,
) -> (Vec<(String, ArrayRef)>, Mapping) {
    let mut columns = Vec::new();
    // Each row is of the whole: what is taken once over parts adds.
    let mut mapping = Mapping::of(info.name).beside([""; 0]);
    for (at, field) in info.fields.iter().enumerate().filter(|(at, _)| fields >> at & 1 == 1) {
        let value = |(present, values): &&ErasedRow| (present >> at & 1 == 1).then(|| values[at]);
        let (array, read) = column(field.name, field.kind, rows.iter().map(value).collect(), layout + at);
        columns.push((field.name.to_owned(), array));
        mapping = mapping.field(field.name, read);
    }
    (columns, mapping)
}

/// A batch of these columns.
pub fn batch(columns: Vec<(String, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
        .expect("columns of one length")
}

/// The rules of a text without its head.
pub fn bare(rules: &str) -> String {
    rules.split_once(' ').map_or_else(String::new, |(_, rules)| rules.to_owned())
}
