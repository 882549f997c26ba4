//! Rows into totals: the hot path. It allocates nothing (a rejected row neither, unless an error is asked for).

use crate::handle::change;
use crate::rules::Structs;
use crate::status::{Failure, guard, kpi_error, kpi_status};
use crate::totals::kpi_totals;
use kpi_core::Error;
use std::ffi::c_void;

/// Counts rows one by one, going on past rejected ones.
///
/// The first rejection is the result, with the number of rejected rows; anything else that goes wrong stops, and tells at which
/// row.
#[inline]
pub(crate) fn each(rows: &Structs<'_>, mut count: impl FnMut(u64, &[i64]) -> Result<(), Error>) -> Result<(), Failure> {
    let mut noted = Noted::default();
    for (at, (present, values)) in rows.iter().enumerate() {
        if let Err(error) = count(present, values) {
            noted.note(at, error)?;
        }
    }
    noted.end()
}

/// The first rejected row of an array, and how many there were.
#[derive(Default)]
struct Noted {
    first: Option<Failure>,
    rejected: usize,
}

impl Noted {
    /// Notes a rejection; anything else stops.
    #[cold]
    fn note(&mut self, at: usize, error: Error) -> Result<(), Failure> {
        let failure = Failure::from(error).at(at);
        if !failure.is_rejection() {
            return Err(failure.among(self.rejected));
        }
        self.rejected += 1;
        self.first.get_or_insert(failure);
        Ok(())
    }

    fn end(self) -> Result<(), Failure> {
        self.first.map_or(Ok(()), |first| Err(first.among(self.rejected)))
    }
}

/// Counts an array of rows: `kpi_observe(totals, rows, sizeof *rows, n, NULL)`, or one row with `n` 1.
///
/// `rows` are structs of the fact of the totals, `kpi_<fact>_row` in `kpi_ids.h`; members whose bit is not set in `present` are
/// unknown, never zero.
///
/// A row that breaks a row-local rule (a negative time, a score off its scale) is left out whole and counted by its reason; the
/// others are counted all the same, and the call returns KPI_STATUS_ROW_REJECTED: the error tells the first such row, its field,
/// and how many there were. KPI_STATUS_OVERFLOW stops at the row that the error tells; the rows before it stay counted.
/// KPI_STATUS_UNKNOWN_FIELD (a row sets a bit that no field has) counts nothing at all.
///
/// Allocates nothing under KPI_KEEP_SUMS. Ownership: `rows` are read during the call only. NULL: `rows` may be NULL where `n` is 0.
/// Threads: `totals` is changed. Errors: those above, and KPI_STATUS_BAD_SIZE for a size that no row has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_observe(
    totals: *mut kpi_totals,
    rows: *const c_void,
    row_size: usize,
    n: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and an array, as the header asks.
        unsafe {
            change(totals, |totals| {
                let rows = Structs::read(rows, row_size, n, totals.fields, "rows")?;
                if rows.count == 1 {
                    return each(&rows, |present, values| totals.observe_fields(present, values));
                }
                let (mut noted, mut stopped) = (Noted::default(), Ok(()));
                let counted = totals.observe_rows(rows.words, rows.width, &mut |at, error| {
                    stopped = noted.note(at, error.clone());
                    if stopped.is_ok() { Ok(()) } else { Err(error) }
                });
                stopped?;
                counted?;
                noted.end()
            })
        }
    })
}

/// Takes an array of rows away again, rejected ones from the rejected. A row that was never observed here is taken away all the same:
/// only the sum of all parts must make sense, and totals below zero make values undefined (KPI_UNDEFINED_INCONSISTENT).
///
/// Threads, errors and all else as `kpi_observe`: KPI_STATUS_ROW_REJECTED tells that a row had been rejected, and is no longer
/// counted as such.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_unobserve(
    totals: *mut kpi_totals,
    rows: *const c_void,
    row_size: usize,
    n: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and an array, as the header asks.
        unsafe {
            change(totals, |totals| {
                let rows = Structs::read(rows, row_size, n, totals.fields, "rows")?;
                each(&rows, |present, values| totals.unobserve_fields(present, values))
            })
        }
    })
}

/// Corrects a row that was observed before it ended: a contact that waited is answered, one in conversation is handled. The old row
/// is taken away, the new one counted; both are structs of the totals' fact of `row_size` bytes, and `old_row` is the row exactly as
/// it was observed.
///
/// Errors: KPI_STATUS_ROW_REJECTED says that the new row is rejected and counted so, and the old one gone. After any other error
/// everything is as before. Threads: `totals` is changed. Allocates nothing under KPI_KEEP_SUMS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_replace(
    totals: *mut kpi_totals,
    old_row: *const c_void,
    new_row: *const c_void,
    row_size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and two rows, as the header asks.
        unsafe {
            change(totals, |totals| {
                let fields = totals.fields;
                let old = Structs::read(old_row, row_size, 1, fields, "old row")?.single();
                let new = Structs::read(new_row, row_size, 1, fields, "new row")?.single();
                totals.replace_fields(old, new).map_err(|error| rejected_one(error.into()))
            })
        }
    })
}

/// A rejection of the only row.
pub(crate) fn rejected_one(failure: Failure) -> Failure {
    let rejected = usize::from(failure.is_rejection());
    failure.among(rejected)
}
