//! Flat logs of text: CSV or TSV, plain or gzip. Every cell is text; a record that is none is told, and keeps its place.

use super::{Header, Raw, Source};
use crate::ledger::{Ledger, Unmapped};
use anyhow::{Context as _, Result, ensure};
use arrow_array::ArrayRef;
use arrow_array::builder::StringBuilder;
use arrow_schema::DataType;
use csv::ByteRecord;
use flate2::read::MultiGzDecoder;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::sync::Arc;

/// A batch holds at most so many rows, and cells of about so many bytes.
const ROWS: usize = 1 << 14;
const BYTES: usize = 1 << 26;
/// A cell of more is damage: a column of texts holds less than twice as much.
const LONGEST: usize = 1 << 30;

/// A flat log that is being read.
pub struct Records {
    records: csv::Reader<Box<dyn Read>>,
    header: Header,
}

impl Records {
    /// Opens a log: separated by commas, semicolons or tabs, with a header line.
    ///
    /// # Errors
    ///
    /// An empty log, one that is no UTF-8 text, one that has another delimiter.
    pub fn open(source: impl Read + 'static) -> Result<Self> {
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
        let names = header(records.byte_headers().context("the header line cannot be read")?)?;
        Ok(Self { records, header: Header { types: vec![DataType::Utf8; names.len()], names } })
    }

    fn next(&mut self, bytes: &mut ByteRecord) -> Result<bool> {
        self.records
            .read_byte_record(bytes)
            .with_context(|| format!("the log breaks off after line {}", self.records.position().line()))
    }
}

impl Source for Records {
    fn header(&self) -> &Header {
        &self.header
    }

    fn read(
        mut self: Box<Self>,
        columns: &[usize],
        ledger: &mut Ledger,
        each: &mut dyn FnMut(Raw, &mut Ledger) -> Result<()>,
    ) -> Result<()> {
        let mut batch = Batch::new(columns, self.header.names.len());
        let (mut bytes, mut ahead) = (ByteRecord::new(), ByteRecord::new());
        let mut more = self.next(&mut ahead)?;
        while more {
            std::mem::swap(&mut bytes, &mut ahead);
            more = self.next(&mut ahead)?;
            ledger.read += 1;
            batch.add(&bytes, !more, ledger);
            if batch.is_full() || !more {
                each(batch.take(), ledger)?;
            }
        }
        Ok(())
    }
}

/// Records on their way to columns.
struct Batch<'a> {
    columns: &'a [usize],
    width: usize,
    texts: Vec<StringBuilder>,
    damaged: Vec<bool>,
    bytes: usize,
}

impl<'a> Batch<'a> {
    fn new(columns: &'a [usize], width: usize) -> Self {
        let texts = columns.iter().map(|_| StringBuilder::new()).collect();
        Self { columns, width, texts, damaged: Vec::new(), bytes: 0 }
    }

    fn add(&mut self, record: &ByteRecord, last: bool, ledger: &mut Ledger) {
        let lines = swallowed(record, last);
        let cell = |at: &usize| record.get(*at).unwrap_or_default();
        let broken = |at: &usize| cell(at).contains(&b'\n') || cell(at).contains(&b'\r');
        let why = match lines {
            Some(_) if record.len() != self.width || self.columns.iter().any(broken) => {
                "a cell with a line break: an unclosed quote?".to_owned()
            }
            _ if record.iter().any(|cell| std::str::from_utf8(cell).is_err()) => "not UTF-8 text".to_owned(),
            _ if record.len() != self.width => format!("{} cells under {} columns", record.len(), self.width),
            _ if record.iter().any(|cell| cell.len() > LONGEST) => "a cell of more than a gigabyte".to_owned(),
            _ => String::new(),
        };
        ledger.swallowed(lines.unwrap_or(0));
        self.damaged.push(!why.is_empty());
        if !why.is_empty() {
            ledger.unmapped.add(Unmapped::row(&why));
            self.texts.iter_mut().for_each(StringBuilder::append_null);
            return;
        }
        for (texts, at) in self.texts.iter_mut().zip(self.columns) {
            let text = std::str::from_utf8(cell(at)).unwrap_or_default().trim();
            self.bytes += text.len();
            texts.append_value(text);
        }
    }

    fn is_full(&self) -> bool {
        self.damaged.len() >= ROWS || self.bytes >= BYTES
    }

    fn take(&mut self) -> Raw {
        self.bytes = 0;
        let mut columns: Vec<Option<ArrayRef>> = vec![None; self.width];
        for (at, texts) in self.columns.iter().zip(&mut self.texts) {
            columns[*at] = Some(Arc::new(texts.finish()));
        }
        Raw { columns, damaged: std::mem::take(&mut self.damaged) }
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
