//! What fields must satisfy together.

use alicloud_format::rules::{Broken, Fields, broken};
use alicloud_format::spec::{Rule, Schema};
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
    let received = Received { schemas, fields, schema_of };
    rules.iter().find_map(|rule| broken(&received, rule)).map_or(Ok(()), |broken| Err(refusal(path, broken)))
}

/// The fields of one object, as they arrived.
struct Received<'a, 'f> {
    schemas: Schemas<'a>,
    fields: &'f Map<String, Value>,
    schema_of: &'f dyn Fn(&str) -> Option<&'a Schema>,
}

impl Fields for Received<'_, '_> {
    fn value(&self, field: &str) -> Option<&Value> {
        self.fields.get(field)
    }

    fn element_default(&self, list: &str, field: &str) -> Option<&Value> {
        let items = self.schemas.follow((self.schema_of)(list)?).items.as_deref()?;
        let property = self.schemas.follow(items).properties.get(field)?;
        property.default.as_ref().or(self.schemas.follow(property).default.as_ref())
    }
}

fn refusal(path: &str, broken: Broken<'_>) -> Refusal {
    let at = |field: &str| if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
    match broken {
        Broken::Count { list, field, value, count, .. } => {
            invalid(&at(list), format_args!("{count} of its elements have the {field} {value}"))
        }
        Broken::Repeated { list, fields, .. } => {
            invalid(&at(list), format_args!("two of its elements agree in {}", fields.join(" and ")))
        }
        Broken::Dependent { required, .. } => Refusal::missing(&at(required)),
        Broken::Together(present) => {
            let [first, second] = [0, 1].map(|index| present.get(index).copied().unwrap_or_default());
            invalid(&at(second), format_args!("it excludes {first}"))
        }
        Broken::NoneOf(fields) => Refusal::missing(&at(&fields.join(" or "))),
        Broken::Incomplete { missing, .. } => Refusal::missing(&at(missing.first().copied().unwrap_or_default())),
    }
}
