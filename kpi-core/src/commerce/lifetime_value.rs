//! Lifetime values of a steady margin and a steady retention: the three geometric forms, exactly.
//!
//! Margin and retention are those of the same customers, active at the start: whoever is won in the period adds to neither.

use crate::commerce::CUSTOMER_PERIOD;
use crate::exact::{Ratio, Undefined};
use crate::metric::{Custom, Inputs};

/// With the margin m of a customer and period, the retention r and the discount d: m is earned from the next period on.
pub(super) const NEXT_PERIOD: Custom = Custom {
    discounted: true,
    ..reading("m*r / (1 + d - r) of margin_of_started, kept, at_start", |inputs: &Inputs<'_>| {
        let Steady { margin: (m, per), kept: (k, of), discount: (d, unit) } = steady(inputs)?;
        Ok((product([m, k, unit])?, product([per, gap(k, of, d, unit)?, 1])?))
    })
};

/// The first margin is earned now.
pub(super) const FIRST_NOW: Custom = Custom {
    discounted: true,
    ..reading("m*(1 + d) / (1 + d - r) of margin_of_started, kept, at_start", |inputs: &Inputs<'_>| {
        let Steady { margin: (m, per), kept: (k, of), discount: (d, unit) } = steady(inputs)?;
        Ok((product([m, unit + d, of])?, product([per, gap(k, of, d, unit)?, 1])?))
    })
};

/// The first margin is earned now, and later ones are worth as much.
pub(super) const UNDISCOUNTED: Custom =
    reading("m / (1 - r) of margin_of_started, kept, at_start", |inputs: &Inputs<'_>| {
        let Steady { margin: (m, per), kept: (k, of), .. } = steady(inputs)?;
        Ok((product([m, of, 1])?, product([per, of - k, 1])?))
    });

#[allow(clippy::panic, reason = "evaluated when compiling: a wrong formula does not build")]
const fn reading(text: &'static str, function: fn(&Inputs<'_>) -> Result<(i128, i128), Undefined>) -> Custom {
    match Custom::reading(text, "margin_of_started + kept + at_start", "", &[&CUSTOMER_PERIOD], function) {
        Ok(custom) => custom,
        Err(error) => panic!("{}", error.expected),
    }
}

/// A part above and a part below the line, in lowest terms.
type Parts = (i128, i128);

/// What stays the same from period to period.
struct Steady {
    /// The margin of a customer who was there at the start.
    margin: Parts,
    /// The retention.
    kept: Parts,
    /// The discount.
    discount: Parts,
}

fn steady(inputs: &Inputs<'_>) -> Result<Steady, Undefined> {
    let &[margin, kept, at_start] = inputs.totals else { return Err(Undefined::Inconsistent) };
    if at_start == 0 {
        return Err(Undefined::ZeroDenominator);
    }
    if kept > at_start {
        return Err(Undefined::Inconsistent);
    }
    Ok(Steady {
        margin: lowest_terms(margin, at_start)?,
        kept: lowest_terms(kept, at_start)?,
        discount: wide(inputs.discount.lowest_terms()),
    })
}

/// `1 + d - r` times the parts of d and r below the line; zero where customers stay for ever and nothing is discounted.
fn gap(kept: i128, of: i128, discount: i128, unit: i128) -> Result<i128, Undefined> {
    let (ahead, back) = (product([of, unit + discount, 1])?, product([kept, unit, 1])?);
    ahead.checked_sub(back).ok_or(Undefined::Overflow)
}

fn product(factors: [i128; 3]) -> Result<i128, Undefined> {
    factors.into_iter().try_fold(1_i128, i128::checked_mul).ok_or(Undefined::Overflow)
}

fn lowest_terms(above: i128, below: i128) -> Result<Parts, Undefined> {
    let narrow = |part: i128| i64::try_from(part).map_err(|_| Undefined::Overflow);
    let ratio = Ratio::new(narrow(above)?, narrow(below)?).map_err(|_| Undefined::Inconsistent)?;
    Ok(wide(ratio.lowest_terms()))
}

