//! Whether the mapped columns allow a KPI, and what it lacks where they do not.

use super::ask::Ask;
use super::beside;
use super::mapping::{Mapping, Table};
use super::plan::{Mapped, constants_of, field_named, rules_of};
use super::probe::{Probe, Seen};
use crate::error::Error;
use crate::fact::{AnyCounter, Coverage, FactInfo, Role};
use crate::metric::{Item, Sum, Term, Variant};
use arrow_schema::SchemaRef;
use hashbrown::HashMap;
use std::rc::Rc;

/// What the tables of a query hold, and what was found out about it.
pub(super) struct Allowed<'a> {
    mapped: &'a [Mapped<'a>],
    by: &'a [String],
    binned: bool,
    /// What was found out, by the mapping and the rules.
    probes: HashMap<(usize, String), Rc<Probe>>,
}

/// A mapping as it is probed.
struct Source<'a> {
    info: &'static FactInfo,
    table: &'a Table,
    mapping: &'a Mapping,
    known: u64,
}

impl<'a> Allowed<'a> {
    pub(super) fn new(mapped: &'a [Mapped<'a>], by: &'a [String], binned: bool) -> Self {
        Self { mapped, by, binned, probes: HashMap::new() }
    }

    /// What a variant lacks; `None` where it can be had.
    pub(super) fn why_not(&mut self, ask: &Ask, variant: &'static Variant) -> Result<Option<String>, Error> {
        let mapped = self.mapped;
        for info in variant.facts {
            if !mapped.iter().any(|mapped| mapped.of.info().is(info)) {
                return Ok(Some(format!("no table is mapped to `{}`", info.name)));
            }
        }
        for (at, of) in mapped.iter().enumerate() {
            let Some(info) = variant.facts.iter().find(|info| of.of.info().is(info)) else { continue };
            let probe = self.probe(at, of, &ask.rules)?;
            let known = of
                .mapping
                .fields
                .iter()
                .try_fold(0, |bits, (name, _)| Ok::<u64, Error>(bits | 1 << field_named(info, name)?.number))?;
            let source = Source { info, table: of.table, mapping: &of.mapping, known };
            let why = forbidden(variant, probe.counter())
                .or_else(|| source.beside(variant, self.by))
                .or_else(|| source.lacks(variant, &probe))
                .or_else(|| self.binned.then(|| source.instant(&probe)).flatten());
            if why.is_some() {
                return Ok(why);
            }
        }
        Ok(None)
    }

    fn probe(&mut self, at: usize, of: &Mapped<'_>, rules: &str) -> Result<Rc<Probe>, Error> {
        let rules = rules_of(&of.of, &of.mapping.rules, rules)?;
        if let Some(known) = self.probes.get(&(at, rules.clone())) {
            return Ok(Rc::clone(known));
        }
        let constants = constants_of(of.of.info(), &of.mapping)?;
        let probe = Rc::new(Probe::new(of.of.counter(&rules)?, (constants.0, &constants.1)));
        self.probes.insert((at, rules), Rc::clone(&probe));
        Ok(probe)
    }
}

/// What the rules of a fact do not allow a variant.
fn forbidden(variant: &Variant, counter: &dyn AnyCounter) -> Option<String> {
    let info = counter.info();
    for (name, text) in variant.requires {
        let Some(at) = info.rule(name) else { continue };
        let rule = info.rules.get(at)?;
        if rule.kind.text(counter.rule(at)) != *text {
            return Some(format!("it needs the rule `{name}={text}` of `{}`", info.name));
        }
    }
    for (sum, _) in variant.formula.sums().iter().filter(|(_, item)| *item == Item::Total) {
        let own = terms_of(variant, info, sum).map(|term| usize::from(term.item));
        let coverage: Vec<(usize, Coverage)> = own.map(|total| (total, counter.coverage(total))).collect();
        let all_absent = coverage.iter().all(|(_, coverage)| *coverage == Coverage::Absent);
        let untold = |(_, coverage): &&(usize, Coverage)| all_absent || *coverage == Coverage::Unknown;
        if let Some(total) = coverage.iter().find(untold).and_then(|(total, _)| info.totals.get(*total)) {
            let rules = if total.rules.is_empty() { String::new() } else { format!(" ({})", total.rules.join(", ")) };
            return Some(format!("the rules of `{}`{rules} do not let rows tell `{}`", info.name, total.name));
        }
    }
    None
}

/// The terms of a sum that are of this fact.
fn terms_of<'a>(variant: &'a Variant, info: &'a FactInfo, sum: &'a Sum) -> impl Iterator<Item = Term> + 'a {
    let own = |term: &&Term| variant.facts.get(usize::from(term.fact)).is_some_and(|of| of.is(info));
    sum.terms().iter().filter(own).copied()
}

