//! Stored state: totals and tallies as bytes, to keep, to send, and to add up elsewhere.
//!
//! Equal states give equal bytes, on every machine. Reading refuses what is damaged, cut short, of another format, or
//! written in any other way than this: what was read is written again as the same bytes. Lengths are checked against what
//! is there before memory is taken, so bytes may come from anywhere.
//!
//! # The format, version 1
//!
//! Integers stand with their lowest byte first; `i64` in two's complement. A *text* is its length (`u64`), then UTF-8.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `KPISTATE` |
//! | `u16` | the version of the format, 1 |
//! | `u8` | the kind: 1 totals, 2 a tally |
//! | `u16`, text | the number and the name of the fact; the number is 0 for facts made outside this crate |
//! | text | the rules, as [`rules_text`](crate::rules_text) writes them |
//! | `u64` n | totals: the number of the last known one, plus 1; 0 where none is known |
//! | (n + 7) / 8 | one bit for each total, the lowest of the first byte first: whether it is known; the bits that remain are 0 |
//! | `i64` each | the known totals, in the order of their numbers |
//! | `u64` m | reasons for which rows were rejected |
//! | m times `u8`, `i64` | the number of the reason and the rejected rows, not 0, in the order of the numbers |
//! | *a tally only:* | |
//! | `u8` | the form of distributions: 0 exact, else their significant bits, 2 to 30 |
//! | `u8` | how sets are kept: 0 exactly, else the precision `lg_k` of estimates (feature `sketch`); 0 where the fact has no sets |
//! | three lists | the distributions, the sets, the quotients |
//! | *always:* | |
//! | `u32` | the CRC-32 (that of zlib and PNG) of all bytes before it |
//!
//! A list of states is their number (`u64`), then each in the order of the fact's table: `u8` 1 where it is known, else 0, then
//! the number of its entries (`u64`) and the entries in ascending order, each with its number of times (`i64`, not 0). An entry
//! of a distribution is a value (`i64`), of a set an id (`i64`), of quotients the part below the line and the one above it (two
//! `i64`). An estimated set has its length in bytes (`u64`), then the compact theta sketch of Apache DataSketches instead. A list
//! ends with its last state that is known or holds something.
//!
//! # Older and newer versions
//!
//! Totals, states, rules and reasons go by number, and numbers are only ever appended. So bytes of an older version of a
//! fact read: a rule appended since stands at its default, a total or state appended since is unknown. Bytes that hold a
//! total, state or reason appended later are refused, and the error tells which.
//!
//! # Examples
//!
//! ```
//! use kpi_core::prelude::*;
//!
//! let mut morning = ContactTally::keeping(&ContactRules::default(), Form::Exact);
//! for seconds in [2, 4, 7, 9, 12, 31] {
//!     morning.observe(&ContactRow { wait: Some(Duration::secs(seconds)), ..ContactRow::new(Outcome::Handled) })?;
//! }
//! let bytes = morning.to_bytes();
//!
//! let mut day = ContactTally::from_bytes(&bytes)?; // or, whatever the fact: kpi_core::stored::read(&bytes)?
//! assert_eq!(day, morning);
//! day.merge(&morning)?;
//! assert_eq!(SERVICE_LEVEL.evaluate(&day).parts(), Some((10, 12)));
//!
//! let mut damaged = bytes;
//! damaged[60] ^= 1;
//! assert_eq!(ContactTally::from_bytes(&damaged).unwrap_err().code(), kpi_core::ErrorCode::Corrupt);
//! # Ok::<(), kpi_core::Error>(())
//! ```

mod read;
#[cfg(test)]
mod tests;
mod write;

use crate::catalogue;
use crate::error::{Error, ErrorCode};
use crate::fact::{AnyTally, Fact, Tally, Totals};

/// The version of the format that is written; all versions up to it are read.
pub const VERSION: u16 = 1;

const MAGIC: [u8; 8] = *b"KPISTATE";
/// The checksum at the end, in bytes.
const CHECKSUM: usize = 4;

/// What bytes hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    Totals = 1,
    Tally = 2,
}

impl<F: Fact> Totals<F> {
    /// The totals as bytes: see [`stored`](crate::stored).
    pub fn to_bytes(&self) -> Vec<u8> {
        write::totals(self)
    }

    /// The totals of these bytes.
    ///
    /// # Errors
    ///
    /// * [`ErrorCode::Corrupt`] where the bytes are damaged, cut short, of an unknown format, or not as they are written.
    /// * [`ErrorCode::FactsDiffer`] where they hold another fact, or a tally.
    /// * [`ErrorCode::UnknownName`] where they hold a total or a reason that this version does not have.
    /// * [`ErrorCode::Syntax`] and [`ErrorCode::OutOfRange`] where the rules do not read.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        read::totals(bytes)
    }
}

impl<F: Fact> Tally<F> {
    /// The totals and the states as bytes: see [`stored`](crate::stored).
    pub fn to_bytes(&self) -> Vec<u8> {
        write::tally(self)
    }

    /// The tally of these bytes.
    ///
    /// # Errors
    ///
    /// As [`Totals::from_bytes`], with [`ErrorCode::FactsDiffer`] where the bytes hold totals alone, and
    /// [`ErrorCode::FormsDiffer`] where they hold estimated sets and the feature `sketch` is off.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        read::tally(bytes)
    }
}

/// The totals or the tally of these bytes, of whichever fact of the [`catalogue`]; another one's are read by
/// [`AnyFact::read_bytes`](crate::AnyFact::read_bytes).
///
/// # Errors
///
/// As [`Tally::from_bytes`], and [`ErrorCode::UnknownName`] for a fact that is not in the catalogue.
///
/// # Examples
///
/// ```
/// use kpi_core::{prelude::*, stored};
///
/// let mut day = ContactTotals::zero(&ContactRules::default());
/// day.observe(&ContactRow { wait: Some(Duration::secs(12)), ..ContactRow::new(Outcome::Handled) })?;
/// let read = stored::read(&day.to_bytes())?;
/// assert!(read.equals(&day));
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Box<dyn AnyTally>, Error> {
    let (head, _) = read::open(bytes)?;
    let fact = catalogue::fact(head.fact).ok_or_else(|| {
        Error::new(
            ErrorCode::UnknownName,
            format!("these bytes hold `{}`, which is no fact of the catalogue", head.fact),
        )
    })?;
    fact.read_bytes(bytes)
}

/// The totals or the tally of these bytes, as one fact has them.
pub(crate) fn read_as<F: Fact>(bytes: &[u8]) -> Result<Box<dyn AnyTally>, Error> {
    let (head, _) = read::open(bytes)?;
    Ok(match head.kind {
        Kind::Totals => Box::new(Totals::<F>::from_bytes(bytes)?),
        Kind::Tally => Box::new(Tally::<F>::from_bytes(bytes)?),
    })
}
