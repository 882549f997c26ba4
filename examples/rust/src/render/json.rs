//! The card as JSON: every value with its parts as counted, its variant, its rules, and why it is undefined.

use crate::card::{AGENT as AGENT_KEY, Card, Line};
use crate::ledger::OTHER_WORDS;
use crate::render::About;
use crate::render::figure::{AGENT, GROUP, SUMMARY, asks, service_level_asks, service_levels};
use anyhow::Result;
use kpi_core::engine::Key;
use kpi_core::prelude::*;
use serde_json::{Map, Value as Json, json};

/// The whole report, indented, with a line end.
///
/// # Errors
///
/// Where the engine refuses something.
pub fn json(card: &Card, about: &About) -> Result<String> {
    let agents = if card.has_agents() { card.groups(&[AGENT_KEY.to_owned()], None, asks(AGENT))? } else { Vec::new() };
    let agents: Vec<Line> = agents.into_iter().filter(|(group, _)| group.keys != [Key::Null]).collect();
    let levels = card.total(service_level_asks())?;
    let levels = service_levels().zip(&levels);
    let levels: Vec<Json> = levels.map(|(variant, value)| with(value_json(value), "who", json!(variant.who))).collect();
    let report = json!({
        "title": about.title,
        "units": { "duration": "microseconds", "share": "0 to 1", "points": "-1 to 1" },
        "rules": card.rules().rules_text(),
        "interval": card.every().map(|bins| {
            json!({ "every": bins.to_string(), "microseconds": bins.usual_length().as_micros(), "zone": bins.zone().name() })
        }),
        "naive_times_read_in": about.tz.as_deref().unwrap_or("UTC"),
        "rows": rows(card),
        "total": figures(&card.total(asks(SUMMARY))?),
        "by": if card.by().is_empty() { "none".to_owned() } else { card.by().join(", ") },
        "groups": groups(&card.groups(card.by(), card.every(), asks(GROUP))?),
        "service_level": levels,
        "agents": groups(&agents),
    });
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

fn rows(card: &Card) -> Json {
    let ledger = card.ledger();
    let rejected: Map<String, Json> =
        ledger.rejected.iter().map(|(reason, rows)| (reason.name().to_owned(), (*rows).into())).collect();
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
        "counted": ledger.counted,
        "rejected": rejected,
        "not_of_this_fact": other_facts,
        "unmapped": unmapped,
        "lines_inside_cells": ledger.swallowed.map_or(0, |(lines, _)| lines),
    })
}

/// A key of its own is one text; several are joined, and stand one by one beside it.
fn groups(lines: &[Line]) -> Vec<Json> {
    let group = |(group, values): &Line| {
        let keys: Vec<String> = group.keys.iter().map(ToString::to_string).collect();
        let key = if keys.is_empty() { "all".to_owned() } else { keys.join(" / ") };
        json!({ "key": key, "keys": keys, "start": group.start.map(|start| start.to_string()), "figures": figures(values) })
    };
    lines.iter().map(group).collect()
}

fn figures(values: &[Value]) -> Json {
    values.iter().map(value_json).collect()
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
