//! Columns of a batch as the fields of a fact read them, where they lie.

use super::decimals;
use super::ids::TextIds;
use super::words::Words;
use crate::calendar::Zone;
use crate::exact::{Duration, Instant, scaled_float};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, DurationMicrosecondType, DurationMillisecondType,
    DurationNanosecondType, DurationSecondType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_buffer::{BooleanBuffer, NullBuffer};
use arrow_schema::{DataType, TimeUnit as ArrowUnit};
use std::sync::Arc;

/// Integers where they lie.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ints<'a> {
    I8(&'a [i8]),
    I16(&'a [i16]),
    I32(&'a [i32]),
    I64(&'a [i64]),
    U8(&'a [u8]),
    U16(&'a [u16]),
    U32(&'a [u32]),
    U64(&'a [u64]),
}

/// What is the same for integers of every type.
macro_rules! of_every_type {
    ($ints:expr, $values:ident => $of:expr) => {
        match $ints {
            Ints::I8($values) => $of,
            Ints::I16($values) => $of,
            Ints::I32($values) => $of,
            Ints::I64($values) => $of,
            Ints::U8($values) => $of,
            Ints::U16($values) => $of,
            Ints::U32($values) => $of,
            Ints::U64($values) => $of,
        }
    };
}
pub(super) use of_every_type;

impl Ints<'_> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        of_every_type!(self, values => values.len())
    }

    /// The least and the largest integer of the type.
    pub(super) fn range(&self) -> (i128, i128) {
        match self {
            Self::I8(_) => (i8::MIN.into(), i8::MAX.into()),
            Self::I16(_) => (i16::MIN.into(), i16::MAX.into()),
            Self::I32(_) => (i32::MIN.into(), i32::MAX.into()),
            Self::I64(_) => (i64::MIN.into(), i64::MAX.into()),
            Self::U8(_) => (0, u8::MAX.into()),
            Self::U16(_) => (0, u16::MAX.into()),
            Self::U32(_) => (0, u32::MAX.into()),
            Self::U64(_) => (0, u64::MAX.into()),
        }
    }

    /// The entry of a table at each integer; the first where there is none.
    pub(super) fn look_up(&self, table: &[u32], to: &mut Vec<u32>) {
        macro_rules! of {
            ($codes:expr) => {
                to.extend($codes.iter().map(|code| {
                    usize::try_from(*code).ok().and_then(|code| table.get(code)).copied().unwrap_or_default()
                }))
            };
        }
        match self {
            Self::I8(codes) => of!(codes),
            Self::I16(codes) => of!(codes),
            Self::I32(codes) => of!(codes),
            Self::I64(codes) => of!(codes),
            Self::U8(codes) => of!(codes),
            Self::U16(codes) => of!(codes),
            Self::U32(codes) => of!(codes),
            Self::U64(codes) => of!(codes),
        }
    }

    /// An integer; one beyond `i64` is the largest, which no field accepts.
    #[inline]
    pub(super) fn get(&self, row: usize) -> i64 {
        match self {
            Self::I8(values) => values.get(row).map_or(0, |value| i64::from(*value)),
            Self::I16(values) => values.get(row).map_or(0, |value| i64::from(*value)),
            Self::I32(values) => values.get(row).map_or(0, |value| i64::from(*value)),
            Self::I64(values) => values.get(row).copied().unwrap_or_default(),
            Self::U8(values) => values.get(row).map_or(0, |value| i64::from(*value)),
            Self::U16(values) => values.get(row).map_or(0, |value| i64::from(*value)),
            Self::U32(values) => values.get(row).map_or(0, |value| i64::from(*value)),
            Self::U64(values) => values.get(row).map_or(0, |value| i64::try_from(*value).unwrap_or(i64::MAX)),
        }
    }
}

/// The values of a field in a batch.
pub(super) enum Data<'a> {
    /// Integers times a factor.
    Numbers(Ints<'a>, i64),
    /// Positions in a list of values, of which some may be null.
    Codes(Ints<'a>, Arc<[Option<i64>]>),
    /// What no and yes stand for.
    Bits(&'a BooleanBuffer, [Option<i64>; 2]),
    /// Values that had to be worked out.
    Own(Vec<i64>),
}

/// A field's values in a batch, and which of them are null.
pub(super) struct Bound<'a> {
    pub data: Data<'a>,
    pub nulls: Option<NullBuffer>,
    /// Rows whose value is none that there can be: a local time that the clock skipped.
    pub impossible: Vec<usize>,
}

impl Bound<'_> {
    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        match &self.data {
            Data::Numbers(ints, _) | Data::Codes(ints, _) => ints.len(),
            Data::Bits(bits, _) => bits.len(),
            Data::Own(values) => values.len(),
        }
    }

    /// The value of a row as the erased door has it.
    pub(super) fn value(&self, row: usize) -> Option<i64> {
        if self.nulls.as_ref().is_some_and(|nulls| row >= nulls.len() || nulls.is_null(row)) {
            return None;
        }
        match &self.data {
            Data::Numbers(ints, times) => Some(ints.get(row).saturating_mul(*times)),
            Data::Codes(codes, values) => {
                usize::try_from(codes.get(row)).ok().and_then(|code| values.get(code).copied()).flatten()
            }
            Data::Bits(bits, values) => values[usize::from(bits.value(row))],
            Data::Own(values) => values.get(row).copied(),
        }
    }

    /// Whether a row has a value that is known, whatever it is.
    pub(super) fn is_known(&self, row: usize) -> bool {
        self.value(row).is_some()
    }
}

/// How a column's values become a field's.
#[derive(Clone, Debug)]
pub(super) enum Reading {
    /// Integers times a factor.
    Times(i64),
    /// Nanoseconds, rounded half to even.
    Nanos,
    /// Floating-point numbers of so many microseconds each.
    FloatTimes(i64),
    /// Floating-point nanoseconds, rounded half to even.
    FloatNanos,
    /// Floating-point numbers that should be whole.
    FloatWhole,
    /// Decimals as whole numbers of units of so many decimals.
    Decimals(u8),
    /// Words, flags and sets, by what they are called.
    Words(Arc<Words>),
    /// Texts as ids.
    Texts(Box<TextIds>),
    /// Local times of a zone, after they are read as instants.
    Local(Box<Reading>, Zone),
    /// Unsigned numbers of 64 bits that are compared with one another alone: what the bits stand for plays no part.
    Bits,
    /// Something that is there or not; what it is plays no part.
    There,
}

/// A field, the column that holds it, and how it is read.
#[derive(Clone, Debug)]
pub(super) struct Spec {
    pub field: usize,
    pub column: usize,
    pub reading: Reading,
    /// The column of instants from which those of `column` are measured, and how it is read.
    pub since: Option<(usize, Reading)>,
}

/// A translation of a dictionary that was met, kept for the next batch with the same one.
#[derive(Default)]
pub(super) struct Cache {
    last: Option<(ArrayRef, Arc<[Option<i64>]>)>,
}

impl Cache {
    /// What the entries of a list stand for.
    pub(super) fn of(&mut self, list: &ArrayRef, value: impl Fn(usize) -> Option<i64>) -> Arc<[Option<i64>]> {
        match &self.last {
            Some((seen, values)) if seen.to_data().ptr_eq(&list.to_data()) => Arc::clone(values),
            _ => {
                let values: Arc<[Option<i64>]> = (0..list.len()).map(value).collect();
                self.last = Some((Arc::clone(list), Arc::clone(&values)));
                values
            }
        }
    }
}

impl Spec {
    /// Whether this reads the same column in the same way.
    pub(super) fn reads_as(&self, other: &Self) -> bool {
        let plain =
            |spec: &Self| if let Reading::Times(times) = spec.reading { Some((spec.column, times)) } else { None };
        self.since.is_none() && other.since.is_none() && plain(self).is_some() && plain(self) == plain(other)
    }

    /// Whether the values are read as they lie in the batch: nothing of them is worked out first.
    pub(super) fn lies(&self, batch: &RecordBatch) -> bool {
        let column = batch.column(self.column);
        let has_words = || column.as_boolean_opt().is_some() || dictionary(column).is_some();
        match &self.reading {
            _ if self.since.is_some() => false,
            Reading::Times(_) => true,
            Reading::Words(_) => has_words(),
            _ => false,
        }
    }

    /// The field's values in a batch.
    pub(super) fn bind<'a>(&self, batch: &'a RecordBatch, cache: &mut Cache) -> Bound<'a> {
        let column = batch.column(self.column);
        let Some((start, start_reading)) = &self.since else { return bind(column, &self.reading, cache) };
        let end = bind(column, &self.reading, cache);
        let start = bind(batch.column(*start), start_reading, &mut Cache::default());
        let rows = batch.num_rows();
        let mut values = Vec::with_capacity(rows);
        let mut known = Vec::with_capacity(rows);
        for row in 0..rows {
            let time = match (start.value(row), end.value(row)) {
                // An end out of reach of its start is no length of time that a row may hold.
                (Some(start), Some(end)) => Some(
                    Instant::from_micros(end).since(Instant::from_micros(start)).map_or(i64::MAX, Duration::as_micros),
                ),
                _ => None,
            };
            known.push(time.is_some());
            values.push(time.unwrap_or_default());
        }
        let impossible = start.impossible.iter().chain(&end.impossible).copied().collect();
        Bound { data: Data::Own(values), nulls: Some(NullBuffer::from(known)), impossible }
    }
}

fn bind<'a>(column: &'a ArrayRef, reading: &Reading, cache: &mut Cache) -> Bound<'a> {
    let nulls = column.logical_nulls();
    let data = match reading {
        Reading::Times(times) => ints(column).map_or_else(|| Data::Own(Vec::new()), |ints| Data::Numbers(ints, *times)),
        Reading::Nanos => {
            let nanos = |at| ints(column).map_or(0, |ints| half_even(ints.get(at)));
            Data::Own((0..column.len()).map(nanos).collect())
        }
        Reading::FloatTimes(micros) => {
            // Beyond all numbers: a length of time that no field accepts.
            let beyond = |value: f64| if value < 0.0 { i64::MIN } else { i64::MAX };
            return floats(column, nulls.as_ref(), |value| {
                scaled_float(value, *micros).unwrap_or_else(|| beyond(value))
            });
        }
        Reading::FloatNanos => return floats(column, nulls.as_ref(), float_nanos),
        Reading::FloatWhole => return floats(column, nulls.as_ref(), whole),
        Reading::Decimals(places) => return decimals::bind(column, *places),
        Reading::Local(reading, zone) => return local(&bind(column, reading, cache), column.len(), zone),
        Reading::Bits => {
            let values = column.as_primitive_opt::<UInt64Type>().map_or(&[][..], |array| array.values().as_ref());
            Data::Own(values.iter().map(|value| value.cast_signed()).collect())
        }
        Reading::There => Data::Own(vec![0; column.len()]),
        Reading::Texts(ids) => return ids.bind(column, cache),
        Reading::Words(words) => return words_of(column, nulls, words, cache),
    };
    Bound { data, nulls, impossible: Vec::new() }
}

