//! Evaluating any KPI, and reading the value: its parts, what was left out, why it is undefined.

use crate::handle::{Handle, Lent, free, give, lend, out, read};
use crate::rules::{Structs, unknown_member};
use crate::status::{Failure, KPI_STATUS_NOT_COMPARABLE, KPI_STATUS_UNDEFINED, guard, kpi_error, kpi_status};
use crate::text::kpi_str;
use crate::totals::{Counted, kpi_totals, room};
use kpi_core::{
    AnyTally, Definition, Error, ErrorCode, Evidence, LeftOut, Metric, Parameters, PercentileRule, Ratio, Undefined,
    Value, Variant, Word, catalogue,
};
use std::cmp::Ordering;

/// The variant that a KPI has by default; undefined for the reason KPI_UNDEFINED_VARIANT_NOT_CHOSEN where the field has none.
pub const KPI_DEFAULT_VARIANT: i32 = 0;

/// Bits of `kpi_parameters.present`: the share p of a percentile is given, `p_numerator` and `p_denominator`.
pub const KPI_PARAMETER_P: u64 = 0b11;
/// Bit of `kpi_parameters.present`: the percentile rule is given.
pub const KPI_PARAMETER_PERCENTILE: u64 = 1 << 2;
/// Bits of `kpi_parameters.present`: the discount is given, `discount_numerator` and `discount_denominator`.
pub const KPI_PARAMETER_DISCOUNT: u64 = 0b11 << 3;

/// What some formulas ask of the caller.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct kpi_parameters {
    /// Which members are given: KPI_PARAMETER_P, KPI_PARAMETER_PERCENTILE, KPI_PARAMETER_DISCOUNT.
    pub present: u64,
    /// The share of a percentile: 80 ...
    pub p_numerator: i64,
    /// ... of 100.
    pub p_denominator: i64,
    /// The rule that reads it: `KPI_PERCENTILE_...`, nearest rank where it is not given.
    pub percentile: i64,
    /// The discount of a period: 1 ...
    pub discount_numerator: i64,
    /// ... of 10.
    pub discount_denominator: i64,
}

/// Members after `present`.
const PARAMETERS: usize = size_of::<kpi_parameters>() / size_of::<i64>() - 1;

/// The figures of a value.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_figure {
    /// The part above the line, as counted; 0 where the value is undefined.
    pub numerator: i64,
    /// The part below the line, as counted, never reduced; 0 where the value is undefined.
    pub denominator: i64,
    /// Rows of the facts that were rejected, for whatever reason.
    pub rejected: i64,
    /// How many things the value rests on; only where `has_n` is 1.
    pub n: i64,
    /// Whether the value rests on a number of things.
    pub has_n: i32,
    /// 0 where the value is defined, else why not: `KPI_UNDEFINED_...`.
    pub reason: i32,
    /// Entries for `kpi_value_left_out`.
    pub left_out: i32,
    /// Entries for `kpi_value_pending`.
    pub pending: i32,
    /// Entries for `kpi_value_rule`.
    pub rules: i32,
    /// Entries for `kpi_value_parameter`.
    pub parameters: i32,
}

/// Rows that a value leaves out, by the total that counts them. This struct does not grow.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_left_out {
    /// The fact. Static.
    pub fact: kpi_str,
    /// The total: `wait_unknown`, `waiting` ... Static.
    pub total: kpi_str,
    /// How many rows.
    pub rows: i64,
}

/// A rule under which a value was counted. This struct does not grow.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_rule_shown {
    /// The fact whose rule it is. Static.
    pub fact: kpi_str,
    /// The rule. Static.
    pub rule: kpi_str,
    /// Its value as text. Borrowed from the value.
    pub text: kpi_str,
}

/// The value of a KPI: exact parts, or why there is none, with everything needed to say how it was made.
///
/// Ownership: whoever receives one frees it with `kpi_value_free`.
pub struct kpi_value(());

/// A value with its texts, so that they can be borrowed.
pub(crate) struct Evaluated {
    value: Value,
    text: String,
    figure: String,
    currency: String,
}

impl Handle for kpi_value {
    const NAME: &'static str = "kpi_value";
    type Inner = Evaluated;
}

/// The KPI of this number.
pub(crate) fn metric(number: i32) -> Result<&'static dyn Metric, Error> {
    u16::try_from(number)
        .ok()
        .and_then(catalogue::by_number)
        .ok_or_else(|| Error::new(ErrorCode::UnknownName, format!("there is no KPI number {number}")))
}

