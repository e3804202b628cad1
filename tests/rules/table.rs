//! Requests, and whether they keep the rules of their spec.

/// What is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is accepted.
    Keeps,
    /// It is refused because of a rule.
    Breaks,
    /// It is refused since something required is missing.
    Lacks,
}

/// One request.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) components: &'static str,
    pub(crate) parameters: &'static str,
    pub(crate) rules: &'static str,
    pub(crate) request: &'static str,
    pub(crate) verdict: Verdict,
}

/// A spec, and requests with what is right of them.
struct Group {
    name: &'static str,
    components: &'static str,
    parameters: &'static str,
    rules: &'static str,
    requests: &'static [(Verdict, &'static str)],
}

use Verdict::{Breaks, Keeps, Lacks};

pub(crate) fn cases() -> Vec<Case> {
    let case = |group: &Group, (verdict, request): &(Verdict, &'static str)| Case {
        name: group.name.to_owned(),
        components: group.components,
        parameters: group.parameters,
        rules: group.rules,
        request,
        verdict: *verdict,
    };
    GROUPS.iter().flat_map(|group| group.requests.iter().map(move |request| case(group, request))).collect()
}

/// A parameter of each type.
const ALL: &str = r##"
    { "name": "Text", "schema": { "type": "string" } },
    { "name": "Kind", "schema": { "type": "string", "enum": ["a", "b"] } },
    { "name": "Count", "schema": { "type": "integer" } },
    { "name": "Ratio", "schema": { "type": "number" } },
    { "name": "Flag", "schema": { "type": "boolean" } },
    { "name": "Any", "schema": { "type": "any" } },
    { "name": "Names", "schema": { "type": "array", "items": { "type": "string" } } },
    { "name": "Inner", "schema": { "type": "object", "properties": {
        "Name": { "type": "string" }, "Deep": { "type": "object", "properties": { "Name": { "type": "string" } } } } } },
    { "name": "Written", "schema": { "type": "object", "style": "json", "properties": {
        "Name": { "type": "string" }, "Names": { "type": "array", "items": { "type": "string" } } } } },
    { "name": "Labels", "schema": { "type": "object", "additionalProperties": { "type": "string" } } },
    { "name": "Others", "schema": { "type": "array", "style": "json", "items": { "type": "object", "properties": {
        "Name": { "type": "string" } } } } }"##;

/// Two servers and more, whose type may be left out.
const SERVERS: &str = r#"
    { "name": "Servers", "schema": { "type": "array", "items": { "type": "object", "properties": {
        "Id": { "type": "string" }, "Port": { "type": "integer" }, "Ratio": { "type": "number" }, "Main": { "type": "boolean" },
        "Type": { "type": "string", "enum": ["Master", "Slave"], "default": "Master" } } } } }"#;

const WRITTEN_SERVERS: &str = r#"
    { "name": "Servers", "schema": { "type": "array", "style": "json", "items": { "type": "object", "properties": {
        "Id": { "type": "string" }, "Port": { "type": "integer", "wireType": "string" }, "Ratio": { "type": "number" },
        "Labels": { "type": "object", "additionalProperties": { "type": "string" } }, "Names": { "type": "array", "items": { "type": "string" } },
        "Any": { "type": "any" } } } } }"#;

