//! The worked numbers of the published dictionary, recomputed from rows: vectors name the assertion of its own check that they
//! work out, and the number is read there.

#[path = "shared.rs"]
mod shared;
#[path = "vector.rs"]
mod vector;

use num_bigint::BigInt;
use num_rational::BigRational;
use std::collections::BTreeMap;

/// A literal number of the check: whole numbers and names of them, `F(a, b)`, sums, products and brackets of these. Anything else
/// is no literal.
struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    names: &'a BTreeMap<String, i64>,
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
            b'F' if self.text.get(self.at + 1) == Some(&b'(') => {
                self.at += 2;
                let above = self.sum()?;
                let below = if self.take(b',').is_some() { self.sum()? } else { BigRational::from(BigInt::from(1)) };
                self.take(b')')?;
                Some(above / below)
            }
            _ => {
                let start = self.at;
                while self.text.get(self.at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
                    self.at += 1;
                }
                let word = std::str::from_utf8(&self.text[start..self.at]).ok()?;
                let named = self.names.get(word).copied().map(BigInt::from);
                word.parse::<BigInt>().ok().or(named).map(BigRational::from)
            }
        }
    }
}

/// The number that a literal stands for.
fn literal(text: &str, names: &BTreeMap<String, i64>) -> Option<BigRational> {
    let mut reader = Reader { text: text.trim().as_bytes(), at: 0, names };
    let number = reader.sum()?;
    (reader.peek() == 0).then_some(number)
}

/// The names that lines such as `off,ans=1000,900` of the check give to whole numbers, where no other line does.
fn names(text: &str) -> BTreeMap<String, i64> {
    let (mut found, mut twice) = (BTreeMap::new(), Vec::new());
    for (left, right) in text.lines().filter_map(|line| line.split_once('=')) {
        let numbers: Option<Vec<i64>> = right.split(',').map(|number| number.parse().ok()).collect();
        let Some(numbers) = numbers.filter(|numbers| numbers.len() > 1 && numbers.len() == left.split(',').count())
        else {
            continue;
        };
        for (name, number) in left.split(',').zip(numbers) {
            if found.insert(name.to_owned(), number).is_some() {
                twice.push(name.to_owned());
            }
        }
    }
    found.retain(|name, _| !twice.contains(name));
    found
}

/// An assertion `eq('name', computed, expected)` of the check with what it expects, where that is a literal.
struct Assertion {
    name: String,
    expected: Option<BigRational>,
}

fn assertions(text: &str) -> Vec<Assertion> {
    let (names, mut found) = (names(text), Vec::new());
    for (start, _) in text.match_indices("eq('") {
        let inside = &text[start + 4..];
        let Some(end) = inside.find("',") else { continue };
        let (name, rest) = (&inside[..end], &inside[end + 2..]);
        let (mut depth, mut last) = (0, 0);
        for (at, letter) in rest.char_indices() {
            match letter {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' if depth == 0 => {
                    found.push(Assertion { name: name.to_owned(), expected: literal(&rest[last..at], &names) });
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

/// Assertions of the check that no KPI over rows stands for: why, and which.
const NOT_A_KPI: &[(&str, &[&str])] = &[
    (
        "a mistake that is named and never computed",
        &["SL genesys literal both off", "fcr naive", "fcr kept", "cens early", "cens opt"],
    ),
    ("a mean of means, which is named and never computed", &["mean of agent means", "mom raw", "mean of occ"]),
    ("a mean over different scales, which is undefined here", &["mean q"]),
    ("a count by event, for which there is no rule yet", &["event"]),
    ("a vendor's running average, which depends on the order of the calls", &["asterisk ema"]),
    ("three KPIs that add up to one, a law of its own test", &["part", "partition"]),
    ("a difference of two values of one KPI", &["dell"]),
    ("the complement of a KPI", &["inv"]),
    ("the same number in another unit", &["aht 6:03", "compl 5%% vs permille"]),
    ("an identity between formulas", &["cycle"]),
    ("the business clock waits for the calendar", &["bh", "bus raw", "wk"]),
    ("the length of a local day waits for the calendar", &["dst", "dst2"]),
    ("planning", &["gross", "wrong", "pyw"]),
    ("Erlang's formulas", &["B exact", "C exact", "B 2,1", "B53", "C53"]),
    ("an estimate of survival", &["KM"]),
    ("a rule about the size of a sample", &["rule of three"]),
    ("no literal: an equality of two variants, worked out by vectors of both", &["pooled = mean on one maximum"]),
    ("no literal: lists of contacts", &["chain last", "chain first", "chain old"]),
    ("no literal: two numbers that other assertions have one by one", &["five formulas", "with flow-outs"]),
];

#[test]
fn the_dictionarys_numbers_follow_from_rows() -> Result<(), Box<dyn std::error::Error>> {
    let Some(path) = shared::shared("metrics_check.py") else { return Ok(()) };
    let assertions = assertions(&std::fs::read_to_string(path)?);
    let (mut worked, mut wrong) = (vec![false; assertions.len()], Vec::new());
    for case in vector::cases()? {
        let Some(dictionary) = &case.dictionary else { continue };
        let value = case.value_of_rows().map_err(|error| format!("{}: {error}", case.id))?;
        let Some((above, below)) = value.parts() else {
            wrong.push(format!("{}: {value}", case.id));
            continue;
        };
        let unit = dictionary.unit.parts();
        let ours = BigRational::new(BigInt::from(above) * unit.1, BigInt::from(below) * unit.0);
        for name in &dictionary.names {
            let mut agrees = false;
            for (at, assertion) in assertions.iter().enumerate().filter(|(_, assertion)| assertion.name == *name) {
                if assertion.expected.as_ref() == Some(&ours) {
                    (worked[at], agrees) = (true, true);
                }
            }
            if !agrees {
                let theirs: Vec<_> = assertions
                    .iter()
                    .filter(|assertion| assertion.name == *name)
                    .map(|found| &found.expected)
                    .collect();
                wrong.push(format!("{}: {ours}, `{name}` says {theirs:?}", case.id));
            }
        }
    }
    let reason = |name: &str| NOT_A_KPI.iter().find(|(_, names)| names.contains(&name)).map(|(reason, _)| *reason);
    for (assertion, worked) in assertions.iter().zip(&worked) {
        let name = &assertion.name;
        match (worked, reason(name)) {
            (true, Some(reason)) => wrong.push(format!("`{name}` is worked out and yet said to be {reason}")),
            (false, None) => wrong.push(format!("`{name}` is worked out by no vector")),
            _ => {}
        }
    }
    for name in NOT_A_KPI.iter().flat_map(|(_, names)| *names) {
        if !assertions.iter().any(|assertion| assertion.name == *name) {
            wrong.push(format!("`{name}` is no assertion of the check"));
        }
    }
    let agree = worked.iter().filter(|worked| **worked).count();
    println!("{agree} of {} numbers follow from rows", assertions.len());
    for (reason, names) in NOT_A_KPI {
        println!("{} not: {reason}", names.len());
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}
