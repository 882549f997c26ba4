//! Totals with the states that are no sums kept beside them.

use crate::distinct::{DistinctSet, Members};
use crate::distribution::{Distribution, Form, Quotients};
use crate::error::{Error, ErrorCode};
use crate::fact::accumulator::{observe_read, unobserve_read};
use crate::fact::evidence::{Evidence, Reading, Supply};
use crate::fact::totals::{Source, Typed, Viewed};
use crate::fact::{Accumulator, Fact, FactInfo, Fed, Index, Rejection, Sink, StateInfo, Totals, View, Whole};
use std::fmt;

/// [`Totals`] that also keep the distributions and the distinct members that rows feed: percentiles, longest waits,
/// contacts per customer.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
///
/// let mut day = ContactTally::keeping(&ContactRules::default(), Form::Exact);
/// for seconds in [2, 4, 4, 7, 9, 12, 20, 31, 45, 90] {
///     day.observe(&ContactRow { wait: Some(Duration::secs(seconds)), ..ContactRow::new(Outcome::Handled) })?;
/// }
/// let p80 = WAIT_PERCENTILE.evaluate_with(&Parameters::percentile(80)?, &day);
/// assert_eq!(p80.to_string(), "31.0 s (of_offered, p=80/100, nearest_rank; n = 10)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub struct Tally<F: Fact> {
    pub(crate) totals: Totals<F>,
    pub(crate) distributions: Vec<Distribution>,
    pub(crate) sets: Vec<Members>,
    pub(crate) quotients: Vec<Quotients>,
    pub(crate) form: Form,
    /// The empty set that new tallies like this one start with.
    pub(crate) no_members: Members,
    /// One bit for each state that is not known: distributions first, then sets, then quotients.
    pub(crate) unknown_states: u64,
}

impl<F: Fact> Tally<F> {
    /// An empty tally that keeps its distributions in this form.
    pub fn keeping(rules: &F::Rules, form: Form) -> Self {
        Self::starting(rules, form.in_range(), Members::Exact(DistinctSet::new()))
    }

    /// An empty tally that estimates distinct members instead of keeping every id: within a bound that its values tell, at the
    /// precision `lg_k` (from 7, 12 for some 1.6 %). Rows cannot be taken away from it.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] where the precision is not one of [`DistinctSketch`](crate::DistinctSketch).
    ///
    /// # Examples
    ///
    /// ```
    /// use kpi_core::prelude::*;
    ///
    /// let mut day = ContactTally::estimating(&ContactRules::default(), Form::Exact, 12)?;
    /// for customer in (0..20_000).chain(0..10_000) {
    ///     day.observe(&ContactRow { customer: Some(customer), ..ContactRow::new(Outcome::Handled) })?;
    /// }
    /// let frequency = CONTACT_FREQUENCY.evaluate(&day);
    /// assert_eq!(frequency.numerator(), Some(30_000));
    /// assert!(frequency.to_string().contains("distinct about"), "{frequency}");
    /// # Ok::<(), kpi_core::Error>(())
    /// ```
    #[cfg(feature = "sketch")]
    pub fn estimating(rules: &F::Rules, form: Form, lg_k: u8) -> Result<Self, Error> {
        let none = Members::Estimated(Box::new(crate::DistinctSketch::new(lg_k)?));
        Ok(Self::starting(rules, form.in_range(), none))
    }

    pub(crate) fn starting(rules: &F::Rules, form: Form, no_members: Members) -> Self {
        Self {
            totals: Totals::zero(rules),
            distributions: vec![Distribution::new(form); F::INFO.distributions.len()],
            sets: vec![no_members.clone(); F::INFO.sets.len()],
            quotients: vec![Quotients::new(); F::INFO.quotients.len()],
            form,
            no_members,
            unknown_states: 0,
        }
    }

    /// A tally with these totals and empty states.
    pub(crate) fn of_totals(totals: Totals<F>) -> Self {
        let empty = Self::keeping(totals.rules(), Form::Exact);
        Self { totals, ..empty }
    }

    /// Feeds a state with everything that rows told it. What a fact fed is what it takes, and no 64 bits of rows fit into memory.
    pub(crate) fn feed_all(&mut self, fed: &Fed<'_>) {
        let at = |list: &[StateInfo]| list.iter().position(|state| state.name == fed.state);
        if let Some(state) = at(F::INFO.distributions).and_then(|at| self.distributions.get_mut(at)) {
            if let Some(Whole::Distribution(whole)) = fed.whole {
                state.clone_from(whole);
            }
            fed.values.iter().for_each(|value| drop(state.add(*value, fed.times)));
        } else if let Some(state) = at(F::INFO.sets).and_then(|at| self.sets.get_mut(at)) {
            if let Some(Whole::Members(whole)) = fed.whole {
                state.clone_from(whole);
            }
            fed.values.iter().for_each(|value| drop(state.add(*value, fed.times)));
        } else if let Some(state) = at(F::INFO.quotients).and_then(|at| self.quotients.get_mut(at)) {
            let pairs = fed.values.iter().zip(fed.below);
            pairs.for_each(|(above, below)| drop(state.add(*above, *below, fed.times)));
        }
    }

