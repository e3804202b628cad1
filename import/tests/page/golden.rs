//! Pages whose facts were taken by hand, fact by fact.
//!
//! The facts name what the page says; a spec may say it elsewhere. A range with a unit is a limit in words, a dependency is a
//! rule. What the facts do not list is not in the spec either, as far as they are complete.

mod errors;
mod fact;
mod limits;
mod meaning;
mod node;

use alicloud_import::page::Page;
use serde_json::{Value, json};

use crate::spec::{list, text};
use crate::tally::Tally;
use node::Place;

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

/// The facts of one page against its spec.
pub(crate) fn compare(golden: &Value, page: &Page, api: &Value) -> Tally {
    let mut tally = Tally::default();
    identity(golden, page, &mut tally);
    node::parameters(golden, api, &mut tally);
    let empty = json!({});
    let response = api.get("response").unwrap_or(&empty);
    node::children(list(golden, "response"), response, &Place::response(api), &mut tally);
    errors::compare(list(golden, "errors"), list(api, "errors"), &mut tally);
    tally
}
