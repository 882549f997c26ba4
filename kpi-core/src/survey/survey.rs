//! The fact `survey`: one wide row per survey, with every question that it asked.

use crate::exact::{Duration, Instant};
use crate::fact::{
    Coverage, Cuts, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Index, Reject, Rejection, RuleInfo,
    RuleKind, Rules, Sink, Tally, Totals, Word, between, impl_index, impl_word, set_word,
};
use crate::survey::survey_totals::{SurveyTotal as T, TOTALS};

/// Totals of surveys.
pub type SurveyTotals = Totals<Survey>;
/// Totals of surveys; the fact keeps no states beside them.
pub type SurveyTally = Tally<Survey>;

/// The fact `survey`.
///
/// Scores are kept as counts per score, so that means, boxes, NPS and CES all follow. A row may be a survey that was sent
/// and never answered, or a contact that could have been surveyed.
#[derive(Clone, Copy, Debug)]
pub enum Survey {}

/// One survey. `None` is unknown, or a question that was not answered; never zero.
///
/// Fields may be added in later versions: build rows with `..SurveyRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SurveyRow {
    /// When the contact that it is about took place.
    pub contact_at: Option<Instant>,
    /// Whether its recommendation score is the last of its customer, as a look over all responses tells.
    pub last_of_customer: Option<bool>,
    /// Whether a survey was sent; yes where `sent_at` is known.
    pub sent: Option<bool>,
    /// When it was sent.
    pub sent_at: Option<Instant>,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// Whether its reply window is still open at the horizon: it cannot be judged yet.
    pub reply_window_open: bool,
    /// Whether the contact could have been surveyed; yes where a survey was sent.
    pub eligible: Option<bool>,
    /// Satisfaction, on the scale of the rules (`good_bad`: 0 bad, 1 good).
    pub csat: Option<i32>,
    /// Recommendation, 0 to 10.
    pub nps: Option<i32>,
    /// Effort 1.0, 1 to 5: lower is better.
    pub ces1: Option<i32>,
    /// Effort 2.0, 1 to 7: higher is better.
    pub ces2: Option<i32>,
    /// Ease on five points, 1 very difficult to 5 very easy.
    pub ease5: Option<i32>,
    /// Whether the customer says that the matter is resolved.
    pub resolved: Option<bool>,
    /// How many contacts it took, as the customer says.
    pub contacts_needed: Option<u32>,
}

/// The scale of the satisfaction question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum CsatScale {
    /// 1 to 5: boxes and means are counted, and 4 and 5 are satisfied unless a cut is set.
    #[default]
    OneToFive,
    /// Bad (0) or good (1).
    GoodBad,
    /// 1 to 3; the cut must be set.
    OneToThree,
    /// 1 to 4; the cut must be set.
    OneToFour,
    /// 1 to 6; the cut must be set.
    OneToSix,
    /// 1 to 7; the cut must be set.
    OneToSeven,
    /// 1 to 10; the cut must be set.
    OneToTen,
    /// 0 to 10; the cut must be set.
    ZeroToTen,
}

impl_word!(CsatScale: OneToFive "1..5", GoodBad "good_bad", OneToThree "1..3", OneToFour "1..4", OneToSix "1..6", OneToSeven "1..7", OneToTen "1..10", ZeroToTen "0..10");

impl CsatScale {
    /// The lowest and the highest score.
    pub const fn ends(self) -> (i32, i32) {
        match self {
            Self::OneToFive => (1, 5),
            Self::GoodBad => (0, 1),
            Self::OneToThree => (1, 3),
            Self::OneToFour => (1, 4),
            Self::OneToSix => (1, 6),
            Self::OneToSeven => (1, 7),
            Self::OneToTen => (1, 10),
            Self::ZeroToTen => (0, 10),
        }
    }
}

/// Which instant decides the interval of a survey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum SurveyAttribution {
    /// That of its contact, or, where that is unknown, of its sending: the surveys of one batch stay together, answered or
    /// not, so that response rates are those of the batch.
    #[default]
    ByContact,
    /// That of its answer; surveys without one have no interval.
    ByResponse,
}

impl_word!(SurveyAttribution: ByContact "by_contact", ByResponse "by_response");

/// The rules under which surveys are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SurveyRules {
    csat_scale: CsatScale,
    satisfied_from: Option<u8>,
    reply_window: Option<Duration>,
    attribution: SurveyAttribution,
}

impl SurveyRules {
    /// The scale of the satisfaction question.
    #[must_use]
    pub fn csat_scale(self, csat_scale: CsatScale) -> Self {
        Self { csat_scale, ..self }
    }

