//! The value of a KPI: its parts as counted, with everything needed to say how it was made.

use crate::exact::{Currency, Duration, Ratio, Undefined};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

/// What a KPI is counted in, and how it is shown; display never changes the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// A number of things; shown as it is.
    Count,
    /// A share; shown in percent.
    Share,
    /// A length of time: the value is in microseconds, shown in seconds.
    Duration,
    /// A mean on a scale, or a rate that is no share; shown with two decimals.
    Number,
    /// A net score from -1 to 1; shown from -100 to +100, with its sign and without a percent sign.
    Points,
    /// A share of few in many; shown in per mille.
    PerMille,
    /// Money: the value is in minor units of one currency, shown in that currency where it is named.
    Money,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 7] =
        [Self::Count, Self::Share, Self::Duration, Self::Number, Self::Points, Self::PerMille, Self::Money];

    /// The unit of this stable name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// The stable name: `count`, `share`, `duration`, `number`, `points`, `per_mille`, `money`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Share => "share",
            Self::Duration => "duration",
            Self::Number => "number",
            Self::Points => "points",
            Self::PerMille => "per_mille",
            Self::Money => "money",
        }
    }

    /// The figure alone, rounded half to even: `78.9 %`, `+25`, `20.0 s`.
    ///
    /// Without `places`, shares and times get one decimal, numbers and per mille two, points as many as they need up to one, money none: a
    /// [`Value`] that knows its currency shows it.
    pub fn show(self, ratio: Ratio, places: Option<usize>) -> String {
        match self {
            Self::Count => ratio.decimal(1, places.unwrap_or(0)),
            Self::Share => format!("{} %", ratio.decimal(100, places.unwrap_or(1))),
            Self::PerMille => format!("{} ‰", ratio.decimal(1_000, places.unwrap_or(2))),
            Self::Duration => format!("{} s", seconds(ratio, places.unwrap_or(1))),
            Self::Number => ratio.decimal(1, places.unwrap_or(2)),
            Self::Points => {
                let whole = i128::from(ratio.numerator()) * 100 % i128::from(ratio.denominator()) == 0;
                let sign = if ratio > Ratio::whole(0) { "+" } else { "" };
                format!("{sign}{}", ratio.decimal(100, places.unwrap_or(usize::from(!whole))))
            }
            Self::Money => format!("{} minor units", ratio.decimal(1, places.unwrap_or(0))),
        }
    }
}

/// What a part of a value is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Things,
    Micros,
    Money,
    /// Nothing that was counted: lowest terms, which are not shown.
    LowestTerms,
}

/// An amount of minor units in its currency: `150.00 EUR`.
fn amount(minor: Ratio, currency: Currency, places: Option<usize>) -> String {
    let decimals = currency.decimals();
    let units = (0..decimals).fold(1_i128, |units, _| units * 10);
    let below = i128::from(minor.denominator()) * units;
    format!("{} {currency}", crate::exact::decimal(minor.numerator().into(), below, places.unwrap_or(decimals)))
}

/// A ratio of microseconds in seconds.
fn seconds(micros: Ratio, places: usize) -> String {
    crate::exact::decimal(i128::from(micros.numerator()), i128::from(micros.denominator()) * 1_000_000, places)
}

/// Rows that a value leaves out, by the total that counts them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LeftOut {
    /// The fact.
    pub fact: &'static str,
    /// The total: `wait_unknown`, `waiting` ...
    pub total: &'static str,
    /// How many rows.
    pub rows: i64,
}

/// A rule under which a value was counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleShown {
    /// The fact whose rule it is.
    pub fact: &'static str,
    /// The rule.
    pub rule: &'static str,
    /// Its value as text.
    pub text: String,
    /// Whether a printed value names it: a threshold always, the rest where it differs from the default.
    pub shown: bool,
}

