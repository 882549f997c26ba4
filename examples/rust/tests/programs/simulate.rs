//! The simulated month: the same bytes twice, long enough, and read by the scorecard to the last row.

use crate::support::{path, scorecard_of};
use anyhow::Result;
use serde_json::Value as Json;
use std::process::Command;

fn simulate(name: &str, seed: &str) -> Result<Vec<u8>> {
    let status =
        Command::new(env!("CARGO_BIN_EXE_simulate")).arg("--out").arg(path(name)).args(["--seed", seed]).status()?;
    assert!(status.success());
    Ok(std::fs::read(path(name))?)
}

#[test]
fn two_runs_are_equal_and_another_seed_is_not() -> Result<()> {
    let first = simulate("first.csv", "2026")?;
    assert!(first == simulate("second.csv", "2026")?);
    assert!(first != simulate("third.csv", "2027")?);
    Ok(())
}

#[test]
fn a_month_of_more_than_a_hundred_thousand_calls_is_counted_whole() -> Result<()> {
    let log = simulate("month.csv", "2026")?;
    let rows = i64::try_from(log.split(|byte| *byte == b'\n').count())? - 2; // the header, and what follows the last line end
    assert!(rows >= 100_000, "{rows}");
    let answer = scorecard_of("month.csv", &["--json"])?;
    let card: Json = serde_json::from_str(&answer.out)?;
    assert_eq!((card["rows"]["read"].as_i64(), card["rows"]["counted"].as_i64()), (Some(rows), Some(rows)));
    Ok(())
}
