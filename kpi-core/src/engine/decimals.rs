//! Decimals as whole numbers of the unit that a field counts in: exactly, or not at all.

use super::bind::{Bound, Data};
use super::mapping::Column;
use crate::error::{Error, ErrorCode};
use crate::exact::Currency;
use crate::fact::{AnyCounter, FactInfo, FieldKind};
use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, DecimalType};
use arrow_array::{Array, ArrayRef, ArrowNativeTypeOp};
use arrow_buffer::i256;
use arrow_schema::DataType;

/// What the numbers of a column of amounts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Amounts {
    /// Minor units, as they are.
    MinorUnits,
    /// Units of so many decimals.
    Decimals(u8),
}

impl Column {
    /// The same, a column of decimals of which so many are counted: `decimals(2)` counts euros in cents, and sums them in cents.
    ///
    /// A number with more decimals than these is rejected as unreadable, never rounded. Money needs this only where the rules name no
    /// currency; measures of one's own ([`Table::sum`](super::Table::sum), [`Table::count_above`](super::Table::count_above)) of a column that has decimals
    /// always do, since it says what their totals count.
    #[must_use]
    pub fn decimals(self, places: u8) -> Self {
        Self { amounts: Some(Amounts::Decimals(places)), ..self }
    }

    /// The same, its numbers being minor units already: cents, as whole numbers are without this, in a column of decimals.
    #[must_use]
    pub fn minor_units(self) -> Self {
        Self { amounts: Some(Amounts::MinorUnits), ..self }
    }
}

/// The decimals of the currency that all these rules of a fact name; `None` where they name none.
pub(super) fn places<'a>(
    info: &FactInfo,
    counters: impl Iterator<Item = &'a dyn AnyCounter>,
) -> Result<Option<u8>, Error> {
    let Some(rule) = info.rules.iter().position(|rule| rule.name == "currency") else { return Ok(None) };
    let mut found: Option<Option<Currency>> = None;
    for counter in counters {
        let own = Currency::from_code(counter.rule(rule));
        let same = |known: Option<Currency>| known.map(Currency::decimals) == own.map(Currency::decimals);
        if found.is_some_and(|known| !same(known)) {
            let message =
                format!("`{}` is counted in currencies of which one has other decimals than another", info.name);
            return Err(Error::new(ErrorCode::RulesDiffer, message));
        }
        found = Some(own);
    }
    Ok(found.flatten().and_then(|currency| u8::try_from(currency.decimals()).ok()))
}

/// How many decimals are counted of a column of decimals of a scale; else what the field is read from.
pub(super) fn counted(
    kind: FieldKind,
    scale: i8,
    amounts: Option<Amounts>,
    of_currency: Option<u8>,
) -> Result<u8, &'static str> {
    match (kind, amounts) {
        (_, Some(Amounts::Decimals(places))) if places > MOST_PLACES => Err("numbers of up to 18 decimals"),
        (FieldKind::Money, Some(Amounts::Decimals(places))) => {
            let of_another = of_currency.is_some_and(|of_currency| of_currency != places);
            if of_another { Err("amounts with as many decimals as the currency of the rules has") } else { Ok(places) }
        }
        (FieldKind::Money, None) => of_currency.filter(|places| scale > 0 || *places == 0).ok_or(MONEY),
        (FieldKind::Number, Some(Amounts::Decimals(places))) => Ok(places),
        (FieldKind::Number, None) if scale > 0 => Err(NUMBER),
        (FieldKind::Count | FieldKind::Score, Some(Amounts::Decimals(1..))) => Err("whole numbers, not their decimals"),
        _ => Ok(0),
    }
}

/// Numbers of 64 bits have no more.
const MOST_PLACES: u8 = 18;

/// What money is read from.
pub(super) const MONEY: &str = "whole numbers of minor units, or decimals of which it is said how many belong to the currency: by the rules \
     (`currency=EUR`), by `decimals(2)`, or by `minor_units()` where the numbers are minor units already";

const NUMBER: &str =
    "whole numbers, or decimals of which it is said how many are counted: `decimals(2)` counts hundredths";

/// What becomes of a decimal.
enum Whole {
    Fits(i64),
    /// It has more decimals than are counted.
    Finer,
    /// A number that no field accepts.
    Beyond(i64),
}

/// The decimals of a column as whole numbers of units of so many decimals.
pub(super) fn bind<'a>(column: &ArrayRef, places: u8) -> Bound<'a> {
    match column.data_type() {
        DataType::Decimal32(_, scale) => of::<Decimal32Type, i128>(column, shift(*scale, places), i128::from, narrow),
        DataType::Decimal64(_, scale) => of::<Decimal64Type, i128>(column, shift(*scale, places), i128::from, narrow),
        DataType::Decimal128(_, scale) => of::<Decimal128Type, i128>(column, shift(*scale, places), |n| n, narrow),
        DataType::Decimal256(_, scale) => {
            of::<Decimal256Type, i256>(column, shift(*scale, places), |n| n, |n| n.to_i128().and_then(narrow))
        }
        _ => Bound { data: Data::Own(Vec::new()), nulls: None, impossible: Vec::new() },
    }
}

fn narrow(n: i128) -> Option<i64> {
    i64::try_from(n).ok()
}

/// The power of ten with which numbers of a scale are multiplied (divided where it is below zero).
fn shift(scale: i8, places: u8) -> i32 {
    i32::from(places) - i32::from(scale)
}

fn of<'a, T: DecimalType, W: ArrowNativeTypeOp>(
    column: &ArrayRef,
    shift: i32,
    widen: impl Fn(T::Native) -> W,
    narrow: impl Fn(W) -> Option<i64>,
) -> Bound<'a> {
    let ten = (0..10).fold(W::ZERO, |sum, _| sum.add_wrapping(W::ONE));
    let power = ten.pow_checked(shift.unsigned_abs()).ok();
    let whole = |value: W| {
        let beyond = || Whole::Beyond(if value.is_lt(W::ZERO) { i64::MIN } else { i64::MAX });
        let Some(power) = power else { return if value.is_zero() { Whole::Fits(0) } else { beyond() } };
        let units = if shift >= 0 {
            value.mul_checked(power).ok()
        } else if value.mod_checked(power).is_ok_and(ArrowNativeTypeOp::is_zero) {
            value.div_checked(power).ok()
        } else {
            return Whole::Finer;
        };
        units.and_then(&narrow).map_or_else(beyond, Whole::Fits)
    };
    let array = column.as_primitive::<T>();
    let (mut values, mut impossible) = (Vec::with_capacity(array.len()), Vec::new());
    for (row, value) in array.values().iter().enumerate() {
        values.push(match whole(widen(*value)) {
            Whole::Fits(units) | Whole::Beyond(units) => units,
            Whole::Finer => {
                // What lies under a null is no number of the table.
                if array.is_valid(row) {
                    impossible.push(row);
                }
                0
            }
        });
    }
    Bound { data: Data::Own(values), nulls: array.nulls().cloned(), impossible }
}
