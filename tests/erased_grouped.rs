//! Groupings without the types of their facts give the bits of typed ones, of single tallies of the same rows, and of a board.

#[path = "rows.rs"]
mod rows;

use kpi_core::prelude::*;
use kpi_core::{ErrorCode, FieldBuffer, catalogue};
use proptest::prelude::*;
use rows::{ErasedRow, observe, rows, rules, runner};
use std::sync::Arc;

const KEYS: [&str; 3] = ["b", "a", "ab"];

/// Rows with the keys that they go to.
type Keyed<'a> = Vec<(&'a str, &'a ErasedRow)>;

fn keyed(rows: &[ErasedRow]) -> Keyed<'_> {
    rows.iter().enumerate().map(|(at, row)| (KEYS[at % KEYS.len()], row)).collect()
}

fn half_hours() -> Bins {
    Bins::every(Duration::minutes(30)).expect("a length")
}

fn empty(fact: &dyn AnyFact, rules: &str, bins: Option<&Bins>) -> Box<dyn AnyGroups> {
    fact.grouped(rules, Form::Exact, Some("queue"), bins.cloned()).expect("rules of the table")
}

/// The rows in groups, and how many of them were rejected.
fn filled(fact: &dyn AnyFact, rules: &str, bins: Option<&Bins>, rows: &Keyed<'_>) -> (Box<dyn AnyGroups>, i64) {
    let mut groups = empty(fact, rules, bins);
    let mut rejected = 0;
    for (key, (present, values)) in rows {
        if let Err(error) = groups.observe_fields(key, *present, values) {
            assert!(error.rejection().is_some(), "{error}");
            rejected += 1;
        }
    }
    (groups, rejected)
}

/// Every group that the cursor finds.
fn walked(groups: &dyn AnyGroups) -> Vec<(&str, Option<Instant>, &dyn AnyTally)> {
    let first = groups.after(None);
    std::iter::successors(first, |(key, start, _)| groups.after(Some((key, *start)))).collect()
}

fn looks_at_instants(info: &FactInfo) -> bool {
    info.totals.iter().any(|total| total.once)
}

/// Runs a law over every fact, with and without intervals.
fn over_facts(law: impl Fn(&'static dyn AnyFact, &str, Option<&Bins>, &Keyed<'_>) -> Result<(), TestCaseError>) {
    for fact in catalogue::FACTS {
        let info = fact.info();
        let result = runner().run(&(rules(info), rows(info)), |(rules, rows)| {
            law(*fact, &rules, None, &keyed(&rows))?;
            law(*fact, &rules, Some(&half_hours()), &keyed(&rows))
        });
        result.unwrap_or_else(|failure| panic!("{}: {failure}", info.name));
    }
}

#[test]
fn groups_add_up_to_one_tally_of_all_rows() {
    over_facts(|fact, rules, bins, rows| {
        let (groups, _) = filled(fact, rules, bins, rows);
        let of = |key: Option<&str>| -> Vec<ErasedRow> {
            rows.iter().filter(|(of, _)| key.is_none_or(|key| key == *of)).map(|(_, row)| (*row).clone()).collect()
        };
        let all = observe(fact, rules, &of(None));
        prop_assert_eq!(groups.rules_text(), all.rules_text());
        // Parts of the centre at the same instants do not add up as rows do.
        if !looks_at_instants(fact.info()) {
            prop_assert!(groups.total_any().expect("fits").equals(&*all));
        }
        let by_key = groups.rolled_up_any(&|key| key.into(), None).expect("longer intervals");
        for key in KEYS {
            let mine = of(Some(key));
            let alone = observe(fact, rules, &mine);
            let held = by_key.get_any(key, None);
            prop_assert_eq!(held.is_some(), !mine.is_empty());
            prop_assert!(held.unwrap_or(by_key.nothing_any()).equals(&*alone));
        }
        prop_assert!(by_key.get_any("none", None).is_none());
        Ok(())
    });
}

