//! Whether the parameters of a request are what the spec of its API says.

mod body;
mod limits;
mod places;
mod rules;
#[cfg(test)]
mod tests;
mod tree;
mod value;

use alicloud_format::spec::{Api, ApiStyle, OrderedMap, Parameter, Position, Schema, SchemaType};
use serde_json::{Map, Value};

use crate::answer::Refusal;
use crate::request::Received;

/// A request that is compared with a spec.
pub(crate) struct Request<'a> {
    pub(crate) received: &'a Received,
    /// The values that its path has.
    pub(crate) path: &'a [(String, String)],
    /// Names of parameters of query and form that belong to the signature or to the path.
    pub(crate) common: &'a [&'a str],
    /// Whether values that are not documented are refused.
    pub(crate) strict_enums: bool,
}

/// Compares a request with the spec.
pub(crate) fn check(
    api: &Api,
    style: ApiStyle,
    components: &OrderedMap<Schema>,
    request: &Request<'_>,
) -> Result<(), Refusal> {
    let Request { received, path, common, strict_enums } = *request;
    let schemas = Schemas { components, strict_enums };
    let mut fields = Map::new();
    place(api, schemas, Position::Query, &received.query, common, &mut fields)?;
    place(api, schemas, Position::FormData, &received.form, common, &mut fields)?;
    places::headers(api, schemas, received, &mut fields)?;
    places::path(api, schemas, path, &mut fields)?;
    places::host(api, schemas, received, &mut fields)?;
    body::check(api, style, schemas, received, &mut fields)?;
    for parameter in &api.parameters {
        if parameter.schema.required && is_missing(fields.get(&parameter.name)) {
            return Err(Refusal::missing(&parameter.name));
        }
    }
    let schema_of =
        |name: &str| api.parameters.iter().find(|parameter| parameter.name == name).map(|found| &found.schema);
    rules::check(schemas, &api.rules, &fields, "", &schema_of)
}

/// The structures that schemas refer to, and how strictly they are read.
#[derive(Clone, Copy)]
struct Schemas<'a> {
    components: &'a OrderedMap<Schema>,
    strict_enums: bool,
}

impl<'a> Schemas<'a> {
    /// The schema itself or, where it is a reference, what it refers to.
    fn follow(self, mut schema: &'a Schema) -> &'a Schema {
        // A component that is nothing but a reference to another is rare, and a circle of them is a fault of the spec.
        for _ in 0..self.components.len() {
            let component = schema.reference.as_deref().and_then(|path| path.strip_prefix("#/components/"));
            match component.and_then(|name| self.components.get(name)) {
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
