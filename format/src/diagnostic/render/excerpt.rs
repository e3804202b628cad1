//! The lines of a file that a finding is about, cut to what fits on a screen.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::Source;
use crate::diagnostic::wording::is_invisible;

/// Lines up to this many bytes are shown whole.
const WHOLE: usize = 200;
/// Of longer lines, so many bytes before and after the marked text are shown.
const AROUND: usize = 60;
/// Of marked text, so many bytes are shown.
const MARKED: usize = 80;
/// Marks further apart than this many lines are shown apart.
const APART: usize = 2_000;

/// Text to be marked.
pub(super) struct Mark<'a> {
    pub(super) range: Range<usize>,
    pub(super) label: Cow<'a, str>,
    pub(super) kind: AnnotationKind,
}

/// Some lines of a file with marks in them.
pub(super) struct Excerpt<'a> {
    /// Line of the first mark given, from 1.
    pub(super) line: usize,
    /// Column of the first mark given, in characters, from 1.
    pub(super) column: usize,
    /// The same in the line as far as it is shown.
    pub(super) shown_column: usize,
    first_line: usize,
    text: String,
    annotations: Vec<Annotation<'a>>,
}

/// A mark, found in its line.
struct Placed<'a> {
    line: usize,
    column: usize,
    /// The marked line as far as it is shown, and the mark in it.
    shown: String,
    range: Range<usize>,
    mark: Mark<'a>,
}

impl<'a> Excerpt<'a> {
    /// Cuts out what the marks are in: one excerpt, or several where marks are far apart or share a line that is cut.
    pub(super) fn cut(source: &Source, marks: Vec<Mark<'a>>) -> Vec<Self> {
        let mut excerpts: Vec<Self> = Vec::new();
        let mut together: Vec<Placed<'a>> = Vec::new();
        for mark in marks {
            let placed = Placed::new(source, mark);
            let fits = together.iter().all(|other| placed.fits_with(other));
            if !fits {
                excerpts.push(Self::of(source, std::mem::take(&mut together)));
            }
            together.push(placed);
        }
        excerpts.push(Self::of(source, together));
        excerpts
    }

    fn of(source: &Source, mut placed: Vec<Placed<'a>>) -> Self {
        let (line, column, shown_column) =
            placed.first().map_or((1, 1, 1), |first| (first.line, first.column, first.shown_column()));
        placed.sort_by_key(|placed| placed.line);
        let first_line = placed.first().map_or(1, |first| first.line);
        let mut excerpt = Self { line, column, shown_column, first_line, text: String::new(), annotations: Vec::new() };
        let mut reached = first_line;
        let mut start = 0;
        for (index, placed) in placed.into_iter().enumerate() {
            if index == 0 || placed.line > reached {
                excerpt.fill(source, reached, placed.line);
                reached = placed.line;
                start = excerpt.text.len();
                excerpt.text.push_str(&placed.shown);
            }
            let range = start + placed.range.start..start + placed.range.end;
            let label = Some(placed.mark.label).filter(|label| !label.is_empty());
            excerpt.annotations.push(placed.mark.kind.span(range).label(label));
        }
        excerpt
    }

    /// Goes on to a later line. What lies between is folded unless it is a line or two, so only then its text is taken.
    fn fill(&mut self, source: &Source, from: usize, to: usize) {
        if to <= from {
            return;
        }
        self.text.push('\n');
        for line in from + 1..to {
            if to - from <= 3 {
                let (_, between) = source.line(line - 1);
                self.text.push_str(&visible(&between[..ceiling(between, WHOLE)]));
            }
            self.text.push('\n');
        }
    }

    pub(super) fn snippet(self) -> Snippet<'a, Annotation<'a>> {
        Snippet::source(self.text).line_start(self.first_line).annotations(self.annotations)
    }
}

impl<'a> Placed<'a> {
    fn new(source: &Source, mark: Mark<'a>) -> Self {
        let start = floor(&source.text, mark.range.start);
        let line = source.line_of(start);
        let (line_start, whole) = source.line(line);
        let in_line = (start - line_start).min(whole.len());
        // A value that goes on over many lines is marked where it begins.
        let end = floor(whole, mark.range.end.saturating_sub(line_start).clamp(in_line, whole.len()));
        let column = whole[..in_line].chars().count() + 1;
        let (shown, range) = shorten(whole, in_line..end);
        Self { line: line + 1, column, shown, range, mark }
    }

    fn shown_column(&self) -> usize {
        self.shown.get(..self.range.start).unwrap_or_default().chars().count() + 1
    }

    fn fits_with(&self, other: &Self) -> bool {
        let same_text = self.line != other.line || self.shown == other.shown;
        same_text && self.line.abs_diff(other.line) <= APART
    }
}

/// Cuts a long line to the surroundings of the marked text, and long marked text as well.
fn shorten(line: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let (mut from, mut to, mut end) = (0, line.len(), marked.end);
    if line.len() > WHOLE {
        if marked.len() > MARKED {
            end = ceiling(line, marked.start + MARKED);
        }
        from = floor(line, marked.start.saturating_sub(AROUND));
        to = ceiling(line, end + AROUND);
    }
    let before = format!("{}{}", if from > 0 { "… " } else { "" }, visible(&line[from..marked.start]));
    let shown = visible(&line[marked.start..end]);
    let after = format!("{}{}", visible(&line[end..to]), if to < line.len() { " …" } else { "" });
    let range = before.len()..before.len() + shown.len();
    (format!("{before}{shown}{after}"), range)
}

/// Text in which everything can be seen, character by character.
fn visible(text: &str) -> Cow<'_, str> {
    let odd = |character: char| character != '\t' && is_invisible(character);
    if text.contains(odd) { text.replace(odd, "�").into() } else { text.into() }
}

/// The boundary of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The boundary of a character at or after a byte.
fn ceiling(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
