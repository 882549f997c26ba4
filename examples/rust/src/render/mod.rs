//! Shows a card: as tables for people, as JSON for machines.

mod figure;
mod json;
mod table;
mod text;

pub use json::json;
pub use text::text;

/// What the report says about itself.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The file, and what its source is called.
    pub title: String,
    /// The zone of times that have none, where one was given.
    pub tz: Option<String>,
    /// At most so many queues and agents; the others are added up.
    pub top: Option<usize>,
}
