//! How long tickets waited for a reply, for an agent, for their solving. Each is defined here and nowhere else.

use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, NotComputed, Variant};
use crate::ticket::TICKET;

const IN_TICKET: &[&FactInfo] = &[&TICKET];

#[doc = include_str!("../../../docs/kpis/first_response_time.md")]
pub static FIRST_RESPONSE_TIME: Definition = Definition {
    id: "first_response_time",
    number: 48,
    names: Names { en: "First response time (FRT)", zh: "首次响应时间", fr: "Délai de première réponse" },
    meaning: "How long a customer waited for the first public reply of a human.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "median", "quantile(1/2; first_response_dist)", IN_TICKET).leaves_out(&["first_response_unknown", "never_replied", "agent_created"]).pending(&["not_replied"]).means("median of the time from the start of the ticket to the first public human reply, over the replied tickets of customers").who("Intercom; Zendesk Explore"),
        Variant::new(2, "mean", "(first_response) / (first_responded)", IN_TICKET).leaves_out(&["first_response_unknown", "never_replied", "agent_created"]).pending(&["not_replied"]).means("mean of the time from the start of the ticket to the first public human reply, over the replied tickets of customers").who("Freshdesk"),
        Variant::new(3, "from_sla_applied", "quantile(1/2; sla_first_response_dist)", IN_TICKET).leaves_out(&["sla_first_response_unknown", "agent_created"]).means("median of the time from the application of an SLA to the first public human reply, over the tickets that had one").who("some Zendesk reports"),
        Variant::new(4, "from_handover", "quantile(1/2; handover_response_dist)", IN_TICKET).leaves_out(&["handover_response_unknown", "agent_created"]).means("median of the time from the bot's hand-over to the first public human reply, over the tickets that a bot handed over").who("Intercom; Chatwoot newer"),
    ],
    not_computed: &[
        NotComputed { number: 5, name: "kaplan_meier_median", why: "it needs the unanswered tickets one by one, with their waits so far", who: "survival texts" },
    ],
    default: Some(0),
    notes: "Tickets not answered yet are in no mean and no median: they are shown as not yet judgeable, so that a growing pile is seen; those solved without a reply are left out. Private notes are no replies; automatic ones count only where the rules say so; of tickets that an agent created there is no first response. On a business clock the time may rightly be zero.",
    example: Example { samples: &[("first_response_dist", &[600_000_000, 1_800_000_000, 12_000_000_000])], ..Example::of("median", &[], 1_800_000_000, 1) },
    source: "Intercom and Zendesk Explore (median), Freshdesk (mean), dbt_zendesk (from creation); example: 10, 30 and 200 minutes",
};

