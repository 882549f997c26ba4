//! Evaluates a formula: exact sums in 128 bits, and the one place that decides why a value is undefined.

mod shown;

use crate::distinct::{Counted, Members, distinct};
use crate::distribution::{Distribution, Quotients, lowest_terms, quantile, rounded};
use crate::exact::{Currency, Part, Ratio, Undefined, Value};
use crate::fact::{Evidence, FactInfo, Reading, RuleKind, StateInfo, Supply};
use crate::metric::formula::{Custom, Formula, Inputs, Item, Operand, Sum, Term};
use crate::metric::{Definition, Parameters, Range, Variant};
use std::borrow::Cow;

pub(super) fn evaluate(
    definition: &Definition,
    variant: &Variant,
    parameters: &Parameters,
    from: &dyn Supply,
) -> Value {
    let scene = Scene { variant, parameters, from };
    let found = scene.outcome();
    let (exact, as_counted) = found.as_ref().map_or((true, true), |found| (found.exact, found.as_counted));
    let outcome = found.map(|found| found.ratio);
    let mut value = Value::new(definition.id, variant.name, definition.unit_of(variant), outcome);
    value.counted_in = if as_counted { scene.counted_in(value.unit) } else { (Part::LowestTerms, Part::LowestTerms) };
    value.scale = scene.scale();
    value.currency = scene.currencies().next().map(|(_, currency)| currency);
    value.n = scene.sample_size();
    value.left_out = scene.left_out();
    value.pending = scene.pending();
    value.rejected = scene.supplied().map(Evidence::rejected_rows).fold(0, i64::saturating_add);
    value.rules = scene.rules();
    value.parameters = scene.parameters_text();
    if !exact {
        value.parameters.push("rounded".to_owned());
    }
    value
}

impl Variant {
    /// The value without what is told beside it.
    #[cfg(feature = "arrow")]
    pub(crate) fn outcome(&self, parameters: &Parameters, from: &dyn Supply) -> Result<Ratio, Undefined> {
        Scene { variant: self, parameters, from }.outcome().map(|found| found.ratio)
    }

    /// Whether the rules and the currencies of what is supplied allow a value.
    #[cfg(feature = "arrow")]
    pub(crate) fn is_allowed(&self, from: &dyn Supply) -> bool {
        let scene = Scene { variant: self, parameters: &Parameters::default(), from };
        scene.check_rules().and_then(|()| scene.check_currencies()).is_ok()
    }
}

/// A ratio, and what became of its parts.
struct Found {
    ratio: Ratio,
    /// Whether the ratio is exact; else it was rounded, because its lowest terms do not fit in 64 bits.
    exact: bool,
    /// Whether the parts are as they were counted, not in lowest terms.
    as_counted: bool,
}

impl Found {
    fn counted(ratio: Ratio) -> Self {
        Self { ratio, exact: true, as_counted: true }
    }

    /// A quotient in lowest terms, or rounded where even these do not fit.
    fn in_lowest_terms(above: i128, below: i128) -> Result<Self, Undefined> {
        let exact = lowest_terms(above, below);
        let ratio = exact.or_else(|| rounded(above, below)).ok_or(Undefined::Overflow)?;
        Ok(Self { ratio, exact: exact.is_some(), as_counted: false })
    }
}

/// One evaluation: a variant, its parameters, and what was supplied.
struct Scene<'a> {
    variant: &'a Variant,
    parameters: &'a Parameters,
    from: &'a dyn Supply,
}

