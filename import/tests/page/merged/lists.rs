//! What is there several times: parameters, errors, examples, rules, sources.

use super::*;

fn sized(name: &str, more: &Value) -> Value {
    let mut schema = json!({ "type": "integer" });
    for (key, value) in more.as_object().expect("keys of a schema") {
        schema[key] = value.clone();
    }
    json!({ "name": name, "schema": schema })
}

fn codes(spec: &Value) -> Vec<&str> {
    spec["errors"].as_array().into_iter().flatten().filter_map(|error| error["code"].as_str()).collect()
}

#[test]
fn both_languages_make_one_spec() {
    for (first, second, hours) in [(ENGLISH, CHINESE, 24), (CHINESE, ENGLISH, 48)] {
        let page = lawful(&read(first), &read(second));
        let spec = spec(&page);
        let schema = |name: &str| {
            let parameters = spec["parameters"].as_array().into_iter().flatten();
            parameters.filter(|parameter| parameter["name"] == name).map(|parameter| &parameter["schema"]).next()
        };
        assert_eq!(spec["parameters"].as_array().map(Vec::len), Some(5));
        assert_eq!(schema("Lock").map(|lock| &lock["maxLength"]), Some(&json!(16)));
        assert_eq!(schema("Hours").map(|size| &size["maximum"]), Some(&json!(hours)));
        assert_eq!(schema("Hours").map(|size| &size["format"]), Some(&json!("int64")));
        assert_eq!(schema("Hours").map(|size| &size["default"]), Some(&json!(1)));
        assert_eq!(schema("Gear").and_then(|gear| gear["enum"].as_array()).map(Vec::len), Some(3));
        assert_eq!(schema("Tag").map(|tag| &tag["items"]["properties"]["Key"]["maxLength"]), Some(&json!(64)));
        let bike = &spec["response"]["properties"]["Bikes"]["items"]["properties"];
        assert!(bike["BikeId"].is_object() && bike["Colour"].is_object(), "{spec}");
        assert_eq!(codes(&spec).len(), 2);
        assert_eq!(spec["examples"].as_array().map(Vec::len), Some(2));
        let counts = &page.counts;
        assert_eq!((counts.apis, counts.parameters, counts.response_nodes, counts.errors), (1, 7, 4, 2), "{counts:?}");
    }
}

#[test]
fn parameters_are_appended_and_errata_go_with_them() {
    let erratum_at = |at: &str, says: &str| json!({ "at": at, "says": says, "records": "It.", "because": "So." });
    let first = page(
        "page-en",
        &json!({
            "parameters": [sized("A", &json!({}))],
            "errata": [erratum_at("/parameters/0", "Ours."), erratum_at("/parameters/0/schema", "Both.")],
        }),
    );
    let second = page(
        "page-zh",
        &json!({
            "parameters": [sized("B", &json!({ "required": true })), sized("A", &json!({}))],
            "errata": [
                erratum_at("/parameters/0/schema/required", "Theirs."),
                erratum_at("/parameters/1/schema", "Both."),
                erratum_at("/parameters/1/schema/maximum", "Of a limit that is not there."),
            ],
        }),
    );
    let page = lawful(&first, &second);
    let spec = spec(&page);
    let added = sized("B", &json!({ "required": true, "source": "page-zh" }));
    assert_eq!(spec["parameters"], json!([sized("A", &json!({})), added]));
    let errata: Vec<_> = spec["errata"].as_array().into_iter().flatten().collect();
    let short: Vec<_> = errata.iter().map(|erratum| (&erratum["at"], &erratum["source"], &erratum["says"])).collect();
    let expected = [
        (&json!("/parameters/0"), &json!("page-en"), &json!("Ours.")),
        (&json!("/parameters/0/schema"), &json!("page-en"), &json!("Both.")),
        (&json!("/parameters/1/schema/required"), &json!("page-zh"), &json!("Theirs.")),
    ];
    assert_eq!(short, expected);
    assert_eq!(kinds(&page), [(FindingKind::PageAdds, "request/B", 10)]);
    assert_eq!(page.lines.get("/parameters/1"), Some(&10), "the line of the second page");
}

