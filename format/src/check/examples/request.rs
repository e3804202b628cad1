//! The request of an example against the parameters and the rules of its API.

use serde_json::{Map, Value};

use super::Look;
use crate::check::conform::{Form, Sent, of_parameter, violations, with_defaults};
use crate::check::defaults;
use crate::check::document::Spot;
use crate::diagnostic::{Place, Quoted, did_you_mean};
use crate::pointer;
use crate::spec::Role;

impl<'a> Look<'a, '_> {
    pub(super) fn request(&mut self) {
        let Some(request) = &self.example.request else { return };
        let at = format!("{}/request", self.at);
        for (name, value) in request.iter() {
            let here = pointer::join(&at, name);
            let Some(spot) = self.parameter(name) else {
                self.unknown_parameter(&here, name);
                continue;
            };
            for violation in violations(self.scope, &spot, value, &here, Form::Exact) {
                let what = "the example contradicts the spec";
                self.push(defaults::finding(self.document, "example-request", what, violation));
            }
        }
        self.missing(&at);
        self.rules(&at);
    }

    /// The schema of a parameter, and where it stands.
    pub(super) fn parameter(&self, name: &str) -> Option<Spot<'a>> {
        let index = self.api.parameters.iter().position(|parameter| parameter.name == name)?;
        let schema = &self.api.parameters.get(index)?.schema;
        Some(Spot { schema, file: self.document.path, pointer: format!("/parameters/{index}/schema") })
    }

    pub(super) fn unknown_parameter(&mut self, at: &str, name: &str) {
        let known: Vec<&str> = self.api.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        let message = format!("the example has a parameter {} that the API does not have", Quoted(name));
        let finding = self.error("example-request", at, message).at(Place::Key).label("unknown");
        let help = did_you_mean(name, &known);
        self.push(crate::diagnostic::Finding { help, ..finding });
    }

    fn missing(&mut self, at: &str) {
        let Some(request) = &self.example.request else { return };
        let api = self.api;
        let token = api.idempotency_token().map(|parameter| parameter.name.as_str());
        for (index, parameter) in api.parameters.iter().enumerate() {
            let schema = &parameter.schema;
            // A default is filled in, and so are the region of the client and a token.
            let is_token = token == Some(parameter.name.as_str());
            let filled = of_parameter(self.scope, schema).is_some() || schema.role == Some(Role::Region) || is_token;
            if !schema.required || filled || request.get(&parameter.name).is_some() {
                continue;
            }
            let message = format!("the example omits {}, which is required", Quoted(&parameter.name));
            let finding = self.error("example-request", at, message).at(Place::Key);
            let required = format!("/parameters/{index}/schema/required");
            self.push(
                finding
                    .label(format!("{} is missing", Quoted(&parameter.name)))
                    .related(self.document.path, required, Place::Key, "required here")
                    .help("add it to the example"),
            );
        }
    }

    fn rules(&mut self, at: &str) {
        let Some(request) = &self.example.request else { return };
        let api = self.api;
        if api.rules.is_empty() {
            return;
        }
        let values: Map<String, Value> = api
            .parameters
            .iter()
            .filter_map(|parameter| {
                let value = request.get(&parameter.name).or_else(|| of_parameter(self.scope, &parameter.schema))?;
                Some((parameter.name.clone(), with_defaults(self.scope, &self.parameter(&parameter.name)?, value)))
            })
            .collect();
        let regions = api.parameters.iter().filter(|parameter| parameter.schema.role == Some(Role::Region));
        let filled: Vec<&str> =
            regions.chain(api.idempotency_token()).map(|parameter| parameter.name.as_str()).collect();
        let schema = |name: &str| self.parameter(name);
        let sent = Sent { scope: self.scope, values: &values, filled: &filled, schema: &schema };
        let problems: Vec<_> = api.rules.iter().map(|rule| sent.broken(rule)).collect();
        for (index, problem) in problems.into_iter().enumerate() {
            if let Some(problem) = problem {
                let message = format!("the example contradicts the spec: {problem}");
                let finding = self.error("example-request", at, message).at(Place::Key).label("violates a rule");
                let finding = finding.related(self.document.path, format!("/rules/{index}"), Place::Value, "this rule");
                self.push(finding.help("correct the values or the rule"));
            }
        }
    }
}
