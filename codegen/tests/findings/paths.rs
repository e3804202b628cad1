//! Path templates.

use insta::assert_snapshot;

use crate::specs::Specs;

#[test]
fn paths_and_their_parameters() {
    let specs = Specs::new()
        .api(
            "Fine",
            r#"
  "path": "/clusters/{ClusterId}/nodes",
  "parameters": [{ "name": "ClusterId", "in": "path", "schema": { "type": "string", "required": true } }]"#,
        )
        .api(
            "Mismatch",
            r#"
  "path": "/clusters/{ClusterID}/nodes/{Node}",
  "parameters": [{ "name": "ClusterId", "in": "path", "schema": { "type": "string", "required": true } }]"#,
        )
        .api("Relative", r#"  "path": "clusters?a=b""#)
        .api("Unbalanced", r#"  "path": "/clusters/{ClusterId/nodes}}""#);
    assert_snapshot!(specs.report());
}
