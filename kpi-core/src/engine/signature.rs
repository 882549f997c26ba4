//! The signature of each row: which cell each of its values lies in.

use super::bind::{Bound, Data, Ints, of_every_type};
use super::bits::{Bitmap, first, known};
use super::kinds::{Cells, Kinds, Part};
use super::lanes::{BLOCK, Lanes, Processor, Signature, TABLE, Value, Work};

/// What one column adds to the signatures of its rows, worked out once for a slice.
enum Step<'a> {
    /// A cell where anything is known.
    Known { nulls: Option<Bitmap<'a>>, cell: u32 },
    /// One cell for no and one for yes.
    Bits { bits: Bitmap<'a>, cells: [u32; 2], nulls: Option<Bitmap<'a>> },
    /// A cell for each code.
    Codes { codes: Ints<'a>, cells: Vec<u32>, nulls: Option<Bitmap<'a>> },
    /// A first cell, and one more for each cut that is reached.
    Cuts { values: Ints<'a>, cuts: Cuts, nulls: Option<Bitmap<'a>> },
    /// Cells that were looked up one by one.
    Cells(Vec<u32>),
}

/// Cuts of a column's own integers, and what they add.
struct Cuts {
    first: u32,
    more: u32,
    /// Those of 16 bits, with which many rows are compared at once.
    near: Vec<i16>,
    /// Those beyond: all rows of a block reach them, or none, most often.
    far: Vec<i64>,
    /// What the smallest numbers add, where looking that up costs less than comparing.
    table: Option<[u32; TABLE]>,
}

/// How the rows of a slice are signed.
pub(super) struct Signing<'a> {
    steps: Vec<Step<'a>>,
    /// What every row has.
    of_all: u32,
    /// The columns of which one must be known for a row to tell anything, where most rows tell nothing.
    telling: Option<Vec<Bitmap<'a>>>,
}

impl<'a> Signing<'a> {
    /// How the rows of these columns are signed; `sparse` where rows of which no telling column is known add nothing.
    pub(super) fn new(kinds: &Kinds, bound: &'a [Bound<'_>], sparse: bool) -> Self {
        let mut signing = Self { steps: Vec::new(), of_all: 0, telling: None };
        for (part, bound) in kinds.parts.iter().zip(bound).filter(|(part, _)| part.is_signed()) {
            signing.add(part, bound);
        }
        if sparse {
            let telling = kinds.parts.iter().zip(bound).filter(|(part, _)| part.is_signed() && kinds.tells(part));
            // A column without nulls tells of every row.
            signing.telling = telling.map(|(_, bound)| Bitmap::of_nulls(bound.nulls.as_ref())).collect();
        }
        signing
    }

    fn add(&mut self, part: &Part, bound: &'a Bound<'_>) {
        let nulls = Bitmap::of_nulls(bound.nulls.as_ref());
        let cell = |value: Option<i64>| part.digit(value) * part.stride;
        let step = match (&bound.data, &part.cells) {
            (Data::Codes(codes, values), Cells::Known | Cells::Codes(_)) => {
                Step::Codes { codes: *codes, cells: values.iter().map(|value| cell(*value)).collect(), nulls }
            }
            (Data::Bits(bits, values), Cells::Known | Cells::Codes(_)) => {
                Step::Bits { bits: Bitmap::of(bits), cells: values.map(cell), nulls }
            }
            (_, Cells::Known) => Step::Known { nulls, cell: part.digit_of(1) * part.stride },
            (Data::Numbers(ints, times), Cells::Cuts(cuts)) => cuts_of(part, *ints, *times, cuts, nulls),
            (Data::Own(values), Cells::Cuts(cuts)) => cuts_of(part, Ints::I64(values), 1, cuts, nulls),
            _ => Step::Cells((0..bound.len()).map(|row| cell(bound.value(row))).collect()),
        };
        match step {
            Step::Known { nulls: None, cell } => self.of_all = self.of_all.wrapping_add(cell),
            Step::Cuts { nulls: None, cuts, .. } if cuts.near.is_empty() && cuts.far.is_empty() => {
                self.of_all = self.of_all.wrapping_add(cuts.first);
            }
            Step::Bits { bits, cells: [no, yes], nulls: None } => {
                // What is added for yes may be less than nothing: sums leave the range and come back.
                self.of_all = self.of_all.wrapping_add(no);
                self.steps.push(Step::Bits { bits, cells: [0, yes.wrapping_sub(no)], nulls: None });
            }
            step => self.steps.push(step),
        }
    }

    /// The bits of those of up to 64 rows that tell anything.
    #[inline]
    fn telling(&self, row: usize) -> u64 {
        self.telling.as_ref().map_or(u64::MAX, |telling| telling.iter().fold(0, |word, bits| word | bits.word(row)))
    }

    /// Finds the rows that tell anything among these; whether they are few.
    #[inline(always)]
    pub(super) fn find_few(&self, start: usize, rows: usize, words: &mut Vec<u64>) -> bool {
        if self.telling.is_none() {
            return false;
        }
        words.clear();
        words.extend((0..rows).step_by(BLOCK).map(|at| self.telling(start + at) & first(rows - at)));
        let known: u32 = words.iter().map(|word| word.count_ones()).sum();
        known as usize * 2 < rows
    }

    /// The signatures of rows from one on.
    pub(super) fn sign<S: Signature>(&self, processor: Processor, start: usize, rows: usize, to: &mut Vec<[S; BLOCK]>) {
        to.clear();
        to.resize(rows.div_ceil(BLOCK), [S::of(self.of_all); BLOCK]);
        processor.run(Sign { signing: self, start, rows, to });
    }
}

