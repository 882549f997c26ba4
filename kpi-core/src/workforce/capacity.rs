//! The fact `capacity`: one row per period (of a queue, a site, a campaign) with given quantities that no other row
//! has.

use crate::exact::{Duration, Instant};
use crate::fact::{
    Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, NoRules, Reject, Rejection, Sink, Tally, TotalInfo,
    Totals, check_quantity, count_or, impl_index, known_or, refuse,
};
use CapacityTotal as T;

/// Totals of given quantities.
pub type CapacityTotals = Totals<Capacity>;
/// Totals of given quantities; the fact keeps no states beside them.
pub type CapacityTally = Tally<Capacity>;

/// The fact `capacity`.
///
/// A quantity that some row does not give is unknown for the whole. Customers, lines and agents add over sites; the
/// days and the full-time hours of a period are the same for every site and are taken once where sites are put side by
/// side.
#[derive(Clone, Copy, Debug)]
pub enum Capacity {}

/// One period with given quantities. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..CapacityRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CapacityRow {
    /// Customers on the books, silent ones included.
    pub accounts: Option<i64>,
    /// How long trunks were busy, all lines together.
    pub line_busy: Option<Duration>,
    /// Lines times the length of the period.
    pub line_time: Option<Duration>,
    /// Agents on staff times the length of the period.
    pub agent_time: Option<Duration>,
    /// Agents times calendar days.
    pub agent_calendar_days: Option<i64>,
    /// Agents times months.
    pub agent_months: Option<i64>,
    /// The full-time hours of the period.
    pub full_time: Option<Duration>,
    /// The calendar days of the period.
    pub days: Option<i64>,
    /// Leads on the list.
    pub leads: Option<i64>,
    /// Calls abandoned to answering machines, by a reasoned estimate.
    pub machine_estimate: Option<i64>,
    /// When the period starts: it decides the interval.
    pub starts_at: Option<Instant>,
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Accounts,
    LineBusy,
    LineTime,
    AgentTime,
    AgentCalendarDays,
    AgentMonths,
    FullTime,
    Days,
    Leads,
    MachineEstimate,
    StartsAt,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Accounts as u8, "accounts", FieldKind::Number, "customers on the books, silent ones included"),
    FieldInfo::new(F::LineBusy as u8, "line_busy", FieldKind::Duration, "how long trunks were busy, all lines together"),
    FieldInfo::new(F::LineTime as u8, "line_time", FieldKind::Duration, "lines times the length of the period"),
    FieldInfo::new(F::AgentTime as u8, "agent_time", FieldKind::Duration, "agents on staff times the length of the period"),
    FieldInfo::new(F::AgentCalendarDays as u8, "agent_calendar_days", FieldKind::Number, "agents times calendar days"),
    FieldInfo::new(F::AgentMonths as u8, "agent_months", FieldKind::Number, "agents times months"),
    FieldInfo::new(F::FullTime as u8, "full_time", FieldKind::Duration, "the full-time hours of the period"),
    FieldInfo::new(F::Days as u8, "days", FieldKind::Number, "the calendar days of the period"),
    FieldInfo::new(F::Leads as u8, "leads", FieldKind::Number, "leads on the list"),
    FieldInfo::new(F::MachineEstimate as u8, "machine_estimate", FieldKind::Number, "calls abandoned to answering machines, by a reasoned estimate"),
    FieldInfo::new(F::StartsAt as u8, "starts_at", FieldKind::Instant, "when the period starts: it decides the interval"),
];

/// The totals of [`Capacity`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum CapacityTotal {
    /// Rows counted: one period with given quantities each.
    Rows,
    /// Customers on the books, silent ones included.
    Accounts,
    /// Trunk busy time.
    LineBusy,
    /// Lines times length of period.
    LineTime,
    /// Agents on staff times length of period.
    AgentTime,
    /// Agents times calendar days.
    AgentCalendarDays,
    /// Agents times months.
    AgentMonths,
    /// Full-time hours of the period.
    FullTime,
    /// Calendar days of the period.
    Days,
    /// Leads on the list.
    Leads,
    /// Calls abandoned to answering machines, by a reasoned estimate.
    MachineEstimate,
    /// Periods that do not give accounts.
    AccountsUnknown,
    /// Periods that do not give line_busy.
    LineBusyUnknown,
    /// Periods that do not give line_time.
    LineTimeUnknown,
    /// Periods that do not give agent_time.
    AgentTimeUnknown,
    /// Periods that do not give agent_calendar_days.
    AgentCalendarDaysUnknown,
    /// Periods that do not give agent_months.
    AgentMonthsUnknown,
    /// Periods that do not give full_time.
    FullTimeUnknown,
    /// Periods that do not give days.
    DaysUnknown,
    /// Periods that do not give leads.
    LeadsUnknown,
    /// Periods that do not give machine_estimate.
    MachineEstimateUnknown,
}

