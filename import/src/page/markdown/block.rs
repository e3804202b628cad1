//! Lines to blocks: headings, fences, tables, text.

use super::heading::{heading, mark};
use super::lines::Line;
use super::table::{self, HeaderWord, Table};

/// A block of a page.
#[derive(Debug)]
pub(crate) enum PageBlock<'a> {
    /// A heading, without its marks and its `{#id}`.
    Heading { line: u32, level: usize, text: &'a str, id: Option<&'a str> },
    /// A fenced block, without the fences and their indentation.
    Fence { line: u32, lines: Vec<&'a str>, is_closed: bool },
    /// A table.
    Table(Table<'a>),
    /// Anything else, line by line, without blank lines around it.
    Text(Vec<Line<'a>>),
}

/// The blocks of a page.
///
/// No Markdown library reads these pages: half of their tables have cells that run over blank lines and end in a lone pipe,
/// which to CommonMark ends the table at its first row. Which words head columns tells the header of a table without a separator.
pub(crate) fn blocks<'a>(lines: &[Line<'a>], is_header_word: HeaderWord) -> Vec<PageBlock<'a>> {
    let mut blocks = Vec::new();
    let mut text = Vec::new();
    let mut fences = Fences::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let (block, next) = if let Some((level, heading)) = heading(line.text) {
            (PageBlock::Heading { line: line.number, level, text: heading, id: mark(line.text) }, at + 1)
        } else if let Some(opening) = fence(line.text) {
            fences.read(lines, at, opening)
        } else if let Some((table, next)) = table::read(lines, at, is_header_word) {
            (PageBlock::Table(table), next)
        } else {
            text.push(*line);
            at += 1;
            continue;
        };
        flush(&mut blocks, &mut text);
        blocks.push(block);
        at = next.max(at + 1);
    }
    flush(&mut blocks, &mut text);
    blocks
}

fn flush<'a>(blocks: &mut Vec<PageBlock<'a>>, text: &mut Vec<Line<'a>>) {
    let end = text.iter().rposition(|line| !line.is_blank()).map_or(0, |last| last + 1);
    text.truncate(end);
    let start = text.iter().position(|line| !line.is_blank()).unwrap_or(end);
    if start < end {
        blocks.push(PageBlock::Text(text.split_off(start)));
    }
    text.clear();
}

/// The character of a fence and how often it stands there.
fn fence(line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let count = line.chars().take_while(|c| *c == mark).count();
    let info = line.get(count..)?;
    (count >= 3 && !(mark == '`' && info.contains('`'))).then_some((mark, count))
}

/// Reads fenced blocks, and knows which fences nothing closes any more, so that a page full of them is read once.
#[derive(Default)]
struct Fences {
    unclosed: Vec<(char, usize)>,
}

impl Fences {
    /// A fence that is never closed ends at the next heading of a section, so that it does not swallow the rest of the page.
    fn read<'a>(&mut self, lines: &[Line<'a>], at: usize, (mark, count): (char, usize)) -> (PageBlock<'a>, usize) {
        let opening = lines.get(at);
        let body = lines.get(at + 1..).unwrap_or_default();
        let closed = self.closing(body, mark, count.min(8));
        let is_section = |line: &Line<'_>| heading(line.text).is_some_and(|(level, _)| level <= 2);
        let end = closed.unwrap_or_else(|| body.iter().position(is_section).unwrap_or(body.len()));
        let indent = opening.map_or(0, Line::indent);
        let inside = body.get(..end).unwrap_or_default();
        let block = PageBlock::Fence {
            line: opening.map_or(0, |line| line.number + 1),
            lines: inside.iter().map(|line| unindented(line.text, indent)).collect(),
            is_closed: closed.is_some(),
        };
        (block, at + 1 + end + usize::from(closed.is_some()))
    }

    fn closing(&mut self, body: &[Line<'_>], mark: char, count: usize) -> Option<usize> {
        if self.unclosed.contains(&(mark, count)) {
            return None;
        }
        let closes = |line: &Line<'_>| {
            let text = line.text.trim();
            text.len() >= count && text.chars().all(|c| c == mark)
        };
        let closed = body.iter().position(closes);
        if closed.is_none() {
            self.unclosed.push((mark, count));
        }
        closed
    }
}

fn unindented(line: &str, columns: usize) -> &str {
    let blanks = line.bytes().take(columns).take_while(|byte| *byte == b' ').count();
    line.get(blanks..).unwrap_or(line)
}
