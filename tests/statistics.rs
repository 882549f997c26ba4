//! Intervals of doubt against published and independently computed numbers, and the laws that they keep.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it did not expect")]
#![allow(
    clippy::float_arithmetic,
    clippy::float_cmp,
    clippy::excessive_precision,
    reason = "intervals are floats; exact ends are exact; expected numbers stand as they were computed"
)]

#[path = "shared.rs"]
mod shared;

use kpi_core::prelude::*;
use kpi_core::stat::{
    Confidence, Interval, Method, adjusted_wald, default_interval, interval, interval_named, student_t,
    student_t_of_distribution, student_t_of_scores, wald, wilson, wilson_of,
};
use kpi_core::{Distribution, Error, ErrorCode, Form, NoRules, Ratio, Undefined, Unit, Value, catalogue};
use serde_json::Value as Json;

fn sure(percent: u8) -> Confidence {
    Confidence::percent(percent).unwrap()
}

#[track_caller]
fn close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
}

#[track_caller]
fn bounds(interval: Interval, (low, high): (f64, f64), tolerance: f64) {
    close(interval.low(), low, tolerance);
    close(interval.high(), high, tolerance);
}

#[track_caller]
fn refused(result: Result<Interval, Error>, code: ErrorCode, message: &str) {
    let error = result.unwrap_err();
    assert_eq!((error.code(), error.to_string().as_str()), (code, message));
}

/// The cases of an oracle file, or nothing where it is absent. It was written by Python, whose NaN (a bound that another
/// method does not have) is no JSON.
fn oracle(name: &str) -> Option<Vec<Json>> {
    let text = std::fs::read_to_string(shared::shared(&format!("oracles/{name}"))?).unwrap().replace(": NaN", ": null");
    let file: Json = serde_json::from_str(&text).unwrap();
    Some(file["cases"].as_array().unwrap().clone())
}

/// R's binom package as stored in statsmodels, and statsmodels' issue 7386 (bounds beyond 0 and 1).
#[test]
fn wilson_agrees_with_the_proportion_oracle() {
    let Some(cases) = oracle("proportion_ci.json") else { return };
    let mut run = 0;
    for case in cases.iter().filter(|case| case["input"]["method"] == "wilson") {
        let (input, expected) = (&case["input"], &case["expected"]);
        let confidence = Confidence::try_from(input["confidence"].as_f64().unwrap()).unwrap();
        let found = wilson(input["successes"].as_i64().unwrap(), input["n"].as_i64().unwrap(), confidence).unwrap();
        if let (Some(low), Some(high)) = (expected["low"].as_f64(), expected["high"].as_f64()) {
            bounds(found, (low, high), case["tolerance"].as_f64().unwrap());
        } else {
            let (least, most) =
                (expected["low_at_least"].as_f64().unwrap(), expected["high_at_most"].as_f64().unwrap());
            assert!(found.low() >= least && found.high() <= most, "{}: {found}", case["id"]);
        }
        run += 1;
    }
    assert_eq!(run, 11, "the oracle has eight cases of R and three of statsmodels");
}

/// The case of the oracle that has an interval: the plain one, of 60 promoters, 30 passives and 10 detractors.
#[test]
fn wald_agrees_with_the_net_score_oracle() {
    let Some(cases) = oracle("nps.json") else { return };
    let mut run = 0;
    for case in cases.iter().filter(|case| case["op"] == "normal_interval_95") {
        let count = |kind: &str| case["input"][kind].as_i64().unwrap();
        let found = wald(
            count("promoters"),
            count("detractors"),
            count("promoters") + count("passives") + count("detractors"),
            sure(95),
        )
        .unwrap();
        let expected = |what: &str| case["expected"][what].as_f64().unwrap() / 100.0;
        let tolerance = case["tolerance"].as_f64().unwrap() / 100.0;
        bounds(found, (expected("low"), expected("high")), tolerance);
        close(found.estimate(), expected("nps"), tolerance);
        run += 1;
    }
    assert_eq!(run, 1);
}

