//! How a field becomes parameters.

use super::{Parameters, flatten, json};
use crate::model::{Shape, View, Wire, record::lexical::NotFinite};

/// How a list or structure becomes parameters.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Flattened,
    Json { is_quoted: bool },
    Joined(&'static str),
}

impl Style {
    pub(super) fn of(shape: &'static Shape, name: &str) -> Self {
        shape
            .wire_of(name)
            .find_map(|wire| match wire {
                Wire::Json => Some(Style::Json { is_quoted: shape.is_quoted(name) }),
                Wire::Comma => Some(Style::Joined(",")),
                Wire::Space => Some(Style::Joined(" ")),
                Wire::Pipe => Some(Style::Joined("|")),
                _ => None,
            })
            .unwrap_or(Style::Flattened)
    }

    /// The style of a place that holds one value and no more: what has no style for it is JSON, as with the official SDKs.
    pub(super) fn for_one_value(self) -> Self {
        match self {
            Style::Flattened => Style::Json { is_quoted: false },
            style => style,
        }
    }
}

/// One header or, for a map under a name such as `x-oss-meta-*`, one for each entry.
pub(super) fn header(
    name: &mut String,
    view: &View<'_>,
    style: Style,
    output: &mut Parameters,
) -> Result<(), NotFinite> {
    let style = style.for_one_value();
    match (name.strip_suffix('*'), view) {
        (Some(prefix), View::Map(map)) => {
            map.entries().try_for_each(|(key, value)| parameter(&mut format!("{prefix}{key}"), &value, style, output))
        }
        _ => parameter(name, view, style, output),
    }
}

pub(super) fn parameter(
    name: &mut String,
    view: &View<'_>,
    style: Style,
    output: &mut Parameters,
) -> Result<(), NotFinite> {
    match style {
        // A scalar is its own text, whatever the style of structures is.
        _ if matches!(view, View::Scalar(_)) => flatten::flatten(name, view, output),
        Style::Flattened => flatten::flatten(name, view, output),
        Style::Json { is_quoted } => output.push_with(name, |text| json::push_view(view, is_quoted, text)),
        Style::Joined(separator) => {
            let mut elements = Parameters::default();
            flatten::flatten(&mut String::new(), view, &mut elements)?;
            let values: Vec<&str> = elements.iter().map(|(_, value)| value).collect();
            output.push(name, &values.join(separator));
            Ok(())
        }
    }
}
