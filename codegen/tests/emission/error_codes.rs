//! Error codes as constants.

use insta::assert_snapshot;

use crate::specs::Specs;

const PATH: &str = "src/web/v2024_01_01/error_codes.rs";

fn codes(specs: Specs) -> String {
    let source = specs.emit().file(PATH).to_owned();
    source.lines().filter(|line| line.starts_with("pub const")).collect::<Vec<_>>().join("\n")
}

#[test]
fn all_codes_of_a_version() {
    let specs = Specs::new()
        .api(
            "CreateSite",
            r#""errors": [
                { "status": 400, "code": "InvalidName", "message": "The *name* is wrong." },
                { "status": 403, "code": "Forbidden.RAM", "message": "Not you." },
                { "code": "DryRunOperation" }]"#,
        )
        .api(
            "Move",
            r#""errors": [
                { "status": 400, "code": "InvalidName", "message": "The *name* is wrong." },
                { "status": 409, "code": "InvalidName" },
                { "status": 403, "code": "Forbidden.RAM", "message": "Nor you." }]"#,
        );
    let emitted = specs.emit();
    assert_snapshot!("error_codes", emitted.file(PATH));
    assert!(emitted.file("src/web/v2024_01_01/mod.rs").contains("\npub mod error_codes;\n"));
}

#[test]
fn a_version_without_errors_has_no_codes() {
    assert!(!Specs::new().api("CreateSite", "").emit().files.contains_key(PATH));
}

#[test]
fn codes_have_the_names_that_are_stated() {
    let names = r#""errorCodeNames": { "Invalid.Name": "INVALID_DOT_NAME", "Gone": "GONE" }"#;
    let specs = Specs::empty().product("web", "2024-01-01", names).api(
        "CreateSite",
        r#""errors": [{ "code": "InvalidName" }, { "code": "Invalid.Name" }, { "code": "400" }, { "code": "-1" },
            { "code": "%" }, { "code": "名称" }, { "code": "Quote\"d" }]"#,
    );
    assert_snapshot!(codes(specs));
}

#[test]
fn a_dozen_operations_are_named() {
    let names: Vec<String> = (10..24).map(|number| format!("Make{number}")).collect();
    let with = |count: usize| {
        let api = |specs: Specs, name: &String| specs.api(name, r#""errors": [{ "code": "Throttling" }]"#);
        let source = names.iter().take(count).fold(Specs::new(), api).emit().file(PATH).to_owned();
        source.lines().filter(|line| line.starts_with("///")).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!([with(1), with(12), with(14)].join("\n\n"));
}

#[test]
fn an_operation_of_that_name_stands_aside() {
    let specs = Specs::new().api("ErrorCodes", r#""errors": [{ "code": "Throttling" }]"#);
    assert!(specs.emit().files.contains_key("src/web/v2024_01_01/error_codes_.rs"));
}
