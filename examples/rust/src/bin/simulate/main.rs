//! Simulates one month of a contact centre and writes its call log: the same bytes on every run and every machine.
//!
//! An event-driven queueing model, day by day: calls arrive at a rate that follows the day, wait first come first served
//! for an agent of their queue, leave when their patience ends, and are talked to, put on hold and wrapped up.

#![allow(clippy::float_arithmetic, reason = "a simulation draws from distributions; no KPI is computed here")]

mod centre;
mod day;
mod log;
mod random;

use anyhow::{Context as _, Result};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::date;
use random::Random;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Simulates March 2026 in a contact centre: about 120,000 calls as CSV, with columns that `scorecard` reads unmapped.
#[derive(Parser)]
#[command(version, max_term_width = 120)]
struct Options {
    /// The file to write; its folder is made. Without it, the standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Another seed, another month
    #[arg(long, default_value_t = 2026)]
    seed: u64,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let Some(path) = &options.out else { return write(std::io::stdout().lock(), options.seed) };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    let file = std::fs::File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
    write(file, options.seed)
}

fn write(to: impl Write, seed: u64) -> Result<()> {
    let mut random = Random::new(seed);
    let mut log = log::Log::new(BufWriter::new(to))?;
    let bar =
        ProgressBar::new(31).with_style(ProgressStyle::with_template("simulating day {pos} of {len} {wide_bar}")?);
    let mut day = date(2026, 3, 1);
    while day.month() == 3 {
        let calls = day::simulate(day, &mut random);
        log.day(day, &calls)?;
        bar.inc(1);
        day = day.tomorrow()?;
    }
    bar.finish_and_clear();
    log.finish()
}
