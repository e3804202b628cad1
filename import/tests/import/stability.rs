//! Names that stay: whatever comes or goes, and in whatever order it is documented.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use alicloud_codegen::diagnostic::Severity;
use alicloud_codegen::model::{self, FieldType};
use alicloud_codegen::spec::{Catalogue, Located, ProductVersion};
use alicloud_import::{Earlier, Imported, Metadata, Options};
use serde_json::{Map, Value, json};

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

fn files() -> [Value; 3] {
    [crowded(), resources(), alike()]
}

/// The value with the members of all objects in another order.
fn shuffled(value: &Value, seed: u64) -> Value {
    match value {
        Value::Array(elements) => elements.iter().map(|element| shuffled(element, seed)).collect(),
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_by_cached_key(|(name, _)| {
                let bytes = name.bytes().chain(seed.to_le_bytes());
                bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
                })
            });
            let shuffled = members.into_iter().map(|(name, value)| (name.clone(), shuffled(value, seed)));
            Value::Object(shuffled.collect::<Map<_, _>>())
        }
        scalar => scalar.clone(),
    }
}

fn import(file: &Value, earlier: &Earlier) -> Imported {
    Metadata::read(&file.to_string()).expect("the fixture is metadata").import(&Options::default(), earlier)
}

fn earlier(imported: &Imported) -> Earlier {
    Earlier {
        product: Some(imported.product.clone()),
        apis: imported.apis.iter().map(|api| (api.api.clone(), api.clone())).collect(),
        is_partial: false,
    }
}

/// All names of the crate, by what they are the names of.
type Named = BTreeMap<String, String>;

fn version(imported: &Imported) -> ProductVersion {
    fn located<T: Clone + serde::Serialize>(name: &str, value: &T) -> Located<T> {
        let text = serde_json::to_string_pretty(value).expect("specs are JSON");
        let path = Path::new(name).with_extension("json");
        Located { path, text, value: value.clone(), damaged: Vec::new() }
    }
    ProductVersion {
        directory: imported.directory.clone(),
        version_directory: imported.version_directory.clone(),
        product: located("product", &imported.product),
        apis: imported.apis.iter().map(|api| located(&api.api, api)).collect(),
        faulty: Vec::new(),
    }
}

fn names(imported: &Imported) -> Named {
    let mut named = Named::new();
    for version in model::product([&version(imported)]).into_iter().flat_map(|product| product.versions) {
        for code in &version.error_codes {
            add(&mut named, format!("code {}", code.code), &code.constant);
        }
        for operation in &version.operations {
            let api = &operation.name;
            add(&mut named, format!("method {api}"), &operation.method_name);
            let structs: Vec<_> = operation.request.iter().chain(&operation.response).collect();
            for (root, what) in [(operation.request.first(), "request"), (operation.response.first(), "response")] {
                let Some(root) = root else { continue };
                add(&mut named, format!("type {api} {what}"), &root.name);
                fields(&mut named, &structs, &operation.enums, &root.name, &format!("{api} {what}"));
            }
        }
        let shared: Vec<_> = version.components.iter().collect();
        for (component, _) in imported.product.components.iter() {
            let stated = imported.product.components.get(component).and_then(|schema| schema.rust_name.as_deref());
            let Some(name) = model::naming::shared_type(component, stated) else { continue };
            fields(&mut named, &shared, &version.component_enums, &name, &format!("component {component}"));
            add(&mut named, format!("type component {component}"), &name);
        }
    }
    named
}

fn add(named: &mut Named, what: String, name: &str) {
    assert_eq!(named.insert(what.clone(), name.to_owned()), None, "{what} twice");
}

fn fields(named: &mut Named, structs: &[&model::Struct], enums: &[model::OpenEnum], name: &str, place: &str) {
    let Some(found) = structs.iter().find(|known| known.name == *name) else { return };
    let mut methods = std::collections::HashSet::new();
    for field in &found.fields {
        let place = format!("{place}/{}", field.wire_name);
        assert!(methods.insert(&field.name), "{place} is not the only {}", field.name);
        add(named, format!("field {place}"), &field.name);
        add(named, format!("setter {place}"), &field.setter);
        let mut ty = &field.ty;
        while let FieldType::List(inner) | FieldType::Map(inner) = ty {
            ty = inner;
        }
        match ty {
            FieldType::Struct(inner) => {
                add(named, format!("type {place}"), inner);
                fields(named, structs, enums, inner, &place);
            }
            FieldType::Enum(inner) => {
                add(named, format!("type {place}"), inner);
                for variant in enums.iter().filter(|known| known.name == *inner).flat_map(|known| &known.variants) {
                    add(named, format!("variant {place} {}", variant.value), &variant.name);
                }
            }
            _ => {}
        }
    }
}

