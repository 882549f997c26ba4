//! Arrays and streams of the Arrow C interfaces: what can be seen to be wrong is refused before anything is read by it.
//!
//! How long a buffer is cannot be seen: an array that says it has more rows than its buffers hold is read beyond them.

use crate::schema::{self, ArrowSchema, bad, pointed};
use crate::status::{Failure, KPI_STATUS_STREAM_FAILED};
use arrow_array::ffi::{FFI_ArrowArray, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, ArrayRef, NullArray, RecordBatch, RecordBatchOptions, make_array, new_empty_array};
use arrow_schema::{DataType, SchemaRef};
use std::ffi::{CStr, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Takes an array over from its owner, whose struct is released from then on; what comes out releases it once, whatever happens.
///
/// # Safety
///
/// `raw` is NULL, or points to an array as the specification has it.
pub(crate) unsafe fn take_array(raw: *mut FFI_ArrowArray) -> Result<FFI_ArrowArray, Failure> {
    // SAFETY: as the caller says; a struct that was released has nothing in it to be freed.
    unsafe {
        pointed(raw, || "the array".to_owned())?;
        Ok(FFI_ArrowArray::from_raw(raw))
    }
}

/// As [`take_array`], a stream.
///
/// # Safety
///
/// `raw` is NULL, or points to a stream as the specification has it.
pub(crate) unsafe fn take_stream(raw: *mut FFI_ArrowArrayStream) -> Result<FFI_ArrowArrayStream, Failure> {
    // SAFETY: as the caller says.
    unsafe {
        pointed(raw, || "the stream".to_owned())?;
        Ok(FFI_ArrowArrayStream::from_raw(raw))
    }
}

/// The rows of a struct array as a batch; columns of nothing are not looked at.
///
/// # Safety
///
/// The array is one as the specification has it, of this schema.
pub(crate) unsafe fn batch(array: &FFI_ArrowArray, schema: &SchemaRef) -> Result<RecordBatch, Failure> {
    // Whatever the library for Arrow finds wrong and does not say by an error is caught here, where nothing else was begun.
    // SAFETY: as the caller says.
    let read = || unsafe { batch_of(array, schema) };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(bad("the array is none that can be read")))
}

unsafe fn batch_of(array: &FFI_ArrowArray, schema: &SchemaRef) -> Result<RecordBatch, Failure> {
    let (length, offset) = extent(array, "the batch")?;
    // SAFETY: an array, as the caller says.
    let (columns, nulls) =
        unsafe { (children(array, schema.fields().len(), "the batch")?, buffers(array, 1, "the batch")?) };
    if array.null_count != 0 && nulls.first().is_some_and(|nulls| !nulls.is_null()) && array.null_count != -1 {
        return Err(bad("the batch has rows that are null as a whole: a table has none"));
    }
    let mut arrays = Vec::new();
    for (field, child) in schema.fields().iter().zip(columns) {
        let of = format!("the column `{}`", field.name());
        // SAFETY: a child of an array.
        arrays.push(unsafe { column(*child, field.data_type(), (offset, length), &of) }?);
    }
    // SAFETY: an array, as the caller says.
    if array.null_count == -1 && unsafe { has_nulls(nulls.first(), offset, length) } {
        return Err(bad("the batch has rows that are null as a whole: a table has none"));
    }
    let options = RecordBatchOptions::new().with_row_count(Some(length));
    RecordBatch::try_new_with_options(Arc::clone(schema), arrays, &options).map_err(|error| bad(error.to_string()))
}

