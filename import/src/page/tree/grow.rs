//! What tables and examples say to one tree.

mod base;

use super::field_tree::{FieldTree, Node};
use super::place::{self, How, Parent, Placed, Rows};
use super::shape::ExampleShape;
use super::wrappers;
use crate::page::document::rows::FieldRow;
use crate::page::document::section::Section;
use crate::page::document::types::DocumentedKind;

/// The rows of a request or an answer, and what examples show of it.
pub(crate) struct TreeEvidence {
    pub(crate) rows: Vec<FieldRow>,
    pub(crate) tables: Vec<TableRange>,
    pub(crate) shape: ExampleShape,
    /// Whether rows without dots are all of the top, as the parameters of a query are.
    pub(crate) is_flat: bool,
}

/// One table's part of the rows.
#[derive(Debug, Clone)]
pub(crate) struct TableRange {
    pub(crate) section: Section,
    pub(crate) line: u32,
    /// What is written over it.
    pub(crate) caption: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether nothing but its place on the page tells that it belongs here.
    pub(crate) is_doubtful: bool,
}

/// Makes a tree of what tables and examples say.
pub(crate) fn grow(mut evidence: TreeEvidence) -> (FieldTree, Vec<FieldRow>) {
    wrappers::unwrap(&mut evidence.shape, &evidence.rows);
    let mut builder = TreeBuilder::new(&evidence);
    for table in 0..evidence.tables.len() {
        builder.table(table);
    }
    builder.add_undocumented();
    let TreeBuilder { nodes, unplaced: unplaced_tables, passed_over, .. } = builder;
    let tree = FieldTree { nodes, unplaced_tables, passed_over };
    (tree, evidence.rows)
}

struct TreeBuilder<'a> {
    evidence: &'a TreeEvidence,
    nodes: Vec<Node>,
    /// Nodes by the shape that shows them.
    of_shape: Vec<Option<usize>>,
    /// Nodes by the first row that documents them.
    of_row: Vec<Option<usize>>,
    unplaced: Vec<(u32, String)>,
    passed_over: Vec<u32>,
}

impl<'a> TreeBuilder<'a> {
    fn new(evidence: &'a TreeEvidence) -> Self {
        let mut of_shape = vec![None; evidence.shape.len()];
        if let Some(root) = of_shape.first_mut() {
            *root = Some(0);
        }
        let lists = evidence.shape.node(0).map_or(0, |root| root.lists);
        let root = Node { lists, ..Node::default() };
        Self {
            evidence,
            nodes: vec![root],
            of_shape,
            of_row: vec![None; evidence.rows.len()],
            unplaced: Vec::new(),
            passed_over: Vec::new(),
        }
    }

    fn table(&mut self, index: usize) {
        let Some(table) = self.evidence.tables.get(index) else { return };
        let rows = Rows {
            shape: &self.evidence.shape,
            all: &self.evidence.rows,
            start: table.start,
            end: table.end,
            is_flat: self.evidence.is_flat,
        };
        let is_first = index
            .checked_sub(1)
            .and_then(|before| self.evidence.tables.get(before))
            .is_none_or(|before| before.section != table.section && !table.is_doubtful);
        let (base, placed) = if is_first {
            (Parent::Shape(0), place::place(rows, Parent::Shape(0)).1)
        } else {
            let (base, placed, is_told) = self.following(rows, index);
            if !is_told && table.is_doubtful {
                self.passed_over.push(table.line);
                return;
            }
            if !is_told {
                let name = self.id_of(base).and_then(|id| self.nodes.get(id)).map(|node| node.name.clone());
                self.unplaced.push((table.line, name.unwrap_or_default()));
            }
            (base, placed)
        };
        for (row, placed) in (table.start..table.end).zip(placed) {
            self.put(row, placed, base);
        }
    }

    fn id_of(&self, place: Parent) -> Option<usize> {
        match place {
            Parent::Shape(id) => *self.of_shape.get(id)?,
            Parent::Row(row) => *self.of_row.get(row)?,
        }
    }

