//! JSON answers: what is understood, and what the error says where nothing is.

mod anything;
mod failures;
mod list_shapes;
mod list_texts;
mod lists;
#[path = "../records/mod.rs"]
mod records;
mod scalars;
mod structures;
mod unset;
mod untyped;

use alicloud_runtime::wire::from_json;
use records::Group;

fn decoded(json: &str) -> Group {
    from_json(json.as_bytes()).expect("an answer")
}

fn failure(json: &str) -> String {
    from_json::<Group>(json.as_bytes()).expect_err("a failure").to_string()
}

/// An array inside so many others.
fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}
