//! Encoding of requests: parameters by place, flattened or written as JSON text.

mod body;
mod error;
mod finite;
mod flatten;
mod json;
mod names;
mod parameters;
mod style;
mod xml;

use crate::model::{Record, View, Wire};
use error::Problem;
use style::{Style, header, parameter};

pub use body::Body;
pub use error::EncodeError;
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

/// Encodes a request. Absent values, empty lists and empty maps are omitted; empty strings are sent.
///
/// # Errors
/// The first field that cannot be encoded, such as a number that is not finite, or a line break in a header.
pub fn encode(request: &dyn Record) -> Result<Encoded, EncodeError> {
    let encoded = parameters(request).map_err(|problem| match problem {
        Problem::NotFinite => finite::error_in(request),
        Problem::Known(error) => error,
    })?;
    names::check_headers(&encoded.headers)?;
    names::check_host(&encoded.host)?;
    Ok(encoded)
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

/// A value as JSON, such that equal texts mean equal values; `None` if there is none.
pub(crate) fn view_text(view: &View<'_>) -> Option<String> {
    json::view_to_json(view, false).ok()
}
