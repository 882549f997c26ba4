//! What rows are counted into, and what happened to a batch of them.

use crate::error::{Error, ErrorCode};
use crate::fact::evidence::{Evidence, Supply};
use crate::fact::{Fact, FactInfo, Reject, Rejection, Totals, View};

/// What rows are counted into: [`Totals`], or a [`Tally`](crate::Tally) that keeps distributions and distinct counts too.
///
/// # Laws
///
/// `merge` is associative and commutative with `zero` of the same rules as identity, `unmerge` undoes it where the same
/// totals are known on both sides, and merging the parts of any split of the rows equals observing them all.
pub trait Accumulator: Clone + Evidence + Supply + Send + Sync + 'static {
    /// The fact that is counted.
    type Fact: Fact;

    /// The empty accumulator under these rules.
    fn zero(rules: &<Self::Fact as Fact>::Rules) -> Self;

    /// An empty accumulator like this one: same rules, same states kept, and the same totals known.
    fn zero_like(&self) -> Self;

    /// An accumulator like this one of which nothing is known, to be filled by hand: same rules, same states kept.
    fn unknown_like(&self) -> Self;

    /// Whether nothing was counted and nothing is held: no rows, no totals, no rejected rows, no states.
    fn is_untouched(&self) -> bool {
        // Reason by reason: one too many of one and one too few of another are not nothing.
        self.saw_nothing() && Reject::ALL.iter().all(|reason| self.totals().rejected(*reason) == 0)
    }

    /// The totals.
    fn totals(&self) -> &Totals<Self::Fact>;

    /// Adds a row.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] where the row breaks a row-local rule (it is counted as rejected), and
    /// [`ErrorCode::Overflow`], which counts nothing.
    fn observe(&mut self, row: &<Self::Fact as Fact>::Row) -> Result<(), Error>;

    /// Takes a row away again, a rejected one from the rejected.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] tells that the row had been rejected (and is no longer counted as such), and
    /// [`ErrorCode::Overflow`], which changes nothing.
    fn unobserve(&mut self, row: &<Self::Fact as Fact>::Row) -> Result<(), Error>;

    /// Adds a row where it lies: see [`View`].
    ///
    /// # Errors
    ///
    /// As [`Accumulator::observe`]; a row that cannot be read is counted as rejected too.
    fn observe_view(&mut self, row: &impl View) -> Result<(), Error> {
        observe_read(self, row)
    }

    /// Takes a row away again.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::unobserve`].
    fn unobserve_view(&mut self, row: &impl View) -> Result<(), Error> {
        unobserve_read(self, row)
    }

    /// Counts a row as rejected (`sign` 1), or no longer (`sign` -1), that its importer could not even read.
    ///
    /// # Errors
    ///
    /// Always one: [`ErrorCode::RowRejected`] with the reason, or [`ErrorCode::Overflow`], which counts nothing.
    fn count_rejected(&mut self, rejection: Rejection, sign: i64) -> Result<(), Error>;

    /// The state as bytes: see [`stored`](crate::stored). Unless said otherwise, its totals.
    #[cfg(feature = "stored")]
    fn to_bytes(&self) -> Vec<u8> {
        self.totals().to_bytes()
    }

    /// Makes a total known, by its number.
    ///
    /// # Errors
    ///
    /// As [`Totals::set`], and [`ErrorCode::UnknownName`] for a number that no total has.
    fn set_known(&mut self, total: usize, value: i64) -> Result<(), Error>;

    /// Adds an observation to a distribution, a member to a set, or a quotient (with what stands below the line) to those that
    /// are kept one by one: for states that another system kept.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownName`] where no such state is kept: [`Totals`] keep none.
    fn feed_state(&mut self, state: &str, value: i64, below: Option<i64>) -> Result<(), Error> {
        let _ = (value, below);
        Err(Error::new(
            ErrorCode::UnknownName,
            format!("totals of `{}` keep no state `{state}`: a tally does", Self::Fact::INFO.name),
        ))
    }

    /// Adds what another counted under the same rules.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RulesDiffer`], [`ErrorCode::FormsDiffer`] or [`ErrorCode::Overflow`]; nothing is added then.
    fn merge(&mut self, other: &Self) -> Result<(), Error>;

    /// Takes away what was merged before. Counts below zero are allowed on the way (a row may be replaced on a machine
    /// that never saw the old one); only the sum of all parts must make sense.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::merge`], and [`ErrorCode::NotAPart`] where the other lacks a total that is known here.
    fn unmerge(&mut self, other: &Self) -> Result<(), Error>;

    /// Adds what another counted beside this one, of other queues at the same instants: sums add, instants are taken once.
    ///
    /// For facts that look at no instants (nearly all) it is the same as [`Accumulator::merge`].
    ///
    /// # Errors
    ///
    /// As [`Accumulator::merge`], and [`ErrorCode::InstantsDiffer`] where the two looked at different numbers of instants.
    fn merge_beside(&mut self, other: &Self) -> Result<(), Error>;

    /// Corrects a row that was observed before it ended: the old one is taken away, the new one added.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] where the new row is rejected (it is counted so, and the old one is gone), and
    /// [`ErrorCode::Overflow`], which changes nothing.
    fn replace(&mut self, old: &<Self::Fact as Fact>::Row, new: &<Self::Fact as Fact>::Row) -> Result<(), Error> {
        corrected(self, |to| to.unobserve(old), |to| to.observe(new), |to| to.observe(old))
    }

    /// Adds many rows, going on past rejected ones, and tells what happened to them.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Overflow`] stops; the rows before it stay counted.
    fn observe_all<'a>(
        &mut self,
        rows: impl IntoIterator<Item = &'a <Self::Fact as Fact>::Row>,
    ) -> Result<Report, Error>
    where
        <Self::Fact as Fact>::Row: 'a,
    {
        let mut report = Report::default();
        for row in rows {
            let result = self.observe(row);
            report.note(result)?;
        }
        Ok(report)
    }
}

