//! Version 1 for ROA-style APIs: HMAC-SHA1 over method, a few headers, path and query, in the `authorization` header.

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

use super::{Header, Moment, Signed, Unsigned, digest, percent, target, with_extra, with_token};
use crate::credentials::{Credentials, Kind};

pub(super) fn sign(request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) -> Signed {
    let mut headers = headers(request, credentials, moment);
    if let Kind::AccessKey { id, secret, .. } = credentials.kind() {
        let signature = signature(secret, &string_to_sign(request, &headers));
        headers.push((Cow::Borrowed("authorization"), format!("acs {id}:{signature}")));
    }
    let query = percent::query(&sorted_query(request));
    Signed { target: target(request.path, &query), headers, body: request.content.bytes() }
}

/// Every header but `authorization`.
pub(super) fn headers(request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) -> Vec<Header> {
    let date = moment.date();
    let mut headers: Vec<(&'static str, &str)> = vec![
        ("host", request.host),
        ("accept", request.accept),
        ("date", &date),
        ("x-acs-action", request.action),
        ("x-acs-version", request.version),
        ("x-acs-signature-method", "HMAC-SHA1"),
        ("x-acs-signature-version", "1.0"),
        ("x-acs-signature-nonce", &moment.nonce),
    ];
    with_token(&mut headers, request.style, credentials);
    with_extra(headers, request)
}

pub(super) fn string_to_sign(request: &Unsigned<'_>, headers: &[Header]) -> String {
    let mut text = format!("{}\n", request.method);
    for name in ["accept", "content-md5", "content-type", "date"] {
        let value = headers.iter().find(|(present, _)| present == name).map_or("", |(_, value)| value.trim());
        text.extend([value, "\n"]);
    }
    let mut own: Vec<_> = headers.iter().filter(|(name, _)| name.starts_with("x-acs-")).collect();
    own.sort_unstable();
    for (name, value) in own {
        text.extend([name, ":", value.trim(), "\n"]);
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
    let mut query = request.query.iter().collect::<Vec<_>>();
    query.sort_unstable();
    query
}

/// In Base64.
pub(super) fn signature(secret: &str, string_to_sign: &str) -> String {
    BASE64.encode(digest::sha1_mac(secret, string_to_sign))
}
