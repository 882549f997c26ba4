//! Which column is which field, and which word of the source means what: a TOML file, a preset, and options on top.

mod field;
mod plan;

pub use field::Field;
pub use plan::{Cells, Plan};

use anyhow::{Context as _, Result, bail};
use jiff::tz::TimeZone;
use kpi_core::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The mapped word of an outcome whose rows are no contacts at all.
pub const NOT_OF_THIS_FACT: &str = "not_of_this_fact";
/// The mapped word of a cell that says nothing.
pub const UNKNOWN: &str = "unknown";
/// The mapped word of an outcome that is `abandoned_queue` where the field `queued` says yes, else `abandoned_ivr`.
pub const ABANDONED: &str = "abandoned";

/// The presets, by name: mapping files like anybody's own.
pub const PRESETS: &[(&str, &str)] =
    &[("anonymous-bank", include_str!("anonymous_bank.toml")), ("phonenow", include_str!("phonenow.toml"))];

/// A mapping as its file has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// What the source is called in the report.
    pub source: Option<String>,
    /// The zone of times that have none; without it they are taken as UTC, so that bins are the source's own clock.
    pub tz: Option<String>,
    /// Parts of the handling time that the source does not have: `talk`, `hold`, `wrap`.
    pub absent: Vec<String>,
    /// Times whose negative values mean that nothing is known, where others are impossible.
    pub negative_is_unknown: Vec<String>,
    /// By field: the column, or several that are summed up (times), joined (instants) or any of which says yes (flags).
    pub columns: BTreeMap<String, Columns>,
    /// By field: what its words mean; `*` stands for every other word.
    pub values: BTreeMap<String, BTreeMap<String, String>>,
}

/// One column or several, each as `name` or `name:format`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Columns {
    /// One column.
    One(String),
    /// Several columns.
    Many(Vec<String>),
}

impl Columns {
    /// The columns, one or many.
    pub fn list(&self) -> &[String] {
        match self {
            Self::One(column) => std::slice::from_ref(column),
            Self::Many(columns) => columns,
        }
    }
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    ///
    /// Where the text is no TOML, or has a key that a mapping does not have.
    pub fn from_toml(text: &str) -> Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// A preset by its name.
    ///
    /// # Errors
    ///
    /// Where there is no such preset; the message lists them.
    pub fn preset(name: &str) -> Result<Self> {
        let known = || PRESETS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        let (_, text) = PRESETS
            .iter()
            .find(|(preset, _)| *preset == name)
            .with_context(|| format!("there is no preset `{name}`: there are {}", known()))?;
        Self::from_toml(text)
    }

    /// Adds options: `field=column[:format]`, where a field that is named twice has two columns. They replace the file's.
    ///
    /// # Errors
    ///
    /// Where an option has no `=`.
    pub fn add_columns(&mut self, options: &[String]) -> Result<()> {
        let mut added: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for option in options {
            let (field, column) = option.split_once('=').with_context(|| {
                format!("--column {option}: write field=column, such as `queue=skill` or `wait=q_time:s`")
            })?;
            added.entry(field.to_owned()).or_default().push(column.to_owned());
        }
        self.columns.extend(added.into_iter().map(|(field, columns)| (field, Columns::Many(columns))));
        Ok(())
    }

    /// Adds options: `field:word=meaning`.
    ///
    /// # Errors
    ///
    /// Where an option is not of that form.
    pub fn add_values(&mut self, options: &[String]) -> Result<()> {
        for option in options {
            let parts = option
                .split_once(':')
                .and_then(|(field, rest)| rest.rsplit_once('=').map(|(word, meaning)| (field, word, meaning)));
            let (field, word, meaning) = parts.with_context(|| {
                format!("--value {option}: write field:word=meaning, such as `outcome:AGENT=handled`")
            })?;
            self.values.entry(field.to_owned()).or_default().insert(word.to_owned(), meaning.to_owned());
        }
        Ok(())
    }

    /// The zone of times that have none.
    ///
    /// # Errors
    ///
    /// Where the bundled tz database has no such zone.
    pub fn zone(&self) -> Result<TimeZone> {
        let Some(name) = &self.tz else { return Ok(TimeZone::UTC) };
        TimeZone::get(name).ok().with_context(|| {
            format!("there is no time zone `{name}`: write one such as Asia/Jerusalem or Europe/Paris")
        })
    }

    /// The parts of the handling time that the source has.
    ///
    /// # Errors
    ///
    /// Where something else than talk, hold or wrap is declared absent.
    pub fn parts(&self) -> Result<HandleParts> {
        let mut parts = HandleParts::TALK_HOLD_WRAP;
        for part in &self.absent {
            match part.as_str() {
                "talk" => parts.talk = false,
                "hold" => parts.hold = false,
                "wrap" => parts.wrap = false,
                _ => bail!("`{part}` cannot be declared absent: only talk, hold and wrap can"),
            }
        }
        Ok(parts)
    }
}
