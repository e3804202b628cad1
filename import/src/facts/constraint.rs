//! Facts of one value to the keywords of its schema.

use std::collections::BTreeSet;

use alicloud_format::naming::apart::{self, Wanted};
use alicloud_format::spec::keyword::{ConstraintKind, Keyword};
use alicloud_format::spec::{Deprecation, OrderedMap, Schema, SchemaType};
use serde_json::{Number as JsonNumber, Value};

use super::value;
use super::writer::{KeywordWriter, RemarkKind};
use crate::prose::{Fact, Found, Limit, NamedValue, Number, Quantity};

/// More values than this are not an enumeration that anybody matches on.
const MOST_VALUES: usize = 500;

impl KeywordWriter<'_> {
    /// States the constraints of a scalar.
    pub(crate) fn scalar(&mut self, schema: &mut Schema, facts: &[Found]) {
        if let Some(range) = range(facts).filter(|_| is_text(schema)) {
            add(&mut schema.limits, &range);
        }
        for found in facts {
            let line = found.line;
            match &found.fact {
                Fact::Values(values) => self.enumeration(line, schema, values),
                Fact::Minimum(number) => self.bound(line, schema, facts, number, false),
                Fact::Maximum(number) => self.bound(line, schema, facts, number, true),
                Fact::MinLength(count) if is_text(schema) => schema.min_length = Some(*count),
                Fact::MaxLength(count) if is_text(schema) => schema.max_length = Some(*count),
                Fact::ForbiddenPrefixes(texts) if is_text(schema) => add_all(&mut schema.forbidden_prefixes, texts),
                Fact::ForbiddenTexts(texts) if is_text(schema) => add_all(&mut schema.forbidden_texts, texts),
                Fact::FirstCharacter(first) if is_text(schema) => schema.first_character = Some(first.to_string()),
                Fact::Characters(set) if is_text(schema) => schema.characters = Some(set.to_string()),
                Fact::Layout(layout) if is_text(schema) => schema.layout = Some(layout.clone()),
                // Elements stand apart already.
                Fact::Separator(separator) if is_text(schema) && !self.target.is_element => {
                    schema.separator = Some(*separator)
                }
                Fact::MeasuredRange { minimum, maximum } => {
                    add(&mut schema.limits, &Limit::Range { low: minimum.clone(), high: maximum.clone() });
                }
                Fact::MaxItems(count) if is_text(schema) && !self.target.is_element && has_elements(facts) => {
                    add(&mut schema.limits, &Limit::Count { most: *count, of: "values" });
                }
                Fact::Pattern(pattern) if is_text(schema) && regex_lite::Regex::new(pattern).is_ok() => {
                    schema.pattern = Some(pattern.clone());
                }
                Fact::Limit(limit) => add(&mut schema.limits, limit),
                Fact::After(field) => schema.limits.push(Limit::LaterThan(field.clone()).to_string()),
                Fact::SeveralRanges => self.tell(RemarkKind::SeveralRanges, line, &found.says, "no range was taken"),
                _ => {}
            }
        }
        self.settle(schema);
        for found in facts {
            if let Fact::Default(text) = &found.fact {
                self.default(found.line, schema, text);
            }
        }
        self.count_stated(schema);
    }

    /// What holds for a value of whatever type.
    pub(crate) fn general(&mut self, schema: &mut Schema, facts: &[Found], siblings: &[&str]) {
        for found in facts {
            match &found.fact {
                Fact::Deprecated { replacement } => {
                    let replacement = replacement.clone().filter(|name| {
                        siblings.contains(&name.as_str()) && !self.target.field.ends_with(&format!("/{name}"))
                    });
                    schema.deprecated = Some(Deprecation { replacement, note: None });
                }
                Fact::RequiredWhen(clause) if !schema.required => {
                    schema.required_when = Some(crate::text::clean(clause, false));
                    self.count(ConstraintKind::Conditional);
                }
                Fact::IfOmitted(clause) if self.with_descriptions && self.target.is_request => {
                    schema.when_omitted = Some(crate::text::clean(clause, false));
                }
                Fact::Limit(limit) => add(&mut schema.limits, limit),
                _ => {}
            }
        }
    }

    /// How many elements a list may have.
    pub(crate) fn list(&mut self, schema: &mut Schema, facts: &[Found]) {
        for found in facts {
            match found.fact {
                Fact::MinItems(count) => schema.min_items = Some(count).filter(|count| *count > 1),
                Fact::MaxItems(count) => {
                    schema.max_items = Some(schema.max_items.map_or(count, |known| known.max(count)));
                    self.count(ConstraintKind::ListBound);
                }
                _ => {}
            }
        }
        if schema.min_items > schema.max_items && schema.max_items.is_some() {
            self.tell(RemarkKind::UpsideDown, self.target.line, "", "both bounds were left out");
            (schema.min_items, schema.max_items) = (None, None);
        }
    }

    /// States what is said of a map: it has no bounds of its own, but words for them.
    pub(crate) fn map(&mut self, schema: &mut Schema, facts: &[Found]) {
        for found in facts {
            match &found.fact {
                Fact::MaxItems(count) => schema.limits.push(Limit::Count { most: *count, of: "entries" }.to_string()),
                Fact::Default(text) => self.default(self.target.line, schema, text),
                _ => {}
            }
        }
        self.text_of_structure(schema, facts);
    }

    /// A limit on the text of a structure that is carried as text has no key of its own.
    pub(crate) fn text_of_structure(&mut self, schema: &mut Schema, facts: &[Found]) {
        for found in facts {
            match &found.fact {
                Fact::MaxLength(count) => {
                    let limit = Limit::Amount { low: None, high: Some(Number::from(*count)), of: "characters" };
                    add(&mut schema.limits, &limit);
                }
                Fact::Limit(limit) => {
                    let is_of_elements = |items: &Schema| items.limits.contains(&limit.to_string());
                    if !schema.items.as_deref().is_some_and(is_of_elements) {
                        add(&mut schema.limits, limit);
                    }
                }
                _ => {}
            }
        }
    }

    fn bound(&mut self, line: u32, schema: &mut Schema, facts: &[Found], end: &Number, is_upper: bool) {
        let number = match schema.kind {
            Some(SchemaType::Integer) => end.whole().map(JsonNumber::from),
            Some(SchemaType::Number) => value::of_number(end),
            Some(SchemaType::String) if tells_end(facts, end, is_upper) => return,
            _ => {
                let limit = if is_upper { Limit::AtMost(end.clone()) } else { Limit::AtLeast(end.clone()) };
                return add(&mut schema.limits, &limit);
            }
        };
        let Some(number) = number else {
            return self.tell(RemarkKind::BoundUnreadable, line, &end.to_string(), "left out");
        };
        let bound = if is_upper { &mut schema.maximum } else { &mut schema.minimum };
        *bound = Some(number);
    }

    fn enumeration(&mut self, line: u32, schema: &mut Schema, values: &[NamedValue]) {
        if schema.kind == Some(SchemaType::Boolean) || !schema.values.is_empty() || values.len() > MOST_VALUES {
            return;
        }
        let typed: Option<Vec<Value>> = values.iter().map(|named| value::of_text(schema.kind, &named.value)).collect();
        let Some(typed) = typed else {
            let says = values.iter().map(|named| named.value.as_str()).collect::<Vec<_>>().join(", ");
            return self.tell(RemarkKind::ValuesUnreadable, line, &says, "left out");
        };
        for (value, named) in typed.into_iter().zip(values) {
            if schema.values.contains(&value) {
                continue;
            }
            schema.values.push(value);
            let meaning = crate::text::clean(&named.meaning, true);
            if self.with_descriptions && !meaning.is_empty() {
                schema.enum_descriptions.insert(named.value.clone(), meaning);
            }
        }
    }

    /// Leaves out what contradicts itself: a range that ends before it starts, a range beside values that break it.
    fn settle(&mut self, schema: &mut Schema) {
        let is_less = |a: &Option<JsonNumber>, b: &Option<JsonNumber>| match (a, b) {
            (Some(a), Some(b)) => a.as_f64() < b.as_f64(),
            _ => false,
        };
        if is_less(&schema.maximum, &schema.minimum)
            || matches!((schema.min_length, schema.max_length), (Some(a), Some(b)) if b < a)
        {
            self.tell(RemarkKind::UpsideDown, self.target.line, "", "left out");
            (schema.minimum, schema.maximum, schema.min_length, schema.max_length) = (None, None, None, None);
        }
        let breaks = |value: &Value| {
            let limits = Schema { values: Vec::new(), ..schema.clone() };
            !limits.allows(value)
        };
        if schema.values.iter().any(breaks) {
            (schema.minimum, schema.maximum, schema.min_length, schema.max_length) = (None, None, None, None);
            self.tell(
                RemarkKind::BoundUnreadable,
                self.target.line,
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

    pub(crate) fn default(&mut self, line: u32, schema: &mut Schema, text: &str) {
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
            schema
                .values
                .iter()
                .find(|known| known.as_str().is_some_and(|known| known.eq_ignore_ascii_case(text)))
                .cloned()
        };
        match value {
            Some(value) if schema.allows(&value) => schema.default = Some(value),
            Some(value) if listed(&value).is_some() => schema.default = listed(&value),
            _ => self.tell(
                RemarkKind::DefaultUnreadable,
                line,
                text,
                "left out: not of the type, or outside of its limits",
            ),
        }
    }

    /// Counts what a value states. Bounds of lists and conditions are counted where they are found.
    fn count_stated(&mut self, schema: &Schema) {
        let kinds: BTreeSet<ConstraintKind> =
            Keyword::stated(schema).filter_map(|keyword| keyword.constraint).collect();
        let is_counted_there =
            |kind: &ConstraintKind| matches!(kind, ConstraintKind::ListBound | ConstraintKind::Conditional);
        for kind in kinds.into_iter().filter(|kind| !is_counted_there(kind)) {
            self.count(kind);
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

fn add(known: &mut Vec<String>, limit: &Limit) {
    let words = limit.to_string();
    if !known.contains(&words) {
        known.push(words);
    }
}

/// Whether facts tell a text with several values in it.
fn has_elements(facts: &[Found]) -> bool {
    facts.iter().any(|found| matches!(found.fact, Fact::Separator(_) | Fact::Json { is_list: true }))
}

/// The ends of a range within a text, which are one limit.
fn range(facts: &[Found]) -> Option<Limit> {
    let bare = |number: &Number| Quantity { number: number.clone(), unit: None };
    let low = facts.iter().find_map(|found| if let Fact::Minimum(low) = &found.fact { Some(bare(low)) } else { None });
    let high =
        facts.iter().find_map(|found| if let Fact::Maximum(high) = &found.fact { Some(bare(high)) } else { None });
    Some(Limit::Range { low: low?, high: high? })
}

/// Whether a limit tells the end of a range.
fn tells_end(facts: &[Found], end: &Number, is_upper: bool) -> bool {
    let limits = facts.iter().filter_map(|found| if let Fact::Limit(limit) = &found.fact { Some(limit) } else { None });
    limits.chain(range(facts).as_ref()).any(|limit| limit.has_end(end, is_upper))
}

/// Names of their own for values that would become one variant.
pub(crate) fn name_variants(schema: &mut Schema) {
    let texts: Vec<&str> = schema.values.iter().filter_map(Value::as_str).collect();
    let wanted: Vec<Wanted<'_>> = texts.iter().map(|wire| Wanted { wire, ..Wanted::default() }).collect();
    let stated = texts.iter().zip(apart::apart(&wanted, apart::VARIANT));
    let named: OrderedMap<String> = stated.filter_map(|(text, name)| Some(((*text).to_owned(), name?))).collect();
    schema.enum_names = named;
}
