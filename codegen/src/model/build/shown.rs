//! The values of the request that documentation shows, as far as documents show some.

use alicloud_format::components::Components;
use alicloud_format::spec::{Api, Schema};
use serde_json::{Map, Value};

use super::roles::{self, Roles};
use crate::model::example::is_honest;
use crate::model::types::FieldRole;

/// What is deeper inside has no part in it.
const DEEPEST: usize = 6;

/// Those of the richest documented request or, without one, of the examples of single parameters.
pub(super) fn values(api: &Api, components: &Components<'_>) -> Map<String, Value> {
    let documented = api.examples.iter().filter_map(|example| example.request.as_ref());
    match documented.max_by_key(|request| request.len()) {
        Some(request) => request.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect(),
        None => {
            let roles = Roles { api, components }.all();
            let parameters = api.parameters.iter().zip(roles);
            let members = parameters.map(|(parameter, role)| (&*parameter.name, &parameter.schema, role));
            gathered(members, components, 0)
        }
    }
}

/// Values of what is required, and one more where that is little: an example shows how a request is made, not all that it can
/// hold. Two that are optional may exclude each other, and not every document says so.
fn gathered<'s>(
    members: impl Iterator<Item = (&'s str, &'s Schema, Option<FieldRole>)>,
    components: &Components<'_>,
    depth: usize,
) -> Map<String, Value> {
    const ENOUGH: usize = 3;
    let members: Vec<_> = members.map(|(name, schema, role)| (name, components.effective(schema), role)).collect();
    let mut has_room = members.iter().filter(|(_, schema, _)| schema.required).count() < ENOUGH;
    let mut values = Map::new();
    for (name, schema, role) in members {
        let is_plain = role.is_none() && schema.deprecated.is_none() && !components.is_sensitive(&schema);
        if !(schema.required || has_room && is_plain) {
            continue;
        }
        let value = example(&schema, components, depth).filter(|value| schema.required || is_honest(value));
        if let Some(value) = value {
            has_room &= schema.required;
            values.insert(name.to_owned(), value);
        }
    }
    values
}

/// The example of a schema, or one that is put together from those of its parts.
fn example(schema: &Schema, components: &Components<'_>, depth: usize) -> Option<Value> {
    if schema.example.is_some() || depth > DEEPEST {
        return schema.example.clone();
    }
    let structure = components.follow(schema);
    if let Some(items) = structure.items.as_deref() {
        return Some(Value::Array(vec![example(&components.effective(items), components, depth + 1)?]));
    }
    let members = structure.properties.iter();
    let members = members.map(|(name, schema)| (name, schema, roles::named(name, components.follow(schema).kind)));
    let values = gathered(members, components, depth + 1);
    (!values.is_empty()).then_some(Value::Object(values))
}
