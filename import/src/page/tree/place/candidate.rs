//! The places that a row may have, and what each of them costs.

use super::parent::{Candidate, How, Parent, Placed, TOP_NAMES};
use super::state::State;
use super::survey::{Mark, Survey};
use crate::page::document::rows::FieldRow;
use crate::page::document::types::DocumentedKind;

/// How many structures without a row of their own a walk may skip.
const MOST_SKIPPED: usize = 3;

mod cost {
    /// A row at a place where the example has none.
    pub(super) const NOT_SHOWN: u32 = 100;
    /// The same in a structure that is open, and that the example shows empty.
    pub(super) const IN_EMPTY: u32 = 15;
    /// A structure that is left although the example shows more of it.
    pub(super) const LEFT_EARLY: u32 = 6;
    /// A structure that is left.
    pub(super) const LEFT: u32 = 1;
    /// A structure that has no row.
    pub(super) const SKIPPED: u32 = 30;
    /// A name that differs in case from the example.
    pub(super) const SIMILAR: u32 = 12;
    /// A second row for one field.
    pub(super) const REPEATED: u32 = 90;
    /// A parameter of a query that does not stand at the top.
    pub(super) const NOT_FLAT: u32 = 1000;
    /// A mark that says otherwise.
    pub(super) const MARK: u32 = 150;
    /// A mark of a depth that is another one.
    pub(super) const MARK_DEPTH: u32 = 15;
    /// Names that are not in order in a table that is.
    pub(super) const OUT_OF_ORDER: u32 = 8;
    /// A name of the top that stands elsewhere.
    pub(super) const UNLIKELY: u32 = 20;
    /// What a likely place is cheaper by.
    pub(super) const LIKELY: u32 = 20;
    /// What the top is cheaper by for names that stand there.
    pub(super) const AT_TOP: u32 = 60;
}

pub(super) fn candidates(survey: &Survey<'_>, state: &State, index: usize) -> Vec<Candidate> {
    let Some(row) = survey.row(index) else { return Vec::new() };
    let mut found = Vec::new();
    let mut leaving = 0;
    for (depth, (place, last)) in state.open.iter().enumerate().rev() {
        let is_innermost = depth + 1 == state.open.len();
        let at = At { survey, state, row, index, place: *place, depth, last: *last, is_innermost, leaving };
        at.within(&mut found);
        let has_more = survey.shape(*place).is_some_and(|node| node.children.iter().any(|id| !state.taken.has(*id)));
        leaving += cost::LEFT + if has_more { cost::LEFT_EARLY } else { 0 };
    }
    let mark = survey.mark(index);
    for candidate in &mut found {
        let is_wrapper = candidate.placed.how == How::Wrapper;
        let depth = candidate.depth - 1 + candidate.skipped.len() + usize::from(is_wrapper);
        candidate.cost += of_mark(mark, depth);
        if survey.rows.is_flat && mark.is_none() && depth > 0 && !is_wrapper {
            candidate.cost += cost::NOT_FLAT;
        }
    }
    found
}

fn of_mark(mark: Option<Mark>, depth: usize) -> u32 {
    match mark {
        Some(Mark::Exactly(wanted)) if (wanted == 0) != (depth == 0) => cost::MARK,
        Some(Mark::Exactly(wanted)) => cost::MARK_DEPTH * u32::try_from(wanted.abs_diff(depth)).unwrap_or(100),
        Some(Mark::Below) if depth == 0 => cost::MARK,
        _ => 0,
    }
}

/// A row at an open structure that it may belong to.
struct At<'s, 'a> {
    survey: &'s Survey<'a>,
    state: &'s State,
    row: &'s FieldRow,
    index: usize,
    place: Parent,
    depth: usize,
    last: Option<usize>,
    is_innermost: bool,
    leaving: u32,
}

impl At<'_, '_> {
    fn candidate(&self, cost: u32, how: How) -> Candidate {
        let placed = Placed { parent: self.place, how };
        Candidate { cost: self.leaving + cost, placed, depth: self.depth + 1, skipped: Vec::new() }
    }

