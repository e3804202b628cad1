//! Lists and structures.

use alicloud_format::spec::{OrderedMap, Schema, SchemaType, Style};
use serde_json::Value;

use super::{Documented, Writer, name_fields};
use crate::page::context::FieldSpot;
use crate::page::document::types::{DocumentedKind, DocumentedType};
use crate::page::example;
use crate::page::finding::FindingKind;
use crate::page::tree::Node;
use crate::prose::{self, BulletField, Fact, Found};

impl Writer<'_, '_> {
    /// The schema of a field by what it holds: fields, elements, or a scalar.
    pub(super) fn shaped(
        &mut self,
        node: &Node,
        documented: Documented<'_>,
        spot: &FieldSpot,
        facts: &[Found],
    ) -> Schema {
        let lists = lists(node, documented.documented);
        let is_row =
            |id: &usize| self.tree.node(*id).is_some_and(|child| !child.rows.is_empty() || !child.children.is_empty());
        if node.children.iter().any(is_row) {
            // What prose calls a list of JSON is one, unless an example shows a structure.
            let is_told = !node.is_shown && facts.iter().any(|found| found.fact == Fact::Json { is_list: true });
            return self.with_fields(node, documented, spot, facts, lists.max(usize::from(is_told)));
        }
        let embedded = example::json::embedded(documented.example, spot.line).map(|json| json.value);
        if may_hold_fields(documented.documented.kind) {
            let keys = embedded.as_ref().map(keys).unwrap_or_default();
            let bullets = prose::bullet_fields(documented.prose, &keys);
            if !bullets.is_empty() {
                let mut schema = self.of_bullets(&bullets, documented, spot, embedded.as_ref());
                self.listed(&mut schema, spot, facts);
                return schema;
            }
        }
        if !node.children.is_empty() {
            return self.with_fields(node, documented, spot, facts, lists);
        }
        let is_list_of_scalars = embedded.as_ref().and_then(Value::as_array).is_some_and(|elements| {
            !elements.is_empty() && elements.iter().all(|element| !element.is_array() && !element.is_object())
        });
        let is_text = matches!(
            documented.documented.kind,
            None | Some(DocumentedKind::String | DocumentedKind::Json | DocumentedKind::JsonList)
        );
        if lists == 0 && !(is_list_of_scalars && spot.is_request && is_text) {
            return self.scalar_or_free(Some(node), documented, spot, facts, None);
        }
        self.list_of_scalars(
            node,
            documented,
            spot,
            facts,
            embedded.as_ref().filter(|_| is_list_of_scalars),
            lists.max(1),
        )
    }

    fn with_fields(
        &mut self,
        node: &Node,
        documented: Documented<'_>,
        spot: &FieldSpot,
        facts: &[Found],
        lists: usize,
    ) -> Schema {
        let inner = (0..lists).fold(spot.clone(), |spot, _| spot.key("items"));
        let inner = if node.is_map { inner.key("additionalProperties") } else { inner };
        let (properties, rules) = self.properties(&node.children, &inner);
        let fields = Schema {
            kind: Some(SchemaType::Object),
            properties: properties.into_iter().collect(),
            rules,
            ..Schema::default()
        };
        let object = if node.is_map {
            Schema {
                kind: Some(SchemaType::Object),
                additional_properties: Some(Box::new(fields)),
                ..Schema::default()
            }
        } else {
            fields
        };
        let mut schema = (0..lists).fold(object, |inner, _| list_of(inner));
        self.contradicted(node, documented.documented, spot, lists);
        self.found_wrapper(&mut schema, node, documented, spot);
        let mut counted = self.element_counts(node, spot.is_request);
        if let (Some(highest), true) = (node.highest.filter(|highest| *highest > 1), counted.is_empty()) {
            let says = format!("{}.{highest}", node.name);
            counted.push(Found { line: spot.line, phrase: "numbered", says, fact: Fact::MaxItems(highest) });
        }
        self.listed(&mut schema, spot, if counted.is_empty() { facts } else { &counted });
        schema
    }

    /// How many elements a list may have, told in the cells of the fields of its elements: `Valid values of N: 1 to 20`.
    fn element_counts(&mut self, node: &Node, is_request: bool) -> Vec<Found> {
        let Some(letter) = node.indices.first() else { return Vec::new() };
        let tree = self.tree;
        let mut found: Vec<Found> = Vec::new();
        for child in node.children.iter().filter_map(|id| tree.node(*id)) {
            let Some(row) = child.rows.first() else { continue };
            let facts = self.facts_of(*row, is_request, &[]);
            let counts = facts.iter().filter(|fact| {
                let is_count = matches!(fact.fact, Fact::MaxItems(_) | Fact::MinItems(_));
                // A list in the elements has a letter of its own.
                is_count && (child.indices.is_empty() || fact.says.contains(letter.as_str()))
            });
            found.extend(counts.cloned());
        }
        let most = found.iter().rposition(|fact| matches!(fact.fact, Fact::MaxItems(_)));
        most.and_then(|at| found.get(at).cloned()).into_iter().collect()
    }

