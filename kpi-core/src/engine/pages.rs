//! Numbers in blocks that stay where they are.
//!
//! Growing copies nothing, and long blocks lie in pages of 2 MiB where the system has such: touching and finding those of 4 KiB took a fifth
//! of the time of a question with 170,000 groups.

use bytemuck::Pod;
use memmap2::MmapMut;

/// Shorter blocks come from the heap: a page of this size would be mostly empty.
const PAGE: usize = 1 << 21;
/// The first block of a list, and the longest one, in bytes.
const FIRST: usize = 1 << 16;
const LONGEST: usize = 1 << 25;

/// Zeros to write to; there may be more than were asked for.
pub(super) enum Block<T> {
    Heap(Vec<T>),
    Pages(MmapMut),
}

impl<T: Pod> Block<T> {
    pub(super) fn new(size: usize) -> Self {
        let bytes = size.saturating_mul(size_of::<T>());
        if bytes >= PAGE
            // Linux lies those at the start of a page whose length is one of whole pages.
            && let Ok(pages) = MmapMut::map_anon(bytes.next_multiple_of(PAGE))
        {
            // Where the system refuses, small pages do.
            #[cfg(target_os = "linux")]
            let _refused = pages.advise(memmap2::Advice::HugePage).is_err();
            return Self::Pages(pages);
        }
        Self::Heap(vec![T::zeroed(); size])
    }

    #[inline]
    pub(super) fn all(&self) -> &[T] {
        match self {
            Self::Heap(values) => values,
            Self::Pages(pages) => bytemuck::try_cast_slice(pages).unwrap_or_default(),
        }
    }

    #[inline]
    pub(super) fn all_mut(&mut self) -> &mut [T] {
        match self {
            Self::Heap(values) => values,
            Self::Pages(pages) => bytemuck::try_cast_slice_mut(pages).unwrap_or_default(),
        }
    }
}

/// Where some numbers of a [`Pages`] lie, side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    block: u32,
    start: u32,
    size: u32,
}

impl Place {
    /// Some of these numbers.
    pub(super) fn part(self, start: u32, size: u32) -> Self {
        Self { start: self.start.saturating_add(start), size, ..self }
    }

    /// The same numbers after so many blocks were put before theirs.
    pub(super) fn after(self, blocks: u32) -> Self {
        Self { block: self.block.saturating_add(blocks), ..self }
    }
}

/// Numbers that are added a few thousand at a time.
pub(super) struct Pages<T> {
    blocks: Vec<Block<T>>,
    /// How much of the last block is used.
    used: usize,
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self { blocks: Vec::new(), used: 0 }
    }
}

impl<T: Pod> Pages<T> {
    /// Room for at most 2^32 numbers more, which are zero.
    pub(super) fn room(&mut self, size: u32) -> (Place, &mut [T]) {
        let last = self.blocks.last().map_or(0, |block| block.all().len());
        if last - self.used < size as usize || last == 0 {
            let next = (last * 2).clamp(FIRST / size_of::<T>(), LONGEST / size_of::<T>());
            self.blocks.push(Block::new(next.max(size as usize)));
            self.used = 0;
        }
        let (start, end) = (self.used, self.used + size as usize);
        self.used = end;
        let block = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let place = Place { block, start: u32::try_from(start).unwrap_or(u32::MAX), size };
        (place, self.blocks.last_mut().and_then(|block| block.all_mut().get_mut(start..end)).unwrap_or_default())
    }

    /// The numbers of a place.
    #[inline]
    pub(super) fn of(&self, place: Place) -> &[T] {
        let (start, size) = (place.start as usize, place.size as usize);
        let block = self.blocks.get(place.block as usize);
        block.and_then(|block| block.all().get(start..start + size)).unwrap_or_default()
    }

    /// Takes the blocks of another one; how many blocks are before them.
    pub(super) fn take(&mut self, other: Self) -> u32 {
        let before = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX);
        if !other.blocks.is_empty() {
            self.blocks.extend(other.blocks);
            self.used = other.used;
        }
        before
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, FIRST, LONGEST, PAGE, Pages};

    #[test]
    fn what_was_written_stays_where_it_is() {
        let mut pages = Pages::<i64>::default();
        let sizes = [1, 7_000, 0, 9_000, 500_000, 1, 5_000_000, 3];
        let mut places = Vec::new();
        for (size, n) in sizes.into_iter().zip(1..) {
            let (place, room) = pages.room(size);
            assert_eq!(room.len(), size as usize);
            assert!(room.iter().all(|value| *value == 0), "new room is zero");
            room.fill(n);
            places.push(place);
        }
        let mut other = Pages::default();
        other.room(4).1.fill(-1);
        let (place, room) = other.room(5);
        room.fill(-2);
        let before = pages.take(other);
        for ((size, n), place) in sizes.into_iter().zip(1..).zip(places) {
            assert_eq!(pages.of(place), vec![n; size as usize]);
            assert_eq!(pages.of(place.part(0, size / 2)).len(), size as usize / 2);
        }
        assert_eq!(pages.of(place.after(before)), [-2; 5]);
        assert_eq!(pages.of(place.after(before).part(1, 3)), [-2; 3]);
        pages.room(6).1.fill(-3);
        assert_eq!(pages.of(place.after(before)), [-2; 5]);
        assert!(pages.of(place.after(99)).is_empty());
    }

    #[test]
    fn long_blocks_are_pages() {
        let size = |bytes: usize| Block::<u32>::new(bytes / 4);
        assert!(matches!(size(FIRST), Block::Heap(_)));
        let mut long = size(LONGEST);
        assert!(matches!(size(PAGE), Block::Pages(_)) && matches!(long, Block::Pages(_)));
        long.all_mut().iter_mut().zip(0..).for_each(|(to, n)| *to = n);
        assert!(long.all().iter().copied().eq(0..u32::try_from(LONGEST / 4).unwrap_or_default()));
    }
}
