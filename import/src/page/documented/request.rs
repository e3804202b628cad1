//! What a documented request says of the parameters: in its query, in its path and in its body.

use std::collections::BTreeMap;

use alicloud_format::spec::{OrderedMap, Parameter, Position, Schema, SchemaType, Style};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::super::example::{self, Repair, Request};
use super::super::route::template;
use super::super::value;

/// A list of more elements is no example.
const MOST_ELEMENTS: usize = 100;

/// What is read of a request.
#[derive(Default)]
pub(super) struct Read {
    pub(super) line: u32,
    /// In the order of the parameters.
    pub(super) values: OrderedMap<Value>,
    /// Names and texts of those that are not of their type, or that only stand for a value.
    pub(super) unread: Vec<(String, String)>,
    /// The path, if it is not that of the template.
    pub(super) other_path: Option<String>,
    /// What was mended in JSON that parameters carry.
    pub(super) repairs: Vec<Repair>,
}

/// Reads a request, whose path is that of a template if there is one.
pub(super) fn read(line: u32, request: &Request, parameters: &[Parameter], template: Option<&str>) -> Read {
    let mut read = Read { line, ..Read::default() };
    let in_path = template.map(|template| of_path(template, &request.path).ok_or(&request.path));
    read.other_path = in_path.as_ref().and_then(|values| values.as_ref().err()).map(|path| (*path).clone());
    let in_path = in_path.and_then(Result::ok).unwrap_or_default();
    for parameter in parameters {
        let own = match parameter.position {
            Position::Path => in_path.iter().find(|(name, _)| *name == parameter.name).map(|(_, text)| text.as_str()),
            _ => request.query.iter().find(|(name, _)| *name == parameter.name).map(|(_, text)| text.trim()),
        };
        let value = match own.filter(|text| value::is_placeholder(text)) {
            Some(_) => None,
            None => of_query(&mut read, request, parameter, own)
                .or_else(|| of_body(request.body.as_ref()?, parameter, parameters)),
        };
        match (value, own) {
            (Some(value), _) => {
                read.values.insert(parameter.name.clone(), value);
            }
            (None, Some(text)) => read.unread.push((parameter.name.clone(), text.to_owned())),
            (None, None) => {}
        }
    }
    read
}

/// The value in the query, or in the path.
fn of_query(read: &mut Read, request: &Request, parameter: &Parameter, own: Option<&str>) -> Option<Value> {
    let schema = &parameter.schema;
    match schema.kind {
        Some(SchemaType::Array | SchemaType::Object) if schema.style == Some(Style::Json) => {
            let json = example::json::embedded(own?, read.line)?;
            let found = value::of_example(schema, &json.value)?;
            // Where in the request a parameter stands is not known.
            read.repairs.extend(json.repairs.into_iter().map(|repair| Repair { line: read.line, ..repair }));
            Some(found)
        }
        Some(SchemaType::Array | SchemaType::Object) => {
            let parts = request.query.iter().filter_map(|(name, text)| {
                let part = name.strip_prefix(parameter.name.as_str())?.strip_prefix('.')?;
                Some((part, text.as_str()))
            });
            of_parts(schema, &parts.collect::<Vec<_>>())
        }
        kind => value::of_text(kind, own?).filter(|value| schema.allows(value)),
    }
}

/// A list or an object of which each part is a parameter: `Tag.1.Key`, `Network.VpcId`. None if a part has no place in it.
fn of_parts(schema: &Schema, parts: &[(&str, &str)]) -> Option<Value> {
    if parts.is_empty() {
        return None;
    }
    match schema.kind? {
        SchemaType::Array => {
            let items = schema.items.as_deref()?;
            let groups =
                grouped(parts, |name| name.parse().ok().filter(|number| (1..=MOST_ELEMENTS).contains(number)))?;
            // A number that is left out leaves the place of an element open.
            let is_whole = groups.keys().copied().eq(1..=groups.len());
            let elements = groups.values().map(|parts| of_parts(items, parts)).collect::<Option<Vec<_>>>();
            elements.filter(|_| is_whole).map(Value::Array)
        }
        SchemaType::Object => {
            let place = |name: &str| schema.properties.iter().position(|(known, _)| known == name);
            let groups = grouped(parts, place)?;
            let member = |(place, parts): (usize, Vec<(&str, &str)>)| {
                let (name, property) = schema.properties.iter().nth(place)?;
                Some((name.to_owned(), of_parts(property, &parts)?))
            };
            groups.into_iter().map(member).collect::<Option<Map<_, _>>>().map(Value::Object)
        }
        kind => match parts {
            [("", text)] if !value::is_placeholder(text) => value::of_text(Some(kind), text),
            _ => None,
        },
    }
}

/// Parts by the place that the first name on their way has; none if one of them has none.
fn grouped<'p>(
    parts: &[(&'p str, &'p str)],
    place: impl Fn(&str) -> Option<usize>,
) -> Option<BTreeMap<usize, Vec<(&'p str, &'p str)>>> {
    let mut groups: BTreeMap<usize, Vec<(&str, &str)>> = BTreeMap::new();
    for (name, text) in parts {
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        groups.entry(place(first)?).or_default().push((rest, text));
    }
    Some(groups)
}

/// The value in the body: a member of it, or the body as a whole where nothing else is sent in it.
fn of_body(body: &Value, parameter: &Parameter, parameters: &[Parameter]) -> Option<Value> {
    if parameter.position != Position::Body {
        return None;
    }
    let member = body.get(&parameter.name).and_then(|member| value::of_example(&parameter.schema, member));
    let is_alone = parameters.iter().filter(|other| other.position == Position::Body).count() == 1;
    let whole = || is_alone.then(|| value::of_example(&parameter.schema, body)).flatten();
    member.or_else(whole).filter(|value| parameter.schema.allows(value))
}

/// The values in a path, by the names in its template; none if the path is another one.
fn of_path(template: &str, path: &str) -> Option<Vec<(String, String)>> {
    let template = template::read(template)?;
    let values = template.values(path)?.into_iter();
    let decoded =
        values.map(|(name, text)| (name.to_owned(), percent_decode_str(text).decode_utf8_lossy().into_owned()));
    // A request may be shown by its template.
    Some(decoded.filter(|(_, text)| !text.starts_with(['[', '{', '<', '$', ':'])).collect())
}
