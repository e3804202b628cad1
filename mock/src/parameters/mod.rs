//! Whether the parameters of a request are what the spec of its API says.

mod limits;
mod rules;
#[cfg(test)]
mod tests;
mod tree;
mod value;

use alicloud_codegen::spec::{Api, OrderedMap, Parameter, Position, Schema, SchemaType};
use serde_json::{Map, Value};

use crate::answer::Refusal;
use crate::request::Received;

/// Compares a request with the spec. `common` are the names of parameters that belong to the signature.
pub(crate) fn check(
    api: &Api,
    components: &OrderedMap<Schema>,
    received: &Received,
    common: &[&str],
) -> Result<(), Refusal> {
    let schemas = Schemas(components);
    let mut fields = Map::new();
    place(api, schemas, Position::Query, &received.query, common, &mut fields)?;
    place(api, schemas, Position::FormData, &received.form, common, &mut fields)?;
    headers(api, schemas, received, &mut fields)?;
    body(api, schemas, received, &mut fields)?;
    for parameter in &api.parameters {
        let is_checked = !matches!(parameter.position, Position::Path | Position::Host);
        if parameter.schema.required && is_checked && is_missing(fields.get(&parameter.name)) {
            return Err(Refusal::missing(&parameter.name));
        }
    }
    let schema_of =
        |name: &str| api.parameters.iter().find(|parameter| parameter.name == name).map(|found| &found.schema);
    rules::check(schemas, &api.rules, &fields, "", &schema_of)
}

/// The structures that schemas refer to.
#[derive(Clone, Copy)]
struct Schemas<'a>(&'a OrderedMap<Schema>);

impl<'a> Schemas<'a> {
    /// The schema itself or, where it is a reference, what it refers to.
    fn follow(self, mut schema: &'a Schema) -> &'a Schema {
        // A component that is nothing but a reference to another is rare, and a circle of them is a fault of the spec.
        for _ in 0..self.0.len() {
            let component = schema.reference.as_deref().and_then(|path| path.strip_prefix("#/components/"));
            match component.and_then(|name| self.0.get(name)) {
                Some(found) => schema = found,
                None => break,
            }
        }
        schema
    }

    fn kind(self, schema: &'a Schema) -> SchemaType {
        self.follow(schema).kind.unwrap_or(SchemaType::Any)
    }

    fn is_composite(self, schema: &'a Schema) -> bool {
        matches!(self.kind(schema), SchemaType::Array | SchemaType::Object | SchemaType::Any)
    }
}

/// A service does not take an empty text for a value that it needs.
fn is_missing(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(elements)) => elements.is_empty(),
        Some(_) => false,
    }
}

fn invalid(path: &str, problem: impl std::fmt::Display) -> Refusal {
    Refusal::new("InvalidParameter", format!("The specified value of parameter {path} is not valid: {problem}."))
}

/// The parameters of the query or the form.
fn place(
    api: &Api,
    schemas: Schemas<'_>,
    position: Position,
    pairs: &[(String, String)],
    common: &[&str],
    fields: &mut Map<String, Value>,
) -> Result<(), Refusal> {
    let here = || api.parameters.iter().filter(|parameter| parameter.position == position);
    for (name, _) in pairs {
        if owner(here(), name).is_none() && !common.contains(&name.as_str()) {
            return Err(invalid(name, format_args!("{} has no such parameter here", api.api)));
        }
    }
    for parameter in here() {
        let sent: Vec<_> = pairs
            .iter()
            .filter(|(name, _)| owner(here(), name).is_some_and(|owner| owner.name == parameter.name))
            .filter_map(|(name, text)| Some((name.strip_prefix(&parameter.name)?, text.as_str())))
            .collect();
        if !sent.is_empty() {
            let value = tree::assemble(schemas, &parameter.schema, &parameter.name, &sent)?;
            fields.insert(parameter.name.clone(), value::read(schemas, &parameter.schema, value, &parameter.name)?);
        }
    }
    Ok(())
}

/// The parameter that a name such as `Tag.1.Key` belongs to. Names of parameters may have dots of their own.
fn owner<'a>(parameters: impl Iterator<Item = &'a Parameter>, name: &str) -> Option<&'a Parameter> {
    let owns = |parameter: &&Parameter| {
        name.strip_prefix(&parameter.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    parameters.filter(owns).max_by_key(|parameter| parameter.name.len())
}

fn headers(
    api: &Api,
    schemas: Schemas<'_>,
    received: &Received,
    fields: &mut Map<String, Value>,
) -> Result<(), Refusal> {
    for parameter in api.parameters.iter().filter(|parameter| parameter.position == Position::Header) {
        if let Some(text) = received.header(&parameter.name.to_ascii_lowercase()) {
            let value = tree::assemble(schemas, &parameter.schema, &parameter.name, &[("", text)])?;
            fields.insert(parameter.name.clone(), value::read(schemas, &parameter.schema, value, &parameter.name)?);
        }
    }
    Ok(())
}

/// A documented structure that stands alone is the JSON body itself; otherwise parameters are its members.
fn body(api: &Api, schemas: Schemas<'_>, received: &Received, fields: &mut Map<String, Value>) -> Result<(), Refusal> {
    let parameters: Vec<_> = api.parameters.iter().filter(|parameter| parameter.position == Position::Body).collect();
    let is_form = api.parameters.iter().any(|parameter| parameter.position == Position::FormData);
    if received.body.is_empty() || is_form {
        return Ok(());
    }
    let Ok(value) = serde_json::from_slice::<Value>(&received.body) else {
        return Err(invalid("body", "it is no JSON"));
    };
    match (parameters.as_slice(), value) {
        ([], _) => Err(invalid("body", format_args!("{} takes none", api.api))),
        ([parameter], value) if schemas.is_composite(&parameter.schema) => {
            fields
                .insert(parameter.name.clone(), value::read_json(schemas, &parameter.schema, value, &parameter.name)?);
            Ok(())
        }
        (_, Value::Object(members)) => {
            for (name, value) in members {
                let Some(parameter) = parameters.iter().find(|parameter| parameter.name == name) else {
                    return Err(invalid(&name, format_args!("{} has no such parameter in its body", api.api)));
                };
                let value = value::read_json(schemas, &parameter.schema, value, &name)?;
                fields.insert(name, value);
            }
            Ok(())
        }
        _ => Err(invalid("body", "it is no JSON object")),
    }
}
