//! Whose text is read, as far as what it says depends on that.

/// Whose text it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// Wire name of the field, without what stands before it: `Key` of `Tag.N.Key`.
    pub(crate) name: &'a str,
    /// Its type as documented, such as `Integer`, `Array of Rule` or nothing.
    pub(crate) documented_type: &'a str,
    /// Names of the fields beside it, which conditions may be about.
    pub(crate) siblings: &'a [&'a str],
    /// Whether it belongs to a request.
    pub(crate) is_request: bool,
    /// Its example value; empty if there is none.
    pub(crate) example: &'a str,
}

/// What a documented type is, as far as prose depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueShape {
    Text,
    Number {
        is_integer: bool,
    },
    Boolean,
    List,
    Structure,
    /// Nothing is documented.
    Unknown,
}

/// The shape of a value; a text that holds a list, as its example shows, is one.
pub(crate) fn shape_of(subject: &Subject<'_>) -> ValueShape {
    let shape = shape(subject.documented_type);
    if shape == ValueShape::Text && subject.example.trim_start().starts_with('[') { ValueShape::List } else { shape }
}

fn shape(documented_type: &str) -> ValueShape {
    let name = documented_type.trim().to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if name.is_empty() || name == "-" {
        ValueShape::Unknown
    } else if has(&["array", "list", "[]", "数组", "列表"]) {
        ValueShape::List
    } else if has(&["int", "long", "timestamp", "整"]) {
        ValueShape::Number { is_integer: true }
    } else if has(&["float", "double", "number", "decimal", "浮点"]) {
        ValueShape::Number { is_integer: false }
    } else if has(&["bool", "布尔"]) {
        ValueShape::Boolean
    } else if has(&["str", "text", "json", "date", "time", "字符"]) && !has(&["struct", "strut"]) {
        ValueShape::Text
    } else {
        ValueShape::Structure
    }
}
