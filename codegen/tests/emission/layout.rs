//! Everything is laid out as rustfmt does, however long its names are.

use insta::assert_snapshot;

use crate::specs::{Specs, response};

/// One product, with an API for each length of names. Between them, every construct reaches the width of a line.
#[test]
fn names_of_every_length() {
    let mut specs = Specs::empty().product("web", "2024-01-01", "");
    for length in 1..=60 {
        let name = "N".to_owned() + &"a".repeat(length - 1);
        let parameter = |suffix: &str, schema: &str| format!(r#"{{"name": "{name}{suffix}", "schema": {{{schema}}}}}"#);
        let texts = r#""type": "array", "items": { "type": "string" }"#;
        let map = r#""type": "object", "additionalProperties": { "type": "string" }"#;
        let parameters = [
            parameter("A", r#""type": "string", "required": true, "minLength": 1"#),
            parameter("B", &format!(r#""required": true, {texts}"#)),
            // The type of this one takes half a line.
            parameter("C", &format!(r#""required": {}, {map}"#, length <= 45)),
            parameter("D", texts),
            parameter("E", map),
            parameter("F", r#""type": "string", "enum": ["x", "y"]"#),
            parameter(
                "G",
                r#""type": "array", "items": { "type": "object", "properties": { "X": { "type": "string" } } }"#,
            ),
            parameter("H", r#""type": "string", "required": true, "default": "x""#),
            parameter("I", r#""type": "binary", "deprecated": { "note": "Do not use." }"#),
            parameter("J", &format!(r#""type": "string", "required": true, "default": "{name}{name}""#)),
            parameter("K", &format!(r#""type": "string", "enum": ["{name}"], "required": true, "default": "{name}""#)),
        ];
        let rules = format!(
            r#"{{ "rule": "atMostOne", "fields": ["{name}A", "{name}H"] }},
               {{ "rule": "dependentRequired", "field": "{name}A", "value": "x", "required": "{name}H" }},
               {{ "rule": "elementCount", "list": "{name}G", "field": "X", "value": "{name}", "maximum": 2 }},
               {{ "rule": "uniqueElements", "list": "{name}G", "fields": ["X"] }}"#
        );
        let members = format!(
            r#""parameters": [{}], "rules": [{rules}], {}, "deprecated": {{ "note": "{name}{name}" }},
               "examples": [{{ "title": "{name}", "json": {{ "{name}": [1] }} }}]"#,
            parameters.join(","),
            response(&format!(
                r#""{name}": {{ "type": "array", "items": {{ "type": "integer" }}, "itemNames": ["{name}"] }}"#
            )),
        );
        specs = specs.api(&name, &members);
    }
    specs.emit();
}

#[test]
fn modules_and_imports_stand_in_the_order_of_rustfmt() {
    let names = [
        "Match",
        "Ba10",
        "Ba9",
        "B_a",
        "Types",
        "Client",
        "BaA",
        "Ba",
        "Zoo",
        "Try",
        "Clj",
        "Endpoint",
        "Typez",
        "Nat",
    ];
    names.iter().fold(Specs::new(), |specs, name| specs.api(name, "")).emit();
}

/// The types of a module are told to a macro, which has no comma at the end.
#[test]
fn many_types_of_a_module() {
    let object =
        |name: &str| format!(r#""{name}": {{ "type": "object", "properties": {{ "A": {{ "type": "string" }} }} }}"#);
    let names = ["One", "Another", "SomethingOfALongName", "SomethingElseOfALongName", "AndOneMoreOfALongName"];
    let types = |count: usize| {
        let properties = names.iter().take(count).map(|name| object(name)).collect::<Vec<_>>().join(", ");
        let source = Specs::response(&properties).emit().operation().to_owned();
        source
            .split_once("rt::impl_serde!")
            .and_then(|(_, rest)| rest.split_once(';'))
            .map_or(String::new(), |(types, _)| types.to_owned())
    };
    assert_snapshot!([types(1), types(2), types(5)].join("\n"));
}
