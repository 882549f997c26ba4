//! Scorecards as Arrow tables: a column for each KPI, or a row for each value.

use super::card::Card;
use super::columns::Column;
use super::keys::Key;
use crate::error::{Error, ErrorCode};
use crate::exact::Ratio;
use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::types::UInt16Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Date64Array, Float64Array, Int8Array, Int16Array, Int32Array, Int64Array,
    RecordBatch, StringArray, TimestampMicrosecondArray, UInt8Array, UInt16Array, UInt32Array,
};
use arrow_schema::{DataType, Field, Schema};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The column of the start of the interval.
pub(super) const INTERVAL: &str = "interval";

/// How much a wide table tells of each value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Parts {
    /// The value alone: null where it is undefined.
    #[default]
    None,
    /// Beside it the parts as counted, why there is no value, and how many rows are left out: `csat_numerator`, `csat_denominator`,
    /// `csat_reason`, `csat_excluded`.
    All,
}

/// A column of a table, and what is told of it.
pub(super) type Named = (Field, ArrayRef);

pub(super) fn named(name: impl Into<String>, array: ArrayRef) -> Named {
    (Field::new(name, array.data_type().clone(), true), array)
}

pub(super) fn batch(columns: Vec<Named>, rows: usize) -> Result<RecordBatch, Error> {
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns.into_iter().unzip();
    let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options)
        .map_err(|error| Error::new(ErrorCode::Column, format!("the table of results cannot be made: {error}")))
}

impl Card {
    /// A row for each group, a column for each KPI. Values are exact quotients rounded once: shares between 0 and 1, times in
    /// microseconds, NPS between -1 and 1; the unit, the variant, the rules and the formula are metadata of the field.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Column`] where two KPIs have the same name ([`Ask::named`](super::Ask::named)), or the columns make no table.
    pub fn wide(&self, parts: Parts) -> Result<RecordBatch, Error> {
        self.check_names()?;
        let mut columns = self.key_columns(1);
        if parts == Parts::None {
            for (kpi, array) in self.floats().into_iter().enumerate() {
                let (field, array) = named(&self.plan.asks[kpi].name, array);
                columns.push((field.with_metadata(self.told_of(kpi)), array));
            }
        } else {
            for kpi in 0..self.plan.asks.len() {
                let Some(values) = self.column(kpi) else { continue };
                let name = self.plan.asks[kpi].name.clone();
                let (field, array) = named(name.clone(), floats(&values));
                columns.push((field.with_metadata(self.told_of(kpi)), array));
                columns.push(named(format!("{name}_numerator"), part(&values, Ratio::numerator)));
                columns.push(named(format!("{name}_denominator"), part(&values, Ratio::denominator)));
                columns.push(named(format!("{name}_reason"), reasons(&[&values])));
                columns.push(named(format!("{name}_excluded"), Arc::new(Int64Array::from(self.excluded(kpi)))));
            }
        }
        batch(columns, self.len())
    }

    /// Two columns of one name could not be told apart.
    fn check_names(&self) -> Result<(), Error> {
        let mut known = HashSet::new();
        match self.names().find(|name| !known.insert(*name)) {
            None => Ok(()),
            Some(name) => {
                let message = format!(
                    "two columns would be called `{name}`: give one of the KPIs a name of its own (Ask::named)"
                );
                Err(Error::new(ErrorCode::Column, message))
            }
        }
    }

    /// A row for each group: its keys, and the start of its interval where there are intervals.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Column`] where the columns make no table.
    pub fn keys(&self) -> Result<RecordBatch, Error> {
        batch(self.key_columns(1), self.len())
    }

    /// A row for each value: its group, the KPI, the variant and the rules, the value and its parts, why there is none, how many rows are left out,
    /// cannot be judged yet, or were rejected.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Column`] where the columns make no table.
    pub fn long(&self) -> Result<RecordBatch, Error> {
        let kpis = self.plan.asks.len();
        let values: Vec<Column> = (0..kpis).filter_map(|kpi| self.column(kpi)).collect();
        let groups = self.len();
        let mut columns = self.key_columns(kpis);
        let of_kpi = |text: &dyn Fn(usize) -> String| -> ArrayRef {
            let texts: Vec<String> = (0..kpis).map(text).collect();
            let mut codes = StringDictionaryBuilder::<UInt16Type>::new();
            (0..groups).for_each(|_| texts.iter().for_each(|text| codes.append_value(text)));
            Arc::new(codes.finish())
        };
        columns.push(named("kpi", of_kpi(&|kpi| self.plan.asks[kpi].name.clone())));
        columns.push(named("variant", of_kpi(&|kpi| self.plan.asks[kpi].variant.name.to_owned())));
        columns.push(named("rules", of_kpi(&|kpi| self.rules(kpi))));
        columns.push(named("unit", of_kpi(&|kpi| self.unit(kpi).to_owned())));
        let each = |group: usize| values.iter().map(move |column| column.get(group).and_then(Result::ok));
        let ratios: Vec<Option<Ratio>> = (0..groups).flat_map(each).collect();
        let floats: Float64Array = ratios.iter().map(|ratio| ratio.map(Ratio::to_f64)).collect();
        columns.push(named("value", Arc::new(floats)));
        let above: Int64Array = ratios.iter().map(|ratio| ratio.map(Ratio::numerator)).collect();
        columns.push(named("numerator", Arc::new(above)));
        let below: Int64Array = ratios.iter().map(|ratio| ratio.map(Ratio::denominator)).collect();
        columns.push(named("denominator", Arc::new(below)));
        columns.push(named("reason", reasons(&values.iter().collect::<Vec<_>>())));
        for (name, of) in [
            ("excluded", (0..kpis).map(|kpi| self.excluded(kpi)).collect::<Vec<_>>()),
            ("pending", (0..kpis).map(|kpi| self.pending(kpi)).collect()),
            ("rejected", (0..kpis).map(|kpi| self.rejected(kpi)).collect()),
        ] {
            let numbers: Vec<i64> = (0..groups).flat_map(|group| of.iter().map(move |column| column[group])).collect();
            columns.push(named(name, Arc::new(Int64Array::from(numbers))));
        }
        batch(columns, groups * kpis)
    }

