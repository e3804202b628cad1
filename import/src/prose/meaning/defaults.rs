//! What holds if nothing is given.

use super::phrase_match::PhraseMatch;
use crate::prose::fact::Fact;
use crate::prose::fact::number::Number;
use crate::prose::language::clauses::{is_conditional, is_restricted};
use crate::prose::language::names::mentioned;
use crate::prose::language::numbers::leading;
use crate::prose::language::words::is_prose_word;
use crate::prose::subject::ValueShape;

/// Longer sentences are cut.
const LONGEST: usize = 300;

pub(crate) fn no_default(here: &PhraseMatch<'_>) -> Option<Fact> {
    // `默认值为空{}` is an empty object.
    let has_more = here.after().trim_start_matches(['`', '"']).starts_with(['{', '[']);
    (!has_more && !is_conditional(here.before())).then_some(Fact::NoDefault)
}

/// What follows a label: a value, if nothing else does; in words, what happens without one.
pub(crate) fn default(here: &PhraseMatch<'_>) -> Option<Fact> {
    let is_case = (is_case(here.before()) || is_of_other(here)) && !is_omission(here);
    match value(here) {
        Stated::Value(text) if is_case => is_possible(here, &text).then(|| Fact::DefaultInCase(sentence(here))),
        Stated::Value(text) => is_possible(here, &text).then_some(Fact::Default(text)),
        Stated::InCase => Some(Fact::DefaultInCase(sentence(here))),
        Stated::Words if is_case => None,
        Stated::Words => in_words(here).map(Fact::IfOmitted),
        Stated::Nothing => None,
    }
    .filter(|fact| here.subject.is_request || matches!(fact, Fact::Default(_) | Fact::DefaultInCase(_)))
}

/// What a label is followed by.
enum Stated {
    Value(String),
    /// A value that only holds in a case.
    InCase,
    /// More than one value, or none.
    Words,
    Nothing,
}

fn value(here: &PhraseMatch<'_>) -> Stated {
    let rest = here.after();
    let trimmed = rest.trim_start_matches([' ', '"', '“', '\'', '‘', '`', ':', '：']);
    let at = here.matched.end + rest.len() - trimmed.len();
    if is_restricted(trimmed) {
        return Stated::Nothing;
    }
    let marked = here.text.marked.iter().find(|mark| mark.start == at && mark.end <= here.text.plain.len());
    let written = match marked.and_then(|mark| here.text.plain.get(mark.clone())) {
        Some(marked) => whole(marked),
        None => beginning(trimmed),
    };
    let Some(value) = written else { return Stated::Words };
    let behind = here.text.plain.get(at..).and_then(|rest| rest.get(marked.map_or(value.written, |mark| mark.len())..));
    let behind = behind.unwrap_or_default().trim_start_matches(['"', '”', '\'', '’', '`']);
    if is_restricted(behind) {
        return if is_possible(here, &value.text) { Stated::InCase } else { Stated::Nothing };
    }
    if behind.trim_start().starts_with('{') {
        return Stated::Nothing;
    }
    let joins = ["的", "和", "或", "与", "、", " and ", " or ", "~", "～", "/", "|"];
    if joins.iter().any(|joint| behind.trim_start().starts_with(joint.trim_start())) {
        return Stated::Words;
    }
    Stated::Value(value.text)
}

/// Whether a field can have a value, and the value is not the name of another one.
fn is_possible(here: &PhraseMatch<'_>, value: &str) -> bool {
    let is_nothing =
        ["null", "none", "n/a", "empty", "blank"].iter().any(|nothing| value.eq_ignore_ascii_case(nothing));
    !is_nothing && !here.subject.siblings.contains(&value) && fits(value, here.shape)
}

/// A default in words, with the label that makes a sentence of it.
fn in_words(here: &PhraseMatch<'_>) -> Option<String> {
    let label = here.groups.get(0)?.as_str();
    let is_label = [":", "：", "is", "为", "是", "is set to"].iter().any(|end| label.trim_end().ends_with(end));
    let words = here.after().trim().trim_matches(['。', '.', '；', ';', ' ', ':', '：', '"', '“']);
    let is_said = words.chars().count() >= 3
        && words.contains(char::is_alphabetic)
        && !words.starts_with(['（', '(', '空', '无']);
    let is_nothing =
        ["null", "none", "empty", "blank", "n/a"].iter().any(|nothing| words.to_ascii_lowercase().starts_with(nothing));
    (is_label && is_said && !is_nothing).then(|| sentence_of(&format!("{}{}", label.trim_start(), here.after())))
}

fn sentence(here: &PhraseMatch<'_>) -> String {
    sentence_of(here.said())
}

