//! Damaged and odd logs: what cannot be read is told in plain words, is in no figure, and costs neither time nor a screen.

use crate::support::{Answer, scorecard};
use anyhow::{Context as _, Result};
use serde_json::Value as Json;

fn refused(answer: &Answer, message: &str) {
    assert_eq!(
        (answer.code, answer.out.as_str(), answer.err.trim_end()),
        (Some(2), "", format!("scorecard: standard input: {message}").as_str())
    );
}

/// The report holds this text.
fn reported(log: impl AsRef<[u8]>, options: &[&str], text: &str) -> Result<Answer> {
    let answer = scorecard(log, options)?;
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    assert!(answer.out.contains(text), "{}", answer.out);
    Ok(answer)
}

#[test]
fn an_unclosed_quote_is_told_with_the_lines_it_swallows() -> Result<()> {
    let expected = "\
Rows         2 read = 1 counted + 0 rejected + 0 not of this fact + 1 unmapped
             unmapped: row `a cell with a line break: an unclosed quote?` 1
             2 more lines of the file are inside cells and no row of their own, first in row 2: notes of several lines, or a quote that is not closed
Rules ";
    let swallowed = |log: &str| {
        Ok::<_, anyhow::Error>(
            serde_json::from_str::<Json>(&scorecard(log, &["--json"])?.out)?["rows"]["lines_inside_cells"].as_i64(),
        )
    };
    let log = "outcome,queue\nhandled,sales\nhandled,\"sales\nhandled,help\nhandled,help\n";
    for log in [
        log.to_owned(),
        log.trim_end().to_owned(),
        log.replace('\n', "\r\n"),
        log.replace("handled,sales\n", "\nhandled,sales\n\n"),
    ] {
        reported(&log, &[], expected)?;
        assert_eq!(swallowed(&log)?, Some(2));
    }
    // A quote that is closed two lines on, and a row after it.
    reported("outcome,queue\nhandled,sales\nhandled,\"sales\nhandled,help\nhandled,help\"\n", &[], expected)?;
    assert_eq!(swallowed("outcome,queue\nhandled,\"two\nlines\"\nhandled,help\n")?, Some(1));
    refused(
        &scorecard("outcome,\"queue\nhandled,sales\n", &[])?,
        "the header line has a cell with a line break: an unclosed quote?",
    );
    Ok(())
}

#[test]
fn notes_of_several_lines_are_told_and_their_rows_count() -> Result<()> {
    let expected = "\
Rows         2 read = 2 counted + 0 rejected + 0 not of this fact + 0 unmapped
             1 more line of the file is inside cells and no row of their own, first in row 1: notes of several lines, or a quote that is not closed
Rules ";
    reported("outcome,queue,notes\nhandled,sales,\"called\ntwice\"\nhandled,help,\n", &[], expected)?;
    Ok(())
}

#[test]
fn a_log_that_is_one_open_quote() -> Result<()> {
    let expected = "not one of 1 rows can be read: row `a cell with a line break: an unclosed quote?` 1; \
                    1 more line of the file is inside cells and no row of their own, first in row 1: notes of several lines, or a quote that is not closed";
    refused(&scorecard("outcome,queue\nhandled,\"sales\nhandled,help\n", &[])?, expected);
    Ok(())
}

#[test]
fn giant_cells_are_cut_where_people_read_them() -> Result<()> {
    let giant = "x".repeat(20_000_000);
    let answer = scorecard(format!("outcome,queue\nhandled,{giant}\n{giant},sales\n"), &[])?;
    assert!(answer.out.contains(&format!("unmapped: outcome `{}…` 1\n", &giant[..59])), "{}", answer.out.len());
    assert!(answer.out.contains("--value 'outcome:WORD=MEANING' (such as handled)\n"));
    assert!(answer.out.len() < 10_000 && !answer.out.contains(&giant[..60]), "{}", answer.out.len());
    let answer = scorecard(format!("outcome\n{giant}\n"), &[])?;
    let expected = format!(
        "not one of 1 rows can be read: outcome `{}…` 1; say what the words mean: --value 'outcome:WORD=MEANING' (such as handled)",
        &giant[..59]
    );
    refused(&answer, &expected);
    refused(
        &scorecard(format!("{giant}\nhandled\n"), &[])?,
        &format!(
            "no column tells the outcome: add --column outcome=COLUMN and --value outcome:WORD=handled ...; the file has {}…",
            &giant[..59]
        ),
    );
    Ok(())
}

