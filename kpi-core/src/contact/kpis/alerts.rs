//! Alerts: how often agents took what rang. Each is defined here and nowhere else.

use crate::contact::RING_ATTEMPT;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};

const IN_RING_ATTEMPT: &[&FactInfo] = &[&RING_ATTEMPT];

#[doc = include_str!("../../../docs/kpis/agent_answer_rate.md")]
pub static AGENT_ANSWER_RATE: Definition = Definition {
    id: "agent_answer_rate",
    number: 17,
    names: Names { en: "Agent answer rate", zh: "坐席应答率", fr: "Taux de réponse agent" },
    meaning: "Share of the alerts that agents answered.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "all_attempts", "(answered) / (attempts)", IN_RING_ATTEMPT).share().means("alerts answered over all alerts").who("AWS non-response complement"),
        Variant::new(2, "without_customer_left", "(answered) / (attempts - customer_left)", IN_RING_ATTEMPT).share().means("alerts answered over alerts that the customer did not end").who("AWS without customer abandons"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "One contact may ring several times, or several agents at once, so it is no connect rate: that counts contacts.",
    example: Example::of("all_attempts", &[("answered", 100), ("attempts", 106)], 100, 106),
    source: "Amazon Connect (agent non-response, with and without customer abandons); example: 100 of 106 alerts answered",
};

#[doc = include_str!("../../../docs/kpis/rona_rate.md")]
pub static RONA_RATE: Definition = Definition {
    id: "rona_rate",
    number: 113,
    names: Names { en: "Agent non-response rate (RONA)", zh: "坐席未应答率", fr: "Taux de non-réponse agent" },
    meaning: "Share of the alerts that agents did not answer.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "all_attempts", "(attempts - answered) / (attempts)", IN_RING_ATTEMPT).share().means("alerts not answered, for whatever reason, over all alerts").who("AWS non-response"),
        Variant::new(2, "without_customer_left", "(attempts - answered - customer_left) / (attempts - customer_left)", IN_RING_ATTEMPT).share().means("alerts not answered over alerts that the customer did not end").who("AWS without customer abandons"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Redirection on no answer. With the agent answer rate of the same variant it adds up to one.",
    example: Example::of("all_attempts", &[("attempts", 106), ("answered", 100)], 6, 106),
    source: "Amazon Connect (agent non-response, with and without customer abandons); example: 100 of 106 alerts answered",
};
