//! Names and pointers that lead nowhere.

use std::collections::HashSet;

use super::document::{Content, Document, Scope, component_name};
use super::walk;
use crate::diagnostic::{Finding, Place, Quoted, did_you_mean};
use crate::pointer;
use crate::spec::{Api, Schema};

/// All references of a file.
pub(super) fn document(scope: &Scope<'_>, document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut look = Look { scope, document, findings };
    walk::schemas(document, &mut |visit| {
        look.component(visit.schema, visit.pointer);
        if let Some(source) = &visit.schema.source {
            look.source(&pointer::join(visit.pointer, "source"), source);
        }
    });
    match document.content {
        Content::Product(product) => look.cycles(product.components.iter()),
        Content::Api(api) => look.api(api),
    }
}

struct Look<'a, 's> {
    scope: &'s Scope<'a>,
    document: &'s Document<'a>,
    findings: &'s mut Vec<Finding>,
}

impl<'a> Look<'a, '_> {
    fn component(&mut self, schema: &Schema, at: &str) {
        let Some(reference) = &schema.reference else { return };
        let at = pointer::join(at, "$ref");
        let Some(name) = component_name(reference) else {
            let message = format!("{} is not a reference to a component", Quoted(reference));
            return self.report(
                Finding::error("dangling-reference", self.document.path, at, message)
                    .label("not of the form `#/components/NAME`")
                    .help("only components of the `product.json` next to this file can be referenced"),
            );
        };
        if self.scope.product.is_none() || self.scope.component(name).is_some() {
            return;
        }
        let message = format!("there is no component {}", Quoted(name));
        let finding = Finding::error("dangling-reference", self.document.path, at, message).label("not found");
        let names = self.scope.component_names();
        let help =
            did_you_mean(name, &names).unwrap_or_else(|| "add it under `components` of `product.json`".to_owned());
        self.report(finding.help(help));
    }

    /// Components that are nothing but references to each other, in a circle.
    fn cycles(&mut self, components: impl Iterator<Item = (&'a str, &'a Schema)>) {
        for (name, schema) in components {
            let mut seen = HashSet::from([name]);
            let mut next = schema.reference.as_deref().and_then(component_name);
            while let Some(target) = next {
                if target == name {
                    let at = pointer::join(&pointer::join("/components", name), "$ref");
                    let message = format!("the component {} refers to itself", Quoted(name));
                    self.report(
                        Finding::error("reference-cycle", self.document.path, at, message)
                            .label("refers back here")
                            .help("a component of the cycle must define a schema"),
                    );
                }
                if !seen.insert(target) {
                    break;
                }
                next = self.scope.component(target).and_then(|schema| component_name(schema.reference.as_deref()?));
            }
        }
    }

    fn api(&mut self, api: &'a Api) {
        if api.sources.is_empty() {
            self.report(
                Finding::error("unknown-source", self.document.path, "/sources", "no source document is named")
                    .label("empty")
                    .help("add, for example, `\"page-en-2019\": { \"title\": \"CreateRule, API reference\" }`"),
            );
        }
        for (index, error) in api.errors.iter().enumerate() {
            self.source_of(&format!("/errors/{index}/source"), error.source.as_deref());
        }
        for (index, example) in api.examples.iter().enumerate() {
            self.source_of(&format!("/examples/{index}/source"), example.source.as_deref());
        }
        self.asynchronous(api);
        self.errata(api);
        self.replacements(api);
    }

    /// The API that tells how far another one is.
    fn asynchronous(&mut self, api: &'a Api) {
        let Some(asynchronous) = &api.asynchronous else { return };
        let ask = asynchronous.ask.as_str();
        if !self.scope.has_api(ask) || ask == api.api {
            let names = self.scope.apis.iter().map(|api| api.value.api.as_str());
            let names: Vec<&str> = names.filter(|name| *name != api.api).collect();
            let message = format!("{} is not another API of this version", Quoted(ask));
            let finding = Finding::error("unknown-api", self.document.path, "/asynchronous/ask", message);
            let help = did_you_mean(ask, &names).unwrap_or_else(|| "name the API that reports the progress".to_owned());
            self.report(finding.label("unknown").help(help));
        }
        for (key, count) in [("interval", asynchronous.interval), ("attempts", asynchronous.attempts)] {
            if count == Some(0) {
                let message = format!("`{key}` is 0, which recommends nothing");
                let at = format!("/asynchronous/{key}");
                let finding = Finding::error("out-of-range", self.document.path, at, message).label("nothing");
                self.report(finding.help(format!("write what the documents say, or remove `{key}`")));
            }
        }
    }

    fn source_of(&mut self, at: &str, source: Option<&str>) {
        if let Some(source) = source {
            self.source(at, source);
        }
    }

    fn source(&mut self, at: &str, source: &str) {
        if self.document.sources.get(source).is_some() {
            return;
        }
        let names: Vec<&str> = self.document.sources.iter().map(|(name, _)| name).collect();
        let message = format!("there is no document {} under `sources`", Quoted(source));
        let finding = Finding::error("unknown-source", self.document.path, at, message).label("unknown");
        let help = did_you_mean(source, &names).unwrap_or_else(|| "add it under `sources`".to_owned());
        self.report(finding.help(help));
    }

    fn errata(&mut self, api: &Api) {
        if api.errata.is_empty() {
            return;
        }
        for (index, erratum) in api.errata.iter().enumerate() {
            self.source_of(&format!("/errata/{index}/source"), erratum.source.as_deref());
            if erratum.source.is_none() && api.sources.len() > 1 {
                self.unclear_source(index);
            }
            if self.document.json().is_some_and(|file| file.pointer(&erratum.at).is_none()) {
                self.dangling_erratum(index, &erratum.at);
            }
        }
    }

    fn unclear_source(&mut self, index: usize) {
        let message = "this erratum does not say which document it is about";
        self.report(
            Finding::error("unknown-source", self.document.path, format!("/errata/{index}"), message)
                .label("`source` is missing")
                .related(self.document.path, "/sources", Place::Key, "there are several sources")
                .help("add `\"source\": …` with a name from `sources`"),
        );
    }

    fn dangling_erratum(&mut self, index: usize, at: &str) {
        let message = format!("the pointer {} does not resolve in this file", Quoted(at));
        self.report(
            Finding::error("dangling-erratum", self.document.path, format!("/errata/{index}/at"), message)
                .label("not found")
                .help("write, for example, `/parameters/0/schema/maximum`; list elements are counted from 0"),
        );
    }

    fn replacements(&mut self, api: &'a Api) {
        if let Some(name) = api.deprecated.as_ref().and_then(|deprecated| deprecated.replacement.as_deref())
            && (!self.scope.has_api(name) || name == api.api)
        {
            let names: Vec<&str> = self.scope.apis.iter().map(|api| api.value.api.as_str()).collect();
            self.replacement("/deprecated/replacement", "API of this version", name, &names);
        }
        // A field may be replaced by one at another level, so any field of the API will do.
        let mut names: Vec<&str> = api.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        let mut replaced: Vec<(String, &str)> = Vec::new();
        walk::schemas(self.document, &mut |visit| {
            names.extend(visit.schema.properties.iter().map(|(name, _)| name));
            if let Some(name) =
                visit.schema.deprecated.as_ref().and_then(|deprecated| deprecated.replacement.as_deref())
            {
                replaced.push((format!("{}/deprecated/replacement", visit.pointer), name));
            }
        });
        for (at, name) in replaced.iter().filter(|(_, name)| !names.contains(name)) {
            self.replacement(at, "field of this API", name, &names);
        }
    }

    fn replacement(&mut self, at: &str, what: &str, name: &str, names: &[&str]) {
        let message = format!("{} is not another {what}", Quoted(name));
        let finding = Finding::error("unknown-replacement", self.document.path, at, message).label("unknown");
        self.report(Finding { help: did_you_mean(name, names), ..finding });
    }

    fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}