/// What of the first names is another name in the second.
fn moved(before: &Named, after: &Named) -> Vec<String> {
    let moved = before.iter().filter_map(|(what, name)| {
        let now = after.get(what).map_or("gone", String::as_str);
        (now != name).then(|| format!("{what}: {name} -> {now}"))
    });
    moved.collect()
}

fn passes(imported: &Imported) {
    let catalogue = Catalogue { products: vec![version(imported)], ..Catalogue::default() };
    let findings = alicloud_codegen::check::check(&catalogue);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let messages: Vec<&String> = errors.map(|finding| &finding.message).collect();
    assert_eq!(messages, Vec::<&String>::new());
}

#[test]
fn the_order_of_the_source_decides_no_name() {
    for file in files() {
        let first = import(&file, &Earlier::default());
        passes(&first);
        let before = names(&first);
        assert!(!before.is_empty());
        for seed in 0..20 {
            let shuffled = shuffled(&file, seed);
            assert_eq!(moved(&before, &names(&import(&shuffled, &Earlier::default()))), Vec::<String>::new(), "{seed}");
            let again = import(&shuffled, &earlier(&first));
            assert_eq!(moved(&before, &names(&again)), Vec::<String>::new(), "{seed}, over the result");
        }
    }
}

/// Puts what collides with everything in front of everything.
fn crowd(value: &Value) -> Value {
    match value {
        Value::Array(elements) => elements.iter().map(crowd).collect(),
        Value::Object(members) => {
            let mut crowded = Map::new();
            for (name, value) in members {
                match name.as_str() {
                    "properties" => _ = crowded.insert(name.clone(), more_fields(value)),
                    "enum" => _ = crowded.insert(name.clone(), more_values(value)),
                    "parameters" => _ = crowded.insert(name.clone(), more_parameters(value)),
                    "400" => _ = crowded.insert(name.clone(), more_errors(value)),
                    "apis" => _ = crowded.insert(name.clone(), more_apis(value)),
                    "schemas" => _ = crowded.insert(name.clone(), more_components(value)),
                    _ => _ = crowded.insert(name.clone(), crowd(value)),
                }
            }
            Value::Object(crowded)
        }
        scalar => scalar.clone(),
    }
}

/// Other spellings of a name.
fn spellings(name: &str) -> Vec<String> {
    let mut spellings = vec![name.to_lowercase(), name.to_uppercase(), format!("{name}."), format!("-{name}")];
    let mut letters = name.chars();
    if let Some(first) = letters.next().filter(char::is_ascii_alphabetic) {
        let other = if first.is_ascii_lowercase() { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() };
        spellings.push(format!("{other}{}", letters.as_str()));
    }
    spellings
}

fn more(members: &Map<String, Value>, new: impl Fn(&Value) -> Value) -> Map<String, Value> {
    let mut more = Map::new();
    for (name, value) in members {
        for other in spellings(name).into_iter().filter(|other| !members.contains_key(other)) {
            more.entry(other).or_insert_with(|| new(value));
        }
    }
    more
}

fn more_fields(value: &Value) -> Value {
    let Some(members) = value.as_object() else { return value.clone() };
    // A list with a wrapper around it, which would be none any more: another structure, not another name.
    let is_list = |schema: &Value| schema["type"] == "array" || schema["items"].is_object();
    if members.len() == 1 && members.values().all(is_list) {
        return members.iter().map(|(name, value)| (name.clone(), crowd(value))).collect::<Map<_, _>>().into();
    }
    // In an answer both stay; another type is no other spelling of the same.
    let mut all = more(members, |_| json!({ "type": "boolean" }));
    all.insert("Tag".to_owned(), json!({ "type": "object", "properties": { "Key": { "type": "string" } } }));
    all.insert(
        "Info".to_owned(),
        json!({ "type": "object", "properties": { "State": { "type": "string", "enum": ["O-N"] } } }),
    );
    all.insert("new".to_owned(), json!({ "type": "string" }));
    all.retain(|name, _| !members.contains_key(name));
    all.extend(members.iter().map(|(name, value)| (name.clone(), crowd(value))));
    Value::Object(all)
}

