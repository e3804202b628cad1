//! Structs and enums of one module, named as they are met.

use std::collections::HashSet;

use super::{component_name, contains, facts};
use crate::model::types::{Field, FieldType, OpenEnum, Presence, Struct, Variant};
use crate::model::{doc, example, naming};
use crate::spec::{Format, OrderedMap, Schema, SchemaType};

/// Which way a struct travels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Users make it; required values must be given, constraints are checked.
    Request,
    /// The service makes it: every value may be absent.
    Response,
    /// Both: no value is required by type, and there are setters.
    Shared,
}

/// Collects the types of one module.
pub(super) struct Structs<'c> {
    components: &'c OrderedMap<Schema>,
    taken: HashSet<String>,
    structs: Vec<Struct>,
    enums: Vec<OpenEnum>,
    /// The component being built, to find out whether it contains itself.
    within: Option<String>,
}

/// A struct to build: what it is called and where it stands.
pub(super) struct Plan<'p> {
    pub(super) name: String,
    /// What types below it are named after; empty at the top.
    pub(super) base: &'p str,
    pub(super) doc: Vec<String>,
    pub(super) side: Side,
}

impl<'c> Structs<'c> {
    pub(super) fn new(components: &'c OrderedMap<Schema>, taken: impl IntoIterator<Item = String>) -> Self {
        let taken = taken.into_iter().collect();
        Self { components, taken, structs: Vec::new(), enums: Vec::new(), within: None }
    }

    /// For the module of shared structs, whose names are all taken from the start.
    pub(super) fn of_components(components: &'c OrderedMap<Schema>) -> Self {
        Self::new(components, components.iter().filter_map(|(name, _)| naming::type_name(name)))
    }

    pub(super) fn component(&mut self, name: &str, schema: &Schema) {
        let Some(type_name) = naming::type_name(name) else { return };
        self.within = Some(name.to_owned());
        let doc = doc::described(schema.description.as_deref(), || format!("`{name}`, shared by several operations."));
        let fields = schema.properties.iter().map(|(wire_name, property)| (wire_name, property, Vec::new()));
        let plan = Plan { name: type_name.clone(), base: &type_name, doc, side: Side::Shared };
        self.object(plan, fields, &schema.rules);
    }

    /// What has been collected so far, structs in order of appearance, outer before inner.
    pub(super) fn finish(self) -> (Vec<Struct>, Vec<OpenEnum>) {
        (self.structs, self.enums)
    }

    pub(super) fn take_structs(&mut self) -> Vec<Struct> {
        std::mem::take(&mut self.structs)
    }

