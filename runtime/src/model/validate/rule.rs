//! Conditions on several fields, or on the elements of a list.

use std::collections::{BTreeMap, HashMap};

use super::{Violation, constraint::counted, place::Place};
use crate::model::{
    record::{Json, Primitive, Record, View, field::scalar_text, is_present_json, lexical},
    shape::{Rule, Wire},
};

/// What is wrong, if the rule is broken. `is_filled_in` tells the fields that a client gives a value where they have none.
pub(super) fn violation(
    place: &Place<'_>,
    record: &dyn Record,
    rule: &Rule,
    is_filled_in: &dyn Fn(&str) -> bool,
) -> Option<Violation> {
    let (field, condition) = broken(record, rule, is_filled_in)?;
    let path = place.field(record.shape(), field).path();
    Some(Violation { path, condition, value: None })
}

/// The field that breaks the rule, and how; `None` if the rule is kept.
fn broken(record: &dyn Record, rule: &Rule, is_filled_in: &dyn Fn(&str) -> bool) -> Option<(&'static str, String)> {
    // Services take an empty text for none, and a structure without content is not sent at all where it is flattened. What the
    // client will fill in is there when the request is sent.
    let has = |field: &str| view(record, field).is_present() || is_filled_in(field);
    match *rule {
        Rule::ElementCount { list, field, value, min, max } => {
            let count = count_with(record, list, field, value).filter(|count| !(min..=max).contains(count))?;
            Some((list, format!("must have {} with {field} = {value}, but has {count}", counted(min, max, "element"))))
        }
        Rule::UniqueElements { list, fields } => {
            let (first, second) = first_duplicate(record, list, fields)?;
            let fields = fields.join(" and ");
            Some((list, format!("must not repeat {fields}, but {list}[{first}] and {list}[{second}] do")))
        }
        Rule::DependentRequired { field, value, required } => {
            let is_triggered =
                has(field) && value.is_none_or(|value| scalar_text(&view(record, field)).as_deref() == Some(value));
            let state = value.map_or_else(|| "is set".to_owned(), |value| format!("is {value}"));
            let is_broken = is_triggered && !has(required);
            is_broken.then(|| (required, format!("must be set if {field} {state}")))
        }
        Rule::AtMostOne(fields) => {
            let mut present = fields.iter().copied().filter(|field| has(field));
            let first = present.next()?;
            let others: Vec<&str> = present.collect();
            (!others.is_empty()).then(|| (first, format!("must not be set together with {}", others.join(" or "))))
        }
        Rule::AtLeastOne(fields) => {
            let (first, others) = fields.split_first()?;
            let is_broken = !fields.iter().any(|field| has(field));
            let others = if others.is_empty() { String::new() } else { format!(", or else {}", others.join(" or ")) };
            is_broken.then(|| (*first, format!("must be set{others}")))
        }
        Rule::AllOrNone(fields) => {
            let missing = *fields.iter().find(|field| !has(field))?;
            let is_broken = fields.iter().any(|field| has(field));
            let others: Vec<&str> = fields.iter().copied().filter(|field| *field != missing).collect();
            is_broken.then(|| (missing, format!("must be set together with {}, or none of them", others.join(" and "))))
        }
    }
}

fn view<'r>(record: &'r dyn Record, field: &str) -> View<'r> {
    record.shape().index_of(field, 0).map_or(View::Absent, |index| record.view(index))
}

/// The elements of a list that says something.
fn elements<'r>(record: &'r dyn Record, list: &str) -> Vec<View<'r>> {
    match view(record, list) {
        list if !list.is_present() => Vec::new(),
        View::List(list) => list.iter().collect(),
        _ => Vec::new(),
    }
}

/// How many elements have the value; `None` for an empty list, on which such a rule says nothing.
fn count_with(record: &dyn Record, list: &str, field: &str, value: &str) -> Option<u32> {
    let elements = elements(record, list);
    let having = elements.iter().filter(|element| match element {
        View::Record(element) => compared_field(*element, field).is_some_and(|found| found == value),
        _ => false,
    });
    u32::try_from(having.count()).ok().filter(|_| !elements.is_empty())
}

/// Positions, from 0, of the first two elements that agree in all of the fields. Elements that have none of the fields do
/// not agree in anything.
fn first_duplicate(record: &dyn Record, list: &str, fields: &[&str]) -> Option<(usize, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    elements(record, list).iter().enumerate().find_map(|(index, element)| {
        let View::Record(element) = element else { return None };
        let key: Vec<Option<Json>> = fields.iter().map(|field| compared_field(*element, field)).collect();
        if key.iter().all(Option::is_none) {
            return None;
        }
        let key: Json = key.into_iter().map(Option::unwrap_or_default).collect();
        seen.insert(key.to_string(), index).map(|first| (first, index))
    })
}

/// What a field is compared by: what the service takes it for where it is left out.
fn compared_field(record: &dyn Record, field: &str) -> Option<Json> {
    compared(&view(record, field)).or_else(|| {
        record.shape().wire_of(field).find_map(|wire| match wire {
            Wire::Assumed(value) => Some(value.into()),
            _ => None,
        })
    })
}

/// A value such that equal values are written alike: scalars as texts, what is absent left out, names in order.
fn compared(view: &View<'_>) -> Option<Json> {
    if !view.is_present() {
        return None;
    }
    match view {
        View::Absent => None,
        View::Scalar(_) => scalar_text(view).map(Json::from),
        View::Record(record) => {
            let fields = record.shape().fields.iter().enumerate();
            Some(object(fields.map(|(index, name)| (*name, compared(&record.view(index))))))
        }
        View::Optional(nested) => compared(&nested.at(0)?),
        View::List(list) => Some(list.iter().map(|value| compared(&value).unwrap_or_default()).collect()),
        View::Map(map) => Some(object(map.entries().map(|(key, value)| (key, compared(&value))))),
        View::Json(json) => compared_json(json),
    }
}

fn compared_json(json: &Json) -> Option<Json> {
    match json {
        json if !is_present_json(json) => None,
        Json::Array(elements) => {
            Some(elements.iter().map(|element| compared_json(element).unwrap_or_default()).collect())
        }
        Json::Object(fields) => Some(object(fields.iter().map(|(name, value)| (name.as_str(), compared_json(value))))),
        Json::Number(number) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(number) => lexical::text(Primitive::Float(number)).ok().map(Json::from),
            None => Some(number.to_string().into()),
        },
        Json::Bool(value) => Some(value.to_string().into()),
        json => Some(json.clone()),
    }
}

fn object<'n>(fields: impl Iterator<Item = (&'n str, Option<Json>)>) -> Json {
    let fields: BTreeMap<&str, Json> = fields.filter_map(|(name, value)| Some((name, value?))).collect();
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
