//! The request that the documentation of a method shows.

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

/// Rules are held against what is shown: the first of the documented values, a default that is filled in, the text on the wire.
#[test]
fn rules_are_kept_by_what_is_shown() {
    let call = |kind: &str, value: &str| {
        call(&Specs::new().api(
            "CreateSite",
            &format!(
                r#""parameters": [{{ "name": "Kind", "schema": {{ {kind} }} }}, {{ "name": "Name", "schema": {{ "type": "string" }} }}],
                "rules": [{{ "rule": "dependentRequired", "field": "Kind", "value": "{value}", "required": "Name" }}], "operationType": "read""#
            ),
        ))
    };
    let first = r#""type": "string", "enum": ["a", "b"], "required": true"#;
    assert_eq!(call(first, "a"), "(client: Client, name: &str) CreateSiteRequest::new(Kind::A).name(name)");
    assert_eq!(call(first, "b"), "(client: Client) CreateSiteRequest::new(Kind::A)");
    let filled = r#""type": "string", "enum": ["a", "b"], "required": true, "default": "b""#;
    assert_eq!(call(filled, "b"), "(client: Client, name: &str) CreateSiteRequest::new().name(name)");
    assert_eq!(call(filled, "a"), "(client: Client) CreateSiteRequest::new()");
    let number = r#""type": "number", "required": true, "example": 1.0"#;
    assert_eq!(call(number, "1"), "(client: Client, name: &str) CreateSiteRequest::new(1.0).name(name)");
    let flag = r#""type": "boolean", "required": true, "example": "true""#;
    assert_eq!(call(flag, "true"), "(client: Client, name: &str) CreateSiteRequest::new(true).name(name)");
    // What the reader gives is not known.
    let text = r#""type": "string", "required": true"#;
    assert_eq!(call(text, "a"), "(client: Client, kind: &str) CreateSiteRequest::new(kind)");
}

/// Of a long list only a part is shown, which may be too little for a rule about its elements.
#[test]
fn lists_in_part_keep_their_rules() {
    let call = |rule: &str, elements: &str| {
        call(&Specs::new().api(
            "CreateSite",
            &format!(
                r#""parameters": [{{ "name": "Servers", "schema": {{ "type": "array", "required": true, "items": {{ "type": "object",
                    "properties": {{ "Id": {{ "type": "string", "required": true }}, "Type": {{ "type": "string", "enum": ["Master", "Slave"] }} }} }} }} }}],
                "rules": [{{ {rule} }}], "examples": [{{ "title": "All", "request": {{ "Servers": [{elements}] }} }}]"#
            ),
        ))
    };
    let element = |id: &str, ty: &str| format!(r#"{{ "Id": "{id}", "Type": "{ty}" }}"#);
    let four = ["a", "b", "c", "d"].map(|id| element(id, if id < "c" { "Master" } else { "Slave" })).join(", ");
    let masked = four.replace(r#""Id": ""#, r#""Id": "***"#);
    let two =
        r#""rule": "elementCount", "list": "Servers", "field": "Type", "value": "Master", "minimum": 2, "maximum": 2"#;
    assert!(call(two, &four).contains(r#"new("d")"#));
    assert_eq!(call(two, &masked), "");
    let one = two.replace('2', "1");
    assert!(call(&one, &[element("***", "Master"), element("a", "Slave")].join(", ")).contains("new(server_id)"));
    // The rest is made up: the rule would be broken by elements that are all the same.
    let unique = r#""rule": "uniqueElements", "list": "Servers", "fields": ["Type"]"#;
    assert!(call(unique, &element("***", "Master")).contains("ServerInput::new(server_id).r#type(ServerType::Master)"));
    let first = r#""Type": { "type": "string", "enum": ["Master", "Slave"], "required": true }"#;
    let specs = Specs::new().api(
        "CreateSite",
        &format!(
            r#""parameters": [{{ "name": "Servers", "schema": {{ "type": "array", "minItems": 2, "required": true,
                "items": {{ "type": "object", "properties": {{ {first} }} }} }} }}], "rules": [{{ {unique} }}]"#
        ),
    );
    assert!(!method(specs.emit().client(), "pub fn create_site").contains("# Example"));
}

/// A field that tells kinds apart chooses among structures that end alike; any other is like one of them by chance.
#[test]
fn a_type_chooses_the_structure_that_belongs_to_it() {
    let call = |field: &str, value: &str, more: &str| {
        let config = |name: &str, example: &str| {
            format!(
                r#"{{ "name": "{name}", "schema": {{ "type": "object", "properties": {{ "Value": {{ "type": "string"{example} }} }} }} }}"#
            )
        };
        let field = format!(
            r#"{{ "name": "{field}", "schema": {{ "type": "string"{more}, "required": true, "example": "{value}" }} }}"#
        );
        let configs = [config("CookieConfig", r#", "example": "c""#), config("HostConfig", "")];
        call(&Specs::parameters(&[&field, &configs.join(", ")].map(|text| text.to_owned()).join(", ")))
    };
    let host = "HostConfigInput::new().value(host_config_value)";
    for field in ["Type", "RuleType", "Kind", "MatchMode", "ruleCategory"] {
        let shown = call(field, "Host", "");
        assert!(shown.contains(host) && !shown.contains("Cookie"), "{shown}");
    }
    assert!(call("Of", "Host", r#", "enum": ["Cookie", "Host"]"#).contains(host));
    // Nothing is missing, and nothing belongs to something else.
    for (field, value) in [("Name", "Host"), ("Typeface", "Host"), ("Type", "Method"), ("Type", "H")] {
        let shown = call(field, value, "");
        assert!(shown.contains("CookieConfigInput") && !shown.contains("Host("), "{shown}");
        assert!(!shown.contains(host), "{shown}");
    }
}

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
