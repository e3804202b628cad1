//! Specs that were made to do harm. Checks refuse most of them; these tests generate all the same, so that nothing depends
//! on a check having seen everything.

use std::fmt::Write as _;

use alicloud_codegen::emit::Files;
use alicloud_codegen::model;
use alicloud_format::spec;
use serde_json::{Value, json};

use crate::specs::{Emitted, Specs, options};

/// Texts that end a literal, a comment, a template or a line, or that hide what they do.
const TEXTS: [&str; 14] = [
    "*/ pub fn evil() {} /*",
    "\"); pub fn evil() {} (\"",
    "\"#; pub fn evil() {} r#\"",
    "x\npub fn evil() {}\n",
    "x\rpub fn evil() {}\r\n",
    "x\u{2028}pub fn evil() {}\u{2029}\u{85}",
    "{{ evil }} {% evil %} {# evil #}",
    "```\npub fn evil() {}\n```",
    "\\",
    "' \\u{202e} \u{202e}evil\u{2066} \u{feff}\u{0}",
    "]] | <script>evil()</script> [evil](javascript:evil)",
    "https://x.example/\"><script>evil()</script>",
    "$(evil) ${evil} `evil`",
    "name = []\nevil = [\"x\"]",
];

/// A spec with a text in every place that takes one.
fn product(text: &str) -> Value {
    json!({
        "$schema": text, "product": text, "version": text, "title": text, "style": "RPC", "description": text,
        "documentation": text, "locationServiceCode": text,
        "endpoints": { "central": text, "regions": { text: { "public": text, "vpc": text } } },
        "components": {
            format!("Thing{text}"): { "type": "object", "description": text, "properties": { format!("a{text}"): schema(text) } }
        },
        "sources": { text: { "title": text, "url": text, "edition": text } },
    })
}

fn schema(text: &str) -> Value {
    json!({
        "type": "string", "description": text, "required": true, "requiredWhen": text, "default": text, "example": text,
        "enum": [format!("v{text}"), text], "enumDescriptions": { text: text }, "pattern": text, "source": text,
        "forbiddenPrefixes": [text], "forbiddenTexts": [text, "`"], "characters": text, "firstCharacter": text, "layout": text,
        "separator": "`", "limits": [text], "whenOmitted": text,
        "documentedType": text, "deprecated": { "replacement": format!("a{text}"), "note": text },
        "rustName": format!("N{text}"), "rustFieldName": format!("f{text}"), "enumNames": { text: format!("E{text}") },
    })
}

fn api(text: &str) -> Value {
    let free = json!({ "type": "string", "description": text, "required": true, "default": text, "example": text });
    let list = json!({
        "type": "array", "itemNames": [text], "description": text, "items": {
            "type": "object", "rustName": format!("N{text}"), "properties": { format!("c{text}"): schema(text) },
            "rules": [{ "rule": "atMostOne", "fields": [text] }] }
    });
    let map = json!({ "type": "object", "additionalProperties": schema(text), "example": { text: text } });
    json!({
        "$schema": text, "api": format!("Do{text}"), "summary": text, "description": text, "documentation": text,
        "rustName": format!("do{text}"), "importedFrom": text, "responseHeaders": [text],
        "path": text, "deprecated": { "replacement": format!("Do{text}"), "note": text },
        "parameters": [
            { "name": format!("a{text}"), "schema": schema(text) },
            { "name": format!("b{text}"), "schema": list },
            { "name": format!("d{text}"), "schema": map },
            { "name": format!("e{text}"), "schema": free },
            { "name": text, "schema": { "$ref": format!("#/components/Thing{text}"), "example": { format!("a{text}"): text } } },
            { "name": format!("f{text}"), "schema": { "$ref": text } },
        ],
        "rules": [
            { "rule": "elementCount", "list": text, "field": text, "value": text },
            { "rule": "uniqueElements", "list": text, "fields": [text] },
            { "rule": "dependentRequired", "field": text, "value": text, "required": text },
            { "rule": "atLeastOne", "fields": [text] },
            { "rule": "allOrNone", "fields": [text] },
        ],
        "response": { "type": "object", "properties": { format!("a{text}"): schema(text), format!("b{text}"): list } },
        "errors": [{ "status": 400, "code": text, "message": text }],
        "examples": [{ "title": text, "request": { format!("e{text}"): text, format!("d{text}"): { text: text } },
            "wire": { text: text }, "json": { text: text }, "xml": [text] }],
        "sources": { text: { "title": text } },
        "errata": [{ "at": text, "says": text, "records": text, "because": text }],
    })
}

