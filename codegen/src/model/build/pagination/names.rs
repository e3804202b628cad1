//! What fields are called that divide an answer into pages, in plain letters, the usual names first.

use alicloud_format::spec::{Schema, SchemaType, wire_text};

/// Numbers of pages.
pub(in crate::model::build) const PAGES: [&str; 4] = ["pagenumber", "currentpage", "pageno", "pagenum"];
/// The same where something says that they are counted from 1.
pub(in crate::model::build) const VAGUE_PAGES: [&str; 2] = ["page", "pageindex"];
/// Sizes of pages beside their numbers.
pub(in crate::model::build) const PAGE_SIZES: [&str; 6] =
    ["pagesize", "perpage", "size", "limit", "showsize", "maxresults"];
/// Sizes of pages beside offsets.
pub(in crate::model::build) const OFFSET_SIZES: [&str; 5] = ["limit", "pagesize", "size", "line", "maxresults"];
/// Tokens, each with what the next one is called.
pub(in crate::model::build) const TOKENS: [(&str, &[&str]); 2] =
    [("nexttoken", &["nexttoken"]), ("marker", &["nextmarker", "marker"])];
/// Sizes of pages beside tokens.
pub(in crate::model::build) const TOKEN_SIZES: [&str; 7] =
    ["maxresults", "maxresult", "maxitems", "maxitem", "maxkeys", "pagesize", "limit"];
/// Texts that say where a page begins, beside those of which the next one is known.
pub(in crate::model::build) const CURSORS: [&str; 8] =
    ["cursor", "nextcursor", "nextmarker", "keymarker", "pagetoken", "nextpagetoken", "continuationtoken", "scrollid"];
/// Sizes that are those of something else unless there are pages, and nothing else is the size of them.
pub(in crate::model::build) const VAGUE_SIZES: [&str; 3] = ["size", "limit", "line"];
/// Whether there is another page.
pub(in crate::model::build) const MORE: [&str; 4] = ["istruncated", "hasmore", "hasnext", "hasnextpage"];
/// Counts of all items.
pub(in crate::model::build) const TOTALS: [&str; 16] = [
    "totalcount",
    "total",
    "totalrecordcount",
    "totalnum",
    "totalitems",
    "totalitemnum",
    "totalelements",
    "totalresults",
    "totalrecords",
    "totalcounts",
    "totalcnt",
    "totalnumber",
    "totalitemcount",
    "totalrecordnum",
    "totalrecord",
    "totalitem",
];

/// Whether the size of pages may be called so.
pub(in crate::model::build) fn is_size(name: &str) -> bool {
    [&PAGE_SIZES[..], &OFFSET_SIZES, &TOKEN_SIZES].iter().any(|names| names.contains(&name))
}

/// A name in small letters and digits.
pub(in crate::model::build) fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Numbers, which some APIs take as text.
pub(in crate::model::build) fn is_count(kind: SchemaType) -> bool {
    matches!(kind, SchemaType::Integer | SchemaType::String)
}

/// Texts, which some APIs take as numbers.
pub(in crate::model::build) fn is_text(kind: SchemaType) -> bool {
    matches!(kind, SchemaType::String | SchemaType::Integer)
}

/// Truth values, which some APIs give as text.
pub(in crate::model::build) fn is_flag(kind: SchemaType) -> bool {
    matches!(kind, SchemaType::Boolean | SchemaType::String)
}

/// Whether something says that a number is counted from 0.
pub(in crate::model::build) fn from_zero(schema: &Schema) -> bool {
    match default(schema).as_deref() {
        Some(default) => default == "0",
        None => least(schema) == Some(0),
    }
}

/// Whether something says that a number is counted from 1.
pub(in crate::model::build) fn from_one(schema: &Schema) -> bool {
    match default(schema).as_deref() {
        Some(default) => default == "1",
        None => least(schema) == Some(1),
    }
}

fn default(schema: &Schema) -> Option<String> {
    schema.default.as_ref().and_then(wire_text)
}

fn least(schema: &Schema) -> Option<i64> {
    schema.minimum.as_ref().and_then(serde_json::Number::as_i64)
}
