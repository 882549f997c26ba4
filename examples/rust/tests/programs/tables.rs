//! The same log as CSV, Parquet and Arrow: the same figures. Types, dictionaries and timestamps as other programs write them.

use crate::support::{path, scorecard, scorecard_of};
use anyhow::{Context as _, Result};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, DurationMillisecondArray, Float64Array, Int32Array,
    Int64Array, RecordBatch, StringArray, TimestampMillisecondArray, TimestampSecondArray,
};
use arrow_ipc::CompressionType;
use arrow_ipc::writer::{FileWriter, IpcWriteOptions, StreamWriter};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, GzipLevel, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde_json::Value as Json;
use std::fs::File;
use std::sync::Arc;

/// Six calls: answered after 12 s, 45 s and 20.5 s, abandoned after 8 s, one of an unknown word, one that is impossible.
const LOG: &str = "\
queue,agent,arrived_at,result,wait,talk,resolved,csat
sales,Ada,2026-03-02T08:59:59Z,1,12,180,true,5
sales,Bob,2026-03-02T09:00:00Z,1,45,300,false,2
sales,,2026-03-02T09:10:00Z,2,8,,,
help,Ada,2026-03-02T09:20:00Z,1,20.5,9,false,
help,,2026-03-02T09:29:59Z,7,60,,,
help,,2026-03-02T09:31:00Z,2,-3,,,
";
const OPTIONS: &[&str] = &[
    "--json",
    "--every",
    "30min",
    "--column",
    "outcome=result",
    "--value",
    "outcome:1=handled",
    "--value",
    "outcome:2=abandoned_queue",
    "--column",
    "wait=wait:s",
    "--absent",
    "hold,wrap",
];

/// The calls with types.
fn table() -> Result<RecordBatch> {
    let starts = [1_772_441_999_i64, 1_772_442_000, 1_772_442_600, 1_772_443_200, 1_772_443_799, 1_772_443_860];
    let millis: Vec<i64> = starts.iter().map(|seconds| seconds * 1_000).collect();
    let queues: DictionaryArray<Int32Type> = ["sales", "sales", "sales", "help", "help", "help"].into_iter().collect();
    let agents = StringArray::from(vec![Some("Ada"), Some("Bob"), None, Some("Ada"), None, None]);
    let talks = vec![Some(180_000), Some(300_000), None, Some(9_000), None, None];
    let columns: [(&str, ArrayRef); 8] = [
        ("queue", Arc::new(queues)),
        ("agent", Arc::new(agents)),
        ("arrived_at", Arc::new(TimestampMillisecondArray::from(millis).with_timezone("UTC"))),
        ("result", Arc::new(Int32Array::from(vec![1, 1, 2, 1, 7, 2]))),
        ("wait", Arc::new(Float64Array::from(vec![12.0, 45.0, 8.0, 20.5, 60.0, -3.0]))),
        ("talk", Arc::new(DurationMillisecondArray::from(talks))),
        ("resolved", Arc::new(BooleanArray::from(vec![Some(true), Some(false), None, Some(false), None, None]))),
        ("csat", Arc::new(Int64Array::from(vec![Some(5), Some(2), None, None, None, None]))),
    ];
    Ok(RecordBatch::try_from_iter_with_nullable(columns.map(|(name, array)| (name, array, true)))?)
}

/// The report but for its title.
fn report(text: &str) -> Result<Json> {
    let mut report: Json = serde_json::from_str(text)?;
    report.as_object_mut().context("an object")?.remove("title");
    Ok(report)
}

#[test]
fn a_log_is_the_same_in_every_format() -> Result<()> {
    let text = scorecard(LOG, &[OPTIONS, &["--column", "talk=talk:s"]].concat())?;
    assert_eq!(text.code, Some(0), "{}", text.err);
    let text = report(&text.out)?;
    // 12 s of 3 answered and 1 abandoned within 20 s; the rows: 4 counted, 1 impossible, 1 of an unknown word.
    let levels = text["service_level"].as_array().context("no variants")?;
    assert_eq!((&levels[0]["numerator"], &levels[0]["denominator"]), (&1.into(), &4.into()));
    assert_eq!((&text["rows"]["counted"], &text["rows"]["rejected"]["negative_duration"]), (&4.into(), &1.into()));
    assert_eq!((&text["rows"]["unmapped"][0]["word"], &text["rows"]["unmapped"][0]["rows"]), (&"7".into(), &1.into()));

    let table = table()?;
    let same = |name: &str| -> Result<()> {
        let answer = scorecard_of(name, OPTIONS)?;
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{name}");
        assert_eq!(report(&answer.out)?, text, "{name}");
        Ok(())
    };
    for (name, compression) in [
        ("plain.parquet", Compression::UNCOMPRESSED),
        ("snappy.parquet", Compression::SNAPPY),
        ("gzip.parquet", Compression::GZIP(GzipLevel::default())),
        ("zstd.parquet", Compression::ZSTD(ZstdLevel::default())),
        ("lz4.parquet", Compression::LZ4_RAW),
    ] {
        let options = WriterProperties::builder().set_compression(compression).set_max_row_group_row_count(Some(4));
        let mut writer = ArrowWriter::try_new(File::create(path(name))?, table.schema(), Some(options.build()))?;
        writer.write(&table)?;
        writer.close()?;
        same(name)?;
    }
    for (name, compression) in [
        ("plain.arrow", None),
        ("lz4.feather", Some(CompressionType::LZ4_FRAME)),
        ("zstd.feather", Some(CompressionType::ZSTD)),
    ] {
        let options = IpcWriteOptions::default().try_with_compression(compression)?;
        let mut writer = FileWriter::try_new_with_options(File::create(path(name))?, &table.schema(), options)?;
        writer.write(&table.slice(0, 2))?;
        writer.write(&table.slice(2, 4))?;
        writer.finish()?;
        same(name)?;
    }
    let mut stream = Vec::new();
    let mut writer = StreamWriter::try_new(&mut stream, &table.schema())?;
    writer.write(&table)?;
    writer.finish()?;
    drop(writer);
    assert_eq!(report(&scorecard(&stream, OPTIONS)?.out)?, text);
    std::fs::write(path("stream.arrows"), &stream)?;
    same("stream.arrows")
}

