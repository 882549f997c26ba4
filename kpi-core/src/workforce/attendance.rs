//! The fact `attendance`: one row per shift of an agent, or per agent's day or week with worked time.

use crate::exact::{Duration, Instant};
use crate::fact::{
    Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind, Rules, Sink,
    StateInfo, Tally, TotalInfo, Totals, Word, check_time, impl_index, impl_word, known_or, refuse, set_word,
};
use AttendanceTotal as T;

/// Totals of shifts, days and weeks of agents.
pub type AttendanceTotals = Totals<Attendance>;
/// Totals of shifts, days and weeks of agents with the states kept beside them.
pub type AttendanceTally = Tally<Attendance>;

/// The fact `attendance`.
///
/// A shift tells what was scheduled, worked and lost; a day or a week tells that the agent worked in it, which several
/// shifts of one day cannot tell on their own. Days and weeks belong to the zone in which whoever makes the rows
/// counted them.
#[derive(Clone, Copy, Debug)]
pub enum Attendance {}

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum AttendanceSubject {
    /// One scheduled shift.
    #[default]
    Shift,
    /// One calendar day in which the agent worked.
    Day,
    /// One whole calendar week in which the agent worked.
    Week,
}

impl_word!(AttendanceSubject: Shift "shift", Day "day", Week "week");

/// What became of a shift.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum AttendanceStatus {
    /// The agent came.
    #[default]
    Present,
    /// The agent came late.
    Late,
    /// The agent did not come.
    Absent,
    /// Approved leave.
    Leave,
    /// A holiday.
    Holiday,
}

impl_word!(AttendanceStatus: Present "present", Late "late", Absent "absent", Leave "leave", Holiday "holiday");

/// Whether approved leave and holidays are scheduled time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum LeaveTreatment {
    /// They leave both sides.
    #[default]
    LeftOut,
    /// They are scheduled and not worked.
    Counted,
}

impl_word!(LeaveTreatment: LeftOut "left_out", Counted "counted");

/// One shift, day or week of one agent. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..AttendanceRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttendanceRow {
    /// What the row is about; a shift where null.
    pub subject: AttendanceSubject,
    /// What became of the shift; a shift needs it.
    pub status: Option<AttendanceStatus>,
    /// The length of the shift.
    pub scheduled: Option<Duration>,
    /// The time worked: inside the shift, where overtime does not belong, or in the day or week.
    pub worked: Option<Duration>,
    /// The paid time of the shift.
    pub paid: Option<Duration>,
    /// Part of the paid time: leave, sickness, absence.
    pub external_loss: Option<Duration>,
    /// Part of the paid time: training, meetings, breaks.
    pub internal_loss: Option<Duration>,
    /// The agent.
    pub agent: Option<i64>,
    /// When it starts: it decides the interval.
    pub starts_at: Option<Instant>,
}

/// The rules under which shifts, days and weeks of agents are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AttendanceRules {
    leave: LeaveTreatment,
}

impl AttendanceRules {
    /// Whether approved leave and holidays are scheduled time.
    #[must_use]
    pub fn leave(self, leave: LeaveTreatment) -> Self {
        Self { leave }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "leave", RuleKind::Word(LeaveTreatment::WORDS), 0, "whether approved leave and holidays are scheduled time: `left_out` (default) or `counted`"),
];

impl Rules for AttendanceRules {
    fn get(&self, rule: usize) -> i64 {
        if rule == 0 { self.leave.code() } else { 0 }
    }

