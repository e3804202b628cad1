//! What a success answers.

use std::collections::HashSet;

use alicloud_format::spec::Schema;
use serde_json::Value;

use crate::decision::{DecisionKind, cut};
use crate::names;
use crate::openmeta::components::Side;
use crate::openmeta::context::Context;
use crate::openmeta::keys;
use crate::openmeta::schema::{self, Spot};
use crate::openmeta::source::Object;

/// JSON levels from the root of an API to its response, both included.
const DEPTH: usize = 2;

/// Headers of every answer, and those by which the gateway identifies it, which the runtime knows.
const NOISE: [&str; 9] = [
    "connection",
    "content-length",
    "content-type",
    "date",
    "keep-alive",
    "server",
    "x-acs-request-id",
    "x-log-requestid",
    "x-oss-request-id",
];

/// The successes of an API, taken together.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) schema: Option<Schema>,
    /// Empty if it is only 200.
    pub(super) statuses: Vec<u16>,
    pub(super) headers: Vec<String>,
}

/// What the responses of an API say.
pub(super) fn answer(context: &mut Context<'_>, source: &Object) -> Answer {
    let Some(responses) = context.object(source, "responses") else { return Answer::default() };
    context.at("responses", |context| {
        let successes = successes(context, responses);
        let schema = structure(context, &successes);
        let mut statuses: Vec<u16> = successes.iter().map(|(status, ..)| *status).collect();
        statuses.sort_unstable();
        statuses.dedup();
        if statuses == [200] {
            statuses.clear();
        }
        let headers = headers(context, &successes);
        Answer { schema, statuses, headers }
    })
}

/// The responses with statuses of successes, that of the usual one first.
fn successes<'s>(context: &mut Context<'_>, responses: &'s Object) -> Vec<(u16, &'s str, &'s Object)> {
    let mut successes = Vec::new();
    let mut has_error_schema = false;
    for (key, response) in responses {
        let Some(response) = response.as_object() else {
            context.decide_at(key, DecisionKind::WrongType, response, "left out: not a response");
            continue;
        };
        context.at(key, |context| keys::check(context, response, &keys::RESPONSE));
        match status(key) {
            Some(Status::Success(status)) => successes.push((status, key.as_str(), response)),
            Some(Status::Failure) => has_error_schema |= response.contains_key("schema"),
            None => context.at(key, |context| context.decide(DecisionKind::StatusUnusable, key, "left out")),
        }
    }
    if has_error_schema {
        context.decide(DecisionKind::ErrorSchema, "structures of errors", "left out: errors have one type");
    }
    let rank = |status: &u16| [200, 201, 202, 204].iter().position(|usual| usual == status).unwrap_or(4);
    successes.sort_by_key(|(status, ..)| (rank(status), *status));
    successes
}

enum Status {
    Success(u16),
    Failure,
}

fn status(key: &str) -> Option<Status> {
    let key = key.trim();
    if let Ok(status) = key.parse::<u16>() {
        return match status {
            200..=299 => Some(Status::Success(status)),
            300..=599 => Some(Status::Failure),
            _ => None,
        };
    }
    match key.to_ascii_lowercase().as_str() {
        "2xx" => Some(Status::Success(200)),
        "3xx" | "4xx" | "5xx" | "default" => Some(Status::Failure),
        _ => None,
    }
}

/// The structure of the first success that has one, with the fields that others have more.
fn structure(context: &mut Context<'_>, successes: &[(u16, &str, &Object)]) -> Option<Schema> {
    let mut stated = successes.iter().filter_map(|(_, key, response)| Some((*key, response.get("schema")?)));
    let spot = Spot { side: Side::Response, depth: DEPTH, name: "", is_body: false, is_header: false };
    let (first_key, first) = stated.next()?;
    let read = |context: &mut Context<'_>, key: &str, schema: &Value| {
        context.at(key, |context| context.at("schema", |context| schema::schema(context, schema, spot)))
    };
    let mut merged = read(context, first_key, first);
    for (key, other) in stated.filter(|(_, other)| *other != first) {
        let other = read(context, key, other);
        context.at(key, |context| merge(context, &mut merged, other));
    }
    Some(merged)
}

fn merge(context: &mut Context<'_>, first: &mut Schema, other: Schema) {
    if first.properties.is_empty() || other.properties.is_empty() {
        return context.decide(DecisionKind::SeveralResponses, "another structure", "left out: the first was kept");
    }
    let known: HashSet<String> = first.properties.iter().map(|(name, _)| name.to_owned()).collect();
    let more = other.properties.into_iter().filter(|(name, _)| !known.contains(name)).collect::<Vec<_>>();
    let names = more.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    context.decide(DecisionKind::SeveralResponses, &names, "its other fields were added to the first");
    first.properties = std::mem::take(&mut first.properties).into_iter().chain(more).collect();
}

fn headers(context: &mut Context<'_>, successes: &[(u16, &str, &Object)]) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    for (_, key, response) in successes {
        context.at(key, |context| {
            let Some(stated) = context.object(response, "headers") else { return };
            for name in stated.keys() {
                let lower = name.trim().to_ascii_lowercase();
                if NOISE.contains(&lower.as_str()) || lower.starts_with("access-control-") {
                    continue;
                }
                if !is_header(&lower) {
                    context.at("headers", |context| {
                        context.decide(DecisionKind::HeaderLeftOut, &cut(name), "left out: not the name of a header");
                    });
                } else if !headers.iter().any(|known| known.eq_ignore_ascii_case(&lower)) {
                    headers.push(name.trim().to_owned());
                }
            }
        });
    }
    headers
}

/// Letters, digits and hyphens make the names of headers that are in use; a `*` at the end stands for several.
fn is_header(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    !name.is_empty() && name.len() <= 100 && name.chars().all(is_plain) && !name.chars().any(names::is_invisible)
}
