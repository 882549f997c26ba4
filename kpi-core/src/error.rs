//! The one error type: an opaque struct with a stable code and a message that says what to mend.

use crate::reject::Rejection;
use std::fmt;

/// What went wrong, as a stable number: codes are only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u16)]
pub enum ErrorCode {
    /// A row broke a row-local rule; it was left out whole and counted. See [`Error::rejection`].
    RowRejected = 1,
    /// A total would leave 64 bits; nothing of the row or of the merge was counted.
    Overflow = 2,
    /// Totals made under different rules were to be added.
    RulesDiffer = 3,
    /// Totals of different facts were to be added.
    FactsDiffer = 4,
    /// A name or number that nothing has.
    UnknownName = 5,
    /// A value outside its range.
    OutOfRange = 6,
    /// A text that could not be read.
    Syntax = 7,
    /// States of different forms, or of different precision, were to be added.
    FormsDiffer = 8,
    /// An interval of doubt was asked of a KPI that has none, or without the data that it needs.
    NoInterval = 9,
    /// A bin length that does not fit the other one.
    BinsDiffer = 10,
    /// What was to be taken away was never part of it.
    NotAPart = 11,
    /// States of different instants were to be added side by side.
    InstantsDiffer = 12,
    /// Groups by different keys were to be read together.
    KeysDiffer = 13,
    /// Rows were to be taken away from an estimate, which forgets them.
    CannotTakeAway = 14,
    /// Bytes of a stored state that cannot be read: damaged, cut short, of another format, or not as they are written.
    Corrupt = 15,
    /// What one writer at a time may have has one already.
    InUse = 16,
    /// A column that a table does not have, or of a type that its field cannot be read from.
    Column = 17,
    /// The caller stopped what was under way.
    Cancelled = 18,
}

impl ErrorCode {
    /// Every code, in the order of the numbers.
    pub const ALL: [Self; 18] = [
        Self::RowRejected,
        Self::Overflow,
        Self::RulesDiffer,
        Self::FactsDiffer,
        Self::UnknownName,
        Self::OutOfRange,
        Self::Syntax,
        Self::FormsDiffer,
        Self::NoInterval,
        Self::BinsDiffer,
        Self::NotAPart,
        Self::InstantsDiffer,
        Self::KeysDiffer,
        Self::CannotTakeAway,
        Self::Corrupt,
        Self::InUse,
        Self::Column,
        Self::Cancelled,
    ];

    /// The stable name, for bindings: `row_rejected` ...
    pub const fn name(self) -> &'static str {
        match self {
            Self::RowRejected => "row_rejected",
            Self::Overflow => "overflow",
            Self::RulesDiffer => "rules_differ",
            Self::FactsDiffer => "facts_differ",
            Self::UnknownName => "unknown_name",
            Self::OutOfRange => "out_of_range",
            Self::Syntax => "syntax",
            Self::FormsDiffer => "forms_differ",
            Self::NoInterval => "no_interval",
            Self::BinsDiffer => "bins_differ",
            Self::NotAPart => "not_a_part",
            Self::InstantsDiffer => "instants_differ",
            Self::KeysDiffer => "keys_differ",
            Self::CannotTakeAway => "cannot_take_away",
            Self::Corrupt => "corrupt",
            Self::InUse => "in_use",
            Self::Column => "column",
            Self::Cancelled => "cancelled",
        }
    }
}

/// The error of every fallible function of this crate.
///
/// # Examples
///
/// ```
/// use kpi_core::{ErrorCode, Ratio};
///
/// let error = Ratio::new(1, 0).unwrap_err();
/// assert_eq!(error.code(), ErrorCode::OutOfRange);
/// assert_eq!(error.to_string(), "a ratio needs a denominator above zero, not 0");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct Error {
    kind: Kind,
}

/// Kept small and free of allocation for rejected rows, which may be many.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Row(Rejection),
    Other(ErrorCode, Box<str>),
    Column(Box<ColumnError>),
}

/// What is wrong with a column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ColumnError {
    column: Box<str>,
    message: Box<str>,
}

impl Error {
    /// An error with a message of the caller's, for facts and metrics outside this crate too.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { kind: Kind::Other(code, message.into().into_boxed_str()) }
    }

    /// What is wrong with a column: [`ErrorCode::Column`], with the column's name apart.
    pub fn of_column(column: impl Into<String>, message: impl Into<String>) -> Self {
        let (column, message) = (column.into().into_boxed_str(), message.into().into_boxed_str());
        Self { kind: Kind::Column(Box::new(ColumnError { column, message })) }
    }

    /// The stable code.
    pub fn code(&self) -> ErrorCode {
        match &self.kind {
            Kind::Row(_) => ErrorCode::RowRejected,
            Kind::Other(code, _) => *code,
            Kind::Column(_) => ErrorCode::Column,
        }
    }

    /// The column that is missing, or that cannot be read as it is mapped, where that is what happened.
    pub fn column(&self) -> Option<&str> {
        match &self.kind {
            Kind::Column(error) => Some(&error.column),
            Kind::Row(_) | Kind::Other(..) => None,
        }
    }

    /// Why the row was rejected, where that is what happened.
    pub fn rejection(&self) -> Option<Rejection> {
        match &self.kind {
            Kind::Row(rejection) => Some(*rejection),
            Kind::Other(..) | Kind::Column(_) => None,
        }
    }
}

impl From<Rejection> for Error {
    fn from(rejection: Rejection) -> Self {
        Self { kind: Kind::Row(rejection) }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(rejection) => write!(f, "row rejected: {rejection}"),
            Self::Other(_, message) => f.write_str(message),
            Self::Column(error) => f.write_str(&error.message),
        }
    }
}
