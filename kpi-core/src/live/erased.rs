//! Sharded totals without the type of their fact: what bindings work on.

use crate::error::Error;
use crate::fact::{AnyTally, Fact, FactInfo};
use crate::live::{ShardWriter, Sharded};

/// [`Sharded`] totals without the type of their fact.
pub trait AnySharded: Send + Sync {
    /// The fact's tables.
    fn info(&self) -> &'static FactInfo;

    /// The canonical text of the rules.
    fn rules_text(&self) -> String;

    /// How many shards there are.
    fn shards(&self) -> usize;

    /// The writer of a shard.
    ///
    /// # Errors
    ///
    /// As [`Sharded::take`].
    fn take(&self, shard: usize) -> Result<Box<dyn AnyShard>, Error>;

    /// The totals of all shards.
    ///
    /// # Errors
    ///
    /// As [`Sharded::snapshot`].
    fn snapshot(&self) -> Result<Box<dyn AnyTally>, Error>;
}

/// A [`ShardWriter`] without the type of its fact.
pub trait AnyShard: Send {
    /// Adds a row given through the erased door: see [`Fields`](crate::Fields).
    ///
    /// # Errors
    ///
    /// As [`ShardWriter::observe`].
    fn observe_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error>;

    /// Takes a row away again.
    ///
    /// # Errors
    ///
    /// As [`ShardWriter::unobserve`].
    fn unobserve_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error>;

    /// Corrects a row.
    ///
    /// # Errors
    ///
    /// As [`ShardWriter::replace`].
    fn replace_fields(&mut self, old: (u64, &[i64]), new: (u64, &[i64])) -> Result<(), Error>;
}

impl<F: Fact> AnySharded for Sharded<F> {
    fn info(&self) -> &'static FactInfo {
        F::INFO
    }

    fn rules_text(&self) -> String {
        self.rules_text()
    }

    fn shards(&self) -> usize {
        self.shards()
    }

    fn take(&self, shard: usize) -> Result<Box<dyn AnyShard>, Error> {
        Ok(Box::new(self.take(shard)?))
    }

    fn snapshot(&self) -> Result<Box<dyn AnyTally>, Error> {
        Ok(Box::new(self.snapshot()?))
    }
}

impl<F: Fact> AnyShard for ShardWriter<F> {
    fn observe_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error> {
        self.observe_fields(present, values)
    }

    fn unobserve_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error> {
        self.unobserve_fields(present, values)
    }

    fn replace_fields(&mut self, old: (u64, &[i64]), new: (u64, &[i64])) -> Result<(), Error> {
        self.replace_fields(old, new)
    }
}
