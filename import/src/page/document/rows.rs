//! Rows of tables to fields, each with what its cells say.

use alicloud_format::spec::Position;

use super::columns::Column;
use super::parts::FieldTable;
use super::required::{self, Requirement};
use super::row_name::{self, RowName};
use super::types::{self, DocumentedType};
use crate::page::finding::{FindingKind, Findings};
use crate::page::markdown::table::{Cell, Row};
use crate::prose::{self, Prose};

/// More text than this, in bytes, is no description. The longest of hundreds has less than half of it.
const LONGEST_CELL: usize = 64 << 10;
/// More rows than this are no reference page.
const MOST_ROWS: usize = 5_000;

/// A row that documents a field.
#[derive(Debug)]
pub(crate) struct FieldRow {
    pub(crate) line: u32,
    pub(crate) name: RowName,
    pub(crate) documented: DocumentedType,
    pub(crate) required: Requirement,
    /// The example value without markup; empty if there is none.
    pub(crate) example: String,
    pub(crate) default: String,
    pub(crate) prose: Prose,
    pub(crate) position: Option<Position>,
}

impl FieldRow {
    /// Its own name, without what stands before it.
    pub(crate) fn field(&self) -> &str {
        self.name.path.last().map_or("", |segment| segment.name.as_str())
    }

    /// Whether the row has nothing but a name, as those of elements that wrap the elements of a list.
    pub(crate) fn is_bare(&self) -> bool {
        self.documented.kind.is_none() && self.example.is_empty() && self.prose.blocks.is_empty()
    }
}

/// The fields that a table documents.
pub(crate) fn of(table: &FieldTable<'_>, findings: &mut Findings) -> Vec<FieldRow> {
    if let Some(row) = table.rows.get(MOST_ROWS) {
        findings.error(FindingKind::TooManyRows, row.line, "", "the rest of the table was not read");
    }
    table.rows.iter().take(MOST_ROWS).filter_map(|row| field(table, row, findings)).collect()
}

fn field(table: &FieldTable<'_>, row: &Row<'_>, findings: &mut Findings) -> Option<FieldRow> {
    let text = |column| table.cell(row, column).map(plain).unwrap_or_default();
    let name_cell = table.cell(row, Column::Name).map(plain_keeping_blanks).unwrap_or_default();
    let Some(name) = row_name::read(&name_cell) else {
        if !is_placeholder(&name_cell) {
            findings.warning(FindingKind::NameUnusable, row.line, name_cell.trim(), "the row was passed over");
        }
        return None;
    };
    let prose = table.cell(row, Column::Description).map(|cell| prose(cell, findings)).unwrap_or_default();
    let example = text(Column::Example);
    Some(FieldRow {
        line: row.line,
        name,
        documented: types::read(&text(Column::Type)),
        required: required::required(&text(Column::Required)),
        example: if is_nothing(&example) { String::new() } else { example },
        default: text(Column::Default),
        prose,
        position: position(&text(Column::Position)),
    })
}

/// The text of a cell, as far as it is read.
fn prose(cell: &Cell<'_>, findings: &mut Findings) -> Prose {
    let mut left = LONGEST_CELL;
    let fits = |(_, text): &&(u32, &str)| {
        let fits = text.len() <= left;
        left = left.saturating_sub(text.len());
        fits
    };
    let lines: Vec<(u32, &str)> = cell.lines.iter().take_while(fits).copied().collect();
    if let Some((line, _)) = cell.lines.get(lines.len()) {
        findings.error(FindingKind::CellTooLong, *line, "", "the rest of the cell was not read");
    }
    Prose::parse(&lines)
}

/// A row that stands for common parameters, or says that there are none.
fn is_placeholder(name: &str) -> bool {
    let name = name.trim().trim_matches(['<', '>', '\\']).to_lowercase();
    name.is_empty()
        || name.contains("公共")
        || name.contains("common")
        || matches!(name.as_str(), "无" | "none" | "-" | "n/a" | "null")
}

fn is_nothing(example: &str) -> bool {
    matches!(example, "-" | "--" | "无" | "N/A" | "n/a" | "None" | "none" | "null" | "空" | "不涉及" | "/")
}

fn plain(cell: &Cell<'_>) -> String {
    prose::plain(&cell.joined()).trim().to_owned()
}

/// Blanks before a name may tell its depth.
fn plain_keeping_blanks(cell: &Cell<'_>) -> String {
    let text = cell.lines.iter().find(|(_, text)| !text.trim().is_empty()).map_or("", |(_, text)| text.trim_end());
    let rest: Vec<&str> =
        cell.lines.iter().map(|(_, text)| text.trim()).filter(|text| !text.is_empty()).skip(1).collect();
    let first = text.trim_start();
    let blanks = text.get(..text.len() - first.len()).unwrap_or_default();
    let joined = std::iter::once(first).chain(rest).collect::<Vec<_>>().join(" ");
    format!("{blanks}{}", prose::plain(&joined))
}

fn position(cell: &str) -> Option<Position> {
    match cell.to_ascii_lowercase().as_str() {
        "query" | "url" => Some(Position::Query),
        "path" => Some(Position::Path),
        "body" | "json" => Some(Position::Body),
        "header" | "head" => Some(Position::Header),
        "formdata" | "form" => Some(Position::FormData),
        "host" => Some(Position::Host),
        _ => None,
    }
}
