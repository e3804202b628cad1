//! Values as they are sent.

use serde_json::Value;

use crate::check::document::{Scope, Spot};

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
                let default = property.default.as_ref().filter(|_| property.required);
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
