//! Overlays: what is in them that applies to nothing, or that cannot be read.

use insta::assert_snapshot;

use crate::specs::{PRODUCT, Specs};

const CREATE_RULE: &str = r##"
  "parameters": [
    { "name": "LoadBalancerId", "schema": { "type": "string" } },
    { "name": "Rules", "schema": { "type": "array", "items": { "type": "object", "properties": { "Domain": { "type": "string" } } } } },
    { "name": "Tag", "schema": { "$ref": "#/components/Tag" } }
  ],
  "response": { "type": "object", "properties": { "RuleId": { "type": "string", "description": "As imported." } } }"##;

/// An imported product with a component, and an imported API.
fn imported() -> Specs {
    let more = r#",
  "importedFrom": "page",
  "sources": { "page": { "title": "Server Load Balancer" } },
  "components": { "Tag": { "type": "object", "properties": { "Key": { "type": "string" } } } }
}
"#;
    Specs::empty()
        .file("slb/2014-05-15/product.json", PRODUCT.replace("\n}\n", more))
        .imported("CreateRule", CREATE_RULE)
}

fn codes(specs: &Specs) -> Vec<&'static str> {
    specs.findings().into_iter().map(|finding| finding.code).collect()
}

#[test]
fn what_applies_is_not_reported() {
    let specs = imported().overlay(
        "descriptions",
        r#"
  "descriptions": { "LoadBalancerId": "The instance." },
  "product": { "title": "Classic Load Balancer", "descriptions": { "components/Tag/Key": "What it is called." } },
  "apis": {
    "CreateRule": {
      "summary": "Adds a rule.",
      "descriptions": { "request/Rules/Domain": "The host.", "response": "The rule.", "response/RuleId": "Its ID." }
    }
  }"#,
    );
    assert_eq!(specs.report(), "");
}

