//! Tables of totals of facts that look at instants: parts of the centre side by side, then intervals one after the other.
//!
//! Rows of a table that agree in every key and in the interval are one part, counted in pieces: they add. Parts of one interval
//! that become one group are side by side: what is taken once is the same in all of them, and taken once. Intervals add.

use super::bind::ints;
use super::keys::{Key, Keys};
use super::output::INTERVAL;
use super::plan::Plan;
use super::totals_table::EVERY;
use super::worker::Worker;
use crate::catalogue;
use crate::error::{Error, ErrorCode};
use crate::exact::Instant;
use crate::fact::{FactInfo, overflow};
use arrow_array::{Array, RecordBatch};
use std::collections::{BTreeMap, BTreeSet};

/// The keys of a row by their columns, those of this query and those that are added up over.
type Part = Vec<(String, Key)>;

/// A part in an interval: the group that it is added to, and what it has of each total that is taken once.
type Look = (u32, Vec<Option<i64>>);

/// What the tables of one fact have of the totals that are taken once.
pub(super) struct Looks {
    info: &'static FactInfo,
    /// Each with the place that it has in a group.
    totals: Vec<(usize, usize)>,
    /// By the keys of the query and the interval as it was kept.
    seen: BTreeMap<(u32, Option<i64>), BTreeMap<Part, Look>>,
}

impl Looks {
    /// For a fact whose totals of this kind are asked for; `None` where none are.
    pub(super) fn new(plan: &Plan, info: &'static FactInfo) -> Option<Self> {
        let slot = plan.layout.slots.iter().find(|slot| slot.info().is(info))?;
        let once = info.totals.iter().enumerate().filter(|(_, total)| total.once);
        let totals: Vec<_> = once.filter_map(|(total, _)| Some((total, slot.place(total)?))).collect();
        (!totals.is_empty()).then(|| Self { info, totals, seen: BTreeMap::new() })
    }

    /// Notes the rows of a table, which belong to these groups.
    pub(super) fn note(
        &mut self,
        worker: &Worker,
        plan: &Plan,
        table: &RecordBatch,
        groups: &[u32],
    ) -> Result<(), Error> {
        let parts = parts(table);
        let starts = table.column_by_name(INTERVAL);
        for ((row, group), part) in groups.iter().enumerate().zip(parts) {
            let start = starts.filter(|starts| starts.is_valid(row)).and_then(ints).map(|ints| ints.get(row));
            let tuple = match &plan.bins {
                Some(_) => worker.numbering.pair_of(*group).map_or(0, |(_, tuple)| tuple),
                None => *group,
            };
            let value = |(total, _): &(usize, usize)| {
                let column = table.column_by_name(self.info.totals.get(*total)?.name)?;
                ints(column).filter(|_| column.is_valid(row)).map(|ints| ints.get(row))
            };
            let values: Vec<Option<i64>> = self.totals.iter().map(value).collect();
            let (_, known) = match self.seen.entry((tuple, start)).or_default().entry(part) {
                std::collections::btree_map::Entry::Vacant(none) => {
                    none.insert((*group, values));
                    continue;
                }
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            };
            for (known, value) in known.iter_mut().zip(values) {
                let sum =
                    known.zip(value).map(|(known, value)| known.checked_add(value).ok_or_else(|| overflow(self.info)));
                *known = sum.transpose()?;
            }
        }
        Ok(())
    }

    /// Adds what was noted to the groups.
    pub(super) fn settle(&self, worker: &mut Worker) -> Result<(), Error> {
        let mut parts: BTreeMap<u32, BTreeSet<&Part>> = BTreeMap::new();
        for ((tuple, _), looks) in &self.seen {
            parts.entry(*tuple).or_default().extend(looks.keys());
        }
        for ((tuple, start), looks) in &self.seen {
            let all = parts.get(tuple).map_or(0, BTreeSet::len);
            if looks.len() != all {
                let message = format!(
                    "only {} of {all} parts of `{}` have a row: give every part its row, even where there is nothing to see",
                    looks.len(),
                    self.info.name
                );
                return Err(differ(&message, *start));
            }
            for (at, (total, place)) in self.totals.iter().enumerate() {
                let once =
                    self.once(*total, looks.values().map(|(_, values)| values.get(at).copied().flatten()), *start)?;
                let group = looks.values().next().map_or(0, |(group, _)| *group);
                if !worker.settled.add_known(group, *place, once) {
                    return Err(overflow(self.info));
                }
            }
        }
        Ok(())
    }

    /// What all parts have that were looked at, taken once; unknown where it is of one of them.
    fn once(
        &self,
        total: usize,
        values: impl Iterator<Item = Option<i64>>,
        start: Option<i64>,
    ) -> Result<Option<i64>, Error> {
        let mut once = 0;
        for value in values {
            match value {
                None => return Ok(None),
                Some(value) if once == 0 || value == once => once = value,
                Some(0) => {}
                Some(value) => {
                    let name = self.info.totals.get(total).map_or("", |total| total.name);
                    let message = format!(
                        "parts of `{}` with `{name}` of {once} and of {value} cannot be put side by side: it is taken once, so all parts must be looked at at the same instants",
                        self.info.name
                    );
                    return Err(differ(&message, start));
                }
            }
        }
        Ok(Some(once))
    }
}

/// Parts that cannot be put side by side, with the interval in which.
fn differ(message: &str, start: Option<i64>) -> Error {
    let interval = start.map_or_else(
        || "in the rows without an interval".to_owned(),
        |start| format!("in the interval that starts at {}", Instant::from_micros(start)),
    );
    Error::new(ErrorCode::InstantsDiffer, format!("{message}; {interval}"))
}

/// The keys of each row: what is no total, and says nothing of the table.
fn parts(table: &RecordBatch) -> Vec<Part> {
    let mut parts = vec![Part::new(); table.num_rows()];
    let schema = table.schema();
    let mut columns: Vec<_> =
        schema.fields().iter().zip(table.columns()).filter(|(field, _)| is_key(field.name())).collect();
    columns.sort_by_key(|(field, _)| field.name());
    for (field, column) in columns {
        let (mut keys, mut numbers) = (Keys::default(), Vec::new());
        keys.of(column, &mut numbers);
        for (part, number) in parts.iter_mut().zip(numbers) {
            let key = keys.values.get(number as usize).cloned().unwrap_or(Key::Null);
            part.push((field.name().clone(), key));
        }
    }
    parts
}

fn is_key(column: &str) -> bool {
    let is_total = || catalogue::FACTS.iter().any(|fact| fact.info().total(column).is_some());
    ![INTERVAL, EVERY, "fact", "rules"].contains(&column) && !column.starts_with("rejected_") && !is_total()
}
