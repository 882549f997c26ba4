//! One day, event by event: calls arrive, wait, leave or are answered; agents come, pause, work and go.

use crate::centre::{Agent, CLOSE, HOUR, MINUTE, Millis, OPEN, QUEUES, Queue, calls_of, gaps, roster};
use crate::random::Random;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// One call, as the log has it. Times are in milliseconds.
#[derive(Clone, Debug)]
pub struct Call {
    /// When it reached the centre.
    pub arrived: Millis,
    /// The queue that it chose.
    pub queue: usize,
    /// What became of it.
    pub outcome: &'static str,
    /// The time in self-service before it queued, or before it ended there.
    pub menu: Option<Millis>,
    /// The time in the queue, where it queued.
    pub wait: Option<Millis>,
    /// The agent, with what the conversation was like.
    pub answered: Option<Answered>,
    /// What it will do when nobody answers: leave at this time, with this outcome.
    leaves: (Millis, &'static str),
}

/// An answered call.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The agent.
    pub agent: String,
    /// Talk, hold and wrap.
    pub times: [Millis; 3],
    /// Whether it was handed over to an outside target.
    pub transferred: bool,
    /// Whether the agent marked it resolved.
    pub resolved: bool,
    /// What the customer answered when asked: satisfaction (1 to 5), recommendation (0 to 10).
    pub survey: Option<(u8, u8)>,
}

/// What happens next; the order of the words decides what comes first at one instant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Free(usize),
    Pause(usize),
    Queue(usize),
    Leave(usize),
}

/// The state of the centre on one day.
struct Day<'a> {
    random: &'a mut Random,
    calls: Vec<Call>,
    agents: Vec<Agent>,
    /// By agent: a break that is due and not taken yet.
    pause_due: Vec<bool>,
    /// By queue: calls that wait, and agents that are free, the longest first.
    waiting: Vec<VecDeque<usize>>,
    free: Vec<VecDeque<usize>>,
    events: BinaryHeap<Reverse<(Millis, Event)>>,
}

/// The calls of a day, in the order of their arrival.
pub fn simulate(date: Date, random: &mut Random) -> Vec<Call> {
    let calls = arrivals(date, random);
    let agents = roster(date);
    let empty = || vec![VecDeque::new(); QUEUES.len()];
    let mut day = Day {
        random,
        pause_due: vec![false; agents.len()],
        calls,
        agents,
        waiting: empty(),
        free: empty(),
        events: BinaryHeap::new(),
    };
    day.plan();
    while let Some(Reverse((now, event))) = day.events.pop() {
        match event {
            Event::Free(agent) => day.becomes_free(agent, now),
            Event::Pause(agent) => day.pause(agent, now),
            Event::Queue(call) => day.enqueue(call, now),
            Event::Leave(call) => day.leave(call, now),
        }
    }
    day.calls
}

/// Calls come at random, at a rate that changes every half hour, and a few while the centre is closed.
fn arrivals(date: Date, random: &mut Random) -> Vec<Call> {
    let volume = calls_of(date) * random.between(0.94, 1.06);
    let mut calls = Vec::new();
    for (start, gap) in gaps(volume) {
        let mut at = start + millis(random.exponential(gap));
        while at < start + 30 * MINUTE {
            calls.push(arrival(at, random));
            at += millis(random.exponential(gap));
        }
    }
    for (from, to) in [(0, OPEN), (CLOSE, 24 * HOUR)] {
        let mut at = from + millis(random.exponential(1_500_000.0));
        while at < to {
            calls.push(Call { outcome: "out_of_hours", menu: None, ..arrival(at, random) });
            at += millis(random.exponential(1_500_000.0));
        }
    }
    calls.sort_by_key(|call| call.arrived);
    calls
}

/// A call that reaches the menu: some are served there, some hang up there, the others will queue.
fn arrival(at: Millis, random: &mut Random) -> Call {
    let mut part = random.between(0.0, 1.0);
    let chosen = |queue: &Queue| {
        part -= queue.share;
        part < 0.0
    };
    let queue = QUEUES.iter().position(chosen).unwrap_or(QUEUES.len() - 1);
    let menu = millis(random.between(10_000.0, 45_000.0));
    let outcome = if random.chance(0.05) {
        "self_served"
    } else if random.chance(0.02) {
        "abandoned_ivr"
    } else {
        "in_queue"
    };
    Call { arrived: at, queue, outcome, menu: Some(menu), wait: None, answered: None, leaves: leaving(queue, random) }
}

/// After two and a half minutes a caller is offered a call-back or voicemail, and one in five takes it.
fn leaving(queue: usize, random: &mut Random) -> (Millis, &'static str) {
    let patience = millis(random.exponential(QUEUES[queue].patience) * 1_000.0);
    let offer = 150_000;
    match random.chance(0.2) && patience > offer {
        true if random.chance(0.75) => (offer, "callback_requested"),
        true => (offer, "voicemail"),
        false => (patience, "abandoned_queue"),
    }
}

