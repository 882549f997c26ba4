//! Grouped totals: a map from a key and an interval to totals, in a fixed order.

use crate::calendar::Bins;
use crate::error::{Error, ErrorCode};
use crate::exact::Instant;
use crate::fact::accumulator::corrected;
use crate::fact::{Accumulator, Fact, Rejection, Report};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// A group: the caller's key, and the start of the interval.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupKey<K> {
    /// The caller's key.
    pub key: K,
    /// The start of the interval; `None` where nothing is binned, or where the row does not tell its instant.
    pub start: Option<Instant>,
}

/// Totals by key and interval: what a service keeps for its dashboards.
///
/// Groups come out in the order of key and time, whatever order the rows came in. Nobody averages averages: roll up
/// first, then evaluate.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
///
/// let rules = ContactRules::default();
/// let mut by_queue = Grouped::<&str, ContactTotals>::new(&rules).every(Bins::every(Duration::minutes(30))?);
/// for (queue, minute, outcome) in [("sales", 1, Outcome::Handled), ("sales", 31, Outcome::AbandonedQueue), ("help", 2, Outcome::Handled)] {
///     let row = ContactRow { arrived_at: Some(Instant::from_micros(minute * 60_000_000)), ..ContactRow::new(outcome) };
///     by_queue.observe(queue, &row)?;
/// }
/// let shown: Vec<String> = by_queue.iter().map(|(group, totals)| format!("{} {}", group.key, CONNECT_RATE.evaluate(totals))).collect();
/// assert_eq!(shown, ["help 100.0 % (1 of 1; of_offered)", "sales 100.0 % (1 of 1; of_offered)", "sales 0.0 % (0 of 1; of_offered)"]);
///
/// let all = by_queue.rolled_up(|_| "all", None)?;
/// assert_eq!(CONNECT_RATE.evaluate(all.get(&"all", None).unwrap()).to_string(), "66.7 % (2 of 3; of_offered)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
///
/// Keys are parts of the centre side by side, intervals follow one another. For facts that look at instants the two are not the
/// same: two queues at the same 4 instants are 4 instants of the centre, two half hours of 4 are 8.
///
/// ```
/// use kpi_core::prelude::*;
///
/// let mut by_queue = Grouped::<&str, SnapshotTotals>::new(&SnapshotRules::default()).every(Bins::every(Duration::minutes(30))?);
/// for minute in [0, 10, 30, 40] {
///     for (queue, waiting) in [("sales", 3), ("help", 1)] {
///         let taken_at = Some(Instant::from_micros(minute * 60_000_000));
///         by_queue.observe(queue, &SnapshotRow { waiting: Some(waiting), taken_at, ..SnapshotRow::default() })?;
///     }
/// }
/// assert_eq!(CONTACTS_IN_QUEUE.evaluate(&by_queue.total()?).to_string(), "4.00 (16 over 4; at_instant)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Grouped<K: Ord, A: Accumulator> {
    empty: A,
    key_names: Option<Box<str>>,
    /// What a group that is not there holds: zero where every group knows a total.
    nothing: A,
    bins: Option<Bins>,
    groups: BTreeMap<GroupKey<K>, A>,
}

/// How far a row was counted, part by part.
#[derive(Default)]
struct Done {
    parts: usize,
    /// The intervals whose groups are new, or from which something was taken away.
    touched: Vec<Option<Instant>>,
}

#[allow(clippy::needless_pass_by_value, reason = "keys are handed over: most callers make them for the call")]
impl<K: Ord + Clone, A: Accumulator> Grouped<K, A> {
    /// No groups yet, no intervals.
    pub fn new(rules: &<A::Fact as Fact>::Rules) -> Self {
        Self::like(A::zero(rules))
    }

    /// No groups yet; each one will start like this empty accumulator (a [`Tally`](crate::Tally) in a bounded form, say).
    pub fn like(empty: A) -> Self {
        let empty = empty.zero_like();
        Self { nothing: empty.clone(), empty, key_names: None, bins: None, groups: BTreeMap::new() }
    }

    /// The same, with the names of what the key holds: `queue`, or `queue, channel`. Groupings by other names are not brought
    /// together, neither by [`Grouped::merge`] nor on a [`Board`](crate::Board).
    #[must_use]
    pub fn keyed_by(mut self, names: &str) -> Self {
        self.name_keys(Some(names));
        self
    }

    pub(super) fn name_keys(&mut self, names: Option<&str>) {
        self.key_names = names.map(Into::into);
    }

