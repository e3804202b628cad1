//! A place in a text that is nearly JSON, and what can be passed over there.

use crate::page::example::RepairKind;
use crate::page::example::record::Record;

/// No name of a member is longer.
const LONGEST_NAME: usize = 120;

/// A place in a text.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) record: Record<'a>,
    /// How many bytes may still be looked at ahead, so that all looking ahead is linear.
    budget: usize,
    /// No comment ends from here on.
    no_comment_ends: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize, record: Record<'a>) -> Self {
        let budget = text.len().saturating_mul(4).saturating_add(1024);
        Cursor { text, at, record, budget, no_comment_ends: false }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.from(self.at)
    }

    pub(super) fn from(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn advance(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// Takes from what may be looked at ahead; false once that is used up.
    pub(super) fn look_ahead(&mut self, bytes: usize) -> bool {
        let is_left = self.budget >= bytes;
        self.budget = self.budget.saturating_sub(bytes);
        is_left
    }

    pub(super) fn note(&mut self, kind: RepairKind) {
        self.record.note(kind, self.at);
    }

    /// Passes over blanks, comments, ellipses and leftovers of Markdown; tells whether there was an ellipsis.
    pub(super) fn skip(&mut self) -> bool {
        let mut has_ellipsis = false;
        loop {
            self.skip_blanks();
            let rest = self.rest();
            let length = if let Some(length) = ellipsis(rest) {
                has_ellipsis = true;
                self.note(RepairKind::Ellipsis);
                length
            } else if let Some(length) = self.comment(rest) {
                self.note(RepairKind::Comment);
                length
            } else if rest.starts_with('\\') {
                self.record.note_once(RepairKind::MarkdownEscape, self.at);
                escaped_blank(rest)
            } else if let Some(length) = odd_blank(rest) {
                self.record.note_once(RepairKind::OddBlank, self.at);
                length
            } else {
                return has_ellipsis;
            };
            self.at += length;
        }
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    /// The length of a comment.
    fn comment(&mut self, rest: &str) -> Option<usize> {
        if rest.starts_with("//") || rest.starts_with('#') {
            return Some(rest.find('\n').unwrap_or(rest.len()));
        }
        if !rest.starts_with("/*") {
            return None;
        }
        let end = if self.no_comment_ends { None } else { rest.find("*/") };
        self.no_comment_ends = end.is_none();
        // One that is never closed ends with its line.
        Some(end.map(|end| end + 2).or_else(|| rest.find('\n')).unwrap_or(rest.len()))
    }

    /// Whether there is a quoted name with its colon.
    pub(super) fn is_member(&mut self, at: usize) -> bool {
        let rest = self.from(at);
        let mut characters = rest.char_indices();
        let Some((_, opener)) = characters.next().filter(|(_, c)| is_quote(*c)) else { return false };
        let mut is_escaped = false;
        let is_end = |(_, c): &(usize, char)| {
            let is_end = is_quote(*c) || matches!(c, '\n' | '{' | '}' | '[' | ']' | ',' | '，');
            let was_escaped = is_escaped;
            is_escaped = *c == '\\' && !was_escaped;
            is_end && !was_escaped
        };
        let Some((end, closer)) = characters.by_ref().take(LONGEST_NAME).find(is_end) else {
            return false;
        };
        if !self.look_ahead(end) || is_double(opener) != is_double(closer) || !is_quote(closer) {
            return false;
        }
        let after = rest.get(end + closer.len_utf8()..).unwrap_or_default();
        let mut after = after.chars().take(40).skip_while(|c| c.is_whitespace() || *c == '\\');
        after.next().is_some_and(is_colon)
    }

    /// The column of the place, if nothing but blanks stands before it on its line.
    pub(super) fn indentation(&self, at: usize) -> Option<usize> {
        let before = self.text.get(..at)?;
        let mut column = 0;
        for byte in before.bytes().rev() {
            match byte {
                b'\n' => return Some(column),
                b' ' | b'\r' => column += 1,
                b'\t' => column += 4,
                _ => return None,
            }
        }
        Some(column)
    }
}

pub(super) fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '＂' | '″')
}

pub(super) fn is_quote(c: char) -> bool {
    is_double(c) || matches!(c, '\'' | '‘' | '’' | '＇' | '`')
}

pub(super) fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

pub(super) fn is_separator(c: char) -> bool {
    matches!(c, ',' | '，' | ';' | '；' | '、' | '.' | '。')
}

/// A bracket as ASCII has it.
pub(super) fn bracket(c: char) -> Option<char> {
    Some(match c {
        '{' | '｛' => '{',
        '}' | '｝' => '}',
        '[' | '［' | '【' => '[',
        ']' | '］' | '】' => ']',
        _ => return None,
    })
}

pub(super) fn is_closer(c: char) -> bool {
    matches!(bracket(c), Some('}' | ']'))
}

/// The length of dots that stand for more.
pub(super) fn ellipsis(rest: &str) -> Option<usize> {
    let dots = rest.len() - rest.trim_start_matches(['.', '…', '⋯']).len();
    (rest.starts_with("..") || rest.starts_with(['…', '⋯'])).then_some(dots)
}

/// The length of a backslash outside of a text, with the letter that makes a blank of it.
fn escaped_blank(rest: &str) -> usize {
    let mut after = rest.chars().skip(1);
    let is_letter = matches!(after.next(), Some('n' | 'r' | 't'));
    if is_letter && after.next().is_none_or(|c| !c.is_alphanumeric()) { 2 } else { 1 }
}

/// The length of what looks like a blank and is none.
fn odd_blank(rest: &str) -> Option<usize> {
    const TAGS: [&str; 4] = ["<br>", "<br/>", "<br />", "&nbsp;"];
    let is_invisible = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}');
    let first = rest.chars().next().filter(|c| is_invisible(*c));
    first.map(char::len_utf8).or_else(|| TAGS.iter().find(|tag| rest.starts_with(**tag)).map(|tag| tag.len()))
}
