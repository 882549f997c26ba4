//! Words of a log as people are shown them: short, and with nothing in them that a terminal would obey.

/// At most so many characters of a word are shown.
pub const LONGEST: usize = 60;

/// The word cut to [`LONGEST`] characters; an ellipsis stands for the rest.
pub fn cut(word: &str) -> String {
    shortened(word.chars())
}

/// The word as a terminal may have it: control characters are written out, and it is cut.
pub fn shown(word: &str) -> String {
    shortened(word.chars().flat_map(visible))
}

/// The names of columns, as many as help.
pub fn listed(names: &[String]) -> String {
    const MANY: usize = 40;
    let first: Vec<String> = names.iter().take(MANY).map(|name| shown(name)).collect();
    let more = if names.len() > MANY { format!(", and {} more", names.len() - MANY) } else { String::new() };
    first.join(", ") + &more
}

fn shortened(mut letters: impl Iterator<Item = char>) -> String {
    let mut start: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        start.pop();
        start.push('…');
    }
    start
}

/// The character itself, or its number: `\u{1b}`. Marks that turn the direction of writing hide text as well as escapes do.
fn visible(letter: char) -> impl Iterator<Item = char> {
    let hidden = letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let (number, plain) = if hidden { (Some(letter.escape_unicode()), None) } else { (None, Some(letter)) };
    number.into_iter().flatten().chain(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_cut_only_where_it_is_too_long() {
        let fits = "é".repeat(LONGEST);
        assert_eq!((cut(&fits), shown(&fits)), (fits.clone(), fits.clone()));
        let long = format!("{fits}x");
        assert_eq!(shown(&long), format!("{}…", "é".repeat(LONGEST - 1)));
        assert_eq!(cut(&cut(&long)), cut(&long));
    }

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        assert_eq!(shown("a\u{1b}[31mb\tc\u{202e}"), "a\\u{1b}[31mb\\u{9}c\\u{202e}");
    }
}