#[test]
fn parts_merge_and_roll_up_to_the_whole() {
    over_facts(|fact, rules, bins, rows| {
        let (whole, _) = filled(fact, rules, bins, rows);
        let (some, others) = rows.split_at(rows.len() / 3);
        let (mut sum, _) = filled(fact, rules, bins, &some.to_vec());
        sum.merge_any(&*filled(fact, rules, bins, &others.to_vec()).0).expect("the same rules");
        prop_assert!(sum.equals(&*whole));

        if !looks_at_instants(fact.info()) {
            let mut rolled = whole.rolled_up_any(&|_| "all".into(), bins.cloned()).expect("the same intervals");
            prop_assert_eq!(rolled.key_names(), None);
            rolled.set_key_names(Some("queue"));
            let of_all: Keyed<'_> = rows.iter().map(|(_, row)| ("all", *row)).collect();
            prop_assert!(rolled.equals(&*filled(fact, rules, bins, &of_all).0));
        }
        sum.clear();
        prop_assert!(sum.is_empty() && sum.equals(&*empty(fact, rules, bins)));
        Ok(())
    });
}

#[test]
fn the_cursor_meets_every_group_once_in_order() {
    over_facts(|fact, rules, bins, rows| {
        let (groups, _) = filled(fact, rules, bins, rows);
        let walked = walked(&*groups);
        prop_assert_eq!(walked.len(), groups.len());
        prop_assert!(walked.is_sorted_by(|one, next| (one.0, one.1) < (next.0, next.1)));
        for (key, start, tally) in &walked {
            prop_assert!(groups.get_any(key, *start).is_some_and(|group| group.equals(*tally)));
        }
        // The groups of a key share one text: rows of known keys allocate none.
        let keys = groups.keys();
        prop_assert!(keys.windows(2).all(|two| two[0].key != two[1].key || Arc::ptr_eq(&two[0].key, &two[1].key)));
        // From a place where there is no group: what stands after it.
        let after_a = walked.iter().find(|(key, ..)| *key > "a").map(|(key, start, _)| (*key, *start));
        prop_assert_eq!(groups.after(Some(("aa", None))).map(|(key, start, _)| (key, start)), after_a);
        prop_assert!(groups.after(Some(("c", None))).is_none());
        Ok(())
    });
}

#[test]
fn a_correction_moves_a_row_to_the_group_where_it_belongs() {
    over_facts(|fact, rules, bins, rows| {
        let Some((moved, rest)) = rows.split_first() else { return Ok(()) };
        let (mut groups, _) = filled(fact, rules, bins, rows);
        for (key, new) in [("new", moved.1), (moved.0, rest.last().map_or(moved.1, |row| row.1))] {
            let mut replaced = groups.boxed();
            let result = replaced.replace_fields(moved.0, (moved.1.0, &moved.1.1), key, (new.0, &new.1));
            prop_assert_eq!(result.is_err(), fact_rejects(fact, rules, new));
            let corrected: Keyed<'_> = rest.iter().copied().chain([(key, new)]).collect();
            prop_assert!(replaced.equals(&*filled(fact, rules, bins, &corrected).0));
        }
        for (key, (present, values)) in rows {
            let _ = groups.unobserve_fields(key, *present, values);
        }
        prop_assert!(groups.equals(&*empty(fact, rules, bins)), "all rows taken away: no group is left");
        Ok(())
    });
}

fn fact_rejects(fact: &dyn AnyFact, rules: &str, (present, values): &ErasedRow) -> bool {
    fact.tally(rules, Form::Exact).expect("rules of the table").observe_fields(*present, values).is_err()
}

