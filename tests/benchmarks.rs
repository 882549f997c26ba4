//! The published benchmarks are data: each line is read strictly, fits its KPI, says what its source prints, and stays.
//!
//! `KPI_REWRITE=1 cargo test -p kpi-tests --test benchmarks` appends new lines to the golden file; a line that is gone
//! or whose claim has changed fails. Nothing is judged here.

use kpi_core::prelude::*;
use kpi_core::{Unit, catalogue};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const BENCHMARKS: &str = include_str!("../kpi-core/src/target/benchmarks.tsv");

const COLUMNS: [&str; 15] = [
    "id",
    "number",
    "source",
    "level",
    "industry",
    "kpi",
    "variant",
    "parameters",
    "operator",
    "low",
    "high",
    "unit",
    "ambiguity",
    "reading",
    "note",
];
const CHINESE: &str = "Chinese industry standard";
const HAPPYFOX: &str = "HappyFox";
const FRENCH: &str = "French practice";
const AIRCALL: &str = "Aircall";
/// With the number of their lines. `Chinese practice` names KPIs without figures, so it has none.
const SOURCES: [(&str, usize); 4] = [(CHINESE, 25), (HAPPYFOX, 2), (FRENCH, 2), (AIRCALL, 13)];
const LEVELS: [&str; 3] = [STANDARD, RECOMMENDED, BENCHMARK];
const STANDARD: &str = "industry_standard";
const RECOMMENDED: &str = "recommended";
const BENCHMARK: &str = "benchmark";
const INDUSTRIES: [&str; 4] = ["cross_industry", "e_commerce", "financial", "technology"];
const OPERATORS: [&str; 6] = ["at_least", "at_most", "above", "below", "between", "equal"];
const READINGS: [&str; 3] = ["certain", "high", "ambiguous"];
/// What may be open. Words joined by `|` are readings of which a caller has to choose.
const AMBIGUITIES: [&str; 12] = [
    "operator_lost",
    "operator_unsaid",
    "share_unsaid",
    "level_lost",
    "per_agent_inferred",
    "reversed",
    "derived",
    "observation",
    "band|swapped|by_direction",
    "occupancy|utilisation",
    "occupancy|staffing_ratio",
    UNIT_LOST,
];
const UNIT_LOST: &str = "permille|percent|count";
/// Each unit with its least and greatest value, and the units of the catalogue in which it can be compared.
const UNITS: [(&str, i64, i64, &[Unit]); 8] = [
    ("share", 0, 1, &[Unit::Share]),
    ("seconds", 0, i64::MAX, &[Unit::Duration]),
    ("rings", 0, i64::MAX, &[Unit::Number]),
    ("marks", 0, 100, &[Unit::Number]),
    ("points", -1, 1, &[Unit::Points]),
    ("per_agent_day", 0, i64::MAX, &[Unit::Number]),
    ("per_agent_week", 0, i64::MAX, &[Unit::Number]),
    ("unknown", 0, i64::MAX, &[Unit::Share, Unit::PerMille, Unit::Number, Unit::Count]),
];

/// A line, read.
#[derive(Debug)]
struct Line<'a> {
    id: &'a str,
    number: usize,
    source: &'a str,
    level: &'a str,
    industry: &'a str,
    kpi: &'a str,
    variant: &'a str,
    parameters: Vec<(&'a str, &'a str)>,
    operator: &'a str,
    low: Option<Ratio>,
    high: Option<Ratio>,
    unit: &'a str,
    ambiguity: Vec<&'a str>,
    reading: &'a str,
    /// What the line claims, in one line of text: it may never change.
    claim: String,
}

impl Line<'_> {
    fn is(&self, word: &str) -> bool {
        self.ambiguity.contains(&word)
    }
}

/// The lines below the head; comments stand above it.
fn lines() -> Vec<Line<'static>> {
    let mut rest = BENCHMARKS.lines().skip_while(|line| line.starts_with('#'));
    assert_eq!(rest.next().map(|head| head.split('\t').collect::<Vec<_>>()), Some(COLUMNS.to_vec()), "the head");
    rest.map(|line| read(line).unwrap_or_else(|error| panic!("{error} in:\n{line}"))).collect()
}

