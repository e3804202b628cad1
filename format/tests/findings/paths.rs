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

const KEY: &str = r#"
  "parameters": [{ "name": "Key", "in": "path", "schema": { "type": "string", "required": true } }]"#;

#[test]
fn queries_and_values_with_slashes() {
    let path = |path: &str| format!("  \"path\": \"{path}\",{KEY}");
    let specs = Specs::new()
        .api("Query", r#"  "path": "/?acl&list-type=2""#)
        .api("Slashes", &path("/objects/{Key*}"))
        .api("Both", &path("/{Key*}?acl"));
    assert_eq!(specs.report(), "");
}

#[test]
fn parameters_in_queries_of_paths() {
    let specs = Specs::new()
        .api("Braces", &format!(r#"  "path": "/?key={{Key}}",{KEY}"#))
        .api("Unbalanced", r#"  "path": "/?key=}""#)
        .api("Twice", r#"  "path": "/?acl?policy""#)
        .api("Fragment", r#"  "path": "/?acl#policy""#);
    assert_snapshot!(specs.report());
}

/// Only an asterisk at the end of the name has a meaning.
#[test]
fn asterisks() {
    let specs = Specs::new()
        .api("Middle", &format!(r#"  "path": "/{{K*ey}}",{KEY}"#))
        .api("Missing", r#"  "path": "/{Key*}""#)
        .api("Nameless", r#"  "path": "/{*}/{}""#);
    assert_snapshot!(specs.report());
}
