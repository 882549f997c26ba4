//! What C++ calls, as C++ calls it: through function pointers, so that nothing of the library is compiled into the loops.

use kpi::{kpi_error, kpi_shard, kpi_sharded, kpi_totals};
use kpi_core::contact::Contact;
use kpi_core::prelude::*;
use kpi_core::{FieldBuffer, catalogue};
use std::ffi::c_void;
use std::ptr::null_mut;

const FIELDS: usize = 40;

/// A row as C has it: a mask and as many values as there are fields.
#[repr(C)]
pub struct CRow {
    pub present: u64,
    pub values: [i64; FIELDS],
}

impl CRow {
    /// The row as C has it.
    pub fn of(row: &ContactRow) -> Self {
        let mut buffer = FieldBuffer::new(Contact::INFO);
        Contact::write(row, &mut buffer);
        let mut values = [0; FIELDS];
        values.copy_from_slice(buffer.values());
        Self { present: buffer.present(), values }
    }
}

/// `kpi_observe` or `kpi_shard_observe`.
pub type Observe = unsafe extern "C" fn(*mut c_void, *const c_void, usize, usize, *mut *mut kpi_error) -> i32;

unsafe extern "C" {
    fn callers_one_by_one(call: Observe, handle: *mut c_void, rows: *const CRow, n: usize) -> i32;
    fn callers_array(call: Observe, handle: *mut c_void, rows: *const CRow, n: usize) -> i32;
    fn callers_atomics(rows: *const CRow, n: usize) -> i32;
}

/// A handle of the ABI, used by one thread at a time.
pub struct Owned(*mut c_void);

// SAFETY: handles may move between threads.
unsafe impl Send for Owned {}

/// The call that counts into totals.
pub fn totals_observe() -> Observe {
    let call: unsafe extern "C" fn(*mut kpi_totals, *const c_void, usize, usize, *mut *mut kpi_error) -> i32 =
        kpi::kpi_observe;
    // SAFETY: the same function with its handle as an untyped pointer.
    unsafe { std::mem::transmute(call) }
}

/// The call that counts into a shard.
pub fn shard_observe() -> Observe {
    let call: unsafe extern "C" fn(*mut kpi_shard, *const c_void, usize, usize, *mut *mut kpi_error) -> i32 =
        kpi::kpi_shard_observe;
    // SAFETY: the same function with its handle as an untyped pointer.
    unsafe { std::mem::transmute(call) }
}

fn contact() -> Result<i32, &'static str> {
    Ok(catalogue::fact("contact").ok_or("a fact of the list")?.info().number.into())
}

/// Totals of contacts under the default rules.
pub fn totals() -> Result<Owned, &'static str> {
    let mut totals: *mut kpi_totals = null_mut();
    // SAFETY: no rules, a place for the result, no error asked for.
    let status =
        unsafe { kpi::kpi_totals_new(contact()?, null_mut(), 0, kpi::KPI_KEEP_SUMS, &raw mut totals, null_mut()) };
    if status == 0 { Ok(Owned(totals.cast())) } else { Err("totals cannot be made") }
}

/// The writers of as many shards.
pub fn shards(count: usize) -> Result<Vec<Owned>, &'static str> {
    let mut sharded: *mut kpi_sharded = null_mut();
    // SAFETY: no rules, places for the results, no error asked for.
    unsafe {
        if kpi::kpi_sharded_new(contact()?, null_mut(), 0, count, &raw mut sharded, null_mut()) != 0 {
            return Err("shards cannot be made");
        }
        (0..count)
            .map(|shard| {
                let mut writer: *mut kpi_shard = null_mut();
                let status = kpi::kpi_sharded_take(sharded, shard, &raw mut writer, null_mut());
                if status == 0 { Ok(Owned(writer.cast())) } else { Err("the shard cannot be taken") }
            })
            .collect()
    }
}

/// One call a row.
pub fn one_by_one(call: Observe, handle: &Owned, rows: &[CRow]) {
    // SAFETY: a live handle of that call, and its rows.
    assert_eq!(unsafe { callers_one_by_one(call, handle.0, rows.as_ptr(), rows.len()) }, 0);
}

/// One call for all rows.
pub fn array(call: Observe, handle: &Owned, rows: &[CRow]) {
    // SAFETY: a live handle of that call, and its rows.
    assert_eq!(unsafe { callers_array(call, handle.0, rows.as_ptr(), rows.len()) }, 0);
}

/// A dozen atomic counters, shared by all threads.
pub fn atomics(rows: &[CRow]) {
    // SAFETY: rows of contacts.
    assert_eq!(unsafe { callers_atomics(rows.as_ptr(), rows.len()) }, 0);
}
