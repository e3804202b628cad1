//! Version 3: an HMAC over method, path, query, chosen headers and the body, in the `authorization` header.

use std::borrow::Cow;

use super::{Algorithm, BEARER, Header, Moment, Signed, Unsigned, percent, target, with_extra, with_token};
use crate::{
    credentials::{Credentials, Kind},
    operation::ApiStyle,
};

pub(super) fn sign(algorithm: Algorithm, request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) -> Signed {
    let query = canonical_query(request, credentials);
    let body = request.content.bytes();
    let body_hash = algorithm.hash(&body);
    let mut headers = headers(request, credentials, moment, &body_hash);
    if let Kind::AccessKey { id, secret, .. } = credentials.kind() {
        let signed = signed_headers(&headers);
        let canonical = canonical_request(request, &query, &signed, &body_hash);
        let authorization = authorization(algorithm, id, secret, &signed, &canonical);
        headers.push((Cow::Borrowed("authorization"), authorization));
    }
    Signed { target: target(request.path, &query), headers, body }
}

/// The sorted query. It is the one that is sent, too: keys are encoded in both, where other SDKs sign keys as they are.
pub(super) fn canonical_query(request: &Unsigned<'_>, credentials: &Credentials) -> String {
    let mut query = request.query.iter().collect::<Vec<_>>();
    match (credentials.kind(), request.style) {
        (Kind::AccessKey { .. }, _) | (_, ApiStyle::Roa) => {}
        (Kind::Bearer { .. }, ApiStyle::Rpc) => query.push(("SignatureType", BEARER)),
        (Kind::Anonymous, ApiStyle::Rpc) => query.push(("Format", request.format)),
    }
    query.sort_unstable();
    percent::query(&query)
}

/// Every header but `authorization`.
pub(super) fn headers(
    request: &Unsigned<'_>,
    credentials: &Credentials,
    moment: &Moment,
    body_hash: &str,
) -> Vec<Header> {
    let mut headers: Vec<(&'static str, &str)> = vec![
        ("host", request.host),
        ("accept", request.accept),
        ("x-acs-action", request.action),
        ("x-acs-version", request.version),
        ("x-acs-date", &moment.timestamp),
        ("x-acs-signature-nonce", &moment.nonce),
        ("x-acs-content-sha256", body_hash),
    ];
    with_token(&mut headers, request.style, credentials);
    with_extra(headers, request)
}

/// The headers that are signed, sorted by name. Proxies rewrite others, such as `user-agent`.
pub(super) fn signed_headers(headers: &[Header]) -> Vec<(&str, &str)> {
    let is_signed = |name: &str| matches!(name, "host" | "content-type") || name.starts_with("x-acs-");
    let mut signed: Vec<_> =
        headers.iter().filter(|(name, _)| is_signed(name)).map(|(name, value)| (name.as_ref(), value.trim())).collect();
    signed.sort_unstable();
    signed
}

pub(super) fn canonical_request(
    request: &Unsigned<'_>,
    query: &str,
    signed_headers: &[(&str, &str)],
    body_hash: &str,
) -> String {
    let lines: String = signed_headers.iter().flat_map(|(name, value)| [name, ":", value, "\n"]).collect();
    let names = names(signed_headers);
    format!("{}\n{}\n{query}\n{lines}\n{names}\n{body_hash}", request.method, request.path)
}

pub(super) fn string_to_sign(algorithm: Algorithm, canonical_request: &str) -> String {
    format!("{}\n{}", algorithm.name(), algorithm.hash(canonical_request.as_bytes()))
}

/// The value of the `authorization` header.
pub(super) fn authorization(
    algorithm: Algorithm,
    id: &str,
    secret: &str,
    signed_headers: &[(&str, &str)],
    canonical_request: &str,
) -> String {
    let signature = algorithm.mac(secret, &string_to_sign(algorithm, canonical_request));
    let (name, headers) = (algorithm.name(), names(signed_headers));
    format!("{name} Credential={id},SignedHeaders={headers},Signature={signature}")
}

fn names(signed_headers: &[(&str, &str)]) -> String {
    let names: Vec<&str> = signed_headers.iter().map(|(name, _)| *name).collect();
    names.join(";")
}