    fn set(&mut self, rule: usize, value: i64) {
        if rule == 0 {
            set_word(&mut self.leave, value);
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Subject,
    Status,
    Scheduled,
    Worked,
    Paid,
    ExternalLoss,
    InternalLoss,
    Agent,
    StartsAt,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Subject as u8, "subject", FieldKind::Word(AttendanceSubject::WORDS), "what the row is about; a shift where null"),
    FieldInfo::new(F::Status as u8, "status", FieldKind::Word(AttendanceStatus::WORDS), "what became of the shift; a shift needs it"),
    FieldInfo::new(F::Scheduled as u8, "scheduled", FieldKind::Duration, "the length of the shift"),
    FieldInfo::new(F::Worked as u8, "worked", FieldKind::Duration, "the time worked: inside the shift, without overtime, or in the day or week"),
    FieldInfo::new(F::Paid as u8, "paid", FieldKind::Duration, "the paid time of the shift"),
    FieldInfo::new(F::ExternalLoss as u8, "external_loss", FieldKind::Duration, "part of the paid time: leave, sickness, absence"),
    FieldInfo::new(F::InternalLoss as u8, "internal_loss", FieldKind::Duration, "part of the paid time: training, meetings, breaks"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the agent"),
    FieldInfo::new(F::StartsAt as u8, "starts_at", FieldKind::Instant, "when it starts: it decides the interval"),
];

/// The totals of [`Attendance`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum AttendanceTotal {
    /// Rows counted: one shift, day or week of one agent each.
    Rows,
    /// Scheduled time, shifts with known times; approved leave and holidays left out.
    Scheduled,
    /// Time worked inside those shifts.
    WorkedInShift,
    /// Scheduled time of approved leave and holidays.
    Leave,
    /// Shifts scheduled.
    Shifts,
    /// Shifts attended, late ones included.
    ShiftsPresent,
    /// Paid time of shifts whose losses are known.
    Paid,
    /// Part of paid: leave, sickness, absence.
    ExternalLoss,
    /// Part of paid: training, meetings, breaks.
    InternalLoss,
    /// Agent-days with at least one hour worked.
    AgentDaysWorked,
    /// Whole agent-weeks with worked time.
    AgentWeeksWorked,
    /// Shifts whose scheduled or worked time is unknown; they enter neither.
    ScheduledUnknown,
    /// Shifts whose paid time or losses are unknown; they enter none of them.
    LossesUnknown,
    /// Days of agents whose worked time is unknown.
    AgentDaysUnknown,
    /// Weeks of agents whose worked time is unknown.
    AgentWeeksUnknown,
    /// Rows with worked time whose agent is unknown.
    AgentUnknown,
    /// Paid time of shifts.
    PaidTime,
    /// Shifts whose paid time is unknown.
    PaidUnknown,
    /// External and internal losses of shifts that know both, their paid time and their scheduled time.
    LossesOfScheduled,
    /// Scheduled time of the same shifts, leave and holidays included.
    ScheduledWithLosses,
    /// Shifts whose losses, paid time or scheduled time are unknown; they enter neither.
    LossesOfScheduledUnknown,
}

impl_index!(F, AttendanceTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one shift, day or week of one agent each"),
    TotalInfo::micros(T::Scheduled as u16, "scheduled", "scheduled time, shifts with known times; approved leave and holidays left out").under(&["leave"]).reads(&["subject", "status", "scheduled", "worked"]),
    TotalInfo::micros(T::WorkedInShift as u16, "worked_in_shift", "time worked inside those shifts").under(&["leave"]).reads(&["subject", "scheduled", "worked"]),
    TotalInfo::micros(T::Leave as u16, "leave", "scheduled time of approved leave and holidays").reads(&["subject", "status", "scheduled"]),
    TotalInfo::count(T::Shifts as u16, "shifts", "shifts scheduled").under(&["leave"]).reads(&["subject", "status"]),
    TotalInfo::count(T::ShiftsPresent as u16, "shifts_present", "shifts attended, late ones included").under(&["leave"]).reads(&["subject", "status"]),
    TotalInfo::micros(T::Paid as u16, "paid", "paid time of shifts whose losses are known").reads(&["subject", "paid", "external_loss", "internal_loss"]),
    TotalInfo::micros(T::ExternalLoss as u16, "external_loss", "part of paid: leave, sickness, absence").reads(&["subject", "paid", "external_loss", "internal_loss"]),
    TotalInfo::micros(T::InternalLoss as u16, "internal_loss", "part of paid: training, meetings, breaks").reads(&["subject", "paid", "external_loss", "internal_loss"]),
    TotalInfo::count(T::AgentDaysWorked as u16, "agent_days_worked", "agent-days with at least one hour worked").unless(T::AgentDaysUnknown as u16).reads(&["subject", "worked"]),
    TotalInfo::count(T::AgentWeeksWorked as u16, "agent_weeks_worked", "whole agent-weeks with worked time").unless(T::AgentWeeksUnknown as u16).reads(&["subject", "worked"]),
    TotalInfo::count(T::ScheduledUnknown as u16, "scheduled_unknown", "shifts whose scheduled or worked time is unknown; they enter neither").excluded().reads(&["subject", "status", "scheduled", "worked"]),
    TotalInfo::count(T::LossesUnknown as u16, "losses_unknown", "shifts whose paid time or losses are unknown; they enter none of them").excluded().reads(&["subject", "paid", "external_loss", "internal_loss"]),
    TotalInfo::count(T::AgentDaysUnknown as u16, "agent_days_unknown", "days of agents whose worked time is unknown").excluded().reads(&["subject", "worked"]),
    TotalInfo::count(T::AgentWeeksUnknown as u16, "agent_weeks_unknown", "weeks of agents whose worked time is unknown").excluded().reads(&["subject", "worked"]),
    TotalInfo::count(T::AgentUnknown as u16, "agent_unknown", "rows with worked time whose agent is unknown").excluded().reads(&["worked", "agent"]),
    TotalInfo::micros(T::PaidTime as u16, "paid_time", "paid time of shifts").unless(T::PaidUnknown as u16).reads(&["subject", "paid"]),
    TotalInfo::count(T::PaidUnknown as u16, "paid_unknown", "shifts whose paid time is unknown").excluded().reads(&["subject", "paid"]),
    TotalInfo::micros(T::LossesOfScheduled as u16, "losses_of_scheduled", "external and internal losses of shifts that know both, their paid time and their scheduled time").reads(&["subject", "scheduled", "paid", "external_loss", "internal_loss"]),
    TotalInfo::micros(T::ScheduledWithLosses as u16, "scheduled_with_losses", "scheduled time of the same shifts, leave and holidays included").reads(&["subject", "scheduled", "paid", "external_loss", "internal_loss"]),
    TotalInfo::count(T::LossesOfScheduledUnknown as u16, "losses_of_scheduled_unknown", "shifts whose losses, paid time or scheduled time are unknown; they enter neither").excluded().reads(&["subject", "scheduled", "paid", "external_loss", "internal_loss"]),
];

#[rustfmt::skip] // a table: one state, one line
const SETS: &[StateInfo] = &[
    StateInfo::new("agent_set", &[], "distinct agents with worked time").unless(T::AgentUnknown as u16).reads(&["worked", "agent"]),
];

const AGENT_SET: usize = 0;

/// The tables of the fact `attendance`.
pub static ATTENDANCE: FactInfo = FactInfo::new("attendance", "one shift, day or week of one agent", TOTALS)
    .numbered(15)
    .with_fields(FIELDS)
    .with_rules(RULES)
    .with_states(&[], SETS);

impl Fact for Attendance {
    type Row = AttendanceRow;
    type Rules = AttendanceRules;
    type Total = T;
    const INFO: &'static FactInfo = &ATTENDANCE;

