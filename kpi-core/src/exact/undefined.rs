//! Why a KPI has no value.

use std::borrow::Cow;
use std::fmt;

/// Why a KPI has no value. Undefined is never zero, never NaN, never 100 %.
///
/// The rule decides, not a list by KPI: see each reason. Reasons are only ever appended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Undefined {
    /// The denominator's fact saw no row.
    Empty,
    /// Rows were seen, yet the denominator is zero.
    ZeroDenominator,
    /// Rows were seen, yet none can be judged before the horizon.
    NotYetJudgeable,
    /// A total, or a state such as a distribution, that the formula needs is not known.
    Unknown(Cow<'static, str>),
    /// A part does not fit in 64 bits.
    Overflow,
    /// The totals contradict each other: a part above its whole, or a negative denominator.
    ///
    /// Rows of one fact cannot bring this about; totals of one's own can, quantities given beside rows that they contradict,
    /// and taking away what was never added.
    Inconsistent,
    /// The field has no defensible default here (the CES version, the ring cadence): a variant must be named.
    VariantNotChosen,
    /// A parameter of the formula was not given (the share p of a percentile).
    ParameterMissing(Cow<'static, str>),
    /// The variant is defined only under another rule (`unit=contact`, `csat_scale=1..5`).
    RuleRequired(Cow<'static, str>),
    /// Shares on several scales have no common mean: 8 of 10 points and 45 of 50.
    MixedScale,
    /// The facts count money in different currencies.
    CurrenciesDiffer(Cow<'static, str>),
    /// Money below the line is below zero: losses there have no share.
    NegativeDenominator,
}

impl Undefined {
    /// Every reason, in the order of the numbers; what a reason is about is left open.
    pub const ALL: [Self; 12] = [
        Self::Empty,
        Self::ZeroDenominator,
        Self::NotYetJudgeable,
        Self::Unknown(Cow::Borrowed("")),
        Self::Overflow,
        Self::Inconsistent,
        Self::VariantNotChosen,
        Self::ParameterMissing(Cow::Borrowed("")),
        Self::RuleRequired(Cow::Borrowed("")),
        Self::MixedScale,
        Self::CurrenciesDiffer(Cow::Borrowed("")),
        Self::NegativeDenominator,
    ];

    /// What the reason is about, where it is about something: the unknown total, the missing parameter, the required rule.
    pub fn of(&self) -> Option<&str> {
        match self {
            Self::Unknown(of) | Self::ParameterMissing(of) | Self::RuleRequired(of) | Self::CurrenciesDiffer(of) => {
                Some(of)
            }
            _ => None,
        }
    }

    /// The stable number of the reason, for bindings.
    pub const fn code(&self) -> u16 {
        match self {
            Self::Empty => 1,
            Self::ZeroDenominator => 2,
            Self::NotYetJudgeable => 3,
            Self::Unknown(_) => 4,
            Self::Overflow => 5,
            Self::Inconsistent => 6,
            Self::VariantNotChosen => 7,
            Self::ParameterMissing(_) => 8,
            Self::RuleRequired(_) => 9,
            Self::MixedScale => 10,
            Self::CurrenciesDiffer(_) => 11,
            Self::NegativeDenominator => 12,
        }
    }

    /// The stable name of the reason, for tables: `empty`, `zero_denominator` ...
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::ZeroDenominator => "zero_denominator",
            Self::NotYetJudgeable => "not_yet_judgeable",
            Self::Unknown(_) => "unknown",
            Self::Overflow => "overflow",
            Self::Inconsistent => "inconsistent",
            Self::VariantNotChosen => "variant_not_chosen",
            Self::ParameterMissing(_) => "parameter_missing",
            Self::RuleRequired(_) => "rule_required",
            Self::MixedScale => "mixed_scale",
            Self::CurrenciesDiffer(_) => "currencies_differ",
            Self::NegativeDenominator => "negative_denominator",
        }
    }
}

impl fmt::Display for Undefined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no rows"),
            Self::ZeroDenominator => f.write_str("the denominator is zero"),
            Self::NotYetJudgeable => f.write_str("nothing can be judged yet"),
            Self::Unknown(what) => write!(f, "{what} is unknown"),
            Self::Overflow => f.write_str("a part does not fit in 64 bits"),
            Self::Inconsistent => f.write_str("the totals contradict each other"),
            Self::VariantNotChosen => f.write_str("there is no default variant: name one"),
            Self::ParameterMissing(what) => write!(f, "the parameter {what} is missing"),
            Self::RuleRequired(what) => write!(f, "only defined under the rule {what}"),
            Self::MixedScale => f.write_str("shares on several scales have no common mean"),
            Self::CurrenciesDiffer(what) => write!(f, "money of different currencies: {what}"),
            Self::NegativeDenominator => f.write_str("the denominator is below zero"),
        }
    }
}
