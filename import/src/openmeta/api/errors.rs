//! Documented errors.

use std::collections::HashSet;

use alicloud_format::spec::ApiError;
use serde_json::Value;

use crate::decision::{DecisionKind, quoted};
use crate::names;
use crate::openmeta::context::Context;
use crate::openmeta::source::Object;
use crate::openmeta::{keys, prose};

/// Longer codes are messages.
const LONGEST: usize = 200;

/// The errors of an API, in the order of the source.
pub(super) fn all(context: &mut Context<'_>, source: &Object) -> Vec<ApiError> {
    let Some(by_status) = context.object(source, "errorCodes") else { return Vec::new() };
    let mut errors = Vec::new();
    let mut seen = HashSet::new();
    context.at("errorCodes", |context| {
        for (key, value) in by_status {
            let Some(stated) = value.as_array() else {
                context.decide_at(key, DecisionKind::WrongType, value, "left out: not a list of errors");
                continue;
            };
            let status = status(context, key);
            context.at(key, |context| {
                for (index, error) in stated.iter().enumerate() {
                    let error = context.at(index, |context| one(context, error, status));
                    match error {
                        Some(error) if !seen.insert((error.status, error.code.clone())) => {
                            context.at(index, |context| {
                                context.decide(DecisionKind::ErrorLeftOut, &error.code, "left out: listed twice");
                            })
                        }
                        error => errors.extend(error),
                    }
                }
            });
        }
    });
    errors
}

fn status(context: &mut Context<'_>, key: &str) -> Option<u16> {
    let status = key.trim().parse().ok().filter(|status| (100..=599).contains(status));
    if status.is_none() {
        context.at(key, |context| context.decide(DecisionKind::ErrorStatus, key, "left out: not an HTTP status"));
    }
    status
}

fn one(context: &mut Context<'_>, error: &Value, status: Option<u16>) -> Option<ApiError> {
    let Some(stated) = error.as_object() else {
        context.decide(DecisionKind::WrongType, &quoted(error), "left out: not an error");
        return None;
    };
    keys::check(context, stated, &keys::ERROR);
    let code = match stated.get("errorCode") {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text.trim().to_owned(),
        _ => String::new(),
    };
    let done = if code.is_empty() {
        Some("left out: no code")
    } else if code.len() > LONGEST || !code.is_ascii() || code.chars().any(names::is_invisible) {
        Some("left out: prose")
    } else {
        None
    };
    if let Some(done) = done {
        context.decide(DecisionKind::ErrorLeftOut, &code, done);
        return None;
    }
    Some(ApiError { status, code, message: prose::message(context, stated), source: None })
}
