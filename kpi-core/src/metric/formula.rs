//! Formulas as data: sums of totals, and what is made of them.

use crate::distribution::Quotients;
use crate::exact::{Ratio, Undefined};
use crate::fact::{FactInfo, StateInfo, TotalInfo};
use std::fmt::{self, Write as _};

/// A coefficient times an item (a total, a distribution or a set) of one of the formula's facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The coefficient.
    pub coefficient: i32,
    /// The position of the fact in the variant's list of facts.
    pub fact: u8,
    /// The number of the item within the fact.
    pub item: u16,
}

/// A sum of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    pub(crate) terms: [Term; Self::MAX_TERMS],
    pub(crate) len: u8,
}

impl Sum {
    /// At most so many terms.
    pub const MAX_TERMS: usize = 16;

    pub(crate) const EMPTY: Self = Self { terms: [Term { coefficient: 0, fact: 0, item: 0 }; Self::MAX_TERMS], len: 0 };

    pub(crate) const fn one(term: Term) -> Self {
        let mut sum = Self::EMPTY;
        sum.terms[0] = term;
        sum.len = 1;
        sum
    }

    /// The terms.
    pub fn terms(&self) -> &[Term] {
        self.terms.get(..self.len.into()).unwrap_or_default()
    }
}

/// One side of a quotient with distinct counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A sum of totals.
    Totals(Sum),
    /// The number of distinct members of sets together.
    Distinct(Sum),
}

/// How a KPI is made of totals and states.
///
/// The text form is that of the published tables: `(answered_within) / (offered - wait_unknown)`,
/// `3600000000 * (contact.handled_legs) / (agent_state.logged_in)`, `quantile(p; wait_dist_answered)`,
/// `max(wait_dist_answered)`, `100 * mean(share_dist)`, `mean(relative_error_dist without actual 0)`,
/// `(with_customer) / distinct(customer_set)`, `abandoned + flowed_out`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Formula {
    /// A sum of totals: defined, and zero, over nothing.
    Count(Sum),
    /// A scale times one sum over another.
    Quotient {
        /// The scale.
        scale: i64,
        /// Above the line.
        numerator: Sum,
        /// Below the line.
        denominator: Sum,
    },
    /// The quantile of the observations of several distributions together, `p` as a fixed ratio or a parameter.
    Quantile {
        /// Numerator and denominator of a fixed share.
        p: Option<(i32, i32)>,
        /// The distributions.
        of: Sum,
    },
    /// The largest observation of several distributions together.
    Extreme {
        /// The distributions.
        of: Sum,
    },
    /// A quotient with distinct counts.
    DistinctQuotient {
        /// Above the line.
        numerator: Operand,
        /// Below the line.
        denominator: Operand,
    },
    /// A scale times the mean of quotients that were kept one by one: not the quotient of their sums.
    Mean {
        /// The scale.
        scale: i64,
        /// The quotients.
        of: Sum,
        /// The total whose share of a row stands below the line, where quotients over zero of it are left out.
        without: Option<Term>,
    },
    /// A named function, where the field has none of these.
    Custom(Custom),
}

/// A function of totals and quotients, with the names of what it reads.
///
/// It is handed the totals in the order of [`Custom::totals`] and returns both parts, which are brought to lowest
/// terms: there are none that were counted. A part below the line of zero is undefined.
#[derive(Clone, Copy, Debug)]
pub struct Custom {
    /// The formula in words and signs.
    pub text: &'static str,
    /// The totals that it reads; coefficients are not used.
    pub totals: Sum,
    /// The quotients that it reads.
    pub quotients: Sum,
    /// The function.
    pub function: fn(&Inputs<'_>) -> Result<(i128, i128), Undefined>,
    /// Whether the share of a discount must be given as a parameter.
    pub discounted: bool,
}

/// By what they read and say: functions have no identity.
impl PartialEq for Custom {
    fn eq(&self, other: &Self) -> bool {
        (self.text, self.totals, self.quotients) == (other.text, other.totals, other.quotients)
    }
}

impl Eq for Custom {}

/// What a named function reads.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The totals, in the order of [`Custom::totals`].
    pub totals: &'a [i128],
    /// The quotients, in the order of [`Custom::quotients`].
    pub quotients: &'a [&'a Quotients],
    /// The discount, where it was asked for and given.
    pub discount: Ratio,
}

/// What the items of a sum are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Total,
    Distribution,
    Set,
    Quotients,
}

impl Item {
    pub(crate) const fn is_total(self) -> bool {
        matches!(self, Self::Total)
    }

