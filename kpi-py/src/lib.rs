//! Python's door to kpi-core: the module `kpi_core._native`, thin, walking the catalogue and the tables of the facts.
//!
//! It names no KPI and no field. What an analyst calls is Python, in `kpi-py/python/kpi_core`.

mod arrays;
mod bytes;
mod card;
mod catalogue;
mod convert;
mod errors;
mod pickled;
mod query;
mod table;
mod totals;
mod value;

use pyo3::prelude::*;

/// The native part of kpi_core: use `import kpi_core`.
#[pymodule]
mod _native {
    use super::Bound;
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::arrays::duplicates;
    #[pymodule_export]
    use crate::bytes::count_bytes;
    #[pymodule_export]
    use crate::card::PyCard;
    #[pymodule_export]
    use crate::catalogue::{PyFact, PyField, PyKpi, PyRule, PyTotal, PyVariant, fact, facts, kpi, kpis, search};
    #[pymodule_export]
    use crate::errors::error_codes;
    #[pymodule_export]
    use crate::query::{PyColumn, PyQuery};
    #[pymodule_export]
    use crate::table::{Batch, Stream};
    #[pymodule_export]
    use crate::totals::{PyTotals, evaluate, micros_of, rules_text};
    #[pymodule_export]
    use crate::value::{PyInterval, PyValue, undefined_reasons};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("DEBUG_BUILD", cfg!(debug_assertions))?;
        module.add("TIME_ZONE_DATA", kpi_core::Zone::version())?;
        // What is public is said by the package.
        module.delattr("__all__")
    }
}
