//! What is kept of exchanges, and its form as a file.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::secrets::Side;

/// The version of the form of files.
const VERSION: u32 = 1;

/// What is said of a body that cannot be decoded.
const NOT_BASE64: &str = "a body is not Base64";

/// Exchanges, in the order in which their requests were sent.
///
/// `Debug` shows neither parameters nor bodies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recording {
    /// The exchanges.
    pub exchanges: Vec<Exchange>,
}

/// A request and its response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Exchange {
    /// The request.
    pub request: RecordedRequest,
    /// The response.
    pub response: RecordedResponse,
}

/// A recorded request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// HTTP method, in upper case.
    pub method: String,
    /// Host, and port where the URI has one.
    pub host: String,
    /// Path, encoded as it was sent.
    pub path: String,
    /// Name of the operation, such as `DescribeRegions`, wherever the request had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Version of the API, such as `2014-05-26`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Parameters of the query, decoded, in the order in which they were sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<(String, String)>,
    /// The body.
    #[serde(default, skip_serializing_if = "RecordedBody::is_empty")]
    pub body: RecordedBody,
}

/// A recorded response.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecordedResponse {
    /// HTTP status.
    pub status: u16,
    /// Names in lowercase, and values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The body.
    #[serde(default, skip_serializing_if = "RecordedBody::is_empty")]
    pub body: RecordedBody,
}

/// The body of a request or a response.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RecordedBody {
    /// No bytes.
    #[default]
    Empty,
    /// The parameters of a form, decoded. Only requests have such a body.
    Form(Vec<(String, String)>),
    /// Text: JSON or XML, mostly.
    Text(String),
    /// Binary data. In files, it is in Base64.
    #[serde(rename = "base64", serialize_with = "in_base64", deserialize_with = "of_base64")]
    Binary(Bytes),
}

impl Recording {
    /// Reads what [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// The text is not JSON, not a recording, or of a newer version.
    pub fn from_json(json: &str) -> Result<Self, RecordingError> {
        let file: File = serde_json::from_str(json).map_err(|error| RecordingError::unread(&error))?;
        if file.version != VERSION {
            let version = file.version;
            return Err(RecordingError(format!("it has version {version}, but only version {VERSION} is supported")));
        }
        for (number, exchange) in (1..).zip(&file.exchanges) {
            let checked = exchange.response.to_http().map(drop);
            checked.map_err(|problem| RecordingError(format!("the response of exchange {number} {problem}")))?;
        }
        Ok(Self { exchanges: file.exchanges })
    }

    /// Returns the recording as human-readable JSON. See [the module](crate::transport::replay) for what it may
    /// contain.
    ///
    /// # Errors
    /// The recording cannot be expressed in JSON, which is not known to happen.
    pub fn to_json(&self) -> Result<String, RecordingError> {
        let file = FileRef { version: VERSION, exchanges: &self.exchanges };
        serde_json::to_string_pretty(&file).map_err(|error| RecordingError(error.to_string()))
    }
}

#[derive(Deserialize)]
struct File {
    version: u32,
    exchanges: Vec<Exchange>,
}

#[derive(Serialize)]
struct FileRef<'a> {
    version: u32,
    exchanges: &'a [Exchange],
}

impl RecordedResponse {
    /// All but what is about the connection, and what others could make calls with.
    pub(super) fn of(response: &http::Response<Bytes>) -> Self {
        let clean = |text: String| Side::Response.clean(&text).unwrap_or(text);
        let kept = response.headers().iter().filter(|(name, _)| is_kept(name));
        let text = |value: &HeaderValue| clean(String::from_utf8_lossy(value.as_bytes()).into_owned());
        Self {
            status: response.status().as_u16(),
            headers: kept.map(|(name, value)| (name.as_str().to_owned(), text(value))).collect(),
            body: match RecordedBody::of(response.body()) {
                RecordedBody::Text(text) => RecordedBody::Text(clean(text)),
                body => body,
            },
        }
    }

    /// The same response.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub(super) fn to_http(&self) -> Result<http::Response<Bytes>, &'static str> {
        let mut response = http::Response::new(self.body.to_bytes());
        *response.status_mut() = StatusCode::from_u16(self.status).map_err(|_| "has an invalid status")?;
        for (name, value) in &self.headers {
            let name = HeaderName::try_from(name).map_err(|_| "has a header with an invalid name")?;
            let value = HeaderValue::try_from(value).map_err(|_| "has a header with an invalid value")?;
            response.headers_mut().append(name, value);
        }
        Ok(response)
    }
}

fn is_kept(name: &HeaderName) -> bool {
    let about_the_connection =
        [header::CONNECTION, header::CONTENT_LENGTH, header::TRANSFER_ENCODING].contains(name) || name == "keep-alive";
    !about_the_connection && *name != header::SET_COOKIE && !Side::Response.withholds(name.as_str())
}

impl RecordedBody {
    /// Text if it is, otherwise binary.
    pub(super) fn of(bytes: &Bytes) -> Self {
        match std::str::from_utf8(bytes) {
            Ok("") => Self::Empty,
            Ok(text) => Self::Text(text.to_owned()),
            Err(_) => Self::Binary(bytes.clone()),
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    fn to_bytes(&self) -> Bytes {
        match self {
            Self::Empty | Self::Form(_) => Bytes::new(),
            Self::Text(text) => text.clone().into(),
            Self::Binary(bytes) => bytes.clone(),
        }
    }
}

fn in_base64<S: Serializer>(bytes: &Bytes, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&BASE64.encode(bytes))
}

fn of_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
    let text = String::deserialize(deserializer)?;
    // The error of the decoder repeats what it met.
    BASE64.decode(text).map(Bytes::from).map_err(|_| D::Error::custom(NOT_BASE64))
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("method", &self.method)
            .field("host", &self.host)
            .field("path", &self.path)
            .field("action", &self.action)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for RecordedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedResponse").field("status", &self.status).finish_non_exhaustive()
    }
}

impl fmt::Debug for RecordedBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Empty"),
            Self::Form(form) => write!(f, "Form({} parameters)", form.len()),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Binary(bytes) => write!(f, "Binary({} bytes)", bytes.len()),
        }
    }
}

/// A recording that cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordingError(String);

impl RecordingError {
    fn unread(error: &serde_json::Error) -> Self {
        let (line, column, text) = (error.line(), error.column(), error.to_string());
        // An error about a value that does not belong where it is repeats the value, which may be a whole body.
        let is_about_a_value = error.is_data() && !text.starts_with("missing field") && !text.starts_with(NOT_BASE64);
        let unexpected = || format!("unexpected data before line {line}, column {column}");
        Self(if is_about_a_value { unexpected() } else { text })
    }
}

impl fmt::Display for RecordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the recording cannot be used: {}", self.0)
    }
}

impl std::error::Error for RecordingError {}
