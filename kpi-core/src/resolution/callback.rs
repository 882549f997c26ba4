//! The fact `callback`: one row per episode of missed calls, or per request to be called back.

use crate::exact::{Duration, Instant};
use crate::fact::{
    Boundary, Clock, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind,
    Rules, Sink, Tally, TotalInfo, Totals, Word, check_time, impl_index, impl_word, known_or, refuse, set_word,
};
use CallbackTotal as T;

/// Totals of call-backs.
pub type CallbackTotals = Totals<Callback>;
/// Totals of call-backs; the fact keeps no states beside them.
pub type CallbackTally = Tally<Callback>;

/// The fact `callback`.
///
/// Missed calls of one customer are one episode, from the first of them until the centre tries to call back, the
/// customer's own next call is answered, or the window ends: one attempt closes one episode. Whoever makes the rows
/// groups the calls; anonymous calls belong to no episode. A request to be called back is a row of its own, judged
/// against the promise that was made.
#[derive(Clone, Copy, Debug)]
pub enum Callback {}

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum CallbackSubject {
    /// Missed calls of one customer, from the first one until somebody or the window closes the episode.
    #[default]
    MissedCalls,
    /// A customer's request to be called back.
    Request,
}

impl_word!(CallbackSubject: MissedCalls "missed_calls", Request "request");

/// What became of an episode or a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum CallbackOutcome {
    /// The centre tried to call back.
    CalledBack,
    /// The customer's own next call was answered first.
    SelfRecovered,
    /// The window ended first; a request was dropped.
    Expired,
    /// Nothing yet, and the window is open at the horizon.
    Open,
}

impl_word!(CallbackOutcome: CalledBack "called_back", SelfRecovered "self_recovered", Expired "expired", Open "open");

/// One episode of missed calls, or one call-back request. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..CallbackRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallbackRow {
    /// What the row is about; missed calls where null.
    pub subject: CallbackSubject,
    /// Missed calls of the episode, the first one included: one or more.
    pub calls_missed: Option<u32>,
    /// What became of it; a request needs it only where it is open.
    pub outcome: Option<CallbackOutcome>,
    /// Whether a call-back reached the customer, of an episode within its window; follows from delay_to_connected.
    pub connected: Option<bool>,
    /// From the first missed call to the first attempt to call back, by the clock of the rules.
    pub delay_from_first: Option<Duration>,
    /// From the last missed call to that attempt.
    pub delay_from_last: Option<Duration>,
    /// From the first missed call, or the request, to the attempt that reached the customer.
    pub delay_to_connected: Option<Duration>,
    /// The time within which a call-back was promised, for requests.
    pub promised: Option<Duration>,
    /// When the first call was missed, or the request made: it decides the interval.
    pub at: Option<Instant>,
}

/// The rules under which call-backs are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CallbackRules {
    callback_window: Duration,
    clock: Clock,
    answer_within: Option<Duration>,
    boundary: Boundary,
}

impl Default for CallbackRules {
    fn default() -> Self {
        Self {
            callback_window: Duration::hours(24),
            clock: Clock::Calendar,
            answer_within: None,
            boundary: Boundary::Inclusive,
        }
    }
}

/// Times below zero count as zero.
impl CallbackRules {
    /// How long an episode stays open.
    #[must_use]
    pub fn callback_window(self, window: Duration) -> Self {
        Self { callback_window: window.max(Duration::ZERO), ..self }
    }

    /// Which clock measured the window and the delays.
    #[must_use]
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// One time within which every requested call-back is to connect, instead of each one's own promise.
    #[must_use]
    pub fn answer_within(self, threshold: Duration) -> Self {
        Self { answer_within: Some(threshold.max(Duration::ZERO)), ..self }
    }

