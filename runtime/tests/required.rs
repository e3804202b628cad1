//! Requests that are read from elsewhere: what must be given is not made up.
#![cfg(feature = "serde")]

mod records;

use std::collections::BTreeMap;
use std::fmt::Debug;

use alicloud_runtime::{
    Access, ApiStyle, Bytes, Constraint, Json, Method, Operation, Repeatable, Request, Service, ServiceSigning, Wire,
    impl_serde,
    wire::{from_json, request_from_json},
};
use records::{Kind, record};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, from_str, from_value, json, to_string, to_value};

impl Default for Kind {
    fn default() -> Self {
        Self::from("")
    }
}

record! {
    Weight {
        value: Scalar(i32) = "Value",
        note: Scalar(Option<String>) = "Note",
    }
    constraints: &[("Value", Constraint::Required)],
}

record! {
    /// A structure that answers have, too.
    Shared {
        key: Scalar(Option<String>) = "Key",
        names: List(Vec<String>) = "Names",
    }
    constraints: &[("Key", Constraint::RequiredInRequest), ("Names", Constraint::RequiredInRequest)],
}

record! {
    /// Everything that can be required, then what is not asked for.
    Demand {
        id: Scalar(String) = "Id",
        count: Scalar(i32) = "Count",
        total: Scalar(i64) = "Total",
        rate: Scalar(f64) = "Rate",
        flag: Scalar(bool) = "Flag",
        kind: Scalar(Kind) = "Kind",
        icon: Scalar(Bytes) = "Icon",
        names: List(Vec<String>) = "Names",
        weights: List(Vec<Weight>) = "Weights",
        labels: Map(BTreeMap<String, Weight>) = "Labels",
        weight: Record(Weight) = "Weight",
        extra: Json(Json) = "Extra",
        region: Scalar(Option<String>) = "RegionId",
        token: Scalar(Option<String>) = "ClientToken",
        shared: Optional(Option<Shared>) = "Shared",
        optional: Optional(Option<Weight>) = "Optional",
        boxed: Optional(Option<Box<Demand>>) = "Boxed",
    }
    constraints: &[
        ("Id", Constraint::Required),
        ("Count", Constraint::Required),
        ("Count", Constraint::Range(1, 10)),
        ("Total", Constraint::Required),
        ("Rate", Constraint::Required),
        ("Flag", Constraint::Required),
        ("Kind", Constraint::Required),
        ("Icon", Constraint::Required),
        ("Names", Constraint::Required),
        ("Weights", Constraint::Required),
        ("Labels", Constraint::Required),
        ("Weight", Constraint::Required),
        ("Extra", Constraint::Required),
        ("RegionId", Constraint::Required),
        ("ClientToken", Constraint::Required),
    ],
    wire: &[("RegionId", Wire::Region), ("Weights", Wire::Json), ("Extra", Wire::Json)],
}

impl_serde!(Weight, Shared, Demand);

record! { Answer {} }

static SERVICE: Service = Service {
    code: "Demo",
    version: "2020-01-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: None,
    regions: &[],
};

static OPERATION: Operation = Operation {
    service: &SERVICE,
    name: "Demand",
    method: Method::Post,
    path: "/",
    access: Access::Signed,
    repeatable: Repeatable::Never,
    documentation: "https://example.com/Demand",
};

impl Request for Demand {
    type Response = Answer;
    const OPERATION: &'static Operation = &OPERATION;
}

const REQUIRED: [&str; 12] =
    ["Id", "Count", "Total", "Rate", "Flag", "Kind", "Icon", "Names", "Weights", "Labels", "Weight", "Extra"];

fn complete() -> Value {
    json!({
        "Id": "i", "Count": 0, "Total": 0, "Rate": 0, "Flag": false, "Kind": "ecs", "Icon": "", "Names": ["n"],
        "Weights": [{ "Value": 0 }], "Labels": { "a": { "Value": 0 } }, "Weight": { "Value": 0 }, "Extra": {},
    })
}

/// What reading it says, whatever it is read from and by.
fn problem(value: &Value) -> String {
    let text = value.to_string();
    let json = from_str::<Demand>(&text).expect_err("no request").to_string();
    let bytes = rmp_serde::to_vec_named(value).expect("MessagePack");
    let pack = rmp_serde::from_slice::<Demand>(&bytes).expect_err("no request").to_string();
    let wire = request_from_json::<Demand>(text.as_bytes()).expect_err("no request").to_string();
    assert_eq!((json.as_str(), pack.as_str()), (wire.as_str(), wire.as_str()));
    assert_eq!(from_value::<Demand>(value.clone()).expect_err("no request").to_string(), wire);
    json
}

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    assert_eq!(&from_str::<T>(&to_string(value).expect("JSON")).expect("the same"), value);
    assert_eq!(&from_value::<T>(to_value(value).expect("JSON")).expect("the same"), value);
    let bytes = rmp_serde::to_vec_named(value).expect("MessagePack");
    assert_eq!(&rmp_serde::from_slice::<T>(&bytes).expect("the same"), value);
}

#[test]
fn nothing_at_all_names_all_that_is_missing() {
    let expected = "Id: must be set, and so must Count, Total, Rate, Flag, Kind, Icon, Names, Weights, Labels, \
                    Weight and Extra";
    assert_eq!(problem(&json!({})), expected);
    assert_eq!(problem(&json!({ "RegionId": "r", "Unknown": 1 })), expected);
}

