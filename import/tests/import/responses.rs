//! Answers, their headers, and errors.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{codes, import, shown, with_api};

fn answer(style: &str, outer: &str, inner: &str) -> bool {
    let list = json!({ "type": "array", "items": { "type": "string" } });
    let wrapper = json!({ "type": "object", "properties": { inner: list } });
    let schema = json!({ "type": "object", "properties": { outer: wrapper } });
    let imported = import(&with_api(style, &json!({ "responses": { "200": { "schema": schema } } })));
    let response = imported.apis[0].response.clone().unwrap_or_default();
    response.properties.get(outer).is_some_and(|field| field.item_names == [inner])
}

#[test]
fn wrapped_lists_are_lists() {
    for (outer, inner) in [
        ("BackendServers", "BackendServer"),
        ("CertList", "Cert"),
        ("Policies", "policy"),
        ("OperationLocks", "LockReason"),
        ("Values", "Values"),
        ("BpsDataPerInterval", "DataModule"),
        ("Data", "Domain"),
    ] {
        assert!(answer("RPC", outer, inner), "{outer} of {inner}");
    }
    assert!(answer("ROA", "Tags", "Tag"));
}

#[test]
fn objects_with_one_list_stay_objects() {
    for (outer, inner) in [("Data", "Elements"), ("Result", "Data"), ("Data", "ResultSet"), ("Log", "TerraformLogs")] {
        assert!(!answer("RPC", outer, inner), "{outer} of {inner}");
    }
    assert!(!answer("ROA", "Data", "Domain"));
}

#[test]
fn answers_say_nothing_of_presence() {
    let field = json!({ "type": "string", "required": true, "default": "x", "deprecated": true });
    let schema = json!({ "type": "object", "properties": { "A": field } });
    assert_snapshot!(shown(&with_api("RPC", &json!({ "responses": { "200": { "schema": schema } } }))));
}

#[test]
fn several_successes_are_one_answer() {
    let object = |names: &[&str]| {
        let fields: serde_json::Map<String, Value> =
            names.iter().map(|name| ((*name).to_owned(), json!({ "type": "string" }))).collect();
        json!({ "schema": { "type": "object", "properties": fields } })
    };
    let responses = json!({
        "202": object(&["B", "a"]),
        "200": object(&["A", "B"]),
        "4XX": object(&["Error"]),
        "headers": {},
        "201": 7,
    });
    assert_snapshot!(shown(&with_api("ROA", &json!({ "responses": responses }))));
}

#[test]
fn answers_may_be_anything() {
    let kind = |schema: Value| {
        let imported = import(&with_api("ROA", &json!({ "responses": { "200": { "schema": schema } } })));
        imported.apis[0].response.clone().and_then(|schema| schema.kind).map(|kind| format!("{kind:?}"))
    };
    assert_eq!(kind(json!({ "type": "array", "items": { "type": "string" } })).as_deref(), Some("Array"));
    assert_eq!(kind(json!({ "type": "string" })).as_deref(), Some("String"));
    assert_eq!(kind(json!({})).as_deref(), Some("Any"));
}

#[test]
fn headers_that_mean_something_are_kept() {
    let headers = json!({ "Content-Length": {}, "ETag": {}, "etag": {}, "Access-Control-Max-Age": {}, "x-oss-meta-*": {}, "x\u{2011}y": {} });
    let imported = import(&with_api("ROA", &json!({ "responses": { "204": { "headers": headers } } })));
    assert_eq!(imported.apis[0].response_headers, ["ETag"]);
    assert_eq!(imported.apis[0].success_statuses, [204]);
    assert_eq!(codes(&imported), ["header-left-out", "header-left-out"]);
}

#[test]
fn errors_have_a_code_and_perhaps_a_status() {
    let errors = json!({
        "400": [
            { "errorCode": "Bad.Value", "errorMessage": "prose" },
            { "errorCode": "Bad.Value", "errorMessage": "again" },
            { "errorCode": "" },
            { "errorCode": 404 },
            "odd",
        ],
        "999999": [{ "errorCode": "Never" }],
        "500": {},
    });
    assert_snapshot!(shown(&with_api("RPC", &json!({ "errorCodes": errors }))));
}

#[test]
fn a_replacement_is_an_api_of_the_same_version() {
    let deprecated = |by: &str| json!({ "deprecated": true, "staticInfo": { "substitutions": [by] }, "methods": ["post"], "security": [{ "AK": [] }] });
    let file = crate::support::document(
        "RPC",
        &json!({
            "Old": deprecated("Demo::2020-01-01::New"),
            "Older": deprecated("Demo::2021-01-01::New"),
            "Oldest": deprecated("Demo::2020-01-01::Gone"),
            "New": { "methods": ["post"], "security": [{ "AK": [] }] },
        }),
    );
    let imported = import(&file);
    let replaced: Vec<Option<String>> = imported
        .apis
        .iter()
        .map(|api| api.deprecated.clone().and_then(|deprecation| deprecation.replacement))
        .collect();
    assert_eq!(replaced, [Some("New".to_owned()), None, None, None]);
    assert_eq!(codes(&imported), ["replacement-elsewhere", "replacement-elsewhere"]);
}
