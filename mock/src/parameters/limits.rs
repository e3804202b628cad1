//! Limits of single values: ranges, lengths, patterns, forbidden texts, enumerations.

use alicloud_format::spec::{Format, Schema, SchemaType, wire_text};
use regex_lite::Regex;
use serde_json::Number;

use super::invalid;
use crate::answer::Refusal;

pub(super) fn is_integer(text: &str, format: Option<Format>) -> bool {
    match format {
        Some(Format::Int64) => text.parse::<i64>().is_ok(),
        _ => text.parse::<i32>().is_ok(),
    }
}

/// How many elements a list has.
pub(super) fn count(schema: &Schema, count: usize, path: &str) -> Result<(), Refusal> {
    within(path, "elements", count, schema.min_items, schema.max_items)
}

/// A scalar that is known to be of its type.
pub(super) fn scalar(schema: &Schema, kind: SchemaType, text: &str, path: &str) -> Result<(), Refusal> {
    match kind {
        SchemaType::Integer | SchemaType::Number => range(schema, text, path)?,
        SchemaType::String => {
            within(path, "characters", text.chars().count(), schema.min_length, schema.max_length)?;
            pattern(schema, text, path)?;
            forbidden(schema, text, path)?;
        }
        _ => {}
    }
    Ok(())
}

/// Whether a scalar is one of those that are documented, if any are.
pub(super) fn documented(schema: &Schema, text: &str, path: &str) -> Result<(), Refusal> {
    let known: Vec<String> = schema.values.iter().filter_map(wire_text).collect();
    if known.is_empty() || known.iter().any(|value| value == text) {
        return Ok(());
    }
    Err(invalid(path, format_args!("{text:?} is none of {}", known.join(", "))))
}

fn within(path: &str, what: &str, count: usize, least: Option<u32>, most: Option<u32>) -> Result<(), Refusal> {
    let (least, most) = (least.unwrap_or(0), most.unwrap_or(u32::MAX));
    if u32::try_from(count).is_ok_and(|count| (least..=most).contains(&count)) {
        return Ok(());
    }
    Err(invalid(path, format_args!("it has {count} {what}")))
}

fn range(schema: &Schema, text: &str, path: &str) -> Result<(), Refusal> {
    // Every documented limit is far from where this loses digits.
    let value = text.parse::<f64>().unwrap_or(f64::NAN);
    let is_within = |limit: &Option<Number>, holds: fn(f64, f64) -> bool| {
        limit.as_ref().and_then(Number::as_f64).is_none_or(|limit| holds(value, limit))
    };
    if is_within(&schema.minimum, |value, limit| value >= limit)
        && is_within(&schema.maximum, |value, limit| value <= limit)
    {
        return Ok(());
    }
    Err(invalid(path, format_args!("{text} is out of range")))
}

fn pattern(schema: &Schema, text: &str, path: &str) -> Result<(), Refusal> {
    // A pattern that this engine does not know is documentation only.
    match schema.pattern.as_deref().and_then(|pattern| Regex::new(pattern).ok()) {
        Some(regex) if !regex.is_match(text) => Err(invalid(path, format_args!("{text:?} does not match {regex}"))),
        _ => Ok(()),
    }
}

fn forbidden(schema: &Schema, text: &str, path: &str) -> Result<(), Refusal> {
    if let Some(prefix) = schema.forbidden_prefixes.iter().find(|prefix| text.starts_with(*prefix)) {
        return Err(invalid(path, format_args!("{text:?} begins with {prefix:?}")));
    }
    match schema.forbidden_texts.iter().find(|part| text.contains(*part)) {
        Some(part) => Err(invalid(path, format_args!("{text:?} contains {part:?}"))),
        None => Ok(()),
    }
}
