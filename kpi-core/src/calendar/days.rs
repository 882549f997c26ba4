//! Days counted from 1970-01-01, and the weeks and months that they lie in.

use crate::calendar::Weekday;
use crate::word::Word;

pub(super) const MICROS_PER_MINUTE: i64 = 60_000_000;
pub(super) const MICROS_PER_DAY: i64 = 1_440 * MICROS_PER_MINUTE;

/// The Gregorian calendar, weekdays and all, repeats itself after 400 years.
pub(super) const MICROS_PER_400_YEARS: i64 = DAYS_PER_400_YEARS * MICROS_PER_DAY;

/// The week that a day lies in, and the next one.
#[inline]
pub(super) fn week_of(day: i64, start: Weekday) -> (i64, i64) {
    let since = (day + 3 - start.code()).rem_euclid(7); // 1970-01-01 was a Thursday
    (day - since, day - since + 7)
}

const DAYS_PER_400_YEARS: i64 = 146_097;
const MONTHS_PER_400_YEARS: i64 = 4_800;
/// 400 years are counted from 2000-01-01.
const BASE: i64 = first_of_month(2000, 1);

/// The first day of each month of 400 years, and of the one after: read in a third of the time in which it is worked out.
static FIRST_DAYS: [i64; 4_801] = {
    let mut first_days = [0; 4_801];
    let (mut at, mut year, mut month) = (0, 2000, 1);
    while at < first_days.len() {
        first_days[at] = first_of_month(year, month) - BASE;
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        at += 1;
    }
    first_days
};

/// The run of so many months that a day lies in, counted from January, and the next one; `months` divides a year.
#[inline]
pub(super) fn months_of(day: i64, months: usize) -> (i64, i64) {
    let era = (day - BASE).div_euclid(DAYS_PER_400_YEARS) * DAYS_PER_400_YEARS + BASE;
    let day = day - era;
    // If all months were of one length; no month is further from that than the one before or after it.
    let guess = usize::try_from(day * MONTHS_PER_400_YEARS / DAYS_PER_400_YEARS).unwrap_or(0);
    let month = guess + usize::from(FIRST_DAYS[guess + 1] <= day) - usize::from(FIRST_DAYS[guess] > day);
    let first = month - month % months;
    (FIRST_DAYS[first] + era, FIRST_DAYS[first + months] + era)
}

/// The day number of the first of a month.
pub(super) const fn first_of_month(year: i64, month: i64) -> i64 {
    // Years begin in March, so that the leap day is the last: March is month 0, and five months have 153 days.
    let (year, march_month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * march_month + 2) / 5 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Instant;

    /// Every day of 400 years on both sides of 2000, beside the dates that instants print.
    #[test]
    fn months_are_those_of_the_dates() {
        let date = |day: i64| Instant::from_micros(day * MICROS_PER_DAY).to_string();
        let mut last = (0, 0);
        for day in BASE - DAYS_PER_400_YEARS..BASE + DAYS_PER_400_YEARS + 400 {
            let month = months_of(day, 1);
            assert!(month.0 <= day && day < month.1, "{}", date(day));
            if month != last {
                assert_eq!(date(month.0)[7..], *"-01T00:00:00Z");
                assert_eq!(date(month.0)[..7], date(month.1 - 1)[..7]);
                assert_ne!(date(month.0)[..7], date(month.1)[..7]);
                let (quarter, year) = (months_of(day, 3), months_of(day, 12));
                assert_eq!(date(year.0)[4..], *"-01-01T00:00:00Z");
                assert_eq!(date(year.1 - 1)[4..], *"-12-31T00:00:00Z");
                assert!(["01", "04", "07", "10"].contains(&&date(quarter.0)[5..7]));
                assert_eq!(date(quarter.0)[..4], date(quarter.1 - 1)[..4]);
                assert!(quarter.0 <= month.0 && month.1 <= quarter.1 && (90..=92).contains(&(quarter.1 - quarter.0)));
            }
            last = month;
        }
    }
}
