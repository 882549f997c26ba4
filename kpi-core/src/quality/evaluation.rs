//! The fact `evaluation`: one row per evaluation of a contact by whoever monitors quality.

use crate::exact::Instant;
use crate::fact::{
    Coverage, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Rejection, RuleInfo, RuleKind, Rules, Sink,
    StateInfo, Tally, TotalInfo, Totals, Word, flag_or, impl_index, impl_word, set_word,
};
use crate::quality::points::{at_mark, check_points, check_weight};
use EvaluationTotal as T;

/// Totals of evaluations of contacts.
pub type EvaluationTotals = Totals<Evaluation>;
/// Totals of evaluations of contacts with the states kept beside them.
pub type EvaluationTally = Tally<Evaluation>;

/// The fact `evaluation`.
///
/// A critical error is one that fails the whole contact, whatever its points; customer, business and compliance are kept apart. What
/// an evaluation does not say of one class leaves that class open, not the points.
#[derive(Clone, Copy, Debug)]
pub enum Evaluation {}

/// How contacts were selected for evaluation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Selection {
    /// The source does not say.
    #[default]
    Unstated,
    /// At random: the result speaks for all contacts.
    Random,
    /// By somebody, for a reason: the result speaks for these contacts only.
    Selected,
}

impl_word!(Selection: Unstated "unstated", Random "random", Selected "selected");

/// One evaluation of one contact. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..EvaluationRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvaluationRow {
    /// Points given: 0 to max_points.
    pub points: i64,
    /// Points possible: 1 to 1000000000.
    pub max_points: i64,
    /// The weight of the evaluation, 0 to 1000000000; 1 where null.
    pub weight: Option<i64>,
    /// Errors critical to the customer.
    pub critical_customer: Option<u32>,
    /// Errors critical to the business.
    pub critical_business: Option<u32>,
    /// Errors critical to compliance.
    pub critical_compliance: Option<u32>,
    /// Whether the source says that it passed, its verdict on classes of errors that are null too; read where the rules set no
    /// mark, and overruled by a critical error of the row.
    pub passed: Option<bool>,
    /// Whether it is the first evaluation of its contact.
    pub first_of_contact: Option<bool>,
    /// The agent.
    pub agent: Option<i64>,
    /// When it was evaluated: it decides the interval.
    pub evaluated_at: Option<Instant>,
}

/// The rules under which evaluations of contacts are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EvaluationRules {
    pass_mark: Option<u8>,
    selection: Selection,
}

impl EvaluationRules {
    /// The mark to pass, in percent of the points possible; above 100 counts as 100. An evaluation passes at the mark and without
    /// a critical error; what the source says on passing is not read then.
    #[must_use]
    pub fn pass_mark(self, percent: u8) -> Self {
        Self { pass_mark: Some(percent.min(100)), ..self }
    }

    /// How contacts were selected.
    #[must_use]
    pub fn selection(self, selection: Selection) -> Self {
        Self { selection, ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "pass_mark", RuleKind::NumberOrUnset(100), -1, "the mark to pass, in percent of the points possible: 0 to 100, or `unset` (default): the source's own word on passing counts"),
    RuleInfo::new(1, "selection", RuleKind::Word(Selection::WORDS), 0, "how contacts were selected: `unstated` (default), `random` or `selected`").shown(),
];

impl Rules for EvaluationRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.pass_mark.map_or(-1, i64::from),
            1 => self.selection.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.pass_mark = u8::try_from(value).ok(),
            1 => set_word(&mut self.selection, value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Points,
    MaxPoints,
    Weight,
    CriticalCustomer,
    CriticalBusiness,
    CriticalCompliance,
    Passed,
    FirstOfContact,
    Agent,
    EvaluatedAt,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Points as u8, "points", FieldKind::Number, "points given: 0 to max_points").required(),
    FieldInfo::new(F::MaxPoints as u8, "max_points", FieldKind::Number, "points possible: 1 to 1000000000").required(),
    FieldInfo::new(F::Weight as u8, "weight", FieldKind::Number, "the weight of the evaluation, 0 to 1000000000; 1 where null"),
    FieldInfo::new(F::CriticalCustomer as u8, "critical_customer", FieldKind::Count, "errors critical to the customer"),
    FieldInfo::new(F::CriticalBusiness as u8, "critical_business", FieldKind::Count, "errors critical to the business"),
    FieldInfo::new(F::CriticalCompliance as u8, "critical_compliance", FieldKind::Count, "errors critical to compliance"),
    FieldInfo::new(F::Passed as u8, "passed", FieldKind::Flag, "whether the source says that it passed, its verdict on classes of errors that are null too; read where the rules set no mark, and overruled by a critical error of the row"),
    FieldInfo::new(F::FirstOfContact as u8, "first_of_contact", FieldKind::Flag, "whether it is the first evaluation of its contact"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the agent"),
    FieldInfo::new(F::EvaluatedAt as u8, "evaluated_at", FieldKind::Instant, "when it was evaluated: it decides the interval"),
];

/// The totals of [`Evaluation`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum EvaluationTotal {
    /// Rows counted: one evaluation of one contact each.
    Rows,
    /// Evaluations.
    Evaluations,
    /// Points given.
    Points,
    /// Points possible.
    MaxPoints,
    /// Sum of weight times points.
    WeightedPoints,
    /// Sum of weight times points possible.
    WeightedMaxPoints,
    /// Points of evaluations with a critical error.
    PointsWithCriticalError,
    /// Evaluations with an error critical to the customer.
    WithCriticalCustomer,
    /// Evaluations with an error critical to the business.
    WithCriticalBusiness,
    /// Evaluations with an error critical to compliance.
    WithCriticalCompliance,
    /// Evaluations at the mark, or passed by the source where none is set, and without a critical error.
    Passed,
    /// Evaluations at the mark.
    PassedByMark,
    /// Contacts with at least one evaluation.
    ContactsEvaluated,
    /// Evaluations of which it is unknown whether there was a critical error of any class.
    CriticalErrorUnknown,
    /// Evaluations whose errors critical to the customer are unknown.
    CriticalCustomerUnknown,
    /// Evaluations whose errors critical to the business are unknown.
    CriticalBusinessUnknown,
    /// Evaluations whose errors critical to compliance are unknown.
    CriticalComplianceUnknown,
    /// Evaluations of which it is unknown whether they passed.
    PassedUnknown,
    /// Evaluations whose agent is unknown.
    AgentUnknown,
    /// Evaluations of which it is unknown whether they are the first of their contact.
    FirstUnknown,
}