    /// A tally of which nothing is known yet, to be filled with [`Tally::set`], [`Tally::sample`], [`Tally::member`] and
    /// [`Tally::quotient`]: a state is known from the first time that it is fed, once the total
    /// that could leave it open (its `unless`, such as `lead_unknown`) is set too.
    pub fn unknown(rules: &F::Rules, form: Form) -> Self {
        Self::keeping(rules, form).unknown_like()
    }

    /// The bit of each state.
    fn every_state() -> u64 {
        (0..F::INFO.states()).fold(0, |bits, at| bits | 1 << at)
    }

    pub(crate) fn state_bit(kind: usize, at: usize) -> u64 {
        let before = [0, F::INFO.distributions.len(), F::INFO.distributions.len() + F::INFO.sets.len()];
        1_u64.checked_shl(u32::try_from(before[kind] + at).unwrap_or(u32::MAX)).unwrap_or_default()
    }

    /// A state that is fed: empty where it was not known so far, whatever rows left in it.
    fn first_fed<'a, S: Clone>(
        states: &'a mut [S],
        at: usize,
        unknown: u64,
        kind: usize,
        empty: &S,
    ) -> Option<&'a mut S> {
        let state = states.get_mut(at)?;
        if unknown & Self::state_bit(kind, at) != 0 {
            state.clone_from(empty);
        }
        Some(state)
    }

    pub(crate) fn knows(&self, kind: usize, at: usize) -> bool {
        self.unknown_states & Self::state_bit(kind, at) == 0
    }

    /// Makes a total known, with this value: for totals that another system counted.
    ///
    /// # Errors
    ///
    /// As [`Totals::set`].
    pub fn set(&mut self, total: F::Total, value: i64) -> Result<(), Error> {
        self.totals.set(total, value)
    }

    /// Adds an observation to the distribution of this name: for durations, in microseconds, that another system kept.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownName`] where the fact has no such distribution, [`ErrorCode::OutOfRange`] below zero,
    /// [`ErrorCode::Overflow`] beyond 64 bits of observations.
    pub fn sample(&mut self, distribution: &str, value: i64) -> Result<(), Error> {
        let at = F::INFO.distributions.iter().position(|state| state.name == distribution);
        let at = at.ok_or_else(|| no_state::<F>(distribution))?;
        if value < 0 {
            return Err(Error::new(ErrorCode::OutOfRange, format!("no `{distribution}` can be negative ({value})")));
        }
        let empty = Distribution::new(self.form);
        let state = Self::first_fed(&mut self.distributions, at, self.unknown_states, DISTRIBUTION, &empty);
        state.map_or(Ok(()), |state| state.add(value, 1))?;
        self.unknown_states &= !Self::state_bit(DISTRIBUTION, at);
        Ok(())
    }

    /// Adds a member to the set of this name.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownName`] where the fact has no such set, [`ErrorCode::Overflow`] beyond 64 bits of rows.
    pub fn member(&mut self, set: &str, id: i64) -> Result<(), Error> {
        let at = F::INFO.sets.iter().position(|state| state.name == set).ok_or_else(|| no_state::<F>(set))?;
        let state = Self::first_fed(&mut self.sets, at, self.unknown_states, SET, &self.no_members);
        state.map_or(Ok(()), |state| state.add(id, 1))?;
        self.unknown_states &= !Self::state_bit(SET, at);
        Ok(())
    }

    /// Adds a quotient to those of this name.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownName`] where the fact keeps no such quotients, and as [`Quotients::add`].
    pub fn quotient(&mut self, quotients: &str, above: i64, below: i64) -> Result<(), Error> {
        let at = F::INFO.quotients.iter().position(|state| state.name == quotients);
        let at = at.ok_or_else(|| no_state::<F>(quotients))?;
        let state = Self::first_fed(&mut self.quotients, at, self.unknown_states, QUOTIENTS, &Quotients::new());
        state.map_or(Ok(()), |state| state.add(above, below, 1))?;
        self.unknown_states &= !Self::state_bit(QUOTIENTS, at);
        Ok(())
    }

    #[inline(always)]
    fn count(&mut self, row: impl Source<F>, sign: i64) -> Result<(), Error> {
        self.totals.count(row, sign)?;
        if !F::INFO.keeps_states() {
            return Ok(());
        }
        let (rules, mut fed) = self.feeder(sign);
        row.count(rules, &mut fed)?;
        let Some(error) = fed.failed else { return Ok(()) };
        let fed = fed.done;
        self.give_back(row, fed, sign, error)
    }

    /// Gives everything back where a state failed: a number of observations beyond 64 bits, or a row to be taken from an
    /// estimate. The row tells the same again, so what it had fed before is what it feeds first.
    #[cold]
    fn give_back(&mut self, row: impl Source<F>, fed: usize, sign: i64, error: Error) -> Result<(), Error> {
        self.totals.count(row, -sign)?;
        let (rules, back) = self.feeder(-sign);
        let mut back = Feeder { most: fed, failed: Some(error), ..back };
        row.count(rules, &mut back)?;
        back.failed.map_or(Ok(()), Err)
    }

    #[inline]
    fn feeder(&mut self, sign: i64) -> (&F::Rules, Feeder<'_>) {
        let Self { totals, distributions, sets, quotients, .. } = self;
        (totals.rules(), Feeder { distributions, sets, quotients, sign, done: 0, most: usize::MAX, failed: None })
    }
}

