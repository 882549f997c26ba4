//! Totals by a text key and an interval: what dashboards by queue and half hour are read from.

use crate::handle::{Handle, change, free, give, lend, out, read};
use crate::observe::{each, rejected_one};
use crate::rules::{Structs, fact, rules_text};
use crate::status::{Failure, KPI_STATUS_SAME_HANDLE, guard, kpi_error, kpi_status};
use crate::text::kpi_str;
use crate::totals::{keeping, kpi_totals};
use kpi_core::{AnyGroups, AnyTally, Bins, Duration, Error, ErrorCode, Instant};
use std::ffi::c_void;
use std::sync::Arc;

/// Totals of one fact by a text key (a queue, a site) and, where asked for, by interval. Groups come in the order of key and time.
///
/// Ownership: whoever receives one frees it with `kpi_grouped_free`.
pub struct kpi_grouped(());

impl Handle for kpi_grouped {
    const NAME: &'static str = "kpi_grouped";
    type Inner = Box<dyn AnyGroups>;
}

/// A group: its key, and the start of its interval. This struct does not grow.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_group {
    /// The key. From `kpi_grouped_next` it is borrowed from the grouping, until that is changed.
    pub key: kpi_str,
    /// The start of the interval, microseconds since 1970 in UTC; only where `has_start` is 1.
    pub start: i64,
    /// 0 where there are no intervals, or where the rows did not tell their instant.
    pub has_start: i32,
}

impl kpi_group {
    fn start(&self) -> Option<Instant> {
        (self.has_start != 0).then(|| Instant::from_micros(self.start))
    }
}

/// Intervals of so many microseconds; 0 for none. Below a second somebody has counted in seconds.
fn bins(every: i64) -> Result<Option<Bins>, Error> {
    match every {
        0 => Ok(None),
        1..1_000_000 => Err(Error::new(
            ErrorCode::OutOfRange,
            format!("intervals of {every} microseconds are too short: a half hour is 30 * KPI_MINUTE"),
        )),
        _ => Bins::every(Duration::micros(every)).map(Some),
    }
}

/// A group that a caller names; NULL names none.
unsafe fn named<'a>(group: *const kpi_group) -> Result<Option<(&'a str, Option<Instant>)>, Failure> {
    if group.is_null() {
        return Ok(None);
    }
    // SAFETY: as the callers' header asks: a group, whose key is a text.
    unsafe {
        out(group.cast_mut(), "group")?;
        Ok(Some(((*group).key.read()?, (*group).start())))
    }
}

/// No groups yet. Rules and `keep` as in `kpi_totals_new`; `key_names` says what the key holds (`queue`, or `queue, channel`; may be
/// empty); `every` is the length of the intervals in microseconds (30 * KPI_MINUTE), counted from 1970 in UTC, or 0 for none.
///
/// A row belongs to the interval of its instant: of contacts `arrived_at`, or `ended_at` under the rule `attribution`; a row without it goes to a
/// group without a start.
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: unknown fact, rules off their range, a negative length.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_new(
    fact_number: i32,
    rules: *const c_void,
    rules_size: usize,
    keep: i32,
    key_names: kpi_str,
    every: i64,
    out: *mut *mut kpi_grouped,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            let fact = fact(fact_number)?;
            // SAFETY: a struct of that size and a text, as the header asks.
            let (rules, names) = unsafe { (rules_text(fact.info(), rules, rules_size)?, key_names.read()?) };
            Ok(keeping(fact, &rules, keep)?.grouped((!names.is_empty()).then_some(names), bins(every)?))
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_grouped>(out, make) }
    })
}

/// Counts an array of rows in the group of this key, each in its interval: as `kpi_observe`. Allocates nothing for a key and an
/// interval that are known already, under KPI_KEEP_SUMS.
///
/// Threads: `grouped` is changed. Errors: as `kpi_observe`, and a key that is not UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_observe(
    grouped: *mut kpi_grouped,
    key: kpi_str,
    rows: *const c_void,
    row_size: usize,
    n: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a text, a handle and an array, as the header asks.
        unsafe {
            let key = key.read()?;
            change(grouped, |grouped| {
                let rows = Structs::read(rows, row_size, n, grouped.info().fields.len(), "rows")?;
                each(&rows, |present, values| grouped.observe_fields(key, present, values))
            })
        }
    })
}

