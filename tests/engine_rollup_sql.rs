//! Totals are added up by the SQL of another engine (DuckDB) over a Parquet file, and read back: what comes out is what counting the
//! rows at once gives. What SQL gives back in a wrong shape is refused with the mend, and the mend mends it.

#[path = "rollup.rs"]
mod rollup;

use arrow_array::{Array, RecordBatch};
use kpi_core::prelude::*;
use kpi_core::{ErrorCode, engine::Query};
use rollup::{Days, SPANS, count, path, query, read, shown, write};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The Python that has DuckDB; a plain word where there is none, and under CI a failure.
fn python() -> Option<PathBuf> {
    let venv = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a folder").join("sql/venv");
    // Written once the packages are there.
    if venv.join("requirements.txt").exists() {
        return Some(venv.join("bin/python"));
    }
    let why = "totals are not added up by SQL: `make test` (or tests/sql/venv.sh) takes DuckDB into the target folder; it needs Python 3.11 with venv, and an index of packages";
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
    // Straight to the terminal: what a passing test prints is not shown, and this must be seen.
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
    None
}

/// The totals of a file, and what SQL makes of them.
struct Sql {
    python: PathBuf,
    from: PathBuf,
}

impl Sql {
    /// Tables in files that SQL reads as `totals`.
    fn of(name: &str, tables: &[RecordBatch]) -> Option<Self> {
        let python = python()?;
        let from = path(&format!("sql_{name}"));
        // Files of a run before would be added too.
        let _ = std::fs::remove_dir_all(&from);
        std::fs::create_dir_all(&from).expect("a folder");
        for (at, table) in tables.iter().enumerate() {
            write(&from.join(format!("{at}.parquet")), table);
        }
        Some(Self { python, from })
    }

    /// The rows of a statement that reads `totals`.
    fn rows(&self, select: &str) -> Vec<RecordBatch> {
        let to = self.from.with_extension("out.parquet");
        let (files, out) = (self.from.join("*.parquet"), to.display());
        let statement = format!(
            "CREATE VIEW totals AS FROM read_parquet('{}');\nCOPY ({select}) TO '{out}' (FORMAT parquet);",
            files.display()
        );
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/sql/run.py");
        let mut child = Command::new(&self.python).arg(script).stdin(Stdio::piped()).spawn().expect("Python starts");
        child.stdin.take().expect("piped").write_all(statement.as_bytes()).expect("reads");
        assert!(child.wait().expect("ends").success(), "{statement}");
        read(&to)
    }
}

/// The columns of a table that are totals: all that follow the rules.
fn totals_of(table: &RecordBatch) -> Vec<String> {
    let names = table.schema().fields().iter().map(|field| field.name().clone()).collect::<Vec<_>>();
    let rules = names.iter().position(|name| name == "rules").expect("a table of totals");
    names[rules + 1..].to_vec()
}

/// Totals added up by these columns.
fn added(table: &RecordBatch, by: &str, sum: impl Fn(&str) -> String) -> String {
    let sums: Vec<String> =
        totals_of(table).iter().map(|total| format!("{} AS \"{total}\"", sum(&format!("\"{total}\"")))).collect();
    format!("SELECT {by}, {} FROM totals GROUP BY {by}", sums.join(", "))
}

fn whole(total: &str) -> String {
    format!("sum({total})::BIGINT")
}

/// The start of each interval stays one as it is; its table says what intervals they are.
const IN_INTERVALS: &str = "interval, every, fact, rules";

