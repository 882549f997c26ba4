//! A KPI of all groups at once.
//!
//! Where a formula is a quotient of sums of known totals, its parts are added up group by group. Wherever that gives no plain value (nothing
//! below the line, a part beyond its whole, too large a number), and for every other formula, the one evaluation that all other doors use
//! decides.

use super::card::Card;
use super::layout::{RowEvidence, Slot, StateKind, UNKNOWN};
use super::plan::AskPlan;
use crate::distribution::{PercentileRule, quantile_at};
use crate::exact::{Ratio, Undefined};
use crate::fact::{Evidence, FactInfo, Reading, Reject, Supply};
use crate::metric::{Formula, Operand, Range, Reads, Sum};
use hashbrown::HashMap;

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

    fn push(&mut self, outcome: Result<Ratio, Undefined>) {
        match outcome {
            Ok(ratio) => {
                self.ratios.push(ratio);
                self.why.push(0);
            }
            Err(reason) => {
                self.ratios.push(Ratio::whole(0));
                let number = self.number(reason);
                self.why.push(number);
            }
        }
    }

    /// The number of a reason, plus one.
    fn number(&mut self, reason: Undefined) -> u32 {
        let at = self.reasons.iter().position(|known| *known == reason).unwrap_or_else(|| {
            self.reasons.push(reason);
            self.reasons.len() - 1
        });
        u32::try_from(at + 1).unwrap_or(u32::MAX)
    }
}

/// A sum of totals by their places.
type Places = Vec<(usize, i64)>;

/// A quotient of sums of totals that the rules let rows tell.
struct Linear {
    above: Places,
    /// `None` where there is nothing below the line.
    below: Option<Places>,
    scale: i64,
    /// Totals that leave others open while they are above zero.
    open: Vec<usize>,
    range: Range,
}

impl Linear {
    /// `None` where only the whole evaluation tells.
    fn of(ask: &AskPlan, card: &Card) -> Option<Self> {
        let nothing = nothing(ask, card)?;
        let supplied: Vec<&dyn Evidence> = nothing.iter().map(|evidence| evidence as &dyn Evidence).collect();
        if !ask.variant.is_allowed(&supplied) {
            return None;
        }
        let mut open = Vec::new();
        let mut places = |sum: &Sum| card.places(ask, sum, &supplied, &mut open);
        let (above, below, scale) = match &ask.variant.formula {
            Formula::Count(sum) => (places(sum)?, None, 1),
            Formula::Quotient { scale, numerator, denominator } => {
                (places(numerator)?, Some(places(denominator)?), *scale)
            }
            _ => return None,
        };
        Some(Self { above, below, scale, open, range: ask.variant.range })
    }

    /// The plain values of all groups; the others are worked out as everywhere else.
    fn values(&self, ask: &AskPlan, card: &Card, mut other: impl FnMut(usize) -> Result<Ratio, Undefined>) -> Column {
        let mut zeros = Zeros::of(ask, card);
        let groups = card.len();
        let (mut above, mut below) = (vec![0_i64; groups], vec![0_i64; groups]);
        let mut plain = vec![true; groups];
        add_places(card, &self.above, &mut above, &mut plain);
        match &self.below {
            Some(places) => add_places(card, places, &mut below, &mut plain),
            None => below.fill(1),
        }
        for place in &self.open {
            for (plain, open) in plain.iter_mut().zip(card.place(*place)) {
                *plain &= *open == 0;
            }
        }
        let mut column =
            Column { ratios: Vec::with_capacity(groups), why: Vec::with_capacity(groups), reasons: Vec::new() };
        for (group, ((above, below), plain)) in above.into_iter().zip(below).zip(plain).enumerate() {
            if plain && below == 0 {
                let why = zeros.why(card, group, &mut column, &mut other);
                column.ratios.push(Ratio::whole(0));
                column.why.push(why);
                continue;
            }
            let value =
                above.checked_mul(self.scale).filter(|above| plain && below > 0 && inside(self.range, *above, below));
            match value.and_then(|above| Ratio::new(above, below).ok()) {
                Some(ratio) => {
                    column.ratios.push(ratio);
                    column.why.push(0);
                }
                None => column.push(other(group)),
            }
        }
        column
    }
}

/// Why there is nothing to divide by: it depends on which facts saw nothing and on whether anything is pending, so that one
/// evaluation tells for all groups that agree in these.
struct Zeros {
    /// The place of the rows of each fact, and those of all its totals.
    facts: Vec<(Option<usize>, Vec<usize>)>,
    pending: Vec<usize>,
    known: HashMap<u64, u32>,
}

impl Zeros {
    fn of(ask: &AskPlan, card: &Card) -> Self {
        let slots = || {
            ask.variant
                .facts
                .iter()
                .zip(&ask.slots)
                .filter_map(|(info, slot)| Some((info, card.plan.layout.slots.get((*slot)?)?)))
        };
        let pending = |(info, slot): (&&'static FactInfo, &Slot)| {
            let of = ask.variant.reads(info).pending;
            of.into_iter().filter_map(|total| slot.place(total)).collect::<Vec<_>>()
        };
        Self {
            facts: slots().map(|(_, slot)| (slot.place(0), slot.totals().collect())).collect(),
            pending: slots().flat_map(pending).collect(),
            known: HashMap::new(),
        }
    }

