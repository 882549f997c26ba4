//! Reads a formula from its text, at compile time for the catalogue and at run time for anybody's own.

use crate::exact::Undefined;
use crate::fact::{FactInfo, StateInfo};
use crate::metric::formula::{Custom, Formula, Inputs, Item, Operand, Sum, Term};
use std::fmt;

/// Why a text is no formula, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// The byte at which reading stopped.
    pub at: usize,
    /// What was expected there.
    pub expected: &'static str,
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}: expected {}", self.at, self.expected)
    }
}

impl std::error::Error for FormulaError {}

impl Formula {
    /// Reads a formula; names stand for items of the facts, with `fact.` before them where there are several facts.
    ///
    /// # Errors
    ///
    /// Where the text stops being a formula, and what was expected there.
    ///
    /// # Examples
    ///
    /// ```
    /// use kpi_core::prelude::*;
    ///
    /// let facts: &[&FactInfo] = &[SurveyTotals::zero(&SurveyRules::default()).info()];
    /// let formula = Formula::parse("(csat_4 + csat_5) / (csat_answers)", facts)?;
    /// assert_eq!(formula.text(facts), "(csat_4 + csat_5) / (csat_answers)");
    /// assert_eq!(Formula::parse("csat_6 / csat_answers", facts).unwrap_err().to_string(), "at byte 0: expected the name of a total");
    /// # Ok::<(), kpi_core::FormulaError>(())
    /// ```
    pub const fn parse(text: &str, facts: &[&'static FactInfo]) -> Result<Self, FormulaError> {
        let mut parser = Parser { bytes: text.as_bytes(), at: 0, facts, listing: false };
        if facts.len() > u8::MAX as usize {
            return Err(parser.expected("at most 255 facts"));
        }
        let formula = match parser.formula() {
            Ok(formula) => formula,
            Err(error) => return Err(error),
        };
        parser.peek();
        if parser.at == parser.bytes.len() { Ok(formula) } else { Err(parser.expected("the end of the formula")) }
    }
}

/// `?` for `const fn`.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}

impl Custom {
    /// A named function over totals and quotients, each list written like a sum: `margin + kept + at_start`.
    ///
    /// # Errors
    ///
    /// Where a list stops being one.
    pub const fn reading(
        text: &'static str,
        totals: &str,
        quotients: &str,
        facts: &[&'static FactInfo],
        function: fn(&Inputs<'_>) -> Result<(i128, i128), Undefined>,
    ) -> Result<Self, FormulaError> {
        let totals = attempt!(Parser::list(totals, facts, Item::Total));
        let quotients = attempt!(Parser::list(quotients, facts, Item::Quotients));
        Ok(Self { text, totals, quotients, function, discounted: false })
    }
}

struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
    facts: &'a [&'static FactInfo],
    /// Whether items stand one after the other, so that their units may differ.
    listing: bool,
}

impl Parser<'_> {
    const fn expected(&self, expected: &'static str) -> FormulaError {
        FormulaError { at: self.at, expected }
    }

    /// The next byte that is no space, or 0 at the end.
    const fn peek(&mut self) -> u8 {
        while self.at < self.bytes.len() && self.bytes[self.at] == b' ' {
            self.at += 1;
        }
        if self.at < self.bytes.len() { self.bytes[self.at] } else { 0 }
    }

    const fn take(&mut self, byte: u8, what: &'static str) -> Result<(), FormulaError> {
        if self.peek() != byte {
            return Err(self.expected(what));
        }
        self.at += 1;
        Ok(())
    }

    /// Takes a word and what opens its list, if they come next.
    const fn take_call(&mut self, word: &str) -> bool {
        self.peek();
        let word = word.as_bytes();
        let mut i = 0;
        while i < word.len() {
            if self.at + i >= self.bytes.len() || self.bytes[self.at + i] != word[i] {
                return false;
            }
            i += 1;
        }
        self.at += word.len();
        true
    }

