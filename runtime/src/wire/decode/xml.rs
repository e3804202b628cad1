//! XML, brought into the shape that the JSON form of the same response has.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use super::{
    Failure,
    fill::Target,
    json::{fill, fill_whole},
    trace::DEEPEST,
    whole,
};
use crate::model::{Json, Record, Slot};

/// Fills `record` from an XML document, whatever its root element is called. If it has the name of a field, and none of the
/// elements inside has, then it is that field.
///
/// # Errors
/// The first field that cannot be decoded.
pub fn xml(body: &[u8], record: &mut dyn Record) -> Result<(), Failure> {
    if whole::is_whole_scalar(record) {
        return whole::scalar(body, record);
    }
    let (root, content) = parse(body).map_err(|message| Failure { path: String::new(), message })?;
    if whole::is_whole(record.shape()) {
        return fill_whole(content, record);
    }
    let is_field = |name: &str| record.shape().fields.contains(&name);
    let has_fields = content.as_object().is_some_and(|members| members.keys().any(|name| is_field(name)));
    let value = if is_field(&root) && !has_fields { Json::from_iter([(root, content)]) } else { content };
    fill(value, Target::Slot(Slot::Record(record)))
}

/// The content of the root element as JSON: text for an element without children, otherwise an object, in which a name
/// that occurs several times holds a list.
///
/// # Errors
/// What is wrong with the document.
pub(crate) fn xml_to_json(body: &[u8]) -> Result<Json, String> {
    parse(body).map(|(_, content)| content)
}

/// Name and content of the root element.
fn parse(body: &[u8]) -> Result<(String, Json), String> {
    let text = std::str::from_utf8(body).map_err(|error| format!("not UTF-8: {error}"))?;
    let mut reader = Reader::from_str(text);
    let mut document = Document::default();
    loop {
        match reader.read_event().map_err(|error| format!("not XML: {error}"))? {
            Event::Start(start) => document.open(start.name().as_ref())?,
            Event::Empty(empty) => {
                document.open(empty.name().as_ref())?;
                document.close()?;
            }
            Event::End(_) => document.close()?,
            Event::Text(part) => document.append(&part.xml10_content())?,
            Event::CData(part) => document.append(&part.xml10_content())?,
            Event::GeneralRef(reference) => document.append(&resolve(&reference)?)?,
            Event::Eof => return document.finish(),
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

/// A document as far as it has been read.
#[derive(Default)]
struct Document {
    /// The elements that are open, from the root inwards.
    open: Vec<Element>,
    /// Name and content of the root, once that is closed.
    root: Option<(String, Json)>,
}

impl Document {
    fn open(&mut self, name: &str) -> Result<(), String> {
        if self.root.is_some() {
            return Err("not XML: a second root element".to_owned());
        }
        if self.open.len() == DEEPEST {
            return Err(format!("elements are nested more than {DEEPEST} deep"));
        }
        self.open.push(Element::named(name));
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        match (self.open.pop(), self.open.last_mut()) {
            (Some(element), Some(parent)) => parent.adopt(element),
            (Some(mut root), None) => self.root = Some((std::mem::take(&mut root.name), root.into_json())),
            (None, _) => return Err("not XML: an end tag without its start".to_owned()),
        }
        Ok(())
    }

    fn append(&mut self, text: &str) -> Result<(), String> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err("not XML: text outside the root element".to_owned()),
        }
        Ok(())
    }

    fn finish(self) -> Result<(String, Json), String> {
        match self.open.last() {
            Some(element) => Err(format!("not XML: the document ends inside the element {}", element.name)),
            None => self.root.ok_or_else(|| "not XML: no element".to_owned()),
        }
    }
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
