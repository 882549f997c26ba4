//! The KPIs of a flat call log: by queue, by interval, by agent, and every variant of service level.

use anyhow::{Context as _, Result, bail, ensure};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use kpi_core::prelude::*;
use kpi_examples::card::{By, Card};
use kpi_examples::mapping::Mapping;
use kpi_examples::reader::Log;
use kpi_examples::render::{About, json, text};
use std::io::{ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The KPIs of a flat call log (CSV or TSV, plain or gzip), each with its parts and its variant.
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
    /// The zone of times that have none; without it they are taken as UTC, and bins are the log's own clock
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
    /// Also by interval of this length, in UTC: 30min, 1h, 1d
    #[arg(long, value_name = "TIME", value_parser = length, allow_hyphen_values = true)]
    every: Option<Bins>,
    /// What the first table is grouped by
    #[arg(long, value_enum, default_value_t)]
    by: By,
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
    let mapping = mapping(options)?;
    let rules = ContactRules::default()
        .answer_within(options.within)
        .boundary(options.boundary)
        .short_abandon(options.short_abandon)
        .parts(mapping.parts()?);
    let mut card = Card::new(&rules, options.by, options.every.clone());
    let progress = ProgressBar::new(0);
    let name = log_name(&options.log);
    let log = open(&options.log, &mapping, &progress).context(name.clone())?;
    ensure!(
        options.every.is_none() || log.plan().reads("arrived_at"),
        "--every needs to know when contacts arrived: add --column arrived_at=COLUMN"
    );
    log.for_each(|line| card.add(line)).context(name.clone())?;
    progress.finish_and_clear();
    check_counted(&card).context(name)?;
    let about = About { title: title(&options.log, &mapping), tz: mapping.tz, top: options.top };
    if options.json { json(&card, &about) } else { text(&card, &about) }
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
fn open(path: &Path, mapping: &Mapping, progress: &ProgressBar) -> Result<Log> {
    if path == Path::new("-") {
        return Log::open(std::io::stdin(), mapping);
    }
    let file = std::fs::File::open(path).context("the log cannot be opened: is the path right?")?;
    progress.set_style(ProgressStyle::with_template("reading {wide_bar} {bytes} of {total_bytes}, {eta} left")?);
    progress.set_length(file.metadata().map_or(0, |about| about.len()));
    let source: Box<dyn Read> = Box::new(progress.wrap_read(file));
    Log::open(source, mapping)
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

fn length(text: &str) -> Result<Bins> {
    let length: Option<Duration> = text.parse().ok();
    length.and_then(|length| Bins::every(length).ok()).context(
        "an interval has a fixed length above zero, such as 30min, 1h or 1d; months and years differ in length",
    )
}

fn number(text: &str) -> Result<usize> {
    text.parse().ok().context("write a whole number such as 10")
}

fn boundary(text: &str) -> Result<Boundary> {
    Boundary::from_word(text).with_context(|| format!("write {}", Boundary::WORDS.join(" or ")))
}