/// The variant of this number.
pub(crate) fn variant(of: &Definition, number: i32) -> Result<&'static Variant, Error> {
    of.variants.iter().find(|variant| i32::from(variant.number) == number).ok_or_else(|| {
        Error::new(ErrorCode::UnknownName, format!("`{}` has no variant number {number} that is computed", of.id))
    })
}

/// The parameters that a caller gives; NULL gives none.
unsafe fn parameters(given: *const kpi_parameters, size: usize) -> Result<Parameters, Failure> {
    // SAFETY: as the caller says.
    let given = unsafe { Structs::read(given.cast(), size, usize::from(!given.is_null()), PARAMETERS, "parameters") }?;
    parameters_set(given.single())
}

/// The parameters of a struct that is part of another.
pub(crate) fn parameters_of(given: &kpi_parameters) -> Result<Parameters, Failure> {
    if given.present >> PARAMETERS != 0 {
        return Err(unknown_member("parameters"));
    }
    let kpi_parameters { present, p_numerator, p_denominator, percentile, discount_numerator, discount_denominator } =
        *given;
    parameters_set((present, &[p_numerator, p_denominator, percentile, discount_numerator, discount_denominator]))
}

fn parameters_set((present, values): (u64, &[i64])) -> Result<Parameters, Failure> {
    let at = |member: usize| values.get(member).copied().unwrap_or_default();
    let half = |bits: u64| present & bits != 0 && present & bits != bits;
    if half(KPI_PARAMETER_P) || half(KPI_PARAMETER_DISCOUNT) {
        let message = "a parameter of two members is given with both: KPI_PARAMETER_P, KPI_PARAMETER_DISCOUNT";
        return Err(Error::new(ErrorCode::OutOfRange, message).into());
    }
    let ratio =
        |bits: u64, first: usize| (present & bits != 0).then(|| Ratio::new(at(first), at(first + 1))).transpose();
    let mut parameters = Parameters { p: ratio(KPI_PARAMETER_P, 0)?, ..Parameters::default() };
    if present & KPI_PARAMETER_PERCENTILE != 0 {
        parameters.percentile = PercentileRule::from_code(at(2)).ok_or_else(|| {
            Error::new(ErrorCode::UnknownName, format!("there is no percentile rule number {}", at(2)))
        })?;
    }
    if let Some(p) = parameters.p.filter(|p| *p < Ratio::whole(0) || *p > Ratio::whole(1)) {
        let message = format!("the share p of a percentile lies between 0 and 1, such as 90/100, not at {p}");
        return Err(Error::new(ErrorCode::OutOfRange, message).into());
    }
    parameters.discount = match ratio(KPI_PARAMETER_DISCOUNT, 3)? {
        Some(discount) => Parameters::discounted(discount)?.discount,
        None => None,
    };
    Ok(parameters)
}

/// Evaluates a KPI (`KPI_METRIC_...`) in a variant (`KPI_VARIANT_...`, or KPI_DEFAULT_VARIANT) from the totals of the facts that it
/// reads, at most one of each. A fact that is not given is unknown. `given` are the parameters, of `sizeof *given` bytes; it may be NULL.
///
/// There is always a value: an undefined one has a reason, and is never zero.
///
/// Ownership: `*out` is the caller's, and keeps nothing of the totals. Threads: all totals are read. Errors: unknown numbers, a
/// fact given twice, parameters off their range.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_evaluate(
    facts: *const *const kpi_totals,
    n: usize,
    metric_number: i32,
    variant_number: i32,
    given: *const kpi_parameters,
    given_size: usize,
    out: *mut *mut kpi_value,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            let metric = metric(metric_number)?;
            // SAFETY: an array of handles and a struct of that size, as the header asks.
            let (facts, parameters) = unsafe { (lend_all(facts, n)?, parameters(given, given_size)?) };
            let mut evidence = room::<&dyn Evidence>(n)?;
            for fact in &facts {
                let fact: &dyn AnyTally = &***fact;
                if evidence.iter().any(|other| other.info().is(fact.info())) {
                    let message = format!("`{}` is given twice: merge the two first", fact.info().name);
                    return Err(Error::new(ErrorCode::FactsDiffer, message).into());
                }
                evidence.push(fact);
            }
            let value = if variant_number == KPI_DEFAULT_VARIANT {
                metric.evaluate_with(&parameters, &evidence)
            } else {
                metric.evaluate_variant(variant(metric.definition(), variant_number)?, &parameters, &evidence)
            };
            Ok(Evaluated::new(value))
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_value>(out, make) }
    })
}

