//! The values of the request that documentation shows, as far as documents show some.

use alicloud_format::components::Components;
use alicloud_format::spec::{Api, Schema};
use serde_json::{Map, Value};

use super::roles::{self, Roles};
use crate::model::example::is_honest;
use crate::model::types::FieldRole;

/// What is deeper inside has no part in it.
const DEEPEST: usize = 6;

/// Nor are more fields than these looked at: structures in structures have many.
const MOST: usize = 1000;

/// Those of the richest documented request or, without one, of the examples of single parameters.
pub(super) fn values(api: &Api, components: &Components<'_>) -> Map<String, Value> {
    let documented = api.examples.iter().filter_map(|example| example.request.as_ref());
    match documented.max_by_key(|request| request.len()) {
        Some(request) => request.clone().into_iter().collect(),
        None => {
            let roles = Roles { api, components }.all();
            let parameters = api.parameters.iter().zip(roles);
            let members = parameters.map(|(parameter, role)| (&*parameter.name, &parameter.schema, role));
            Gathering { components, left: MOST, within: Vec::new() }.members(members)
        }
    }
}

/// Examples of fields, put together to that of the whole.
struct Gathering<'c> {
    components: &'c Components<'c>,
    /// How many fields may still be looked at.
    left: usize,
    /// What leads to the present schema: a structure that contains itself is not shown in itself.
    within: Vec<&'c str>,
}

impl<'c> Gathering<'c> {
    /// Values of what is required, and one more where that is little: an example shows how a request is made, not all that it
    /// can hold. Two that are optional may exclude each other, and not every document says so.
    fn members(
        &mut self,
        members: impl Iterator<Item = (&'c str, &'c Schema, Option<FieldRole>)>,
    ) -> Map<String, Value> {
        const ENOUGH: usize = 3;
        let members: Vec<_> = members.take(self.left).collect();
        self.left -= members.len();
        let mut has_room = members.iter().filter(|(_, schema, _)| schema.required).count() < ENOUGH;
        let mut values = Map::new();
        for (name, schema, role) in members {
            let is_plain = || {
                let is_deprecated = self.components.effective(schema).deprecated.is_some();
                role.is_none() && !is_deprecated && !self.components.is_sensitive(schema)
            };
            if !(schema.required || has_room && is_plain()) {
                continue;
            }
            let value = self.example(schema).filter(|value| schema.required || is_honest(value));
            if let Some(value) = value {
                has_room &= schema.required;
                values.insert(name.to_owned(), value);
            }
        }
        values
    }

    /// The example of a schema, or one that is put together from those of its parts.
    fn example(&mut self, schema: &'c Schema) -> Option<Value> {
        let example = self.components.effective(schema).example.clone();
        let reference = schema.reference.as_deref();
        if example.is_some() || self.within.len() > DEEPEST || reference.is_some_and(|name| self.within.contains(&name))
        {
            return example;
        }
        self.within.push(reference.unwrap_or_default());
        let structure = self.components.follow(schema);
        let value = match structure.items.as_deref() {
            Some(items) => self.example(items).map(|element| Value::Array(vec![element])),
            None => {
                let components = self.components;
                let role = |name: &str, schema| roles::named(name, components.follow(schema).kind);
                let members = structure.properties.iter();
                let values = self.members(members.map(|(name, schema)| (name, schema, role(name, schema))));
                (!values.is_empty()).then_some(Value::Object(values))
            }
        };
        self.within.pop();
        value
    }
}