impl_index!(F, CapacityTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one period with given quantities each"),
    TotalInfo::count(T::Accounts as u16, "accounts", "customers on the books, silent ones included").unless(T::AccountsUnknown as u16).reads(&["accounts"]),
    TotalInfo::micros(T::LineBusy as u16, "line_busy", "trunk busy time").unless(T::LineBusyUnknown as u16).reads(&["line_busy"]),
    TotalInfo::micros(T::LineTime as u16, "line_time", "lines times length of period").unless(T::LineTimeUnknown as u16).reads(&["line_time"]),
    TotalInfo::micros(T::AgentTime as u16, "agent_time", "agents on staff times length of period").unless(T::AgentTimeUnknown as u16).reads(&["agent_time"]),
    TotalInfo::count(T::AgentCalendarDays as u16, "agent_calendar_days", "agents times calendar days").unless(T::AgentCalendarDaysUnknown as u16).reads(&["agent_calendar_days"]),
    TotalInfo::count(T::AgentMonths as u16, "agent_months", "agents times months").unless(T::AgentMonthsUnknown as u16).reads(&["agent_months"]),
    TotalInfo::micros(T::FullTime as u16, "full_time", "full-time hours of the period").once().unless(T::FullTimeUnknown as u16).reads(&["full_time"]),
    TotalInfo::count(T::Days as u16, "days", "calendar days of the period").once().unless(T::DaysUnknown as u16).reads(&["days"]),
    TotalInfo::count(T::Leads as u16, "leads", "leads on the list").unless(T::LeadsUnknown as u16).reads(&["leads"]),
    TotalInfo::count(T::MachineEstimate as u16, "machine_estimate", "calls abandoned to answering machines, by a reasoned estimate").unless(T::MachineEstimateUnknown as u16).reads(&["machine_estimate"]),
    TotalInfo::count(T::AccountsUnknown as u16, "accounts_unknown", "periods that do not give accounts").excluded().reads(&["accounts"]),
    TotalInfo::count(T::LineBusyUnknown as u16, "line_busy_unknown", "periods that do not give line_busy").excluded().reads(&["line_busy"]),
    TotalInfo::count(T::LineTimeUnknown as u16, "line_time_unknown", "periods that do not give line_time").excluded().reads(&["line_time"]),
    TotalInfo::count(T::AgentTimeUnknown as u16, "agent_time_unknown", "periods that do not give agent_time").excluded().reads(&["agent_time"]),
    TotalInfo::count(T::AgentCalendarDaysUnknown as u16, "agent_calendar_days_unknown", "periods that do not give agent_calendar_days").excluded().reads(&["agent_calendar_days"]),
    TotalInfo::count(T::AgentMonthsUnknown as u16, "agent_months_unknown", "periods that do not give agent_months").excluded().reads(&["agent_months"]),
    TotalInfo::count(T::FullTimeUnknown as u16, "full_time_unknown", "periods that do not give full_time").excluded().reads(&["full_time"]),
    TotalInfo::count(T::DaysUnknown as u16, "days_unknown", "periods that do not give days").excluded().reads(&["days"]),
    TotalInfo::count(T::LeadsUnknown as u16, "leads_unknown", "periods that do not give leads").excluded().reads(&["leads"]),
    TotalInfo::count(T::MachineEstimateUnknown as u16, "machine_estimate_unknown", "periods that do not give machine_estimate").excluded().reads(&["machine_estimate"]),
];

/// The tables of the fact `capacity`.
pub static CAPACITY: FactInfo =
    FactInfo::new("capacity", "one period with given quantities", TOTALS).numbered(18).with_fields(FIELDS);

impl Fact for Capacity {
    type Row = CapacityRow;
    type Rules = NoRules;
    type Total = T;
    const INFO: &'static FactInfo = &CAPACITY;

    fn count(row: &CapacityRow, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let numbers = [
            ("accounts", row.accounts, T::Accounts, T::AccountsUnknown),
            ("agent_calendar_days", row.agent_calendar_days, T::AgentCalendarDays, T::AgentCalendarDaysUnknown),
            ("agent_months", row.agent_months, T::AgentMonths, T::AgentMonthsUnknown),
            ("days", row.days, T::Days, T::DaysUnknown),
            ("leads", row.leads, T::Leads, T::LeadsUnknown),
            ("machine_estimate", row.machine_estimate, T::MachineEstimate, T::MachineEstimateUnknown),
        ];
        let times = [
            ("line_busy", row.line_busy, T::LineBusy, T::LineBusyUnknown),
            ("line_time", row.line_time, T::LineTime, T::LineTimeUnknown),
            ("agent_time", row.agent_time, T::AgentTime, T::AgentTimeUnknown),
            ("full_time", row.full_time, T::FullTime, T::FullTimeUnknown),
        ];
        for (field, number, ..) in numbers {
            check_quantity(field, number)?;
        }
        for (field, time, ..) in times {
            check_quantity(field, time.map(Duration::as_micros))?;
        }
        let busier = matches!((row.line_busy, row.line_time), (Some(busy), Some(time)) if busy > time);
        refuse(busier, Reject::PartsExceedWhole, "line_time")?;
        for (_, number, total, unknown) in numbers {
            count_or(to, number, total, unknown);
        }
        for (_, time, total, unknown) in times {
            known_or(to, time, total, unknown);
        }
        Ok(())
    }