#[test]
fn each_that_is_missing_or_null_is_named() {
    let request: Demand = from_value(complete()).expect("a request");
    comes_back(&request);
    for name in REQUIRED {
        let expected = format!("{name}: must be set");
        let mut without = complete();
        without.as_object_mut().expect("an object").remove(name);
        assert_eq!(problem(&without), expected);
        let mut null = complete();
        null[name] = Value::Null;
        assert_eq!(problem(&null), expected);
    }
}

#[test]
fn an_empty_text_is_no_number_no_structure_and_no_list() {
    for (name, nothing, expected) in [
        ("Count", json!(""), "Count: expected a 32-bit integer, found \"\""),
        ("Flag", json!(" "), "Flag: expected a boolean, found \" \""),
        ("Kind", json!(""), "Kind: expected one of several values, found \"\""),
        ("Weight", json!(""), "Weight: must be set"),
        ("Weight", json!([]), "Weight: must be set"),
        ("Names", json!(""), "Names: must be set"),
        ("Labels", json!(""), "Labels: must be set"),
    ] {
        let mut value = complete();
        value[name] = nothing;
        assert_eq!(problem(&value), expected);
    }
}

#[test]
fn what_is_missing_deeper_is_named_with_its_path() {
    for (name, value, expected) in [
        ("Weight", json!({}), "Weight.Value: must be set"),
        ("Weight", json!({ "Value": null, "Note": "n" }), "Weight.Value: must be set"),
        ("Weights", json!([{ "Value": 1 }, {}]), "Weights[1].Value: must be set"),
        ("Weights", json!("[{\"Value\":1},{}]"), "Weights[1].Value: must be set"),
        ("Labels", json!({ "a": {} }), "Labels.a.Value: must be set"),
        ("Optional", json!({ "Note": "n" }), "Optional.Value: must be set"),
    ] {
        let mut request = complete();
        request[name] = value;
        assert_eq!(problem(&request), expected);
    }
    let mut boxed = complete();
    boxed["Boxed"] = complete();
    boxed["Boxed"]["Count"] = Value::Null;
    boxed["Boxed"]["Flag"] = Value::Null;
    assert_eq!(problem(&boxed), "Boxed.Count: must be set, and so must Boxed.Flag");
}

#[test]
fn what_the_client_fills_in_and_what_answers_lack_may_be_missing() {
    let mut value = complete();
    value["Shared"] = json!({});
    let request: Demand = from_value(value).expect("a request");
    assert_eq!((request.region.clone(), request.token.clone()), (None, None));
    comes_back(&request);
    let violations = request.validate().expect_err("a violation").to_string();
    for path in ["Shared.Key", "Shared.Names"] {
        assert!(violations.contains(&format!("{path}: must be set")), "{violations}");
    }
}

#[test]
fn a_request_that_lacks_an_element_is_a_request_that_validation_refuses() {
    let mut value = complete();
    value["Names"] = json!([]);
    value["Id"] = json!("");
    let request: Demand = from_value(value).expect("a request");
    // So that what was kept can be read again.
    comes_back(&request);
    assert_eq!(to_value(&request).expect("JSON")["Names"], json!([]));
    let violations = request.validate().expect_err("a violation").to_string();
    assert!(violations.contains("Id: must be set") && violations.contains("Names: must be set"), "{violations}");
}

#[test]
fn a_default_stands_for_what_is_missing() {
    #[derive(Clone, Debug, PartialEq)]
    struct Filled {
        name: String,
        count: i32,
    }

    impl alicloud_runtime::Record for Filled {
        fn shape(&self) -> &'static alicloud_runtime::Shape {
            // A text may be set to nothing, a number may not.
            static SHAPE: alicloud_runtime::Shape = alicloud_runtime::Shape {
                name: "Filled",
                fields: &["Name", "Count"],
                constraints: &[("Name", Constraint::Required)],
                ..records::NOTHING
            };
            &SHAPE
        }

        fn view(&self, index: usize) -> alicloud_runtime::View<'_> {
            match index {
                0 => alicloud_runtime::View::Scalar(&self.name),
                1 => alicloud_runtime::View::Scalar(&self.count),
                _ => alicloud_runtime::View::Absent,
            }
        }

        fn slot(&mut self, index: usize) -> alicloud_runtime::Slot<'_> {
            match index {
                0 => alicloud_runtime::Slot::Scalar(&mut self.name),
                1 => alicloud_runtime::Slot::Scalar(&mut self.count),
                _ => alicloud_runtime::Slot::Ignored,
            }
        }

        fn blank() -> Self {
            Self { name: "default".to_owned(), count: 3 }
        }
    }

    impl_serde!(Filled);
    let expected = Filled { name: "default".to_owned(), count: 3 };
    for text in ["{}", r#"{"Name":null,"Count":null}"#] {
        assert_eq!(from_str::<Filled>(text).expect("a request"), expected, "{text}");
    }
    comes_back(&expected);
}

/// Answers have no such constraint, and what wire formats bring is not held to any.
#[test]
fn answers_are_read_as_ever() {
    assert!(from_json::<Weight>(b"{}").is_ok());
    assert_eq!(from_str::<Shared>("{}").expect("a structure"), Shared::default());
}
