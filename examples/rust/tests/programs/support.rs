//! Runs the programs of this package on small logs.

use anyhow::{Context as _, Result};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// What a program answered.
pub struct Answer {
    /// The exit code.
    pub code: Option<i32>,
    /// The standard output.
    pub out: String,
    /// The standard error.
    pub err: String,
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// A file in the folder that Cargo keeps for tests.
pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// The scorecard of a log that comes by the standard input.
pub fn scorecard(log: impl AsRef<[u8]>, options: &[&str]) -> Result<Answer> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_scorecard"))
        .arg("-")
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // A program that refuses its options never reads: a broken pipe is no failure of the test.
    child.stdin.take().context("no standard input")?.write_all(log.as_ref()).ok();
    Ok(child.wait_with_output()?.into())
}

/// The scorecard of a file.
pub fn scorecard_of(file: &str, options: &[&str]) -> Result<Answer> {
    Ok(Command::new(env!("CARGO_BIN_EXE_scorecard"))
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .arg(file)
        .args(options)
        .output()?
        .into())
}
