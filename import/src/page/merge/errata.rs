//! The errata of a merged spec: those of either page, and those about the second that the merging is the reason for.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::merger::Merger;
use crate::page::finding::{Finding, Findings};

/// Writes sources and errata. Says whether there is an erratum that the first spec did not have, and what there is to find.
/// What is recorded already was told of then.
pub(super) fn finish(merger: Merger<'_>, api: &mut Value, theirs: &Value) -> (bool, Vec<Finding>) {
    let mut errata = api.get("errata").and_then(Value::as_array).cloned().unwrap_or_default();
    let before = errata.len();
    let several = merger.keys.are_several();
    let mut known: HashSet<String> = errata.iter().map(identity).collect();
    for erratum in of_second(&merger, api, theirs) {
        if known.insert(identity(&erratum)) {
            errata.push(erratum);
        }
    }
    let mut findings = Findings::default();
    let second = merger.keys.document(None).map(str::to_owned);
    for remark in merger.remarks {
        let at = nearest(api, &remark.at);
        let erratum = json!({
            "at": at,
            "source": second,
            "says": remark.says,
            "records": remark.records,
            "because": remark.because,
        });
        if !known.insert(identity(&erratum)) {
            continue;
        }
        errata.push(erratum);
        if let Some((severity, kind)) = remark.finding {
            let done = format!("recorded: {}", remark.records);
            findings.add(severity, kind, remark.line, &remark.field, &remark.says, done);
        }
    }
    for (severity, kind, line, field, says, done) in merger.found {
        findings.add(severity, kind, line, &field, &says, done);
    }
    let has_new = errata.len() > before;
    for erratum in errata.iter_mut().filter_map(Value::as_object_mut) {
        sourced(erratum, several, merger.keys.base());
    }
    if let Some(members) = api.as_object_mut() {
        members.shift_remove("errata");
        if !errata.is_empty() {
            members.insert("errata".to_owned(), Value::Array(errata));
        }
        if let Ok(sources) = serde_json::to_value(&merger.keys.sources) {
            members.insert("sources".to_owned(), sources);
        }
    }
    (has_new, findings.sorted(u32::MAX))
}

/// The errata of the second page, with pointers into the merged spec. One about something that was not taken over is about
/// nothing here.
fn of_second(merger: &Merger<'_>, api: &Value, theirs: &Value) -> Vec<Value> {
    let errata = theirs.get("errata").and_then(Value::as_array).into_iter().flatten();
    let moved = |erratum: &Value| {
        let mut erratum = erratum.as_object()?.clone();
        let at = merger.now(erratum.get("at")?.as_str()?);
        api.pointer(&at)?;
        erratum.insert("at".to_owned(), Value::String(at));
        let source = merger.keys.document(erratum.get("source").and_then(Value::as_str))?.to_owned();
        erratum.insert("source".to_owned(), Value::String(source));
        Some(Value::Object(erratum))
    };
    errata.filter_map(moved).collect()
}

/// Only where there is one document, it need not be named.
fn sourced(erratum: &mut Map<String, Value>, several: bool, base: Option<&str>) {
    let is_stated = erratum.get("source").is_some_and(Value::is_string);
    match base {
        Some(base) if several && !is_stated => _ = erratum.insert("source".to_owned(), Value::String(base.to_owned())),
        _ if several => {}
        _ => _ = erratum.shift_remove("source"),
    }
}

/// What an erratum says, whichever of two pages with the same flaw it is about.
fn identity(erratum: &Value) -> String {
    let part = |key: &str| erratum.get(key).and_then(Value::as_str).unwrap_or_default();
    ["at", "says", "records"].map(part).join("\n")
}

/// The place, or what it is in.
fn nearest(api: &Value, at: &str) -> String {
    let mut at = at;
    while api.pointer(at).is_none() {
        at = at.rsplit_once('/').map_or("", |(parent, _)| parent);
    }
    at.to_owned()
}
