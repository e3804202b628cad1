//! Reading what a service answered, be it an answer, an error or neither.

use http::HeaderMap;

use super::decode;
use crate::model::{Json, Primitive, Record, View, record::has_content};

/// The header with the request id.
pub(crate) const REQUEST_ID: &str = "x-acs-request-id";

/// What a body looks like. Content types are not to be trusted: gateways label errors, and XML, as they like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Empty,
    Json,
    Xml,
    /// A web page, or some other text.
    Other,
}

/// The format of a body, and the body without what may surround it.
pub(crate) fn format_of(body: &[u8]) -> (Format, &[u8]) {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii();
    let format = match body.first() {
        None => Format::Empty,
        Some(b'{' | b'[') => Format::Json,
        Some(b'<') if !is_html(body) => Format::Xml,
        Some(_) => Format::Other,
    };
    (format, body)
}

fn is_html(body: &[u8]) -> bool {
    let starts_with = |tag: &[u8]| body.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    starts_with(b"<!doctype html") || starts_with(b"<html")
}

/// The body as JSON, if it is JSON or XML.
pub(crate) fn value(body: &[u8]) -> Option<Json> {
    match format_of(body) {
        (Format::Json, body) => serde_json::from_slice(body).ok(),
        (Format::Xml, body) => decode::xml_to_json(body).ok(),
        (Format::Empty | Format::Other, _) => None,
    }
}

/// The member of an object that has this name in any case: services write `RequestId`, `requestId` and `requestid`.
pub(crate) fn member<'a>(object: &'a Json, name: &str) -> Option<&'a Json> {
    let found = object.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value)
}

/// The first of these members that is a text or a number, unless it is empty.
pub(crate) fn text_of(object: &Json, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match member(object, name)? {
        Json::String(text) if !text.is_empty() => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// Whether an answer says of itself that it is a failure. The first of the members that are there for this decides, unless
/// it is not set.
///
/// These are all that the metadata of 15,000 APIs documents as whether the call succeeded, and as nothing else: `Result`,
/// `Status` and `Ok` are mostly data, and counts such as `SuccessCount` are no verdict.
pub(crate) fn reports_failure(answer: &Json) -> bool {
    const VERDICTS: [&str; 3] = ["Success", "IsSuccess", "ResponseSuccess"];
    match VERDICTS.iter().find_map(|name| member(answer, name).filter(|value| has_content(value))) {
        Some(Json::Bool(success)) => !success,
        Some(Json::Number(number)) => number.as_f64() == Some(0.0),
        Some(Json::String(text)) => ["false", "0", "no", "fail", "failed", "failure"]
            .iter()
            .any(|failure| text.trim().eq_ignore_ascii_case(failure)),
        _ => false,
    }
}

/// The request id that the body gives, or else the headers.
pub(crate) fn request_id(headers: &HeaderMap, body: Option<&Json>) -> Option<String> {
    body.and_then(|body| text_of(body, &["RequestId"])).or_else(|| header(headers, REQUEST_ID))
}

/// The request id that a decoded record holds, or else the headers.
pub(crate) fn request_id_of(headers: &HeaderMap, record: &dyn Record) -> Option<String> {
    let decoded = record.shape().index_of("RequestId", 0).and_then(|index| text(&record.view(index)));
    decoded.or_else(|| header(headers, REQUEST_ID))
}

/// The text that a field holds, unless it is empty.
pub(crate) fn text(view: &View<'_>) -> Option<String> {
    match view {
        View::Scalar(scalar) => match scalar.get()? {
            Primitive::Text(text) if !text.is_empty() => Some(text.to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// A header that is text and not empty.
pub(crate) fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?;
    (!text.is_empty()).then(|| text.to_owned())
}

/// The beginning of a body, for a person to recognise it by, after `redact` has seen it.
pub(crate) fn excerpt(body: &[u8], redact: impl FnOnce(&str) -> String) -> Option<String> {
    const CHARACTERS: usize = 256;
    // Enough that nothing to redact is cut in two within what is shown.
    const CONSIDERED: usize = 16 << 10;
    let text = String::from_utf8_lossy(body.get(..CONSIDERED).unwrap_or(body));
    let text = redact(text.trim());
    (!text.is_empty()).then(|| text.chars().take(CHARACTERS).collect())
}
