//! From `Tag.1.Key` to a tree: what was sent as several parameters, put together along a schema.

use std::collections::BTreeMap;

use alicloud_format::spec::{Schema, SchemaType, Style};
use serde_json::{Map, Value};

use super::{Schemas, invalid};
use crate::answer::Refusal;

/// The rests of the names, such as `.1.Key`, and the texts that were sent under them.
type Sent<'a> = [(&'a str, &'a str)];

/// One value. Its leaves are texts; JSON in one of them is left for the schema to be compared with.
pub(super) fn assemble(schemas: Schemas<'_>, schema: &Schema, path: &str, sent: &Sent<'_>) -> Result<Value, Refusal> {
    let structure = schemas.follow(schema);
    match (schema.style.or(structure.style), schemas.kind(schema)) {
        (Some(Style::Json), _) => text(path, sent).map(Value::from),
        (Some(Style::Simple), SchemaType::Array) => Ok(joined(text(path, sent)?, ",")),
        (Some(Style::SpaceDelimited), SchemaType::Array) => Ok(joined(text(path, sent)?, " ")),
        (Some(Style::PipeDelimited), SchemaType::Array) => Ok(joined(text(path, sent)?, "|")),
        (_, SchemaType::Array) => list(schemas, structure, path, sent),
        (_, SchemaType::Object) => object(schemas, structure, path, sent),
        // Whatever it is, nothing is known that it would have to be.
        (_, SchemaType::Any) if sent.len() > 1 || sent.iter().any(|(rest, _)| !rest.is_empty()) => {
            Ok(Value::Object(sent.iter().map(|(rest, text)| ((*rest).to_owned(), Value::from(*text))).collect()))
        }
        _ => text(path, sent).map(Value::from),
    }
}

/// The only text, under the name itself.
fn text<'a>(path: &str, sent: &Sent<'a>) -> Result<&'a str, Refusal> {
    match sent {
        [("", text)] => Ok(text),
        [("", _), ..] => Err(invalid(path, "it was sent more than once")),
        _ => Err(invalid(path, "it was sent in several parts, but is one value")),
    }
}

fn joined(text: &str, separator: &str) -> Value {
    text.split(separator).map(Value::from).collect()
}

fn list(schemas: Schemas<'_>, structure: &Schema, path: &str, sent: &Sent<'_>) -> Result<Value, Refusal> {
    let mut elements: BTreeMap<usize, Vec<(&str, &str)>> = BTreeMap::new();
    for (segment, rest, text) in parts(path, sent, Dot::Separates)? {
        // Written so that `01` and `+1`, which Rust would read as numbers, are not taken.
        match segment.parse::<usize>() {
            Ok(position) if position > 0 && position.to_string() == segment => {
                elements.entry(position).or_default().push((rest, text));
            }
            _ => return Err(invalid(path, format_args!("{segment} is no position in a list; they count from 1"))),
        }
    }
    let count = elements.len();
    let mut values = Vec::with_capacity(count);
    for (position, sent) in elements {
        if position > count {
            return Err(invalid(path, format_args!("element {position} was sent, but not all before it")));
        }
        let path = format!("{path}[{}]", position - 1);
        values.push(match &structure.items {
            Some(items) => assemble(schemas, items, &path, &sent)?,
            None => Value::from(text(&path, &sent)?),
        });
    }
    Ok(Value::Array(values))
}

fn object(schemas: Schemas<'_>, structure: &Schema, path: &str, sent: &Sent<'_>) -> Result<Value, Refusal> {
    let mut members: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let values = structure.additional_properties.as_deref();
    let is_plain_map = values.is_some_and(|values| !schemas.is_composite(values));
    let dot = if is_plain_map { Dot::IsPartOfName } else { Dot::Separates };
    for (name, rest, text) in parts(path, sent, dot)? {
        members.entry(name).or_default().push((rest, text));
    }
    let mut object = Map::new();
    for (name, sent) in members {
        let path = format!("{path}.{name}");
        let value = match structure.properties.get(name).or(values) {
            Some(schema) => assemble(schemas, schema, &path, &sent)?,
            None if structure.properties.is_empty() => Value::from(text(&path, &sent)?),
            None => return Err(invalid(&path, "there is no such field")),
        };
        object.insert(name.to_owned(), value);
    }
    Ok(Value::Object(object))
}

/// Splits the first segment off the rest of each name.
fn parts<'a>(path: &str, sent: &Sent<'a>, dot: Dot) -> Result<Vec<(&'a str, &'a str, &'a str)>, Refusal> {
    let split = |(rest, text): &(&'a str, &'a str)| {
        let rest = rest.strip_prefix('.')?;
        let end = if dot == Dot::Separates { rest.find('.') } else { None };
        let (segment, rest) = rest.split_at(end.unwrap_or(rest.len()));
        Some((segment, rest, *text))
    };
    let parts: Option<Vec<_>> = sent.iter().map(split).collect();
    parts.ok_or_else(|| invalid(path, "it was sent as one value, but has several"))
}

/// What a dot means in the rest of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dot {
    Separates,
    /// Names in a map may have dots, which are theirs as long as nothing can follow the name.
    IsPartOfName,
}
