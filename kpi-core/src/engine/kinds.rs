//! Kinds of rows: rows that add the same integers and the same multiples of their numbers.
//!
//! A row's *signature* tells what it knows, each of its words and flags, and in between which cuts its numbers lie. What rows of
//! one signature add is found by counting a few of them through the fact itself: one at the lower end of every number, one with
//! each number a little larger, and two more that must come out as these foretell. Where they do not, or where such rows are
//! rejected, rows of this signature are counted one by one. So the fact alone says what counts.

use super::bind::{Bound, Data};
use super::lanes::Signature;
use super::layout::{Layout, StateKind};
use crate::fact::{Fields, Record};
use hashbrown::HashMap;

/// Not looked at yet.
pub(super) const UNSEEN: u16 = 0;
/// Rows that add nothing: also what stands for those that are counted one by one, or not at all.
pub(super) const NOTHING: u16 = 1;
/// Rows that are counted one by one.
pub(super) const ONE_BY_ONE: u16 = u16::MAX;
/// Rows that are none of this fact.
pub(super) const NOT_OURS: u16 = u16::MAX - 1;

/// Values of a cell to look at: the lower end, one more, one in between, the upper end; null only of the cell of nulls.
type Probes = [Option<i64>; 4];

/// How the values of a column fall into cells; null is cell 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    /// Known: it does not matter what it is.
    Known,
    /// Each of so many codes for itself, then everything else.
    Codes(i64),
    /// Between neighbouring cuts.
    Cuts(Vec<i64>),
}

impl Cells {
    /// How many cells there are, null included.
    pub(super) fn count(&self) -> u64 {
        match self {
            Self::Known => 2,
            Self::Codes(codes) => codes.unsigned_abs() + 2,
            Self::Cuts(cuts) => cuts.len() as u64 + 2,
        }
    }

    /// The cell of a value.
    pub(super) fn of(&self, value: Option<i64>) -> u64 {
        let Some(value) = value else { return 0 };
        match self {
            Self::Known => 1,
            Self::Codes(codes) if (0..*codes).contains(&value) => value.unsigned_abs() + 1,
            Self::Codes(codes) => codes.unsigned_abs() + 1,
            Self::Cuts(cuts) => cuts.partition_point(|cut| *cut <= value) as u64 + 1,
        }
    }

    /// Values of a cell to look at; all the same where the cell has one.
    fn probes(&self, cell: u64, field: usize) -> Probes {
        let Some(at) = cell.checked_sub(1) else { return [None; 4] };
        match self {
            // Each field by itself, so that what a state is fed with tells the field.
            Self::Known => {
                let base = 1_600_000_000_000_000 + 1_009 * i64::try_from(field).unwrap_or_default();
                [Some(base), Some(base + 1), Some(base + 77_777), Some(base + 5_000_000_017)]
            }
            Self::Codes(codes) => [Some(if at < codes.unsigned_abs() { at.cast_signed() } else { -1 }); 4],
            Self::Cuts(cuts) => {
                let at = usize::try_from(at).unwrap_or(usize::MAX);
                let low = at.checked_sub(1).and_then(|below| cuts.get(below)).copied();
                let high = cuts.get(at).map(|above| above - 1);
                let (low, high) = match (low, high) {
                    (Some(low), Some(high)) => (low, high),
                    (Some(low), None) => (low, low.saturating_add(1_000_003)),
                    (None, Some(high)) => (high.saturating_sub(1_000_003), high),
                    (None, None) => (0, 1_000_003),
                };
                let more = if high > low { low + 1 } else { low };
                [Some(low), Some(more), Some(low.midpoint(high)), Some(high)]
            }
        }
    }
}

/// A column of numbers, words or flags as a part of the signature.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub field: usize,
    pub cells: Cells,
    /// The cells that its values were or may be in so far, in their order: their positions are digits of the signature.
    digits: Vec<u64>,
    pub stride: u32,
    /// The part whose column this one is of too, read alike: its digit tells of both.
    same_as: Option<usize>,
}

impl Part {
    /// Whether it has a digit of its own.
    pub(super) fn is_signed(&self) -> bool {
        self.same_as.is_none()
    }

    /// The position of a value's cell.
    pub(super) fn digit(&self, value: Option<i64>) -> u32 {
        self.digit_of(self.cells.of(value))
    }

    /// The position of a cell.
    pub(super) fn digit_of(&self, cell: u64) -> u32 {
        self.digits.binary_search(&cell).ok().and_then(|digit| u32::try_from(digit).ok()).unwrap_or_default()
    }