    /// The names of what the key holds, where they were given.
    pub fn key_names(&self) -> Option<&str> {
        self.key_names.as_deref()
    }

    /// What a group that nothing was counted in holds.
    pub(crate) fn nothing(&self) -> &A {
        &self.nothing
    }

    /// The same, by interval. Rows observed before are not moved: call it first.
    #[must_use]
    pub fn every(mut self, bins: Bins) -> Self {
        self.bins = Some(bins);
        self
    }

    /// The intervals.
    pub fn bins(&self) -> Option<&Bins> {
        self.bins.as_ref()
    }

    /// Adds a row, or takes it away, part by part; where a part does not fit, the parts before it are undone.
    fn each(&mut self, key: &K, row: &<A::Fact as Fact>::Row, sign: i64) -> Result<(), Error> {
        let mut done = Done::default();
        let result = self.parts(key, row, sign, usize::MAX, &mut done);
        match &result {
            Err(error) if error.code() != ErrorCode::RowRejected => {
                // What was there a moment ago fits again.
                let mut undone = Done::default();
                let _ = self.parts(key, row, -sign, done.parts, &mut undone);
                done.touched.append(&mut undone.touched);
            }
            _ => {}
        }
        self.forget_untouched(key, done.touched);
        result
    }

    /// Forgets the groups that hold nothing: the last row was taken away, or none of it belonged there.
    fn forget_untouched(&mut self, key: &K, starts: impl IntoIterator<Item = Option<Instant>>) {
        for start in starts {
            let group = GroupKey { key: key.clone(), start };
            if self.groups.get(&group).is_some_and(Accumulator::is_untouched) {
                self.groups.remove(&group);
            }
        }
    }

    /// Counts the first `limit` parts of a row, and how many they were.
    fn parts(
        &mut self,
        key: &K,
        row: &<A::Fact as Fact>::Row,
        sign: i64,
        limit: usize,
        done: &mut Done,
    ) -> Result<(), Error> {
        let Self { empty, bins, groups, .. } = self;
        let mut rejected = Ok(());
        let Done { parts, touched } = done;
        let mut group = |start: Option<Instant>, act: &mut dyn FnMut(&mut A) -> Result<(), Error>| {
            let (totals, new) = match groups.entry(GroupKey { key: key.clone(), start }) {
                Entry::Vacant(none) => (none.insert(empty.zero_like()), true),
                Entry::Occupied(totals) => (totals.into_mut(), false),
            };
            if sign < 0 || new {
                touched.push(start);
            }
            match act(totals) {
                Err(error) if error.code() == ErrorCode::RowRejected => {
                    rejected = Err(error);
                    Ok(())
                }
                other => other,
            }
        };
        let mut part = |start: Option<Instant>, part: &<A::Fact as Fact>::Row| {
            if *parts == limit {
                return Ok(());
            }
            group(start, &mut |totals| if sign < 0 { totals.unobserve(part) } else { totals.observe(part) })?;
            *parts += 1;
            Ok(())
        };
        let Some(bins) = bins else {
            part(None, row)?;
            return rejected;
        };
        let rules = empty.totals().rules().clone();
        match <A::Fact as Fact>::split(row, &rules, bins, &mut part) {
            Err(error) if error.code() == ErrorCode::RowRejected => {
                let start = <A::Fact as Fact>::instant(row, &rules).map(|at| bins.start_of(at));
                let rejection = error.rejection().ok_or(error)?;
                group(start, &mut |totals| totals.count_rejected(rejection, sign))?;
            }
            other => other?,
        }
        rejected
    }

    /// Adds a row to the group of its key and interval. Facts whose time is split add a part to each interval.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::observe`]; a rejected row is counted as rejected in its group.
    pub fn observe(&mut self, key: K, row: &<A::Fact as Fact>::Row) -> Result<(), Error> {
        self.each(&key, row, 1)
    }

    /// Takes a row away from the group of its key and interval.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::unobserve`].
    pub fn unobserve(&mut self, key: K, row: &<A::Fact as Fact>::Row) -> Result<(), Error> {
        self.each(&key, row, -1)
    }

    /// Adds totals that another system counted to a group; `start` is taken to the start of its interval.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::merge`], and [`ErrorCode::BinsDiffer`] for a start where there are no intervals.
    pub fn add(&mut self, key: K, start: Option<Instant>, totals: &A) -> Result<(), Error> {
        if let (None, Some(start)) = (&self.bins, start) {
            return Err(Error::new(
                ErrorCode::BinsDiffer,
                format!("this grouping has no intervals: {start} would be lost"),
            ));
        }
        let group = GroupKey { key, start: self.aligned(start) };
        if let Some(mine) = self.groups.get_mut(&group) {
            mine.merge(totals)?;
        } else {
            self.empty.clone().merge(totals)?; // the same rules and form
            self.groups.insert(group, totals.clone());
        }
        self.nothing.merge(&totals.zero_like())
    }

