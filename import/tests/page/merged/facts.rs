//! What two pages say of one value.

use super::*;

#[test]
fn limits_of_the_second_page_are_taken_over_with_an_erratum() {
    let (schema, page) = merged(
        json!({ "type": "integer", "minimum": 1 }),
        json!({ "type": "integer", "maximum": 9, "default": 3, "example": 4, "description": "How large." }),
    );
    let expected = json!({
        "type": "integer", "minimum": 1, "maximum": 9, "default": 3, "example": 4, "description": "How large.",
    });
    assert_eq!(schema, expected);
    let spec = spec(&page);
    let says = erratum(&spec, "/parameters/0/schema/maximum");
    assert_eq!(says, Some(("page-zh", "The greatest number is 9.")));
    assert!(erratum(&spec, "/parameters/0/schema/default").is_some());
    assert_eq!(spec["errata"].as_array().map(Vec::len), Some(2), "{spec}");
    assert_eq!(page.findings, [], "an addition to a value is no contradiction");
    assert_eq!(page.lines.get("/parameters/0/schema/maximum"), Some(&10));
}

#[test]
fn the_first_page_counts_where_both_say_something() {
    let cases = [
        ("type", json!({ "type": "string" }), json!({ "type": "integer", "minimum": 3 })),
        ("type", json!({ "type": "string" }), json!({ "type": "array", "items": { "type": "string" } })),
        ("minimum", json!({ "type": "integer", "minimum": 1 }), json!({ "type": "integer", "minimum": 2 })),
        ("maxLength", json!({ "type": "string", "maxLength": 1 }), json!({ "type": "string", "maxLength": 2 })),
        ("default", json!({ "type": "boolean", "default": true }), json!({ "type": "boolean", "default": false })),
        ("pattern", json!({ "type": "string", "pattern": "^a" }), json!({ "type": "string", "pattern": "^b" })),
        ("required", json!({ "type": "string", "required": true }), json!({ "type": "string" })),
        ("enum", json!({ "type": "string", "enum": ["a", "b"] }), json!({ "type": "string", "enum": ["a", "c"] })),
        ("limits", json!({ "type": "string", "limits": ["1h"] }), json!({ "type": "string", "limits": ["2h"] })),
    ];
    for (key, ours, theirs) in cases {
        let (schema, page) = merged(ours.clone(), theirs);
        assert_eq!(schema, ours);
        assert_eq!(kinds(&page), [(FindingKind::PageMoreThanOnce, "request/Size", 10)], "{ours}");
        assert_eq!(page.findings.first().map(|finding| finding.severity), Some(Severity::Warning));
        let spec = spec(&page);
        let (source, _) = erratum(&spec, &format!("/parameters/0/schema/{key}")).expect("an erratum");
        assert_eq!((source, spec["errata"].as_array().map(Vec::len)), ("page-zh", Some(1)));
    }
}

#[test]
fn what_is_not_there_contradicts_nothing() {
    let full = json!({
        "type": "string", "enum": ["a", "b"], "maxLength": 4, "description": "Ours.", "documentedType": "Text",
        "requiredWhen": "the moon is full", "enumDescriptions": { "a": "First." },
    });
    let bare = json!({ "type": "string", "enum": ["a"], "description": "Theirs.", "documentedType": "Str" });
    let characters = |order: &str| json!({ "type": "string", "characters": order });
    let (_, page) = merged(characters("letters digits _ -"), characters("digits letters - _"));
    assert_eq!(page.findings.len(), 0);
    let (schema, page) = merged(full.clone(), bare);
    assert_eq!((schema, page.findings.len()), (full, 0));
    assert_eq!(spec(&page).get("errata"), None);
    assert_eq!(spec(&page)["sources"].as_object().map(serde_json::Map::len), Some(2));
}

#[test]
fn values_that_the_first_page_lacks_are_added() {
    let (schema, page) = merged(
        json!({ "type": "string", "enum": ["b"], "enumDescriptions": { "b": "Ours." } }),
        json!({ "type": "string", "enum": ["a-x", "b", "aX"], "enumNames": { "aX": "AX2" },
            "enumDescriptions": { "a-x": "New.", "b": "Theirs." } }),
    );
    assert_eq!(schema["enum"], json!(["b", "a-x", "aX"]));
    assert_eq!(schema["enumDescriptions"], json!({ "b": "Ours.", "a-x": "New." }));
    assert_eq!(schema["enumNames"], json!({ "aX": "AX2" }));
    assert_eq!(kinds(&page), [(FindingKind::PageAdds, "request/Size", 10)]);
    assert!(erratum(&spec(&page), "/parameters/0/schema/enum").is_some());
}

