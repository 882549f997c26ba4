//! Totals of one fact: made, added, taken away, set and read, stored.

use crate::handle::{Handle, change, free, give, lend, out, read};
use crate::rules::{fact, rules_text};
use crate::status::{Failure, KPI_STATUS_NO_MEMORY, KPI_STATUS_SAME_HANDLE, guard, kpi_error, kpi_status};
use crate::text::{bytes, give_bytes, kpi_bytes, kpi_str};
use kpi_core::{AnyFact, AnyTally, Error, ErrorCode, Form, Reading, Reject, stored};
use std::ffi::c_void;

/// Only sums are kept: nothing beside them grows, and `kpi_observe` allocates nothing.
pub const KPI_KEEP_SUMS: i32 = 0;
/// Distributions, distinct members and quotients are kept too, every value as it is: percentiles, longest waits, distinct
/// customers. Numbers from 2 to 30 keep distributions rounded to so many significant bits instead.
pub const KPI_KEEP_EXACT: i32 = 1;
/// The total is not known.
pub const KPI_READING_UNKNOWN: i32 = 0;
/// The total is known.
pub const KPI_READING_KNOWN: i32 = 1;
/// The rules declare that the source has no such part.
pub const KPI_READING_ABSENT: i32 = 2;

/// Totals of one fact under its rules, and, where asked for, the states beside them.
///
/// Ownership: whoever receives one frees it with `kpi_totals_free`.
pub struct kpi_totals(());

impl Handle for kpi_totals {
    const NAME: &'static str = "kpi_totals";
    type Inner = Counted;
}

/// Totals with the width of their rows at hand: the hot path asks for it each time.
pub(crate) struct Counted {
    tally: Box<dyn AnyTally>,
    pub(crate) fields: usize,
}

impl From<Box<dyn AnyTally>> for Counted {
    fn from(tally: Box<dyn AnyTally>) -> Self {
        Self { fields: tally.info().fields.len(), tally }
    }
}

impl std::ops::Deref for Counted {
    type Target = dyn AnyTally;

    #[inline]
    fn deref(&self) -> &Self::Target {
        self.tally.as_ref()
    }
}

impl std::ops::DerefMut for Counted {
    #[inline]
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.tally.as_mut()
    }
}

/// Empty totals that keep what is asked for.
pub(crate) fn keeping(fact: &dyn AnyFact, rules: &str, keep: i32) -> Result<Box<dyn AnyTally>, Error> {
    match u8::try_from(keep) {
        Ok(0) => fact.totals(rules),
        Ok(1) => fact.tally(rules, Form::Exact),
        Ok(bits @ 2..=30) => fact.tally(rules, Form::Bounded { bits }),
        _ => Err(Error::new(
            ErrorCode::OutOfRange,
            format!("`keep` is KPI_KEEP_SUMS, KPI_KEEP_EXACT, or 2 to 30 significant bits, not {keep}"),
        )),
    }
}

/// Empty totals of a fact (`KPI_FACT_...`) under rules given as its rules struct; NULL rules are the defaults.
///
/// `keep`: KPI_KEEP_SUMS, KPI_KEEP_EXACT, or 2 to 30 significant bits for distributions.
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: unknown fact, a rule off its range.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_new(
    fact_number: i32,
    rules: *const c_void,
    rules_size: usize,
    keep: i32,
    out: *mut *mut kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            let fact = fact(fact_number)?;
            // SAFETY: a struct of that size, as the header asks.
            let rules = unsafe { rules_text(fact.info(), rules, rules_size) }?;
            Ok(keeping(fact, &rules, keep)?.into())
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_totals>(out, make) }
    })
}

/// Empty totals under rules given as text, such as `contact/1 answer_within=30s short_abandon=5s`; rules that are not named have
/// their defaults.
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: text that is no rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_from_rules(
    rules: kpi_str,
    keep: i32,
    out: *mut *mut kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            // SAFETY: a text, as the header asks.
            let rules = unsafe { rules.read() }?;
            let name =
                rules.split_ascii_whitespace().next().and_then(|head| head.split('/').next()).unwrap_or_default();
            let fact = kpi_core::catalogue::fact(name).ok_or_else(|| {
                Error::new(
                    ErrorCode::UnknownName,
                    format!("there is no fact `{name}`: rules start with one, as in `contact/1`"),
                )
            })?;
            Ok(keeping(fact, rules, keep)?.into())
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_totals>(out, make) }
    })
}

/// Totals of which nothing is known yet, to be filled with `kpi_totals_set` and `kpi_totals_feed`: for platforms that keep
/// interval tables. What is not set stays unknown, never zero. `keep` as in `kpi_totals_new`.
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: as `kpi_totals_new`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_unknown(
    fact_number: i32,
    rules: *const c_void,
    rules_size: usize,
    keep: i32,
    out: *mut *mut kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            let fact = fact(fact_number)?;
            // SAFETY: a struct of that size, as the header asks.
            let rules = unsafe { rules_text(fact.info(), rules, rules_size) }?;
            Ok(keeping(fact, &rules, keep)?.unknown_like_any().into())
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_totals>(out, make) }
    })
}

