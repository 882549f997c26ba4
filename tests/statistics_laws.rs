//! The laws that intervals of doubt keep.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it did not expect")]
#![allow(clippy::float_arithmetic, clippy::float_cmp, reason = "intervals are floats, and exact ends are exact")]

#[path = "seeded.rs"]
mod seeded;

use kpi_core::prelude::*;
use kpi_core::stat::{
    Confidence, Interval, adjusted_wald, student_t, student_t_of_distribution, student_t_of_scores, wald, wilson,
};
use proptest::prelude::*;

fn sure(percent: u8) -> Confidence {
    Confidence::percent(percent).unwrap()
}

proptest! {
    #![proptest_config(seeded::config(2_000))]

    #[test]
    fn wilson_holds_the_share_and_stays_within(n in 1..=i64::MAX, share in 0.0..=1.0_f64, percent in 1_u8..100) {
        let k = part(n, share);
        let found = wilson(k, n, sure(percent)).unwrap();
        prop_assert!(0.0 <= found.low() && found.low() <= found.estimate() && found.estimate() <= found.high() && found.high() <= 1.0);
    }

    #[test]
    fn wilson_is_symmetric(n in 1..1_000_000_i64, share in 0.0..=1.0_f64, percent in 1_u8..100) {
        let k = part(n, share);
        let (one, other) = (wilson(k, n, sure(percent)).unwrap(), wilson(n - k, n, sure(percent)).unwrap());
        prop_assert!((one.low() + other.high() - 1.0).abs() < 1e-15 && (one.high() + other.low() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn net_intervals_mirror(promoters in 0..10_000_i64, detractors in 0..10_000_i64, passives in 1..10_000_i64, percent in 1_u8..100) {
        let n = promoters + detractors + passives;
        for of in [adjusted_wald, wald] {
            let (one, other) = (of(promoters, detractors, n, sure(percent)).unwrap(), of(detractors, promoters, n, sure(percent)).unwrap());
            prop_assert!((one.low() + other.high()).abs() < 1e-15 && (one.high() + other.low()).abs() < 1e-15);
            prop_assert!(-1.0 <= one.low() && one.low() <= one.high() && one.high() <= 1.0);
        }
    }

    #[test]
    fn more_confidence_is_wider(n in 2..100_000_i64, share in 0.0..=1.0_f64, percent in 1_u8..99) {
        let k = part(n, share);
        let wider = |of: &dyn Fn(Confidence) -> Interval| {
            let (less, more) = (of(sure(percent)), of(sure(percent + 1)));
            more.low() <= less.low() && less.high() <= more.high() && (more.high() - more.low() > less.high() - less.low() || less.clipped() || less.low() >= less.high())
        };
        prop_assert!(wider(&|at| wilson(k, n, at).unwrap()));
        prop_assert!(wider(&|at| adjusted_wald(k / 2, k - k / 2, n, at).unwrap()));
        prop_assert!(wider(&|at| student_t_of_scores(&[(0, k), (3, n - k)], at).unwrap()));
    }

    #[test]
    fn t_holds_the_mean_and_moves_with_it(scores in prop::collection::vec((-1_000_000..1_000_000_i64, 1..50_i64), 2..20), shift in -1_000_000..1_000_000_i64, percent in 1_u8..100) {
        let found = student_t_of_scores(&scores, sure(percent)).unwrap();
        prop_assert!(found.low() <= found.estimate() && found.estimate() <= found.high());
        let moved: Vec<(i64, i64)> = scores.iter().map(|(score, times)| (score + shift, *times)).collect();
        let moved = student_t_of_scores(&moved, sure(percent)).unwrap();
        #[allow(clippy::cast_precision_loss, reason = "a small shift of the test")]
        let shift = shift as f64;
        prop_assert!((moved.low() - found.low() - shift).abs() < 1e-8 && (moved.high() - found.high() - shift).abs() < 1e-8);
    }

    #[test]
    fn nothing_panics_and_every_interval_is_one(a in any::<i64>(), b in any::<i64>(), c in any::<i64>(), x in any::<i128>(), y in any::<i128>(), p in any::<(i64, i64)>(), share in any::<f64>()) {
        let confidence = Ratio::new(p.0, p.1).and_then(Confidence::new).or(Confidence::try_from(share)).unwrap_or_default();
        let mut distribution = Distribution::new(Form::Exact);
        let _ = (distribution.add(a, b), distribution.add(b, c), distribution.add(c, 2));
        let small = |n: i64| n.rem_euclid(5) - 1;
        for found in [
            wilson(a, b, confidence),
            wilson(small(a), small(b), confidence),
            adjusted_wald(a, b, c, confidence),
            adjusted_wald(small(a), small(b), small(c), confidence),
            wald(a, b, c, confidence),
            student_t(a, x, y, confidence),
            student_t(small(a), small(b).into(), small(c).into(), confidence),
            student_t_of_scores(&[(a, b), (b, c), (c, a)], confidence),
            student_t_of_scores(&[(a, small(b)), (b, small(c))], confidence),
            student_t_of_distribution(&distribution, confidence),
        ].into_iter().flatten() {
            prop_assert!(found.low() <= found.high() && found.low().is_finite() && found.high().is_finite(), "{found}");
            prop_assert!(!found.to_string().is_empty());
        }
    }
}

/// About so large a part of n, whole.
fn part(n: i64, share: f64) -> i64 {
    let billionths = (share * 1e9).round();
    #[allow(clippy::cast_possible_truncation, reason = "between 0 and a billion")]
    let part = i128::from(n) * i128::from(billionths as i64) / 1_000_000_000;
    i64::try_from(part).unwrap()
}
