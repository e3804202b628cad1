//! Documented requests and answers: the whole request, and some values of the answer by JSON pointer.

use serde_json::Value;

use super::meaning::plain_value;
use crate::spec::{list, text};
use crate::tally::Tally;

/// Compares examples where the facts tell of them. `json` and `xml` say whether there is an answer in that form.
pub(crate) fn compare(golden: &Value, examples: &[Value], tally: &mut Tally) {
    let Some(expected) = golden.get("examples") else { return };
    request(expected.get("request"), examples, tally);
    let answer = examples.iter().find_map(|example| example.get("json"));
    match expected.get("json").and_then(Value::as_object) {
        Some(values) => {
            for (pointer, value) in values {
                let got = answer.and_then(|answer| answer.pointer(pointer)).map(text);
                tally.count(&format!("examples/json{pointer}"), got == Some(text(value)), text(value), got);
            }
        }
        None => tally.count("examples/json", answer.is_none(), "nothing", answer.map(text)),
    }
    let Some(expected) = expected.get("xml") else { return };
    let xml = examples.iter().any(|example| !list(example, "xml").is_empty());
    tally.count("examples/xml", *expected == xml, expected, Some(xml.to_string()));
}

fn request(expected: Option<&Value>, examples: &[Value], tally: &mut Tally) {
    let requests: Vec<&Value> = examples.iter().filter_map(|example| example.get("request")).collect();
    let agrees = match expected {
        Some(expected) => requests.iter().any(|request| plain_value(request) == plain_value(expected)),
        None => requests.is_empty(),
    };
    let shown = expected.map_or_else(|| "nothing".to_owned(), text);
    tally.count("examples/request", agrees, shown, requests.first().map(|request| text(request)));
}
