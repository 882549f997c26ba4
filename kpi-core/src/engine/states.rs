//! What is fed to states that are no sums, group by group, as it came.

use super::bind::Bound;
use super::bounded::Folded;
use super::distinct::{Number, Short};
use super::kernel;
use super::kinds::Kinds;
use super::layout::{Layout, StateKind};
use super::pool::{Layer, NOT_FED, Pool};
use super::rows::{Lane, Numbers, Rows, times};

/// The observations, members and quotients of every state that is asked for, with the group of each.
pub(super) struct States {
    /// What exact states were fed with: short numbers, and others; what single rows feed is in the logs.
    pub short: Pool<Short>,
    pub long: Pool<i64>,
    pub logs: Vec<Log>,
    /// What was taken out of the logs of states of bounded memory.
    pub folded: Vec<Option<Folded>>,
}

/// The logs of states of bounded memory are taken in when they are so long.
pub(super) const LOG: usize = 1 << 16;

/// What one state was fed with.
pub(super) enum Log {
    /// Everything, and the group of each.
    All { groups: Vec<u32>, values: Vec<i64>, below: Vec<i64> },
    /// The longest observation of each group; the smallest integer where there was none.
    Longest(Vec<i64>),
}

impl Log {
    fn put(&mut self, group: u32, value: i64) {
        match self {
            Self::All { groups, values, .. } => {
                groups.push(group);
                values.push(value);
            }
            Self::Longest(longest) => {
                let at = group as usize;
                if longest.len() <= at {
                    longest.resize((at + 1).next_power_of_two(), i64::MIN);
                }
                if let Some(most) = longest.get_mut(at) {
                    *most = value.max(*most);
                }
            }
        }
    }
}

impl States {
    pub(super) fn new(layout: &Layout, one_group: bool) -> Self {
        let log = |kept: &super::layout::Kept| {
            if kept.only_longest {
                Log::Longest(Vec::new())
            } else {
                Log::All { groups: Vec::new(), values: Vec::new(), below: Vec::new() }
            }
        };
        let sets: Vec<bool> = layout.states.iter().map(|kept| kept.kind == StateKind::Set).collect();
        Self {
            short: Pool::new(&sets, one_group),
            long: Pool::new(&sets, one_group),
            logs: layout.states.iter().map(log).collect(),
            folded: layout.states.iter().map(Folded::new).collect(),
        }
    }

    /// Takes in the logs of states of bounded memory that are longer than this.
    pub(super) fn fold(&mut self, most: usize) {
        for (log, folded) in self.logs.iter_mut().zip(&mut self.folded) {
            if let (Log::All { groups, values, .. }, Some(folded)) = (log, folded)
                && groups.len() > most
            {
                folded.fold(groups, values);
                groups.clear();
                values.clear();
            }
        }
    }

    /// Notes an observation or a member.
    pub(super) fn put(&mut self, state: usize, group: u32, value: i64) {
        if let Some(log) = self.logs.get_mut(state) {
            log.put(group, value);
        }
    }

    /// Notes all of a pool one by one.
    fn put_all<T: Number>(&mut self, pool: &Pool<T>, of: impl Fn(u32) -> u32) {
        for (state, group, value) in pool.all() {
            self.put(state, of(group), value);
        }
    }

    /// Adds what another thread noted, its groups being these.
    pub(super) fn merge(&mut self, other: Self, groups: &[u32]) {
        let of = |group: u32| groups.get(group as usize).copied().unwrap_or(u32::MAX);
        for (mine, theirs) in self.folded.iter_mut().zip(&other.folded) {
            if let (Some(mine), Some(theirs)) = (mine, theirs) {
                mine.merge(theirs, of);
            }
        }
        if let Err(theirs) = self.short.merge(Box::new(other.short), of) {
            self.put_all(&theirs, of);
        }
        if let Err(theirs) = self.long.merge(Box::new(other.long), of) {
            self.put_all(&theirs, of);
        }
        for (mine, theirs) in self.logs.iter_mut().zip(other.logs) {
            match (mine, theirs) {
                (Log::All { groups, values, below }, Log::All { groups: more, values: fed, below: fed_below }) => {
                    groups.extend(more.into_iter().map(of));
                    values.extend(fed);
                    below.extend(fed_below);
                }
                (mine, Log::Longest(most)) => {
                    for (group, most) in (0..).zip(most).filter(|(_, most)| *most != i64::MIN) {
                        mine.put(of(group), most);
                    }
                }
                _ => {} // both are kept as the plan says
            }
        }
    }