    /// Whether a time equal to the promise is within it.
    #[must_use]
    pub fn boundary(self, boundary: Boundary) -> Self {
        Self { boundary, ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "callback_window", RuleKind::Duration, 86_400_000_000, "how long an episode stays open: a time such as `24h` (default `1d`)").shown(),
    RuleInfo::new(1, "clock", RuleKind::Word(Clock::WORDS), 0, "which clock measured the window and the delays: `calendar` (default) or `business`"),
    RuleInfo::new(2, "answer_within", RuleKind::DurationOr("per_row"), -1, "within which time a requested call-back is to connect: a time such as `2h`, or `per_row` (default: each its own promise)").shown(),
    RuleInfo::new(3, "boundary", RuleKind::Word(Boundary::WORDS), 0, "whether a time equal to the promise is within it: `inclusive` (default) or `exclusive`"),
];

impl Rules for CallbackRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.callback_window.as_micros(),
            1 => self.clock.code(),
            2 => self.answer_within.map_or(-1, Duration::as_micros),
            3 => self.boundary.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.callback_window = Duration::micros(value),
            1 => set_word(&mut self.clock, value),
            2 => self.answer_within = (value >= 0).then_some(Duration::micros(value)),
            3 => set_word(&mut self.boundary, value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Subject,
    CallsMissed,
    Outcome,
    Connected,
    DelayFromFirst,
    DelayFromLast,
    DelayToConnected,
    Promised,
    At,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Subject as u8, "subject", FieldKind::Word(CallbackSubject::WORDS), "what the row is about; missed calls where null"),
    FieldInfo::new(F::CallsMissed as u8, "calls_missed", FieldKind::Count, "missed calls of the episode, the first one included: one or more"),
    FieldInfo::new(F::Outcome as u8, "outcome", FieldKind::Word(CallbackOutcome::WORDS), "what became of it; a request needs it only where it is open"),
    FieldInfo::new(F::Connected as u8, "connected", FieldKind::Flag, "whether a call-back reached the customer, of an episode within its window; follows from delay_to_connected"),
    FieldInfo::new(F::DelayFromFirst as u8, "delay_from_first", FieldKind::Duration, "from the first missed call to the first attempt to call back, by the clock of the rules"),
    FieldInfo::new(F::DelayFromLast as u8, "delay_from_last", FieldKind::Duration, "from the last missed call to that attempt"),
    FieldInfo::new(F::DelayToConnected as u8, "delay_to_connected", FieldKind::Duration, "from the first missed call, or the request, to the attempt that reached the customer"),
    FieldInfo::new(F::Promised as u8, "promised", FieldKind::Duration, "the time within which a call-back was promised, for requests"),
    FieldInfo::new(F::At as u8, "at", FieldKind::Instant, "when the first call was missed, or the request made: it decides the interval"),
];

/// The totals of [`Callback`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum CallbackTotal {
    /// Rows counted: one episode of missed calls, or one call-back request each.
    Rows,
    /// Episodes of missed calls that are closed or whose window has ended.
    Episodes,
    /// Episodes closed by an outbound attempt.
    CalledBack,
    /// Part of called_back in which the customer was reached within the window.
    CalledBackConnected,
    /// Episodes closed by the customer's own answered call.
    SelfRecovered,
    /// Missed calls in episodes.
    CallsMissed,
    /// Missed calls in episodes closed by an attempt.
    CallsCalledBack,
    /// Sum of first missed call to attempt.
    DelayFromFirst,
    /// Sum of last missed call to attempt.
    DelayFromLast,
    /// Sum of first missed call to the attempt that reached the customer.
    DelayToConnected,
    /// Call-back requests whose call-back connected within its own promise.
    PromiseMet,
    /// Episodes of missed calls whose window is open at the horizon and that nothing closed.
    EpisodesOpen,
    /// Call-back requests not connected yet and still open at the horizon.
    RequestsOpen,
    /// Episodes of which it is unknown what became of them; they enter no total.
    OutcomeUnknown,
    /// Episodes called back of which it is unknown whether the customer was reached.
    ConnectedUnknown,
    /// Episodes whose number of missed calls is unknown; they enter neither sum of calls.
    CallsMissedUnknown,
    /// Episodes called back without the time since the first missed call.
    DelayFromFirstUnknown,
    /// Episodes called back without the time since the last missed call.
    DelayFromLastUnknown,
    /// Episodes whose customer was reached without the time until then.
    DelayToConnectedUnknown,
    /// Call-back requests of which it is unknown whether the promise was kept.
    PromiseUnknown,
}

