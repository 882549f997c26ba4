//! The worked numbers of the published dictionary, recomputed from rows: vectors name the assertion of its own check that they
//! work out, and the number is read there.

#[path = "shared.rs"]
mod shared;
#[path = "vector.rs"]
mod vector;

use num_bigint::BigInt;
use num_rational::BigRational;
use std::collections::BTreeMap;

/// A literal number of the check: whole numbers, `F(a, b)`, sums, products and brackets of them. Anything else is no literal.
struct Reader<'a> {
    text: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> u8 {
        while self.text.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.text.get(self.at).copied().unwrap_or_default()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == byte).then(|| self.at += 1)
    }

    fn sum(&mut self) -> Option<BigRational> {
        let mut sum = self.product()?;
        loop {
            match self.peek() {
                b'+' => {
                    self.at += 1;
                    sum += self.product()?;
                }
                b'-' => {
                    self.at += 1;
                    sum -= self.product()?;
                }
                _ => return Some(sum),
            }
        }
    }

    fn product(&mut self) -> Option<BigRational> {
        let mut product = self.factor()?;
        loop {
            match self.peek() {
                b'*' => {
                    self.at += 1;
                    product *= self.factor()?;
                }
                b'/' => {
                    self.at += 1;
                    product /= self.factor()?;
                }
                _ => return Some(product),
            }
        }
    }

    fn factor(&mut self) -> Option<BigRational> {
        match self.peek() {
            b'(' => {
                self.at += 1;
                let inner = self.sum()?;
                self.take(b')')?;
                Some(inner)
            }
            b'F' => {
                self.at += 1;
                self.take(b'(')?;
                let above = self.sum()?;
                let below = if self.take(b',').is_some() { self.sum()? } else { BigRational::from(BigInt::from(1)) };
                self.take(b')')?;
                Some(above / below)
            }
            _ => {
                let start = self.at;
                while self.text.get(self.at).is_some_and(u8::is_ascii_digit) {
                    self.at += 1;
                }
                let digits = std::str::from_utf8(&self.text[start..self.at]).ok()?;
                digits.parse::<BigInt>().ok().map(BigRational::from)
            }
        }
    }
}

/// The number that a literal stands for.
fn literal(text: &str) -> Option<BigRational> {
    let mut reader = Reader { text: text.trim().as_bytes(), at: 0 };
    let number = reader.sum()?;
    (reader.peek() == 0).then_some(number)
}

/// Every assertion `eq('name', computed, expected)` of the check with what it expects, where that is a literal.
fn assertions(text: &str) -> BTreeMap<String, Option<BigRational>> {
    let mut found = BTreeMap::new();
    for (start, _) in text.match_indices("eq('") {
        let inside = &text[start + 4..];
        let Some(end) = inside.find("',") else { continue };
        let (name, rest) = (&inside[..end], &inside[end + 2..]);
        let (mut depth, mut last) = (0, 0);
        for (at, letter) in rest.char_indices() {
            match letter {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' if depth == 0 => {
                    found.insert(name.to_owned(), literal(&rest[last..at]));
                    break;
                }
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => last = at + 1,
                _ => {}
            }
        }
    }
    found
}

/// Assertions of the check that no KPI over rows stands for, with the reason.
const NOT_A_KPI: &[(&str, &str)] = &[];

#[test]
fn the_dictionarys_numbers_follow_from_rows() -> Result<(), Box<dyn std::error::Error>> {
    let Some(path) = shared::shared("metrics_check.py") else { return Ok(()) };
    let assertions = assertions(&std::fs::read_to_string(path)?);
    let (mut open, mut wrong) = (assertions.clone(), Vec::new());
    let mut agree = 0;
    for case in vector::cases()? {
        let Some(dictionary) = &case.dictionary else { continue };
        let value = case.from_rows().map_err(|error| format!("{}: {error}", case.id))?;
        let Some((above, below)) = value.parts() else {
            wrong.push(format!("{}: {value}", case.id));
            continue;
        };
        let ours = BigRational::new(above.into(), BigInt::from(below) * dictionary.unit);
        for name in &dictionary.names {
            open.remove(name);
            match assertions.get(name) {
                Some(Some(theirs)) if *theirs == ours => agree += 1,
                other => wrong.push(format!("{}: {ours}, `{name}` says {other:?}", case.id)),
            }
        }
    }
    for (name, _) in NOT_A_KPI {
        if open.remove(*name).is_none() {
            wrong.push(format!("`{name}` is no assertion of the check, or a vector works it out"));
        }
    }
    wrong.extend(open.keys().map(|name| format!("`{name}` is worked out by no vector")));
    println!("{agree} numbers follow from rows, {} are no KPI over rows", NOT_A_KPI.len());
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}
