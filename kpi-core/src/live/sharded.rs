//! The shards together, and the snapshot of them all.

use crate::error::{Error, ErrorCode};
use crate::fact::{Fact, FactInfo, Reject, Totals, rules_text};
use crate::live::shard::{Shard, Taken};
use crate::live::sync::{AtomicU64, Mutex, Ordering};
use crate::live::writer::ShardWriter;
use std::fmt;
use std::sync::{Arc, PoisonError};

/// Totals that many threads feed at once, each through a shard of its own, and of which anybody gets a consistent
/// snapshot at any time: see the [module](crate::live) for what consistent means and why it holds.
///
/// # Examples
///
/// ```
/// use kpi_core::live::Sharded;
/// use kpi_core::prelude::*;
///
/// let live = Sharded::<kpi_core::contact::Contact>::new(&ContactRules::default(), 2)?;
/// let mut shard = live.take(0)?;
/// shard.observe(&ContactRow { wait: Some(Duration::secs(12)), ..ContactRow::new(Outcome::Handled) })?;
/// let now: ContactTotals = live.snapshot()?;
/// assert_eq!(SERVICE_LEVEL.evaluate(&now).to_string(), "100.0 % (1 of 1; of_offered, answer_within 20s)");
///
/// assert_eq!(live.take(0).unwrap_err().to_string(), "shard 0 of `contact` has a writer already: a shard has one at a time");
/// drop(shard);
/// assert!(live.take(0).is_ok()); // what the first writer counted stays
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub struct Sharded<F: Fact> {
    shared: Arc<Shared<F>>,
    shards: Vec<Arc<Shard>>,
    reader: Mutex<Reader>,
}

/// What every writer looks at; nobody but a reader writes it.
#[repr(align(128))]
pub(super) struct Shared<F: Fact> {
    pub(super) epoch: AtomicU64,
    pub(super) rules: F::Rules,
}

/// What a reader works with: there is one at a time.
struct Reader {
    /// All integers of the first shard, of the second, and so on.
    values: Vec<i64>,
    taken: Vec<Taken>,
}

impl<F: Fact> Sharded<F> {
    /// At most so many shards.
    pub const MAX_SHARDS: usize = 1 << 16;

    const CELLS: usize = F::INFO.totals.len() + Reject::ALL.len();

    /// Totals of no rows in so many shards: one for each thread that is to feed them.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] for no shard, for more than [`Sharded::MAX_SHARDS`], and where memory has no room for them.
    pub fn new(rules: &F::Rules, shards: usize) -> Result<Self, Error> {
        if !(1..=Self::MAX_SHARDS).contains(&shards) {
            return Err(Error::new(
                ErrorCode::OutOfRange,
                format!(
                    "{shards} shards of `{}`: there must be 1 to {}, one for each thread that feeds them",
                    F::INFO.name,
                    Self::MAX_SHARDS
                ),
            ));
        }
        let (all, reader) = rooms(shards, Self::CELLS).ok_or_else(|| {
            Error::new(ErrorCode::OutOfRange, format!("there is no memory for {shards} shards of `{}`", F::INFO.name))
        })?;
        let shared = Arc::new(Shared { epoch: AtomicU64::new(0), rules: rules.clone() });
        Ok(Self { shared, shards: all, reader: Mutex::new(reader) })
    }

