//! Logs that have types: Parquet and Arrow IPC (feather), as files and as streams.

use super::{Header, Raw, Source};
use crate::ledger::Ledger;
use anyhow::{Context as _, Result};
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::{ArrowError, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::File;
use std::io::{BufReader, Read};

impl Header {
    fn of(schema: &Schema) -> Self {
        let fields = schema.fields().iter();
        Self {
            names: fields.clone().map(|field| field.name().clone()).collect(),
            types: fields.map(|field| field.data_type().clone()).collect(),
        }
    }
}

/// A Parquet file.
pub struct Parquet {
    header: Header,
    file: ParquetRecordBatchReaderBuilder<File>,
}

impl Parquet {
    pub fn open(file: File) -> Result<Self> {
        let file = ParquetRecordBatchReaderBuilder::try_new(file).context("the Parquet file cannot be read")?;
        Ok(Self { header: Header::of(file.schema()), file })
    }
}

impl Source for Parquet {
    fn header(&self) -> &Header {
        &self.header
    }

    fn read(
        self: Box<Self>,
        columns: &[usize],
        ledger: &mut Ledger,
        each: &mut dyn FnMut(Raw, &mut Ledger) -> Result<()>,
    ) -> Result<()> {
        let mask = ProjectionMask::roots(self.file.parquet_schema(), columns.iter().copied());
        let rows = self.file.with_projection(mask).with_batch_size(1 << 16).build()?;
        all(rows, columns, self.header.names.len(), ledger, each)
    }
}

/// An Arrow file or stream.
pub struct Ipc {
    header: Header,
    rows: Box<dyn RecordBatchReader>,
}

impl Ipc {
    pub fn file(file: BufReader<File>) -> Result<Self> {
        Ok(Self::of(FileReader::try_new(file, None).context("the Arrow file cannot be read")?))
    }

    pub fn stream(stream: Box<dyn Read>) -> Result<Self> {
        Ok(Self::of(StreamReader::try_new_buffered(stream, None).context("the Arrow stream cannot be read")?))
    }

    fn of(rows: impl RecordBatchReader + 'static) -> Self {
        Self { header: Header::of(&rows.schema()), rows: Box::new(rows) }
    }
}

impl Source for Ipc {
    fn header(&self) -> &Header {
        &self.header
    }

    fn read(
        self: Box<Self>,
        columns: &[usize],
        ledger: &mut Ledger,
        each: &mut dyn FnMut(Raw, &mut Ledger) -> Result<()>,
    ) -> Result<()> {
        let columns = columns.to_vec();
        let chosen = columns.clone();
        let rows = self.rows.map(move |batch| batch.and_then(|batch| batch.project(&chosen)));
        all(rows, &columns, self.header.names.len(), ledger, each)
    }
}

/// Hands batches on, each column at its position in the header.
fn all(
    rows: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
    columns: &[usize],
    width: usize,
    ledger: &mut Ledger,
    each: &mut dyn FnMut(Raw, &mut Ledger) -> Result<()>,
) -> Result<()> {
    for batch in rows {
        let batch = batch.with_context(|| format!("the log breaks off after row {}", ledger.read))?;
        ledger.read += i64::try_from(batch.num_rows())?;
        let mut raw = Raw { columns: vec![None; width], damaged: vec![false; batch.num_rows()] };
        for (at, column) in columns.iter().zip(batch.columns()) {
            raw.columns[*at] = Some(column.clone());
        }
        each(raw, ledger)?;
    }
    Ok(())
}
