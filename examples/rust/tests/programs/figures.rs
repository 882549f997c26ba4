//! Small logs whose figures were worked out by hand.

use crate::support::scorecard;
use anyhow::{Context as _, Result};
use serde_json::Value as Json;

/// Two queues. Answered after 12, 45 and 20 s, abandoned after 8 s, one message after 60 s.
///
/// Service level in 20 s: 12 s and 20 s of 5 offered. Waits of the answered: 77 s over 3. AHT: (180 + 20 + 40) + (300 + 0 + 60) +
/// (9 + 0 + 0) = 609 s over 3. One talk below 10 s.
const LOG: &str = "\
queue,agent,arrived_at,outcome,wait_s,talk_s,hold_s,wrap_s,resolved,nps
sales,Ada,2026-03-02T08:59:59Z,handled,12,180,20,40,yes,9
sales,Bob,2026-03-02T09:00:00Z,handled,45,300,0,60,no,
sales,,2026-03-02T09:10:00Z,abandoned_queue,8,,,,,
help,Ada,2026-03-02T09:20:00Z,handled,20,9,0,0,no,3
help,,2026-03-02T09:29:59Z,voicemail,60,,,,,
";

/// The parts of a value in a list of values.
fn parts(values: &Json, metric: &str, variant: &str) -> Result<(i64, i64)> {
    let list = values.as_array().context("no list")?;
    let value = list
        .iter()
        .find(|value| value["metric"] == metric && value["variant"] == variant)
        .with_context(|| format!("no {metric}.{variant}"))?;
    Ok((
        value["numerator"].as_i64().with_context(|| value.to_string())?,
        value["denominator"].as_i64().context("no denominator")?,
    ))
}

fn json(log: &str, options: &[&str]) -> Result<Json> {
    let answer = scorecard(log, &[options, &["--json"]].concat())?;
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    Ok(serde_json::from_str(&answer.out)?)
}

#[test]
fn a_tiny_log_worked_by_hand() -> Result<()> {
    let card = json(LOG, &[])?;
    let total = &card["total"];
    assert_eq!(parts(total, "service_level", "of_offered")?, (2, 5));
    assert_eq!(parts(total, "abandonment_rate", "of_offered")?, (1, 5));
    assert_eq!(parts(total, "flow_out_rate", "of_offered")?, (1, 5));
    assert_eq!(parts(total, "average_speed_of_answer", "answered_only")?, (77_000_000, 3));
    assert_eq!(parts(total, "average_handle_time", "talk_hold_wrap")?, (609_000_000, 3));
    assert_eq!(parts(total, "short_call_rate", "of_handled")?, (1, 3));
    assert_eq!(parts(total, "longest_wait", "of_offered")?, (60_000_000, 1));
    assert_eq!(parts(total, "first_contact_resolution", "agent_flag")?, (1, 3));
    assert_eq!(parts(total, "nps", "by_response")?, (0, 2));
    // Answered within 20 s and the one abandoned by then, of the answered and the abandoned.
    assert_eq!(parts(&card["service_level"], "service_level", "abandons_positive")?, (3, 4));
    assert_eq!(card["rows"]["counted"], 5);
    Ok(())
}

#[test]
fn by_queue_agent_and_interval() -> Result<()> {
    let card = json(LOG, &["--every", "30min"])?;
    let groups: Vec<(&Json, &Json)> =
        card["groups"].as_array().context("no groups")?.iter().map(|group| (&group["key"], &group["start"])).collect();
    let expected =
        [("help", "2026-03-02T09:00:00Z"), ("sales", "2026-03-02T08:30:00Z"), ("sales", "2026-03-02T09:00:00Z")];
    assert_eq!(
        groups,
        expected
            .map(|(key, start)| (Json::from(key), Json::from(start)))
            .iter()
            .map(|(key, start)| (key, start))
            .collect::<Vec<_>>()
    );
    let agents = card["agents"].as_array().context("no agents")?;
    assert_eq!(agents.iter().map(|agent| agent["key"].as_str()).collect::<Vec<_>>(), [Some("Ada"), Some("Bob")]);
    assert_eq!(parts(&agents[0]["figures"], "average_handle_time", "talk_hold_wrap")?, (249_000_000, 2)); // 240 + 9
    let by_agent = json(LOG, &["--by", "agent"])?;
    assert_eq!(by_agent["groups"][2]["key"], "(none)"); // those that nobody answered come last
    Ok(())
}

