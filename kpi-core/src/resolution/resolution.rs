//! The fact `resolution`: one row per contact, issue, customer or abandon whose repeats were looked for.
//!
//! The rows are derived from contacts by a sorted pass over customers; a caller who already knows the gaps brings them.

use crate::exact::{Duration, Instant};
use crate::fact::{
    Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind, Rules, Sink,
    Tally, Totals, Word, check_time, impl_index, impl_word, set_word,
};
use crate::resolution::resolution_totals::{ResolutionTotal as T, TOTALS};

/// Totals of resolutions.
pub type ResolutionTotals = Totals<Resolution>;
/// Totals of resolutions; the fact keeps no states beside them.
pub type ResolutionTally = Tally<Resolution>;

/// The fact `resolution`.
///
/// A thing is judged only when its whole window lies before the horizon: counting recent failures but not recent
/// successes is biased low, the opposite is biased high. A repeat at exactly the window's end lies within it: `(t, t + W]`.
#[derive(Clone, Copy, Debug)]
pub enum Resolution {}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ResolutionSubject {
    /// A contact, and whether another followed.
    Contact,
    /// A contact, and whether another came before.
    Preceded,
    /// An issue: contacts of one customer and matter within the window of each other.
    Issue,
    /// A customer.
    Customer,
    /// An abandoned contact, and whether the customer came back (within the redial window).
    Abandon,
}

impl_word!(ResolutionSubject: Contact "contact", Preceded "preceded", Issue "issue", Customer "customer", Abandon "abandon");

/// One judged thing. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..ResolutionRow::new(subject)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolutionRow {
    /// What the row is about.
    pub subject: ResolutionSubject,
    /// Whether its whole window lies before the horizon (for `preceded`: within the data).
    pub judged: bool,
    /// Whether there was a repeat within the window; follows from `gap` where that is known. A judged row needs one of
    /// the two: no further contact at all is `Some(false)`.
    pub repeated: Option<bool>,
    /// The time to the next contact (for `preceded`: since the one before); unknown where there is none.
    pub gap: Option<Duration>,
    /// Whether policy lets anyone resolve it at first contact; for issues.
    pub resolvable: bool,
    /// The instant that decides its interval.
    pub at: Option<Instant>,
}

impl ResolutionRow {
    /// A row whose window is over; say whether there was a repeat, or how long after.
    pub const fn new(subject: ResolutionSubject) -> Self {
        Self { subject, judged: true, repeated: None, gap: None, resolvable: true, at: None }
    }
}

/// Where a window begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum WindowFrom {
    /// At the end of the contact.
    #[default]
    End,
    /// At its arrival.
    Arrival,
}

impl_word!(WindowFrom: End "end", Arrival "arrival");

/// Which contact of an issue the next one is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Chain {
    /// The last one: contacts on days 1, 7 and 13 with a window of 7 days are one issue.
    #[default]
    Last,
    /// The first one: they are two.
    First,
}

impl_word!(Chain: Last "last", First "first");

/// What makes two contacts the same matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum MatchOn {
    /// The customer and the issue.
    #[default]
    CustomerAndIssue,
    /// The customer alone.
    Customer,
}

impl_word!(MatchOn: CustomerAndIssue "customer_and_issue", Customer "customer");

/// Which contacts can be repeats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Channels {
    /// Of any channel.
    #[default]
    All,
    /// Calls only.
    Voice,
    /// Of the same channel only.
    Same,
}

impl_word!(Channels: All "all", Voice "voice", Same "same");

/// The rules under which resolutions are counted; the windows are always shown with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ResolutionRules {
    repeat_window: Duration,
    window_from: WindowFrom,
    chain: Chain,
    match_on: MatchOn,
    channels: Channels,
    redial_window: Duration,
}

impl Default for ResolutionRules {
    fn default() -> Self {
        Self {
            repeat_window: Duration::days(7),
            window_from: WindowFrom::End,
            chain: Chain::Last,
            match_on: MatchOn::CustomerAndIssue,
            channels: Channels::All,
            redial_window: Duration::minutes(60),
        }
    }
}