impl_index!(F, CallbackTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one episode of missed calls, or one call-back request each"),
    TotalInfo::count(T::Episodes as u16, "episodes", "episodes of missed calls that are closed or whose window has ended").under(&["callback_window", "clock"]).reads(&["subject", "outcome"]),
    TotalInfo::count(T::CalledBack as u16, "called_back", "episodes closed by an outbound attempt").under(&["callback_window", "clock"]).reads(&["subject", "outcome"]),
    TotalInfo::count(T::CalledBackConnected as u16, "called_back_connected", "part of called_back in which the customer was reached within the window").under(&["callback_window", "clock"]).unless(T::ConnectedUnknown as u16).reads(&["subject", "outcome", "connected", "delay_to_connected"]),
    TotalInfo::count(T::SelfRecovered as u16, "self_recovered", "episodes closed by the customer's own answered call").under(&["callback_window", "clock"]).reads(&["subject", "outcome"]),
    TotalInfo::count(T::CallsMissed as u16, "calls_missed", "missed calls in episodes").under(&["callback_window", "clock"]).reads(&["subject", "calls_missed", "outcome"]),
    TotalInfo::count(T::CallsCalledBack as u16, "calls_called_back", "missed calls in episodes closed by an attempt").under(&["callback_window", "clock"]).reads(&["subject", "calls_missed", "outcome"]),
    TotalInfo::micros(T::DelayFromFirst as u16, "delay_from_first", "sum of first missed call to attempt").under(&["callback_window", "clock"]).unless(T::DelayFromFirstUnknown as u16).reads(&["subject", "outcome", "delay_from_first"]),
    TotalInfo::micros(T::DelayFromLast as u16, "delay_from_last", "sum of last missed call to attempt").under(&["callback_window", "clock"]).unless(T::DelayFromLastUnknown as u16).reads(&["subject", "calls_missed", "outcome", "delay_from_first", "delay_from_last"]),
    TotalInfo::micros(T::DelayToConnected as u16, "delay_to_connected", "sum of first missed call to the attempt that reached the customer").under(&["callback_window", "clock"]).unless(T::DelayToConnectedUnknown as u16).reads(&["subject", "outcome", "connected", "delay_to_connected"]),
    TotalInfo::count(T::PromiseMet as u16, "promise_met", "call-back requests whose call-back connected within its own promise").under(&["answer_within", "boundary"]).unless(T::PromiseUnknown as u16).reads(&["subject", "outcome", "connected", "delay_to_connected", "promised"]),
    TotalInfo::count(T::EpisodesOpen as u16, "episodes_open", "episodes of missed calls whose window is open at the horizon and that nothing closed").under(&["callback_window", "clock"]).pending().reads(&["subject", "outcome"]),
    TotalInfo::count(T::RequestsOpen as u16, "requests_open", "call-back requests not connected yet and still open at the horizon").under(&["answer_within", "boundary"]).pending().reads(&["subject", "outcome"]),
    TotalInfo::count(T::OutcomeUnknown as u16, "outcome_unknown", "episodes of which it is unknown what became of them; they enter no total").under(&["callback_window", "clock"]).excluded().reads(&["subject", "outcome"]),
    TotalInfo::count(T::ConnectedUnknown as u16, "connected_unknown", "episodes called back of which it is unknown whether the customer was reached").under(&["callback_window", "clock"]).excluded().reads(&["subject", "outcome", "connected", "delay_to_connected"]),
    TotalInfo::count(T::CallsMissedUnknown as u16, "calls_missed_unknown", "episodes whose number of missed calls is unknown; they enter neither sum of calls").under(&["callback_window", "clock"]).excluded().reads(&["subject", "calls_missed", "outcome"]),
    TotalInfo::count(T::DelayFromFirstUnknown as u16, "delay_from_first_unknown", "episodes called back without the time since the first missed call").under(&["callback_window", "clock"]).excluded().reads(&["subject", "outcome", "delay_from_first"]),
    TotalInfo::count(T::DelayFromLastUnknown as u16, "delay_from_last_unknown", "episodes called back without the time since the last missed call").under(&["callback_window", "clock"]).excluded().reads(&["subject", "calls_missed", "outcome", "delay_from_first", "delay_from_last"]),
    TotalInfo::count(T::DelayToConnectedUnknown as u16, "delay_to_connected_unknown", "episodes whose customer was reached without the time until then").under(&["callback_window", "clock"]).excluded().reads(&["subject", "outcome", "connected", "delay_to_connected"]),
    TotalInfo::count(T::PromiseUnknown as u16, "promise_unknown", "call-back requests of which it is unknown whether the promise was kept").under(&["answer_within", "boundary"]).excluded().reads(&["subject", "outcome", "connected", "delay_to_connected", "promised"]),
];

