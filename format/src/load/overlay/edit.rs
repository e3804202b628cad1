//! Fields by path, and corrections to their schemas.

use serde_json::{Map, Value};

use super::Merge;
use crate::diagnostic::{Finding, Place, Quoted, did_you_mean};
use crate::pointer;
use crate::spec::overlay::Edit;
use crate::spec::{Api, OrderedMap, Product, Schema, Source};

/// Where in an overlay a path stands.
type Spot<'s> = (&'s str, Place);

impl Merge<'_, '_> {
    /// The field of an API that a path leads to; a path that leads nowhere is reported.
    pub(super) fn field<'a>(&mut self, api: &'a mut Api, path: &str, spot: Spot<'_>) -> Option<&'a mut Schema> {
        let (side, rest) = path.split_once('/').unwrap_or((path, ""));
        match side {
            "request" => {
                let (name, rest) = rest.split_once('/').map_or((rest, None), |(name, rest)| (name, Some(rest)));
                let names: Vec<String> = api.parameters.iter().map(|parameter| parameter.name.clone()).collect();
                match api.parameters.iter_mut().find(|parameter| parameter.name == name) {
                    Some(parameter) => self.below(&mut parameter.schema, rest, spot),
                    None => self.unknown(name, &names, spot),
                }
            }
            "response" if api.response.is_some() => {
                self.below(api.response.as_mut()?, (!rest.is_empty()).then_some(rest), spot)
            }
            _ => {
                let response = api.response.is_some().then(|| "response".to_owned());
                let sides: Vec<String> = std::iter::once("request".to_owned()).chain(response).collect();
                self.unknown(side, &sides, spot)
            }
        }
    }

    /// The field of a component that a path leads to.
    pub(super) fn component<'a>(
        &mut self,
        product: &'a mut Product,
        path: &str,
        spot: Spot<'_>,
    ) -> Option<&'a mut Schema> {
        let Some(path) = path.strip_prefix("components/") else {
            return self.unknown(path, &["components".to_owned()], spot);
        };
        let (name, rest) = path.split_once('/').map_or((path, None), |(name, rest)| (name, Some(rest)));
        let names: Vec<String> = product.components.iter().map(|(name, _)| name.to_owned()).collect();
        match product.components.iter_mut().find(|(known, _)| *known == name) {
            Some((_, schema)) => self.below(schema, rest, spot),
            None => self.unknown(name, &names, spot),
        }
    }

    fn below<'a>(&mut self, schema: &'a mut Schema, path: Option<&str>, spot: Spot<'_>) -> Option<&'a mut Schema> {
        let Some(path) = path else { return Some(schema) };
        let schema = elements(schema);
        let (name, rest) = path.split_once('/').map_or((path, None), |(name, rest)| (name, Some(rest)));
        let names: Vec<String> = schema.properties.iter().map(|(name, _)| name.to_owned()).collect();
        match schema.properties.iter_mut().find(|(known, _)| *known == name) {
            Some((_, property)) => self.below(property, rest, spot),
            None => self.unknown(name, &names, spot),
        }
    }

    fn unknown<T>(&mut self, name: &str, names: &[String], (at, place): Spot<'_>) -> Option<T> {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let message = format!("this path does not exist: there is no {}", Quoted(name));
        let finding = self.error("overlay-mismatch", at, message).at(place).label("not found");
        let help = did_you_mean(name, &names);
        self.findings.push(finding.help(help.unwrap_or_else(|| "remove it from the overlay".to_owned())));
        None
    }

    /// Changes a schema, if it still says what the edit replaces.
    pub(super) fn edit(&mut self, at: &str, schema: &mut Schema, edit: &Edit, sources: &mut OrderedMap<Source>) {
        let Ok(Value::Object(before)) = serde_json::to_value(&*schema) else { return };
        let outdated = self.outdated(at, &before, edit);
        if !outdated.is_empty() {
            return self.findings.extend(outdated);
        }
        let mut after = before.clone();
        for (key, value) in edit.set.iter() {
            match value {
                Value::Null => _ = after.shift_remove(key),
                value => _ = after.insert(key.to_owned(), value.clone()),
            }
        }
        match serde_path_to_error::deserialize::<_, Schema>(Value::Object(after)) {
            // What is set may be what holds anyway, such as `"required": false`.
            Ok(changed) if serde_json::to_value(&changed).is_ok_and(|changed| changed == Value::Object(before)) => {
                self.no_effect(at, Place::Value, "the spec already says all of this");
            }
            Ok(mut changed) => {
                if let Some(source) = &edit.source {
                    changed.source = Some(source.clone());
                    self.source(source, sources);
                }
                *schema = changed;
            }
            Err(error) => {
                let message = format!("the result is not a valid schema: {error}");
                self.findings.push(self.error("malformed", &format!("{at}/set"), message).label("cannot be decoded"));
            }
        }
    }

    /// Keys of which the spec says something else than the edit expects.
    fn outdated(&self, at: &str, before: &Map<String, Value>, edit: &Edit) -> Vec<Finding> {
        let expected = edit.was.iter().map(|(key, value)| (key, value, pointer::join(&format!("{at}/was"), key)));
        let unstated = edit.set.iter().filter(|(key, _)| edit.was.get(key).is_none());
        let unstated = unstated.map(|(key, _)| (key, &Value::Null, pointer::join(&format!("{at}/set"), key)));
        let mut findings = Vec::new();
        for (key, expected, at) in expected.chain(unstated) {
            let found = before.get(key).unwrap_or(&Value::Null);
            if found != expected {
                let message = format!("the spec now has `\"{key}\": {found}` here");
                let finding = self.error("overlay-mismatch", &at, message).label("no longer the case");
                findings.push(
                    finding.help("check whether the edit is still right, and correct it, with `was` as it is now"),
                );
            }
        }
        findings
    }
}

/// What a list holds in the end, or a map; the schema itself, if it is neither.
fn elements(schema: &mut Schema) -> &mut Schema {
    match schema {
        Schema { items: Some(inner), .. } | Schema { additional_properties: Some(inner), .. } => elements(inner),
        schema => schema,
    }
}
