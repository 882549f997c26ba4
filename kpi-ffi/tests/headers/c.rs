//! `kpi_ids.h`: ids, words and row structs for C, from the tables of the facts and the catalogue.

use crate::names::{comment, plain, upper};
use kpi_core::{ErrorCode, FactInfo, FieldKind, PercentileRule, Reject, RuleKind, Undefined, Word as _, catalogue};
use std::fmt::Write as _;

const HEAD: &str =
    "/* kpi_ids.h: ids, words and row structs of kpi.h. Generated from the library's tables: do not edit. */
#ifndef KPI_IDS_H
#define KPI_IDS_H

#include <stdint.h>

";

const UNITS: &str = "/* Times are microseconds. */
#define KPI_SECOND INT64_C(1000000)
#define KPI_MINUTE (60 * KPI_SECOND)
#define KPI_HOUR (60 * KPI_MINUTE)
#define KPI_DAY (24 * KPI_HOUR)

/* A currency by its three letters: KPI_CURRENCY('E', 'U', 'R'). */
#define KPI_CURRENCY(a, b, c) (((int64_t)(a) << 16) | ((int64_t)(b) << 8) | (int64_t)(c))

/* Sets a field of a row, or a rule, and says that it is known: KPI_SET(contact, &row, wait, 12 * KPI_SECOND). */
#define KPI_SET(fact, row, field, value) \\
    ((row)->field = (value), (row)->present |= UINT64_C(1) << KPI_FIELD_##fact##_##field)
#define KPI_SET_RULE(fact, rules, rule, value) \\
    ((rules)->rule = (value), (rules)->present |= UINT64_C(1) << KPI_RULE_##fact##_##rule)

";

pub fn header() -> String {
    let mut text = HEAD.to_owned();
    let mut version = env!("CARGO_PKG_VERSION").split('.');
    for part in ["MAJOR", "MINOR", "PATCH"] {
        let _ = writeln!(text, "#define KPI_VERSION_{part} {}", version.next().unwrap_or("0"));
    }
    let _ = writeln!(text, "#define KPI_VERSION \"{}\"\n", env!("CARGO_PKG_VERSION"));
    text.push_str(UNITS);
    numbered(
        &mut text,
        "Statuses of the library; those of the binding stand in kpi.h.",
        "KPI_STATUS",
        ErrorCode::ALL.map(|code| (code.name(), code as i64)),
    );
    numbered(
        &mut text,
        "Why a value is undefined.",
        "KPI_UNDEFINED",
        Undefined::ALL.map(|reason| (reason.name(), reason.code().into())),
    );
    numbered(
        &mut text,
        "Why a row is left out.",
        "KPI_REJECT",
        Reject::ALL.map(|reason| (reason.name(), reason as i64)),
    );
    numbered(&mut text, "Rules that read a percentile.", "KPI_PERCENTILE", words(PercentileRule::WORDS));
    let facts = catalogue::FACTS.iter().map(|fact| (fact.info().name, i64::from(fact.info().number)));
    numbered(&mut text, "Facts.", "KPI_FACT", facts);
    for fact in catalogue::FACTS {
        fact_of(&mut text, fact.info());
    }
    metrics(&mut text);
    text.push_str("#endif\n");
    text
}

/// Words with their numbers.
fn words<'a>(words: &[&'a str]) -> Vec<(&'a str, i64)> {
    words.iter().copied().zip(0..).collect()
}

/// Words with their bits.
fn bits<'a>(words: &[&'a str]) -> Vec<(&'a str, i64)> {
    words.iter().copied().zip((0..).map(|bit| 1 << bit)).collect()
}

/// An enum of constants.
fn numbered<'a>(text: &mut String, about: &str, prefix: &str, entries: impl IntoIterator<Item = (&'a str, i64)>) {
    let lines: Vec<String> =
        entries.into_iter().map(|(name, number)| format!("    {prefix}_{} = {number}", upper(name))).collect();
    if !lines.is_empty() {
        let _ = writeln!(text, "{}\nenum {{\n{}\n}};\n", comment(about), lines.join(",\n"));
    }
}

