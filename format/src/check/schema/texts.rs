//! Keywords that put limits into words, or say which texts are not allowed.

use std::collections::HashMap;

use super::Look;
use crate::diagnostic::{Finding, Place, Quoted};
use crate::pointer;
use crate::spec::Role;

pub(super) fn check(look: &mut Look<'_, '_, '_>) {
    let schema = look.schema();
    for (keyword, words) in [
        ("characters", &schema.characters),
        ("firstCharacter", &schema.first_character),
        ("layout", &schema.layout),
        ("whenOmitted", &schema.when_omitted),
    ] {
        if words.as_ref().is_some_and(|words| words.trim().is_empty()) {
            says_nothing(look, look.part(keyword));
        }
    }
    for (index, words) in schema.limits.iter().enumerate() {
        if words.trim().is_empty() {
            says_nothing(look, pointer::join(&look.part("limits"), index));
        }
    }
    for (keyword, texts) in
        [("forbiddenPrefixes", &schema.forbidden_prefixes), ("forbiddenTexts", &schema.forbidden_texts)]
    {
        forbids_everything(look, keyword, texts);
        repeats(look, keyword, texts);
    }
    repeats(look, "limits", &schema.limits);
    omitted_though_required(look);
}

fn says_nothing(look: &mut Look<'_, '_, '_>, at: String) {
    let finding = Finding::error("invalid-text", look.document.path, at, "this text is empty").label("empty");
    look.push(finding.help("remove it, or describe it in words"));
}

/// An empty text is the beginning, and a part, of every other.
fn forbids_everything(look: &mut Look<'_, '_, '_>, keyword: &str, texts: &[String]) {
    for (index, _) in texts.iter().enumerate().filter(|(_, text)| text.is_empty()) {
        let at = pointer::join(&look.part(keyword), index);
        let message = format!("an empty text in `{keyword}` forbids every value");
        let finding = Finding::error("invalid-text", look.document.path, at, message).label("empty");
        look.push(finding.help("remove it; use `required` for a value that must be present"));
    }
}

fn repeats(look: &mut Look<'_, '_, '_>, keyword: &str, texts: &[String]) {
    let mut seen = HashMap::new();
    for (index, text) in texts.iter().enumerate() {
        if let Some(first) = seen.get(text) {
            look.twice(keyword, [*first, index], format!("duplicate value {}", Quoted(text)));
        } else {
            seen.insert(text, index);
        }
    }
}

/// What is left out has no consequence where it must not be. What was imported says what its document says.
fn omitted_though_required(look: &mut Look<'_, '_, '_>) {
    let schema = look.schema();
    let token = look.document.api().and_then(|api| api.idempotency_token());
    let is_token = token.is_some_and(|token| std::ptr::eq(&token.schema, schema));
    let is_filled_in = look.scope.default(schema).is_some() || schema.role == Some(Role::Region) || is_token;
    if schema.when_omitted.is_none() || !schema.required || is_filled_in || look.document.is_imported() {
        return;
    }
    let (at, required) = (look.part("whenOmitted"), look.part("required"));
    let message = "this value cannot be omitted, because it is required";
    let finding = Finding::warning("contradiction", look.document.path, at, message).label("never happens");
    look.push(
        finding
            .related(look.document.path, required, Place::Key, "required here")
            .help("remove `required` or `whenOmitted`; the prose of a page takes precedence over its table"),
    );
}
