//! The tables of rules, and the texts of their values.

use crate::exact::{Currency, Duration};

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
    /// A currency, as [`Currency::code`](crate::Currency::code) has it, or -1 for `unset`: one that nobody names.
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
