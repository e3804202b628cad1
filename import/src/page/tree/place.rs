//! Where the rows of a table belong in the tree of an answer or a request.
//!
//! Most tables do not tell the depth of their rows. What tells it is an example: rows stand in the order in which one walks
//! the tree, so the places of all rows together have to be such a walk. Of the walks that are possible the cheapest is taken,
//! where each row costs that the example does not show at its place, that leaves an open structure early, or that its mark
//! contradicts. A place that no evidence tells is called unresolved.

mod candidate;
mod resolve;
mod state;
mod survey;

use super::shape::ExampleShape;
use crate::page::document::rows::FieldRow;
use candidate::{Candidate, candidates};
use state::State;
use survey::Survey;

/// How many walks are followed at once.
const WIDTH: usize = 12;
/// Names that stand at the top of answers, whatever the product.
const TOP_NAMES: &[&str] = &[
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

/// The cheapest places of the rows of a table below a structure, and what they cost.
pub(crate) fn place(rows: Rows<'_>, base: Parent) -> (u32, Vec<Placed>) {
    let survey = Survey::new(rows, base);
    let mut states = vec![State::new(base, rows.shape.len())];
    let mut trail: Vec<Step> = Vec::new();
    for index in rows.start..rows.end {
        let mut next: Vec<(u32, usize, Candidate)> = Vec::new();
        for (at, state) in states.iter().enumerate() {
            for candidate in candidates(&survey, state, index) {
                next.push((state.cost + candidate.cost, at, candidate));
            }
        }
        next.sort_by_key(|(cost, ..)| *cost);
        next.truncate(WIDTH);
        let mut following = Vec::with_capacity(next.len());
        for (_, at, candidate) in next {
            let Some(state) = states.get(at) else { continue };
            trail.push(Step { before: state.last, placed: candidate.placed });
            following.push(state.with(&survey, index, candidate, trail.len() - 1));
        }
        states = following;
    }
    let Some(best) = states.first() else { return (u32::MAX, Vec::new()) };
    let mut placed = Vec::with_capacity(rows.end - rows.start);
    let mut at = best.last;
    while let Some(step) = at.and_then(|at| trail.get(at)) {
        placed.push(step.placed);
        at = step.before;
    }
    placed.reverse();
    resolve::resolve(&survey, &mut placed);
    (best.cost, placed)
}

/// A row of a walk, and the one before it.
struct Step {
    before: Option<usize>,
    placed: Placed,
}
