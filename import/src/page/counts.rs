//! How much was found on pages.

use std::collections::BTreeMap;
use std::ops::AddAssign;

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
    #[must_use]
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

/// What was found on a page, or on several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pages with a usable API.
    pub apis: usize,
    /// Parameters, with the fields of structured ones.
    pub parameters: usize,
    /// Fields of answers, on all levels.
    pub response_nodes: usize,
    /// Documented errors.
    pub errors: usize,
    /// Constraints in requests and answers, by kind.
    pub constraints: BTreeMap<ConstraintKind, usize>,
    /// Fields whose place in the tree nothing tells.
    pub unresolved_depths: usize,
    /// Repairs of examples.
    pub repairs: usize,
    /// Findings that are warnings.
    pub warnings: usize,
}

impl AddAssign<&Self> for Counts {
    fn add_assign(&mut self, other: &Self) {
        self.apis += other.apis;
        self.parameters += other.parameters;
        self.response_nodes += other.response_nodes;
        self.errors += other.errors;
        for (kind, count) in &other.constraints {
            *self.constraints.entry(*kind).or_default() += count;
        }
        self.unresolved_depths += other.unresolved_depths;
        self.repairs += other.repairs;
        self.warnings += other.warnings;
    }
}
