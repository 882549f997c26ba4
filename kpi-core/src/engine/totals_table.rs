//! Tables of totals: what is kept, sent and added up elsewhere, then read back and turned into KPIs.
//!
//! A table of totals has the keys, the start of the interval and what the intervals are (`interval`, `every`), the columns `fact` and
//! `rules`, and a column of 64-bit integers for each total; null is unknown. Whoever adds such tables up adds integers and groups by
//! `every`, `fact` and `rules` too: `SELECT queue, fact, rules, sum(offered)::BIGINT AS offered ... GROUP BY queue, fact, rules`.
//!
//! SQL's `sum` leaves nulls out: where one of several tables does not know a total that others know, the sum of what is known would
//! pass for all. `CASE WHEN count(offered) = count(*) THEN sum(offered)::BIGINT END` keeps it unknown, as adding up here does.

use super::bind::{ints, word_at};
use super::card::Card;
use super::layout::UNKNOWN;
use super::looks::Looks;
use super::mapping::Query;
use super::output::{INTERVAL, batch, named};
use super::plan::{Plan, names};
use super::worker::Worker;
use crate::calendar::Bins;
use crate::error::{Error, ErrorCode};
use crate::fact::{FactInfo, Reject};
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::DataType;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The column that tells what the intervals are.
pub(super) const EVERY: &str = "every";

impl Card {
    /// The totals of a fact, a row for each group and each of the rules under which it was counted; groups in which nothing was seen are left out.
    ///
    /// The query must have kept all totals ([`Query::totals`]): those that were not asked for would come out as unknown.
    /// Distributions and distinct members are no sums and not in it.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownName`] where no table is mapped to the fact.
    pub fn totals(&self, fact: &str) -> Result<RecordBatch, Error> {
        let slots: Vec<_> = self.plan.layout.slots.iter().filter(|slot| slot.info().name == fact).collect();
        let Some(info) = slots.first().map(|slot| slot.info()) else {
            return Err(Error::new(ErrorCode::UnknownName, format!("nothing was counted of the fact `{fact}`")));
        };
        let seen = |slot: &super::layout::Slot, group: usize| {
            slot.all_places().any(|place| self.place(place).get(group).is_some_and(|total| *total != 0))
        };
        let rows: Vec<(usize, usize)> = (0..slots.len())
            .flat_map(|slot| (0..self.len()).map(move |group| (slot, group)))
            .filter(|(slot, group)| seen(slots[*slot], *group))
            .collect();
        let mut columns = self.key_columns_of(rows.iter().map(|(_, group)| *group));
        let texts = |text: &dyn Fn(usize) -> String| -> ArrayRef {
            Arc::new(rows.iter().map(|(slot, _)| Some(text(*slot))).collect::<StringArray>())
        };
        if let Some(bins) = &self.plan.bins {
            columns.push(named(EVERY, texts(&|_| bins.to_string())));
        }
        columns.push(named("fact", texts(&|_| info.name.to_owned())));
        columns.push(named("rules", texts(&|slot| slots[slot].counter.rules_text())));
        for (total, of) in info.totals.iter().enumerate() {
            let value = |(slot, group): &(usize, usize)| self.known_total(slots[*slot], total, *group);
            columns.push(named(of.name, Arc::new(rows.iter().map(value).collect::<Int64Array>())));
        }
        for reason in Reject::ALL {
            let value = |(slot, group): &(usize, usize)| self.place(slots[*slot].rejected(reason)).get(*group).copied();
            let name = format!("rejected_{}", reason.name());
            columns.push(named(name, Arc::new(rows.iter().map(value).collect::<Int64Array>())));
        }
        batch(columns, rows.len())
    }

    /// A total as it was counted; `None` where the rules do not let rows tell it, or where it is not known.
    fn known_total(&self, slot: &super::layout::Slot, total: usize, group: usize) -> Option<i64> {
        let value = *self.place(slot.place(total)?).get(group)?;
        (slot.is_counted(total) && !slot.is_unknown(value)).then_some(value)
    }
}

/// What a table says of itself beside its totals.
struct Read {
    fact: &'static FactInfo,
    rules: String,
    every: Option<Bins>,
    batch: RecordBatch,
}

