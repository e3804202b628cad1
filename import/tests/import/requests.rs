//! Methods, paths, positions and styles of parameters.

use alicloud_format::spec::{Method, Parameter, Position};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{codes, import, shown, with_api};

fn text(name: &str, position: &str) -> Value {
    json!({ "name": name, "in": position, "schema": { "type": "string" } })
}

fn method(style: &str, methods: &Value) -> Method {
    import(&with_api(style, &json!({ "methods": methods }))).apis[0].method
}

#[test]
fn actions_are_posted_and_resources_have_a_method() {
    assert_eq!(method("RPC", &json!(["get", "post"])), Method::Post);
    assert_eq!(method("RPC", &json!(["get"])), Method::Get);
    assert_eq!(method("RPC", &json!([])), Method::Post);
    assert_eq!(method("ROA", &json!(["get", "put"])), Method::Put);
    assert_eq!(method("ROA", &json!(["trace"])), Method::Get);
    assert_eq!(method("ROA", &json!("put")), Method::Get);
}

fn path(path: &str, parameters: &[&str]) -> String {
    let parameters: Vec<Value> = parameters.iter().map(|name| text(name, "path")).collect();
    let api = &import(&with_api("ROA", &json!({ "path": path, "parameters": parameters }))).apis[0];
    let carried = api.parameters.iter().map(|p| format!("{}:{:?}", p.name, p.position)).collect::<Vec<_>>().join(" ");
    format!("{} {carried}", api.path.as_deref().unwrap_or("/"))
}

