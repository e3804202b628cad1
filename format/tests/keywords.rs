//! The table of keywords has a row for every key of a schema, and the manual speaks of each.

use std::collections::BTreeSet;
use std::path::Path;

use alicloud_format::spec::keyword::KEYWORDS;
use alicloud_format::spec::{Schema, json_schema};

/// The keys of a schema by the JSON Schema of the format, which is derived from the type.
fn keys() -> BTreeSet<String> {
    let format = json_schema();
    let properties = format["$defs"]["Schema"]["properties"].as_object().expect("properties");
    properties.keys().cloned().collect()
}

#[test]
fn every_key_has_one_row() {
    let names: Vec<String> = KEYWORDS.iter().map(|keyword| keyword.name.to_owned()).collect();
    assert_eq!(names.iter().cloned().collect::<BTreeSet<_>>(), keys());
    assert_eq!(names.len(), keys().len(), "a key has several rows: {names:?}");
}

#[test]
fn a_row_is_about_the_field_of_its_key() {
    let example = |name: &str| match name {
        "type" => r#""string""#,
        "format" => r#""int64""#,
        "style" => r#""json""#,
        "wireType" => r#""string""#,
        "role" => r#""region""#,
        "separator" => r#"",""#,
        "required" | "sensitive" => "true",
        "minimum" | "maximum" | "minLength" | "maxLength" | "minItems" | "maxItems" => "1",
        "enum" | "forbiddenPrefixes" | "forbiddenTexts" | "limits" | "itemNames" => r#"["a"]"#,
        "enumDescriptions" | "enumNames" => r#"{ "a": "b" }"#,
        "properties" => r#"{ "A": {} }"#,
        "rules" => r#"[{ "rule": "atMostOne", "fields": ["A", "B"] }]"#,
        "items" | "additionalProperties" | "deprecated" => "{}",
        _ => r#""a""#,
    };
    for keyword in KEYWORDS {
        let text = format!(r#"{{ "{}": {} }}"#, keyword.name, example(keyword.name));
        let schema: Schema = serde_json::from_str(&text).expect(&text);
        let stated: Vec<&str> =
            KEYWORDS.iter().filter(|other| (other.is_stated)(&schema)).map(|row| row.name).collect();
        assert_eq!(stated, [keyword.name]);
        let mut copy = Schema::default();
        (keyword.copy)(&mut copy, &schema);
        assert_eq!(serde_json::to_string(&copy).expect("JSON"), serde_json::to_string(&schema).expect("JSON"));
    }
}

#[test]
fn the_manual_speaks_of_every_key() {
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/README.md");
    let manual = std::fs::read_to_string(manual).expect("the manual of specs");
    let unknown: Vec<String> = keys().into_iter().filter(|key| !manual.contains(&format!("`{key}`"))).collect();
    assert!(unknown.is_empty(), "specs/README.md says nothing of {unknown:?}");
}
