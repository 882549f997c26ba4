//! Pools beside lists that are sorted.

use super::bind::{Bound, Data, Ints};
use super::pool::{Layer, NOT_FED, Pool};
use super::pooled::{AllPooled, Ordered};
use super::rows::{Numbers, Rows};
use std::collections::{BTreeMap, BTreeSet};

/// Two distributions and a set.
const STATES: [bool; 3] = [false, false, true];
/// Rows of the first kind feed nothing, the others a distribution each; all but the first feed the set.
const FED: [[u32; 3]; 2] = [[NOT_FED, 0, 1], [NOT_FED, 2, 2]];

struct Case {
    name: &'static str,
    rows: u32,
    one_group: bool,
    group: fn(u32) -> u32,
    value: fn(u32) -> i64,
}

const CASES: [Case; 8] = [
    Case {
        name: "one group, near",
        rows: 400_000,
        one_group: true,
        group: |_| 0,
        value: |n| i64::from(mixed(n) % 9_000),
    },
    Case { name: "one group, far", rows: 200_000, one_group: true, group: |_| 0, value: |n| i64::from(mixed(n)) << 9 },
    Case { name: "one group, growing", rows: 300_000, one_group: true, group: |_| 0, value: |n| i64::from(n / 3) },
    Case { name: "one group, outliers", rows: 300_000, one_group: true, group: |_| 0, value: outliers },
    Case {
        name: "few groups",
        rows: 300_000,
        one_group: false,
        group: |n| mixed(n) % 40,
        value: |n| i64::from(n % 77),
    },
    Case { name: "in time", rows: 300_000, one_group: false, group: |n| n / 900 + mixed(n) % 30, value: outliers },
    Case {
        name: "shuffled",
        rows: 150_000,
        one_group: false,
        group: |n| mixed(n) % 90_000,
        value: |n| i64::from(n % 5),
    },
    Case { name: "few rows", rows: 9, one_group: false, group: |n| n % 4, value: |n| i64::from(n) << 33 },
];

fn mixed(n: u32) -> u32 {
    n.wrapping_add(1).wrapping_mul(2_654_435_761) >> 7
}

/// Numbers of which one in a hundred is a thousand times as large, and some have more than 32 bits or are below zero.
fn outliers(n: u32) -> i64 {
    match mixed(n) % 1_000 {
        0 => -i64::from(n) - 1,
        1 => i64::from(n) << 32,
        2..=9 => i64::from(n) * 1_000,
        _ => i64::from(n % 700),
    }
}

type Lists = BTreeMap<(usize, u32), Vec<i64>>;

/// Feeds some rows, block by block, to pools and to lists.
fn feed(case: &Case, rows: std::ops::Range<u32>, times: i64, lists: &mut Lists) -> (Box<Pool<u32>>, Box<Pool<i64>>) {
    let mut pools = (Pool::new(&STATES, case.one_group), Pool::new(&STATES, case.one_group));
    let mut layers = FED.map(|states| Layer { part: 0, states: states.to_vec(), is_long: false });
    for start in rows.clone().step_by(2_048) {
        let rows = start..(start + 2_048).min(rows.end);
        let values: Vec<i64> = rows.clone().map(case.value).collect();
        let groups: Vec<u32> = rows.clone().map(case.group).collect();
        let kinds: Vec<u16> = rows.map(|n| u16::try_from(mixed(n) % 5 % 3).unwrap_or_default()).collect();
        let bound = [Bound { data: Data::Numbers(Ints::I64(&values), times), nulls: None, impossible: Vec::new() }];
        let mut numbers = Numbers::default();
        numbers.read(&[0], &bound, (0, values.len()), None);
        let block = Rows {
            kinds: &kinds,
            groups: &groups,
            slots: &groups,
            start: 0,
            few: None,
            bound: &bound,
            numbers: &numbers,
        };
        for layer in &mut layers {
            layer.is_long = layer.is_long || !pools.0.add(layer, &block);
            assert!(!layer.is_long || pools.1.add(layer, &block), "{}", case.name);
        }
        for ((value, group), kind) in values.iter().zip(&groups).zip(&kinds) {
            for state in FED.map(|states| states[usize::from(*kind)]).into_iter().filter(|state| *state != NOT_FED) {
                lists.entry((state as usize, *group)).or_default().push(value * times);
            }
        }
    }
    (Box::new(pools.0), Box::new(pools.1))
}

