//! Readable data of values, totals with their rules, and the catalogue, for any serde format.

use crate::catalogue::{FACTS, METRICS};
use crate::exact::{Duration, Instant, LeftOut, Ratio, Undefined, Value};
use crate::fact::{Fact, FactInfo, FieldKind, Reject, StateInfo, Totals, rules_from_text};
use crate::metric::{Definition, Example, NotComputed, Variant};
use serde::de::Error as _;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// Whole microseconds.
impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.as_micros())
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer).map(Self::micros)
    }
}

/// Whole microseconds since the Unix epoch.
impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.as_micros())
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer).map(Self::from_micros)
    }
}

#[derive(Serialize, Deserialize)]
struct Parts {
    numerator: i64,
    denominator: i64,
}

/// Both parts, as counted.
impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Parts { numerator: self.numerator(), denominator: self.denominator() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let parts = Parts::deserialize(deserializer)?;
        Self::new(parts.numerator, parts.denominator).map_err(D::Error::custom)
    }
}

fn rows(value: &Value, left: &[LeftOut]) -> BTreeMap<String, i64> {
    value.named_rows(left).collect()
}

/// The value as an object: `value` (the nearest float) and both parts, or `null` with a `reason` and what it is `of`; the
/// variant, the unit, the rules by fact, and the rows that were left out.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("metric", self.metric())?;
        map.serialize_entry("variant", self.variant())?;
        map.serialize_entry("unit", self.unit().name())?;
        if let Some(currency) = self.currency() {
            map.serialize_entry("currency", &currency.to_string())?;
            map.serialize_entry("currency_decimals", &currency.decimals())?;
        }
        map.serialize_entry("value", &self.to_f64())?;
        map.serialize_entry("numerator", &self.numerator())?;
        map.serialize_entry("denominator", &self.denominator())?;
        map.serialize_entry("reason", &self.reason().map(Undefined::name))?;
        if let Some(of) = self.reason().and_then(Undefined::of) {
            map.serialize_entry("of", of)?;
        }
        map.serialize_entry("n", &self.n())?;
        map.serialize_entry("left_out", &rows(self, self.left_out()))?;
        map.serialize_entry("pending", &rows(self, self.pending()))?;
        map.serialize_entry("rejected", &self.rejected())?;
        let rules: BTreeMap<String, &str> =
            self.rules().iter().map(|rule| (format!("{}.{}", rule.fact, rule.rule), rule.text.as_str())).collect();
        map.serialize_entry("rules", &rules)?;
        map.serialize_entry("parameters", self.parameters())?;
        map.serialize_entry("text", &self.to_string())?;
        map.end()
    }
}

/// Numbers by name, each name once: what came last does not win in silence.
#[derive(Default, Serialize)]
#[serde(transparent)]
struct Named(BTreeMap<String, i64>);

impl Named {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Named::default())
    }
}

impl<'de> serde::de::Visitor<'de> for Named {
    type Value = Self;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("numbers by name")
    }

    fn visit_map<M: serde::de::MapAccess<'de>>(mut self, mut map: M) -> Result<Self, M::Error> {
        while let Some((name, number)) = map.next_entry::<String, i64>()? {
            if self.0.contains_key(&name) {
                return Err(M::Error::custom(format!("`{name}` is given twice")));
            }
            self.0.insert(name, number);
        }
        Ok(self)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TotalsData {
    fact: String,
    rules: String,
    totals: Named,
    #[serde(default, skip_serializing_if = "Named::is_empty")]
    rejected: Named,
}

/// The fact, its rules as text, every known total by name, and the rejected rows by reason; an unknown total is left out.
impl<F: Fact> Serialize for Totals<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let totals = F::INFO
            .totals
            .iter()
            .enumerate()
            .filter_map(|(at, info)| Some((info.name.to_owned(), self.counts().stored(at)?)))
            .collect();
        let rejected = Reject::ALL
            .into_iter()
            .filter(|reason| self.rejected(*reason) != 0)
            .map(|reason| (reason.name().to_owned(), self.rejected(reason)))
            .collect();
        TotalsData {
            fact: F::INFO.name.to_owned(),
            rules: self.rules_text(),
            totals: Named(totals),
            rejected: Named(rejected),
        }
        .serialize(serializer)
    }
}

