//! The fact `customer_period`: one row per customer and period.

use crate::exact::{Currency, Instant};
use crate::fact::{
    Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind, Rules, Sink,
    StateInfo, Tally, TotalInfo, Totals, check_amount, check_currency, count_or, impl_index, refuse,
};
use CustomerPeriodTotal as T;

/// Totals of customers in periods.
pub type CustomerPeriodTotals = Totals<CustomerPeriod>;
/// Totals of customers in periods with the states kept beside them.
pub type CustomerPeriodTally = Tally<CustomerPeriod>;

/// The fact `customer_period`.
///
/// Whoever makes the rows decides what an active customer is: under contract, or not silent for too long.
#[derive(Clone, Copy, Debug)]
pub enum CustomerPeriod {}

/// One customer in one period. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with [`CustomerPeriodRow::new`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerPeriodRow {
    /// Whether the customer was active when the period started.
    pub active_at_start: bool,
    /// Whether the customer was active when the period ended.
    pub active_at_end: bool,
    /// Whether the customer was won in the period; where null, one who is active at the end and was not at the start.
    pub new: Option<bool>,
    /// Margin of the period, in minor units; below zero where a loss.
    pub margin: Option<i64>,
    /// Revenue of the period, in minor units.
    pub revenue: Option<i64>,
    /// Margin of the period before, in minor units.
    pub margin_before: Option<i64>,
    /// The currency of the money; that of the rules where null.
    pub currency: Option<Currency>,
    /// The customer.
    pub customer: Option<i64>,
    /// When the period starts: it decides the interval.
    pub period_start: Option<Instant>,
}

impl CustomerPeriodRow {
    /// A row of which only the activity at both ends of the period is known.
    pub const fn new(active_at_start: bool, active_at_end: bool) -> Self {
        Self {
            active_at_start,
            active_at_end,
            new: None,
            margin: None,
            revenue: None,
            margin_before: None,
            currency: None,
            customer: None,
            period_start: None,
        }
    }
}

/// The rules under which customers in periods are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CustomerPeriodRules {
    currency: Option<Currency>,
}

impl CustomerPeriodRules {
    /// The one currency of all money.
    #[must_use]
    pub fn currency(self, currency: Currency) -> Self {
        Self { currency: Some(currency) }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "currency", RuleKind::CurrencyOrUnset, -1, "the one currency of all money: three letters such as `EUR`, or `unset` (default), one that nobody names"),
];

impl Rules for CustomerPeriodRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.currency.map_or(-1, Currency::code),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        if rule == 0 {
            self.currency = Currency::from_code(value);
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    ActiveAtStart,
    ActiveAtEnd,
    New,
    Margin,
    Revenue,
    MarginBefore,
    Currency,
    Customer,
    PeriodStart,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::ActiveAtStart as u8, "active_at_start", FieldKind::Flag, "whether the customer was active when the period started").required(),
    FieldInfo::new(F::ActiveAtEnd as u8, "active_at_end", FieldKind::Flag, "whether the customer was active when the period ended").required(),
    FieldInfo::new(F::New as u8, "new", FieldKind::Flag, "whether the customer was won in the period; where null, one who is active at the end and was not at the start"),
    FieldInfo::new(F::Margin as u8, "margin", FieldKind::Money, "margin of the period, in minor units; below zero where a loss"),
    FieldInfo::new(F::Revenue as u8, "revenue", FieldKind::Money, "revenue of the period, in minor units"),
    FieldInfo::new(F::MarginBefore as u8, "margin_before", FieldKind::Money, "margin of the period before, in minor units"),
    FieldInfo::new(F::Currency as u8, "currency", FieldKind::Currency, "the currency of the money; that of the rules where null"),
    FieldInfo::new(F::Customer as u8, "customer", FieldKind::Id, "the customer"),
    FieldInfo::new(F::PeriodStart as u8, "period_start", FieldKind::Instant, "when the period starts: it decides the interval"),
];

/// The totals of [`CustomerPeriod`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum CustomerPeriodTotal {
    /// Rows counted: one customer in one period each.
    Rows,
    /// Customers active at the start.
    AtStart,
    /// Customers active at the end.
    AtEnd,
    /// Customers won in the period.
    New,
    /// Customers active at the start and at the end.
    Kept,
    /// Margin.
    Margin,
    /// Revenue.
    Revenue,
    /// Margin of the period before, customers active at the start.
    MarginStart,
    /// Margin of this period, the same customers.
    MarginEndOfStarted,
    /// Customers whose margin is unknown.
    MarginUnknown,
    /// Customers whose revenue is unknown.
    RevenueUnknown,
    /// Customers active at the start of whom the margin now or before is unknown; they enter neither.
    MarginsUnknown,
    /// Rows that do not name the customer.
    CustomerUnknown,
    /// Margin of customers active at the start.
    MarginOfStarted,
    /// Customers active at the start whose margin is unknown.
    MarginOfStartedUnknown,
}