#[test]
fn paths_are_templates_whose_places_have_parameters() {
    let cases: [(&str, &[&str]); 14] = [
        ("/a/[Id]/b", &["Id"]),
        ("/a/:Id", &["Id"]),
        ("/jobs:start", &[]),
        ("/jobs/{Id}:stop", &["Id"]),
        ("/?acl", &[]),
        ("/a?type=log", &[]),
        ("/a?x={Id}", &["Id"]),
        ("/p/{Product}/r/*", &["Product", "rest"]),
        ("/p/*", &[]),
        ("/a/{clusterid}", &["ClusterId"]),
        ("/a/{Id}", &[]),
        ("/a", &["Id"]),
        ("a b/{", &[]),
        ("/a/{Id+}/{Id}", &["Id"]),
    ];
    let lines = cases.map(|(template, parameters)| format!("{template} -> {}", path(template, parameters)));
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_place_takes_the_parameter_of_its_name_wherever_it_is_listed() {
    let file = with_api("ROA", &json!({ "path": "/a/{Id}", "parameters": [text("Id", "query")] }));
    assert_eq!(import(&file).apis[0].parameters[0].position, Position::Path);
}

#[test]
fn parameters_of_a_path_are_required_scalars() {
    let id = json!({ "name": "Id", "in": "path", "schema": { "type": "object", "default": "0" } });
    assert_snapshot!(shown(&with_api("ROA", &json!({ "path": "/a/{Id}", "parameters": [id] }))));
}

#[test]
fn a_wire_name_is_sent_once() {
    let parameters = json!([
        text("A", "query"),
        text("A", "query"),
        { "name": "B", "in": "query", "schema": { "type": "string" } },
        { "name": "B", "in": "query", "schema": { "type": "integer", "format": "int32" } },
        text("C", "formData"),
        text("C", "header"),
        text("D", "cookie"),
        { "name": "E", "schema": { "type": "string" } },
    ]);
    assert_snapshot!(shown(&with_api("RPC", &json!({ "parameters": parameters }))));
}

#[test]
fn what_the_client_sets_is_left_out() {
    let version =
        |example: &str| json!({ "name": "Version", "in": "query", "schema": { "type": "string", "example": example } });
    let names = |parameters: Value| -> Vec<String> {
        let file = with_api("RPC", &json!({ "parameters": parameters }));
        import(&file).apis.remove(0).parameters.into_iter().map(|parameter| parameter.name).collect()
    };
    assert_eq!(names(json!([version("2020-01-01")])), [] as [&str; 0]);
    assert_eq!(names(json!([version("v1.2")])), ["Version"]);
    assert_eq!(names(json!([text("Version", "query")])), ["Version"]);
    assert_eq!(names(json!([text("Timestamp", "query")])), ["Timestamp"]);
    assert_eq!(names(json!([text("Timestamp", "query"), text("SignatureNonce", "query")])), [] as [&str; 0]);
    assert_eq!(names(json!([text("Authorization", "header"), text("X-Mine", "header")])), ["X-Mine"]);
}

#[test]
fn a_call_that_nobody_signs_takes_what_a_signature_would_bring() {
    let headers = ["Authorization", "Date", "x-acs-security-token", "X-Acs-Date", "Host", "Content-Length", "X-Mine"];
    let queries = ["AccessKeyId", "Signature", "SignatureNonce", "SecurityToken", "Timestamp", "Mine"];
    let given = |security: Value, style: &str| -> Vec<Parameter> {
        let parameters = headers.iter().map(|name| text(name, "header"));
        let parameters: Vec<Value> = parameters.chain(queries.iter().map(|name| text(name, "query"))).collect();
        let file = with_api(style, &json!({ "security": security, "parameters": parameters }));
        import(&file).apis.remove(0).parameters
    };
    let names =
        |parameters: &[Parameter]| parameters.iter().map(|parameter| parameter.name.clone()).collect::<Vec<_>>();
    let of_caller = ["Authorization", "Date", "x-acs-security-token", "X-Mine"];
    for style in ["RPC", "ROA"] {
        let anonymous = given(json!([{ "Anonymous": [] }]), style);
        assert_eq!(names(&anonymous), [of_caller.as_slice(), &queries].concat(), "{style}");
        let secret =
            |name: &str| anonymous.iter().any(|parameter| parameter.name == name && parameter.schema.sensitive);
        assert!(secret("Authorization") && secret("x-acs-security-token") && !secret("Date") && !secret("Mine"));
    }
    for security in
        [json!([{ "AK": [] }]), json!([]), json!([{ "Anonymous": [] }, { "AK": [] }]), json!([{ "APP": [] }])]
    {
        assert_eq!(names(&given(security.clone(), "RPC")), ["X-Mine", "Mine"], "{security}");
        assert_eq!(names(&given(security, "ROA")), [["X-Mine"].as_slice(), &queries].concat());
    }
}

#[test]
fn a_required_authorization_of_an_anonymous_call_is_a_required_secret() {
    let schema = json!({ "type": "string", "required": true, "example": "Bearer 1234", "default": "Bearer" });
    let parameter = json!({ "name": "Authorization", "in": "header", "schema": schema });
    assert_snapshot!(shown(&with_api("ROA", &json!({ "security": [{ "Anonymous": [] }], "parameters": [parameter] }))));
}

#[test]
fn styles_are_kept_where_they_matter() {
    let styled = |name: &str, kind: &str, style: &str| json!({ "name": name, "in": "query", "style": style, "schema": { "type": kind } });
    let parameters = json!([
        styled("A", "array", "repeatList"),
        styled("B", "array", "simple"),
        styled("C", "object", "json"),
        styled("D", "object", "flat"),
        styled("E", "string", "json"),
        styled("F", "array", "odd"),
        styled("G", "object", "xml"),
    ]);
    let file = with_api("RPC", &json!({ "parameters": parameters }));
    let styles: Vec<String> =
        import(&file).apis[0].parameters.iter().map(|p| format!("{}:{:?}", p.name, p.schema.style)).collect();
    assert_eq!(styles.join(" "), "A:None B:Some(Simple) C:Some(Json) D:Some(Flat) E:None F:None G:None");
    assert_eq!(codes(&import(&file)).iter().filter(|code| **code == "style-left-out").count(), 3);
}

#[test]
fn a_lone_body_is_the_body() {
    let body = |style: &str| {
        let body = json!({ "name": "body", "in": "body", "style": style, "schema": { "type": "object" } });
        let imported = import(&with_api("ROA", &json!({ "parameters": [body] })));
        (imported.apis[0].parameters[0].schema.style.map(|style| format!("{style:?}")), codes(&imported).join(" "))
    };
    assert_eq!(body("json"), (None, String::new()));
    assert_eq!(body("flat"), (None, "body-style".to_owned()));
    assert_eq!(body("xml"), (Some("Xml".to_owned()), String::new()));
    let bytes = json!({ "name": "body", "in": "body", "schema": { "type": "string", "format": "byte" } });
    assert_snapshot!(shown(&with_api("ROA", &json!({ "parameters": [bytes] }))));
}

#[test]
fn bodies_that_cannot_be_sent_are_refused() {
    let refused = |api: &Value| -> Vec<String> {
        import(&with_api("ROA", api)).refused.into_iter().map(|refused| refused.reason).collect()
    };
    let file = json!({ "name": "File", "in": "formData", "schema": { "type": "string", "format": "binary" } });
    assert_snapshot!(
        [
            refused(&json!({ "parameters": [text("A", "body"), text("B", "formData")] })),
            refused(&json!({ "consumes": ["multipart/form-data"], "parameters": [file] })),
            refused(&json!({ "consumes": ["multipart/form-data", "application/json"], "parameters": [text("A", "formData")] })),
        ]
        .concat()
        .join("\n")
    );
}

#[test]
fn a_header_with_a_star_is_a_map() {
    let meta = json!({ "name": "x-oss-meta-*", "in": "header", "schema": { "type": "object" } });
    assert_snapshot!(shown(&with_api("ROA", &json!({ "parameters": [meta] }))));
}

#[test]
fn the_region_comes_from_the_client() {
    let has_role = |style: &str, name: &str, position: &str, schema: Value| {
        let api = json!({ "path": "/{regionId}", "parameters": [{ "name": name, "in": position, "schema": schema }] });
        import(&with_api(style, &api)).apis[0].parameters[0].schema.role.is_some()
    };
    assert!(has_role("RPC", "RegionId", "query", json!({ "type": "string" })));
    assert!(has_role("ROA", "RegionId", "query", json!({ "type": "string" })));
    assert!(!has_role("RPC", "RegionId", "query", json!({ "type": "string", "enum": ["cn-beijing"] })));
    assert!(!has_role("RPC", "RegionId", "query", json!({ "type": "array", "items": { "type": "string" } })));
    assert!(!has_role("RPC", "SourceRegionId", "query", json!({ "type": "string" })));
    assert!(!has_role("ROA", "regionId", "path", json!({ "type": "string" })));
}

#[test]
fn ways_to_identify_oneself() {
    let auth = |security: Value| {
        let imported = import(&with_api("RPC", &json!({ "security": security })));
        format!("{:?}", imported.apis[0].auth)
    };
    assert_eq!(auth(json!([{ "AK": [] }])), "[]");
    assert_eq!(auth(json!([])), "[]");
    assert_eq!(auth(json!([{ "Anonymous": [] }])), "[Anonymous]");
    assert_eq!(
        auth(json!([{ "AK": [] }, { "BearerToken": [] }, { "APP": [] }, { "X": [] }, { "Y": [] }])),
        "[AccessKey, BearerToken, App, Other]"
    );
}
