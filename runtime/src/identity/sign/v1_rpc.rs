//! Version 1 for RPC-style APIs: HMAC-SHA1 over the sorted query.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

use super::{
    digest, headers,
    request::{BEARER, Content, Moment, Signed, Unsigned},
};
use crate::{
    identity::credentials::{Credentials, Kind},
    wire::percent,
};

pub(super) fn sign(request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) -> Result<Signed, http::Error> {
    let query = parameters(request, credentials, moment);
    let mut target = percent::target(request.path, &query);
    if let Kind::AccessKey { secret, .. } = credentials.kind() {
        let text = string_to_sign(request.method, &canonical_query(&query, &request.content));
        target.push_str("&Signature=");
        target.push_str(&percent::text(&signature(secret, &text)));
    }
    let mut headers = headers::common(request)?;
    headers::insert_own(&mut headers, request)?;
    Ok(Signed { target, headers, body: request.content.bytes() })
}

/// Everything in the query but the signature, sorted.
pub(super) fn parameters<'a>(
    request: &Unsigned<'a>,
    credentials: &'a Credentials,
    moment: &'a Moment,
) -> Vec<(&'a str, &'a str)> {
    let mut parameters: Vec<_> = request.query.iter().collect();
    let common = [
        ("Action", request.action),
        ("Format", request.format),
        ("Version", request.version),
        ("Timestamp", &moment.timestamp),
        ("SignatureNonce", &moment.nonce),
    ];
    // An API may have a parameter of such a name; then its value is what the caller means.
    let absent = |name: &str| request.query.get(name).is_none();
    parameters.extend(common.into_iter().filter(|(name, _)| absent(name)));
    match credentials.kind() {
        Kind::AccessKey { id, token, .. } => {
            parameters.extend([("SignatureMethod", "HMAC-SHA1"), ("SignatureVersion", "1.0"), ("AccessKeyId", id)]);
            parameters.extend(token.as_deref().map(|token| ("SecurityToken", token)));
        }
        Kind::Bearer { token } => parameters.extend([("BearerToken", &**token), ("SignatureType", BEARER)]),
        Kind::Anonymous => {}
    }
    parameters.sort_unstable();
    parameters
}

/// The sorted set that is signed: the query and the parameters of a form.
pub(super) fn canonical_query(query: &[(&str, &str)], content: &Content<'_>) -> String {
    let Content::Form(form) = content else {
        return percent::query(query);
    };
    let mut all = query.to_vec();
    all.extend(form.iter());
    all.sort_unstable();
    percent::query(&all)
}

pub(super) fn string_to_sign(method: &http::Method, canonical_query: &str) -> String {
    format!("{method}&%2F&{}", percent::text(canonical_query))
}

/// In Base64.
pub(super) fn signature(secret: &str, string_to_sign: &str) -> String {
    BASE64.encode(digest::sha1_mac(&format!("{secret}&"), string_to_sign))
}
