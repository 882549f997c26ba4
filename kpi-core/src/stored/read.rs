//! Bytes to states: see the [module](crate::stored) for the format. Nothing is believed before it was checked.

use super::{CHECKSUM, Kind, MAGIC, VERSION};
use crate::distinct::{DistinctSet, Members};
use crate::distribution::{Distribution, Form, Quotients};
use crate::error::{Error, ErrorCode};
use crate::fact::{
    Counts, DISTRIBUTION, Fact, FactInfo, QUOTIENTS, Reject, SET, StateInfo, Tally, Totals, rules_from_text, rules_text,
};

/// What stands before the totals.
pub(super) struct Head<'a> {
    pub(super) kind: Kind,
    number: u16,
    pub(super) fact: &'a str,
    rules: &'a str,
}

/// Checks magic, version and checksum, then reads the head.
pub(super) fn open(bytes: &[u8]) -> Result<(Head<'_>, Reader<'_>), Error> {
    let mut all = Reader { rest: bytes };
    if all.array("the head")? != MAGIC {
        return Err(corrupt("these bytes are no stored state: they do not start with `KPISTATE`"));
    }
    let version = u16::from_le_bytes(all.array("the head")?);
    if version != VERSION {
        return Err(corrupt(format!("version {version} of the format is unknown here: up to {VERSION} are read")));
    }
    let (signed, checksum) = bytes.split_last_chunk::<CHECKSUM>().unwrap_or((&[], &[0; CHECKSUM]));
    if crc32fast::hash(signed) != u32::from_le_bytes(*checksum) {
        return Err(corrupt("the checksum is not that of the bytes: they were damaged or cut short"));
    }
    let mut reader = Reader { rest: signed };
    reader.take(MAGIC.len() + size_of_val(&VERSION), "the head")?;
    let kind = match reader.byte("the kind")? {
        1 => Kind::Totals,
        2 => Kind::Tally,
        other => return Err(corrupt(format!("kind {other} is neither totals (1) nor a tally (2)"))),
    };
    let number = u16::from_le_bytes(reader.array("the number of the fact")?);
    let fact = reader.text("the name of the fact")?;
    let rules = reader.text("the rules")?;
    Ok((Head { kind, number, fact, rules }, reader))
}

pub(super) fn totals<F: Fact>(bytes: &[u8]) -> Result<Totals<F>, Error> {
    let (head, mut reader) = open(bytes)?;
    let totals = head.totals(Kind::Totals, &mut reader)?;
    reader.end()?;
    Ok(totals)
}

pub(super) fn tally<F: Fact>(bytes: &[u8]) -> Result<Tally<F>, Error> {
    let (head, mut reader) = open(bytes)?;
    let totals: Totals<F> = head.totals(Kind::Tally, &mut reader)?;
    let form = match reader.byte("the form")? {
        0 => Form::Exact,
        bits @ 2..=30 => Form::Bounded { bits },
        other => return Err(corrupt(format!("no distribution is kept to {other} significant bits"))),
    };
    let lg_k = reader.byte("the precision of sets")?;
    if lg_k != 0 && F::INFO.sets.is_empty() {
        return Err(corrupt(format!("`{}` has no sets to be estimated", F::INFO.name)));
    }
    let mut tally = Tally::starting(totals.rules(), form, no_members(lg_k)?);
    tally.totals = totals;
    let known = reader.states(F::INFO, F::INFO.distributions, &mut tally.distributions, |reader| {
        Distribution::from_entries(form, reader.entries(|[value, times]| (value, times))?).map_err(corrupt)
    })?;
    tally.unknown_states |= unknown::<F>(DISTRIBUTION, &known);
    let known = reader.states(F::INFO, F::INFO.sets, &mut tally.sets, |reader| reader.members(lg_k))?;
    tally.unknown_states |= unknown::<F>(SET, &known);
    let known = reader.states(F::INFO, F::INFO.quotients, &mut tally.quotients, |reader| {
        let entries = reader.entries(|[below, above, times]| ((below, above), times))?;
        Quotients::from_entries(entries).map_err(corrupt)
    })?;
    tally.unknown_states |= unknown::<F>(QUOTIENTS, &known);
    reader.end()?;
    Ok(tally)
}

/// The bits of the states of one kind that are not known.
fn unknown<F: Fact>(kind: usize, known: &[bool]) -> u64 {
    let unknown = known.iter().enumerate().filter(|(_, known)| !**known);
    unknown.fold(0, |bits, (at, _)| bits | Tally::<F>::state_bit(kind, at))
}

