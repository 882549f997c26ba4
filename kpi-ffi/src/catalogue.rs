//! The tables of the facts, as data: what a binding or a settings page walks.

use crate::handle::out;
use crate::rules::fact;
use crate::status::{Failure, KPI_STATUS_BAD_SIZE, KPI_STATUS_NULL_POINTER, guard, kpi_error, kpi_status};
use crate::text::kpi_str;
use kpi_core::{AnyFact, Error, ErrorCode, FactInfo, FieldKind, Reject, RuleKind, StateInfo, Undefined, catalogue};

/// A fact: one kind of row. All texts of the catalogue are static.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_fact_info {
    /// The stable number, `KPI_FACT_...`.
    pub number: i32,
    /// The version of its rules and of what rows mean under them.
    pub version: i32,
    /// The name in every layer.
    pub name: kpi_str,
    /// What one row is.
    pub doc: kpi_str,
    /// How many fields a row has, numbered from 0.
    pub fields: i32,
    /// How many rules, numbered from 0.
    pub rules: i32,
    /// How many totals, numbered from 0.
    pub totals: i32,
    /// How many distributions, sets and quotients are kept beside them, numbered from 0 in this order.
    pub states: i32,
}

/// A field of a row, or a rule.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_member_info {
    /// The stable number within the fact: its bit in `present`.
    pub number: i32,
    /// How many words it has, where it is a word or a set of words.
    pub words: i32,
    /// Whether a row without it is rejected; rules never are required.
    pub required: i32,
    /// Whether -1 stands for unset (of a rule).
    pub may_be_unset: i32,
    /// The value where the caller says nothing (of a rule).
    pub default_value: i64,
    /// The name in every layer.
    pub name: kpi_str,
    /// `duration` (microseconds), `instant` (microseconds since 1970, UTC), `flag`, `count`, `id`, `score`, `word`, `set`, `number`,
    /// `money` (minor units), `currency`.
    pub kind: kpi_str,
    /// What it says, or changes.
    pub doc: kpi_str,
}

/// A total, or a state beside the totals.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_total_info {
    /// The stable number within the fact.
    pub number: i32,
    /// The total that makes this one unknown while it is not zero, or -1.
    pub unless: i32,
    /// Whether it counts instants, which are taken once where queues are put side by side.
    pub once: i32,
    /// The name in every layer.
    pub name: kpi_str,
    /// `count`, `us` (microseconds), `minor_units`, `points`; of a state `distribution`, `set`, `quotients`.
    pub unit: kpi_str,
    /// `counted`, `excluded` (rows that formulas leave out) or `pending`; of a state `counted`.
    pub role: kpi_str,
    /// What it counts, exactly.
    pub doc: kpi_str,
}

/// Fills a struct of the caller's, which may be of an older header, and so shorter: what both know is written.
///
/// # Safety
///
/// `to` is NULL or points to `size` bytes that may be written.
pub(crate) unsafe fn fill<T: Copy>(to: *mut T, size: usize, value: T) -> Result<(), Failure> {
    if to.is_null() || !to.is_aligned() {
        return Err(Failure::own(KPI_STATUS_NULL_POINTER, "`out` must point to where the result goes"));
    }
    if size == 0 || size > 4096 || !size.is_multiple_of(align_of::<T>()) {
        return Err(Failure::own(
            KPI_STATUS_BAD_SIZE,
            format!("{size} is not the size of the struct: pass `sizeof *out`"),
        ));
    }
    if size > size_of::<T>() {
        let message = format!("the struct of {size} bytes is of a later header: this library knows {}", size_of::<T>());
        return Err(Failure::own(crate::status::KPI_STATUS_UNKNOWN_FIELD, message));
    }
    // SAFETY: `size` bytes that both sides have.
    unsafe { std::ptr::copy_nonoverlapping((&raw const value).cast::<u8>(), to.cast::<u8>(), size) };
    Ok(())
}

pub(crate) fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The entry of a list, or the error that says how many there are.
pub(crate) fn at<'a, T>(list: &'a [T], at: i32, what: &str) -> Result<&'a T, Error> {
    usize::try_from(at)
        .ok()
        .and_then(|at| list.get(at))
        .ok_or_else(|| Error::new(ErrorCode::UnknownName, format!("there is no {what} {at}: there are {}", list.len())))
}

