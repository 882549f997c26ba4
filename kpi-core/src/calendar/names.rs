//! The names of zones that are nearest to one that nothing has.

/// So many names are offered.
const MOST: usize = 3;

/// A longer text is no misspelt name, and would take long to compare.
const LONGEST: usize = 64;

/// The names that differ from this one in the fewest letters, as a whole or in the last part; none where every name differs much.
pub(super) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    if name.is_empty() || name.len() > LONGEST {
        return Vec::new();
    }
    let wanted = folded(name);
    let mut near: Vec<(usize, &str)> = names.map(|known| (distance_to(&wanted, known), known)).collect();
    near.sort_unstable();
    let Some((best, _)) = near.first().copied().filter(|(best, _)| *best <= 1 + wanted.len() / 4) else {
        return Vec::new();
    };
    near.into_iter().take_while(|(distance, _)| *distance == best).map(|(_, known)| known).take(MOST).collect()
}

/// Capitals, spaces and hyphens do not make another name.
fn folded(name: &str) -> Vec<u8> {
    let letter = |byte: u8| if matches!(byte, b' ' | b'-') { b'_' } else { byte.to_ascii_lowercase() };
    name.bytes().map(letter).collect()
}

fn distance_to(wanted: &[u8], known: &str) -> usize {
    let whole = edits(wanted, &folded(known));
    let place = known.rsplit_once('/').map_or(usize::MAX, |(_, place)| edits(wanted, &folded(place)));
    whole.min(place)
}

/// How many letters must be added, taken away or changed to make one text of the other (Levenshtein, row by row).
fn edits(one: &[u8], other: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, mine) in one.iter().enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (at, theirs) in other.iter().enumerate() {
            let changed = diagonal + usize::from(mine != theirs);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}
