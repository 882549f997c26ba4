//! From a query and the schemas of its tables to what is counted: slots, places, columns and how they are read.

use super::allowed::{Allowed, why_not_of_totals};
use super::ask::{Ask, Which};
use super::beside;
use super::bind::{Reading, Spec};
use super::bounded::Forms;
use super::choice::{KpiLeftOut, chosen, no_default, rule_name};
use super::decimals;
use super::empty::Empty;
use super::ids::{self, Ids};
use super::inherit::{self, Inherits, LookupPlan};
use super::kinds::{Cells, Kinds};
use super::layout::{Kept, Layout, Slot, StateKind};
use super::mapping::{Mapping, Origin, Query, Table};
use super::own::{self, OwnFact};
use super::own_kpi::own_kpi;
use super::reading;
use super::words::value_of;
use crate::calendar::Bins;
use crate::catalogue;
use crate::error::{Error, ErrorCode};
use crate::fact::{AnyCounter, AnyFact, FactInfo, FieldInfo, FieldKind, Fields};
use crate::metric::{Formula, Metric, Parameters, Variant};
use arrow_schema::{DataType, Schema};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that counting needs, worked out once.
pub(super) struct Plan {
    pub layout: Layout,
    pub tables: Vec<TablePlan>,
    pub by: Vec<KeyPlan>,
    pub bins: Option<Bins>,
    pub asks: Vec<AskPlan>,
    pub lookups: Vec<LookupPlan>,
    pub left_out: Vec<KpiLeftOut>,
    pub empty: Option<Empty>,
    /// The places of totals that no table of totals has.
    pub untold: Vec<usize>,
}

/// A key and the type of its values.
pub(super) struct KeyPlan {
    pub name: String,
    pub data_type: DataType,
}

/// A table as it is counted.
pub(super) struct TablePlan {
    pub name: String,
    pub schema: arrow_schema::SchemaRef,
    pub keys: Vec<usize>,
    pub feeds: Vec<FeedPlan>,
    pub inherits: Option<Inherits>,
}

/// A mapping as it is counted.
pub(super) struct FeedPlan {
    pub fact: &'static FactInfo,
    pub slots: Vec<usize>,
    pub specs: Vec<Spec>,
    pub constants: (u64, Vec<i64>),
    pub where_known: bool,
    /// The columns of which one must be known for a row to be one of this fact.
    pub tells: Vec<usize>,
    /// The field whose instant decides the interval.
    pub instant: Option<usize>,
    /// The instant that would decide it for other tables.
    decides: Option<Spec>,
    /// The cells of each column, and the one before it that is the same column read alike.
    cells: Option<Vec<(usize, Cells, Option<usize>)>>,
}

/// A KPI as it is evaluated.
pub(super) struct AskPlan {
    pub name: String,
    pub metric: &'static dyn Metric,
    pub variant: &'static Variant,
    pub parameters: Parameters,
    /// The slot of each fact of the variant, where it is supplied.
    pub slots: Vec<Option<usize>>,
}

impl FeedPlan {
    /// The kinds of rows of this mapping; `None` where rows are counted one by one.
    pub(super) fn kinds(&self) -> Option<Kinds> {
        // No column tells: no row is one of this fact, which a list of no columns does not say.
        if self.where_known && self.tells.is_empty() {
            return None;
        }
        let tells = if self.where_known {
            self.tells.iter().filter_map(|at| self.specs.get(*at)).map(|spec| spec.field).collect()
        } else {
            Vec::new()
        };
        Kinds::new(self.cells.as_deref()?, self.constants.clone(), self.slots.clone(), tells, self.instant)
    }
}

/// A fact of the catalogue, or the measures of a table.
#[derive(Clone)]
pub(super) enum Of {
    Catalogue(&'static dyn AnyFact),
    Own(Arc<OwnFact>),
}

impl Of {
    pub(super) fn info(&self) -> &'static FactInfo {
        match self {
            Self::Catalogue(fact) => fact.info(),
            Self::Own(own) => own.tables(),
        }
    }

