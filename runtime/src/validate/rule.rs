//! Conditions on several fields, or on the elements of a list.

use super::{Violation, joined};
use crate::encode;
use crate::record::{Primitive, Record, Scalar, View};
use crate::shape::Rule;

pub(super) fn check(path: &str, record: &dyn Record, rule: &Rule, violations: &mut Vec<Violation>) {
    let mut report = |field: &str, condition: String| {
        violations.push(Violation { path: joined(path, field), condition, value: None });
    };
    match *rule {
        Rule::ElementCount { list, field, value, min, max } => {
            if let Some(count) = count_with(record, list, field, value)
                && !(min..=max).contains(&count)
            {
                report(list, format!("must hold {} with {field} = {value}, but holds {count}", counted(min, max)));
            }
        }
        Rule::UniqueElements { list, fields } => {
            if let Some((first, second)) = first_duplicate(record, list, fields) {
                let fields = fields.join(" and ");
                report(list, format!("must not repeat {fields}, but elements {first} and {second} agree in it"));
            }
        }
        Rule::DependentRequired { field, value, required } => {
            let triggered =
                is_present(record, field) && value.is_none_or(|value| text_of(record, field).as_deref() == Some(value));
            if triggered && !is_present(record, required) {
                let state = value.map_or_else(|| "is given".to_owned(), |value| format!("is {value}"));
                report(required, format!("must be given where {field} {state}"));
            }
        }
        Rule::AtMostOne(fields) => {
            let present: Vec<&str> = fields.iter().copied().filter(|field| is_present(record, field)).collect();
            if let [first, _, ..] = present[..] {
                report(first, format!("must not be given together with {}", present[1..].join(" or ")));
            }
        }
        Rule::AtLeastOne(fields) => {
            if let [first, others @ ..] = fields
                && !fields.iter().any(|field| is_present(record, field))
            {
                report(first, format!("must be given, or else {}", others.join(" or ")));
            }
        }
    }
}

fn counted(min: u32, max: u32) -> String {
    let noun = |count: u32| if count == 1 { "element" } else { "elements" };
    match (min, max) {
        (min, max) if min == max => format!("exactly {min} {}", noun(min)),
        (0, max) => format!("at most {max} {}", noun(max)),
        (min, u32::MAX) => format!("at least {min} {}", noun(min)),
        (min, max) => format!("{min} to {max} elements"),
    }
}

fn view<'r>(record: &'r dyn Record, field: &str) -> View<'r> {
    record.shape().index_of(field, 0).map_or(View::Absent, |index| record.view(index))
}

fn is_present(record: &dyn Record, field: &str) -> bool {
    !view(record, field).is_empty()
}

fn text_of(record: &dyn Record, field: &str) -> Option<String> {
    let View::Scalar(scalar) = view(record, field) else { return None };
    let value: Primitive<'_> = scalar.get()?;
    let mut text = String::new();
    text.set(value).ok()?;
    Some(text)
}

/// How many elements have the value; `None` for an empty list, on which such a rule says nothing.
fn count_with(record: &dyn Record, list: &str, field: &str, value: &str) -> Option<u32> {
    let View::List(list) = view(record, list) else { return None };
    list.at(0)?;
    let elements = (0..).map_while(|index| list.at(index));
    let having = elements.filter(|element| match element {
        View::Record(element) => text_of(*element, field).as_deref() == Some(value),
        _ => false,
    });
    u32::try_from(having.count()).ok()
}

/// Positions, from 0, of the first two elements that agree in all of the fields.
fn first_duplicate(record: &dyn Record, list: &str, fields: &[&str]) -> Option<(usize, usize)> {
    let View::List(list) = view(record, list) else { return None };
    let mut seen: Vec<Vec<Option<String>>> = Vec::new();
    for element in (0..).map_while(|index| list.at(index)) {
        let View::Record(element) = element else { return None };
        let key: Vec<_> = fields.iter().map(|field| comparable(element, field)).collect();
        if let Some(first) = seen.iter().position(|other| *other == key) {
            return Some((first, seen.len()));
        }
        seen.push(key);
    }
    None
}

fn comparable(record: &dyn Record, field: &str) -> Option<String> {
    text_of(record, field).or_else(|| match view(record, field) {
        View::Record(nested) => encode::to_json(nested).ok(),
        _ => None,
    })
}
