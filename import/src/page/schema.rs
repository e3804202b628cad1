//! Fields of a tree to schemas.

mod kind;
mod structured;

use std::collections::HashMap;
use std::rc::Rc;

use alicloud_format::json::MAX_DEPTH;
use alicloud_format::spec::{Rule, Schema, SchemaType, plain_text};
use alicloud_runtime::is_secret_name;
use serde_json::Value;

use super::constraint;
use super::context::{Context, Spot};
use super::fields::FieldRow;
use super::finding::{FindingKind, Severity};
use super::prose::{self, BulletField, Fact, Found, Prose, Requirement, Subject};
use super::relation;
use super::tree::{Node, Tree};
use super::types::{self, DocumentedType};
use super::value;
use crate::names::field_names;

/// A tree, its rows, and what the schemas of its fields are written to.
pub(super) struct Writer<'a, 'o> {
    pub(super) context: &'a mut Context<'o>,
    pub(super) tree: &'a Tree,
    pub(super) rows: &'a [FieldRow],
    pub(super) facts: FactsOfRows,
}

/// What the prose of rows says, read once: several parts of a schema ask for it.
#[derive(Default)]
pub(super) struct FactsOfRows(HashMap<usize, Rc<Vec<Found>>>);

/// What documents a field: a row of a table, a bullet in the cell of another, or an example only.
#[derive(Clone, Copy)]
struct Documented<'a> {
    documented: &'a DocumentedType,
    prose: &'a Prose,
    /// The text of the example cell.
    example: &'a str,
    required: Required<'a>,
    default: &'a str,
    name: &'a str,
}

/// Whether a field is required, as documented.
#[derive(Clone, Copy)]
enum Required<'a> {
    Cell(&'a Requirement),
    Bullet(Option<bool>),
}

impl Writer<'_, '_> {
    /// The schema of a field, with those of the fields in it.
    pub(super) fn field(&mut self, id: usize, spot: &Spot, siblings: &[&str]) -> Schema {
        let tree = self.tree;
        let Some(node) = tree.node(id) else { return Schema::default() };
        self.context.at(spot);
        self.remark(node, spot);
        let nothing = (DocumentedType::default(), Prose::default(), Requirement::Unknown);
        let row = node.rows.first().and_then(|row| self.rows.get(*row));
        let documented = match row {
            Some(row) => Documented {
                documented: &row.documented,
                prose: &row.prose,
                example: &row.example,
                required: Required::Cell(&row.required),
                default: &row.default,
                name: &node.name,
            },
            None => Documented {
                documented: &nothing.0,
                prose: &nothing.1,
                example: "",
                required: Required::Cell(&nothing.2),
                default: "",
                name: &node.name,
            },
        };
        let facts = match node.rows.first() {
            Some(row) => self.facts_of(*row, spot.is_request, siblings),
            None => Rc::default(),
        };
        let facts = if node.rows.len() > 1 && self.is_numbered(&node.rows) {
            Rc::new(self.facts_of_all(&node.rows, spot.is_request, siblings))
        } else {
            facts
        };
        self.counted(spot);
        let mut schema = if too_deep(spot) {
            Schema { kind: Some(SchemaType::Any), ..Schema::default() }
        } else {
            self.shaped(node, documented, spot, &facts)
        };
        self.finish(&mut schema, documented, spot, &facts, siblings);
        schema
    }

    /// Whether rows differ in the number of an element only: `Filter.1.Key`, `Filter.2.Key`.
    fn is_numbered(&self, rows: &[usize]) -> bool {
        rows.iter().filter_map(|row| self.rows.get(*row)).all(|row| {
            let mut indices = row.name.path.iter().flat_map(|segment| &segment.indices);
            indices.any(|index| index.parse::<u32>().is_ok())
        })
    }

    fn counted(&mut self, spot: &Spot) {
        if spot.is_request {
            self.context.counts.parameters += 1;
        } else {
            self.context.counts.response_nodes += 1;
        }
    }

