//! Exact numbers against big rationals, and the public faces of errors and values.

#[path = "seeded.rs"]
mod seeded;

use kpi_core::prelude::*;
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

fn big(value: i64) -> BigInt {
    BigInt::from(value)
}

/// The exact value of a finite float.
fn exactly(float: f64) -> BigRational {
    BigRational::from_float(float).expect("finite")
}

fn neighbours(float: f64) -> [f64; 2] {
    [float.next_down(), float.next_up()]
}

fn any_part() -> impl Strategy<Value = i64> {
    prop_oneof![
        any::<i64>(),
        -1_000_i64..1_000,
        (0_u32..63, -2_i64..3).prop_map(|(power, step)| (1_i64 << power).saturating_add(step))
    ]
}

proptest! {
    #![proptest_config(seeded::config(4_000))]

    #[test]
    fn the_nearest_float_is_nearest_with_ties_to_even(numerator in any_part(), denominator in any_part().prop_map(|part| part.saturating_abs().max(1))) {
        let exact = BigRational::new(big(numerator), big(denominator));
        let float = Ratio::new(numerator, denominator).expect("a ratio").to_f64();
        let error = |float: f64| { let off = exactly(float) - &exact; if off < BigRational::from(big(0)) { -off } else { off } };
        for neighbour in neighbours(float) {
            prop_assert!(error(float) <= error(neighbour));
            prop_assert!(error(float) != error(neighbour) || float.to_bits().is_multiple_of(2), "a tie goes to the even one");
        }
    }

    #[test]
    fn order_is_that_of_big_rationals(a in any_part(), b in any_part().prop_map(|part| part.saturating_abs().max(1)), c in any_part(), d in any_part().prop_map(|part| part.saturating_abs().max(1))) {
        let (left, right) = (Ratio::new(a, b).expect("a ratio"), Ratio::new(c, d).expect("a ratio"));
        prop_assert_eq!(left.cmp(&right), BigRational::new(big(a), big(b)).cmp(&BigRational::new(big(c), big(d))));
    }

    #[test]
    fn decimals_round_half_to_even(numerator in any_part(), denominator in any_part().prop_map(|part| part.saturating_abs().max(1)), places in 0_usize..7) {
        let shown = format!("{:.places$}", Ratio::new(numerator, denominator).expect("a ratio"));
        let digits: BigInt = shown.replace('.', "").parse().expect("a decimal");
        let scaled = BigRational::new(big(numerator) * big(10).pow(u32::try_from(places).expect("few")), big(denominator));
        let off = BigRational::from(digits.clone()) - &scaled;
        let half = BigRational::new(big(1), big(2));
        prop_assert!(off >= -half.clone() && off <= half, "{shown}");
        prop_assert!((off != half && off != -half) || digits % 2 == big(0), "{shown} is a tie and odd");
    }

    #[test]
    fn decimal_ties_go_to_the_even_digit(half in -100_000_i64..100_000, places in 0_usize..5) {
        // An odd number of halves of the last place.
        let below = 2 * 10_i64.pow(u32::try_from(places).expect("few"));
        let shown = format!("{:.places$}", Ratio::new(2 * half + 1, below).expect("a ratio"));
        let last = shown.chars().last().and_then(|digit| digit.to_digit(10)).expect("a digit");
        prop_assert_eq!(last % 2, 0, "{}", shown);
    }

    #[test]
    fn float_seconds_round_half_to_even(bits in any::<u64>(), small in -1.0e7_f64..1.0e7) {
        for secs in [f64::from_bits(bits), small] {
            match Duration::from_secs_f64(secs) {
                Err(_) => prop_assert!(!secs.is_finite() || secs.abs() > 9.2e12),
                Ok(duration) => {
                    let scaled = exactly(secs) * BigRational::from(big(1_000_000));
                    let off = BigRational::from(big(duration.as_micros())) - &scaled;
                    let half = BigRational::new(big(1), big(2));
                    prop_assert!(off >= -half.clone() && off <= half);
                    prop_assert!((off != half && off != -half) || duration.as_micros() % 2 == 0);
                }
            }
        }
    }
}