    /// The number of the reason.
    fn why(
        &mut self,
        card: &Card,
        group: usize,
        column: &mut Column,
        other: &mut impl FnMut(usize) -> Result<Ratio, Undefined>,
    ) -> u32 {
        let unknowns = card.plan.layout.unknowns;
        let total = |place: &usize| card.place(*place).get(group).copied().unwrap_or_default();
        let unknown = |place: &usize| unknowns && total(place) == UNKNOWN;
        let any = |places: &[usize]| places.iter().any(|place| total(place) != 0 && !unknown(place));
        // Where the rows are not known, nobody says that there were none.
        let seen = self.facts.iter().fold(u64::from(any(&self.pending)), |bits, (rows, places)| {
            bits << 1 | u64::from(rows.as_ref().is_some_and(unknown) || any(places))
        });
        *self.known.entry(seen).or_insert_with(|| other(group).map_or_else(|reason| column.number(reason), |_| 0))
    }
}

/// Adds multiples of totals, group by group; what does not fit is not plain.
fn add_places(card: &Card, places: &Places, to: &mut [i64], plain: &mut [bool]) {
    let unknowns = card.plan.layout.unknowns;
    for (place, times) in places {
        for ((to, plain), total) in to.iter_mut().zip(plain.iter_mut()).zip(card.place(*place)) {
            let (product, too_large) = total.overflowing_mul(*times);
            let (sum, overflows) = to.overflowing_add(product);
            *to = sum;
            *plain &= !(too_large || overflows || unknowns && *total == UNKNOWN);
        }
    }
}

#[inline]
fn sum(places: &Places, card: &Card, group: usize) -> Option<i64> {
    places
        .iter()
        .try_fold(0_i64, |sum, (place, times)| sum.checked_add(card.place(*place).get(group)?.checked_mul(*times)?))
}

impl Card {
    /// The places of a sum's totals; `None` where one is not simply known.
    fn places(&self, ask: &AskPlan, sum: &Sum, supplied: &Vec<&dyn Evidence>, open: &mut Vec<usize>) -> Option<Places> {
        let (mut places, mut absent) = (Places::new(), false);
        for term in sum.terms() {
            let fact = usize::from(term.fact);
            let info = ask.variant.facts.get(fact)?;
            let slot = self.plan.layout.slots.get((*ask.slots.get(fact)?)?)?;
            let total = usize::from(term.item);
            match supplied.evidence(info)?.reading(total) {
                Reading::Known(_) => places.push((slot.place(total)?, term.coefficient.into())),
                Reading::Absent => absent = true,
                Reading::Unknown => return None,
            }
            if let Some(other) = info.totals.get(total)?.unless {
                open.push(slot.place(other.into())?);
            }
        }
        if absent && places.is_empty() { None } else { Some(places) }
    }

    /// The values of a KPI in all groups, by its position.
    pub fn column(&self, kpi: usize) -> Option<Column> {
        let ask = self.plan.asks.get(kpi)?;
        let mut column = Column::default();
        if let Some(linear) = Linear::of(ask, self) {
            return Some(linear.values(ask, self, |group| self.outcome(ask, group)));
        }
        let of_states = OfStates::of(ask, self);
        let mut scratch = Vec::new();
        for (group, number) in self.numbers.iter().enumerate() {
            let value = of_states.as_ref().and_then(|of| of.value(self, *number, group, &mut scratch));
            column.push(value.map_or_else(|| self.outcome(ask, group), Ok));
        }
        Some(column)
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
    fn value(&self, card: &Card, number: u32, group: usize, scratch: &mut Vec<i64>) -> Option<Ratio> {
        if self.open.iter().any(|place| card.place(*place).get(group) != Some(&0)) {
            return None;
        }
        scratch.clear();
        for state in &self.states {
            scratch.extend_from_slice(card.states.get(*state)?.of(number).0);
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
                Ratio::new(sum(places, card, group)?, i64::try_from(scratch.len()).ok()?).ok()?
            }
        };
        inside(self.range, ratio.numerator(), ratio.denominator()).then_some(ratio)
    }
}

/// Whether a value lies where values of the variant do.
#[inline]
fn inside(range: Range, above: i64, below: i64) -> bool {
    let (low, high) = range.ends();
    low.is_none_or(|low| i128::from(above) >= i128::from(low) * i128::from(below))
        && high.is_none_or(|high| i128::from(above) <= i128::from(high) * i128::from(below))
}

/// What the facts of a KPI supply where nothing was counted.
fn nothing<'a>(ask: &AskPlan, card: &'a Card) -> Option<Vec<RowEvidence<'a>>> {
    let of_slot =
        |slot: &Option<usize>| Some(RowEvidence { slot: card.plan.layout.slots.get((*slot)?)?, row: (&[]).into() });
    ask.slots.iter().map(of_slot).collect()
}
