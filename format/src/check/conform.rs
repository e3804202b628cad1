//! Whether a value is what a schema says.

mod filled;
pub(super) mod number;
mod rule;

use regex_lite::Regex;
use serde_json::{Map, Number, Value};

use super::document::{Scope, Spot};
use crate::diagnostic::{Place, Quoted, did_you_mean};
use crate::pointer;
use crate::spec::{Format, Schema, SchemaType, kind_of_value, text_of};
pub(super) use filled::{of_parameter, with_defaults};
pub(super) use rule::Sent;

/// How a value is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As a value of the type.
    Exact,
    /// As the documents show it: a number may stand as a text, and so may a list or an object.
    Documented,
}

/// One way in which a value is not what its schema says.
pub(super) struct Violation<'a> {
    /// Where the value stands, in the file that is examined.
    pub(super) pointer: String,
    pub(super) place: Place,
    pub(super) problem: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
    /// The schema, and the keyword of it that is not satisfied.
    pub(super) spot: Spot<'a>,
    pub(super) keyword: &'static str,
}

/// Finds all ways in which a value, which stands at `pointer`, is not what a schema says.
pub(super) fn violations<'a>(
    scope: &Scope<'a>,
    spot: &Spot<'a>,
    value: &Value,
    pointer: &str,
    form: Form,
) -> Vec<Violation<'a>> {
    let mut look = Look { scope, form, pointer: pointer.to_owned(), found: Vec::new() };
    look.value(spot, value);
    look.found
}

struct Look<'a, 's> {
    scope: &'s Scope<'a>,
    form: Form,
    pointer: String,
    found: Vec<Violation<'a>>,
}