/// Numbers between cuts: the cuts as the column's own integers, without those that all or none of its type reach.
fn cuts_of<'a>(part: &Part, values: Ints<'a>, times: i64, cuts: &[i64], nulls: Option<Bitmap<'a>>) -> Step<'a> {
    let (least, most) = values.range();
    let raw = |cut: &i64| i128::from(cut.div_euclid(times)) + i128::from(cut.rem_euclid(times) != 0);
    let reached = cuts.iter().filter(|cut| raw(cut) <= least).count();
    let within = cuts.iter().map(raw).filter(|cut| (least + 1..=most).contains(cut));
    let cuts: Vec<i64> = within.filter_map(|cut| i64::try_from(cut).ok()).collect();
    // Cell 0 is null's.
    let first = part.digit_of(reached as u64 + 1) * part.stride;
    Step::Cuts { values, cuts: Cuts::new(&cuts, first, part.stride), nulls }
}

impl Cuts {
    fn new(cuts: &[i64], first: u32, more: u32) -> Self {
        // As many cells as there are cuts: they have numbers.
        let reached =
            |value: usize| cuts.iter().filter(move |cut| usize::try_from(**cut).map_or(**cut < 0, |cut| cut <= value));
        let cells = |value| reached(value).fold(first, |cell, _| cell.wrapping_add(more));
        let table = (cuts.len() > FEW_CUTS).then(|| std::array::from_fn(cells));
        let near = |cut: &i64| i16::try_from(*cut).ok().filter(|cut| *cut != i16::MIN);
        let (far, near_ones) =
            (cuts.iter().copied().filter(|cut| near(cut).is_none()).collect(), cuts.iter().filter_map(near));
        Self { first, more, near: near_ones.collect(), far, table }
    }
}

/// Values are fetched from memory so many rows before they are needed: while the rows before them are counted. That saves a
/// quarter of the time of a table that is not in the caches.
const AHEAD: usize = 2048;

struct Sign<'a, 'b, S> {
    signing: &'a Signing<'b>,
    start: usize,
    rows: usize,
    to: &'a mut [[S; BLOCK]],
}

impl<S: Signature> Work for Sign<'_, '_, S> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        for step in &self.signing.steps {
            sign_step(lanes, step, self.start, self.rows, self.to);
        }
    }
}

#[inline(always)]
fn sign_step<L: Lanes, S: Signature>(lanes: L, step: &Step<'_>, start: usize, rows: usize, to: &mut [[S; BLOCK]]) {
    match step {
        Step::Known { nulls, cell } => {
            for (at, to) in to.iter_mut().enumerate() {
                lanes.add(to, known(*nulls, start + at * BLOCK), S::of(*cell));
            }
        }
        Step::Bits { bits, cells, nulls } => {
            for (at, to) in to.iter_mut().enumerate() {
                let (known, yes) = (known(*nulls, start + at * BLOCK), bits.word(start + at * BLOCK));
                if cells[0] != 0 {
                    lanes.add(to, known & !yes, S::of(cells[0]));
                }
                lanes.add(to, known & yes, S::of(cells[1]));
            }
        }
        Step::Codes { codes, cells, nulls } => {
            of_every_type!(codes, codes => {
                let codes = codes.get(start..start + rows).unwrap_or_default();
                add_codes(lanes, to, codes, cells, (*nulls, start));
            });
        }
        Step::Cuts { values, cuts, nulls } => {
            of_every_type!(values, values => {
                let values = values.get(start..start + rows).unwrap_or_default();
                add_cuts(lanes, to, values, cuts, (*nulls, start));
            });
        }
        Step::Cells(cells) => {
            let cells = cells.get(start..start + rows).unwrap_or_default();
            for (to, cell) in to.as_flattened_mut().iter_mut().zip(cells) {
                *to = to.plus(S::of(*cell));
            }
        }
    }
}

