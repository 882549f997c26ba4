//! The values of KPIs as floats, for many groups at once.
//!
//! The totals of some hundred groups are brought side by side, place by place, and every quotient is worked out from these: sums, comparisons
//! and one division for eight groups an instruction. As long as both parts are below 2^53 one division rounds once, as
//! [`Ratio::to_f64`] does; whatever is not, or gives no plain value, is worked out one by one. A laboratory of 170,000 groups and 22
//! KPIs took a third of the time of a whole question before.

use super::card::Card;
use super::lanes::{Lanes, Processor, Work};
use super::linear::{Linear, Places, Plain};
use super::output::floats;
use super::plan::AskPlan;
use arrow_array::{ArrayRef, Float64Array};
use arrow_buffer::{BooleanBuffer, NullBuffer};
use std::sync::Arc;

/// So many groups are worked out together: what is read of them stays in the second cache. Were it a power of two, all places of a
/// group would share a line of the first cache: that took six times as long.
const TOGETHER: usize = 520;

/// The same of each of these groups.
type Each<T> = [T; TOGETHER];

/// Up to here every integer is a float.
const EXACT: u128 = 1 << 53;

/// A quotient of sums, its places being those of a [`Chunk`].
struct Quotient {
    kpi: usize,
    linear: Linear,
    values: Vec<f64>,
    known: Vec<bool>,
}

/// The totals of a few groups, place by place.
struct Chunk {
    /// Which places they are.
    places: Vec<usize>,
    totals: Vec<Each<i64>>,
    /// The most that each place has, by its amount.
    most: Vec<u128>,
}

/// What became of a group.
const NO_VALUE: u8 = 0;
const VALUE: u8 = 1;
/// Only the whole evaluation tells.
const OTHER: u8 = 2;

impl Card {
    /// The values of all KPIs as floats; null where they are undefined.
    pub(super) fn floats(&self) -> Vec<ArrayRef> {
        let asks = self.plan.asks.iter().enumerate();
        let linear = asks.filter_map(|(kpi, ask)| Some((kpi, Linear::of(ask, self)?)));
        let mut arrays: Vec<Option<ArrayRef>> = vec![None; self.plan.asks.len()];
        for quotient in self.quotients(linear.collect()) {
            if let Some(array) = arrays.get_mut(quotient.kpi) {
                *array = Some(quotient.array());
            }
        }
        for (array, ask) in arrays.iter_mut().zip(&self.plan.asks).filter(|(array, _)| array.is_none()) {
            *array = self.longest(ask).map(|longest| Arc::new(longest) as ArrayRef);
        }
        let open = arrays.iter().enumerate().filter(|(_, array)| array.is_none()).map(|(kpi, _)| kpi);
        for (kpi, made) in self.floats_of_states(open.collect::<Vec<_>>().into_iter()) {
            arrays[kpi] = Some(Arc::new(made));
        }
        let other = |kpi| self.column(kpi).map(|values| floats(&values));
        let made = |(kpi, array): (usize, Option<ArrayRef>)| array.or_else(|| other(kpi));
        arrays.into_iter().enumerate().filter_map(made).collect()
    }

    fn quotients(&self, linear: Vec<(usize, Linear)>) -> Vec<Quotient> {
        let mut chunk = Chunk::of(linear.iter().map(|(_, linear)| linear));
        let room = self.len().next_multiple_of(TOGETHER);
        let quotient = |(kpi, linear)| {
            let linear = chunk.within(linear);
            Quotient { kpi, linear, values: Vec::with_capacity(room), known: Vec::with_capacity(room) }
        };
        let mut quotients: Vec<Quotient> = linear.into_iter().map(quotient).collect();
        let processor = Processor::new();
        for first in (0..self.len()).step_by(TOGETHER) {
            let groups = TOGETHER.min(self.len() - first);
            chunk.fill(processor, self, first, groups);
            for quotient in &mut quotients {
                let ask = &self.plan.asks[quotient.kpi];
                quotient.work_out(processor, &chunk, (self, ask), first, groups);
            }
        }
        quotients
    }
}

