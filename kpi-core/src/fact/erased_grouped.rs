//! Groupings without the types of their facts: by a text and an interval, what bindings keep and walk.

use crate::calendar::Bins;
use crate::error::Error;
use crate::exact::Instant;
use crate::fact::accumulator::corrected;
use crate::fact::erased::{other_kind, same_kind};
use crate::fact::{Accumulator, AnyGrouped, AnyTally, Fact, Fields, GroupKey, Grouped};
use std::any::Any;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::ops::Bound;
use std::sync::Arc;

/// A grouping by a text without the type of its fact; [`AnyFact::grouped`](crate::AnyFact::grouped) makes one.
///
/// The key of a known group is found by its text, and nothing is allocated for it. Groupings of several facts are read together
/// from a [`Board`](crate::Board): each is an [`AnyGrouped`], which also tells the fact, the names of the keys and the intervals.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
/// use kpi_core::{FieldBuffer, catalogue, contact::Contact};
///
/// let contact = catalogue::fact("contact").unwrap();
/// let mut groups = contact.grouped("contact/1", Form::Exact, Some("queue"), None)?;
/// for (queue, outcome) in [("sales", Outcome::Handled), ("sales", Outcome::AbandonedQueue), ("help", Outcome::Handled)] {
///     let mut row = FieldBuffer::new(contact.info());
///     Contact::write(&ContactRow::new(outcome), &mut row);
///     groups.observe_fields(queue, row.present(), row.values())?;
/// }
///
/// let (mut shown, mut at) = (Vec::new(), None);
/// while let Some((queue, start, tally)) = groups.after(at) {
///     shown.push(format!("{queue} {}", CONNECT_RATE.evaluate(tally)));
///     at = Some((queue, start));
/// }
/// assert_eq!(shown, ["help 100.0 % (1 of 1; of_offered)", "sales 50.0 % (1 of 2; of_offered)"]);
/// assert_eq!(CONNECT_RATE.evaluate(&*groups.total_any()?).to_string(), "66.7 % (2 of 3; of_offered)");
///
/// let board = Board::of(&*groups);
/// assert_eq!(CONNECT_RATE.evaluate(&board.get(&"sales".into(), None)).parts(), Some((1, 2)));
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub trait AnyGroups: AnyGrouped<Arc<str>> + Any {
    /// The canonical text of the rules.
    fn rules_text(&self) -> String;

    /// Adds a row given through the erased door (see [`Fields`]) to the group of its key and interval.
    ///
    /// # Errors
    ///
    /// As [`Grouped::observe`]. A row that cannot even be read is counted as rejected in the group of its key without an interval.
    fn observe_fields(&mut self, key: &str, present: u64, values: &[i64]) -> Result<(), Error>;

    /// Takes a row away again.
    ///
    /// # Errors
    ///
    /// As [`Grouped::unobserve`].
    fn unobserve_fields(&mut self, key: &str, present: u64, values: &[i64]) -> Result<(), Error>;

    /// Corrects a row that was observed before it ended, even where the correction moves it to another group.
    ///
    /// # Errors
    ///
    /// As [`Grouped::replace`].
    fn replace_fields(
        &mut self,
        old_key: &str,
        old: (u64, &[i64]),
        new_key: &str,
        new: (u64, &[i64]),
    ) -> Result<(), Error>;

    /// Adds totals that another system counted to a group; `start` is taken to the start of its interval.
    ///
    /// # Errors
    ///
    /// As [`Grouped::add`], and [`ErrorCode::FactsDiffer`](crate::ErrorCode::FactsDiffer) for what counts another fact, [`ErrorCode::FormsDiffer`](crate::ErrorCode::FormsDiffer) for another kind.
    fn add_any(&mut self, key: &str, start: Option<Instant>, totals: &dyn AnyTally) -> Result<(), Error>;

    /// Adds what another grouping counted, group by group.
    ///
    /// # Errors
    ///
    /// As [`Grouped::merge`], and [`ErrorCode::FactsDiffer`](crate::ErrorCode::FactsDiffer) for groups of another fact, [`ErrorCode::FormsDiffer`](crate::ErrorCode::FormsDiffer) for another kind.
    fn merge_any(&mut self, other: &dyn AnyGroups) -> Result<(), Error>;

    /// Forgets every group; keys, intervals and rules stay.
    fn clear(&mut self);

    /// The number of groups.
    fn len(&self) -> usize;

    /// Whether there is no group.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first group after this one in the order of key and time, the very first where there is none: a cursor that walks all
    /// groups, though groups come and go on the way.
    fn after(&self, group: Option<(&str, Option<Instant>)>) -> Option<(&str, Option<Instant>, &dyn AnyTally)>;

    /// One group: that of the interval in which `start` lies.
    fn get_any(&self, key: &str, start: Option<Instant>) -> Option<&dyn AnyTally>;

    /// What a group that is not there holds: zero in every total that all groups know, as a [`Board`](crate::Board) reads it.
    fn nothing_any(&self) -> &dyn AnyTally;

    /// All groups added up.
    ///
    /// # Errors
    ///
    /// As [`Grouped::total`].
    fn total_any(&self) -> Result<Box<dyn AnyTally>, Error>;

    /// Groups by coarser keys and longer intervals (`None`: no intervals).
    ///
    /// # Errors
    ///
    /// As [`Grouped::rolled_up`].
    fn rolled_up_any(&self, key: &dyn Fn(&str) -> Arc<str>, bins: Option<Bins>) -> Result<Box<dyn AnyGroups>, Error>;

    /// Names what the key holds: a roll-up has no names until it is given some.
    fn set_key_names(&mut self, names: Option<&str>);

    /// A copy.
    fn boxed(&self) -> Box<dyn AnyGroups>;

    /// Whether both hold equal bits in the same groups.
    fn equals(&self, other: &dyn AnyGroups) -> bool;
}

