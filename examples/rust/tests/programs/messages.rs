//! What goes wrong says what to do: exit code 2, a message, and nothing on the standard output.

use crate::support::{Answer, path, scorecard, scorecard_of};
use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

const LOG: &str = "outcome,queue,wait\nAGENT,help,12\nHANG,help,8\n";
const MAPPED: &[&str] =
    &["--column", "wait=wait:s", "--value", "outcome:AGENT=handled", "--value", "outcome:HANG=abandoned_queue"];

fn refused(answer: &Answer, message: &str) {
    assert_eq!((answer.code, answer.out.as_str(), answer.err.trim_end()), (Some(2), "", message));
}

#[test]
fn a_wrong_path() -> Result<()> {
    let answer = scorecard_of("no-such-log.csv", &[])?;
    let start = "scorecard: no-such-log.csv: the log cannot be opened: is the path right?";
    assert!(answer.err.starts_with(start), "{}", answer.err);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    Ok(())
}

#[test]
fn an_empty_log_and_one_without_rows() -> Result<()> {
    refused(
        &scorecard("", &[])?,
        "scorecard: standard input: the log is empty: it needs a header line with the names of the columns, then rows",
    );
    refused(&scorecard("outcome,queue\n", &[])?, "scorecard: standard input: the log has a header line and no rows");
    Ok(())
}

#[test]
fn a_wrong_column() -> Result<()> {
    let answer = scorecard(LOG, &["--column", "wait=q_time:s"])?;
    refused(
        &answer,
        "scorecard: standard input: there is no column `q_time:s` (for `wait`): the file has outcome, queue, wait",
    );
    let answer = scorecard(LOG, &["--column", "skill=queue"])?;
    assert!(
        answer
            .err
            .starts_with("scorecard: standard input: there is no field `skill`: there are queue, outcome, direction,"),
        "{}",
        answer.err
    );
    Ok(())
}

#[test]
fn no_mapping() -> Result<()> {
    let expected = "scorecard: standard input: no column tells the outcome: add --column outcome=COLUMN and --value outcome:WORD=handled ...; the file has result, skill";
    refused(&scorecard("result,skill\nAGENT,help\n", &[])?, expected);
    refused(
        &scorecard(LOG, &[])?,
        "scorecard: standard input: the column `wait` needs a unit: add --column wait=wait:s (or ms, us, min, hms)",
    );
    Ok(())
}

#[test]
fn a_time_without_a_unit() -> Result<()> {
    let answer = scorecard(LOG, &["--column", "wait=wait"])?;
    refused(
        &answer,
        "scorecard: standard input: --column wait=wait: a length of time needs a unit after the column: `:s`, `:ms`, `:us`, `:min` or `:hms` (h:mm:ss)",
    );
    Ok(())
}

#[test]
fn outcomes_that_nobody_mapped() -> Result<()> {
    let expected = "scorecard: standard input: not one of 2 rows can be read: outcome `AGENT` 1, outcome `HANG` 1; \
                    say what the words mean: --value 'outcome:AGENT=MEANING' (such as handled)";
    refused(&scorecard(LOG, &["--column", "wait=wait:s"])?, expected);
    Ok(())
}

#[test]
fn a_meaning_that_is_none() -> Result<()> {
    let answer = scorecard(LOG, &["--column", "wait=wait:s", "--value", "outcome:AGENT=answered"])?;
    let expected = "scorecard: standard input: `AGENT` of `outcome` cannot mean `answered`: it can mean handled, abandoned_ivr, abandoned_queue, abandoned_ring, blocked, self_served, voicemail, \
                    callback_requested, flowed_out, out_of_hours, system_failure, not_reached, in_self_service, in_queue, in_conversation, abandoned, not_of_this_fact";
    refused(&answer, expected);
    Ok(())
}

#[test]
fn options_that_are_none() -> Result<()> {
    refused(
        &scorecard(LOG, &["--preset", "bank"])?,
        "scorecard: there is no preset `bank`: there are anonymous-bank, phonenow",
    );
    refused(
        &scorecard(LOG, &["--column", "wait"])?,
        "scorecard: --column wait: write field=column, such as `queue=skill` or `wait=q_time:s`",
    );
    refused(
        &scorecard(LOG, &["--absent", "ring"])?,
        "scorecard: `ring` cannot be declared absent: only talk, hold and wrap can",
    );
    refused(
        &scorecard(LOG, &[MAPPED, &["--tz", "Asia/Jaffa"]].concat())?,
        "scorecard: standard input: there is no time zone `Asia/Jaffa`: write one such as Asia/Jerusalem or Europe/Paris",
    );
    refused(
        &scorecard(LOG, &[MAPPED, &["--every", "1h"]].concat())?,
        "scorecard: --every needs to know when contacts arrived: add --column arrived_at=COLUMN",
    );
    for (by, message) in [
        (
            "region",
            "scorecard: standard input: --by region: the file has no column of this name; write queue, agent, none, or a column of outcome, queue, wait",
        ),
        ("queue,agent", "scorecard: standard input: no column tells the agent: add --column agent=COLUMN"),
        ("queue,none", "scorecard: --by queue,none: `none` stands alone, and a key has a name"),
        ("queue,queue", "scorecard: --by queue,queue: `queue` is named twice"),
    ] {
        refused(&scorecard(LOG, &[MAPPED, &["--by", by]].concat())?, message);
    }
    let answer = scorecard(LOG, &["--within", "soon"])?;
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    assert!(answer.err.contains("write a time such as 20s, 30min, 1h or 1d"), "{}", answer.err);
    Ok(())
}

#[test]
fn a_mapping_file_with_a_word_that_no_mapping_has() -> Result<()> {
    std::fs::write(path("wrong.toml"), "colums = 1\n")?;
    let answer = scorecard_of("wrong.toml", &["--mapping", "wrong.toml"])?;
    assert!(
        answer.err.starts_with("scorecard: the mapping wrong.toml: ") && answer.err.contains("unknown field `colums`"),
        "{}",
        answer.err
    );
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    Ok(())
}

#[test]
fn a_damaged_gzip_file() -> Result<()> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(LOG.repeat(1000).as_bytes())?;
    let packed = packed.finish()?;
    std::fs::write(path("damaged.csv.gz"), &packed[..packed.len() / 2])?;
    let answer = scorecard_of("damaged.csv.gz", MAPPED)?;
    assert!(answer.err.starts_with("scorecard: damaged.csv.gz: the log breaks off after line "), "{}", answer.err);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    Ok(())
}