    fn count(row: &AttendanceRow, rules: &AttendanceRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let times = [
            ("scheduled", row.scheduled),
            ("worked", row.worked),
            ("paid", row.paid),
            ("external_loss", row.external_loss),
            ("internal_loss", row.internal_loss),
        ];
        times.into_iter().try_for_each(|(field, time)| check_time(field, time))?;
        match row.subject {
            AttendanceSubject::Shift => count_shift(row, *rules, to)?,
            AttendanceSubject::Day => match row.worked {
                Some(worked) => to.add(T::AgentDaysWorked, i64::from(worked >= WORKING_DAY)),
                None => to.add(T::AgentDaysUnknown, 1),
            },
            AttendanceSubject::Week => match row.worked {
                Some(worked) => to.add(T::AgentWeeksWorked, i64::from(worked > Duration::ZERO)),
                None => to.add(T::AgentWeeksUnknown, 1),
            },
        }
        if row.worked.is_some_and(|worked| worked > Duration::ZERO) {
            match row.agent {
                Some(agent) => to.member(AGENT_SET, agent),
                None => to.add(T::AgentUnknown, 1),
            }
        }
        Ok(())
    }

    fn instant(row: &AttendanceRow, _: &AttendanceRules) -> Option<Instant> {
        row.starts_at
    }

