//! Texts in quotes, whose end has to be told from quotes inside of them.

use super::cursor::{Cursor, bracket, ellipsis, is_closer, is_colon, is_double, is_quote};
use super::member::begins_scalar;
use crate::page::example::RepairKind;

/// What the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Name,
    Member,
    Element,
}

/// A text that was read.
pub(super) struct Quoted {
    pub(super) text: String,
    pub(super) is_closed: bool,
}

/// Reads a text from its opening quote on.
pub(super) fn read(cursor: &mut Cursor<'_>, role: Role) -> Quoted {
    let start = cursor.at;
    let opener = cursor.peek().unwrap_or('"');
    match opener {
        '"' => {}
        _ if is_double(opener) => cursor.record.note_once(RepairKind::CurlyQuotes, start),
        _ => cursor.record.note_once(RepairKind::SingleQuotes, start),
    }
    let is_escaped = cursor.text.get(..start).is_some_and(|before| before.ends_with('\\'));
    cursor.advance();
    if role != Role::Name
        && let Some(text) = document(cursor, opener)
    {
        return Quoted { text, is_closed: true };
    }
    let content = cursor.at;
    let mut reader =
        QuotedReader { cursor, opener, role, is_escaped, content, out: String::new(), inner: None, quote_ahead: 0 };
    let is_closed = reader.run();
    Quoted { text: reader.out, is_closed }
}

struct QuotedReader<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    opener: char,
    role: Role,
    /// Whether the opening quote was escaped, and so may the closing one be.
    is_escaped: bool,
    content: usize,
    out: String,
    /// The last quote that was taken as part of the text: the length of the text before, and its place.
    inner: Option<(usize, usize)>,
    /// Where the next quote stands; up to date while the reader is before it.
    quote_ahead: usize,
}

impl QuotedReader<'_, '_> {
    /// Whether the text was closed by a quote.
    fn run(&mut self) -> bool {
        while let Some(c) = self.cursor.peek() {
            let at = self.cursor.at;
            match c {
                '\\' => {
                    if self.escape() {
                        return true;
                    }
                    continue;
                }
                '\n' if self.is_unclosed() => {
                    self.end_without_quote();
                    return false;
                }
                '\n' => self.cursor.record.note(RepairKind::LineBreak, at),
                _ if self.may_close(c) => {
                    if self.closes(at + c.len_utf8()) {
                        self.finish(c);
                        return true;
                    }
                    if self.is_next_member(at) || self.is_value_of_name(at) {
                        return false;
                    }
                    self.inner = Some((self.out.len(), at));
                    self.cursor.record.note(RepairKind::InnerQuote, at);
                }
                _ if c.is_control() && c < ' ' => self.cursor.record.note(RepairKind::ControlCharacter, at),
                _ => {}
            }
            self.out.push(c);
            self.cursor.advance();
        }
        self.end_without_quote();
        false
    }

    /// Whether a quote is of the kind that closes the text.
    fn may_close(&self, c: char) -> bool {
        match self.opener {
            '"' if self.role == Role::Name => is_double(c),
            '"' => c == '"',
            _ => is_quote(c) && is_double(self.opener) == is_double(c),
        }
    }

    /// Whether a quote before a place ends the text, judged by what follows.
    fn closes(&mut self, after: usize) -> bool {
        let rest = self.cursor.from(after);
        let ahead = rest.trim_start();
        let next_at = after + rest.len() - ahead.len();
        let Some(next) = ahead.chars().next() else { return true };
        let is_next_line = || rest.get(..rest.len() - ahead.len()).is_some_and(|blanks| blanks.contains('\n'));
        let is_name = self.role == Role::Name;
        match next {
            ',' | '，' => true,
            _ if is_closer(next) => true,
            _ if is_colon(next) || next == '=' => is_name,
            '{' | '[' => is_name || self.role == Role::Element,
            '…' => true,
            '.' if ellipsis(ahead).is_some() => true,
            '.' | '。' | ';' | '；' | '、' => {
                let after = ahead.trim_start_matches(['.', '。', ';', '；', '、']);
                let end = after.trim_start_matches([' ', '\t', '\r']);
                end.is_empty() || end.starts_with('\n')
            }
            '/' => ahead.starts_with("//") || ahead.starts_with("/*"),
            '#' => next_at > after,
            '\\' => ahead.chars().nth(1).is_some_and(|c| is_closer(c) || matches!(c, ',' | ':' | '"')),
            '<' => ahead.starts_with("<br"),
            _ if is_quote(next) => self.closes_before_quote(after, next_at, next),
            _ if is_name => next_at > after && begins_scalar(ahead),
            // A bare name on the next line.
            _ => is_next_line() && is_bare_member(ahead),
        }
    }

