//! Agents: what they did with their time.

mod agent_state;
mod agent_state_totals;
#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;

pub use crate::fact::AgentActivity;
pub use agent_state::{
    AGENT_STATE, AgentState, AgentStateRow, AgentStateRules, AgentStateTally, AgentStateTotals, TimeLine,
};
pub use agent_state_totals::AgentStateTotal;