/// The dictionary of the project's metrics, section 2; six digits after the point.
#[test]
fn wilson_agrees_with_the_dictionary() {
    for (k, n, low, high) in [
        (860, 1060, 0.786_659, 0.833_734),
        (8, 10, 0.490_162, 0.943_318),
        (0, 10, 0.0, 0.277_533),
        (10, 10, 0.722_467, 1.0),
        (280, 400, 0.653_363, 0.742_832),
        (99, 100, 0.945_514, 0.998_233),
    ] {
        let found = wilson(k, n, Confidence::default()).unwrap();
        bounds(found, (low, high), 5e-7);
        assert_eq!((found.method(), found.n(), found.is_small(), found.clipped()), (Method::Wilson, n, n < 30, false));
    }
}

/// By hand: the bounds of 0 of n are 0 and z^2 / (n + z^2).
#[test]
fn no_success_begins_at_exactly_zero_and_only_successes_end_at_exactly_one() {
    let z = 1.959_963_984_540_054_f64;
    for n in [1, 2, 3, 38, 77, 1_000, 1_000_003, i64::MAX] {
        let (none, all) = (wilson(0, n, sure(95)).unwrap(), wilson(n, n, sure(95)).unwrap());
        assert_eq!((none.low(), all.high()), (0.0, 1.0));
        #[allow(clippy::cast_precision_loss, reason = "a count of the test")]
        let other = z * z / (n as f64 + z * z);
        close(none.high(), other, 1e-15);
        close(all.low(), 1.0 - other, 1e-15);
    }
}

/// The dictionary, section 8 (nps): after the comparison that `MeasuringU` reports.
#[test]
fn adjusted_wald_agrees_with_the_dictionary() {
    let ten = adjusted_wald(5, 3, 10, sure(95)).unwrap();
    bounds(ten, (-0.303_260, 0.610_952), 5e-7);
    close(f64::midpoint(ten.low(), ten.high()), 2.0 / 13.0, 1e-15);
    close(ten.estimate(), 0.2, 0.0);
    assert_eq!((ten.method(), ten.unit(), ten.clipped()), (Method::AdjustedWald, Unit::Points, false));
    bounds(adjusted_wald(300, 50, 500, sure(95)).unwrap(), (0.438_279, 0.555_757), 5e-7);
    bounds(wald(5, 3, 10, sure(95)).unwrap(), (-0.340_325, 0.740_325), 5e-7);
}

/// By hand: one promoter of one makes m = 4, c = 1/4, variance 10/16 * 4/4 - 1/16 = 9/16, se 3/8.
#[test]
fn a_net_bound_beyond_its_range_is_clipped_and_told() {
    let one = adjusted_wald(1, 0, 1, sure(99)).unwrap();
    close(one.low(), 0.25 - 2.575_829_303_548_901 * 0.375, 1e-14);
    assert_eq!((one.high(), one.clipped()), (1.0, true));
    assert_eq!(one.to_string(), "[-71.6, +100.0] (adjusted Wald, 99 %, n = 1; small sample; clipped)");
    let all = wald(40, 0, 40, sure(95)).unwrap();
    assert_eq!((all.low(), all.high(), all.clipped()), (1.0, 1.0, false));
}

