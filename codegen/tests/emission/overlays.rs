//! What overlays make of the specs that they are merged over.

use alicloud_format::spec::{Api, Product, Schema};
use insta::assert_snapshot;

use crate::specs::{Specs, entry, method};

const PARAMETERS: &str = r##""parameters": [
        { "name": "SiteId", "schema": { "type": "string" } },
        { "name": "Tags", "schema": { "type": "array", "items": { "type": "object", "properties": {
            "Key": { "type": "string" }, "SiteId": { "type": "string", "description": "As imported." } } } } },
        { "name": "Labels", "schema": { "type": "object", "additionalProperties": {
            "type": "object", "properties": { "Key": { "type": "string" } } } } }],
    "response": { "type": "object", "properties": { "SiteId": { "type": "string" }, "Key": { "type": "string" } } }"##;

fn imported(overlay: &str) -> Specs {
    Specs::new().imported("CreateSite", PARAMETERS).overlay("overlay", overlay)
}

fn api(specs: &Specs) -> Api {
    specs.catalogue().products.remove(0).apis.remove(0).value
}

fn product(specs: &Specs) -> Product {
    specs.catalogue().products.remove(0).product.value
}

/// Every field of an API with its description, by path.
fn descriptions(api: &Api) -> String {
    fn add(path: &str, schema: &Schema, lines: &mut Vec<String>) {
        lines.push(format!("{path}: {}", schema.description.as_deref().unwrap_or("–")));
        for inner in schema.items.iter().chain(&schema.additional_properties) {
            add(&format!("{path}[]"), inner, lines);
        }
        for (name, property) in schema.properties.iter() {
            add(&format!("{path}/{name}"), property, lines);
        }
    }
    let mut lines = Vec::new();
    for parameter in &api.parameters {
        add(&format!("request/{}", parameter.name), &parameter.schema, &mut lines);
    }
    api.response.iter().for_each(|response| add("response", response, &mut lines));
    lines.join("\n")
}

/// What the spec says is kept; what stands under a path wins over what stands under a name.
#[test]
fn descriptions_by_name_and_by_path() {
    let specs = imported(
        r#""descriptions": { "SiteId": "The site.", "Key": "What it is called." },
           "apis": { "CreateSite": { "descriptions": {
                "request/Tags": "Labels of the site.", "request/Tags/Key": "By path, through a list.",
                "request/Labels/Key": "By path, through a map.", "response": "What was made." } } }"#,
    );
    assert_snapshot!(descriptions(&api(&specs)));
}

/// In an imported spec, a path replaces what was imported.
#[test]
fn an_imported_description_is_replaced() {
    let specs = imported(r#""apis": { "CreateSite": { "descriptions": { "request/Tags/SiteId": "Said better." } } }"#);
    let described = descriptions(&api(&specs));
    assert!(described.contains("request/Tags[]/SiteId: Said better."), "{described}");
}

/// Whatever file they are in: names come after paths.
#[test]
fn a_name_of_an_earlier_file_does_not_win() {
    let specs = Specs::new()
        .imported("CreateSite", PARAMETERS)
        .overlay("a", r#""descriptions": { "SiteId": "By name." }"#)
        .overlay("b", r#""apis": { "CreateSite": { "descriptions": { "request/SiteId": "By path." } } }"#);
    let described = descriptions(&api(&specs));
    assert!(described.contains("request/SiteId: By path.\n"), "{described}");
    assert!(described.contains("response/SiteId: By name.\n"), "{described}");
}

#[test]
fn components_are_described_too() {
    let specs = Specs::empty()
        .product(
            "web",
            "2024-01-01",
            r#""importedFrom": "page", "sources": { "page": { "title": "A page" } }, "components": {
                "Tag": { "type": "object", "properties": {
                    "Key": { "type": "string" }, "Value": { "type": "string" }, "Scope": { "type": "string" } } } }"#,
        )
        .imported("CreateSite", r##""parameters": [{ "name": "Tag", "schema": { "$ref": "#/components/Tag" } }]"##)
        .overlay(
            "overlay",
            r#""descriptions": { "Key": "By name.", "Scope": "By name." }, "product": { "title": "Websites",
               "description": "Serves sites.", "documentation": "https://help.example.com/sites",
               "descriptions": { "components/Tag": "A label.", "components/Tag/Value": "By path." },
               "edits": [{ "at": "components/Tag/Key", "set": { "maxLength": 64 }, "because": "of the page" }] }"#,
        );
    let product = product(&specs);
    assert_eq!(
        (product.title.as_str(), product.description.as_deref(), product.documentation.as_str()),
        ("Websites", Some("Serves sites."), "https://help.example.com/sites")
    );
    assert_snapshot!(serde_json::to_string_pretty(&product.components).unwrap_or_default());
}

#[test]
fn texts_of_an_imported_api() {
    let specs = imported(
        r#""apis": { "CreateSite": { "summary": "Makes a site.", "description": "At once.",
            "documentation": "https://help.example.com/sites", "deprecated": { "note": "It is slow." }, "auth": ["anonymous"] } }"#,
    );
    let emitted = specs.emit();
    assert_snapshot!(method(emitted.client(), "pub fn create_site"));
    assert_eq!(entry(emitted.operation(), "access:"), "access: rt::Access::Anonymous,");
}

