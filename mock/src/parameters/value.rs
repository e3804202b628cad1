//! Whether one value is what its schema says.

use alicloud_format::spec::{Schema, SchemaType, Style, WireType};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::{Schemas, invalid, is_missing, limits, rules};
use crate::answer::Refusal;

/// How scalars are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notation {
    /// Each as a text, since it was a parameter or has to be quoted.
    Text,
    /// As JSON has it.
    Json,
}

/// Checks a value that was put together from parameters. Returns it with JSON texts taken apart.
pub(super) fn read(schemas: Schemas<'_>, schema: &Schema, value: Value, path: &str) -> Result<Value, Refusal> {
    Reader { schemas, notation: Notation::Text }.read(schema, value, path)
}

/// Checks a value that stood in a JSON body.
pub(super) fn read_json(schemas: Schemas<'_>, schema: &Schema, value: Value, path: &str) -> Result<Value, Refusal> {
    let schema = Schema { style: None, ..schema.clone() };
    Reader { schemas, notation: Notation::Json }.read(&schema, value, path)
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    schemas: Schemas<'a>,
    notation: Notation,
}

impl Reader<'_> {
    fn read(self, schema: &Schema, value: Value, path: &str) -> Result<Value, Refusal> {
        let structure = self.schemas.follow(schema);
        let has_json_style = schema.style.or(structure.style) == Some(Style::Json);
        if has_json_style && self.schemas.is_composite(schema) {
            return self.json_text(schema, &value, path);
        }
        let is_quoted = schema.wire_type.or(structure.wire_type) == Some(WireType::String);
        let notation = if is_quoted { Notation::Text } else { self.notation };
        match (self.schemas.kind(schema), value) {
            (SchemaType::Any, value) => Ok(value),
            (SchemaType::Array, Value::Array(elements)) => Self { notation, ..self }.list(structure, elements, path),
            (SchemaType::Object, Value::Object(members)) => self.object(structure, members, path),
            (SchemaType::Array, _) => Err(invalid(path, "it must be a list")),
            (SchemaType::Object, _) => Err(invalid(path, "it must be an object")),
            (kind, value) => {
                let text = scalar(structure, kind, &value, notation, path)?;
                if self.schemas.strict_enums {
                    limits::documented(structure, &text, path)?;
                }
                Ok(value)
            }
        }
    }

    fn json_text(self, schema: &Schema, value: &Value, path: &str) -> Result<Value, Refusal> {
        let text = value.as_str().ok_or_else(|| invalid(path, "it must be a text that holds JSON"))?;
        let parsed =
            serde_json::from_str(text).map_err(|error| invalid(path, format_args!("it is no JSON: {error}")))?;
        read_json(self.schemas, schema, parsed, path)
    }

    fn list(self, structure: &Schema, elements: Vec<Value>, path: &str) -> Result<Value, Refusal> {
        limits::count(structure, elements.len(), path)?;
        let read = |(index, element)| match &structure.items {
            Some(items) => self.read(items, element, &format!("{path}[{index}]")),
            None => Ok(element),
        };
        elements.into_iter().enumerate().map(read).collect()
    }

    fn object(self, structure: &Schema, members: Map<String, Value>, path: &str) -> Result<Value, Refusal> {
        let mut object = Map::new();
        for (name, member) in members.into_iter().filter(|(_, member)| !member.is_null()) {
            let path = format!("{path}.{name}");
            let schema = structure.properties.get(&name).or(structure.additional_properties.as_deref());
            let member = match schema {
                Some(schema) => self.read(schema, member, &path)?,
                None if structure.properties.is_empty() => member,
                None => return Err(invalid(&path, "there is no such field")),
            };
            object.insert(name, member);
        }
        for (name, schema) in structure.properties.iter() {
            if schema.required && is_missing(object.get(name)) {
                return Err(Refusal::missing(&format!("{path}.{name}")));
            }
        }
        rules::check(self.schemas, &structure.rules, &object, path, &|name| structure.properties.get(name))?;
        Ok(Value::Object(object))
    }
}

/// Returns the value as text.
fn scalar(schema: &Schema, kind: SchemaType, value: &Value, notation: Notation, path: &str) -> Result<String, Refusal> {
    let text = match (value, notation, kind) {
        (Value::String(text), _, SchemaType::String | SchemaType::Binary) => text.clone(),
        (Value::String(text), Notation::Text, _) => text.clone(),
        (Value::Number(number), Notation::Json, SchemaType::Integer | SchemaType::Number) => number.to_string(),
        (Value::Bool(value), Notation::Json, SchemaType::Boolean) => value.to_string(),
        _ => return Err(invalid(path, format_args!("{value} is not written as a value of its type"))),
    };
    let is_of_type = match kind {
        SchemaType::Integer => limits::is_integer(&text, schema.format),
        SchemaType::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
        SchemaType::Boolean => matches!(text.as_str(), "true" | "false"),
        SchemaType::Binary => STANDARD.decode(&text).is_ok(),
        _ => true,
    };
    if !is_of_type {
        return Err(invalid(path, format_args!("{text:?} is not of its type")));
    }
    limits::scalar(schema, kind, &text, path)?;
    Ok(text)
}
