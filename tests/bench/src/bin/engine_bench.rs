//! One question to the engine on the benchmark table, timed as the peers are: prints one line of JSON.
//!
//! `engine_bench --query q2 --form core --rows 10000000 --threads 1 --source memory --order time --repeat 3 --table FILE --result FILE`

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, Int32Array, Int64Array, RecordBatch, StringArray};
use kpi_core::engine::{Ask, Card, Column, Key, Mapping, Parts, Query, Table};
use kpi_core::{Bins, Duration, Parameters, PercentileRule, Ratio};
use std::collections::BTreeMap;
use std::fs::File;
use std::sync::Arc;
use std::time::Instant;

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

/// 2024-01-01T00:00:00Z in microseconds: intervals are numbered from here.
const START: i64 = 1_704_067_200_000_000;

fn main() -> Anyhow<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given: BTreeMap<&str, &str> =
        arguments.chunks_exact(2).filter_map(|pair| Some((pair[0].strip_prefix("--")?, pair[1].as_str()))).collect();
    let get = |name: &str, default: &'static str| given.get(name).copied().unwrap_or(default).to_owned();
    let (query, form, table) = (get("query", "q1"), get("form", "core"), get("table", ""));
    let threads: usize = get("threads", "1").parse()?;
    let repeat: usize = get("repeat", "3").parse()?;
    let question = question(&query, &form, threads)?;
    let from_memory = get("source", "memory") == "memory";
    let batches = if from_memory { read(&table)? } else { Vec::new() };
    let before = peak(true);
    let mut seconds = Vec::new();
    let mut last = None;
    for _ in 0..repeat.max(1) {
        // Freed before the next one starts, as the peers' are.
        drop(last.take());
        let started = Instant::now();
        let card = if from_memory { run(&question, &batches)? } else { run_file(&question, &table)? };
        let result = card.wide(Parts::None)?;
        seconds.push(started.elapsed().as_secs_f64());
        last = Some((card, result));
    }
    let after = peak(false);
    let (card, result) = last.ok_or("nothing was run")?;
    let best = seconds.iter().copied().fold(f64::INFINITY, f64::min);
    if let Some(path) = given.get("result") {
        let columns = columns(&card, &result)?;
        write(&table_of(&card, &query, columns)?, path)?;
    }
    println!(
        "{}",
        serde_json::json!({
            "peer": "kpi-core", "query": query, "form": form, "rows": get("rows", "0").parse::<u64>()?, "threads": threads,
            "source": get("source", "memory"), "order": get("order", "time"), "seconds": best, "all_seconds": seconds,
            "peak_mib_over_input": after.saturating_sub(before) / 1024, "version": env!("CARGO_PKG_VERSION"),
        })
    );
    Ok(())
}

/// The columns of the table that the facts are read from, and what is asked.
fn question(query: &str, form: &str, threads: usize) -> Anyhow<Query> {
    let contacts = Mapping::of("contact")
        .rules("short_abandon=5s")
        .field(
            "outcome",
            Column::named("outcome").words([
                ("answered", "handled"),
                ("abandoned", "abandoned_queue"),
                ("overflowed", "flowed_out"),
                ("callback", "callback_requested"),
            ]),
        )
        .field("wait", Column::named("wait_ms").millis())
        .field("talk", Column::named("talk_ms").millis())
        .field("hold", Column::named("hold_ms").millis())
        .field("wrap", Column::named("wrap_ms").millis())
        .field("transfers", Column::named("transferred").words([("true", "consult"), ("false", "none")]))
        .field("resolved", "resolved")
        .field("arrived_at", "offered_at");
    let contacts = if form == "full" { contacts.field("customer", "customer_id") } else { contacts };
    let surveys = Mapping::of("survey")
        .where_known()
        .field("csat", "csat")
        .field("nps", "nps")
        .field("ces2", "ces")
        .field("contact_at", "offered_at");
    let table = Table::named("contacts").naive_in("UTC").of(contacts).of(surveys);
    // What Python is asked beside (../python) has no counts of the caller's own.
    let own =
        |ask: &Ask| form != "python" || !["conversion", "rev_per_contact"].iter().any(|name| ask == &own_of(name));
    let table = if form == "python" {
        table
    } else {
        table.count_above("sold", "revenue_cents", 0).sum("revenue", "revenue_cents").at("offered_at")
    };
    let asked = Query::new().table(table).ask(core().into_iter().filter(own)).threads(threads);
    let asked = if form == "full" { asked.ask(full()) } else { asked };
    Ok(match query {
        "q0" => asked,
        "q1" => asked.by(["queue"]),
        "q2" => asked.by(["queue"]).every(Bins::every(Duration::minutes(30))?),
        "q3" => asked.by(["agent_id"]).every(Bins::every(Duration::days(1))?),
        other => return Err(format!("there is no question {other}").into()),
    })
}

