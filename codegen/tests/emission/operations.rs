//! Operations: their methods, errors, requests without parameters and answers without content.

use insta::assert_snapshot;

use crate::specs::{Specs, entry, item, method, response};

#[test]
fn without_parameters_and_without_response() {
    let emitted = Specs::new().api("CreateSite", "").emit();
    assert_snapshot!("empty_operation", emitted.operation());
    assert_snapshot!("empty_operation_client", emitted.client());
}

#[test]
fn without_parameters() {
    let emitted = Specs::response(r#""SiteId": { "type": "string" }"#).emit();
    assert_snapshot!("without_parameters_request", item(emitted.operation(), "impl rt::Request"));
    assert_snapshot!("without_parameters_response", item(emitted.operation(), "pub struct CreateSiteResponse"));
}

#[test]
fn errors() {
    let emitted = Specs::new()
        .api(
            "CreateSite",
            r#""errors": [
                { "status": 400, "code": "InvalidName", "message": "The specified name is invalid. Names have letters, digits and hyphens only, and begin with a letter." },
                { "status": 403, "code": "Forbidden.RAM" },
                { "status": 500, "code": "Odd`Code", "message": "*no* <markup> `code" }]"#,
        )
        .emit();
    assert_snapshot!(method(emitted.client(), "pub fn create_site"));
}