fn unknown(what: &str, name: &str) -> Failure {
    Error::new(ErrorCode::UnknownName, format!("there is no {what} `{name}`")).into()
}

/// How many facts there are.
///
/// Threads: any. Errors: none.
#[unsafe(no_mangle)]
pub extern "C" fn kpi_fact_count() -> i32 {
    number(catalogue::FACTS.len())
}

/// Fact `index` of the list, from 0 to `kpi_fact_count() - 1`; `size` is `sizeof *out`.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for an entry that is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_fact_at(
    index: i32,
    out: *mut kpi_fact_info,
    size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let info = at(catalogue::FACTS, index, "fact")?.info();
        // SAFETY: a place of that size, as the header asks.
        unsafe { fill(out, size, fact_info(info)) }
    })
}

fn fact_info(info: &'static FactInfo) -> kpi_fact_info {
    kpi_fact_info {
        number: info.number.into(),
        version: info.version.into(),
        name: kpi_str::of(info.name),
        doc: kpi_str::of(info.doc),
        fields: number(info.fields.len()),
        rules: number(info.rules.len()),
        totals: number(info.totals.len()),
        states: number(info.distributions.len() + info.sets.len() + info.quotients.len()),
    }
}

/// Finds a number by a name.
pub(crate) unsafe fn find(
    name: kpi_str,
    to: *mut i32,
    what: &str,
    position: impl FnOnce(&str) -> Option<i32>,
) -> Result<(), Failure> {
    // SAFETY: a text and a place, as the callers' header asks.
    let (name, to) = unsafe { (name.read()?, out(to, "out")?) };
    to.write(position(name).ok_or_else(|| unknown(what, name))?);
    Ok(())
}

/// The number of the fact of this name.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_fact_find(name: kpi_str, out: *mut i32, error: *mut *mut kpi_error) -> kpi_status {
    let position = |name: &str| catalogue::fact(name).map(|fact| fact.info().number.into());
    // SAFETY: a text and a place, as the header asks.
    guard(error, || unsafe { find(name, out, "fact", position) })
}

/// The tables of the fact of this number.
fn table(number: i32) -> Result<&'static FactInfo, Failure> {
    Ok(AnyFact::info(fact(number)?))
}

/// Field `field` of a row of a fact; `size` is `sizeof *out`.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_field_at(
    fact_number: i32,
    field: i32,
    out: *mut kpi_member_info,
    size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let field = at(table(fact_number)?.fields, field, "field")?;
        let info = kpi_member_info {
            number: field.number.into(),
            words: number(field_words(field.kind).len()),
            required: i32::from(field.required),
            may_be_unset: 0,
            default_value: 0,
            name: kpi_str::of(field.name),
            kind: kpi_str::of(field.kind.name()),
            doc: kpi_str::of(field.doc),
        };
        // SAFETY: a place of that size, as the header asks.
        unsafe { fill(out, size, info) }
    })
}

/// The number of the field of this name.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_field_find(
    fact_number: i32,
    name: kpi_str,
    out: *mut i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let info = table(fact_number)?;
        // SAFETY: a text and a place, as the header asks.
        unsafe { find(name, out, "field", |name| info.field(name).map(number)) }
    })
}

fn field_words(kind: FieldKind) -> &'static [&'static str] {
    match kind {
        FieldKind::Word(words) | FieldKind::Set(words) => words,
        _ => &[],
    }
}

fn rule_words(kind: RuleKind) -> &'static [&'static str] {
    match kind {
        RuleKind::Word(words) | RuleKind::WordOrUnset(words) | RuleKind::Set(words) => words,
        _ => &[],
    }
}

fn rule_kind(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Duration | RuleKind::DurationOr(_) => "duration",
        RuleKind::Word(_) | RuleKind::WordOrUnset(_) => "word",
        RuleKind::Set(_) => "set",
        RuleKind::CurrencyOrUnset => "currency",
        _ => "number",
    }
}

/// Word `word` of a field: what its value `word` means, or, of a set, its bit `word`. Static.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_field_word(
    fact_number: i32,
    field: i32,
    word: i32,
    to: *mut kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let words = field_words(at(table(fact_number)?.fields, field, "field")?.kind);
        // SAFETY: a place, as the header asks.
        unsafe { out(to, "to") }?.write(kpi_str::of(at(words, word, "word")?));
        Ok(())
    })
}

