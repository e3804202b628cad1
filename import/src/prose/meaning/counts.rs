//! Counts of characters and of elements.

use super::phrase_match::PhraseMatch;
use crate::prose::fact::Fact;
use crate::prose::fact::limit::Limit;
use crate::prose::fact::number::Number;
use crate::prose::language::clauses::is_conditional;
use crate::prose::language::numbers::count;
use crate::prose::subject::ValueShape;

/// Nouns that characters are counted by.
const CHARACTERS: [&str; 14] = [
    "character",
    "bytes",
    "letter",
    "digit",
    "字符",
    "个字符",
    "位字符",
    "个英文",
    "个中文",
    "英文",
    "字节",
    "个字节",
    "个字",
    "个半角",
];

/// Whether what follows a number are characters.
pub(crate) fn counts_characters(rest: &str) -> bool {
    let rest = rest.trim_start();
    let rest = rest
        .split_once(' ')
        .filter(|(first, _)| matches!(*first, "UTF-8" | "ASCII" | "Unicode" | "English"))
        .map_or(rest, |(_, rest)| rest);
    CHARACTERS.iter().any(|noun| rest.starts_with(noun))
}

/// A count of characters.
pub(crate) fn length(here: &PhraseMatch<'_>) -> Vec<Fact> {
    if matches!(here.shape, ValueShape::Boolean | ValueShape::Number { .. }) {
        return Vec::new();
    }
    if here.group(&["goes"]).is_some() {
        return Vec::new();
    }
    if is_conditional(unconditional(here.before())) {
        return vec![Fact::SeveralRanges];
    }
    let counted = |names: &[&str]| here.group(names).and_then(count);
    if let Some(exact) = counted(&["exact"]) {
        return vec![Fact::MinLength(exact), Fact::MaxLength(exact)];
    }
    let is_open = here.group(&["open"]).is_some_and(|open| open != "[");
    let is_bracketed = here.group(&["close"]).is_some();
    let low = counted(&["min", "min2"]).map(|low| if is_open && is_bracketed { low.saturating_add(1) } else { low });
    let high = counted(&["max", "max2", "max3"]);
    if low.zip(high).is_some_and(|(low, high)| low > high) {
        return Vec::new();
    }
    if counts_bytes(here) {
        return bytes(low.filter(|low| *low > 0), high).into_iter().collect();
    }
    low.map(Fact::MinLength).into_iter().chain(high.map(Fact::MaxLength)).collect()
}

/// Whether what is counted are bytes, of which a character may have several.
fn counts_bytes(here: &PhraseMatch<'_>) -> bool {
    let rest = here.after().trim_start();
    if ["个字节", "字节", "bytes"].iter().any(|noun| rest.starts_with(noun)) {
        return true;
    }
    let counted = here.text.plain.get(here.matched.clone()).unwrap_or_default().to_lowercase();
    let has = |words: [&str; 2]| words.iter().any(|word| counted.contains(word));
    has(["byte", "字节"]) && !has(["character", "字符"])
}

fn bytes(low: Option<u32>, high: Option<u32>) -> Option<Fact> {
    // That there is one byte at least says nothing.
    let says_anything = high.is_some() || low.is_some_and(|low| low > 1);
    let amount = Limit::Amount { low: low.map(Number::from), high: high.map(Number::from), of: "bytes" };
    says_anything.then_some(Fact::Limit(amount))
}

/// What is said before without the condition under which the value is used at all: `当A为b时生效，最多10个`.
fn unconditional(before: &str) -> &str {
    ["生效，", "有效，", "生效。"]
        .iter()
        .filter_map(|word| before.rfind(word).and_then(|at| before.get(at + word.len()..)))
        .min_by_key(|rest| rest.len())
        .unwrap_or(before)
}

/// A count of elements, if it is one of things that a list has.
pub(crate) fn items(here: &PhraseMatch<'_>) -> Vec<Fact> {
    let noun = here.group(&["noun"]).unwrap_or_default().to_lowercase();
    let others = [
        "character",
        "byte",
        "second",
        "minute",
        "hour",
        "day",
        "month",
        "year",
        "time",
        "mb",
        "gb",
        "kb",
        "letter",
        "digit",
        "decimal",
        "level",
        "字符",
        "字节",
        "字母",
        "汉字",
        "英文",
        "中文",
        "小时",
        "月",
        "次",
        "个字",
        "天",
        "retries",
        "yuan",
        "gib",
        "mbit",
        "hops",
        "retry",
    ];
    let rest = here.after().to_lowercase();
    let elsewhere = ["per ", "each region", "in a region", "under ", "within ", "for each", "in each", "each account"];
    let is_elsewhere =
        elsewhere.iter().any(|word| rest.contains(word) || noun.contains(word.trim_end()) && word.len() > 4);
    if others.iter().any(|other| noun.contains(other)) || is_elsewhere || is_conditional(unconditional(here.before())) {
        return Vec::new();
    }
    items_between(counted(here, "min"), counted(here, "max"))
}

pub(crate) fn certain_items(here: &PhraseMatch<'_>) -> Vec<Fact> {
    items_between(counted(here, "min"), counted(here, "max"))
}

fn counted(here: &PhraseMatch<'_>, name: &str) -> Option<u32> {
    here.group(&[name]).and_then(count)
}

pub(crate) fn items_between(low: Option<u32>, high: Option<u32>) -> Vec<Fact> {
    let low = low.filter(|low| *low > 1).map(Fact::MinItems);
    low.into_iter().chain(high.map(Fact::MaxItems)).collect()
}
