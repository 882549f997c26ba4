//! Everything about a KPI as data.

use crate::error::{Error, ErrorCode};
use crate::exact::Unit;
use crate::metric::{Formula, Variant};

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

    /// Why a variant may have no value, beside parts that do not fit in 64 bits and totals that contradict each other.
    pub fn undefined_cases(&self, variant: &Variant) -> Vec<&'static str> {
        let mut reasons = match variant.formula {
            Formula::Count(_) => vec!["Unknown (zero over nothing is defined)"],
            _ => vec!["Empty", "ZeroDenominator", "Unknown"],
        };
        if !matches!(variant.formula, Formula::Count(_)) && !variant.pending.is_empty() {
            reasons.insert(2, "NotYetJudgeable");
        }
        for (holds, reason) in [
            (matches!(variant.formula, Formula::Quantile { p: None, .. }), "ParameterMissing (p)"),
            (matches!(variant.formula, Formula::Custom(custom) if custom.discounted), "ParameterMissing (discount)"),
            (!variant.requires.is_empty(), "RuleRequired"),
            (variant.one_scale, "MixedScale"),
            (variant.divides_by_money(), "NegativeDenominator"),
            (self.default.is_none(), "VariantNotChosen"),
        ] {
            if holds {
                reasons.push(reason);
            }
        }
        reasons
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
