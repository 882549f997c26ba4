//! The card as tables, 120 columns wide.

use crate::card::{AGENT as AGENT_KEY, Card, Line, largest};
use crate::ledger::OTHER_WORDS;
use crate::render::About;
use crate::render::figure::{AGENT, Figure, GROUP, SUMMARY, asks, service_level_asks, service_levels, thousands};
use crate::render::table::Sheet;
use crate::words::shown;
use anyhow::Result;
use jiff::{Timestamp, tz::TimeZone};
use kpi_core::engine::{Group, Key};
use kpi_core::prelude::*;
use std::collections::HashSet;
use std::fmt::Write as _;

/// The whole report.
///
/// # Errors
///
/// Where the engine refuses something.
pub fn text(card: &Card, about: &About) -> Result<String> {
    let mut out = String::new();
    writeln!(out, "{}\n", about.title)?;
    let (summary_values, levels) = (card.total(asks(SUMMARY))?, card.total(service_level_asks())?);
    out.push_str(&summary(&summary_values));
    let all = card.total(asks(GROUP))?;
    if !card.by().is_empty() {
        let lines = card.groups(card.by(), None, asks(GROUP))?;
        if lines.iter().any(|(group, _)| group.keys.iter().any(|key| *key != Key::Null)) {
            let names = card.by().join(", ");
            section(&mut out, &format!("By {names}"), &groups(card, &names, card.by(), (lines, &all), GROUP, about)?)?;
        }
    }
    if let Some(bins) = card.every() {
        let lines = card.groups(&[], Some(bins), asks(GROUP))?;
        section(&mut out, &intervals_title(bins, about), &intervals(bins, &lines, &all))?;
    }
    section(&mut out, "Service level, as different systems would report these same contacts", &variants(&levels))?;
    if let Some(agents) = agents(card, about)? {
        section(&mut out, "Agents (contacts whose agent is unknown are in no line)", &agents)?;
    }
    writeln!(out)?;
    out.push_str(&reconciliation(card, summary_values.iter().chain(&levels))?);
    Ok(out)
}

fn section(out: &mut String, title: &str, body: &str) -> Result<()> {
    Ok(write!(out, "\n{title}\n\n{body}")?)
}

/// The KPIs of all rows, each with its parts and its variant; what the log does not tell or never has is left out here.
fn summary(values: &[Value]) -> String {
    let mut sheet = Sheet::new(["All contacts", "figure", "parts", "variant and rules"].map(str::to_owned).to_vec(), 3);
    for (figure, value) in SUMMARY.iter().zip(values).filter(|(figure, value)| figure.told(value)) {
        sheet.line(vec![figure.title.to_owned(), thousands(&value.figure()), parts(value), made(value)]);
    }
    sheet.text()
}

/// `16,402 of 30,161`, `947,857 s over 27,060`, or why there is no value.
fn parts(value: &Value) -> String {
    let (above, below) = match (value.parts(), value.reason()) {
        (Some(parts), _) => parts,
        (None, reason) => return reason.map(ToString::to_string).unwrap_or_default(),
    };
    if below == 1 && value.n() != Some(1) {
        return value.n().map(|n| format!("n = {}", thousands(&n.to_string()))).unwrap_or_default();
    }
    let below = thousands(&below.to_string());
    match value.unit() {
        Unit::Duration => format!("{} over {below}", thousands(&format!("{:.0}", Duration::micros(above)))),
        Unit::Share | Unit::Points => format!("{} of {below}", thousands(&above.to_string())),
        _ => format!("{} over {below}", thousands(&above.to_string())),
    }
}

/// The variant, and the rules that belong beside every figure.
fn made(value: &Value) -> String {
    let rules = value.rules().iter().filter(|rule| rule.shown).map(|rule| format!(", {} {}", rule.rule, rule.text));
    format!("{}{}", value.variant(), rules.collect::<String>())
}

fn headings(first: &str, figures: &[(usize, &Figure)]) -> Vec<String> {
    let two_lines = |(_, figure): &(usize, &Figure)| {
        if figure.unit.is_empty() {
            format!("\n{}", figure.title)
        } else {
            format!("{}\n{}", figure.title, figure.unit)
        }
    };
    std::iter::once(format!("\n{first}")).chain(figures.iter().map(two_lines)).collect()
}

