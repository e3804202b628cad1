//! Where a schema stands.

use crate::openmeta::components::Side;

/// Where a schema stands.
#[derive(Clone, Copy)]
pub(in crate::openmeta) struct Spot<'n> {
    pub(in crate::openmeta) side: Side,
    /// Count of JSON objects and lists around it in the spec, itself included.
    pub(in crate::openmeta) depth: usize,
    /// The wire name of the field.
    pub(in crate::openmeta) name: &'n str,
    /// Whether it is the whole body of a request.
    pub(in crate::openmeta) is_body: bool,
    /// Whether it is the whole of a header.
    pub(in crate::openmeta) is_header: bool,
}

impl<'n> Spot<'n> {
    /// A schema so many levels of JSON further down.
    pub(super) fn below<'m>(self, levels: usize, name: &'m str) -> Spot<'m> {
        Spot { side: self.side, depth: self.depth + levels, name, is_body: false, is_header: false }
    }
}
