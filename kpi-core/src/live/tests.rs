//! Threads that feed shards, against totals of one thread.

#![allow(clippy::unwrap_used, reason = "tests may stop where the library may not")]

use crate::contact::{Contact, ContactRow, ContactRules, ContactTotal, ContactTotals, Outcome};
use crate::error::{Error, ErrorCode};
use crate::exact::Duration;
use crate::fact::{
    Accumulator as _, Evidence as _, Fact, FactInfo, FieldBuffer, NoRules, Reject, Rejection, Sink, TotalInfo, Totals,
};
use crate::live::sharded::Shared;
use crate::live::{ShardWriter, Sharded};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

/// Numbers that look random and are the same each time (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        i64::try_from((mixed ^ mixed >> 31) % end.unsigned_abs()).unwrap()
    }

    /// A row of a contact: one in ten or so is impossible.
    fn contact(&mut self) -> ContactRow {
        let outcomes =
            [Outcome::Handled, Outcome::AbandonedQueue, Outcome::Voicemail, Outcome::InQueue, Outcome::InConversation];
        let outcome = outcomes[usize::try_from(self.below(5)).unwrap()];
        let wait = Some(Duration::micros((self.below(60) - i64::from(self.below(10) == 0) * 60) * 1_000_000))
            .filter(|_| self.below(4) > 0);
        ContactRow { wait, customer: Some(self.below(50)), ..ContactRow::new(outcome) }
    }

    fn contacts(seed: u64, rows: usize) -> Vec<ContactRow> {
        let mut numbers = Self(seed);
        (0..rows).map(|_| numbers.contact()).collect()
    }
}

fn live(shards: usize) -> Sharded<Contact> {
    Sharded::new(&ContactRules::default(), shards).unwrap()
}

fn sum(now: &ContactTotals, totals: &[ContactTotal]) -> i64 {
    totals.iter().map(|total| now.get(*total).unwrap()).sum()
}

/// Offered is answered + abandoned + flowed out, and arrived is that and waiting: the definitions of these totals, for rows of a queue.
fn obeys_the_laws(now: &ContactTotals) {
    use ContactTotal as T;
    assert_eq!(sum(now, &[T::Offered]), sum(now, &[T::Answered, T::Abandoned, T::FlowedOut]));
    assert_eq!(sum(now, &[T::Arrived]), sum(now, &[T::Offered, T::Waiting]));
    assert_eq!(sum(now, &[T::Rows]), sum(now, &[T::Arrived]));
}

#[test]
fn threads_count_what_one_thread_counts_bit_for_bit() {
    let live = live(4);
    let rows: Vec<Vec<ContactRow>> = (0..4).map(|thread| Numbers::contacts(thread, 5_000)).collect();
    let left = std::sync::atomic::AtomicUsize::new(rows.len());
    thread::scope(|threads| {
        for (shard, rows) in rows.iter().enumerate() {
            let (mut writer, left) = (live.take(shard).unwrap(), &left);
            threads.spawn(move || {
                for row in rows {
                    let _ = writer.observe(row); // rejected rows are counted
                }
                left.fetch_sub(1, Ordering::Release);
            });
        }
        for _ in 0..2 {
            threads.spawn(|| {
                let mut before = 0;
                while left.load(Ordering::Acquire) > 0 {
                    let now = live.snapshot().unwrap();
                    obeys_the_laws(&now);
                    let seen = now.get(ContactTotal::Rows).unwrap() + now.rejected_rows();
                    assert!(seen >= before, "a later snapshot holds less");
                    before = seen;
                }
            });
        }
    });
    let mut batch = ContactTotals::zero(&ContactRules::default());
    let report = batch.observe_all(rows.iter().flatten()).unwrap();
    let now = live.snapshot().unwrap();
    assert_eq!(now, batch);
    assert_eq!(now.rejected_rows().unsigned_abs(), report.rejected());
    assert!(now.rejected(Reject::NegativeDuration) > 0);
}

