//! Facts of prose to constraints of a schema.

use std::collections::BTreeSet;

use alicloud_format::naming::apart::{self, Wanted};
use alicloud_format::spec::keyword::Keyword;
use alicloud_format::spec::{Deprecation, OrderedMap, Schema, SchemaType};
use serde_json::{Number, Value};

use super::context::{Context, Spot};
use super::counts::ConstraintKind;
use super::finding::FindingKind;
use super::prose::{Fact, Found, NamedValue};
use super::value;

/// More values than this are not an enumeration that anybody matches on.
const MOST_VALUES: usize = 500;

/// States the constraints of a scalar.
pub(super) fn scalar(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, facts: &[Found]) {
    range_of_text(schema, facts);
    for found in facts {
        let spot = Spot { line: found.line, ..spot.clone() };
        match &found.fact {
            Fact::Values(values) => enumeration(context, &spot, schema, values),
            Fact::Minimum(text) => bound(context, &spot, schema, text, false),
            Fact::Maximum(text) => bound(context, &spot, schema, text, true),
            Fact::MinLength(count) if is_text(schema) => schema.min_length = Some(*count),
            Fact::MaxLength(count) if is_text(schema) => schema.max_length = Some(*count),
            Fact::ForbiddenPrefixes(texts) if is_text(schema) => add_all(&mut schema.forbidden_prefixes, texts),
            Fact::ForbiddenTexts(texts) if is_text(schema) => add_all(&mut schema.forbidden_texts, texts),
            Fact::FirstCharacter(words) if is_text(schema) => schema.first_character = Some(words.clone()),
            Fact::Characters(words) if is_text(schema) => schema.characters = Some(words.clone()),
            Fact::Layout(layout) if is_text(schema) => schema.layout = Some(layout.clone()),
            // Elements stand apart already.
            Fact::Separator(separator) if is_text(schema) && !is_element(&spot) => schema.separator = Some(*separator),
            Fact::MeasuredRange { minimum, maximum } => measured(schema, minimum.as_deref(), maximum.as_deref()),
            Fact::MaxItems(count) if is_text(schema) && !is_element(&spot) && has_elements(facts) => {
                add(&mut schema.limits, format!("at most {count} values"));
            }
            Fact::Pattern(pattern) if is_text(schema) && regex_lite::Regex::new(pattern).is_ok() => {
                schema.pattern = Some(pattern.clone());
            }
            Fact::Limit(words) => add(&mut schema.limits, words.clone()),
            Fact::After(field) => schema.limits.push(format!("later than `{field}`")),
            Fact::SeveralRanges => context.warn(FindingKind::SeveralRanges, &spot, &found.says, "no range was taken"),
            _ => {}
        }
    }
    settle(context, spot, schema);
    for found in facts {
        let spot = Spot { line: found.line, ..spot.clone() };
        if let Fact::Default(text) = &found.fact {
            default(context, &spot, schema, text);
        }
    }
    count(context, schema);
}

/// What holds for a value of whatever type.
pub(super) fn general(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, facts: &[Found], siblings: &[&str]) {
    for found in facts {
        match &found.fact {
            Fact::Deprecated { replacement } => {
                let replacement = replacement
                    .clone()
                    .filter(|name| siblings.contains(&name.as_str()) && !spot.field.ends_with(&format!("/{name}")));
                schema.deprecated = Some(Deprecation { replacement, note: None });
            }
            Fact::RequiredWhen(clause) if !schema.required => {
                schema.required_when = Some(crate::text::clean(clause, false));
                context.count(ConstraintKind::Conditional);
            }
            Fact::IfOmitted(clause) if context.options.with_descriptions && spot.is_request => {
                schema.when_omitted = Some(crate::text::clean(clause, false));
            }
            Fact::Limit(words) if !schema.limits.contains(words) => schema.limits.push(words.clone()),
            _ => {}
        }
    }
}

/// How many elements a list may have.
pub(super) fn list(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, facts: &[Found]) {
    for found in facts {
        match found.fact {
            Fact::MinItems(count) => schema.min_items = Some(count).filter(|count| *count > 1),
            Fact::MaxItems(count) => {
                schema.max_items = Some(schema.max_items.map_or(count, |known| known.max(count)));
                context.count(ConstraintKind::ListBound);
            }
            _ => {}
        }
    }
    if schema.min_items > schema.max_items && schema.max_items.is_some() {
        context.warn(FindingKind::UpsideDown, spot, "", "both bounds were left out");
        (schema.min_items, schema.max_items) = (None, None);
    }
}

