//! A KPI of all groups at once: quotients of sums of totals and formulas over states, and for whatever gives no plain value the one
//! evaluation that all other doors use.

use super::card::Card;
use super::layout::{StateKind, UNKNOWN};
use super::linear::{Linear, Places, inside, nothing, sum};
use super::plan::AskPlan;
use super::pooled::Ordered;
use crate::distribution::{PercentileRule, quantile_at};
use crate::exact::{Ratio, Undefined};
use crate::fact::{Evidence, Reject};
use crate::metric::{Formula, Operand, Range, Reads};
use arrow_array::Float64Array;

/// The values of a KPI, group by group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    ratios: Vec<Ratio>,
    /// 0 where the value is defined, else the number of the reason, plus one.
    why: Vec<u32>,
    reasons: Vec<Undefined>,
}

impl Column {
    /// The value of a group, or why there is none.
    pub fn get(&self, group: usize) -> Option<Result<Ratio, &Undefined>> {
        let why = usize::try_from(*self.why.get(group)?).ok()?;
        match why.checked_sub(1) {
            None => self.ratios.get(group).copied().map(Ok),
            Some(reason) => self.reasons.get(reason).map(Err),
        }
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.why.len()
    }

    /// Whether there are no groups.
    pub fn is_empty(&self) -> bool {
        self.why.is_empty()
    }

    /// The values of all groups.
    pub fn iter(&self) -> impl Iterator<Item = Result<Ratio, &Undefined>> {
        (0..self.why.len()).filter_map(|group| self.get(group))
    }

    pub(super) fn with_room(groups: usize) -> Self {
        Self { ratios: Vec::with_capacity(groups), why: Vec::with_capacity(groups), reasons: Vec::new() }
    }

    /// A group whose value is undefined for the reason of this number.
    pub(super) fn push_reason(&mut self, number: u32) {
        self.ratios.push(Ratio::whole(0));
        self.why.push(number);
    }

    pub(super) fn push(&mut self, outcome: Result<Ratio, Undefined>) {
        match outcome {
            Ok(ratio) => {
                self.ratios.push(ratio);
                self.why.push(0);
            }
            Err(reason) => {
                let number = self.number(reason);
                self.push_reason(number);
            }
        }
    }

    /// The number of a reason, plus one.
    pub(super) fn number(&mut self, reason: Undefined) -> u32 {
        let at = self.reasons.iter().position(|known| *known == reason).unwrap_or_else(|| {
            self.reasons.push(reason);
            self.reasons.len() - 1
        });
        u32::try_from(at + 1).unwrap_or(u32::MAX)
    }
}

impl Card {
    /// The values of a KPI in all groups, by its position.
    pub fn column(&self, kpi: usize) -> Option<Column> {
        let ask = self.plan.asks.get(kpi)?;
        let mut column = Column::default();
        if let Some(linear) = Linear::of(ask, self) {
            return Some(linear.values(ask, self, |group| self.outcome(ask, group)));
        }
        let of_states = OfStates::of(ask, self);
        let mut scratch = Scratch::default();
        for (group, number) in self.grid.numbers.iter().enumerate() {
            let value = of_states.as_ref().and_then(|of| of.value(self, *number, group, &mut scratch));
            column.push(value.map_or_else(|| self.outcome(ask, group), Ok));
        }
        Some(column)
    }

    /// The values as floats of those of these KPIs that are made of states: group by group, so that what several of them read is
    /// brought into order once.
    pub(super) fn floats_of_states(&self, kpis: impl Iterator<Item = usize>) -> Vec<(usize, Float64Array)> {
        let of = |kpi: usize| Some((kpi, self.plan.asks.get(kpi)?, OfStates::of(self.plan.asks.get(kpi)?, self)?));
        let of_states: Vec<_> = kpis.filter_map(of).collect();
        let mut floats: Vec<Vec<Option<f64>>> = of_states.iter().map(|_| vec![None; self.len()]).collect();
        let mut scratch = Scratch::default();
        for (number, group) in self.as_they_came() {
            for ((_, ask, of), floats) in of_states.iter().zip(&mut floats) {
                let value = of.value(self, number, group, &mut scratch);
                if let Some(float) = floats.get_mut(group) {
                    *float = value.or_else(|| self.outcome(ask, group).ok()).map(Ratio::to_f64);
                }
            }
        }
        of_states.iter().zip(floats).map(|((kpi, ..), floats)| (*kpi, Float64Array::from(floats))).collect()
    }