    /// Adds a struct with these fields: wire name, schema, and wire facts that follow from where the field stands.
    pub(super) fn object<'s>(
        &mut self,
        plan: Plan<'_>,
        fields: impl Iterator<Item = (&'s str, &'s Schema, Vec<crate::model::Wire>)>,
        rules: &[crate::spec::Rule],
    ) {
        let place = self.structs.len();
        let is_input = plan.side != Side::Response;
        let Plan { name, base, doc, side } = plan;
        let rules = if side == Side::Response { Vec::new() } else { rules.to_vec() };
        self.structs.push(Struct { name, doc, fields: Vec::new(), rules, is_input });
        let fields =
            fields.filter_map(|(wire_name, schema, wire)| self.field(wire_name, schema, wire, base, side)).collect();
        if let Some(object) = self.structs.get_mut(place) {
            object.fields = fields;
        }
    }

    fn field(
        &mut self,
        wire_name: &str,
        schema: &Schema,
        mut wire: Vec<crate::model::Wire>,
        base: &str,
        side: Side,
    ) -> Option<Field> {
        let ty = self.field_type(wire_name, schema, base, side);
        wire.extend(facts::wire(schema, side));
        let presence = match side {
            Side::Request => facts::presence(schema, &ty, &self.enums),
            Side::Response | Side::Shared => Presence::Optional,
        };
        let constraints = if side == Side::Response { Vec::new() } else { facts::constraints(schema, &presence) };
        Some(Field {
            name: naming::field_name(wire_name)?,
            wire_name: wire_name.to_owned(),
            doc: doc::field(wire_name, schema, side == Side::Response),
            boxed: self.is_recursive(schema),
            deprecated: doc::deprecation(schema.deprecated.as_ref(), naming::field_name),
            ty,
            presence,
            constraints,
            wire,
        })
    }

    fn is_recursive(&self, schema: &Schema) -> bool {
        self.within.as_deref().is_some_and(|name| contains(schema, name, self.components, &mut Vec::new()))
    }

    fn field_type(&mut self, wire_name: &str, schema: &Schema, base: &str, side: Side) -> FieldType {
        if let Some(name) = schema.reference.as_deref().and_then(component_name) {
            return naming::type_name(name).map_or(FieldType::Json, FieldType::Component);
        }
        match schema.kind.unwrap_or(SchemaType::Any) {
            SchemaType::String if !schema.values.is_empty() => self.enumeration(wire_name, schema, base),
            SchemaType::String => FieldType::String,
            SchemaType::Boolean => FieldType::Boolean,
            SchemaType::Integer if schema.format == Some(Format::Int64) => FieldType::Int64,
            SchemaType::Integer => FieldType::Int32,
            SchemaType::Number => FieldType::Double,
            SchemaType::Binary => FieldType::Binary,
            SchemaType::Any => FieldType::Json,
            SchemaType::Array => match &schema.items {
                Some(items) => {
                    FieldType::List(Box::new(self.field_type(&item_name(wire_name, schema), items, base, side)))
                }
                None => FieldType::List(Box::new(FieldType::Json)),
            },
            SchemaType::Object => self.object_type(wire_name, schema, base, side),
        }
    }

    fn object_type(&mut self, wire_name: &str, schema: &Schema, base: &str, side: Side) -> FieldType {
        if let Some(values) = &schema.additional_properties {
            let value_name = naming::singular(wire_name);
            return FieldType::Map(Box::new(self.field_type(&value_name, values, base, side)));
        }
        if schema.properties.is_empty() {
            return FieldType::Json;
        }
        let Some(short) = schema.rust_name.clone().or_else(|| naming::type_name(wire_name)) else {
            return FieldType::Json;
        };
        let suffix = if side == Side::Request && schema.rust_name.is_none() { "Input" } else { "" };
        let name = self.unique(&format!("{short}{suffix}"), &format!("{base}{short}{suffix}"));
        let doc = doc::described(schema.description.as_deref(), || format!("What `{wire_name}` holds."));
        let fields = schema.properties.iter().map(|(wire_name, property)| (wire_name, property, Vec::new()));
        let nested_base = naming::singular(&short);
        self.object(Plan { name: name.clone(), base: &nested_base, doc, side }, fields, &schema.rules);
        FieldType::Struct(name)
    }

    /// Values that go by the same name in one operation make one enum, however many fields hold it.
    fn enumeration(&mut self, wire_name: &str, schema: &Schema, base: &str) -> FieldType {
        let Some(variants) = variants(schema).filter(|variants| !variants.is_empty()) else { return FieldType::String };
        let Some(name) = self.enum_name(wire_name, schema, base) else { return FieldType::String };
        match self.enums.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                for variant in variants {
                    if known.variants.iter().all(|other| other.name != variant.name) {
                        known.variants.push(variant);
                    }
                }
            }
            None => {
                let doc = doc::described(schema.description.as_deref(), || format!("Values of `{wire_name}`."));
                self.enums.push(OpenEnum { name: name.clone(), doc, variants });
            }
        }
        FieldType::Enum(name)
    }

    /// A word that says little outside its parent, such as `Type`, is prefixed with it.
    fn enum_name(&self, wire_name: &str, schema: &Schema, base: &str) -> Option<String> {
        let short = schema.rust_name.clone().or_else(|| naming::type_name(wire_name))?;
        let name = if naming::is_single_word(wire_name) { format!("{base}{short}") } else { short };
        Some(if self.taken.contains(&name) { format!("{name}Value") } else { name })
    }

    /// `short`, or `long` if that is taken, or `long` with a number.
    fn unique(&mut self, short: &str, long: &str) -> String {
        let numbered = (2..).map(|number| format!("{long}{number}"));
        let name = [short.to_owned(), long.to_owned()]
            .into_iter()
            .chain(numbered)
            .find(|name| !self.taken.contains(name) && self.enums.iter().all(|known| known.name != *name))
            .unwrap_or_default();
        self.taken.insert(name.clone());
        name
    }
}

/// What an element of the list is called: as its wrapper says, if that is not just the list's name again.
fn item_name(list: &str, schema: &Schema) -> String {
    schema.item_names.iter().find(|name| *name != list).cloned().unwrap_or_else(|| naming::singular(list))
}

/// The variants of an enumeration; `None` if a value has no usable name, and the field stays a string.
fn variants(schema: &Schema) -> Option<Vec<Variant>> {
    schema
        .values
        .iter()
        .map(|value| {
            let value = example::plain_text(value)?;
            let name = naming::variant_name(&value)?;
            let doc = schema.enum_descriptions.get(&value).cloned().unwrap_or_else(|| format!("`{value}`"));
            Some(Variant { name, doc, value })
        })
        .collect()
}
