//! A mapping against the header of one log: which columns feed which field, and how they are read.

use crate::cell::Format;
use crate::mapping::{ABANDONED, Field, Mapping, NOT_OF_THIS_FACT, UNKNOWN};
use crate::source::Header;
use crate::words::{listed, shown};
use anyhow::{Context as _, Result, bail, ensure};
use arrow_schema::DataType;
use jiff::tz::TimeZone;
use kpi_core::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// How one field is read from its columns.
#[derive(Clone, Debug)]
pub struct Cells {
    /// The field.
    pub field: Field,
    /// The positions of its columns, each with its format.
    pub columns: Vec<(usize, Format)>,
    /// The words that have a meaning of their own.
    pub words: HashMap<String, String>,
    /// The meaning of every other word, where one was given.
    pub any_other: Option<String>,
    /// Whether a negative time says nothing rather than something impossible.
    pub negative_is_unknown: bool,
}

impl Cells {
    /// What a word of the source means: the word itself unless the mapping says otherwise.
    pub fn meaning<'a>(&'a self, word: &'a str) -> &'a str {
        self.words.get(word).or(self.any_other.as_ref()).map_or(word, String::as_str)
    }
}

/// How the rows of one log are read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The fields that are read, the outcome among them.
    pub cells: Vec<Cells>,
    /// The keys by which rows can be grouped, and their columns.
    pub keys: Vec<(String, Cells)>,
    /// The zone of times that have none.
    pub zone: TimeZone,
}

impl Plan {
    /// The plan of a mapping for a header.
    ///
    /// Columns that carry the name of a field (durations with their unit: `wait_s`, `wait_ms`, `wait_us`) need no mapping.
    ///
    /// # Errors
    ///
    /// Fields that do not exist, columns that the header lacks or has twice, times without a unit, words that mean nothing, and a file
    /// without an outcome: each message says what to write instead.
    pub fn new(mapping: &Mapping, header: &Header, by: &[String]) -> Result<Self> {
        let mut cells = Vec::new();
        for (name, columns) in &mapping.columns {
            let field =
                Field::named(name).with_context(|| format!("there is no field `{name}`: there are {}", names()))?;
            let columns =
                columns.list().iter().map(|column| find(column, field, header)).collect::<Result<Vec<_>>>()?;
            cells.push(with_words(field, columns, mapping)?);
        }
        for field in Field::all().filter(|field| !mapping.columns.contains_key(field.name())) {
            if let Some(column) = same_name(field, header)? {
                cells.push(with_words(field, vec![column], mapping)?);
            }
        }
        for field in mapping.values.keys() {
            ensure!(
                cells.iter().any(|cells| cells.field.name() == field),
                "values are given for `{field}`, yet no column: add --column {field}=COLUMN"
            );
        }
        for name in &mapping.negative_is_unknown {
            ensure!(
                cells.iter().any(|cells| cells.field.name() == name && cells.field.kind() == FieldKind::Duration),
                "`{name}` of negative_is_unknown is no length of time that is read"
            );
        }
        let keys = keys(by, &mut cells, header)?;
        let plan = Self { cells, keys, zone: mapping.zone()? };
        ensure!(
            plan.reads("outcome"),
            "no column tells the outcome: add --column outcome=COLUMN and --value outcome:WORD=handled ...; the file has {}",
            listed(&header.names)
        );
        Ok(plan)
    }