    /// The longest observation of every group as a float, where a KPI is that.
    pub(super) fn longest(&self, ask: &AskPlan) -> Option<Float64Array> {
        let of_states = OfStates::of(ask, self).filter(|of| matches!(of.made, Made::Longest))?;
        let only_longest = |state: &usize| self.plan.layout.states.get(*state).is_some_and(|kept| kept.only_longest);
        if !of_states.states.iter().all(only_longest) {
            return None;
        }
        let mut floats = vec![None; self.len()];
        for (number, group) in self.as_they_came() {
            let plain = of_states.longest(self, number, group);
            if let Some(float) = floats.get_mut(group) {
                *float = plain.or_else(|| self.outcome(ask, group).ok().map(Ratio::to_f64));
            }
        }
        Some(floats.into())
    }

    /// The groups by their numbers, in which order what they were fed with lies.
    fn as_they_came(&self) -> impl Iterator<Item = (u32, usize)> {
        let numbers = &self.grid.numbers;
        let mut of = vec![usize::MAX; numbers.iter().max().map_or(0, |last| *last as usize + 1)];
        for (number, group) in numbers.iter().zip(0..) {
            if let Some(of) = of.get_mut(*number as usize) {
                *of = group;
            }
        }
        (0..).zip(of).filter(|(_, group)| *group != usize::MAX)
    }
}

impl Card {
    /// How many rows the value of a KPI leaves out in each group, because something about them is unknown.
    pub fn excluded(&self, kpi: usize) -> Vec<i64> {
        self.sums_of(kpi, |reads| &reads.excluded)
    }

    /// How many rows a KPI cannot judge yet in each group.
    pub fn pending(&self, kpi: usize) -> Vec<i64> {
        self.sums_of(kpi, |reads| &reads.pending)
    }

    /// How many rows of a KPI's facts were rejected in each group.
    pub fn rejected(&self, kpi: usize) -> Vec<i64> {
        let mut sums = vec![0_i64; self.len()];
        let slots = self.plan.asks.get(kpi).into_iter().flat_map(|ask| ask.slots.iter().flatten());
        for slot in slots.filter_map(|slot| self.plan.layout.slots.get(*slot)) {
            for reason in Reject::ALL {
                add_up(&mut sums, self.place(slot.rejected(reason)), false);
            }
        }
        sums
    }

    /// The sums of some totals of a KPI's facts, group by group.
    fn sums_of(&self, kpi: usize, which: impl Fn(&Reads) -> &Vec<usize>) -> Vec<i64> {
        let mut sums = vec![0_i64; self.len()];
        let Some(ask) = self.plan.asks.get(kpi) else { return sums };
        for (info, slot) in ask.variant.facts.iter().zip(&ask.slots) {
            let Some(slot) = slot.and_then(|slot| self.plan.layout.slots.get(slot)) else { continue };
            let reads = ask.variant.reads(info);
            for place in which(&reads).iter().filter_map(|total| slot.place(*total)) {
                add_up(&mut sums, self.place(place), self.plan.layout.unknowns);
            }
        }
        sums
    }
}

fn add_up(sums: &mut [i64], totals: &[i64], unknowns: bool) {
    for (sum, total) in sums.iter_mut().zip(totals) {
        *sum = sum.saturating_add(if unknowns && *total == UNKNOWN { 0 } else { *total });
    }
}

/// A formula over the observations or the members of states.
struct OfStates {
    states: Vec<usize>,
    open: Vec<usize>,
    range: Range,
    made: Made,
}

/// What is used again from group to group.
#[derive(Default)]
pub(super) struct Scratch {
    values: Vec<i64>,
    ordered: Ordered,
}

enum Made {
    Longest,
    Quantile(Ratio, PercentileRule),
    /// A sum of totals over the number of distinct members.
    OverDistinct(Places),
}

