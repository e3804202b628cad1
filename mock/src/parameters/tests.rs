use serde_json::json;

use super::*;

fn api() -> Api {
    let text = json!({ "type": "string" });
    let tag = json!({ "type": "object", "properties": {
        "Key": { "type": "string", "required": true },
        "Kind": { "type": "string", "default": "user", "enum": ["user", "system"] },
    } });
    let servers = json!({ "type": "array", "style": "json", "maxItems": 2, "items": { "type": "object", "properties": {
        "Port": { "type": "integer", "required": true, "minimum": 1, "maximum": 65535, "wireType": "string" },
        "Ratio": { "type": "number" },
        "On": { "type": "boolean" },
    } } });
    let parameter = |name: &str, schema: &Value| json!({ "name": name, "schema": schema });
    let api = json!({
        "$schema": "", "api": "Test", "summary": "", "documentation": "", "sources": {},
        "parameters": [
            parameter("Id", &json!({ "type": "string", "required": true, "maxLength": 4, "pattern": "^[a-z]+$" })),
            parameter("Count", &json!({ "type": "integer", "minimum": 1 })),
            parameter("Tag", &json!({ "type": "array", "items": tag })),
            parameter("Tag.Extra", &text),
            parameter("Note", &json!({ "type": "string", "forbiddenPrefixes": ["sys-"], "forbiddenTexts": ["<", ">"] })),
            parameter("Host", &text),
            parameter("Port", &text),
            parameter("Hosts", &json!({ "type": "array", "items": { "type": "string", "forbiddenTexts": ["*"] } })),
            parameter("Servers", &servers),
            parameter("Colors", &json!({ "type": "array", "style": "simple", "maxItems": 2, "items": text })),
            parameter("Labels", &json!({ "type": "object", "additionalProperties": text })),
            parameter("Scene", &json!({ "$ref": "#/components/Scene" })),
            json!({ "name": "X-Trace", "in": "header", "schema": { "type": "string", "required": true } }),
            json!({ "name": "Icon", "in": "formData", "schema": { "type": "binary" } }),
        ],
        "rules": [
            { "rule": "elementCount", "list": "Tag", "field": "Kind", "value": "user", "maximum": 1 },
            { "rule": "uniqueElements", "list": "Tag", "fields": ["Key"] },
            { "rule": "atMostOne", "fields": ["Count", "Colors"] },
            { "rule": "dependentRequired", "field": "Id", "value": "x", "required": "Count" },
            { "rule": "allOrNone", "fields": ["Host", "Port"] },
        ],
    });
    serde_json::from_value(api).expect("an API")
}

