//! Conditions on several fields, or on the elements of a list.

use std::collections::HashMap;

use super::Violation;
use super::constraint::{counted, is_given};
use super::place::Place;
use crate::encode;
use crate::record::{Record, View};
use crate::shape::Rule;

/// What is wrong, if the rule is broken. `is_filled_in` tells the fields that a client gives a value where they have none, which
/// are present wherever they are wanted.
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
    let is_missing = |field: &str| !is_present(record, field) && !is_filled_in(field);
    match *rule {
        Rule::ElementCount { list, field, value, min, max } => {
            let count = count_with(record, list, field, value).filter(|count| !(min..=max).contains(count))?;
            Some((
                list,
                format!("must hold {} with {field} = {value}, but holds {count}", counted(min, max, "element")),
            ))
        }
        Rule::UniqueElements { list, fields } => {
            let (first, second) = first_duplicate(record, list, fields)?;
            let fields = fields.join(" and ");
            Some((list, format!("must not repeat {fields}, but elements {first} and {second} do")))
        }
        Rule::DependentRequired { field, value, required } => {
            let is_triggered =
                is_present(record, field) && value.is_none_or(|value| text_of(record, field).as_deref() == Some(value));
            let state = value.map_or_else(|| "is given".to_owned(), |value| format!("is {value}"));
            let is_broken = is_triggered && is_missing(required);
            is_broken.then(|| (required, format!("must be given where {field} {state}")))
        }
        Rule::AtMostOne(fields) => {
            let mut present = fields.iter().copied().filter(|field| is_present(record, field));
            let first = present.next()?;
            let others: Vec<&str> = present.collect();
            (!others.is_empty()).then(|| (first, format!("must not be given together with {}", others.join(" or "))))
        }
        Rule::AtLeastOne(fields) => {
            let (first, others) = fields.split_first()?;
            let is_broken = fields.iter().all(|field| is_missing(field));
            let others = if others.is_empty() { String::new() } else { format!(", or else {}", others.join(" or ")) };
            is_broken.then(|| (*first, format!("must be given{others}")))
        }
        Rule::AllOrNone(fields) => {
            let missing = *fields.iter().find(|field| is_missing(field))?;
            let is_broken = fields.iter().any(|field| is_present(record, field));
            let others: Vec<&str> = fields.iter().copied().filter(|field| *field != missing).collect();
            is_broken
                .then(|| (missing, format!("must be given together with {}, or none of them", others.join(" and "))))
        }
    }
}

fn view<'r>(record: &'r dyn Record, field: &str) -> View<'r> {
    record.shape().index_of(field, 0).map_or(View::Absent, |index| record.view(index))
}

fn is_present(record: &dyn Record, field: &str) -> bool {
    is_given(&view(record, field))
}

fn text_of(record: &dyn Record, field: &str) -> Option<String> {
    match view(record, field) {
        View::Scalar(scalar) => encode::text(scalar.get()?),
        _ => None,
    }
}

/// How many elements have the value; `None` for an empty list, on which such a rule says nothing.
fn count_with(record: &dyn Record, list: &str, field: &str, value: &str) -> Option<u32> {
    let View::List(list) = view(record, list) else { return None };
    list.at(0)?;
    let having = list.iter().filter(|element| match element {
        View::Record(element) => text_of(*element, field).as_deref() == Some(value),
        _ => false,
    });
    u32::try_from(having.count()).ok()
}

/// Positions, from 0, of the first two elements that agree in all of the fields. Elements that have none of the fields do
/// not agree in anything.
fn first_duplicate(record: &dyn Record, list: &str, fields: &[&str]) -> Option<(usize, usize)> {
    let View::List(list) = view(record, list) else { return None };
    let mut seen: HashMap<Vec<Option<String>>, usize> = HashMap::new();
    list.iter().enumerate().find_map(|(index, element)| {
        let View::Record(element) = element else { return None };
        let key: Vec<_> = fields.iter().map(|field| comparable(element, field)).collect();
        if key.iter().all(Option::is_none) {
            return None;
        }
        seen.insert(key, index).map(|first| (first, index))
    })
}

/// A text that is the same for equal values only; `None` for an absent one.
fn comparable(record: &dyn Record, field: &str) -> Option<String> {
    let view = view(record, field);
    if view.is_empty() { None } else { encode::view_text(&view) }
}
