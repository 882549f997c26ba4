//! What counting a contact costs, by the door through which it comes: `cargo bench -p kpi-core --bench observe`.
//!
//! Every case counts the same rows, and the cases take turns, so that a busy machine slows all of them alike. Printed are
//! the fastest and the middle round of each case, in nanoseconds per row, and the middle against that of the first case.
//! `-- <case> <rounds>` runs one case alone, for a profiler that counts instructions.

#![allow(clippy::expect_used, reason = "a benchmark that cannot start stops")]

use kpi_core::contact::Contact;
use kpi_core::prelude::*;
use kpi_core::{FieldBuffer, catalogue};
use std::hint::black_box;
use std::time::Instant as Clock;

const ROWS: usize = 4_096;
const FIELDS: usize = 40;

/// A row as C has it: a mask and as many values as there are fields.
struct CRow {
    present: u64,
    values: [i64; FIELDS],
}

/// One way to count all rows once.
struct Case<'a> {
    name: &'static str,
    round: Box<dyn FnMut() + 'a>,
}

/// The cases; the first is what the others are measured against.
fn cases<'a>(typed: &'a [ContactRow], erased: &'a [CRow]) -> Vec<Case<'a>> {
    let rules = ContactRules::default();
    let door = || catalogue::fact("contact").expect("a fact of the list");
    let mut totals = ContactTotals::zero(&rules);
    let mut any_totals = black_box(door().totals(&door().default_rules()).expect("default rules"));
    let mut tally = ContactTally::zero(&rules);
    let mut any_tally = black_box(door().tally(&door().default_rules(), Form::Exact).expect("default rules"));
    vec![
        case("typed_totals", move || typed.iter().for_each(|row| counted(totals.observe(black_box(row))))),
        case("erased_totals", move || through(any_totals.as_mut(), erased)),
        case("typed_tally", move || typed.iter().for_each(|row| counted(tally.observe(black_box(row))))),
        case("erased_tally", move || through(any_tally.as_mut(), erased)),
    ]
}

fn case<'a>(name: &'static str, round: impl FnMut() + 'a) -> Case<'a> {
    Case { name, round: Box::new(round) }
}

fn through(tally: &mut dyn AnyTally, rows: &[CRow]) {
    for row in rows {
        counted(tally.observe_fields(black_box(row.present), black_box(&row.values)));
    }
}

fn counted(result: Result<(), kpi_core::Error>) {
    result.expect("every row is possible");
}

/// Numbers that look random and are the same in every run (an additive sequence through a mixing function).
struct Numbers(u64);

impl Numbers {
    /// A number from 0 to below `end`.
    fn below(&mut self, end: u32) -> i32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        i32::try_from((mixed >> 33) % u64::from(end)).unwrap_or_default()
    }

    /// A yes so many times in a hundred.
    fn percent(&mut self, share: i32) -> bool {
        self.below(100) < share
    }
}

/// A contact as the log of a platform tells it: 80 in 100 handled, 12 abandoned, 5 flowed out, 3 still waiting.
fn contact(at: i32, random: &mut Numbers) -> ContactRow {
    let outcome = match random.below(100) {
        0..80 => Outcome::Handled,
        80..92 => Outcome::AbandonedQueue,
        92..97 => Outcome::FlowedOut,
        _ => Outcome::InQueue,
    };
    let arrived_at = Instant::from_micros(1_700_000_000_000_000 + i64::from(at) * 7_000_000);
    let wait = random.below(90);
    let row = ContactRow {
        channel: Some(Channel::Voice),
        arrived_at: Some(arrived_at),
        wait: Some(Duration::secs(wait)),
        customer: random.percent(90).then(|| random.below(3_000).into()),
        ..ContactRow::new(outcome)
    };
    let ended = |seconds: i32| arrived_at.checked_add(Duration::secs(seconds));
    match outcome {
        Outcome::Handled => {
            let (talk, hold, wrap) = (30 + random.below(400), random.percent(30), random.below(60));
            let hold = if hold { random.below(80) } else { 0 };
            ContactRow {
                ended_at: ended(wait + talk + hold + wrap),
                ring: Some(Duration::secs(random.below(wait.unsigned_abs().clamp(1, 12)))),
                talk: Some(Duration::secs(talk)),
                hold: Some(Duration::secs(hold)),
                wrap: Some(Duration::secs(wrap)),
                connected: Some(Duration::secs(talk + hold)),
                transfers: Some(if random.percent(10) { Transfers::BLIND } else { Transfers::NONE }),
                escalated: Some(random.percent(4)),
                ended_by: Some(if random.percent(60) { EndedBy::Customer } else { EndedBy::Agent }),
                agent: Some(random.below(120).into()),
                ..row
            }
        }
        Outcome::FlowedOut => ContactRow { ended_at: ended(wait), exit: Some(Exit::Overflow), ..row },
        Outcome::InQueue => row,
        _ => ContactRow { ended_at: ended(wait), ..row },
    }
}

fn erased(row: &ContactRow) -> CRow {
    let mut buffer = FieldBuffer::new(Contact::INFO);
    Contact::write(row, &mut buffer);
    CRow { present: buffer.present(), values: buffer.values().try_into().expect("as many values as fields") }
}

fn main() {
    let mut random = Numbers(4);
    let typed: Vec<ContactRow> = (0..).take(ROWS).map(|at| contact(at, &mut random)).collect();
    let through_door: Vec<CRow> = typed.iter().map(erased).collect();
    let mut cases = cases(&typed, &through_door);

    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [name, rounds] = arguments.as_slice() {
        let case = cases.iter_mut().find(|case| case.name == name).expect("the name of a case");
        (0..rounds.parse().expect("a number of rounds")).for_each(|_: u32| (case.round)());
        return;
    }
    report(&mut cases, 301);
}

/// Lets the cases take turns and prints what they took.
fn report(cases: &mut [Case<'_>], rounds: usize) {
    let mut took = vec![Vec::with_capacity(rounds); cases.len()];
    for _ in 0..rounds {
        for (case, took) in cases.iter_mut().zip(&mut took) {
            let start = Clock::now();
            (case.round)();
            took.push(start.elapsed().as_nanos());
        }
    }
    for took in &mut took {
        took.sort_unstable();
    }
    let first = took.first().map_or(1, |took| took[rounds / 2]);
    println!("{:<20} {:>12} {:>12} {:>10}", "case", "fastest ns", "middle ns", "to first");
    for (case, took) in cases.iter().zip(&took) {
        let middle = took[rounds / 2];
        let ratio = format!("{} %", middle * 100 / first);
        println!("{:<20} {:>12} {:>12} {ratio:>10}", case.name, per_row(took[0]), per_row(middle));
    }
}

/// Nanoseconds of a row, to a tenth.
fn per_row(nanos: u128) -> String {
    let tenths = nanos * 10 / ROWS as u128;
    format!("{}.{}", tenths / 10, tenths % 10)
}