    fn read(from: &Fields<'_>) -> Result<AttendanceRow, Rejection> {
        Ok(AttendanceRow {
            subject: from.word(F::Subject)?.unwrap_or_default(),
            status: from.word(F::Status)?,
            scheduled: from.duration(F::Scheduled),
            worked: from.duration(F::Worked),
            paid: from.duration(F::Paid),
            external_loss: from.duration(F::ExternalLoss),
            internal_loss: from.duration(F::InternalLoss),
            agent: from.raw(F::Agent),
            starts_at: from.instant(F::StartsAt),
        })
    }

    fn write(row: &AttendanceRow, to: &mut FieldBuffer) {
        to.put(F::Subject, Some(row.subject.code()));
        to.put(F::Status, row.status.map(Word::code));
        to.put(F::Scheduled, row.scheduled.map(Duration::as_micros));
        to.put(F::Worked, row.worked.map(Duration::as_micros));
        to.put(F::Paid, row.paid.map(Duration::as_micros));
        to.put(F::ExternalLoss, row.external_loss.map(Duration::as_micros));
        to.put(F::InternalLoss, row.internal_loss.map(Duration::as_micros));
        to.put(F::Agent, row.agent);
        to.put(F::StartsAt, row.starts_at.map(Instant::as_micros));
    }
}

/// An agent-day counts from one hour worked.
const WORKING_DAY: Duration = Duration::hours(1);

fn count_shift(row: &AttendanceRow, rules: AttendanceRules, to: &mut impl Sink) -> Result<(), Rejection> {
    use AttendanceStatus as S;
    let status = row.status.ok_or(Rejection::new(Reject::Missing, "status"))?;
    let away = matches!(status, S::Absent | S::Leave | S::Holiday);
    let worked = row.worked.or(away.then_some(Duration::ZERO));
    refuse(away && row.worked.is_some_and(|worked| worked > Duration::ZERO), Reject::Contradiction, "worked")?;
    let longer = matches!((row.scheduled, worked), (Some(scheduled), Some(worked)) if worked > scheduled);
    refuse(longer, Reject::PartsExceedWhole, "scheduled")?;
    let losses = match (row.paid, row.external_loss, row.internal_loss) {
        (Some(paid), Some(external), Some(internal)) => Some([paid, external, internal].map(Duration::as_micros)),
        _ => None,
    };
    let lost: i64 = [row.external_loss, row.internal_loss].into_iter().flatten().map(Duration::as_micros).sum();
    refuse(row.paid.is_some_and(|paid| lost > paid.as_micros()), Reject::PartsExceedWhole, "paid")?;

    let approved = matches!(status, S::Leave | S::Holiday);
    let counts = !approved || rules.leave == LeaveTreatment::Counted;
    to.add(T::Shifts, i64::from(counts));
    to.add(T::ShiftsPresent, i64::from(counts && !away));
    match (row.scheduled, worked) {
        (Some(scheduled), Some(_)) if !counts => to.add(T::Leave, scheduled.as_micros()),
        (Some(scheduled), Some(worked)) => {
            to.add(T::Scheduled, scheduled.as_micros());
            to.add(T::WorkedInShift, worked.as_micros());
        }
        _ => to.add(T::ScheduledUnknown, 1),
    }
    match losses {
        Some([paid, external, internal]) => {
            to.add(T::Paid, paid);
            to.add(T::ExternalLoss, external);
            to.add(T::InternalLoss, internal);
        }
        None => to.add(T::LossesUnknown, 1),
    }
    match losses.zip(row.scheduled) {
        Some(([_, external, internal], scheduled)) => {
            to.add(T::LossesOfScheduled, external + internal); // no longer than the paid time
            to.add(T::ScheduledWithLosses, scheduled.as_micros());
        }
        None => to.add(T::LossesOfScheduledUnknown, 1),
    }
    known_or(to, row.paid, T::PaidTime, T::PaidUnknown);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Accumulator as _, Form};
    use AttendanceStatus as S;