impl Source<'_> {
    /// The columns that a variant lacks: the fewest without which no row tells all that the rows of a full table tell.
    fn lacks(&self, variant: &Variant, probe: &Probe) -> Option<String> {
        let looked_at = self.looked_at(variant);
        let told = |fields: u64| self.told(variant, &probe.seen(self.known | fields));
        let mut more = looked_at & !self.known;
        let mut wanted = told(more);
        // Rows may be rejected for want of a field that no total looks at.
        let all = self.info.fields.iter().fold(0, |bits, field| bits | 1_u64 << field.number) & !self.known;
        let with_all = told(all);
        if wanted.iter().zip(&with_all).any(|(wanted, told)| *told && !wanted) {
            (more, wanted) = (all, with_all);
        }
        let tells = |fields: u64| wanted.iter().zip(told(fields)).all(|(wanted, told)| !wanted || told);
        // What depends on other fields stands behind them.
        let mut last_first: Vec<usize> = bits(more).collect();
        last_first.sort_by_key(|field| (looked_at >> field & 1, std::cmp::Reverse(*field)));
        let missing = last_first.into_iter().fold(more, |kept, field| {
            let fewer = kept & !(1 << field);
            if tells(fewer) { fewer } else { kept }
        });
        let names: Vec<String> = bits(missing)
            .filter_map(|field| self.info.fields.get(field))
            .map(|field| format!("`{}`", field.name))
            .collect();
        let (last, before) = names.split_last()?;
        let names = if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) };
        let column = if before.is_empty() { "column" } else { "columns" };
        Some(format!("the table `{}` has no {column} for {names} of `{}`", self.table.name, self.info.name))
    }

    /// The fields that the items of a variant look at, and those without which every row is rejected.
    fn looked_at(&self, variant: &Variant) -> u64 {
        let columns = variant.columns();
        let named = columns.iter().filter(|(fact, _)| *fact == self.info.name).flat_map(|(_, fields)| fields);
        let named = named.filter_map(|name| self.info.field(name)).fold(0, |bits, field| bits | 1_u64 << field);
        let required = self.info.fields.iter().filter(|field| field.required);
        required.fold(named, |bits, field| bits | 1 << field.number)
    }

    /// Which items of a formula are told by rows that leave nothing open which the variant reads; rows left out count for none.
    fn told(&self, variant: &Variant, seen: &[Seen]) -> Vec<bool> {
        let open = variant.reads(self.info).excluded;
        let clean = || seen.iter().filter(|seen| !open.iter().any(|total| seen.has(Item::Total, *total)));
        let counts = |item: Item, at: usize| {
            item != Item::Total || self.info.totals.get(at).is_some_and(|total| total.role == Role::Counted)
        };
        let sums = variant.formula.sums();
        let items = sums
            .iter()
            .flat_map(|(sum, item)| terms_of(variant, self.info, sum).map(|term| (*item, usize::from(term.item))));
        items.map(|(item, at)| counts(item, at) && clean().any(|seen| seen.has(item, at))).collect()
    }

    /// The instant that decides the interval.
    fn instant(&self, probe: &Probe) -> Option<String> {
        let told = probe.tells_instant(self.known);
        let name = self.info.name;
        (!told).then(|| {
            format!(
                "the table `{}` has no column for the instant of `{name}` that decides its interval",
                self.table.name
            )
        })
    }

    /// What is looked at together must be told apart by the keys.
    fn beside(&self, variant: &Variant, by: &[String]) -> Option<String> {
        beside::why_not(self.info, variant.reads(self.info).totals, (self.table, self.mapping, by))
    }
}

/// What a variant lacks in tables of totals; `None` where it can be had.
pub(super) fn why_not_of_totals(
    variant: &'static Variant,
    mapped: &[Mapped<'_>],
    tables: &[(&'static FactInfo, SchemaRef)],
) -> Result<Option<String>, Error> {
    for info in variant.facts {
        let Some(of) = mapped.iter().find(|mapped| mapped.of.info().is(info)) else {
            return Ok(Some(format!("there is no table of totals of `{}`", info.name)));
        };
        let counter = of.of.counter(&rules_of(&of.of, &of.mapping.rules, "")?)?;
        if let Some(why) = forbidden(variant, counter.as_ref()) {
            return Ok(Some(why));
        }
        let sums = variant.formula.sums();
        let items = || sums.iter().flat_map(|(sum, item)| terms_of(variant, info, sum).map(|term| (*item, term.item)));
        if items().any(|(item, _)| item != Item::Total) {
            return Ok(Some("it is made of more than totals, and nothing else is in their tables".to_owned()));
        }
        let own = || tables.iter().filter(|(fact, _)| fact.is(info));
        let has = |name: &str| own().any(|(_, schema)| schema.field_with_name(name).is_ok());
        let mut totals = items().filter_map(|(_, at)| info.totals.get(usize::from(at)));
        if let Some(total) = totals.find(|total| !has(total.name)) {
            return Ok(Some(format!("no table has a column for the total `{}` of `{}`", total.name, info.name)));
        }
    }
    Ok(None)
}

/// The positions of the bits that are set.
fn bits(mask: u64) -> impl Iterator<Item = usize> {
    (0..FactInfo::MAX_FIELDS).filter(move |at| mask >> at & 1 == 1)
}