fn core() -> Vec<Ask> {
    let kpi = |name: &str, id: &str, variant: &str| Ask::kpi(id).variant(variant).named(name);
    vec![
        Ask::own("offered", "offered"),
        Ask::own("answered", "answered"),
        Ask::own("abandoned", "abandoned"),
        Ask::own("short_abandoned", "short_abandoned"),
        kpi("sl_offered", "service_level", "of_offered"),
        Ask::own("sl_ex_short", "(answered_within) / (offered - short_abandoned)"),
        Ask::own("sl_ab_in", "(answered_within + abandoned_within) / (offered)"),
        kpi("asa_ms", "average_speed_of_answer", "answered_only"),
        Ask::kpi("longest_wait").named("max_wait_ms"),
        Ask::own("mean_talk", "(talk) / (handled - handle_unknown)"),
        Ask::own("mean_hold", "(hold) / (handled - handle_unknown)"),
        Ask::own("mean_wrap", "(wrap) / (handled - handle_unknown)"),
        Ask::own("aht_ms", "(talk + hold + wrap) / (handled - handle_unknown)"),
        Ask::own("transfer_rate", "(transferred) / (handled - transfer_unknown)"),
        kpi("fcr", "first_contact_resolution", "agent_flag"),
        kpi("csat_top2", "csat", "top_two_box"),
        kpi("csat_mean", "csat", "mean"),
        Ask::kpi("nps").named("nps"),
        kpi("ces_mean", "ces", "ces2_mean"),
        kpi("ces_top3", "ces", "ces2_top3"),
        own_of("conversion"),
        own_of("rev_per_contact"),
    ]
}

/// The formulas over counts of the caller's own.
fn own_of(name: &str) -> Ask {
    match name {
        "conversion" => Ask::own(name, "(contacts.sold) / (contact.answered)"),
        _ => Ask::own(name, "(contacts.revenue) / (contact.offered)"),
    }
}

fn full() -> Vec<Ask> {
    let percentile = |name: &str, p: i64| {
        let p = Ratio::new(p, 100).ok();
        let parameters = Parameters { p, percentile: PercentileRule::Linear, ..Parameters::default() };
        Ask::kpi("wait_percentile").parameters(parameters).named(name)
    };
    vec![
        percentile("p50", 50),
        percentile("p90", 90),
        percentile("p95", 95),
        percentile("p99", 99),
        Ask::kpi("contact_frequency").named("distinct_customers"),
    ]
}

fn run(question: &Query, batches: &[RecordBatch]) -> Anyhow<Card> {
    let schema = batches.first().ok_or("the table is empty")?.schema();
    let mut run = question.start([("contacts", schema)])?;
    for batch in batches {
        run.push("contacts", batch)?;
    }
    Ok(run.finish()?)
}

fn run_file(question: &Query, path: &str) -> Anyhow<Card> {
    use parquet::arrow::ProjectionMask;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let schema = builder.schema().clone();
    let columns = question.columns("contacts");
    let wanted = schema.fields().iter().enumerate().filter(|(_, field)| columns.contains(field.name()));
    let mask = ProjectionMask::roots(builder.parquet_schema(), wanted.map(|(at, _)| at).collect::<Vec<_>>());
    let reader = builder.with_projection(mask).with_batch_size(65_536).build()?;
    let mut run = question.start([("contacts", arrow_array::RecordBatchReader::schema(&reader))])?;
    for batch in reader {
        run.push("contacts", &batch?)?;
    }
    Ok(run.finish()?)
}

fn read(path: &str) -> Anyhow<Vec<RecordBatch>> {
    let reader = arrow_ipc::reader::FileReader::try_new(File::open(path)?, None)?;
    Ok(reader.collect::<Result<_, _>>()?)
}