fn read(line: &str) -> Result<Line<'_>, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let Ok(cells) = <[&str; 15]>::try_from(cells) else {
        return Err(format!("{} columns instead of {}", line.split('\t').count(), COLUMNS.len()));
    };
    if let Some(at) = cells.iter().position(|cell| cell.trim() != *cell || cell.contains("  ")) {
        return Err(format!("stray blanks in `{}`", COLUMNS[at]));
    }
    let [
        id,
        number,
        source,
        level,
        industry,
        kpi,
        variant,
        parameters,
        operator,
        low,
        high,
        unit,
        words,
        reading,
        note,
    ] = cells;
    for (name, cell) in [("id", id), ("kpi", kpi), ("variant", variant)] {
        if cell.is_empty() || !cell.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return Err(format!("`{name}` is no name: `{cell}`"));
        }
    }
    let sources = SOURCES.map(|(source, _)| source);
    let units = UNITS.map(|(unit, ..)| unit);
    let ambiguity: Vec<&str> = words.split_ascii_whitespace().collect();
    let closed: [(&str, &str, &[&str]); 6] = [
        ("source", source, &sources),
        ("level", level, &LEVELS),
        ("industry", industry, &INDUSTRIES),
        ("operator", operator, &OPERATORS),
        ("unit", unit, &units),
        ("reading", reading, &READINGS),
    ];
    let open = ambiguity.iter().map(|word| ("ambiguity", *word, AMBIGUITIES.as_slice()));
    if let Some((name, word, list)) = closed.into_iter().chain(open).find(|(_, word, list)| !list.contains(word)) {
        return Err(format!("`{word}` is no `{name}`: it is one of {}", list.join(", ")));
    }
    if note.is_empty() {
        return Err("no note".to_owned());
    }
    let range = if low.is_empty() && high.is_empty() { String::new() } else { format!("{low}..{high}") };
    let figure = [kpi, operator, &range, unit, parameters].into_iter().filter(|cell| !cell.is_empty());
    let line = Line {
        id,
        number: number.parse().map_err(|_| format!("`{number}` is no number"))?,
        source,
        level,
        industry,
        kpi,
        variant,
        parameters: read_parameters(parameters)?,
        operator,
        low: read_rational(low)?,
        high: read_rational(high)?,
        unit,
        reading,
        claim: format!(
            "benchmark {number} {id} = {source}; {level}; {industry}; {}",
            figure.collect::<Vec<_>>().join(" ")
        ),
        ambiguity,
    };
    check_ends(&line)?;
    check_doubt(&line)?;
    Ok(line)
}

/// A whole number or a fraction, in the only way to write it; an empty cell is no end.
fn read_rational(text: &str) -> Result<Option<Ratio>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let whole = |text: &str| text.parse::<i64>().map_err(|_| format!("`{text}` is no whole number"));
    let ratio = Ratio::new(whole(numerator)?, whole(denominator)?).map_err(|error| error.to_string())?;
    let lowest = match ratio.lowest_terms() {
        (numerator, 1) => numerator.to_string(),
        (numerator, denominator) => format!("{numerator}/{denominator}"),
    };
    if lowest == text { Ok(Some(ratio)) } else { Err(format!("`{text}` is not in lowest terms: write {lowest}")) }
}

/// Rules of the contact fact, in the order of their names, as its own door reads them.
fn read_parameters(text: &str) -> Result<Vec<(&str, &str)>, String> {
    let info = catalogue::fact("contact").ok_or("no fact of contacts")?.info();
    kpi_core::rules_from_text::<ContactRules>(info, &format!("contact/{} {text}", info.version))
        .map_err(|error| error.to_string())?;
    let pairs: Vec<_> = text.split_ascii_whitespace().filter_map(|pair| pair.split_once('=')).collect();
    for (name, value) in &pairs {
        let valid = match *name {
            "answer_within" => value.parse::<Duration>().map_err(|error| error.to_string())? > Duration::ZERO,
            "channel" => Channel::from_word(value).is_some(),
            _ => false,
        };
        if !valid {
            return Err(format!("`{name}={value}` is no parameter of a benchmark"));
        }
    }
    if pairs.is_sorted_by(|left, right| left.0 < right.0) { Ok(pairs) } else { Err(format!("`{text}` is unsorted")) }
}