    /// The columns that are read, in order.
    pub fn columns(&self) -> Vec<usize> {
        let cells = self.cells.iter().chain(self.keys.iter().map(|(_, cells)| cells));
        let mut columns: Vec<usize> = cells.flat_map(|cells| cells.columns.iter().map(|(at, _)| *at)).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// Whether rows can be grouped by this key.
    pub fn has_key(&self, key: &str) -> bool {
        self.keys.iter().any(|(known, _)| known == key)
    }

    /// Whether a field is read.
    pub fn reads(&self, field: &str) -> bool {
        self.cells.iter().any(|cells| cells.field.name() == field)
    }
}

/// The columns of the keys: the queue and the agent as the mapping has them, all others by the name of a column.
///
/// The queue is no field of a contact, so it is read as a key alone; so is the agent, whose field is the key's column.
fn keys(by: &[String], cells: &mut Vec<Cells>, header: &Header) -> Result<Vec<(String, Cells)>> {
    let mut keys: Vec<(String, Cells)> = Vec::new();
    for name in ["queue", "agent"] {
        if let Some(at) = cells.iter().position(|cells| cells.field.name() == name) {
            keys.push((name.to_owned(), cells.remove(at)));
        }
    }
    for name in by.iter().filter(|name| !["queue", "agent"].contains(&name.as_str())) {
        let columns = called(name, header);
        let [at] = *columns else {
            let wrong = if columns.is_empty() { "no column" } else { "more than one column" };
            bail!(
                "--by {name}: the file has {wrong} of this name; write queue, agent, none, or a column of {}",
                listed(&header.names)
            );
        };
        let cells = Cells {
            field: Field::Queue,
            columns: vec![(at, Format::Plain)],
            words: HashMap::new(),
            any_other: None,
            negative_is_unknown: false,
        };
        keys.push((name.clone(), cells));
    }
    Ok(keys)
}

fn names() -> String {
    Field::all().map(Field::name).collect::<Vec<_>>().join(", ")
}

/// The column of `name` or `name:format`; names may hold colons, so the longest name that the header has wins. `#2` is the
/// second column, whatever it is called.
fn find(column: &str, field: Field, header: &Header) -> Result<(usize, Format)> {
    let splits = std::iter::once((column, ""))
        .chain(column.rmatch_indices(':').map(|(at, _)| (&column[..at], &column[at + 1..])));
    for (name, format) in splits {
        if let Some(at) = only(&called(name, header), field, header)?.or_else(|| numbered(name, header)) {
            if format.is_empty() && says_its_unit(&header.types[at], field) {
                return Ok((at, Format::Plain));
            }
            let format =
                Format::parse(format, field.kind()).with_context(|| format!("--column {}={column}", field.name()))?;
            return Ok((at, format));
        }
    }
    bail!("there is no column `{column}` (for `{}`): the file has {}", field.name(), listed(&header.names))
}

/// Whether a column of this type says itself how long its times are.
fn says_its_unit(data_type: &DataType, field: Field) -> bool {
    field.kind() == FieldKind::Duration && matches!(data_type, DataType::Duration(_))
}

/// The columns of a name.
fn called(name: &str, header: &Header) -> Vec<usize> {
    (0..header.names.len()).filter(|at| header.names[*at] == name).collect()
}

/// The column of a number: `#2`.
fn numbered(name: &str, header: &Header) -> Option<usize> {
    let number: usize = name.strip_prefix('#')?.parse().ok()?;
    number.checked_sub(1).filter(|at| *at < header.names.len())
}

/// The one column that a field can be. Which of several is meant is not guessed.
fn only(columns: &[usize], field: Field, header: &Header) -> Result<Option<usize>> {
    let name = field.name();
    let [first, second, ..] = *columns else { return Ok(columns.first().copied()) };
    let unit = match field.kind() {
        FieldKind::Duration => {
            header.names[second].strip_prefix(&format!("{name}_")).map_or(":UNIT".to_owned(), |unit| format!(":{unit}"))
        }
        _ => String::new(),
    };
    let choice = if header.names[first] == header.names[second] {
        format!("#{}", second + 1)
    } else {
        header.names[second].clone()
    };
    let column = |at: usize| format!("column {} (`{}`)", at + 1, shown(&header.names[at]));
    bail!(
        "`{name}` can be {} or {}: say which, such as --column '{name}={choice}{unit}'",
        column(first),
        column(second)
    )
}

/// The column that carries the name of the field.
fn same_name(field: Field, header: &Header) -> Result<Option<(usize, Format)>> {
    let name = field.name();
    let plain = called(name, header);
    if field.kind() != FieldKind::Duration {
        return Ok(only(&plain, field, header)?.map(|at| (at, Format::Plain)));
    }
    if let [at] = *plain
        && says_its_unit(&header.types[at], field)
    {
        return Ok(Some((at, Format::Plain)));
    }
    ensure!(plain.is_empty(), "the column `{name}` needs a unit: add --column {name}={name}:s (or ms, us, min, hms)");
    let units = [("s", Format::Seconds), ("ms", Format::Millis), ("us", Format::Micros)];
    let columns: Vec<(usize, Format)> = units
        .into_iter()
        .flat_map(|(unit, format)| {
            called(&format!("{name}_{unit}"), header).into_iter().map(move |at| (at, format.clone()))
        })
        .collect();
    let positions: Vec<usize> = columns.iter().map(|(at, _)| *at).collect();
    only(&positions, field, header)?;
    Ok(columns.into_iter().next())
}

fn with_words(field: Field, columns: Vec<(usize, Format)>, mapping: &Mapping) -> Result<Cells> {
    let given: BTreeMap<String, String> = mapping.values.get(field.name()).cloned().unwrap_or_default();
    for (word, meaning) in &given {
        check_meaning(field, word, meaning)?;
    }
    let any_other = given.get("*").cloned();
    let negative_is_unknown = mapping.negative_is_unknown.iter().any(|name| name == field.name());
    Ok(Cells {
        field,
        columns,
        words: given.into_iter().filter(|(word, _)| word != "*").collect(),
        any_other,
        negative_is_unknown,
    })
}

/// Refuses a meaning that the field does not have, before any row is read.
fn check_meaning(field: Field, word: &str, meaning: &str) -> Result<()> {
    let known: Vec<&str> = match field.kind() {
        FieldKind::Word(words) if field.name() == "outcome" => {
            words.iter().copied().chain([ABANDONED, NOT_OF_THIS_FACT]).collect()
        }
        FieldKind::Word(words) => words.iter().copied().chain([UNKNOWN]).collect(),
        FieldKind::Flag => vec!["yes", "no", UNKNOWN],
        _ => return Ok(()),
    };
    ensure!(
        known.contains(&meaning),
        "`{word}` of `{}` cannot mean `{meaning}`: it can mean {}",
        field.name(),
        known.join(", ")
    );
    Ok(())
}
