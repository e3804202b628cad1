//! Places that hold one text a parameter: headers, the path, the host name.

use alicloud_format::spec::{Api, Parameter, Position, Schema};
use serde_json::{Map, Value};

use super::{Schemas, invalid, tree, value};
use crate::answer::Refusal;
use crate::request::Received;

type Fields = Map<String, Value>;

pub(super) fn headers(
    api: &Api,
    schemas: Schemas<'_>,
    received: &Received,
    fields: &mut Fields,
) -> Result<(), Refusal> {
    for parameter in here(api, Position::Header) {
        let name = parameter.name.to_ascii_lowercase();
        if let Some(prefix) = name.strip_suffix('*') {
            headers_of_map(schemas, parameter, prefix, received, fields)?;
        } else if let Some(text) = received.header(&name) {
            read(schemas, parameter, text, fields)?;
        }
    }
    Ok(())
}

/// A header for each entry of a map.
fn headers_of_map(
    schemas: Schemas<'_>,
    parameter: &Parameter,
    prefix: &str,
    received: &Received,
    fields: &mut Fields,
) -> Result<(), Refusal> {
    let entries = received.headers.iter().filter_map(|(name, text)| Some((name.strip_prefix(prefix)?, text.trim())));
    let map: Fields = entries.map(|(key, text)| (key.to_owned(), Value::from(text))).collect();
    if !map.is_empty() {
        let map = value::read(schemas, &parameter.schema, Value::Object(map), &parameter.name)?;
        fields.insert(parameter.name.clone(), map);
    }
    Ok(())
}

/// Every value of the path has its parameter: a template says no other names.
pub(super) fn path(
    api: &Api,
    schemas: Schemas<'_>,
    values: &[(String, String)],
    fields: &mut Fields,
) -> Result<(), Refusal> {
    for (name, text) in values {
        let Some(parameter) = here(api, Position::Path).find(|parameter| parameter.name == *name) else {
            return Err(invalid(name, format_args!("{} has no such parameter in its path", api.api)));
        };
        read(schemas, parameter, text, fields)?;
    }
    Ok(())
}

pub(super) fn host(api: &Api, schemas: Schemas<'_>, received: &Received, fields: &mut Fields) -> Result<(), Refusal> {
    match (host_prefix(received), here(api, Position::Host).next()) {
        (Some(prefix), Some(parameter)) => read(schemas, parameter, prefix, fields),
        (Some(prefix), None) => {
            Err(invalid(prefix, format_args!("{} has no parameter in the name of its host", api.api)))
        }
        (None, _) => Ok(()),
    }
}

/// What stands before the name or the address of the gateway.
fn host_prefix(received: &Received) -> Option<&str> {
    let host = received.header("host")?;
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    let own = ["127.0.0.1", "localhost"].iter().find_map(|own| host.strip_suffix(own))?;
    own.strip_suffix('.')
}

fn here(api: &Api, position: Position) -> impl Iterator<Item = &Parameter> {
    api.parameters.iter().filter(move |parameter| parameter.position == position)
}

/// A structure that no style makes a text of is JSON.
fn read(schemas: Schemas<'_>, parameter: &Parameter, text: &str, fields: &mut Fields) -> Result<(), Refusal> {
    let Parameter { name, schema, .. } = parameter;
    let value = if is_plain(schemas, schema) && schemas.is_composite(schema) {
        let parsed =
            serde_json::from_str(text).map_err(|error| invalid(name, format_args!("it is no JSON: {error}")))?;
        value::read_json(schemas, schema, parsed, name)?
    } else {
        let value = tree::assemble(schemas, schema, name, &[("", text)])?;
        value::read(schemas, schema, value, name)?
    };
    fields.insert(name.clone(), value);
    Ok(())
}

fn is_plain(schemas: Schemas<'_>, schema: &Schema) -> bool {
    schema.style.or(schemas.follow(schema).style).is_none()
}
