//! Names of members, and how they lead to their values.

use serde_json::Value;

use super::cursor::{bracket, is_closer, is_colon, is_quote};
use super::quoted::{self, Role};
use super::reader::{JsonReader, JsonResult};
use crate::page::example::RepairKind;

impl JsonReader<'_> {
    /// The name of a member; none if there is something else, which is passed over.
    pub(super) fn name(&mut self) -> JsonResult<Option<String>> {
        let start = self.cursor.at;
        let name = match self.cursor.peek() {
            Some(_) if self.is_separator_here() => {
                self.cursor.note(RepairKind::ExtraComma);
                self.cursor.advance();
                return Ok(None);
            }
            Some(c) if bracket(c).is_some() => {
                self.cursor.note(RepairKind::NamelessValue);
                self.value(Role::Member)?;
                self.separate();
                return Ok(None);
            }
            Some(c) if is_quote(c) => quoted::read(&mut self.cursor, Role::Name).text,
            _ => match self.bare_name() {
                Some(name) => name,
                None => return Ok(None),
            },
        };
        let trimmed = name.trim();
        if trimmed.len() < name.len() {
            self.cursor.record.note(RepairKind::NameSpaces, start);
        }
        Ok(Some(trimmed.to_owned()))
    }

    /// A name without quotes; none if no value follows and it cannot be one.
    fn bare_name(&mut self) -> Option<String> {
        let start = self.cursor.at;
        let rest = self.cursor.rest();
        let is_end = |c: char| is_colon(c) || matches!(c, '=' | ',' | '，' | '\n' | '{' | '[') || is_closer(c);
        let raw = rest.get(..rest.find(is_end).unwrap_or(rest.len())).unwrap_or(rest);
        self.cursor.at += raw.len();
        let name = raw.trim().trim_end_matches(is_quote).trim_end();
        let is_identifier = !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic() && b != b'"');
        let has_value = self.cursor.peek().is_some_and(|c| is_colon(c) || matches!(c, '=' | '{' | '['));
        if name.is_empty() && has_value {
            // A colon or a bracket with no name before it.
            self.cursor.record.note(RepairKind::StrayText, start);
            if self.cursor.peek().is_some_and(|c| bracket(c).is_none()) {
                self.cursor.advance();
            }
            return None;
        }
        self.evidence.loose += if is_identifier { usize::from(!has_value) } else { 2 };
        if !is_identifier && !has_value {
            self.cursor.record.note(RepairKind::StrayText, start);
            return None;
        }
        self.cursor.record.note_once(RepairKind::BareName, start);
        Some(name.to_owned())
    }

    /// The value of a member, after its name.
    pub(super) fn member_value(&mut self) -> JsonResult<Value> {
        let end = self.cursor.at;
        self.cursor.skip();
        let mut has_colon = false;
        while let Some(c) = self.cursor.peek().filter(|c| is_colon(*c) || *c == '=' || *c == '>' && has_colon) {
            match c {
                ':' if !has_colon => {}
                '：' if !has_colon => self.cursor.record.note_once(RepairKind::FullWidth, self.cursor.at),
                _ => self.cursor.record.note_once(RepairKind::WrongSeparator, self.cursor.at),
            }
            has_colon = true;
            self.cursor.advance();
            self.cursor.skip();
        }
        if has_colon {
            self.evidence.solid += 1;
            return self.value(Role::Member);
        }
        let begins_value = |c: char| is_quote(c) || matches!(bracket(c), Some('{' | '['));
        if self.cursor.peek().is_some_and(begins_value) || begins_scalar(self.cursor.rest()) {
            self.cursor.record.note(RepairKind::MissingColon, end.saturating_sub(1));
            return self.value(Role::Member);
        }
        self.evidence.loose += 1;
        self.cursor.record.note(RepairKind::MissingValue, end.saturating_sub(1));
        Ok(Value::Null)
    }
}

/// Whether a number or a literal follows.
pub(super) fn begins_scalar(rest: &str) -> bool {
    let is_number = rest.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
    is_number || ["true", "false", "null"].iter().any(|literal| rest.starts_with(literal))
}