    fn closes_before_quote(&mut self, after: usize, next_at: usize, next: char) -> bool {
        if self.role != Role::Member || self.cursor.is_member(next_at) {
            return true;
        }
        next_at == after && is_before_end(self.cursor.from(next_at + next.len_utf8()))
    }

    /// Passes over the closing quote, and over a second one.
    fn finish(&mut self, closer: char) {
        self.cursor.advance();
        let at = self.cursor.at;
        let Some(next) = self.cursor.peek().filter(|next| self.may_close(*next)) else { return };
        let is_typo = closer == next && is_before_end(self.cursor.from(at + next.len_utf8()));
        if is_typo && !self.cursor.is_member(at) {
            self.cursor.note(RepairKind::StrayQuote);
            self.cursor.advance();
        }
    }

    /// Whether a quote opens the name of the next member, so that the text before lacks its own; ends the text then.
    fn is_next_member(&mut self, at: usize) -> bool {
        let before = self.out.trim_end();
        if self.role != Role::Member || !before.ends_with([',', '，']) || !self.cursor.is_member(at) {
            return false;
        }
        let length = before.trim_end_matches([',', '，']).len();
        self.cursor.record.note(RepairKind::MissingQuote, at);
        // The comma and blanks are as in the text before the quote.
        self.cursor.at = at.saturating_sub(self.out.len() - length).max(self.content);
        self.out.truncate(length);
        true
    }

    /// Whether a quote opens the value of a name, so that the name lacks its own; ends the name then.
    fn is_value_of_name(&mut self, at: usize) -> bool {
        let Some(name) = self.out.trim_end().strip_suffix(is_colon).filter(|_| self.role == Role::Name) else {
            return false;
        };
        let length = name.len();
        self.cursor.record.note(RepairKind::MissingQuote, self.content);
        self.cursor.at = at.saturating_sub(self.out.len() - length).max(self.content);
        self.out.truncate(length);
        true
    }

    /// Whether the line ends without the quote that should close the text.
    fn is_unclosed(&mut self) -> bool {
        if self.role == Role::Name {
            return true;
        }
        let at = self.cursor.at;
        if self.quote_ahead <= at {
            let opener = self.opener;
            let is_same = |c: char| is_quote(c) && is_double(c) == is_double(opener);
            self.quote_ahead = self.cursor.rest().find(is_same).map_or(usize::MAX, |offset| at + offset);
        }
        let Some(between) = self.cursor.text.get(at..self.quote_ahead) else { return true };
        let is_structure = |c: char| c.is_whitespace() || bracket(c).is_some() || matches!(c, ',' | '，');
        let more = between.trim_start_matches(is_structure).len();
        self.cursor.look_ahead(between.len() - more) && more == 0 && self.cursor.is_member(self.quote_ahead)
    }

