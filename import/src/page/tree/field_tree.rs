//! A tree of fields.

use serde_json::Value;

/// A tree of fields, its root first.
#[derive(Debug)]
pub(crate) struct FieldTree {
    pub(super) nodes: Vec<Node>,
    /// Tables whose place nothing tells, and what was taken for it.
    pub(crate) unplaced_tables: Vec<(u32, String)>,
    /// Tables under headings that say nothing, which belong nowhere.
    pub(crate) passed_over: Vec<u32>,
}

/// A field.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) children: Vec<usize>,
    /// The rows that document it, the first one first.
    pub(crate) rows: Vec<usize>,
    /// How many lists are around the values.
    pub(crate) lists: usize,
    /// The letters that stand for the numbers of elements in `Tag.N.Key`.
    pub(crate) indices: Vec<String>,
    /// Names of the elements that wrap the elements of a list.
    pub(crate) item_names: Vec<String>,
    pub(crate) is_map: bool,
    /// Whether an example shows fields in it.
    pub(crate) shows_fields: bool,
    /// Whether an example shows it at all.
    pub(crate) is_shown: bool,
    pub(crate) is_xml_only: bool,
    /// Whether it is JSON inside a text.
    pub(crate) is_embedded: bool,
    /// The first scalar that an example shows.
    pub(crate) scalar: Option<Value>,
    /// Whether nothing tells that it belongs here.
    pub(crate) is_unresolved: bool,
    /// The name that the table has, where the example spells it in another way.
    pub(crate) other_spelling: Option<String>,
    /// The name that the JSON example has, where table and XML spell it in another way.
    pub(crate) json_spelling: Option<String>,
    /// The highest number that stands for an element, as in `Filter.4.Key`.
    pub(crate) highest: Option<u32>,
}

impl FieldTree {
    pub(crate) fn node(&self, id: usize) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The fields at the top.
    pub(crate) fn root(&self) -> &[usize] {
        self.nodes.first().map(|root| root.children.as_slice()).unwrap_or_default()
    }

    /// How many lists are around the whole.
    pub(crate) fn root_lists(&self) -> usize {
        self.nodes.first().map_or(0, |root| root.lists)
    }
}

/// The first row that documents something within a field.
pub(crate) fn first_row(tree: &FieldTree, id: usize) -> Option<&usize> {
    let mut open = vec![id];
    let mut first: Option<&usize> = None;
    while let Some(node) = open.pop().and_then(|id| tree.node(id)) {
        first = node.rows.first().into_iter().chain(first).min();
        open.extend(&node.children);
    }
    first
}
