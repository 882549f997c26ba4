//! The `const` tables of a fact: the only place where its names, units and docs stand.

use crate::exact::{Currency, Duration};

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
    pub const fn with_states(self, distributions: &'static [StateInfo], sets: &'static [StateInfo]) -> Self {
        Self { distributions, sets, ..self }
    }

    /// The same fact with quotients that rows feed one by one.
    pub const fn with_quotients(self, quotients: &'static [StateInfo]) -> Self {
        Self { quotients, ..self }
    }

    /// Whether rows feed any state beside the totals.
    pub const fn keeps_states(&self) -> bool {
        !(self.distributions.is_empty() && self.sets.is_empty() && self.quotients.is_empty())
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
    /// A currency, as [`Currency::code`] has it.
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

/// A rule: what changes how rows are counted.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// The stable number within the fact: its position in the table.
    pub number: u8,
    /// The name in every layer.
    pub name: &'static str,
    /// What its 64 bits mean.
    pub kind: RuleKind,
    /// The value where the caller says nothing.
    pub default: i64,
    /// Whether a printed value always names it, or only where it differs from the default.
    pub always_shown: bool,
    /// What it changes, with the default.
    pub doc: &'static str,
}

impl RuleInfo {
    /// A rule that printed values name only where it differs from the default.
    pub const fn new(number: u8, name: &'static str, kind: RuleKind, default: i64, doc: &'static str) -> Self {
        Self { number, name, kind, default, always_shown: false, doc }
    }

    /// The same, named beside every value that depends on it.
    pub const fn shown(self) -> Self {
        Self { always_shown: true, ..self }
    }
}

/// What the 64 bits of a rule mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleKind {
    /// Microseconds, zero or more.
    Duration,
    /// Microseconds, zero or more, or -1 for the word.
    DurationOr(&'static str),
    /// A position in a list of words.
    Word(&'static [&'static str]),
    /// A position in a list of words, or -1 for `unset`.
    WordOrUnset(&'static [&'static str]),
    /// Bits, one for each word of a list.
    Set(&'static [&'static str]),
    /// A whole number from 0 to this one, or -1 for `unset`.
    NumberOrUnset(i64),
    /// A currency, as [`Currency::code`] has it, or -1 for `unset`: one that nobody names.
    CurrencyOrUnset,
}

impl RuleKind {
    /// The text of a value: `20s`, `inclusive`, `talk+hold+wrap`.
    pub fn text(self, value: i64) -> String {
        match self {
            Self::DurationOr(word) if value == -1 => word.to_owned(),
            Self::Duration | Self::DurationOr(_) => duration_text(value),
            Self::WordOrUnset(_) | Self::NumberOrUnset(_) | Self::CurrencyOrUnset if value == -1 => "unset".to_owned(),
            Self::Word(words) | Self::WordOrUnset(words) => word_at(words, value).to_owned(),
            Self::Set(words) => {
                let named: Vec<&str> =
                    words.iter().enumerate().filter(|(bit, _)| value >> bit & 1 == 1).map(|(_, word)| *word).collect();
                if named.is_empty() { "none".to_owned() } else { named.join("+") }
            }
            Self::NumberOrUnset(_) => value.to_string(),
            Self::CurrencyOrUnset => Currency::from_code(value).map_or("?".to_owned(), |currency| currency.to_string()),
        }
    }

    /// The value of a text, as [`RuleKind::text`] writes it.
    pub fn parse(self, text: &str) -> Option<i64> {
        let value = match self {
            Self::DurationOr(word) if text == word => -1,
            Self::Duration | Self::DurationOr(_) => parse_duration(text)?,
            Self::WordOrUnset(_) | Self::NumberOrUnset(_) | Self::CurrencyOrUnset if text == "unset" => -1,
            Self::Word(words) | Self::WordOrUnset(words) => position(words, text)?,
            Self::Set(_) if text == "none" => 0,
            Self::Set(words) => text.split('+').try_fold(0, |bits, word| Some(bits | 1 << position(words, word)?))?,
            Self::NumberOrUnset(_) => text.parse().ok()?,
            Self::CurrencyOrUnset => text.parse().ok().map(Currency::code)?,
        };
        self.accepts(value).then_some(value)
    }

