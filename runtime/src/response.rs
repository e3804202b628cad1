//! Reading what a service answered, whether or not it is what was asked for.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::{
    credentials::Credentials,
    decode::{self, Failure},
    error::{DecodeError, Error, ServiceError},
    operation::{Method, Operation},
    record::{Json, Primitive, Record, View},
};

/// The header with the request id.
const REQUEST_ID: &str = "x-acs-request-id";

/// What a body looks like. Content types are not to be trusted: gateways label errors, and XML, as they like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Empty,
    Json,
    Xml,
    /// A web page, or some other text.
    Other,
}

/// The format of a body, and the body without what may surround it.
fn format_of(body: &[u8]) -> (Format, &[u8]) {
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

/// A successful response.
pub(crate) struct Answer {
    pub(crate) operation: &'static Operation,
    pub(crate) response: http::Response<Bytes>,
    /// Those of the call: what may have to be withheld.
    pub(crate) credentials: Credentials,
    /// How many attempts were made, the one that was answered included.
    pub(crate) attempts: u32,
}

impl Answer {
    /// Fills `record` from the body.
    ///
    /// # Errors
    /// The body is missing or not what the record expects. An operation that returns nothing may answer anything.
    pub(crate) fn decode(&self, record: &mut dyn Record) -> Result<(), Error> {
        let whole_body = self.response.body();
        let (format, body) = format_of(whole_body);
        let (shape, is_scalar) = (record.shape(), decode::is_whole_scalar(record));
        let is_whole = decode::is_whole(shape);
        let format = if is_whole && format == Format::Other && decode::is_json(body) { Format::Json } else { format };
        let decoded = match format {
            _ if shape.fields.is_empty() => Ok(()),
            _ if is_scalar => decode::json(whole_body, record),
            Format::Json => decode::json(body, record),
            Format::Xml => decode::xml(body, record),
            Format::Empty if is_whole || self.may_be_empty() => Ok(()),
            Format::Empty => Err(failure("there is no body")),
            Format::Other => Err(failure("the body is neither JSON nor XML")),
        };
        decoded.map_err(|failure| self.decode_error(format, failure).into())
    }

    /// The same answer after that many attempts.
    pub(crate) fn after(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// The request id that the headers give.
    #[cfg(feature = "tracing")]
    pub(crate) fn request_id(&self) -> Option<&str> {
        self.response.headers().get(REQUEST_ID)?.to_str().ok()
    }

    /// What the service says in an answer whose status is a success: that it is none.
    pub(crate) fn reported_failure(&self) -> Option<ServiceError> {
        let body = self.response.body();
        // Few answers have such a member at all, and reading one takes as long as decoding it.
        if !contains(body, b"success") {
            return None;
        }
        let is_failure = match member(&value(body)?, "Success")? {
            Json::Bool(success) => !success,
            Json::String(text) => text.eq_ignore_ascii_case("false"),
            _ => false,
        };
        is_failure.then(|| ServiceError {
            attempts: self.attempts,
            ..ServiceError::new(self.operation.name, &self.response, &self.credentials)
        })
    }

    /// Whether HTTP has no body for such an answer.
    fn may_be_empty(&self) -> bool {
        self.operation.method == Method::Head || self.response.status() == StatusCode::NO_CONTENT
    }

    fn decode_error(&self, format: Format, failure: Failure) -> DecodeError {
        let (headers, body) = (self.response.headers(), self.response.body());
        let is_text = format == Format::Other;
        DecodeError {
            operation: self.operation.name,
            path: failure.path,
            message: failure.message,
            status: self.response.status(),
            attempts: self.attempts,
            request_id: request_id(headers, value(body).as_ref()),
            excerpt: if is_text { excerpt(body, |text| self.credentials.redact(text)) } else { None },
        }
    }
}

/// Whether a text contains `word`, which is in lowercase, in any case.
fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

fn failure(message: &str) -> Failure {
    Failure { path: String::new(), message: message.to_owned() }
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