/// A column of a batch, of which so many rows are left out before the first.
unsafe fn column(
    child: *mut FFI_ArrowArray,
    data_type: &DataType,
    (offset, length): (usize, usize),
    of: &str,
) -> Result<ArrayRef, Failure> {
    // SAFETY: a child of an array.
    let (rows, _) = extent(unsafe { pointed(child, || of.to_owned()) }?, of)?;
    if rows < offset + length {
        return Err(bad(format!("{of} has {rows} rows, and its batch goes to row {}", offset + length)));
    }
    if length == 0 {
        return Ok(new_empty_array(data_type));
    }
    if data_type.is_null() {
        return Ok(Arc::new(NullArray::new(length)));
    }
    // SAFETY: a child of an array that is owned here. It is moved out, as the specification allows where the parent is released next.
    unsafe {
        check(child, data_type, of, 0)?;
        let said = count_nulls_anew(child);
        let data = from_ffi_and_data_type(FFI_ArrowArray::from_raw(child), data_type.clone());
        let data = data.map_err(|error| bad(format!("{of}: {error}")))?;
        data.validate_full().map_err(|error| bad(format!("{of}: {error}")))?;
        let told = usize::try_from(said).ok().filter(|_| !matches!(data_type, DataType::RunEndEncoded(..)));
        if told.is_some_and(|told| told != data.null_count()) {
            return Err(bad(format!("{of} says that it has {said} nulls, and has {}", data.null_count())));
        }
        Ok(make_array(data).slice(offset, length))
    }
}

/// Lets nulls be counted, here and in the dictionary: what an array says of them is compared, not believed.
unsafe fn count_nulls_anew(array: *mut FFI_ArrowArray) -> i64 {
    // SAFETY: a checked array that is owned here.
    unsafe {
        let said = (*array).null_count;
        if (*array).n_buffers > 0 {
            (*array).null_count = -1;
        }
        if !(*array).dictionary.is_null() {
            count_nulls_anew((*array).dictionary);
        }
        for child in 0..usize::try_from((*array).n_children).unwrap_or_default() {
            count_nulls_anew(*(*array).children.add(child));
        }
        said
    }
}

/// Length and offset of an array that was not released.
fn extent(array: &FFI_ArrowArray, of: &str) -> Result<(usize, usize), Failure> {
    if array.release.is_none() {
        return Err(bad(format!("{of} was released")));
    }
    let (length, offset) = (usize::try_from(array.length), usize::try_from(array.offset));
    // Of the widest values, 32 bytes each, no more could lie in memory.
    let fits = |rows: &usize| *rows < isize::MAX as usize / 64;
    match (length, offset) {
        (Ok(length), Ok(offset)) if length.checked_add(offset).as_ref().is_some_and(fits) => Ok((length, offset)),
        _ => Err(bad(format!("{of} says that it has {} rows from row {} on", array.length, array.offset))),
    }
}

/// The buffers of an array that has so many, or (a view of texts) more.
unsafe fn buffers<'a>(array: &'a FFI_ArrowArray, least: i64, of: &str) -> Result<&'a [*const c_void], Failure> {
    let number = usize::try_from(array.n_buffers).ok().filter(|_| (least..1 << 31).contains(&array.n_buffers));
    let Some(number) = number else {
        return Err(bad(format!("{of} says that it has {} buffers, it needs {least}", array.n_buffers)));
    };
    if number == 0 {
        return Ok(&[]);
    }
    // SAFETY: as many buffers as the array says.
    unsafe {
        pointed(array.buffers.cast_const(), || format!("the list of buffers of {of}"))?;
        Ok(std::slice::from_raw_parts(array.buffers, number))
    }
}

/// The children of an array that has so many.
unsafe fn children<'a>(
    array: &'a FFI_ArrowArray,
    number: usize,
    of: &str,
) -> Result<&'a [*mut FFI_ArrowArray], Failure> {
    if usize::try_from(array.n_children) != Ok(number) {
        return Err(bad(format!("{of} has {} children, its schema {number}", array.n_children)));
    }
    if number == 0 {
        return Ok(&[]);
    }
    // SAFETY: as many children as the array says.
    unsafe {
        pointed(array.children.cast_const(), || format!("the list of children of {of}"))?;
        Ok(std::slice::from_raw_parts(array.children, number))
    }
}

