//! What a reference page is made of.

use super::columns::Column;
use super::section::Section;
use crate::page::markdown::lines::Line;
use crate::page::markdown::table::{Cell, Row};

/// A page by its parts.
#[derive(Debug, Default)]
pub(crate) struct Document<'a> {
    pub(crate) title: Option<(u32, &'a str)>,
    /// What stands in braces behind the title.
    pub(crate) title_id: Option<&'a str>,
    /// The text before the tables: what the API does, and what holds for it as a whole.
    pub(crate) introduction: Vec<Line<'a>>,
    /// The texts of the sections of debugging and of errors, which link to places that tell the product.
    pub(crate) links: Vec<Line<'a>>,
    /// Tables of fields.
    pub(crate) tables: Vec<FieldTable<'a>>,
    /// Tables of errors.
    pub(crate) errors: Vec<FieldTable<'a>>,
    pub(crate) fences: Vec<Fence<'a>>,
    /// Texts of sections of requests and answers beside tables.
    pub(crate) remarks: Vec<(Section, Line<'a>)>,
    /// Headings that are not known, over tables.
    pub(crate) unknown: Vec<(u32, &'a str)>,
    /// Whether the page has a section on what is answered.
    pub(crate) has_response: bool,
}

/// A table with columns that are known.
#[derive(Debug)]
pub(crate) struct FieldTable<'a> {
    pub(crate) section: Section,
    pub(crate) columns: Vec<Option<Column>>,
    pub(crate) rows: Vec<Row<'a>>,
    pub(crate) line: u32,
    /// Whether it stands under a heading that does not say what it is about, after tables of its section.
    pub(crate) is_doubtful: bool,
    /// What stands between this table and what comes before it in the same section, with the heading below the section's.
    pub(crate) caption: String,
    pub(crate) has_separator: bool,
    /// Lines of rows that no pipe closes.
    pub(crate) unclosed: Vec<u32>,
}

/// A fenced block.
#[derive(Debug)]
pub(crate) struct Fence<'a> {
    pub(crate) section: Section,
    pub(crate) line: u32,
    pub(crate) lines: Vec<&'a str>,
    pub(crate) is_closed: bool,
    /// The last line of text before it.
    pub(crate) caption: &'a str,
}

impl<'a> FieldTable<'a> {
    /// The cell of a row under a column.
    pub(crate) fn cell<'r>(&self, row: &'r Row<'a>, column: Column) -> Option<&'r Cell<'a>> {
        let index = self.columns.iter().position(|candidate| *candidate == Some(column))?;
        row.cells.get(index)
    }

    pub(crate) fn has(&self, column: Column) -> bool {
        self.columns.contains(&Some(column))
    }
}
