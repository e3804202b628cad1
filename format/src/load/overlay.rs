//! Merging overlays over imported specs. What of an overlay no longer applies is an error.

mod edit;

use std::collections::HashMap;

use serde_json::Value;

use crate::diagnostic::{Finding, Place, Quoted, did_you_mean, is_invisible};
use crate::pointer;
use crate::spec::overlay::{ApiOverlay, Overlay, ProductOverlay};
use crate::spec::{Api, Located, OrderedMap, Product, Schema, Source};

/// Where the JSON Schema of the format is, seen from an overlay.
const SCHEMA_PATH: &str = "../../../spec.schema.json";

/// Merges overlays, in the order of their names, over what they are about. What misses its mark because a file is faulty,
/// which is a finding of its own, is not reported.
pub(super) fn apply(
    overlays: &[Located<Overlay>],
    product: &mut Located<Product>,
    apis: &mut [Located<Api>],
    faulty: &[String],
    findings: &mut Vec<Finding>,
) {
    for overlay in overlays {
        let mut merge = Merge { overlay, findings };
        merge.head();
        if let Some(additions) = &overlay.value.product {
            let reported = merge.findings.len();
            merge.product(&mut product.value, additions);
            merge.forget(reported, !product.damaged.is_empty());
        }
        for (name, additions) in overlay.value.apis.iter() {
            let reported = merge.findings.len();
            merge.api(apis, name, additions);
            let is_damaged = |api: &Located<Api>| api.value.api == name && !api.damaged.is_empty();
            merge.forget(reported, faulty.iter().any(|faulty| faulty == name) || apis.iter().any(is_damaged));
        }
    }
    let is_damaged =
        !faulty.is_empty() || apis.iter().any(|api| !api.damaged.is_empty()) || !product.damaged.is_empty();
    // Names are the least specific thing to go by, so they come last, whatever file they are in.
    for overlay in overlays {
        let mut merge = Merge { overlay, findings };
        let reported = merge.findings.len();
        merge.by_name(&mut product.value, apis);
        merge.forget(reported, is_damaged);
    }
}

struct Merge<'o, 'f> {
    overlay: &'o Located<Overlay>,
    findings: &'f mut Vec<Finding>,
}

impl Merge<'_, '_> {
    /// What holds for an overlay whatever it is about.
    fn head(&mut self) {
        let found = &self.overlay.value.schema;
        if found != SCHEMA_PATH {
            let message = format!("{} is not the JSON Schema of the format", Quoted(found));
            let finding = self.error("schema-path", "/$schema", message).label("wrong path");
            self.findings.push(finding.help(format!("write `\"$schema\": \"{SCHEMA_PATH}\"`")));
        }
        self.invisible();
    }

    /// Control characters and the like, also those that are written as escapes.
    fn invisible(&mut self) {
        fn find(value: &Value) -> Option<char> {
            let odd = |text: &str| text.chars().find(|c| is_invisible(*c) && !matches!(c, '\n' | '\t'));
            match value {
                Value::String(text) => odd(text),
                Value::Array(elements) => elements.iter().find_map(find),
                Value::Object(members) => members.iter().find_map(|(key, value)| odd(key).or_else(|| find(value))),
                _ => None,
            }
        }
        let Some(found) = serde_json::to_value(&self.overlay.value).ok().as_ref().and_then(find) else { return };
        let message = format!("this file contains the invisible character U+{:04X}", u32::from(found));
        let finding = self.error("invisible-character", "", message).at(Place::File);
        self.findings.push(finding.help("delete it, or write a space"));
    }

    /// Takes back what was reported after the first so many findings, if that follows from a fault reported elsewhere.
    fn forget(&mut self, reported: usize, follows: bool) {
        if follows {
            self.findings.truncate(reported);
        }
    }

    fn product(&mut self, product: &mut Product, additions: &ProductOverlay) {
        let is_imported = product.imported_from.is_some();
        if let Some(title) = &additions.title {
            product.title.clone_from(title);
        }
        if let Some(documentation) = &additions.documentation {
            product.documentation.clone_from(documentation);
        }
        self.text("/product/description", &mut product.description, additions.description.as_ref(), is_imported);
        for (path, description) in additions.descriptions.iter() {
            let at = pointer::join("/product/descriptions", path);
            if let Some(schema) = self.component(product, path, (&at, Place::Key)) {
                self.describe(&at, schema, description, is_imported);
            }
        }
        for (index, edit) in additions.edits.iter().enumerate() {
            let at = format!("/product/edits/{index}");
            let sources = &mut product.sources.clone();
            if let Some(schema) = self.component(product, &edit.at, (&format!("{at}/at"), Place::Value)) {
                self.edit(&at, schema, edit, sources);
            }
            product.sources = std::mem::take(sources);
        }
    }

    fn api(&mut self, apis: &mut [Located<Api>], name: &str, additions: &ApiOverlay) {
        let at = pointer::join("/apis", name);
        let Some(position) = apis.iter().position(|api| api.value.api == name) else {
            let names: Vec<&str> = apis.iter().map(|api| api.value.api.as_str()).collect();
            let message = format!("there is no API {}", Quoted(name));
            let finding = self.error("overlay-mismatch", &at, message).at(Place::Key).label("not in this version");
            let help = did_you_mean(name, &names).unwrap_or_else(|| "remove it from the overlay".to_owned());
            return self.findings.push(finding.help(help));
        };
        if let Some(api) = apis.get_mut(position) {
            self.one_api(&at, &mut api.value, additions);
        }
    }

