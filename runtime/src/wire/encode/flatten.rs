//! `Tag.1.Key`: one parameter for every scalar inside a structure.

use std::fmt::{self, Write};

use super::{
    Parameters,
    style::{Style, parameter},
};
use crate::model::{
    Json, Record, View,
    record::lexical::{self, NotFinite},
};

/// Appends a parameter for every scalar in `view`, under names that begin with `name`. List positions count from 1.
///
/// `name` grows on the way in and is as it was on the way out, so that no name is made that is not sent.
pub(super) fn flatten(name: &mut String, view: &View<'_>, output: &mut Parameters) -> Result<(), NotFinite> {
    match view {
        View::Absent => Ok(()),
        View::Scalar(value) => match value.get() {
            Some(value) => output.push_with(name, |text| lexical::write(value, text)),
            None => Ok(()),
        },
        View::Record(record) => members(name, *record, output),
        View::Optional(nested) => nested.at(0).map_or(Ok(()), |value| flatten(name, &value, output)),
        View::List(list) => (1_usize..)
            .zip(list.iter())
            .try_for_each(|(position, value)| below(name, position, |name| flatten(name, &value, output))),
        View::Map(map) => {
            map.entries().try_for_each(|(key, value)| below(name, key, |name| flatten(name, &value, output)))
        }
        View::Json(value) => json_members(name, value, output),
    }
}

fn members(name: &mut String, record: &dyn Record, output: &mut Parameters) -> Result<(), NotFinite> {
    let shape = record.shape();
    for (index, field) in shape.fields.iter().enumerate() {
        let view = record.view(index);
        if !view.is_empty() {
            below(name, field, |name| parameter(name, &view, Style::of(shape, field), output))?;
        }
    }
    Ok(())
}

fn json_members(name: &mut String, value: &Json, output: &mut Parameters) -> Result<(), NotFinite> {
    match value {
        Json::Null => {}
        Json::String(value) => output.push(name, value),
        Json::Bool(value) => output.push(name, if *value { "true" } else { "false" }),
        Json::Number(value) => match value.as_f64().filter(|_| value.is_f64()) {
            Some(value) => output.push(name, &lexical::float(value)?),
            None => output.push(name, &value.to_string()),
        },
        Json::Array(values) => {
            for (position, value) in (1_usize..).zip(values) {
                below(name, position, |name| json_members(name, value, output))?;
            }
        }
        Json::Object(object) => {
            for (key, value) in object {
                below(name, key, |name| json_members(name, value, output))?;
            }
        }
    }
    Ok(())
}

/// Does something with the name of what is at `step` below `name`.
fn below<T>(name: &mut String, step: impl fmt::Display, work: impl FnOnce(&mut String) -> T) -> T {
    let length = name.len();
    // Writing to a text does not fail.
    let _ = write!(name, ".{step}");
    let done = work(name);
    name.truncate(length);
    done
}
