//! What the generated crate cannot do yet.

use insta::assert_snapshot;

use crate::specs::Specs;

#[test]
fn responses_that_are_no_structs_and_bodies_of_two_kinds() {
    let specs = Specs::new()
        .api("Struct", r#"  "response": { "type": "object", "properties": { "Name": { "type": "string" } } }"#)
        .api("List", r#"  "response": { "type": "array", "items": { "type": "string" } }"#)
        .api("Map", r#"  "response": { "type": "object", "additionalProperties": { "type": "string" } }"#)
        .api(
            "TwoBodies",
            r#"
  "parameters": [
    { "name": "Json", "in": "body", "schema": { "type": "string" } },
    { "name": "Form", "in": "formData", "schema": { "type": "string" } }
  ]"#,
        );
    assert_snapshot!(specs.report());
}
