//! The wire form of an example's request against the request itself.

use serde_json::Value;

use crate::check::conform::{text_of, with_defaults};
use crate::check::document::Spot;
use crate::diagnostic::{Place, Quoted};
use crate::spec::{Role, SchemaType, Style, pointer};

use super::Look;
use super::answer::decode;
use super::difference::differences;

impl<'a> Look<'a, '_> {
    pub(super) fn wire(&mut self) {
        let example = self.example;
        for (name, text) in example.wire.iter() {
            let at = pointer::join(&format!("{}/wire", self.at), name);
            match self.parameter_on_wire(name) {
                None => self.unknown_parameter(&at, name),
                Some((parameter, spot, rest)) => self.wire_parameter(&at, parameter, &spot, rest, text),
            }
        }
    }

    /// The parameter that a name on the wire belongs to: `Tag` for `Tag.1.Key`, and what follows its own name.
    fn parameter_on_wire<'n>(&self, name: &'n str) -> Option<(&'a str, Spot<'a>, &'n str)> {
        let api = self.api;
        let parameter = api
            .parameters
            .iter()
            .map(|parameter| parameter.name.as_str())
            .filter(|parameter| {
                name.strip_prefix(parameter).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
            .max_by_key(|parameter| parameter.len())?;
        Some((parameter, self.parameter(parameter)?, name.strip_prefix(parameter)?))
    }

    fn wire_parameter(&mut self, at: &str, parameter: &str, spot: &Spot<'a>, rest: &str, text: &str) {
        let example = self.example;
        let in_request = example.request.as_ref().and_then(|request| request.get(parameter));
        // A required parameter that is left out is sent with its default.
        let default = spot.schema.default.as_ref().filter(|_| spot.schema.required);
        let Some(value) = in_request.or(default) else {
            // The region of the client stands in.
            if spot.schema.role == Some(Role::Region) {
                return;
            }
            let message = format!("the request of this example has no {}", Quoted(parameter));
            let finding = self.error("example-wire", at, message).at(Place::Key).label("not in `request`");
            return self.push(finding.help(format!("add {} to `request`, or leave it out here", Quoted(parameter))));
        };
        match self.carried(spot, value, rest) {
            Err(problem) => {
                let finding = self.error("example-wire", at, problem).at(Place::Key).label("no such name on the wire");
                self.push(finding.help(
                    "a list is written as `Name.1`, `Name.2`, a field as `Name.Field`, JSON under the plain name",
                ));
            }
            Ok(Some(value)) if !self.agree(spot, value, text) => {
                let message = format!(
                    "{} carries {}, but the request has {}",
                    Quoted(parameter),
                    Quoted(text),
                    Quoted(&text_of(value))
                );
                let related = pointer::join(&format!("{}/request", self.at), parameter);
                let finding = self.error("example-wire", at, message).label("not the value of the request");
                let finding = finding.related(self.document.path, related, Place::Value, "the request");
                self.push(finding.help("correct one of the two"));
            }
            Ok(_) => {}
        }
    }

    /// Follows a name on the wire into the value that it carries; none where only the encoder could tell.
    fn carried<'v>(&self, spot: &Spot<'a>, value: &'v Value, rest: &str) -> Result<Option<&'v Value>, String> {
        let mut style = spot.schema.style;
        let Some(mut spot) = self.scope.follow(spot) else { return Ok(None) };
        let mut value = value;
        for segment in rest.split('.').skip(1) {
            let child = match (spot.schema.kind, value) {
                (Some(SchemaType::Any), _) | (_, Value::Null) => return Ok(None),
                (_, Value::Array(elements)) => {
                    let index = segment.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                    index.and_then(|index| Some((spot.items()?, elements.get(index)?)))
                }
                (_, Value::Object(fields)) => fields
                    .get(segment)
                    .and_then(|value| Some((spot.property(segment).or_else(|| spot.additional())?, value))),
                _ => None,
            };
            let Some((below, found)) = child else {
                return Err(format!("the request has nothing that would be called {}", Quoted(segment)));
            };
            style = below.schema.style;
            let Some(below) = self.scope.follow(&below) else { return Ok(None) };
            (spot, value) = (below, found);
        }
        let spread = matches!(spot.schema.kind, Some(SchemaType::Array | SchemaType::Object))
            && matches!(style.or(spot.schema.style), None | Some(Style::RepeatList | Style::Flat));
        if spread && rest.is_empty() {
            return Err("this parameter is written element by element, not under its plain name".to_owned());
        }
        Ok(Some(value))
    }

    /// Whether the text on the wire stands for a value. Separated lists are left to the encoder.
    fn agree(&self, spot: &Spot<'a>, value: &Value, text: &str) -> bool {
        let separated = [Style::Simple, Style::SpaceDelimited, Style::PipeDelimited];
        let resolved = self.scope.follow(spot);
        let style = spot.schema.style.or(resolved.and_then(|spot| spot.schema.style));
        if style.is_some_and(|style| separated.contains(&style)) {
            return true;
        }
        if !value.is_array() && !value.is_object() {
            return text_of(value) == text;
        }
        let Ok(parsed) = serde_json::from_str::<Value>(text) else { return false };
        let decoded =
            |value: &Value| decode(self.scope, spot, &with_defaults(self.scope, spot, value), "", &mut Vec::new());
        differences(&decoded(&parsed), &decoded(value)).is_empty()
    }
}
