//! Groups: pairs of what came before and one key more, numbered as they come.

use hashbrown::HashMap;

/// Numbers pairs `(outer, inner)`: dense tables for the inner numbers of each outer one while these are well filled, else a map.
#[derive(Default)]
pub(super) struct Pairs {
    /// The pair of each number.
    pub of: Vec<(u32, u32)>,
    tables: Vec<Vec<u32>>,
    room: usize,
    map: Option<HashMap<(u32, u32), u32>>,
}

/// Tables may have so much room before they must be well filled.
const ROOM: usize = 1 << 20;

impl Pairs {
    /// The number of a pair.
    #[inline]
    pub(super) fn number(&mut self, outer: u32, inner: u32) -> u32 {
        if self.map.is_none() {
            let known = self.tables.get(outer as usize).and_then(|table| table.get(inner as usize));
            if let Some(known) = known.filter(|known| **known != 0) {
                return known - 1;
            }
        }
        self.add(outer, inner)
    }

    /// The numbers of the pairs of one outer number.
    #[inline(always)]
    pub(super) fn numbers(&mut self, outer: u32, inner: &[u32], to: &mut Vec<u32>) {
        let before = to.len();
        if let Some(table) = self.tables.get(outer as usize) {
            let known = |inner: &u32| table.get(*inner as usize).copied().unwrap_or_default().wrapping_sub(1);
            to.extend(inner.iter().map(known));
            if to.iter().skip(before).all(|number| *number != u32::MAX) {
                return;
            }
            to.truncate(before);
        }
        for inner in inner {
            let number = self.number(outer, *inner);
            to.push(number);
        }
    }

    #[cold]
    fn add(&mut self, outer: u32, inner: u32) -> u32 {
        let next = u32::try_from(self.of.len()).unwrap_or(u32::MAX);
        if let Some(map) = &mut self.map {
            let number = *map.entry((outer, inner)).or_insert(next);
            if number == next {
                self.of.push((outer, inner));
            }
            return number;
        }
        let (outer_at, inner_at) = (outer as usize, inner as usize);
        if self.tables.len() <= outer_at {
            self.tables.resize_with(outer_at + 1, Vec::new);
        }
        let table = &mut self.tables[outer_at];
        if table.len() <= inner_at {
            let room = (inner_at + 1).next_power_of_two();
            self.room += room - table.len();
            table.resize(room, 0);
        }
        table[inner_at] = next + 1;
        self.of.push((outer, inner));
        if self.room > ROOM.max(self.of.len() * 16) {
            self.map = Some(self.of.iter().zip(0..).map(|(pair, number)| (*pair, number)).collect());
            self.tables = Vec::new();
        }
        next
    }
}
