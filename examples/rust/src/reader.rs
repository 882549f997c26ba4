//! Reads a flat call log, line by line: each record becomes a row, or says why it does not.

use crate::cell;
use crate::cell::Format;
use crate::mapping::{ABANDONED, Cells, Field, Mapping, NOT_OF_THIS_FACT, Plan, UNKNOWN};
use anyhow::{Context as _, Result, ensure};
use csv::StringRecord;
use flate2::read::MultiGzDecoder;
use kpi_core::contact::{CONTACT, Contact};
use kpi_core::survey::{SURVEY, Survey};
use kpi_core::{FieldBuffer, prelude::*};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};

/// What stands in for the field where a record has more or fewer cells than the header.
pub const ROW: &str = "row";

/// One record that the mapping could read.
#[derive(Clone, Debug)]
pub struct Row {
    /// The queue or skill.
    pub queue: Option<String>,
    /// The agent, by name.
    pub agent: Option<String>,
    /// The contact.
    pub contact: ContactRow,
    /// The survey, where the log has one.
    pub survey: Option<SurveyRow>,
}

/// What one record is.
#[derive(Clone, Debug)]
pub enum Line {
    /// A row to count; it may still be rejected there.
    Row(Box<Row>),
    /// A record of something else, by the word that says so.
    NotOfThisFact(String),
    /// A record with a cell that the mapping does not say how to read.
    Unmapped {
        /// The field.
        field: &'static str,
        /// The text of the cell.
        word: String,
    },
}

/// Why a record is no row.
enum Stop {
    NotOfThisFact(String),
    Unmapped(&'static str, String),
}

/// A call log that is being read.
pub struct Log {
    records: csv::Reader<Box<dyn Read>>,
    plan: Plan,
    names: Names,
}

/// Numbers for names of agents, customers and issues.
#[derive(Default)]
struct Names(HashMap<(usize, String), i64>);

impl Names {
    fn number(&mut self, field: usize, name: &str) -> i64 {
        let next = i64::try_from(self.0.len()).unwrap_or(i64::MAX);
        *self.0.entry((field, name.to_owned())).or_insert(next)
    }
}

impl Log {
    /// Opens a log: plain or gzip, separated by commas, semicolons or tabs, with a header line.
    ///
    /// # Errors
    ///
    /// An empty log, one without rows, and whatever [`Plan::new`] refuses.
    pub fn open(source: impl Read + 'static, mapping: &Mapping) -> Result<Self> {
        let mut text = BufReader::with_capacity(1 << 16, plain(source)?);
        let start = text.fill_buf().context("the log cannot be read")?;
        ensure!(!start.is_empty(), "the log is empty: it needs a header line with the names of the columns, then rows");
        let delimiter = delimiter(start);
        if start.starts_with(b"\xef\xbb\xbf") {
            text.consume(3);
        }
        let text: Box<dyn Read> = Box::new(text);
        let mut records = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(csv::Trim::All).from_reader(text);
        let header: Vec<String> = records.headers().context("the header line cannot be read")?.iter().map(str::to_owned).collect();
        let plan = Plan::new(mapping, &header)?;
        Ok(Self { records, plan, names: Names::default() })
    }

