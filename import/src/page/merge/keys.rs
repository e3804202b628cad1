//! What the keys of a schema are to the merging.

/// Kinds of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One value, which both pages must agree in.
    Value,
    /// Prose, or what no two pages have to agree in: the first page counts in silence.
    Prose,
    /// A list whose elements are all there are: two lists must be parts of each other.
    Closed,
    /// A list to which elements may be added.
    Open,
    /// Written by other means, or by the first page only.
    Other,
}

/// Keys that have a meaning for values of one type only.
pub(super) const TYPED: &[(&str, Kind)] = &[
    ("enum", Kind::Closed),
    ("minimum", Kind::Value),
    ("maximum", Kind::Value),
    ("minLength", Kind::Value),
    ("maxLength", Kind::Value),
    ("minItems", Kind::Value),
    ("maxItems", Kind::Value),
    ("pattern", Kind::Value),
    ("layout", Kind::Value),
    ("separator", Kind::Value),
    ("characters", Kind::Value),
    ("firstCharacter", Kind::Value),
    ("forbiddenPrefixes", Kind::Open),
    ("forbiddenTexts", Kind::Open),
    ("limits", Kind::Closed),
    ("itemNames", Kind::Open),
    ("wireType", Kind::Value),
    ("role", Kind::Value),
    ("default", Kind::Value),
    ("example", Kind::Prose),
    ("rustName", Kind::Other),
    ("enumNames", Kind::Other),
];

/// What makes no difference between pages, whatever the type is.
pub(super) const PROSE: &[&str] = &["description", "deprecated", "sensitive"];