/// States what is said of a map: it has no bounds of its own, but words for them.
pub(super) fn map(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, facts: &[Found]) {
    for found in facts {
        match &found.fact {
            Fact::MaxItems(count) => schema.limits.push(format!("at most {count} entries")),
            Fact::Default(text) => default(context, spot, schema, text),
            _ => {}
        }
    }
    text_of_structure(schema, facts);
}

/// A limit on the text of a structure that is carried as text has no key of its own.
pub(super) fn text_of_structure(schema: &mut Schema, facts: &[Found]) {
    for found in facts {
        match &found.fact {
            Fact::MaxLength(count) => add(&mut schema.limits, format!("up to {count} characters")),
            Fact::Limit(words) if schema.items.as_deref().is_none_or(|items| !items.limits.contains(words)) => {
                add(&mut schema.limits, words.clone());
            }
            _ => {}
        }
    }
}

fn is_text(schema: &Schema) -> bool {
    schema.kind == Some(SchemaType::String)
}

fn add_all(known: &mut Vec<String>, texts: &[String]) {
    for text in texts.iter().filter(|text| !text.is_empty()) {
        if !known.contains(text) {
            known.push(text.clone());
        }
    }
}

fn add(known: &mut Vec<String>, words: String) {
    if !known.contains(&words) {
        known.push(words);
    }
}

fn is_element(spot: &Spot) -> bool {
    spot.pointer.ends_with("/items")
}

/// Whether facts tell a text with several values in it.
fn has_elements(facts: &[Found]) -> bool {
    facts.iter().any(|found| matches!(found.fact, Fact::Separator(_) | Fact::Json { is_list: true }))
}

/// The ends of a range within a text are one limit.
fn range_of_text(schema: &mut Schema, facts: &[Found]) {
    let minimum = facts.iter().find_map(|found| if let Fact::Minimum(text) = &found.fact { Some(text) } else { None });
    let maximum = facts.iter().find_map(|found| if let Fact::Maximum(text) = &found.fact { Some(text) } else { None });
    if let (Some(minimum), Some(maximum)) = (minimum, maximum)
        && is_text(schema)
    {
        measured(schema, Some(minimum), Some(maximum));
    }
}

fn is_range_to(words: &str, end: &str, is_upper: bool) -> bool {
    let ends = words.split_once(" to ");
    ends.is_some_and(|(low, high)| if is_upper { high == end } else { low == end })
}

fn measured(schema: &mut Schema, minimum: Option<&str>, maximum: Option<&str>) {
    let words = match (minimum, maximum) {
        (Some(minimum), Some(maximum)) => format!("{minimum} to {maximum}"),
        (Some(minimum), None) => format!("at least {minimum}"),
        (None, Some(maximum)) => format!("at most {maximum}"),
        (None, None) => return,
    };
    if !schema.limits.contains(&words) {
        schema.limits.push(words);
    }
}

fn bound(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, text: &str, is_upper: bool) {
    let number = match schema.kind {
        Some(SchemaType::Integer) => value::integer(text).map(Number::from),
        Some(SchemaType::Number) => value::number(text),
        // That a text has both ends is told already.
        Some(SchemaType::String) if schema.limits.iter().any(|words| is_range_to(words, text, is_upper)) => return,
        _ => return measured(schema, (!is_upper).then_some(text), is_upper.then_some(text)),
    };
    let Some(number) = number else {
        return context.warn(FindingKind::BoundUnreadable, spot, text, "left out");
    };
    let bound = if is_upper { &mut schema.maximum } else { &mut schema.minimum };
    *bound = Some(number);
}

