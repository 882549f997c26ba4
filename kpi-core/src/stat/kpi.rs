//! The interval of a KPI: the method follows from the data of the variant.

use crate::error::Error;
use crate::exact::Value;
use crate::fact::{FactInfo, Reading, Supply, TotalUnit};
use crate::metric::{Formula, Metric, Operand, Parameters, Range, Sum, Term, Variant};
use crate::stat::{Confidence, Interval, NO_INTERVAL, adjusted_wald, mean, no_interval, wilson};

/// The interval of a variant of a KPI, from the totals that its value comes from.
///
/// | The variant is | Method | Its sample |
/// |---|---|---|
/// | a part of a whole with counts below the line | [Wilson](wilson) | the counts below the line |
/// | a net score | [adjusted Wald](adjusted_wald) | the answers; terms with +1 are promoters, with -1 detractors |
/// | a mean on a scale | [Student's t](crate::stat::student_t) | the answers; the score of a total is its coefficient above the line over that below |
///
/// The interval of a mean is clipped to its scale. Everything else has none from totals: a share of time has no number of
/// trials, a mean duration needs the distribution of its durations, and so on; the error says which. An interval speaks of
/// what lies behind a sample: where the rows are all there is, the value is exact and has no doubt.
///
/// # Errors
///
/// [`ErrorCode::NoInterval`](crate::ErrorCode::NoInterval), with the reason: see above; also where the value is undefined, and for a mean of one answer.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
/// use kpi_core::ErrorCode;
/// use kpi_core::stat::{Confidence, interval};
///
/// let mut day = ContactTotals::unknown(&ContactRules::default());
/// for (total, n) in [(ContactTotal::Offered, 1060), (ContactTotal::AnsweredWithin, 860), (ContactTotal::WaitUnknown, 0)] {
///     day.set(total, n)?;
/// }
/// let of_offered = SERVICE_LEVEL.default_variant().unwrap();
/// let level = interval(&SERVICE_LEVEL, of_offered, &day, Confidence::default())?;
/// assert_eq!(level.to_string(), "[78.7 %, 83.4 %] (Wilson, 95 %, n = 1060)");
///
/// let speed = AVERAGE_SPEED_OF_ANSWER.default_variant().unwrap();
/// day.set(ContactTotal::Answered, 900)?;
/// day.set(ContactTotal::WaitOfAnswered, 9_000_000_000)?;
/// let none = interval(&AVERAGE_SPEED_OF_ANSWER, speed, &day, Confidence::default()).unwrap_err();
/// assert_eq!(none.code(), ErrorCode::NoInterval);
/// assert!(none.to_string().contains("a mean duration needs the distribution"));
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn interval(
    metric: &dyn Metric,
    variant: &Variant,
    from: &dyn Supply,
    confidence: Confidence,
) -> Result<Interval, Error> {
    let definition = metric.definition();
    let scene = Scene { id: definition.id, variant, from };
    let sample = scene.sample()?;
    let value = metric.evaluate_variant(variant, &Parameters::default(), from);
    if let Some(reason) = value.reason() {
        return Err(scene.refused(format!("it is undefined: {reason}")));
    }
    let interval = scene.interval(sample, &value, confidence)?;
    Ok(interval.in_unit(definition.unit_of(variant)))
}

/// The [`interval`] of the default variant of a KPI.
///
/// # Errors
///
/// As [`interval`]; [`ErrorCode::NoInterval`](crate::ErrorCode::NoInterval) also where the KPI has no default variant.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
/// use kpi_core::stat::{Confidence, default_interval};
///
/// let mut answers = SurveyTotals::zero(&SurveyRules::default());
/// for score in [10, 10, 9, 9, 9, 8, 7, 6, 5, 3] {
///     answers.observe(&SurveyRow { nps: Some(score), ..SurveyRow::default() })?;
/// }
/// let nps = default_interval(&NPS, &answers, Confidence::default())?;
/// assert_eq!(nps.to_string(), "[-30.3, +61.1] (adjusted Wald, 95 %, n = 10; small sample)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn default_interval(metric: &dyn Metric, from: &dyn Supply, confidence: Confidence) -> Result<Interval, Error> {
    let definition = metric.definition();
    let variant = definition
        .default_variant()
        .ok_or_else(|| no_interval(format!("{} has no default variant: name one", definition.id)))?;
    interval(metric, variant, from, confidence)
}