/// The instants of local times; of two that one time stands for, the earlier.
fn local<'a>(times: &Bound<'_>, rows: usize, zone: &Zone) -> Bound<'a> {
    let (mut values, mut known, mut impossible) = (Vec::with_capacity(rows), Vec::with_capacity(rows), Vec::new());
    for row in 0..rows {
        let local = times.value(row);
        let at = local.and_then(|local| zone.instant_of(local));
        if local.is_some() && at.is_none() {
            impossible.push(row);
        }
        known.push(at.is_some());
        values.push(at.map_or(0, Instant::as_micros));
    }
    Bound { data: Data::Own(values), nulls: Some(NullBuffer::from(known)), impossible }
}

/// Microseconds of nanoseconds, ties to even.
fn half_even(nanos: i64) -> i64 {
    let (micros, rest) = (nanos.div_euclid(1_000), nanos.rem_euclid(1_000));
    micros + i64::from(rest > 500 || rest == 500 && micros % 2 != 0)
}

/// Microseconds of floating-point nanoseconds, ties to even; lengths that no field accepts where they do not fit.
fn float_nanos(nanos: f64) -> i64 {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if nanos.abs() >= BEYOND {
        return if nanos < 0.0 { i64::MIN } else { i64::MAX };
    }
    #[allow(clippy::cast_possible_truncation, reason = "a whole number of at most 63 bits")]
    let below = nanos.floor() as i64;
    let (micros, rest) = (below.div_euclid(1_000), below.rem_euclid(1_000));
    let more = nanos.fract() != 0.0;
    micros + i64::from(rest > 500 || rest == 500 && (more || micros % 2 != 0))
}

