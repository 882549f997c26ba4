//! Which types a field can be read from, and how.

use super::bind::{Reading, Spec};
use super::decimals::{self, Amounts, MONEY};
use super::ids::TextIds;
use super::mapping::{Column, Table, TimeUnit};
use super::plan::names;
use super::words::Words;
use crate::calendar::Zone;
use crate::error::Error;
use crate::fact::{FactInfo, FieldInfo, FieldKind};
use arrow_schema::{DataType, Schema, TimeUnit as ArrowUnit};
use std::sync::Arc;

/// The type that a key comes out with; `None` where a column of this type is no key.
pub(super) fn key_type(column: &DataType) -> Option<DataType> {
    match column {
        DataType::Dictionary(_, list) => key_type(list),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Some(DataType::Utf8),
        DataType::Boolean | DataType::Date32 | DataType::Date64 | DataType::Null => Some(column.clone()),
        whole if whole.is_integer() && *whole != DataType::UInt64 => Some(whole.clone()),
        DataType::UInt64 => Some(DataType::Int64),
        _ => None,
    }
}

/// How a column holds a field.
pub(super) fn spec(
    table: &Table,
    info: &FactInfo,
    field: &FieldInfo,
    column: &Column,
    (schema, places): (&Schema, Option<u8>),
) -> Result<Spec, Error> {
    let at = find(table, info, field, &column.name, schema)?;
    let wrong = |expected: &str| {
        let message = format!(
            "the column `{}` of the table `{}` is {}: the field `{}` of `{}` is read from {expected}",
            column.name,
            table.name,
            schema.field(at).data_type(),
            field.name,
            info.name
        );
        Error::of_column(&column.name, message)
    };
    let data_type = schema.field(at).data_type();
    check_zone(data_type).map_err(wrong)?;
    let mended = |expected: &str| wrong(&format!("{expected}{}", mend(field.kind, data_type)));
    let zone = table.zone.as_deref().map(Zone::named).transpose()?;
    if let Some(start) = &column.since {
        if !matches!(field.kind, FieldKind::Duration | FieldKind::Number) {
            return Err(wrong("one column, not from the time between two"));
        }
        let start = find(table, info, field, start, schema)?;
        check_zone(schema.field(start).data_type()).map_err(wrong)?;
        let instants = "two columns of instants: timestamps with a zone (or the table names the zone of its local times), or whole numbers with a unit";
        let end = instant(data_type, column.unit, zone.as_ref()).ok_or_else(|| wrong(instants))?;
        let since =
            instant(schema.field(start).data_type(), column.unit, zone.as_ref()).ok_or_else(|| wrong(instants))?;
        return Ok(Spec { field: field.number.into(), column: at, reading: end, since: Some((start, since)) });
    }
    let reading = match field.kind {
        // All null, as files without types have a column of nothing.
        _ if *data_type == DataType::Null => Reading::There,
        FieldKind::Duration => duration(data_type, column.unit).ok_or_else(|| {
            mended("durations, or from whole or floating-point numbers of which the unit is said (seconds, milliseconds ...)")
        })?,
        FieldKind::Instant => instant(data_type, column.unit, zone.as_ref()).ok_or_else(|| {
            mended("timestamps with a zone (or the table names the zone of its local times), or from whole numbers since 1970 of which the unit is said")
        })?,
        FieldKind::Word(_) | FieldKind::Set(_) => {
            let words = Reading::Words(Arc::new(Words::of(field.name, field.kind, column)?));
            if !has_words(data_type) {
                return Err(wrong("texts, dictionaries of texts, booleans or whole numbers, by words"));
            }
            words
        }
        FieldKind::Flag => {
            if !has_words(data_type) {
                return Err(wrong("booleans, the whole numbers 0 and 1, or texts by words"));
            }
            Reading::Words(Arc::new(Words::of(field.name, field.kind, column)?))
        }
        FieldKind::Id if text_like(data_type) => {
            let ids = TextIds::of(column).ok_or_else(|| wrong("texts that stand for themselves, or for null"))?;
            Reading::Texts(Box::new(ids))
        }
        FieldKind::Id if *data_type == DataType::UInt64 => Reading::Bits,
        FieldKind::Money | FieldKind::Count | FieldKind::Id | FieldKind::Score | FieldKind::Number
            if data_type.is_integer() =>
        {
            if matches!(column.amounts, Some(Amounts::Decimals(_))) {
                return Err(wrong("decimals where it is said how many of them are counted: whole numbers have none"));
            }
            Reading::Times(1)
        }
        FieldKind::Money | FieldKind::Count | FieldKind::Score | FieldKind::Number
            if data_type.is_decimal() =>
        {
            let scale = scale(data_type).unwrap_or_default();
            Reading::Decimals(decimals::counted(field.kind, scale, column.amounts, places).map_err(wrong)?)
        }
        FieldKind::Count | FieldKind::Score | FieldKind::Number
            if matches!(data_type, DataType::Float32 | DataType::Float64) =>
        {
            Reading::FloatWhole
        }
        FieldKind::Money if data_type.is_floating() => {
            return Err(wrong(&format!("{MONEY}; floating-point amounts are not exact: cast them to decimals")));
        }
        FieldKind::Money => return Err(wrong(MONEY)),
        FieldKind::Currency if text_like(data_type) => {
            Reading::Words(Arc::new(Words::of(field.name, field.kind, column)?))
        }
        FieldKind::Currency => return Err(wrong("texts of three letters")),
        _ => return Err(wrong("whole numbers")),
    };
    if column.words.is_some() && !matches!(reading, Reading::Words(_) | Reading::Texts(_) | Reading::There) {
        return Err(wrong("values that stand for themselves: words are told of words, flags and texts alone"));
    }
    Ok(Spec { field: field.number.into(), column: at, reading, since: None })
}

