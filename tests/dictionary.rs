//! The catalogue holds every line of the published dictionary that reads the facts it has: formulas to the letter.

#[path = "shared.rs"]
mod shared;

use kpi_core::catalogue;
use std::collections::{BTreeMap, BTreeSet};

/// The lines of a table with a head, as maps.
fn table(path: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let text = std::fs::read_to_string(shared::shared(path)?).expect("readable");
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().expect("a head").split('\t').collect();
    Some(
        lines
            .map(|line| head.iter().map(ToString::to_string).zip(line.split('\t').map(str::to_owned)).collect())
            .collect(),
    )
}

/// Formulas that differ from the table's, and why: KPI and variant, our formula, the reason.
const OTHER_FORMULAS: &[(&str, &str, &str)] = &[
    (
        "customer_lifetime_value.geometric_next_period",
        "m*r / (1 + d - r) of margin_of_started, kept, at_start",
        OF_STARTED,
    ),
    (
        "customer_lifetime_value.geometric_first_now",
        "m*(1 + d) / (1 + d - r) of margin_of_started, kept, at_start",
        OF_STARTED,
    ),
    ("customer_lifetime_value.geometric_undiscounted", "m / (1 - r) of margin_of_started, kept, at_start", OF_STARTED),
    (
        "average_response_time.per_ticket_received",
        "(reply_time_of_all) / (created)",
        "the sum must be unknown where a ticket's runs are: it is spread over all tickets",
    ),
    (
        "fte.paid_hours",
        "(attendance.paid_time) / (capacity.full_time)",
        "paid time counts whether or not the losses are known",
    ),
    (
        "schedule_conformance.over_paid",
        "(schedule.worked_productive) / (attendance.paid_time)",
        "paid time counts whether or not the losses are known",
    ),
    ("shrinkage.of_scheduled", "(losses_of_scheduled) / (scheduled_with_losses)", "both sides see the same shifts"),
];

const OF_STARTED: &str = "the margin of a customer at the start is that of those at the start: the table's `margin` holds also \
    customers won in the period, who are not below the line, and both sides see the same rows";

/// KPIs and variants of ours that the dictionary does not have.
const BEYOND: &[(&str, &str)] = &[];

/// What is wrong with one line of the table of variants, or nothing.
fn compare(line: &BTreeMap<String, String>, number: u16, known: bool) -> Result<(), String> {
    let Some(metric) = catalogue::by_id(&line["id"]) else {
        return if known { Err("the KPI is missing".to_owned()) } else { Ok(()) };
    };
    let definition = metric.definition();
    if line["status"] == "documented" {
        let named = definition.not_computed.iter().any(|other| other.name == line["variant"] && other.number == number);
        return if named { Ok(()) } else { Err("not named as not computed".to_owned()) };
    }
    if !known {
        return Ok(());
    }
    let variant = definition.variant(&line["variant"]).ok_or("the variant is missing")?;
    let is = |what: &str, ours: &str, theirs: &str| {
        if ours == theirs { Ok(()) } else { Err(format!("{what} is `{ours}`, not `{theirs}`")) }
    };
    is("its KPI's number", &definition.number.to_string(), &line["n"])?;
    is("its number (its place in the table)", &variant.number.to_string(), &number.to_string())?;
    let name = format!("{}.{}", line["id"], line["variant"]);
    match OTHER_FORMULAS.iter().find(|(ours, ..)| *ours == name) {
        Some((_, _, reason)) if variant.formula_text() == line["formula"] => {
            return Err(format!("its formula no longer differs, so it is no exception ({reason})"));
        }
        Some((_, ours, _)) => is("its formula", &variant.formula_text(), ours)?,
        None => is("its formula", &variant.formula_text(), &line["formula"])?,
    }
    // The table calls every function custom; means of quotients have a kind of their own here.
    let kind = if variant.formula.kind() == "mean" { "custom" } else { variant.formula.kind() };
    is("its kind", kind, &line["kind"])?;
    is("its facts", &variant.facts.iter().map(|info| info.name).collect::<Vec<_>>().join(","), &line["facts"])?;
    let default = definition.default_variant().is_some_and(|default| default.name == variant.name);
    is("default", if default { "y" } else { "" }, &line["default"])?;
    for rule in
        line["rules"].split(", ").filter_map(|rule| rule.split_once('=')).filter(|(rule, _)| *rule != "ces_version")
    {
        if !variant.requires.contains(&rule) {
            return Err(format!("it does not require {rule:?}"));
        }
    }
    if variant.meaning.is_empty() || variant.who.is_empty() {
        return Err("it does not say what it is, or who reports it".to_owned());
    }
    Ok(())
}