/// The totals of an array of handles.
unsafe fn lend_all<'a>(facts: *const *const kpi_totals, n: usize) -> Result<Vec<Lent<'a, Counted>>, Failure> {
    let most = catalogue::FACTS.len();
    if n > most {
        let message = format!("{n} totals are more than there are facts ({most})");
        return Err(Error::new(ErrorCode::OutOfRange, message).into());
    }
    let mut lent = room(n)?;
    for at in 0..n {
        // SAFETY: one pointer at a time; `out` checks the first, the rest follow it as the header asks.
        let fact = unsafe {
            out(facts.cast_mut(), "facts")?;
            *facts.add(at)
        };
        // SAFETY: a handle, as the header asks.
        lent.push(unsafe { lend(fact) }?);
    }
    Ok(lent)
}

impl Evaluated {
    pub(crate) fn new(value: Value) -> Self {
        let currency = value.currency().map(|currency| currency.to_string()).unwrap_or_default();
        Self { text: value.to_string(), figure: value.figure(), currency, value }
    }

    fn reason_of(&self) -> &str {
        self.value.reason().and_then(Undefined::of).unwrap_or_default()
    }
}

/// The figures of a value; `size` is `sizeof *out`.
///
/// Threads: `value` is read. Errors: handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_figure(
    value: *const kpi_value,
    out: *mut kpi_figure,
    size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle, as the header asks.
        let value = &unsafe { lend(value) }?.value;
        let count = |entries: usize| i32::try_from(entries).unwrap_or(i32::MAX);
        let figure = kpi_figure {
            numerator: value.numerator().unwrap_or_default(),
            denominator: value.denominator().unwrap_or_default(),
            rejected: value.rejected(),
            n: value.n().unwrap_or_default(),
            has_n: i32::from(value.n().is_some()),
            reason: value.reason().map_or(0, |reason| reason.code().into()),
            left_out: count(value.left_out().len()),
            pending: count(value.pending().len()),
            rules: count(value.rules().len()),
            parameters: count(value.parameters().len()),
        };
        // SAFETY: a place of that size, as the header asks.
        unsafe { crate::catalogue::fill(out, size, figure) }
    })
}

/// The nearest double, for display: exact parts stand in `kpi_value_figure`.
///
/// Threads: `value` is read. Errors: KPI_STATUS_UNDEFINED where there is no value; `*to` is not written then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_to_double(
    value: *const kpi_value,
    to: *mut f64,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a handle and a place, as the header asks.
        let (value, to) = unsafe { (lend(value)?, out(to, "to")?) };
        let nearest = value.value.to_f64();
        to.write(nearest.ok_or_else(|| Failure::own(KPI_STATUS_UNDEFINED, value.text.clone()))?);
        Ok(())
    })
}

/// Compares two values of one variant exactly: `*order` becomes -1, 0 or 1.
///
/// Threads: both are read. Errors: KPI_STATUS_NOT_COMPARABLE for values of different variants or currencies, or where one is
/// undefined and the other is not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_compare(
    one: *const kpi_value,
    other: *const kpi_value,
    order: *mut i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: handles and a place, as the header asks.
        let (one, other, order) = unsafe { (lend(one)?, lend(other)?, out(order, "order")?) };
        let found = one.value.partial_cmp(&other.value).ok_or_else(|| {
            Failure::own(KPI_STATUS_NOT_COMPARABLE, format!("`{}` and `{}` cannot be compared", one.text, other.text))
        })?;
        order.write(match found {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        });
        Ok(())
    })
}

/// A text of a value; empty for NULL and other handles.
unsafe fn text(value: *const kpi_value, get: impl FnOnce(&Evaluated) -> kpi_str) -> kpi_str {
    let mut found = kpi_str::of("");
    let _ = guard(std::ptr::null_mut(), || {
        // SAFETY: a handle, as the header asks.
        found = unsafe { read(value, |value| Ok(get(value))) }?;
        Ok(())
    });
    found
}

/// The whole value as text: `78.9 % (860 of 1090; of_offered, answer_within 20s)`. Borrowed from the value.
///
/// Threads: `value` is read. Errors: empty for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_text(value: *const kpi_value) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { text(value, |value| kpi_str::of(&value.text)) }
}

/// The figure alone: `78.9 %`, or an en dash where it is undefined. Borrowed from the value.
///
/// Threads: `value` is read. Errors: empty for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_short_text(value: *const kpi_value) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { text(value, |value| kpi_str::of(&value.figure)) }
}

/// The id of the KPI: `service_level`. Borrowed from the value.
///
/// Threads: `value` is read. Errors: empty for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_metric(value: *const kpi_value) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { text(value, |value| kpi_str::of(value.value.metric())) }
}

