//! Names that stay, of what is imported again and of what is not.

use std::fs;

use serde_json::{Value, json};

use crate::place::{Place, said};

/// An API with these parameters and error codes.
fn with(place: &Place, apis: &[&str], parameters: &[&str], codes: &[&str]) {
    let parameters: Vec<Value> = parameters
        .iter()
        .map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string", "maxLength": 9, "enum": [name] } }))
        .collect();
    let errors: Vec<Value> = codes.iter().map(|code| json!({ "errorCode": code })).collect();
    let api = json!({ "methods": ["post"], "security": [{ "AK": [] }], "parameters": parameters,
        "errorCodes": { "400": errors } });
    let apis: serde_json::Map<String, Value> = apis.iter().map(|name| ((*name).to_owned(), api.clone())).collect();
    let file = json!({ "info": { "style": "RPC", "product": "Demo", "version": "2020-01-01" }, "apis": apis });
    fs::create_dir_all(place.path("metadata/Demo")).expect("a folder");
    fs::write(place.path("metadata/Demo/api-docs.json"), file.to_string()).expect("a file");
}

#[test]
fn names_that_were_given_stay() {
    let place = Place::new();
    with(&place, &["CreateA", "CreateB"], &["size"], &["Invalid.Size"]);
    assert!(place.import(&[]).status.success());
    with(&place, &["createA", "CreateA", "CreateB"], &["SIZE", "Size", "size"], &["InvalidSize", "Invalid.Size"]);
    for more in [&["--only", "CreateA"][..], &[], &[]] {
        let output = place.import(more);
        assert!(output.status.success(), "{}", said(&output));
        let api = place.spec("CreateA.json");
        let names: Vec<&str> =
            (0..3).filter_map(|at| api["parameters"][at]["schema"]["rustFieldName"].as_str()).collect();
        assert_eq!(names, ["size_upper", "size_upper_s"], "{more:?}");
        assert_eq!(api.get("rustName"), None);
        let codes = &place.spec("product.json")["errorCodeNames"];
        assert_eq!(*codes, json!({ "InvalidSize": "INVALID_SIZE_WITHOUT_DOT" }), "{more:?}");
    }
    assert_eq!(place.spec("createA.json")["rustName"], "create_a_lower");
    // Unless somebody wants others.
    assert!(place.import(&["--new-names"]).status.success());
    assert_eq!(place.spec("product.json")["errorCodeNames"], json!({ "Invalid.Size": "INVALID_DOT_SIZE" }));
}

#[test]
fn names_in_a_damaged_spec_are_not_lost_unseen() {
    let place = Place::new();
    with(&place, &["CreateA"], &["Size"], &[]);
    place.import(&[]);
    let damaged = r#"{ "importedFrom": "openmeta", "api": 7 }"#;
    fs::write(place.path("specs/demo/2020-01-01/CreateA.json"), damaged).expect("a file");
    let output = place.import(&[]);
    assert!(!output.status.success());
    assert!(
        said(&output).contains("CreateA.json cannot be read as a spec, so the names in it would be lost"),
        "{}",
        said(&output)
    );
    assert!(said(&output).contains("mend it, remove it, or give new names with `--new-names`"));
    assert!(place.import(&["--new-names"]).status.success());
}

/// A spec that an import does not replace.
fn staying(api: &str, source: Option<&str>, code: &str) -> Value {
    let mut spec = json!({
        "$schema": "../../spec.schema.json", "api": api, "documentation": "https://example.com/",
        "errors": [{ "code": code }], "sources": { "book": { "title": "A book" } },
    });
    if let Some(source) = source {
        spec["importedFrom"] = json!(source);
    }
    spec
}

#[test]
fn names_of_specs_that_stay_are_taken() {
    for (source, more) in [(None, [].as_slice()), (Some("page-en"), &[]), (None, &["--new-names"])] {
        let place = Place::new();
        place.write_spec("CreateA.json", &staying("CreateA", source, "Invalid.Size"));
        with(&place, &["createA", "CreateB"], &["Size"], &["InvalidSize", "Invalid_Size"]);
        for _ in 0..2 {
            place.succeeds(more);
            assert_eq!(place.spec("createA.json")["rustName"], "create_a_lower", "{source:?}");
            let check = place.run(&["check"]);
            assert!(check.status.success(), "{}", said(&check));
        }
    }
}

#[test]
fn structures_of_specs_that_stay_are_kept() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA"]);
    place.succeeds(&[]);
    let mut by_hand = place.spec("CreateA.json");
    by_hand["api"] = json!("CreateByHand");
    by_hand.as_object_mut().map(|spec| spec.remove("importedFrom"));
    place.write_spec("CreateByHand.json", &by_hand);
    place.edit("Demo", |file| file["apis"]["CreateA"]["parameters"] = json!([]));
    place.succeeds(&[]);
    assert_eq!(place.spec("CreateA.json")["parameters"], json!([]));
    assert!(place.spec("product.json")["components"]["Shape"].is_object());
    assert!(place.run(&["check"]).status.success());
}

#[test]
fn names_that_a_product_of_somebody_lacks_are_told() {
    let place = Place::new();
    let product = json!({
        "$schema": "../../spec.schema.json", "product": "Demo", "version": "2020-01-01", "title": "Demo", "style": "RPC",
        "documentation": "https://example.com/", "endpoints": { "central": "demo.example.com" },
        "sources": { "book": { "title": "A book" } },
    });
    place.write_spec("product.json", &product);
    with(&place, &["CreateA"], &["Size"], &["InvalidSize", "Invalid.Size"]);
    let report = place.succeeds(&[]);
    let says = "names of error codes that a `product.json` written by hand lacks:\n  \
                demo/2020-01-01/Invalid.Size: INVALID_DOT_SIZE\n";
    assert!(report.contains(says), "{report}");
    assert_eq!(place.spec("product.json"), product);
}
