//! Ids that are texts: numbered, so that different ones can be told apart.

use super::bind::{Bound, Cache, Data, Reading, Spec, dictionary, text};
use super::mapping::Column;
use super::plan::{FeedPlan, TablePlan};
use crate::error::{Error, ErrorCode};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::NullBuffer;
use hashbrown::{DefaultHashBuilder, HashMap, HashSet};
use std::fmt;
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, PoisonError};

/// The numbers of all ids that are texts, for every table and thread of a query: one text is one number, wherever it stands.
///
/// Which number a text has depends on who met it first. Nothing but whether two are the same comes out, so that results are the same bits
/// for any number of threads. Memory grows with the different texts.
pub(super) struct Ids {
    hasher: DefaultHashBuilder,
    shards: Vec<Mutex<HashMap<Box<str>, i64>>>,
}

/// So many threads can number texts beside each other.
const SHARDS: u64 = 64;

impl Default for Ids {
    fn default() -> Self {
        Self { hasher: DefaultHashBuilder::default(), shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ids").finish_non_exhaustive()
    }
}

impl Ids {
    /// The number of a text.
    fn number(&self, text: &str) -> i64 {
        // The low bits of a hash choose the place within a map, so the shard is chosen by others.
        let shard = (self.hasher.hash_one(text) >> 48) % SHARDS;
        let Some(numbers) = usize::try_from(shard).ok().and_then(|shard| self.shards.get(shard)) else { return 0 };
        let mut numbers = numbers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = numbers.get(text) {
            return *number;
        }
        let number = (numbers.len() as u64 * SHARDS + shard).cast_signed();
        numbers.insert(text.into(), number);
        number
    }
}

/// How different texts are told apart.
#[derive(Clone, Debug)]
enum ToldApart {
    /// Not at all: each of them is one that there is.
    No,
    /// By the numbers that they are given.
    Exactly(Arc<Ids>),
    /// By a hash of 64 bits, the same wherever and whenever the text is met: estimates depend on the numbers, and forget the texts.
    Hashed,
}

/// FNV-1a.
fn hash(text: &str) -> i64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step).cast_signed()
}

/// How texts are read as ids.
#[derive(Clone, Debug)]
pub(super) struct TextIds {
    told_apart: ToldApart,
    /// Texts that stand for null. So does the empty one.
    nulls: HashSet<String>,
}

impl TextIds {
    /// The ids of a column; texts that stand for another are none.
    pub(super) fn of(column: &Column) -> Option<Self> {
        let words = column.words.iter().flatten();
        let nulls = words.map(|(word, to)| to.is_none().then(|| word.clone())).collect::<Option<_>>()?;
        Some(Self { told_apart: ToldApart::No, nulls })
    }

    /// The same, told apart: by their numbers, or for estimates alone.
    pub(super) fn told_apart(&self, ids: Option<&Arc<Ids>>) -> Self {
        let told_apart = ids.map_or(ToldApart::Hashed, |ids| ToldApart::Exactly(Arc::clone(ids)));
        Self { told_apart, nulls: self.nulls.clone() }
    }

    fn number(&self, text: Option<&str>) -> Option<i64> {
        let text = text.filter(|text| !text.is_empty() && !self.nulls.contains(*text))?;
        Some(match &self.told_apart {
            ToldApart::No => 0,
            ToldApart::Exactly(ids) => ids.number(text),
            ToldApart::Hashed => hash(text),
        })
    }

    /// The ids of a column.
    pub(super) fn bind<'a>(&self, column: &'a ArrayRef, cache: &mut Cache) -> Bound<'a> {
        if let Some((codes, list)) = dictionary(column) {
            let values = cache.of(list, |at| self.number(text(list, at)));
            return Bound { data: Data::Codes(codes, values), nulls: column.nulls().cloned(), impossible: Vec::new() };
        }
        let numbers: Vec<Option<i64>> = (0..column.len()).map(|row| self.number(text(column, row))).collect();
        let nulls: NullBuffer = numbers.iter().map(Option::is_some).collect();
        let values = numbers.into_iter().map(Option::unwrap_or_default).collect();
        Bound { data: Data::Own(values), nulls: Some(nulls), impossible: Vec::new() }
    }
}

/// A field whose texts are numbered is of texts in every table: a number would be taken for that of a text.
pub(super) fn check_alike(tables: &[TablePlan]) -> Result<(), Error> {
    let told_apart =
        |reading: &Reading| matches!(reading, Reading::Texts(texts) if !matches!(texts.told_apart, ToldApart::No));
    let feeds = || tables.iter().flat_map(|table| table.feeds.iter().map(move |feed| (table, feed)));
    for (of_texts, feed) in feeds() {
        for spec in feed.specs.iter().filter(|spec| told_apart(&spec.reading)) {
            let of_numbers = |(_, other): &(&TablePlan, &FeedPlan)| {
                let whole = |spec: &&Spec| matches!(spec.reading, Reading::Times(_) | Reading::Bits);
                let by_column = other.specs.iter().filter(whole).any(|other| other.field == spec.field);
                other.fact.is(feed.fact) && (by_column || other.constants.0 >> spec.field & 1 == 1)
            };
            let Some((of_numbers, _)) = feeds().find(of_numbers) else { continue };
            let message = format!(
                "the field `{}` of `{}` is of texts in the table `{}` and of numbers in the table `{}`: cast one of them, or \
                 different ones cannot be told apart",
                feed.fact.fields.get(spec.field).map_or("", |field| field.name),
                feed.fact.name,
                of_texts.name,
                of_numbers.name
            );
            return Err(Error::new(ErrorCode::Column, message));
        }
    }
    Ok(())
}
