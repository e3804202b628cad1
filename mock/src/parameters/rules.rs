//! What fields must satisfy together.

use alicloud_codegen::spec::{Rule, Schema, wire_text};
use serde_json::{Map, Value};

use super::{Schemas, invalid};
use crate::answer::Refusal;

/// Checks the rules on the fields of one object; `path` leads to it and `schema_of` gives the schema of a field.
pub(super) fn check<'a>(
    schemas: Schemas<'a>,
    rules: &[Rule],
    fields: &Map<String, Value>,
    path: &str,
    schema_of: &dyn Fn(&str) -> Option<&'a Schema>,
) -> Result<(), Refusal> {
    let received = Received { schemas, fields, path, schema_of };
    rules.iter().try_for_each(|rule| received.check(rule))
}

/// The fields of one object, as they arrived.
struct Received<'a, 'f> {
    schemas: Schemas<'a>,
    fields: &'f Map<String, Value>,
    path: &'f str,
    schema_of: &'f dyn Fn(&str) -> Option<&'a Schema>,
}

impl Received<'_, '_> {
    fn check(&self, rule: &Rule) -> Result<(), Refusal> {
        match rule {
            Rule::ElementCount { list, field, value, minimum, maximum } => {
                let wanted = Some(Value::from(value.as_str()));
                let elements = self.elements(list);
                let count = elements.iter().filter(|element| self.value(list, element, field) == wanted).count();
                let (least, most) = (minimum.unwrap_or(0) as usize, maximum.map_or(usize::MAX, |most| most as usize));
                if elements.is_empty() || (least..=most).contains(&count) {
                    return Ok(());
                }
                Err(invalid(&self.at(list), format_args!("{count} of its elements have the {field} {value}")))
            }
            Rule::UniqueElements { list, fields } => self.unique(list, fields),
            Rule::DependentRequired { field, value, required } => {
                let has_value = |value: &String| self.fields.get(field).and_then(wire_text).as_ref() == Some(value);
                let is_triggered = self.has(field) && value.as_ref().is_none_or(has_value);
                if is_triggered && !self.has(required) { Err(Refusal::missing(&self.at(required))) } else { Ok(()) }
            }
            Rule::AtMostOne { fields } => {
                let mut present = fields.iter().filter(|field| self.has(field));
                match (present.next(), present.next()) {
                    (Some(first), Some(second)) => Err(invalid(&self.at(second), format_args!("it excludes {first}"))),
                    _ => Ok(()),
                }
            }
            Rule::AtLeastOne { fields } => {
                if fields.is_empty() || fields.iter().any(|field| self.has(field)) {
                    return Ok(());
                }
                Err(Refusal::missing(&self.at(&fields.join(" or "))))
            }
            Rule::AllOrNone { fields } => {
                let missing = fields.iter().find(|field| !self.has(field));
                match missing.filter(|_| fields.iter().any(|field| self.has(field))) {
                    Some(missing) => Err(Refusal::missing(&self.at(missing))),
                    None => Ok(()),
                }
            }
        }
    }

    /// Elements that have none of the fields do not agree in anything.
    fn unique(&self, list: &str, fields: &[String]) -> Result<(), Refusal> {
        let mut seen: Vec<Vec<Option<Value>>> = Vec::new();
        for element in self.elements(list) {
            let key: Vec<_> = fields.iter().map(|field| self.value(list, element, field)).collect();
            if key.iter().any(Option::is_some) && seen.contains(&key) {
                let fields = fields.join(" and ");
                return Err(invalid(&self.at(list), format_args!("two of its elements agree in {fields}")));
            }
            seen.push(key);
        }
        Ok(())
    }

    fn at(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    fn has(&self, field: &str) -> bool {
        self.fields.get(field).is_some_and(is_present)
    }

    /// The elements of a list that says something.
    fn elements(&self, list: &str) -> &[Value] {
        let list = self.fields.get(list).filter(|list| is_present(list));
        list.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a field of an element is compared by: its documented default where the element leaves it out.
    fn value(&self, list: &str, element: &Value, field: &str) -> Option<Value> {
        element.get(field).and_then(compared).or_else(|| {
            let items = self.schemas.follow((self.schema_of)(list)?).items.as_deref()?;
            let property = self.schemas.follow(items).properties.get(field)?;
            let default = property.default.as_ref().or(self.schemas.follow(property).default.as_ref());
            default.and_then(compared)
        })
    }
}

/// Whether something was sent: an empty text is taken for none, and a list or an object is there if one of its parts is.
fn is_present(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(elements) => elements.iter().any(is_present),
        Value::Object(fields) => fields.values().any(is_present),
    }
}

/// A value such that equal values are the same: numbers and truth values are texts where they were parameters.
fn compared(value: &Value) -> Option<Value> {
    if !is_present(value) {
        return None;
    }
    match value {
        Value::Array(elements) => Some(elements.iter().map(|element| compared(element).unwrap_or_default()).collect()),
        Value::Object(fields) => {
            Some(fields.iter().filter_map(|(name, value)| Some((name.clone(), compared(value)?))).collect())
        }
        scalar => wire_text(scalar).map(Value::from),
    }
}