fn check(name: &str, pooled: &AllPooled, lists: &Lists) {
    let mut ordered = Ordered::default();
    let groups: BTreeSet<u32> = lists.keys().map(|(_, group)| *group).collect();
    for group in groups {
        let list = |state: usize| {
            let mut list = lists.get(&(state, group)).cloned().unwrap_or_default();
            list.sort_unstable();
            list
        };
        for (state, is_set) in STATES.into_iter().enumerate() {
            let mut values: Vec<i64> = pooled.whole(state, group).collect();
            values.sort_unstable();
            let mut expected = list(state);
            if is_set {
                let members = pooled.members(state, group, &mut ordered);
                values.dedup();
                expected.dedup();
                assert_eq!(members, expected.len(), "{name}: members of {group}");
            }
            assert!(values == expected, "{name}: state {state} of group {group}");
            assert_eq!(pooled.is_empty(state, group), expected.is_empty(), "{name}: state {state} of group {group}");
        }
        let mut both = [list(0), list(1)].concat();
        both.sort_unstable();
        ordered.read(pooled, group, &[0, 1]);
        assert_eq!(ordered.len(), both.len(), "{name}: group {group}");
        for rank in (0..both.len()).step_by(both.len() / 97 + 1).chain([both.len().saturating_sub(1), both.len()]) {
            assert_eq!(ordered.at(rank), both.get(rank).copied(), "{name}: rank {rank} of group {group}");
        }
    }
}

#[test]
fn pools_hold_what_lists_hold() {
    for case in &CASES {
        let mut lists = Lists::new();
        let (short, long) = feed(case, 0..case.rows, 7, &mut lists);
        let groups = lists.keys().map(|(_, group)| *group as usize + 1).max().unwrap_or_default();
        check(case.name, &AllPooled { short: short.finish(groups), long: long.finish(groups) }, &lists);
    }
}

#[test]
fn two_pools_are_one() {
    for case in &CASES {
        let mut lists = Lists::new();
        let mut mine = feed(case, 0..case.rows / 3, 7, &mut lists);
        let theirs = feed(case, case.rows / 3..case.rows, 7, &mut lists);
        assert!(mine.0.merge(theirs.0, |group| group).is_ok() && mine.1.merge(theirs.1, |group| group).is_ok());
        let groups = lists.keys().map(|(_, group)| *group as usize + 1).max().unwrap_or_default();
        check(case.name, &AllPooled { short: mine.0.finish(groups), long: mine.1.finish(groups) }, &lists);
    }
}

#[test]
fn another_factor_is_given_back_whole() {
    let case = &CASES[4];
    let mut lists = Lists::new();
    let (mut mine, _) = feed(case, 0..4_096, 7, &mut lists);
    let mut others = Lists::new();
    let (theirs, long) = feed(case, 4_096..200_000, 1, &mut others);
    let back = mine.merge(theirs, |group| group).err();
    assert!(back.is_some());
    let mut all = Lists::new();
    for (state, group, value) in back.iter().flat_map(|pool| pool.all()).chain(long.all()) {
        all.entry((state, group)).or_default().push(value);
    }
    for list in all.values_mut().chain(others.values_mut()) {
        list.sort_unstable();
    }
    assert!(all == others);
}

#[test]
fn groups_beyond_32_bits_of_keys_are_not_added() {
    let values = [1_i64, 2];
    let bound = [Bound { data: Data::Numbers(Ints::I64(&values), 1), nulls: None, impossible: Vec::new() }];
    let mut numbers = Numbers::default();
    numbers.read(&[0], &bound, (0, 2), None);
    let groups = [0, u32::MAX];
    let rows =
        Rows { kinds: &[1, 1], groups: &groups, slots: &groups, start: 0, few: None, bound: &bound, numbers: &numbers };
    let layer = Layer { part: 0, states: FED[0].to_vec(), is_long: false };
    assert!(!Pool::<u32>::new(&STATES, false).add(&layer, &rows));
    assert!(Pool::<u32>::new(&STATES, false).finish(0).is_empty(0, 0));
}
