//! What a query says: which columns hold which fields, by what to group, and which KPIs are asked for.

use super::ask::Ask;
use super::decimals::Amounts;
use super::empty::Empty;
use super::inherit::From as KeysFrom;
use super::own::Made;
use crate::calendar::Bins;
use crate::exact::Instant;
use std::ops::Range;

/// What the integers of a column of times count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Millis,
    /// Microseconds.
    Micros,
    /// Nanoseconds; odd ones are rounded half to even.
    Nanos,
}

/// A column, and how its values are to be read.
///
/// Arrow durations and timestamps say their unit themselves; integers and floating-point times need one here. A floating-point value that is
/// no number is null, as tables of floats have it. Columns of runs, of a dictionary of anything, and without a type (null in every row) are read
/// like plain ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub(super) name: String,
    pub(super) unit: Option<TimeUnit>,
    pub(super) words: Option<Vec<(String, Option<String>)>>,
    pub(super) since: Option<String>,
    pub(super) amounts: Option<Amounts>,
}

impl Column {
    /// The column of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), unit: None, words: None, since: None, amounts: None }
    }

    /// The time from the instants of one column to those of another.
    pub fn between(start: impl Into<String>, end: impl Into<String>) -> Self {
        Self { since: Some(start.into()), ..Self::named(end) }
    }

    /// The same, its integers counting these.
    #[must_use]
    pub fn unit(self, unit: TimeUnit) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The same, in seconds.
    #[must_use]
    pub fn seconds(self) -> Self {
        self.unit(TimeUnit::Seconds)
    }

    /// The same, in milliseconds.
    #[must_use]
    pub fn millis(self) -> Self {
        self.unit(TimeUnit::Millis)
    }

    /// The same, in microseconds.
    #[must_use]
    pub fn micros(self) -> Self {
        self.unit(TimeUnit::Micros)
    }

    /// The same, its values translated: the column's word, then the field's (`blind+external` for several of a set).
    ///
    /// A word of the column that is neither listed here nor a word of the field is unmapped: its rows are rejected, and it is
    /// listed with their number ([`FeedReport::unmapped`](super::FeedReport::unmapped)). Booleans are the words `true` and `false`, integers their digits.
    #[must_use]
    pub fn words<C: Into<String>, F: Into<String>>(mut self, words: impl IntoIterator<Item = (C, F)>) -> Self {
        let words = words.into_iter().map(|(column, field)| (column.into(), Some(field.into())));
        self.words.get_or_insert_default().extend(words);
        self
    }

    /// The same, these values standing for null: of words, flags, and ids that are texts. An empty text does so by itself.
    #[must_use]
    pub fn nulls<C: Into<String>>(mut self, words: impl IntoIterator<Item = C>) -> Self {
        self.words.get_or_insert_default().extend(words.into_iter().map(|word| (word.into(), None)));
        self
    }
}

impl From<&str> for Column {
    fn from(name: &str) -> Self {
        Self::named(name)
    }
}

impl From<String> for Column {
    fn from(name: String) -> Self {
        Self::named(name)
    }
}

/// Where a field of a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Column(Column),
    Constant(String),
}

/// Which fields of one fact the columns of a table hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    pub(super) fact: String,
    pub(super) rules: String,
    pub(super) fields: Vec<(String, Origin)>,
    pub(super) where_known: bool,
    /// The columns that tell apart what is looked at together.
    pub(super) beside: Option<Vec<String>>,
}

impl Mapping {
    /// A fact, by its name: `contact`, `survey` ...
    pub fn of(fact: impl Into<String>) -> Self {
        Self { fact: fact.into(), rules: String::new(), fields: Vec::new(), where_known: false, beside: None }
    }

    /// The same, counted under these rules: `answer_within=30s parts=talk+wrap`; those not named are as by default.
    #[must_use]
    pub fn rules(self, rules: impl Into<String>) -> Self {
        Self { rules: rules.into(), ..self }
    }