    fn one_api(&mut self, at: &str, api: &mut Api, additions: &ApiOverlay) {
        let is_imported = api.imported_from.is_some();
        self.text(&format!("{at}/summary"), &mut api.summary, additions.summary.as_ref(), is_imported);
        self.text(&format!("{at}/description"), &mut api.description, additions.description.as_ref(), is_imported);
        if let Some(documentation) = &additions.documentation {
            api.documentation.clone_from(documentation);
        }
        if !additions.auth.is_empty() {
            if api.auth == additions.auth {
                self.no_effect(&format!("{at}/auth"), Place::Value, "the spec already says the same");
            }
            api.auth.clone_from(&additions.auth);
        }
        if let Some(deprecated) = &additions.deprecated {
            api.deprecated = Some(deprecated.clone());
        }
        self.replace(&format!("{at}/operationType"), &mut api.operation_type, additions.operation_type.as_ref());
        self.replace(&format!("{at}/asynchronous"), &mut api.asynchronous, additions.asynchronous.as_ref());
        self.replace(&format!("{at}/pagination"), &mut api.pagination, additions.pagination.as_ref());
        api.waiters.extend(additions.waiters.iter().cloned());
        for (path, description) in additions.descriptions.iter() {
            let at = pointer::join(&format!("{at}/descriptions"), path);
            if let Some(schema) = self.field(api, path, (&at, Place::Key)) {
                self.describe(&at, schema, description, is_imported);
            }
        }
        let mut sources = std::mem::take(&mut api.sources);
        for (index, edit) in additions.edits.iter().enumerate() {
            let at = format!("{at}/edits/{index}");
            if let Some(schema) = self.field(api, &edit.at, (&format!("{at}/at"), Place::Value)) {
                self.edit(&at, schema, edit, &mut sources);
            }
        }
        api.sources = sources;
        api.rules.extend(additions.rules.iter().cloned());
        api.examples.extend(additions.examples.iter().cloned());
        api.errata.extend(additions.errata.iter().cloned());
        let named = additions.examples.iter().filter_map(|example| example.source.as_ref());
        for name in named.chain(additions.errata.iter().filter_map(|erratum| erratum.source.as_ref())) {
            self.source(name, &mut api.sources);
        }
    }

    /// Makes a source of the overlay one of the spec. An unknown one is found by the check of the spec.
    fn source(&self, name: &str, sources: &mut OrderedMap<Source>) {
        if let Some(source) = self.overlay.value.sources.get(name)
            && sources.get(name).is_none()
        {
            sources.insert(name.to_owned(), source.clone());
        }
    }

    /// What an overlay says wins over what was imported; over what a person wrote it does not.
    fn text(&mut self, at: &str, text: &mut Option<String>, addition: Option<&String>, is_imported: bool) {
        let Some(addition) = addition else { return };
        if text.is_some() && !is_imported {
            return self.no_effect(at, Place::Value, "the spec itself has a value here");
        }
        *text = Some(addition.clone());
    }

    fn describe(&mut self, at: &str, schema: &mut Schema, description: &str, is_imported: bool) {
        if schema.description.is_some() && !is_imported {
            return self.no_effect(at, Place::Key, "the spec itself describes this field");
        }
        schema.description = Some(description.to_owned());
    }

    /// A fact in place of another, which must not be the same.
    fn replace<T: Clone + PartialEq>(&mut self, at: &str, fact: &mut Option<T>, addition: Option<&T>) {
        let Some(addition) = addition else { return };
        if fact.as_ref() == Some(addition) {
            self.no_effect(at, Place::Value, "the spec already says the same");
        }
        *fact = Some(addition.clone());
    }

    fn no_effect(&mut self, at: &str, place: Place, why: &str) {
        let finding = self.error("overlay-without-effect", at, format!("this has no effect: {why}")).at(place);
        self.findings.push(finding.label("no effect").help("remove it from the overlay"));
    }

    /// Descriptions by wire name, for all fields that have none.
    fn by_name(&mut self, product: &mut Product, apis: &mut [Located<Api>]) {
        let descriptions = &self.overlay.value.descriptions;
        if descriptions.is_empty() {
            return;
        }
        let mut unused: HashMap<&str, (&String, bool)> =
            descriptions.iter().map(|(name, text)| (name, (text, true))).collect();
        let mut describe = |name: &str, schema: &mut Schema| {
            if let (Some((text, is_unused)), None) = (unused.get_mut(name), &schema.description) {
                *is_unused = false;
                schema.description = Some(text.clone());
            }
        };
        for (_, component) in product.components.iter_mut() {
            fields(component, &mut describe);
        }
        for api in apis.iter_mut().map(|api| &mut api.value) {
            for parameter in &mut api.parameters {
                describe(&parameter.name, &mut parameter.schema);
                fields(&mut parameter.schema, &mut describe);
            }
            if let Some(response) = &mut api.response {
                fields(response, &mut describe);
            }
        }
        for (name, _) in
            descriptions.iter().filter(|(name, _)| unused.get(name).is_some_and(|(_, is_unused)| *is_unused))
        {
            let at = pointer::join("/descriptions", name);
            self.no_effect(&at, Place::Key, "no field of this name lacks a description");
        }
    }

    fn error(&self, code: &'static str, at: &str, message: impl Into<String>) -> Finding {
        Finding::error(code, &self.overlay.path, at, message)
    }
}

/// Every property below a schema, parents first. Schemas are as deep as their JSON, which is bounded.
fn fields(schema: &mut Schema, visit: &mut dyn FnMut(&str, &mut Schema)) {
    if let Some(items) = &mut schema.items {
        fields(items, visit);
    }
    if let Some(values) = &mut schema.additional_properties {
        fields(values, visit);
    }
    for (name, property) in schema.properties.iter_mut() {
        visit(name, property);
        fields(property, visit);
    }
}
