//! Enums that survive what nobody has documented yet.

mod records;

use std::collections::HashSet;

use alicloud_runtime::{
    OpenEnum, Primitive, Scalar,
    wire::{encode, from_json, from_xml, to_json},
};
use records::{Group, Kind};

fn group(json: &str) -> Group {
    from_json(json.as_bytes()).expect("an answer")
}

#[test]
fn documented_values_are_variants() {
    assert_eq!((Kind::from("ecs"), Kind::from("eni")), (Kind::Ecs, Kind::Eni));
    assert_eq!((Kind::Ecs.as_str(), Kind::Eni.as_str()), ("ecs", "eni"));
}

#[test]
fn documented_values_are_listed_in_documented_order() {
    assert_eq!(Kind::VALUES, ["ecs", "eni"]);
}

#[test]
fn an_unknown_value_is_none_of_the_variants_and_equals_itself() {
    let pod = Kind::from("pod");
    assert!(matches!(pod, Kind::Unknown(_)));
    assert_eq!(pod, Kind::from("pod"));
    assert_ne!(pod, Kind::from("Pod"));
}

#[test]
fn values_are_told_apart_by_case() {
    assert_ne!(Kind::from("ECS"), Kind::Ecs);
    assert_eq!(Kind::from("ECS").as_str(), "ECS");
}

#[test]
fn an_unknown_value_survives_a_round_trip() {
    for value in ["pod", "ECS", " ecs", "中", "a\"b"] {
        let json = to_json(&Group { kind: Some(Kind::from(value)), ..Group::default() }).expect("JSON");
        let decoded = group(&json);
        assert_eq!(decoded.kind.as_ref().map(Kind::as_str), Some(value));
        assert_eq!(to_json(&decoded).expect("JSON"), json);
        assert_eq!(encode(&decoded).expect("parameters").get("Kind"), Some(value));
    }
}

#[test]
fn an_unknown_value_survives_in_xml() {
    let group = from_xml::<Group>(b"<R><Kind>p&amp;d</Kind></R>").expect("an answer");
    assert_eq!(group.kind, Some(Kind::from("p&d")));
}

#[test]
fn a_number_can_be_a_value() {
    assert_eq!(group(r#"{"Kind":5}"#).kind, Some(Kind::from("5")));
}

#[test]
fn an_empty_text_is_no_value() {
    assert_eq!(group(r#"{"Kind":""}"#).kind, None);
    assert_eq!(Kind::Ecs.set(Primitive::Text("")), Err("one of several values"));
}

mod lamp {
    alicloud_runtime::open_enum! {
        /// Whether a lamp is on, where an empty text has a meaning.
        pub enum Lamp {
            /// It shines.
            On = "on",
            /// It does not.
            Off = "",
        }
    }
}

#[test]
fn an_empty_text_is_a_value_where_it_is_documented() {
    let mut lamp = lamp::Lamp::On;
    assert_eq!(lamp.set(Primitive::Text("")), Ok(()));
    assert_eq!(lamp, lamp::Lamp::Off);
}

#[test]
fn display_is_the_wire_value_and_pads() {
    assert_eq!(Kind::Ecs.to_string(), "ecs");
    assert_eq!(
        format!("[{:>5}] [{:<5}] [{:-^7}] [{:.2}]", Kind::Ecs, Kind::Eni, Kind::from("pod"), Kind::Ecs),
        "[  ecs] [eni  ] [--pod--] [ec]"
    );
}

#[test]
fn debug_tells_unknown_values_from_variants() {
    assert_eq!(format!("{:?} {:?}", Kind::Ecs, Kind::from("p\"d")), r#"Ecs Unknown("p\"d")"#);
}

#[test]
fn values_can_be_keys() {
    let kinds = HashSet::from(["ecs", "pod", "ecs", "pod"].map(Kind::from));
    assert_eq!(kinds.len(), 2);
}
