//! Handles: told apart by their first bytes, refused once a panic was caught in them.

use crate::status::{
    Failure, KPI_STATUS_NULL_POINTER, KPI_STATUS_OK, KPI_STATUS_POISONED, KPI_STATUS_WRONG_HANDLE, guard, kpi_status,
};
use kpi_core::{Error, ErrorCode};
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

/// A kind of handle: an opaque type of the header and what stands behind it.
pub(crate) trait Handle {
    /// The name in the header.
    const NAME: &'static str;
    /// What the library keeps.
    type Inner;
    /// The first bytes of every handle of this kind.
    const MAGIC: u64 = magic(Self::NAME);
}

/// FNV-1a of the name: kinds differ, and zeroed or freed memory is of none.
const fn magic(name: &str) -> u64 {
    let (bytes, mut hash, mut i) = (name.as_bytes(), 0xcbf2_9ce4_8422_2325_u64, 0);
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    hash
}

/// What a handle points to. The head is the same for every kind, so that another kind is recognised, not misread.
#[repr(C)]
struct Cell<T> {
    magic: AtomicU64,
    /// [`READY`], [`CHANGING`] or [`POISONED`].
    state: AtomicU8,
    inner: T,
}

const READY: u8 = 0;
/// A call is changing the inside: another one now comes from a second thread. Seen by chance only, for nothing waits here.
const CHANGING: u8 = 1;
/// A panic was caught while the inside was in use.
const POISONED: u8 = 2;

/// Checks that a pointer is a live handle of this kind.
///
/// # Safety
///
/// The pointer is NULL, or points to a handle of any kind that was not freed.
unsafe fn cell<'a, H: Handle>(handle: *const H) -> Result<&'a Cell<H::Inner>, Failure> {
    // SAFETY: as the caller says.
    let cell = unsafe { kind::<H>(handle) }?;
    match cell.state.load(Ordering::Relaxed) {
        READY => Ok(cell),
        state => Err(refused::<H>(state)),
    }
}

#[cold]
fn refused<H: Handle>(state: u8) -> Failure {
    if state == CHANGING {
        let message =
            format!("another thread is changing this {}: one at a time may, and nobody reads it meanwhile", H::NAME);
        return Error::new(ErrorCode::InUse, message).into();
    }
    Failure::own(KPI_STATUS_POISONED, format!("an earlier call failed inside this {}: it can only be freed", H::NAME))
}

/// As [`cell`], poisoned or not.
///
/// # Safety
///
/// As [`cell`].
unsafe fn kind<'a, H: Handle>(handle: *const H) -> Result<&'a Cell<H::Inner>, Failure> {
    let cell = handle.cast::<Cell<H::Inner>>();
    if cell.is_null() {
        return Err(Failure::own(KPI_STATUS_NULL_POINTER, format!("a {} is needed, not NULL", H::NAME)));
    }
    // SAFETY: every handle starts with its magic number, and this one is live as the caller says.
    let is_kind = || unsafe { (*handle.cast::<AtomicU64>()).load(Ordering::Relaxed) } == H::MAGIC;
    if !cell.is_aligned() || !is_kind() {
        return Err(Failure::own(KPI_STATUS_WRONG_HANDLE, format!("this is no {}, or it was freed", H::NAME)));
    }
    // SAFETY: a handle of this kind, made by `give`.
    Ok(unsafe { &*cell })
}

/// What a handle holds, lent for a call; a panic meanwhile poisons it.
pub(crate) struct Lent<'a, T> {
    cell: &'a Cell<T>,
    /// A caller may itself be on its way out of a panic.
    panicking: bool,
}

impl<T> std::ops::Deref for Lent<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.cell.inner
    }
}

impl<T> Drop for Lent<'_, T> {
    fn drop(&mut self) {
        if !self.panicking && std::thread::panicking() {
            self.cell.state.store(POISONED, Ordering::Relaxed);
        }
    }
}

/// The mark of a handle that is being changed; only a panic drops it.
struct Changing<'a>(&'a AtomicU8);

impl Drop for Changing<'_> {
    fn drop(&mut self) {
        self.0.store(POISONED, Ordering::Relaxed);
    }
}

