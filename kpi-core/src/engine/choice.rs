//! What is asked for, KPI by KPI: families and all of them become those that the columns allow, and the others are told with why.

use super::ask::{Ask, Which};
use crate::catalogue;
use crate::error::{Error, ErrorCode};
use crate::metric::{Definition, Family, Formula, Variant};
use crate::near;
use std::fmt;

/// A KPI of a family, or of all, that was left out, and for want of what.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KpiLeftOut {
    kpi: &'static str,
    why: String,
}

impl KpiLeftOut {
    /// The id of the KPI.
    pub fn kpi(&self) -> &'static str {
        self.kpi
    }

    /// What it lacks: a table, a column, a rule, a parameter, a choice of the variant.
    pub fn why(&self) -> &str {
        &self.why
    }
}

impl fmt::Display for KpiLeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kpi, self.why)
    }
}

/// Tells why a variant cannot be had under the rules of an ask; `None` where it can.
pub(super) type WhyNot<'a> = dyn FnMut(&Ask, &'static Variant) -> Result<Option<String>, Error> + 'a;

/// KPIs one by one, in the order in which they were asked for, and those left out.
pub(super) fn chosen(asks: &[Ask], why_not: &mut WhyNot<'_>) -> Result<(Vec<Ask>, Vec<KpiLeftOut>), Error> {
    let (mut chosen, mut left_out) = (Vec::new(), Vec::new());
    for ask in asks {
        if !matches!(ask.which, Which::Family | Which::All) {
            chosen.push(ask.clone());
            continue;
        }
        check_several(ask)?;
        let named: Vec<&str> = asks.iter().filter(|other| *other != ask).map(Ask::shown_name).collect();
        for definition in definitions(ask)? {
            if ask.which == Which::All && named.contains(&definition.id) {
                continue;
            }
            let one = Ask { which: Which::Kpi, kpi: definition.id.to_owned(), ..ask.clone() };
            match choose(one, definition, why_not)? {
                Ok(one) => chosen.push(one),
                Err(why) => left_out.push(KpiLeftOut { kpi: definition.id, why }),
            }
        }
    }
    Ok((chosen, left_out))
}

/// The ask for one KPI of several, under those of the rules that its facts have; or why it is left out.
fn choose(ask: Ask, definition: &'static Definition, why_not: &mut WhyNot<'_>) -> Result<Result<Ask, String>, Error> {
    let variant = match &ask.variant {
        Some(name) => definition.variant(name).ok_or_else(|| format!("it has no variant `{name}`")),
        None => definition.default_variant().ok_or_else(|| format!("it has {}", no_default(definition))),
    };
    let variant = match variant {
        Ok(variant) => variant,
        Err(why) => return Ok(Err(why)),
    };
    let parameters = &ask.parameters;
    if matches!(variant.formula, Formula::Quantile { p: None, .. }) && parameters.p.is_none() {
        return Ok(Err("it needs the parameter `p`: which percentile".to_owned()));
    }
    if matches!(variant.formula, Formula::Custom(custom) if custom.discounted) && parameters.discount.is_none() {
        return Ok(Err("it needs the parameter `discount`".to_owned()));
    }
    let has = |rule: &&str| variant.facts.iter().any(|info| info.rule(rule_name(rule)).is_some());
    let rules = ask.rules.split_ascii_whitespace().filter(has).collect::<Vec<_>>().join(" ");
    let ask = Ask { rules, ..ask };
    Ok(why_not(&ask, variant)?.map_or(Ok(ask), Err))
}

/// The name of a rule in its text: `answer_within` of `answer_within=30s`.
pub(super) fn rule_name(rule: &str) -> &str {
    rule.split('=').next().unwrap_or_default()
}

/// Why a KPI cannot be had without its variant being named.
pub(super) fn no_default(definition: &Definition) -> String {
    let names: Vec<&str> = definition.variants.iter().map(|variant| variant.name).collect();
    format!("no default variant: choose one of {}", names.join(", "))
}

/// What several KPIs share is a rule or a parameter, not a name or a unit.
fn check_several(ask: &Ask) -> Result<(), Error> {
    let what = if ask.which == Which::All { "all KPIs".to_owned() } else { format!("the family `{}`", ask.kpi) };
    if ask.name.is_some() {
        return Err(Error::new(ErrorCode::Syntax, format!("{what} cannot have one name: each KPI has its own")));
    }
    if ask.unit.is_some() {
        return Err(Error::new(ErrorCode::Syntax, format!("{what} cannot have one unit: each KPI has its own")));
    }
    for rule in ask.rules.split_ascii_whitespace().map(rule_name) {
        let mut facts = definitions(ask)?.flat_map(|definition| definition.variants).flat_map(|variant| variant.facts);
        if !facts.any(|info| info.rule(rule).is_some()) {
            return Err(Error::new(ErrorCode::Syntax, format!("no KPI of {what} has the rule `{rule}`")));
        }
    }
    Ok(())
}

/// The KPIs of a family, or all of them.
fn definitions(ask: &Ask) -> Result<impl Iterator<Item = &'static Definition> + use<>, Error> {
    let family = match ask.which {
        Which::Family => Some(family_named(&ask.kpi)?),
        _ => None,
    };
    let all = catalogue::METRICS.iter().map(|metric| metric.definition());
    Ok(all.filter(move |definition| family.is_none_or(|family| definition.family == family)))
}

fn family_named(name: &str) -> Result<Family, Error> {
    Family::ALL.into_iter().find(|family| family.name() == name).ok_or_else(|| {
        let known = Family::ALL.map(Family::name);
        let near = near::near(name, known.iter().copied());
        let near = if near.is_empty() { String::new() } else { format!("; near it: {}", near.join(", ")) };
        let message = format!("there is no family `{name}`: there are {}{near}", known.join(", "));
        Error::new(ErrorCode::UnknownName, message)
    })
}