    /// Hands on every cell that values of this column may be in.
    fn cells_of(&self, bound: &Bound<'_>, mut each: impl FnMut(u64)) {
        if bound.nulls.as_ref().is_some_and(|nulls| nulls.null_count() > 0) {
            each(0);
        }
        match (&bound.data, &self.cells) {
            (Data::Codes(_, values), cells) => values.iter().for_each(|value| each(cells.of(*value))),
            (Data::Bits(_, values), cells) => values.iter().for_each(|value| each(cells.of(*value))),
            (_, Cells::Known) => each(1),
            (Data::Numbers(..) | Data::Own(_), Cells::Cuts(cuts)) => (1..=cuts.len() as u64 + 1).for_each(each),
            (Data::Own(values), cells) => values.iter().for_each(|value| each(cells.of(Some(*value)))),
            (Data::Numbers(ints, times), cells) => {
                (0..ints.len()).for_each(|row| each(cells.of(Some(ints.get(row).saturating_mul(*times)))));
            }
        }
    }

    /// Whether there is a position for every such cell.
    fn fits(&self, bound: &Bound<'_>) -> bool {
        let mut fits = true;
        self.cells_of(bound, |cell| fits &= self.digits.binary_search(&cell).is_ok());
        fits
    }

    /// Makes a position for every such cell.
    fn fit(&mut self, bound: &Bound<'_>) {
        let mut digits = std::mem::take(&mut self.digits);
        self.cells_of(bound, |cell| {
            if let Err(at) = digits.binary_search(&cell) {
                digits.insert(at, cell);
            }
        });
        self.digits = digits;
    }
}

/// What a row of one kind adds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    /// Places, and what is added to each.
    pub adds: Vec<(u32, i64)>,
    /// Parts, and the places that a multiple of their number is added to.
    pub sums: Vec<(u32, Vec<(u32, i64)>)>,
    /// States, and the part whose number they are fed with.
    pub feeds: Vec<(u32, u32)>,
}

type Slopes = HashMap<(usize, u64, Vec<u64>), Vec<i64>>;

/// The kinds of rows of one mapping, found as they come.
pub(super) struct Kinds {
    pub parts: Vec<Part>,
    /// The row without its columns: constants.
    present: u64,
    values: Vec<i64>,
    slots: Vec<usize>,
    /// The fields of which one must be known for a row to be one of this fact; none where every row is.
    tells: Vec<usize>,
    /// The field whose instant decides the interval, where rows are put into intervals.
    instant: Option<usize>,
    by_signature: Vec<u16>,
    /// The slopes of cells of one number, by part, cell and words.
    slopes: Slopes,
    pub all: Vec<Kind>,
    numbers: HashMap<Kind, u16>,
}

/// More signatures than these are not tabled.
const MOST_SIGNATURES: u64 = 1 << 24;

impl Kinds {
    /// `None` where there are too many signatures.
    pub(super) fn new(
        columns: &[(usize, Cells, Option<usize>)],
        constants: (u64, Vec<i64>),
        slots: Vec<usize>,
        tells: Vec<usize>,
        instant: Option<usize>,
    ) -> Option<Self> {
        let most = columns.iter().try_fold(1_u64, |size, (_, cells, same_as)| {
            if same_as.is_some() { Some(size) } else { size.checked_mul(cells.count()) }
        });
        most.filter(|size| *size <= MOST_SIGNATURES)?;
        let part = |(field, cells, same_as): &(usize, Cells, Option<usize>)| Part {
            field: *field,
            cells: cells.clone(),
            digits: Vec::new(),
            stride: 1,
            same_as: *same_as,
        };
        let (present, values) = constants;
        let all = vec![Kind::default(); usize::from(NOTHING) + 1];
        let numbers = [(Kind::default(), NOTHING)].into_iter().collect();
        Some(Self {
            parts: columns.iter().map(part).collect(),
            present,
            values,
            slots,
            tells,
            instant,
            by_signature: Vec::new(),
            slopes: HashMap::new(),
            all,
            numbers,
        })
    }