#[test]
fn calls_handed_over_wait_once_or_not_at_all() {
    const CALLS: i64 = 5_000;
    let live = live(2);
    let (mut queue, mut agents) = (live.take(0).unwrap(), live.take(1).unwrap());
    let (hand_over, calls) = mpsc::channel();
    let done = AtomicBool::new(false);
    thread::scope(|threads| {
        threads.spawn(move || {
            for seconds in 0..CALLS {
                let wait = Some(Duration::micros(seconds % 90 * 1_000_000));
                let call = ContactRow { wait, ..ContactRow::new(Outcome::InQueue) };
                queue.observe(&call).unwrap();
                hand_over.send(call).unwrap();
            }
        });
        let done = &done;
        threads.spawn(move || {
            for call in calls {
                let answered = ContactRow { outcome: Outcome::Handled, ..call.clone() };
                agents.replace(&call, &answered).unwrap();
            }
            done.store(true, Ordering::Release);
        });
        while !done.load(Ordering::Acquire) {
            let now = live.snapshot().unwrap();
            obeys_the_laws(&now);
            let [rows, waiting, answered] = [ContactTotal::Rows, ContactTotal::Waiting, ContactTotal::Answered]
                .map(|total| now.get(total).unwrap());
            assert!(waiting >= 0 && answered >= 0 && waiting + answered == rows && rows <= CALLS);
        }
    });
    let day = live.snapshot().unwrap();
    assert_eq!((day.get(ContactTotal::Waiting), day.get(ContactTotal::Answered)), (Some(0), Some(CALLS)));
}

#[test]
fn a_shard_has_one_writer_at_a_time_and_keeps_its_rows() {
    let live = live(2);
    let mut first = live.take(1).unwrap();
    first.observe(&ContactRow::new(Outcome::Handled)).unwrap();
    let refused = live.take(1).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::InUse);
    assert_eq!(refused.to_string(), "shard 1 of `contact` has a writer already: a shard has one at a time");
    drop(first);
    live.take(1).unwrap().observe(&ContactRow::new(Outcome::Handled)).unwrap();
    assert_eq!(live.snapshot().unwrap().get(ContactTotal::Handled), Some(2));
    let none = live.take(2).unwrap_err();
    assert_eq!(none.to_string(), "`contact` has no shard 2: they are numbered 0 to 1");
}

#[test]
fn impossible_numbers_of_shards_are_refused() {
    for shards in [0, Sharded::<Contact>::MAX_SHARDS + 1, usize::MAX] {
        let refused = Sharded::<Contact>::new(&ContactRules::default(), shards).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::OutOfRange);
        assert_eq!(
            refused.to_string(),
            format!("{shards} shards of `contact`: there must be 1 to 65536, one for each thread that feeds them")
        );
    }
}

#[test]
fn rows_through_the_erased_door_give_the_same_bits() {
    let (rules, info) = (ContactRules::default(), Contact::INFO);
    let live = crate::catalogue::fact("contact").unwrap().sharded(&crate::fact::rules_text(info, &rules), 2).unwrap();
    let mut shards = [live.take(0).unwrap(), live.take(1).unwrap()];
    let rows = Numbers::contacts(9, 600);
    let mut batch = ContactTotals::zero(&rules);
    let erased = |row: &ContactRow| {
        let mut buffer = FieldBuffer::new(info);
        Contact::write(row, &mut buffer);
        buffer
    };
    for (at, rows) in rows.chunks_exact(3).enumerate() {
        let [kept, old, new] = [0, 1, 2].map(|row| erased(&rows[row]));
        let given = |row: &FieldBuffer| (row.present(), row.values().to_vec());
        let ((kept, values), (old, olds), (new, news)) = (given(&kept), given(&old), given(&new));
        for (here, there) in [
            (shards[at % 2].observe_fields(kept, &values), batch.observe(&rows[0])),
            (shards[0].observe_fields(old, &olds), batch.observe(&rows[1])),
            (shards[1].replace_fields((old, &olds), (new, &news)), batch.replace(&rows[1], &rows[2])),
        ] {
            assert_eq!(here, there);
        }
        if at % 5 == 0 {
            assert_eq!(shards[1].unobserve_fields(kept, &values), batch.unobserve(&rows[0]));
        }
    }
    // A number that stands for no outcome: the row cannot be read, and is counted so.
    assert_eq!(shards[0].observe_fields(1, &[99]).unwrap_err().code(), ErrorCode::RowRejected);
    let _ = crate::fact::AnyTally::observe_fields(&mut batch, 1, &[99]);
    assert!(live.snapshot().unwrap().equals(&batch));
    assert_eq!((live.info().name, live.shards(), live.rules_text()), ("contact", 2, batch.rules_text()));
}