fn enumeration(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, values: &[NamedValue]) {
    if schema.kind == Some(SchemaType::Boolean) || !schema.values.is_empty() || values.len() > MOST_VALUES {
        return;
    }
    let typed: Option<Vec<Value>> = values.iter().map(|named| value::of_text(schema.kind, &named.value)).collect();
    let Some(typed) = typed else {
        let says = values.iter().map(|named| named.value.as_str()).collect::<Vec<_>>().join(", ");
        return context.warn(FindingKind::ValuesUnreadable, spot, &says, "left out");
    };
    for (value, named) in typed.into_iter().zip(values) {
        if schema.values.contains(&value) {
            continue;
        }
        schema.values.push(value);
        let meaning = crate::text::clean(&named.meaning, true);
        if context.options.with_descriptions && !meaning.is_empty() {
            schema.enum_descriptions.insert(named.value.clone(), meaning);
        }
    }
}

/// Leaves out what contradicts itself: a range that ends before it starts, a range beside values that break it.
fn settle(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema) {
    let is_less = |a: &Option<Number>, b: &Option<Number>| match (a, b) {
        (Some(a), Some(b)) => a.as_f64() < b.as_f64(),
        _ => false,
    };
    if is_less(&schema.maximum, &schema.minimum)
        || matches!((schema.min_length, schema.max_length), (Some(a), Some(b)) if b < a)
    {
        context.warn(FindingKind::UpsideDown, spot, "", "left out");
        (schema.minimum, schema.maximum, schema.min_length, schema.max_length) = (None, None, None, None);
    }
    let breaks = |value: &Value| {
        let limits = Schema { values: Vec::new(), ..schema.clone() };
        !limits.allows(value)
    };
    if schema.values.iter().any(breaks) {
        (schema.minimum, schema.maximum, schema.min_length, schema.max_length) = (None, None, None, None);
        context.warn(
            FindingKind::BoundUnreadable,
            spot,
            "a documented value breaks a documented limit",
            "the limit was left out",
        );
    }
    let numbers = [&schema.minimum, &schema.maximum].into_iter().flatten().cloned().map(Value::Number);
    if schema.kind == Some(SchemaType::Integer) && schema.format.is_none() {
        let is_wide = numbers.chain(schema.values.iter().cloned()).any(|number| value::is_wide(&number));
        schema.format = is_wide.then_some(alicloud_format::spec::Format::Int64);
    }
}

pub(super) fn default(context: &mut Context<'_>, spot: &Spot, schema: &mut Schema, text: &str) {
    if schema.default.is_some() {
        return;
    }
    let value = value::of_text(schema.kind, text).or_else(|| {
        // `1 (enabled)`, `100 seconds`: the number before the words.
        let first = text.split([' ', '（', '(']).next().filter(|first| first.len() < text.len())?;
        value::of_text(schema.kind.filter(|kind| *kind != SchemaType::String), first)
    });
    let listed = |value: &Value| {
        let text = value.as_str()?;
        schema.values.iter().find(|known| known.as_str().is_some_and(|known| known.eq_ignore_ascii_case(text))).cloned()
    };
    match value {
        Some(value) if schema.allows(&value) => schema.default = Some(value),
        Some(value) if listed(&value).is_some() => schema.default = listed(&value),
        _ => context.warn(
            FindingKind::DefaultUnreadable,
            spot,
            text,
            "left out: not of the type, or outside of its limits",
        ),
    }
}

/// Counts what a value states. Bounds of lists and conditions are counted where they are found.
fn count(context: &mut Context<'_>, schema: &Schema) {
    let kinds: BTreeSet<ConstraintKind> = Keyword::stated(schema).filter_map(|keyword| keyword.constraint).collect();
    let is_counted_there =
        |kind: &ConstraintKind| matches!(kind, ConstraintKind::ListBound | ConstraintKind::Conditional);
    for kind in kinds.into_iter().filter(|kind| !is_counted_there(kind)) {
        context.count(kind);
    }
}

/// Names of their own for values that would become one variant.
pub(super) fn name_variants(schema: &mut Schema) {
    let texts: Vec<&str> = schema.values.iter().filter_map(Value::as_str).collect();
    let wanted: Vec<Wanted<'_>> = texts.iter().map(|wire| Wanted { wire, ..Wanted::default() }).collect();
    let stated = texts.iter().zip(apart::apart(&wanted, apart::VARIANT));
    let named: OrderedMap<String> = stated.filter_map(|(text, name)| Some(((*text).to_owned(), name?))).collect();
    schema.enum_names = named;
}
