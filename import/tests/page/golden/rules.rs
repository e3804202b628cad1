//! Rules between fields, a line each: `atMostOne BerthId DockId`, `dependentRequired Mode=half Width`.

use serde_json::Value;

use crate::spec::{list, rules, text, texts, word};
use crate::tally::Tally;

/// Compares all rules of an API, those inside of objects too, where the facts list them.
pub(crate) fn compare(golden: &Value, api: &Value, tally: &mut Tally) {
    if golden.get("rules").is_none() {
        return;
    }
    let mut ours: Vec<String> = rules(api).into_iter().map(line).collect();
    for expected in list(golden, "rules").iter().map(|rule| sorted(&text(rule))) {
        let at = ours.iter().position(|rule| *rule == expected);
        tally.count(&format!("rules/{expected}"), at.is_some(), "a rule", None);
        at.map(|at| ours.remove(at));
    }
    for extra in ours {
        tally.count(&format!("rules/{extra}"), false, "nothing", Some("a rule".to_owned()));
    }
}

fn line(rule: &Value) -> String {
    let with_value = |key: &str| match rule.get("value") {
        Some(value) => format!("{}={}", word(rule, key), text(value)),
        None => word(rule, key).to_owned(),
    };
    let kind = word(rule, "rule");
    let parts = match kind {
        "dependentRequired" => vec![with_value("field"), word(rule, "required").to_owned()],
        "elementCount" => vec![word(rule, "list").to_owned(), with_value("field"), bounds(rule)],
        "uniqueElements" => [vec![word(rule, "list").to_owned()], texts(rule, "fields")].concat(),
        _ => texts(rule, "fields"),
    };
    sorted(&format!("{kind} {}", parts.join(" ")))
}

fn bounds(rule: &Value) -> String {
    let bound = |key: &str| rule.get(key).map(text).unwrap_or_default();
    format!("{}..{}", bound("minimum"), bound("maximum"))
}

/// Which of the fields comes first means something only where one of them depends on the other.
fn sorted(line: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    if matches!(words.first(), Some(&("atMostOne" | "atLeastOne" | "allOrNone"))) {
        words[1..].sort_unstable();
    }
    words.join(" ")
}
