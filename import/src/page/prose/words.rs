//! Words that several readers of prose know.

use regex::Regex;

use super::Subject;
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
pub(super) fn is_prose_word(word: &str) -> bool {
    PROSE.iter().any(|prose| word.eq_ignore_ascii_case(prose) && !word.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// Whether what is said of a value makes it the default.
pub(super) fn is_default(meaning: &str) -> bool {
    DEFAULT.is_match(meaning)
}

/// A text that is cut where it gets long, for reports.
pub(super) fn cut(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(160) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// What a documented type is, as far as prose depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Number {
        is_integer: bool,
    },
    Boolean,
    List,
    Structure,
    /// Nothing is documented.
    Unknown,
}

/// The shape of a value; a text that holds a list, as its example shows, is one.
pub(super) fn shape_of(subject: &Subject<'_>) -> Shape {
    let shape = shape(subject.documented_type);
    if shape == Shape::Text && subject.example.trim_start().starts_with('[') { Shape::List } else { shape }
}

fn shape(documented_type: &str) -> Shape {
    let name = documented_type.trim().to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if name.is_empty() || name == "-" {
        Shape::Unknown
    } else if has(&["array", "list", "[]", "数组", "列表"]) {
        Shape::List
    } else if has(&["int", "long", "timestamp", "整"]) {
        Shape::Number { is_integer: true }
    } else if has(&["float", "double", "number", "decimal", "浮点"]) {
        Shape::Number { is_integer: false }
    } else if has(&["bool", "布尔"]) {
        Shape::Boolean
    } else if has(&["str", "text", "json", "date", "time", "字符"]) && !has(&["struct", "strut"]) {
        Shape::Text
    } else {
        Shape::Structure
    }
}
