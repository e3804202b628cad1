//! Names: how those of a spec become those of Rust, and what happens where they meet others.

use insta::assert_snapshot;

use crate::specs::{Emitted, Specs, item, response};

/// The heads of all structs and enums of a file.
fn types(source: &str) -> String {
    let heads =
        source.lines().filter(|line| line.trim_start().starts_with("pub struct ") || line.contains("pub enum "));
    heads.map(|line| line.trim().trim_end_matches([' ', '{', '}'])).collect::<Vec<_>>().join("\n")
}

fn fields(source: &str, head: &str) -> String {
    let lines = item(source, head);
    lines
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("pub ") && line.ends_with(','))
        .collect::<Vec<_>>()
        .join("\n")
}

fn setters(source: &str) -> String {
    source.lines().map(str::trim).filter(|line| line.starts_with("pub fn ")).collect::<Vec<_>>().join("\n")
}

fn modules(emitted: &Emitted) -> String {
    emitted
        .file("src/web/v2024_01_01/mod.rs")
        .lines()
        .filter(|line| line.contains("mod "))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn keywords_digits_and_separators() {
    let names = [
        "Type",
        "async",
        "Gen",
        "Self",
        "crate",
        "2FACode",
        "Tag.Key",
        "x-acs-meta",
        "__context",
        "DBInstanceIDs",
        "IPv6",
    ];
    let parameters =
        names.map(|name| format!(r#"{{ "name": "{name}", "schema": {{ "type": "string" }} }}"#)).join(", ");
    let emitted = Specs::parameters(&parameters).emit();
    assert_snapshot!("odd_fields", fields(emitted.operation(), "pub struct CreateSiteRequest"));
    assert_snapshot!("odd_setters", setters(emitted.operation()));
}

/// Every struct has these methods already.
#[test]
fn fields_that_are_called_like_methods() {
    let names = ["New", "Clone", "Validate", "Default", "Shape", "View", "Slot", "Blank", "Eq", "Fmt", "SetNew"];
    let parameters =
        names.map(|name| format!(r#"{{ "name": "{name}", "schema": {{ "type": "boolean" }} }}"#)).join(", ");
    let emitted = Specs::parameters(&parameters).emit();
    assert_snapshot!("method_fields", fields(emitted.operation(), "pub struct CreateSiteRequest"));
    assert_snapshot!("method_setters", setters(emitted.operation()));
}

/// Generated code uses these types by their bare names.
#[test]
fn types_that_generated_code_uses() {
    let names = ["Option", "String", "Vec", "Box", "Client", "BTreeMap", "Self", "Result", "Default"];
    let object = r#"{ "type": "object", "properties": { "A": { "type": "string" } } }"#;
    let properties = names.map(|name| format!(r#""{name}": {object}"#)).join(", ");
    let parameters = names.map(|name| format!(r#"{{ "name": "{name}", "schema": {object} }}"#)).join(", ");
    let members = format!(r#""parameters": [{parameters}], {}"#, response(&properties));
    assert_snapshot!("taken_types", types(Specs::new().api("CreateSite", &members).emit().operation()));

    let enums = names
        .map(|name| format!(r#"{{ "name": "{name}", "schema": {{ "type": "string", "enum": ["x"] }} }}"#))
        .join(", ");
    assert_snapshot!("taken_enums", types(Specs::parameters(&enums).emit().operation()));
}

/// The generator has modules, methods and imports of these names.
#[test]
fn apis_that_are_called_like_what_a_version_has() {
    let names =
        ["Client", "Types", "Endpoints", "New", "Clone", "Rt", "AlicloudRuntime", "Match", "Self", "Std", "SERVICE"];
    let specs = names.iter().fold(Specs::new(), |specs, name| specs.api(name, ""));
    let component = r#""components": { "Thing": { "type": "object", "properties": { "A": { "type": "string" } } } }"#;
    let emitted = specs.product("web", "2024-01-01", component).emit();
    assert_snapshot!("taken_modules", modules(&emitted));
    assert_snapshot!("taken_methods", setters(emitted.client()));
    let files: Vec<&str> = emitted.files.keys().map(String::as_str).collect();
    assert_snapshot!("taken_files", files.join("\n"));
}

/// `Foo1` and `Foo_1` are two methods, but one name for a type, until one of them is stated.
#[test]
fn apis_whose_types_would_share_a_name() {
    let emitted = Specs::new().api("Foo_1", r#""rustName": "foo_underscore_1""#).api("Foo1", "").emit();
    let exports: Vec<_> =
        emitted.file("src/web/v2024_01_01/mod.rs").lines().filter(|line| line.starts_with("pub use")).collect();
    assert_snapshot!(exports.join("\n"));
}

/// Features and modules of these names are not those of a product.
#[test]
fn products_that_are_called_like_what_the_crate_has() {
    let names = ["match", "hyper", "default", "runtime", "sm3", "http", "wire", "transport", "alicloud_runtime"];
    let specs = names.iter().fold(Specs::empty(), |specs, name| {
        specs.product(name, "2024-01-01", "").api_of(&format!("{name}/2024-01-01"), "Do", "")
    });
    let emitted = specs.emit();
    let modules: Vec<&str> = emitted.file("src/lib.rs").lines().filter(|line| line.starts_with("pub mod")).collect();
    assert_snapshot!("taken_products", modules.join("\n"));
    let features: Vec<&str> = emitted.file("Cargo.toml").lines().filter(|line| line.ends_with(" = []")).collect();
    assert_snapshot!("taken_features", features.join("\n"));
    let files: Vec<&str> = emitted.files.keys().filter(|path| path.contains("match")).map(String::as_str).collect();
    assert_snapshot!("keyword_product_files", files.join("\n"));
    assert_snapshot!("keyword_product_example", item(emitted.file("src/match/v2024_01_01/client.rs"), "pub fn r#do"));
}

/// Inner objects are called like their field; where that is taken, the parent's name comes before it; then numbers do.
#[test]
fn objects_that_would_share_a_name() {
    let address = |extra: &str| {
        format!(r#""Address": {{ "type": "object", "properties": {{ "City": {{ "type": "string" }}{extra} }} }}"#)
    };
    let party = |name: &str| format!(r#""{name}": {{ "type": "object", "properties": {{ {} }} }}"#, address(""));
    let twice = format!(r#""Payer": {{ "type": "object", "properties": {{ {} }} }}"#, party("Payer"));
    let properties = [party("Buyer"), party("Seller"), party("Sellers"), twice].join(", ");
    assert_snapshot!("shared_names_response", types(Specs::response(&properties).emit().operation()));
    let parameters =
        format!(r#"{{ "name": "Deal", "schema": {{ "type": "object", "properties": {{ {properties} }} }} }}"#);
    assert_snapshot!("shared_names_request", types(Specs::parameters(&parameters).emit().operation()));
}

/// A parameter that is called like the request, and one like the response.
#[test]
fn objects_that_are_called_like_the_request() {
    let object = r#"{ "type": "object", "properties": { "A": { "type": "string" } } }"#;
    let properties =
        ["CreateSiteRequest", "CreateSiteResponse"].map(|name| format!(r#""{name}": {object}"#)).join(", ");
    assert_snapshot!(types(Specs::response(&properties).emit().operation()));
}

/// `rustName` is the name, without prefix or suffix.
#[test]
fn stated_names() {
    let emitted = Specs::parameters(
        r#"{ "name": "Cfg", "schema": { "type": "object", "rustName": "Configuration", "properties": {
             "Mode": { "type": "string", "enum": ["x"], "rustName": "Mode" },
             "Kind": { "type": "string", "enum": ["x"] } } } }"#,
    )
    .emit();
    assert_snapshot!(types(emitted.operation()));
}

#[test]
fn elements_of_lists_are_singular_or_called_like_their_wrapper() {
    let list = |name: &str, wrapper: &str| {
        format!(
            r#""{name}": {{ "type": "array", {wrapper} "items": {{ "type": "object", "properties": {{ "A": {{ "type": "string" }} }} }} }}"#
        )
    };
    let properties = [
        list("Policies", ""),
        list("Addresses", ""),
        list("Status", ""),
        list("Servers", r#""itemNames": ["Backend"],"#),
        list("Rules", r#""itemNames": ["Rules", "Rule"],"#),
        list("Tags", r#""itemNames": ["Tags"],"#),
    ];
    assert_snapshot!(types(Specs::response(&properties.join(", ")).emit().operation()));
}
