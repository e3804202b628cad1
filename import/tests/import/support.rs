//! Small metadata files, and short forms of what is made of them.

use alicloud_import::{Imported, Options};
use serde_json::{Value, json};

/// What every file of an import has, and snapshots need not repeat.
const USUAL: [&str; 4] = ["$schema", "importedFrom", "documentation", "sources"];

/// A file with these APIs.
pub(crate) fn document(style: &str, apis: &Value) -> Value {
    json!({
        "version": "1.0",
        "info": { "style": style, "product": "Demo", "version": "2020-01-01" },
        "apis": apis,
        "components": { "schemas": {} },
        "endpoints": [],
    })
}

/// A file with one API, `Act`: what is given, and what every API has.
pub(crate) fn with_api(style: &str, api: &Value) -> Value {
    let mut all = json!({
        "methods": ["post"],
        "schemes": ["https"],
        "security": [{ "AK": [] }],
        "parameters": [],
        "responses": { "200": {} },
    });
    if style == "ROA" {
        all["path"] = json!("/act");
    }
    if let (Some(all), Some(api)) = (all.as_object_mut(), api.as_object()) {
        all.extend(api.clone());
    }
    document(style, &json!({ "Act": all }))
}

/// An RPC API with one parameter in the query, `Value`, of this schema.
pub(crate) fn with_schema(schema: &Value) -> Value {
    with_api("RPC", &json!({ "parameters": [{ "name": "Value", "in": "query", "schema": schema }] }))
}

pub(crate) fn import(document: &Value) -> Imported {
    import_with(document, &Options::default())
}

pub(crate) fn import_with(document: &Value, options: &Options) -> Imported {
    alicloud_import::import(&document.to_string(), options).expect("the fixture is metadata")
}

/// The specs of the APIs and what was decided, as text.
pub(crate) fn shown(document: &Value) -> String {
    let imported = import(document);
    let apis: Vec<String> = imported.apis.iter().map(plain).collect();
    format!("{}\n---\n{}", apis.join("\n"), decided(&imported))
}

/// The schema that a schema becomes in a request, and what was decided.
pub(crate) fn schema_shown(schema: &Value) -> String {
    let imported = import(&with_schema(schema));
    let api = serde_json::to_value(&imported.apis[0]).expect("specs are JSON");
    format!("{}\n{}", api["parameters"][0]["schema"], decided(&imported))
}

/// A spec without what every one has.
pub(crate) fn plain(spec: &impl serde::Serialize) -> String {
    let mut value = serde_json::to_value(spec).expect("specs are JSON");
    if let Some(members) = value.as_object_mut() {
        members.retain(|key, _| !USUAL.contains(&key.as_str()));
    }
    serde_json::to_string_pretty(&value).expect("specs are JSON")
}

/// The decisions, one a line.
pub(crate) fn decided(imported: &Imported) -> String {
    let line = |decision: &alicloud_import::Decision| {
        format!("{} at {}: {} -> {}", decision.kind.code(), decision.pointer, decision.says, decision.done)
    };
    imported.decisions.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The codes of the decisions.
pub(crate) fn codes(imported: &Imported) -> Vec<&'static str> {
    imported.decisions.iter().map(|decision| decision.kind.code()).collect()
}
