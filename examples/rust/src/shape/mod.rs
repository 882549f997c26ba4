//! From the columns of a log to those that the engine reads: a column for each field, and one for each key.
//!
//! What has a type that the engine reads, and words that it can translate, passes as it is. What is read here: times and instants
//! that are written as text, several columns for one field, and words with a meaning that is none of the field's own.

mod rows;

use crate::cell::Format;
use crate::ledger::Ledger;
use crate::mapping::{ABANDONED, Cells, NOT_OF_THIS_FACT, Plan, UNKNOWN};
use crate::source::{Header, Raw};
use crate::texts::{is_text, is_textable};
use anyhow::{Result, ensure};
use arrow_array::{BooleanArray, RecordBatch};
use arrow_schema::{DataType, Field as ArrowField, Schema, SchemaRef, TimeUnit as ArrowUnit};
use kpi_core::engine::{Column, Mapping, TimeUnit};
use kpi_core::prelude::*;
use rows::{Names, Rows};
use std::sync::Arc;

/// The column of a key.
pub fn key_column(key: &str) -> String {
    format!("by {key}")
}

/// How the columns of a log become those of the engine.
pub struct Shape {
    plan: Plan,
    /// Whether the engine reads a field's column as it is.
    direct: Vec<bool>,
    schema: SchemaRef,
    names: Names,
}

impl Shape {
    /// The way of a plan, for the types of a log.
    ///
    /// # Errors
    ///
    /// A column whose type cannot be read as its field.
    pub fn new(plan: Plan, header: &Header) -> Result<Self> {
        let direct: Vec<bool> = plan.cells.iter().map(|cells| is_direct(cells, header)).collect();
        let fields = plan.cells.iter().zip(&direct).filter(|(_, direct)| !**direct);
        let fields = fields.map(|(cells, _)| (cells.field.name(), cells));
        for (name, cells) in fields.chain(plan.keys.iter().map(|(key, cells)| (key.as_str(), cells))) {
            for (at, _) in &cells.columns {
                let (column, data_type) = (&header.names[*at], &header.types[*at]);
                ensure!(
                    is_textable(data_type),
                    "the column `{column}` is {data_type}: `{name}` cannot be read from it"
                );
            }
        }
        let typed = |(cells, direct): (&Cells, &bool)| {
            let data_type =
                if *direct { header.types[cells.columns[0].0].clone() } else { type_of(cells.field.kind()) };
            ArrowField::new(cells.field.name(), data_type, true)
        };
        let key = |(name, _): &(String, Cells)| ArrowField::new(key_column(name), names_type(), true);
        let fields: Vec<ArrowField> =
            plan.cells.iter().zip(&direct).map(typed).chain(plan.keys.iter().map(key)).collect();
        Ok(Self { plan, direct, schema: Arc::new(Schema::new(fields)), names: Names::default() })
    }

    /// The columns that come out.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// How the log is read.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The mapping of a fact: which column holds which of its fields.
    pub fn mapping(&self, info: &FactInfo, rules: &str) -> Mapping {
        let contact = info.name == "contact";
        let mut mapping = Mapping::of(info.name).rules(rules).where_known();
        for (cells, direct) in self.plan.cells.iter().zip(&self.direct).filter(|(cells, _)| cells.field.is_of(info)) {
            let column = Column::named(cells.field.name());
            mapping = mapping.field(cells.field.name(), if *direct { translated(cells, column) } else { column });
        }
        if contact && self.plan.keys.iter().any(|(name, _)| name == "agent") {
            mapping = mapping.field("agent", key_column("agent").as_str());
        }
        mapping
    }

