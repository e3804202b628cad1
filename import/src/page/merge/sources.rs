//! Which documents two specs are from, and what those of the second are called in the merged one.

use std::collections::HashMap;

use alicloud_format::spec::{OrderedMap, Source};
use serde_json::{Map, Value};

/// More documents of one kind are not told apart.
const MOST_ALIKE: usize = 32;

/// The names of documents in the merged spec.
#[derive(Debug, Clone)]
pub(super) struct SourceKeys {
    pub(super) sources: OrderedMap<Source>,
    /// By their names in the second spec.
    names: HashMap<String, String>,
    /// The document that facts without a source are from, in the merged spec.
    base: Option<String>,
    /// The same for the second spec.
    second: Option<String>,
    /// Whether the first spec has not all of them.
    pub(super) adds_source: bool,
}

impl SourceKeys {
    /// The document of a fact of the second spec.
    pub(super) fn document(&self, stated: Option<&str>) -> Option<&str> {
        let named = stated.and_then(|stated| self.names.get(stated));
        named.or(self.second.as_ref()).map(String::as_str)
    }

    /// The document that a fact without a source is from.
    pub(super) fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    pub(super) fn are_several(&self) -> bool {
        self.sources.len() > 1
    }

    /// States the document of a fact that was taken over.
    pub(super) fn stamp(&self, fact: &mut Map<String, Value>) {
        let document = self.document(fact.get("source").and_then(Value::as_str));
        match document.filter(|document| Some(*document) != self.base()).map(str::to_owned) {
            Some(document) => _ = fact.insert("source".to_owned(), Value::String(document)),
            None => _ = fact.shift_remove("source"),
        }
    }
}

/// Ways to name the documents of the second spec, the likeliest first: of two pages that say the same of themselves, only the
/// rest tells whether they are one. A spec that was made of pages earlier is from the pages that it names.
pub(super) fn candidates(
    first: &OrderedMap<Source>,
    second: &OrderedMap<Source>,
    is_from_spec: bool,
) -> Vec<SourceKeys> {
    let mut all = Vec::new();
    if let (1, Some((name, source))) = (second.len(), second.iter().next()) {
        let most = if is_from_spec { 1 } else { MOST_ALIKE };
        for alike in alike(first, name, source).into_iter().take(most) {
            all.push(keys(first, second, &[(name.to_owned(), alike)].into()));
        }
        if all.is_empty() || !is_from_spec {
            all.push(keys(first, second, &HashMap::new()));
        }
        return all;
    }
    let known =
        |(name, source): (&str, &Source)| Some((name.to_owned(), alike(first, name, source).into_iter().next()?));
    vec![keys(first, second, &second.iter().filter_map(known).collect())]
}

/// Names in the first spec of documents that say the same of themselves.
fn alike(first: &OrderedMap<Source>, name: &str, source: &Source) -> Vec<String> {
    let is_alike =
        |other: &Source| (&other.title, &other.url, &other.edition) == (&source.title, &source.url, &source.edition);
    let is_named = |other: &str| {
        let number = other.strip_prefix(name).map(|rest| rest.strip_prefix('-').unwrap_or(rest));
        number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
    };
    first
        .iter()
        .filter(|(other, known)| is_named(other) && is_alike(known))
        .map(|(other, _)| other.to_owned())
        .collect()
}

/// Names all documents: those that are known as told, the others by their own names or the first free ones.
fn keys(first: &OrderedMap<Source>, second: &OrderedMap<Source>, known: &HashMap<String, String>) -> SourceKeys {
    let mut sources = first.clone();
    let mut names = HashMap::new();
    for (name, source) in second.iter() {
        let ours = known.get(name).cloned().unwrap_or_else(|| {
            let free = free(&sources, name);
            sources.insert(free.clone(), source.clone());
            free
        });
        names.insert(name.to_owned(), ours);
    }
    let begins = |sources: &OrderedMap<Source>| sources.iter().next().map(|(name, _)| name.to_owned());
    let (base, second) = (begins(&sources), begins(second).and_then(|name| names.get(&name).cloned()));
    let adds_source = sources.len() > first.len();
    SourceKeys { sources, names, base, second, adds_source }
}

fn free(sources: &OrderedMap<Source>, name: &str) -> String {
    let numbered = (2..=sources.len() + 2).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| sources.get(name).is_none()).unwrap_or_else(|| name.to_owned())
}