/// A row with a number to add, or one in whose counting its fact panics.
struct Sum(Option<i64>);

static SUM: FactInfo =
    FactInfo::new("sum", "numbers", &[TotalInfo::count(0, "rows", "numbers"), TotalInfo::count(1, "sum", "their sum")]);

impl Fact for Sum {
    type Row = Self;
    type Rules = NoRules;
    type Total = usize;
    const INFO: &'static FactInfo = &SUM;

    fn count(row: &Self, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
        to.add(1, row.0.unwrap_or(77));
        assert!(row.0.is_some(), "a fault in somebody's fact");
        Ok(())
    }
}

fn two_sums() -> (Sharded<Sum>, ShardWriter<Sum>, ShardWriter<Sum>) {
    let live = Sharded::new(&NoRules, 2).unwrap();
    let (one, other) = (live.take(0).unwrap(), live.take(1).unwrap());
    (live, one, other)
}

fn seen(live: &Sharded<Sum>) -> Result<[i64; 2], Error> {
    live.snapshot().map(|now: Totals<Sum>| [now.get(0).unwrap(), now.get(1).unwrap()])
}

#[test]
fn what_does_not_fit_leaves_all_as_it_was() {
    let (live, mut one, mut other) = two_sums();
    one.observe(&Sum(Some(i64::MAX - 1))).unwrap();
    assert_eq!(one.observe(&Sum(Some(2))).unwrap_err().code(), ErrorCode::Overflow);
    assert_eq!(seen(&live), Ok([1, i64::MAX - 1]));
    // The old row would fit away, the new one does not fit: the old one stays.
    one.observe(&Sum(Some(-5))).unwrap();
    assert_eq!(one.replace(&Sum(Some(-5)), &Sum(Some(2))).unwrap_err().code(), ErrorCode::Overflow);
    assert_eq!(seen(&live), Ok([2, i64::MAX - 6]));
    // Each shard fits, the sum of both does not; taken away on the other shard, it does again.
    other.observe(&Sum(Some(10))).unwrap();
    let refused = seen(&live).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Overflow);
    assert_eq!(refused.to_string(), "a total of `sum` leaves 64 bits when its shards are added");
    other.unobserve(&Sum(Some(10))).unwrap();
    other.replace(&Sum(Some(i64::MAX - 1)), &Sum(Some(7))).unwrap();
    assert_eq!(seen(&live), Ok([2, 2])); // -5 + 7
}

#[test]
fn a_fact_that_panics_counts_nothing_and_stops_nobody() {
    let (live, mut one, mut other) = two_sums();
    one.observe(&Sum(Some(3))).unwrap();
    let fault = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| one.observe(&Sum(None))));
    assert!(fault.is_err());
    assert_eq!(seen(&live), Ok([1, 3]));
    one.observe(&Sum(Some(4))).unwrap(); // of the row that panicked nothing is left
    other.observe(&Sum(Some(5))).unwrap();
    assert_eq!(seen(&live), Ok([3, 12]));
}

#[test]
fn a_row_that_could_not_be_read_is_counted_as_rejected() {
    let (live, mut one, _other) = two_sums();
    let refused = one.count_rejected(Rejection::new(Reject::Unreadable, "sum")).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::RowRejected);
    assert_eq!(live.snapshot().unwrap().rejected(Reject::Unreadable), 1);
}

#[test]
fn writers_move_to_threads_and_snapshots_are_for_all() {
    fn sent<T: Send>() {}
    fn shared<T: Send + Sync>() {}
    sent::<ShardWriter<Contact>>();
    shared::<Sharded<Contact>>();
    shared::<Arc<Shared<Contact>>>();
}
