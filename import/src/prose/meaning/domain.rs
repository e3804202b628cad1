//! What values there are: lists of them, and ranges.

use super::below::{below, lines_after, paragraphs};
use super::counts::{counts_characters, items_between};
use super::phrase_match::{PhraseMatch, Yield};
use super::values::{self, ListedValues};
use crate::prose::fact::limit::Limit;
use crate::prose::fact::number::{Number, Quantity};
use crate::prose::fact::{Fact, NamedValue};
use crate::prose::language::clauses::{is_conditional, is_restricted};
use crate::prose::language::names;
use crate::prose::language::numbers::{self, Span, leading};
use crate::prose::subject::ValueShape;
use crate::prose::text::TextBlock;

/// What follows a label: a range, values, or bullets.
pub(crate) fn domain(here: &PhraseMatch<'_>) -> Yield {
    let rest = here.after();
    if let Some(said) = here.group(&["count", "count2"]) {
        return if is_conditional(here.before()) { Yield::default() } else { in_counted_bullets(here, said) };
    }
    if let Some(owner) = here.group(&["of", "of2"]) {
        // A lone letter stands for the number of an element.
        if owner.len() == 1 {
            return index(rest).into();
        }
        if !names::is_same(here.subject.name, owner) {
            return Yield::default();
        }
    }
    let is_case = is_conditional(here.before());
    if let Some(span) = numbers::span(rest) {
        let facts = spanned(here, &span);
        return if is_case && !facts.is_empty() { vec![Fact::SeveralRanges].into() } else { facts.into() };
    }
    if is_case || is_restricted(rest) {
        return Yield::default();
    }
    if let Some(facts) = mixed(here, rest) {
        return facts.into();
    }
    let announces = rest.trim().trim_end_matches([':', '：']).trim();
    let is_last = here.sentence.end == here.text.plain.len();
    if is_last && (announces.is_empty() || rest.trim_end().ends_with([':', '：']) && announces.chars().count() < 60) {
        return in_bullets(here);
    }
    if announces.is_empty() && !is_last {
        let facts = of_lines(&lines_after(here.text, &here.sentence), here.shape);
        if !facts.is_empty() {
            return facts.into();
        }
    }
    let Some(found) = values::listed(here.text, here.matched.end..here.sentence.end) else {
        return Yield::default();
    };
    let is_long = is_restricted(here.text.plain.get(found.end..here.sentence.end).unwrap_or_default());
    if is_long { Yield::default() } else { explained(here, found) }
}

/// The range of `N` in `Tag.N.Key`.
fn index(rest: &str) -> Vec<Fact> {
    let Some(span) = numbers::span(rest) else { return Vec::new() };
    items_between(span.low.count(), span.high.count())
}

fn spanned(here: &PhraseMatch<'_>, span: &Span<'_>) -> Vec<Fact> {
    let rest = span.rest.trim_start();
    if here.shape == ValueShape::List {
        let is_count = rest.starts_with('个') && !counts_characters(rest);
        return if is_count { items_between(span.low.count(), span.high.count()) } else { Vec::new() };
    }
    let is_length = counts_characters(rest) && !matches!(here.shape, ValueShape::Number { .. });
    let is_ordered = span.low_unit != span.high_unit && span.low_unit.is_some() || span.low.is_at_most(&span.high);
    if is_length || !is_ordered || matches!(here.shape, ValueShape::Boolean) {
        return Vec::new();
    }
    if is_restricted(span.rest) {
        return vec![Fact::SeveralRanges];
    }
    let (low, high) = match also(span.rest) {
        Also::Nothing => (span.low.clone(), span.high.clone()),
        Also::Numbers(more) => hull(span, &more),
        Also::Unclear => return vec![Fact::SeveralRanges],
    };
    match (span.low_unit, span.high_unit) {
        (Some(first), Some(second)) if first != second || here.shape == ValueShape::Text => {
            let minimum = Quantity { number: low, unit: Some(first) };
            vec![Fact::MeasuredRange { minimum, maximum: Quantity { number: high, unit: Some(second) } }]
        }
        (Some(_), None) => Vec::new(),
        (None, Some(unit)) if here.shape == ValueShape::Text && has_unit(here.subject.example) => {
            vec![Fact::Limit(Limit::Amount { low: Some(low), high: Some(high), of: numbers::long(unit) })]
        }
        _ => bounds(here.shape, low, high, span.excludes),
    }
}

