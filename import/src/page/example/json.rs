//! JSON as people write it: strictly where that goes, and mended where it does not.
//!
//! `reader`, `quoted` and `member` use each other: whether a quote ends a text or is a part of it, and whether a list lost its
//! braces, is told by what would be read next.

mod cursor;
mod member;
mod quoted;
mod reader;
mod strict;
#[cfg(test)]
mod tests;
mod word;

use std::borrow::Cow;

use serde_json::Value;

use self::cursor::{Cursor, is_quote};
use self::reader::{JsonReader, TextEvidence};
use super::record::Record;
use super::{Json, Repair, RepairKind, Unreadable, head};

/// As often a text may have been escaped once too often.
const ESCAPED: usize = 3;

/// Reads an example of JSON.
///
/// # Errors
/// If the text is no JSON, whatever one mends.
pub(crate) fn parse(text: &str, first_line: u32) -> Result<Json, Unreadable> {
    if let Some(value) = strict::read(text) {
        return Ok(Json { value, repairs: Vec::new() });
    }
    let (plain, mut repairs) = unescaped(text, first_line);
    let read = read(&plain, first_line)?;
    repairs.extend(read.repairs);
    repairs.sort_by_key(|repair| repair.line);
    Ok(Json { value: read.value, repairs })
}

/// The value in a cell of a table, if it is an object or a list.
pub(crate) fn embedded(cell: &str, line: u32) -> Option<Json> {
    let cell = cell.trim().trim_matches('`').trim();
    let begin = cell.trim_start_matches(['\\', '"', '\'', '“', ' ']);
    if !begin.starts_with(['{', '[', '｛', '［', '【']) {
        return None;
    }
    let whole = parse(cell, line).ok();
    let text = match &whole {
        Some(json) => match &json.value {
            Value::String(text) => text,
            _ => return whole.filter(|json| is_structured(&json.value)),
        },
        // Quotes around the whole of what is not escaped inside.
        None => cell.strip_prefix(is_quote).map(|inner| inner.trim_end_matches(is_quote))?,
    };
    let mut inner = parse(text, line).ok().filter(|json| is_structured(&json.value))?;
    let quotes = Repair { line, kind: RepairKind::QuotedDocument, says: crate::decision::cut(cell) };
    inner.repairs.insert(0, quotes);
    Some(inner)
}

fn is_structured(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

/// Whether a text is dots that stand for more of the same.
pub(super) fn ellipsis_only(text: &str) -> bool {
    cursor::ellipsis(text) == Some(text.len())
}

fn read(text: &str, first_line: u32) -> Result<Json, Unreadable> {
    if let Some(value) = strict::read(text) {
        return Ok(Json { value, repairs: Vec::new() });
    }
    let mut record = Record::new(text, first_line);
    let at = head::body(text, &mut record, is_begin);
    let body = text.get(at..).unwrap_or_default();
    if let Some(value) = strict::read(body) {
        return Ok(Json { value, repairs: record.finish()? });
    }
    let first = mended(text, first_line, false)?;
    // Without its closing brackets a text is only told apart by how far its lines are indented.
    let is_cut = first.repairs.iter().any(|repair| repair.kind == RepairKind::MissingBracket);
    if !is_cut || !body.trim().contains('\n') {
        return Ok(first);
    }
    let strays = |json: &Json| json.repairs.iter().filter(|repair| is_stray(repair.kind)).count();
    let second = mended(text, first_line, true).ok().filter(|second| strays(second) <= strays(&first));
    Ok(second.unwrap_or(first))
}

fn is_stray(kind: RepairKind) -> bool {
    use RepairKind::{DuplicateName, NamelessValue, SurplusBracket, WrongBracket};
    matches!(kind, SurplusBracket | WrongBracket | NamelessValue | DuplicateName)
}

fn mended(text: &str, first_line: u32, by_indentation: bool) -> Result<Json, Unreadable> {
    let mut record = Record::new(text, first_line);
    let at = head::body(text, &mut record, is_begin);
    let mut cursor = Cursor::new(text, at, record);
    cursor.skip();
    let begin = cursor.at;
    let is_possible = match cursor.peek() {
        Some('{' | '[' | '｛' | '［' | '【') => true,
        Some(c) if is_quote(c) => cursor.is_member(begin),
        _ => false,
    };
    if !is_possible {
        return Err(cursor.record.refuse(begin, "begins neither with a bracket nor with a name in quotes"));
    }
    let mut reader = JsonReader::new(cursor, by_indentation);
    let value = reader.document()?;
    let (record, evidence) = (reader.cursor.record, reader.evidence);
    if !is_likely(&value, evidence, &record) {
        return Err(record.refuse(begin, "is words in brackets rather than JSON"));
    }
    Ok(Json { value, repairs: record.finish()? })
}

/// Whether a line can be the first of a document.
fn is_begin(line: &str) -> bool {
    line.starts_with(['{', '[', '"', '\'', '“', '｛', '［', '【', '\\', '/', '#', '…', '\u{feff}'])
}

/// Whether so much of a text is JSON that the rest of it is as well.
fn is_likely(value: &Value, evidence: TextEvidence, record: &Record<'_>) -> bool {
    let TextEvidence { solid, loose, words } = evidence;
    if solid > 0 {
        return loose <= solid;
    }
    use RepairKind::{MissingBracket, SeveralDocuments, TextAfter, WrongBracket};
    let is_whole = ![MissingBracket, SeveralDocuments, TextAfter, WrongBracket].iter().any(|kind| record.has(*kind));
    let is_list_of_words = value.as_array().is_some_and(|list| list.len() == words && words > 1) && loose == words;
    is_whole && (loose == 0 || is_list_of_words)
}

/// The text, with escapes removed if all of it was escaped once too often.
fn unescaped(text: &str, first_line: u32) -> (Cow<'_, str>, Vec<Repair>) {
    let mut plain = Cow::Borrowed(text);
    let mut repairs = Vec::new();
    let mut repair = |kind: RepairKind| {
        let says = crate::decision::cut(text.trim_start());
        repairs.push(Repair { line: first_line, kind, says });
    };
    if plain.contains("&quot;") && !plain.contains('"') {
        let entities = plain.replace("&quot;", "\"").replace("&#39;", "'");
        plain = Cow::Owned(entities.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        repair(RepairKind::Entities);
    }
    for _ in 0..ESCAPED {
        let begin = plain.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let before = begin.find('"').and_then(|at| begin.get(..at)).unwrap_or_default();
        // A quote around the whole is no escaped one.
        if !begin.starts_with(['{', '[', '\\']) || !before.ends_with('\\') || before.contains('\'') {
            break;
        }
        plain = Cow::Owned(without_escapes(&plain));
        repair(RepairKind::EscapedQuotes);
    }
    (plain, repairs)
}

/// Takes one level of escapes away. Line breaks that were escaped become blanks, so that lines keep their numbers.
fn without_escapes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match characters.peek() {
            Some('"' | '\\') if c == '\\' => plain.extend(characters.next()),
            Some('n' | 'r' | 't') if c == '\\' => {
                plain.push(' ');
                characters.next();
            }
            _ => plain.push(c),
        }
    }
    plain
}
