//! Structures that rows can belong to, and what a walk says of a row.

use crate::page::document::rows::FieldRow;
use crate::page::tree::shape::ExampleShape;

/// Names that stand at the top of answers, whatever the product.
pub(super) const TOP_NAMES: &[&str] = &[
    "RequestId",
    "requestId",
    "PageNumber",
    "PageSize",
    "PageRecordCount",
    "TotalCount",
    "TotalRecordCount",
    "NextToken",
    "Cursor",
    "HttpStatusCode",
    "Success",
    "Code",
    "Message",
];

/// A structure that rows can belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Parent {
    /// One that the example shows.
    Shape(usize),
    /// One that only a row documents, by its index.
    Row(usize),
}

/// Where a row belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) parent: Parent,
    pub(crate) how: How,
}

/// Why it belongs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// The example shows it, as this node.
    Shown(usize),
    /// The example shows it with another case.
    Similar(usize),
    /// It is the element that wraps the elements of its parent, a list, or that the list holds.
    Wrapper,
    /// A name with dots, which tells the way from there.
    Dotted,
    /// It documents a field again that a row has documented before.
    Repeated(usize),
    /// The table alone says so.
    NotShown { is_resolved: bool },
}

/// The rows of one table.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) shape: &'a ExampleShape,
    /// All rows of the section, to tell what a row is below.
    pub(crate) all: &'a [FieldRow],
    /// The rows of the table, by index into `all`.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether rows without dots are all of the top, as the parameters of a query are.
    pub(crate) is_flat: bool,
}

/// A place that a row may have.
pub(super) struct Candidate {
    pub(super) cost: u32,
    pub(super) placed: Placed,
    /// How many structures are open where it belongs.
    pub(super) depth: usize,
    /// Structures without a row on the way to it.
    pub(super) skipped: Vec<usize>,
}
