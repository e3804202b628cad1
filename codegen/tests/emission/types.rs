//! Types of fields.

use insta::assert_snapshot;

use crate::specs::{Specs, item};

const SCALARS: &str = r#"
    { "name": "Text", "schema": { "type": "string"REQUIRED } },
    { "name": "Flag", "schema": { "type": "boolean"REQUIRED } },
    { "name": "Count", "schema": { "type": "integer"REQUIRED } },
    { "name": "Size", "schema": { "type": "integer", "format": "int64"REQUIRED } },
    { "name": "Ratio", "schema": { "type": "number"REQUIRED } },
    { "name": "Single", "schema": { "type": "number", "format": "float"REQUIRED } },
    { "name": "Bytes", "schema": { "type": "binary"REQUIRED } },
    { "name": "Anything", "schema": { "type": "any"REQUIRED } },
    { "name": "Kind", "schema": { "type": "string", "enum": ["x"]REQUIRED } }"#;

const CONTAINERS: &str = r#"
    { "name": "Texts", "schema": { "type": "array", "items": { "type": "string" }REQUIRED } },
    { "name": "Counts", "schema": { "type": "array", "items": { "type": "integer" }REQUIRED } },
    { "name": "Blobs", "schema": { "type": "array", "items": { "type": "binary" }REQUIRED } },
    { "name": "Documents", "schema": { "type": "array", "items": { "type": "any" }REQUIRED } },
    { "name": "Kinds", "schema": { "type": "array", "items": { "type": "string", "enum": ["x"] }REQUIRED } },
    { "name": "Servers", "schema": { "type": "array", "items": {
        "type": "object", "properties": { "Id": { "type": "string" } } }REQUIRED } },
    { "name": "Rows", "schema": { "type": "array", "items": { "type": "array", "items": { "type": "string" } }REQUIRED } },
    { "name": "Labels", "schema": { "type": "object", "additionalProperties": { "type": "string" }REQUIRED } },
    { "name": "Limits", "schema": { "type": "object", "additionalProperties": { "type": "integer" }REQUIRED } },
    { "name": "Groups", "schema": { "type": "object", "additionalProperties": {
        "type": "array", "items": { "type": "string" } }REQUIRED } },
    { "name": "Tables", "schema": { "type": "array", "items": {
        "type": "object", "additionalProperties": { "type": "any" } }REQUIRED } }"#;

fn optional(parameters: &str) -> Specs {
    Specs::parameters(&parameters.replace("REQUIRED", ""))
}

fn required(parameters: &str) -> Specs {
    Specs::parameters(&parameters.replace("REQUIRED", r#", "required": true"#))
}

fn snapshots(name: &str, specs: &Specs) {
    let emitted = specs.emit();
    let source = emitted.operation();
    assert_snapshot!(format!("{name}_declaration"), item(source, "pub struct CreateSiteRequest"));
    assert_snapshot!(format!("{name}_methods"), item(source, "impl CreateSiteRequest"));
    assert_snapshot!(format!("{name}_record"), item(source, "impl rt::Record for CreateSiteRequest"));
}

#[test]
fn scalars() {
    snapshots("scalars", &optional(SCALARS));
    snapshots("required_scalars", &required(SCALARS));
}

#[test]
fn containers() {
    snapshots("containers", &optional(CONTAINERS));
    snapshots("required_containers", &required(CONTAINERS));
}

#[test]
fn nested_objects() {
    let emitted = Specs::new()
        .api(
            "CreateSite",
            r#""parameters": [{ "name": "Owner", "schema": { "type": "object", "required": true, "properties": {
                "Name": { "type": "string", "required": true },
                "Address": { "type": "object", "properties": { "City": { "type": "string" } } } } } }],
               "response": { "type": "object", "properties": { "Owner": { "type": "object", "properties": {
                "Name": { "type": "string" } } } } }"#,
        )
        .emit();
    let source = emitted.operation();
    assert_snapshot!("nested_request", item(source, "pub struct CreateSiteRequest"));
    assert_snapshot!("nested_request_record", item(source, "impl rt::Record for CreateSiteRequest"));
    assert_snapshot!("nested_owner_input", item(source, "pub struct OwnerInput"));
    assert_snapshot!("nested_owner_input_methods", item(source, "impl OwnerInput"));
    assert_snapshot!("nested_owner", item(source, "pub struct Owner "));
    assert_snapshot!("nested_response_record", item(source, "impl rt::Record for CreateSiteResponse"));
}

/// An object without fields or with a form that no struct can have is JSON.
#[test]
fn what_is_left_to_json() {
    let specs = Specs::parameters(
        r#"{ "name": "Loose", "schema": { "type": "object", "properties": {} } },
           { "name": "Items", "schema": { "type": "array" } }"#,
    );
    let emitted = specs.emit_unchecked();
    assert_snapshot!(item(emitted.operation(), "pub struct CreateSiteRequest"));
}

/// The type that is nearest to the request or the answer has the short name, wherever it is documented.
#[test]
fn no_type_is_called_after_the_order_of_fields() {
    let tag = |field: &str| {
        format!(r#""Tag": {{ "type": "object", "properties": {{ "{field}": {{ "type": "string" }} }} }}"#)
    };
    let holder = |name: &str| format!(r#""{name}": {{ "type": "object", "properties": {{ {} }} }}"#, tag(name));
    let structs = |fields: [String; 3]| {
        let emitted = Specs::response(&fields.join(", ")).emit();
        ["Tag", "DiskTag", "InstanceTag"].map(|name| item(emitted.operation(), &format!("pub struct {name} ")))
    };
    let [plain, disk, instance] = [tag("Plain"), holder("Disk"), holder("Instance")];
    let first = structs([plain.clone(), disk.clone(), instance.clone()]);
    assert_eq!(structs([instance, disk, plain]), first);
    assert!(first[0].contains("plain:") && first[1].contains("disk:") && first[2].contains("instance:"), "{first:?}");
}
