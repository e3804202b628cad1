//! Version 3: an HMAC over method, path, query, chosen headers and the body, in the `authorization` header.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{
    digest::{Algorithm, Hex},
    headers,
    request::{BEARER, Moment, Signed, Unsigned, query_of},
};
use crate::{
    identity::credentials::{Credentials, Kind},
    model::ApiStyle,
    wire::percent,
};

pub(super) fn sign(
    algorithm: Algorithm,
    request: &Unsigned<'_>,
    credentials: &Credentials,
    moment: Moment,
) -> Result<Signed, http::Error> {
    let target = percent::target(request.path, &query(request, credentials));
    let body = request.content.bytes();
    let body_hash = BodyHash::of(algorithm, &body);
    let mut headers = headers(request, credentials, moment, &body_hash)?;
    if let Kind::AccessKey { id, secret, .. } = credentials.kind() {
        let signed = SignedHeaders::of(&headers);
        let canonical = canonical_request(request, query_of(&target, request.path), &signed, body_hash.as_str());
        let authorization = authorization(algorithm, id, secret, &signed, canonical);
        headers::insert_authorization(&mut headers, authorization)?;
    }
    Ok(Signed { target, headers, body })
}

/// The digest of a body.
pub(super) enum BodyHash {
    OfNothing(&'static str),
    Of(Hex),
}

impl BodyHash {
    pub(super) fn of(algorithm: Algorithm, body: &[u8]) -> Self {
        if body.is_empty() { Self::OfNothing(algorithm.of_nothing()) } else { Self::Of(algorithm.hash(body)) }
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::OfNothing(hash) => hash,
            Self::Of(hash) => hash.as_str(),
        }
    }

    fn header(&self) -> Result<HeaderValue, http::Error> {
        match self {
            Self::OfNothing(hash) => Ok(HeaderValue::from_static(hash)),
            Self::Of(hash) => Ok(HeaderValue::from_str(hash.as_str())?),
        }
    }
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
    moment: Moment,
    body_hash: &BodyHash,
) -> Result<HeaderMap, http::Error> {
    let mut headers = headers::common(request)?;
    headers::insert_operation(&mut headers, request)?;
    headers.insert(HeaderName::from_static("x-acs-date"), moment.timestamp.try_into()?);
    headers.insert(HeaderName::from_static("x-acs-signature-nonce"), moment.nonce.try_into()?);
    headers.insert(HeaderName::from_static("x-acs-content-sha256"), body_hash.header()?);
    headers::insert_token(&mut headers, request.style, credentials)?;
    headers::insert_own(&mut headers, request)?;
    Ok(headers)
}

/// The headers that are signed, sorted by name. Proxies rewrite others, such as `user-agent`.
pub(super) struct SignedHeaders<'h>(pub(super) Vec<(&'h str, &'h str)>);

impl<'h> SignedHeaders<'h> {
    pub(super) fn of(headers: &'h HeaderMap) -> Self {
        let is_signed = |name: &str| matches!(name, "host" | "content-type") || name.starts_with("x-acs-");
        let mut pairs = Vec::with_capacity(headers.len());
        pairs.extend(headers.iter().map(|(name, value)| (name.as_str(), headers::text(value))));
        pairs.retain(|(name, _)| is_signed(name));
        pairs.sort_unstable();
        Self(pairs)
    }

    /// The names, joined by `;`, in pieces.
    fn names(&self) -> impl Iterator<Item = &'h str> + Clone {
        self.0.iter().enumerate().flat_map(|(index, (name, _))| [if index > 0 { ";" } else { "" }, *name])
    }
}

/// In pieces.
pub(super) fn canonical_request<'a>(
    request: &Unsigned<'a>,
    query: &'a str,
    headers: &'a SignedHeaders<'a>,
    body_hash: &'a str,
) -> impl Iterator<Item = &'a str> {
    let beginning = [request.method.as_str(), "\n", request.path, "\n", query, "\n"];
    let lines = headers.0.iter().flat_map(|(name, value)| [*name, ":", *value, "\n"]);
    beginning.into_iter().chain(lines).chain(["\n"]).chain(headers.names()).chain(["\n", body_hash])
}

/// In pieces.
pub(super) fn string_to_sign(algorithm: Algorithm, canonical_request_hash: &Hex) -> [&str; 3] {
    [algorithm.name(), "\n", canonical_request_hash.as_str()]
}

/// The value of the `authorization` header.
pub(super) fn authorization<'a>(
    algorithm: Algorithm,
    id: &str,
    secret: &str,
    headers: &SignedHeaders<'_>,
    canonical_request: impl Iterator<Item = &'a str>,
) -> String {
    let hash = algorithm.hash_pieces(canonical_request.map(str::as_bytes));
    let signature = algorithm.mac(secret, &string_to_sign(algorithm, &hash));
    let beginning = [algorithm.name(), " Credential=", id, ",SignedHeaders="];
    text(beginning.into_iter().chain(headers.names()).chain([",Signature=", signature.as_str()]))
}

/// All pieces, in a text of just their length.
fn text<'p>(pieces: impl Iterator<Item = &'p str> + Clone) -> String {
    let mut text = String::with_capacity(pieces.clone().map(str::len).sum());
    text.extend(pieces);
    text
}