    /// A state of a fact; none for totals.
    pub(crate) fn state(self, info: &'static FactInfo, at: usize) -> Option<&'static StateInfo> {
        match self {
            Self::Total => None,
            Self::Distribution => info.distributions.get(at),
            Self::Set => info.sets.get(at),
            Self::Quotients => info.quotients.get(at),
        }
    }

    /// The name of an item of a fact.
    pub(crate) fn name(self, info: &'static FactInfo, at: usize) -> &'static str {
        let total = || info.totals.get(at).map(|total: &TotalInfo| total.name);
        self.state(info, at).map(|state| state.name).or_else(|| total().filter(|_| self.is_total())).unwrap_or("?")
    }

    /// The fields of a row that an item of a fact looks at.
    pub(crate) fn fields(self, info: &'static FactInfo, at: usize) -> &'static [&'static str] {
        let total = || info.totals.get(at).map(|total: &TotalInfo| total.fields);
        let fields = self.state(info, at).map(|state| state.fields).or_else(|| total().filter(|_| self.is_total()));
        fields.unwrap_or_default()
    }

    /// The rules that an item of a fact depends on.
    pub(crate) fn rules(self, info: &'static FactInfo, at: usize) -> &'static [&'static str] {
        let total = || info.totals.get(at).map(|total: &TotalInfo| total.rules);
        let rules = self.state(info, at).map(|state| state.rules).or_else(|| total().filter(|_| self.is_total()));
        rules.unwrap_or_default()
    }
}

impl Operand {
    pub(crate) fn sum(&self) -> (&Sum, Item) {
        match self {
            Self::Totals(sum) => (sum, Item::Total),
            Self::Distinct(sum) => (sum, Item::Set),
        }
    }
}

impl Formula {
    /// The kind: `count`, `quotient`, `quantile`, `extreme`, `distinct_quotient`, `mean`, `custom`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Count(_) => "count",
            Self::Quotient { .. } => "quotient",
            Self::Quantile { .. } => "quantile",
            Self::Extreme { .. } => "extreme",
            Self::DistinctQuotient { .. } => "distinct_quotient",
            Self::Mean { .. } => "mean",
            Self::Custom(_) => "custom",
        }
    }

    /// Its sums with what their items are, the one above the line first.
    pub(crate) fn sums(&self) -> Vec<(&Sum, Item)> {
        match self {
            Self::Count(sum) => vec![(sum, Item::Total)],
            Self::Quotient { numerator, denominator, .. } => vec![(numerator, Item::Total), (denominator, Item::Total)],
            Self::Quantile { of, .. } | Self::Extreme { of } => vec![(of, Item::Distribution)],
            Self::DistinctQuotient { numerator, denominator } => vec![numerator.sum(), denominator.sum()],
            Self::Mean { of, .. } => vec![(of, Item::Quotients)],
            Self::Custom(custom) => vec![(&custom.totals, Item::Total), (&custom.quotients, Item::Quotients)],
        }
    }

    /// The text of the formula, with items named by these facts.
    pub fn text(&self, facts: &[&'static FactInfo]) -> String {
        let show = |sum, item| SumText { sum, item, facts };
        match self {
            Self::Count(sum) => show(sum, Item::Total).to_string(),
            Self::Quotient { scale, numerator, denominator } => {
                let scale = if *scale == 1 { String::new() } else { format!("{scale} * ") };
                format!("{scale}({}) / ({})", show(numerator, Item::Total), show(denominator, Item::Total))
            }
            Self::Quantile { p, of } => {
                let p = p.map_or_else(|| "p".to_owned(), |(above, below)| format!("{above}/{below}"));
                format!("quantile({p}; {})", show(of, Item::Distribution))
            }
            Self::Extreme { of } => format!("max({})", show(of, Item::Distribution)),
            Self::DistinctQuotient { numerator, denominator } => {
                let side = |operand: &Operand| {
                    let (sum, item) = operand.sum();
                    let name = if item == Item::Set { "distinct" } else { "" };
                    format!("{name}({})", SumText { sum, item, facts })
                };
                format!("{} / {}", side(numerator), side(denominator))
            }
            Self::Mean { scale, of, without } => {
                let scale = if *scale == 1 { String::new() } else { format!("{scale} * ") };
                let without = without
                    .map(|total| format!(" without {} 0", SumText { sum: &Sum::one(total), item: Item::Total, facts }));
                let without = without.unwrap_or_default();
                format!("{scale}mean({}{without})", show(of, Item::Quotients))
            }
            Self::Custom(custom) => custom.text.to_owned(),
        }
    }
}

struct SumText<'a> {
    sum: &'a Sum,
    item: Item,
    facts: &'a [&'static FactInfo],
}

impl fmt::Display for SumText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, term) in self.sum.terms().iter().enumerate() {
            match (at, term.coefficient < 0) {
                (0, false) => {}
                (0, true) => f.write_str("-")?,
                (_, false) => f.write_str(" + ")?,
                (_, true) => f.write_str(" - ")?,
            }
            let size = term.coefficient.unsigned_abs();
            if size != 1 {
                write!(f, "{size}*")?;
            }
            let Some(info) = self.facts.get(usize::from(term.fact)) else { return f.write_char('?') };
            if self.facts.len() > 1 {
                write!(f, "{}.", info.name)?;
            }
            f.write_str(self.item.name(info, term.item.into()))?;
        }
        Ok(())
    }
}
