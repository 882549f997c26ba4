//! The centre: its queues, its agents and their shifts, and how many calls come when. All numbers are made up.

use jiff::civil::{Date, Weekday};

/// Milliseconds since midnight.
pub type Millis = i64;

/// Milliseconds of a second.
pub const SECOND: Millis = 1_000;
/// Milliseconds of a minute.
pub const MINUTE: Millis = 60 * SECOND;
/// Milliseconds of an hour.
pub const HOUR: Millis = 60 * MINUTE;

/// The centre opens at this time, every day.
pub const OPEN: Millis = 8 * HOUR;
/// It closes at this time: nobody is let in any more, and those who wait are still served.
pub const CLOSE: Millis = 20 * HOUR;

/// A queue with its team. Times are in seconds.
pub struct Queue {
    /// The name.
    pub name: &'static str,
    /// Its part of all calls.
    pub share: f64,
    /// The median talk time, and the spread of its logarithm.
    pub talk: (f64, f64),
    /// The median wrap time (after-contact work).
    pub wrap: f64,
    /// How long a caller would wait on average.
    pub patience: f64,
    /// The chance that the matter is resolved.
    pub resolved: f64,
    /// The agents of the team.
    pub agents: usize,
    /// The queue that the team helps out in while its own is empty.
    pub helps: usize,
}

/// The queues.
#[rustfmt::skip] // a table: one queue, one line
pub const QUEUES: [Queue; 5] = [
    Queue { name: "billing", share: 0.24, talk: (180.0, 0.60), wrap: 30.0, patience: 240.0, resolved: 0.86, agents: 14, helps: 4 },
    Queue { name: "claims",  share: 0.10, talk: (330.0, 0.60), wrap: 80.0, patience: 420.0, resolved: 0.71, agents: 12, helps: 0 },
    Queue { name: "premium", share: 0.08, talk: (240.0, 0.60), wrap: 35.0, patience: 150.0, resolved: 0.88, agents:  9, helps: 3 },
    Queue { name: "sales",   share: 0.28, talk: (210.0, 0.70), wrap: 40.0, patience: 180.0, resolved: 0.81, agents: 20, helps: 2 },
    Queue { name: "support", share: 0.30, talk: (290.0, 0.75), wrap: 50.0, patience: 330.0, resolved: 0.74, agents: 30, helps: 1 },
];

/// How calls spread over the half hours from opening to closing.
const PROFILE: [f64; 24] = [
    2.2, 3.4, 4.6, 5.4, 6.0, 6.2, 6.0, 5.4, 4.4, 4.0, 4.3, 5.0, 5.6, 5.8, 5.6, 5.1, 4.6, 4.2, 3.6, 3.0, 2.4, 1.9, 1.5,
    1.2,
];

/// How many calls a day brings on average.
pub fn calls_of(day: Date) -> f64 {
    match day.weekday() {
        Weekday::Monday => 5_600.0,
        Weekday::Tuesday => 5_100.0,
        Weekday::Wednesday | Weekday::Thursday => 4_800.0,
        Weekday::Friday => 4_500.0,
        Weekday::Saturday => 2_000.0,
        Weekday::Sunday => 1_500.0,
    }
}

/// The mean time between two calls in each half hour, in milliseconds, with the start of the half hour.
pub fn gaps(calls: f64) -> impl Iterator<Item = (Millis, f64)> {
    let all: f64 = PROFILE.iter().sum();
    let starts = (0_i64..).map(|slot| OPEN + slot * 30 * MINUTE);
    starts.zip(PROFILE).map(move |(start, weight)| (start, 1_800_000.0 * all / (calls * weight)))
}

/// An agent with the shift of one day.
pub struct Agent {
    /// The name.
    pub name: String,
    /// The queue of the team.
    pub queue: usize,
    /// Start and end of the shift.
    pub shift: (Millis, Millis),
    /// When a break of half an hour is due.
    pub pause: Millis,
}

/// The agents who work on a day: on weekends one in three; on other days a few are away.
pub fn roster(day: Date) -> Vec<Agent> {
    let mut present = Vec::new();
    let today = usize::try_from(day.day()).unwrap_or_default();
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    for (queue, team) in QUEUES.iter().enumerate() {
        for agent in 0..team.agents {
            let works = if weekend { (agent + today).is_multiple_of(3) } else { !(agent + today).is_multiple_of(12) };
            if works {
                present.push(on_shift(queue, agent));
            }
        }
    }
    present
}

/// Shifts of eight hours start at eight, half past nine, eleven and twelve.
fn on_shift(queue: usize, agent: usize) -> Agent {
    let start = [OPEN, OPEN + 90 * MINUTE, 11 * HOUR, CLOSE - 8 * HOUR][agent % 4];
    Agent {
        name: format!("{}-{:02}", QUEUES[queue].name, agent + 1),
        queue,
        shift: (start, start + 8 * HOUR),
        pause: start + 4 * HOUR,
    }
}