/// Hands on each block with its values; the last is filled up with its first value.
#[inline(always)]
fn by_block<L: Lanes, T: Copy, S>(
    lanes: L,
    to: &mut [[S; BLOCK]],
    values: &[T],
    mut each: impl FnMut(usize, &mut [S; BLOCK], &[T; BLOCK]),
) {
    let (whole, rest) = values.as_chunks::<BLOCK>();
    for (at, (to, values)) in to.iter_mut().zip(whole).enumerate() {
        lanes.fetch(values, AHEAD);
        each(at * BLOCK, to, values);
    }
    if let (Some(filler), Some(to)) = (rest.first(), to.get_mut(whole.len())) {
        let mut last = [*filler; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        each(whole.len() * BLOCK, to, &last);
    }
}

#[inline(always)]
fn add_codes<L: Lanes, S: Signature, T: Value + TryInto<usize>>(
    lanes: L,
    to: &mut [[S; BLOCK]],
    codes: &[T],
    cells: &[u32],
    (nulls, start): (Option<Bitmap<'_>>, usize),
) {
    if cells.len() <= TABLE {
        let table = std::array::from_fn(|at| S::of(cells.get(at).copied().unwrap_or_default()));
        return look_up(lanes, to, codes, &table, (nulls, start));
    }
    by_block(
        lanes,
        to,
        codes,
        #[inline(always)]
        |at, to, codes| {
            let known = known(nulls, start + at);
            for (at, (to, code)) in to.iter_mut().zip(codes).enumerate() {
                // A null may hold any code.
                let cell = (*code).try_into().ok().and_then(|code| cells.get(code)).copied().unwrap_or_default();
                *to = to.plus(S::of(if known >> at & 1 == 1 { cell } else { 0 }));
            }
        },
    );
}

#[inline(always)]
fn look_up<L: Lanes, S: Signature, T: Value>(
    lanes: L,
    to: &mut [[S; BLOCK]],
    values: &[T],
    table: &[S; TABLE],
    (nulls, start): (Option<Bitmap<'_>>, usize),
) {
    by_block(
        lanes,
        to,
        values,
        #[inline(always)]
        |at, to, values| lanes.look_up(to, values, table, known(nulls, start + at)),
    );
}

/// So many comparisons cost more than a look at what there is to compare.
const FEW_CUTS: usize = 4;

#[inline(always)]
fn add_cuts<L: Lanes, S: Signature, T: Value + TryFrom<i64> + Into<i128>>(
    lanes: L,
    to: &mut [[S; BLOCK]],
    values: &[T],
    cuts: &Cuts,
    nulls: (Option<Bitmap<'_>>, usize),
) {
    let (mut first, mut between) = (cuts.first, false);
    if cuts.table.is_some() || !cuts.far.is_empty() {
        let (least, most) = ends(values);
        if let Some(table) = cuts.table.filter(|_| least >= 0 && most < TABLE as i128) {
            return look_up(lanes, to, values, &table.map(S::of), nulls);
        }
        for cut in &cuts.far {
            let all = least >= i128::from(*cut);
            first = first.wrapping_add(if all { cuts.more } else { 0 });
            between |= !all && most >= i128::from(*cut);
        }
    }
    let (fours, rest) = cuts.near.as_chunks::<4>();
    let add = (S::of(if between { cuts.first } else { first }), S::of(cuts.more));
    match *rest {
        [a] => climb(lanes, to, values, [a], add, nulls),
        [a, b] => climb(lanes, to, values, [a, b], add, nulls),
        [a, b, c] => climb(lanes, to, values, [a, b, c], add, nulls),
        _ => climb(lanes, to, values, [], add, nulls),
    }
    for four in fours {
        climb(lanes, to, values, *four, (S::of(0), add.1), nulls);
    }
    for cut in cuts.far.iter().filter(|_| between).filter_map(|cut| T::try_from(*cut).ok()) {
        by_block(
            lanes,
            to,
            values,
            #[inline(always)]
            |at, to, values| lanes.add(to, lanes.reach(values, cut) & known(nulls.0, nulls.1 + at), add.1),
        );
    }
}

/// The least and the largest of some values.
#[inline(always)]
fn ends<T: Value + Into<i128>>(values: &[T]) -> (i128, i128) {
    let Some(one) = values.first() else { return (0, 0) };
    let (least, most) = values.iter().fold((*one, *one), |(least, most), value| (least.min(*value), most.max(*value)));
    (least.into(), most.into())
}

/// With their number known when compiling, a block's signatures stay in registers.
#[inline(always)]
fn climb<L: Lanes, S: Signature, T: Value, const N: usize>(
    lanes: L,
    to: &mut [[S; BLOCK]],
    values: &[T],
    cuts: [i16; N],
    (first, more): (S, S),
    (nulls, start): (Option<Bitmap<'_>>, usize),
) {
    by_block(
        lanes,
        to,
        values,
        #[inline(always)]
        |at, to, values| {
            let known = known(nulls, start + at);
            lanes.add(to, known, first);
            lanes.climb(to, values, cuts, known, more);
        },
    );
}
