//! The text of intervals: `30min Asia/Jerusalem`.

use crate::calendar::bins::Kind;
use crate::calendar::{Bins, Every, Zone};
use crate::error::{Error, ErrorCode};
use crate::exact::Duration;
use std::fmt;
use std::str::FromStr;

/// The intervals and their zone: `30min Asia/Jerusalem`, `week:sunday UTC`; of fixed lengths without a name in the calendar `7d UTC`.
/// Equal intervals have one text, and [`FromStr`] reads it back.
impl fmt::Display for Bins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0, self.unit()) {
            (Kind::Calendar(every, zone), _) => write!(f, "{every} {zone}"),
            (Kind::Fixed(_), Some(every)) => write!(f, "{every} UTC"),
            (Kind::Fixed(length), None) => {
                let (number, unit) = in_units(*length);
                write!(f, "{number}{unit} UTC")
            }
        }
    }
}

/// The largest unit of [`Duration`]'s text of which it is a whole number.
fn in_units(micros: i64) -> (i64, &'static str) {
    let units = [(86_400_000_000, "d"), (3_600_000_000, "h"), (60_000_000, "min"), (1_000_000, "s"), (1_000, "ms")];
    let unit = units.into_iter().find(|(scale, _)| micros % scale == 0);
    unit.map_or((micros, "us"), |(scale, unit)| (micros / scale, unit))
}

/// An [`Every`] and the name of a zone, or a length in UTC.
impl FromStr for Bins {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (every, zone) = text.split_once(' ').ok_or_else(|| {
            Error::new(ErrorCode::Syntax, format!("`{text}` names no zone: write `30min UTC` or `day Asia/Jerusalem`"))
        })?;
        let zone = Zone::named(zone)?;
        match (every.parse::<Every>(), every.parse::<Duration>()) {
            (Ok(every), _) => Ok(Self::calendar(every, &zone)),
            (Err(_), Ok(length)) if zone == Zone::utc() => Self::every(length),
            (Err(error), _) => Err(error),
        }
    }
}