#[test]
fn rejected_rows_are_counted_in_their_groups() {
    over_facts(|fact, rules, bins, rows| {
        let (mut groups, mut rejected) = filled(fact, rules, bins, rows);
        let counted =
            |groups: &dyn AnyGroups| -> i64 { walked(groups).iter().map(|group| group.2.rejected_rows()).sum() };
        prop_assert_eq!(counted(&*groups), rejected);
        // A row of nulls: where a field is required, it cannot even be read.
        if fact.info().fields.iter().any(|field| field.required) {
            let refused = groups.observe_fields("unread", 0, &[]).expect_err("a field is missing");
            prop_assert!(refused.rejection().is_some());
            rejected += 1;
            prop_assert_eq!(counted(&*groups), rejected);
            let unread = groups.get_any("unread", None).expect("its group");
            prop_assert_eq!(unread.rejected_rows(), 1);
            let again = groups.unobserve_fields("unread", 0, &[]).expect_err("it had been rejected");
            prop_assert!(again.rejection().is_some());
            prop_assert!(groups.equals(&*filled(fact, rules, bins, rows).0));
        }
        Ok(())
    });
}

/// Each total that a row adds to, in each group that it touches, is filled to the brim in turn.
#[test]
fn where_a_group_is_full_nothing_changes() {
    over_facts(|fact, rules, bins, rows| {
        for (_, row) in rows.iter().take(2) {
            let (present, values) = (row.0, row.1.as_slice());
            let mut alone = empty(fact, rules, bins);
            if alone.observe_fields("a", present, values).is_err() {
                continue;
            }
            for (_, start, tally) in walked(&*alone) {
                let adds_to = |total: &usize| matches!(tally.reading(*total), Reading::Known(1..));
                for total in (0..fact.info().totals.len()).filter(adds_to) {
                    let mut full = fact.tally(rules, Form::Exact).expect("rules of the table");
                    full.set_total(total, i64::MAX).expect("known");
                    let mut groups = empty(fact, rules, bins);
                    groups.observe_fields("b", present, values).expect("counts");
                    groups.add_any("a", start, &*full).expect("the same fact");
                    let before = groups.boxed();
                    let observed = groups.observe_fields("a", present, values).expect_err("full");
                    prop_assert_eq!(observed.code(), ErrorCode::Overflow);
                    prop_assert!(groups.equals(&*before));
                    let moved = groups.replace_fields("b", (present, values), "a", (present, values));
                    prop_assert_eq!(moved.expect_err("full").code(), ErrorCode::Overflow);
                    prop_assert!(groups.equals(&*before));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn other_facts_kinds_keys_and_intervals_are_refused() {
    for (at, fact) in catalogue::FACTS.iter().enumerate() {
        let (other, text) = (catalogue::FACTS[(at + 1) % catalogue::FACTS.len()], fact.default_rules());
        let mut groups = empty(*fact, &text, None);
        groups.add_any("a", None, &*observe(*fact, &text, &[])).expect("its own");
        let before = groups.boxed();
        let refused = |result: Result<(), kpi_core::Error>| result.expect_err("refused").code();
        let tally = other.tally(&other.default_rules(), Form::Exact).expect("default rules");
        assert_eq!(refused(groups.add_any("a", None, &*tally)), ErrorCode::FactsDiffer);
        assert_eq!(refused(groups.merge_any(&*tally.grouped(Some("queue"), None))), ErrorCode::FactsDiffer);
        let totals = fact.totals(&text).expect("default rules"); // totals are no tally
        assert_eq!(refused(groups.add_any("a", None, &*totals)), ErrorCode::FormsDiffer);
        assert_eq!(refused(groups.merge_any(&*totals.grouped(Some("queue"), None))), ErrorCode::FormsDiffer);
        assert_eq!(refused(groups.merge_any(&*empty(*fact, &text, Some(&half_hours())))), ErrorCode::BinsDiffer);
        let by_agent = fact.grouped(&text, Form::Exact, Some("agent"), None).expect("default rules");
        assert_eq!(refused(groups.merge_any(&*by_agent)), ErrorCode::KeysDiffer);
        let start = Some(Instant::from_micros(0));
        assert_eq!(refused(groups.add_any("a", start, &*observe(*fact, &text, &[]))), ErrorCode::BinsDiffer);
        assert!(groups.equals(&*before) && !groups.equals(&*by_agent));
    }
}

/// The same rows through the typed door.
fn typed<F: Fact>(rows: &Keyed<'_>) -> Grouped<Arc<str>, Tally<F>> {
    let empty = Tally::<F>::keeping(&F::Rules::default(), Form::Exact);
    let mut groups = Grouped::like(empty).keyed_by("queue").every(half_hours());
    for (key, (present, values)) in rows {
        let _ = match F::read(&Fields::new(F::INFO, *present, values)) {
            Ok(row) => groups.observe((*key).into(), &row),
            Err(rejection) => groups.count_rejected((*key).into(), rejection),
        };
    }
    groups
}

fn same_as_typed<F: Fact>() {
    let fact = catalogue::fact(F::INFO.name).expect("a fact of the list");
    let result = runner().run(&rows(F::INFO), |rows| {
        let (groups, _) = filled(fact, &fact.default_rules(), Some(&half_hours()), &keyed(&rows));
        prop_assert!(groups.equals(&typed::<F>(&keyed(&rows))));
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{}: {failure}", F::INFO.name));
}

#[test]
fn both_doors_make_the_same_groups() {
    same_as_typed::<kpi_core::contact::Contact>();
    same_as_typed::<kpi_core::contact::Snapshot>();
    same_as_typed::<kpi_core::agent::AgentState>();
    same_as_typed::<kpi_core::survey::Survey>();
}

/// Two contacts in `help` and one answer, one contact in `sales` without an answer: 1 of 2, and 0 of 1.
#[test]
fn several_facts_are_read_from_a_board() {
    let grouped = |name: &str| {
        let fact = catalogue::fact(name).expect("a fact of the list");
        empty(fact, &fact.default_rules(), None)
    };
    let (mut contacts, mut answers) = (grouped("contact"), grouped("survey"));
    for queue in ["help", "sales", "help"] {
        let mut row = FieldBuffer::new(contacts.info());
        kpi_core::contact::Contact::write(&ContactRow::new(Outcome::Handled), &mut row);
        contacts.observe_fields(queue, row.present(), row.values()).expect("counts");
    }
    let mut row = FieldBuffer::new(answers.info());
    kpi_core::survey::Survey::write(&SurveyRow { csat: Some(5), ..SurveyRow::default() }, &mut row);
    answers.observe_fields("help", row.present(), row.values()).expect("counts");

    let board = Board::of(&*contacts).and(&*answers).expect("the same keys");
    let shown: Vec<_> = board
        .iter()
        .map(|(group, facts)| {
            let value = SURVEY_RESPONSE_RATE.evaluate_named("of_offered", &facts).expect("a variant");
            (&*group.key, value.parts())
        })
        .collect();
    assert_eq!(shown, [("help", Some((1, 2))), ("sales", Some((0, 1)))]);
}

/// Whatever is added and taken away, also rows that were never there and rows that are rejected, groups add up to the plain total.
#[test]
fn groups_add_up_whatever_is_taken_away() {
    for fact in catalogue::FACTS.iter().filter(|fact| !looks_at_instants(fact.info())) {
        let info = fact.info();
        let result = runner().run(&(rows(info), prop::collection::vec(any::<bool>(), 60)), |(rows, signs)| {
            let rules = fact.default_rules();
            let mut groups = empty(*fact, &rules, None);
            let mut plain = fact.tally(&rules, Form::Exact).expect("default rules");
            for ((key, (present, values)), add) in keyed(&rows).into_iter().zip(signs) {
                let both = if add {
                    (groups.observe_fields(key, *present, values), plain.observe_fields(*present, values))
                } else {
                    (groups.unobserve_fields(key, *present, values), plain.unobserve_fields(*present, values))
                };
                prop_assert_eq!(both.0, both.1);
            }
            prop_assert!(groups.total_any().expect("fits").equals(&*plain));
            Ok(())
        });
        result.unwrap_or_else(|failure| panic!("{}: {failure}", info.name));
    }
}
