//! A walk through the tree, as far as it has come.

use super::parent::{Candidate, How, Parent};
use super::survey::Survey;
use crate::page::document::types::DocumentedKind;

/// Deeper than this no page nests.
const MOST_OPEN: usize = 24;

#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) cost: u32,
    /// The structures that are open, the outermost first, each with the row that was placed in it last.
    pub(super) open: Vec<(Parent, Option<usize>)>,
    /// What the example shows and rows document.
    pub(super) taken: Bits,
    /// Lists whose wrapper has had its row.
    pub(super) wrapped: Bits,
    /// The step that it has come by.
    pub(super) last: Option<usize>,
}

/// A set of nodes.
#[derive(Debug, Clone)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    fn new(len: usize) -> Self {
        Self(vec![0; len / 64 + 1])
    }

    pub(super) fn has(&self, id: usize) -> bool {
        self.0.get(id / 64).is_some_and(|word| word & (1 << (id % 64)) != 0)
    }

    fn add(&mut self, id: usize) {
        if let Some(word) = self.0.get_mut(id / 64) {
            *word |= 1 << (id % 64);
        }
    }
}

impl State {
    pub(super) fn new(base: Parent, nodes: usize) -> Self {
        Self { cost: 0, open: vec![(base, None)], taken: Bits::new(nodes), wrapped: Bits::new(nodes), last: None }
    }

    /// The walk with one more row.
    pub(super) fn with(&self, survey: &Survey<'_>, index: usize, candidate: Candidate, step: usize) -> Self {
        let mut state = self.clone();
        state.cost += candidate.cost;
        state.last = Some(step);
        state.open.truncate(candidate.depth);
        for skipped in candidate.skipped {
            state.open.push((Parent::Shape(skipped), None));
            state.taken.add(skipped);
        }
        if let How::Wrapper = candidate.placed.how {
            if let Parent::Shape(id) = candidate.placed.parent {
                state.wrapped.add(id);
            }
            return state;
        }
        if let Some(top) = state.open.last_mut() {
            top.1 = Some(index);
        }
        if let How::Shown(id) | How::Similar(id) | How::Repeated(id) = candidate.placed.how {
            state.taken.add(id);
        }
        if state.open.len() < MOST_OPEN {
            state.open.extend(opened(survey, index, candidate.placed.how).map(|place| (place, None)));
        }
        state
    }
}

/// The structure that a row opens.
fn opened(survey: &Survey<'_>, index: usize, how: How) -> Option<Parent> {
    let is_opened = match how {
        How::Shown(id) | How::Similar(id) | How::Repeated(id) => {
            let node = survey.rows.shape.node(id)?;
            let documented = survey.row(index).and_then(|row| row.documented.kind);
            // A list that is shown with values holds values, whatever follows.
            let holds_values = node.scalar.is_some() && !node.is_object;
            node.is_object
                || (!holds_values && (node.lists > 0 || documented.is_some_and(DocumentedKind::is_container)))
        }
        How::NotShown { .. } => survey.may_have_fields(index),
        How::Wrapper | How::Dotted => false,
    };
    let place = match how {
        How::Shown(id) | How::Similar(id) | How::Repeated(id) => Parent::Shape(id),
        _ => Parent::Row(index),
    };
    is_opened.then_some(place)
}