/// Another fact, rules that do not read, names that the fact does not have, names given twice and parts declared absent are
/// refused. Numbers below zero are taken: totals may be what a replaced row changes elsewhere.
impl<'de, F: Fact> Deserialize<'de> for Totals<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data = TotalsData::deserialize(deserializer)?;
        if data.fact != F::INFO.name {
            return Err(D::Error::custom(format!("these are totals of `{}`, not of `{}`", data.fact, F::INFO.name)));
        }
        let mut totals = Self::unknown(&rules_from_text(F::INFO, &data.rules).map_err(D::Error::custom)?);
        for (name, value) in data.totals.0 {
            let at = F::INFO
                .total(&name)
                .ok_or_else(|| D::Error::custom(format!("`{}` has no total `{name}`", F::INFO.name)))?;
            if !totals.counts_mut().store(at, value) {
                return Err(D::Error::custom(format!("the total `{name}` is given, yet the rules declare it absent")));
            }
        }
        for (name, rows) in data.rejected.0 {
            let reason = Reject::ALL
                .into_iter()
                .find(|reason| reason.name() == name)
                .ok_or_else(|| D::Error::custom(format!("no row is rejected for `{name}`")))?;
            totals.counts_mut().store_rejected(reason, rows);
        }
        Ok(totals)
    }
}

/// Everything about a KPI.
impl Serialize for Definition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.id)?;
        map.serialize_entry("number", &self.number)?;
        map.serialize_entry(
            "names",
            &BTreeMap::from([("en", self.names.en), ("zh", self.names.zh), ("fr", self.names.fr)]),
        )?;
        map.serialize_entry("meaning", self.meaning)?;
        map.serialize_entry("family", self.family.name())?;
        map.serialize_entry("better", self.better.words())?;
        map.serialize_entry("unit", self.unit.name())?;
        map.serialize_entry("default", &self.default_variant().map(|variant| variant.name))?;
        map.serialize_entry("notes", self.notes)?;
        map.serialize_entry("source", self.source)?;
        let variants: Vec<VariantData<'_>> = self.variants.iter().map(|variant| VariantData(self, variant)).collect();
        map.serialize_entry("variants", &variants)?;
        let not_computed: Vec<_> = self.not_computed.iter().map(NotComputedData::from).collect();
        map.serialize_entry("not_computed", &not_computed)?;
        map.serialize_entry("example", &ExampleData::from(&self.example))?;
        map.end()
    }
}

#[derive(Serialize)]
struct NotComputedData {
    number: u16,
    name: &'static str,
    why: &'static str,
    who: &'static str,
}

impl From<&NotComputed> for NotComputedData {
    fn from(other: &NotComputed) -> Self {
        Self { number: other.number, name: other.name, why: other.why, who: other.who }
    }
}

#[derive(Serialize)]
struct ExampleData {
    variant: &'static str,
    totals: BTreeMap<&'static str, i64>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    samples: BTreeMap<&'static str, &'static [i64]>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    quotients: BTreeMap<&'static str, &'static [(i64, i64)]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    discount: Option<(i64, i64)>,
    numerator: i64,
    denominator: i64,
}

impl From<&Example> for ExampleData {
    fn from(example: &Example) -> Self {
        Self {
            variant: example.variant,
            totals: example.totals.iter().copied().collect(),
            samples: example.samples.iter().copied().collect(),
            quotients: example.quotients.iter().copied().collect(),
            percent: example.percent,
            discount: example.discount,
            numerator: example.numerator,
            denominator: example.denominator,
        }
    }
}

struct VariantData<'a>(&'a Definition, &'a Variant);