/// A whole number; anything else is one that no field accepts.
fn whole(value: f64) -> i64 {
    const MOST: f64 = 9_007_199_254_740_992.0;
    if value.abs() <= MOST && value.fract() == 0.0 {
        #[allow(clippy::cast_possible_truncation, reason = "a whole number of at most 53 bits")]
        return value as i64;
    }
    i64::MIN
}

/// Floating-point values one by one; one that is no number is null, as tables of floats have it.
fn floats<'a>(column: &ArrayRef, nulls: Option<&NullBuffer>, value: impl Fn(f64) -> i64) -> Bound<'a> {
    let rows = column.len();
    let float = |row: usize| match column.data_type() {
        DataType::Float32 => column.as_primitive::<Float32Type>().values().get(row).map_or(f64::NAN, |v| f64::from(*v)),
        _ => column.as_primitive::<Float64Type>().values().get(row).copied().unwrap_or(f64::NAN),
    };
    let known = |row: usize| nulls.is_none_or(|nulls| nulls.is_valid(row)) && !float(row).is_nan();
    let values = (0..rows).map(|row| if known(row) { value(float(row)) } else { 0 }).collect();
    Bound { data: Data::Own(values), nulls: Some((0..rows).map(known).collect()), impossible: Vec::new() }
}

/// The integers of a column of integers, times or instants.
pub(super) fn ints(column: &ArrayRef) -> Option<Ints<'_>> {
    fn values<T: ArrowPrimitiveType>(column: &ArrayRef) -> Option<&[T::Native]> {
        column.as_primitive_opt::<T>().map(|array| array.values().as_ref())
    }
    match column.data_type() {
        DataType::Int8 => values::<Int8Type>(column).map(Ints::I8),
        DataType::Int16 => values::<Int16Type>(column).map(Ints::I16),
        DataType::Int32 => values::<Int32Type>(column).map(Ints::I32),
        DataType::Int64 => values::<Int64Type>(column).map(Ints::I64),
        DataType::UInt8 => values::<UInt8Type>(column).map(Ints::U8),
        DataType::UInt16 => values::<UInt16Type>(column).map(Ints::U16),
        DataType::UInt32 => values::<UInt32Type>(column).map(Ints::U32),
        DataType::UInt64 => values::<UInt64Type>(column).map(Ints::U64),
        DataType::Date32 => values::<arrow_array::types::Date32Type>(column).map(Ints::I32),
        DataType::Date64 => values::<arrow_array::types::Date64Type>(column).map(Ints::I64),
        DataType::Duration(unit) => match unit {
            ArrowUnit::Second => values::<DurationSecondType>(column),
            ArrowUnit::Millisecond => values::<DurationMillisecondType>(column),
            ArrowUnit::Microsecond => values::<DurationMicrosecondType>(column),
            ArrowUnit::Nanosecond => values::<DurationNanosecondType>(column),
        }
        .map(Ints::I64),
        DataType::Timestamp(unit, _) => match unit {
            ArrowUnit::Second => values::<TimestampSecondType>(column),
            ArrowUnit::Millisecond => values::<TimestampMillisecondType>(column),
            ArrowUnit::Microsecond => values::<TimestampMicrosecondType>(column),
            ArrowUnit::Nanosecond => values::<TimestampNanosecondType>(column),
        }
        .map(Ints::I64),
        _ => None,
    }
}

