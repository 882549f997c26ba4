//! The KPIs that read sales, costs and customers. Each is defined here and nowhere else.

use crate::agent::AGENT_STATE;
use crate::commerce::lifetime_value::{FIRST_NOW, NEXT_PERIOD, UNDISCOUNTED};
use crate::commerce::{COST, CUSTOMER_PERIOD, SALE};
use crate::contact::CONTACT;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};
use crate::outbound::OUTBOUND;
use crate::resolution::RESOLUTION;
use crate::ticket::TICKET;
use crate::workforce::ATTENDANCE;

const IN_CUSTOMER_PERIOD: &[&FactInfo] = &[&CUSTOMER_PERIOD];
const IN_SALE: &[&FactInfo] = &[&SALE];

#[doc = include_str!("../../docs/kpis/retention_rate.md")]
pub static RETENTION_RATE: Definition = Definition {
    id: "retention_rate",
    number: 68,
    names: Names { en: "Customer retention rate", zh: "客户留存率", fr: "Taux de fidélisation (rétention)" },
    meaning: "Share of the customers at the start of the period who are still there at its end.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "end_minus_new", "(at_end - new) / (at_start)", IN_CUSTOMER_PERIOD).any().means("customers at the end without those won in the period, over customers at the start").who("HappyFox"),
        Variant::new(2, "cohort", "(kept) / (at_start)", IN_CUSTOMER_PERIOD).share().means("customers active at the start and at the end, over customers at the start").who("reports with keys of customers at both ends"),
        Variant::new(3, "revenue_weighted", "(margin_end_of_started) / (margin_start)", IN_CUSTOMER_PERIOD).any().leaves_out(&["margins_unknown"]).means("margin of the period of customers active at its start, over their margin of the period before, where both are known; more business may lift it above 100 %").who("net revenue retention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The first form counts heads: customers who are won and leave within the period are taken from the end where they never were, and may bring it below zero; those who return without being new may bring it above 100 %. With keys of customers the cohort is the better one. The weighted form reads margins of both periods: a customer who left needs an explicit 0 for this one, for without it both sides leave the customer out, and the loss does not show. Who is active is for the rows to say: under contract, or not silent for too long.",
    example: Example::of("end_minus_new", &[("at_end", 190), ("new", 30), ("at_start", 200)], 160, 200),
    source: "HappyFox's blog; the cohort and the weighted form are those of subscription reports; example: 200 customers, 30 won, 190 at the end",
};

#[doc = include_str!("../../docs/kpis/churn_rate.md")]
pub static CHURN_RATE: Definition = Definition {
    id: "churn_rate",
    number: 69,
    names: Names { en: "Customer churn rate", zh: "客户流失率", fr: "Taux d'attrition des clients" },
    meaning: "Share of the customers at the start of the period who are gone at its end.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "end_minus_new", "(at_start - at_end + new) / (at_start)", IN_CUSTOMER_PERIOD).any().means("customers at the start and won, without those at the end, over customers at the start").who("HappyFox"),
        Variant::new(2, "cohort", "(at_start - kept) / (at_start)", IN_CUSTOMER_PERIOD).share().means("customers active at the start and not at the end, over customers at the start").who("subscription reports"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "What the retention rate of the same form leaves to 100 %. Callers who give up waiting are no churn: see the abandonment rate.",
    example: Example::of("end_minus_new", &[("at_start", 200), ("at_end", 190), ("new", 30)], 40, 200),
    source: "HappyFox's blog, subscription reports; example: 200 customers, 30 won, 190 at the end",
};

#[doc = include_str!("../../docs/kpis/customer_lifetime_value.md")]
pub static CUSTOMER_LIFETIME_VALUE: Definition = Definition {
    id: "customer_lifetime_value",
    number: 70,
    names: Names { en: "Customer lifetime value", zh: "客户终身价值", fr: "Valeur vie client" },
    meaning: "What a customer brings, so far or over the whole time as a customer.",
    better: Better::Higher,
    unit: Unit::Money,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "historical", "(margin) / distinct(customer_set)", IN_CUSTOMER_PERIOD).any().leaves_out(&["margin_unknown", "customer_unknown"]).means("margin of all periods so far, over the different customers").who("project convention"),
        Variant::custom(2, "geometric_next_period", NEXT_PERIOD, IN_CUSTOMER_PERIOD).any().leaves_out(&["margin_of_started_unknown"]).means("margin m of a customer at the start and period, kept at the rate r and discounted by d, earned from the next period on").who("textbooks"),
        Variant::custom(3, "geometric_first_now", FIRST_NOW, IN_CUSTOMER_PERIOD).any().leaves_out(&["margin_of_started_unknown"]).means("the same with the first margin earned now, undiscounted and for sure").who("textbooks"),
        Variant::custom(4, "geometric_undiscounted", UNDISCOUNTED, IN_CUSTOMER_PERIOD).any().leaves_out(&["margin_of_started_unknown"]).means("the same with the first margin earned now and no discount").who("textbooks"),
        Variant::new(5, "historical_revenue", "(revenue) / distinct(customer_set)", IN_CUSTOMER_PERIOD).any().leaves_out(&["revenue_unknown", "customer_unknown"]).means("revenue of all periods so far, over the different customers; what it cost is not taken off").who("reports that take revenue for margin"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The geometric forms take one period: margin and retention of its customers at the start, m = margin_of_started / at_start and r = kept / at_start; customers won in the period enter neither. Forms differ by more than any campaign moves them. Without a discount, customers who all stay are worth no finite sum, and the value is undefined.",
    example: Example { samples: &[("customer_set", &[7, 7, 8, 9])], ..Example::of("historical", &[("margin", 60_000)], 60_000, 3) },
    source: "the geometric forms stand in textbooks; margin so far is this project's convention; example: 600.00 from three customers in four rows",
};

#[doc = include_str!("../../docs/kpis/cross_sell_rate.md")]
pub static CROSS_SELL_RATE: Definition = Definition {
    id: "cross_sell_rate",
    number: 104,
    names: Names { en: "Cross-sell rate", zh: "交叉销售率", fr: "Taux de vente croisée" },
    meaning: "Share of contacts with a sale that sold an additional product.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "of_selling_contacts", "(contacts_with_cross_sell) / (contacts_with_sale)", IN_SALE).share().leaves_out(&["cross_sell_unknown", "contacts_left_out"]).means("contacts that sold an additional product, over contacts with a sale").who("French practice"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "By contact, not by sale: three products sold in one call are one contact with a cross-sell.",
    example: Example::of("of_selling_contacts", &[("contacts_with_cross_sell", 18), ("contacts_with_sale", 120)], 18, 120),
    source: "project convention, after the sources that the variants name; example: 18 of 120 contacts with a sale",
};

#[doc = include_str!("../../docs/kpis/revenue_per_contact.md")]
pub static REVENUE_PER_CONTACT: Definition = Definition {
    id: "revenue_per_contact",
    number: 105,
    names: Names { en: "Revenue per contact", zh: "单次通话收入", fr: "Chiffre d'affaires par contact (revenu par appel)" },
    meaning: "What a handled contact brings in sales.",
    better: Better::Higher,
    unit: Unit::Money,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "per_handled", "(sale.amount) / (contact.handled)", &[&CONTACT, &SALE]).requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).leaves_out(&["sale.amount_unknown", "sale.sales_left_out"]).means("revenue of sales, over contacts handled, with a sale or without").who("French practice"),
        Variant::new(2, "per_sale", "(amount) / (sales)", IN_SALE).leaves_out(&["amount_unknown", "sales_left_out"]).means("revenue of sales, over sales: what a sale is worth").who("as an option"),
        Variant::new(3, "per_attempt", "(sale.amount) / (outbound.attempts)", &[&OUTBOUND, &SALE]).leaves_out(&["sale.amount_unknown", "sale.sales_left_out"]).means("revenue of sales, over dialled attempts").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Net of cancelled sales unless the rules count them. A sale does not say which way its contact went: supply the sales of the contacts, or attempts, that stand below the line. One currency at a time: sums in two are refused.",
    example: Example::of("per_handled", &[("sale.amount", 4_500_000), ("contact.handled", 300)], 4_500_000, 300),
    source: "project convention, after the sources that the variants name; example: 45,000.00 from 300 contacts",
};

