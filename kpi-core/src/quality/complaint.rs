//! The fact `complaint`: one row per complaint of a customer.

use crate::exact::Instant;
use crate::fact::{
    Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Rejection, RuleInfo, RuleKind, Rules, Sink, Tally,
    TotalInfo, Totals, Word, flag_or, impl_index, impl_word, set_word,
};
use ComplaintTotal as T;

/// Totals of complaints.
pub type ComplaintTotals = Totals<Complaint>;
/// Totals of complaints; the fact keeps no states beside them.
pub type ComplaintTally = Tally<Complaint>;

/// The fact `complaint`.
///
/// By receipt a complaint may be about a contact of an earlier interval, so that its rate may exceed one; by contact both sides of
/// a quotient are of the same contacts, as far as the contact is known.
#[derive(Clone, Copy, Debug)]
pub enum Complaint {}

/// What a complaint is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ComplaintCategory {
    /// How the agent behaved.
    #[default]
    Attitude,
    /// How things are done.
    Process,
    /// What was sold.
    Product,
    /// How long it took to be served.
    Wait,
    /// Anything else.
    Other,
}

impl_word!(ComplaintCategory: Attitude "attitude", Process "process", Product "product", Wait "wait", Other "other");

/// Which instant decides the interval of a complaint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ComplaintDate {
    /// When it was received: it may be about a contact of an earlier interval.
    #[default]
    Receipt,
    /// That of the contact that it is about; without one it has no interval.
    Contact,
}

impl_word!(ComplaintDate: Receipt "receipt", Contact "contact");

/// One complaint of a customer. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..ComplaintRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComplaintRow {
    /// What it is about.
    pub category: Option<ComplaintCategory>,
    /// Whether it was found justified.
    pub upheld: Option<bool>,
    /// When it was received.
    pub received_at: Option<Instant>,
    /// When the contact that it is about arrived; null where no contact is known.
    pub contact_at: Option<Instant>,
}

/// The rules under which complaints are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ComplaintRules {
    complaint_date: ComplaintDate,
}

impl ComplaintRules {
    /// Which instant decides the interval.
    #[must_use]
    pub fn complaint_date(self, complaint_date: ComplaintDate) -> Self {
        Self { complaint_date }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "complaint_date", RuleKind::Word(ComplaintDate::WORDS), 0, "which instant decides the interval: `receipt` (default) or `contact`"),
];

impl Rules for ComplaintRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.complaint_date.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        if rule == 0 {
            set_word(&mut self.complaint_date, value);
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Category,
    Upheld,
    ReceivedAt,
    ContactAt,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Category as u8, "category", FieldKind::Word(ComplaintCategory::WORDS), "what it is about"),
    FieldInfo::new(F::Upheld as u8, "upheld", FieldKind::Flag, "whether it was found justified"),
    FieldInfo::new(F::ReceivedAt as u8, "received_at", FieldKind::Instant, "when it was received"),
    FieldInfo::new(F::ContactAt as u8, "contact_at", FieldKind::Instant, "when the contact that it is about arrived; null where no contact is known"),
];

/// The totals of [`Complaint`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum ComplaintTotal {
    /// Rows counted: one complaint of a customer each.
    Rows,
    /// Complaints.
    Complaints,
    /// Complaints upheld.
    Upheld,
    /// Complaints about a known contact, dated by that contact.
    OfContacts,
    /// Complaints about attitude.
    Attitude,
    /// Complaints about attitude that were upheld.
    AttitudeUpheld,
    /// Complaints of which it is unknown whether they were upheld.
    UpheldUnknown,
    /// Complaints whose category is unknown.
    CategoryUnknown,
    /// Complaints that may be about attitude and may be upheld, one of the two being unknown.
    AttitudeUpheldUnknown,
}