/// The ends that the operator needs and no other, the lower one first, within the scale of the unit.
fn check_ends(line: &Line<'_>) -> Result<(), String> {
    let (needs_low, needs_high) = match line.operator {
        _ if line.is("share_unsaid") => (false, false),
        "at_least" | "above" => (true, false),
        "at_most" | "below" => (false, true),
        _ => (true, true),
    };
    if (line.low.is_some(), line.high.is_some()) != (needs_low, needs_high) {
        return Err(format!("`{}` with other ends than it needs", line.operator));
    }
    if let (Some(low), Some(high)) = (line.low, line.high) {
        let ordered = if line.operator == "equal" { low == high } else { low < high };
        if !ordered {
            return Err(format!("`{}` from {low} to {high}", line.operator));
        }
    }
    let scale = UNITS.iter().find(|(unit, ..)| *unit == line.unit);
    let (least, greatest) = scale.map(|(_, least, greatest, _)| (*least, *greatest)).ok_or("no such unit")?;
    match [line.low, line.high]
        .into_iter()
        .flatten()
        .find(|end| *end < Ratio::whole(least) || *end > Ratio::whole(greatest))
    {
        Some(end) => Err(format!("{end} is off the scale of `{}`", line.unit)),
        None => Ok(()),
    }
}

/// What is open is said in one way, and a reading is no surer than that allows.
fn check_doubt(line: &Line<'_>) -> Result<(), String> {
    let distinct: BTreeSet<_> = line.ambiguity.iter().collect();
    let choice = line.ambiguity.iter().any(|word| word.contains('|'));
    let undoubted = line.ambiguity.iter().all(|word| *word == "observation");
    let timed = line.parameters.iter().any(|(name, _)| *name == "answer_within");
    let faults = [
        (distinct.len() != line.ambiguity.len(), "a doubt is named twice"),
        (
            (line.unit == "unknown") != line.is(UNIT_LOST),
            "`unknown` is the unit where the unit is lost, and only there",
        ),
        (line.is("share_unsaid") && !timed, "neither a share nor a time"),
        (line.reading == "certain" && !undoubted, "certain in spite of a doubt"),
        (line.reading == "ambiguous" && line.ambiguity.is_empty(), "ambiguous without a word on what is open"),
        (line.reading != "ambiguous" && choice, "a choice is open, so the reading is ambiguous"),
    ];
    faults.into_iter().find(|(fault, _)| *fault).map_or(Ok(()), |(_, message)| Err(message.to_owned()))
}

#[test]
fn lines_are_well_formed_and_numbered_without_gaps() {
    let lines = lines();
    for (at, line) in lines.iter().enumerate() {
        assert_eq!(line.number, at + 1, "{}: numbers are dense and in order", line.id);
    }
    let ids: BTreeSet<_> = lines.iter().map(|line| line.id).collect();
    assert_eq!(ids.len(), lines.len(), "an id is used twice");
    let figures: BTreeSet<_> =
        lines.iter().map(|line| line.claim.split_once(" = ").expect("a claim").1.to_owned()).collect();
    assert_eq!(figures.len(), lines.len(), "the same figure stands twice");
    for (source, count) in SOURCES {
        assert_eq!(lines.iter().filter(|line| line.source == source).count(), count, "{source}");
    }
}

