//! What is shown keeps the rules of its structure.

use super::call;
use crate::specs::{Specs, method};

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
