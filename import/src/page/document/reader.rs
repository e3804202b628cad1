//! Blocks to parts of a page: title, introduction, tables of fields and errors, examples.

use super::columns::{self, Column};
use super::listing::{self, Listing};
use super::parts::{Document, Fence, FieldTable};
use super::section::{self, Section};
use crate::page::markdown::block::PageBlock;
use crate::page::markdown::lines::Line;
use crate::page::markdown::table::Table;

/// The parts of a page.
pub(crate) fn read<'a>(blocks: Vec<PageBlock<'a>>) -> Document<'a> {
    let mut reader = SectionReader::default();
    for block in blocks {
        match block {
            PageBlock::Heading { line, level, text, id } => {
                if level == 1 && reader.document.title.is_none() {
                    reader.document.title_id = id;
                }
                reader.heading(line, level, text);
            }
            PageBlock::Fence { line, lines, is_closed } => reader.fence(line, lines, is_closed),
            PageBlock::Table(table) => reader.table(table),
            PageBlock::Text(lines) => reader.text(&lines),
        }
    }
    reader.flush();
    reader.document
}

#[derive(Default)]
struct SectionReader<'a> {
    document: Document<'a>,
    section: Section,
    /// Level of the heading that named the section.
    level: usize,
    /// The heading that is not known, until a table tells that it matters.
    unknown: Option<(u32, &'a str)>,
    caption: String,
    last_text: &'a str,
    listing: Listing<'a>,
    /// The last section of a request or an answer.
    after: Section,
}

impl<'a> SectionReader<'a> {
    /// Ends what is listed without a table.
    fn flush(&mut self) {
        let Some(table) = self.listing.finish(self.section) else { return };
        match self.section {
            Section::Errors => self.document.errors.push(table),
            _ => self.document.tables.push(table),
        }
    }

    fn heading(&mut self, line: u32, level: usize, text: &'a str) {
        self.flush();
        self.caption.clear();
        self.last_text = text;
        if level == 1 && self.document.title.is_none() {
            self.document.title = Some((line, text));
            return;
        }
        let found = section::of(text);
        let is_below = level > self.level && self.level > 0;
        match found {
            // A section on parameters below one on answers describes answers.
            Some(found) if !(is_below && self.is_within(found)) => {
                self.section = found;
                self.level = level;
                self.unknown = None;
                self.document.has_response |= found == Section::Response;
            }
            None if !is_below => {
                self.section = Section::Other;
                self.level = level;
                self.unknown = Some((line, text));
                self.caption = text.to_owned();
            }
            _ => self.caption = text.to_owned(),
        }
    }

    fn is_within(&self, found: Section) -> bool {
        match self.section {
            Section::Response => !found.is_example() && found != Section::Errors,
            Section::Examples => !matches!(found, Section::RequestExample | Section::ResponseExample | Section::Errors),
            section => section.is_request() && matches!(found, Section::Introduction | Section::Response),
        }
    }

    fn fence(&mut self, line: u32, lines: Vec<&'a str>, is_closed: bool) {
        if listing::may_list(self.section) && self.listing.take_fence(line, &lines) {
            return;
        }
        if self.section == Section::Debugging || self.section == Section::Introduction {
            let numbered = lines.iter().zip(line..).map(|(text, number)| Line { number, text });
            self.document.links.extend(numbered);
        }
        let caption = std::mem::take(&mut self.last_text);
        self.document.fences.push(Fence { section: self.section, line, lines, is_closed, caption });
    }