fn components() -> OrderedMap<Schema> {
    let scene = json!({ "type": "object", "properties": {
        "Level": { "type": "integer", "maximum": 100 },
        "Scenes": { "type": "array", "items": { "$ref": "#/components/Scene" } },
    } });
    serde_json::from_value(json!({ "Scene": scene })).expect("components")
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn request(query: &[(&str, &str)]) -> Received {
    Received {
        method: "POST".to_owned(),
        path: "/".to_owned(),
        query: pairs(&[&[("Id", "a")], query].concat()),
        headers: pairs(&[("x-trace", "t")]),
        form: Vec::new(),
        body: Vec::new(),
    }
}

fn check(api: &Api, received: &Received, common: &[&str]) -> Result<(), Refusal> {
    super::check(api, ApiStyle::Rpc, &components(), &Request { received, path: &[], common, strict_enums: true })
}

fn outcome(query: &[(&str, &str)]) -> Result<(), Refusal> {
    check(&api(), &request(query), &[])
}

/// The request has to be refused with this code, and with a message that names this place.
#[track_caller]
fn refused(query: &[(&str, &str)], code: &str, place: &str) {
    let refusal = outcome(query).expect_err("a refusal");
    assert_eq!(refusal.code, code, "{refusal:?}");
    assert!(refusal.message.contains(place), "{refusal:?}");
}

#[test]
fn what_the_spec_says_is_accepted() {
    assert_eq!(outcome(&[]), Ok(()));
    assert_eq!(outcome(&[("Count", "7"), ("Tag.1.Key", "a"), ("Tag.2.Key", "b"), ("Tag.2.Kind", "system")]), Ok(()));
    assert_eq!(outcome(&[("Tag.Extra", ""), ("Colors", "red,blue"), ("Labels.with.dot", "x")]), Ok(()));
    assert_eq!(outcome(&[("Servers", r#"[{"Port":"80","Ratio":0.5,"On":true}]"#)]), Ok(()));
    assert_eq!(outcome(&[("Scene.Scenes.1.Scenes.1.Level", "100"), ("Scene.Level", "0")]), Ok(()));
    assert_eq!(outcome(&[("Note", "of sys-tem"), ("Host", "a"), ("Port", "80"), ("Hosts.1", "a")]), Ok(()));
}

#[test]
fn unknown_names_are_named() {
    refused(&[("Nmae", "x")], "InvalidParameter", "Nmae");
    refused(&[("Tag.1.Kye", "x")], "InvalidParameter", "Tag[0].Kye");
    refused(&[("Servers", r#"[{"Prot":"80"}]"#)], "InvalidParameter", "Servers[0].Prot");
    let mut with_form = request(&[]);
    with_form.form = pairs(&[("Count", "1")]);
    let refusal = check(&api(), &with_form, &[]).expect_err("a parameter in the wrong place");
    assert!(refusal.message.contains("Count"), "{refusal:?}");
}

#[test]
fn common_parameters_are_not_those_of_the_api() {
    assert_eq!(check(&api(), &request(&[("Action", "Test")]), &["Action"]), Ok(()));
    refused(&[("Action", "Test")], "InvalidParameter", "Action");
}

#[test]
fn missing_parameters_are_named() {
    let mut without = request(&[]);
    without.query.clear();
    let refusal = check(&api(), &without, &[]).expect_err("a missing parameter");
    assert_eq!(refusal, Refusal::missing("Id"));
    let mut without = request(&[]);
    without.headers.clear();
    let refusal = check(&api(), &without, &[]).expect_err("a missing header");
    assert_eq!(refusal, Refusal::missing("X-Trace"));
    refused(&[("Tag.1.Kind", "user")], "MissingParameter", "Tag[0].Key");
    refused(&[("Servers", "[{}]")], "MissingParameter", "Servers[0].Port");
}

#[test]
fn values_out_of_their_limits_are_named() {
    refused(&[("Count", "0")], "InvalidParameter", "Count");
    refused(&[("Colors", "a,b,c")], "InvalidParameter", "Colors");
    refused(&[("Tag.1.Key", "a"), ("Tag.1.Kind", "other")], "InvalidParameter", "Tag[0].Kind");
    refused(&[("Servers", r#"[{"Port":"70000"}]"#)], "InvalidParameter", "Servers[0].Port");
    refused(&[("Scene.Scenes.1.Level", "101")], "InvalidParameter", "Scene.Scenes[0].Level");
    refused(&[("Note", "sys-a")], "InvalidParameter", "\"sys-a\" begins with \"sys-\"");
    refused(&[("Note", "a>b")], "InvalidParameter", "\"a>b\" contains \">\"");
    refused(&[("Hosts.1", "a"), ("Hosts.2", "*.a")], "InvalidParameter", "Hosts[1]");
    for id in ["abcde", "A"] {
        let mut request = request(&[]);
        request.query = pairs(&[("Id", id)]);
        let refusal = check(&api(), &request, &[]).expect_err("a refusal");
        assert!(refusal.message.contains("Id"), "{refusal:?}");
    }
}

#[test]
fn values_that_are_not_documented_are_refused_only_where_that_is_wanted() {
    let received = request(&[("Tag.1.Key", "a"), ("Tag.1.Kind", "other")]);
    let outcome = |strict_enums| {
        let request = Request { received: &received, path: &[], common: &[], strict_enums };
        super::check(&api(), ApiStyle::Rpc, &components(), &request)
    };
    assert_eq!(outcome(false), Ok(()));
    assert!(outcome(true).is_err_and(|refusal| refusal.message.contains("\"other\" is none of user, system")));
    // Numbers are compared as they travel.
    let mut ratios = api();
    for parameter in ratios.parameters.iter_mut().filter(|parameter| parameter.name == "Count") {
        parameter.schema = serde_json::from_value(json!({ "type": "number", "enum": [1.0, 2.5] })).expect("a schema");
    }
    assert_eq!(check(&ratios, &request(&[("Count", "1")]), &[]), Ok(()));
    assert!(check(&ratios, &request(&[("Count", "2")]), &[]).is_err());
}

#[test]
fn values_of_another_type_are_named() {
    refused(&[("Count", "x")], "InvalidParameter", "Count");
    refused(&[("Count", "3000000000")], "InvalidParameter", "Count");
    refused(&[("Count.1", "1")], "InvalidParameter", "Count");
    refused(&[("Count", "1"), ("Count", "2")], "InvalidParameter", "Count");
    refused(&[("Servers", "[{")], "InvalidParameter", "Servers");
    refused(&[("Servers", "{}")], "InvalidParameter", "Servers");
    refused(&[("Servers", r#"[{"Port":80}]"#)], "InvalidParameter", "Servers[0].Port");
    refused(&[("Servers", r#"[{"Port":"80","On":"true"}]"#)], "InvalidParameter", "Servers[0].On");
    refused(&[("Tag", "x")], "InvalidParameter", "Tag");
}

#[test]
fn positions_in_lists_have_no_gaps() {
    for position in ["Tag.0.Key", "Tag.2.Key", "Tag.01.Key", "Tag.x.Key", "Tag.+1.Key"] {
        refused(&[(position, "a")], "InvalidParameter", "Tag");
    }
}

#[test]
fn rules_are_checked_with_defaults_filled_in() {
    refused(&[("Tag.1.Key", "a"), ("Tag.2.Key", "b")], "InvalidParameter", "Tag");
    refused(&[("Tag.1.Key", "a"), ("Tag.2.Key", "a"), ("Tag.2.Kind", "system")], "InvalidParameter", "Tag");
    refused(&[("Count", "1"), ("Colors", "red")], "InvalidParameter", "Colors");
    assert_eq!(outcome(&[("Port", "80")]), Err(Refusal::missing("Host")));
    assert_eq!(outcome(&[("Host", "a")]), Err(Refusal::missing("Port")));
    let mut request = request(&[]);
    request.query = pairs(&[("Id", "x")]);
    assert_eq!(check(&api(), &request, &[]), Err(Refusal::missing("Count")));
}

#[test]
fn the_form_has_parameters_of_its_own() {
    let mut request = request(&[]);
    request.form = pairs(&[("Icon", "aWNvbg==")]);
    assert_eq!(check(&api(), &request, &[]), Ok(()));
    request.form = pairs(&[("Icon", "no Base64")]);
    assert!(check(&api(), &request, &[]).is_err());
}
