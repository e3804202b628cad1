//! What validation finds, and how it says it.

mod records;

use std::collections::BTreeMap;

use alicloud_runtime::{
    Bytes, Constraint, Json, Method, Operation, Record, Rule, Service, ValidationError, Wire, validate,
};
use records::{Kind, map, record};

static SERVICE: Service = Service { code: "Lamp", version: "2020-01-01", central_endpoint: None, regions: &[] };

static OPERATION: Operation = Operation {
    service: &SERVICE,
    name: "SetLamp",
    method: Method::Post,
    path: "/",
    documentation: "https://example.com/SetLamp",
};

fn error(request: &dyn Record) -> ValidationError {
    validate(&OPERATION, request).expect_err("violations")
}

/// The violations, one line each.
fn violations(request: &dyn Record) -> Vec<String> {
    match validate(&OPERATION, request) {
        Ok(()) => Vec::new(),
        Err(error) => error.violations.iter().map(ToString::to_string).collect(),
    }
}

const NONE: [&str; 0] = [];

// Constraints

record! {
    Required {
        text: Scalar(Option<String>) = "Text",
        number: Scalar(Option<i32>) = "Number",
        kind: Scalar(Option<Kind>) = "Kind",
        icon: Scalar(Option<Bytes>) = "Icon",
        list: List(Vec<String>) = "List",
        map: Map(BTreeMap<String, String>) = "Map",
        json: Json(Json) = "Json",
        inner: Optional(Option<Box<Required>>) = "Inner",
    }
    constraints: &[
        ("Text", Constraint::Required),
        ("Number", Constraint::Required),
        ("Kind", Constraint::Required),
        ("Icon", Constraint::Required),
        ("List", Constraint::Required),
        ("Map", Constraint::Required),
        ("Json", Constraint::Required),
    ],
}

fn complete() -> Required {
    Required {
        text: Some("t".to_owned()),
        number: Some(0),
        kind: Some(Kind::Ecs),
        icon: Some(Bytes::new()),
        list: vec![String::new()],
        map: map([("a", String::new())]),
        json: Json::from(false),
        inner: None,
    }
}

#[test]
fn what_is_required_must_be_given_whatever_it_is() {
    let expected =
        ["Text", "Number", "Kind", "Icon", "List", "Map", "Json"].map(|field| format!("{field}: must be given"));
    assert_eq!(violations(&Required::default()), expected);
    assert_eq!(violations(&complete()), NONE);
}

#[test]
fn an_empty_text_does_not_give_what_is_required() {
    let empty = Required { text: Some(String::new()), kind: Some(Kind::from("")), ..complete() };
    assert_eq!(violations(&empty), ["Text: must be given", "Kind: must be given"]);
    assert_eq!(error(&empty).violations.iter().filter_map(|violation| violation.value.as_ref()).count(), 0);
}

#[test]
fn an_empty_list_does_not_give_what_is_required() {
    assert_eq!(violations(&Required { list: vec![], ..complete() }), ["List: must be given"]);
}

record! {
    Limited {
        port: Scalar(Option<i32>) = "Port",
        least: Scalar(Option<i64>) = "Least",
        most: Scalar(Option<i64>) = "Most",
        share: Scalar(Option<f64>) = "Share",
        warm: Scalar(Option<f64>) = "Warm",
        cool: Scalar(Option<f64>) = "Cool",
        name: Scalar(Option<String>) = "Name",
        long: Scalar(Option<String>) = "Long",
        short: Scalar(Option<String>) = "Short",
        exact: Scalar(Option<String>) = "Exact",
        one: Scalar(Option<String>) = "One",
        few: List(Vec<i32>) = "Few",
        some: List(Vec<i32>) = "Some",
        pair: List(Vec<i32>) = "Pair",
        kind: Scalar(Option<Kind>) = "Kind",
        level: Scalar(Option<i32>) = "Level",
        id: Scalar(Option<String>) = "Id",
    }
    constraints: &[
        ("Port", Constraint::Range(1, 65535)),
        ("Least", Constraint::Range(10, i64::MAX)),
        ("Most", Constraint::Range(i64::MIN, -10)),
        ("Share", Constraint::FloatRange(0.0, 0.5)),
        ("Warm", Constraint::FloatRange(2.5, f64::INFINITY)),
        ("Cool", Constraint::FloatRange(f64::NEG_INFINITY, 2.5)),
        ("Name", Constraint::Length(2, 4)),
        ("Long", Constraint::Length(3, u32::MAX)),
        ("Short", Constraint::Length(0, 1)),
        ("Exact", Constraint::Length(2, 2)),
        ("One", Constraint::Length(1, 1)),
        ("Few", Constraint::Items(0, 2)),
        ("Some", Constraint::Items(2, u32::MAX)),
        ("Pair", Constraint::Items(2, 2)),
        ("Kind", Constraint::OneOf(&["ecs", "eni"])),
        ("Level", Constraint::OneOf(&["0", "50", "100"])),
        ("Id", Constraint::Pattern("^lb-[a-z0-9]+$")),
    ],
}