impl_index!(F, EvaluationTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one evaluation of one contact each"),
    TotalInfo::count(T::Evaluations as u16, "evaluations", "evaluations").under(&["selection"]),
    TotalInfo::points(T::Points as u16, "points", "points given").under(&["selection"]).reads(&["points"]),
    TotalInfo::points(T::MaxPoints as u16, "max_points", "points possible").under(&["selection"]).reads(&["max_points"]),
    TotalInfo::points(T::WeightedPoints as u16, "weighted_points", "sum of weight times points").under(&["selection"]).reads(&["points", "weight"]),
    TotalInfo::points(T::WeightedMaxPoints as u16, "weighted_max_points", "sum of weight times points possible").under(&["selection"]).reads(&["max_points", "weight"]),
    TotalInfo::points(T::PointsWithCriticalError as u16, "points_with_critical_error", "points of evaluations with a critical error").under(&["selection"]).unless(T::CriticalErrorUnknown as u16).reads(&["points", "critical_customer", "critical_business", "critical_compliance"]),
    TotalInfo::count(T::WithCriticalCustomer as u16, "with_critical_customer", "evaluations with an error critical to the customer").under(&["selection"]).unless(T::CriticalCustomerUnknown as u16).reads(&["critical_customer"]),
    TotalInfo::count(T::WithCriticalBusiness as u16, "with_critical_business", "evaluations with an error critical to the business").under(&["selection"]).unless(T::CriticalBusinessUnknown as u16).reads(&["critical_business"]),
    TotalInfo::count(T::WithCriticalCompliance as u16, "with_critical_compliance", "evaluations with an error critical to compliance").under(&["selection"]).unless(T::CriticalComplianceUnknown as u16).reads(&["critical_compliance"]),
    TotalInfo::count(T::Passed as u16, "passed", "evaluations at the mark, or passed by the source where none is set, and without a critical error").under(&["pass_mark", "selection"]).unless(T::PassedUnknown as u16).reads(&["critical_customer", "critical_business", "critical_compliance", "passed"]),
    TotalInfo::count(T::PassedByMark as u16, "passed_by_mark", "evaluations at the mark").under(&["pass_mark", "selection"]).reads(&["points", "max_points"]),
    TotalInfo::count(T::ContactsEvaluated as u16, "contacts_evaluated", "contacts with at least one evaluation").under(&["selection"]).unless(T::FirstUnknown as u16).reads(&["first_of_contact"]),
    TotalInfo::count(T::CriticalErrorUnknown as u16, "critical_error_unknown", "evaluations of which it is unknown whether there was a critical error of any class").under(&["selection"]).excluded().reads(&["critical_customer", "critical_business", "critical_compliance"]),
    TotalInfo::count(T::CriticalCustomerUnknown as u16, "critical_customer_unknown", "evaluations whose errors critical to the customer are unknown").under(&["selection"]).excluded().reads(&["critical_customer"]),
    TotalInfo::count(T::CriticalBusinessUnknown as u16, "critical_business_unknown", "evaluations whose errors critical to the business are unknown").under(&["selection"]).excluded().reads(&["critical_business"]),
    TotalInfo::count(T::CriticalComplianceUnknown as u16, "critical_compliance_unknown", "evaluations whose errors critical to compliance are unknown").under(&["selection"]).excluded().reads(&["critical_compliance"]),
    TotalInfo::count(T::PassedUnknown as u16, "passed_unknown", "evaluations of which it is unknown whether they passed").under(&["pass_mark", "selection"]).excluded().reads(&["critical_customer", "critical_business", "critical_compliance", "passed"]),
    TotalInfo::count(T::AgentUnknown as u16, "agent_unknown", "evaluations whose agent is unknown").excluded().reads(&["agent"]),
    TotalInfo::count(T::FirstUnknown as u16, "first_unknown", "evaluations of which it is unknown whether they are the first of their contact").under(&["selection"]).excluded().reads(&["first_of_contact"]),
];

