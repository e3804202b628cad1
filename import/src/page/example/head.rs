//! What stands before the body of an example: lines of an HTTP message, or words.

use super::RepairKind;
use super::record::Record;

/// As many lines of words may stand before a document.
const LINES_OF_WORDS: usize = 3;

/// Headers without a hyphen in their names that examples show.
const PLAIN_HEADERS: [&str; 8] = ["host", "date", "server", "connection", "accept", "authorization", "vary", "etag"];

/// Where the body begins, after the lines of an HTTP message and words before it.
pub(super) fn body(text: &str, record: &mut Record<'_>, is_begin: fn(&str) -> bool) -> usize {
    let start = after_http(text, record);
    after_words(text, start, record, is_begin)
}

/// A header, if the line is one.
pub(super) fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_known = name.contains('-') || PLAIN_HEADERS.iter().any(|known| known.eq_ignore_ascii_case(name));
    (is_name && is_known).then_some((name, value))
}

/// The lines from a place on, each with where it begins.
pub(super) fn lines(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let rest = text.get(start..).unwrap_or_default();
    rest.split_inclusive('\n').scan(start, |at, line| {
        let begins = *at;
        *at += line.len();
        Some((begins, line))
    })
}

fn after_http(text: &str, record: &mut Record<'_>) -> usize {
    let mut end = 0;
    let mut first = None;
    for (at, line) in lines(text, 0) {
        let line_end = at + line.len();
        let is_status = first.is_none() && line.trim_start().get(..5).is_some_and(|s| s.eq_ignore_ascii_case("HTTP/"));
        if is_status || header(line).is_some() {
            first.get_or_insert(at);
            end = line_end;
        } else if !line.trim().is_empty() {
            break;
        }
    }
    if let Some(at) = first {
        record.note(RepairKind::HttpLines, at);
    }
    end
}

fn after_words(text: &str, start: usize, record: &mut Record<'_>, is_begin: fn(&str) -> bool) -> usize {
    let mut first = None;
    let with_words = lines(text, start).filter(|(_, line)| !line.trim().is_empty());
    for (at, line) in with_words.take(LINES_OF_WORDS + 1) {
        if is_begin(line.trim_start()) {
            if let Some(first) = first {
                record.note(RepairKind::TextBefore, first);
                return at;
            }
            return start;
        }
        // The lines of a request are not words.
        if line.len() > 200 || line.contains("HTTP") || line.contains(['{', '}', '[', ']', '<', '>', '"', ';', '=']) {
            return start;
        }
        first.get_or_insert(at);
    }
    start
}
