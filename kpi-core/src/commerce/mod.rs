//! Commerce: sales, costs, and customers won, kept and lost.

mod cost;
mod customer_period;
#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;
mod lifetime_value;
mod sale;

pub use cost::{COST, Cost, CostCategory, CostRow, CostRules, CostTally, CostTotal, CostTotals, HandlingPart};
pub use customer_period::{
    CUSTOMER_PERIOD, CustomerPeriod, CustomerPeriodRow, CustomerPeriodRules, CustomerPeriodTally, CustomerPeriodTotal,
    CustomerPeriodTotals,
};
pub use sale::{SALE, Sale, SaleRow, SaleRules, SaleSubject, SaleTally, SaleTotal, SaleTotals};
