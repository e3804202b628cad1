//! What the documentation of an item says: the description, then the facts.

mod limits;

use alicloud_format::spec::{Api, Asynchronous, Auth, Deprecation, Schema, is_anonymous, text_of};
use serde_json::Value;

use super::phrase;
use super::types::{FieldRole, Presence, Wire};

/// A text as paragraphs.
pub(super) fn paragraphs(text: Option<&str>) -> Vec<String> {
    text.into_iter()
        .flat_map(|text| text.split("\n\n"))
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// The description, or a sentence in its place.
pub(super) fn described(description: Option<&str>, otherwise: impl FnOnce() -> String) -> Vec<String> {
    let paragraphs = paragraphs(description);
    if paragraphs.is_empty() { vec![otherwise()] } else { paragraphs }
}

/// What the operation does, in one sentence.
pub(super) fn summary(api: &Api) -> String {
    let assembled = || phrase::sentence(&api.api).unwrap_or_else(|| format!("Calls {}.", code(&api.api)));
    api.summary.clone().unwrap_or_else(assembled)
}

/// That the response is one page of several.
pub(super) const PAGES: &str =
    "Paginated: call `.items()` for a stream of all items, or `.pages()` for a stream of responses.";

/// What a method does. `method` gives the Rust name of that of an API.
pub(super) fn operation(api: &Api, method: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut doc = vec![summary(api)];
    doc.extend(paragraphs(api.description.as_deref()));
    if !api.success_statuses.is_empty() {
        let statuses: Vec<String> = api.success_statuses.iter().map(u16::to_string).collect();
        doc.push(format!("Succeeds with status {}.", statuses.join(" or ")));
    }
    if !api.response_headers.is_empty() {
        let headers: Vec<String> = api.response_headers.iter().map(|header| code(header)).collect();
        let call = "`send_with_metadata` also returns the response headers";
        doc.push(format!("{call}. Documented headers: {}.", headers.join(", ")));
    }
    doc.extend(identification(&api.auth));
    doc.extend(repetition(api));
    doc.extend(asynchrony(api, method));
    doc
}

/// How callers identify themselves, where that is not what every client does anyway.
fn identification(auth: &[Auth]) -> Option<String> {
    if auth.is_empty() || auth.contains(&Auth::AccessKey) {
        return None;
    }
    if is_anonymous(auth) {
        return Some("Called anonymously: no credentials are needed, and none are sent.".to_owned());
    }
    let means: Vec<&str> = auth
        .iter()
        .map(|auth| match auth {
            Auth::AccessKey => "an access key",
            Auth::BearerToken => "a bearer token",
            Auth::Anonymous => "nothing",
            Auth::App => "the key of an API gateway application",
            Auth::Other => "a product-specific token",
        })
        .collect();
    Some(format!("Callers authenticate with {}.", means.join(" or ")))
}

/// What makes it safe to call it again.
fn repetition(api: &Api) -> Option<String> {
    let token = code(&api.idempotency_token()?.name);
    Some(format!("If {token} is not set, it is filled in. Retries keep it, so that the service acts only once."))
}

/// That the work goes on after the answer.
fn asynchrony(api: &Api, method: impl Fn(&str) -> Option<String>) -> Option<String> {
    let Asynchronous { ask, interval, attempts } = api.asynchronous.as_ref()?;
    let often = interval.map(|interval| format!("every {}", seconds(interval)));
    let advice: Vec<String> = often.into_iter().chain(attempts.map(|most| format!("at most {most} times"))).collect();
    let advice = advice.join(", ");
    let advice = if advice.is_empty() { advice } else { format!("; the service recommends polling {advice}") };
    Some(format!("Returns before the work is complete. Call {} to check on progress{advice}.", code(&method(ask)?)))
}

fn seconds(count: u32) -> String {
    if count == 1 { "second".to_owned() } else { format!("{count} seconds") }
}

/// The text as code, in one line.
pub fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len() + 2);
    for word in text.split_whitespace() {
        code.push(if code.is_empty() { '`' } else { ' ' });
        code.extend(word.chars().map(|c| if c == '`' { '\'' } else { c }));
    }
    if code.is_empty() { "an empty string".to_owned() } else { code + "`" }
}

/// Words as a part of a sentence, with backticks in pairs, so that they do not make code of what follows.
fn part(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let is_balanced = text.matches('`').count().is_multiple_of(2);
    if is_balanced { text.to_owned() } else { text.replace('`', "'") }
}

/// The documentation of a field; `elements` of a list say what each of them must be, and `presence` is there only where the
/// field is one of a request.
pub(super) fn field(
    wire_name: &str,
    schema: &Schema,
    elements: Option<&Schema>,
    presence: Option<&Presence>,
    wire: &[Wire],
    role: Option<FieldRole>,
) -> Vec<String> {
    // A whole body has no name on the wire.
    let is_body = wire.contains(&Wire::Body);
    let name = if is_body { "The entire body".to_owned() } else { format!("Wire name {}", code(wire_name)) };
    let presence = presence.map(|presence| requirement(schema, presence, role));
    let facts = facts(name, schema, elements, presence);
    let mut doc = paragraphs(schema.description.as_deref());
    let noun = if doc.is_empty() { phrase::noun(wire_name) } else { None };
    if role == Some(FieldRole::IdempotencyToken) {
        doc.push(TOKEN.to_owned());
    }
    // A single word says no more than the wire name does.
    match noun.filter(|noun| noun.contains(' ')) {
        Some(noun) => doc.push(format!("{noun}. {facts}")),
        None => doc.push(facts),
    }
    doc
}