    /// The fact's tables.
    pub fn info(&self) -> &'static FactInfo {
        F::INFO
    }

    /// The rules under which rows are counted.
    pub fn rules(&self) -> &F::Rules {
        &self.shared.rules
    }

    /// The canonical text of the rules.
    pub fn rules_text(&self) -> String {
        rules_text(F::INFO, &self.shared.rules)
    }

    /// How many shards there are.
    pub fn shards(&self) -> usize {
        self.shards.len()
    }

    /// The writer of a shard, numbered from 0: to move into the thread that feeds it.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] for a number that no shard has, and [`ErrorCode::InUse`] while the shard has a writer.
    pub fn take(&self, shard: usize) -> Result<ShardWriter<F>, Error> {
        let name = F::INFO.name;
        let cells = self.shards.get(shard).ok_or_else(|| {
            let last = self.shards.len() - 1;
            Error::new(ErrorCode::OutOfRange, format!("`{name}` has no shard {shard}: they are numbered 0 to {last}"))
        })?;
        if !cells.lend() {
            return Err(Error::new(
                ErrorCode::InUse,
                format!("shard {shard} of `{name}` has a writer already: a shard has one at a time"),
            ));
        }
        Ok(ShardWriter::resume(Arc::clone(&self.shared), Arc::clone(cells)))
    }

    /// The totals of all shards as of one consistent cut: every row that was counted before this call is in them, and
    /// with each row that is in them every row that happened before it, on whatever thread.
    ///
    /// It waits for other snapshots, and for a row that is just being counted; no writer ever waits for it.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Overflow`] where the sum over the shards leaves 64 bits.
    pub fn snapshot(&self) -> Result<Totals<F>, Error> {
        // A reader that panicked left nothing behind that the next one relies on.
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        // The only thread that stores it is here.
        let epoch = self.shared.epoch.load(Ordering::Relaxed).wrapping_add(1);
        self.shared.epoch.store(epoch, Ordering::Release);
        reader.take(&self.shards, epoch);
        let sums: Option<Box<[i64]>> = (0..Self::CELLS).map(|at| reader.sum(at)).collect();
        let sums = sums.ok_or_else(|| {
            let name = F::INFO.name;
            Error::new(ErrorCode::Overflow, format!("a total of `{name}` leaves 64 bits when its shards are added"))
        })?;
        Ok(Totals::of_values(&self.shared.rules, sums))
    }
}

/// The shards and what a reader needs, or `None` where there is no room for them.
fn rooms(shards: usize, cells: usize) -> Option<(Vec<Arc<Shard>>, Reader)> {
    let (mut all, mut values, mut taken) = (Vec::new(), Vec::new(), Vec::new());
    all.try_reserve_exact(shards).ok()?;
    values.try_reserve_exact(shards.checked_mul(cells)?).ok()?;
    taken.try_reserve_exact(shards).ok()?;
    values.resize(shards * cells, 0);
    taken.resize(shards, Taken::At(0));
    for _ in 0..shards {
        all.push(Arc::new(Shard::try_zero(cells)?));
    }
    Some((all, Reader { values, taken }))
}

impl Reader {
    /// Takes every shard, then looks over what was not left for this epoch until nothing has changed meanwhile.
    fn take(&mut self, shards: &[Arc<Shard>], epoch: u64) {
        let cells = self.values.len() / shards.len().max(1);
        let mut each = |visit: &mut dyn FnMut(&Shard, &mut [i64], &mut Taken)| {
            let parts = self.values.chunks_exact_mut(cells).zip(&mut self.taken);
            shards.iter().zip(parts).for_each(|(shard, (values, taken))| visit(shard, values, taken));
        };
        each(&mut |shard, values, taken| *taken = shard.take(epoch, values));
        let mut changed = true;
        while changed {
            changed = false;
            each(&mut |shard, values, taken| {
                if !shard.still(epoch, *taken) {
                    *taken = shard.take(epoch, values);
                    changed = true;
                }
            });
        }
    }

    /// One integer over all shards. Shards may lie far above and below zero where rows were replaced across them.
    fn sum(&self, at: usize) -> Option<i64> {
        let cells = self.values.len() / self.taken.len().max(1);
        let sum: i128 = self.values.iter().skip(at).step_by(cells).map(|value| i128::from(*value)).sum();
        i64::try_from(sum).ok()
    }
}

impl<F: Fact> fmt::Debug for Sharded<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sharded")
            .field("fact", &F::INFO.name)
            .field("rules", &self.shared.rules)
            .field("shards", &self.shards.len())
            .finish_non_exhaustive()
    }
}