fn emit(directory: &str, text: &str) -> Emitted {
    Specs::empty()
        .file(&format!("{directory}/1/product.json"), &product(text).to_string())
        .file(&format!("{directory}/1/Do.json"), &api(text).to_string())
        .emit_unchecked()
}

/// Everything of the files but texts and comments.
fn code(files: &Files) -> String {
    fn tokens(stream: proc_macro2::TokenStream, output: &mut String) {
        for token in stream {
            match token {
                proc_macro2::TokenTree::Group(group) => tokens(group.stream(), output),
                proc_macro2::TokenTree::Literal(_) => {}
                other => _ = write!(output, "{other} "),
            }
        }
    }
    let mut output = String::new();
    for (path, source) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        tokens(source.parse().expect(path), &mut output);
    }
    output
}

#[test]
fn no_text_becomes_code() {
    for text in TEXTS {
        let emitted = emit("web", text);
        let code = code(&emitted.files);
        // In an identifier, words are joined: `a_evil`.
        assert!(!code.split(' ').any(|token| token == "evil"), "{text:?}");
        assert!(emitted.files.keys().all(|path| path.is_ascii() && !path.contains("..")), "{text:?}");
        for (path, source) in &emitted.files {
            let has_controls =
                source.contains(|c: char| c.is_control() && c != '\n' || "\u{202e}\u{2066}\u{2028}".contains(c));
            assert!(!path.ends_with(".rs") || !has_controls, "{path}: {text:?}");
            let is_doc_or_code = |line: &str| line.trim_start().starts_with("evil");
            assert!(!path.ends_with(".toml") || !source.lines().any(is_doc_or_code), "{path}: {text:?}");
        }
    }
}

/// Documentation may not open what is not its own: code blocks are run, and HTML is shown.
#[test]
fn no_text_becomes_markup() {
    for text in TEXTS {
        let emitted = emit("web", text);
        for (path, source) in emitted.files.iter().filter(|(path, _)| path.ends_with(".rs")) {
            let docs = source
                .lines()
                .map(str::trim_start)
                .filter_map(|line| line.strip_prefix("///").or(line.strip_prefix("//!")));
            let fences: Vec<&str> = docs.clone().map(str::trim).filter(|line| line.starts_with("```")).collect();
            assert!(fences.iter().all(|fence| ["```no_run", "```"].contains(fence)), "{path}: {fences:?}");
            let examples = source.matches("# Example\n").count();
            assert_eq!(fences.len(), 2 * examples, "{path}");
            let outside_code = |line: &str| line.split('`').step_by(2).collect::<String>().replace("\\<", "");
            let mut in_example = false;
            for line in docs {
                in_example ^= line.trim().starts_with("```");
                assert!(in_example || !outside_code(line).contains("<script"), "{path}: {line}");
            }
        }
        let readme = emitted.file("README.md");
        let (products, features) = readme.split_once("Other features.").expect("two tables");
        let rows = |table: &str| table.lines().filter(|line| line.starts_with("| `")).count();
        assert_eq!((rows(products), rows(features)), (1, 8), "{readme}");
        assert!(!readme.replace("\\<", "").contains("<script"), "{readme}");
    }
}