#[cfg(feature = "sketch")]
fn no_members(lg_k: u8) -> Result<Members, Error> {
    if lg_k == 0 {
        return Ok(Members::Exact(DistinctSet::new()));
    }
    let sketch = crate::DistinctSketch::new(lg_k).map_err(|error| corrupt(error.to_string()))?;
    Ok(Members::Estimated(Box::new(sketch)))
}

#[cfg(not(feature = "sketch"))]
fn no_members(lg_k: u8) -> Result<Members, Error> {
    if lg_k == 0 {
        return Ok(Members::Exact(DistinctSet::new()));
    }
    Err(Error::new(
        ErrorCode::FormsDiffer,
        "these bytes hold estimated distinct counts: the feature `sketch` reads them, and it is off",
    ))
}

impl Head<'_> {
    /// The totals that follow, where they are of this fact and kind.
    fn totals<F: Fact>(&self, kind: Kind, reader: &mut Reader<'_>) -> Result<Totals<F>, Error> {
        let (name, number) = (F::INFO.name, F::INFO.number);
        if self.fact != name {
            return Err(differs(format!("these bytes hold `{}`, not `{name}`", self.fact)));
        }
        if self.kind != kind {
            let holds = if self.kind == Kind::Tally { "a tally" } else { "totals" };
            return Err(differs(format!(
                "these bytes hold {holds} of `{name}`: read them as such, or with `stored::read`"
            )));
        }
        if self.number != number {
            return Err(corrupt(format!("`{name}` is fact number {number}, not {}", self.number)));
        }
        let rules: F::Rules = rules_from_text(F::INFO, self.rules)?;
        // Rules are only ever appended: the text of an older version ends before them.
        let canonical = rules_text(F::INFO, &rules);
        if !canonical.strip_prefix(self.rules).is_some_and(|since| since.is_empty() || since.starts_with(' ')) {
            return Err(corrupt(format!("the rules are not written as `{canonical}`")));
        }
        let mut totals = Totals::unknown(&rules);
        reader.counts(totals.counts_mut())?;
        Ok(totals)
    }
}

