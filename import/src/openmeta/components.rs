//! The shared structures of the source: which there are, what specs call them, and which of them are referred to. What is in
//! them is converted last, in `version`.

use std::collections::{HashMap, HashSet};

use alicloud_format::naming::Numbering;
use alicloud_format::pointer;
use serde_json::Value;

use super::source::Object;
use crate::decision::DecisionKind;
use crate::names;

/// Whether a structure is sent or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Request,
    Response,
}

/// What references of a spec to a shared structure begin with.
const REFERENCE: &str = "#/components/";

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
        let mut numbering = Numbering::default();
        for name in odd {
            let stem = repaired(name);
            let is_taken = |name: &str| taken.contains(name);
            let free = if is_taken(&stem) { numbering.free(&stem, "_", |name| !is_taken(name)) } else { stem };
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

    /// What a reference of a spec leads to in the source.
    pub(super) fn referred(&self, reference: &str) -> Option<&'s Object> {
        let name = reference.strip_prefix(REFERENCE)?;
        let (source, _) = self.names.iter().find(|(_, known)| *known == name)?;
        self.resolve(self.sources.get(source)?.as_object()?).ok()
    }

    /// What a structure is called in the spec.
    pub(super) fn name(&self, source: &str) -> Option<&str> {
        self.names.get(source).map(String::as_str)
    }

    /// The structure of that name in the source.
    pub(super) fn source(&self, name: &str) -> Option<&'s Value> {
        self.sources.get(name).copied()
    }

    /// One of those that are sent or received, in the order in which they came up.
    pub(super) fn nth(&self, side: Side, index: usize) -> Option<&'s str> {
        let queue = match side {
            Side::Request => &self.sent,
            Side::Response => &self.received,
        };
        queue.names.get(index).copied()
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
        Some(format!("{REFERENCE}{name}"))
    }
}

/// The shared structures as the source has them.
pub(super) fn schemas_of(root: &Object) -> Option<&Object> {
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
