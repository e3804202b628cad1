//! The structure of a text that is nearly JSON.

use serde_json::{Map, Value};

use super::cursor::{Cursor, bracket, is_closer, is_quote, is_separator};
use super::quoted::{self, Role};
use super::strict::DEEPEST;
use super::word;
use crate::page::example::{RepairKind, Unreadable};

/// Reads the structure.
pub(super) struct JsonReader<'a> {
    pub(super) cursor: Cursor<'a>,
    /// What is open, from the outermost inwards.
    open: Vec<Open>,
    /// Whether lines that are indented less end what is open, for texts that lost their closing brackets.
    by_indentation: bool,
    /// The beginning of a line and the column of the first thing on it.
    last_column: Option<(usize, usize)>,
    pub(super) evidence: TextEvidence,
}

/// What is for and against a text being JSON.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TextEvidence {
    /// Texts in quotes, and names with colons.
    pub(super) solid: usize,
    /// Words that could be from anywhere.
    pub(super) loose: usize,
    /// Such of them as have no blanks in them.
    pub(super) words: usize,
}

struct Open {
    closer: char,
    /// The column of the line that it was opened on; none if no line is outside of it.
    column: Option<usize>,
    /// Whether it has no brackets at all.
    is_bare: bool,
}

/// Members as far as they were read.
struct OpenMembers {
    map: Map<String, Value>,
    /// The name of which a second one begins another object, in a list that lost its braces.
    pending: Option<String>,
}

pub(super) type JsonResult<T> = Result<T, Unreadable>;

impl<'a> JsonReader<'a> {
    pub(super) fn new(cursor: Cursor<'a>, by_indentation: bool) -> Self {
        JsonReader { cursor, open: Vec::new(), by_indentation, last_column: None, evidence: TextEvidence::default() }
    }

    /// Reads a document, and what belongs to it although it stands after its end.
    pub(super) fn document(&mut self) -> JsonResult<Value> {
        self.cursor.skip();
        let mut value = if self.cursor.is_member(self.cursor.at) {
            self.cursor.note(RepairKind::MissingBraces);
            Value::Object(self.bare_members(Map::new())?)
        } else {
            self.value(Role::Element)?
        };
        // Every round passes over at least one closing bracket.
        while let Some(members) = self.continued(&mut value) {
            let map = std::mem::take(members);
            *members = self.bare_members(map)?;
        }
        self.rest();
        Ok(value)
    }

