//! Attributes of what is no longer recommended.

use super::layout::Layout;
use super::text::literal;
use crate::model::{Field, Struct};

pub(super) fn deprecated(field: &Field, output: &mut String) {
    if let Some(note) = &field.deprecated {
        deprecation(note, output);
    }
}

/// The attribute of a field or a method that is no longer recommended.
pub(super) fn deprecation(note: &str, output: &mut String) {
    Layout::macro_call("#[deprecated", ["note = ", &literal(note)].concat()).write_line(4, "]", output);
}

/// What lets the code of a struct touch fields that others had better not use.
pub(super) fn allowance(object: &Struct) -> &'static str {
    let has_deprecated = object.fields.iter().any(|field| field.deprecated.is_some());
    if has_deprecated {
        "#[allow(deprecated, reason = \"deprecated fields are still sent and decoded\")]\n"
    } else {
        ""
    }
}
