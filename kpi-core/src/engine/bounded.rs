//! States in bounded memory, where a KPI asks for them by name: rounded observations, and estimated numbers of members.

use super::ask::Ask;
use super::layout::{Kept, StateKind};
use crate::distinct::{DistinctSet, Members};
use crate::distribution::{Distribution, Form};
use crate::error::{Error, ErrorCode};
use crate::fact::Whole;
use crate::metric::{Formula, Operand, Variant};

/// In which forms the states of a KPI are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms {
    bits: Option<u8>,
    lg_k: Option<u8>,
}

impl Ask {
    /// The same, its percentiles read from observations of which so many significant bits are kept (2 to 30): within a relative error of
    /// `2^-bits`, in a memory that does not grow with the rows.
    ///
    /// The value says so: `bounded, relative error at most 1/256` with 8 bits. It is the same bits in any order of the rows and on any
    /// number of threads. KPIs without percentiles are refused; the longest of something is exact in bounded memory anyway.
    ///
    /// # Examples
    ///
    /// ```
    /// use arrow_array::{ArrayRef, Int64Array, RecordBatch};
    /// use kpi_core::Ratio;
    /// use kpi_core::engine::{Ask, Column, Mapping, Query, Table};
    /// use std::sync::Arc;
    ///
    /// let waits: ArrayRef = Arc::new(Int64Array::from(vec![2, 4, 4, 7, 9, 12, 20, 31, 45, 90]));
    /// let calls = RecordBatch::try_from_iter([("wait", waits)])?;
    /// let mapping = Mapping::of("contact").constant("outcome", "handled").field("wait", Column::named("wait").seconds());
    /// let p80 = Ask::kpi("wait_percentile").p(Ratio::new(4, 5)?).bounded(8);
    /// let mut run = Query::new().table(Table::named("calls").of(mapping)).ask([p80]).start([("calls", calls.schema())])?;
    /// run.push("calls", &calls)?;
    /// let value = run.finish()?.value(0, 0).expect("one KPI").to_string();
    /// assert!(value.contains("bounded, relative error at most 1/256"), "{value}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn bounded(self, bits: u8) -> Self {
        Self { forms: Forms { bits: Some(bits), ..self.forms }, ..self }
    }

    /// The same, its distinct members estimated at a precision of [`DistinctSketch`](crate::DistinctSketch) instead of remembered: 12 for
    /// some 1.6 %, in at most 64 KiB a group. The value says its bounds. KPIs without distinct members are refused.
    #[cfg(feature = "sketch")]
    #[must_use]
    pub fn estimated(self, lg_k: u8) -> Self {
        Self { forms: Forms { lg_k: Some(lg_k), ..self.forms }, ..self }
    }
}

impl Forms {
    /// Whether a variant reads what these forms are of.
    pub(super) fn check(self, kpi: &str, variant: &Variant) -> Result<(), Error> {
        let refuse = |code, why: String| Err(Error::new(code, format!("`{kpi}` ({}) {why}", variant.name)));
        let is_distinct = |operand: &Operand| matches!(operand, Operand::Distinct(_));
        let distinct = matches!(&variant.formula, Formula::DistinctQuotient { numerator, denominator }
            if is_distinct(numerator) || is_distinct(denominator));
        match self.bits {
            Some(_) if !matches!(variant.formula, Formula::Quantile { .. }) => {
                return refuse(ErrorCode::FormsDiffer, "reads no percentile: ask for it without `bounded`".to_owned());
            }
            Some(bits) if !(2..=30).contains(&bits) => {
                return refuse(
                    ErrorCode::OutOfRange,
                    format!("is asked for with {bits} significant bits: from 2 to 30 are kept"),
                );
            }
            _ => {}
        }
        if self.lg_k.is_some() && !distinct {
            return refuse(
                ErrorCode::FormsDiffer,
                "counts no distinct members: ask for it without `estimated`".to_owned(),
            );
        }
        self.no_members().map(drop)
    }

    /// Whether distinct members are estimated.
    pub(super) fn estimates(self) -> bool {
        self.lg_k.is_some()
    }

    #[cfg(feature = "sketch")]
    fn no_members(self) -> Result<Members, Error> {
        match self.lg_k {
            Some(lg_k) => Ok(Members::Estimated(Box::new(crate::DistinctSketch::new(lg_k)?))),
            None => Ok(Members::Exact(DistinctSet::new())),
        }
    }

    #[cfg(not(feature = "sketch"))]
    #[allow(clippy::unnecessary_wraps, clippy::unused_self, reason = "as with sketches")]
    fn no_members(self) -> Result<Members, Error> {
        Ok(Members::Exact(DistinctSet::new()))
    }
}

/// A state of bounded memory, group by group.
pub(super) enum Folded {
    Distributions { empty: Distribution, of: Vec<Distribution> },
    Sets { empty: Members, of: Vec<Members> },
}

impl Folded {
    /// Nothing yet; `None` where a state is kept exactly.
    pub(super) fn new(kept: &Kept) -> Option<Self> {
        match (kept.kind, kept.forms) {
            (StateKind::Distribution, Forms { bits: Some(bits), .. }) => {
                Some(Self::Distributions { empty: Distribution::new(Form::Bounded { bits }), of: Vec::new() })
            }
            (StateKind::Set, forms) if forms.estimates() => {
                Some(Self::Sets { empty: forms.no_members().ok()?, of: Vec::new() })
            }
            _ => None,
        }
    }

    /// Takes in what groups were fed with.
    pub(super) fn fold(&mut self, groups: &[u32], values: &[i64]) {
        // No 64 bits of rows fit into memory, and no id is refused by an estimate.
        for (group, value) in groups.iter().zip(values) {
            match self {
                Self::Distributions { empty, of } => drop(place(of, *group, empty).map(|state| state.add(*value, 1))),
                Self::Sets { empty, of } => drop(place(of, *group, empty).map(|state| state.add(*value, 1))),
            }
        }
    }

    /// Adds what another thread took in, its groups being these.
    pub(super) fn merge(&mut self, other: &Self, of_group: impl Fn(u32) -> u32) {
        match (self, other) {
            (Self::Distributions { empty, of }, Self::Distributions { of: more, .. }) => {
                for (group, theirs) in (0..).zip(more).filter(|(_, theirs)| !theirs.is_empty()) {
                    drop(place(of, of_group(group), empty).map(|mine| mine.merge(theirs)));
                }
            }
            (Self::Sets { empty, of }, Self::Sets { of: more, .. }) => {
                for (group, theirs) in (0..).zip(more).filter(|(_, theirs)| !theirs.is_empty()) {
                    drop(place(of, of_group(group), empty).map(|mine| mine.combine(theirs, 1)));
                }
            }
            _ => {} // both are kept as the plan says
        }
    }

    /// The state of a group.
    pub(super) fn of(&self, group: u32) -> Whole<'_> {
        let at = group as usize;
        match self {
            Self::Distributions { empty, of } => Whole::Distribution(of.get(at).unwrap_or(empty)),
            Self::Sets { empty, of } => Whole::Members(of.get(at).unwrap_or(empty)),
        }
    }
}

fn place<'a, S: Clone>(of: &'a mut Vec<S>, group: u32, empty: &S) -> Option<&'a mut S> {
    let at = group as usize;
    if of.len() <= at {
        of.resize(at + 1, empty.clone());
    }
    of.get_mut(at)
}