impl OfStates {
    fn of(ask: &AskPlan, card: &Card) -> Option<Self> {
        let nothing = nothing(ask, card)?;
        let supplied: Vec<&dyn Evidence> = nothing.iter().map(|evidence| evidence as &dyn Evidence).collect();
        if !ask.variant.is_allowed(&supplied) {
            return None;
        }
        let mut open = Vec::new();
        let (made, of, kind) = match &ask.variant.formula {
            Formula::Extreme { of } => (Made::Longest, of, StateKind::Distribution),
            Formula::Quantile { p, of } => {
                let fixed = p.and_then(|(above, below)| Ratio::new(above.into(), below.into()).ok());
                let p = fixed.or(ask.parameters.p).filter(|p| *p >= Ratio::whole(0) && *p <= Ratio::whole(1))?;
                (Made::Quantile(p, ask.parameters.percentile), of, StateKind::Distribution)
            }
            Formula::DistinctQuotient { numerator: Operand::Totals(sum), denominator: Operand::Distinct(of) } => {
                (Made::OverDistinct(card.places(ask, sum, &supplied, &mut open)?), of, StateKind::Set)
            }
            _ => return None,
        };
        let mut states = Vec::new();
        for term in of.terms() {
            let fact = usize::from(term.fact);
            let (info, slot) = (ask.variant.facts.get(fact)?, (*ask.slots.get(fact)?)?);
            let at = usize::from(term.item);
            states.push(card.plan.layout.state(slot, kind, at)?);
            let list = if kind == StateKind::Set { info.sets } else { info.distributions };
            if let Some(other) = list.get(at)?.unless {
                open.push(card.plan.layout.slots.get(slot)?.place(other.into())?);
            }
        }
        Some(Self { states, open, range: ask.variant.range, made })
    }

    /// The value of a group, where there is anything in its states.
    fn value(&self, card: &Card, number: u32, group: usize, scratch: &mut Scratch) -> Option<Ratio> {
        if self.open.iter().any(|place| card.grid.total(*place, group) != 0) {
            return None;
        }
        if self.states.iter().all(|state| card.states.get(*state).is_some_and(|state| state.is_empty(number))) {
            let ratio = self.value_of_pooled(card, number, group, &mut scratch.ordered)?;
            return inside(self.range, ratio.numerator(), ratio.denominator()).then_some(ratio);
        }
        let scratch = &mut scratch.values;
        scratch.clear();
        for state in &self.states {
            scratch.extend_from_slice(card.states.get(*state)?.of(number).0);
            scratch.extend(card.pooled.whole(*state, number));
        }
        if scratch.is_empty() {
            return None;
        }
        let ratio = match &self.made {
            Made::Longest => Ratio::whole(*scratch.iter().max()?),
            Made::Quantile(p, rule) => {
                let size = scratch.len() as i128;
                quantile_at(size, *p, *rule, |rank| {
                    let rank = usize::try_from(rank).ok().filter(|rank| *rank < scratch.len())?;
                    Some(*scratch.select_nth_unstable(rank).1)
                })?
            }
            Made::OverDistinct(places) => {
                scratch.sort_unstable();
                scratch.dedup();
                Self::over_distinct(places, card, group, scratch.len())?
            }
        };
        inside(self.range, ratio.numerator(), ratio.denominator()).then_some(ratio)
    }

    /// The value of a group whose states are all pooled.
    fn value_of_pooled(&self, card: &Card, number: u32, group: usize, ordered: &mut Ordered) -> Option<Ratio> {
        if let Made::OverDistinct(places) = &self.made {
            let [state] = self.states[..] else { return None }; // one number may be in several
            let members = card.pooled.members(state, number, ordered);
            return Self::over_distinct(places, card, group, members);
        }
        ordered.read(&card.pooled, number, &self.states);
        if ordered.len() == 0 {
            return None;
        }
        match &self.made {
            Made::Longest => ordered.at(ordered.len() - 1).map(Ratio::whole),
            Made::Quantile(p, rule) => {
                quantile_at(ordered.len() as i128, *p, *rule, |rank| ordered.at(usize::try_from(rank).ok()?))
            }
            Made::OverDistinct(_) => None, // above
        }
    }

    fn over_distinct(places: &Places, card: &Card, group: usize, distinct: usize) -> Option<Ratio> {
        let above = sum(places, card.grid.totals(group), card.plan.layout.unknowns)?;
        Ratio::new(above, i64::try_from(distinct).ok()?).ok()
    }

    /// The longest of each group, where that is all that is asked for and kept; as a float where it is one.
    fn longest(&self, card: &Card, number: u32, group: usize) -> Option<f64> {
        if self.open.iter().any(|place| card.grid.total(*place, group) != 0) {
            return None;
        }
        let of = |state: &usize| card.states.get(*state)?.of(number).0.first().copied();
        let most = self.states.iter().filter_map(of).max()?;
        #[allow(clippy::cast_precision_loss, reason = "up to 2^53 every integer is a float")]
        (most.unsigned_abs() <= 1 << 53 && inside(self.range, most, 1)).then_some(most as f64)
    }
}
