//! XML documents for bodies: elements under wire names, lists as repeated elements, no attributes.

use quick_xml::escape::partial_escape;

use super::{
    Parameters,
    error::{EncodeError, Problem},
    style::{Style, parameter},
};
use crate::model::{
    Json, Record, Shape, View,
    record::{lexical, path},
};

/// A value as a document. The only member of a structure is the root; several stand under a root named after the field.
///
/// # Errors
/// The first value that XML has no form for.
pub(super) fn document(shape: &'static Shape, name: &str, view: &View<'_>) -> Result<String, Problem> {
    let mut writer = Writer { output: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned() };
    writer.root(shape, name, view)?;
    Ok(writer.output)
}

struct Writer {
    output: String,
}

impl Writer {
    fn root(&mut self, shape: &'static Shape, name: &str, view: &View<'_>) -> Result<(), Problem> {
        match view {
            View::Optional(nested) => nested.at(0).map_or(Ok(()), |value| self.root(shape, name, &value)),
            View::Record(record) => match record.shape().fields {
                // Without its member, the document is an empty one of that name.
                [member] if record.view(0).is_empty() => self.wrapped(name, member, |_| Ok(())),
                [_] if is_one_element(&record.view(0)) => self.members(name, *record),
                _ => self.wrapped(name, name, |writer| writer.members(name, *record)),
            },
            View::Map(map) if map.entries().count() == 1 && map.entries().all(|(_, value)| is_one_element(&value)) => {
                self.content(name, view)
            }
            View::Json(Json::Object(object))
                if object.len() == 1 && object.values().all(|value| is_one_element(&View::Json(value))) =>
            {
                self.content(name, view)
            }
            View::List(_) | View::Json(Json::Array(_)) => {
                let item = shape.item_names_of(name).first().copied().unwrap_or(name);
                self.wrapped(name, name, |writer| writer.element(name, item, view))
            }
            view => self.wrapped(name, name, |writer| writer.content(name, view)),
        }
    }

    /// An element or, for a list, one for each of its elements.
    fn element(&mut self, path: &str, tag: &str, view: &View<'_>) -> Result<(), Problem> {
        match view {
            View::Optional(nested) => nested.at(0).map_or(Ok(()), |value| self.element(path, tag, &value)),
            View::List(list) => {
                let mut elements = list.iter().enumerate();
                elements.try_for_each(|(index, value)| self.element(&path::element(path, index), tag, &value))
            }
            View::Json(Json::Array(values)) => {
                let mut elements = values.iter().enumerate();
                elements
                    .try_for_each(|(index, value)| self.element(&path::element(path, index), tag, &View::Json(value)))
            }
            view if view.is_empty() => Ok(()),
            view => self.wrapped(path, tag, |writer| writer.content(path, view)),
        }
    }

    /// What stands between the tags of an element.
    fn content(&mut self, path: &str, view: &View<'_>) -> Result<(), Problem> {
        match view {
            View::Scalar(value) => match value.get() {
                Some(value) => self.text(path, &lexical::text(value)?),
                None => Ok(()),
            },
            View::Record(record) => self.members(path, *record),
            View::Map(map) => {
                map.entries().try_for_each(|(key, value)| self.element(&path::member(path, key), key, &value))
            }
            View::Json(Json::Object(object)) => {
                let mut members = object.iter();
                members.try_for_each(|(key, value)| self.element(&path::member(path, key), key, &View::Json(value)))
            }
            View::Json(Json::String(text)) => self.text(path, text),
            View::Json(value) => self.text(path, &value.to_string()),
            View::Absent | View::Optional(_) | View::List(_) => Ok(()),
        }
    }

    fn members(&mut self, path: &str, record: &dyn Record) -> Result<(), Problem> {
        let shape = record.shape();
        for (index, field) in shape.fields.iter().enumerate() {
            let (view, path) = (record.view(index), path::member(path, field));
            let style = Style::of(shape, field);
            if view.is_empty() {
                continue;
            }
            if matches!((style, &view), (Style::Flattened, _) | (_, View::Scalar(_))) {
                self.element(&path, field, &view)?;
                continue;
            }
            let mut texts = Parameters::default();
            parameter(&mut String::new(), &view, style, &mut texts)?;
            let text: String = texts.iter().map(|(_, text)| text).collect();
            self.wrapped(&path, field, |writer| writer.text(&path, &text))?;
        }
        Ok(())
    }

    fn wrapped(
        &mut self,
        path: &str,
        tag: &str,
        content: impl FnOnce(&mut Self) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        if !is_name(tag) {
            return Err(refused(path, "is not a valid name of an XML element"));
        }
        self.output.extend(["<", tag, ">"]);
        content(self)?;
        self.output.extend(["</", tag, ">"]);
        Ok(())
    }

    fn text(&mut self, path: &str, text: &str) -> Result<(), Problem> {
        // Not even as a reference.
        let is_allowed = |character| !matches!(character, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}');
        if !text.chars().all(is_allowed) {
            return Err(refused(path, "has a control character, which XML does not allow"));
        }
        self.output.push_str(&partial_escape(text));
        Ok(())
    }
}

/// Whether a member is written as exactly one element.
fn is_one_element(view: &View<'_>) -> bool {
    match view {
        View::List(list) => list.at(0).is_some_and(|first| is_one_element(&first)) && list.at(1).is_none(),
        View::Json(value) => !value.is_array() && !value.is_null(),
        view => !view.is_empty(),
    }
}

/// A name as XML has it, but for colons, which stand for namespaces, and rarer letters.
fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && text.chars().all(|other| other.is_alphanumeric() || matches!(other, '-' | '_' | '.'))
}

fn refused(path: &str, message: &str) -> Problem {
    Problem::Known(EncodeError { path: path.to_owned(), message: message.to_owned() })
}
