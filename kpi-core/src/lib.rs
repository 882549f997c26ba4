//! One exact, auditable definition of every contact-centre KPI.
//!
//! ```text
//!  rows                 totals                       KPIs
//!  a call, an answer,   exact integer counts and     exact quotients of totals,
//!  an agent's state  -> sums: they only ever add  -> each with its variant and parts
//! ```
//!
//! * A **row** is one record: a contact, an agent's state, a survey answer. What an impossible row is, is decided here:
//!   it is left out whole, counted by reason, and reported.
//! * **Totals** only ever add, in any order and on any number of machines, to the same bits. A platform that keeps interval
//!   tables brings totals of its own; what it does not know is unknown, never zero.
//! * A **KPI** is a pure function of totals, and its formula is data. Every vendor's formula of the same name is a variant;
//!   the value keeps its parts (860 of 1090), names its variant and its rules, and says why where it is undefined.
//!
//! # Examples
//!
//! ```
//! use kpi_core::prelude::*;
//!
//! let rules = ContactRules::default().answer_within(Duration::secs(20));
//! let mut today = ContactTotals::zero(&rules);
//! let calls = [
//!     (Outcome::Handled, 12),
//!     (Outcome::Handled, 45),
//!     (Outcome::AbandonedQueue, 8),
//!     (Outcome::Voicemail, 60),
//! ];
//! for (outcome, seconds) in calls {
//!     let wait = Some(Duration::secs(seconds));
//!     today.observe(&ContactRow { wait, ..ContactRow::new(outcome) })?;
//! }
//! let level = SERVICE_LEVEL.evaluate(&today);
//! assert_eq!(level.to_string(), "25.0 % (1 of 4; of_offered, answer_within 20s)");
//! for value in SERVICE_LEVEL.evaluate_all(&today) {
//!     println!("{value}"); // how each vendor would report it
//! }
//!
//! let nps = kpi_core::nps([9, 10, 7, 3])?;
//! assert_eq!(nps.to_string(), "+25 (1 of 4; by_response)");
//! # Ok::<(), kpi_core::Error>(())
//! ```
//!
//! # Where to go from here
//!
//! * [`catalogue`] lists every KPI; each has a page with its formula, its variants and who reports them, and an example.
//! * [`Fact`] and [`Metric`] are open: a dozen lines make a fact and a KPI of your own.
//! * [`Grouped`] keeps totals by key and interval; [`Tally`] keeps distributions and distinct counts too.
//! * Features: `serde`, `jiff`, `chrono`, `zones` for the [`calendar`] of any [`Zone`], `sketch` for estimated distinct counts, `stored` for totals and tallies as bytes, and `stat` for intervals of doubt. None is on by default, and the crate then
//!   depends on `thiserror` alone.

pub mod agent;
pub mod calendar;
pub mod catalogue;
pub mod commerce;
pub mod contact;
pub mod distinct;
pub mod distribution;
#[cfg(feature = "arrow")]
pub mod engine;
mod error;
mod exact;
mod fact;
pub mod live;
mod metric;
mod near;
pub mod outbound;
pub mod quality;
mod reject;
pub mod resolution;
mod scores;
#[cfg(feature = "serde")]
mod serial;
#[cfg(feature = "stat")]
pub mod stat;
#[cfg(feature = "stored")]
pub mod stored;
pub mod survey;
pub mod ticket;
mod word;
pub mod workforce;

pub use calendar::{Bins, Cursor, Every, Weekday, Zone};
pub use distinct::{DistinctCount, DistinctSet};
#[cfg(feature = "sketch")]
pub use distinct::{DistinctEstimate, DistinctSketch};
pub use distribution::{Distribution, Form, Mean, PercentileRule, Quotients};
pub use error::{Error, ErrorCode};
pub use exact::{Currency, Duration, Instant, LeftOut, Ratio, RuleShown, Undefined, Unit, Value};
pub use fact::{
    Accumulator, AnyCounter, AnyFact, AnyGrouped, AnyGroups, AnyTally, AutoReply, Board, BoardGroup, Boundary,
    CancelledSales, Clock, Counts, Coverage, Cuts, Direction, Door, EachBin, EachPart, Evidence, Fact, FactInfo, Fed,
    FieldBuffer, FieldInfo, FieldKind, Fields, GroupKey, Grouped, Index, NoRules, NoteRow, Reading, Record, Reject,
    Rejection, Report, Role, RuleInfo, RuleKind, Rules, Sink, StateInfo, Supply, Tally, TotalInfo, TotalUnit, Totals,
    View, Whole, Word, rules_from_text, rules_text,
};
pub use metric::{
    Better, Custom, Definition, Example, Family, Formula, FormulaError, Inputs, Language, Metric, Names, NotComputed,
    Operand, Parameters, Range, Sum, Term, Variant,
};
pub use scores::{ces, csat, nps};

