//! Intervals that cut time without a gap.

use crate::calendar::days::MICROS_PER_MINUTE;
use crate::calendar::every::Unit;
use crate::calendar::table::{Stretch, Table, folded};
use crate::calendar::{Every, Zone};
use crate::error::{Error, ErrorCode};
use crate::exact::{Duration, Instant};
use std::ops::Range;

/// Half-open intervals that follow one another: of one fixed length in UTC, or of a calendar in a zone.
///
/// The [module](crate::calendar) says what the intervals of a calendar are. Where the calendar's are of one fixed length (minutes
/// and days in UTC) the two are equal.
///
/// # Examples
///
/// ```
/// use kpi_core::{Bins, Duration, Every, Instant, Zone};
///
/// let half_hours = Bins::every(Duration::minutes(30))?;
/// let at = Instant::from_micros(-1);
/// assert_eq!(half_hours.start_of(at).to_string(), "1969-12-31T23:30:00Z");
/// assert_eq!(half_hours, Bins::calendar(Every::HALF_HOUR, &Zone::utc()));
///
/// let months = Bins::calendar(Every::MONTH, &Zone::utc());
/// assert_eq!(months.start_of(at).to_string(), "1969-12-01T00:00:00Z");
/// assert_eq!(months.end_of(months.start_of(at)), Instant::EPOCH);
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bins(pub(super) Kind);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Of so many microseconds, counted from the Unix epoch.
    Fixed(i64),
    Calendar(Every, Zone),
}

impl Bins {
    /// Intervals of this length in UTC, counted from the Unix epoch.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] where the length is not above zero.
    pub fn every(length: Duration) -> Result<Self, Error> {
        if length > Duration::ZERO {
            Ok(Self(Kind::Fixed(length.as_micros())))
        } else {
            Err(Error::new(ErrorCode::OutOfRange, format!("an interval must be longer than nothing, not {length}")))
        }
    }

    /// Intervals of the calendar in a zone.
    pub fn calendar(every: Every, zone: &Zone) -> Self {
        let fixed = every.fixed_in_utc().filter(|_| *zone == Zone::utc());
        Self(fixed.map_or_else(|| Kind::Calendar(every, zone.clone()), Kind::Fixed))
    }

    /// What they are called in the calendar; `None` for fixed lengths that have no name there.
    pub fn unit(&self) -> Option<Every> {
        match &self.0 {
            Kind::Fixed(length) => Every::of_fixed(*length),
            Kind::Calendar(every, _) => Some(*every),
        }
    }

    /// The zone whose calendar it is; fixed lengths are counted in UTC.
    pub fn zone(&self) -> Zone {
        match &self.0 {
            Kind::Fixed(_) => Zone::utc(),
            Kind::Calendar(_, zone) => zone.clone(),
        }
    }

    /// The one length that every interval has; `None` for a calendar's, of which some are shorter or longer.
    pub fn length(&self) -> Option<Duration> {
        match &self.0 {
            Kind::Fixed(length) => Some(Duration::micros(*length)),
            Kind::Calendar(..) => None,
        }
    }

    /// The length that most of them have (a day: 24 hours); of months, quarters and years that of the shortest.
    pub fn usual_length(&self) -> Duration {
        match &self.0 {
            Kind::Fixed(length) => Duration::micros(*length),
            Kind::Calendar(every, _) => every.usual_length(),
        }
    }

    /// The interval that an instant lies in. At the edges of time it is cut, and the very last interval holds its end too.
    #[inline]
    pub fn window_of(&self, at: Instant) -> Range<Instant> {
        let (start, end) = self.window(at.as_micros());
        Instant::from_micros(start)..Instant::from_micros(end)
    }

    /// The start of the interval that an instant lies in; at the very edge of time, the edge.
    #[inline]
    pub fn start_of(&self, at: Instant) -> Instant {
        self.window_of(at).start
    }

    /// The end of the interval that begins at `start`, or that `start` lies in.
    #[inline]
    pub fn end_of(&self, start: Instant) -> Instant {
        self.window_of(start).end
    }

    /// The start of the interval after the one that begins at `start`; `None` after the last one that time has.
    pub fn next(&self, start: Instant) -> Option<Instant> {
        Some(self.end_of(start)).filter(|end| end.as_micros() != i64::MAX)
    }

    /// Whether each interval of `coarse` is made of whole intervals of these: half hours of a zone make its days, days make its weeks and months, weeks make
    /// no months, and the days of one zone are not those of another.
    pub fn divides(&self, coarse: &Self) -> bool {
        if let (Kind::Fixed(fine), Kind::Fixed(coarse)) = (&self.0, &coarse.0) {
            return coarse % fine == 0;
        }
        self.zone() == coarse.zone()
            && self.unit().zip(coarse.unit()).is_some_and(|(fine, coarse)| fine.divides(coarse))
    }

    #[inline]
    pub(super) fn window(&self, at: i64) -> (i64, i64) {
        match &self.0 {
            Kind::Fixed(length) => {
                let since = at.rem_euclid(*length);
                (at.saturating_sub(since), at.saturating_add(length - since))
            }
            Kind::Calendar(every, zone) => {
                let (table, (at, shift)) = (zone.table(), folded(at));
                let (start, end) = window_in(*every, table, table.find(at), at);
                (start.saturating_add(shift), end.saturating_add(shift))
            }
        }
    }
}

/// The interval of an instant of which the stretch is known.
#[inline]
pub(super) fn window_in(every: Every, table: &Table, number: usize, at: i64) -> (i64, i64) {
    let stretch = table.get(number);
    if let Unit::Minutes(minutes) = every.0 {
        return minutes_in(stretch, i64::from(minutes) * MICROS_PER_MINUTE, at);
    }
    let (first, next) = every.days(stretch.day(at));
    (table.first_instant(first, number), table.first_instant(next, number))
}

#[inline]
fn minutes_in(stretch: &Stretch, length: i64, at: i64) -> (i64, i64) {
    let start = at - stretch.local(at).rem_euclid(length);
    (start.max(stretch.start), (start + length).min(stretch.end))
}
