//! Names that Rust cannot have, or that become one in Rust.

use insta::assert_snapshot;

use crate::specs::{PRODUCT, Specs};

#[test]
fn fields_that_become_one() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "Foo.Bar", "schema": { "type": "string" } },
    { "name": "Name", "schema": { "type": "string" } },
    { "name": "FooBar", "schema": { "type": "string" } },
    { "name": "Name", "in": "header", "schema": { "type": "string" } }
  ],
  "response": {
    "type": "object",
    "properties": {
      "VpcID": { "type": "string" },
      "vpcId": { "type": "string" },
      "Vpc_Id": { "type": "string" }
    }
  }"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn enum_values_that_become_one() {
    let specs = Specs::new().parameter(r#"{ "type": "string", "enum": ["rr", "wrr", "RR", "w-rr"] }"#);
    assert_snapshot!(specs.report());
}

#[test]
fn duplicates() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "Port", "schema": { "type": "integer", "enum": [80, 443, 80] } },
    { "name": "Port", "schema": { "type": "integer" } },
    { "name": "Tags", "schema": { "type": "array", "items": { "type": "string" }, "itemNames": ["Tag", "Tag", " "] } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn names_that_give_no_identifier() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "", "schema": { "type": "string", "enum": ["*", "a"] } },
    { "name": "名称", "schema": { "type": "object", "properties": { "---": { "type": "string" } } } },
    { "name": "Rust", "schema": { "type": "object", "rustName": "my type", "properties": { "A": { "type": "string" } } } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn names_of_apis() {
    let specs = Specs::new().api("createRule", "").api("Create-Rule", "").api("Créer", "");
    assert_snapshot!(specs.report());
}

#[test]
fn apis_that_become_one_method() {
    let specs = Specs::new().api("CreateVpcRule", "").api("CreateVpc_Rule", "");
    assert_snapshot!(specs.report());
}

#[test]
fn products_that_become_one_module() {
    let other = PRODUCT.replace("\"Slb\"", "\"Other\"");
    let specs = Specs::empty()
        .file("r_kvstore/2014-05-15/product.json", PRODUCT)
        .file("r__kvstore/2014-05-15/product.json", other);
    assert_snapshot!(specs.report());
}
