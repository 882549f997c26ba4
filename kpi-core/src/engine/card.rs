//! The scorecard: groups in their order, the totals of each, and the KPIs made of them.

use super::choice::KpiLeftOut;
use super::grid::Grid;
use super::inherit::Inherited;
use super::keys::Key;
use super::layout::RowEvidence;
use super::names::Names;
use super::plan::{AskPlan, Plan};
use super::pooled::AllPooled;
use super::report::FeedReport;
use super::sorted::Sorted;
use super::worker::Worker;
use crate::error::Error;
use crate::exact::{Instant, Ratio, Undefined, Value};
use crate::fact::{Evidence, Fed};
use crate::metric::{Formula, Metric, Variant};
use std::borrow::Cow;
use std::fmt;

/// A group: its keys, and the start of its interval.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// The keys, in the order in which they were asked for.
    pub keys: Vec<Key>,
    /// The start of the interval; `None` where nothing is put into intervals, or where the row does not tell its instant.
    pub start: Option<Instant>,
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> = self.keys.iter().map(Key::to_string).collect();
        words.extend(self.start.map(|start| start.to_string()));
        f.write_str(if words.is_empty() { "all".to_owned() } else { words.join(", ") }.as_str())
    }
}

/// The KPIs of every group, and all that is needed to say how they were made.
pub struct Card {
    pub(super) plan: Plan,
    names: Names,
    pub(super) grid: Grid,
    pub(super) states: Vec<Sorted>,
    pub(super) pooled: AllPooled,
    reports: Vec<(usize, usize, FeedReport)>,
    pub(super) inherited: Vec<(usize, Inherited)>,
}

impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Card").field("groups", &self.len()).finish_non_exhaustive()
    }
}

impl Card {
    pub(super) fn new(plan: Plan, mut worker: Worker) -> Result<Self, Error> {
        worker.settle(&plan)?;
        let all = u32::try_from(worker.numbering.len()).unwrap_or(u32::MAX);
        // Without keys and intervals there is one group, also of no rows.
        let one = plan.by.is_empty() && plan.bins.is_none();
        let counted = (0..all).filter(|group| one || worker.settled.is_seen(*group));
        let mut groups: Vec<u32> = counted.collect();
        let empty = worker.numbering.empty_groups(&plan, &groups)?;
        groups.extend(&empty);
        let number = worker.numbering.len();
        let (names, numbers) = Names::new(&worker, groups.into_iter());
        let reports = worker.reports().map(|(table, feed, report)| (table, feed, report.clone())).collect();
        let mut grid = Grid::new(&plan.layout, worker.settled, numbers);
        grid.leave_untold(&plan.untold, &empty);
        let states = worker.states.logs.into_iter().zip(worker.states.folded);
        let states = states.zip(&plan.layout.states);
        let states = states.map(|((log, folded), kept)| Sorted::new(log, folded, (number, kept.kind))).collect();
        let (short, long) = (worker.states.short.finish(number), worker.states.long.finish(number));
        let pooled = AllPooled { short, long };
        Ok(Self { plan, names, grid, states, pooled, reports, inherited: Vec::new() })
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A group, in the order of their keys and intervals.
    pub fn group(&self, group: usize) -> Option<Group> {
        (group < self.len()).then(|| self.names.get(group))
    }

    /// The groups, in the order of their keys and intervals.
    pub fn groups(&self) -> impl Iterator<Item = Group> {
        (0..self.len()).map(|group| self.names.get(group))
    }

    /// A key of a group.
    pub(super) fn key(&self, group: usize, key: usize) -> Option<&Key> {
        self.names.key(group, key)
    }

    /// The start of the interval of a group, in microseconds.
    pub(super) fn start(&self, group: usize) -> Option<i64> {
        self.names.start(group)
    }

    /// The names of the KPIs, in the order in which they were asked for.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.plan.asks.iter().map(|ask| ask.name.as_str())
    }

    /// A KPI that was asked for and the variant of it, by its position.
    pub fn kpi(&self, kpi: usize) -> Option<(&'static dyn Metric, &'static Variant)> {
        self.plan.asks.get(kpi).map(|ask| (ask.metric, ask.variant))
    }

    /// The KPIs of families, or of all, that were left out, in the order of the asks and of the catalogue.
    pub fn left_out(&self) -> &[KpiLeftOut] {
        &self.plan.left_out
    }

    /// The integers of a group.
    pub(super) fn row(&self, group: usize) -> Vec<i64> {
        (0..self.plan.layout.places()).map(|place| self.grid.total(place, group)).collect()
    }

    /// What stands in a place, group by group.
    pub(super) fn place(&self, place: usize) -> &[i64] {
        self.grid.place(place)
    }

