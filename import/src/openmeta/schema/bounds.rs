//! Bounds of numbers, and counts of characters and elements.
//!
//! The source writes them as texts or numbers, with or without a fraction, on types that have none. What is read here is
//! sound by itself; whether documented values keep it is seen with the values.

use alicloud_format::spec::{Schema, SchemaType, is_less};
use serde_json::{Number, Value};

use crate::decision::{DecisionKind, quoted};
use crate::openmeta::context::Context;
use crate::openmeta::keys;
use crate::openmeta::source::Object;

/// From here on a bound says no more than a 64-bit integer does.
const MEANINGLESS: f64 = 9.2e18;

/// A bound as the source gives it.
#[derive(Clone, Copy)]
enum Bound {
    Whole(i128),
    Fraction(f64),
}

/// Which end of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Least,
    Greatest,
}

pub(super) fn fill(context: &mut Context<'_>, object: &Object, schema: &mut Schema) {
    if matches!(schema.kind, Some(SchemaType::Integer | SchemaType::Number)) {
        schema.minimum = range(context, object, schema.kind, End::Least);
        schema.maximum = range(context, object, schema.kind, End::Greatest);
        if is_upside_down(schema.minimum.as_ref(), schema.maximum.as_ref()) {
            upside_down(context, object, ["minimum", "maximum"]);
            (schema.minimum, schema.maximum) = (None, None);
        }
    } else {
        // On text it might be a count of characters or the range of the number in it: nobody knows.
        for key in ["minimum", "maximum"] {
            keys::misplaced(context, object, key);
        }
    }
    let of_text = schema.kind == Some(SchemaType::String);
    [schema.min_length, schema.max_length] = counts(context, object, of_text, ["minLength", "maxLength"]);
    let of_list = schema.kind == Some(SchemaType::Array);
    [schema.min_items, schema.max_items] = counts(context, object, of_list, ["minItems", "maxItems"]);
}

fn upside_down(context: &mut Context<'_>, object: &Object, [least, greatest]: [&str; 2]) {
    let shown = |key: &str| object.get(key).map_or_else(String::new, quoted);
    let says = format!("{} to {}", shown(least), shown(greatest));
    context.decide(DecisionKind::UpsideDown, &says, "both ends left out");
}

fn is_upside_down(least: Option<&Number>, greatest: Option<&Number>) -> bool {
    matches!((least, greatest), (Some(least), Some(greatest)) if is_less(greatest, least))
}

fn range(context: &mut Context<'_>, object: &Object, kind: Option<SchemaType>, end: End) -> Option<Number> {
    let (key, exclusive_key) = match end {
        End::Least => ("minimum", "exclusiveMinimum"),
        End::Greatest => ("maximum", "exclusiveMaximum"),
    };
    let exclusive = object.get(exclusive_key).unwrap_or(&Value::Null);
    // Newer JSON Schema has the bound itself under the exclusive key.
    let (value, key, is_exclusive) = match (object.get(key).filter(|value| !value.is_null()), exclusive) {
        (Some(value), exclusive) => (value, key, is_true(exclusive)),
        (None, Value::Number(_)) => (exclusive, exclusive_key, true),
        (None, _) => return None,
    };
    let Some(bound) = read(value) else {
        context.decide_at(key, DecisionKind::BoundUnreadable, value, "left out: not a number");
        return None;
    };
    if is_meaningless(bound) {
        context.decide_at(key, DecisionKind::BoundMeaningless, value, "left out: beyond 64 bits");
        return None;
    }
    context.at(key, |context| match kind {
        Some(SchemaType::Integer) => whole(context, object, bound, end, is_exclusive),
        _ => any_number(context, bound, is_exclusive),
    })
}

fn is_true(value: &Value) -> bool {
    value.as_bool() == Some(true) || value.as_str().is_some_and(|text| text.eq_ignore_ascii_case("true"))
}

