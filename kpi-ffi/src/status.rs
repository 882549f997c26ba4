//! Statuses and errors: a number always, an owned error where the caller asked for one.

use crate::handle::{Handle, free, new, read};
use crate::text::kpi_str;
use kpi_core::{Error, ErrorCode};
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What became of a call: `KPI_STATUS_OK`, a code of the library (`KPI_STATUS_ROW_REJECTED` ... in `kpi_ids.h`), or, from 1001,
/// what only a binding can get wrong.
pub type kpi_status = i32;

/// It went well.
pub const KPI_STATUS_OK: kpi_status = 0;
/// A pointer is NULL (or not aligned) where something is needed.
pub const KPI_STATUS_NULL_POINTER: kpi_status = 1001;
/// A handle is of another kind, or was freed.
pub const KPI_STATUS_WRONG_HANDLE: kpi_status = 1002;
/// An earlier call failed inside the handle: it can only be freed.
pub const KPI_STATUS_POISONED: kpi_status = 1003;
/// The library failed inside the call; the handles that it was using are poisoned.
pub const KPI_STATUS_PANICKED: kpi_status = 1004;
/// A text is not UTF-8.
pub const KPI_STATUS_NOT_UTF8: kpi_status = 1005;
/// A size that no row, array or memory has.
pub const KPI_STATUS_BAD_SIZE: kpi_status = 1006;
/// The memory that a size asks for cannot be had.
pub const KPI_STATUS_NO_MEMORY: kpi_status = 1007;
/// A row sets fields, or a struct members, that this library does not know: it is older than the header.
pub const KPI_STATUS_UNKNOWN_FIELD: kpi_status = 1008;
/// One handle is given twice where two are needed.
pub const KPI_STATUS_SAME_HANDLE: kpi_status = 1009;

/// The value is undefined: its reason says why.
pub const KPI_STATUS_UNDEFINED: kpi_status = 1010;
/// The two values are of different variants, or in different currencies.
pub const KPI_STATUS_NOT_COMPARABLE: kpi_status = 1011;

/// An Arrow struct was released, lacks something, or contradicts itself or its schema.
pub const KPI_STATUS_BAD_ARROW: kpi_status = 1012;
/// A stream failed: its own message says why.
pub const KPI_STATUS_STREAM_FAILED: kpi_status = 1013;
/// A run that was finished cannot count any more.
pub const KPI_STATUS_FINISHED: kpi_status = 1014;

/// The statuses of the binding, with their names: what the headers and `kpi_status_name` are made of.
#[doc(hidden)]
pub const BINDING: [(kpi_status, &str); 14] = [
    (KPI_STATUS_NULL_POINTER, "null_pointer"),
    (KPI_STATUS_WRONG_HANDLE, "wrong_handle"),
    (KPI_STATUS_POISONED, "poisoned"),
    (KPI_STATUS_PANICKED, "panicked"),
    (KPI_STATUS_NOT_UTF8, "not_utf8"),
    (KPI_STATUS_BAD_SIZE, "bad_size"),
    (KPI_STATUS_NO_MEMORY, "no_memory"),
    (KPI_STATUS_UNKNOWN_FIELD, "unknown_field"),
    (KPI_STATUS_SAME_HANDLE, "same_handle"),
    (KPI_STATUS_UNDEFINED, "undefined"),
    (KPI_STATUS_NOT_COMPARABLE, "not_comparable"),
    (KPI_STATUS_BAD_ARROW, "bad_arrow"),
    (KPI_STATUS_STREAM_FAILED, "stream_failed"),
    (KPI_STATUS_FINISHED, "finished"),
];

/// The name of a status: `ok`, `rules_differ` ...; empty for a number that no status has. Static.
///
/// Threads: any. Errors: none.
#[unsafe(no_mangle)]
pub extern "C" fn kpi_status_name(status: kpi_status) -> kpi_str {
    let of_library = ErrorCode::ALL.iter().map(|code| (*code as kpi_status, code.name()));
    let mut all = of_library.chain(BINDING).chain([(KPI_STATUS_OK, "ok")]);
    kpi_str::of(all.find(|(number, _)| *number == status).map_or("", |(_, name)| name))
}

/// Why a call failed, in words.
///
/// Functions that can fail take a `kpi_error **error` last. NULL asks for none; else, on failure only, it receives an error that
/// the caller owns and frees with `kpi_error_free`. What it held before is not freed.
pub struct kpi_error(());

/// What an error tells.
pub(crate) struct Told {
    status: kpi_status,
    message: String,
    field: &'static str,
    row: i64,
    rejected: i64,
}

impl Handle for kpi_error {
    const NAME: &'static str = "kpi_error";
    type Inner = Told;
}