impl<A: Accumulator + PartialEq> AnyGroups for Grouped<Arc<str>, A> {
    fn rules_text(&self) -> String {
        self.nothing().totals().rules_text()
    }

    fn observe_fields(&mut self, key: &str, present: u64, values: &[i64]) -> Result<(), Error> {
        let key = shared_key(self, key);
        // By reference: a row is large, and moving it out of the result would copy it.
        match &A::Fact::read(&Fields::new(A::Fact::INFO, present, values)) {
            Ok(row) => self.observe(key, row),
            Err(rejection) => self.count_unread(&key, *rejection, 1),
        }
    }

    fn unobserve_fields(&mut self, key: &str, present: u64, values: &[i64]) -> Result<(), Error> {
        let key = shared_key(self, key);
        match &A::Fact::read(&Fields::new(A::Fact::INFO, present, values)) {
            Ok(row) => self.unobserve(key, row),
            Err(rejection) => self.count_unread(&key, *rejection, -1),
        }
    }

    fn replace_fields(
        &mut self,
        old_key: &str,
        old: (u64, &[i64]),
        new_key: &str,
        new: (u64, &[i64]),
    ) -> Result<(), Error> {
        // Held by themselves: the caller's may be the key of the group that goes with its last row.
        let (old_key, new_key) = (shared_key(self, old_key), shared_key(self, new_key));
        corrected(
            self,
            |to| to.unobserve_fields(&old_key, old.0, old.1),
            |to| to.observe_fields(&new_key, new.0, new.1),
            |to| to.observe_fields(&old_key, old.0, old.1),
        )
    }

    fn add_any(&mut self, key: &str, start: Option<Instant>, totals: &dyn AnyTally) -> Result<(), Error> {
        let key = shared_key(self, key);
        self.add(key, start, same_kind(totals)?)
    }

    fn merge_any(&mut self, other: &dyn AnyGroups) -> Result<(), Error> {
        let any: &dyn Any = other;
        let other: &Self = any.downcast_ref().ok_or_else(|| other_kind(A::Fact::INFO, other.info()))?;
        self.merge(other)
    }

    fn clear(&mut self) {
        Self::clear(self);
    }

    fn len(&self) -> usize {
        Self::len(self)
    }

    fn after(&self, group: Option<(&str, Option<Instant>)>) -> Option<(&str, Option<Instant>, &dyn AnyTally)> {
        let (key, totals) = match &group {
            Some(group) => from(self, Bound::Excluded(group)),
            None => self.iter().next(),
        }?;
        Some((&key.key, key.start, totals))
    }

    fn get_any(&self, key: &str, start: Option<Instant>) -> Option<&dyn AnyTally> {
        let place: &dyn Place = &(key, self.aligned(start));
        self.groups().get(place).map(|totals| totals as &dyn AnyTally)
    }

    fn nothing_any(&self) -> &dyn AnyTally {
        self.nothing()
    }

    fn total_any(&self) -> Result<Box<dyn AnyTally>, Error> {
        Ok(Box::new(self.total()?))
    }

    fn rolled_up_any(&self, key: &dyn Fn(&str) -> Arc<str>, bins: Option<Bins>) -> Result<Box<dyn AnyGroups>, Error> {
        Ok(Box::new(self.rolled_up(|fine| key(fine), bins)?))
    }

    fn set_key_names(&mut self, names: Option<&str>) {
        self.name_keys(names);
    }

    fn boxed(&self) -> Box<dyn AnyGroups> {
        Box::new(self.clone())
    }

    fn equals(&self, other: &dyn AnyGroups) -> bool {
        let any: &dyn Any = other;
        any.downcast_ref::<Self>().is_some_and(|other| self == other)
    }
}

/// The key as the groups share it; a new one where no group has it.
fn shared_key<A: Accumulator>(groups: &Grouped<Arc<str>, A>, key: &str) -> Arc<str> {
    match from(groups, Bound::Included(&(key, None))) {
        Some((group, _)) if *group.key == *key => Arc::clone(&group.key),
        _ => key.into(),
    }
}

/// The first group from a place on.
fn from<'a, A: Accumulator>(
    groups: &'a Grouped<Arc<str>, A>,
    place: Bound<&(&str, Option<Instant>)>,
) -> Option<(&'a GroupKey<Arc<str>>, &'a A)> {
    let place = place.map(|place| place as &dyn Place);
    groups.groups().range::<dyn Place, _>((place, Bound::Unbounded)).next()
}

/// Where a group stands in the order of key and time: a map of groups is searched by a borrowed text.
trait Place {
    fn place(&self) -> (&str, Option<Instant>);
}

impl Place for GroupKey<Arc<str>> {
    fn place(&self) -> (&str, Option<Instant>) {
        (&self.key, self.start)
    }
}

impl Place for (&str, Option<Instant>) {
    fn place(&self) -> (&str, Option<Instant>) {
        *self
    }
}

/// The order of [`GroupKey`], as [`Borrow`] asks.
impl Ord for dyn Place + '_ {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place())
    }
}

impl PartialOrd for dyn Place + '_ {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for dyn Place + '_ {
    fn eq(&self, other: &Self) -> bool {
        self.place() == other.place()
    }
}

impl Eq for dyn Place + '_ {}

impl<'a> Borrow<dyn Place + 'a> for GroupKey<Arc<str>> {
    fn borrow(&self) -> &(dyn Place + 'a) {
        self
    }
}
