//! The request of an API: its parameters, and how they travel.

use alicloud_format::pointer;
use alicloud_format::spec::{ApiStyle, Parameter, Position, Role, Rule, Schema, SchemaType};

use super::confirm::{self, Shown as ShownBy};
use super::context::{Context, Spot};
use super::document::Document;
use super::example;
use super::fields::{self, FieldRow};
use super::prose::{self, Prose};
use super::relation;
use super::route::{self, Route};
use super::schema::{FactsOfRows, Writer, name_fields};
use super::section::Section;
use super::shape::Shape;
use super::shown::Shown;
use super::tree::{self, Evidence, TableRange};
use super::types::Kind;
use crate::hosts;
use crate::names::field_names;

/// The request as the spec has it.
#[derive(Default)]
pub(super) struct RequestPart {
    pub(super) parameters: Vec<Parameter>,
    pub(super) rules: Vec<Rule>,
    pub(super) route: Route,
    /// How the API is called, where the page tells it.
    pub(super) style: Option<ApiStyle>,
    /// What the page says that is in every request of the product: `Version` and the name of the action.
    pub(super) version: Option<String>,
    pub(super) action: Option<(u32, String)>,
    /// Whether there is a table of parameters, be it of common ones only.
    pub(super) has_table: bool,
}

/// Parameters of every request of the style that names an action.
const COMMON: &[&str] =
    &["Action", "Signature", "SignatureMethod", "SignatureNonce", "SignatureVersion", "AccessKeyId", "SignatureType"];
/// Headers of every request.
const COMMON_HEADERS: &[&str] = &[
    "authorization",
    "content-length",
    "content-type",
    "content-md5",
    "date",
    "host",
    "accept",
    "user-agent",
    "accept-encoding",
];

pub(super) fn read(
    context: &mut Context<'_>,
    document: &Document<'_>,
    shown: &Shown,
    style: Option<ApiStyle>,
) -> RequestPart {
    let mut route = route::read(document, shown);
    let style = route.style(style);
    let is_rpc = style != Some(ApiStyle::Roa);
    if is_rpc {
        route.leave_out(context);
    }
    let mut part = RequestPart {
        route,
        style,
        has_table: document.tables.iter().any(|table| table.section.is_request()),
        ..RequestPart::default()
    };
    let (rows, tables) = rows(context, document, &mut part);
    let shape = shape(&rows, shown, is_rpc);
    let (tree, rows) = tree::grow(Evidence { rows, tables: tables.clone(), shape, is_flat: is_rpc });
    super::tell_unplaced(context, &tree);
    let names: Vec<&str> = tree.root().iter().filter_map(|id| Some(tree.node(*id)?.name.as_str())).collect();
    let mut relations = Vec::new();
    for id in tree.root() {
        let Some(node) = tree.node(*id) else { continue };
        let row = node
            .rows
            .first()
            .or_else(|| tree::first_row(&tree, *id))
            .and_then(|row| rows.get(*row).map(|found| (*row, found)));
        let Some((index, row)) = row else { continue };
        let pointer = format!("/parameters/{}/schema", part.parameters.len());
        let spot = Spot { pointer, field: format!("request/{}", node.name), line: row.line, is_request: true };
        let mut writer = Writer { context, tree: &tree, rows: &rows, facts: FactsOfRows::default() };
        let mut schema = writer.field(*id, &spot, &names);
        let section = tables.iter().find(|table| (table.start..table.end).contains(&index)).map(|table| table.section);
        let position = position(row, section, &node.name, is_rpc, &part.route);
        if is_rpc || position == Position::Query || position == Position::FormData {
            writer.style(&mut schema, node, &spot);
        }
        relations.extend(writer.relations(node, &names));
        confirmed(context, &spot, &mut schema, row, shown, &node.name);
        if hosts::is_region_parameter(&node.name, is_rpc, position, &schema) {
            schema.role = Some(Role::Region);
        }
        context.lines.insert(format!("/parameters/{}", part.parameters.len()), row.line);
        part.parameters.push(Parameter { name: node.name.clone(), position, schema });
    }
    relations.extend(introduced(document, &names));
    let fields: Vec<(String, Schema)> =
        part.parameters.iter().map(|parameter| (parameter.name.clone(), parameter.schema.clone())).collect();
    let spot = Spot { pointer: String::new(), field: "request".to_owned(), line: 0, is_request: true };
    part.rules = relation::rules(context, &spot, &relations, &fields);
    relation::kept_by(context, &shown.requests, &mut part.rules);
    as_body(context, &mut part, is_rpc);
    if !is_rpc {
        part.route.complete(context, &mut part.parameters);
    }
    name_parameters(&mut part.parameters);
    part
}

