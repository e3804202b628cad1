//! XML, brought into the shape that the JSON form of the same response has.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use super::{Failure, json};
use crate::record::{Json, Record};

/// How deep elements may nest; serde_json draws the same line.
const DEEPEST: usize = 128;

/// Fills `record` from an XML document, whatever its root element is called.
///
/// # Errors
/// The first field that cannot be decoded.
pub fn xml(body: &[u8], record: &mut dyn Record) -> Result<(), Failure> {
    let value = xml_to_json(body).map_err(|message| Failure { path: String::new(), message })?;
    json::fill(value, record)
}

/// The content of the root element as JSON: text for an element without children, otherwise an object, in which a name
/// that occurs several times holds a list.
///
/// # Errors
/// What is wrong with the document.
pub(crate) fn xml_to_json(body: &[u8]) -> Result<Json, String> {
    let text = std::str::from_utf8(body).map_err(|error| format!("not UTF-8: {error}"))?;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|error| format!("not XML: {error}"))?;
        match event {
            Event::Start(start) if open.len() < DEEPEST => open.push(Element::named(start.name().as_ref())),
            Event::Start(_) => return Err(format!("elements nest more than {DEEPEST} deep")),
            Event::Empty(empty) => match open.last_mut() {
                Some(parent) => parent.adopt(Element::named(empty.name().as_ref())),
                None => return Ok(Json::String(String::new())),
            },
            Event::End(_) => match (open.pop(), open.last_mut()) {
                (Some(element), Some(parent)) => parent.adopt(element),
                (Some(root), None) => return Ok(root.into_json()),
                (None, _) => return Err("not XML: an end tag without its start".to_owned()),
            },
            Event::Text(part) => append(&mut open, &part.xml10_content())?,
            Event::CData(part) => append(&mut open, &part.xml10_content())?,
            Event::GeneralRef(reference) => append(&mut open, &resolve(&reference)?)?,
            Event::Eof => return Err("not XML: the document ends before its root element does".to_owned()),
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
    }
}

/// Character references and the five predefined entities; a document cannot declare others.
fn resolve(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = reference.resolve_char_ref().map_err(|error| format!("not XML: {error}"))? {
        return Ok(character.to_string());
    }
    let name: &str = reference;
    resolve_predefined_entity(name).map(str::to_owned).ok_or_else(|| format!("not XML: unknown entity &{name};"))
}

fn append(open: &mut [Element], text: &str) -> Result<(), String> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err("not XML: text outside the root element".to_owned()),
    }
    Ok(())
}

struct Element {
    name: String,
    text: String,
    children: serde_json::Map<String, Json>,
}

impl Element {
    fn named(name: &str) -> Self {
        Self { name: name.to_owned(), text: String::new(), children: serde_json::Map::new() }
    }

    fn adopt(&mut self, child: Element) {
        use serde_json::map::Entry;
        let name = child.name.clone();
        let value = child.into_json();
        match self.children.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(value);
            }
            Entry::Occupied(mut entry) => match entry.get_mut() {
                Json::Array(values) => values.push(value),
                first => *first = Json::Array(vec![first.take(), value]),
            },
        }
    }

    fn into_json(self) -> Json {
        if self.children.is_empty() { Json::String(self.text) } else { Json::Object(self.children) }
    }
}
