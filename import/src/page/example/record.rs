//! The repairs of one text as they are made.

use super::{Repair, RepairKind, Unreadable};
use crate::decision::cut;

/// A text with more repairs is none of the kind that it is taken for.
const MOST: usize = 10_000;

/// Repairs and the lines that they are on.
pub(super) struct Record<'a> {
    text: &'a str,
    first_line: u32,
    /// Where the lines of the text end.
    breaks: Vec<usize>,
    repairs: Vec<Repair>,
    /// Where the repair stands that was one too many.
    overflow: Option<u32>,
}

impl<'a> Record<'a> {
    pub(super) fn new(text: &'a str, first_line: u32) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at).collect();
        Record { text, first_line, breaks, repairs: Vec::new(), overflow: None }
    }

    /// The line of a place in the text.
    pub(super) fn line(&self, at: usize) -> u32 {
        let lines = self.breaks.partition_point(|end| *end < at);
        self.first_line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX))
    }

    /// Records a repair.
    pub(super) fn note(&mut self, kind: RepairKind, at: usize) {
        if self.is_full() {
            return;
        }
        let rest = self.text.get(at..).unwrap_or_default();
        // Not more than this, since blanks may go on for ever.
        let near = rest.char_indices().nth(200).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
        let says = cut(near.trim_start());
        self.push(Repair { line: self.line(at), kind, says });
    }

    /// Records a repair of which only the line is known.
    pub(super) fn note_at(&mut self, kind: RepairKind, line: u32, says: &str) {
        self.push(Repair { line, kind, says: cut(says) });
    }

    fn push(&mut self, repair: Repair) {
        if self.repairs.len() >= MOST {
            self.overflow.get_or_insert(repair.line);
        } else {
            self.repairs.push(repair);
        }
    }

    /// Records a repair that is usually there many times, once a line.
    pub(super) fn note_once(&mut self, kind: RepairKind, at: usize) {
        let line = self.line(at);
        let mut on_line = self.repairs.iter().rev().take_while(|repair| repair.line == line);
        // Two repairs of a line rarely lie far apart; the bound is for a text of one endless line.
        if !on_line.by_ref().take(64).any(|repair| repair.kind == kind) {
            self.note(kind, at);
        }
    }

    /// Whether there were too many repairs, so that nothing can come of it.
    pub(super) fn is_full(&self) -> bool {
        self.overflow.is_some()
    }

    /// Where the line of a place begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let lines = self.breaks.partition_point(|end| *end < at);
        lines.checked_sub(1).and_then(|line| self.breaks.get(line)).map_or(0, |end| end + 1)
    }

    /// Why the text is no example at all, with the place.
    pub(super) fn refuse(&self, at: usize, reason: impl Into<String>) -> Unreadable {
        Unreadable { line: self.line(at), reason: reason.into() }
    }

    /// Whether there is a repair of a kind.
    pub(super) fn has(&self, kind: RepairKind) -> bool {
        self.repairs.iter().any(|repair| repair.kind == kind)
    }

    /// The repairs in the order of lines.
    pub(super) fn finish(self) -> Result<Vec<Repair>, Unreadable> {
        if let Some(line) = self.overflow {
            return Err(Unreadable { line, reason: format!("more than {MOST} repairs would be needed") });
        }
        let mut repairs = self.repairs;
        repairs.sort_by_key(|repair| repair.line);
        Ok(repairs)
    }
}
