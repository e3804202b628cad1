//! Answers that one field is the whole of.

mod records;

use std::collections::BTreeMap;

use alicloud_runtime::{
    Bytes, Json, Wire,
    wire::{from_json, from_xml},
};
use records::{Kind, Server, map, record, server, servers};

record! {
    Servers { body: List(Vec<Server>) = "Body", }
    wire: &[("Body", Wire::Body), ("Body", Wire::Items(&["Server"]))],
}

record! {
    Limits { body: Map(BTreeMap<String, Vec<i32>>) = "Body", }
    wire: &[("Body", Wire::Body)],
}

record! {
    One { body: Optional(Option<Server>) = "Body", }
    wire: &[("Body", Wire::Body)],
}

record! {
    Any { body: Json(Json) = "Body", }
    wire: &[("Body", Wire::Body)],
}

record! {
    Text { body: Scalar(Option<String>) = "Body", }
    wire: &[("Body", Wire::Body)],
}

record! {
    Raw { body: Scalar(Option<Bytes>) = "Body", }
    wire: &[("Body", Wire::Body)],
}

record! {
    Number { body: Scalar(Option<i32>) = "Body", }
    wire: &[("Body", Wire::Body)],
}

record! {
    Choice { body: Scalar(Option<Kind>) = "Body", }
    wire: &[("Body", Wire::Body)],
}

record! {
    Secret { body: Scalar(Option<i32>) = "Body", }
    wire: &[("Body", Wire::Body), ("Body", Wire::Sensitive)],
}

#[test]
fn a_list_may_be_the_whole_document() {
    let expected = Servers { body: servers(["a", "b"]) };
    for json in [
        r#"[{"ServerId":"a"},{"ServerId":"b"}]"#,
        r#"{"Server":[{"ServerId":"a"},{"ServerId":"b"}]}"#,
        r#""[{\"ServerId\":\"a\"},{\"ServerId\":\"b\"}]""#,
    ] {
        assert_eq!(from_json::<Servers>(json.as_bytes()).as_ref(), Ok(&expected), "{json}");
    }
    assert_eq!(from_json::<Servers>(b"[]"), Ok(Servers::default()));
    assert_eq!(from_json::<Servers>(b"null"), Ok(Servers::default()));
    assert_eq!(from_json::<One>(b"[]"), Ok(One::default()));
    assert_eq!(from_json::<Limits>(b"[]"), Ok(Limits::default()));
    let xml = "<R><Server><ServerId>a</ServerId></Server><Server><ServerId>b</ServerId></Server></R>";
    assert_eq!(from_xml::<Servers>(xml.as_bytes()), Ok(expected));
}

#[test]
fn so_may_a_map_a_structure_and_anything() {
    let limits = Limits { body: map([("a", vec![1, 2])]) };
    assert_eq!(from_json(br#"{"a":[1,"2"],"b":""}"#), Ok(limits));
    // The member of that name is one like any other.
    assert_eq!(from_json(br#"{"Body":[1]}"#), Ok(Limits { body: map([("Body", vec![1])]) }));
    let one = One { body: Some(server("a")) };
    assert_eq!(from_json(br#"{"ServerId":"a"}"#), Ok(one.clone()));
    assert_eq!(from_xml(b"<R><ServerId>a</ServerId></R>"), Ok(one));
    for json in ["[1,null]", "{}", "5.5", "true", "\"a\""] {
        assert_eq!(from_json(json.as_bytes()), Ok(Any { body: json.parse().expect("JSON") }));
    }
}

#[test]
fn a_text_is_what_a_json_string_holds_or_the_body_as_it_stands() {
    for (body, text) in [
        ("\"a\\nb\"", "a\nb"),
        ("  \"a\" ", "a"),
        ("\"\"", ""),
        ("\"a", "\"a"),
        (" plain\n", " plain\n"),
        ("{\"a\": 1}", "{\"a\": 1}"),
        ("<a>1</a>", "<a>1</a>"),
        ("5", "5"),
        ("null", "null"),
    ] {
        let expected = Text { body: Some(text.to_owned()) };
        assert_eq!(from_json(body.as_bytes()).as_ref(), Ok(&expected), "{body}");
        assert_eq!(from_xml(body.as_bytes()), Ok(expected), "{body}");
    }
    let failure = from_json::<Text>(b"\xFF").expect_err("no text");
    assert_eq!(failure.to_string(), "Body: expected text, found bytes that are not UTF-8");
}

#[test]
fn bytes_are_the_body_whatever_it_is() {
    for body in [b"\xFF\0 ".as_slice(), b"\"aGVsbG8=\"", b"{}", b"<html>", b" "] {
        assert_eq!(from_json(body), Ok(Raw { body: Some(Bytes::copy_from_slice(body)) }));
        assert_eq!(from_xml(body), Ok(Raw { body: Some(Bytes::copy_from_slice(body)) }));
    }
}

#[test]
fn other_scalars_are_read_as_leniently_as_in_a_field() {
    for body in ["80", "\"80\"", " 80\n", "80.0"] {
        assert_eq!(from_json(body.as_bytes()), Ok(Number { body: Some(80) }), "{body}");
    }
    assert_eq!(from_json(b"null"), Ok(Number::default()));
    assert_eq!(from_json(b"\"\""), Ok(Number::default()));
    for body in ["eni", "\"eni\""] {
        assert_eq!(from_json(body.as_bytes()), Ok(Choice { body: Some(Kind::Eni) }));
    }
    let failure = from_json::<Number>(b"many").expect_err("no number");
    assert_eq!(failure.to_string(), "Body: expected a 32-bit integer, found \"many\"");
    let failure = from_json::<Secret>(b"hunter2").expect_err("no number");
    assert_eq!(failure.to_string(), "Body: expected a 32-bit integer, found ***");
}

#[test]
fn no_body_is_no_value() {
    assert_eq!(from_json(b""), Ok(Text::default()));
    assert_eq!(from_json(b""), Ok(Raw::default()));
    assert_eq!(from_json(b""), Ok(Number::default()));
}

#[test]
fn what_does_not_fit_is_named_along_with_its_place() {
    let failure = |json: &str| from_json::<Servers>(json.as_bytes()).expect_err("a failure").to_string();
    assert_eq!(failure(r#"[{},{"Port":"x"}]"#), "Body[1].Port: expected a 32-bit integer, found \"x\"");
    assert_eq!(failure("5"), "Body: expected a list, found 5");
    assert!(failure("[{}").starts_with("Body: not JSON: ") || failure("[{}").contains("not JSON"));
    let failure = from_json::<One>(b"[5]").expect_err("a failure").to_string();
    assert_eq!(failure, "Body: expected an object, found a list");
}

record! {
    Group { servers: List(Vec<Server>) = "Servers", }
}

#[test]
fn a_structure_with_fields_of_its_own_is_an_object() {
    let failure = from_json::<Group>(br#"[{"ServerId":"a"}]"#).expect_err("a failure").to_string();
    assert_eq!(failure, "expected an object, found a list");
}
