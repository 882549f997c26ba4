//! Random rows and rules of any fact, made from its tables: most rows are possible, some are not.

#![allow(dead_code, reason = "each test file uses a part of it")]

#[path = "seeded.rs"]
mod seeded;

use kpi_core::prelude::*;
use kpi_core::{FieldKind, RuleKind, catalogue};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// A row as the erased door has it.
pub type ErasedRow = (u64, Vec<i64>);

pub fn runner() -> TestRunner {
    TestRunner::new(seeded::config(64))
}

/// The euro, as the erased door has it.
const EUR: i64 = 0x45_55_52;

/// A value of a field: mostly sensible, sometimes impossible.
fn value(kind: FieldKind) -> BoxedStrategy<i64> {
    let words = |words: &[&str]| i64::try_from(words.len()).unwrap_or(1);
    match kind {
        FieldKind::Duration => prop_oneof![12 => (0_i64..60).prop_map(|seconds| seconds * 1_000_000), 3 => 0_i64..8_000_000_000, 1 => -5_i64..0].boxed(),
        FieldKind::Instant => (0_i64..7_200).prop_map(|seconds| 1_700_000_000_000_000 + seconds * 1_000_000).boxed(),
        FieldKind::Flag => (0_i64..2).boxed(),
        FieldKind::Count => prop_oneof![8 => 0_i64..4, 1 => -1_i64..0].boxed(),
        FieldKind::Id => (1_i64..6).boxed(),
        FieldKind::Score => prop_oneof![12 => 1_i64..6, 4 => 0_i64..11, 1 => -1_i64..12].boxed(),
        FieldKind::Word(list) => prop_oneof![40 => 0..words(list), 1 => words(list)..words(list) + 1].boxed(),
        FieldKind::Set(list) => (0_i64..1 << words(list)).boxed(),
        FieldKind::Number => prop_oneof![12 => 0_i64..100, 1 => -2_i64..0].boxed(),
        FieldKind::Money => prop_oneof![12 => 0_i64..1_000_000, 2 => -1_000_i64..0].boxed(),
        FieldKind::Currency => prop_oneof![8 => Just(EUR), 1 => Just(0)].boxed(),
        _ => Just(0).boxed(),
    }
}

/// A random row: as it comes, or without the fields for which it would be rejected (half the number where it is needed), so
/// that most rows count.
pub fn row(info: &'static FactInfo) -> impl Strategy<Value = ErasedRow> {
    row_knowing(info, 0.4)
}

/// A random row that knows such a share of its fields.
fn row_knowing(info: &'static FactInfo, known: f64) -> impl Strategy<Value = ErasedRow> {
    let values: Vec<BoxedStrategy<i64>> = info.fields.iter().map(|field| value(field.kind)).collect();
    let known: Vec<BoxedStrategy<bool>> = info
        .fields
        .iter()
        .map(|field| prop::bool::weighted(if field.required { 0.98 } else { known }).boxed())
        .collect();
    (values, known, prop::bool::weighted(0.9)).prop_map(move |(values, known, mend)| {
        let present = known.iter().enumerate().fold(0, |mask, (at, known)| mask | u64::from(*known) << at);
        if mend { mended(info, present, values) } else { (present, values) }
    })
}

fn mended(info: &'static FactInfo, mut present: u64, mut values: Vec<i64>) -> ErasedRow {
    let fact = catalogue::fact(info.name).expect("a fact of the list");
    for _ in 0..10 + info.fields.len() {
        let mut totals = fact.totals(&fact.default_rules()).expect("default rules");
        let rejected = totals.observe_fields(present, &values).err().and_then(|error| error.rejection());
        let Some(at) = rejected.and_then(|rejection| info.field(rejection.field())) else { break };
        let without = present & !(1 << at);
        match info.fields[at] {
            _ if without == present => break, // missing: it stays rejected
            FieldInfo { required: true, kind: FieldKind::Number, .. } if values[at] > 0 => values[at] /= 2,
            FieldInfo { required: true, .. } => break, // wrong and needed
            _ => present = without,
        }
    }
    (present, values)
}

pub fn rows(info: &'static FactInfo) -> impl Strategy<Value = Vec<ErasedRow>> {
    // Where every field is known, no total is left open, and formulas over it have values.
    prop_oneof![
        2 => prop::collection::vec(row(info), 0..60),
        1 => prop::collection::vec(row_knowing(info, 1.0), 0..60),
    ]
}

fn rule(kind: RuleKind) -> BoxedStrategy<i64> {
    let words = |words: &[&str]| i64::try_from(words.len()).unwrap_or(1);
    let seconds = |from: i64| (from..90).prop_map(|seconds| if seconds < 0 { -1 } else { seconds * 1_000_000 });
    match kind {
        RuleKind::Duration => seconds(0).boxed(),
        RuleKind::DurationOr(_) => seconds(-1).boxed(),
        RuleKind::Word(list) => (0..words(list)).boxed(),
        RuleKind::WordOrUnset(list) => (-1..words(list)).boxed(),
        RuleKind::Set(list) => (0_i64..1 << words(list)).boxed(),
        RuleKind::CurrencyOrUnset => prop_oneof![1 => Just(-1), 3 => Just(EUR)].boxed(),
        _ => (-1_i64..8).boxed(),
    }
}

/// The text of some rules of the fact: often the defaults.
pub fn rules(info: &'static FactInfo) -> impl Strategy<Value = String> {
    let values: Vec<BoxedStrategy<i64>> = info
        .rules
        .iter()
        .map(|info| prop_oneof![2 => Just(info.default).boxed(), 1 => rule(info.kind)].boxed())
        .collect();
    values.prop_map(move |values| {
        let named: Vec<String> = info
            .rules
            .iter()
            .zip(values)
            .map(|(rule, value)| format!(" {}={}", rule.name, rule.kind.text(value)))
            .collect();
        format!("{}/{}{}", info.name, info.version, named.concat())
    })
}

pub fn observe(fact: &dyn AnyFact, rules: &str, rows: &[ErasedRow]) -> Box<dyn AnyTally> {
    let mut tally = fact.tally(rules, Form::Exact).expect("rules of the table");
    for (present, values) in rows {
        if let Err(error) = tally.observe_fields(*present, values) {
            assert!(error.rejection().is_some(), "{error}");
        }
    }
    tally
}
