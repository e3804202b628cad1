//! What stands below a label: bullets, or paragraphs and lines that begin with marked words.

use std::ops::Range;

use super::values;
use crate::prose::language::clauses::is_conditional;
use crate::prose::text::{Prose, Text, TextBlock};

/// No list that somebody wrote has more blocks; looking further would take too long where labels follow each other.
const MOST_BLOCKS: usize = 1000;
/// More paragraphs explain no bullet.
const MOST_APART: usize = 8;
/// More paragraphs within a list are not looked through.
const MOST_PARAGRAPHS: usize = 40;

/// Blocks below a label.
#[derive(Default)]
pub(crate) struct Below {
    pub(crate) indices: Vec<usize>,
    /// Whether more bullets follow that may or may not belong to the list: then, it is not known whole.
    pub(crate) is_broken: bool,
}

impl Below {
    /// The bullets that are as deep as the first one.
    pub(crate) fn first_level<'p>(&self, prose: &'p Prose) -> Vec<&'p TextBlock> {
        let mut blocks = self.indices.iter().filter_map(|index| prose.blocks.get(*index)).peekable();
        let depth = blocks.peek().map(|block| block.depth);
        blocks.filter(|block| Some(block.depth) == depth).collect()
    }
}

/// The bullets below a block, and those that go on behind a paragraph within them.
pub(crate) fn below(prose: &Prose, index: usize) -> Below {
    let blocks = prose.blocks.as_slice();
    let mut below = Below::default();
    let Some(depth) = blocks.get(index).map(|block| block.depth) else { return below };
    let mut first = None;
    let (mut apart, mut paragraphs) = (0, 0);
    for (at, block) in blocks.iter().enumerate().skip(index + 1).take(MOST_BLOCKS) {
        if block.depth > depth {
            if apart > 0 && !resumes(first, block) {
                below.is_broken = true;
                break;
            }
            first = first.or(Some(block));
            apart = 0;
            below.indices.push(at);
        } else if first.is_none() || apart > MOST_APART || depth > 0 || !explains(block) {
            break;
        } else {
            apart += 1;
            paragraphs += 1;
            if paragraphs > MOST_PARAGRAPHS {
                below.is_broken = true;
                break;
            }
        }
    }
    below
}

/// Whether a bullet behind a paragraph belongs to the list that the first one began.
fn resumes(first: Option<&TextBlock>, block: &TextBlock) -> bool {
    let Some(first) = first else { return false };
    let is_alike = block.depth > first.depth || begins_marked(first) == begins_marked(block);
    is_alike && (block.depth > first.depth || values::of_bullet(&block.text).is_some())
}

pub(crate) fn begins_marked(block: &TextBlock) -> bool {
    block.text.marked.first().is_some_and(|mark| mark.start == 0)
}

/// Whether a paragraph explains a bullet before it, and does not begin something else.
fn explains(block: &TextBlock) -> bool {
    let text = block.text.plain.as_str();
    let is_note = is_note(text);
    let announces = text.ends_with([':', '：'])
        || ["following", "以下", "如下", "取值", "alid values"].iter().any(|word| text.contains(word));
    let is_heading = is_note && text.chars().count() < 8;
    !announces && !is_heading && (is_note || !begins_marked(block))
}

fn is_note(text: &str) -> bool {
    ["Note", "note", "说明", "注意", "Notice", "Important", "注：", "备注"].iter().any(|word| text.starts_with(word))
}

/// The paragraphs behind a label that begin with marked words, line by line, and their numbers.
pub(crate) fn paragraphs(prose: &Prose, index: usize) -> (Vec<TextBlock>, Vec<usize>) {
    let (mut found, mut told) = (Vec::new(), Vec::new());
    // What is a value itself is the label of none.
    if prose.blocks.get(index).is_none_or(is_value) {
        return (found, told);
    }
    for (at, block) in prose.blocks.iter().enumerate().skip(index + 1).take(MOST_BLOCKS) {
        let lines = if block.depth == 0 { lines(&block.text, 0) } else { Vec::new() };
        if lines.is_empty() {
            break;
        }
        found.extend(lines);
        told.push(at);
    }
    (found, told)
}

/// The lines behind a sentence, as bullets; none if the sentence is one itself.
pub(crate) fn lines_after(text: &Text, sentence: &Range<usize>) -> Vec<TextBlock> {
    let is_marked = text.marked.get(first_mark(text, sentence.start)).is_some_and(|mark| mark.start == sentence.start);
    if is_marked { Vec::new() } else { lines(text, sentence.end) }
}

/// The number of the first mark from a place on: marks are in the order of the text.
fn first_mark(text: &Text, from: usize) -> usize {
    text.marked.partition_point(|mark| mark.start < from)
}

/// The lines from a place on, as bullets, as long as each begins with a marked word that something sets apart.
fn lines(text: &Text, from: usize) -> Vec<TextBlock> {
    let mut found = Vec::new();
    let mut begin = from;
    let mut marks = text.marked.iter().skip(first_mark(text, from)).peekable();
    for line in text.plain.get(from..).unwrap_or_default().split_inclusive('\n').take(MOST_BLOCKS) {
        let end = begin + line.len();
        let mut own = Vec::new();
        while let Some(mark) = marks.next_if(|mark| mark.start < end) {
            if mark.start >= begin && mark.end <= end {
                own.push(mark.start - begin..mark.end - begin);
            }
        }
        let line = TextBlock { line: 0, depth: 1, text: Text { plain: line.trim_end().to_owned(), marked: own } };
        begin = end;
        if line.text.plain.is_empty() {
            continue;
        }
        if !is_value(&line) {
            break;
        }
        found.push(line);
    }
    found
}

/// Whether a line begins with a marked value and says what it means.
fn is_value(line: &TextBlock) -> bool {
    let text = line.text.plain.as_str();
    let others = ["Default", "Unit", "Example", "Valid", "Format", "默认", "单位", "示例", "例如", "取值", "格式"];
    let is_other = is_note(text) || others.iter().any(|word| text.starts_with(word));
    let is_told = values::of_bullet(&line.text).is_some_and(|(_, meaning)| !meaning.is_empty());
    begins_marked(line) && !is_other && is_told && !is_conditional(text.get(..3).unwrap_or_default())
}