    /// The same, with a field that a column holds. A column that has the name of a field and is not named here is not read.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>, column: impl Into<Column>) -> Self {
        self.fields.push((field.into(), Origin::Column(column.into())));
        self
    }

    /// The same, with a field that has one value in every row: a word, a number, or a time such as `20s`.
    #[must_use]
    pub fn constant(mut self, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push((field.into(), Origin::Constant(value.into())));
        self
    }

    /// The same, where a row of the table is one of this fact only if one of the columns named here is known (instants and ids do
    /// not tell): a call log that holds the answers of those who were asked, say. Else every row is one.
    #[must_use]
    pub fn where_known(self) -> Self {
        Self { where_known: true, ..self }
    }

    /// The same, these columns telling apart the parts of the centre that are looked at at the same instants (or of which each
    /// has a row for the same period); none where each row is of the whole.
    ///
    /// Facts that look at instants have totals that are taken once over such parts ([`TotalInfo::once`](crate::TotalInfo::once)): two
    /// queues at the same 4 instants are 4 instants of the centre. KPIs that read these need the parts among the keys; [`Card::totals`](super::Card::totals)
    /// and [`Query::of_totals`] then put them side by side.
    #[must_use]
    pub fn beside<C: Into<String>>(self, columns: impl IntoIterator<Item = C>) -> Self {
        Self { beside: Some(columns.into_iter().map(Into::into).collect()), ..self }
    }
}

/// A table: the facts that its rows are, and the columns that hold the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub(super) name: String,
    pub(super) mappings: Vec<Mapping>,
    pub(super) keys: Vec<(String, String)>,
    pub(super) zone: Option<String>,
    pub(super) measures: Vec<(String, Column, Made)>,
    pub(super) at: Option<Column>,
    pub(super) from: Option<KeysFrom>,
}

impl Table {
    /// A table, by the name under which its batches are pushed.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            mappings: Vec::new(),
            keys: Vec::new(),
            zone: None,
            measures: Vec::new(),
            at: None,
            from: None,
        }
    }

    /// The same, its rows being (also) rows of this fact.
    #[must_use]
    pub fn of(mut self, mapping: Mapping) -> Self {
        self.mappings.push(mapping);
        self
    }

    /// The same, with the column that holds a key, where it is not named like the key.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>, column: impl Into<String>) -> Self {
        self.keys.push((key.into(), column.into()));
        self
    }

    /// The same, with a count of one's own: the rows of which a column of booleans says yes.
    ///
    /// Formulas ([`Ask::own`]) read it by its name, as `calls.sold` where they read other facts too; `sold_unknown` counts the rows of
    /// which the column is null.
    #[must_use]
    pub fn count_where(mut self, name: impl Into<String>, column: impl Into<Column>) -> Self {
        self.measures.push((name.into(), column.into(), Made::CountTrue));
        self
    }

    /// The same, with a count of one's own: the rows of which a column of whole numbers is above this one.
    #[must_use]
    pub fn count_above(mut self, name: impl Into<String>, column: impl Into<Column>, number: i64) -> Self {
        self.measures.push((name.into(), column.into(), Made::CountAbove(number)));
        self
    }

    /// The same, with a sum of one's own: of a column of whole numbers; of decimals of which it is said how many are counted
    /// ([`Column::decimals`]): hundredths are summed as hundredths; or of times where the column names their unit
    /// ([`Column::seconds`], also of Arrow durations) or is [`Column::between`] two instants.
    #[must_use]
    pub fn sum(mut self, name: impl Into<String>, column: impl Into<Column>) -> Self {
        let column = column.into();
        let made = if column.unit.is_some() || column.since.is_some() { Made::SumOfTimes } else { Made::Sum };
        self.measures.push((name.into(), column, made));
        self
    }

    /// The same, with the column of instants that puts counts and sums of one's own into intervals.
    #[must_use]
    pub fn at(self, column: impl Into<Column>) -> Self {
        Self { at: Some(column.into()), ..self }
    }

    /// The same, with the zone of timestamps that name none.
    #[must_use]
    pub fn naive_in(self, zone: impl Into<String>) -> Self {
        Self { zone: Some(zone.into()), ..self }
    }
}

