//! The `const` tables of a fact: the only place where its names, units and docs stand.

use crate::fact::{RuleInfo, RuleKind, StateInfo, TotalInfo};

/// A field-less enum whose variants number the entries of a table.
pub trait Index: Copy {
    /// The position in the table.
    fn index(self) -> usize;
}

impl Index for usize {
    fn index(self) -> usize {
        self
    }
}

/// The lines that make field-less enums number the entries of tables.
macro_rules! impl_index {
    ($($name:ident),+) => {
        $(impl $crate::fact::Index for $name {
            #[inline]
            fn index(self) -> usize {
                self as usize
            }
        })+
    };
}
pub(crate) use impl_index;

/// Everything about a fact as data.
#[derive(Debug)]
#[non_exhaustive]
pub struct FactInfo {
    /// The name in every layer: `contact`, `agent_state` ...
    pub name: &'static str,
    /// The stable number; 0 for facts made outside this crate.
    pub number: u16,
    /// The version of the rules' text and of what rows mean under them.
    pub version: u16,
    /// What one row is.
    pub doc: &'static str,
    /// The fields of a row, in the order of the erased door.
    pub fields: &'static [FieldInfo],
    /// The rules, in the order of their text.
    pub rules: &'static [RuleInfo],
    /// The totals, `rows` first.
    pub totals: &'static [TotalInfo],
    /// The distributions that rows feed.
    pub distributions: &'static [StateInfo],
    /// The sets whose distinct members are counted.
    pub sets: &'static [StateInfo],
    /// The quotients that rows feed one by one, where a mean of quotients is asked for.
    pub quotients: &'static [StateInfo],
}

impl FactInfo {
    /// At most so many totals a fact.
    pub const MAX_TOTALS: usize = 256;
    /// At most so many fields a row.
    pub const MAX_FIELDS: usize = 64;
    /// At most so many states: distributions, sets and quotients together.
    pub const MAX_STATES: usize = 64;

    /// A fact with totals only; fields, rules and states are added by struct update.
    ///
    /// The first total must be `rows`, and the entries must stand in the order of their numbers: checked when compiling
    /// a `static` or `const`.
    ///
    /// # Panics
    ///
    /// Where the table is wrong, which stops the build.
    #[allow(clippy::panic, reason = "evaluated when compiling: a wrong table does not build")]
    pub const fn new(name: &'static str, doc: &'static str, totals: &'static [TotalInfo]) -> Self {
        assert!(totals.len() <= Self::MAX_TOTALS, "too many totals for one fact");
        assert!(!totals.is_empty() && const_eq(totals[0].name, "rows"), "the first total of a fact is `rows`");
        let mut i = 0;
        while i < totals.len() {
            assert!(totals[i].number as usize == i, "the totals must stand in the order of their numbers");
            i += 1;
        }
        Self {
            name,
            number: 0,
            version: 1,
            doc,
            fields: &[],
            rules: &[],
            totals,
            distributions: &[],
            sets: &[],
            quotients: &[],
        }
    }

    /// The same fact with a stable number.
    pub(crate) const fn numbered(self, number: u16) -> Self {
        Self { number, ..self }
    }

    /// The same fact with fields, in the order of their numbers: checked when compiling.
    ///
    /// # Panics
    ///
    /// Where the table is wrong, which stops the build.
    #[allow(clippy::panic, reason = "evaluated when compiling: a wrong table does not build")]
    pub const fn with_fields(self, fields: &'static [FieldInfo]) -> Self {
        assert!(fields.len() <= Self::MAX_FIELDS, "too many fields for one row");
        let mut i = 0;
        while i < fields.len() {
            assert!(fields[i].number as usize == i, "the fields must stand in the order of their numbers");
            i += 1;
        }
        Self { fields, ..self }
    }

