//! Money is counted in whole minor units of one currency: mixing is refused everywhere, and values print in theirs.

use kpi_core::commerce::{COST, SALE};
use kpi_core::prelude::*;
use kpi_core::{ErrorCode, RuleKind, Undefined, catalogue};

fn currency(letters: &str) -> Currency {
    letters.parse().expect("three letters")
}

/// The facts that count money, and their rules in a currency.
fn facts_with_money() -> impl Iterator<Item = &'static dyn AnyFact> {
    let counts_money =
        |fact: &&dyn AnyFact| fact.info().rules.iter().any(|rule| rule.kind == RuleKind::CurrencyOrUnset);
    catalogue::FACTS.iter().copied().filter(counts_money)
}

fn in_currency(fact: &dyn AnyFact, text: &str) -> Box<dyn AnyTally> {
    let info = fact.info();
    fact.tally(&format!("{}/{} currency={text}", info.name, info.version), Form::Exact).expect("rules of the table")
}

fn sales(rules: SaleRules, amounts: &[i64]) -> SaleTotals {
    let mut sales = SaleTotals::zero(&rules);
    for amount in amounts {
        let row = SaleRow { amount: Some(*amount), cancelled: Some(false), ..SaleRow::default() };
        sales.observe(&row).expect("a possible sale");
    }
    sales
}

fn costs(rules: CostRules, amounts: &[i64]) -> CostTotals {
    let mut costs = CostTotals::zero(&rules);
    for amount in amounts {
        let row = CostRow { amount: Some(*amount), credit: Some(*amount < 0), ..CostRow::default() };
        costs.observe(&row).expect("a possible cost");
    }
    costs
}

fn contacts(handled: u32) -> ContactTotals {
    let mut contacts = ContactTotals::zero(&ContactRules::default());
    for _ in 0..handled {
        let (talk, none) = (Some(Duration::secs(180)), Some(Duration::ZERO));
        let wrap = Some(Duration::secs(60));
        contacts
            .observe(&ContactRow { talk, hold: none, wrap, ..ContactRow::new(Outcome::Handled) })
            .expect("a contact");
    }
    contacts
}

#[test]
fn the_facts_that_count_money() {
    let names: Vec<&str> = facts_with_money().map(|fact| fact.info().name).collect();
    assert_eq!(names, ["sale", "cost", "customer_period"]);
    // A total of money depends on the currency, and whatever depends on the currency is money.
    for total in facts_with_money().flat_map(|fact| fact.info().totals) {
        assert_eq!(total.unit.name() == "minor_units", total.rules.contains(&"currency"), "{}", total.name);
    }
}

#[test]
fn a_row_of_another_currency_is_refused() {
    for fact in facts_with_money() {
        let info = fact.info();
        let at = info.field("currency").expect("a field");
        let mut values = vec![0; info.fields.len()];
        let mut present = 1 << at;
        for (at, field) in info.fields.iter().enumerate() {
            present |= u64::from(field.required) << at;
        }
        for (rules, row, counted) in
            [("EUR", "EUR", true), ("EUR", "USD", false), ("unset", "EUR", false), ("USD", "EUR", false)]
        {
            values[at] = currency(row).code();
            let mut tally = in_currency(fact, rules);
            let outcome = tally.observe_fields(present, &values);
            let rejected = outcome.as_ref().err().and_then(kpi_core::Error::rejection).map(kpi_core::Rejection::reason);
            assert_eq!(rejected, (!counted).then_some(Reject::OtherCurrency), "{}: {row} under {rules}", info.name);
            assert_eq!(tally.reading(0), Reading::Known(i64::from(counted)), "{}", info.name);
            assert_eq!(tally.counts().rejected(Reject::OtherCurrency), i64::from(!counted));
        }
        // A row that names none is in the currency of the rules.
        let mut tally = in_currency(fact, "EUR");
        tally.observe_fields(present & !(1 << at), &values).expect("a possible row");
    }
    let row = SaleRow { amount: Some(500), currency: Some(currency("USD")), ..SaleRow::default() };
    let refused = SaleTotals::zero(&SaleRules::default().currency(currency("EUR"))).observe(&row).unwrap_err();
    assert!(refused.to_string().contains("currency is not the currency of the rules"), "{refused}");
}

