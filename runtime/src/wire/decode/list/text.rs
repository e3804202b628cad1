//! Lists as programs print them: `[sg-1, sg-2]` in Java, `['a', 'b']` in Python.

use std::borrow::Cow;

/// One element in a text.
#[derive(Debug, PartialEq)]
pub(super) struct Part<'t> {
    pub(super) text: Cow<'t, str>,
    is_quoted: bool,
}

impl Part<'_> {
    /// Whether it says that there is no element.
    pub(super) fn is_null(&self) -> bool {
        !self.is_quoted && self.text == "null"
    }
}

/// What a text holds in its brackets, if it is in any.
pub(super) fn in_brackets(text: &str) -> Option<&str> {
    text.trim().strip_prefix('[')?.strip_suffix(']')
}

/// What stands between the separators, without white space around it and without quotes. In quotes and brackets a
/// separator does not part anything. Where texts are in quotes, what is in none and empty stands behind the last separator,
/// and `None` is how Python prints that there is nothing.
pub(super) fn parts(text: &str, separator: char) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let (part, behind) = first(text, separator);
        parts.push(part);
        rest = behind;
    }
    if parts.iter().any(|part| part.is_quoted) {
        parts.retain(|part| part.is_quoted || !["", "None"].contains(&part.text.as_ref()));
    }
    parts
}

/// The first part, and what stands behind its separator.
fn first(text: &str, separator: char) -> (Part<'_>, Option<&str>) {
    let text = text.trim_start_matches(|character: char| character.is_whitespace() && character != separator);
    if let Some((inside, behind)) = quoted(text) {
        let behind = behind.trim_start_matches(|character: char| character.is_whitespace() && character != separator);
        if behind.is_empty() || behind.starts_with(separator) {
            return (Part { text: inside.into(), is_quoted: true }, behind.strip_prefix(separator));
        }
    }
    let (part, behind) = match end(text, separator) {
        Some(end) => (text.get(..end).unwrap_or(text), text.get(end + separator.len_utf8()..)),
        None => (text, None),
    };
    (Part { text: part.trim().into(), is_quoted: false }, behind)
}

/// Where the first separator is that is in no brackets.
fn end(text: &str, separator: char) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(place, character)| {
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ if character == separator && depth == 0 => return Some(place),
            _ => {}
        }
        None
    })
}

/// What stands in quotes at the beginning of a text, and what follows the quotes.
fn quoted(text: &str) -> Option<(String, &str)> {
    // Python 2 marks its texts.
    let is_marked = text.starts_with("u'") || text.starts_with("u\"");
    let mut characters = text.char_indices().skip(usize::from(is_marked));
    let (_, quote) = characters.next().filter(|(_, quote)| matches!(quote, '\'' | '"'))?;
    let mut inside = String::new();
    while let Some((place, character)) = characters.next() {
        match character {
            '\\' => match characters.next()?.1 {
                'n' => inside.push('\n'),
                'r' => inside.push('\r'),
                't' => inside.push('\t'),
                escaped @ ('\\' | '\'' | '"') => inside.push(escaped),
                other => inside.extend(['\\', other]),
            },
            _ if character == quote => return Some((inside, text.get(place + 1..)?)),
            _ => inside.push(character),
        }
    }
    None
}
