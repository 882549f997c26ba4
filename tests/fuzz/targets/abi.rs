//! A caller of the C ABI who passes whatever comes: any fact, any rows, any order of observing, replacing, merging and reading.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::ptr::{null, null_mut};

fuzz_target!(|input: (u8, bool, Vec<(u8, [i64; 66])>)| {
    let (fact, keep, steps) = input;
    let facts = kpi_core::catalogue::FACTS;
    let info = facts[usize::from(fact) % facts.len()].info();
    let (mut totals, mut other) = (null_mut(), null_mut());
    // SAFETY: handles of the library's own making, rows of whole arrays, places on this stack.
    unsafe {
        for handle in [&raw mut totals, &raw mut other] {
            let status = kpi::kpi_totals_new(info.number.into(), null(), 0, i32::from(keep), handle, null_mut());
            assert_eq!(status, kpi::KPI_STATUS_OK);
        }
        let size = 8 * (1 + info.fields.len());
        let mut last = [0_i64; 66];
        for (step, row) in &steps {
            let row_at = row.as_ptr().cast();
            let status = match step % 6 {
                0 => kpi::kpi_observe(totals, row_at, size, 1, null_mut()),
                1 => kpi::kpi_unobserve(totals, row_at, size, 1, null_mut()),
                2 => kpi::kpi_replace(totals, last.as_ptr().cast(), row_at, size, null_mut()),
                3 => kpi::kpi_totals_merge(totals, other, null_mut()),
                4 => kpi::kpi_totals_unmerge(other, totals, null_mut()),
                _ => evaluate(totals, row[0]),
            };
            assert_ne!(status, kpi::KPI_STATUS_PANICKED);
            last = *row;
        }
        assert_eq!(kpi::kpi_totals_free(totals), kpi::KPI_STATUS_OK);
        assert_eq!(kpi::kpi_totals_free(other), kpi::KPI_STATUS_OK);
    }
});

/// Any KPI in its default variant.
unsafe fn evaluate(totals: *const kpi::kpi_totals, any: i64) -> kpi::kpi_status {
    let metrics = kpi_core::catalogue::METRICS;
    let metric = metrics[usize::try_from(any.unsigned_abs()).unwrap_or(0) % metrics.len()].definition().number;
    let mut value = null_mut();
    // SAFETY: a live handle, and a place on this stack.
    unsafe {
        let status = kpi::kpi_evaluate(&raw const totals, 1, metric.into(), 0, null(), 0, &raw mut value, null_mut());
        kpi::kpi_value_free(value);
        status
    }
}
