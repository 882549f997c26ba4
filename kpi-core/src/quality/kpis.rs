//! The KPIs that read evaluations, tests and complaints. Each is defined here and nowhere else.

use crate::contact::CONTACT;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};
use crate::quality::{COMPLAINT, EVALUATION, KNOWLEDGE_TEST};
use crate::workforce::{ATTENDANCE, CAPACITY};

const IN_EVALUATION: &[&FactInfo] = &[&EVALUATION];
const IN_KNOWLEDGE_TEST: &[&FactInfo] = &[&KNOWLEDGE_TEST];

#[doc = include_str!("../../docs/kpis/complaint_rate.md")]
pub static COMPLAINT_RATE: Definition = Definition {
    id: "complaint_rate",
    number: 66,
    names: Names { en: "Complaint rate", zh: "投诉率", fr: "Taux de réclamation" },
    meaning: "How many complaints came for each contact handled.",
    better: Better::Lower,
    unit: Unit::PerMille,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "per_handled", "(complaint.complaints) / (contact.handled)", &[&CONTACT, &COMPLAINT]).requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).means("complaints over contacts handled, each in its own period").who("project convention"),
        Variant::new(2, "upheld", "(complaint.upheld) / (contact.handled)", &[&CONTACT, &COMPLAINT]).requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).means("complaints found justified, over contacts handled").who("as an option"),
        Variant::new(3, "by_contact_date", "(complaint.of_contacts) / (contact.handled)", &[&CONTACT, &COMPLAINT]).requires(&[("unit", "contact"), ("complaint_date", "contact")]).pending(&["contact.in_conversation"]).means("complaints about a known contact, each in the period of its contact, over contacts handled").who("needs the contact of each complaint"),
        Variant::new(4, "per_thousand_customers", "1000 * (complaint.complaints) / (capacity.accounts)", &[&COMPLAINT, &CAPACITY]).unit(Unit::Number).means("complaints for every thousand customers on the books, silent ones included").who("as an option"),
        Variant::new(5, "per_agent_month", "(complaint.complaints) / (capacity.agent_months)", &[&COMPLAINT, &CAPACITY]).unit(Unit::Number).means("complaints per agent and month").who("one reading of the Chinese industry standard"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A complaint may be about a contact of an earlier period, so a rate by receipt may exceed one; the one by contact asks for the rule `complaint_date=contact`. A rate of 3 per thousand is 0.3 %: a target without its unit has two readings tenfold apart. Where one complaint does not say whether it was upheld, the upheld rate is unknown.",
    example: Example::of("per_handled", &[("complaint.complaints", 12), ("contact.handled", 4000)], 12, 4000),
    source: "project convention, after the sources that the variants name; example: 12 complaints on 4000 contacts handled",
};

#[doc = include_str!("../../docs/kpis/attitude_complaint_rate.md")]
pub static ATTITUDE_COMPLAINT_RATE: Definition = Definition {
    id: "attitude_complaint_rate",
    number: 67,
    names: Names { en: "Attitude complaint rate", zh: "服务态度投诉率", fr: "Taux de réclamations liées à l'attitude" },
    meaning: "How many complaints about an agent's attitude came for each contact handled.",
    better: Better::Lower,
    unit: Unit::PerMille,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "per_handled", "(complaint.attitude) / (contact.handled)", &[&CONTACT, &COMPLAINT]).requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).means("complaints about attitude, over contacts handled").who("Chinese industry standard"),
        Variant::new(2, "upheld", "(complaint.attitude_upheld) / (contact.handled)", &[&CONTACT, &COMPLAINT]).requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).means("complaints about attitude that were found justified, over contacts handled").who("as an option"),
        Variant::new(3, "per_agent_month", "(complaint.attitude) / (capacity.agent_months)", &[&COMPLAINT, &CAPACITY]).unit(Unit::Number).means("complaints about attitude per agent and month").who("one reading of the Chinese industry standard"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Where one complaint has no category, the number of those about attitude is unknown.",
    example: Example::of("per_handled", &[("complaint.attitude", 5), ("contact.handled", 4000)], 5, 4000),
    source: "project convention, after the sources that the variants name; example: 5 of the complaints on 4000 contacts handled were about attitude",
};

