//! The JSON Schema of the format, as far as the types make use of it.

use std::sync::LazyLock;

use serde_json::{Number, Value};

use super::wording::spoken;

static FORMAT: LazyLock<Value> = LazyLock::new(crate::spec::json_schema);

fn definition(name: &str) -> Option<&'static Value> {
    FORMAT.get("$defs")?.get(name)
}

/// What the format says about a value.
pub(super) struct Shape {
    pub(super) node: &'static Value,
    /// The definition that it is, in words, such as `parameter`.
    pub(super) name: Option<String>,
    pub(super) nullable: bool,
}

impl Shape {
    /// What a definition of the format says.
    pub(super) fn definition(name: &str) -> Option<Self> {
        Some(Self { node: definition(name)?, name: Some(spoken(name)), nullable: false })
    }

    /// Follows references, and looks behind what only says that a value may be left out.
    pub(super) fn of(mut node: &'static Value) -> Self {
        let (mut name, mut nullable) = (None, false);
        loop {
            let target = node.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
            if let Some(target) = target
                && let Some(found) = definition(target)
            {
                name = Some(spoken(target));
                node = found;
                continue;
            }
            let choices = node.get("anyOf").and_then(Value::as_array);
            let Some(inner) = choices.and_then(|all| all.iter().find(|choice| !is_null(choice))) else {
                break;
            };
            nullable = true;
            node = inner;
        }
        let types = node.get("type").and_then(Value::as_array);
        nullable |= types.is_some_and(|types| types.iter().any(|name| name == "null"));
        Self { node, name, nullable }
    }

    pub(super) fn type_name(&self) -> Option<&'static str> {
        match self.node.get("type")? {
            Value::Array(types) => types.iter().filter_map(Value::as_str).find(|name| *name != "null"),
            name => name.as_str(),
        }
    }

    /// The texts that an enumeration accepts; none if it is none.
    pub(super) fn accepted(&self) -> Option<Vec<&'static str>> {
        if let Some(values) = self.node.get("enum").and_then(Value::as_array) {
            return Some(values.iter().filter_map(Value::as_str).collect());
        }
        self.node.get("oneOf")?.as_array()?.iter().map(|choice| choice.get("const")?.as_str()).collect()
    }

    /// The kinds of a tagged object: the key of the tag, and the shape for each of its values.
    pub(super) fn tagged(&self) -> Option<(&'static str, Vec<(&'static str, &'static Value)>)> {
        let choices = self.node.get("oneOf")?.as_array()?;
        let tags: Option<Vec<_>> =
            choices.iter().map(|choice| tag(choice).map(|(key, tag)| (key, tag, choice))).collect();
        let tags = tags?;
        Some((tags.first()?.0, tags.iter().map(|(_, tag, choice)| (*tag, *choice)).collect()))
    }

    /// Whether a number is of the width that the format has for it.
    pub(super) fn holds(&self, number: &Number) -> bool {
        let (least, most) = self.bounds();
        number.as_i128().is_some_and(|number| (least..=most).contains(&number))
    }

    /// Whether a text must be a single character.
    pub(super) fn is_character(&self) -> bool {
        self.node.get("maxLength") == Some(&Value::from(1))
    }

    /// The least and the greatest whole number.
    pub(super) fn bounds(&self) -> (i128, i128) {
        match self.node.get("format").and_then(Value::as_str) {
            Some("uint8") => (0, u8::MAX.into()),
            Some("uint16") => (0, u16::MAX.into()),
            Some("uint32") => (0, u32::MAX.into()),
            _ => (i64::MIN.into(), i64::MAX.into()),
        }
    }
}

fn is_null(shape: &Value) -> bool {
    shape.get("type").is_some_and(|name| name == "null")
}

fn tag(shape: &'static Value) -> Option<(&'static str, &'static str)> {
    let properties = shape.get("properties")?.as_object()?;
    properties.iter().find_map(|(key, shape)| Some((key.as_str(), shape.get("const")?.as_str()?)))
}