/// Reads a handle.
///
/// # Safety
///
/// The pointer is NULL or a handle of any kind that was not freed, and nobody changes it at the same time.
pub(crate) unsafe fn read<H: Handle, R>(
    handle: *const H,
    body: impl FnOnce(&H::Inner) -> Result<R, Failure>,
) -> Result<R, Failure> {
    // SAFETY: as the caller says.
    body(&*unsafe { lend(handle) }?)
}

/// Lends what a handle holds, for calls that read several together.
///
/// # Safety
///
/// As [`read`], and the loan ends before the call does.
pub(crate) unsafe fn lend<'a, H: Handle>(handle: *const H) -> Result<Lent<'a, H::Inner>, Failure> {
    // SAFETY: as the caller says.
    unsafe { cell(handle) }.map(|cell| Lent { cell, panicking: std::thread::panicking() })
}

/// Changes a handle.
///
/// # Safety
///
/// The pointer is NULL or a handle of any kind that was not freed, and nobody uses it at the same time.
#[inline]
pub(crate) unsafe fn change<H: Handle, R>(
    handle: *mut H,
    body: impl FnOnce(&mut H::Inner) -> Result<R, Failure>,
) -> Result<R, Failure> {
    // SAFETY: as the caller says.
    let state = unsafe { &raw const cell::<H>(handle)?.state };
    // SAFETY: the cell lives as long as the handle.
    let state = unsafe { &*state };
    state.store(CHANGING, Ordering::Relaxed);
    let changing = Changing(state);
    // SAFETY: a live handle of this kind that nobody else uses; the state is an atomic beside the inside.
    let result = body(unsafe { &mut (*handle.cast::<Cell<H::Inner>>()).inner });
    std::mem::forget(changing);
    state.store(READY, Ordering::Relaxed);
    result
}

/// Where a result goes: checked before anything is done.
///
/// # Safety
///
/// The pointer is NULL, or may be written.
pub(crate) unsafe fn out<'a, T>(to: *mut T, name: &str) -> Result<Out<'a, T>, Failure> {
    if to.is_null() || !to.is_aligned() {
        return Err(Failure::own(KPI_STATUS_NULL_POINTER, format!("`{name}` must point to where the result goes")));
    }
    Ok(Out(to, std::marker::PhantomData))
}

/// A checked place for a result.
pub(crate) struct Out<'a, T>(*mut T, std::marker::PhantomData<&'a mut T>);

impl<T> Out<'_, T> {
    /// Writes the result: the last thing that a call does.
    pub(crate) fn write(self, value: T) {
        // SAFETY: not NULL and aligned; the caller of `out` said that it may be written.
        unsafe { self.0.write(value) }
    }
}

/// Makes a handle and hands it over; nothing is made where it cannot be handed over.
///
/// # Safety
///
/// `to` is NULL, or may be written.
pub(crate) unsafe fn give<H: Handle>(
    to: *mut *mut H,
    make: impl FnOnce() -> Result<H::Inner, Failure>,
) -> Result<(), Failure> {
    // SAFETY: as the caller says.
    let to = unsafe { out(to, "out") }?;
    to.write(new::<H>(make()?));
    Ok(())
}

/// A handle of its own.
pub(crate) fn new<H: Handle>(inner: H::Inner) -> *mut H {
    let cell = Cell { magic: AtomicU64::new(H::MAGIC), state: AtomicU8::new(READY), inner };
    Box::into_raw(Box::new(cell)).cast()
}

/// Frees a handle, poisoned or not; NULL is nothing to free.
///
/// # Safety
///
/// The pointer is NULL or a handle of any kind that was not freed, and nobody uses it at the same time or afterwards.
pub(crate) unsafe fn free<H: Handle>(handle: *mut H) -> kpi_status {
    if handle.is_null() {
        return KPI_STATUS_OK;
    }
    guard(std::ptr::null_mut(), || {
        // SAFETY: as the caller says.
        unsafe { kind::<H>(handle) }?.magic.store(0, Ordering::Relaxed);
        // SAFETY: made by `new` for this kind, and given up by the caller.
        drop(unsafe { Box::from_raw(handle.cast::<Cell<H::Inner>>()) });
        Ok(())
    })
}