impl_index!(F, CustomerPeriodTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one customer in one period each"),
    TotalInfo::count(T::AtStart as u16, "at_start", "customers active at the start").reads(&["active_at_start"]),
    TotalInfo::count(T::AtEnd as u16, "at_end", "customers active at the end").reads(&["active_at_end"]),
    TotalInfo::count(T::New as u16, "new", "customers won in the period").reads(&["active_at_start", "active_at_end", "new"]),
    TotalInfo::count(T::Kept as u16, "kept", "customers active at the start and at the end").reads(&["active_at_start", "active_at_end"]),
    TotalInfo::money(T::Margin as u16, "margin", "margin").under(&["currency"]).unless(T::MarginUnknown as u16).reads(&["margin"]),
    TotalInfo::money(T::Revenue as u16, "revenue", "revenue").under(&["currency"]).unless(T::RevenueUnknown as u16).reads(&["revenue"]),
    TotalInfo::money(T::MarginStart as u16, "margin_start", "margin of the period before, customers active at the start").under(&["currency"]).reads(&["active_at_start", "margin", "margin_before"]),
    TotalInfo::money(T::MarginEndOfStarted as u16, "margin_end_of_started", "margin of this period, the same customers").under(&["currency"]).reads(&["active_at_start", "margin", "margin_before"]),
    TotalInfo::count(T::MarginUnknown as u16, "margin_unknown", "customers whose margin is unknown").excluded().reads(&["margin"]),
    TotalInfo::count(T::RevenueUnknown as u16, "revenue_unknown", "customers whose revenue is unknown").excluded().reads(&["revenue"]),
    TotalInfo::count(T::MarginsUnknown as u16, "margins_unknown", "customers active at the start of whom the margin now or before is unknown; they enter neither").excluded().reads(&["active_at_start", "margin", "margin_before"]),
    TotalInfo::count(T::CustomerUnknown as u16, "customer_unknown", "rows that do not name the customer").excluded().reads(&["customer"]),
    TotalInfo::money(T::MarginOfStarted as u16, "margin_of_started", "margin of customers active at the start").under(&["currency"]).unless(T::MarginOfStartedUnknown as u16).reads(&["active_at_start", "margin"]),
    TotalInfo::count(T::MarginOfStartedUnknown as u16, "margin_of_started_unknown", "customers active at the start whose margin is unknown").excluded().reads(&["active_at_start", "margin"]),
];

#[rustfmt::skip] // a table: one state, one line
const SETS: &[StateInfo] = &[
    StateInfo::new("customer_set", &[], "distinct customers").unless(T::CustomerUnknown as u16).reads(&["customer"]),
];

const CUSTOMER_SET: usize = 0;

/// The tables of the fact `customer_period`.
pub static CUSTOMER_PERIOD: FactInfo = FactInfo::new("customer_period", "one customer in one period", TOTALS)
    .numbered(22)
    .with_fields(FIELDS)
    .with_rules(RULES)
    .with_states(&[], SETS);

impl Fact for CustomerPeriod {
    type Row = CustomerPeriodRow;
    type Rules = CustomerPeriodRules;
    type Total = T;
    const INFO: &'static FactInfo = &CUSTOMER_PERIOD;

    fn count(row: &CustomerPeriodRow, rules: &CustomerPeriodRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_currency(row.currency, rules.currency)?;
        check_amount("margin", row.margin)?;
        check_amount("revenue", row.revenue)?;
        check_amount("margin_before", row.margin_before)?;
        let (at_start, at_end) = (row.active_at_start, row.active_at_end);
        refuse(at_start && row.new == Some(true), Reject::Contradiction, "new")?;
        to.add(T::AtStart, at_start.into());
        to.add(T::AtEnd, at_end.into());
        to.add(T::Kept, (at_start && at_end).into());
        to.add(T::New, row.new.unwrap_or(at_end && !at_start).into());
        count_or(to, row.margin, T::Margin, T::MarginUnknown);
        count_or(to, row.revenue, T::Revenue, T::RevenueUnknown);
        if at_start {
            count_or(to, row.margin, T::MarginOfStarted, T::MarginOfStartedUnknown);
        }
        match (row.margin_before, row.margin) {
            _ if !at_start => {}
            (Some(before), Some(now)) => {
                to.add(T::MarginStart, before);
                to.add(T::MarginEndOfStarted, now);
            }
            _ => to.add(T::MarginsUnknown, 1),
        }
        match row.customer {
            Some(customer) => to.member(CUSTOMER_SET, customer),
            None => to.add(T::CustomerUnknown, 1),
        }
        Ok(())
    }