    /// Whether the value is one of the rule's.
    pub fn accepts(self, value: i64) -> bool {
        let below = |words: &[&str]| usize::try_from(value).is_ok_and(|value| value < words.len());
        match self {
            Self::Duration => value >= 0,
            Self::DurationOr(_) => value >= -1,
            Self::NumberOrUnset(most) => (-1..=most).contains(&value),
            Self::Word(words) => below(words),
            Self::WordOrUnset(words) => value == -1 || below(words),
            Self::Set(words) => value >= 0 && value >> words.len() == 0,
            Self::CurrencyOrUnset => value == -1 || Currency::from_code(value).is_some(),
        }
    }
}

fn word_at(words: &[&'static str], value: i64) -> &'static str {
    usize::try_from(value).ok().and_then(|at| words.get(at).copied()).unwrap_or("?")
}

fn position(words: &[&str], text: &str) -> Option<i64> {
    words.iter().position(|word| *word == text).and_then(|at| i64::try_from(at).ok())
}

/// `7d`, `20s`, `1.5s`: days where whole days, else seconds with as many decimals as needed.
fn duration_text(micros: i64) -> String {
    const DAY: i64 = 86_400_000_000;
    if micros > 0 && micros % DAY == 0 {
        format!("{}d", micros / DAY)
    } else {
        Duration::micros(micros).to_string().replace(' ', "")
    }
}

fn parse_duration(text: &str) -> Option<i64> {
    text.parse().ok().map(Duration::as_micros)
}

/// A total: a count or a sum that only ever adds.
#[derive(Clone, Copy, Debug)]
pub struct TotalInfo {
    /// The stable number within the fact: its position in the table.
    pub number: u16,
    /// The name in every layer.
    pub name: &'static str,
    /// What it counts in.
    pub unit: TotalUnit,
    /// What it is for.
    pub role: Role,
    /// The rules that it depends on, by name.
    pub rules: &'static [&'static str],
    /// The total that makes this one unknown while it is above zero, for what single rows may leave open.
    pub unless: Option<u16>,
    /// Whether it counts instants at which all parts of the centre were looked at together: it adds over time, and is taken
    /// once where queues are put side by side.
    pub once: bool,
    /// The fields of a row that it looks at, by name: the columns that it needs.
    pub fields: &'static [&'static str],
    /// What it counts, exactly.
    pub doc: &'static str,
}

impl TotalInfo {
    /// A count.
    pub const fn count(number: u16, name: &'static str, doc: &'static str) -> Self {
        Self {
            number,
            name,
            unit: TotalUnit::Count,
            role: Role::Counted,
            rules: &[],
            unless: None,
            once: false,
            fields: &[],
            doc,
        }
    }

    /// A sum of microseconds.
    pub const fn micros(number: u16, name: &'static str, doc: &'static str) -> Self {
        Self { unit: TotalUnit::Micros, ..Self::count(number, name, doc) }
    }

    /// A sum of money in minor units; it may be negative, and depends on the rule `currency`.
    pub const fn money(number: u16, name: &'static str, doc: &'static str) -> Self {
        Self { unit: TotalUnit::MinorUnits, ..Self::count(number, name, doc) }
    }

    /// A sum of points.
    pub const fn points(number: u16, name: &'static str, doc: &'static str) -> Self {
        Self { unit: TotalUnit::Points, ..Self::count(number, name, doc) }
    }

    /// The same, counting instants: taken once over queues, added over time.
    pub const fn once(self) -> Self {
        Self { once: true, ..self }
    }

    /// The same, counting rows that formulas leave out because something about them is unknown.
    pub const fn excluded(self) -> Self {
        Self { role: Role::Excluded, ..self }
    }

    /// The same, counting what cannot be judged yet.
    pub const fn pending(self) -> Self {
        Self { role: Role::Pending, ..self }
    }

