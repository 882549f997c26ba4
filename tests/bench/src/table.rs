//! Cases that take turns, and what they took.

use std::sync::Barrier;
use std::time::{Duration, Instant};

/// One way to count rows.
pub struct Case<'a> {
    /// The name in the table.
    pub name: String,
    /// How many rows a round counts, on each of its threads.
    rows: usize,
    /// One round.
    pub round: Box<dyn FnMut() + 'a>,
}

impl<'a> Case<'a> {
    /// A case whose round counts so many rows.
    pub fn new(name: impl Into<String>, rows: usize, round: impl FnMut() + 'a) -> Self {
        Self { name: name.into(), rows, round: Box::new(round) }
    }
}

/// Does the work so many times on as many threads as there are things to work with, all starting together.
pub fn threads<T: Send>(with: &mut [T], times: usize, work: impl Fn(&mut T) + Sync) {
    let start = Barrier::new(with.len());
    std::thread::scope(|scope| {
        for thing in with {
            let (start, work) = (&start, &work);
            scope.spawn(move || {
                start.wait();
                (0..times).for_each(|_| work(thing));
            });
        }
    });
}

/// Lets the cases take turns and prints nanoseconds per row: the fastest round, the middle one, and its ratio to the first case's.
pub fn print(title: &str, cases: &mut [Case<'_>], rounds: usize) {
    let mut took = vec![Vec::with_capacity(rounds); cases.len()];
    for _ in 0..rounds {
        for (case, took) in cases.iter_mut().zip(&mut took) {
            let start = Instant::now();
            (case.round)();
            took.push(start.elapsed());
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "rows of a round are few")]
    let per_row = |took: Duration, rows: usize| took.as_secs_f64() * 1e9 / rows as f64;
    println!("\n{title}\n{:<16} {:>9} {:>9} {:>9}", "case", "fastest", "middle", "ratio");
    let mut first = None;
    for (case, took) in cases.iter().zip(&mut took) {
        took.sort_unstable();
        let middle = per_row(took[rounds / 2], case.rows);
        let base = *first.get_or_insert(middle);
        println!("{:<16} {:>6.1} ns {:>6.1} ns {:>9.2}", case.name, per_row(took[0], case.rows), middle, middle / base);
    }
}
