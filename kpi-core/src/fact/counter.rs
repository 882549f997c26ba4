//! A fact under its rules without its type: what counts columns of rows.

use crate::distinct::Members;
use crate::distribution::Distribution;
use crate::error::Error;
use crate::exact::Instant;
use crate::fact::{
    Bins, Coverage, Cuts, Evidence, Fact, FactInfo, FieldBuffer, Fields, Index, Rejection, Rules, Sink, Tally, Totals,
    count_fields, rules_text,
};

/// What one row adds: to totals, and to the states beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Totals, and what is added to each; one total may stand several times.
    pub adds: Vec<(usize, i64)>,
    /// Distributions, and an observation of each.
    pub samples: Vec<(usize, i64)>,
    /// Quotients kept one by one: which, above the line, below it.
    pub quotients: Vec<(usize, i64, i64)>,
    /// Sets, and a member of each.
    pub members: Vec<(usize, i64)>,
}

impl Record {
    /// Forgets everything, keeping the memory.
    pub fn clear(&mut self) {
        self.adds.clear();
        self.samples.clear();
        self.quotients.clear();
        self.members.clear();
    }
}

impl Sink for Record {
    #[inline]
    fn add<T: Index>(&mut self, total: T, n: i64) {
        if n != 0 {
            self.adds.push((total.index(), n));
        }
    }

    fn sample(&mut self, distribution: usize, value: i64) {
        self.samples.push((distribution, value));
    }

    fn quotient(&mut self, quotients: usize, above: i64, below: i64) {
        self.quotients.push((quotients, above, below));
    }

    fn member(&mut self, set: usize, id: i64) {
        self.members.push((set, id));
    }
}

/// What fed a state: the observations or the members, or what stands above and below the line of quotients.
#[derive(Clone, Copy, Debug)]
pub struct Fed<'a> {
    /// The name of the state.
    pub state: &'static str,
    /// The observations, the members, or what stands above the line.
    pub values: &'a [i64],
    /// What stands below the line, of quotients only.
    pub below: &'a [i64],
    /// How often each of these was fed; of the longest observation alone, how many observations there were.
    pub times: i64,
    /// The state itself, where it was kept in bounded memory: nothing else is fed then.
    pub whole: Option<Whole<'a>>,
}

/// A state that was kept as it is.
#[derive(Clone, Copy, Debug)]
pub enum Whole<'a> {
    /// Observations.
    Distribution(&'a Distribution),
    /// Members.
    Members(&'a Members),
}

/// Takes a part of a row, for the interval that starts at an instant.
pub type EachPart<'a> = dyn FnMut(Option<Instant>, &Fields<'_>) -> Result<(), Error> + 'a;

/// A fact under its rules, without its type.
pub trait AnyCounter: Send + Sync {
    /// The tables of the fact.
    fn info(&self) -> &'static FactInfo;

    /// The canonical text of the rules.
    fn rules_text(&self) -> String;

    /// A rule, as its kind has it.
    fn rule(&self, rule: usize) -> i64;

    /// Whether the rules let rows tell a total.
    fn coverage(&self, total: usize) -> Coverage;

    /// Where the numbers of rows of these known fields are counted otherwise; `None` where only a look at each row tells.
    fn cuts(&self, known: u64) -> Option<Cuts>;

    /// Writes down what a row adds, `rows` included.
    ///
    /// # Errors
    ///
    /// The row-local rule that the row breaks; what was written down before then means nothing.
    fn count(&self, row: &Fields<'_>, to: &mut Record) -> Result<(), Rejection>;

    /// What rows that were counted under these rules supply: the totals, then the rejected rows by reason, and what fed the states;
    /// `None` from a fact that keeps no states.
    fn evidence(&self, values: Box<[i64]>, fed: &[Fed<'_>]) -> Option<Box<dyn Evidence>>;

    /// The instant that decides the interval of a row, where the row can be read and knows it.
    fn instant(&self, row: &Fields<'_>) -> Option<Instant>;

    /// Hands the row to `each` interval that it touches.
    ///
    /// # Errors
    ///
    /// Where the row cannot be read or is rejected, and whatever `each` refuses.
    fn split(&self, row: &Fields<'_>, bins: &Bins, each: &mut EachPart<'_>) -> Result<(), Error>;
}

/// A fact under its rules.
pub(crate) struct Counter<F: Fact> {
    pub rules: F::Rules,
}

impl<F: Fact> AnyCounter for Counter<F> {
    fn info(&self) -> &'static FactInfo {
        F::INFO
    }

    fn rules_text(&self) -> String {
        rules_text(F::INFO, &self.rules)
    }

    fn rule(&self, rule: usize) -> i64 {
        self.rules.get(rule)
    }

    fn coverage(&self, total: usize) -> Coverage {
        F::coverage(&self.rules, total)
    }

    fn cuts(&self, known: u64) -> Option<Cuts> {
        let mut cuts = Cuts::default();
        F::cuts(&self.rules, known, &mut cuts).then_some(cuts)
    }

    fn count(&self, row: &Fields<'_>, to: &mut Record) -> Result<(), Rejection> {
        to.clear();
        count_fields::<F>(row, &self.rules, to)?;
        to.add(0, 1);
        Ok(())
    }

    fn evidence(&self, values: Box<[i64]>, fed: &[Fed<'_>]) -> Option<Box<dyn Evidence>> {
        let mut tally = Tally::of_totals(Totals::<F>::of_values(&self.rules, values));
        for fed in fed {
            tally.feed_all(fed);
        }
        F::INFO.keeps_states().then(|| Box::new(tally) as Box<dyn Evidence>)
    }

    fn instant(&self, row: &Fields<'_>) -> Option<Instant> {
        F::read(row).ok().and_then(|row| F::instant(&row, &self.rules))
    }

    fn split(&self, row: &Fields<'_>, bins: &Bins, each: &mut EachPart<'_>) -> Result<(), Error> {
        let row = F::read(row)?;
        let mut buffer = FieldBuffer::new(F::INFO);
        F::split(&row, &self.rules, bins, &mut |start, part| {
            buffer.clear();
            F::write(part, &mut buffer);
            each(start, &Fields::new(F::INFO, buffer.present(), buffer.values()))
        })
    }
}
