//! What can be told of a table as a whole before its rows are placed.

use std::collections::HashMap;

use super::parent::{Parent, Rows};
use crate::page::document::rows::FieldRow;
use crate::page::document::types::DocumentedKind;
use crate::page::tree::shape::ShapeNode;

/// Of a hundred rows that follow each other, so many are in order where names are sorted.
const SORTED: usize = 75;

pub(super) struct Survey<'a> {
    pub(super) rows: Rows<'a>,
    pub(super) base: Parent,
    marks: Option<Vec<Mark>>,
    /// Whether names are sorted, as they are within the structures of many tables.
    pub(super) is_sorted: bool,
    /// The last row of each name.
    last_of_name: HashMap<&'a str, usize>,
}

/// What a row's mark says of its depth.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mark {
    Exactly(usize),
    Below,
}

impl<'a> Survey<'a> {
    pub(super) fn new(rows: Rows<'a>, base: Parent) -> Self {
        let own = rows.all.get(rows.start..rows.end).unwrap_or_default();
        let numbered = own.iter().zip(rows.start..);
        Self {
            rows,
            base,
            marks: marks(own),
            is_sorted: is_sorted(own),
            last_of_name: numbered.map(|(row, index)| (row.field(), index)).collect(),
        }
    }

    pub(super) fn row(&self, index: usize) -> Option<&'a FieldRow> {
        self.rows.all.get(index)
    }

    pub(super) fn shape(&self, place: Parent) -> Option<&'a ShapeNode> {
        match place {
            Parent::Shape(id) => self.rows.shape.node(id),
            Parent::Row(_) => None,
        }
    }

    pub(super) fn mark(&self, index: usize) -> Option<Mark> {
        self.marks.as_ref()?.get(index.checked_sub(self.rows.start)?).copied()
    }

    pub(super) fn has_marks(&self) -> bool {
        self.marks.is_some()
    }

    /// Whether a row from here on has that name.
    pub(super) fn comes(&self, name: &str, from: usize) -> bool {
        self.last_of_name.get(name).is_some_and(|last| *last >= from)
    }

    /// Whether a row that the example does not show may have fields: its type says so, or it has neither type nor example.
    pub(super) fn may_have_fields(&self, index: usize) -> bool {
        let Some(row) = self.row(index) else { return false };
        match row.documented.kind {
            // A list whose example is a value holds values.
            Some(DocumentedKind::List) if !row.example.is_empty() && !row.example.starts_with(['{', '[']) => false,
            Some(kind) => kind.is_container() && row.documented.item.is_none_or(DocumentedKind::is_container),
            None => row.example.is_empty() && row.documented.text.is_empty(),
        }
    }
}

fn marks(rows: &[FieldRow]) -> Option<Vec<Mark>> {
    let mut indents: Vec<usize> = rows.iter().filter_map(|row| row.name.indent).collect();
    indents.sort_unstable();
    indents.dedup();
    if indents.is_empty() {
        return None;
    }
    let mark = |row: &FieldRow| match row.name.indent {
        None => Mark::Exactly(0),
        // One mark stands before nested names of whatever depth.
        Some(_) if indents.len() == 1 => Mark::Below,
        Some(indent) => Mark::Exactly(1 + indents.iter().position(|known| *known == indent).unwrap_or(0)),
    };
    Some(rows.iter().map(mark).collect())
}

fn is_sorted(rows: &[FieldRow]) -> bool {
    let names: Vec<String> = rows.iter().map(|row| row.field().to_lowercase()).collect();
    let pairs = names.windows(2).filter(|pair| pair.len() == 2).count();
    let ordered = names.windows(2).filter(|pair| matches!(pair, [a, b] if a <= b)).count();
    pairs >= 4 && ordered * 100 >= pairs * SORTED
}
