//! A product whose APIs have paths, and one that has an API without a signature.

use std::fs;
use std::path::Path;

use alicloud_format::spec::Catalogue;
use serde_json::{Value, json};

/// The specs, read as any others are.
pub(crate) fn catalogue() -> Catalogue {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "cs", "ROA", &roa());
    write(folder.path(), "sts", "RPC", &rpc());
    let (catalogue, findings) = alicloud_format::load(folder.path()).expect("a folder of specs");
    let report = alicloud_format::diagnostic::render(&findings, |_| None::<String>, false);
    assert!(findings.is_empty(), "{report}");
    catalogue
}

fn write(folder: &Path, name: &str, style: &str, apis: &[Value]) {
    let folder = folder.join(name).join("2015-12-15");
    fs::create_dir_all(&folder).expect("a folder");
    let product = json!({
        "$schema": "../../spec.schema.json", "product": name, "version": "2015-12-15", "title": name, "style": style,
        "documentation": "https://example.com/", "endpoints": {},
    });
    fs::write(folder.join("product.json"), product.to_string()).expect("a file");
    for api in apis {
        let name = api["api"].as_str().expect("a name");
        fs::write(folder.join(format!("{name}.json")), api.to_string()).expect("a file");
    }
}

fn api(name: &str, method: &str, path: &str, parameters: &[Value], more: &Value) -> Value {
    let mut api = json!({
        "$schema": "../../spec.schema.json", "api": name, "documentation": "https://example.com/", "method": method,
        "path": path, "parameters": parameters, "sources": {},
    });
    for (name, value) in more.as_object().into_iter().flatten() {
        api[name] = value.clone();
    }
    api
}

fn parameter(name: &str, position: &str, schema: Value) -> Value {
    json!({ "name": name, "in": position, "schema": schema })
}

fn roa() -> Vec<Value> {
    let text = || json!({ "type": "string" });
    let required = || json!({ "type": "string", "required": true });
    let node = json!({ "type": "object", "properties": { "Id": text(), "Port": { "type": "integer" } } });
    let get_node = [
        parameter("ClusterId", "path", required()),
        parameter("Key", "path", required()),
        parameter("Bucket", "host", json!({ "type": "string", "required": true, "maxLength": 9 })),
        parameter("Query", "query", text()),
        parameter("Numbers", "query", json!({ "type": "array", "items": { "type": "integer" } })),
        parameter("X-Zone", "header", required()),
        parameter("X-Node", "header", node.clone()),
        parameter("x-lamp-meta-*", "header", json!({ "type": "object", "additionalProperties": text() })),
    ];
    let put = |name: &str, path: &str, schema: Value| {
        api(name, "PUT", path, &[parameter("body", "body", schema)], &json!({}))
    };
    let with_auth = |auth: &str| json!({ "auth": ["accessKey", auth] });
    let list = json!({ "type": "array", "items": node.clone() });
    let examples = json!([{ "title": "Two", "json": [{ "Id": "a" }, { "Id": "b", "Port": 80 }] }]);
    vec![
        api("GetNode", "GET", "/clusters/{ClusterId}/nodes/{Key*}?acl&type=2", &get_node, &json!({})),
        put("PutNode", "/node", node),
        put("PutText", "/text", json!({ "type": "string", "maxLength": 9 })),
        put("PutBytes", "/bytes", json!({ "type": "binary" })),
        api("ListNodes", "GET", "/nodes", &[], &json!({ "response": list, "examples": examples })),
        api(
            "DeleteNode",
            "DELETE",
            "/node",
            &[],
            &json!({ "successStatuses": [204], "auth": ["accessKey", "bearerToken"] }),
        ),
        api("HeadNode", "HEAD", "/node", &[], &with_auth("bearerToken")),
        api("PostForm", "POST", "/form", &[parameter("Name", "formData", text())], &json!({})),
        api("Open", "GET", "/open", &[], &json!({ "auth": ["anonymous"] })),
    ]
}

fn rpc() -> Vec<Value> {
    let id = parameter("Id", "query", json!({ "type": "string", "required": true }));
    vec![
        api("AssumeRoleWithOIDC", "POST", "/", &[], &json!({ "auth": ["anonymous"] })),
        api("CancelUpdateStack", "POST", "/V2/CancelUpdateStack", std::slice::from_ref(&id), &json!({})),
        api("Renew", "POST", "/", std::slice::from_ref(&id), &json!({ "auth": ["accessKey", "bearerToken"] })),
    ]
}
