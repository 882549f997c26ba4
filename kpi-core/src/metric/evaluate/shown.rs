//! What a value tells beside its ratio: units, sample size, what was left out and why, rules, parameters.

use super::{Scene, size};
use crate::distribution::Form;
use crate::exact::{LeftOut, Part, RuleShown, Undefined, Unit};
use crate::fact::{Evidence, Reading, Role, TotalUnit, Word};
use crate::metric::formula::{Custom, Formula, Item, Operand, Sum};

impl Scene<'_> {
    /// Whether a sum is one of money, which losses and credits may bring below zero.
    pub(super) fn is_money(&self, sum: &Sum, item: Item) -> bool {
        item.is_total() && self.variant.unit_of_sum(sum) == Some(TotalUnit::MinorUnits)
    }

    /// What both sides are counted in.
    pub(super) fn counted_in(&self, unit: Unit) -> (Part, Part) {
        let side = |sum: &Sum| match self.variant.unit_of_sum(sum) {
            Some(TotalUnit::Micros) => Part::Micros,
            Some(TotalUnit::MinorUnits) => Part::Money,
            _ => Part::Things,
        };
        match &self.variant.formula {
            Formula::Count(sum) | Formula::DistinctQuotient { numerator: Operand::Totals(sum), .. } => {
                (side(sum), Part::Things)
            }
            Formula::Quotient { numerator, denominator, .. } => (side(numerator), side(denominator)),
            Formula::Quantile { .. } | Formula::Extreme { .. } => (Part::Micros, Part::Things),
            Formula::Mean { .. } if unit == Unit::Duration => (Part::Micros, Part::Things),
            Formula::DistinctQuotient { .. } | Formula::Mean { .. } | Formula::Custom(_) => {
                (Part::Things, Part::Things)
            }
        }
    }

    /// What the numerator was multiplied with beyond what was counted.
    pub(super) fn scale(&self) -> i64 {
        match &self.variant.formula {
            Formula::Quotient { scale, .. } => *scale,
            _ => 1,
        }
    }

    pub(super) fn sample_size(&self) -> Option<i64> {
        match &self.variant.formula {
            Formula::Quantile { of, .. } | Formula::Extreme { of } => {
                self.distributions(of).and_then(|states| size(&states)).ok().and_then(|size| i64::try_from(size).ok())
            }
            Formula::Mean { of, without, .. } => {
                self.quotients(of, without.is_some()).ok().map(|quotients| quotients.len())
            }
            Formula::Quotient { denominator, .. }
                if self.variant.unit_of_sum(denominator) == Some(TotalUnit::Count) =>
            {
                self.scored(denominator).ok().and_then(|size| i64::try_from(size).ok())
            }
            _ => None,
        }
    }

    /// The rows behind a denominator whose terms may carry a common coefficient (a normalised mean).
    fn scored(&self, denominator: &Sum) -> Result<i128, Undefined> {
        let first = denominator.terms().first().map_or(1, |term| i128::from(term.coefficient));
        let common = denominator.terms().iter().all(|term| i128::from(term.coefficient) == first);
        let sum = self.sum(denominator)?;
        Ok(if common && first > 1 { sum / first } else { sum })
    }

    pub(super) fn left_out(&self) -> Vec<LeftOut> {
        let mut left = Vec::new();
        let sums = self.variant.formula.sums();
        for term in sums.iter().filter(|(_, item)| *item == Item::Total).flat_map(|(sum, _)| sum.terms()) {
            let Some(info) = self.info(*term) else { continue };
            let excluded = info.totals.get(usize::from(term.item)).filter(|total| total.role == Role::Excluded);
            if let (Some(total), Some(evidence)) = (excluded, self.evidence(info)) {
                push_known(&mut left, evidence, term.item.into(), total.name);
            }
        }
        self.push_named(self.variant.leaves_out, &mut left);
        self.push_causes(&mut left);
        left
    }

    /// Adds what makes a total or a state of the formula unknown: the rows that did not say.
    fn push_causes(&self, left: &mut Vec<LeftOut>) {
        for (sum, item) in self.variant.formula.sums() {
            for term in sum.terms() {
                let Some(info) = self.info(*term) else { continue };
                let at = usize::from(term.item);
                let unless = item.state(info, at).map_or_else(
                    || info.totals.get(at).filter(|_| item.is_total()).and_then(|total| total.unless),
                    |state| state.unless,
                );
                let cause = unless.and_then(|cause| info.totals.get(usize::from(cause)));
                if let (Some(cause), Some(evidence)) = (cause, self.evidence(info)) {
                    let at = usize::from(cause.number);
                    if !matches!(evidence.reading(at), Reading::Known(0)) {
                        push_known(left, evidence, at, cause.name);
                    }
                }
            }
        }
    }

    pub(super) fn pending(&self) -> Vec<LeftOut> {
        let mut pending = Vec::new();
        self.push_named(self.variant.pending, &mut pending);
        pending
    }

    /// Adds the totals of these names, `fact.total` or of the first fact.
    fn push_named(&self, names: &'static [&'static str], list: &mut Vec<LeftOut>) {
        let first = self.variant.facts.first().map_or("", |info| info.name);
        for name in names {
            let (fact, total) = name.split_once('.').unwrap_or((first, name));
            let info = self.variant.facts.iter().find(|info| info.name == fact);
            if let Some((at, evidence)) = info.and_then(|info| Some((info.total(total)?, self.evidence(info)?))) {
                push_known(list, evidence, at, total);
            }
        }
    }

    pub(super) fn rules(&self) -> Vec<RuleShown> {
        let mut shown = Vec::new();
        for info in self.variant.facts {
            let Some(evidence) = self.evidence(info) else { continue };
            for (at, rule) in info.rules.iter().enumerate().filter(|(_, rule)| self.variant.depends(info, rule.name)) {
                let value = evidence.rule(at);
                shown.push(RuleShown {
                    fact: info.name,
                    rule: rule.name,
                    text: rule.kind.text(value),
                    shown: rule.always_shown || value != rule.default,
                });
            }
        }
        shown
    }

    pub(super) fn parameters_text(&self) -> Vec<String> {
        if let (Formula::Custom(Custom { discounted: true, .. }), Some(discount)) =
            (&self.variant.formula, self.parameters.discount)
        {
            return vec![format!("discount={discount}")];
        }
        let Formula::Quantile { p, of } = &self.variant.formula else { return self.form_text() };
        let mut text = match (p, self.parameters.p) {
            (Some((above, below)), _) => vec![format!("p={above}/{below}")],
            (None, Some(p)) => vec![format!("p={p}")],
            (None, None) => Vec::new(),
        };
        text.push(self.parameters.percentile.word().to_owned());
        text.extend(self.bounded(of));
        text
    }

    fn form_text(&self) -> Vec<String> {
        match &self.variant.formula {
            Formula::Extreme { of } => self.bounded(of).into_iter().collect(),
            Formula::DistinctQuotient { numerator, denominator } => [numerator, denominator]
                .into_iter()
                .filter_map(|side| match side {
                    Operand::Distinct(of) => self.distinct(of).ok()?.1,
                    Operand::Totals(_) => None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// How inexact the distributions are, where they are.
    fn bounded(&self, of: &Sum) -> Option<String> {
        let states = self.distributions(of).ok()?;
        let form = states.first()?.form();
        (form != Form::Exact).then(|| form.to_string())
    }
}

fn push_known(list: &mut Vec<LeftOut>, evidence: &dyn Evidence, at: usize, total: &'static str) {
    let fact = evidence.info().name;
    match evidence.reading(at) {
        Reading::Known(rows) if !list.iter().any(|left| (left.fact, left.total) == (fact, total)) => {
            list.push(LeftOut { fact, total, rows });
        }
        _ => {}
    }
}
