//! How far a run has come, told while it counts.

use std::ops::ControlFlow;

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Progress {
    pub(super) rows: u64,
    pub(super) pushed: u64,
}

impl Progress {
    /// Rows counted so far, of all tables.
    pub fn rows(self) -> u64 {
        self.rows
    }

    /// Rows pushed so far, of all tables: those counted, and those of the batch that is being counted.
    pub fn pushed(self) -> u64 {
        self.pushed
    }
}

/// What is told how far a run has come, and may break it off.
pub(super) type Listener = Box<dyn FnMut(Progress) -> ControlFlow<()> + Send>;

/// So many rows are counted by each thread between two reports.
pub(super) const ROWS_A_REPORT: usize = 1 << 18;