fn fact_of(text: &mut String, info: &FactInfo) {
    let (name, big) = (info.name, upper(info.name));
    let _ = writeln!(text, "/* ---- {name}: {} ---- */\n", info.doc);
    for field in info.fields {
        let prefix = format!("KPI_{big}_{}", upper(field.name));
        let about = format!("Words of the field `{}` of `{name}`.", field.name);
        match field.kind {
            FieldKind::Word(list) => numbered(text, &about, &prefix, words(list)),
            FieldKind::Set(list) => numbered(text, &about, &prefix, bits(list)),
            _ => {}
        }
    }
    members(text, &format!("KPI_FIELD_{name}"), info.fields.iter().map(|field| (field.name, field.number)));
    structure(
        text,
        &format!("kpi_{name}_row"),
        &format!("{}. Members whose bit in `present` is not set are unknown.", info.doc),
        info.fields.iter().map(|field| {
            let required = if field.required { ", required" } else { "" };
            let unit = match field.kind {
                FieldKind::Duration => ", microseconds",
                FieldKind::Instant => ", microseconds since 1970, UTC",
                FieldKind::Money => ", minor units",
                _ => "",
            };
            (field.name, format!("{} ({}{unit}{required})", field.doc, field.kind.name()))
        }),
    );
    if !info.rules.is_empty() {
        rules(text, info);
    }
    let totals = info.totals.iter().map(|total| (total.name, i64::from(total.number)));
    numbered(text, &format!("Totals of `{name}`."), &format!("KPI_TOTAL_{big}"), totals);
}

fn rules(text: &mut String, info: &FactInfo) {
    let (name, big) = (info.name, upper(info.name));
    for rule in info.rules {
        let prefix = format!("KPI_{big}_RULE_{}", upper(rule.name));
        let about = format!("Words of the rule `{}` of `{name}`.", rule.name);
        match rule.kind {
            RuleKind::Word(list) => numbered(text, &about, &prefix, words(list)),
            RuleKind::WordOrUnset(list) => {
                numbered(text, &about, &prefix, words(list).into_iter().chain([("unset", -1)]));
            }
            RuleKind::Set(list) => numbered(text, &about, &prefix, bits(list)),
            RuleKind::DurationOr(word) => numbered(text, &about, &prefix, [(word, -1)]),
            RuleKind::NumberOrUnset(_) | RuleKind::CurrencyOrUnset => numbered(text, &about, &prefix, [("unset", -1)]),
            _ => {}
        }
    }
    members(text, &format!("KPI_RULE_{name}"), info.rules.iter().map(|rule| (rule.name, rule.number)));
    structure(
        text,
        &format!("kpi_{name}_rules"),
        &format!("Rules of `{name}`. Members whose bit in `present` is not set have their default."),
        info.rules.iter().map(|rule| {
            let unit = match rule.kind {
                RuleKind::Duration | RuleKind::DurationOr(_) => "; microseconds, 20 * KPI_SECOND",
                _ => "",
            };
            (rule.name, format!("{} (default {}{unit})", rule.doc, rule.kind.text(rule.default)))
        }),
    );
}

/// The bit of each member.
fn members<'a>(text: &mut String, prefix: &str, members: impl Iterator<Item = (&'a str, u8)>) {
    let lines: Vec<String> = members.map(|(name, number)| format!("    {prefix}_{} = {number}", plain(name))).collect();
    let _ = writeln!(text, "enum {{\n{}\n}};\n", lines.join(",\n"));
}

fn structure<'a>(text: &mut String, name: &str, about: &str, members: impl Iterator<Item = (&'a str, String)>) {
    let _ = writeln!(
        text,
        "{}\ntypedef struct {name} {{\n    /** One bit a member, by its number. */\n    uint64_t present;",
        comment(about)
    );
    for (member, doc) in members {
        let _ = writeln!(text, "    {}\n    int64_t {};", comment(&doc), plain(member));
    }
    let _ = writeln!(text, "}} {name};\n");
}

fn metrics(text: &mut String) {
    let metrics = catalogue::METRICS.iter().map(|metric| metric.definition());
    let numbers = metrics.clone().map(|definition| (definition.id, i64::from(definition.number)));
    numbered(text, "KPIs.", "KPI_METRIC", numbers);
    for definition in metrics {
        let variants = definition.variants.iter().map(|variant| (variant.name, i64::from(variant.number)));
        let about = format!("Variants of `{}`: {}", definition.id, definition.meaning);
        numbered(text, &about, &format!("KPI_VARIANT_{}", upper(definition.id)), variants);
    }
}