/// A table in the making: the columns that the log tells, by what all rows say.
struct Lines<'a> {
    figures: Vec<(usize, &'a Figure)>,
    sheet: Sheet,
}

impl<'a> Lines<'a> {
    fn new(first: &str, figures: &'a [Figure], told: &[Value]) -> Self {
        let is_told = |at: usize, figure: &Figure| told.get(at).is_some_and(|value| figure.told(value));
        let figures: Vec<_> = figures.iter().enumerate().filter(|(at, figure)| is_told(*at, figure)).collect();
        let sheet = Sheet::new(headings(first, &figures), usize::MAX);
        Self { figures, sheet }
    }

    fn cells(&self, name: String, values: &[Value]) -> Vec<String> {
        let cell =
            |(at, figure): &(usize, &Figure)| values.get(*at).map(|value| figure.cell(value)).unwrap_or_default();
        std::iter::once(name).chain(self.figures.iter().map(cell)).collect()
    }

    fn line(&mut self, name: String, values: &[Value]) {
        self.sheet.line(self.cells(name, values));
    }

    fn sum(mut self, values: &[Value]) -> String {
        self.sheet.sum(self.cells("total".to_owned(), values));
        self.sheet.text()
    }
}

/// One line a group, the largest first, then the others added up, and the sum. The columns are those that all contacts tell.
fn groups(
    card: &Card,
    first: &str,
    by: &[String],
    (lines, sum): (Vec<Line>, &[Value]),
    figures: &[Figure],
    about: &About,
) -> Result<String> {
    let told = card.total(asks(figures))?;
    let mut table = Lines::new(first, figures, &told);
    let shown_lines = largest(lines, about.top);
    for (group, values) in &shown_lines.lines {
        table.line(name(group), values);
    }
    let rest: HashSet<Vec<Option<&str>>> = shown_lines.rest.iter().map(texts).collect();
    if !rest.is_empty() {
        let others = card.marked(by, &|keys| rest.contains(keys), asks(figures))?.unwrap_or_default();
        table.line(format!("{} others", rest.len()), &others);
    }
    Ok(table.sum(sum))
}

/// The agents, where the log has some.
fn agents(card: &Card, about: &About) -> Result<Option<String>> {
    let by = [AGENT_KEY.to_owned()];
    if !card.has_agents() {
        return Ok(None);
    }
    let mut lines = card.groups(&by, None, asks(AGENT))?;
    lines.retain(|(group, _)| group.keys != [Key::Null]);
    let known = card.marked(&by, &|keys| keys != [None], asks(AGENT))?;
    match known.filter(|_| !lines.is_empty()) {
        Some(known) => groups(card, AGENT_KEY, &by, (lines, &known), AGENT, about).map(Some),
        None => Ok(None),
    }
}

/// One line an interval, in the order of time, and their sum.
fn intervals(bins: &Bins, lines: &[Line], all: &[Value]) -> String {
    let pattern = if bins.usual_length() < Duration::days(1) { "%a %F %H:%M" } else { "%a %F" };
    let zone = TimeZone::get(bins.zone().name()).unwrap_or(TimeZone::UTC);
    let name = |group: &Group| {
        let start = group.start.and_then(|start| Timestamp::try_from(start).ok());
        let local = start.map(|start| start.to_zoned(zone.clone()).strftime(pattern).to_string());
        local.unwrap_or_else(|| "unknown".to_owned())
    };
    let mut table = Lines::new("from", GROUP, all);
    for (group, values) in lines {
        table.line(name(group), values);
    }
    table.sum(all)
}

fn name(group: &Group) -> String {
    let keys: Vec<String> = group.keys.iter().map(|key| shown(&key.to_string())).collect();
    keys.join(" / ")
}

/// The keys of a group, which are texts.
fn texts(group: &Group) -> Vec<Option<&str>> {
    group.keys.iter().map(|key| if let Key::Text(text) = key { Some(text.as_ref()) } else { None }).collect()
}

fn intervals_title(bins: &Bins, about: &About) -> String {
    let every = bins.to_string();
    let (length, zone) = every.split_once(' ').unwrap_or((&every, "UTC"));
    let naive = match &about.tz {
        Some(tz) => format!("times without a zone were read in {tz}"),
        None => "times without a zone keep the clock of the log".to_owned(),
    };
    format!("By interval of {length}, in {zone}: {naive}")
}