/// Several keys at once, columns of the log that are no fields among them. Ada handled one call of each queue.
#[test]
fn by_several_keys_and_columns() -> Result<()> {
    let card = json(LOG, &["--by", "queue,agent"])?;
    let keys: Vec<&Json> = card["groups"].as_array().context("no groups")?.iter().map(|group| &group["keys"]).collect();
    let expected = [["help", "Ada"], ["help", "(none)"], ["sales", "Ada"], ["sales", "Bob"], ["sales", "(none)"]]
        .map(Json::from_iter);
    assert_eq!(keys, expected.iter().collect::<Vec<_>>());
    assert_eq!(card["groups"][2]["key"], "sales / Ada");
    assert_eq!(parts(&card["groups"][2]["figures"], "average_handle_time", "talk_hold_wrap")?, (240_000_000, 1));
    let by_answer = json(LOG, &["--by", "resolved"])?;
    let keys = by_answer["groups"].as_array().context("no groups")?.iter().map(|group| group["key"].as_str());
    assert_eq!(keys.collect::<Vec<_>>(), [Some("no"), Some("yes"), Some("(none)")]);
    // The largest group of two keys, and the other four added up: 5 offered, of which 1 is in the first.
    let text = scorecard(LOG, &["--by", "queue,agent", "--top", "1"])?.out;
    let others = text.lines().find(|line| line.starts_with("4 others")).context("no rest")?;
    assert_eq!(others.split_whitespace().nth(2), Some("4"));
    // Waits of these: 20, 45, 8 and 60 s, or 12 s in place of 20 s: the longest is 60 s in any case.
    assert!(others.contains(" 60.0 "), "{others}");
    Ok(())
}

#[test]
fn the_boundary_and_the_short_abandons_are_rules() -> Result<()> {
    let card = json(LOG, &["--boundary", "exclusive", "--short-abandon", "10s"])?;
    assert_eq!(parts(&card["total"], "service_level", "of_offered")?, (1, 5)); // 20 s is no longer within 20 s
    assert_eq!(parts(&card["service_level"], "service_level", "short_abandons_excluded")?, (1, 3));
    Ok(())
}

#[test]
fn every_row_is_accounted_for() -> Result<()> {
    let log = "outcome,wait\nAGENT,12\nAGENT,-3\nFOO,4\nFOO,4\nTEST,4\nAGENT,soon\n";
    let options = [
        "--column",
        "wait=wait:s",
        "--value",
        "outcome:AGENT=handled",
        "--value",
        "outcome:TEST=not_of_this_fact",
        "--absent",
        "talk,hold,wrap",
    ];
    let answer = scorecard(log, &options)?;
    let expected = "\
Rows         6 read = 1 counted + 1 rejected + 1 not of this fact + 3 unmapped
             rejected: negative_duration 1
             row 2: wait is negative (-3000000)
             not of this fact: TEST 1
             unmapped: outcome `FOO` 2, wait `soon` 1
             say what the words mean: --value 'outcome:FOO=MEANING' (such as handled)
";
    assert!(answer.out.contains(expected), "{}", answer.out);
    assert_eq!(answer.code, Some(0));
    let rows = &json(log, &options)?["rows"];
    assert_eq!(
        (&rows["read"], &rows["counted"], &rows["rejected"]["negative_duration"]),
        (&6.into(), &1.into(), &1.into())
    );
    Ok(())
}

#[test]
fn what_a_log_lacks_is_unknown_and_what_is_declared_absent_is_not_asked_for() -> Result<()> {
    let log = "outcome,talk_s\nhandled,100\nhandled,200\n";
    let unknown = json(log, &[])?;
    let handling =
        unknown["total"].as_array().and_then(|list| list.iter().find(|value| value["metric"] == "average_handle_time"));
    assert_eq!(
        handling.map(|value| (&value["value"], &value["left_out"]["handle_unknown_legs"])),
        Some((&Json::Null, &2.into()))
    );
    assert_eq!(
        parts(&json(log, &["--absent", "hold,wrap"])?["total"], "average_handle_time", "talk_hold_wrap")?,
        (300_000_000, 2)
    );
    Ok(())
}

/// Rows in the columns of the Anonymous Bank: answered at once, answered after 17 s, abandoned in the queue after 153 s, abandoned
/// in the voice unit, a phantom, and one whose voice unit ran backwards.
const BANK: &str = "\
vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tvru_time\tq_start\tq_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver\r
AA0101\t1\t0\t0\tPS\t990101\t6:00:00\t6:00:05\t5\t0:00:00\t0:00:00\t0\tAGENT\t6:00:05\t6:01:05\t60\tANAT\r
AA0101\t2\t77\t2\tPS\t990101\t6:55:20\t6:55:26\t6\t6:55:26\t6:55:43\t17\tAGENT\t6:55:43\t6:56:37\t54\tNO_SERVER\r
AA0101\t3\t77\t2\tNE\t990101\t0:00:31\t0:00:36\t5\t0:00:36\t0:03:09\t153\tHANG\t0:00:00\t0:00:00\t0\tNO_SERVER\r
AA0101\t4\t0\t0\tPS\t990101\t0:34:12\t0:34:23\t11\t0:00:00\t0:00:00\t0\tHANG\t0:00:00\t0:00:00\t0\tNO_SERVER\r
AA0101\t5\t0\t0\tPS\t990101\t7:34:12\t7:34:23\t11\t0:00:00\t0:00:00\t0\tPHANTOM\t0:00:00\t0:00:00\t0\tNO_SERVER\r
AA0101\t6\t0\t0\tPS\t990101\t8:00:00\t7:59:50\t-10\t0:00:00\t0:00:00\t0\tAGENT\t8:00:00\t8:00:30\t30\tANAT\r
";

