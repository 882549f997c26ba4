//! What rows tell of which only some fields are known: found by counting sample rows through the fact itself.
//!
//! Which columns a total looks at stands in the tables of the facts; which of them it cannot do without does not, and depends on the rules:
//! of a call whose direction is null most is known, of one whose wait is null nothing about waits is. So rows are made up, the
//! same ones every time, and counted with a field and without it.

use crate::fact::{AnyCounter, FactInfo, FieldKind, Fields, Record};
use crate::metric::Item;
use hashbrown::{HashMap, HashSet};
use std::cell::RefCell;
use std::rc::Rc;

/// So many rows are made up.
const ROWS: usize = 384;
/// So many fields at most are taken out of a row before it is given up.
const TRIES: usize = 12;

/// What a row adds to, a bit each: totals, distributions, sets, quotients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Seen {
    totals: [u64; FactInfo::MAX_TOTALS / 64],
    states: [u64; 3],
}

impl Seen {
    fn of(record: &Record) -> Self {
        let mut seen = Self::default();
        for (total, _) in &record.adds {
            // A total may be taken off again.
            let sum =
                record.adds.iter().filter(|(at, _)| at == total).fold(0, |sum: i64, (_, n)| sum.saturating_add(*n));
            if let Some(bits) = seen.totals.get_mut(total / 64).filter(|_| sum != 0) {
                *bits |= 1 << (total % 64);
            }
        }
        record.samples.iter().for_each(|(at, _)| seen.states[0] |= 1 << at);
        record.members.iter().for_each(|(at, _)| seen.states[1] |= 1 << at);
        record.quotients.iter().for_each(|(at, ..)| seen.states[2] |= 1 << at);
        seen
    }

    /// Whether an item is added to.
    pub(super) fn has(&self, item: Item, at: usize) -> bool {
        let state = |kind: usize| self.states[kind] >> at & 1 == 1;
        match item {
            Item::Total => self.totals.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1),
            Item::Distribution => state(0),
            Item::Set => state(1),
            Item::Quotients => state(2),
        }
    }
}

/// A fact under its rules, and sample rows of a mapping.
pub(super) struct Probe {
    counter: Box<dyn AnyCounter>,
    /// The fields that have one value in every row.
    constants: u64,
    rows: Vec<Vec<i64>>,
    /// What rows add to, by the fields that they may have.
    seen: RefCell<HashMap<u64, Rc<[Seen]>>>,
}

impl Probe {
    pub(super) fn new(counter: Box<dyn AnyCounter>, constants: (u64, &[i64])) -> Self {
        let mut numbers = Numbers(1);
        let cuts = counter.cuts(u64::MAX).unwrap_or_default();
        let info = counter.info();
        let cuts: Vec<Vec<i64>> = (0..info.fields.len()).map(|field| cuts.of(field)).collect();
        let rows = (0..ROWS).map(|_| sample(info, &cuts, constants, &mut numbers)).collect();
        Self { counter, constants: constants.0, rows, seen: RefCell::default() }
    }

    pub(super) fn counter(&self) -> &dyn AnyCounter {
        self.counter.as_ref()
    }

    /// What rows add to that have these fields, but for those that contradict others; each combination once.
    pub(super) fn seen(&self, known: u64) -> Rc<[Seen]> {
        Rc::clone(self.seen.borrow_mut().entry(known).or_insert_with(|| self.find(known)))
    }

    fn find(&self, known: u64) -> Rc<[Seen]> {
        let mut record = Record::default();
        let mut all = HashSet::new();
        for values in &self.rows {
            if self.accepted(known | self.constants, values, &mut record).is_some() {
                all.insert(Seen::of(&record));
            }
        }
        all.into_iter().collect()
    }

    /// Whether rows of which these fields are known tell the instant that decides their interval.
    pub(super) fn tells_instant(&self, known: u64) -> bool {
        let info = self.counter.info();
        let known = known | self.constants;
        let mut record = Record::default();
        self.rows.iter().any(|values| {
            let present = self.accepted(known, values, &mut record).unwrap_or(known);
            self.counter.instant(&Fields::new(info, present, values)).is_some()
        })
    }

    /// The fields of a row that it may have: those that contradict others are taken out until it is counted.
    fn accepted(&self, known: u64, values: &[i64], to: &mut Record) -> Option<u64> {
        let info = self.counter.info();
        let mut present = known;
        for _ in 0..TRIES {
            let Err(rejection) = self.counter.count(&Fields::new(info, present, values), to) else {
                return Some(present);
            };
            let field = info.field(rejection.field())?;
            if present >> field & 1 == 0 || self.constants >> field & 1 == 1 {
                return None;
            }
            present &= !(1 << field);
        }
        None
    }
}

/// A row with a value in every field.
fn sample(info: &FactInfo, cuts: &[Vec<i64>], (fixed, constants): (u64, &[i64]), numbers: &mut Numbers) -> Vec<i64> {
    let mut values = Vec::with_capacity(info.fields.len());
    for (at, field) in info.fields.iter().enumerate() {
        let mut below = |n: usize| numbers.below(n);
        let random = match field.kind {
            FieldKind::Flag => below(2),
            FieldKind::Word(words) => below(words.len()),
            FieldKind::Set(words) => below(1 << words.len().min(16)),
            FieldKind::Id => 1 + below(4),
            FieldKind::Score => below(11),
            FieldKind::Count => below(4),
            // What happens later stands later in most tables.
            FieldKind::Instant => 1_000_000 * (600 * i64::try_from(at).unwrap_or_default() + below(900)),
            FieldKind::Duration => {
                1_000_000 * DURATIONS.get(index(below(DURATIONS.len()))).copied().unwrap_or_default()
            }
            FieldKind::Number | FieldKind::Money => {
                AMOUNTS.get(index(below(AMOUNTS.len()))).copied().unwrap_or_default()
            }
            FieldKind::Currency => i64::from(u16::try_from(at).unwrap_or_default()),
        };
        // Where counting changes its mind, now and then.
        let cut = cuts.get(at).filter(|cuts| !cuts.is_empty() && numbers.below(4) == 0);
        let random = cut.and_then(|cuts| cuts.get(index(numbers.below(cuts.len())))).copied().unwrap_or(random);
        values.push(if fixed >> at & 1 == 1 { constants.get(at).copied().unwrap_or_default() } else { random });
    }
    values
}

/// Seconds.
const DURATIONS: [i64; 8] = [0, 3, 10, 25, 60, 600, 7_200, 200_000];
const AMOUNTS: [i64; 6] = [0, 1, 2, 50, 80, 100];

fn index(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}

/// The same numbers every time: splitmix64.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        i64::try_from(mixed % (n.max(1) as u64)).unwrap_or_default()
    }
}
