//! The laws of putting parts of the centre side by side: sums add, and instants at which all parts were looked at together are
//! taken once. Over time everything adds; both ways of adding may be taken in either order.

#[path = "rows.rs"]
mod rows;

use kpi_core::prelude::*;
use kpi_core::{ErrorCode, catalogue};
use proptest::prelude::*;
use rows::{ErasedRow, observe, rows, rules, runner};

/// The totals that are taken once.
fn taken_once(info: &'static FactInfo) -> Vec<usize> {
    (0..info.totals.len()).filter(|at| info.totals[*at].once).collect()
}

/// The same tally, as if it had been looked at at so many instants.
fn at_instants(tally: &dyn AnyTally, instants: i64) -> Box<dyn AnyTally> {
    let mut same = tally.boxed();
    for at in taken_once(tally.info()) {
        same.set_total(at, instants).expect("zero or more");
    }
    same
}

fn merged(one: &dyn AnyTally, other: &dyn AnyTally) -> Box<dyn AnyTally> {
    let mut sum = one.boxed();
    sum.merge_any(other).expect("totals of the same rules add up");
    sum
}

fn beside(one: &dyn AnyTally, other: &dyn AnyTally) -> Box<dyn AnyTally> {
    let mut sum = one.boxed();
    sum.merge_beside_any(other).expect("parts that were looked at at the same instants");
    sum
}

