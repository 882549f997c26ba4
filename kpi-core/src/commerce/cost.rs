//! The fact `cost`: one row per amount spent in a period.

use crate::exact::{Currency, Instant};
use crate::fact::{
    Coverage, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind, Rules,
    Sink, Tally, TotalInfo, Totals, Word, check_amount, check_currency, impl_index, impl_word, refuse, set_word,
};
use CostTotal as T;

/// Totals of costs.
pub type CostTotals = Totals<Cost>;
/// Totals of costs; the fact keeps no states beside them.
pub type CostTally = Tally<Cost>;

/// The fact `cost`.
///
/// Which categories are variable is declared by the rules: nothing is assumed. The cost of a campaign is that of its
/// categories and, beside it, that of handling its contacts; an amount that is both is the campaign's, and counts once.
#[derive(Clone, Copy, Debug)]
pub enum Cost {}

/// What money was spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum CostCategory {
    /// Wages, with what comes with them.
    Labour,
    /// Lines and calls.
    Telecom,
    /// Systems and licences.
    Technology,
    /// Rooms and furniture.
    Premises,
    /// Management and administration.
    Management,
    /// A campaign: lists, advertising.
    Campaign,
    /// Anything else.
    Other,
}

impl_word!(CostCategory: Labour "labour", Telecom "telecom", Technology "technology", Premises "premises",
    Management "management", Campaign "campaign", Other "other");

/// Whether the source tells the cost of handling a campaign's contacts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum HandlingPart {
    /// It does: row by row.
    #[default]
    Given,
    /// It has no such part.
    Absent,
}

impl_word!(HandlingPart: Given "given", Absent "absent");

/// One amount spent in a period. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..CostRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostRow {
    /// What it was spent on.
    pub category: Option<CostCategory>,
    /// How much, in minor units; below zero in credit rows only.
    pub amount: Option<i64>,
    /// The currency of the amount; that of the rules where null.
    pub currency: Option<Currency>,
    /// Whether it is money back: its amount is zero or below.
    pub credit: Option<bool>,
    /// Whether it is the cost of handling the contacts of a campaign.
    pub campaign_handling: Option<bool>,
    /// When the period starts: it decides the interval.
    pub period_start: Option<Instant>,
}

/// The rules under which costs are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CostRules {
    currency: Option<Currency>,
    variable_categories: i64,
    campaign_categories: i64,
    campaign_handling: HandlingPart,
}

impl Default for CostRules {
    fn default() -> Self {
        Self {
            currency: None,
            variable_categories: 0,
            campaign_categories: CostCategory::Campaign.bit(),
            campaign_handling: HandlingPart::Given,
        }
    }
}

impl CostRules {
    /// The one currency of all amounts.
    #[must_use]
    pub fn currency(self, currency: Currency) -> Self {
        Self { currency: Some(currency), ..self }
    }

    /// Which categories vary with the contacts; variable cost is unknown until some are declared.
    #[must_use]
    pub fn variable_categories(self, categories: &[CostCategory]) -> Self {
        Self { variable_categories: bits(categories), ..self }
    }

    /// Which categories are cost of campaigns.
    #[must_use]
    pub fn campaign_categories(self, categories: &[CostCategory]) -> Self {
        Self { campaign_categories: bits(categories), ..self }
    }

    /// Whether the source tells the cost of handling a campaign's contacts.
    #[must_use]
    pub fn campaign_handling(self, campaign_handling: HandlingPart) -> Self {
        Self { campaign_handling, ..self }
    }
}

impl CostCategory {
    const fn bit(self) -> i64 {
        1 << self as i64
    }
}

fn bits(categories: &[CostCategory]) -> i64 {
    categories.iter().fold(0, |bits, category| bits | category.bit())
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "currency", RuleKind::CurrencyOrUnset, -1, "the one currency of all amounts: three letters such as `EUR`, or `unset` (default), one that nobody names"),
    RuleInfo::new(1, "variable_categories", RuleKind::Set(CostCategory::WORDS), 0, "which categories vary with the contacts: a list such as `labour+telecom`, or `none` (default), nothing declared: variable cost is then unknown"),
    RuleInfo::new(2, "campaign_categories", RuleKind::Set(CostCategory::WORDS), CostCategory::Campaign.bit(), "which categories are cost of campaigns: a list such as `campaign` (default)"),
    RuleInfo::new(3, "campaign_handling", RuleKind::Word(HandlingPart::WORDS), 0, "whether the source tells the cost of handling a campaign's contacts: `given` (default), row by row, or `absent`"),
];

