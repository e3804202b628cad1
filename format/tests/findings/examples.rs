//! Examples against everything else that a spec says.

use insta::assert_snapshot;

use crate::specs::Specs;

const API: &str = r#"
  "parameters": [
    { "name": "RegionId", "schema": { "type": "string", "required": true, "role": "region" } },
    { "name": "Name", "schema": { "type": "string", "required": true, "maxLength": 8 } },
    { "name": "Scheduler", "schema": { "type": "string", "required": true, "enum": ["wrr", "rr"], "default": "wrr" } },
    {
      "name": "Servers",
      "schema": {
        "type": "array",
        "maxItems": 2,
        "style": "json",
        "items": {
          "type": "object",
          "properties": {
            "Id": { "type": "string", "required": true },
            "Port": { "type": "integer", "minimum": 1, "wireType": "string" },
            "Role": { "type": "string", "enum": ["Master", "Slave"], "required": true, "default": "Slave" }
          }
        }
      }
    },
    { "name": "Tag", "schema": { "type": "array", "items": { "type": "object", "properties": { "Key": { "type": "string" } } } } }
  ],
  "rules": [
    { "rule": "elementCount", "list": "Servers", "field": "Role", "value": "Master", "minimum": 1, "maximum": 1 },
    { "rule": "dependentRequired", "field": "Tag", "required": "Servers" }
  ],
  "response": {
    "type": "object",
    "properties": {
      "RequestId": { "type": "string" },
      "Count": { "type": "integer" },
      "Ready": { "type": "boolean" },
      "Servers": {
        "type": "array",
        "itemNames": ["Server", "Servers"],
        "items": { "type": "object", "properties": { "Id": { "type": "string" }, "Port": { "type": "integer" } } }
      },
      "Zones": { "type": "array", "itemNames": ["Zone"], "items": { "type": "string" } },
      "Extra": { "type": "any" }
    }
  },
  "examples": [EXAMPLE]"#;

fn report(example: &str) -> String {
    Specs::new().api("CreateRule", &API.replace("EXAMPLE", example)).report()
}

#[test]
fn examples_that_agree() {
    let report = report(
        r#"
    {
      "title": "Everything",
      "request": {
        "RegionId": "cn-hangzhou",
        "Name": "名称一二三四五六",
        "Servers": [{ "Id": "a", "Port": 80, "Role": "Master" }, { "Id": "b" }],
        "Tag": [{ "Key": "k" }]
      },
      "wire": {
        "RegionId": "cn-hangzhou",
        "Scheduler": "wrr",
        "Servers": "[{\"Id\":\"a\",\"Port\":\"80\",\"Role\":\"Master\"},{\"Id\":\"b\",\"Role\":\"Slave\"}]",
        "Tag.1.Key": "k"
      }
    },
    {
      "title": "Wrapped, numbers in strings",
      "json": {
        "RequestId": "1 & 2", "Count": "2", "Ready": "true",
        "Servers": { "Server": [{ "Id": "a", "Port": "80" }, { "Id": "b", "Port": 81 }] },
        "Zones": { "Zone": ["z"] },
        "Extra": { "a": 1 }
      },
      "xml": [
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "<CreateRuleResponse xmlns=\"http://x\">",
        "  <RequestId>1 &amp; <![CDATA[2]]></RequestId><Count>2</Count><Ready>true</Ready>",
        "  <Servers><Servers><Id>a</Id><Port>80</Port></Servers><Servers><Id>b</Id><Port>81</Port></Servers></Servers>",
        "  <Zones><Zone>z</Zone></Zones>",
        "  <Extra><b/></Extra>",
        "</CreateRuleResponse>"
      ]
    },
    {
      "title": "Bare, single and empty lists",
      "json": { "Servers": [{ "Id": "a" }], "Zones": "", "Count": null },
      "xml": ["<R><Servers><Id>a</Id></Servers><Zones/></R>"]
    },
    {
      "title": "A single element in its wrapper",
      "json": { "Servers": { "Server": { "Id": "a" } }, "Zones": "z" },
      "xml": ["<R><Servers><Server><Id>a</Id></Server></Servers><Zones>z</Zones></R>"]
    }
  "#,
    );
    assert_snapshot!(report, @"");
}