/// One line of facts: `Wire name Port; required; 1 to 65535; default 100; example 80`.
fn facts(name: String, schema: &Schema, elements: Option<&Schema>, presence: Option<&str>) -> String {
    let mut facts = vec![name];
    facts.extend(presence.map(str::to_owned));
    facts.extend(schema.required_when.as_ref().map(|when| format!("required when {}", part(when))));
    facts.extend(between(schema.minimum.as_ref(), schema.maximum.as_ref(), ""));
    facts.extend(between(schema.min_length.as_ref(), schema.max_length.as_ref(), "character"));
    facts.extend(between(schema.min_items.as_ref(), schema.max_items.as_ref(), "element"));
    facts.extend(schema.pattern.as_ref().map(|pattern| format!("pattern {}", code(pattern))));
    facts.extend(limits::of(schema));
    facts.extend(elements.into_iter().flat_map(limits::of).map(|limit| format!("each: {limit}")));
    facts.extend(values(schema));
    facts.extend(schema.default.as_ref().map(|default| format!("default {}", value(default))));
    facts.extend(schema.when_omitted.as_ref().map(|what| format!("if omitted, {}", part(what))));
    let example = schema.example.as_ref().filter(|example| !example.is_array() && !example.is_object());
    facts.extend(example.map(|example| format!("example {}", value(example))));
    format!("{}.", facts.join("; "))
}

/// What an idempotency token does.
const TOKEN: &str = "The service acts only once on requests with the same value. If not set, a random value is sent, and \
                     retries keep it.";

/// What a field of the request says beside what its schema says: that a dry run which finds nothing wrong is an error.
pub(super) fn dry_run(api: &Api, role: Option<FieldRole>) -> Option<String> {
    const CODE: &str = "DryRunOperation";
    let is_documented = api.errors.iter().any(|error| error.code == CODE);
    let says = "A dry run that finds nothing wrong returns an error with the code `DryRunOperation`.";
    (is_documented && role == Some(FieldRole::DryRun)).then(|| says.to_owned())
}

fn requirement(schema: &Schema, presence: &Presence, role: Option<FieldRole>) -> &'static str {
    match presence {
        _ if role == Some(FieldRole::IdempotencyToken) => "filled in if not set",
        _ if !schema.required => "optional",
        _ if role == Some(FieldRole::Region) => "required, defaults to the client's region",
        Presence::Filled(_) => "required, filled in if not set",
        Presence::Required | Presence::Optional => "required",
    }
}

/// What is allowed, and of what: `unit` is a word that takes an `s` beyond one.
fn between<T: ToString + PartialEq>(minimum: Option<&T>, maximum: Option<&T>, unit: &str) -> Option<String> {
    let count = |bound: &T| match (bound.to_string(), unit) {
        (bound, "") => bound,
        (bound, unit) if bound == "1" => format!("1 {unit}"),
        (bound, unit) => format!("{bound} {unit}s"),
    };
    Some(match (minimum, maximum) {
        (Some(minimum), Some(maximum)) if minimum == maximum => format!("exactly {}", count(minimum)),
        (Some(minimum), Some(maximum)) => format!("{} to {}", minimum.to_string(), count(maximum)),
        (Some(minimum), None) => format!("at least {}", count(minimum)),
        (None, Some(maximum)) => format!("at most {}", count(maximum)),
        (None, None) => return None,
    })
}

/// The values, where no enum shows them: those of numbers. Others may be sent, too, and may come.
fn values(schema: &Schema) -> Option<String> {
    let texts: Vec<String> = schema.values.iter().filter(|number| number.is_number()).map(value).collect();
    (!texts.is_empty()).then(|| format!("documented values: {}", texts.join(", ")))
}

/// The value as code, cut where it is long.
fn value(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = text_of(value);
    let mut shown = text.chars();
    let short: String = shown.by_ref().take(LONGEST).collect();
    code(&if shown.next().is_some() { short + "…" } else { short })
}

/// What the `deprecated` attribute says, with the replacement under the name that `rust_name` gives it.
pub(super) fn deprecation(
    deprecation: Option<&Deprecation>,
    rust_name: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let deprecation = deprecation?;
    let replacement =
        deprecation.replacement.as_deref().and_then(rust_name).map(|name| format!("use `{name}` instead"));
    let parts: Vec<String> = replacement.into_iter().chain(deprecation.note.clone()).collect();
    Some(if parts.is_empty() { "no longer recommended by the service".to_owned() } else { parts.join("; ") })
}
