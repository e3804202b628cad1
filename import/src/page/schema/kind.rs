//! Types of values that have neither fields nor elements, and of those of which nothing tells what is in them.

use alicloud_format::spec::{Format, Schema, SchemaType, plain_text};
use serde_json::Value;

use super::super::constraint;
use super::super::context::Spot;
use super::super::finding::FindingKind;
use super::super::prose::{Fact, Found};
use super::super::tree::Node;
use super::super::types::Kind;
use super::super::value;
use super::{Documented, Writer, example_of};

impl Writer<'_, '_> {
    /// A value without fields or elements that are known.
    pub(super) fn scalar_or_free(
        &mut self,
        node: Option<&Node>,
        documented: Documented<'_>,
        spot: &Spot,
        facts: &[Found],
        example: Option<&Value>,
    ) -> Schema {
        let shown = example.or_else(|| node.and_then(|node| node.scalar.as_ref()));
        match documented.documented.kind {
            Some(Kind::Map) => self.map(node, spot, facts),
            Some(Kind::Structure) => self.structure_unknown(documented, shown, spot),
            Some(Kind::Json | Kind::JsonList) => {
                let kind = if spot.is_request || shown.is_some() { SchemaType::String } else { SchemaType::Any };
                let documented_type = Some(documented.documented.text.clone());
                self.scalar(
                    Schema { kind: Some(kind), documented_type, ..Schema::default() },
                    documented,
                    spot,
                    facts,
                    shown,
                )
            }
            Some(kind) => {
                let (kind, format) = kind.scalar().unwrap_or((SchemaType::Any, None));
                self.scalar(Schema { kind: Some(kind), format, ..Schema::default() }, documented, spot, facts, shown)
            }
            None if node.is_some_and(|node| node.shows_fields) => {
                self.context.note(FindingKind::StructureUnknown, spot, "", "the example shows an empty object");
                Schema { kind: Some(SchemaType::Any), ..Schema::default() }
            }
            None => {
                let (kind, format) = self.inferred(documented, shown, spot, facts);
                self.scalar(Schema { kind: Some(kind), format, ..Schema::default() }, documented, spot, facts, shown)
            }
        }
    }

    /// A scalar with its constraints.
    pub(super) fn scalar(
        &mut self,
        mut schema: Schema,
        documented: Documented<'_>,
        spot: &Spot,
        facts: &[Found],
        shown: Option<&Value>,
    ) -> Schema {
        self.number_by_range(&mut schema, documented, spot, facts, shown);
        self.widened(&mut schema, documented, shown);
        constraint::scalar(self.context, spot, &mut schema, facts);
        if !documented.default.is_empty() && !matches!(documented.default, "-" | "无" | "None" | "null") {
            constraint::default(self.context, spot, &mut schema, documented.default);
        }
        constraint::name_variants(&mut schema);
        if schema.kind == Some(SchemaType::String) && schema.layout.is_none() && schema.values.is_empty() {
            schema.layout = value::time_layout(documented.example).map(str::to_owned);
        }
        let text = if documented.example.is_empty() {
            shown.and_then(plain_text).unwrap_or_default()
        } else {
            documented.example.to_owned()
        };
        match example_of(&schema, &text) {
            _ if value::is_placeholder(&text) => {
                self.context.note(
                    FindingKind::ExampleUnfit,
                    spot,
                    &text,
                    "left out: it stands for a value and is none",
                );
            }
            Ok(example) => schema.example = example,
            Err(text) if text == documented.name => {
                let says = format!("The example value is `{text}`, the name of the field.");
                let because = "The name of the field stands where its value should.";
                self.context.erratum(FindingKind::ExampleUnfit, spot, says, "No example.", because);
            }
            Err(text) if text.contains("**") || text.contains("xx") => {}
            Err(text) => self.context.warn(
                FindingKind::ExampleUnfit,
                spot,
                &text,
                "left out: not of the type, or outside of its limits",
            ),
        }
        schema
    }

