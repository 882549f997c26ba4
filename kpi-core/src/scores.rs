//! The score KPIs straight from answers, for those who have nothing but answers.

use crate::error::Error;
use crate::exact::Value;
use crate::fact::{Accumulator, Totals};
use crate::metric::{Metric, Parameters};
use crate::survey::kpis::{CES, CSAT, NPS};
use crate::survey::{Survey, SurveyRow, SurveyRules};

/// The Net Promoter Score of answers from 0 to 10.
///
/// # Errors
///
/// [`ErrorCode::RowRejected`](crate::ErrorCode::RowRejected) at the first answer off the scale.
///
/// # Examples
///
/// ```
/// assert_eq!(kpi_core::nps([9, 10, 7, 3])?.to_string(), "+25 (1 of 4; by_response)");
/// assert_eq!(kpi_core::nps([])?.to_string(), "undefined: no rows (by_response)");
/// assert_eq!(kpi_core::nps([11]).unwrap_err().to_string(), "row rejected: nps is off its scale (11)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn nps(scores: impl IntoIterator<Item = i32>) -> Result<Value, Error> {
    let totals = count(scores, |score| SurveyRow { nps: Some(score), ..SurveyRow::default() })?;
    Ok(NPS.evaluate(&totals))
}

/// Customer satisfaction from answers on a scale of 1 to 5: the share of 4 and 5.
///
/// # Errors
///
/// [`ErrorCode::RowRejected`](crate::ErrorCode::RowRejected) at the first answer off the scale.
///
/// # Examples
///
/// ```
/// assert_eq!(kpi_core::csat([5, 5, 5, 5, 5, 5, 4, 4, 3, 1])?.to_string(), "80.0 % (8 of 10; top_two_box)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn csat(scores: impl IntoIterator<Item = i32>) -> Result<Value, Error> {
    let totals = count(scores, |score| SurveyRow { csat: Some(score), ..SurveyRow::default() })?;
    Ok(CSAT.evaluate(&totals))
}

/// The customer effort score in the variant that is named, which fixes the version of the question: `ces1_mean` (1 to 5),
/// `ces2_mean`, `ces2_top3`, `ces2_top2`, `ces2_net` (1 to 7), `ces_ease5`, `ces_ease5_top2` (1 to 5).
///
/// # Errors
///
/// [`ErrorCode::UnknownName`](crate::ErrorCode::UnknownName) for another variant, [`ErrorCode::RowRejected`](crate::ErrorCode::RowRejected) at the first answer off the scale.
///
/// # Examples
///
/// ```
/// assert_eq!(kpi_core::ces("ces2_mean", [7, 6, 6, 5, 4, 2, 7, 5])?.to_string(), "5.25 (42 over 8; ces2_mean)");
/// assert_eq!(kpi_core::ces("ces1_mean", [1, 2, 2, 3, 5])?.to_string(), "2.60 (13 over 5; ces1_mean)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn ces(variant: &str, scores: impl IntoIterator<Item = i32>) -> Result<Value, Error> {
    let known = CES.variant_named(variant)?;
    let totals = count(scores, |score| match known.name {
        "ces1_mean" => SurveyRow { ces1: Some(score), ..SurveyRow::default() },
        "ces_ease5" | "ces_ease5_top2" => SurveyRow { ease5: Some(score), ..SurveyRow::default() },
        _ => SurveyRow { ces2: Some(score), ..SurveyRow::default() },
    })?;
    Ok(CES.evaluate_variant(known, &Parameters::default(), &totals))
}

fn count(scores: impl IntoIterator<Item = i32>, row: impl Fn(i32) -> SurveyRow) -> Result<Totals<Survey>, Error> {
    let mut totals = Totals::zero(&SurveyRules::default());
    for score in scores {
        totals.observe(&row(score))?;
    }
    Ok(totals)
}