    pub(super) fn counter(&self, rules: &str) -> Result<Box<dyn AnyCounter>, Error> {
        match self {
            Self::Catalogue(fact) => fact.counter(rules),
            Self::Own(own) => Ok(Box::new(Arc::clone(own))),
        }
    }
}

/// A fact that a table is mapped to.
pub(super) struct Mapped<'a> {
    pub of: Of,
    pub table: &'a Table,
    pub mapping: Mapping,
}

/// Everything that the tables are mapped to, their measures last.
fn mapped(query: &Query) -> Result<Vec<Mapped<'_>>, Error> {
    let mut all = Vec::new();
    for table in &query.tables {
        for mapping in &table.mappings {
            all.push(Mapped { of: fact_named(&mapping.fact)?, table, mapping: mapping.clone() });
        }
    }
    for table in query.tables.iter().filter(|table| !table.measures.is_empty()) {
        own::check_units(table)?;
        let measures: Vec<_> =
            table.measures.iter().map(|(name, column, made)| (name.clone(), *made, column.amounts)).collect();
        let mut mapping = Mapping::of(&table.name);
        for (name, column, _) in &table.measures {
            mapping = mapping.field(name, column.clone());
        }
        if let Some(at) = &table.at {
            mapping = mapping.field("at", at.clone());
        }
        all.push(Mapped { of: Of::Own(OwnFact::new(&table.name, &measures)?), table, mapping });
    }
    Ok(all)
}