/// The [`interval`] of a variant by its name.
///
/// # Errors
///
/// As [`interval`]; [`ErrorCode::UnknownName`](crate::ErrorCode::UnknownName) where the KPI has no such variant, with those that it has.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
/// use kpi_core::stat::{Confidence, interval_named};
///
/// let mut answers = SurveyTotals::zero(&SurveyRules::default());
/// for score in [7, 6, 6, 5, 4, 2, 7, 5] {
///     answers.observe(&SurveyRow { ces2: Some(score), ..SurveyRow::default() })?;
/// }
/// let ease = interval_named(&CES, "ces2_mean", &answers, Confidence::default())?;
/// assert_eq!(ease.to_string(), "[3.85, 6.65] (Student's t, 95 %, n = 8; small sample)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn interval_named(
    metric: &dyn Metric,
    variant: &str,
    from: &dyn Supply,
    confidence: Confidence,
) -> Result<Interval, Error> {
    interval(metric, metric.definition().variant_named(variant)?, from, confidence)
}

/// What the formula of a variant samples.
#[derive(Clone, Copy)]
enum Sample<'a> {
    /// Trials, counted by the value's own parts.
    Trials,
    /// Answers of two kinds and the rest.
    Net { numerator: &'a Sum },
    /// Answers with scores: a scale, the scored totals, all totals, and the coefficient that all have below the line.
    Scores { scale: i64, numerator: &'a Sum, denominator: &'a Sum, over: i32 },
}

struct Scene<'a> {
    id: &'static str,
    variant: &'a Variant,
    from: &'a dyn Supply,
}

impl<'a> Scene<'a> {
    fn refused(&self, why: impl AsRef<str>) -> Error {
        no_interval(format!("{} ({}): {}", self.id, self.variant.name, why.as_ref()))
    }

    /// The same error, with the KPI that it is about.
    fn named(&self, error: &Error) -> Error {
        let why = error.to_string();
        let why = why.strip_prefix(NO_INTERVAL).unwrap_or(&why);
        Error::new(error.code(), format!("{NO_INTERVAL}{} ({}): {why}", self.id, self.variant.name))
    }

