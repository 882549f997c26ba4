//! The bytes by hand, older and newer tables, and what is refused. Laws over all facts stand in `tests/stored.rs`.

use super::{CHECKSUM, read};
use crate::distribution::Form;
use crate::error::{Error, ErrorCode};
use crate::fact::{
    Accumulator as _, Coverage, Fact, FactInfo, NoRules, Reject, Rejection, RuleInfo, RuleKind, Rules, SET, Sink,
    StateInfo, Tally, TotalInfo, Totals,
};

struct Parcel {
    late: bool,
    minutes: Option<i64>,
    depot: Option<i64>,
}

const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(0, "rows", "parcels delivered"),
    TotalInfo::count(1, "late", "parcels delivered after the promised day"),
    TotalInfo::count(2, "lost", "parcels that never came"),
];
const MINUTES: &[StateInfo] = &[StateInfo::new("minutes", &[], "on the way")];
const MINUTES_AND_STOPS: &[StateInfo] = &[MINUTES[0], StateInfo::new("stops", &[], "between stops")];
const GRACE: &[RuleInfo] = &[RuleInfo::new(0, "grace", RuleKind::Duration, 0, "after the promised day")];
const DEPOTS: &[StateInfo] = &[StateInfo::new("depots", &[], "where it came from")];
const WEIGHTS: &[StateInfo] = &[StateInfo::new("weights", &[], "of the weight allowed")];
static PARCEL: FactInfo =
    FactInfo::new("parcel", "one parcel", TOTALS.split_at(2).0).with_states(MINUTES, DEPOTS).with_quotients(WEIGHTS);

impl Fact for Parcel {
    type Row = Self;
    type Rules = NoRules;
    type Total = usize;
    const INFO: &'static FactInfo = &PARCEL;

    fn count(row: &Self, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
        if row.minutes.is_some_and(|minutes| minutes < 0) {
            return Err(Rejection::new(Reject::Missing, "minutes"));
        }
        to.add(1_usize, i64::from(row.late));
        row.minutes.into_iter().for_each(|minutes| to.sample(0, minutes));
        row.depot.into_iter().for_each(|depot| to.member(0, depot));
        Ok(())
    }
}

/// The same fact some years later: a total, a rule and two states were appended.
struct Later;

#[derive(Clone, Debug, Default, PartialEq)]
struct LaterRules(i64);

impl Rules for LaterRules {
    fn get(&self, _: usize) -> i64 {
        self.0
    }

    fn set(&mut self, _: usize, value: i64) {
        self.0 = value;
    }
}

static LATER: FactInfo = FactInfo::new("parcel", "one parcel", TOTALS)
    .with_rules(GRACE)
    .with_states(MINUTES_AND_STOPS, DEPOTS)
    .with_quotients(WEIGHTS);

impl Fact for Later {
    type Row = ();
    type Rules = LaterRules;
    type Total = usize;
    const INFO: &'static FactInfo = &LATER;

    fn count((): &(), _: &LaterRules, _: &mut impl Sink) -> Result<(), Rejection> {
        Ok(())
    }

    fn coverage(rules: &LaterRules, total: usize) -> Coverage {
        if rules.0 > 0 && total == 1 { Coverage::Absent } else { Coverage::Counted }
    }
}

/// Four parcels in time, two of them 5 minutes on the way and one from depot 7; two rejected; and a late one of 1,000
/// minutes taken away, which another machine had counted. Where they came from is not known of all, weights of none.
fn parcels() -> Tally<Parcel> {
    let mut tally = Tally::keeping(&NoRules, Form::Bounded { bits: 8 });
    for (minutes, depot) in [(Some(5), Some(7)), (Some(5), None), (None, None), (None, None)] {
        assert!(tally.observe(&Parcel { late: false, minutes, depot }).is_ok());
    }
    for _ in 0..2 {
        assert!(tally.observe(&Parcel { late: true, minutes: Some(-1), depot: None }).is_err());
    }
    assert!(tally.unobserve(&Parcel { late: true, minutes: Some(1_000), depot: None }).is_ok());
    tally.unknown_states = Tally::<Parcel>::state_bit(SET, 0) | Tally::<Parcel>::state_bit(crate::fact::QUOTIENTS, 0);
    tally
}

/// A length.
fn u64s(length: u8) -> [u8; 8] {
    [length, 0, 0, 0, 0, 0, 0, 0]
}

/// A checksum that fits, whatever the bytes say.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    bytes
}

fn code<T>(result: Result<T, Error>) -> Option<ErrorCode> {
    result.err().map(|error| error.code())
}

