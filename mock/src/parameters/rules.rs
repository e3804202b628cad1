//! What fields must satisfy together.

use alicloud_codegen::spec::{Rule, Schema};
use serde_json::{Map, Value};

use super::limits::text_of;
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
    let at = |field: &str| if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
    let is_present = |field: &str| match fields.get(field) {
        None | Some(Value::Null) => false,
        Some(Value::Array(elements)) => !elements.is_empty(),
        Some(_) => true,
    };
    let elements_of = |list: &str| fields.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    // An element that leaves a field out has its documented default.
    let value_of = |list: &str, element: &Value, field: &str| match element.get(field) {
        Some(value) => Some(text_of(value)),
        None => {
            let items = schemas.follow(schema_of(list)?).items.as_deref()?;
            schemas.follow(items).properties.get(field)?.default.as_ref().map(text_of)
        }
    };
    for rule in rules {
        match rule {
            Rule::ElementCount { list, field, value, minimum, maximum } => {
                let elements = elements_of(list);
                let having = elements.iter().filter(|element| value_of(list, element, field).as_ref() == Some(value));
                let count = having.count();
                let (least, most) = (minimum.unwrap_or(0) as usize, maximum.map_or(usize::MAX, |most| most as usize));
                if !elements.is_empty() && !(least..=most).contains(&count) {
                    return Err(invalid(&at(list), format_args!("{count} of its elements have the {field} {value}")));
                }
            }
            Rule::UniqueElements { list, fields } => {
                let mut seen: Vec<Vec<Option<String>>> = Vec::new();
                for element in elements_of(list) {
                    let key = fields.iter().map(|field| value_of(list, element, field)).collect();
                    if seen.contains(&key) {
                        let fields = fields.join(" and ");
                        return Err(invalid(&at(list), format_args!("two of its elements agree in {fields}")));
                    }
                    seen.push(key);
                }
            }
            Rule::DependentRequired { field, value, required } => {
                let found = fields.get(field).filter(|_| is_present(field));
                let is_triggered =
                    found.is_some_and(|found| value.as_ref().is_none_or(|value| text_of(found) == *value));
                if is_triggered && !is_present(required) {
                    return Err(Refusal::missing(&at(required)));
                }
            }
            Rule::AtMostOne { fields } => {
                let mut present = fields.iter().filter(|field| is_present(field));
                if let (Some(first), Some(second)) = (present.next(), present.next()) {
                    return Err(invalid(&at(second), format_args!("it excludes {first}")));
                }
            }
            Rule::AtLeastOne { fields } => {
                if !fields.iter().any(|field| is_present(field)) {
                    return Err(Refusal::missing(&at(&fields.join(" or "))));
                }
            }
            Rule::AllOrNone { fields } => {
                let missing = fields.iter().find(|field| !is_present(field));
                if let Some(missing) = missing.filter(|_| fields.iter().any(|field| is_present(field))) {
                    return Err(Refusal::missing(&at(missing)));
                }
            }
        }
    }
    Ok(())
}
