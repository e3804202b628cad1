//! `Serialize` and `Deserialize` of generated types.
#![cfg(feature = "serde")]

mod records;

use std::collections::BTreeMap;

use alicloud_runtime::{Bytes, impl_serde, wire};
use records::{Group, Kind, Server, map, record, server, servers};
use serde::de::value::MapDeserializer;
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::{Deserialize, Serialize, forward_to_deserialize_any};
use serde_json::{from_str, from_value, json, to_string, to_value};

impl_serde!(Group, Server);

/// Something in every field.
fn group() -> Group {
    Group {
        request_id: Some("r".to_owned()),
        servers: vec![
            Server { port: Some(80), kind: Some(Kind::Ecs), zones: vec!["a".to_owned()], ..server("s-1") },
            Server { kind: Some(Kind::from("pod")), ..server("s-2") },
        ],
        names: vec!["n".to_owned(), String::new()],
        ports: vec![1, -1],
        matrix: vec![vec![1, 2], vec![3]],
        count: Some(i32::MIN),
        total: Some(i64::MAX),
        rate: Some(0.1),
        enabled: Some(false),
        kind: Some(Kind::Eni),
        icon: Some(Bytes::from_static(b"\x00\xff")),
        labels: map([("a", "b".to_owned())]),
        limits: map([("a", vec![1])]),
        extra: json!({ "deep": [1, "two", null, { "three": 3.5 }] }),
        master: Some(server("m")),
        parent: Some(Box::new(Group { servers: servers(["p"]), ..Group::default() })),
        pin: Some(1234),
        keys: map([("k", 7)]),
    }
}