#[test]
fn totals_added_up_by_sql_are_what_the_rows_give() {
    for (at, days) in SPANS.iter().enumerate() {
        let totals = days.totals();
        let Some(sql) = Sql::of(&format!("rollup_{at}"), std::slice::from_ref(&totals)) else { return };
        let calls = days.calls();
        let agree = |by: &str, keys: &[&str], bins: Option<Bins>| {
            let query = query(keys, bins);
            let rolled = query.of_totals(sql.rows(&added(&totals, by, whole))).expect("totals");
            assert_eq!(shown(&rolled), shown(&count(query, &calls, "parts=talk")), "{} {by}", days.zone);
        };
        // By SQL over the queues, and by the engine from quarters of an hour to days.
        agree(&format!("queue, {IN_INTERVALS}"), &["queue"], Some(days.bins(Every::DAY)));
        agree(IN_INTERVALS, &[], Some(days.bins(Every::DAY)));
        agree(IN_INTERVALS, &[], Some(days.bins(Every::QUARTER_HOUR)));
        // By SQL over all intervals.
        agree("queue, fact, rules", &["queue"], None);
        agree("fact, rules", &[], None);
    }
}

/// Several machines write a file each: SQL adds them up, in whatever order it reads them.
#[test]
fn files_of_several_machines_add_up() {
    let days = &SPANS[1];
    let (calls, rows) = (days.calls(), days.calls().num_rows());
    let quarter = |calls: &RecordBatch| {
        let query = query(&["queue"], Some(days.bins(Every::QUARTER_HOUR))).totals();
        count(query, calls, "parts=talk").totals("contact").expect("counted")
    };
    // Rows that lie side by side go to different machines, so that every group is on all of them.
    let parts: Vec<RecordBatch> = [(0, rows / 2), (rows / 2, rows - rows / 2), (0, 0)]
        .map(|(start, rows)| quarter(&calls.slice(start, rows)))
        .to_vec();
    let Some(sql) = Sql::of("machines", &parts) else { return };
    let by_day = query(&["queue"], Some(days.bins(Every::DAY)));
    let added =
        by_day.of_totals(sql.rows(&added(&parts[0], &format!("queue, {IN_INTERVALS}"), whole))).expect("totals");
    assert_eq!(shown(&added), shown(&count(by_day, &calls, "parts=talk")));
}

fn refused(query: &Query, tables: Vec<RecordBatch>) -> (ErrorCode, String) {
    let error = query.of_totals(tables).expect_err("refused");
    (error.code(), error.to_string())
}

/// A span and its totals.
fn one() -> (&'static Days, RecordBatch) {
    (&SPANS[0], SPANS[0].totals())
}

/// DuckDB's sum of 64-bit integers has 128 bits, which Parquet has as floating-point numbers.
#[test]
fn sums_without_the_cast_are_refused_and_the_cast_mends_it() {
    let (_, totals) = one();
    let Some(sql) = Sql::of("casts", std::slice::from_ref(&totals)) else { return };
    let by_queue = query(&["queue"], None);
    for (sum, shape) in [
        ("sum(", "Float64"),
        ("sum(1.0::DOUBLE * ", "Float64"),
        ("avg(", "Float64"),
        ("sum(1.00::DECIMAL(10, 2) * ", "Decimal128(38, 2)"),
    ] {
        let (code, message) =
            refused(&by_queue, sql.rows(&added(&totals, "queue, fact, rules", |total| format!("{sum}{total})"))));
        assert_eq!(code, ErrorCode::Column);
        assert_eq!(
            message,
            format!(
                "the total `rows` is {shape}: totals are 64-bit integers, so add them up as such: sum(rows)::BIGINT"
            )
        );
        // The mend, as it stands in the message.
        let (_, mend) = message.split_once("as such: ").expect("a mend");
        let mended = |total: &str| mend.replace("rows", total);
        assert!(by_queue.of_totals(sql.rows(&added(&totals, "queue, fact, rules", mended))).is_ok());
    }
}

