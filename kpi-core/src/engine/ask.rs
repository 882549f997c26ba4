//! What is asked for: a KPI by its id, those of a family, all that the columns allow, or a formula of one's own.

use super::bounded::Forms;
use crate::exact::{Ratio, Unit};
use crate::metric::Parameters;

/// What an [`Ask`] names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// A KPI of the catalogue.
    Kpi,
    /// A formula of the caller's.
    Own(String),
    /// The KPIs of a family that the columns allow.
    Family,
    /// Every KPI that the columns allow.
    All,
}

/// What is asked for: a KPI, or several of them.
///
/// # Examples
///
/// Of a table that has nothing but outcomes, the family of accessibility is what needs no more.
///
/// ```
/// use arrow_array::{ArrayRef, RecordBatch, StringArray};
/// use kpi_core::engine::{Ask, Mapping, Query, Table};
/// use std::sync::Arc;
///
/// let results = Arc::new(StringArray::from(vec!["handled", "handled", "abandoned_queue"])) as ArrayRef;
/// let calls = RecordBatch::try_from_iter([("result", results)])?;
/// let table = Table::named("calls").of(Mapping::of("contact").field("outcome", "result"));
/// let mut run = Query::new().table(table).ask([Ask::family("accessibility")]).start([("calls", calls.schema())])?;
/// run.push("calls", &calls)?;
/// let card = run.finish()?;
///
/// let at = card.names().position(|name| name == "connect_rate").ok_or("it needs outcomes alone")?;
/// assert_eq!(card.value(0, at).map(|value| value.to_string()).as_deref(), Some("66.7 % (2 of 3; of_offered)"));
/// let why = card.left_out().iter().find(|left_out| left_out.kpi() == "service_level").ok_or("it needs waits")?;
/// assert_eq!(why.to_string(), "service_level: the table `calls` has no column for `wait` of `contact`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub(super) which: Which,
    /// The id of the KPI, the name of one's own, or that of the family.
    pub(super) kpi: String,
    pub(super) variant: Option<String>,
    pub(super) rules: String,
    pub(super) parameters: Parameters,
    pub(super) name: Option<String>,
    pub(super) unit: Option<Unit>,
    pub(super) forms: Forms,
}

impl Ask {
    fn new(which: Which, kpi: String) -> Self {
        let (variant, rules, parameters) = (None, String::new(), Parameters::default());
        Self { which, kpi, variant, rules, parameters, name: None, unit: None, forms: Forms::default() }
    }

    /// A KPI by its id, in its default variant.
    pub fn kpi(id: impl Into<String>) -> Self {
        Self::new(Which::Kpi, id.into())
    }

    /// The KPIs of a family ([`Family::name`](crate::Family::name)) that the mapped columns allow, in the order of the catalogue; the
    /// others are left out, with the reason ([`Card::left_out`](super::Card::left_out)).
    ///
    /// A KPI is allowed where its facts are mapped, where its rules and parameters are given, and where no column is missing without
    /// which rows would be rejected, something that it reads would be unknown, or a total of it would never be told. Each is in its
    /// default variant, or in the one that is named; rules are those of the KPIs that have them.
    pub fn family(name: impl Into<String>) -> Self {
        Self::new(Which::Family, name.into())
    }

    /// Every KPI that the mapped columns allow, as [`Ask::family`] tells; those that are asked for beside it under the same name are not
    /// asked for twice.
    pub fn all() -> Self {
        Self::new(Which::All, String::new())
    }

    /// A KPI of one's own: a quotient of sums of totals, such as `(calls.sold) / (contact.answered)`. Names of totals that only one
    /// of the mapped facts has need no fact before them.
    ///
    /// It is shown as the units of its totals tell: a sum of times, or of times over a count, as a time, money likewise, and
    /// everything else as a number, unless [`Ask::unit`] says otherwise.
    pub fn own(name: impl Into<String>, formula: impl Into<String>) -> Self {
        Self::new(Which::Own(formula.into()), name.into())
    }

    /// The same, a KPI of one's own being shown in this unit: [`Unit::Share`] for one in per cent.
    #[must_use]
    pub fn unit(self, unit: Unit) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The same, in this variant.
    #[must_use]
    pub fn variant(self, name: impl Into<String>) -> Self {
        Self { variant: Some(name.into()), ..self }
    }

    /// The same, under these rules (`answer_within=30s`), the others being those of the mapping. The same KPI may be
    /// asked for under several rules, each with a name of its own ([`Ask::named`]): all are counted in one pass.
    #[must_use]
    pub fn rules(self, rules: impl Into<String>) -> Self {
        Self { rules: rules.into(), ..self }
    }

    /// The same, at this share of the observations: 9/10 for the ninetieth percentile.
    #[must_use]
    pub fn p(self, p: Ratio) -> Self {
        Self { parameters: Parameters { p: Some(p), ..self.parameters }, ..self }
    }

    /// The same, with these parameters.
    #[must_use]
    pub fn parameters(self, parameters: Parameters) -> Self {
        Self { parameters, ..self }
    }

    /// The same, with a name of its own in tables.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// The name in tables.
    pub(super) fn shown_name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.kpi)
    }
}