    /// The keys and the interval of each group, each so many times.
    fn key_columns(&self, times: usize) -> Vec<Named> {
        self.key_columns_of((0..self.len()).flat_map(|group| std::iter::repeat_n(group, times)))
    }

    /// The keys and the intervals of groups.
    pub(super) fn key_columns_of(&self, groups: impl Iterator<Item = usize> + Clone) -> Vec<Named> {
        let mut columns = Vec::new();
        for (at, key) in self.plan.by.iter().enumerate() {
            let keys = groups.clone().map(|group| self.key(group, at));
            columns.push(named(&key.name, key_array(&key.data_type, keys)));
        }
        if let Some(bins) = &self.plan.bins {
            let starts = groups.map(|group| self.start(group));
            let array = starts.collect::<TimestampMicrosecondArray>().with_timezone(bins.zone().name());
            columns.push(named(INTERVAL, Arc::new(array)));
        }
        columns
    }

    /// What is told of a KPI's column.
    fn told_of(&self, kpi: usize) -> HashMap<String, String> {
        let ask = &self.plan.asks[kpi];
        [
            ("kpi", ask.metric.definition().id.to_owned()),
            ("variant", ask.variant.name.to_owned()),
            ("unit", self.unit(kpi).to_owned()),
            ("rules", self.rules(kpi)),
            ("formula", ask.variant.formula_text()),
        ]
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text))
        .collect()
    }

    /// The rules that a KPI depends on, as they were: `answer_within=20s`, with the fact before it where the KPI reads several.
    fn rules(&self, kpi: usize) -> String {
        let ask = &self.plan.asks[kpi];
        let mut rules = Vec::new();
        for (info, slot) in ask.variant.facts.iter().zip(&ask.slots) {
            let Some(slot) = slot.and_then(|slot| self.plan.layout.slots.get(slot)) else { continue };
            let fact = if ask.variant.facts.len() > 1 { format!("{}.", info.name) } else { String::new() };
            for (at, rule) in info.rules.iter().enumerate().filter(|(_, rule)| ask.variant.depends(info, rule.name)) {
                rules.push(format!("{fact}{}={}", rule.name, rule.kind.text(slot.counter.rule(at))));
            }
        }
        rules.join(" ")
    }

    fn unit(&self, kpi: usize) -> &'static str {
        let ask = &self.plan.asks[kpi];
        ask.metric.definition().unit_of(ask.variant).name()
    }
}

pub(super) fn floats(values: &Column) -> ArrayRef {
    Arc::new(values.iter().map(|value| value.ok().map(Ratio::to_f64)).collect::<Float64Array>())
}

fn part(values: &Column, part: impl Fn(Ratio) -> i64) -> ArrayRef {
    Arc::new(values.iter().map(|value| value.ok().map(&part)).collect::<Int64Array>())
}

/// Why values are undefined, group by group and in each KPI by KPI; null where they are defined.
fn reasons(columns: &[&Column]) -> ArrayRef {
    let groups = columns.first().map_or(0, |column| column.len());
    let mut codes = StringDictionaryBuilder::<UInt16Type>::new();
    for group in 0..groups {
        for column in columns {
            match column.get(group) {
                Some(Err(reason)) => codes.append_value(reason.to_string()),
                _ => codes.append_null(),
            }
        }
    }
    Arc::new(codes.finish())
}

/// Keys as a column of the type that their table has.
fn key_array<'a>(data_type: &DataType, keys: impl Iterator<Item = Option<&'a Key>>) -> ArrayRef {
    let number = |key: Option<&Key>| if let Some(Key::Number(number)) = key { Some(*number) } else { None };
    macro_rules! numbers {
        ($array:ty) => {
            Arc::new(keys.map(|key| number(key).and_then(|number| number.try_into().ok())).collect::<$array>())
        };
    }
    match data_type {
        DataType::Boolean => {
            let flag = |key: Option<&Key>| if let Some(Key::Flag(flag)) = key { Some(*flag) } else { None };
            Arc::new(keys.map(flag).collect::<BooleanArray>())
        }
        DataType::Int8 => numbers!(Int8Array),
        DataType::Int16 => numbers!(Int16Array),
        DataType::Int32 => numbers!(Int32Array),
        DataType::UInt8 => numbers!(UInt8Array),
        DataType::UInt16 => numbers!(UInt16Array),
        DataType::UInt32 => numbers!(UInt32Array),
        DataType::Date32 => numbers!(Date32Array),
        DataType::Date64 => numbers!(Date64Array),
        DataType::Int64 => numbers!(Int64Array),
        _ => {
            let text = |key: Option<&'a Key>| if let Some(Key::Text(text)) = key { Some(text.as_ref()) } else { None };
            Arc::new(keys.map(text).collect::<StringArray>())
        }
    }
}
