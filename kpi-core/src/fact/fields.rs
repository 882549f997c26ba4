//! The erased door: a row as a presence mask and an array of 64-bit integers.

use crate::exact::{Currency, Duration, Instant};
use crate::fact::{FactInfo, Index, Reject, Rejection, View, Word};

/// A row as the erased door has it: bit `i` of `present` tells whether field `i` is known, `values[i]` what it is.
///
/// The order and the meaning of the fields are those of [`FactInfo::fields`]. Values beyond the table are ignored, and a
/// table longer than the values reads null there, so that rows of an older or a newer caller can be read.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    info: &'static FactInfo,
    present: u64,
    values: &'a [i64],
}

impl<'a> Fields<'a> {
    /// The row of a presence mask and values.
    pub fn new(info: &'static FactInfo, present: u64, values: &'a [i64]) -> Self {
        Self { info, present, values }
    }

    /// The values, known or not.
    #[inline]
    pub(super) fn values(&self) -> &'a [i64] {
        self.values
    }

    /// The raw value of a field.
    #[inline]
    pub fn raw(&self, field: impl Index) -> Option<i64> {
        let at = field.index();
        if at < FactInfo::MAX_FIELDS && self.present >> at & 1 == 1 { self.values.get(at).copied() } else { None }
    }

    /// A length of time.
    #[inline]
    pub fn duration(&self, field: impl Index) -> Option<Duration> {
        self.raw(field).map(Duration::micros)
    }

    /// An instant.
    #[inline]
    pub fn instant(&self, field: impl Index) -> Option<Instant> {
        self.raw(field).map(Instant::from_micros)
    }

    /// A yes or no.
    ///
    /// # Errors
    ///
    /// [`Reject::UnknownWord`] for anything but 0 and 1.
    #[inline]
    pub fn flag(&self, field: impl Index) -> Result<Option<bool>, Rejection> {
        match self.raw(field) {
            None => Ok(None),
            Some(0) => Ok(Some(false)),
            Some(1) => Ok(Some(true)),
            Some(other) => Err(self.reject(Reject::UnknownWord, field, other)),
        }
    }

    /// A whole number from zero to the largest `u32`.
    ///
    /// # Errors
    ///
    /// [`Reject::OutOfRange`] for anything else.
    #[inline]
    pub fn count(&self, field: impl Index) -> Result<Option<u32>, Rejection> {
        match self.raw(field) {
            None => Ok(None),
            Some(value) => u32::try_from(value).map(Some).map_err(|_| self.reject(Reject::OutOfRange, field, value)),
        }
    }

    /// A score; the fact judges the scale.
    ///
    /// # Errors
    ///
    /// [`Reject::OffScale`] where the number is beyond 32 bits.
    #[inline]
    pub fn score(&self, field: impl Index) -> Result<Option<i32>, Rejection> {
        match self.raw(field) {
            None => Ok(None),
            Some(value) => i32::try_from(value).map(Some).map_err(|_| self.reject(Reject::OffScale, field, value)),
        }
    }

    /// A word of a list.
    ///
    /// # Errors
    ///
    /// [`Reject::UnknownWord`] for a number that is no position in the list.
    #[inline]
    pub fn word<W: Word>(&self, field: impl Index) -> Result<Option<W>, Rejection> {
        match self.raw(field) {
            None => Ok(None),
            Some(value) => W::from_code(value).map(Some).ok_or_else(|| self.reject(Reject::UnknownWord, field, value)),
        }
    }

    /// A currency.
    ///
    /// # Errors
    ///
    /// [`Reject::UnknownWord`] for a number that is no three letters.
    #[inline]
    pub fn currency(&self, field: impl Index) -> Result<Option<Currency>, Rejection> {
        match self.raw(field) {
            None => Ok(None),
            Some(code) => {
                Currency::from_code(code).map(Some).ok_or_else(|| self.reject(Reject::UnknownWord, field, code))
            }
        }
    }

    /// A field without which the row cannot be counted, as it was read.
    ///
    /// # Errors
    ///
    /// [`Reject::Missing`] where it is null.
    #[inline]
    pub fn needed<V>(&self, field: impl Index, value: Option<V>) -> Result<V, Rejection> {
        let name = self.info.fields.get(field.index()).map_or("field", |field| field.name);
        value.ok_or(Rejection::new(Reject::Missing, name))
    }

    #[cold]
    fn reject(&self, reason: Reject, field: impl Index, value: i64) -> Rejection {
        let name = self.info.fields.get(field.index()).map_or("field", |field| field.name);
        Rejection::new(reason, name).with_value(value)
    }
}

