//! Tables of the pages: rows whose cells may run over many lines.
//!
//! A cell ends at a pipe, wherever that stands. Only the last cell of a row may have pipes in it, as in `on | off`: it ends at
//! a pipe that ends a line. How many cells a row has is told by the separator, or by the header where there is none.

use super::heading::heading;
use super::lines::Line;

/// More columns than this are no table of fields.
const MOST_COLUMNS: usize = 64;
/// How many lines a header may take, with each of its cells on a line of its own.
const HEADER_LINES: usize = 40;

/// Whether a text heads a column of a table.
pub(crate) type HeaderWord = fn(&str) -> bool;

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table<'a> {
    pub(crate) header: Vec<Cell<'a>>,
    pub(crate) rows: Vec<Row<'a>>,
    /// Whether a separator follows the header.
    pub(crate) has_separator: bool,
    /// Lines of rows that no pipe closes.
    pub(crate) unclosed: Vec<u32>,
}

/// A row.
#[derive(Debug, Default)]
pub(crate) struct Row<'a> {
    pub(crate) line: u32,
    pub(crate) cells: Vec<Cell<'a>>,
}

/// The lines of a cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell<'a> {
    pub(crate) lines: Vec<(u32, &'a str)>,
}

impl Cell<'_> {
    /// Its text in one line.
    pub(crate) fn joined(&self) -> String {
        let words = self.lines.iter().map(|(_, text)| text.trim()).filter(|text| !text.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.lines.iter().all(|(_, text)| text.trim().trim_matches('\u{a0}').is_empty())
    }

    pub(crate) fn line(&self) -> u32 {
        self.lines.first().map_or(0, |(line, _)| *line)
    }
}

impl Table<'_> {
    pub(crate) fn line(&self) -> u32 {
        self.header.first().map_or_else(|| self.rows.first().map_or(0, |row| row.line), Cell::line)
    }
}

/// The table that begins at a line, and the line after it.
pub(crate) fn read<'a>(lines: &[Line<'a>], at: usize, is_header_word: HeaderWord) -> Option<(Table<'a>, usize)> {
    let first = lines.get(at)?;
    if !first.text.trim_start().starts_with('|') {
        return None;
    }
    let mut reader = TableReader { lines, at, is_header_word };
    let (header, has_separator) = reader.header()?;
    let columns = header.len();
    let mut table = Table { header, has_separator, ..Table::default() };
    while reader.is_at_row() && !reader.is_at_header() {
        let (row, is_closed) = reader.row(columns);
        if !is_closed {
            table.unclosed.push(row.line);
        }
        if !is_separator(&row) {
            table.rows.push(row);
        }
    }
    Some((table, reader.at))
}

struct TableReader<'a, 'l> {
    lines: &'l [Line<'a>],
    at: usize,
    is_header_word: HeaderWord,
}

