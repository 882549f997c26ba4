//! Strings and bytes: borrowed as pointer and length, owned as a handle.

use crate::handle::{Handle, free, give, read};
use crate::status::{Failure, KPI_STATUS_BAD_SIZE, KPI_STATUS_NOT_UTF8, KPI_STATUS_NULL_POINTER, guard, kpi_status};
use std::ffi::c_char;

/// A string as pointer and length, UTF-8, not ended by a zero.
///
/// As an argument it is read during the call only; `{NULL, 0}` is the empty string. As a result it is borrowed: from the handle
/// that it was asked of, until that handle is changed or freed, or from the library for ever where the function says *static*.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_str {
    /// The first byte; may be NULL where `size` is 0.
    pub data: *const c_char,
    /// The number of bytes.
    pub size: usize,
}

impl kpi_str {
    pub(crate) const fn of(text: &str) -> Self {
        Self { data: text.as_ptr().cast(), size: text.len() }
    }

    /// The text, checked.
    ///
    /// # Safety
    ///
    /// `data` points to `size` readable bytes, or is NULL.
    pub(crate) unsafe fn read<'a>(self) -> Result<&'a str, Failure> {
        // SAFETY: as the caller says.
        let bytes = unsafe { bytes(self.data.cast(), self.size) }?;
        std::str::from_utf8(bytes).map_err(|error| {
            Failure::own(KPI_STATUS_NOT_UTF8, format!("the text is not UTF-8 from its byte {} on", error.valid_up_to()))
        })
    }
}

/// The bytes that a caller lends.
///
/// # Safety
///
/// `data` points to `size` readable bytes, or is NULL.
pub(crate) unsafe fn bytes<'a>(data: *const u8, size: usize) -> Result<&'a [u8], Failure> {
    if size == 0 {
        return Ok(&[]);
    }
    if data.is_null() {
        return Err(Failure::own(KPI_STATUS_NULL_POINTER, format!("NULL cannot hold {size} bytes")));
    }
    if isize::try_from(size).is_err() {
        return Err(Failure::own(KPI_STATUS_BAD_SIZE, format!("no memory holds {size} bytes")));
    }
    // SAFETY: not NULL, a possible size, and readable as the caller says.
    Ok(unsafe { std::slice::from_raw_parts(data, size) })
}

/// Bytes or text that the library made and the caller owns.
///
/// Ownership: free it with `kpi_bytes_free`.
pub struct kpi_bytes(());

impl Handle for kpi_bytes {
    const NAME: &'static str = "kpi_bytes";
    type Inner = Vec<u8>;
}

/// What the bytes hold: text is UTF-8. Borrowed until they are freed.
///
/// Threads: reads of one handle may run at the same time. Errors: `{NULL, 0}` for NULL or another handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_bytes_view(bytes: *const kpi_bytes) -> kpi_str {
    let mut view = kpi_str { data: std::ptr::null(), size: 0 };
    let _ = guard(std::ptr::null_mut(), || {
        // SAFETY: a handle, as the header asks.
        view = unsafe { read(bytes, |bytes| Ok(kpi_str { data: bytes.as_ptr().cast(), size: bytes.len() })) }?;
        Ok(())
    });
    view
}

/// Frees bytes; NULL is nothing to free.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_bytes_free(bytes: *mut kpi_bytes) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(bytes) }
}

/// Hands bytes over to the caller.
///
/// # Safety
///
/// As [`give`].
pub(crate) unsafe fn give_bytes(out: *mut *mut kpi_bytes, bytes: Vec<u8>) -> Result<(), Failure> {
    // SAFETY: as the caller says.
    unsafe { give::<kpi_bytes>(out, || Ok(bytes)) }
}