#[test]
fn totals_of_two_currencies_do_not_merge() {
    for fact in facts_with_money() {
        for (mine, theirs) in [("EUR", "USD"), ("EUR", "unset"), ("unset", "JPY")] {
            let (mut sum, other) = (in_currency(fact, mine), in_currency(fact, theirs));
            let before = sum.boxed();
            for refused in
                [sum.merge_any(other.as_ref()), sum.merge_beside_any(other.as_ref()), sum.unmerge_any(other.as_ref())]
            {
                let error = refused.expect_err("two currencies");
                assert_eq!(error.code(), ErrorCode::RulesDiffer);
                let expected = format!("currency={mine} against {theirs}");
                assert!(error.to_string().contains(&expected), "{error}");
            }
            assert!(sum.equals(before.as_ref()), "nothing was added");
            sum.merge_any(before.as_ref()).expect("one currency");
        }
    }
}

/// KPIs of one's own over money of two facts.
static MARGIN: Definition = Definition::own(
    "margin",
    "Sales less costs",
    &[
        Variant::own("left", "sale.amount - cost.amount", &[&SALE, &COST]).any().unit(Unit::Money),
        Variant::own("per_cost", "sale.amount / cost.amount", &[&SALE, &COST]).any(),
        Variant::own("sales_per_cost", "sale.sales / cost.amount", &[&SALE, &COST]).any(),
    ],
);

#[test]
fn a_formula_over_two_currencies_has_no_value() {
    let (eur, usd) = (currency("EUR"), currency("USD"));
    let euros = sales(SaleRules::default().currency(eur), &[150_000]);
    let dollars = costs(CostRules::default().currency(usd), &[30_000]);
    for variant in ["left", "per_cost"] {
        let value = MARGIN.evaluate_named(variant, &(&euros, &dollars)).expect("a variant");
        let expected = Undefined::CurrenciesDiffer("sale in EUR, cost in USD".into());
        assert_eq!(value.reason(), Some(&expected), "{variant}");
    }
    assert_eq!(
        MARGIN.evaluate(&(&euros, &dollars)).to_string(),
        "undefined: money of different currencies: sale in EUR, cost in USD \
         (left, currency EUR, sale_window unset, currency USD)"
    );
    // Sales are counted, not their money: one currency stands in the formula.
    let counted = MARGIN.evaluate_named("sales_per_cost", &(&euros, &dollars)).expect("a variant");
    assert_eq!((counted.parts(), counted.currency()), (Some((1, 30_000)), Some(usd)));

    let in_euros = costs(CostRules::default().currency(eur), &[30_000]);
    let left = MARGIN.evaluate(&(&euros, &in_euros));
    assert_eq!(
        (left.parts(), left.currency(), left.figure()),
        (Some((120_000, 1)), Some(eur), "1200.00 EUR".to_owned())
    );
    // A loss is a value.
    let losses = costs(CostRules::default().currency(eur), &[200_000]);
    assert_eq!(MARGIN.evaluate(&(&euros, &losses)).figure(), "-500.00 EUR");
}

/// 45,000.00 over 300 contacts is 150.00; the yen has no decimals, the dinar three; 10.00 over 3 is 3.33.
#[test]
fn values_print_in_their_currency() {
    let three_hundred = contacts(300);
    let of = |letters: &str, amounts: &[i64]| sales(SaleRules::default().currency(currency(letters)), amounts);
    assert_eq!(
        REVENUE_PER_CONTACT.evaluate(&(&three_hundred, &of("EUR", &[150_000; 30]))).to_string(),
        "150.00 EUR (45000.00 EUR over 300; per_handled, currency EUR, sale_window unset)"
    );
    let per_sale = |totals: &SaleTotals| REVENUE_PER_CONTACT.evaluate_named("per_sale", totals).expect("a variant");
    for (letters, amounts, shown) in [
        ("JPY", &[1_000, 501][..], "750 JPY (1501 JPY over 2; per_sale, currency JPY, sale_window unset)"),
        ("KWD", &[1_500, 2_501], "2.000 KWD (4.001 KWD over 2; per_sale, currency KWD, sale_window unset)"),
        ("EUR", &[500, 400, 100], "3.33 EUR (10.00 EUR over 3; per_sale, currency EUR, sale_window unset)"),
        ("EUR", &[150_000], "1500.00 EUR (1500.00 EUR over 1; per_sale, currency EUR, sale_window unset)"),
    ] {
        assert_eq!(per_sale(&of(letters, amounts)).to_string(), shown);
    }
    assert_eq!(format!("{:.4}", per_sale(&of("EUR", &[500, 400, 100]))).split(' ').next(), Some("3.3333"));
    let unset = per_sale(&sales(SaleRules::default(), &[1_000, 501]));
    assert_eq!(unset.to_string(), "750 minor units (1501 over 2; per_sale, sale_window unset)");
    assert_eq!(unset.currency(), None);
}

