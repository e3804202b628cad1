//! Answers, decoded as a client decodes them: a number may stand in a string, and a list in any of its forms.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value};

use crate::check::document::{Scope, Spot};
use crate::diagnostic::{Place, Quoted, did_you_mean};
use crate::pointer;
use crate::spec::{SchemaType, kind_of_value};

/// A part of an answer.
#[derive(Debug)]
pub(super) struct Decoded {
    /// Where it stood.
    pub(super) at: String,
    pub(super) content: Content,
}

/// What an answer says, free of the form that it came in.
#[derive(Debug)]
pub(super) enum Content {
    /// Without a documented structure, or faulty: there is nothing to compare.
    Unknown,
    Boolean(bool),
    Integer(i128),
    Number(f64),
    Text(String),
    List(Vec<Decoded>),
    Fields(BTreeMap<String, Decoded>),
}

/// Why a part of an answer cannot be decoded.
pub(super) struct Fault {
    pub(super) pointer: String,
    pub(super) place: Place,
    pub(super) problem: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
}

/// Decodes an answer, which stands at `pointer`.
pub(super) fn decode<'a>(
    scope: &Scope<'a>,
    spot: &Spot<'a>,
    value: &Value,
    pointer: &str,
    faults: &mut Vec<Fault>,
) -> Decoded {
    Decoder { scope, pointer: pointer.to_owned(), faults }.value(spot, value)
}

struct Decoder<'a, 's> {
    scope: &'s Scope<'a>,
    pointer: String,
    faults: &'s mut Vec<Fault>,
}

