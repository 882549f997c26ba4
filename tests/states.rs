//! States beside the totals: groups of tallies are tallies, and what another system did not keep is unknown.

use kpi_core::Undefined;
use kpi_core::prelude::*;

fn waiting(seconds: i32) -> SnapshotRow {
    SnapshotRow { subject: SnapshotSubject::Waiting, wait: Some(Duration::secs(seconds)), ..SnapshotRow::default() }
}

/// A row may be taken away on a machine that never saw it: only the sum of all machines must make sense. By hand: the waits
/// that remain are 90 s and 5 s.
#[test]
fn a_group_that_is_zero_on_the_way_is_not_forgotten() {
    let here = SnapshotTally::keeping(&SnapshotRules::default(), Form::Exact);
    let mut grouped = Grouped::<&str, SnapshotTally>::like(here.clone()).keyed_by("queue");
    let mut plain = here;
    grouped.observe("help", &waiting(90)).expect("counts");
    grouped.unobserve("help", &waiting(60)).expect("counts");
    grouped.observe("help", &waiting(5)).expect("counts");
    plain.observe(&waiting(90)).expect("counts");
    plain.unobserve(&waiting(60)).expect("counts");
    plain.observe(&waiting(5)).expect("counts");

    let mut elsewhere = Grouped::<&str, SnapshotTally>::like(plain.zero_like()).keyed_by("queue");
    elsewhere.observe("help", &waiting(60)).expect("counts");
    grouped.merge(&elsewhere).expect("the same keys");
    plain.observe(&waiting(60)).expect("counts");

    let of_group = grouped.get(&"help", None).expect("a group");
    assert_eq!(of_group, &plain);
    assert_eq!(OLDEST_IN_QUEUE.evaluate(of_group).parts(), Some((90_000_000, 1)));
}

#[test]
fn a_state_that_was_never_fed_is_unknown() {
    let mut calls = OutboundTally::unknown(&OutboundRules::default(), Form::Exact);
    calls.set(OutboundTotal::Attempts, 500).expect("not negative");
    calls.set(OutboundTotal::LeadUnknown, 0).expect("not negative");
    let reason = |value: kpi_core::Value| value.reason().cloned();
    assert_eq!(reason(ATTEMPTS_PER_LEAD.evaluate(&calls)), Some(Undefined::Unknown("lead_set".into())));
    assert_eq!(reason(OUTBOUND_CONNECT_RATE.evaluate(&calls)), Some(Undefined::Unknown("connected".into())));
    for lead in [1, 1, 2, 4] {
        calls.member("lead_set", lead).expect("a set");
    }
    assert_eq!(ATTEMPTS_PER_LEAD.evaluate(&calls).parts(), Some((500, 3)));
    // Nothing was dialled; whether rows were seen is not known, so it is not `Empty`.
    assert_eq!(reason(ATTEMPTS_PER_LEAD.evaluate(&calls.zero_like())), Some(Undefined::ZeroDenominator));

    // Known and unknown together are unknown, as for totals.
    let mut both = calls.clone();
    both.merge(&OutboundTally::unknown(&OutboundRules::default(), Form::Exact)).expect("the same rules");
    assert!(ATTEMPTS_PER_LEAD.evaluate(&both).reason().is_some());
}

#[test]
fn impossible_observations_are_refused_by_name() {
    let mut waits = ContactTally::keeping(&ContactRules::default(), Form::Exact);
    let refused = waits.sample("wait_dist_answered", -1).expect_err("below zero");
    assert_eq!(refused.to_string(), "no `wait_dist_answered` can be negative (-1)");
    let mut scores = EvaluationTally::keeping(&EvaluationRules::default(), Form::Exact);
    let refused = scores.feed_state("share_dist", 5, None).expect_err("half a quotient");
    assert_eq!(refused.to_string(), "`share_dist` holds quotients: say what stands below the line too");
    assert!(scores.feed_state("shares", 5, None).is_err());
}
