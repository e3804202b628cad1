//! The small things that make a parser give up, put right before it sees them.

use std::collections::{HashMap, HashSet};

use crate::page::example::RepairKind;
use crate::page::example::record::Record;

/// No name of an element is longer.
const LONGEST_NAME: usize = 128;

/// A text that a parser reads.
pub(super) struct Mended {
    pub(super) text: String,
    /// Pieces of it and of the original that begin at the same place, in order.
    pub(super) places: Vec<(usize, usize)>,
    /// How often each name is opened, and how often closed.
    pub(super) tags: HashMap<String, (usize, usize)>,
}

/// What stands between `<` and `>`.
enum Tag<'a> {
    /// Any kind of tag: whether it closes, its name, whether it is empty.
    Element { name: Name<'a>, is_end: bool, is_empty: bool },
    /// A declaration, or an instruction.
    Declaration,
    /// Words.
    None,
}

struct Name<'a> {
    /// As it stands there, perhaps with blanks in it.
    raw: &'a str,
}

struct Mender<'r, 'a> {
    source: &'a str,
    record: &'r mut Record<'a>,
    mended: Mended,
    /// What end tags there are.
    ends: HashSet<&'a str>,
    has_declaration: bool,
    /// No comment ends from here on, and no section.
    no_comment_ends: bool,
    no_section_ends: bool,
}

/// Makes a text fit for a parser, from a place on.
pub(super) fn mend<'a>(source: &'a str, start: usize, record: &mut Record<'a>) -> Mended {
    let mended = Mended { text: String::with_capacity(source.len()), places: Vec::new(), tags: HashMap::new() };
    let ends = ends(source);
    let mut mender =
        Mender { source, record, mended, ends, has_declaration: false, no_comment_ends: false, no_section_ends: false };
    let mut at = start;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        if mender.record.is_full() {
            break;
        }
        let plain = rest.find(['<', '&']).unwrap_or(rest.len());
        mender.copy(at, plain);
        at += plain;
        at += match rest.get(plain..).and_then(|rest| rest.chars().next()) {
            Some('<') => mender.tag(at),
            Some(_) => mender.ampersand(at),
            None => 0,
        };
    }
    mender.mended
}

/// What stands in end tags.
fn ends(source: &str) -> HashSet<&str> {
    let tags = source.split('<').skip(1).filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag.trim()));
    tags.filter_map(|tag| tag.strip_prefix('/')).map(str::trim).collect()
}

