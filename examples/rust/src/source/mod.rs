//! Opens a log, whatever its format: CSV or TSV (plain or gzip), Parquet, Arrow IPC. Each gives columns, batch by batch.

mod records;
mod tables;

use crate::ledger::Ledger;
use anyhow::{Context as _, Result, bail};
use arrow_array::ArrayRef;
use arrow_schema::DataType;
use std::fs::File;
use std::io::{BufReader, Read, Seek as _};
use std::path::Path;

/// The columns of a log.
#[derive(Clone, Debug)]
pub struct Header {
    /// Their names, in order.
    pub names: Vec<String>,
    /// Their types; a file without types has texts.
    pub types: Vec<DataType>,
}

/// Rows as the log has them.
pub struct Raw {
    /// The columns that are read, at their positions in the header.
    pub columns: Vec<Option<ArrayRef>>,
    /// The rows that are none, of which every cell is null.
    pub damaged: Vec<bool>,
}

/// A log whose header has been read.
pub trait Source {
    /// The columns.
    fn header(&self) -> &Header;

    /// Hands these columns of all rows to `each`, batch by batch, and tells the ledger of rows that are none.
    ///
    /// # Errors
    ///
    /// Where the log breaks off, and whatever `each` refuses.
    fn read(
        self: Box<Self>,
        columns: &[usize],
        ledger: &mut Ledger,
        each: &mut dyn FnMut(Raw, &mut Ledger) -> Result<()>,
    ) -> Result<()>;
}

/// Which format the first bytes of a log tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Parquet,
    ArrowFile,
    ArrowStream,
}

/// So many first bytes tell the format.
const TELLING: usize = 8;

fn format(start: &[u8]) -> Format {
    match start {
        [b'P', b'A', b'R', b'1', ..] => Format::Parquet,
        [b'A', b'R', b'R', b'O', b'W', b'1', ..] => Format::ArrowFile,
        [0xff, 0xff, 0xff, 0xff, ..] => Format::ArrowStream,
        _ => Format::Text,
    }
}

/// Opens a file. Its content tells the format; a name that promises another one is no reason to guess.
///
/// # Errors
///
/// A file that cannot be opened, one that is not what its name says, and whatever its format's reader refuses.
pub fn open(path: &Path, watch: impl FnOnce(File) -> Box<dyn Read>) -> Result<Box<dyn Source>> {
    let mut file = File::open(path).context("the log cannot be opened: is the path right?")?;
    let start = first(&mut file)?;
    file.rewind().context("the log cannot be read")?;
    let found = format(&start);
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let promised = match extension.as_deref() {
        Some("parquet" | "pq") => "Parquet",
        Some("arrow" | "feather" | "ipc" | "arrows") => "Arrow",
        _ => "",
    };
    match found {
        Format::Text if !promised.is_empty() => {
            bail!("the name says {promised}, and the file does not begin as such a file does: is it whole?")
        }
        Format::Text => Ok(Box::new(records::Records::open(watch(file))?)),
        Format::Parquet => Ok(Box::new(tables::Parquet::open(file)?)),
        Format::ArrowFile => Ok(Box::new(tables::Ipc::file(BufReader::new(file))?)),
        Format::ArrowStream => Ok(Box::new(tables::Ipc::stream(watch(file))?)),
    }
}

/// Opens what comes by a pipe, which cannot be read twice.
///
/// # Errors
///
/// Parquet and Arrow files, which are read from their end, and whatever the format's reader refuses.
pub fn open_pipe(mut pipe: impl Read + 'static) -> Result<Box<dyn Source>> {
    let start = first(&mut pipe)?;
    let found = format(&start);
    let whole: Box<dyn Read> = Box::new(std::io::Cursor::new(start).chain(pipe));
    match found {
        Format::Text => Ok(Box::new(records::Records::open(whole)?)),
        Format::ArrowStream => Ok(Box::new(tables::Ipc::stream(whole)?)),
        Format::Parquet | Format::ArrowFile => {
            bail!("this is a {found:?} file, which is read from its end: give its path rather than a pipe")
        }
    }
}

fn first(source: &mut impl Read) -> Result<Vec<u8>> {
    let mut start = Vec::new();
    source.by_ref().take(TELLING as u64).read_to_end(&mut start).context("the log cannot be read")?;
    Ok(start)
}
