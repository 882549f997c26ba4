//! The KPIs that read shifts, schedules, staff, forecasts, results of targets and given quantities. Each is defined
//! here and nowhere else.

use crate::agent::AGENT_STATE;
use crate::exact::{Undefined, Unit};
use crate::fact::FactInfo;
use crate::metric::{Better, Custom, Definition, Example, Family, Inputs, Names, Variant};
use crate::workforce::{ATTENDANCE, CAPACITY, FORECAST, SCHEDULE, STAFF, TARGET_RESULT};

const IN_ATTENDANCE: &[&FactInfo] = &[&ATTENDANCE];
const IN_CAPACITY: &[&FactInfo] = &[&CAPACITY];
const IN_FORECAST: &[&FactInfo] = &[&FORECAST];
const IN_SCHEDULE: &[&FactInfo] = &[&SCHEDULE];
const IN_STAFF: &[&FactInfo] = &[&STAFF];
const IN_TARGET_RESULT: &[&FactInfo] = &[&TARGET_RESULT];

#[doc = include_str!("../../docs/kpis/line_utilisation.md")]
pub static LINE_UTILISATION: Definition = Definition {
    id: "line_utilisation",
    number: 28,
    names: Names { en: "Trunk utilisation", zh: "线路利用率", fr: "Taux d'occupation des lignes" },
    meaning: "Share of the time of all lines that they were busy.",
    better: Better::Band,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_lines", "(line_busy) / (line_time)", IN_CAPACITY).time_share().means("trunk busy time, over the number of lines times the length of the period").who("Chinese industry standard"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "High use means callers who meet a busy line: compare with the blocked rate. Both sides come from trunk data, not from the queue.",
    example: Example::of("of_lines", &[("line_busy", 43_200_000_000), ("line_time", 108_000_000_000)], 43_200_000_000, 108_000_000_000),
    source: "project convention, after the sources that the variants name; example: 720 busy minutes on 30 lines in an hour",
};

#[doc = include_str!("../../docs/kpis/attendance_rate.md")]
pub static ATTENDANCE_RATE: Definition = Definition {
    id: "attendance_rate",
    number: 78,
    names: Names { en: "Attendance rate", zh: "出勤率", fr: "Taux de présence" },
    meaning: "Share of the scheduled time, or of the shifts, that agents came to.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "by_time", "(worked_in_shift) / (scheduled)", IN_ATTENDANCE).time_share().leaves_out(&["scheduled_unknown"]).means("time worked inside the shifts, over the scheduled time, so that minutes late are minutes absent").who("project convention"),
        Variant::new(2, "by_shift", "(shifts_present) / (shifts)", IN_ATTENDANCE).share().means("shifts attended, over the shifts scheduled, with a shift begun late attended in full").who("Chinese industry standard"),
        Variant::new(3, "leave_in_denominator", "(worked_in_shift) / (scheduled + leave)", IN_ATTENDANCE).time_share().leaves_out(&["scheduled_unknown"]).means("time worked inside the shifts, over the scheduled time with approved leave and holidays in it").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Approved leave and holidays leave both sides unless the rule `leave` counts them. Overtime never raises attendance above one: only time inside the shift counts, so bring a shift of 8 hours and 10 worked as 8 worked: a longer time than the shift is rejected.",
    example: Example::of("by_time", &[("worked_in_shift", 54_900_000_000), ("scheduled", 57_600_000_000)], 54_900_000_000, 57_600_000_000),
    source: "project convention, after the sources that the variants name; example: two shifts of 480 minutes, 45 minutes missing in one",
};

