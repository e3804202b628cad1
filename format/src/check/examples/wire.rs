//! The wire form of an example's request against the request itself.

use serde_json::Value;

use super::Look;
use super::answer::decode;
use super::difference::differences;
use crate::check::conform::with_defaults;
use crate::check::document::Spot;
use crate::diagnostic::{Place, Quoted};
use crate::pointer;
use crate::spec::{Role, SchemaType, Style, text_of};

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
            return self.push(finding.help(format!("add {} to `request`, or remove it here", Quoted(parameter))));
        };
        let sent = with_defaults(self.scope, spot, value);
        match self.carried(spot, &sent, rest) {
            Err(problem) => {
                let finding = self.error("example-wire", at, problem).at(Place::Key).label("not a wire name");
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
                let finding = self.error("example-wire", at, message).label("differs from the request");
                let finding = finding.related(self.document.path, related, Place::Value, "the request");
                self.push(finding.help("correct one of them"));
            }
            Ok(_) => {}
        }
    }

    /// Follows a name on the wire into the value that it carries; none where only the encoder could tell.
    fn carried<'v>(&self, spot: &Spot<'a>, value: &'v Value, rest: &str) -> Result<Option<&'v Value>, String> {
        let mut style = spot.schema.style;
        let Some(mut spot) = self.scope.follow(spot) else { return Ok(None) };
        let (mut value, mut remaining) = (value, rest);
        while let Some(name) = remaining.strip_prefix('.') {
            if spot.schema.kind == Some(SchemaType::Any) || value.is_null() {
                return Ok(None);
            }
            let Some((below, found, after)) = child(&spot, value, name) else {
                return Err(format!("nothing in the request is named {}", Quoted(name)));
            };
            style = below.schema.style;
            let Some(below) = self.scope.follow(&below) else { return Ok(None) };
            (spot, value, remaining) = (below, found, after);
        }
        let spread = matches!(spot.schema.kind, Some(SchemaType::Array | SchemaType::Object))
            && matches!(style.or(spot.schema.style), None | Some(Style::RepeatList | Style::Flat));
        if spread && rest.is_empty() {
            return Err("this parameter is written one element at a time, not under its plain name".to_owned());
        }
        Ok(Some(value))
    }

    /// Whether the text on the wire stands for a value as it is sent. Separated lists are left to the encoder.
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
        let decoded = |value: &Value| decode(self.scope, spot, value, "", &mut Vec::new());
        differences(&decoded(&with_defaults(self.scope, spot, &parsed)), &decoded(value)).is_empty()
    }
}

/// The part of a value that a name begins with, and what follows in the name. Keys of a map may have dots in them.
fn child<'a, 'v, 'n>(spot: &Spot<'a>, value: &'v Value, name: &'n str) -> Option<(Spot<'a>, &'v Value, &'n str)> {
    let end = name.find('.').unwrap_or(name.len());
    match value {
        Value::Array(elements) => {
            let index = name[..end].parse::<usize>().ok()?.checked_sub(1)?;
            Some((spot.items()?, elements.get(index)?, &name[end..]))
        }
        Value::Object(fields) => {
            let continues = |rest: &str| rest.is_empty() || rest.starts_with('.');
            let begins = |key: &str| name.strip_prefix(key).is_some_and(continues);
            let (key, value) = fields.iter().filter(|(key, _)| begins(key)).max_by_key(|(key, _)| key.len())?;
            let below = spot.property(key).or_else(|| spot.additional())?;
            Some((below, value, &name[key.len()..]))
        }
        _ => None,
    }
}
