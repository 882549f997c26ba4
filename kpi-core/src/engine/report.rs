//! What happened to the rows: read, counted, rejected by reason, not of this fact.

use crate::fact::{Reject, Rejection};
use std::collections::BTreeMap;

/// So many rejected rows are listed by their number.
const LISTED: usize = 100;

/// So many different words are listed.
const MOST_WORDS: usize = 1_000;

/// What happened to the rows of one mapping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedReport {
    pub(super) read: u64,
    pub(super) not_of_this_fact: u64,
    pub(super) one_by_one: u64,
    rejected: [u64; Reject::ALL.len()],
    first: Vec<(u64, Rejection)>,
    /// By column and word.
    unmapped: BTreeMap<(String, String), u64>,
}

impl FeedReport {
    pub(super) fn note(&mut self, row: u64, rejection: Rejection) {
        if let Some(rows) = self.rejected.get_mut(rejection.reason() as usize) {
            *rows += 1;
        }
        if self.first.len() < LISTED {
            self.first.push((row, rejection));
        }
    }

    /// Notes a word that stands for none of its field.
    pub(super) fn note_word(&mut self, column: &str, word: String) {
        if let Some(rows) = self.unmapped.get_mut(&(column.to_owned(), word.clone())) {
            *rows += 1;
        } else if self.unmapped.len() < MOST_WORDS {
            self.unmapped.insert((column.to_owned(), word), 1);
        }
    }

    /// Adds what another thread saw.
    pub(super) fn merge(&mut self, other: &Self) {
        self.read += other.read;
        self.not_of_this_fact += other.not_of_this_fact;
        self.one_by_one += other.one_by_one;
        for (mine, theirs) in self.rejected.iter_mut().zip(other.rejected) {
            *mine += theirs;
        }
        for ((column, word), rows) in &other.unmapped {
            *self.unmapped.entry((column.clone(), word.clone())).or_default() += rows;
        }
        self.first.extend_from_slice(&other.first);
        self.first.sort_by_key(|(row, _)| *row);
        self.first.truncate(LISTED);
    }

    /// Rows read.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// Rows counted: read, less those rejected and those of other facts.
    pub fn counted(&self) -> u64 {
        self.read - self.rejected() - self.not_of_this_fact
    }

    /// Rows left out, all reasons together.
    pub fn rejected(&self) -> u64 {
        self.rejected.iter().sum()
    }

    /// Rows left out for a reason.
    pub fn rejected_for(&self, reason: Reject) -> u64 {
        self.rejected.get(reason as usize).copied().unwrap_or_default()
    }

    /// Rows that are none of this fact.
    pub fn not_of_this_fact(&self) -> u64 {
        self.not_of_this_fact
    }

    /// Rows that were looked at one by one, which takes longer than counting them by kinds: rejected ones, and all of a fact whose
    /// columns are compared with each other.
    pub fn one_by_one(&self) -> u64 {
        self.one_by_one
    }

    /// The words that stand for none of their field: the column, the word, and how many rows were rejected for it. Of more than a
    /// thousand different ones, some are left out.
    pub fn unmapped(&self) -> impl Iterator<Item = (&str, &str, u64)> {
        self.unmapped.iter().map(|((column, word), rows)| (column.as_str(), word.as_str(), *rows))
    }

    /// The first rejected rows: the number of the row in its table, counted from zero, and why.
    pub fn first_rejected(&self) -> &[(u64, Rejection)] {
        &self.first
    }
}
