//! Stored state, over every fact: what is written reads back, equal states are equal bytes, and nothing else is believed.
//!
//! `KPI_MUTATIONS` asks for more damaged bytes, `PROPTEST_CASES` for more states; the seeds are fixed.

#[path = "rows.rs"]
mod rows;

use kpi_core::prelude::*;
use kpi_core::{ErrorCode, Reject, Undefined, catalogue, stored};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use rows::{ErasedRow, observe, rules, runner};
use std::path::{Path, PathBuf};

type Any = Box<dyn AnyTally>;

/// As it may come about: with states in both forms, totals alone, rows taken away that others counted, totals and states of
/// which some are unknown, and states that hold something and are unknown all the same.
fn states(fact: &dyn AnyFact, rules: &str, rows: &[ErasedRow], cut: usize) -> Vec<Any> {
    let exact = observe(fact, rules, rows);
    let bounded = fact.tally(rules, Form::Bounded { bits: 3 }).expect("rules of the table");
    let totals = fact.totals(rules).expect("rules of the table");
    let [bounded, totals] = [bounded, totals].map(|mut state| {
        for (present, values) in rows {
            drop(state.observe_fields(*present, values));
        }
        state
    });
    let mut replaced = observe(fact, rules, &rows[..cut]);
    for (present, values) in &rows[cut..] {
        drop(replaced.unobserve_fields(*present, values));
    }

    let mut given = fact.unknown(rules).expect("rules of the table");
    let info = fact.info();
    for (at, total) in (0_i64..).zip(info.totals).filter(|(at, _)| at % 3 == i64::try_from(cut).unwrap_or(0) % 3) {
        drop(given.set_total(total.number.into(), at)); // absent ones cannot be set
    }
    for state in info.distributions.iter().chain(info.sets).take(cut) {
        given.feed_any(state.name, 1_700_000, None).expect("a state");
    }
    for state in info.quotients.iter().take(cut) {
        given.feed_any(state.name, -3, Some(7)).expect("quotients");
    }
    let mut clouded = exact.boxed();
    clouded.merge_any(given.as_ref()).expect("the same rules");
    vec![exact, bounded, totals, replaced, given, clouded]
}

/// Runs a law over random states of every fact.
fn over_facts(law: impl Fn(&'static dyn AnyFact, &str, &[ErasedRow], usize) -> Result<(), TestCaseError>) {
    for fact in catalogue::FACTS {
        let input = (rules(fact.info()), rows::rows(fact.info()), any::<prop::sample::Index>());
        let result = runner().run(&input, |(rules, rows, cut)| {
            let cut = cut.index(rows.len() + 1);
            law(*fact, &rules, &rows, cut)
        });
        result.unwrap_or_else(|failure| panic!("{}: {failure}", fact.info().name));
    }
}

#[test]
fn what_is_written_reads_back_and_is_written_the_same() {
    over_facts(|fact, rules, rows, cut| {
        for state in states(fact, rules, rows, cut) {
            let bytes = state.to_bytes();
            let read = stored::read(&bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert!(read.equals(state.as_ref()) && state.equals(read.as_ref()));
            prop_assert_eq!(read.to_bytes(), bytes);
            prop_assert_eq!(read.rules_text(), state.rules_text());
        }
        Ok(())
    });
}

#[test]
fn merging_in_any_order_gives_equal_bytes() {
    over_facts(|fact, rules, rows, cut| {
        let all = states(fact, rules, rows, cut);
        let (left, right) = (states(fact, rules, &rows[..cut], 0), states(fact, rules, &rows[cut..], 0));
        // Exact, bounded, and totals alone: parts that were read again add up to the whole, whichever comes first.
        for at in 0..3 {
            let [left, right] = [&left[at], &right[at]].map(|part| stored::read(&part.to_bytes()).expect("bytes"));
            for (mut first, second) in [(left.boxed(), &right), (right.boxed(), &left)] {
                first.merge_any(second.as_ref()).expect("the same rules");
                prop_assert_eq!(first.to_bytes(), all[at].to_bytes());
            }
        }
        Ok(())
    });
}

/// Every fact with some rows, in all kinds of states.
fn corpus() -> Vec<Any> {
    let mut runner = runner();
    let mut all = Vec::new();
    for fact in catalogue::FACTS {
        let input = (rules(fact.info()), prop::collection::vec(rows::row(fact.info()), 9..10));
        let (rules, rows) = input.new_tree(&mut runner).expect("a strategy").current();
        all.extend(states(*fact, &rules, &rows, 5));
    }
    all
}

/// The CRC-32 of zlib, by another program than the one that writes.
fn signed(mut body: Vec<u8>) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(&body);
    body.extend(crc.sum().to_le_bytes());
    body
}

#[test]
fn the_checksum_is_that_of_zlib() {
    for state in corpus() {
        let bytes = state.to_bytes();
        assert_eq!(signed(bytes[..bytes.len() - 4].to_vec()), bytes);
    }
}

#[test]
fn everything_that_is_cut_short_is_refused() {
    for state in corpus() {
        let bytes = state.to_bytes();
        for end in 0..bytes.len() {
            let cut = stored::read(&bytes[..end]).map(|_| ()).expect_err("cut short");
            assert_eq!(cut.code(), ErrorCode::Corrupt);
        }
        // With a checksum that fits: so that the lists themselves must tell.
        for end in 0..bytes.len() - 4 {
            assert!(stored::read(&signed(bytes[..end].to_vec())).is_err(), "{end} of {}", bytes.len());
        }
    }
}

/// A small generator with a fixed seed (xorshift64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).expect("a length")).expect("below a length")
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[3]
    }

    /// Damages bytes once: bits flipped, bytes changed, put in, taken out, cut off, copied, or integers at their ends.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let at = self.below(bytes.len());
        let some = (at + 1 + self.below(17)).min(bytes.len());
        match self.below(8) {
            0 | 1 => bytes[at] ^= 1 << self.below(8),
            2 => bytes[at] = self.byte(),
            3 => drop(bytes.splice(at..at, (0..=self.below(9)).map(|_| self.byte()).collect::<Vec<u8>>())),
            4 => drop(bytes.drain(at..some)),
            5 => bytes.truncate(at),
            6 => {
                let copied = bytes[at..some].to_vec();
                let to = self.below(bytes.len());
                drop(bytes.splice(to..to, copied));
            }
            _ => {
                let ends =
                    [0, 1, 2, 255, 1 << 32, 1 << 60, i64::MAX.cast_unsigned(), i64::MIN.cast_unsigned(), u64::MAX];
                let number = ends[self.below(ends.len())].to_le_bytes();
                bytes[at..].iter_mut().zip(number).for_each(|(byte, number)| *byte = number);
            }
        }
    }
}