/// The positions and the list of a dictionary.
pub(super) fn dictionary(column: &ArrayRef) -> Option<(Ints<'_>, &ArrayRef)> {
    fn keys<K: ArrowDictionaryKeyType>(column: &ArrayRef) -> Option<(&[K::Native], &ArrayRef)> {
        column.as_dictionary_opt::<K>().map(|array| (array.keys().values().as_ref(), array.values()))
    }
    let DataType::Dictionary(key, _) = column.data_type() else { return None };
    match key.as_ref() {
        DataType::Int8 => keys::<Int8Type>(column).map(|(keys, list)| (Ints::I8(keys), list)),
        DataType::Int16 => keys::<Int16Type>(column).map(|(keys, list)| (Ints::I16(keys), list)),
        DataType::Int32 => keys::<Int32Type>(column).map(|(keys, list)| (Ints::I32(keys), list)),
        DataType::Int64 => keys::<Int64Type>(column).map(|(keys, list)| (Ints::I64(keys), list)),
        DataType::UInt8 => keys::<UInt8Type>(column).map(|(keys, list)| (Ints::U8(keys), list)),
        DataType::UInt16 => keys::<UInt16Type>(column).map(|(keys, list)| (Ints::U16(keys), list)),
        DataType::UInt32 => keys::<UInt32Type>(column).map(|(keys, list)| (Ints::U32(keys), list)),
        DataType::UInt64 => keys::<UInt64Type>(column).map(|(keys, list)| (Ints::U64(keys), list)),
        _ => None,
    }
}

