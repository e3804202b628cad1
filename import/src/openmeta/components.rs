//! The shared structures of the source: which there are, and which are wanted.

use std::collections::{HashMap, HashSet};

use alicloud_format::pointer;
use alicloud_format::spec::{OrderedMap, Schema, SchemaType};
use serde_json::Value;

use super::context::{Context, Object, Side};
use super::kind;
use super::schema::{self, Spot};
use crate::decision::{DecisionKind, cut};
use crate::names;

/// JSON levels above the schema of a component in `product.json`.
const DEPTH: usize = 3;

/// The shared structures of a product version.
pub(super) struct Components<'s> {
    sources: HashMap<&'s str, &'s Value>,
    /// What each is called in the spec.
    names: HashMap<&'s str, String>,
    /// Those that requests refer to, in the order in which they came up.
    sent: Queue<'s>,
    /// Those that responses refer to.
    received: Queue<'s>,
}

/// Names in order, each once.
#[derive(Default)]
struct Queue<'s> {
    names: Vec<&'s str>,
    known: HashSet<&'s str>,
}

impl<'s> Components<'s> {
    pub(super) fn new(root: &'s Object) -> Self {
        let schemas = schemas_of(root);
        let mut taken = HashSet::new();
        let mut names = HashMap::new();
        // Usable names first, so that none of them is taken by a repaired one. These come in the order of their bytes, so
        // that no name depends on the order of the source.
        let (usable, mut odd): (Vec<_>, Vec<_>) =
            schemas.iter().flat_map(|schemas| schemas.keys()).partition(|n| is_usable(n));
        odd.sort();
        for name in usable {
            taken.insert(name.clone());
            names.insert(name.as_str(), name.clone());
        }
        // From which number on names may be free, so that many names that become one are told apart in linear time.
        let mut next: HashMap<String, usize> = HashMap::new();
        for name in odd {
            let stem = repaired(name);
            let number = next.entry(stem.clone()).or_insert(1);
            let free = loop {
                let free = if *number == 1 { stem.clone() } else { format!("{stem}_{number}") };
                *number += 1;
                if !taken.contains(&free) {
                    break free;
                }
            };
            taken.insert(free.clone());
            names.insert(name.as_str(), free);
        }
        let sources = schemas.iter().flat_map(|schemas| schemas.iter()).map(|(name, value)| (name.as_str(), value));
        Self { sources: sources.collect(), names, sent: Queue::default(), received: Queue::default() }
    }

    /// The component that a reference names.
    fn find(&self, reference: &str) -> Option<(&'s str, &'s Value)> {
        let name = reference.strip_prefix("#/components/schemas/")?;
        let found = self.sources.get_key_value(name).map(|(name, value)| (*name, *value));
        found.or_else(|| {
            let name = pointer::segments(reference).last()?;
            self.sources.get_key_value(&*name).map(|(name, value)| (*name, *value))
        })
    }

    /// What a schema is in the end, however many references lead there; none if they lead nowhere.
    pub(super) fn resolve<'v>(&self, schema: &'v Object) -> Result<&'v Object, DecisionKind>
    where
        's: 'v,
    {
        let mut schema = schema;
        let mut seen = HashSet::new();
        while let Some(reference) = schema.get("$ref") {
            let found = reference.as_str().and_then(|reference| self.find(reference));
            let (name, component) = found.ok_or(DecisionKind::ReferenceDangling)?;
            if !seen.insert(name) {
                return Err(DecisionKind::ReferenceCycle);
            }
            schema = component.as_object().ok_or(DecisionKind::ReferenceDangling)?;
        }
        Ok(schema)
    }

    /// Whether a reference of a spec leads to a single value.
    pub(super) fn is_scalar(&self, schema: &Schema) -> bool {
        let Some(name) = schema.reference.as_deref().and_then(|text| text.strip_prefix("#/components/")) else {
            return false;
        };
        let source =
            self.names.iter().find(|(_, known)| *known == name).and_then(|(source, _)| self.sources.get(source));
        let resolved = source.and_then(|source| self.resolve(source.as_object()?).ok());
        resolved.is_some_and(|schema| {
            matches!(
                kind::guess(schema).kind,
                SchemaType::String | SchemaType::Integer | SchemaType::Number | SchemaType::Boolean
            )
        })
    }

    /// A reference in the form of the spec; the component becomes one of those that are imported.
    pub(super) fn refer(&mut self, reference: &str, side: Side) -> Option<String> {
        let (source, _) = self.find(reference)?;
        let name = self.names.get(source)?;
        let queue = match side {
            Side::Request => &mut self.sent,
            Side::Response => &mut self.received,
        };
        if queue.known.insert(source) {
            queue.names.push(source);
        }
        Some(format!("#/components/{name}"))
    }
}

/// Converts all components that are referred to, directly or by others. This goes last: it needs the references of all APIs.
pub(super) fn import(context: &mut Context<'_>, root: &Object) -> OrderedMap<Schema> {
    let mut converted: HashMap<&str, Schema> = HashMap::new();
    // Those that requests need go first: what is sent as well as received has the facts of a request.
    for side in [Side::Request, Side::Response] {
        let mut done = 0;
        while let Some(name) = nth(&context.components, side, done) {
            if !converted.contains_key(name) {
                let schema = one(context, name, side);
                converted.insert(name, schema);
            }
            done += 1;
        }
    }
    let mut components = Vec::with_capacity(converted.len());
    for (name, source) in schemas_of(root).into_iter().flatten() {
        let spec_name = context.components.names.get(name.as_str()).cloned().unwrap_or_default();
        match converted.remove(name.as_str()) {
            Some(schema) => {
                if spec_name != *name {
                    renamed(context, name, format!("written as {spec_name:?}"));
                }
                components.push((spec_name, schema));
            }
            None => context.at("components", |context| {
                context.at("schemas", |context| {
                    context.decide_at(name, DecisionKind::ComponentUnreferenced, source, "left out");
                });
            }),
        }
    }
    components.into_iter().collect()
}

fn nth<'s>(components: &Components<'s>, side: Side, index: usize) -> Option<&'s str> {
    let queue = match side {
        Side::Request => &components.sent,
        Side::Response => &components.received,
    };
    queue.names.get(index).copied()
}

fn one<'s>(context: &mut Context<'s>, name: &'s str, side: Side) -> Schema {
    let source = context.components.sources.get(name).copied().unwrap_or(&Value::Null);
    let spot = Spot { side, depth: DEPTH, name, is_body: false, is_header: false };
    context.at("components", |context| {
        context.at("schemas", |context| context.at(name, |context| schema::schema(context, source, spot)))
    })
}

fn renamed(context: &mut Context<'_>, name: &str, done: String) {
    context.at("components", |context| {
        context.at("schemas", |context| {
            context.at(name, |context| context.decide(DecisionKind::ComponentRenamed, &cut(name), done));
        });
    });
}

fn schemas_of(root: &Object) -> Option<&Object> {
    root.get("components")?.as_object()?.get("schemas")?.as_object()
}

fn is_usable(name: &str) -> bool {
    !name.is_empty() && name.len() <= 200 && !name.contains('/') && !name.chars().any(names::is_invisible)
}

/// The name with an underscore for whatever makes it unusable, cut where it is too long.
fn repaired(name: &str) -> String {
    let repaired = |c: char| if c == '/' || names::is_invisible(c) { '_' } else { c };
    let name: String = name.chars().take(50).map(repaired).collect();
    if name.is_empty() { "Component".to_owned() } else { name }
}