    /// Counts a row as rejected that its importer could not even read, in the group of its key, without an interval.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::count_rejected`]: always one.
    pub fn count_rejected(&mut self, key: K, rejection: Rejection) -> Result<(), Error> {
        self.count_unread(&key, rejection, 1)
    }

    /// Counts a row that could not be read as rejected, or (`sign` -1) no longer.
    pub(super) fn count_unread(&mut self, key: &K, rejection: Rejection, sign: i64) -> Result<(), Error> {
        let Self { empty, groups, .. } = self;
        let group = groups.entry(GroupKey { key: key.clone(), start: None }).or_insert_with(|| empty.zero_like());
        let result = group.count_rejected(rejection, sign);
        if sign < 0 {
            self.forget_untouched(key, [None]);
        }
        result
    }

    /// Corrects a row that was observed before it ended, even where the correction moves it to another group.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::replace`].
    pub fn replace(
        &mut self,
        old_key: K,
        old: &<A::Fact as Fact>::Row,
        new_key: K,
        new: &<A::Fact as Fact>::Row,
    ) -> Result<(), Error> {
        corrected(self, |to| to.each(&old_key, old, -1), |to| to.each(&new_key, new, 1), |to| to.each(&old_key, old, 1))
    }

    /// Adds many rows, going on past rejected ones, and tells what happened to them.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Overflow`] stops; the rows before it stay counted.
    pub fn observe_all<'a>(
        &mut self,
        rows: impl IntoIterator<Item = (K, &'a <A::Fact as Fact>::Row)>,
    ) -> Result<Report, Error>
    where
        <A::Fact as Fact>::Row: 'a,
    {
        let mut report = Report::default();
        for (key, row) in rows {
            let result = self.observe(key, row);
            report.note(result)?;
        }
        Ok(report)
    }

