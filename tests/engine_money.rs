//! Money and other decimals through the engine: exactly as many minor units as were written, or a rejected row.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::{
    Array as _, ArrayRef, Decimal32Array, Decimal64Array, Decimal128Array, Decimal256Array, Float64Array, RecordBatch,
};
use arrow_buffer::i256;
use engine_tables::{batch, parts, refused, rejected, report, run, texts, wholes};
use kpi_core::engine::{Ask, Column, Mapping, Query, Table};
use std::sync::Arc;

fn d128(scale: i8, values: impl IntoIterator<Item = impl Into<Option<i128>>>) -> ArrayRef {
    let array: Decimal128Array = values.into_iter().map(Into::into).collect();
    Arc::new(array.with_precision_and_scale(38, scale).expect("a scale"))
}

fn costs(rules: &str, column: Column) -> Query {
    let mapping = Mapping::of("cost").rules(rules).field("amount", column);
    Query::new().table(Table::named("t").of(mapping)).ask([Ask::own("spent", "amount")])
}

fn table(amounts: ArrayRef) -> RecordBatch {
    batch([("price", amounts)])
}

/// What was spent, of these rules and prices.
fn spent(rules: &str, column: Column, amounts: ArrayRef) -> Vec<Option<(i64, i64)>> {
    parts(&run(&costs(rules, column), &[("t", &table(amounts))]).expect("amounts"))
}

#[test]
fn decimals_become_the_minor_units_of_the_currency() {
    // 12.34 and 0.01 euros are 1 234 and 1 cents.
    let euros = |amounts: ArrayRef| spent("currency=EUR", "price".into(), amounts);
    assert_eq!(euros(d128(2, [1_234, 1])), [Some((1_235, 1))]);
    assert_eq!(euros(d128(4, [123_400, 100])), [Some((1_235, 1))]);
    assert_eq!(euros(d128(1, [123, 1])), [Some((1_240, 1))]); // 12.3 and 0.1
    let narrow = Decimal32Array::from(vec![1_234, 1]).with_precision_and_scale(9, 2).expect("a scale");
    assert_eq!(euros(Arc::new(narrow)), [Some((1_235, 1))]);
    let middle = Decimal64Array::from(vec![123_400, 100]).with_precision_and_scale(18, 4).expect("a scale");
    assert_eq!(euros(Arc::new(middle)), [Some((1_235, 1))]);
    let wide = [1_234, 1].map(|n| i256::from_i128(n * 10_i128.pow(28)));
    let wide = Decimal256Array::from(wide.to_vec()).with_precision_and_scale(76, 30).expect("a scale");
    assert_eq!(euros(Arc::new(wide)), [Some((1_235, 1))]);
    // 5.0 yen are 5; 1.25 dinars are 1 250 fils.
    assert_eq!(spent("currency=JPY", "price".into(), d128(1, [50])), [Some((5, 1))]);
    assert_eq!(spent("currency=JPY", "price".into(), d128(0, [5])), [Some((5, 1))]);
    assert_eq!(spent("currency=KWD", "price".into(), d128(2, [125])), [Some((1_250, 1))]);
    // Without a currency the caller says how many decimals it has; 300 and 2 hundreds (scale -2) are 30 200.
    assert_eq!(spent("", Column::named("price").decimals(2), d128(4, [123_400])), [Some((1_234, 1))]);
    assert_eq!(spent("", Column::named("price").decimals(0), d128(-2, [300, 2])), [Some((30_200, 1))]);
    // Cents in a column of decimals, and as whole numbers.
    assert_eq!(spent("currency=EUR", Column::named("price").minor_units(), d128(0, [1_234])), [Some((1_234, 1))]);
    assert_eq!(spent("currency=EUR", "price".into(), wholes([1_234, 1])), [Some((1_235, 1))]);
}

/// Thousandths of a euro are no cents, and nothing is rounded; a number beyond all amounts is out of range.
#[test]
fn what_is_no_whole_number_of_minor_units_is_rejected() {
    let amounts = d128(3, [Some(1_230), Some(1_235), Some(5), Some(10), Some(10_i128.pow(30))]);
    let query = costs("currency=EUR", "price".into());
    let card = run(&query, &[("t", &table(amounts.clone()))]).expect("amounts");
    // 1.230 and 0.010 are 123 and 1 cents.
    assert_eq!(parts(&card), [Some((124, 1))]);
    assert_eq!(report(&card), ["t as cost: 5 read, 2 counted, 0 not of it, 1 out_of_range, 2 unreadable"]);
    assert_eq!(
        rejected(&card),
        ["1: amount cannot be read", "2: amount cannot be read", "4: amount is out of range (9223372036854775807)"]
    );
    // The same of a slice and of single rows.
    assert_eq!(parts(&run(&query, &[("t", &table(amounts.slice(0, 2)))]).expect("amounts")), [Some((123, 1))]);
    // 2^255 and its like, and powers of ten that no number of the type has.
    let huge = |values: Vec<i256>, scale| {
        let array: ArrayRef =
            Arc::new(Decimal256Array::from(values).with_precision_and_scale(76, scale).expect("a scale"));
        let card = run(&costs("", Column::named("price").decimals(18)), &[("t", &table(array))]).expect("amounts");
        (parts(&card), report(&card))
    };
    assert_eq!(
        huge(vec![i256::MAX, i256::MIN, i256::from_i128(1), i256::ZERO], -70),
        (vec![Some((0, 1))], vec!["t as cost: 4 read, 1 counted, 0 not of it, 3 out_of_range".to_owned()])
    );
    // 10^58 of scale 76 are 10^-18: one; one of scale 76 is less than that.
    let ten_58 = i256::from_i128(10_i128.pow(29)).checked_mul(i256::from_i128(10_i128.pow(29))).expect("fits");
    assert_eq!(
        huge(vec![ten_58, i256::from_i128(1)], 76),
        (vec![Some((1, 1))], vec!["t as cost: 2 read, 1 counted, 0 not of it, 1 unreadable".to_owned()])
    );
}