#[doc = include_str!("../../docs/kpis/absence_rate.md")]
pub static ABSENCE_RATE: Definition = Definition {
    id: "absence_rate",
    number: 79,
    names: Names { en: "Absence rate", zh: "缺勤率", fr: "Taux d'absentéisme" },
    meaning: "Share of the scheduled time, or of the shifts, that agents missed.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "by_time", "(scheduled - worked_in_shift) / (scheduled)", IN_ATTENDANCE).time_share().leaves_out(&["scheduled_unknown"]).means("scheduled time that was not worked, over the scheduled time, minutes late included").who("complement by time"),
        Variant::new(2, "by_shift", "(shifts - shifts_present) / (shifts)", IN_ATTENDANCE).share().means("shifts to which the agent did not come, over the shifts scheduled").who("COPC absenteeism"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "One minus the attendance rate on the same basis only: by time with by time, by shift with by shift.",
    example: Example::of("by_shift", &[("shifts", 200), ("shifts_present", 190)], 10, 200),
    source: "COPC's absenteeism (staff not present in their scheduled shift) as summarised by wolkvox; by time: project convention; example: 190 of 200 shifts attended",
};

#[doc = include_str!("../../docs/kpis/schedule_adherence.md")]
pub static SCHEDULE_ADHERENCE: Definition = Definition {
    id: "schedule_adherence",
    number: 80,
    names: Names { en: "Schedule adherence", zh: "遵时率(排班遵循率)", fr: "Adhérence au planning" },
    meaning: "Share of the scheduled time in which agents did what the schedule asked.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "state_matched", "(in_state) / (counted)", IN_SCHEDULE).time_share().means("scheduled time in the right state, over the scheduled time that counts").who("AWS by class"),
        Variant::new(2, "logged_in_only", "(logged_in) / (counted)", IN_SCHEDULE).time_share().means("scheduled time while logged in, in whatever state, over the scheduled time that counts").who("simple reports"),
        Variant::new(3, "penalise_extra", "(in_state) / (counted + extra)", IN_SCHEDULE).time_share().means("scheduled time in the right state, over the scheduled time and the time worked outside the schedule").who("strict reports"),
        Variant::new(4, "tolerance", "(in_state + forgiven) / (counted)", IN_SCHEDULE).time_share().means("scheduled time in the right state or forgiven by the tolerance, over the scheduled time that counts").who("a consultancy's two minutes"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Amazon Connect compares productive with not productive only, so that working through a lunch marked productive adheres, and it counts the past 30 days again after a schedule has changed: figures of the past then move.",
    example: Example::of("state_matched", &[("in_state", 2_700_000_000), ("counted", 3_600_000_000)], 2_700_000_000, 3_600_000_000),
    source: "Amazon Connect metric definitions, CX Central and Loem (adherence); example: scheduled 9:00 to 10:00, worked 9:15 to 10:15",
};

#[doc = include_str!("../../docs/kpis/schedule_conformance.md")]
pub static SCHEDULE_CONFORMANCE: Definition = Definition {
    id: "schedule_conformance",
    number: 81,
    names: Names { en: "Schedule conformance", zh: "排班符合率", fr: "Conformité au planning" },
    meaning: "How much agents worked of what was scheduled, at whatever hour.",
    better: Better::Band,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "productive", "(worked_productive) / (scheduled_productive)", IN_SCHEDULE).means("productive time worked at whatever hour, over the productive time scheduled").who("project convention"),
        Variant::new(2, "over_paid", "(schedule.worked_productive) / (attendance.paid_time)", &[&SCHEDULE, &ATTENDANCE]).means("productive time worked at whatever hour, over the paid time").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "One is best: overtime lifts it above. An agent can be perfect here and poor in adherence, by working the right time at the wrong hours.",
    example: Example::of("productive", &[("worked_productive", 3_600_000_000), ("scheduled_productive", 3_600_000_000)], 3_600_000_000, 3_600_000_000),
    source: "project convention, after the sources that the variants name; example: scheduled 9:00 to 10:00, worked 9:15 to 10:15",
};

#[doc = include_str!("../../docs/kpis/shrinkage.md")]
pub static SHRINKAGE: Definition = Definition {
    id: "shrinkage",
    number: 82,
    names: Names { en: "Shrinkage", zh: "缩减率(损耗率)", fr: "Taux de shrinkage (non-disponibilité)" },
    meaning: "Share of the paid time in which agents were not available for contacts.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "additive_of_paid", "(external_loss + internal_loss) / (paid)", IN_ATTENDANCE).time_share().leaves_out(&["losses_unknown"]).means("external and internal losses together, over the paid time").who("Call Centre Helper"),
        Variant::new(2, "of_scheduled", "(losses_of_scheduled) / (scheduled_with_losses)", IN_ATTENDANCE).leaves_out(&["losses_of_scheduled_unknown"]).means("external and internal losses together, over the scheduled time of the same shifts, approved leave and holidays included").who("as an option"),
        Variant::new(3, "external", "(external_loss) / (paid)", IN_ATTENDANCE).time_share().leaves_out(&["losses_unknown"]).means("leave, sickness and absence, over the paid time").who("part"),
        Variant::new(4, "internal", "(internal_loss) / (paid)", IN_ATTENDANCE).time_share().leaves_out(&["losses_unknown"]).means("training, meetings and breaks, over the paid time").who("part"),
        Variant::custom(5, "multiplicative", MULTIPLICATIVE, IN_ATTENDANCE).time_share().leaves_out(&["losses_unknown"]).means("one minus the product of what external and what internal losses leave of the paid time").who("CC Planning"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The multiplicative form is right where internal losses happen only in the time that external ones leave. Staff to plan is the required number divided by one minus shrinkage: 70 / (1 - 30 %) is 100; adding 30 % gives 91 and understaffs. Over the scheduled time it can exceed one, since paid and scheduled time may differ.",
    example: Example::of("additive_of_paid", &[("external_loss", 12_000_000_000), ("internal_loss", 20_000_000_000), ("paid", 100_000_000_000)], 32_000_000_000, 100_000_000_000),
    source: "Call Centre Helper (additive), CC Planning (multiplicative); example: 12 % external and 20 % internal",
};

/// Shrinkage where internal losses fall into the time that external ones leave.
#[allow(clippy::panic, reason = "evaluated when compiling: a wrong list does not build")]
const MULTIPLICATIVE: Custom = match Custom::reading(
    "1 - (1 - external_loss / paid) * (1 - internal_loss / paid)",
    "external_loss + internal_loss + paid",
    "",
    IN_ATTENDANCE,
    multiplied,
) {
    Ok(custom) => custom,
    Err(error) => panic!("{}", error.expected),
};

/// `1 - (1 - e/p) * (1 - i/p)`, which is `(p * (e + i) - e * i) / p^2`; no loss is longer than the paid time.
fn multiplied(from: &Inputs<'_>) -> Result<(i128, i128), Undefined> {
    let &[external, internal, paid] = from.totals else { return Err(Undefined::Inconsistent) };
    if paid == 0 {
        return Err(Undefined::ZeroDenominator);
    }
    if external > paid || internal > paid {
        return Err(Undefined::Inconsistent); // two negative rests would give a share that looks right
    }
    let lost = external.checked_add(internal).and_then(|sum| paid.checked_mul(sum));
    let both = external.checked_mul(internal);
    let above = lost.zip(both).and_then(|(lost, both)| lost.checked_sub(both));
    above.zip(paid.checked_mul(paid)).ok_or(Undefined::Overflow)
}

#[doc = include_str!("../../docs/kpis/forecast_accuracy.md")]
pub static FORECAST_ACCURACY: Definition = Definition {
    id: "forecast_accuracy",
    number: 83,
    names: Names { en: "Forecast accuracy", zh: "预测准确率", fr: "Précision de la prévision" },
    meaning: "How far the forecast of contacts lay from what came.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "wape", "(abs_error) / (actual)", IN_FORECAST).leaves_out(LACKING).means("the errors of all intervals, each without its sign, over all contacts that came").who("project convention"),
        Variant::new(2, "accuracy", "(actual - abs_error) / (actual)", IN_FORECAST).any().better(Better::Higher).leaves_out(LACKING).means("one minus the errors of all intervals over all contacts that came; below zero where the errors are larger").who("one minus WAPE; may be negative"),
        Variant::new(3, "bias", "(forecast - actual) / (actual)", IN_FORECAST).any().better(Better::Band).leaves_out(LACKING).means("forecast less actual contacts, over the actual ones, so that errors of both signs cancel").who("planning practice"),
        Variant::new(4, "mae", "(abs_error) / (intervals)", IN_FORECAST).unit(Unit::Number).leaves_out(LACKING).means("contacts by which the forecast of an interval was off on average").who("planning practice"),
        Variant::new(5, "mape", "mean(relative_error_dist)", IN_FORECAST).leaves_out(LACKING).means("mean over intervals of each one's error over its contacts; undefined where an interval had none").who("planning practice; undefined if any actual is 0"),
        Variant::new(6, "mape_nonzero", "mean(relative_error_dist without actual 0)", IN_FORECAST).leaves_out(&["forecast_unknown", "actual_unknown", "actual_zero"]).means("mean over intervals of each one's error over its contacts, intervals without contacts left out and counted").who("planning tools; intervals with actual 0 left out and counted"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Lower is better in all variants but accuracy, where higher is, and bias, where zero is. Longer intervals give smaller errors, since misses of both signs cancel within them. Leaving out intervals without contacts hides what was forecast for them.",
    example: Example::of("wape", &[("abs_error", 30), ("actual", 290)], 30, 290),
    source: "project convention, after the sources that the variants name; example: forecast 100, 120, 80 against 110, 100, 80",
};

/// What every error leaves out.
const LACKING: &[&str] = &["forecast_unknown", "actual_unknown"];

#[doc = include_str!("../../docs/kpis/staffing_ratio.md")]
pub static STAFFING_RATIO: Definition = Definition {
    id: "staffing_ratio",
    number: 84,
    names: Names { en: "Staffing ratio", zh: "人力满足率(编制率)", fr: "Ratio d'effectif" },
    meaning: "How many of the required positions were staffed.",
    better: Better::Band,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "staffed_over_required", "(agent_state.logged_in) / (forecast.required_time)", &[&AGENT_STATE, &FORECAST]).requires(&[("time_line", "union")]).pending(&["agent_state.open"]).means("logged-in time, over the required agents times the length of their intervals").who("one reading of Aircall"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Above one is overstaffed. Weighted by time: good intervals make up for bad ones, so look at the intervals too.",
    example: Example::of("staffed_over_required", &[("agent_state.logged_in", 154_800_000_000), ("forecast.required_time", 180_000_000_000)], 154_800_000_000, 180_000_000_000),
    source: "Aircall (staff at 85 to 90 % of capacity, one reading), the measure itself: project convention; example: 43 agents staffed of 50 required in an hour",
};

#[doc = include_str!("../../docs/kpis/fte.md")]
pub static FTE: Definition = Definition {
    id: "fte",
    number: 85,
    names: Names { en: "Full-time equivalents (FTE)", zh: "全时当量", fr: "Équivalents temps plein (ETP)" },
    meaning: "How many full-time agents the paid hours make.",
    better: Better::Neither,
    unit: Unit::Number,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "paid_hours", "(attendance.paid_time) / (capacity.full_time)", &[&ATTENDANCE, &CAPACITY]).means("paid time, over the full-time hours of the period").who("common"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The full-time hours are those of one agent in the period; they are taken once where sites are put side by side. What was lost of a shift need not be known, its paid time must be.",
    example: Example::of("paid_hours", &[("attendance.paid_time", 6_840_000_000_000), ("capacity.full_time", 144_000_000_000)], 6_840_000_000_000, 144_000_000_000),
    source: "project convention, after common practice; example: 1900 paid hours, 40 full-time hours",
};

#[doc = include_str!("../../docs/kpis/attrition_rate.md")]
pub static ATTRITION_RATE: Definition = Definition {
    id: "attrition_rate",
    number: 86,
    names: Names { en: "Attrition rate (turnover)", zh: "人员流失率(离职率)", fr: "Taux d'attrition (turnover)" },
    meaning: "How many people left, over the mean number on staff.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "mean_headcount", "2 * (leavers) / (headcount_start + headcount_end)", IN_STAFF).means("leavers, over the mean of the headcounts at the start and at the end of the period").who("COPC counts all leavers"),
        Variant::new(2, "annualised", "24 * (leavers) / (headcount_start + headcount_end)", IN_STAFF).requires(&[("period", "month")]).means("twelve times the leavers of a month over its mean headcount, not compounding").who("common; not compounding, may exceed 1"),
        Variant::new(3, "voluntary", "2 * (leavers_voluntary) / (headcount_start + headcount_end)", IN_STAFF).means("leavers of their own will, over the mean of the headcounts at the start and at the end of the period").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The rate of a period: twelve months added up give the rate of a mean month, not of the year. It may exceed one where people come and go within the period.",
    example: Example::of("mean_headcount", &[("leavers", 6), ("headcount_start", 113), ("headcount_end", 107)], 12, 220),
    source: "COPC glossary (voluntary and involuntary leavers); mean of both headcounts: project convention, after common practice; example: 6 of 113 people leave in the month and nobody joins",
};

#[doc = include_str!("../../docs/kpis/intervals_meeting_target_share.md")]
pub static INTERVALS_MEETING_TARGET_SHARE: Definition = Definition {
    id: "intervals_meeting_target_share",
    number: 119,
    names: Names { en: "Intervals meeting the target", zh: "达标时段占比", fr: "Part d'intervalles conformes" },
    meaning: "Share of the intervals whose KPI met its target.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "of_judged", "(met) / (judged)", IN_TARGET_RESULT).share().requires(&[("judged_by", "interval")]).leaves_out(NOT_JUDGED).means("intervals whose KPI meets its target, over the intervals whose KPI is defined").who("Chinese industry standard; planning practice"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A day at its target may hide that half of its intervals missed it. Compared exactly, before rounding; intervals whose KPI is undefined are counted apart.",
    example: Example::of("of_judged", &[("met", 13), ("judged", 20)], 13, 20),
    source: "project convention, after the sources that the variants name; example: 13 of 20 half hours",
};

#[doc = include_str!("../../docs/kpis/agents_below_target_share.md")]
pub static AGENTS_BELOW_TARGET_SHARE: Definition = Definition {
    id: "agents_below_target_share",
    number: 120,
    names: Names { en: "Agents below the target", zh: "未达标坐席占比", fr: "Part d'agents sous l'objectif" },
    meaning: "Share of the agents whose KPI missed its target.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "of_judged", "(judged - met) / (judged)", IN_TARGET_RESULT).share().requires(&[("judged_by", "agent")]).leaves_out(NOT_JUDGED).means("agents whose KPI misses its target, over the agents whose KPI is defined").who("Chinese industry standard (one agent or most)"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Tells whether one agent or most of them are behind a missed target. Agents whose KPI is undefined are counted apart.",
    example: Example::of("of_judged", &[("judged", 40), ("met", 36)], 4, 40),
    source: "project convention, after the sources that the variants name; example: 4 of 40 agents",
};

/// The groups that are not judged.
const NOT_JUDGED: &[&str] = &["undefined", "met_unknown"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Ratio;

    #[test]
    fn multiplied_losses_stay_shares_or_contradict_themselves() {
        let of = |external, internal, paid| {
            multiplied(&Inputs { totals: &[external, internal, paid], quotients: &[], discount: Ratio::whole(0) })
        };
        assert_eq!(of(12, 20, 100), Ok((100 * 32 - 12 * 20, 10_000))); // 2960 of 10000 is 37/125
        assert_eq!(of(100, 100, 100), Ok((10_000, 10_000)));
        assert_eq!(of(0, 0, 100), Ok((0, 10_000)));
        assert_eq!(of(0, 0, 0), Err(Undefined::ZeroDenominator));
        // 1 - (1 - 3/2) * (1 - 3/2) would be 3/4.
        assert_eq!(of(150, 150, 100), Err(Undefined::Inconsistent));
        let most = i128::from(i64::MAX);
        assert_eq!(of(most, most, most), Ok((most * most, most * most)));
    }
}