#[test]
fn only_so_many_unmapped_words_are_kept() -> Result<()> {
    let words: Vec<String> = (0..1_500).map(|n| format!("w{n:04}")).collect();
    let log = format!("outcome\nhandled\n{}\nw0000\n", words.join("\n"));
    let expected = "w0006` 1, outcome `w0007` 1, and 992 more, other words 500\n";
    reported(&log, &[], expected)?;
    let rows = &serde_json::from_str::<Json>(&scorecard(&log, &["--json"])?.out)?["rows"];
    let unmapped = rows["unmapped"].as_array().context("no list")?;
    assert_eq!(
        (unmapped.len(), &unmapped[0]["rows"], &unmapped[1_000]["word"], &unmapped[1_000]["rows"]),
        (1_001, &2.into(), &"other words".into(), &500.into())
    );
    let rows = &serde_json::from_str::<Json>(
        &scorecard(&log, &["--json", "--value", "outcome:*=not_of_this_fact", "--value", "outcome:handled=handled"])?
            .out,
    )?["rows"];
    assert_eq!(
        (rows["not_of_this_fact"].as_object().map(serde_json::Map::len), &rows["not_of_this_fact"]["other words"]),
        (Some(1_001), &500.into())
    );
    Ok(())
}

#[test]
fn two_columns_for_one_field_are_no_guess() -> Result<()> {
    let twice = "outcome,wait_s,wait_s\nhandled,1,30\n";
    refused(
        &scorecard(twice, &[])?,
        "`wait` can be column 2 (`wait_s`) or column 3 (`wait_s`): say which, such as --column 'wait=#3:s'",
    );
    let named = scorecard(twice, &["--column", "wait=wait_s:s"])?;
    refused(
        &named,
        "`wait` can be column 2 (`wait_s`) or column 3 (`wait_s`): say which, such as --column 'wait=#3:s'",
    );
    reported(twice, &["--column", "wait=#3:s"], "Longest wait                     30.0 s")?;
    refused(
        &scorecard("outcome,wait_s,wait_ms\nhandled,1,1000\n", &[])?,
        "`wait` can be column 2 (`wait_s`) or column 3 (`wait_ms`): say which, such as --column 'wait=wait_ms:ms'",
    );
    refused(
        &scorecard("outcome,outcome\nhandled,in_queue\n", &[])?,
        "`outcome` can be column 1 (`outcome`) or column 2 (`outcome`): say which, such as --column 'outcome=#2'",
    );
    reported("outcome,outcome\nhandled,in_queue\n", &["--column", "outcome=#1"], "1 counted")?;
    // Two columns that no field reads do no harm; a number that the file does not have is no column.
    reported("outcome,note,note\nhandled,,\n", &[], "1 counted")?;
    refused(
        &scorecard(twice, &["--column", "wait=#4:s"])?,
        "there is no column `#4:s` (for `wait`): the file has outcome, wait_s, wait_s",
    );
    Ok(())
}

#[test]
fn text_that_is_not_utf_8_is_told() -> Result<()> {
    let answer = reported(
        b"outcome,queue\nhandled,B\xfcro\nhandled,B\xf6ro\nhandled,sales\n",
        &[],
        "unmapped: row `not UTF-8 text` 2\nRules ",
    )?;
    assert!(!answer.out.contains('\u{fffd}') && answer.out.contains("3 read = 1 counted"), "{}", answer.out);
    refused(
        &scorecard(b"outcome,B\xfcro\nhandled,1\n", &[])?,
        "the header line is not UTF-8 text: save the log as UTF-8",
    );
    for mark in [b"\xff\xfeo\0u\0t\0", b"\xfe\xff\0o\0u\0t"] {
        refused(&scorecard(mark, &[])?, "the log is UTF-16 text: save it as UTF-8");
    }
    Ok(())
}