/// mpmath 1.4.1 with 40 digits (the quantile by Newton's steps on the regularised incomplete beta function, the moments
/// exact); scipy 1.17.1 `stats.t.ppf` agrees to 14 digits.
#[test]
fn student_t_agrees_with_mpmath() {
    for (values, confidence, mean, low, high) in [
        (&[7, 6, 6, 5, 4, 2, 7, 5][..], 95, 5.25, 3.854_642_691_056_692_9, 6.645_357_308_943_307_1),
        (&[5, 5, 5, 5, 5, 5, 4, 4, 3, 1], 95, 4.2, 3.258_188_869_750_840_5, 5.141_811_130_249_159_5),
        (&[2, 4, 4, 7, 9, 12, 20, 31, 45, 90], 95, 22.4, 2.767_974_200_323_696_5, 42.032_025_799_676_304),
        (&[1, 2, 2, 3, 5], 99, 2.6, -0.522_649_069_111_033_3, 5.722_649_069_111_033_3),
        (&[1, 5], 90, 3.0, -9.627_503_029_350_086, 15.627_503_029_350_086),
    ] {
        let n = i64::try_from(values.len()).unwrap();
        let (sum, squares) = values.iter().fold((0_i128, 0_i128), |(sum, squares), x| (sum + x, squares + x * x));
        let counts: Vec<(i64, i64)> = values.iter().map(|x| (i64::try_from(*x).unwrap(), 1)).collect();
        let mut distribution = Distribution::new(Form::Exact);
        for (value, times) in &counts {
            distribution.add(*value, *times).unwrap();
        }
        let confidence = sure(confidence);
        for found in [
            student_t(n, sum, squares, confidence),
            student_t_of_scores(&counts, confidence),
            student_t_of_distribution(&distribution, confidence),
        ] {
            let found = found.unwrap();
            bounds(found, (low, high), 1e-13);
            close(found.estimate(), mean, 1e-15);
            assert_eq!((found.method(), found.n()), (Method::StudentT, n));
        }
    }
}

/// Float sums of squares lose such a variance whole: 10^24 has no room for 7/3. Moments of 1, 2, 4 by hand: mean 7/3,
/// s^2 = 7/3; t = 4.302652729749464 (mpmath, two degrees of freedom).
#[test]
fn nothing_cancels_far_from_zero() {
    let far = 1_000_000_000_000_i64;
    let found = student_t_of_scores(&[(far + 1, 1), (far + 2, 1), (far + 4, 1)], sure(95)).unwrap();
    let half = 4.302_652_729_749_464 * (7.0_f64 / 9.0).sqrt();
    close(found.high() - found.low(), 2.0 * half, 1e-3); // a float of 10^12 has steps of 1.2e-4
    let sum = i128::from(3 * far + 7);
    let squares = [1, 2, 4].iter().map(|x| i128::from(far + x) * i128::from(far + x)).sum();
    assert_eq!(student_t(3, sum, squares, sure(95)).unwrap(), found);
}

/// statrs' own quantile does not return from 10^9 degrees of freedom. t = 1.95996398691232... there (mpmath): z up to 1e-9.
#[test]
fn many_observations_are_no_trouble() {
    let half = 500_000_000_i64;
    let found = student_t_of_scores(&[(0, half), (2, half)], sure(95)).unwrap();
    let se = 1.0 / f64::sqrt(999_999_999.0);
    bounds(found, (1.0 - 1.959_963_986_9 * se, 1.0 + 1.959_963_986_9 * se), 1e-13);
}

#[test]
fn equal_observations_give_a_point() {
    let found = student_t_of_scores(&[(4, 7)], sure(95)).unwrap();
    assert_eq!((found.low(), found.estimate(), found.high()), (4.0, 4.0, 4.0));
    assert_eq!(student_t(2, -6, 18, sure(95)).unwrap().low(), -3.0);
}

