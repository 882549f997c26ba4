//! Counts batches: numbers their groups, finds the kind of each row, and counts one by one what has no kind.

use super::bind::{Bound, Cache, Spec, ints, word_at};
use super::card::Group;
use super::groups::Pairs;
use super::kernel;
use super::keys::{Key, Keys};
use super::kinds::{Kinds, NOT_OURS, NOTHING, ONE_BY_ONE, Part, UNSEEN};
use super::layout::{Layout, StateKind};
use super::plan::{FeedPlan, Plan, TablePlan};
use super::report::FeedReport;
use super::rows::{Numbers, Rows};
use super::signature;
use super::states::{Feeder, LOG, States};
use super::tally::{ByKind, Settled};
use crate::error::Error;
use crate::exact::Instant;
use crate::fact::{FactInfo, Fields, Record, Reject, Rejection, overflow};
use arrow_array::RecordBatch;

/// So many rows are looked at together: their signatures and groups stay in the nearest cache.
const SLICE: usize = 4_096;

/// One mapping as a worker counts it.
#[derive(Default)]
struct Feed {
    kinds: Option<Kinds>,
    by_kind: ByKind,
    feeder: Feeder,
    /// Whether rows that tell nothing add nothing.
    sparse: bool,
    caches: Vec<Cache>,
    report: FeedReport,
}

/// What one thread has counted.
pub(super) struct Worker {
    pub keys: Vec<Keys>,
    /// Tuples of keys, one pairing for each key beyond the first.
    pub tuples: Vec<Pairs>,
    /// The starts of intervals; the first is none.
    pub starts: Vec<Option<i64>>,
    starts_known: hashbrown::HashMap<Option<i64>, u32>,
    last_window: (i64, i64, u32),
    /// Intervals and tuples.
    pub groups: Pairs,
    pub settled: Settled,
    pub states: States,
    feeds: Vec<Vec<Feed>>,
    arch: pulp::Arch,
}

/// The column whose instants groups come from; none where no instant is known.
type GroupedBy = Option<usize>;

/// Buffers that a slice needs.
#[derive(Default)]
struct Scratch {
    key: Vec<u32>,
    tuple: Vec<u32>,
    group: Vec<u32>,
    signature: Vec<u32>,
    kind: Vec<u16>,
    /// The bits of the rows that tell anything, and their positions, groups and numbers where they are few.
    known: Vec<u64>,
    few: Vec<u16>,
    few_groups: Vec<u32>,
    parts: Vec<usize>,
    numbers: Numbers,
    /// The column whose instants the groups come from, where they are those of this slice.
    grouped_by: Option<GroupedBy>,
}

