//! All facts of one page against its spec.

use alicloud_import::page::Page;
use serde_json::{Value, json};

use super::node::{self, Place};
use super::{errors, examples, findings, rules};
use crate::spec::{list, text};
use crate::tally::Tally;

/// What a page says of its API as a whole, against the facts.
fn identity(golden: &Value, page: &Page, tally: &mut Tally) {
    let api = page.api.as_ref().map(|api| api.api.clone());
    let style = page.style.and_then(|style| serde_json::to_value(style).ok()).map(|style| text(&style));
    let said = [("api", api), ("product", page.product.clone()), ("version", page.version.clone()), ("style", style)];
    for (key, got) in said {
        let expected = golden.get(key).and_then(Value::as_str);
        // Pages spell the product in capitals of their own, or only within an address.
        let agrees = match (expected, &got) {
            (Some(expected), Some(got)) => expected.eq_ignore_ascii_case(got),
            (expected, got) => expected.is_none() && (got.is_none() || key == "product"),
        };
        tally.count(key, agrees, expected.unwrap_or("nothing"), got);
    }
}

/// The facts of one page against its spec and what was said of it. What is not among the facts at all, such as rules, is not
/// looked at.
pub(crate) fn compare(golden: &Value, page: &Page, api: &Value, text: &str) -> Tally {
    let mut tally = Tally::default();
    identity(golden, page, &mut tally);
    route(golden, api, &mut tally);
    node::parameters(golden, api, &mut tally);
    let empty = json!({});
    let response = api.get("response").unwrap_or(&empty);
    node::children(list(golden, "response"), response, &Place::response(golden, api), &mut tally);
    errors::compare(list(golden, "errors"), list(api, "errors"), &mut tally);
    rules::compare(golden, api, &mut tally);
    examples::compare(golden, list(api, "examples"), &mut tally);
    findings::compare(golden, &page.findings, text, &mut tally);
    tally
}

/// How the API is called, where the facts say so.
fn route(golden: &Value, api: &Value, tally: &mut Tally) {
    for key in ["method", "path"] {
        let Some(expected) = golden.get(key).and_then(Value::as_str) else { continue };
        let got = api.get(key).map(text);
        tally.count(key, got.as_deref() == Some(expected), expected, got);
    }
}