    /// The same fact with rules, in the order of their numbers: checked when compiling.
    ///
    /// # Panics
    ///
    /// Where the table is wrong, which stops the build.
    #[allow(clippy::panic, reason = "evaluated when compiling: a wrong table does not build")]
    pub const fn with_rules(self, rules: &'static [RuleInfo]) -> Self {
        let mut i = 0;
        while i < rules.len() {
            assert!(rules[i].number as usize == i, "the rules must stand in the order of their numbers");
            if let RuleKind::Set(words) = rules[i].kind {
                assert!(words.len() < 63, "too many words for one set");
            }
            i += 1;
        }
        Self { rules, ..self }
    }

    /// The same fact with the states that rows feed beside the totals.
    ///
    /// # Panics
    ///
    /// Where they are too many, which stops the build.
    pub const fn with_states(self, distributions: &'static [StateInfo], sets: &'static [StateInfo]) -> Self {
        Self { distributions, sets, ..self }.checked_states()
    }

    /// The same fact with quotients that rows feed one by one.
    ///
    /// # Panics
    ///
    /// Where they are too many, which stops the build.
    pub const fn with_quotients(self, quotients: &'static [StateInfo]) -> Self {
        Self { quotients, ..self }.checked_states()
    }

    /// How many states rows feed beside the totals.
    pub(crate) const fn states(&self) -> usize {
        self.distributions.len() + self.sets.len() + self.quotients.len()
    }

    #[allow(clippy::panic, reason = "evaluated when compiling: a wrong table does not build")]
    const fn checked_states(self) -> Self {
        assert!(self.states() <= Self::MAX_STATES, "too many states for one fact");
        self
    }

    /// Whether rows feed any state beside the totals.
    pub const fn keeps_states(&self) -> bool {
        self.states() > 0
    }

    /// The total of this name.
    pub const fn total(&self, name: &str) -> Option<usize> {
        let mut i = 0;
        while i < self.totals.len() {
            if const_eq(self.totals[i].name, name) {
                return Some(i);
            }
            i += 1;
        }
        None
    }

    /// The rule of this name.
    pub fn rule(&self, name: &str) -> Option<usize> {
        self.rules.iter().position(|rule| rule.name == name)
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// Whether two tables are the same fact.
    pub fn is(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.name == other.name
    }
}

/// String equality that compilers can evaluate.
pub(crate) const fn const_eq(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// A field of a row. Every field may be null, which means unknown; `required` ones then reject the row.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// The stable number within the fact: its position in the table.
    pub number: u8,
    /// The name in every layer.
    pub name: &'static str,
    /// What the 64 bits of the erased door mean.
    pub kind: FieldKind,
    /// Whether a row without it is rejected.
    pub required: bool,
    /// What it says, with unit and range.
    pub doc: &'static str,
}

impl FieldInfo {
    /// A field that may be null.
    pub const fn new(number: u8, name: &'static str, kind: FieldKind, doc: &'static str) -> Self {
        Self { number, name, kind, required: false, doc }
    }

    /// The same, required.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// What the 64 bits of a field mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldKind {
    /// Microseconds, zero or more.
    Duration,
    /// Microseconds since the Unix epoch, UTC.
    Instant,
    /// 0 or 1.
    Flag,
    /// A whole number from 0 to the largest `u32`.
    Count,
    /// A number that names something.
    Id,
    /// A whole number of 32 bits on a scale that the rules or the question fix.
    Score,
    /// A position in a list of words.
    Word(&'static [&'static str]),
    /// Bits, one for each word of a list.
    Set(&'static [&'static str]),
    /// A whole number of 64 bits; the fact judges its range.
    Number,
    /// Minor units of the currency of the row or of the rules.
    Money,
    /// A currency, as [`Currency::code`](crate::Currency::code) has it.
    Currency,
}

impl FieldKind {
    /// The stable name: `duration`, `instant`, `flag`, `count`, `id`, `score`, `word`, `set`, `number`, `money`, `currency`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Duration => "duration",
            Self::Instant => "instant",
            Self::Flag => "flag",
            Self::Count => "count",
            Self::Id => "id",
            Self::Score => "score",
            Self::Word(_) => "word",
            Self::Set(_) => "set",
            Self::Number => "number",
            Self::Money => "money",
            Self::Currency => "currency",
        }
    }
}
