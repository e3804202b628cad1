//! What a value may be: the vocabulary of JSON Schema where it has the word.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::{OrderedMap, Rule};

/// Type, constraints and wire form of one value.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Schema {
    /// The effective type. Left out beside `$ref` only.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<SchemaType>,
    /// Width of a number; integers are `int32` unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// A component of the product: `#/components/NAME`.
    #[serde(rename = "$ref", default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What it means. Backticks mark code; everything else is plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether a request must carry it. With a `default`, the default is filled in.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// When it must be there, where that depends on something a rule cannot state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_when: Option<String>,
    /// What holds if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// What happens if it is left out, in words, where no value stands in for it. Documents only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_omitted: Option<String>,
    /// A value as the documents show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// The documented values. Others may come.
    #[serde(rename = "enum", default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
    /// What each of the values means.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub enum_descriptions: OrderedMap<String>,
    /// Names of Rust variants for values whose derived names will not do.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub enum_names: OrderedMap<String>,
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Number>,
    /// The least count of characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// The greatest count of characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// A regular expression that matches the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// What the text must not begin with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden_prefixes: Vec<String>,
    /// What the text must not contain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden_texts: Vec<String>,
    /// The characters that the text may consist of, in words: `letters digits . _ -`. Documents only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub characters: Option<String>,
    /// What the text must begin with, in words: `letter`. Documents only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_character: Option<String>,
    /// How the text is laid out: `yyyy-MM-ddTHH:mm:ssZ`, `integer[unit]`. Documents only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layout: Option<String>,
    /// What stands between several values that the one text holds. Documents only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// Limits that no other key states, in words: "6h to 8760h". Documents only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<String>,
    /// The least count of elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u32>,
    /// The greatest count of elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u32>,
    /// What a list holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Box<Schema>>,
    /// Names of the element that wraps the elements of a list on the wire, the usual one first; none if it is not wrapped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item_names: Vec<String>,
    /// The fields of an object, by wire name.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub properties: OrderedMap<Schema>,
    /// What an object without fixed names holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub additional_properties: Option<Box<Schema>>,
    /// How a list or an object is written into one parameter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// The JSON type on the wire, where it is not the natural one of `type`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wire_type: Option<WireType>,
    /// The type that the documents give, where it is not the effective one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documented_type: Option<String>,
    /// A part it plays for the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether the value is a secret.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sensitive: bool,
    /// Present if the field should no longer be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// Name of the Rust type to generate for an object or an enumeration, where the derived one will not do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rust_name: Option<String>,
    /// Name of the Rust field to generate, in snake case, where the derived one will not do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rust_field_name: Option<String>,
    /// What the properties must satisfy together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// Name of the document under `sources`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

pub(super) fn is_false(value: &bool) -> bool {
    !value
}

impl Schema {
    /// Whether a value is one of those that are listed, if any are, and keeps the limits of numbers and lengths that the schema
    /// itself states. Patterns and what stands in a component are not looked at.
    pub fn allows(&self, value: &Value) -> bool {
        let is_listed = self.values.is_empty() || self.values.contains(value);
        is_listed
            && match value {
                Value::String(text) => {
                    let count = text.chars().count();
                    self.min_length.is_none_or(|least| count >= least as usize)
                        && self.max_length.is_none_or(|most| count <= most as usize)
                        && !self.forbidden_prefixes.iter().any(|prefix| text.starts_with(prefix.as_str()))
                        && !self.forbidden_texts.iter().any(|forbidden| text.contains(forbidden.as_str()))
                }
                Value::Number(number) => {
                    self.minimum.as_ref().is_none_or(|least| !is_less(number, least))
                        && self.maximum.as_ref().is_none_or(|most| !is_less(most, number))
                }
                _ => true,
            }
    }
}

/// Whether one number is less than another. Integers are compared exactly.
pub fn is_less(a: &Number, b: &Number) -> bool {
    match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => a < b,
        _ => a.as_f64() < b.as_f64(),
    }
}

/// Types of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum SchemaType {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list.
    Array,
    /// A structure, or a map where it has `additionalProperties`.
    Object,
    /// Undocumented structure.
    Any,
    /// Bytes, in Base64 where the format is text.
    Binary,
}

impl SchemaType {
    const ALL: [Self; 8] =
        [Self::String, Self::Integer, Self::Number, Self::Boolean, Self::Array, Self::Object, Self::Any, Self::Binary];

    /// The type that is written so in a spec.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How it is written in a spec.
    pub fn name(self) -> &'static str {
        self.names().0
    }

    /// What a value of it is in words: `a list`.
    pub fn in_words(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::String => ("string", "a string"),
            Self::Integer => ("integer", "an integer"),
            Self::Number => ("number", "a number"),
            Self::Boolean => ("boolean", "a boolean"),
            Self::Array => ("array", "a list"),
            Self::Object => ("object", "an object"),
            Self::Any => ("any", "anything"),
            Self::Binary => ("binary", "bytes"),
        }
    }

    /// Whether its values are single ones that can be written as text.
    pub fn is_scalar(self) -> bool {
        matches!(self, Self::String | Self::Integer | Self::Number | Self::Boolean)
    }
}

/// Widths of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// 32 bits.
    Int32,
    /// 64 bits.
    Int64,
    /// Single precision.
    Float,
    /// Double precision.
    Double,
}

/// How a list or an object is written into parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Style {
    /// One parameter an element: `Tag.1.Key`. What happens unless a style is stated.
    RepeatList,
    /// The same, for objects and lists alike.
    Flat,
    /// JSON text in one parameter.
    Json,
    /// Elements separated by commas.
    Simple,
    /// Elements separated by spaces.
    SpaceDelimited,
    /// Elements separated by `|`.
    PipeDelimited,
    /// An XML document; for a whole body.
    Xml,
}

/// JSON types that a scalar can take on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum WireType {
    /// A string, whatever the type.
    String,
}

/// Parts that a parameter plays for the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// The region: taken from the client where the caller gives none.
    Region,
    /// The idempotency token: however often a request with the same one arrives, it is acted on once. Where the caller gives
    /// none, a random one is sent.
    IdempotencyToken,
    /// None, although its name is that of an idempotency token.
    None,
}

/// That something should no longer be used.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Deprecation {
    /// Wire name of what replaces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
    /// Why, or what to do instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