#[test]
fn every_variant_is_in_the_catalogue_with_its_formula() {
    let Some(lines) = table("variants.tsv") else { return };
    let facts: BTreeSet<&str> = catalogue::FACTS.iter().map(|fact| fact.info().name).collect();
    let (mut position, mut computed, mut documented) = (BTreeMap::<String, u16>::new(), 0, 0);
    let mut wrong = Vec::new();
    for line in &lines {
        let number = position.entry(line["id"].clone()).or_default();
        *number += 1;
        let known = line["facts"].split(',').all(|fact| facts.contains(fact));
        match line["status"].as_str() {
            "documented" => documented += usize::from(catalogue::by_id(&line["id"]).is_some()),
            _ => computed += usize::from(known),
        }
        if let Err(error) = compare(line, *number, known) {
            wrong.push(format!("{}.{}: {error}", line["id"], line["variant"]));
        }
    }
    assert!(wrong.is_empty(), "{} lines differ:\n{}", wrong.len(), wrong.join("\n"));
    let of_table: BTreeSet<(&str, &str)> =
        lines.iter().map(|line| (line["id"].as_str(), line["variant"].as_str())).collect();
    let all = catalogue::METRICS.iter().flat_map(|metric| {
        let definition = metric.definition();
        definition.variants.iter().map(move |variant| (definition.id, variant.name))
    });
    let beyond: Vec<_> = all.filter(|variant| !of_table.contains(variant) && !BEYOND.contains(variant)).collect();
    assert!(beyond.is_empty(), "not in the dictionary: add them to BEYOND, if they are meant: {beyond:?}");
    let named: usize = catalogue::METRICS.iter().map(|metric| metric.definition().not_computed.len()).sum();
    assert_eq!(documented, named, "the catalogue names variants as not computed that the dictionary does not");
    println!(
        "{computed} variants of {} KPIs agree, {documented} are named with the reason why they are not computed",
        catalogue::METRICS.len()
    );
}

#[test]
fn every_total_of_the_dictionary_is_in_its_fact() {
    let Some(lines) = table("totals.tsv") else { return };
    // What changes no total of a row: a calendar names its own hours, zones and the days of campaigns belong to the
    // interval key, and the version of the effort question is the column that holds it.
    let not_here = ["business_hours", "ces_version", "day_zone", "week_zone", "campaign_day", "campaign_30_days"];
    let mut checked = 0;
    for line in &lines {
        let Some(fact) = catalogue::fact(&line["fact"]) else { continue };
        let (info, name) = (fact.info(), line["total"].as_str());
        if line["meaning"].contains("(a state, not a sum)") {
            let found =
                info.distributions.iter().chain(info.sets).chain(info.quotients).find(|state| state.name == name);
            assert!(found.is_some(), "{}.{name} is missing", info.name);
            continue;
        }
        let total = &info.totals[info.total(name).unwrap_or_else(|| panic!("{}.{name} is missing", info.name))];
        assert_eq!(total.unit.name(), line["unit"], "{}.{name}", info.name);
        let rules: Vec<&str> =
            line["rules"].split(", ").filter(|rule| !rule.is_empty() && !not_here.contains(rule)).collect();
        // What the table says in the meaning is a rule like any other here: one currency a total, staff of periods of one
        // length, and a part declared absent.
        let in_words = ["currency", "period", "campaign_handling"];
        let own: Vec<&str> = total.rules.iter().copied().filter(|rule| !in_words.contains(rule)).collect();
        assert_eq!(own, rules, "{}.{name}", info.name);
        assert_eq!(total.rules.contains(&"currency"), line["unit"] == "minor_units", "{}.{name}", info.name);
        checked += 1;
    }
    println!("{checked} totals agree");
}
