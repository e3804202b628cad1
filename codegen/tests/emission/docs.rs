//! What documentation says.

use insta::assert_snapshot;

use crate::specs::{Specs, item, method};

fn field(schema: &str) -> String {
    let emitted = Specs::parameters(&format!(r#"{{ "name": "Field", "schema": {{ {schema} }} }}"#)).emit_unchecked();
    let declaration = item(emitted.operation(), "pub struct CreateSiteRequest");
    let lines = declaration.lines().skip_while(|line| !line.starts_with("    "));
    lines.take_while(|line| line.starts_with("    ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn facts() {
    let schemas = [
        r#""type": "string", "required": true, "minLength": 2, "maxLength": 80, "pattern": "^[a-z`]+$", "example": "web-1""#,
        r#""type": "integer", "minimum": 1, "maximum": 1"#,
        r#""type": "integer", "minimum": 1, "default": 5, "example": 80"#,
        r#""type": "number", "maximum": 0.5, "requiredWhen": "`Other` is set."#.to_owned().as_str(),
        r#""type": "integer", "enum": [1, 2]"#,
        r#""type": "array", "items": { "type": "string" }, "minItems": 1, "maxItems": 5, "example": ["a"]"#,
        r#""type": "string", "default": "", "example": "a  b\n`c`""#,
        r#""type": "string", "required": true, "default": "x""#,
        r#""type": "string", "required": true, "role": "region""#,
    ]
    .map(|schema| if schema.ends_with('.') { format!("{schema}\"") } else { schema.to_owned() });
    assert_snapshot!(schemas.map(|schema| field(&schema)).join("\n\n"));
}

#[test]
fn limits_on_texts() {
    let schemas = [
        r#""type": "string", "characters": "letters digits . _ -", "firstCharacter": "letter or `_`""#,
        r#""type": "string", "characters": "letters ` *""#,
        r#""type": "string", "forbiddenPrefixes": ["http://", "https://"], "forbiddenTexts": [" "]"#,
        r#""type": "string", "forbiddenTexts": ["`", "\n", "\t", "<b>", "a`b", "  "]"#,
        r#""type": "string", "layout": "yyyy-MM-ddTHH:mm:ssZ", "limits": ["later than `Start`", "6h to 8760h."]"#,
        r#""type": "string", "separator": ",", "whenOmitted": "all of `Zones` are meant.""#,
        r#""type": "array", "items": { "type": "string", "forbiddenPrefixes": ["-"], "layout": "id[/id]" }"#,
        r#""type": "integer", "required": true, "limits": ["a multiple of 10"]"#,
    ];
    assert_snapshot!(schemas.map(field).join("\n\n"));
}

/// What the place says comes first, and hides nothing but words of the same key.
#[test]
fn limits_of_a_component() {
    let emitted = Specs::empty()
        .product(
            "web",
            "2024-01-01",
            r##""components": { "Label": { "type": "string", "characters": "digits", "firstCharacter": "digit", "layout": "nn",
                "separator": "|", "limits": ["of the component"], "whenOmitted": "the component counts" } }"##,
        )
        .api(
            "CreateSite",
            r##""parameters": [
                { "name": "A", "schema": { "$ref": "#/components/Label" } },
                { "name": "B", "schema": { "$ref": "#/components/Label", "limits": ["of the place"], "whenOmitted": "the place counts" } }]"##,
        )
        .emit();
    assert_snapshot!(item(emitted.operation(), "pub struct CreateSiteRequest"));
}

#[test]
fn long_examples_are_cut() {
    assert_snapshot!(field(&format!(r#""type": "string", "example": "{}""#, "0123456789".repeat(7))));
}

#[test]
fn paragraphs_wrap() {
    let text = "Words that fill line after line, until no more of them fit onto it. ".repeat(3);
    assert_snapshot!(field(&format!(
        r#""type": "string", "description": "{text}\n\nA second paragraph,\nfrom two lines, with `code that is not divided {}`.""#,
        "at all ".repeat(12)
    )));
}

#[test]
fn markup_is_shown_as_it_stands() {
    let description = r"See https://help.example.com/a_b(c)?d=e. *Not* [a link](x), <b>not bold</b>, # no heading,
        snake_case and _under_, `Vec<String>` is code, a lone ` is none, R&D, 1 > 0 | 2 ~ 3";
    let description = description.replace('\n', " ");
    assert_snapshot!(field(&format!(r#""type": "string", "description": "{description}""#)));
    assert_snapshot!(field(
        r#""type": "string", "description": "1. First\n\n- Second\n\n```rust\npanic!()\n```\n\n=== a""#
    ));
}

#[test]
fn text_in_other_scripts() {
    assert_snapshot!(field(&format!(
        r#""type": "string", "description": "{} 参见https://help.example.com/页。", "example": "名称""#,
        "负载均衡实例的名称。 ".repeat(12)
    )));
}

#[test]
fn nothing_described() {
    assert_snapshot!(field(r#""type": "string""#));
}

#[test]
fn module_and_struct() {
    let emitted = Specs::new()
        .api(
            "CreateSite",
            r#""description": "It takes a minute.\n\nThen it is there.", "parameters": [{ "name": "A", "schema": { "type": "string" } }]"#,
        )
        .emit();
    let lines = emitted.operation().lines().take_while(|line| !line.starts_with("use"));
    assert_snapshot!("module_doc", lines.collect::<Vec<_>>().join("\n"));
    assert_snapshot!("method_doc", method(emitted.client(), "pub fn create_site"));
    assert_snapshot!("client_doc", item(emitted.client(), "pub struct Client"));
}

#[test]
fn crate_root() {
    let emitted = Specs::new()
        .product("dns", "2015-01-09", r#""description": "Names | numbers.""#)
        .api_of("dns/2015-01-09", "AddRecord", "")
        .api("CreateSite", "")
        .emit();
    assert_snapshot!("lib", emitted.file("src/lib.rs"));
    assert_snapshot!("readme", emitted.file("README.md"));
    assert_snapshot!("manifest", emitted.file("Cargo.toml"));
    assert_snapshot!("product", emitted.file("src/dns/mod.rs"));
}
