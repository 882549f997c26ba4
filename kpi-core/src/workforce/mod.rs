//! Workforce: shifts and attendance, schedules, staff, forecasts, results of targets, and the quantities that a period
//! has.

mod attendance;
mod capacity;
mod forecast;
#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;
mod schedule;
mod staff;
mod target_result;

pub use attendance::{
    ATTENDANCE, Attendance, AttendanceRow, AttendanceRules, AttendanceStatus, AttendanceSubject, AttendanceTally,
    AttendanceTotal, AttendanceTotals, LeaveTreatment,
};
pub use capacity::{CAPACITY, Capacity, CapacityRow, CapacityTally, CapacityTotal, CapacityTotals};
pub use forecast::{FORECAST, Forecast, ForecastRow, ForecastTally, ForecastTotal, ForecastTotals};
pub use schedule::{
    CallAtBreak, SCHEDULE, Schedule, ScheduleRow, ScheduleRules, ScheduleTally, ScheduleTotal, ScheduleTotals,
};
pub use staff::{STAFF, Staff, StaffPeriod, StaffRow, StaffRules, StaffTally, StaffTotal, StaffTotals};
pub use target_result::{
    JudgedBy, TARGET_RESULT, TargetResult, TargetResultRow, TargetResultRules, TargetResultTally, TargetResultTotal,
    TargetResultTotals,
};
