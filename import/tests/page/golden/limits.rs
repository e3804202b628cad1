//! Limits in words of ours: `6h to 8760h`, `at most 10`, `up to 1024 characters`, `later than StartTime` in backticks.

use serde_json::Value;

use crate::spec::texts;

/// What a limit counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// The value itself, or what it measures.
    Value,
    Characters,
    Items,
}

/// Whether a schema states in words a limit of what is counted: the least if `is_least`, else the greatest.
pub(crate) fn states(schema: &Value, unit: Unit, is_least: bool, number: &str) -> bool {
    texts(schema, "limits").iter().any(|limit| {
        let is_of_characters = limit.contains("character");
        is_of_characters == (unit == Unit::Characters) && ends(limit, is_least, number)
    })
}

/// Whether a number is the lower or the upper end of what a limit says.
fn ends(limit: &str, is_least: bool, number: &str) -> bool {
    let words: Vec<&str> = limit.split_whitespace().collect();
    words.iter().enumerate().filter(|(_, word)| **word == number).any(|(at, _)| {
        let before = at.checked_sub(1).map_or("", |before| words[before]);
        let after = words.get(at + 1).copied().unwrap_or_default();
        if is_least { after == "to" || before == "least" } else { matches!(before, "to" | "most") }
    })
}

/// Whether a schema states that the value comes after that of another field.
pub(crate) fn is_after(schema: &Value, field: &str) -> bool {
    let named = format!("`{field}`");
    let comes_after = |limit: &String| ["later", "after", "greater"].iter().any(|word| limit.contains(word));
    texts(schema, "limits").iter().any(|limit| limit.contains(&named) && comes_after(limit))
}
