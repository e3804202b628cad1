//! Attributes of what is no longer recommended.

use super::layout::Layout;
use super::text::literal;
use crate::model::{Field, Struct};

pub(super) fn deprecated(field: &Field) -> String {
    field.deprecated.as_deref().map_or_else(String::new, deprecation)
}

/// The attribute of a field or a method that is no longer recommended.
pub(super) fn deprecation(note: &str) -> String {
    Layout::macro_call("#[deprecated", format!("note = {}", literal(note))).render(4, "]") + "\n"
}

/// What lets the code of a struct touch fields that others had better not use.
pub(super) fn allowance(object: &Struct) -> String {
    let has_deprecated = object.fields.iter().any(|field| field.deprecated.is_some());
    if has_deprecated {
        "#[allow(deprecated, reason = \"deprecated fields are still sent and decoded\")]\n".to_owned()
    } else {
        String::new()
    }
}
