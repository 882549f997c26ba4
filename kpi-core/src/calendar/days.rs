//! Days counted from 1970-01-01, and the weeks and months that they lie in.

use crate::calendar::Weekday;
use crate::exact::civil_from_days;
use crate::word::Word;

pub(super) const MICROS_PER_MINUTE: i64 = 60_000_000;
pub(super) const MICROS_PER_DAY: i64 = 1_440 * MICROS_PER_MINUTE;

/// The Gregorian calendar, weekdays and all, repeats itself after 400 years.
pub(super) const MICROS_PER_400_YEARS: i64 = 146_097 * MICROS_PER_DAY;

/// The week that a day lies in, and the next one.
#[inline]
pub(super) fn week_of(day: i64, start: Weekday) -> (i64, i64) {
    let since = (day + 3 - start.code()).rem_euclid(7); // 1970-01-01 was a Thursday
    (day - since, day - since + 7)
}

/// The run of so many months that a day lies in, counted from January, and the next one.
#[inline]
pub(super) fn months_of(day: i64, months: i64) -> (i64, i64) {
    let (year, month, _) = civil_from_days(day);
    let first = (month - 1) / months * months + 1;
    let next = first + months;
    let end = if next > 12 { first_of_month(year + 1, 1) } else { first_of_month(year, next) };
    (first_of_month(year, first), end)
}

/// The day number of the first of a month.
#[inline]
pub(super) const fn first_of_month(year: i64, month: i64) -> i64 {
    // Years begin in March, so that the leap day is the last: March is month 0, and five months have 153 days.
    let (year, march_month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * march_month + 2) / 5 - 719_468
}
