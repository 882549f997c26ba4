//! Several facts kept by the same keys and intervals, read together group by group.

use crate::calendar::Bins;
use crate::error::{Error, ErrorCode};
use crate::exact::Instant;
use crate::fact::evidence::{Evidence, Supply};
use crate::fact::{Accumulator, FactInfo, GroupKey, Grouped};
use std::collections::BTreeSet;
use std::fmt;

/// A grouping without the type of what it counts into.
pub trait AnyGrouped<K>: Send + Sync {
    /// The fact's tables.
    fn info(&self) -> &'static FactInfo;

    /// The names of the keys, where they were given.
    fn key_names(&self) -> Option<&str>;

    /// The intervals.
    fn bins(&self) -> Option<&Bins>;

    /// Every group in the order of key and time.
    fn keys(&self) -> Vec<&GroupKey<K>>;

    /// What was counted in a group; nothing, under the same rules, where the group is none of this grouping's.
    fn group(&self, key: &GroupKey<K>) -> &dyn Evidence;
}

impl<K: Ord + Clone + Send + Sync, A: Accumulator> AnyGrouped<K> for Grouped<K, A> {
    fn info(&self) -> &'static FactInfo {
        Evidence::info(self.nothing())
    }

    fn key_names(&self) -> Option<&str> {
        Self::key_names(self)
    }

    fn bins(&self) -> Option<&Bins> {
        Self::bins(self)
    }

    fn keys(&self) -> Vec<&GroupKey<K>> {
        self.iter().map(|(key, _)| key).collect()
    }

    fn group(&self, key: &GroupKey<K>) -> &dyn Evidence {
        match self.get(&key.key, key.start) {
            Some(totals) => totals,
            None => self.nothing(),
        }
    }
}

/// Groupings of several facts by the same keys and intervals: what KPIs over several facts are read from, group by group.
///
/// A fact that has no rows in a group counts zero there, in the totals that its other groups know; a fact that is not on the
/// board is unknown. Groupings by other keys
/// or other intervals are refused by name: cost by site and contacts by queue have no quotient.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
///
/// let mut contacts = Grouped::<&str, ContactTotals>::new(&ContactRules::default()).keyed_by("queue");
/// let mut answers = Grouped::<&str, SurveyTotals>::new(&SurveyRules::default()).keyed_by("queue");
/// for queue in ["help", "help", "sales"] {
///     contacts.observe(queue, &ContactRow::new(Outcome::Handled))?;
/// }
/// answers.observe("help", &SurveyRow { csat: Some(5), ..SurveyRow::default() })?;
///
/// let board = Board::of(&contacts).and(&answers)?;
/// let shown: Vec<String> = board.iter().map(|(group, facts)| {
///     format!("{} {}", group.key, SURVEY_RESPONSE_RATE.evaluate_named("of_offered", &facts).unwrap())
/// }).collect();
/// assert_eq!(shown, ["help 50.0 % (1 of 2; of_offered)", "sales 0.0 % (0 of 1; of_offered)"]);
///
/// let by_agent = Grouped::<&str, SurveyTotals>::new(&SurveyRules::default()).keyed_by("agent");
/// let refused = Board::of(&contacts).and(&by_agent).unwrap_err();
/// assert_eq!(refused.to_string(), "`contact` is kept by queue and `survey` by agent: roll both up to the same keys, and name them");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub struct Board<'a, K> {
    facts: Vec<&'a dyn AnyGrouped<K>>,
}

/// What the facts of a board hold for one group: a supply of every fact.
pub struct BoardGroup<'a> {
    facts: Vec<&'a dyn Evidence>,
}

impl<K> fmt::Debug for Board<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.facts.iter().map(|fact| fact.info().name)).finish()
    }
}

impl fmt::Debug for BoardGroup<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.facts.iter().map(|fact| fact.info().name)).finish()
    }
}

impl Supply for BoardGroup<'_> {
    fn evidence(&self, info: &FactInfo) -> Option<&dyn Evidence> {
        self.facts.evidence(info)
    }
}

impl<'a, K: Ord + Clone> Board<'a, K> {
    /// A board of one fact.
    pub fn of(first: &'a dyn AnyGrouped<K>) -> Self {
        Self { facts: vec![first] }
    }

    /// The same board with another fact.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::KeysDiffer`] where the names of the keys differ, or where one has no names ([`Grouped::keyed_by`]); [`ErrorCode::BinsDiffer`] where the
    /// intervals differ; [`ErrorCode::FactsDiffer`] where the fact is on the board already.
    pub fn and(mut self, other: &'a dyn AnyGrouped<K>) -> Result<Self, Error> {
        for fact in &self.facts {
            check_alike(*fact, other)?;
        }
        self.facts.push(other);
        Ok(self)
    }

    /// Every group that any of the facts has, in the order of key and time, with what each fact holds for it.
    pub fn iter(&self) -> impl Iterator<Item = (&'a GroupKey<K>, BoardGroup<'a>)> {
        let keys: BTreeSet<&'a GroupKey<K>> = self.facts.iter().flat_map(|fact| fact.keys()).collect();
        keys.into_iter().map(|key| (key, self.group(key)))
    }

    /// What the facts hold for one group; groups that none of them has hold nothing.
    pub fn get(&self, key: &K, start: Option<Instant>) -> BoardGroup<'a> {
        self.group(&GroupKey { key: key.clone(), start })
    }

    fn group(&self, key: &GroupKey<K>) -> BoardGroup<'a> {
        BoardGroup { facts: self.facts.iter().map(|fact| fact.group(key)).collect() }
    }
}

fn check_alike<K>(one: &dyn AnyGrouped<K>, other: &dyn AnyGrouped<K>) -> Result<(), Error> {
    let (mine, theirs) = (one.info().name, other.info().name);
    if one.info().is(other.info()) {
        return Err(Error::new(
            ErrorCode::FactsDiffer,
            format!("`{mine}` is on the board already: merge the two first"),
        ));
    }
    if one.key_names() != other.key_names() || one.key_names().is_none() {
        let by = |names: Option<&str>| names.unwrap_or("keys without names").to_owned();
        return Err(Error::new(
            ErrorCode::KeysDiffer,
            format!(
                "`{mine}` is kept by {} and `{theirs}` by {}: roll both up to the same keys, and name them",
                by(one.key_names()),
                by(other.key_names())
            ),
        ));
    }
    if one.bins() != other.bins() {
        let every = |bins: Option<&Bins>| bins.map_or("without intervals".to_owned(), |bins| format!("every {bins}"));
        return Err(Error::new(
            ErrorCode::BinsDiffer,
            format!(
                "`{mine}` is kept {} and `{theirs}` {}: roll both up to the same intervals",
                every(one.bins()),
                every(other.bins())
            ),
        ));
    }
    Ok(())
}
