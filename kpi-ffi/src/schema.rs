//! Schemas of the Arrow C Data Interface: read with suspicion, for a host may be wrong about what it hands over.

use crate::status::{Failure, KPI_STATUS_BAD_ARROW, KPI_STATUS_NULL_POINTER};
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use std::ffi::{CStr, c_char, c_void};
use std::sync::Arc;

/// `struct ArrowSchema`, as the specification has it.
#[repr(C)]
pub struct ArrowSchema {
    /// What each value is.
    pub format: *const c_char,
    /// The name of the column.
    pub name: *const c_char,
    /// Not read.
    pub metadata: *const c_char,
    /// Bits; 2 says that there may be nulls.
    pub flags: i64,
    /// How many children.
    pub n_children: i64,
    /// The columns of a table, the parts of a nested one.
    pub children: *mut *mut ArrowSchema,
    /// What the entries of a dictionary are; NULL where there is none.
    pub dictionary: *mut ArrowSchema,
    /// Frees it; NULL where that was done.
    pub release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    /// The producer's.
    pub private_data: *mut c_void,
}

impl ArrowSchema {
    /// What a stream fills.
    pub(crate) const EMPTY: Self = Self {
        format: std::ptr::null(),
        name: std::ptr::null(),
        metadata: std::ptr::null(),
        flags: 0,
        n_children: 0,
        children: std::ptr::null_mut(),
        dictionary: std::ptr::null_mut(),
        release: None,
        private_data: std::ptr::null_mut(),
    };
}

/// The bit of `flags` that says that there may be nulls.
const NULLABLE: i64 = 2;
/// No table has so many columns.
const MOST_COLUMNS: i64 = 1 << 20;
/// Runs of dictionaries of texts are two levels below their column.
const DEEPEST: usize = 3;

pub(crate) fn bad(message: impl Into<String>) -> Failure {
    Failure::own(KPI_STATUS_BAD_ARROW, message.into())
}

/// A struct that a caller points to.
///
/// # Safety
///
/// The pointer is NULL, or points to a readable `T` where it is aligned.
pub(crate) unsafe fn pointed<'a, T>(to: *const T, what: impl FnOnce() -> String) -> Result<&'a T, Failure> {
    if to.is_null() || !to.is_aligned() {
        let message = format!("{} must stand at an aligned address that is not NULL", what());
        return Err(Failure::own(KPI_STATUS_NULL_POINTER, message));
    }
    // SAFETY: not NULL, aligned, readable as the caller says.
    Ok(unsafe { &*to })
}

/// The schema of a table, of which only these columns are looked at (all where none are named): the others are columns of nothing.
///
/// # Safety
///
/// `raw` is NULL or a schema as the specification has it; what can be seen to be none is refused.
pub(crate) unsafe fn read(
    raw: *const ArrowSchema,
    table: &str,
    needed: Option<&[String]>,
) -> Result<SchemaRef, Failure> {
    let what = || format!("the schema of the table `{table}`");
    // SAFETY: as the caller says.
    let raw = unsafe { pointed(raw, what) }?;
    // SAFETY: a schema, as the caller says.
    let (format, columns) = unsafe { (format(raw, &what())?, children(raw, &what())?) };
    if format != "+s" {
        return Err(bad(format!("{} is of the format `{format}`: a table is a struct of its columns, `+s`", what())));
    }
    let mut fields = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        // SAFETY: a child of a schema.
        let field = unsafe {
            let column = pointed(*column, || format!("column {at} of {}", what()))?;
            let name = text(column.name, || format!("the name of column {at} of {}", what()))?.unwrap_or_default();
            let named = || format!("the column `{name}` of the table `{table}`");
            let is_needed = needed.is_none_or(|needed| needed.iter().any(|needed| needed == name));
            let data_type = if is_needed { data_type(column, &named(), 0)? } else { DataType::Null };
            Field::new(name, data_type, column.flags & NULLABLE != 0)
        };
        fields.push(field);
    }
    // Arrays of columns of nothing are null, whatever the flag says of those of the table.
    let fields = fields.into_iter().map(|field| field.with_nullable(true));
    Ok(Arc::new(Schema::new(fields.collect::<Fields>())))
}