/// Whether an example value carries its unit: `604800s`.
fn has_unit(example: &str) -> bool {
    let unit = example.trim().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
    unit.len() < example.trim().len() && !unit.is_empty() && unit.chars().all(char::is_alphabetic)
}

/// A number and a range beside it: `-1 or 1 to 100`.
fn mixed(here: &PhraseMatch<'_>, rest: &str) -> Option<Vec<Fact>> {
    let (first, _, more) = leading(rest)?;
    let next = ["|", "or ", "and ", "或者", "或", ",", "，", "、"]
        .iter()
        .find_map(|joint| more.trim_start().strip_prefix(joint))?;
    let span = numbers::span(next)?;
    let is_number = !matches!(here.shape, ValueShape::List | ValueShape::Boolean) && !counts_characters(span.rest);
    let is_plain = is_number && matches!(also(span.rest), Also::Nothing) && !is_restricted(span.rest);
    if !is_plain {
        return is_number.then(|| vec![Fact::SeveralRanges]);
    }
    let (low, high) = hull(&span, &[first]);
    Some(bounds(here.shape, low, high, (false, false)))
}

/// The ends of a range, moved where they are excluded.
fn bounds(shape: ValueShape, low: Number, high: Number, excludes: (bool, bool)) -> Vec<Fact> {
    let moved = |end: Number, is_excluded: bool, by: i64| {
        let is_fraction = shape == ValueShape::Number { is_integer: false } || end.has_fraction();
        match is_excluded {
            false => Some(end),
            // Between an excluded end and the next fraction there is nothing that could be stated.
            true if is_fraction => None,
            true => end.whole()?.checked_add(by).map(Number::from),
        }
    };
    let low = moved(low, excludes.0, 1).map(Fact::Minimum);
    let high = moved(high, excludes.1, -1).map(Fact::Maximum);
    low.into_iter().chain(high).collect()
}

/// What may be beside a range: `1–9, 12, 24`.
enum Also {
    Nothing,
    Numbers(Vec<Number>),
    Unclear,
}

fn also(rest: &str) -> Also {
    let mut more = Vec::new();
    let mut rest = rest;
    for _ in 0..50 {
        let trimmed = rest.trim_start();
        let joins = ["、", "，", ",", "或者", "或", "和", "or ", "and ", "; ", "；"];
        let Some(joint) = joins.iter().find(|joint| trimmed.starts_with(**joint)) else { break };
        let mut next = trimmed.get(joint.len()..).unwrap_or_default().trim_start();
        for also in ["or ", "and ", "或者", "或"] {
            next = next.strip_prefix(also).unwrap_or(next).trim_start();
        }
        if let Some(span) = numbers::span(next) {
            more.extend([span.low, span.high]);
            rest = span.rest;
        } else if let Some((number, _, after)) = leading(next) {
            more.push(number);
            rest = after;
        } else if next.starts_with(['-', '[', '(']) {
            return Also::Unclear;
        } else {
            break;
        }
        if is_restricted(rest) || rest.trim_start().starts_with(['：', ':', '（', '(']) {
            return Also::Unclear;
        }
    }
    if more.is_empty() { Also::Nothing } else { Also::Numbers(more) }
}

/// The least range that holds a range and more numbers.
fn hull(span: &Span<'_>, more: &[Number]) -> (Number, Number) {
    let (mut low, mut high) = (span.low.clone(), span.high.clone());
    for number in more {
        if !low.is_at_most(number) {
            low.clone_from(number);
        }
        if !number.is_at_most(&high) {
            high.clone_from(number);
        }
    }
    (low, high)
}

/// The values of the bullets below the label, or of what else begins with marked words there.
fn in_bullets(here: &PhraseMatch<'_>) -> Yield {
    let below = below(here.prose, here.index);
    let bullets = below.first_level(here.prose);
    if bullets.is_empty() {
        return in_paragraphs(here);
    }
    let found = values::of_bullets(&bullets).filter(|_| !below.is_broken);
    let facts = found.map(|values| as_facts(values, here.shape)).filter(|facts| !facts.is_empty());
    match facts {
        Some(facts) => Yield { facts, told: below.indices },
        None => ranges_in_bullets(&bullets, here.shape).into(),
    }
}

/// The values that paragraphs begin with, each of them marked: `**Hot**: above 40`.
fn in_paragraphs(here: &PhraseMatch<'_>) -> Yield {
    let (paragraphs, told) = paragraphs(here.prose, here.index);
    let facts = of_lines(&paragraphs, here.shape);
    Yield { told: if facts.is_empty() { Vec::new() } else { told }, facts }
}

