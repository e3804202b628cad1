//! Names that Rust cannot have, or that become one.

use insta::assert_snapshot;
use serde_json::{Value, json};

use alicloud_import::Options;

use crate::support::{decided, document, import, import_with, with_api, with_schema};

fn fields(names: &[&str]) -> Vec<String> {
    let parameters: Vec<Value> =
        names.iter().map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string" } })).collect();
    let imported = import(&with_api("RPC", &json!({ "parameters": parameters })));
    let shown = |parameter: &alicloud_format::spec::Parameter| {
        format!("{}={}", parameter.name, parameter.schema.rust_field_name.as_deref().unwrap_or("derived"))
    };
    imported.apis[0].parameters.iter().map(shown).collect()
}

#[test]
fn fields_that_become_one_are_told_apart() {
    assert_eq!(
        fields(&["paths", "Paths", "PATHS", "paths2"]),
        ["paths=derived", "PATHS=paths_upper", "paths2=derived"]
    );
    assert_eq!(fields(&["Tag.Key", "TagKey"]), ["Tag.Key=tag_dot_key", "TagKey=derived"]);
    assert_eq!(fields(&["ipv6", "IPv6"]), ["ipv6=ipv6_lower", "IPv6=derived"]);
}

#[test]
fn fields_without_a_name_are_called_after_their_characters() {
    assert_eq!(fields(&["*", "名称", "star"]), ["*=star2", "名称=u540d_u79f0", "star=derived"]);
}

#[test]
fn an_old_spelling_of_the_same_is_left_out_of_requests() {
    assert_eq!(fields(&["type", "Type"]), ["Type=derived"]);
    let text = json!({ "type": "string" });
    let number = json!({ "type": "integer" });
    let required = json!({ "type": "string", "required": true });
    let listed = json!({ "type": "string", "enum": ["a"] });
    let object = |key: &Value| json!({ "type": "object", "properties": { "key": key, "Key": text } });
    let names = |schema: &Value| -> Vec<String> {
        let imported = import(&with_schema(schema));
        let properties = &imported.apis[0].parameters[0].schema.properties;
        let name = |(wire, schema): (&str, &alicloud_format::spec::Schema)| {
            format!("{wire}={}", schema.rust_field_name.as_deref().unwrap_or("derived"))
        };
        properties.iter().map(name).collect()
    };
    assert_eq!(names(&object(&text)), ["Key=derived"]);
    // What says something else stays, under a name of its own; what callers cannot do without has the plain one.
    assert_eq!(names(&object(&number)), ["key=key_lower", "Key=derived"]);
    assert_eq!(names(&object(&listed)), ["key=key_lower", "Key=derived"]);
    assert_eq!(names(&object(&required)), ["key=derived"]);
    // Examples and limits are no difference, on no level.
    let inner =
        |limit: u32| json!({ "type": "array", "items": { "type": "string", "maxLength": limit, "example": "x" } });
    let fields = json!({ "type": "object", "properties": { "key": inner(5), "Key": inner(9) } });
    assert_eq!(names(&fields), ["Key=derived"]);
    let imported = import(&with_schema(&object(&text)));
    assert_eq!(
        decided(&imported),
        "old-spelling at /apis/Act: key -> left out of request/Value: \"Key\" says the same"
    );
}

#[test]
fn of_two_old_spellings_one_stays() {
    let field = |name: &str, required: bool| json!({ "name": name, "in": "query", "schema": { "type": "string", "required": required } });
    for order in [["KEY", "Key", "key"], ["key", "Key", "KEY"], ["Key", "KEY", "key"]] {
        let parameters: Vec<Value> = order.iter().map(|name| field(name, *name == "KEY")).collect();
        let imported = import(&with_api("RPC", &json!({ "parameters": parameters })));
        let mut names: Vec<&str> = imported.apis[0].parameters.iter().map(|known| known.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["KEY", "Key"], "{order:?}");
    }
}

