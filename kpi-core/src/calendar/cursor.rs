//! A cursor over intervals, for rows that come in the order of time.

use crate::calendar::Bins;
use crate::exact::Instant;
use std::ops::Range;

/// Looks up intervals and remembers the last one: rows that come in the order of time cost next to nothing. Each thread has its own.
///
/// # Examples
///
/// ```
/// use kpi_core::{Bins, Cursor, Every, Instant, Zone};
///
/// let months = Bins::calendar(Every::MONTH, &Zone::utc());
/// let mut cursor = Cursor::new(&months);
/// for seconds in [0, 1, 5_000_000] {
///     let at = Instant::from_micros(seconds * 1_000_000);
///     assert_eq!(cursor.window_of(at), months.window_of(at));
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    bins: &'a Bins,
    start: i64,
    end: i64,
}

impl<'a> Cursor<'a> {
    /// A cursor that has looked up nothing yet.
    pub fn new(bins: &'a Bins) -> Self {
        Self { bins, start: 0, end: 0 }
    }

    /// What it walks.
    pub fn bins(&self) -> &'a Bins {
        self.bins
    }

    /// The interval that an instant lies in: equal to [`Bins::window_of`].
    #[inline]
    pub fn window_of(&mut self, at: Instant) -> Range<Instant> {
        let at = at.as_micros();
        if at < self.start || at >= self.end {
            (self.start, self.end) = self.bins.window(at);
        }
        Instant::from_micros(self.start)..Instant::from_micros(self.end)
    }

    /// The start of the interval that an instant lies in.
    #[inline]
    pub fn start_of(&mut self, at: Instant) -> Instant {
        self.window_of(at).start
    }
}
