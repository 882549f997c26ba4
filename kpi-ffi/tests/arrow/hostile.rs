//! Structs that are not what they say: each is refused with what is wrong, and released.

use super::*;
use std::sync::atomic::AtomicUsize;

/// An array whose release is counted.
struct Counted {
    inner: FFI_ArrowArray,
    released: Arc<AtomicUsize>,
}

unsafe extern "C" fn release_counted(array: *mut FFI_ArrowArray) {
    let counted = unsafe { Box::from_raw((*array).private_data.cast::<Counted>()) };
    counted.released.fetch_add(1, Ordering::Relaxed);
    drop(counted.inner);
    unsafe { (*array).release = None };
}

/// The struct array of a batch, whose own release is counted.
fn counting(batch: &RecordBatch, released: &Arc<AtomicUsize>) -> FFI_ArrowArray {
    let inner = exported(batch);
    let (length, null_count, offset) = (inner.length, inner.null_count, inner.offset);
    let (n_buffers, n_children) = (inner.n_buffers, inner.n_children);
    let (buffers, children, dictionary) = (inner.buffers, inner.children, inner.dictionary);
    let private_data = Box::into_raw(Box::new(Counted { inner, released: Arc::clone(released) })).cast::<c_void>();
    let release = Some(release_counted as unsafe extern "C" fn(*mut FFI_ArrowArray));
    FFI_ArrowArray {
        length,
        null_count,
        offset,
        n_buffers,
        n_children,
        buffers,
        children,
        dictionary,
        release,
        private_data,
    }
}

#[test]
fn arrays_are_released_once_whatever_comes_of_the_call() {
    let (query, batch) = (query(), calls());
    let run = start(query, &batch.schema());
    let released = Arc::new(AtomicUsize::new(0));
    let push = |run: *mut kpi_run, table: &str, array: *mut FFI_ArrowArray, expected: kpi_status| {
        says(expected, |error| unsafe { kpi_run_push(run, text(table), array, error) });
    };
    let mut array = counting(&batch, &released);
    push(run, "calls", &raw mut array, KPI_STATUS_OK);
    push(run, "calls", &raw mut array, KPI_STATUS_BAD_ARROW);
    push(run, "others", &mut counting(&batch, &released), 5);
    push(null_mut(), "calls", &mut counting(&batch, &released), KPI_STATUS_NULL_POINTER);
    push(query.cast(), "calls", &mut counting(&batch, &released), KPI_STATUS_WRONG_HANDLE);
    let mut lying = counting(&batch, &released);
    lying.length = -1;
    push(run, "calls", &raw mut lying, KPI_STATUS_BAD_ARROW);
    push(run, "calls", null_mut(), KPI_STATUS_NULL_POINTER);
    let mut bytes = [0_u64; 16];
    push(run, "calls", unsafe { bytes.as_mut_ptr().cast::<u8>().add(1).cast() }, KPI_STATUS_NULL_POINTER);
    assert_eq!(released.load(Ordering::Relaxed), 5);
    // The run goes on: what was refused was not counted.
    let card = finished(run);
    compare(card, &counted(&[batch]));
    unsafe {
        kpi_card_free(card);
        kpi_query_free(query);
    }
}

/// Something that is wrong with the struct array of a batch: what is changed, and what must be said.
type Wrong = (&'static str, fn(&mut FFI_ArrowArray), &'static str);

fn child(array: &FFI_ArrowArray, at: usize) -> &mut FFI_ArrowArray {
    unsafe { &mut **array.children.add(at) }
}

/// Another list of children, for the one that is there is the producer's, who frees what it says.
fn without_a_child(array: &mut FFI_ArrowArray) {
    let mut children: Vec<_> = (0..5).map(|at| std::ptr::from_mut(child(array, at))).collect();
    children[2] = null_mut();
    array.children = Box::leak(children.into_boxed_slice()).as_mut_ptr();
}

fn buffer(array: &mut FFI_ArrowArray, at: usize) -> &mut *const c_void {
    unsafe { &mut *array.buffers.add(at) }
}

