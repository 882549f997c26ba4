//! Points of evaluations and tests: what they may be, and when they reach a mark.

use crate::fact::{Reject, Rejection, refuse};

/// The most points that a row can give, and the largest weight: their product stays far within 64 bits.
const MOST: i64 = 1_000_000_000;

/// Rejects points off the scale from zero to the points possible, and scales that are none.
pub(super) fn check_points(points: i64, max_points: i64) -> Result<(), Rejection> {
    if !(1..=MOST).contains(&max_points) {
        return Err(Rejection::new(Reject::OutOfRange, "max_points").with_value(max_points));
    }
    if !(0..=max_points).contains(&points) {
        return Err(Rejection::new(Reject::OffScale, "points").with_value(points));
    }
    Ok(())
}

/// The weight of a row, 1 where it has none.
pub(super) fn check_weight(weight: Option<i64>) -> Result<i64, Rejection> {
    let weight = weight.unwrap_or(1);
    refuse(!(0..=MOST).contains(&weight), Reject::OutOfRange, "weight")?;
    Ok(weight)
}

/// Whether points reach a mark in percent of the points possible, exactly.
pub(super) fn at_mark(points: i64, max_points: i64, percent: u8) -> bool {
    100 * i128::from(points) >= i128::from(percent) * i128::from(max_points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_between_nothing_and_the_whole() {
        let reason = |points, max_points| check_points(points, max_points).err().map(Rejection::reason);
        assert_eq!(reason(0, 1), None);
        assert_eq!(reason(MOST, MOST), None);
        assert_eq!((reason(-1, 10), reason(11, 10)), (Some(Reject::OffScale), Some(Reject::OffScale)));
        assert_eq!((reason(0, 0), reason(0, MOST + 1)), (Some(Reject::OutOfRange), Some(Reject::OutOfRange)));
    }

    #[test]
    fn weights_are_one_unless_given() {
        assert_eq!(check_weight(None), Ok(1));
        assert_eq!(check_weight(Some(0)), Ok(0));
        assert!(check_weight(Some(-1)).is_err() && check_weight(Some(MOST + 1)).is_err());
        // A billion times a billion is 10^18, below 2^63 - 1 = 9.2 * 10^18.
        assert!(check_weight(Some(MOST)).is_ok_and(|weight| weight.checked_mul(MOST).is_some()));
    }

    /// 4/5 is 80 % exactly; 79/100 is not, though 79.5 % would round to it; 2/3 lies above 66 % and below 67 %.
    #[test]
    fn a_mark_is_compared_without_rounding() {
        assert!(at_mark(4, 5, 80) && !at_mark(79, 100, 80) && !at_mark(159, 200, 80));
        assert!(at_mark(2, 3, 66) && !at_mark(2, 3, 67));
        assert!(at_mark(0, 1, 0) && at_mark(MOST, MOST, 100) && !at_mark(MOST - 1, MOST, 100));
    }
}
