//! Metadata in which names collide in every way.

use serde_json::{Value, json};

/// What an object is called that is documented in every way in which names collide.
fn crowded() -> Value {
    let text = json!({ "type": "string" });
    let state = |values: Value| json!({ "type": "string", "enum": values });
    let tag = json!({ "type": "object", "properties": { "Key": text, "key": text, "Kind": state(json!(["a", "A"])) } });
    json!({
        "info": { "style": "RPC", "product": "Crowded", "version": "2020-01-01" },
        "apis": {
            "CreateSite": {
                "methods": ["post"], "security": [{ "AK": [] }],
                "parameters": [
                    { "name": "Tag", "in": "query", "schema": { "type": "array", "items": {
                        "type": "object", "properties": { "key": text, "Key": text, "Value": text, "value": text } } } },
                    { "name": "Tag.Key", "in": "query", "schema": text },
                    { "name": "TagKey", "in": "query", "schema": text },
                    { "name": "名称", "in": "query", "schema": text },
                    { "name": "Operator", "in": "query", "schema": state(json!([">", "=", "<", ">=", "*", "1.0", "10", "-1", "1"])) },
                    { "name": "State", "in": "query", "schema": state(json!(["on", "ON", "off", "专业版"])) },
                ],
                "responses": { "200": { "schema": { "type": "object", "properties": {
                    "RequestId": text,
                    "Disk": { "type": "object", "properties": { "Tag": tag, "State": state(json!(["On", "off"])) } },
                    "Instance": { "type": "object", "properties": { "Tag": tag, "Kind": state(json!(["x"])) } },
                    "Shared": { "$ref": "#/components/schemas/Tag" },
                    "Other": { "$ref": "#/components/schemas/tag" },
                    "Odd": { "$ref": "#/components/schemas/a~1b" },
                    "InstanceTag": tag,
                } } } },
                "errorCodes": { "400": [
                    { "errorCode": "InvalidParameter" }, { "errorCode": "Invalid.Parameter" }, { "errorCode": "Busy" },
                ] },
            },
            "createSite": { "methods": ["post"], "security": [{ "AK": [] }], "parameters": [],
                "responses": { "200": {} },
                "errorCodes": { "400": [{ "errorCode": "InvalidParameter" }], "404": [{ "errorCode": "INVALID_PARAMETER" }] } },
            "Create_Site": { "methods": ["post"], "security": [{ "AK": [] }], "parameters": [], "responses": { "200": {} } },
        },
        "components": { "schemas": {
            "Tag": { "type": "object", "properties": { "Inner": tag } },
            "tag": { "type": "object", "properties": { "Inner": tag, "a.b": text, "aB": text } },
            "a/b": { "type": "object", "properties": { "A": text } },
        } },
    })
}

/// The same in the style of resources, where names begin with small letters.
fn resources() -> Value {
    let text = json!({ "type": "string" });
    let list = |inner: &Value| json!({ "type": "array", "items": inner });
    let node = json!({ "type": "object", "properties": { "id": text, "ID": text, "node": { "type": "object", "properties": {
        "id": text, "type": { "type": "string", "enum": ["n-1", "n_1", "N1"] } } } } });
    json!({
        "info": { "style": "ROA", "product": "Resources", "version": "2021-01-01" },
        "apis": {
            "ListNodes": {
                "methods": ["get"], "path": "/nodes", "security": [{ "AK": [] }],
                "parameters": [
                    { "name": "nodeId", "in": "query", "schema": text }, { "name": "NodeId", "in": "query", "schema": { "type": "integer" } },
                    { "name": "node-id", "in": "header", "schema": text },
                    { "name": "body", "in": "body", "schema": { "type": "object", "properties": { "node": node, "nodes": list(&node) } } },
                ],
                "responses": { "200": { "schema": list(&node) } },
                "errorCodes": { "400": [{ "errorCode": "a.b" }, { "errorCode": "a_b" }, { "errorCode": "a b" }, { "errorCode": "aB" }] },
            },
        },
    })
}

/// Much of the same name.
fn alike() -> Value {
    let state = |values: Value| json!({ "type": "string", "enum": values });
    let level = |values: Value| {
        json!({ "type": "object", "properties": {
        "Status": state(values.clone()), "Info": { "type": "object", "properties": { "Status": state(values) } } } })
    };
    json!({
        "info": { "style": "RPC", "product": "Alike", "version": "2022-01-01" },
        "apis": { "Describe": {
            "methods": ["post"], "security": [{ "AK": [] }], "parameters": [],
            "responses": { "200": { "schema": { "type": "object", "properties": {
                "A": level(json!(["Normal", "normal"])), "B": level(json!(["NORMAL"])), "C": level(json!(["nor-mal", "normal"])),
                "HealthCheckUrl": { "type": "string" }, "HealthCheckURL": { "type": "string" },
                "Status": state(json!(["unknown", "UnknownValue", "Unknown"])),
            } } } },
        } },
    })
}

/// All of them.
pub(super) fn files() -> [Value; 3] {
    [crowded(), resources(), alike()]
}