#[test]
fn json_is_that_of_the_wire() {
    let group = group();
    let text = to_string(&group).expect("JSON");
    assert_eq!(from_str::<serde_json::Value>(&text).ok(), wire::to_json(&group).expect("JSON").parse().ok());
    assert!(text.contains(r#""Icon":"AP8=""#) && text.contains(r#""Pin":1234"#), "{text}");
    assert_eq!(to_string(&Group::default()).expect("JSON"), "{}");
}

#[test]
fn json_comes_back_as_it_was() {
    for group in [group(), Group::default()] {
        let text = to_string(&group).expect("JSON");
        assert_eq!(from_str::<Group>(&text).expect("a group"), group);
        assert_eq!(from_value::<Group>(to_value(&group).expect("JSON")).expect("a group"), group);
    }
}

/// A binary format, with numbers of its own widths.
#[test]
fn message_pack_comes_back_as_it_was() {
    for group in [group(), Group::default()] {
        let bytes = rmp_serde::to_vec_named(&group).expect("MessagePack");
        assert_eq!(rmp_serde::from_slice::<Group>(&bytes).expect("a group"), group);
    }
}

#[test]
fn what_is_read_may_be_written_as_services_do() {
    let text = r#"{ "Count": "80", "Enabled": "true", "Names": "one", "Unheard": [{}], "Parent": null, "Labels": "",
        "BackendServers": { "BackendServer": [{ "ServerId": 7 }] } }"#;
    let group: Group = from_str(text).expect("a group");
    let names = vec!["one".to_owned()];
    let expected = Group { count: Some(80), enabled: Some(true), names, servers: servers(["7"]), ..Group::default() };
    assert_eq!(group, expected);
}

#[test]
fn types_stand_inside_of_others() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Saved {
        servers: BTreeMap<String, Server>,
        kind: Option<Kind>,
        kinds: Vec<Kind>,
    }
    let saved = Saved { servers: map([("a", server("s"))]), kind: None, kinds: vec![Kind::Ecs, Kind::from("pod")] };
    let text = to_string(&saved).expect("JSON");
    assert_eq!(text, r#"{"servers":{"a":{"ServerId":"s"}},"kind":null,"kinds":["ecs","pod"]}"#);
    assert_eq!(from_str::<Saved>(&text).expect("what was saved"), saved);
}

#[test]
fn errors_say_where_and_keep_secrets() {
    let problem = |text: &str| from_str::<Group>(text).expect_err("no group").to_string();
    let deep = problem(r#"{ "BackendServers": [{}, { "Port": "eighty" }] }"#);
    assert!(deep.contains("BackendServers[1].Port") && deep.contains("a 32-bit integer"), "{deep}");
    let secret = problem(r#"{ "Pin": "hunter2" }"#);
    assert!(secret.contains("Pin") && !secret.contains("hunter2"), "{secret}");
    assert!(problem("[]").contains("an object"));
    assert!(problem("null").contains("an object"));
    for nothing in ["null", "\"\"", "[]"] {
        assert!(from_str::<Kind>(nothing).is_err(), "{nothing}");
    }
}

/// A number, or the text that stands for one that JSON has no form for.
fn rates() -> Vec<(&'static str, f64)> {
    vec![("NaN", f64::NAN), ("Infinity", f64::INFINITY), ("-Infinity", f64::NEG_INFINITY)]
}

/// Equal to the last bit, which `NaN` is not by `==`.
fn is_same(left: Option<f64>, right: Option<f64>) -> bool {
    left.map(f64::to_bits) == right.map(f64::to_bits)
}

#[test]
fn a_number_that_is_not_finite_comes_back_as_it_was() {
    for (text, rate) in rates() {
        let group: Group = from_str(&format!(r#"{{"Rate":"{text}"}}"#)).expect("a group");
        assert!(is_same(group.rate, Some(rate)), "{text}");
        let written = to_string(&group).expect("JSON");
        assert_eq!(written, format!(r#"{{"Rate":"{text}"}}"#));
        assert!(is_same(from_str::<Group>(&written).expect("a group").rate, group.rate));
        let value = to_value(&group).expect("JSON");
        assert_eq!(value, json!({ "Rate": text }));
        assert!(is_same(from_value::<Group>(value).expect("a group").rate, group.rate));
        let bytes = rmp_serde::to_vec_named(&group).expect("MessagePack");
        assert!(is_same(rmp_serde::from_slice::<Group>(&bytes).expect("a group").rate, group.rate));
        // No request is sent with such a number.
        assert!(wire::to_json(&group).expect_err("no JSON").to_string().contains("is not a finite number"));
    }
}

record! {
    Rates {
        list: List(Vec<f64>) = "List",
        map: Map(BTreeMap<String, f64>) = "Map",
        rows: List(Vec<Vec<f64>>) = "Rows",
        quoted: Scalar(Option<f64>) = "Quoted",
        text: List(Vec<f64>) = "Text",
    }
    wire: &[("Quoted", alicloud_runtime::Wire::Quoted), ("Text", alicloud_runtime::Wire::Json)],
}

impl_serde!(Rates);

#[test]
fn such_numbers_may_be_anywhere() {
    for (_, rate) in rates() {
        let rates = Rates {
            list: vec![rate, 0.5],
            map: map([("a", rate)]),
            rows: vec![vec![rate]],
            quoted: Some(rate),
            text: vec![rate],
        };
        let text = to_string(&rates).expect("JSON");
        let bytes = rmp_serde::to_vec_named(&rates).expect("MessagePack");
        for again in [from_str::<Rates>(&text).expect("rates"), rmp_serde::from_slice(&bytes).expect("rates")] {
            // Every bit shows in how it prints.
            assert_eq!(format!("{again:?}"), format!("{rates:?}"));
        }
    }
}

record! {
    Untyped {
        policy: Json(serde_json::Value) = "Policy",
        policies: List(Vec<serde_json::Value>) = "Policies",
    }
    wire: &[("Policy", alicloud_runtime::Wire::Json), ("Policies", alicloud_runtime::Wire::Json)],
}

impl_serde!(Untyped);

/// On the wire it is a text, from which nobody could tell whether the caller gave a text.
#[test]
fn untyped_json_comes_back_as_it_was() {
    for policy in [json!({ "a": [1.0, -0.0, 1e16] }), json!("{\"a\":1}"), json!("x"), json!([]), json!(u64::MAX)] {
        let untyped = Untyped { policies: vec![policy.clone(), json!(-0.0)], policy };
        let again = from_str::<Untyped>(&to_string(&untyped).expect("JSON")).expect("JSON");
        assert_eq!(format!("{again:?}"), format!("{untyped:?}"));
        assert_eq!(again, untyped);
        let bytes = rmp_serde::to_vec_named(&untyped).expect("MessagePack");
        assert_eq!(rmp_serde::from_slice::<Untyped>(&bytes).expect("JSON"), untyped);
    }
}

record! {
    Whole {
        body: List(Vec<String>) = "body",
    }
    wire: &[("body", alicloud_runtime::Wire::Body)],
}

impl_serde!(Whole);

/// What stands for a whole body is a field like any other.
#[test]
fn a_whole_body_has_its_name() {
    let whole = Whole { body: vec!["a".to_owned()] };
    let text = to_string(&whole).expect("JSON");
    assert_eq!(text, r#"{"body":["a"]}"#);
    assert_eq!(from_str::<Whole>(&text).expect("a list"), whole);
}

/// A value of a format that tells apart whether there is one.
#[derive(Clone, Copy)]
struct Perhaps(Option<&'static str>);

impl<'de> Deserializer<'de> for Perhaps {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            Some(text) => visitor.visit_some(text.into_deserializer()),
            None => visitor.visit_none(),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, serde::de::value::Error> for Perhaps {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[test]
fn formats_may_say_that_there_is_a_value() {
    let entries = [("ServerId", Perhaps(Some("s"))), ("Port", Perhaps(None)), ("Type", Perhaps(Some("ecs")))];
    let read = Server::deserialize(MapDeserializer::new(entries.into_iter())).expect("a server");
    assert_eq!(read, Server { kind: Some(Kind::Ecs), ..server("s") });
}
