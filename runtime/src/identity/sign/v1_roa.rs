//! Version 1 for ROA-style APIs: HMAC-SHA1 over method, a few headers, path and query, in the `authorization` header.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use http::{HeaderMap, header::DATE};

use super::{
    digest, headers,
    request::{Moment, Signed, Unsigned},
};
use crate::{
    identity::credentials::{Credentials, Kind},
    wire::percent,
};

pub(super) fn sign(request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) -> Result<Signed, http::Error> {
    let mut headers = self::headers(request, credentials, moment)?;
    if let Kind::AccessKey { id, secret, .. } = credentials.kind() {
        let signature = signature(secret, &string_to_sign(request, &headers));
        headers::insert_authorization(&mut headers, format!("acs {id}:{signature}"))?;
    }
    Ok(Signed { target: percent::target(request.path, &sorted_query(request)), headers, body: request.content.bytes() })
}

/// Every header but `authorization`.
pub(super) fn headers(
    request: &Unsigned<'_>,
    credentials: &Credentials,
    moment: &Moment,
) -> Result<HeaderMap, http::Error> {
    let mut headers = headers::common(request)?;
    headers.insert(DATE, moment.date().try_into()?);
    let own = [
        ("x-acs-signature-method", "HMAC-SHA1"),
        ("x-acs-signature-version", "1.0"),
        ("x-acs-signature-nonce", &moment.nonce),
    ];
    headers::insert_operation(&mut headers, request)?;
    headers::insert(&mut headers, own)?;
    headers::insert_token(&mut headers, request.style, credentials)?;
    headers::insert_own(&mut headers, request)?;
    Ok(headers)
}

pub(super) fn string_to_sign(request: &Unsigned<'_>, headers: &HeaderMap) -> String {
    let mut text = format!("{}\n", request.method);
    for name in ["accept", "content-md5", "content-type", "date"] {
        let value = headers.get(name).map_or("", headers::text);
        text.extend([value, "\n"]);
    }
    let own = headers.iter().map(|(name, value)| (name.as_str(), headers::text(value)));
    let mut own: Vec<_> = own.filter(|(name, _)| name.starts_with("x-acs-")).collect();
    own.sort_unstable();
    for (name, value) in own {
        text.extend([name, ":", value, "\n"]);
    }
    text.push_str(&resource(request));
    text
}

/// The path as it is sent, and the query as it is not: without any encoding, and without `=` where a value is empty.
fn resource(request: &Unsigned<'_>) -> String {
    let mut resource = request.path.to_owned();
    for (index, (name, value)) in sorted_query(request).into_iter().enumerate() {
        resource.push(if index == 0 { '?' } else { '&' });
        resource.push_str(name);
        if !value.is_empty() {
            resource.extend(["=", value]);
        }
    }
    resource
}

fn sorted_query<'a>(request: &Unsigned<'a>) -> Vec<(&'a str, &'a str)> {
    let mut query: Vec<_> = request.query.iter().collect();
    query.sort_unstable();
    query
}

/// In Base64.
pub(super) fn signature(secret: &str, string_to_sign: &str) -> String {
    BASE64.encode(digest::sha1_mac(secret, string_to_sign))
}