/// The tables of the fact `callback`.
pub static CALLBACK: FactInfo =
    FactInfo::new("callback", "one episode of missed calls, or one call-back request", TOTALS)
        .numbered(8)
        .with_fields(FIELDS)
        .with_rules(RULES);

impl Fact for Callback {
    type Row = CallbackRow;
    type Rules = CallbackRules;
    type Total = T;
    const INFO: &'static FactInfo = &CALLBACK;

    fn count(row: &CallbackRow, rules: &CallbackRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let times = [
            ("delay_from_first", row.delay_from_first),
            ("delay_from_last", row.delay_from_last),
            ("delay_to_connected", row.delay_to_connected),
            ("promised", row.promised),
        ];
        times.into_iter().try_for_each(|(field, time)| check_time(field, time))?;
        match row.subject {
            CallbackSubject::MissedCalls => count_episode(row, rules, to),
            CallbackSubject::Request => count_request(row, rules, to),
        }
    }

    fn instant(row: &CallbackRow, _: &CallbackRules) -> Option<Instant> {
        row.at
    }

    fn read(from: &Fields<'_>) -> Result<CallbackRow, Rejection> {
        Ok(CallbackRow {
            subject: from.word(F::Subject)?.unwrap_or_default(),
            calls_missed: from.count(F::CallsMissed)?,
            outcome: from.word(F::Outcome)?,
            connected: from.flag(F::Connected)?,
            delay_from_first: from.duration(F::DelayFromFirst),
            delay_from_last: from.duration(F::DelayFromLast),
            delay_to_connected: from.duration(F::DelayToConnected),
            promised: from.duration(F::Promised),
            at: from.instant(F::At),
        })
    }

    fn write(row: &CallbackRow, to: &mut FieldBuffer) {
        to.put(F::Subject, Some(row.subject.code()));
        to.put(F::CallsMissed, row.calls_missed.map(i64::from));
        to.put(F::Outcome, row.outcome.map(Word::code));
        to.put(F::Connected, row.connected.map(i64::from));
        to.put(F::DelayFromFirst, row.delay_from_first.map(Duration::as_micros));
        to.put(F::DelayFromLast, row.delay_from_last.map(Duration::as_micros));
        to.put(F::DelayToConnected, row.delay_to_connected.map(Duration::as_micros));
        to.put(F::Promised, row.promised.map(Duration::as_micros));
        to.put(F::At, row.at.map(Instant::as_micros));
    }
}

/// Whether a call-back reached the customer, where that is known.
fn connected(row: &CallbackRow) -> Result<Option<bool>, Rejection> {
    refuse(row.connected == Some(false) && row.delay_to_connected.is_some(), Reject::Contradiction, "connected")?;
    Ok(row.connected.or(row.delay_to_connected.map(|_| true)))
}