/// Takes an array of rows away from the group of this key: as `kpi_unobserve`. May allocate.
///
/// Threads: `grouped` is changed. Errors: as `kpi_grouped_observe`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_unobserve(
    grouped: *mut kpi_grouped,
    key: kpi_str,
    rows: *const c_void,
    row_size: usize,
    n: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a text, a handle and an array, as the header asks.
        unsafe {
            // Of its own: the caller's may be the key of the group that goes with its last row.
            let key = key.read()?.to_owned();
            change(grouped, |grouped| {
                let rows = Structs::read(rows, row_size, n, grouped.info().fields.len(), "rows")?;
                each(&rows, |present, values| grouped.unobserve_fields(&key, present, values))
            })
        }
    })
}

/// Corrects a row, even where the correction moves it to another group: as `kpi_replace`. May allocate.
///
/// Threads: `grouped` is changed. Errors: as `kpi_replace`, and keys that are not UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_replace(
    grouped: *mut kpi_grouped,
    old_key: kpi_str,
    old_row: *const c_void,
    new_key: kpi_str,
    new_row: *const c_void,
    row_size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: texts, a handle and two rows, as the header asks.
        unsafe {
            let (old_key, new_key) = (old_key.read()?, new_key.read()?);
            change(grouped, |grouped| {
                let fields = grouped.info().fields.len();
                let old = Structs::read(old_row, row_size, 1, fields, "old row")?.single();
                let new = Structs::read(new_row, row_size, 1, fields, "new row")?.single();
                grouped.replace_fields(old_key, old, new_key, new).map_err(|error| rejected_one(error.into()))
            })
        }
    })
}

/// Adds what another grouping counted, group by group.
///
/// Threads: `into` is changed, `from` is read. Errors: as `kpi_totals_merge`, KPI_STATUS_BINS_DIFFER, KPI_STATUS_KEYS_DIFFER; `into` is as
/// before then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_merge(
    into: *mut kpi_grouped,
    from: *const kpi_grouped,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        if !into.is_null() && std::ptr::eq(into, from) {
            return Err(Failure::own(KPI_STATUS_SAME_HANDLE, "a grouping cannot be added to itself: clone it first"));
        }
        // SAFETY: two different handles, as the header asks.
        unsafe {
            let from = lend(from)?;
            change(into, |into| Ok(into.merge_any(from.as_ref())?))
        }
    })
}

/// Adds totals that were counted elsewhere to a group; the start of `group` is taken to the start of its interval.
///
/// The totals were made with the `keep` of the grouping.
///
/// Threads: `grouped` is changed, `totals` are read. Errors: as `kpi_totals_merge`, and KPI_STATUS_BINS_DIFFER for a start where there are
/// no intervals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_add(
    grouped: *mut kpi_grouped,
    group: *const kpi_group,
    totals: *const kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: handles and a group, as the header asks.
        unsafe {
            out(group.cast_mut(), "group")?;
            let (group, totals) = (named(group)?.unwrap_or_default(), lend(totals)?);
            change(grouped, |grouped| Ok(grouped.add_any(group.0, group.1, &**totals)?))
        }
    })
}

/// Forgets all groups.
///
/// Threads: `grouped` is changed. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_clear(grouped: *mut kpi_grouped, error: *mut *mut kpi_error) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle, as the header asks.
        unsafe {
            change(grouped, |grouped| {
                grouped.clear();
                Ok(())
            })
        }
    })
}

/// A copy with a life of its own.
///
/// Ownership: `*out` is the caller's. Threads: `grouped` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_clone(
    grouped: *const kpi_grouped,
    out: *mut *mut kpi_grouped,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe { give::<kpi_grouped>(out, || read(grouped, |grouped| Ok(grouped.boxed()))) })
}

