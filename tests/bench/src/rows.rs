//! The rows that every case counts: a day of contacts, the same in every run.

use kpi_core::prelude::*;

/// Numbers that look random and are the same in every run (an additive sequence through a mixing function).
pub struct Numbers(u64);

impl Numbers {
    /// A sequence.
    pub fn new(start: u64) -> Self {
        Self(start)
    }

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
pub fn contact(at: i32, random: &mut Numbers) -> ContactRow {
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
