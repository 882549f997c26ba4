//! The laws, over every fact and every KPI of the catalogue: what is added to the lists is covered unasked.
//!
//! Rows are made from the tables of each fact, so that a new field, fact or KPI needs no line here. `PROPTEST_CASES` asks
//! for more cases; the seed is fixed, so that a failure can be seen again.

#[path = "rows.rs"]
mod rows;

use kpi_core::prelude::*;
use kpi_core::{Range, catalogue};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use rows::{ErasedRow, observe, row, rules, runner};
use std::collections::BTreeMap;

fn merged(a: &dyn AnyTally, b: &dyn AnyTally) -> Box<dyn AnyTally> {
    let mut sum = a.boxed();
    sum.merge_any(b).expect("totals of the same rules add up");
    sum
}

/// Runs a law over every fact with random rules and rows.
fn over_facts(law: impl Fn(&'static dyn AnyFact, &str, Vec<ErasedRow>, usize) -> Result<(), TestCaseError>) {
    for fact in catalogue::FACTS {
        let info = fact.info();
        let input = (rules(info), rows::rows(info), any::<prop::sample::Index>());
        let result = runner().run(&input, |(rules, rows, cut)| {
            let cut = cut.index(rows.len() + 1);
            law(*fact, &rules, rows, cut)
        });
        result.unwrap_or_else(|failure| panic!("{}: {failure}", info.name));
    }
}

#[test]
fn merging_any_split_in_any_order_gives_equal_bits() {
    over_facts(|fact, rules, rows, cut| {
        let whole = observe(fact, rules, &rows);
        let (left, right) = (observe(fact, rules, &rows[..cut]), observe(fact, rules, &rows[cut..]));
        prop_assert!(merged(left.as_ref(), right.as_ref()).equals(whole.as_ref()), "split");
        prop_assert!(merged(right.as_ref(), left.as_ref()).equals(whole.as_ref()), "commutative");
        let reversed: Vec<ErasedRow> = rows.iter().rev().cloned().collect();
        prop_assert!(observe(fact, rules, &reversed).equals(whole.as_ref()), "order");
        let zero = observe(fact, rules, &[]);
        prop_assert!(merged(whole.as_ref(), zero.as_ref()).equals(whole.as_ref()), "identity");
        prop_assert!(merged(zero.as_ref(), whole.as_ref()).equals(whole.as_ref()), "identity");
        Ok(())
    });
}

#[test]
fn merging_is_associative() {
    over_facts(|fact, rules, rows, cut| {
        let third = cut / 2;
        let parts = [&rows[..third], &rows[third..cut], &rows[cut..]].map(|part| observe(fact, rules, part));
        let left = merged(merged(parts[0].as_ref(), parts[1].as_ref()).as_ref(), parts[2].as_ref());
        let right = merged(parts[0].as_ref(), merged(parts[1].as_ref(), parts[2].as_ref()).as_ref());
        prop_assert!(left.equals(right.as_ref()));
        Ok(())
    });
}

#[test]
fn taking_away_undoes_adding() {
    over_facts(|fact, rules, rows, cut| {
        let (left, right) = (observe(fact, rules, &rows[..cut]), observe(fact, rules, &rows[cut..]));
        let mut sum = merged(left.as_ref(), right.as_ref());
        sum.unmerge_any(right.as_ref()).expect("a part");
        prop_assert!(sum.equals(left.as_ref()), "unmerge");
        let mut again = left.boxed();
        for (present, values) in &rows[cut..] {
            let _ = again.observe_fields(*present, values);
        }
        for (present, values) in &rows[cut..] {
            let _ = again.unobserve_fields(*present, values);
        }
        prop_assert!(again.equals(left.as_ref()), "unobserve");
        Ok(())
    });
}

#[test]
fn the_totals_of_a_tally_are_the_totals_alone() {
    over_facts(|fact, rules, rows, _| {
        let mut totals = fact.totals(rules).expect("rules of the table");
        for (present, values) in &rows {
            let _ = totals.observe_fields(*present, values);
        }
        let tally = observe(fact, rules, &rows);
        prop_assert_eq!(totals.counts(), tally.counts());
        Ok(())
    });
}

/// Whether the row is a part of something that is counted as a row elsewhere.
fn continues(info: &FactInfo, (present, values): &ErasedRow) -> bool {
    let given = |field: &str| info.field(field).filter(|at| present >> at & 1 == 1).map(|at| values[at]);
    given("continued") == Some(1) || given("part").is_some_and(|part| part > 1)
}

#[test]
fn every_row_is_counted_or_rejected_and_nothing_is_negative() {
    over_facts(|fact, rules, rows, _| {
        let tally = observe(fact, rules, &rows);
        let info = tally.info();
        let continued = rows.iter().filter(|row| continues(info, row)).count();
        let Reading::Known(counted) = tally.reading(0) else {
            return Err(TestCaseError::fail("rows are always known"));
        };
        let rejected = tally.rejected_rows();
        let seen = usize::try_from(counted + rejected).expect("not negative");
        prop_assert!(seen <= rows.len() && seen + continued >= rows.len());
        for (at, total) in info.totals.iter().enumerate() {
            if let Reading::Known(value) = tally.reading(at) {
                prop_assert!(value >= 0 || total.unit.may_be_negative(), "{} = {value}", total.name);
            }
        }
        Ok(())
    });
}

#[test]
fn what_the_erased_door_reads_it_writes() {
    over_facts(|fact, _, rows, _| {
        for (present, values) in &rows {
            if let Some(once) = fact.reread(*present, values) {
                let twice = fact.reread(once.present(), once.values()).expect("what was written reads");
                prop_assert_eq!((once.present(), once.values()), (twice.present(), twice.values()));
                // Nothing that was given is lost; defaults may be added.
                prop_assert_eq!(once.present() & present, *present & ((1 << values.len()) - 1));
                prop_assert!((0..values.len()).all(|at| present >> at & 1 == 0 || once.values()[at] == values[at]));
            }
        }
        Ok(())
    });
}

/// What fields are tempted with: numbers around the ends of flags, lists, sets, 32 bits, times and 64 bits.
const TEMPTING: [i64; 14] = [-1, 0, 1, 2, 3, 4, 5, 8, 15, 16, 1 << 32, 1 << 51, i64::MAX, i64::MIN];

/// Reading a row and counting it, and counting it where it lies, give the same totals, states and first rejection: with any
/// number in any field, whatever is left behind null, and however long the row is.
fn both_ways_in_agree<F: Fact>() {
    let info = F::INFO;
    let input = (rules(info), row(info), any::<i64>(), any::<prop::sample::Index>());
    let result = runner().run(&input, |(rules, (present, values), junk, cut)| {
        let rules = rules_from_text::<F::Rules>(info, &rules).expect("rules of the table");
        let mut rows: Vec<ErasedRow> = Vec::new();
        for at in 0..values.len() {
            for number in TEMPTING {
                let mut changed = values.clone();
                changed[at] = number;
                rows.push((present | 1 << at, changed.clone()));
                rows.push((present & !(1 << at), changed));
            }
        }
        let stale = (0..values.len()).map(|at| if present >> at & 1 == 1 { values[at] } else { junk }).collect();
        rows.extend([(present, stale), (u64::MAX, values.clone()), (present, values.clone())]);
        rows.push((present, values[..cut.index(values.len() + 1)].to_vec()));
        rows.push((present, values.iter().copied().chain([junk; 3]).collect()));

        let (mut read, mut lying) = (Tally::<F>::zero(&rules), Tally::<F>::zero(&rules));
        let (mut read_totals, mut lying_totals) = (Totals::<F>::zero(&rules), Totals::<F>::zero(&rules));
        for (present, values) in &rows {
            let fields = Fields::new(info, *present, values);
            let typed = F::read(&fields);
            let expected = match &typed {
                Ok(row) => (read.observe(row), read_totals.observe(row)),
                Err(why) => (read.count_rejected(*why, 1), read_totals.count_rejected(*why, 1)),
            };
            let found = (lying.observe_view(&fields), lying_totals.observe_view(&fields));
            prop_assert_eq!(&found, &expected, "{:b} {:?}", present, values);
        }
        prop_assert_eq!(&lying, &read);
        prop_assert_eq!(&lying_totals, &read_totals);
        for (present, values) in &rows {
            let fields = Fields::new(info, *present, values);
            let _ = (lying.unobserve_view(&fields), lying_totals.unobserve_view(&fields));
        }
        prop_assert_eq!(lying, Tally::<F>::zero(&rules));
        prop_assert_eq!(lying_totals, Totals::<F>::zero(&rules));
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{}: {failure}", info.name));
}

#[test]
fn a_row_counted_where_it_lies_is_the_row_that_was_read() {
    both_ways_in_agree::<kpi_core::contact::Contact>();
    both_ways_in_agree::<kpi_core::agent::AgentState>();
    both_ways_in_agree::<kpi_core::contact::Snapshot>();
}

/// An array of rows, as C lays it out, gives what its rows give one by one: the same bits, and the same rows rejected.
#[test]
fn an_array_of_rows_is_its_rows_one_by_one() {
    over_facts(|fact, rules, rows, _| {
        let width = 1 + fact.info().fields.len();
        let words: Vec<i64> = rows
            .iter()
            .flat_map(|(present, values)| [present.cast_signed()].into_iter().chain(values.clone()))
            .collect();
        let mut array = fact.tally(rules, Form::Exact).expect("rules of the table");
        let mut rejected = Vec::new();
        let note = &mut |at, error: kpi_core::Error| {
            rejected.push((at, error.rejection()));
            Ok(())
        };
        array.observe_rows(&words, width, note).expect("few rows fit");
        let mut single = array.empty_like();
        let one_by_one: Vec<_> = rows
            .iter()
            .enumerate()
            .filter_map(|(at, (present, values))| {
                single.observe_fields(*present, values).err().map(|error| (at, error.rejection()))
            })
            .collect();
        prop_assert!(array.equals(single.as_ref()));
        prop_assert_eq!(rejected, one_by_one);
        Ok(())
    });
}

#[test]
fn rules_read_back_from_their_text() {
    over_facts(|fact, rules, _, _| {
        let tally = fact.totals(rules).expect("rules of the table");
        prop_assert_eq!(tally.rules_text(), rules);
        Ok(())
    });
}

/// Runs a law over every variant of every KPI, on random rows of all its facts.
fn over_variants(law: impl Fn(&dyn Metric, &Variant, &[Box<dyn AnyTally>]) -> Result<(), TestCaseError>) {
    for metric in catalogue::METRICS {
        for variant in metric.definition().variants {
            let facts: Vec<_> =
                variant.facts.iter().map(|info| catalogue::fact(info.name).expect("a fact of the list")).collect();
            let inputs: Vec<_> =
                facts.iter().map(|fact| (required(variant, fact.info()), rows::rows(fact.info()))).collect();
            let result = runner().run(&inputs, |given| {
                let tallies: Vec<_> =
                    facts.iter().zip(&given).map(|(fact, (rules, rows))| observe(*fact, rules, rows)).collect();
                law(*metric, variant, &tallies)
            });
            result.unwrap_or_else(|failure| panic!("{}.{}: {failure}", metric.definition().id, variant.name));
        }
    }
}

/// Random rules, but those without which the variant is not defined, and everything that needs a choice chosen.
fn required(variant: &'static Variant, info: &'static FactInfo) -> impl Strategy<Value = String> {
    let choices = BTreeMap::from([
        ("ring_cadence", "5s"),
        ("channel", "voice"),
        ("parts", "talk+hold+wrap+ring+custom_status"),
        ("satisfied_from", "4"),
    ]);
    rules(info).prop_map(move |text| {
        let words = text.split(' ').map(|word| match word.split_once('=') {
            Some((name, _)) if variant.requires.iter().any(|(rule, _)| *rule == name) => variant
                .requires
                .iter()
                .find(|(rule, _)| *rule == name)
                .map_or(word.to_owned(), |(rule, text)| format!("{rule}={text}")),
            Some((name, _)) if choices.contains_key(name) => format!("{name}={}", choices[name]),
            _ => word.to_owned(),
        });
        words.collect::<Vec<_>>().join(" ")
    })
}

fn evaluate(metric: &dyn Metric, variant: &Variant, tallies: &[Box<dyn AnyTally>]) -> kpi_core::Value {
    let evidence: Vec<&dyn Evidence> = tallies.iter().map(|tally| tally.as_ref() as &dyn Evidence).collect();
    metric.evaluate_variant(variant, &parameters(), &evidence)
}

/// Whatever a formula may ask for: p80, and a tenth of discount.
fn parameters() -> Parameters {
    let discount = Ratio::new(1, 10).expect("a tenth");
    Parameters { discount: Some(discount), ..Parameters::percentile(80).expect("80 %") }
}

/// Whether the formula takes a total of one fact from another's: a quantity that is given may then contradict what rows count.
fn takes_across_facts(variant: &Variant) -> bool {
    let Formula::Quotient { numerator, denominator, .. } = &variant.formula else { return false };
    let terms = || numerator.terms().iter().chain(denominator.terms());
    terms().any(|term| term.coefficient < 0 && terms().any(|other| other.fact != term.fact))
}

#[test]
fn values_lie_in_their_range_and_rows_never_contradict_themselves() {
    over_variants(|metric, variant, tallies| {
        let value = evaluate(metric, variant, tallies);
        prop_assert!(value.reason() != Some(&Undefined::Inconsistent) || takes_across_facts(variant), "{}", value);
        if let Ok(ratio) = value.ratio() {
            let (low, high) = variant.range.ends();
            prop_assert!(
                low.is_none_or(|low| ratio >= Ratio::whole(low.into()))
                    && high.is_none_or(|high| ratio <= Ratio::whole(high.into())),
                "{value}"
            );
        }
        Ok(())
    });
}

/// Whether the exact mean of quotients did not fit; twice the rows may be what is too much.
fn rounded(value: &kpi_core::Value) -> bool {
    value.parameters().iter().any(|parameter| parameter == "rounded")
}

#[test]
fn doubling_every_row_changes_no_quotient() {
    over_variants(|metric, variant, tallies| {
        let doubled: Vec<_> = tallies.iter().map(|tally| merged(tally.as_ref(), tally.as_ref())).collect();
        let (once, twice) = (evaluate(metric, variant, tallies), evaluate(metric, variant, &doubled));
        match variant.formula.kind() {
            "mean" if rounded(&once) || rounded(&twice) => prop_assert_eq!(once.is_defined(), twice.is_defined()),
            "quotient" | "extreme" | "mean" => prop_assert_eq!(once.ratio(), twice.ratio()),
            "count" => prop_assert_eq!(once.numerator().map(|n| 2 * n), twice.numerator()),
            _ => prop_assert_eq!(once.is_defined(), twice.is_defined()), // distinct members do not double; a percentile may step
        }
        Ok(())
    });
}

#[test]
fn evaluating_twice_gives_the_same_bits_and_prints() {
    over_variants(|metric, variant, tallies| {
        let (once, twice) = (evaluate(metric, variant, tallies), evaluate(metric, variant, tallies));
        prop_assert_eq!(&once, &twice);
        prop_assert_eq!(once.to_string(), twice.to_string());
        prop_assert!(once.to_string().contains(variant.name));
        Ok(())
    });
}

#[test]
fn what_is_not_supplied_is_unknown_and_what_is_empty_is_undefined() {
    for metric in catalogue::METRICS {
        for variant in metric.definition().variants {
            let nothing: Vec<&dyn Evidence> = Vec::new();
            let value = metric.evaluate_variant(variant, &parameters(), &nothing);
            assert!(
                matches!(value.reason(), Some(Undefined::Unknown(_))),
                "{}.{}: {value}",
                metric.definition().id,
                variant.name
            );
            let empty: Vec<_> = variant
                .facts
                .iter()
                .map(|info| observe(catalogue::fact(info.name).expect("a fact"), &variant.rules_text(info), &[]))
                .collect();
            let value = evaluate(*metric, variant, &empty);
            match variant.formula.kind() {
                "count" => assert_eq!(value.parts(), Some((0, 1)), "{}.{}", metric.definition().id, variant.name),
                _ => assert_eq!(value.reason(), Some(&Undefined::Empty), "{}.{}", metric.definition().id, variant.name),
            }
        }
    }
}

/// Whether a term below the line takes the total away.
fn taken_away(variant: &Variant, name: &str) -> bool {
    let Formula::Quotient { denominator, .. } = &variant.formula else { return false };
    denominator.terms().iter().filter(|term| term.coefficient < 0).any(|term| {
        let info = variant.facts[usize::from(term.fact)];
        name == format!("{}.{}", info.name, info.totals[usize::from(term.item)].name)
    })
}

/// The laws are about rows that count: enough of the random ones must.
#[test]
fn most_random_rows_are_possible() {
    for fact in catalogue::FACTS {
        let info = fact.info();
        let (mut counted, mut seen) = (0, 0);
        let cases = prop::collection::vec(row(info), 500);
        let rows = cases.new_tree(&mut runner()).expect("rows").current();
        for (present, values) in &rows {
            let mut totals = fact.totals(&fact.default_rules()).expect("default rules");
            seen += 1;
            counted += i32::from(totals.observe_fields(*present, values).is_ok());
        }
        println!("{}: {counted} of {seen} random rows are possible", info.name);
        assert!(2 * counted > seen, "{}: {counted} of {seen}", info.name);
    }
}

/// Each total that a formula names is needed: without it the value is unknown, and names it.
#[test]
fn a_total_that_is_not_known_makes_its_kpis_unknown() {
    for metric in catalogue::METRICS {
        for variant in
            metric.definition().variants.iter().filter(|variant| matches!(variant.formula.kind(), "count" | "quotient"))
        {
            for missing in variant.totals() {
                let mut tallies: Vec<_> = variant
                    .facts
                    .iter()
                    .map(|info| {
                        catalogue::fact(info.name).expect("a fact").unknown(&variant.rules_text(info)).expect("rules")
                    })
                    .collect();
                for name in variant.totals().iter().filter(|name| **name != missing) {
                    let (fact, total) = name.split_once('.').expect("fact.total");
                    let tally = tallies.iter_mut().find(|tally| tally.info().name == fact).expect("the fact");
                    let at = tally.info().total(total).expect("a total");
                    tally.set_total(at, if taken_away(variant, name) { 1 } else { 1_000 }).expect("not negative");
                }
                let value = evaluate(*metric, variant, &tallies);
                assert!(
                    matches!(value.reason(), Some(Undefined::Unknown(of)) if missing.ends_with(of.as_ref())),
                    "{}.{} without {missing}: {value}",
                    metric.definition().id,
                    variant.name
                );
            }
        }
    }
}

#[test]
fn the_parts_of_what_is_offered_add_up_to_one_and_variants_keep_their_order() {
    let fact = catalogue::fact("contact").expect("contacts");
    let named = |metric: &dyn Metric, variant: &str, tally: &dyn AnyTally| {
        let evidence: Vec<&dyn Evidence> = vec![tally];
        metric.evaluate_named(variant, &evidence).expect("a variant")
    };
    let result = runner().run(&(rules(fact.info()), rows::rows(fact.info())), |(rules, rows)| {
        let tally = observe(fact, &rules, &rows);
        let of = |metric: &dyn Metric, variant: &str| named(metric, variant, tally.as_ref());
        let shares =
            [of(&CONNECT_RATE, "of_offered"), of(&ABANDONMENT_RATE, "of_offered"), of(&FLOW_OUT_RATE, "of_offered")];
        if let Some(offered) = shares[0].denominator() {
            prop_assert_eq!(shares.iter().filter_map(kpi_core::Value::numerator).sum::<i64>(), offered);
        }
        let below = |smaller: &kpi_core::Value, larger: &kpi_core::Value| match (smaller.ratio(), larger.ratio()) {
            (Ok(smaller), Ok(larger)) => smaller <= larger,
            _ => true,
        };
        let levels =
            ["of_offered", "of_answered_and_abandoned", "answered_only"].map(|variant| of(&SERVICE_LEVEL, variant));
        prop_assert!(below(&levels[0], &levels[1]) && below(&levels[1], &levels[2]));
        prop_assert!(below(&of(&SERVICE_LEVEL, "waiting_overdue_counted"), &levels[0]));
        if levels[0].left_out().iter().all(|left| left.rows == 0) {
            prop_assert!(below(&levels[0], &shares[0]), "service level is at most the connect rate");
            prop_assert!(below(
                &of(&AVERAGE_SPEED_OF_ANSWER, "answered_only"),
                &of(&AVERAGE_SPEED_OF_ANSWER, "all_wait_over_answered")
            ));
        }
        prop_assert!(below(&of(&ABANDONMENT_RATE, "of_offered"), &of(&ABANDONMENT_RATE, "including_ivr")));
        prop_assert!(below(&of(&AVERAGE_HANDLE_TIME, "connected_only"), &of(&AVERAGE_HANDLE_TIME, "talk_hold_wrap")));
        prop_assert!(below(&of(&AVERAGE_QUEUE_TIME, "all_queued"), &of(&AVERAGE_QUEUE_TIME, "waited_only")));
        prop_assert!(below(&of(&LONGEST_WAIT, "of_answered"), &of(&LONGEST_WAIT, "of_offered")));
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Groups of random rows merge, and roll up to what the rows themselves give in longer intervals or none.
fn groups_of<F: Fact>() {
    let info = F::INFO;
    let input = (rules(info), rows::rows(info), 1_i32..7_000, any::<prop::sample::Index>());
    let result = runner().run(&input, |(rules, rows, seconds, cut)| {
        let rules = rules_from_text::<F::Rules>(info, &rules).expect("rules of the table");
        let fine = Bins::every(Duration::secs(seconds)).expect("a length");
        let coarse = Bins::every(Duration::secs(3 * seconds)).expect("a length");
        let grouped = |rows: &[ErasedRow], bins: Option<&Bins>| {
            let groups = Grouped::<u64, Totals<F>>::new(&rules);
            let mut groups = bins.map_or(groups.clone(), |bins| groups.every(bins.clone()));
            for (present, values) in rows {
                if let Ok(row) = F::read(&Fields::new(info, *present, values)) {
                    let _ = groups.observe(present % 3, &row);
                }
            }
            groups
        };
        let whole = grouped(&rows, Some(&fine));
        let (left, right) = rows.split_at(cut.index(rows.len() + 1));
        let (mut merged, other) = (grouped(left, Some(&fine)), grouped(right, Some(&fine)));
        merged.merge(&other).expect("same intervals");
        prop_assert!(merged.iter().eq(whole.iter()), "merge");
        for bins in [None, Some(&coarse)] {
            let rolled = whole.rolled_up(|key| *key, bins.cloned()).expect("longer intervals");
            prop_assert!(rolled.iter().eq(grouped(&rows, bins).iter()), "{rolled:?}");
        }
        if info.totals.iter().all(|total| !total.once) {
            // Instants looked at by one group only cannot be put beside those of another.
            prop_assert_eq!(whole.total().expect("same rules"), grouped(&rows, None).total().expect("same rules"));
        }
        prop_assert!(
            grouped(&rows, Some(&coarse)).rolled_up(|key| *key, Some(fine)).is_err() || seconds == 0,
            "shorter intervals cannot be made"
        );
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{}: {failure}", info.name));
}

#[test]
fn groups_merge_and_roll_up_to_the_whole() {
    groups_of::<kpi_core::contact::Contact>(); // one interval a row
    groups_of::<kpi_core::agent::AgentState>(); // time split at interval ends
    groups_of::<kpi_core::ticket::Ticket>(); // creation and solving apart
    groups_of::<kpi_core::ticket::Backlog>(); // instants
}

#[test]
fn the_bounded_form_does_not_depend_on_the_order_of_merging() {
    let waits = prop::collection::vec(0_i64..4_000_000_000, 1..200);
    let result = runner().run(&(waits, 2_u8..20, any::<prop::sample::Index>()), |(waits, bits, cut)| {
        let of = |waits: &[i64]| {
            let mut kept = Distribution::new(Form::Bounded { bits });
            for wait in waits {
                kept.add(*wait, 1).expect("fits");
            }
            kept
        };
        let (left, right) = waits.split_at(cut.index(waits.len()));
        let (mut one, mut other) = (of(left), of(right));
        one.merge(&of(right)).expect("same form");
        other.merge(&of(left)).expect("same form");
        prop_assert_eq!(&one, &of(&waits));
        prop_assert_eq!(&one, &other);
        let mut exact = waits.clone();
        exact.sort_unstable();
        for percent in [1_u8, 50, 95, 100] {
            let truth = exact[(usize::from(percent) * exact.len()).div_ceil(100) - 1];
            let p = Ratio::new(percent.into(), 100).expect("a share");
            let found = one.quantile(p, PercentileRule::NearestRank).expect("observations").numerator();
            prop_assert!(
                i128::from((found - truth).abs()) << bits <= i128::from(truth),
                "p{percent}: {found} for {truth}"
            );
        }
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn everything_crosses_threads() {
    fn assert_send_sync<T: Send + Sync>() {}
    assert_send_sync::<ContactTotals>();
    assert_send_sync::<ContactTally>();
    assert_send_sync::<Grouped<String, ContactTally>>();
    assert_send_sync::<kpi_core::Value>();
    assert_send_sync::<kpi_core::Error>();
    assert_send_sync::<&'static dyn Metric>();
    assert_send_sync::<Box<dyn AnyTally>>();
}

/// What a variant names beside its formula is there: a word that stands for no total would be silently skipped.
#[test]
fn names_beside_formulas_stand_for_totals_and_rules() {
    for metric in catalogue::METRICS {
        for variant in metric.definition().variants {
            for name in variant.pending.iter().chain(variant.leaves_out) {
                let (fact, total) = name.split_once('.').unwrap_or((variant.facts[0].name, name));
                let known = variant.facts.iter().any(|info| info.name == fact && info.total(total).is_some());
                assert!(known, "{}.{}: {name}", metric.definition().id, variant.name);
            }
            for (rule, text) in variant.requires {
                let known = variant
                    .facts
                    .iter()
                    .any(|info| info.rule(rule).is_some_and(|at| info.rules[at].kind.parse(text).is_some()));
                assert!(known, "{}.{}: {rule}={text}", metric.definition().id, variant.name);
            }
        }
    }
}

/// The ranges that the laws rest on are stated, not left at their loosest: shares by name, means by their ends.
#[test]
fn shares_are_bounded_above() {
    for metric in catalogue::METRICS {
        for variant in metric.definition().variants {
            let unit = metric.definition().unit_of(variant);
            // Two facts count different things, one published table divides by the answered, and a workload sums
            // concurrent contacts. Overtime conforms to more than the schedule, errors may exceed what came, leavers the
            // headcount, and paid losses the scheduled time. What is solved may have come before, and one ticket may be
            // reopened twice.
            let may_exceed = variant.facts.len() > 1
                || ["over_answered", "workload", "of_scheduled", "flow", "events"].contains(&variant.name)
                || ["schedule_conformance", "forecast_accuracy", "attrition_rate"].contains(&metric.definition().id);
            if unit == kpi_core::Unit::Share && !may_exceed {
                assert_ne!(variant.range, Range::NonNegative, "{}.{}", metric.definition().id, variant.name);
            }
        }
    }
}
