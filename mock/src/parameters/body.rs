//! The body of a request, unless it is a form.

use alicloud_format::spec::{Api, ApiStyle, Parameter, Position, SchemaType, Style};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::{Schemas, invalid, value};
use crate::answer::Refusal;
use crate::request::Received;

type Fields = Map<String, Value>;

/// A documented structure or file that stands alone is the body itself, and where resources are called whatever stands
/// alone; otherwise parameters are members of a JSON object.
pub(super) fn check(
    api: &Api,
    style: ApiStyle,
    schemas: Schemas<'_>,
    received: &Received,
    fields: &mut Fields,
) -> Result<(), Refusal> {
    let parameters: Vec<_> = api.parameters.iter().filter(|parameter| parameter.position == Position::Body).collect();
    let is_form = api.parameters.iter().any(|parameter| parameter.position == Position::FormData);
    if is_form || received.body.is_empty() {
        return Ok(());
    }
    match parameters.as_slice() {
        [] => Err(invalid("body", format_args!("{} takes none", api.api))),
        [parameter] if is_whole(schemas, style, parameter) => {
            let value = whole(api, schemas, parameter, received)?;
            fields.insert(parameter.name.clone(), value);
            Ok(())
        }
        parameters => members(api, schemas, parameters, received, fields),
    }
}

fn is_whole(schemas: Schemas<'_>, style: ApiStyle, parameter: &Parameter) -> bool {
    let schema = &parameter.schema;
    style == ApiStyle::Roa || schemas.is_composite(schema) || schemas.kind(schema) == SchemaType::Binary
}

fn whole(api: &Api, schemas: Schemas<'_>, parameter: &Parameter, received: &Received) -> Result<Value, Refusal> {
    let Parameter { name, schema, .. } = parameter;
    let media_types: &[&str] = match schemas.kind(schema) {
        _ if schema.style == Some(Style::Xml) => &["application/xml", "text/xml"],
        SchemaType::Binary => &["application/octet-stream"],
        SchemaType::String => &["text/plain", "application/json"],
        _ => &["application/json"],
    };
    check_media_type(api, received, media_types)?;
    if schema.style == Some(Style::Xml) {
        // Elements are not compared with the spec.
        return text(received).map(Value::from);
    }
    match schemas.kind(schema) {
        SchemaType::Binary => value::read(schemas, schema, STANDARD.encode(&received.body).into(), name),
        SchemaType::String => value::read(schemas, schema, text(received)?.into(), name),
        _ => value::read_json(schemas, schema, json(received)?, name),
    }
}

fn members(
    api: &Api,
    schemas: Schemas<'_>,
    parameters: &[&Parameter],
    received: &Received,
    fields: &mut Fields,
) -> Result<(), Refusal> {
    check_media_type(api, received, &["application/json"])?;
    let Value::Object(members) = json(received)? else {
        return Err(invalid("body", "it is no JSON object"));
    };
    for (name, value) in members {
        let Some(parameter) = parameters.iter().find(|parameter| parameter.name == name) else {
            return Err(invalid(&name, format_args!("{} has no such parameter in its body", api.api)));
        };
        let value = value::read_json(schemas, &parameter.schema, value, &name)?;
        fields.insert(name, value);
    }
    Ok(())
}

/// What the body is has to be said, and rightly, unless that is for the caller to say.
fn check_media_type(api: &Api, received: &Received, expected: &[&str]) -> Result<(), Refusal> {
    let is_free = api
        .parameters
        .iter()
        .any(|parameter| parameter.position == Position::Header && parameter.name.eq_ignore_ascii_case("content-type"));
    let given = received.header("content-type").unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim();
    if is_free || expected.contains(&essence) {
        return Ok(());
    }
    Err(Refusal::new("InvalidContentType", format!("The body must be {}, not {given:?}.", expected.join(" or "))))
}

fn json(received: &Received) -> Result<Value, Refusal> {
    serde_json::from_slice(&received.body).map_err(|_| invalid("body", "it is no JSON"))
}

fn text(received: &Received) -> Result<&str, Refusal> {
    std::str::from_utf8(&received.body).map_err(|_| invalid("body", "it is no text"))
}