#[doc = include_str!("../../../docs/kpis/average_response_time.md")]
pub static AVERAGE_RESPONSE_TIME: Definition = Definition {
    id: "average_response_time",
    number: 49,
    names: Names { en: "Average response time (next reply time)", zh: "平均响应时间", fr: "Délai moyen de réponse" },
    meaning: "How long customers waited for a reply each time that they wrote.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "from_first_message", "(reply_time_from_first) / (reply_runs)", IN_TICKET).leaves_out(&["reply_runs_unknown"]).means("from the first message of each run of customer messages to the reply, over the answered runs").who("Zendesk next reply time"),
        Variant::new(2, "from_last_message", "(reply_time_from_last) / (reply_runs)", IN_TICKET).leaves_out(&["reply_runs_unknown"]).means("from the last message of each run of customer messages to the reply, over the answered runs").who("as an option"),
        Variant::new(3, "subsequent", "(reply_time_from_first - first_run_reply_time) / (reply_runs - first_runs)", IN_TICKET).leaves_out(&["reply_runs_unknown"]).means("from the first message of each run to the reply, over the answered runs after the first of each ticket").who("Intercom"),
        Variant::new(4, "per_ticket_received", "(reply_time_of_all) / (created)", IN_TICKET).leaves_out(&["left_out_merged_spam"]).means("all reply times of the answered runs, over the tickets created, so that it grows with the replies a ticket needs").who("old Freshdesk answer"),
        Variant::new(5, "mean_of_tickets", "mean(reply_mean_dist)", IN_TICKET).leaves_out(&["reply_runs_unknown"]).means("each ticket's own mean reply time, averaged over the tickets with an answered run: a mean of means").who("as an option; a mean of means"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A run is a row of customer messages that nobody answered in between; the first reply is one of them, but for the variant without it. Runs not answered yet are in none. A ticket whose runs are unknown is in no variant, and makes the one over all tickets unknown.",
    example: Example::of("from_first_message", &[("reply_time_from_first", 3_600_000_000), ("reply_runs", 3)], 3_600_000_000, 3),
    source: "Zendesk SLA help (oldest unanswered comment), Intercom (subsequent), a Freshdesk forum answer; example: runs of 5 and 15 minutes in one ticket and of 40 in another",
};

#[doc = include_str!("../../../docs/kpis/resolution_time.md")]
pub static RESOLUTION_TIME: Definition = Definition {
    id: "resolution_time",
    number: 50,
    names: Names { en: "Resolution time", zh: "平均解决时长", fr: "Délai moyen de résolution" },
    meaning: "How long it took until a ticket was solved.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "full", "(full_resolution) / (solved - full_resolution_unknown)", IN_TICKET).means("from the creation to the last solving, over the tickets solved at the horizon whose time is known").who("Zendesk full"),
        Variant::new(2, "first", "(first_resolution) / (solved - first_resolution_unknown)", IN_TICKET).means("from the creation to the first solving, over the tickets solved at the horizon whose time is known").who("Zendesk first"),
        Variant::new(3, "full_median", "quantile(1/2; full_resolution_dist)", IN_TICKET).leaves_out(&["full_resolution_unknown", "solved_unknown"]).means("median of the time from the creation to the last solving, over the tickets solved at the horizon whose time is known").who("common beside the mean"),
        Variant::new(4, "last_update", "(created_to_last_update) / (solved - last_update_unknown)", IN_TICKET).means("from the creation to the last update of the record, over the tickets solved at the horizon whose time is known").who("Chatwoot older code"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Only tickets solved at the horizon, in the interval of their solving (or of their creation, as the rule `attribution` says). A reopening changes what was reported before, unless the rule `reopen_history` freezes it. The mean is pulled by a few old tickets: give the median beside it.",
    example: Example::of("full", &[("full_resolution", 21_600_000_000), ("solved", 2), ("full_resolution_unknown", 0)], 21_600_000_000, 2),
    source: "Zendesk (first and full resolution), dbt_zendesk (solved tickets only), Chatwoot source; example: 60 and 300 minutes",
};

#[doc = include_str!("../../../docs/kpis/requester_wait_time.md")]
pub static REQUESTER_WAIT_TIME: Definition = Definition {
    id: "requester_wait_time",
    number: 51,
    names: Names { en: "Requester wait time", zh: "客户等待时长", fr: "Temps d'attente client" },
    meaning: "How long a customer waited for the centre over the life of a ticket.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "statuses", "(in_new + in_open + in_on_hold) / (solved - statuses_unknown)", IN_TICKET).means("time in the statuses new, open and on-hold, over the solved tickets whose statuses are known").who("Zendesk"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Statuses of one's own stand for one of the four; the rule `status_map` names the mapping. With the agents' wait it makes the full resolution time, where no gap lies between a solving and a reopening.",
    example: Example::of("statuses", &[("in_new", 600_000_000), ("in_open", 3_000_000_000), ("in_on_hold", 1_800_000_000), ("solved", 1), ("statuses_unknown", 0)], 5_400_000_000, 1),
    source: "Zendesk metric definitions; example: 10 minutes new, 50 open, 30 on hold",
};

#[doc = include_str!("../../../docs/kpis/agent_work_time.md")]
pub static AGENT_WORK_TIME: Definition = Definition {
    id: "agent_work_time",
    number: 52,
    names: Names { en: "Agent work time", zh: "坐席处理时长", fr: "Temps de travail de l'agent" },
    meaning: "How long a ticket was with the agents, neither on hold nor with the customer.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "statuses", "(in_new + in_open) / (solved - statuses_unknown)", IN_TICKET).means("time in the statuses new and open, over the solved tickets whose statuses are known").who("Zendesk"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "It is time in statuses, not effort: a ticket may be open for days and cost minutes.",
    example: Example::of("statuses", &[("in_new", 600_000_000), ("in_open", 3_000_000_000), ("solved", 1), ("statuses_unknown", 0)], 3_600_000_000, 1),
    source: "Zendesk metric definitions; example: 10 minutes new, 50 open",
};

#[doc = include_str!("../../../docs/kpis/on_hold_time.md")]
pub static ON_HOLD_TIME: Definition = Definition {
    id: "on_hold_time",
    number: 53,
    names: Names { en: "On-hold time", zh: "挂起时长", fr: "Temps en suspens" },
    meaning: "How long a ticket waited for somebody else than the agents and the customer.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "statuses", "(in_on_hold) / (solved - statuses_unknown)", IN_TICKET).means("time in the status on-hold, over the solved tickets whose statuses are known").who("Zendesk"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The hold of a call is another thing: average hold time.",
    example: Example::of("statuses", &[("in_on_hold", 1_800_000_000), ("solved", 1), ("statuses_unknown", 0)], 1_800_000_000, 1),
    source: "Zendesk metric definitions; example: 30 minutes on hold",
};

#[doc = include_str!("../../../docs/kpis/agent_wait_time.md")]
pub static AGENT_WAIT_TIME: Definition = Definition {
    id: "agent_wait_time",
    number: 54,
    names: Names { en: "Agent wait time", zh: "等待客户时长", fr: "Temps d'attente de l'agent" },
    meaning: "How long the agents waited for the customer over the life of a ticket.",
    better: Better::Neither,
    unit: Unit::Duration,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "statuses", "(in_pending) / (solved - statuses_unknown)", IN_TICKET).means("time in the status pending, over the solved tickets whose statuses are known").who("Zendesk"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("statuses", &[("in_pending", 36_000_000_000), ("solved", 1), ("statuses_unknown", 0)], 36_000_000_000, 1),
    source: "Zendesk metric definitions; example: 600 minutes pending",
};

#[doc = include_str!("../../../docs/kpis/time_to_assign.md")]
pub static TIME_TO_ASSIGN: Definition = Definition {
    id: "time_to_assign",
    number: 116,
    names: Names { en: "Time to assign", zh: "分派时长", fr: "Délai d'affectation" },
    meaning: "How long a ticket lay before somebody was in charge of it.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "mean", "(time_to_assign) / (assigned)", IN_TICKET).leaves_out(&["time_to_assign_unknown", "never_assigned"]).pending(&["not_assigned"]).means("mean of the time from the creation to the first assignment, over the assigned tickets").who("HappyFox; help desks"),
        Variant::new(2, "median", "quantile(1/2; time_to_assign_dist)", IN_TICKET).leaves_out(&["time_to_assign_unknown", "never_assigned"]).pending(&["not_assigned"]).means("median of the time from the creation to the first assignment, over the assigned tickets").who("help desks"),
        Variant::new(3, "unassigned_time", "(unassigned_time) / (solved - unassigned_time_unknown)", IN_TICKET).means("all time without an assignee, not only before the first, over the solved tickets whose time is known").who("all time without an assignee"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Tickets that nobody is assigned to yet are in no mean and no median: they are shown as not yet judgeable, and those solved without anybody are left out.",
    example: Example::of("mean", &[("time_to_assign", 2_700_000_000), ("assigned", 3)], 2_700_000_000, 3),
    source: "HappyFox and help desks, by name; example: three tickets assigned after 5, 10 and 30 minutes",
};
