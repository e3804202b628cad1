//! Rows of tables and what examples show to trees of fields.

mod field_tree;
mod grow;
mod place;
pub(crate) mod shape;
mod wrappers;

pub(crate) use field_tree::{FieldTree, Node, first_row};
pub(crate) use grow::{TableRange, TreeEvidence, grow};
