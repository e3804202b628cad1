//! Version 3: an HMAC over method, path, query, chosen headers and the body, in the `authorization` header.

use http::HeaderMap;

use super::{Algorithm, BEARER, Hex, Moment, Signed, Unsigned, headers, percent, query_of};
use crate::{
    credentials::{Credentials, Kind},
    operation::ApiStyle,
};

pub(super) fn sign(
    algorithm: Algorithm,
    request: &Unsigned<'_>,
    credentials: &Credentials,
    moment: &Moment,
) -> Result<Signed, http::Error> {
    let target = percent::target(request.path, &query(request, credentials));
    let body = request.content.bytes();
    let body_hash = algorithm.hash(&body);
    let mut headers = headers(request, credentials, moment, body_hash.as_str())?;
    if let Kind::AccessKey { id, secret, .. } = credentials.kind() {
        let signed = SignedHeaders::of(&headers);
        let canonical = canonical_request(request, query_of(&target, request.path), &signed, body_hash.as_str());
        let authorization = authorization(algorithm, id, secret, &signed, &canonical);
        headers::insert_authorization(&mut headers, authorization)?;
    }
    Ok(Signed { target, headers, body })
}

/// The sorted query. Encoded, it is the one that is sent, too: keys are encoded in both, where other SDKs sign keys as they
/// are.
pub(super) fn query<'a>(request: &Unsigned<'a>, credentials: &Credentials) -> Vec<(&'a str, &'a str)> {
    let mut query: Vec<_> = request.query.iter().collect();
    match (credentials.kind(), request.style) {
        (Kind::AccessKey { .. }, _) | (_, ApiStyle::Roa) => {}
        (Kind::Bearer { .. }, ApiStyle::Rpc) => query.push(("SignatureType", BEARER)),
        (Kind::Anonymous, ApiStyle::Rpc) => query.push(("Format", request.format)),
    }
    query.sort_unstable();
    query
}

/// Every header but `authorization`.
pub(super) fn headers(
    request: &Unsigned<'_>,
    credentials: &Credentials,
    moment: &Moment,
    body_hash: &str,
) -> Result<HeaderMap, http::Error> {
    let mut headers = headers::common(request)?;
    let own = [
        ("x-acs-date", moment.timestamp.as_str()),
        ("x-acs-signature-nonce", &moment.nonce),
        ("x-acs-content-sha256", body_hash),
    ];
    headers::insert_operation(&mut headers, request)?;
    headers::insert(&mut headers, own)?;
    headers::insert_token(&mut headers, request.style, credentials)?;
    headers::insert_own(&mut headers, request)?;
    Ok(headers)
}

/// The headers that are signed, sorted by name. Proxies rewrite others, such as `user-agent`.
pub(super) struct SignedHeaders<'h> {
    pub(super) pairs: Vec<(&'h str, &'h str)>,
    /// The names, joined by `;`.
    names: String,
}

impl<'h> SignedHeaders<'h> {
    pub(super) fn of(headers: &'h HeaderMap) -> Self {
        let is_signed = |name: &str| matches!(name, "host" | "content-type") || name.starts_with("x-acs-");
        let mut pairs = Vec::with_capacity(headers.len());
        pairs.extend(headers.iter().map(|(name, value)| (name.as_str(), headers::text(value))));
        pairs.retain(|(name, _)| is_signed(name));
        pairs.sort_unstable();
        let mut names = String::with_capacity(pairs.iter().map(|(name, _)| name.len() + 1).sum());
        for (name, _) in &pairs {
            if !names.is_empty() {
                names.push(';');
            }
            names.push_str(name);
        }
        Self { pairs, names }
    }
}

pub(super) fn canonical_request(
    request: &Unsigned<'_>,
    query: &str,
    headers: &SignedHeaders<'_>,
    body_hash: &str,
) -> String {
    let beginning = [request.method.as_str(), "\n", request.path, "\n", query, "\n"];
    let lines = headers.pairs.iter().flat_map(|(name, value)| [name, ":", value, "\n"]);
    let end = ["\n", &headers.names, "\n", body_hash];
    text(beginning.into_iter().chain(lines).chain(end))
}

/// In pieces.
pub(super) fn string_to_sign(algorithm: Algorithm, canonical_request_hash: &Hex) -> [&str; 3] {
    [algorithm.name(), "\n", canonical_request_hash.as_str()]
}

/// The value of the `authorization` header.
pub(super) fn authorization(
    algorithm: Algorithm,
    id: &str,
    secret: &str,
    headers: &SignedHeaders<'_>,
    canonical_request: &str,
) -> String {
    let hash = algorithm.hash(canonical_request.as_bytes());
    let signature = algorithm.mac(secret, &string_to_sign(algorithm, &hash));
    let pieces =
        [algorithm.name(), " Credential=", id, ",SignedHeaders=", &headers.names, ",Signature=", signature.as_str()];
    text(pieces.into_iter())
}

/// All pieces, in a text of just their length.
fn text<'p>(pieces: impl Iterator<Item = &'p str> + Clone) -> String {
    let mut text = String::with_capacity(pieces.clone().map(str::len).sum());
    text.extend(pieces);
    text
}