/// Rows of one fact are counted under one set of rules, whichever tables they come from.
fn check_rules(mapped: &[Mapped<'_>]) -> Result<(), Error> {
    let mut first: Vec<(&'static FactInfo, String)> = Vec::new();
    for Mapped { of, mapping, .. } in mapped {
        let rules = rules_of(of, &mapping.rules, "")?;
        match first.iter().find(|(info, _)| info.is(of.info())) {
            None => first.push((of.info(), rules)),
            Some((_, known)) if *known == rules => {}
            Some((info, known)) => {
                let message = format!("`{}` is mapped under different rules: `{known}` and `{rules}`", info.name);
                return Err(Error::new(ErrorCode::RulesDiffer, message));
            }
        }
    }
    Ok(())
}

/// What is needed of a fact under some rules.
struct Need {
    of: Of,
    rules: String,
    forms: Forms,
    totals: BTreeSet<usize>,
    /// The states, and whether more than the longest observation is asked for.
    states: BTreeMap<(StateKind, usize), bool>,
}

/// The fact of a name.
pub(super) fn fact_named(name: &str) -> Result<Of, Error> {
    catalogue::fact_named(name).map(Of::Catalogue)
}

/// The canonical text of the rules of a fact, those of `asked` before those of `base`.
pub(super) fn rules_of(fact: &Of, base: &str, asked: &str) -> Result<String, Error> {
    let info = fact.info();
    let name = |rule: &str| rule_name(rule).to_owned();
    let mut rules: BTreeMap<String, &str> = BTreeMap::new();
    for rule in base.split_ascii_whitespace().filter(|rule| !rule.contains('/') || rule.contains('=')) {
        if rules.insert(name(rule), rule).is_some() {
            return Err(Error::new(ErrorCode::Syntax, format!("the rule `{}` is given twice", name(rule))));
        }
    }
    for rule in asked.split_ascii_whitespace().filter(|rule| info.rule(&name(rule)).is_some()) {
        rules.insert(name(rule), rule);
    }
    let text = rules.values().fold(format!("{}/{}", info.name, info.version), |text, rule| format!("{text} {rule}"));
    Ok(fact.counter(&text)?.rules_text())
}

impl Plan {
    pub(super) fn new(query: &Query, schemas: &BTreeMap<String, arrow_schema::SchemaRef>) -> Result<Self, Error> {
        if let Some(twice) = query
            .tables
            .iter()
            .enumerate()
            .find(|(at, table)| query.tables[..*at].iter().any(|known| known.name == table.name))
        {
            return Err(Error::new(ErrorCode::UnknownName, format!("the query has two tables `{}`", twice.1.name)));
        }
        query.empty.iter().try_for_each(|empty| empty.check(query.bins.as_ref()))?;
        let mapped = mapped(query)?;
        check_rules(&mapped)?;
        let mut allowed = Allowed::new(&mapped, &query.by, query.bins.is_some());
        let (chosen, left_out) = chosen(&query.asks, &mut |ask, variant| allowed.why_not(ask, variant))?;
        let mut slots = Slots::default();
        let mut asks = Vec::new();
        for ask in &chosen {
            asks.push(plan_ask(ask, &mapped, &mut slots)?);
        }
        if query.totals {
            slots.keep_all(&mapped)?;
        }
        slots.check_beside(&mapped, &query.by)?;
        let mut layout = Layout::default();
        for slot in &slots.all {
            layout.add(slot.of.counter(&slot.rules)?, &slot.totals, (&slot.states, slot.forms))?;
        }
        let by = plan_keys(query, schemas)?;
        let ids = Arc::new(Ids::default());
        let (mut tables, mut lookups) = (Vec::new(), Vec::new());
        for table in &query.tables {
            let schema = schemas.get(&table.name).ok_or_else(|| {
                Error::new(ErrorCode::UnknownName, format!("the table `{}` of the query was not given", table.name))
            })?;
            let inherits = inherit::plan(query, table, |name| schemas.get(name).cloned(), &by, &mut lookups)?;
            let key = |(at, key): (usize, &KeyPlan)| match inherits.as_ref().and_then(|inherits| inherits.column_of(at))
            {
                Some(column) => Ok(column),
                None => key_column(table, schema, &key.name),
            };
            let keys = by.iter().enumerate().map(key).collect::<Result<_, _>>()?;
            let own = mapped.iter().filter(|mapped| std::ptr::eq(mapped.table, table));
            let feed =
                |mapped| plan_feed(mapped, (schema, inherits.as_ref()), (&layout, &ids), query.bins.is_some(), &asks);
            let feeds = own.map(feed).collect::<Result<_, _>>()?;
            tables.push(TablePlan { name: table.name.clone(), schema: schema.clone(), keys, feeds, inherits });
        }
        ids::check_alike(&tables)?;
        for lookup in &mut lookups {
            let instant = |table: &TablePlan| table.feeds.iter().find_map(|feed| feed.decides.clone());
            lookup.instant = tables.get(lookup.from).and_then(instant);
        }
        Ok(Self {
            layout,
            tables,
            by,
            bins: query.bins.clone(),
            asks,
            lookups,
            left_out,
            empty: query.empty.clone(),
            untold: Vec::new(),
        })
    }
}

impl Plan {
    /// A plan for totals that were counted before, of these facts under these rules.
    pub(super) fn of_totals(
        query: &Query,
        facts: &[(&'static FactInfo, String)],
        tables: impl Iterator<Item = (&'static FactInfo, arrow_schema::SchemaRef)>,
    ) -> Result<Self, Error> {
        query.empty.iter().try_for_each(|empty| empty.check(query.bins.as_ref()))?;
        let tables: Vec<(&'static FactInfo, arrow_schema::SchemaRef)> = tables.collect();
        let table = Table::named("totals");
        let mut mapped = Vec::new();
        for (info, rules) in facts {
            let bare = rules.split_once(' ').map_or("", |(_, rules)| rules);
            mapped.push(Mapped {
                of: fact_named(info.name)?,
                table: &table,
                mapping: Mapping::of(info.name).rules(bare),
            });
        }
        let (chosen, left_out) = chosen(&query.asks, &mut |_, variant| why_not_of_totals(variant, &mapped, &tables))?;
        let mut slots = Slots::default();
        let mut asks = Vec::new();
        for ask in &chosen {
            if !ask.rules.is_empty() {
                let message = format!("`{}` is asked for under rules of its own, and totals are under theirs", ask.kpi);
                return Err(Error::new(ErrorCode::RulesDiffer, message));
            }
            asks.push(plan_ask(ask, &mapped, &mut slots)?);
        }
        if query.totals {
            slots.keep_all(&mapped)?;
        }
        let mut layout = Layout { unknowns: true, ..Layout::default() };
        for slot in &slots.all {
            layout.add(slot.of.counter(&slot.rules)?, &slot.totals, (&BTreeMap::new(), slot.forms))?;
        }
        let has = |info: &FactInfo, total: &str| {
            tables.iter().any(|(fact, schema)| fact.is(info) && schema.field_with_name(total).is_ok())
        };
        let untold = |slot: &Slot| {
            let totals = slot.info().totals.iter().enumerate().filter(|(_, total)| !has(slot.info(), total.name));
            totals.filter_map(|(at, _)| slot.place(at)).collect::<Vec<_>>()
        };
        let untold = layout.slots.iter().flat_map(untold).collect();
        let key = |name: &String| KeyPlan {
            name: name.clone(),
            data_type: tables
                .iter()
                .find_map(|(_, schema)| reading::key_type(schema.field_with_name(name).ok()?.data_type()))
                .unwrap_or(DataType::Utf8),
        };
        let by = query.by.iter().map(key).collect();
        Ok(Self {
            layout,
            tables: Vec::new(),
            by,
            bins: query.bins.clone(),
            asks,
            lookups: Vec::new(),
            left_out,
            empty: query.empty.clone(),
            untold,
        })
    }
}

/// The slots that the KPIs ask for.
#[derive(Default)]
struct Slots {
    all: Vec<Need>,
}

impl Slots {
    /// Every total of every fact, under the rules of its mapping at least.
    fn keep_all(&mut self, mapped: &[Mapped<'_>]) -> Result<(), Error> {
        for of in mapped {
            self.of(&of.of, rules_of(&of.of, &of.mapping.rules, "")?, Forms::default());
        }
        self.all.iter_mut().for_each(|slot| slot.totals = (0..slot.of.info().totals.len()).collect());
        Ok(())
    }

    /// Totals that are taken once over what is looked at together need its parts among the keys.
    fn check_beside(&self, mapped: &[Mapped<'_>], by: &[String]) -> Result<(), Error> {
        for slot in &self.all {
            let info = slot.of.info();
            for of in mapped.iter().filter(|mapped| mapped.of.info().is(info)) {
                let totals = slot.totals.iter().copied();
                if let Some(why) = beside::why_not(info, totals, (of.table, &of.mapping, by)) {
                    return Err(Error::new(ErrorCode::KeysDiffer, why));
                }
            }
        }
        Ok(())
    }

    /// The slot of a fact under rules, its states kept in these forms.
    fn of(&mut self, of: &Of, rules: String, forms: Forms) -> usize {
        let is_it = |slot: &Need| slot.of.info().is(of.info()) && slot.rules == rules && slot.forms == forms;
        let known = self.all.iter().position(is_it);
        known.unwrap_or_else(|| {
            self.all.push(Need { of: of.clone(), rules, forms, totals: BTreeSet::new(), states: BTreeMap::new() });
            self.all.len() - 1
        })
    }
}

/// The KPI of the catalogue that is asked for, or one made of the caller's formula.
fn definition_of(ask: &Ask, mapped: &[Mapped<'_>]) -> Result<(&'static dyn Metric, &'static Variant), Error> {
    if let Which::Own(formula) = &ask.which {
        let facts: Vec<&'static FactInfo> = mapped.iter().map(|mapped| mapped.of.info()).collect();
        return own_kpi(&ask.kpi, formula, &facts, ask.unit);
    }
    if ask.unit.is_some() {
        let message = format!("`{}` has the unit of the catalogue: only KPIs of one's own are given one", ask.kpi);
        return Err(Error::new(ErrorCode::Syntax, message));
    }
    let metric = catalogue::named(&ask.kpi)?;
    let definition = metric.definition();
    let variant = match &ask.variant {
        Some(name) => definition.variant_named(name)?,
        None => definition.default_variant().ok_or_else(|| {
            Error::new(ErrorCode::UnknownName, format!("`{}` has {}", ask.kpi, no_default(definition)))
        })?,
    };
    Ok((metric, variant))
}

fn plan_ask(ask: &Ask, mapped: &[Mapped<'_>], slots: &mut Slots) -> Result<AskPlan, Error> {
    let (metric, variant) = definition_of(ask, mapped)?;
    for name in ask.rules.split_ascii_whitespace().map(rule_name) {
        if !variant.facts.iter().any(|info| info.rule(name).is_some()) {
            let message = format!("no fact of `{}` ({}) has the rule `{name}`", ask.kpi, variant.name);
            return Err(Error::new(ErrorCode::Syntax, message));
        }
    }
    ask.forms.check(&ask.kpi, variant)?;
    let mut own = Vec::new();
    for info in variant.facts {
        let Some(of) = mapped.iter().find(|mapped| mapped.of.info().is(info)) else {
            own.push(None);
            continue;
        };
        let slot = slots.of(&of.of, rules_of(&of.of, &of.mapping.rules, &ask.rules)?, ask.forms);
        need(variant, of, &mut slots.all[slot]);
        own.push(Some(slot));
    }
    if own.iter().all(Option::is_none) {
        let facts: Vec<&str> = variant.facts.iter().map(|info| info.name).collect();
        return Err(Error::new(
            ErrorCode::UnknownName,
            format!("`{}` needs rows of {}: no table is mapped to it", ask.kpi, facts.join(" and ")),
        ));
    }
    Ok(AskPlan { name: ask.shown_name().to_owned(), metric, variant, parameters: ask.parameters, slots: own })
}

/// The totals and states of a fact that a variant reads, and those that its value tells of beside them.
fn need(variant: &Variant, mapped: &Mapped<'_>, to: &mut Need) {
    let info = mapped.of.info();
    let reads = variant.reads(info);
    // Rows are counted: a group of which nothing else counts is a group of zero. Those of measures beside a fact that has every row of the
    // table are not, unless they stand below the line: a measure that few rows have then costs little.
    let beside = matches!(mapped.of, Of::Own(_)) && mapped.table.mappings.iter().any(|mapping| !mapping.where_known);
    let below = !matches!(&variant.formula, Formula::Quotient { denominator, .. } if !variant.is_in(info, denominator));
    if below || !beside {
        to.totals.insert(0);
    }
    // Parts of a row may be counted apart and take themselves off `rows` again: whether anything was seen, all totals tell.
    if info.totals.first().is_some_and(|rows| !rows.fields.is_empty()) {
        to.totals.extend(0..info.totals.len());
    }
    to.totals.extend(&reads.totals);
    let all = !matches!(variant.formula, Formula::Extreme { .. });
    let distributions = reads.distributions.iter().map(|at| (StateKind::Distribution, *at));
    let sets = reads.sets.iter().map(|at| (StateKind::Set, *at));
    let quotients = reads.quotients.iter().map(|at| (StateKind::Quotients, *at));
    for state in distributions.chain(sets).chain(quotients) {
        *to.states.entry(state).or_default() |= all;
    }
}

fn plan_keys(query: &Query, schemas: &BTreeMap<String, arrow_schema::SchemaRef>) -> Result<Vec<KeyPlan>, Error> {
    let mut keys = Vec::new();
    for name in &query.by {
        let mut data_type: Option<DataType> = None;
        for table in &query.tables {
            let Some(schema) = schemas.get(&table.name).filter(|_| !table.inherits(name)) else { continue };
            let column = key_column(table, schema, name)?;
            let own = reading::key_type(schema.field(column).data_type()).ok_or_else(|| {
                let message = format!(
                    "the key `{name}` of the table `{}` is {}: a key is text, a dictionary of texts, a whole number, a boolean or a date",
                    table.name,
                    schema.field(column).data_type()
                );
                Error::of_column(schema.field(column).name(), message)
            })?;
            data_type = match data_type {
                None | Some(DataType::Null) => Some(own),
                Some(known) if known == own || own == DataType::Null => Some(known),
                Some(known) if known.is_integer() && own.is_integer() => Some(DataType::Int64),
                Some(known) => {
                    let message =
                        format!("the key `{name}` is {own} in the table `{}` and {known} in another", table.name);
                    return Err(Error::new(ErrorCode::KeysDiffer, message));
                }
            };
        }
        // A key that is null in every row of every table is a text that nobody knows.
        let data_type = data_type.filter(|known| *known != DataType::Null).unwrap_or(DataType::Utf8);
        keys.push(KeyPlan { name: name.clone(), data_type });
    }
    Ok(keys)
}

/// The column of a table that holds a key.
fn key_column(table: &Table, schema: &Schema, key: &str) -> Result<usize, Error> {
    let column = beside::key_column(table, key);
    schema.index_of(column).map_err(|_| {
        let facts: Vec<&str> = table.mappings.iter().map(|mapping| mapping.fact.as_str()).collect();
        let message = format!(
            "the table `{}` has no column `{column}` for the key `{key}`, so nothing of {} can be told by it: it has {}",
            table.name,
            facts.join(", "),
            names(schema)
        );
        Error::new(ErrorCode::KeysDiffer, message)
    })
}

/// The names of the columns of a table.
pub(super) fn names(schema: &Schema) -> String {
    schema.fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>().join(", ")
}

fn plan_feed(
    mapped: &Mapped<'_>,
    (schema, inherits): (&Schema, Option<&Inherits>),
    (layout, ids): (&Layout, &Arc<Ids>),
    binned: bool,
    asks: &[AskPlan],
) -> Result<FeedPlan, Error> {
    let Mapped { of, table, mapping } = mapped;
    let info = of.info();
    let own: Vec<usize> =
        layout.slots.iter().enumerate().filter(|(_, slot)| slot.info().is(info)).map(|(at, _)| at).collect();
    let mut specs = Vec::new();
    let constants = constants_of(info, mapping)?;
    let mut mapped_fields = 0_u64;
    let of_mapping = of.counter(&rules_of(of, &mapping.rules, "")?)?;
    let counters: Vec<&dyn AnyCounter> =
        own.iter().filter_map(|slot| Some(&*layout.slots.get(*slot)?.counter)).collect();
    let all_counters = || counters.iter().copied().chain([&*of_mapping]);
    // Whole numbers are minor units of whichever currency.
    let is_decimal = |(_, origin): &(String, Origin)| {
        let Origin::Column(column) = origin else { return false };
        schema.field_with_name(&column.name).is_ok_and(|field| field.data_type().is_decimal())
    };
    let decimals = mapping.fields.iter().any(is_decimal);
    let places = if decimals { decimals::places(info, all_counters())? } else { None };
    for (name, origin) in &mapping.fields {
        let field = field_named(info, name)?;
        let at = usize::from(field.number);
        if mapped_fields >> at & 1 == 1 {
            let message =
                format!("the field `{name}` of `{}` is mapped twice in the table `{}`", info.name, table.name);
            return Err(Error::new(ErrorCode::Syntax, message));
        }
        mapped_fields |= 1 << at;
        if let Origin::Column(column) = origin {
            let spec = reading::spec(table, info, field, column, (schema, places));
            let spec = spec.and_then(|spec| tell_apart(spec, field, info, (&own, layout), ids));
            specs.push(spec.map_err(|error| for_kpis(error, info, name, asks))?);
        }
    }
    if let Some(inherits) = inherits.filter(|_| binned && !has_instants(info, &specs)) {
        let own_instant = |field| Spec { field, column: inherits.instant(), reading: Reading::Times(1), since: None };
        specs.extend(inherit::deciding(info, &all_counters()).map(own_instant));
    }
    let tells = specs
        .iter()
        .enumerate()
        .filter(|(_, spec)| {
            let kind = info.fields.get(spec.field).map(|field| field.kind);
            !matches!(kind, Some(FieldKind::Instant | FieldKind::Id))
        })
        .map(|(at, _)| at)
        .collect();
    let cells = cells_of(info, &specs, &own, layout, constants.0);
    let instant = if binned { instant_of(&specs, &constants, &counters) } else { None };
    let decides = if binned { instant_of(&specs, &constants, &[&*of_mapping]) } else { None };
    let decides = decides.and_then(|field| specs.iter().find(|spec| spec.field == field).cloned());
    // Where facts of one mapping are put into intervals by different instants, each row is looked at.
    let cells = cells.filter(|_| !binned || instant.is_some() || !has_instants(info, &specs));
    Ok(FeedPlan {
        fact: info,
        slots: own,
        specs,
        constants,
        where_known: mapping.where_known,
        tells,
        instant,
        decides,
        cells,
    })
}

/// Distinct members are counted by their numbers: texts are given some where a set that is asked for reads them.
fn tell_apart(
    spec: Spec,
    field: &FieldInfo,
    info: &FactInfo,
    (slots, layout): (&[usize], &Layout),
    ids: &Arc<Ids>,
) -> Result<Spec, Error> {
    let counts = |kept: &Kept| {
        let set = info.sets.get(kept.at).filter(|_| kept.kind == StateKind::Set && slots.contains(&kept.slot));
        set.is_some_and(|set| set.fields.contains(&field.name))
    };
    let Reading::Texts(texts) = &spec.reading else { return Ok(spec) };
    let (mut exact, mut estimated) = (false, false);
    for kept in layout.states.iter().filter(|kept| counts(kept)) {
        exact |= !kept.forms.estimates();
        estimated |= kept.forms.estimates();
    }
    if exact && estimated {
        let message = format!(
            "the field `{}` of `{}` is of texts, and its different ones are both counted and estimated: ask for them in two queries",
            field.name, info.name
        );
        return Err(Error::new(ErrorCode::FormsDiffer, message));
    }
    if !exact && !estimated {
        return Ok(spec);
    }
    let reading = Reading::Texts(Box::new(texts.told_apart(exact.then_some(ids))));
    Ok(Spec { reading, ..spec })
}

fn has_instants(info: &FactInfo, specs: &[Spec]) -> bool {
    specs.iter().any(|spec| info.fields.get(spec.field).is_some_and(|field| field.kind == FieldKind::Instant))
}

/// Names the KPIs that need the field of a column that cannot be read.
fn for_kpis(error: Error, info: &'static FactInfo, field: &str, asks: &[AskPlan]) -> Error {
    let needs = |ask: &&AskPlan| {
        ask.variant.columns().iter().any(|(fact, fields)| *fact == info.name && fields.contains(&field))
    };
    let kpis: Vec<&str> = asks.iter().filter(needs).map(|ask| ask.name.as_str()).collect();
    let told = || format!("{error}; needed by {}", kpis.join(", "));
    match error.column() {
        _ if kpis.is_empty() => error,
        Some(column) => Error::of_column(column, told()),
        None => Error::new(error.code(), told()),
    }
}

pub(super) fn field_named(info: &'static FactInfo, name: &str) -> Result<&'static FieldInfo, Error> {
    info.fields.iter().find(|field| field.name == name).ok_or_else(|| {
        let known: Vec<&str> = info.fields.iter().map(|field| field.name).collect();
        Error::new(
            ErrorCode::UnknownName,
            format!("`{}` has no field `{name}`: it has {}", info.name, known.join(", ")),
        )
    })
}

/// The fields of a mapping that have one value in every row, and their values.
pub(super) fn constants_of(info: &'static FactInfo, mapping: &Mapping) -> Result<(u64, Vec<i64>), Error> {
    let mut constants = (0, vec![0; info.fields.len()]);
    for (name, origin) in &mapping.fields {
        let (field, Origin::Constant(value)) = (field_named(info, name)?, origin) else { continue };
        constants.0 |= 1 << field.number;
        if let Some(slot) = constants.1.get_mut(usize::from(field.number)) {
            *slot = constant(field, value)?;
        }
    }
    Ok(constants)
}

/// The number of a constant.
fn constant(field: &FieldInfo, text: &str) -> Result<i64, Error> {
    let value = match field.kind {
        FieldKind::Word(_) | FieldKind::Set(_) | FieldKind::Flag => value_of(field.kind, text),
        FieldKind::Duration => text.parse::<crate::Duration>().ok().map(crate::Duration::as_micros),
        FieldKind::Instant => None,
        FieldKind::Currency => text.parse::<crate::Currency>().ok().map(crate::Currency::code),
        _ => text.parse().ok(),
    };
    value.ok_or_else(|| {
        let message = format!("the field `{}` ({}) cannot be `{text}` in every row", field.name, field.kind.name());
        Error::new(ErrorCode::OutOfRange, message)
    })
}

/// How each column falls into cells; `None` where rows are counted one by one.
fn cells_of(
    info: &FactInfo,
    specs: &[Spec],
    slots: &[usize],
    layout: &Layout,
    constants: u64,
) -> Option<Vec<(usize, Cells, Option<usize>)>> {
    let known = specs.iter().fold(constants, |bits, spec| bits | 1 << spec.field);
    let mut cuts = Vec::new();
    for slot in slots {
        cuts.push(layout.slots.get(*slot)?.counter.cuts(known)?);
    }
    let one = |spec: &Spec| {
        let of_words = |words: &[&str]| i64::try_from(words.len()).ok();
        let cells = match info.fields.get(spec.field)?.kind {
            FieldKind::Word(words) => Cells::Codes(of_words(words)?),
            FieldKind::Set(words) if words.len() <= 8 => Cells::Codes(1 << words.len()),
            FieldKind::Flag => Cells::Codes(2),
            FieldKind::Instant | FieldKind::Id => Cells::Known,
            FieldKind::Duration | FieldKind::Count | FieldKind::Score | FieldKind::Number | FieldKind::Money => {
                let mut all: Vec<i64> = cuts.iter().flat_map(|cuts| cuts.of(spec.field)).collect();
                all.sort_unstable();
                all.dedup();
                Cells::Cuts(all)
            }
            _ => return None,
        };
        Some((spec.field, cells))
    };
    let mut cells: Vec<(usize, Cells)> = specs.iter().map(one).collect::<Option<_>>()?;
    let first = |at: usize| specs.iter().position(|spec| spec.reads_as(&specs[at])).filter(|first| *first != at);
    let same: Vec<Option<usize>> = (0..specs.len()).map(first).collect();
    // One digit tells of all parts of a column: where any of them has a cut.
    for (at, first) in same.iter().enumerate().filter_map(|(at, first)| Some((at, (*first)?))) {
        if let (Cells::Cuts(mine), Cells::Cuts(theirs)) = (cells[at].1.clone(), &mut cells[first].1) {
            theirs.extend(mine);
            theirs.sort_unstable();
            theirs.dedup();
        }
    }
    let together = |(at, first): (usize, Option<usize>)| {
        let kinds_agree = |first: &usize| matches!((&cells[at].1, &cells[*first].1), (Cells::Cuts(_), Cells::Cuts(_)));
        let first = first.filter(kinds_agree);
        (cells[at].0, cells[first.unwrap_or(at)].1.clone(), first)
    };
    Some(same.into_iter().enumerate().map(together).collect())
}

/// The field whose instant decides the interval: told by a row of which every instant is another.
fn instant_of(specs: &[Spec], constants: &(u64, Vec<i64>), counters: &[&dyn AnyCounter]) -> Option<usize> {
    let mut found = None;
    for counter in counters {
        let (mut present, mut values) = (constants.0, constants.1.clone());
        for spec in specs {
            let Some(field) = counter.info().fields.get(spec.field) else { continue };
            if field.kind == FieldKind::Instant || field.required {
                values[spec.field] = if field.kind == FieldKind::Instant {
                    1_000_000 * (i64::try_from(spec.field).unwrap_or_default() + 1)
                } else {
                    0
                };
                present |= 1 << spec.field;
            }
        }
        let at = counter.instant(&Fields::new(counter.info(), present, &values))?.as_micros();
        let field = specs.iter().map(|spec| spec.field).find(|field| {
            values.get(*field) == Some(&at)
                && counter.info().fields.get(*field).is_some_and(|field| field.kind == FieldKind::Instant)
        })?;
        if found.is_some_and(|found| found != field) {
            return None;
        }
        found = Some(field);
    }
    found
}
