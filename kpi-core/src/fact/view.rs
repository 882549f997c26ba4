//! A row as counting reads it, wherever its values lie.

use crate::exact::{Duration, Instant};
use crate::fact::{FactInfo, Fields, Index, Word};

/// A row of which each field is read where it lies: in a row struct, behind the erased door ([`Fields`]), in columns.
///
/// A fact that counts through a view ([`Fact::count_view`](crate::Fact::count_view)) reads only what it looks at, and builds
/// no row before. What reads differ in is known when compiling, so a view costs what reading its fields costs.
///
/// # Examples
///
/// A row whose values lie one behind the other, all of them known:
///
/// ```
/// use kpi_core::contact::Contact;
/// use kpi_core::prelude::*;
///
/// struct Known<'a>(&'a [i64]);
/// impl View for Known<'_> {
///     fn raw(&self, field: impl Index) -> Option<i64> {
///         self.0.get(field.index()).copied()
///     }
/// }
/// let row = Known(&[Outcome::Handled.code(), Direction::Inbound.code(), Channel::Chat.code()]);
/// assert_eq!(row.word(2), Some(Channel::Chat));
///
/// let mut totals = Totals::<Contact>::zero(&ContactRules::default());
/// totals.observe_view(&row)?;
/// assert_eq!(totals.get(ContactTotal::Answered), Some(1));
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub trait View {
    /// The value of a field as the erased door has it; `None` where it is null, or where the row has no such field.
    fn raw(&self, field: impl Index) -> Option<i64>;

    /// Bits among which is every bit of the value, where it is known: a first look that may doubt too much, never too little.
    #[inline(always)]
    fn bits(&self, field: impl Index) -> i64 {
        self.raw(field).unwrap_or_default()
    }

    /// Whether the first so many fields can be looked at without asking for each whether the row is long enough.
    #[inline(always)]
    fn reaches(&self, fields: usize) -> bool {
        let _ = fields;
        true
    }

    /// The same row as a mask and values; whoever has none fills the buffer.
    fn fields<'a>(&'a self, info: &'static FactInfo, buffer: &'a mut [i64; FactInfo::MAX_FIELDS]) -> Fields<'a> {
        let mut present = 0;
        for (at, slot) in buffer.iter_mut().enumerate().take(info.fields.len()) {
            if let Some(value) = self.raw(at) {
                *slot = value;
                present |= 1 << at;
            }
        }
        Fields::new(info, present, buffer)
    }

    /// Whether a field is known.
    #[inline(always)]
    fn has(&self, field: impl Index) -> bool {
        self.raw(field).is_some()
    }

    /// A length of time.
    #[inline(always)]
    fn duration(&self, field: impl Index) -> Option<Duration> {
        self.raw(field).map(Duration::micros)
    }

    /// An instant.
    #[inline(always)]
    fn instant(&self, field: impl Index) -> Option<Instant> {
        self.raw(field).map(Instant::from_micros)
    }

    /// A yes or no, of a field that holds nothing but 0 and 1.
    #[inline(always)]
    fn flag(&self, field: impl Index) -> Option<bool> {
        self.raw(field).map(|flag| flag != 0)
    }

    /// A word of a list; `None` also for a number that is no position in it.
    #[inline(always)]
    fn word<W: Word>(&self, field: impl Index) -> Option<W> {
        self.raw(field).and_then(W::from_code)
    }
}

impl View for Fields<'_> {
    #[inline(always)]
    fn raw(&self, field: impl Index) -> Option<i64> {
        Fields::raw(self, field)
    }

    /// The value itself, be it known or what is left of another row.
    #[inline(always)]
    fn bits(&self, field: impl Index) -> i64 {
        self.values().get(field.index()).copied().unwrap_or(-1)
    }

    #[inline(always)]
    fn reaches(&self, fields: usize) -> bool {
        self.values().len() >= fields
    }

    #[inline(always)]
    fn fields<'a>(&'a self, _: &'static FactInfo, _: &'a mut [i64; FactInfo::MAX_FIELDS]) -> Fields<'a> {
        *self
    }
}
