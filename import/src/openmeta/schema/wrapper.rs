//! Lists that stand inside an object of their own: `{"BackendServers": {"BackendServer": […]}}`.
//!
//! The gateway was built for XML, where an element wraps the elements of a list. In JSON the wrapper is an object whose only
//! member is the list. An object whose only member happens to be a list looks the same, and must stay one: what it means is
//! read off the names.
//!
//! - In any style, the outer name is that of a group of the inner: its plural (`Tags` of `Tag`), or itself with `List`, `Set`,
//!   `Infos` or the like behind (`CertList` of `Cert`).
//! - In the style RPC, the outer name is a plural or ends in `List` or `Set`, whatever the inner (`OperationLocks` of
//!   `LockReason`); or both are the same but for case; or the inner name is singular, which nobody would call a list in JSON
//!   (`BpsDataPerInterval` of `DataModule`), and says more than `Data` does.
//! - What is left stays an object: `Data` of `Elements`, `Result` of `Data`.
//!
//! Wrapped or not, the runtime decodes both forms of a list, so that a wrong guess loses no elements.

use alicloud_format::naming::singular;
use alicloud_format::spec::{Deprecation, Schema, SchemaType};
use serde_json::Value;

use super::kind;
use crate::names;
use crate::openmeta::context::Context;
use crate::openmeta::source::Object;
use crate::openmeta::{keys, prose};

/// The list in a wrapper and the name that it has there.
pub(super) fn inside<'v>(is_rpc: bool, outer: &str, source: &'v Value) -> Option<(&'v str, &'v Value)> {
    let object = source.as_object()?;
    if object.contains_key("$ref") || kind::guess(object).kind != SchemaType::Object {
        return None;
    }
    let mut properties = object.get("properties")?.as_object()?.iter();
    let (inner, list) = properties.next()?;
    let is_list = list.as_object().is_some_and(is_list);
    let is_plain = inner.trim() == inner && !inner.is_empty() && !inner.chars().any(names::is_invisible);
    let is_only = properties.next().is_none();
    (is_only && is_list && is_plain && is_wrapper(is_rpc, outer, inner)).then_some((inner, list))
}

/// What the wrapper says beside its list.
pub(super) fn keep_outer(context: &mut Context<'_>, source: &Value, list: &mut Schema) {
    let Some(outer) = source.as_object() else { return };
    keys::check(context, outer, &keys::SCHEMA);
    if context.flag(outer, "deprecated") {
        list.deprecated = Some(Deprecation::default());
    }
    prose::schema(context, outer, list);
}

fn is_list(schema: &Object) -> bool {
    !schema.contains_key("$ref") && kind::guess(schema).kind == SchemaType::Array
}

fn is_wrapper(is_rpc: bool, outer: &str, inner: &str) -> bool {
    let (outer, inner) = (outer.to_ascii_lowercase(), inner.to_ascii_lowercase());
    let names_an_element = || !is_collection(&inner) && !ENVELOPES.contains(&inner.as_str());
    is_group_of(&outer, &inner) || is_rpc && (outer == inner || is_collection(&outer) || names_an_element())
}

/// Names that tell nothing of what is inside, and so nothing of whether it is one or several.
const ENVELOPES: [&str; 7] = ["body", "content", "data", "detail", "model", "result", "value"];

/// Whether a name is the plural of another, or that with a word for a group behind.
fn is_group_of(outer: &str, inner: &str) -> bool {
    let with = |ending: &str| outer.strip_suffix(ending) == Some(inner);
    singular(outer) == inner
        || ["s", "es", "list", "set", "infos", "lists", "sets"].into_iter().any(with)
        || outer.strip_suffix("ies").is_some_and(|stem| inner.strip_suffix('y') == Some(stem))
}

/// Whether a name says that it stands for several.
fn is_collection(name: &str) -> bool {
    let is_plural = name.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| name.ends_with(ending));
    is_plural || ["list", "set", "array"].iter().any(|ending| name.ends_with(ending))
}
