//! Rows that are counted one by one, through their fact itself.

use super::bind::{Bound, Spec, ints, word_at};
use super::layout::StateKind;
use super::plan::{FeedPlan, Plan};
use super::report::FeedReport;
use super::worker::Worker;
use crate::error::Error;
use crate::exact::Instant;
use crate::fact::{FactInfo, Fields, Record, Reject, Rejection, overflow};
use arrow_array::RecordBatch;

/// A row of a slice, and where it lies.
pub(super) struct OneRow<'a> {
    pub slice: &'a RecordBatch,
    pub bound: &'a [Bound<'a>],
    pub row: usize,
    /// The number of its tuple of keys.
    pub tuple: u32,
    /// The number of the slice's first row among all of its table.
    pub first: u64,
}

impl Worker {
    /// Counts one row through its fact, in every slot.
    pub(super) fn count_row(
        &mut self,
        plan: &Plan,
        feed: &FeedPlan,
        report: &mut FeedReport,
        of: &OneRow<'_>,
    ) -> Result<(), Error> {
        let OneRow { slice, bound, row, tuple, first } = *of;
        if feed.where_known && !feed.tells.iter().any(|at| bound.get(*at).is_some_and(|bound| bound.is_known(row))) {
            report.not_of_this_fact += 1;
            return Ok(());
        }
        report.one_by_one += 1;
        let (mut present, mut values) = (feed.constants.0, [0_i64; FactInfo::MAX_FIELDS]);
        for (to, from) in values.iter_mut().zip(&feed.constants.1) {
            *to = *from;
        }
        for (spec, column) in feed.specs.iter().zip(bound) {
            if let (Some(value), Some(to)) = (column.value(row), values.get_mut(spec.field)) {
                *to = value;
                present |= 1 << spec.field;
            }
        }
        let impossible = feed.specs.iter().zip(bound).find(|(_, column)| column.impossible.contains(&row));
        let impossible = impossible
            .and_then(|(spec, _)| feed.fact.fields.get(spec.field))
            .map(|field| Rejection::new(Reject::Unreadable, field.name));
        // A row is told once, however many slots refuse it, and also where only one does.
        let mut noted = false;
        for slot in &feed.slots {
            let Some(counter) = plan.layout.slots.get(*slot).map(|slot| &slot.counter) else { continue };
            let fields = Fields::new(counter.info(), present, &values);
            let (mut record, mut rejected) = (Record::default(), None);
            match &plan.bins {
                _ if impossible.is_some() => {
                    let group = self.numbering.group_at(tuple, None);
                    rejected = impossible.map(|rejection| (group, rejection));
                }
                None => {
                    let group = tuple;
                    match counter.count(&fields, &mut record) {
                        Ok(()) => self.add_record(plan, *slot, group, &record)?,
                        Err(rejection) => rejected = Some((group, rejection)),
                    }
                }
                Some(bins) => {
                    let split = counter.split(&fields, bins, &mut |start, part| {
                        let group = self.numbering.group_at(tuple, start.map(Instant::as_micros));
                        match counter.count(part, &mut record) {
                            Ok(()) => self.add_record(plan, *slot, group, &record),
                            Err(rejection) => {
                                rejected = Some((group, rejection));
                                Ok(())
                            }
                        }
                    });
                    if let Err(error) = split {
                        let Some(rejection) = error.rejection() else { return Err(error) };
                        let instant = counter.instant(&fields).map(Instant::as_micros);
                        let instant = instant.or_else(|| feed.instant.and_then(|field| fields.raw(field)));
                        rejected = Some((self.numbering.group_at(tuple, instant), rejection));
                    }
                }
            }
            if let Some((group, rejection)) = rejected {
                let place = plan.layout.slots.get(*slot).map_or(0, |slot| slot.rejected(rejection.reason()));
                if !self.settled.add(group, place, 1) {
                    return Err(overflow(counter.info()));
                }
                if !std::mem::replace(&mut noted, true) {
                    report.note(first + row as u64, rejection);
                    feed.note_word(report, slice, row, rejection);
                }
            }
        }
        Ok(())
    }

    fn add_record(&mut self, plan: &Plan, slot: usize, group: u32, record: &Record) -> Result<(), Error> {
        let Some(of) = plan.layout.slots.get(slot) else { return Ok(()) };
        for (total, n) in &record.adds {
            if of.place(*total).is_some_and(|place| !self.settled.add(group, place, *n)) {
                return Err(overflow(of.info()));
            }
        }
        let layout = &plan.layout;
        for (kind, fed) in [(StateKind::Distribution, &record.samples), (StateKind::Set, &record.members)] {
            for (state, value) in fed {
                if let Some(state) = layout.state(slot, kind, *state) {
                    self.states.put(state, group, *value);
                    if let Some(kept) = layout.states.get(state).filter(|kept| kept.only_longest) {
                        self.settled.add(group, kept.number, 1);
                    }
                }
            }
        }
        for (state, above, below) in &record.quotients {
            if let Some(state) = layout.state(slot, StateKind::Quotients, *state) {
                self.states.put_quotient(state, group, *above, *below);
            }
        }
        Ok(())
    }
}

impl FeedPlan {
    /// Notes the word of a column that stands for none of its field.
    fn note_word(&self, report: &mut FeedReport, slice: &RecordBatch, row: usize, rejection: Rejection) {
        let is_it =
            |spec: &&Spec| self.fact.fields.get(spec.field).is_some_and(|field| field.name == rejection.field());
        let spec = self.specs.iter().find(is_it).filter(|_| rejection.reason() == Reject::UnknownWord);
        let Some((spec, column)) = spec.and_then(|spec| Some((spec, slice.columns().get(spec.column)?))) else {
            return;
        };
        let number = || ints(column).map(|ints| ints.get(row).to_string());
        if let Some(word) = word_at(column, row).map(str::to_owned).or_else(number) {
            report.note_word(slice.schema_ref().field(spec.column).name(), word);
        }
    }
}