fn wide((above, below): (i64, i64)) -> Parts {
    (above.into(), below.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(of: &Custom, totals: [i128; 3], discount: (i64, i64)) -> Result<Ratio, Undefined> {
        let discount = Ratio::new(discount.0, discount.1).unwrap_or(Ratio::whole(-1));
        let (above, below) = (of.function)(&Inputs { totals: &totals, quotients: &[], discount })?;
        if below == 0 {
            return Err(Undefined::ZeroDenominator);
        }
        lowest_terms(above, below).and_then(|(above, below)| {
            let narrow = |part: i128| i64::try_from(part).map_err(|_| Undefined::Overflow);
            Ratio::new(narrow(above)?, narrow(below)?).map_err(|_| Undefined::Inconsistent)
        })
    }

    /// m = 100, r = 4/5, d = 1/10: 80 / 0.3, 110 / 0.3 and 100 / 0.2.
    #[test]
    fn the_three_forms_of_one_margin() {
        let totals = [20_000, 160, 200];
        assert_eq!(value(&NEXT_PERIOD, totals, (1, 10)), Ratio::new(800, 3).map_err(|_| Undefined::Overflow));
        assert_eq!(value(&FIRST_NOW, totals, (1, 10)), Ratio::new(1100, 3).map_err(|_| Undefined::Overflow));
        assert_eq!(value(&UNDISCOUNTED, totals, (0, 1)), Ok(Ratio::whole(500)));
        // The discount may stand in other terms, and a loss stays one.
        assert_eq!(value(&NEXT_PERIOD, totals, (3, 30)), Ratio::new(800, 3).map_err(|_| Undefined::Overflow));
        assert_eq!(value(&UNDISCOUNTED, [-20_000, 160, 200], (0, 1)), Ok(Ratio::whole(-500)));
    }

    /// r = 1: for ever, so that only a discount makes the sum end: 100 / 0.1 and 110 / 0.1.
    #[test]
    fn customers_who_stay_for_ever() {
        let totals = [20_000, 200, 200];
        assert_eq!(value(&UNDISCOUNTED, totals, (0, 1)), Err(Undefined::ZeroDenominator));
        assert_eq!(value(&NEXT_PERIOD, totals, (0, 1)), Err(Undefined::ZeroDenominator));
        assert_eq!(value(&NEXT_PERIOD, totals, (1, 10)), Ok(Ratio::whole(1000)));
        assert_eq!(value(&FIRST_NOW, totals, (1, 10)), Ok(Ratio::whole(1100)));
    }

    /// r = 0: the first form is worth nothing, the others one margin.
    #[test]
    fn customers_who_do_not_stay() {
        let totals = [20_000, 0, 200];
        assert_eq!(value(&NEXT_PERIOD, totals, (1, 10)), Ok(Ratio::whole(0)));
        assert_eq!(value(&FIRST_NOW, totals, (1, 10)), Ok(Ratio::whole(100)));
        assert_eq!(value(&UNDISCOUNTED, totals, (0, 1)), Ok(Ratio::whole(100)));
    }

    #[test]
    fn no_value_without_customers_and_none_where_more_stay_than_were() {
        for form in [&NEXT_PERIOD, &FIRST_NOW, &UNDISCOUNTED] {
            assert_eq!(value(form, [20_000, 0, 0], (1, 10)), Err(Undefined::ZeroDenominator));
            assert_eq!(value(form, [20_000, 201, 200], (1, 10)), Err(Undefined::Inconsistent));
        }
        let widest = i128::from(i64::MAX);
        assert_eq!(value(&NEXT_PERIOD, [widest, widest - 1, widest], (1, i64::MAX)), Err(Undefined::Overflow));
    }
}