#[doc = include_str!("../../docs/kpis/sales_per_agent.md")]
pub static SALES_PER_AGENT: Definition = Definition {
    id: "sales_per_agent",
    number: 106,
    names: Names { en: "Sales per agent", zh: "人均销售量(件数)", fr: "Ventes par agent" },
    meaning: "How much an agent sells.",
    better: Better::Higher,
    unit: Unit::Number,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "per_agent", "(sale.sales) / distinct(attendance.agent_set)", &[&ATTENDANCE, &SALE]).leaves_out(&["sale.sales_unknown", "sale.sales_left_out", "attendance.agent_unknown"]).means("sales, over the different agents with any worked time").who("Aircall"),
        Variant::new(2, "amount", "(sale.amount) / distinct(attendance.agent_set)", &[&ATTENDANCE, &SALE]).unit(Unit::Money).leaves_out(&["sale.amount_unknown", "sale.sales_left_out", "attendance.agent_unknown"]).means("revenue of sales, over the different agents with any worked time").who("as an option"),
        Variant::new(3, "per_hour", "3600000000 * (sale.sales) / (agent_state.logged_in)", &[&AGENT_STATE, &SALE]).requires(&[("time_line", "union")]).pending(&["agent_state.open"]).leaves_out(&["sale.sales_unknown", "sale.sales_left_out"]).means("sales, over hours that agents were logged in").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Sales are counted in pieces; what they brought (人均销售额) is the variant `amount`. Agents who worked and sold nothing are below the line. By the hour is the fairer one where agents work part-time.",
    example: Example { samples: &[("attendance.agent_set", &[1, 2, 2, 3, 4])], ..Example::of("per_agent", &[("sale.sales", 30)], 30, 4) },
    source: "project convention, after the sources that the variants name; example: 30 sales of four agents",
};

