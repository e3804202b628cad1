//! Which of the places that no example shows follow from something else.

use super::parent::{How, Parent, Placed, TOP_NAMES};
use super::survey::Survey;

/// Tells the places that follow from marks or from the rows around them from those that nothing tells.
pub(super) fn resolve(survey: &Survey<'_>, placed: &mut [Placed]) {
    let start = survey.rows.start;
    let has_structures = (0..placed.len()).any(|index| opens(survey, placed, index));
    for index in 0..placed.len() {
        let Some(own) = placed.get(index).copied() else { break };
        if !matches!(own.how, How::NotShown { .. }) {
            continue;
        }
        let row = survey.row(start + index);
        let is_at_base = own.parent == survey.base;
        let is_unmarked = row.is_some_and(|row| row.name.indent.is_none());
        let is_told = (survey.has_marks() || survey.rows.is_flat) && is_unmarked == is_at_base;
        let is_top_name = own.parent == Parent::Shape(0) && row.is_some_and(|row| TOP_NAMES.contains(&row.field()));
        let is_resolved = !has_structures || is_told || is_top_name || is_between(survey, placed, index);
        if let Some(own) = placed.get_mut(index) {
            own.how = How::NotShown { is_resolved };
        }
    }
}

/// Whether the rows before and after are fields of the same structure, or none is open that the row could belong to.
fn is_between(survey: &Survey<'_>, placed: &[Placed], index: usize) -> bool {
    let Some(own) = placed.get(index) else { return false };
    let is_at_base = own.parent == survey.base;
    let before = index.checked_sub(1).and_then(|before| placed.get(before));
    let follows_structure = index.checked_sub(1).is_some_and(|before| opens(survey, placed, before));
    let is_beside = |other: Option<&Placed>| other.is_some_and(|other| other.parent == own.parent);
    let after_wrapper = before.is_some_and(|before| before.how == How::Wrapper && before.parent == own.parent);
    let nothing_open = is_at_base && !follows_structure && before.is_none_or(|before| before.parent == survey.base);
    let is_enclosed = is_beside(before) && is_beside(placed.get(index + 1)) && !(follows_structure && is_at_base);
    // The first row after that of a list of structures is a field of them.
    let is_first =
        follows_structure && !is_at_base && before.is_some_and(|before| is_opened_by(survey, index - 1, before, own));
    nothing_open || is_enclosed || after_wrapper || is_first
}

/// Whether the row before opens the structure that the row is in, and can have no other fields than those that follow.
fn is_opened_by(survey: &Survey<'_>, before: usize, placed: &Placed, own: &Placed) -> bool {
    let opened = match placed.how {
        How::Shown(id) | How::Similar(id) => Parent::Shape(id),
        _ => Parent::Row(survey.rows.start + before),
    };
    let names_structure = survey.row(survey.rows.start + before).is_some_and(|row| row.documented.item_name.is_some());
    opened == own.parent && names_structure
}

/// Whether a row opens a structure.
fn opens(survey: &Survey<'_>, placed: &[Placed], index: usize) -> bool {
    match placed.get(index).map(|placed| placed.how) {
        Some(How::Shown(id) | How::Similar(id)) => survey.rows.shape.node(id).is_some_and(|node| node.is_object),
        Some(How::NotShown { .. }) => survey.may_have_fields(survey.rows.start + index),
        _ => false,
    }
}
