//! The fact `knowledge_test`: one row per test of one agent's knowledge.

use crate::exact::Instant;
use crate::fact::{
    Coverage, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Rejection, RuleInfo, RuleKind, Rules, Sink,
    StateInfo, Tally, TotalInfo, Totals, Word, impl_index, impl_word, set_word,
};
use crate::quality::points::{at_mark, check_points};
use KnowledgeTestTotal as T;

/// Totals of tests of agents' knowledge.
pub type KnowledgeTestTotals = Totals<KnowledgeTest>;
/// Totals of tests of agents' knowledge with the states kept beside them.
pub type KnowledgeTestTally = Tally<KnowledgeTest>;

/// The fact `knowledge_test`.
///
/// Which test is an agent's latest is known to whoever looks over all of them: a row alone cannot tell.
#[derive(Clone, Copy, Debug)]
pub enum KnowledgeTest {}

/// Which tests of an agent count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TestTaken {
    /// The latest one.
    #[default]
    Latest,
    /// Every one.
    All,
}

impl_word!(TestTaken: Latest "latest", All "all");

/// One test of one agent's knowledge. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..KnowledgeTestRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnowledgeTestRow {
    /// Points given: 0 to max_points.
    pub points: i64,
    /// Points possible: 1 to 1000000000.
    pub max_points: i64,
    /// Whether it is the agent's latest test; needed where only latest ones count.
    pub latest: Option<bool>,
    /// The agent.
    pub agent: Option<i64>,
    /// When it was taken: it decides the interval.
    pub taken_at: Option<Instant>,
}

/// The rules under which tests of agents' knowledge are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KnowledgeTestRules {
    pass_mark: Option<u8>,
    test_taken: TestTaken,
}

impl Default for KnowledgeTestRules {
    fn default() -> Self {
        Self { pass_mark: Some(80), test_taken: TestTaken::Latest }
    }
}

impl KnowledgeTestRules {
    /// The mark to pass, in percent of the points possible; above 100 counts as 100.
    #[must_use]
    pub fn pass_mark(self, percent: u8) -> Self {
        Self { pass_mark: Some(percent.min(100)), ..self }
    }

    /// No mark to pass: how many passed is unknown.
    #[must_use]
    pub fn no_pass_mark(self) -> Self {
        Self { pass_mark: None, ..self }
    }

    /// Which tests of an agent count.
    #[must_use]
    pub fn test_taken(self, test_taken: TestTaken) -> Self {
        Self { test_taken, ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "pass_mark", RuleKind::NumberOrUnset(100), 80, "the mark to pass, in percent of the points possible: 0 to 100 (80 is the default), or `unset`: passing is unknown").shown(),
    RuleInfo::new(1, "test_taken", RuleKind::Word(TestTaken::WORDS), 0, "which tests of an agent count: `latest` (default) or `all`"),
];

impl Rules for KnowledgeTestRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.pass_mark.map_or(-1, i64::from),
            1 => self.test_taken.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.pass_mark = u8::try_from(value).ok(),
            1 => set_word(&mut self.test_taken, value),
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
    Latest,
    Agent,
    TakenAt,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Points as u8, "points", FieldKind::Number, "points given: 0 to max_points").required(),
    FieldInfo::new(F::MaxPoints as u8, "max_points", FieldKind::Number, "points possible: 1 to 1000000000").required(),
    FieldInfo::new(F::Latest as u8, "latest", FieldKind::Flag, "whether it is the agent's latest test; needed where only latest ones count"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the agent"),
    FieldInfo::new(F::TakenAt as u8, "taken_at", FieldKind::Instant, "when it was taken: it decides the interval"),
];

/// The totals of [`KnowledgeTest`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum KnowledgeTestTotal {
    /// Rows counted: one test of one agent's knowledge each.
    Rows,
    /// Tests.
    Tests,
    /// Points given.
    Points,
    /// Points possible.
    MaxPoints,
    /// Tests at or above the mark.
    Passed,
    /// Tests of which it is unknown whether they are the agent's latest; left out where only latest ones count.
    LatestUnknown,
}

