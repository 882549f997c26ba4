//! Quotients of sums of totals.
//!
//! Where a formula is one, and its totals are known, its parts are added up group by group. Wherever that gives no plain value (nothing
//! below the line, a part beyond its whole, too large a number) the one evaluation that all other doors use decides.

use super::card::Card;
use super::columns::Column;
use super::layout::{RowEvidence, Slot, UNKNOWN};
use super::plan::AskPlan;
use crate::exact::{Ratio, Undefined};
use crate::fact::{Evidence, FactInfo, Reading, Supply};
use crate::metric::{Formula, Range, Sum};
use hashbrown::HashMap;

/// A sum of totals by their places.
pub(super) type Places = Vec<(usize, i64)>;

/// A quotient of sums of totals that the rules let rows tell.
pub(super) struct Linear {
    pub above: Places,
    /// `None` where there is nothing below the line.
    pub below: Option<Places>,
    pub scale: i64,
    /// Totals that leave others open while they are above zero.
    pub open: Vec<usize>,
    pub range: Range,
}

impl Linear {
    /// `None` where only the whole evaluation tells.
    pub(super) fn of(ask: &AskPlan, card: &Card) -> Option<Self> {
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

    /// The value that the totals of a group give.
    #[inline]
    pub(super) fn at(&self, totals: &[i64], unknowns: bool) -> Plain {
        if self.open.iter().any(|place| totals.get(*place) != Some(&0)) {
            return Plain::Other;
        }
        let above = sum(&self.above, totals, unknowns);
        let below = self.below.as_ref().map_or(Some(1), |below| sum(below, totals, unknowns));
        let (Some(above), Some(below)) = (above, below) else { return Plain::Other };
        if below == 0 {
            return Plain::NothingBelow;
        }
        let above = above.checked_mul(self.scale).filter(|above| below > 0 && inside(self.range, *above, below));
        above.and_then(|above| Ratio::new(above, below).ok()).map_or(Plain::Other, Plain::Value)
    }

    /// The values of all groups; those that are not plain are worked out as everywhere else.
    pub(super) fn values(
        &self,
        ask: &AskPlan,
        card: &Card,
        mut other: impl FnMut(usize) -> Result<Ratio, Undefined>,
    ) -> Column {
        let mut zeros = Zeros::of(ask, card);
        let mut column = Column::with_room(card.len());
        for group in 0..card.len() {
            match self.at(card.grid.totals(group), card.plan.layout.unknowns) {
                Plain::Value(ratio) => column.push(Ok(ratio)),
                Plain::Other => column.push(other(group)),
                Plain::NothingBelow => {
                    let why = zeros.why(card, group, &mut column, &mut other);
                    column.push_reason(why);
                }
            }
        }
        column
    }
}

/// What totals give by themselves.
pub(super) enum Plain {
    Value(Ratio),
    NothingBelow,
    /// Only the whole evaluation tells.
    Other,
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
        let total = |place: &usize| card.grid.total(*place, group);
        let unknown = |place: &usize| unknowns && total(place) == UNKNOWN;
        let any = |places: &[usize]| places.iter().any(|place| total(place) != 0 && !unknown(place));
        // Where the rows are not known, nobody says that there were none.
        let seen = self.facts.iter().fold(u64::from(any(&self.pending)), |bits, (rows, places)| {
            bits << 1 | u64::from(rows.as_ref().is_some_and(unknown) || any(places))
        });
        *self.known.entry(seen).or_insert_with(|| other(group).map_or_else(|reason| column.number(reason), |_| 0))
    }
}

/// A sum of multiples of totals; `None` where one is unknown, or where it leaves 64 bits.
#[inline]
pub(super) fn sum(places: &Places, totals: &[i64], unknowns: bool) -> Option<i64> {
    places.iter().try_fold(0_i64, |sum, (place, times)| {
        let total = totals.get(*place).filter(|total| !unknowns || **total != UNKNOWN)?;
        sum.checked_add(total.checked_mul(*times)?)
    })
}

impl Card {
    /// The places of a sum's totals; `None` where one is not simply known.
    pub(super) fn places(
        &self,
        ask: &AskPlan,
        sum: &Sum,
        supplied: &Vec<&dyn Evidence>,
        open: &mut Vec<usize>,
    ) -> Option<Places> {
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
}

/// Whether a value lies where values of the variant do.
#[inline]
pub(super) fn inside(range: Range, above: i64, below: i64) -> bool {
    let (low, high) = range.ends();
    low.is_none_or(|low| i128::from(above) >= i128::from(low) * i128::from(below))
        && high.is_none_or(|high| i128::from(above) <= i128::from(high) * i128::from(below))
}

/// What the facts of a KPI supply where nothing was counted.
pub(super) fn nothing<'a>(ask: &AskPlan, card: &'a Card) -> Option<Vec<RowEvidence<'a>>> {
    let of_slot =
        |slot: &Option<usize>| Some(RowEvidence { slot: card.plan.layout.slots.get((*slot)?)?, row: (&[]).into() });
    ask.slots.iter().map(of_slot).collect()
}