impl Scratch {
    /// Finds the rows that tell anything; whether these are few.
    fn find_few(&mut self, columns: &[(&Bound<'_>, &Part)], kinds: &Kinds, rows: usize) -> bool {
        let telling: Vec<&Bound<'_>> =
            columns.iter().filter(|(_, part)| kinds.tells(part)).map(|(column, _)| *column).collect();
        signature::known(&telling, rows, &mut self.known);
        let known: u32 = self.known.iter().map(|word| word.count_ones()).sum();
        let few = known as usize * 2 < rows;
        if few {
            kernel::rows_of(&self.known, &mut self.few);
        }
        few
    }

    /// The signatures of all rows, or of the few.
    fn sign(&mut self, columns: &[(&Bound<'_>, &Part)], rows: usize, few: bool, arch: pulp::Arch) {
        let same = |(column, part): &(&Bound<'_>, &Part)| signature::same_of_all(column, part);
        let of_all = columns.iter().filter_map(same).sum();
        self.signature.clear();
        self.signature.resize(if few { self.few.len() } else { rows }, of_all);
        for (column, part) in columns.iter().filter(|column| same(column).is_none()) {
            if few {
                signature::add_few(&mut self.signature, column, part, &self.few);
            } else {
                signature::add(&mut self.signature, column, part, arch);
            }
        }
    }
}

impl Worker {
    pub(super) fn new(plan: &Plan) -> Self {
        let feeds = plan
            .tables
            .iter()
            .map(|table| table.feeds.iter().map(|feed| Feed::new(feed, &plan.layout)).collect())
            .collect();
        Self {
            keys: plan.by.iter().map(|_| Keys::default()).collect(),
            tuples: plan.by.iter().skip(1).map(|_| Pairs::default()).collect(),
            starts: vec![None],
            starts_known: [(None, 0)].into_iter().collect(),
            last_window: (1, 0, 0),
            groups: Pairs::default(),
            settled: Settled::default(),
            states: States::new(&plan.layout),
            feeds,
            arch: pulp::Arch::new(),
        }
    }

    /// How many groups there are.
    pub(super) fn number_of_groups(&self, plan: &Plan) -> usize {
        match (plan.bins.is_some(), self.tuples.last(), self.keys.last()) {
            (true, ..) => self.groups.of.len(),
            (false, Some(tuples), _) => tuples.of.len(),
            (false, None, Some(keys)) => keys.values.len(),
            (false, None, None) => 1,
        }
    }

    /// Counts a batch of a table.
    pub(super) fn push(&mut self, plan: &Plan, table: usize, batch: &RecordBatch, first_row: u64) -> Result<(), Error> {
        let Some(of) = plan.tables.get(table) else { return Ok(()) };
        let mut scratch = Scratch::default();
        for start in (0..batch.num_rows()).step_by(SLICE) {
            let slice = batch.slice(start, SLICE.min(batch.num_rows() - start));
            self.push_slice(plan, table, of, &slice, first_row + start as u64, &mut scratch)?;
            self.states.fold(LOG);
        }
        Ok(())
    }

    fn push_slice(
        &mut self,
        plan: &Plan,
        table: usize,
        of: &TablePlan,
        slice: &RecordBatch,
        first_row: u64,
        scratch: &mut Scratch,
    ) -> Result<(), Error> {
        self.number_tuples(of, slice, scratch);
        scratch.grouped_by = None;
        for (at, feed) in of.feeds.iter().enumerate() {
            let Some(mut state) = self.feeds.get_mut(table).and_then(|feeds| feeds.get_mut(at)).map(std::mem::take)
            else {
                continue;
            };
            let result = self.feed(plan, feed, &mut state, slice, first_row, scratch);
            if let Some(place) = self.feeds.get_mut(table).and_then(|feeds| feeds.get_mut(at)) {
                *place = state;
            }
            result?;
        }
        Ok(())
    }

    /// The number of the tuple of keys of each row.
    fn number_tuples(&mut self, of: &TablePlan, slice: &RecordBatch, scratch: &mut Scratch) {
        scratch.tuple.clear();
        scratch.tuple.resize(slice.num_rows(), 0);
        self.add_keys(&of.keys, slice, &mut scratch.key, &mut scratch.tuple);
    }

    /// The numbers of the tuples of these columns.
    pub(super) fn tuples_of(&mut self, columns: &[usize], table: &RecordBatch) -> Vec<u32> {
        let mut tuples = vec![0; table.num_rows()];
        self.add_keys(columns, table, &mut Vec::new(), &mut tuples);
        tuples
    }

    fn add_keys(&mut self, columns: &[usize], slice: &RecordBatch, buffer: &mut Vec<u32>, tuples: &mut [u32]) {
        for (at, column) in columns.iter().enumerate() {
            let Some(keys) = self.keys.get_mut(at) else { continue };
            keys.of(slice.column(*column), buffer);
            match at.checked_sub(1).and_then(|before| self.tuples.get_mut(before)) {
                None => tuples.copy_from_slice(buffer),
                Some(pairs) => {
                    for (tuple, key) in tuples.iter_mut().zip(buffer.iter()) {
                        *tuple = pairs.number(*tuple, *key);
                    }
                }
            }
        }
    }

    /// Counts the rows of a slice that are rows of one mapping's fact.
    fn feed(
        &mut self,
        plan: &Plan,
        feed: &FeedPlan,
        state: &mut Feed,
        slice: &RecordBatch,
        first_row: u64,
        scratch: &mut Scratch,
    ) -> Result<(), Error> {
        let rows = slice.num_rows();
        let bound: Vec<Bound<'_>> =
            feed.specs.iter().zip(&mut state.caches).map(|(spec, cache)| spec.bind(slice, cache)).collect();
        state.report.read += rows as u64;
        let impossible = bound.iter().any(|column| !column.impossible.is_empty());
        let Some(kinds) = state.kinds.as_mut().filter(|_| !impossible) else {
            for row in 0..rows {
                self.count_row(plan, feed, &mut state.report, (slice, &bound), row, scratch.tuple[row], first_row)?;
            }
            return Ok(());
        };
        let columns: Vec<(&Bound<'_>, &Part)> = kinds
            .parts
            .iter()
            .filter_map(|part| {
                Some((bound.iter().zip(&feed.specs).find(|(_, spec)| spec.field == part.field)?.0, part))
            })
            .collect();
        let few = state.sparse && scratch.find_few(&columns, kinds, rows);
        scratch.sign(&columns, rows, few, self.arch);
        if few && kinds.nulls_are_not_ours() {
            state.report.not_of_this_fact += (rows - scratch.few.len()) as u64;
        }
        if !kinds.of(&scratch.signature, &mut scratch.kind) {
            for at in 0..scratch.kind.len() {
                let row = if few { usize::from(scratch.few[at]) } else { at };
                let mut kind = scratch.kind[at];
                if kind == UNSEEN {
                    kind = kinds.find(scratch.signature[at], &plan.layout);
                }
                if kind == ONE_BY_ONE {
                    self.count_row(plan, feed, &mut state.report, (slice, &bound), row, scratch.tuple[row], first_row)?;
                }
                state.report.not_of_this_fact += u64::from(kind == NOT_OURS);
                scratch.kind[at] = if kind >= NOT_OURS { NOTHING } else { kind };
            }
        }
        self.number_groups(plan, feed, &bound, scratch);
        let groups = self.number_of_groups(plan);
        if few {
            let group = |row: &u16| scratch.group.get(usize::from(*row)).copied().unwrap_or_default();
            scratch.few_groups.clear();
            scratch.few_groups.extend(scratch.few.iter().map(group));
        }
        let of_rows = if few { &scratch.few_groups } else { &scratch.group };
        let few = few.then_some(scratch.few.as_slice());
        let parts = &mut scratch.parts;
        parts.clear();
        state.by_kind.prepare(kinds, &bound, groups, (&mut self.settled, &plan.layout), parts)?;
        state.feeder.prepare((&*kinds, &plan.layout), &bound, &mut self.states, parts);
        parts.sort_unstable();
        parts.dedup();
        scratch.numbers.read(parts, &bound, few);
        let rows = Rows { kinds: &scratch.kind, groups: of_rows, few, bound: &bound, numbers: &scratch.numbers };
        state.by_kind.count(kinds, &rows, groups, (&mut self.settled, &plan.layout))?;
        state.feeder.feed(&rows, groups, &mut self.states);
        Ok(())
    }

    /// The group of each row: its tuple, and the interval of its instant.
    fn number_groups(&mut self, plan: &Plan, feed: &FeedPlan, bound: &[Bound<'_>], scratch: &mut Scratch) {
        let spec = feed.instant.and_then(|field| feed.specs.iter().position(|spec| spec.field == field));
        let by = Some(spec.and_then(|at| feed.specs.get(at)).map(|spec| spec.column));
        if scratch.grouped_by == by {
            return;
        }
        scratch.grouped_by = by;
        scratch.group.clear();
        if plan.bins.is_none() {
            scratch.group.extend_from_slice(&scratch.tuple);
            return;
        }
        let instants = spec.and_then(|at| bound.get(at));
        for (row, tuple) in scratch.tuple.iter().enumerate() {
            let at = instants.and_then(|instants| instants.value(row));
            let start = self.number_start(plan, at);
            scratch.group.push(self.groups.number(start, *tuple));
        }
    }

    /// The number of the interval of an instant.
    #[inline]
    pub(super) fn number_start(&mut self, plan: &Plan, at: Option<i64>) -> u32 {
        let (start, end, number) = self.last_window;
        match at {
            Some(at) if (start..end).contains(&at) => number,
            _ => self.find_start(plan, at),
        }
    }

    fn find_start(&mut self, plan: &Plan, at: Option<i64>) -> u32 {
        let window = plan.bins.as_ref().zip(at).map(|(bins, at)| {
            let window = bins.window_of(Instant::from_micros(at));
            (window.start.as_micros(), window.end.as_micros())
        });
        let start = window.map(|(start, _)| start);
        let next = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        let number = *self.starts_known.entry(start).or_insert(next);
        if number == next {
            self.starts.push(start);
        }
        if let Some((start, end)) = window {
            self.last_window = (start, end, number);
        }
        number
    }

    /// Counts one row through its fact, in every slot.
    #[allow(clippy::too_many_arguments, reason = "where the row lies, and what it is counted into")]
    fn count_row(
        &mut self,
        plan: &Plan,
        feed: &FeedPlan,
        report: &mut FeedReport,
        (slice, bound): (&RecordBatch, &[Bound<'_>]),
        row: usize,
        tuple: u32,
        first_row: u64,
    ) -> Result<(), Error> {
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
        for (at, slot) in feed.slots.iter().enumerate() {
            let Some(counter) = plan.layout.slots.get(*slot).map(|slot| &slot.counter) else { continue };
            let fields = Fields::new(counter.info(), present, &values);
            let (mut record, mut rejected) = (Record::default(), None);
            match &plan.bins {
                bins if impossible.is_some() => {
                    let start = bins.as_ref().map(|_| self.number_start(plan, None));
                    let group = start.map_or(tuple, |start| self.groups.number(start, tuple));
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
                        let number = self.number_start(plan, start.map(Instant::as_micros));
                        let group = self.groups.number(number, tuple);
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
                        let number = self.number_start(plan, instant);
                        rejected = Some((self.groups.number(number, tuple), rejection));
                    }
                }
            }
            if let Some((group, rejection)) = rejected {
                self.settled.fit(group as usize + 1, plan.layout.width);
                let place = plan.layout.slots.get(*slot).map_or(0, |slot| slot.rejected(rejection.reason()));
                if !self.settled.add(group as usize * plan.layout.width + place, 1) {
                    return Err(overflow(counter.info()));
                }
                if at == 0 {
                    report.note(first_row + row as u64, rejection);
                    feed.note_word(report, slice, row, rejection);
                }
            }
        }
        Ok(())
    }

    fn add_record(&mut self, plan: &Plan, slot: usize, group: u32, record: &Record) -> Result<(), Error> {
        let Some(of) = plan.layout.slots.get(slot) else { return Ok(()) };
        self.settled.fit(group as usize + 1, plan.layout.width);
        let base = group as usize * plan.layout.width;
        for (total, n) in &record.adds {
            if of.place(*total).is_some_and(|place| !self.settled.add(base + place, *n)) {
                return Err(overflow(of.info()));
            }
        }
        let layout = &plan.layout;
        for (kind, fed) in [(StateKind::Distribution, &record.samples), (StateKind::Set, &record.members)] {
            for (state, value) in fed {
                if let Some(state) = layout.state(slot, kind, *state) {
                    self.states.put(state, group, *value);
                    if let Some(kept) = layout.states.get(state).filter(|kept| kept.only_longest) {
                        self.settled.add(base + kept.number, 1);
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

    /// Turns everything into totals: what is to be added to another thread's.
    pub(super) fn settle(&mut self, plan: &Plan) -> Result<(), Error> {
        let groups = self.number_of_groups(plan);
        self.settled.fit(groups, plan.layout.width);
        for feed in self.feeds.iter_mut().flatten() {
            if let Some(kinds) = &feed.kinds {
                feed.by_kind.settle(kinds, &mut self.settled, &plan.layout)?;
            }
        }
        self.settle_states();
        Ok(())
    }

    /// Hands on what was kept for the states.
    pub(super) fn settle_states(&mut self) {
        for feed in self.feeds.iter_mut().flatten() {
            feed.feeder.settle(&mut self.states);
        }
        self.states.fold(0);
    }

    /// The numbers of the keys of a group, and that of its interval.
    pub(super) fn key_numbers(&self, plan: &Plan, group: u32, keys: &mut [u32]) -> u32 {
        let (start, mut tuple) = match (&plan.bins, self.groups.of.get(group as usize)) {
            (Some(_), Some((start, tuple))) => (*start, *tuple),
            _ => (0, group),
        };
        for (at, pairs) in self.tuples.iter().enumerate().rev() {
            let (before, number) = pairs.of.get(tuple as usize).copied().unwrap_or_default();
            if let Some(key) = keys.get_mut(at + 1) {
                *key = number;
            }
            tuple = before;
        }
        if let Some(first) = keys.first_mut() {
            *first = tuple;
        }
        start
    }

    /// The keys and the interval of a group.
    fn group(&self, plan: &Plan, group: u32) -> Group {
        let mut numbers = vec![0; self.keys.len()];
        let start = self.key_numbers(plan, group, &mut numbers);
        let key = |(keys, number): (&Keys, &u32)| keys.values.get(*number as usize).cloned().unwrap_or(Key::Null);
        let start = self.starts.get(start as usize).copied().flatten();
        Group { keys: self.keys.iter().zip(&numbers).map(key).collect(), start: start.map(Instant::from_micros) }
    }

    /// Whether anything was counted of a group.
    pub(super) fn is_counted(&self, width: usize, group: usize) -> bool {
        let settled = self.settled.values.get(group * width..(group + 1) * width);
        settled.is_some_and(|row| row.iter().any(|n| *n != 0))
            || self.feeds.iter().flatten().any(|feed| feed.by_kind.is_counted(group))
    }

    /// Adds everything that was counted of a group to a row of totals; tells whether it fits.
    pub(super) fn add_to(&self, plan: &Plan, group: usize, row: &mut [i64]) -> bool {
        let at = group * plan.layout.width;
        if let Some(settled) = self.settled.values.get(at..at + plan.layout.width) {
            row.copy_from_slice(settled);
        }
        let feeds = self.feeds.iter().flatten().filter_map(|feed| Some((feed.kinds.as_ref()?, &feed.by_kind)));
        feeds.fold(true, |fits, (kinds, by_kind)| by_kind.add_to(kinds, group, row) & fits)
    }

    /// Adds what another thread has counted, which has settled too.
    pub(super) fn merge(&mut self, plan: &Plan, other: Self) -> Result<(), Error> {
        let number = u32::try_from(other.number_of_groups(plan)).unwrap_or(u32::MAX);
        let groups: Vec<u32> = (0..number).map(|group| self.number_of(plan, &other.group(plan, group))).collect();
        self.settled.fit(self.number_of_groups(plan), plan.layout.width);
        for (row, group) in other.settled.values.chunks_exact(plan.layout.width.max(1)).zip(&groups) {
            let base = *group as usize * plan.layout.width;
            for (place, n) in row.iter().enumerate().filter(|(_, n)| **n != 0) {
                if !self.settled.add(base + place, *n) {
                    return Err(plan.layout.overflow());
                }
            }
        }
        self.states.merge(other.states, &groups);
        for (mine, theirs) in self.feeds.iter_mut().flatten().zip(other.feeds.iter().flatten()) {
            mine.report.merge(&theirs.report);
        }
        Ok(())
    }

    /// The number of a group by its keys and interval.
    fn number_of(&mut self, plan: &Plan, group: &Group) -> u32 {
        let mut tuple = 0;
        for (at, key) in group.keys.iter().enumerate() {
            let Some(keys) = self.keys.get_mut(at) else { continue };
            let number = keys.number(key.clone());
            tuple = match at.checked_sub(1).and_then(|before| self.tuples.get_mut(before)) {
                None => number,
                Some(pairs) => pairs.number(tuple, number),
            };
        }
        if plan.bins.is_none() {
            return tuple;
        }
        let start = self.number_start(plan, group.start.map(Instant::as_micros));
        self.groups.number(start, tuple)
    }

    /// What happened to the rows, mapping by mapping.
    pub(super) fn reports(&self) -> impl Iterator<Item = (usize, usize, &FeedReport)> {
        self.feeds
            .iter()
            .enumerate()
            .flat_map(|(table, feeds)| feeds.iter().enumerate().map(move |(feed, state)| (table, feed, &state.report)))
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

impl Feed {
    fn new(plan: &FeedPlan, layout: &Layout) -> Self {
        let mut kinds = plan.kinds();
        let sparse = kinds.as_mut().is_some_and(|kinds| kinds.nulls_add_nothing(layout));
        Self {
            kinds,
            sparse,
            by_kind: ByKind::default(),
            feeder: Feeder::default(),
            caches: plan.specs.iter().map(|_| Cache::default()).collect(),
            report: FeedReport::default(),
        }
    }
}