    /// How records are read.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Hands every record to `each`.
    ///
    /// # Errors
    ///
    /// Where the log breaks off (a damaged gzip file), and whatever `each` refuses.
    pub fn for_each(mut self, mut each: impl FnMut(Line) -> Result<()>) -> Result<()> {
        let mut bytes = csv::ByteRecord::new();
        while self.records.read_byte_record(&mut bytes).with_context(|| format!("the log breaks off after line {}", self.records.position().line()))? {
            let record = StringRecord::from_byte_record_lossy(bytes.clone());
            each(match row(&record, &self.plan, &mut self.names) {
                Ok(row) => Line::Row(Box::new(row)),
                Err(Stop::NotOfThisFact(word)) => Line::NotOfThisFact(word),
                Err(Stop::Unmapped(field, word)) => Line::Unmapped { field, word },
            })?;
        }
        Ok(())
    }
}

/// Unpacks gzip, which its first two bytes tell.
fn plain(source: impl Read + 'static) -> Result<Box<dyn Read>> {
    let mut source = BufReader::with_capacity(1 << 16, source);
    let packed = source.fill_buf().context("the log cannot be read")?.starts_with(&[0x1f, 0x8b]);
    Ok(if packed { Box::new(MultiGzDecoder::new(source)) } else { Box::new(source) })
}

/// The separator that the header line has most of.
fn delimiter(start: &[u8]) -> u8 {
    let header = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| header.split(|byte| *byte == delimiter).count();
    let mut best = b',';
    for delimiter in *b";\t" {
        if count(delimiter) > count(best) {
            best = delimiter;
        }
    }
    best
}

fn row(record: &StringRecord, plan: &Plan, names: &mut Names) -> Result<Row, Stop> {
    if record.len() != plan.width {
        return Err(Stop::Unmapped(ROW, format!("{} cells under {} columns", record.len(), plan.width)));
    }
    let (mut contact, mut survey) = (FieldBuffer::new(&CONTACT), FieldBuffer::new(&SURVEY));
    let (mut queue, mut agent) = (None, None);
    for cells in &plan.cells {
        match cells.field {
            Field::Queue => queue = joined(cells, record).map(|(name, _)| name),
            Field::Contact(at) => {
                contact.put(at, value(cells, record, plan, &mut |name| names.number(at, name))?);
                if cells.field.name() == "agent" {
                    agent = joined(cells, record).map(|(name, _)| name);
                }
            }
            Field::Survey(at) => survey.put(at, value(cells, record, plan, &mut |name| names.number(at, name))?),
        }
    }
    let read = |rejection: Rejection| Stop::Unmapped(rejection.field(), rejection.to_string());
    let mut contact = Contact::read(&Fields::new(&CONTACT, contact.present(), contact.values())).map_err(read)?;
    settle_abandoned(&mut contact, record, plan)?;
    let survey = if survey.present() == 0 { None } else { Some(Survey::read(&Fields::new(&SURVEY, survey.present(), survey.values())).map_err(read)?) };
    Ok(Row { queue, agent, contact, survey })
}

/// An outcome that only says `abandoned` was abandoned in the queue or in self-service, as the field `queued` says.
fn settle_abandoned(contact: &mut ContactRow, record: &StringRecord, plan: &Plan) -> Result<(), Stop> {
    let outcome = plan.cells.iter().find(|cells| cells.field.name() == "outcome").and_then(|cells| joined(cells, record));
    match (outcome, contact.queued) {
        (Some((meaning, word)), None) if meaning == ABANDONED => Err(Stop::Unmapped("outcome", format!("{word} (not said whether it had queued)"))),
        (Some((meaning, _)), Some(false)) if meaning == ABANDONED => {
            contact.outcome = Outcome::AbandonedIvr;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The cells of a field joined by a space, each by its meaning, and as they stand; `None` where they say nothing.
fn joined(cells: &Cells, record: &StringRecord) -> Option<(String, String)> {
    let raw = cells.columns.iter().map(|(at, _)| record.get(*at).unwrap_or_default()).collect::<Vec<_>>().join(" ");
    let meaning = cells.meaning(&raw);
    (!raw.trim().is_empty() && meaning != UNKNOWN).then(|| (meaning.to_owned(), raw.clone()))
}

/// The 64 bits of a field, or null.
fn value(cells: &Cells, record: &StringRecord, plan: &Plan, number: &mut dyn FnMut(&str) -> i64) -> Result<Option<i64>, Stop> {
    match cells.field.kind() {
        FieldKind::Duration => sum(cells, record),
        FieldKind::Flag => any(cells, record),
        FieldKind::Word(words) if cells.field.name() == "outcome" => outcome(cells, record, words).map(Some),
        kind => {
            let Some((text, raw)) = joined(cells, record) else { return Ok(None) };
            let value = match kind {
                FieldKind::Instant => instant(&text, cells, plan),
                FieldKind::Id => Some(number(&text)),
                FieldKind::Word(words) => cell::word(&text, words),
                FieldKind::Set(words) => cell::set(&text, words),
                _ => cell::whole(&text),
            };
            value.map(Some).ok_or(Stop::Unmapped(cells.field.name(), raw))
        }
    }
}

/// The outcome, which every row must tell.
fn outcome(cells: &Cells, record: &StringRecord, words: &[&str]) -> Result<i64, Stop> {
    let Some((meaning, raw)) = joined(cells, record) else { return Err(Stop::Unmapped("outcome", String::new())) };
    match meaning.as_str() {
        NOT_OF_THIS_FACT => Err(Stop::NotOfThisFact(raw)),
        ABANDONED => Ok(Outcome::AbandonedQueue.code()),
        word => cell::word(word, words).ok_or(Stop::Unmapped("outcome", raw)),
    }
}

fn instant(text: &str, cells: &Cells, plan: &Plan) -> Option<i64> {
    let patterns: Vec<&str> = cells.columns.iter().filter_map(|(_, format)| if let Format::Pattern(pattern) = format { Some(pattern.as_str()) } else { None }).collect();
    match cells.columns.first() {
        Some((_, format @ (Format::Seconds | Format::Millis | Format::Micros))) => cell::duration(text, format),
        _ if patterns.len() == cells.columns.len() => cell::instant(text, Some(&patterns.join(" ")), &plan.zone),
        _ => cell::instant(text, None, &plan.zone),
    }
}

/// The sum of the times of all columns; unknown where one of them is.
fn sum(cells: &Cells, record: &StringRecord) -> Result<Option<i64>, Stop> {
    let mut sum = 0_i64;
    for (at, format) in &cells.columns {
        let raw = record.get(*at).unwrap_or_default();
        let text = cells.meaning(raw);
        if text.is_empty() || text == UNKNOWN {
            return Ok(None);
        }
        let time = cell::duration(text, format).ok_or_else(|| Stop::Unmapped(cells.field.name(), raw.to_owned()))?;
        if time < 0 && cells.negative_is_unknown {
            return Ok(None);
        }
        sum = sum.saturating_add(time);
    }
    Ok(Some(sum))
}

/// Yes where one of the columns says yes, no where all say no, else unknown.
fn any(cells: &Cells, record: &StringRecord) -> Result<Option<i64>, Stop> {
    let mut any = Some(0);
    for (at, _) in &cells.columns {
        let raw = record.get(*at).unwrap_or_default();
        let text = cells.meaning(raw);
        match cell::flag(text) {
            Some(1) => return Ok(Some(1)),
            Some(_) => {}
            None if text.is_empty() || text == UNKNOWN => any = None,
            None => return Err(Stop::Unmapped(cells.field.name(), raw.to_owned())),
        }
    }
    Ok(any)
}