    #[allow(clippy::unnecessary_wraps, reason = "what fields of rows hold")]
    fn minutes(minutes: i32) -> Option<Duration> {
        Some(Duration::minutes(minutes))
    }

    fn shift(status: S, scheduled: Option<Duration>, worked: Option<Duration>) -> AttendanceRow {
        AttendanceRow { status: Some(status), scheduled, worked, ..AttendanceRow::default() }
    }

    fn counted(rules: AttendanceRules, rows: &[AttendanceRow]) -> Option<AttendanceTally> {
        let mut tally = AttendanceTally::keeping(&rules, Form::Exact);
        rows.iter().try_for_each(|row| tally.observe(row)).ok().map(|()| tally)
    }

    fn reason(row: &AttendanceRow) -> Option<Reject> {
        let mut totals = AttendanceTotals::zero(&AttendanceRules::default());
        totals.observe(row).err().and_then(|error| error.rejection()).map(Rejection::reason)
    }

    #[test]
    fn leave_is_left_out_of_both_sides_or_counted() {
        let rows = [
            shift(S::Present, minutes(480), minutes(480)),
            shift(S::Late, minutes(480), minutes(435)),
            shift(S::Absent, minutes(480), None),
            shift(S::Leave, minutes(480), None),
            shift(S::Holiday, minutes(240), minutes(0)),
            shift(S::Present, minutes(480), None),
        ];
        let all = [T::Scheduled, T::WorkedInShift, T::Leave].map(|total| (total, 60_000_000));
        let all = [all[0], all[1], all[2], (T::Shifts, 1), (T::ShiftsPresent, 1), (T::ScheduledUnknown, 1)];
        for (treatment, expected) in
            [(LeaveTreatment::LeftOut, [1440, 915, 720, 4, 3, 1]), (LeaveTreatment::Counted, [2160, 915, 0, 6, 3, 1])]
        {
            let tally = counted(AttendanceRules::default().leave(treatment), &rows);
            let found = all.map(|(total, unit)| tally.as_ref()?.totals().get(total).map(|value| value / unit));
            assert_eq!(found, expected.map(Some), "{treatment:?}");
        }
    }

    #[test]
    fn shifts_that_cannot_be_are_rejected() {
        let losses = |paid, external_loss, internal_loss| AttendanceRow {
            paid,
            external_loss,
            internal_loss,
            ..shift(S::Present, None, None)
        };
        assert_eq!(reason(&AttendanceRow::default()), Some(Reject::Missing));
        assert_eq!(reason(&shift(S::Absent, minutes(480), minutes(1))), Some(Reject::Contradiction));
        assert_eq!(reason(&shift(S::Late, minutes(480), minutes(481))), Some(Reject::PartsExceedWhole));
        assert_eq!(reason(&losses(minutes(100), minutes(12), minutes(88))), None);
        assert_eq!(reason(&losses(minutes(100), minutes(12), minutes(89))), Some(Reject::PartsExceedWhole));
        // One loss beyond the paid time is impossible whatever the other is.
        assert_eq!(reason(&losses(minutes(100), minutes(101), None)), Some(Reject::PartsExceedWhole));
        assert_eq!(reason(&losses(None, minutes(101), None)), None);
    }

