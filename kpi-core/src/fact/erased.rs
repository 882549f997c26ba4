//! Facts without their types: what bindings, codecs and laws over the whole list walk.

use crate::calendar::Bins;
use crate::distribution::Form;
use crate::error::Error;
use crate::fact::accumulator::corrected;
use crate::fact::evidence::{Evidence, Supply};
use crate::fact::rules::rules_from_text;
use crate::fact::{
    Accumulator, AnyCounter, AnyGroups, Counter, Counts, Fact, FactInfo, FieldBuffer, Fields, Grouped, Tally, Totals,
    rules_text,
};
use crate::live::{AnySharded, Sharded};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// Takes what was wrong with a row of an array, by its number.
pub type NoteRow<'a> = dyn FnMut(usize, Error) -> Result<(), Error> + 'a;

/// An accumulator without the type of its fact.
pub trait AnyTally: Evidence + Supply + Any {
    /// The integers.
    fn counts(&self) -> &Counts;

    /// The canonical text of the rules.
    fn rules_text(&self) -> String;

    /// Adds a row given through the erased door: see [`Fields`].
    ///
    /// # Errors
    ///
    /// As [`Accumulator::observe`].
    fn observe_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error>;

    /// Adds an array of rows, each a presence mask followed by `width - 1` values, and hands what was wrong with one to `note`, with its
    /// number: what that passes on stops.
    ///
    /// # Errors
    ///
    /// What `note` passes on; the rows before it stay counted.
    fn observe_rows(&mut self, rows: &[i64], width: usize, note: &mut NoteRow<'_>) -> Result<(), Error>;

    /// Takes a row away again.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::unobserve`].
    fn unobserve_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error>;

    /// Corrects a row that was observed before it ended.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::replace`].
    fn replace_fields(&mut self, old: (u64, &[i64]), new: (u64, &[i64])) -> Result<(), Error>;

    /// An empty accumulator like this one.
    fn empty_like(&self) -> Box<dyn AnyTally>;

    /// One like this of which nothing is known.
    fn unknown_like_any(&self) -> Box<dyn AnyTally>;

    /// Adds what another counted.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::merge`], and [`ErrorCode::FactsDiffer`](crate::ErrorCode::FactsDiffer).
    fn merge_any(&mut self, other: &dyn AnyTally) -> Result<(), Error>;

    /// Adds what another counted of other queues at the same instants.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::merge_beside`], and [`ErrorCode::FactsDiffer`](crate::ErrorCode::FactsDiffer).
    fn merge_beside_any(&mut self, other: &dyn AnyTally) -> Result<(), Error>;

    /// Takes away what was merged before.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::unmerge`], and [`ErrorCode::FactsDiffer`](crate::ErrorCode::FactsDiffer).
    fn unmerge_any(&mut self, other: &dyn AnyTally) -> Result<(), Error>;

    /// Makes a total known.
    ///
    /// # Errors
    ///
    /// As [`Totals::set`].
    fn set_total(&mut self, total: usize, value: i64) -> Result<(), Error>;

    /// Feeds a state that another system kept.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::feed_state`].
    fn feed_any(&mut self, state: &str, value: i64, below: Option<i64>) -> Result<(), Error>;

    /// No groups yet, each of which will start like this one when it was empty: for kinds that [`AnyFact::grouped`] does not
    /// make, such as totals alone.
    fn grouped(&self, key_names: Option<&str>, bins: Option<Bins>) -> Box<dyn AnyGroups>;

    /// The state as bytes, which [`stored::read`](crate::stored::read) reads.
    #[cfg(feature = "stored")]
    fn to_bytes(&self) -> Vec<u8>;

    /// A copy.
    fn boxed(&self) -> Box<dyn AnyTally>;

    /// Whether both hold equal bits.
    fn equals(&self, other: &dyn AnyTally) -> bool;
}

impl<A: Accumulator + PartialEq> AnyTally for A {
    fn counts(&self) -> &Counts {
        self.totals().counts()
    }

    fn rules_text(&self) -> String {
        self.totals().rules_text()
    }

    fn observe_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error> {
        self.observe_view(&Fields::new(A::Fact::INFO, present, values))
    }

