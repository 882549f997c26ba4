//! The fields that a column can be: those of the facts' own tables, and the queue.

use kpi_core::contact::CONTACT;
use kpi_core::prelude::*;
use kpi_core::survey::SURVEY;

/// A field of a row. Names and kinds come from the tables of `kpi_core`: a new field there is a new field here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The queue or skill: a key to group by, no field of any fact.
    Queue,
    /// A field of the fact `contact`, by its number.
    Contact(usize),
    /// A field of the fact `survey`, by its number.
    Survey(usize),
}

impl Field {
    /// The field of a name; `contact` first, so that `resolved` is the agent's mark.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "queue" => Some(Self::Queue),
            _ => CONTACT.field(name).map(Self::Contact).or_else(|| SURVEY.field(name).map(Self::Survey)),
        }
    }

    /// Every field, in the order of the tables.
    pub fn all() -> impl Iterator<Item = Self> {
        let survey = SURVEY.fields.iter().enumerate().filter(|(_, field)| CONTACT.field(field.name).is_none());
        std::iter::once(Self::Queue)
            .chain((0..CONTACT.fields.len()).map(Self::Contact))
            .chain(survey.map(|(at, _)| Self::Survey(at)))
    }

    fn info(self) -> Option<&'static FieldInfo> {
        match self {
            Self::Queue => None,
            Self::Contact(at) => CONTACT.fields.get(at),
            Self::Survey(at) => SURVEY.fields.get(at),
        }
    }

    /// The name.
    pub fn name(self) -> &'static str {
        self.info().map_or("queue", |info| info.name)
    }

    /// Whether it is a field of this fact.
    pub fn is_of(self, info: &FactInfo) -> bool {
        match self {
            Self::Queue => false,
            Self::Contact(_) => info.is(&CONTACT),
            Self::Survey(_) => info.is(&SURVEY),
        }
    }

    /// What its 64 bits mean; a queue is a name.
    pub fn kind(self) -> FieldKind {
        self.info().map_or(FieldKind::Id, |info| info.kind)
    }
}
