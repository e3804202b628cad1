//! Words that several readers of prose know.

use regex::Regex;

use super::pattern::{patterns, regex};

/// Words that no value is, wherever they stand.
const PROSE: [&str; 40] = [
    "a",
    "an",
    "the",
    "this",
    "that",
    "it",
    "if",
    "when",
    "you",
    "must",
    "can",
    "cannot",
    "only",
    "integer",
    "integers",
    "string",
    "strings",
    "number",
    "numbers",
    "digit",
    "digits",
    "letter",
    "letters",
    "character",
    "characters",
    "note",
    "set",
    "see",
    "valid",
    "value",
    "values",
    "specify",
    "specifies",
    "indicates",
    "each",
    "for",
    "in",
    "to",
    "of",
    "by",
];

patterns! {
    static DEFAULT: Regex = regex(r"(?i)\(default(?: value)?\)|\(by default\)|（默认值?）|\(默认值?\)|（缺省值?）|this is the default|is the default value|^\(?（?默认值?[）。，,)]|默认值?[。）]?$|\(default, |（默认，|^default[ .,;:]|[.,;] ?default\.?$|此为默认值|为默认值");
}

/// Whether a word only ever stands in sentences.
pub(crate) fn is_prose_word(word: &str) -> bool {
    PROSE.iter().any(|prose| word.eq_ignore_ascii_case(prose) && !word.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// Whether what is said of a value makes it the default.
pub(crate) fn is_default(meaning: &str) -> bool {
    DEFAULT.is_match(meaning)
}

/// A text that is cut where it gets long, for reports.
pub(crate) fn cut(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(160) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
