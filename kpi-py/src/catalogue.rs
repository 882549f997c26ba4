//! The catalogue: KPIs, their variants, and the facts that they read.

use crate::errors::OrRaise;
use kpi_core::{AnyFact, Definition, FieldInfo, FieldKind, Metric, RuleInfo, RuleKind, TotalInfo, catalogue};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A KPI of the catalogue: its names, unit, variants with their formulas, an example worked by hand, sources.
#[pyclass(module = "kpi_core.catalogue", name = "Kpi", frozen)]
pub(crate) struct PyKpi {
    metric: &'static dyn Metric,
}

/// A variant of a KPI: one formula that somebody reports under its name.
#[pyclass(module = "kpi_core.catalogue", name = "Variant", frozen)]
pub(crate) struct PyVariant {
    definition: &'static Definition,
    variant: &'static kpi_core::Variant,
}

/// A fact: what a row is, the rules under which it is counted, and its totals.
#[pyclass(module = "kpi_core.catalogue", name = "Fact", frozen)]
pub(crate) struct PyFact {
    fact: &'static dyn AnyFact,
}

/// A field of a row.
#[pyclass(module = "kpi_core.catalogue", name = "Field", frozen)]
pub(crate) struct PyField(&'static FieldInfo);

/// A total of a fact: a count or a sum that only ever adds.
#[pyclass(module = "kpi_core.catalogue", name = "Total", frozen)]
pub(crate) struct PyTotal(&'static TotalInfo);

/// A rule: what changes how rows are counted.
#[pyclass(module = "kpi_core.catalogue", name = "Rule", frozen)]
pub(crate) struct PyRule(&'static RuleInfo);

fn of(metric: &'static dyn Metric) -> PyKpi {
    PyKpi { metric }
}

/// Every KPI, in the order of the numbers.
#[pyfunction]
pub(crate) fn kpis() -> Vec<PyKpi> {
    catalogue::METRICS.iter().copied().map(of).collect()
}

/// The KPI of an id; `UnknownName` names those near it.
#[pyfunction]
pub(crate) fn kpi(py: Python<'_>, id: &str) -> PyResult<PyKpi> {
    catalogue::named(id).map(of).or_raise(py)
}

/// The KPIs that these words find: by id, names in English, Chinese and French, meanings, variants, and who reports them.
#[pyfunction]
pub(crate) fn search(words: &str) -> Vec<PyKpi> {
    catalogue::search(words).into_iter().map(of).collect()
}

/// Every fact, in the order of the numbers.
#[pyfunction]
pub(crate) fn facts() -> Vec<PyFact> {
    catalogue::FACTS.iter().map(|fact| PyFact { fact: *fact }).collect()
}

/// The fact of a name.
#[pyfunction]
pub(crate) fn fact(py: Python<'_>, name: &str) -> PyResult<PyFact> {
    catalogue::fact_named(name).map(|fact| PyFact { fact }).or_raise(py)
}

fn hash_of(thing: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}

impl PyKpi {
    fn definition(&self) -> &'static Definition {
        self.metric.definition()
    }
}

#[pymethods]
impl PyKpi {
    /// The id in every layer: `service_level`.
    #[getter]
    fn id(&self) -> &'static str {
        self.definition().id
    }

    /// The stable number.
    #[getter]
    fn number(&self) -> u16 {
        self.definition().number
    }

    /// The English name.
    #[getter]
    fn name(&self) -> &'static str {
        self.definition().names.en
    }

    /// The names in the languages of the field: `en`, `zh`, `fr`.
    #[getter]
    fn names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let (dict, names) = (PyDict::new(py), self.definition().names);
        dict.set_item("en", names.en)?;
        dict.set_item("zh", names.zh)?;
        dict.set_item("fr", names.fr)?;
        Ok(dict)
    }

    /// What a manager would say it is.
    #[getter]
    fn meaning(&self) -> &'static str {
        self.definition().meaning
    }

    /// What it is counted in.
    #[getter]
    fn unit(&self) -> &'static str {
        self.definition().unit.name()
    }

    /// Which way is better, in words.
    #[getter]
    fn better(&self) -> &'static str {
        self.definition().better.words()
    }

    /// The family: `accessibility`, `handling` ...
    #[getter]
    fn family(&self) -> &'static str {
        self.definition().family.name()
    }

    /// What a reader should know before comparing.
    #[getter]
    fn notes(&self) -> &'static str {
        self.definition().notes
    }

    /// What was read, or `project convention`.
    #[getter]
    fn source(&self) -> &'static str {
        self.definition().source
    }

    /// The variants, in the order of their numbers.
    #[getter]
    fn variants(&self) -> Vec<PyVariant> {
        let definition = self.definition();
        definition.variants.iter().map(|variant| PyVariant { definition, variant }).collect()
    }

    /// The default variant; `None` where the field has no defensible one.
    #[getter]
    fn default(&self) -> Option<PyVariant> {
        let definition = self.definition();
        definition.default_variant().map(|variant| PyVariant { definition, variant })
    }

    /// A variant by its name; `UnknownName` lists those that there are.
    fn variant(&self, py: Python<'_>, name: &str) -> PyResult<PyVariant> {
        let definition = self.definition();
        definition.variant_named(name).map(|variant| PyVariant { definition, variant }).or_raise(py)
    }

    /// Variants in use that are not computed here: the name, why, and who reports it.
    #[getter]
    fn not_computed(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        self.definition().not_computed.iter().map(|other| (other.name, other.why, other.who)).collect()
    }

    /// An example worked by hand: the variant, totals, observations, quotients, p in percent, the discount, and both parts.
    #[getter]
    fn example<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let example = &self.definition().example;
        if example.variant.is_empty() {
            return Ok(None);
        }
        let dict = PyDict::new(py);
        dict.set_item("variant", example.variant)?;
        dict.set_item("totals", example.totals.to_vec())?;
        dict.set_item(
            "samples",
            example.samples.iter().map(|(name, values)| (*name, values.to_vec())).collect::<Vec<_>>(),
        )?;
        dict.set_item(
            "quotients",
            example.quotients.iter().map(|(name, all)| (*name, all.to_vec())).collect::<Vec<_>>(),
        )?;
        dict.set_item("percent", example.percent)?;
        dict.set_item("discount", example.discount)?;
        dict.set_item("parts", (example.numerator, example.denominator))?;
        Ok(Some(dict))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("kpi_core._explain")?.call_method1("kpi_html", (slf,))
    }

    fn __repr__(&self) -> String {
        format!("<Kpi {}: {}>", self.id(), self.meaning())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self.id() == other.get().id())
    }

    fn __hash__(&self) -> u64 {
        hash_of(self.id())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&'static str,))> {
        Ok((py.import("kpi_core._native")?.getattr("kpi")?, (self.id(),)))
    }
}