#[test]
fn what_has_no_interval_says_why() {
    use ErrorCode::{NoInterval, Overflow};
    let at = Confidence::default();
    refused(wilson(0, 0, at), NoInterval, "no interval: there are no observations");
    refused(wilson(11, 10, at), NoInterval, "no interval: 11 of 10 is no part of a whole");
    refused(wilson(-1, 10, at), NoInterval, "no interval: -1 of 10 is no part of a whole");
    refused(adjusted_wald(0, 0, 0, at), NoInterval, "no interval: there are no observations");
    refused(
        adjusted_wald(7, 4, 10, at),
        NoInterval,
        "no interval: 7 promoters and 4 detractors are no parts of 10 answers",
    );
    refused(wald(1, -1, 10, at), NoInterval, "no interval: 1 promoters and -1 detractors are no parts of 10 answers");
    refused(student_t(0, 0, 0, at), NoInterval, "no interval: there are no observations");
    refused(
        student_t_of_scores(&[(3, 1)], at),
        NoInterval,
        "no interval: one observation tells nothing about how observations differ, two are needed",
    );
    refused(student_t(-2, 0, 0, at), NoInterval, "no interval: -2 is no number of observations");
    refused(
        student_t(2, 10, 49, at),
        NoInterval,
        "no interval: no 2 observations have the sum 10 and the sum of squares 49",
    );
    refused(student_t_of_scores(&[(3, 4), (5, -1)], at), NoInterval, "no interval: 5 was observed -1 times");
    refused(
        student_t(2, i128::MAX, i128::MAX, at),
        Overflow,
        "the moments do not fit in 128 bits: no interval was made",
    );
    let mut rounded = Distribution::new(Form::Bounded { bits: 8 });
    rounded.add(1_000, 5).unwrap();
    refused(
        student_t_of_distribution(&rounded, at),
        NoInterval,
        "no interval: the distribution keeps rounded values (bounded, relative error at most 1/256): keep it exact",
    );
}

#[test]
fn a_confidence_lies_strictly_between_its_ends() {
    for share in [Ratio::whole(0), Ratio::whole(1), Ratio::new(3, 2).unwrap(), Ratio::new(-1, 2).unwrap()] {
        assert_eq!(Confidence::new(share).unwrap_err().code(), ErrorCode::OutOfRange);
    }
    for share in [0.0, 1.0, -0.5, 1.5, f64::NAN, f64::INFINITY, 1e-12, 1.0 - 1e-12] {
        assert_eq!(Confidence::try_from(share).unwrap_err().code(), ErrorCode::OutOfRange, "{share}");
    }
    assert_eq!(
        Confidence::try_from(f64::NAN).unwrap_err().to_string(),
        "a confidence lies strictly between 0 and 1 (0 % and 100 %), not at NaN"
    );
    assert_eq!(
        Confidence::percent(0).unwrap_err().to_string(),
        "a confidence lies strictly between 0 and 1 (0 % and 100 %), not at 0/100"
    );
    assert_eq!(Confidence::default().share(), Ratio::new(19, 20).unwrap());
    let extreme = Confidence::new(Ratio::new(i64::MAX - 1, i64::MAX).unwrap()).unwrap();
    assert!(student_t(2, 3, 5, extreme).unwrap().high() > 1e17); // the tangent of a hair less than a right angle
}

fn survey(rows: impl IntoIterator<Item = SurveyRow>) -> SurveyTotals {
    let mut totals = SurveyTotals::zero(&SurveyRules::default());
    for row in rows {
        totals.observe(&row).unwrap();
    }
    totals
}

fn satisfaction(scores: &[i32]) -> SurveyTotals {
    survey(scores.iter().map(|score| SurveyRow { csat: Some(*score), ..SurveyRow::default() }))
}

/// The methods that the variants' data ask for, with the numbers of the tests above.
#[test]
fn a_kpi_gets_the_method_of_its_data() {
    let answers = satisfaction(&[5, 5, 5, 5, 5, 5, 4, 4, 3, 1]);
    let of = |variant: &str| interval_named(&CSAT, variant, &answers, sure(95)).unwrap();
    bounds(default_interval(&CSAT, &answers, sure(95)).unwrap(), (0.490_162, 0.943_318), 5e-7);
    // The t interval is clipped to the scale; a normalised mean is (mean - 1)/4.
    let (low, high) = (3.258_188_869_750_840_5, 5.0);
    bounds(of("mean"), (low, high), 1e-13);
    assert!(of("mean").clipped());
    assert_eq!(of("mean").to_string(), "[3.26, 5.00] (Student's t, 95 %, n = 10; small sample; clipped)");
    bounds(of("normalised_mean"), ((low - 1.0) / 4.0, (high - 1.0) / 4.0), 1e-13);
    close(of("normalised_mean").estimate(), 0.8, 0.0);
    assert_eq!((of("normalised_mean").unit(), of("normalised_mean").n()), (Unit::Share, 10));
    // Eight satisfied, one not, of ten.
    assert_eq!(of("net"), adjusted_wald(8, 1, 10, sure(95)).unwrap());
    assert_eq!(of("bottom_two_box"), wilson(1, 10, sure(95)).unwrap());

    let nps =
        survey([10, 10, 9, 9, 9, 8, 7, 6, 5, 3].map(|score| SurveyRow { nps: Some(score), ..SurveyRow::default() }));
    bounds(default_interval(&NPS, &nps, sure(95)).unwrap(), (-0.303_260, 0.610_952), 5e-7);
    let effort = survey([7, 6, 6, 5, 4, 2, 7, 5].map(|score| SurveyRow { ces2: Some(score), ..SurveyRow::default() }));
    bounds(
        interval_named(&CES, "ces2_mean", &effort, sure(95)).unwrap(),
        (3.854_642_691_056_692_9, 6.645_357_308_943_307_1),
        1e-13,
    );
}