impl Day<'_> {
    fn at(&mut self, time: Millis, event: Event) {
        self.events.push(Reverse((time, event)));
    }

    fn plan(&mut self) {
        for agent in 0..self.agents.len() {
            self.at(self.agents[agent].shift.0, Event::Free(agent));
            self.at(self.agents[agent].pause, Event::Pause(agent));
        }
        for call in 0..self.calls.len() {
            if let (Some(menu), "in_queue") = (self.calls[call].menu, self.calls[call].outcome) {
                self.at(self.calls[call].arrived + menu, Event::Queue(call));
            }
        }
    }

    /// A call reaches its queue: the agent who has been free longest takes it, of the own team before one that helps out.
    fn enqueue(&mut self, call: usize, now: Millis) {
        let queue = self.calls[call].queue;
        let helpers = (0..QUEUES.len()).filter(|team| QUEUES[*team].helps == queue);
        for team in std::iter::once(queue).chain(helpers) {
            while let Some(agent) = self.free[team].pop_front() {
                if now < self.agents[agent].shift.1 {
                    return self.answer(call, agent, now, now);
                }
            }
        }
        self.waiting[queue].push_back(call);
        self.at(now + self.calls[call].leaves.0, Event::Leave(call));
    }

    fn leave(&mut self, call: usize, now: Millis) {
        let call = &mut self.calls[call];
        if call.outcome == "in_queue" {
            call.outcome = call.leaves.1;
            call.wait = call.menu.map(|menu| now - call.arrived - menu);
        }
    }

    fn pause(&mut self, agent: usize, now: Millis) {
        let team = self.agents[agent].queue;
        match self.free[team].iter().position(|free| *free == agent) {
            None => self.pause_due[agent] = true,
            Some(place) => {
                self.free[team].remove(place);
                self.at(now + 30 * MINUTE, Event::Free(agent));
            }
        }
    }

    /// An agent takes the call that has waited longest, of the own queue before the one that the team helps out in.
    fn becomes_free(&mut self, agent: usize, now: Millis) {
        if now >= self.agents[agent].shift.1 {
            return;
        }
        if std::mem::take(&mut self.pause_due[agent]) {
            return self.at(now + 30 * MINUTE, Event::Free(agent));
        }
        let team = self.agents[agent].queue;
        for queue in [team, QUEUES[team].helps] {
            while let Some(call) = self.waiting[queue].pop_front() {
                if self.calls[call].outcome == "in_queue" {
                    let queued = self.calls[call].arrived + self.calls[call].menu.unwrap_or_default();
                    return self.answer(call, agent, queued, now);
                }
            }
        }
        self.free[team].push_back(agent);
    }

    fn answer(&mut self, call: usize, agent: usize, queued: Millis, now: Millis) {
        let wait = now - queued;
        let answered = self.conversation(call, agent, wait);
        self.at(now + answered.times.iter().sum::<Millis>(), Event::Free(agent));
        let call = &mut self.calls[call];
        (call.outcome, call.wait, call.answered) = ("handled", Some(wait), Some(answered));
    }

    fn conversation(&mut self, call: usize, agent: usize, wait: Millis) -> Answered {
        let (queue, random) = (&QUEUES[self.calls[call].queue], &mut *self.random);
        let cut_off = random.chance(0.012);
        let talk = if cut_off { random.between(1.0, 9.0) } else { random.log_normal(queue.talk.0, queue.talk.1) };
        let hold = if !cut_off && random.chance(0.16) { random.log_normal(35.0, 0.8) } else { 0.0 };
        let wrap = if random.chance(0.9) { random.log_normal(queue.wrap, 0.6) } else { 0.0 };
        let resolved = !cut_off && random.chance(queue.resolved);
        let survey = random.chance(0.14).then(|| opinion(resolved, wait, random));
        let times = [talk, hold, wrap].map(|seconds| millis(seconds * 1_000.0));
        Answered {
            agent: self.agents[agent].name.clone(),
            times,
            transferred: !cut_off && random.chance(0.025),
            resolved,
            survey,
        }
    }
}

/// A customer is content with an answer and with a short wait.
fn opinion(resolved: bool, wait: Millis, random: &mut Random) -> (u8, u8) {
    let content = if resolved { 0.85 } else { 0.35 };
    let annoyed = if wait > 2 * MINUTE { 0.2 } else { 0.0 };
    let mood = content - annoyed + 0.18 * random.normal();
    (score(mood, 1, 5), score(mood + 0.05 * random.normal(), 0, 10))
}

/// A mood between 0 and 1 on a scale.
fn score(mood: f64, low: u8, high: u8) -> u8 {
    (low..high)
        .filter(|score| mood > f64::from(score + 1 - low) / f64::from(high - low + 1))
        .map(|score| score + 1)
        .max()
        .unwrap_or(low)
}

#[allow(clippy::cast_possible_truncation, reason = "hours at most; a cast of a float saturates")]
fn millis(time: f64) -> Millis {
    time as Millis
}
