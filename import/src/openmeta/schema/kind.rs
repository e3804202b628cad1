//! Of what type a value is.

use alicloud_format::spec::{Format, SchemaType};
use serde_json::Value;

use crate::decision::{DecisionKind, quoted};
use crate::openmeta::context::Context;
use crate::openmeta::source::Object;

/// The type that a schema states or suggests.
pub(in crate::openmeta) struct Kind {
    pub(in crate::openmeta) kind: SchemaType,
    /// What was inferred or assumed, if the schema does not say it.
    inferred: Option<(DecisionKind, &'static str)>,
}

/// The type of a schema without a reference.
pub(in crate::openmeta) fn guess(schema: &Object) -> Kind {
    let stated = schema.get("type");
    match stated.and_then(known) {
        Some(kind) => Kind { kind: as_binary(kind, schema), inferred: None },
        None => inferred(schema, stated),
    }
}

/// The same as `guess`, on record.
pub(super) fn kind(context: &mut Context<'_>, schema: &Object) -> SchemaType {
    let Kind { kind, inferred } = guess(schema);
    if let Some((decision, done)) = inferred {
        let says = schema.get("type").map_or_else(|| "no type".to_owned(), quoted);
        context.decide(decision, &says, done);
    }
    kind
}

/// Words of the metadata, and of those who write it by hand.
fn known(stated: &Value) -> Option<SchemaType> {
    Some(match stated.as_str()?.trim() {
        "string" => SchemaType::String,
        "integer" => SchemaType::Integer,
        "number" => SchemaType::Number,
        "boolean" => SchemaType::Boolean,
        "array" => SchemaType::Array,
        "object" => SchemaType::Object,
        "any" => SchemaType::Any,
        "binary" | "file" => SchemaType::Binary,
        _ => return None,
    })
}

fn as_binary(kind: SchemaType, schema: &Object) -> SchemaType {
    let is_binary = kind == SchemaType::String && schema.get("format").and_then(Value::as_str) == Some("binary");
    if is_binary { SchemaType::Binary } else { kind }
}

fn inferred(schema: &Object, stated: Option<&Value>) -> Kind {
    let because = |kind, done| Kind { kind, inferred: Some((DecisionKind::TypeInferred, done)) };
    if let Some(kind) = stated.and_then(synonym) {
        return because(as_binary(kind, schema), "taken for the type of that meaning");
    }
    if let Some(kind) = stated.and_then(only_of_list) {
        return because(as_binary(kind, schema), "taken for the one type that is not `null`");
    }
    let has = |key: &str| schema.contains_key(key);
    if has("properties") {
        return because(SchemaType::Object, "an object, since it has properties");
    }
    if has("items") {
        return because(SchemaType::Array, "a list, since it has items");
    }
    if has("additionalProperties") {
        return because(SchemaType::Object, "an object, since it has additional properties");
    }
    if schema.get("enum").and_then(Value::as_array).is_some_and(|values| values.iter().all(Value::is_string)) {
        return because(SchemaType::String, "a text, since its values are texts");
    }
    Kind { kind: SchemaType::Any, inferred: Some((DecisionKind::TypeUnknown, "taken for `any`")) }
}

fn synonym(stated: &Value) -> Option<SchemaType> {
    Some(match stated.as_str()?.trim().to_ascii_lowercase().as_str() {
        "string" | "text" | "str" => SchemaType::String,
        "integer" | "int" | "int32" | "int64" | "long" => SchemaType::Integer,
        "number" | "float" | "double" => SchemaType::Number,
        "boolean" | "bool" => SchemaType::Boolean,
        "array" | "list" => SchemaType::Array,
        "object" | "map" | "struct" => SchemaType::Object,
        _ => return None,
    })
}

/// JSON Schema allows lists of types; one of them beside `null` is as good as one.
fn only_of_list(stated: &Value) -> Option<SchemaType> {
    let mut types = stated.as_array()?.iter().filter(|kind| kind.as_str() != Some("null"));
    let kind = known(types.next()?)?;
    types.next().is_none().then_some(kind)
}

/// The width of a number; for integers as it is stated, which values may prove wrong. No format says 64 bits: those who left
/// it out did not think of a bound.
pub(super) fn format(context: &mut Context<'_>, schema: &Object, kind: SchemaType) -> Option<Format> {
    let stated = context.text(schema, "format");
    match (kind, stated) {
        (SchemaType::Integer, Some("int32")) => None,
        (SchemaType::Integer, Some("int64") | None) => Some(Format::Int64),
        (SchemaType::Number, Some("float")) => Some(Format::Float),
        (SchemaType::Number, Some("double")) => Some(Format::Double),
        // What a text looks like is documentation at best.
        (SchemaType::String | SchemaType::Binary, Some(format)) if !is_of_numbers(format) => None,
        (_, None) => None,
        (kind, Some(format)) => {
            context
                .at("format", |context| context.decide(DecisionKind::FormatLeftOut, format, "does not fit the type"));
            (kind == SchemaType::Integer).then_some(Format::Int64)
        }
    }
}

fn is_of_numbers(format: &str) -> bool {
    matches!(format, "int32" | "int64" | "float" | "double")
}