    /// A batch of the log as the engine reads it. Rows that are none are null throughout, so that they keep their place.
    ///
    /// # Errors
    ///
    /// None that a log could cause.
    pub fn batch(&mut self, raw: &Raw, ledger: &mut Ledger) -> Result<RecordBatch> {
        let mut rows = Rows { raw, none: raw.damaged.clone(), ledger };
        let mut arrays = Vec::new();
        for (cells, direct) in self.plan.cells.iter().zip(&self.direct) {
            let is_outcome = cells.field.name() == "outcome";
            arrays.push(match raw.columns[cells.columns[0].0].as_ref().filter(|_| *direct) {
                Some(column) => {
                    if is_outcome {
                        rows.check_told(cells);
                    }
                    column.clone()
                }
                None if is_outcome => rows.outcomes(cells),
                None => rows.field(cells, &self.plan, &mut self.names),
            });
        }
        if let Some(outcome) = self.plan.cells.iter().position(|cells| cells.field.name() == "outcome")
            && !self.direct[outcome]
        {
            let queued = self.plan.cells.iter().find(|cells| cells.field.name() == "queued");
            arrays[outcome] = rows.settle_abandoned(&arrays[outcome], &self.plan.cells[outcome], queued);
        }
        for (_, cells) in &self.plan.keys {
            arrays.push(rows.names(cells));
        }
        if rows.none.contains(&true) {
            let none = BooleanArray::from(rows.none);
            for array in &mut arrays {
                *array = arrow_select::nullif::nullif(array, &none)?;
            }
        }
        Ok(RecordBatch::try_new(self.schema.clone(), arrays)?)
    }
}

/// Whether the engine reads a column as it is.
fn is_direct(cells: &Cells, header: &Header) -> bool {
    let [(at, format)] = cells.columns.as_slice() else { return false };
    let data_type = &header.types[*at];
    let number = data_type.is_integer() || matches!(data_type, DataType::Float32 | DataType::Float64);
    let special = |meaning: &String| [ABANDONED, NOT_OF_THIS_FACT].contains(&meaning.as_str());
    match cells.field.kind() {
        FieldKind::Word(_) | FieldKind::Set(_) | FieldKind::Flag | FieldKind::Currency => {
            cells.any_other.is_none()
                && !cells.words.values().any(special)
                && (is_text(data_type) || data_type.is_integer() || *data_type == DataType::Boolean)
        }
        FieldKind::Duration => {
            let unit = matches!(format, Format::Seconds | Format::Millis | Format::Micros);
            let plain = cells.words.is_empty() && cells.any_other.is_none() && !cells.negative_is_unknown;
            plain && (matches!(data_type, DataType::Duration(_)) || number && unit)
        }
        FieldKind::Instant => {
            let plain = cells.words.is_empty() && cells.any_other.is_none();
            plain && (matches!(data_type, DataType::Timestamp(..)) || data_type.is_integer())
        }
        _ => number && cells.words.is_empty() && cells.any_other.is_none(),
    }
}

/// What the engine has to know of a column that it reads as it is.
fn translated(cells: &Cells, column: Column) -> Column {
    let column = match cells.columns[0].1 {
        Format::Seconds => column.unit(TimeUnit::Seconds),
        Format::Millis => column.unit(TimeUnit::Millis),
        Format::Micros => column.unit(TimeUnit::Micros),
        _ => column,
    };
    let column = match cells.field.kind() {
        FieldKind::Flag => column.words([("yes", "true"), ("no", "false")]),
        _ => column,
    };
    let (known, nothing): (Vec<_>, Vec<_>) = cells.words.iter().partition(|(_, meaning)| *meaning != UNKNOWN);
    let column = if known.is_empty() { column } else { column.words(known) };
    if nothing.is_empty() { column } else { column.nulls(nothing.into_iter().map(|(word, _)| word)) }
}

fn names_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// The type of a column that is made here.
fn type_of(kind: FieldKind) -> DataType {
    match kind {
        FieldKind::Duration => DataType::Duration(ArrowUnit::Microsecond),
        FieldKind::Instant => DataType::Timestamp(ArrowUnit::Microsecond, Some("UTC".into())),
        FieldKind::Flag => DataType::Boolean,
        FieldKind::Word(_) | FieldKind::Set(_) | FieldKind::Currency => DataType::Utf8,
        _ => DataType::Int64,
    }
}