#[test]
fn a_kpi_without_interval_says_why() {
    let nothing = SurveyTotals::zero(&SurveyRules::default());
    refused(
        default_interval(&CES, &nothing, sure(95)),
        ErrorCode::NoInterval,
        "no interval: ces has no default variant: name one",
    );
    refused(
        default_interval(&CSAT, &nothing, sure(95)),
        ErrorCode::NoInterval,
        "no interval: csat (top_two_box): it is undefined: no rows",
    );
    refused(
        interval_named(&CSAT, "mean", &satisfaction(&[4]), sure(95)),
        ErrorCode::NoInterval,
        "no interval: csat (mean): one observation tells nothing about how observations differ, two are needed",
    );
    let unknown = interval_named(&NPS, "by_mood", &nothing, sure(95)).unwrap_err();
    assert_eq!((unknown.code(), unknown.to_string().contains("no variant `by_mood`")), (ErrorCode::UnknownName, true));

    let calls = ContactTotals::zero(&ContactRules::default());
    let why = |id: &str, variant: &str| {
        let error = interval_named(catalogue::by_id(id).unwrap(), variant, &calls, sure(95)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NoInterval);
        error.to_string()
    };
    assert_eq!(
        why("average_handle_time", "talk_hold_wrap"),
        "no interval: average_handle_time (talk_hold_wrap): a mean duration needs the distribution of its durations: use student_t_of_distribution"
    );
    assert_eq!(
        why("occupancy", "of_logged_in"),
        "no interval: occupancy (of_logged_in): time is below the line: a share of time, or a rate over time, has no number of trials"
    );
    assert_eq!(
        why("contact_volume", "arrived"),
        "no interval: contact_volume (arrived): a count of things is no share and no mean of a sample"
    );
    assert_eq!(
        why("longest_wait", "of_answered"),
        "no interval: longest_wait (of_answered): a percentile or an extreme has no interval from totals"
    );
    assert_eq!(
        why("abandonment_rate", "over_answered"),
        "no interval: abandonment_rate (over_answered): a rate that is no part of a whole has no number of trials"
    );
}

/// Every share, net score and mean of the catalogue has a sample (over no rows its value is undefined, and that is why), but for
/// means of points, which are no answers; every other variant says why it has none.
#[test]
fn every_variant_of_the_catalogue_answers() {
    let rules = |info: &FactInfo| format!("{}/{}", info.name, info.version);
    let tallies: Vec<_> =
        catalogue::FACTS.iter().map(|fact| fact.tally(&rules(fact.info()), Form::Exact).unwrap()).collect();
    let nothing: Vec<&dyn Evidence> = tallies.iter().map(|tally| tally.as_ref() as &dyn Evidence).collect();
    for metric in catalogue::METRICS {
        for variant in metric.definition().variants {
            let error = interval(*metric, variant, &nothing, sure(95)).unwrap_err();
            assert_eq!(error.code(), ErrorCode::NoInterval);
            let name = format!("no interval: {} ({}): ", metric.definition().id, variant.name);
            let why = error.to_string();
            let why = why.strip_prefix(&name).unwrap_or_else(|| panic!("{why} does not begin with {name}"));
            let of_points = why.starts_with("points are below the line") || variant.formula.kind() == "mean";
            assert_eq!(
                why.starts_with("it is undefined: ") || of_points && matches!(variant.range, Range::Mean { .. }),
                matches!(variant.range, Range::PartOfWhole | Range::Net | Range::Mean { .. }),
                "{name}{why}"
            );
        }
    }
}

