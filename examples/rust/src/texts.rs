//! The cells of a column as text, whatever its type: what a person would have typed.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::borrow::Cow;
use std::fmt::Display;

/// Whether a column is of texts.
pub fn is_text(data_type: &DataType) -> bool {
    match data_type {
        DataType::Dictionary(_, list) => is_text(list),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        _ => false,
    }
}

/// Whether the cells of a column can be read as text.
pub fn is_textable(data_type: &DataType) -> bool {
    let list = if let DataType::Dictionary(_, list) = data_type { list } else { data_type };
    let number = list.is_integer() || matches!(list, DataType::Float32 | DataType::Float64);
    is_text(list) || number || matches!(list, DataType::Boolean | DataType::Date32 | DataType::Null)
}

/// The cells of a column.
pub struct Texts {
    /// The values, of which a dictionary has each once.
    list: Option<ArrayRef>,
    codes: Option<Vec<Option<usize>>>,
}

impl Texts {
    /// The cells of a column; none where there is no column.
    pub fn of(column: Option<&ArrayRef>) -> Self {
        // A dictionary without values has no positions either: every cell is null.
        let dictionary =
            column.and_then(|column| column.as_any_dictionary_opt()).filter(|all| !all.values().is_empty());
        match dictionary {
            Some(dictionary) => {
                let keys = dictionary.normalized_keys();
                let codes = keys.into_iter().enumerate();
                let codes = codes.map(|(row, key)| dictionary.keys().is_valid(row).then_some(key)).collect();
                Self { list: Some(dictionary.values().clone()), codes: Some(codes) }
            }
            None => Self { list: column.cloned(), codes: None },
        }
    }

    /// A cell; `None` where it is null.
    pub fn get(&self, row: usize) -> Option<Cow<'_, str>> {
        let row = match &self.codes {
            Some(codes) => (*codes.get(row)?)?,
            None => row,
        };
        let list = self.list.as_ref().filter(|list| row < list.len() && list.is_valid(row))?;
        Some(match list.data_type() {
            DataType::Utf8 => Cow::Borrowed(list.as_string::<i32>().value(row)),
            DataType::LargeUtf8 => Cow::Borrowed(list.as_string::<i64>().value(row)),
            DataType::Utf8View => Cow::Borrowed(list.as_string_view().value(row)),
            DataType::Boolean => Cow::Borrowed(if list.as_boolean().value(row) { "true" } else { "false" }),
            DataType::Int8 => number::<Int8Type>(list, row),
            DataType::Int16 => number::<Int16Type>(list, row),
            DataType::Int32 => number::<Int32Type>(list, row),
            DataType::Int64 => number::<Int64Type>(list, row),
            DataType::UInt8 => number::<UInt8Type>(list, row),
            DataType::UInt16 => number::<UInt16Type>(list, row),
            DataType::UInt32 => number::<UInt32Type>(list, row),
            DataType::UInt64 => number::<UInt64Type>(list, row),
            DataType::Float32 => number::<Float32Type>(list, row),
            DataType::Float64 => number::<Float64Type>(list, row),
            DataType::Date32 => Cow::Owned(date(list.as_primitive::<Date32Type>().value(row))?.to_string()),
            _ => return None,
        })
    }
}

/// The date of so many days since 1970.
fn date(days: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(days.days()).ok()
}

fn number<T: ArrowPrimitiveType>(list: &ArrayRef, row: usize) -> Cow<'_, str>
where
    T::Native: Display,
{
    Cow::Owned(list.as_primitive::<T>().value(row).to_string())
}
