//! Tables of errors.

use std::collections::HashSet;

use alicloud_format::spec::ApiError;

use crate::page::context::PageContext;
use crate::page::document::columns::Column;
use crate::page::document::parts::FieldTable;
use crate::page::finding::{FindingKind, Severity};
use crate::page::markdown::table::Row;
use crate::prose;

/// Longer codes are prose.
const LONGEST: usize = 200;

/// The documented errors. The same code may come with several statuses and messages: each row is an error of its own.
pub(crate) fn all(context: &mut PageContext<'_>, tables: &[FieldTable<'_>]) -> Vec<ApiError> {
    let mut errors = Vec::new();
    let mut known = HashSet::new();
    for table in tables {
        for row in &table.rows {
            for mut error in of_row(context, table, row) {
                // Without messages, rows that differ in nothing else are one.
                error.message = error.message.filter(|_| context.options.with_descriptions);
                if known.insert((error.status, error.code.clone(), error.message.clone())) {
                    context.lines.insert(format!("/errors/{}", errors.len()), row.line);
                    errors.push(error);
                }
            }
        }
    }
    context.counts.errors = errors.len();
    errors
}

fn of_row(context: &mut PageContext<'_>, table: &FieldTable<'_>, row: &Row<'_>) -> Vec<ApiError> {
    let Cells { code, status, message } = cells(table, row);
    let codes = codes(&code);
    if codes.is_empty() {
        let is_blank = code.is_empty() && message.is_empty();
        if !is_blank {
            context.findings.add(Severity::Warning, FindingKind::ErrorLeftOut, row.line, "", &code, "passed over");
        }
        return Vec::new();
    }
    let number = status_of(&status);
    if number.is_none() && !status.is_empty() && status != "-" {
        context.findings.add(Severity::Note, FindingKind::ErrorStatus, row.line, "", &status, "left out");
    }
    let message = crate::text::clean(&message, false);
    let message = (!message.is_empty()).then_some(message);
    codes.into_iter().map(|code| ApiError { status: number, code, message: message.clone(), source: None }).collect()
}

/// What a row says, each under what it is.
struct Cells {
    code: String,
    status: String,
    message: String,
}

fn cells(table: &FieldTable<'_>, row: &Row<'_>) -> Cells {
    let text =
        |column| table.cell(row, column).map(|cell| prose::plain(&cell.joined()).trim().to_owned()).unwrap_or_default();
    let mut code = text(Column::Code);
    if code.is_empty() {
        code = text(Column::Name);
    }
    let (mut status, mut message) = (text(Column::Status), text(Column::Message));
    if message.is_empty() && !table.has(Column::Message) {
        message = text(Column::Description);
    }
    // Headers are mixed up now and then; a number of three digits is a status wherever it stands.
    if is_status(&code) && !is_status(&status) {
        std::mem::swap(&mut code, &mut status);
    }
    if is_status(&message) && !is_status(&status) {
        std::mem::swap(&mut message, &mut status);
    }
    if codes(&code).is_empty() && is_code(&message) {
        std::mem::swap(&mut code, &mut message);
    }
    Cells { code, status, message }
}

/// The codes in a cell: mostly one, which a line break may have torn apart behind a dot.
fn codes(cell: &str) -> Vec<String> {
    if cell.len() > LONGEST {
        return Vec::new();
    }
    let cell = cell.trim_matches(['`', '*']).trim();
    let joined = without_blanks_at_dots(cell);
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '；' | '、');
    let several: Vec<&str> = joined.split(is_between).filter(|part| !part.is_empty()).collect();
    if several.len() > 1 && several.iter().all(|part| is_word(part)) {
        return several.into_iter().map(str::to_owned).collect();
    }
    [joined].into_iter().filter(|code| is_code(code)).collect()
}

fn without_blanks_at_dots(text: &str) -> String {
    let parts = text.split('.').map(str::trim);
    parts.collect::<Vec<_>>().join(".")
}

/// Whether a part of a cell is a code beyond doubt: words run together, or joined with dots.
fn is_word(text: &str) -> bool {
    let is_joined = text.chars().skip(1).any(|c| c == '.' || c.is_ascii_uppercase());
    is_code(text) && is_joined && text.starts_with(|c: char| c.is_ascii_uppercase()) && !text.ends_with('.')
}

fn is_status(text: &str) -> bool {
    status_of(text).is_some()
}

