//! Conditions on one field.

use std::collections::BTreeMap;

use alicloud_runtime::{Bytes, Constraint, Json, Wire};

use crate::records::{Kind, map, record};
use crate::{NONE, error, strict_violations, violations};

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
        ["Text", "Number", "Kind", "Icon", "List", "Map", "Json"].map(|field| format!("{field}: must be set"));
    assert_eq!(violations(&Required::default()), expected);
    assert_eq!(violations(&complete()), NONE);
}

#[test]
fn an_empty_text_does_not_give_what_is_required() {
    let empty = Required { text: Some(String::new()), kind: Some(Kind::from("")), ..complete() };
    assert_eq!(violations(&empty), ["Text: must be set", "Kind: must be set"]);
    assert_eq!(error(&empty).violations.iter().filter_map(|violation| violation.value.as_ref()).count(), 0);
}

#[test]
fn an_empty_list_does_not_give_what_is_required() {
    assert_eq!(violations(&Required { list: vec![], ..complete() }), ["List: must be set"]);
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
    assert_eq!(strict_violations(&below), expected);
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
    assert_eq!(strict_violations(&elements), expected);
}

record! {
    Broken { id: Scalar(Option<String>) = "Id", }
    constraints: &[("Id", Constraint::Pattern("("))],
}

#[test]
fn a_pattern_that_does_not_compile_holds_nobody_up() {
    assert_eq!(violations(&Broken { id: Some("a".to_owned()) }), NONE);
}

record! {
    Forbidding {
        name: Scalar(Option<String>) = "Name",
        path: Scalar(Option<String>) = "Path",
        kind: Scalar(Option<Kind>) = "Kind",
        hosts: List(Vec<String>) = "Hosts",
        inner: List(Vec<Forbidding>) = "Inner",
        password: Scalar(Option<String>) = "Password",
    }
    constraints: &[
        ("Name", Constraint::ForbiddenPrefixes(&["http://", "https://"])),
        ("Path", Constraint::ForbiddenPrefixes(&["-"])),
        ("Path", Constraint::ForbiddenTexts(&["..", " ", "\""])),
        ("Kind", Constraint::ForbiddenTexts(&["po"])),
        ("Hosts", Constraint::ForbiddenTexts(&["*"])),
        ("Password", Constraint::ForbiddenPrefixes(&["a", "/"])),
    ],
    wire: &[("Password", Wire::Sensitive)],
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn texts_may_hold_elsewhere_what_they_must_not_begin_with() {
    assert_eq!(violations(&Forbidding::default()), NONE);
    let fine = Forbidding {
        name: text("see http://"),
        path: text("a-b.c"),
        kind: Some(Kind::Ecs),
        hosts: vec![String::new()],
        ..Forbidding::default()
    };
    assert_eq!(violations(&fine), NONE);
    assert_eq!(violations(&Forbidding { name: text("HTTP://"), path: text(""), ..fine }), NONE);
}

#[test]
fn forbidden_texts_are_named() {
    let inner = Forbidding { name: text("http://"), ..Forbidding::default() };
    let forbidden = Forbidding {
        name: text("https://a"),
        path: text("-a b"),
        kind: Some(Kind::from("pod")),
        hosts: vec!["a".to_owned(), "b.*".to_owned()],
        inner: vec![Forbidding::default(), inner],
        password: text("/secret"),
    };
    let expected = [
        r#"Name: must not start with "http://" or "https://", but is "https://a""#,
        r#"Path: must not start with "-", but is "-a b""#,
        r#"Path: must not contain "..", " " or "\"", but is "-a b""#,
        r#"Kind: must not contain "po", but is "pod""#,
        r#"Hosts[1]: must not contain "*", but is "b.*""#,
        r#"Inner[1].Name: must not start with "http://" or "https://", but is "http://""#,
        r#"Password: must not start with "a" or "/", but is ***"#,
    ];
    assert_eq!(violations(&forbidden), expected);
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

record! {
    Maps {
        kinds: Map(BTreeMap<String, Kind>) = "Kinds",
        levels: Map(BTreeMap<String, i32>) = "Levels",
        shares: Map(BTreeMap<String, f64>) = "Shares",
        names: Map(BTreeMap<String, String>) = "Names",
        lists: Map(BTreeMap<String, Vec<i32>>) = "Lists",
        maps: Map(BTreeMap<String, BTreeMap<String, i32>>) = "Maps",
    }
    constraints: &[
        ("Kinds", Constraint::Required),
        ("Kinds", Constraint::OneOf(&["ecs", "eni"])),
        ("Levels", Constraint::Range(1, 9)),
        ("Shares", Constraint::FloatRange(0.0, 1.0)),
        ("Names", Constraint::Length(2, 4)),
        ("Names", Constraint::Pattern("^[a-z]+$")),
        ("Names", Constraint::ForbiddenPrefixes(&["sys"])),
        ("Lists", Constraint::Range(1, 9)),
        ("Maps", Constraint::Range(1, 9)),
    ],
}

#[test]
fn conditions_on_what_a_map_holds_are_those_of_each_value() {
    let good = Maps {
        kinds: map([("a", Kind::Ecs), ("b", Kind::from("eni"))]),
        levels: map([("a", 1), ("b", 9)]),
        shares: map([("a", 0.5)]),
        names: map([("a", "ab".to_owned())]),
        lists: map([("a", vec![1, 9]), ("b", Vec::new())]),
        maps: map([("a", map([("b", 5)]))]),
    };
    assert_eq!(strict_violations(&good), NONE);
    let bad = Maps {
        kinds: map([("a", Kind::Ecs), ("b", Kind::from("pod"))]),
        levels: map([("a", 0), ("b", 9), ("c", 10)]),
        shares: map([("a", 1.5)]),
        names: map([("a", "abcde".to_owned()), ("b", "A1".to_owned()), ("c", "sysa".to_owned())]),
        lists: map([("a", vec![1, 10])]),
        maps: map([("a", map([("b", 0)]))]),
    };
    let limits = [
        "Levels.a: must be between 1 and 9, but is 0",
        "Levels.c: must be between 1 and 9, but is 10",
        "Shares.a: must be between 0 and 1, but is 1.5",
        "Names.a: must have 2 to 4 characters, but is \"abcde\"",
        "Names.b: must match the pattern ^[a-z]+$, but is \"A1\"",
        "Names.c: must not start with \"sys\", but is \"sysa\"",
        "Lists.a[1]: must be between 1 and 9, but is 10",
        "Maps.a.b: must be between 1 and 9, but is 0",
    ];
    assert_eq!(violations(&bad), limits);
    let kinds = ["Kinds.b: must be one of ecs, eni, but is \"pod\""];
    assert_eq!(strict_violations(&bad), [&kinds[..], &limits[..]].concat());
    // There has to be a value, and that is the only condition on the whole.
    assert_eq!(violations(&Maps::default()), ["Kinds: must be set"]);
}