    const fn formula(&mut self) -> Result<Formula, FormulaError> {
        if self.take_call("quantile(") {
            let p = attempt!(self.share());
            attempt!(self.take(b';', "`;` after the share"));
            let of = attempt!(self.sum(Item::Distribution));
            attempt!(self.take(b')', "`)`"));
            return Ok(Formula::Quantile { p, of });
        }
        if self.take_call("max(") {
            let of = attempt!(self.sum(Item::Distribution));
            attempt!(self.take(b')', "`)`"));
            return Ok(Formula::Extreme { of });
        }
        let scale = attempt!(self.scale());
        if self.take_call("mean(") {
            let of = attempt!(self.sum(Item::Quotients));
            let without = attempt!(self.without());
            attempt!(self.take(b')', "`)`"));
            return Ok(Formula::Mean { scale, of, without });
        }
        let start = self.at;
        let numerator = attempt!(self.operand());
        if self.peek() != b'/' {
            self.at = start;
            let sum = attempt!(self.sum(Item::Total));
            return if scale == 1 { Ok(Formula::Count(sum)) } else { Err(self.expected("`/`")) };
        }
        self.at += 1;
        let denominator = attempt!(self.operand());
        match (numerator, denominator) {
            (Operand::Totals(numerator), Operand::Totals(denominator)) => {
                Ok(Formula::Quotient { scale, numerator, denominator })
            }
            _ if scale != 1 => Err(self.expected("no scale before distinct counts")),
            _ => Ok(Formula::DistinctQuotient { numerator, denominator }),
        }
    }

    /// `without actual 0`, or nothing: the total whose zeros a mean of quotients leaves out.
    const fn without(&mut self) -> Result<Option<Term>, FormulaError> {
        if !self.take_call("without ") {
            return Ok(None);
        }
        let total = attempt!(self.term(1, Item::Total));
        attempt!(self.take(b'0', "`0` after the total"));
        Ok(Some(total))
    }

    /// `p`, or a fixed share such as `1/2`.
    const fn share(&mut self) -> Result<Option<(i32, i32)>, FormulaError> {
        if self.peek() == b'p' {
            self.at += 1;
            return Ok(None);
        }
        let above = attempt!(self.small_number());
        attempt!(self.take(b'/', "`/` within the share"));
        let below = attempt!(self.small_number());
        if below < 1 || above > below {
            return Err(self.expected("a share between 0 and 1"));
        }
        Ok(Some((above, below)))
    }

    /// A number before `* (`, else 1 and nothing taken.
    const fn scale(&mut self) -> Result<i64, FormulaError> {
        let start = self.at;
        if !self.peek().is_ascii_digit() {
            return Ok(1);
        }
        let scale = attempt!(self.number());
        if self.peek() == b'*' {
            self.at += 1;
            let next = self.peek();
            let here = self.at;
            let mean = self.take_call("mean(");
            self.at = here;
            if next == b'(' || mean {
                return Ok(scale);
            }
        }
        self.at = start;
        Ok(1)
    }

    /// `(sum)`, `distinct(sum)`, or one bare term.
    const fn operand(&mut self) -> Result<Operand, FormulaError> {
        if self.take_call("distinct(") {
            let sum = attempt!(self.sum(Item::Set));
            attempt!(self.take(b')', "`)`"));
            return Ok(Operand::Distinct(sum));
        }
        if self.peek() == b'(' {
            self.at += 1;
            let sum = attempt!(self.sum(Item::Total));
            attempt!(self.take(b')', "`)`"));
            return Ok(Operand::Totals(sum));
        }
        let mut sum = Sum::EMPTY;
        sum.terms[0] = attempt!(self.term(1, Item::Total));
        sum.len = 1;
        Ok(Operand::Totals(sum))
    }

