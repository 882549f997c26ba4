//! A variant: one formula that somebody reports under a KPI's name.

use crate::exact::Unit;
use crate::fact::{FactInfo, Role, TotalUnit};
use crate::metric::formula::Item;
use crate::metric::{Better, Custom, Formula, Sum, Term};

/// Where every value of a variant must lie; anything else means that the totals contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// A part of a whole: 0 to 1. Wilson's interval fits it.
    PartOfWhole,
    /// A part of a time, or of points: 0 to 1, without a number of trials.
    PartOfTime,
    /// Zero or more.
    NonNegative,
    /// Any number: differences, money with credits.
    Any,
    /// A net score of promoters and detractors: -1 to 1.
    Net,
    /// A mean on a scale from one end to the other.
    Mean {
        /// The lowest score.
        low: i32,
        /// The highest score.
        high: i32,
    },
}

impl Range {
    /// The words: `0..=1` ...
    pub fn words(self) -> String {
        match self {
            Self::PartOfWhole | Self::PartOfTime => "0..=1".to_owned(),
            Self::NonNegative => "0 or more".to_owned(),
            Self::Any => "any number".to_owned(),
            Self::Net => "-1..=1".to_owned(),
            Self::Mean { low, high } => format!("{low}..={high}"),
        }
    }

    /// Both ends, where there are ends.
    pub const fn ends(self) -> (Option<i32>, Option<i32>) {
        match self {
            Self::PartOfWhole | Self::PartOfTime => (Some(0), Some(1)),
            Self::NonNegative => (Some(0), None),
            Self::Any => (None, None),
            Self::Net => (Some(-1), Some(1)),
            Self::Mean { low, high } => (Some(low), Some(high)),
        }
    }
}

/// A variant: one formula that somebody reports under the KPI's name.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The stable number within the KPI.
    pub number: u16,
    /// The name: `of_offered`.
    pub name: &'static str,
    /// The facts that the formula reads.
    pub facts: &'static [&'static FactInfo],
    /// The formula.
    pub formula: Formula,
    /// Where every value lies.
    pub range: Range,
    /// The unit, where it differs from the KPI's.
    pub unit: Option<Unit>,
    /// Which way is better, where it differs from the KPI's.
    pub better: Option<Better>,
    /// The rules without which it is not defined, with their values as text.
    pub requires: &'static [(&'static str, &'static str)],
    /// The totals that count what it cannot judge yet, by name (`fact.total` where there are several facts).
    pub pending: &'static [&'static str],
    /// The totals that count what it leaves out, beyond those that the formula takes away itself, by name.
    pub leaves_out: &'static [&'static str],
    /// What it is, in words.
    pub meaning: &'static str,
    /// Whether a mean of shares is defined only where all stand on one scale.
    pub one_scale: bool,
    /// Who reports it so.
    pub who: &'static str,
}

