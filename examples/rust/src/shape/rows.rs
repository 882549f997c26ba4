//! Reads the cells of a batch that the engine cannot: texts that are times, several columns for one field, words of a special meaning.

use crate::cell;
use crate::cell::Format;
use crate::ledger::{Ledger, Unmapped};
use crate::mapping::{ABANDONED, Cells, NOT_OF_THIS_FACT, Plan, UNKNOWN};
use crate::source::Raw;
use crate::texts::Texts;
use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, DurationMicrosecondArray, Int64Array, StringArray, TimestampMicrosecondArray,
};
use kpi_core::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Numbers for names of customers and issues, of which distinct ones are counted.
#[derive(Default)]
pub(super) struct Names(HashMap<(usize, String), i64>);

impl Names {
    fn number(&mut self, field: usize, name: &str) -> i64 {
        let next = i64::try_from(self.0.len()).unwrap_or(i64::MAX);
        *self.0.entry((field, name.to_owned())).or_insert(next)
    }
}

/// What stands in a cell.
enum Cell<T> {
    Is(T),
    Unknown,
    /// The row is none.
    No,
}

/// The rows of a batch, and which of them turn out to be none.
pub(super) struct Rows<'a> {
    pub raw: &'a Raw,
    pub none: Vec<bool>,
    pub ledger: &'a mut Ledger,
}

impl Rows<'_> {
    fn texts(&self, cells: &Cells) -> Vec<Texts> {
        cells.columns.iter().map(|(at, _)| Texts::of(self.raw.columns[*at].as_ref())).collect()
    }

    /// Reads a field of all rows that are some.
    fn each<T>(&mut self, mut read: impl FnMut(usize, &mut Ledger) -> Cell<T>) -> Vec<Option<T>> {
        let (none, ledger) = (&mut self.none, &mut *self.ledger);
        let one = |(row, none): (usize, &mut bool)| {
            if *none {
                return None;
            }
            match read(row, ledger) {
                Cell::Is(value) => Some(value),
                Cell::Unknown => None,
                Cell::No => {
                    *none = true;
                    None
                }
            }
        };
        none.iter_mut().enumerate().map(one).collect()
    }

    /// A row without an outcome is none.
    pub(super) fn check_told(&mut self, cells: &Cells) {
        let texts = self.texts(cells);
        let meant = |text: &str| cells.words.contains_key(text);
        self.each(|row, ledger| match texts[0].get(row) {
            Some(text) if !text.trim().is_empty() || meant(&text) => Cell::Is(()),
            _ => unmapped(cells, "", ledger),
        });
    }

    /// What became of each contact, in the words of the field; [`ABANDONED`] stays, and words without a meaning do.
    pub(super) fn outcomes(&mut self, cells: &Cells) -> ArrayRef {
        let texts = self.texts(cells);
        let outcomes = self.each(|row, ledger| match joined(&texts, row, cells) {
            None => unmapped(cells, "", ledger),
            Some((meaning, raw)) if meaning == NOT_OF_THIS_FACT => {
                ledger.not_of_this_fact(&raw);
                Cell::No
            }
            Some((meaning, _)) => Cell::Is(meaning),
        });
        Arc::new(StringArray::from(outcomes))
    }

    /// An outcome that only says `abandoned` was abandoned in the queue or in self-service, as the field `queued` says.
    pub(super) fn settle_abandoned(&mut self, outcomes: &ArrayRef, cells: &Cells, queued: Option<&Cells>) -> ArrayRef {
        let (texts, outcomes) = (self.texts(cells), Texts::of(Some(outcomes)));
        let queues: Vec<Texts> = queued.map(|queued| self.texts(queued)).unwrap_or_default();
        let settled = self.each(|row, ledger| {
            let Some(outcome) = outcomes.get(row) else { return Cell::Unknown };
            if outcome != ABANDONED {
                return Cell::Is(outcome.into_owned());
            }
            match queued.map(|queued| any(&queues, row, queued)) {
                Some(Ok(Some(true))) => Cell::Is("abandoned_queue".to_owned()),
                Some(Ok(Some(false))) => Cell::Is("abandoned_ivr".to_owned()),
                _ => {
                    let word = joined(&texts, row, cells).map(|(_, raw)| raw).unwrap_or_default();
                    let why = format!("{word} (not said whether it had queued)");
                    ledger.unmapped.add(Unmapped::because("outcome", &why));
                    Cell::No
                }
            }
        });
        Arc::new(StringArray::from(settled))
    }

    /// A field of which the cells are text, or several.
    pub(super) fn field(&mut self, cells: &Cells, plan: &Plan, names: &mut Names) -> ArrayRef {
        let texts = self.texts(cells);
        let whole = |read: &mut dyn FnMut(&str) -> Option<i64>, row, ledger: &mut Ledger| {
            let Some((text, raw)) = joined(&texts, row, cells) else { return Cell::Unknown };
            read(&text).map_or_else(|| unmapped(cells, &raw, ledger), Cell::Is)
        };
        match cells.field.kind() {
            FieldKind::Duration => {
                let times = self.each(|row, ledger| told(sum(&texts, row, cells), cells, ledger));
                Arc::new(DurationMicrosecondArray::from(times))
            }
            FieldKind::Flag => {
                let flags = self.each(|row, ledger| told(any(&texts, row, cells), cells, ledger));
                Arc::new(BooleanArray::from(flags))
            }
            FieldKind::Instant => {
                let instants = self.each(|row, ledger| whole(&mut |text| instant(text, cells, plan), row, ledger));
                Arc::new(TimestampMicrosecondArray::from(instants).with_timezone("UTC"))
            }
            FieldKind::Word(_) | FieldKind::Set(_) | FieldKind::Currency => {
                let words =
                    self.each(|row, _| joined(&texts, row, cells).map_or(Cell::Unknown, |(word, _)| Cell::Is(word)));
                Arc::new(StringArray::from(words))
            }
            FieldKind::Id => {
                let field = cells.columns[0].0;
                let ids = self.each(|row, ledger| whole(&mut |text| Some(names.number(field, text)), row, ledger));
                Arc::new(Int64Array::from(ids))
            }
            _ => Arc::new(Int64Array::from(self.each(|row, ledger| whole(&mut cell::whole, row, ledger)))),
        }
    }

    /// The names of a key.
    pub(super) fn names(&mut self, cells: &Cells) -> ArrayRef {
        let texts = self.texts(cells);
        let mut names = StringDictionaryBuilder::<Int32Type>::new();
        for row in 0..self.none.len() {
            names.append_option(joined(&texts, row, cells).map(|(name, _)| name));
        }
        Arc::new(names.finish())
    }
}