/// A person has written a summary, but no description.
#[test]
fn texts_that_a_hand_written_api_lacks() {
    let specs = Specs::new()
        .api("CreateSite", "")
        .overlay("overlay", r#""apis": { "CreateSite": { "description": "At once." } }"#);
    let api = api(&specs);
    assert_eq!((api.summary.as_deref(), api.description.as_deref()), (Some("Creates a site."), Some("At once.")));
}

/// `set` adds and replaces, `null` takes away, and what is not named stays.
#[test]
fn edits() {
    let specs = Specs::new()
        .imported(
            "CreateSite",
            r#""parameters": [{ "name": "Port", "schema": {
                "type": "string", "description": "Where it listens.", "maxLength": 5, "example": "80" } }]"#,
        )
        .overlay(
            "overlay",
            r#""apis": { "CreateSite": { "edits": [{ "at": "request/Port",
                "was": { "type": "string", "maxLength": 5, "example": "80" },
                "set": { "type": "integer", "wireType": "string", "minimum": 1, "maximum": 65535, "example": 443, "maxLength": null },
                "because": "of the page", "source": "page-zh" }] } },
               "sources": { "page-zh": { "title": "A page in Chinese" }, "unused": { "title": "Not named" } }"#,
        );
    let api = api(&specs);
    assert_snapshot!(serde_json::to_string_pretty(&api.parameters).unwrap_or_default());
    let sources: Vec<&str> = api.sources.iter().map(|(name, _)| name).collect();
    assert_eq!(sources, ["page", "page-zh"]);
}

/// Limits that only prose states, which metadata does not have.
#[test]
fn edits_that_state_limits() {
    let specs = Specs::new()
        .imported(
            "CreateSite",
            r#""parameters": [
                { "name": "Name", "schema": { "type": "string", "forbiddenPrefixes": ["a"], "layout": "a", "separator": "," } },
                { "name": "Id", "schema": { "type": "string" } }]"#,
        )
        .overlay(
            "overlay",
            r#""apis": { "CreateSite": {
                "edits": [{ "at": "request/Name", "was": { "forbiddenPrefixes": ["a"], "layout": "a", "separator": "," },
                    "set": { "forbiddenPrefixes": ["http://"], "forbiddenTexts": [" "], "characters": "letters digits",
                        "firstCharacter": "letter", "layout": null, "separator": ";", "limits": ["at most 3 words"],
                        "whenOmitted": "the ID is the name" },
                    "because": "of the page" }],
                "rules": [{ "rule": "allOrNone", "fields": ["Name", "Id"] }] } }"#,
        );
    let api = api(&specs);
    assert_snapshot!(serde_json::to_string_pretty(&api.parameters[0].schema).unwrap_or_default());
    let emitted = specs.emit();
    assert_eq!(entry(emitted.operation(), "rules:"), r#"rules: &[rt::Rule::AllOrNone(&["Name", "Id"])],"#);
}

/// One edit after another, each over what the last has left.
#[test]
fn edits_of_two_overlays() {
    let edit = |was: u32, set: u32| {
        format!(
            r#""apis": {{ "CreateSite": {{ "edits": [{{ "at": "request/Name",
                "was": {{ "maxLength": {was} }}, "set": {{ "maxLength": {set} }}, "because": "of the page" }}] }} }}"#
        )
    };
    let specs = Specs::new()
        .imported(
            "CreateSite",
            r#""parameters": [{ "name": "Name", "schema": { "type": "string", "maxLength": 64 } }]"#,
        )
        .overlay("b", &edit(80, 128))
        .overlay("a", &edit(64, 80));
    assert_eq!(api(&specs).parameters[0].schema.max_length, Some(128));
}

/// What overlays add comes after what the spec says, with the documents that it names.
#[test]
fn rules_examples_and_errata() {
    let specs = Specs::new()
        .imported(
            "CreateSite",
            r#""parameters": [{ "name": "Name", "schema": { "type": "string" } }, { "name": "Id", "schema": { "type": "string" } }],
               "rules": [{ "rule": "atMostOne", "fields": ["Name", "Id"] }],
               "response": { "type": "object", "properties": { "SiteId": { "type": "string" } } },
               "examples": [{ "title": "Imported", "request": { "Id": "1" } }]"#,
        )
        .overlay(
            "overlay",
            r#""apis": { "CreateSite": {
                "rules": [{ "rule": "atLeastOne", "fields": ["Name", "Id"] }],
                "examples": [{ "title": "Added", "request": { "Name": "a" }, "json": { "SiteId": "1" }, "source": "page-en" }],
                "errata": [{ "at": "/parameters/0", "source": "page-zh", "says": "a", "records": "b", "because": "c" }] } },
               "sources": { "page-en": { "title": "In English" }, "page-zh": { "title": "In Chinese" } }"#,
        );
    let api = api(&specs);
    let sources: Vec<&str> = api.sources.iter().map(|(name, _)| name).collect();
    assert_eq!(sources, ["page", "page-en", "page-zh"]);
    assert_eq!(api.errata.len(), 1);
    let emitted = specs.emit();
    assert_snapshot!("added_rules", entry(emitted.operation(), "rules:"));
    let names: Vec<&str> = emitted.files.keys().filter(|path| path.contains("examples/")).map(String::as_str).collect();
    assert_snapshot!("added_examples", names.join("\n"));
}

/// An overlay of one version says nothing about another.
#[test]
fn versions_have_their_own() {
    let parameter = r#""parameters": [{ "name": "Name", "schema": { "type": "string" } }]"#;
    let specs = Specs::new()
        .imported("CreateSite", parameter)
        .product("web", "2014-05-15", "")
        .api_of("web/2014-05-15", "CreateSite", parameter)
        .overlay("overlay", r#""descriptions": { "Name": "By name." }"#);
    let catalogue = specs.catalogue();
    let described = catalogue.products.iter().map(|version| {
        (version.version_directory.as_str(), version.apis[0].value.parameters[0].schema.description.as_deref())
    });
    assert_eq!(described.collect::<Vec<_>>(), [("2014-05-15", None), ("2024-01-01", Some("By name."))]);
}