    fn put(&mut self, index: usize, placed: Placed, base: Parent) {
        let Some(row) = self.evidence.rows.get(index) else { return };
        let parent = match placed.parent {
            Parent::Shape(id) => self.ensure(id),
            Parent::Row(_) => self.id_of(placed.parent).or_else(|| self.id_of(base)).unwrap_or(0),
        };
        let id = match placed.how {
            How::Wrapper => {
                let name = row.field().to_owned();
                if let Some(list) = self.nodes.get_mut(parent) {
                    list.lists = list.lists.max(1);
                    if !list.item_names.contains(&name) {
                        list.item_names.push(name);
                    }
                }
                return;
            }
            How::Shown(shape) | How::Similar(shape) | How::Repeated(shape) => self.ensure(shape),
            How::Dotted => self.dotted(parent, row),
            How::NotShown { .. } => self.child(parent, row.field()),
        };
        if let Some(node) = self.nodes.get_mut(id) {
            node.rows.push(index);
            node.is_unresolved |= placed.how == How::NotShown { is_resolved: false };
            if let How::Similar(shape) = placed.how {
                let is_in_xml =
                    self.evidence.shape.node(shape).is_some_and(|shown| shown.xml_name.as_deref() == Some(row.field()));
                if is_in_xml {
                    node.json_spelling = Some(std::mem::replace(&mut node.name, row.field().to_owned()));
                } else {
                    node.other_spelling = Some(row.field().to_owned());
                }
            }
        }
        if let Some(known) = self.of_row.get_mut(index) {
            *known = Some(id);
        }
    }

    /// The field at the end of a name with dots.
    fn dotted(&mut self, parent: usize, row: &FieldRow) -> usize {
        row.name.path.iter().fold(parent, |parent, segment| {
            let id = self.shown_child(parent, &segment.name).unwrap_or_else(|| self.child(parent, &segment.name));
            if let Some(node) = self.nodes.get_mut(id) {
                node.lists = node.lists.max(segment.indices.len());
                let numbers = segment.indices.iter().filter_map(|index| index.parse().ok());
                node.highest = node.highest.into_iter().chain(numbers).max();
                if node.indices.len() < segment.indices.len() {
                    node.indices.clone_from(&segment.indices);
                }
            }
            id
        })
    }

    /// The field of that name that an example shows, be it in another case.
    fn shown_child(&mut self, parent: usize, name: &str) -> Option<usize> {
        let shape = self.of_shape.iter().position(|known| *known == Some(parent))?;
        let shape = self.evidence.shape.similar_child(shape, name)?;
        Some(self.ensure(shape))
    }

    /// The field of that name, made if it is not there yet.
    fn child(&mut self, parent: usize, name: &str) -> usize {
        let known = self.nodes.get(parent).and_then(|node| {
            node.children.iter().copied().find(|child| self.nodes.get(*child).is_some_and(|node| node.name == name))
        });
        known.unwrap_or_else(|| self.add(parent, Node { name: name.to_owned(), ..Node::default() }))
    }

    fn add(&mut self, parent: usize, node: Node) -> usize {
        let id = self.nodes.len();
        self.nodes.push(node);
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.children.push(id);
        }
        id
    }

    /// The node of what an example shows, with those that it is in.
    fn ensure(&mut self, shape: usize) -> usize {
        if let Some(Some(id)) = self.of_shape.get(shape) {
            return *id;
        }
        let Some(shown) = self.evidence.shape.node(shape) else { return 0 };
        let parent = self.ensure(shown.parent);
        let id = self.child(parent, &shown.name);
        if let Some(node) = self.nodes.get_mut(id) {
            node.lists = node.lists.max(shown.lists);
            node.is_map = shown.is_map;
            node.shows_fields = shown.is_object;
            node.is_shown = true;
            node.is_xml_only = shown.is_xml_only;
            node.is_embedded = shown.is_embedded;
            node.scalar.clone_from(&shown.scalar);
            node.item_names.extend(shown.wrapper.clone());
        }
        if let Some(known) = self.of_shape.get_mut(shape) {
            *known = Some(id);
        }
        id
    }

    /// Adds what only examples show. What is in a map whose fields no row documents has names that are not fixed.
    fn add_undocumented(&mut self) {
        let mut open = vec![0];
        while let Some(shape) = open.pop() {
            let Some(node) = self.evidence.shape.node(shape) else { continue };
            if shape != 0 {
                self.ensure(shape);
            }
            if !self.has_free_names(shape) {
                open.extend(node.children.iter().rev());
            }
        }
    }

    /// Whether what an example shows in a structure tells nothing of others: no row documents a field of it, and it is a map,
    /// or one object that a text holds, such as a policy.
    fn has_free_names(&self, shape: usize) -> bool {
        let Some(shown) = self.evidence.shape.node(shape).filter(|_| shape != 0) else { return false };
        let node = self.of_shape.get(shape).copied().flatten().and_then(|id| self.nodes.get(id));
        let row = node.and_then(|node| node.rows.first()).and_then(|row| self.evidence.rows.get(*row));
        let is_documented = |child: &usize| self.nodes.get(*child).is_some_and(|child| !child.rows.is_empty());
        let has_fields = node.is_some_and(|node| node.children.iter().any(is_documented));
        let is_map = row.is_some_and(|row| row.documented.kind == Some(DocumentedKind::Map));
        !has_fields && (is_map || (shown.is_embedded && shown.lists == 0))
    }
}
