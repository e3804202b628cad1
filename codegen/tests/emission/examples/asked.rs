//! What is asked of the reader, and what is found in shared structures.

use super::call;
use crate::specs::{Specs, method};

/// A request that changes something says on what; one that reads may be empty.
#[test]
fn a_request_that_changes_something_is_not_empty() {
    let call = |more: &str, parameters: &str| {
        call(&Specs::new().api("CreateSite", &format!(r#""parameters": [{parameters}]{more}"#)))
    };
    let parameter =
        |name: &str, more: &str| format!(r#"{{ "name": "{name}", "schema": {{ "type": "string"{more} }} }}"#);
    let (old, token) = (parameter("OldName", r#", "deprecated": {}"#), parameter("ClientToken", ""));
    let region = parameter("RegionId", r#", "role": "region""#);
    let all = [old.clone(), token.clone(), region, parameter("SiteName", ""), parameter("Other", "")].join(", ");
    assert_eq!(call("", &all), "(client: Client, site_name: &str) CreateSiteRequest::new().site_name(site_name)");
    assert_eq!(call(r#", "operationType": "read""#, &all), "(client: Client) CreateSiteRequest::new()");
    assert_eq!(call("", &[old, token].join(", ")), "(client: Client) CreateSiteRequest::new()");
    assert_eq!(call("", ""), "(client: Client) CreateSiteRequest::new()");
    let other = parameter("Other", r#", "example": "x""#);
    assert_eq!(
        call("", &[parameter("SiteName", ""), other].join(", ")),
        r#"(client: Client) CreateSiteRequest::new().other("x")"#
    );
}

/// What structures of several operations show is shown wherever they are used.
#[test]
fn examples_of_shared_structs_are_found() {
    let call = |components: &str, parameter: &str| call(&Specs::components(components, parameter));
    let parameter = r##"{ "name": "Filter", "schema": { "$ref": "#/components/Filter", "required": true } }"##;
    let fields = r#""Key": { "type": "string", "required": true, "example": "k" }, "Value": { "type": "string", "example": "v" }"#;
    let filter = format!(r#""Filter": {{ "type": "object", "properties": {{ {fields} }} }}"#);
    assert_eq!(
        call(&filter, parameter),
        r#"(client: Client) CreateSiteRequest::new(types::Filter::new().key("k").value("v"))"#
    );
    let list = r##"{ "name": "Filters", "schema": { "type": "array", "required": true, "items": { "$ref": "#/components/Alias" } } }"##;
    let alias = format!(r##""Alias": {{ "$ref": "#/components/Filter" }}, {filter}"##);
    assert_eq!(
        call(&alias, list),
        r#"(client: Client) CreateSiteRequest::new([types::Filter::new().key("k").value("v")])"#
    );
    // What is required of a shared structure is asked for, though its type does not demand it.
    let unknown = filter.replace(r#", "example": "k""#, "").replace(r#", "example": "v""#, "");
    assert_eq!(
        call(&unknown, parameter),
        "(client: Client, filter_key: &str) CreateSiteRequest::new(types::Filter::new().key(filter_key))"
    );
    // A structure that may hold one of its kind is shown without.
    let nested = format!(
        r##""Filter": {{ "type": "object", "properties": {{ "And": {{ "$ref": "#/components/Filter" }}, {fields} }} }}"##
    );
    assert_eq!(
        call(&nested, parameter),
        r#"(client: Client) CreateSiteRequest::new(types::Filter::new().key("k").value("v"))"#
    );
}

/// Many structures in structures, all of them required: 12 to the power of 6 fields.
#[test]
fn examples_of_large_structures_take_little_time() {
    let component = |depth: usize| {
        let field = |index: usize| match depth {
            6 => format!(r#""F{index}": {{ "type": "string", "required": true, "example": "x" }}"#),
            _ => format!(r##""F{index}": {{ "$ref": "#/components/C{}", "required": true }}"##, depth + 1),
        };
        let fields: Vec<String> = (0..12).map(field).collect();
        format!(r#""C{depth}": {{ "type": "object", "properties": {{ {} }} }}"#, fields.join(", "))
    };
    let components: Vec<String> = (0..=6).map(component).collect();
    let parameter = r##"{ "name": "All", "schema": { "$ref": "#/components/C0", "required": true } }"##;
    let emitted = Specs::components(&components.join(", "), parameter).emit();
    assert!(!method(emitted.client(), "pub fn create_site").contains("# Example"));
}

/// Nobody reads an example with so many values of the reader's.
#[test]
fn little_is_asked_of_the_reader() {
    let example = |schema: &str| {
        let specs = Specs::parameters(&format!(
            r#"{{ "name": "SiteIds", "schema": {{ "type": "array", "required": true, {schema} }} }}"#
        ));
        let emitted = specs.emit();
        method(emitted.client(), "pub fn create_site").contains("# Example").then(|| call(&specs))
    };
    let text = r#""items": { "type": "string" }"#;
    let four = "[site_id, site_id2, site_id3, site_id4]";
    assert!(example(&format!(r#"{text}, "minItems": 4"#)).is_some_and(|call| call.contains(four)));
    let structure = r#""items": { "type": "object", "properties": { "Id": { "type": "string", "required": true } } }"#;
    let lists = r#""items": { "type": "array", "minItems": 4000000000, "items": { "type": "string" } }"#;
    for schema in [text, structure] {
        for least in [5, 20, 4_000_000_000_u32] {
            assert_eq!(example(&format!(r#"{schema}, "minItems": {least}"#)), None);
        }
    }
    assert!(example(lists).is_some());
    let known = format!(r#"{text}, "minItems": 5, "example": ["a", "b", "c", "d", "e"]"#);
    assert!(example(&known).is_some_and(|call| call.contains(r#"["a", "b", "c", "d", "e"]"#)));
    let fields: Vec<String> =
        (0..25).map(|index| format!(r#""F{index}": {{ "type": "string", "required": true }}"#)).collect();
    assert_eq!(
        example(&format!(r#""items": {{ "type": "object", "properties": {{ {} }} }}"#, fields.join(", "))),
        None
    );
}

/// Variables are called like fields, whose names may be stated.
#[test]
fn variables_have_names_of_their_own() {
    let field = |name: &str, stated: &str| {
        format!(
            r#"{{ "name": "{name}", "schema": {{ "type": "string", "rustFieldName": "{stated}", "required": true }} }}"#
        )
    };
    assert_eq!(
        call(&Specs::parameters(&[field("A", "key"), field("B", "key_"), field("C", "_2fa")].join(", "))),
        "(client: Client, key: &str, key_: &str, _2fa: &str) CreateSiteRequest::new(key, key_, _2fa)"
    );
}