impl<'a> Scene<'a> {
    fn info(&self, term: Term) -> Option<&'static FactInfo> {
        self.variant.facts.get(usize::from(term.fact)).copied()
    }

    fn evidence(&self, info: &FactInfo) -> Option<&'a dyn Evidence> {
        self.from.evidence(info)
    }

    fn supplied(&self) -> impl Iterator<Item = &'a dyn Evidence> {
        self.variant.facts.iter().filter_map(|info| self.from.evidence(info))
    }

    fn outcome(&self) -> Result<Found, Undefined> {
        self.check_rules()?;
        self.check_currencies()?;
        let found = match &self.variant.formula {
            Formula::Count(sum) => Found::counted(parts(self.sum(sum)?, 1)?),
            Formula::Quotient { scale, numerator, denominator } => {
                let below = self.below(denominator, Item::Total, self.sum(denominator));
                let above = self.sum(numerator);
                let (above, below) = both(above, below)?;
                let above = above.checked_mul((*scale).into()).ok_or(Undefined::Overflow)?;
                match parts(above, below) {
                    // Only the scale makes them too long: microseconds of an hour, say.
                    Err(Undefined::Overflow) if *scale != 1 => Found::in_lowest_terms(above, below)?,
                    parts => Found::counted(parts?),
                }
            }
            Formula::DistinctQuotient { numerator, denominator } => {
                let (sum, item) = denominator.sum();
                let (above, below) = both(self.operand(numerator), self.below(sum, item, self.operand(denominator)))?;
                Found::counted(parts(above, below)?)
            }
            Formula::Quantile { p, of } => {
                let states = self.distributions(of)?;
                self.below(of, Item::Distribution, size(&states))?;
                let p = match p {
                    Some((above, below)) => Ratio::new((*above).into(), (*below).into()).ok(),
                    None => self.parameters.p,
                };
                let p = p.ok_or(Undefined::ParameterMissing(Cow::Borrowed("p")))?;
                if p < Ratio::whole(0) || p > Ratio::whole(1) {
                    return Err(Undefined::ParameterMissing(Cow::Borrowed("p (a share between 0 and 1)")));
                }
                Found::counted(quantile(&states, p, self.parameters.percentile).ok_or(Undefined::Overflow)?)
            }
            Formula::Extreme { of } => {
                let states = self.distributions(of)?;
                self.below(of, Item::Distribution, size(&states))?;
                let longest = states.iter().filter_map(|state| state.max()).max();
                Found::counted(Ratio::whole(longest.ok_or(Undefined::Inconsistent)?))
            }
            Formula::Mean { scale, of, without } => {
                let (ratio, exact) = self.mean(*scale, of, without.is_some())?;
                Found { ratio, exact, as_counted: true }
            }
            Formula::Custom(custom) => self.custom(custom)?,
        };
        in_range(self.variant.range, found.ratio)?;
        Ok(found)
    }

    /// Rules without which the variant is not defined.
    fn check_rules(&self) -> Result<(), Undefined> {
        for (name, text) in self.variant.requires {
            let differs = self.supplied().any(|evidence| {
                let rules = evidence.info().rules;
                rules
                    .iter()
                    .enumerate()
                    .any(|(at, rule)| rule.name == *name && rule.kind.text(evidence.rule(at)) != *text)
            });
            if differs {
                return Err(Undefined::RuleRequired(format!("{name}={text}").into()));
            }
        }
        Ok(())
    }

    /// Money of different currencies is not brought together.
    fn check_currencies(&self) -> Result<(), Undefined> {
        let mut named = self.currencies();
        let Some((first, currency)) = named.next() else { return Ok(()) };
        match named.find(|(_, other)| *other != currency) {
            Some((fact, other)) => {
                Err(Undefined::CurrenciesDiffer(format!("{first} in {currency}, {fact} in {other}").into()))
            }
            None => Ok(()),
        }
    }

    /// The currencies of the facts whose money the formula reads, where their rules name one.
    fn currencies(&self) -> impl Iterator<Item = (&'static str, Currency)> {
        self.variant.facts.iter().filter(|info| self.variant.depends(info, "currency")).filter_map(|info| {
            let at = info.rules.iter().position(|rule| rule.kind == RuleKind::CurrencyOrUnset)?;
            Some((info.name, Currency::from_code(self.evidence(info)?.rule(at))?))
        })
    }

    /// A mean of quotients kept one by one.
    fn mean(&self, scale: i64, of: &Sum, without_zero: bool) -> Result<(Ratio, bool), Undefined> {
        let pool = self.quotients(of, without_zero)?;
        self.below(of, Item::Quotients, Ok(pool.len().into()))?;
        if self.variant.one_scale && !pool.on_one_scale() {
            return Err(Undefined::MixedScale);
        }
        pool.scaled_mean(scale)
    }

    /// The quotients of several facts or states together, those over zero left out where asked for.
    fn quotients(&self, of: &Sum, without_zero: bool) -> Result<Quotients, Undefined> {
        let states = self.states(of, Item::Quotients, |evidence, at| evidence.quotients(at))?;
        let mut pool = Quotients::new();
        for state in states {
            pool.merge(state).map_err(|_| Undefined::Overflow)?;
        }
        Ok(if without_zero { pool.without_zero() } else { pool })
    }

    /// A named function.
    fn custom(&self, custom: &Custom) -> Result<Found, Undefined> {
        let one = |term: &Term| self.sum(&Sum::one(Term { coefficient: 1, ..*term }));
        let totals: Result<Vec<i128>, Undefined> = custom.totals.terms().iter().map(one).collect();
        let empty = self.nothing_seen() && self.all_supplied();
        let totals = totals.map_err(|reason| match reason {
            Undefined::Unknown(_) if empty => Undefined::Empty,
            other => other,
        })?;
        let quotients = self.states(&custom.quotients, Item::Quotients, |evidence, at| evidence.quotients(at))?;
        let discount = match (custom.discounted, self.parameters.discount) {
            (false, _) => Ratio::whole(0),
            (true, Some(discount)) if discount >= Ratio::whole(0) => discount,
            (true, Some(_)) => return Err(Undefined::ParameterMissing(Cow::Borrowed("discount (0 or more)"))),
            (true, None) if self.nothing_seen() => Ratio::whole(0),
            (true, None) => return Err(Undefined::ParameterMissing(Cow::Borrowed("discount"))),
        };
        let inputs = Inputs { totals: &totals, quotients: &quotients, discount };
        let (above, below) = (custom.function)(&inputs).map_err(|reason| self.why(reason))?;
        if below <= 0 {
            return Err(self.why(if below == 0 { Undefined::ZeroDenominator } else { Undefined::Inconsistent }));
        }
        Found::in_lowest_terms(above, below)
    }

    /// Why a zero stands below the line.
    fn why(&self, reason: Undefined) -> Undefined {
        match reason {
            Undefined::ZeroDenominator if self.nothing_seen() => Undefined::Empty,
            Undefined::ZeroDenominator if self.pending().iter().any(|pending| pending.rows > 0) => {
                Undefined::NotYetJudgeable
            }
            other => other,
        }
    }

    fn all_supplied(&self) -> bool {
        self.variant.facts.iter().all(|info| self.evidence(info).is_some())
    }

    /// Whether no supplied fact of the variant saw anything.
    fn nothing_seen(&self) -> bool {
        self.supplied().all(Evidence::saw_nothing)
    }

    /// A sum of totals. Declared-absent parts are zero beside others, and unknown on their own.
    fn sum(&self, sum: &Sum) -> Result<i128, Undefined> {
        let (mut total, mut any, mut absent) = (0_i128, false, None);
        for term in sum.terms() {
            let info = self.info(*term).ok_or(Undefined::Unknown(Cow::Borrowed("a fact")))?;
            let name = || self.name(info, Item::Total.name(info, term.item.into()));
            let evidence = self.evidence(info).ok_or_else(|| {
                Undefined::Unknown(format!("{}.{}", info.name, Item::Total.name(info, term.item.into())).into())
            })?;
            match evidence.reading(term.item.into()) {
                Reading::Known(value) => {
                    total += i128::from(term.coefficient) * i128::from(value);
                    any = true;
                }
                Reading::Absent => absent = Some(name()),
                Reading::Unknown => return Err(Undefined::Unknown(name())),
            }
        }
        match absent {
            Some(name) if !any => Err(Undefined::Unknown(name)),
            _ => Ok(total),
        }
    }

    /// The name of an item, with its fact where the formula reads several.
    fn name(&self, info: &FactInfo, item: &'static str) -> Cow<'static, str> {
        if self.variant.facts.len() > 1 { format!("{}.{item}", info.name).into() } else { item.into() }
    }

    fn operand(&self, operand: &Operand) -> Result<i128, Undefined> {
        match operand {
            Operand::Totals(sum) => self.sum(sum),
            Operand::Distinct(of) => {
                let (count, _) = self.distinct(of)?;
                Ok(count.into())
            }
        }
    }

    /// How many members sets have together, and how sure that is.
    fn distinct(&self, of: &Sum) -> Result<Counted, Undefined> {
        let sets: Vec<&Members> = self.states(of, Item::Set, |evidence, at| evidence.distinct(at))?;
        distinct(&sets).ok_or(Undefined::Inconsistent)
    }

    fn distributions(&self, of: &Sum) -> Result<Vec<&'a Distribution>, Undefined> {
        self.states(of, Item::Distribution, |evidence, at| evidence.distribution(at))
    }

    fn states<S>(
        &self,
        of: &Sum,
        item: Item,
        get: impl Fn(&'a dyn Evidence, usize) -> Option<&'a S>,
    ) -> Result<Vec<&'a S>, Undefined> {
        let one = |term: &Term| {
            let info = self.info(*term).ok_or(Undefined::Unknown(Cow::Borrowed("a fact")))?;
            let state = self.evidence(info).and_then(|evidence| get(evidence, term.item.into()));
            let left_open = |evidence: &dyn Evidence| {
                let unless = item.state(info, term.item.into()).and_then(|state: &StateInfo| state.unless);
                unless
                    .is_some_and(|total| !matches!(evidence.reading(total.into()), Reading::Known(0) | Reading::Absent))
            };
            let open = self.evidence(info).is_some_and(left_open);
            state
                .filter(|_| !open)
                .ok_or_else(|| Undefined::Unknown(self.name(info, item.name(info, term.item.into()))))
        };
        of.terms().iter().map(one).collect()
    }

    /// What stands below the line, above zero, or why there is no value: the one place that decides it.
    fn below(&self, sum: &Sum, item: Item, value: Result<i128, Undefined>) -> Result<i128, Undefined> {
        let no_rows = || {
            sum.terms().iter().all(|term| {
                let evidence = self.info(*term).and_then(|info| self.evidence(info));
                evidence.is_some_and(Evidence::saw_nothing)
            })
        };
        match value {
            Ok(below) if below > 0 => Ok(below),
            Ok(below) if below < 0 && self.is_money(sum, item) => Err(Undefined::NegativeDenominator),
            Ok(below) if below < 0 => Err(Undefined::Inconsistent),
            Ok(_) if no_rows() => Err(Undefined::Empty),
            Ok(_) if self.pending().iter().any(|pending| pending.rows > 0) => Err(Undefined::NotYetJudgeable),
            Ok(_) => Err(Undefined::ZeroDenominator),
            Err(Undefined::Unknown(_)) if item == Item::Total && no_rows() => Err(Undefined::Empty),
            Err(reason) => Err(reason),
        }
    }
}