#[test]
fn names_of_folders() {
    for directory in ["match", "self", "Web Site", "..web", "2web", "{{web}}", "web\"\n", "web\u{202e}", "名"] {
        let emitted = emit(directory, "text");
        assert!(emitted.files.keys().all(|path| path.is_ascii() && !path.contains(['"', '\n', ' '])), "{directory:?}");
        let manifest = emitted.file("Cargo.toml");
        let features = manifest.lines().filter(|line| line.ends_with(" = []"));
        let is_plain = |line: &str| line.chars().all(|c| c.is_ascii_alphanumeric() || "_ =[]".contains(c));
        assert!(features.into_iter().all(is_plain), "{manifest}");
    }
}

/// A version that no name can be made of, and an API of that kind, are left out.
#[test]
fn names_that_leave_nothing() {
    let specs = Specs::empty()
        .file("web/1/product.json", &product("text").to_string())
        .file("web/1/Do.json", &api("text").to_string().replace("Dotext", "***"));
    let emitted = specs.emit_unchecked();
    assert!(emitted.file("src/web/vtext/mod.rs").contains("pub use client::Client;"));
}

/// The check refuses them, and all are set apart nevertheless.
#[test]
fn many_names_that_become_one() {
    let parameters: Vec<Value> = (0..50)
        .map(|number| {
            let inner = json!({ "Foo": { "type": "object", "properties": { "Foo": { "type": "string", "enum": ["x"] } } } });
            json!({ "name": format!("P{number}"), "schema": { "type": "object", "rustName": "Foo", "properties": inner } })
        })
        .collect();
    let members = format!(r#""parameters": {}"#, Value::from(parameters));
    let specs = Specs::new().api("CreateSite", &members);
    let (catalogue, _) = alicloud_format::load(specs.path()).expect("a folder that can be read");
    let model = alicloud_codegen::model::build(&catalogue);
    let request = &model.products[0].versions[0].operations[0].request;
    let names: std::collections::HashSet<&str> = request.iter().map(|object| object.name.as_str()).collect();
    assert_eq!(names.len(), 101);
}

/// The deepest schema that is read is generated too.
#[test]
fn deep_nesting() {
    let mut schema = json!({ "type": "string" });
    for _ in 0..13 {
        schema = json!({ "type": "object", "properties": { "A": { "type": "array", "items": schema } } });
    }
    let members = format!(r#""parameters": [{{ "name": "A", "schema": {schema} }}]"#);
    Specs::new().api("CreateSite", &members).emit();
}

/// Components that refer to each other in every way there is.
#[test]
fn circles_of_components() {
    let components = json!({
        "A": { "$ref": "#/components/B" }, "B": { "$ref": "#/components/A" },
        "C": { "type": "array", "items": { "$ref": "#/components/C" } },
        "D": { "type": "object", "additionalProperties": { "$ref": "#/components/E" } },
        "E": { "type": "array", "items": { "$ref": "#/components/D" } },
        "F": { "type": "object", "properties": { "A": { "$ref": "#/components/A" }, "F": { "$ref": "#/components/F" } } },
    });
    let parameters: Vec<Value> = ["A", "B", "C", "D", "E", "F", "G"]
        .iter()
        .map(|name| json!({ "name": name, "schema": { "$ref": format!("#/components/{name}"), "required": true } }))
        .collect();
    let members = format!(r##""parameters": {}, "response": {{ "$ref": "#/components/A" }}"##, Value::from(parameters));
    let specs = Specs::empty()
        .product("web", "2024-01-01", &format!(r#""components": {components}"#))
        .api("CreateSite", &members);
    specs.emit_unchecked();
}

/// A runtime path is a string in the manifest, whatever it says.
#[test]
fn a_hostile_runtime_path() {
    let model = model::build(&spec::Catalogue::default());
    let options = alicloud_codegen::emit::Options { runtime_path: "../\"\n[evil]\\".to_owned(), ..options() };
    let files = alicloud_codegen::emit::emit(&model, &options).expect("files");
    assert!(!files["Cargo.toml"].lines().any(|line| line.starts_with("[evil")), "{}", files["Cargo.toml"]);
}
