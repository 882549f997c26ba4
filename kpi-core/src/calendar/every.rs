//! How long an interval of the calendar is.

use crate::calendar::Weekday;
use crate::calendar::days::{self, MICROS_PER_MINUTE};
use crate::error::{Error, ErrorCode};
use crate::exact::Duration;
use crate::word::Word;
use std::fmt;
use std::str::FromStr;

/// How long an interval of the calendar is: so many minutes of a day, a day, a week, a month, a quarter, a year.
///
/// # Examples
///
/// ```
/// use kpi_core::{Every, Weekday};
///
/// assert_eq!("30min".parse(), Ok(Every::HALF_HOUR));
/// assert_eq!("60min".parse(), Ok(Every::HOUR));
/// assert_eq!(Every::week_from(Weekday::Sunday).to_string(), "week:sunday");
/// assert_eq!(
///     "fortnight".parse::<Every>().unwrap_err().to_string(),
///     "`fortnight` is no interval of the calendar: there are 15min, 30min, 1h and whatever else divides a day into whole minutes, \
///      day, week, week:sunday (or another day), month, quarter, year"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Every(pub(super) Unit);

/// What an [`Every`] is. Minutes divide a day and are fewer than its 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Unit {
    Minutes(u16),
    Day,
    Week(Weekday),
    Month,
    Quarter,
    Year,
}

const MINUTES_PER_DAY: u16 = 1_440;

impl Every {
    /// A quarter of an hour.
    pub const QUARTER_HOUR: Self = Self(Unit::Minutes(15));
    /// Half an hour.
    pub const HALF_HOUR: Self = Self(Unit::Minutes(30));
    /// An hour.
    pub const HOUR: Self = Self(Unit::Minutes(60));
    /// A day of the zone: 23, 24 or 25 hours.
    pub const DAY: Self = Self(Unit::Day);
    /// A week from Monday on, as in ISO 8601.
    pub const WEEK: Self = Self(Unit::Week(Weekday::Monday));
    /// A month.
    pub const MONTH: Self = Self(Unit::Month);
    /// A quarter of a year: January to March, and so on.
    pub const QUARTER: Self = Self(Unit::Quarter);
    /// A year.
    pub const YEAR: Self = Self(Unit::Year);

    /// So many minutes of the local clock, counted from midnight. 1440 of them are [`Every::DAY`].
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] where they do not divide a day: intervals would not lie within it.
    pub fn minutes(minutes: u16) -> Result<Self, Error> {
        match minutes {
            MINUTES_PER_DAY => Ok(Self::DAY),
            1.. if MINUTES_PER_DAY.is_multiple_of(minutes) => Ok(Self(Unit::Minutes(minutes))),
            _ => Err(Error::new(
                ErrorCode::OutOfRange,
                format!("intervals of {minutes} minutes do not divide a day: 15, 30 and 60 do"),
            )),
        }
    }

    /// A week from this day on.
    pub const fn week_from(start: Weekday) -> Self {
        Self(Unit::Week(start))
    }

    /// Whether it is shorter than a day.
    pub const fn is_within_day(self) -> bool {
        matches!(self.0, Unit::Minutes(_))
    }

    /// The length of most of its intervals; of months, quarters and years that of the shortest.
    pub(super) fn usual_length(self) -> Duration {
        match self.0 {
            Unit::Minutes(minutes) => Duration::minutes(minutes.into()),
            Unit::Day => Duration::days(1),
            Unit::Week(_) => Duration::days(7),
            Unit::Month => Duration::days(28),
            Unit::Quarter => Duration::days(90),
            Unit::Year => Duration::days(365),
        }
    }

    /// The interval of one fixed length that this is in UTC, where it is one.
    pub(super) fn fixed_in_utc(self) -> Option<i64> {
        matches!(self.0, Unit::Minutes(_) | Unit::Day).then(|| self.usual_length().as_micros())
    }

    /// The calendar's name for a fixed length in UTC.
    pub(super) fn of_fixed(micros: i64) -> Option<Self> {
        let minutes = (micros % MICROS_PER_MINUTE == 0).then_some(micros / MICROS_PER_MINUTE)?;
        Self::minutes(minutes.try_into().ok()?).ok()
    }

    /// Whether each interval of `coarse` is made of whole intervals of this one.
    pub(super) fn divides(self, coarse: Self) -> bool {
        use Unit as U;
        match (self.0, coarse.0) {
            (U::Minutes(fine), U::Minutes(coarse)) => coarse.is_multiple_of(fine),
            (U::Minutes(_), _) => true,
            (_, U::Minutes(_)) => false,
            (U::Day, _) | (U::Month, U::Quarter | U::Year) | (U::Quarter, U::Year) => true,
            (fine, coarse) => fine == coarse,
        }
    }

    /// The days of the interval that a day lies in: the first, and the first of the next one. Intervals within a day have the day.
    #[inline]
    pub(super) fn days(self, day: i64) -> (i64, i64) {
        match self.0 {
            Unit::Minutes(_) | Unit::Day => (day, day + 1),
            Unit::Week(start) => days::week_of(day, start),
            Unit::Month => days::months_of(day, 1),
            Unit::Quarter => days::months_of(day, 3),
            Unit::Year => days::months_of(day, 12),
        }
    }
}

/// `15min`, `1h`, `day`, `week`, `week:sunday`, `month`, `quarter`, `year`: what [`FromStr`] reads back.
impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unit::Minutes(minutes) if minutes % 60 == 0 => write!(f, "{}h", minutes / 60),
            Unit::Minutes(minutes) => write!(f, "{minutes}min"),
            Unit::Day => f.write_str("day"),
            Unit::Week(Weekday::Monday) => f.write_str("week"),
            Unit::Week(start) => write!(f, "week:{}", start.word()),
            Unit::Month => f.write_str("month"),
            Unit::Quarter => f.write_str("quarter"),
            Unit::Year => f.write_str("year"),
        }
    }
}

/// What [`Every`] prints, and `60min` for `1h`, `24h` and `1d` for `day`, `hour` for `1h`, `week:monday` for `week`.
impl FromStr for Every {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let every = match text {
            "hour" => Some(Self::HOUR),
            "day" | "1d" => Some(Self::DAY),
            "week" => Some(Self::WEEK),
            "month" => Some(Self::MONTH),
            "quarter" => Some(Self::QUARTER),
            "year" => Some(Self::YEAR),
            _ => match text.strip_prefix("week:") {
                Some(start) => Weekday::from_word(start).map(Self::week_from),
                None => minutes_of(text).and_then(|minutes| Self::minutes(minutes).ok()),
            },
        };
        every.ok_or_else(|| {
            Error::new(
                ErrorCode::Syntax,
                format!(
                    "`{text}` is no interval of the calendar: there are 15min, 30min, 1h and whatever else divides a day into whole \
                     minutes, day, week, week:sunday (or another day), month, quarter, year"
                ),
            )
        })
    }
}

/// Whole minutes, or whole hours.
fn minutes_of(text: &str) -> Option<u16> {
    let (number, scale) = match text.strip_suffix("min") {
        Some(number) => (number, 1),
        None => (text.strip_suffix('h')?, 60),
    };
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| number.parse::<u16>().ok())??.checked_mul(scale)
}