    /// The lowest score that counts as satisfied. Scales of 3, 4, 6, 7 and 10 points have no agreed cut: set it. With a cut
    /// off the scale, satisfied answers are unknown; above 10 counts as 10.
    #[must_use]
    pub fn satisfied_from(self, score: u8) -> Self {
        Self { satisfied_from: Some(score.min(10)), ..self }
    }

    /// Which instant decides the interval of a survey.
    #[must_use]
    pub fn attribution(self, attribution: SurveyAttribution) -> Self {
        Self { attribution, ..self }
    }

    /// How long a survey may be answered; whoever makes the rows judges it at the horizon. Below zero counts as zero.
    #[must_use]
    pub fn reply_window(self, window: Duration) -> Self {
        Self { reply_window: Some(window.max(Duration::ZERO)), ..self }
    }

    /// The cut, where there is one on the scale.
    fn cut(&self) -> Option<i32> {
        let agreed = match self.csat_scale {
            CsatScale::OneToFive => Some(4),
            CsatScale::GoodBad => Some(1),
            _ => None,
        };
        let (low, high) = self.csat_scale.ends();
        self.satisfied_from.map(i32::from).or(agreed).filter(|cut| (low..=high).contains(cut))
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "csat_scale", RuleKind::Word(CsatScale::WORDS), 0, "the scale of the satisfaction question: `1..5` (default), `good_bad`, `1..3`, `1..4`, `1..6`, `1..7`, `1..10` or `0..10`"),
    RuleInfo::new(1, "satisfied_from", RuleKind::NumberOrUnset(10), -1, "the lowest score that counts as satisfied: a score; unset (default) is 4 on 1..5, good on good_bad, and unknown elsewhere"),
    RuleInfo::new(2, "reply_window", RuleKind::DurationOr("unset"), -1, "how long a survey may be answered: a time such as `7d`; unset (default) where every window counts as closed").shown(),
    RuleInfo::new(3, "attribution", RuleKind::Word(SurveyAttribution::WORDS), 0, "which instant decides the interval: `by_contact` (default), else the sending, or `by_response`"),
];

impl Rules for SurveyRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.csat_scale.code(),
            1 => self.satisfied_from.map_or(-1, i64::from),
            2 => self.reply_window.map_or(-1, Duration::as_micros),
            3 => self.attribution.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => set_word(&mut self.csat_scale, value),
            1 => self.satisfied_from = u8::try_from(value).ok(),
            2 => self.reply_window = (value >= 0).then_some(Duration::micros(value)),
            3 => set_word(&mut self.attribution, value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Sent,
    SentAt,
    AnsweredAt,
    ReplyWindowOpen,
    Eligible,
    Csat,
    Nps,
    Ces1,
    Ces2,
    Ease5,
    Resolved,
    ContactsNeeded,
    ContactAt,
    LastOfCustomer,
}

impl_index!(F);

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Sent as u8, "sent", FieldKind::Flag, "whether a survey was sent; yes where sent_at is known, no for feedback that nobody asked for"),
    FieldInfo::new(F::SentAt as u8, "sent_at", FieldKind::Instant, "when it was sent"),
    FieldInfo::new(F::AnsweredAt as u8, "answered_at", FieldKind::Instant, "when it was answered"),
    FieldInfo::new(F::ReplyWindowOpen as u8, "reply_window_open", FieldKind::Flag, "whether its reply window is still open at the horizon; no where null"),
    FieldInfo::new(F::Eligible as u8, "eligible", FieldKind::Flag, "whether the contact could have been surveyed; yes where a survey was sent"),
    FieldInfo::new(F::Csat as u8, "csat", FieldKind::Score, "satisfaction, on the scale of the rules (good_bad: 0 bad, 1 good)"),
    FieldInfo::new(F::Nps as u8, "nps", FieldKind::Score, "recommendation, 0 to 10"),
    FieldInfo::new(F::Ces1 as u8, "ces1", FieldKind::Score, "effort 1.0, 1 to 5: lower is better"),
    FieldInfo::new(F::Ces2 as u8, "ces2", FieldKind::Score, "effort 2.0, 1 to 7: higher is better"),
    FieldInfo::new(F::Ease5 as u8, "ease5", FieldKind::Score, "ease on five points, 1 very difficult to 5 very easy"),
    FieldInfo::new(F::Resolved as u8, "resolved", FieldKind::Flag, "whether the customer says that the matter is resolved"),
    FieldInfo::new(F::ContactsNeeded as u8, "contacts_needed", FieldKind::Count, "how many contacts it took, as the customer says"),
    FieldInfo::new(F::ContactAt as u8, "contact_at", FieldKind::Instant, "when the contact that it is about took place"),
    FieldInfo::new(F::LastOfCustomer as u8, "last_of_customer", FieldKind::Flag, "whether its recommendation score is the last of its customer, as a look over all responses tells"),
];

