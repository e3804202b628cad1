//! Path templates: the several ways in which the source writes them, and the parameters that fill them.

use alicloud_format::naming;
use alicloud_format::spec::{Parameter, Position, Schema, SchemaType};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::decision::DecisionKind;
use crate::openmeta::context::Context;

/// What cannot stand in a path as it is.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'#').add(b'?').add(b'{').add(b'}').add(b'"').add(b'<').add(b'>');

/// What a parameter is called that the documents do not name, after the one place where they do.
const UNNAMED: &str = "requestPath";

/// A path in parts.
pub(super) struct Template {
    parts: Vec<Part>,
    /// What is sent as it stands, with its `?`.
    query: String,
}

enum Part {
    Literal(String),
    Place(Place),
}

/// Where a parameter goes.
struct Place {
    /// Empty for a bare `*`.
    name: String,
    /// Whether its value may have slashes.
    is_rest: bool,
}

/// Reads a path.
pub(super) fn read(context: &mut Context<'_>, path: &str) -> Template {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut template = Template { parts: Vec::new(), query: String::new() };
    let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '{' | '}' | '?' | '#' | '"' | '<' | '>');
    if !query.is_empty() && query.chars().all(is_plain) {
        template.query = format!("?{query}");
    } else if !query.is_empty() {
        repaired(context, query, "the query was left out: it is no fixed text");
    }
    let trimmed = path.trim();
    if !trimmed.starts_with('/') {
        repaired(context, trimmed, "begins with `/`");
    }
    for segment in trimmed.strip_prefix('/').unwrap_or(trimmed).split('/') {
        template.literal("/");
        template.segment(context, segment);
    }
    template
}

fn repaired(context: &mut Context<'_>, says: &str, done: &'static str) {
    context.decide(DecisionKind::PathRepaired, says, done);
}

impl Template {
    fn literal(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Literal(literal)) => literal.push_str(text),
            _ => self.parts.push(Part::Literal(text.to_owned())),
        }
    }

    fn place(&mut self, name: &str) {
        // `{name*}`, `{name+}` and `{name:.*}` all mean the rest of the path.
        let (name, rest) = name.split_once(':').unwrap_or((name, ""));
        let bare = name.trim_end_matches(['*', '+']);
        let is_rest = bare.len() < name.len() || matches!(rest, ".*" | ".+");
        self.parts.push(Part::Place(Place { name: bare.trim().to_owned(), is_rest }));
    }

    fn segment(&mut self, context: &mut Context<'_>, segment: &str) {
        if !segment.is_empty() && segment.chars().all(|c| c == '*') {
            return self.place("*");
        }
        // A whole segment; in `jobs:start` the colon is part of the text.
        if let Some(name) = segment.strip_prefix(':').filter(|name| is_name(name)) {
            repaired(context, segment, "written with braces");
            return self.place(name);
        }
        let mut rest = segment;
        while let Some(at) = rest.find(['{', '[']) {
            let (before, from) = rest.split_at(at);
            let (open, close) = if from.starts_with('{') { ('{', '}') } else { ('[', ']') };
            let inside = from.strip_prefix(open).unwrap_or(from);
            let Some((name, after)) = inside.split_once(close).filter(|(name, _)| !name.contains(['{', '['])) else {
                break;
            };
            if open == '[' {
                repaired(context, segment, "written with braces");
            }
            self.fixed(context, before);
            self.place(name);
            rest = after;
        }
        self.fixed(context, rest);
    }

    fn fixed(&mut self, context: &mut Context<'_>, text: &str) {
        let encoded = utf8_percent_encode(text, ENCODED).to_string();
        if encoded != text {
            repaired(context, text, "odd characters were percent-encoded");
        }
        self.literal(&encoded);
    }

    fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        self.parts.iter_mut().filter_map(|part| match part {
            Part::Place(place) => Some(place),
            Part::Literal(_) => None,
        })
    }

    /// Brings places and parameters together: every place has a parameter, every parameter of the path a place.
    pub(super) fn bind(&mut self, context: &mut Context<'_>, parameters: &mut Vec<Parameter>) {
        for parameter in parameters.iter_mut().filter(|parameter| is_in_path(parameter) && !is_name(&parameter.name)) {
            parameter.position = Position::Query;
            moved(context, &parameter.name, "sent in the query: no path can name it");
        }
        let mut bound: Vec<usize> = Vec::new();
        for place in self.places() {
            if let Some(index) = position(parameters, |name| name == place.name) {
                bound.push(index);
                into_path(context, parameters.get_mut(index));
            }
        }
        // Only then by other spellings, so that none takes the parameter of another.
        for place in self.places() {
            if place.name.is_empty() || position(parameters, |name| name == place.name).is_some() {
                continue;
            }
            let alike = |name: &str| name.eq_ignore_ascii_case(&place.name);
            let found = parameters.iter().position(|parameter| is_in_path(parameter) && alike(&parameter.name));
            if let Some((index, parameter)) = found.and_then(|index| Some((index, parameters.get(index)?))) {
                context.decide(DecisionKind::PlaceholderRenamed, &place.name, format!("spelt `{}`", parameter.name));
                parameter.name.clone_into(&mut place.name);
                bound.push(index);
            }
        }
        for place in self.places() {
            if position(parameters, |name| name == place.name && !place.name.is_empty()).is_none() {
                bound.push(fill(context, place, parameters, &bound));
            }
        }
        for (index, parameter) in parameters.iter_mut().enumerate() {
            if is_in_path(parameter) && !bound.contains(&index) {
                parameter.position = Position::Query;
                moved(context, &parameter.name, "sent in the query: the path has no place for it");
            }
        }
        self.free_rests(context, parameters);
    }

    /// What documents say of the values of a rest of a path is often said of the whole path.
    fn free_rests(&mut self, context: &mut Context<'_>, parameters: &mut [Parameter]) {
        for place in self.places().filter(|place| place.is_rest) {
            for parameter in parameters.iter_mut().filter(|parameter| parameter.name == place.name) {
                context.decide(DecisionKind::PathCatchAll, &place.name, "its values may have slashes");
                parameter.schema = Schema {
                    kind: Some(SchemaType::String),
                    required: true,
                    description: parameter.schema.description.take(),
                    rust_field_name: parameter.schema.rust_field_name.take(),
                    ..Schema::default()
                };
            }
        }
    }

    /// The template in the form of a spec.
    pub(super) fn finish(self) -> String {
        let parts = self.parts.into_iter().map(|part| match part {
            Part::Literal(text) => text,
            Part::Place(Place { name, is_rest }) => format!("{{{name}{}}}", if is_rest { "*" } else { "" }),
        });
        parts.collect::<String>() + &self.query
    }
}