    /// Pages of an older kind set the headings within a section in bold.
    fn text(&mut self, lines: &[Line<'a>]) {
        for line in lines.iter().filter(|line| !line.is_blank()) {
            match bold(line.text.trim()).and_then(section::of).filter(|found| !self.is_within(*found)) {
                Some(found) => {
                    self.flush();
                    self.section = found;
                    self.document.has_response |= found == Section::Response;
                    self.caption.clear();
                }
                None if listing::may_list(self.section) && self.listing.take(*line, self.section) => {}
                None => self.line(*line),
            }
            self.last_text = line.text.trim();
        }
        // What is a paragraph of its own does not run into the next one.
        let end = Line { number: lines.last().map_or(0, |line| line.number), text: "" };
        if self.section == Section::Introduction {
            self.document.introduction.push(end);
        }
    }

    fn line(&mut self, line: Line<'a>) {
        match self.section {
            Section::Introduction => self.document.introduction.push(line),
            Section::Debugging | Section::Errors => {}
            section => self.document.remarks.push((section, line)),
        }
        if line.text.contains("](") || line.text.contains("://") {
            self.document.links.push(line);
        }
        if self.caption.len() < 2000 {
            self.caption.push(' ');
            self.caption.push_str(line.text.trim());
        }
    }

    fn table(&mut self, table: Table<'a>) {
        self.flush();
        let line = table.line();
        let columns = match columns::all(&table.header) {
            columns if columns.iter().any(Option::is_some) => columns,
            _ => guessed(&table, self.section),
        };
        let Table { rows, has_separator, unclosed, .. } = table;
        let caption = std::mem::take(&mut self.caption);
        let section = self.section;
        let mut table =
            FieldTable { section, columns, rows, line, caption, has_separator, unclosed, is_doubtful: false };
        if is_of_errors(&table, self.section) {
            self.document.errors.push(table);
            return;
        }
        if !table.has(Column::Name) || !(table.has(Column::Type) || table.has(Column::Description)) {
            if section.is_request() || section == Section::Response {
                self.document.unknown.push((line, "a table whose header names no fields"));
            }
            return;
        }
        table.section = match self.section {
            section if section.is_request() => section,
            Section::Response | Section::ResponseHeaders => self.section,
            Section::Errors | Section::RequestExample | Section::ResponseExample | Section::Debugging => return,
            // Under a heading that says nothing, the columns and the tables before tell.
            _ if table.has(Column::Required) && self.after != Section::Response => Section::RequestParameters,
            _ if table.has(Column::Type) && self.after != Section::Introduction => {
                table.is_doubtful = true;
                self.after
            }
            _ => {
                self.document.unknown.extend(self.unknown.take());
                return;
            }
        };
        self.after = table.section;
        self.document.tables.push(table);
    }
}

/// The text of a line that is in bold as a whole.
fn bold(line: &str) -> Option<&str> {
    let inner = line.strip_prefix("**")?.strip_suffix("**")?;
    let is_name = listing::is_identifier(inner.trim());
    (!inner.contains("**") && inner.chars().count() <= 40 && !is_name).then_some(inner)
}

fn is_of_errors(table: &FieldTable<'_>, section: Section) -> bool {
    let names_codes = table.has(Column::Code) || (section == Section::Errors && table.has(Column::Name));
    names_codes && !table.has(Column::Type) && (section == Section::Errors || table.has(Column::Message))
}

/// What the columns hold of a table without a header, by their count and by what is in them.
fn guessed(table: &Table<'_>, section: Section) -> Vec<Option<Column>> {
    use Column::{Description, Example, Name, Required, Type};
    let columns = table.header.len();
    let known: &[Column] = match (section.is_request(), section == Section::Response, columns) {
        (true, _, 5) => &[Name, Type, Required, Example, Description],
        (true, _, 4) => &[Name, Type, Required, Description],
        (_, true, 4) => &[Name, Type, Example, Description],
        (true, _, 3) | (_, true, 3) => &[Name, Type, Description],
        _ => &[],
    };
    let types = table.rows.iter().take(8).filter_map(|row| row.cells.get(1));
    let is_typed = types.filter(|cell| super::types::is_type(&cell.joined())).count() > 0;
    if is_typed { known.iter().copied().map(Some).collect() } else { vec![None; columns] }
}
