//! Keys that a table takes from another by an id that both hold: those of a survey from its contact.

use super::bind::Spec;
use super::mapping::{Query, Table};
use super::plan::{KeyPlan, names};
use super::reading::text_like;
use crate::error::{Error, ErrorCode};
use crate::exact::Instant;
use crate::fact::{AnyCounter, FactInfo, FieldKind, Fields};
use arrow_schema::{DataType, Field, FieldRef, Schema, SchemaRef};
use std::sync::Arc;

/// From which table, by which columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct From {
    table: String,
    pub own_id: String,
    pub id: String,
}

impl Table {
    /// The same, taking its keys from another table: from the row there whose column `id` holds what the column `own_id` holds here.
    ///
    /// Surveys and evaluations seldom know the queue; their contact does. Every key that [`key`](Self::key) does not name is taken, and
    /// where the mapping names no instant, also that which decides the interval of the first mapped fact there. All batches of
    /// the other table are pushed before the first of this one. Rows without an id, and those whose id the other table does not have, go to the group
    /// whose keys are null. Where several rows there have one id, the first that was pushed decides. All of these are counted: see
    /// [`Card::inherited`](super::Card::inherited).
    ///
    /// For every id of the other table its keys are remembered: memory grows with the ids, some tens of bytes each.
    ///
    /// # Examples
    ///
    /// ```
    /// use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
    /// use kpi_core::engine::{Ask, Mapping, Query, Table};
    /// use std::sync::Arc;
    ///
    /// let texts = |texts: [&'static str; 3]| Arc::new(StringArray::from(texts.to_vec())) as ArrayRef;
    /// let contacts = RecordBatch::try_from_iter([("id", texts(["c1", "c2", "c3"])), ("queue", texts(["sales", "help", "help"]))])?;
    /// let scores: ArrayRef = Arc::new(Int64Array::from(vec![5, 2, 4]));
    /// let surveys = RecordBatch::try_from_iter([("contact", texts(["c3", "c1", "c9"])), ("score", scores)])?;
    /// let query = Query::new()
    ///     .table(Table::named("contacts").of(Mapping::of("contact").constant("outcome", "handled")))
    ///     .table(Table::named("surveys").of(Mapping::of("survey").field("csat", "score")).keys_from("contacts", "contact", "id"))
    ///     .by(["queue"])
    ///     .ask([Ask::own("answers", "csat_answers")]);
    ///
    /// let mut run = query.start([("contacts", contacts.schema()), ("surveys", surveys.schema())])?;
    /// run.push("contacts", &contacts)?;
    /// run.push("surveys", &surveys)?;
    /// let card = run.finish()?;
    /// let shown: Vec<String> = card.values().map(|(group, value)| format!("{group}: {:?}", value.parts())).collect();
    /// assert_eq!(shown, ["help: Some((1, 1))", "sales: Some((1, 1))", "(none): Some((1, 1))"]);
    /// let (table, told) = card.inherited().next().expect("one table");
    /// assert_eq!((table, told.rows(), told.found(), told.unmatched()), ("surveys", 3, 2, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn keys_from(self, table: impl Into<String>, own_id: impl Into<String>, id: impl Into<String>) -> Self {
        Self { from: Some(From { table: table.into(), own_id: own_id.into(), id: id.into() }), ..self }
    }

    /// Whether a key is taken from another table.
    pub(super) fn inherits(&self, key: &str) -> bool {
        self.from.is_some() && !self.keys.iter().any(|(name, _)| name == key)
    }
}

impl Query {
    /// The columns of a table by which others find its rows.
    pub(super) fn lent_by<'a>(&'a self, table: &'a str) -> impl Iterator<Item = &'a String> {
        self.tables
            .iter()
            .filter_map(|known| known.from.as_ref())
            .filter(move |from| from.table == table)
            .map(|from| &from.id)
    }
}

/// What was found in the other table for the rows of one that takes its keys from there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inherited {
    pub(super) rows: u64,
    pub(super) without_id: u64,
    pub(super) unmatched: u64,
    pub(super) ids: u64,
    pub(super) contradicting: u64,
}

impl Inherited {
    /// Rows that were pushed: those found, those without an id, and those that match none.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Rows that have the keys of the row with their id.
    pub fn found(&self) -> u64 {
        self.rows - self.without_id - self.unmatched
    }

    /// Rows whose id is null or an empty text: their keys are null.
    pub fn without_id(&self) -> u64 {
        self.without_id
    }

    /// Rows whose id the other table does not have: their keys are null.
    pub fn unmatched(&self) -> u64 {
        self.unmatched
    }

    /// Different ids of the other table.
    pub fn ids(&self) -> u64 {
        self.ids
    }

    /// Rows of the other table whose id an earlier row has with other keys, or another instant: the earlier one decides.
    pub fn contradicting(&self) -> u64 {
        self.contradicting
    }
}

/// A table whose rows are remembered by an id.
pub(super) struct LookupPlan {
    pub from: usize,
    pub id: usize,
    /// How the instants that decide its intervals are read, where another table takes them.
    pub instant: Option<Spec>,
}

