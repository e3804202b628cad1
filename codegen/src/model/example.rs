//! Documented values as Rust expressions, and documented requests and answers as test data.

use serde_json::{Map, Value};

use super::types::{FieldType, OpenEnum, Presence, Struct};
use crate::spec::{self, Api};

/// An expression to write in documentation.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A string literal.
    Text(String),
    /// An integer literal.
    Integer(i64),
    /// A floating-point literal.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A variant of an open enum: type and variant.
    Variant(String, String),
    /// An undocumented value of an open enum: type and wire value.
    UnknownVariant(String, String),
    /// An array.
    List(Vec<Expression>),
    /// A struct: its name, arguments of `new`, and calls of setters.
    Build(String, Vec<Expression>, Vec<(String, Expression)>),
}

/// A documented request and answer, as the texts of files.
#[derive(Debug, Clone)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// The request as JSON under wire names.
    pub request: Option<String>,
    /// Parameters as the request carries them, as JSON.
    pub wire: Option<String>,
    /// The answer in JSON.
    pub json: Option<String>,
    /// The answer in XML.
    pub xml: Option<String>,
}

/// Types that expressions can refer to.
pub(super) struct Scope<'a> {
    pub(super) structs: &'a [Struct],
    pub(super) enums: &'a [OpenEnum],
}

/// A scalar value as text, without quotes.
pub(super) fn plain_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// A scalar of that type.
pub(super) fn value(value: &Value, ty: &FieldType, enums: &[OpenEnum]) -> Option<Expression> {
    let text = plain_text(value)?;
    Some(match ty {
        FieldType::String => Expression::Text(text),
        FieldType::Boolean => Expression::Boolean(text.parse().ok()?),
        FieldType::Int32 => Expression::Integer(text.parse::<i32>().ok()?.into()),
        FieldType::Int64 => Expression::Integer(text.parse().ok()?),
        FieldType::Double => Expression::Float(text.parse().ok().filter(|value: &f64| value.is_finite())?),
        FieldType::Enum(name) => {
            let known = enums.iter().find(|known| known.name == *name)?;
            match known.variants.iter().find(|variant| variant.value == text) {
                Some(variant) => Expression::Variant(name.clone(), variant.name.clone()),
                None => Expression::UnknownVariant(name.clone(), text),
            }
        }
        _ => return None,
    })
}

/// The request that documentation shows: the richest documented one, with what it lacks made up from examples of fields.
pub(super) fn request(api: &Api, scope: &Scope<'_>) -> Expression {
    let documented =
        api.examples.iter().filter_map(|example| example.request.as_ref()).max_by_key(|request| request.len());
    let values: Map<String, Value> = match documented {
        Some(request) => request.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect(),
        None => api
            .parameters
            .iter()
            .filter_map(|parameter| Some((parameter.name.clone(), parameter.schema.example.clone()?)))
            .collect(),
    };
    match scope.structs.first() {
        Some(object) => build(object, &values, scope),
        None => Expression::List(Vec::new()),
    }
}

fn build(object: &Struct, values: &Map<String, Value>, scope: &Scope<'_>) -> Expression {
    let mut arguments = Vec::new();
    let mut setters = Vec::new();
    for field in &object.fields {
        let given = values.get(&field.wire_name).and_then(|value| any_value(value, &field.ty, scope));
        match (&field.presence, given) {
            (Presence::Required, Some(value)) => arguments.push(value),
            (Presence::Required, None) => arguments.push(placeholder(&field.ty, scope)),
            (_, Some(value)) if !is_region(&field.wire) => setters.push((field.name.clone(), value)),
            _ => {}
        }
    }
    Expression::Build(object.name.clone(), arguments, setters)
}

fn is_region(wire: &[super::Wire]) -> bool {
    wire.contains(&super::Wire::Region)
}

fn any_value(given: &Value, ty: &FieldType, scope: &Scope<'_>) -> Option<Expression> {
    match (ty, given) {
        (FieldType::Struct(name), Value::Object(values)) => {
            let object = scope.structs.iter().find(|object| object.name == *name)?;
            Some(build(object, values, scope))
        }
        (FieldType::List(items), Value::Array(values)) => {
            values.iter().map(|value| any_value(value, items, scope)).collect::<Option<_>>().map(Expression::List)
        }
        _ => value(given, ty, scope.enums),
    }
}

/// Something of the right type where the documents show nothing.
fn placeholder(ty: &FieldType, scope: &Scope<'_>) -> Expression {
    match ty {
        FieldType::Boolean => Expression::Boolean(true),
        FieldType::Int32 | FieldType::Int64 => Expression::Integer(1),
        FieldType::Double => Expression::Float(1.0),
        FieldType::Enum(name) => {
            let known = scope.enums.iter().find(|known| known.name == *name);
            match known.and_then(|known| known.variants.first()) {
                Some(variant) => Expression::Variant(name.clone(), variant.name.clone()),
                None => Expression::UnknownVariant(name.clone(), String::new()),
            }
        }
        FieldType::Struct(name) => match scope.structs.iter().find(|object| object.name == *name) {
            Some(object) => build(object, &Map::new(), scope),
            None => Expression::List(Vec::new()),
        },
        FieldType::List(items) => Expression::List(vec![placeholder(items, scope)]),
        _ => Expression::Text("…".to_owned()),
    }
}

/// The documented request and answer as texts.
pub(super) fn documented(example: &spec::Example) -> Example {
    let pretty = |value: &Value| serde_json::to_string_pretty(value).ok();
    let request: Option<Value> =
        example.request.as_ref().map(|request| request.iter().map(|(name, value)| (name, value.clone())).collect());
    let wire: Value = example.wire.iter().map(|(name, value)| (name, value.clone())).collect();
    Example {
        title: example.title.clone(),
        request: request.as_ref().and_then(pretty),
        wire: pretty(&wire).filter(|_| !example.wire.is_empty()),
        json: example.json.as_ref().and_then(pretty),
        xml: (!example.xml.is_empty()).then(|| example.xml.join("\n")),
    }
}