impl<'a> TableReader<'a, '_> {
    /// The header, and whether a separator follows it; the reader is then at the first row.
    fn header(&mut self) -> Option<(Vec<Cell<'a>>, bool)> {
        if let Some((separator, columns)) = self.separator() {
            let mut header = self.row(columns).0.cells;
            header.truncate(columns);
            self.at = separator + 1;
            return Some((header, true));
        }
        let here = self.at;
        let columns = self.lines.get(here).map(|line| pipes(line.text.trim())).unwrap_or_default();
        let header = if columns >= 2 { self.row(columns).0.cells } else { self.spread_header() };
        if header.len() < 2 || header.len() > MOST_COLUMNS {
            self.at = here;
            return None;
        }
        if !self.is_header(&header) {
            // All of it is rows, then; what the columns are has to be told by what is in them.
            self.at = here;
            return Some((vec![Cell::default(); header.len()], false));
        }
        Some((header, false))
    }

    /// The line that separates the header that begins here from its rows, and the count of columns.
    fn separator(&self) -> Option<(usize, usize)> {
        for (offset, line) in self.lines.get(self.at + 1..)?.iter().take(HEADER_LINES).enumerate() {
            let text = line.text.trim();
            if let Some(columns) = separated(text) {
                return (columns <= MOST_COLUMNS).then_some((self.at + 1 + offset, columns));
            }
            let may_be_header = text.is_empty() || (text.starts_with('|') && text.len() <= 100);
            if !may_be_header {
                return None;
            }
        }
        None
    }

    /// A header without a separator whose cells stand on lines of their own.
    fn spread_header(&mut self) -> Vec<Cell<'a>> {
        let mut cells = Vec::new();
        while let Some(line) = self.lines.get(self.at).filter(|_| cells.len() <= MOST_COLUMNS) {
            let text = line.text.trim();
            let name = text.trim_matches('|').trim();
            if text.is_empty() {
                self.at += 1;
            } else if text == "|" && cells.len() >= 2 {
                // The pipe that closes the last of them.
                self.at += 1;
                break;
            } else if text.starts_with('|') && (self.is_header_word)(name) {
                cells.push(Cell { lines: vec![(line.number, name)] });
                self.at += 1;
                if text.len() > 1 && text.ends_with('|') {
                    break;
                }
            } else {
                break;
            }
        }
        cells
    }

    /// Whether a row begins after blank lines; the reader is then at it.
    fn is_at_row(&mut self) -> bool {
        let rest = self.lines.get(self.at..).unwrap_or_default();
        let blank = rest.iter().take_while(|line| line.is_blank()).count();
        let is_row = rest.get(blank).is_some_and(|line| line.text.trim_start().starts_with('|'));
        if is_row {
            self.at += blank;
        }
        is_row
    }

    /// Whether the header of another table stands here.
    fn is_at_header(&self) -> bool {
        let Some(line) = self.lines.get(self.at) else { return false };
        let first = line.text.trim().trim_start_matches('|').split('|').next().unwrap_or_default();
        (self.is_header_word)(first.trim()) && (self.separator().is_some() || self.is_header_line(line.text))
    }

    /// Whether a row is a header: most of its cells head a column.
    fn is_header(&self, cells: &[Cell<'_>]) -> bool {
        let known = cells.iter().filter(|cell| (self.is_header_word)(&cell.joined())).count();
        known >= 2 && known * 2 > cells.len()
    }

    /// Whether a line is a header on its own.
    fn is_header_line(&self, line: &str) -> bool {
        let inner = line.trim().trim_matches('|');
        let (mut cells, mut known) = (0, 0);
        for cell in inner.split('|').take(64) {
            cells += 1;
            known += usize::from((self.is_header_word)(cell.trim()));
        }
        known >= 2 && known == cells
    }

    /// The row that begins here, and whether a pipe closes it.
    fn row(&mut self, columns: usize) -> (Row<'a>, bool) {
        let mut row = Row { line: self.lines.get(self.at).map_or(0, |line| line.number), cells: Vec::new() };
        let mut cell = Cell::default();
        let mut is_first = true;
        while let Some(line) = self.lines.get(self.at) {
            let mut rest = line.text;
            if is_first {
                rest = rest.trim_start().strip_prefix('|').unwrap_or(rest);
            } else if self.begins_anew(line, columns, row.cells.len(), &cell) {
                row.cells.push(cell);
                return (row, false);
            }
            is_first = false;
            self.at += 1;
            while row.cells.len() + 1 < columns {
                let Some(pipe) = unescaped_pipe(rest) else { break };
                cell.lines.push((line.number, rest.get(..pipe).unwrap_or_default()));
                row.cells.push(std::mem::take(&mut cell));
                rest = rest.get(pipe + 1..).unwrap_or_default();
            }
            let end = rest.trim_end();
            let is_last = row.cells.len() + 1 >= columns;
            if is_last && end.ends_with('|') && !end.ends_with("\\|") {
                cell.lines.push((line.number, end.get(..end.len() - 1).unwrap_or_default()));
                row.cells.push(cell);
                return (row, true);
            }
            cell.lines.push((line.number, rest));
        }
        row.cells.push(cell);
        (row, false)
    }

    /// Whether something else begins within a row that nothing has closed: a heading, or a whole row. A row that lacks cells
    /// has to end in a pipe for that, as one whose cells stand on lines of their own does not.
    fn begins_anew(&self, line: &Line<'_>, columns: usize, cells: usize, open: &Cell<'_>) -> bool {
        if heading(line.text).is_some() {
            return true;
        }
        let text = line.text.trim();
        let may_end = cells + 1 >= columns || (cells > 0 && open.is_blank());
        may_end && text.len() > 1 && text.starts_with('|') && pipes(text) >= columns.saturating_sub(1).max(2)
    }
}

/// Count of cells that a whole row in one line has.
fn pipes(row: &str) -> usize {
    let mut count = 0;
    let mut rest = row.strip_prefix('|').unwrap_or(row);
    while let Some(pipe) = unescaped_pipe(rest) {
        count += 1;
        rest = rest.get(pipe + 1..).unwrap_or_default();
    }
    count + usize::from(!rest.trim().is_empty())
}

fn unescaped_pipe(text: &str) -> Option<usize> {
    let is_escaped = |at: usize| at > 0 && text.as_bytes().get(at - 1) == Some(&b'\\');
    text.match_indices('|').map(|(at, _)| at).find(|at| !is_escaped(*at))
}

/// Count of columns of a separator; none if it is something else.
fn separated(line: &str) -> Option<usize> {
    let inner = line.strip_prefix('|')?;
    if !line.contains('-') || !line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t')) {
        return None;
    }
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut columns = 0;
    for cell in inner.split('|') {
        let cell = cell.trim();
        // A lone `-` is a cell that says nothing.
        if cell.len() < 2 || !cell.contains('-') {
            return None;
        }
        columns += 1;
    }
    Some(columns)
}

fn is_separator(row: &Row<'_>) -> bool {
    row.cells.iter().all(|cell| {
        let text = cell.joined();
        text.len() >= 2 && text.contains('-') && text.bytes().all(|byte| matches!(byte, b'-' | b':' | b' '))
    })
}