fn unmapped<T>(cells: &Cells, word: &str, ledger: &mut Ledger) -> Cell<T> {
    ledger.unmapped.add(Unmapped::cell(cells.field, word));
    Cell::No
}

fn told<T>(value: Result<Option<T>, String>, cells: &Cells, ledger: &mut Ledger) -> Cell<T> {
    match value {
        Ok(value) => value.map_or(Cell::Unknown, Cell::Is),
        Err(word) => unmapped(cells, &word, ledger),
    }
}

/// The cells of a field joined by a space, each by its meaning, and as they stand; `None` where they say nothing.
fn joined(texts: &[Texts], row: usize, cells: &Cells) -> Option<(String, String)> {
    let raw = match texts {
        [one] => one.get(row)?.into_owned(),
        many => many.iter().map(|text| text.get(row).unwrap_or_default()).collect::<Vec<_>>().join(" "),
    };
    let meaning = cells.meaning(&raw);
    (!raw.trim().is_empty() && meaning != UNKNOWN).then(|| (meaning.to_owned(), raw.clone()))
}

fn instant(text: &str, cells: &Cells, plan: &Plan) -> Option<i64> {
    let patterns: Vec<&str> = cells
        .columns
        .iter()
        .filter_map(|(_, format)| if let Format::Pattern(pattern) = format { Some(pattern.as_str()) } else { None })
        .collect();
    match cells.columns.first() {
        Some((_, format @ (Format::Seconds | Format::Millis | Format::Micros))) => cell::duration(text, format),
        _ if patterns.len() == cells.columns.len() => cell::instant(text, Some(&patterns.join(" ")), &plan.zone),
        _ => cell::instant(text, None, &plan.zone),
    }
}

/// The sum of the times of all columns; unknown where one of them is, and the word that is no time.
fn sum(texts: &[Texts], row: usize, cells: &Cells) -> Result<Option<i64>, String> {
    let mut sum = 0_i64;
    for (texts, (_, format)) in texts.iter().zip(&cells.columns) {
        let raw = texts.get(row).unwrap_or_default();
        let text = cells.meaning(&raw);
        if text.is_empty() || text == UNKNOWN {
            return Ok(None);
        }
        let time = cell::duration(text, format).ok_or_else(|| raw.clone().into_owned())?;
        if time < 0 && cells.negative_is_unknown {
            return Ok(None);
        }
        sum = sum.saturating_add(time);
    }
    Ok(Some(sum))
}

/// Yes where one of the columns says yes, no where all say no, else unknown; and the word that is neither.
fn any(texts: &[Texts], row: usize, cells: &Cells) -> Result<Option<bool>, String> {
    let mut any = Some(false);
    for texts in texts {
        let raw = texts.get(row).unwrap_or_default();
        let text = cells.meaning(&raw);
        match cell::flag(text) {
            Some(true) => return Ok(Some(true)),
            Some(false) => {}
            None if text.is_empty() || text == UNKNOWN => any = None,
            None => return Err(raw.into_owned()),
        }
    }
    Ok(any)
}
