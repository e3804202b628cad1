//! What a request carries.

use std::collections::HashMap;

use alicloud_format::spec::{Parameter, Position, Role, Schema, SchemaType, Style};
use serde_json::Value;

use super::common;
use super::common::Called;
use super::path::Template;
use crate::decision::{DecisionKind, quoted};
use crate::hosts;
use crate::openmeta::components::Side;
use crate::openmeta::context::Context;
use crate::openmeta::schema::{self, Spot, kind};
use crate::openmeta::source::Object;
use crate::openmeta::{keys, wire_name};

/// JSON levels from the root of an API to the schema of a parameter, both included.
const DEPTH: usize = 4;

/// A parameter before its schema is looked at.
struct Listed<'s> {
    index: usize,
    name: &'s str,
    position: Position,
    source: &'s Object,
}

/// The parameters of an API, and its path.
///
/// # Errors
/// Why the API cannot be called.
pub(super) fn all(
    context: &mut Context<'_>,
    api: &str,
    is_anonymous: bool,
    source: &Object,
    mut template: Option<Template>,
) -> Result<(Vec<Parameter>, Option<String>), String> {
    let listed = context.list(source, "parameters");
    let mut found = Vec::with_capacity(listed.len());
    context.at("parameters", |context| {
        for (index, parameter) in listed.iter().enumerate() {
            found.extend(context.at(index, |context| one(context, index, parameter)));
        }
    });
    let found = once(context, found);
    let called = Called { api, is_anonymous, has_path: template.is_some() };
    let found = common::without(context, called, found, |listed| (listed.name, listed.position, listed.source));
    refuse_bodies(context, source, &found)?;

    let bodies = found.iter().filter(|listed| listed.position == Position::Body).count();
    let mut parameters = Vec::with_capacity(found.len());
    context.at("parameters", |context| {
        for listed in &found {
            let is_body = bodies == 1 && listed.position == Position::Body;
            parameters.push(context.at(listed.index, |context| converted(context, listed, is_body)));
        }
    });
    match &mut template {
        Some(template) => template.bind(context, &mut parameters),
        None => out_of_path(context, &mut parameters),
    }
    parameters.iter_mut().filter(|parameter| parameter.position == Position::Path).for_each(|parameter| {
        in_path(context, parameter);
    });
    Ok((parameters, template.map(Template::finish)))
}

fn one<'s>(context: &mut Context<'_>, index: usize, parameter: &'s Value) -> Option<Listed<'s>> {
    let Some(source) = parameter.as_object() else {
        context.decide(DecisionKind::WrongType, &quoted(parameter), "left out: not a parameter");
        return None;
    };
    keys::check(context, source, &keys::PARAMETER);
    let Some(name) = source.get("name").and_then(Value::as_str) else {
        context.decide(DecisionKind::NameUnusable, "no name", "left out");
        return None;
    };
    let name = context.at("name", |context| wire_name::wire_name(context, name))?;
    let position = position(context, source)?;
    Some(Listed { index, name, position, source })
}

fn position(context: &mut Context<'_>, source: &Object) -> Option<Position> {
    Some(match context.text(source, "in") {
        Some("query") => Position::Query,
        Some("formData" | "form") => Position::FormData,
        Some("body") => Position::Body,
        Some("header") => Position::Header,
        Some("path") => Position::Path,
        Some("host") => Position::Host,
        None => {
            context.decide(DecisionKind::UnknownPosition, "no position", "sent in the query");
            Position::Query
        }
        Some(other) => {
            context.at("in", |context| context.decide(DecisionKind::UnknownPosition, other, "left out"));
            return None;
        }
    })
}

/// Parameters without those that are there already: a request has a field for each wire name once.
fn once<'s>(context: &mut Context<'_>, found: Vec<Listed<'s>>) -> Vec<Listed<'s>> {
    let mut kept: Vec<Listed<'s>> = Vec::with_capacity(found.len());
    let mut places: HashMap<&str, usize> = HashMap::new();
    for listed in found {
        let Some(earlier) = places.get(listed.name).and_then(|place| kept.get_mut(*place)) else {
            places.insert(listed.name, kept.len());
            kept.push(listed);
            continue;
        };
        let (decision, done) = if earlier.position != listed.position {
            (DecisionKind::ParameterTwice, "the position that the call cannot do without was kept")
        } else if earlier.source.get("schema") == listed.source.get("schema") {
            (DecisionKind::DuplicateParameter, "the first was kept: they are equal")
        } else {
            (DecisionKind::DuplicateParameter, "the first was kept: their schemas differ")
        };
        context.at("parameters", |context| {
            context.at(listed.index, |context| context.decide(decision, listed.name, done));
        });
        if rank(listed.position) < rank(earlier.position) {
            *earlier = listed;
        }
    }
    kept
}

fn rank(position: Position) -> u8 {
    match position {
        Position::Path => 0,
        Position::Header => 1,
        Position::Host => 2,
        Position::Query => 3,
        Position::FormData => 4,
        Position::Body => 5,
    }
}