impl Variant {
    /// A variant of the catalogue; a formula that does not read stops the build.
    #[allow(clippy::panic, reason = "evaluated when compiling: a wrong formula does not build")]
    pub(crate) const fn new(
        number: u16,
        name: &'static str,
        formula: &'static str,
        facts: &'static [&'static FactInfo],
    ) -> Self {
        let formula = match Formula::parse(formula, facts) {
            Ok(formula) => formula,
            Err(error) => panic!("{}", error.expected),
        };
        Self { number, ..Self::with_formula(name, formula, facts) }
    }

    /// A variant of the catalogue whose formula is a named function.
    #[allow(clippy::large_types_passed_by_value, reason = "evaluated when compiling")]
    pub(crate) const fn custom(
        number: u16,
        name: &'static str,
        custom: Custom,
        facts: &'static [&'static FactInfo],
    ) -> Self {
        Self { number, ..Self::with_formula(name, Formula::Custom(custom), facts) }
    }

    /// A variant of a KPI of one's own. As a `static` or `const`, a formula that does not read stops the build.
    ///
    /// # Panics
    ///
    /// Where the formula does not read; for formulas that come at run time use [`Variant::with_formula`].
    pub const fn own(name: &'static str, formula: &'static str, facts: &'static [&'static FactInfo]) -> Self {
        Self::new(0, name, formula, facts)
    }

    /// A variant of a formula that was read before.
    pub const fn with_formula(name: &'static str, formula: Formula, facts: &'static [&'static FactInfo]) -> Self {
        Self {
            number: 0,
            name,
            facts,
            formula,
            range: Range::NonNegative,
            unit: None,
            better: None,
            requires: &[],
            pending: &[],
            leaves_out: &[],
            meaning: "",
            one_scale: false,
            who: "",
        }
    }

    /// The same, a part of a whole.
    #[must_use]
    pub const fn share(self) -> Self {
        Self { range: Range::PartOfWhole, ..self }
    }

    /// The same, a part of a time or of points.
    #[must_use]
    pub const fn time_share(self) -> Self {
        Self { range: Range::PartOfTime, ..self }
    }

    /// The same, a net score.
    #[must_use]
    pub const fn net(self) -> Self {
        Self { range: Range::Net, ..self }
    }

    /// The same, a mean on a scale.
    #[must_use]
    pub const fn mean(self, low: i32, high: i32) -> Self {
        Self { range: Range::Mean { low, high }, unit: Some(Unit::Number), ..self }
    }

    /// The same, any number.
    #[must_use]
    pub const fn any(self) -> Self {
        Self { range: Range::Any, ..self }
    }

    /// The same, a mean of shares that is defined only where all stand on one scale.
    #[must_use]
    pub const fn on_one_scale(self) -> Self {
        Self { one_scale: true, ..self }
    }

    /// The same, in words: what is counted over what.
    #[must_use]
    pub const fn means(self, meaning: &'static str) -> Self {
        Self { meaning, ..self }
    }

    /// The same, in another unit than the KPI's.
    #[must_use]
    pub const fn unit(self, unit: Unit) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The same, with another better way than the KPI's.
    #[must_use]
    pub const fn better(self, better: Better) -> Self {
        Self { better: Some(better), ..self }
    }

    /// The same, defined only under these rules.
    #[must_use]
    pub const fn requires(self, requires: &'static [(&'static str, &'static str)]) -> Self {
        Self { requires, ..self }
    }

    /// The same, with the totals that count what it leaves out, beyond those that the formula takes away itself.
    #[must_use]
    pub const fn leaves_out(self, leaves_out: &'static [&'static str]) -> Self {
        Self { leaves_out, ..self }
    }

    /// The same, with the totals that count what cannot be judged yet.
    #[must_use]
    pub const fn pending(self, pending: &'static [&'static str]) -> Self {
        Self { pending, ..self }
    }

    /// The same, with who reports it so.
    #[must_use]
    pub const fn who(self, who: &'static str) -> Self {
        Self { who, ..self }
    }

    /// The text of the formula.
    pub fn formula_text(&self) -> String {
        self.formula.text(self.facts)
    }

    /// The names of the totals that the formula reads, `fact.total`, each once, in the order of the formula.
    pub fn totals(&self) -> Vec<String> {
        self.items(Item::Total)
    }

    /// The names of the distributions and sets that the formula reads, `fact.state`, each once.
    pub fn states(&self) -> Vec<String> {
        let mut states = self.items(Item::Distribution);
        states.extend(self.items(Item::Set));
        states.extend(self.items(Item::Quotients));
        states
    }

    /// The text of the rules of a fact without which the variant is not defined: `target_result/1 judged_by=agent`.
    pub fn rules_text(&self, info: &FactInfo) -> String {
        let own = self.requires.iter().filter(|(rule, _)| info.rule(rule).is_some());
        own.fold(format!("{}/{}", info.name, info.version), |text, (rule, value)| format!("{text} {rule}={value}"))
    }

    /// The columns that the variant needs: the fields of rows that its totals and states look at, by fact.
    pub fn columns(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        let mut columns: Vec<(&str, Vec<&str>)> = Vec::new();
        for info in self.facts {
            let sums = self.formula.sums();
            let terms = sums.iter().flat_map(|(sum, item)| sum.terms().iter().map(move |term| (term, *item)));
            let mut needed = Vec::new();
            for (term, item) in terms {
                if self.facts.get(usize::from(term.fact)).is_some_and(|of| of.is(info)) {
                    needed.extend_from_slice(item.fields(info, term.item.into()));
                }
            }
            let in_order = info.fields.iter().map(|field| field.name).filter(|name| needed.contains(name));
            columns.push((info.name, in_order.collect()));
        }
        columns
    }

    /// The rules that the variant depends on, with what it requires or their defaults.
    pub fn rules(&self) -> Vec<String> {
        let mut rules = Vec::new();
        for info in self.facts {
            for rule in info.rules.iter().filter(|rule| self.depends(info, rule.name)) {
                let required = self.requires.iter().find(|(name, _)| *name == rule.name).map(|(_, text)| *text);
                let text = required.map_or_else(|| rule.kind.text(rule.default), str::to_owned);
                rules.push(format!("{}={text}", rule.name));
            }
        }
        let named = |rules: &[String], name: &str| rules.iter().any(|rule| rule.split('=').next() == Some(name));
        for (name, text) in self.requires {
            if !named(&rules, name) {
                rules.push(format!("{name}={text}"));
            }
        }
        rules
    }

    /// The totals of the formula that count rows left out.
    pub fn left_out(&self) -> Vec<&'static str> {
        let sums = self.formula.sums();
        let terms = sums.iter().filter(|(_, item)| *item == Item::Total).flat_map(|(sum, _)| sum.terms());
        let total = |term: &Term| {
            self.facts.get(usize::from(term.fact)).and_then(|info| info.totals.get(usize::from(term.item)))
        };
        let mut names: Vec<&str> =
            terms.filter_map(total).filter(|total| total.role == Role::Excluded).map(|total| total.name).collect();
        names.dedup();
        names.extend(self.leaves_out);
        names
    }

    /// Whether an item of the formula depends on a rule of a fact.
    /// What the formula reads of a fact, and what a value tells beside it.
    #[cfg(feature = "arrow")]
    pub(crate) fn reads(&self, info: &FactInfo) -> Reads {
        let mut reads = Reads::default();
        for (sum, item) in self.formula.sums() {
            for term in sum.terms().iter().filter(|term| self.is_of(info, **term)) {
                let at = usize::from(term.item);
                match item {
                    Item::Total => reads.total(info, at),
                    Item::Distribution => reads.distributions.push(at),
                    Item::Set => reads.sets.push(at),
                    Item::Quotients => reads.quotients.push(at),
                }
                let of = self.facts.get(usize::from(term.fact));
                let unless = of.and_then(|of| item.state(of, at)).and_then(|state| state.unless);
                reads.cause(unless);
            }
        }
        let first = self.facts.first().is_some_and(|first| first.is(info));
        let own = |name: &&str| {
            let (fact, total) = name.split_once('.').unwrap_or((if first { info.name } else { "" }, name));
            info.total(total).filter(|_| fact == info.name)
        };
        reads.excluded.extend(self.leaves_out.iter().filter_map(own));
        reads.pending.extend(self.pending.iter().filter_map(own));
        reads.excluded.sort_unstable();
        reads.excluded.dedup();
        reads.totals.extend(reads.excluded.iter().chain(&reads.pending));
        reads
    }

    /// Whether a sum reads a fact.
    #[cfg(feature = "arrow")]
    pub(crate) fn is_in(&self, info: &FactInfo, sum: &Sum) -> bool {
        sum.terms().iter().any(|term| self.is_of(info, *term))
    }

    #[cfg(feature = "arrow")]
    fn is_of(&self, info: &FactInfo, term: Term) -> bool {
        self.facts.get(usize::from(term.fact)).is_some_and(|of| of.is(info))
    }

    pub(crate) fn depends(&self, info: &FactInfo, rule: &str) -> bool {
        self.formula.sums().iter().any(|(sum, item)| {
            sum.terms().iter().any(|term| {
                let of = self.facts.get(usize::from(term.fact)).filter(|of| of.is(info));
                of.is_some_and(|of| item.rules(of, term.item.into()).contains(&rule))
            })
        })
    }

    /// What a sum of totals counts in: all its terms count in the same, or it is no formula.
    pub(crate) fn unit_of_sum(&self, sum: &Sum) -> Option<TotalUnit> {
        let term = sum.terms().first()?;
        self.facts.get(usize::from(term.fact))?.totals.get(usize::from(term.item)).map(|total| total.unit)
    }

    /// Whether money stands below the line, which losses may bring below zero.
    pub(crate) fn divides_by_money(&self) -> bool {
        let Formula::Quotient { denominator, .. } = &self.formula else { return false };
        self.unit_of_sum(denominator) == Some(TotalUnit::MinorUnits)
    }

    fn items(&self, wanted: Item) -> Vec<String> {
        let mut names = Vec::new();
        for (sum, item) in self.formula.sums().into_iter().filter(|(_, item)| *item == wanted) {
            for term in sum.terms() {
                let Some(info) = self.facts.get(usize::from(term.fact)) else { continue };
                let name = format!("{}.{}", info.name, item.name(info, term.item.into()));
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }
}

/// What a formula reads of one fact.
#[cfg(feature = "arrow")]
#[derive(Debug, Default)]
pub(crate) struct Reads {
    pub totals: Vec<usize>,
    /// Totals of rows that are left out.
    pub excluded: Vec<usize>,
    /// Totals of rows that cannot be judged yet.
    pub pending: Vec<usize>,
    pub distributions: Vec<usize>,
    pub sets: Vec<usize>,
    pub quotients: Vec<usize>,
}

#[cfg(feature = "arrow")]
impl Reads {
    /// A total, and the one that leaves it open.
    fn total(&mut self, info: &FactInfo, at: usize) {
        self.totals.push(at);
        let total = info.totals.get(at);
        if total.is_some_and(|total| total.role == Role::Excluded) {
            self.excluded.push(at);
        }
        self.cause(total.and_then(|total| total.unless));
    }

    /// The total that leaves another total or a state open.
    fn cause(&mut self, unless: Option<u16>) {
        self.excluded.extend(unless.map(usize::from));
    }
}
