//! Parameters that the client itself sets: they are listed by mistake.

use alicloud_codegen::spec::{ApiStyle, Position};
use serde_json::Value;

use super::context::{Context, Object};
use crate::decision::DecisionKind;

/// Headers that no request can set, since they say how it travels, or that the signature brings.
const HEADERS: [&str; 5] = ["host", "content-length", "transfer-encoding", "connection", "authorization"];

/// Parameters that only a signature has.
const OF_SIGNATURE: [&str; 3] = ["SignatureNonce", "SignatureVersion", "SignatureMethod"];

/// Parameters of every RPC request that mean something else in other places: they go where a signature is listed as well.
const BESIDE_SIGNATURE: [&str; 4] = ["AccessKeyId", "Format", "Signature", "Timestamp"];

/// The parameters without those that every request has.
pub(super) fn without<'s, T>(
    context: &mut Context<'_>,
    api: &str,
    has_path: bool,
    parameters: Vec<T>,
    facts: impl Fn(&T) -> (&'s str, Position, &'s Object),
) -> Vec<T> {
    let is_action = context.style == ApiStyle::Rpc && !has_path;
    let is_signed = parameters.iter().any(|parameter| OF_SIGNATURE.contains(&facts(parameter).0));
    let version = context.version.clone();
    let is_common = |parameter: &T| {
        let (name, position, source) = facts(parameter);
        match position {
            Position::Header => HEADERS.iter().any(|header| name.eq_ignore_ascii_case(header)),
            Position::Query | Position::FormData if is_action => match name {
                "Action" => is_always(source, api),
                // The documents of one product list the common version, with that of the product as its example.
                "Version" => is_always(source, &version),
                _ => OF_SIGNATURE.contains(&name) || is_signed && BESIDE_SIGNATURE.contains(&name),
            },
            _ => false,
        }
    };
    let mut kept = Vec::with_capacity(parameters.len());
    for parameter in parameters {
        if is_common(&parameter) {
            context.decide(DecisionKind::CommonParameter, facts(&parameter).0, "left out: the client sets it");
        } else {
            kept.push(parameter);
        }
    }
    kept
}

/// Whether all that is documented of a parameter is this value.
fn is_always(source: &Object, value: &str) -> bool {
    let Some(schema) = source.get("schema").and_then(Value::as_object) else { return false };
    let is_value = |found: &Value| found.as_str().is_some_and(|text| text.trim() == value);
    let is_enum =
        |found: &Value| found.as_array().is_some_and(|values| !values.is_empty() && values.iter().all(is_value));
    let stated: Vec<bool> = [schema.get("example"), schema.get("default")]
        .into_iter()
        .flatten()
        .map(is_value)
        .chain(schema.get("enum").map(is_enum))
        .collect();
    // One of which nothing is documented may be anything.
    !stated.is_empty() && stated.iter().all(|is_value| *is_value)
}
