//! Distributions: multisets of durations, from which percentiles are read exactly.

use crate::handle::{Handle, change, free, give, lend, out, read};
use crate::status::{Failure, KPI_STATUS_SAME_HANDLE, KPI_STATUS_UNDEFINED, guard, kpi_error, kpi_status};
use crate::text::kpi_str;
use crate::totals::kpi_totals;
use kpi_core::{Distribution, Error, ErrorCode, Form, PercentileRule, Ratio, Word};

/// A distribution of microseconds.
///
/// Ownership: whoever receives one frees it with `kpi_distribution_free`.
pub struct kpi_distribution(());

impl Handle for kpi_distribution {
    const NAME: &'static str = "kpi_distribution";
    type Inner = Distribution;
}

/// An empty distribution. `keep`: KPI_KEEP_EXACT for every value as it is, or 2 to 30 significant bits.
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: another `keep`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_distribution_new(
    keep: i32,
    out: *mut *mut kpi_distribution,
    error: *mut *mut kpi_error,
) -> kpi_status {
    let make = || match u8::try_from(keep) {
        Ok(1) => Ok(Distribution::new(Form::Exact)),
        Ok(bits @ 2..=30) => Ok(Distribution::new(Form::Bounded { bits })),
        _ => Err(Error::new(
            ErrorCode::OutOfRange,
            format!("`keep` is KPI_KEEP_EXACT, or 2 to 30 significant bits, not {keep}"),
        )
        .into()),
    };
    // SAFETY: a place for the result, as the header asks.
    guard(error, || unsafe { give::<kpi_distribution>(out, make) })
}

/// A copy of a distribution that totals keep, by its name: `wait_dist_answered`.
///
/// Ownership: `*out` is the caller's. Threads: `totals` is read. Errors: KPI_STATUS_UNKNOWN_NAME where no distribution of this name
/// is kept (under KPI_KEEP_SUMS none is) or where it is not known.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_totals_distribution(
    totals: *const kpi_totals,
    name: kpi_str,
    out: *mut *mut kpi_distribution,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and a text, as the header asks.
        let (totals, name) = unsafe { (lend(totals)?, name.read()?) };
        let make = || {
            let info = totals.info();
            let at = info.distributions.iter().position(|state| state.name == name);
            let kept = at.and_then(|at| totals.distribution(at)).cloned();
            kept.ok_or_else(|| {
                let names: Vec<&str> = info.distributions.iter().map(|state| state.name).collect();
                let message = format!(
                    "these totals of `{}` hold no known distribution `{name}`: under KPI_KEEP_EXACT they keep {}",
                    info.name,
                    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
                );
                Error::new(ErrorCode::UnknownName, message).into()
            })
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_distribution>(out, make) }
    })
}

/// A copy with a life of its own.
///
/// Ownership: `*out` is the caller's. Threads: `of` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_distribution_clone(
    of: *const kpi_distribution,
    out: *mut *mut kpi_distribution,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe { give::<kpi_distribution>(out, || read(of, |of| Ok(of.clone()))) })
}

/// Adds a value of so many microseconds (below zero too), so many times; a negative number of times takes it away.
///
/// Threads: `to` is changed. Errors: KPI_STATUS_OVERFLOW; nothing is added then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_distribution_add(
    to: *mut kpi_distribution,
    value: i64,
    times: i64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: a handle, as the header asks.
    guard(error, || unsafe { change(to, |to| Ok(to.add(value, times)?)) })
}

/// Adds (or takes away) what another holds.
unsafe fn both(
    into: *mut kpi_distribution,
    from: *const kpi_distribution,
    act: impl FnOnce(&mut Distribution, &Distribution) -> Result<(), Error>,
) -> Result<(), Failure> {
    if !into.is_null() && std::ptr::eq(into, from) {
        return Err(Failure::own(KPI_STATUS_SAME_HANDLE, "a distribution cannot be added to itself: clone it first"));
    }
    // SAFETY: two different handles, as the callers' header asks.
    unsafe {
        let from = lend(from)?;
        change(into, |into| Ok(act(into, &from)?))
    }
}

/// Adds what another distribution holds.
///
/// Threads: `into` is changed, `from` is read. Errors: KPI_STATUS_FORMS_DIFFER, KPI_STATUS_OVERFLOW; nothing is added then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_distribution_merge(
    into: *mut kpi_distribution,
    from: *const kpi_distribution,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: handles, as the header asks.
    guard(error, || unsafe { both(into, from, Distribution::merge) })
}

/// Takes away what another distribution holds.
///
/// Threads and errors: as `kpi_distribution_merge`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_distribution_unmerge(
    into: *mut kpi_distribution,
    from: *const kpi_distribution,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: handles, as the header asks.
    guard(error, || unsafe { both(into, from, Distribution::unmerge) })
}

/// The number of observations.
///
/// Threads: `of` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_distribution_size(
    of: *const kpi_distribution,
    size: *mut i64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and a place, as the header asks.
        let (of, size) = unsafe { (lend(of)?, out(size, "size")?) };
        size.write(of.len());
        Ok(())
    })
}

/// The quantile p = `p_numerator / p_denominator` by a rule (`KPI_PERCENTILE_...`), as an exact ratio of microseconds: p 0 is the
/// shortest, 1 the longest.
///
/// Threads: `of` is read. Errors: KPI_STATUS_UNDEFINED where there are no observations, a p that is no share, an unknown rule.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_distribution_quantile(
    of: *const kpi_distribution,
    p_numerator: i64,
    p_denominator: i64,
    percentile: i32,
    numerator: *mut i64,
    denominator: *mut i64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and places, as the header asks.
        let (of, numerator, denominator) =
            unsafe { (lend(of)?, out(numerator, "numerator")?, out(denominator, "denominator")?) };
        let p = Ratio::new(p_numerator, p_denominator)?;
        if p < Ratio::whole(0) || p > Ratio::whole(1) {
            return Err(Error::new(ErrorCode::OutOfRange, format!("p lies between 0 and 1, not at {p}")).into());
        }
        let rule = PercentileRule::from_code(percentile.into()).ok_or_else(|| {
            Error::new(ErrorCode::UnknownName, format!("there is no percentile rule number {percentile}"))
        })?;
        let found = of.quantile(p, rule).ok_or_else(|| {
            Failure::own(
                KPI_STATUS_UNDEFINED,
                "there is no such quantile: no observations, fewer than none of a value, or too large",
            )
        })?;
        numerator.write(found.numerator());
        denominator.write(found.denominator());
        Ok(())
    })
}

/// Frees a distribution; NULL is nothing to free.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_distribution_free(of: *mut kpi_distribution) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(of) }
}