/// Windows below zero count as zero.
impl ResolutionRules {
    /// Within which time a further contact is a repeat.
    #[must_use]
    pub fn repeat_window(self, window: Duration) -> Self {
        Self { repeat_window: window.max(Duration::ZERO), ..self }
    }

    /// Where a window begins.
    #[must_use]
    pub fn window_from(self, window_from: WindowFrom) -> Self {
        Self { window_from, ..self }
    }

    /// Which contact of an issue the next one is compared with.
    #[must_use]
    pub fn chain(self, chain: Chain) -> Self {
        Self { chain, ..self }
    }

    /// What makes two contacts the same matter.
    #[must_use]
    pub fn match_on(self, match_on: MatchOn) -> Self {
        Self { match_on, ..self }
    }

    /// Which contacts can be repeats.
    #[must_use]
    pub fn channels(self, channels: Channels) -> Self {
        Self { channels, ..self }
    }

    /// Within which time a customer who abandoned is back.
    #[must_use]
    pub fn redial_window(self, window: Duration) -> Self {
        Self { redial_window: window.max(Duration::ZERO), ..self }
    }

    fn window(&self, subject: ResolutionSubject) -> Duration {
        if subject == ResolutionSubject::Abandon { self.redial_window } else { self.repeat_window }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "repeat_window", RuleKind::Duration, 604_800_000_000, "within which time a further contact is a repeat: a time such as `7d` (default)").shown(),
    RuleInfo::new(1, "window_from", RuleKind::Word(WindowFrom::WORDS), 0, "where a window begins: `end` (default) or `arrival`"),
    RuleInfo::new(2, "chain", RuleKind::Word(Chain::WORDS), 0, "which contact of an issue the next one is compared with: `last` (default) or `first`"),
    RuleInfo::new(3, "match_on", RuleKind::Word(MatchOn::WORDS), 0, "what makes two contacts the same matter: `customer_and_issue` (default) or `customer`"),
    RuleInfo::new(4, "channels", RuleKind::Word(Channels::WORDS), 0, "which contacts can be repeats: `all` (default), `voice` or `same`"),
    RuleInfo::new(5, "redial_window", RuleKind::Duration, 3_600_000_000, "within which time a customer who abandoned is back: a time such as `3600s` (default)").shown(),
];

impl Rules for ResolutionRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.repeat_window.as_micros(),
            1 => self.window_from.code(),
            2 => self.chain.code(),
            3 => self.match_on.code(),
            4 => self.channels.code(),
            5 => self.redial_window.as_micros(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.repeat_window = Duration::micros(value),
            1 => set_word(&mut self.window_from, value),
            2 => set_word(&mut self.chain, value),
            3 => set_word(&mut self.match_on, value),
            4 => set_word(&mut self.channels, value),
            5 => self.redial_window = Duration::micros(value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Subject,
    Judged,
    Repeated,
    Gap,
    Resolvable,
    At,
}

impl_index!(F);

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Subject as u8, "subject", FieldKind::Word(ResolutionSubject::WORDS), "what the row is about").required(),
    FieldInfo::new(F::Judged as u8, "judged", FieldKind::Flag, "whether its whole window lies before the horizon; for preceded, within the data").required(),
    FieldInfo::new(F::Repeated as u8, "repeated", FieldKind::Flag, "whether there was a repeat within the window; follows from gap; a judged row needs one of the two"),
    FieldInfo::new(F::Gap as u8, "gap", FieldKind::Duration, "the time to the next contact; for preceded, since the one before; null where there is none"),
    FieldInfo::new(F::Resolvable as u8, "resolvable", FieldKind::Flag, "whether policy lets anyone resolve the issue at first contact; yes where null"),
    FieldInfo::new(F::At as u8, "at", FieldKind::Instant, "the instant that decides its interval"),
];