static BACKWARDS: [i32; 7] = [0, 5, 4, 9, 13, 14, 19];
static NEGATIVE: [i32; 7] = [-5, 0, 4, 9, 13, 14, 19];
static TEXTS: [u8; 19] = [0xff; 19];
static NO_NULLS: [u8; 1] = [0];
static CODES: [i8; 6] = [0, 99, 1, 0, 0, 0];
static NEGATIVE_CODES: [i8; 6] = [0, -7, 1, 0, 0, 0];
/// `SKILLS`, whatever stands where there is none.
static CODES_OF_NULLS: [i8; 6] = [0, 0, 99, 1, 1, 0];

fn to<T>(list: &'static [T]) -> *const c_void {
    list.as_ptr().cast()
}

/// Of the plain layout: column 1 is the text `result`, 2 the integer `wait_ms`, 4 the text `skill`.
const WRONG: &[Wrong] = &[
    ("no such length", |array| array.length = i64::MIN, "rows from row"),
    ("too long a length", |array| array.length = i64::MAX, "rows from row"),
    ("a negative offset", |array| array.offset = -1, "rows from row"),
    ("an offset that overflows", |array| array.offset = i64::MAX - 3, "rows from row"),
    ("more rows than the columns", |array| array.length = 7, "goes to row 7"),
    ("an offset beyond the columns", |array| array.offset = 1, "goes to row 7"),
    ("too few children", |array| array.n_children = 4, "has 4 children, its schema 5"),
    ("too many children", |array| array.n_children = 6, "has 6 children, its schema 5"),
    ("a negative number of children", |array| array.n_children = -1, "has -1 children"),
    ("no list of children", |array| array.children = null_mut(), "the list of children of the batch must stand"),
    ("a child that is none", without_a_child, "the column `wait_ms` must stand"),
    ("no buffers at all", |array| array.n_buffers = -1, "says that it has -1 buffers"),
    ("no list of buffers", |array| array.buffers = null_mut(), "the list of buffers of the batch must stand"),
    (
        "rows that are null",
        |array| {
            *buffer(array, 0) = to(&NO_NULLS);
            array.null_count = 6
        },
        "null as a whole",
    ),
    (
        "rows that are null, uncounted",
        |array| {
            *buffer(array, 0) = to(&NO_NULLS);
            array.null_count = -1
        },
        "null as a whole",
    ),
    ("a column that was released", |array| child(array, 2).release = None, "the column `wait_ms` was released"),
    ("a column that is too short", |array| child(array, 2).length = 5, "has 5 rows, and its batch goes to row 6"),
    ("a column with children", |array| child(array, 2).n_children = 1, "has 1 children, its schema 0"),
    (
        "a column with a dictionary",
        |array| child(array, 2).dictionary = child(array, 1),
        "has a dictionary, its schema has none",
    ),
    ("too few buffers", |array| child(array, 2).n_buffers = 1, "says that it has 1 buffers"),
    ("too many buffers", |array| child(array, 2).n_buffers = 3, "has 3 buffers, as Int32 it has 2"),
    ("no values", |array| *buffer(child(array, 2), 1) = null(), "no buffer for them"),
    ("a negative number of nulls", |array| child(array, 2).null_count = -2, "says that -2 of its 6 rows are null"),
    ("more nulls than rows", |array| child(array, 2).null_count = 7, "says that 7 of its 6 rows are null"),
    ("nulls nowhere", |array| *buffer(child(array, 2), 0) = null(), "has 1 nulls, and not which"),
    ("fewer nulls than there are", |array| child(array, 2).null_count = 0, "says that it has 0 nulls, and has 1"),
    ("more nulls than there are", |array| child(array, 2).null_count = 2, "says that it has 2 nulls, and has 1"),
    ("texts that go back", |array| *buffer(child(array, 1), 1) = to(&BACKWARDS), "begins at byte 4, after byte 5"),
    ("texts before the first", |array| *buffer(child(array, 1), 1) = to(&NEGATIVE), "begins at byte -5, after byte 0"),
    ("texts nowhere", |array| *buffer(child(array, 1), 1) = null(), "no buffer for them"),
    (
        "texts at an odd address",
        |array| {
            *buffer(child(array, 1), 1) =
                to(&TEXTS[1..]).wrapping_byte_add(usize::from(to(&TEXTS[1..]).addr().is_multiple_of(2)))
        },
        "begin must stand at an aligned address",
    ),
    ("texts in no buffer", |array| *buffer(child(array, 1), 2) = null(), "bytes of text in no buffer"),
    ("texts that are no UTF-8", |array| *buffer(child(array, 1), 2) = to(&TEXTS), "the column `result`: "),
];