fn mutations() -> usize {
    std::env::var("KPI_MUTATIONS").ok().and_then(|number| number.parse().ok()).unwrap_or(2_000)
}

#[test]
fn damaged_bytes_are_refused() {
    let (corpus, mut random) = (corpus(), Random(7));
    for at in 0..mutations() {
        let state = &corpus[at % corpus.len()];
        let mut bytes = state.to_bytes();
        for _ in 0..=random.below(3) {
            random.damage(&mut bytes);
        }
        if let Ok(read) = stored::read(&bytes) {
            assert!(read.equals(state.as_ref()), "damaged unseen");
            assert_eq!(bytes, state.to_bytes());
        }
    }
}

/// Where the checksum was made to fit, the bytes are another state, written as it is written, or none; and whatever was
/// read can be counted with.
#[test]
fn bytes_made_to_look_right_are_a_state_or_refused() {
    let (corpus, mut random) = (corpus(), Random(11));
    let (mut taken, mut refused) = (0, 0);
    for at in 0..mutations() {
        let state = &corpus[at % corpus.len()];
        let mut bytes = state.to_bytes();
        bytes.truncate(bytes.len() - 4);
        for _ in 0..=random.below(3) {
            random.damage(&mut bytes);
        }
        let bytes = signed(bytes);
        let Ok(mut read) = stored::read(&bytes) else {
            refused += 1;
            continue;
        };
        taken += 1;
        assert_eq!(read.to_bytes(), bytes, "read, and written another way: {:?}", read.rules_text());
        for metric in catalogue::METRICS {
            let _ = metric.definition().evaluate_all(read.as_ref()).iter().map(ToString::to_string).count();
        }
        if read.merge_any(state.as_ref()).is_ok() && read.unmerge_any(state.as_ref()).is_ok() {
            assert!(stored::read(&read.to_bytes()).is_ok_and(|again| again.equals(read.as_ref())));
        }
    }
    assert!(taken > mutations() / 50 && refused > mutations() / 50, "{taken} taken, {refused} refused");
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/stored_v1").join(name)
}