    /// Ends the text where its line does, without the comma and the brackets there.
    fn end_without_quote(&mut self) {
        self.cursor.record.note(RepairKind::MissingQuote, self.content);
        let on_line = |at: &usize| self.cursor.text.get(*at..self.cursor.at).is_some_and(|text| !text.contains('\n'));
        if let Some((length, at)) = self.inner.filter(|(_, at)| on_line(at)) {
            self.cursor.record.note(RepairKind::StrayText, at);
            self.out.truncate(length);
            return;
        }
        let end = if self.out.contains(['{', '[']) {
            self.out.trim_end().trim_end_matches(',').len()
        } else {
            self.out.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | ']')).len()
        };
        self.cursor.at = self.cursor.at.saturating_sub(self.out.len() - end).max(self.content);
        self.out.truncate(end);
        let curly = self.out.trim_end_matches(['”', '’']).len();
        self.out.truncate(curly);
    }

    /// Reads an escape; tells whether it closes the text.
    fn escape(&mut self) -> bool {
        let at = self.cursor.at;
        self.cursor.advance();
        let Some(c) = self.cursor.peek() else { return false };
        if self.is_escaped && self.may_close(c) && self.closes(at + 1 + c.len_utf8()) {
            self.finish(c);
            return true;
        }
        let plain = match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode(at),
            '\n' => {
                self.out.push('\\');
                return false;
            }
            _ if c.is_ascii_punctuation() => {
                self.cursor.record.note_once(RepairKind::MarkdownEscape, at);
                c
            }
            _ => {
                self.cursor.record.note(RepairKind::InvalidEscape, at);
                self.out.push('\\');
                return false;
            }
        };
        self.out.push(plain);
        self.cursor.advance();
        false
    }

    /// Reads `u` with its four digits, or two of them: a pair makes one character.
    fn unicode(&mut self, at: usize) -> bool {
        let rest = self.cursor.rest();
        let unit = |from: usize| {
            let digits = rest.get(from..from + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
            digits.and_then(|digits| u16::from_str_radix(digits, 16).ok())
        };
        let first = unit(1);
        let second = if rest.get(5..7) == Some("\\u") { unit(7) } else { None };
        let pair = first.zip(second).and_then(|(first, second)| char::decode_utf16([first, second]).next()?.ok());
        if let Some(c) = pair.filter(|c| u32::from(*c) > 0xffff) {
            self.out.push(c);
            self.cursor.at += 11;
        } else if let Some(c) = first.and_then(|first| char::from_u32(u32::from(first))) {
            self.out.push(c);
            self.cursor.at += 5;
        } else {
            self.cursor.record.note(RepairKind::InvalidEscape, at);
            self.out.push('\\');
        }
        false
    }
}

/// Whether the end of an element follows.
fn is_before_end(rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\t']).chars().next();
    next.is_none_or(|c| is_closer(c) || matches!(c, ',' | '，' | '\r' | '\n'))
}

/// Whether a line begins with a name and a colon.
fn is_bare_member(line: &str) -> bool {
    let name = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let length = line.len() - name.len();
    (1..=60).contains(&length) && name.trim_start_matches(['"', '”', ' ']).starts_with(is_colon)
}

/// Reads a document whose quotes were not escaped, `"{"a":1}"`, as the text that it was meant to be.
fn document(cursor: &mut Cursor<'_>, opener: char) -> Option<String> {
    let rest = cursor.rest();
    let inside = rest.trim_start_matches(['{', '[', ' ', '\n', '\r', '\t']);
    let begin = rest.len() - inside.len();
    if !rest.starts_with(['{', '[']) || !inside.starts_with(|c| is_quote(c) && is_double(c) == is_double(opener)) {
        return None;
    }
    let is_name = inside.chars().nth(1).is_some_and(char::is_alphanumeric);
    if !is_name || !cursor.look_ahead(begin + 1) || !cursor.is_member(cursor.at + begin) {
        return None;
    }
    let (looked_at, length) = balanced(rest);
    let is_affordable = cursor.look_ahead(looked_at);
    let length = length.filter(|_| is_affordable)?;
    let text = rest.get(..length)?;
    let after = rest.get(length..)?;
    let closer = after.trim_start().chars().next()?;
    let end = length + after.len() - after.trim_start().len() + closer.len_utf8();
    let is_end = is_quote(closer) && is_before_end(rest.get(end..)?);
    is_end.then(|| {
        cursor.note(RepairKind::InnerQuote);
        cursor.at += end;
        text.to_owned()
    })
}

/// How much was looked at to find the end of a text in brackets, and the length of it.
fn balanced(rest: &str) -> (usize, Option<usize>) {
    const LONGEST: usize = 20_000;
    let mut depth = 0_usize;
    let mut is_text = false;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST) {
        match byte {
            b'"' => is_text = !is_text,
            b'{' | b'[' if !is_text => depth += 1,
            b'}' | b']' if !is_text && depth <= 1 => return (at, Some(at + 1)),
            b'}' | b']' if !is_text => depth -= 1,
            _ => {}
        }
    }
    (rest.len().min(LONGEST), None)
}
