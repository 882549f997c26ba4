//! The totals of the fact `survey`: each name, unit, rule and meaning stands here and nowhere else.

use crate::fact::{TotalInfo, impl_index};
use SurveyTotal as T;

/// The totals of [`Survey`](crate::survey::Survey), in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum SurveyTotal {
    /// Rows counted: surveys sent, responses, or contacts that could have been surveyed.
    Rows,
    /// Responses with resolved = yes and contacts needed = 1.
    ResolvedInOne,
    /// Responses that answer both questions.
    ResolvedInOneAnswers,
    /// Responses with resolved = yes.
    ResolvedYes,
    /// Responses with resolved = no.
    ResolvedNo,
    /// Good answers on a good or bad scale.
    CsatGood,
    /// Bad answers on a good or bad scale.
    CsatBad,
    /// Answers at or above the stated cut.
    CsatSatisfied,
    /// Valid satisfaction answers on any one scale.
    CsatAnswers,
    /// Customers whose last recommendation score is 9 or 10.
    NpsLastPromoters,
    /// Customers whose last recommendation score is 0 to 6.
    NpsLastDetractors,
    /// Customers with a recommendation score.
    NpsLastAnswers,
    /// Surveys sent.
    Sent,
    /// Surveys sent, with a closed reply window, and answered.
    AnsweredOfSent,
    /// Surveys sent whose reply window is open at the horizon.
    ReplyWindowOpen,
    /// Valid responses received.
    Answers,
    /// Contacts that could have been surveyed.
    Eligible,
    /// Satisfaction answers with score 1.
    Csat1,
    /// Satisfaction answers with score 2.
    Csat2,
    /// Satisfaction answers with score 3.
    Csat3,
    /// Satisfaction answers with score 4.
    Csat4,
    /// Satisfaction answers with score 5.
    Csat5,
    /// Recommendation answers with score 0.
    Nps0,
    /// Recommendation answers with score 1.
    Nps1,
    /// Recommendation answers with score 2.
    Nps2,
    /// Recommendation answers with score 3.
    Nps3,
    /// Recommendation answers with score 4.
    Nps4,
    /// Recommendation answers with score 5.
    Nps5,
    /// Recommendation answers with score 6.
    Nps6,
    /// Recommendation answers with score 7.
    Nps7,
    /// Recommendation answers with score 8.
    Nps8,
    /// Recommendation answers with score 9.
    Nps9,
    /// Recommendation answers with score 10.
    Nps10,
    /// Effort answers (1.0) with score 1.
    Ces1_1,
    /// Effort answers (1.0) with score 2.
    Ces1_2,
    /// Effort answers (1.0) with score 3.
    Ces1_3,
    /// Effort answers (1.0) with score 4.
    Ces1_4,
    /// Effort answers (1.0) with score 5.
    Ces1_5,
    /// Effort answers (2.0) with score 1.
    Ces2_1,
    /// Effort answers (2.0) with score 2.
    Ces2_2,
    /// Effort answers (2.0) with score 3.
    Ces2_3,
    /// Effort answers (2.0) with score 4.
    Ces2_4,
    /// Effort answers (2.0) with score 5.
    Ces2_5,
    /// Effort answers (2.0) with score 6.
    Ces2_6,
    /// Effort answers (2.0) with score 7.
    Ces2_7,
    /// Ease answers (five points) with score 1.
    Ease5_1,
    /// Ease answers (five points) with score 2.
    Ease5_2,
    /// Ease answers (five points) with score 3.
    Ease5_3,
    /// Ease answers (five points) with score 4.
    Ease5_4,
    /// Ease answers (five points) with score 5.
    Ease5_5,
    /// Rows of which it is unknown whether a survey was sent.
    SentUnknown,
    /// Rows of which it is unknown whether the contact could have been surveyed.
    EligibleUnknown,
    /// Recommendation scores of which it is unknown whether they are their customer's last.
    NpsLastUnknown,
}

impl_index!(SurveyTotal);