#[pymethods]
impl PyVariant {
    /// The id of the KPI.
    #[getter]
    fn kpi(&self) -> &'static str {
        self.definition.id
    }

    /// The stable number within the KPI.
    #[getter]
    fn number(&self) -> u16 {
        self.variant.number
    }

    /// The name: `of_offered`.
    #[getter]
    fn name(&self) -> &'static str {
        self.variant.name
    }

    /// What it is, in words.
    #[getter]
    fn meaning(&self) -> &'static str {
        self.variant.meaning
    }

    /// The formula over totals.
    #[getter]
    fn formula(&self) -> String {
        self.variant.formula_text()
    }

    /// Who reports it so.
    #[getter]
    fn who(&self) -> &'static str {
        self.variant.who
    }

    /// What it is counted in.
    #[getter]
    fn unit(&self) -> &'static str {
        self.definition.unit_of(self.variant).name()
    }

    /// Which way is better, in words.
    #[getter]
    fn better(&self) -> &'static str {
        self.definition.better_of(self.variant).words()
    }

    /// Where every value lies, in words: `0..=1`.
    #[getter]
    fn range(&self) -> String {
        self.variant.range.words()
    }

    /// The facts that the formula reads.
    #[getter]
    fn facts(&self) -> Vec<&'static str> {
        self.variant.facts.iter().map(|info| info.name).collect()
    }

    /// The columns that it needs: fields of rows, by fact.
    #[getter]
    fn columns(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        self.variant.columns()
    }

    /// The totals that the formula reads, `fact.total`.
    #[getter]
    fn totals(&self) -> Vec<String> {
        self.variant.totals()
    }

    /// The distributions and sets that the formula reads, `fact.state`.
    #[getter]
    fn states(&self) -> Vec<String> {
        self.variant.states()
    }

    /// The rules that it depends on, with what it requires or their defaults.
    #[getter]
    fn rules(&self) -> Vec<String> {
        self.variant.rules()
    }

    /// The rules without which it is not defined, with their values.
    #[getter]
    fn requires(&self) -> Vec<(&'static str, &'static str)> {
        self.variant.requires.to_vec()
    }

    /// The cases in which it is undefined.
    #[getter]
    fn undefined(&self) -> Vec<&'static str> {
        self.definition.undefined_cases(self.variant)
    }

    /// The totals that count rows which it leaves out.
    #[getter]
    fn left_out(&self) -> Vec<&'static str> {
        self.variant.left_out()
    }

    /// The totals that count what it cannot judge yet.
    #[getter]
    fn pending(&self) -> Vec<&'static str> {
        self.variant.pending.to_vec()
    }

    fn __repr__(&self) -> String {
        format!("<Variant {}.{}: {}>", self.kpi(), self.name(), self.formula())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| (self.kpi(), self.name()) == (other.get().kpi(), other.get().name()))
    }

    fn __hash__(&self) -> u64 {
        hash_of((self.kpi(), self.name()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>, &'static str))> {
        let kpi = py.import("kpi_core._native")?.getattr("kpi")?.call1((self.kpi(),))?;
        Ok((py.get_type::<Self>().getattr("_restored")?, (kpi, self.name())))
    }

    /// A variant as a pickle keeps it.
    #[staticmethod]
    fn _restored(py: Python<'_>, kpi: PyRef<'_, PyKpi>, name: &str) -> PyResult<Self> {
        kpi.variant(py, name)
    }
}

#[pymethods]
impl PyFact {
    /// The name in every layer: `contact`.
    #[getter]
    fn name(&self) -> &'static str {
        self.fact.info().name
    }

    /// What a row is.
    #[getter]
    fn doc(&self) -> &'static str {
        self.fact.info().doc
    }

    /// The fields of a row.
    #[getter]
    fn fields(&self) -> Vec<PyField> {
        self.fact.info().fields.iter().map(PyField).collect()
    }

    /// The rules under which rows are counted.
    #[getter]
    fn rules(&self) -> Vec<PyRule> {
        self.fact.info().rules.iter().map(PyRule).collect()
    }

    /// The totals.
    #[getter]
    fn totals(&self) -> Vec<PyTotal> {
        self.fact.info().totals.iter().map(PyTotal).collect()
    }

    /// The names of the distributions, sets and quotients that are kept beside the totals where that is asked for.
    #[getter]
    fn states(&self) -> Vec<&'static str> {
        let info = self.fact.info();
        info.distributions.iter().chain(info.sets).chain(info.quotients).map(|state| state.name).collect()
    }

    /// The text of the default rules.
    #[getter]
    fn default_rules(&self) -> String {
        self.fact.default_rules()
    }

    fn __repr__(&self) -> String {
        format!("<Fact {}: {}>", self.name(), self.doc())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self.name() == other.get().name())
    }

    fn __hash__(&self) -> u64 {
        hash_of(self.name())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&'static str,))> {
        Ok((py.import("kpi_core._native")?.getattr("fact")?, (self.name(),)))
    }
}

