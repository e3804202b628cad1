//! Whether values keep a rule, in words.

use serde_json::{Map, Value};

use crate::check::document::{Scope, Spot};
use crate::diagnostic::{Quoted, listing};
use crate::rules::{self, Broken, Fields};
use crate::spec::Rule;

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

impl Sent<'_, '_> {
    /// How the values break a rule; none if they keep it.
    pub(in crate::check) fn broken(&self, rule: &Rule) -> Option<String> {
        Some(match rules::broken(self, rule)? {
            Broken::Count { list, field, value, count, minimum, maximum } => {
                let [list, value, field] = [list, value, field].map(Quoted);
                let wanted = wanted(minimum, maximum);
                format!("{count} elements of {list} have {value} in {field}, not {wanted}")
            }
            Broken::Repeated { list, fields, index } => {
                let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
                format!("element {index} of {} has the same {} as an earlier one", Quoted(list), listing(&fields))
            }
            Broken::Dependent { required, field } => {
                format!("{} is required because {} is present", Quoted(required), Quoted(field))
            }
            Broken::Together(present) => format!("only one of {} may be present", listing(&present)),
            Broken::NoneOf(fields) => {
                let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
                format!("one of {} is required", listing(&fields))
            }
            Broken::Incomplete { missing, present } => {
                format!("{} must also be present, because {} is", listing(&missing), Quoted(present))
            }
        })
    }
}

impl Fields for Sent<'_, '_> {
    fn value(&self, field: &str) -> Option<&Value> {
        self.values.get(field)
    }

    fn is_filled_in(&self, field: &str) -> bool {
        self.filled.contains(&field)
    }

    fn element_default(&self, list: &str, field: &str) -> Option<&Value> {
        let items = self.scope.follow(&self.scope.follow(&(self.schema)(list)?)?.items()?)?;
        let property = items.schema.properties.get(field)?;
        property.default.as_ref().or(self.scope.resolve(property)?.default.as_ref())
    }
}

fn wanted(minimum: Option<u32>, maximum: Option<u32>) -> String {
    match (minimum, maximum) {
        (Some(least), Some(most)) if least == most => format!("{least}"),
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("at least {least}"),
        (_, most) => format!("at most {}", most.unwrap_or(u32::MAX)),
    }
}
