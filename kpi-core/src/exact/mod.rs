//! The numbers: integer-microsecond time, ratios kept as counted, and the value of a KPI.
//!
//! Nothing here is a float inside. Floats are accepted at the border (`Duration::from_secs_f64`) and
//! handed out at the border ([`Ratio::to_f64`]), each rounded once, half to even, by integer arithmetic.

mod convert;
mod money;
mod ratio;
mod time;
mod undefined;
mod value;

pub use money::Currency;
pub use ratio::Ratio;
pub(crate) use ratio::{decimal, round_div};
#[cfg(feature = "arrow")]
pub(crate) use time::scaled_float;
pub use time::{Duration, Instant};
pub use undefined::Undefined;
pub(crate) use value::Part;
pub use value::{LeftOut, RuleShown, Unit, Value};