#[test]
fn requests_that_contradict_the_parameters() {
    assert_snapshot!(report(
        r#"
    {
      "title": "Wrong",
      "request": {
        "Nmae": "x",
        "Scheduler": "RR",
        "Servers": [
          { "Id": "a", "Port": 0, "Role": "Master" },
          { "Port": "80", "Role": "Master" },
          { "Id": "c", "Weight": 1 }
        ]
      }
    },
    {
      "title": "Too long, and a rule is broken",
      "request": { "Name": "名称一二三四五六七", "Tag": [{ "Key": "k" }] }
    }
  "#
    ));
}

#[test]
fn wire_forms_that_contradict_the_request() {
    assert_snapshot!(report(
        r#"
    {
      "title": "Wrong",
      "request": {
        "Name": "a",
        "Servers": [{ "Id": "a", "Port": 80, "Role": "Master" }],
        "Tag": [{ "Key": "k" }]
      },
      "wire": {
        "Nam": "a",
        "Name": "b",
        "RegionId": "cn-hangzhou",
        "Servers": "[{\"Id\":\"a\",\"Port\":\"81\",\"Role\":\"Master\"}]",
        "Tag": "k",
        "Tag.0.Key": "k",
        "Tag.1.Value": "v",
        "Tag.2.Key": "k"
      }
    }
  "#
    ));
}

#[test]
fn answers_that_contradict_the_response() {
    assert_snapshot!(report(
        r#"
    {
      "title": "JSON",
      "json": {
        "RequestID": "a",
        "Count": "many",
        "Ready": 1,
        "Servers": { "BackendServer": [{ "Id": "a" }] },
        "Zones": { "Zone": [["z"]] }
      }
    },
    {
      "title": "JSON, inside of elements",
      "json": { "Servers": { "Server": [{ "Id": 1 }, { "Prt": 80 }, "c"] } }
    },
    {
      "title": "XML",
      "xml": [
        "<R>",
        "  <Count>many</Count>",
        "  <Servers>",
        "    <BackendServer><Id>a</Id></BackendServer>",
        "    <BackendServer><Id>b</Id></BackendServer>",
        "  </Servers>",
        "  <Zones><Zone><Id>a</Id></Zone></Zones>",
        "  <Vpc>v</Vpc>",
        "</R>"
      ]
    }
  "#
    ));
}

#[test]
fn json_and_xml_that_contradict_each_other() {
    assert_snapshot!(report(
        r#"
    {
      "title": "Different",
      "json": {
        "RequestId": "a",
        "Count": 2,
        "Servers": { "Server": [{ "Id": "a", "Port": 80 }, { "Id": "b" }] },
        "Zones": { "Zone": ["z"] }
      },
      "xml": [
        "<R>",
        "  <RequestId>b</RequestId>",
        "  <Servers>",
        "    <Server><Id>a</Id><Port>81</Port></Server>",
        "    <Server><Id>b</Id><Port>82</Port></Server>",
        "  </Servers>",
        "  <Zones><Zone>y</Zone><Zone>z</Zone></Zones>",
        "</R>"
      ]
    }
  "#
    ));
}

#[test]
fn xml_that_is_none() {
    assert_snapshot!(report(
        r#"
    { "title": "Cut", "xml": ["<R>", "  <Count>2</Count>"] },
    { "title": "Crossed", "xml": ["<R>", "  <Count>2</R>", "</Count>"] },
    { "title": "Entity", "xml": ["<R>", "  <Count>&lol;</Count>", "</R>"] },
    { "title": "Document type", "xml": ["<!DOCTYPE x [<!ENTITY lol \"lol\">]>", "<R/>"] },
    { "title": "Two roots", "xml": ["<R/>", "<R/>"] },
    { "title": "None", "xml": ["RequestId: 1"] }
  "#
    ));
}

#[test]
fn an_answer_where_none_is_described() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "examples": [
    { "title": "Nothing is fine", "json": {}, "xml": ["<CreateRuleResponse/>"] },
    { "title": "Something", "json": { "RequestId": "a" }, "xml": ["<R><RequestId>a</RequestId></R>"] }
  ]"#,
    );
    assert_snapshot!(specs.report());
}
