//! Rows of a table, remembered by their ids, and the batches of others that are given their keys.

use super::bind::{Cache, ints, word_at};
use super::inherit::{Inherited, Inherits, LookupPlan, values_of};
use super::keys::{Key, Keys};
use super::plan::Plan;
use crate::error::{Error, ErrorCode};
use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{Array, ArrayRef, BooleanArray, DictionaryArray, Int64Array, RecordBatch, StringArray, UInt32Array};
use arrow_schema::DataType;
use hashbrown::HashMap;
use std::sync::Arc;

/// An id as it is looked up.
enum Id<'a> {
    Text(&'a str),
    Number(i128),
}

/// The id of each row; `None` where it is null or empty.
fn ids(column: &ArrayRef) -> impl Iterator<Item = Option<Id<'_>>> {
    let large = column.as_primitive_opt::<UInt64Type>();
    let numbers = ints(column);
    (0..column.len()).map(move |row| match (&numbers, large) {
        (Some(_), _) if column.is_null(row) => None,
        (_, Some(large)) => Some(Id::Number(i128::from(large.value(row)))),
        (Some(numbers), None) => Some(Id::Number(i128::from(numbers.get(row)))),
        (None, None) => word_at(column, row).filter(|text| !text.is_empty()).map(Id::Text),
    })
}

/// What tables remember for those that take their keys from them.
pub(super) struct Lookups {
    all: Vec<Lookup>,
    /// Table by table.
    told: Vec<Inherited>,
}

impl Lookups {
    pub(super) fn new(plan: &Plan) -> Self {
        let all = plan.lookups.iter().map(|_| Lookup::new(plan)).collect();
        Self { all, told: vec![Inherited::default(); plan.tables.len()] }
    }

    /// A batch with the keys that its table takes from another.
    pub(super) fn widened(&mut self, plan: &Plan, table: usize, batch: &RecordBatch) -> Result<RecordBatch, Error> {
        let Some(of) = plan.tables.get(table) else { return Ok(batch.clone()) };
        let looked_up = |(of, lookup): (&LookupPlan, &Lookup)| of.from == table && lookup.lists.is_some();
        if plan.lookups.iter().zip(&self.all).any(looked_up) {
            let message = format!(
                "a batch of the table `{}` comes after one of a table that takes its keys from it: push all of its batches first",
                of.name
            );
            return Err(Error::new(ErrorCode::Column, message));
        }
        let Some(inherits) = &of.inherits else { return Ok(batch.clone()) };
        match (self.all.get_mut(inherits.lookup), self.told.get_mut(table)) {
            (Some(lookup), Some(told)) => lookup.widened(inherits, batch, told),
            _ => Ok(batch.clone()),
        }
    }

    /// Remembers the rows of a batch, where another table takes its keys from them.
    pub(super) fn learn(&mut self, plan: &Plan, table: usize, batch: &RecordBatch) -> Result<(), Error> {
        let Some(of) = plan.tables.get(table) else { return Ok(()) };
        let mut own = plan.lookups.iter().zip(&mut self.all).filter(|(of, _)| of.from == table);
        own.try_for_each(|(lookup_plan, lookup)| lookup.learn(lookup_plan, &of.keys, batch))
    }

    /// What was found, for each table that takes its keys from another.
    pub(super) fn told(&self, plan: &Plan) -> Vec<(usize, Inherited)> {
        let tables = plan.tables.iter().zip(&self.told).enumerate();
        let told = tables.filter_map(|(at, (table, told))| {
            let lookup = self.all.get(table.inherits.as_ref()?.lookup)?;
            Some((at, Inherited { ids: lookup.instants.len() as u64, contradicting: lookup.contradicting, ..*told }))
        });
        told.collect()
    }
}

/// The rows of a table, remembered by their ids.
#[derive(Default)]
struct Lookup {
    texts: HashMap<Box<str>, u32>,
    numbers: HashMap<i128, u32>,
    keys: Vec<Keys>,
    types: Vec<DataType>,
    /// The numbers of the keys of each remembered row.
    of: Vec<Vec<u32>>,
    instants: Vec<Option<i64>>,
    contradicting: u64,
    /// The values of each key, once rows are looked up.
    lists: Option<Vec<ArrayRef>>,
}

impl Lookup {
    fn new(plan: &Plan) -> Self {
        Self {
            keys: plan.by.iter().map(|_| Keys::default()).collect(),
            types: plan.by.iter().map(values_of).collect(),
            of: vec![Vec::new(); plan.by.len()],
            ..Self::default()
        }
    }