/// The bytes of a golden file. It is written once, where `KPI_REWRITE` is set and it is not there yet, and then never again.
fn kept(name: &str, first: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = golden(name);
    if !path.exists() && std::env::var_os("KPI_REWRITE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, first()).expect("a file");
    }
    std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Ten calls answered after 2, 4, 4, 7, 9, 12, 20, 31, 45 and 90 s from three customers, and one row that cannot be. By hand:
/// seven within 20 s; the eighth of ten waits is 31 s; ten contacts of three customers.
#[test]
fn a_day_of_contacts_reads_for_ever() {
    let bytes = kept("contact_tally.bin", || {
        let mut day = ContactTally::keeping(&ContactRules::default(), Form::Exact);
        for (seconds, customer) in [2, 4, 4, 7, 9, 12, 20, 31, 45, 90].into_iter().zip([1, 2, 3].into_iter().cycle()) {
            let wait = Some(Duration::secs(seconds));
            let row = ContactRow { wait, customer: Some(customer), ..ContactRow::new(Outcome::Handled) };
            day.observe(&row).expect("a row");
        }
        let impossible = ContactRow { wait: Some(Duration::secs(-1)), ..ContactRow::new(Outcome::Handled) };
        day.observe(&impossible).expect_err("a wait below zero");
        day.to_bytes()
    });
    let day = ContactTally::from_bytes(&bytes).expect("a tally");
    assert!(day.totals().rules_text().starts_with("contact/1 unit=contact attribution=by_arrival wait_from=enqueued"));
    assert_eq!(SERVICE_LEVEL.evaluate(&day).parts(), Some((7, 10)));
    let p80 = Parameters::percentile(80).expect("a share");
    assert_eq!(WAIT_PERCENTILE.evaluate_with(&p80, &day).parts(), Some((31_000_000, 1)));
    assert_eq!(CONTACT_FREQUENCY.evaluate(&day).parts(), Some((10, 3)));
    assert_eq!(day.totals().rejected(Reject::NegativeDuration), 1);
    assert!(stored::read(&bytes).expect("a tally").equals(&day));
}

/// An interval table that knows two totals: 153 of 170 answered, and nothing of waits.
#[test]
fn an_interval_of_another_system_reads_for_ever() {
    let bytes = kept("contact_interval.bin", || {
        let mut interval = ContactTotals::unknown(&ContactRules::default().answer_within(Duration::secs(30)));
        interval.set(ContactTotal::Offered, 170).expect("not negative");
        interval.set(ContactTotal::Answered, 153).expect("not negative");
        interval.to_bytes()
    });
    let interval = ContactTotals::from_bytes(&bytes).expect("totals");
    assert!(interval.rules_text().contains(" answer_within=30s "));
    assert_eq!(CONNECT_RATE.evaluate(&interval).parts(), Some((153, 170)));
    let reason = SERVICE_LEVEL.evaluate(&interval).reason().cloned();
    assert_eq!(reason, Some(Undefined::Unknown("answered_within".into())));
    let known = (0..).zip(interval.info().totals).filter(|(at, _)| interval.counts().reading(*at) != Reading::Unknown);
    let known: Vec<&str> = known.map(|(_, total)| total.name).collect();
    assert_eq!(known, ["offered", "answered"]);
}

/// Errors of 10 off 110, 20 off 100 and 0 off 80. By hand: (1/11 + 1/5 + 0) / 3 = 16/165.
#[test]
fn quotients_read_for_ever() {
    let bytes = kept("forecast_tally.bin", || {
        let mut forecast = ForecastTally::unknown(&NoRules, Form::Exact);
        for (off, actual) in [(10, 110), (20, 100), (0, 80)] {
            forecast.quotient("relative_error_dist", off, actual).expect("quotients");
        }
        forecast.to_bytes()
    });
    let forecast = ForecastTally::from_bytes(&bytes).expect("a tally");
    let mean = forecast.quotients(0).expect("known").mean().expect("a mean");
    assert_eq!((mean.0.parts(), mean.1), ((16, 165), true));
}

/// One who waits for 90 s, and one for 60 s taken away that another machine counted; waits kept to eight bits. By hand:
/// 90,000,000 has 27 bits and lies 171 times 2^19 from zero, so 171 * 2^19 + 2^18 = 89,915,392 stands for it.
#[test]
fn a_part_below_zero_reads_for_ever() {
    let waiting = |seconds: i32| SnapshotRow {
        subject: SnapshotSubject::Waiting,
        wait: Some(Duration::secs(seconds)),
        ..SnapshotRow::default()
    };
    let bytes = kept("snapshot_replaced.bin", || {
        let mut here = SnapshotTally::keeping(&SnapshotRules::default(), Form::Bounded { bits: 8 });
        here.observe(&waiting(90)).expect("counts");
        here.unobserve(&waiting(60)).expect("counts");
        here.to_bytes()
    });
    let mut here = SnapshotTally::from_bytes(&bytes).expect("a tally");
    let mut elsewhere = here.zero_like();
    elsewhere.observe(&waiting(60)).expect("counts");
    here.merge(&elsewhere).expect("the same rules");
    assert_eq!(OLDEST_IN_QUEUE.evaluate(&here).parts(), Some((89_915_392, 1)));
}
