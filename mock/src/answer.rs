//! What the gateway answers.

use alicloud_format::spec::{Api, Method, SchemaType};
use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header::CONTENT_TYPE};
use http_body_util::Full;
use serde_json::{Value, json};

use crate::request::Received;

/// The format of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Xml,
}

impl Format {
    /// What the caller asks for: by header or, where common parameters travel in the query, by `Format`.
    pub(crate) fn wanted(received: &Received) -> Self {
        let by_parameter = received.parameter("Format").filter(|_| received.header("authorization").is_none());
        let is_json = match by_parameter {
            Some(format) => format.eq_ignore_ascii_case("json"),
            None => received.header("accept").is_some_and(|accept| accept.contains("application/json")),
        };
        if is_json { Self::Json } else { Self::Xml }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json;charset=utf-8",
            Self::Xml => "text/xml;charset=utf-8",
        }
    }
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Refusal {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code, message: message.into() }
    }

    pub(crate) fn not_found(code: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::NOT_FOUND, ..Self::new(code, message) }
    }

    pub(crate) fn missing(what: &str) -> Self {
        Self::new(
            "MissingParameter",
            format!("The input parameter \"{what}\" that is mandatory for processing this request is not supplied."),
        )
    }
}

/// The documented success of an API: its first example in the wanted format or, if there is none, in the other one. An API
/// without examples answers with a request id alone, or with nothing of the kind that it answers with.
pub(crate) fn success(api: &Api, wanted: Format, request_id: &str) -> Response<Full<Bytes>> {
    let json =
        api.examples.iter().find_map(|example| example.json.as_ref()).map(|value| (Format::Json, value.to_string()));
    let xml = api.examples.iter().find(|example| !example.xml.is_empty());
    let xml = xml.map(|example| (Format::Xml, example.xml.join("\n")));
    let documented = match wanted {
        Format::Json => json.or(xml),
        Format::Xml => xml.or(json),
    };
    let (format, body) = documented.unwrap_or_else(|| (Format::Json, blank(api, request_id)));
    let request_id = documented_request_id(format, &body).unwrap_or_else(|| request_id.to_owned());
    let status = status(api);
    let is_empty = status == StatusCode::NO_CONTENT || api.method == Method::Head;
    response(status, format, &request_id, if is_empty { String::new() } else { body })
}

/// The documented status of a success.
fn status(api: &Api) -> StatusCode {
    let other = api.success_statuses.first().filter(|_| !api.success_statuses.contains(&200));
    other.and_then(|status| StatusCode::from_u16(*status).ok()).unwrap_or(StatusCode::OK)
}

/// An answer without anything in it.
fn blank(api: &Api, request_id: &str) -> String {
    let is_map = api.response.as_ref().is_some_and(|response| response.additional_properties.is_some());
    match api.response.as_ref().and_then(|response| response.kind) {
        _ if is_map => "{}".to_owned(),
        Some(SchemaType::Array) => "[]".to_owned(),
        Some(SchemaType::Object | SchemaType::Any) | None => json!({ "RequestId": request_id }).to_string(),
        Some(_) => String::new(),
    }
}

/// Header and body of a real answer agree on the request id.
fn documented_request_id(format: Format, body: &str) -> Option<String> {
    match format {
        Format::Json => Some(serde_json::from_str::<Value>(body).ok()?.get("RequestId")?.as_str()?.to_owned()),
        Format::Xml => {
            let (_, rest) = body.split_once("<RequestId>")?;
            rest.split_once("</RequestId>").map(|(id, _)| id.to_owned())
        }
    }
}

/// The documented form of an error.
pub(crate) fn refusal(refusal: &Refusal, format: Format, request_id: &str, host: &str) -> Response<Full<Bytes>> {
    let Refusal { status, code, message } = refusal;
    let recommend = format!("https://api.alibabacloud.com/troubleshoot?q={code}");
    let members =
        [("RequestId", request_id), ("HostId", host), ("Code", code), ("Message", message), ("Recommend", &recommend)];
    let body = match format {
        Format::Json => {
            Value::Object(members.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect()).to_string()
        }
        Format::Xml => {
            let members: String =
                members.iter().map(|(name, value)| format!("<{name}>{}</{name}>", escaped(value))).collect();
            format!("<?xml version='1.0' encoding='UTF-8'?><Error>{members}</Error>")
        }
    };
    response(*status, format, request_id, body)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn response(status: StatusCode, format: Format, request_id: &str, body: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    if let Ok(request_id) = HeaderValue::from_str(request_id) {
        headers.insert("x-acs-request-id", request_id);
    }
    response
}