impl<'a> Decoder<'a, '_> {
    fn value(&mut self, spot: &Spot<'a>, value: &Value) -> Decoded {
        let content = self.content(spot, value);
        Decoded { at: self.pointer.clone(), content }
    }

    fn content(&mut self, spot: &Spot<'a>, value: &Value) -> Content {
        let Some(spot) = self.scope.follow(spot) else { return Content::Unknown };
        let Some(kind) = spot.schema.kind else { return Content::Unknown };
        let content = match kind {
            SchemaType::Any => Some(Content::Unknown),
            SchemaType::String | SchemaType::Binary => value.as_str().map(|text| Content::Text(text.to_owned())),
            SchemaType::Integer => integer(value),
            SchemaType::Number => number(value),
            SchemaType::Boolean => boolean(value),
            SchemaType::Array => self.list(&spot, value),
            SchemaType::Object => self.object(&spot, value),
        };
        content.unwrap_or_else(|| {
            self.wrong_type(kind, value);
            Content::Unknown
        })
    }

    fn list(&mut self, spot: &Spot<'a>, value: &Value) -> Option<Content> {
        let Some(items) = spot.items() else { return Some(Content::Unknown) };
        match value {
            Value::Array(elements) => Some(self.elements(&items, elements)),
            Value::String(text) if text.trim().is_empty() => Some(Content::List(Vec::new())),
            Value::Object(fields) => Some(self.wrapped(spot, &items, fields, value)),
            Value::String(text) => match serde_json::from_str::<Value>(text) {
                Ok(Value::Array(elements)) => Some(self.elements(&items, &elements)),
                _ => self.single(&items, value),
            },
            _ => self.single(&items, value),
        }
    }

    fn elements(&mut self, items: &Spot<'a>, elements: &[Value]) -> Content {
        let elements = elements.iter().enumerate().map(|(index, element)| self.child(items, index, element));
        Content::List(elements.collect())
    }

    /// A list inside the element that wraps it, or one element in place of the list.
    fn wrapped(&mut self, spot: &Spot<'a>, items: &Spot<'a>, fields: &Map<String, Value>, whole: &Value) -> Content {
        let names = &spot.schema.item_names;
        let wrapper = names.iter().find_map(|name| fields.get_key_value(name));
        let Some((name, inner)) = wrapper.filter(|_| fields.len() == 1) else {
            return self.unwrapped(spot, items, fields, whole);
        };
        let length = pointer::push(&mut self.pointer, name);
        let decoded = match inner {
            Value::Array(elements) => self.elements(items, elements),
            Value::Null => Content::List(Vec::new()),
            Value::String(text) if text.trim().is_empty() && !self.is_text(items) => Content::List(Vec::new()),
            single => Content::List(vec![self.value(items, single)]),
        };
        self.pointer.truncate(length);
        decoded
    }

    fn unwrapped(&mut self, spot: &Spot<'a>, items: &Spot<'a>, fields: &Map<String, Value>, whole: &Value) -> Content {
        if fields.is_empty() {
            return Content::List(Vec::new());
        }
        let items_are = self.scope.follow(items).and_then(|items| items.schema.kind);
        let is_wrapper = fields.len() == 1 && fields.values().all(|inner| inner.is_array() || inner.is_object());
        let has_field =
            self.scope.follow(items).is_some_and(|items| fields.keys().any(|name| items.property(name).is_some()));
        if items_are == Some(SchemaType::Object) && (has_field || !is_wrapper) {
            return Content::List(vec![self.value(items, whole)]);
        }
        if let Some(wrapper) = fields.keys().next() {
            self.unknown_wrapper(spot, wrapper);
        }
        Content::Unknown
    }

    fn single(&mut self, items: &Spot<'a>, value: &Value) -> Option<Content> {
        let scalar = self.scope.follow(items)?.schema.kind? != SchemaType::Object;
        scalar.then(|| Content::List(vec![self.value(items, value)]))
    }

    fn is_text(&self, spot: &Spot<'a>) -> bool {
        self.scope.follow(spot).is_some_and(|spot| spot.schema.kind == Some(SchemaType::String))
    }

    fn object(&mut self, spot: &Spot<'a>, value: &Value) -> Option<Content> {
        match value {
            Value::Object(fields) => Some(self.fields(spot, fields)),
            // What an element without content stands for in XML.
            Value::String(text) if text.trim().is_empty() => Some(Content::Fields(BTreeMap::new())),
            Value::String(text) => match serde_json::from_str::<Value>(text) {
                Ok(Value::Object(fields)) => Some(self.fields(spot, &fields)),
                _ => None,
            },
            _ => None,
        }
    }

    fn fields(&mut self, spot: &Spot<'a>, fields: &Map<String, Value>) -> Content {
        let mut decoded = BTreeMap::new();
        for (name, value) in fields {
            match spot.property(name).or_else(|| spot.additional()) {
                // A field that is null might as well be missing.
                Some(_) if value.is_null() => {}
                Some(schema) => {
                    let value = self.child(&schema, name, value);
                    decoded.insert(name.clone(), value);
                }
                None if spot.schema.properties.is_empty() => return Content::Unknown,
                None => self.unknown_field(spot, name),
            }
        }
        Content::Fields(decoded)
    }

    fn child(&mut self, spot: &Spot<'a>, segment: impl std::fmt::Display, value: &Value) -> Decoded {
        let length = pointer::push(&mut self.pointer, segment);
        let decoded = self.value(spot, value);
        self.pointer.truncate(length);
        decoded
    }

    fn wrong_type(&mut self, kind: SchemaType, value: &Value) {
        let problem = format!("{} cannot be read as type `{}`", Quoted(&value.to_string()), kind.name());
        let label = format!("found `{}`", kind_of_value(value));
        let help = (kind == SchemaType::String && (value.is_number() || value.is_boolean()))
            .then(|| format!("correct the field's `type`, or write \"{value}\" if the service does"));
        self.fault(Place::Value, problem, label, help);
    }

    fn unknown_field(&mut self, spot: &Spot<'a>, field: &str) {
        let known: Vec<&str> = spot.schema.properties.iter().map(|(name, _)| name).collect();
        let length = pointer::push(&mut self.pointer, field);
        let problem = format!("the response has no field {}", Quoted(field));
        self.fault(Place::Key, problem, "unknown".to_owned(), did_you_mean(field, &known));
        self.pointer.truncate(length);
    }

    fn unknown_wrapper(&mut self, spot: &Spot<'a>, wrapper: &str) {
        let mut names = spot.schema.item_names.clone();
        names.push(wrapper.to_owned());
        let length = pointer::push(&mut self.pointer, wrapper);
        let problem = format!("the list is wrapped in {}, which is not in `itemNames`", Quoted(wrapper));
        let help = format!("write `\"itemNames\": {}` at {}", Value::from(names), spot.pointer);
        self.fault(Place::Key, problem, "not an element name".to_owned(), Some(help));
        self.pointer.truncate(length);
    }

    fn fault(&mut self, place: Place, problem: String, label: String, help: Option<String>) {
        self.faults.push(Fault { pointer: self.pointer.clone(), place, problem, label, help });
    }
}

fn integer(value: &Value) -> Option<Content> {
    match value {
        Value::Number(number) => number.as_i128().map(Content::Integer),
        Value::String(text) => text.trim().parse().ok().map(Content::Integer),
        _ => None,
    }
}

fn number(value: &Value) -> Option<Content> {
    match value {
        Value::Number(number) => number.as_f64().map(Content::Number),
        Value::String(text) => serde_json::from_str::<Number>(text.trim()).ok()?.as_f64().map(Content::Number),
        _ => None,
    }
}

fn boolean(value: &Value) -> Option<Content> {
    match value {
        Value::Bool(value) => Some(Content::Boolean(*value)),
        Value::String(text) => text.trim().to_ascii_lowercase().parse().ok().map(Content::Boolean),
        _ => None,
    }
}
