//! The fact `forecast`: one row per interval of a queue with what was forecast, what came, and who was required.

use crate::exact::{Duration, Instant};
use crate::fact::{
    Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, NoRules, Rejection, Sink, StateInfo, Tally, TotalInfo,
    Totals, check_quantity, impl_index, known_or,
};
use ForecastTotal as T;

/// Totals of forecasts.
pub type ForecastTotals = Totals<Forecast>;
/// Totals of forecasts with the states kept beside them.
pub type ForecastTally = Tally<Forecast>;

/// The fact `forecast`.
///
/// Errors are counted over intervals that have both a forecast and the contacts that came; an interval that lacks one
/// is counted apart and enters no side. The length of the intervals changes the figures: the errors of half hours, each
/// without its sign, are together at least the error of their day.
#[derive(Clone, Copy, Debug)]
pub enum Forecast {}

/// One interval of one queue with its forecast. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..ForecastRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForecastRow {
    /// Contacts forecast.
    pub forecast: Option<i64>,
    /// Contacts that came.
    pub actual: Option<i64>,
    /// Required agents times the length of the interval.
    pub required_time: Option<Duration>,
    /// When the interval starts: it decides the interval.
    pub starts_at: Option<Instant>,
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Forecast,
    Actual,
    RequiredTime,
    StartsAt,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Forecast as u8, "forecast", FieldKind::Number, "contacts forecast"),
    FieldInfo::new(F::Actual as u8, "actual", FieldKind::Number, "contacts that came"),
    FieldInfo::new(F::RequiredTime as u8, "required_time", FieldKind::Duration, "required agents times the length of the interval"),
    FieldInfo::new(F::StartsAt as u8, "starts_at", FieldKind::Instant, "when the interval starts: it decides the interval"),
];

/// The totals of [`Forecast`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum ForecastTotal {
    /// Rows counted: one interval of one queue each.
    Rows,
    /// Contacts forecast, intervals where what came is known.
    Forecast,
    /// Contacts that came, intervals with a forecast.
    Actual,
    /// Sum over intervals of the absolute difference.
    AbsError,
    /// Intervals with forecast and actual.
    Intervals,
    /// Required agents times length of interval.
    RequiredTime,
    /// Intervals without a forecast; they enter no error.
    ForecastUnknown,
    /// Intervals with a forecast whose contacts are unknown, or did not come yet; they enter no error.
    ActualUnknown,
    /// Part of intervals: nothing came.
    ActualZero,
    /// Intervals of which it is unknown how many agents they required.
    RequiredTimeUnknown,
}

impl_index!(F, ForecastTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one interval of one queue each"),
    TotalInfo::count(T::Forecast as u16, "forecast", "contacts forecast, intervals where what came is known").reads(&["forecast", "actual"]),
    TotalInfo::count(T::Actual as u16, "actual", "contacts that came, intervals with a forecast").reads(&["forecast", "actual"]),
    TotalInfo::count(T::AbsError as u16, "abs_error", "sum over intervals of the absolute difference").reads(&["forecast", "actual"]),
    TotalInfo::count(T::Intervals as u16, "intervals", "intervals with forecast and actual").reads(&["forecast", "actual"]),
    TotalInfo::micros(T::RequiredTime as u16, "required_time", "required agents times length of interval").unless(T::RequiredTimeUnknown as u16).reads(&["required_time"]),
    TotalInfo::count(T::ForecastUnknown as u16, "forecast_unknown", "intervals without a forecast; they enter no error").excluded().reads(&["forecast"]),
    TotalInfo::count(T::ActualUnknown as u16, "actual_unknown", "intervals with a forecast whose contacts are unknown, or did not come yet; they enter no error").excluded().reads(&["forecast", "actual"]),
    TotalInfo::count(T::ActualZero as u16, "actual_zero", "part of intervals: nothing came").excluded().reads(&["forecast", "actual"]),
    TotalInfo::count(T::RequiredTimeUnknown as u16, "required_time_unknown", "intervals of which it is unknown how many agents they required").excluded().reads(&["required_time"]),
];

#[rustfmt::skip] // a table: one state, one line
const QUOTIENTS: &[StateInfo] = &[
    StateInfo::new("relative_error_dist", &[], "absolute difference over actual, by interval").reads(&["forecast", "actual"]),
];

const RELATIVE_ERROR_DIST: usize = 0;

/// The tables of the fact `forecast`.
pub static FORECAST: FactInfo = FactInfo::new("forecast", "one interval of one queue with its forecast", TOTALS)
    .numbered(17)
    .with_fields(FIELDS)
    .with_quotients(QUOTIENTS);

