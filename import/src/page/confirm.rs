//! Examples against schemas: what they confirm, what they contradict, and the values they add.

use alicloud_format::spec::{Schema, SchemaType, WireType};
use serde_json::Value;

use super::context::{Context, Spot};
use super::finding::FindingKind;
use super::value;

/// How many elements of a list are looked at.
const MOST_ELEMENTS: usize = 20;

/// Where a value of an example was found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// In JSON that a parameter carries as text: what it shows is how it is sent.
    InText,
    /// In an answer.
    InAnswer,
}

/// Holds a schema against a value, in the order of both.
pub(super) fn confirm(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, value: &Value, shown: Shown) {
    if shown == Shown::InText {
        tell_fields_of_example(context, spot, schema);
    }
    held(context, spot, schema, value, shown);
}

/// Says where nothing but the example gives the fields of JSON that is carried as text.
fn tell_fields_of_example(context: &mut Context<'_>, spot: &Spot, schema: &Schema) {
    let (mut inner, mut schema) = (spot.clone(), schema);
    while let Some(items) = schema.items.as_deref() {
        (inner, schema) = (inner.key("items"), items);
    }
    let is_told = context.errata.iter().any(|erratum| erratum.at == inner.pointer || erratum.at == spot.pointer);
    // What a row or a bullet documents has a line of its own.
    let line = |name: &str| context.lines.get(&inner.property(name, 0).pointer).copied();
    let is_example_only = schema.properties.iter().all(|(name, _)| line(name).is_none_or(|line| line == spot.line));
    if schema.properties.is_empty() || is_told || !is_example_only {
        return;
    }
    let says = "The text is JSON, and only the example shows its fields.".to_owned();
    let because = "The example is the only place that gives them.";
    let records = "The fields of the example, with their types.";
    context.erratum(FindingKind::ExampleOnly, &inner, says, records, because);
}

fn held(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, value: &Value, shown: Shown) {
    match (schema.kind, value) {
        (Some(SchemaType::Array), _) => {
            let elements = elements(schema, value);
            if let Some(items) = &mut schema.items {
                for element in elements.into_iter().take(MOST_ELEMENTS) {
                    held(context, &spot.key("items"), items, element, shown);
                }
            }
        }
        (Some(SchemaType::Object), Value::Object(members)) => {
            if let Some(values) = &mut schema.additional_properties {
                for value in members.values().take(MOST_ELEMENTS) {
                    held(context, &spot.key("additionalProperties"), values, value, shown);
                }
            }
            for (name, property) in schema.properties.iter_mut() {
                if let Some(value) = members.get(name) {
                    let line = context.lines.get(&spot.property(name, 0).pointer).copied().unwrap_or(spot.line);
                    held(context, &spot.property(name, line), property, value, shown);
                }
            }
        }
        (Some(SchemaType::Any | SchemaType::Object) | None, _) => {}
        _ => scalar(context, spot, schema, value, shown),
    }
}

/// The elements of a list, through the element that wraps them.
fn elements<'v>(schema: &Schema, value: &'v Value) -> Vec<&'v Value> {
    let wrapped = value.as_object().and_then(|members| {
        let (name, inner) = members.iter().next().filter(|_| members.len() == 1)?;
        schema.item_names.iter().any(|known| known == name).then_some(inner)
    });
    match wrapped.unwrap_or(value) {
        Value::Array(elements) => elements.iter().collect(),
        Value::Null => Vec::new(),
        single => vec![single],
    }
}

fn scalar(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, value: &Value, shown: Shown) {
    let Some(kind) = schema.kind else { return };
    let as_text = value.is_string();
    let is_text = matches!(kind, SchemaType::String | SchemaType::Binary);
    let agrees = is_alike(kind, value) || (as_text && is_documented_text(schema));
    if as_text && !is_text && shown == Shown::InText {
        // Once, however many elements of a list show it.
        if schema.wire_type.replace(WireType::String).is_none() {
            sent_as_text(context, spot, kind);
        }
    } else if !agrees && !has_word(context, spot) {
        contradicted(context, spot, schema, value, shown);
    }
    if schema.example.is_none() && !schema.sensitive {
        let found = value::of_example(schema, value).filter(|value| schema.allows(value) && value.as_str() != Some(""));
        schema.example = found.filter(|value| value.as_str().is_none_or(|text| text.len() <= 2000));
    }
}

/// Records that JSON carries a number or a boolean as a string. Where the page was found wrong in the type itself, that is
/// one and the same fact.
fn sent_as_text(context: &mut Context<'_>, spot: &Spot, kind: SchemaType) {
    if let Some(known) = context.errata.iter_mut().rev().find(|erratum| erratum.at == spot.pointer) {
        known.records = format!("{}, sent as a JSON string.", known.records.trim_end_matches('.'));
        return;
    }
    let says = format!("The type is {}, the example carries it as a string.", kind.in_words());
    let records = "What the table says, sent as a JSON string.";
    context.correct(&spot.key("wireType"), &says, records, "What is sent keeps to the example.");
    context.quoted.push((spot.line, spot.field.clone()));
}

