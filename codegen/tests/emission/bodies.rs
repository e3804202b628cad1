//! Bodies of requests: one parameter as the whole of it, or several as its members.

use insta::assert_snapshot;

use crate::specs::{Specs, entry};

fn facts(specs: Specs, parameters: &str) -> String {
    entry(specs.api("CreateSite", &format!(r#""parameters": [{parameters}]"#)).emit().operation(), "wire:")
}

fn body(name: &str, schema: &str) -> String {
    format!(r#"{{ "name": "{name}", "in": "body", "schema": {{ {schema} }} }}"#)
}

const STRUCTURED: [&str; 4] = [
    r#""type": "object", "properties": { "A": { "type": "string" } }"#,
    r#""type": "array", "items": { "type": "string" }"#,
    r#""type": "any""#,
    r#""type": "object", "additionalProperties": { "type": "string" }"#,
];
const SCALAR: [&str; 4] =
    [r#""type": "string""#, r#""type": "integer""#, r#""type": "number""#, r#""type": "boolean""#];

/// A body with a structure of its own needs no name around it.
#[test]
fn a_structure_is_the_whole_body() {
    for schema in STRUCTURED.into_iter().chain([r#""type": "binary""#]) {
        for specs in [Specs::new(), Specs::roa()] {
            assert_eq!(facts(specs, &body("Site", schema)), r#"wire: &[("Site", rt::Wire::Body)],"#, "{schema}");
        }
    }
}

/// Resources have bodies without names; an action has parameters by name.
#[test]
fn a_scalar_is_the_whole_body_of_a_resource_and_a_member_for_an_action() {
    for schema in SCALAR {
        assert_eq!(facts(Specs::roa(), &body("Name", schema)), r#"wire: &[("Name", rt::Wire::Body)],"#, "{schema}");
        assert_eq!(
            facts(Specs::new(), &body("Name", schema)),
            r#"wire: &[("Name", rt::Wire::BodyMember)],"#,
            "{schema}"
        );
    }
}

/// What a reference leads to decides.
#[test]
fn references() {
    let specs = |style: fn(Specs, &str) -> Specs| {
        style(
            Specs::empty(),
            r#""components": { "Site": { "type": "object", "properties": { "A": { "type": "string" } } }, "Name": { "type": "string" } }"#,
        )
    };
    let rpc = |specs: Specs, members: &str| specs.product("web", "2024-01-01", members);
    let reference = |name: &str| body(name, &format!(r##""$ref": "#/components/{name}""##));
    assert_eq!(facts(specs(rpc), &reference("Site")), r#"wire: &[("Site", rt::Wire::Body)],"#);
    assert_eq!(facts(specs(rpc), &reference("Name")), r#"wire: &[("Name", rt::Wire::BodyMember)],"#);
}

#[test]
fn several_are_members() {
    let both = [body("Site", STRUCTURED[0]), body("Name", SCALAR[0])].join(", ");
    for specs in [Specs::new(), Specs::roa()] {
        assert_snapshot!("members", facts(specs, &both));
    }
}

/// Parameters elsewhere do not count.
#[test]
fn a_body_beside_other_parameters() {
    let query = r#"{ "name": "Query", "schema": { "type": "string" } }"#;
    assert_eq!(
        facts(Specs::roa(), &format!("{query}, {}", body("Name", SCALAR[0]))),
        r#"wire: &[("Name", rt::Wire::Body)],"#
    );
}

#[test]
fn xml() {
    let schema = format!(r#"{}, "style": "xml""#, STRUCTURED[0]);
    assert_eq!(
        facts(Specs::roa(), &body("Configuration", &schema)),
        r#"wire: &[("Configuration", rt::Wire::Body), ("Configuration", rt::Wire::Xml)],"#
    );
}