#[doc = include_str!("../../docs/kpis/quality_score.md")]
pub static QUALITY_SCORE: Definition = Definition {
    id: "quality_score",
    number: 87,
    names: Names { en: "Quality score", zh: "质检得分", fr: "Note qualité" },
    meaning: "Share of the possible points that evaluated contacts were given.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Quality,
    variants: &[
        Variant::new(1, "pooled", "(points) / (max_points)", IN_EVALUATION).time_share().means("all points given over all points possible").who("project convention"),
        Variant::new(2, "mean_of_shares", "mean(share_dist)", IN_EVALUATION).time_share().on_one_scale().means("the mean of each evaluation's own share of its points; undefined where the points possible differ").who("common; equals pooled on one maximum"),
        Variant::new(3, "weighted", "(weighted_points) / (weighted_max_points)", IN_EVALUATION).time_share().means("points given over points possible, each evaluation with its weight").who("strata of contacts"),
        Variant::new(4, "auto_zero", "(points - points_with_critical_error) / (max_points)", IN_EVALUATION).time_share().means("points given over points possible, where an evaluation with a critical error of any class has none").who("auto-fail programmes"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "It speaks for all contacts only where those evaluated were selected at random: the rule `selection` says so, and is always shown. Shares of several maxima have no common mean: 8 of 10 and 45 of 50 pool to 53 of 60.",
    example: Example::of("pooled", &[("points", 255), ("max_points", 300)], 255, 300),
    source: "project convention, after the sources that the variants name; example: 85, 92 and 78 of 100 points",
};

#[doc = include_str!("../../docs/kpis/critical_error_accuracy.md")]
pub static CRITICAL_ERROR_ACCURACY: Definition = Definition {
    id: "critical_error_accuracy",
    number: 88,
    names: Names { en: "Critical error accuracy", zh: "致命错误准确率", fr: "Taux d'évaluations sans erreur critique" },
    meaning: "Share of evaluated contacts without a critical error of the class.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Quality,
    variants: &[
        Variant::new(1, "customer", "(evaluations - with_critical_customer) / (evaluations)", IN_EVALUATION).share().means("evaluations without an error critical to the customer").who("COPC"),
        Variant::new(2, "business", "(evaluations - with_critical_business) / (evaluations)", IN_EVALUATION).share().means("evaluations without an error critical to the business").who("COPC"),
        Variant::new(3, "compliance", "(evaluations - with_critical_compliance) / (evaluations)", IN_EVALUATION).share().means("evaluations without an error critical to compliance").who("COPC"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "However many errors of a class an evaluation has, it counts once. Where one evaluation does not say, the class is unknown.",
    example: Example::of("customer", &[("evaluations", 100), ("with_critical_customer", 3)], 97, 100),
    source: "the COPC-2000 glossary (fatal and non-fatal errors apart); example: 3 of 100 evaluations with an error critical to the customer",
};

#[doc = include_str!("../../docs/kpis/monitoring_pass_rate.md")]
pub static MONITORING_PASS_RATE: Definition = Definition {
    id: "monitoring_pass_rate",
    number: 89,
    names: Names { en: "Monitoring pass rate", zh: "监听合格率", fr: "Taux d'écoutes conformes" },
    meaning: "Share of evaluated contacts that passed.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Quality,
    variants: &[
        Variant::new(1, "mark_and_no_critical", "(passed) / (evaluations)", IN_EVALUATION).share().means("evaluations at the mark and without a critical error, or passed by the source's own word where no mark is set, unless the row tells a critical error").who("Chinese industry standard"),
        Variant::new(2, "mark_only", "(passed_by_mark) / (evaluations)", IN_EVALUATION).share().means("evaluations at the mark, critical errors or not").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The mark is a rule, in percent of the points possible; unset (default) takes the source's word, and then passing by the mark alone is unknown. A critical error that the row tells overrules that word; a class of errors that is null does not: the word is the source's verdict on it too. With 99 of 100 passed the true rate may well lie below 99 %: it takes some 300 evaluations without a failure to exclude that.",
    example: Example::of("mark_and_no_critical", &[("passed", 99), ("evaluations", 100)], 99, 100),
    source: "project convention, after the sources that the variants name; example: 99 of 100 evaluations passed",
};

#[doc = include_str!("../../docs/kpis/knowledge_score.md")]
pub static KNOWLEDGE_SCORE: Definition = Definition {
    id: "knowledge_score",
    number: 90,
    names: Names { en: "Knowledge score", zh: "业务考核成绩", fr: "Note aux tests de connaissances" },
    meaning: "How many of 100 points agents reached in tests of their knowledge.",
    better: Better::Higher,
    unit: Unit::Number,
    family: Family::Quality,
    variants: &[
        Variant::new(1, "pooled", "100 * (points) / (max_points)", IN_KNOWLEDGE_TEST).leaves_out(&["latest_unknown"]).mean(0, 100).means("all points given over all points possible, brought to 100").who("Chinese industry standard"),
        Variant::new(2, "mean_of_shares", "100 * mean(share_dist)", IN_KNOWLEDGE_TEST).leaves_out(&["latest_unknown"]).mean(0, 100).on_one_scale().means("the mean of each test's own share of its points, brought to 100; undefined where the points possible differ").who("common; equals pooled on one maximum"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The latest test of each agent counts unless the rule `test_taken` says all. A mean hides who failed: see the knowledge pass rate.",
    example: Example::of("pooled", &[("points", 255), ("max_points", 300)], 25_500, 300),
    source: "project convention, after the sources that the variants name; example: 85, 92 and 78 of 100 points",
};

#[doc = include_str!("../../docs/kpis/knowledge_pass_rate.md")]
pub static KNOWLEDGE_PASS_RATE: Definition = Definition {
    id: "knowledge_pass_rate",
    number: 91,
    names: Names { en: "Knowledge pass rate", zh: "业务考核合格率", fr: "Taux de réussite aux tests de connaissances" },
    meaning: "Share of tests of agents' knowledge that reached the mark.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Quality,
    variants: &[
        Variant::new(1, "from_eighty", "(passed) / (tests)", IN_KNOWLEDGE_TEST).leaves_out(&["latest_unknown"]).share().means("tests at or above the mark, 80 of 100 unless another is set, over all tests that count").who("Chinese industry standard"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "By latest tests it is the share of agents tested. 79.5 of 100 does not reach 80: nothing is rounded.",
    example: Example::of("from_eighty", &[("passed", 4), ("tests", 5)], 4, 5),
    source: "project convention, after the sources that the variants name; example: 4 of 5 agents reached 80",
};

#[doc = include_str!("../../docs/kpis/evaluations_per_agent_week.md")]
pub static EVALUATIONS_PER_AGENT_WEEK: Definition = Definition {
    id: "evaluations_per_agent_week",
    number: 92,
    names: Names { en: "Evaluations per agent and week", zh: "每周人均监听量", fr: "Écoutes par agent et par semaine" },
    meaning: "How many contacts of each agent were evaluated in a week of work.",
    better: Better::Band,
    unit: Unit::Number,
    family: Family::Quality,
    variants: &[
        Variant::new(1, "per_week", "(evaluation.evaluations) / (attendance.agent_weeks_worked)", &[&EVALUATION, &ATTENDANCE]).means("evaluations over whole weeks of agents with worked time").who("Aircall"),
        Variant::new(2, "agents_covered", "distinct(evaluation.agent_set) / distinct(attendance.agent_set)", &[&EVALUATION, &ATTENDANCE]).unit(Unit::Share).better(Better::Higher).means("distinct agents evaluated at least once, over distinct agents with worked time").who("share of agents with at least one"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A target of one or two a week concerns each agent, and a mean within it can hide agents without any: look at the agents covered too. Weeks are whole calendar weeks in the zone of whoever makes the rows of attendance.",
    example: Example::of("per_week", &[("evaluation.evaluations", 24), ("attendance.agent_weeks_worked", 20)], 24, 20),
    source: "project convention, after the sources that the variants name; example: 24 evaluations in 20 weeks of agents",
};

#[doc = include_str!("../../docs/kpis/monitoring_coverage.md")]
pub static MONITORING_COVERAGE: Definition = Definition {
    id: "monitoring_coverage",
    number: 93,
    names: Names { en: "Monitoring coverage", zh: "监听覆盖率", fr: "Taux de couverture des écoutes" },
    meaning: "Share of handled contacts that were evaluated.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Quality,
    variants: &[
        Variant::new(1, "of_handled", "(evaluation.contacts_evaluated) / (contact.handled)", &[&CONTACT, &EVALUATION]).requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).means("contacts with at least one evaluation, over contacts handled").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A contact that was evaluated twice counts once, in the interval of its first evaluation. Contacts of an earlier period may be evaluated in this one, so it may exceed one.",
    example: Example::of("of_handled", &[("evaluation.contacts_evaluated", 24), ("contact.handled", 4000)], 24, 4000),
    source: "project convention; example: 24 of 4000 contacts handled",
};