fn of_lines(lines: &[TextBlock], shape: ValueShape) -> Vec<Fact> {
    let lines: Vec<&TextBlock> = lines.iter().collect();
    values::of_bullets(&lines).map(|values| as_facts(values, shape)).unwrap_or_default()
}

/// The values of bullets that are counted before them: `the following four are supported`.
fn in_counted_bullets(here: &PhraseMatch<'_>, said: &str) -> Yield {
    let below = below(here.prose, here.index);
    let found = values::of_bullets(&below.first_level(here.prose)).filter(|_| !below.is_broken);
    let found = found.filter(|found| numbers::spelled(said) == Some(found.values.len()));
    match found {
        Some(found) => Yield { facts: as_facts(found, here.shape), told: below.indices },
        None => Yield::default(),
    }
}

/// The range that holds those of bullets that are apart: `-1：…` and `1~100：…`. Where they meet, they are of several cases.
fn ranges_in_bullets(bullets: &[&TextBlock], shape: ValueShape) -> Vec<Fact> {
    let mut spans: Vec<(f64, f64, Number, Number)> = Vec::new();
    let mut has_span = false;
    for bullet in bullets {
        let text = bullet.text.plain.as_str();
        let span = numbers::span(text);
        has_span = has_span || span.is_some();
        let single = || leading(text).map(|(number, _, rest)| (number.clone(), number, rest));
        let Some((low, high, rest)) = span.map(|span| (span.low, span.high, span.rest)).or_else(single) else { break };
        let is_told = rest.trim_start().starts_with(['：', ':', '（', '(']);
        if !is_told {
            break;
        }
        spans.push((low.approximate(), high.approximate(), low, high));
    }
    if !has_span {
        return Vec::new();
    }
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let are_apart = spans.windows(2).all(|pair| matches!(pair, [one, other] if one.1 < other.0));
    match (spans.first(), spans.last()) {
        (Some(first), Some(last)) if are_apart && spans.len() == bullets.len() => {
            bounds(shape, first.2.clone(), last.3.clone(), (false, false))
        }
        _ => vec![Fact::SeveralRanges],
    }
}

/// Values of a sentence, with the meanings that bullets below give them.
fn explained(here: &PhraseMatch<'_>, mut found: ListedValues) -> Yield {
    // Only a sentence that bullets follow is explained by them.
    let is_last = here.sentence.end == here.text.plain.len();
    let indices = if is_last { below(here.prose, here.index).indices } else { Vec::new() };
    let bullets: Vec<&TextBlock> = indices.iter().filter_map(|index| here.prose.blocks.get(*index)).collect();
    let told = values::of_bullets(&bullets).filter(|told| {
        let knows = |value: &NamedValue| found.values.iter().any(|known| known.value == value.value);
        told.values.iter().all(knows)
    });
    let indices = if told.is_some() { indices } else { Vec::new() };
    if let Some(told) = told {
        found.default = found.default.or(told.default);
        for value in told.values {
            if let Some(known) = found.values.iter_mut().find(|known| known.value == value.value) {
                known.meaning = value.meaning;
            }
        }
    }
    Yield { facts: as_facts(found, here.shape), told: indices }
}

/// Values as facts; none if the type cannot have them.
pub(crate) fn as_facts(found: ListedValues, shape: ValueShape) -> Vec<Fact> {
    let is =
        |values: &[&str]| found.values.iter().all(|value| values.iter().any(|is| value.value.eq_ignore_ascii_case(is)));
    let is_possible = match shape {
        ValueShape::Number { .. } => found.values.iter().all(|value| Number::read(&value.value).is_some()),
        ValueShape::Boolean => is(&["true", "false", "0", "1"]),
        _ => true,
    };
    if !is_possible {
        return Vec::new();
    }
    let default = found.default.map(Fact::Default);
    // That a boolean is true or false, its type says.
    let values = (shape != ValueShape::Boolean).then_some(Fact::Values(found.values));
    values.into_iter().chain(default).collect()
}