/// Refuses an array that contradicts itself or its type, before anything relies on it.
unsafe fn check(array: *const FFI_ArrowArray, data_type: &DataType, of: &str, at_least: usize) -> Result<(), Failure> {
    // SAFETY: an array, as the caller says.
    let array = unsafe { pointed(array, || of.to_owned()) }?;
    let (length, offset) = extent(array, of)?;
    let rows = length + offset;
    if length < at_least {
        return Err(bad(format!("{of} has {length} entries, it needs {at_least}")));
    }
    if array.null_count < -1 || array.null_count > array.length {
        return Err(bad(format!("{of} says that {} of its {length} rows are null", array.null_count)));
    }
    let (least, exact) = match data_type {
        DataType::Null | DataType::RunEndEncoded(..) => (0, true),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Binary | DataType::LargeBinary => (3, true),
        DataType::Utf8View | DataType::BinaryView => (3, false),
        nested if nested.is_nested() => return Err(bad(format!("{of} is {nested}, which is not read"))),
        _ => (2, true),
    };
    // SAFETY: an array, as the caller says.
    let buffers = unsafe { buffers(array, least, of) }?;
    if exact && array.n_buffers != least {
        return Err(bad(format!("{of} has {} buffers, as {data_type} it has {least}", array.n_buffers)));
    }
    if array.null_count > 0 && buffers.first().is_some_and(|nulls| nulls.is_null()) {
        return Err(bad(format!("{of} says that it has {} nulls, and not which", array.null_count)));
    }
    if rows > 0 && buffers.get(1).is_some_and(|values| values.is_null()) {
        return Err(bad(format!("{of} has {rows} rows and no buffer for them")));
    }
    // SAFETY: buffers that hold as many rows as the array says.
    unsafe {
        match data_type {
            DataType::Utf8 | DataType::Binary => check_offsets::<i32>(buffers, rows, of)?,
            DataType::LargeUtf8 | DataType::LargeBinary => check_offsets::<i64>(buffers, rows, of)?,
            DataType::Utf8View | DataType::BinaryView => check_views(buffers, of)?,
            _ => {}
        }
    }
    // SAFETY: children and a dictionary of an array.
    unsafe { check_below(array, data_type, of) }
}

/// Checks what is below an array: the values of runs, the entries of a dictionary.
unsafe fn check_below(array: &FFI_ArrowArray, data_type: &DataType, of: &str) -> Result<(), Failure> {
    // SAFETY: children and a dictionary of an array, as the caller says.
    unsafe {
        if let DataType::RunEndEncoded(ends, values) = data_type {
            let below = children(array, 2, of)?;
            for (field, child) in [ends, values].into_iter().zip(below) {
                let least = usize::from(array.length > 0);
                check(*child, field.data_type(), &format!("the {} of {of}", field.name()), least)?;
            }
        } else {
            children(array, 0, of)?;
        }
        match data_type {
            DataType::Dictionary(_, values) => check(array.dictionary, values, &format!("the dictionary of {of}"), 0),
            _ if array.dictionary.is_null() => Ok(()),
            _ => Err(bad(format!("{of} has a dictionary, its schema has none"))),
        }
    }
}

/// Where texts begin and end: what is beyond the last of these is not theirs.
unsafe fn check_offsets<T: Copy + Into<i64>>(buffers: &[*const c_void], rows: usize, of: &str) -> Result<(), Failure> {
    let &[_, offsets, texts] = buffers else { return Err(bad(format!("{of} has no buffers"))) };
    let offsets = offsets.cast::<T>();
    if rows == 0 && offsets.is_null() {
        return Ok(());
    }
    // SAFETY: one offset more than rows, as the specification has it.
    let offsets = unsafe {
        pointed(offsets, || format!("the list of where the texts of {of} begin"))?;
        std::slice::from_raw_parts(offsets, rows + 1)
    };
    let mut last = 0;
    for (row, offset) in offsets.iter().map(|offset| (*offset).into()).enumerate() {
        if offset < last {
            return Err(bad(format!("{of}: the text of row {row} begins at byte {offset}, after byte {last}")));
        }
        last = offset;
    }
    if last > 0 && texts.is_null() || last > i64::MAX / 2 {
        return Err(bad(format!("{of} has {last} bytes of text in no buffer")));
    }
    Ok(())
}

