#![allow(clippy::unwrap_used, reason = "small numbers")]

use super::{BLOCK, Lanes, Plain, Processor, Signature, TABLE, Value, Work};

/// Every lane of every comparison and addition, against a plain look at each row.
struct Check<T, S> {
    values: [T; BLOCK],
    other: T,
    rows: u64,
    n: S,
}

impl<T: Value + Into<i128>, S: Signature + PartialEq + std::fmt::Debug> Work for Check<T, S> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let reach = lanes.reach(&self.values, self.other);
        let start: [S; BLOCK] = std::array::from_fn(|at| S::of(u32::try_from(at * 7).unwrap()));
        let mut to = start;
        lanes.add(&mut to, self.rows, self.n);
        for at in 0..BLOCK {
            assert_eq!(reach >> at & 1 == 1, self.values[at] >= self.other, "reach, row {at}");
            let expected = if self.rows >> at & 1 == 1 { start[at].plus(self.n) } else { start[at] };
            assert_eq!(to[at], expected, "add, row {at}");
        }
        let cuts = [-32_767, 0, 2, 32_767];
        let table: [S; TABLE] = std::array::from_fn(|at| S::of(u32::try_from(at * at * 60_000).unwrap()));
        let (mut climbed, mut looked_up) = (start, start);
        lanes.climb(&mut climbed, &self.values, cuts, self.rows, self.n);
        lanes.look_up(&mut looked_up, &self.values, &table, self.rows);
        for at in 0..BLOCK {
            let value: i128 = self.values[at].into();
            let reached = cuts.iter().filter(|cut| value >= i128::from(**cut) && self.rows >> at & 1 == 1);
            let expected = reached.fold(start[at], |sum, _| sum.plus(self.n));
            assert_eq!(climbed[at], expected, "climb, row {at}");
            if let Some(entry) = usize::try_from(value).ok().and_then(|value| table.get(value)) {
                let expected = if self.rows >> at & 1 == 1 { start[at].plus(*entry) } else { start[at] };
                assert_eq!(looked_up[at], expected, "look up, row {at}");
            }
        }
    }
}

fn numbers(seed: u64) -> impl Iterator<Item = u64> {
    // The generator of Steele and Vigna: any spread of bits will do.
    (1..).map(move |n: u64| {
        let z = seed.wrapping_add(n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    })
}

macro_rules! check {
    ($($type:ty),*) => {
        $(for seed in 0..200 {
            let mut numbers = numbers(seed);
            let mut next = || numbers.next().unwrap();
            // Few values, so that many are the same; then all bits.
            let narrow = [3, 31, u64::MAX][usize::try_from(seed).unwrap() % 3];
            #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::unnecessary_cast, reason = "any bits will do")]
            let mut value = || (next() & narrow) as $type;
            let (values, other) = (std::array::from_fn(|_| value()), value());
            let rows = next();
            let (short, long) = (Check { values, other, rows, n: 513_u16 }, Check { values, other, rows, n: 70_001_u32 });
            Processor::new().run(short);
            Processor::new().run(long);
            Check { values, other, rows, n: 9_u16 }.run(Plain);
            Check { values, other, rows, n: 9_u32 }.run(Plain);
        })*
    };
}

#[test]
fn every_lane_tells_what_a_look_at_its_row_tells() {
    check!(i8, u8, i16, u16, i32, u32, i64, u64);
}