/// Timestamps without a zone are times of the zone that is named: 10:59:59 in Jerusalem, two hours ahead in winter.
#[test]
fn timestamps_without_a_zone_are_read_in_one() -> Result<()> {
    let local = Arc::new(TimestampSecondArray::from(vec![1_772_449_199])) as ArrayRef;
    let outcomes = Arc::new(StringArray::from(vec!["handled"])) as ArrayRef;
    let table = RecordBatch::try_from_iter([("outcome", outcomes), ("arrived_at", local)])?;
    let mut writer = ArrowWriter::try_new(File::create(path("local.parquet"))?, table.schema(), None)?;
    writer.write(&table)?;
    writer.close()?;
    for (options, start) in [(&["--tz", "Asia/Jerusalem"][..], "2026-03-02T08:30:00Z"), (&[], "2026-03-02T10:30:00Z")] {
        let answer = scorecard_of("local.parquet", &[&["--json", "--every", "30min"], options].concat())?;
        assert_eq!(serde_json::from_str::<Json>(&answer.out)?["groups"][0]["start"], start);
    }
    Ok(())
}

/// Types that the engine does not take for these fields are read as a person would have typed them: minutes, numbers that stand
/// for nothing, dates as keys. Three waits of 1, 2 and 3 minutes; one customer called twice, the third is not known.
#[test]
fn typed_columns_are_read_where_the_mapping_asks_for_more() -> Result<()> {
    let columns: [(&str, ArrayRef); 5] = [
        ("outcome", Arc::new(StringArray::from(vec!["handled", "handled", "handled"]))),
        ("waited", Arc::new(Int32Array::from(vec![1, 2, 3]))),
        ("customer", Arc::new(Int64Array::from(vec![7, 7, 0]))),
        ("day", Arc::new(Date32Array::from(vec![Some(20_514), Some(20_515), None]))),
        ("at", Arc::new(Float64Array::from(vec![1_772_441_999.5, 1_772_528_400.0, 1_772_528_400.0]))),
    ];
    let table = RecordBatch::try_from_iter_with_nullable(columns.map(|(name, array)| (name, array, true)))?;
    let mut writer = FileWriter::try_new(File::create(path("more.arrow"))?, &table.schema())?;
    writer.write(&table)?;
    writer.finish()?;
    let options = ["--json", "--by", "day", "--column", "wait=waited:min", "--value", "customer:0=unknown"];
    let answer = scorecard_of("more.arrow", &[&options[..], &["--column", "arrived_at=at:s"]].concat())?;
    let card: Json = serde_json::from_str(&answer.out)?;
    let total = card["total"].as_array().context("no values")?;
    let value = |kpi: &str| {
        total.iter().find(|value| value["metric"] == kpi).map(|value| (&value["numerator"], &value["denominator"]))
    };
    assert_eq!(value("average_speed_of_answer"), Some((&360_000_000.into(), &3.into())));
    assert_eq!(value("contact_frequency"), Some((&2.into(), &1.into())));
    // 20 514 days after 1970 began is 2 March 2026.
    let keys: Vec<_> =
        card["groups"].as_array().context("no groups")?.iter().map(|group| group["key"].as_str()).collect();
    assert_eq!(keys, [Some("2026-03-02"), Some("2026-03-03"), Some("(none)")]);
    Ok(())
}

#[test]
fn what_is_no_table_is_told() -> Result<()> {
    let refused = |name: &str, options: &[&str], start: &str| -> Result<()> {
        let answer = scorecard_of(name, options)?;
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
        assert!(answer.err.starts_with(&format!("scorecard: {name}: {start}")), "{}", answer.err);
        Ok(())
    };
    std::fs::write(path("text.parquet"), LOG)?;
    refused(
        "text.parquet",
        &[],
        "the name says Parquet, and the file does not begin as such a file does: is it whole?",
    )?;
    std::fs::write(path("cut.parquet"), b"PAR1 and no more")?;
    refused("cut.parquet", &[], "the Parquet file cannot be read: ")?;
    std::fs::write(path("cut.feather"), b"ARROW1\0\0 and no more")?;
    refused("cut.feather", &[], "the Arrow file cannot be read: ")?;
    let answer = scorecard(b"PAR1 and no more", &[])?;
    assert_eq!(
        answer.err.trim_end(),
        "scorecard: standard input: this is a Parquet file, which is read from its end: give its path rather than a pipe"
    );
    let table = table()?;
    let mut writer = ArrowWriter::try_new(File::create(path("typed.parquet"))?, table.schema(), None)?;
    writer.write(&table)?;
    writer.close()?;
    let mapped = |options: &[&'static str]| [&OPTIONS[..7], options].concat();
    refused(
        "typed.parquet",
        &mapped(&["--column", "wait=arrived_at:s"]),
        "the column `arrived_at` is Timestamp(ms, \"UTC\"): `wait` cannot be read from it",
    )?;
    refused("typed.parquet", &mapped(&["--column", "wait=wait"]), "--column wait=wait: a length of time needs a unit")?;
    refused(
        "typed.parquet",
        &mapped(&["--column", "wait=wait:s", "--column", "ended_at=csat"]),
        "the column `ended_at` of the table `log` is Int64: the field `ended_at` of `contact` is read from timestamps",
    )
}
