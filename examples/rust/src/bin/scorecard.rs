//! The KPIs of a flat call log: by queue, by interval, by agent, and every variant of service level.

use anyhow::{Context as _, Result, bail, ensure};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use kpi_core::prelude::*;
use kpi_examples::card::Card;
use kpi_examples::log::Log;
use kpi_examples::mapping::Mapping;
use kpi_examples::render::{About, json, text};
use kpi_examples::source::{self, Source};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The KPIs of a flat call log (CSV or TSV, plain or gzip; Parquet; Arrow), each with its parts and its variant.
///
/// Columns that carry the name of a field need no mapping: outcome, queue, agent, arrived_at, resolved, csat, nps ...,
/// and durations with their unit: wait_s, talk_ms ... Everything else is said with --mapping, --preset or options.
#[derive(Parser)]
#[command(version, max_term_width = 120)]
struct Options {
    /// The log; `-` reads the standard input
    log: PathBuf,
    /// A mapping for a published log: anonymous-bank, phonenow
    #[arg(long, conflicts_with = "mapping")]
    preset: Option<String>,
    /// A TOML file that says which column is which field
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Which column is a field, with the unit of a time (s, ms, us, min, hms) or the pattern of an instant; repeat it for
    /// several columns
    #[arg(long, value_name = "FIELD=COLUMN[:FORMAT]")]
    column: Vec<String>,
    /// What a word means: an outcome, yes, no, `unknown`, or `not_of_this_fact` (outcome only); `*` is every other word
    #[arg(long, value_name = "FIELD:WORD=MEANING")]
    value: Vec<String>,
    /// Parts of the handling time that the log does not have: talk, hold, wrap
    #[arg(long, value_delimiter = ',', value_name = "PARTS")]
    absent: Vec<String>,
    /// The zone of times that have none, and of intervals; without it times are taken as UTC, and intervals are the log's own clock
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    tz: Option<String>,
    /// The threshold of service level
    #[arg(long, default_value = "20s", value_name = "TIME", value_parser = time, allow_hyphen_values = true)]
    within: Duration,
    /// Whether a wait equal to the threshold is within it: inclusive, exclusive
    #[arg(long, default_value = "inclusive", value_parser = boundary)]
    boundary: Boundary,
    /// Below which wait an abandoned contact is a short one
    #[arg(long, default_value = "0s", value_name = "TIME", value_parser = time, allow_hyphen_values = true)]
    short_abandon: Duration,
    /// Also by interval: 30min, 1h, day, week, month, quarter, year; with its zone where --tz is none: "day Asia/Jerusalem"
    #[arg(long, value_name = "INTERVAL", allow_hyphen_values = true)]
    every: Option<String>,
    /// What the first table is grouped by: queue (where nothing is said), agent, columns of the log, several with commas; or none
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    by: Option<Vec<String>>,
    /// Show the N largest queues and agents, the others added up
    #[arg(long, value_name = "N", value_parser = number, allow_hyphen_values = true)]
    top: Option<usize>,
    /// Print JSON: every value with its parts as counted, its variant, and why it is undefined
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(report) => match std::io::stdout().lock().write_all(report.as_bytes()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => fail(&error.into()),
            _ => ExitCode::SUCCESS,
        },
        Err(error) => fail(&error),
    }
}

fn fail(error: &anyhow::Error) -> ExitCode {
    eprintln!("scorecard: {error:#}");
    ExitCode::from(2)
}

fn run(options: &Options) -> Result<String> {
    let mut mapping = mapping(options)?;
    let every = options.every.as_deref().map(|every| intervals(every, &mut mapping)).transpose()?;
    let rules = ContactRules::default()
        .answer_within(options.within)
        .boundary(options.boundary)
        .short_abandon(options.short_abandon)
        .parts(mapping.parts()?);
    let named = options.by.as_deref().map(keys).transpose()?;
    let progress = ProgressBar::new(0);
    let name = log_name(&options.log);
    let log = open(&options.log, &progress)
        .and_then(|source| Log::read(source, &mapping, named.as_deref().unwrap_or_default()))
        .with_context(|| name.clone())?;
    progress.finish_and_clear();
    ensure!(
        every.is_none() || log.plan().reads("arrived_at"),
        "--every needs to know when contacts arrived: add --column arrived_at=COLUMN"
    );
    if let Some(key) = named.iter().flatten().find(|key| !log.plan().has_key(key)) {
        bail!("{name}: no column tells the {key}: add --column {key}=COLUMN");
    }
    // A log need not have a key that nobody named.
    let by =
        named.unwrap_or_else(|| vec!["queue".to_owned()].into_iter().filter(|key| log.plan().has_key(key)).collect());
    let card = Card::new(log, rules, by, every).with_context(|| name.clone())?;
    check_counted(&card).context(name)?;
    let about = About { title: title(&options.log, &mapping), tz: mapping.tz, top: options.top };
    if options.json { json(&card, &about) } else { text(&card, &about) }
}

