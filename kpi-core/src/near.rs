//! Names near a misspelt one.

/// The known names that are a few slips of the keyboard away from this one, the nearest first.
pub(crate) fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let most = (name.len() / 4).max(1);
    let mut found: Vec<(usize, &str)> =
        known.map(|known| (distance(name, known), known)).filter(|(slips, _)| *slips <= most).collect();
    found.sort_by_key(|(slips, _)| *slips);
    found.into_iter().map(|(_, known)| known).collect()
}

/// How many letters must be put in, taken out or changed to make one text of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut before = at;
        let mut last = at + 1;
        if let Some(first) = row.first_mut() {
            *first = last;
        }
        for (slot, wanted) in row.iter_mut().skip(1).zip(other.chars()) {
            let changed = before + usize::from(letter != wanted);
            before = *slot;
            last = changed.min(before + 1).min(last + 1);
            *slot = last;
        }
    }
    row.last().copied().unwrap_or_default()
}
