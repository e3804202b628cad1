//! Where in the text of a JSON file each of its values stands.
//!
//! Specs are decoded without positions, since nearly all of them are sound; this tree is built only for a file that
//! something has to be said about.

use std::collections::HashMap;
use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions};

use crate::pointer;

/// How deep objects and lists may nest in a file. Everything that walks a spec may recurse, because of this bound.
pub const MAX_DEPTH: usize = 64;

/// What of a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The key that it stands under.
    Key,
    /// The value itself.
    Value,
    /// These bytes of the file, where no pointer leads: a syntax error, a key that is there twice.
    Bytes {
        /// The first byte.
        start: usize,
        /// The byte after the last.
        end: usize,
    },
    /// The file as a whole.
    File,
}

/// The places of all values of one file.
#[derive(Debug)]
pub struct Positions {
    root: Node,
}

#[derive(Debug)]
struct Node {
    key: Option<Range<usize>>,
    value: Range<usize>,
    children: Children,
}

#[derive(Debug)]
enum Children {
    None,
    Elements(Vec<Node>),
    Members(HashMap<String, Node>),
}

/// A key that stands twice in one object.
#[derive(Debug)]
pub(super) struct Duplicate {
    pub(super) pointer: String,
    pub(super) first: Range<usize>,
    pub(super) second: Range<usize>,
}

/// Why a text is no JSON.
#[derive(Debug)]
pub(super) struct SyntaxError {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<&'static str>,
}

impl Positions {
    /// Finds the places of all values; none for a text that is no JSON, or nests too deep.
    pub fn new(text: &str) -> Option<Self> {
        parse(text, &mut Vec::new()).ok()
    }

    /// The bytes that a JSON pointer leads to. Where it leads nowhere, the nearest of the objects and lists on the way that
    /// does exist stands in: its key, which is shorter than all of it.
    pub fn find(&self, pointer: &str, place: Place) -> Range<usize> {
        if let Place::Bytes { start, end } = place {
            return start..end;
        }
        let mut node = &self.root;
        for segment in pointer::segments(pointer) {
            match node.child(&segment) {
                Some(child) => node = child,
                None => return node.mark(Place::Key),
            }
        }
        node.mark(place)
    }
}

impl Node {
    fn child(&self, segment: &str) -> Option<&Node> {
        match &self.children {
            Children::None => None,
            Children::Elements(elements) => elements.get(segment.parse::<usize>().ok()?),
            Children::Members(members) => members.get(segment),
        }
    }

    fn mark(&self, place: Place) -> Range<usize> {
        match (place, &self.key) {
            (Place::Key, Some(key)) => key.clone(),
            _ => self.value.clone(),
        }
    }
}

/// A byte order mark is no part of the JSON text; the length of the one that is there.
pub(super) fn byte_order_mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The byte at which a text nests deeper than is allowed. A scan of bytes, since it runs over every file.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(at);
                }
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Finds the places of all values, and the keys that stand twice.
pub(super) fn parse(text: &str, duplicates: &mut Vec<Duplicate>) -> Result<Positions, SyntaxError> {
    let shift = byte_order_mark(text);
    if let Some(at) = too_deep(text) {
        let message = format!("objects and lists are nested more than {MAX_DEPTH} deep");
        return Err(SyntaxError { range: at..at + 1, message, help: None });
    }
    let body = text.get(shift..).unwrap_or_default();
    let parsed = jsonc_parser::parse_to_ast(body, &CollectOptions::default(), &strict()).map_err(|error| {
        let (message, help) = explain(error.kind());
        let range = error.range();
        SyntaxError { range: range.start + shift..range.end + shift, message, help }
    })?;
    let Some(value) = parsed.value else {
        return Err(SyntaxError { range: 0..text.len(), message: "expected a JSON value".to_owned(), help: None });
    };
    let mut builder = Builder { shift, pointer: String::new(), duplicates };
    Ok(Positions { root: builder.node(None, &value) })
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn explain(kind: &ParseErrorKind) -> (String, Option<&'static str>) {
    let (message, help) = match kind {
        ParseErrorKind::TrailingCommasNotAllowed => ("a comma after the last entry", "delete the comma"),
        ParseErrorKind::CommentsNotAllowed => ("JSON has no comments", "delete it, or move it to a `description`"),
        ParseErrorKind::ExpectedStringObjectProperty => ("a key without quotes", "put it in double quotes"),
        ParseErrorKind::SingleQuotedStringsNotAllowed => ("a string in single quotes", "put it in double quotes"),
        ParseErrorKind::ExpectedComma => ("two entries without a comma between them", "write a comma here"),
        ParseErrorKind::ExpectedColonAfterObjectKey => ("a key without a colon after it", "write `: ` and a value"),
        ParseErrorKind::UnterminatedObject => ("this object is never closed", "write the closing `}`"),
        ParseErrorKind::UnterminatedArray => ("this list is never closed", "write the closing `]`"),
        ParseErrorKind::MultipleRootJsonValues => ("unexpected text after the value", "delete it"),
        other => return (lower_first(&other.to_string()), None),
    };
    (message.to_owned(), Some(help))
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

struct Builder<'a> {
    shift: usize,
    pointer: String,
    duplicates: &'a mut Vec<Duplicate>,
}

impl Builder<'_> {
    fn node(&mut self, key: Option<Range<usize>>, value: &ast::Value<'_>) -> Node {
        let children = match value {
            ast::Value::Object(object) => Children::Members(self.members(object)),
            ast::Value::Array(array) => Children::Elements(self.elements(array)),
            _ => Children::None,
        };
        Node { key, value: self.range(value.range()), children }
    }

    fn elements(&mut self, array: &ast::Array<'_>) -> Vec<Node> {
        let mut elements = Vec::with_capacity(array.elements.len());
        for (index, element) in array.elements.iter().enumerate() {
            let length = pointer::push(&mut self.pointer, index);
            elements.push(self.node(None, element));
            self.pointer.truncate(length);
        }
        elements
    }

    fn members(&mut self, object: &ast::Object<'_>) -> HashMap<String, Node> {
        let mut members: HashMap<String, Node> = HashMap::with_capacity(object.properties.len());
        for property in &object.properties {
            let name = property.name.as_str();
            let key = self.range(property.name.range());
            let length = pointer::push(&mut self.pointer, name);
            if let Some(first) = members.get(name).and_then(|node| node.key.clone()) {
                self.duplicates.push(Duplicate { pointer: self.pointer.clone(), first, second: key.clone() });
            }
            // The last one counts, as it does where JSON is decoded.
            let node = self.node(Some(key), &property.value);
            members.insert(name.to_owned(), node);
            self.pointer.truncate(length);
        }
        members
    }

    fn range(&self, range: jsonc_parser::common::Range) -> Range<usize> {
        range.start + self.shift..range.end + self.shift
    }
}
