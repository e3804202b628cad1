//! Encoding of requests: parameters by place, flattened or written as JSON text.

mod body;
mod flatten;
mod json;
mod names;
mod parameters;
mod scalar;
mod xml;

use std::fmt;

use crate::record::{Primitive, Record, View};
use crate::shape::{Shape, Wire};
use scalar::NotFinite;

pub use body::Body;
#[cfg(feature = "serde")]
pub(crate) use json::kept;
pub use json::to_json;
pub use parameters::Parameters;

/// A request in its wire form, not yet escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Encoded {
    /// Query parameters.
    pub query: Parameters,
    /// Parameters of the URL-encoded body.
    pub form: Parameters,
    /// The body, if it is anything else.
    pub body: Option<Body>,
    /// Headers.
    pub headers: Parameters,
    /// Values for the path template.
    pub path: Parameters,
    /// Values that stand before the host name.
    pub host: Parameters,
}

impl Encoded {
    /// The text that is sent for a parameter, wherever that is; `None` if it is not sent.
    pub fn get(&self, name: &str) -> Option<&str> {
        let places = [&self.query, &self.form, &self.headers, &self.path, &self.host];
        places.into_iter().find_map(|place| place.get(name))
    }
}

/// The error of a request that could not be encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    /// The field, such as `Weights[0]`.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for EncodeError {}

/// Encodes a request. Absent values, empty lists and empty maps are omitted; empty strings are sent.
///
/// # Errors
/// The first field that cannot be encoded, such as a number that is not finite, or a line break in a header.
pub fn encode(request: &dyn Record) -> Result<Encoded, EncodeError> {
    let encoded = parameters(request).map_err(|problem| match problem {
        Problem::NotFinite => scalar::error_in(request),
        Problem::Known(error) => error,
    })?;
    names::check_headers(&encoded.headers)?;
    names::check_host(&encoded.host)?;
    Ok(encoded)
}

/// Why something could not be encoded.
enum Problem {
    /// Somewhere is a number that is not finite.
    NotFinite,
    Known(EncodeError),
}

impl From<NotFinite> for Problem {
    fn from(NotFinite: NotFinite) -> Self {
        Self::NotFinite
    }
}

/// The name of a parameter is rarely longer.
const NAME: usize = 64;

fn parameters(request: &dyn Record) -> Result<Encoded, Problem> {
    let shape = request.shape();
    let mut encoded = Encoded::default();
    let (mut members, mut name) = (Vec::new(), String::with_capacity(NAME));
    for (index, field) in shape.fields.iter().copied().enumerate() {
        let view = request.view(index);
        if view.is_empty() {
            continue;
        }
        let style = Style::of(shape, field);
        name.replace_range(.., field);
        match place(shape.wire_of(field)) {
            Wire::Form => parameter(&mut name, &view, style, &mut encoded.form)?,
            Wire::Header => header(&mut name, &view, style, &mut encoded.headers)?,
            Wire::Path => parameter(&mut name, &view, style.for_one_value(), &mut encoded.path)?,
            Wire::Host => parameter(&mut name, &view, style.for_one_value(), &mut encoded.host)?,
            Wire::Body => encoded.body = Some(body::whole(shape, field, &view)?),
            Wire::BodyMember => members.push((field, view)),
            _ => parameter(&mut name, &view, style, &mut encoded.query)?,
        }
    }
    if !members.is_empty() {
        encoded.body = Some(Body::Json(json::members_to_json(shape, &members)?));
    }
    Ok(encoded)
}

/// The first fact that names a place; the query is where nothing is said.
fn place(mut facts: impl Iterator<Item = Wire>) -> Wire {
    facts
        .find(|wire| {
            matches!(wire, Wire::Form | Wire::Body | Wire::BodyMember | Wire::Header | Wire::Path | Wire::Host)
        })
        .unwrap_or(Wire::Json)
}

/// How a list or structure becomes parameters.
#[derive(Clone, Copy)]
enum Style {
    Flattened,
    Json { is_quoted: bool },
    Joined(&'static str),
}

impl Style {
    fn of(shape: &'static Shape, name: &str) -> Self {
        shape
            .wire_of(name)
            .find_map(|wire| match wire {
                Wire::Json => Some(Style::Json { is_quoted: shape.is_quoted(name) }),
                Wire::Comma => Some(Style::Joined(",")),
                Wire::Space => Some(Style::Joined(" ")),
                Wire::Pipe => Some(Style::Joined("|")),
                _ => None,
            })
            .unwrap_or(Style::Flattened)
    }

    /// The style of a place that holds one value and no more: what has no style for it is JSON, as with the official SDKs.
    fn for_one_value(self) -> Self {
        match self {
            Style::Flattened => Style::Json { is_quoted: false },
            style => style,
        }
    }
}

/// One header or, for a map under a name such as `x-oss-meta-*`, one for each entry.
fn header(name: &mut String, view: &View<'_>, style: Style, output: &mut Parameters) -> Result<(), NotFinite> {
    let style = style.for_one_value();
    match (name.strip_suffix('*'), view) {
        (Some(prefix), View::Map(map)) => {
            map.entries().try_for_each(|(key, value)| parameter(&mut format!("{prefix}{key}"), &value, style, output))
        }
        _ => parameter(name, view, style, output),
    }
}

fn parameter(name: &mut String, view: &View<'_>, style: Style, output: &mut Parameters) -> Result<(), NotFinite> {
    match style {
        // A scalar is its own text, whatever the style of structures is.
        _ if matches!(view, View::Scalar(_)) => flatten::flatten(name, view, output),
        Style::Flattened => flatten::flatten(name, view, output),
        Style::Json { is_quoted } => output.push_with(name, |text| json::push_view(view, is_quoted, text)),
        Style::Joined(separator) => {
            let mut elements = Parameters::default();
            flatten::flatten(&mut String::new(), view, &mut elements)?;
            let values: Vec<&str> = elements.iter().map(|(_, value)| value).collect();
            output.push(name, &values.join(separator));
            Ok(())
        }
    }
}

/// The text that a scalar travels as; `None` if there is none.
pub(crate) fn text(value: Primitive<'_>) -> Option<String> {
    scalar::text(value).ok()
}

/// A value as JSON, such that equal texts mean equal values; `None` if there is none.
pub(crate) fn view_text(view: &View<'_>) -> Option<String> {
    json::view_to_json(view, false).ok()
}
