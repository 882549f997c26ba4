//! Metrics: pure functions of totals and states, whose formulas are data.

mod definition;
mod evaluate;
mod formula;
mod page;
mod parameters;
mod parse;
mod variant;

pub use definition::{Better, Definition, Example, Family, Language, Names, NotComputed};
#[cfg(feature = "arrow")]
pub(crate) use formula::Item;
pub use formula::{Custom, Formula, Inputs, Operand, Sum, Term};
pub use parameters::Parameters;
pub use parse::FormulaError;
#[cfg(feature = "arrow")]
pub(crate) use variant::Reads;
pub use variant::{Range, Variant};

use crate::error::Error;
use crate::exact::{Undefined, Value};
use crate::fact::Supply;

/// A KPI: a pure function of what facts supply.
///
/// # Laws
///
/// * **Pure**: evaluating twice, on any machine and thread, gives the same bits; nothing is changed.
/// * **Always a value**: an undefined KPI is a [`Value`] with a reason, never zero, NaN, a panic or a bare `None`.
/// * **By totals**: what a metric reads are totals and mergeable states, so evaluating after merging is exact.
/// * **Scale-free**: where all totals are doubled, a quotient of totals stays the same.
///
/// Most metrics are a [`Definition`], whose formula is data. Implement the trait for the rest: give the data (names,
/// variants, facts) and override [`Metric::evaluate_variant`].
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
///
/// let mut answers = SurveyTotals::zero(&SurveyRules::default());
/// for score in [9, 10, 7, 3] {
///     answers.observe(&SurveyRow { nps: Some(score), ..SurveyRow::default() })?;
/// }
/// let metric: &dyn Metric = &NPS;
/// assert_eq!(metric.evaluate(&answers).to_string(), "+25 (1 of 4; by_response)");
///
/// // The field has no default version of the effort score: it must be named.
/// assert_eq!(CES.evaluate(&answers).reason(), Some(&Undefined::VariantNotChosen));
/// assert_eq!(CES.evaluate_named("ces2_mean", &answers)?.reason(), Some(&Undefined::ZeroDenominator));
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub trait Metric: Send + Sync {
    /// Everything about the metric as data.
    fn definition(&self) -> &Definition;

    /// The value of one variant.
    fn evaluate_variant(&self, variant: &Variant, parameters: &Parameters, from: &dyn Supply) -> Value {
        evaluate::evaluate(self.definition(), variant, parameters, from)
    }

    /// The value of the default variant.
    fn evaluate(&self, from: &dyn Supply) -> Value {
        self.evaluate_with(&Parameters::default(), from)
    }

    /// The value of the default variant with parameters, such as the share of a percentile.
    fn evaluate_with(&self, parameters: &Parameters, from: &dyn Supply) -> Value {
        match self.definition().default_variant() {
            Some(variant) => self.evaluate_variant(variant, parameters, from),
            None => Value::new(self.definition().id, "", self.definition().unit, Err(Undefined::VariantNotChosen)),
        }
    }

    /// The value of a variant by its name.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownName`](crate::ErrorCode::UnknownName) where the KPI has no such variant; the message lists those that it has.
    fn evaluate_named(&self, variant: &str, from: &dyn Supply) -> Result<Value, Error> {
        self.evaluate_named_with(variant, &Parameters::default(), from)
    }

    /// The value of a variant by its name, with parameters.
    ///
    /// # Errors
    ///
    /// As [`Metric::evaluate_named`].
    fn evaluate_named_with(&self, variant: &str, parameters: &Parameters, from: &dyn Supply) -> Result<Value, Error> {
        Ok(self.evaluate_variant(self.definition().variant_named(variant)?, parameters, from))
    }

    /// The values of all variants: how each vendor would report the same rows.
    fn evaluate_all(&self, from: &dyn Supply) -> Vec<Value> {
        let evaluate = |variant| self.evaluate_variant(variant, &Parameters::default(), from);
        self.definition().variants.iter().map(evaluate).collect()
    }
}

impl Metric for Definition {
    fn definition(&self) -> &Definition {
        self
    }
}
