//! Several facts read together by group: what is missing counts zero, what is not supplied is unknown, other keys are
//! refused by name.

use kpi_core::prelude::*;
use kpi_core::{ErrorCode, Undefined};

type Contacts = Grouped<&'static str, ContactTotals>;
type Answers = Grouped<&'static str, SurveyTotals>;

fn contacts() -> Contacts {
    Grouped::new(&ContactRules::default()).keyed_by("queue")
}

fn answers() -> Answers {
    Grouped::new(&SurveyRules::default()).keyed_by("queue")
}

/// Two contacts in `help` and one answer; one contact in `sales` without an answer; one answer in `chat` without a contact.
fn filled() -> (Contacts, Answers) {
    let (mut contacts, mut answers) = (contacts(), answers());
    for queue in ["help", "help", "sales"] {
        contacts.observe(queue, &ContactRow::new(Outcome::Handled)).expect("counts");
    }
    for queue in ["help", "chat"] {
        answers.observe(queue, &SurveyRow { csat: Some(5), ..SurveyRow::default() }).expect("counts");
    }
    (contacts, answers)
}

#[test]
fn a_fact_without_rows_in_a_group_counts_zero_there() {
    let (contacts, answers) = filled();
    let board = Board::of(&contacts).and(&answers).expect("the same keys");
    let shown: Vec<_> = board
        .iter()
        .map(|(group, facts)| {
            let value = SURVEY_RESPONSE_RATE.evaluate_named("of_offered", &facts).expect("a variant");
            (group.key, value.parts(), value.reason().cloned())
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("chat", None, Some(Undefined::Empty)), // an answer, and no contact below the line
            ("help", Some((1, 2)), None),
            ("sales", Some((0, 1)), None),
        ]
    );
}

#[test]
fn a_group_that_nobody_has_holds_nothing() {
    let (contacts, answers) = filled();
    let board = Board::of(&contacts).and(&answers).expect("the same keys");
    let value = SURVEY_RESPONSE_RATE.evaluate_named("of_offered", &board.get(&"night", None)).expect("a variant");
    assert_eq!(value.reason(), Some(&Undefined::Empty));
}

#[test]
fn a_fact_that_is_not_on_the_board_is_unknown() {
    let (contacts, _) = filled();
    let board = Board::of(&contacts);
    for (_, facts) in board.iter() {
        let value = SURVEY_RESPONSE_RATE.evaluate_named("of_offered", &facts).expect("a variant");
        assert_eq!(value.reason(), Some(&Undefined::Unknown("survey.answers".into())));
    }
}

#[test]
fn other_keys_intervals_and_the_same_fact_twice_are_refused_by_name() {
    let (contacts, by_queue) = filled();
    let half_hour = Bins::every(Duration::minutes(30)).expect("a length");
    let by_agent: Answers = Grouped::new(&SurveyRules::default()).keyed_by("agent");
    let unnamed: Answers = Grouped::new(&SurveyRules::default());
    let binned: Answers = answers().every(half_hour);
    for (other, code, message) in [
        (
            &by_agent,
            ErrorCode::KeysDiffer,
            "`contact` is kept by queue and `survey` by agent: roll both up to the same keys, and name them",
        ),
        (
            &unnamed,
            ErrorCode::KeysDiffer,
            "`contact` is kept by queue and `survey` by keys without names: roll both up to the same keys, and name them",
        ),
        (
            &binned,
            ErrorCode::BinsDiffer,
            "`contact` is kept without intervals and `survey` every 30min UTC: roll both up to the same intervals",
        ),
    ] {
        let refused = Board::of(&contacts).and(other).expect_err("refused");
        assert_eq!((refused.code(), refused.to_string().as_str()), (code, message));
    }
    let twice = Board::of(&contacts).and(&by_queue).expect("one of each").and(&by_queue).expect_err("twice");
    assert_eq!(twice.code(), ErrorCode::FactsDiffer);
    let rolled = by_agent.rolled_up(|_| "all", None).expect("no intervals").keyed_by("all");
    let whole = contacts.rolled_up(|_| "all", None).expect("no intervals").keyed_by("all");
    assert!(Board::of(&whole).and(&rolled).is_ok());
    let nameless = contacts.rolled_up(|queue| *queue, None).expect("no intervals");
    assert_eq!(Board::of(&nameless).and(&unnamed).expect_err("no names").code(), ErrorCode::KeysDiffer);
}

/// Interval tables that never know a total do not make it a zero where they have no line.
#[test]
fn what_no_group_knows_is_unknown_where_there_is_no_group() {
    let (contacts, _) = filled();
    let mut tables: Answers = answers();
    let mut known = SurveyTotals::unknown(&SurveyRules::default());
    known.set(SurveyTotal::Answers, 1).expect("not negative");
    tables.add("help", None, &known).expect("the same rules");
    let board = Board::of(&contacts).and(&tables).expect("the same keys");
    let sales = board.get(&"sales", None);
    let rate = |variant| SURVEY_RESPONSE_RATE.evaluate_named(variant, &sales).expect("a variant");
    assert_eq!(rate("of_offered").parts(), Some((0, 1))); // answers are known everywhere
    let complaints = tables.get(&"help", None).expect("a group");
    assert_eq!(complaints.get(SurveyTotal::CsatAnswers), None);
    let empty = sales.evidence(complaints.info()).expect("on the board");
    assert_eq!(empty.reading(SurveyTotal::CsatAnswers as usize), Reading::Unknown);
    assert_eq!(empty.reading(SurveyTotal::Answers as usize), Reading::Known(0));
    assert!(tables.add("help", Some(Instant::from_micros(0)), &known).is_err(), "there are no intervals");
}

#[test]
fn groupings_by_other_keys_are_not_merged() {
    let (mut contacts, _) = filled();
    let by_agent: Contacts = Grouped::new(&ContactRules::default()).keyed_by("agent");
    let refused = contacts.merge(&by_agent).expect_err("refused");
    assert_eq!(refused.to_string(), "groups by queue and by agent cannot be added");
}

#[test]
fn a_group_from_which_the_last_row_was_taken_is_gone() {
    let (mut contacts, _) = filled();
    let row = ContactRow::new(Outcome::Handled);
    contacts.replace("sales", &row, "help", &row).expect("counts");
    assert_eq!(contacts.iter().map(|(group, _)| group.key).collect::<Vec<_>>(), ["help"]);
    let help = contacts.get(&"help", None).expect("a group");
    assert_eq!(help.get(ContactTotal::Handled), Some(3));
}