/// The type of a column.
unsafe fn data_type(raw: &ArrowSchema, of: &str, depth: usize) -> Result<DataType, Failure> {
    if depth > DEEPEST {
        return Err(bad(format!("{of} is nested more than {DEEPEST} levels deep")));
    }
    // SAFETY: a schema, as the caller says.
    let (format, children) = unsafe { (format(raw, of)?, children(raw, of)?) };
    let count = |expected: usize| match children.len() {
        found if found == expected => Ok(()),
        found => Err(bad(format!("{of} is of the format `{format}` and has {found} children, not {expected}"))),
    };
    let plain = match format {
        "+r" => {
            count(2)?;
            // SAFETY: children of a schema.
            let (ends, values) = unsafe {
                let child =
                    |at: usize| pointed(children.get(at).copied().unwrap_or(std::ptr::null_mut()), || of.to_owned());
                (data_type(child(0)?, of, depth + 1)?, data_type(child(1)?, of, depth + 1)?)
            };
            if !matches!(ends, DataType::Int16 | DataType::Int32 | DataType::Int64) {
                return Err(bad(format!("{of} has runs that end at {ends}: 16, 32 or 64-bit integers say where")));
            }
            let field = |name: &str, data_type, nullable| Arc::new(Field::new(name, data_type, nullable));
            DataType::RunEndEncoded(field("run_ends", ends, false), field("values", values, true))
        }
        // What holds other values in each row is no column of a fact: whoever maps one is told so by its type.
        "+s" => DataType::Struct(Fields::empty()),
        "+m" => DataType::Map(Arc::new(Field::new("entries", DataType::Null, true)), false),
        nested if nested.starts_with('+') => DataType::List(Arc::new(Field::new("item", DataType::Null, true))),
        leaf => {
            count(0)?;
            let schema = FFI_ArrowSchema::try_new(leaf, Vec::new(), None);
            let found = schema.and_then(|schema| DataType::try_from(&schema));
            found.map_err(|error| bad(format!("{of} is of the format `{leaf}`, which is none: {error}")))?
        }
    };
    if raw.dictionary.is_null() {
        return Ok(plain);
    }
    // SAFETY: the dictionary of a schema.
    let values = unsafe { data_type(pointed(raw.dictionary, || of.to_owned())?, of, depth + 1) }?;
    if !plain.is_integer() {
        return Err(bad(format!("{of} has a dictionary, yet is {plain}: integers say which of its entries")));
    }
    Ok(DataType::Dictionary(Box::new(plain), Box::new(values)))
}

/// The format of a schema that was not released.
unsafe fn format<'a>(raw: &'a ArrowSchema, of: &str) -> Result<&'a str, Failure> {
    if raw.release.is_none() {
        return Err(bad(format!("{of} was released")));
    }
    // SAFETY: as the caller says.
    let format = unsafe { text(raw.format, || format!("the format of {of}")) }?;
    format.ok_or_else(|| bad(format!("{of} has no format")))
}

/// The children of a schema.
unsafe fn children<'a>(raw: &'a ArrowSchema, of: &str) -> Result<&'a [*mut ArrowSchema], Failure> {
    let count = match usize::try_from(raw.n_children) {
        Ok(count) if raw.n_children <= MOST_COLUMNS => count,
        _ => return Err(bad(format!("{of} says that it has {} children", raw.n_children))),
    };
    if count == 0 {
        return Ok(&[]);
    }
    // SAFETY: as many children as the schema says.
    unsafe {
        pointed(raw.children.cast_const(), || format!("the children of {of}"))?;
        Ok(std::slice::from_raw_parts(raw.children, count))
    }
}

/// A text that ends with a zero; NULL is none.
unsafe fn text<'a>(raw: *const c_char, what: impl Fn() -> String) -> Result<Option<&'a str>, Failure> {
    if raw.is_null() {
        return Ok(None);
    }
    // SAFETY: a text that ends with a zero, as the specification has it.
    let text = unsafe { CStr::from_ptr(raw) };
    text.to_str().map(Some).map_err(|error| {
        let message = format!("{} is not UTF-8 from its byte {} on", what(), error.valid_up_to());
        Failure::own(crate::status::KPI_STATUS_NOT_UTF8, message)
    })
}