    /// Makes signatures that tell apart all cells that the values of a slice may be in.
    pub(super) fn fit(&mut self, bound: &[Bound<'_>]) {
        self.parts.iter_mut().zip(bound).for_each(|(part, bound)| part.fit(bound));
        let mut size = 1_u32;
        for part in self.parts.iter_mut().filter(|part| part.is_signed()) {
            part.stride = size;
            // Not beyond what `new` found to be few enough.
            size = size.saturating_mul(u32::try_from(part.digits.len()).unwrap_or(u32::MAX));
        }
        self.by_signature.clear();
        self.by_signature.resize(size as usize, UNSEEN);
    }

    /// Whether signatures are numbers of 16 bits.
    pub(super) fn are_short(&self) -> bool {
        self.by_signature.len() <= 1 << 16
    }

    /// How many signatures there are.
    pub(super) fn signatures(&self) -> usize {
        self.by_signature.len()
    }

    /// Whether rows of a signature are counted by kind.
    pub(super) fn is_common(&self, signature: usize) -> bool {
        self.by_signature.get(signature).is_some_and(|kind| (NOTHING..NOT_OURS).contains(kind))
    }

    /// The kind of a signature whose rows are counted by kind.
    pub(super) fn kind_of(&self, signature: usize) -> Option<&Kind> {
        let kind = self.by_signature.get(signature).filter(|kind| (NOTHING..NOT_OURS).contains(*kind))?;
        self.all.get(usize::from(*kind))
    }

    /// Whether signatures tell apart all cells that the values of a slice may be in.
    pub(super) fn fits(&self, bound: &[Bound<'_>]) -> bool {
        !self.by_signature.is_empty() && self.parts.iter().zip(bound).all(|(part, bound)| part.fits(bound))
    }

    /// Which kinds feed a state from a part.
    pub(super) fn fed_from(&self, state: usize, part: usize) -> Vec<bool> {
        let is = |fed: &(u32, u32)| fed.0 as usize == state && fed.1 as usize == part;
        self.all.iter().map(|kind| kind.feeds.iter().any(is)).collect()
    }

    /// The kind of each row as far as it is known; whether all are, and common ones.
    #[inline(always)]
    pub(super) fn of<S: Signature>(&self, signatures: &[S], to: &mut Vec<u16>) -> bool {
        let kind = |signature: &S| self.by_signature.get(signature.at()).copied().unwrap_or_default();
        to.clear();
        to.extend(signatures.iter().map(kind));
        // Of numbers from one on, those of common kinds are below the others.
        !to.iter().fold(false, |odd, kind| odd | (kind.wrapping_sub(NOTHING) >= NOT_OURS - NOTHING))
    }

    /// Whether rows of which no telling column is known add nothing at all, so that they need not be looked at.
    pub(super) fn nulls_add_nothing(&mut self, layout: &Layout) -> bool {
        let plain = self.parts.iter().filter(|part| !self.tells(part)).all(|part| part.cells == Cells::Known);
        let known: Vec<u64> = self.parts.iter().map(|part| u64::from(!self.tells(part))).collect();
        let nothing = |kind| matches!(kind, NOTHING | NOT_OURS);
        plain && nothing(self.find_cells(&vec![0; known.len()], layout)) && nothing(self.find_cells(&known, layout))
    }

    /// Whether rows of which no column is known are none of this fact.
    pub(super) fn nulls_are_not_ours(&self) -> bool {
        self.says_nothing(&vec![0; self.parts.len()])
    }

    /// Whether a part tells whether a row is one of this fact, or adds anything.
    pub(super) fn tells(&self, part: &Part) -> bool {
        if self.tells.is_empty() { part.cells != Cells::Known } else { self.tells.contains(&part.field) }
    }

    /// Finds the kind of a signature that was not seen before.
    #[cold]
    pub(super) fn find(&mut self, signature: usize, layout: &Layout) -> u16 {
        // Found for a row before it in the same block.
        if let Some(known) = self.by_signature.get(signature).filter(|known| **known != UNSEEN) {
            return *known;
        }
        let cell = |part: &Part| {
            let part = part.same_as.and_then(|same| self.parts.get(same)).unwrap_or(part);
            let digit = signature / (part.stride as usize).max(1) % part.digits.len().max(1);
            part.digits.get(digit).copied().unwrap_or_default()
        };
        let cells: Vec<u64> = self.parts.iter().map(cell).collect();
        let number = self.find_cells(&cells, layout);
        if let Some(known) = self.by_signature.get_mut(signature) {
            *known = number;
        }
        number
    }

    /// The kind of rows whose values lie in these cells.
    fn find_cells(&mut self, cells: &[u64], layout: &Layout) -> u16 {
        if self.says_nothing(cells) {
            return NOT_OURS;
        }
        let mut slopes = std::mem::take(&mut self.slopes);
        let kind = self.probe(cells, layout, &mut slopes);
        self.slopes = slopes;
        let kind = kind.and_then(|kind| {
            if let Some(number) = self.numbers.get(&kind) {
                return Some(*number);
            }
            let number = u16::try_from(self.all.len()).ok().filter(|number| *number < NOT_OURS)?;
            self.numbers.insert(kind.clone(), number);
            self.all.push(kind);
            Some(number)
        });
        kind.unwrap_or(ONE_BY_ONE)
    }

    /// Whether rows of which these cells are known are none of this fact.
    fn says_nothing(&self, cells: &[u64]) -> bool {
        let mut telling = self.parts.iter().zip(cells).filter(|(part, _)| self.tells.contains(&part.field)).peekable();
        telling.peek().is_some() && telling.all(|(_, cell)| *cell == 0)
    }

    /// What rows of these cells add; `None` where only a look at each of them tells.
    fn probe(&self, cells: &[u64], layout: &Layout, slopes: &mut Slopes) -> Option<Kind> {
        let probes: Vec<Probes> =
            self.parts.iter().zip(cells).map(|(part, cell)| part.cells.probes(*cell, part.field)).collect();
        let mut row = Row { present: self.present, values: self.values.clone() };
        for (part, probe) in self.parts.iter().zip(&probes) {
            row.put(part.field, probe[0]);
        }
        let record = &mut Record::default();
        let low = self.outcome(&row, layout, record)?;
        let mut kind = Kind::default();
        let mut constant = low.totals.clone();
        let mut fed_by = vec![None; low.fed.len()];
        let words = self.parts.iter().zip(cells).filter(|(part, _)| !matches!(part.cells, Cells::Cuts(_)));
        let words: Vec<u64> = words.map(|(_, cell)| *cell).collect();
        let mut slope_of = |at: usize, row: &mut Row, record: &mut Record| {
            // Any slope will do at one number, so that the first one that is found does for all rows of these words.
            let mut beyond = || self.slope_beyond(&self.parts[at], cells[at], row, (layout, record));
            let none = || vec![0; layout.width];
            let slope = slopes.entry((at, cells[at], words.clone()));
            Some(slope.or_insert_with(|| beyond().unwrap_or_else(none)).clone())
        };
        for (at, part) in self.parts.iter().enumerate() {
            let Some(base) = probes[at][0] else { continue };
            let number = u32::try_from(at).ok()?;
            let slope = if probes[at][1] == Some(base) {
                // One number alone: whatever slope is taken away at it is added again. That of the next cell makes fewer kinds.
                slope_of(at, &mut row, record)
            } else {
                row.put(part.field, probes[at][1]);
                let more = self.outcome(&row, layout, record)?;
                low.note_fed(&more, number, &mut fed_by)?;
                low.slope(&more)
            };
            row.put(part.field, Some(base));
            let multiples: Vec<(u32, i64)> = (0_u32..).zip(slope?).filter(|(_, times)| *times != 0).collect();
            for (place, times) in &multiples {
                let rest = constant.get_mut(*place as usize)?;
                *rest = rest.checked_sub(times.checked_mul(base)?)?;
            }
            if !multiples.is_empty() {
                kind.sums.push((number, multiples));
            }
        }
        kind.feeds = feeds(&low, &fed_by, &probes)?;
        kind.adds = (0_u32..).zip(constant).filter(|(_, n)| *n != 0).collect();
        // Where all cells are one number, there is one row to look at.
        let same = |which: usize| probes.iter().all(|probe| probe[which] == probe[0]);
        for which in (1..4).filter(|which| !same(*which)) {
            for (part, probe) in self.parts.iter().zip(&probes) {
                row.put(part.field, probe[which]);
            }
            let seen = self.outcome(&row, layout, record)?;
            if Some(seen.totals) != foretold(&kind, &probes, which, layout.width)
                || !fed_alike(&kind, &seen.fed, &probes, which)
            {
                return None;
            }
        }
        Some(kind)
    }

    /// How much more each total has for one more of a number in the cell above; nothing where there is none to look at.
    fn slope_beyond(
        &self,
        part: &Part,
        cell: u64,
        row: &mut Row,
        (layout, record): (&Layout, &mut Record),
    ) -> Option<Vec<i64>> {
        let none = || Some(vec![0; layout.width]);
        if !matches!(part.cells, Cells::Cuts(_)) || cell + 1 >= part.cells.count() {
            return none();
        }
        let above = part.cells.probes(cell + 1, part.field);
        if above[0] == above[1] {
            return none();
        }
        row.put(part.field, above[0]);
        let low = self.outcome(row, layout, record);
        row.put(part.field, above[1]);
        match (low, self.outcome(row, layout, record)) {
            (Some(low), Some(more)) => low.slope(&more),
            _ => none(),
        }
    }

    /// What a row adds in every slot, through the facts themselves; `None` where one rejects it.
    fn outcome(&self, row: &Row, layout: &Layout, record: &mut Record) -> Option<Outcome> {
        let mut outcome = Outcome { totals: vec![0; layout.width], fed: Vec::new() };
        for slot in &self.slots {
            let at = *slot;
            let slot = layout.slots.get(at)?;
            let fields = Fields::new(slot.info(), row.present, &row.values);
            slot.counter.count(&fields, record).ok()?;
            let instant = || slot.counter.instant(&fields).map(crate::Instant::as_micros);
            if self.instant.is_some_and(|field| instant() != fields.raw(field)) {
                return None;
            }
            for (total, n) in &record.adds {
                if let Some(place) = slot.place(*total) {
                    outcome.add(place, *n)?;
                }
            }
            outcome.feed(layout, at, StateKind::Distribution, &record.samples)?;
            outcome.feed(layout, at, StateKind::Set, &record.members)?;
            if record.quotients.iter().any(|(state, ..)| layout.state(at, StateKind::Quotients, *state).is_some()) {
                return None; // of two numbers, not of one
            }
        }
        Some(outcome)
    }
}

/// A row to look at.
struct Row {
    present: u64,
    values: Vec<i64>,
}

impl Row {
    fn put(&mut self, field: usize, value: Option<i64>) {
        if let (Some(value), Some(slot)) = (value, self.values.get_mut(field)) {
            *slot = value;
            self.present |= 1 << field;
        }
    }
}

/// The part that each state is fed from: the one that moved it, or one that stands still at the same number.
fn feeds(low: &Outcome, fed_by: &[Option<u32>], probes: &[Probes]) -> Option<Vec<(u32, u32)>> {
    let one = |((state, value), moved): (&(u32, i64), &Option<u32>)| {
        let still = || {
            let at = probes.iter().position(|probe| probe.iter().all(|probe| *probe == Some(*value)))?;
            u32::try_from(at).ok()
        };
        Some((*state, moved.or_else(still)?))
    };
    low.fed.iter().zip(fed_by).map(one).collect()
}

/// What a kind says of its rows with these numbers.
fn foretold(kind: &Kind, probes: &[Probes], which: usize, width: usize) -> Option<Vec<i64>> {
    let mut totals = vec![0_i64; width];
    let mut add = |place: u32, n: i64| {
        let total = totals.get_mut(place as usize)?;
        *total = total.checked_add(n)?;
        Some(())
    };
    for (place, n) in &kind.adds {
        add(*place, *n)?;
    }
    for (part, multiples) in &kind.sums {
        let number = probes.get(*part as usize)?[which]?;
        for (place, times) in multiples {
            add(*place, times.checked_mul(number)?)?;
        }
    }
    Some(totals)
}

/// Whether the states were fed with the numbers of the parts that the kind names.
fn fed_alike(kind: &Kind, seen: &[(u32, i64)], probes: &[Probes], which: usize) -> bool {
    kind.feeds.len() == seen.len()
        && kind.feeds.iter().zip(seen).all(|((state, part), (fed, value))| {
            state == fed && probes.get(*part as usize).is_some_and(|probe| probe[which] == Some(*value))
        })
}

/// What one row adds.
struct Outcome {
    totals: Vec<i64>,
    fed: Vec<(u32, i64)>,
}

impl Outcome {
    fn add(&mut self, place: usize, n: i64) -> Option<()> {
        let total = self.totals.get_mut(place)?;
        *total = total.checked_add(n)?;
        Some(())
    }

    fn feed(&mut self, layout: &Layout, slot: usize, kind: StateKind, fed: &[(usize, i64)]) -> Option<()> {
        for (state, value) in fed {
            let Some(state) = layout.state(slot, kind, *state) else { continue };
            self.fed.push((u32::try_from(state).ok()?, *value));
            if let Some(kept) = layout.states.get(state).filter(|kept| kept.only_longest) {
                self.add(kept.number, 1)?;
            }
        }
        Some(())
    }

    /// How much more each total has where one number was one larger.
    fn slope(&self, more: &Self) -> Option<Vec<i64>> {
        self.totals.iter().zip(&more.totals).map(|(mine, theirs)| theirs.checked_sub(*mine)).collect()
    }

    /// Notes which states moved with a part; `None` where they moved otherwise than the number did.
    fn note_fed(&self, more: &Self, part: u32, fed_by: &mut [Option<u32>]) -> Option<()> {
        if self.fed.len() != more.fed.len() {
            return None;
        }
        for ((mine, theirs), by) in self.fed.iter().zip(&more.fed).zip(fed_by) {
            match theirs.1.checked_sub(mine.1)? {
                0 => {}
                1 if by.is_none() => *by = Some(part),
                _ => return None,
            }
        }
        Some(())
    }
}