impl Serialize for VariantData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(definition, variant) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("number", &variant.number)?;
        map.serialize_entry("name", variant.name)?;
        map.serialize_entry("meaning", variant.meaning)?;
        map.serialize_entry("kind", variant.formula.kind())?;
        map.serialize_entry("formula", &variant.formula_text())?;
        map.serialize_entry("facts", &variant.facts.iter().map(|info| info.name).collect::<Vec<_>>())?;
        map.serialize_entry("totals", &variant.totals())?;
        map.serialize_entry("states", &variant.states())?;
        map.serialize_entry("columns", &variant.columns().into_iter().collect::<BTreeMap<_, _>>())?;
        map.serialize_entry("unit", definition.unit_of(variant).name())?;
        map.serialize_entry("range", &variant.range.words())?;
        map.serialize_entry("better", definition.better_of(variant).words())?;
        map.serialize_entry("requires", &variant.requires.iter().copied().collect::<BTreeMap<_, _>>())?;
        map.serialize_entry("pending", variant.pending)?;
        map.serialize_entry("rules", &variant.rules())?;
        map.serialize_entry("left_out", &variant.left_out())?;
        map.serialize_entry("undefined", &definition.undefined_cases(variant))?;
        map.serialize_entry("who", variant.who)?;
        map.end()
    }
}

#[derive(Serialize)]
struct FieldData {
    number: u8,
    name: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'static [&'static str]>,
    required: bool,
    doc: &'static str,
}

#[derive(Serialize)]
struct RuleData {
    number: u8,
    name: &'static str,
    default: String,
    doc: &'static str,
}

#[derive(Serialize)]
struct TotalData {
    number: u16,
    name: &'static str,
    unit: &'static str,
    rules: &'static [&'static str],
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unless: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    once: bool,
    fields: &'static [&'static str],
    doc: &'static str,
}

#[derive(Serialize)]
struct StateData {
    name: &'static str,
    rules: &'static [&'static str],
    fields: &'static [&'static str],
    doc: &'static str,
}

impl From<&StateInfo> for StateData {
    fn from(state: &StateInfo) -> Self {
        Self { name: state.name, rules: state.rules, fields: state.fields, doc: state.doc }
    }
}

/// Everything about a fact.
impl Serialize for FactInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields: Vec<FieldData> = self
            .fields
            .iter()
            .map(|field| {
                let words = match field.kind {
                    FieldKind::Word(words) | FieldKind::Set(words) => Some(words),
                    _ => None,
                };
                FieldData {
                    number: field.number,
                    name: field.name,
                    kind: field.kind.name(),
                    words,
                    required: field.required,
                    doc: field.doc,
                }
            })
            .collect();
        let rules: Vec<RuleData> = self
            .rules
            .iter()
            .map(|rule| RuleData {
                number: rule.number,
                name: rule.name,
                default: rule.kind.text(rule.default),
                doc: rule.doc,
            })
            .collect();
        let totals: Vec<TotalData> = self
            .totals
            .iter()
            .map(|total| TotalData {
                number: total.number,
                name: total.name,
                unit: total.unit.name(),
                rules: total.rules,
                role: total.role.name(),
                unless: total.unless.and_then(|other| self.totals.get(usize::from(other))).map(|other| other.name),
                once: total.once,
                fields: total.fields,
                doc: total.doc,
            })
            .collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry("number", &self.number)?;
        map.serialize_entry("version", &self.version)?;
        map.serialize_entry("doc", self.doc)?;
        map.serialize_entry("fields", &fields)?;
        map.serialize_entry("rules", &rules)?;
        map.serialize_entry("totals", &totals)?;
        let states = |states: &'static [StateInfo]| states.iter().map(StateData::from).collect::<Vec<_>>();
        map.serialize_entry("distributions", &states(self.distributions))?;
        map.serialize_entry("sets", &states(self.sets))?;
        map.serialize_entry("quotients", &states(self.quotients))?;
        map.end()
    }
}

/// The whole catalogue as data: every fact and every KPI.
///
/// # Examples
///
/// ```
/// let json = serde_json::to_value(kpi_core::catalogue::Everything)?;
/// assert_eq!(json["metrics"][7]["id"], "service_level");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Everything;

impl Serialize for Everything {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("facts", &FACTS.iter().map(|fact| fact.info()).collect::<Vec<_>>())?;
        map.serialize_entry("metrics", &METRICS.iter().map(|metric| metric.definition()).collect::<Vec<_>>())?;
        map.end()
    }
}
