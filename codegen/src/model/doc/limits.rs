//! Limits on a text, and those that are in words.

use alicloud_format::spec::Schema;

use super::{code, part};

/// What a value must be, as parts of a sentence: ``must not begin with `http://` ``.
pub(super) fn of(schema: &Schema) -> Vec<String> {
    let mut limits = Vec::new();
    limits.extend(schema.characters.as_ref().map(|characters| format!("characters {}", named_backticks(characters))));
    limits.extend(schema.first_character.as_ref().map(|first| format!("first character {}", part(first))));
    limits.extend(forbidden("must not begin with", &schema.forbidden_prefixes));
    limits.extend(forbidden("must not contain", &schema.forbidden_texts));
    limits.extend(schema.layout.as_ref().map(|layout| format!("format {}", code(layout))));
    let separator = schema.separator.map(|separator| shown(&separator.to_string()));
    limits.extend(separator.map(|separator| format!("multiple values are separated by {separator}")));
    limits.extend(schema.limits.iter().map(|limit| part(limit)));
    limits
}

fn forbidden(what: &str, texts: &[String]) -> Option<String> {
    let (last, others) = texts.split_last()?;
    let others: Vec<String> = others.iter().map(|text| shown(text)).collect();
    let or = if others.is_empty() { "" } else { " or " };
    Some(format!("{what} {}{or}{}", others.join(", "), shown(last)))
}

/// A text as code; one that code would not show, in words.
fn shown(text: &str) -> String {
    match text {
        " " => "a space".to_owned(),
        "\t" => "a tab".to_owned(),
        "\n" => "a line break".to_owned(),
        "`" => "a backtick".to_owned(),
        text if text.trim().is_empty() => "white space".to_owned(),
        text => named_backticks(text),
    }
}

/// A text as code in which backticks are named, since another character must not stand for them.
fn named_backticks(text: &str) -> String {
    code(&text.replace('`', " backtick "))
}