/// How a table takes its keys.
pub(super) struct Inherits {
    pub lookup: usize,
    pub id: usize,
    /// Which keys are taken.
    pub keys: Vec<usize>,
    /// The columns of the table, then one for each key that is taken, then the instant.
    pub schema: SchemaRef,
}

impl Inherits {
    /// The column in which a key comes.
    pub(super) fn column_of(&self, key: usize) -> Option<usize> {
        let at = self.keys.iter().position(|known| *known == key)?;
        Some(self.schema.fields().len() - 1 - self.keys.len() + at)
    }

    /// The column in which the instant comes.
    pub(super) fn instant(&self) -> usize {
        self.schema.fields().len() - 1
    }
}

/// How a table takes its keys, where it does.
pub(super) fn plan(
    query: &Query,
    table: &Table,
    schema_of: impl Fn(&str) -> Option<SchemaRef>,
    by: &[KeyPlan],
    lookups: &mut Vec<LookupPlan>,
) -> Result<Option<Inherits>, Error> {
    let Some(from) = &table.from else { return Ok(None) };
    let refuse = |code, why: &str| {
        let message = format!("the table `{}` takes its keys from `{}`, {why}", table.name, from.table);
        Err(Error::new(code, message))
    };
    let Some(at) = query.tables.iter().position(|known| known.name == from.table) else {
        return refuse(ErrorCode::UnknownName, "which is no table of the query");
    };
    if query.tables.get(at).is_some_and(|known| known.from.is_some()) {
        return refuse(ErrorCode::Syntax, "which has none of its own");
    }
    let (Some(own), Some(other)) = (schema_of(&table.name), schema_of(&from.table)) else { return Ok(None) };
    let (own_id, own_texts) = id_column(&table.name, &own, &from.own_id)?;
    let (id, texts) = id_column(&from.table, &other, &from.id)?;
    if own_texts != texts {
        let is = |texts: bool| if texts { "texts" } else { "numbers" };
        let why = format!(
            "but its ids `{}` are {} and those there, `{}`, are {}: cast one of them",
            from.own_id,
            is(own_texts),
            from.id,
            is(texts)
        );
        return refuse(ErrorCode::Column, &why);
    }
    let lookup = lookups.iter().position(|known| (known.from, known.id) == (at, id)).unwrap_or_else(|| {
        lookups.push(LookupPlan { from: at, id, instant: None });
        lookups.len() - 1
    });
    let keys: Vec<usize> =
        (0..by.len()).filter(|at| by.get(*at).is_some_and(|key| table.inherits(&key.name))).collect();
    // Batches may hold nulls where their first schema had none.
    let nullable = |field: &FieldRef| Arc::new(field.as_ref().clone().with_nullable(true));
    let mut fields: Vec<FieldRef> = own.fields().iter().map(nullable).collect();
    for key in keys.iter().filter_map(|key| by.get(*key)) {
        let data_type = DataType::Dictionary(Box::new(DataType::UInt32), Box::new(values_of(key)));
        fields.push(Arc::new(Field::new(&key.name, data_type, true)));
    }
    fields.push(Arc::new(Field::new("instant", DataType::Int64, true)));
    Ok(Some(Inherits { lookup, id: own_id, keys, schema: Arc::new(Schema::new(fields)) }))
}

/// The type in which the values of a key are handed on.
pub(super) fn values_of(key: &KeyPlan) -> DataType {
    match key.data_type {
        DataType::Utf8 | DataType::Boolean => key.data_type.clone(),
        _ => DataType::Int64,
    }
}

/// The field whose instant, were it known, would decide the interval under all these rules.
pub(super) fn deciding<'a>(
    info: &'static FactInfo,
    counters: &(impl Iterator<Item = &'a dyn AnyCounter> + Clone),
) -> Option<usize> {
    let fields = info.fields.iter().enumerate();
    let required = fields.clone().filter(|(_, field)| field.required).fold(0, |bits, (at, _)| bits | 1 << at);
    let known = Instant::from_micros(1_000_000);
    let mut instants = fields.filter(|(_, field)| field.kind == FieldKind::Instant).map(|(at, _)| at);
    instants.find(|at| {
        let mut values = vec![0; info.fields.len()];
        if let Some(value) = values.get_mut(*at) {
            *value = known.as_micros();
        }
        counters.clone().all(|counter| counter.instant(&Fields::new(info, required | 1 << at, &values)) == Some(known))
    })
}

/// The column of ids, and whether these are texts.
fn id_column(table: &str, schema: &Schema, column: &str) -> Result<(usize, bool), Error> {
    let at = schema.index_of(column).map_err(|_| {
        let message = format!("the table `{table}` has no column `{column}` of ids: it has {}", names(schema));
        Error::of_column(column, message)
    })?;
    match schema.field(at).data_type() {
        texts if text_like(texts) => Ok((at, true)),
        whole if whole.is_integer() => Ok((at, false)),
        other => {
            let message = format!(
                "the column `{column}` of the table `{table}` is {other}: ids are texts, dictionaries of texts, or whole numbers"
            );
            Err(Error::of_column(column, message))
        }
    }
}
