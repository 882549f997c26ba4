//! The KPIs that read surveys. Each is defined here and nowhere else.

use crate::contact::CONTACT;
use crate::survey::SURVEY;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};

const IN_SURVEY: &[&FactInfo] = &[&SURVEY];

#[doc = include_str!("../../docs/kpis/csat.md")]
pub static CSAT: Definition = Definition {
    id: "csat",
    number: 62,
    names: Names { en: "Customer satisfaction (CSAT)", zh: "客户满意度", fr: "Satisfaction client" },
    meaning: "Share of valid answers that are satisfied.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "top_two_box", "(csat_4 + csat_5) / (csat_1 + csat_2 + csat_3 + csat_4 + csat_5)", IN_SURVEY).share().requires(&[("csat_scale", "1..5")]).means("answers 4 and 5, over all answers on five points: the neutral 3 counts against").who("Intercom; Zendesk 1-5"),
        Variant::new(2, "top_box", "(csat_5) / (csat_1 + csat_2 + csat_3 + csat_4 + csat_5)", IN_SURVEY).share().requires(&[("csat_scale", "1..5")]).means("answers 5 alone, over all answers on five points").who("strict reports"),
        Variant::new(3, "bottom_two_box", "(csat_1 + csat_2) / (csat_1 + csat_2 + csat_3 + csat_4 + csat_5)", IN_SURVEY).share().better(Better::Lower).requires(&[("csat_scale", "1..5")]).means("answers 1 and 2, over all answers on five points: the share of the dissatisfied").who("dissatisfaction share (DSAT)"),
        Variant::new(4, "neutral_excluded", "(csat_4 + csat_5) / (csat_1 + csat_2 + csat_4 + csat_5)", IN_SURVEY).share().requires(&[("csat_scale", "1..5")]).means("answers 4 and 5, over all answers on five points but the neutral 3").who("Zendesk good and bad carried to five points"),
        Variant::new(5, "good_over_good_plus_bad", "(csat_good) / (csat_good + csat_bad)", IN_SURVEY).share().requires(&[("csat_scale", "good_bad")]).means("good answers, over good and bad answers on a scale of these two").who("Zendesk legacy"),
        Variant::new(6, "mean", "(csat_1 + 2*csat_2 + 3*csat_3 + 4*csat_4 + 5*csat_5) / (csat_1 + csat_2 + csat_3 + csat_4 + csat_5)", IN_SURVEY).mean(1, 5).requires(&[("csat_scale", "1..5")]).means("scores from 1 to 5 added up, over the answers").who("common"),
        Variant::new(7, "normalised_mean", "(csat_2 + 2*csat_3 + 3*csat_4 + 4*csat_5) / (4*csat_1 + 4*csat_2 + 4*csat_3 + 4*csat_4 + 4*csat_5)", IN_SURVEY).mean(0, 1).unit(Unit::Share).requires(&[("csat_scale", "1..5")]).means("mean of the scores from 1 to 5, moved to a scale of 0 for the worst to 1 for the best").who("common"),
        Variant::new(8, "net", "(csat_4 + csat_5 - csat_1 - csat_2) / (csat_1 + csat_2 + csat_3 + csat_4 + csat_5)", IN_SURVEY).net().unit(Unit::Points).requires(&[("csat_scale", "1..5")]).means("answers 4 and 5 less answers 1 and 2, over all answers on five points").who("net satisfaction"),
        Variant::new(9, "satisfied_over_respondents", "(csat_satisfied) / (csat_answers)", IN_SURVEY).share().means("answers at or above the stated cut, over all answers, whatever the scale").who("HappyFox; Freshdesk; any scale with a stated cut"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Boxes are defined on five points; every other scale needs its cut. Unanswered surveys never enter.",
    example: Example::of("top_two_box", &[("csat_1", 1), ("csat_2", 0), ("csat_3", 1), ("csat_4", 2), ("csat_5", 6)], 8, 10),
    source: "Zendesk help (4 and 5 of 5 are good, 3 is bad) and Intercom help (the two best faces over all ratings); example: six fives, two fours, one three, one one",
};

#[doc = include_str!("../../docs/kpis/nps.md")]
pub static NPS: Definition = Definition {
    id: "nps",
    number: 63,
    names: Names { en: "Net Promoter Score (NPS)", zh: "净推荐值", fr: "Net Promoter Score" },
    meaning: "Share of promoters less the share of detractors.",
    better: Better::Higher,
    unit: Unit::Points,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "by_response", "(nps_9 + nps_10 - nps_0 - nps_1 - nps_2 - nps_3 - nps_4 - nps_5 - nps_6) / (nps_0 + nps_1 + nps_2 + nps_3 + nps_4 + nps_5 + nps_6 + nps_7 + nps_8 + nps_9 + nps_10)", IN_SURVEY).net().means("promoters (9 and 10) less detractors (0 to 6), over all answers: each answer of a customer counts").who("Reichheld's form"),
        Variant::new(2, "by_customer", "(nps_last_promoters - nps_last_detractors) / (nps_last_answers)", IN_SURVEY).net().means("promoters less detractors by the last answer of each customer, over the customers: each counts once").who("last response per customer"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Promoters answer 9 or 10, detractors 0 to 6, on a scale of 0 to 10 and no other. Passives stay in the denominator. Shown from -100 to +100, without a percent sign.",
    example: Example::of("by_response", &[("nps_0", 0), ("nps_1", 0), ("nps_2", 0), ("nps_3", 1), ("nps_4", 0), ("nps_5", 1), ("nps_6", 1), ("nps_7", 1), ("nps_8", 1), ("nps_9", 3), ("nps_10", 2)], 2, 10),
    source: "Reichheld, 9-10 less 0-6 on 0 to 10; interval: adjusted Wald with three added, recommended by the comparison that MeasuringU reports; example: 5 promoters, 2 passives, 3 detractors",
};

#[doc = include_str!("../../docs/kpis/ces.md")]
pub static CES: Definition = Definition {
    id: "ces",
    number: 64,
    names: Names { en: "Customer effort score (CES)", zh: "客户费力度", fr: "Score d'effort client" },
    meaning: "How much effort it took the customer.",
    better: Better::Higher,
    unit: Unit::Number,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "ces1_mean", "(ces1_1 + 2*ces1_2 + 3*ces1_3 + 4*ces1_4 + 5*ces1_5) / (ces1_1 + ces1_2 + ces1_3 + ces1_4 + ces1_5)", IN_SURVEY).mean(1, 5).better(Better::Lower).means("scores from 1 to 5 on effort (version 1.0) added up, over the answers: much effort scores high").who("original question; lower is better"),
        Variant::new(2, "ces2_mean", "(ces2_1 + 2*ces2_2 + 3*ces2_3 + 4*ces2_4 + 5*ces2_5 + 6*ces2_6 + 7*ces2_7) / (ces2_1 + ces2_2 + ces2_3 + ces2_4 + ces2_5 + ces2_6 + ces2_7)", IN_SURVEY).mean(1, 7).means("scores from 1 to 7 on ease (version 2.0) added up, over the answers: little effort scores high").who("2.0 question; higher is better"),
        Variant::new(3, "ces2_top3", "(ces2_5 + ces2_6 + ces2_7) / (ces2_1 + ces2_2 + ces2_3 + ces2_4 + ces2_5 + ces2_6 + ces2_7)", IN_SURVEY).share().unit(Unit::Share).means("answers 5 to 7, over all answers to the question of ease (version 2.0)").who("2.0 question"),
        Variant::new(4, "ces2_top2", "(ces2_6 + ces2_7) / (ces2_1 + ces2_2 + ces2_3 + ces2_4 + ces2_5 + ces2_6 + ces2_7)", IN_SURVEY).share().unit(Unit::Share).means("answers 6 and 7 alone, over all answers to the question of ease (version 2.0)").who("2.0 question"),
        Variant::new(5, "ces2_net", "(ces2_5 + ces2_6 + ces2_7 - ces2_1 - ces2_2 - ces2_3) / (ces2_1 + ces2_2 + ces2_3 + ces2_4 + ces2_5 + ces2_6 + ces2_7)", IN_SURVEY).net().unit(Unit::Points).means("answers 5 to 7 less answers 1 to 3, over all answers to the question of ease (version 2.0)").who("2.0 question"),
        Variant::new(6, "ces_ease5", "(ease5_1 + 2*ease5_2 + 3*ease5_3 + 4*ease5_4 + 5*ease5_5) / (ease5_1 + ease5_2 + ease5_3 + ease5_4 + ease5_5)", IN_SURVEY).mean(1, 5).means("scores from 1, very difficult, to 5, very easy, added up, over the answers on five points").who("TTEC"),
        Variant::new(7, "ces_ease5_top2", "(ease5_4 + ease5_5) / (ease5_1 + ease5_2 + ease5_3 + ease5_4 + ease5_5)", IN_SURVEY).share().unit(Unit::Share).means("answers 4 and 5, easy or very easy, over all answers on five points").who("share easy or very easy"),
    ],
    not_computed: &[],
    default: None,
    notes: "Version 1.0 asks for effort (lower is better), 2.0 for ease (higher is better): there is no default between them.",
    example: Example::of("ces2_mean", &[("ces2_1", 0), ("ces2_2", 1), ("ces2_3", 0), ("ces2_4", 1), ("ces2_5", 2), ("ces2_6", 2), ("ces2_7", 2)], 42, 8),
    source: "CustomerGauge and TTEC on the versions of the question: 1.0 from 1 to 5, 2.0 from 1 to 7; example: answers 7, 6, 6, 5, 4, 2, 7 and 5",
};

