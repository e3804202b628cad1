//! Parameters and fields, down the tree.

use serde_json::Value;

use super::fact::{self, Verdict};
use crate::spec::{field, fields, list, parameter, text, word};
use crate::tally::Tally;

/// Where a field stands.
pub(crate) struct Place<'a> {
    /// The whole API, whose rules may be about the field.
    pub(crate) api: &'a Value,
    /// The field or parameter that holds it, if any.
    pub(crate) parent: Option<&'a Value>,
    /// The way to what holds it.
    pub(crate) path: String,
    /// Whether the facts name all that the page says.
    pub(crate) is_complete: bool,
}

impl<'a> Place<'a> {
    /// Of the top level of an answer.
    pub(crate) fn response(golden: &Value, api: &'a Value) -> Self {
        Self { api, parent: None, path: "response".to_owned(), is_complete: is_complete(golden) }
    }

    fn below(&self, name: &str, parent: &'a Value) -> Self {
        let path = format!("{}/{name}", self.path);
        Self { parent: Some(parent), path, ..*self }
    }
}

fn is_complete(golden: &Value) -> bool {
    golden.get("complete") == Some(&Value::Bool(true))
}

/// What specs leave out by design: the gateway is called with it, and callers do not give it.
const COMMON: [&str; 10] = [
    "Action",
    "Version",
    "Format",
    "AccessKeyId",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureVersion",
    "Timestamp",
    "SecurityToken",
];

/// The parameters of a page against those of the spec.
pub(crate) fn parameters(golden: &Value, api: &Value, tally: &mut Tally) {
    let place = Place { api, parent: None, path: "request".to_owned(), is_complete: is_complete(golden) };
    let expected = list(golden, "params");
    for node in expected {
        let name = word(node, "name");
        let schema = parameter(api, name);
        if COMMON.contains(&name) {
            let path = format!("request/{name}");
            // Where nothing was read at all, nothing was left out by design.
            let is_left_out = schema.is_none() && !api.is_null();
            tally.count(&path, is_left_out, "an API without it", schema.map(|_| "a parameter".to_owned()));
        } else {
            compare(node, schema, &place, tally);
        }
    }
    extra(expected, list(api, "parameters").iter().map(|parameter| word(parameter, "name")), &place, tally);
}

/// The fields of a node against those of a schema.
pub(crate) fn children(golden: &[Value], schema: &Value, place: &Place<'_>, tally: &mut Tally) {
    for node in golden {
        compare(node, field(schema, word(node, "name")), place, tally);
    }
    let names = fields(schema).into_iter().flat_map(|fields| fields.keys()).map(String::as_str);
    extra(golden, names, place, tally);
}

/// Names that the page does not have.
fn extra<'n>(golden: &[Value], names: impl Iterator<Item = &'n str>, place: &Place<'_>, tally: &mut Tally) {
    for name in names {
        if !golden.iter().any(|node| word(node, "name") == name) {
            tally.count(&format!("{}/{name}", place.path), false, "nothing", Some("a field".to_owned()));
        }
    }
}

/// All facts of a node, and of those below it.
fn compare(node: &Value, schema: Option<&Value>, place: &Place<'_>, tally: &mut Tally) {
    let name = word(node, "name");
    let path = format!("{}/{name}", place.path);
    for (key, expected) in node.as_object().into_iter().flatten() {
        let verdict = match (key.as_str(), schema) {
            // A table that gives no type states no fact.
            ("children", _) => continue,
            ("type", _) if expected.as_str() == Some("") => continue,
            (_, None) => Verdict { agrees: false, got: None },
            (key, Some(schema)) => fact::judge(key, expected, schema, name, place),
        };
        tally.count(&format!("{path}/{key}"), verdict.agrees, text(expected), verdict.got);
    }
    let Some(schema) = schema else {
        missed_below(list(node, "children"), place, &path, tally);
        return;
    };
    for (key, got) in fact::unexpected(node, schema, place) {
        tally.count(&format!("{path}/{key}"), false, "nothing", Some(got));
    }
    if node.get("children").is_some() || fields(schema).is_some() {
        children(list(node, "children"), schema, &place.below(name, schema), tally);
    }
}

/// Without the parent, the children are missed too.
fn missed_below(golden: &[Value], place: &Place<'_>, path: &str, tally: &mut Tally) {
    let place = Place { parent: None, path: path.to_owned(), ..*place };
    for node in golden {
        compare(node, None, &place, tally);
    }
}
