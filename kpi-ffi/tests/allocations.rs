//! What the header promises: counting rows into sums allocates nothing, neither counted rows nor rejected ones without an error.

use kpi_core::catalogue;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ffi::c_void;
use std::ptr::{null, null_mut};

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

/// The allocator of the system, counting what this thread asks of it.
struct Counting;

// SAFETY: every call goes to the allocator of the system as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(at, layout) }
    }
}

/// `KPI_STATUS_ROW_REJECTED` of `kpi_ids.h`.
const REJECTED: i32 = 1;

#[global_allocator]
static COUNTING: Counting = Counting;

fn allocations_of<R>(work: impl FnOnce() -> R) -> (u64, R) {
    let before = ALLOCATIONS.get();
    let result = work();
    (ALLOCATIONS.get() - before, result)
}

/// Numbers in no order, always the same (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// A row struct as C has it, of fields of the given number: the mask, then the fields. Small numbers make words, flags and short times of
/// every kind; some are negative, some far too large, some rows say hardly anything.
fn row(numbers: &mut Numbers, fields: usize) -> Vec<i64> {
    let mask = numbers.next() | if numbers.next().is_multiple_of(2) { numbers.next() | 1 } else { 0 };
    let mut row = vec![(mask & ((1 << fields) - 1)).cast_signed()];
    row.extend((0..fields).map(|_| match numbers.next() % 64 {
        0 => -1,
        1 => i64::MAX,
        _ => (numbers.next() % 3).cast_signed(),
    }));
    row
}

/// Rows of every fact into totals of sums: how often they were counted and rejected, and what was allocated for it.
fn observe_all_facts(rows_of_each: usize) -> (u64, u64, u64) {
    let mut numbers = Numbers(4);
    let (mut allocated, mut counted, mut rejected) = (0, 0, 0);
    for fact in catalogue::FACTS {
        let (number, fields) = (i32::from(fact.info().number), fact.info().fields.len());
        let size = (fields + 1) * size_of::<i64>();
        let mut totals = null_mut();
        // SAFETY: rules may be NULL, `totals` is a place for the handle.
        let status = unsafe { kpi::kpi_totals_new(number, null(), 0, kpi::KPI_KEEP_SUMS, &raw mut totals, null_mut()) };
        assert_eq!(status, kpi::KPI_STATUS_OK, "{}", fact.info().name);
        let mut last: Option<Vec<i64>> = None;
        for _ in 0..rows_of_each {
            let row = row(&mut numbers, fields);
            let at = row.as_ptr().cast::<c_void>();
            // SAFETY: a live handle, and one row of that size.
            let (here, status) = allocations_of(|| unsafe { kpi::kpi_observe(totals, at, size, 1, null_mut()) });
            allocated += here;
            counted += u64::from(status == kpi::KPI_STATUS_OK);
            rejected += u64::from(status == REJECTED);
            assert!(status == kpi::KPI_STATUS_OK || status == REJECTED, "{}: {status}", fact.info().name);
            if let Some(last) = last.replace(row) {
                // What was observed last time is replaced by what was observed now, which is then counted twice: sums do not mind.
                let old = last.as_ptr().cast::<c_void>();
                // SAFETY: a live handle, and two rows of that size.
                let (here, _) = allocations_of(|| unsafe { kpi::kpi_replace(totals, old, at, size, null_mut()) });
                allocated += here;
            }
        }
        // SAFETY: nobody uses the handle any more.
        unsafe { kpi::kpi_totals_free(totals) };
    }
    (allocated, counted, rejected)
}

#[test]
fn counting_rows_of_any_fact_allocates_nothing() {
    let (allocated, counted, rejected) = observe_all_facts(1000);
    assert!(
        counted > 1000 && rejected > 1000,
        "{counted} rows were counted and {rejected} rejected: the test looks at too little"
    );
    assert_eq!(allocated, 0);
}

/// The words of a row of contacts: the mask and the fields, as `kpi_contact_row` has them.
const CONTACT: usize = 41;

#[test]
fn ten_thousand_contacts_in_one_array_allocate_nothing() {
    let fields = &catalogue::FACTS[0].info().fields;
    assert_eq!(fields.len() + 1, CONTACT);
    assert_eq!((fields[0].name, fields[5].name), ("outcome", "wait"), "rows below set these two");
    // The mask, the outcome (0, handled), four more fields, the wait; every tenth wait is negative, which rejects the row.
    let row = |at: i64| {
        let mut row = [0; CONTACT];
        (row[0], row[6]) = (1 | 1 << 5, if at % 10 == 0 { -1 } else { at });
        row
    };
    let rows: Vec<[i64; CONTACT]> = (0..10_000).map(row).collect();
    let mut totals = null_mut();
    // SAFETY: a place for the handle, arrays with their sizes, the handle freed once.
    unsafe {
        kpi::kpi_totals_new(1, null(), 0, kpi::KPI_KEEP_SUMS, &raw mut totals, null_mut());
        let size = size_of_val(&rows[0]);
        let (allocated, status) =
            allocations_of(|| kpi::kpi_observe(totals, rows.as_ptr().cast(), size, rows.len(), null_mut()));
        assert_eq!((allocated, status), (0, REJECTED));
        let mut rejected = 0;
        // 0 is KPI_REJECT_NEGATIVE_DURATION.
        kpi::kpi_totals_rejected(totals, 0, &raw mut rejected, null_mut());
        assert_eq!(rejected, 1_000);
        let (allocated, replaced) = allocations_of(|| {
            let replace = |pair: &&[[i64; CONTACT]]| {
                kpi::kpi_replace(totals, pair[0].as_ptr().cast(), pair[1].as_ptr().cast(), size, null_mut())
                    == kpi::KPI_STATUS_OK
            };
            rows.windows(2).filter(replace).count()
        });
        // Of 9,999 new rows, 999 are rejected: numbers 10, 20 ... 9990.
        assert_eq!((allocated, replaced), (0, 9_000));
        kpi::kpi_totals_free(totals);
    }
}

#[test]
fn an_error_that_is_asked_for_is_allocated_so_the_allocator_does_count() {
    let (mut totals, mut error) = (null_mut(), null_mut());
    // SAFETY: places for handles, a row of that size, each handle freed once.
    unsafe {
        let (made, _) =
            allocations_of(|| kpi::kpi_totals_new(1, null(), 0, kpi::KPI_KEEP_SUMS, &raw mut totals, null_mut()));
        assert!(made > 0, "a handle is memory");
        let nothing_known = [0_i64; CONTACT];
        let (told, status) = allocations_of(|| {
            kpi::kpi_observe(totals, nothing_known.as_ptr().cast(), size_of_val(&nothing_known), 1, &raw mut error)
        });
        assert!(told > 0 && status == REJECTED, "a contact without an outcome is rejected, in words");
        kpi::kpi_error_free(error);
        kpi::kpi_totals_free(totals);
    }
}
