//! KPIs of a caller's own: formulas over the totals of the mapped facts.

use crate::error::{Error, ErrorCode};
use crate::exact::Unit;
use crate::fact::{FactInfo, TotalUnit};
use crate::metric::{Definition, Formula, Metric, Operand, Variant};
use std::sync::{Mutex, PoisonError};

/// Formulas are kept for the life of the program, each of them once: definitions are `'static`.
static KNOWN: Mutex<Vec<(Key, &'static Definition)>> = Mutex::new(Vec::new());

/// The name, the text, the unit and the facts.
type Key = (String, String, Option<Unit>, Vec<usize>);

/// The KPI of a formula over some of these facts.
pub(super) fn own_kpi(
    name: &str,
    formula: &str,
    facts: &[&'static FactInfo],
    unit: Option<Unit>,
) -> Result<(&'static dyn Metric, &'static Variant), Error> {
    let (text, read) = qualified(name, formula, facts)?;
    // A fact is known by where its tables lie: they are never freed.
    let key: Key =
        (name.to_owned(), text.clone(), unit, read.iter().map(|info| std::ptr::from_ref(*info).addr()).collect());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let definition = if let Some((_, definition)) = known.iter().find(|(known, _)| *known == key) {
        *definition
    } else {
        let facts: &'static [&'static FactInfo] = Box::leak(read.into_boxed_slice());
        let formula = Formula::parse(&text, facts)
            .map_err(|error| Error::new(ErrorCode::Syntax, format!("the formula of `{name}`, `{text}`: {error}")))?;
        let variant = Variant::with_formula("own", formula, facts).any();
        let unit = unit.unwrap_or_else(|| unit_of(&variant));
        let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
        let definition: &'static Definition =
            Box::leak(Box::new(Definition { unit, ..Definition::own(name, name, Box::leak(Box::new([variant]))) }));
        known.push((key, definition));
        definition
    };
    let variant = definition.variants.first().ok_or_else(|| Error::new(ErrorCode::Syntax, "a formula of nothing"))?;
    Ok((definition, variant))
}

/// What a formula is shown in, as the units of its totals tell: times and money where they stand over things, else numbers.
fn unit_of(variant: &Variant) -> Unit {
    let (above, below) = match &variant.formula {
        Formula::Count(sum) | Formula::DistinctQuotient { numerator: Operand::Totals(sum), .. } => {
            (variant.unit_of_sum(sum), None)
        }
        Formula::Quotient { scale: 1, numerator, denominator } => {
            (variant.unit_of_sum(numerator), variant.unit_of_sum(denominator))
        }
        // Distributions hold times.
        Formula::Quantile { .. } | Formula::Extreme { .. } => (Some(TotalUnit::Micros), None),
        _ => return Unit::Number,
    };
    let counts = matches!(variant.formula, Formula::Count(_));
    match (above, below) {
        (Some(TotalUnit::Micros), None | Some(TotalUnit::Count)) => Unit::Duration,
        (Some(TotalUnit::MinorUnits), None | Some(TotalUnit::Count)) => Unit::Money,
        (Some(TotalUnit::Count), None) if counts => Unit::Count,
        _ => Unit::Number,
    }
}

/// The formula as it is parsed, and the facts that it reads: each name with its fact where there are several.
fn qualified(
    name: &str,
    formula: &str,
    facts: &[&'static FactInfo],
) -> Result<(String, Vec<&'static FactInfo>), Error> {
    let mut names: Vec<(&'static FactInfo, String)> = Vec::new();
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let mut pieces = Vec::new();
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| word(c) != word(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    let is_name = |piece: &str| piece.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    for piece in pieces.iter().filter(|piece| is_name(piece)) {
        names.push(resolve(name, piece, facts)?);
    }
    let mut read: Vec<&'static FactInfo> = Vec::new();
    for (info, _) in &names {
        if !read.iter().any(|known| known.is(info)) {
            read.push(info);
        }
    }
    let mut resolved = names.into_iter();
    let several = read.len() > 1;
    let text = pieces
        .iter()
        .map(|piece| match is_name(piece).then(|| resolved.next()).flatten() {
            Some((info, total)) if several => format!("{}.{total}", info.name),
            Some((_, total)) => total,
            None => (*piece).to_owned(),
        })
        .collect();
    Ok((text, read))
}

/// The fact and the total of a name.
fn resolve(kpi: &str, name: &str, facts: &[&'static FactInfo]) -> Result<(&'static FactInfo, String), Error> {
    let (fact, total) = name.split_once('.').map_or((None, name), |(fact, total)| (Some(fact), total));
    let mut having: Vec<&'static FactInfo> = Vec::new();
    for info in facts.iter().filter(|info| fact.is_none_or(|fact| info.name == fact) && info.total(total).is_some()) {
        if !having.iter().any(|known| known.is(info)) {
            having.push(info);
        }
    }
    let names = |facts: &[&'static FactInfo]| facts.iter().map(|info| info.name).collect::<Vec<_>>().join(", ");
    match having.as_slice() {
        [one] => Ok((one, total.to_owned())),
        [] => Err(Error::new(
            ErrorCode::UnknownName,
            format!("the formula of `{kpi}` reads `{name}`, which is no total of the mapped facts ({})", names(facts)),
        )),
        several => Err(Error::new(
            ErrorCode::UnknownName,
            format!(
                "the formula of `{kpi}` reads `{name}`, which several facts have ({}): write the fact before it",
                names(several)
            ),
        )),
    }
}