fn contradicted(context: &mut Context<'_>, spot: &Spot, schema: &Schema, value: &Value, shown: Shown) {
    let Some(kind) = schema.kind else { return };
    let says = format!("The table gives {}, the example {}.", documented(schema, kind), shown_word(value));
    let records = format!("{}.", capital(kind.in_words()));
    let because = because(kind, value, shown);
    if value.is_string() && because == BOTH {
        context.correct(spot, &says, &records, because);
        context.quoted.push((spot.line, spot.field.clone()));
    } else {
        context.erratum(FindingKind::TypeContradicted, spot, says, &records, because);
    }
}

const BOTH: &str = "A decoder accepts both forms.";

/// Why the type stays, which depends on what decoders make of the other one.
fn because(kind: SchemaType, value: &Value, shown: Shown) -> &'static str {
    let is_flag = |number: &serde_json::Number| matches!(number.as_i64(), Some(0 | 1));
    match (kind, value) {
        _ if shown == Shown::InText => "The table says what is sent.",
        (SchemaType::String, Value::Number(_) | Value::Bool(_)) => {
            "A decoder makes a string of it, and so does the example."
        }
        (_, Value::String(text)) if value::of_text(Some(kind), text).is_some() => BOTH,
        (SchemaType::Boolean, Value::Number(number)) if is_flag(number) => BOTH,
        _ => "The table counts; a decoder does not accept the other form.",
    }
}

/// Whether the table gives a text, which was taken for something else for a reason of its own.
fn is_documented_text(schema: &Schema) -> bool {
    schema
        .documented_type
        .as_deref()
        .is_some_and(|text| super::types::read(text).kind == Some(super::types::Kind::String))
}

/// Whether the page was found to contradict itself here before.
fn has_word(context: &Context<'_>, spot: &Spot) -> bool {
    context.errata.iter().rev().any(|erratum| erratum.at == spot.pointer && erratum.says.contains("the example"))
}

fn is_alike(kind: SchemaType, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => matches!(kind, SchemaType::String | SchemaType::Binary) || text.is_empty(),
        Value::Number(_) => matches!(kind, SchemaType::Integer | SchemaType::Number),
        Value::Bool(_) => kind == SchemaType::Boolean,
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
    }
}

fn documented(schema: &Schema, kind: SchemaType) -> String {
    let stated = schema.documented_type.clone().filter(|text| !text.is_empty());
    stated.unwrap_or_else(|| kind.in_words().to_owned())
}

fn shown_word(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "a string",
        Value::Number(_) => "a number",
        Value::Bool(_) => "a boolean",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
        Value::Null => "nothing",
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use alicloud_format::spec::{Erratum, Schema, WireType};
    use serde_json::{Value, from_value, json};

    use super::{Shown, confirm};
    use crate::page::PageOptions;
    use crate::page::context::{Context, Spot};

    fn confirmed(schema: Value, value: &Value, shown: Shown) -> (Schema, Vec<Erratum>) {
        let options = PageOptions::default();
        let mut context = Context::new(&options);
        let spot = Spot { pointer: "/at".to_owned(), field: "at".to_owned(), line: 1, is_request: false };
        let mut schema: Schema = from_value(schema).expect("a schema");
        // Rows document the fields.
        for (line, name) in [(2, "Port"), (3, "Name")] {
            context.at(&spot.key("items").property(name, line));
        }
        confirm(&mut context, &spot, &mut schema, value, shown);
        (schema, context.errata)
    }

    fn list(port: &Value) -> Value {
        let fields = json!({ "Port": port, "Name": { "type": "string" } });
        json!({ "type": "array", "items": { "type": "object", "properties": fields } })
    }

    #[test]
    fn a_number_that_json_carries_as_text_is_one_contradiction() {
        let shown = json!([{ "Port": "80" }, { "Port": "81" }]);
        let (schema, errata) = confirmed(list(&json!({ "type": "integer" })), &shown, Shown::InText);
        let port = schema.items.as_deref().and_then(|items| items.properties.get("Port"));
        assert_eq!(port.and_then(|port| port.wire_type), Some(WireType::String));
        let at: Vec<&str> = errata.iter().map(|erratum| erratum.at.as_str()).collect();
        assert_eq!(at, ["/at/items/properties/Port/wireType"]);
    }

    #[test]
    fn fields_that_only_an_example_shows_are_told() {
        let schema =
            json!({ "type": "array", "items": { "type": "object", "properties": { "Free": { "type": "integer" } } } });
        let (_, errata) = confirmed(schema, &json!([{ "Free": 1 }]), Shown::InText);
        assert_eq!(errata.iter().map(|erratum| erratum.at.as_str()).collect::<Vec<_>>(), ["/at/items"]);
        let (_, errata) = confirmed(list(&json!({ "type": "integer" })), &json!([{ "Port": 1 }]), Shown::InText);
        assert!(errata.is_empty());
    }

    #[test]
    fn what_decoders_make_of_another_form_is_told() {
        let because = |kind: &str, value: Value| {
            let (_, errata) = confirmed(json!({ "type": kind }), &value, Shown::InAnswer);
            errata.first().map(|erratum| erratum.because.clone()).unwrap_or_default()
        };
        assert!(because("integer", json!("12")).contains("accepts both"));
        assert!(because("boolean", json!("True")).contains("accepts both"));
        assert!(because("string", json!(12)).contains("makes a string of it"));
        assert!(because("integer", json!("many")).contains("does not accept"));
        assert!(because("string", json!({ "a": 1 })).contains("does not accept"));
        assert_eq!(because("string", json!("12")), "");
    }
}