#[test]
fn advice_is_given_where_it_helps() -> Result<()> {
    refused(
        &scorecard("outcome,queue,wait_s\nhandled,sales\n", &[])?,
        "not one of 1 rows can be read: row `2 cells under 3 columns` 1",
    );
    let comma = "outcome;wait_s\nhandled;1,5\n";
    refused(
        &scorecard(comma, &[])?,
        "not one of 1 rows can be read: wait `1,5` 1; a decimal point is expected in `wait`: 1.5 instead of 1,5",
    );
    let clock = "outcome;wait\nhandled;0:12\n";
    let expected = "not one of 1 rows can be read: wait `0:12` 1; \
                    say how `wait` is written: --column wait=COLUMN:UNIT (s, ms, us, min or hms), or where it is unknown: --value 'wait:0:12=unknown'";
    refused(&scorecard(clock, &["--column", "wait=wait:s"])?, expected);
    let expected = "not one of 1 rows can be read: arrived_at `2.3.2026` 1; \
                    say how `arrived_at` is written: --column 'arrived_at=COLUMN:PATTERN' (such as %Y-%m-%d %H:%M:%S; s, ms or us since 1970)";
    refused(&scorecard("outcome,arrived_at\nhandled,2.3.2026\n", &[])?, expected);
    refused(&scorecard("outcome,queue\n,sales\n", &[])?, "not one of 1 rows can be read: outcome `` 1");
    Ok(())
}

#[test]
fn a_header_of_one_column_names_the_likely_delimiter() -> Result<()> {
    let expected = "the header is one column, `outcome|wait_s`: is `|` its delimiter? Separate the columns by commas, semicolons or tabs";
    refused(&scorecard("outcome|wait_s\nhandled|5\n", &[])?, expected);
    refused(&scorecard("outcome|wait_s\nhandled|5\n", &["--column", "wait=wait_s:s"])?, expected);
    let quoted = "the header is one column, `outcome,wait_s`: is `,` its delimiter? Separate the columns by commas, semicolons or tabs";
    refused(&scorecard("\"outcome,wait_s\"\n\"handled,5\"\n", &[])?, quoted);
    Ok(())
}

#[test]
fn names_do_not_reach_the_terminal_as_orders() -> Result<()> {
    let answer =
        reported("outcome,queue\nhandled,\u{1b}[31mred\u{7}\n\u{1b}]0;owned,a\n", &[], "\\u{1b}[31mred\\u{7} ")?;
    assert!(
        answer.out.contains("outcome `\\u{1b}]0;owned` 1") && answer.out.contains("'outcome:WORD=MEANING'"),
        "{}",
        answer.out
    );
    assert!(answer.out.chars().all(|letter| letter == '\n' || !letter.is_control()), "{}", answer.out);
    refused(
        &scorecard("\u{1b}[2Jname,b\nx,y\n", &[])?,
        "no column tells the outcome: add --column outcome=COLUMN and --value outcome:WORD=handled ...; the file has \\u{1b}[2Jname, b",
    );
    Ok(())
}

#[test]
fn lengths_and_numbers_that_no_option_takes() -> Result<()> {
    let message = |options: &[&str]| {
        let answer = scorecard("outcome\nhandled\n", options)?;
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
        Ok::<_, anyhow::Error>(answer.err.lines().next().unwrap_or_default().to_owned())
    };
    let interval = "15min, 30min, 1h and whatever else divides a day into whole minutes, day, week, week:sunday (or another day), month, quarter, year";
    for text in ["1month", "-1d", "1"] {
        assert_eq!(
            message(&["--every", text])?,
            format!("scorecard: --every {text}: `{text}` is no interval of the calendar: there are {interval}")
        );
    }
    assert_eq!(
        message(&["--every", "7min", "--tz", "Asia/Jerusalem"])?,
        format!("scorecard: --every 7min: `7min` is no interval of the calendar: there are {interval}")
    );
    assert!(message(&["--every", "0s"])?.starts_with("scorecard: --every 0s: "));
    assert!(message(&["--every", "day Asia/Jaffa"])?.starts_with("scorecard: --every day Asia/Jaffa: "));
    for option in ["--within", "--short-abandon"] {
        assert_eq!(
            message(&[option, "-5s"])?,
            format!(
                "error: invalid value '-5s' for '{option} <TIME>': no time here can be below zero: write one such as 20s, 30min, 1h or 1d"
            )
        );
        assert_eq!(
            message(&[option, "5"])?,
            format!("error: invalid value '5' for '{option} <TIME>': write a time such as 20s, 30min, 1h or 1d")
        );
    }
    assert_eq!(
        message(&["--top", "-1"])?,
        "error: invalid value '-1' for '--top <N>': write a whole number such as 10"
    );
    assert_eq!(
        message(&["--tz", "-05:00"])?,
        "scorecard: standard input: there is no time zone `-05:00`: write one such as Asia/Jerusalem or Europe/Paris"
    );
    Ok(())
}
