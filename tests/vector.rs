//! Reads and runs the conformance vectors; their format is described in `vectors/README.md`.

#![allow(dead_code, reason = "each test file uses a part of it")]

use kpi_core::prelude::*;
use kpi_core::{FieldKind, catalogue};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[allow(dead_code, reason = "for readers of the file")]
    about: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: String,
    pub source: String,
    facts: BTreeMap<String, Given>,
    pub metric: String,
    pub variant: Option<String>,
    #[serde(default)]
    parameters: BTreeMap<String, serde_json::Value>,
    expect: Expect,
    /// The assertion of the dictionary's own check that this case works out from rows.
    pub dictionary: Option<Dictionary>,
}

/// A number of the published dictionary, by the name of its assertion there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dictionary {
    /// The names of assertions with this number.
    pub names: Vec<String>,
    /// How many of our units its unit has.
    #[serde(default)]
    pub unit: Unit,
}

/// 1000000 for seconds, 60000000 for minutes; `[1, 100]` where it counts in hundredths of ours.
#[derive(Deserialize, Clone, Copy)]
#[serde(untagged)]
pub enum Unit {
    Whole(i64),
    Share(i64, i64),
}

impl Default for Unit {
    fn default() -> Self {
        Self::Whole(1)
    }
}

impl Unit {
    /// Its numerator and denominator.
    pub fn parts(self) -> (i64, i64) {
        match self {
            Self::Whole(unit) => (unit, 1),
            Self::Share(above, below) => (above, below),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    #[serde(default)]
    rules: BTreeMap<String, String>,
    #[serde(default)]
    rows: Vec<Rows>,
    totals: Option<BTreeMap<String, i64>>,
}

impl Given {
    /// The text of the rules without its head, each after a space.
    fn rules(&self) -> String {
        self.rules.iter().fold(String::new(), |mut text, (rule, value)| {
            let _ = write!(text, " {rule}={value}");
            text
        })
    }
}

/// A fact of a case that is given as rows.
pub struct FactRows {
    pub info: &'static FactInfo,
    /// The text of its rules without its head.
    pub rules: String,
    /// Its rows as the erased door has them.
    pub rows: Vec<(u64, Vec<i64>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    times: Option<u32>,
    row: BTreeMap<String, serde_json::Value>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Expect {
    numerator: Option<i64>,
    denominator: Option<i64>,
    undefined: Option<String>,
    of: Option<String>,
    #[serde(default)]
    left_out: BTreeMap<String, i64>,
    #[serde(default)]
    pending: BTreeMap<String, i64>,
    #[serde(default)]
    rejected: BTreeMap<String, i64>,
}

fn number(kind: FieldKind, value: &serde_json::Value) -> Option<i64> {
    let at = |words: &[&str], word: &str| {
        words.iter().position(|known| *known == word).and_then(|at| i64::try_from(at).ok())
    };
    match (kind, value) {
        (FieldKind::Word(words), serde_json::Value::String(word)) => at(words, word),
        (FieldKind::Set(words), serde_json::Value::Array(list)) => {
            list.iter().try_fold(0, |bits, word| Some(bits | 1 << at(words, word.as_str()?)?))
        }
        (FieldKind::Flag, serde_json::Value::Bool(flag)) => Some(i64::from(*flag)),
        (FieldKind::Currency, serde_json::Value::String(letters)) => letters.parse().ok().map(Currency::code),
        (_, value) => value.as_i64(),
    }
}

fn tally(name: &str, given: &Given) -> Result<Box<dyn AnyTally>, String> {
    let fact = catalogue::fact(name).ok_or(format!("no fact {name}"))?;
    let info = fact.info();
    let rules = format!("{}/{}{}", info.name, info.version, given.rules());
    if let Some(totals) = &given.totals {
        let mut tally = fact.unknown(&rules).map_err(|error| error.to_string())?;
        for (total, value) in totals {
            let at = info.total(total).ok_or(format!("{name} has no total {total}"))?;
            tally.set_total(at, *value).map_err(|error| error.to_string())?;
        }
        return Ok(tally);
    }
    let mut tally = fact.tally(&rules, Form::Exact).map_err(|error| error.to_string())?;
    for (present, values) in erased(info, given)? {
        if let Err(error) = tally.observe_fields(present, &values)
            && error.rejection().is_none()
        {
            return Err(error.to_string());
        }
    }
    Ok(tally)
}

/// The rows of a fact as the erased door has them.
fn erased(info: &FactInfo, given: &Given) -> Result<Vec<(u64, Vec<i64>)>, String> {
    let mut all = Vec::new();
    for rows in &given.rows {
        let (mut present, mut values) = (0_u64, vec![0; info.fields.len()]);
        for (field, value) in rows.row.iter().filter(|(_, value)| !value.is_null()) {
            let at = info.field(field).ok_or(format!("{} has no field {field}", info.name))?;
            values[at] = number(info.fields[at].kind, value).ok_or(format!("{field} cannot be {value}"))?;
            present |= 1 << at;
        }
        let times = usize::try_from(rows.times.unwrap_or(1)).map_err(|error| error.to_string())?;
        all.extend(std::iter::repeat_n((present, values), times));
    }
    Ok(all)
}

fn share(parts: &[serde_json::Value]) -> Result<Ratio, String> {
    let part =
        |at: usize| parts.get(at).and_then(serde_json::Value::as_i64).ok_or("a share is [numerator, denominator]");
    Ratio::new(part(0)?, part(1)?).map_err(|error| error.to_string())
}

fn parameters(case: &Case) -> Result<Parameters, String> {
    let mut parameters = Parameters::default();
    for (name, value) in &case.parameters {
        match (name.as_str(), value.as_array(), value.as_str()) {
            ("p", Some(parts), _) => parameters.p = Some(share(parts)?),
            ("discount", Some(parts), _) => {
                parameters.discount = Some(share(parts)?);
            }
            ("percentile", _, Some(word)) => {
                parameters.percentile = PercentileRule::from_word(word).ok_or(format!("no percentile rule {word}"))?;
            }
            _ => return Err(format!("no parameter {name}")),
        }
    }
    Ok(parameters)
}

impl Case {
    fn tallies(&self) -> Result<Vec<Box<dyn AnyTally>>, String> {
        self.facts.iter().map(|(name, given)| tally(name, given)).collect()
    }

    fn value(&self, tallies: &[Box<dyn AnyTally>]) -> Result<kpi_core::Value, String> {
        let evidence: Vec<&dyn Evidence> = tallies.iter().map(|tally| tally.as_ref() as &dyn Evidence).collect();
        let metric = catalogue::by_id(&self.metric).ok_or(format!("no metric {}", self.metric))?;
        let name = self.variant.as_deref().or(metric.definition().default_variant().map(|variant| variant.name));
        match name {
            None => Ok(metric.evaluate_with(&parameters(self)?, &evidence)),
            Some(name) => {
                metric.evaluate_named_with(name, &parameters(self)?, &evidence).map_err(|error| error.to_string())
            }
        }
    }

    /// The value, made of rows alone.
    pub fn value_of_rows(&self) -> Result<kpi_core::Value, String> {
        if self.facts.values().any(|given| given.totals.is_some()) {
            return Err("it gives totals, not rows".to_owned());
        }
        self.value(&self.tallies()?)
    }

    /// The rows of every fact; `None` where totals are given.
    pub fn rows(&self) -> Result<Option<Vec<FactRows>>, String> {
        if self.facts.values().any(|given| given.totals.is_some()) {
            return Ok(None);
        }
        let of = |(name, given): (&String, &Given)| {
            let info = catalogue::fact(name).ok_or(format!("no fact {name}"))?.info();
            Ok(FactRows { info, rules: given.rules(), rows: erased(info, given)? })
        };
        self.facts.iter().map(of).collect::<Result<_, String>>().map(Some)
    }

    /// The parameters with which the metric is asked.
    pub fn parameters(&self) -> Result<Parameters, String> {
        parameters(self)
    }

    /// Whether a value has what is expected, and so many rows were rejected for each reason, or what was found instead.
    pub fn holds(&self, value: &kpi_core::Value, rejected: impl Fn(Reject) -> i64) -> Result<(), String> {
        let expect = &self.expect;
        let agrees = match (&expect.undefined, value.reason()) {
            (None, None) => value.parts() == expect.numerator.zip(expect.denominator),
            (Some(reason), Some(found)) => {
                found.name() == reason && (expect.of.is_none() || found.of() == expect.of.as_deref())
            }
            _ => false,
        };
        let counted = |expected: &BTreeMap<String, i64>, found: &[kpi_core::LeftOut]| {
            expected.iter().all(|(total, rows)| {
                found.iter().any(|left| {
                    (left.total == total || format!("{}.{}", left.fact, left.total) == *total) && left.rows == *rows
                })
            })
        };
        let all_rejected = expect.rejected.iter().all(|(reason, rows)| {
            let found = Reject::ALL.iter().find(|known| known.name() == reason);
            found.is_some_and(|reason| rejected(*reason) == *rows)
        });
        if agrees
            && all_rejected
            && counted(&expect.left_out, value.left_out())
            && counted(&expect.pending, value.pending())
        {
            Ok(())
        } else {
            Err(format!("expected {expect:?}, found {value:?}"))
        }
    }

    /// Whether a value with something above the line is expected.
    pub fn is_worked(&self) -> bool {
        self.expect.numerator.is_some_and(|numerator| numerator != 0)
    }

    /// Whether no row and no total is given, and the expected answer is that of nothing.
    pub fn is_empty(&self) -> bool {
        let nothing = |given: &Given| given.rows.is_empty() && given.totals.as_ref().is_none_or(BTreeMap::is_empty);
        let counts_nothing = self.expect.numerator == Some(0) && self.expect.denominator == Some(1);
        self.facts.values().all(nothing) && (counts_nothing || self.expect.undefined.as_deref() == Some("empty"))
    }

    /// Whether the case holds, or what was found instead.
    pub fn check(&self) -> Result<(), String> {
        let tallies = self.tallies()?;
        let value = self.value(&tallies)?;
        self.holds(&value, |reason| tallies.iter().map(|tally| tally.counts().rejected(reason)).sum())
    }
}

/// Every case of every file.
pub fn cases() -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    let mut cases = Vec::new();
    let mut paths: Vec<_> =
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors"))?.collect::<Result<_, _>>()?;
    paths.sort_by_key(std::fs::DirEntry::path);
    for path in
        paths.iter().map(std::fs::DirEntry::path).filter(|path| path.extension().is_some_and(|end| end == "json"))
    {
        let file: File = serde_json::from_str(&std::fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        cases.extend(file.cases);
    }
    Ok(cases)
}
