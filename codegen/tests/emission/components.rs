//! Structures that several APIs share.

use insta::assert_snapshot;

use crate::specs::{Specs, item, response};

const FOLDER: &str = "src/web/v2024_01_01";

#[test]
fn a_struct() {
    let emitted = Specs::components(
        r#""Tag": { "type": "object", "description": "A label.", "properties": {
            "Key": { "type": "string", "required": true, "maxLength": 64 },
            "Scope": { "type": "string", "enum": ["all"] } } }"#,
        r##"{ "name": "Tag", "schema": { "$ref": "#/components/Tag", "required": true } },
            { "name": "More", "schema": { "type": "array", "items": { "$ref": "#/components/Tag" }, "style": "json" } }"##,
    )
    .emit();
    assert_snapshot!("shared_file", emitted.file(&format!("{FOLDER}/types.rs")));
    assert_snapshot!("shared_use", item(emitted.operation(), "pub struct CreateSiteRequest"));
    assert_snapshot!("shared_use_methods", item(emitted.operation(), "impl CreateSiteRequest"));
    assert_snapshot!("shared_use_record", item(emitted.operation(), "impl rt::Record for CreateSiteRequest"));
}

/// A struct that contains itself holds it in a box; a list and a map hold it elsewhere anyway.
#[test]
fn recursion() {
    let emitted = Specs::components(
        r##""Node": { "type": "object", "properties": {
                "Parent": { "$ref": "#/components/Node" },
                "Children": { "type": "array", "items": { "$ref": "#/components/Node" } },
                "ByName": { "type": "object", "additionalProperties": { "$ref": "#/components/Node" } },
                "Owner": { "$ref": "#/components/Owner" },
                "Inner": { "type": "object", "properties": { "Node": { "$ref": "#/components/Node" } } },
                "Leaf": { "$ref": "#/components/Leaf" } } },
            "Owner": { "type": "object", "properties": { "Home": { "$ref": "#/components/Node" } } },
            "Leaf": { "type": "object", "properties": { "Name": { "type": "string" } } }"##,
        r##"{ "name": "Node", "schema": { "$ref": "#/components/Node" } }"##,
    )
    .emit();
    let types = emitted.file(&format!("{FOLDER}/types.rs"));
    assert_snapshot!("recursive", item(types, "pub struct Node"));
    assert_snapshot!("recursive_methods", item(types, "impl Node"));
    assert_snapshot!("recursive_owner", item(types, "pub struct Owner"));
    assert_snapshot!("recursive_inner", item(types, "pub struct Inner"));
}

/// A component without fields of its own stands for what it is wherever it is referred to.
#[test]
fn what_is_no_struct() {
    let emitted = Specs::components(
        r##""Ports": { "type": "array", "description": "Open ports.", "items": { "type": "integer" }, "maxItems": 3, "style": "simple" },
            "Color": { "type": "string", "enum": ["red", "blue"], "sensitive": true },
            "Colors": { "type": "array", "items": { "$ref": "#/components/Color" } },
            "Alias": { "$ref": "#/components/Tag" },
            "Tag": { "type": "object", "properties": { "Color": { "$ref": "#/components/Color" } } },
            "Tags": { "type": "array", "items": { "type": "object", "properties": { "Key": { "type": "string" } } } },
            "Matrix": { "type": "array", "items": { "$ref": "#/components/Matrix" } }"##,
        r##"{ "name": "Open", "schema": { "$ref": "#/components/Ports", "required": true } },
            { "name": "Background", "schema": { "$ref": "#/components/Color" } },
            { "name": "Palette", "schema": { "$ref": "#/components/Colors", "description": "To choose from." } },
            { "name": "Alias", "schema": { "$ref": "#/components/Alias" } },
            { "name": "Labels", "schema": { "$ref": "#/components/Tags" } },
            { "name": "Matrix", "schema": { "$ref": "#/components/Matrix" } }"##,
    )
    .emit();
    let source = emitted.operation();
    assert_snapshot!("written_out", item(source, "pub struct CreateSiteRequest"));
    assert_snapshot!("written_out_record", item(source, "impl rt::Record for CreateSiteRequest"));
    let heads = |source: &str| {
        let heads =
            source.lines().map(str::trim).filter(|line| line.contains("pub struct") || line.contains("pub enum"));
        heads.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!("written_out_types", heads(source));
    assert_snapshot!("written_out_shared_types", heads(emitted.file(&format!("{FOLDER}/types.rs"))));
}

/// Names that differ in punctuation only need one of their own.
#[test]
fn names_that_become_one() {
    let object = |field: &str, more: &str| {
        format!(r#"{{ "type": "object", {more} "properties": {{ "{field}": {{ "type": "string" }} }} }}"#)
    };
    let stated = r#""rustName": "TagUnderscore1","#;
    let components =
        format!(r#""Tag1": {}, "Tag_1": {}, "Option": {}"#, object("A", ""), object("B", stated), object("C", ""));
    let parameters = ["Tag1", "Tag_1", "Option"]
        .map(|name| format!(r##"{{ "name": "My{name}", "schema": {{ "$ref": "#/components/{name}" }} }}"##))
        .join(", ");
    let emitted = Specs::components(&components, &parameters).emit();
    assert_snapshot!(item(emitted.operation(), "pub struct CreateSiteRequest"));
}

/// The answer itself is a component: its fields are those of the response.
#[test]
fn an_answer() {
    let emitted = Specs::components(
        r##""Page": { "type": "object", "properties": { "Total": { "type": "integer" }, "Next": { "$ref": "#/components/Page" } } }"##,
        "",
    )
    .api("ListSites", r##""response": { "$ref": "#/components/Page" }"##)
    .emit();
    assert_snapshot!(item(emitted.file(&format!("{FOLDER}/list_sites.rs")), "pub struct ListSitesResponse"));
}

#[test]
fn nothing_shared() {
    let emitted = Specs::new().api("CreateSite", &response(r#""A": { "type": "string" }"#)).emit();
    assert!(!emitted.files.contains_key(&format!("{FOLDER}/types.rs")));
    assert!(!emitted.file(&format!("{FOLDER}/mod.rs")).contains("types"));
}
