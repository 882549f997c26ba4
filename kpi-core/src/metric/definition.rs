//! Everything about a KPI as data.

use crate::error::{Error, ErrorCode};
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::formula::Item;
use crate::metric::{Custom, Formula};

/// A KPI as data: names, unit, variants with their formulas, an example worked by hand, sources.
///
/// A KPI is defined once, here; constants, lookups, documentation and tests are derived from it.
#[derive(Debug)]
pub struct Definition {
    /// The id in every layer: `service_level`.
    pub id: &'static str,
    /// The stable number; 0 for KPIs made outside this crate.
    pub number: u16,
    /// The names in the languages of the field.
    pub names: Names,
    /// What a manager would say it is.
    pub meaning: &'static str,
    /// Which way is better.
    pub better: Better,
    /// What it is counted in, and shown as.
    pub unit: Unit,
    /// The family, for documentation and menus.
    pub family: Family,
    /// The variants, in the order of their numbers.
    pub variants: &'static [Variant],
    /// Variants that are in use and not computed here, with the reason.
    pub not_computed: &'static [NotComputed],
    /// The position of the default variant; `None` where the field has no defensible one.
    pub default: Option<usize>,
    /// What a reader should know before comparing: edge cases and what moves the figure.
    pub notes: &'static str,
    /// An example worked by hand.
    pub example: Example,
    /// What was read, or `project convention`.
    pub source: &'static str,
}

impl Definition {
    /// A KPI of one's own: an English name, variants, the first of which is the default.
    pub const fn own(id: &'static str, name: &'static str, variants: &'static [Variant]) -> Self {
        Self {
            id,
            number: 0,
            names: Names { en: name, zh: name, fr: name },
            meaning: name,
            better: Better::Neither,
            unit: Unit::Share,
            family: Family::Own,
            variants,
            not_computed: &[],
            default: Some(0),
            notes: "",
            example: Example::NONE,
            source: "",
        }
    }

    /// The default variant.
    pub fn default_variant(&self) -> Option<&'static Variant> {
        self.default.and_then(|at| self.variants.get(at))
    }

    /// A variant by its name.
    pub fn variant(&self, name: &str) -> Option<&'static Variant> {
        self.variants.iter().find(|variant| variant.name == name)
    }

    /// A variant by its name, or an error that lists those that there are.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownName`].
    pub fn variant_named(&self, name: &str) -> Result<&'static Variant, Error> {
        self.variant(name).ok_or_else(|| {
            let known: Vec<&str> = self.variants.iter().map(|variant| variant.name).collect();
            Error::new(
                ErrorCode::UnknownName,
                format!("`{}` has no variant `{name}`: it has {}", self.id, known.join(", ")),
            )
        })
    }

    /// The unit of a variant.
    pub fn unit_of(&self, variant: &Variant) -> Unit {
        variant.unit.unwrap_or(self.unit)
    }

    /// Which way is better in a variant.
    pub fn better_of(&self, variant: &Variant) -> Better {
        variant.better.unwrap_or(self.better)
    }
}

/// A variant that is in use and not computed here.
#[derive(Clone, Copy, Debug)]
pub struct NotComputed {
    /// The stable number within the KPI.
    pub number: u16,
    /// The name.
    pub name: &'static str,
    /// Why it is not computed.
    pub why: &'static str,
    /// Who reports it.
    pub who: &'static str,
}

/// A family of KPIs: a page of the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Family {
    /// Reaching the centre: volumes, service level, waits, abandonment, call-backs.
    Accessibility,
    /// Handling contacts: handle time and its parts, transfers.
    Handling,
    /// Resolving issues and tickets: first contact resolution, response and resolution times, backlog, SLA.
    Resolution,
    /// What customers say and do: satisfaction, effort, complaints, retention.
    Experience,
    /// Agents' time and planning: occupancy, adherence, shrinkage, forecasts.
    Workforce,
    /// Quality of the work: evaluations, knowledge.
    Quality,
    /// Outbound contacts, sales and cost.
    Commercial,
    /// Made outside this crate.
    Own,
}

impl Family {
    /// The families of the catalogue, in order.
    pub const ALL: [Self; 7] = [
        Self::Accessibility,
        Self::Handling,
        Self::Resolution,
        Self::Experience,
        Self::Workforce,
        Self::Quality,
        Self::Commercial,
    ];

    /// The stable name, also of its page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::Handling => "handling",
            Self::Resolution => "resolution",
            Self::Experience => "experience",
            Self::Workforce => "workforce",
            Self::Quality => "quality",
            Self::Commercial => "commercial",
            Self::Own => "own",
        }
    }

    /// What a reader finds there.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Accessibility => "Reaching the centre: volumes, service level, waits, abandonment, call-backs",
            Self::Handling => "Handling contacts: handle time and its parts, transfers",
            Self::Resolution => "Resolving issues and tickets: first contact resolution, response times, backlog, SLA",
            Self::Experience => "What customers say and do: satisfaction, effort, complaints, retention",
            Self::Workforce => "Agents' time and planning: occupancy, adherence, shrinkage, forecasts",
            Self::Quality => "Quality of the work: evaluations, knowledge",
            Self::Commercial => "Outbound contacts, sales and cost",
            Self::Own => "Made outside this crate",
        }
    }
}

/// Names in the languages of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names {
    /// English.
    pub en: &'static str,
    /// Chinese.
    pub zh: &'static str,
    /// French.
    pub fr: &'static str,
}

impl Names {
    /// The name in a language.
    pub const fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Zh => self.zh,
            Language::Fr => self.fr,
        }
    }
}

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese.
    Zh,
    /// French.
    Fr,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
    /// A band is best: too little is as bad as too much.
    Band,
    /// Neither.
    Neither,
}

impl Better {
    /// The words: `higher is better` ...
    pub const fn words(self) -> &'static str {
        match self {
            Self::Higher => "higher is better",
            Self::Lower => "lower is better",
            Self::Band => "a band is best",
            Self::Neither => "neither way is better",
        }
    }
}

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

/// An example worked by hand: totals (and observations) that are given, and the exact parts that follow for a variant.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The variant.
    pub variant: &'static str,
    /// Totals, by name (`fact.total` where there are several facts).
    pub totals: &'static [(&'static str, i64)],
    /// Observations of a distribution, or members of a set, by name.
    pub samples: &'static [(&'static str, &'static [i64])],
    /// Quotients kept one by one, by name.
    pub quotients: &'static [(&'static str, &'static [(i64, i64)])],
    /// The share of a percentile, in percent.
    pub percent: Option<u8>,
    /// The discount of a period, above and below the line.
    pub discount: Option<(i64, i64)>,
    /// The part above the line.
    pub numerator: i64,
    /// The part below the line.
    pub denominator: i64,
}

impl Example {
    /// No example.
    pub const NONE: Self = Self {
        variant: "",
        totals: &[],
        samples: &[],
        quotients: &[],
        percent: None,
        discount: None,
        numerator: 0,
        denominator: 1,
    };

    /// Parts that follow from totals.
    pub const fn of(
        variant: &'static str,
        totals: &'static [(&'static str, i64)],
        numerator: i64,
        denominator: i64,
    ) -> Self {
        Self { variant, totals, numerator, denominator, ..Self::NONE }
    }
}
