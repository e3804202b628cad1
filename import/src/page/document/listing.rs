//! Fields that are not in tables: a name in bold, and bullets below it that say what a table has in columns.

use super::columns::Column;
use super::parts::FieldTable;
use super::section::Section;
use crate::page::markdown::lines::Line;
use crate::page::markdown::table::{Cell, Row};

/// The columns that such a listing has as a table.
const COLUMNS: [Column; 5] = [Column::Name, Column::Type, Column::Required, Column::Example, Column::Description];
/// The same for one of errors.
const ERROR_COLUMNS: [Column; 4] = [Column::Code, Column::Status, Column::Message, Column::Description];
/// Longer fences are examples.
const LONGEST_FENCE: usize = 8;

/// Reads a listing line by line.
#[derive(Debug, Default)]
pub(crate) struct Listing<'a> {
    rows: Vec<Row<'a>>,
    /// The cell that continues on the next line.
    open: Option<usize>,
    /// Whether the line before ends with a colon.
    is_announced: bool,
    line: u32,
}

impl<'a> Listing<'a> {
    /// Takes a line, if it belongs to a listing.
    pub(crate) fn take(&mut self, line: Line<'a>, section: Section) -> bool {
        let columns = columns(section);
        let text = line.text.trim();
        if let Some(name) = name(text) {
            let mut cells = vec![Cell::default(); columns.len()];
            if let Some(cell) = cells.first_mut() {
                cell.lines.push((line.number, name));
            }
            self.line = if self.rows.is_empty() { line.number } else { self.line };
            self.rows.push(Row { line: line.number, cells });
            (self.open, self.is_announced) = (None, false);
            return true;
        }
        let Some(row) = self.rows.last_mut() else { return false };
        let stated = bullet(text).and_then(|text| labelled(text, columns));
        let (column, text) = match (stated, self.open) {
            (Some((column, text)), _) => (column, text),
            // What stands below the listing belongs to none of its errors.
            (None, Some(_)) if section == Section::Errors && line.indent() == 0 && bullet(text).is_none() => {
                self.open = None;
                return false;
            }
            (None, Some(column)) => (column, line.text),
            (None, None) => return false,
        };
        self.open = Some(column);
        self.is_announced = line.text.trim_end().ends_with([':', '：']);
        if let Some(cell) = row.cells.get_mut(column) {
            cell.lines.push((line.number, text));
        }
        true
    }

    /// Takes a fenced block that the line before announces, such as a pattern: it is a part of the description.
    pub(crate) fn take_fence(&mut self, line: u32, lines: &[&'a str]) -> bool {
        let takes = self.is_announced && !lines.is_empty() && lines.len() <= LONGEST_FENCE;
        let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()).filter(|_| takes) else {
            return false;
        };
        cell.lines.extend((line..).zip(lines.iter().copied()));
        self.is_announced = false;
        true
    }

    /// The listing as a table, if bullets say what its names are.
    pub(crate) fn finish(&mut self, section: Section) -> Option<FieldTable<'a>> {
        let Self { rows, line, .. } = std::mem::take(self);
        let is_stated = |row: &Row<'_>| row.cells.iter().skip(1).any(|cell| !cell.is_blank());
        let rows: Vec<Row<'a>> = rows.into_iter().filter(is_stated).collect();
        if rows.is_empty() || !may_list(section) {
            return None;
        }
        Some(FieldTable {
            section,
            columns: columns(section).iter().copied().map(Some).collect(),
            rows,
            line,
            caption: String::new(),
            has_separator: true,
            unclosed: Vec::new(),
            is_doubtful: false,
        })
    }
}

/// Whether fields or errors are listed in a section.
pub(crate) fn may_list(section: Section) -> bool {
    section.is_request() || matches!(section, Section::Response | Section::Errors)
}

fn columns(section: Section) -> &'static [Column] {
    if section == Section::Errors { &ERROR_COLUMNS } else { &COLUMNS }
}

/// Whether a text is a name rather than words: parts with dots between them, or words run together.
pub(crate) fn is_identifier(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let has_dots = text.split('.').count() > 1 && text.split('.').all(|part| !part.is_empty());
    let mut before = ' ';
    let is_camel = text.chars().any(|c| {
        let begins = c.is_ascii_uppercase() && before.is_ascii_lowercase();
        before = c;
        begins
    });
    text.chars().all(is_part) && (has_dots || is_camel)
}

/// The name of a field that stands in bold on a line of its own.
fn name(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("**")?.strip_suffix("**")?.trim();
    let is_field = super::row_name::read(inner).is_some_and(|name| name.indent.is_none());
    let is_heading = !is_identifier(inner) && super::section::of(inner).is_some();
    (is_field && !inner.contains(' ') && !is_heading).then_some(inner)
}

fn bullet(text: &str) -> Option<&str> {
    ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark)).map(str::trim_start)
}

/// The column that a label such as `Type:` names, and what follows it.
fn labelled<'t>(text: &'t str, columns: &[Column]) -> Option<(usize, &'t str)> {
    let (label, rest) = text.split_once([':', '：'])?;
    let column = super::columns::of(label)?;
    Some((columns.iter().position(|known| *known == column)?, rest))
}

#[cfg(test)]
mod tests {
    use super::is_identifier;
    use crate::page::outcome::PageOptions;
    use crate::page::read;

    const PAGE: &str = "# AddShelf

## Request parameters

**ShelfName**

-   Type: String
-   Required: Yes
-   Description: How the shelf is called.
-   Format:

    ```
    ^[a-z]+$
    ```

**ErrorCode**

-   Type: String
-   Required: No

## Errors

**InvalidShelf.Name**

-   HTTP Status：400
-   Error Message：No shelf is called so.

**Response.Parameters**

-   HTTP Status: 409

For others see [all](http://example.com/errors).

## Examples

```
https://demo.aliyuncs.com/?Action=AddShelf&ShelfName=red
```
";

    #[test]
    fn fields_and_errors_are_listed_without_tables() {
        let options = PageOptions { with_descriptions: true, ..PageOptions::default() };
        let api = read(PAGE.as_bytes(), &options).api.expect("an API");
        let names: Vec<&str> = api.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        assert_eq!(names, ["ShelfName", "ErrorCode"]);
        let description = api.parameters.first().and_then(|parameter| parameter.schema.description.as_deref());
        assert!(description.is_some_and(|text| text.contains("^[a-z]+$")), "{description:?}");
        let errors: Vec<_> =
            api.errors.iter().map(|error| (error.status, error.code.as_str(), error.message.as_deref())).collect();
        let expected = [
            (Some(400), "InvalidShelf.Name", Some("No shelf is called so.")),
            (Some(409), "Response.Parameters", None),
        ];
        assert_eq!(errors, expected);
        assert_eq!(api.examples.len(), 1);
    }

    #[test]
    fn names_are_told_from_words() {
        for name in ["Shelf.Full", "ShelfName", "shelfName", "Tag.N.Key"] {
            assert!(is_identifier(name), "{name}");
        }
        for words in ["Shelf", "Request parameters", "SHELF", "etc.", "返回参数", ""] {
            assert!(!is_identifier(words), "{words}");
        }
    }
}
