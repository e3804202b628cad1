//! Patterns of texts.

use regex_lite::Regex;

use crate::decision::DecisionKind;
use crate::names::is_invisible;
use crate::openmeta::context::Context;
use crate::openmeta::source::Object;

/// Longer ones are not patterns of a parameter.
const LONGEST: usize = 500;

/// A pattern as the source gives it, and what it matches if the runtime can tell.
pub(super) struct Pattern {
    pub(super) text: String,
    regex: Option<Regex>,
}

impl Pattern {
    /// Whether the text may be a value; one that the runtime cannot tell from others may.
    pub(super) fn allows(&self, text: &str) -> bool {
        self.regex.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}

/// The pattern of a text.
pub(super) fn read(context: &mut Context<'_>, object: &Object) -> Option<Pattern> {
    let Some(text) = context.text(object, "pattern") else {
        if let Some(empty) = object.get("pattern").filter(|value| value.is_string()) {
            context.decide_at("pattern", DecisionKind::PatternLeftOut, empty, "left out: empty");
        }
        return None;
    };
    if text.len() > LONGEST || text.chars().any(is_invisible) {
        context.at("pattern", |context| {
            context.decide(DecisionKind::PatternLeftOut, text, "left out: too long, or with invisible characters");
        });
        return None;
    }
    // As it is written in JavaScript.
    let inner = text.strip_prefix('/').and_then(|text| text.strip_suffix('/')).filter(|text| text.starts_with('^'));
    if inner.is_some() {
        context.at("pattern", |context| {
            context.decide(DecisionKind::PatternRepaired, text, "written without the slashes")
        });
    }
    let text = inner.unwrap_or(text);
    // What this engine cannot compile, the runtime cannot either: it stays documentation.
    Some(Pattern { text: text.to_owned(), regex: Regex::new(text).ok() })
}
