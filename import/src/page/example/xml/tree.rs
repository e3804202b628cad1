//! Elements, put together from tags that do not always match.

use std::collections::HashMap;

use super::mend::Mended;
use crate::page::example::json::ellipsis_only;
use crate::page::example::record::Record;
use crate::page::example::{Element, RepairKind, Unreadable, Xml};

/// No example nests deeper.
const DEEPEST: usize = 64;

pub(super) struct ElementTree<'a> {
    record: Record<'a>,
    places: Vec<(usize, usize)>,
    /// How often each name is still opened and closed further on.
    ahead: HashMap<String, (usize, usize)>,
    open: Vec<Element>,
    roots: Vec<Element>,
    /// Text outside of all elements was met, and where.
    outside: Option<usize>,
    /// How many end tags, or empty ones, were found in their places.
    matched: usize,
}

type XmlResult = Result<(), Unreadable>;

impl<'a> ElementTree<'a> {
    pub(super) fn new(record: Record<'a>, mended: &Mended) -> Self {
        ElementTree {
            record,
            places: mended.places.clone(),
            ahead: mended.tags.clone(),
            open: Vec::new(),
            roots: Vec::new(),
            outside: None,
            matched: 0,
        }
    }

    /// The place in the original.
    fn place(&self, at: usize) -> usize {
        let index = self.places.partition_point(|(mended, _)| *mended <= at);
        let (mended, source) =
            index.checked_sub(1).and_then(|index| self.places.get(index)).copied().unwrap_or_default();
        source + at.saturating_sub(mended)
    }

    fn note(&mut self, kind: RepairKind, at: usize) {
        let at = self.place(at);
        self.record.note(kind, at);
    }

    pub(super) fn refuse(&self, at: usize, reason: String) -> Unreadable {
        self.record.refuse(self.place(at), reason)
    }

    pub(super) fn start(&mut self, name: &str, at: usize) -> XmlResult {
        let ahead = self.ahead.entry(name.to_owned()).or_default();
        ahead.0 = ahead.0.saturating_sub(1);
        let is_surplus = ahead.1 == 0;
        // `<Rule>…<Rule>`: the second was meant to end what the first began.
        let is_end = self.open.last().is_some_and(|open| open.name == name && is_filled(open)) && is_surplus;
        if is_end {
            self.note(RepairKind::MismatchedEnd, at);
            self.close();
            return Ok(());
        }
        self.push(name, at)
    }

    pub(super) fn empty(&mut self, name: &str, at: usize) -> XmlResult {
        self.push(name, at)?;
        self.matched += 1;
        self.close();
        Ok(())
    }

    fn push(&mut self, name: &str, at: usize) -> XmlResult {
        if self.open.len() >= DEEPEST {
            return Err(self.refuse(at, format!("nests more than {DEEPEST} deep")));
        }
        let line = self.record.line(self.place(at));
        self.open.push(Element { name: name.to_owned(), line, children: Vec::new(), text: String::new() });
        Ok(())
    }

    pub(super) fn end(&mut self, name: &str, at: usize) -> XmlResult {
        let ahead = self.ahead.entry(name.to_owned()).or_default();
        ahead.1 = ahead.1.saturating_sub(1);
        let ahead = *ahead;
        let is_named = |element: &Element| element.name == name;
        if self.open.last().is_some_and(is_named) {
            self.matched += 1;
            self.close();
        } else if let Some(depth) = self.open.iter().rposition(is_named) {
            self.matched += 1;
            while self.open.len() > depth + 1 {
                self.note(RepairKind::UnclosedElement, at);
                self.close();
            }
            self.close();
        } else if ahead.1 > ahead.0 && !self.is_misspelt_end(name) {
            // `</Rule>…</Rule>`: the first was meant to begin what the second ends.
            self.note(RepairKind::MismatchedStart, at);
            self.push(name, at)?;
        } else if self.is_end_of_last(name) {
            self.note(RepairKind::MismatchedEnd, at);
            self.matched += 1;
            self.close();
        } else {
            self.note(RepairKind::StrayEnd, at);
        }
        Ok(())
    }