impl Rules for CostRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.currency.map_or(-1, Currency::code),
            1 => self.variable_categories,
            2 => self.campaign_categories,
            3 => self.campaign_handling.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.currency = Currency::from_code(value),
            1 => self.variable_categories = value,
            2 => self.campaign_categories = value,
            3 => set_word(&mut self.campaign_handling, value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Category,
    Amount,
    Currency,
    Credit,
    CampaignHandling,
    PeriodStart,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Category as u8, "category", FieldKind::Word(CostCategory::WORDS), "what it was spent on"),
    FieldInfo::new(F::Amount as u8, "amount", FieldKind::Money, "how much, in minor units; below zero in credit rows only"),
    FieldInfo::new(F::Currency as u8, "currency", FieldKind::Currency, "the currency of the amount; that of the rules where null"),
    FieldInfo::new(F::Credit as u8, "credit", FieldKind::Flag, "whether it is money back: its amount is zero or below"),
    FieldInfo::new(F::CampaignHandling as u8, "campaign_handling", FieldKind::Flag, "whether it is the cost of handling the contacts of a campaign"),
    FieldInfo::new(F::PeriodStart as u8, "period_start", FieldKind::Instant, "when the period starts: it decides the interval"),
];

/// The totals of [`Cost`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum CostTotal {
    /// Rows counted: one amount spent in a period each.
    Rows,
    /// Fully loaded cost, one currency.
    Amount,
    /// Part of amount: labour.
    Labour,
    /// Part of amount: categories declared variable.
    Variable,
    /// Part of amount: campaign.
    Campaign,
    /// Part of amount: handling of the campaign's contacts.
    Handling,
    /// Rows without an amount.
    AmountUnknown,
    /// Rows of which it is unknown what they add to labour.
    LabourUnknown,
    /// Rows of which it is unknown what they add to variable cost.
    VariableUnknown,
    /// Rows of which it is unknown what they add to the cost of campaigns.
    CampaignUnknown,
    /// Rows of which it is unknown what they add to the cost of handling a campaign's contacts.
    HandlingUnknown,
}

impl_index!(F, CostTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one amount spent in a period each"),
    TotalInfo::money(T::Amount as u16, "amount", "fully loaded cost, one currency").under(&["currency"]).unless(T::AmountUnknown as u16).reads(&["amount"]),
    TotalInfo::money(T::Labour as u16, "labour", "part of amount: labour").under(&["currency"]).unless(T::LabourUnknown as u16).reads(&["category", "amount"]),
    TotalInfo::money(T::Variable as u16, "variable", "part of amount: categories declared variable").under(&["currency", "variable_categories"]).unless(T::VariableUnknown as u16).reads(&["category", "amount"]),
    TotalInfo::money(T::Campaign as u16, "campaign", "part of amount: campaign").under(&["currency", "campaign_categories"]).unless(T::CampaignUnknown as u16).reads(&["category", "amount"]),
    TotalInfo::money(T::Handling as u16, "handling", "part of amount: handling of the campaign's contacts").under(&["currency", "campaign_categories", "campaign_handling"]).unless(T::HandlingUnknown as u16).reads(&["category", "amount", "campaign_handling"]),
    TotalInfo::count(T::AmountUnknown as u16, "amount_unknown", "rows without an amount").excluded().reads(&["amount"]),
    TotalInfo::count(T::LabourUnknown as u16, "labour_unknown", "rows of which it is unknown what they add to labour").excluded().reads(&["category", "amount"]),
    TotalInfo::count(T::VariableUnknown as u16, "variable_unknown", "rows of which it is unknown what they add to variable cost").under(&["variable_categories"]).excluded(),
    TotalInfo::count(T::CampaignUnknown as u16, "campaign_unknown", "rows of which it is unknown what they add to the cost of campaigns").under(&["campaign_categories"]).excluded().reads(&["category", "amount"]),
    TotalInfo::count(T::HandlingUnknown as u16, "handling_unknown", "rows of which it is unknown what they add to the cost of handling a campaign's contacts").under(&["campaign_categories", "campaign_handling"]).excluded().reads(&["category", "amount", "campaign_handling"]),
];

/// The tables of the fact `cost`.
pub static COST: FactInfo =
    FactInfo::new("cost", "one amount spent in a period", TOTALS).numbered(21).with_fields(FIELDS).with_rules(RULES);

impl Fact for Cost {
    type Row = CostRow;
    type Rules = CostRules;
    type Total = T;
    const INFO: &'static FactInfo = &COST;

    fn count(row: &CostRow, rules: &CostRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_currency(row.currency, rules.currency)?;
        check_amount("amount", row.amount)?;
        let credit = row.credit == Some(true);
        let below_zero = row.amount.filter(|amount| *amount < 0 && !credit);
        if let Some(amount) = below_zero {
            return Err(Rejection::new(Reject::OutOfRange, "amount").with_value(amount));
        }
        refuse(credit && row.amount.is_some_and(|amount| amount > 0), Reject::Contradiction, "credit")?;
        let given = rules.campaign_handling == HandlingPart::Given;
        refuse(!given && row.campaign_handling == Some(true), Reject::DeclaredAbsent, "campaign_handling")?;

        let campaign = one_of(row.category, rules.campaign_categories);
        let handling = match (row.campaign_handling, campaign) {
            _ if !given => Some(false),
            (Some(false), _) | (_, Some(true)) => Some(false),
            (Some(true), Some(false)) => Some(true),
            _ => None,
        };
        let parts = [
            (Some(true), T::Amount, T::AmountUnknown),
            (one_of(row.category, CostCategory::Labour.bit()), T::Labour, T::LabourUnknown),
            (one_of(row.category, rules.variable_categories), T::Variable, T::VariableUnknown),
            (campaign, T::Campaign, T::CampaignUnknown),
            (handling, T::Handling, T::HandlingUnknown),
        ];
        for (belongs, part, unknown) in parts {
            match (belongs, row.amount) {
                (Some(false), _) | (_, Some(0)) => {}
                (Some(true), Some(amount)) => to.add(part, amount),
                _ => to.add(unknown, 1),
            }
        }
        Ok(())
    }