#[test]
fn what_a_decimal_counts_is_said() {
    let said = |rules: &str, column: Column, amounts: ArrayRef| {
        let message = refused(&costs(rules, column), &[("t", &table(amounts))]);
        let (is, expected) = message.split_once(": the field `amount` of `cost` is read from ").expect("a column");
        (is.to_owned(), expected.to_owned())
    };
    let is = |data_type: &str| format!("column: the column `price` of the table `t` is {data_type}");
    let money = "whole numbers of minor units, or decimals of which it is said how many belong to the currency: by the rules \
                 (`currency=EUR`), by `decimals(2)`, or by `minor_units()` where the numbers are minor units already";
    let price = || Column::named("price");
    assert_eq!(said("", price(), d128(2, [1])), (is("Decimal128(38, 2)"), money.to_owned() + "; needed by spent"));
    // Whole euros, or cents?
    assert_eq!(
        said("currency=EUR", price(), d128(0, [1])),
        (is("Decimal128(38, 0)"), money.to_owned() + "; needed by spent")
    );
    let floats: ArrayRef = Arc::new(Float64Array::from(vec![1.5]));
    assert_eq!(
        said("currency=EUR", price(), floats),
        (
            is("Float64"),
            money.to_owned() + "; floating-point amounts are not exact: cast them to decimals; needed by spent"
        )
    );
    assert_eq!(
        said("currency=EUR", price().decimals(3), d128(3, [1])).1,
        "amounts with as many decimals as the currency of the rules has; needed by spent"
    );
    assert_eq!(said("", price().decimals(19), d128(3, [1])).1, "numbers of up to 18 decimals; needed by spent");
    assert_eq!(
        said("", price().decimals(2), wholes([1])).1,
        "decimals where it is said how many of them are counted: whole numbers have none; needed by spent"
    );
    // Rules of one KPI whose currency has other decimals than that of another.
    let two = Query::new()
        .table(Table::named("t").of(Mapping::of("cost").rules("currency=EUR").field("amount", "price")))
        .ask([Ask::own("euros", "amount"), Ask::own("yen", "amount").rules("currency=JPY")]);
    assert_eq!(
        refused(&two, &[("t", &table(d128(2, [100])))]),
        "rules_differ: `cost` is counted in currencies of which one has other decimals than another"
    );
}

#[test]
fn measures_of_decimals_say_what_they_sum() {
    let table =
        batch([("queue", texts(["a", "b", "a", "a"])), ("price", d128(2, [Some(150), Some(225), None, Some(50)]))]);
    let query = |column: Column| {
        let own = Table::named("t").sum("revenue", column.clone()).count_above("large", column, 100);
        Query::new().table(own).by(["queue"]).ask([Ask::own("revenue", "revenue"), Ask::own("large", "large")])
    };
    // In hundredths: 1.50 + 0.50 and 2.25; above 1.00 are one of a and that of b.
    let card = run(&query(Column::named("price").decimals(2)), &[("t", &table)]).expect("decimals");
    assert_eq!(parts(&card), [Some((200, 1)), Some((1, 1)), Some((225, 1)), Some((1, 1))]);
    // In tenths: 2.25 and nothing else is no whole number of them.
    let card = run(&query(Column::named("price").decimals(1)), &[("t", &table)]).expect("decimals");
    assert_eq!(parts(&card)[0], Some((20, 1)));
    assert_eq!(report(&card), ["t as t: 4 read, 3 counted, 0 not of it, 1 unreadable"]);
    assert_eq!(
        refused(&query("price".into()), &[("t", &table)]),
        "column: the column `price` of the table `t` is Decimal128(38, 2): the field `revenue` of `t` is read from whole numbers, or \
         decimals of which it is said how many are counted: `decimals(2)` counts hundredths"
    );
    // Sums of integers come as decimals without decimals.
    let whole = batch([("queue", texts(["a"])), ("price", d128(0, [7]))]);
    assert_eq!(parts(&run(&query("price".into()), &[("t", &whole)]).expect("decimals"))[0], Some((7, 1)));
}

/// Scores and counts that a database holds as decimals are whole, or no scores.
#[test]
fn scores_of_decimals_are_whole() {
    let survey = Mapping::of("survey").field("csat", "csat");
    let query = Query::new().table(Table::named("t").of(survey)).ask([Ask::kpi("csat").variant("top_two_box")]);
    let card =
        run(&query, &[("t", &batch([("csat", d128(1, [Some(50), Some(45), None, Some(20)]))]))]).expect("scores");
    assert_eq!(parts(&card), [Some((1, 2))]);
    assert_eq!(report(&card), ["t as survey: 4 read, 3 counted, 0 not of it, 1 unreadable"]);
}
