//! Where counting a contact changes its mind about numbers.

use crate::contact::contact_row::F;
use crate::contact::contact_rules::{AnswerWithin, ContactRules};
use crate::fact::{Boundary, Cuts};

/// The largest number of legs, rings or transfers that a row may hold.
const MOST: i64 = u32::MAX as i64;

/// Numbers that are compared with others of the row, or divided: which is the larger is no cut.
const ENTANGLED: [F; 10] = [
    F::Connected,
    F::CustomStatus,
    F::RingOfLegs,
    F::AnsweredLegs,
    F::HeldLegs,
    F::WrappedLegs,
    F::ZeroTalkLegs,
    F::ShortTalkLegs,
    F::LegsWithAgent,
    F::TransfersByAgent,
];

pub(super) fn contact_cuts(rules: &ContactRules, known: u64, cuts: &mut Cuts) -> bool {
    let has = |field: F| known >> field as u8 & 1 == 1;
    let compared = ENTANGLED.into_iter().any(has)
        || has(F::ArrivedAt) && has(F::EndedAt)
        || has(F::Wait) && has(F::ArrivalWait)
        || has(F::Ring) && rules.cycle().is_some();
    let AnswerWithin::Fixed(threshold) = rules.answer_within else { return false };
    for time in [F::Wait, F::ArrivalWait, F::Ring, F::ReplyAfter, F::Talk, F::Hold, F::Wrap, F::AnswerWithin] {
        cuts.time(time);
    }
    for wait in [F::Wait, F::ArrivalWait, F::Ring] {
        cuts.threshold(wait, threshold, rules.boundary);
        cuts.threshold(wait, rules.short_abandon, rules.short_boundary);
    }
    cuts.threshold(F::ReplyAfter, threshold, rules.boundary);
    cuts.threshold(F::Talk, rules.short_talk, Boundary::Exclusive);
    cuts.count_up_to(F::Legs, MOST);
    cuts.count_up_to(F::RingCount, MOST);
    !compared
}
