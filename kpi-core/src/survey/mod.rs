//! Surveys: what customers say.

#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;
#[allow(clippy::module_inception, reason = "every room has one file per fact, named after it")]
mod survey;
mod survey_totals;

pub use survey::{CsatScale, SURVEY, Survey, SurveyAttribution, SurveyRow, SurveyRules, SurveyTally, SurveyTotals};
pub use survey_totals::SurveyTotal;