struct Parcel;

static PARCEL: FactInfo = FactInfo::new(
    "parcel",
    "one parcel",
    &[
        TotalInfo::count(0, "rows", "parcels"),
        TotalInfo::count(1, "late", "late parcels"),
        TotalInfo::count(2, "early", "early parcels"),
    ],
);

impl Fact for Parcel {
    type Row = (i64, i64);
    type Rules = NoRules;
    type Total = usize;
    const INFO: &'static FactInfo = &PARCEL;
    fn count(row: &Self::Row, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
        to.add(1, row.0);
        to.add(2, row.1);
        Ok(())
    }
}

static PARCELS: Definition = Definition::own(
    "parcels",
    "Parcels",
    &[
        Variant::own("late", "late / rows", &[&PARCEL]).share(),
        Variant::own("weighted", "2*late / (2*rows)", &[&PARCEL]).share(),
        Variant::own("net_weighted", "(2*early - late) / (rows)", &[&PARCEL]).net(),
        Variant::own("mean_of_what", "(early + late) / (rows)", &[&PARCEL]).mean(0, 1),
        Variant::own("scaled_mean", "100 * (late) / (late + early)", &[&PARCEL]).mean(0, 100),
        Variant::own("thirds", "(3*late + early) / (3*late + 3*early)", &[&PARCEL]).mean(0, 1),
    ],
);

#[test]
fn a_kpi_of_ones_own_is_read_from_its_formula() {
    let mut totals = Totals::<Parcel>::zero(&NoRules);
    for row in [(1, 0), (1, 0), (0, 1), (0, 1), (0, 1)] {
        totals.observe(&row).unwrap();
    }
    let of = |variant: &str| interval_named(&PARCELS, variant, &totals, sure(95));
    assert_eq!(of("late").unwrap(), wilson(2, 5, sure(95)).unwrap());
    refused(
        of("weighted"),
        ErrorCode::NoInterval,
        "no interval: parcels (weighted): with weights in the formula, its counts are no number of trials",
    );
    refused(
        of("net_weighted"),
        ErrorCode::NoInterval,
        "no interval: parcels (net_weighted): with weights in the formula, its counts are no number of trials",
    );
    refused(
        of("mean_of_what"),
        ErrorCode::NoInterval,
        "no interval: parcels (mean_of_what): the formula does not say which score each counted answer has",
    );
    assert_eq!(of("scaled_mean").unwrap().estimate(), 40.0);
    bounds(
        of("scaled_mean").unwrap(),
        interval_bounds(student_t_of_scores(&[(100, 2), (0, 3)], sure(95)).unwrap().low(), 100.0),
        1e-12,
    );
    close(of("thirds").unwrap().estimate(), 9.0 / 15.0, 1e-15);
}

/// Five scores of 0 or 100: the t interval reaches beyond the scale on both sides.
fn interval_bounds(low: f64, high: f64) -> (f64, f64) {
    (low.max(0.0), high)
}

/// A metric that evaluates itself: its formula does not tell its sample, and it is not taken for it.
struct Bonus;

static BONUS: Definition =
    Definition::own("bonus", "Bonus", &[Variant::own("net", "(early - late) / rows", &[&PARCEL]).net()]);

impl Metric for Bonus {
    fn definition(&self) -> &Definition {
        &BONUS
    }

    fn evaluate_variant(&self, variant: &Variant, _: &Parameters, _: &dyn Supply) -> Value {
        Value::new("bonus", variant.name, Unit::Points, Ratio::new(1, 2).map_err(|_| Undefined::Inconsistent))
    }
}

