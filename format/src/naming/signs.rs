//! Signs as words: for values that consist of them, and for names that differ in nothing else.

/// Signs that mean something together.
const TOGETHER: [(&str, &str); 6] = [
    (">=", "greater than or equal"),
    ("<=", "less than or equal"),
    ("!=", "not equal"),
    ("<>", "less or greater than"),
    ("==", "double equal"),
    ("=~", "matches"),
];

/// What a sign is called; none of those that have no common name.
fn word(sign: char) -> Option<&'static str> {
    Some(match sign {
        ' ' => "space",
        '!' => "exclamation mark",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "ampersand",
        '\'' => "apostrophe",
        '(' => "open parenthesis",
        ')' => "close parenthesis",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "dash",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less than",
        '=' => "equal",
        '>' => "greater than",
        '?' => "question mark",
        '@' => "at",
        '[' => "open bracket",
        '\\' => "backslash",
        ']' => "close bracket",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' => "open brace",
        '|' => "pipe",
        '}' => "close brace",
        '~' => "tilde",
        '≠' => "unequal",
        '≤' => "at most",
        '≥' => "at least",
        _ => return None,
    })
}

/// The text with each character that is neither a letter from A to Z nor a digit as a word: `Tag dot Key`, `u540d u79f0`.
/// A dash is called as told: between words it is one, in front of a number it is a minus.
pub(super) fn spelled(text: &str, dash: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let together = TOGETHER.iter().find(|(signs, _)| rest.starts_with(signs));
        let length = together.map_or(character.len_utf8(), |(signs, _)| signs.len());
        rest = rest.get(length..).unwrap_or_default();
        if character.is_ascii_alphanumeric() {
            words.push(character);
            continue;
        }
        words.push(' ');
        match (together, word(character)) {
            (Some((_, word)), _) => words.push_str(word),
            (None, _) if character == '-' => words.push_str(dash),
            (None, Some(word)) => words.push_str(word),
            (None, None) => words.push_str(&format!("u{:x}", u32::from(character))),
        }
        words.push(' ');
    }
    words
}

/// A value with the signs in front of its number as words, where they are its meaning: `minus 1`, `less than 10`. In front of
/// a word they are decoration, as in `<none>`. One that consists of signs alone is words altogether.
pub(super) fn of_value(value: &str) -> String {
    let Some(letters) = value.find(|c: char| c.is_ascii_alphanumeric()) else { return spelled(value, "minus") };
    let (front, rest) = value.split_at(letters);
    let front: String = front.chars().filter(|c| !c.is_whitespace()).collect();
    let compares = |sign: char| matches!(sign, '<' | '>' | '=' | '≠' | '≤' | '≥') || front.starts_with("!=");
    let has_meaning = match front.chars().next() {
        Some('-' | '+') => front.len() == 1,
        Some(sign) => compares(sign),
        None => false,
    };
    let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
    if is_number && has_meaning { format!("{} {rest}", spelled(&front, "minus")) } else { value.to_owned() }
}

/// What of a name is no letter from A to Z and no digit, and how many of these come before it.
pub(super) fn places(name: &str) -> Vec<(usize, char)> {
    let mut before = 0;
    let mut places = Vec::new();
    for character in name.chars() {
        if character.is_ascii_alphanumeric() {
            before += 1;
        } else {
            places.push((before, character));
        }
    }
    places
}

/// Texts that say how a name differs from one that becomes the same, the plainest first: `Tag.Key` is `Tag dot Key` beside
/// `TagKey`, and that is `TagKey without dot` beside `Tag.Key`; `key` is `key lower` beside `Key`.
pub(super) fn differences(name: &str, other: &str) -> Vec<String> {
    let (name, other) = (name.trim(), other.trim());
    let (own, theirs) = (places(name), places(other));
    let mut texts = Vec::new();
    if own != theirs {
        match (one_sign(&own), one_sign(&theirs)) {
            (Some(sign), _) if own.len() > 2 => texts.push(format!("{name} with {sign}s")),
            (None, Some(sign)) if own.is_empty() => {
                texts.push(format!("{name} without {sign}{}", if theirs.len() > 1 { "s" } else { "" }));
            }
            _ => {}
        }
        if own.is_empty() {
            texts.push(format!("{name} without signs"));
        }
        texts.push(spelled(name, "dash"));
    }
    texts.extend(case(name, other));
    texts
}

/// The word of the sign, if it is always the same one.
fn one_sign(places: &[(usize, char)]) -> Option<&'static str> {
    let (_, first) = places.first()?;
    if places.iter().all(|(_, sign)| sign == first) { word(*first) } else { None }
}

/// What tells apart names of the same letters: the case of those that differ, and if need be which these are.
fn case(name: &str, other: &str) -> Vec<String> {
    let letters = |text: &str| -> Vec<char> { text.chars().filter(char::is_ascii_alphanumeric).collect() };
    let (own, theirs) = (letters(name), letters(other));
    let pairs = own.iter().zip(&theirs).filter(|(own, theirs)| own != theirs && own.eq_ignore_ascii_case(theirs));
    let differing: String = pairs.map(|(own, _)| *own).collect();
    // What is all capitals, or has none, is told by that whatever the other is.
    let is_upper = uniform(name).or_else(|| Some(differing.chars().next()?.is_ascii_uppercase()));
    let Some(is_upper) = is_upper.filter(|_| own != theirs) else { return Vec::new() };
    let word = if is_upper { "upper" } else { "lower" };
    vec![format!("{name} {word}"), format!("{name} {word} {differing}")]
}

/// Whether all letters are capitals; none if some are and some are not.
pub(super) fn uniform(name: &str) -> Option<bool> {
    let has_upper = name.contains(|c: char| c.is_ascii_uppercase());
    let has_lower = name.contains(|c: char| c.is_ascii_lowercase());
    (has_upper != has_lower).then_some(has_upper)
}
