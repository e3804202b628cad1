//! The request that the documentation of a method shows.

mod asked;
mod kept;

use insta::assert_snapshot;

use crate::specs::{Specs, method};

/// The lines of the example.
fn example(specs: &Specs) -> String {
    let emitted = specs.emit();
    let text = method(emitted.client(), "pub fn create_site");
    let lines = text.lines().skip_while(|line| !line.contains("```")).skip(1).take_while(|line| !line.contains("```"));
    lines
        .map(|line| line.trim_start_matches("    ///").strip_prefix(' ').unwrap_or_default().to_owned() + "\n")
        .collect()
}

#[test]
fn made_up_where_nothing_is_documented() {
    assert_snapshot!(example(&Specs::parameters(
        r#"{ "name": "Text", "schema": { "type": "string", "required": true } },
           { "name": "Flag", "schema": { "type": "boolean", "required": true } },
           { "name": "Count", "schema": { "type": "integer", "required": true } },
           { "name": "Ratio", "schema": { "type": "number", "required": true } },
           { "name": "Bytes", "schema": { "type": "binary", "required": true } },
           { "name": "Anything", "schema": { "type": "any", "required": true } },
           { "name": "Kind", "schema": { "type": "string", "enum": ["x"], "required": true } },
           { "name": "Rows", "schema": { "type": "array", "items": { "type": "array", "items": { "type": "string" } }, "required": true } },
           { "name": "Labels", "schema": { "type": "object", "additionalProperties": { "type": "string" }, "required": true } },
           { "name": "Owner", "schema": { "type": "object", "properties": { "Name": { "type": "string", "required": true } }, "required": true } },
           { "name": "Optional", "schema": { "type": "string" } }"#
    )));
}

/// The line that makes the request, where the API has this parameter.
fn request(parameter: &str) -> String {
    let specs = Specs::parameters(&format!(r#"{{ "name": {parameter} }}"#));
    let text = example(&specs);
    text.lines().find_map(|line| line.trim().strip_prefix("let request = ")).unwrap_or_default().to_owned()
}

#[test]
fn from_the_examples_of_fields() {
    let parameters = [
        r#""Text", "schema": { "type": "string", "required": true, "example": "a \"b\" {c}\n" }"#,
        r#""Least", "schema": { "type": "integer", "format": "int64", "example": -9223372036854775808 }"#,
        r#""Ratio", "schema": { "type": "number", "example": -0.5 }"#,
        r#""Port", "schema": { "type": "integer", "example": "80" }"#,
        r#""Kind", "schema": { "type": "string", "enum": ["x", "y"], "example": "y" }"#,
        r#""Anything", "schema": { "type": "any", "example": 5 }"#,
        r#""New", "schema": { "type": "boolean", "example": true }"#,
        r#""Type", "schema": { "type": "string", "example": "t" }"#,
        r#""Old", "schema": { "type": "string", "example": "o", "deprecated": {} }"#,
        r#""RegionId", "schema": { "type": "string", "example": "cn-hangzhou", "role": "region" }"#,
    ];
    assert_snapshot!(parameters.map(request).join("\n"));
}

/// All that is required, and one parameter more where that is little: two might exclude each other.
#[test]
fn what_is_optional_is_shown_in_part() {
    let parameters = |required: &[&str], optional: &[&str]| {
        let parameter = |more: &str, name: &&str| {
            format!(r#"{{ "name": "{name}", "schema": {{ "type": "string", "example": "x"{more} }} }}"#)
        };
        let required = required.iter().map(|name| parameter(r#", "required": true"#, name));
        let all: Vec<_> = optional.iter().map(|name| parameter("", name)).chain(required).collect();
        let text = example(&Specs::parameters(&all.join(", ")));
        let lines = text.lines().skip_while(|line| !line.contains("let request")).map(str::trim);
        lines.take_while(|line| !line.contains("let response")).collect::<String>()
    };
    let optional = ["E", "F", "G", "H"];
    let shown = [&[][..], &["A"], &["A", "B"], &["A", "B", "C"], &["A", "B", "C", "D"]];
    assert_snapshot!(shown.map(|required| parameters(required, &optional)).join("\n"));
}

#[test]
fn from_the_richest_documented_request() {
    let specs = Specs::new().api(
        "CreateSite",
        r#""parameters": [
            { "name": "Name", "schema": { "type": "string", "required": true } },
            { "name": "Names", "schema": { "type": "array", "items": { "type": "string" } } },
            { "name": "Rows", "schema": { "type": "array", "items": { "type": "array", "items": { "type": "string" } } } },
            { "name": "Labels", "schema": { "type": "object", "additionalProperties": { "type": "string" }, "style": "json" } },
            { "name": "Limits", "schema": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "integer" } }, "style": "json" } },
            { "name": "Servers", "schema": { "type": "array", "items": { "type": "object", "properties": {
                "Id": { "type": "string", "required": true }, "Kind": { "type": "string", "enum": ["a"] } } } } }],
           "examples": [
            { "title": "Little", "request": { "Name": "a" } },
            { "title": "Much", "request": { "Name": "a", "Names": ["b", "c"], "Rows": [["d"], []], "Labels": { "e": "f" },
              "Limits": { "g": [1, 2] }, "Servers": [{ "Id": "h", "Kind": "a" }, { "Id": "i" }] } }]"#,
    );
    assert_snapshot!(example(&specs));
}

#[test]
fn shared_structs() {
    let specs = Specs::components(
        r##""Filter": { "type": "object", "properties": {
                "Kind": { "type": "string", "enum": ["all", "none"] }, "Next": { "$ref": "#/components/Filter" },
                "Values": { "type": "array", "items": { "type": "string" } } } }"##,
        r##"{ "name": "Filter", "schema": { "$ref": "#/components/Filter", "required": true,
                "example": { "Kind": "all", "Values": ["a"], "Next": { "Kind": "none" } } } },
            { "name": "Others", "schema": { "type": "array", "items": { "$ref": "#/components/Filter" }, "required": true } }"##,
    );
    assert_snapshot!(example(&specs));
}