    /// The same, looking at these fields of a row; whether the list is right is tested with random rows.
    pub const fn reads(self, fields: &'static [&'static str]) -> Self {
        Self { fields, ..self }
    }

    /// The same, under these rules.
    pub const fn under(self, rules: &'static [&'static str]) -> Self {
        Self { rules, ..self }
    }

    /// The same, unknown while the other total is above zero.
    pub const fn unless(self, other: u16) -> Self {
        Self { unless: Some(other), ..self }
    }
}

/// What a total counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TotalUnit {
    /// Things.
    Count,
    /// Microseconds.
    Micros,
    /// Minor units of one currency.
    MinorUnits,
    /// Points of an evaluation or a test.
    Points,
}

impl TotalUnit {
    /// The name in tables: `count`, `us`, `minor_units`, `points`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Micros => "us",
            Self::MinorUnits => "minor_units",
            Self::Points => "points",
        }
    }

    /// Whether sums of it may lie below zero: credits, losses.
    pub const fn may_be_negative(self) -> bool {
        matches!(self, Self::MinorUnits)
    }
}

impl Role {
    /// The stable name: `counted`, `excluded`, `pending`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Excluded => "excluded",
            Self::Pending => "pending",
        }
    }
}

/// What a total is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Formulas read it.
    Counted,
    /// Rows that formulas leave out because something about them is unknown.
    Excluded,
    /// Rows that cannot be judged before the horizon.
    Pending,
}

impl StateInfo {
    /// A state under these rules.
    pub const fn new(name: &'static str, rules: &'static [&'static str], doc: &'static str) -> Self {
        Self { name, rules, unless: None, fields: &[], doc }
    }

    /// The same, looking at these fields of a row.
    pub const fn reads(self, fields: &'static [&'static str]) -> Self {
        Self { fields, ..self }
    }

    /// The same, unknown while the total of this number is above zero: the rows that it counts did not say.
    pub const fn unless(self, total: u16) -> Self {
        Self { unless: Some(total), ..self }
    }
}

/// A state that is not a sum: a distribution, a set, or quotients.
#[derive(Clone, Copy, Debug)]
pub struct StateInfo {
    /// The name in every layer.
    pub name: &'static str,
    /// The rules that it depends on, by name.
    pub rules: &'static [&'static str],
    /// The total that makes it unknown while it is above zero.
    pub unless: Option<u16>,
    /// The fields of a row that it looks at, by name.
    pub fields: &'static [&'static str],
    /// What it holds; distributions hold microseconds.
    pub doc: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_texts_read_back() {
        const WORDS: &[&str] = &["by_arrival", "by_end"];
        for (kind, value, text) in [
            (RuleKind::Duration, 20_000_000, "20s"),
            (RuleKind::Duration, 604_800_000_000, "7d"),
            (RuleKind::Duration, 1_500_000, "1.5s"),
            (RuleKind::Duration, 0, "0s"),
            (RuleKind::DurationOr("per_row"), -1, "per_row"),
            (RuleKind::Word(WORDS), 1, "by_end"),
            (RuleKind::WordOrUnset(WORDS), -1, "unset"),
            (RuleKind::Set(WORDS), 3, "by_arrival+by_end"),
            (RuleKind::Set(WORDS), 0, "none"),
            (RuleKind::NumberOrUnset(10), 4, "4"),
            (RuleKind::CurrencyOrUnset, -1, "unset"),
            (RuleKind::CurrencyOrUnset, 0x45_55_52, "EUR"),
        ] {
            assert_eq!(kind.text(value), text);
            assert_eq!(kind.parse(text), Some(value), "{text}");
        }
    }

    #[test]
    fn rule_texts_that_are_none_are_refused() {
        for text in ["", "s", "-1s", "1.0000001s", "1,5s", "20", "99999999999999999999s", "+5s", "1.-5s", "5 weeks"] {
            assert_eq!(RuleKind::Duration.parse(text), None, "{text}");
        }
        assert_eq!(RuleKind::Word(&["a"]).parse("b"), None);
        assert_eq!(RuleKind::Set(&["a"]).parse("a+b"), None);
        assert_eq!(RuleKind::NumberOrUnset(10).parse("-2").or(RuleKind::NumberOrUnset(10).parse("11")), None);
    }
}