    /// The names of the elements that wrap a list: that of the example, and that of the table.
    fn found_wrapper(&mut self, schema: &mut Schema, node: &Node, documented: Documented<'_>, spot: &FieldSpot) {
        if schema.kind != Some(SchemaType::Array) || spot.is_request {
            return;
        }
        let mut names = node.item_names.clone();
        names.dedup();
        schema.item_names = names;
        let is_documented =
            documented.documented.item_name.as_ref().is_some_and(|name| schema.item_names.contains(name));
        if let (Some(name), false) = (schema.item_names.first(), is_documented) {
            let done = format!("`{name}` wraps the elements");
            self.context.note(FindingKind::WrapperFound, spot, "", done);
        }
    }

    /// Says where table and example show different kinds of structure.
    fn contradicted(&mut self, node: &Node, documented: &DocumentedType, spot: &FieldSpot, lists: usize) {
        let shape = if lists > 0 { "a list of objects" } else { "an object" };
        let says = match documented.kind {
            // A text that holds JSON is typed so all over.
            Some(DocumentedKind::String | DocumentedKind::Json | DocumentedKind::JsonList) if spot.is_request => return,
            Some(kind) if !kind.is_container() => format!("The table gives {}, the example {shape}.", documented.text),
            Some(DocumentedKind::Structure | DocumentedKind::Map) if node.is_shown && node.lists > 0 => {
                format!("The table gives {}, the example {shape}.", documented.text)
            }
            None if !node.rows.is_empty() && documented.text.is_empty() => {
                // In some tables the types of structures are left out all over.
                self.context.note(FindingKind::TypeUnknown, spot, "", format!("told by its fields: {shape}"));
                self.context.correct(spot, "The type cell is empty.", shape, "Fields are documented or shown in it.");
                return;
            }
            _ => return,
        };
        let records = if lists > 0 { "A list of objects." } else { "An object." };
        let because = "Fields are documented or shown in it.";
        self.context.erratum(FindingKind::TypeContradicted, spot, says, records, because);
    }

    /// What holds for a list or structure as a whole.
    pub(super) fn listed(&mut self, schema: &mut Schema, spot: &FieldSpot, facts: &[Found]) {
        self.context.keywords(spot, |writer| {
            writer.text_of_structure(schema, facts);
            if schema.kind == Some(SchemaType::Array) {
                writer.list(schema, facts);
            }
        });
    }

    pub(super) fn list_of_scalars(
        &mut self,
        node: &Node,
        documented: Documented<'_>,
        spot: &FieldSpot,
        facts: &[Found],
        embedded: Option<&Value>,
        lists: usize,
    ) -> Schema {
        let first = embedded.and_then(Value::as_array).and_then(|elements| elements.first());
        let inner = (0..lists).fold(spot.clone(), |spot, _| spot.key("items"));
        let item = self.item_type(node, documented, first, &inner);
        let example = if embedded.is_some() { "" } else { documented.example };
        let of_items = Documented { documented: &item, example, ..documented };
        let items = self.scalar_or_free(Some(node), of_items, &inner, facts, first);
        let mut schema = (0..lists).fold(items, |inner, _| list_of(inner));
        self.found_wrapper(&mut schema, node, documented, spot);
        self.listed(&mut schema, spot, facts);
        schema
    }

    /// What a list holds of which no fields are known.
    fn item_type(
        &mut self,
        node: &Node,
        documented: Documented<'_>,
        first: Option<&Value>,
        spot: &FieldSpot,
    ) -> DocumentedType {
        let of = |kind: DocumentedKind| DocumentedType { kind: Some(kind), ..DocumentedType::default() };
        let stated = documented.documented;
        if let Some(kind) = stated.item {
            return DocumentedType { kind: Some(kind), text: stated.text.clone(), ..DocumentedType::default() };
        }
        match stated.kind {
            Some(kind) if !kind.is_container() => {
                return DocumentedType { kind: stated.kind, text: stated.text.clone(), ..of(kind) };
            }
            _ => {}
        }
        let shown = first.or(node.scalar.as_ref());
        let example = documented.example.trim();
        match shown {
            Some(Value::Number(number)) if number.is_f64() => {
                of(DocumentedKind::Number(alicloud_format::spec::Format::Double))
            }
            Some(Value::Number(_)) => of(DocumentedKind::Integer(None)),
            Some(Value::Bool(_)) => of(DocumentedKind::Boolean),
            Some(_) => of(DocumentedKind::String),
            None if !example.is_empty() && !example.starts_with(['[', '{']) => of(DocumentedKind::String),
            None => {
                self.context.warn(
                    FindingKind::ItemsUnknown,
                    spot,
                    &stated.text,
                    "neither table nor example tell what it holds",
                );
                if spot.is_request { of(DocumentedKind::String) } else { of(DocumentedKind::Structure) }
            }
        }
    }