/// The tables of the fact `survey`.
pub static SURVEY: FactInfo = FactInfo::new("survey", "one survey: sent, answered, or possible", TOTALS)
    .numbered(3)
    .with_fields(FIELDS)
    .with_rules(RULES);

const CSAT: [T; 5] = [T::Csat1, T::Csat2, T::Csat3, T::Csat4, T::Csat5];
const NPS: [T; 11] =
    [T::Nps0, T::Nps1, T::Nps2, T::Nps3, T::Nps4, T::Nps5, T::Nps6, T::Nps7, T::Nps8, T::Nps9, T::Nps10];
const CES1: [T; 5] = [T::Ces1_1, T::Ces1_2, T::Ces1_3, T::Ces1_4, T::Ces1_5];
const CES2: [T; 7] = [T::Ces2_1, T::Ces2_2, T::Ces2_3, T::Ces2_4, T::Ces2_5, T::Ces2_6, T::Ces2_7];
const EASE5: [T; 5] = [T::Ease5_1, T::Ease5_2, T::Ease5_3, T::Ease5_4, T::Ease5_5];

impl Fact for Survey {
    type Row = SurveyRow;
    type Rules = SurveyRules;
    type Total = T;
    const INFO: &'static FactInfo = &SURVEY;

    fn count(row: &SurveyRow, rules: &SurveyRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check(row, rules)?;
        let answered = is_answered(row);
        let sent = if row.sent_at.is_some() { Some(true) } else { row.sent };
        match sent {
            None => to.add(T::SentUnknown, 1),
            Some(false) => {}
            Some(true) => {
                to.add(T::Sent, 1);
                to.add(T::ReplyWindowOpen, i64::from(row.reply_window_open));
                to.add(T::AnsweredOfSent, i64::from(answered && !row.reply_window_open));
            }
        }
        // Who answers unasked could have been asked.
        match if sent == Some(true) || answered { Some(true) } else { row.eligible } {
            None => to.add(T::EligibleUnknown, 1),
            Some(eligible) => to.add(T::Eligible, i64::from(eligible)),
        }
        to.add(T::Answers, i64::from(answered));
        count_csat(row, rules, to);
        count_score(row.nps, 0, &NPS, to);
        count_last(row, to);
        count_score(row.ces1, 1, &CES1, to);
        count_score(row.ces2, 1, &CES2, to);
        count_score(row.ease5, 1, &EASE5, to);
        if let Some(resolved) = row.resolved {
            to.add(if resolved { T::ResolvedYes } else { T::ResolvedNo }, 1);
            if let Some(contacts) = row.contacts_needed {
                to.add(T::ResolvedInOneAnswers, 1);
                to.add(T::ResolvedInOne, i64::from(resolved && contacts == 1));
            }
        }
        Ok(())
    }

    fn cuts(rules: &SurveyRules, known: u64, cuts: &mut Cuts) -> bool {
        let (low, high) = rules.csat_scale.ends();
        cuts.scale(F::Csat, low.into(), high.into());
        for (field, low, high) in [(F::Nps, 0, 10), (F::Ces1, 1, 5), (F::Ces2, 1, 7), (F::Ease5, 1, 5)] {
            cuts.scale(field, low, high);
        }
        cuts.scale(F::ContactsNeeded, 0, 1);
        cuts.at(F::ContactsNeeded, 1 << 32);
        let has = |field: F| known >> field as u8 & 1 == 1;
        !(has(F::SentAt) && has(F::AnsweredAt)) // which of two instants is first is no cut
    }

    fn coverage(rules: &SurveyRules, total: usize) -> Coverage {
        let is = |these: &[T]| these.iter().any(|this| this.index() == total);
        let unknown = rules.csat_scale != CsatScale::OneToFive && is(&CSAT)
            || rules.csat_scale != CsatScale::GoodBad && is(&[T::CsatGood, T::CsatBad])
            || rules.cut().is_none() && is(&[T::CsatSatisfied]);
        if unknown { Coverage::Unknown } else { Coverage::Counted }
    }

    fn instant(row: &SurveyRow, rules: &SurveyRules) -> Option<Instant> {
        match rules.attribution {
            SurveyAttribution::ByContact => row.contact_at.or(row.sent_at),
            SurveyAttribution::ByResponse => row.answered_at,
        }
    }