    /// Whether an end tag of a similar name was meant for the innermost element.
    fn is_misspelt_end(&self, name: &str) -> bool {
        let last = self.open.last().filter(|last| is_filled(last) && is_like(&last.name, name));
        last.is_some_and(|last| !self.is_end_ahead(last))
    }

    /// Whether an end tag of another name was meant for the innermost element.
    fn is_end_of_last(&self, name: &str) -> bool {
        let Some(last) = self.open.last() else { return false };
        let is_leaf = last.children.is_empty() && !last.text.trim().is_empty();
        is_leaf || !self.is_end_ahead(last) && (is_like(&last.name, name) || self.open.len() > 1)
    }

    /// Whether the end tag of an open element is still to come.
    fn is_end_ahead(&self, element: &Element) -> bool {
        self.ahead.get(&element.name).is_some_and(|(starts, ends)| ends > starts)
    }

    fn close(&mut self) {
        let Some(mut element) = self.open.pop() else { return };
        if element.children.is_empty() {
            element.text = element.text.trim().to_owned();
        } else {
            let kind = match element.text.trim() {
                "" => None,
                text if ellipsis_only(text) => Some(RepairKind::Ellipsis),
                _ => Some(RepairKind::StrayText),
            };
            if let Some(kind) = kind {
                self.record.note_at(kind, element.line, element.text.trim());
            }
            element.text = String::new();
        }
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.roots.push(element),
        }
    }

    pub(super) fn text(&mut self, text: &str, at: usize) {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() => {}
            None => {
                let at = at + text.len() - text.trim_start().len();
                let at = self.place(at);
                self.outside.get_or_insert(at);
            }
        }
    }

    /// The root, or a root without a name for several.
    pub(super) fn finish(mut self) -> Result<Xml, Unreadable> {
        let end = self.places.last().map_or(0, |(mended, _)| *mended);
        while !self.open.is_empty() {
            self.note(RepairKind::UnclosedElement, end);
            self.close();
        }
        if self.matched == 0 {
            return Err(self.record.refuse(0, "has no element that is closed"));
        }
        if let Some(at) = self.outside {
            self.record.note(RepairKind::TextAfter, at);
        }
        let root = self.root()?;
        Ok(Xml { root, repairs: self.record.finish()? })
    }

    fn root(&mut self) -> Result<Element, Unreadable> {
        let mut roots = std::mem::take(&mut self.roots).into_iter();
        let Some(mut first) = roots.next() else { return Err(self.record.refuse(0, "has no element")) };
        let Some(second) = roots.as_slice().first() else { return Ok(first) };
        let is_whole = |element: &Element| element.name.ends_with("Response") || element.name == "Error";
        let (line, name) = (second.line, second.name.clone());
        if is_whole(&first) && is_whole(second) {
            self.record.note_at(RepairKind::SeveralDocuments, line, &name);
            return Ok(first);
        }
        self.record.note_at(RepairKind::SeveralRoots, line, &name);
        if is_whole(&first) {
            first.children.extend(roots);
            first.text = String::new();
            return Ok(first);
        }
        let line = first.line;
        let children = std::iter::once(first).chain(roots).collect();
        Ok(Element { name: String::new(), line, children, text: String::new() })
    }
}

fn is_filled(element: &Element) -> bool {
    !element.children.is_empty() || !element.text.trim().is_empty()
}

/// Whether two names differ by no more than a slip of the pen: by case, by an ending, by a letter or two.
fn is_like(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    if one == other || one.starts_with(&other) || other.starts_with(&one) {
        return true;
    }
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let same_end = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
    let longest = one.chars().count().max(other.chars().count());
    same + same_end + 2 >= longest
}