/// Written by hand from the table of the format; the checksum by Python: `zlib.crc32(those 177 bytes)`.
#[test]
fn the_bytes_are_those_of_the_format() {
    let minus_one = [255; 8];
    let expected = [
        b"KPISTATE".as_slice(),
        &[1, 0, 2, 0, 0],
        &u64s(6),
        b"parcel",
        &u64s(8),
        b"parcel/1",
        &u64s(2),
        &[0b11],
        &u64s(3),
        &minus_one,
        // Two rows were rejected for reason 6, `missing`.
        &u64s(1),
        &[6],
        &u64s(2),
        &[8, 0],
        // 1,000 is 11111010|00: to eight bits, the middle of its bucket is 1111101010, 1,002.
        &u64s(1),
        &[1],
        &u64s(2),
        &u64s(5),
        &u64s(2),
        &[0xea, 3, 0, 0, 0, 0, 0, 0],
        &minus_one,
        &u64s(1),
        &[0],
        &u64s(1),
        &u64s(7),
        &u64s(1),
        &u64s(0),
        &0xb667_83c6_u32.to_le_bytes(),
    ]
    .concat();
    let bytes = parcels().to_bytes();
    assert_eq!(bytes, expected);
    assert_eq!(Tally::<Parcel>::from_bytes(&bytes), Ok(parcels()));
}

#[test]
fn bytes_of_an_older_table_read_and_what_came_later_is_unknown() {
    let read = Tally::<Later>::from_bytes(&parcels().to_bytes());
    let totals = read.as_ref().map(|read| [0, 1, 2].map(|total| read.totals.get(total)));
    assert_eq!(totals, Ok([Some(3), Some(-1), None]));
    // Distributions, then sets, then quotients: only the minutes were known.
    assert_eq!(read.as_ref().map(|read| read.unknown_states), Ok(0b1110));
    assert_eq!(read.map(|read| read.totals.rules().0), Ok(0));
}

#[test]
fn bytes_of_a_newer_table_read_unless_they_hold_what_came_later() {
    let mut later = Tally::<Later>::unknown(&LaterRules::default(), Form::Exact);
    assert!(later.set(0, 5).is_ok());
    // The rule that came later is none that the older table could leave out: what it means is not known here.
    assert_eq!(code(Tally::<Parcel>::from_bytes(&later.to_bytes())), Some(ErrorCode::Syntax));

    let older = |body: &[&[u8]]| [&parcels().to_bytes()[..43], &body.concat()].concat();
    let three = older(&[&u64s(3), &[0b101], &u64s(3), &u64s(1), &u64s(0), &[0, 0], &u64s(0), &u64s(0), &u64s(0)]);
    let refused = Tally::<Parcel>::from_bytes(&signed(three)).err().map(|error| error.to_string());
    let message = "these bytes hold total number 2 of `parcel`, which here has 2 totals: a newer version wrote them";
    assert_eq!(refused.as_deref(), Some(message));
    let reason = older(&[&u64s(0), &u64s(1), &[200], &u64s(1), &[0, 0], &u64s(0), &u64s(0), &u64s(0)]);
    assert_eq!(code(Tally::<Parcel>::from_bytes(&signed(reason))), Some(ErrorCode::UnknownName));
    let state = older(&[&u64s(0), &u64s(0), &[0, 0], &u64s(2), &[0], &u64s(0), &[1], &u64s(0), &u64s(0), &u64s(0)]);
    assert_eq!(code(Tally::<Parcel>::from_bytes(&signed(state))), Some(ErrorCode::UnknownName));
}

/// Each list in turn claims as many entries as 64 bits can say: to reserve them would end the program.
#[test]
fn lengths_beyond_what_is_there_reserve_nothing() {
    let bytes = parcels().to_bytes();
    let body = &bytes[..bytes.len() - CHECKSUM];
    // Where the lengths stand, by the table of the format: name, rules, totals, rejected rows, the three lists, their entries.
    for at in [13, 27, 43, 68, 87, 96, 136, 145, 169] {
        for length in [u64::MAX, u64::MAX / 16, 1 << 40, 177] {
            let mut hostile = body.to_vec();
            hostile[at..at + 8].copy_from_slice(&length.to_le_bytes());
            assert!(Tally::<Parcel>::from_bytes(&signed(hostile)).is_err(), "{length} at {at}");
        }
    }
}

