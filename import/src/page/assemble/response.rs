//! The answer of an API.

use alicloud_format::spec::{Schema, SchemaType};
use serde_json::Value;

use super::confirm::{self, ShownBy};
use super::schema::{FactsOfRows, Writer};
use crate::page::context::{FieldSpot, PageContext};
use crate::page::document::columns::Column;
use crate::page::document::parts::Document;
use crate::page::document::rows::{self, FieldRow};
use crate::page::document::section::Section;
use crate::page::example::shown::{JsonAnswer, Shown};
use crate::page::finding::{FindingKind, Severity};
use crate::page::tree::shape::ExampleShape;
use crate::page::tree::{self, TableRange, TreeEvidence};

/// The answer as the spec has it.
#[derive(Default)]
pub(crate) struct ResponsePart {
    pub(crate) schema: Option<Schema>,
    pub(crate) headers: Vec<String>,
}

pub(crate) fn read(context: &mut PageContext<'_>, document: &Document<'_>, shown: &Shown, api: &str) -> ResponsePart {
    let mut part = ResponsePart { headers: headers(document), ..ResponsePart::default() };
    let (rows, tables) = rows(context, document);
    let shape = shape(shown, api);
    if rows.is_empty() && shape.is_empty() {
        if document.has_response {
            context.findings.add(Severity::Note, FindingKind::NoResponse, 1, "response", "", "no answer was recorded");
        }
        return part;
    }
    let (tree, rows) = tree::grow(TreeEvidence { rows, tables, shape, is_flat: false });
    super::remarks::tell_unplaced(context, &tree);
    let lists = tree.root_lists();
    let inner = (0..lists).fold(String::from("/response"), |pointer, _| pointer + "/items");
    let example = shown.answers.iter().map(|answer| answer.line).chain(shown.xml.iter().map(|xml| xml.line)).next();
    let line = rows.first().map(|row| row.line).or(example).unwrap_or(1);
    let spot = FieldSpot { pointer: inner, field: "response".to_owned(), line, is_request: false };
    let mut writer = Writer { context, tree: &tree, rows: &rows, facts: FactsOfRows::default() };
    let (properties, _) = writer.properties(tree.root(), &spot);
    let fields =
        Schema { kind: Some(SchemaType::Object), properties: properties.into_iter().collect(), ..Schema::default() };
    let mut schema = (0..lists).fold(fields, |inner, _| Schema {
        kind: Some(SchemaType::Array),
        items: Some(Box::new(inner)),
        ..Schema::default()
    });
    let whole = FieldSpot { pointer: "/response".to_owned(), ..spot };
    for answer in &shown.answers {
        confirm::confirm(context, &whole, &mut schema, body(&answer.value, api), ShownBy::InAnswer);
    }
    part.schema = Some(schema);
    part
}

fn rows(context: &mut PageContext<'_>, document: &Document<'_>) -> (Vec<FieldRow>, Vec<TableRange>) {
    let (mut rows, mut tables): (Vec<FieldRow>, Vec<TableRange>) = (Vec::new(), Vec::new());
    for table in document.tables.iter().filter(|table| table.section == Section::Response) {
        super::remarks::tell_table(context, table);
        let start = rows.len();
        rows.extend(rows::of(table, &mut context.findings));
        tables.push(TableRange {
            section: Section::Response,
            line: table.line,
            caption: table.caption.clone(),
            start,
            end: rows.len(),
            is_doubtful: table.is_doubtful,
        });
    }
    (rows, tables)
}

/// What all examples of answers show together.
fn shape(shown: &Shown, api: &str) -> ExampleShape {
    let mut shape = ExampleShape::new();
    for JsonAnswer { value, .. } in &shown.answers {
        let value = body(value, api);
        if value.is_object() || value.is_array() {
            shape.take(0, value, 0);
        }
    }
    for xml in &shown.xml {
        let theirs = ExampleShape::of_xml(&xml.root);
        if shape.is_empty() {
            shape = theirs;
        } else {
            shape.add_xml(&theirs);
        }
    }
    shape
}

/// An answer without the object that some examples have around it, named like the root of the XML.
pub(crate) fn body<'v>(value: &'v Value, api: &str) -> &'v Value {
    let Some(members) = value.as_object().filter(|members| members.len() == 1) else { return value };
    let Some((name, inner)) = members.iter().next() else { return value };
    let is_root = name.strip_prefix(api).is_some_and(|rest| matches!(rest, "" | "Response" | "Result" | "response"));
    if is_root && inner.is_object() { inner } else { value }
}

/// Headers of the answer that mean something.
fn headers(document: &Document<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for table in document.tables.iter().filter(|table| table.section == Section::ResponseHeaders) {
        for row in &table.rows {
            let name =
                table.cell(row, Column::Name).map(|cell| crate::prose::plain(&cell.joined())).unwrap_or_default();
            let name = name.trim().to_owned();
            let is_plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            if is_plain && !names.contains(&name) && names.len() < 50 {
                names.push(name);
            }
        }
    }
    names
}
