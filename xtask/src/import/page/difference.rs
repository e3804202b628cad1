//! In which facts two specs of one API differ: the one that stays, and the one that pages made.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alicloud_format::json::MAX_DEPTH;
use alicloud_format::spec::keyword::Keyword;
use alicloud_format::spec::{Api, OrderedMap, Schema, text_of};
use serde_json::Value;

/// What the spec has that the page has not, and the other way round, a line each. `components` are those that the spec may
/// refer to.
pub(super) fn between(spec: &Api, page: &Api, components: &OrderedMap<Schema>) -> Vec<String> {
    let mut search = Search { components: components.iter().collect(), lines: Vec::new() };
    search.fields(Side::Request, "request", parameters(spec), parameters(page), 0);
    let nothing = Schema::default();
    let (ours, theirs) = (spec.response.as_ref().unwrap_or(&nothing), page.response.as_ref().unwrap_or(&nothing));
    search.inside(Side::Response, "response", ours, theirs, 0);
    let (ours, theirs) = (rules(spec), rules(page));
    search.missing("rules", ours.iter().map(String::as_str).collect(), theirs.iter().map(String::as_str).collect());
    search.missing("errors", codes(spec), codes(page));
    search.lines
}

/// In an answer, nothing has to be there.
#[derive(Clone, Copy)]
enum Side {
    Request,
    Response,
}

type Fields<'a> = Vec<(&'a str, &'a Schema)>;

fn parameters(api: &Api) -> Fields<'_> {
    api.parameters.iter().map(|parameter| (parameter.name.as_str(), &parameter.schema)).collect()
}

fn codes(api: &Api) -> BTreeSet<&str> {
    api.errors.iter().map(|error| error.code.as_str()).collect()
}

fn rules(api: &Api) -> Vec<String> {
    api.rules.iter().filter_map(|rule| serde_json::to_string(rule).ok()).collect()
}

struct Search<'c> {
    components: HashMap<&'c str, &'c Schema>,
    lines: Vec<String>,
}

impl<'c> Search<'c> {
    fn fields(&mut self, side: Side, at: &str, spec: Fields<'_>, page: Fields<'_>, depth: usize) {
        let others: HashMap<&str, &Schema> = page.iter().copied().collect();
        self.missing(at, spec.iter().map(|(name, _)| *name).collect(), page.iter().map(|(name, _)| *name).collect());
        for (name, schema) in spec {
            if let Some(other) = others.get(name) {
                self.field(side, &format!("{at}/{name}"), schema, other, depth);
            }
        }
    }

    fn missing(&mut self, at: &str, spec: BTreeSet<&str>, page: BTreeSet<&str>) {
        self.lines.extend(spec.difference(&page).map(|name| format!("{at}/{name}: not on the page")));
        self.lines.extend(page.difference(&spec).map(|name| format!("{at}/{name}: only on the page")));
    }

    fn field(&mut self, side: Side, at: &str, spec: &Schema, page: &Schema, depth: usize) {
        let (mut ours, mut theirs) = (facts(self.resolved(spec)), facts(page));
        for (facts, schema) in [(&mut ours, spec), (&mut theirs, page)] {
            match side {
                // Whether it has to be there stands beside a reference.
                Side::Request => _ = facts.insert("required".to_owned(), required(schema).to_owned()),
                Side::Response => facts.retain(|key, _| key != "required" && key != "default"),
            }
        }
        let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
        for name in names {
            let (ours, theirs) = (ours.get(name), theirs.get(name));
            if ours != theirs {
                let said = |fact: Option<&String>| fact.cloned().unwrap_or_else(|| "none".to_owned());
                self.lines.push(format!("{at}: {name} {}, the page says {}", said(ours), said(theirs)));
            }
        }
        self.inside(side, at, spec, page, depth);
    }

    /// What objects and lists hold, where both are the same kind of thing. References may lead back, and depth ends that.
    fn inside(&mut self, side: Side, at: &str, spec: &Schema, page: &Schema, depth: usize) {
        let spec = self.resolved(spec);
        if depth > MAX_DEPTH || spec.kind != page.kind && spec.kind.is_some() && page.kind.is_some() {
            return;
        }
        self.fields(side, at, spec.properties.iter().collect(), page.properties.iter().collect(), depth + 1);
        for (spec, page) in [(&spec.items, &page.items), (&spec.additional_properties, &page.additional_properties)] {
            let (Some(spec), Some(page)) = (spec, page) else { continue };
            // The fields of the elements are named like those of the list, as pages do.
            if self.resolved(spec).properties.is_empty() && page.properties.is_empty() {
                self.field(side, &format!("{at}/*"), spec, page, depth + 1);
            } else {
                self.inside(side, at, spec, page, depth + 1);
            }
        }
    }

    /// What a reference leads to. A component that is itself a reference is not followed any further.
    fn resolved<'s>(&self, schema: &'s Schema) -> &'s Schema
    where
        'c: 's,
    {
        let component = schema.reference.as_deref().and_then(|reference| reference.strip_prefix("#/components/"));
        component.and_then(|name| self.components.get(name).copied()).unwrap_or(schema)
    }
}

/// The facts about a value, by their names in specs.
fn facts(schema: &Schema) -> BTreeMap<String, String> {
    let Ok(Value::Object(members)) = serde_json::to_value(schema) else { return BTreeMap::new() };
    let is_default = |key: &str, value: &Value| key == "format" && value == "int32";
    let stated = members
        .into_iter()
        .filter(|(key, value)| Keyword::named(key).is_some_and(|keyword| keyword.is_fact) && !is_default(key, value));
    stated.map(|(key, value)| (key, text(&value))).collect()
}

fn required(schema: &Schema) -> &'static str {
    match (schema.required, &schema.required_when) {
        (true, _) => "always",
        (false, Some(_)) => "at times",
        (false, None) => "never",
    }
}

/// A value in words. The order of a list is none of its facts.
fn text(value: &Value) -> String {
    match value {
        Value::Array(elements) => {
            let mut elements: Vec<String> = elements.iter().map(text_of).collect();
            elements.sort();
            elements.join(", ")
        }
        other => text_of(other),
    }
}