/// What a person reads when a row, a rule or a merge is refused: it must say what to mend.
#[test]
fn messages_say_what_to_mend() {
    let mut totals = ContactTotals::zero(&ContactRules::default());
    let mut refuse = |row: &ContactRow| totals.observe(row).expect_err("an impossible row").to_string();
    let handled = || ContactRow::new(Outcome::Handled);
    assert_eq!(
        refuse(&ContactRow { wait: Some(Duration::secs(-5)), ..handled() }),
        "row rejected: wait is negative (-5000000)"
    );
    assert_eq!(
        refuse(&ContactRow { talk: Some(Duration::secs(90)), connected: Some(Duration::secs(60)), ..handled() }),
        "row rejected: connected is shorter than its parts"
    );
    assert_eq!(
        refuse(&ContactRow { answered_legs: Some(0), ..handled() }),
        "row rejected: answered_legs contradicts another field"
    );
    assert_eq!(refuse(&ContactRow::new(Outcome::SystemFailure)), "row rejected: queued is missing");
    let other = ContactTotals::zero(&ContactRules::default().answer_within(Duration::secs(30)));
    assert_eq!(
        totals.merge(&other).expect_err("other rules").to_string(),
        "these `contact` totals were counted under other rules: answer_within=20s against 30s"
    );
    let info = totals.info();
    let text = |text: &str| rules_from_text::<ContactRules>(info, text).expect_err("no rules").to_string();
    assert_eq!(text("survey/1"), "`survey/1` does not start the rules of `contact`: expected `contact/1`");
    assert!(
        text("contact/1 within=20s")
            .starts_with("`contact` has no rule `within`: it has unit, attribution, wait_from, answer_within")
    );
    assert_eq!(
        text("contact/1 boundary=sharp"),
        "the rule `boundary` cannot be `sharp`: whether a wait equal to the threshold is within it: `inclusive` (default) or `exclusive`"
    );
    assert!(
        SERVICE_LEVEL
            .evaluate_named("of_calls", &totals)
            .expect_err("no variant")
            .to_string()
            .starts_with("`service_level` has no variant `of_calls`: it has of_offered, ")
    );
}

#[test]
fn overflow_counts_nothing() {
    let mut totals = ContactTotals::zero(&ContactRules::default());
    totals.set(ContactTotal::WaitOfAnswered, i64::MAX - 5).expect("a total");
    let before = totals.clone();
    let row = ContactRow { wait: Some(Duration::micros(6)), ..ContactRow::new(Outcome::Handled) };
    assert_eq!(totals.observe(&row).expect_err("too much").code(), kpi_core::ErrorCode::Overflow);
    assert_eq!(totals, before);
    assert_eq!(totals.clone().merge(&before).expect_err("too much").code(), kpi_core::ErrorCode::Overflow);
}

#[test]
fn replacing_a_row_equals_observing_the_last_state_only() {
    let now = |outcome, seconds| ContactRow { wait: Some(Duration::secs(seconds)), ..ContactRow::new(outcome) };
    let steps = [now(Outcome::InQueue, 0), now(Outcome::InConversation, 12), now(Outcome::Handled, 12)];
    let mut live = ContactTally::keeping(&ContactRules::default(), Form::Exact);
    live.observe(&steps[0]).expect("valid");
    assert_eq!(SERVICE_LEVEL.evaluate(&live).reason(), Some(&Undefined::NotYetJudgeable));
    live.replace(&steps[0], &steps[1]).expect("valid");
    assert_eq!(SERVICE_LEVEL.evaluate(&live).parts(), Some((1, 1)));
    assert_eq!(AVERAGE_HANDLE_TIME.evaluate(&live).reason(), Some(&Undefined::NotYetJudgeable));
    live.replace(&steps[1], &steps[2]).expect("valid");
    let mut batch = ContactTally::keeping(&ContactRules::default(), Form::Exact);
    batch.observe(&steps[2]).expect("valid");
    assert_eq!(live, batch);
}