impl Query {
    /// The KPIs of totals that were counted before, or that another system kept: tables as [`Card::totals`] makes them, added up by
    /// the keys and intervals of this query. The tables and mappings of the query play no part, but for one thing: a fact that is mapped was
    /// supplied, also where no table has a row of it.
    ///
    /// A total that a table does not have, or of which a row is null, is unknown wherever that row is added.
    ///
    /// Of facts that look at instants, rows that differ in a key are put side by side within their interval, before intervals are added: what is
    /// taken once ([`TotalInfo::once`](crate::TotalInfo::once)) is the same in all of them. Add such totals up here, not in SQL.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Column`] for a table without `fact` or `rules`, and for totals that are no integers; [`ErrorCode::RulesDiffer`] where one
    /// fact was counted under two rules; [`ErrorCode::BinsDiffer`] where the intervals do not make up those of this query;
    /// [`ErrorCode::KeysDiffer`] where a key is missing; [`ErrorCode::InstantsDiffer`] where parts were not looked
    /// at at the same instants, or one of them not at all; [`ErrorCode::Overflow`] beyond 64 bits.
    pub fn of_totals(&self, tables: impl IntoIterator<Item = RecordBatch>) -> Result<Card, Error> {
        let mut read = Vec::new();
        for table in tables {
            read_table(&table, &mut read)?;
        }
        let mut rules: BTreeMap<&str, (&'static FactInfo, &str)> = BTreeMap::new();
        for table in &read {
            let (_, known) = *rules.entry(table.fact.name).or_insert((table.fact, &table.rules));
            if known != table.rules {
                let message = format!(
                    "totals of `{}` under two rules cannot be added: keep one of them, WHERE rules = '{known}' or '{}'",
                    table.fact.name, table.rules
                );
                return Err(Error::new(ErrorCode::RulesDiffer, message));
            }
            self.check_bins(table)?;
        }
        let mut facts: Vec<(&'static FactInfo, String)> =
            rules.values().map(|(info, rules)| (*info, (*rules).to_owned())).collect();
        for mapping in self.tables.iter().flat_map(|table| &table.mappings) {
            let of = super::plan::fact_named(&mapping.fact)?;
            if !facts.iter().any(|(known, _)| known.is(of.info())) {
                facts.push((of.info(), super::plan::rules_of(&of, &mapping.rules, "")?));
            }
        }
        let schemas = read.iter().map(|table| (table.fact, table.batch.schema()));
        let plan = Plan::of_totals(self, &facts, schemas)?;
        let mut worker = Worker::new(&plan);
        for (info, _) in &facts {
            let mut looks = Looks::new(&plan, info);
            for table in read.iter().filter(|table| table.fact.is(info)) {
                let groups = worker.add_totals(&plan, info, &table.batch)?;
                if let Some(looks) = &mut looks {
                    looks.note(&worker, &plan, &table.batch, &groups)?;
                }
            }
            looks.iter().try_for_each(|looks| looks.settle(&mut worker))?;
        }
        Card::new(plan, worker)
    }

    fn check_bins(&self, table: &Read) -> Result<(), Error> {
        let Some(coarse) = &self.bins else { return Ok(()) };
        let fits = table.every.as_ref().is_some_and(|fine| fine == coarse || fine.divides(coarse));
        if fits {
            return Ok(());
        }
        let fine = table.every.as_ref().map_or("without intervals".to_owned(), |fine| format!("every {fine}"));
        let message = format!("totals kept {fine} do not make up intervals of {coarse}");
        Err(Error::new(ErrorCode::BinsDiffer, message))
    }
}

/// Takes a table apart into parts of one fact and one rules' text each.
fn read_table(table: &RecordBatch, to: &mut Vec<Read>) -> Result<(), Error> {
    let column = |name: &str| table.column_by_name(name);
    let (Some(facts), Some(rules)) = (column("fact"), column("rules")) else {
        let message = format!(
            "a table of totals has the columns `fact` and `rules` (whoever adds totals up groups by them too); this one has {}",
            names(&table.schema())
        );
        return Err(Error::new(ErrorCode::Column, message));
    };
    let every = column(EVERY);
    let word = |column: &ArrayRef, row: usize| word_at(column, row).map(str::to_owned);
    let head = |row: usize| (word(facts, row), word(rules, row), every.and_then(|every| word(every, row)));
    let mut start = 0;
    while start < table.num_rows() {
        let (fact, rules, every) = head(start);
        let same = (start..table.num_rows())
            .take_while(|row| head(*row) == (fact.clone(), rules.clone(), every.clone()))
            .count();
        let (Some(fact), Some(rules)) = (fact, rules) else {
            let message =
                format!("row {start} of a table of totals does not say of which fact it is, or under which rules");
            return Err(Error::new(ErrorCode::Column, message));
        };
        let of = super::plan::fact_named(&fact)?;
        let rules = of.counter(&rules)?.rules_text();
        let every = every.map(|every| every.parse()).transpose()?;
        check_types(of.info(), table)?;
        to.push(Read { fact: of.info(), rules, every, batch: table.slice(start, same) });
        start += same;
    }
    Ok(())
}

/// Totals are integers.
fn check_types(info: &FactInfo, table: &RecordBatch) -> Result<(), Error> {
    for total in info.totals {
        let Some(column) = table.column_by_name(total.name) else { continue };
        if !column.data_type().is_integer() {
            let message = format!(
                "the total `{}` is {}: totals are 64-bit integers, so add them up as such: sum({0})::BIGINT",
                total.name,
                column.data_type()
            );
            return Err(Error::new(ErrorCode::Column, message));
        }
    }
    Ok(())
}

impl Worker {
    /// Adds a table of totals of one fact to the groups of its rows, which it hands back; but for what is taken once.
    fn add_totals(&mut self, plan: &Plan, info: &'static FactInfo, table: &RecordBatch) -> Result<Vec<u32>, Error> {
        let Some(slot) = plan.layout.slots.iter().find(|slot| slot.info().is(info)) else { return Ok(Vec::new()) };
        let groups = self.groups_of(plan, table)?;
        let numbers = |name: &str| table.column_by_name(name);
        for (total, of) in info.totals.iter().enumerate().filter(|(_, total)| !total.once) {
            let Some(place) = slot.place(total) else { continue };
            let column = numbers(of.name);
            for (row, group) in groups.iter().enumerate() {
                let value = column.filter(|column| column.is_valid(row)).and_then(ints).map(|ints| ints.get(row));
                if !self.settled.add_known(*group, place, value.filter(|value| *value != UNKNOWN)) {
                    return Err(crate::fact::overflow(info));
                }
            }
        }
        for reason in Reject::ALL {
            let Some(column) =
                numbers(&format!("rejected_{}", reason.name())).filter(|column| column.data_type().is_integer())
            else {
                continue;
            };
            for (row, group) in groups.iter().enumerate().filter(|(row, _)| column.is_valid(*row)) {
                let rows = ints(column).map_or(0, |ints| ints.get(row));
                if !self.settled.add(*group, slot.rejected(reason), rows) {
                    return Err(crate::fact::overflow(info));
                }
            }
        }
        Ok(groups)
    }

    /// The groups of the rows of a table of totals.
    fn groups_of(&mut self, plan: &Plan, table: &RecordBatch) -> Result<Vec<u32>, Error> {
        let schema = table.schema();
        let mut columns = Vec::new();
        for key in &plan.by {
            columns.push(schema.index_of(&key.name).map_err(|_| {
                let message = format!("a table of totals has no key `{}`: it has {}", key.name, names(&schema));
                Error::new(ErrorCode::KeysDiffer, message)
            })?);
        }
        let mut tuples = Vec::new();
        self.numbering.tuples_of(&columns, table, (0, table.num_rows()), &mut tuples);
        if plan.bins.is_none() {
            return Ok(tuples);
        }
        let starts = schema.index_of(INTERVAL).ok().map(|at| table.column(at));
        let micros = starts.and_then(|starts| match starts.data_type() {
            DataType::Timestamp(arrow_schema::TimeUnit::Microsecond, Some(_)) => {
                ints(starts).map(|ints| (starts, ints))
            }
            _ => None,
        });
        let Some((starts, ints)) = micros else {
            let message =
                format!("a table of totals has no column `{INTERVAL}` of timestamps in microseconds with a zone");
            return Err(Error::new(ErrorCode::Column, message));
        };
        let at = |row| starts.is_valid(row).then(|| ints.get(row));
        Ok(tuples.into_iter().enumerate().map(|(row, tuple)| self.numbering.group_at(tuple, at(row))).collect())
    }
}