    /// Notes a quotient.
    pub(super) fn put_quotient(&mut self, state: usize, group: u32, above: i64, below_it: i64) {
        self.put(state, group, above);
        if let Some(Log::All { below, .. }) = self.logs.get_mut(state) {
            below.push(below_it);
        }
    }
}

/// How the rows of one mapping feed the states: worked out again when kinds are found.
#[derive(Default)]
pub(super) struct Feeder {
    seen: usize,
    /// The exact states, by part.
    layers: Vec<Layer>,
    /// For each other state of which all is kept, and each part: which kinds feed it.
    all: Vec<(usize, usize, Vec<bool>)>,
    /// For each part whose longest is kept: the lane of each kind, the first being none.
    longest: Vec<(usize, Vec<u32>)>,
    /// The state of each lane but the first.
    lanes: Vec<usize>,
    /// The longest of each slot and lane, as the column has it, and what to multiply it with.
    most: Vec<i64>,
    times: Vec<i64>,
}

impl Feeder {
    /// Works out again how kinds feed states where some were found since, and tells which parts' numbers are kept.
    pub(super) fn prepare(
        &mut self,
        (kinds, layout): (&Kinds, &Layout),
        bound: &[Bound<'_>],
        (states, groups): (&mut States, Option<&[u32]>),
        parts: &mut Vec<usize>,
    ) {
        if self.seen != kinds.all.len() && !layout.states.is_empty() {
            self.settle(states, groups);
            self.learn(kinds, layout, bound);
        }
        parts.extend(self.layers.iter().map(|layer| layer.part).filter(|part| times(bound, *part).is_some()));
        parts.extend(self.all.iter().map(|(_, part, _)| *part).filter(|part| times(bound, *part).is_some()));
        parts.extend(self.longest.iter().map(|(part, _)| *part));
    }

    /// Whether rows of the one group that there is may tell anything that is not known: seldom, where only the longest is kept.
    #[inline(always)]
    pub(super) fn may_feed(&self, numbers: &Numbers<'_>) -> bool {
        let known = |(part, lane_of): &(usize, Vec<u32>)| {
            let lanes = lane_of.iter().filter(|lane| **lane != 0);
            let least = lanes.map(|lane| self.most.get(*lane as usize).copied().unwrap_or(i64::MIN)).min();
            least.is_none_or(|least| kernel::largest(numbers.of(*part)) <= least)
        };
        !self.all.is_empty() || !self.layers.is_empty() || !self.longest.iter().all(known)
    }

    /// Notes what rows of these kinds tell.
    #[inline(always)]
    pub(super) fn feed(&mut self, rows: &Rows<'_>, slots: usize, states: &mut States) {
        for layer in &mut self.layers {
            layer.is_long = layer.is_long || !states.short.add(layer, rows);
            if layer.is_long && !states.long.add(layer, rows) {
                for (state, log) in (0..).zip(&mut states.logs).filter(|(state, _)| layer.states.contains(state)) {
                    feed_all(log, |kind| layer.states.get(kind) == Some(&state), rows, layer.part);
                }
            }
        }
        for (state, part, fed) in &self.all {
            if let Some(log) = states.logs.get_mut(*state) {
                feed_all(log, |kind| fed.get(kind) == Some(&true), rows, *part);
            }
        }
        let width = self.lanes.len() + 1;
        if !self.longest.is_empty() && self.most.len() < slots * width {
            self.most.resize((slots * width).next_power_of_two(), i64::MIN);
        }
        for (part, lane_of) in &self.longest {
            kernel::longest(&mut self.most, width, lane_of, rows.slots, rows.kinds, rows.numbers.of(*part));
        }
    }

    fn learn(&mut self, kinds: &Kinds, layout: &Layout, bound: &[Bound<'_>]) {
        let seen = kinds.all.len();
        *self = Self { seen, ..Self::default() };
        for (state, kept) in layout.states.iter().enumerate() {
            for part in 0..bound.len() {
                let fed = kinds.fed_from(state, part);
                if !fed.iter().any(|fed| *fed) {
                    continue;
                }
                if !kept.only_longest {
                    if kept.kind != StateKind::Quotients && Folded::new(kept).is_none() {
                        self.add_layer(part, state, &fed);
                    } else {
                        self.all.push((state, part, fed));
                    }
                    continue;
                }
                self.lanes.push(state);
                self.times.push(times(bound, part).unwrap_or(1));
                self.add_lane(part, &fed);
            }
        }
    }

    /// Puts a state into a layer of its part none of whose kinds feed another one.
    fn add_layer(&mut self, part: usize, state: usize, fed: &[bool]) {
        let free = |layer: &Layer| layer.states.iter().zip(fed).all(|(state, fed)| !fed || *state == NOT_FED);
        let at = self.layers.iter().position(|layer| layer.part == part && free(layer)).unwrap_or_else(|| {
            self.layers.push(Layer { part, states: vec![NOT_FED; fed.len()], is_long: false });
            self.layers.len() - 1
        });
        if let (Some(layer), Ok(state)) = (self.layers.get_mut(at), u32::try_from(state)) {
            layer.states.iter_mut().zip(fed).filter(|(_, fed)| **fed).for_each(|(to, _)| *to = state);
        }
    }

    /// Gives kinds the newest lane, beside those that the part has already where these are free.
    fn add_lane(&mut self, part: usize, fed: &[bool]) {
        let lane = u32::try_from(self.lanes.len()).unwrap_or_default();
        let free = |lane_of: &[u32]| lane_of.iter().zip(fed).all(|(lane, fed)| !fed || *lane == 0);
        let at =
            self.longest.iter().position(|(known, lane_of)| *known == part && free(lane_of)).unwrap_or_else(|| {
                self.longest.push((part, vec![0; fed.len()]));
                self.longest.len() - 1
            });
        if let Some((_, lane_of)) = self.longest.get_mut(at) {
            lane_of.iter_mut().zip(fed).filter(|(_, fed)| **fed).for_each(|(to, _)| *to = lane);
        }
    }

    /// Hands the longest of each slot on to its group's states; each group has the slot of its own number where none are named.
    pub(super) fn settle(&mut self, states: &mut States, groups: Option<&[u32]>) {
        let width = self.lanes.len() + 1;
        let slots = groups.map_or(usize::MAX, <[u32]>::len);
        for (slot, most) in self.most.chunks_exact_mut(width).enumerate().take(slots) {
            let own = || u32::try_from(slot).unwrap_or(u32::MAX);
            let group = groups.map_or_else(own, |groups| groups.get(slot).copied().unwrap_or(u32::MAX));
            for ((most, state), times) in most.iter_mut().skip(1).zip(&self.lanes).zip(&self.times) {
                if *most != i64::MIN {
                    states.put(*state, group, most.saturating_mul(*times));
                    *most = i64::MIN;
                }
            }
        }
    }
}

/// Notes the values of the rows of these kinds.
fn feed_all(log: &mut Log, fed: impl Fn(usize) -> bool, rows: &Rows<'_>, part: usize) {
    let Log::All { groups, values, .. } = log else { return };
    let times = times(rows.bound, part);
    let value = |at: usize| match (times, rows.numbers.of(part)) {
        (Some(times), Lane::Short(values)) => values.get(at).map(|value| i64::from(*value).saturating_mul(times)),
        (Some(times), Lane::Long(values)) => values.get(at).map(|value| value.saturating_mul(times)),
        (None, _) => rows.value(part, at),
    };
    for (at, (group, kind)) in rows.groups.iter().zip(rows.kinds).enumerate() {
        if let Some(value) = Some(*kind).filter(|kind| fed(usize::from(*kind))).and_then(|_| value(at)) {
            groups.push(*group);
            values.push(value);
        }
    }
}
