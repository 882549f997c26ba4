//! Facts that look at instants: a total that is taken once over what is looked at together is no sum over it.

use super::mapping::{Mapping, Table};
use crate::fact::{FactInfo, TotalInfo};

/// Why these totals cannot be had of a mapping grouped by these keys; `None` where they can.
///
/// Rows of one group are added, which is right for what is looked at at different instants. Whatever is looked at at the same ones must
/// be told apart by the keys.
pub(super) fn why_not(
    info: &FactInfo,
    totals: impl IntoIterator<Item = usize>,
    (table, mapping, by): (&Table, &Mapping, &[String]),
) -> Option<String> {
    let total = totals.into_iter().filter_map(|at| info.totals.get(at)).find(|total| total.once)?;
    let once = |total: &TotalInfo| {
        format!("`{}` of `{}` is taken once over what is looked at together", total.name, info.name)
    };
    let Some(parts) = &mapping.beside else {
        return Some(format!(
            "{}: say by which columns of the table `{}` its parts are told apart (Mapping::beside), by none where each row is of the whole",
            once(total),
            table.name
        ));
    };
    let is_key = |part: &str| by.iter().any(|key| key_column(table, key) == part);
    let part = parts.iter().find(|part| !is_key(part))?;
    Some(format!("{}: group by `{part}` too, and add up over it with Card::totals and Query::of_totals", once(total)))
}

/// The name of the column of a table that holds a key.
pub(super) fn key_column<'a>(table: &'a Table, key: &'a str) -> &'a str {
    table.keys.iter().find(|(name, _)| name == key).map_or(key, |(_, column)| column)
}