    fn observe_rows(&mut self, rows: &[i64], width: usize, note: &mut NoteRow<'_>) -> Result<(), Error> {
        for (at, row) in rows.chunks_exact(width.max(1)).enumerate() {
            let Some((present, values)) = row.split_first() else { continue };
            let fields = Fields::new(A::Fact::INFO, present.cast_unsigned(), values);
            if let Err(error) = self.observe_view(&fields) {
                note(at, error)?;
            }
        }
        Ok(())
    }

    fn unobserve_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error> {
        self.unobserve_view(&Fields::new(A::Fact::INFO, present, values))
    }

    fn replace_fields(&mut self, old: (u64, &[i64]), new: (u64, &[i64])) -> Result<(), Error> {
        corrected(
            self,
            |to| to.unobserve_fields(old.0, old.1),
            |to| to.observe_fields(new.0, new.1),
            |to| to.observe_fields(old.0, old.1),
        )
    }

    fn empty_like(&self) -> Box<dyn AnyTally> {
        Box::new(self.zero_like())
    }

    fn unknown_like_any(&self) -> Box<dyn AnyTally> {
        Box::new(self.unknown_like())
    }

    fn merge_any(&mut self, other: &dyn AnyTally) -> Result<(), Error> {
        self.merge(same_kind(other)?)
    }

    fn merge_beside_any(&mut self, other: &dyn AnyTally) -> Result<(), Error> {
        self.merge_beside(same_kind(other)?)
    }

    fn unmerge_any(&mut self, other: &dyn AnyTally) -> Result<(), Error> {
        self.unmerge(same_kind(other)?)
    }

    fn set_total(&mut self, total: usize, value: i64) -> Result<(), Error> {
        self.set_known(total, value)
    }

    fn feed_any(&mut self, state: &str, value: i64, below: Option<i64>) -> Result<(), Error> {
        self.feed_state(state, value, below)
    }

    fn grouped(&self, key_names: Option<&str>, bins: Option<Bins>) -> Box<dyn AnyGroups> {
        let mut groups = Grouped::<Arc<str>, A>::like(self.clone());
        if let Some(names) = key_names {
            groups = groups.keyed_by(names);
        }
        if let Some(bins) = bins {
            groups = groups.every(bins);
        }
        Box::new(groups)
    }

    #[cfg(feature = "stored")]
    fn to_bytes(&self) -> Vec<u8> {
        Accumulator::to_bytes(self)
    }

    fn boxed(&self) -> Box<dyn AnyTally> {
        Box::new(self.clone())
    }

    fn equals(&self, other: &dyn AnyTally) -> bool {
        same_kind::<A>(other).is_ok_and(|other| self == other)
    }
}

pub(super) fn same_kind<A: Accumulator>(other: &dyn AnyTally) -> Result<&A, Error> {
    let any: &dyn Any = other;
    any.downcast_ref().ok_or_else(|| other_kind(A::Fact::INFO, other.info()))
}

/// Why what counts one fact cannot take in another: it is of another fact, or of another kind.
#[cold]
pub(super) fn other_kind(mine: &FactInfo, theirs: &FactInfo) -> Error {
    let (mine_name, their_name) = (mine.name, theirs.name);
    if mine.is(theirs) {
        let message = format!(
            "of these two of `{mine_name}` one keeps sums only and the other distributions and members too: make both of one kind"
        );
        return Error::new(crate::ErrorCode::FormsDiffer, message);
    }
    let message = format!("what counts `{mine_name}` cannot take in `{their_name}`: the facts must be the same");
    Error::new(crate::ErrorCode::FactsDiffer, message)
}

/// A fact without its type: the entry of the list that bindings and laws walk.
pub trait AnyFact: Send + Sync {
    /// The fact's tables.
    fn info(&self) -> &'static FactInfo;

    /// Empty totals under the rules of this text (see [`rules_text`]).
    ///
    /// # Errors
    ///
    /// As [`rules_from_text`].
    fn totals(&self, rules: &str) -> Result<Box<dyn AnyTally>, Error>;

    /// A tally of which nothing is known yet: see [`Tally::unknown`].
    ///
    /// # Errors
    ///
    /// As [`rules_from_text`].
    fn unknown(&self, rules: &str) -> Result<Box<dyn AnyTally>, Error>;

    /// An empty tally that keeps its distributions in this form.
    ///
    /// # Errors
    ///
    /// As [`rules_from_text`].
    fn tally(&self, rules: &str, form: Form) -> Result<Box<dyn AnyTally>, Error>;

