//! States beside the totals: groups of tallies are tallies, and what another system did not keep is unknown.

use kpi_core::StateInfo;
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

/// Two queues, one of them looked at in one half hour only: their states have no common sum, unless the look that found
/// nothing is a row too. By hand: 4 + 1 and 6 + 0 waiting at two instants are 11 over 2.
#[test]
fn queues_add_up_only_where_each_was_looked_at() {
    let half_hours = Bins::every(Duration::minutes(30)).expect("a length");
    let mut waiting =
        Grouped::<&str, SnapshotTotals>::new(&SnapshotRules::default()).keyed_by("queue").every(half_hours);
    let look = |minute: i64, count: u32| SnapshotRow {
        taken_at: Some(Instant::from_micros(minute * 60_000_000)),
        waiting: Some(count),
        ..SnapshotRow::default()
    };
    for (queue, minute, count) in [("help", 0, 4), ("sales", 0, 1), ("help", 30, 6)] {
        waiting.observe(queue, &look(minute, count)).expect("counts");
    }
    for refused in [waiting.total().err(), waiting.rolled_up(|_| "both", None).err()] {
        let refused = refused.expect("refused");
        assert_eq!(refused.code(), kpi_core::ErrorCode::InstantsDiffer);
        assert!(refused.to_string().contains("only 1 of 2 keys of `snapshot` have a row"), "{refused}");
    }
    assert!(waiting.rolled_up(|queue| *queue, None).is_ok(), "each queue alone has its own looks");
    waiting.observe("sales", &look(30, 0)).expect("counts");
    let both = waiting.total().expect("the same looks");
    assert_eq!(CONTACTS_IN_QUEUE.evaluate(&both).parts(), Some((11, 2)));
}

/// A row that adds nothing makes no group, so that it does not matter in which order rows come and go.
#[test]
fn rows_that_add_nothing_make_no_group() {
    let mut by_queue = Grouped::<&str, TicketTotals>::new(&TicketRules::default()).keyed_by("queue");
    let activity = |touches: u32| TicketRow {
        part: TicketPart::Activity,
        agent_day_touches: Some(touches),
        ..TicketRow::default()
    };
    by_queue.observe("help", &activity(0)).expect("counts");
    assert!(by_queue.is_empty());
    by_queue.observe("help", &activity(2)).expect("counts");
    by_queue.unobserve("help", &activity(2)).expect("counts");
    assert!(by_queue.is_empty());
}

/// A scale that is no unit of time is told beside the parts: 6 leavers, twice, of 110 people at each end.
#[test]
fn a_scale_is_told_with_the_parts() {
    let mut staff = StaffTotals::unknown(&StaffRules::default());
    for (total, people) in
        [(StaffTotal::Leavers, 6), (StaffTotal::HeadcountStart, 113), (StaffTotal::HeadcountEnd, 107)]
    {
        staff.set(total, people).expect("not negative");
    }
    assert_eq!(ATTRITION_RATE.evaluate(&staff).to_string(), "5.5 % (6 x 2 of 220; mean_headcount, period unset)");
}

/// A row that feeds a set once and a distribution twice.
struct Pair;

const PAIR_STATES: &[StateInfo] = &[StateInfo::new("numbers", &[], "both numbers of a row")];
const PAIR_SETS: &[StateInfo] = &[StateInfo::new("members", &[], "the member of a row")];
static PAIR: FactInfo =
    FactInfo::new("pair", "two numbers", &[TotalInfo::count(0, "rows", "pairs")]).with_states(PAIR_STATES, PAIR_SETS);

impl Fact for Pair {
    type Row = Self;
    type Rules = NoRules;
    type Total = usize;
    const INFO: &'static FactInfo = &PAIR;
    fn count(_: &Self, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
        to.member(0, 7);
        to.sample(0, 1);
        to.sample(0, 2);
        Ok(())
    }
}

/// Pairs of observations, doubled and added up, come to 2 + 4 + ... + 2^62 = 2^63 - 2: one more fits, and of a pair the second
/// does not. The member and the first one must then be gone again.
#[test]
fn a_row_that_overflows_a_state_half_way_leaves_nothing_behind() {
    let (mut full, mut part) = (Tally::<Pair>::zero(&NoRules), Tally::<Pair>::zero(&NoRules));
    part.observe(&Pair).expect("fits");
    loop {
        full.merge(&part).expect("2^63 - 2 at most");
        let same = part.clone();
        if part.merge(&same).is_err() {
            break;
        }
    }
    assert_eq!(full.distribution(0).map(Distribution::len), Some(i64::MAX - 1));
    let before = full.clone();
    assert_eq!(full.observe(&Pair).expect_err("too many").code(), kpi_core::ErrorCode::Overflow);
    assert_eq!(full, before);
    full.unobserve(&Pair).expect("one was there");
    full.observe(&Pair).expect("and fits again");
    assert_eq!(full, before);
}

/// Rows that were observed while a state was not known are no part of it once it is fed: as a total that is set holds what it is set to.
#[test]
fn a_state_that_is_fed_starts_empty() {
    let mut tally = Tally::<Pair>::zero(&NoRules);
    tally.observe(&Pair).expect("fits");
    tally.merge(&Tally::unknown(&NoRules, Form::Exact)).expect("the same rules");
    assert!(tally.distribution(0).is_none(), "not known any more");
    tally.sample("numbers", 5).expect("a state of the fact");
    tally.sample("numbers", 6).expect("a state of the fact");
    assert_eq!(tally.distribution(0).map(Distribution::len), Some(2));
}
