//! Whether values keep the rules between them.
//!
//! What a value is to a rule, the manual of specs says: an empty text, and what has nothing but such, is taken for none; numbers and
//! truth values are the texts that they travel as; an element of a list that leaves a field out has its documented default.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::spec::{Rule, wire_text};

/// The fields that rules are about, as they are sent.
pub trait Fields {
    /// The value of a field.
    fn value(&self, field: &str) -> Option<&Value>;

    /// Whether the field is sent with a value that is not known here, because a client fills it in.
    fn is_filled_in(&self, _field: &str) -> bool {
        false
    }

    /// The documented default of a field of the elements of a list.
    fn element_default(&self, list: &str, field: &str) -> Option<&Value>;
}

/// How values break a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken<'r> {
    /// Another number of elements has the value than is wanted.
    Count {
        /// The list.
        list: &'r str,
        /// The field of its elements.
        field: &'r str,
        /// The value.
        value: &'r str,
        /// How many elements have it.
        count: usize,
        /// The least that is wanted.
        minimum: Option<u32>,
        /// The most that is wanted.
        maximum: Option<u32>,
    },
    /// An element agrees with an earlier one.
    Repeated {
        /// The list.
        list: &'r str,
        /// The fields in which they agree.
        fields: &'r [String],
        /// The index of the later one.
        index: usize,
    },
    /// A field is not there that another one needs.
    Dependent {
        /// The field that is not there.
        required: &'r str,
        /// The field that needs it.
        field: &'r str,
    },
    /// Fields are there that exclude each other: at least two.
    Together(Vec<&'r str>),
    /// None of the fields is there.
    NoneOf(&'r [String]),
    /// Only some of the fields are there.
    Incomplete {
        /// Those that are not: at least one.
        missing: Vec<&'r str>,
        /// The first of those that are.
        present: &'r str,
    },
}

/// How the values break a rule; `None` if they keep it.
pub fn broken<'r>(fields: &dyn Fields, rule: &'r Rule) -> Option<Broken<'r>> {
    let has = |field: &str| fields.is_filled_in(field) || fields.value(field).is_some_and(is_present);
    match rule {
        Rule::ElementCount { list, field, value, minimum, maximum } => {
            let count = count(fields, list, field, value)?;
            let (least, most) = (minimum.unwrap_or(0) as usize, maximum.map_or(usize::MAX, |most| most as usize));
            let (minimum, maximum) = (*minimum, *maximum);
            let broken = Broken::Count { list, field, value, count, minimum, maximum };
            (!(least..=most).contains(&count)).then_some(broken)
        }
        Rule::UniqueElements { list, fields: compared } => {
            Some(Broken::Repeated { list, fields: compared, index: repeated(fields, list, compared)? })
        }
        Rule::DependentRequired { field, value, required } => {
            let has_value = |value: &String| fields.value(field).and_then(wire_text).as_ref() == Some(value);
            let is_triggered = has(field) && value.as_ref().is_none_or(has_value);
            (is_triggered && !has(required)).then_some(Broken::Dependent { required, field })
        }
        Rule::AtMostOne { fields } => {
            let present: Vec<&str> = fields.iter().map(String::as_str).filter(|field| has(field)).collect();
            (present.len() > 1).then_some(Broken::Together(present))
        }
        Rule::AtLeastOne { fields } => {
            let is_broken = !fields.is_empty() && !fields.iter().any(|field| has(field));
            is_broken.then_some(Broken::NoneOf(fields))
        }
        Rule::AllOrNone { fields } => {
            let (present, missing): (Vec<&str>, Vec<&str>) =
                fields.iter().map(String::as_str).partition(|field| has(field));
            let present = present.first().filter(|_| !missing.is_empty())?;
            Some(Broken::Incomplete { missing, present })
        }
    }
}

/// Whether something is said: by a text that is not empty, by any number or truth value, by what has such a part.
pub fn is_present(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(elements) => elements.iter().any(is_present),
        Value::Object(fields) => fields.values().any(is_present),
    }
}

/// How many elements of a list have the value; `None` for a list that says nothing.
fn count(fields: &dyn Fields, list: &str, field: &str, value: &str) -> Option<usize> {
    let wanted = Value::from(value);
    let has_value = |element: &&Value| in_element(fields, list, element, field).as_ref() == Some(&wanted);
    Some(elements(fields, list)?.iter().filter(has_value).count())
}

/// The first element that agrees with an earlier one. Elements that have none of the fields do not agree in anything.
fn repeated(fields: &dyn Fields, list: &str, compared: &[String]) -> Option<usize> {
    let mut seen = HashMap::new();
    elements(fields, list)?.iter().enumerate().find_map(|(index, element)| {
        let key: Vec<Option<Value>> = compared.iter().map(|field| in_element(fields, list, element, field)).collect();
        let says_something = key.iter().any(Option::is_some);
        let text = Value::from_iter(key.into_iter().map(Option::unwrap_or_default)).to_string();
        (says_something && seen.insert(text, index).is_some()).then_some(index)
    })
}

/// The elements of a list that says something.
fn elements<'v>(fields: &'v dyn Fields, list: &str) -> Option<&'v Vec<Value>> {
    fields.value(list).filter(|list| is_present(list))?.as_array()
}

/// What a field of an element is compared by.
fn in_element(fields: &dyn Fields, list: &str, element: &Value, field: &str) -> Option<Value> {
    let given = element.get(field).and_then(comparable);
    given.or_else(|| fields.element_default(list, field).and_then(comparable))
}

/// A value such that equal values are written alike: scalars as texts, what is absent left out, names in order.
fn comparable(value: &Value) -> Option<Value> {
    if !is_present(value) {
        return None;
    }
    match value {
        Value::Array(elements) => {
            Some(elements.iter().map(|element| comparable(element).unwrap_or_default()).collect())
        }
        Value::Object(fields) => {
            let sorted: BTreeMap<&String, Value> =
                fields.iter().filter_map(|(name, value)| Some((name, comparable(value)?))).collect();
            Some(sorted.into_iter().map(|(name, value)| (name.clone(), value)).collect())
        }
        scalar => wire_text(scalar).map(Value::from),
    }
}
