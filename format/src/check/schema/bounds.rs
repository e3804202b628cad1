//! Bounds that are upside down, or that no value of the type can reach.

use serde_json::Number;

use super::Look;
use crate::check::conform::number;
use crate::diagnostic::Place;
use crate::spec::{Format, SchemaType};

pub(super) fn check(look: &mut Look<'_, '_, '_>) {
    let schema = look.schema();
    let whole = |bound: Option<u32>| bound.map(Number::from);
    pair(look, ["minimum", "maximum"], [schema.minimum.clone(), schema.maximum.clone()]);
    pair(look, ["minLength", "maxLength"], [whole(schema.min_length), whole(schema.max_length)]);
    pair(look, ["minItems", "maxItems"], [whole(schema.min_items), whole(schema.max_items)]);
    if schema.kind == Some(SchemaType::Integer) {
        integer(look, "minimum", schema.minimum.as_ref());
        integer(look, "maximum", schema.maximum.as_ref());
    }
}

fn pair(look: &mut Look<'_, '_, '_>, [least, most]: [&'static str; 2], bounds: [Option<Number>; 2]) {
    let [Some(low), Some(high)] = bounds else { return };
    if !number::less(&high, &low) {
        return;
    }
    let finding = look.error("upside-down-range", most, format!("`{most}` {high} is less than `{least}` {low}"));
    let related = look.part(least);
    look.push(
        finding
            .label(format!("less than `{least}`"))
            .related(look.document.path, related, Place::Value, format!("`{least}`"))
            .help("swap them"),
    );
}

fn integer(look: &mut Look<'_, '_, '_>, keyword: &'static str, bound: Option<&Number>) {
    let Some(bound) = bound else { return };
    let format = look.schema().format;
    let (problem, help) = match bound.as_i128() {
        None => ("is not an integer", "use an integer, or the type `number`"),
        Some(value) if number::fits(value, format) => return,
        Some(_) if format == Some(Format::Int64) => ("does not fit in 64 bits", "remove it"),
        Some(_) => ("does not fit in 32 bits", "add `\"format\": \"int64\"`"),
    };
    let finding = look.error("unfit-bound", keyword, format!("`{keyword}` {bound} {problem}"));
    look.push(finding.label(problem).help(help));
}