#[test]
fn absent_values_meet_every_limit() {
    assert_eq!(violations(&Limited::default()), NONE);
}

#[test]
fn values_at_both_ends_meet_their_limits() {
    let text = |text: &str| Some(text.to_owned());
    let low = Limited {
        port: Some(1),
        least: Some(10),
        most: Some(i64::MIN),
        share: Some(-0.0),
        warm: Some(2.5),
        cool: Some(f64::MIN),
        name: text("ab"),
        long: text("中中中"),
        short: text(""),
        exact: text("ab"),
        one: text("中"),
        few: vec![1],
        some: vec![1, 2],
        pair: vec![1, 2],
        kind: Some(Kind::Ecs),
        level: Some(0),
        id: text("lb-1"),
    };
    assert_eq!(violations(&low), NONE);
    let high = Limited {
        port: Some(65535),
        least: Some(i64::MAX),
        most: Some(-10),
        share: Some(0.5),
        warm: Some(f64::MAX),
        cool: Some(2.5),
        name: text("中文中文"),
        long: Some("a".repeat(1000)),
        short: text("a"),
        few: vec![1, 2],
        some: vec![1; 1000],
        level: Some(100),
        ..low
    };
    assert_eq!(violations(&high), NONE);
}

#[test]
fn values_below_their_limits_are_all_reported_in_the_order_of_the_fields() {
    let text = |text: &str| Some(text.to_owned());
    let below = Limited {
        port: Some(0),
        least: Some(9),
        most: None,
        share: Some(-0.25),
        warm: Some(2.0),
        cool: None,
        name: text("a"),
        long: text("ab"),
        short: None,
        exact: text("a"),
        one: text(""),
        few: vec![],
        some: vec![1],
        pair: vec![1],
        kind: Some(Kind::from("pod")),
        level: Some(1),
        id: text("lb_1"),
    };
    let expected = [
        "Port: must be between 1 and 65535, but is 0",
        "Least: must be at least 10, but is 9",
        "Share: must be between 0 and 0.5, but is -0.25",
        "Warm: must be at least 2.5, but is 2",
        "Name: must have 2 to 4 characters, but is \"a\"",
        "Long: must have at least 3 characters, but is \"ab\"",
        "Exact: must have exactly 2 characters, but is \"a\"",
        "One: must have exactly 1 character, but is \"\"",
        "Some: must have at least 2 elements, but has 1",
        "Pair: must have exactly 2 elements, but has 1",
        "Kind: must be one of ecs, eni, but is \"pod\"",
        "Level: must be one of 0, 50, 100, but is 1",
        "Id: must match the pattern ^lb-[a-z0-9]+$, but is \"lb_1\"",
    ];
    assert_eq!(violations(&below), expected);
}

