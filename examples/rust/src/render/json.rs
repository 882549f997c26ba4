//! The card as JSON: every value with its parts as counted, its variant, its rules, and why it is undefined.

use crate::card::{By, Card, Groups};
use crate::ledger::OTHER_WORDS;
use crate::render::About;
use crate::render::figure::{AGENT, Figure, GROUP, SUMMARY, service_levels};
use anyhow::Result;
use kpi_core::{GroupKey, prelude::*};
use serde_json::{Map, Value as Json, json};

/// The whole report, indented, with a line end.
///
/// # Errors
///
/// Where totals cannot be added up.
pub fn json(card: &Card, about: &About) -> Result<String> {
    let total = card.total()?;
    let report = json!({
        "title": about.title,
        "units": { "duration": "microseconds", "share": "0 to 1", "points": "-1 to 1" },
        "rules": total.totals().rules_text(),
        "interval": card.groups().bins().map(|bins| json!({ "microseconds": bins.usual_length().as_micros(), "zone": "UTC" })),
        "naive_times_read_in": about.tz.as_deref().unwrap_or("UTC"),
        "rows": rows(card, &total),
        "total": figures(SUMMARY, &(&total, card.surveys())),
        "by": match card.by() { By::Queue => "queue", By::Agent => "agent", By::None => "none" },
        "groups": groups(card.groups(), GROUP),
        "service_level": service_levels(&total).map(|(variant, value)| with(value_json(&value), "who", json!(variant.who))).collect::<Vec<_>>(),
        "agents": groups(card.agents(), AGENT),
    });
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

fn rows(card: &Card, total: &ContactTally) -> Json {
    let ledger = card.ledger();
    let rejected: Map<String, Json> = Reject::ALL
        .into_iter()
        .filter(|reason| total.totals().rejected(*reason) != 0)
        .map(|reason| (reason.name().to_owned(), total.totals().rejected(reason).into()))
        .collect();
    let word = |field: Option<&str>, word: &str, rows: i64| json!({ "field": field, "word": word, "rows": rows });
    let others = Some(ledger.unmapped.others()).filter(|rows| *rows != 0).map(|rows| word(None, OTHER_WORDS, rows));
    let unmapped: Vec<Json> = ledger
        .unmapped
        .kept()
        .iter()
        .map(|(cell, rows)| word(Some(cell.field), &cell.word, *rows))
        .chain(others)
        .collect();
    let mut other_facts = ledger.not_of_this_fact.kept().clone();
    if ledger.not_of_this_fact.others() != 0 {
        *other_facts.entry(OTHER_WORDS.to_owned()).or_default() += ledger.not_of_this_fact.others();
    }
    json!({
        "read": ledger.read,
        "counted": total.totals().get(ContactTotal::Rows),
        "rejected": rejected,
        "not_of_this_fact": other_facts,
        "unmapped": unmapped,
        "lines_inside_cells": ledger.swallowed.map_or(0, |(lines, _)| lines),
    })
}

fn groups(groups: &Groups, list: &[Figure]) -> Vec<Json> {
    let group = |(group, tally): (&GroupKey<String>, &ContactTally)| json!({ "key": group.key, "start": group.start.map(|start| start.to_string()), "figures": figures(list, tally) });
    groups.iter().map(group).collect()
}

fn figures(list: &[Figure], from: &dyn Supply) -> Json {
    list.iter().map(|figure| value_json(&figure.value(from))).collect()
}

fn with(mut json: Json, key: &str, value: Json) -> Json {
    if let Json::Object(map) = &mut json {
        map.insert(key.to_owned(), value);
    }
    json
}

/// The value as the library writes it, the same in every program.
fn value_json(value: &Value) -> Json {
    serde_json::to_value(value).unwrap_or_default()
}
