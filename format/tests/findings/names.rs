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

/// What a spec states in place of a name that will not do has to be one that will.
#[test]
fn stated_names_that_are_none() {
    let specs = Specs::new()
        .api(
            "CreateRule",
            r#"
  "rustName": "CreateTheRule",
  "parameters": [
    { "name": "A", "schema": { "type": "string", "rustFieldName": "theField" } },
    { "name": "B", "schema": { "type": "string", "enum": ["x", "y", "z"], "enumNames": { "x": "in_use", "y": "Unknown", "z": "" } } },
    { "name": "C", "schema": { "type": "string", "rustFieldName": "a b\"; evil" } },
    { "name": "D", "schema": { "type": "string", "enum": ["x"], "rustName": "my_enum" } },
    { "name": "E", "schema": { "type": "string", "rustFieldName": "***" } }
  ]"#,
        )
        .api("DeleteRule", r#"  "rustName": "client""#)
        .api("GetAux", r#"  "rustName": "aux""#);
    assert_snapshot!(specs.report());
}

/// A type may not be called like one that generated code uses, a variant may; `Unknown` is a variant of every enum, but no type.
#[test]
fn stated_names_of_variants_and_types_are_not_the_same_ones() {
    let parameters = |types: [&str; 2]| {
        format!(
            r#"
  "parameters": [
    {{ "name": "A", "schema": {{ "type": "string", "enum": ["0", "1", "2", "3"],
      "enumNames": {{ "0": "None", "1": "Default", "2": "Ok", "3": "Client" }} }} }},
    {{ "name": "B", "schema": {{ "type": "object", "rustName": "{}", "properties": {{ "A": {{ "type": "string" }} }} }} }},
    {{ "name": "C", "schema": {{ "type": "string", "enum": ["x"], "rustName": "{}" }} }}
  ]"#,
            types[0], types[1]
        )
    };
    assert_eq!(Specs::new().api("CreateRule", &parameters(["Unknown", "Kind"])).report(), "");
    assert_snapshot!(Specs::new().api("CreateRule", &parameters(["Self", "Default"])).report());
}

#[test]
fn names_of_unknown_values() {
    let specs = Specs::new()
        .parameter(r#"{ "type": "string", "enum": ["on", "off"], "enumNames": { "of": "Off", "on": "On" } }"#);
    assert_snapshot!(specs.report());
}

/// Names are for variants, which only texts have.
#[test]
fn names_for_values_of_numbers() {
    let specs = Specs::new().parameter(r#"{ "type": "integer", "enum": [1, 2], "enumNames": { "1": "One" } }"#);
    assert_snapshot!(specs.report());
}

/// Stated names resolve what would otherwise be one.
#[test]
fn collisions_that_stated_names_resolve() {
    let specs = Specs::new()
        .api(
            "CreateVpcRule",
            r#"
  "parameters": [
    { "name": "VpcId", "schema": { "type": "string" } },
    { "name": "vpcId", "schema": { "type": "string", "rustFieldName": "legacy_vpc_id" } },
    { "name": "名称", "schema": { "type": "string", "rustFieldName": "name" } },
    { "name": "Scheduler", "schema": { "type": "string", "enum": ["rr", "RR", "*"], "enumNames": { "RR": "Upper", "*": "Any" } } }
  ],
  "response": { "type": "object", "properties": { "Id": { "type": "string", "rustFieldName": "lower_id" }, "ID": { "type": "string" } } }"#,
        )
        .api("CreateVpc_Rule", r#"  "rustName": "create_rule_of_vpc""#);
    assert_eq!(specs.report(), "");
}

/// And make new ones.
#[test]
fn collisions_of_stated_names() {
    let specs = Specs::new()
        .api(
            "CreateRule",
            r#"
  "parameters": [
    { "name": "Port", "schema": { "type": "integer" } },
    { "name": "ListenerPort", "schema": { "type": "integer", "rustFieldName": "port" } },
    { "name": "Mode", "schema": { "type": "string", "enum": ["a", "b"], "enumNames": { "a": "B" } } }
  ]"#,
        )
        .api("AddRule", r#"  "rustName": "create_rule""#);
    assert_snapshot!(specs.report());
}

/// A keyword is a name like any other: it becomes a raw identifier.
#[test]
fn stated_names_that_are_keywords() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "rustName": "move",
  "parameters": [{ "name": "RuleType", "schema": { "type": "string", "rustFieldName": "type" } }]"#,
    );
    assert_eq!(specs.report(), "");
}

/// The method of `Client` is set apart from what a version has, and then meets another.
#[test]
fn a_stated_name_that_meets_one_that_was_set_apart() {
    let specs = Specs::new().api("Client", "").api("DescribeClient", r#"  "rustName": "client_""#);
    assert_eq!(specs.findings().iter().map(|finding| finding.code).collect::<Vec<_>>(), ["name-collision"]);
}

#[test]
fn error_codes_that_become_one_constant() {
    let errors = |codes: [&str; 2]| {
        format!("  \"errors\": [\n    {{ \"code\": \"{}\" }},\n    {{ \"code\": \"{}\" }}\n  ]", codes[0], codes[1])
    };
    let names = r#""errorCodeNames": {
    "Invalid Name": "INVALID_NAME",
    "Other": "other name"
  },
  "endpoints""#;
    let specs = Specs::empty()
        .file("slb/2014-05-15/product.json", PRODUCT.replace("\"endpoints\"", names))
        .api("CreateRule", &errors(["InvalidName", "Invalid.Id"]))
        .api("DeleteRule", &errors(["InvalidId", "InvalidName"]));
    assert_snapshot!(specs.report());
}

#[test]
fn components_that_become_one_type() {
    let report = |names: [&str; 2]| {
        let component = r#"{ "type": "object", "properties": { "A": { "type": "string" } } }"#;
        let components = names.map(|name| format!("    \"{name}\": {component}")).join(",\n");
        let components = format!("\"components\": {{\n{components}\n  }},\n  \"endpoints\"");
        Specs::empty().file("slb/2014-05-15/product.json", PRODUCT.replace("\"endpoints\"", &components)).report()
    };
    assert_snapshot!(report(["Tag", "tag"]));
    // The first is set apart from the type of the standard library, and then meets the second.
    assert_snapshot!(report(["Result", "ResultValue"]));
    for names in [["ResultValue", "result"], ["Option", "OptionValue"], ["String", "StringValue"]] {
        assert!(report(names).contains("both become the type"), "{names:?}");
    }
    assert_eq!(report(["Result", "Results"]), "");
}

#[test]
fn apis_whose_types_become_one() {
    assert_snapshot!(Specs::new().api("GetRule1", "").api("GetRule_1", "").report());
}

/// The second would silently be called otherwise. Enums of the same name are one.
#[test]
fn structures_that_state_the_same_type() {
    let object = |name: &str| {
        format!(r#"{{ "type": "object", "rustName": "{name}", "properties": {{ "A": {{ "type": "string" }} }} }}"#)
    };
    let report = |second: &str, in_answer: &str| {
        let (first, second, answer) = (object("Server"), object(second), object(in_answer));
        let list = format!(r#"{{ "type": "array", "items": {second} }}"#);
        let value = |value: &str| format!(r#"{{ "type": "string", "enum": ["{value}"], "rustName": "Kind" }}"#);
        Specs::new()
            .api(
                "CreateRule",
                &format!(
                    r#"
  "parameters": [
    {{ "name": "A", "schema": {first} }},
    {{ "name": "B", "schema": {list} }},
    {{ "name": "C", "schema": {} }},
    {{ "name": "D", "schema": {} }}
  ],
  "response": {{ "type": "object", "properties": {{ "A": {answer} }} }}"#,
                    value("x"),
                    value("y"),
                ),
            )
            .report()
    };
    assert_eq!(report("Other", "Third"), "");
    assert_snapshot!(report("Server", "Third"));
    assert!(report("Other", "Server").contains("`Server` is given to two structures of one module"));
    let components = format!(
        r#""components": {{ "Rule": {}, "Box": {{ "type": "object", "properties": {{ "A": {}, "B": {} }} }} }}, "endpoints""#,
        object("Rule"),
        object("Part"),
        object("Rule"),
    );
    let product = PRODUCT.replace("\"endpoints\"", &components);
    let report = Specs::empty().file("slb/2014-05-15/product.json", product).report();
    assert_eq!(report.matches("is given to two structures").count(), 1, "{report}");
}