#[test]
fn errors_are_told_apart_by_status_code_and_message() {
    let first = page(
        "page-en",
        &json!({ "errors": [
        { "status": 400, "code": "Bad", "message": "It is bad." },
        { "status": 404, "code": "Gone" },
        { "code": "Late", "message": "It is late." },
    ] }),
    );
    let second = page(
        "page-zh",
        &json!({ "errors": [
        { "status": 409, "code": "Late", "message": "It is late." },
        { "status": 404, "code": "Gone", "message": "It is gone." },
        { "status": 400, "code": "Bad", "message": "It is bad." },
        { "status": 400, "code": "Bad" },
        { "status": 500, "code": "Bad", "message": "It is worse." },
    ] }),
    );
    let page = lawful(&first, &second);
    let expected = json!([
        { "status": 400, "code": "Bad", "message": "It is bad." },
        { "status": 404, "code": "Gone", "message": "It is gone." },
        { "status": 409, "code": "Late", "message": "It is late." },
        { "status": 500, "code": "Bad", "message": "It is worse.", "source": "page-zh" },
    ]);
    assert_eq!(spec(&page)["errors"], expected);
    assert_eq!(kinds(&page).len(), 1);
}

#[test]
fn rules_are_taken_over_unless_they_contradict_an_example() {
    let parameters = json!([sized("A", &json!({})), sized("B", &json!({}))]);
    let rule = |fields: &[&str]| json!({ "rule": "atMostOne", "fields": fields });
    let example = json!({ "title": "Both", "request": { "A": 1, "B": 2 } });
    let second = page("page-zh", &json!({ "parameters": parameters, "rules": [rule(&["A", "B"])] }));
    let free = page("page-en", &json!({ "parameters": parameters }));
    let merged = spec(&lawful(&free, &second));
    assert_eq!(merged["rules"], json!([rule(&["A", "B"])]));
    assert!(erratum(&merged, "/rules/0").is_some());
    let other_order = page("page-en", &json!({ "parameters": parameters, "rules": [rule(&["B", "A"])] }));
    assert_eq!(spec(&lawful(&other_order, &second))["rules"], json!([rule(&["B", "A"])]));
    let shown = page("page-en", &json!({ "parameters": parameters, "examples": [example] }));
    let page = lawful(&shown, &second);
    assert_eq!(spec(&page).get("rules"), None);
    assert_eq!(spec(&page)["examples"], json!([example]));
    assert_eq!(kinds(&page), [(FindingKind::PageMoreThanOnce, "request", 10)], "the line of the parameter named first");
}

#[test]
fn a_new_parameter_is_optional_if_an_example_does_without_it() {
    let example = json!({ "title": "Alone", "request": { "A": 1 } });
    let first = page("page-en", &json!({ "parameters": [sized("A", &json!({}))], "examples": [example] }));
    let second = page("page-zh", &json!({ "parameters": [sized("B", &json!({ "required": true }))] }));
    let page = lawful(&first, &second);
    let spec = spec(&page);
    assert_eq!(spec["parameters"][1], sized("B", &json!({ "source": "page-zh" })));
    assert_eq!(spec["examples"], json!([example]));
    assert_eq!(erratum(&spec, "/parameters/1/schema"), Some(("page-zh", "Required.")));
}

#[test]
fn examples_of_both_are_there_once() {
    let of = |source: &str, sizes: &[u32]| {
        let examples: Vec<_> = sizes.iter().map(|size| json!({ "title": source, "request": { "A": size } })).collect();
        page(source, &json!({ "parameters": [sized("A", &json!({}))], "examples": examples }))
    };
    let together = spec(&lawful(&of("page-en", &[1, 2]), &of("page-zh", &[2, 3])));
    let shown: Vec<_> = together["examples"].as_array().into_iter().flatten().collect();
    let sizes: Vec<_> = shown.iter().map(|example| (&example["request"]["A"], example.get("source"))).collect();
    assert_eq!(sizes, [(&json!(1), None), (&json!(2), None), (&json!(3), Some(&json!("page-zh")))]);
    // An example that breaks what the first page says is left out, and the page keeps its word.
    let strict = page("page-en", &json!({ "parameters": [sized("A", &json!({ "maximum": 2 }))] }));
    let page = lawful(&strict, &of("page-zh", &[2, 3]));
    assert_eq!(spec(&page)["examples"].as_array().map(Vec::len), Some(1));
    assert!(kinds(&page).iter().any(|(kind, ..)| *kind == FindingKind::ExampleLeftOut));
}

