//! How names and lists from a spec are put into a message.

use std::fmt;

/// Characters of a name or a value that are shown; the rest is cut off.
const SHOWN: usize = 60;
/// Longer names are not compared: they are no misspelling, and comparing takes time.
const COMPARED: usize = 64;
/// Width that a list is broken at.
const WIDTH: usize = 100;

/// Text from a spec inside a message: in backticks, cut short, invisible characters escaped.
pub struct Quoted<'a>(pub &'a str);

/// The message of a parser inside a message: the same without backticks, and with more of it.
pub(crate) struct Reason<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`")?;
        clipped(f, self.0, SHOWN)?;
        f.write_str("`")
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        clipped(f, self.0, 4 * SHOWN)
    }
}

fn clipped(f: &mut fmt::Formatter<'_>, text: &str, most: usize) -> fmt::Result {
    let mut characters = text.chars();
    for character in characters.by_ref().take(most) {
        if is_invisible(character) {
            write!(f, "{}", character.escape_unicode())?;
        } else {
            write!(f, "{character}")?;
        }
    }
    f.write_str(if characters.next().is_some() { "…" } else { "" })
}

/// Whether a character is not to be seen, or changes how others are shown: control characters, marks of the writing
/// direction, ends of lines that are not `\n`, spaces without width, hyphens and joiners that are seen only in some places.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The candidate that a name is most probably a misspelling of.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > COMPARED {
        return None;
    }
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let wanted = plain(name);
    let distance = |candidate: &str| {
        let candidate = plain(candidate);
        let abbreviated = wanted.len() >= 3 && candidate.starts_with(&wanted);
        if abbreviated && candidate != wanted { 1 } else { strsim::damerau_levenshtein(&wanted, &candidate) }
    };
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= COMPARED)
        .map(|candidate| (distance(candidate), candidate))
        .filter(|(distance, _)| *distance <= 1.max(wanted.len() / 3) && *distance < wanted.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Help for a name that is not known: the one that was probably meant, and all that are accepted.
pub fn did_you_mean(name: &str, candidates: &[&str]) -> Option<String> {
    let all = listing(candidates);
    match (nearest(name, candidates.iter().copied()), all.is_empty()) {
        (Some(meant), _) if candidates.len() == 1 => Some(format!("did you mean {}?", Quoted(meant))),
        (Some(meant), _) => Some(format!("did you mean {}?\naccepted here: {all}", Quoted(meant))),
        (None, false) => Some(format!("accepted here: {all}")),
        (None, true) => None,
    }
}

/// Names in backticks, broken into lines; a few dozen at most.
pub(crate) fn listing(names: &[&str]) -> String {
    const MOST: usize = 40;
    let mut text = String::new();
    let mut width = "accepted here: ".len();
    for (index, name) in names.iter().take(MOST).enumerate() {
        let name = Quoted(name).to_string();
        if index > 0 {
            text.push(',');
            let breaks = width + name.chars().count() > WIDTH;
            text.push(if breaks { '\n' } else { ' ' });
            width = if breaks { 0 } else { width };
        }
        width += name.chars().count() + 2;
        text.push_str(&name);
    }
    if names.len() > MOST {
        text.push_str(&format!(" and {} more", names.len() - MOST));
    }
    text
}