/// Every variant of service level: its figure, its parts, and who reports it so.
fn variants(values: &[Value]) -> String {
    let mut sheet = Sheet::new(["variant", "figure", "parts", "who reports it so"].map(str::to_owned).to_vec(), 3);
    for (variant, value) in service_levels().zip(values) {
        sheet.line(vec![variant.name.to_owned(), value.figure(), parts(value), variant.who.to_owned()]);
    }
    sheet.text()
}

/// Rows read = counted + rejected + not of this fact + unmapped, each by its reason.
fn reconciliation<'a>(card: &Card, values: impl Iterator<Item = &'a Value>) -> Result<String> {
    let ledger = card.ledger();
    let number = |n: i64| thousands(&n.to_string());
    let sum = [
        (ledger.counted, "counted"),
        (ledger.rejected_rows(), "rejected"),
        (ledger.not_of_this_fact.rows(), "not of this fact"),
        (ledger.unmapped.rows(), "unmapped"),
    ];
    let sum = sum.map(|(n, what)| format!("{} {what}", number(n))).join(" + ");
    let mut out = format!("Rows         {} read = {sum}\n", number(ledger.read));
    note(&mut out, "rejected", ledger.rejected.iter().map(|(reason, rows)| (reason.name().to_owned(), *rows)), 0)?;
    for (row, rejection) in &ledger.first_rejected {
        writeln!(out, "             row {}: {rejection}", number(*row))?;
    }
    note(
        &mut out,
        "not of this fact",
        ledger.not_of_this_fact.kept().iter().map(|(word, n)| (shown(word), *n)),
        ledger.not_of_this_fact.others(),
    )?;
    note(
        &mut out,
        "unmapped",
        ledger.unmapped.kept().iter().map(|(cell, n)| (cell.to_string(), *n)),
        ledger.unmapped.others(),
    )?;
    for line in ledger.swallowed_text().into_iter().chain(ledger.advice()) {
        writeln!(out, "             {line}")?;
    }
    note(&mut out, "unknown, and left out of figures that need it", unknown(values).into_iter(), 0)?;
    note(
        &mut out,
        "surveys off their scale",
        card.rejected_surveys().iter().map(|(reason, rows)| (reason.name().to_owned(), *rows)),
        0,
    )?;
    writeln!(out, "Rules        {}", rules(&card.rules()))?;
    Ok(out)
}

/// A line of what and how often, the most frequent first, then what is not told apart; nothing where there is none.
fn note(out: &mut String, title: &str, counts: impl Iterator<Item = (String, i64)>, others: i64) -> Result<()> {
    const SHOWN: usize = 8;
    let mut counts: Vec<_> = counts.filter(|(_, n)| *n != 0).collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    if counts.is_empty() {
        return Ok(());
    }
    let mut more = if counts.len() > SHOWN { format!(", and {} more", counts.len() - SHOWN) } else { String::new() };
    if others > 0 {
        write!(more, ", {OTHER_WORDS} {}", thousands(&others.to_string()))?;
    }
    let listed: Vec<String> =
        counts.iter().take(SHOWN).map(|(what, n)| format!("{what} {}", thousands(&n.to_string()))).collect();
    Ok(writeln!(out, "             {title}: {}{more}", listed.join(", "))?)
}

/// What the figures leave out because it is unknown, and what cannot be judged yet.
fn unknown<'a>(values: impl Iterator<Item = &'a Value>) -> Vec<(String, i64)> {
    let mut unknown: Vec<(String, i64)> = Vec::new();
    for value in values.filter(|value| value.is_defined()) {
        for left in value.left_out().iter().chain(value.pending()) {
            if !unknown.iter().any(|(name, _)| name == left.total) {
                unknown.push((left.total.to_owned(), left.rows));
            }
        }
    }
    unknown
}

/// The rules under which the rows were counted, as far as they say more than the defaults.
fn rules(totals: &ContactTotals) -> String {
    let (mine, default) = (totals.rules_text(), ContactTotals::zero(&ContactRules::default()).rules_text());
    let always = ["answer_within=", "boundary=", "short_abandon="];
    let told = mine
        .split(' ')
        .zip(default.split(' '))
        .filter(|(rule, default)| rule != default || always.iter().any(|name| rule.starts_with(name)));
    let told: Vec<&str> = told.map(|(rule, _)| rule).collect();
    format!("{}, all others as by default", told.join(" "))
}