#[test]
fn the_wider_number_counts() {
    let (plain, wide) = (json!({ "type": "integer" }), json!({ "type": "integer", "format": "int64" }));
    let narrow = json!({ "type": "integer", "format": "int32" });
    for (ours, theirs, has_erratum) in
        [(&plain, &wide, true), (&wide, &plain, false), (&narrow, &wide, true), (&wide, &narrow, true)]
    {
        let (schema, page) = merged(ours.clone(), theirs.clone());
        assert_eq!(schema, wide);
        assert_eq!(erratum(&spec(&page), "/parameters/0/schema/format").is_some(), has_erratum, "{ours} {theirs}");
    }
}

#[test]
fn a_default_does_not_undo_a_requirement() {
    let required = json!({ "type": "integer", "required": true });
    let (schema, page) = merged(required.clone(), json!({ "type": "integer", "default": 1 }));
    assert_eq!(schema, required);
    assert_eq!(kinds(&page).len(), 1);
    let (schema, _) = merged(required, json!({ "type": "integer", "required": true, "default": 1 }));
    assert_eq!(schema, json!({ "type": "integer", "required": true, "default": 1 }));
}

#[test]
fn a_structure_is_taken_over_where_the_first_page_has_none() {
    let object = json!({ "type": "object", "properties": { "Key": { "type": "string" } } });
    let (schema, page) = merged(json!({ "type": "any", "description": "Ours." }), object.clone());
    assert_eq!(schema["properties"]["Key"], json!({ "type": "string", "source": "page-zh" }));
    assert_eq!((&schema["description"], schema.get("source")), (&json!("Ours."), None));
    assert!(erratum(&spec(&page), "/parameters/0/schema/type").is_some());
    let (schema, page) = merged(object.clone(), json!({ "type": "any" }));
    assert_eq!((schema, page.findings.len()), (object, 0));
}

#[test]
fn fields_are_added_at_all_levels_with_their_source_and_name() {
    let ours = json!({ "type": "array", "items": { "type": "object", "properties": {
        "paths2": { "type": "string" }, "Paths": { "type": "string" },
    } } });
    let theirs = json!({ "type": "array", "items": { "type": "object", "properties": {
        "paths": { "type": "array", "items": { "type": "object", "properties": { "A": { "type": "string" } } } },
        "Paths": { "type": "string", "maxLength": 7 },
    } } });
    let (schema, page) = merged(ours, theirs);
    let expected = json!({
        "paths2": { "type": "string" },
        "Paths": { "type": "string", "maxLength": 7 },
        "paths": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": { "A": { "type": "string", "source": "page-zh" } },
                "source": "page-zh",
            },
            "rustFieldName": "paths_lower",
            "source": "page-zh",
        },
    });
    assert_eq!(schema["items"]["properties"], expected);
    assert_eq!(kinds(&page), [(FindingKind::PageAdds, "request/Size/paths", 10)]);
}

#[test]
fn what_does_not_go_with_the_first_page_is_refused() {
    let ours = json!({ "type": "integer", "maximum": 5 });
    let (schema, page) = merged(ours.clone(), json!({ "type": "integer", "minimum": 7, "description": "Theirs." }));
    assert_eq!(schema, json!({ "type": "integer", "maximum": 5, "description": "Theirs." }));
    assert_eq!(kinds(&page), [(FindingKind::PageMoreThanOnce, "request/Size", 10)]);
    let says = erratum(&spec(&page), "/parameters/0/schema").map(|(_, says)| says.to_owned());
    assert_eq!(says.as_deref(), Some("The least number is 7."));
    let (schema, _) =
        merged(json!({ "type": "string", "default": "abc" }), json!({ "type": "string", "maxLength": 2 }));
    assert_eq!(schema, json!({ "type": "string", "default": "abc" }));
}
