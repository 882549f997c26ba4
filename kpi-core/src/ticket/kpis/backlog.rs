//! What is open at an instant, how old it is, how late. Each is defined here and nowhere else.

use crate::exact::{Undefined, Unit};
use crate::fact::FactInfo;
use crate::metric::{Better, Custom, Definition, Example, Family, Inputs, Names, NotComputed, Variant};
use crate::ticket::{BACKLOG, TICKET};
use crate::workforce::CAPACITY;

const IN_BACKLOG: &[&FactInfo] = &[&BACKLOG];
const BACKLOG_AND_FLOW: &[&FactInfo] = &[&TICKET, &BACKLOG, &CAPACITY];

#[doc = include_str!("../../../docs/kpis/ticket_backlog.md")]
pub static TICKET_BACKLOG: Definition = Definition {
    id: "ticket_backlog",
    number: 58,
    names: Names { en: "Ticket backlog", zh: "工单积压量", fr: "Stock de tickets (backlog)" },
    meaning: "How many tickets are open at an instant; over several instants, on average.",
    better: Better::Lower,
    unit: Unit::Count,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "open_now", "(open) / (snapshots)", IN_BACKLOG).means("open tickets, pending and on-hold ones included, over the instants looked at").who("project convention; over time a mean"),
        Variant::new(2, "without_pending", "(open - pending) / (snapshots)", IN_BACKLOG).means("open tickets that do not wait for the customer, over the instants looked at").who("as an option"),
        Variant::new(3, "overdue", "(overdue) / (snapshots)", IN_BACKLOG).means("open tickets past their resolution target, over the instants looked at").who("HappyFox"),
    ],
    not_computed: &[
        NotComputed { number: 4, name: "daily_snapshot", why: "it is one drifting look a day, somewhere between 23:00 and 01:00", who: "Zendesk" },
    ],
    default: Some(0),
    notes: "It adds over queues, but over time only as a mean: an instant is a row of its own, even when nothing is open then, and must be given for every look: a list of open tickets alone has no number of looks. In one tally of several queues each queue's look counts as one more: group by queue and roll up, so that looks at the same instant are taken once. Deleted, merged and spam tickets are none; snoozed ones are open here. Today's status does not tell yesterday's backlog: replay the events.",
    example: Example::of("open_now", &[("open", 105), ("snapshots", 1)], 105, 1),
    source: "project convention; HappyFox for overdue tickets; example: 100 open, 40 came or were reopened, 35 left",
};

#[doc = include_str!("../../../docs/kpis/backlog_age.md")]
pub static BACKLOG_AGE: Definition = Definition {
    id: "backlog_age",
    number: 59,
    names: Names { en: "Backlog age", zh: "积压工单时长", fr: "Ancienneté du stock" },
    meaning: "How old the open tickets are.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "from_created", "(age) / (open)", IN_BACKLOG).means("mean time since the creation, over the open tickets of all instants").who("project convention"),
        Variant::new(2, "from_last_status", "(age_in_status) / (open)", IN_BACKLOG).means("mean time since the last change of status, over the open tickets of all instants").who("as an option"),
        Variant::new(3, "open_time", "(open_time) / (open)", IN_BACKLOG).means("mean time that the open tickets of all instants were open so far, without what they spent solved").who("as an option"),
        Variant::new(4, "median", "quantile(1/2; age_dist)", IN_BACKLOG).means("median time since the creation, over the open tickets of all instants").who("with p90"),
        Variant::new(5, "oldest", "max(age_dist)", IN_BACKLOG).means("time since the creation of the oldest open ticket of all instants").who("common"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Undefined where nothing is open. A mean age falls when many new tickets come: look at the median and the oldest too.",
    example: Example::of("from_created", &[("age", 3_456_000_000_000), ("open", 5)], 3_456_000_000_000, 5),
    source: "project convention, after the sources that the variants name; example: five tickets of 1, 2, 2, 5 and 30 days",
};

#[doc = include_str!("../../../docs/kpis/days_of_backlog.md")]
pub static DAYS_OF_BACKLOG: Definition = Definition {
    id: "days_of_backlog",
    number: 123,
    names: Names { en: "Days of backlog", zh: "积压消化天数", fr: "Stock de tickets en jours" },
    meaning: "How many days the open tickets would take at the pace of the period, if nothing came.",
    better: Better::Lower,
    unit: Unit::Number,
    family: Family::Resolution,
    variants: &[
        Variant::custom(1, "solved_per_day", BACKLOG_OVER_PACE, BACKLOG_AND_FLOW).means("mean number of open tickets at the instants looked at, over the mean number solved in a calendar day of the period").who("planning practice"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The days are calendar days of the period, given with its capacity. The value is in lowest terms: it is a quotient of two quotients.",
    example: Example::of("solved_per_day", &[("backlog.open", 105), ("backlog.snapshots", 1), ("ticket.solved", 210), ("capacity.days", 30)], 15, 1),
    source: "planning practice; example: 105 open, 210 solved in 30 days, 7 a day",
};

#[allow(clippy::panic, reason = "evaluated when compiling: a wrong list of totals does not build")]
const BACKLOG_OVER_PACE: Custom = match Custom::reading(
    "(backlog.open / backlog.snapshots) / (ticket.solved / capacity.days)",
    "backlog.open + backlog.snapshots + ticket.solved + capacity.days",
    "",
    BACKLOG_AND_FLOW,
    backlog_over_pace,
) {
    Ok(custom) => custom,
    Err(error) => panic!("{}", error.expected),
};

fn backlog_over_pace(inputs: &Inputs<'_>) -> Result<(i128, i128), Undefined> {
    let [open, snapshots, solved, days] = *inputs.totals else { return Err(Undefined::Inconsistent) };
    if days == 0 {
        return Err(Undefined::ZeroDenominator); // there is no pace of no days
    }
    Ok((open * days, snapshots * solved)) // products of two numbers of 64 bits fit in 128
}

#[doc = include_str!("../../../docs/kpis/backlog_cycles_late.md")]
pub static BACKLOG_CYCLES_LATE: Definition = Definition {
    id: "backlog_cycles_late",
    number: 124,
    names: Names { en: "Average cycles late", zh: "积压平均超期周期数", fr: "Retard moyen du stock, en cycles" },
    meaning: "How many times their target the open tickets are late on average.",
    better: Better::Lower,
    unit: Unit::Number,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "mean", "mean(cycles_late_dist)", IN_BACKLOG).leaves_out(&["target_unknown"]).means("time beyond the target over the target, zero within it, averaged over the open tickets of all instants with a known target").who("COPC by name; the formula is a reading"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A ticket within its target is late by zero cycles; one of three times its target is late by two.",
    example: Example { quotients: &[("cycles_late_dist", &[(0, 86_400_000_000), (86_400_000_000, 86_400_000_000), (259_200_000_000, 86_400_000_000)])], ..Example::of("mean", &[], 4, 3) },
    source: "COPC (ageing as average cycles late, by name); the formula is this project's reading; example: ages of half a day, 2 and 4 days on a target of 1 day",
};
