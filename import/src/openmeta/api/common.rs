//! Parameters that the client itself sets: they are listed by mistake.

use alicloud_format::spec::{ApiStyle, Position};
use serde_json::Value;

use crate::decision::DecisionKind;
use crate::openmeta::context::Context;
use crate::openmeta::source::Object;

/// Headers that say how a request travels: whoever sends it sets them.
const OF_TRANSPORT: [&str; 8] =
    ["host", "content-length", "transfer-encoding", "connection", "keep-alive", "proxy-connection", "te", "upgrade"];

/// Headers of every request, signed or not.
const OF_CALL: [&str; 5] =
    ["x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"];

/// Headers that say who calls. A call that is signed brings them; one that is not has none, so that the service can only mean
/// what the caller knows.
const OF_CALLER: [&str; 9] = [
    "authorization",
    "date",
    "x-acs-accesskey-id",
    "x-acs-bearer-token",
    "x-acs-security-token",
    "x-acs-signature",
    "x-acs-signature-method",
    "x-acs-signature-type",
    "x-acs-signature-version",
];

/// Parameters that only a signature has.
const OF_SIGNATURE: [&str; 3] = ["SignatureNonce", "SignatureVersion", "SignatureMethod"];

/// Parameters of every signed RPC request that mean something else in other places: they go where a signature is listed as
/// well.
const BESIDE_SIGNATURE: [&str; 6] =
    ["AccessKeyId", "Format", "SecurityToken", "Signature", "SignatureType", "Timestamp"];

/// How an API is called, as far as that decides what its client sets.
#[derive(Clone, Copy)]
pub(super) struct Called<'a> {
    /// Its name.
    pub(super) api: &'a str,
    /// Whether nobody signs the call.
    pub(super) is_anonymous: bool,
    pub(super) has_path: bool,
}

fn is_one_of(headers: &[&str], name: &str) -> bool {
    headers.iter().any(|header| name.eq_ignore_ascii_case(header))
}

/// The parameters without those that every request has.
pub(super) fn without<'s, T>(
    context: &mut Context<'_>,
    called: Called<'_>,
    parameters: Vec<T>,
    facts: impl Fn(&T) -> (&'s str, Position, &'s Object),
) -> Vec<T> {
    let Called { api, is_anonymous, has_path } = called;
    let is_action = context.style == ApiStyle::Rpc && !has_path;
    let lists_signature =
        !is_anonymous && parameters.iter().any(|parameter| OF_SIGNATURE.contains(&facts(parameter).0));
    let version = context.version.clone();
    let is_common = |parameter: &T| {
        let (name, position, source) = facts(parameter);
        match position {
            Position::Header => {
                let is_of_all = is_one_of(&OF_TRANSPORT, name) || is_one_of(&OF_CALL, name);
                is_of_all || !is_anonymous && is_one_of(&OF_CALLER, name)
            }
            Position::Query | Position::FormData if is_action => match name {
                "Action" => is_always(source, api),
                // The documents of one product list the common version, with that of the product as its example.
                "Version" => is_always(source, &version),
                _ => lists_signature && (OF_SIGNATURE.contains(&name) || BESIDE_SIGNATURE.contains(&name)),
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
