//! The fact `staff`: one row per stay of a person in a period.

use crate::exact::Instant;
use crate::fact::{
    Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind, Rules, Sink,
    Tally, TotalInfo, Totals, Word, flag_or, impl_index, impl_word, refuse,
};
use StaffTotal as T;

/// Totals of staff.
pub type StaffTotals = Totals<Staff>;
/// Totals of staff; the fact keeps no states beside them.
pub type StaffTally = Tally<Staff>;

/// The fact `staff`.
///
/// A person who leaves and comes back within the period is two rows, one for each stay; somebody who was never there is
/// possible and counts nowhere. Periods of one length add up: a rate over the totals of twelve months is the rate of a
/// mean month.
#[derive(Clone, Copy, Debug)]
pub enum Staff {}

/// How long the periods are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum StaffPeriod {
    /// A calendar month.
    #[default]
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year.
    Year,
}

impl_word!(StaffPeriod: Month "month", Quarter "quarter", Year "year");

/// One stay of a person in one period. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..StaffRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffRow {
    /// Whether the person was on staff at the start of the period.
    pub at_start: bool,
    /// Whether the person was on staff at the end of the period.
    pub at_end: bool,
    /// Whether the person left in the period.
    pub left: bool,
    /// Whether the person left of their own will; not yes where the person did not leave.
    pub voluntary: Option<bool>,
    /// When the period starts: it decides the interval.
    pub period_start: Option<Instant>,
}

/// The rules under which staff are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StaffRules {
    period: Option<StaffPeriod>,
}

impl StaffRules {
    /// How long the periods are.
    #[must_use]
    pub fn period(self, period: StaffPeriod) -> Self {
        Self { period: Some(period) }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "period", RuleKind::WordOrUnset(StaffPeriod::WORDS), -1, "how long the periods are: `month`, `quarter` or `year`; `unset` by default").shown(),
];

impl Rules for StaffRules {
    fn get(&self, rule: usize) -> i64 {
        if rule == 0 { self.period.map_or(-1, Word::code) } else { 0 }
    }

    fn set(&mut self, rule: usize, value: i64) {
        if rule == 0 {
            self.period = StaffPeriod::from_code(value);
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    AtStart,
    AtEnd,
    Left,
    Voluntary,
    PeriodStart,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::AtStart as u8, "at_start", FieldKind::Flag, "whether the person was on staff at the start of the period").required(),
    FieldInfo::new(F::AtEnd as u8, "at_end", FieldKind::Flag, "whether the person was on staff at the end of the period").required(),
    FieldInfo::new(F::Left as u8, "left", FieldKind::Flag, "whether the person left in the period").required(),
    FieldInfo::new(F::Voluntary as u8, "voluntary", FieldKind::Flag, "whether the person left of their own will; not yes where the person did not leave"),
    FieldInfo::new(F::PeriodStart as u8, "period_start", FieldKind::Instant, "when the period starts: it decides the interval"),
];

/// The totals of [`Staff`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum StaffTotal {
    /// Rows counted: one stay of a person in one period each.
    Rows,
    /// People who left in the period.
    Leavers,
    /// Part of leavers: of their own will.
    LeaversVoluntary,
    /// People at the start of the period.
    HeadcountStart,
    /// People at the end of the period.
    HeadcountEnd,
    /// Part of leavers of whom it is unknown whether they left of their own will.
    VoluntaryUnknown,
}

impl_index!(F, StaffTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one stay of a person in one period each"),
    TotalInfo::count(T::Leavers as u16, "leavers", "people who left in the period").under(&["period"]).reads(&["left"]),
    TotalInfo::count(T::LeaversVoluntary as u16, "leavers_voluntary", "part of leavers: of their own will").under(&["period"]).unless(T::VoluntaryUnknown as u16).reads(&["left", "voluntary"]),
    TotalInfo::count(T::HeadcountStart as u16, "headcount_start", "people at the start of the period").under(&["period"]).reads(&["at_start"]),
    TotalInfo::count(T::HeadcountEnd as u16, "headcount_end", "people at the end of the period").under(&["period"]).reads(&["at_end"]),
    TotalInfo::count(T::VoluntaryUnknown as u16, "voluntary_unknown", "part of leavers of whom it is unknown whether they left of their own will").under(&["period"]).excluded().reads(&["left", "voluntary"]),
];