impl Chunk {
    fn of<'a>(linear: impl Iterator<Item = &'a Linear>) -> Self {
        let mut places: Vec<usize> = Vec::new();
        for linear in linear {
            let summed = linear.above.iter().chain(linear.below.iter().flatten()).map(|(place, _)| *place);
            places.extend(summed.chain(linear.open.iter().copied()));
        }
        places.sort_unstable();
        places.dedup();
        Self { totals: vec![[0; TOGETHER]; places.len()], most: vec![0; places.len()], places }
    }

    /// A quotient, its places being those of this chunk.
    fn within(&self, linear: Linear) -> Linear {
        let at = |place: usize| self.places.binary_search(&place).unwrap_or(usize::MAX);
        let all = |places: Places| places.into_iter().map(|(place, times)| (at(place), times)).collect();
        Linear {
            above: all(linear.above),
            below: linear.below.map(all),
            open: linear.open.into_iter().map(at).collect(),
            ..linear
        }
    }

    /// Brings the totals of groups side by side.
    fn fill(&mut self, processor: Processor, card: &Card, first: usize, groups: usize) {
        processor.run(SideBySide { chunk: self, card, first, groups });
    }

    /// The most that a sum can be, by its amount.
    fn most(&self, places: &Places) -> u128 {
        let one = |(at, times): &(usize, i64)| {
            let most = self.most.get(*at).copied().unwrap_or(u128::from(u64::MAX));
            most.saturating_mul(u128::from(times.unsigned_abs()))
        };
        places.iter().map(one).fold(0, u128::saturating_add)
    }

    /// Whether both parts of a quotient are floats for all groups, and all that they are compared with fits.
    fn is_exact(&self, linear: &Linear) -> bool {
        let above = self.most(&linear.above).saturating_mul(u128::from(linear.scale.unsigned_abs()));
        let below = linear.below.as_ref().map_or(1, |below| self.most(below));
        let (low, high) = linear.range.ends();
        let ends = low.into_iter().chain(high).map(i32::unsigned_abs).max().unwrap_or(0);
        above < EXACT && below < EXACT && below.saturating_mul(u128::from(ends)) < EXACT << 8
    }
}

impl Quotient {
    fn work_out(
        &mut self,
        processor: Processor,
        chunk: &Chunk,
        (card, ask): (&Card, &AskPlan),
        first: usize,
        groups: usize,
    ) {
        let (mut values, mut what) = ([0.0; TOGETHER], [OTHER; TOGETHER]);
        if chunk.is_exact(&self.linear) {
            let divided = Divided { linear: &self.linear, totals: &chunk.totals, values: &mut values, what: &mut what };
            processor.run(divided);
        } else {
            self.one_by_one(chunk, card, (&mut values, &mut what), groups);
        }
        for (group, (value, what)) in values.iter_mut().zip(&mut what).enumerate().take(groups) {
            if *what == OTHER
                && let Ok(ratio) = card.outcome(ask, first + group)
            {
                (*value, *what) = (ratio.to_f64(), VALUE);
            }
        }
        self.values.extend_from_slice(&values[..groups]);
        self.known.extend(what[..groups].iter().map(|what| *what == VALUE));
    }

    /// Where numbers are large, or totals unknown.
    fn one_by_one(&self, chunk: &Chunk, card: &Card, (values, whats): (&mut Each<f64>, &mut Each<u8>), groups: usize) {
        let mut row = vec![0; chunk.places.len()];
        for group in 0..groups {
            row.iter_mut().zip(&chunk.totals).for_each(|(to, totals)| *to = totals[group]);
            whats[group] = match self.linear.at(&row, card.plan.layout.unknowns) {
                Plain::Value(ratio) => {
                    values[group] = ratio.to_f64();
                    VALUE
                }
                Plain::NothingBelow => NO_VALUE,
                Plain::Other => OTHER,
            };
        }
    }

