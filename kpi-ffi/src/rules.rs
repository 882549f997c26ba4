//! What crosses as a presence mask and 64-bit integers: rows, rules, parameters.

use crate::status::{Failure, KPI_STATUS_BAD_SIZE, KPI_STATUS_NULL_POINTER, KPI_STATUS_UNKNOWN_FIELD};
use kpi_core::{AnyFact, Error, ErrorCode, FactInfo, catalogue};
use std::ffi::c_void;
use std::fmt::Write as _;

const WORD: usize = size_of::<i64>();

/// An array of structs `{ uint64_t present; int64_t values[]; }`.
#[derive(Clone, Copy)]
pub(crate) struct Structs<'a> {
    /// All of them as they lie.
    pub(crate) words: &'a [i64],
    /// How many words each has, `present` included.
    pub(crate) width: usize,
    pub(crate) count: usize,
}

impl<'a> Structs<'a> {
    /// The structs that a caller lends; `members` is how many this library knows. Another size is refused, and so is the whole array where one
    /// sets more. (A struct that has grown is to be taken in its earlier sizes too: those of `tests/golden/abi.txt`.)
    ///
    /// # Safety
    ///
    /// `data` is NULL or points to `count` structs of `size` bytes.
    #[inline]
    pub(crate) unsafe fn read(
        data: *const c_void,
        size: usize,
        count: usize,
        members: usize,
        what: &'static str,
    ) -> Result<Self, Failure> {
        let width = 1 + members;
        if count == 0 {
            return Ok(Self { words: &[], width: 1, count: 0 });
        }
        if size != width * WORD {
            return Err(other_size(what, size, width * WORD));
        }
        let Some(words) = width.checked_mul(count).filter(|words| *words <= isize::MAX as usize / WORD) else {
            return Err(too_many(what, size, count));
        };
        let data = data.cast::<i64>();
        if data.is_null() || !data.is_aligned() {
            return Err(no_structs(what));
        }
        // SAFETY: not NULL, aligned, of a possible size, and readable as the caller says.
        let words = unsafe { std::slice::from_raw_parts(data, words) };
        let structs = Self { words, width, count };
        let unknown = u32::try_from(members).ok().and_then(|members| u64::MAX.checked_shl(members)).unwrap_or(0);
        match structs.iter().position(|(present, _)| present & unknown != 0) {
            None => Ok(structs),
            Some(at) => Err(unknown_member(what).at(at)),
        }
    }

    /// Each struct in turn: which members are set, and all of them.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, &'a [i64])> + use<'a> {
        // No `chunks_exact`: its length is a division, which one row would pay for alone.
        let Self { words, width, count } = *self;
        (0..count).map(move |at| match words.get(at * width..(at + 1) * width) {
            Some([present, values @ ..]) => (present.cast_unsigned(), values),
            _ => (0, words),
        })
    }

    /// The only struct; nothing is set where there is none.
    #[inline]
    pub(crate) fn single(&self) -> (u64, &'a [i64]) {
        self.iter().next().unwrap_or((0, &[]))
    }
}

#[cold]
fn no_structs(what: &str) -> Failure {
    Failure::own(
        KPI_STATUS_NULL_POINTER,
        format!("the {what} must stand at an address that is not NULL and divisible by {WORD}"),
    )
}

/// Another size is another struct, which would be misread: of another fact, a pointer, or (larger) of a later header.
#[cold]
fn other_size(what: &str, size: usize, ours: usize) -> Failure {
    if size > ours {
        let message = format!(
            "{size} bytes are more than {what} of this library ({ours}): of another fact, or of a later header"
        );
        return Failure::own(KPI_STATUS_UNKNOWN_FIELD, message);
    }
    Failure::own(
        KPI_STATUS_BAD_SIZE,
        format!(
            "{size} bytes are no {what} ({ours}): of another fact, or `sizeof` of a pointer; pass `sizeof` of the struct"
        ),
    )
}

#[cold]
fn too_many(what: &str, size: usize, count: usize) -> Failure {
    Failure::own(KPI_STATUS_BAD_SIZE, format!("no memory holds {count} {what} of {size} bytes"))
}

#[cold]
pub(crate) fn unknown_member(what: &str) -> Failure {
    let message =
        format!("`present` of {what} has a bit that no member has: set it by KPI_SET, from a struct that was all zero");
    Failure::own(KPI_STATUS_UNKNOWN_FIELD, message)
}

/// A struct of texts and numbers that a caller lends. Another size is another struct.
///
/// # Safety
///
/// `data` is NULL or points to a struct of `size` bytes.
pub(crate) unsafe fn one<T: Copy>(data: *const T, size: usize, what: &'static str) -> Result<T, Failure> {
    if size != size_of::<T>() {
        return Err(other_size(what, size, size_of::<T>()));
    }
    if data.is_null() || !data.is_aligned() {
        return Err(no_structs(what));
    }
    // SAFETY: not NULL, aligned, and readable as the caller says.
    Ok(unsafe { data.read() })
}

/// The fact of this number.
pub(crate) fn fact(number: i32) -> Result<&'static dyn AnyFact, Failure> {
    let found = catalogue::FACTS.iter().copied().find(|fact| i32::from(fact.info().number) == number);
    found.ok_or_else(|| Error::new(ErrorCode::UnknownName, format!("there is no fact number {number}")).into())
}

/// The text of rules that came as a struct; what is not set has its default. No struct at all are the defaults.
///
/// # Safety
///
/// `rules` is NULL or points to a struct of `size` bytes.
pub(crate) unsafe fn rules_text(info: &FactInfo, rules: *const c_void, size: usize) -> Result<String, Failure> {
    // SAFETY: as the caller says.
    let rules = unsafe { Structs::read(rules, size, usize::from(!rules.is_null()), info.rules.len(), "rules") }?;
    let (present, values) = rules.single();
    let mut text = format!("{}/{}", info.name, info.version);
    for (at, (rule, value)) in info.rules.iter().zip(values).enumerate().filter(|(at, _)| present >> at & 1 == 1) {
        if !rule.kind.accepts(*value) {
            let message = format!("the rule `{}` (number {at}) cannot be {value}: {}", rule.name, rule.doc);
            return Err(Error::new(ErrorCode::OutOfRange, message).into());
        }
        let _ = write!(text, " {}={}", rule.name, rule.kind.text(*value));
    }
    Ok(text)
}
