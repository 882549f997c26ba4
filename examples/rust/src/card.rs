//! The card: rows are counted into totals of `kpi_core`, by queue and interval and by agent, and every row is accounted for.

use crate::ledger::Ledger;
use crate::reader::{Line, Row};
use anyhow::Result;
use clap::ValueEnum;
use kpi_core::{Error, GroupKey, prelude::*};

/// The key of rows that have none.
pub const NO_KEY: &str = "(none)";

/// What the rows are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// The queue or skill.
    #[default]
    Queue,
    /// The agent.
    Agent,
    /// Nothing.
    None,
}

/// Totals by key and interval.
pub type Groups = Grouped<String, ContactTally>;

/// A scorecard being filled.
#[derive(Clone, Debug)]
pub struct Card {
    by: By,
    groups: Groups,
    agents: Groups,
    surveys: SurveyTotals,
    ledger: Ledger,
}

impl Card {
    /// An empty card under these rules.
    pub fn new(rules: &ContactRules, by: By, every: Option<Bins>) -> Self {
        let groups = Grouped::new(rules);
        let groups = if let Some(bins) = every { groups.every(bins) } else { groups };
        Self {
            by,
            groups,
            agents: Grouped::new(rules),
            surveys: SurveyTotals::zero(&SurveyRules::default()),
            ledger: Ledger::default(),
        }
    }

    /// Adds one record of the log.
    ///
    /// # Errors
    ///
    /// Where a total would leave 64 bits. Rejected rows are counted and go on.
    pub fn add(&mut self, line: Line) -> Result<()> {
        self.ledger.read += 1;
        match line {
            Line::Row(row) => {
                self.ledger.swallowed(row.lines);
                self.count(&row)?;
            }
            Line::NotOfThisFact(word) => self.ledger.not_of_this_fact(&word),
            Line::Unmapped(unmapped, lines) => self.ledger.unmapped(unmapped, lines),
        }
        Ok(())
    }

    fn count(&mut self, row: &Row) -> Result<(), Error> {
        let counted = self.groups.observe(self.key(row), &row.contact);
        if let Err(rejection) = rejected(counted)? {
            self.ledger.rejected(rejection);
            return Ok(()); // its survey is no better than the rest of the row
        }
        if let (Some(agent), true) = (&row.agent, self.by != By::Agent) {
            rejected(self.agents.observe(agent.clone(), &row.contact))?.ok();
        }
        if let Some(survey) = &row.survey {
            rejected(self.surveys.observe(survey))?.ok();
        }
        Ok(())
    }

    fn key(&self, row: &Row) -> String {
        let key = match self.by {
            By::Queue => row.queue.clone(),
            By::Agent => row.agent.clone(),
            By::None => Some("all".to_owned()),
        };
        key.unwrap_or_else(|| NO_KEY.to_owned())
    }

    /// What the rows are grouped by.
    pub fn by(&self) -> By {
        self.by
    }

    /// What became of every row.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The surveys of all rows.
    pub fn surveys(&self) -> &SurveyTotals {
        &self.surveys
    }

    /// Totals by key and interval.
    pub fn groups(&self) -> &Groups {
        &self.groups
    }

    /// All rows added up.
    ///
    /// # Errors
    ///
    /// Where a total would leave 64 bits.
    pub fn total(&self) -> Result<ContactTally, Error> {
        self.groups.total()
    }

    /// Totals by key: the intervals are added up.
    ///
    /// # Errors
    ///
    /// As [`Card::total`].
    pub fn by_key(&self) -> Result<Groups, Error> {
        self.groups.rolled_up(Clone::clone, None)
    }

    /// Totals by interval: the keys are added up.
    ///
    /// # Errors
    ///
    /// As [`Card::total`].
    pub fn by_interval(&self) -> Result<Groups, Error> {
        self.groups.rolled_up(|_| String::new(), self.groups.bins().cloned())
    }

    /// Totals by agent; rows whose agent is unknown are in none of them.
    pub fn agents(&self) -> &Groups {
        &self.agents
    }
}

/// Lets a rejected row pass, which the totals have counted, and stops at everything else.
fn rejected(result: Result<(), Error>) -> Result<Result<(), Rejection>, Error> {
    match result {
        Ok(()) => Ok(Ok(())),
        Err(error) => error.rejection().map(Err).ok_or(error),
    }
}

/// Groups to show, and the rest added up to one, with their number.
pub struct Shown<'a> {
    /// The groups, in order.
    pub groups: Vec<(&'a GroupKey<String>, &'a ContactTally)>,
    /// What was too small to show.
    pub rest: Option<(usize, ContactTally)>,
}

/// The `n` largest groups by a total (all without a number): intervals in the order of time, others the largest first.
///
/// # Errors
///
/// As [`Card::total`].
pub fn largest(groups: &Groups, by: ContactTotal, n: Option<usize>) -> Result<Shown<'_>, Error> {
    let size = |tally: &ContactTally| tally.totals().get(by).unwrap_or_default();
    let mut ranked: Vec<_> = groups.iter().collect();
    ranked.sort_by_key(|(_, tally)| std::cmp::Reverse(size(tally)));
    let small = ranked.split_off(n.unwrap_or(ranked.len()).min(ranked.len()));
    if groups.bins().is_some() {
        ranked.sort_by_key(|(group, _)| group.start);
    }
    let mut rest: Option<ContactTally> = None;
    for (_, tally) in &small {
        match &mut rest {
            Some(sum) => sum.merge(tally)?,
            None => rest = Some((*tally).clone()),
        }
    }
    Ok(Shown { groups: ranked, rest: rest.map(|rest| (small.len(), rest)) })
}