impl Fact for Forecast {
    type Row = ForecastRow;
    type Rules = NoRules;
    type Total = T;
    const INFO: &'static FactInfo = &FORECAST;

    fn count(row: &ForecastRow, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_quantity("forecast", row.forecast)?;
        check_quantity("actual", row.actual)?;
        check_quantity("required_time", row.required_time.map(Duration::as_micros))?;
        known_or(to, row.required_time, T::RequiredTime, T::RequiredTimeUnknown);
        match (row.forecast, row.actual) {
            (None, _) => to.add(T::ForecastUnknown, 1),
            (Some(_), None) => to.add(T::ActualUnknown, 1),
            (Some(forecast), Some(actual)) => {
                let error = (forecast - actual).abs(); // both lie in 0..=2^60
                to.add(T::Forecast, forecast);
                to.add(T::Actual, actual);
                to.add(T::AbsError, error);
                to.add(T::Intervals, 1);
                to.add(T::ActualZero, i64::from(actual == 0));
                to.quotient(RELATIVE_ERROR_DIST, error, actual);
            }
        }
        Ok(())
    }

    fn instant(row: &ForecastRow, _: &NoRules) -> Option<Instant> {
        row.starts_at
    }

    fn read(from: &Fields<'_>) -> Result<ForecastRow, Rejection> {
        Ok(ForecastRow {
            forecast: from.raw(F::Forecast),
            actual: from.raw(F::Actual),
            required_time: from.duration(F::RequiredTime),
            starts_at: from.instant(F::StartsAt),
        })
    }

    fn write(row: &ForecastRow, to: &mut FieldBuffer) {
        to.put(F::Forecast, row.forecast);
        to.put(F::Actual, row.actual);
        to.put(F::RequiredTime, row.required_time.map(Duration::as_micros));
        to.put(F::StartsAt, row.starts_at.map(Instant::as_micros));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Accumulator as _, Form};

    fn observe(tally: &mut ForecastTally, forecast: Option<i64>, actual: Option<i64>) -> bool {
        tally.observe(&ForecastRow { forecast, actual, ..ForecastRow::default() }).is_ok()
    }

    #[test]
    fn intervals_that_lack_one_are_counted_apart() {
        let mut tally = ForecastTally::keeping(&NoRules, Form::Exact);
        for (forecast, actual) in [(100, Some(110)), (120, Some(100)), (80, Some(80)), (5, Some(0)), (90, None)] {
            assert!(observe(&mut tally, Some(forecast), actual));
        }
        assert!(observe(&mut tally, None, Some(70)) && observe(&mut tally, None, None));
        let of = |total: T| tally.totals().get(total);
        // 10 + 20 + 0 + 5 contacts off, over 110 + 100 + 80 + 0.
        assert_eq!([T::Forecast, T::Actual, T::AbsError, T::Intervals].map(of), [305, 290, 35, 4].map(Some));
        assert_eq!([T::ForecastUnknown, T::ActualUnknown, T::ActualZero].map(of), [2, 1, 1].map(Some));
        assert_eq!((of(T::RequiredTime), of(T::RequiredTimeUnknown)), (None, Some(7)));
        let kept = crate::Evidence::quotients(&tally, RELATIVE_ERROR_DIST).map(|kept| kept.iter().collect::<Vec<_>>());
        assert_eq!(kept, Some(vec![((5, 0), 1), ((0, 80), 1), ((20, 100), 1), ((10, 110), 1)]));
    }

    #[test]
    fn nothing_forecast_and_nothing_came_is_an_interval() {
        let mut tally = ForecastTally::keeping(&NoRules, Form::Exact);
        assert!(observe(&mut tally, Some(0), Some(0)) && observe(&mut tally, Some(10), Some(10)));
        let of = |total: T| tally.totals().get(total);
        assert_eq!([T::Intervals, T::ActualZero, T::AbsError].map(of), [2, 1, 0].map(Some));
    }

    #[test]
    fn quantities_are_within_their_range() {
        let mut tally = ForecastTally::keeping(&NoRules, Form::Exact);
        assert!(observe(&mut tally, Some(1 << 60), Some(0)) && observe(&mut tally, Some(0), Some(1 << 60)));
        assert!(!observe(&mut tally, Some(-1), Some(0)) && !observe(&mut tally, Some(0), Some((1 << 60) + 1)));
        assert_eq!(tally.totals().get(T::AbsError), Some(1 << 61));
    }
}