#[cold]
fn no_state<F: Fact>(name: &str) -> Error {
    Error::new(ErrorCode::UnknownName, format!("`{}` keeps no state `{name}`", F::INFO.name))
}

pub(crate) const DISTRIBUTION: usize = 0;
pub(crate) const SET: usize = 1;
pub(crate) const QUOTIENTS: usize = 2;

/// What a row tells a state.
#[derive(Clone, Copy)]
enum Observed {
    Sample(i64),
    Member(i64),
    Quotient(i64, i64),
}

/// Feeds the states and ignores the totals, which are counted apart.
struct Feeder<'a> {
    distributions: &'a mut [Distribution],
    sets: &'a mut [Members],
    quotients: &'a mut [Quotients],
    sign: i64,
    done: usize,
    /// No more observations than these are taken.
    most: usize,
    /// The first failure; nothing is taken after it, but to give back what was.
    failed: Option<Error>,
}

impl Feeder<'_> {
    fn put(&mut self, at: usize, observed: Observed, times: i64) -> Result<(), Error> {
        match observed {
            Observed::Sample(value) => self.distributions.get_mut(at).map_or(Ok(()), |state| state.add(value, times)),
            Observed::Member(id) => self.sets.get_mut(at).map_or(Ok(()), |state| state.add(id, times)),
            Observed::Quotient(above, below) => {
                self.quotients.get_mut(at).map_or(Ok(()), |state| state.add(above, below, times))
            }
        }
    }

    fn feed(&mut self, at: usize, observed: Observed) {
        if self.done == self.most {
            return;
        }
        match self.put(at, observed, self.sign) {
            Err(error) if self.failed.is_none() => {
                self.failed = Some(error);
                self.most = self.done;
            }
            _ => self.done += 1,
        }
    }
}

impl Sink for Feeder<'_> {
    fn add<T: Index>(&mut self, _: T, _: i64) {}

    fn sample(&mut self, distribution: usize, value: i64) {
        self.feed(distribution, Observed::Sample(value));
    }

    fn member(&mut self, set: usize, id: i64) {
        self.feed(set, Observed::Member(id));
    }

    fn quotient(&mut self, quotients: usize, above: i64, below: i64) {
        self.feed(quotients, Observed::Quotient(above, below));
    }
}

impl<F: Fact> Accumulator for Tally<F> {
    type Fact = F;

    fn zero(rules: &F::Rules) -> Self {
        Self::keeping(rules, Form::Exact)
    }

    fn zero_like(&self) -> Self {
        let empty = Self::starting(self.totals.rules(), self.form, self.no_members.clone());
        Self { totals: self.totals.zero_like(), unknown_states: self.unknown_states, ..empty }
    }

    fn unknown_like(&self) -> Self {
        let empty = Self::starting(self.totals.rules(), self.form, self.no_members.clone());
        Self { totals: self.totals.unknown_like(), unknown_states: Self::every_state(), ..empty }
    }

    fn is_untouched(&self) -> bool {
        self.totals.is_untouched()
            && self.distributions.iter().all(Distribution::is_empty)
            && self.sets.iter().all(Members::is_empty)
            && self.quotients.iter().all(Quotients::is_empty)
    }

    fn totals(&self) -> &Totals<F> {
        &self.totals
    }

    fn observe(&mut self, row: &F::Row) -> Result<(), Error> {
        self.count(Typed(row), 1)
    }

    fn unobserve(&mut self, row: &F::Row) -> Result<(), Error> {
        self.count(Typed(row), -1)
    }

    fn observe_view(&mut self, row: &impl View) -> Result<(), Error> {
        if F::counts_in_place(row) { self.count(Viewed(row), 1) } else { observe_read(self, row) }
    }

    fn unobserve_view(&mut self, row: &impl View) -> Result<(), Error> {
        if F::counts_in_place(row) { self.count(Viewed(row), -1) } else { unobserve_read(self, row) }
    }