/// Corrects a row, whichever door it came through: takes the old one away and adds the new one, which may be rejected like any
/// other. Where it cannot be added, the old one is given back.
pub(super) fn corrected<T>(
    to: &mut T,
    take_old: impl FnOnce(&mut T) -> Result<(), Error>,
    add_new: impl FnOnce(&mut T) -> Result<(), Error>,
    give_back: impl FnOnce(&mut T) -> Result<(), Error>,
) -> Result<(), Error> {
    let refused =
        |result: &Result<(), Error>| result.as_ref().is_err_and(|error| error.code() != ErrorCode::RowRejected);
    let taken = take_old(to);
    if refused(&taken) {
        return taken;
    }
    let added = add_new(to);
    if refused(&added) {
        // What was there a moment ago fits again.
        let _ = give_back(to);
    }
    added
}

/// Reads a row and adds it; out of the way of rows that are counted where they lie.
#[inline(never)]
pub(super) fn observe_read<A: Accumulator>(to: &mut A, row: &impl View) -> Result<(), Error> {
    // By reference: a row is large, and moving it out of the result would copy it.
    match &A::Fact::read(&row.fields(A::Fact::INFO, &mut [0; FactInfo::MAX_FIELDS])) {
        Ok(row) => to.observe(row),
        Err(rejection) => to.count_rejected(*rejection, 1),
    }
}

/// Reads a row and takes it away.
#[inline(never)]
pub(super) fn unobserve_read<A: Accumulator>(from: &mut A, row: &impl View) -> Result<(), Error> {
    match &A::Fact::read(&row.fields(A::Fact::INFO, &mut [0; FactInfo::MAX_FIELDS])) {
        Ok(row) => from.unobserve(row),
        Err(rejection) => from.count_rejected(*rejection, -1),
    }
}

/// What happened to a batch of rows: rows read = counted + rejected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    read: u64,
    rejected: u64,
    first: Vec<(u64, Rejection)>,
}

impl Report {
    /// At most so many rejected rows are named; all are counted.
    pub const NAMED: usize = 100;

    /// Notes the result of one observed row.
    ///
    /// # Errors
    ///
    /// Passes on every error that is not a rejected row.
    pub fn note(&mut self, result: Result<(), Error>) -> Result<(), Error> {
        if let Err(error) = result {
            let rejection = error.rejection().ok_or(error)?;
            self.rejected += 1;
            if self.first.len() < Self::NAMED {
                self.first.push((self.read, rejection));
            }
        }
        self.read += 1;
        Ok(())
    }

    /// Rows that came in.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// Rows that were counted.
    pub fn counted(&self) -> u64 {
        self.read - self.rejected
    }

    /// Rows that were left out whole.
    pub fn rejected(&self) -> u64 {
        self.rejected
    }

    /// The first rejected rows, numbered from 0, with the reasons.
    pub fn first_rejected(&self) -> &[(u64, Rejection)] {
        &self.first
    }
}