/// Everything that a program which counts contacts needs, in one line.
pub mod prelude {
    pub use crate::agent::{
        AgentActivity, AgentStateRow, AgentStateRules, AgentStateTotal, AgentStateTotals, TimeLine, kpis::*,
    };
    pub use crate::commerce::{
        CostCategory, CostRow, CostRules, CostTally, CostTotal, CostTotals, CustomerPeriodRow, CustomerPeriodRules,
        CustomerPeriodTally, CustomerPeriodTotal, CustomerPeriodTotals, HandlingPart, SaleRow, SaleRules, SaleSubject,
        SaleTally, SaleTotal, SaleTotals, kpis::*,
    };
    pub use crate::contact::{
        AnswerWithin, Attribution, Channel, ContactRow, ContactRules, ContactTally, ContactTotal, ContactTotals,
        ContactUnit, EndedBy, Exit, HandleParts, Outcome, RingAttemptRow, RingAttemptTally, RingAttemptTotal,
        RingAttemptTotals, RingResult, SnapshotRow, SnapshotRules, SnapshotSubject, SnapshotTally, SnapshotTotal,
        SnapshotTotals, Transfers, WaitFrom, kpis::*,
    };
    pub use crate::outbound::{
        DialResult, OutboundRow, OutboundRules, OutboundTally, OutboundTotal, OutboundTotals, kpis::*,
    };
    pub use crate::quality::{
        ComplaintCategory, ComplaintDate, ComplaintRow, ComplaintRules, ComplaintTally, ComplaintTotal,
        ComplaintTotals, EvaluationRow, EvaluationRules, EvaluationTally, EvaluationTotal, EvaluationTotals,
        KnowledgeTestRow, KnowledgeTestRules, KnowledgeTestTally, KnowledgeTestTotal, KnowledgeTestTotals, Selection,
        TestTaken, kpis::*,
    };
    pub use crate::resolution::{
        CallbackOutcome, CallbackRow, CallbackRules, CallbackSubject, CallbackTally, CallbackTotal, CallbackTotals,
        ResolutionRow, ResolutionRules, ResolutionSubject, ResolutionTotal, ResolutionTotals, kpis::*,
    };
    pub use crate::survey::{CsatScale, SurveyAttribution, SurveyRow, SurveyRules, SurveyTotal, SurveyTotals, kpis::*};
    pub use crate::ticket::{
        BacklogRow, BacklogRules, BacklogSubject, BacklogTally, BacklogTotal, BacklogTotals, ReopenHistory,
        ReopenIgnore, SlaRow, SlaRules, SlaSubject, SlaTotal, SlaTotals, TicketAttribution, TicketPart, TicketRow,
        TicketRules, TicketStart, TicketTally, TicketTotal, TicketTotals, kpis::*,
    };
    pub use crate::workforce::{
        AttendanceRow, AttendanceRules, AttendanceStatus, AttendanceSubject, AttendanceTally, AttendanceTotal,
        AttendanceTotals, CallAtBreak, CapacityRow, CapacityTally, CapacityTotal, CapacityTotals, ForecastRow,
        ForecastTally, ForecastTotal, ForecastTotals, JudgedBy, LeaveTreatment, ScheduleRow, ScheduleRules,
        ScheduleTally, ScheduleTotal, ScheduleTotals, StaffPeriod, StaffRow, StaffRules, StaffTally, StaffTotal,
        StaffTotals, TargetResult, TargetResultRow, TargetResultRules, TargetResultTally, TargetResultTotal,
        TargetResultTotals, kpis::*,
    };
    pub use crate::{
        Accumulator, AnyFact, AnyGroups, AnyTally, AutoReply, Better, Bins, Board, Boundary, CancelledSales, Clock,
        Currency, Definition, Direction, DistinctSet, Distribution, Duration, Every, Evidence, Fact, FactInfo, Family,
        FieldInfo, FieldKind, Fields, Form, Formula, GroupKey, Grouped, Index, Instant, Language, Metric, NoRules,
        Parameters, PercentileRule, Range, Ratio, Reading, Reject, Rejection, Rules, Sink, Supply, Tally, TotalInfo,
        Totals, Undefined, Unit, Value, Variant, View, Weekday, Word, Zone, rules_from_text, rules_text,
    };
}