/// The name of the variant: `of_offered`. Borrowed from the value.
///
/// Threads: `value` is read. Errors: empty for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_variant(value: *const kpi_value) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { text(value, |value| kpi_str::of(value.value.variant())) }
}

/// The unit: `share`, `duration` (the value is in microseconds), `count`, `number`, `points`, `per_mille`, `money` (minor units). Static.
///
/// Threads: `value` is read. Errors: empty for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_unit(value: *const kpi_value) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { text(value, |value| kpi_str::of(value.value.unit().name())) }
}

/// The three letters of the currency, where the value is money and the rules name one; else empty. Borrowed from the value.
///
/// Threads: `value` is read. Errors: empty for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_currency(value: *const kpi_value) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { text(value, |value| kpi_str::of(&value.currency)) }
}

/// The name of the reason why there is no value: `empty`, `unknown` ...; empty where there is one. Static.
///
/// Threads: `value` is read. Errors: empty for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_reason(value: *const kpi_value) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { text(value, |value| kpi_str::of(value.value.reason().map_or("", Undefined::name))) }
}

/// What the reason is about: the unknown total, the missing parameter, the required rule; empty for other reasons. Borrowed from
/// the value.
///
/// Threads: `value` is read. Errors: empty for NULL and other handles.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_reason_of(value: *const kpi_value) -> kpi_str {
    // SAFETY: a handle, as the header asks.
    unsafe { text(value, |value| kpi_str::of(value.reason_of())) }
}

/// An entry of a list of a value.
unsafe fn entry<T, R>(
    value: *const kpi_value,
    at: i32,
    to: *mut R,
    list: impl FnOnce(&Evaluated) -> &[T],
    show: impl FnOnce(&T) -> R,
) -> Result<(), Failure> {
    // SAFETY: a handle and a place, as the callers' header asks.
    let (value, to) = unsafe { (lend(value)?, out(to, "out")?) };
    let list = list(&value);
    let found = usize::try_from(at).ok().and_then(|at| list.get(at)).ok_or_else(|| {
        Error::new(ErrorCode::OutOfRange, format!("there is no entry {at}: there are {}", list.len()))
    })?;
    to.write(show(found));
    Ok(())
}

fn shown(left: &LeftOut) -> kpi_left_out {
    kpi_left_out { fact: kpi_str::of(left.fact), total: kpi_str::of(left.total), rows: left.rows }
}

/// Rows that the formula leaves out because something about them is unknown: entry `at` of `kpi_figure.left_out`.
///
/// Threads: `value` is read. Errors: KPI_STATUS_OUT_OF_RANGE for an entry that is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_left_out(
    value: *const kpi_value,
    at: i32,
    out: *mut kpi_left_out,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe { entry(value, at, out, |value| value.value.left_out(), shown) })
}

/// Rows that cannot be judged before the horizon: entry `at` of `kpi_figure.pending`.
///
/// Threads: `value` is read. Errors: KPI_STATUS_OUT_OF_RANGE for an entry that is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_pending(
    value: *const kpi_value,
    at: i32,
    out: *mut kpi_left_out,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe { entry(value, at, out, |value| value.value.pending(), shown) })
}

/// The rules that the value depends on: entry `at` of `kpi_figure.rules`.
///
/// Threads: `value` is read. Errors: KPI_STATUS_OUT_OF_RANGE for an entry that is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_rule(
    value: *const kpi_value,
    at: i32,
    out: *mut kpi_rule_shown,
    error: *mut *mut kpi_error,
) -> kpi_status {
    let show = |rule: &kpi_core::RuleShown| kpi_rule_shown {
        fact: kpi_str::of(rule.fact),
        rule: kpi_str::of(rule.rule),
        text: kpi_str::of(&rule.text),
    };
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe { entry(value, at, out, |value| value.value.rules(), show) })
}

/// What the formula was asked with, as text: entry `at` of `kpi_figure.parameters`. Borrowed from the value.
///
/// Threads: `value` is read. Errors: KPI_STATUS_OUT_OF_RANGE for an entry that is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_parameter(
    value: *const kpi_value,
    at: i32,
    out: *mut kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    // SAFETY: a handle and a place, as the header asks.
    guard(error, || unsafe {
        entry(value, at, out, |value| value.value.parameters(), |text: &String| kpi_str::of(text))
    })
}

/// Frees a value; NULL is nothing to free.
///
/// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_value_free(value: *mut kpi_value) -> kpi_status {
    // SAFETY: a handle that the caller gives up.
    unsafe { free(value) }
}