/// The function that calls the operation, from its parameters to the request, in one line; empty without an example.
fn call(specs: &Specs) -> String {
    let text = example(specs);
    let start = text.find("async fn example").unwrap_or_default();
    let (function, _) =
        text[start..].split_once("let response").or(text[start..].split_once("let mut items")).unwrap_or_default();
    let line = function.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace("async fn example( ", "(").replace("async fn example", "").replace(", ) ->", ") ->");
    line.replace(" -> Result<(), alicloud::Error> { let request =", "").trim_end_matches(';').to_owned()
}

fn call_with(parameters: &[&str]) -> String {
    let parameters: Vec<String> = parameters.iter().map(|parameter| format!("{{ {parameter} }}")).collect();
    call(&Specs::parameters(&parameters.join(", ")))
}

/// What the client fills in, what only the service can give, and what makes a call that does nothing.
#[test]
fn roles_are_not_shown() {
    let optional = |parameter: &str| {
        let (name, schema) = parameter.split_once(' ').unwrap_or((parameter, r#""type": "string", "example": "a""#));
        let shown = call_with(&[
            &format!(r#""name": "{name}", "schema": {{ {schema} }}"#),
            r#""name": "Limit", "schema": { "type": "integer", "example": 10 }"#,
            r#""name": "Name", "schema": { "type": "string", "example": "n" }"#,
        ]);
        format!("{name}: {shown}")
    };
    let number = r#""type": "integer", "example": 2"#;
    let flag = r#""type": "boolean", "example": true"#;
    let shown = [
        "ClientToken".to_owned(),
        "clientToken".to_owned(),
        r#"ClientToken "type": "string", "example": "a", "role": "none""#.to_owned(),
        r#"Nonce "type": "string", "example": "a", "role": "idempotencyToken""#.to_owned(),
        "RequestToken".to_owned(),
        "Token".to_owned(),
        "NextToken".to_owned(),
        "nextToken".to_owned(),
        "Marker".to_owned(),
        "Cursor".to_owned(),
        "continuation-token".to_owned(),
        format!("PageNumber {number}"),
        format!("CurrentPage {number}"),
        format!("Page {number}, \"default\": 0"),
        format!("Page {number}"),
        format!("Offset {number}"),
        format!("DryRun {flag}"),
        format!("dryRun {flag}"),
        r#"DryRun "type": "string", "example": "true""#.to_owned(),
        format!("IsDryRun {flag}"),
        format!("DryRunOnly {flag}"),
        format!("UpgradeDryRun {flag}"),
        r#"RegionId "type": "string", "example": "cn-hangzhou", "role": "region""#.to_owned(),
        r#"Secret "type": "string", "example": "s", "sensitive": true"#.to_owned(),
        r#"Old "type": "string", "example": "o", "deprecated": {}"#.to_owned(),
    ];
    let shown: Vec<String> = shown.iter().map(|parameter| optional(parameter)).collect();
    assert_snapshot!(shown.join("\n"));
}

/// Names that only look like those of tokens and pages.
#[test]
fn what_has_no_role_is_shown() {
    let shown = |schema: &str| call_with(&[schema]);
    let shown = [
        r#""name": "HttpTokens", "schema": { "type": "string", "enum": ["optional"], "example": "optional" }"#,
        r#""name": "TokenDuration", "schema": { "type": "integer", "example": 60 }"#,
        r#""name": "Offset", "schema": { "type": "integer", "example": 60 }"#,
        r#""name": "Limit", "schema": { "type": "integer", "example": 60 }"#,
        r#""name": "Page", "schema": { "type": "string", "example": "index.html" }"#,
        r#""name": "SkipDryRun", "schema": { "type": "boolean", "example": true }"#,
        r#""name": "DryRunDisabled", "schema": { "type": "boolean", "example": true }"#,
        r#""name": "Marker", "schema": { "type": "object", "properties": { "Color": { "type": "string", "example": "red" } } }"#,
    ]
    .map(shown);
    assert_snapshot!(shown.join("\n"));
}

#[test]
fn a_stated_cursor_and_its_size_are_not_shown() {
    let specs = Specs::new().api(
        "CreateSite",
        r#""parameters": [
            { "name": "After", "schema": { "type": "string", "example": "a" } },
            { "name": "Count", "schema": { "type": "integer", "example": 10 } },
            { "name": "Name", "schema": { "type": "string", "example": "n" } }],
           "pagination": { "by": "token", "token": "After", "next": "After", "size": "Count", "items": "Items" },
           "response": { "type": "object", "properties": {
            "After": { "type": "string" }, "Items": { "type": "array", "items": { "type": "string" } } } }"#,
    );
    assert_eq!(call(&specs), r#"(client: Client) CreateSiteRequest::new().name("n")"#);
}

/// What must be there is a variable of the reader's where there is nothing honest to show.
#[test]
fn the_reader_gives_what_no_document_shows() {
    let required = |schema: &str| call_with(&[&format!(r#""name": {schema}"#)]);
    let shown = [
        r#""SiteId", "schema": { "type": "string", "required": true, "example": "site-bp1****" }"#,
        r#""ClientIp", "schema": { "type": "string", "required": true, "example": "192.168.XX.XX" }"#,
        r#""Password", "schema": { "type": "string", "required": true, "example": "geheim", "sensitive": true }"#,
        r#""NextToken", "schema": { "type": "string", "required": true, "example": "abc" }"#,
        r#""PageNumber", "schema": { "type": "integer", "required": true, "example": 2 }"#,
        r#""DryRun", "schema": { "type": "boolean", "required": true, "example": true }"#,
        r#""Old", "schema": { "type": "string", "required": true, "example": "o", "deprecated": {} }"#,
        r#""SiteIds", "schema": { "type": "array", "items": { "type": "string", "example": "s-****" }, "required": true }"#,
        r#""SiteIds", "schema": { "type": "array", "items": { "type": "string" }, "required": true, "minItems": 2 }"#,
        r#""Ports", "schema": { "type": "array", "items": { "type": "integer" }, "required": true, "example": [80, 443] }"#,
        r#""SiteIds", "schema": { "type": "array", "items": { "type": "string" }, "required": true, "example": ["s-1", "s-***"] }"#,
        r#""Type", "schema": { "type": "string", "required": true }"#,
        r#""Client", "schema": { "type": "string", "required": true }"#,
        r#""Sites", "schema": { "type": "object", "additionalProperties": { "type": "object", "properties": { "Id": { "type": "string", "required": true } } }, "required": true }"#,
        r#""Servers", "schema": { "type": "array", "required": true, "items": { "type": "object", "properties": {
            "Id": { "type": "string", "required": true, "example": "i-***" }, "Type": { "type": "string", "required": true, "example": "ecs" },
            "Token": { "type": "string", "example": "t" }, "Old": { "type": "string", "example": "o", "deprecated": {} } } } }"#,
        r#""Servers", "schema": { "type": "array", "required": true, "items": { "type": "object", "properties": {
            "DryRun": { "type": "boolean", "example": true }, "Port": { "type": "integer" } } } }"#,
        r#""Servers", "schema": { "type": "array", "required": true,
            "example": [{ "Id": "i-1***", "Port": 80 }, { "Id": "i-2***", "Port": 80 }],
            "items": { "type": "object", "properties": { "Id": { "type": "string", "required": true }, "Port": { "type": "integer", "required": true } } } }"#,
    ]
    .map(required);
    assert_snapshot!(shown.join("\n"));
    let both = r#""Tag", "schema": { "type": "object", "properties": { "SiteId": { "type": "string", "required": true } }, "required": true }"#;
    let site = r#""SiteId", "schema": { "type": "string", "required": true }"#;
    assert_eq!(
        call_with(&[&format!(r#""name": {site}"#), &format!(r#""name": {both}"#)]),
        "(client: Client, site_id: &str, site_id2: &str) CreateSiteRequest::new(site_id, TagInput::new(site_id2))"
    );
}

/// No placeholder, no field that excludes another or lacks the one that it wants; and what one of must be there is.
#[test]
fn rules_between_fields_are_kept() {
    let parameters = r#""parameters": [
            { "name": "Id", "schema": { "type": "string", "example": "ID" } },
            { "name": "Name", "schema": { "type": "string", "example": "NAME" } },
            { "name": "Kind", "schema": { "type": "string", "example": "KIND" } }]"#;
    let shown = |rule: &str, id: &str, documented: &str| {
        let parameters = parameters.replace("ID", id);
        let members = format!(r#"{parameters}, "rules": [{rule}]{documented}"#);
        format!("{rule} {id}{documented}\n    {}\n", call(&Specs::new().api("CreateSite", &members)))
    };
    let documented = r#", "examples": [{ "title": "All", "request": { "Id": "a***", "Name": "b", "Kind": "c" } }]"#;
    let rules = [
        r#"{ "rule": "atMostOne", "fields": ["Id", "Name"] }"#,
        r#"{ "rule": "atLeastOne", "fields": ["Name", "Kind"] }"#,
        r#"{ "rule": "dependentRequired", "field": "Id", "required": "Name" }"#,
        r#"{ "rule": "dependentRequired", "field": "Id", "value": "other", "required": "Name" }"#,
        r#"{ "rule": "allOrNone", "fields": ["Id", "Kind"] }"#,
    ];
    let made_up = rules.iter().map(|rule| shown(rule, "x", ""));
    let masked = rules.iter().skip(1).map(|rule| shown(rule, "x***", ""));
    let of_request = rules.iter().skip(1).map(|rule| shown(rule, "x", documented));
    let little = r#", "examples": [{ "title": "One", "request": { "Id": "a***" } }]"#;
    let or_masked = [shown(r#"{ "rule": "atLeastOne", "fields": ["Kind", "Id"] }"#, "x", little)];
    assert_snapshot!(made_up.chain(masked).chain(of_request).chain(or_masked).collect::<String>());
}

/// An honest request cannot be written down: it never ends.
#[test]
fn no_example_rather_than_a_wrong_one() {
    let specs = Specs::components(
        r##""Node": { "type": "object", "properties": { "Next": { "$ref": "#/components/Node", "required": true } } }"##,
        r##"{ "name": "Node", "schema": { "$ref": "#/components/Node", "required": true } }"##,
    );
    let emitted = specs.emit();
    assert!(!method(emitted.client(), "pub fn create_site").contains("# Example"));
}