#[test]
fn values_above_their_limits_are_all_reported() {
    let text = |text: &str| Some(text.to_owned());
    let above = Limited {
        port: Some(i32::MAX),
        most: Some(-9),
        share: Some(0.500_000_1),
        cool: Some(1e21),
        name: text("abcde"),
        short: text("ab"),
        few: vec![1, 2, 3],
        pair: vec![1, 2, 3],
        ..Limited::default()
    };
    let expected = [
        "Port: must be between 1 and 65535, but is 2147483647",
        "Most: must be at most -10, but is -9",
        "Share: must be between 0 and 0.5, but is 0.5000001",
        "Cool: must be at most 2.5, but is 1e21",
        "Name: must have 2 to 4 characters, but is \"abcde\"",
        "Short: must have at most 1 character, but is \"ab\"",
        "Few: must have at most 2 elements, but has 3",
        "Pair: must have exactly 2 elements, but has 3",
    ];
    assert_eq!(violations(&above), expected);
}

#[test]
fn a_number_that_is_not_one_is_in_no_range() {
    let nan = Limited { share: Some(f64::NAN), ..Limited::default() };
    assert_eq!(violations(&nan), ["Share: must be between 0 and 0.5, but is NaN"]);
}

record! {
    Elements {
        times: List(Vec<i32>) = "Times",
        shares: List(Vec<f64>) = "Shares",
        names: List(Vec<String>) = "Names",
        kinds: List(Vec<Kind>) = "Kinds",
        matrix: List(Vec<Vec<i32>>) = "Matrix",
    }
    constraints: &[
        ("Times", Constraint::Range(0, 9)),
        ("Shares", Constraint::FloatRange(0.0, 1.0)),
        ("Names", Constraint::Length(1, 2)),
        ("Names", Constraint::Pattern("^[a-z]*$")),
        ("Kinds", Constraint::OneOf(&["ecs", "eni"])),
        ("Matrix", Constraint::Range(0, 9)),
        ("Matrix", Constraint::Items(0, 1)),
    ],
}

#[test]
fn limits_on_values_hold_for_each_element_of_a_list() {
    let elements = Elements {
        times: vec![0, 10, 9, -1],
        shares: vec![2.0],
        names: vec!["a".into(), String::new(), "A".into()],
        kinds: vec![Kind::Ecs, Kind::from("pod")],
        matrix: vec![vec![1], vec![2, 10]],
    };
    let expected = [
        "Times[1]: must be between 0 and 9, but is 10",
        "Times[3]: must be between 0 and 9, but is -1",
        "Shares[0]: must be between 0 and 1, but is 2",
        "Names[1]: must have 1 to 2 characters, but is \"\"",
        "Names[2]: must match the pattern ^[a-z]*$, but is \"A\"",
        "Kinds[1]: must be one of ecs, eni, but is \"pod\"",
        "Matrix[1][1]: must be between 0 and 9, but is 10",
        "Matrix: must have at most 1 element, but has 2",
    ];
    assert_eq!(violations(&elements), expected);
}

record! {
    Broken { id: Scalar(Option<String>) = "Id", }
    constraints: &[("Id", Constraint::Pattern("("))],
}

#[test]
fn a_pattern_that_does_not_compile_holds_nobody_up() {
    assert_eq!(violations(&Broken { id: Some("a".to_owned()) }), NONE);
}