    fn instant(row: &CustomerPeriodRow, _: &CustomerPeriodRules) -> Option<Instant> {
        row.period_start
    }

    fn read(from: &Fields<'_>) -> Result<CustomerPeriodRow, Rejection> {
        Ok(CustomerPeriodRow {
            active_at_start: from.needed(F::ActiveAtStart, from.flag(F::ActiveAtStart)?)?,
            active_at_end: from.needed(F::ActiveAtEnd, from.flag(F::ActiveAtEnd)?)?,
            new: from.flag(F::New)?,
            margin: from.raw(F::Margin),
            revenue: from.raw(F::Revenue),
            margin_before: from.raw(F::MarginBefore),
            currency: from.currency(F::Currency)?,
            customer: from.raw(F::Customer),
            period_start: from.instant(F::PeriodStart),
        })
    }

    fn write(row: &CustomerPeriodRow, to: &mut FieldBuffer) {
        to.put(F::ActiveAtStart, Some(row.active_at_start.into()));
        to.put(F::ActiveAtEnd, Some(row.active_at_end.into()));
        to.put(F::New, row.new.map(i64::from));
        to.put(F::Margin, row.margin);
        to.put(F::Revenue, row.revenue);
        to.put(F::MarginBefore, row.margin_before);
        to.put(F::Currency, row.currency.map(Currency::code));
        to.put(F::Customer, row.customer);
        to.put(F::PeriodStart, row.period_start.map(Instant::as_micros));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Accumulator as _;

    #[test]
    fn who_is_new_follows_unless_it_is_told() {
        for (at_start, at_end, told, new) in [
            (false, true, None, Some(1)),
            (false, true, Some(false), Some(0)), // back after a pause
            (false, false, None, Some(0)),
            (false, false, Some(true), Some(1)), // won and lost within the period
            (true, true, None, Some(0)),
            (true, false, Some(false), Some(0)),
        ] {
            let row = CustomerPeriodRow { new: told, ..CustomerPeriodRow::new(at_start, at_end) };
            let mut totals = CustomerPeriodTotals::zero(&CustomerPeriodRules::default());
            assert!(totals.observe(&row).is_ok());
            assert_eq!(totals.get(T::New), new, "{at_start} {at_end} {told:?}");
            assert_eq!(totals.get(T::Kept), Some(i64::from(at_start && at_end)));
        }
    }

    #[test]
    fn margins_are_compared_where_both_are_known() {
        let row =
            |margin_before, margin| CustomerPeriodRow { margin, margin_before, ..CustomerPeriodRow::new(true, false) };
        let mut totals = CustomerPeriodTotals::zero(&CustomerPeriodRules::default());
        for row in [row(Some(100), Some(90)), row(Some(50), None), row(None, Some(40))] {
            assert!(totals.observe(&row).is_ok());
        }
        let found = [T::MarginStart, T::MarginEndOfStarted, T::MarginsUnknown].map(|total| totals.get(total));
        assert_eq!(found, [Some(100), Some(90), Some(2)]);
    }

    /// 100 and 40 of two customers at the start, 70 of a new one, and one at the start who does not say.
    #[test]
    fn the_margin_of_those_at_the_start_is_kept_apart() {
        let row = |at_start, margin| CustomerPeriodRow { margin, ..CustomerPeriodRow::new(at_start, true) };
        let mut totals = CustomerPeriodTotals::zero(&CustomerPeriodRules::default());
        for row in [row(true, Some(100)), row(true, Some(40)), row(false, Some(70)), row(false, None)] {
            assert!(totals.observe(&row).is_ok());
        }
        assert_eq!((totals.get(T::MarginOfStarted), totals.get(T::Margin)), (Some(140), None));
        assert!(totals.observe(&row(true, None)).is_ok());
        assert_eq!((totals.get(T::MarginOfStarted), totals.get(T::MarginOfStartedUnknown)), (None, Some(1)));
    }
}
