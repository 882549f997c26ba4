//! Intervals in which nothing happened, where they are asked for.

use super::numbering::Numbering;
use super::plan::Plan;
use crate::calendar::Bins;
use crate::error::{Error, ErrorCode};
use crate::exact::Instant;
use std::collections::BTreeSet;
use std::ops::Range;

/// At most so many groups are made of keys and intervals.
const MOST_GROUPS: usize = 10_000_000;

/// Which intervals are shown, whether or not anything happened in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Empty {
    /// Those between the first and the last in which anything was counted, of all keys together.
    Between,
    /// Those that touch these instants.
    In(Range<Instant>),
}

impl Empty {
    /// Whether a query can show them.
    pub(super) fn check(&self, bins: Option<&Bins>) -> Result<(), Error> {
        match self {
            _ if bins.is_none() => {
                let message = "empty intervals are asked for, and no intervals: say of which length (Query::every)";
                Err(Error::new(ErrorCode::BinsDiffer, message))
            }
            Self::In(range) if range.is_empty() => {
                let message = format!("no interval lies from {} to before {}", range.start, range.end);
                Err(Error::new(ErrorCode::OutOfRange, message))
            }
            _ => Ok(()),
        }
    }
}

impl Numbering {
    /// The groups of every tuple of keys in every interval that was asked for, beside those that were counted.
    pub(super) fn empty_groups(&mut self, plan: &Plan, counted: &[u32]) -> Result<Vec<u32>, Error> {
        let (Some(empty), Some(bins)) = (&plan.empty, &plan.bins) else { return Ok(Vec::new()) };
        let of = |group: &u32| self.pair_of(*group);
        let mut tuples: BTreeSet<u32> = counted.iter().filter_map(of).map(|(_, tuple)| tuple).collect();
        if plan.by.is_empty() {
            tuples.insert(0);
        }
        let start = |(start, _): (u32, u32)| self.starts.get(start as usize).copied().flatten();
        let (first, end) = match empty {
            Empty::In(range) => (bins.start_of(range.start), range.end),
            Empty::Between => {
                let starts = || counted.iter().filter_map(of).filter_map(start).map(Instant::from_micros);
                let (Some(first), Some(last)) = (starts().min(), starts().max()) else { return Ok(Vec::new()) };
                (first, bins.end_of(last))
            }
        };
        let starts = starts_between(bins, first..end, tuples.len())?;
        let known: BTreeSet<u32> = counted.iter().copied().collect();
        let mut groups = Vec::new();
        for at in starts {
            groups.extend(tuples.iter().map(|tuple| self.group_at(*tuple, Some(at.as_micros()))));
        }
        groups.retain(|group| !known.contains(group));
        Ok(groups)
    }
}

/// The starts of the intervals of a range, for so many tuples of keys.
fn starts_between(bins: &Bins, range: Range<Instant>, tuples: usize) -> Result<Vec<Instant>, Error> {
    let most = MOST_GROUPS / tuples.max(1);
    let starts = std::iter::successors(Some(range.start), |start| bins.next(*start));
    let starts: Vec<Instant> = starts.take_while(|start| *start < range.end).take(most + 1).collect();
    if starts.len() <= most {
        return Ok(starts);
    }
    let message = format!(
        "{tuples} groups of keys in every interval of {bins} from {} to before {} would be more than {MOST_GROUPS} groups: ask for longer intervals or for a part of the time",
        range.start, range.end
    );
    Err(Error::new(ErrorCode::OutOfRange, message))
}
