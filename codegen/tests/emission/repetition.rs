//! Whether an operation may be called again, and by what the service knows that.

use insta::assert_snapshot;

use crate::specs::{Specs, entry, item, method};

const TOKEN: &str = r#"{ "name": "ClientToken", "schema": { "type": "string", "maxLength": 64 } }"#;

fn repeatable(name: &str, members: &str) -> String {
    let emitted = Specs::new().api(name, members).emit();
    let operations = emitted.files.iter().filter(|(path, _)| path.starts_with("src/web/v2024_01_01/"));
    let source = operations.map(|(_, source)| source).find(|source| source.contains("const OPERATION"));
    let entry = entry(source.expect("an operation"), "repeatable:");
    entry.trim_start_matches("repeatable: rt::Repeatable::").trim_end_matches(',').to_owned()
}

#[test]
fn what_is_stated_wins_over_the_name() {
    assert_eq!(repeatable("DescribeSites", ""), "Always");
    assert_eq!(repeatable("GetawaySites", ""), "Never");
    assert_eq!(repeatable("CreateSite", ""), "Never");
    assert_eq!(repeatable("CheckSite", r#""operationType": "read""#), "Always");
    assert_eq!(repeatable("DescribeSites", r#""operationType": "readAndWrite""#), "Never");
    assert_eq!(repeatable("ListSites", r#""operationType": "write""#), "Never");
}

#[test]
fn a_token_is_known_by_its_name_or_its_role() {
    let with = |parameter: &str| repeatable("CreateSite", &format!(r#""parameters": [{parameter}]"#));
    let token = r#"WithToken("ClientToken")"#;
    assert_eq!(with(TOKEN), token);
    assert_eq!(
        with(r#"{ "name": "clientToken", "in": "formData", "schema": { "type": "string" } }"#),
        r#"WithToken("clientToken")"#
    );
    assert_eq!(with(r#"{ "name": "ClientToken", "schema": { "type": "string", "role": "none" } }"#), "Never");
    assert_eq!(
        with(r#"{ "name": "ClientToken", "schema": { "type": "array", "items": { "type": "string" } } }"#),
        "Never"
    );
    assert_eq!(
        with(r#"{ "name": "Nonce", "schema": { "type": "string", "role": "idempotencyToken" } }"#),
        r#"WithToken("Nonce")"#
    );
    let both =
        format!(r#"{TOKEN}, {{ "name": "Nonce", "schema": {{ "type": "string", "role": "idempotencyToken" }} }}"#);
    assert_eq!(with(&both), r#"WithToken("Nonce")"#);
    assert_eq!(repeatable("ListSites", &format!(r#""parameters": [{TOKEN}]"#)), "Always");
}

/// Even where the service requires it, so that a repeated call carries the value of the first.
#[test]
fn nobody_has_to_give_a_token() {
    let parameters = r#""parameters": [
        { "name": "ClientToken", "schema": { "type": "string", "required": true, "description": "Makes calls repeatable." } },
        { "name": "Name", "schema": { "type": "string", "required": true } }],
        "examples": [{ "title": "A site", "request": { "Name": "a" }, "wire": { "Name": "a" } }]"#;
    let emitted = Specs::new().api("CreateSite", parameters).emit();
    assert_snapshot!("required_token", item(emitted.operation(), "pub struct CreateSiteRequest"));
    assert_snapshot!("required_token_constructor", method(emitted.operation(), "pub fn new"));
    assert_snapshot!(
        "required_token_example",
        emitted.file("tests/examples/web/v2024_01_01/create_site_1.request.json")
    );
    assert_snapshot!("required_token_method", method(emitted.client(), "pub fn create_site"));
}

#[test]
fn dry_runs_that_find_nothing_wrong_are_errors_where_that_is_documented() {
    let field = |errors: &str| {
        let emitted = Specs::new()
            .api(
                "CreateSite",
                &format!(
                    r#""parameters": [{{ "name": "dryRun", "schema": {{ "type": "boolean" }} }}], "errors": [{errors}]"#
                ),
            )
            .emit();
        item(emitted.operation(), "pub struct CreateSiteRequest")
    };
    assert_snapshot!("dry_run", field(r#"{ "status": 400, "code": "DryRunOperation" }"#));
    assert!(!field("").contains("DryRunOperation"));
}

#[test]
fn what_goes_on_after_the_answer() {
    let told = |members: &str| {
        let emitted = Specs::new().api("CreateSite", &format!(r#""asynchronous": {members}"#)).api("GetJob", "").emit();
        let documentation = method(emitted.client(), "pub fn create_site");
        let lines = documentation.lines().map(|line| line.trim_start_matches(['/', ' ']));
        lines.skip(2).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    };
    assert_snapshot!(
        [
            r#"{ "ask": "GetJob" }"#,
            r#"{ "ask": "GetJob", "interval": 1 }"#,
            r#"{ "ask": "GetJob", "attempts": 10 }"#,
            r#"{ "ask": "GetJob", "interval": 5, "attempts": 10 }"#,
        ]
        .map(told)
        .join("\n")
    );
}
