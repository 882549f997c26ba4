//! The programs of this package, run as a user runs them.

mod damage;
mod figures;
mod messages;
mod simulate;
mod support;
mod tables;
