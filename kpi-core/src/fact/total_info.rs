//! The tables of totals and of the states beside them.

/// A total: a count or a sum that only ever adds.
#[derive(Clone, Copy, Debug)]
pub struct TotalInfo {
    /// The stable number within the fact: its position in the table.
    pub number: u16,
    /// The name in every layer.
    pub name: &'static str,
    /// What it counts in.
    pub unit: TotalUnit,
    /// What it is for.
    pub role: Role,
    /// The rules that it depends on, by name.
    pub rules: &'static [&'static str],
    /// The total that makes this one unknown while it is above zero, for what single rows may leave open.
    pub unless: Option<u16>,
    /// Whether it counts instants at which all parts of the centre were looked at together: it adds over time, and is taken
    /// once where queues are put side by side.
    pub once: bool,
    /// The fields of a row that it looks at, by name: the columns that it needs.
    pub fields: &'static [&'static str],
    /// What it counts, exactly.
    pub doc: &'static str,
}

impl TotalInfo {
    /// A count.
    pub const fn count(number: u16, name: &'static str, doc: &'static str) -> Self {
        Self {
            number,
            name,
            unit: TotalUnit::Count,
            role: Role::Counted,
            rules: &[],
            unless: None,
            once: false,
            fields: &[],
            doc,
        }
    }

    /// A sum of microseconds.
    pub const fn micros(number: u16, name: &'static str, doc: &'static str) -> Self {
        Self { unit: TotalUnit::Micros, ..Self::count(number, name, doc) }
    }

    /// A sum of money in minor units; it may be negative, and depends on the rule `currency`.
    pub const fn money(number: u16, name: &'static str, doc: &'static str) -> Self {
        Self { unit: TotalUnit::MinorUnits, ..Self::count(number, name, doc) }
    }

    /// A sum of points.
    pub const fn points(number: u16, name: &'static str, doc: &'static str) -> Self {
        Self { unit: TotalUnit::Points, ..Self::count(number, name, doc) }
    }

    /// The same, counting instants: taken once over queues, added over time.
    pub const fn once(self) -> Self {
        Self { once: true, ..self }
    }

    /// The same, counting rows that formulas leave out because something about them is unknown.
    pub const fn excluded(self) -> Self {
        Self { role: Role::Excluded, ..self }
    }

    /// The same, counting what cannot be judged yet.
    pub const fn pending(self) -> Self {
        Self { role: Role::Pending, ..self }
    }

    /// The same, looking at these fields of a row; whether the list is right is tested with random rows.
    pub const fn reads(self, fields: &'static [&'static str]) -> Self {
        Self { fields, ..self }
    }

    /// The same, under these rules.
    pub const fn under(self, rules: &'static [&'static str]) -> Self {
        Self { rules, ..self }
    }

    /// The same, unknown while the other total is above zero.
    pub const fn unless(self, other: u16) -> Self {
        Self { unless: Some(other), ..self }
    }
}

/// What a total counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TotalUnit {
    /// Things.
    Count,
    /// Microseconds.
    Micros,
    /// Minor units of one currency.
    MinorUnits,
    /// Points of an evaluation or a test.
    Points,
}

impl TotalUnit {
    /// The name in tables: `count`, `us`, `minor_units`, `points`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Micros => "us",
            Self::MinorUnits => "minor_units",
            Self::Points => "points",
        }
    }

    /// Whether sums of it may lie below zero: credits, losses.
    pub const fn may_be_negative(self) -> bool {
        matches!(self, Self::MinorUnits)
    }
}

impl Role {
    /// The stable name: `counted`, `excluded`, `pending`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Excluded => "excluded",
            Self::Pending => "pending",
        }
    }
}

/// What a total is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Formulas read it.
    Counted,
    /// Rows that formulas leave out because something about them is unknown.
    Excluded,
    /// Rows that cannot be judged before the horizon.
    Pending,
}

impl StateInfo {
    /// A state under these rules.
    pub const fn new(name: &'static str, rules: &'static [&'static str], doc: &'static str) -> Self {
        Self { name, rules, unless: None, fields: &[], doc }
    }

    /// The same, looking at these fields of a row.
    pub const fn reads(self, fields: &'static [&'static str]) -> Self {
        Self { fields, ..self }
    }

    /// The same, unknown while the total of this number is above zero: the rows that it counts did not say.
    pub const fn unless(self, total: u16) -> Self {
        Self { unless: Some(total), ..self }
    }
}

/// A state that is not a sum: a distribution, a set, or quotients.
#[derive(Clone, Copy, Debug)]
pub struct StateInfo {
    /// The name in every layer.
    pub name: &'static str,
    /// The rules that it depends on, by name.
    pub rules: &'static [&'static str],
    /// The total that makes it unknown while it is above zero.
    pub unless: Option<u16>,
    /// The fields of a row that it looks at, by name.
    pub fields: &'static [&'static str],
    /// What it holds; distributions hold microseconds.
    pub doc: &'static str,
}