/// How long the buffers of views are.
unsafe fn check_views(buffers: &[*const c_void], of: &str) -> Result<(), Failure> {
    let [_, _, texts @ .., lengths] = buffers else { return Err(bad(format!("{of} has no buffers"))) };
    if texts.is_empty() {
        return Ok(());
    }
    let lengths = lengths.cast::<i64>();
    // SAFETY: one length for each buffer of texts, as the specification has it.
    let lengths = unsafe {
        pointed(lengths, || format!("the list of how long the texts of {of} are"))?;
        std::slice::from_raw_parts(lengths, texts.len())
    };
    let wrong = texts.iter().zip(lengths).any(|(text, length)| *length < 0 || *length > 0 && text.is_null());
    if wrong { Err(bad(format!("{of} has texts of a negative length, or in no buffer"))) } else { Ok(()) }
}

/// Whether one of these rows is null.
unsafe fn has_nulls(bits: Option<&*const c_void>, offset: usize, length: usize) -> bool {
    let Some(bits) = bits.map(|bits| bits.cast::<u8>()).filter(|bits| !bits.is_null()) else { return false };
    // SAFETY: a bit for each row, as the specification has it.
    let is_known = |row: usize| unsafe { *bits.add(row / 8) } >> (row % 8) & 1 == 1;
    (offset..offset + length).any(|row| !is_known(row))
}

/// A stream that is read to its end, and released then.
pub(crate) struct Stream(FFI_ArrowArrayStream);

impl Stream {
    pub(crate) fn new(stream: FFI_ArrowArrayStream) -> Result<Self, Failure> {
        let (Some(_), Some(_), Some(_)) = (stream.release, stream.get_schema, stream.get_next) else {
            return Err(bad("the stream was released, or lacks a function that every stream has"));
        };
        Ok(Self(stream))
    }

    /// The schema, with these columns of it.
    ///
    /// # Safety
    ///
    /// The stream is one as the specification has it.
    pub(crate) unsafe fn schema(&mut self, table: &str, needed: Option<&[String]>) -> Result<SchemaRef, Failure> {
        let Some(get) = self.0.get_schema else { return Err(bad("the stream was released")) };
        let mut filled = Filled(ArrowSchema::EMPTY);
        // SAFETY: the stream's own function, and a place for a schema; the two structs are one to C.
        unsafe {
            let status = get(&raw mut self.0, (&raw mut filled.0).cast());
            self.went_well(status)?;
            schema::read(&raw const filled.0, table, needed)
        }
    }

    /// The next batch; `None` after the last.
    ///
    /// # Safety
    ///
    /// As [`Stream::schema`].
    pub(crate) unsafe fn next(&mut self) -> Result<Option<FFI_ArrowArray>, Failure> {
        let Some(get) = self.0.get_next else { return Err(bad("the stream was released")) };
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the stream's own function, and a place for an array.
        unsafe {
            let status = get(&raw mut self.0, &raw mut array);
            self.went_well(status)?;
        }
        Ok(array.release.is_some().then_some(array))
    }

    unsafe fn went_well(&mut self, status: i32) -> Result<(), Failure> {
        if status == 0 {
            return Ok(());
        }
        // SAFETY: the stream's own function.
        let why = self.0.get_last_error.map(|why| unsafe { why(&raw mut self.0) }).filter(|why| !why.is_null());
        // SAFETY: a text that ends with a zero, as the specification has it.
        let why = why.map(|why| unsafe { CStr::from_ptr(why) }.to_string_lossy().into_owned());
        let message = format!("the stream failed with {status}: {}", why.as_deref().unwrap_or("it does not say why"));
        Err(Failure::own(KPI_STATUS_STREAM_FAILED, message))
    }
}

/// A schema that a stream has filled.
struct Filled(ArrowSchema);

impl Drop for Filled {
    fn drop(&mut self) {
        if let Some(release) = self.0.release {
            // SAFETY: a schema that was handed over, released once.
            unsafe { release(&raw mut self.0) };
        }
    }
}
