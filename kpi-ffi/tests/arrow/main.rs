//! Tables of Arrow through the C functions: the same bits as the engine called directly, each struct released once, and what is wrong
//! with a struct is told instead of read.

#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, reason = "a test says what it expects")]
#![allow(
    clippy::borrow_as_ptr,
    clippy::needless_for_each,
    clippy::semicolon_if_nothing_returned,
    reason = "shorter in tables of cases"
)]
#![allow(clippy::mut_from_ref, reason = "C's structs are changed through whatever points to them")]
#![allow(clippy::missing_panics_doc, clippy::undocumented_unsafe_blocks, reason = "every struct is one of this test")]

mod hostile;

use arrow_array::builder::{StringRunBuilder, StringViewBuilder};
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Int32Array, LargeStringArray, RecordBatch, RecordBatchIterator,
    StringArray, StructArray, TimestampMicrosecondArray,
};
use arrow_schema::{ArrowError, SchemaRef};
use kpi::*;
use kpi_core::engine::{Ask, Card, Column, Mapping, Parts, Query, Run, Table};
use std::ffi::{c_char, c_void};
use std::ptr::{null, null_mut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

fn text(text: &str) -> kpi_str {
    kpi_str { data: text.as_ptr().cast::<c_char>(), size: text.len() }
}

/// What a call must say; its words where it says something else.
#[track_caller]
fn says(expected: kpi_status, call: impl FnOnce(*mut *mut kpi_error) -> kpi_status) -> String {
    let mut error = null_mut();
    let status = call(&raw mut error);
    let message = unsafe {
        let message = kpi_error_message(error);
        let bytes = if message.size == 0 { &[] } else { std::slice::from_raw_parts(message.data.cast(), message.size) };
        let message = String::from_utf8(bytes.to_vec()).unwrap();
        kpi_error_free(error);
        message
    };
    assert_eq!(status, expected, "{message}");
    message
}

#[track_caller]
fn good(call: impl FnOnce(*mut *mut kpi_error) -> kpi_status) {
    says(KPI_STATUS_OK, call);
}

fn column(name: &str) -> kpi_column {
    let nothing = kpi_str { data: null(), size: 0 };
    kpi_column { name: text(name), since: nothing, unit: 0, amounts: 0, decimals: 0 }
}

fn ask(id: &str) -> kpi_ask {
    let none = kpi_str { data: null(), size: 0 };
    let (formula, variant, rules, name, unit) = (none, none, none, none, none);
    let parameters = kpi_parameters::default();
    let what = i64::from(KPI_ASK_KPI);
    kpi_ask { what, id: text(id), formula, variant, rules, name, unit, bounded_bits: 0, estimated_lg_k: 0, parameters }
}

/// Calls by queue and hour: their results in words of their own, their waits in milliseconds.
fn query() -> *mut kpi_query {
    let mut query = null_mut();
    let (calls, contact) = (text("calls"), text("contact"));
    let wait = kpi_column { unit: KPI_TIME_MILLIS, ..column("wait_ms") };
    let asks = [ask("service_level"), ask("connect_rate"), ask("average_speed_of_answer")];
    unsafe {
        good(|error| kpi_query_new(&raw mut query, error));
        good(|error| kpi_query_table(query, calls, text("UTC"), error));
        good(|error| kpi_query_mapping(query, calls, contact, text("answer_within=20s"), 0, error));
        let size = size_of::<kpi_column>();
        good(|error| kpi_query_field(query, calls, contact, text("outcome"), &column("result"), size, error));
        good(|error| kpi_query_word(query, calls, contact, text("outcome"), text("AGENT"), text("handled"), error));
        let (hang, abandoned) = (text("HANG"), text("abandoned_queue"));
        good(|error| kpi_query_word(query, calls, contact, text("outcome"), hang, abandoned, error));
        good(|error| kpi_query_word(query, calls, contact, text("outcome"), text("-"), text(""), error));
        good(|error| kpi_query_field(query, calls, contact, text("wait"), &wait, size, error));
        good(|error| kpi_query_field(query, calls, contact, text("arrived_at"), &column("at"), size, error));
        good(|error| kpi_query_key(query, text("queue"), error));
        good(|error| kpi_query_key_column(query, calls, text("queue"), text("skill"), error));
        good(|error| kpi_query_every(query, text("1h UTC"), error));
        for ask in &asks {
            good(|error| kpi_query_ask(query, ask, size_of::<kpi_ask>(), error));
        }
        good(|error| kpi_query_totals(query, error));
        good(|error| kpi_query_threads(query, 2, error));
    }
    query
}

/// The same query, of the engine itself.
fn direct() -> Query {
    let mapping = Mapping::of("contact")
        .rules("answer_within=20s")
        .field(
            "outcome",
            Column::named("result").words([("AGENT", "handled"), ("HANG", "abandoned_queue")]).nulls(["-"]),
        )
        .field("wait", Column::named("wait_ms").millis())
        .field("arrived_at", "at");
    let table = Table::named("calls").naive_in("UTC").of(mapping).key("queue", "skill");
    let asks = ["service_level", "connect_rate", "average_speed_of_answer"].map(Ask::kpi);
    Query::new().table(table).by(["queue"]).every("1h UTC".parse().unwrap()).ask(asks).totals()
}

const RESULTS: [Option<&str>; 6] = [Some("AGENT"), Some("HANG"), Some("AGENT"), Some("lost"), Some("-"), Some("AGENT")];
const SKILLS: [Option<&str>; 6] = [Some("sales"), Some("sales"), None, Some("help"), Some("help"), Some("sales")];

fn calls_with(results: ArrayRef, skills: ArrayRef) -> RecordBatch {
    let waits = Int32Array::from(vec![Some(12_000), Some(90_000), Some(20_000), None, Some(1), Some(-5)]);
    let at = TimestampMicrosecondArray::from(vec![Some(0), Some(1), Some(3_600_000_000), Some(5), None, Some(7)]);
    let columns: [(&str, ArrayRef); 5] = [
        ("note", Arc::new(StructArray::new_null(Vec::<arrow_schema::Field>::new().into(), 6))),
        ("result", results),
        ("wait_ms", Arc::new(waits)),
        ("at", Arc::new(at)),
        ("skill", skills),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

/// The same rows in every layout that strings have.
fn layouts() -> Vec<RecordBatch> {
    let plain = |texts: [Option<&'static str>; 6]| Arc::new(StringArray::from(texts.to_vec())) as ArrayRef;
    let large = |texts: [Option<&'static str>; 6]| Arc::new(LargeStringArray::from(texts.to_vec())) as ArrayRef;
    let view = |texts: [Option<&'static str>; 6]| {
        let mut builder = StringViewBuilder::new();
        texts.iter().for_each(|text| builder.append_option(*text));
        Arc::new(builder.finish()) as ArrayRef
    };
    let coded = |texts: [Option<&'static str>; 6]| Arc::new(DictionaryArray::<Int8Type>::from_iter(texts)) as ArrayRef;
    let runs = |texts: [Option<&'static str>; 6]| {
        let mut builder = StringRunBuilder::<Int32Type>::new();
        builder.extend(texts);
        Arc::new(builder.finish()) as ArrayRef
    };
    vec![
        calls_with(plain(RESULTS), plain(SKILLS)),
        calls_with(large(RESULTS), coded(SKILLS)),
        calls_with(view(RESULTS), view(SKILLS)),
        calls_with(coded(RESULTS), large(SKILLS)),
        calls_with(runs(RESULTS), runs(SKILLS)),
    ]
}

fn calls() -> RecordBatch {
    layouts().swap_remove(0)
}

/// The same structs, as C sees them.
fn exported(batch: &RecordBatch) -> FFI_ArrowArray {
    FFI_ArrowArray::new(&StructArray::from(batch.clone()).to_data())
}

fn start(query: *mut kpi_query, schema: &SchemaRef) -> *mut kpi_run {
    let (mut run, schema) = (null_mut(), FFI_ArrowSchema::try_from(schema.as_ref()).unwrap());
    let table = kpi_table { name: text("calls"), schema: (&raw const schema).cast() };
    good(|error| unsafe { kpi_run_new(query, &raw const table, 1, &raw mut run, error) });
    run
}

fn finished(run: *mut kpi_run) -> *mut kpi_card {
    let mut card = null_mut();
    unsafe {
        good(|error| kpi_run_finish(run, &raw mut card, error));
        says(KPI_STATUS_FINISHED, |error| kpi_run_finish(run, &mut null_mut(), error));
        assert_eq!(kpi_run_free(run), KPI_STATUS_OK);
    }
    card
}

fn table_of(card: *const kpi_card, table: i32) -> RecordBatch {
    let mut stream = FFI_ArrowArrayStream::empty();
    good(|error| unsafe { kpi_card_table(card, table, &raw mut stream, error) });
    let batches: Result<Vec<_>, ArrowError> = ArrowArrayStreamReader::try_new(stream).unwrap().collect();
    batches.unwrap().swap_remove(0)
}

/// Every table of the card is the one that the engine makes itself.
fn compare(card: *const kpi_card, expected: &Card) {
    assert_eq!(table_of(card, KPI_TABLE_WIDE), expected.wide(Parts::None).unwrap());
    assert_eq!(table_of(card, KPI_TABLE_WIDE_WITH_PARTS), expected.wide(Parts::All).unwrap());
    assert_eq!(table_of(card, KPI_TABLE_LONG), expected.long().unwrap());
    assert_eq!(table_of(card, KPI_TABLE_RECONCILIATION), expected.reconciliation().unwrap());
    assert_eq!(table_of(card, KPI_TABLE_REJECTED_ROWS), expected.rejected_rows().unwrap());
    assert_eq!(table_of(card, KPI_TABLE_UNMAPPED_WORDS), expected.unmapped_words().unwrap());
    assert_eq!(table_of(card, KPI_TABLE_LEFT_OUT_KPIS).num_rows(), 0);
    assert_eq!(table_of(card, KPI_TABLE_INHERITED_KEYS).num_rows(), 0);
}

fn counted(batches: &[RecordBatch]) -> Card {
    let mut run: Run = direct().start([("calls", batches[0].schema())]).unwrap();
    batches.iter().for_each(|batch| run.push("calls", batch).unwrap());
    run.finish().unwrap()
}

#[test]
fn tables_are_those_of_the_engine() {
    let query = query();
    for batch in layouts() {
        let run = start(query, &batch.schema());
        let parts = [batch.slice(0, 2), batch.slice(2, 0), batch.slice(2, 3), batch.slice(5, 1)];
        for part in &parts {
            let mut array = exported(part);
            good(|error| unsafe { kpi_run_push(run, text("calls"), &raw mut array, error) });
            assert!(array.is_released());
        }
        let card = finished(run);
        compare(card, &counted(&parts));
        assert_eq!(unsafe { kpi_card_free(card) }, KPI_STATUS_OK);

        let run = start(query, &batch.schema());
        let batches = parts.map(Ok);
        let mut stream =
            FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches.into_iter(), batch.schema())));
        good(|error| unsafe { kpi_run_push_stream(run, text("calls"), &raw mut stream, error) });
        assert!(stream.release.is_none());
        let card = finished(run);
        compare(card, &counted(&[batch]));
        assert_eq!(unsafe { kpi_card_free(card) }, KPI_STATUS_OK);
    }
    assert_eq!(unsafe { kpi_query_free(query) }, KPI_STATUS_OK);
}

/// Worked by hand: of the queue `sales` in the first hour one call is answered after 12 s and one given up after 90 s; a third
/// has a negative wait. `lost` is no word, and the row without a result lacks what each row needs.
#[test]
fn values_and_accounts_are_those_worked_by_hand() {
    let (query, batch) = (query(), calls());
    let run = start(query, &batch.schema());
    let mut array = exported(&batch);
    good(|error| unsafe { kpi_run_push(run, text("calls"), &raw mut array, error) });
    let card = finished(run);
    let (mut groups, mut kpis) = (0, 0);
    good(|error| unsafe { kpi_card_counts(card, &raw mut groups, &raw mut kpis, error) });
    assert_eq!((groups, kpis), (4, 3), "help in the first hour and without one, sales, and no queue");
    let mut name = text("");
    good(|error| unsafe { kpi_card_kpi(card, 0, &raw mut name, error) });
    assert_eq!(name.size, "service_level".len());
    let wide = table_of(card, KPI_TABLE_WIDE_WITH_PARTS);
    let queues: Vec<Option<&str>> = wide.column(0).as_any().downcast_ref::<StringArray>().unwrap().iter().collect();
    assert_eq!(queues, [Some("help"), Some("help"), Some("sales"), None]);
    let mut value = null_mut();
    let mut figure: kpi_figure = unsafe { std::mem::zeroed() };
    good(|error| unsafe { kpi_card_value(card, 2, 0, &raw mut value, error) });
    good(|error| unsafe { kpi_value_figure(value, &raw mut figure, size_of::<kpi_figure>(), error) });
    assert_eq!((figure.numerator, figure.denominator, figure.rejected), (1, 2, 1));
    assert_eq!(unsafe { kpi_value_free(value) }, KPI_STATUS_OK);
    let told = table_of(card, KPI_TABLE_RECONCILIATION);
    let of = |name: &str| {
        let column = told.column_by_name(name).unwrap();
        column.as_any().downcast_ref::<arrow_array::UInt64Array>().unwrap().value(0)
    };
    assert_eq!((of("read"), of("counted"), of("rejected")), (6, 3, 3));
    assert_eq!((of("rejected_unknown_word"), of("rejected_missing"), of("rejected_negative_duration")), (1, 1, 1));
    let words = table_of(card, KPI_TABLE_UNMAPPED_WORDS);
    assert_eq!(words.num_rows(), 1);
    says(5, |error| unsafe { kpi_card_value(card, 4, 0, &raw mut value, error) });
    says(5, |error| unsafe { kpi_card_table(card, 99, &mut FFI_ArrowArrayStream::empty(), error) });
    unsafe {
        kpi_card_free(card);
        kpi_query_free(query);
    }
}

#[test]
fn totals_go_out_and_come_back() {
    let (query, batch) = (query(), calls());
    let run = start(query, &batch.schema());
    let mut array = exported(&batch);
    good(|error| unsafe { kpi_run_push(run, text("calls"), &raw mut array, error) });
    let card = finished(run);
    let mut streams = [FFI_ArrowArrayStream::empty(), FFI_ArrowArrayStream::empty()];
    for stream in &mut streams {
        good(|error| unsafe { kpi_card_totals(card, text("contact"), stream, error) });
    }
    says(5, |error| unsafe { kpi_card_totals(card, text("survey"), &mut FFI_ArrowArrayStream::empty(), error) });
    let mut twice = null_mut();
    good(|error| unsafe { kpi_card_of_totals(query, streams.as_mut_ptr(), 2, &raw mut twice, error) });
    assert!(streams.iter().all(|stream| stream.release.is_none()));
    let expected = counted(&[batch.clone(), batch]);
    assert_eq!(table_of(twice, KPI_TABLE_WIDE_WITH_PARTS), expected.wide(Parts::All).unwrap());
    // Released streams are none.
    says(KPI_STATUS_BAD_ARROW, |error| unsafe {
        kpi_card_of_totals(query, streams.as_mut_ptr(), 2, &mut null_mut(), error)
    });
    unsafe {
        kpi_card_free(twice);
        kpi_card_free(card);
        kpi_query_free(query);
    }
}

/// How far a run has come, as a host keeps it.
struct Seen {
    calls: AtomicU64,
    rows: AtomicU64,
    cancel: bool,
}

unsafe extern "C" fn note(data: *mut c_void, rows: u64, pushed: u64) -> i32 {
    let seen = unsafe { &*data.cast::<Seen>() };
    assert!(rows <= pushed);
    seen.calls.fetch_add(1, Ordering::Relaxed);
    seen.rows.store(rows, Ordering::Relaxed);
    i32::from(seen.cancel)
}

#[test]
fn hosts_are_told_how_far_it_is_and_may_cancel() {
    let (query, batch) = (query(), calls());
    for cancel in [false, true] {
        let seen = Seen { calls: AtomicU64::new(0), rows: AtomicU64::new(0), cancel };
        let run = start(query, &batch.schema());
        let data = (&raw const seen).cast_mut().cast::<c_void>();
        says(KPI_STATUS_NULL_POINTER, |error| unsafe { kpi_run_on_progress(run, None, data, error) });
        good(|error| unsafe { kpi_run_on_progress(run, Some(note), data, error) });
        let mut array = exported(&batch);
        let expected = if cancel { 18 } else { KPI_STATUS_OK };
        says(expected, |error| unsafe { kpi_run_push(run, text("calls"), &raw mut array, error) });
        assert_eq!((seen.calls.into_inner(), seen.rows.into_inner()), (1, 6));
        says(expected, |error| unsafe { kpi_run_finish(run, &mut null_mut(), error) });
        unsafe { kpi_run_free(run) };
    }
    unsafe { kpi_query_free(query) };
}

/// Dictionaries of keys are kept for the next batch; what they come from is released when the run is over.
#[test]
fn everything_is_released_in_the_end() {
    let (query, batch) = (query(), layouts().swap_remove(1));
    let weak: Vec<_> = batch.columns().iter().map(Arc::downgrade).collect();
    let run = start(query, &batch.schema());
    let mut array = exported(&batch);
    // The columns themselves are shared by their buffers: count those.
    let codes = batch.column(4).to_data().buffers()[0].clone();
    drop(batch);
    assert!(weak.iter().all(|column| column.upgrade().is_none()));
    good(|error| unsafe { kpi_run_push(run, text("calls"), &raw mut array, error) });
    let card = finished(run);
    unsafe {
        kpi_card_free(card);
        kpi_query_free(query);
    }
    assert_eq!(codes.strong_count(), 1);
}

/// Booleans, and a table that is one of this library's own going back in.
#[test]
fn whatever_goes_out_can_come_in() {
    let flags: ArrayRef = Arc::new(BooleanArray::from(vec![Some(true), None, Some(false)]));
    let batch = RecordBatch::try_from_iter([("vip", flags)]).unwrap();
    let (mut query, mut run, sold) = (null_mut(), null_mut(), column("vip"));
    let own =
        kpi_ask { what: i64::from(KPI_ASK_OWN), formula: text("sold / rows"), unit: text("share"), ..ask("rate") };
    let schema = FFI_ArrowSchema::try_from(batch.schema().as_ref()).unwrap();
    let table = kpi_table { name: text("calls"), schema: (&raw const schema).cast() };
    let mut array = exported(&batch);
    unsafe {
        good(|error| kpi_query_new(&raw mut query, error));
        good(|error| kpi_query_table(query, text("calls"), text(""), error));
        let size = size_of::<kpi_column>();
        good(|error| {
            kpi_query_measure(
                query,
                text("calls"),
                text("sold"),
                KPI_MEASURE_COUNT_WHERE,
                &raw const sold,
                size,
                0,
                error,
            )
        });
        good(|error| kpi_query_ask(query, &raw const own, size_of::<kpi_ask>(), error));
        good(|error| kpi_run_new(query, &raw const table, 1, &raw mut run, error));
        good(|error| kpi_run_push(run, text("calls"), &raw mut array, error));
    }
    let card = finished(run);
    let wide = table_of(card, KPI_TABLE_WIDE_WITH_PARTS);
    let number = |name: &str| {
        let column = wide.column_by_name(name).unwrap();
        column.as_any().downcast_ref::<arrow_array::Int64Array>().unwrap().value(0)
    };
    assert_eq!((number("rate_numerator"), number("rate_denominator")), (1, 3));
    // The stream of a card, read by the functions of the specification alone.
    let mut stream = FFI_ArrowArrayStream::empty();
    good(|error| unsafe { kpi_card_table(card, KPI_TABLE_WIDE, &raw mut stream, error) });
    unsafe { kpi_card_free(card) };
    let (mut schema, mut array) = (FFI_ArrowSchema::empty(), FFI_ArrowArray::empty());
    unsafe {
        assert_eq!(stream.get_schema.unwrap()(&raw mut stream, &raw mut schema), 0);
        assert_eq!(stream.get_next.unwrap()(&raw mut stream, &raw mut array), 0);
        let data = from_ffi(array, &schema).unwrap();
        assert_eq!(StructArray::from(data), StructArray::from(wide.project(&[0]).unwrap()));
        kpi_query_free(query);
    }
}