/// The tables of the fact `staff`.
pub static STAFF: FactInfo = FactInfo::new("staff", "one stay of a person in one period", TOTALS)
    .numbered(16)
    .with_fields(FIELDS)
    .with_rules(RULES);

impl Fact for Staff {
    type Row = StaffRow;
    type Rules = StaffRules;
    type Total = T;
    const INFO: &'static FactInfo = &STAFF;

    fn count(row: &StaffRow, _: &StaffRules, to: &mut impl Sink) -> Result<(), Rejection> {
        refuse(row.at_end && row.left, Reject::Contradiction, "at_end")?;
        refuse(row.at_start && !row.at_end && !row.left, Reject::Contradiction, "left")?;
        refuse(!row.left && row.voluntary == Some(true), Reject::Contradiction, "voluntary")?;
        to.add(T::HeadcountStart, i64::from(row.at_start));
        to.add(T::HeadcountEnd, i64::from(row.at_end));
        if row.left {
            to.add(T::Leavers, 1);
            flag_or(to, row.voluntary, T::LeaversVoluntary, T::VoluntaryUnknown);
        }
        Ok(())
    }

    fn instant(row: &StaffRow, _: &StaffRules) -> Option<Instant> {
        row.period_start
    }

    fn read(from: &Fields<'_>) -> Result<StaffRow, Rejection> {
        Ok(StaffRow {
            at_start: from.needed(F::AtStart, from.flag(F::AtStart)?)?,
            at_end: from.needed(F::AtEnd, from.flag(F::AtEnd)?)?,
            left: from.needed(F::Left, from.flag(F::Left)?)?,
            voluntary: from.flag(F::Voluntary)?,
            period_start: from.instant(F::PeriodStart),
        })
    }

    fn write(row: &StaffRow, to: &mut FieldBuffer) {
        to.put(F::AtStart, Some(row.at_start.into()));
        to.put(F::AtEnd, Some(row.at_end.into()));
        to.put(F::Left, Some(row.left.into()));
        to.put(F::Voluntary, row.voluntary.map(i64::from));
        to.put(F::PeriodStart, row.period_start.map(Instant::as_micros));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAYS: StaffRow = StaffRow { at_start: true, at_end: true, left: false, voluntary: None, period_start: None };
    const LEAVES: StaffRow = StaffRow { at_end: false, left: true, ..STAYS };

    fn observe(totals: &mut StaffTotals, row: &StaffRow) -> Option<Reject> {
        let error = crate::Accumulator::observe(totals, row).err()?;
        error.rejection().map(Rejection::reason)
    }

    #[test]
    fn people_are_counted_at_both_ends_of_the_period() {
        let mut totals = StaffTotals::zero(&StaffRules::default());
        let came_and_went = StaffRow { at_start: false, voluntary: Some(true), ..LEAVES };
        let dismissed = StaffRow { voluntary: Some(false), ..LEAVES };
        let joined = StaffRow { at_start: false, voluntary: Some(false), ..STAYS };
        let never_there = StaffRow::default();
        for row in [&STAYS, &joined, &dismissed, &came_and_went, &never_there] {
            assert_eq!(observe(&mut totals, row), None);
        }
        let all = [T::Rows, T::HeadcountStart, T::HeadcountEnd, T::Leavers, T::LeaversVoluntary];
        assert_eq!(all.map(|total| totals.get(total)), [5, 2, 2, 2, 1].map(Some));

        assert_eq!(observe(&mut totals, &LEAVES), None); // why is unknown
        assert_eq!((totals.get(T::Leavers), totals.get(T::LeaversVoluntary)), (Some(3), None));
        assert_eq!(totals.get(T::VoluntaryUnknown), Some(1));
    }

    #[test]
    fn nobody_stays_and_leaves_or_goes_without_leaving() {
        let mut totals = StaffTotals::zero(&StaffRules::default());
        for row in [
            StaffRow { left: true, ..STAYS },
            StaffRow { left: false, ..LEAVES },
            StaffRow { voluntary: Some(true), ..STAYS },
        ] {
            assert_eq!(observe(&mut totals, &row), Some(Reject::Contradiction), "{row:?}");
        }
        assert_eq!((totals.get(T::Rows), totals.get(T::HeadcountStart)), (Some(0), Some(0)));
    }
}