/// Forgets everything: no total and no state is known any more, as after `kpi_totals_unknown`. For totals whose rules came as text.
///
/// Threads: `totals` is changed. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_forget(totals: *mut kpi_totals, error: *mut *mut kpi_error) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle, as the header asks.
        unsafe {
            change(totals, |totals| {
                *totals = totals.unknown_like_any().into();
                Ok(())
            })
        }
    })
}

/// Frees totals; NULL is nothing to free.
///
/// Threads: nobody else may use them. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_free(totals: *mut kpi_totals) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(totals) }
}

/// A copy with a life of its own.
///
/// Ownership: `*out` is the caller's. Threads: `totals` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_clone(
    totals: *const kpi_totals,
    out: *mut *mut kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: handles and places, as the header asks.
    guard(error, || unsafe { give::<kpi_totals>(out, || read(totals, |totals| Ok(totals.boxed().into()))) })
}

/// Empties totals: the same rules, the same states kept, the same totals known, all zero.
///
/// Threads: `totals` is changed. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_clear(totals: *mut kpi_totals, error: *mut *mut kpi_error) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle, as the header asks.
        unsafe {
            change(totals, |totals| {
                *totals = totals.empty_like().into();
                Ok(())
            })
        }
    })
}

/// Two different handles, one to be changed and one to be read.
unsafe fn both(
    into: *mut kpi_totals,
    from: *const kpi_totals,
    act: impl FnOnce(&mut dyn AnyTally, &dyn AnyTally) -> Result<(), Error>,
) -> Result<(), Failure> {
    if !into.is_null() && std::ptr::eq(into, from) {
        return Err(Failure::own(KPI_STATUS_SAME_HANDLE, "totals cannot be added to themselves: clone them first"));
    }
    // SAFETY: two different handles, as the callers' header asks.
    unsafe {
        let from = lend(from)?;
        change(into, |into| Ok(act(&mut **into, &**from)?))
    }
}

/// Adds what other totals counted: other hours, other machines. Any order and any split gives equal bits.
///
/// Both were made with one `keep`, and under one set of rules.
///
/// Threads: `into` is changed, `from` is read. Errors: KPI_STATUS_FACTS_DIFFER, KPI_STATUS_RULES_DIFFER, KPI_STATUS_FORMS_DIFFER (another
/// `keep`), KPI_STATUS_OVERFLOW; `into` is as before then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_merge(
    into: *mut kpi_totals,
    from: *const kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: handles, as the header asks.
    guard(error, || unsafe { both(into, from, AnyTally::merge_any) })
}

/// Adds what other totals counted of other queues at the same instants: instants of snapshots are taken once. For facts that
/// look at no instants (nearly all) it is the same as `kpi_totals_merge`.
///
/// Threads and errors: as `kpi_totals_merge`, and KPI_STATUS_INSTANTS_DIFFER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_merge_beside(
    into: *mut kpi_totals,
    from: *const kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: handles, as the header asks.
    guard(error, || unsafe { both(into, from, AnyTally::merge_beside_any) })
}

/// Takes away what was merged before: a window lets go of its oldest minute without drift.
///
/// Threads and errors: as `kpi_totals_merge`, and KPI_STATUS_NOT_A_PART.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_unmerge(
    into: *mut kpi_totals,
    from: *const kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: handles, as the header asks.
    guard(error, || unsafe { both(into, from, AnyTally::unmerge_any) })
}

/// Whether both hold equal bits: rules, known totals, integers, rejected rows and states. `*equal` becomes 1 or 0.
///
/// Threads: both are read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_equal(
    one: *const kpi_totals,
    other: *const kpi_totals,
    equal: *mut i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: handles and a place, as the header asks.
        let (one, other, equal) = unsafe { (lend(one)?, lend(other)?, out(equal, "equal")?) };
        equal.write(i32::from(one.equals(&**other)));
        Ok(())
    })
}

/// The number of the fact, `KPI_FACT_...`.
///
/// Threads: `totals` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_fact(
    totals: *const kpi_totals,
    fact: *mut i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and a place, as the header asks.
        let (totals, fact) = unsafe { (lend(totals)?, out(fact, "fact")?) };
        fact.write(totals.info().number.into());
        Ok(())
    })
}

/// The canonical text of the rules: `contact/1 unit=contact ... answer_within=20s ...`.
///
/// Ownership: `*out` is the caller's. Threads: `totals` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_rules(
    totals: *const kpi_totals,
    out: *mut *mut kpi_bytes,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe { give::<kpi_bytes>(out, || read(totals, |totals| Ok(totals.rules_text().into_bytes()))) })
}

