//! Where violations are found, what of them is shown, and how the whole error reads.

use std::collections::BTreeMap;

use alicloud_runtime::{Constraint, Rule, Wire};

use crate::records::{map, record};
use crate::{error, violations};

record! {
    Outer {
        name: Scalar(Option<String>) = "Name",
        fixed: Record(Inner) = "Fixed",
        maybe: Optional(Option<Inner>) = "Maybe",
        list: List(Vec<Inner>) = "List",
        map: Map(BTreeMap<String, Vec<Inner>>) = "Map",
        last: Scalar(Option<i32>) = "Last",
    }
    constraints: &[("Name", Constraint::Required), ("Last", Constraint::Range(0, 1))],
    rules: &[Rule::AtMostOne(&["Name", "Last"])],
}

record! {
    Inner {
        port: Scalar(Option<i32>) = "Port",
        deeper: Optional(Option<Box<Inner>>) = "Deeper",
        a: Scalar(Option<i32>) = "A",
        b: Scalar(Option<i32>) = "B",
    }
    constraints: &[("Port", Constraint::Range(1, 9))],
    rules: &[Rule::AtMostOne(&["A", "B"])],
}

#[test]
fn violations_are_found_at_any_depth_and_say_where() {
    let bad = Inner { port: Some(0), ..Inner::default() };
    let both = Inner { a: Some(1), b: Some(2), ..Inner::default() };
    let deep = Inner { deeper: Some(Box::new(both.clone())), ..Inner::default() };
    let outer = Outer {
        name: Some("n".to_owned()),
        fixed: bad.clone(),
        maybe: Some(deep),
        list: vec![Inner::default(), bad.clone()],
        map: map([("x.y", vec![Inner::default(), both])]),
        last: Some(2),
    };
    let expected = [
        "Fixed.Port: must be between 1 and 9, but is 0",
        "Maybe.Deeper.A: must not be set together with B",
        "List[1].Port: must be between 1 and 9, but is 0",
        "Map.x.y[1].A: must not be set together with B",
        "Last: must be between 0 and 1, but is 2",
        "Name: must not be set together with Last",
    ];
    assert_eq!(violations(&outer), expected);
}

record! {
    Secret {
        password: Scalar(Option<String>) = "Password",
        codes: List(Vec<i32>) = "Codes",
        inner: Optional(Option<Inner>) = "Inner",
        map: Map(BTreeMap<String, Inner>) = "Map",
    }
    constraints: &[
        ("Password", Constraint::Required),
        ("Password", Constraint::Length(8, 16)),
        ("Codes", Constraint::Range(0, 9)),
        ("Codes", Constraint::Items(0, 1)),
    ],
    wire: &[
        ("Password", Wire::Sensitive),
        ("Codes", Wire::Sensitive),
        ("Inner", Wire::Sensitive),
        ("Map", Wire::Sensitive),
    ],
}

#[test]
fn sensitive_values_are_withheld_at_any_depth() {
    let bad = Inner { port: Some(4321), ..Inner::default() };
    let secret = Secret {
        password: Some("hunter2".to_owned()),
        codes: vec![4321, 5],
        inner: Some(Inner { deeper: Some(Box::new(bad.clone())), ..Inner::default() }),
        map: map([("alice", bad)]),
    };
    let expected = [
        "Password: must have 8 to 16 characters, but is ***",
        "Codes[0]: must be between 0 and 9, but is ***",
        "Codes: must have at most 1 element, but has 2",
        "Inner.Deeper.Port: must be between 1 and 9, but is ***",
        "Map.***.Port: must be between 1 and 9, but is ***",
    ];
    assert_eq!(violations(&secret), expected);
    assert!(!format!("{:?}", error(&secret)).contains("4321"));
}

#[test]
fn a_sensitive_value_that_is_missing_is_said_to_be_missing() {
    assert_eq!(violations(&Secret::default()), ["Password: must be set"]);
}

#[test]
fn the_error_tells_the_operation_every_violation_and_the_page() {
    let outer = Outer { last: Some(2), ..Outer::default() };
    let text = "the request for SetLamp violates 2 conditions
  Name: must be set
  Last: must be between 0 and 1, but is 2
  see https://example.com/SetLamp";
    assert_eq!(error(&outer).to_string(), text);
}

#[test]
fn the_error_about_one_violation_is_in_the_singular() {
    let text = "the request for SetLamp violates 1 condition
  Name: must be set
  see https://example.com/SetLamp";
    assert_eq!(error(&Outer::default()).to_string(), text);
}
