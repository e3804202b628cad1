//! What is wrong with the structure of a file: unknown and missing keys, values of the wrong type.
//!
//! The decoder stops at the first fault. This walk along the JSON Schema of the format finds all of them, and knows from it
//! what to write instead; the schema in turn is derived from the types, so there is nothing to keep in step by hand.

mod shape;
mod wording;

use std::path::Path;

use serde_json::{Map, Value};

use crate::diagnostic::{Finding, Quoted, did_you_mean, nearest};
use crate::json::Place;
use crate::pointer;
use crate::spec::{SCHEMA_PATH, kind_of_value};
use shape::Shape;
use wording::{article, example, type_name};

/// One thing that is wrong.
pub(super) struct Fault {
    code: &'static str,
    pointer: String,
    place: Place,
    message: String,
    label: String,
    help: Option<String>,
    remedy: Remedy,
}

/// How the rest of the file can be read in spite of a fault.
#[derive(Clone)]
pub(super) enum Remedy {
    /// By leaving the value out.
    LeaveOut,
    /// By taking the key for another one.
    Rename(String),
    /// Not at all.
    None,
}

impl Fault {
    pub(super) fn into_finding(self, path: &Path) -> Finding {
        let finding = Finding::error(self.code, path, self.pointer, self.message).at(self.place).label(self.label);
        Finding { help: self.help, ..finding }
    }
}

/// The value without its faults, and the pointers of what it lacks for that; `None` if it is of no use without.
pub(super) fn repaired(mut value: Value, faults: &[Fault]) -> Option<(Value, Vec<String>)> {
    let mut damaged = Vec::new();
    // Later faults first, so that taking one out does not move another.
    for fault in faults.iter().rev() {
        let (parent, key) = fault.pointer.rsplit_once('/')?;
        let members = value.pointer_mut(parent)?.as_object_mut()?;
        let key = pointer::segments(&format!("/{key}")).next()?.into_owned();
        match &fault.remedy {
            Remedy::LeaveOut => _ = members.shift_remove(&key)?,
            Remedy::Rename(meant) => {
                let value = members.shift_remove(&key)?;
                members.insert(meant.clone(), value);
            }
            Remedy::None => return None,
        }
        damaged.push(fault.pointer.clone());
    }
    Some((value, damaged))
}

/// Finds all faults of a value that should be what a definition of the format says.
pub(super) fn faults(definition: &str, value: &Value) -> Vec<Fault> {
    let mut walk = Walk { pointer: String::new(), faults: Vec::new() };
    if let Some(shape) = Shape::definition(definition) {
        walk.value(shape, "the file", value);
    }
    walk.faults
}

struct Walk {
    pointer: String,
    faults: Vec<Fault>,
}

impl Walk {
    /// `subject` is how a message calls the value.
    fn value(&mut self, shape: Shape, subject: &str, value: &Value) {
        if shape.nullable && value.is_null() {
            return;
        }
        if let Some((key, kinds)) = shape.tagged() {
            return self.tagged(&shape, key, &kinds, subject, value);
        }
        if let Some(accepted) = shape.accepted() {
            return self.enumeration(&accepted, subject, value);
        }
        match (shape.type_name(), value) {
            (Some("object"), Value::Object(members)) => self.object(&shape, members),
            (Some("array"), Value::Array(elements)) => self.list(&shape, subject, elements),
            (Some("integer"), Value::Number(number)) if !shape.holds(number) => self.range(&shape, subject),
            (Some("string"), Value::String(text)) if shape.is_character() && text.chars().count() != 1 => {
                self.one_character(subject);
            }
            (Some(expected), _) if kind_of_value(value) != expected && !(expected == "number" && value.is_number()) => {
                self.wrong_type(expected, subject, value);
            }
            _ => {}
        }
    }

    fn object(&mut self, shape: &Shape, members: &Map<String, Value>) {
        let known = shape.node.get("properties").and_then(Value::as_object);
        let others = shape.node.get("additionalProperties").filter(|others| others.is_object());
        let closed = shape.node.get("additionalProperties") == Some(&Value::Bool(false));
        let name = shape.name.as_deref().unwrap_or("object");
        let keys: Vec<&str> = known.into_iter().flatten().map(|(key, _)| key.as_str()).collect();

        let mut meant = Vec::new();
        for (key, value) in members {
            let length = pointer::push(&mut self.pointer, key);
            match (known.and_then(|known| known.get(key)), others) {
                (Some(shape), _) | (None, Some(shape)) => self.value(Shape::of(shape), &Quoted(key).to_string(), value),
                (None, None) if closed => {
                    let candidate = nearest(key, keys.iter().copied()).filter(|key| !members.contains_key(*key));
                    self.unknown_key(name, key, &keys, candidate);
                    meant.extend(candidate);
                }
                _ => {}
            }
            self.pointer.truncate(length);
        }

        let required =
            shape.node.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        for key in required {
            // A misspelt key is reported once, not also as missing.
            if !members.contains_key(key) && !meant.contains(&key) {
                self.missing_key(name, key, known.and_then(|known| known.get(key)));
            }
        }
    }

    fn list(&mut self, shape: &Shape, subject: &str, elements: &[Value]) {
        let Some(items) = shape.node.get("items") else { return };
        let subject = format!("an element of {subject}");
        for (index, element) in elements.iter().enumerate() {
            let length = pointer::push(&mut self.pointer, index);
            self.value(Shape::of(items), &subject, element);
            self.pointer.truncate(length);
        }
    }