    /// The totals and states of a slot in a group.
    fn evidence(&self, group: usize, slot: usize) -> Option<Box<dyn Evidence + '_>> {
        let of = self.plan.layout.slots.get(slot)?;
        let number = self.grid.numbers.get(group).copied().unwrap_or(u32::MAX);
        let kept = self.plan.layout.states.iter().zip(&self.states).enumerate();
        let kept = kept.filter(|(_, (kept, _))| kept.slot == slot).filter_map(|(state, (kept, sorted))| {
            let (values, below) = sorted.of(number);
            let all = || values.iter().copied().chain(self.pooled.whole(state, number)).collect();
            let values = if self.pooled.is_empty(state, number) { Cow::Borrowed(values) } else { Cow::Owned(all()) };
            Some((kept, sorted, kept.name(of.info())?, (values, below)))
        });
        let kept: Vec<_> = kept.collect();
        let fed = kept.iter().map(|(kept, sorted, state, (values, below))| {
            let times = if kept.only_longest { self.grid.total(kept.number, group) } else { 1 };
            Fed { state, values, below, times, whole: sorted.whole(number) }
        });
        let fed: Vec<Fed<'_>> = fed.collect();
        if fed.is_empty() {
            return Some(Box::new(RowEvidence { slot: of, row: self.row(group).into() }));
        }
        of.counter.evidence(of.values(&self.row(group)), &fed)
    }

    /// The totals and states of each slot in a group.
    fn all_evidence(&self, group: usize) -> Vec<Box<dyn Evidence + '_>> {
        (0..self.plan.layout.slots.len()).filter_map(|slot| self.evidence(group, slot)).collect()
    }

    /// The value of a KPI in a group, by their positions.
    pub fn value(&self, group: usize, kpi: usize) -> Option<Value> {
        let ask = self.plan.asks.get(kpi).filter(|_| group < self.len())?;
        Some(value(ask, &self.all_evidence(group)))
    }

    /// Why a KPI is undefined in a group, by their positions; `None` where it is defined, or where there are no such.
    pub fn reason(&self, group: usize, kpi: usize) -> Option<Undefined> {
        let ask = self.plan.asks.get(kpi).filter(|_| group < self.len())?;
        self.outcome(ask, group).err()
    }

    /// The [interval of doubt](crate::stat::interval) of a KPI in a group, by their positions; `None` where there are no such.
    #[cfg(feature = "stat")]
    pub fn interval(
        &self,
        group: usize,
        kpi: usize,
        confidence: crate::stat::Confidence,
    ) -> Option<Result<crate::stat::Interval, Error>> {
        let ask = self.plan.asks.get(kpi).filter(|_| group < self.len())?;
        let evidence = self.all_evidence(group);
        Some(crate::stat::interval(ask.metric, ask.variant, &supplied(ask, &evidence), confidence))
    }

    /// Every value: group by group, in each the KPIs in the order in which they were asked for.
    pub fn values(&self) -> impl Iterator<Item = (Group, Value)> {
        (0..self.len()).flat_map(move |at| {
            let (group, evidence) = (self.names.get(at), self.all_evidence(at));
            self.plan.asks.iter().map(move |ask| (group.clone(), value(ask, &evidence))).collect::<Vec<_>>()
        })
    }

    /// The value of a KPI in a group without what is told beside it.
    pub(super) fn outcome(&self, ask: &AskPlan, group: usize) -> Result<Ratio, Undefined> {
        let slots = ask.slots.iter().filter_map(|slot| *slot);
        if matches!(ask.variant.formula, Formula::Count(_) | Formula::Quotient { .. }) {
            let row = self.row(group);
            let of_row = |slot| Some(RowEvidence { slot: self.plan.layout.slots.get(slot)?, row: (&row).into() });
            let evidence: Vec<RowEvidence<'_>> = slots.filter_map(of_row).collect();
            let supplied: Vec<&dyn Evidence> = evidence.iter().map(|evidence| evidence as &dyn Evidence).collect();
            return ask.variant.outcome(&ask.parameters, &supplied);
        }
        let evidence: Vec<Box<dyn Evidence + '_>> = slots.filter_map(|slot| self.evidence(group, slot)).collect();
        let supplied: Vec<&dyn Evidence> = evidence.iter().map(AsRef::as_ref).collect();
        ask.variant.outcome(&ask.parameters, &supplied)
    }

    /// What was found for the rows of tables that take their keys from another ([`Table::keys_from`](super::Table::keys_from)).
    pub fn inherited(&self) -> impl Iterator<Item = (&str, &Inherited)> {
        self.inherited.iter().filter_map(|(table, told)| Some((self.plan.tables.get(*table)?.name.as_str(), told)))
    }

    /// What happened to the rows: the table, the fact, and the report.
    pub fn reports(&self) -> impl Iterator<Item = (&str, &str, &FeedReport)> {
        self.reports.iter().filter_map(|(table, feed, report)| {
            let table = self.plan.tables.get(*table)?;
            Some((table.name.as_str(), table.feeds.get(*feed)?.fact.name, report))
        })
    }
}

fn value(ask: &AskPlan, evidence: &[Box<dyn Evidence + '_>]) -> Value {
    ask.metric.evaluate_variant(ask.variant, &ask.parameters, &supplied(ask, evidence))
}

/// What a KPI reads of the slots.
fn supplied<'a>(ask: &AskPlan, evidence: &'a [Box<dyn Evidence + 'a>]) -> Vec<&'a dyn Evidence> {
    let of_slot = |slot: &Option<usize>| slot.and_then(|slot| evidence.get(slot)).map(AsRef::as_ref);
    ask.slots.iter().filter_map(of_slot).collect()
}