    fn within(&self, found: &mut Vec<Candidate>) {
        if self.is_wrapper() {
            found.push(self.candidate(0, How::Wrapper));
        }
        let shape = self.survey.rows.shape;
        let Some(first) = self.row.name.path.first() else { return };
        let is_dotted = self.row.name.path.len() > 1 || !first.indices.is_empty();
        let name = if is_dotted { self.row.name.text.as_str() } else { first.name.as_str() };
        if let Parent::Shape(id) = self.place {
            // Some names have dots in them that mean nothing.
            match (shape.child(id, name), shape.similar_child(id, name)) {
                (Some(child), _) if !self.state.taken.has(child) => found.push(self.candidate(0, How::Shown(child))),
                (Some(child), _) => found.push(self.candidate(cost::REPEATED, How::Repeated(child))),
                (None, Some(child)) if !self.state.taken.has(child) => {
                    found.push(self.candidate(cost::SIMILAR, How::Similar(child)));
                }
                _ if !is_dotted => found.extend(self.skipping(name, id)),
                _ => {}
            }
        }
        if is_dotted {
            let is_known = match self.place {
                Parent::Shape(id) => shape.similar_child(id, &first.name).is_some(),
                Parent::Row(_) => false,
            };
            found.push(self.candidate(if is_known { 0 } else { cost::NOT_SHOWN }, How::Dotted));
        } else {
            found.push(self.candidate(self.not_shown(), How::NotShown { is_resolved: false }));
        }
    }

    /// Whether the row stands for the element that wraps the elements of the list before it, or for what the list holds.
    fn is_wrapper(&self) -> bool {
        if !self.is_innermost || self.last.is_some() || self.row.name.path.len() != 1 {
            return false;
        }
        let (survey, name) = (self.survey, self.row.field());
        let list = match self.place {
            Parent::Row(index) => survey.row(index),
            Parent::Shape(id) => {
                let Some(node) = survey.rows.shape.node(id).filter(|_| id != 0 && !self.state.wrapped.has(id)) else {
                    return false;
                };
                let is_alone = survey.rows.end - survey.rows.start == 1;
                let holds_values = node.lists > 0 && node.scalar.is_some() && !node.is_object;
                if node.wrapper.as_deref() == Some(name) || (holds_values && is_alone) {
                    return true;
                }
                if survey.rows.shape.child(id, name).is_some() {
                    return false;
                }
                let before = survey.rows.all.get(..survey.rows.end).unwrap_or_default();
                before.iter().rev().find(|row| row.field() == node.name)
            }
        };
        let is_structure = self.row.documented.kind.is_none_or(|kind| kind == DocumentedKind::Structure);
        let names_item = |list: &FieldRow| list.documented.item_name.as_deref() == Some(name) || list.field() == name;
        list.is_some_and(|list| is_structure && names_item(list))
    }

    /// The field of that name below structures that have no row, and get none.
    fn skipping(&self, name: &str, from: usize) -> Option<Candidate> {
        let shape = self.survey.rows.shape;
        let mut level: Vec<(usize, Vec<usize>)> = vec![(from, Vec::new())];
        for skipped in 1..=MOST_SKIPPED {
            let mut next = Vec::new();
            for (id, way) in &level {
                let children = shape.node(*id).map(|node| node.children.as_slice()).unwrap_or_default();
                for child in children.iter().filter(|child| !self.state.taken.has(**child)) {
                    let Some(node) = shape.node(*child).filter(|node| node.is_object) else { continue };
                    if self.survey.comes(&node.name, self.index) {
                        continue;
                    }
                    let mut way = way.clone();
                    way.push(*child);
                    if let Some(target) = shape.child(*child, name).filter(|target| !self.state.taken.has(*target)) {
                        let placed = Placed { parent: Parent::Shape(*child), how: How::Shown(target) };
                        let cost = self.leaving + cost::SKIPPED * u32::try_from(skipped).unwrap_or(1);
                        return Some(Candidate { cost, placed, depth: self.depth + 1, skipped: way });
                    }
                    if !node.children.is_empty() && next.len() < 64 {
                        next.push((*child, way));
                    }
                }
            }
            level = next;
        }
        None
    }

    fn not_shown(&self) -> u32 {
        let is_top = self.place == Parent::Shape(0);
        if TOP_NAMES.contains(&self.row.field()) {
            let cost = cost::NOT_SHOWN;
            return if is_top { cost - cost::AT_TOP } else { cost + cost::UNLIKELY };
        }
        let shows_nothing = self.survey.shape(self.place).is_none_or(|node| node.children.is_empty());
        let is_empty = !is_top && shows_nothing && self.survey.shape(self.place).is_some();
        let mut cost = match (is_empty && self.is_innermost, shows_nothing && self.last.is_none() && !is_top) {
            (true, _) => cost::IN_EMPTY,
            (false, true) if self.is_innermost => cost::NOT_SHOWN - cost::LIKELY,
            _ => cost::NOT_SHOWN,
        };
        let before = self.last.and_then(|last| self.survey.row(last)).map(|row| row.field().to_lowercase());
        if self.survey.is_sorted && before.is_some_and(|before| before > self.row.field().to_lowercase()) {
            cost += cost::OUT_OF_ORDER;
        }
        cost
    }
}
