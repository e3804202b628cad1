//! Values that a field does not document, which are sent unless somebody wants to be told of them.

use std::collections::BTreeMap;

use alicloud_runtime::{Constraint, Rule};

use crate::records::{Kind, map, record};
use crate::{NONE, strict_violations, violations};

record! {
    Sizes {
        kind: Scalar(Option<Kind>) = "Kind",
        kinds: List(Vec<Kind>) = "Kinds",
        matrix: List(Vec<Vec<Kind>>) = "Matrix",
        level: Scalar(Option<i32>) = "Level",
        share: Scalar(Option<f64>) = "Share",
        flag: Scalar(Option<bool>) = "Flag",
        name: Scalar(Option<String>) = "Name",
        inner: Optional(Option<Box<Sizes>>) = "Inner",
        map: Map(BTreeMap<String, Sizes>) = "Map",
    }
    constraints: &[
        ("Kind", Constraint::OneOf(&["ecs", "eni"])),
        ("Kinds", Constraint::OneOf(&["ecs", "eni"])),
        ("Matrix", Constraint::OneOf(&["ecs", "eni"])),
        ("Level", Constraint::OneOf(&["0", "50"])),
        ("Level", Constraint::Range(0, 100)),
        ("Share", Constraint::OneOf(&["0.5"])),
        ("Flag", Constraint::OneOf(&["true"])),
        ("Name", Constraint::OneOf(&["a"])),
        ("Name", Constraint::Length(1, 2)),
    ],
}

fn undocumented() -> Sizes {
    Sizes {
        kind: Some(Kind::from("pod")),
        kinds: vec![Kind::Ecs, Kind::from("pod")],
        matrix: vec![vec![Kind::from("pod")]],
        level: Some(75),
        share: Some(0.25),
        flag: Some(false),
        name: Some("b".to_owned()),
        ..Sizes::default()
    }
}

#[test]
fn values_that_are_not_documented_pass_whatever_their_type_and_place() {
    let inner = Sizes { inner: Some(Box::new(undocumented())), map: map([("m", undocumented())]), ..undocumented() };
    assert_eq!(violations(&inner), NONE);
}

#[test]
fn who_wants_to_be_told_of_them_is_told() {
    let expected = [
        "Kind: must be one of ecs, eni, but is \"pod\"",
        "Kinds[1]: must be one of ecs, eni, but is \"pod\"",
        "Matrix[0][0]: must be one of ecs, eni, but is \"pod\"",
        "Level: must be one of 0, 50, but is 75",
        "Share: must be one of 0.5, but is 0.25",
        "Flag: must be one of true, but is false",
        "Name: must be one of a, but is \"b\"",
    ];
    assert_eq!(strict_violations(&undocumented()), expected);
    let inner = Sizes { inner: Some(Box::new(undocumented())), ..Sizes::default() };
    assert_eq!(strict_violations(&inner), expected.map(|line| format!("Inner.{line}")));
}

#[test]
fn other_limits_of_the_same_fields_hold_in_any_case() {
    let wrong = Sizes { level: Some(101), name: Some("abc".to_owned()), ..undocumented() };
    let expected =
        ["Level: must be between 0 and 100, but is 101", "Name: must have 1 to 2 characters, but is \"abc\""];
    assert_eq!(violations(&wrong), expected);
}

record! {
    Ruled {
        kind: Scalar(Option<Kind>) = "Kind",
        port: Scalar(Option<i32>) = "Port",
    }
    constraints: &[("Kind", Constraint::Required), ("Kind", Constraint::OneOf(&["ecs", "eni"]))],
    rules: &[Rule::DependentRequired { field: "Kind", value: Some("pod"), required: "Port" }],
}

#[test]
fn an_undocumented_value_counts_for_rules_and_an_empty_one_is_none() {
    let pod = Ruled { kind: Some(Kind::from("pod")), port: None };
    assert_eq!(violations(&pod), ["Port: must be set if Kind is pod"]);
    assert_eq!(violations(&Ruled { kind: Some(Kind::from("")), port: None }), ["Kind: must be set"]);
}
