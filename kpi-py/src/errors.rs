//! Errors of the library as exceptions: the classes are Python's (`kpi_core.errors`), one for each code.

use kpi_core::{Error, ErrorCode};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// Makes an exception of a code, a message, and where they are known the column, the field, the reason and the row.
static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

fn make(py: Python<'_>, error: &Error, row: Option<u64>, told: Option<String>) -> PyResult<PyErr> {
    let make = MAKE.get_or_try_init(py, || py.import("kpi_core.errors")?.getattr("error_of").map(Bound::unbind))?;
    let rejection = error.rejection();
    let (field, reason) = (rejection.map(kpi_core::Rejection::field), rejection.map(|of| of.reason().name()));
    let message = told.unwrap_or_else(|| error.to_string());
    let made = make.bind(py).call1((error.code().name(), message, error.column(), field, reason, row))?;
    Ok(PyErr::from_value(made))
}

/// The exception of an error.
pub(crate) fn raised(py: Python<'_>, error: &Error) -> PyErr {
    raised_row(py, error, None, None)
}

/// The exception of an error of a row, by its number, in these words where there are better ones.
pub(crate) fn raised_row(py: Python<'_>, error: &Error, row: Option<u64>, told: Option<String>) -> PyErr {
    make(py, error, row, told).unwrap_or_else(|wrong| wrong)
}

/// Errors as exceptions.
pub(crate) trait OrRaise<T> {
    /// The result as Python has it.
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> OrRaise<T> for Result<T, Error> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| raised(py, &error))
    }
}

/// An error of a code with a message of ours.
pub(crate) fn wrong(code: ErrorCode, message: impl Into<String>) -> Error {
    Error::new(code, message)
}

/// The stable names of all codes of errors.
#[pyfunction]
pub(crate) fn error_codes() -> Vec<&'static str> {
    ErrorCode::ALL.iter().map(|code| code.name()).collect()
}