/// The text of a row, whatever the layout of the strings.
pub(super) fn text(column: &ArrayRef, row: usize) -> Option<&str> {
    if row >= column.len() || column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row)),
        DataType::Utf8View => Some(column.as_string_view().value(row)),
        _ => None,
    }
}

/// The text of a row, also of a dictionary.
pub(super) fn word_at(column: &ArrayRef, row: usize) -> Option<&str> {
    if column.is_null(row) {
        return None;
    }
    match dictionary(column) {
        Some((codes, list)) => text(list, usize::try_from(codes.get(row)).ok()?),
        None => text(column, row),
    }
}

fn words_of<'a>(column: &'a ArrayRef, nulls: Option<NullBuffer>, words: &Arc<Words>, cache: &mut Cache) -> Bound<'a> {
    if let Some(bits) = column.as_boolean_opt() {
        let values = ["false", "true"].map(|word| words.value(word));
        return Bound { data: Data::Bits(bits.values(), values), nulls, impossible: Vec::new() };
    }
    if let Some((codes, list)) = dictionary(column) {
        let values = cache.of(list, |at| words.value_at(list, at));
        return Bound { data: Data::Codes(codes, values), nulls: column.nulls().cloned(), impossible: Vec::new() };
    }
    let rows = column.len();
    let (mut values, mut known) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    for row in 0..rows {
        let value = words.value_at(column, row);
        known.push(value.is_some());
        values.push(value.unwrap_or_default());
    }
    Bound { data: Data::Own(values), nulls: Some(NullBuffer::from(known)), impossible: Vec::new() }
}
