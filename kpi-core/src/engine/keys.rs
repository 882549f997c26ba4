//! Keys: what rows are grouped by, numbered as they come.

use super::bind::{Ints, dictionary, ints, of_every_type, text};
use super::bits::{Bitmap, known};
use super::lanes::BLOCK;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use hashbrown::HashMap;
use std::fmt;

/// A value of a key. Null comes last, texts and numbers in their order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A yes or no.
    Flag(bool),
    /// A whole number, or a date as days (or milliseconds) since the Unix epoch.
    Number(i64),
    /// A text.
    Text(Box<str>),
    /// Nothing: the rows whose key is unknown have a group of their own.
    Null,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
            Self::Null => f.write_str("(none)"),
        }
    }
}

/// The values of one key column, numbered as they come.
#[derive(Default)]
pub(super) struct Keys {
    pub values: Vec<Key>,
    numbers: HashMap<Key, u32>,
    /// The numbers of small whole numbers, plus one; zero where there is none yet.
    small: Vec<u32>,
    /// The dictionary that was met last.
    last: Option<(ArrayRef, Vec<u32>)>,
}

/// Whole numbers below this are looked up in a table.
const SMALL: usize = 1 << 16;

impl Keys {
    /// The number of a key.
    pub(super) fn number(&mut self, key: Key) -> u32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        // Fewer than rows of a batch times batches; beyond 32 bits the groups are refused before.
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(key.clone());
        self.numbers.insert(key, number);
        number
    }

    fn whole(&mut self, number: i64) -> u32 {
        let Some(at) = usize::try_from(number).ok().filter(|at| *at < SMALL) else {
            return self.number(Key::Number(number));
        };
        match self.small.get(at) {
            Some(known) if *known != 0 => known - 1,
            _ => {
                let known = self.number(Key::Number(number));
                if self.small.len() <= at {
                    self.small.resize(at + 1, 0);
                }
                self.small[at] = known + 1;
                known
            }
        }
    }

    /// The numbers of the keys of a column, row by row.
    pub(super) fn of(&mut self, column: &ArrayRef, to: &mut Vec<u32>) {
        to.clear();
        to.reserve(column.len());
        if let Some((codes, list)) = dictionary(column) {
            return self.of_dictionary(column, list, &codes, to);
        }
        if let Some(flags) = column.as_boolean_opt() {
            let numbers = [self.number(Key::Flag(false)), self.number(Key::Flag(true))];
            let known = |row| numbers[usize::from(flags.value(row))];
            let flag = |keys: &mut Self, row| if column.is_null(row) { keys.number(Key::Null) } else { known(row) };
            return to.extend((0..column.len()).map(|row| flag(self, row)));
        }
        if let Some(ints) = ints(column) {
            if column.null_count() == 0 {
                return to.extend((0..column.len()).map(|row| self.whole(ints.get(row))));
            }
            let (null, nulls) = (self.number(Key::Null), Bitmap::of_nulls(column.nulls()));
            // Most numbers are small and were met before.
            let small = |at: Option<usize>| at.and_then(|at| self.small.get(at)).copied().unwrap_or_default();
            of_every_type!(&ints, values => {
                for (start, values) in (0..).step_by(BLOCK).zip(values.chunks(BLOCK)) {
                    let word = known(nulls, start);
                    to.extend(values.iter().enumerate().map(|(at, value)| {
                        let number = small(position(*value)).wrapping_sub(1);
                        if word >> at & 1 == 1 { number } else { null }
                    }));
                }
            });
            for (row, number) in to.iter_mut().enumerate().filter(|(_, number)| **number == u32::MAX) {
                *number = self.whole(ints.get(row));
            }
            return;
        }
        let mut last: Option<(&str, u32)> = None;
        for row in 0..column.len() {
            to.push(match (text(column, row), last) {
                (None, _) => self.number(Key::Null),
                (Some(text), Some((same, number))) if text == same => number,
                (Some(text), _) => {
                    let number = self.number(Key::Text(text.into()));
                    last = Some((text, number));
                    number
                }
            });
        }
    }

    fn of_dictionary(&mut self, column: &ArrayRef, list: &ArrayRef, codes: &Ints<'_>, to: &mut Vec<u32>) {
        let numbers = match self.last.take() {
            Some((seen, numbers)) if seen.to_data().ptr_eq(&list.to_data()) => numbers,
            _ => {
                let mut numbers = Vec::new();
                self.of(list, &mut numbers);
                numbers
            }
        };
        if column.null_count() == 0 {
            codes.look_up(&numbers, to);
        } else {
            let null = self.number(Key::Null);
            let number = |row: usize| usize::try_from(codes.get(row)).ok().and_then(|code| numbers.get(code)).copied();
            let known = |row: usize| if column.is_null(row) { null } else { number(row).unwrap_or(null) };
            to.extend((0..column.len()).map(known));
        }
        self.last = Some((ArrayRef::clone(list), numbers));
    }
}

/// Where in a table a number stands; none of those below zero.
fn position<T: TryInto<usize>>(number: T) -> Option<usize> {
    number.try_into().ok()
}