#[test]
fn values_compare_within_one_variant_only() {
    let mut a = ContactTotals::zero(&ContactRules::default());
    let row = |outcome| ContactRow { wait: Some(Duration::secs(5)), ..ContactRow::new(outcome) };
    a.observe(&row(Outcome::Handled)).expect("valid");
    let mut b = a.clone();
    b.observe(&row(Outcome::AbandonedQueue)).expect("valid");
    let (one, half) = (SERVICE_LEVEL.evaluate(&a), SERVICE_LEVEL.evaluate(&b));
    assert!(one > half);
    let of_answered = SERVICE_LEVEL.evaluate_named("answered_only", &b).expect("a variant");
    assert_eq!(of_answered.partial_cmp(&one), None, "variants are not compared");
    assert_ne!(of_answered, one);
}

#[test]
fn totals_go_through_json_and_back() {
    let mut totals =
        ContactTotals::zero(&ContactRules::default().parts(HandleParts::TALK).short_abandon(Duration::millis(5_500)));
    for (outcome, legs) in [(Outcome::Handled, 1), (Outcome::Handled, 2)] {
        let row = ContactRow {
            wait: Some(Duration::secs(5)),
            talk: Some(Duration::secs(60)),
            answered_legs: Some(legs),
            ..ContactRow::new(outcome)
        };
        totals.observe(&row).expect("valid");
    }
    let _ = totals.observe(&ContactRow { talk: Some(Duration::secs(-1)), ..ContactRow::new(Outcome::Handled) });
    let json = serde_json::to_string(&totals).expect("json");
    let back: ContactTotals = serde_json::from_str(&json).expect("what was written");
    assert_eq!(back, totals);
    assert!(
        json.contains(r#""rules":"contact/1 unit=contact"#) && json.contains(r#""rejected":{"negative_duration":1}"#),
        "{json}"
    );
    for (wrong, message) in [
        (json.replace("\"contact\"", "\"survey\""), "totals of `survey`"),
        (json.replace("\"offered\"", "\"ofered\""), "no total `ofered`"),
        (json.replace("short_abandon=5.5s", "short_abandon=-1s"), "short_abandon"),
    ] {
        let error = serde_json::from_str::<ContactTotals>(&wrong).expect_err("refused").to_string();
        assert!(error.contains(message), "{error}");
    }
    let value = serde_json::to_value(CONNECT_RATE.evaluate(&totals)).expect("json");
    assert_eq!(
        (value["numerator"].as_i64(), value["denominator"].as_i64(), value["variant"].as_str()),
        (Some(2), Some(2), Some("of_offered"))
    );
    assert_eq!(value["rejected"].as_i64(), Some(1));
}

/// What one part does not know, the whole does not know: zero is never made up.
#[test]
fn unknown_totals_stay_unknown_in_a_sum() {
    let mut counted = ContactTotals::zero(&ContactRules::default());
    counted.observe(&ContactRow { wait: Some(Duration::secs(5)), ..ContactRow::new(Outcome::Handled) }).expect("valid");
    let mut brought = ContactTotals::unknown(&ContactRules::default());
    for (total, value) in [(ContactTotal::Offered, 10), (ContactTotal::Answered, 8)] {
        brought.set(total, value).expect("a total");
    }
    for (mut sum, other) in [(counted.clone(), brought.clone()), (brought.clone(), counted.clone())] {
        sum.merge(&other).expect("same rules");
        assert_eq!(CONNECT_RATE.evaluate(&sum).parts(), Some((9, 11)));
        assert_eq!(SERVICE_LEVEL.evaluate(&sum).reason(), Some(&Undefined::Unknown("answered_within".into())));
        assert_eq!(sum.get(ContactTotal::AnsweredWithin), None);
    }
    let error = counted.unmerge(&brought).expect_err("it was never merged");
    assert_eq!(error.code(), kpi_core::ErrorCode::NotAPart);
}

/// A row of the longest wait that is accepted: 2,922 of them do not fit in one total.
fn century() -> ContactRow {
    ContactRow { wait: Some(Duration::micros(36_525 * 86_400_000_000)), ..ContactRow::new(Outcome::Handled) }
}

#[test]
fn a_replacement_that_does_not_fit_changes_nothing() {
    let mut groups = Grouped::<&str, ContactTotals>::new(&ContactRules::default());
    let short = ContactRow { wait: Some(Duration::secs(1)), ..ContactRow::new(Outcome::Handled) };
    groups.observe("b", &short).expect("valid");
    let fitted = (0..4_000).take_while(|_| groups.observe("a", &century()).is_ok()).count();
    assert_eq!(fitted, 2_922, "2^63 microseconds hold 2,922 centuries");
    let before: Vec<_> = groups.iter().map(|(group, totals)| (group.clone(), totals.clone())).collect();
    assert_eq!(
        groups.replace("b", &short, "a", &century()).expect_err("too much").code(),
        kpi_core::ErrorCode::Overflow
    );
    assert!(groups.iter().map(|(group, totals)| (group.clone(), totals.clone())).eq(before));
}

#[test]
fn groups_of_other_forms_do_not_merge_even_without_a_common_group() {
    let rules = ContactRules::default();
    let mut exact = Grouped::<&str, ContactTally>::new(&rules);
    let mut bounded = Grouped::like(ContactTally::keeping(&rules, Form::Bounded { bits: 8 }));
    exact.observe("a", &century()).expect("valid");
    bounded.observe("b", &century()).expect("valid");
    assert_eq!(exact.merge(&bounded).expect_err("other form").code(), kpi_core::ErrorCode::FormsDiffer);
    assert_eq!(exact.len(), 1);
}

#[test]
fn half_hours_of_ones_own_totals_roll_up() {
    let rules = ContactRules::default();
    let half_hours = Bins::every(Duration::minutes(30)).expect("a length");
    let mut kept = Grouped::<&str, ContactTotals>::new(&rules).every(half_hours);
    for (minute, offered, answered) in [(0, 10, 9), (30, 0, 0), (60, 30, 18)] {
        let mut totals = ContactTotals::unknown(&rules);
        totals.set(ContactTotal::Offered, offered).expect("a total");
        totals.set(ContactTotal::Answered, answered).expect("a total");
        kept.add("sales", Some(Instant::from_micros(minute * 60_000_000)), &totals).expect("same rules");
    }
    let hours =
        kept.rolled_up(|queue| *queue, Some(Bins::every(Duration::hours(1)).expect("a length"))).expect("multiples");
    let rates: Vec<_> = hours.iter().map(|(_, totals)| CONNECT_RATE.evaluate(totals).parts()).collect();
    assert_eq!(rates, [Some((9, 10)), Some((18, 30))]);
    let other = ContactTotals::unknown(&rules.answer_within(Duration::secs(30)));
    assert!(kept.add("sales", None, &other).is_err() && kept.add("help", None, &other).is_err());
}

#[test]
fn a_state_too_long_for_its_intervals_is_rejected_once() {
    let mut seconds = Grouped::<(), AgentStateTotals>::new(&AgentStateRules::default())
        .every(Bins::every(Duration::secs(1)).expect("a length"));
    let long = AgentStateRow {
        ended_at: Some(Instant::from_micros(200_000 * 1_000_000)),
        ..AgentStateRow::new(AgentActivity::Available, Instant::EPOCH)
    };
    let error = seconds.observe((), &long).expect_err("too many intervals");
    assert_eq!(error.to_string(), "row rejected: ended_at is out of range (200000000000)");
    assert_eq!((seconds.len(), seconds.total().expect("fits").rejected(Reject::OutOfRange)), (1, 1));
    seconds.unobserve((), &long).expect_err("it had been rejected");
    assert_eq!(seconds.total().expect("fits").rejected(Reject::OutOfRange), 0);
}

/// Answered and unanswered surveys of one batch stay in one interval, unless the rules attribute by response.
#[test]
fn surveys_of_one_batch_stay_together() {
    let day = |days: i64| Instant::from_micros(days * 86_400_000_000);
    let by = |attribution| {
        let rules = SurveyRules::default().attribution(attribution);
        let mut days =
            Grouped::<(), SurveyTotals>::new(&rules).every(Bins::every(Duration::days(1)).expect("a length"));
        for at in 0..10 {
            let answered = at < 5;
            let row = SurveyRow {
                sent_at: Some(day(0)),
                answered_at: answered.then_some(day(1)),
                csat: answered.then_some(5),
                ..SurveyRow::default()
            };
            days.observe((), &row).expect("valid");
        }
        days.iter()
            .map(|(group, totals)| (group.start, SURVEY_RESPONSE_RATE.evaluate(totals).parts()))
            .collect::<Vec<_>>()
    };
    assert_eq!(by(SurveyAttribution::ByContact), [(Some(day(0)), Some((5, 10)))]);
    assert_eq!(by(SurveyAttribution::ByResponse), [(None, Some((0, 5))), (Some(day(1)), Some((5, 5)))]);
}

#[test]
fn rules_and_totals_given_twice_or_off_their_range_are_refused() {
    let contact = ContactTotals::zero(&ContactRules::default()).info();
    let twice =
        rules_from_text::<ContactRules>(contact, "contact/1 answer_within=20s answer_within=30s").expect_err("twice");
    assert_eq!(twice.to_string(), "the rule `answer_within` is given twice");
    let survey = SurveyTotals::zero(&SurveyRules::default()).info();
    assert!(rules_from_text::<SurveyRules>(survey, "survey/1 satisfied_from=70000").is_err());
    let off = SurveyTotals::zero(&SurveyRules::default().satisfied_from(9));
    assert_eq!(off.get(SurveyTotal::CsatSatisfied), None, "a cut off the scale counts nobody as satisfied");
    let json = |text: &str| serde_json::from_str::<ContactTotals>(text).expect_err("refused").to_string();
    assert!(
        json(r#"{"fact":"contact","rules":"contact/1","totals":{"rows":1,"rows":5}}"#)
            .contains("`rows` is given twice")
    );
    assert!(
        json(r#"{"fact":"contact","rules":"contact/1 parts=talk","totals":{"hold":77}}"#)
            .contains("the rules declare it absent")
    );
}

#[test]
fn a_formula_ends_where_its_text_ends() {
    let facts: &[&FactInfo] = &[&kpi_core::contact::CONTACT];
    for text in [
        "offered\0 garbage",
        "offered,",
        "(offered",
        "offered / ",
        "",
        "offered + 1",
        "quantile(3/2; wait_dist_answered)",
        "max(offered)",
    ] {
        assert!(Formula::parse(text, facts).is_err(), "{text}");
    }
}

#[test]
fn a_mean_of_quotients_names_the_total_whose_zeros_it_leaves_out() -> Result<(), kpi_core::FormulaError> {
    let facts: &[&FactInfo] = &[&kpi_core::workforce::FORECAST];
    for text in ["mean(relative_error_dist)", "100 * mean(relative_error_dist without actual 0)"] {
        assert_eq!(Formula::parse(text, facts)?.text(facts), text);
    }
    for text in [
        "mean(relative_error_dist without)",
        "mean(relative_error_dist without actual)",
        "mean(relative_error_dist without actual 1)",
        "mean(relative_error_dist without nothing 0)",
        "mean(actual)",
    ] {
        assert!(Formula::parse(text, facts).is_err(), "{text}");
    }
    Ok(())
}

/// A row of a fact of one's own may hold any integer: nothing overflows unnoticed.
#[test]
fn the_smallest_integer_of_ones_own_fact_does_not_overflow_unnoticed() {
    struct Odd;
    static ODD: FactInfo = FactInfo::new(
        "odd",
        "one odd thing",
        &[TotalInfo::count(0, "rows", "rows"), TotalInfo::count(1, "least", "the smallest integer")],
    );
    impl Fact for Odd {
        type Row = Self;
        type Rules = NoRules;
        type Total = usize;
        const INFO: &'static FactInfo = &ODD;
        fn count(_: &Self, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
            to.add(1_usize, i64::MIN);
            Ok(())
        }
    }
    let mut totals = Totals::<Odd>::zero(&NoRules);
    totals.observe(&Odd).expect("fits");
    assert_eq!(totals.observe(&Odd).expect_err("too small").code(), kpi_core::ErrorCode::Overflow);
    totals.unobserve(&Odd).expect("undone");
    assert_eq!(totals, Totals::zero(&NoRules));
    assert_eq!(totals.unobserve(&Odd).expect_err("too large").code(), kpi_core::ErrorCode::Overflow);
}