#[pymethods]
impl PyField {
    /// The name in every layer.
    #[getter]
    fn name(&self) -> &'static str {
        self.0.name
    }

    /// What it holds: `duration`, `instant`, `flag`, `count`, `id`, `score`, `word`, `set`, `number`, `money`, `currency`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.name()
    }

    /// Whether a row without it is rejected.
    #[getter]
    fn required(&self) -> bool {
        self.0.required
    }

    /// The words that it may hold; none where it holds no words.
    #[getter]
    fn words(&self) -> Vec<&'static str> {
        match self.0.kind {
            FieldKind::Word(words) | FieldKind::Set(words) => words.to_vec(),
            _ => Vec::new(),
        }
    }

    /// What it says, with unit and range.
    #[getter]
    fn doc(&self) -> &'static str {
        self.0.doc
    }

    fn __repr__(&self) -> String {
        format!("<Field {} ({}): {}>", self.name(), self.kind(), self.doc())
    }
}

#[pymethods]
impl PyTotal {
    /// The name in every layer.
    #[getter]
    fn name(&self) -> &'static str {
        self.0.name
    }

    /// What it counts in: `count`, `us`, `minor_units`, `points`.
    #[getter]
    fn unit(&self) -> &'static str {
        self.0.unit.name()
    }

    /// What it counts, exactly.
    #[getter]
    fn doc(&self) -> &'static str {
        self.0.doc
    }

    fn __repr__(&self) -> String {
        format!("<Total {} ({}): {}>", self.name(), self.unit(), self.doc())
    }
}

#[pymethods]
impl PyRule {
    /// The name in every layer.
    #[getter]
    fn name(&self) -> &'static str {
        self.0.name
    }

    /// Its value where the caller says nothing, as text.
    #[getter]
    fn default(&self) -> String {
        self.0.kind.text(self.0.default)
    }

    /// The words that it may be; none where it is no word.
    #[getter]
    fn words(&self) -> Vec<&'static str> {
        match self.0.kind {
            RuleKind::Word(words) | RuleKind::WordOrUnset(words) | RuleKind::Set(words) => words.to_vec(),
            _ => Vec::new(),
        }
    }

    /// Whether it is a length of time.
    #[getter]
    fn is_duration(&self) -> bool {
        matches!(self.0.kind, RuleKind::Duration | RuleKind::DurationOr(_))
    }

    /// What it changes, with the default.
    #[getter]
    fn doc(&self) -> &'static str {
        self.0.doc
    }

    fn __repr__(&self) -> String {
        format!("<Rule {}={}: {}>", self.name(), self.default(), self.doc())
    }
}