#[doc = include_str!("../../docs/kpis/cost_per_contact.md")]
pub static COST_PER_CONTACT: Definition = Definition {
    id: "cost_per_contact",
    number: 107,
    names: Names { en: "Cost per contact", zh: "单次联络成本(单次通话成本)", fr: "Coût par contact" },
    meaning: "What a handled contact costs, everything included.",
    better: Better::Lower,
    unit: Unit::Money,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "fully_loaded", "(cost.amount) / (contact.handled)", &[&CONTACT, &COST]).any().requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).leaves_out(&["cost.amount_unknown"]).means("all costs, over contacts handled").who("Chinese industry standard"),
        Variant::new(2, "labour_only", "(cost.labour) / (contact.handled)", &[&CONTACT, &COST]).any().requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).leaves_out(&["cost.labour_unknown"]).means("labour cost, over contacts handled").who("as an option"),
        Variant::new(3, "variable_only", "(cost.variable) / (contact.handled)", &[&CONTACT, &COST]).any().requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).leaves_out(&["cost.variable_unknown"]).means("costs of the categories declared variable, over contacts handled").who("as an option"),
        Variant::new(4, "per_offered", "(cost.amount) / (contact.offered)", &[&CONTACT, &COST]).any().requires(&[("unit", "contact")]).pending(&["contact.waiting"]).leaves_out(&["cost.amount_unknown"]).means("all costs, over contacts offered, answered or not").who("as an option"),
        Variant::new(5, "per_minute", "60000000 * (cost.amount) / (contact.talk + contact.hold + contact.wrap)", &[&CONTACT, &COST]).any().pending(&["contact.in_conversation"]).leaves_out(&["cost.amount_unknown", "contact.handle_unknown"]).means("all costs, over minutes of handling; contacts whose handling time is unknown are missing below the line").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Compare with the centre's own history, not across firms: what is loaded into the cost differs. A credit takes cost away; a period of credits alone has a negative figure. Variable cost is unknown until the rules name its categories. Below the line stand inbound contacts that were handled, unless the rule `direction` of contacts says outbound: supply the cost of the same contacts. Per minute, contacts of unknown handling time are missing below the line and their cost stays above it, so the figure is too high by their share.",
    example: Example::of("fully_loaded", &[("cost.amount", 3_000_000), ("contact.handled", 6000)], 3_000_000, 6000),
    source: "project convention, after the sources that the variants name; example: 30,000.00 for 6,000 contacts",
};

