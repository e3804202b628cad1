//! XML without secrets: in elements and attributes that are called like one, in JSON inside of texts, and in the value beside a
//! key that is called like one.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    escape::{escape, unescape},
    events::{BytesStart, Event},
};

use super::{Side, is_answer_to_a_question, is_named_by_another, names_another};
use crate::identity::is_secret_name;

/// A part of a document.
enum Piece<'t> {
    /// A text, and the number of the element that it is in. It may be in parts, as around an entity.
    Text(&'t str, usize),
    /// Anything else, as it is to be kept.
    Markup(Cow<'t, str>),
}

/// An element of a document.
#[derive(Default)]
struct Element {
    name: String,
    /// The number of the element around it.
    parent: usize,
    /// What it says, without escapes.
    text: String,
}

/// The document as it is but for secrets; `None` if there are none. What follows a fault of the document is kept.
pub(super) fn clean(side: Side, text: &str) -> Option<String> {
    let mut document = Document::default();
    let rest = document.read(side, text)?;
    let mut instead = document.instead(side);
    let mut kept = String::with_capacity(text.len());
    for piece in document.pieces {
        match piece {
            Piece::Text(raw, element) => match instead.get_mut(element) {
                Some(Instead::First(text)) if !raw.trim().is_empty() => {
                    kept.push_str(text);
                    document.found = true;
                    if let Some(instead) = instead.get_mut(element) {
                        *instead = Instead::Nothing;
                    }
                }
                Some(Instead::Nothing) if !raw.trim().is_empty() => {}
                _ => kept.push_str(raw),
            },
            Piece::Markup(markup) => kept.push_str(&markup),
        }
    }
    kept.push_str(rest);
    document.found.then_some(kept)
}

/// What stands for the texts of an element.
enum Instead {
    /// They stay.
    Themselves,
    /// This stands for the first of them.
    First(String),
    /// What stands for them has been written.
    Nothing,
}

#[derive(Default)]
struct Document<'t> {
    pieces: Vec<Piece<'t>>,
    /// In their order. The first stands for what is around all others.
    elements: Vec<Element>,
    /// Whether there was something to withhold.
    found: bool,
}

impl<'t> Document<'t> {
    /// Reads a text up to its end or to its first fault, and returns what follows.
    fn read(&mut self, side: Side, text: &'t str) -> Option<&'t str> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_dangling_amp = true;
        self.elements.push(Element::default());
        let (mut open, mut from): (Vec<usize>, usize) = (Vec::new(), 0);
        while let Ok(event) = reader.read_event() {
            let to = usize::try_from(reader.buffer_position()).ok()?;
            let raw = text.get(from..to)?;
            from = to;
            let parent = open.last().copied().unwrap_or_default();
            let says = match &event {
                Event::Text(_) | Event::GeneralRef(_) => Some(unescape(raw).unwrap_or(Cow::Borrowed(raw))),
                Event::CData(literal) => Some(Cow::Borrowed(&**literal)),
                _ => None,
            };
            if let Some(says) = says {
                if let Some(element) = self.elements.get_mut(parent) {
                    element.text.push_str(&says);
                }
                self.pieces.push(Piece::Text(raw, parent));
                continue;
            }
            let markup = match &event {
                Event::Start(start) | Event::Empty(start) => without_secrets(side, start, raw),
                _ => None,
            };
            self.found |= markup.is_some();
            self.pieces.push(Piece::Markup(markup.map_or(Cow::Borrowed(raw), Cow::Owned)));
            match event {
                Event::Start(start) => {
                    open.push(self.elements.len());
                    let name = start.local_name().as_ref().to_owned();
                    self.elements.push(Element { name, parent, text: String::new() });
                }
                Event::End(_) => drop(open.pop()),
                Event::Eof => break,
                _ => {}
            }
        }
        text.get(from..)
    }

    /// What stands for the texts of each element.
    fn instead(&self, side: Side) -> Vec<Instead> {
        let mut names_secret = vec![false; self.elements.len()];
        for element in self.elements.iter().filter(|element| names_another(&element.name)) {
            if let Some(parent) = names_secret.get_mut(element.parent) {
                *parent |= is_secret_name(element.text.trim());
            }
        }
        let instead = self.elements.iter().map(|element| {
            let text = element.text.trim();
            let is_beside_key = names_secret.get(element.parent) == Some(&true) && is_named_by_another(&element.name);
            let is_secret = (side.withholds(&element.name) || is_beside_key) && !is_answer_to_a_question(text);
            let clean = match is_secret {
                true => Some(side.instead_of(text).to_owned()),
                // XML within XML is not looked at: it may be nested for as long as one likes.
                false if text.starts_with('<') => None,
                false => side.clean(text).map(|clean| escape(clean).into_owned()),
            };
            clean.map_or(Instead::Themselves, Instead::First)
        });
        instead.collect()
    }
}

/// A tag without the values of attributes that are secrets; `None` if it has none.
fn without_secrets(side: Side, tag: &BytesStart<'_>, raw: &str) -> Option<String> {
    let attributes: Vec<_> = tag.attributes().flatten().collect();
    let is_secret = |name: &str, value: &str| side.withholds(name) && !value.is_empty();
    if !attributes.iter().any(|attribute| is_secret(attribute.key.local_name().as_ref(), &attribute.value)) {
        return None;
    }
    let mut clean = format!("<{}", tag.name().as_ref());
    for attribute in attributes {
        let name = attribute.key.local_name();
        let value = if is_secret(name.as_ref(), &attribute.value) {
            side.instead_of(&attribute.value)
        } else {
            &attribute.value
        };
        // A value that stands in single quotes may have double ones in it.
        clean.push_str(&format!(" {}=\"{}\"", attribute.key.as_ref(), value.replace('"', "&quot;")));
    }
    clean.push_str(if raw.ends_with("/>") { "/>" } else { ">" });
    Some(clean)
}
