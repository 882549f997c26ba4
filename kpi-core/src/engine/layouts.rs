//! Layouts that are unpacked before they are counted: dictionaries of other things than texts, and runs.

use super::bind::dictionary;
use crate::error::{Error, ErrorCode};
use arrow_array::cast::AsArray;
use arrow_array::types::{Int16Type, Int32Type, Int64Type, RunEndIndexType, UInt32Type};
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, BooleanArray, DictionaryArray, PrimitiveArray, RecordBatch, RunArray,
    downcast_primitive_array, new_null_array,
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{DataType, FieldRef, Schema, SchemaRef};
use std::sync::Arc;

/// The type that a column is counted as: that of the values, and dictionaries of texts as they are.
fn counted_type(data_type: &DataType) -> DataType {
    let is_text = |values: &DataType| matches!(values, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    let is_plain = |values: &DataType| values.is_primitive() || matches!(values, DataType::Boolean | DataType::Null);
    match data_type {
        DataType::Dictionary(_, values) if is_plain(values) => values.as_ref().clone(),
        DataType::RunEndEncoded(_, values) if is_plain(values.data_type()) => values.data_type().clone(),
        DataType::RunEndEncoded(_, values) if is_text(values.data_type()) => {
            DataType::Dictionary(Box::new(DataType::UInt32), Box::new(values.data_type().clone()))
        }
        other => other.clone(),
    }
}

/// The columns of a table as they are counted; those that are not read stay as they are.
pub(super) fn counted_schema(schema: &SchemaRef, read: &[String]) -> SchemaRef {
    let counted = |field: &FieldRef| {
        let is_read = read.contains(field.name());
        let to = if is_read { counted_type(field.data_type()) } else { field.data_type().clone() };
        // Lists and runs hold nulls of their own, and batches may where their first schema had none.
        Arc::new(field.as_ref().clone().with_data_type(to).with_nullable(true))
    };
    Arc::new(Schema::new(schema.fields().iter().map(counted).collect::<Vec<_>>()))
}

/// A batch as it is counted.
pub(super) fn counted(batch: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch, Error> {
    let columns = batch.columns().iter().zip(schema.fields());
    if columns.clone().all(|(column, field)| column.data_type() == field.data_type()) {
        return Ok(batch.clone());
    }
    let counted = |(column, field): (&ArrayRef, &FieldRef)| {
        if column.data_type() == field.data_type() { Arc::clone(column) } else { unpacked(column) }
    };
    RecordBatch::try_new(Arc::clone(schema), columns.map(counted).collect())
        .map_err(|error| Error::new(ErrorCode::Column, format!("a batch cannot be unpacked: {error}")))
}

/// The values of a dictionary, or of runs, row by row.
fn unpacked(column: &ArrayRef) -> ArrayRef {
    if let Some((codes, list)) = dictionary(column) {
        let code = |row| if column.is_null(row) { None } else { usize::try_from(codes.get(row)).ok() };
        return gathered(list, (0..column.len()).map(code));
    }
    if let Some(runs) = column.as_run_opt::<Int16Type>() {
        return gathered(runs.values(), runs_of(runs));
    }
    if let Some(runs) = column.as_run_opt::<Int32Type>() {
        return gathered(runs.values(), runs_of(runs));
    }
    match column.as_run_opt::<Int64Type>() {
        Some(runs) => gathered(runs.values(), runs_of(runs)),
        None => Arc::clone(column),
    }
}

/// The run of each row.
fn runs_of<R: RunEndIndexType>(array: &RunArray<R>) -> impl Iterator<Item = Option<usize>> + '_ {
    let (ends, offset) = (array.run_ends().values(), array.run_ends().offset());
    let mut run = if array.is_empty() { 0 } else { array.get_start_physical_index() };
    (0..array.len()).map(move |row| {
        while ends.get(run).is_some_and(|end| end.as_usize() <= offset + row) {
            run += 1;
        }
        Some(run)
    })
}

/// The values at these places of a list.
fn gathered(list: &ArrayRef, places: impl Iterator<Item = Option<usize>>) -> ArrayRef {
    let known = |place: &usize| *place < list.len() && list.is_valid(*place);
    let places = places.map(|place| place.filter(known));
    if let Some(flags) = list.as_boolean_opt() {
        return Arc::new(places.map(|place| place.map(|place| flags.value(place))).collect::<BooleanArray>());
    }
    if *list.data_type() == DataType::Null {
        return new_null_array(&DataType::Null, places.count());
    }
    let list_ref: &dyn Array = list.as_ref();
    downcast_primitive_array!(
        list_ref => numbers(list_ref, places),
        _ => {
            let codes: PrimitiveArray<UInt32Type> = places.map(|place| u32::try_from(place?).ok()).collect();
            match DictionaryArray::try_new(codes, Arc::clone(list)) {
                Ok(texts) => Arc::new(texts),
                // No code lies beyond the list: this is not reached.
                Err(_) => new_null_array(list.data_type(), 0),
            }
        }
    )
}

/// The numbers at these places of a list.
fn numbers<T: ArrowPrimitiveType>(list: &PrimitiveArray<T>, places: impl Iterator<Item = Option<usize>>) -> ArrayRef {
    let values: PrimitiveArray<T> = places.map(|place| place.map(|place| list.value(place))).collect();
    Arc::new(values.with_data_type(list.data_type().clone()))
}
