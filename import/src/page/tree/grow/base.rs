//! Which structure a following table describes.

use super::TreeBuilder;
use crate::page::document::rows::FieldRow;
use crate::page::document::types::DocumentedKind;
use crate::page::tree::place::{self, Parent, Placed, Rows};
use crate::page::tree::shape::ExampleShape;

/// How many structures are tried.
const MOST_TRIED: usize = 40;

impl TreeBuilder<'_> {
    /// What a following table describes, the places of its rows, and whether anything tells that: what is written over it,
    /// an example, or that there is one structure only that still lacks its fields.
    pub(super) fn following(&self, rows: Rows<'_>, table: usize) -> (Parent, Vec<Placed>, bool) {
        let caption = self.evidence.tables.get(table).map(|table| table.caption.as_str()).unwrap_or_default();
        let structures = self.structures(rows.start, table);
        if let Some(named) = self.named(caption, &structures) {
            return (named, place::place(rows, named).1, true);
        }
        let lacking: Vec<Parent> = structures.iter().copied().filter(|place| self.lacks_fields(*place)).collect();
        let ordered = lacking.iter().chain(structures.iter().filter(|place| !lacking.contains(place))).copied();
        let mut tried: Vec<(u32, Parent, Vec<Placed>)> = Vec::new();
        for place in ordered.chain([Parent::Shape(0)]).take(MOST_TRIED) {
            let (cost, placed) = place::place(rows, place);
            tried.push((cost, place, placed));
        }
        let best = tried.iter().map(|(cost, ..)| *cost).min().unwrap_or_default();
        let ties = tried.iter().filter(|(cost, ..)| *cost == best).count();
        let shown = tried.iter().any(|(cost, place, _)| *cost == best && *cost < self.unshown(rows, *place));
        let is_told = (ties == 1 && shown) || lacking.len() == 1 || (structures.is_empty() && ties == 1);
        let found = tried.into_iter().find(|(cost, ..)| *cost == best);
        found.map_or((Parent::Shape(0), Vec::new(), false), |(_, place, placed)| (place, placed, is_told))
    }

    /// The structures of the rows before, in their order.
    fn structures(&self, end: usize, table: usize) -> Vec<Parent> {
        let section = self.evidence.tables.get(table).map(|table| table.section);
        let start =
            self.evidence.tables.iter().find(|table| Some(table.section) == section).map_or(0, |table| table.start);
        let rows = self.evidence.rows.get(start..end).unwrap_or_default();
        let is_structure = |(index, row): (usize, &FieldRow)| {
            let id = (*self.of_row.get(start + index)?)?;
            let node = self.nodes.get(id)?;
            let is_typed = row.documented.kind.is_some_and(DocumentedKind::is_container);
            let has_none = row.documented.kind.is_none() && row.example.is_empty();
            let place = self.place_of(id, start + index);
            (is_typed || has_none || node.shows_fields || !node.children.is_empty()).then_some(place)
        };
        rows.iter().enumerate().filter_map(is_structure).collect()
    }

    fn place_of(&self, id: usize, row: usize) -> Parent {
        let shape = self.of_shape.iter().position(|known| *known == Some(id));
        shape.map_or(Parent::Row(row), Parent::Shape)
    }

    /// Whether no row documents its fields.
    fn lacks_fields(&self, place: Parent) -> bool {
        let node = self.id_of(place).and_then(|id| self.nodes.get(id));
        node.is_some_and(|node| {
            node.children.iter().all(|child| self.nodes.get(*child).is_none_or(|child| child.rows.is_empty()))
        })
    }

    /// The structure that the text over a table names, as a word of its own.
    fn named(&self, caption: &str, structures: &[Parent]) -> Option<Parent> {
        let words: Vec<&str> =
            caption.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
        let is_named = |place: &&Parent| {
            let node = self.id_of(**place).and_then(|id| self.nodes.get(id));
            node.is_some_and(|node| {
                let documented =
                    node.rows.first().and_then(|row| self.evidence.rows.get(*row)).map(|row| &row.documented);
                let item = documented.and_then(|documented| documented.item_name.as_deref().or(documented.structure()));
                words.iter().any(|word| {
                    *word == node.name || Some(*word) == item || node.item_names.iter().any(|name| name == word)
                })
            })
        };
        // The last one that is named: a caption may tell the way to it.
        structures.iter().rev().find(is_named).copied()
    }

    /// What a table costs of whose rows no example shows any.
    fn unshown(&self, rows: Rows<'_>, base: Parent) -> u32 {
        let none = ExampleShape::new();
        let base = if base == Parent::Shape(0) { base } else { Parent::Row(usize::MAX) };
        place::place(Rows { shape: &none, ..rows }, base).0
    }
}