/// The first number of three digits, as in `400` and `HTTP 404`.
fn status_of(text: &str) -> Option<u16> {
    let digits: String =
        text.trim().trim_start_matches("HTTP").trim().chars().take_while(char::is_ascii_digit).collect();
    let number = digits.parse().ok().filter(|number| (100..=599).contains(number))?;
    (digits.len() == 3 && text.len() <= 40).then_some(number)
}

fn is_code(text: &str) -> bool {
    let is_character = |c: char| c.is_ascii_graphic();
    !text.is_empty()
        && text.len() <= LONGEST
        && text.chars().all(is_character)
        && text.chars().any(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{codes, status_of};
    use crate::page::outcome::PageOptions;
    use crate::page::{FindingKind, read};

    /// Status, code and message of the errors on a page with that table.
    fn errors(table: &str) -> Vec<(Option<u16>, String, Option<String>)> {
        let text = format!("# AddShelf\n\n## 错误码\n\n{table}\n");
        let options = PageOptions { with_descriptions: true, ..PageOptions::default() };
        let page = read(text.as_bytes(), &options);
        assert!(page.findings.iter().all(|finding| finding.kind != FindingKind::ErrorLeftOut), "{table}");
        let errors = page.api.expect("an API").errors.into_iter();
        errors.map(|error| (error.status, error.code, error.message)).collect()
    }

    #[test]
    fn columns_may_stand_in_any_order() {
        let full = (Some(409), "ShelfFull".to_owned(), Some("The shelf is full.".to_owned()));
        let tables = [
            "|错误代码|描述|HTTP状态码|语义|\n|--|--|--|--|\n|ShelfFull|The shelf is full.|409|书架已满|",
            "|HttpCode|错误码|错误信息|描述|\n|--|--|--|--|\n|409 Conflict|**ShelfFull**|The shelf is full.|书架已满|",
            "|错误信息|错误码|HTTP状态码|\n|--|--|--|\n|The shelf is full.|`ShelfFull`|409|",
            "|错误码|错误信息|HTTP状态码|\n|--|--|--|\n|409|The shelf is full.|ShelfFull|",
        ];
        for table in tables {
            assert_eq!(errors(table), std::slice::from_ref(&full), "{table}");
        }
        let both = errors("|错误码|描述|\n|--|--|\n|ShelfFull、Shelf. Locked|都不行|");
        let codes: Vec<&str> = both.iter().map(|(_, code, _)| code.as_str()).collect();
        assert_eq!(codes, ["ShelfFull", "Shelf.Locked"]);
    }

    #[test]
    fn lines_are_those_of_the_rows_that_remain() {
        let table = "|Error code|Error message|HTTP status code|\n|--|--|--|\n|Full|The shelf is full.|409|\n|Full|The room is full.|409|\n|Gone|It is gone.|404|";
        let text = format!("# AddShelf\n\n## Error codes\n\n{table}\n");
        for (with_descriptions, expected) in [(false, [7, 9].as_slice()), (true, &[7, 8, 9])] {
            let page = read(text.as_bytes(), &PageOptions { with_descriptions, ..PageOptions::default() });
            let errors = page.api.expect("an API").errors.len();
            let lines: Vec<u32> =
                (0..errors).filter_map(|at| page.lines.get(&format!("/errors/{at}")).copied()).collect();
            assert_eq!(lines, expected);
            assert_eq!(page.lines.keys().filter(|pointer| pointer.starts_with("/errors/")).count(), errors);
        }
    }

    #[test]
    fn cells_hold_codes() {
        let cases: [(&str, &[&str]); 9] = [
            ("NoSuchShelf", &["NoSuchShelf"]),
            ("`Shelf.Full`", &["Shelf.Full"]),
            ("InvalidShelf. NotFound", &["InvalidShelf.NotFound"]),
            ("InvalidShelf .NotFound", &["InvalidShelf.NotFound"]),
            ("ShelfFull、Shelf.Locked", &["ShelfFull", "Shelf.Locked"]),
            ("ShelfFull, ShelfLocked", &["ShelfFull", "ShelfLocked"]),
            ("The shelf is full.", &[]),
            ("书架已满", &[]),
            ("", &[]),
        ];
        for (cell, expected) in cases {
            assert_eq!(codes(cell), expected, "{cell}");
        }
    }

    #[test]
    fn statuses_are_numbers_of_three_digits() {
        for (text, status) in
            [("404", Some(404)), ("400 Bad Request", Some(400)), ("HTTP 503", Some(503)), ("40", None), ("x", None)]
        {
            assert_eq!(status_of(text), status, "{text}");
        }
    }
}
