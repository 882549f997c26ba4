//! KPIs over estimated distinct members: the bound is told, order and split do not matter, nothing can be taken away.

use kpi_core::prelude::*;
use kpi_core::{ErrorCode, catalogue};

const CUSTOMERS: i64 = 30_000;

fn row(customer: i64) -> ContactRow {
    ContactRow { customer: Some(customer), ..ContactRow::new(Outcome::Handled) }
}

fn estimating(customers: impl Iterator<Item = i64>) -> ContactTally {
    let mut tally = ContactTally::estimating(&ContactRules::default(), Form::Exact, 12).expect("a precision");
    for customer in customers {
        tally.observe(&row(customer)).expect("counts");
    }
    tally
}

#[test]
fn the_frequency_of_contacts_is_estimated_within_its_bound() {
    let tally = estimating((0..CUSTOMERS).chain(0..CUSTOMERS / 2));
    let value = CONTACT_FREQUENCY.evaluate(&tally);
    let (above, below) = value.parts().expect("defined");
    assert_eq!(above, CUSTOMERS + CUSTOMERS / 2); // rows are counted, not estimated
    let error = (below - CUSTOMERS).abs();
    assert!(error != 0 && error <= CUSTOMERS * 5 / 100, "{below}"); // three deviations at lg_k 12 are 4.7 %
    assert!(value.to_string().contains("distinct about") && value.to_string().contains("lg_k 12"), "{value}");
}

#[test]
fn few_members_are_counted_as_they_are() {
    let value = CONTACT_FREQUENCY.evaluate(&estimating([1, 1, 2, 3].into_iter()));
    assert_eq!(value.parts(), Some((4, 3)));
}

#[test]
fn order_and_split_do_not_matter() {
    let whole = estimating(0..CUSTOMERS);
    let mut parts = estimating((CUSTOMERS / 3..CUSTOMERS).rev());
    parts.merge(&estimating(0..CUSTOMERS / 3)).expect("the same precision");
    assert_eq!(whole, parts);
}

#[test]
fn rows_cannot_be_taken_away_and_forms_do_not_mix() {
    let mut tally = estimating(0..10);
    let before = tally.clone();
    assert_eq!(tally.unobserve(&row(3)).expect_err("refused").code(), ErrorCode::CannotTakeAway);
    assert_eq!(tally.unmerge(&before).expect_err("refused").code(), ErrorCode::CannotTakeAway);
    let exact = ContactTally::keeping(&ContactRules::default(), Form::Exact);
    assert_eq!(tally.merge(&exact).expect_err("refused").code(), ErrorCode::FormsDiffer);
    let other = ContactTally::estimating(&ContactRules::default(), Form::Exact, 11).expect("a precision");
    assert_eq!(tally.merge(&other).expect_err("refused").code(), ErrorCode::FormsDiffer);
    assert_eq!(tally, before); // nothing changed
    assert!(ContactTally::estimating(&ContactRules::default(), Form::Exact, 3).is_err());
    let fact = catalogue::fact("contact").expect("contacts");
    let erased = fact.estimating(&fact.default_rules(), Form::Exact, 12).expect("a precision");
    assert!(erased.equals(erased.empty_like().as_ref()));
}