impl<'a> Mender<'_, 'a> {
    fn place(&mut self, at: usize) {
        self.mended.places.push((self.mended.text.len(), at));
    }

    fn copy(&mut self, at: usize, length: usize) {
        self.place(at);
        self.mended.text.push_str(self.source.get(at..at + length).unwrap_or_default());
    }

    fn escape(&mut self, at: usize, as_text: &str, kind: RepairKind) -> usize {
        self.record.note(kind, at);
        self.place(at);
        self.mended.text.push_str(as_text);
        1
    }

    /// The length of what was read at an ampersand.
    fn ampersand(&mut self, at: usize) -> usize {
        let rest = self.source.get(at + 1..).unwrap_or_default();
        let name = rest.strip_prefix('#').unwrap_or(rest);
        let length = name.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
        if length == 0 || name.as_bytes().get(length) != Some(&b';') {
            return self.escape(at, "&amp;", RepairKind::BareAmpersand);
        }
        let whole = 1 + rest.len() - name.len() + length + 1;
        self.copy(at, whole);
        whole
    }

    /// The length of what was read at a `<`.
    fn tag(&mut self, at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        if let Some(length) = self.section(at, rest) {
            return length;
        }
        let inside = rest.get(1..).unwrap_or_default();
        let end = inside.find(['<', '>']).unwrap_or(inside.len());
        let is_closed = inside.as_bytes().get(end) == Some(&b'>');
        let raw = inside.get(..end).unwrap_or_default();
        match self.read(raw, is_closed) {
            Tag::None => self.escape(at, "&lt;", RepairKind::BareAngle),
            Tag::Declaration => {
                let is_first = !self.has_declaration && self.mended.tags.is_empty();
                if !is_first || !raw.starts_with("?xml") || !raw.ends_with('?') {
                    self.record.note(RepairKind::Declaration, at);
                }
                self.has_declaration = true;
                end + 1 + usize::from(is_closed)
            }
            Tag::Element { name, is_end, is_empty } => {
                self.element(at, raw, name.raw, (is_end, is_empty), is_closed);
                // What follows a tag without its end, up to the next, is its text.
                if is_closed { end + 2 } else { 1 + raw.len() - after_name(raw, name.raw).len() }
            }
        }
    }

    fn element(&mut self, at: usize, raw: &str, raw_name: &str, (is_end, is_empty): (bool, bool), is_closed: bool) {
        let name: String = raw_name.split_whitespace().collect();
        let tag = if is_end { raw.strip_prefix('/').unwrap_or("") } else { raw };
        if name.len() < raw_name.len() || !tag.starts_with(raw_name) {
            self.record.note(RepairKind::TagSpaces, at);
        }
        if !is_closed {
            self.record.note(RepairKind::MissingAngle, at);
        }
        self.place(at);
        let (before, after) = if is_end { ("</", ">") } else { ("<", if is_empty { "/>" } else { ">" }) };
        self.mended.text.extend([before, &name, after]);
        let count = self.mended.tags.entry(name).or_default();
        count.0 += usize::from(!is_end && !is_empty);
        count.1 += usize::from(is_end);
    }

    /// What a `<` begins.
    fn read<'t>(&self, raw: &'t str, is_closed: bool) -> Tag<'t> {
        let trimmed = raw.trim();
        if trimmed.starts_with('?') || trimmed.starts_with("!DOCTYPE") {
            return if is_closed { Tag::Declaration } else { Tag::None };
        }
        let (is_end, inside) = match trimmed.strip_prefix('/') {
            Some(inside) => (true, inside.trim_start()),
            None => (false, trimmed),
        };
        let (is_empty, inside) = match inside.strip_suffix('/').filter(|_| is_closed && !is_end) {
            Some(inside) => (true, inside.trim_end()),
            None => (false, inside),
        };
        let word = inside.split_whitespace().next().unwrap_or_default();
        if !is_name(word) {
            return Tag::None;
        }
        let others = inside.get(word.len()..).unwrap_or_default().trim();
        if others.is_empty() || is_closed && others.contains('=') && !is_end {
            return Tag::Element { name: Name { raw: word }, is_end, is_empty };
        }
        if !is_closed {
            // The text of an element whose tag was not ended, if that is on the same line.
            let is_text = is_end || self.ends.contains(word);
            return if is_text { Tag::Element { name: Name { raw: word }, is_end, is_empty } } else { Tag::None };
        }
        // A name that was torn apart; its end tag is as well, or else these are words in angles.
        let is_torn = inside.split_whitespace().all(is_name) && (is_end || self.ends.contains(inside));
        if is_torn { Tag::Element { name: Name { raw: inside }, is_end, is_empty } } else { Tag::None }
    }

    /// The length of a comment, which is dropped, or of a section of text.
    fn section(&mut self, at: usize, rest: &str) -> Option<usize> {
        if rest.starts_with("<!--") {
            let end = if self.no_comment_ends { None } else { rest.find("-->") };
            self.no_comment_ends = end.is_none();
            self.record.note(RepairKind::Comment, at);
            return Some(end.map_or(4, |end| end + 3));
        }
        if rest.starts_with("<![CDATA[") {
            let end = if self.no_section_ends { None } else { rest.find("]]>") };
            self.no_section_ends = end.is_none();
            let length = end? + 3;
            self.copy(at, length);
            return Some(length);
        }
        None
    }
}

fn after_name<'a>(raw: &'a str, name: &str) -> &'a str {
    raw.find(name).and_then(|at| raw.get(at + name.len()..)).unwrap_or_default()
}

/// Whether a word can be the name of an element.
fn is_name(word: &str) -> bool {
    let is_first = word.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let is_rest = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    is_first && word.len() <= LONGEST_NAME && word.chars().all(is_rest) && !word.contains("..")
}