#[test]
fn unknown_apis() {
    let specs = imported().overlay(
        "summaries",
        r#"
  "apis": {
    "CreateRules": { "summary": "Misspelt." },
    "DescribeZones": { "summary": "Not there at all." }
  }"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn overlays_of_a_version_without_apis() {
    let specs = Specs::new().overlay("summaries", r#"  "apis": { "CreateRule": { "summary": "Adds a rule." } }"#);
    assert_snapshot!(specs.report());
}

/// Only the fault of the API is reported, not what follows from it.
#[test]
fn apis_that_cannot_be_read() {
    let specs = imported()
        .file("slb/2014-05-15/DeleteRule.json", "{")
        .overlay("summaries", r#"  "apis": { "DeleteRule": { "summary": "Removes a rule." } }"#);
    assert_eq!(codes(&specs), ["syntax"]);
}

/// The same of a parameter and a property that had to be left out.
#[test]
fn apis_with_a_fault() {
    let specs = imported()
        .imported(
            "DeleteRule",
            r#"
  "parameters": [{ "name": "Port", "schema": "integer" }],
  "response": { "type": "object", "properties": { "Count": "integer" } }"#,
        )
        .overlay(
            "descriptions",
            r#"
  "descriptions": { "Count": "How many." },
  "apis": { "DeleteRule": { "descriptions": { "request/Port": "The port.", "response/Count": "How many." } } }"#,
        );
    assert_eq!(codes(&specs), ["wrong-type", "wrong-type"]);
}

#[test]
fn paths_that_lead_nowhere() {
    let specs = imported().imported("DeleteRule", "").overlay(
        "descriptions",
        r#"
  "product": {
    "descriptions": { "Tag/Key": "No side.", "components/Tags": "Misspelt.", "components/Tag/key": "Misspelt." }
  },
  "apis": {
    "CreateRule": {
      "descriptions": {
        "Rules": "No side.",
        "request": "No parameter.",
        "request/LoadBalancerID": "Misspelt.",
        "request/Rules/Domian": "Misspelt, in a list.",
        "request/LoadBalancerId/Domain": "Below a string.",
        "request/Tag/Key": "Beyond a reference.",
        "reponse/RuleId": "Misspelt side.",
        "request/Rules/Domain/": "Nothing at the end."
      }
    },
    "DeleteRule": { "descriptions": { "request/Rules": "No parameters.", "response/RuleId": "No response." } }
  }"#,
    );
    assert_snapshot!(specs.report());
}

/// What a person wrote in a spec is corrected there.
#[test]
fn texts_that_a_hand_written_spec_has() {
    let specs = Specs::empty()
        .file(
            "slb/2014-05-15/product.json",
            PRODUCT.replace("\"style\"", "\"description\": \"Balances.\",\n  \"style\""),
        )
        .api(
            "CreateRule",
            r#"
  "description": "At once.",
  "parameters": [
    { "name": "Name", "schema": { "type": "string", "description": "Its name." } },
    { "name": "Port", "schema": { "type": "integer" } }
  ]"#,
        )
        .overlay(
            "descriptions",
            r#"
  "product": { "description": "Balances loads." },
  "apis": {
    "CreateRule": {
      "summary": "Adds a rule.",
      "description": "Later.",
      "descriptions": { "request/Name": "What it is called.", "request/Port": "Where it listens." }
    }
  }"#,
        );
    assert_snapshot!(specs.report());
}

#[test]
fn an_identification_that_the_spec_has() {
    let specs = imported().imported("GetRule", r#"  "auth": ["anonymous"]"#).overlay(
        "access",
        r#"  "apis": { "GetRule": { "auth": ["anonymous"] }, "CreateRule": { "auth": ["bearerToken"] } }"#,
    );
    assert_snapshot!(specs.report());
}

/// A description by wire name applies to at least one field that has none.
#[test]
fn descriptions_by_name_without_effect() {
    let specs = imported().overlay(
        "descriptions",
        r#"
  "descriptions": {
    "LoadBalancerId": "The instance.",
    "RuleId": "Described by the spec.",
    "Domain": "Described by path below.",
    "Protocol": "No such field."
  },
  "apis": { "CreateRule": { "descriptions": { "request/Rules/Domain": "The host." } } }"#,
    );
    assert_snapshot!(specs.report());
}

/// Files apply in the order of their names, so the second has nothing left to describe.
#[test]
fn two_overlays_with_the_same_name() {
    let specs = imported()
        .overlay("a", r#"  "descriptions": { "LoadBalancerId": "The instance." }"#)
        .overlay("b", r#"  "descriptions": { "LoadBalancerId": "The load balancer." }"#);
    assert_snapshot!(specs.report());
}

#[test]
fn another_schema() {
    let specs = imported().file(
        "slb/2014-05-15/overlay/descriptions.json",
        r#"{
  "$schema": "../../spec.schema.json",
  "overlay": "Descriptions",
  "descriptions": { "LoadBalancerId": "The instance." }
}
"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn an_invisible_character() {
    let specs =
        imported().overlay("descriptions", "  \"descriptions\": { \"LoadBalancerId\": \"The \u{202e}instance.\" }");
    assert_snapshot!(specs.report());
}

/// Written as an escape, it is in no text that an editor shows.
#[test]
fn escaped_invisible_characters() {
    // A backslash is one, whatever follows it.
    for text in [r#"The instance, in\ntwo lines and with a \"\t\"."#, r"Matches `\\b\\d\\r\\n`.", r"Below `C:\\u0007`."]
    {
        let fine =
            imported().overlay("descriptions", &format!(r#"  "descriptions": {{ "LoadBalancerId": "{text}" }}"#));
        assert_eq!(codes(&fine), [""; 0], "{text}");
    }
    for character in [r"\u202e", r"\u0007", r"\ufeff"] {
        let specs = imported().overlay(
            "descriptions",
            &format!(r#"  "descriptions": {{ "LoadBalancerId": "The {character}instance." }}"#),
        );
        assert_eq!(codes(&specs), ["invisible-character"], "{character}");
    }
}

/// It is found once.
#[test]
fn a_byte_order_mark() {
    let specs = imported().file(
        "slb/2014-05-15/overlay/descriptions.json",
        "\u{feff}{ \"$schema\": \"../../../spec.schema.json\", \"overlay\": \"Nothing\" }",
    );
    assert_eq!(codes(&specs), ["byte-order-mark"]);
}

#[test]
fn foreign_files() {
    let specs = imported()
        .overlay("descriptions", r#"  "descriptions": { "LoadBalancerId": "The instance." }"#)
        .file("slb/2014-05-15/overlay/README.md", "Overlays.")
        .file("slb/2014-05-15/overlay/old/descriptions.json", "is not looked at")
        .file("slb/overlay/descriptions.json", "{}");
    assert_snapshot!(specs.report());
}

#[test]
fn faults_of_structure() {
    let specs = imported()
        .overlay(
            "a",
            r#"
  "descriptions": { "LoadBalancerId": 1 },
  "product": { "tittle": "Classic Load Balancer" },
  "apis": {
    "CreateRule": {
      "sumary": "Adds a rule.",
      "descriptions": { "request/Tag": "A tag.", "request/Tag": "A label." },
      "edits": [{ "at": "request/LoadBalancerId", "set": ["required"] }],
      "rules": [{ "rule": "atMost1", "fields": [] }]
    }
  },
  "sources": { "page-en": {} }"#,
        )
        .file("slb/2014-05-15/overlay/b.json", r#"{ "$schema": "../../../spec.schema.json" }"#)
        .file("slb/2014-05-15/overlay/c.json", "{ 'overlay': 'c' }")
        .file("slb/2014-05-15/overlay/d.json", "");
    assert_snapshot!(specs.report());
}

/// A version without a product has nothing to apply them to, but they are read.
#[test]
fn overlays_without_a_product() {
    let specs = Specs::empty().imported("CreateRule", "").overlay(
        "descriptions",
        r#"
  "discriptions": {},
  "apis": { "CreateRule": { "descriptions": { "request/Port": "There is none." } } }"#,
    );
    assert_snapshot!(specs.report());
}

/// What overlays add is checked as if the spec said it.
#[test]
fn additions_are_checked() {
    let specs = imported().overlay(
        "examples",
        r#"
  "apis": {
    "CreateRule": {
      "summary": "Two\nlines.",
      "documentation": "help.example.com",
      "deprecated": { "replacement": "AddRule" },
      "rules": [{ "rule": "atLeastOne", "fields": ["LoadBalancerID", "Tag"] }],
      "examples": [{ "title": "A rule", "request": { "LoadBalancerId": 1 }, "json": { "RuleId": "r-1" }, "source": "page-en" }],
      "errata": [{ "at": "/parameters/9", "source": "page-zh", "says": "a", "records": "b", "because": "c" }]
    }
  },
  "sources": { "page-en": { "title": "CreateRule, API reference" } }"#,
    );
    assert_snapshot!(specs.report());
}
