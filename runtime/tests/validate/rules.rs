//! Conditions that span fields or elements.

use alicloud_runtime::Rule;

use crate::records::{Kind, record};
use crate::{NONE, violations};

record! {
    Member {
        id: Scalar(Option<String>) = "Id",
        port: Scalar(Option<i32>) = "Port",
        part: Scalar(Option<Kind>) = "Part",
        tags: List(Vec<String>) = "Tags",
        share: Scalar(Option<f64>) = "Share",
    }
}

record! {
    Counted { members: List(Vec<Member>) = "Members", }
    rules: &[
        Rule::ElementCount { list: "Members", field: "Part", value: "ecs", min: 1, max: 1 },
        Rule::ElementCount { list: "Members", field: "Port", value: "80", min: 0, max: 2 },
        Rule::ElementCount { list: "Members", field: "Share", value: "1", min: 0, max: 1 },
        Rule::ElementCount { list: "Members", field: "Id", value: "a", min: 0, max: 3 },
        Rule::ElementCount { list: "Nobody", field: "Id", value: "a", min: 1, max: 1 },
    ],
}

fn member(part: &str) -> Member {
    Member { part: Some(Kind::from(part)), ..Member::default() }
}

#[test]
fn a_count_of_elements_says_nothing_of_an_empty_list() {
    assert_eq!(violations(&Counted::default()), NONE);
}

#[test]
fn a_count_of_elements_is_met_between_its_bounds() {
    assert_eq!(violations(&Counted { members: vec![member("ecs"), member("eni"), Member::default()] }), NONE);
}

#[test]
fn a_count_of_elements_outside_its_bounds_is_reported() {
    let none = Counted { members: vec![member("eni")] };
    assert_eq!(violations(&none), ["Members: must have exactly 1 element with Part = ecs, but has 0"]);
    let many = Member { port: Some(80), share: Some(1.0), ..member("ecs") };
    let expected = [
        "Members: must have exactly 1 element with Part = ecs, but has 3",
        "Members: must have at most 2 elements with Port = 80, but has 3",
        "Members: must have at most 1 element with Share = 1, but has 3",
    ];
    assert_eq!(violations(&Counted { members: vec![many; 3] }), expected);
}

record! {
    Unique { members: List(Vec<Member>) = "Members", }
    rules: &[
        Rule::UniqueElements { list: "Members", fields: &["Id", "Port"] },
        Rule::UniqueElements { list: "Members", fields: &["Tags"] },
    ],
}

fn at(id: &str, port: Option<i32>) -> Member {
    Member { id: Some(id.to_owned()), port, ..Member::default() }
}

#[test]
fn elements_may_agree_in_some_of_the_fields() {
    let members = vec![at("a", Some(80)), at("a", Some(81)), at("b", Some(80)), at("a", None)];
    assert_eq!(violations(&Unique { members }), NONE);
    assert_eq!(violations(&Unique::default()), NONE);
}

#[test]
fn elements_that_agree_in_all_of_the_fields_are_reported() {
    let members = vec![at("a", Some(80)), at("b", Some(80)), at("a", Some(80)), at("a", Some(80))];
    assert_eq!(
        violations(&Unique { members }),
        ["Members: must not repeat Id and Port, but Members[0] and Members[2] do"]
    );
    let members = vec![at("a", None), at("a", None)];
    assert_eq!(
        violations(&Unique { members }),
        ["Members: must not repeat Id and Port, but Members[0] and Members[1] do"]
    );
}

#[test]
fn elements_without_the_fields_do_not_repeat_anything() {
    assert_eq!(violations(&Unique { members: vec![Member::default(), Member::default()] }), NONE);
}

#[test]
fn structured_fields_are_compared_by_what_they_hold() {
    let tagged =
        |tags: &[&str]| Member { tags: tags.iter().copied().map(str::to_owned).collect(), ..Member::default() };
    assert_eq!(violations(&Unique { members: vec![tagged(&["a"]), tagged(&["b"]), tagged(&["a", "b"])] }), NONE);
    let members = vec![tagged(&["a"]), tagged(&["b"]), tagged(&["b"])];
    assert_eq!(violations(&Unique { members }), ["Members: must not repeat Tags, but Members[1] and Members[2] do"]);
}

