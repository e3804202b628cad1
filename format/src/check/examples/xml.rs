//! XML as the JSON that says the same, so that both are decoded by the same code.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Map, Value};

use crate::pointer;

/// Elements may nest as deep as objects and lists.
const MAX_DEPTH: usize = crate::json::MAX_DEPTH;

/// An XML text as JSON.
pub(super) struct Converted {
    pub(super) value: Value,
    /// The line, from 0, that each value begins in, by JSON pointer.
    lines: HashMap<String, usize>,
}

/// Why a text is no XML.
pub(super) struct Malformed {
    /// The line, from 0.
    pub(super) line: usize,
    pub(super) problem: String,
}

#[derive(Default)]
struct Element {
    name: String,
    line: usize,
    text: String,
    children: Vec<Element>,
}

impl Converted {
    /// The line that a value begins in, or the nearest one around it that is known.
    pub(super) fn line(&self, pointer: &str) -> usize {
        let mut pointer = pointer;
        loop {
            if let Some(line) = self.lines.get(pointer) {
                return *line;
            }
            match pointer.rfind('/') {
                Some(at) => pointer = &pointer[..at],
                None => return 0,
            }
        }
    }
}

/// Reads an XML text: the root element becomes an object, elements of one name a list, text a string. Attributes say
/// nothing in answers and are passed over.
pub(super) fn convert(text: &str) -> Result<Converted, Malformed> {
    let root = parse(text)?;
    let mut lines = HashMap::new();
    let value = to_json(root, &mut String::new(), &mut lines);
    Ok(Converted { value, lines })
}

fn parse(text: &str) -> Result<Element, Malformed> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    let mut reached = Reached { text, at: 0, line: 0 };
    loop {
        let line = reached.line;
        let event = reader.read_event();
        let line_after = reached.move_to(reader.buffer_position());
        let malformed = |problem: String| Malformed { line: line_after, problem };
        match event.map_err(|error| malformed(error.to_string()))? {
            Event::Start(start) => {
                if open.len() > MAX_DEPTH {
                    return Err(malformed(format!("elements are nested more than {MAX_DEPTH} deep")));
                }
                open.push(Element { name: start.local_name().as_ref().to_owned(), line, ..Element::default() });
            }
            Event::Empty(start) => {
                let element = Element { name: start.local_name().as_ref().to_owned(), line, ..Element::default() };
                append(&mut open, element);
            }
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    append(&mut open, element);
                }
            }
            Event::Text(content) => add_text(&mut open, &content.xml10_content()),
            Event::CData(content) => add_text(&mut open, &content.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content().into_owned();
                let character = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(character.to_string()),
                    _ => quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned),
                };
                let character =
                    character.ok_or_else(|| malformed(format!("`&{name};` is not a character that XML knows")))?;
                add_text(&mut open, &character);
            }
            Event::DocType(_) => return Err(malformed("a response has no document type".to_owned())),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    root(open, reached.line)
}

/// The one element of a document that is there when all is read.
fn root(mut open: Vec<Element>, line: usize) -> Result<Element, Malformed> {
    if open.len() > 1 {
        let unclosed = open.pop().map(|element| element.name).unwrap_or_default();
        return Err(Malformed { line, problem: format!("the element `{unclosed}` is never closed") });
    }
    let document = open.pop().unwrap_or_default();
    let mut elements = document.children;
    match (elements.len(), document.text.trim().is_empty()) {
        (1, true) => Ok(elements.remove(0)),
        (1, false) => Err(Malformed { line: 0, problem: "there is text outside of the first element".to_owned() }),
        (0, _) => Err(Malformed { line: 0, problem: "there is no element".to_owned() }),
        _ => {
            Err(Malformed { line: elements[1].line, problem: "unexpected content after the first element".to_owned() })
        }
    }
}

fn append(open: &mut [Element], element: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(element);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// Counts lines while the reader goes on.
struct Reached<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Reached<'_> {
    fn move_to(&mut self, position: u64) -> usize {
        let position = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        let passed = self.text.as_bytes().get(self.at..position).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(position);
        self.line
    }
}

fn to_json(element: Element, at: &mut String, lines: &mut HashMap<String, usize>) -> Value {
    lines.insert(at.clone(), element.line);
    if element.children.is_empty() {
        return Value::String(element.text);
    }
    let mut groups: Vec<(String, Vec<Element>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for child in element.children {
        let place = *places.entry(child.name.clone()).or_insert_with(|| {
            groups.push((child.name.clone(), Vec::new()));
            groups.len() - 1
        });
        if let Some((_, group)) = groups.get_mut(place) {
            group.push(child);
        }
    }
    let mut members = Map::new();
    for (name, mut group) in groups {
        let length = pointer::push(at, &name);
        let value = match (group.len(), group.pop()) {
            (1, Some(only)) => to_json(only, at, lines),
            (_, last) => {
                group.extend(last);
                list_to_json(group, at, lines)
            }
        };
        at.truncate(length);
        members.insert(name, value);
    }
    Value::Object(members)
}

fn list_to_json(elements: Vec<Element>, at: &mut String, lines: &mut HashMap<String, usize>) -> Value {
    let convert = |(index, element): (usize, Element)| {
        let length = pointer::push(at, index);
        let value = to_json(element, at, lines);
        at.truncate(length);
        value
    };
    elements.into_iter().enumerate().map(convert).collect()
}
