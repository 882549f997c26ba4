//! The totals of the fact `resolution`: each name, unit, rule and meaning stands here and nowhere else.

use crate::fact::{TotalInfo, impl_index};
use ResolutionTotal as T;

/// The totals of [`Resolution`](crate::resolution::Resolution), in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum ResolutionTotal {
    /// Rows counted: contacts, issues, customers or abandons.
    Rows,
    /// Contacts of known customers whose window has ended at the horizon.
    ContactsJudged,
    /// Part of contacts_judged that nothing followed within the window.
    ContactsWithoutFollowUp,
    /// Part of contacts_preceded_judged that follow another within the window.
    ContactsPreceded,
    /// Contacts of known customers whose look-back window lies inside the data.
    ContactsPrecededJudged,
    /// Issues whose first window has ended at the horizon.
    IssuesJudged,
    /// Part of issues_judged that needed one contact.
    IssuesResolvedFirst,
    /// Judged issues that policy does not let anyone resolve at first contact; never resolved first.
    IssuesNotResolvable,
    /// Customers whose windows have all ended at the horizon.
    CustomersJudged,
    /// Part of customers_judged without a repeat.
    CustomersResolvedFirst,
    /// Abandoned contacts of known customers whose window has ended.
    AbandonsJudged,
    /// Part of abandons_judged whose customer came back.
    AbandonsRedialled,
    /// Contacts of known customers whose window is open at the horizon.
    ContactsOpen,
    /// Contacts of known customers whose look-back window begins before the data.
    ContactsPrecededOpen,
    /// Issues whose first window is open at the horizon.
    IssuesOpen,
    /// Customers with a window that is open at the horizon.
    CustomersOpen,
    /// Abandoned contacts of known customers whose window is open at the horizon.
    AbandonsOpen,
}

impl_index!(ResolutionTotal);

#[rustfmt::skip] // a table: one total, one line
pub(super) const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: contacts, issues, customers or abandons"),
    TotalInfo::count(T::ContactsJudged as u16, "contacts_judged", "contacts of known customers whose window has ended at the horizon").under(&["repeat_window", "window_from", "match_on", "channels"]).reads(&["subject", "judged"]),
    TotalInfo::count(T::ContactsWithoutFollowUp as u16, "contacts_without_follow_up", "part of contacts_judged that nothing followed within the window").under(&["repeat_window", "window_from", "match_on", "channels"]).reads(&["subject", "judged", "repeated", "gap"]),
    TotalInfo::count(T::ContactsPreceded as u16, "contacts_preceded", "part of contacts_preceded_judged that follow another within the window").under(&["repeat_window", "window_from", "match_on"]).reads(&["subject", "judged", "repeated", "gap"]),
    TotalInfo::count(T::ContactsPrecededJudged as u16, "contacts_preceded_judged", "contacts of known customers whose look-back window lies inside the data").under(&["repeat_window", "window_from", "match_on"]).reads(&["subject", "judged"]),
    TotalInfo::count(T::IssuesJudged as u16, "issues_judged", "issues whose first window has ended at the horizon").under(&["repeat_window", "window_from", "chain", "match_on", "channels"]).reads(&["subject", "judged"]),
    TotalInfo::count(T::IssuesResolvedFirst as u16, "issues_resolved_first", "part of issues_judged that needed one contact").under(&["repeat_window", "window_from", "chain", "match_on", "channels"]).reads(&["subject", "judged", "repeated", "gap", "resolvable"]),
    TotalInfo::count(T::IssuesNotResolvable as u16, "issues_not_resolvable", "judged issues that policy does not let anyone resolve at first contact; never resolved first").under(&["repeat_window", "window_from", "chain", "match_on", "channels"]).reads(&["subject", "judged", "resolvable"]),
    TotalInfo::count(T::CustomersJudged as u16, "customers_judged", "customers whose windows have all ended at the horizon").under(&["repeat_window", "window_from", "channels"]).reads(&["subject", "judged"]),
    TotalInfo::count(T::CustomersResolvedFirst as u16, "customers_resolved_first", "part of customers_judged without a repeat").under(&["repeat_window", "window_from", "channels"]).reads(&["subject", "judged", "repeated", "gap"]),
    TotalInfo::count(T::AbandonsJudged as u16, "abandons_judged", "abandoned contacts of known customers whose window has ended").under(&["redial_window", "window_from"]).reads(&["subject", "judged"]),
    TotalInfo::count(T::AbandonsRedialled as u16, "abandons_redialled", "part of abandons_judged whose customer came back").under(&["redial_window", "window_from"]).reads(&["subject", "judged", "repeated", "gap"]),
    TotalInfo::count(T::ContactsOpen as u16, "contacts_open", "contacts of known customers whose window is open at the horizon").under(&["repeat_window", "window_from", "match_on", "channels"]).pending().reads(&["subject", "judged"]),
    TotalInfo::count(T::ContactsPrecededOpen as u16, "contacts_preceded_open", "contacts of known customers whose look-back window begins before the data").under(&["repeat_window", "window_from", "match_on"]).pending().reads(&["subject", "judged"]),
    TotalInfo::count(T::IssuesOpen as u16, "issues_open", "issues whose first window is open at the horizon").under(&["repeat_window", "window_from", "chain", "match_on", "channels"]).pending().reads(&["subject", "judged"]),
    TotalInfo::count(T::CustomersOpen as u16, "customers_open", "customers with a window that is open at the horizon").under(&["repeat_window", "window_from", "channels"]).pending().reads(&["subject", "judged"]),
    TotalInfo::count(T::AbandonsOpen as u16, "abandons_open", "abandoned contacts of known customers whose window is open at the horizon").under(&["redial_window", "window_from"]).pending().reads(&["subject", "judged"]),
];