    /// What is to be said of the place and the name of a field.
    fn remark(&mut self, node: &Node, spot: &Spot) {
        if node.is_unresolved {
            self.context.counts.unresolved_depths += 1;
            let done = format!("depth unresolved: put below `{}`", parent(&spot.field));
            self.context.warn(FindingKind::DepthUnresolved, spot, &node.name, done);
        }
        if let Some(other) = &node.other_spelling {
            let says = format!("The table calls it `{other}`, the example `{}`.", node.name);
            let records = format!("`{}`.", node.name);
            self.context.erratum(
                FindingKind::NameSpelling,
                spot,
                says,
                &records,
                "An example is nearer to what is sent.",
            );
        }
        if let Some(other) = &node.json_spelling {
            let says = format!("The JSON example calls it `{other}`, table and XML `{}`.", node.name);
            let records = format!("`{}`.", node.name);
            let because = "Two of three agree.";
            self.context.erratum(FindingKind::NameSpelling, spot, says, &records, because);
        }
        if let [_, second, ..] = node.rows.as_slice()
            && !self.is_numbered(&node.rows)
        {
            let line = self.rows.get(*second).map_or(spot.line, |row| row.line);
            self.context.findings.add(
                Severity::Warning,
                FindingKind::FieldTwice,
                line,
                &spot.field,
                &node.name,
                "the first row counts",
            );
        }
        let has_rows = node.children.iter().any(|child| super::tree::first_row(self.tree, *child).is_some());
        if node.rows.is_empty() && node.is_shown && !spot.is_request && !has_rows {
            let source = if node.is_xml_only { "XML example" } else { "example answer" };
            let says = format!("The table does not list it; the {source} has it.");
            self.context.erratum(
                FindingKind::ExampleOnly,
                spot,
                says,
                "The field, with the type that the example shows.",
                "What a documented answer has may come.",
            );
        }
    }

    fn facts(&self, documented: Documented<'_>, spot: &Spot, siblings: &[&str]) -> Vec<Found> {
        let subject = Subject {
            name: documented.name,
            documented_type: &documented.documented.text,
            siblings,
            is_request: spot.is_request,
            example: documented.example,
        };
        prose::facts(documented.prose, &subject)
    }

    /// What the prose of a row says.
    pub(super) fn facts_of(&mut self, row: usize, is_request: bool, siblings: &[&str]) -> Rc<Vec<Found>> {
        if let Some(facts) = self.facts.0.get(&row) {
            return Rc::clone(facts);
        }
        let Some(found) = self.rows.get(row) else { return Rc::default() };
        // `Id.N` is a list, whatever the type of its elements is.
        let is_numbered = found.name.path.last().is_some_and(|last| !last.indices.is_empty());
        let is_list_of_texts = is_numbered && found.documented.kind == Some(types::Kind::String);
        let subject = Subject {
            name: found.field(),
            documented_type: if is_list_of_texts { "List<String>" } else { &found.documented.text },
            siblings,
            is_request,
            example: &found.example,
        };
        let facts = Rc::new(prose::facts(&found.prose, &subject));
        self.facts.0.insert(row, Rc::clone(&facts));
        facts
    }

