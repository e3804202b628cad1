//! Texts that would be shown otherwise than they read, and addresses that are none.

use insta::assert_snapshot;

use crate::specs::Specs;

#[test]
fn invisible_characters() {
    let specs = Specs::new().api(
        "CreateRule",
        "
  \"description\": \"Two lines\\nare fine, and so is a \\t.\",
  \"parameters\": [
    { \"name\": \"A\", \"schema\": { \"type\": \"string\", \"description\": \"a\\u0007b\" } },
    { \"name\": \"B\", \"schema\": { \"type\": \"string\", \"description\": \"a\u{202e}b\" } },
    { \"name\": \"C\", \"schema\": { \"type\": \"string\", \"enum\": [\"a\\r\"] } },
    { \"name\": \"D\", \"schema\": { \"type\": \"object\", \"properties\": { \"E\\tF\": { \"type\": \"string\" } } } }
  ]",
    );
    assert_snapshot!(specs.report());
}

#[test]
fn summaries_and_addresses() {
    let specs = Specs::new().file(
        "slb/2014-05-15/CreateRule.json",
        r#"{
  "$schema": "../../spec.schema.json",
  "api": "CreateRule",
  "summary": "One.\nTwo.",
  "documentation": "www.example.com/CreateRule",
  "sources": {
    "page": { "title": "x", "url": "javascript:alert(1)" },
    "other": { "title": "x", "url": "https://example.com/a b>" }
  }
}
"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn an_empty_summary() {
    let specs = Specs::new().file(
        "slb/2014-05-15/CreateRule.json",
        r#"{
  "$schema": "../../spec.schema.json",
  "api": "CreateRule",
  "summary": " ",
  "documentation": "https://help.example.com/CreateRule",
  "sources": { "page": { "title": "x" } }
}
"#,
    );
    assert_snapshot!(specs.report());
}

/// The only one among the control characters that JSON texts may have as it is, and that is ASCII.
#[test]
fn a_delete_character_in_a_file_of_ascii() {
    let parameters = "\"parameters\": [{ \"name\": \"A\u{7f}\", \"schema\": { \"type\": \"string\" } }]";
    let specs = Specs::new().api("CreateRule", parameters);
    let report = specs.report();
    assert!(
        report.contains("error[invisible-character]: this text contains the invisible character U+007F"),
        "{report}"
    );
}

#[test]
fn characters_without_width_in_names() {
    for (character, code) in
        [('\u{200b}', "U+200B"), ('\u{ad}', "U+00AD"), ('\u{2060}', "U+2060"), ('\u{e0041}', "U+E0041")]
    {
        let parameters =
            format!("\"parameters\": [{{ \"name\": \"A{character}B\", \"schema\": {{ \"type\": \"string\" }} }}]");
        let report = Specs::new().api("CreateRule", &parameters).report();
        assert!(report.contains(&format!("this text contains the invisible character {code}")), "{report}");
    }
}