/// Of the second layout: column 4 is the dictionary `skill`.
const WRONG_CODES: &[Wrong] = &[
    ("a code beyond the dictionary", |array| *buffer(child(array, 4), 1) = to(&CODES), "the column `skill`: "),
    ("a code below the dictionary", |array| *buffer(child(array, 4), 1) = to(&NEGATIVE_CODES), "the column `skill`: "),
    (
        "no dictionary",
        |array| child(array, 4).dictionary = null_mut(),
        "the dictionary of the column `skill` must stand",
    ),
    ("a dictionary that was released", |array| unsafe { (*child(array, 4).dictionary).release = None }, "was released"),
    (
        "a dictionary without entries",
        |array| unsafe { (*child(array, 4).dictionary).length = 0 },
        "the column `skill`: ",
    ),
    (
        "a dictionary with a negative length",
        |array| unsafe { (*child(array, 4).dictionary).length = -3 },
        "rows from row",
    ),
    (
        "texts of a dictionary that go back",
        |array| unsafe { *buffer(&mut *child(array, 4).dictionary, 1) = to(&BACKWARDS) },
        "begins at byte 4",
    ),
];

static NEGATIVE_LENGTHS: [i64; 4] = [-1; 4];

/// Of the third layout: column 1 is the view `result`.
const WRONG_VIEWS: &[Wrong] = &[
    ("two buffers", |array| child(array, 1).n_buffers = 2, "says that it has 2 buffers, it needs 3"),
    ("no views", |array| *buffer(child(array, 1), 1) = null(), "no buffer for them"),
];

/// Of the last layout: column 1 are runs.
const WRONG_RUNS: &[Wrong] = &[
    ("one child", |array| child(array, 1).n_children = 1, "has 1 children, its schema 2"),
    ("no values", |array| child(child(array, 1), 1).length = 0, "has 0 entries, it needs 1"),
    ("fewer values than runs", |array| child(child(array, 1), 1).length = 1, "the column `result`"),
    ("fewer runs than values", |array| child(child(array, 1), 0).length = 1, "the column `result`"),
    ("runs that go back", |array| *buffer(child(child(array, 1), 0), 1) = to(&BACKWARDS), "the column `result`"),
    ("runs that end below zero", |array| *buffer(child(child(array, 1), 0), 1) = to(&NEGATIVE), "the column `result`"),
];

#[test]
fn what_is_wrong_with_an_array_is_told() {
    let query = query();
    let mut tried = 0;
    for (layout, wrong) in [(0, WRONG), (1, WRONG_CODES), (2, WRONG_VIEWS), (4, WRONG_RUNS)] {
        let batch = &layouts()[layout];
        let run = start(query, &batch.schema());
        for (what, break_it, expected) in wrong {
            let mut array = exported(batch);
            println!("{what}");
            break_it(&mut array);
            let expected_status =
                if expected.contains("must stand") { KPI_STATUS_NULL_POINTER } else { KPI_STATUS_BAD_ARROW };
            let told =
                says(expected_status, |error| unsafe { kpi_run_push(run, text("calls"), &raw mut array, error) });
            assert!(told.contains(expected), "{what}: {told}");
            assert!(array.is_released(), "{what}");
            tried += 1;
        }
        // Nothing of it was counted.
        let mut array = exported(batch);
        good(|error| unsafe { kpi_run_push(run, text("calls"), &raw mut array, error) });
        let card = finished(run);
        compare(card, &counted(std::slice::from_ref(batch)));
        unsafe { kpi_card_free(card) };
    }
    assert!(tried > 45);
    unsafe { kpi_query_free(query) };
}