/// How many groups there are.
///
/// Threads: `grouped` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_size(
    grouped: *const kpi_grouped,
    size: *mut usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and a place, as the header asks.
        let (grouped, size) = unsafe { (lend(grouped)?, out(size, "size")?) };
        size.write(AnyGroups::len(grouped.as_ref()));
        Ok(())
    })
}

/// The group after `after` in the order of key and time, the first one for NULL: a walk over all groups. `*found` becomes 1, or 0
/// where there is none; `*group` is written where there is one. `after` may be a group that is not there, and may be `group`
/// itself; its key is the caller's own once the grouping has changed since, for a key from this function is gone then.
///
/// Threads: `grouped` is read. Errors: handles, a key that is not UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_next(
    grouped: *const kpi_grouped,
    after: *const kpi_group,
    group: *mut kpi_group,
    found: *mut i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle, a group and places, as the header asks.
        let (grouped, after, group, found) =
            unsafe { (lend(grouped)?, named(after)?, out(group, "group")?, out(found, "found")?) };
        let next = grouped.after(after);
        if let Some((key, start, _)) = next {
            group.write(kpi_group {
                key: kpi_str::of(key),
                start: start.map_or(0, Instant::as_micros),
                has_start: i32::from(start.is_some()),
            });
        }
        found.write(i32::from(next.is_some()));
        Ok(())
    })
}

/// A copy of the totals of a group: of the interval in which its start lies. A group that nothing was counted in holds nothing: its
/// totals are zero wherever those of the other groups are known, as `kpi_evaluate` over several facts needs it.
///
/// Ownership: `*to` is the caller's. Threads: `grouped` is read. Errors: handles, a key that is not UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_get(
    grouped: *const kpi_grouped,
    group: *const kpi_group,
    to: *mut *mut kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle, a group and a place, as the header asks.
        unsafe {
            out(group.cast_mut(), "group")?;
            let (grouped, group) = (lend(grouped)?, named(group)?.unwrap_or_default());
            let found = |grouped: &dyn AnyGroups| -> Box<dyn AnyTally> {
                grouped.get_any(group.0, group.1).unwrap_or_else(|| grouped.nothing_any()).boxed()
            };
            give::<kpi_totals>(to, || Ok(found(grouped.as_ref()).into()))
        }
    })
}

/// All groups added up: keys side by side first, then the intervals.
///
/// Ownership: `*out` is the caller's. Threads: `grouped` is read. Errors: KPI_STATUS_INSTANTS_DIFFER where keys were not looked at at the same
/// instants, KPI_STATUS_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_total(
    grouped: *const kpi_grouped,
    out: *mut *mut kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe { give::<kpi_totals>(out, || read(grouped, |grouped| Ok(grouped.total_any()?.into()))) })
}

/// Groups added up to longer intervals of `every` microseconds (0: none), and, unless `keep_keys` is 1, over all keys (the key is then
/// empty).
///
/// Ownership: `*out` is the caller's. Threads: `grouped` is read. Errors: KPI_STATUS_BINS_DIFFER where the new length is no multiple
/// of the old one, and as `kpi_grouped_total`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_roll_up(
    grouped: *const kpi_grouped,
    keep_keys: i32,
    every: i64,
    out: *mut *mut kpi_grouped,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let roll = |grouped: &dyn AnyGroups| {
            let key = |key: &str| -> Arc<str> { if keep_keys == 1 { key.into() } else { "".into() } };
            let mut rolled = grouped.rolled_up_any(&key, bins(every)?)?;
            if keep_keys == 1 {
                rolled.set_key_names(grouped.key_names());
            }
            Ok(rolled)
        };
        // SAFETY: a handle and a place, as the header asks.
        unsafe { give::<kpi_grouped>(out, || read(grouped, |grouped| roll(grouped.as_ref()))) }
    })
}

/// Frees a grouping; NULL is nothing to free.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_grouped_free(grouped: *mut kpi_grouped) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(grouped) }
}