    fn read(from: &Fields<'_>) -> Result<SurveyRow, Rejection> {
        Ok(SurveyRow {
            sent: from.flag(F::Sent)?,
            sent_at: from.instant(F::SentAt),
            answered_at: from.instant(F::AnsweredAt),
            reply_window_open: from.flag(F::ReplyWindowOpen)?.unwrap_or(false),
            eligible: from.flag(F::Eligible)?,
            csat: from.score(F::Csat)?,
            nps: from.score(F::Nps)?,
            ces1: from.score(F::Ces1)?,
            ces2: from.score(F::Ces2)?,
            ease5: from.score(F::Ease5)?,
            resolved: from.flag(F::Resolved)?,
            contacts_needed: from.count(F::ContactsNeeded)?,
            contact_at: from.instant(F::ContactAt),
            last_of_customer: from.flag(F::LastOfCustomer)?,
        })
    }

    fn write(row: &SurveyRow, to: &mut FieldBuffer) {
        let score = |score: Option<i32>| score.map(i64::from);
        to.put(F::Sent, row.sent.map(i64::from));
        to.put(F::SentAt, row.sent_at.map(Instant::as_micros));
        to.put(F::AnsweredAt, row.answered_at.map(Instant::as_micros));
        to.put(F::ReplyWindowOpen, Some(row.reply_window_open.into()));
        to.put(F::Eligible, row.eligible.map(i64::from));
        to.put(F::Csat, score(row.csat));
        to.put(F::Nps, score(row.nps));
        to.put(F::Ces1, score(row.ces1));
        to.put(F::Ces2, score(row.ces2));
        to.put(F::Ease5, score(row.ease5));
        to.put(F::Resolved, row.resolved.map(i64::from));
        to.put(F::ContactsNeeded, row.contacts_needed.map(i64::from));
        to.put(F::ContactAt, row.contact_at.map(Instant::as_micros));
        to.put(F::LastOfCustomer, row.last_of_customer.map(i64::from));
    }
}

/// A survey is answered where it has an answer, or the instant of one.
fn is_answered(row: &SurveyRow) -> bool {
    let scores = [row.csat, row.nps, row.ces1, row.ces2, row.ease5];
    scores.iter().any(Option::is_some)
        || row.resolved.is_some()
        || row.contacts_needed.is_some()
        || row.answered_at.is_some()
}

fn check(row: &SurveyRow, rules: &SurveyRules) -> Result<(), Rejection> {
    between("answered_at", row.sent_at, row.answered_at)?;
    let (low, high) = rules.csat_scale.ends();
    for (field, score, low, high) in [
        ("csat", row.csat, low, high),
        ("nps", row.nps, 0, 10),
        ("ces1", row.ces1, 1, 5),
        ("ces2", row.ces2, 1, 7),
        ("ease5", row.ease5, 1, 5),
    ] {
        match score {
            Some(score) if !(low..=high).contains(&score) => {
                return Err(Rejection::new(Reject::OffScale, field).with_value(score.into()));
            }
            _ => {}
        }
    }
    if row.sent == Some(false) && row.sent_at.is_some() {
        return Err(Rejection::new(Reject::Contradiction, "sent"));
    }
    if row.eligible == Some(false) && (row.sent == Some(true) || row.sent_at.is_some() || is_answered(row)) {
        return Err(Rejection::new(Reject::Contradiction, "eligible"));
    }
    if row.contacts_needed == Some(0) {
        return Err(Rejection::new(Reject::OffScale, "contacts_needed").with_value(0));
    }
    Ok(())
}

/// Adds one to the total of a score on a scale that begins at `low`.
fn count_score(score: Option<i32>, low: i32, totals: &[T], to: &mut impl Sink) {
    let at = score.and_then(|score| usize::try_from(score - low).ok());
    if let Some(total) = at.and_then(|at| totals.get(at)) {
        to.add(*total, 1);
    }
}

fn count_csat(row: &SurveyRow, rules: &SurveyRules, to: &mut impl Sink) {
    let Some(score) = row.csat else { return };
    to.add(T::CsatAnswers, 1);
    if let Some(cut) = rules.cut() {
        to.add(T::CsatSatisfied, i64::from(score >= cut));
    }
    match rules.csat_scale {
        CsatScale::OneToFive => count_score(Some(score), 1, &CSAT, to),
        CsatScale::GoodBad => to.add(if score == 1 { T::CsatGood } else { T::CsatBad }, 1),
        _ => {}
    }
}

/// The last score of each customer, for the score by customer.
fn count_last(row: &SurveyRow, to: &mut impl Sink) {
    let Some(score) = row.nps else { return };
    match row.last_of_customer {
        None => to.add(T::NpsLastUnknown, 1),
        Some(false) => {}
        Some(true) => {
            to.add(T::NpsLastAnswers, 1);
            to.add(T::NpsLastPromoters, i64::from(score >= 9));
            to.add(T::NpsLastDetractors, i64::from(score <= 6));
        }
    }
}