    /// Adds what another grouping counted, group by group.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::BinsDiffer`] where the intervals differ, [`ErrorCode::KeysDiffer`] where the names of the keys do, otherwise as
    /// [`Accumulator::merge`]; nothing is added then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.bins != other.bins {
            return Err(Error::new(
                ErrorCode::BinsDiffer,
                "groups by different intervals cannot be added: roll up to the same ones first",
            ));
        }
        if self.key_names != other.key_names {
            let by = |names: &Option<Box<str>>| names.as_deref().unwrap_or("keys without names").to_owned();
            return Err(Error::new(
                ErrorCode::KeysDiffer,
                format!("groups by {} and by {} cannot be added", by(&self.key_names), by(&other.key_names)),
            ));
        }
        self.empty.clone().merge(&other.empty)?; // rules and forms, even where no group is common
        let mut sum = self.groups.clone();
        for (group, totals) in &other.groups {
            match sum.get_mut(group) {
                Some(mine) => mine.merge(totals)?,
                None => drop(sum.insert(group.clone(), totals.clone())),
            }
        }
        self.groups = sum;
        self.nothing.merge(&other.nothing)
    }

    /// Adds groups up to coarser keys and longer intervals (`None`: no intervals). The new keys have no names until
    /// [`Grouped::keyed_by`] gives them some.
    ///
    /// Keys that become one are put side by side first ([`Accumulator::merge_beside`]), interval by interval; intervals are added
    /// after ([`Accumulator::merge`]). Nearly all facts look at no instants, and for them the two are the same; for those that do, roll
    /// keys up before the intervals are gone, or both in one step.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::BinsDiffer`] where the new intervals are not made of the old ones ([`Bins::divides`]), [`ErrorCode::InstantsDiffer`] where two of the
    /// keys were looked at at different numbers of instants within one interval, or one of them not at all, otherwise as [`Accumulator::merge`].
    pub fn rolled_up<L: Ord + Clone>(&self, key: impl Fn(&K) -> L, bins: Option<Bins>) -> Result<Grouped<L, A>, Error> {
        let made = |coarse| self.bins.as_ref().is_some_and(|fine| fine.divides(coarse));
        if let Some(coarse) = bins.as_ref().filter(|coarse| !made(coarse)) {
            let kept = self.bins.as_ref().map_or("none".to_owned(), Bins::to_string);
            return Err(Error::new(
                ErrorCode::BinsDiffer,
                format!("intervals of {coarse} cannot be made of the ones that are kept: {kept}"),
            ));
        }
        let (empty, nothing) = (self.empty.clone(), self.nothing.clone());
        let mut groups = BTreeMap::new();
        for (group, totals) in self.side_by_side(key)? {
            let start = bins.as_ref().zip(group.start).map(|(bins, start)| bins.start_of(start));
            match groups.entry(GroupKey { key: group.key, start }) {
                Entry::Vacant(none) => drop(none.insert(totals)),
                Entry::Occupied(mut into) => {
                    let into: &mut A = into.get_mut();
                    into.merge(&totals)?;
                }
            }
        }
        Ok(Grouped { empty, key_names: None, nothing, bins, groups })
    }

    /// In each interval either every key was looked at, or there is no common state of them.
    fn check_looks<L: Ord>(&self, key: &impl Fn(&K) -> L) -> Result<(), Error> {
        let mut keys = BTreeMap::<L, BTreeSet<&K>>::new();
        let mut looks = BTreeMap::<(L, Option<Instant>), usize>::new();
        for group in self.groups.keys() {
            keys.entry(key(&group.key)).or_default().insert(&group.key);
            *looks.entry((key(&group.key), group.start)).or_default() += 1;
        }
        for ((into, start), looked_at) in looks {
            let all = keys.get(&into).map_or(0, BTreeSet::len);
            if looked_at != all {
                let error = Error::new(
                    ErrorCode::InstantsDiffer,
                    format!(
                        "only {looked_at} of {all} keys of `{}` have a row: give every key its row, even where there is nothing to see",
                        <A::Fact as Fact>::INFO.name
                    ),
                );
                return Err(in_interval(&error, start));
            }
        }
        Ok(())
    }

    /// Puts keys that become one side by side, within each of the intervals that are kept.
    fn side_by_side<L: Ord>(&self, key: impl Fn(&K) -> L) -> Result<BTreeMap<GroupKey<L>, A>, Error> {
        if <A::Fact as Fact>::INFO.totals.iter().any(|total| total.once) {
            self.check_looks(&key)?;
        }
        let mut beside = BTreeMap::new();
        for (group, totals) in &self.groups {
            match beside.entry(GroupKey { key: key(&group.key), start: group.start }) {
                Entry::Vacant(none) => drop(none.insert(totals.clone())),
                Entry::Occupied(mut into) => {
                    let into: &mut A = into.get_mut();
                    into.merge_beside(totals).map_err(|error| in_interval(&error, group.start))?;
                }
            }
        }
        Ok(beside)
    }

    /// Forgets every group; keys, intervals and rules stay.
    pub fn clear(&mut self) {
        self.groups.clear();
        self.nothing = self.empty.clone();
    }

    /// The groups as they are kept.
    pub(super) fn groups(&self) -> &BTreeMap<GroupKey<K>, A> {
        &self.groups
    }

    /// Every group in the order of key and time.
    pub fn iter(&self) -> impl Iterator<Item = (&GroupKey<K>, &A)> {
        self.groups.iter()
    }

    /// One group: that of the interval in which `start` lies.
    pub fn get(&self, key: &K, start: Option<Instant>) -> Option<&A> {
        self.groups.get(&GroupKey { key: key.clone(), start: self.aligned(start) })
    }

    /// The start of the interval that an instant lies in.
    pub(super) fn aligned(&self, start: Option<Instant>) -> Option<Instant> {
        start.map(|at| self.bins.as_ref().map_or(at, |bins| bins.start_of(at)))
    }

    /// The number of groups.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether there is no group.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// All groups added up: keys side by side first, then the intervals, as in [`Grouped::rolled_up`].
    ///
    /// # Errors
    ///
    /// As [`Grouped::rolled_up`].
    pub fn total(&self) -> Result<A, Error> {
        let mut intervals = self.side_by_side(|_| ())?.into_values();
        let mut sum = intervals.next().unwrap_or_else(|| self.empty.clone());
        intervals.try_for_each(|totals| sum.merge(&totals))?;
        Ok(sum)
    }
}

/// The same error with the interval in which it arose: the keys of its groups are the ones to compare.
fn in_interval(error: &Error, start: Option<Instant>) -> Error {
    let interval = start.map_or("in the groups without an interval".to_owned(), |start| {
        format!("in the interval that starts at {start}")
    });
    Error::new(error.code(), format!("{error}; {interval}"))
}
