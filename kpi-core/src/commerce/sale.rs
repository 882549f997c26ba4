//! The fact `sale`: one row per sale, or per contact with a sale.

use crate::exact::{Currency, Duration, Instant};
use crate::fact::{
    Boundary, CancelledSales, Cuts, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, MOST_QUANTITY, Reject,
    Rejection, RuleInfo, RuleKind, Rules, Sink, Tally, TotalInfo, Totals, Word, check_currency, check_quantity,
    check_time, count_or, flag_or, impl_index, impl_word, refuse, set_word,
};
use SaleTotal as T;

/// Totals of sales.
pub type SaleTotals = Totals<Sale>;
/// Totals of sales; the fact keeps no states beside them.
pub type SaleTally = Tally<Sale>;

/// The fact `sale`.
///
/// A contact can hold several sales, so that contacts with a sale are rows of their own: sales cannot tell them. A row that holds
/// what belongs to the other subject is rejected.
#[derive(Clone, Copy, Debug)]
pub enum Sale {}

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum SaleSubject {
    /// One sale.
    #[default]
    Sale,
    /// One contact with at least one sale.
    Contact,
}

impl_word!(SaleSubject: Sale "sale", Contact "contact");

/// One sale, or one contact with a sale. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..SaleRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaleRow {
    /// What the row is about; a sale where null.
    pub subject: SaleSubject,
    /// Of a sale: what it brought, in minor units: zero or more, for a cancellation is no negative sale.
    pub amount: Option<i64>,
    /// The currency of the amount; that of the rules where null.
    pub currency: Option<Currency>,
    /// Whether it was cancelled since (of a contact: every sale of it); not read where the rules count cancelled ones.
    pub cancelled: Option<bool>,
    /// Of a contact: whether it sold an additional product.
    pub cross_sell: Option<bool>,
    /// The time from the contact to the sale; where the rules name a window, a later one is none, and one without it stays open.
    pub after: Option<Duration>,
    /// The agent.
    pub agent: Option<i64>,
    /// The instant that decides its interval: when it was sold.
    pub at: Option<Instant>,
}

/// The rules under which sales are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SaleRules {
    currency: Option<Currency>,
    sale_window: Option<Duration>,
    cancelled: CancelledSales,
}

impl SaleRules {
    /// The one currency of all amounts.
    #[must_use]
    pub fn currency(self, currency: Currency) -> Self {
        Self { currency: Some(currency), ..self }
    }

    /// Within which time of the contact a later sale counts, zero where below zero; without one, whenever it came.
    #[must_use]
    pub fn sale_window(self, window: Duration) -> Self {
        Self { sale_window: Some(window.max(Duration::ZERO)), ..self }
    }

