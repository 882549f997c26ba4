//! The card as tables, 120 columns wide.

use crate::card::{By, Card, Groups, NO_KEY, largest};
use crate::ledger::OTHER_WORDS;
use crate::render::About;
use crate::render::figure::{AGENT, Figure, GROUP, SUMMARY, service_levels, thousands};
use crate::render::table::Sheet;
use crate::words::shown;
use anyhow::Result;
use jiff::Timestamp;
use kpi_core::{GroupKey, RuleKind, prelude::*};
use std::fmt::Write as _;

/// The heading of the agents.
const AGENTS: &str = "agent";

/// The whole report.
///
/// # Errors
///
/// Where totals cannot be added up.
pub fn text(card: &Card, about: &About) -> Result<String> {
    let total = card.total()?;
    let mut out = String::new();
    writeln!(out, "{}\n", about.title)?;
    out.push_str(&summary(card, &total));
    let by_key = card.by_key()?;
    let keyed = by_key.iter().any(|(group, _)| group.key != NO_KEY);
    match card.by() {
        _ if !keyed => {}
        By::Queue => section(&mut out, "By queue", &groups("queue", &by_key, &total, GROUP, about)?)?,
        By::Agent => section(&mut out, "By agent", &groups(AGENTS, &by_key, &total, GROUP, about)?)?,
        By::None => {}
    }
    if let Some(bins) = card.groups().bins() {
        section(&mut out, &intervals_title(bins, about), &groups("from", &card.by_interval()?, &total, GROUP, about)?)?;
    }
    section(&mut out, "Service level, as different systems would report these same contacts", &variants(&total))?;
    if !card.agents().is_empty() {
        section(
            &mut out,
            "Agents (contacts whose agent is unknown are in no line)",
            &groups(AGENTS, card.agents(), &card.agents().total()?, AGENT, about)?,
        )?;
    }
    writeln!(out)?;
    out.push_str(&reconciliation(card, &total)?);
    Ok(out)
}

fn section(out: &mut String, title: &str, body: &str) -> Result<()> {
    Ok(write!(out, "\n{title}\n\n{body}")?)
}

/// The KPIs of all rows, each with its parts and its variant; what the log does not tell or never has is left out here.
fn summary(card: &Card, total: &ContactTally) -> String {
    let mut sheet = Sheet::new(["All contacts", "figure", "parts", "variant and rules"].map(str::to_owned).to_vec(), 3);
    for figure in SUMMARY {
        let from = (total, card.surveys());
        if figure.told(&from) {
            let value = figure.value(&from);
            sheet.line(vec![figure.title.to_owned(), thousands(&value.figure()), parts(&value), made(&value)]);
        }
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

fn headings(first: &str, figures: &[&Figure]) -> Vec<String> {
    let two_lines = |figure: &&Figure| {
        if figure.unit.is_empty() {
            format!("\n{}", figure.title)
        } else {
            format!("{}\n{}", figure.title, figure.unit)
        }
    };
    std::iter::once(format!("\n{first}")).chain(figures.iter().map(two_lines)).collect()
}

/// One line a group, and their sum. Columns that the log does not tell are left out.
fn groups(first: &str, groups: &Groups, total: &ContactTally, figures: &[Figure], about: &About) -> Result<String> {
    let figures: Vec<&Figure> = figures.iter().filter(|figure| figure.told(total)).collect();
    let cells = |name: String, tally: &ContactTally| {
        std::iter::once(name).chain(figures.iter().map(|figure| figure.cell(tally))).collect()
    };
    let mut sheet = Sheet::new(headings(first, &figures), usize::MAX);
    let size = if first == AGENTS { ContactTotal::Handled } else { ContactTotal::Offered };
    let shown = largest(groups, size, if groups.bins().is_some() { None } else { about.top })?;
    for (group, tally) in shown.groups {
        sheet.line(cells(name(group, groups.bins()), tally));
    }
    if let Some((others, rest)) = shown.rest {
        sheet.line(cells(format!("{others} others"), &rest));
    }
    sheet.sum(cells("total".to_owned(), total));
    Ok(sheet.text())
}

fn name(group: &GroupKey<String>, bins: Option<&Bins>) -> String {
    let Some(bins) = bins else { return shown(&group.key) };
    let pattern = if bins.usual_length() < Duration::days(1) { "%a %F %H:%M" } else { "%a %F" };
    let start = group.start.and_then(|start| Timestamp::try_from(start).ok());
    start.map_or_else(|| "unknown".to_owned(), |start| start.strftime(pattern).to_string())
}

fn intervals_title(bins: &Bins, about: &About) -> String {
    let length = RuleKind::Duration.text(bins.usual_length().as_micros());
    match &about.tz {
        Some(zone) => format!(
            "By interval of {length}, in UTC: times without a zone were read in {zone}, and a bin is no local day there"
        ),
        None => format!("By interval of {length}, in UTC: times without a zone keep the clock of the log"),
    }
}

/// Every variant of service level: its figure, its parts, and who reports it so.
fn variants(total: &ContactTally) -> String {
    let mut sheet = Sheet::new(["variant", "figure", "parts", "who reports it so"].map(str::to_owned).to_vec(), 3);
    for (variant, value) in service_levels(total) {
        sheet.line(vec![variant.name.to_owned(), value.figure(), parts(&value), variant.who.to_owned()]);
    }
    sheet.text()
}

/// Rows read = counted + rejected + not of this fact + unmapped, each by its reason.
fn reconciliation(card: &Card, total: &ContactTally) -> Result<String> {
    let (ledger, totals) = (card.ledger(), total.totals());
    let number = |n: i64| thousands(&n.to_string());
    let counted = totals.get(ContactTotal::Rows).unwrap_or_default();
    let sum = [
        (counted, "counted"),
        (total.rejected_rows(), "rejected"),
        (ledger.not_of_this_fact.rows(), "not of this fact"),
        (ledger.unmapped.rows(), "unmapped"),
    ];
    let sum = sum.map(|(n, what)| format!("{} {what}", number(n))).join(" + ");
    let mut out = format!("Rows         {} read = {sum}\n", number(ledger.read));
    note(
        &mut out,
        "rejected",
        Reject::ALL.into_iter().map(|reason| (reason.name().to_owned(), totals.rejected(reason))),
        0,
    )?;
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
    note(&mut out, "unknown, and left out of figures that need it", unknown(total).into_iter(), 0)?;
    note(
        &mut out,
        "surveys off their scale",
        Reject::ALL.into_iter().map(|reason| (reason.name().to_owned(), card.surveys().rejected(reason))),
        0,
    )?;
    writeln!(out, "Rules        {}", rules(totals))?;
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
fn unknown(total: &ContactTally) -> Vec<(String, i64)> {
    let mut unknown: Vec<(String, i64)> = Vec::new();
    let values = SUMMARY.iter().map(|figure| figure.value(total)).chain(SERVICE_LEVEL.evaluate_all(total));
    for value in values.filter(Value::is_defined) {
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
