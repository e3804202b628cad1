//! Names that a spec states where the derived ones will not do.

use insta::assert_snapshot;

use crate::specs::{Specs, entry, item, method, response};

const FOLDER: &str = "src/web/v2024_01_01";

/// `rustName` of an API names its module, its method and its types; the gateway still hears the name of the API.
#[test]
fn an_api() {
    let emitted = Specs::new().api("CreateSite", r#""rustName": "make_web_site""#).emit();
    let files: Vec<&str> = emitted.files.keys().filter(|path| path.contains("site")).map(String::as_str).collect();
    assert_eq!(files, ["src/web/v2024_01_01/make_web_site.rs"]);
    let source = emitted.file(&format!("{FOLDER}/make_web_site.rs"));
    assert_snapshot!("renamed_operation", item(source, "impl rt::Request"));
    assert_snapshot!("renamed_method", method(emitted.client(), "pub fn make_web_site"));
    let module = emitted.file(&format!("{FOLDER}/mod.rs"));
    let lines: Vec<&str> = module.lines().filter(|line| line.contains("make_web_site")).collect();
    assert_snapshot!("renamed_exports", lines.join("\n"));
}

/// The mark of a raw identifier is no part of a name.
#[test]
fn a_raw_name() {
    for name in ["move", "r#move"] {
        let emitted = Specs::new().api("MoveSite", &format!(r#""rustName": "{name}""#)).emit();
        assert!(emitted.client().contains("pub fn r#move(&self, request: MoveRequest)"), "{}", emitted.client());
    }
}

/// These two would become one method.
#[test]
fn apis_that_are_set_apart() {
    let emitted =
        Specs::new().api("CreateVpcRule", "").api("CreateVpc_Rule", r#""rustName": "create_rule_of_vpc""#).emit();
    let names: Vec<&str> =
        emitted.client().lines().filter(|line| line.contains("pub fn create")).map(str::trim).collect();
    assert_snapshot!(names.join("\n"));
}

/// `rustFieldName` is the name of the field and of its setter; the wire name stays.
#[test]
fn fields_that_are_set_apart() {
    let schema = |more: &str| format!(r#"{{ "type": "string"{more} }}"#);
    let members = format!(
        r#""parameters": [{{ "name": "VpcId", "schema": {} }}, {{ "name": "vpcId", "schema": {} }},
            {{ "name": "vpc_id", "schema": {} }}], {}"#,
        schema(r#", "required": true"#),
        schema(r#", "rustFieldName": "legacy_vpc_id""#),
        schema(r#", "rustFieldName": "vpc""#),
        response(r#""Id": { "type": "string" }, "ID": { "type": "string", "rustFieldName": "upper_id" }"#),
    );
    let emitted = Specs::new().api("CreateSite", &members).emit();
    assert_snapshot!("renamed_fields", item(emitted.operation(), "pub struct CreateSiteRequest"));
    assert_snapshot!("renamed_fields_methods", item(emitted.operation(), "impl CreateSiteRequest"));
    let record = item(emitted.operation(), "impl rt::Record for CreateSiteRequest");
    assert_snapshot!("renamed_fields_shape", entry(&record, "fields:"));
    assert!(record.contains("1 => rt::View::Scalar(&self.legacy_vpc_id),"), "{record}");
    assert_snapshot!("renamed_fields_response", item(emitted.operation(), "pub struct CreateSiteResponse"));
}

/// An identifier has to be in a wire name, or beside it.
#[test]
fn fields_without_letters() {
    let emitted = Specs::components(
        r#""Tag": { "type": "object", "properties": { "名称": { "type": "string", "rustFieldName": "name" } } }"#,
        r##"{ "name": "*", "schema": { "$ref": "#/components/Tag", "rustFieldName": "all_tags" } }"##,
    )
    .emit();
    assert_snapshot!("named_fields", item(emitted.operation(), "pub struct CreateSiteRequest"));
    assert_snapshot!("named_fields_component", item(emitted.file(&format!("{FOLDER}/types.rs")), "pub struct Tag"));
}

/// Values that would become one variant, and one that would become none.
#[test]
fn variants_that_are_set_apart() {
    let emitted = Specs::parameters(
        r#"{ "name": "Scheduler", "schema": { "type": "string", "enum": ["rr", "RR", "*"], "required": true, "default": "RR",
            "enumNames": { "RR": "RoundRobin", "*": "Any" }, "enumDescriptions": { "*": "Whatever there is." } } }"#,
    )
    .emit();
    assert_snapshot!("named_variants", item(emitted.operation(), "pub enum Scheduler "));
    assert_snapshot!("named_variant_default", method(emitted.operation(), "pub fn new"));
}

/// Two fields of one name have one enum; what would be one variant of it is told apart, and what is stated stays.
#[test]
fn variants_of_two_fields() {
    let field = |values: &str, more: &str| {
        format!(r#""Status": {{ "type": "string", "rustName": "Status", "enum": [{values}]{more} }}"#)
    };
    let object = |name: &str, field: &str| format!(r#""{name}": {{ "type": "object", "properties": {{ {field} }} }}"#);
    let properties = [
        object("Site", &field(r#""Running", "Stopped""#, "")),
        object("Server", &field(r#""running", "Stopped""#, "")),
        object("Disk", &field(r#""RUNNING""#, "")),
        object("Network", &field(r#""up""#, r#", "enumNames": { "up": "Running" }"#)),
    ];
    let emitted = Specs::response(&properties.join(", ")).emit();
    assert_snapshot!("numbered_variants", item(emitted.operation(), "pub enum Status "));
}

/// An example names the variant that its own value has.
#[test]
fn examples_of_renamed_things() {
    let emitted = Specs::parameters(
        r#"{ "name": "Kind", "schema": { "type": "string", "enum": ["a", "A"], "required": true, "example": "A", "enumNames": { "A": "Upper" } } },
           { "name": "名称", "schema": { "type": "string", "rustFieldName": "name", "example": "x" } }"#,
    )
    .emit();
    assert_snapshot!("renamed_example", method(emitted.client(), "pub fn create_site"));
}

/// What replaces a deprecated operation or field goes by its Rust name.
#[test]
fn replacements() {
    let emitted = Specs::new()
        .api("ListSites", r#""rustName": "all_sites""#)
        .api(
            "CreateSite",
            r#""deprecated": { "replacement": "ListSites" }, "parameters": [
                { "name": "Old", "schema": { "type": "string", "deprecated": { "replacement": "New" } } },
                { "name": "New", "schema": { "type": "string", "rustFieldName": "better" } }]"#,
        )
        .emit();
    assert!(method(emitted.client(), "pub fn create_site").contains("use `all_sites`"));
    assert!(item(emitted.operation(), "pub struct CreateSiteRequest").contains("use `better`"));
}