/// A range that a phrase states by itself.
pub(crate) fn range(here: &PhraseMatch<'_>) -> Vec<Fact> {
    if here.shape == ValueShape::Text {
        return size(here).into_iter().collect();
    }
    let ValueShape::Number { .. } = here.shape else { return Vec::new() };
    if let Some(found) = here.groups.name("positive") {
        return positive(here, found.as_str()).into_iter().collect();
    }
    if let Some(found) = here.groups.name("span") {
        return between(here, found.start());
    }
    let (minimum, maximum) = (here.group(&["min", "min2"]), here.group(&["max"]));
    let rest = here.after().trim_start();
    let counted = ["个", "条", "台", "次", "倍", "组", "种", "项"].iter().any(|noun| rest.starts_with(noun));
    // `10 security groups` is a count of something, `10 seconds` is not.
    let written = maximum.or(minimum).unwrap_or_default();
    let with_unit = format!("{written}{}", here.after());
    let unit = leading(&with_unit);
    let Some((_, unit, follows)) = unit else { return Vec::new() };
    let is_thing = unit.is_none()
        && follows.starts_with(' ')
        && follows.trim_start().starts_with(|c: char| c.is_ascii_alphabetic());
    if counted || counts_characters(rest) || is_thing || is_other(here) {
        return Vec::new();
    }
    if is_conditional(here.before()) || is_restricted(follows) {
        return Vec::new();
    }
    let minimum = minimum.and_then(Number::read).map(Fact::Minimum);
    minimum.into_iter().chain(maximum.and_then(Number::read).map(Fact::Maximum)).collect()
}

/// That a number is greater than 0: for one that has no fractions, this is at least 1.
fn positive(here: &PhraseMatch<'_>, said: &str) -> Option<Fact> {
    let is_integer = here.shape == ValueShape::Number { is_integer: true };
    let says_integer = said.to_ascii_lowercase().contains("integer") || said.contains("整数");
    let end = here.groups.name("positive").map_or(0, |found| here.sentence.start + found.end());
    let follows = here.text.plain.get(end..here.sentence.end).unwrap_or_default();
    let joined = follows.trim_start();
    let goes_on = numbers::touches(follows) || ["or ", "或"].iter().any(|joint| joined.starts_with(joint));
    let is_plain = !goes_on && !is_restricted(follows) && matches!(also(follows), Also::Nothing);
    let is_certain = !is_conditional(here.before()) && !is_qualified(here.before()) && !is_other(here);
    ((is_integer || says_integer) && is_plain && is_certain).then(|| Fact::Minimum(Number::from(1_u32)))
}

/// A range that is in the middle of a sentence, from a byte of it on.
fn between(here: &PhraseMatch<'_>, start: usize) -> Vec<Fact> {
    let (before, range) = here.said().split_at_checked(start).unwrap_or_default();
    if numbers::is_inside(before) || is_conditional(before) || is_qualified(before) || is_other(here) {
        return Vec::new();
    }
    numbers::span(range).map(|span| spanned(here, &span)).unwrap_or_default()
}

/// Whether the clause that ends here says that something is not so, or is one of several cases: `it cannot be`, `-1 or`.
fn is_qualified(before: &str) -> bool {
    let clause = before.rsplit([',', ';', '，', '；', '。']).next().unwrap_or_default().to_ascii_lowercase();
    let is_turned = |word: &str| {
        ["not", "cannot", "never", "no", "nor", "neither", "or", "unless"].contains(&word) || word.ends_with("n't")
    };
    clause.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'').any(is_turned)
        || clause.contains(['不', '非', '无', '勿', '未', '否', '或'])
}

/// How much a text may hold, in bytes: `up to 16 KB`.
fn size(here: &PhraseMatch<'_>) -> Option<Fact> {
    let maximum = here.group(&["max"])?;
    let with_unit = format!("{maximum}{}", here.after());
    let (number, unit, follows) = leading(&with_unit)?;
    let unit = unit.filter(|unit| matches!(*unit, "KB" | "MB" | "KiB" | "MiB"))?;
    let is_case = is_conditional(here.before()) || is_restricted(follows) || is_other(here);
    (!is_case).then_some(Fact::Limit(Limit::Amount { low: None, high: Some(number), of: unit }))
}

/// Whether a sentence is about something beside the value, such as all values together.
fn is_other(here: &PhraseMatch<'_>) -> bool {
    let words = [
        "总和",
        "之和",
        "总数",
        "总量",
        "累计",
        "合计",
        " total ",
        " sum ",
        "数量",
        "number of",
        "账号",
        "每个",
        "per ",
        "同时",
    ];
    words.iter().any(|word| here.said().contains(word))
}