    #[test]
    fn losses_are_known_together_or_not_at_all() {
        let known = AttendanceRow {
            paid: minutes(100),
            external_loss: minutes(12),
            internal_loss: minutes(20),
            ..shift(S::Present, None, None)
        };
        let rows = [known.clone(), AttendanceRow { internal_loss: None, ..known }];
        let tally = counted(AttendanceRules::default(), &rows);
        let all = [(T::Paid, 100), (T::ExternalLoss, 12), (T::InternalLoss, 20)];
        for (total, expected) in all {
            assert_eq!(tally.as_ref().and_then(|tally| tally.totals().get(total)), Some(expected * 60_000_000));
        }
        assert_eq!(tally.and_then(|tally| tally.totals().get(T::LossesUnknown)), Some(1));
    }

    #[test]
    fn paid_time_needs_no_losses_and_losses_need_their_schedule() {
        let paid = AttendanceRow { paid: minutes(480), ..shift(S::Present, None, None) };
        let full = |status, scheduled| AttendanceRow {
            external_loss: minutes(60),
            internal_loss: minutes(30),
            paid: minutes(480),
            ..shift(status, scheduled, None)
        };
        // 480 + 480 + 480 + 480 paid; 90 + 90 lost of 450 scheduled and 420 of leave.
        let rows = [paid, full(S::Present, minutes(450)), full(S::Leave, minutes(420)), full(S::Present, None)];
        let all = [T::PaidTime, T::LossesOfScheduled, T::ScheduledWithLosses];
        let of = |rows: &[AttendanceRow], total| counted(AttendanceRules::default(), rows)?.totals().get(total);
        assert_eq!(all.map(|total| of(&rows, total)), [1920, 180, 870].map(|minutes| Some(minutes * 60_000_000)));
        assert_eq!([T::PaidUnknown, T::LossesOfScheduledUnknown].map(|total| of(&rows, total)), [0, 2].map(Some));
        let open = [shift(S::Present, minutes(480), minutes(480))];
        assert_eq!([T::PaidTime, T::PaidUnknown].map(|total| of(&open, total)), [None, Some(1)]);
    }

    #[test]
    fn days_and_weeks_are_rows_of_their_own() {
        use AttendanceSubject::{Day, Week};
        let row = |subject, worked, agent| AttendanceRow { subject, worked, agent, ..AttendanceRow::default() };
        let rows = [
            row(Day, minutes(60), Some(1)),
            row(Day, Some(Duration::micros(3_599_999_999)), Some(2)),
            row(Day, minutes(0), Some(3)),
            row(Week, Some(Duration::micros(1)), Some(1)),
            row(Week, minutes(0), Some(4)),
        ];
        let totals = |rows: &[AttendanceRow], total| {
            counted(AttendanceRules::default(), rows).and_then(|tally| tally.totals().get(total))
        };
        assert_eq!((totals(&rows, T::AgentDaysWorked), totals(&rows, T::AgentWeeksWorked)), (Some(1), Some(1)));
        assert_eq!((totals(&rows, T::Shifts), totals(&rows, T::AgentUnknown)), (Some(0), Some(0)));
        let open = [row(Day, None, Some(1)), row(Week, minutes(60), None)];
        assert_eq!((totals(&open, T::AgentDaysWorked), totals(&open, T::AgentDaysUnknown)), (None, Some(1)));
        assert_eq!((totals(&open, T::AgentWeeksWorked), totals(&open, T::AgentUnknown)), (Some(1), Some(1)));
    }
}