/// The figures as the peers name and scale them: times in milliseconds, scores in points.
fn columns(card: &Card, result: &RecordBatch) -> Anyhow<Vec<(String, ArrayRef)>> {
    const COUNTS: [&str; 4] = ["offered", "answered", "abandoned", "short_abandoned"];
    const TIMES: [&str; 9] = ["asa_ms", "mean_talk", "mean_hold", "mean_wrap", "aht_ms", "p50", "p90", "p95", "p99"];
    let names: Vec<String> = card.names().map(str::to_owned).collect();
    let mut columns: Vec<(String, ArrayRef)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let values = result.column_by_name(name).ok_or("no such KPI")?.as_primitive::<Float64Type>();
        let name_is = |list: &[&str]| list.contains(&name.as_str());
        let scaled = |scale: f64| Arc::new(values.unary::<_, Float64Type>(|value| value * scale)) as ArrayRef;
        let whole = |scale: f64| {
            #[allow(clippy::cast_possible_truncation, reason = "whole numbers below 2^53")]
            let round = |value: f64| (value * scale).round() as i64;
            Arc::new(values.unary::<_, Int64Type>(round)) as ArrayRef
        };
        let array = match name.as_str() {
            "max_wait_ms" => whole(1e-3),
            // It is what contacts are divided by.
            "distinct_customers" => {
                let exact = card.column(at).ok_or("no such KPI")?;
                Arc::new(exact.iter().map(|value| value.ok().map(Ratio::denominator)).collect::<Int64Array>())
            }
            "nps" => scaled(100.0),
            _ if name_is(&COUNTS) => whole(1.0),
            _ if name_is(&TIMES) => scaled(1e-3),
            _ => scaled(1.0),
        };
        columns.push((name.clone(), array));
    }
    Ok(columns)
}

/// The result with its keys, for the comparison with the peers.
fn table_of(card: &Card, query: &str, mut columns: Vec<(String, ArrayRef)>) -> Anyhow<RecordBatch> {
    let number = |length: i64| {
        let starts = card.groups().map(|group| group.start.map(|start| (start.as_micros() - START) / length));
        Arc::new(starts.collect::<Int64Array>()) as ArrayRef
    };
    let mut keys: Vec<(String, ArrayRef)> = Vec::new();
    if query == "q1" || query == "q2" {
        let texts = card.groups().map(|group| match group.keys.first() {
            Some(Key::Text(text)) => Some(text.to_string()),
            _ => None,
        });
        keys.push(("queue".to_owned(), Arc::new(texts.collect::<StringArray>())));
    }
    if query == "q3" {
        let agents = card.groups().map(|group| match group.keys.first() {
            Some(Key::Number(agent)) => i32::try_from(*agent).ok(),
            _ => None,
        });
        keys.push(("agent_id".to_owned(), Arc::new(agents.collect::<Int32Array>())));
        keys.push(("day".to_owned(), number(86_400_000_000)));
    }
    if query == "q2" {
        keys.push(("bucket".to_owned(), number(1_800_000_000)));
    }
    keys.append(&mut columns);
    let all = RecordBatch::try_from_iter(keys)?;
    if query != "q3" {
        return Ok(all);
    }
    // The peers leave out the contacts that no agent answered.
    let agents = all.column(0).as_primitive::<Int32Type>().clone();
    let known: Vec<usize> = (0..all.num_rows()).filter(|row| agents.is_valid(*row)).collect();
    let end = known.last().map_or(0, |last| last + 1);
    Ok(all.slice(0, end.min(known.len())))
}

fn write(batch: &RecordBatch, path: &str) -> Anyhow<()> {
    let mut writer = arrow_ipc::writer::FileWriter::try_new(File::create(path)?, &batch.schema())?;
    writer.write(batch)?;
    Ok(writer.finish()?)
}

/// The peak of the memory of this process in KiB, or (from now on) what it uses now.
fn peak(reset: bool) -> u64 {
    if reset {
        let _ = std::fs::write("/proc/self/clear_refs", "5");
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_ascii_whitespace().nth(1).and_then(|kib| kib.parse().ok()).unwrap_or_default()
}