#[test]
fn both_spellings_of_an_answer_are_read() {
    let text = json!({ "type": "string" });
    let schema = json!({ "type": "object", "properties": { "key": text, "Key": text } });
    let imported = import(&with_api("RPC", &json!({ "responses": { "200": { "schema": schema } } })));
    let response = imported.apis[0].response.as_ref().expect("a response");
    let name = |wire: &str| response.properties.get(wire).and_then(|schema| schema.rust_field_name.as_deref());
    assert_eq!((name("Key"), name("key")), (None, Some("key_lower")));
    assert_eq!(response.properties.len(), 2);
}

#[test]
fn spaces_and_control_characters_are_no_names() {
    assert_eq!(fields(&[" A ", "B\u{7}", "", "C\t"]), ["A=derived", "C=derived"]);
}

#[test]
fn methods_that_become_one_are_told_apart() {
    let imported = import(&document("RPC", &json!({ "CreateX": {}, "createX": {}, "Create_X": {} })));
    let names: Vec<_> = imported.apis.iter().map(|api| api.rust_name.as_deref()).collect();
    assert_eq!(names, [None, Some("create_x_lower"), Some("create_underscore_x")]);
    assert!(decided(&imported).contains("file-name-case at /apis/createX"));
}

#[test]
fn apis_that_no_file_can_hold_are_refused() {
    let names = ["../Escape", "With.Dot", "product", "PRODUCT", "9Lives", "创建", "Con", "", "Fine_1"];
    let apis: serde_json::Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), json!({}))).collect();
    let imported = import(&document("RPC", &Value::Object(apis)));
    assert_eq!(imported.apis.len() + imported.refused.len(), names.len());
    assert_eq!(imported.apis.len(), 1);
    let refused: Vec<String> =
        imported.refused.iter().map(|r| format!("{} ({}): {}", r.api, r.pointer, r.reason)).collect();
    assert_snapshot!(refused.join("\n"));
}

#[test]
fn only_what_is_asked_for_is_imported() {
    let file = document("RPC", &json!({ "A": {}, "B": {}, "C": 7 }));
    let options = Options { only: Some(vec!["B".to_owned(), "C".to_owned(), "D".to_owned()]), ..Options::default() };
    let imported = import_with(&file, &options);
    assert_eq!((imported.apis.len(), imported.refused.len()), (1, 1));
}

#[test]
fn structures_that_become_one_type_are_told_apart() {
    let mut file = with_api(
        "RPC",
        &json!({ "responses": { "200": { "schema": { "type": "object", "properties": {
            "A": { "$ref": "#/components/schemas/Tag" },
            "B": { "$ref": "#/components/schemas/tag" },
            "C": { "$ref": "#/components/schemas/a~1b" },
        } } } } }),
    );
    let object = json!({ "type": "object", "properties": { "A": { "type": "string" } } });
    file["components"]["schemas"] = json!({ "Tag": object, "tag": object, "a/b": object });
    let imported = import(&file);
    let names: Vec<_> =
        imported.product.components.iter().map(|(name, schema)| (name, schema.rust_name.as_deref())).collect();
    assert_eq!(names, [("Tag", None), ("tag", Some("TagLower")), ("a_b", None)]);
}

#[test]
fn secrets_are_known_by_their_names() {
    let is_secret = |name: &str, kind: &str| {
        let file =
            with_api("RPC", &json!({ "parameters": [{ "name": name, "in": "query", "schema": { "type": kind } }] }));
        import(&file).apis[0].parameters[0].schema.sensitive
    };
    for name in [
        "Password",
        "AccountPassword",
        "password2",
        "SourceEndpoint.Password",
        "AccessKeySecret",
        "access_key_secret",
        "PrivateKey",
        "SecurityToken",
        "DBPassword",
        "apiKey",
    ] {
        assert!(is_secret(name, "string"), "{name}");
    }
    for name in [
        "ClientToken",
        "NextToken",
        "PageToken",
        "SecretName",
        "PasswordPolicy",
        "CredentialType",
        "AccessKeyId",
        "HasPassword",
        "PublicKey",
    ] {
        assert!(!is_secret(name, "string"), "{name}");
    }
    assert!(!is_secret("PasswordInherit", "boolean"));
    assert!(!is_secret("Password", "boolean"));
}
