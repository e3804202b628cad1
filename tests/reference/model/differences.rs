//! Comparison of types.

use std::fmt::Debug;

use alicloud_codegen::model::{Field, FieldType, Struct, Wire};
use serde_json::Value;

/// What was compared.
#[derive(Default)]
pub(super) struct Differences {
    pub(super) agreed: usize,
    pub(super) found: Vec<Difference>,
}

/// A difference between facts and model.
pub(super) struct Difference {
    /// The API and the path of the field.
    pub(super) place: String,
    pub(super) what: String,
}

impl Differences {
    pub(super) fn add(&mut self, place: &str, what: &str) {
        self.found.push(Difference { place: place.to_owned(), what: what.to_owned() });
    }

    pub(super) fn compare<T: PartialEq + Debug>(&mut self, place: &str, what: &str, fact: &T, model: &T) {
        if fact == model {
            self.agreed += 1;
        } else {
            self.add(place, &format!("{what} is {fact:?} by the facts, {model:?} in the model"));
        }
    }

    /// The fields of a struct, in both directions.
    pub(super) fn record(&mut self, place: &str, facts: &Value, object: &Struct, structs: &[Struct]) {
        let empty = Vec::new();
        let properties = facts["props"].as_array().unwrap_or(&empty);
        for property in properties {
            let wire_name = property["name"].as_str().unwrap_or_default();
            let place = format!("{place}/{wire_name}");
            match object.fields.iter().find(|field| field.wire_name == wire_name) {
                Some(field) => self.field(&place, property, field, structs),
                None => self.add(&place, "missing"),
            }
        }
        for field in &object.fields {
            if !properties.iter().any(|property| property["name"] == field.wire_name.as_str()) {
                self.add(&format!("{place}/{}", field.wire_name), "not among the facts");
            }
        }
    }

    /// The type of a field.
    pub(super) fn field(&mut self, place: &str, facts: &Value, field: &Field, structs: &[Struct]) {
        match (&field.ty, unwrapped(facts, field)) {
            (FieldType::List(items), Some(inner)) => self.ty(place, inner, &FieldType::List(items.clone()), structs),
            _ if facts["t"] == "string" && is_text_of_structure(field) => {
                self.add(place, "is a string by the facts, a structure written as one in the model");
            }
            _ => self.ty(place, facts, &field.ty, structs),
        }
    }

    fn ty(&mut self, place: &str, facts: &Value, ty: &FieldType, structs: &[Struct]) {
        match ty {
            FieldType::List(items) if facts["t"] == "array" => self.ty(place, &facts["items"], items, structs),
            FieldType::Map(values) if facts["t"] == "map" => self.ty(place, &facts["values"], values, structs),
            FieldType::Struct(name) if facts["t"] == "object" => {
                match structs.iter().find(|object| object.name == *name) {
                    Some(object) => self.record(place, facts, object, structs),
                    None => self.add(place, "is of a type that is not there"),
                }
            }
            _ => self.compare(place, "the type", &facts["t"].as_str().unwrap_or("nothing"), &name_of(ty)),
        }
    }
}

/// What the wrapper of a list holds, where the model has no wrapper.
fn unwrapped<'f>(facts: &'f Value, field: &Field) -> Option<&'f Value> {
    let names = field.wire.iter().find_map(|wire| match wire {
        Wire::Items(names) => Some(names),
        _ => None,
    })?;
    match facts["props"].as_array()?.as_slice() {
        [only] if names.iter().any(|name| only["name"] == name.as_str()) => Some(only),
        _ => None,
    }
}

/// Whether a list or an object travels in one parameter.
fn is_text_of_structure(field: &Field) -> bool {
    !field.ty.is_scalar() && field.wire.iter().any(|wire| matches!(wire, Wire::Json | Wire::Comma))
}

/// The type as facts call it.
fn name_of(ty: &FieldType) -> &'static str {
    match ty {
        FieldType::String | FieldType::Enum(_) => "string",
        FieldType::Boolean => "boolean",
        FieldType::Int32 => "int32",
        FieldType::Int64 => "int64",
        FieldType::Double => "double",
        FieldType::Binary => "binary",
        FieldType::Json => "any",
        FieldType::Struct(_) | FieldType::Component(_) => "object",
        FieldType::List(_) => "array",
        FieldType::Map(_) => "map",
    }
}
