//! The limits of a schema held against its documented values.

use alicloud_format::spec::{Format, Schema, SchemaType, is_less};
use serde_json::{Number, Value};

use super::pattern::Pattern;
use crate::decision::DecisionKind;
use crate::openmeta::context::Context;

/// Leaves out limits that a documented value breaks: the value was written by someone who tried it.
pub(super) fn keep_sound(context: &mut Context<'_>, schema: &mut Schema, pattern: Option<Pattern>) -> Option<Pattern> {
    if schema.values.is_empty() {
        return pattern;
    }
    let numbers = || schema.values.iter().filter_map(Value::as_number);
    let texts = || schema.values.iter().filter_map(Value::as_str);
    let counts = || texts().map(|text| text.chars().count());
    let below = schema.minimum.as_ref().is_some_and(|least| numbers().any(|value| is_less(value, least)));
    let above = schema.maximum.as_ref().is_some_and(|most| numbers().any(|value| is_less(most, value)));
    let short = schema.min_length.is_some_and(|least| counts().any(|count| count < least as usize));
    let long = schema.max_length.is_some_and(|most| counts().any(|count| count > most as usize));
    let unmatched = pattern.as_ref().is_some_and(|pattern| texts().any(|text| !pattern.allows(text)));
    let mut drop = |key: &str, is_broken: bool| {
        if is_broken {
            context.at(key, |context| {
                context.decide(DecisionKind::BoundContradicted, key, "left out: a value of `enum` breaks it");
            });
        }
        is_broken
    };
    let [below, above, short, long, unmatched] = [
        drop("minimum", below),
        drop("maximum", above),
        drop("minLength", short),
        drop("maxLength", long),
        drop("pattern", unmatched),
    ];
    schema.minimum = schema.minimum.take().filter(|_| !below);
    schema.maximum = schema.maximum.take().filter(|_| !above);
    schema.min_length = schema.min_length.filter(|_| !short);
    schema.max_length = schema.max_length.filter(|_| !long);
    pattern.filter(|_| !unmatched)
}

/// Whether a value keeps all limits of its schema.
pub(super) fn conforms(schema: &Schema, pattern: Option<&Pattern>, value: &Value) -> bool {
    let matches = |text: &str| pattern.is_none_or(|pattern| pattern.allows(text));
    schema.allows(value) && value.as_str().is_none_or(matches)
}

/// An integer that someone documented a larger value of has 64 bits.
pub(super) fn width(context: &mut Context<'_>, schema: &mut Schema) {
    if schema.kind != Some(SchemaType::Integer) || schema.format.is_some() {
        return;
    }
    let bounds = [&schema.minimum, &schema.maximum].into_iter().flatten();
    let documented = [&schema.default, &schema.example].into_iter().flatten().chain(&schema.values);
    let is_large = |number: &Number| number.as_i64().is_some_and(|value| i32::try_from(value).is_err());
    let large = bounds.chain(documented.filter_map(Value::as_number)).find(|number| is_large(number));
    if let Some(large) = large {
        context.decide(DecisionKind::Widened, &large.to_string(), "written as `int64`");
        schema.format = Some(Format::Int64);
    }
}