// Rules

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
    assert_eq!(violations(&none), ["Members: must hold exactly 1 element with Part = ecs, but holds 0"]);
    let many = Member { port: Some(80), share: Some(1.0), ..member("ecs") };
    let expected = [
        "Members: must hold exactly 1 element with Part = ecs, but holds 3",
        "Members: must hold at most 2 elements with Port = 80, but holds 3",
        "Members: must hold at most 1 element with Share = 1, but holds 3",
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
    assert_eq!(violations(&Unique { members }), ["Members: must not repeat Id and Port, but elements 0 and 2 do"]);
    let members = vec![at("a", None), at("a", None)];
    assert_eq!(violations(&Unique { members }), ["Members: must not repeat Id and Port, but elements 0 and 1 do"]);
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
    assert_eq!(violations(&Unique { members }), ["Members: must not repeat Tags, but elements 1 and 2 do"]);
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
    assert_eq!(violations(&desk), ["Rooms: must be given where Type is desk"]);
    assert_eq!(violations(&Dependent { rooms: vec!["hall".into()], ..desk }), NONE);
    assert_eq!(violations(&Dependent { r#type: text("floor"), ..Dependent::default() }), NONE);
    let note = Dependent { note: text("n"), ..Dependent::default() };
    assert_eq!(violations(&note), ["Type: must be given where Note is given"]);
    let bright = Dependent { bright: Some(true), ..Dependent::default() };
    assert_eq!(violations(&bright), ["Note: must be given where Bright is true"]);
    assert_eq!(violations(&Dependent { bright: Some(false), ..Dependent::default() }), NONE);
}

#[test]
fn an_empty_text_neither_requires_another_field_nor_is_what_is_required() {
    let empty = Dependent { note: Some(String::new()), ..Dependent::default() };
    assert_eq!(violations(&empty), NONE);
    let bright = Dependent { bright: Some(true), ..empty };
    assert_eq!(violations(&bright), ["Note: must be given where Bright is true"]);
}

#[test]
fn fields_may_exclude_each_other() {
    let one = Dependent { level: Some(1), ..Dependent::default() };
    assert_eq!(violations(&one), NONE);
    let two = Dependent { bright: Some(false), ..one };
    assert_eq!(violations(&two), ["Level: must not be given together with Bright"]);
    let three = Dependent { color: Some("red".to_owned()), ..two };
    assert_eq!(violations(&three), ["Color: must not be given together with Level or Bright"]);
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
    let expected = ["Id: must be given, or else Names or All", "Id: must be given"];
    assert_eq!(violations(&Either::default()), expected);
    assert_eq!(violations(&Either { id: Some(String::new()), ..Either::default() }), expected);
    assert_eq!(violations(&Either { all: Some(false), ..Either::default() }), ["Id: must be given"]);
    assert_eq!(violations(&Either { id: Some("a".to_owned()), ..Either::default() }), NONE);
}

// Places and secrets

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
        "Maybe.Deeper.A: must not be given together with B",
        "List[1].Port: must be between 1 and 9, but is 0",
        "Map.x.y[1].A: must not be given together with B",
        "Last: must be between 0 and 1, but is 2",
        "Name: must not be given together with Last",
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
    assert_eq!(violations(&Secret::default()), ["Password: must be given"]);
}

#[test]
fn long_values_are_cut() {
    let long = Limited { name: Some("中".repeat(41)), ..Limited::default() };
    let expected = format!("Name: must have 2 to 4 characters, but is \"{}\"…", "中".repeat(40));
    assert_eq!(violations(&long), [expected]);
    let whole = Limited { name: Some("a".repeat(40)), ..Limited::default() };
    assert!(violations(&whole)[0].ends_with("a\""));
}

#[test]
fn control_characters_in_values_are_escaped() {
    let lines = Limited { name: Some("a\nb: fine\u{1b}[0m".to_owned()), ..Limited::default() };
    assert_eq!(violations(&lines), [r#"Name: must have 2 to 4 characters, but is "a\nb: fine\u{1b}[0m""#]);
}

// The whole error

#[test]
fn the_error_tells_the_operation_every_violation_and_the_page() {
    let outer = Outer { last: Some(2), ..Outer::default() };
    let text = "the request for SetLamp does not meet 2 conditions
  Name: must be given
  Last: must be between 0 and 1, but is 2
  see https://example.com/SetLamp";
    assert_eq!(error(&outer).to_string(), text);
}

#[test]
fn the_error_about_one_violation_is_in_the_singular() {
    let text = "the request for SetLamp does not meet 1 condition
  Name: must be given
  see https://example.com/SetLamp";
    assert_eq!(error(&Outer::default()).to_string(), text);
}

#[test]
fn violations_can_be_read_by_a_program() {
    let limited = Limited { port: Some(0), few: vec![1; 3], ..Limited::default() };
    let error = error(&limited);
    assert_eq!((error.operation, error.documentation), ("SetLamp", "https://example.com/SetLamp"));
    let parts: Vec<_> =
        error.violations.iter().map(|v| (v.path.as_str(), v.condition.as_str(), v.value.as_deref())).collect();
    let expected =
        [("Port", "must be between 1 and 65535", Some("0")), ("Few", "must have at most 2 elements, but has 3", None)];
    assert_eq!(parts, expected);
}
