//! Facts: what a row is, what an impossible row is, and which totals a row adds to.
//!
//! A [`Fact`] is one kind of record of the world (a contact, an agent's state, a survey). Its row, its rules and its
//! totals stand in one file, and once: the `const` tables of its [`FactInfo`] are what every other layer (C ids and
//! row structs, Python stubs, Arrow columns, documentation) is derived from or tested against.

mod accumulator;
mod board;
mod common;
mod counter;
mod counts;
mod cuts;
mod erased;
mod erased_grouped;
mod evidence;
mod fields;
mod grouped;
mod info;
mod rule_info;
mod rules;
mod tally;
mod total_info;
mod totals;
mod view;

pub use accumulator::{Accumulator, Report};
pub use board::{AnyGrouped, Board, BoardGroup};
pub use common::{AgentActivity, AutoReply, Boundary, CancelledSales, Clock, Direction};
pub(crate) use common::{CUT_TO_SECONDS, check_currency, count_or, flag_or, known_or, refuse};
pub(crate) use counter::Counter;
pub use counter::{AnyCounter, EachPart, Fed, Record, Whole};
pub use counts::Counts;
pub(crate) use counts::overflow;
#[cfg(feature = "arrow")]
pub(crate) use counts::read;
pub use cuts::Cuts;
pub use erased::{AnyFact, AnyTally, Door, NoteRow};
pub use erased_grouped::AnyGroups;
pub use evidence::{Evidence, Reading, Supply};
pub use fields::{FieldBuffer, Fields};
pub use grouped::{GroupKey, Grouped};
pub(crate) use info::impl_index;
pub use info::{FactInfo, FieldInfo, FieldKind, Index};
pub use rule_info::{RuleInfo, RuleKind};
pub use rules::{NoRules, Rules, rules_from_text, rules_text};
pub use tally::Tally;
#[cfg(feature = "stored")]
pub(crate) use tally::{DISTRIBUTION, QUOTIENTS, SET};
pub use total_info::{Role, StateInfo, TotalInfo, TotalUnit};
pub use totals::Totals;
pub use view::View;

use crate::calendar::Bins;
use crate::error::Error;
use crate::exact::Instant;
pub use crate::reject::{Reject, Rejection};
pub use crate::word::Word;
pub(crate) use crate::word::{impl_word, set_word};
pub(crate) use fields::{MOST_QUANTITY, between, check_amount, check_quantity, check_time};