    fn count_rejected(&mut self, rejection: Rejection, sign: i64) -> Result<(), Error> {
        self.totals.count_rejected_row(rejection, sign)
    }

    #[cfg(feature = "stored")]
    fn to_bytes(&self) -> Vec<u8> {
        self.to_bytes()
    }

    fn set_known(&mut self, total: usize, value: i64) -> Result<(), Error> {
        self.totals.set_known(total, value)
    }

    fn feed_state(&mut self, state: &str, value: i64, below: Option<i64>) -> Result<(), Error> {
        let is_set = F::INFO.sets.iter().any(|set| set.name == state);
        match below {
            Some(below) => self.quotient(state, value, below),
            None if is_set => self.member(state, value),
            None if F::INFO.quotients.iter().any(|quotients| quotients.name == state) => Err(Error::new(
                ErrorCode::OutOfRange,
                format!("`{state}` holds quotients: say what stands below the line too"),
            )),
            None => self.sample(state, value),
        }
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.combine(other, Totals::merge, 1)
    }

    fn merge_beside(&mut self, other: &Self) -> Result<(), Error> {
        self.combine(other, Totals::merge_beside, 1)
    }

    fn unmerge(&mut self, other: &Self) -> Result<(), Error> {
        self.combine(other, Totals::unmerge, -1)
    }
}

impl<F: Fact> Tally<F> {
    /// Totals and states together, or nothing at all.
    fn combine(
        &mut self,
        other: &Self,
        totals: impl Fn(&mut Totals<F>, &Totals<F>) -> Result<(), Error>,
        sign: i64,
    ) -> Result<(), Error> {
        if self.form != other.form {
            return Err(Error::new(
                ErrorCode::FormsDiffer,
                format!("a tally kept {} cannot be added to one kept {}", other.form, self.form),
            ));
        }
        for (mine, theirs) in self.distributions.iter().zip(&other.distributions) {
            mine.check_combine(theirs, sign)?;
        }
        for (mine, theirs) in self.sets.iter().zip(&other.sets) {
            mine.check_combine(theirs, sign)?;
        }
        for (mine, theirs) in self.quotients.iter().zip(&other.quotients) {
            mine.check_combine(theirs, sign)?;
        }
        totals(&mut self.totals, &other.totals)?;
        for (mine, theirs) in self.quotients.iter_mut().zip(&other.quotients) {
            mine.combine(theirs, sign)?;
        }
        for (mine, theirs) in self.distributions.iter_mut().zip(&other.distributions) {
            mine.combine(theirs, sign)?;
        }
        for (mine, theirs) in self.sets.iter_mut().zip(&other.sets) {
            mine.combine(theirs, sign)?;
        }
        self.unknown_states |= other.unknown_states;
        Ok(())
    }
}

impl<F: Fact> Evidence for Tally<F> {
    fn info(&self) -> &'static FactInfo {
        F::INFO
    }

    fn reading(&self, total: usize) -> Reading {
        self.totals.reading(total)
    }

    fn rejected_rows(&self) -> i64 {
        self.totals.rejected_rows()
    }

    fn rule(&self, rule: usize) -> i64 {
        self.totals.rule(rule)
    }

    fn distribution(&self, at: usize) -> Option<&Distribution> {
        self.distributions.get(at).filter(|_| self.knows(DISTRIBUTION, at))
    }

    fn distinct(&self, at: usize) -> Option<&Members> {
        self.sets.get(at).filter(|_| self.knows(SET, at))
    }

    fn quotients(&self, at: usize) -> Option<&Quotients> {
        self.quotients.get(at).filter(|_| self.knows(QUOTIENTS, at))
    }
}

impl<F: Fact> Supply for Tally<F> {
    fn evidence(&self, info: &FactInfo) -> Option<&dyn Evidence> {
        F::INFO.is(info).then_some(self as &dyn Evidence)
    }
}

impl<F: Fact> Clone for Tally<F> {
    fn clone(&self) -> Self {
        Self {
            totals: self.totals.clone(),
            distributions: self.distributions.clone(),
            sets: self.sets.clone(),
            quotients: self.quotients.clone(),
            form: self.form,
            no_members: self.no_members.clone(),
            unknown_states: self.unknown_states,
        }
    }
}

impl<F: Fact> PartialEq for Tally<F> {
    fn eq(&self, other: &Self) -> bool {
        self.totals == other.totals
            && self.distributions == other.distributions
            && self.sets == other.sets
            && self.quotients == other.quotients
            && self.unknown_states == other.unknown_states
            && self.form == other.form
    }
}

impl<F: Fact> fmt::Debug for Tally<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tally").field("totals", &self.totals).field("form", &self.form).finish_non_exhaustive()
    }
}