/// What lies under a null is nothing, however wrong it would be elsewhere.
#[test]
fn nothing_is_read_under_nulls() {
    let (query, batch) = (query(), layouts().swap_remove(1));
    let run = start(query, &batch.schema());
    let mut array = exported(&batch);
    *buffer(child(&array, 4), 1) = to(&CODES_OF_NULLS);
    good(|error| unsafe { kpi_run_push(run, text("calls"), &raw mut array, error) });
    let card = finished(run);
    compare(card, &counted(&[batch]));
    unsafe {
        kpi_card_free(card);
        kpi_query_free(query);
    }
}

/// Views of long texts, whose buffers have lengths that can be wrong.
#[test]
fn lengths_of_views_are_looked_at() {
    let query = query();
    let mut long = StringViewBuilder::new();
    RESULTS.iter().for_each(|_| long.append_value("a result that is longer than any view holds"));
    let batch = calls_with(Arc::new(long.finish()), Arc::new(StringArray::from(SKILLS.to_vec())));
    let run = start(query, &batch.schema());
    for lengths in [null(), to(&NEGATIVE_LENGTHS)] {
        let mut array = exported(&batch);
        let view = child(&array, 1);
        let last = usize::try_from(view.n_buffers).unwrap() - 1;
        *buffer(view, last) = lengths;
        let status = if lengths.is_null() { KPI_STATUS_NULL_POINTER } else { KPI_STATUS_BAD_ARROW };
        says(status, |error| unsafe { kpi_run_push(run, text("calls"), &raw mut array, error) });
    }
    unsafe {
        kpi_run_free(run);
        kpi_query_free(query);
    }
}

/// Something that is wrong with the schema of a table.
type WrongSchema = (&'static str, fn(&mut ArrowSchema), kpi_status, &'static str);

fn below(schema: &ArrowSchema, at: usize) -> &mut ArrowSchema {
    unsafe { &mut **schema.children.add(at) }
}

const WRONG_SCHEMAS: &[WrongSchema] = &[
    ("released", |schema| schema.release = None, KPI_STATUS_BAD_ARROW, "was released"),
    ("no table", |schema| schema.format = c"i".as_ptr(), KPI_STATUS_BAD_ARROW, "a table is a struct"),
    ("no format", |schema| schema.format = null(), KPI_STATUS_BAD_ARROW, "has no format"),
    ("no UTF-8", |schema| schema.format = c"\xff".as_ptr(), KPI_STATUS_NOT_UTF8, "is not UTF-8"),
    ("negative children", |schema| schema.n_children = -1, KPI_STATUS_BAD_ARROW, "has -1 children"),
    ("absurdly many", |schema| schema.n_children = i64::MAX, KPI_STATUS_BAD_ARROW, "children"),
    ("no list of children", |schema| schema.children = null_mut(), KPI_STATUS_NULL_POINTER, "must stand"),
    ("no child", |schema| unsafe { *schema.children.add(1) = null_mut() }, KPI_STATUS_NULL_POINTER, "must stand"),
    ("a name that is no UTF-8", |schema| below(schema, 1).name = c"\xff".as_ptr(), KPI_STATUS_NOT_UTF8, "name"),
    ("a column without a name", |schema| below(schema, 1).name = null(), 17, "no column `result`"),
    ("an unknown format", |schema| below(schema, 1).format = c"?".as_ptr(), KPI_STATUS_BAD_ARROW, "which is none"),
    ("an empty format", |schema| below(schema, 1).format = c"".as_ptr(), KPI_STATUS_BAD_ARROW, "which is none"),
    ("a decimal of nothing", |schema| below(schema, 1).format = c"d:".as_ptr(), KPI_STATUS_BAD_ARROW, "which is none"),
    ("a list", |schema| below(schema, 1).format = c"+l".as_ptr(), 17, "`result`"),
    ("a map", |schema| below(schema, 1).format = c"+m".as_ptr(), 17, "`result`"),
    ("a union", |schema| below(schema, 1).format = c"+ud:0".as_ptr(), 17, "`result`"),
    ("runs of nothing", |schema| below(schema, 1).format = c"+r".as_ptr(), KPI_STATUS_BAD_ARROW, "0 children, not 2"),
    ("a column released", |schema| below(schema, 1).release = None, KPI_STATUS_BAD_ARROW, "`result`"),
    (
        "a dictionary of itself",
        |schema| {
            let own = below(schema, 2);
            own.dictionary = own
        },
        KPI_STATUS_BAD_ARROW,
        "levels deep",
    ),
    (
        "codes that are texts",
        |schema| below(schema, 1).dictionary = below(schema, 2),
        KPI_STATUS_BAD_ARROW,
        "integers say",
    ),
];