/// Each fault is made in a good line, and is found for its own reason.
#[test]
fn faulty_lines_are_refused() {
    let good = "a_b\t1\tAircall\tbenchmark\tfinancial\tcsat\tunknown\tanswer_within=20s channel=chat\tat_least\t4/5\t\t\
                share\t\tcertain\ttext";
    assert!(read(good).is_ok(), "{:?}", read(good));
    let with = |at: usize, cell: &str| {
        let mut cells: Vec<&str> = good.split('\t').collect();
        cells[at] = cell;
        read(&cells.join("\t")).map(|line| line.claim)
    };
    for (at, cell, reason) in [
        (0, "a b", "`id` is no name"),
        (1, "one", "is no number"),
        (2, "Aircall ", "stray blanks in `source`"),
        (2, "someone", "is no `source`"),
        (3, "standard", "is no `level`"),
        (4, "banks", "is no `industry`"),
        (5, "", "`kpi` is no name"),
        (7, "answer_within=20", "answer_within"),
        (7, "answer_within=0s", "is no parameter"),
        (7, "channel=fax", "channel"),
        (7, "channel=chat answer_within=20s", "is unsorted"),
        (7, "channel=chat channel=chat", "is given twice"),
        (7, "boundary=inclusive", "is no parameter"),
        (8, ">=", "is no `operator`"),
        (8, "at_most", "other ends than it needs"),
        (8, "between", "other ends than it needs"),
        (9, "", "other ends than it needs"),
        (9, "8/10", "is not in lowest terms: write 4/5"),
        (9, "0.8", "is no whole number"),
        (9, "4/0", "denominator"),
        (9, "6/5", "is off the scale of `share`"),
        (9, "-1/5", "is off the scale of `share`"),
        (10, "9/10", "other ends than it needs"),
        (11, "percent", "is no `unit`"),
        (11, "unknown", "is lost, and only there"),
        (12, "unclear", "is no `ambiguity`"),
        (12, "reversed", "certain in spite of a doubt"),
        (13, "sure", "is no `reading`"),
        (13, "ambiguous", "without a word"),
        (14, "", "no note"),
        (14, "text\ttext", "16 columns instead of 15"),
    ] {
        let error = with(at, cell).expect_err(cell);
        assert!(error.contains(reason), "{}={cell}: {error}", COLUMNS[at]);
    }
    for (from, to, reason) in [
        ("at_least\t4/5\t\t", "between\t4/5\t3/5\t", "`between` from 4/5 to 3/5"),
        ("at_least\t4/5\t\t", "between\t4/5\t4/5\t", "`between` from 4/5 to 4/5"),
        ("at_least\t4/5\t\t", "equal\t3/5\t4/5\t", "`equal` from 3/5 to 4/5"),
        ("\t\tcertain", "\tswapped\thigh", "is no `ambiguity`"),
        ("\t\tcertain", "\treversed reversed\thigh", "named twice"),
        ("\t\tcertain", "\toccupancy|utilisation\thigh", "a choice is open"),
        ("\t\tcertain", "\tshare_unsaid\tambiguous", "other ends than it needs"),
        ("\ttext", "", "14 columns instead of 15"),
    ] {
        assert!(good.contains(from), "{from}");
        let line = good.replace(from, to);
        let error = read(&line).expect_err(to);
        assert!(error.contains(reason), "{to}: {error}");
    }
    let timeless =
        good.replace("answer_within=20s ", "").replace("4/5", "").replace("\t\tcertain", "\tshare_unsaid\thigh");
    assert_eq!(read(&timeless).map(|line| line.claim), Err("neither a share nor a time".to_owned()));
}

#[test]
fn every_line_fits_its_kpi() {
    for line in lines() {
        let metric = catalogue::by_id(line.kpi).unwrap_or_else(|| panic!("{}: no KPI `{}`", line.id, line.kpi));
        let known = line.variant == "unknown" || metric.definition().variant(line.variant).is_some();
        assert!(known, "{}: `{}` has no variant `{}`", line.id, line.kpi, line.variant);
        let timed = line.parameters.iter().any(|(name, _)| *name == "answer_within");
        let judges_time = ["service_level", "response_within_target_rate"].contains(&line.kpi);
        assert_eq!(timed, judges_time, "{}: a threshold, where the KPI has one", line.id);
        let definition = metric.definition();
        let variant = definition.variant(line.variant);
        let unit = variant.map_or(definition.unit, |variant| definition.unit_of(variant));
        let allowed = UNITS.iter().find(|(name, ..)| *name == line.unit).expect("a unit").3;
        assert!(allowed.contains(&unit), "{}: `{}` for a KPI in {}", line.id, line.unit, unit.name());
        let against = match variant.map_or(definition.better, |variant| definition.better_of(variant)) {
            Better::Higher => ["at_most", "below"],
            Better::Lower => ["at_least", "above"],
            Better::Band | Better::Neither => continue,
        };
        assert!(!against.contains(&line.operator), "{}: `{}` against the KPI's direction", line.id, line.operator);
    }
}

