//! Requests: where each field goes, and in what form.

mod records;

use std::collections::BTreeMap;

use alicloud_runtime::{
    Bytes, Json, Record, Wire,
    wire::{Encoded, Parameters, encode, to_json},
};
use records::{Group, Kind, Server, map, record, server, servers};

fn encoded(request: &dyn Record) -> Encoded {
    encode(request).expect("a request that can be sent")
}

fn query(request: &dyn Record) -> Parameters {
    let encoded = encoded(request);
    assert_eq!(
        Encoded { query: Parameters::default(), ..encoded.clone() },
        Encoded::default(),
        "everything is in the query"
    );
    encoded.query
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Parameters {
    pairs.into_iter().collect()
}

fn json(text: &str) -> Json {
    text.parse().expect("JSON")
}

// Flattened

#[test]
fn nothing_is_sent_for_nothing() {
    assert_eq!(encoded(&Group::default()), Encoded::default());
}

#[test]
fn absent_values_null_and_what_is_empty_are_left_out() {
    let group = Group {
        servers: vec![],
        limits: map([("empty", vec![])]),
        matrix: vec![vec![]],
        extra: json(r#"{"a":null,"b":[],"c":{}}"#),
        master: Some(Server::default()),
        ..Group::default()
    };
    assert_eq!(query(&group), Parameters::default());
}

#[test]
fn an_empty_text_is_sent() {
    let group = Group { request_id: Some(String::new()), names: vec![String::new()], ..Group::default() };
    assert_eq!(query(&group), pairs([("RequestId", ""), ("Names.1", "")]));
}

#[test]
fn fields_are_sent_in_their_order() {
    let group = Group { count: Some(-1), total: Some(i64::MAX), request_id: Some("R".to_owned()), ..Group::default() };
    assert_eq!(query(&group), pairs([("RequestId", "R"), ("Count", "-1"), ("Total", "9223372036854775807")]));
}

#[test]
fn booleans_are_lowercase() {
    for (value, text) in [(true, "true"), (false, "false")] {
        assert_eq!(query(&Group { enabled: Some(value), ..Group::default() }), pairs([("Enabled", text)]));
    }
}

#[test]
fn bytes_are_base64() {
    let group = Group { icon: Some(Bytes::from_static(b"\xFF\xFE")), ..Group::default() };
    assert_eq!(query(&group), pairs([("Icon", "//4=")]));
}

#[test]
fn enums_are_their_wire_value_known_or_not() {
    for kind in ["eni", "pod"] {
        assert_eq!(query(&Group { kind: Some(Kind::from(kind)), ..Group::default() }), pairs([("Kind", kind)]));
    }
}

#[test]
fn list_positions_count_from_1() {
    let group = Group { names: vec!["a".into(), "b".into()], servers: servers(["x", "y"]), ..Group::default() };
    let expected =
        [("BackendServers.1.ServerId", "x"), ("BackendServers.2.ServerId", "y"), ("Names.1", "a"), ("Names.2", "b")];
    assert_eq!(query(&group), pairs(expected));
}

#[test]
fn structures_and_lists_nest() {
    let master = Server { zones: vec!["z1".into(), "z2".into()], ..server("m") };
    let parent = Group { master: Some(server("p")), ..Group::default() };
    let group = Group {
        servers: vec![Server::default(), master.clone()],
        matrix: vec![vec![1, 2], vec![], vec![3]],
        master: Some(master),
        parent: Some(Box::new(parent)),
        ..Group::default()
    };
    let expected = [
        ("BackendServers.2.ServerId", "m"),
        ("BackendServers.2.Zones.1", "z1"),
        ("BackendServers.2.Zones.2", "z2"),
        ("Matrix.1.1", "1"),
        ("Matrix.1.2", "2"),
        ("Matrix.3.1", "3"),
        ("Master.ServerId", "m"),
        ("Master.Zones.1", "z1"),
        ("Master.Zones.2", "z2"),
        ("Parent.Master.ServerId", "p"),
    ];
    assert_eq!(query(&group), pairs(expected));
}

#[test]
fn maps_are_flattened_under_their_keys() {
    let labels = map([("b", "2".to_owned()), ("a.x y", "1".to_owned())]);
    let group = Group { labels, limits: map([("l", vec![7, 8])]), ..Group::default() };
    assert_eq!(
        query(&group),
        pairs([("Labels.a.x y", "1"), ("Labels.b", "2"), ("Limits.l.1", "7"), ("Limits.l.2", "8")])
    );
}

#[test]
fn json_is_flattened_by_its_structure() {
    let group =
        Group { extra: json(r#"{"a":[1,"中",null,{"b":true}],"c":{"d":1.50,"e":2.0,"f":1e21}}"#), ..Group::default() };
    let expected = [
        ("Extra.a.1", "1"),
        ("Extra.a.2", "中"),
        ("Extra.a.4.b", "true"),
        ("Extra.c.d", "1.5"),
        ("Extra.c.e", "2"),
        ("Extra.c.f", "1e+21"),
    ];
    assert_eq!(query(&group), pairs(expected));
}

#[test]
fn json_that_is_a_scalar_is_one_parameter() {
    for (value, text) in
        [("\"a b\"", "a b"), ("5", "5"), ("18446744073709551615", "18446744073709551615"), ("false", "false")]
    {
        assert_eq!(query(&Group { extra: json(value), ..Group::default() }), pairs([("Extra", text)]));
    }
}

// Numbers

#[test]
fn numbers_are_written_as_javascript_writes_them() {
    for (value, text) in [
        (0.1, "0.1"),
        (5.0, "5"),
        (-2.5, "-2.5"),
        (0.0, "0"),
        (-0.0, "0"),
        (1e20, "100000000000000000000"),
        (123_456_789_012_345_680_000.0, "123456789012345680000"),
        (1e21, "1e+21"),
        (-1.5e300, "-1.5e+300"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (-1.25e-9, "-1.25e-9"),
        (f64::MAX, "1.7976931348623157e+308"),
        (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
    ] {
        let group = Group { rate: Some(value), ..Group::default() };
        assert_eq!(query(&group), pairs([("Rate", text)]));
        assert_eq!(to_json(&group).expect("JSON"), format!(r#"{{"Rate":{text}}}"#));
    }
}

record! {
    Measured {
        rates: List(Vec<f64>) = "Rates",
        by_name: Map(BTreeMap<String, f64>) = "ByName",
        inner: Optional(Option<Box<Measured>>) = "Inner",
        text: Optional(Option<Box<Measured>>) = "Text",
    }
    wire: &[("Text", Wire::Json)],
}

#[test]
fn a_number_that_is_not_finite_is_an_error_with_the_path_of_the_field() {
    for (value, text) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (f64::NEG_INFINITY, "-inf")] {
        let rates = Measured { rates: vec![1.0, value], ..Measured::default() };
        let by_name = Measured { by_name: map([("a", 1.0), ("b", value)]), ..Measured::default() };
        let inner = Measured { inner: Some(Box::new(rates.clone())), ..Measured::default() };
        let in_text = Measured { text: Some(Box::new(inner.clone())), ..Measured::default() };
        let text_in_text = Measured { text: Some(Box::new(in_text.clone())), ..Measured::default() };
        for (record, path) in [
            (rates, "Rates[1]"),
            (by_name, "ByName.b"),
            (inner, "Inner.Rates[1]"),
            (in_text, "Text.Inner.Rates[1]"),
            (text_in_text, "Text.Text.Inner.Rates[1]"),
        ] {
            let expected = format!("{path}: {text} is not a finite number");
            assert_eq!(encode(&record).expect_err("an error").to_string(), expected);
            assert_eq!(to_json(&record).expect_err("an error").to_string(), expected);
        }
    }
}

// Styles

record! {
    Point {
        x: Scalar(Option<i32>) = "X",
        y: Scalar(Option<f64>) = "Y",
        on: Scalar(Option<bool>) = "On",
        name: Scalar(Option<String>) = "Name",
        path: List(Vec<i32>) = "Path",
        next: Optional(Option<Box<Point>>) = "Next",
    }
    wire: &[("X", Wire::Quoted), ("Y", Wire::Quoted), ("On", Wire::Quoted), ("Name", Wire::Quoted),
            ("Path", Wire::Quoted), ("Next", Wire::Json)],
}

record! {
    Styled {
        points: List(Vec<Point>) = "Points",
        shape: Optional(Option<Group>) = "Shape",
        numbers: List(Vec<i32>) = "Numbers",
        quoted: List(Vec<i32>) = "Quoted",
        extra: Json(Json) = "Extra",
        text: Scalar(Option<String>) = "Text",
        comma: List(Vec<String>) = "Comma",
        space: List(Vec<i32>) = "Space",
        pipe: List(Vec<bool>) = "Pipe",
        inner: Optional(Option<Box<Styled>>) = "Inner",
    }
    wire: &[
        ("Points", Wire::Json),
        ("Shape", Wire::Json),
        ("Numbers", Wire::Json),
        ("Quoted", Wire::Json),
        ("Quoted", Wire::Quoted),
        ("Extra", Wire::Json),
        ("Text", Wire::Json),
        ("Comma", Wire::Comma),
        ("Space", Wire::Space),
        ("Pipe", Wire::Pipe),
    ],
}

#[test]
fn json_in_a_parameter_is_compact_and_leaves_out_what_is_empty() {
    let shape =
        Group { request_id: Some("R".to_owned()), servers: vec![Server::default(), server("a")], ..Group::default() };
    let styled = Styled { numbers: vec![1, 2], shape: Some(shape), ..Styled::default() };
    let expected = [("Shape", r#"{"RequestId":"R","BackendServers":[{},{"ServerId":"a"}]}"#), ("Numbers", "[1,2]")];
    assert_eq!(query(&styled), pairs(expected));
}

#[test]
fn json_keeps_characters_beyond_ascii_and_escapes_what_it_must() {
    let shape = Group { names: vec!["中 é 😀".into(), "\"\\\n\u{1}/".into()], ..Group::default() };
    let styled = Styled { shape: Some(shape), ..Styled::default() };
    assert_eq!(query(&styled), pairs([("Shape", r#"{"Names":["中 é 😀","\"\\\n\u0001/"]}"#)]));
}

#[test]
fn quoted_scalars_are_json_strings_however_they_are_nested() {
    let next = Point { x: Some(2), ..Point::default() };
    let point = Point {
        x: Some(-1),
        y: Some(5.0),
        on: Some(true),
        name: Some("p".to_owned()),
        path: vec![7, 8],
        next: Some(Box::new(next)),
    };
    let styled = Styled { points: vec![point], quoted: vec![1, 2], ..Styled::default() };
    let points = r#"[{"X":"-1","Y":"5","On":"true","Name":"p","Path":["7","8"],"Next":"{\"X\":\"2\"}"}]"#;
    assert_eq!(query(&styled), pairs([("Points", points), ("Quoted", r#"["1","2"]"#)]));
}

#[test]
fn json_text_inside_of_json_text_is_escaped_again() {
    let three = Point { x: Some(3), ..Point::default() };
    let two = Point { next: Some(Box::new(three)), ..Point::default() };
    let one = Point { next: Some(Box::new(two)), ..Point::default() };
    let styled = Styled { points: vec![one], ..Styled::default() };
    assert_eq!(query(&styled), pairs([("Points", r#"[{"Next":"{\"Next\":\"{\\\"X\\\":\\\"3\\\"}\"}"}]"#)]));
}

#[test]
fn json_of_ones_own_is_sent_as_it_is() {
    let styled = |text: &str| Styled { extra: json(text), ..Styled::default() };
    for text in [r#"{"a":[null,{}],"中":""}"#, "[]", "{}", "\"a\"", "5"] {
        assert_eq!(query(&styled(text)), pairs([("Extra", text)]));
    }
    assert_eq!(query(&styled("null")), Parameters::default());
}

#[test]
fn a_text_is_itself_in_every_style() {
    let styled = Styled { text: Some("[1,2]".to_owned()), ..Styled::default() };
    assert_eq!(query(&styled), pairs([("Text", "[1,2]")]));
}

#[test]
fn lists_can_be_joined() {
    let styled = Styled {
        comma: vec!["a".into(), String::new(), "中".into()],
        space: vec![1, -2],
        pipe: vec![true, false],
        ..Styled::default()
    };
    assert_eq!(query(&styled), pairs([("Comma", "a,,中"), ("Space", "1 -2"), ("Pipe", "true|false")]));
}

#[test]
fn styles_hold_inside_of_flattened_structures() {
    let inner = Styled { numbers: vec![1], comma: vec!["a".into(), "b".into()], pipe: vec![true], ..Styled::default() };
    let styled = Styled { inner: Some(Box::new(inner)), ..Styled::default() };
    let expected = [("Inner.Numbers", "[1]"), ("Inner.Comma", "a,b"), ("Inner.Pipe", "true")];
    assert_eq!(query(&styled), pairs(expected));
}

#[test]
fn lists_that_answers_wrap_are_sent_bare() {
    let group = Group { servers: servers(["a"]), ..Group::default() };
    assert_eq!(to_json(&group).expect("JSON"), r#"{"BackendServers":[{"ServerId":"a"}]}"#);
}

#[test]
fn every_json_type_has_its_form() {
    let group = Group {
        count: Some(1),
        enabled: Some(false),
        icon: Some(Bytes::from_static(b"icon")),
        labels: map([("a", "1".to_owned())]),
        matrix: vec![vec![1], vec![]],
        extra: json(r#"[1.5,null]"#),
        parent: Some(Box::default()),
        ..Group::default()
    };
    let expected = r#"{"Matrix":[[1],[]],"Count":1,"Enabled":false,"Icon":"aWNvbg==","Labels":{"a":"1"},"Extra":[1.5,null],"Parent":{}}"#;
    assert_eq!(to_json(&group).expect("JSON"), expected);
}
