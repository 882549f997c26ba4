//! A query under way: batches and streams of Arrow go in.

use crate::card::kpi_card;
use crate::handle::{Handle, change, free, give, lend, new, out};
use crate::import::{self, Stream};
use crate::query::kpi_query;
use crate::schema::{self, ArrowSchema, pointed};
use crate::status::{Failure, KPI_STATUS_FINISHED, guard, kpi_error, kpi_status};
use crate::text::kpi_str;
use arrow_array::ffi::FFI_ArrowArray as ArrowArray;
use arrow_array::ffi_stream::FFI_ArrowArrayStream as ArrowArrayStream;
use arrow_schema::SchemaRef;
use kpi_core::engine::Run;
use kpi_core::{Error, ErrorCode};
use std::ffi::c_void;
use std::ops::ControlFlow;
use std::sync::Arc;

/// A table of a run, by the schema that its batches have. This struct does not grow.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_table {
    /// The name that the query has for it.
    pub name: kpi_str,
    /// Its schema: a struct of columns. Read during the call only; it stays the caller's, who releases it.
    pub schema: *const ArrowSchema,
}

/// A query under way: batches are pushed, then the scorecard is asked for.
///
/// Ownership: whoever receives one frees it with `kpi_run_free`.
pub struct kpi_run(());

/// What counts, and which columns of which tables it reads.
pub(crate) struct Counting {
    /// `None` once it was finished.
    run: Option<Run>,
    tables: Vec<(String, Vec<String>, SchemaRef)>,
}

impl Handle for kpi_run {
    const NAME: &'static str = "kpi_run";
    type Inner = Counting;
}

impl Counting {
    fn table(&self, name: &str) -> Result<&(String, Vec<String>, SchemaRef), Failure> {
        let found = self.tables.iter().find(|(table, ..)| table == name);
        found.ok_or_else(|| Error::new(ErrorCode::UnknownName, format!("the run has no table `{name}`")).into())
    }

    fn run(&mut self) -> Result<&mut Run, Failure> {
        self.run.as_mut().ok_or_else(over)
    }
}

fn over() -> Failure {
    Failure::own(KPI_STATUS_FINISHED, "the run was finished: start another one of the same query")
}

/// The most tables that a call may name.
pub(crate) const MOST_TABLES: usize = 1_000;

/// Tells how far a run has come: `rows` counted so far of `pushed`, of all tables. Another number than 0 cancels the run.
///
/// Called from the thread that pushes, every few hundred thousand rows. It must return: no exception and no longjmp may leave it, and it
/// must not use the run.
pub type kpi_progress = Option<unsafe extern "C" fn(data: *mut c_void, rows: u64, pushed: u64) -> i32>;

/// Checks a query against the schemas of its tables, and starts counting. `n` tables are named, each that the query has.
///
/// Columns that the query does not read may be of any type, and are not looked at.
///
/// Ownership: `*out` is the caller's, and so the schemas stay. Threads: `query` is read. Errors: KPI_STATUS_COLUMN for a missing or wrongly typed column, which
/// names itself, the types that it may have and the KPIs that need it; KPI_STATUS_UNKNOWN_NAME, KPI_STATUS_KEYS_DIFFER,
/// KPI_STATUS_BAD_ARROW for a schema that is none, and whatever the texts of rules say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_run_new(
    query: *const kpi_query,
    tables: *const kpi_table,
    n: usize,
    out: *mut *mut kpi_run,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            if n > MOST_TABLES {
                let message = format!("a query of {n} tables has more than {MOST_TABLES}");
                return Err(Error::new(ErrorCode::OutOfRange, message).into());
            }
            // SAFETY: a handle, as the header asks.
            let query = unsafe { lend(query) }?.query();
            let mut named = Vec::new();
            for at in 0..n {
                // SAFETY: an array of structs with texts and schemas, as the header asks.
                unsafe {
                    pointed(tables, || "the list of tables".to_owned())?;
                    let table = *tables.add(at);
                    let name = table.name.read()?.to_owned();
                    let columns = query.columns(&name);
                    let schema = schema::read(table.schema, &name, Some(&columns))?;
                    named.push((name, columns, schema));
                }
            }
            let run = query.start(named.iter().map(|(name, _, schema)| (name.clone(), Arc::clone(schema))))?;
            Ok(Counting { run: Some(run), tables: named })
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_run>(out, make) }
    })
}

