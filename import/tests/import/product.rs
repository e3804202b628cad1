//! `product.json`: style, signing, hosts, folders, shared structures.

use alicloud_codegen::spec::{ApiStyle, Signing};
use alicloud_import::{EndpointList, ImportError, Options, import as import_text};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{codes, decided, document, import, import_with, plain, with_api};

fn styled(style: &str, apis: &Value) -> (ApiStyle, Signing) {
    let product = import(&document(style, apis)).product;
    (product.style, product.signing)
}

#[test]
fn styles_become_actions_or_resources() {
    let none = json!({});
    assert_eq!(styled("RPC", &none), (ApiStyle::Rpc, Signing::Standard));
    for style in ["ROA", "FC", "AliGenie", "Something"] {
        assert_eq!(styled(style, &none), (ApiStyle::Roa, Signing::Standard), "{style}");
    }
    for style in ["OSS", "SLS", "PDS"] {
        assert_eq!(styled(style, &none), (ApiStyle::Roa, Signing::Own), "{style}");
    }
    assert_eq!(styled("V3", &json!({ "A": {}, "B": { "path": "/b" } })).0, ApiStyle::Rpc);
    assert_eq!(styled("V3", &json!({ "A": { "path": "/a" } })).0, ApiStyle::Roa);
}

#[test]
fn hosts_are_plain_and_sorted() {
    let mut file = document("RPC", &json!({}));
    file["endpoints"] = json!([
        { "regionId": "cn-shanghai", "endpoint": "demo.cn-shanghai.example.com\t" },
        { "regionId": "cn-beijing", "endpoint": "https://Demo.cn-beijing.example.com/" },
        { "regionId": "cn-hangzhou", "endpoint": "not a host" },
        { "regionId": "", "endpoint": "demo.example.com" },
        { "regionId": "public", "endpoint": "demo.example.com" },
        { "regionId": "cn-beijing", "endpoint": "other.example.com" },
        "cn-qingdao",
    ]);
    let imported = import(&file);
    assert_snapshot!(format!("{}\n{}", plain(&imported.product), decided(&imported)));
}

#[test]
fn another_list_adds_hosts() {
    let mut file = document("RPC", &json!({}));
    file["endpoints"] = json!([{ "regionId": "cn-beijing", "endpoint": "demo.cn-beijing.example.com" }]);
    let list = json!({ "products": [
        { "code": "demo", "version": "1999-01-01", "regional_endpoints": { "xx": "wrong.example.com" } },
        {
            "code": "demo",
            "version": "2020-01-01",
            "location_service_code": "demo",
            "global_endpoint": "demo.example.com",
            "regional_endpoints": { "cn-beijing": "other.example.com", "cn-qingdao": "demo.cn-qingdao.example.com" },
            "regional_vpc_endpoints": { "cn-beijing": "demo-vpc.cn-beijing.example.com", "cn-wuhan": "" },
        },
    ]});
    let endpoints = EndpointList::parse(&list.to_string()).ok();
    let imported = import_with(&file, &Options { endpoints, ..Options::default() });
    assert_snapshot!(format!("{}\n{}", plain(&imported.product), decided(&imported)));
}

#[test]
fn folders_are_safe() {
    for (product, version, folders) in [
        ("Slb", "2014-05-15", ("slb", "2014-05-15")),
        ("R-kvstore", "iap_1.0", ("r_kvstore", "iap_1.0")),
        ("../../etc", "..", ("p______etc", "unversioned")),
        ("12306", "a/b", ("p12306", "a_b")),
    ] {
        let file = json!({ "info": { "style": "RPC", "product": product, "version": version }, "apis": {} });
        let imported = import(&file);
        assert_eq!((imported.directory.as_str(), imported.version_directory.as_str()), folders);
    }
}

#[test]
fn addresses_have_no_odd_characters() {
    let file = json!({ "info": { "style": "RPC", "product": "R kvstore/名", "version": "2020-01-01" }, "apis": {} });
    let product = import(&file).product;
    assert_eq!(product.documentation, "https://api.aliyun.com/document/R%20kvstore%2F%E5%90%8D/2020-01-01/overview");
}

#[test]
fn structures_are_imported_if_something_refers_to_them() {
    let mut file = with_api(
        "RPC",
        &json!({
            "parameters": [{ "name": "Sent", "in": "query", "style": "json", "schema": { "$ref": "#/components/schemas/Sent" } }],
            "responses": { "200": { "schema": { "$ref": "#/components/schemas/Received" } } },
        }),
    );
    let text = json!({ "type": "string", "required": true });
    file["components"]["schemas"] = json!({
        "Unused": { "type": "object", "properties": { "A": text } },
        "Received": { "type": "object", "properties": { "A": text, "B": { "$ref": "#/components/schemas/Both" } } },
        "Both": { "type": "object", "properties": { "A": text } },
        "Sent": { "type": "object", "properties": { "A": text, "B": { "$ref": "#/components/schemas/Both" } } },
    });
    let imported = import(&file);
    assert_snapshot!(format!("{}\n{}", plain(&imported.product), decided(&imported)));
}

#[test]
fn references_that_lead_nowhere_are_anything() {
    let parameter = |name: &str| json!({ "name": name, "in": "query", "schema": { "$ref": format!("#/components/schemas/{name}") } });
    let mut file = with_api(
        "RPC",
        &json!({ "parameters": [parameter("Gone"), parameter("Round"), parameter("Tree"), parameter("Odd")] }),
    );
    file["components"]["schemas"] = json!({
        "Round": { "$ref": "#/components/schemas/Round2" },
        "Round2": { "$ref": "#/components/schemas/Round" },
        "Tree": { "type": "object", "properties": { "Child": { "$ref": "#/components/schemas/Tree" } } },
        "Odd": 7,
    });
    let imported = import(&file);
    let kinds: Vec<_> =
        imported.apis[0].parameters.iter().map(|parameter| parameter.schema.reference.is_some()).collect();
    assert_eq!(kinds, [false, false, true, false]);
    let found = codes(&imported);
    assert_eq!(found.iter().filter(|code| **code == "reference-dangling").count(), 2);
    assert_eq!(found.iter().filter(|code| **code == "reference-cycle").count(), 1);
}

#[test]
fn other_files_are_refused() {
    let refused = |text: &str| import_text(text, &Options::default()).map(|_| ()).map_err(|error| error.to_string());
    assert_eq!(refused("[]"), Err("this is not the metadata of a product version: it is not an object".to_owned()));
    assert!(refused("{}").is_err());
    assert!(matches!(import_text("{", &Options::default()), Err(ImportError::Json(_))));
    assert!(refused(r#"{"info":{"product":" ","version":"1"}}"#).is_err());
    assert!(refused("\u{feff}{\"info\":{\"product\":\"A\",\"version\":\"1\"}}").is_ok());
}
