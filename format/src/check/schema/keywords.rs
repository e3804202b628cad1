//! Keywords that have no effect on values of a type.

use super::Look;
use crate::diagnostic::Place;
use crate::spec::keyword::{Keyword, Origin};
use crate::spec::{Format, SchemaType};

pub(super) fn check(look: &mut Look<'_, '_, '_>) {
    let schema = look.schema();
    for keyword in Keyword::stated(schema).filter(|keyword| !keyword.types.is_empty()) {
        let name = keyword.name;
        match schema.kind {
            None if schema.reference.is_some() && keyword.origin != Origin::Either => {
                no_effect(look, name, "next to `$ref`", "move it to the component");
            }
            Some(kind) if !keyword.is_for(kind) => {
                let on = format!("on a value of type `{}`", kind.name());
                let help = instead(name, kind).map_or_else(|| belongs_to(keyword.types), str::to_owned);
                no_effect(look, name, &on, &help);
            }
            Some(kind) if name == "format" => format(look, kind),
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
        SchemaType::Integer => (matches!(format, Format::Int32 | Format::Int64), "use `int32` or `int64`"),
        _ => (matches!(format, Format::Float | Format::Double), "use `float` or `double`, or the type `integer`"),
    };
    if !fits {
        let message = format!("this format is not valid for type `{}`", kind.name());
        let finding = look.error("misplaced-keyword", "format", message);
        look.push(finding.label(format!("not for `{}`", kind.name())).help(help));
    }
}

/// The keyword that says of this type what the other says of its own.
fn instead(keyword: &str, kind: SchemaType) -> Option<&'static str> {
    match (keyword, kind) {
        ("minimum" | "minItems", SchemaType::String) => Some("for the minimum number of characters, use `minLength`"),
        ("maximum" | "maxItems", SchemaType::String) => Some("for the maximum number of characters, use `maxLength`"),
        ("minimum" | "minLength", SchemaType::Array) => Some("for the minimum number of elements, use `minItems`"),
        ("maximum" | "maxLength", SchemaType::Array) => Some("for the maximum number of elements, use `maxItems`"),
        ("minLength" | "minItems", SchemaType::Integer | SchemaType::Number) => {
            Some("for the minimum value, use `minimum`")
        }
        ("maxLength" | "maxItems", SchemaType::Integer | SchemaType::Number) => {
            Some("for the maximum value, use `maximum`")
        }
        ("enum" | "enumDescriptions" | "pattern" | "forbiddenPrefixes" | "forbiddenTexts", SchemaType::Array) => {
            Some("to limit the elements, move it to `items`")
        }
        ("characters" | "firstCharacter" | "layout", SchemaType::Array) => {
            Some("if it applies to the elements, move it to `items`")
        }
        ("separator", SchemaType::Array) => {
            Some("for the character between the elements, use, for example, `\"style\": \"simple\"`")
        }
        ("properties" | "rustName", SchemaType::Array) => Some("for a list of objects, move it to `items`"),
        ("wireType", SchemaType::String) => Some("remove it: this is always a string on the wire"),
        _ => None,
    }
}

fn belongs_to(types: &[SchemaType]) -> String {
    let names: Vec<&str> = types.iter().map(|kind| kind.name()).collect();
    format!("it applies to {}; remove it, or correct `type`", crate::diagnostic::listing(&names))
}