#[test]
fn sums_without_the_rules_or_the_fact_are_refused() {
    let (days, totals) = one();
    let Some(sql) = Sql::of("heads", std::slice::from_ref(&totals)) else { return };
    for by in ["queue, fact", "queue, rules", "queue"] {
        let (code, message) = refused(&query(&["queue"], None), sql.rows(&added(&totals, by, whole)));
        assert_eq!(code, ErrorCode::Column);
        let start = format!(
            "a table of totals has the columns `fact` and `rules` (whoever adds totals up groups by them too); this one has {by}, rows, "
        );
        assert!(message.starts_with(&start), "{message}");
    }
    // Without what the intervals are, or without their starts, nothing is put into days.
    let by_day = query(&[], Some(days.bins(Every::DAY)));
    let (code, message) = refused(&by_day, sql.rows(&added(&totals, "interval, fact, rules", whole)));
    assert_eq!(
        (code, message.as_str()),
        (ErrorCode::BinsDiffer, "totals kept without intervals do not make up intervals of day Asia/Jerusalem")
    );
    let (code, message) = refused(&by_day, sql.rows(&added(&totals, "every, fact, rules", whole)));
    assert_eq!(
        (code, message.as_str()),
        (ErrorCode::Column, "a table of totals has no column `interval` of timestamps in microseconds with a zone")
    );
}

/// The same calls counted under two thresholds: added up as they are, each would be counted twice.
#[test]
fn totals_of_two_rules_are_refused_and_the_filter_mends_it() {
    let (days, totals) = one();
    let calls = days.calls();
    let other = "answer_within=30s parts=talk";
    let by_queue = || query(&["queue"], None);
    let late = count(query(&["queue"], Some(days.bins(Every::QUARTER_HOUR))).totals(), &calls, other);
    let late = late.totals("contact").expect("counted");
    let Some(sql) = Sql::of("two_rules", &[totals.clone(), late]) else { return };
    let select = added(&totals, "queue, fact, rules", whole);
    let (code, message) = refused(&by_queue(), sql.rows(&select));
    assert_eq!(code, ErrorCode::RulesDiffer);
    let (_, filters) = message.split_once("keep one of them, ").unwrap_or_else(|| panic!("{message}"));
    let (first, second) = filters.split_once(" or ").expect("two rules");
    for filter in [first.to_owned(), format!("WHERE rules = {second}")] {
        let filtered = select.replace("FROM totals", &format!("FROM totals {filter}"));
        let rolled = by_queue().of_totals(sql.rows(&filtered)).expect("one of the rules");
        let rules = if filter.contains("answer_within=30s") { other } else { "parts=talk" };
        assert_eq!(shown(&rolled), shown(&count(by_queue(), &calls, rules)), "{filter}");
    }
}

/// SQL's sum leaves nulls out, so that what one file does not know would be zero: a count of the known ones keeps it unknown.
#[test]
fn what_one_file_does_not_know_stays_unknown_where_sql_counts_the_known() {
    let (days, totals) = one();
    let mut unknown = totals.clone();
    let offered = unknown.schema().index_of("offered").expect("a total");
    let nulls = arrow_array::new_null_array(unknown.column(offered).data_type(), unknown.num_rows());
    let mut columns = unknown.columns().to_vec();
    columns[offered] = nulls;
    unknown = RecordBatch::try_new(unknown.schema(), columns).expect("the same schema");
    assert_eq!(unknown.column(offered).null_count(), unknown.num_rows());
    let Some(sql) = Sql::of("nulls", &[totals.clone(), unknown.clone()]) else { return };
    let known = |total: &str| format!("CASE WHEN count({total}) = count(*) THEN sum({total})::BIGINT END");
    let by_day = query(&["queue"], Some(days.bins(Every::DAY)));
    let by = format!("queue, {IN_INTERVALS}");
    let by_sql = by_day.of_totals(sql.rows(&added(&totals, &by, known))).expect("totals");
    let by_engine = by_day.of_totals([totals, unknown]).expect("totals");
    assert_eq!(shown(&by_sql), shown(&by_engine));
    let volume = by_sql.value(0, 0).expect("asked for");
    assert_eq!(volume.reason(), Some(&Undefined::Unknown("offered".into())));
}
