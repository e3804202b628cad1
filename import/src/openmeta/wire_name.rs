//! Names as the source spells them.

use super::context::Context;
use crate::decision::DecisionKind;
use crate::names::{LONGEST, is_invisible};

/// A wire name without the spaces around it; none if it cannot be one.
pub(super) fn wire_name<'n>(context: &mut Context<'_>, name: &'n str) -> Option<&'n str> {
    let trimmed = name.trim();
    if trimmed.is_empty() || trimmed.len() > LONGEST || trimmed.chars().any(is_invisible) {
        context.decide(DecisionKind::NameUnusable, name, "left out: empty, too long or with invisible characters");
        return None;
    }
    if trimmed.len() < name.len() {
        context.decide(DecisionKind::NameTrimmed, name, format!("written as {trimmed:?}"));
    }
    Some(trimmed)
}
