//! The KPIs that read tickets and targets. Each is defined here and nowhere else.

mod backlog;
mod flow;
mod times;

pub use backlog::*;
pub use flow::*;
pub use times::*;

use crate::contact::CONTACT;
use crate::ticket::{SLA, TICKET};
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};

const IN_SLA: &[&FactInfo] = &[&SLA];
const IN_TICKET: &[&FactInfo] = &[&TICKET];
const IN_CONTACT: &[&FactInfo] = &[&CONTACT];

#[doc = include_str!("../../docs/kpis/resolution_rate.md")]
pub static RESOLUTION_RATE: Definition = Definition {
    id: "resolution_rate",
    number: 46,
    names: Names { en: "Resolution rate", zh: "解决率", fr: "Taux de résolution" },
    meaning: "Share of what came in that was resolved.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "flow", "(solved) / (created)", IN_TICKET).leaves_out(&["left_out_merged_spam"]).means("tickets solved in the period, whenever they were created, over tickets created in it; it exceeds one while the backlog shrinks").who("Freshservice; may exceed 1"),
        Variant::new(2, "cohort", "(created_and_solved) / (created)", IN_TICKET).share().leaves_out(&["left_out_merged_spam"]).means("tickets created in the period and solved by the horizon, over tickets created in it").who("cohort reports"),
        Variant::new(3, "agent_flag_of_all", "(resolved_flag) / (ended - resolved_unknown)", IN_CONTACT).share().requires(&[("direction", "inbound")]).means("contacts that the agent marked resolved, over all that ended, lost and self-served ones too").who("dashboards over contacts"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Over tickets it compares flows, so that it may exceed 1, or follows a cohort, of which recent tickets had little time; over contacts it divides the resolved mark by all that ended.",
    example: Example::of("flow", &[("solved", 90), ("created", 100)], 90, 100),
    source: "Freshservice (solved, whenever created); a published call-centre exercise for calls: 3,646 of 5,000 resolved; example: 90 solved, 100 created",
};

#[doc = include_str!("../../docs/kpis/sla_compliance.md")]
pub static SLA_COMPLIANCE: Definition = Definition {
    id: "sla_compliance",
    number: 61,
    names: Names { en: "SLA compliance", zh: "SLA 达成率", fr: "Taux de respect des SLA" },
    meaning: "Share of targets met, of those that can be judged.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "due", "(met) / (met + breached_finished + breached_open)", IN_SLA).leaves_out(&["outcome_unknown"]).share().pending(&["open_not_due"]).means("targets met, over the met and all missed, still open or not: those not due yet are left out").who("project convention"),
        Variant::new(2, "settled", "(met) / (met + breached_finished)", IN_SLA).leaves_out(&["outcome_unknown"]).share().pending(&["breached_open", "open_not_due"]).means("targets met, over the met and the missed that are done: missed targets still open are dropped").who("reports over finished targets"),
        Variant::new(3, "optimistic", "(met + open_not_due) / (met + breached_finished + breached_open + open_not_due)", IN_SLA).leaves_out(&["outcome_unknown"]).share().means("targets met or not due yet, over all targets: what can still be met counts as met").who("as an option"),
        Variant::new(4, "strict", "(met) / (met + breached_finished + breached_open + open_not_due)", IN_SLA).leaves_out(&["outcome_unknown"]).share().means("targets met, over all targets: what is not due yet counts against it").who("as an option"),
        Variant::new(5, "per_ticket", "(tickets_all_met) / (tickets_judged)", IN_SLA).leaves_out(&["outcome_unknown"]).share().pending(&["tickets_open"]).means("tickets with every target met, over the tickets judged: one missed target fails the ticket").who("option: every target of the ticket met"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "An open target past its time cannot be met any more, so it counts; one not yet due cannot be judged. Counting only finished ones rewards leaving late ones open.",
    example: Example::of("due", &[("met", 70), ("breached_finished", 10), ("breached_open", 5)], 70, 85),
    source: "Zendesk help on SLA metrics and policies, dbt_zendesk; counting missed and open targets is this project's convention; example: 70 met, 10 missed and done, 5 missed and open, 15 open and not due",
};