    fn instant(row: &CapacityRow, _: &NoRules) -> Option<Instant> {
        row.starts_at
    }

    fn read(from: &Fields<'_>) -> Result<CapacityRow, Rejection> {
        Ok(CapacityRow {
            accounts: from.raw(F::Accounts),
            line_busy: from.duration(F::LineBusy),
            line_time: from.duration(F::LineTime),
            agent_time: from.duration(F::AgentTime),
            agent_calendar_days: from.raw(F::AgentCalendarDays),
            agent_months: from.raw(F::AgentMonths),
            full_time: from.duration(F::FullTime),
            days: from.raw(F::Days),
            leads: from.raw(F::Leads),
            machine_estimate: from.raw(F::MachineEstimate),
            starts_at: from.instant(F::StartsAt),
        })
    }

    fn write(row: &CapacityRow, to: &mut FieldBuffer) {
        to.put(F::Accounts, row.accounts);
        to.put(F::LineBusy, row.line_busy.map(Duration::as_micros));
        to.put(F::LineTime, row.line_time.map(Duration::as_micros));
        to.put(F::AgentTime, row.agent_time.map(Duration::as_micros));
        to.put(F::AgentCalendarDays, row.agent_calendar_days);
        to.put(F::AgentMonths, row.agent_months);
        to.put(F::FullTime, row.full_time.map(Duration::as_micros));
        to.put(F::Days, row.days);
        to.put(F::Leads, row.leads);
        to.put(F::MachineEstimate, row.machine_estimate);
        to.put(F::StartsAt, row.starts_at.map(Instant::as_micros));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Accumulator as _;

    fn observe(totals: &mut CapacityTotals, row: &CapacityRow) -> Option<Reject> {
        totals.observe(row).err().and_then(|error| error.rejection()).map(Rejection::reason)
    }

    #[test]
    fn what_one_period_does_not_give_is_unknown_for_all() {
        let mut totals = CapacityTotals::zero(&NoRules);
        let both = CapacityRow { accounts: Some(200), days: Some(31), ..CapacityRow::default() };
        assert_eq!(observe(&mut totals, &both), None);
        assert_eq!((totals.get(T::Accounts), totals.get(T::Days), totals.get(T::Leads)), (Some(200), Some(31), None));
        assert_eq!(observe(&mut totals, &CapacityRow { days: Some(28), ..CapacityRow::default() }), None);
        assert_eq!((totals.get(T::Accounts), totals.get(T::AccountsUnknown)), (None, Some(1)));
        assert_eq!(totals.get(T::Days), Some(59));
    }

    /// Two sites of one week: their customers add, its days and its full-time hours do not.
    #[test]
    fn days_and_full_time_hours_are_taken_once_beside_each_other() -> Result<(), crate::Error> {
        let site = |accounts| {
            let mut totals = CapacityTotals::zero(&NoRules);
            let row = CapacityRow {
                accounts: Some(accounts),
                days: Some(7),
                full_time: Some(Duration::hours(40)),
                ..CapacityRow::default()
            };
            totals.observe(&row).map(|()| totals)
        };
        let (mut centre, mut weeks) = (site(120)?, site(120)?);
        centre.merge_beside(&site(80)?)?;
        weeks.merge(&site(120)?)?;
        assert_eq!((centre.get(T::Accounts), centre.get(T::Days)), (Some(200), Some(7)));
        assert_eq!(centre.get(T::FullTime), Some(40 * 3_600_000_000));
        assert_eq!((weeks.get(T::Days), weeks.get(T::FullTime)), (Some(14), Some(80 * 3_600_000_000)));
        Ok(())
    }

    #[test]
    fn lines_are_busy_no_longer_than_there_are_lines() {
        let mut totals = CapacityTotals::zero(&NoRules);
        let lines = |busy, time| CapacityRow {
            line_busy: Some(Duration::minutes(busy)),
            line_time: Some(Duration::minutes(time)),
            ..CapacityRow::default()
        };
        assert_eq!(observe(&mut totals, &lines(1800, 1800)), None);
        assert_eq!(observe(&mut totals, &lines(1801, 1800)), Some(Reject::PartsExceedWhole));
        let negative = CapacityRow { leads: Some(-1), ..CapacityRow::default() };
        assert_eq!(observe(&mut totals, &negative), Some(Reject::OutOfRange));
        assert_eq!(totals.get(T::Rows), Some(1));
    }
}
