//! Quality: evaluations of contacts, tests of knowledge, complaints.

mod complaint;
mod evaluation;
mod knowledge_test;
#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;
mod points;

pub use complaint::{
    COMPLAINT, Complaint, ComplaintCategory, ComplaintDate, ComplaintRow, ComplaintRules, ComplaintTally,
    ComplaintTotal, ComplaintTotals,
};
pub use evaluation::{
    EVALUATION, Evaluation, EvaluationRow, EvaluationRules, EvaluationTally, EvaluationTotal, EvaluationTotals,
    Selection,
};
pub use knowledge_test::{
    KNOWLEDGE_TEST, KnowledgeTest, KnowledgeTestRow, KnowledgeTestRules, KnowledgeTestTally, KnowledgeTestTotal,
    KnowledgeTestTotals, TestTaken,
};
