//! States to bytes: see the [module](crate::stored) for the format.

use super::{Kind, MAGIC, VERSION};
use crate::distinct::Members;
use crate::distribution::{Distribution, Form, Quotients};
use crate::fact::{Counts, DISTRIBUTION, Fact, FactInfo, QUOTIENTS, Reject, SET, Tally, Totals};

pub(super) fn totals<F: Fact>(totals: &Totals<F>) -> Vec<u8> {
    let mut to = Writer::start(Kind::Totals, F::INFO, &totals.rules_text());
    to.counts(totals.counts());
    to.finish()
}

pub(super) fn tally<F: Fact>(tally: &Tally<F>) -> Vec<u8> {
    let mut to = Writer::start(Kind::Tally, F::INFO, &tally.totals.rules_text());
    to.counts(tally.totals.counts());
    to.byte(match tally.form {
        Form::Exact => 0,
        Form::Bounded { bits } => bits,
    });
    to.byte(match &tally.no_members {
        Members::Exact(_) => 0,
        #[cfg(feature = "sketch")]
        Members::Estimated(_) if F::INFO.sets.is_empty() => 0,
        #[cfg(feature = "sketch")]
        Members::Estimated(sketch) => sketch.lg_k(),
    });
    to.states(
        &tally.distributions,
        |at| tally.knows(DISTRIBUTION, at),
        Distribution::is_empty,
        |to, state| to.entries(state.iter().map(|(value, times)| [value, times])),
    );
    to.states(
        &tally.sets,
        |at| tally.knows(SET, at),
        Members::is_empty,
        |to, members| match members {
            Members::Exact(set) => to.entries(set.iter().map(|(id, times)| [id, times])),
            #[cfg(feature = "sketch")]
            Members::Estimated(sketch) => to.text(&sketch.to_bytes()),
        },
    );
    to.states(
        &tally.quotients,
        |at| tally.knows(QUOTIENTS, at),
        Quotients::is_empty,
        |to, state| to.entries(state.iter().map(|((above, below), times)| [below, above, times])),
    );
    to.finish()
}

struct Writer(Vec<u8>);

impl Writer {
    fn start(kind: Kind, info: &FactInfo, rules: &str) -> Self {
        let mut to = Self(MAGIC.to_vec());
        to.0.extend(VERSION.to_le_bytes());
        to.byte(kind as u8);
        to.0.extend(info.number.to_le_bytes());
        to.text(info.name.as_bytes());
        to.text(rules.as_bytes());
        to
    }

    fn finish(mut self) -> Vec<u8> {
        let checksum = crc32fast::hash(&self.0);
        self.0.extend(checksum.to_le_bytes());
        self.0
    }

    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    fn number(&mut self, number: i64) {
        self.0.extend(number.to_le_bytes());
    }

    fn length(&mut self, length: usize) {
        self.0.extend(u64::try_from(length).unwrap_or(u64::MAX).to_le_bytes());
    }

    fn text(&mut self, text: &[u8]) {
        self.length(text.len());
        self.0.extend(text);
    }

    fn counts(&mut self, counts: &Counts) {
        let totals = counts.info().totals.len();
        let last = (0..totals).rev().find(|at| counts.stored(*at).is_some());
        let stored: Vec<Option<i64>> = (0..last.map_or(0, |at| at + 1)).map(|at| counts.stored(at)).collect();
        self.length(stored.len());
        for eight in stored.chunks(8) {
            self.byte(eight.iter().rev().fold(0, |bits, total| bits << 1 | u8::from(total.is_some())));
        }
        for total in stored.into_iter().flatten() {
            self.number(total);
        }
        let rejected = || Reject::ALL.into_iter().filter(|reason| counts.rejected(*reason) != 0);
        self.length(rejected().count());
        for reason in rejected() {
            self.byte(reason as u8);
            self.number(counts.rejected(reason));
        }
    }

    fn states<T>(
        &mut self,
        states: &[T],
        known: impl Fn(usize) -> bool,
        is_empty: impl Fn(&T) -> bool,
        write: impl Fn(&mut Self, &T),
    ) {
        let last = states.iter().enumerate().rev().find(|(at, state)| known(*at) || !is_empty(state));
        let stored = last.map_or(0, |(at, _)| at + 1);
        self.length(stored);
        for (at, state) in states.iter().enumerate().take(stored) {
            self.byte(u8::from(known(at)));
            write(self, state);
        }
    }

    /// The number of entries, known only when all are written, then the entries.
    fn entries<const N: usize>(&mut self, entries: impl Iterator<Item = [i64; N]>) {
        let start = self.0.len();
        self.length(0);
        let mut length = 0_u64;
        for entry in entries {
            for number in entry {
                self.number(number);
            }
            length += 1;
        }
        if let Some(slot) = self.0.get_mut(start..).and_then(|rest| rest.first_chunk_mut()) {
            *slot = length.to_le_bytes();
        }
    }
}