/// What no episode can be under the rules: the window tells whether an attempt closed it.
fn check_episode(row: &CallbackRow, rules: &CallbackRules) -> Result<(), Rejection> {
    use CallbackOutcome as O;
    refuse(row.calls_missed == Some(0), Reject::OutOfRange, "calls_missed")?;
    let longer =
        |part: Option<Duration>, whole: Option<Duration>| part.zip(whole).is_some_and(|(part, whole)| part > whole);
    refuse(longer(row.delay_from_last, row.delay_from_first), Reject::Contradiction, "delay_from_last")?;
    refuse(longer(row.delay_from_first, row.delay_to_connected), Reject::Contradiction, "delay_to_connected")?;
    let tried = [row.delay_from_first, row.delay_from_last, row.delay_to_connected];
    let late = row.delay_from_first.is_some_and(|delay| delay > rules.callback_window);
    let in_time = [row.delay_from_first, row.delay_to_connected]
        .into_iter()
        .flatten()
        .any(|delay| delay <= rules.callback_window);
    let impossible = match row.outcome {
        Some(O::CalledBack) => late,
        Some(O::Expired) => in_time,
        // An attempt within the window closed it, and where one came later the window is over.
        Some(O::Open) => row.connected == Some(true) || tried.iter().any(Option::is_some),
        Some(O::SelfRecovered) | None => false,
    };
    refuse(impossible, Reject::Contradiction, "outcome")
}

fn count_episode(row: &CallbackRow, rules: &CallbackRules, to: &mut impl Sink) -> Result<(), Rejection> {
    check_episode(row, rules)?;
    // Whoever was reached after the window was called back within it, and not reached within it.
    let too_late = row.delay_to_connected.is_some_and(|delay| delay > rules.callback_window);
    let connected = if too_late { Some(false) } else { connected(row)? };
    let called_back = match row.outcome {
        None => {
            to.add(T::OutcomeUnknown, 1);
            return Ok(());
        }
        Some(CallbackOutcome::Open) => {
            to.add(T::EpisodesOpen, 1);
            return Ok(());
        }
        Some(outcome) => outcome == CallbackOutcome::CalledBack,
    };
    to.add(T::Episodes, 1);
    to.add(T::CalledBack, i64::from(called_back));
    to.add(T::SelfRecovered, i64::from(row.outcome == Some(CallbackOutcome::SelfRecovered)));
    match row.calls_missed.map(i64::from) {
        Some(calls) => {
            to.add(T::CallsMissed, calls);
            to.add(T::CallsCalledBack, if called_back { calls } else { 0 });
        }
        None => to.add(T::CallsMissedUnknown, 1),
    }
    if called_back {
        let of_one_call = row.delay_from_first.filter(|_| row.calls_missed == Some(1));
        known_or(to, row.delay_from_first, T::DelayFromFirst, T::DelayFromFirstUnknown);
        known_or(to, row.delay_from_last.or(of_one_call), T::DelayFromLast, T::DelayFromLastUnknown);
        match connected {
            None => to.add(T::ConnectedUnknown, 1),
            Some(false) => {}
            Some(true) => {
                to.add(T::CalledBackConnected, 1);
                known_or(to, row.delay_to_connected, T::DelayToConnected, T::DelayToConnectedUnknown);
            }
        }
    }
    Ok(())
}

fn count_request(row: &CallbackRow, rules: &CallbackRules, to: &mut impl Sink) -> Result<(), Rejection> {
    use CallbackOutcome as O;
    let reached = connected(row)?;
    let over = matches!(row.outcome, Some(O::Open | O::Expired));
    refuse(over && reached == Some(true), Reject::Contradiction, "outcome")?;
    let given_up = matches!(row.outcome, Some(O::Expired | O::SelfRecovered)).then_some(false);
    match (reached.or(given_up), row.delay_to_connected, rules.answer_within.or(row.promised)) {
        _ if row.outcome == Some(O::Open) => to.add(T::RequestsOpen, 1),
        (Some(false), ..) => {}
        (Some(true), Some(delay), Some(promise)) => {
            to.add(T::PromiseMet, i64::from(rules.boundary.within(delay, promise)));
        }
        _ => to.add(T::PromiseUnknown, 1),
    }
    Ok(())
}
