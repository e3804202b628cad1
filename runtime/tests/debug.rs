//! How records look in logs.

mod records;

use std::collections::BTreeMap;

use alicloud_runtime::{Bytes, Json, Wire};
use records::{Group, Kind, Server, map, record, server};

#[test]
fn absent_and_empty_fields_are_left_out() {
    assert_eq!(format!("{:?}", Group::default()), "Group");
    let group = Group { request_id: Some(String::new()), count: Some(0), ..Group::default() };
    assert_eq!(format!("{group:?}"), r#"Group { RequestId: "", Count: 0 }"#);
}

#[test]
fn every_kind_of_field_is_shown_under_its_wire_name() {
    let group = Group {
        servers: vec![server("a"), Server::default()],
        names: vec!["n\n".into()],
        matrix: vec![vec![1], vec![]],
        total: Some(-1),
        rate: Some(5.0),
        enabled: Some(true),
        kind: Some(Kind::from("pod")),
        icon: Some(Bytes::from_static(b"icon")),
        labels: map([("a", "1".to_owned())]),
        limits: map([("l", vec![1])]),
        extra: Json::from(vec![1]),
        master: Some(Server { kind: Some(Kind::Eni), ..Server::default() }),
        parent: Some(Box::new(Group { count: Some(1), ..Group::default() })),
        ..Group::default()
    };
    let expected = concat!(
        r#"Group { BackendServers: [Server { ServerId: "a" }, Server], Names: ["n\n"], Matrix: [[1], []], Total: -1, "#,
        r#"Rate: 5.0, Enabled: true, Kind: "pod", Icon: 4 bytes, Labels: {"a": "1"}, Limits: {"l": [1]}, "#,
        r#"Extra: Array [Number(1)], Master: Server { Type: "eni" }, Parent: Group { Count: 1 } }"#,
    );
    assert_eq!(format!("{group:?}"), expected);
}

#[test]
fn the_alternate_form_is_indented() {
    let group = Group { master: Some(server("a")), ..Group::default() };
    let expected = "Group {\n    Master: Server {\n        ServerId: \"a\",\n    },\n}";
    assert_eq!(format!("{group:#?}"), expected);
}

record! {
    Account {
        name: Scalar(Option<String>) = "Name",
        password: Scalar(Option<String>) = "Password",
        pin: Scalar(Option<i32>) = "Pin",
        tokens: List(Vec<String>) = "Tokens",
        keys: Map(BTreeMap<String, String>) = "Keys",
        extra: Json(Json) = "Extra",
        fixed: Record(Server) = "Fixed",
        secret: Optional(Option<Server>) = "Secret",
        others: List(Vec<Account>) = "Others",
        by_name: Map(BTreeMap<String, Account>) = "ByName",
        parent: Optional(Option<Box<Account>>) = "Parent",
    }
    wire: &[
        ("Password", Wire::Sensitive),
        ("Pin", Wire::Json),
        ("Pin", Wire::Sensitive),
        ("Tokens", Wire::Sensitive),
        ("Keys", Wire::Sensitive),
        ("Extra", Wire::Sensitive),
        ("Fixed", Wire::Sensitive),
        ("Secret", Wire::Sensitive),
    ],
}

/// An account with `s3cret` everywhere that is sensitive.
fn account() -> Account {
    let secret = || "s3cret".to_owned();
    Account {
        name: Some("shown".to_owned()),
        password: Some(secret()),
        pin: Some(7_777_777),
        tokens: vec![secret()],
        keys: map([("s3cret", secret())]),
        extra: Json::from(secret()),
        fixed: server("s3cret"),
        secret: Some(server("s3cret")),
        ..Account::default()
    }
}

#[test]
fn sensitive_fields_of_every_kind_are_withheld() {
    let expected = concat!(
        r#"Account { Name: "shown", Password: "***", Pin: "***", Tokens: "***", Keys: "***", Extra: "***", "#,
        r#"Fixed: "***", Secret: "***" }"#,
    );
    assert_eq!(format!("{:?}", account()), expected);
}

#[test]
fn sensitive_fields_are_withheld_at_any_depth() {
    let account = Account {
        others: vec![account()],
        by_name: map([("a", account())]),
        parent: Some(Box::new(Account { parent: Some(Box::new(account())), ..Account::default() })),
        ..Account::default()
    };
    for text in [format!("{account:?}"), format!("{account:#?}")] {
        assert!(!text.contains("s3cret") && !text.contains("7777777"), "{text}");
        assert_eq!(text.matches("shown").count(), 3, "{text}");
    }
}

#[test]
fn absent_sensitive_fields_are_left_out() {
    assert_eq!(format!("{:?}", Account::default()), r#"Account { Fixed: "***" }"#);
}
