//! Words without quotes: literals, numbers, and texts whose quotes are missing.

use serde_json::{Number, Value};

use super::cursor::{Cursor, bracket, is_double, is_quote};
use crate::page::example::RepairKind;

/// How a word was read.
pub(super) struct Word {
    pub(super) value: Value,
    /// Whether it is something that may stand without quotes.
    pub(super) is_plain: bool,
}

/// Reads a value without quotes, up to what separates it from the next.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Word {
    let start = cursor.at;
    let raw = raw(cursor);
    let word = raw.trim();
    if word.is_empty() {
        cursor.record.note(RepairKind::MissingValue, start);
        return Word { value: Value::Null, is_plain: false };
    }
    let bare = word.trim_end_matches(is_quote).trim_end();
    if bare.len() < word.len() {
        cursor.record.note(RepairKind::MissingQuote, start);
        return Word { value: Value::from(bare), is_plain: false };
    }
    let (value, repair) = classify(word);
    if let Some(kind) = repair {
        cursor.record.note(kind, start);
    }
    let is_plain = !matches!(repair, Some(RepairKind::BareWord));
    Word { value, is_plain }
}

fn raw(cursor: &mut Cursor<'_>) -> String {
    let mut raw = String::new();
    let mut braces = 0_usize;
    while let Some(c) = cursor.peek() {
        let is_blank_before = raw.ends_with(char::is_whitespace);
        match c {
            ',' | '，' | '\n' => break,
            '\\' if cursor.rest().starts_with("\\\"") => {}
            '\\' => {
                cursor.record.note_once(RepairKind::MarkdownEscape, cursor.at);
                cursor.advance();
                // What a backslash stands before belongs to the word, unless it is what ends one.
                continue;
            }
            '/' if is_blank_before && cursor.rest().starts_with("//") => break,
            '/' if cursor.rest().starts_with("/*") => break,
            // As in `${AccountId}`.
            '{' => braces += 1,
            '}' if braces > 0 => braces -= 1,
            _ if matches!(bracket(c), Some('}' | ']')) => break,
            _ if is_double(c) && !raw.is_empty() && cursor.is_member(cursor.at) => break,
            _ => {}
        }
        raw.push(c);
        cursor.advance();
    }
    raw
}

fn classify(word: &str) -> (Value, Option<RepairKind>) {
    match word {
        "true" => return (Value::Bool(true), None),
        "false" => return (Value::Bool(false), None),
        "null" => return (Value::Null, None),
        _ => {}
    }
    let spelling = Some(RepairKind::LiteralSpelling);
    match word.to_ascii_lowercase().as_str() {
        "true" => (Value::Bool(true), spelling),
        "false" => (Value::Bool(false), spelling),
        "null" | "none" | "nil" | "undefined" => (Value::Null, spelling),
        _ => number(word),
    }
}

fn number(word: &str) -> (Value, Option<RepairKind>) {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let is_integer = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_integer && digits.len() > 1 && digits.starts_with('0') {
        return (Value::from(word), Some(RepairKind::LeadingZeros));
    }
    let is_held = word.parse::<i64>().is_ok() || word.parse::<u64>().is_ok();
    if is_integer && !is_held {
        return (Value::from(word), Some(RepairKind::HugeNumber));
    }
    if let Ok(number) = serde_json::from_str::<Number>(word) {
        return (Value::Number(number), None);
    }
    let is_masked = word.contains("**") || word.ends_with('*') || word.to_ascii_lowercase().contains("xx");
    let is_masked = is_masked && !word.contains(char::is_whitespace);
    (Value::from(word), Some(if is_masked { RepairKind::MaskedValue } else { RepairKind::BareWord }))
}
