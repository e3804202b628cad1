//! What constraints are about, for counting them.

/// Kinds of constraints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConstraintKind {
    /// Documented values.
    Enumeration,
    /// Least and greatest number.
    Range,
    /// Count of characters.
    Length,
    /// Count of elements.
    ListBound,
    /// What holds if a value is left out.
    Default,
    /// Allowed characters, forbidden beginnings and the like.
    Characters,
    /// How a text is laid out.
    Format,
    /// When a value must be there.
    Conditional,
    /// Values that exclude each other, or of which one must be there.
    Exclusion,
    /// What separates several values in one text.
    Separator,
    /// A limit that none of the others can state.
    Other,
}

impl ConstraintKind {
    /// What it is called in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enumeration => "enumerations",
            Self::Range => "ranges",
            Self::Length => "lengths",
            Self::ListBound => "list bounds",
            Self::Default => "defaults",
            Self::Characters => "allowed characters",
            Self::Format => "formats",
            Self::Conditional => "conditional requirements",
            Self::Exclusion => "exclusions",
            Self::Separator => "separators",
            Self::Other => "other limits",
        }
    }
}
