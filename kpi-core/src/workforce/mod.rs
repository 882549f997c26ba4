//! Workforce: shifts and attendance, schedules, staff, forecasts, and the quantities that a period has.

mod attendance;
mod capacity;

pub use attendance::{
    ATTENDANCE, Attendance, AttendanceRow, AttendanceRules, AttendanceStatus, AttendanceSubject, AttendanceTally,
    AttendanceTotal, AttendanceTotals, LeaveTreatment,
};
pub use capacity::{CAPACITY, Capacity, CapacityRow, CapacityTally, CapacityTotal, CapacityTotals};