impl_index!(F, KnowledgeTestTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one test of one agent's knowledge each"),
    TotalInfo::count(T::Tests as u16, "tests", "tests").under(&["test_taken"]).reads(&["latest"]),
    TotalInfo::points(T::Points as u16, "points", "points given").under(&["test_taken"]).reads(&["points", "latest"]),
    TotalInfo::points(T::MaxPoints as u16, "max_points", "points possible").under(&["test_taken"]).reads(&["max_points", "latest"]),
    TotalInfo::count(T::Passed as u16, "passed", "tests at or above the mark").under(&["pass_mark", "test_taken"]).reads(&["points", "max_points", "latest"]),
    TotalInfo::count(T::LatestUnknown as u16, "latest_unknown", "tests of which it is unknown whether they are the agent's latest; left out where only latest ones count").under(&["test_taken"]).excluded().reads(&["latest"]),
];

#[rustfmt::skip] // a table: one state, one line
const QUOTIENTS: &[StateInfo] = &[
    StateInfo::new("share_dist", &["test_taken"], "the points of each test over those possible").reads(&["points", "max_points", "latest"]),
];

const SHARE_DIST: usize = 0;

/// The tables of the fact `knowledge_test`.
pub static KNOWLEDGE_TEST: FactInfo = FactInfo::new("knowledge_test", "one test of one agent's knowledge", TOTALS)
    .numbered(12)
    .with_fields(FIELDS)
    .with_rules(RULES)
    .with_quotients(QUOTIENTS);

impl Fact for KnowledgeTest {
    type Row = KnowledgeTestRow;
    type Rules = KnowledgeTestRules;
    type Total = T;
    const INFO: &'static FactInfo = &KNOWLEDGE_TEST;

    fn count(row: &KnowledgeTestRow, rules: &KnowledgeTestRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_points(row.points, row.max_points)?;
        match (rules.test_taken, row.latest) {
            (TestTaken::Latest, None) => to.add(T::LatestUnknown, 1),
            (TestTaken::Latest, Some(false)) => {}
            (TestTaken::Latest, Some(true)) | (TestTaken::All, _) => {
                to.add(T::Tests, 1);
                to.add(T::Points, row.points);
                to.add(T::MaxPoints, row.max_points);
                to.quotient(SHARE_DIST, row.points, row.max_points);
                let passed = rules.pass_mark.is_some_and(|mark| at_mark(row.points, row.max_points, mark));
                to.add(T::Passed, i64::from(passed));
            }
        }
        Ok(())
    }

    fn coverage(rules: &KnowledgeTestRules, total: usize) -> Coverage {
        if total == T::Passed as usize && rules.pass_mark.is_none() { Coverage::Unknown } else { Coverage::Counted }
    }

    fn instant(row: &KnowledgeTestRow, _: &KnowledgeTestRules) -> Option<Instant> {
        row.taken_at
    }

    fn read(from: &Fields<'_>) -> Result<KnowledgeTestRow, Rejection> {
        Ok(KnowledgeTestRow {
            points: from.needed(F::Points, from.raw(F::Points))?,
            max_points: from.needed(F::MaxPoints, from.raw(F::MaxPoints))?,
            latest: from.flag(F::Latest)?,
            agent: from.raw(F::Agent),
            taken_at: from.instant(F::TakenAt),
        })
    }

    fn write(row: &KnowledgeTestRow, to: &mut FieldBuffer) {
        to.put(F::Points, Some(row.points));
        to.put(F::MaxPoints, Some(row.max_points));
        to.put(F::Latest, row.latest.map(i64::from));
        to.put(F::Agent, row.agent);
        to.put(F::TakenAt, row.taken_at.map(Instant::as_micros));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Accumulator;

    fn counted(rules: KnowledgeTestRules) -> [Option<i64>; 5] {
        let mut totals = KnowledgeTestTotals::zero(&rules);
        for (points, latest) in [(80, Some(true)), (79, Some(true)), (20, Some(false)), (95, None)] {
            let row = KnowledgeTestRow { points, max_points: 100, latest, ..KnowledgeTestRow::default() };
            assert!(totals.observe(&row).is_ok());
        }
        [T::Rows, T::Tests, T::Points, T::Passed, T::LatestUnknown].map(|total| totals.get(total))
    }

    #[test]
    fn the_latest_test_counts_unless_all_do() {
        let rules = KnowledgeTestRules::default();
        assert_eq!(counted(rules), [Some(4), Some(2), Some(159), Some(1), Some(1)]);
        assert_eq!(counted(rules.test_taken(TestTaken::All)), [Some(4), Some(4), Some(274), Some(2), Some(0)]);
        assert_eq!(counted(rules.no_pass_mark())[3], None);
        assert_eq!(counted(rules.pass_mark(79))[3], Some(2));
    }
}
