//! What came, what was solved, and with how much back and forth. Each is defined here and nowhere else.

use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};
use crate::ticket::TICKET;
use crate::workforce::{ATTENDANCE, CAPACITY};

const IN_TICKET: &[&FactInfo] = &[&TICKET];

#[doc = include_str!("../../../docs/kpis/one_touch_rate.md")]
pub static ONE_TOUCH_RATE: Definition = Definition {
    id: "one_touch_rate",
    number: 43,
    names: Names { en: "One-touch rate", zh: "一触即解率", fr: "Taux de résolution en une réponse" },
    meaning: "Share of solved tickets that took one public reply of an agent.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "one_touch_exactly_one", "(solved_replies_1) / (solved - replies_unknown)", IN_TICKET).share().means("solved with exactly one public agent reply, over the solved tickets whose replies are known").who("Zendesk help; Zoho Desk"),
        Variant::new(2, "one_touch_at_most_one", "(solved_replies_0 + solved_replies_1) / (solved - replies_unknown)", IN_TICKET).share().means("solved with at most one public agent reply, so that tickets solved without any count too, over the solved tickets whose replies are known").who("Zendesk Explore formula"),
        Variant::new(3, "no_customer_reply", "(solved_no_customer_reply) / (solved - customer_replies_unknown)", IN_TICKET).share().means("solved without a customer message after the creation, however often agents replied, over the solved tickets whose messages are known").who("Freshservice"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "It is no first-contact resolution: the customer may write again, or may never have been answered. Private notes are no replies, and neither is the first comment of a ticket that an agent created.",
    example: Example::of("one_touch_exactly_one", &[("solved_replies_1", 3), ("solved", 5), ("replies_unknown", 0)], 3, 5),
    source: "Zendesk help in three languages and its Explore formula, Zoho Desk, Freshservice; example: five solved tickets with 0, 1, 1, 1 and 3 agent replies",
};

#[doc = include_str!("../../../docs/kpis/tickets_created.md")]
pub static TICKETS_CREATED: Definition = Definition {
    id: "tickets_created",
    number: 44,
    names: Names { en: "Tickets created", zh: "新建工单量", fr: "Tickets créés" },
    meaning: "How many tickets came.",
    better: Better::Neither,
    unit: Unit::Count,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "all", "created", IN_TICKET).leaves_out(&["left_out_merged_spam"]).means("tickets created, by customers or agents, without those merged into another, spam or deleted").who("common; merged and spam left out"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Tickets merged into another, spam and deleted ones are left out and counted apart.",
    example: Example::of("all", &[("created", 120)], 120, 1),
    source: "Freshdesk (merged and spam tickets left out); otherwise project convention",
};

#[doc = include_str!("../../../docs/kpis/tickets_solved.md")]
pub static TICKETS_SOLVED: Definition = Definition {
    id: "tickets_solved",
    number: 45,
    names: Names { en: "Tickets solved", zh: "解决工单量", fr: "Tickets résolus" },
    meaning: "How many tickets were solved.",
    better: Better::Higher,
    unit: Unit::Count,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "in_period", "solved", IN_TICKET).leaves_out(&["left_out_merged_spam"]).means("tickets solved at the horizon, each once, in the interval of their last solving, whenever they were created").who("Freshservice"),
        Variant::new(2, "close_events", "close_events", IN_TICKET).leaves_out(&["left_out_merged_spam"]).means("closing events, of which a reopened ticket has several").who("Intercom"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A ticket that was reopened and is open at the horizon is not solved. A ticket of which nobody says whether it is solved makes the number unknown.",
    example: Example::of("in_period", &[("solved", 110)], 110, 1),
    source: "Freshservice (solved, whenever created), Intercom (every close event)",
};

#[doc = include_str!("../../../docs/kpis/net_flow.md")]
pub static NET_FLOW: Definition = Definition {
    id: "net_flow",
    number: 47,
    names: Names { en: "Net flow", zh: "净流入", fr: "Flux net" },
    meaning: "How many more tickets came than were solved.",
    better: Better::Lower,
    unit: Unit::Count,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "created_minus_solved", "created - solved", IN_TICKET).any().leaves_out(&["left_out_merged_spam"]).means("tickets created less tickets solved; below zero where the backlog shrinks").who("HappyFox"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The backlog also changes by reopenings, and by tickets that leave unsolved.",
    example: Example::of("created_minus_solved", &[("created", 120), ("solved", 110)], 10, 1),
    source: "HappyFox, by name; the difference is project convention; example: 120 created, 110 solved",
};

#[doc = include_str!("../../../docs/kpis/responses_per_ticket.md")]
pub static RESPONSES_PER_TICKET: Definition = Definition {
    id: "responses_per_ticket",
    number: 55,
    names: Names { en: "Responses per ticket", zh: "平均互动次数", fr: "Échanges par ticket" },
    meaning: "How many messages went back and forth on a solved ticket on average.",
    better: Better::Lower,
    unit: Unit::Number,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "both_sides", "(agent_replies + customer_replies) / (solved - messages_unknown)", IN_TICKET).means("public messages of agents and customers after the creation, to the last close, over the solved tickets whose messages are known").who("HappyFox; Redo"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Private notes and automatic replies are no messages. Of a reopened ticket they count to the last close.",
    example: Example::of("both_sides", &[("agent_replies", 6), ("customer_replies", 3), ("solved", 3), ("messages_unknown", 0)], 9, 3),
    source: "HappyFox (average responses, which side is told in prose only), Redo (per closed ticket); example: three tickets of 3, 5 and 1 messages, 6 of them by agents",
};

#[doc = include_str!("../../../docs/kpis/agent_responses_to_closure.md")]
pub static AGENT_RESPONSES_TO_CLOSURE: Definition = Definition {
    id: "agent_responses_to_closure",
    number: 56,
    names: Names { en: "Agent responses to closure", zh: "关闭前坐席平均回复次数", fr: "Réponses agent avant clôture" },
    meaning: "How many public replies agents gave until a ticket was closed, on average.",
    better: Better::Lower,
    unit: Unit::Number,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "agent_only", "(agent_replies) / (solved - messages_unknown)", IN_TICKET).means("public agent replies to the last close, over the solved tickets whose messages of both sides are known").who("HappyFox"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "It looks at the same tickets as responses per ticket, so that the two can be compared: one without known customer messages is in neither.",
    example: Example::of("agent_only", &[("agent_replies", 9), ("solved", 3), ("messages_unknown", 0)], 9, 3),
    source: "HappyFox, by name; example: three tickets with 3, 5 and 1 agent replies",
};

#[doc = include_str!("../../../docs/kpis/tickets_handled_per_agent_day.md")]
pub static TICKETS_HANDLED_PER_AGENT_DAY: Definition = Definition {
    id: "tickets_handled_per_agent_day",
    number: 57,
    names: Names { en: "Tickets handled per agent and day", zh: "日均处理工单数", fr: "Tickets traités par agent et par jour" },
    meaning: "How many tickets an agent worked on in a day.",
    better: Better::Higher,
    unit: Unit::Number,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "touched", "(ticket.agent_day_touches) / (attendance.agent_days_worked)", &[&TICKET, &ATTENDANCE]).means("tickets with an agent action, one a day and team, summed over the days, over agent-days with at least one hour worked").who("HappyFox"),
        Variant::new(2, "solved", "(ticket.solved) / (attendance.agent_days_worked)", &[&TICKET, &ATTENDANCE]).means("tickets solved, over agent-days with at least one hour worked").who("as an option"),
        Variant::new(3, "calendar_day", "(ticket.agent_day_touches) / (capacity.agent_calendar_days)", &[&TICKET, &CAPACITY]).means("tickets with an agent action, one a day and team, summed over the days, over agents times calendar days, days off included").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Higher is better within a floor of quality. A ticket that two agents touched in a day counts for each of them, and once for their team: the agents' numbers add up to more than the team's.",
    example: Example::of("touched", &[("ticket.agent_day_touches", 96), ("attendance.agent_days_worked", 8)], 96, 8),
    source: "HappyFox, by name; agent-days of at least one hour are project convention; example: 96 tickets, 4 agents on 2 days",
};