/// Reads a total by its number. `*reading` becomes KPI_READING_KNOWN, KPI_READING_UNKNOWN or KPI_READING_ABSENT; `*value` is
/// written only where it is known: counts as they are, times in microseconds, money in minor units.
///
/// Threads: `totals` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a number that no total has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_get(
    totals: *const kpi_totals,
    total: i32,
    reading: *mut i32,
    value: *mut i64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and places, as the header asks.
        let (totals, reading, value) = unsafe { (lend(totals)?, out(reading, "reading")?, out(value, "value")?) };
        match totals.reading(number_of(&**totals, total)?) {
            Reading::Known(known) => {
                value.write(known);
                reading.write(KPI_READING_KNOWN);
            }
            Reading::Absent => reading.write(KPI_READING_ABSENT),
            Reading::Unknown => reading.write(KPI_READING_UNKNOWN),
        }
        Ok(())
    })
}

/// The place of a total, checked.
fn number_of(totals: &dyn AnyTally, total: i32) -> Result<usize, Error> {
    let info = totals.info();
    usize::try_from(total)
        .ok()
        .filter(|total| *total < info.totals.len())
        .ok_or_else(|| Error::new(ErrorCode::UnknownName, format!("`{}` has no total number {total}", info.name)))
}

/// Makes a total known, with this value: for totals that another system counted.
///
/// Threads: `totals` is changed. Errors: a number that no total has, a count below zero, a part that the rules declare absent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_set(
    totals: *mut kpi_totals,
    total: i32,
    value: i64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let set = |totals: &mut Counted| {
            let total = number_of(&**totals, total)?;
            Ok(totals.set_total(total, value)?)
        };
        // SAFETY: a handle, as the header asks.
        unsafe { change(totals, set) }
    })
}

/// Feeds a state that another system kept, by its name: an observation to a distribution, a member to a set (`below` is NULL),
/// or a quotient of `value` over `*below`.
///
/// Threads: `totals` is changed. Errors: KPI_STATUS_UNKNOWN_NAME where no such state is kept, an observation below zero.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_feed(
    totals: *mut kpi_totals,
    state: kpi_str,
    value: i64,
    below: *const i64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a text and NULL or a number, as the header asks.
        let (state, below) = unsafe { (state.read()?, optional(below, "below")?) };
        // SAFETY: a handle, as the header asks.
        unsafe { change(totals, |totals| Ok(totals.feed_any(state, value, below)?)) }
    })
}

/// A number that a caller may leave out.
unsafe fn optional(number: *const i64, name: &str) -> Result<Option<i64>, Failure> {
    if number.is_null() {
        return Ok(None);
    }
    // SAFETY: only checked, then read as the callers' header asks.
    unsafe {
        out(number.cast_mut(), name)?;
        Ok(Some(number.read()))
    }
}

/// Rows left out for a reason, `KPI_REJECT_...`.
///
/// Threads: `totals` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a number that no reason has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_rejected(
    totals: *const kpi_totals,
    reason: i32,
    rows: *mut i64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and a place, as the header asks.
        let (totals, rows) = unsafe { (lend(totals)?, out(rows, "rows")?) };
        let known = Reject::ALL.into_iter().find(|known| *known as i32 == reason).ok_or_else(|| {
            Error::new(ErrorCode::UnknownName, format!("there is no reason number {reason} to reject a row"))
        })?;
        rows.write(totals.counts().rejected(known));
        Ok(())
    })
}

/// Totals and states as bytes, to be stored or sent: with their fact, their rules and a checksum. Equal totals give equal bytes.
///
/// Ownership: `*out` is the caller's. Threads: `totals` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_to_bytes(
    totals: *const kpi_totals,
    out: *mut *mut kpi_bytes,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle, as the header asks.
        let bytes = unsafe { read(totals, |totals| Ok(totals.to_bytes())) }?;
        // SAFETY: a place for the result, as the header asks.
        unsafe { give_bytes(out, bytes) }
    })
}

/// Totals from bytes that `kpi_totals_to_bytes` made, on whatever machine.
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: KPI_STATUS_CORRUPT for bytes that were cut, changed or made by a
/// later version.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_from_bytes(
    data: *const u8,
    size: usize,
    out: *mut *mut kpi_totals,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            // SAFETY: readable bytes, as the header asks.
            let bytes = unsafe { bytes(data, size) }?;
            Ok(stored::read(bytes)?.into())
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_totals>(out, make) }
    })
}

/// A list with room for so many, or the error that says it cannot be had.
pub(crate) fn room<T>(count: usize) -> Result<Vec<T>, Failure> {
    let mut list = Vec::new();
    list.try_reserve_exact(count)
        .map_err(|_| Failure::own(KPI_STATUS_NO_MEMORY, format!("there is no memory for {count} entries")))?;
    Ok(list)
}
