//! `Tag.1.Key`: one parameter for every scalar inside a structure.

use super::scalar::{self, NotFinite};
use super::{Style, parameter};
use crate::record::{Json, Record, View};

/// Appends a parameter for every scalar in `view`, under names that begin with `name`. List positions count from 1.
pub(super) fn flatten(name: String, view: &View<'_>, output: &mut Vec<(String, String)>) -> Result<(), NotFinite> {
    match view {
        View::Absent => Ok(()),
        View::Scalar(value) => match value.get() {
            Some(value) => {
                output.push((name, scalar::text(value)?));
                Ok(())
            }
            None => Ok(()),
        },
        View::Record(record) => members(&name, *record, output),
        View::Optional(nested) => nested.at(0).map_or(Ok(()), |value| flatten(name, &value, output)),
        View::List(list) => (1..)
            .zip(list.iter())
            .try_for_each(|(position, value)| flatten(format!("{name}.{position}"), &value, output)),
        View::Map(map) => map.entries().try_for_each(|(key, value)| flatten(format!("{name}.{key}"), &value, output)),
        View::Json(value) => json_members(name, value, output),
    }
}

fn members(prefix: &str, record: &dyn Record, output: &mut Vec<(String, String)>) -> Result<(), NotFinite> {
    let shape = record.shape();
    for (index, field) in shape.fields.iter().enumerate() {
        let view = record.view(index);
        if !view.is_empty() {
            parameter(format!("{prefix}.{field}"), &view, Style::of(shape, field), output)?;
        }
    }
    Ok(())
}

fn json_members(name: String, value: &Json, output: &mut Vec<(String, String)>) -> Result<(), NotFinite> {
    match value {
        Json::Null => Ok(()),
        Json::String(value) => {
            output.push((name, value.clone()));
            Ok(())
        }
        Json::Bool(value) => {
            output.push((name, value.to_string()));
            Ok(())
        }
        Json::Number(value) => {
            let text = value.as_f64().filter(|_| value.is_f64()).map(scalar::float);
            output.push((name, text.unwrap_or_else(|| Ok(value.to_string()))?));
            Ok(())
        }
        Json::Array(values) => (1..)
            .zip(values)
            .try_for_each(|(position, value)| json_members(format!("{name}.{position}"), value, output)),
        Json::Object(object) => {
            object.iter().try_for_each(|(key, value)| json_members(format!("{name}.{key}"), value, output))
        }
    }
}