fn find(table: &Table, info: &FactInfo, field: &FieldInfo, column: &str, schema: &Schema) -> Result<usize, Error> {
    schema.index_of(column).map_err(|_| {
        let message = format!(
            "the table `{}` has no column `{column}` for the field `{}` of `{}`: it has {}",
            table.name,
            field.name,
            info.name,
            names(schema)
        );
        Error::of_column(column, message)
    })
}

pub(super) fn text_like(data_type: &DataType) -> bool {
    match data_type {
        DataType::Dictionary(_, list) => text_like(list),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        _ => false,
    }
}

/// The decimals of a column of them.
fn scale(data_type: &DataType) -> Option<i8> {
    match data_type {
        DataType::Decimal32(_, scale)
        | DataType::Decimal64(_, scale)
        | DataType::Decimal128(_, scale)
        | DataType::Decimal256(_, scale) => Some(*scale),
        _ => None,
    }
}

fn has_words(data_type: &DataType) -> bool {
    text_like(data_type) || data_type.is_integer() || *data_type == DataType::Boolean
}

fn arrow_unit(unit: ArrowUnit) -> Reading {
    match unit {
        ArrowUnit::Second => Reading::Times(1_000_000),
        ArrowUnit::Millisecond => Reading::Times(1_000),
        ArrowUnit::Microsecond => Reading::Times(1),
        ArrowUnit::Nanosecond => Reading::Nanos,
    }
}

fn named_unit(unit: TimeUnit) -> Reading {
    match unit {
        TimeUnit::Seconds => Reading::Times(1_000_000),
        TimeUnit::Millis => Reading::Times(1_000),
        TimeUnit::Micros => Reading::Times(1),
        TimeUnit::Nanos => Reading::Nanos,
    }
}

fn duration(data_type: &DataType, unit: Option<TimeUnit>) -> Option<Reading> {
    match (data_type, unit) {
        (DataType::Duration(unit), _) => Some(arrow_unit(*unit)),
        (whole, Some(unit)) if whole.is_integer() => Some(named_unit(unit)),
        (DataType::Float32 | DataType::Float64, Some(unit)) => match named_unit(unit) {
            Reading::Times(micros) => Some(Reading::FloatTimes(micros)),
            _ => Some(Reading::FloatNanos),
        },
        _ => None,
    }
}

/// A zone by which a producer shows instants: one of the list, or an offset.
fn check_zone(data_type: &DataType) -> Result<(), &'static str> {
    let DataType::Timestamp(_, Some(zone)) = data_type else { return Ok(()) };
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|digit| digit.is_ascii_digit());
    let is_offset = zone.strip_prefix(['+', '-']).is_some_and(|offset| match offset.split_once(':') {
        Some((hours, minutes)) => digits(hours) && digits(minutes),
        None => {
            digits(offset)
                || offset.split_at_checked(2).is_some_and(|(hours, minutes)| digits(hours) && digits(minutes))
        }
    });
    if is_offset || &**zone == "Z" || Zone::named(zone).is_ok() {
        return Ok(());
    }
    Err(
        "timestamps of a zone of the IANA data or of an offset such as +02:00: whether those of another zone are UTC, nothing tells",
    )
}

/// What mends a column of times that are no instants or lengths.
fn mend(kind: FieldKind, data_type: &DataType) -> &'static str {
    match (kind, data_type) {
        (FieldKind::Instant, DataType::Date32 | DataType::Date64) => {
            "; a date is no instant: cast it to a timestamp, of the time of day that is meant"
        }
        (FieldKind::Instant, DataType::Time32(_) | DataType::Time64(_)) => {
            "; a time of day is no instant: add it to its date"
        }
        (FieldKind::Duration, DataType::Time32(_) | DataType::Time64(_)) => {
            "; a time of day is no length of time: cast it to a duration"
        }
        _ => "",
    }
}

/// Timestamps of a zone are instants as they are; those of none are the local times of the table's.
fn instant(data_type: &DataType, unit: Option<TimeUnit>, zone: Option<&Zone>) -> Option<Reading> {
    match (data_type, unit) {
        (DataType::Null, _) => Some(Reading::There),
        (DataType::Timestamp(unit, Some(_)), _) => Some(arrow_unit(*unit)),
        (DataType::Timestamp(unit, None), _) if *zone? == Zone::utc() => Some(arrow_unit(*unit)),
        (DataType::Timestamp(unit, None), _) => Some(Reading::Local(Box::new(arrow_unit(*unit)), zone?.clone())),
        (whole, Some(unit)) if whole.is_integer() => Some(named_unit(unit)),
        _ => None,
    }
}