fn moved(context: &mut Context<'_>, name: &str, done: &'static str) {
    context.decide(DecisionKind::PathParameterMoved, name, done);
}

fn position(parameters: &[Parameter], is: impl Fn(&str) -> bool) -> Option<usize> {
    parameters.iter().position(|parameter| is(&parameter.name))
}

fn is_in_path(parameter: &Parameter) -> bool {
    parameter.position == Position::Path
}

fn into_path(context: &mut Context<'_>, parameter: Option<&mut Parameter>) {
    if let Some(parameter) = parameter.filter(|parameter| !is_in_path(parameter)) {
        parameter.position = Position::Path;
        moved(context, &parameter.name, "sent in the path, which names it");
    }
}

/// Finds or makes the parameter of a place; tells where it stands.
fn fill(context: &mut Context<'_>, place: &mut Place, parameters: &mut Vec<Parameter>, bound: &[usize]) -> usize {
    let is_unbound = |(index, parameter): &(usize, &Parameter)| is_in_path(parameter) && !bound.contains(index);
    let unbound =
        parameters.iter().enumerate().find(is_unbound).map(|(index, parameter)| (index, parameter.name.clone()));
    if let Some((index, name)) = unbound.filter(|_| place.name.is_empty()) {
        place.name = name;
        return index;
    }
    if place.name.is_empty() || !is_name(&place.name) {
        place.name = naming::numbered(UNNAMED, |name| position(parameters, |known| known == name).is_some());
    }
    context.decide(DecisionKind::PathParameterAdded, &place.name, "a required text was added");
    parameters.push(Parameter {
        name: place.name.clone(),
        position: Position::Path,
        schema: Schema { kind: Some(SchemaType::String), required: true, ..Schema::default() },
    });
    parameters.len() - 1
}

/// Whether a name can stand in braces.
fn is_name(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '{' | '}' | '[' | ']' | '*' | '/' | '?' | '#' | ':');
    !name.is_empty() && name.chars().all(is_plain)
}
