//! Whether values keep a rule.

use serde_json::Value;

use super::text_of;
use crate::diagnostic::Quoted;
use crate::spec::Rule;

/// How the values of some fields break a rule; none if they keep it.
pub(in crate::check) fn broken<'v>(rule: &Rule, get: impl Fn(&str) -> Option<&'v Value>) -> Option<String> {
    match rule {
        Rule::ElementCount { list, field, value, minimum, maximum } => {
            let elements = get(list)?.as_array().filter(|elements| !elements.is_empty())?;
            let count = elements
                .iter()
                .filter(|element| element.get(field).is_some_and(|found| text_of(found) == *value))
                .count();
            let (least, most) = (minimum.unwrap_or(0) as usize, maximum.map_or(usize::MAX, |most| most as usize));
            let wanted = match (minimum, maximum) {
                (Some(least), Some(most)) if least == most => format!("{least}"),
                (Some(least), Some(most)) => format!("{least} to {most}"),
                (Some(least), None) => format!("at least {least}"),
                (_, most) => format!("at most {}", most.unwrap_or(u32::MAX)),
            };
            (!(least..=most).contains(&count)).then(|| {
                format!(
                    "{count} elements of {} have {} in {}, not {wanted}",
                    Quoted(list),
                    Quoted(value),
                    Quoted(field)
                )
            })
        }
        Rule::UniqueElements { list, fields } => {
            let elements = get(list)?.as_array()?;
            let key = |element: &Value| fields.iter().map(|field| element.get(field).map(text_of)).collect::<Vec<_>>();
            let mut seen = std::collections::HashSet::new();
            let twice = elements.iter().position(|element| !seen.insert(key(element)))?;
            let names: Vec<&str> = fields.iter().map(String::as_str).collect();
            let names = crate::diagnostic::listing(&names);
            Some(format!("element {twice} of {} agrees with an earlier one in {names}", Quoted(list)))
        }
        Rule::DependentRequired { field, value, required } => {
            let found = get(field)?;
            let triggers = value.as_ref().is_none_or(|value| text_of(found) == *value);
            (triggers && get(required).is_none())
                .then(|| format!("{} is required because {} is there", Quoted(required), Quoted(field)))
        }
        Rule::AtMostOne { fields } => {
            let present: Vec<&str> = fields.iter().map(String::as_str).filter(|field| get(field).is_some()).collect();
            (present.len() > 1).then(|| format!("only one of {} may be there", crate::diagnostic::listing(&present)))
        }
        Rule::AtLeastOne { fields } => {
            let names: Vec<&str> = fields.iter().map(String::as_str).collect();
            let none = !fields.is_empty() && names.iter().all(|field| get(field).is_none());
            none.then(|| format!("one of {} is required", crate::diagnostic::listing(&names)))
        }
        Rule::AllOrNone { fields } => {
            let names = fields.iter().map(String::as_str);
            let (present, missing): (Vec<&str>, Vec<&str>) = names.partition(|field| get(field).is_some());
            let first = present.first().filter(|_| !missing.is_empty())?;
            let missing = crate::diagnostic::listing(&missing);
            Some(format!("{missing} must be there as well, because {} is", Quoted(first)))
        }
    }
}