/// A recommendation below its own industry standard is a doubt, and says so.
#[test]
fn a_looser_recommendation_is_flagged() {
    let lines = lines();
    let mut found = BTreeMap::new();
    for line in lines.iter().filter(|line| line.level == RECOMMENDED) {
        let standard = lines.iter().find(|other| {
            other.level == STANDARD
                && (other.source, other.industry, other.kpi) == (line.source, line.industry, line.kpi)
                && other.operator == line.operator
        });
        let Some(standard) = standard else { continue };
        let looser = match line.operator {
            "at_least" => line.low < standard.low,
            "at_most" => line.high > standard.high,
            _ => false,
        };
        assert_eq!(looser, line.is("reversed") || line.is("level_lost"), "{}", line.id);
        assert_eq!(line.is("reversed"), standard.is("reversed"), "{}", line.id);
        found.insert(line.kpi, looser);
    }
    let flagged: Vec<_> = found.into_iter().filter(|(_, looser)| *looser).map(|(kpi, _)| kpi).collect();
    assert_eq!(flagged, ["attendance_rate", "occupancy"]);
}

/// An end of a figure as it was published, over its denominator; over zero it is no end.
type End = (i64, i64);

const OPEN: End = (0, 0);

const fn percent(value: i64) -> End {
    (value, 100)
}

const fn minutes(minutes: i64, seconds: i64) -> End {
    (60 * minutes + seconds, 1)
}

const fn plain(value: i64) -> End {
    (value, 1)
}

/// Every published figure, written out by hand in the units in which it was published, apart from the file: KPI,
/// source, level, what it is limited to (industry, time, channel), and its two ends.
#[rustfmt::skip]
const FIGURES: [(&str, &str, &str, &str, End, End); 42] = [
    ("connect_rate", CHINESE, STANDARD, "", percent(80), OPEN),
    ("connect_rate", CHINESE, RECOMMENDED, "", percent(85), OPEN),
    ("outbound_connect_rate", CHINESE, STANDARD, "", percent(60), OPEN),
    ("outbound_connect_rate", CHINESE, RECOMMENDED, "", percent(65), OPEN),
    ("service_level", CHINESE, STANDARD, "20s", percent(80), OPEN),
    ("service_level", CHINESE, RECOMMENDED, "20s", percent(95), OPEN),
    ("average_handle_time", CHINESE, STANDARD, "", plain(210), plain(330)),
    ("average_handle_time", CHINESE, RECOMMENDED, "", plain(60), plain(180)),
    ("average_ring_count", CHINESE, STANDARD, "", plain(2), plain(3)),
    ("average_ring_count", CHINESE, RECOMMENDED, "", OPEN, plain(2)),
    ("average_queue_time", CHINESE, STANDARD, "", OPEN, plain(20)),
    ("average_queue_time", CHINESE, RECOMMENDED, "", OPEN, plain(15)),
    ("occupancy", CHINESE, STANDARD, "", percent(90), OPEN),
    ("occupancy", CHINESE, RECOMMENDED, "", percent(80), OPEN),
    ("occupancy", CHINESE, BENCHMARK, "", percent(80), percent(90)), // not printed: made of the two before it
    ("first_contact_resolution", CHINESE, STANDARD, "", percent(85), OPEN),
    ("first_contact_resolution", CHINESE, RECOMMENDED, "", percent(85), OPEN),
    ("csat", CHINESE, RECOMMENDED, "", percent(100), OPEN),
    ("attendance_rate", CHINESE, STANDARD, "", percent(95), OPEN),
    ("attendance_rate", CHINESE, RECOMMENDED, "", percent(90), OPEN),
    ("knowledge_score", CHINESE, RECOMMENDED, "", plain(80), OPEN),
    ("monitoring_pass_rate", CHINESE, RECOMMENDED, "", percent(99), OPEN),
    ("attitude_complaint_rate", CHINESE, STANDARD, "", OPEN, plain(5)),
    ("attitude_complaint_rate", CHINESE, RECOMMENDED, "", OPEN, plain(3)),
    ("outbound_calls_per_agent_day", CHINESE, RECOMMENDED, "", plain(150), plain(350)),
    ("first_response_time", HAPPYFOX, BENCHMARK, "", OPEN, minutes(60, 0)),
    ("first_response_time", HAPPYFOX, BENCHMARK, "chat", OPEN, minutes(1, 0)),
    ("first_contact_resolution", FRENCH, BENCHMARK, "technology", percent(44), percent(44)),
    ("first_contact_resolution", FRENCH, BENCHMARK, "technology", percent(65), percent(65)),
    ("service_level", AIRCALL, BENCHMARK, "20s voice", percent(80), OPEN),
    ("response_within_target_rate", AIRCALL, BENCHMARK, "24h email", percent(100), OPEN),
    ("response_within_target_rate", AIRCALL, BENCHMARK, "20s chat", percent(80), OPEN),
    ("response_within_target_rate", AIRCALL, BENCHMARK, "40s sms", percent(80), OPEN),
    ("evaluations_per_agent_week", AIRCALL, BENCHMARK, "", plain(1), plain(2)),
    ("first_contact_resolution", AIRCALL, BENCHMARK, "", percent(70), percent(75)),
    ("average_handle_time", AIRCALL, BENCHMARK, "", minutes(6, 3), minutes(6, 3)),
    ("nps", AIRCALL, BENCHMARK, "", plain(0), OPEN),
    ("occupancy", AIRCALL, BENCHMARK, "", percent(85), percent(90)),
    ("response_within_target_rate", AIRCALL, BENCHMARK, "e_commerce 6h email", OPEN, OPEN),
    ("average_speed_of_answer", AIRCALL, BENCHMARK, "e_commerce voice", minutes(1, 0), minutes(2, 0)),
    ("first_contact_resolution", AIRCALL, BENCHMARK, "e_commerce", percent(45), percent(45)),
    ("average_handle_time", AIRCALL, BENCHMARK, "financial", plain(282), plain(282)),
];