    fn array(self) -> ArrayRef {
        let all = self.known.iter().all(|known| *known);
        let known = || NullBuffer::new(BooleanBuffer::collect_bool(self.known.len(), |at| self.known[at]));
        let nulls = (!all).then(known);
        Arc::new(Float64Array::new(self.values.into(), nulls))
    }
}

/// Totals that are brought side by side.
struct SideBySide<'a> {
    chunk: &'a mut Chunk,
    card: &'a Card,
    first: usize,
    groups: usize,
}

/// Totals are fetched from memory so many groups before they are needed: they lie in the order in which groups came.
const AHEAD: usize = 12;

impl Work for SideBySide<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { chunk, card, first, groups } = self;
        for group in 0..groups {
            lanes.fetch_all(card.grid.totals(first + group + AHEAD));
            let row = card.grid.totals(first + group);
            for (place, totals) in chunk.places.iter().zip(&mut chunk.totals) {
                totals[group] = row.get(*place).copied().unwrap_or_default();
            }
        }
        for (totals, most) in chunk.totals.iter_mut().zip(&mut chunk.most) {
            totals[groups..].fill(0);
            // The bits of all: no amount is more than one above them.
            let bits = totals.iter().fold(0, |bits, total| bits | (total ^ total >> 63));
            *most = u128::from(bits.unsigned_abs()) + 1;
        }
    }
}

/// Quotients of whole numbers below 2^53.
struct Divided<'a> {
    linear: &'a Linear,
    totals: &'a [Each<i64>],
    values: &'a mut Each<f64>,
    what: &'a mut Each<u8>,
}

impl Work for Divided<'_> {
    type Output = ();

    #[inline(always)]
    #[allow(clippy::cast_precision_loss, clippy::float_arithmetic, reason = "both parts are below 2^53")]
    #[allow(clippy::needless_bitwise_bool, reason = "without branches eight groups are compared at once")]
    fn run<L: Lanes>(self, _: L) {
        let Self { linear, totals, values, what } = self;
        let (mut above, mut below, mut open) = ([0_i64; TOGETHER], [1_i64; TOGETHER], [0_i64; TOGETHER]);
        add_up(&linear.above, totals, &mut above);
        if linear.scale != 1 {
            for above in &mut above {
                *above *= linear.scale;
            }
        }
        if let Some(places) = &linear.below {
            below.fill(0);
            add_up(places, totals, &mut below);
        }
        for place in linear.open.iter().filter_map(|at| totals.get(*at)) {
            open.iter_mut().zip(place).for_each(|(open, total)| *open |= total);
        }
        let (low, high) = linear.range.ends();
        // Without an end, whatever is compared is beyond it.
        let (low, no_low) = (i64::from(low.unwrap_or(0)), low.is_none());
        let (high, no_high) = (i64::from(high.unwrap_or(0)), high.is_none());
        for at in 0..TOGETHER {
            let (above, below) = (above[at], below[at]);
            let inside = (no_low | (above >= low * below)) & (no_high | (above <= high * below));
            let value = (open[at] == 0) & (below > 0) & inside;
            let no_value = (open[at] == 0) & (below == 0);
            values[at] = if value { above as f64 / below as f64 } else { 0.0 };
            what[at] = if value {
                VALUE
            } else if no_value {
                NO_VALUE
            } else {
                OTHER
            };
        }
    }
}

/// Adds multiples of totals; none of them leaves 64 bits.
#[inline(always)]
fn add_up(places: &Places, totals: &[Each<i64>], to: &mut Each<i64>) {
    for (at, times) in places {
        let Some(totals) = totals.get(*at) else { continue };
        match times {
            1 => to.iter_mut().zip(totals).for_each(|(to, total)| *to += total),
            -1 => to.iter_mut().zip(totals).for_each(|(to, total)| *to -= total),
            _ => to.iter_mut().zip(totals).for_each(|(to, total)| *to += total * times),
        }
    }
}