#[rustfmt::skip] // a table: one state, one line
const SETS: &[StateInfo] = &[
    StateInfo::new("agent_set", &[], "distinct agents evaluated").unless(T::AgentUnknown as u16).reads(&["agent"]),
];

const AGENT_SET: usize = 0;

#[rustfmt::skip] // a table: one state, one line
const QUOTIENTS: &[StateInfo] = &[
    StateInfo::new("share_dist", &["selection"], "the points of each evaluation over those possible").reads(&["points", "max_points"]),
];

const SHARE_DIST: usize = 0;

/// The tables of the fact `evaluation`.
pub static EVALUATION: FactInfo = FactInfo::new("evaluation", "one evaluation of one contact", TOTALS)
    .numbered(11)
    .with_fields(FIELDS)
    .with_rules(RULES)
    .with_states(&[], SETS)
    .with_quotients(QUOTIENTS);

impl Fact for Evaluation {
    type Row = EvaluationRow;
    type Rules = EvaluationRules;
    type Total = T;
    const INFO: &'static FactInfo = &EVALUATION;

    fn count(row: &EvaluationRow, rules: &EvaluationRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_points(row.points, row.max_points)?;
        let weight = check_weight(row.weight)?;
        to.add(T::Evaluations, 1);
        to.add(T::Points, row.points);
        to.add(T::MaxPoints, row.max_points);
        to.add(T::WeightedPoints, weight * row.points);
        to.add(T::WeightedMaxPoints, weight * row.max_points);
        to.quotient(SHARE_DIST, row.points, row.max_points);
        let critical = |errors: Option<u32>| errors.map(|errors| errors > 0);
        flag_or(to, critical(row.critical_customer), T::WithCriticalCustomer, T::CriticalCustomerUnknown);
        flag_or(to, critical(row.critical_business), T::WithCriticalBusiness, T::CriticalBusinessUnknown);
        flag_or(to, critical(row.critical_compliance), T::WithCriticalCompliance, T::CriticalComplianceUnknown);
        let failed = any_critical(row);
        match failed {
            Some(failed) => to.add(T::PointsWithCriticalError, if failed { row.points } else { 0 }),
            None => to.add(T::CriticalErrorUnknown, 1),
        }
        let passed = match rules.pass_mark {
            None if failed == Some(true) => Some(false),
            None => row.passed,
            Some(mark) => {
                let marked = at_mark(row.points, row.max_points, mark);
                to.add(T::PassedByMark, i64::from(marked));
                if marked { failed.map(|failed| !failed) } else { Some(false) }
            }
        };
        flag_or(to, passed, T::Passed, T::PassedUnknown);
        flag_or(to, row.first_of_contact, T::ContactsEvaluated, T::FirstUnknown);
        match row.agent {
            Some(agent) => to.member(AGENT_SET, agent),
            None => to.add(T::AgentUnknown, 1),
        }
        Ok(())
    }

    fn coverage(rules: &EvaluationRules, total: usize) -> Coverage {
        if total == T::PassedByMark as usize && rules.pass_mark.is_none() {
            Coverage::Unknown
        } else {
            Coverage::Counted
        }
    }

    fn instant(row: &EvaluationRow, _: &EvaluationRules) -> Option<Instant> {
        row.evaluated_at
    }

    fn read(from: &Fields<'_>) -> Result<EvaluationRow, Rejection> {
        Ok(EvaluationRow {
            points: from.needed(F::Points, from.raw(F::Points))?,
            max_points: from.needed(F::MaxPoints, from.raw(F::MaxPoints))?,
            weight: from.raw(F::Weight),
            critical_customer: from.count(F::CriticalCustomer)?,
            critical_business: from.count(F::CriticalBusiness)?,
            critical_compliance: from.count(F::CriticalCompliance)?,
            passed: from.flag(F::Passed)?,
            first_of_contact: from.flag(F::FirstOfContact)?,
            agent: from.raw(F::Agent),
            evaluated_at: from.instant(F::EvaluatedAt),
        })
    }