    /// A text with a range of numbers is a number.
    fn number_by_range(
        &mut self,
        schema: &mut Schema,
        documented: Documented<'_>,
        spot: &Spot,
        facts: &[Found],
        shown: Option<&Value>,
    ) {
        if schema.kind != Some(SchemaType::String) {
            return;
        }
        let bounds: Vec<&str> = facts
            .iter()
            .filter_map(|found| match &found.fact {
                Fact::Minimum(text) | Fact::Maximum(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let is_whole = |text: &str| value::integer(text.trim()).is_some();
        let shown = shown.and_then(plain_text).unwrap_or_default();
        let examples = [documented.example, shown.as_str()];
        let lists_texts = facts.iter().any(|found| match &found.fact {
            Fact::Values(values) => values.iter().any(|named| !is_whole(&named.value)),
            Fact::MinLength(_) | Fact::MaxLength(_) | Fact::Separator(_) | Fact::Layout(_) => true,
            _ => false,
        });
        let is_number = !bounds.is_empty()
            && bounds.iter().all(|text| is_whole(text))
            && examples.iter().all(|text| text.is_empty() || is_whole(text))
            && !lists_texts;
        if is_number {
            schema.kind = Some(SchemaType::Integer);
            schema.documented_type = Some(documented.documented.text.clone());
            let says = format!("The type is {}.", documented.documented.text);
            self.context.erratum(FindingKind::TypeByRange, spot, says, "An integer.", "It has a range of numbers.");
        }
    }

    /// Integers whose examples exceed 32 bits have 64.
    fn widened(&self, schema: &mut Schema, documented: Documented<'_>, shown: Option<&Value>) {
        if schema.kind != Some(SchemaType::Integer) || schema.format.is_some() {
            return;
        }
        let cell = value::integer(documented.example).map(Value::from);
        if cell.iter().chain(shown).any(value::is_wide) {
            schema.format = Some(Format::Int64);
        }
    }

    /// The type of a field that has none.
    fn inferred(
        &mut self,
        documented: Documented<'_>,
        shown: Option<&Value>,
        spot: &Spot,
        facts: &[Found],
    ) -> (SchemaType, Option<Format>) {
        let by_example = shown.and_then(value::kind_of);
        let says = &documented.documented.text;
        let (kind, because) = match by_example {
            Some(kind) => (kind, "told by the example"),
            None if documented.example.is_empty()
                && !facts.iter().any(|found| matches!(found.fact, Fact::Values(_))) =>
            {
                ((SchemaType::String, None), "nothing tells it; taken for text")
            }
            None => ((SchemaType::String, None), "taken for text"),
        };
        let is_in_table = !documented.prose.blocks.is_empty() || !says.is_empty();
        if is_in_table {
            self.context.warn(FindingKind::TypeUnknown, spot, says, because);
        }
        kind
    }

    fn map(&mut self, node: Option<&Node>, spot: &Spot, facts: &[Found]) -> Schema {
        let is_shown = node.is_some_and(|node| node.shows_fields);
        if !is_shown {
            self.context.note(FindingKind::StructureUnknown, spot, "", "a map of whatever");
        }
        let values = Schema { kind: Some(SchemaType::Any), ..Schema::default() };
        let mut schema = Schema {
            kind: Some(SchemaType::Object),
            additional_properties: Some(Box::new(values)),
            ..Schema::default()
        };
        constraint::map(self.context, spot, &mut schema, facts);
        schema
    }

    fn structure_unknown(&mut self, documented: Documented<'_>, shown: Option<&Value>, spot: &Spot) -> Schema {
        let is_text = shown.is_some_and(Value::is_string) || (spot.is_request && !documented.example.is_empty());
        let kind = if is_text { SchemaType::String } else { SchemaType::Any };
        self.context.warn(
            FindingKind::StructureUnknown,
            spot,
            &documented.documented.text,
            "neither table nor example tell its fields",
        );
        Schema { kind: Some(kind), documented_type: Some(documented.documented.text.clone()), ..Schema::default() }
    }
}