#[test]
fn a_wrapper_is_taken_over_where_the_answers_of_the_first_page_can_still_be_read() {
    let ports = |more: Value| {
        let mut list = json!({ "type": "array", "items": { "type": "string" } });
        list.as_object_mut().expect("a list").extend(more.as_object().cloned().expect("keys"));
        list
    };
    let answer = |ports: Value, more: Value| {
        let mut properties = json!({ "Ports": ports });
        properties.as_object_mut().expect("fields").extend(more.as_object().cloned().expect("fields"));
        json!({ "type": "object", "properties": properties })
    };
    let example = json!({ "title": "Ports", "json": { "Ports": { "Port": ["80"] } } });
    let ours = answer(json!({ "type": "object", "properties": { "Port": ports(json!({})) } }), json!({}));
    let first = page("page-en", &json!({ "response": ours, "examples": [example] }));
    let theirs = json!({ "type": "object", "properties": { "Port": ports(json!({ "itemNames": ["One"] })) } });
    let second = answer(theirs, json!({ "Name": { "type": "string" } }));
    let spec = spec(&lawful(&first, &page("page-zh", &json!({ "response": second }))));
    assert_eq!(spec["response"]["properties"]["Ports"]["properties"]["Port"]["itemNames"], json!(["One"]));
    assert_eq!(spec["response"]["properties"]["Name"], json!({ "type": "string", "source": "page-zh" }));
    assert_eq!(spec["examples"], json!([example]));
}

#[test]
fn pages_that_say_the_same_of_themselves_are_told_apart_by_the_rest() {
    let of = |name: &str| page("page-en-2020", &json!({ "parameters": [sized(name, &json!({}))] }));
    let together = lawful(&of("A"), &of("B"));
    let three = spec(&lawful(&together, &of("C")));
    let names: Vec<&str> = three["sources"].as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["page-en-2020", "page-en-2020-2", "page-en-2020-3"]);
    let sources: Vec<_> =
        three["parameters"].as_array().into_iter().flatten().map(|one| one["schema"].get("source")).collect();
    assert_eq!(sources, [None, Some(&json!("page-en-2020-2")), Some(&json!("page-en-2020-3"))]);
}

#[test]
fn a_spec_of_an_earlier_import_is_from_the_pages_that_it_names() {
    let fresh = page("page-en", &json!({ "parameters": [sized("A", &json!({}))] }));
    let zh = page("page-zh", &json!({ "parameters": [sized("B", &json!({}))] }));
    let earlier = merge(page("page-en", &json!({ "parameters": [sized("Old", &json!({}))] })), zh);
    let earlier = Page { lines: std::collections::BTreeMap::new(), ..earlier };
    let together = spec(&lawful(&fresh, &earlier));
    assert_eq!(together["sources"].as_object().map(serde_json::Map::len), Some(2));
    let sources: Vec<_> =
        together["parameters"].as_array().into_iter().flatten().map(|one| one["schema"].get("source")).collect();
    assert_eq!(sources, [None, None, Some(&json!("page-zh"))]);
    let back = lawful(&earlier, &fresh);
    assert_eq!(spec(&back)["sources"].as_object().map(serde_json::Map::len), Some(2));
    assert_eq!(back.lines.get("/parameters/2"), Some(&10), "of a spec without lines, those of the page are known");
}

#[test]
fn method_and_path_are_of_the_page_that_tells_them() {
    let routed = |source: &str, path: &str| {
        let shelf = json!({ "name": "Shelf", "in": "path", "schema": { "type": "string", "required": true } });
        let page = page(source, &json!({ "method": "PUT", "path": path, "parameters": [shelf] }));
        Page { style: Some(ApiStyle::Roa), ..page }
    };
    let shelf = json!({ "name": "Shelf", "schema": { "type": "string", "required": true } });
    let silent = Page { style: None, ..page("page-en", &json!({ "parameters": [shelf] })) };
    let told = merge(silent, routed("page-zh", "/shelves/{Shelf}"));
    let spec_of = spec(&told);
    assert_eq!((&spec_of["method"], &spec_of["path"]), (&json!("PUT"), &json!("/shelves/{Shelf}")));
    assert_eq!((&spec_of["parameters"][0]["in"], told.style), (&json!("path"), Some(ApiStyle::Roa)));
    let page = merge(routed("page-en", "/a/{Shelf}"), routed("page-zh", "/b/{Shelf}"));
    assert_eq!(spec(&page)["path"], "/a/{Shelf}");
    assert_eq!(kinds(&page).first().map(|(kind, ..)| *kind), Some(FindingKind::PageMoreThanOnce));
}

#[test]
fn a_page_without_an_api_adds_what_else_it_says() {
    let known = page("page-en", &json!({}));
    let host = Page { hosts: vec!["demo.aliyuncs.com".to_owned()], ..Page::default() };
    for (first, second) in [(known.clone(), host.clone()), (host, known)] {
        let page = merge(first, second);
        assert_eq!(spec(&page)["api"], "MoveShelf");
        assert_eq!((page.hosts.len(), page.product.as_deref()), (1, Some("Demo")));
        assert_eq!(page.lines.get(""), Some(&1));
    }
}