/// Both sides, or why not: where both are unknown, the one above the line is named.
fn both(above: Result<i128, Undefined>, below: Result<i128, Undefined>) -> Result<(i128, i128), Undefined> {
    match (above, below) {
        (Ok(above), Ok(below)) => Ok((above, below)),
        (Err(above @ Undefined::Unknown(_)), Err(Undefined::Unknown(_))) => Err(above),
        (_, Err(below)) => Err(below),
        (Err(above), _) => Err(above),
    }
}

/// The observations of several distributions; a negative number of one value is no distribution.
fn size(states: &[&Distribution]) -> Result<i128, Undefined> {
    if states.iter().any(|state| state.iter().any(|(_, count)| count < 0)) {
        return Err(Undefined::Inconsistent);
    }
    Ok(states.iter().map(|state| i128::from(state.len())).sum())
}

fn parts(above: i128, below: i128) -> Result<Ratio, Undefined> {
    let narrow = |part: i128| i64::try_from(part).map_err(|_| Undefined::Overflow);
    Ratio::new(narrow(above)?, narrow(below)?).map_err(|_| Undefined::Inconsistent)
}

fn in_range(range: Range, ratio: Ratio) -> Result<(), Undefined> {
    let (low, high) = range.ends();
    let inside = low.is_none_or(|low| ratio >= Ratio::whole(low.into()))
        && high.is_none_or(|high| ratio <= Ratio::whole(high.into()));
    if inside { Ok(()) } else { Err(Undefined::Inconsistent) }
}