#[rustfmt::skip] // a table: one total, one line
pub(super) const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: surveys sent, responses, or contacts that could have been surveyed"),
    TotalInfo::count(T::ResolvedInOne as u16, "resolved_in_one", "responses with resolved = yes and contacts needed = 1").reads(&["resolved", "contacts_needed"]),
    TotalInfo::count(T::ResolvedInOneAnswers as u16, "resolved_in_one_answers", "responses that answer both questions").reads(&["resolved", "contacts_needed"]),
    TotalInfo::count(T::ResolvedYes as u16, "resolved_yes", "responses with resolved = yes").reads(&["resolved"]),
    TotalInfo::count(T::ResolvedNo as u16, "resolved_no", "responses with resolved = no").reads(&["resolved"]),
    TotalInfo::count(T::CsatGood as u16, "csat_good", "good answers on a good or bad scale").under(&["csat_scale"]).reads(&["csat"]),
    TotalInfo::count(T::CsatBad as u16, "csat_bad", "bad answers on a good or bad scale").under(&["csat_scale"]).reads(&["csat"]),
    TotalInfo::count(T::CsatSatisfied as u16, "csat_satisfied", "answers at or above the stated cut").under(&["csat_scale", "satisfied_from"]).reads(&["csat"]),
    TotalInfo::count(T::CsatAnswers as u16, "csat_answers", "valid satisfaction answers on any one scale").under(&["csat_scale"]).reads(&["csat"]),
    TotalInfo::count(T::NpsLastPromoters as u16, "nps_last_promoters", "customers whose last recommendation score is 9 or 10").unless(T::NpsLastUnknown as u16).reads(&["nps", "last_of_customer"]),
    TotalInfo::count(T::NpsLastDetractors as u16, "nps_last_detractors", "customers whose last recommendation score is 0 to 6").unless(T::NpsLastUnknown as u16).reads(&["nps", "last_of_customer"]),
    TotalInfo::count(T::NpsLastAnswers as u16, "nps_last_answers", "customers with a recommendation score").unless(T::NpsLastUnknown as u16).reads(&["nps", "last_of_customer"]),
    TotalInfo::count(T::Sent as u16, "sent", "surveys sent").unless(T::SentUnknown as u16).reads(&["sent", "sent_at"]),
    TotalInfo::count(T::AnsweredOfSent as u16, "answered_of_sent", "surveys sent, with a closed reply window, and answered").under(&["reply_window"]).unless(T::SentUnknown as u16).reads(&["sent", "sent_at", "answered_at", "reply_window_open", "csat", "nps", "ces1", "ces2", "ease5", "resolved", "contacts_needed"]),
    TotalInfo::count(T::ReplyWindowOpen as u16, "reply_window_open", "surveys sent whose reply window is open at the horizon").under(&["reply_window"]).pending().reads(&["sent", "sent_at", "reply_window_open"]),
    TotalInfo::count(T::Answers as u16, "answers", "valid responses received").reads(&["answered_at", "csat", "nps", "ces1", "ces2", "ease5", "resolved", "contacts_needed"]),
    TotalInfo::count(T::Eligible as u16, "eligible", "contacts that could have been surveyed").unless(T::EligibleUnknown as u16).reads(&["sent", "sent_at", "answered_at", "eligible", "csat", "nps", "ces1", "ces2", "ease5", "resolved", "contacts_needed"]),
    TotalInfo::count(T::Csat1 as u16, "csat_1", "satisfaction answers with score 1").under(&["csat_scale"]).reads(&["csat"]),
    TotalInfo::count(T::Csat2 as u16, "csat_2", "satisfaction answers with score 2").under(&["csat_scale"]).reads(&["csat"]),
    TotalInfo::count(T::Csat3 as u16, "csat_3", "satisfaction answers with score 3").under(&["csat_scale"]).reads(&["csat"]),
    TotalInfo::count(T::Csat4 as u16, "csat_4", "satisfaction answers with score 4").under(&["csat_scale"]).reads(&["csat"]),
    TotalInfo::count(T::Csat5 as u16, "csat_5", "satisfaction answers with score 5").under(&["csat_scale"]).reads(&["csat"]),
    TotalInfo::count(T::Nps0 as u16, "nps_0", "recommendation answers with score 0").reads(&["nps"]),
    TotalInfo::count(T::Nps1 as u16, "nps_1", "recommendation answers with score 1").reads(&["nps"]),
    TotalInfo::count(T::Nps2 as u16, "nps_2", "recommendation answers with score 2").reads(&["nps"]),
    TotalInfo::count(T::Nps3 as u16, "nps_3", "recommendation answers with score 3").reads(&["nps"]),
    TotalInfo::count(T::Nps4 as u16, "nps_4", "recommendation answers with score 4").reads(&["nps"]),
    TotalInfo::count(T::Nps5 as u16, "nps_5", "recommendation answers with score 5").reads(&["nps"]),
    TotalInfo::count(T::Nps6 as u16, "nps_6", "recommendation answers with score 6").reads(&["nps"]),
    TotalInfo::count(T::Nps7 as u16, "nps_7", "recommendation answers with score 7").reads(&["nps"]),
    TotalInfo::count(T::Nps8 as u16, "nps_8", "recommendation answers with score 8").reads(&["nps"]),
    TotalInfo::count(T::Nps9 as u16, "nps_9", "recommendation answers with score 9").reads(&["nps"]),
    TotalInfo::count(T::Nps10 as u16, "nps_10", "recommendation answers with score 10").reads(&["nps"]),
    TotalInfo::count(T::Ces1_1 as u16, "ces1_1", "effort answers (1.0) with score 1").reads(&["ces1"]),
    TotalInfo::count(T::Ces1_2 as u16, "ces1_2", "effort answers (1.0) with score 2").reads(&["ces1"]),
    TotalInfo::count(T::Ces1_3 as u16, "ces1_3", "effort answers (1.0) with score 3").reads(&["ces1"]),
    TotalInfo::count(T::Ces1_4 as u16, "ces1_4", "effort answers (1.0) with score 4").reads(&["ces1"]),
    TotalInfo::count(T::Ces1_5 as u16, "ces1_5", "effort answers (1.0) with score 5").reads(&["ces1"]),
    TotalInfo::count(T::Ces2_1 as u16, "ces2_1", "effort answers (2.0) with score 1").reads(&["ces2"]),
    TotalInfo::count(T::Ces2_2 as u16, "ces2_2", "effort answers (2.0) with score 2").reads(&["ces2"]),
    TotalInfo::count(T::Ces2_3 as u16, "ces2_3", "effort answers (2.0) with score 3").reads(&["ces2"]),
    TotalInfo::count(T::Ces2_4 as u16, "ces2_4", "effort answers (2.0) with score 4").reads(&["ces2"]),
    TotalInfo::count(T::Ces2_5 as u16, "ces2_5", "effort answers (2.0) with score 5").reads(&["ces2"]),
    TotalInfo::count(T::Ces2_6 as u16, "ces2_6", "effort answers (2.0) with score 6").reads(&["ces2"]),
    TotalInfo::count(T::Ces2_7 as u16, "ces2_7", "effort answers (2.0) with score 7").reads(&["ces2"]),
    TotalInfo::count(T::Ease5_1 as u16, "ease5_1", "ease answers (five points) with score 1").reads(&["ease5"]),
    TotalInfo::count(T::Ease5_2 as u16, "ease5_2", "ease answers (five points) with score 2").reads(&["ease5"]),
    TotalInfo::count(T::Ease5_3 as u16, "ease5_3", "ease answers (five points) with score 3").reads(&["ease5"]),
    TotalInfo::count(T::Ease5_4 as u16, "ease5_4", "ease answers (five points) with score 4").reads(&["ease5"]),
    TotalInfo::count(T::Ease5_5 as u16, "ease5_5", "ease answers (five points) with score 5").reads(&["ease5"]),
    TotalInfo::count(T::SentUnknown as u16, "sent_unknown", "rows of which it is unknown whether a survey was sent").excluded().reads(&["sent", "sent_at"]),
    TotalInfo::count(T::EligibleUnknown as u16, "eligible_unknown", "rows of which it is unknown whether the contact could have been surveyed").excluded().reads(&["sent", "sent_at", "answered_at", "eligible", "csat", "nps", "ces1", "ces2", "ease5", "resolved", "contacts_needed"]),
    TotalInfo::count(T::NpsLastUnknown as u16, "nps_last_unknown", "recommendation scores of which it is unknown whether they are their customer's last").excluded().reads(&["nps", "last_of_customer"]),
];
