//! The columns beside each total and state are those that it looks at: random rows are changed in one field at a time.
//!
//! `KPI_SHOW_COLUMNS=1` prints every list as it was found, for the tables of the facts.

#[path = "rows.rs"]
mod rows;

use kpi_core::catalogue;
use kpi_core::prelude::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use rows::{ErasedRow, row, rules, runner};
use std::collections::{BTreeMap, BTreeSet};

/// What one row makes of a tally, in comparable form: every total as it reads, every state in words.
fn seen(tally: &dyn AnyTally) -> Vec<String> {
    let info = tally.info();
    let mut seen: Vec<String> = (0..info.totals.len()).map(|at| format!("{:?}", tally.reading(at))).collect();
    seen.extend((0..info.distributions.len()).map(|at| format!("{:?}", tally.distribution(at))));
    seen.extend((0..info.sets.len()).map(|at| format!("{:?}", tally.distinct(at))));
    seen.extend((0..info.quotients.len()).map(|at| format!("{:?}", tally.quotients(at))));
    seen
}

/// The names and the declared columns, in the order of [`seen`].
fn declared(info: &'static FactInfo) -> Vec<(&'static str, BTreeSet<&'static str>)> {
    let total = |total: &TotalInfo| (total.name, total.fields.iter().copied().collect());
    let states = info.distributions.iter().chain(info.sets).chain(info.quotients);
    info.totals
        .iter()
        .map(total)
        .chain(states.map(|state| (state.name, state.fields.iter().copied().collect())))
        .collect()
}

/// What a row counts, or nothing where it is rejected.
fn counted(empty: &dyn AnyTally, (present, values): &ErasedRow) -> Option<Vec<String>> {
    let mut tally = empty.empty_like();
    tally.observe_fields(*present, values).ok()?;
    Some(seen(tally.as_ref()))
}

/// The row with one field as the other row has it, or without it where both agree.
fn changed(one: &ErasedRow, other: &ErasedRow, at: usize) -> ErasedRow {
    let (mut present, mut values) = one.clone();
    let (bit, theirs) = (1_u64 << at, other.0 >> at & 1 == 1 && (one.0 >> at & 1 == 0 || one.1[at] != other.1[at]));
    if theirs {
        present |= bit;
        values[at] = other.1[at];
    } else {
        present ^= bit;
    }
    (present, values)
}

type Found = BTreeMap<usize, BTreeSet<&'static str>>;

/// Adds what some random pairs of rows tell under some random rules, or the default ones.
fn look(fact: &'static dyn AnyFact, rules: &str, pairs: &[(ErasedRow, ErasedRow)], wanted: &[bool], found: &mut Found) {
    let empty = fact.tally(rules, Form::Exact).expect("rules of the table");
    for (one, other) in pairs {
        let Some(before) = counted(empty.as_ref(), one) else { continue };
        for (at, field) in fact.info().fields.iter().enumerate() {
            let Some(after) = counted(empty.as_ref(), &changed(one, other, at)) else { continue };
            let differs = before.iter().zip(&after).map(|(before, after)| before != after);
            for (item, _) in differs.enumerate().filter(|(item, differs)| *differs && wanted[*item]) {
                found.entry(item).or_default().insert(field.name);
            }
        }
    }
}

/// What each total and state looks at: under the default rules, or, where these leave it unknown, under any.
fn find(fact: &'static dyn AnyFact, enough: impl Fn(&Found) -> bool) -> Found {
    let info = fact.info();
    let by_default = seen(fact.tally(&fact.default_rules(), Form::Exact).expect("default rules").as_ref());
    let known: Vec<bool> =
        by_default.iter().map(|reading| !["Unknown", "Absent"].contains(&reading.as_str())).collect();
    let unknown: Vec<bool> = known.iter().map(|known| !known).collect();
    let mut found = Found::new();
    let mut runner = runner();
    let pairs = prop::collection::vec((row(info), row(info)), 400);
    for _ in 0..BATCHES {
        let pairs = pairs.new_tree(&mut runner).expect("rows").current();
        look(fact, &fact.default_rules(), &pairs, &known, &mut found);
        for _ in 0..4 {
            let rules = rules(info).new_tree(&mut runner).expect("rules").current();
            look(fact, &rules, &pairs[..100], &unknown, &mut found);
        }
        if enough(&found) {
            break;
        }
    }
    found
}

/// So many batches of rows at most: rare columns show up late.
const BATCHES: usize = 60;

#[test]
fn totals_look_at_the_columns_that_they_name() {
    let show = std::env::var_os("KPI_SHOW_COLUMNS").is_some();
    let mut wrong = Vec::new();
    for fact in catalogue::FACTS {
        let info = fact.info();
        let declared = declared(info);
        let complete = |found: &Found| {
            !show
                && declared.iter().enumerate().all(|(item, (_, declared))| {
                    declared.iter().all(|field| found.get(&item).is_some_and(|found| found.contains(field)))
                })
        };
        let found = find(*fact, complete);
        for (item, (name, declared)) in declared.iter().enumerate() {
            let looked_at = found.get(&item).cloned().unwrap_or_default();
            if show {
                let in_order = info.fields.iter().map(|field| field.name).filter(|field| looked_at.contains(field));
                println!("COLUMNS {} {name} {}", info.name, in_order.collect::<Vec<_>>().join(","));
            }
            if looked_at != *declared {
                wrong.push(format!("{}.{name} looks at {looked_at:?}, and names {declared:?}", info.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} lists differ:\n{}", wrong.len(), wrong.join("\n"));
}
