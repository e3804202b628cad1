//! What remains of facts that were found twice, or that contradict each other.

use std::mem::discriminant;

use super::fact::{Fact, Found};
use super::subject::ValueShape;

/// Phrases that say how long a text is by whether it may be empty, which others say better.
const WEAK: [&str; 4] = ["not-empty", "may-be-empty", "fei-kong", "ke-kong"];

/// Longer words about what happens without a value are cut.
const LONGEST: usize = 600;

/// The facts that hold, in the order of the page.
pub(crate) fn settled(found: Vec<Found>, shape: ValueShape) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    for fact in found {
        if !kept.iter().any(|known| known.fact == fact.fact) {
            kept.push(fact);
        }
    }
    weak(&mut kept);
    nothing(&mut kept);
    defaults(&mut kept);
    separators(&mut kept, shape);
    counts(&mut kept, shape);
    elements(&mut kept, shape);
    numbers(&mut kept);
    characters(&mut kept);
    singles(&mut kept);
    kept.sort_by_key(|found| found.line);
    kept
}

/// `none` is no value, unless it is listed as one.
fn nothing(kept: &mut [Found]) {
    let values = kept.iter().find_map(|found| if let Fact::Values(values) = &found.fact { Some(values) } else { None });
    let is_nothing =
        |value: &str| ["none", "null", "empty", "无", "空"].iter().any(|word| value.eq_ignore_ascii_case(word));
    let listed: Vec<String> =
        values.into_iter().flatten().map(|named| named.value.clone()).filter(|value| is_nothing(value)).collect();
    let [value] = listed.as_slice() else { return };
    for found in kept.iter_mut().filter(|found| found.fact == Fact::NoDefault) {
        // The value behind the label, not one elsewhere in the sentence.
        let lower = found.says.to_ascii_lowercase();
        let behind = ["default", "默认", "缺省"].iter().filter_map(|label| lower.rfind(label)).max();
        let behind = behind.and_then(|at| lower.get(at..)).unwrap_or_default();
        if behind.contains(&value.to_ascii_lowercase()) {
            found.fact = Fact::Default(value.clone());
        }
    }
}

/// A default that another case contradicts is none: all of them are told in words instead.
fn defaults(kept: &mut Vec<Found>) {
    if !kept.iter().any(|found| matches!(found.fact, Fact::DefaultInCase(_))) {
        return;
    }
    let mut told: Vec<String> = Vec::new();
    for found in kept.iter() {
        let words = match &found.fact {
            Fact::DefaultInCase(words) => words.as_str(),
            Fact::Default(_) | Fact::NoDefault => found.says.as_str(),
            // What a sentence says as a whole needs no part of it.
            Fact::IfOmitted(words) if !kept.iter().any(|other| contains(&other.fact, words)) => words,
            _ => continue,
        };
        let words = words.trim().trim_end_matches(['。', '.', '；', ';']);
        if !told.iter().any(|known| known.contains(words)) {
            told.push(words.to_owned());
        }
    }
    let is_one =
        |fact: &Fact| matches!(fact, Fact::DefaultInCase(_) | Fact::Default(_) | Fact::NoDefault | Fact::IfOmitted(_));
    let words: String = told.join("; ").chars().take(LONGEST).collect();
    let mut first = kept.iter().find(|found| matches!(found.fact, Fact::DefaultInCase(_))).cloned();
    if let Some(found) = &mut first {
        found.fact = Fact::IfOmitted(words);
    }
    kept.retain(|found| !is_one(&found.fact));
    kept.extend(first);
}

fn contains(fact: &Fact, words: &str) -> bool {
    matches!(fact, Fact::DefaultInCase(whole) if whole.contains(words))
}

fn weak(kept: &mut Vec<Found>) {
    let is_length = |found: &Found| matches!(found.fact, Fact::MinLength(_));
    let is_weak = |found: &Found| is_length(found) && WEAK.contains(&found.phrase);
    if kept.iter().any(|found| is_length(found) && !is_weak(found)) {
        kept.retain(|found| !is_weak(found));
    }
}

/// The elements of a list stand in it each for itself; those of JSON, as JSON wants it.
fn separators(kept: &mut Vec<Found>, shape: ValueShape) {
    if shape == ValueShape::List || kept.iter().any(|found| found.fact == Fact::Json { is_list: true }) {
        kept.retain(|found| !matches!(found.fact, Fact::Separator(_)));
    }
}

/// A range in a text with several values is one of theirs.
fn elements(kept: &mut Vec<Found>, shape: ValueShape) {
    let is_list = |found: &Found| matches!(found.fact, Fact::Separator(_) | Fact::Json { is_list: true });
    if shape == ValueShape::Text && kept.iter().any(is_list) {
        kept.retain(|found| !matches!(found.fact, Fact::Minimum(_) | Fact::Maximum(_)));
    }
}

