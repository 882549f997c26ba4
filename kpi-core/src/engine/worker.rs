//! Counts batches: numbers the groups of their rows, finds the kind of each row, and counts it where its group is counted.

use super::bind::{Bound, Cache};
use super::bits::rows_of;
use super::kinds::{Kinds, NOT_OURS, NOTHING, ONE_BY_ONE, UNSEEN};
use super::lanes::{BLOCK, Lanes, Processor, Signature, Work};
use super::layout::Layout;
use super::numbering::Numbering;
use super::one_by_one::OneRow;
use super::plan::{FeedPlan, Plan, TablePlan};
use super::report::FeedReport;
use super::rows::{Numbers, Rows};
use super::settled::Settled;
use super::signature::Signing;
use super::slab::Slab;
use super::states::{Feeder, LOG, States};
use super::tally::{ByKind, Into};
use crate::error::Error;
use arrow_array::RecordBatch;

/// The columns of so many rows are bound at a time: what must be worked out of them stays in the caches.
const SLICE: usize = 32_768;
/// So many rows are looked at together: their signatures and slots stay in the nearest cache.
const TOGETHER: usize = 2048;

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
    pub numbering: Numbering,
    pub settled: Settled,
    pub states: States,
    slab: Slab,
    feeds: Vec<Vec<Feed>>,
    processor: Processor,
}

/// The column whose instants groups come from; none where no instant is known.
type GroupedBy = Option<usize>;

/// Buffers that a block needs.
#[derive(Default)]
struct Scratch<'a> {
    group: Vec<u32>,
    slot: Vec<u32>,
    kind: Vec<u16>,
    /// The bits of the rows that tell anything, and their positions, groups and slots where they are few.
    known: Vec<u64>,
    few: Vec<u16>,
    few_groups: Vec<u32>,
    few_slots: Vec<u32>,
    odd: Vec<u16>,
    parts: Vec<usize>,
    numbers: Numbers<'a>,
    /// The column whose instants the groups come from, where they are those of this block.
    grouped_by: Option<GroupedBy>,
}

/// The signatures of a block's rows, and of the few of them that tell anything.
struct Signed<S> {
    blocks: Vec<[S; BLOCK]>,
    few: Vec<S>,
}

impl<S> Default for Signed<S> {
    fn default() -> Self {
        Self { blocks: Vec::new(), few: Vec::new() }
    }
}

/// A block of rows in a slice.
#[derive(Clone, Copy)]
struct Block<'a> {
    slice: &'a RecordBatch,
    start: usize,
    rows: usize,
    /// The numbers of the tuples of its rows.
    tuples: &'a [u32],
    /// The number of the slice's first row among all of its table.
    first: u64,
}

/// The rows of a block as one mapping reads them.
#[derive(Clone, Copy)]
struct Of<'a, 'b> {
    plan: &'b Plan,
    feed: &'b FeedPlan,
    bound: &'a [Bound<'a>],
    block: Block<'b>,
    /// Whether only few rows tell anything, and only these are counted.
    few: bool,
}

/// Counting a slice: all loops that are compiled into it use the vectors of the processor.
struct PushSlice<'a> {
    worker: &'a mut Worker,
    plan: &'a Plan,
    of: &'a TablePlan,
    feeds: &'a mut [Feed],
    slice: (&'a RecordBatch, u64),
}