    /// The items that a named function reads, one after the other.
    const fn list(text: &str, facts: &[&'static FactInfo], item: Item) -> Result<Sum, FormulaError> {
        if text.is_empty() {
            return Ok(Sum::EMPTY);
        }
        let mut parser = Parser { bytes: text.as_bytes(), at: 0, facts, listing: true };
        let sum = attempt!(parser.sum(item));
        parser.peek();
        if parser.at == parser.bytes.len() { Ok(sum) } else { Err(parser.expected("the end of the list")) }
    }

    const fn sum(&mut self, item: Item) -> Result<Sum, FormulaError> {
        let mut sum = Sum::EMPTY;
        let mut sign = 1;
        if self.peek() == b'-' {
            self.at += 1;
            sign = -1;
        }
        loop {
            if sum.len as usize == Sum::MAX_TERMS {
                return Err(self.expected("at most 16 terms"));
            }
            let start = self.at;
            sum.terms[sum.len as usize] = attempt!(self.term(sign, item));
            if item.is_total() && !self.listing && self.unit(sum.terms[sum.len as usize]) != self.unit(sum.terms[0]) {
                return Err(FormulaError { at: start, expected: "totals of one unit" });
            }
            sum.len += 1;
            sign = match self.peek() {
                b'+' => 1,
                b'-' => -1,
                _ => return Ok(sum),
            };
            self.at += 1;
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "a formula reads a handful of facts; their list is shorter than 256"
    )]
    const fn term(&mut self, sign: i32, item: Item) -> Result<Term, FormulaError> {
        let mut coefficient = sign;
        if self.peek().is_ascii_digit() {
            coefficient = sign * attempt!(self.small_number());
            attempt!(self.take(b'*', "`*` after a coefficient"));
        }
        self.peek();
        let name = attempt!(self.word());
        let mut fact = 0;
        let mut item_name = name;
        if self.at < self.bytes.len() && self.bytes[self.at] == b'.' {
            self.at += 1;
            item_name = attempt!(self.word());
            while fact < self.facts.len() && !self.is(name, self.facts[fact].name) {
                fact += 1;
            }
        }
        if fact >= self.facts.len() {
            return Err(FormulaError { at: name.0, expected: "the name of one of the facts" });
        }
        let number = match item {
            Item::Total => self.find_total(item_name, self.facts[fact]),
            Item::Distribution => self.find_state(item_name, self.facts[fact].distributions),
            Item::Set => self.find_state(item_name, self.facts[fact].sets),
            Item::Quotients => self.find_state(item_name, self.facts[fact].quotients),
        };
        match (number, item) {
            (Some(number), _) => Ok(Term { coefficient, fact: fact as u8, item: number }),
            (None, Item::Total) => Err(FormulaError { at: item_name.0, expected: "the name of a total" }),
            (None, Item::Distribution) => Err(FormulaError { at: item_name.0, expected: "the name of a distribution" }),
            (None, Item::Quotients) => Err(FormulaError { at: item_name.0, expected: "the name of quotients" }),
            (None, Item::Set) => Err(FormulaError { at: item_name.0, expected: "the name of a set" }),
        }
    }

    const fn unit(&self, term: Term) -> u8 {
        self.facts[term.fact as usize].totals[term.item as usize].unit as u8
    }

    const fn find_total(&self, name: (usize, usize), info: &FactInfo) -> Option<u16> {
        let mut i = 0;
        while i < info.totals.len() {
            if self.is(name, info.totals[i].name) {
                return Some(info.totals[i].number);
            }
            i += 1;
        }
        None
    }

    const fn find_state(&self, name: (usize, usize), states: &[StateInfo]) -> Option<u16> {
        let mut i: u16 = 0;
        while (i as usize) < states.len() {
            if self.is(name, states[i as usize].name) {
                return Some(i);
            }
            i += 1;
        }
        None
    }

    /// Start and end of a name of letters, digits and underscores.
    const fn word(&mut self) -> Result<(usize, usize), FormulaError> {
        let start = self.at;
        while self.at < self.bytes.len() && (self.bytes[self.at].is_ascii_alphanumeric() || self.bytes[self.at] == b'_')
        {
            self.at += 1;
        }
        if self.at == start { Err(self.expected("a name")) } else { Ok((start, self.at)) }
    }

    const fn is(&self, name: (usize, usize), word: &str) -> bool {
        let word = word.as_bytes();
        if name.1 - name.0 != word.len() {
            return false;
        }
        let mut i = 0;
        while i < word.len() {
            if self.bytes[name.0 + i] != word[i] {
                return false;
            }
            i += 1;
        }
        true
    }

    const fn number(&mut self) -> Result<i64, FormulaError> {
        let mut number: i64 = 0;
        let start = self.at;
        while self.at < self.bytes.len() && self.bytes[self.at].is_ascii_digit() {
            let digit = (self.bytes[self.at] - b'0') as i64;
            number = match number.checked_mul(10) {
                Some(tens) if tens <= i64::MAX - digit => tens + digit,
                _ => return Err(FormulaError { at: start, expected: "a number that fits in 64 bits" }),
            };
            self.at += 1;
        }
        if self.at == start { Err(self.expected("a number")) } else { Ok(number) }
    }

    #[allow(clippy::cast_possible_truncation, reason = "at most a million")]
    const fn small_number(&mut self) -> Result<i32, FormulaError> {
        self.peek();
        let start = self.at;
        let number = attempt!(self.number());
        if number > 1_000_000 {
            return Err(FormulaError { at: start, expected: "a number of at most a million" });
        }
        Ok(number as i32)
    }
}
