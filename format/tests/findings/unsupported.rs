//! What the generated crate cannot do yet.

use insta::assert_snapshot;

use crate::specs::Specs;

#[test]
fn bodies_of_two_kinds() {
    let specs = Specs::new().api(
        "TwoBodies",
        r#"
  "parameters": [
    { "name": "Json", "in": "body", "schema": { "type": "string" } },
    { "name": "Form", "in": "formData", "schema": { "type": "string" } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}