#[doc = include_str!("../../docs/kpis/survey_response_rate.md")]
pub static SURVEY_RESPONSE_RATE: Definition = Definition {
    id: "survey_response_rate",
    number: 65,
    names: Names { en: "Survey response rate", zh: "参评率", fr: "Taux de réponse aux enquêtes" },
    meaning: "Share of surveys sent that were answered.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "of_sent", "(answered_of_sent) / (sent - reply_window_open)", IN_SURVEY).share().pending(&["reply_window_open"]).means("surveys answered, over the surveys sent, those whose reply window is open left out on both sides").who("project convention"),
        Variant::new(2, "of_eligible", "(answers) / (eligible)", IN_SURVEY).share().means("answers, over all contacts that could have been surveyed, asked or not").who("as an option"),
        Variant::new(3, "of_offered", "(survey.answers) / (contact.offered)", &[&CONTACT, &SURVEY]).means("answers, over all contacts that were answered, abandoned or flowed out").who("as an option"),
        Variant::new(4, "of_arrived", "(survey.answers) / (contact.arrived)", &[&CONTACT, &SURVEY]).means("answers, over all contacts that arrived, self-service included").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Surveys whose reply window is open cannot be judged yet.",
    example: Example::of("of_sent", &[("answered_of_sent", 120), ("sent", 800), ("reply_window_open", 0)], 120, 800),
    source: "project convention, after the sources that the variants name",
};