    /// An empty tally that estimates distinct members at this precision: see [`Tally::estimating`].
    ///
    /// # Errors
    ///
    /// As [`rules_from_text`] and [`Tally::estimating`].
    #[cfg(feature = "sketch")]
    fn estimating(&self, rules: &str, form: Form, lg_k: u8) -> Result<Box<dyn AnyTally>, Error>;

    /// No groups yet, by a text and, where there are intervals, by them: tallies that keep their distributions in this form.
    ///
    /// # Errors
    ///
    /// As [`rules_from_text`].
    fn grouped(
        &self,
        rules: &str,
        form: Form,
        key_names: Option<&str>,
        bins: Option<Bins>,
    ) -> Result<Box<dyn AnyGroups>, Error> {
        Ok(self.tally(rules, form)?.grouped(key_names, bins))
    }

    /// The totals or the tally of these bytes: see [`stored`](crate::stored), whose
    /// [`read`](crate::stored::read) finds the fact too.
    ///
    /// # Errors
    ///
    /// As [`Tally::from_bytes`].
    #[cfg(feature = "stored")]
    fn read_bytes(&self, bytes: &[u8]) -> Result<Box<dyn AnyTally>, Error>;

    /// Empty totals that many threads feed at once, in so many shards: see [`Sharded`].
    ///
    /// # Errors
    ///
    /// As [`rules_from_text`] and [`Sharded::new`].
    fn sharded(&self, rules: &str, shards: usize) -> Result<Box<dyn AnySharded>, Error>;

    /// The fact under these rules, to count columns of rows.
    ///
    /// # Errors
    ///
    /// Where the text does not follow the tables.
    fn counter(&self, rules: &str) -> Result<Box<dyn AnyCounter>, Error>;

    /// The text of the default rules.
    fn default_rules(&self) -> String;

    /// Reads a row through the erased door and writes it out again, to hold both against each other.
    fn reread(&self, present: u64, values: &[i64]) -> Option<FieldBuffer>;
}

/// The erased door of a fact, as a value for a list.
pub struct Door<F>(PhantomData<fn() -> F>);

impl<F> Door<F> {
    /// The door.
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<F> Default for Door<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F: Fact> AnyFact for Door<F> {
    fn info(&self) -> &'static FactInfo {
        F::INFO
    }

    fn totals(&self, rules: &str) -> Result<Box<dyn AnyTally>, Error> {
        Ok(Box::new(Totals::<F>::zero(&rules_from_text(F::INFO, rules)?)))
    }

    fn unknown(&self, rules: &str) -> Result<Box<dyn AnyTally>, Error> {
        Ok(Box::new(Tally::<F>::unknown(&rules_from_text(F::INFO, rules)?, Form::Exact)))
    }

    fn tally(&self, rules: &str, form: Form) -> Result<Box<dyn AnyTally>, Error> {
        Ok(Box::new(Tally::<F>::keeping(&rules_from_text(F::INFO, rules)?, form)))
    }

    #[cfg(feature = "sketch")]
    fn estimating(&self, rules: &str, form: Form, lg_k: u8) -> Result<Box<dyn AnyTally>, Error> {
        Ok(Box::new(Tally::<F>::estimating(&rules_from_text(F::INFO, rules)?, form, lg_k)?))
    }

    #[cfg(feature = "stored")]
    fn read_bytes(&self, bytes: &[u8]) -> Result<Box<dyn AnyTally>, Error> {
        crate::stored::read_as::<F>(bytes)
    }

    fn sharded(&self, rules: &str, shards: usize) -> Result<Box<dyn AnySharded>, Error> {
        Ok(Box::new(Sharded::<F>::new(&rules_from_text(F::INFO, rules)?, shards)?))
    }

    fn counter(&self, rules: &str) -> Result<Box<dyn AnyCounter>, Error> {
        Ok(Box::new(Counter::<F> { rules: rules_from_text(F::INFO, rules)? }))
    }

    fn default_rules(&self) -> String {
        rules_text(F::INFO, &F::Rules::default())
    }

    fn reread(&self, present: u64, values: &[i64]) -> Option<FieldBuffer> {
        let row = F::read(&Fields::new(F::INFO, present, values)).ok()?;
        let mut buffer = FieldBuffer::new(F::INFO);
        F::write(&row, &mut buffer);
        Some(buffer)
    }
}