/// The rows of all tables of requests, without those of parameters that every request has.
fn rows(
    context: &mut Context<'_>,
    document: &Document<'_>,
    part: &mut RequestPart,
) -> (Vec<FieldRow>, Vec<TableRange>) {
    let (mut rows, mut tables): (Vec<FieldRow>, Vec<TableRange>) = (Vec::new(), Vec::new());
    for table in document.tables.iter().filter(|table| table.section.is_request()) {
        super::tell_table(context, table);
        let start = rows.len();
        for row in fields::of(table, &mut context.findings) {
            if !is_common(&row, table.section, part) {
                rows.push(row);
            }
        }
        let (section, line, caption) = (table.section, table.line, table.caption.clone());
        tables.push(TableRange { section, line, caption, start, end: rows.len(), is_doubtful: table.is_doubtful });
    }
    (rows, tables)
}

fn is_common(row: &FieldRow, section: Section, part: &mut RequestPart) -> bool {
    let name = row.name.text.as_str();
    if name == "Action" {
        let value =
            Some(row.example.clone()).filter(|value| super::origin::is_api(value)).or_else(|| stated_value(&row.prose));
        part.action = part.action.take().or(value.map(|value| (row.line, value)));
        return true;
    }
    if name == "Version" {
        let date = Some(row.example.clone())
            .filter(|value| super::origin::is_date(value))
            .or_else(|| stated_value(&row.prose));
        let date = date.filter(|date| super::origin::is_date(date));
        let is_common = date.is_some();
        part.version = part.version.take().or(date);
        return is_common;
    }
    if section == Section::RequestHeaders {
        let lower = name.to_ascii_lowercase();
        return COMMON_HEADERS.contains(&lower.as_str()) || lower.starts_with("x-acs-") || lower.starts_with("x-log-");
    }
    let is_format = name == "Format" && ["JSON", "XML"].contains(&row.example.to_uppercase().as_str());
    COMMON.contains(&name) || is_format
}

/// The value that a row says it has.
fn stated_value(prose: &Prose) -> Option<String> {
    let subject =
        prose::Subject { name: "Action", documented_type: "String", siblings: &[], is_request: true, example: "" };
    prose::facts(prose, &subject).into_iter().find_map(|found| match found.fact {
        prose::Fact::Values(values) => values.into_iter().next().map(|named| named.value),
        _ => None,
    })
}

/// What examples show of a request: bodies, and JSON inside of values.
fn shape(rows: &[FieldRow], shown: &Shown, is_rpc: bool) -> Shape {
    let mut shape = Shape::new();
    if !is_rpc {
        for (_, request) in &shown.requests {
            if let Some(body) = request.body.as_ref().filter(|body| body.is_object()) {
                shape.take(0, body, 0);
            }
        }
    }
    for row in rows.iter().filter(|row| row.name.path.len() == 1) {
        let kind = row.documented.kind;
        let may_hold = kind.is_none_or(|kind| kind == Kind::String || kind.is_container());
        let is_plain = row.name.path.iter().all(|segment| segment.indices.is_empty());
        if !may_hold || !is_plain {
            continue;
        }
        let Some(value) = value_shown(row, shown) else { continue };
        let holds_structures = match &value {
            serde_json::Value::Array(elements) => elements.iter().any(serde_json::Value::is_object),
            serde_json::Value::Object(members) => !members.is_empty(),
            _ => false,
        };
        if holds_structures
            && shape.child(0, row.field()).is_none()
            && let Some(id) = shape.child_or_new(0, row.field())
        {
            shape.embed(id, &value);
        }
    }
    shape
}