#[test]
fn deprecated() {
    let emitted = Specs::new()
        .api("CreateSite", r#""deprecated": { "replacement": "Types", "note": "It is slow." }"#)
        .api("Types", r#""deprecated": {}"#)
        .emit();
    assert_snapshot!("deprecated_method", method(emitted.client(), "pub fn create_site"));
    assert_snapshot!("deprecated_without_reason", method(emitted.client(), "pub fn types_"));
}

#[test]
fn version_module() {
    let emitted = Specs::empty()
        .product("web", "2024-01-01", r#""description": "Serves sites.\n\nTo everyone.""#)
        .api("CreateSite", &response(r#""A": { "type": "string" }"#))
        .emit();
    assert_snapshot!("version_module", emitted.file("src/web/v2024_01_01/mod.rs"));
    assert_snapshot!("one_region", emitted.file("src/web/v2024_01_01/endpoints.rs"));
}

#[test]
fn regions_are_sorted() {
    let product = r#"{"$schema": "../../spec.schema.json", "product": "Web", "version": "2024-01-01", "title": "Web", "style": "ROA",
        "documentation": "https://help.example.com/web", "endpoints": { "central": "web.aliyuncs.com", "regions": {
            "cn-shanghai": { "public": "web.cn-shanghai.aliyuncs.com", "vpc": "web-vpc.cn-shanghai.aliyuncs.com" },
            "cn-beijing": { "vpc": "web-vpc.cn-beijing.aliyuncs.com" } } } }"#;
    let emitted = Specs::empty().file("web/2024-01-01/product.json", product).api("CreateSite", "").emit_unchecked();
    assert_snapshot!("regions", emitted.file("src/web/v2024_01_01/endpoints.rs"));
    assert_snapshot!("service", item(emitted.file("src/web/v2024_01_01/mod.rs"), "static SERVICE"));
}

#[test]
fn no_region() {
    let product = r#"{"$schema": "../../spec.schema.json", "product": "Web", "version": "2024-01-01", "title": "Web", "style": "RPC",
        "documentation": "https://help.example.com/web", "endpoints": { "central": "web.aliyuncs.com" } }"#;
    let emitted = Specs::empty().file("web/2024-01-01/product.json", product).api("CreateSite", "").emit();
    assert_snapshot!(item(emitted.file("src/web/v2024_01_01/endpoints.rs"), "pub(super) static REGIONS"));
}

/// Documented examples become tests of the crate.
#[test]
fn documented_examples() {
    let emitted = Specs::new()
        .api(
            "CreateSite",
            r#""parameters": [{ "name": "Name", "schema": { "type": "string" } }],
               "response": { "type": "object", "properties": { "SiteId": { "type": "string" } } },
               "examples": [
                { "title": "A *site*", "request": { "Name": "a" }, "wire": { "Name": "a" },
                  "json": { "SiteId": "1" }, "xml": ["<CreateSiteResponse>", "  <SiteId>1</SiteId>", "</CreateSiteResponse>"] },
                { "title": "Only an answer", "json": { "SiteId": "2" } }]"#,
        )
        .emit();
    let tests = emitted.file("tests/web_v2024_01_01.rs");
    let (_, cases) = tests.split_once("\n/// ").expect("a test");
    assert_snapshot!("example_tests", format!("/// {cases}"));
    let files: Vec<&str> = emitted.files.keys().filter(|path| path.contains("examples")).map(String::as_str).collect();
    assert_snapshot!("example_files", files.join("\n"));
    assert_snapshot!("example_xml", emitted.file("tests/examples/web/v2024_01_01/create_site_1.response.xml"));
}

/// A status is told where one is documented.
#[test]
fn errors_without_a_status() {
    let emitted = Specs::new()
        .api(
            "CreateSite",
            r#""errors": [{ "code": "Throttling", "message": "Slow down." }, { "code": "Odd" }, { "status": 400, "code": "Bad" }]"#,
        )
        .emit();
    let documentation = method(emitted.client(), "pub fn create_site");
    assert_snapshot!(documentation.lines().filter(|line| line.contains("/// - ")).collect::<Vec<_>>().join("\n"));
}

#[test]
fn statuses_and_headers() {
    let emitted = Specs::new()
        .api("CreateSite", r#""successStatuses": [200, 202], "responseHeaders": ["ETag", "x-oss-request-id"], "description": "At once.""#)
        .emit();
    let documentation = method(emitted.client(), "pub fn create_site");
    assert_snapshot!(
        documentation.lines().take_while(|line| !line.contains("# Example")).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn http_methods() {
    for (method, variant) in
        [("OPTIONS", "Options"), ("HEAD", "Head"), ("GET", "Get"), ("DELETE", "Delete"), ("PATCH", "Patch")]
    {
        let emitted = Specs::new().api("CreateSite", &format!(r#""method": "{method}""#)).emit();
        assert!(emitted.operation().contains(&format!("method: rt::Method::{variant},")), "{method}");
    }
}

/// A value with slashes, and a query that is part of the path.
#[test]
fn paths() {
    let path = |path: &str, parameters: &str| {
        let emitted =
            Specs::roa().api("CreateSite", &format!(r#""path": "{path}", "parameters": [{parameters}]"#)).emit();
        entry(emitted.operation(), "path:")
    };
    let key = r#"{ "name": "Key", "in": "path", "schema": { "type": "string", "required": true } }"#;
    assert_eq!(path("/{Key*}?acl&list-type=2", key), r#"path: "/{Key*}?acl&list-type=2","#);
    assert_eq!(path("/a/{Key}/b", key), r#"path: "/a/{Key}/b","#);
}

/// Only what no caller identifies itself for is called without credentials; the rest is told.
#[test]
fn access() {
    let told = |auth: &str| {
        let emitted = Specs::new().api("CreateSite", &format!(r#""auth": [{auth}]"#)).emit();
        let source = emitted.operation();
        let access = entry(source, "access:");
        let sentence = source.lines().find_map(|line| line.strip_prefix("//! Callers ")).unwrap_or("–");
        format!("{auth}: {access} {sentence}")
    };
    let auths = [
        "",
        r#""accessKey""#,
        r#""anonymous""#,
        r#""anonymous", "accessKey""#,
        r#""bearerToken""#,
        r#""app", "other""#,
        r#""bearerToken", "anonymous""#,
    ];
    assert_snapshot!(auths.map(told).join("\n"));
}

#[test]
fn service_with_signing_of_its_own() {
    let product = r#"{"$schema": "../../spec.schema.json", "product": "Web", "version": "2024-01-01", "title": "Web", "style": "ROA",
        "signing": "own", "documentation": "https://help.example.com/web", "endpoints": { "central": "web.aliyuncs.com" } }"#;
    let emitted = Specs::empty().file("web/2024-01-01/product.json", product).api("CreateSite", "").emit();
    assert_snapshot!(item(emitted.file("src/web/v2024_01_01/mod.rs"), "static SERVICE"));
}