    /// Remembers the rows of a batch.
    fn learn(&mut self, plan: &LookupPlan, key_columns: &[usize], batch: &RecordBatch) -> Result<(), Error> {
        let mut keys = vec![Vec::new(); key_columns.len()];
        for ((known, column), numbers) in self.keys.iter_mut().zip(key_columns).zip(&mut keys) {
            known.of(batch.column(*column), numbers);
        }
        let instants = plan.instant.as_ref().map(|spec| {
            let bound = spec.bind(batch, &mut Cache::default());
            (0..batch.num_rows()).map(|row| bound.value(row)).collect::<Vec<_>>()
        });
        for (row, id) in ids(batch.column(plan.id)).enumerate() {
            let Some(id) = id else { continue };
            let next = u32::try_from(self.instants.len()).map_err(|_| {
                Error::new(ErrorCode::OutOfRange, "more than 4294967295 ids from which keys are to be taken")
            })?;
            let known = match id {
                Id::Number(number) => *self.numbers.entry(number).or_insert(next),
                Id::Text(text) => self.texts.get(text).copied().unwrap_or_else(|| {
                    self.texts.insert(text.into(), next);
                    next
                }),
            };
            let instant = instants.as_ref().and_then(|instants| instants.get(row).copied().flatten());
            let new = keys.iter().map(|numbers| numbers.get(row).copied().unwrap_or_default());
            if known == next {
                self.of.iter_mut().zip(new).for_each(|(of, number)| of.push(number));
                self.instants.push(instant);
                continue;
            }
            let at = known as usize;
            let same = self.of.iter().zip(new).all(|(of, number)| of.get(at) == Some(&number));
            self.contradicting += u64::from(!same || self.instants.get(at) != Some(&instant));
        }
        Ok(())
    }

    fn number(&self, id: &Id<'_>) -> Option<u32> {
        match id {
            Id::Text(text) => self.texts.get(*text).copied(),
            Id::Number(number) => self.numbers.get(number).copied(),
        }
    }

    /// The batch with the keys and the instants of its ids.
    fn widened(
        &mut self,
        inherits: &Inherits,
        batch: &RecordBatch,
        told: &mut Inherited,
    ) -> Result<RecordBatch, Error> {
        let list = |(keys, values): (&Keys, &DataType)| array_of(&keys.values, values);
        let lists = self.lists.take().unwrap_or_else(|| self.keys.iter().zip(&self.types).map(list).collect());
        let mut found = Vec::with_capacity(batch.num_rows());
        for id in ids(batch.column(inherits.id)) {
            let number = id.as_ref().and_then(|id| self.number(id));
            told.without_id += u64::from(id.is_none());
            told.unmatched += u64::from(id.is_some() && number.is_none());
            found.push(number);
        }
        told.rows += batch.num_rows() as u64;
        let mut columns = batch.columns().to_vec();
        for (key, list) in inherits.keys.iter().filter_map(|key| Some((key, lists.get(*key)?))) {
            let number = |row: &Option<u32>| self.of.get(*key)?.get((*row)? as usize).copied();
            let codes: UInt32Array = found.iter().map(number).collect();
            columns.push(Arc::new(DictionaryArray::try_new(codes, Arc::clone(list)).map_err(broken)?));
        }
        let instant = |row: &Option<u32>| self.instants.get((*row)? as usize).copied().flatten();
        columns.push(Arc::new(found.iter().map(instant).collect::<Int64Array>()));
        self.lists = Some(lists);
        RecordBatch::try_new(Arc::clone(&inherits.schema), columns).map_err(broken)
    }
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::Column, format!("keys that were taken from another table do not fit: {error}"))
}

/// Keys as a column.
fn array_of(keys: &[Key], data_type: &DataType) -> ArrayRef {
    let text = |key: &Key| if let Key::Text(text) = key { Some(text.to_string()) } else { None };
    let flag = |key: &Key| if let Key::Flag(flag) = key { Some(*flag) } else { None };
    let number = |key: &Key| if let Key::Number(number) = key { Some(*number) } else { None };
    match data_type {
        DataType::Utf8 => Arc::new(keys.iter().map(text).collect::<StringArray>()),
        DataType::Boolean => Arc::new(keys.iter().map(flag).collect::<BooleanArray>()),
        _ => Arc::new(keys.iter().map(number).collect::<Int64Array>()),
    }
}
