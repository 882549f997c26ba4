//! A cursor over intervals, for millions of instants.

use crate::calendar::Bins;
use crate::calendar::bins::{Kind, window_in};
use crate::calendar::table::{FIRST, LAST, folded};
use crate::exact::Instant;
use std::ops::Range;

/// Looks up intervals and remembers the last one, and the last stretch of one offset: each thread has its own.
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
    /// The last interval.
    start: i64,
    end: i64,
    /// The last stretch of one offset, and where it starts and ends.
    stretch: usize,
    from: i64,
    until: i64,
}

impl<'a> Cursor<'a> {
    /// A cursor that has looked up nothing yet.
    pub fn new(bins: &'a Bins) -> Self {
        Self { bins, start: 0, end: 0, stretch: 0, from: 0, until: 0 }
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
            (self.start, self.end) = self.look_up(at);
        }
        Instant::from_micros(self.start)..Instant::from_micros(self.end)
    }

    /// The start of the interval that an instant lies in.
    #[inline]
    pub fn start_of(&mut self, at: Instant) -> Instant {
        self.window_of(at).start
    }

    #[inline]
    fn look_up(&mut self, at: i64) -> (i64, i64) {
        let Kind::Calendar(every, zone) = &self.bins.0 else {
            return self.bins.window(at);
        };
        let table = zone.table();
        if at < self.from || at >= self.until {
            let (folded, shift) = folded(at);
            if shift != 0 {
                return self.bins.window(at);
            }
            self.stretch = table.find(folded);
            let stretch = table.get(self.stretch);
            // Far out, stretches are not where they stand in the table.
            (self.from, self.until) = (stretch.start.max(FIRST), stretch.end.min(LAST));
        }
        window_in(*every, table, self.stretch, at)
    }
}
