//! One API.

mod behaviour;
mod common;
mod errors;
mod parameter;
mod path;
mod response;

use alicloud_format::spec::{self, Api, ApiStyle, Auth, Deprecation, Method, SCHEMA_PATH};
use serde_json::Value;

use super::context::Context;
use super::source::Object;
use super::{keys, origin, prose};
use crate::OPENMETA;
use crate::address;
use crate::decision::{DecisionKind, quoted};
use crate::names;
use response::Answer;

/// HTTP methods as the source writes them, in the order of preference for APIs of resources.
const METHODS: [(&str, Method); 7] = [
    ("post", Method::Post),
    ("put", Method::Put),
    ("patch", Method::Patch),
    ("delete", Method::Delete),
    ("get", Method::Get),
    ("head", Method::Head),
    ("options", Method::Options),
];

/// Media types that bodies have anyway.
const USUAL_MEDIA: [&str; 4] =
    ["application/json", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream"];

/// A part that is there and cannot be what it should be. Taking it for an empty one would lose what earlier specs say.
fn damage(source: &Object) -> Option<String> {
    let damaged = |key: &str, is_right: fn(&Value) -> bool, wanted: &str| {
        let value = source.get(key).filter(|value| !is_right(value))?;
        Some(format!("`{key}` is {}, not {wanted}", quoted(value)))
    };
    damaged("parameters", Value::is_array, "a list").or_else(|| damaged("responses", Value::is_object, "an object"))
}

/// Converts an API.
///
/// # Errors
/// Why it cannot be imported.
pub(super) fn api(context: &mut Context<'_>, name: &str, source: &Value) -> Result<Api, String> {
    if let Some(reason) = names::unusable_api(name) {
        return Err(reason);
    }
    let Some(source) = source.as_object() else { return Err(format!("this is {}, not an API", quoted(source))) };
    if let Some(reason) = damage(source) {
        return Err(reason);
    }
    keys::check(context, source, &keys::API);
    transport(context, source);
    let template = context.text(source, "path").map(|path| context.at("path", |context| path::read(context, path)));
    if template.is_none() && context.style == ApiStyle::Roa {
        context.decide(DecisionKind::PathMissing, "no path", "called at `/`");
    }
    let method = method(context, source, template.is_some());
    let auth = auth(context, source);
    let (parameters, path) = parameter::all(context, name, spec::is_anonymous(&auth), source, template)?;
    let Answer { schema, statuses, headers } = response::answer(context, source);
    let errors = errors::all(context, source);
    let deprecated = deprecated(context, source);
    let operation_type = behaviour::operation_type(context, name, source);
    let asynchronous = behaviour::asynchronous(context, name, source);
    let mut api = Api {
        schema: SCHEMA_PATH.to_owned(),
        api: name.to_owned(),
        rust_name: None,
        imported_from: Some(OPENMETA.to_owned()),
        summary: None,
        description: None,
        documentation: address::of_api(&context.product, &context.version, name),
        method,
        path: path.filter(|path| path != "/"),
        auth,
        deprecated,
        operation_type,
        asynchronous,
        parameters,
        rules: Vec::new(),
        response: schema,
        pagination: None,
        waiters: Vec::new(),
        success_statuses: statuses,
        response_headers: headers,
        errors,
        examples: Vec::new(),
        sources: origin::sources(context),
        errata: Vec::new(),
    };
    prose::api(context, source, &mut api);
    Ok(api)
}

/// How it may be called, as far as that is not how everything is called.
fn transport(context: &mut Context<'_>, source: &Object) {
    let schemes = context.texts(source, "schemes");
    if !schemes.is_empty() && !schemes.iter().any(|scheme| scheme.eq_ignore_ascii_case("https")) {
        context.decide(DecisionKind::NoHttps, &schemes.join(", "), "called with HTTPS all the same");
    }
    for key in ["consumes", "produces"] {
        for media in context.texts(source, key) {
            let plain = media.split(';').next().unwrap_or(media).trim();
            if !plain.is_empty() && !USUAL_MEDIA.contains(&plain) {
                context.at(key, |context| context.decide(DecisionKind::MediaType, media, "has no effect"));
            }
        }
    }
}

/// The gateway takes actions by either of two methods, of which POST has no limit of length. Resources have a method each;
/// where there are several, the one that changes something is meant.
fn method(context: &mut Context<'_>, source: &Object, has_path: bool) -> Method {
    let is_action = context.style == ApiStyle::Rpc && !has_path;
    let mut stated = Vec::new();
    for name in context.texts(source, "methods") {
        match METHODS.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)) {
            Some((_, method)) => stated.push(*method),
            None => context.at("methods", |context| {
                context.decide(DecisionKind::UnsupportedMethod, name, "passed over");
            }),
        }
    }
    let actions = [Method::Post, Method::Get];
    let order = METHODS.iter().map(|(_, method)| *method);
    let preferred = actions.into_iter().filter(|_| is_action).chain(order).find(|method| stated.contains(method));
    let Some(method) = preferred else {
        let usual = if is_action || context.style == ApiStyle::Rpc { Method::Post } else { Method::Get };
        context.decide(DecisionKind::NoMethod, "no method", format!("called with {usual:?}"));
        return usual;
    };
    stated.dedup();
    if stated.len() > 1 && !is_action {
        let says = context.texts(source, "methods").join(", ");
        context.at("methods", |context| {
            context.decide(DecisionKind::SeveralMethods, &says, format!("called with {method:?}"));
        });
    }
    method
}

fn auth(context: &mut Context<'_>, source: &Object) -> Vec<Auth> {
    let mut ways: Vec<Auth> = Vec::new();
    for requirement in context.list(source, "security") {
        let Some(names) = requirement.as_object() else {
            context.decide_at("security", DecisionKind::WrongType, requirement, "passed over");
            continue;
        };
        for name in names.keys() {
            let way = match name.as_str() {
                "AK" => Auth::AccessKey,
                "BearerToken" => Auth::BearerToken,
                "Anonymous" => Auth::Anonymous,
                "APP" => Auth::App,
                _ => Auth::Other,
            };
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
    }
    if ways.is_empty() {
        context.decide(DecisionKind::NoAuth, "no security", "an access key is assumed");
    }
    if ways == [Auth::AccessKey] { Vec::new() } else { ways }
}

/// That it should no longer be used. A replacement is that of the source for now: whether it is among the APIs of this
/// version is known when all are imported.
fn deprecated(context: &mut Context<'_>, source: &Object) -> Option<Deprecation> {
    if !context.flag(source, "deprecated") {
        return None;
    }
    // What is wrong with these is recorded where it is asked whether the API answers before it is done.
    let facts = source.get("staticInfo").and_then(Value::as_object);
    let named = facts.map(|facts| context.at("staticInfo", |context| context.texts(facts, "substitutions")));
    let prefix = format!("{}::{}::", context.product, context.version).to_ascii_lowercase();
    let replacement = named.and_then(|named| {
        let here = named.iter().find(|name| name.to_ascii_lowercase().starts_with(&prefix));
        match here.and_then(|name| name.get(prefix.len()..)) {
            Some(name) => Some(name.to_owned()),
            None => {
                let says = named.join(", ");
                if !says.is_empty() {
                    context.decide(DecisionKind::ReplacementElsewhere, &says, "left out: not of this version");
                }
                None
            }
        }
    });
    Some(Deprecation { replacement, note: None })
}
