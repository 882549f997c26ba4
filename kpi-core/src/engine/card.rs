//! The scorecard: groups in their order, the totals of each, and the KPIs made of them.

use super::choice::KpiLeftOut;
use super::inherit::Inherited;
use super::keys::Key;
use super::layout::{RowEvidence, UNKNOWN};
use super::names::Names;
use super::plan::{AskPlan, Plan};
use super::report::FeedReport;
use super::settled::Settled;
use super::sorted::Sorted;
use super::worker::Worker;
use crate::error::Error;
use crate::exact::{Instant, Ratio, Undefined, Value};
use crate::fact::{Evidence, Fed};
use crate::metric::Formula;
use std::collections::{BTreeMap, BTreeSet};
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
    /// The number under which each group was counted.
    pub(super) numbers: Vec<u32>,
    /// The totals, place by place, in each the groups in their order.
    totals: Vec<i64>,
    /// The places that few groups have.
    rare: BTreeMap<usize, Vec<i64>>,
    zeros: Vec<i64>,
    pub(super) states: Vec<Sorted>,
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
        let mut totals = by_place(plan.layout.width, &worker.settled, &numbers);
        if !plan.untold.is_empty() {
            leave_untold(&plan, &mut totals, (&numbers, &empty.into_iter().collect()));
        }
        let rare = rare(&worker.settled, &numbers);
        let zeros = vec![0; numbers.len()];
        let reports = worker.reports().map(|(table, feed, report)| (table, feed, report.clone())).collect();
        let states = worker.states.logs.into_iter().zip(worker.states.folded);
        let states = states.map(|(log, folded)| Sorted::new(log, folded, number)).collect();
        Ok(Self { plan, names, numbers, totals, rare, zeros, states, reports, inherited: Vec::new() })
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

    /// The KPIs of families, or of all, that were left out, in the order of the asks and of the catalogue.
    pub fn left_out(&self) -> &[KpiLeftOut] {
        &self.plan.left_out
    }

    /// The integers of a group.
    pub(super) fn row(&self, group: usize) -> Vec<i64> {
        (0..self.plan.layout.places()).map(|place| self.total(place, group)).collect()
    }

    fn total(&self, place: usize, group: usize) -> i64 {
        self.place(place).get(group).copied().unwrap_or_default()
    }

    /// What stands in a place, group by group.
    pub(super) fn place(&self, place: usize) -> &[i64] {
        let groups = self.len();
        if place >= self.plan.layout.width {
            return self.rare.get(&place).unwrap_or(&self.zeros);
        }
        self.totals.get(place * groups..(place + 1) * groups).unwrap_or_default()
    }

    /// The totals and states of a slot in a group.
    fn evidence(&self, group: usize, slot: usize) -> Option<Box<dyn Evidence + '_>> {
        let of = self.plan.layout.slots.get(slot)?;
        let number = self.numbers.get(group).copied().unwrap_or(u32::MAX);
        let kept = self.plan.layout.states.iter().zip(&self.states).filter(|(kept, _)| kept.slot == slot);
        let fed: Vec<Fed<'_>> = kept
            .filter_map(|(kept, sorted)| {
                let (values, below) = sorted.of(number);
                let times = if kept.only_longest { self.total(kept.number, group) } else { 1 };
                Some(Fed { state: kept.name(of.info())?, values, below, times, whole: sorted.whole(number) })
            })
            .collect();
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

/// The totals of the groups in their order, place by place.
fn by_place(width: usize, settled: &Settled, numbers: &[u32]) -> Vec<i64> {
    let groups = numbers.len();
    let mut totals = vec![0; groups * width];
    let mut columns: Vec<&mut [i64]> = totals.chunks_exact_mut(groups.max(1)).collect();
    for (at, number) in numbers.iter().enumerate() {
        for (column, total) in columns.iter_mut().zip(settled.row(*number)) {
            if let Some(to) = column.get_mut(at) {
                *to = *total;
            }
        }
    }
    totals
}

/// The places that few groups have, for the groups in their order.
fn rare(settled: &Settled, numbers: &[u32]) -> BTreeMap<usize, Vec<i64>> {
    let mut rare: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
    let of: BTreeSet<u32> = settled.rare().map(|(group, ..)| group).collect();
    let ranks: BTreeMap<u32, usize> = numbers
        .iter()
        .zip(0..)
        .filter(|(number, _)| of.contains(number))
        .map(|(number, rank)| (*number, rank))
        .collect();
    for (group, place, n) in settled.rare() {
        let column = rare.entry(place).or_insert_with(|| vec![0; numbers.len()]);
        if let Some(to) = ranks.get(&group).and_then(|rank| column.get_mut(*rank)) {
            *to = n;
        }
    }
    rare
}

/// Totals that no table knows are not zero where nothing is told: they are unknown there too.
fn leave_untold(plan: &Plan, totals: &mut [i64], (numbers, empty): (&[u32], &BTreeSet<u32>)) {
    for place in &plan.untold {
        let totals = totals.iter_mut().skip(place * numbers.len());
        for (total, _) in totals.zip(numbers).filter(|(_, number)| empty.contains(*number)) {
            *total = UNKNOWN;
        }
    }
}

fn value(ask: &AskPlan, evidence: &[Box<dyn Evidence + '_>]) -> Value {
    let of_slot = |slot: &Option<usize>| slot.and_then(|slot| evidence.get(slot)).map(AsRef::as_ref);
    let supplied: Vec<&dyn Evidence> = ask.slots.iter().filter_map(of_slot).collect();
    ask.metric.evaluate_variant(ask.variant, &ask.parameters, &supplied)
}