fn sentence_of(text: &str) -> String {
    text.trim().trim_end_matches(['。', '.', '；', ';']).chars().take(LONGEST).collect()
}

/// Whether the clause of a default is about values of another field: `Mode为open的默认值：5`.
fn is_of_other(here: &PhraseMatch<'_>) -> bool {
    let clause = here.before().rsplit(['，', '。', '；', ',', ';', '\n']).next().unwrap_or_default();
    let relates = ["为", "是", "=", " is "].iter().any(|word| clause.contains(word));
    relates && !mentioned(clause, here.subject.siblings, here.subject.name).is_empty()
}

/// Whether what stands before a default makes a case of it.
fn is_case(before: &str) -> bool {
    let lower = before.trim().trim_end_matches(['，', ',', '：', ':', ' ']).to_ascii_lowercase();
    let lower = lower.strip_suffix(" the").map_or(lower.as_str(), |lower| lower.trim_end_matches([',', ' ']));
    let others =
        ["其余情况", "其他情况", "其它情况", "情况下", "否则", "in other cases", "otherwise", "in all other cases"];
    is_conditional(before) || before.contains("对于") || others.iter().any(|other| lower.ends_with(other))
}

/// Whether what stands before a default is only that nothing is given.
fn is_omission(here: &PhraseMatch<'_>) -> bool {
    let before = here.before().trim().trim_end_matches(['，', ',', '则', ' ']);
    let before = before.strip_suffix(here.subject.name).unwrap_or(before).trim_end();
    let before = ["该参数", "此参数", "本参数", "时"]
        .iter()
        .fold(before, |before, end| before.strip_suffix(end).unwrap_or(before));
    let omits = [
        "不指定",
        "未指定",
        "不设置",
        "未设置",
        "不填",
        "不填写",
        "不传",
        "不传入",
        "为空",
        "不配置",
        "未配置",
        "不输入",
    ];
    let lower = here.before().trim().to_lowercase();
    let lower = lower.strip_prefix("default value: ").unwrap_or(&lower);
    let lower = lower.trim_end_matches("the").trim_end_matches([' ', ',']);
    let own = format!(" {}", here.subject.name.to_ascii_lowercase());
    let lower = lower.strip_suffix(" parameter").unwrap_or(lower);
    let is_english = lower.starts_with("if you do not ") && (lower.ends_with(" this") || lower.ends_with(&own))
        || ["this parameter", "the parameter", "it"].iter().any(|it| {
            let rest = lower.strip_prefix("if ").and_then(|rest| rest.strip_prefix(it)).unwrap_or_default();
            [" is not specified", " is left empty", " is empty", " is not set", " is unspecified"].contains(&rest)
        });
    omits.iter().any(|omits| before.ends_with(omits)) || is_english
}

/// A default as it is, and how many bytes it took to write it.
struct Written {
    text: String,
    written: usize,
}

/// A default that is set apart by marks.
fn whole(marked: &str) -> Option<Written> {
    let trimmed = marked.trim_end_matches(['.', '。']);
    let text = match leading(trimmed) {
        Some((number, _, rest)) if rest.trim().is_empty() => number.to_string(),
        _ => trimmed.to_owned(),
    };
    let is_value =
        !text.is_empty() && text.len() <= 100 && !text.contains(char::is_whitespace) && !is_prose_word(&text);
    let is_foreign = text.chars().any(|c| matches!(c, '，' | '。' | '、'));
    (is_value && !is_foreign).then_some(Written { text, written: marked.len() })
}

/// A default that a text begins with.
fn beginning(text: &str) -> Option<Written> {
    for empty in ["{}", "[]"] {
        if text.starts_with(empty) {
            return Some(Written { text: empty.to_owned(), written: empty.len() });
        }
    }
    if let Some((number, _, rest)) = leading(text) {
        return Some(Written { text: number.to_string(), written: text.len() - rest.len() });
    }
    let is_part =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '*' | '$' | '@' | '#');
    let written = text.find(|c: char| !is_part(c)).map_or(text, |end| text.get(..end).unwrap_or_default());
    let value = written.trim_end_matches(['.', ':', '-']);
    let rest = text.get(value.len()..).unwrap_or_default();
    let is_followed = rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| c.is_ascii_alphanumeric());
    let is_value = value.chars().any(char::is_alphanumeric) && value.len() <= 100 && !is_prose_word(value);
    (is_value && !is_followed).then(|| Written { text: value.to_owned(), written: value.len() })
}

/// Whether a type can have such a value.
fn fits(value: &str, shape: ValueShape) -> bool {
    match shape {
        ValueShape::Number { .. } => Number::read(value).is_some(),
        ValueShape::Boolean => ["true", "false", "0", "1"].iter().any(|is| value.eq_ignore_ascii_case(is)),
        _ => true,
    }
}