impl<'a> Look<'a, '_> {
    fn value(&mut self, spot: &Spot<'a>, value: &Value) {
        let Some(spot) = self.scope.follow(spot) else { return };
        let Some(kind) = spot.schema.kind else { return };
        let before = self.found.len();
        match (kind, value) {
            (SchemaType::Any, _) => {}
            (SchemaType::String, Value::String(text)) => self.text(&spot, text),
            (SchemaType::Binary, Value::String(_)) | (SchemaType::Boolean, Value::Bool(_)) => {}
            (SchemaType::Integer, Value::Number(found)) if found.is_f64() => self.wrong_type(&spot, kind, value),
            (SchemaType::Integer | SchemaType::Number, Value::Number(found)) => self.number(&spot, found),
            (SchemaType::Array, Value::Array(elements)) => self.list(&spot, elements),
            (SchemaType::Object, Value::Object(fields)) => self.object(&spot, fields),
            (_, Value::String(text)) if self.form == Form::Documented => self.documented(&spot, kind, text),
            _ => self.wrong_type(&spot, kind, value),
        }
        if self.found.len() == before {
            self.in_enum(&spot, value);
        }
    }

    /// A value that is given as text although it is none.
    fn documented(&mut self, spot: &Spot<'a>, kind: SchemaType, text: &str) {
        let parsed = serde_json::from_str::<Value>(text.trim());
        match (kind, parsed) {
            // What stands for a list or an object in a document is often cut short or not quite JSON.
            (SchemaType::Array | SchemaType::Object, _) => {}
            (SchemaType::Integer, Ok(Value::Number(number))) if !number.is_f64() => self.number(spot, &number),
            (SchemaType::Number, Ok(Value::Number(number))) => self.number(spot, &number),
            (SchemaType::Boolean, Ok(Value::Bool(_))) => {}
            _ => self.wrong_type(spot, kind, &Value::from(text)),
        }
    }

    fn text(&mut self, spot: &Spot<'a>, text: &str) {
        let count = text.chars().count();
        self.bounds(
            spot,
            "character",
            count,
            ["minLength", "maxLength"],
            [spot.schema.min_length, spot.schema.max_length],
        );
        let pattern = spot.schema.pattern.as_deref().and_then(|pattern| Some((pattern, Regex::new(pattern).ok()?)));
        if let Some((pattern, regex)) = pattern
            && !regex.is_match(text)
        {
            let problem = format!("{} does not match the pattern {}", Quoted(text), Quoted(pattern));
            self.add(spot, "pattern", problem, "no match");
        }
        if let Some(prefix) = spot.schema.forbidden_prefixes.iter().find(|prefix| text.starts_with(*prefix)) {
            let problem = format!("{} starts with {}", Quoted(text), Quoted(prefix));
            self.add(spot, "forbiddenPrefixes", problem, "forbidden prefix");
        }
        if let Some(part) = spot.schema.forbidden_texts.iter().find(|part| text.contains(*part)) {
            let problem = format!("{} contains {}", Quoted(text), Quoted(part));
            self.add(spot, "forbiddenTexts", problem, "contains forbidden text");
        }
    }

    fn number(&mut self, spot: &Spot<'a>, value: &Number) {
        let Schema { minimum, maximum, format, kind, .. } = spot.schema;
        if *kind == Some(SchemaType::Integer) && !value.as_i128().is_some_and(|value| number::fits(value, *format)) {
            let (bits, help) = match format {
                Some(Format::Int64) => (64, "write a smaller number"),
                _ => (32, "write a smaller number, or add `\"format\": \"int64\"`"),
            };
            self.add(spot, "type", format!("{value} does not fit in {bits} bits"), "too large");
            if let Some(violation) = self.found.last_mut() {
                violation.help = Some(help.to_owned());
            }
            return;
        }
        if let Some(minimum) = minimum.as_ref().filter(|minimum| number::less(value, minimum)) {
            self.add(spot, "minimum", format!("{value} is less than the minimum {minimum}"), "too small");
        }
        if let Some(maximum) = maximum.as_ref().filter(|maximum| number::less(maximum, value)) {
            self.add(spot, "maximum", format!("{value} is greater than the maximum {maximum}"), "too large");
        }
    }

    fn list(&mut self, spot: &Spot<'a>, elements: &[Value]) {
        let bounds = [spot.schema.min_items, spot.schema.max_items];
        self.bounds(spot, "element", elements.len(), ["minItems", "maxItems"], bounds);
        let Some(items) = spot.items() else { return };
        for (index, element) in elements.iter().enumerate() {
            self.child(&items, index, element);
        }
    }

    fn object(&mut self, spot: &Spot<'a>, fields: &Map<String, Value>) {
        for (name, value) in fields {
            match spot.property(name).or_else(|| spot.additional()) {
                Some(schema) => self.child(&schema, name, value),
                None if spot.schema.properties.is_empty() => {}
                None => self.unknown_field(spot, name),
            }
        }
        for (name, property) in spot.schema.properties.iter() {
            let is_shown_in_part = self.form == Form::Documented && self.scope.default(property).is_some();
            let is_filled_in = is_shown_in_part || filled::default(self.scope, spot, property).is_some();
            if property.required && !is_filled_in && !fields.contains_key(name) {
                let property = spot.property(name).unwrap_or_else(|| spot.clone());
                self.add(
                    &property,
                    "required",
                    format!("{} is required", Quoted(name)),
                    &format!("{} is missing", Quoted(name)),
                );
            }
        }
        if spot.schema.rules.is_empty() {
            return;
        }
        let Value::Object(values) = with_defaults(self.scope, spot, &Value::Object(fields.clone())) else { return };
        let sent = Sent { scope: self.scope, values: &values, filled: &[], schema: &|name| spot.property(name) };
        for (index, rule) in spot.schema.rules.iter().enumerate() {
            if let Some(problem) = sent.broken(rule) {
                let spot = Spot { pointer: pointer::join(&spot.part("rules"), index), ..spot.clone() };
                self.add(&spot, "rule", problem, "violates a rule");
            }
        }
    }

    fn child(&mut self, spot: &Spot<'a>, segment: impl std::fmt::Display, value: &Value) {
        let length = pointer::push(&mut self.pointer, segment);
        self.value(spot, value);
        self.pointer.truncate(length);
    }

    fn in_enum(&mut self, spot: &Spot<'a>, value: &Value) {
        let values = &spot.schema.values;
        let equal = |documented: &Value| documented == value || text_of(documented) == text_of(value);
        if values.is_empty() || values.iter().any(equal) {
            return;
        }
        let known: Vec<String> = values.iter().map(text_of).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let text = text_of(value);
        self.add(spot, "enum", format!("{} is not in `enum`", Quoted(&text)), "not in `enum`");
        if let Some(violation) = self.found.last_mut() {
            violation.help = did_you_mean(&text, &known);
        }
    }

    fn bounds(
        &mut self,
        spot: &Spot<'a>,
        what: &str,
        count: usize,
        keywords: [&'static str; 2],
        bounds: [Option<u32>; 2],
    ) {
        let [least, most] = bounds.map(|bound| bound.map(|bound| bound as usize));
        let s = if count == 1 { "" } else { "s" };
        let [short, long] = if what == "character" { ["too short", "too long"] } else { ["too few", "too many"] };
        if let Some(least) = least.filter(|least| count < *least) {
            self.add(spot, keywords[0], format!("it has {count} {what}{s}, but at least {least} are required"), short);
        }
        if let Some(most) = most.filter(|most| count > *most) {
            self.add(spot, keywords[1], format!("it has {count} {what}{s}, but at most {most} are allowed"), long);
        }
    }

    fn unknown_field(&mut self, spot: &Spot<'a>, field: &str) {
        let known: Vec<&str> = spot.schema.properties.iter().map(|(name, _)| name).collect();
        let help = did_you_mean(field, &known);
        let length = pointer::push(&mut self.pointer, field);
        self.add(spot, "properties", format!("unknown field {}", Quoted(field)), "unknown");
        self.pointer.truncate(length);
        if let Some(violation) = self.found.last_mut() {
            violation.place = Place::Key;
            violation.help = help;
        }
    }

    fn wrong_type(&mut self, spot: &Spot<'a>, kind: SchemaType, value: &Value) {
        let found = kind_of_value(value);
        let shown = value.to_string();
        let problem = format!("{} is not of type `{}`", Quoted(&shown), kind.name());
        self.add(spot, "type", problem, &format!("found `{found}`"));
        if let (Some(violation), Some(help)) = (self.found.last_mut(), right_type(kind, value)) {
            violation.help = Some(help);
        }
    }

    fn add(&mut self, spot: &Spot<'a>, keyword: &'static str, problem: String, label: &str) {
        self.found.push(Violation {
            pointer: self.pointer.clone(),
            place: Place::Value,
            problem,
            label: label.to_owned(),
            help: Some(match keyword {
                "required" => "add it".to_owned(),
                "rule" => "correct the values or the rule".to_owned(),
                keyword => format!("correct the value or `{keyword}`"),
            }),
            spot: spot.clone(),
            keyword,
        });
    }
}

/// The same value, written as the type that it should be of.
fn right_type(kind: SchemaType, value: &Value) -> Option<String> {
    let text = match (kind, value) {
        (SchemaType::String, Value::Number(_) | Value::Bool(_)) => format!("\"{value}\""),
        (SchemaType::Integer, Value::String(text)) => text.trim().parse::<i64>().ok()?.to_string(),
        (SchemaType::Number, Value::String(text)) => serde_json::from_str::<Number>(text.trim()).ok()?.to_string(),
        (SchemaType::Boolean, Value::String(text)) => text.trim().to_lowercase().parse::<bool>().ok()?.to_string(),
        _ => return None,
    };
    Some(format!("write `{text}`, or correct `type`"))
}
