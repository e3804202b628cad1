//! What a `$ref` leads to.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::json::MAX_DEPTH;
use crate::naming;
use crate::spec::keyword::{KEYWORDS, Origin};
use crate::spec::{OrderedMap, Schema, SchemaType};

/// The components of a product version. Those that have fields become shared structs; any other stands for itself wherever
/// it is referred to.
pub struct Components<'c> {
    schemas: HashMap<&'c str, &'c Schema>,
    type_names: HashMap<&'c str, String>,
}

/// What a schema refers to.
pub enum Target<'c> {
    /// A shared struct: its Rust name.
    Struct(&'c str),
    /// A component of any other type: its name and what it is.
    Other(&'c str, &'c Schema),
    /// Nothing, which is a finding.
    Nothing,
}

impl<'c> Components<'c> {
    /// Those of a product version.
    pub fn new(components: &'c OrderedMap<Schema>) -> Self {
        let schemas = components.iter().collect();
        let structs = components.iter().filter(|(_, schema)| has_fields(schema));
        let named =
            |(name, schema): (&'c str, &'c Schema)| Some((name, naming::rust_type(name, schema.rust_name.as_deref())?));
        Self { schemas, type_names: structs.filter_map(named).collect() }
    }

    /// The Rust names of all shared structs.
    pub fn type_names(&self) -> impl Iterator<Item = &String> {
        self.type_names.values()
    }

    /// The Rust name of a component that has fields.
    pub fn type_name(&self, component: &str) -> Option<&str> {
        self.type_names.get(component).map(String::as_str)
    }

    /// What the schema refers to; `None` if it says itself what it is.
    pub fn target(&self, schema: &Schema) -> Option<Target<'_>> {
        let mut reference = schema.reference.as_deref()?;
        for _ in 0..=self.schemas.len() {
            let Some((name, component)) = self.get(reference) else { return Some(Target::Nothing) };
            match (&component.reference, self.type_name(name)) {
                (Some(next), _) => reference = next,
                (None, Some(type_name)) => return Some(Target::Struct(type_name)),
                (None, None) => return Some(Target::Other(name, component)),
            }
        }
        Some(Target::Nothing)
    }

    /// The schema that says what this one is: itself, or what it refers to in the end.
    pub fn follow<'s>(&self, schema: &'s Schema) -> &'s Schema
    where
        'c: 's,
    {
        let mut schema = schema;
        for _ in 0..=self.schemas.len() {
            match schema.reference.as_deref().and_then(|reference| self.get(reference)) {
                Some((_, component)) => schema = component,
                None => break,
            }
        }
        schema
    }

    /// What a list holds in the end, however many lists are inside one another; `None` if the schema is no list.
    pub fn elements<'s>(&self, schema: &'s Schema) -> Option<Cow<'s, Schema>>
    where
        'c: 's,
    {
        match self.effective(schema.items.as_deref()?) {
            Cow::Borrowed(items) if items.kind == Some(SchemaType::Array) => self.elements(items),
            items => Some(items),
        }
    }

    /// The same for what a list or a map holds.
    pub fn held<'s>(&self, schema: &'s Schema) -> Option<Cow<'s, Schema>>
    where
        'c: 's,
    {
        let inner = |schema: &'s Schema| schema.items.as_deref().or(schema.additional_properties.as_deref());
        match self.effective(inner(schema)?) {
            Cow::Borrowed(held) if inner(held).is_some() => self.held(held),
            held => Some(held),
        }
    }

    /// The schema with what it does not say itself taken from what it refers to.
    pub fn effective<'s>(&self, schema: &'s Schema) -> Cow<'s, Schema> {
        let mut next = schema.reference.as_deref().and_then(|reference| self.get(reference));
        let mut effective = Cow::Borrowed(schema);
        for _ in 0..=self.schemas.len() {
            let Some((_, component)) = next else { break };
            next = component.reference.as_deref().and_then(|reference| self.get(reference));
            effective = Cow::Owned(merged(&effective, component));
        }
        effective
    }

    /// Whether the value, or what its lists and maps hold in the end, is a secret. Fields of objects say so themselves.
    pub fn is_sensitive(&self, schema: &Schema) -> bool {
        let mut next = Some(Cow::Borrowed(schema));
        for _ in 0..MAX_DEPTH {
            let Some(schema) = next else { return false };
            let schema = self.effective(&schema).into_owned();
            if schema.sensitive {
                return true;
            }
            next = schema.items.or(schema.additional_properties).map(|inner| Cow::Owned(*inner));
        }
        false
    }

    /// Whether following `$ref`s from `schema` can lead to the component `target`, other than through lists and maps, which
    /// hold their elements elsewhere anyway.
    pub fn contains(&self, schema: &Schema, target: &str) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![schema];
        while let Some(schema) = open.pop() {
            if let Some((name, component)) = schema.reference.as_deref().and_then(|reference| self.get(reference)) {
                if name == target {
                    return true;
                }
                if seen.insert(name) {
                    open.push(component);
                }
            }
            open.extend(schema.properties.iter().map(|(_, property)| property));
        }
        false
    }

    fn get(&self, reference: &str) -> Option<(&'c str, &'c Schema)> {
        self.schemas.get_key_value(reference.strip_prefix("#/components/")?).map(|(name, schema)| (*name, *schema))
    }
}

/// Whether a component becomes a struct.
pub fn has_fields(schema: &Schema) -> bool {
    schema.reference.is_none() && schema.kind == Some(SchemaType::Object) && !schema.properties.is_empty()
}

/// What the place says, and beyond that what the component says. Fields of objects are not copied: they are looked up
/// under the struct.
fn merged(place: &Schema, component: &Schema) -> Schema {
    let mut merged = Schema::default();
    for keyword in KEYWORDS {
        match keyword.origin {
            Origin::Either if !(keyword.is_stated)(place) => (keyword.copy)(&mut merged, component),
            Origin::Place | Origin::Either => (keyword.copy)(&mut merged, place),
            Origin::Component => (keyword.copy)(&mut merged, component),
            Origin::Both | Origin::Own => {}
        }
    }
    merged.limits = [place.limits.as_slice(), component.limits.as_slice()].concat();
    merged
}