/// One kind of row: how it is read, judged and counted.
///
/// # Laws
///
/// * **Row-local**: [`Fact::count`] looks at one row and the rules, at nothing else, and gives the same totals each time.
/// * **Whole or not at all**: a row that breaks a rule adds to no total; say so before the first [`Sink::add`].
/// * **A group**: totals only add. So any order, any split of the rows and any number of machines give equal bits, and
///   taking a row away again undoes it.
/// * **Null is unknown**: what a formula must leave out is itself a total, and both sides of a quotient see the same rows.
///
/// # Examples
///
/// A fact of one's own, and a KPI over it:
///
/// ```
/// use kpi_core::prelude::*;
///
/// struct Parcel { late: bool }
///
/// const LATE: usize = 1;
/// static PARCEL: FactInfo = FactInfo::new("parcel", "one parcel delivered", &[
///     TotalInfo::count(0, "rows", "parcels delivered"),
///     TotalInfo::count(1, "late", "parcels delivered after the promised day"),
/// ]);
/// impl Fact for Parcel {
///     type Row = Self;
///     type Rules = NoRules;
///     type Total = usize;
///     const INFO: &'static FactInfo = &PARCEL;
///     fn count(row: &Self, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
///         Ok(to.add(LATE, i64::from(row.late)))
///     }
/// }
/// static LATE_RATE: Definition = Definition::own("late_rate", "Late parcels", &[
///     Variant::own("of_delivered", "late / rows", &[&PARCEL]).share(),
/// ]);
///
/// let mut totals = Totals::<Parcel>::zero(&NoRules);
/// for late in [true, false, false, false] { totals.observe(&Parcel { late })?; }
/// assert_eq!(LATE_RATE.evaluate(&totals).to_string(), "25.0 % (1 of 4; of_delivered)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub trait Fact: Sized + Send + Sync + 'static {
    /// One record.
    type Row;
    /// What changes how rows are counted.
    type Rules: Rules;
    /// The totals, as a field-less enum in the order of the table.
    type Total: Index;
    /// Names, units and docs of fields, rules, totals and states.
    const INFO: &'static FactInfo;

    /// Adds one row to the totals; `rows` itself is added by the caller.
    ///
    /// # Errors
    ///
    /// The row-local rule that the row breaks, before anything was added.
    fn count(row: &Self::Row, rules: &Self::Rules, to: &mut impl Sink) -> Result<(), Rejection>;

    /// Whether [`Fact::count_view`] may count the row where it lies: only where [`Fact::read`] surely would read it. A row of
    /// which this is not said is read first, which tells exactly what is wrong with it.
    #[inline]
    fn counts_in_place(row: &impl View) -> bool {
        let _ = row;
        false
    }

    /// Counts a row of which [`Fact::counts_in_place`] said yes: equal to reading it and counting what was read.
    ///
    /// # Errors
    ///
    /// As [`Fact::count`], the same rejection first.
    #[inline]
    fn count_view(row: &impl View, rules: &Self::Rules, to: &mut impl Sink) -> Result<(), Rejection> {
        Self::count(&Self::read(&row.fields(Self::INFO, &mut [0; FactInfo::MAX_FIELDS]))?, rules, to)
    }

    /// Tells from which values of its numbers on a row is counted otherwise, where rows of these known fields are counted by kinds
    /// as [`Cuts`] has it; else `false`, and every row is looked at. Whoever counts columns makes use of it.
    ///
    /// Too many cuts cost a little time; one that is missing is a wrong figure, so a law holds counting by kinds to counting rows.
    fn cuts(rules: &Self::Rules, known: u64, cuts: &mut Cuts) -> bool {
        let _ = (rules, known, cuts);
        false
    }

    /// Whether these rules let rows tell this total.
    fn coverage(rules: &Self::Rules, total: usize) -> Coverage {
        let _ = (rules, total);
        Coverage::Counted
    }

    /// The instant that decides in which interval the row is reported, where the row knows it.
    fn instant(row: &Self::Row, rules: &Self::Rules) -> Option<Instant> {
        let _ = (row, rules);
        None
    }

    /// Hands the row to `each` bin that it touches: the whole row at [`Fact::instant`] unless the fact splits its time.
    ///
    /// # Errors
    ///
    /// Whatever `each` refuses.
    fn split(
        row: &Self::Row,
        rules: &Self::Rules,
        bins: &Bins,
        each: &mut EachBin<'_, Self::Row>,
    ) -> Result<(), Error> {
        each(Self::instant(row, rules).map(|at| bins.start_of(at)), row)
    }

    /// Reads a row through the erased door.
    ///
    /// # Errors
    ///
    /// A field that is missing or off its list.
    fn read(fields: &Fields<'_>) -> Result<Self::Row, Rejection> {
        let _ = fields;
        Err(Rejection::new(Reject::Missing, "fields"))
    }

    /// Writes a row through the erased door; what [`Fact::read`] reads back is equal.
    fn write(row: &Self::Row, to: &mut FieldBuffer) {
        let _ = (row, to);
    }
}

/// Counts a row that came through the erased door: where it lies if the fact can, else read first.
#[inline]
pub(crate) fn count_fields<F: Fact>(row: &Fields<'_>, rules: &F::Rules, to: &mut impl Sink) -> Result<(), Rejection> {
    if F::counts_in_place(row) { F::count_view(row, rules, to) } else { F::count(&F::read(row)?, rules, to) }
}

/// Takes a row, or a part of it, for the interval that starts at an instant; `None` where the instant is unknown.
pub type EachBin<'a, R> = dyn FnMut(Option<Instant>, &R) -> Result<(), Error> + 'a;

/// Whether rules let rows tell a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Rows tell it.
    Counted,
    /// The rules declare that the source has no such part: zero within a sum of parts, unknown on its own.
    Absent,
    /// Rows cannot tell it under these rules; a caller who knows it may set it.
    Unknown,
}

/// Where a counted row goes: totals, and whatever states are kept beside them.
pub trait Sink {
    /// Adds to a total.
    fn add<T: Index>(&mut self, total: T, n: i64);

    /// Adds an observation to a distribution.
    fn sample(&mut self, distribution: usize, value: i64) {
        let _ = (distribution, value);
    }

    /// Adds a quotient to those that are kept one by one.
    fn quotient(&mut self, quotients: usize, above: i64, below: i64) {
        let _ = (quotients, above, below);
    }

    /// Adds a member to a set whose distinct members are counted.
    fn member(&mut self, set: usize, id: i64) {
        let _ = (set, id);
    }
}
