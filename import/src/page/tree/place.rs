//! Where the rows of a table belong in the tree of an answer or a request.
//!
//! Most tables do not tell the depth of their rows. What tells it is an example: rows stand in the order in which one walks
//! the tree, so the places of all rows together have to be such a walk. Of the walks that are possible the cheapest is taken,
//! where each row costs that the example does not show at its place, that leaves an open structure early, or that its mark
//! contradicts. A place that no evidence tells is called unresolved.

mod candidate;
mod parent;
mod resolve;
mod state;
mod survey;

use candidate::candidates;
use parent::Candidate;
use state::State;
use survey::Survey;

pub(crate) use parent::{How, Parent, Placed, Rows};

/// How many walks are followed at once.
const WIDTH: usize = 12;
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