fn refuse_bodies(context: &mut Context<'_>, source: &Object, found: &[Listed<'_>]) -> Result<(), String> {
    let has = |position| found.iter().any(|listed| listed.position == position);
    if has(Position::Body) && has(Position::FormData) {
        return Err("parameters both in a body and in a form are not supported".to_owned());
    }
    let consumes = context.texts(source, "consumes");
    let is_multipart = consumes.first() == Some(&"multipart/form-data");
    let is_file = |listed: &&Listed<'_>| {
        let schema = listed.source.get("schema").and_then(Value::as_object);
        listed.position == Position::FormData && schema.is_some_and(|s| kind::guess(s).kind == SchemaType::Binary)
    };
    let cannot_do_without = consumes.len() == 1 || found.iter().any(|listed| is_file(&listed));
    if is_multipart && has(Position::FormData) && cannot_do_without {
        return Err("multipart bodies are not supported yet".to_owned());
    }
    Ok(())
}

fn converted(context: &mut Context<'_>, listed: &Listed<'_>, is_body: bool) -> Parameter {
    let Listed { name, position, source, .. } = *listed;
    let is_header = position == Position::Header;
    let spot = Spot { side: Side::Request, depth: DEPTH, name, is_body, is_header };
    let mut schema = match source.get("schema") {
        Some(stated) => context.at("schema", |context| schema::schema(context, stated, spot)),
        None => {
            context.decide(DecisionKind::TypeUnknown, "no schema", "taken for a text");
            Schema { kind: Some(SchemaType::String), ..Schema::default() }
        }
    };
    if position == Position::Header && name.ends_with('*') {
        prefixed(context, &mut schema);
    }
    schema.style = style(context, source, &schema, is_body);
    if hosts::is_region_parameter(name, context.is_rpc, position, &schema) {
        schema.role = Some(Role::Region);
    }
    Parameter { name: name.to_owned(), position, schema }
}

/// `x-oss-meta-*` stands for all headers that begin so: a map of what follows.
fn prefixed(context: &mut Context<'_>, schema: &mut Schema) {
    if schema.additional_properties.is_some() {
        return;
    }
    context.decide(DecisionKind::TypeInferred, "a header that ends in `*`", "a map of texts");
    let text = Schema { kind: Some(SchemaType::String), ..Schema::default() };
    *schema = Schema {
        kind: Some(SchemaType::Object),
        additional_properties: Some(Box::new(text)),
        required: schema.required,
        description: schema.description.take(),
        deprecated: schema.deprecated.take(),
        ..Schema::default()
    };
}

fn style(context: &mut Context<'_>, source: &Object, schema: &Schema, is_body: bool) -> Option<Style> {
    let stated = context.text(source, "style")?;
    let kind = match source.get("schema").and_then(Value::as_object) {
        Some(source) if schema.reference.is_some() => {
            context.components.resolve(source).ok().map(|s| kind::guess(s).kind)
        }
        _ => schema.kind,
    };
    let left_out = |context: &mut Context<'_>, kind, done: &'static str| {
        context.at("style", |context| context.decide(kind, stated, done));
        None
    };
    let style = match stated {
        "repeatList" | "form" => Style::RepeatList,
        "flat" | "deepObject" => Style::Flat,
        "json" => Style::Json,
        "simple" | "commaDelimited" => Style::Simple,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "xml" => Style::Xml,
        _ => return left_out(context, DecisionKind::StyleLeftOut, "left out: not known"),
    };
    let is_composite = matches!(kind, Some(SchemaType::Array | SchemaType::Object | SchemaType::Any));
    match style {
        _ if !is_composite => left_out(context, DecisionKind::StyleLeftOut, "left out: no effect on the type"),
        Style::RepeatList => None,
        // A whole body is JSON anyway.
        Style::Json if is_body => None,
        Style::Xml if is_body => Some(Style::Xml),
        _ if is_body => left_out(context, DecisionKind::BodyStyle, "written as JSON"),
        Style::Xml => left_out(context, DecisionKind::StyleLeftOut, "left out: only a whole body can be XML"),
        style => Some(style),
    }
}

/// Without a path there is no place for parameters of it.
fn out_of_path(context: &mut Context<'_>, parameters: &mut [Parameter]) {
    for parameter in parameters.iter_mut().filter(|parameter| parameter.position == Position::Path) {
        parameter.position = Position::Query;
        context.decide(DecisionKind::PathParameterMoved, &parameter.name, "sent in the query: there is no path");
    }
}

/// A parameter of the path is a scalar that the caller has to give.
fn in_path(context: &mut Context<'_>, parameter: &mut Parameter) {
    let schema = &mut parameter.schema;
    let is_scalar = match schema.kind {
        Some(kind) => kind.is_scalar(),
        None => {
            let referred = schema.reference.as_deref().and_then(|reference| context.components.referred(reference));
            referred.is_some_and(|source| kind::guess(source).kind.is_scalar())
        }
    };
    if !is_scalar {
        context.decide(DecisionKind::WholePathType, &parameter.name, "taken for a text");
        *schema =
            Schema { kind: Some(SchemaType::String), description: schema.description.take(), ..Schema::default() };
    }
    if let Some(default) = schema.default.take() {
        context.decide(DecisionKind::DefaultLeftOut, &quoted(&default), "left out: a path has no default");
    }
    schema.required = true;
}