    /// The members of the outermost object, if more of them follow after too many closing brackets.
    fn continued<'v>(&mut self, value: &'v mut Value) -> Option<&'v mut Map<String, Value>> {
        let end = self.cursor.at;
        self.cursor.skip();
        let mut comma = None;
        let mut is_surplus = false;
        while let Some(c) = self.cursor.peek().filter(|c| is_closer(*c) || is_separator(*c)) {
            if is_closer(c) {
                self.cursor.note(RepairKind::SurplusBracket);
                is_surplus = true;
            } else {
                comma.get_or_insert(self.cursor.at);
            }
            self.cursor.advance();
            self.cursor.skip();
        }
        let is_member = self.cursor.is_member(self.cursor.at);
        if is_member && !is_surplus {
            self.cursor.record.note(RepairKind::SurplusBracket, end.saturating_sub(1));
        } else if let Some(at) = comma.filter(|_| self.cursor.peek().is_none()) {
            self.cursor.record.note(RepairKind::TrailingComma, at);
        }
        value.as_object_mut().filter(|_| is_member)
    }

    /// What is left after the document.
    fn rest(&mut self) {
        let rest = self.cursor.rest().trim();
        if rest.is_empty() {
            return;
        }
        let begin = rest.trim_start_matches(|c: char| !c.is_ascii_punctuation());
        let is_document = rest.starts_with(['{', '[']) || begin.starts_with('{') && begin.contains(':');
        self.cursor.note(if is_document { RepairKind::SeveralDocuments } else { RepairKind::TextAfter });
    }

    pub(super) fn value(&mut self, role: Role) -> JsonResult<Value> {
        self.cursor.skip();
        match self.cursor.peek() {
            Some(c) if bracket(c) == Some('{') => self.object(),
            Some(c) if bracket(c) == Some('[') => self.list(']'),
            Some(c) if is_quote(c) => Ok(self.text(role)),
            Some(c) if is_closer(c) || is_separator(c) && self.is_separator_here() => {
                self.cursor.note(RepairKind::MissingValue);
                Ok(Value::Null)
            }
            None => {
                self.cursor.note(RepairKind::MissingValue);
                Ok(Value::Null)
            }
            Some(_) => Ok(self.word()),
        }
    }

    fn text(&mut self, role: Role) -> Value {
        let quoted = quoted::read(&mut self.cursor, role);
        if quoted.is_closed {
            self.evidence.solid += 1;
        } else {
            self.evidence.loose += 1;
        }
        Value::String(quoted.text)
    }

    fn word(&mut self) -> Value {
        let start = self.cursor.at;
        let word = word::read(&mut self.cursor);
        if self.cursor.at == start {
            // Nothing that a word can begin with, such as a stray bracket.
            self.cursor.advance();
        }
        if !word.is_plain {
            self.evidence.loose += 1;
            let is_word = word.value.as_str().is_some_and(|text| !text.contains(char::is_whitespace));
            self.evidence.words += usize::from(is_word);
        }
        word.value
    }

    fn enter(&mut self, closer: char) -> JsonResult<()> {
        if self.cursor.record.is_full() {
            return Err(self.cursor.record.refuse(self.cursor.at, "needs too many repairs"));
        }
        if self.open.len() >= DEEPEST {
            return Err(self.cursor.record.refuse(self.cursor.at, format!("nests more than {DEEPEST} deep")));
        }
        let column = self.by_indentation.then(|| self.line_column());
        self.open.push(Open { closer, column, is_bare: false });
        Ok(())
    }

    /// The column of the first thing on the line.
    fn line_column(&mut self) -> usize {
        let line = self.cursor.record.line_start(self.cursor.at);
        if let Some((_, column)) = self.last_column.filter(|(known, _)| *known == line) {
            return column;
        }
        let blanks = self.cursor.from(line).bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
        let column = blanks.map(|byte| if byte == b'\t' { 4 } else { 1 }).sum();
        self.last_column = Some((line, column));
        column
    }

    /// Whether what is open ends here; passes over its closing bracket.
    fn ends(&mut self) -> bool {
        let Some((own, outer)) = self.open.split_last().filter(|_| !self.cursor.record.is_full()) else { return true };
        let Some(c) = self.cursor.peek() else {
            if !own.is_bare {
                self.cursor.note(RepairKind::MissingBracket);
            }
            return true;
        };
        let Some(closer) = bracket(c).filter(|_| is_closer(c)) else {
            let column = own.column.filter(|_| !is_separator(c));
            let is_outside =
                column.is_some_and(|own| self.cursor.indentation(self.cursor.at).is_some_and(|column| column <= own));
            if is_outside {
                self.cursor.note(RepairKind::MissingBracket);
            }
            return is_outside;
        };
        if closer == own.closer {
            self.cursor.advance();
        } else if outer.iter().any(|open| open.closer == closer) {
            self.cursor.note(RepairKind::MissingBracket);
        } else {
            self.cursor.note(RepairKind::WrongBracket);
            self.cursor.advance();
        }
        true
    }

    /// Passes over what separates an element from the next.
    pub(super) fn separate(&mut self) {
        let end = self.cursor.at;
        let mut is_separated = self.cursor.skip();
        let mut last = None;
        while let Some(c) = self.cursor.peek().filter(|_| self.is_separator_here()) {
            match c {
                _ if last.is_some() => self.cursor.note(RepairKind::ExtraComma),
                ',' => {}
                '，' => self.cursor.record.note_once(RepairKind::FullWidth, self.cursor.at),
                _ => self.cursor.note(RepairKind::WrongSeparator),
            }
            last = Some(self.cursor.at);
            self.cursor.advance();
            is_separated |= self.cursor.skip();
        }
        let is_end = self.cursor.peek().is_none_or(is_closer);
        match last {
            Some(at) if is_end => self.cursor.record.note(RepairKind::TrailingComma, at),
            None if !is_end && !is_separated => {
                self.cursor.record.note(RepairKind::MissingComma, end.saturating_sub(1));
            }
            _ => {}
        }
    }

    /// Whether what looks like a separator is one, and no number such as `.5`.
    pub(super) fn is_separator_here(&self) -> bool {
        let mut next = self.cursor.rest().chars();
        let is_one = next.next().is_some_and(is_separator);
        is_one && !(self.cursor.rest().starts_with('.') && next.next().is_some_and(|c| c.is_ascii_digit()))
    }

    fn list(&mut self, closer: char) -> JsonResult<Value> {
        self.enter(closer)?;
        self.cursor.advance();
        let elements = self.elements()?;
        self.open.pop();
        Ok(Value::Array(elements))
    }

    fn elements(&mut self) -> JsonResult<Vec<Value>> {
        let mut elements = Vec::new();
        loop {
            self.cursor.skip();
            if self.ends() {
                return Ok(elements);
            }
            if self.is_separator_here() {
                self.cursor.note(RepairKind::ExtraComma);
                self.cursor.advance();
            } else if self.cursor.is_member(self.cursor.at) {
                self.objects_without_braces(&mut elements)?;
            } else {
                elements.push(self.value(Role::Element)?);
                self.separate();
            }
        }
    }

    /// Members that stand in a list as if they were elements. A name that comes again begins another object.
    fn objects_without_braces(&mut self, elements: &mut Vec<Value>) -> JsonResult<()> {
        let mut pending = None;
        loop {
            self.cursor.note(RepairKind::MissingBraces);
            let column = self.open.last().and_then(|open| open.column);
            self.enter('}')?;
            if let Some(own) = self.open.last_mut() {
                own.column = column;
            }
            let members = self.members(Map::new(), pending.take(), true)?;
            self.open.pop();
            elements.push(Value::Object(members.map));
            pending = members.pending;
            if pending.is_none() {
                break;
            }
        }
        self.separate_after_object();
        Ok(())
    }

    /// After an object that may have had no closing brace, whose last comma is already passed over.
    fn separate_after_object(&mut self) {
        self.cursor.skip();
        if self.is_separator_here() {
            self.separate();
        }
    }

    fn object(&mut self) -> JsonResult<Value> {
        self.enter('}')?;
        self.cursor.advance();
        self.cursor.skip();
        let is_list = self.cursor.peek().is_some_and(|c| matches!(bracket(c), Some('{' | '[')));
        let value = if is_list {
            self.cursor.note(RepairKind::ListInBraces);
            Value::Array(self.elements()?)
        } else {
            Value::Object(self.members(Map::new(), None, false)?.map)
        };
        self.open.pop();
        Ok(value)
    }

    /// The members of the outermost object where its braces are missing.
    fn bare_members(&mut self, map: Map<String, Value>) -> JsonResult<Map<String, Value>> {
        self.enter('}')?;
        if let Some(own) = self.open.last_mut() {
            (own.column, own.is_bare) = (None, true);
        }
        let members = self.members(map, None, false)?;
        self.open.pop();
        Ok(members.map)
    }

    fn members(&mut self, map: Map<String, Value>, first: Option<String>, is_list: bool) -> JsonResult<OpenMembers> {
        let mut members = OpenMembers { map, pending: None };
        let mut first = first;
        loop {
            let name = match first.take() {
                Some(name) => Some(name),
                None => {
                    self.cursor.skip();
                    if self.ends() {
                        return Ok(members);
                    }
                    self.name()?
                }
            };
            let Some(name) = name else { continue };
            if is_list && members.map.keys().any(|known| known.eq_ignore_ascii_case(&name)) {
                members.pending = Some(name);
                return Ok(members);
            }
            let at = self.cursor.at;
            let value = self.member_value()?;
            self.insert(&mut members.map, name, value, at);
            self.separate();
        }
    }

    /// The first value that is not empty counts.
    fn insert(&mut self, map: &mut Map<String, Value>, name: String, value: Value, at: usize) {
        let Some(known) = map.get_mut(&name) else {
            map.insert(name, value);
            return;
        };
        self.cursor.record.note(RepairKind::DuplicateName, at);
        if is_empty(known) {
            *known = value;
        }
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