    /// Whether cancelled sales count.
    #[must_use]
    pub fn cancelled(self, cancelled: CancelledSales) -> Self {
        Self { cancelled, ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "currency", RuleKind::CurrencyOrUnset, -1, "the one currency of all amounts: three letters such as `EUR`, or `unset` (default), one that nobody names"),
    RuleInfo::new(1, "sale_window", RuleKind::DurationOr("unset"), -1, "within which time of the contact a later sale counts: a time such as `30d`, or `unset` (default), whenever it came").shown(),
    RuleInfo::new(2, "cancelled", RuleKind::Word(CancelledSales::WORDS), 0, "whether cancelled sales count: `left_out` (default) or `counted`"),
];

impl Rules for SaleRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.currency.map_or(-1, Currency::code),
            1 => self.sale_window.map_or(-1, Duration::as_micros),
            2 => self.cancelled.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.currency = Currency::from_code(value),
            1 => self.sale_window = (value >= 0).then_some(Duration::micros(value)),
            2 => set_word(&mut self.cancelled, value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Subject,
    Amount,
    Currency,
    Cancelled,
    CrossSell,
    After,
    Agent,
    At,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Subject as u8, "subject", FieldKind::Word(SaleSubject::WORDS), "what the row is about; a sale where null"),
    FieldInfo::new(F::Amount as u8, "amount", FieldKind::Money, "of a sale: what it brought, in minor units: zero or more, for a cancellation is no negative sale"),
    FieldInfo::new(F::Currency as u8, "currency", FieldKind::Currency, "the currency of the amount; that of the rules where null"),
    FieldInfo::new(F::Cancelled as u8, "cancelled", FieldKind::Flag, "whether it was cancelled since (of a contact: every sale of it); not read where the rules count cancelled ones"),
    FieldInfo::new(F::CrossSell as u8, "cross_sell", FieldKind::Flag, "of a contact: whether it sold an additional product"),
    FieldInfo::new(F::After as u8, "after", FieldKind::Duration, "the time from the contact to the sale; where the rules name a window, a later one is none, and one without it stays open"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the agent"),
    FieldInfo::new(F::At as u8, "at", FieldKind::Instant, "the instant that decides its interval: when it was sold"),
];

/// The totals of [`Sale`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum SaleTotal {
    /// Rows counted: one sale, or one contact with a sale each.
    Rows,
    /// Sales.
    Sales,
    /// Revenue of sales, one currency.
    Amount,
    /// Contacts with a sale.
    ContactsWithSale,
    /// Part of contacts_with_sale: an additional product.
    ContactsWithCrossSell,
    /// Sales of which it is unknown whether they count: cancelled, or later than the window.
    SalesUnknown,
    /// Sales of which the amount is unknown, or whether they count.
    AmountUnknown,
    /// Contacts with a sale of which it is unknown whether it counts: cancelled, or later than the window.
    ContactsUnknown,
    /// Contacts with a sale of which the additional product is unknown, or whether it counts.
    CrossSellUnknown,
    /// Sales that the rules leave out: cancelled, or later than the window.
    SalesLeftOut,
    /// Contacts whose sales the rules leave out.
    ContactsLeftOut,
}

impl_index!(F, SaleTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one sale, or one contact with a sale each"),
    TotalInfo::count(T::Sales as u16, "sales", "sales").under(&["sale_window", "cancelled"]).unless(T::SalesUnknown as u16).reads(&["subject", "cancelled"]),
    TotalInfo::money(T::Amount as u16, "amount", "revenue of sales, one currency").under(&["currency", "sale_window", "cancelled"]).unless(T::AmountUnknown as u16).reads(&["subject", "amount", "cancelled"]),
    TotalInfo::count(T::ContactsWithSale as u16, "contacts_with_sale", "contacts with a sale").under(&["sale_window", "cancelled"]).unless(T::ContactsUnknown as u16).reads(&["subject", "cancelled"]),
    TotalInfo::count(T::ContactsWithCrossSell as u16, "contacts_with_cross_sell", "part of contacts_with_sale: an additional product").under(&["sale_window", "cancelled"]).unless(T::CrossSellUnknown as u16).reads(&["subject", "cancelled", "cross_sell"]),
    TotalInfo::count(T::SalesUnknown as u16, "sales_unknown", "sales of which it is unknown whether they count: cancelled, or later than the window").under(&["sale_window", "cancelled"]).excluded().reads(&["subject", "cancelled"]),
    TotalInfo::count(T::AmountUnknown as u16, "amount_unknown", "sales of which the amount is unknown, or whether they count").under(&["sale_window", "cancelled"]).excluded().reads(&["subject", "amount", "cancelled"]),
    TotalInfo::count(T::ContactsUnknown as u16, "contacts_unknown", "contacts with a sale of which it is unknown whether it counts: cancelled, or later than the window").under(&["sale_window", "cancelled"]).excluded().reads(&["subject", "cancelled"]),
    TotalInfo::count(T::CrossSellUnknown as u16, "cross_sell_unknown", "contacts with a sale of which the additional product is unknown, or whether it counts").under(&["sale_window", "cancelled"]).excluded().reads(&["subject", "cancelled", "cross_sell"]),
    TotalInfo::count(T::SalesLeftOut as u16, "sales_left_out", "sales that the rules leave out: cancelled, or later than the window").under(&["sale_window", "cancelled"]).reads(&["subject", "cancelled"]),
    TotalInfo::count(T::ContactsLeftOut as u16, "contacts_left_out", "contacts whose sales the rules leave out").under(&["sale_window", "cancelled"]).reads(&["subject", "cancelled"]),
];