/// The intervals, in the zone that they name or in that of the log's times; what they name is also the zone of times that have none.
fn intervals(every: &str, mapping: &mut Mapping) -> Result<Bins> {
    if let Some((_, zone)) = every.split_once(' ') {
        let bins: Bins = every.parse().with_context(|| format!("--every {every}"))?;
        mapping.tz.get_or_insert_with(|| zone.to_owned());
        return Ok(bins);
    }
    match &mapping.tz {
        Some(zone) => format!("{every} {zone}").parse().with_context(|| format!("--every {every}")),
        // Without a zone, intervals of a fixed length may be any.
        None => format!("{every} UTC").parse().with_context(|| format!("--every {every}")),
    }
}

/// The keys: `none` alone stands for no key.
fn keys(by: &[String]) -> Result<Vec<String>> {
    if by == ["none"] {
        return Ok(Vec::new());
    }
    for (at, key) in by.iter().enumerate() {
        ensure!(!key.is_empty() && key != "none", "--by {}: `none` stands alone, and a key has a name", by.join(","));
        ensure!(!by[..at].contains(key), "--by {}: `{key}` is named twice", by.join(","));
    }
    Ok(by.to_vec())
}

fn mapping(options: &Options) -> Result<Mapping> {
    let mut mapping = match (&options.preset, &options.mapping) {
        (Some(preset), _) => Mapping::preset(preset)?,
        (None, Some(file)) => {
            let text = std::fs::read_to_string(file)
                .with_context(|| format!("the mapping {} cannot be read", file.display()))?;
            Mapping::from_toml(&text).with_context(|| format!("the mapping {}", file.display()))?
        }
        (None, None) => Mapping::default(),
    };
    mapping.add_columns(&options.column)?;
    mapping.add_values(&options.value)?;
    mapping.absent.extend(options.absent.iter().cloned());
    mapping.tz = options.tz.clone().or(mapping.tz);
    Ok(mapping)
}

/// Opens the log, with a progress bar on the standard error where that is a terminal.
fn open(path: &Path, progress: &ProgressBar) -> Result<Box<dyn Source>> {
    if path == Path::new("-") {
        return source::open_pipe(std::io::stdin());
    }
    let style = ProgressStyle::with_template("reading {wide_bar} {bytes} of {total_bytes}, {eta} left")?;
    source::open(path, |file| {
        progress.set_style(style);
        progress.set_length(file.metadata().map_or(0, |about| about.len()));
        Box::new(progress.wrap_read(file))
    })
}

/// Refuses a report about nothing.
fn check_counted(card: &Card) -> Result<()> {
    let ledger = card.ledger();
    ensure!(ledger.read > 0, "the log has a header line and no rows");
    if ledger.read > ledger.unmapped.rows() {
        return Ok(());
    }
    let words: Vec<String> =
        ledger.unmapped.kept().iter().take(8).map(|(cell, rows)| format!("{cell} {rows}")).collect();
    let told: Vec<String> =
        std::iter::once(words.join(", ")).chain(ledger.swallowed_text()).chain(ledger.advice()).collect();
    bail!("not one of {} rows can be read: {}", ledger.read, told.join("; "))
}

fn log_name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

fn title(path: &Path, mapping: &Mapping) -> String {
    let name = path
        .file_name()
        .filter(|name| *name != "-")
        .map_or_else(|| log_name(path), |name| name.to_string_lossy().into_owned());
    mapping.source.as_ref().map_or_else(|| name.clone(), |source| format!("{source}, {name}"))
}

fn time(text: &str) -> Result<Duration> {
    ensure!(!text.starts_with('-'), "no time here can be below zero: write one such as 20s, 30min, 1h or 1d");
    text.parse().ok().context("write a time such as 20s, 30min, 1h or 1d")
}

fn number(text: &str) -> Result<usize> {
    text.parse().ok().context("write a whole number such as 10")
}

fn boundary(text: &str) -> Result<Boundary> {
    Boundary::from_word(text).with_context(|| format!("write {}", Boundary::WORDS.join(" or ")))
}