    /// What the rows of several elements say together: the values of all of them.
    fn facts_of_all(&mut self, rows: &[usize], is_request: bool, siblings: &[&str]) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        for row in rows {
            for found in self.facts_of(*row, is_request, siblings).iter() {
                let known = all.iter_mut().find_map(|known| match &mut known.fact {
                    Fact::Values(values) => Some(values),
                    _ => None,
                });
                match (&found.fact, known) {
                    (Fact::Values(more), Some(values)) => {
                        let new = more.iter().filter(|value| !values.iter().any(|known| known.value == value.value));
                        values.extend(new.cloned().collect::<Vec<_>>());
                    }
                    _ => all.push(found.clone()),
                }
            }
        }
        all
    }

    /// What holds for a value whatever its shape is.
    fn finish(
        &mut self,
        schema: &mut Schema,
        documented: Documented<'_>,
        spot: &Spot,
        facts: &[Found],
        siblings: &[&str],
    ) {
        if spot.is_request {
            self.required(schema, documented.required, spot, facts);
        }
        constraint::general(self.context, spot, schema, facts, siblings);
        if self.context.options.with_descriptions {
            let text =
                documented.prose.blocks.iter().map(|block| block.text.plain.trim()).collect::<Vec<_>>().join("\n");
            let text = crate::text::clean(&text, true);
            schema.description = (!text.is_empty()).then_some(text);
        }
        if is_secret_name(documented.name) && schema.kind == Some(SchemaType::String) {
            schema.sensitive = true;
            (schema.example, schema.default) = (None, None);
        }
    }

    fn required(&mut self, schema: &mut Schema, stated: Required<'_>, spot: &Spot, facts: &[Found]) {
        let is_stated = match stated {
            Required::Cell(Requirement::Yes) => Some(true),
            Required::Cell(Requirement::No) => Some(false),
            Required::Cell(Requirement::Conditional(text)) => {
                schema.required_when = Some(crate::text::clean(text, false)).filter(|text| !text.is_empty());
                self.context.count(super::counts::ConstraintKind::Conditional);
                Some(false)
            }
            Required::Cell(Requirement::Unknown) => None,
            Required::Bullet(required) => required,
        };
        let omitted = facts.iter().find(|found| matches!(found.fact, Fact::IfOmitted(_) | Fact::Optional));
        let says_required = facts.iter().any(|found| found.fact == Fact::Required);
        schema.required = is_stated.unwrap_or(says_required);
        let is_contradicted = schema.required && schema.default.is_none();
        if let Some(found) = omitted.filter(|_| is_contradicted) {
            schema.required = false;
            let spot = Spot { line: found.line, ..spot.clone() };
            let says = format!("Required, and at the same time: {}", found.says);
            let because = "What the prose says happens wins over a flag in a table.";
            self.context.erratum(FindingKind::RequiredContradicted, &spot, says, "Optional.", because);
        } else if schema.required && schema.default.is_some() {
            let says =
                format!("Required, and at the same time {} by default.", schema.default.clone().unwrap_or_default());
            let because = "A value with a documented default need not come from the caller.";
            self.context.erratum(
                FindingKind::RequiredContradicted,
                spot,
                says,
                "Required with a default, which is filled in.",
                because,
            );
        }
    }

    /// The schemas of fields, under names that no two of them share in Rust, and the rules between them.
    pub(super) fn properties(&mut self, children: &[usize], spot: &Spot) -> (Vec<(String, Schema)>, Vec<Rule>) {
        let tree = self.tree;
        let names: Vec<&str> = children.iter().filter_map(|id| Some(tree.node(*id)?.name.as_str())).collect();
        let mut properties = Vec::with_capacity(children.len());
        let mut relations = Vec::new();
        for id in children {
            let Some(node) = tree.node(*id) else { continue };
            let line = node.rows.first().and_then(|row| self.rows.get(*row)).map_or(0, |row| row.line);
            let below = spot.property(&node.name, line);
            properties.push((node.name.clone(), self.field(*id, &below, &names)));
            if spot.is_request {
                relations.extend(self.relations(node, &names));
            }
        }
        name_fields(&mut properties);
        let rules = relation::rules(self.context, spot, &relations, &properties);
        (properties, rules)
    }

    /// What the prose of a field says of it and the fields beside it.
    pub(super) fn relations(&mut self, node: &Node, siblings: &[&str]) -> Vec<(String, Found)> {
        let Some(row) = node.rows.first() else { return Vec::new() };
        let facts = self.facts_of(*row, true, siblings);
        let relations = facts.iter().filter(|found| relation::is_one(&found.fact));
        relations.map(|found| (node.name.clone(), found.clone())).collect()
    }

    /// The schema of a field in a bullet, and what is said of it and the fields beside it.
    fn bullet(
        &mut self,
        bullet: &BulletField,
        spot: &Spot,
        siblings: &[&str],
        example: Option<&Value>,
    ) -> (Schema, Vec<(String, Found)>) {
        self.context.at(spot);
        self.counted(spot);
        let mut documented_type = types::read(&bullet.documented_type);
        documented_type.kind = documented_type.kind.or_else(|| match example? {
            Value::Object(_) => Some(types::Kind::Map),
            Value::Array(_) => Some(types::Kind::List),
            _ => None,
        });
        let text = example.and_then(plain_text).unwrap_or_default();
        let documented = Documented {
            documented: &documented_type,
            prose: &bullet.prose,
            example: &text,
            required: Required::Bullet(bullet.required),
            default: "",
            name: &bullet.name,
        };
        let facts = self.facts(documented, spot, siblings);
        let mut schema = if too_deep(spot) {
            Schema { kind: Some(SchemaType::Any), ..Schema::default() }
        } else if bullet.fields.is_empty() && documented_type.kind == Some(types::Kind::List) {
            self.list_of_scalars(&Node::default(), documented, spot, &facts, example, 1)
        } else if bullet.fields.is_empty() {
            self.scalar_or_free(None, documented, spot, &facts, example)
        } else {
            self.of_bullets(&bullet.fields, documented, spot, example)
        };
        self.finish(&mut schema, documented, spot, &facts, siblings);
        let relations = facts.into_iter().filter(|found| relation::is_one(&found.fact));
        (schema, relations.map(|found| (bullet.name.clone(), found)).collect())
    }
}

/// Names in Rust for fields whose derived names are none, or one.
pub(super) fn name_fields(properties: &mut [(String, Schema)]) {
    let stated = field_names(properties.iter().map(|(wire, schema)| (wire.as_str(), schema)), &[]);
    for ((_, schema), stated) in properties.iter_mut().zip(stated) {
        schema.rust_field_name = stated;
    }
}

fn parent(field: &str) -> &str {
    field.rsplit_once('/').map_or(field, |(parent, _)| parent)
}

/// Whether specs cannot nest what is in a schema there.
fn too_deep(spot: &Spot) -> bool {
    spot.pointer.split('/').count() + 4 > MAX_DEPTH
}

/// Whether an example is a value that the limits of a schema allow; says what does not fit.
fn example_of(schema: &Schema, text: &str) -> Result<Option<Value>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match value::of_text(schema.kind, text) {
        Some(found) if schema.allows(&found) => Ok(Some(found)),
        _ => Err(text.to_owned()),
    }
}
