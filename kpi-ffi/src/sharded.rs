//! Totals that many threads feed at once: one shard per thread, no lock on the hot path.

use crate::handle::{Handle, change, free, give, read};
use crate::observe::{each, rejected_one};
use crate::rules::{Structs, fact, rules_text};
use crate::status::{guard, kpi_error, kpi_status};
use crate::totals::kpi_totals;
use kpi_core::live::{AnyShard, AnySharded};
use std::ffi::c_void;

/// Totals of one fact in shards, each fed by one thread, read by any. Only sums are kept.
///
/// A new day: keep the snapshot of midnight, and `kpi_totals_unmerge` it from those of the day. After a restart: merge the totals that were
/// stored (`kpi_totals_to_bytes`) into each snapshot. Both are exact.
///
/// Ownership: whoever receives one frees it with `kpi_sharded_free`; writers of its shards may outlive it.
pub struct kpi_sharded(());

impl Handle for kpi_sharded {
    const NAME: &'static str = "kpi_sharded";
    type Inner = Box<dyn AnySharded>;
}

/// The writer of a shard: one thread at a time.
///
/// Ownership: whoever receives one frees it with `kpi_shard_free`; what it counted stays, and the shard can be taken again.
pub struct kpi_shard(());

impl Handle for kpi_shard {
    const NAME: &'static str = "kpi_shard";
    type Inner = (Box<dyn AnyShard>, usize);
}

/// Empty totals in so many shards: one for each thread that observes. Fact and rules as in `kpi_totals_new`.
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: as `kpi_totals_new`, no shards, more shards than there is memory for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_sharded_new(
    fact_number: i32,
    rules: *const c_void,
    rules_size: usize,
    shards: usize,
    out: *mut *mut kpi_sharded,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            let fact = fact(fact_number)?;
            // SAFETY: a struct of that size, as the header asks.
            let rules = unsafe { rules_text(fact.info(), rules, rules_size) }?;
            Ok(fact.sharded(&rules, shards)?)
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_sharded>(out, make) }
    })
}

/// The writer of a shard, numbered from 0. A shard that is taken cannot be taken again before its writer is freed.
///
/// Ownership: `*out` is the caller's, and goes to the thread that observes. Threads: `sharded` is read. Errors: a shard that is not
/// there, or is taken.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_sharded_take(
    sharded: *const kpi_sharded,
    shard: usize,
    out: *mut *mut kpi_shard,
    error: *mut *mut kpi_error,
) -> kpi_status {
    let take = |sharded: &dyn AnySharded| Ok((sharded.take(shard)?, sharded.info().fields.len()));
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe { give::<kpi_shard>(out, || read(sharded, |sharded| take(sharded.as_ref()))) })
}

/// The totals of all shards at one moment, while their threads go on: never a part of a row, and no row without those that
/// happened before it, on whatever thread. Never answered above offered; a contact that one thread observed waiting and another
/// replaced by its answer is one contact.
///
/// Ownership: `*out` is the caller's. Threads: `sharded` is read. Errors: KPI_STATUS_OVERFLOW where the sum of the shards leaves 64 bits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_sharded_snapshot(
    sharded: *const kpi_sharded,
    out: *mut *mut kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe { give::<kpi_totals>(out, || read(sharded, |sharded| Ok(sharded.snapshot()?.into()))) })
}

/// Frees sharded totals; NULL is nothing to free. Writers that were taken stay usable, and are freed on their own.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_sharded_free(sharded: *mut kpi_sharded) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(sharded) }
}

/// Counts an array of rows: as `kpi_observe`. Takes no lock, waits for nobody and allocates nothing.
///
/// Threads: `shard` is changed: one thread at a time. Errors: as `kpi_observe`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_shard_observe(
    shard: *mut kpi_shard,
    rows: *const c_void,
    row_size: usize,
    n: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and an array, as the header asks.
        unsafe {
            change(shard, |(shard, fields)| {
                let rows = Structs::read(rows, row_size, n, *fields, "rows")?;
                each(&rows, |present, values| shard.observe_fields(present, values))
            })
        }
    })
}

/// Takes an array of rows away: as `kpi_unobserve`. A row may be taken away on another shard than the one that observed it.
///
/// Threads: `shard` is changed: one thread at a time. Errors: as `kpi_observe`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_shard_unobserve(
    shard: *mut kpi_shard,
    rows: *const c_void,
    row_size: usize,
    n: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and an array, as the header asks.
        unsafe {
            change(shard, |(shard, fields)| {
                let rows = Structs::read(rows, row_size, n, *fields, "rows")?;
                each(&rows, |present, values| shard.unobserve_fields(present, values))
            })
        }
    })
}

/// Corrects a row: as `kpi_replace`, in one step, so that no reader sees neither row. The old row may have been observed on another
/// shard.
///
/// Threads: `shard` is changed: one thread at a time. Errors: as `kpi_replace`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_shard_replace(
    shard: *mut kpi_shard,
    old_row: *const c_void,
    new_row: *const c_void,
    row_size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and two rows, as the header asks.
        unsafe {
            change(shard, |(shard, fields)| {
                let old = Structs::read(old_row, row_size, 1, *fields, "old row")?.single();
                let new = Structs::read(new_row, row_size, 1, *fields, "new row")?.single();
                shard.replace_fields(old, new).map_err(|error| rejected_one(error.into()))
            })
        }
    })
}

/// Gives a shard back; NULL is nothing to give back. What it counted stays.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_shard_free(shard: *mut kpi_shard) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(shard) }
}
