//! States that can be waited for: whether an answer can tell them.

use std::collections::HashMap;

use super::document::{Document, Scope};
use super::fields::Fields;
use crate::diagnostic::{Finding, Place, Quoted, did_you_mean};
use crate::naming;
use crate::pointer;
use crate::spec::{Api, Schema, SchemaType, Waiter, text_of};

/// What the state of a resource is told by.
const STATE: &[SchemaType] = &[SchemaType::String, SchemaType::Integer, SchemaType::Number, SchemaType::Boolean];

/// The waiters of an API.
pub(super) fn api<'a>(scope: &Scope<'a>, document: &Document<'a>, api: &'a Api, findings: &mut Vec<Finding>) {
    let mut look = Fields { scope, document, api, findings };
    let mut names: HashMap<String, usize> = HashMap::new();
    for (index, waiter) in api.waiters.iter().enumerate() {
        let at = format!("/waiters/{index}");
        name(&mut look, &at, waiter, names.get(&waiter.name).copied());
        names.entry(waiter.name.clone()).or_insert(index);
        if let Some(state) = look.answer(&pointer::join(&at, "state"), &waiter.state, STATE, true) {
            values(&mut look, &at, waiter, state);
        }
        outcome(&mut look, &at, waiter);
        times(&mut look, &at, waiter);
    }
}

fn name(look: &mut Fields<'_, '_>, at: &str, waiter: &Waiter, first: Option<usize>) {
    let at = pointer::join(at, "name");
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let is_name = waiter.name.starts_with(|c: char| c.is_ascii_lowercase()) && waiter.name.chars().all(is_word);
    if !is_name || naming::constant_name(&waiter.name).is_none_or(|name| !name.eq_ignore_ascii_case(&waiter.name)) {
        let message = format!("{} is not a valid state name", Quoted(&waiter.name));
        look.error("invalid-name", &at, message, "not a name such as `active`", "use lowercase words separated by `_`");
    } else if matches!(waiter.name.as_str(), "operation" | "paging") {
        let message = format!("the request already has a constant `{}`", waiter.name.to_ascii_uppercase());
        look.error("invalid-name", &at, message, "taken", "use another name");
    }
    if let Some(first) = first {
        let message = format!("duplicate waiter {}", Quoted(&waiter.name));
        let finding = Finding::error("duplicate-value", look.document.path, at, message).label("repeated here");
        let first = format!("/waiters/{first}/name");
        let finding = finding.related(look.document.path, first, Place::Value, "first occurrence");
        look.findings.push(finding.help("give one of them another name"));
    }
}

/// Values that are documented must be among those that are waited for, where values are documented.
fn values(look: &mut Fields<'_, '_>, at: &str, waiter: &Waiter, state: &Schema) {
    let known: Vec<String> = state.values.iter().map(text_of).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    for (key, values) in [("reached", &waiter.reached), ("failed", &waiter.failed)] {
        for (index, value) in values.iter().enumerate() {
            let at = format!("{at}/{key}/{index}");
            if !known.is_empty() && !known.contains(&value.as_str()) {
                let message = format!("{} is not a value of {}", Quoted(value), Quoted(&waiter.state));
                let finding = Finding::error("unknown-value", look.document.path, &at, message);
                let finding = finding.label("not in its `enum`");
                look.findings.push(Finding { help: did_you_mean(value, &known), ..finding });
            }
            if key == "failed" && waiter.reached.contains(value) {
                let message = format!("{} cannot both end the wait and fail it", Quoted(value));
                look.error("duplicate-value", &at, message, "also under `reached`", "keep one of them");
            }
        }
    }
}

/// Something must be able to end the wait.
fn outcome(look: &mut Fields<'_, '_>, at: &str, waiter: &Waiter) {
    let Waiter { reached, reached_by_errors, pending_errors, reached_if_empty, .. } = waiter;
    if reached.is_empty() && reached_by_errors.is_empty() && !reached_if_empty {
        let help = "add `\"reached\": […]`, `\"reachedByErrors\": […]` or `\"reachedIfEmpty\": true`";
        look.error("endless-wait", at, "nothing ends this wait", "never reached", help);
    }
    for (index, _) in pending_errors.iter().enumerate().filter(|(_, code)| reached_by_errors.contains(code)) {
        let at = format!("{at}/pendingErrors/{index}");
        let message = "an error cannot both end the wait and be waited out";
        look.error("duplicate-value", &at, message, "also under `reachedByErrors`", "keep one of them");
    }
    if *reached_if_empty && !look.is_in_list(&waiter.state) {
        let message = format!("{} is not in a list that could be empty", Quoted(&waiter.state));
        let at = pointer::join(at, "reachedIfEmpty");
        look.error("wrong-field", &at, message, "not in a list", "remove it, or use a field of list elements");
    }
}

fn times(look: &mut Fields<'_, '_>, at: &str, waiter: &Waiter) {
    if waiter.interval == 0 {
        let at = pointer::join(at, "interval");
        look.error("out-of-range", &at, "`interval` is 0 seconds", "zero", "write at least 1");
    }
    if waiter.timeout < waiter.interval {
        let message = format!("`timeout` {} is less than `interval` {}", waiter.timeout, waiter.interval);
        let at = pointer::join(at, "timeout");
        look.error("upside-down-range", &at, message, "less than `interval`", "use a longer time");
    }
}