#[test]
fn a_metric_that_evaluates_itself_is_not_read_from_its_formula() {
    let mut totals = Totals::<Parcel>::zero(&NoRules);
    totals.observe(&(1, 0)).unwrap();
    refused(
        default_interval(&Bonus, &totals, sure(95)),
        ErrorCode::NoInterval,
        "no interval: bonus (net): the value does not follow from the totals of its formula",
    );
}

#[test]
fn a_value_that_is_a_part_of_a_whole_has_wilsons() {
    let answers = satisfaction(&[5, 5, 5, 5, 5, 5, 4, 4, 3, 1]);
    assert_eq!(wilson_of(&CSAT.evaluate(&answers), sure(95)).unwrap(), wilson(8, 10, sure(95)).unwrap());
    let named = |variant: &str| wilson_of(&CSAT.evaluate_named(variant, &answers).unwrap(), sure(95));
    refused(
        named("normalised_mean"),
        ErrorCode::NoInterval,
        "no interval: csat (normalised_mean) is no part of a whole",
    );
    refused(
        named("good_over_good_plus_bad"),
        ErrorCode::NoInterval,
        "no interval: csat (good_over_good_plus_bad) is undefined: only defined under the rule csat_scale=good_bad",
    );
    let own =
        Value::new("late_rate", "of_delivered", Unit::Share, Ratio::new(8, 10).map_err(|_| Undefined::Inconsistent));
    assert_eq!(wilson_of(&own, sure(95)).unwrap(), wilson(8, 10, sure(95)).unwrap());
    let mut work = AgentStateTotals::unknown(&AgentStateRules::default());
    for (total, micros) in [
        (AgentStateTotal::Talk, 80),
        (AgentStateTotal::Hold, 0),
        (AgentStateTotal::Wrap, 0),
        (AgentStateTotal::LoggedIn, 100),
    ] {
        work.set(total, micros).unwrap();
    }
    let busy = OCCUPANCY.evaluate_named("of_logged_in", &work).unwrap();
    refused(
        wilson_of(&busy, sure(95)),
        ErrorCode::NoInterval,
        "no interval: occupancy (of_logged_in) is a share of time, which has no number of trials",
    );
}

#[test]
fn an_interval_is_printed_with_its_method() {
    assert_eq!(
        wilson(860, 1060, Confidence::default()).unwrap().to_string(),
        "[78.7 %, 83.4 %] (Wilson, 95 %, n = 1060)"
    );
    assert_eq!(format!("{:.2}", wilson(0, 40, sure(90)).unwrap()), "[0.00 %, 6.34 %] (Wilson, 90 %, n = 40)"); // z^2 / (40 + z^2), z = 1.644854
    let even = adjusted_wald(200, 200, 1_000_000, sure(95)).unwrap();
    assert_eq!(even.to_string(), "[0.0, 0.0] (adjusted Wald, 95 %, n = 1000000)"); // no sign on a zero
    let words: Vec<String> = Method::ALL.iter().map(|method| format!("{} {method}", method.word())).collect();
    assert_eq!(words, ["wilson Wilson", "adjusted_wald adjusted Wald", "wald Wald", "student_t Student's t"]);
}

/// The page of each KPI names an interval for its first variant exactly where there is one.
#[test]
fn the_pages_name_the_interval_that_there_is() {
    let nothing: Vec<&dyn Evidence> = Vec::new();
    for metric in catalogue::METRICS {
        let definition = metric.definition();
        let Some(shown) = definition.default_variant().or(definition.variants.first()) else { continue };
        let named = definition.page().contains("\nInterval ");
        let why =
            kpi_core::stat::interval(*metric, shown, &nothing, sure(95)).expect_err("nothing is supplied").to_string();
        // Without totals the only thing missing is the value, where the formula tells its sample.
        assert_eq!(why.contains("it is undefined"), named, "{}: {why}", definition.id);
    }
}