const GROUPS: &[Group] = &[
    Group {
        name: "atLeastOne: what is there",
        components: "",
        parameters: ALL,
        rules: r#"{ "rule": "atLeastOne", "fields": ["Text", "Kind", "Count", "Ratio", "Flag", "Any", "Names", "Inner", "Written", "Labels", "Others"] }"#,
        requests: &[
            (Breaks, "{}"),
            (Breaks, r#"{ "Text": "" }"#),
            (Keeps, r#"{ "Text": " " }"#),
            (Keeps, r#"{ "Text": "a" }"#),
            (Keeps, r#"{ "Kind": "a" }"#),
            (Keeps, r#"{ "Count": 0 }"#),
            (Keeps, r#"{ "Ratio": 0.0 }"#),
            (Keeps, r#"{ "Flag": false }"#),
            (Breaks, r#"{ "Any": "" }"#),
            (Breaks, r#"{ "Any": {} }"#),
            (Breaks, r#"{ "Any": [] }"#),
            (Keeps, r#"{ "Any": 0 }"#),
            (Keeps, r#"{ "Any": { "a": "b" } }"#),
            (Breaks, r#"{ "Names": [] }"#),
            (Breaks, r#"{ "Names": [""] }"#),
            (Keeps, r#"{ "Names": ["", "a"] }"#),
            (Breaks, r#"{ "Inner": {} }"#),
            (Breaks, r#"{ "Inner": { "Name": "" } }"#),
            (Breaks, r#"{ "Inner": { "Deep": {} } }"#),
            (Keeps, r#"{ "Inner": { "Deep": { "Name": "a" } } }"#),
            (Breaks, r#"{ "Written": {} }"#),
            (Breaks, r#"{ "Written": { "Name": "", "Names": [] } }"#),
            (Keeps, r#"{ "Written": { "Names": ["a"] } }"#),
            (Breaks, r#"{ "Labels": {} }"#),
            (Breaks, r#"{ "Labels": { "a": "" } }"#),
            (Keeps, r#"{ "Labels": { "a": "b" } }"#),
            (Breaks, r#"{ "Others": [] }"#),
            (Breaks, r#"{ "Others": [{}, { "Name": "" }] }"#),
            (Keeps, r#"{ "Others": [{}, { "Name": "a" }] }"#),
        ],
    },
    Group {
        name: "atMostOne",
        components: "",
        parameters: ALL,
        rules: r#"{ "rule": "atMostOne", "fields": ["Text", "Flag", "Names", "Inner"] }"#,
        requests: &[
            (Keeps, "{}"),
            (Keeps, r#"{ "Text": "a", "Names": [""], "Inner": {} }"#),
            (Keeps, r#"{ "Text": "", "Flag": false }"#),
            (Breaks, r#"{ "Text": "a", "Flag": false }"#),
            (Breaks, r#"{ "Names": ["a"], "Inner": { "Name": "b" } }"#),
        ],
    },
    Group {
        name: "allOrNone",
        components: "",
        parameters: ALL,
        rules: r#"{ "rule": "allOrNone", "fields": ["Text", "Count", "Labels"] }"#,
        requests: &[
            (Keeps, "{}"),
            (Keeps, r#"{ "Text": "", "Labels": { "a": "" } }"#),
            (Keeps, r#"{ "Text": "a", "Count": 0, "Labels": { "a": "b" } }"#),
            (Breaks, r#"{ "Text": "", "Count": 0, "Labels": { "a": "b" } }"#),
            (Breaks, r#"{ "Count": 0 }"#),
        ],
    },
    Group {
        name: "dependentRequired, whatever the value",
        components: "",
        parameters: ALL,
        rules: r#"{ "rule": "dependentRequired", "field": "Text", "required": "Names" },
                  { "rule": "dependentRequired", "field": "Inner", "required": "Text" }"#,
        requests: &[
            (Keeps, "{}"),
            (Keeps, r#"{ "Text": "" }"#),
            (Keeps, r#"{ "Inner": { "Name": "" } }"#),
            (Breaks, r#"{ "Text": "a", "Names": [] }"#),
            (Breaks, r#"{ "Text": "a", "Names": [""] }"#),
            (Keeps, r#"{ "Text": "a", "Names": ["b"] }"#),
            (Breaks, r#"{ "Inner": { "Name": "a" }, "Text": "" }"#),
        ],
    },
    Group {
        name: "dependentRequired, by value",
        components: "",
        parameters: ALL,
        rules: r#"{ "rule": "dependentRequired", "field": "Kind", "value": "a", "required": "Text" },
                  { "rule": "dependentRequired", "field": "Count", "value": "80", "required": "Text" },
                  { "rule": "dependentRequired", "field": "Ratio", "value": "1", "required": "Text" },
                  { "rule": "dependentRequired", "field": "Flag", "value": "true", "required": "Text" }"#,
        requests: &[
            (Breaks, r#"{ "Kind": "a" }"#),
            (Keeps, r#"{ "Kind": "b" }"#),
            (Keeps, r#"{ "Kind": "a", "Text": "t" }"#),
            (Breaks, r#"{ "Count": 80 }"#),
            (Keeps, r#"{ "Count": 8 }"#),
            (Breaks, r#"{ "Ratio": 1.0 }"#),
            (Breaks, r#"{ "Ratio": 1 }"#),
            (Keeps, r#"{ "Ratio": 1.5 }"#),
            (Breaks, r#"{ "Flag": true }"#),
            (Keeps, r#"{ "Flag": false }"#),
        ],
    },
    Group {
        name: "dependentRequired: defaults",
        components: "",
        parameters: r#"
            { "name": "Optional", "schema": { "type": "string", "default": "on" } },
            { "name": "Filled", "schema": { "type": "string", "required": true, "default": "on" } },
            { "name": "Text", "schema": { "type": "string" } }, { "name": "Other", "schema": { "type": "string" } }"#,
        rules: r#"{ "rule": "dependentRequired", "field": "Optional", "value": "on", "required": "Text" },
                  { "rule": "dependentRequired", "field": "Filled", "value": "on", "required": "Other" }"#,
        requests: &[
            (Keeps, r#"{ "Other": "a" }"#),
            (Breaks, r#"{ "Text": "a" }"#),
            (Keeps, r#"{ "Filled": "off" }"#),
            (Breaks, r#"{ "Filled": "off", "Optional": "on" }"#),
        ],
    },
    Group {
        name: "what the client fills in is there",
        components: "",
        parameters: r#"
            { "name": "RegionId", "schema": { "type": "string", "role": "region" } },
            { "name": "Filled", "schema": { "type": "integer", "required": true, "default": 1 } },
            { "name": "Text", "schema": { "type": "string" } }"#,
        rules: r#"{ "rule": "atLeastOne", "fields": ["RegionId", "Text"] },
                  { "rule": "dependentRequired", "field": "Text", "required": "Filled" },
                  { "rule": "allOrNone", "fields": ["RegionId", "Filled"] }"#,
        requests: &[(Keeps, "{}"), (Keeps, r#"{ "RegionId": "cn-beijing" }"#), (Keeps, r#"{ "Text": "a" }"#)],
    },
    Group {
        name: "what the client fills in excludes others",
        components: "",
        parameters: r#"
            { "name": "RegionId", "schema": { "type": "string", "role": "region" } },
            { "name": "Text", "schema": { "type": "string" } }"#,
        rules: r#"{ "rule": "atMostOne", "fields": ["RegionId", "Text"] }"#,
        requests: &[(Keeps, "{}"), (Breaks, r#"{ "Text": "a" }"#)],
    },
    Group {
        name: "elementCount: a documented default counts",
        components: "",
        parameters: SERVERS,
        rules: r#"{ "rule": "elementCount", "list": "Servers", "field": "Type", "value": "Master", "minimum": 1, "maximum": 1 }"#,
        requests: &[
            (Keeps, "{}"),
            (Keeps, r#"{ "Servers": [] }"#),
            (Keeps, r#"{ "Servers": [{}] }"#),
            (Keeps, r#"{ "Servers": [{ "Id": "a" }] }"#),
            (Keeps, r#"{ "Servers": [{ "Id": "a" }, { "Id": "b", "Type": "Slave" }] }"#),
            (Breaks, r#"{ "Servers": [{ "Id": "a" }, { "Id": "b" }] }"#),
            (Breaks, r#"{ "Servers": [{ "Id": "a" }, { "Id": "b", "Type": "Master" }] }"#),
            (Breaks, r#"{ "Servers": [{ "Type": "Slave" }] }"#),
        ],
    },
    Group {
        name: "elementCount: a default that is filled in counts",
        components: "",
        parameters: r#"{ "name": "Servers", "schema": { "type": "array", "style": "json", "items": { "type": "object", "properties": {
            "Id": { "type": "string" }, "Port": { "type": "integer", "required": true, "default": 80 } } } } }"#,
        rules: r#"{ "rule": "elementCount", "list": "Servers", "field": "Port", "value": "80", "maximum": 1 }"#,
        requests: &[
            (Keeps, r#"{ "Servers": [{}] }"#),
            (Breaks, r#"{ "Servers": [{}, {}] }"#),
            (Breaks, r#"{ "Servers": [{ "Id": "a" }, { "Port": 80 }] }"#),
            (Keeps, r#"{ "Servers": [{ "Id": "a" }, { "Port": 81 }] }"#),
        ],
    },
    Group {
        name: "elementCount: shared structures have defaults, too",
        components: r#""Server": { "type": "object", "properties": { "Id": { "type": "string" }, "Type": { "type": "string", "default": "Master" } } }"#,
        parameters: r##"{ "name": "Servers", "schema": { "type": "array", "items": { "$ref": "#/components/Server" } } }"##,
        rules: r#"{ "rule": "elementCount", "list": "Servers", "field": "Type", "value": "Master", "maximum": 1 }"#,
        requests: &[
            (Keeps, r#"{ "Servers": [{ "Id": "a" }, { "Type": "Slave" }] }"#),
            (Breaks, r#"{ "Servers": [{ "Id": "a" }, { "Id": "b" }] }"#),
        ],
    },
    Group {
        name: "nothing is filled into shared structures",
        components: r#""Server": { "type": "object", "properties": { "Id": { "type": "string" }, "Type": { "type": "string", "required": true, "default": "Master" } } }"#,
        parameters: r##"{ "name": "Server", "schema": { "$ref": "#/components/Server" } }, { "name": "Text", "schema": { "type": "string" } }"##,
        rules: r#"{ "rule": "atMostOne", "fields": ["Server", "Text"] }"#,
        requests: &[
            (Lacks, r#"{ "Server": { "Id": "a" } }"#),
            (Keeps, r#"{ "Server": { "Id": "a", "Type": "Slave" } }"#),
            (Keeps, r#"{ "Text": "a" }"#),
        ],
    },
    Group {
        name: "elementCount: numbers and truth values",
        components: "",
        parameters: SERVERS,
        rules: r#"{ "rule": "elementCount", "list": "Servers", "field": "Port", "value": "80", "maximum": 1 },
                  { "rule": "elementCount", "list": "Servers", "field": "Ratio", "value": "1", "maximum": 1 },
                  { "rule": "elementCount", "list": "Servers", "field": "Main", "value": "false", "maximum": 1 }"#,
        requests: &[
            (Keeps, r#"{ "Servers": [{ "Port": 80 }, { "Port": 81 }] }"#),
            (Breaks, r#"{ "Servers": [{ "Port": 80 }, { "Port": 80 }] }"#),
            (Breaks, r#"{ "Servers": [{ "Ratio": 1.0 }, { "Ratio": 1 }] }"#),
            (Keeps, r#"{ "Servers": [{ "Ratio": 1.0 }, { "Ratio": 0.1 }] }"#),
            (Breaks, r#"{ "Servers": [{ "Main": false }, { "Main": false }] }"#),
            (Keeps, r#"{ "Servers": [{ "Main": false }, { "Port": 1 }] }"#),
        ],
    },
    Group {
        name: "uniqueElements",
        components: "",
        parameters: SERVERS,
        rules: r#"{ "rule": "uniqueElements", "list": "Servers", "fields": ["Id", "Port"] }"#,
        requests: &[
            (Keeps, "{}"),
            (Keeps, r#"{ "Servers": [{ "Id": "a", "Port": 1 }, { "Id": "a", "Port": 2 }, { "Id": "A", "Port": 1 }] }"#),
            (
                Breaks,
                r#"{ "Servers": [{ "Id": "a", "Port": 1 }, { "Id": "a", "Port": 2 }, { "Id": "a", "Port": 1 }] }"#,
            ),
            (Keeps, r#"{ "Servers": [{ "Id": "a" }, { "Id": "a", "Port": 0 }] }"#),
            (Breaks, r#"{ "Servers": [{ "Id": "a" }, { "Id": "a", "Main": true }] }"#),
            (Keeps, r#"{ "Servers": [{ "Main": true }, { "Main": true }] }"#),
            (Keeps, r#"{ "Servers": [{ "Id": "", "Main": true }, { "Main": true }] }"#),
            (Breaks, r#"{ "Servers": [{ "Id": "", "Port": 1 }, { "Port": 1 }] }"#),
        ],
    },
    Group {
        name: "uniqueElements: defaults are values",
        components: "",
        parameters: SERVERS,
        rules: r#"{ "rule": "uniqueElements", "list": "Servers", "fields": ["Type"] }"#,
        requests: &[
            (Keeps, r#"{ "Servers": [{ "Id": "a" }, { "Type": "Slave" }] }"#),
            (Breaks, r#"{ "Servers": [{ "Id": "a" }, { "Type": "Master" }] }"#),
            (Breaks, r#"{ "Servers": [{ "Id": "a" }, { "Id": "b" }] }"#),
        ],
    },
    Group {
        name: "uniqueElements: structures, and what is quoted",
        components: "",
        parameters: WRITTEN_SERVERS,
        rules: r#"{ "rule": "uniqueElements", "list": "Servers", "fields": ["Labels", "Names"] },
                  { "rule": "uniqueElements", "list": "Servers", "fields": ["Port", "Ratio"] },
                  { "rule": "uniqueElements", "list": "Servers", "fields": ["Any"] }"#,
        requests: &[
            (Breaks, r#"{ "Servers": [{ "Labels": { "a": "1", "b": "2" } }, { "Labels": { "b": "2", "a": "1" } }] }"#),
            (Breaks, r#"{ "Servers": [{ "Labels": { "a": "1", "b": "" } }, { "Labels": { "a": "1" } }] }"#),
            (Keeps, r#"{ "Servers": [{ "Labels": { "a": "1" } }, { "Labels": { "a": "2" } }] }"#),
            (Keeps, r#"{ "Servers": [{ "Labels": {} }, { "Labels": {} }] }"#),
            (Breaks, r#"{ "Servers": [{ "Names": ["a", "b"] }, { "Names": ["a", "b"] }] }"#),
            (Keeps, r#"{ "Servers": [{ "Names": ["a", "b"] }, { "Names": ["b", "a"] }] }"#),
            (Breaks, r#"{ "Servers": [{ "Port": 1, "Ratio": 2.0 }, { "Port": 1, "Ratio": 2 }] }"#),
            (Breaks, r#"{ "Servers": [{ "Any": { "a": 1, "b": [true] } }, { "Any": { "b": [true], "a": 1 } }] }"#),
            (Keeps, r#"{ "Servers": [{ "Any": 1 }, { "Any": 2 }, { "Any": "" }, { "Any": {} }] }"#),
        ],
    },
    Group {
        name: "rules of a structure inside",
        components: "",
        parameters: r#"{ "name": "Inner", "schema": { "type": "object", "properties": {
                "Name": { "type": "string" }, "Id": { "type": "string" },
                "Mode": { "type": "string", "required": true, "default": "on" } },
                "rules": [{ "rule": "atMostOne", "fields": ["Name", "Id"] },
                          { "rule": "dependentRequired", "field": "Mode", "value": "on", "required": "Name" }] } }"#,
        rules: "",
        requests: &[
            (Keeps, "{}"),
            (Breaks, r#"{ "Inner": { "Id": "a" } }"#),
            (Keeps, r#"{ "Inner": { "Id": "a", "Mode": "off" } }"#),
            (Keeps, r#"{ "Inner": { "Name": "a", "Id": "" } }"#),
            (Breaks, r#"{ "Inner": { "Name": "a", "Id": "b" } }"#),
        ],
    },
];