#[test]
fn what_is_wrong_with_a_schema_is_told() {
    let query = query();
    let batch = calls();
    for (what, break_it, status, expected) in WRONG_SCHEMAS {
        let real = FFI_ArrowSchema::try_from(batch.schema().as_ref()).unwrap();
        // A copy of the head, with heads of the children, so that the real ones are freed as they are.
        let mut schema = unsafe { (&raw const real).cast::<ArrowSchema>().read() };
        let mut children: Vec<ArrowSchema> =
            (0..batch.num_columns()).map(|at| unsafe { schema.children.add(at).read().read() }).collect();
        let mut list: Vec<*mut ArrowSchema> = children.iter_mut().map(std::ptr::from_mut).collect();
        schema.children = list.as_mut_ptr();
        break_it(&mut schema);
        let table = kpi_table { name: text("calls"), schema: &raw const schema };
        let mut run = null_mut();
        let told = says(*status, |error| unsafe { kpi_run_new(query, &raw const table, 1, &raw mut run, error) });
        assert!(told.contains(expected), "{what}: {told}");
        assert!(run.is_null());
    }
    let table = kpi_table { name: text("calls"), schema: null() };
    let new = |tables: *const kpi_table, n| unsafe {
        let mut error = null_mut();
        let status = kpi_run_new(query, tables, n, &mut null_mut(), &raw mut error);
        kpi_error_free(error);
        status
    };
    assert_eq!(new(&raw const table, 1), KPI_STATUS_NULL_POINTER);
    assert_eq!(new(null(), 1), KPI_STATUS_NULL_POINTER);
    assert_eq!(new(&raw const table, usize::MAX), 6);
    // The table is not told at all.
    assert_eq!(new(null(), 0), 5);
    unsafe { kpi_query_free(query) };
}

/// What a stream says is handed on, and what came before its failure is counted.
#[test]
fn streams_that_fail_say_why() {
    let (query, batch) = (query(), calls());
    let run = start(query, &batch.schema());
    let failure = ArrowError::IoError("the disk is gone".to_owned(), std::io::Error::other("gone"));
    let batches = vec![Ok(batch.clone()), Err(failure)];
    let mut stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, batch.schema())));
    let told = says(KPI_STATUS_STREAM_FAILED, |error| unsafe {
        kpi_run_push_stream(run, text("calls"), &raw mut stream, error)
    });
    assert!(told.contains("the disk is gone"), "{told}");
    says(KPI_STATUS_BAD_ARROW, |error| unsafe { kpi_run_push_stream(run, text("calls"), &raw mut stream, error) });
    let mut lacking = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(vec![], batch.schema())));
    lacking.get_next = None;
    says(KPI_STATUS_BAD_ARROW, |error| unsafe { kpi_run_push_stream(run, text("calls"), &raw mut lacking, error) });
    // Another schema.
    let other = batch.project(&[1, 2]).unwrap();
    let mut stream =
        FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(vec![Ok(other.clone())], other.schema())));
    says(17, |error| unsafe { kpi_run_push_stream(run, text("calls"), &raw mut stream, error) });
    let card = finished(run);
    compare(card, &counted(&[batch]));
    unsafe {
        kpi_card_free(card);
        kpi_query_free(query);
    }
}