#[test]
fn every_published_figure_stands_in_the_file() {
    let lines = lines();
    let ratio = |(numerator, denominator): End| Ratio::new(numerator, denominator).ok();
    for (line, (kpi, source, level, scope, low, high)) in lines.iter().zip(FIGURES) {
        let industry = Some(line.industry).filter(|industry| *industry != "cross_industry");
        let ours: Vec<&str> = industry.into_iter().chain(line.parameters.iter().map(|(_, value)| *value)).collect();
        assert_eq!((line.kpi, line.source, line.level), (kpi, source, level), "{}", line.id);
        assert_eq!(ours.join(" "), scope, "{}", line.id);
        assert_eq!((line.low, line.high), (ratio(low), ratio(high)), "{}", line.id);
    }
    assert_eq!(lines.len(), FIGURES.len(), "lines and published figures");
    let of = |id: &str| lines.iter().find(|line| line.id == id).unwrap_or_else(|| panic!("no line `{id}`"));
    let strict: Vec<&str> =
        lines.iter().filter(|line| ["above", "below"].contains(&line.operator)).map(|line| line.id).collect();
    assert_eq!(strict, ["aircall_nps"], "only the net promoter score has a strict limit");
    for id in ["cn_attitude_complaint_rate_standard", "cn_attitude_complaint_rate_recommended"] {
        assert!(of(id).is(UNIT_LOST), "{id}: a library must not choose between readings that differ tenfold");
    }
    for kpi in ["self_service_rate", "multichannel_customer_share", "cost_per_contact", "outbound_success_rate"] {
        assert!(!lines.iter().any(|line| line.kpi == kpi), "{kpi}: a preference or a bare name is no benchmark");
    }
}

#[test]
fn claims_are_only_ever_appended() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/benchmarks.txt");
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let claims: Vec<String> = lines().into_iter().map(|line| line.claim).collect();
    for (at, published) in golden.lines().enumerate() {
        assert_eq!(claims.get(at).map(String::as_str), Some(published), "a published line is gone or changed");
    }
    let new = &claims[golden.lines().count()..];
    if !new.is_empty() && std::env::var_os("KPI_REWRITE").is_some() {
        return std::fs::write(&path, golden + &new.join("\n") + "\n");
    }
    assert!(
        new.is_empty(),
        "not in the golden file yet: run `KPI_REWRITE=1 cargo test -p kpi-tests --test benchmarks` and commit: {new:#?}"
    );
    Ok(())
}
