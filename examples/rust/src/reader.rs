//! Reads a flat call log, line by line: each record becomes a row, or says why it does not.

use crate::cell;
use crate::cell::Format;
use crate::ledger::Unmapped;
use crate::mapping::{ABANDONED, Cells, Field, Mapping, NOT_OF_THIS_FACT, Plan, UNKNOWN};
use crate::words::shown;
use anyhow::{Context as _, Error, Result, ensure};
use csv::{ByteRecord, StringRecord};
use flate2::read::MultiGzDecoder;
use kpi_core::contact::{CONTACT, Contact};
use kpi_core::survey::{SURVEY, Survey};
use kpi_core::{FieldBuffer, prelude::*};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Cursor, Read};

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
    /// How many more lines of the file are in its cells that are not read, such as notes of several lines.
    pub lines: i64,
}

/// What one record is.
#[derive(Clone, Debug)]
pub enum Line {
    /// A row to count; it may still be rejected there.
    Row(Box<Row>),
    /// A record of something else, by the word that says so.
    NotOfThisFact(String),
    /// A record with a cell that the mapping does not say how to read, and how many more lines of the file are in its cells.
    Unmapped(Unmapped, i64),
}

/// Why a record is no row.
enum Stop {
    NotOfThisFact(String),
    Unmapped(Unmapped),
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
    /// An empty log, one without rows, one that is no UTF-8 text, and whatever [`Plan::new`] refuses.
    pub fn open(source: impl Read + 'static, mapping: &Mapping) -> Result<Self> {
        let mut text = BufReader::with_capacity(1 << 16, plain(source)?);
        let mut line = Vec::new();
        text.by_ref().take(1 << 16).read_until(b'\n', &mut line).context("the log cannot be read")?;
        ensure!(!line.is_empty(), "the log is empty: it needs a header line with the names of the columns, then rows");
        ensure!(
            !line.starts_with(b"\xff\xfe") && !line.starts_with(b"\xfe\xff"),
            "the log is UTF-16 text: save it as UTF-8"
        );
        let start = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).to_vec();
        let delimiter = delimiter(&start);
        let text: Box<dyn Read> = Box::new(Cursor::new(start).chain(text));
        let mut records = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text);
        let header = header(records.byte_headers().context("the header line cannot be read")?)?;
        let plan = Plan::new(mapping, &header).map_err(|error| other_delimiter(&header).unwrap_or(error))?;
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
        let (mut bytes, mut ahead) = (ByteRecord::new(), ByteRecord::new());
        let mut more = self.read(&mut ahead)?;
        while more {
            std::mem::swap(&mut bytes, &mut ahead);
            more = self.read(&mut ahead)?;
            each(self.line(&bytes, !more))?;
        }
        Ok(())
    }

    fn read(&mut self, bytes: &mut ByteRecord) -> Result<bool> {
        self.records
            .read_byte_record(bytes)
            .with_context(|| format!("the log breaks off after line {}", self.records.position().line()))
    }

    fn line(&mut self, bytes: &ByteRecord, last: bool) -> Line {
        let lines = swallowed(bytes, last);
        let broken = |cells: &Cells| {
            cells
                .columns
                .iter()
                .any(|(at, _)| bytes.get(*at).is_some_and(|cell| cell.contains(&b'\n') || cell.contains(&b'\r')))
        };
        if let (Some(lines), true) = (lines, bytes.len() != self.plan.width || self.plan.cells.iter().any(broken)) {
            return Line::Unmapped(Unmapped::row("a cell with a line break: an unclosed quote?"), lines);
        }
        let Ok(mut record) = StringRecord::from_byte_record(bytes.clone()) else {
            return Line::Unmapped(Unmapped::row("not UTF-8 text"), 0);
        };
        record.trim();
        match row(&record, &self.plan, &mut self.names) {
            Ok(row) => Line::Row(Box::new(Row { lines: lines.unwrap_or(0), ..row })),
            Err(Stop::NotOfThisFact(word)) => Line::NotOfThisFact(word),
            Err(Stop::Unmapped(unmapped)) => Line::Unmapped(unmapped, 0),
        }
    }
}

