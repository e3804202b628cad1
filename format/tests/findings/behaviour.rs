//! Pages and states: fields that are not there or cannot tell them.

use insta::assert_snapshot;

use crate::specs::Specs;

const API: &str = r#"
  "parameters": [
    { "name": "PageNumber", "schema": { "type": "integer" } },
    { "name": "Filter", "schema": { "type": "array", "items": { "type": "string" } } }
  ],
  "response": {
    "type": "object",
    "properties": {
      "TotalCount": { "type": "integer" },
      "Rules": {
        "type": "array",
        "items": {
          "type": "object",
          "properties": {
            "Status": { "type": "string", "enum": ["Active", "Failed"] },
            "Tags": { "type": "array", "items": { "type": "string" } }
          }
        }
      }
    }
  },"#;

fn report(lines: &str) -> String {
    Specs::new().api("DescribeRules", &format!("{API}{lines}")).report()
}

#[test]
fn pages_by_number() {
    assert_snapshot!(report(
        r#"
  "pagination": { "by": "page", "number": "PageNo", "size": "Filter", "items": "TotalCount", "total": "Rules/Status" }"#
    ));
}

#[test]
fn pages_by_offset() {
    assert_snapshot!(report(
        r#"
  "pagination": { "by": "offset", "offset": "Filter", "items": "Rules/Tags", "total": "Rules" }"#
    ));
}

#[test]
fn pages_by_token() {
    assert_snapshot!(report(
        r#"
  "pagination": { "by": "token", "token": "Token", "next": "Next/Token", "more": "Rules", "items": "Rule" }"#
    ));
}

#[test]
fn pages_of_unknown_form() {
    assert_snapshot!(report(
        r#"
  "pagination": { "by": "none", "items": "Rules" }"#
    ));
    assert_snapshot!(report(
        r#"
  "pagination": { "by": "number", "items": "Rules" }"#
    ));
}

#[test]
fn an_answer_without_fields() {
    let response = r#""response": { "type": "array", "items": { "type": "string" } }"#;
    let lines = |items: &str| {
        format!(
            r#"
  "parameters": [{{ "name": "PageNumber", "schema": {{ "type": "integer" }} }}],
  {response},
  "pagination": {{ "by": "page", "number": "PageNumber", "items": "{items}" }}"#
        )
    };
    assert_eq!(Specs::new().api("DescribeRules", &lines("body")).report(), "");
    assert_snapshot!(Specs::new().api("DescribeRules", &lines("Rules")).report());
}

#[test]
fn states_that_no_answer_tells() {
    assert_snapshot!(report(
        r#"
  "waiters": [
    { "name": "active", "state": "Rules/State", "reached": ["Active"], "interval": 1, "timeout": 60 },
    { "name": "tagged", "state": "Rules/Tags", "reached": ["a"], "interval": 1, "timeout": 60 },
    { "name": "gone", "state": "TotalCount", "reachedIfEmpty": true, "interval": 1, "timeout": 60 },
    { "name": "done", "state": "Rules/Status", "reached": ["Done"], "failed": ["Failed", "Broken"], "interval": 1, "timeout": 60 }
  ]"#
    ));
}

#[test]
fn waits_that_make_no_sense() {
    assert_snapshot!(report(
        r#"
  "waiters": [
    { "name": "active", "state": "Rules/Status", "interval": 1, "timeout": 60 },
    { "name": "active", "state": "Rules/Status", "reached": ["Active"], "failed": ["Active"], "interval": 0, "timeout": 60 },
    { "name": "Not Active", "state": "Rules/Status", "reached": ["Failed"], "interval": 60, "timeout": 1 },
    {
      "name": "paging",
      "state": "Rules/Status",
      "reachedByErrors": ["Gone"],
      "pendingErrors": ["Gone"],
      "interval": 1,
      "timeout": 60
    }
  ]"#
    ));
}