/// 30,000.00 for 6,000 contacts of 4 minutes: 5.00 each, 1.25 a minute. A credit alone is below zero.
#[test]
fn costs_print_with_what_they_were_counted_over() {
    let eur = CostRules::default().currency(currency("EUR"));
    let (six_thousand, spent) = (contacts(6_000), costs(eur, &[3_200_000, -200_000]));
    let shown = |variant: &str| {
        COST_PER_CONTACT.evaluate_named(variant, &(&six_thousand, &spent)).expect("a variant").to_string()
    };
    assert_eq!(shown("fully_loaded"), "5.00 EUR (30000.00 EUR over 6000; fully_loaded, currency EUR)");
    assert_eq!(shown("per_minute"), "1.25 EUR (30000.00 EUR over 1440000 s; per_minute, currency EUR)");
    let credit = COST_PER_CONTACT.evaluate(&(&contacts(3), &costs(eur, &[-250])));
    assert_eq!(credit.to_string(), "-0.83 EUR (-2.50 EUR over 3; fully_loaded, currency EUR)");
}

/// m = 100.00, r = 4/5, d = 1/10: 80 / 0.3 is 266.67, in minor units 80000/3.
#[test]
fn lifetime_values_print_their_discount() {
    let mut customers = CustomerPeriodTotals::unknown(&CustomerPeriodRules::default().currency(currency("EUR")));
    for (total, value) in [
        (CustomerPeriodTotal::MarginOfStarted, 2_000_000),
        (CustomerPeriodTotal::Kept, 160),
        (CustomerPeriodTotal::AtStart, 200),
    ] {
        customers.set(total, value).expect("a total");
    }
    let tenth = Parameters::discounted(Ratio::new(1, 10).expect("a ratio")).expect("not negative");
    let value =
        CUSTOMER_LIFETIME_VALUE.evaluate_named_with("geometric_next_period", &tenth, &customers).expect("a variant");
    assert_eq!(value.parts(), Some((80_000, 3)));
    assert_eq!(value.to_string(), "266.67 EUR (geometric_next_period, discount=1/10, currency EUR)");
}

/// An hour of microseconds times a large amount does not fit in 64 bits: the quotient does, in lowest terms. By hand:
/// 200,000,000,000 minor units over 10,000 minutes are 20,000,000 a minute.
#[test]
fn large_amounts_per_minute_are_no_overflow() {
    let mut cost = CostTotals::unknown(&CostRules::default().currency(currency("IDR")));
    cost.set(CostTotal::Amount, 200_000_000_000).expect("a total");
    let mut contacts = ContactTotals::unknown(&ContactRules::default());
    for (total, minutes) in [(ContactTotal::Talk, 8_000), (ContactTotal::Hold, 500), (ContactTotal::Wrap, 1_500)] {
        contacts.set(total, minutes * 60_000_000).expect("a total");
    }
    let value = COST_PER_CONTACT.evaluate_named("per_minute", &(&contacts, &cost)).expect("a variant");
    assert_eq!(value.parts(), Some((20_000_000, 1)));
    assert!(value.to_string().starts_with("200000.00 IDR (per_minute"), "{value}");
}

/// 15.00 EUR and 1500 JPY have the same parts, and are neither equal nor ordered.
#[test]
fn values_of_different_currencies_are_not_compared() {
    let of = |letters: &str| {
        let mut cost = CostTotals::unknown(&CostRules::default().currency(currency(letters)));
        cost.set(CostTotal::Amount, 1_500).expect("a total");
        let mut contacts = ContactTotals::unknown(&ContactRules::default());
        contacts.set(ContactTotal::Handled, 1).expect("a total");
        COST_PER_CONTACT.evaluate(&(&contacts, &cost))
    };
    assert_eq!(of("EUR"), of("EUR"));
    assert_ne!(of("EUR"), of("JPY"));
    assert_eq!(of("EUR").partial_cmp(&of("JPY")), None);
}
