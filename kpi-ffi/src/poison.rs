//! Tests: a panic inside a call is caught, poisons the handle, and leaves nothing but its freeing.

#![allow(clippy::panic, reason = "the panic is what is tested")]

use crate::handle::{Handle, change, free, lend, new, read};
use crate::status::{
    Failure, KPI_STATUS_OK, KPI_STATUS_PANICKED, KPI_STATUS_POISONED, guard, kpi_error, kpi_error_free,
    kpi_error_status, kpi_status,
};
use std::ptr::null_mut;

/// A handle whose inside panics where it is asked to.
struct Brittle(());

impl Handle for Brittle {
    const NAME: &'static str = "brittle";
    type Inner = Vec<u8>;
}

fn changed(handle: *mut Brittle, body: impl FnOnce(&mut Vec<u8>) -> Result<(), Failure>) -> kpi_status {
    // SAFETY: a live handle of this test.
    guard(null_mut(), || unsafe { change(handle, body) })
}

fn looked_at(handle: *const Brittle, body: impl FnOnce(&Vec<u8>) -> Result<(), Failure>) -> kpi_status {
    // SAFETY: a live handle of this test.
    guard(null_mut(), || unsafe { read(handle, body) })
}

/// Every further call is refused, and freeing works.
fn only_free_is_left(handle: *mut Brittle) {
    let mut error: *mut kpi_error = null_mut();
    // SAFETY: a live handle of this test.
    let status = guard(&raw mut error, || unsafe { lend(handle).map(|_| ()) });
    assert_eq!(status, KPI_STATUS_POISONED);
    // SAFETY: an error that the call above made.
    unsafe {
        assert_eq!(kpi_error_status(error), KPI_STATUS_POISONED);
        assert_eq!(kpi_error_free(error), KPI_STATUS_OK);
    }
    let mut ran = false;
    let note = |ran: &mut bool| {
        *ran = true;
        Ok(())
    };
    assert_eq!(changed(handle, |_| note(&mut ran)), KPI_STATUS_POISONED);
    assert_eq!(looked_at(handle, |_| note(&mut ran)), KPI_STATUS_POISONED);
    assert!(!ran, "nothing of a poisoned handle is shown");
    // SAFETY: the handle is given up.
    assert_eq!(unsafe { free(handle) }, KPI_STATUS_OK);
}

#[test]
fn a_panic_while_changing_poisons() {
    let handle = new::<Brittle>(vec![1]);
    assert_eq!(changed(handle, |_| panic!("brittle")), KPI_STATUS_PANICKED);
    only_free_is_left(handle);
}

#[test]
fn a_panic_while_reading_poisons() {
    let handle = new::<Brittle>(vec![1]);
    assert_eq!(looked_at(handle, |_| panic!("brittle")), KPI_STATUS_PANICKED);
    only_free_is_left(handle);
}

#[test]
fn an_error_does_not_poison() {
    let handle = new::<Brittle>(vec![1]);
    assert_eq!(changed(handle, |_| Err(Failure::own(7, "no"))), 7);
    assert_eq!(looked_at(handle, |_| Err(Failure::own(7, "no"))), 7);
    assert_eq!(changed(handle, |_| Ok(())), KPI_STATUS_OK);
    // SAFETY: the handle is given up.
    assert_eq!(unsafe { free(handle) }, KPI_STATUS_OK);
}
