//! `Tag.1.Key`: one parameter for every scalar inside a structure.

use super::scalar::text;
use super::{EncodeError, json};
use crate::record::{Json, Record, View};
use crate::shape::Wire;

/// Appends a parameter for every scalar in `view`, under names that begin with `name`. List positions count from 1.
pub(super) fn flatten(name: String, view: View<'_>, output: &mut Vec<(String, String)>) -> Result<(), EncodeError> {
    match view {
        View::Absent => Ok(()),
        View::Scalar(scalar) => match scalar.get() {
            Some(value) => {
                let text = text(&name, value)?;
                output.push((name, text));
                Ok(())
            }
            None => Ok(()),
        },
        View::Record(record) => members(&name, record, output),
        View::Optional(nested) => nested.at(0).map_or(Ok(()), |value| flatten(name, value, output)),
        View::List(list) => (0..)
            .map_while(|index| list.at(index).map(|value| (index + 1, value)))
            .try_for_each(|(position, value)| flatten(format!("{name}.{position}"), value, output)),
        View::Map(map) => map.entries().try_for_each(|(key, value)| flatten(format!("{name}.{key}"), value, output)),
        View::Json(value) => json_members(name, value, output),
    }
}

fn members(prefix: &str, record: &dyn Record, output: &mut Vec<(String, String)>) -> Result<(), EncodeError> {
    let shape = record.shape();
    for (index, field) in shape.fields.iter().enumerate() {
        let view = record.view(index);
        if view.is_empty() {
            continue;
        }
        let name = format!("{prefix}.{field}");
        if shape.wire_of(field).any(|wire| wire == Wire::Json) {
            let value = json::view_to_json(&name, &view)?;
            output.push((name, value));
        } else {
            flatten(name, view, output)?;
        }
    }
    Ok(())
}

fn json_members(name: String, value: &Json, output: &mut Vec<(String, String)>) -> Result<(), EncodeError> {
    match value {
        Json::Null => Ok(()),
        Json::String(value) => {
            output.push((name, value.clone()));
            Ok(())
        }
        Json::Bool(_) | Json::Number(_) => {
            output.push((name, value.to_string()));
            Ok(())
        }
        Json::Array(values) => values
            .iter()
            .enumerate()
            .try_for_each(|(index, value)| json_members(format!("{name}.{}", index + 1), value, output)),
        Json::Object(object) => {
            object.iter().try_for_each(|(key, value)| json_members(format!("{name}.{key}"), value, output))
        }
    }
}
