//! Whether values keep a rule. What a value is to a rule, the manual of specs says; the gateway and the runtime judge by it, too.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};

use crate::check::document::{Scope, Spot};
use crate::diagnostic::{Quoted, listing};
use crate::spec::{Rule, wire_text};

/// The fields that a rule is about, as they are sent.
pub(in crate::check) struct Sent<'a, 's> {
    pub(in crate::check) scope: &'s Scope<'a>,
    /// Values, defaults that are filled in among them.
    pub(in crate::check) values: &'s Map<String, Value>,
    /// Fields that the client fills in with what no document shows.
    pub(in crate::check) filled: &'s [&'s str],
    /// The schema of a field.
    pub(in crate::check) schema: &'s dyn Fn(&str) -> Option<Spot<'a>>,
}

/// Whether something is said: by a text that is not empty, by any number or truth value, by what has such a part.
pub(super) fn is_present(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(elements) => elements.iter().any(is_present),
        Value::Object(fields) => fields.values().any(is_present),
    }
}

impl Sent<'_, '_> {
    /// How the values break a rule; none if they keep it.
    pub(in crate::check) fn broken(&self, rule: &Rule) -> Option<String> {
        match rule {
            Rule::ElementCount { list, field, value, minimum, maximum } => {
                self.count(list, field, value, (*minimum, *maximum))
            }
            Rule::UniqueElements { list, fields } => self.duplicate(list, fields),
            Rule::DependentRequired { field, value, required } => {
                let has_value = |value: &String| self.values.get(field).and_then(wire_text).as_ref() == Some(value);
                let triggers = self.has(field) && value.as_ref().is_none_or(has_value);
                (triggers && !self.has(required))
                    .then(|| format!("{} is required because {} is there", Quoted(required), Quoted(field)))
            }
            Rule::AtMostOne { fields } => {
                let present: Vec<&str> = fields.iter().map(String::as_str).filter(|field| self.has(field)).collect();
                (present.len() > 1).then(|| format!("only one of {} may be there", listing(&present)))
            }
            Rule::AtLeastOne { fields } => {
                let none = !fields.is_empty() && !fields.iter().any(|field| self.has(field));
                none.then(|| format!("one of {} is required", listing(&names(fields))))
            }
            Rule::AllOrNone { fields } => {
                let (present, missing): (Vec<&str>, Vec<&str>) =
                    fields.iter().map(String::as_str).partition(|field| self.has(field));
                let first = present.first().filter(|_| !missing.is_empty())?;
                Some(format!("{} must be there as well, because {} is", listing(&missing), Quoted(first)))
            }
        }
    }

    fn has(&self, field: &str) -> bool {
        self.filled.contains(&field) || self.values.get(field).is_some_and(is_present)
    }

    fn count(&self, list: &str, field: &str, value: &str, bounds: (Option<u32>, Option<u32>)) -> Option<String> {
        let elements = self.elements(list)?;
        let wanted = Value::from(value);
        let count =
            elements.iter().filter(|element| self.value(list, element, field).as_ref() == Some(&wanted)).count();
        let (least, most) = (bounds.0.unwrap_or(0) as usize, bounds.1.map_or(usize::MAX, |most| most as usize));
        if (least..=most).contains(&count) {
            return None;
        }
        let wanted = match bounds {
            (Some(least), Some(most)) if least == most => format!("{least}"),
            (Some(least), Some(most)) => format!("{least} to {most}"),
            (Some(least), None) => format!("at least {least}"),
            (_, most) => format!("at most {}", most.unwrap_or(u32::MAX)),
        };
        let [list, value, field] = [list, value, field].map(Quoted);
        Some(format!("{count} elements of {list} have {value} in {field}, not {wanted}"))
    }

    /// Elements that have none of the fields do not agree in anything.
    fn duplicate(&self, list: &str, fields: &[String]) -> Option<String> {
        let mut seen = HashMap::new();
        let twice = self.elements(list)?.iter().enumerate().find_map(|(index, element)| {
            let key: Vec<Option<Value>> = fields.iter().map(|field| self.value(list, element, field)).collect();
            let says_something = key.iter().any(Option::is_some);
            let text = Value::from_iter(key.into_iter().map(Option::unwrap_or_default)).to_string();
            (says_something && seen.insert(text, index).is_some()).then_some(index)
        })?;
        Some(format!("element {twice} of {} agrees with an earlier one in {}", Quoted(list), listing(&names(fields))))
    }

    /// The elements of a list that says something.
    fn elements(&self, list: &str) -> Option<&Vec<Value>> {
        self.values.get(list).filter(|list| is_present(list))?.as_array()
    }

    /// The value of a field of an element, by which it is compared: its default where the element leaves it out.
    fn value(&self, list: &str, element: &Value, field: &str) -> Option<Value> {
        let given = element.get(field).and_then(compared);
        given.or_else(|| {
            let items = self.scope.follow(&self.scope.follow(&(self.schema)(list)?)?.items()?)?;
            let property = items.schema.properties.get(field)?;
            let default = property.default.as_ref().or(self.scope.resolve(property)?.default.as_ref());
            default.and_then(compared)
        })
    }
}

/// A value such that equal values are written alike: scalars as texts, what is absent left out, names in order.
fn compared(value: &Value) -> Option<Value> {
    if !is_present(value) {
        return None;
    }
    match value {
        Value::Array(elements) => Some(elements.iter().map(|element| compared(element).unwrap_or_default()).collect()),
        Value::Object(fields) => {
            let sorted: BTreeMap<&String, Value> =
                fields.iter().filter_map(|(name, value)| Some((name, compared(value)?))).collect();
            Some(sorted.into_iter().map(|(name, value)| (name.clone(), value)).collect())
        }
        scalar => wire_text(scalar).map(Value::from),
    }
}

fn names(fields: &[String]) -> Vec<&str> {
    fields.iter().map(String::as_str).collect()
}