fn read(value: &Value) -> Option<Bound> {
    match value {
        Value::Number(number) => number.as_i128().map(Bound::Whole).or_else(|| number.as_f64().map(Bound::Fraction)),
        Value::String(text) => {
            let text = text.trim();
            let fraction = || text.parse::<f64>().ok().filter(|value| value.is_finite()).map(Bound::Fraction);
            text.parse().ok().map(Bound::Whole).or_else(fraction)
        }
        _ => None,
    }
}

fn is_meaningless(bound: Bound) -> bool {
    match bound {
        Bound::Whole(value) => value >= i128::from(i64::MAX) || value <= i128::from(i64::MIN),
        Bound::Fraction(value) => value.abs() >= MEANINGLESS,
    }
}

fn whole(context: &mut Context<'_>, object: &Object, bound: Bound, end: End, is_exclusive: bool) -> Option<Number> {
    let (mut value, is_rounded) = match (bound, end) {
        (Bound::Whole(value), _) => (value, false),
        // In range: what is beyond has been left out.
        (Bound::Fraction(value), End::Least) => (value.ceil() as i128, value.fract() != 0.0),
        (Bound::Fraction(value), End::Greatest) => (value.floor() as i128, value.fract() != 0.0),
    };
    if is_rounded {
        context.decide(DecisionKind::BoundRepaired, "a fraction", format!("rounded to {value}"));
    }
    // A fraction is no integer, so rounding has excluded it already.
    if is_exclusive && !is_rounded {
        if is_documented(object, value) {
            context.decide(DecisionKind::ExclusiveBound, "exclusive", "kept as inclusive: it is a documented value");
        } else {
            value += if end == End::Least { 1 } else { -1 };
            context.decide(DecisionKind::ExclusiveBound, "exclusive", format!("written as {value}"));
        }
    }
    i64::try_from(value).ok().map(Number::from)
}

/// Whether the default, the example or an enumerated value is the bound itself, which then is not exclusive.
fn is_documented(object: &Object, bound: i128) -> bool {
    let is_bound = |value: &Value| match value {
        Value::String(text) => text.trim().parse() == Ok(bound),
        value => value.as_i64().map(i128::from) == Some(bound),
    };
    let values = object.get("enum").and_then(Value::as_array).into_iter().flatten();
    values.chain(object.get("default")).chain(object.get("example")).any(is_bound)
}

fn any_number(context: &mut Context<'_>, bound: Bound, is_exclusive: bool) -> Option<Number> {
    if is_exclusive {
        context.decide(DecisionKind::ExclusiveBound, "exclusive", "kept as inclusive: no number is the next");
    }
    match bound {
        Bound::Whole(value) => i64::try_from(value).ok().map(Number::from),
        Bound::Fraction(value) => Number::from_f64(value),
    }
}

fn counts(context: &mut Context<'_>, object: &Object, is_placed: bool, keys: [&str; 2]) -> [Option<u32>; 2] {
    if !is_placed {
        for key in keys {
            keys::misplaced(context, object, key);
        }
        return [None, None];
    }
    let [least, greatest] = keys.map(|key| count(context, object, key));
    // Nothing at all would be allowed; what is meant is that there is no bound.
    let greatest = match greatest {
        Some(0) => {
            let key = keys[1];
            context.at(key, |context| {
                context.decide(DecisionKind::BoundMeaningless, "0", "left out: it would allow nothing");
            });
            None
        }
        greatest => greatest,
    };
    if matches!((least, greatest), (Some(least), Some(greatest)) if greatest < least) {
        upside_down(context, object, keys);
        return [None, None];
    }
    [least.filter(|least| *least > 0), greatest]
}

fn count(context: &mut Context<'_>, object: &Object, key: &str) -> Option<u32> {
    let value = object.get(key).filter(|value| !value.is_null())?;
    let count = match read(value) {
        Some(Bound::Whole(count)) => u32::try_from(count).ok(),
        Some(Bound::Fraction(count)) if count.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&count) => {
            Some(count as u32)
        }
        _ => None,
    };
    if count.is_none() {
        context.decide_at(key, DecisionKind::BoundUnreadable, value, "left out: not a count");
    }
    count
}