/// Runs a law over every fact with four tallies of random rows under the same random rules.
fn over_facts(law: impl Fn(&'static dyn AnyFact, &str, [Box<dyn AnyTally>; 4]) -> Result<(), TestCaseError>) {
    for fact in catalogue::FACTS {
        let info = fact.info();
        let four = [rows(info), rows(info), rows(info), rows(info)];
        let result = runner().run(&(rules(info), four), |(rules, four): (String, [Vec<ErasedRow>; 4])| {
            let tallies = four.map(|rows| observe(*fact, &rules, &rows));
            law(*fact, &rules, tallies)
        });
        result.unwrap_or_else(|failure| panic!("{}: {failure}", info.name));
    }
}

#[test]
fn parts_side_by_side_in_any_order_give_equal_bits() {
    over_facts(|fact, rules, [a, b, c, _]| {
        // One part was not looked at at all: that is no difference.
        for instants in [[7, 7, 7], [7, 0, 7], [0, 7, 7], [7, 7, 0], [0, 0, 7]] {
            let [a, b, c] = [(&a, instants[0]), (&b, instants[1]), (&c, instants[2])]
                .map(|(part, instants)| at_instants(part.as_ref(), instants));
            let both = beside(a.as_ref(), b.as_ref());
            prop_assert!(both.equals(beside(b.as_ref(), a.as_ref()).as_ref()), "commutative");
            let left = beside(both.as_ref(), c.as_ref());
            let right = beside(a.as_ref(), beside(b.as_ref(), c.as_ref()).as_ref());
            prop_assert!(left.equals(right.as_ref()), "associative");
            let nothing = observe(fact, rules, &[]);
            prop_assert!(beside(a.as_ref(), nothing.as_ref()).equals(a.as_ref()), "identity");
            prop_assert!(beside(nothing.as_ref(), a.as_ref()).equals(a.as_ref()), "identity");
        }
        Ok(())
    });
}

#[test]
fn side_by_side_everything_adds_but_the_instants() {
    over_facts(|fact, _, [a, b, ..]| {
        if taken_once(fact.info()).is_empty() {
            let sum = merged(a.as_ref(), b.as_ref());
            prop_assert!(beside(a.as_ref(), b.as_ref()).equals(sum.as_ref()), "no instants: the same as over time");
        }
        let (a, b) = (at_instants(a.as_ref(), 7), at_instants(b.as_ref(), 7));
        let without_instants = at_instants(b.as_ref(), 0);
        let sum = merged(a.as_ref(), without_instants.as_ref());
        prop_assert!(beside(a.as_ref(), b.as_ref()).equals(sum.as_ref()));
        Ok(())
    });
}

/// Two parts over two intervals: side by side and then over time is over time and then side by side.
#[test]
fn the_two_ways_of_adding_interchange() {
    over_facts(|_, _, [a, b, later_a, later_b]| {
        let [a, b] = [a, b].map(|part| at_instants(part.as_ref(), 4));
        let [later_a, later_b] = [later_a, later_b].map(|part| at_instants(part.as_ref(), 5));
        let by_interval =
            merged(beside(a.as_ref(), b.as_ref()).as_ref(), beside(later_a.as_ref(), later_b.as_ref()).as_ref());
        let by_part =
            beside(merged(a.as_ref(), later_a.as_ref()).as_ref(), merged(b.as_ref(), later_b.as_ref()).as_ref());
        prop_assert!(by_interval.equals(by_part.as_ref()));
        for at in taken_once(by_interval.info()) {
            prop_assert!(matches!(by_interval.reading(at), Reading::Known(9) | Reading::Unknown));
        }
        Ok(())
    });
}

#[test]
fn instants_that_differ_are_refused_and_nothing_is_added() {
    over_facts(|_, _, [a, b, ..]| {
        let (a, b) = (at_instants(a.as_ref(), 4), at_instants(b.as_ref(), 8));
        if taken_once(a.info()).is_empty() {
            return Ok(());
        }
        let mut sum = a.boxed();
        let refused = sum.merge_beside_any(b.as_ref()).expect_err("4 and 8 instants");
        prop_assert_eq!(refused.code(), ErrorCode::InstantsDiffer);
        prop_assert!(refused.to_string().contains("of 4 and of 8"), "{refused}");
        prop_assert!(sum.equals(a.as_ref()));
        Ok(())
    });
}

const HALF_HOUR: i32 = 30;

/// A queue at the `nth` of so many instants, five minutes apart, of an interval.
fn instant(interval: i32, nth: i32, waiting: u32) -> SnapshotRow {
    let since = Duration::minutes(HALF_HOUR * interval + 5 * nth);
    let taken_at = Some(Instant::from_micros(since.as_micros()));
    SnapshotRow { staffed: Some(2), available: Some(1), waiting: Some(waiting), taken_at, ..SnapshotRow::default() }
}

type ByQueue = Grouped<&'static str, SnapshotTally>;

fn by_queue() -> ByQueue {
    let half_hours = Bins::every(Duration::minutes(HALF_HOUR)).expect("a length");
    ByQueue::new(&SnapshotRules::default()).every(half_hours)
}

fn look(queues: &mut ByQueue, queue: &'static str, interval: i32, instants: i32, waiting: u32) {
    for nth in 0..instants {
        queues.observe(queue, &instant(interval, nth, waiting)).expect("a possible row");
    }
}

fn snapshots(tally: &SnapshotTally) -> Option<i64> {
    tally.totals().get(SnapshotTotal::Snapshots)
}

/// Two queues at the same 4 instants are 4 snapshots of the centre, each with both queues' contacts; two half hours are 8.
#[test]
fn groups_are_put_side_by_side_and_then_added_over_time() {
    let mut queues = by_queue();
    look(&mut queues, "sales", 0, 4, 3);
    look(&mut queues, "help", 0, 4, 1);
    let half_hour = queues.total().expect("the same instants");
    assert_eq!(snapshots(&half_hour), Some(4));
    assert_eq!(CONTACTS_IN_QUEUE.evaluate(&half_hour).parts(), Some((16, 4)));
    assert_eq!(AGENTS_STAFFED.evaluate(&half_hour).parts(), Some((16, 4)));

    look(&mut queues, "sales", 1, 4, 5);
    look(&mut queues, "help", 1, 4, 0);
    let hour = queues.total().expect("the same instants");
    assert_eq!((snapshots(&hour), hour.totals().get(SnapshotTotal::Rows)), (Some(8), Some(16)));
    assert_eq!(CONTACTS_IN_QUEUE.evaluate(&hour).parts(), Some((36, 8)));

    let centre = queues.rolled_up(|_| "all", queues.bins().cloned()).expect("the same instants");
    assert_eq!(centre.iter().map(|(_, tally)| snapshots(tally)).collect::<Vec<_>>(), [Some(4), Some(4)]);
    let of_queues = queues.rolled_up(|queue| *queue, None).expect("longer intervals");
    assert_eq!(of_queues.iter().map(|(_, tally)| snapshots(tally)).collect::<Vec<_>>(), [Some(8), Some(8)]);
    for rolled in [centre.total(), of_queues.total(), queues.rolled_up(|_| (), None).and_then(|all| all.total())] {
        assert_eq!(rolled.expect("the same instants"), hour);
    }
}

/// A queue without a row in a half hour was not looked at: its staff and its waiting contacts of that time are unknown, so
/// the queues have no common state there. With a look that finds nothing they have: 3 + 0 and 3 + 1 at four instants each.
#[test]
fn a_key_without_a_group_in_an_interval_is_refused() {
    let mut queues = by_queue();
    look(&mut queues, "sales", 0, 4, 3);
    look(&mut queues, "sales", 1, 4, 3);
    look(&mut queues, "help", 1, 4, 1);
    let refused = queues.total().expect_err("one look is missing");
    assert_eq!(refused.code(), ErrorCode::InstantsDiffer);
    assert!(refused.to_string().starts_with("only 1 of 2 keys of `snapshot` have a row"), "{refused}");
    // Once the intervals are gone, it shows in the numbers of instants.
    let refused = queues.rolled_up(|queue| *queue, None).expect("longer intervals").total().expect_err("8 and 4");
    assert_eq!(refused.code(), ErrorCode::InstantsDiffer);
    assert!(refused.to_string().ends_with("; in the groups without an interval"), "{refused}");

    look(&mut queues, "help", 0, 4, 0);
    let total = queues.total().expect("the same instants");
    assert_eq!(CONTACTS_IN_QUEUE.evaluate(&total).parts(), Some((12 + 16, 8)));
}

#[test]
fn keys_at_different_instants_are_refused_by_interval() {
    let mut queues = by_queue();
    look(&mut queues, "sales", 0, 4, 3);
    look(&mut queues, "help", 0, 4, 3);
    look(&mut queues, "sales", 1, 2, 3);
    look(&mut queues, "help", 1, 4, 3);
    let message = "parts of `snapshot` with `snapshots` of 4 and of 2 cannot be put side by side: it is taken once, so all parts \
                   must be looked at at the same instants; in the interval that starts at 1970-01-01T00:30:00Z";
    for refused in [queues.total().map(drop), queues.rolled_up(|_| "all", None).map(drop)] {
        let refused = refused.expect_err("4 and 2 instants");
        assert_eq!((refused.code(), refused.to_string().as_str()), (ErrorCode::InstantsDiffer, message));
    }
    let kept_apart = queues.rolled_up(|queue| *queue, None).expect("keys that stay apart need not agree");
    assert_eq!(kept_apart.iter().map(|(_, tally)| snapshots(tally)).collect::<Vec<_>>(), [Some(8), Some(6)]);
}

/// No groups: nothing was seen, and that is no error.
#[test]
fn no_groups_roll_up_to_nothing() {
    let queues = by_queue();
    assert_eq!(CONTACTS_IN_QUEUE.evaluate(&queues.total().expect("nothing")).reason(), Some(&Undefined::Empty));
    assert!(queues.rolled_up(|_| (), None).expect("nothing").is_empty());
}

/// Facts that look at no instants roll up as ever: groups by key come to what the same rows without keys come to.
#[test]
fn facts_without_instants_roll_up_to_the_whole() {
    let fact = catalogue::fact("contact").expect("contacts");
    let result = runner().run(&(rows(fact.info()), 1_i32..3_000), |(rows, seconds)| {
        let fine = Bins::every(Duration::secs(seconds)).expect("a length");
        let coarse = Bins::every(Duration::secs(3 * seconds)).expect("a length");
        let grouped = |key: fn(usize) -> usize, bins: Option<&Bins>| {
            let groups = Grouped::<usize, ContactTally>::new(&ContactRules::default());
            let mut groups = bins.map_or(groups.clone(), |bins| groups.every(bins.clone()));
            for (at, (present, values)) in rows.iter().enumerate() {
                if let Ok(row) = kpi_core::contact::Contact::read(&Fields::new(fact.info(), *present, values)) {
                    let _ = groups.observe(key(at), &row);
                }
            }
            groups
        };
        let by_key = grouped(|at| at % 3, Some(&fine));
        for bins in [None, Some(&fine), Some(&coarse)] {
            let rolled = by_key.rolled_up(|_| 0, bins.cloned()).expect("longer intervals");
            prop_assert!(rolled.iter().eq(grouped(|_| 0, bins).iter()));
        }
        prop_assert_eq!(by_key.total().expect("fits"), grouped(|_| 0, None).total().expect("fits"));
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}
