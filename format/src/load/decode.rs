//! From the text of a file to what it says, or to everything that is wrong with it.

use std::ops::Range;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use super::structure;
use super::unique::has_duplicates;
use crate::diagnostic::{Finding, Quoted};
use crate::json::Place;
use crate::json::{self, Duplicate, SyntaxError};
use crate::pointer;
use crate::spec::overlay::Overlay;
use crate::spec::{Api, Product};

/// A type that a whole file holds.
pub(super) trait Document: DeserializeOwned {
    /// Its name in the JSON Schema of the format.
    const DEFINITION: &'static str;
    /// How such a file begins.
    const BEGINNING: &'static str;
}

impl Document for Api {
    const DEFINITION: &'static str = "Api";
    const BEGINNING: &'static str = r#"{ "$schema": "../../spec.schema.json", "api": "CreateRule", "summary": … }"#;
}

impl Document for Overlay {
    const DEFINITION: &'static str = "Overlay";
    const BEGINNING: &'static str =
        r#"{ "$schema": "../../../spec.schema.json", "overlay": "Descriptions", "apis": … }"#;
}

impl Document for Product {
    const DEFINITION: &'static str = "Product";
    const BEGINNING: &'static str = r#"{ "$schema": "../../spec.schema.json", "product": "Slb", "version": … }"#;
}

/// What a file says, and pointers to what had to be left out of it.
pub(super) type Decoded<T> = (T, Vec<String>);

/// Decodes a file. A sound one is decoded straight from the text; for any other the text is parsed again, with positions,
/// and decoded without its faults if there is some use in that.
pub(super) fn decode<T: Document>(path: &Path, text: &str, findings: &mut Vec<Finding>) -> Option<Decoded<T>> {
    let mark = json::byte_order_mark(text);
    if mark > 0 {
        findings.push(byte_order_mark(path, mark));
    }
    let body = text.get(mark..).unwrap_or_default();
    if body.trim().is_empty() {
        let finding = Finding::error("empty-file", path, "", "this file is empty").at(Place::File);
        findings.push(finding.help(format!("start with `{}`", T::BEGINNING)));
        return None;
    }
    if json::too_deep(body).is_none()
        && let Ok(value) = serde_json::from_str(body)
        && !has_duplicates(body)
    {
        return Some((value, Vec::new()));
    }
    diagnose(path, text, body, findings)
}

fn diagnose<T: Document>(path: &Path, text: &str, body: &str, findings: &mut Vec<Finding>) -> Option<Decoded<T>> {
    let mut duplicates = Vec::new();
    let parsed = json::parse(text, &mut duplicates);
    let value = match (parsed, serde_json::from_str::<Value>(body)) {
        (Ok(_), Ok(value)) => value,
        (Err(error), _) => {
            findings.push(syntax(path, error));
            return None;
        }
        (Ok(_), Err(error)) => {
            findings.push(syntax(path, stricter(text, text.len() - body.len(), &error)));
            return None;
        }
    };
    findings.extend(duplicates.into_iter().map(|found| duplicate(path, found)));

    let faults = structure::faults(T::DEFINITION, &value);
    if faults.is_empty() {
        let decoded = serde_path_to_error::deserialize(value);
        return decoded.map(|value| (value, Vec::new())).map_err(|error| findings.push(undecodable(path, &error))).ok();
    }
    let repaired = structure::repaired(value, &faults);
    findings.extend(faults.into_iter().map(|fault| fault.into_finding(path)));
    let (value, damaged) = repaired?;
    serde_json::from_value(value).ok().map(|value| (value, damaged))
}

fn byte_order_mark(path: &Path, length: usize) -> Finding {
    let place = Place::Bytes { start: 0, end: length };
    Finding::error("byte-order-mark", path, "", "this file starts with a byte order mark")
        .at(place)
        .label("an invisible character")
        .help("save it as UTF-8 without a byte order mark")
}

fn syntax(path: &Path, error: SyntaxError) -> Finding {
    let Range { start, end } = error.range;
    let finding = Finding::error("syntax", path, "", error.message).at(Place::Bytes { start, end }).label("here");
    match error.help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// What the decoder refuses although the parser does not, such as a number that is too large.
fn stricter(text: &str, mark: usize, error: &serde_json::Error) -> SyntaxError {
    let body = text.get(mark..).unwrap_or_default();
    let line_start: usize = body.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = mark + line_start + error.column().saturating_sub(1);
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
    let help = message
        .starts_with("control character")
        .then_some("write it as an escape, such as `\\n` or `\\t`, or delete it");
    // A number is only known to be too large at its end: all of it is marked.
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-');
    let before = text.as_bytes().get(..at).unwrap_or_default().iter().rev().take_while(|byte| part(byte)).count();
    let start = if message.contains("number") { at - before } else { at };
    SyntaxError { range: start..at + 1, message, help }
}

fn duplicate(path: &Path, found: Duplicate) -> Finding {
    let name = pointer::segments(&found.pointer).last().unwrap_or_default().into_owned();
    let message = format!("duplicate key {} in this object", Quoted(&name));
    let place = |range: Range<usize>| Place::Bytes { start: range.start, end: range.end };
    Finding::error("duplicate-key", path, found.pointer.clone(), message)
        .at(place(found.second))
        .label("repeated here")
        .related(path, found.pointer, place(found.first), "first occurrence")
        .help("keep one of them")
}

/// What only the decoder knows to be wrong.
fn undecodable(path: &Path, error: &serde_path_to_error::Error<serde_json::Error>) -> Finding {
    let mut at = String::new();
    for segment in error.path() {
        match segment {
            Segment::Seq { index } => pointer::push(&mut at, index),
            Segment::Map { key } => pointer::push(&mut at, key),
            Segment::Enum { .. } | Segment::Unknown => break,
        };
    }
    Finding::error("malformed", path, at, error.inner().to_string()).label("cannot be decoded")
}