    /// The sample behind the variant, or why there is none: a matter of data, before any total is read.
    fn sample(&self) -> Result<Sample<'a>, Error> {
        let variant = self.variant;
        let (scale, numerator, denominator) = match &variant.formula {
            Formula::Quotient { scale, numerator, denominator } => (*scale, numerator, denominator),
            Formula::DistinctQuotient { numerator, denominator } if variant.range == Range::PartOfWhole => {
                let counts = [numerator, denominator].iter().all(|operand| match operand {
                    Operand::Totals(sum) => self.counts(sum),
                    Operand::Distinct(_) => true,
                });
                return if counts {
                    Ok(Sample::Trials)
                } else {
                    Err(self.refused("a share of time has no number of trials"))
                };
            }
            formula => return Err(self.refused(without_sample(formula))),
        };
        let ones = |sum: &Sum| sum.terms().iter().all(|term| matches!(term.coefficient, 1 | -1));
        match variant.range {
            _ if self.all_in(denominator, TotalUnit::Points) => {
                Err(self.refused("points are below the line: they are no number of trials"))
            }
            _ if !self.counts(denominator) => {
                Err(self
                    .refused("time is below the line: a share of time, or a rate over time, has no number of trials"))
            }
            _ if !self.counts(numerator) => {
                Err(self
                    .refused("a mean duration needs the distribution of its durations: use student_t_of_distribution"))
            }
            Range::PartOfWhole if scale == 1 && ones(numerator) && ones(denominator) => Ok(Sample::Trials),
            Range::Net if scale == 1 && ones(numerator) && common(denominator) == Some(1) => {
                Ok(Sample::Net { numerator })
            }
            Range::Mean { .. } => match common(denominator) {
                Some(over) if within(numerator, denominator) => {
                    Ok(Sample::Scores { scale, numerator, denominator, over })
                }
                _ => Err(self.refused("the formula does not say which score each counted answer has")),
            },
            Range::PartOfWhole | Range::Net => {
                Err(self.refused("with weights in the formula, its counts are no number of trials"))
            }
            Range::PartOfTime | Range::NonNegative | Range::Any => {
                Err(self.refused("a rate that is no part of a whole has no number of trials"))
            }
        }
    }

    fn interval(&self, sample: Sample<'_>, value: &Value, confidence: Confidence) -> Result<Interval, Error> {
        let (above, below) = value.parts().unwrap_or_default();
        match sample {
            Sample::Trials => wilson(above, below, confidence).map_err(|error| self.named(&error)),
            Sample::Net { numerator } => {
                let (mut promoters, mut detractors) = (0_i64, 0_i64);
                for term in numerator.terms() {
                    let side = if term.coefficient > 0 { &mut promoters } else { &mut detractors };
                    *side = side.saturating_add(self.total(*term)?);
                }
                self.own_value(promoters.checked_sub(detractors) == Some(above))?;
                adjusted_wald(promoters, detractors, below, confidence).map_err(|error| self.named(&error))
            }
            Sample::Scores { scale, numerator, denominator, over } => {
                let mut scores = Vec::new();
                for term in denominator.terms() {
                    let score = scale.checked_mul(coefficient(numerator, *term).into());
                    scores.push((
                        score.ok_or_else(|| self.refused("a score does not fit in 64 bits"))?,
                        self.total(*term)?,
                    ));
                }
                let found = mean::of_counts(|| scores.iter().copied(), over.into(), confidence)
                    .map_err(|error| self.named(&error))?;
                self.own_value(found.n().checked_mul(over.into()) == Some(below))?;
                let (low, high) = self.variant.range.ends();
                Ok(match (low, high) {
                    (Some(low), Some(high)) => found.clipped_to(low.into(), high.into()),
                    _ => found,
                })
            }
        }
    }

    /// A metric may evaluate itself, and then its formula does not tell its sample.
    fn own_value(&self, agrees: bool) -> Result<(), Error> {
        if agrees { Ok(()) } else { Err(self.refused("the value does not follow from the totals of its formula")) }
    }

    fn info(&self, term: Term) -> Option<&'static FactInfo> {
        self.variant.facts.get(usize::from(term.fact)).copied()
    }

    /// Whether the sum is one of counts.
    fn counts(&self, sum: &Sum) -> bool {
        self.all_in(sum, TotalUnit::Count)
    }

    /// Whether the sum is one of this unit.
    fn all_in(&self, sum: &Sum, wanted: TotalUnit) -> bool {
        self.variant.unit_of_sum(sum) == Some(wanted)
    }

    /// A total; a part that the source never has is zero, as in the value.
    fn total(&self, term: Term) -> Result<i64, Error> {
        let reading = self
            .info(term)
            .and_then(|info| self.from.evidence(info))
            .map(|evidence| evidence.reading(term.item.into()));
        match reading {
            Some(Reading::Known(n)) => Ok(n),
            Some(Reading::Absent) => Ok(0),
            Some(Reading::Unknown) | None => Err(self.refused("a total is unknown")),
        }
    }
}

/// The coefficient above zero that all terms share, where each total stands once.
fn common(sum: &Sum) -> Option<i32> {
    let first = sum.terms().first()?.coefficient;
    let shared = sum.terms().iter().all(|term| term.coefficient == first && coefficient(sum, *term) == first);
    (shared && first > 0).then_some(first)
}

/// The coefficient of a term's total in a sum: zero where it is not in it.
fn coefficient(sum: &Sum, term: Term) -> i32 {
    let same = sum.terms().iter().filter(|other| other.fact == term.fact && other.item == term.item);
    same.fold(0, |sum, term| sum.saturating_add(term.coefficient))
}

/// Whether every total of one sum is in the other too.
fn within(part: &Sum, whole: &Sum) -> bool {
    part.terms().iter().all(|term| coefficient(whole, *term) != 0)
}

fn without_sample(formula: &Formula) -> &'static str {
    match formula {
        Formula::Count(_) => "a count of things is no share and no mean of a sample",
        Formula::Quantile { .. } | Formula::Extreme { .. } => "a percentile or an extreme has no interval from totals",
        Formula::DistinctQuotient { .. } => {
            "a rate over distinct members that is no part of them has no number of trials"
        }
        Formula::Mean { .. } => {
            "a mean of quotients has no interval from totals: they do not tell how the quotients differ"
        }
        _ => "a formula of the metric's own does not tell its sample",
    }
}
