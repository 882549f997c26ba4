//! Estimated distinct counts as bytes: canonical whatever the order, refused where they are written another way.

use kpi_core::prelude::*;
use kpi_core::{ErrorCode, stored};
use std::path::Path;

const CUSTOMERS: i64 = 1_000;

/// Contacts of some customers at precision 7: of more than 128 of them, an estimate.
fn contacts(customers: impl Iterator<Item = i64>) -> ContactTally {
    let mut day = ContactTally::estimating(&ContactRules::default(), Form::Exact, 7).expect("a precision");
    for customer in customers {
        let row = ContactRow { customer: Some(customer), ..ContactRow::new(Outcome::Handled) };
        day.observe(&row).expect("a row");
    }
    day
}

#[test]
fn any_order_and_split_gives_equal_bytes_that_read_back() {
    for customers in [0, 1, 2, 128, 129, CUSTOMERS] {
        let forth = contacts(0..customers);
        let bytes = forth.to_bytes();
        assert_eq!(bytes, contacts((0..customers).rev()).to_bytes());
        let read = stored::read(&bytes).expect("a tally");
        assert!(read.equals(&forth), "{customers}");
        assert_eq!(read.to_bytes(), bytes);

        let mut parts = ContactTally::from_bytes(&contacts(customers / 3..customers).to_bytes()).expect("a tally");
        let rest = ContactTally::from_bytes(&contacts(0..customers / 3).to_bytes()).expect("a tally");
        parts.merge(&rest).expect("the same precision");
        assert_eq!(parts.to_bytes(), bytes, "{customers}");
    }
}

/// What was read goes on counting: the same bytes as if it had never been stored.
#[test]
fn a_tally_that_was_read_takes_up_more() {
    let mut day = ContactTally::from_bytes(&contacts(0..CUSTOMERS).to_bytes()).expect("a tally");
    for customer in 500..2 * CUSTOMERS {
        let row = ContactRow { customer: Some(customer), ..ContactRow::new(Outcome::Handled) };
        day.observe(&row).expect("a row");
    }
    assert_eq!(day.to_bytes(), contacts((0..CUSTOMERS).chain(500..2 * CUSTOMERS)).to_bytes());
}

fn signed(mut body: Vec<u8>) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(&body);
    body.extend(crc.sum().to_le_bytes());
    body
}

/// Each byte in turn, with a checksum that fits: another state, written as it is written, or refused.
#[test]
fn changed_sketches_are_a_state_or_refused() {
    for customers in [1, 3, 200] {
        let bytes = contacts(0..customers).to_bytes();
        let body = &bytes[..bytes.len() - 4];
        let (mut taken, mut refused) = (0, 0);
        for at in 0..body.len() {
            for with in [0, 1, 2, 128, 255] {
                let mut other = body.to_vec();
                other[at] ^= with;
                let other = signed(other);
                match stored::read(&other) {
                    Ok(read) => {
                        assert_eq!(read.to_bytes(), other, "byte {at}");
                        taken += usize::from(with != 0);
                    }
                    Err(_) => refused += 1,
                }
            }
        }
        assert!(taken > 0 && refused > 0);
        for end in 0..body.len() {
            assert!(stored::read(&signed(body[..end].to_vec())).is_err());
        }
    }
}

/// A sketch of 128 hashes told to be one of 64: what was left out at the larger precision is not what the smaller would leave out.
#[test]
fn sketches_of_other_precisions_do_not_pass() {
    let bytes = contacts(0..CUSTOMERS).to_bytes();
    let name = bytes.windows(8).position(|window| window == b"contact/").expect("rules");
    // Behind the rules the precision stands alone: find it by the difference to precision 8.
    let mut other = ContactTally::estimating(&ContactRules::default(), Form::Exact, 8).expect("a precision");
    let empty = contacts(0..0).to_bytes();
    let other_empty = std::mem::replace(&mut other, contacts(0..0)).to_bytes();
    let at = (name..empty.len()).find(|at| empty[*at] != other_empty[*at]).expect("one byte differs");
    for precision in [8, 6, 27, 0] {
        let mut changed = bytes[..bytes.len() - 4].to_vec();
        assert_eq!(changed[at], 7);
        changed[at] = precision;
        let refused = stored::read(&signed(changed)).map(|_| ()).expect_err("another precision");
        assert_eq!(refused.code(), ErrorCode::Corrupt, "{precision}");
    }
}

/// Three customers of four contacts: no more than the sketch keeps, so the count is exact.
#[test]
fn an_estimated_tally_reads_for_ever() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/stored_v1/contact_estimated.bin");
    if !path.exists() && std::env::var_os("KPI_REWRITE").is_some() {
        std::fs::write(&path, contacts([7, 8, 9, 7].into_iter()).to_bytes()).expect("a file");
    }
    let day = ContactTally::from_bytes(&std::fs::read(&path).expect("a file")).expect("a tally");
    assert_eq!(CONTACT_FREQUENCY.evaluate(&day).parts(), Some((4, 3)));
}