#[doc = include_str!("../../docs/kpis/cost_per_resolution.md")]
pub static COST_PER_RESOLUTION: Definition = Definition {
    id: "cost_per_resolution",
    number: 108,
    names: Names { en: "Cost per resolution", zh: "单次解决成本", fr: "Coût par résolution" },
    meaning: "What it costs to resolve an issue, the contacts that resolved nothing included.",
    better: Better::Lower,
    unit: Unit::Money,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "resolved_issues", "(cost.amount) / (resolution.issues_resolved_first)", &[&RESOLUTION, &COST]).any().pending(&["resolution.issues_open"]).leaves_out(&["cost.amount_unknown"]).means("all costs, over issues that their first contact resolved; those resolved at a later contact are not below the line").who("project convention"),
        Variant::new(2, "flagged", "(cost.amount) / (contact.resolved_flag)", &[&CONTACT, &COST]).any().requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).leaves_out(&["cost.amount_unknown", "contact.resolved_unknown"]).means("all costs, over handled contacts that the agent marked resolved").who("CRM systems that keep a resolved mark"),
        Variant::new(3, "tickets_solved", "(cost.amount) / (ticket.solved)", &[&TICKET, &COST]).any().leaves_out(&["cost.amount_unknown", "ticket.left_out_merged_spam"]).means("all costs, over tickets solved in the period").who("help desks"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The default counts issues resolved at the first contact only: those resolved at a later one cost money too and are not below the line, so it lies above the cost of all resolutions. Equal to the cost per contact over the first-contact resolution only where both have the same contacts below the line.",
    example: Example::of("resolved_issues", &[("cost.amount", 3_000_000), ("resolution.issues_resolved_first", 4500)], 3_000_000, 4500),
    source: "project convention, after the sources that the variants name; example: 30,000.00 for 4,500 resolved issues",
};

#[doc = include_str!("../../docs/kpis/cost_per_acquisition.md")]
pub static COST_PER_ACQUISITION: Definition = Definition {
    id: "cost_per_acquisition",
    number: 109,
    names: Names { en: "Cost per acquisition", zh: "获客成本", fr: "Coût d'acquisition" },
    meaning: "What it costs to win a customer: the campaign and the handling of its contacts.",
    better: Better::Lower,
    unit: Unit::Money,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "new_customers", "(cost.campaign + cost.handling) / (customer_period.new)", &[&COST, &CUSTOMER_PERIOD]).any().leaves_out(&["cost.campaign_unknown", "cost.handling_unknown"]).means("cost of the campaign and of handling its contacts, over customers won").who("Aircall"),
        Variant::new(2, "per_sale", "(cost.campaign + cost.handling) / (sale.sales)", &[&SALE, &COST]).any().leaves_out(&["cost.campaign_unknown", "cost.handling_unknown", "sale.sales_unknown", "sale.sales_left_out"]).means("cost of the campaign and of handling its contacts, over sales").who("reports where repeat buyers count"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A source that does not tell the cost of handling declares it absent; the figure is then that of the campaign alone, and says so.",
    example: Example::of("new_customers", &[("cost.campaign", 1_000_000), ("cost.handling", 200_000), ("customer_period.new", 30)], 1_200_000, 30),
    source: "project convention, after the sources that the variants name; example: 12,000.00 for 30 customers",
};