#[test]
fn what_is_written_another_way_is_refused() {
    let bytes = parcels().to_bytes();
    let body = &bytes[..bytes.len() - CHECKSUM];
    let refused = |what: &str, at: usize, with: &[u8]| {
        let mut other = body.to_vec();
        other[at..at + with.len()].copy_from_slice(with);
        assert!(Tally::<Parcel>::from_bytes(&signed(other)).is_err(), "{what}");
    };
    refused("a kind that is none", 10, &[3]);
    refused("the number of another fact", 11, &[7]);
    refused("bits behind the last total", 51, &[0b111]);
    refused("a last total that is unknown", 51, &[0b01]);
    refused("a reason without rows", 77, &[0; 8]);
    refused("a form that is none", 85, &[31]);
    refused("a form that is none", 85, &[1]);
    refused("a value that stands for no bucket", 120, &[0xeb]);
    refused("a value held zero times", 128, &[0; 8]);
    refused("entries that do not ascend", 104, &[0xee, 3]);
    refused("one entry twice", 104, &[0xea, 3]);
    refused("a state that is neither known nor unknown", 95, &[2]);
    assert_eq!(code(Tally::<Parcel>::from_bytes(&signed([body, &[0]].concat()))), Some(ErrorCode::Corrupt));
    // An empty list that says that nothing is known of its last state.
    let state = [&body[..body.len() - 8], &u64s(1), &[0], &u64s(0)].concat();
    assert_eq!(code(Tally::<Parcel>::from_bytes(&signed(state.clone()))), Some(ErrorCode::Corrupt));
    let below_zero = [&state[..state.len() - 9], &[1], &u64s(1), &[255; 8], &u64s(1), &u64s(1)].concat();
    assert_eq!(code(Tally::<Parcel>::from_bytes(&signed(below_zero))), Some(ErrorCode::Corrupt));
    // More observations than 64 bits can count.
    let most = i64::MAX.to_le_bytes();
    let many = [&body[..104], &u64s(5), &most, &u64s(6), &most, &body[136..]].concat();
    assert_eq!(code(Tally::<Parcel>::from_bytes(&signed(many))), Some(ErrorCode::Corrupt));
}

#[test]
fn parts_that_the_rules_declare_absent_and_other_rules_texts_are_refused() {
    let text = |rules: &[u8]| {
        let length = u8::try_from(rules.len()).unwrap_or_default();
        let head = &parcels().to_bytes()[..27];
        let mut bytes = [head, &u64s(length), rules, &u64s(2), &[0b10], &u64s(1), &u64s(0)].concat();
        bytes[10] = 1; // totals
        Totals::<Later>::from_bytes(&signed(bytes))
    };
    assert_eq!(text(b"parcel/1 grace=0s").map(|totals| totals.get(1)), Ok(Some(1)));
    assert_eq!(code(text(b"parcel/1 grace=5s")), Some(ErrorCode::Corrupt));
    for other in [&b"parcel/1 grace=0.0s"[..], b"parcel/1  grace=0s", b"parcel/1 ", b" parcel/1"] {
        assert_eq!(code(text(other)), Some(ErrorCode::Corrupt), "{other:?}");
    }
    assert_eq!(code(text(b"parcel/2")), Some(ErrorCode::Syntax));
    assert_eq!(code(text(b"parcel/1 grace=\xff")), Some(ErrorCode::Corrupt));
}

#[test]
fn another_fact_another_kind_and_other_formats_are_named() {
    let bytes = parcels().to_bytes();
    assert_eq!(code(Totals::<Parcel>::from_bytes(&bytes)), Some(ErrorCode::FactsDiffer));
    assert_eq!(code(Totals::<crate::contact::Contact>::from_bytes(&bytes)), Some(ErrorCode::FactsDiffer));
    assert_eq!(code(read(&bytes)), Some(ErrorCode::UnknownName));
    assert_eq!(code(read(b"")), Some(ErrorCode::Corrupt));
    let message = |bytes: &[u8]| read(bytes).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(message(b"%PDF-1.7 and so on").contains("KPISTATE"));
    let mut newer = bytes.clone();
    newer[8] = 2;
    assert_eq!(message(&newer), "version 2 of the format is unknown here: up to 1 are read");
    let mut damaged = bytes;
    damaged[100] ^= 4;
    assert!(message(&damaged).contains("checksum"));
}

/// States without a known total, of a fact without states: the shortest bytes there are.
#[test]
fn totals_of_which_nothing_is_known_read_back() {
    let unknown = Totals::<Parcel>::unknown(&NoRules);
    let bytes = unknown.to_bytes();
    assert_eq!(bytes.len(), 43 + 8 + 8 + CHECKSUM);
    assert_eq!(Totals::from_bytes(&bytes), Ok(unknown));
}

/// The parcels' depots told to be estimated at precision 12: what stands there is no sketch.
#[test]
fn estimated_sets_need_their_feature() {
    let bytes = parcels().to_bytes();
    let mut estimated = bytes[..bytes.len() - CHECKSUM].to_vec();
    estimated[86] = 12;
    let expected = if cfg!(feature = "sketch") { ErrorCode::Corrupt } else { ErrorCode::FormsDiffer };
    assert_eq!(code(Tally::<Parcel>::from_bytes(&signed(estimated))), Some(expected));
}
