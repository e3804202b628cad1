//! Bodies that one field is the whole of.

use bytes::Bytes;

use super::{error::Problem, json, xml};
use crate::model::{Primitive, Shape, View, Wire};

/// The body of a request that is not a URL-encoded form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// A JSON document.
    Json(String),
    /// An XML document.
    Xml(String),
    /// Text that is sent as is.
    Text(String),
    /// Bytes that are sent as is.
    Bytes(Bytes),
}

impl Body {
    /// What the body is, as the `content-type` header says it. A text that is a JSON object or list is sent as JSON, which
    /// is what services that take one expect.
    pub fn media_type(&self) -> &'static str {
        const JSON: &str = "application/json; charset=utf-8";
        match self {
            Self::Json(_) => JSON,
            Self::Xml(_) => "application/xml",
            Self::Text(text) if json::is_structure(text) => JSON,
            Self::Text(_) => "text/plain; charset=utf-8",
            Self::Bytes(_) => "application/octet-stream",
        }
    }

    /// What is sent.
    pub fn bytes(&self) -> Bytes {
        match self {
            Self::Json(text) | Self::Xml(text) | Self::Text(text) => Bytes::copy_from_slice(text.as_bytes()),
            Self::Bytes(bytes) => bytes.clone(),
        }
    }
}

/// The field of that name as the whole body.
pub(super) fn whole(shape: &'static Shape, name: &str, view: &View<'_>) -> Result<Body, Problem> {
    let is_xml = shape.wire_of(name).any(|wire| wire == Wire::Xml);
    let is_quoted = shape.is_quoted(name);
    let value = match view {
        View::Scalar(scalar) => scalar.get(),
        _ if is_xml => return xml::document(shape, name, view).map(Body::Xml),
        _ => None,
    };
    Ok(match value {
        Some(Primitive::Bytes(bytes)) => Body::Bytes(Bytes::copy_from_slice(bytes)),
        Some(Primitive::Text(text)) if is_xml => Body::Xml(text.to_owned()),
        Some(Primitive::Text(text)) => Body::Text(text.to_owned()),
        _ => Body::Json(json::view_to_json(view, is_quoted)?),
    })
}