    fn coverage(rules: &CostRules, total: usize) -> Coverage {
        let nothing_declared = rules.variable_categories == 0;
        let absent = rules.campaign_handling == HandlingPart::Absent;
        match total {
            total if total == T::Variable as usize && nothing_declared => Coverage::Unknown,
            total if total == T::Handling as usize && absent => Coverage::Absent,
            _ => Coverage::Counted,
        }
    }

    fn instant(row: &CostRow, _: &CostRules) -> Option<Instant> {
        row.period_start
    }

    fn read(from: &Fields<'_>) -> Result<CostRow, Rejection> {
        Ok(CostRow {
            category: from.word(F::Category)?,
            amount: from.raw(F::Amount),
            currency: from.currency(F::Currency)?,
            credit: from.flag(F::Credit)?,
            campaign_handling: from.flag(F::CampaignHandling)?,
            period_start: from.instant(F::PeriodStart),
        })
    }

    fn write(row: &CostRow, to: &mut FieldBuffer) {
        to.put(F::Category, row.category.map(Word::code));
        to.put(F::Amount, row.amount);
        to.put(F::Currency, row.currency.map(Currency::code));
        to.put(F::Credit, row.credit.map(i64::from));
        to.put(F::CampaignHandling, row.campaign_handling.map(i64::from));
        to.put(F::PeriodStart, row.period_start.map(Instant::as_micros));
    }
}

/// Whether a category is one of a set; unknown where the category is, unless every answer is the same.
fn one_of(category: Option<CostCategory>, set: i64) -> Option<bool> {
    let all = bits(CostCategory::ALL);
    match category {
        Some(category) => Some(set & category.bit() != 0),
        None if set == 0 || set == all => Some(set == all),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Accumulator as _;

    const PARTS: [T; 5] = [T::Amount, T::Labour, T::Variable, T::Campaign, T::Handling];

    fn parts(rules: CostRules, row: &CostRow) -> [Option<i64>; 5] {
        let mut totals = CostTotals::zero(&rules);
        totals.observe(row).ok();
        PARTS.map(|part| totals.get(part))
    }

    fn spent(category: Option<CostCategory>, campaign_handling: Option<bool>) -> CostRow {
        CostRow { category, campaign_handling, amount: Some(100), ..CostRow::default() }
    }

    #[test]
    fn every_part_by_category_and_handling() {
        let rules = CostRules::default().variable_categories(&[CostCategory::Labour, CostCategory::Telecom]);
        let (labour, campaign) = (Some(CostCategory::Labour), Some(CostCategory::Campaign));
        for (category, handling, expected) in [
            (labour, Some(false), [Some(100), Some(100), Some(100), Some(0), Some(0)]),
            (labour, Some(true), [Some(100), Some(100), Some(100), Some(0), Some(100)]),
            (labour, None, [Some(100), Some(100), Some(100), Some(0), None]),
            (campaign, None, [Some(100), Some(0), Some(0), Some(100), Some(0)]),
            (campaign, Some(true), [Some(100), Some(0), Some(0), Some(100), Some(0)]), // once
            (None, Some(false), [Some(100), None, None, None, Some(0)]),
            (None, Some(true), [Some(100), None, None, None, None]), // campaign, or its handling
        ] {
            assert_eq!(parts(rules, &spent(category, handling)), expected, "{category:?} {handling:?}");
        }
    }

    #[test]
    fn what_the_rules_do_not_declare_is_unknown_and_what_they_declare_absent_is_not_asked() {
        let undeclared = CostRules::default().campaign_handling(HandlingPart::Absent);
        let expected = [Some(100), Some(100), None, Some(0), None];
        assert_eq!(parts(undeclared, &spent(Some(CostCategory::Labour), None)), expected);
        let nothing = [Some(0), Some(0), None, Some(0), None];
        assert_eq!(parts(undeclared, &spent(Some(CostCategory::Labour), Some(true))), nothing);
    }

    #[test]
    fn money_comes_back_in_credit_rows_only() {
        let back = |amount, credit| CostRow { amount: Some(amount), credit, ..CostRow::default() };
        let amount = |row| parts(CostRules::default(), &row)[0];
        assert_eq!(amount(back(-250, Some(true))), Some(-250));
        for row in [back(-250, None), back(-250, Some(false)), back(250, Some(true))] {
            assert_eq!(amount(row), Some(0)); // rejected
        }
    }
}