/// What is asked: of which tables, by which keys and intervals, which KPIs.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub(super) tables: Vec<Table>,
    pub(super) by: Vec<String>,
    pub(super) bins: Option<Bins>,
    pub(super) asks: Vec<Ask>,
    pub(super) threads: usize,
    pub(super) totals: bool,
    pub(super) empty: Option<Empty>,
}

impl Default for Query {
    fn default() -> Self {
        Self::new()
    }
}

impl Query {
    /// No tables, no keys, no KPIs yet; on one thread.
    pub fn new() -> Self {
        Self {
            tables: Vec::new(),
            by: Vec::new(),
            bins: None,
            asks: Vec::new(),
            threads: 1,
            totals: false,
            empty: None,
        }
    }

    /// The same, with a table.
    #[must_use]
    pub fn table(mut self, table: Table) -> Self {
        self.tables.push(table);
        self
    }

    /// The same, grouped by these keys.
    #[must_use]
    pub fn by<K: Into<String>>(mut self, keys: impl IntoIterator<Item = K>) -> Self {
        self.by.extend(keys.into_iter().map(Into::into));
        self
    }

    /// The same, by interval.
    #[must_use]
    pub fn every(self, bins: Bins) -> Self {
        Self { bins: Some(bins), ..self }
    }

    /// The same, also with the intervals in which nothing was counted: for every group of keys that was seen, each interval between the
    /// first and the last of all groups. Counts are 0 in them, and what has nothing to divide by is undefined for want of rows.
    ///
    /// More than 10 million groups are refused with [`ErrorCode::OutOfRange`](crate::ErrorCode::OutOfRange).
    #[must_use]
    pub fn empty_intervals(self) -> Self {
        Self { empty: Some(Empty::Between), ..self }
    }

    /// The same, also with every interval that touches these instants; where nothing was counted at all, and there are no
    /// keys, they are all that there is. Intervals beyond them in which something was counted stay.
    #[must_use]
    pub fn empty_intervals_in(self, instants: Range<Instant>) -> Self {
        Self { empty: Some(Empty::In(instants)), ..self }
    }

    /// The same, with these KPIs.
    #[must_use]
    pub fn ask(mut self, asks: impl IntoIterator<Item = Ask>) -> Self {
        self.asks.extend(asks);
        self
    }

    /// The same, with every KPI that the columns allow, in its default variant: [`Ask::all`].
    ///
    /// What is left out, and for want of what, is told by [`Card::left_out`](super::Card::left_out).
    #[must_use]
    pub fn ask_all(self) -> Self {
        self.ask([Ask::all()])
    }

    /// The same, keeping every total of every fact that a table is mapped to: for tables of totals ([`Card::totals`](super::Card::totals)).
    #[must_use]
    pub fn totals(self) -> Self {
        Self { totals: true, ..self }
    }

    /// The same, on so many threads: the results are the same bits.
    #[must_use]
    pub fn threads(self, threads: usize) -> Self {
        Self { threads: threads.max(1), ..self }
    }
}

impl Query {
    /// The columns of a table that the query reads: what a file's reader need decode.
    pub fn columns(&self, table: &str) -> Vec<String> {
        let mut names = Vec::new();
        let mut add = |column: &Column| {
            names.push(column.name.clone());
            names.extend(column.since.clone());
        };
        for table in self.tables.iter().filter(|known| known.name == table) {
            for (_, origin) in table.mappings.iter().flat_map(|mapping| &mapping.fields) {
                if let Origin::Column(column) = origin {
                    add(column);
                }
            }
            table.measures.iter().for_each(|(_, column, _)| add(column));
            table.at.iter().for_each(&mut add);
            table.from.iter().for_each(|from| add(&Column::named(&from.own_id)));
            self.lent_by(&table.name).for_each(|id| add(&Column::named(id)));
            for key in self.by.iter().filter(|key| !table.inherits(key)) {
                let column = table.keys.iter().find(|(name, _)| name == key).map_or(key, |(_, column)| column);
                add(&Column::named(column));
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}