/// Why a call failed, before anybody asked for words: nothing is allocated for a rejected row.
pub(crate) struct Failure {
    what: What,
    /// The number of the row in the array.
    row: Option<usize>,
    /// Rows of the array that were rejected.
    rejected: usize,
}

enum What {
    Core(Error),
    Own(kpi_status, Cow<'static, str>),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { what: What::Core(error), row: None, rejected: 0 }
    }
}

impl Failure {
    pub(crate) fn own(status: kpi_status, message: impl Into<Cow<'static, str>>) -> Self {
        Self { what: What::Own(status, message.into()), row: None, rejected: 0 }
    }

    /// The same, at a row of an array.
    pub(crate) fn at(self, row: usize) -> Self {
        Self { row: Some(row), ..self }
    }

    /// The same, with so many rejected rows in all.
    pub(crate) fn among(self, rejected: usize) -> Self {
        Self { rejected, ..self }
    }

    pub(crate) fn status(&self) -> kpi_status {
        match &self.what {
            What::Core(error) => error.code() as i32,
            What::Own(status, _) => *status,
        }
    }

    /// Whether it is a rejected row, which is counted as such.
    pub(crate) fn is_rejection(&self) -> bool {
        matches!(&self.what, What::Core(error) if error.code() == ErrorCode::RowRejected)
    }

    /// As [`Failure::told`], which shows what facts and rules make of themselves.
    fn told_safely(&self) -> Told {
        catch_unwind(AssertUnwindSafe(|| self.told())).unwrap_or_else(|_| Told {
            status: self.status(),
            message: "what went wrong cannot be shown".to_owned(),
            field: "",
            row: -1,
            rejected: 0,
        })
    }

    fn told(&self) -> Told {
        let (message, field) = match &self.what {
            What::Core(error) => (error.to_string(), error.rejection().map_or("", |rejection| rejection.field())),
            What::Own(_, message) => (message.clone().into_owned(), ""),
        };
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Told { status: self.status(), message, field, row: self.row.map_or(-1, count), rejected: count(self.rejected) }
    }
}

/// Runs a call: no panic leaves it, and what went wrong becomes a status and, where asked for, an error.
pub(crate) fn guard(error: *mut *mut kpi_error, body: impl FnOnce() -> Result<(), Failure>) -> kpi_status {
    let failure = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => return KPI_STATUS_OK,
        Ok(Err(failure)) => failure,
        Err(_) => {
            Failure::own(KPI_STATUS_PANICKED, "the library failed inside this call: this is a defect of the library")
        }
    };
    if !error.is_null() && error.is_aligned() {
        // SAFETY: the header asks for NULL or a place that may be written.
        unsafe { error.write(new::<kpi_error>(failure.told_safely())) };
    }
    failure.status()
}

/// Reads a field of an error, or the given value for NULL and other handles.
unsafe fn told<R>(error: *const kpi_error, otherwise: R, get: impl FnOnce(&Told) -> R) -> R {
    let mut found = otherwise;
    let _ = guard(std::ptr::null_mut(), || {
        // SAFETY: a handle, as the header asks.
        found = unsafe { read(error, |error| Ok(get(error))) }?;
        Ok(())
    });
    found
}

/// The status of the call that failed; KPI_STATUS_NULL_POINTER for NULL, KPI_STATUS_WRONG_HANDLE for another handle.
///
/// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_error_status(error: *const kpi_error) -> kpi_status {
    let otherwise = if error.is_null() { KPI_STATUS_NULL_POINTER } else { KPI_STATUS_WRONG_HANDLE };
    // SAFETY: a handle, as the header asks.
    unsafe { told(error, otherwise, |error| error.status) }
}

/// What went wrong and how to mend it, for a person. Borrowed from the error; empty for NULL and other handles.
///
/// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_error_message(error: *const kpi_error) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { told(error, kpi_str::of(""), |error| kpi_str::of(&error.message)) }
}

/// The field of the row that shows why it was rejected. Static; empty where no row was rejected, for NULL
/// and for other handles.
///
/// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_error_field(error: *const kpi_error) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { told(error, kpi_str::of(""), |error| kpi_str::of(error.field)) }
}

/// The number of the row in the array, from 0: of the first rejected one, or of the one that stopped the call; -1 where no row
/// is meant, for NULL and for other handles.
///
/// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_error_row(error: *const kpi_error) -> i64 {
    // SAFETY: a handle, as the header asks.
    unsafe { told(error, -1, |error| error.row) }
}

/// How many rows of the array were rejected; they are counted by reason in the totals. 0 for NULL and other handles.
///
/// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_error_rejected(error: *const kpi_error) -> i64 {
    // SAFETY: a handle, as the header asks.
    unsafe { told(error, 0, |error| error.rejected) }
}

/// Frees an error; NULL is nothing to free.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_error_free(error: *mut kpi_error) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(error) }
}
