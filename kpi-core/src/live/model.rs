//! Models of the protocol, for loom: every interleaving of a few rows and snapshots, and every reordering that the memory
//! model allows. `make loom` runs them.
//!
//! Loom goes through all executions with at most so many preemptions ([`PREEMPTIONS`]) of one thread by another; what a
//! thread waits for, and which of the possible old values a load returns, is not bounded. Where three threads meet at the
//! readers' mutex there is one preemption only.

#![allow(clippy::unwrap_used, reason = "tests may stop where the library may not")]

use crate::fact::Accumulator as _;
use crate::fact::{Fact, FactInfo, NoRules, Rejection, Sink, TotalInfo, Totals};
use crate::live::Sharded;
use loom::sync::atomic::{AtomicBool, Ordering};
use loom::thread;
use std::sync::Arc;

/// Enough to catch a missing fence, a missing last pass or look at `published_epoch`, and a `seq` or `published_epoch` stored relaxed.
/// What loom cannot show: a load that sees a store not run yet. That `epoch` is loaded with acquire rests on the proof.
const PREEMPTIONS: usize = 2;

/// A call that waits or is answered.
#[derive(Clone, Copy)]
struct Call {
    answered: bool,
}

const WAITING: Call = Call { answered: false };
const ANSWERED: Call = Call { answered: true };

static CALL: FactInfo = FactInfo::new(
    "call",
    "a call that waits or is answered",
    &[
        TotalInfo::count(0, "rows", "calls"),
        TotalInfo::count(1, "waiting", "calls that wait"),
        TotalInfo::count(2, "offered", "calls that were answered"),
        TotalInfo::count(3, "answered", "calls that were answered, stored last"),
    ],
);

impl Fact for Call {
    type Row = Self;
    type Rules = NoRules;
    type Total = usize;
    const INFO: &'static FactInfo = &CALL;

    fn count(row: &Self, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
        if row.answered {
            to.add(2, 1);
            to.add(3, 1);
        } else {
            to.add(1, 1);
        }
        Ok(())
    }
}

/// Rows, waiting, offered, answered.
fn look(live: &Sharded<Call>) -> [i64; 4] {
    let now = live.snapshot().unwrap();
    [0, 1, 2, 3].map(|total| now.get(total).unwrap())
}

fn model(preemptions: usize, of: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(of);
}

fn live(shards: usize) -> Arc<Sharded<Call>> {
    Arc::new(Sharded::new(&NoRules, shards).unwrap())
}

/// A thread that counts these rows on a shard.
fn feed(live: &Sharded<Call>, shard: usize, rows: &'static [Call]) -> thread::JoinHandle<()> {
    let mut shard = live.take(shard).unwrap();
    thread::spawn(move || rows.iter().for_each(|row| shard.observe(row).unwrap()))
}

/// A snapshot holds whole rows, of each shard the first so many; after the joins it holds what a batch does.
#[test]
fn two_writers_and_a_reader() {
    model(PREEMPTIONS, || {
        let live = live(2);
        let writers = [feed(&live, 0, &[ANSWERED]), feed(&live, 1, &[WAITING])];
        let [rows, waiting, offered, answered] = look(&live);
        assert_eq!(offered, answered, "half a row");
        assert_eq!(rows, waiting + answered, "half a row");
        assert!((0..=1).contains(&waiting) && (0..=1).contains(&answered));
        writers.into_iter().for_each(|writer| writer.join().unwrap());
        let mut batch = Totals::<Call>::zero(&NoRules);
        [WAITING, ANSWERED].iter().for_each(|row| batch.observe(row).unwrap());
        assert_eq!(live.snapshot().unwrap(), batch);
    });
}

/// One thread observes a call as waiting and hands it over; another replaces it as answered, on a shard of its own.
#[test]
fn a_call_handed_over_is_counted_once() {
    model(PREEMPTIONS, || {
        let live = live(2);
        let (mut queue, mut agents) = (live.take(0).unwrap(), live.take(1).unwrap());
        let handed = Arc::new(AtomicBool::new(false));
        let (hand, take) = (Arc::clone(&handed), handed);
        let writers = [
            thread::spawn(move || {
                queue.observe(&WAITING).unwrap();
                hand.store(true, Ordering::Release);
            }),
            thread::spawn(move || {
                if take.load(Ordering::Acquire) {
                    agents.replace(&WAITING, &ANSWERED).unwrap();
                }
            }),
        ];
        let seen = look(&live);
        assert!([[0, 0, 0, 0], [1, 1, 0, 0], [1, 0, 1, 1]].contains(&seen), "{seen:?}");
        writers.into_iter().for_each(|writer| writer.join().unwrap());
    });
}

/// A call is corrected on its own shard: no reader sees neither or both.
#[test]
fn a_call_replaced_is_never_gone() {
    model(PREEMPTIONS, || {
        let live = live(2);
        let mut shard = live.take(0).unwrap();
        shard.observe(&WAITING).unwrap();
        let writer = thread::spawn(move || shard.replace(&WAITING, &ANSWERED).unwrap());
        let seen = look(&live);
        assert!([[1, 1, 0, 0], [1, 0, 1, 1]].contains(&seen), "{seen:?}");
        writer.join().unwrap();
    });
}

/// Two readers at once: each sees whole rows, and who looks again sees no less.
#[test]
fn two_readers() {
    model(1, || {
        let live = live(1);
        let writer = feed(&live, 0, &[ANSWERED, ANSWERED]);
        let other = Arc::clone(&live);
        let reader = thread::spawn(move || {
            let [rows, _, offered, answered] = look(&other);
            assert!(rows == answered && offered == answered, "half a row");
        });
        let [first, second] = [look(&live), look(&live)];
        assert!(first[2] == first[3] && second[2] == second[3], "half a row");
        assert!(first[0] <= second[0], "a later snapshot holds less");
        reader.join().unwrap();
        writer.join().unwrap();
    });
}

/// A writer that publishes for one snapshot while the next one begins.
#[test]
fn one_writer_and_two_snapshots() {
    model(PREEMPTIONS, || {
        let live = live(1);
        let writer = feed(&live, 0, &[ANSWERED, ANSWERED]);
        let [first, second] = [look(&live), look(&live)];
        assert!(first[2] == first[3] && second[2] == second[3], "half a row");
        assert!(first[0] <= second[0], "a later snapshot holds less");
        writer.join().unwrap();
    });
}

/// A shard that changes hands keeps its rows, and the next writer goes on from them.
#[test]
fn a_shard_changes_hands() {
    model(PREEMPTIONS, || {
        let live = live(1);
        let first = feed(&live, 0, &[ANSWERED]);
        let other = Arc::clone(&live);
        let second = thread::spawn(move || other.take(0).is_ok_and(|mut shard| shard.observe(&ANSWERED).is_ok()));
        let [rows, _, offered, answered] = look(&live);
        assert!(rows == answered && offered == answered, "half a row");
        first.join().unwrap();
        let expected = 1 + i64::from(second.join().unwrap());
        assert_eq!(look(&live), [expected, 0, expected, expected]);
    });
}