/// The value of a KPI, or why it has none, with the variant, the rules, the parts as counted, and what was left out.
///
/// Equality and order compare the exact values by cross-multiplication, and only within one variant of one KPI, in one
/// currency: across these two values are neither equal nor ordered.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
///
/// let mut day = ContactTotals::unknown(&ContactRules::default());
/// for (total, n) in [(ContactTotal::Offered, 1090), (ContactTotal::AnsweredWithin, 860), (ContactTotal::WaitUnknown, 0)] {
///     day.set(total, n)?;
/// }
/// let level = SERVICE_LEVEL.evaluate(&day);
/// assert_eq!(level.parts(), Some((860, 1090)));
/// assert_eq!(level.to_f64(), Some(860.0 / 1090.0));
/// assert_eq!(level.to_string(), "78.9 % (860 of 1090; of_offered, answer_within 20s)");
/// assert_eq!(format!("{level:.2}"), "78.90 % (860 of 1090; of_offered, answer_within 20s)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Value {
    pub(crate) metric: Cow<'static, str>,
    pub(crate) variant: Cow<'static, str>,
    pub(crate) unit: Unit,
    pub(crate) outcome: Result<Ratio, Undefined>,
    /// What the parts above and below the line are counted in, for display.
    pub(crate) counted_in: (Part, Part),
    /// What the part above the line was multiplied with beyond what was counted.
    pub(crate) scale: i64,
    pub(crate) currency: Option<Currency>,
    pub(crate) n: Option<i64>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) pending: Vec<LeftOut>,
    pub(crate) rejected: i64,
    pub(crate) rules: Vec<RuleShown>,
    pub(crate) parameters: Vec<String>,
}

impl Value {
    /// A value of a metric of one's own, without rules and left-out rows.
    pub fn new(
        metric: impl Into<Cow<'static, str>>,
        variant: impl Into<Cow<'static, str>>,
        unit: Unit,
        outcome: Result<Ratio, Undefined>,
    ) -> Self {
        Self {
            metric: metric.into(),
            variant: variant.into(),
            unit,
            outcome,
            counted_in: (if unit == Unit::Duration { Part::Micros } else { Part::Things }, Part::Things),
            scale: 1,
            currency: None,
            n: None,
            left_out: Vec::new(),
            pending: Vec::new(),
            rejected: 0,
            rules: Vec::new(),
            parameters: Vec::new(),
        }
    }

    /// The id of the KPI.
    pub fn metric(&self) -> &str {
        &self.metric
    }

    /// The variant of the formula.
    pub fn variant(&self) -> &str {
        &self.variant
    }

    /// The unit.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The currency, where the value is money and its fact's rules name one.
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// The exact ratio, or why there is none.
    ///
    /// # Errors
    ///
    /// Why the value is undefined.
    pub fn ratio(&self) -> Result<Ratio, &Undefined> {
        self.outcome.as_ref().copied()
    }

    /// Whether there is a value.
    pub fn is_defined(&self) -> bool {
        self.outcome.is_ok()
    }

    /// Why there is no value.
    pub fn reason(&self) -> Option<&Undefined> {
        self.outcome.as_ref().err()
    }

    /// The part above the line, as counted.
    pub fn numerator(&self) -> Option<i64> {
        self.parts().map(|(numerator, _)| numerator)
    }

    /// The part below the line, as counted.
    pub fn denominator(&self) -> Option<i64> {
        self.parts().map(|(_, denominator)| denominator)
    }

    /// Both parts, as counted: 860 of 1090, never reduced.
    pub fn parts(&self) -> Option<(i64, i64)> {
        self.outcome.as_ref().ok().map(|ratio| ratio.parts())
    }

    /// The nearest float, for display and plots.
    pub fn to_f64(&self) -> Option<f64> {
        self.outcome.as_ref().ok().map(|ratio| ratio.to_f64())
    }

    /// How many things the value rests on, where it rests on things: the sample size.
    pub fn n(&self) -> Option<i64> {
        self.n
    }

    /// Rows that the formula leaves out because something about them is unknown.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Rows that cannot be judged before the horizon.
    pub fn pending(&self) -> &[LeftOut] {
        &self.pending
    }

    /// Rows of the facts that were rejected, for whatever reason.
    pub fn rejected(&self) -> i64 {
        self.rejected
    }

    /// The rules that the value depends on.
    pub fn rules(&self) -> &[RuleShown] {
        &self.rules
    }

    /// What the formula was asked with: the share of a percentile, the rule that read it, the bound of an inexact form.
    pub fn parameters(&self) -> &[String] {
        &self.parameters
    }