record! {
    Dependent {
        r#type: Scalar(Option<String>) = "Type",
        rooms: List(Vec<String>) = "Rooms",
        note: Scalar(Option<String>) = "Note",
        color: Scalar(Option<String>) = "Color",
        level: Scalar(Option<i32>) = "Level",
        bright: Scalar(Option<bool>) = "Bright",
    }
    rules: &[
        Rule::DependentRequired { field: "Type", value: Some("desk"), required: "Rooms" },
        Rule::DependentRequired { field: "Note", value: None, required: "Type" },
        Rule::DependentRequired { field: "Bright", value: Some("true"), required: "Note" },
        Rule::AtMostOne(&["Color", "Level", "Bright"]),
    ],
}

#[test]
fn a_field_may_require_another() {
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(violations(&Dependent::default()), NONE);
    let desk = Dependent { r#type: text("desk"), ..Dependent::default() };
    assert_eq!(violations(&desk), ["Rooms: must be set if Type is desk"]);
    assert_eq!(violations(&Dependent { rooms: vec!["hall".into()], ..desk }), NONE);
    assert_eq!(violations(&Dependent { r#type: text("floor"), ..Dependent::default() }), NONE);
    let note = Dependent { note: text("n"), ..Dependent::default() };
    assert_eq!(violations(&note), ["Type: must be set if Note is set"]);
    let bright = Dependent { bright: Some(true), ..Dependent::default() };
    assert_eq!(violations(&bright), ["Note: must be set if Bright is true"]);
    assert_eq!(violations(&Dependent { bright: Some(false), ..Dependent::default() }), NONE);
}

#[test]
fn an_empty_text_neither_requires_another_field_nor_is_what_is_required() {
    let empty = Dependent { note: Some(String::new()), ..Dependent::default() };
    assert_eq!(violations(&empty), NONE);
    let bright = Dependent { bright: Some(true), ..empty };
    assert_eq!(violations(&bright), ["Note: must be set if Bright is true"]);
}

#[test]
fn fields_may_exclude_each_other() {
    let one = Dependent { level: Some(1), ..Dependent::default() };
    assert_eq!(violations(&one), NONE);
    let two = Dependent { bright: Some(false), ..one };
    assert_eq!(violations(&two), ["Level: must not be set together with Bright"]);
    let three = Dependent { color: Some("red".to_owned()), ..two };
    assert_eq!(violations(&three), ["Color: must not be set together with Level or Bright"]);
}

record! {
    Either {
        id: Scalar(Option<String>) = "Id",
        names: List(Vec<String>) = "Names",
        all: Scalar(Option<bool>) = "All",
    }
    rules: &[Rule::AtLeastOne(&["Id", "Names", "All"]), Rule::AtLeastOne(&["Id"]), Rule::AtLeastOne(&[]), Rule::AtMostOne(&[])],
}

#[test]
fn one_of_several_fields_may_be_required() {
    let expected = ["Id: must be set, or else Names or All", "Id: must be set"];
    assert_eq!(violations(&Either::default()), expected);
    assert_eq!(violations(&Either { id: Some(String::new()), ..Either::default() }), expected);
    assert_eq!(violations(&Either { all: Some(false), ..Either::default() }), ["Id: must be set"]);
    assert_eq!(violations(&Either { id: Some("a".to_owned()), ..Either::default() }), NONE);
}

record! {
    Together {
        id: Scalar(Option<String>) = "Id",
        names: List(Vec<String>) = "Names",
        all: Scalar(Option<bool>) = "All",
        note: Scalar(Option<String>) = "Note",
    }
    rules: &[Rule::AllOrNone(&["Id", "Names", "All"]), Rule::AllOrNone(&["Note", "Id"]), Rule::AllOrNone(&["Id"]), Rule::AllOrNone(&[])],
}

#[test]
fn fields_may_belong_together() {
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(violations(&Together::default()), NONE);
    assert_eq!(violations(&Together { id: Some(String::new()), ..Together::default() }), NONE);
    let all = Together { id: text("a"), names: vec!["b".into()], all: Some(false), note: text("n") };
    assert_eq!(violations(&all), NONE);
    let without = Together { id: None, ..all.clone() };
    let expected = [
        "Id: must be set together with Names and All, or none of them",
        "Id: must be set together with Note, or none of them",
    ];
    assert_eq!(violations(&without), expected);
    assert_eq!(violations(&Together { id: Some(String::new()), ..all.clone() }), expected);
    let without = Together { names: vec![], all: None, ..all };
    assert_eq!(violations(&without), ["Names: must be set together with Id and All, or none of them"]);
}
