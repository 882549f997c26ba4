//! The fact `target_result`: one row per group (interval or agent) whose KPI was compared with a target.

use crate::exact::Instant;
use crate::fact::{
    Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind, Rules, Sink,
    Tally, TotalInfo, Totals, Word, impl_index, impl_word, refuse, set_word,
};
use TargetResultTotal as T;

/// Totals of results of targets.
pub type TargetResultTotals = Totals<TargetResult>;
/// Totals of results of targets; the fact keeps no states beside them.
pub type TargetResultTally = Tally<TargetResult>;

/// The fact `target_result`.
///
/// The rows are derived: one KPI is evaluated in each group and compared with its target exactly, before any rounding.
/// Results of different targets do not add, so the rules name the target. A group whose KPI is undefined neither meets
/// nor misses it.
#[derive(Clone, Copy, Debug)]
pub enum TargetResult {}

/// What the groups are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum JudgedBy {
    /// Intervals of time.
    #[default]
    Interval,
    /// Agents.
    Agent,
}

impl_word!(JudgedBy: Interval "interval", Agent "agent");

/// One interval or agent whose KPI was compared with a target. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..TargetResultRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetResultRow {
    /// Whether the KPI of the group is defined.
    pub defined: bool,
    /// Whether it meets the target; not yes where the KPI is undefined.
    pub met: Option<bool>,
    /// The agent.
    pub agent: Option<i64>,
    /// The instant that decides the interval.
    pub at: Option<Instant>,
}

/// The rules under which results of targets are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TargetResultRules {
    target: Option<i64>,
    judged_by: JudgedBy,
}

impl TargetResultRules {
    /// The number that the caller gives to its target; one below zero is none.
    #[must_use]
    pub fn target(self, target: i64) -> Self {
        Self { target: (target >= 0).then_some(target), ..self }
    }

    /// What the groups are.
    #[must_use]
    pub fn judged_by(self, judged_by: JudgedBy) -> Self {
        Self { judged_by, ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "target", RuleKind::NumberOrUnset(i64::MAX), -1, "the number that the caller gives to its target: results of different targets do not add; `unset` by default"),
    RuleInfo::new(1, "judged_by", RuleKind::Word(JudgedBy::WORDS), 0, "what the groups are: `interval` (default) or `agent`"),
];

impl Rules for TargetResultRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.target.unwrap_or(-1),
            1 => self.judged_by.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.target = (value >= 0).then_some(value),
            1 => set_word(&mut self.judged_by, value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Defined,
    Met,
    Agent,
    At,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Defined as u8, "defined", FieldKind::Flag, "whether the KPI of the group is defined").required(),
    FieldInfo::new(F::Met as u8, "met", FieldKind::Flag, "whether it meets the target; not yes where the KPI is undefined"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the agent"),
    FieldInfo::new(F::At as u8, "at", FieldKind::Instant, "the instant that decides the interval"),
];

/// The totals of [`TargetResult`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum TargetResultTotal {
    /// Groups (intervals or agents) looked at.
    Rows,
    /// Groups (intervals or agents) whose KPI is defined and has a target.
    Judged,
    /// Part of judged that meets the target, compared exactly.
    Met,
    /// Groups whose KPI is undefined; they are not judged.
    Undefined,
    /// Groups whose KPI is defined and of which it is unknown whether they meet the target; they are not judged.
    MetUnknown,
}

impl_index!(F, TargetResultTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "groups (intervals or agents) looked at"),
    TotalInfo::count(T::Judged as u16, "judged", "groups (intervals or agents) whose KPI is defined and has a target").under(&["target", "judged_by"]).reads(&["defined", "met"]),
    TotalInfo::count(T::Met as u16, "met", "part of judged that meets the target, compared exactly").under(&["target", "judged_by"]).reads(&["met"]),
    TotalInfo::count(T::Undefined as u16, "undefined", "groups whose KPI is undefined; they are not judged").under(&["target", "judged_by"]).excluded().reads(&["defined"]),
    TotalInfo::count(T::MetUnknown as u16, "met_unknown", "groups whose KPI is defined and of which it is unknown whether they meet the target; they are not judged").under(&["target", "judged_by"]).excluded().reads(&["defined", "met"]),
];

/// The tables of the fact `target_result`.
pub static TARGET_RESULT: FactInfo =
    FactInfo::new("target_result", "one interval or agent whose KPI was compared with a target", TOTALS)
        .numbered(23)
        .with_fields(FIELDS)
        .with_rules(RULES);

impl Fact for TargetResult {
    type Row = TargetResultRow;
    type Rules = TargetResultRules;
    type Total = T;
    const INFO: &'static FactInfo = &TARGET_RESULT;

    fn count(row: &TargetResultRow, _: &TargetResultRules, to: &mut impl Sink) -> Result<(), Rejection> {
        refuse(!row.defined && row.met == Some(true), Reject::Contradiction, "met")?;
        match (row.defined, row.met) {
            (false, _) => to.add(T::Undefined, 1),
            (true, None) => to.add(T::MetUnknown, 1),
            (true, Some(met)) => {
                to.add(T::Judged, 1);
                to.add(T::Met, i64::from(met));
            }
        }
        Ok(())
    }

    fn instant(row: &TargetResultRow, _: &TargetResultRules) -> Option<Instant> {
        row.at
    }

    fn read(from: &Fields<'_>) -> Result<TargetResultRow, Rejection> {
        Ok(TargetResultRow {
            defined: from.needed(F::Defined, from.flag(F::Defined)?)?,
            met: from.flag(F::Met)?,
            agent: from.raw(F::Agent),
            at: from.instant(F::At),
        })
    }

    fn write(row: &TargetResultRow, to: &mut FieldBuffer) {
        to.put(F::Defined, Some(row.defined.into()));
        to.put(F::Met, row.met.map(i64::from));
        to.put(F::Agent, row.agent);
        to.put(F::At, row.at.map(Instant::as_micros));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Accumulator as _;

    #[test]
    fn what_is_undefined_or_unknown_is_not_judged() {
        let mut totals = TargetResultTotals::zero(&TargetResultRules::default());
        let row = |defined, met| TargetResultRow { defined, met, ..TargetResultRow::default() };
        for (defined, met) in
            [(true, Some(true)), (true, Some(false)), (true, None), (false, None), (false, Some(false))]
        {
            assert!(totals.observe(&row(defined, met)).is_ok());
        }
        assert!(totals.observe(&row(false, Some(true))).is_err());
        let all = [T::Rows, T::Judged, T::Met, T::Undefined, T::MetUnknown];
        assert_eq!(all.map(|total| totals.get(total)), [5, 2, 1, 2, 1].map(Some));
    }

    #[test]
    fn results_of_different_targets_do_not_add() {
        let rules = TargetResultRules::default();
        let mut one = TargetResultTotals::zero(&rules.target(1));
        assert!(one.merge(&TargetResultTotals::zero(&rules.target(2))).is_err());
        assert!(one.merge(&TargetResultTotals::zero(&rules.target(1).judged_by(JudgedBy::Agent))).is_err());
        assert!(one.merge(&TargetResultTotals::zero(&rules.target(1))).is_ok());
        assert_eq!(rules.target(-5), rules);
    }
}