    /// A structure or a list of structures whose fields stand in bullets of its own cell.
    pub(super) fn of_bullets(
        &mut self,
        bullets: &[BulletField],
        documented: Documented<'_>,
        spot: &FieldSpot,
        example: Option<&Value>,
    ) -> Schema {
        let says_list = |fact: &Fact| matches!(fact, Fact::Json { is_list: true });
        let siblings: Vec<&str> = bullets.iter().map(|bullet| bullet.name.as_str()).collect();
        let facts = self.facts(documented, spot, &siblings);
        let is_list = match example {
            Some(example) => example.is_array(),
            None => {
                matches!(documented.documented.kind, Some(DocumentedKind::List | DocumentedKind::JsonList))
                    || facts.iter().any(|found| says_list(&found.fact))
            }
        };
        let inner = if is_list { spot.key("items") } else { spot.clone() };
        let element = match example {
            Some(Value::Array(elements)) => elements.first(),
            other => other,
        };
        let mut properties: Vec<(String, Schema)> = Vec::with_capacity(bullets.len());
        let mut relations = Vec::new();
        for bullet in bullets {
            if properties.iter().any(|(name, _)| *name == bullet.name) {
                continue;
            }
            let below = inner.property(&bullet.name, bullet.line);
            let shown = element.and_then(|element| element.get(&bullet.name));
            let (schema, between) = self.bullet(bullet, &below, &siblings, shown);
            properties.push((bullet.name.clone(), schema));
            relations.extend(between);
        }
        name_fields(&mut properties);
        let rules = self.context.keywords(&inner, |writer| writer.rules(&relations, &properties));
        let properties: OrderedMap<Schema> = properties.into_iter().collect();
        let object = Schema { kind: Some(SchemaType::Object), properties, rules, ..Schema::default() };
        let says = "The fields stand in bullets inside the cell.".to_owned();
        let because = "The bullets are the only place that gives them.";
        self.context.erratum(
            FindingKind::StructureUnknown,
            &inner,
            says,
            "The fields, types and limits of the bullets.",
            because,
        );
        if is_list { list_of(object) } else { object }
    }

    /// How a parameter of the top is written.
    pub(in crate::page::assemble) fn style(&mut self, schema: &mut Schema, node: &Node, spot: &FieldSpot) {
        let row = node.rows.first().and_then(|row| self.rows.get(*row));
        let kind = row.and_then(|row| row.documented.kind);
        let is_structured = matches!(schema.kind, Some(SchemaType::Array | SchemaType::Object));
        let has_dots = !node.indices.is_empty()
            || self
                .rows_below(node)
                .iter()
                .any(|row| row.name.path.len() > 1 || row.name.path.iter().any(|part| !part.indices.is_empty()));
        let is_text = matches!(kind, Some(DocumentedKind::String | DocumentedKind::Json | DocumentedKind::JsonList));
        if !is_structured {
            return;
        }
        let is_json_list = kind.is_none() && row.is_some_and(|row| row.example.starts_with('['));
        if !has_dots && (node.is_embedded || is_text || is_json_list) {
            schema.style = Some(Style::Json);
            schema.documented_type = row.map(|row| row.documented.text.clone()).filter(|text| !text.is_empty());
        } else if schema.kind == Some(SchemaType::Object) {
            schema.style = Some(Style::Flat);
        } else if !has_dots && kind != Some(DocumentedKind::List) {
            self.context.warn(
                FindingKind::StyleUnknown,
                spot,
                "",
                "taken for one parameter an element, such as `Name.1`",
            );
        }
    }

    fn rows_below(&self, node: &Node) -> Vec<&super::FieldRow> {
        let mut found: Vec<&super::FieldRow> = node.rows.iter().filter_map(|row| self.rows.get(*row)).collect();
        let mut open = node.children.clone();
        while let Some(child) = open.pop().and_then(|id| self.tree.node(id)) {
            found.extend(child.rows.iter().filter_map(|row| self.rows.get(*row)));
            open.extend(&child.children);
        }
        found
    }
}

fn list_of(items: Schema) -> Schema {
    Schema { kind: Some(SchemaType::Array), items: Some(Box::new(items)), ..Schema::default() }
}

/// How many lists are around the values.
fn lists(node: &Node, documented: &DocumentedType) -> usize {
    let is_list = matches!(documented.kind, Some(DocumentedKind::List | DocumentedKind::JsonList));
    // An example that shows one object where a list is documented shows its only element.
    let shows_object = node.is_shown && node.shows_fields && node.lists == 0 && !node.children.is_empty();
    if is_list && !(shows_object && documented.item_name.is_none() && documented.kind == Some(DocumentedKind::JsonList))
    {
        node.lists.max(1)
    } else {
        node.lists
    }
}

/// Whether a value of that type may be a structure whose fields stand in its cell.
fn may_hold_fields(kind: Option<DocumentedKind>) -> bool {
    matches!(
        kind,
        None | Some(
            DocumentedKind::String
                | DocumentedKind::Json
                | DocumentedKind::JsonList
                | DocumentedKind::List
                | DocumentedKind::Structure
                | DocumentedKind::Map
        )
    )
}

fn keys(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(members) => members.keys().map(String::as_str).collect(),
        Value::Array(elements) => elements.first().map(keys).unwrap_or_default(),
        _ => Vec::new(),
    }
}