#[test]
fn the_preset_of_the_anonymous_bank() -> Result<()> {
    let card = json(BANK, &["--preset", "anonymous-bank"])?;
    let total = &card["total"];
    assert_eq!(parts(total, "contact_volume", "arrived")?, (5, 1));
    assert_eq!(parts(total, "service_level", "of_offered")?, (3, 4));
    assert_eq!(parts(total, "average_speed_of_answer", "answered_only")?, (17_000_000, 3));
    assert_eq!(parts(total, "average_speed_of_answer", "from_arrival")?, (28_000_000, 2)); // 5 and 6 + 17 s; the third is unknown
    assert_eq!(parts(total, "average_handle_time", "talk_hold_wrap")?, (144_000_000, 3));
    assert_eq!(card["rows"]["not_of_this_fact"]["PHANTOM"], 1);
    assert_eq!(card["agents"].as_array().map(Vec::len), Some(1));
    let start = |options: &[&str]| {
        json(BANK, &[&["--preset", "anonymous-bank", "--every", "1h", "--by", "none"], options].concat())
            .map(|card| card["groups"][0]["start"].clone())
    };
    assert_eq!(start(&[])?, "1999-01-01T00:00:00Z"); // the clock of the bank
    assert_eq!(start(&["--tz", "Asia/Jerusalem"])?, "1998-12-31T22:00:00Z"); // two hours behind it, in winter
    Ok(())
}

#[test]
fn the_preset_of_phonenow() -> Result<()> {
    let log = "Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating\n\
               ID1,Diane,2021-01-01,09:12:58,Streaming,Y,Y,109.0,00:02:23,3.0\nID2,Joe,2021-01-01,09:20:00,Streaming,N,N,,,\n";
    let total = &json(log, &["--preset", "phonenow"])?["total"];
    assert_eq!(parts(total, "connect_rate", "of_offered")?, (1, 2));
    assert_eq!(parts(total, "average_speed_of_answer", "answered_only")?, (109_000_000, 1));
    assert_eq!(parts(total, "average_handle_time", "talk_hold_wrap")?, (143_000_000, 1));
    assert_eq!(parts(total, "csat", "top_two_box")?, (0, 1));
    Ok(())
}

/// The clocks of Jerusalem went forward at 2 in the morning of 27 March 2026: at 22:30 UTC it was half past midnight there, and
/// the next midnight came 23 hours after this one.
#[test]
fn intervals_are_those_of_a_zone() -> Result<()> {
    let log = "outcome,arrived_at\nhandled,2026-03-26T21:59:59Z\nhandled,2026-03-26T22:30:00Z\nhandled,2026-03-27T20:59:59Z\n\
               handled,2026-03-27T21:00:00Z\n";
    let starts = |options: &[&str]| {
        let groups = json(log, &[options, &["--by", "none"]].concat())?["groups"].clone();
        let of = |group: &Json| {
            let volume = parts(&group["figures"], "contact_volume", "queued").map(|(calls, _)| calls);
            (group["start"].as_str().unwrap_or_default().to_owned(), volume.unwrap_or_default())
        };
        Ok::<_, anyhow::Error>(groups.as_array().context("no groups")?.iter().map(of).collect::<Vec<_>>())
    };
    let days = [("2026-03-25T22:00:00Z", 1), ("2026-03-26T22:00:00Z", 2), ("2026-03-27T21:00:00Z", 1)]
        .map(|(start, calls)| (start.to_owned(), calls));
    assert_eq!(starts(&["--every", "day Asia/Jerusalem"])?, days);
    assert_eq!(starts(&["--every", "1d", "--tz", "Asia/Jerusalem"])?, days);
    assert_eq!(starts(&["--every", "month", "--tz", "Asia/Jerusalem"])?, [("2026-02-28T22:00:00Z".to_owned(), 4)]);
    let text = scorecard(log, &["--every", "day Asia/Jerusalem"])?.out;
    assert!(
        text.contains("By interval of day, in Asia/Jerusalem: times without a zone were read in Asia/Jerusalem"),
        "{text}"
    );
    assert!(text.contains("Fri 2026-03-27        2"), "{text}");
    Ok(())
}
