//! Values as they are sent.

use serde_json::Value;

use crate::check::document::{Scope, Spot};
use crate::spec::{Schema, SchemaType};

/// The default that is filled in where a property of the object at `spot` is left out. Nothing is in a structure that answers
/// share.
pub(in crate::check) fn default<'a>(scope: &Scope<'a>, spot: &Spot<'_>, property: &'a Schema) -> Option<&'a Value> {
    of_parameter(scope, property).filter(|_| !scope.is_shared(spot))
}

/// The default that is filled in where a parameter is left out. Lists, objects and what may be anything are not.
pub(in crate::check) fn of_parameter<'a>(scope: &Scope<'a>, schema: &'a Schema) -> Option<&'a Value> {
    use SchemaType::{Boolean, Integer, Number, String};
    let kind = scope.resolve(schema)?.kind?;
    scope.default(schema).filter(|_| schema.required && matches!(kind, Boolean | Integer | Number | String))
}

/// A value as it is sent: required fields that are left out are sent with their defaults.
pub(in crate::check) fn with_defaults<'a>(scope: &Scope<'a>, spot: &Spot<'a>, value: &Value) -> Value {
    let Some(spot) = scope.follow(spot) else { return value.clone() };
    match (value, spot.items()) {
        (Value::Array(elements), Some(items)) => {
            elements.iter().map(|element| with_defaults(scope, &items, element)).collect()
        }
        (Value::Object(fields), _) => {
            let mut sent = fields.clone();
            for (name, property) in spot.schema.properties.iter() {
                let default = default(scope, &spot, property);
                let value = match (fields.get(name), spot.property(name)) {
                    (Some(value), Some(property)) => Some(with_defaults(scope, &property, value)),
                    (given, _) => given.or(default).cloned(),
                };
                sent.extend(value.map(|value| (name.to_owned(), value)));
            }
            Value::Object(sent)
        }
        _ => value.clone(),
    }
}
