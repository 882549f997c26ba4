//! Rules: what changes how rows are counted, as numbers, as text, and typed.

use crate::error::{Error, ErrorCode};
use crate::fact::FactInfo;
use std::fmt;

/// The rules of a fact: a typed struct that can also be read and set by the numbers of the fact's table.
///
/// # Laws
///
/// * `Default` is the defaults of the table.
/// * What was set is read back; two rules that read equal everywhere are equal.
pub trait Rules: Clone + PartialEq + Default + Send + Sync + fmt::Debug + 'static {
    /// The value of a rule, as its [`RuleKind`](crate::RuleKind) has it; 0 for a number that no rule has.
    fn get(&self, rule: usize) -> i64;

    /// Sets a rule; the caller has checked that the kind accepts the value.
    fn set(&mut self, rule: usize, value: i64);
}

/// The rules of a fact that has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NoRules;

impl Rules for NoRules {
    fn get(&self, _: usize) -> i64 {
        0
    }

    fn set(&mut self, _: usize, _: i64) {}
}

/// The canonical text of rules: the fact with its version, then every rule in the order of the table.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
///
/// let text = rules_text(ContactTotals::zero(&ContactRules::default()).info(), &ContactRules::default());
/// assert!(text.starts_with("contact/1 unit=contact attribution=by_arrival wait_from=enqueued answer_within=20s boundary=inclusive"));
/// ```
pub fn rules_text(info: &FactInfo, rules: &impl Rules) -> String {
    let mut text = format!("{}/{}", info.name, info.version);
    for (at, rule) in info.rules.iter().enumerate() {
        text.push(' ');
        text.push_str(rule.name);
        text.push('=');
        text.push_str(&rule.kind.text(rules.get(at)));
    }
    text
}

/// Reads rules from their text; a rule that the text does not name keeps its default.
///
/// # Errors
///
/// [`ErrorCode::Syntax`] for another fact or version or a word that is no rule, [`ErrorCode::OutOfRange`] for a value
/// that the rule does not take; the message says which values it takes.
pub fn rules_from_text<R: Rules>(info: &FactInfo, text: &str) -> Result<R, Error> {
    let mut words = text.split_ascii_whitespace();
    let head = words.next().unwrap_or_default();
    if head != format!("{}/{}", info.name, info.version) {
        return Err(Error::new(
            ErrorCode::Syntax,
            format!("`{head}` does not start the rules of `{0}`: expected `{0}/{1}`", info.name, info.version),
        ));
    }
    let mut rules = R::default();
    let mut seen = Vec::new();
    for word in words {
        let (name, value) = word
            .split_once('=')
            .ok_or_else(|| Error::new(ErrorCode::Syntax, format!("`{word}` is no rule: write name=value")))?;
        if seen.contains(&name) {
            return Err(Error::new(ErrorCode::Syntax, format!("the rule `{name}` is given twice")));
        }
        seen.push(name);
        set_rule(info, &mut rules, name, value)?;
    }
    Ok(rules)
}

/// Sets one rule from its name and text.
fn set_rule<R: Rules>(info: &FactInfo, rules: &mut R, name: &str, value: &str) -> Result<(), Error> {
    let (at, rule) = info.rules.iter().enumerate().find(|(_, rule)| rule.name == name).ok_or_else(|| {
        let known: Vec<&str> = info.rules.iter().map(|rule| rule.name).collect();
        Error::new(ErrorCode::Syntax, format!("`{}` has no rule `{name}`: it has {}", info.name, known.join(", ")))
    })?;
    let number = rule.kind.parse(value).ok_or_else(|| {
        Error::new(ErrorCode::OutOfRange, format!("the rule `{name}` cannot be `{value}`: {}", rule.doc))
    })?;
    rules.set(at, number);
    Ok(())
}