    /// The figure alone: `78.9 %`, or an en dash where it is undefined.
    pub fn figure(&self) -> String {
        self.outcome.as_ref().map_or_else(|_| "–".to_owned(), |ratio| self.shown(*ratio, None))
    }
}

impl Value {
    /// Whether both are of one variant of one KPI, and in one currency.
    fn comparable(&self, other: &Self) -> bool {
        (&self.metric, &self.variant, self.currency) == (&other.metric, &other.variant, other.currency)
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.comparable(other) && self.outcome == other.outcome
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (&self.outcome, &other.outcome) {
            _ if !self.comparable(other) => None,
            (Ok(mine), Ok(theirs)) => mine.partial_cmp(theirs),
            _ => (self.outcome == other.outcome).then_some(Ordering::Equal),
        }
    }
}

/// The figure, its parts, the variant, the rules that matter, and what was left out; a precision fixes the decimals.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Ok(ratio) => write!(f, "{} ({}", self.shown(*ratio, f.precision()), self.parts_text(*ratio))?,
            Err(reason) => write!(f, "undefined: {reason} (")?,
        }
        f.write_str(&self.variant)?;
        for parameter in &self.parameters {
            write!(f, ", {parameter}")?;
        }
        for rule in self.rules.iter().filter(|rule| rule.shown) {
            write!(f, ", {} {}", rule.rule, rule.text)?;
        }
        if let Some(n) = self.n.filter(|n| self.denominator().is_some_and(|below| below != *n)) {
            write!(f, "; n = {n}")?;
        }
        notes(f, "left out", self.named_rows(&self.left_out))?;
        notes(f, "not yet judgeable", self.named_rows(&self.pending))?;
        if self.rejected != 0 {
            write!(f, "; rejected: {}", self.rejected)?;
        }
        f.write_str(")")
    }
}

impl Value {
    /// `860 of 1090; `, `273729 s over 4054; `, or nothing where the denominator is a mere one.
    fn parts_text(&self, ratio: Ratio) -> String {
        let part = |counted_in: Part, value: i64| match (counted_in, self.currency) {
            (Part::Micros, _) => Duration::micros(value).to_string(),
            (Part::Money, Some(currency)) => amount(Ratio::whole(value), currency, None),
            _ => value.to_string(),
        };
        if ratio.denominator() == 1 && self.n != Some(1) || self.counted_in.1 == Part::LowestTerms {
            return String::new();
        }
        let word = if matches!(self.unit, Unit::Share | Unit::PerMille | Unit::Points) { "of" } else { "over" };
        // Without the scale: 96 over 28800 s, not over hours; any other scale is told: 6 x 2 of 220.
        let counted = part(self.counted_in.0, ratio.numerator() / self.scale.max(1));
        let scale = if self.scale == 1 || self.counted_in.1 == Part::Micros {
            String::new()
        } else {
            format!(" x {}", self.scale)
        };
        format!("{counted}{scale} {word} {}; ", part(self.counted_in.1, ratio.denominator()))
    }

    fn shown(&self, ratio: Ratio, places: Option<usize>) -> String {
        match self.currency {
            Some(currency) if self.unit == Unit::Money => amount(ratio, currency, places),
            _ => self.unit.show(ratio, places),
        }
    }
}

impl Value {
    /// The rows left out or pending with their names: the total, or `fact.total` where several facts left rows out.
    pub(crate) fn named_rows<'a>(&'a self, rows: &'a [LeftOut]) -> impl Iterator<Item = (String, i64)> + 'a {
        let mut facts = self.left_out.iter().chain(&self.pending).map(|left| left.fact);
        let first = facts.next();
        let several = facts.any(|fact| Some(fact) != first);
        rows.iter().map(move |left| {
            let name = if several { format!("{}.{}", left.fact, left.total) } else { left.total.to_owned() };
            (name, left.rows)
        })
    }
}

fn notes(f: &mut fmt::Formatter<'_>, title: &str, rows: impl Iterator<Item = (String, i64)>) -> fmt::Result {
    for (at, (name, rows)) in rows.filter(|(_, rows)| *rows != 0).enumerate() {
        let lead = if at == 0 { format!("; {title}: ") } else { ", ".to_owned() };
        write!(f, "{lead}{rows} {name}")?;
    }
    Ok(())
}