/// The names of the columns.
fn header(cells: &ByteRecord) -> Result<Vec<String>> {
    ensure!(swallowed(cells, false).is_none(), "the header line has a cell with a line break: an unclosed quote?");
    let name = |cell| {
        Ok(std::str::from_utf8(cell)
            .ok()
            .context("the header line is not UTF-8 text: save the log as UTF-8")?
            .trim()
            .to_owned())
    };
    cells.iter().map(name).collect()
}

/// How many more lines of the file a record takes up than its own; `None` where no cell has a line break.
fn swallowed(record: &ByteRecord, last: bool) -> Option<i64> {
    let text = record.as_slice();
    let count = |end: u8| text.split(|byte| *byte == end).count() - 1;
    let breaks = count(b'\n').max(count(b'\r'));
    // A quote that stays open to the end takes in the line end that closes the file, which begins no line.
    let at_end = last && text.ends_with(b"\n");
    (breaks > 0).then(|| i64::try_from(breaks - usize::from(at_end)).unwrap_or(i64::MAX))
}

/// Says which delimiter a header of one column seems to have.
fn other_delimiter(header: &[String]) -> Option<Error> {
    let [name] = header else { return None };
    let likely =
        ['|', ';', '\t', ',', '^', '~', ':', '\u{1}'].into_iter().find(|delimiter| name.contains(*delimiter))?;
    let likely = shown(&likely.to_string());
    Some(Error::msg(format!(
        "the header is one column, `{}`: is `{likely}` its delimiter? Separate the columns by commas, semicolons or tabs",
        shown(name)
    )))
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
        return Err(Stop::Unmapped(Unmapped::row(&format!("{} cells under {} columns", record.len(), plan.width))));
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
    let read = |rejection: Rejection| Stop::Unmapped(Unmapped::because(rejection.field(), &rejection.to_string()));
    let mut contact = Contact::read(&Fields::new(&CONTACT, contact.present(), contact.values())).map_err(read)?;
    settle_abandoned(&mut contact, record, plan)?;
    let survey = if survey.present() == 0 {
        None
    } else {
        Some(Survey::read(&Fields::new(&SURVEY, survey.present(), survey.values())).map_err(read)?)
    };
    Ok(Row { queue, agent, contact, survey, lines: 0 })
}

/// An outcome that only says `abandoned` was abandoned in the queue or in self-service, as the field `queued` says.
fn settle_abandoned(contact: &mut ContactRow, record: &StringRecord, plan: &Plan) -> Result<(), Stop> {
    let outcome =
        plan.cells.iter().find(|cells| cells.field.name() == "outcome").and_then(|cells| joined(cells, record));
    match (outcome, contact.queued) {
        (Some((meaning, word)), None) if meaning == ABANDONED => {
            Err(Stop::Unmapped(Unmapped::because("outcome", &format!("{word} (not said whether it had queued)"))))
        }
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
fn value(
    cells: &Cells,
    record: &StringRecord,
    plan: &Plan,
    number: &mut dyn FnMut(&str) -> i64,
) -> Result<Option<i64>, Stop> {
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
            value.map(Some).ok_or_else(|| unmapped(cells, &raw))
        }
    }
}

fn unmapped(cells: &Cells, word: &str) -> Stop {
    Stop::Unmapped(Unmapped::cell(cells.field, word))
}

/// The outcome, which every row must tell.
fn outcome(cells: &Cells, record: &StringRecord, words: &[&str]) -> Result<i64, Stop> {
    let Some((meaning, raw)) = joined(cells, record) else { return Err(unmapped(cells, "")) };
    match meaning.as_str() {
        NOT_OF_THIS_FACT => Err(Stop::NotOfThisFact(raw)),
        ABANDONED => Ok(Outcome::AbandonedQueue.code()),
        word => cell::word(word, words).ok_or_else(|| unmapped(cells, &raw)),
    }
}

fn instant(text: &str, cells: &Cells, plan: &Plan) -> Option<i64> {
    let patterns: Vec<&str> = cells
        .columns
        .iter()
        .filter_map(|(_, format)| if let Format::Pattern(pattern) = format { Some(pattern.as_str()) } else { None })
        .collect();
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
        let time = cell::duration(text, format).ok_or_else(|| unmapped(cells, raw))?;
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
            None => return Err(unmapped(cells, raw)),
        }
    }
    Ok(any)
}