fn more_values(value: &Value) -> Value {
    let Some(values) = value.as_array() else { return value.clone() };
    let texts = values.iter().filter_map(Value::as_str);
    let new = texts.flat_map(spellings).map(Value::String).filter(|new| !values.contains(new));
    let mut all: Vec<Value> = new.collect();
    all.extend(values.iter().cloned());
    Value::Array(all)
}

fn more_parameters(value: &Value) -> Value {
    let Some(parameters) = value.as_array() else { return crowd(value) };
    let names: Vec<&str> = parameters.iter().filter_map(|parameter| parameter["name"].as_str()).collect();
    let body = parameters.iter().any(|parameter| parameter["in"] == "body");
    let position = if body { "header" } else { "query" };
    let new = names.iter().flat_map(|name| spellings(name)).filter(|name| !names.contains(&name.as_str()));
    let mut all: Vec<Value> =
        new.map(|name| json!({ "name": name, "in": position, "schema": { "type": "boolean" } })).collect();
    all.extend(parameters.iter().map(crowd));
    Value::Array(all)
}

fn more_errors(value: &Value) -> Value {
    let Some(errors) = value.as_array() else { return value.clone() };
    let codes = errors.iter().filter_map(|error| error["errorCode"].as_str());
    let mut all: Vec<Value> = codes.flat_map(spellings).map(|code| json!({ "errorCode": code })).collect();
    all.extend(errors.iter().cloned());
    Value::Array(all)
}

fn more_apis(value: &Value) -> Value {
    let Some(apis) = value.as_object() else { return value.clone() };
    let mut all = more(apis, |api| {
        json!({ "methods": ["post"], "path": api.get("path"), "security": [{ "AK": [] }],
        "parameters": [], "responses": {}, "errorCodes": { "403": [{ "errorCode": "BUSY" }, { "errorCode": "invalid.parameter" }] } })
    });
    all.extend(apis.iter().map(|(name, api)| (name.clone(), crowd(api))));
    Value::Object(all)
}

fn more_components(value: &Value) -> Value {
    let Some(components) = value.as_object() else { return value.clone() };
    let mut all = more(components, Clone::clone);
    all.extend(components.iter().map(|(name, component)| (name.clone(), crowd(component))));
    Value::Object(all)
}

#[test]
fn nothing_that_comes_moves_a_name() {
    for file in files() {
        let first = import(&file, &Earlier::default());
        let before = names(&first);
        let crowded = crowd(&file);
        let second = import(&crowded, &earlier(&first));
        passes(&second);
        let after = names(&second);
        assert!(after.len() > before.len() * 3 / 2, "{} to {}", before.len(), after.len());
        assert_eq!(moved(&before, &after), Vec::<String>::new());
        // And nothing that goes, for what stays.
        let third = names(&import(&file, &earlier(&second)));
        let stays: Named = after.into_iter().filter(|(what, _)| third.contains_key(what)).collect();
        assert_eq!(moved(&stays, &third), Vec::<String>::new());
        assert_eq!(moved(&before, &third), Vec::<String>::new());
    }
}

/// Where a copy of the metadata is expected: beside the repository.
fn metadata() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/openmeta");
    folder.is_dir().then_some(folder)
}

#[test]
fn names_of_published_metadata_stay() {
    let Some(folder) = metadata() else {
        eprintln!("skipped: there is no copy of the metadata in ../shared/openmeta");
        return;
    };
    for version in ["alb/2020-06-16", "rds/2014-08-15", "edas/2017-08-01"] {
        let text = std::fs::read_to_string(folder.join(version).join("api-docs.json")).expect(version);
        let file: Value = serde_json::from_str(&text).expect(version);
        let first = import(&file, &Earlier::default());
        let before = names(&first);
        let shuffled = shuffled(&file, 7);
        assert_eq!(moved(&before, &names(&import(&shuffled, &Earlier::default()))), Vec::<String>::new(), "{version}");
        let after = names(&import(&crowd(&shuffled), &earlier(&first)));
        assert_eq!(moved(&before, &after), Vec::<String>::new(), "{version}");
    }
}
