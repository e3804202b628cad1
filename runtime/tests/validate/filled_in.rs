//! What a client fills in is not missing from a request that no client has seen.

use alicloud_runtime::{
    Access, Constraint, Method, Operation, Repeatable, Request, Rule, Wire, validate, validate_strictly,
};

use crate::records::record;
use crate::{SERVICE, lines};

record! {
    Filled {
        region_id: Scalar(Option<String>) = "RegionId",
        client_token: Scalar(Option<String>) = "ClientToken",
        lamp_id: Scalar(Option<String>) = "LampId",
        inner: Optional(Option<Box<Filled>>) = "Inner",
    }
    constraints: &[
        ("RegionId", Constraint::Required),
        ("RegionId", Constraint::Length(1, 20)),
        ("ClientToken", Constraint::Required),
        ("ClientToken", Constraint::Length(0, 64)),
        ("LampId", Constraint::Required),
    ],
    wire: &[("RegionId", Wire::Region)],
    rules: &[
        Rule::AtLeastOne(&["RegionId", "Inner"]),
        Rule::DependentRequired { field: "LampId", value: None, required: "ClientToken" },
        Rule::AllOrNone(&["LampId", "RegionId"]),
    ],
}

impl Request for Filled {
    type Response = Filled;
    const OPERATION: &'static Operation = &Operation {
        service: &SERVICE,
        name: "SetLamp",
        method: Method::Post,
        path: "/",
        access: Access::Signed,
        repeatable: Repeatable::WithToken("ClientToken"),
        documentation: "https://example.com/SetLamp",
    };
}

fn lamp() -> Filled {
    Filled { lamp_id: Some("l".to_owned()), ..Filled::default() }
}

#[test]
fn region_and_token_are_left_to_the_client() {
    assert_eq!(lamp().validate(), Ok(()));
    assert_eq!(lamp().validate_strictly(), Ok(()));
    let empty = Filled { region_id: Some(String::new()), client_token: Some(String::new()), ..lamp() };
    assert_eq!(empty.validate(), Ok(()), "an empty text is filled in, too");
}

#[test]
fn everything_else_that_is_required_is_not() {
    assert_eq!(lines(Filled::default().validate())[0], "LampId: must be set");
}

#[test]
fn what_a_client_does_not_fill_in_is_missing_wherever_it_has_such_a_name() {
    let inner = Filled { inner: Some(Box::default()), ..lamp() };
    let expected = [
        "Inner.RegionId: must be set",
        "Inner.ClientToken: must be set",
        "Inner.LampId: must be set",
        "Inner.RegionId: must be set, or else Inner",
    ];
    assert_eq!(lines(inner.validate()), expected);
    static READING: Operation = Operation { repeatable: Repeatable::Always, ..*Filled::OPERATION };
    let expected = ["ClientToken: must be set", "ClientToken: must be set if LampId is set"];
    assert_eq!(lines(validate(&READING, &lamp())), expected);
    assert_eq!(lines(validate_strictly(&READING, &lamp())), expected);
}

#[test]
fn what_is_given_is_checked() {
    let wrong = Filled { region_id: Some("x".repeat(21)), client_token: Some("t".repeat(65)), ..lamp() };
    assert_eq!(lines(wrong.validate()).len(), 2);
}
