//! Live totals: many threads count rows at once, without a lock, and a reader gets a consistent snapshot at any time.
//!
//! * **What it is.** [`Sharded`] holds one shard for each thread that feeds it. A thread takes the [`ShardWriter`] of its shard and
//!   counts rows as it would into [`Totals`](crate::Totals). [`Sharded::snapshot`] adds the shards up to such totals, to the
//!   same bits as if one thread had counted the rows.
//! * **What a snapshot is.** A causally consistent cut. Each shard's part is what it held between two of its rows, never half
//!   a row, nor a [`replace`](ShardWriter::replace) with the old row gone and the new one not yet there. With each row
//!   every row is in it that *happened before* it, on whatever thread: a call that one thread observes as waiting
//!   and hands to another, which replaces it as answered, is waiting, or answered, or not there yet; never both, never minus one.
//!   All rows that happened before the snapshot began are in it, and a later snapshot holds all that an earlier one did.
//!   Rows of different threads that nothing orders may be in it or not, each for itself.
//! * **What it costs.** A row costs what it costs in totals, and two plain stores more: no lock,
//!   no atomic read-modify-write, no allocation. After each snapshot the next row of a shard first copies the shard's integers.
//!   A writer waits for nobody. A reader waits for other readers, and for a row that is just being counted.
//!   The code of a fact must not ask for a snapshot of the totals that it is counting into: it would wait for itself.
//! * **What it does not keep.** Only sums: for percentiles and distinct counts keep a [`Tally`](crate::Tally) in each thread, and merge them.
//!
//! # Examples
//!
//! Two threads of a contact centre's switch. The first queues calls, the second connects them to agents; meanwhile
//! anybody looks:
//!
//! ```
//! use kpi_core::contact::Contact;
//! use kpi_core::live::Sharded;
//! use kpi_core::prelude::*;
//! use std::sync::mpsc;
//! use std::thread;
//!
//! let live = Sharded::<Contact>::new(&ContactRules::default(), 2)?;
//! let (mut queue, mut agents) = (live.take(0)?, live.take(1)?);
//! let (hand_over, calls) = mpsc::channel::<ContactRow>();
//! thread::scope(|threads| {
//!     threads.spawn(move || {
//!         for _ in 0..1000 {
//!             let call = ContactRow::new(Outcome::InQueue);
//!             queue.observe(&call).expect("a possible row");
//!             hand_over.send(call).expect("somebody to take the call");
//!         }
//!     });
//!     threads.spawn(move || {
//!         for call in calls {
//!             let wait = Some(Duration::secs(15));
//!             let answered = ContactRow { outcome: Outcome::Handled, wait, ..call.clone() };
//!             agents.replace(&call, &answered).expect("a possible row");
//!         }
//!     });
//!     for _ in 0..10 {
//!         let now = live.snapshot().expect("sums of 64 bits");
//!         let [waiting, answered] = [ContactTotal::Waiting, ContactTotal::Answered].map(|total| now.get(total));
//!         assert!(waiting >= Some(0) && answered <= Some(1000));
//!     }
//! });
//! let day = live.snapshot()?;
//! assert_eq!(day.get(ContactTotal::Waiting), Some(0));
//! assert_eq!(SERVICE_LEVEL.evaluate(&day).to_string(), "100.0 % (1000 of 1000; of_offered, answer_within 20s)");
//! # Ok::<(), kpi_core::Error>(())
//! ```
//!
//! # Why it holds
//!
//! *Writer.* At the start of a row it loads the `epoch` (acquire). If that is new, it copies its integers to `published` and stores
//! `published_epoch` (release). Then it counts the row: `seq` odd, release fence, integers (relaxed), `seq` even (release). A row
//! that overflows or panics half-way is counted again with the other sign before `seq` is even: it leaves nothing behind.
//!
//! *Reader*, one at a time. It stores the next epoch E (release). From each shard it takes `published` if `published_epoch` is E (acquire),
//! else the integers: `seq` even (acquire), integers (relaxed), acquire fence, the same `seq`. Then it goes over the shards that it took directly:
//! one whose `seq` has moved past another row, or that has published for E by now, is taken again, until a pass finds none.
//!
//! 1. *No half rows.* A reader that loads an integer of a row synchronises, fence to fence, with the start of the row, so its second look at
//!    `seq` sees that the row began. `published` is stored anew only by a writer that has seen a later epoch, and that
//!    is stored only after the reader of this one is done.
//! 2. Call a row *late* if it began after its writer saw E. What follows a late row is late, on any thread: loads of one atomic never go back
//!    along happens-before. A published part is all of the shard that is not late. A part taken directly holds no late
//!    row: its writer published for E before the row, the reader that took the row synchronised with it, so the last pass would have seen the copy.
//! 3. *Whole causes.* Let row r be in the snapshot, and row q of shard S happen before it. r is not late, so neither is q (2). If
//!    S was published, q is in it. If S was taken directly: whoever took r synchronised with r's end, or with the copy after it; so
//!    the last pass, which comes after all takes, saw in S a `seq` not older than q's; it found S unchanged, so q is in it.
//! 4. *Nothing lost.* A row that happened before the snapshot began cannot have seen E, so it is not late, and its `seq` is seen.
//!    Snapshots are ordered by the mutex, so the same holds between them.
//! 5. *It ends.* A shard is taken anew only because of a row that was under way or began without seeing E, or once because it published. A busy writer sees E soon,
//!    and publishes; an idle one changes nothing.
//!
//! The models in this folder check it under every interleaving and every reordering that the memory model allows, within their bounds: `make loom`.

mod cells;
mod erased;
#[cfg(all(loom, test))]
mod model;
mod row;
mod shard;
mod sharded;
mod sync;
#[cfg(all(test, not(loom)))]
mod tests;
mod writer;

pub use erased::{AnyShard, AnySharded};
pub use sharded::Sharded;
pub use writer::ShardWriter;
