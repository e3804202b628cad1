//! Damaged metadata: what is known already is not lost to it.

use serde_json::{Value, json};

use crate::place::{Place, said};

#[test]
fn a_source_without_apis_changes_nothing() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    place.import(&[]);
    let before = place.texts();
    for apis in ["null", "[]", "{}", "7", r#"{"Odd.Name": {}}"#, r#"{"CreateA": null, "CreateB": []}"#] {
        place.edit("Demo", |file| file["apis"] = serde_json::from_str(apis).expect("JSON"));
        for more in [[].as_slice(), &["--only", "CreateA"]] {
            let output = place.import(more);
            assert_eq!(output.status.code(), Some(1), "{apis} {more:?}: {}", said(&output));
            assert_eq!(place.texts(), before, "{apis} {more:?}");
        }
    }
    assert!(said(&place.import(&[])).contains("all of its APIs are refused, so nothing was changed: CreateA: "));
    place.edit("Demo", |file| drop(file.as_object_mut().and_then(|file| file.remove("apis"))));
    let output = place.import(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("it has no APIs under `apis`, so nothing was changed"), "{}", said(&output));
    assert_eq!(place.texts(), before);
}

#[test]
fn an_api_that_is_refused_stays_as_it_was() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    place.import(&[]);
    let before = place.texts();
    for broken in [json!(null), json!([]), json!("text")] {
        place.edit("Demo", |file| file["apis"]["CreateA"] = broken.clone());
        let output = place.import(&[]);
        assert!(said(&output).contains("refused:\n  demo/2020-01-01 CreateA: "), "{}", said(&output));
        assert_eq!(place.texts(), before, "{broken}");
    }
    // What only the refused one refers to stays, too.
    place.edit("Demo", |file| file["apis"]["CreateB"]["parameters"] = json!([]));
    place.import(&[]);
    let product = place.texts().into_iter().find(|(name, _)| name.ends_with("product.json")).expect("a product");
    assert!(product.1.contains("\"Shape\""), "{}", product.1);
}

#[test]
fn an_api_with_damaged_parts_is_refused_and_stays_as_it_was() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    place.succeeds(&[]);
    let before = place.texts();
    for (key, damage) in ["parameters", "responses"].into_iter().flat_map(|key| [(key, json!(null)), (key, json!(7))]) {
        place.metadata("Demo", &["CreateA", "CreateB"]);
        place.edit("Demo", |file| file["apis"]["CreateA"][key] = damage.clone());
        let report = place.succeeds(&[]);
        let says = format!("refused:\n  demo/2020-01-01 CreateA: `{key}` is {damage}, not ");
        assert!(report.contains(&says), "{report}");
        assert_eq!(place.texts(), before, "{key} {damage}");
    }
}

#[test]
fn references_to_damaged_structures_change_nothing() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA"]);
    place.succeeds(&[]);
    let before = place.texts();
    let escaped = |text: &str| text.replace("#/components", "#\\/components");
    for damage in [json!(null), json!(7), json!({ "schemas": [] }), json!({ "schemas": null })] {
        for write in [str::to_owned, escaped] {
            place.edit("Demo", |file| file["components"] = damage.clone());
            let path = place.path("metadata/Demo/api-docs.json");
            let text = std::fs::read_to_string(&path).expect("a file");
            std::fs::write(&path, write(&text)).expect("a file");
            let output = place.import(&[]);
            assert_eq!(output.status.code(), Some(1), "{damage}");
            assert!(said(&output).contains("APIs refer to `components`, which cannot be read"), "{}", said(&output));
            assert_eq!(place.texts(), before, "{damage}");
        }
    }
    // Words about references are none.
    let words = json!([{ "name": "Shape", "in": "query", "schema": { "type": "string", "description": "#/components/schemas/A" } }]);
    place.edit("Demo", |file| {
        file["components"] = Value::Null;
        file["apis"]["CreateA"]["parameters"] = words;
    });
    place.succeeds(&[]);
}

#[test]
fn codes_of_products_that_name_nothing_are_refused() {
    for product in ["-", "..", "中国", "_"] {
        let place = Place::new();
        place.metadata("Demo", &["CreateA"]);
        place.edit("Demo", |file| file["info"]["product"] = json!(product));
        let output = place.import(&[]);
        assert_eq!(output.status.code(), Some(1), "{product}");
        assert!(said(&output).contains("`info` has no usable `product`"), "{}", said(&output));
        assert_eq!(place.files(), [] as [&str; 0]);
    }
}
