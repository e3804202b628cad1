//! Numbers in JSON whose structure nobody documented: what is written is the number that was read.

use alicloud_runtime::{
    Json, Wire,
    wire::{encode, from_json, to_json},
};
use proptest::prelude::*;

use crate::records::{Group, record};

record! {
    /// Untyped JSON in every place of a request that is JSON.
    Document {
        extra: Json(Json) = "Extra",
        list: List(Vec<Json>) = "List",
        rate: Scalar(Option<f64>) = "Rate",
    }
    wire: &[("Extra", Wire::BodyMember), ("List", Wire::BodyMember), ("Rate", Wire::BodyMember)],
}

/// Numbers as services may write them.
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "-0.0",
    "1",
    "1.0",
    "-1.50",
    "1e16",
    "1e-7",
    "0.00001",
    "123456789012345680.0",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "1.7976931348623157e308",
    "5e-324",
    // Beyond 64 bits JSON is read as the nearest number of double precision.
    "18446744073709551616",
    "123456789012345678901234567890",
];

#[test]
fn a_number_is_written_as_the_same_number() {
    for number in NUMBERS {
        for json in [format!(r#"{{"Extra":{number}}}"#), format!(r#"{{"Extra":[{number},{{"a":{number}}}]}}"#)] {
            let group: Group = from_json(json.as_bytes()).expect("an answer");
            let written = to_json(&group).expect("JSON");
            let again: Group = from_json(written.as_bytes()).expect("an answer");
            assert_eq!(again, group, "{json} as {written}");
            // Which `==` does not tell from 0.
            assert_eq!(again.extra.to_string(), group.extra.to_string(), "{json} as {written}");
        }
    }
    for number in ["0", "-0.0", "1", "1.0", "-1.5", "9223372036854775807", "18446744073709551615"] {
        let json = format!(r#"{{"Extra":{number}}}"#);
        assert_eq!(to_json(&from_json::<Group>(json.as_bytes()).expect("an answer")), Ok(json));
    }
}

#[test]
fn a_number_in_a_body_is_too_and_one_with_a_type_is_as_the_official_clients_write_it() {
    let json = r#"{"Extra":{"a":1.0},"List":[2.0,-0.0],"Rate":1.0}"#;
    let document: Document = from_json(json.as_bytes()).expect("a request");
    let body = encode(&document).expect("a request").body.expect("a body");
    assert_eq!(body.bytes(), r#"{"Extra":{"a":1.0},"List":[2.0,-0.0],"Rate":1}"#);
}

#[test]
fn a_number_that_is_too_large_is_an_error_with_its_place() {
    let failure = from_json::<Group>(br#"{"Extra":{"a":1e400}}"#).expect_err("a failure").to_string();
    assert!(failure.starts_with("Extra: not JSON: number out of range"), "{failure}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_number_is_the_same_afterwards(
        number in prop_oneof![
            prop::num::f64::ANY.prop_filter_map("finite", serde_json::Number::from_f64),
            any::<i64>().prop_map(serde_json::Number::from),
            any::<u64>().prop_map(serde_json::Number::from),
        ],
        depth in 0_usize..4,
    ) {
        let extra = (0..depth).fold(Json::Number(number), |inner, _| Json::Array(vec![inner]));
        let group = Group { extra, ..Group::default() };
        let json = to_json(&group).expect("JSON");
        let again = from_json::<Group>(json.as_bytes()).expect("a group");
        prop_assert_eq!(again.extra.to_string(), group.extra.to_string());
        prop_assert_eq!(again, group);
    }
}
