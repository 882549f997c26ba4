//! The card: a log, what its rows are counted under, and the groups that are shown.

use crate::ledger::Ledger;
use crate::log::{Log, Mark};
use anyhow::{Context as _, Result};
use kpi_core::engine::{Ask, Card as Counted, Group, Key, Query};
use kpi_core::prelude::*;

/// The key of the people who handle contacts.
pub const AGENT: &str = "agent";

/// A scorecard of a log.
pub struct Card {
    log: Log,
    rules: ContactRules,
    by: Vec<String>,
    every: Option<Bins>,
    ledger: Ledger,
    surveys: Vec<(Reject, i64)>,
}

/// A group, and the values that were asked for.
pub type Line = (Group, Vec<Value>);

impl Card {
    /// Counts a log under these rules, to be shown by these keys and intervals.
    ///
    /// # Errors
    ///
    /// Whatever the engine refuses.
    pub fn new(log: Log, rules: ContactRules, by: Vec<String>, every: Option<Bins>) -> Result<Self> {
        let mut card = Self { ledger: log.ledger().clone(), log, rules, by, every, surveys: Vec::new() };
        let volume = [Ask::kpi("contact_volume").variant("arrived"), Ask::kpi("nps")];
        let counted = card.log.count_all(&card.rules_text(), Query::new().ask(volume))?;
        for (_, fact, report) in counted.reports() {
            if fact == "contact" {
                card.ledger.settle(report);
            } else {
                let rejected = |reason| (reason, i64::try_from(report.rejected_for(reason)).unwrap_or(i64::MAX));
                card.surveys = Reject::ALL.into_iter().map(rejected).collect();
            }
        }
        Ok(card)
    }

    /// The keys that it is shown by.
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// The intervals.
    pub fn every(&self) -> Option<&Bins> {
        self.every.as_ref()
    }

    /// Whether agents are a table of their own.
    pub fn has_agents(&self) -> bool {
        self.by != [AGENT] && self.log.plan().has_key(AGENT)
    }

    /// What became of every row.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Surveys that were rejected, by reason.
    pub fn rejected_surveys(&self) -> &[(Reject, i64)] {
        &self.surveys
    }

    /// The rules, without the fact before them.
    fn rules_text(&self) -> String {
        let text = self.rules().rules_text();
        text.split_once(' ').map(|(_, rules)| rules.to_owned()).unwrap_or_default()
    }

    /// Totals under the rules: no rows, and the rules as text.
    pub fn rules(&self) -> ContactTotals {
        ContactTotals::zero(&self.rules)
    }

    /// The KPIs of all rows, surveys among them.
    ///
    /// # Errors
    ///
    /// Whatever the engine refuses.
    pub fn total(&self, asks: impl IntoIterator<Item = Ask>) -> Result<Vec<Value>> {
        let counted = self.log.count_all(&self.rules_text(), Query::new().ask(asks))?;
        lines(&counted).into_iter().next().map(|(_, values)| values).context("nothing was asked")
    }

    /// The KPIs of each group by these keys, in these intervals.
    ///
    /// # Errors
    ///
    /// Whatever the engine refuses.
    pub fn groups(
        &self,
        by: &[String],
        every: Option<&Bins>,
        asks: impl IntoIterator<Item = Ask>,
    ) -> Result<Vec<Line>> {
        let query = Query::new().by(by.iter().cloned()).ask(asks);
        let query = if let Some(bins) = every { query.every(bins.clone()) } else { query };
        Ok(lines(&self.log.count(&self.rules_text(), query)?))
    }

    /// The KPIs of the rows that are marked, all together.
    ///
    /// # Errors
    ///
    /// Whatever the engine refuses.
    pub fn marked(
        &self,
        by: &[String],
        mark: &Mark<'_>,
        asks: impl IntoIterator<Item = Ask>,
    ) -> Result<Option<Vec<Value>>> {
        let counted = self.log.count_marked(&self.rules_text(), Query::new().ask(asks), by, mark)?;
        let marked = |(group, _): &Line| group.keys == [Key::Flag(true)];
        Ok(lines(&counted).into_iter().find(marked).map(|(_, values)| values))
    }
}

/// The values of each group.
fn lines(counted: &Counted) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(counted.len());
    for (group, value) in counted.values() {
        match lines.last_mut() {
            Some((last, values)) if *last == group => values.push(value),
            _ => lines.push((group, vec![value])),
        }
    }
    lines
}

/// Lines to show, and the names of those that are too small.
pub struct Shown {
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// Groups that were too small to show.
    pub rest: Vec<Group>,
}

/// The `n` largest groups by their first value (all without a number), the largest first.
pub fn largest(mut lines: Vec<Line>, n: Option<usize>) -> Shown {
    let size = |(_, values): &Line| values.first().and_then(Value::numerator).unwrap_or_default();
    lines.sort_by_key(|line| std::cmp::Reverse(size(line)));
    let small = lines.split_off(n.unwrap_or(lines.len()).min(lines.len()));
    Shown { lines, rest: small.into_iter().map(|(group, _)| group).collect() }
}