impl_index!(F, ComplaintTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one complaint of a customer each"),
    TotalInfo::count(T::Complaints as u16, "complaints", "complaints").under(&["complaint_date"]),
    TotalInfo::count(T::Upheld as u16, "upheld", "complaints upheld").under(&["complaint_date"]).unless(T::UpheldUnknown as u16).reads(&["upheld"]),
    TotalInfo::count(T::OfContacts as u16, "of_contacts", "complaints about a known contact, dated by that contact").reads(&["contact_at"]),
    TotalInfo::count(T::Attitude as u16, "attitude", "complaints about attitude").under(&["complaint_date"]).unless(T::CategoryUnknown as u16).reads(&["category"]),
    TotalInfo::count(T::AttitudeUpheld as u16, "attitude_upheld", "complaints about attitude that were upheld").under(&["complaint_date"]).unless(T::AttitudeUpheldUnknown as u16).reads(&["category", "upheld"]),
    TotalInfo::count(T::UpheldUnknown as u16, "upheld_unknown", "complaints of which it is unknown whether they were upheld").under(&["complaint_date"]).excluded().reads(&["upheld"]),
    TotalInfo::count(T::CategoryUnknown as u16, "category_unknown", "complaints whose category is unknown").under(&["complaint_date"]).excluded().reads(&["category"]),
    TotalInfo::count(T::AttitudeUpheldUnknown as u16, "attitude_upheld_unknown", "complaints that may be about attitude and may be upheld, one of the two being unknown").under(&["complaint_date"]).excluded().reads(&["category", "upheld"]),
];

/// The tables of the fact `complaint`.
pub static COMPLAINT: FactInfo = FactInfo::new("complaint", "one complaint of a customer", TOTALS)
    .numbered(13)
    .with_fields(FIELDS)
    .with_rules(RULES);

impl Fact for Complaint {
    type Row = ComplaintRow;
    type Rules = ComplaintRules;
    type Total = T;
    const INFO: &'static FactInfo = &COMPLAINT;

    fn count(row: &ComplaintRow, _: &ComplaintRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let attitude = row.category.map(|category| category == ComplaintCategory::Attitude);
        to.add(T::Complaints, 1);
        to.add(T::OfContacts, i64::from(row.contact_at.is_some()));
        flag_or(to, row.upheld, T::Upheld, T::UpheldUnknown);
        flag_or(to, attitude, T::Attitude, T::CategoryUnknown);
        flag_or(to, both(attitude, row.upheld), T::AttitudeUpheld, T::AttitudeUpheldUnknown);
        Ok(())
    }

    fn instant(row: &ComplaintRow, rules: &ComplaintRules) -> Option<Instant> {
        match rules.complaint_date {
            ComplaintDate::Receipt => row.received_at,
            ComplaintDate::Contact => row.contact_at,
        }
    }

    fn read(from: &Fields<'_>) -> Result<ComplaintRow, Rejection> {
        Ok(ComplaintRow {
            category: from.word(F::Category)?,
            upheld: from.flag(F::Upheld)?,
            received_at: from.instant(F::ReceivedAt),
            contact_at: from.instant(F::ContactAt),
        })
    }

    fn write(row: &ComplaintRow, to: &mut FieldBuffer) {
        to.put(F::Category, row.category.map(Word::code));
        to.put(F::Upheld, row.upheld.map(i64::from));
        to.put(F::ReceivedAt, row.received_at.map(Instant::as_micros));
        to.put(F::ContactAt, row.contact_at.map(Instant::as_micros));
    }
}

/// Whether both are so: surely not where one is not.
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_no_is_enough() {
        assert_eq!((both(Some(true), Some(true)), both(Some(true), Some(false))), (Some(true), Some(false)));
        assert_eq!((both(None, Some(false)), both(Some(false), None)), (Some(false), Some(false)));
        assert_eq!((both(None, Some(true)), both(Some(true), None), both(None, None)), (None, None, None));
    }

    #[test]
    fn the_date_decides_the_interval() {
        let [received, of_contact] = [2, 1].map(Instant::from_micros);
        let row = ComplaintRow { received_at: Some(received), contact_at: Some(of_contact), ..ComplaintRow::default() };
        let by = |date| Complaint::instant(&row, &ComplaintRules::default().complaint_date(date));
        assert_eq!((by(ComplaintDate::Receipt), by(ComplaintDate::Contact)), (Some(received), Some(of_contact)));
    }
}
