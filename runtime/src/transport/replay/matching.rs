//! Whether a request is the recorded one, and if not, in what it differs.

use serde_json::Value;

use super::{
    REDACTED, RecordedBody, RecordedRequest,
    secrets::{BEFORE_DOCUMENTS, documents, looks_like_json},
};

impl RecordedRequest {
    /// In what `came` differs from this request. Values of parameters are not told: they may be secrets.
    pub(super) fn differences(&self, came: &Self, any_host: bool) -> Vec<String> {
        let mut differences = Vec::new();
        let mut told = |what: &str, recorded: &str, came: &str| {
            if recorded != came {
                differences.push(format!("the {what} is `{came}` instead of `{recorded}`"));
            }
        };
        let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
        told("method", &self.method, &came.method);
        if !any_host {
            told("host", &self.host, &came.host);
        }
        told("path", &self.path, &came.path);
        told("operation", &or_none(&self.action), &or_none(&came.action));
        told("version", &or_none(&self.version), &or_none(&came.version));
        different_parameters("query", &self.query, &came.query, &mut differences);
        different_bodies(&self.body, &came.body, &mut differences);
        differences
    }

    /// The request in a few words.
    pub(super) fn summary(&self) -> String {
        let operation = self.action.as_deref().unwrap_or("no operation");
        format!("{operation} ({} {}{})", self.method, self.host, self.path)
    }
}

/// The order of parameters does not matter, unless they have the same name.
fn different_parameters(
    place: &str,
    recorded: &[(String, String)],
    came: &[(String, String)],
    differences: &mut Vec<String>,
) {
    let names = |parameters: &[(String, String)]| parameters.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let mut all = [names(recorded), names(came)].concat();
    all.sort_unstable();
    all.dedup();
    for name in all {
        let of = |parameters: &'_ [(String, String)]| {
            let values = parameters.iter().filter(|(present, _)| *present == name).map(|(_, value)| value.clone());
            values.collect::<Vec<_>>()
        };
        let (recorded, came) = (of(recorded), of(came));
        let problem = match (recorded.len(), came.len()) {
            (_, 0) => "is missing",
            (0, _) => "was not recorded",
            (then, now) if then != now => "has a different number of values",
            _ if recorded.iter().zip(&came).all(|(recorded, came)| is_alike_text(recorded, came)) => continue,
            _ => "has a different value",
        };
        differences.push(format!("the {place} parameter `{name}` {problem}"));
    }
}

fn different_bodies(recorded: &RecordedBody, came: &RecordedBody, differences: &mut Vec<String>) {
    let is_same = match (recorded, came) {
        (RecordedBody::Form(recorded), RecordedBody::Form(came)) => {
            return different_parameters("form", recorded, came, differences);
        }
        // It may have held a secret, and stands for any body.
        (RecordedBody::Text(recorded), _) if recorded == REDACTED => true,
        (RecordedBody::Text(recorded), RecordedBody::Text(came)) => {
            is_alike_text(recorded, came) || is_same_json(recorded, came)
        }
        (recorded, came) => recorded == came,
    };
    if !is_same {
        differences.push("the body is different".to_owned());
    }
}

/// Whether texts are the same but for what is withheld in either of them: what a secret is may be told differently since.
fn is_alike_text(recorded: &str, came: &str) -> bool {
    recorded == came
        || [recorded, came].contains(&REDACTED)
        || (looks_like_json(recorded) && looks_like_json(came) && is_same_json(recorded, came))
}

fn is_same_json(recorded: &str, came: &str) -> bool {
    let parsed = |text: &str| documents(text.trim_start_matches(BEFORE_DOCUMENTS)).collect::<Result<Vec<_>, _>>().ok();
    parsed(recorded).zip(parsed(came)).is_some_and(|(recorded, came)| is_alike(&recorded.into(), &came.into()))
}

fn is_alike(recorded: &Value, came: &Value) -> bool {
    match (recorded, came) {
        (Value::String(text), _) | (_, Value::String(text)) if text == REDACTED => true,
        (Value::String(recorded), Value::String(came)) => is_alike_text(recorded, came),
        (Value::Array(recorded), Value::Array(came)) => {
            recorded.len() == came.len() && recorded.iter().zip(came).all(|(recorded, came)| is_alike(recorded, came))
        }
        (Value::Object(recorded), Value::Object(came)) => {
            let is_alike = |(name, value)| came.get(name).is_some_and(|came| is_alike(value, came));
            recorded.len() == came.len() && recorded.iter().all(is_alike)
        }
        _ => recorded == came,
    }
}
