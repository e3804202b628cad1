//! Answers that have no fields: the response then has the one field `body`, which holds all of it.

use insta::assert_snapshot;

use crate::specs::{Specs, entry, item};

/// The response of an API, and how its field travels.
fn answer(specs: Specs, response: &str) -> String {
    let emitted = specs.api("GetSite", &format!(r#""response": {{ {response} }}"#)).emit();
    let source = emitted.file("src/web/v2024_01_01/get_site.rs");
    let record = item(source, "impl rt::Record for GetSiteResponse");
    let wire = if record.contains("wire: &[]") { String::new() } else { format!("\n\n{}", entry(&record, "wire:")) };
    format!("{}{wire}", item(source, "pub struct GetSiteResponse"))
}

#[test]
fn a_text() {
    assert_snapshot!(answer(Specs::roa(), r#""type": "string", "description": "The page.", "maxLength": 5"#));
}

#[test]
fn bytes() {
    assert_snapshot!(answer(Specs::roa(), r#""type": "binary""#));
}

#[test]
fn a_list() {
    assert_snapshot!(answer(
        Specs::roa(),
        r#""type": "array", "items": { "type": "integer", "format": "int64" }, "itemNames": ["Id"]"#
    ));
}

/// The objects of the list are called like the field.
#[test]
fn a_list_of_objects() {
    let object = r#"{ "type": "object", "properties": { "SiteId": { "type": "string" } } }"#;
    let emitted =
        Specs::roa().api("CreateSite", &format!(r#""response": {{ "type": "array", "items": {object} }}"#)).emit();
    assert_snapshot!("list_of_objects", item(emitted.operation(), "pub struct CreateSiteResponse"));
    assert_snapshot!("list_of_objects_element", item(emitted.operation(), "pub struct Body"));
}

#[test]
fn a_map() {
    assert_snapshot!(answer(Specs::roa(), r#""type": "object", "additionalProperties": { "type": "string" }"#));
}

#[test]
fn anything() {
    assert_snapshot!(answer(Specs::new(), r#""type": "any""#));
}

/// An import knows no more of it than that it is an object.
#[test]
fn an_object_without_properties() {
    let emitted = Specs::new().imported("CreateSite", r#""response": { "type": "object" }"#).emit();
    assert_snapshot!(item(emitted.operation(), "pub struct CreateSiteResponse"));
}

#[test]
fn a_number_and_an_enum() {
    assert_snapshot!("number", answer(Specs::roa(), r#""type": "integer""#));
    assert_snapshot!("enum", answer(Specs::roa(), r#""type": "string", "enum": ["up", "down"]"#));
}

/// What a component is decides, wherever it stands.
#[test]
fn components() {
    let specs = || {
        Specs::empty().product(
            "web",
            "2024-01-01",
            r##""components": { "Sites": { "type": "array", "items": { "$ref": "#/components/Site" } }, "Alias": { "$ref": "#/components/Sites" },
                "Site": { "type": "object", "properties": { "SiteId": { "type": "string" } } } }"##,
        )
    };
    assert_snapshot!("component_list", answer(specs(), r##""$ref": "#/components/Sites""##));
    assert_eq!(
        answer(specs(), r##""$ref": "#/components/Alias""##),
        answer(specs(), r##""$ref": "#/components/Sites""##)
    );
    assert_snapshot!("component_struct", answer(specs(), r##""$ref": "#/components/Site""##));
}

/// An object with fields has them all, and no body; nor has an API without an answer.
#[test]
fn answers_with_fields_and_none() {
    let emitted = Specs::roa().api("CreateSite", "").emit();
    assert!(!emitted.operation().contains("Wire::Body"));
    let emitted = Specs::response(r#""body": { "type": "array", "items": { "type": "string" } }"#).emit();
    assert!(emitted.operation().contains("pub body: Vec<String>"));
    assert!(!emitted.operation().contains("Wire::Body"));
}