/// The JSON that a parameter is shown to carry: in its cell, or in a request.
fn value_shown(row: &FieldRow, shown: &Shown) -> Option<serde_json::Value> {
    let in_cell = example::json::embedded(&row.example, row.line).map(|json| json.value);
    in_cell.or_else(|| {
        let values =
            shown.requests.iter().flat_map(|(line, request)| request.query.iter().map(move |pair| (line, pair)));
        let mut own = values.filter(|(_, (name, _))| name == row.field());
        own.find_map(|(line, (_, value))| example::json::embedded(value, *line).map(|json| json.value))
    })
}

/// Holds JSON that is carried as text against its schema.
fn confirmed(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, row: &FieldRow, shown: &Shown, name: &str) {
    if schema.style == Some(alicloud_format::spec::Style::Json) {
        if let Some(value) = value_shown(row, shown) {
            confirm::confirm(context, spot, schema, &value, ShownBy::InText);
            schema.example = super::value::of_example(schema, &value);
        }
        return;
    }
    if schema.example.is_none() && !schema.sensitive {
        let values = shown.requests.iter().flat_map(|(_, request)| &request.query);
        let text = values.filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).next();
        let text = text.filter(|text| !super::value::is_placeholder(text));
        let value = text.and_then(|text| super::value::of_text(schema.kind, text));
        schema.example = value.filter(|value| schema.allows(value));
    }
}

fn position(row: &FieldRow, section: Option<Section>, name: &str, is_rpc: bool, route: &Route) -> Position {
    if is_rpc {
        return match row.position {
            Some(Position::Header) => Position::Header,
            Some(Position::Host) => Position::Host,
            _ if section == Some(Section::RequestHeaders) => Position::Header,
            _ => Position::Query,
        };
    }
    match (row.position, section) {
        _ if route.names(name) => Position::Path,
        (None, None) => Position::Query,
        (Some(position), _) => position,
        (None, Some(Section::RequestHeaders)) => Position::Header,
        (None, Some(Section::RequestBody)) => Position::Body,
        _ => Position::Query,
    }
}

/// Names in Rust for parameters whose derived names are none, or one.
fn name_parameters(parameters: &mut [Parameter]) {
    let stated = field_names(parameters.iter().map(|parameter| (parameter.name.as_str(), &parameter.schema)), &[]);
    for (parameter, stated) in parameters.iter_mut().zip(stated) {
        parameter.schema.rust_field_name = stated;
    }
}

/// A lone member of a body would be taken for the body itself: it gets an object around it.
fn as_body(context: &mut Context<'_>, part: &mut RequestPart, is_rpc: bool) {
    let is_body = |parameter: &Parameter| parameter.position == Position::Body;
    let mut bodies =
        part.parameters.iter().enumerate().filter(|(_, parameter)| is_body(parameter)).map(|(index, _)| index);
    let (Some(index), None) = (bodies.next(), bodies.next()) else { return };
    let Some(parameter) = part.parameters.get_mut(index) else { return };
    if is_rpc || parameter.name.eq_ignore_ascii_case("body") || parameter.name.eq_ignore_ascii_case("requestBody") {
        return;
    }
    let member = std::mem::take(&mut parameter.schema);
    let (from, name) =
        (format!("/parameters/{index}/schema"), std::mem::replace(&mut parameter.name, "body".to_owned()));
    let is_required = member.required;
    let mut members = vec![(name.clone(), member)];
    name_fields(&mut members);
    parameter.schema = Schema {
        kind: Some(SchemaType::Object),
        required: is_required,
        properties: members.into_iter().collect(),
        ..Schema::default()
    };
    context.moved(&from, &pointer::join(&format!("{from}/properties"), &name));
}

/// Relations between parameters that the introduction tells.
fn introduced(document: &Document<'_>, names: &[&str]) -> Vec<(String, prose::Found)> {
    let lines: Vec<(u32, &str)> = document.introduction.iter().map(|line| (line.number, line.text)).collect();
    let found = prose::introduction(&Prose::parse(&lines), names);
    found.into_iter().map(|found| (String::new(), found)).collect()
}