/// Counts of elements are of the value only if it has elements.
fn counts(kept: &mut Vec<Found>, shape: ValueShape) {
    let is_list = |found: &Found| matches!(found.fact, Fact::Separator(_) | Fact::Json { is_list: true });
    if shape == ValueShape::List || kept.iter().any(is_list) {
        return;
    }
    let sure = ["index-range", "index-maximum", "valid-values", "value-range", "qu-zhi", "fan-wei"];
    let pairs = |found: &Found| {
        found.says.contains("键值对") || found.says.contains("key-value pair") || found.says.contains("elements")
    };
    kept.retain(|found| {
        let is_count = matches!(found.fact, Fact::MinItems(_) | Fact::MaxItems(_));
        !is_count || sure.contains(&found.phrase) || pairs(found)
    });
}

/// Two ranges are of two cases: neither is of the value.
fn numbers(kept: &mut Vec<Found>) {
    let families: [fn(&Fact) -> bool; 4] = [
        |fact| matches!(fact, Fact::Minimum(_) | Fact::Maximum(_) | Fact::MeasuredRange { .. }),
        |fact| matches!(fact, Fact::MinLength(_) | Fact::MaxLength(_)),
        |fact| matches!(fact, Fact::MinItems(_) | Fact::MaxItems(_)),
        |fact| matches!(fact, Fact::Limit(limit) if limit.is_most_bytes()),
    ];
    for (index, is_member) in families.iter().enumerate() {
        let members: Vec<&Fact> = kept.iter().map(|found| &found.fact).filter(|fact| is_member(fact)).collect();
        let is_double = members
            .iter()
            .enumerate()
            .any(|(at, fact)| members.iter().skip(at + 1).any(|other| discriminant(*other) == discriminant(*fact)));
        let is_mixed = index == 0 && kept.iter().any(|found| found.fact == Fact::SeveralRanges) && !members.is_empty();
        if !is_double && !is_mixed {
            continue;
        }
        if let Some(first) = kept.iter_mut().find(|found| is_member(&found.fact)) {
            first.fact = Fact::SeveralRanges;
        }
        kept.retain(|found| !is_member(&found.fact));
    }
    let mut is_told = false;
    kept.retain(|found| found.fact != Fact::SeveralRanges || !std::mem::replace(&mut is_told, true));
}

/// Of facts that there is one of, the first is kept; of defaults and layouts, none if there are several.
fn singles(kept: &mut Vec<Found>) {
    let count = |kept: &Vec<Found>, is: fn(&Fact) -> bool| kept.iter().filter(|found| is(&found.fact)).count();
    let is_default: fn(&Fact) -> bool = |fact| matches!(fact, Fact::Default(_));
    if count(kept, is_default) > 1 {
        kept.retain(|found| !is_default(&found.fact));
    }
    if count(kept, is_default) == 1 {
        kept.retain(|found| found.fact != Fact::NoDefault);
    }
    layouts(kept);
    if kept.iter().any(|found| matches!(&found.fact, Fact::Deprecated { replacement: Some(_) })) {
        kept.retain(|found| found.fact != Fact::Deprecated { replacement: None });
    }
    if kept.iter().any(|found| found.fact == Fact::Json { is_list: true }) {
        kept.retain(|found| found.fact != Fact::Json { is_list: false });
    }
    // A range of plain numbers is no list of values, nor are values a range.
    if kept.iter().any(|found| matches!(found.fact, Fact::Values(_))) {
        kept.retain(|found| found.fact != Fact::SeveralRanges);
    }
    let single: [fn(&Fact) -> bool; 5] = [
        |fact| matches!(fact, Fact::Values(_)),
        |fact| matches!(fact, Fact::Characters(_)),
        |fact| matches!(fact, Fact::FirstCharacter(_)),
        |fact| matches!(fact, Fact::Separator(_)),
        |fact| matches!(fact, Fact::Deprecated { .. }),
    ];
    for is_member in single {
        let mut is_told = false;
        kept.retain(|found| !is_member(&found.fact) || !std::mem::replace(&mut is_told, true));
    }
}

/// A text may begin with letters, `and may contain digits`: then it may contain both.
fn characters(kept: &mut [Found]) {
    let first = kept
        .iter()
        .find_map(|found| if let Fact::FirstCharacter(first) = &found.fact { Some(first.clone()) } else { None });
    let Some(first) = first else { return };
    for found in kept.iter_mut() {
        if let Fact::Characters(set) = &mut found.fact {
            set.extend_by(&first);
        }
    }
}

/// Layouts that differ in more than the size of their letters are of several cases.
fn layouts(kept: &mut Vec<Found>) {
    let texts: Vec<String> = kept
        .iter()
        .filter_map(|found| if let Fact::Layout(text) = &found.fact { Some(text.to_lowercase()) } else { None })
        .collect();
    let is_one = texts.windows(2).all(|pair| matches!(pair, [first, second] if first == second));
    let mut is_told = !is_one;
    kept.retain(|found| !matches!(found.fact, Fact::Layout(_)) || !std::mem::replace(&mut is_told, true));
}