    fn tagged(
        &mut self,
        shape: &Shape,
        key: &'static str,
        kinds: &[(&'static str, &'static Value)],
        subject: &str,
        value: &Value,
    ) {
        let Some(members) = value.as_object() else {
            return self.wrong_type("object", subject, value);
        };
        let accepted: Vec<&str> = kinds.iter().map(|(tag, _)| *tag).collect();
        let name = shape.name.clone();
        let Some(found) = members.get(key) else {
            return self.missing_tag(name.as_deref().unwrap_or("object"), key, &accepted);
        };
        match kinds.iter().find(|(tag, _)| found.as_str() == Some(tag)) {
            Some((tag, node)) => {
                let name = name.map(|name| format!("{name} `{tag}`"));
                self.object(&Shape { node, name, nullable: false }, members);
            }
            None => {
                let length = pointer::push(&mut self.pointer, key);
                self.enumeration(&accepted, &Quoted(key).to_string(), found);
                self.pointer.truncate(length);
            }
        }
    }

    fn enumeration(&mut self, accepted: &[&str], subject: &str, value: &Value) {
        match value.as_str() {
            Some(text) if accepted.contains(&text) => {}
            Some(text) => self.fault(Fault {
                code: "unknown-value",
                pointer: String::new(),
                place: Place::Value,
                message: format!("{} is not a valid value for {subject}", Quoted(text)),
                label: "unknown".to_owned(),
                help: did_you_mean(text, accepted),
                remedy: Remedy::LeaveOut,
            }),
            None => self.wrong_type("string", subject, value),
        }
    }

    fn wrong_type(&mut self, expected: &str, subject: &str, value: &Value) {
        let key = pointer::segments(&self.pointer).last().map(|key| key.into_owned());
        self.fault(Fault {
            code: "wrong-type",
            pointer: String::new(),
            place: Place::Value,
            message: format!("{subject} must be {}, not {}", type_name(expected), type_name(kind_of_value(value))),
            label: format!("found {}", type_name(kind_of_value(value))),
            help: Some(format!("write, for example, `{}`", example(expected, key.as_deref(), value))),
            remedy: Remedy::LeaveOut,
        });
    }

    fn range(&mut self, shape: &Shape, subject: &str) {
        let (least, most) = shape.bounds();
        self.fault(Fault {
            code: "wrong-type",
            pointer: String::new(),
            place: Place::Value,
            message: format!("{subject} must be an integer from {least} to {most}"),
            label: "out of range".to_owned(),
            help: Some("write an integer in this range".to_owned()),
            remedy: Remedy::LeaveOut,
        });
    }

    fn one_character(&mut self, subject: &str) {
        self.fault(Fault {
            code: "wrong-type",
            pointer: String::new(),
            place: Place::Value,
            message: format!("{subject} must be a string of one character"),
            label: "not one character".to_owned(),
            help: Some("write one character, such as `\",\"`".to_owned()),
            remedy: Remedy::LeaveOut,
        });
    }

    fn unknown_key(&mut self, name: &str, key: &str, keys: &[&str], meant: Option<&str>) {
        self.fault(Fault {
            code: "unknown-key",
            pointer: String::new(),
            place: Place::Key,
            message: format!("{} is not a key of {}", Quoted(key), article(name)),
            label: "unknown".to_owned(),
            help: did_you_mean(key, keys),
            remedy: meant.map_or(Remedy::LeaveOut, |key| Remedy::Rename(key.to_owned())),
        });
    }

    fn missing_key(&mut self, name: &str, key: &str, shape: Option<&'static Value>) {
        let meaning = shape.and_then(|shape| shape.get("description")).and_then(Value::as_str);
        let addition = shape.map_or_else(String::new, |shape| addition(key, &Shape::of(shape)));
        self.fault(Fault {
            code: "missing-key",
            pointer: String::new(),
            place: Place::Key,
            message: format!("this {name} has no `{key}`"),
            label: format!("`{key}` is missing"),
            help: Some(match meaning {
                Some(meaning) => format!("add `{addition}`: {meaning}"),
                None => format!("add `{addition}`"),
            }),
            remedy: Remedy::None,
        });
    }

    fn missing_tag(&mut self, name: &str, key: &str, accepted: &[&str]) {
        self.fault(Fault {
            code: "missing-key",
            pointer: String::new(),
            place: Place::Key,
            message: format!("this {name} has no `{key}`"),
            label: format!("`{key}` is missing"),
            help: Some(format!("add `\"{key}\": …` with one of {}", crate::diagnostic::listing(accepted))),
            remedy: Remedy::None,
        });
    }

    fn fault(&mut self, fault: Fault) {
        self.faults.push(Fault { pointer: self.pointer.clone(), ..fault });
    }
}

/// How a key that is missing would be written.
fn addition(key: &str, shape: &Shape) -> String {
    match (shape.accepted().as_deref(), shape.type_name()) {
        _ if key == "$schema" => format!("\"{key}\": \"{SCHEMA_PATH}\""),
        (Some([first, ..]), _) => format!("\"{key}\": \"{first}\""),
        (_, Some("integer" | "number")) => format!("\"{key}\": …"),
        (_, name) => example(name.unwrap_or("string"), Some(key), &Value::Null),
    }
}