/// Counts a batch of a table: a struct array of its columns, of the schema with which the run was started. After an error, other than
/// for the table's name, its columns or the array, the run is over, and says so at every call.
///
/// Ownership: the array is moved, as the Arrow C Data Interface has it: whatever comes of the call, `batch->release` is NULL after it, unless
/// `batch` itself is refused as a pointer, and the library releases it, once. It may do so after the call, for dictionaries of keys are kept; at the latest
/// when the run and its card are freed. Threads: `run` is changed. Errors: KPI_STATUS_BAD_ARROW for an array that was released or
/// contradicts itself; the library cannot see how long buffers are, so an array that says it has more rows than its buffers hold is
/// undefined, as everywhere in C. KPI_STATUS_UNKNOWN_NAME for a table that the run lacks, KPI_STATUS_OUT_OF_RANGE,
/// KPI_STATUS_OVERFLOW, KPI_STATUS_CANCELLED, KPI_STATUS_FINISHED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_run_push(
    run: *mut kpi_run,
    table: kpi_str,
    batch: *mut ArrowArray,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: an array, a text and a handle, as the header asks.
        unsafe {
            // First of all, so that it is released whatever is wrong with the rest.
            let array = import::take_array(batch)?;
            let table = table.read()?;
            change(run, |counting| {
                let batch = import::batch(&array, &counting.table(table)?.2)?;
                Ok(counting.run()?.push(table, &batch)?)
            })
        }
    })
}

/// Counts every batch of a stream, whose schema is the one with which the run was started.
///
/// Ownership: the stream is moved: whatever comes of the call, `batches->release` is NULL after it, unless `batches` itself is refused as a
/// pointer. Threads: `run` is changed; the stream's functions are called from this thread. Errors: as `kpi_run_push`, and KPI_STATUS_STREAM_FAILED with
/// what the stream says; batches before the failure were counted.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_run_push_stream(
    run: *mut kpi_run,
    table: kpi_str,
    batches: *mut ArrowArrayStream,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a stream, a text and a handle, as the header asks.
        unsafe {
            let mut stream = Stream::new(import::take_stream(batches)?)?;
            let table = table.read()?;
            change(run, |counting| {
                let (_, columns, _) = counting.table(table)?;
                let schema = stream.schema(table, Some(columns))?;
                while let Some(array) = stream.next()? {
                    let batch = import::batch(&array, &schema)?;
                    counting.run()?.push(table, &batch)?;
                }
                Ok(())
            })
        }
    })
}

/// A function of the host and what it is given.
struct Listening(unsafe extern "C" fn(*mut c_void, u64, u64) -> i32, *mut c_void);

// SAFETY: a handle may move between threads, and the header says that its listener moves with it.
unsafe impl Send for Listening {}

/// Has `listener` told how far the run has come, with `data`, in the thread that pushes; it takes the place of the one before.
///
/// Ownership: `data` stays the caller's, and valid for as long as the run is pushed to. Threads: `run` is changed. Errors: KPI_STATUS_NULL_POINTER for no
/// listener.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_run_on_progress(
    run: *mut kpi_run,
    listener: kpi_progress,
    data: *mut c_void,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let Some(listener) = listener else {
            let message = "a function is needed that is told how far the run has come, not NULL";
            return Err(Failure::own(crate::status::KPI_STATUS_NULL_POINTER, message));
        };
        let listening = Listening(listener, data);
        // SAFETY: a handle, as the header asks.
        unsafe {
            change(run, |counting| {
                counting.run()?.on_progress(move |progress| {
                    let Listening(tell, data) = &listening;
                    // SAFETY: the host's function, which returns.
                    match tell(*data, progress.rows(), progress.pushed()) {
                        0 => ControlFlow::Continue(()),
                        _ => ControlFlow::Break(()),
                    }
                });
                Ok(())
            })
        }
    })
}

/// Ends a run and hands out its scorecard; nothing can be pushed afterwards.
///
/// Ownership: `*out` is the caller's, and keeps nothing of the run. Threads: `run` is changed. Errors: KPI_STATUS_FINISHED, KPI_STATUS_CANCELLED, KPI_STATUS_OVERFLOW, and why an
/// earlier push ended the run; the run is finished then, too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_run_finish(
    run: *mut kpi_run,
    to: *mut *mut kpi_card,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a place and a handle, as the header asks.
        unsafe {
            let to = out(to, "to")?;
            let card = change(run, |counting| Ok(counting.run.take().ok_or_else(over)?.finish()?))?;
            to.write(new::<kpi_card>(card));
            Ok(())
        }
    })
}

/// Frees a run, finished or not; NULL is nothing to free.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_run_free(run: *mut kpi_run) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(run) }
}
