//! Exact distinct counts: sets merge and part again, counts do not add.

#[path = "distinct_adds.rs"]
mod adds;
#[path = "seeded.rs"]
mod seeded;

use kpi_core::DistinctSet;
use kpi_core::distinct::DistinctCount;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn set(ids: &[i64]) -> DistinctSet {
    let mut set = DistinctSet::new();
    for id in ids {
        set.add(*id, 1).expect("few rows");
    }
    set
}

fn count(set: &DistinctSet) -> i64 {
    set.distinct().map(DistinctCount::get).expect("nothing was taken away that was not there")
}

#[test]
fn a_count_has_no_addition() {
    assert_eq!(adds::operations!(i64), [true; 6], "the question itself works");
    assert_eq!(adds::operations!(DistinctCount), [false; 6]);
}

/// Two customers on Monday, two on Tuesday, one of them on both days: three, not four.
#[test]
fn a_customer_of_two_days_is_one_customer() {
    let (monday, tuesday) = (set(&[7, 8, 7]), set(&[8, 9]));
    assert_eq!((count(&monday), count(&tuesday)), (2, 2));
    let mut both = monday.clone();
    both.merge(&tuesday).expect("few rows");
    assert_eq!(count(&both), 3);
    assert!(both.distinct() > monday.distinct());
    both.unmerge(&monday).expect("few rows");
    assert_eq!(both, tuesday);
}

#[test]
fn who_was_taken_away_too_often_cannot_be_counted() {
    let mut customers = set(&[7]);
    customers.add(7, -2).expect("few rows");
    assert_eq!(customers.distinct(), None);
    customers.add(7, 1).expect("few rows");
    assert_eq!(count(&customers), 0);
}

#[test]
fn a_count_prints_as_a_number_does() {
    let customers = set(&(0..1060).collect::<Vec<_>>()).distinct().expect("members");
    assert_eq!(format!("{customers} [{customers:>6}] [{customers:06}]"), "1060 [  1060] [001060]");
}

proptest! {
    #![proptest_config(seeded::config(256))]

    #[test]
    fn any_split_counts_the_union(parts in prop::collection::vec(prop::collection::vec(-20_i64..20, 0..30), 0..6)) {
        let mut forwards = DistinctSet::new();
        let mut backwards = DistinctSet::new();
        for part in &parts {
            forwards.merge(&set(part)).expect("few rows");
        }
        for part in parts.iter().rev() {
            backwards.merge(&set(part)).expect("few rows");
        }
        prop_assert_eq!(&forwards, &backwards);
        let members: BTreeSet<i64> = parts.iter().flatten().copied().collect();
        prop_assert_eq!(count(&forwards), i64::try_from(members.len()).expect("few"));
    }
}