#[doc = include_str!("../../../docs/kpis/reopen_rate.md")]
pub static REOPEN_RATE: Definition = Definition {
    id: "reopen_rate",
    number: 60,
    names: Names { en: "Reopen rate", zh: "重开率", fr: "Taux de réouverture" },
    meaning: "Share of solved tickets that were opened again.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "tickets", "(reopened) / (reopen_judged)", IN_TICKET).share().leaves_out(&["reopenings_unknown"]).pending(&["reopen_window_open"]).means("tickets reopened at least once within the window, over the tickets that were solved and whose window has ended").who("help desks; ServiceNow"),
        Variant::new(2, "events", "(reopen_events) / (reopen_judged)", IN_TICKET).leaves_out(&["reopenings_unknown"]).pending(&["reopen_window_open"]).means("reopenings within the window, several of one ticket each, over the tickets that were solved and whose window has ended; it may exceed one").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A ticket is judged when its whole window lies before the horizon; one that was solved and is open again is judged too. In many systems a thank-you message reopens a ticket: the rule `reopen_ignore=thanks` says that such reopenings were left out.",
    example: Example::of("tickets", &[("reopened", 6), ("reopen_judged", 50)], 6, 50),
    source: "help desks and ServiceNow reports; judging whole windows only is project convention; example: 6 of 50 solved tickets reopened",
};

#[doc = include_str!("../../../docs/kpis/reassignments_per_ticket.md")]
pub static REASSIGNMENTS_PER_TICKET: Definition = Definition {
    id: "reassignments_per_ticket",
    number: 117,
    names: Names { en: "Reassignments per ticket", zh: "改派次数", fr: "Réaffectations par ticket" },
    meaning: "How often a solved ticket changed hands on average.",
    better: Better::Lower,
    unit: Unit::Number,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "mean", "(reassignments) / (solved - reassignments_unknown)", IN_TICKET).means("changes of assignee or group after the first, over the solved tickets whose changes and reopenings are known").who("ServiceNow"),
        Variant::new(2, "share_reassigned", "(reassigned) / (solved - reassignments_unknown)", IN_TICKET).share().unit(Unit::Share).means("solved tickets with at least one such change, over those whose changes and reopenings are known").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The first assignment is none of them.",
    example: Example::of("mean", &[("reassignments", 4), ("solved", 3), ("reassignments_unknown", 0)], 4, 3),
    source: "ServiceNow (reassignment count); example: three solved tickets with 0, 1 and 3 changes",
};