/// The tables of the fact `resolution`.
pub static RESOLUTION: FactInfo =
    FactInfo::new("resolution", "one contact, issue, customer or abandon whose repeats were looked for", TOTALS)
        .numbered(7)
        .with_fields(FIELDS)
        .with_rules(RULES);

impl Fact for Resolution {
    type Row = ResolutionRow;
    type Rules = ResolutionRules;
    type Total = T;
    const INFO: &'static FactInfo = &RESOLUTION;

    fn count(row: &ResolutionRow, rules: &ResolutionRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_time("gap", row.gap)?;
        let repeated = repeated(row, rules)?;
        let (open, judged, counted) = totals_of(row.subject);
        if !row.judged {
            to.add(open, 1);
            return Ok(());
        }
        to.add(judged, 1);
        let hit = match row.subject {
            ResolutionSubject::Contact | ResolutionSubject::Customer => !repeated,
            ResolutionSubject::Issue => !repeated && row.resolvable,
            ResolutionSubject::Preceded | ResolutionSubject::Abandon => repeated,
        };
        to.add(counted, i64::from(hit));
        if row.subject == ResolutionSubject::Issue {
            to.add(T::IssuesNotResolvable, i64::from(!row.resolvable));
        }
        Ok(())
    }

    fn instant(row: &ResolutionRow, _: &ResolutionRules) -> Option<Instant> {
        row.at
    }

    fn read(from: &Fields<'_>) -> Result<ResolutionRow, Rejection> {
        Ok(ResolutionRow {
            subject: from.word(F::Subject)?.ok_or(Rejection::new(Reject::Missing, "subject"))?,
            judged: from.flag(F::Judged)?.ok_or(Rejection::new(Reject::Missing, "judged"))?,
            repeated: from.flag(F::Repeated)?,
            gap: from.duration(F::Gap),
            resolvable: from.flag(F::Resolvable)?.unwrap_or(true),
            at: from.instant(F::At),
        })
    }

    fn write(row: &ResolutionRow, to: &mut FieldBuffer) {
        to.put(F::Subject, Some(row.subject.code()));
        to.put(F::Judged, Some(row.judged.into()));
        to.put(F::Repeated, row.repeated.map(i64::from));
        to.put(F::Gap, row.gap.map(Duration::as_micros));
        to.put(F::Resolvable, Some(row.resolvable.into()));
        to.put(F::At, row.at.map(Instant::as_micros));
    }
}

/// The totals of what is open, of what is judged, and of the judged that the KPI counts.
fn totals_of(subject: ResolutionSubject) -> (T, T, T) {
    match subject {
        ResolutionSubject::Contact => (T::ContactsOpen, T::ContactsJudged, T::ContactsWithoutFollowUp),
        ResolutionSubject::Preceded => (T::ContactsPrecededOpen, T::ContactsPrecededJudged, T::ContactsPreceded),
        ResolutionSubject::Issue => (T::IssuesOpen, T::IssuesJudged, T::IssuesResolvedFirst),
        ResolutionSubject::Customer => (T::CustomersOpen, T::CustomersJudged, T::CustomersResolvedFirst),
        ResolutionSubject::Abandon => (T::AbandonsOpen, T::AbandonsJudged, T::AbandonsRedialled),
    }
}

/// Whether there was a repeat within the window: `(t, t + W]`, so that a gap of nothing is no repeat.
fn repeated(row: &ResolutionRow, rules: &ResolutionRules) -> Result<bool, Rejection> {
    let derived = row.gap.map(|gap| gap > Duration::ZERO && gap <= rules.window(row.subject));
    match (row.repeated, derived) {
        (Some(given), Some(derived)) if given != derived => Err(Rejection::new(Reject::Contradiction, "repeated")),
        (None, None) if row.judged => Err(Rejection::new(Reject::Missing, "repeated")),
        (given, derived) => Ok(given.or(derived).unwrap_or(false)), // what is not judged is not read
    }
}