/// The bytes that are still to be read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, bytes: usize, what: &str) -> Result<&'a [u8], Error> {
        let (taken, rest) = self.rest.split_at_checked(bytes).ok_or_else(|| ends_within(what))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N], Error> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or_else(|| ends_within(what))?;
        self.rest = rest;
        Ok(*taken)
    }

    fn byte(&mut self, what: &str) -> Result<u8, Error> {
        self.array::<1>(what).map(u8::from_le_bytes)
    }

    fn number(&mut self, what: &str) -> Result<i64, Error> {
        self.array(what).map(i64::from_le_bytes)
    }

    /// How many of something follow, each of at least so many bytes: never more than there is room for.
    fn length(&mut self, each: usize, what: &str) -> Result<usize, Error> {
        let length = u64::from_le_bytes(self.array(what)?);
        let fits = |length: &usize| length.checked_mul(each).is_some_and(|bytes| bytes <= self.rest.len());
        usize::try_from(length)
            .ok()
            .filter(fits)
            .ok_or_else(|| corrupt(format!("{what} claims a length of {length}, and {} bytes remain", self.rest.len())))
    }

    fn text(&mut self, what: &str) -> Result<&'a str, Error> {
        let length = self.length(1, what)?;
        std::str::from_utf8(self.take(length, what)?).map_err(|_| corrupt(format!("{what} is not UTF-8")))
    }

    fn end(&self) -> Result<(), Error> {
        if self.rest.is_empty() {
            return Ok(());
        }
        Err(corrupt(format!("{} bytes stand behind the end", self.rest.len())))
    }

    fn counts(&mut self, counts: &mut Counts) -> Result<(), Error> {
        const WHAT: &str = "the list of totals";
        let info = counts.info();
        let stored = u64::from_le_bytes(self.array(WHAT)?);
        let stored = usize::try_from(stored).ok().filter(|stored| *stored <= info.totals.len()).ok_or_else(|| {
            newer(info, &format!("total number {}", stored - 1), &format!("{} totals", info.totals.len()))
        })?;
        let known = self.take(stored.div_ceil(8), WHAT)?;
        if let (Some(last), Some(bits)) = (stored.checked_sub(1), known.last())
            && bits >> (last % 8) != 1
        {
            return Err(corrupt(format!("{WHAT} does not end with a known one")));
        }
        for (at, total) in info.totals.iter().enumerate().take(stored) {
            let is_known = known.get(at / 8).is_some_and(|bits| bits >> (at % 8) & 1 == 1);
            if is_known && !counts.store(at, self.number(WHAT)?) {
                let name = total.name;
                return Err(corrupt(format!("the total `{name}` is given, yet the rules declare it absent")));
            }
        }
        self.rejected(counts)
    }

    fn rejected(&mut self, counts: &mut Counts) -> Result<(), Error> {
        const WHAT: &str = "the list of rejected rows";
        let mut next = 0;
        for _ in 0..self.length(1 + size_of::<i64>(), WHAT)? {
            let number = self.byte(WHAT)?;
            let reason = Reject::ALL.get(usize::from(number)).ok_or_else(|| {
                newer(counts.info(), &format!("reason number {number}"), &format!("{} reasons", Reject::ALL.len()))
            })?;
            let rows = self.number(WHAT)?;
            if number < next || rows == 0 {
                return Err(corrupt(format!("{WHAT} does not ascend, or holds a reason without rows")));
            }
            next = number + 1;
            counts.store_rejected(*reason, rows);
        }
        Ok(())
    }

    /// Reads the states of one kind into their places, and tells which are known.
    fn states<T: PartialEq>(
        &mut self,
        info: &FactInfo,
        table: &[StateInfo],
        states: &mut [T],
        read: impl Fn(&mut Self) -> Result<T, Error>,
    ) -> Result<Vec<bool>, Error> {
        const WHAT: &str = "a list of states";
        let stored = self.length(1 + size_of::<u64>(), WHAT)?;
        if stored > states.len() {
            return Err(newer(info, &format!("state number {}", stored - 1), &format!("{} of its kind", states.len())));
        }
        let mut all_known = vec![false; states.len()];
        let places = states.iter_mut().zip(&mut all_known).zip(table).enumerate().take(stored);
        for (at, ((state, known), table)) in places {
            *known = match self.byte(WHAT)? {
                0 => false,
                1 => true,
                other => {
                    return Err(corrupt(format!("`{}` is neither known (1) nor unknown (0): {other}", table.name)));
                }
            };
            let read = read(self).map_err(|error| Error::new(error.code(), format!("`{}`: {error}", table.name)))?;
            // What stood in its place is the empty one.
            if at + 1 == stored && !*known && read == *state {
                return Err(corrupt(format!("{WHAT} ends with `{}`, of which nothing is known", table.name)));
            }
            *state = read;
        }
        Ok(all_known)
    }

    fn entries<const N: usize, T>(&mut self, entry: impl Fn([i64; N]) -> T) -> Result<Vec<T>, Error> {
        const WHAT: &str = "a list of entries";
        let length = self.length(size_of::<[i64; N]>(), WHAT)?;
        let mut entries = Vec::with_capacity(length);
        for _ in 0..length {
            let mut numbers = [0; N];
            for number in &mut numbers {
                *number = self.number(WHAT)?;
            }
            entries.push(entry(numbers));
        }
        Ok(entries)
    }

    fn members(&mut self, lg_k: u8) -> Result<Members, Error> {
        if lg_k == 0 {
            let entries = self.entries(|[id, times]| (id, times))?;
            return DistinctSet::from_entries(entries).map(Members::Exact).map_err(corrupt);
        }
        #[cfg(feature = "sketch")]
        {
            let length = self.length(1, "an estimated set")?;
            let sketch = self.take(length, "an estimated set")?;
            let sketch = crate::DistinctSketch::from_bytes(lg_k, sketch).map_err(corrupt)?;
            Ok(Members::Estimated(Box::new(sketch)))
        }
        #[cfg(not(feature = "sketch"))]
        no_members(lg_k)
    }
}

#[cold]
fn corrupt(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::Corrupt, message)
}

#[cold]
fn ends_within(what: &str) -> Error {
    corrupt(format!("the bytes end within {what}"))
}

#[cold]
fn differs(message: String) -> Error {
    Error::new(ErrorCode::FactsDiffer, message)
}

/// What an appended number says to a version that does not have it.
#[cold]
fn newer(info: &FactInfo, what: &str, has: &str) -> Error {
    let name = info.name;
    Error::new(
        ErrorCode::UnknownName,
        format!("these bytes hold {what} of `{name}`, which here has {has}: a newer version wrote them"),
    )
}
