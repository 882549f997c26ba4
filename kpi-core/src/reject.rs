//! Why a row was left out: row-local reasons, counted one by one.

use std::fmt;

/// Why a row was left out whole. One list for all facts; numbers are only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Reject {
    /// A length of time is negative.
    NegativeDuration,
    /// A number lies outside what the field may hold (a time over 100 years, a negative count).
    OutOfRange,
    /// An end lies before its start.
    EndBeforeStart,
    /// Parts are longer than their whole: talk and hold beyond the connected time.
    PartsExceedWhole,
    /// A score lies off its scale.
    OffScale,
    /// Two fields of the row cannot both be true.
    Contradiction,
    /// A field without which the row cannot be counted is null.
    Missing,
    /// A number that stands for no word of the field.
    UnknownWord,
    /// A part is given that the rules declare absent.
    DeclaredAbsent,
    /// A cell of the source that its importer could not read.
    Unreadable,
    /// Money in another currency than the one that the rules name.
    OtherCurrency,
}

impl Reject {
    /// Every reason, in the order of the numbers.
    pub const ALL: [Self; 11] = [
        Self::NegativeDuration,
        Self::OutOfRange,
        Self::EndBeforeStart,
        Self::PartsExceedWhole,
        Self::OffScale,
        Self::Contradiction,
        Self::Missing,
        Self::UnknownWord,
        Self::DeclaredAbsent,
        Self::Unreadable,
        Self::OtherCurrency,
    ];

    /// The stable name, for tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NegativeDuration => "negative_duration",
            Self::OutOfRange => "out_of_range",
            Self::EndBeforeStart => "end_before_start",
            Self::PartsExceedWhole => "parts_exceed_whole",
            Self::OffScale => "off_scale",
            Self::Contradiction => "contradiction",
            Self::Missing => "missing",
            Self::UnknownWord => "unknown_word",
            Self::DeclaredAbsent => "declared_absent",
            Self::Unreadable => "unreadable",
            Self::OtherCurrency => "other_currency",
        }
    }
}

/// Why one row was left out, with the field that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rejection {
    reason: Reject,
    field: &'static str,
    value: Option<i64>,
}

impl Rejection {
    /// A rejection that a field shows.
    pub const fn new(reason: Reject, field: &'static str) -> Self {
        Self { reason, field, value: None }
    }

    /// The same, with the value of the field as the erased door has it.
    pub const fn with_value(self, value: i64) -> Self {
        Self { value: Some(value), ..self }
    }

    /// The reason that is counted.
    pub const fn reason(self) -> Reject {
        self.reason
    }

    /// The field that shows it.
    pub const fn field(self) -> &'static str {
        self.field
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.field;
        match self.reason {
            Reject::NegativeDuration => write!(f, "{field} is negative")?,
            Reject::OutOfRange => write!(f, "{field} is out of range")?,
            Reject::EndBeforeStart => write!(f, "{field} lies before its start")?,
            Reject::PartsExceedWhole => write!(f, "{field} is shorter than its parts")?,
            Reject::OffScale => write!(f, "{field} is off its scale")?,
            Reject::Contradiction => write!(f, "{field} contradicts another field")?,
            Reject::Missing => write!(f, "{field} is missing")?,
            Reject::UnknownWord => write!(f, "{field} stands for no word of its list")?,
            Reject::DeclaredAbsent => write!(f, "{field} is given, yet the rules declare it absent")?,
            Reject::Unreadable => write!(f, "{field} cannot be read")?,
            Reject::OtherCurrency => write!(f, "{field} is not the currency of the rules")?,
        }
        match self.value {
            Some(value) if self.reason == Reject::OtherCurrency => {
                let letters: String = value.to_be_bytes().into_iter().skip(5).map(char::from).collect();
                write!(f, " ({letters})")
            }
            Some(value) => write!(f, " ({value})"),
            None => Ok(()),
        }
    }
}
