//! Keywords that have no effect on values of a type.

use super::Look;
use crate::diagnostic::Place;
use crate::spec::{Format, Schema, SchemaType};

const TEXT: &[SchemaType] = &[SchemaType::String];
const NUMBER: &[SchemaType] = &[SchemaType::Integer, SchemaType::Number];
const SCALAR: &[SchemaType] = &[SchemaType::String, SchemaType::Integer, SchemaType::Number, SchemaType::Boolean];
const LIST: &[SchemaType] = &[SchemaType::Array];
const OBJECT: &[SchemaType] = &[SchemaType::Object];
const COMPOSITE: &[SchemaType] = &[SchemaType::Array, SchemaType::Object, SchemaType::Any];
const NOT_TEXT: &[SchemaType] = &[
    SchemaType::Integer,
    SchemaType::Number,
    SchemaType::Boolean,
    SchemaType::Array,
    SchemaType::Object,
    SchemaType::Any,
];
const NAMED: &[SchemaType] = &[SchemaType::Object, SchemaType::String];

/// A keyword, whether a schema has it, and the types that it is for.
type Keyword = (&'static str, bool, &'static [SchemaType]);

fn keywords(schema: &Schema) -> [Keyword; 25] {
    [
        ("format", schema.format.is_some(), NUMBER),
        ("enum", !schema.values.is_empty(), SCALAR),
        ("enumDescriptions", !schema.enum_descriptions.is_empty(), SCALAR),
        ("enumNames", !schema.enum_names.is_empty(), TEXT),
        ("minimum", schema.minimum.is_some(), NUMBER),
        ("maximum", schema.maximum.is_some(), NUMBER),
        ("minLength", schema.min_length.is_some(), TEXT),
        ("maxLength", schema.max_length.is_some(), TEXT),
        ("pattern", schema.pattern.is_some(), TEXT),
        ("forbiddenPrefixes", !schema.forbidden_prefixes.is_empty(), TEXT),
        ("forbiddenTexts", !schema.forbidden_texts.is_empty(), TEXT),
        ("characters", schema.characters.is_some(), TEXT),
        ("firstCharacter", schema.first_character.is_some(), TEXT),
        ("layout", schema.layout.is_some(), TEXT),
        ("separator", schema.separator.is_some(), TEXT),
        ("minItems", schema.min_items.is_some(), LIST),
        ("maxItems", schema.max_items.is_some(), LIST),
        ("items", schema.items.is_some(), LIST),
        ("itemNames", !schema.item_names.is_empty(), LIST),
        ("properties", !schema.properties.is_empty(), OBJECT),
        ("additionalProperties", schema.additional_properties.is_some(), OBJECT),
        ("style", schema.style.is_some(), COMPOSITE),
        ("wireType", schema.wire_type.is_some(), NOT_TEXT),
        ("role", schema.role.is_some(), TEXT),
        ("rustName", schema.rust_name.is_some(), NAMED),
    ]
}

pub(super) fn check(look: &mut Look<'_, '_, '_>) {
    let schema = look.schema();
    for (keyword, present, types) in keywords(schema) {
        // What a list or an object says about wire forms holds for a component as well.
        let beside_reference = schema.reference.is_some() && !matches!(keyword, "style" | "wireType");
        match schema.kind {
            _ if !present => {}
            None if beside_reference => no_effect(look, keyword, "beside `$ref`", "write it into the component"),
            Some(kind) if !types.contains(&kind) => {
                let on = format!("on a value of type `{}`", name(kind));
                let help = instead(keyword, kind).map_or_else(|| belongs_to(types), str::to_owned);
                no_effect(look, keyword, &on, &help);
            }
            Some(kind) if keyword == "format" => format(look, kind),
            _ => {}
        }
    }
}

fn no_effect(look: &mut Look<'_, '_, '_>, keyword: &str, on: &str, help: &str) {
    let finding = look.error("misplaced-keyword", keyword, format!("`{keyword}` has no effect {on}"));
    look.push(finding.at(Place::Key).label("no effect").help(help));
}

fn format(look: &mut Look<'_, '_, '_>, kind: SchemaType) {
    let Some(format) = look.schema().format else { return };
    let (fits, help) = match kind {
        SchemaType::Integer => (matches!(format, Format::Int32 | Format::Int64), "write `int32` or `int64`"),
        _ => (matches!(format, Format::Float | Format::Double), "write `float` or `double`, or the type `integer`"),
    };
    if !fits {
        let message = format!("this format does not fit the type `{}`", name(kind));
        let finding = look.error("misplaced-keyword", "format", message);
        look.push(finding.label(format!("not for `{}`", name(kind))).help(help));
    }
}

/// The keyword that says of this type what the other says of its own.
fn instead(keyword: &str, kind: SchemaType) -> Option<&'static str> {
    match (keyword, kind) {
        ("minimum" | "minItems", SchemaType::String) => Some("for the least count of characters write `minLength`"),
        ("maximum" | "maxItems", SchemaType::String) => Some("for the greatest count of characters write `maxLength`"),
        ("minimum" | "minLength", SchemaType::Array) => Some("for the least count of elements write `minItems`"),
        ("maximum" | "maxLength", SchemaType::Array) => Some("for the greatest count of elements write `maxItems`"),
        ("minLength" | "minItems", SchemaType::Integer | SchemaType::Number) => {
            Some("for the least number write `minimum`")
        }
        ("maxLength" | "maxItems", SchemaType::Integer | SchemaType::Number) => {
            Some("for the greatest number write `maximum`")
        }
        ("enum" | "enumDescriptions" | "pattern" | "forbiddenPrefixes" | "forbiddenTexts", SchemaType::Array) => {
            Some("to bound the elements write it into `items`")
        }
        ("characters" | "firstCharacter" | "layout", SchemaType::Array) => {
            Some("to say it of the elements write it into `items`")
        }
        ("separator", SchemaType::Array) => {
            Some("for the character between the elements write for example `\"style\": \"simple\"`")
        }
        ("properties" | "rustName", SchemaType::Array) => Some("for a list of objects write it into `items`"),
        ("wireType", SchemaType::String) => Some("leave it out: this is a string on the wire in any case"),
        _ => None,
    }
}

fn belongs_to(types: &[SchemaType]) -> String {
    let names: Vec<&str> = types.iter().map(|kind| name(*kind)).collect();
    format!("it is for {}; leave it out, or correct `type`", crate::diagnostic::listing(&names))
}

/// How a type is written in a spec.
pub(in crate::check) fn name(kind: SchemaType) -> &'static str {
    match kind {
        SchemaType::String => "string",
        SchemaType::Integer => "integer",
        SchemaType::Number => "number",
        SchemaType::Boolean => "boolean",
        SchemaType::Array => "array",
        SchemaType::Object => "object",
        SchemaType::Any => "any",
        SchemaType::Binary => "binary",
    }
}
