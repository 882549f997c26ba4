//! Words of a column and what they stand for.

use super::bind::{ints, text};
use super::mapping::Column;
use crate::error::{Error, ErrorCode};
use crate::exact::Currency;
use crate::fact::FieldKind;
use arrow_array::{Array, ArrayRef};
use hashbrown::HashMap;

/// A number that no field takes for a word: the row is rejected.
pub(super) const UNMAPPED: i64 = -1;

/// What the words of a column stand for in a field.
#[derive(Clone, Debug)]
pub(super) struct Words {
    values: HashMap<String, Option<i64>>,
    /// What the field holds: sets and currencies have more texts than a list.
    kind: FieldKind,
}

impl Words {
    /// The words of a field, and those that a column has for them.
    pub(super) fn of(field: &str, kind: FieldKind, column: &Column) -> Result<Self, Error> {
        let mut values: HashMap<String, Option<i64>> = HashMap::new();
        match kind {
            FieldKind::Word(words) | FieldKind::Set(words) => {
                for word in words {
                    values.insert((*word).to_owned(), value_of(kind, word));
                }
            }
            FieldKind::Flag => {
                for (word, value) in [("false", 0), ("true", 1), ("0", 0), ("1", 1)] {
                    values.insert(word.to_owned(), Some(value));
                }
            }
            _ => {}
        }
        for (word, to) in column.words.iter().flatten() {
            let value = match to {
                None => None,
                Some(to) => Some(value_of(kind, to).ok_or_else(|| no_word(field, kind, word, to))?),
            };
            values.insert(word.clone(), value);
        }
        Ok(Self { values, kind })
    }

    /// What a word stands for.
    pub(super) fn value(&self, word: &str) -> Option<i64> {
        let known = self.values.get(word).copied();
        known.unwrap_or_else(|| Some(value_of(self.kind, word).unwrap_or(UNMAPPED)))
    }

    /// What the entry of a list stands for; an empty text is null, as files without types have it.
    pub(super) fn value_at(&self, list: &ArrayRef, at: usize) -> Option<i64> {
        if at >= list.len() || list.is_null(at) {
            return None;
        }
        match (text(list, at), ints(list)) {
            (Some(""), _) if !self.values.contains_key("") => None,
            (Some(text), _) => self.value(text),
            (None, Some(ints)) => self.value(&ints.get(at).to_string()),
            (None, None) => Some(UNMAPPED),
        }
    }
}

/// The number of a word of a field.
pub(super) fn value_of(kind: FieldKind, word: &str) -> Option<i64> {
    let position = |words: &[&str], word: &str| {
        words.iter().position(|known| *known == word).and_then(|at| i64::try_from(at).ok())
    };
    match kind {
        FieldKind::Word(words) => position(words, word),
        FieldKind::Set(_) if word == "none" => Some(0),
        FieldKind::Set(words) => word.split('+').try_fold(0, |bits, word| Some(bits | 1 << position(words, word)?)),
        FieldKind::Currency => word.parse().ok().map(Currency::code),
        FieldKind::Flag => match word {
            "true" | "yes" | "1" => Some(1),
            "false" | "no" | "0" => Some(0),
            _ => None,
        },
        _ => None,
    }
}

fn no_word(field: &str, kind: FieldKind, word: &str, to: &str) -> Error {
    let known = match kind {
        FieldKind::Word(words) => words.join(", "),
        FieldKind::Set(words) => format!("none, or of {} joined by +", words.join(", ")),
        FieldKind::Flag => "true, false".to_owned(),
        _ => "no words".to_owned(),
    };
    Error::new(ErrorCode::UnknownName, format!("`{word}` cannot stand for `{to}`: the field `{field}` has {known}"))
}
