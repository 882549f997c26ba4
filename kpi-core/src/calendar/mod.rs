//! Intervals of a calendar, by which rows are grouped: half hours, days, weeks, months of a zone.
//!
//! # What it is
//!
//! [`Bins`] cuts time into half-open intervals that follow one another without a gap: each instant lies in exactly one. They
//! are either of one fixed length in UTC ([`Bins::every`]) or those of a calendar in a zone ([`Bins::calendar`] of an [`Every`]
//! and a [`Zone`]). The zone belongs to the intervals, never to the instants: rows keep their UTC instants, and the same rows
//! are grouped by the days of two sites in turn.
//!
//! # Definition
//!
//! * **Within a day** an interval is the floor of the local clock (`10:30` of 30 minutes), cut where the offset of the zone changes. When the
//!   clock goes back, the hour that it repeats gives intervals of its own, told apart by their start. A change by 30 minutes
//!   (Australia/Lord_Howe) cuts an hour into two intervals.
//! * **A day** starts at the first instant of its date: at midnight, or after it where midnight is skipped. It lasts until the first
//!   instant of a later date: 23, 24 or 25 hours as the clock says. Where the clock goes back across midnight (St. John's until 2011: from
//!   00:01 to 23:01), the new day has begun and keeps the repeated hour: a day never comes back. A date that is skipped
//!   (Apia, 30 December 2011) has no instant, and so no interval.
//! * **Weeks, months, quarters, years** are whole days: they start and end where days do. Weeks start on Monday (ISO 8601), or on a
//!   day that is chosen.
//!
//! So every interval within a day lies in one day, every day in one week and one month, months in quarters, quarters in years; and
//! totals by 15 minutes add up to those by day, to the bit.
//!
//! # Accuracy and cost
//!
//! All of it is exact integer arithmetic. The offsets come from the IANA data that is built in (feature `zones`), never from
//! the system, so that the same program gives the same intervals everywhere; [`Zone::version`] tells which data. Before its first
//! change of the clock a zone keeps the offset that it had (local mean time); the rules in force in the last years of the data go on for ever, as the data itself says, also
//! beyond the year 9999. At the edges of 64 bits of microseconds an interval is cut, and the last one holds its end.
//!
//! A zone is a table of up to 1,500 offsets (90 KB), made in 0.2 ms and shared by its copies. [`Bins::window_of`] looks an instant up without
//! allocation: in 3 ns for fixed lengths, 7 within a day, 9 for days, 12 for weeks, 15 to 25 for months and longer. A [`Cursor`] remembers
//! the last interval, so that rows in the order of time cost 1 ns; rows in no order are looked up faster without one.
//!
//! # Examples
//!
//! ```
//! use kpi_core::{Bins, Every, Instant, Zone};
//!
//! # #[cfg(feature = "zones")] {
//! let zone = Zone::named("Asia/Jerusalem")?;
//! let days = Bins::calendar(Every::DAY, &zone);
//! // Friday, 29 March 2024: the clock goes from 02:00 to 03:00.
//! let noon = Instant::from_micros(1_711_702_800_000_000);
//! let day = days.window_of(noon);
//! assert_eq!(day.start.to_string(), "2024-03-28T22:00:00Z");
//! assert_eq!(day.end.to_string(), "2024-03-29T21:00:00Z"); // 23 hours
//! assert_eq!(days.to_string(), "day Asia/Jerusalem");
//! assert_eq!("day Asia/Jerusalem".parse(), Ok(days));
//! # }
//! # Ok::<(), kpi_core::Error>(())
//! ```

mod bins;
mod bins_text;
mod cursor;
mod days;
mod every;
#[cfg(feature = "zones")]
mod names;
mod table;
#[cfg(test)]
mod tests;
mod weekday;
mod zone;

pub use bins::Bins;
pub use cursor::Cursor;
pub use every::Every;
pub use weekday::Weekday;
pub use zone::Zone;