/// Rule `rule` of a fact; `size` is `sizeof *out`.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_rule_at(
    fact_number: i32,
    rule: i32,
    out: *mut kpi_member_info,
    size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let rule = at(table(fact_number)?.rules, rule, "rule")?;
        let info = kpi_member_info {
            number: rule.number.into(),
            words: number(rule_words(rule.kind).len()),
            required: 0,
            may_be_unset: i32::from(rule.kind.accepts(-1)),
            default_value: rule.default,
            name: kpi_str::of(rule.name),
            kind: kpi_str::of(rule_kind(rule.kind)),
            doc: kpi_str::of(rule.doc),
        };
        // SAFETY: a place of that size, as the header asks.
        unsafe { fill(out, size, info) }
    })
}

/// The number of the rule of this name.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_rule_find(
    fact_number: i32,
    name: kpi_str,
    out: *mut i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let info = table(fact_number)?;
        // SAFETY: a text and a place, as the header asks.
        unsafe { find(name, out, "rule", |name| info.rule(name).map(number)) }
    })
}

/// Word `word` of a rule: what its value `word` means, or, of a set, its bit `word`. Static.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_rule_word(
    fact_number: i32,
    rule: i32,
    word: i32,
    to: *mut kpi_str,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let words = rule_words(at(table(fact_number)?.rules, rule, "rule")?.kind);
        // SAFETY: a place, as the header asks.
        unsafe { out(to, "to") }?.write(kpi_str::of(at(words, word, "word")?));
        Ok(())
    })
}

/// Total `total` of a fact; `size` is `sizeof *out`.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_total_at(
    fact_number: i32,
    total: i32,
    out: *mut kpi_total_info,
    size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let total = at(table(fact_number)?.totals, total, "total")?;
        let info = kpi_total_info {
            number: total.number.into(),
            unless: total.unless.map_or(-1, i32::from),
            once: i32::from(total.once),
            name: kpi_str::of(total.name),
            unit: kpi_str::of(total.unit.name()),
            role: kpi_str::of(total.role.name()),
            doc: kpi_str::of(total.doc),
        };
        // SAFETY: a place of that size, as the header asks.
        unsafe { fill(out, size, info) }
    })
}

/// The number of the total of this name.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_total_find(
    fact_number: i32,
    name: kpi_str,
    out: *mut i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let info = table(fact_number)?;
        // SAFETY: a text and a place, as the header asks.
        unsafe { find(name, out, "total", |name| info.total(name).map(number)) }
    })
}

/// State `state` beside the totals of a fact: distributions first, then sets, then quotients; `size` is `sizeof *out`.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_state_at(
    fact_number: i32,
    state: i32,
    out: *mut kpi_total_info,
    size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let info = table(fact_number)?;
        let of = |kind: &'static str, states: &'static [StateInfo]| states.iter().map(move |state| (kind, state));
        let states: Vec<_> = of("distribution", info.distributions)
            .chain(of("set", info.sets))
            .chain(of("quotients", info.quotients))
            .collect();
        let (kind, found) = at(&states, state, "state")?;
        let info = kpi_total_info {
            number: state,
            unless: found.unless.map_or(-1, i32::from),
            once: 0,
            name: kpi_str::of(found.name),
            unit: kpi_str::of(kind),
            role: kpi_str::of("counted"),
            doc: kpi_str::of(found.doc),
        };
        // SAFETY: a place of that size, as the header asks.
        unsafe { fill(out, size, info) }
    })
}

/// The name of a reason why a row is left out, `KPI_REJECT_...`: `negative_duration` ...; empty for a number that no reason has. Static.
///
/// Threads: any. Errors: none.
#[unsafe(no_mangle)]
pub extern "C" fn kpi_reject_name(reason: i32) -> kpi_str {
    kpi_str::of(Reject::ALL.iter().find(|known| **known as i32 == reason).map_or("", |known| known.name()))
}

/// The name of a reason why a value is undefined, `KPI_UNDEFINED_...`: `empty`, `unknown` ...; empty for a number that no reason has. Static.
///
/// Threads: any. Errors: none.
#[unsafe(no_mangle)]
pub extern "C" fn kpi_undefined_name(reason: i32) -> kpi_str {
    kpi_str::of(Undefined::ALL.iter().find(|known| i32::from(known.code()) == reason).map_or("", Undefined::name))
}