    fn write(row: &EvaluationRow, to: &mut FieldBuffer) {
        to.put(F::Points, Some(row.points));
        to.put(F::MaxPoints, Some(row.max_points));
        to.put(F::Weight, row.weight);
        to.put(F::CriticalCustomer, row.critical_customer.map(i64::from));
        to.put(F::CriticalBusiness, row.critical_business.map(i64::from));
        to.put(F::CriticalCompliance, row.critical_compliance.map(i64::from));
        to.put(F::Passed, row.passed.map(i64::from));
        to.put(F::FirstOfContact, row.first_of_contact.map(i64::from));
        to.put(F::Agent, row.agent);
        to.put(F::EvaluatedAt, row.evaluated_at.map(Instant::as_micros));
    }
}

/// Whether there was a critical error of any class: yes where one class says so, whatever is unknown of the others.
fn any_critical(row: &EvaluationRow) -> Option<bool> {
    let classes = [row.critical_customer, row.critical_business, row.critical_compliance];
    if classes.iter().flatten().any(|errors| *errors > 0) {
        Some(true)
    } else if classes.contains(&None) {
        None
    } else {
        Some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Accumulator;

    fn of_hundred(points: i64) -> EvaluationRow {
        EvaluationRow {
            points,
            max_points: 100,
            critical_customer: Some(0),
            critical_business: Some(0),
            critical_compliance: Some(0),
            ..EvaluationRow::default()
        }
    }

    fn totals(rules: EvaluationRules, rows: &[EvaluationRow]) -> EvaluationTotals {
        let mut totals = EvaluationTotals::zero(&rules);
        for row in rows {
            assert!(totals.observe(row).is_ok());
        }
        totals
    }

    #[test]
    fn one_class_that_says_yes_is_enough_and_one_that_says_nothing_leaves_it_open() {
        let fatal = EvaluationRow { critical_business: Some(2), critical_compliance: None, ..of_hundred(90) };
        assert_eq!(any_critical(&fatal), Some(true));
        assert_eq!(any_critical(&EvaluationRow { critical_business: Some(0), ..fatal.clone() }), None);
        assert_eq!(any_critical(&of_hundred(90)), Some(false));

        let counted = totals(EvaluationRules::default(), &[fatal, of_hundred(80)]);
        assert_eq!(counted.get(T::PointsWithCriticalError), Some(90));
        assert_eq!((counted.get(T::WithCriticalBusiness), counted.get(T::WithCriticalCompliance)), (Some(1), None));
    }

    /// At a mark of 85: 85 passes, 84 does not, 90 with a critical error does not, and 90 of unknown errors stays open.
    #[test]
    fn a_mark_and_no_critical_error_pass() {
        let rules = EvaluationRules::default().pass_mark(85);
        let fatal = EvaluationRow { critical_customer: Some(1), ..of_hundred(90) };
        let told = EvaluationRow { passed: Some(true), ..of_hundred(84) };
        let counted = totals(rules, &[of_hundred(85), told, fatal]);
        assert_eq!((counted.get(T::Passed), counted.get(T::PassedByMark)), (Some(1), Some(2)));

        let open = EvaluationRow { critical_customer: None, ..of_hundred(90) };
        let failed_anyway = EvaluationRow { critical_customer: None, ..of_hundred(84) };
        assert_eq!(totals(rules, &[open]).get(T::Passed), None);
        assert_eq!(totals(rules, &[failed_anyway]).get(T::Passed), Some(0));
    }

    #[test]
    fn without_a_mark_the_source_says_who_passed() {
        let passed = |passed| EvaluationRow { passed, ..of_hundred(50) };
        let counted = totals(EvaluationRules::default(), &[passed(Some(true)), passed(Some(false))]);
        assert_eq!((counted.get(T::Passed), counted.get(T::PassedByMark)), (Some(1), None));
        assert_eq!(totals(EvaluationRules::default(), &[passed(None)]).get(T::Passed), None);
    }

    /// The source's word stands for what it does not tell; a critical error that it tells overrules it.
    #[test]
    fn a_critical_error_overrules_the_word_of_the_source() {
        let silent = EvaluationRow { critical_customer: None, critical_business: None, ..of_hundred(90) };
        for (passed, errors, expected) in [
            (Some(true), None, Some(1)),
            (Some(true), Some(0), Some(1)),
            (Some(true), Some(3), Some(0)),
            (Some(false), None, Some(0)),
            (None, Some(3), Some(0)),
            (None, Some(0), None),
        ] {
            let row = EvaluationRow { passed, critical_customer: errors, ..silent.clone() };
            let counted = totals(EvaluationRules::default(), &[row]);
            assert_eq!(counted.get(T::Passed), expected, "{passed:?} {errors:?}");
        }
    }
}
