//! Names of the variables of an example.

use std::collections::HashSet;

use alicloud_format::naming;

use super::{Expression, Variable};
use crate::model::types::FieldType;

/// What an example calls its own variables.
pub mod own {
    /// Parameter: what calls the operation.
    pub const CLIENT: &str = "client";
    /// What is sent.
    pub const REQUEST: &str = "request";
    /// What the service answers.
    pub const RESPONSE: &str = "response";
    /// What all pages of an answer list.
    pub const ITEMS: &str = "items";
    /// One of these.
    pub const ITEM: &str = "item";

    pub(super) const ALL: [&str; 5] = [CLIENT, REQUEST, RESPONSE, ITEMS, ITEM];
}

/// The names that an example has given.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// A new variable for a field. What is called by a single word is told from others by `owner`, which the field stands in:
    /// `server_port`.
    pub(super) fn variable(&mut self, field: &str, owner: &str, ty: &FieldType) -> Expression {
        let field = naming::unraw(field);
        let is_vague = !field.contains('_') && !owner.is_empty();
        let name = if is_vague { format!("{owner}_{field}") } else { field.to_owned() };
        let name = if own::ALL.contains(&name.as_str()) { format!("{name}_value") } else { name };
        let name = naming::numbered(&name, |name| self.taken.contains(name));
        self.taken.insert(name.clone());
        // Raw where it must be.
        let name = naming::field(&name, Some(&name)).unwrap_or(name);
        Expression::Variable(Variable { name, ty: ty.clone() })
    }
}
