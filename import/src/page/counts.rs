//! How much was found on pages.

use std::collections::BTreeMap;
use std::ops::AddAssign;

pub use alicloud_format::spec::keyword::ConstraintKind;

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