/// A row on its way out through the erased door.
#[derive(Clone, Debug)]
pub struct FieldBuffer {
    present: u64,
    values: Vec<i64>,
}

impl FieldBuffer {
    /// A row of nulls.
    pub fn new(info: &FactInfo) -> Self {
        Self { present: 0, values: vec![0; info.fields.len()] }
    }

    /// Makes it a row of nulls again.
    pub fn clear(&mut self) {
        self.present = 0;
        self.values.fill(0);
    }

    /// Writes a field; null writes nothing, and so does a field that the table does not have.
    pub fn put(&mut self, field: impl Index, value: Option<i64>) {
        let at = field.index();
        if let (Some(value), Some(slot), true) = (value, self.values.get_mut(at), at < FactInfo::MAX_FIELDS) {
            *slot = value;
            self.present |= 1 << at;
        }
    }

    /// Writes every field of the table that a view of the row knows.
    pub fn put_all(&mut self, row: &impl View) {
        for at in 0..self.values.len() {
            self.put(at, row.raw(at));
        }
    }

    /// The presence mask.
    pub fn present(&self) -> u64 {
        self.present
    }

    /// The values, in the order of the table; where a field is null, zero.
    pub fn values(&self) -> &[i64] {
        &self.values
    }
}

/// Longest time that a row may hold: 100 years of 365.25 days. Sums within one row then never overflow.
pub(crate) const LONGEST: i64 = 36_525 * 86_400_000_000;

/// Rejects a negative or impossibly long time.
#[inline]
pub(crate) fn check_time(field: &'static str, time: Option<Duration>) -> Result<(), Rejection> {
    match time {
        Some(time) if !(0..=LONGEST).contains(&time.as_micros()) => {
            let reason = if time.is_negative() { Reject::NegativeDuration } else { Reject::OutOfRange };
            Err(Rejection::new(reason, field).with_value(time.as_micros()))
        }
        _ => Ok(()),
    }
}

/// The largest quantity that a row may hold.
pub(crate) const MOST_QUANTITY: i64 = 1 << 60;

/// Rejects a quantity below zero, or beyond what any period can have.
#[inline]
pub(crate) fn check_quantity(field: &'static str, quantity: Option<i64>) -> Result<(), Rejection> {
    match quantity {
        Some(quantity) if !(0..=MOST_QUANTITY).contains(&quantity) => {
            Err(Rejection::new(Reject::OutOfRange, field).with_value(quantity))
        }
        _ => Ok(()),
    }
}

/// Rejects an amount of money beyond what sums can hold; it may lie below zero.
#[inline]
pub(crate) fn check_amount(field: &'static str, amount: Option<i64>) -> Result<(), Rejection> {
    match amount {
        Some(amount) if amount.unsigned_abs() > 1 << 60 => {
            Err(Rejection::new(Reject::OutOfRange, field).with_value(amount))
        }
        _ => Ok(()),
    }
}

/// The time between two instants, rejecting an end before its start.
#[inline]
pub(crate) fn between(
    field: &'static str,
    start: Option<Instant>,
    end: Option<Instant>,
) -> Result<Option<Duration>, Rejection> {
    let (Some(start), Some(end)) = (start, end) else { return Ok(None) };
    if end < start {
        return Err(Rejection::new(Reject::EndBeforeStart, field).with_value(end.as_micros()));
    }
    let time = end.since(start).ok_or(Rejection::new(Reject::OutOfRange, field).with_value(end.as_micros()))?;
    check_time(field, Some(time))?;
    Ok(Some(time))
}