/// The tables of the fact `sale`.
pub static SALE: FactInfo = FactInfo::new("sale", "one sale, or one contact with a sale", TOTALS)
    .numbered(20)
    .with_fields(FIELDS)
    .with_rules(RULES);

impl Fact for Sale {
    type Row = SaleRow;
    type Rules = SaleRules;
    type Total = T;
    const INFO: &'static FactInfo = &SALE;

    fn count(row: &SaleRow, rules: &SaleRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_currency(row.currency, rules.currency)?;
        check_quantity("amount", row.amount)?;
        check_time("after", row.after)?;
        let sale = row.subject == SaleSubject::Sale;
        refuse(!sale && row.amount.is_some(), Reject::Contradiction, "amount")?;
        refuse(sale && row.cross_sell.is_some(), Reject::Contradiction, "cross_sell")?;
        match (row.subject, rules.cancelled.keep(row.after, rules.sale_window, row.cancelled)) {
            (SaleSubject::Sale, Some(true)) => {
                to.add(T::Sales, 1);
                count_or(to, row.amount, T::Amount, T::AmountUnknown);
            }
            (SaleSubject::Sale, Some(false)) => to.add(T::SalesLeftOut, 1),
            (SaleSubject::Sale, None) => {
                to.add(T::SalesUnknown, 1);
                to.add(T::AmountUnknown, 1);
            }
            (SaleSubject::Contact, Some(true)) => {
                to.add(T::ContactsWithSale, 1);
                flag_or(to, row.cross_sell, T::ContactsWithCrossSell, T::CrossSellUnknown);
            }
            (SaleSubject::Contact, Some(false)) => to.add(T::ContactsLeftOut, 1),
            (SaleSubject::Contact, None) => {
                to.add(T::ContactsUnknown, 1);
                to.add(T::CrossSellUnknown, 1);
            }
        }
        Ok(())
    }

    fn cuts(rules: &SaleRules, known: u64, cuts: &mut Cuts) -> bool {
        cuts.count_up_to(F::Amount, MOST_QUANTITY);
        cuts.time(F::After);
        if let Some(window) = rules.sale_window {
            cuts.threshold(F::After, window, Boundary::Inclusive);
        }
        known >> F::Currency as u8 & 1 == 0 // a number of letters, which is no order
    }

    fn instant(row: &SaleRow, _: &SaleRules) -> Option<Instant> {
        row.at
    }

    fn read(from: &Fields<'_>) -> Result<SaleRow, Rejection> {
        Ok(SaleRow {
            subject: from.word(F::Subject)?.unwrap_or_default(),
            amount: from.raw(F::Amount),
            currency: from.currency(F::Currency)?,
            cancelled: from.flag(F::Cancelled)?,
            cross_sell: from.flag(F::CrossSell)?,
            after: from.duration(F::After),
            agent: from.raw(F::Agent),
            at: from.instant(F::At),
        })
    }

    fn write(row: &SaleRow, to: &mut FieldBuffer) {
        to.put(F::Subject, Some(row.subject.code()));
        to.put(F::Amount, row.amount);
        to.put(F::Currency, row.currency.map(Currency::code));
        to.put(F::Cancelled, row.cancelled.map(i64::from));
        to.put(F::CrossSell, row.cross_sell.map(i64::from));
        to.put(F::After, row.after.map(Duration::as_micros));
        to.put(F::Agent, row.agent);
        to.put(F::At, row.at.map(Instant::as_micros));
    }
}