impl Work for PushSlice<'_> {
    type Output = Result<(), Error>;

    #[inline(always)]
    fn run<L: Lanes>(self, _: L) -> Result<(), Error> {
        self.worker.push_slice(self.plan, self.of, self.feeds, self.slice)
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
            numbering: Numbering::new(plan.by.len(), plan.bins.as_ref()),
            settled: Settled::new(&plan.layout),
            states: States::new(&plan.layout, plan.by.is_empty() && plan.bins.is_none()),
            slab: Slab::default(),
            feeds,
            processor: Processor::new(),
        }
    }

    /// Counts a batch of a table.
    pub(super) fn push(&mut self, plan: &Plan, table: usize, batch: &RecordBatch, first_row: u64) -> Result<(), Error> {
        let Some(of) = plan.tables.get(table) else { return Ok(()) };
        let Some(mut feeds) = self.feeds.get_mut(table).map(std::mem::take) else { return Ok(()) };
        let rows = batch.num_rows();
        // Where every column is read as it lies, there is nothing to work out slice by slice.
        let lies = of.feeds.iter().flat_map(|feed| &feed.specs).all(|spec| spec.lies(batch));
        let step = if lies { rows.max(1) } else { SLICE };
        let mut result = Ok(());
        for start in (0..rows).step_by(step) {
            let slice = &if lies { batch.clone() } else { batch.slice(start, step.min(rows - start)) };
            let slice = (slice, first_row + start as u64);
            result = self.processor.run(PushSlice { worker: self, plan, of, feeds: &mut feeds, slice });
            if result.is_err() {
                break;
            }
        }
        if let Some(place) = self.feeds.get_mut(table) {
            *place = feeds;
        }
        result
    }

    #[inline(always)]
    fn push_slice(
        &mut self,
        plan: &Plan,
        of: &TablePlan,
        feeds: &mut [Feed],
        (slice, first): (&RecordBatch, u64),
    ) -> Result<(), Error> {
        let bind = |(plan, feed): (&FeedPlan, &mut Feed)| feed.bind(plan, slice);
        let bound: Vec<Vec<Bound<'_>>> = of.feeds.iter().zip(feeds.iter_mut()).map(bind).collect();
        let mut columns: Vec<Option<Signing<'_>>> = Vec::new();
        for (feed, bound) in feeds.iter_mut().zip(&bound) {
            columns.push(self.sign(plan, feed, bound)?);
        }
        let mut scratch = Scratch::default();
        let (mut short, mut long) = (Signed::<u16>::default(), Signed::<u32>::default());
        let mut tuples = Vec::new();
        for start in (0..slice.num_rows()).step_by(TOGETHER) {
            let rows = TOGETHER.min(slice.num_rows() - start);
            self.numbering.tuples_of(&of.keys, slice, (start, rows), &mut tuples);
            let block = Block { slice, start, rows, tuples: &tuples, first };
            scratch.grouped_by = None;
            for (at, (feed, (bound, signing))) in of.feeds.iter().zip(bound.iter().zip(&columns)).enumerate() {
                let of = Of { plan, feed, bound, block, few: false };
                match (signing, feeds.get(at).and_then(|feed| feed.kinds.as_ref()).map(Kinds::are_short)) {
                    (Some(signing), Some(true)) => self.feed(of, (feeds, at), signing, &mut scratch, &mut short)?,
                    (Some(signing), Some(false)) => self.feed(of, (feeds, at), signing, &mut scratch, &mut long)?,
                    _ => self.count_rows(of, feeds.get_mut(at).map(|feed| &mut feed.report))?,
                }
            }
            self.states.fold(LOG);
        }
        Ok(())
    }

    /// How the rows of a slice are signed; `None` where they are counted one by one.
    fn sign<'a>(&mut self, plan: &Plan, feed: &mut Feed, bound: &'a [Bound<'a>]) -> Result<Option<Signing<'a>>, Error> {
        let impossible = bound.iter().any(|column| !column.impossible.is_empty());
        let Some(kinds) = feed.kinds.as_mut().filter(|_| !impossible) else { return Ok(None) };
        if !kinds.fits(bound) {
            let slots = self.slab.len(self.numbering.len());
            let groups = self.slab.groups();
            let mut into = Into {
                kinds,
                groups,
                slots,
                settled: &mut self.settled,
                layout: &plan.layout,
                processor: self.processor,
            };
            feed.by_kind.forget_signatures(&mut into)?;
            kinds.fit(bound);
        }
        Ok(Some(Signing::new(kinds, bound, feed.sparse)))
    }

    /// Counts all rows of a block one by one.
    fn count_rows(&mut self, of: Of<'_, '_>, report: Option<&mut FeedReport>) -> Result<(), Error> {
        let Some(report) = report else { return Ok(()) };
        report.read += of.block.rows as u64;
        (0..of.block.rows).try_for_each(|row| self.count_row(of.plan, of.feed, report, &of.row(row)))
    }

    /// Counts the rows of a block that are rows of one mapping's fact.
    #[inline(always)]
    fn feed<'a, S: Signature>(
        &mut self,
        mut of: Of<'a, '_>,
        (feeds, at): (&mut [Feed], usize),
        signing: &Signing<'_>,
        scratch: &mut Scratch<'a>,
        signed: &mut Signed<S>,
    ) -> Result<(), Error> {
        let block = of.block;
        of.few = signing.find_few(block.start, block.rows, &mut scratch.known);
        signing.sign(self.processor, block.start, block.rows, &mut signed.blocks);
        let all = signed.blocks.as_flattened();
        let signatures = if of.few {
            rows_of(&scratch.known, &mut scratch.few);
            signed.few.clear();
            signed.few.extend(scratch.few.iter().filter_map(|row| all.get(usize::from(*row)).copied()));
            &signed.few
        } else {
            all.get(..block.rows).unwrap_or_default()
        };
        self.place(of, feeds, scratch)?;
        let Some(feed) = feeds.get_mut(at) else { return Ok(()) };
        feed.report.read += block.rows as u64;
        if of.few && feed.kinds.as_ref().is_some_and(Kinds::nulls_are_not_ours) {
            feed.report.not_of_this_fact += (block.rows - scratch.few.len()) as u64;
        }
        self.prepare(of, feed, scratch)?;
        if feed.by_kind.is_by_signature() {
            self.count_signatures(of, feed, scratch, signatures)?;
            if feed.feeder.may_feed(&scratch.numbers) {
                if let Some(kinds) = &feed.kinds {
                    kinds.of(signatures, &mut scratch.kind);
                }
                // The others were counted one by one.
                scratch.kind.iter_mut().filter(|kind| **kind >= NOT_OURS).for_each(|kind| *kind = NOTHING);
                feed.feeder.feed(&scratch.rows(of), 1, &mut self.states);
            }
            return Ok(());
        }
        if !feed.kinds.as_ref().is_some_and(|kinds| kinds.of(signatures, &mut scratch.kind)) {
            for (at, signature) in signatures.iter().enumerate() {
                let kind = scratch.kind.get(at).copied().unwrap_or(NOTHING);
                let row = if of.few { usize::from(scratch.few[at]) } else { at };
                scratch.kind[at] = self.find_kind(of, feed, (kind, signature.at()), row)?;
            }
            self.prepare(of, feed, scratch)?;
        }
        let slots = self.slab.len(self.numbering.len());
        let Feed { kinds: Some(kinds), by_kind, feeder, .. } = feed else { return Ok(()) };
        let rows = scratch.rows(of);
        let groups = self.slab.groups();
        let mut into = Into {
            kinds,
            groups,
            slots,
            settled: &mut self.settled,
            layout: &of.plan.layout,
            processor: self.processor,
        };
        by_kind.count(&rows, &mut into)?;
        feeder.feed(&rows, slots, &mut self.states);
        Ok(())
    }

    /// Makes room for kinds that were found, and reads the numbers that are added up or kept.
    fn prepare<'a>(&mut self, of: Of<'a, '_>, feed: &mut Feed, scratch: &mut Scratch<'a>) -> Result<(), Error> {
        let Some(kinds) = &feed.kinds else { return Ok(()) };
        let (groups, slots) = (self.slab.groups(), self.slab.len(self.numbering.len()));
        let layout = &of.plan.layout;
        let parts = &mut scratch.parts;
        parts.clear();
        let mut into = Into { kinds, groups, slots, settled: &mut self.settled, layout, processor: self.processor };
        feed.by_kind.prepare(of.bound, &mut into, parts)?;
        feed.feeder.prepare((kinds, layout), of.bound, (&mut self.states, groups), parts);
        parts.sort_unstable();
        parts.dedup();
        let few = of.few.then_some(scratch.few.as_slice());
        scratch.numbers.read(parts, of.bound, (of.block.start, of.block.rows), few);
        Ok(())
    }

    /// The kind of a row as it is counted: one that was not seen before is found, and a row without one is counted by itself.
    fn find_kind(
        &mut self,
        of: Of<'_, '_>,
        feed: &mut Feed,
        (mut kind, signature): (u16, usize),
        row: usize,
    ) -> Result<u16, Error> {
        if let (UNSEEN, Some(kinds)) = (kind, &mut feed.kinds) {
            kind = kinds.find(signature, &of.plan.layout);
        }
        if kind == ONE_BY_ONE {
            self.count_row(of.plan, of.feed, &mut feed.report, &of.row(row))?;
        }
        feed.report.not_of_this_fact += u64::from(kind == NOT_OURS);
        Ok(if kind >= NOT_OURS { NOTHING } else { kind })
    }

    /// Counts rows of the one group that there is by their signatures.
    fn count_signatures<'a, S: Signature>(
        &mut self,
        of: Of<'a, '_>,
        feed: &mut Feed,
        scratch: &mut Scratch<'a>,
        signatures: &[S],
    ) -> Result<(), Error> {
        let mut odd = std::mem::take(&mut scratch.odd);
        let Feed { kinds: Some(kinds), by_kind, .. } = feed else { return Ok(()) };
        let mut into = Into {
            kinds,
            groups: None,
            slots: 1,
            settled: &mut self.settled,
            layout: &of.plan.layout,
            processor: self.processor,
        };
        by_kind.count_by_signature(signatures, &scratch.rows(of), &mut into, &mut odd)?;
        if !odd.is_empty() {
            kinds.of(signatures, &mut scratch.kind);
            let (mut odd_kinds, mut odd_rows) = (Vec::new(), Vec::new());
            for at in odd.iter().map(|at| usize::from(*at)) {
                let (Some(kind), Some(signature)) = (scratch.kind.get(at), signatures.get(at)) else { continue };
                // Positions in a block, which are small.
                let row = if of.few { scratch.few[at] } else { u16::try_from(at).unwrap_or_default() };
                odd_rows.push(row);
                odd_kinds.push(self.find_kind(of, feed, (*kind, signature.at()), row.into())?);
            }
            let Feed { kinds: Some(kinds), by_kind, .. } = feed else { return Ok(()) };
            by_kind.take_up(kinds, signatures, &odd);
            let rows = Rows { kinds: &odd_kinds, few: Some(&odd_rows), ..scratch.rows(of) };
            let mut into = Into {
                kinds,
                groups: None,
                slots: 1,
                settled: &mut self.settled,
                layout: &of.plan.layout,
                processor: self.processor,
            };
            ByKind::count_at_once(&rows, &mut into)?;
            self.prepare(of, feed, scratch)?;
        }
        scratch.odd = odd;
        Ok(())
    }

    /// Finds the groups of a block's rows and their slots.
    #[inline(always)]
    fn place(&mut self, of: Of<'_, '_>, feeds: &mut [Feed], scratch: &mut Scratch<'_>) -> Result<(), Error> {
        let Of { feed, bound, block, .. } = of;
        let spec = feed.instant.and_then(|field| feed.specs.iter().position(|spec| spec.field == field));
        let by = Some(spec.and_then(|at| feed.specs.get(at)).map(|spec| spec.column));
        if scratch.grouped_by != by {
            scratch.grouped_by = by;
            let tuples = block.tuples;
            let instants = spec.and_then(|at| bound.get(at));
            self.numbering.groups_of(tuples, instants, block.start, &mut scratch.group);
            let groups = self.numbering.len();
            if self.slab.is_full(block.rows, groups) {
                self.hand_on(of.plan, feeds)?;
            }
            self.slab.place(&scratch.group, groups, &mut scratch.slot);
        }
        if of.few {
            let Scratch { few, group, slot, few_groups, few_slots, .. } = scratch;
            let pick = |of: &[u32], to: &mut Vec<u32>| {
                to.clear();
                to.extend(few.iter().map(|row| of.get(usize::from(*row)).copied().unwrap_or_default()));
            };
            pick(group, few_groups);
            pick(slot, few_slots);
        }
        Ok(())
    }

    /// Hands what was counted in all slots on to the totals of their groups, and frees the slots.
    fn hand_on(&mut self, plan: &Plan, of_table: &mut [Feed]) -> Result<(), Error> {
        let (groups, slots) = (self.slab.groups(), self.slab.len(self.numbering.len()));
        for feed in self.feeds.iter_mut().flatten().chain(of_table) {
            let Some(kinds) = &feed.kinds else { continue };
            let mut into = Into {
                kinds,
                groups,
                slots,
                settled: &mut self.settled,
                layout: &plan.layout,
                processor: self.processor,
            };
            feed.by_kind.settle(&mut into)?;
            feed.feeder.settle(&mut self.states, groups);
        }
        self.slab.free();
        Ok(())
    }

    /// Turns everything that was counted into totals.
    pub(super) fn settle(&mut self, plan: &Plan) -> Result<(), Error> {
        self.settled.fit(self.numbering.len());
        self.hand_on(plan, &mut [])?;
        self.states.fold(0);
        Ok(())
    }

    /// Adds what another thread has counted; both have settled.
    pub(super) fn merge(&mut self, plan: &Plan, other: Self) -> Result<(), Error> {
        let number = u32::try_from(other.numbering.len()).unwrap_or(u32::MAX);
        let groups: Vec<u32> =
            (0..number).map(|group| self.numbering.number_of(&other.numbering.group(group))).collect();
        self.settled.fit(self.numbering.len());
        if !self.settled.merge(&other.settled, &groups) {
            return Err(plan.layout.overflow());
        }
        self.states.merge(other.states, &groups);
        for (mine, theirs) in self.feeds.iter_mut().flatten().zip(other.feeds.iter().flatten()) {
            mine.report.merge(&theirs.report);
        }
        Ok(())
    }

    /// What happened to the rows, mapping by mapping.
    pub(super) fn reports(&self) -> impl Iterator<Item = (usize, usize, &FeedReport)> {
        self.feeds
            .iter()
            .enumerate()
            .flat_map(|(table, feeds)| feeds.iter().enumerate().map(move |(feed, state)| (table, feed, &state.report)))
    }
}

impl Of<'_, '_> {
    /// A row of the block, by its position in it.
    fn row(&self, row: usize) -> OneRow<'_> {
        let tuple = self.block.tuples.get(row).copied().unwrap_or_default();
        let row = self.block.start + row;
        OneRow { slice: self.block.slice, bound: self.bound, row, tuple, first: self.block.first }
    }
}

impl<'a> Scratch<'a> {
    /// The rows to count.
    fn rows<'b>(&'b self, of: Of<'a, '_>) -> Rows<'b> {
        let (groups, slots) = if of.few { (&self.few_groups, &self.few_slots) } else { (&self.group, &self.slot) };
        Rows {
            kinds: &self.kind,
            groups,
            slots,
            start: of.block.start,
            few: of.few.then_some(self.few.as_slice()),
            bound: of.bound,
            numbers: &self.numbers,
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

    /// The columns of a slice.
    fn bind<'a>(&mut self, plan: &FeedPlan, slice: &'a RecordBatch) -> Vec<Bound<'a>> {
        plan.specs.iter().zip(&mut self.caches).map(|(spec, cache)| spec.bind(slice, cache)).collect()
    }
}
