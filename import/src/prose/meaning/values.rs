//! Lists of values: in a sentence, or as bullets.

use std::ops::Range;

use regex::Regex;

use crate::prose::fact::NamedValue;
use crate::prose::language::pattern::{patterns, regex};
use crate::prose::language::words::{is_default, is_prose_word};
use crate::prose::text::{Text, TextBlock};

/// More values are no list that somebody wrote.
const MOST: usize = 400;
/// Longer values are prose.
const LONGEST: usize = 100;
/// Longer words in bold or code are no value, by characters.
const LONGEST_PHRASE: usize = 40;
/// Longer meanings are cut.
const LONGEST_MEANING: usize = 300;

/// Values as they stand in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ListedValues {
    pub(crate) values: Vec<NamedValue>,
    /// The one that is said to be the default.
    pub(crate) default: Option<String>,
    /// Where what follows the list begins.
    pub(crate) end: usize,
}

patterns! {
    static VALUE: Regex = regex(r"^[A-Za-z0-9_$*+-](?:[A-Za-z0-9_.$+*@#%-]|:[0-9/])*");
    static SEPARATOR: Regex = regex(
        r"^\s*(?:[,，;；、|/]\s*(?:(?:and|or)\s+|或者|或|和|及)?|\|\||(?:and|or|and/or)\s+|或者|或是|或|和|以及|及)\s*",
    );
    static LENGTH: Regex = regex(r"(?i)[0-9]\s*(?:个?字符|characters)|value range|valid values|取值范围|长度[为是在限]|(?:只能|可以?)包含(?:大小写|小写|大写|英文)?字母|can (?:only )?contain (?:only )?(?:ascii |lowercase |uppercase )?letters");
    /// That a value is the default, before its meaning.
    static DEFAULT_MARK: Regex = regex(r"(?i)^(?:（默认值?）|\(默认值?\)|\(default(?: value)?\)|（缺省值?）)\s*[:：，,。]*\s*");
    /// That a value is the default, behind its meaning.
    static DEFAULT_BEHIND: Regex = regex(r"(?i)\s*[(（](?:默认值?|缺省值?|default(?: value)?)[)）][。.]?\s*$");
    /// What may follow a list within its sentence.
    static TAIL: Regex = regex(r"^[\s.。,，;；|]*(?:$|\n|(?i:the )?(?i:default|unit|note|for more|for example)|默认|缺省|单位|其中|例如|如：|详情|更多|不区分|区分|两种|三种|四种|（|\()");
}

/// The values that a text lists from a place on; none unless it is clear that they are values, and all.
pub(crate) fn listed(text: &Text, range: Range<usize>) -> Option<ListedValues> {
    let plain = text.plain.get(range.clone())?;
    let mut found = ListedValues { end: range.start, ..ListedValues::default() };
    let mut at = skip_quotes(plain, plain.len() - plain.trim_start().len());
    let mut is_closed = false;
    // Values of several words are told from prose by their marks.
    let phrase_at = |at: usize| marked_phrase(text, range.start + at).map(|mark| mark.len());
    while found.values.len() < MOST {
        let rest = plain.get(at..)?;
        let Some(length) = phrase_at(at).or_else(|| value_length(rest)) else { break };
        let value = plain.get(at..at + length)?;
        at = skip_quotes(plain, at + length);
        let (meaning, end) = meaning(plain, at);
        if is_default(meaning) {
            found.default = Some(value.to_owned());
        }
        found.values.push(NamedValue { value: value.to_owned(), meaning: cut(meaning) });
        at = end;
        found.end = range.start + at;
        let Some(separator) = SEPARATOR.find(plain.get(at..)?) else { break };
        let next = skip_quotes(plain, at + separator.end());
        let is_phrase = phrase_at(next).is_some();
        if !is_phrase && (value_length(plain.get(next..)?).is_none() || is_prose(plain.get(next..)?)) {
            break;
        }
        is_closed = is_last_joint(separator.as_str());
        at = next;
    }
    let rest = text.plain.get(found.end..range.end)?;
    let is_marked = text.marked.iter().any(|mark| mark.end == found.end);
    // What follows the last of several values says more of them: `取值为a或b，默认为a`.
    let is_over = TAIL.is_match(rest) || is_closed && says_more(rest);
    // A single word before others is prose, unless it is marked or ends the sentence.
    let is_clear = is_over && (found.values.len() > 1 || is_marked || !rest.starts_with(' '));
    (is_clear && are_values(&found.values)).then_some(found)
}

fn is_last_joint(separator: &str) -> bool {
    let separator = separator.to_ascii_lowercase();
    ["and", "or", "或", "和", "及"].iter().any(|word| separator.contains(word))
}

/// Whether a clause follows that goes on about what was listed.
fn says_more(rest: &str) -> bool {
    let Some(clause) = rest.trim_start().strip_prefix(['，', '；', ';']) else { return false };
    let adds = ["或", "和", "以及", "及", "or ", "and "];
    !adds.iter().any(|word| clause.trim_start().starts_with(word))
}

/// A value that only its mark tells from prose, as it has spaces or is a word of Chinese: where it is.
fn marked_phrase(text: &Text, at: usize) -> Option<Range<usize>> {
    // Marks are in the order of the text.
    let index = text.marked.partition_point(|mark| mark.start < at);
    let mark = text.marked.get(index).filter(|mark| mark.start == at)?;
    let words = text.plain.get(mark.clone())?;
    let count = words.chars().count();
    let is_own = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.');
    let is_phrase = words.contains(' ') || !words.is_ascii();
    let joints = [" to ", " or ", " and ", " of ", "至", "到", "或", "和"];
    let is_named = words.starts_with(|c: char| c.is_ascii_uppercase() || !c.is_ascii() && c.is_alphabetic());
    let is_one = words.chars().all(is_own) && !joints.iter().any(|joint| words.contains(joint));
    let is_short = count <= LONGEST_PHRASE && words.split(' ').count() <= 5;
    (is_phrase && is_named && is_one && is_short && !is_heading(words)).then(|| mark.clone())
}

/// Whether marked words head what follows, and are none of the values.
fn is_heading(words: &str) -> bool {
    ["说明", "注意", "默认", "取值", "单位", "示例", "备注", "Note", "Default", "Valid", "Unit", "The ", "If ", "For "]
        .iter()
        .any(|heading| words.starts_with(heading))
}

/// Whether the words from here on are a sentence, such as the default that follows a list after a comma.
fn is_prose(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let joins = |word: &str| matches!(word, "and" | "or");
    words.next().is_some_and(|second| is_word(first) && is_word(second) && !joins(second))
        || ["default", "unit"].iter().any(|word| first.to_ascii_lowercase().starts_with(word))
}

/// The length of the value that a text begins with.
fn value_length(text: &str) -> Option<usize> {
    if let Some(length) = sign_length(text) {
        return Some(length);
    }
    let found = VALUE.find(text)?.as_str();
    let value = found.trim_end_matches(['.', ':', '-']);
    let is_value = !value.is_empty() && value.len() <= LONGEST && value.chars().any(char::is_alphanumeric);
    is_value.then_some(value.len())
}

/// The length of a sign that compares, if nothing else touches it: `>=`.
fn sign_length(text: &str) -> Option<usize> {
    let sign = [">=", "<=", "==", "!=", ">", "<", "≥", "≤"].iter().find(|sign| text.starts_with(**sign))?;
    let touches = |c: char| c.is_alphanumeric() || matches!(c, '/' | '<' | '>' | '=' | '$' | '[' | '-');
    (!text.get(sign.len()..)?.starts_with(touches)).then_some(sign.len())
}

fn skip_quotes(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(['"', '\'', '“', '”', '‘', '’', '`', '「', '」']).len()
}

/// The meaning of a value in a sentence, in parentheses or after a colon, and where it ends.
fn meaning(text: &str, at: usize) -> (&str, usize) {
    let rest = text.get(at..).unwrap_or_default();
    let trimmed = rest.trim_start();
    let begin = at + rest.len() - trimmed.len();
    if trimmed.starts_with(['(', '（']) {
        let close = trimmed
            .find([')', '）'])
            .map(|close| close + trimmed.get(close..).and_then(|c| c.chars().next()).map_or(1, char::len_utf8));
        let Some(close) = close else { return ("", at) };
        return (trimmed.get(..close).unwrap_or_default(), begin + close);
    }
    let sign = [":", "：", "=", "表示", "代表", "为"].iter().find(|sign| trimmed.starts_with(**sign));
    let Some(sign) = sign else { return ("", at) };
    let told = trimmed.get(sign.len()..).unwrap_or_default();
    let end = told.find(['，', '；', '、', ';', '。', '|', '\n']).or_else(|| told.find(", ")).unwrap_or(told.len());
    let told = told.get(..end).unwrap_or_default();
    let told = told.trim_end_matches('.');
    (told.trim(), begin + sign.len() + told.len())
}

/// Whether these can be the only values of something.
fn are_values(values: &[NamedValue]) -> bool {
    let mut seen = std::collections::HashSet::new();
    !values.is_empty() && values.iter().all(|value| !is_prose_word(&value.value) && seen.insert(&value.value))
}

/// The values of bullets; none unless each of them begins with one, but for what holds without a value.
pub(crate) fn of_bullets(bullets: &[&TextBlock]) -> Option<ListedValues> {
    if bullets.len() > MOST {
        return None;
    }
    let mut found = ListedValues::default();
    let mut defaults = Vec::new();
    for block in bullets {
        let Some((value, meaning)) = of_bullet(&block.text).or_else(|| of_phrase(&block.text)) else {
            if is_of_no_value(&block.text.plain) && bullets.len() > 2 {
                continue;
            }
            return None;
        };
        // What has a length or a range is no value, but stands for one.
        if LENGTH.is_match(meaning) {
            return None;
        }
        if is_default(meaning) {
            defaults.push(value.to_owned());
        }
        found.values.push(NamedValue { value: value.to_owned(), meaning: cut(meaning) });
    }
    found.default = if let [default] = defaults.as_slice() { Some(default.clone()) } else { None };
    are_values(&found.values).then_some(found)
}

/// The value that a bullet begins with, and what is said of it.
pub(crate) fn of_bullet(text: &Text) -> Option<(&str, &str)> {
    let plain = text.plain.as_str();
    let begin = skip_quotes(plain, 0);
    let mark = text.marked.first().filter(|mark| mark.start <= begin).map(|mark| mark.end);
    let length = with_slashes(plain, begin, value_length(plain.get(begin..)?)?);
    let value = plain.get(begin..begin + length)?;
    let end = skip_quotes(plain, begin + length);
    let rest = plain.get(end..)?;
    let trimmed = rest.trim_start();
    let signs = [":", "：", "(", "（", "，", "。", "；", ";", "=", "- ", "–", "—", "表示", "代表", "\n", ", ", ". "];
    let is_apart = trimmed.is_empty() || rest == "." || signs.iter().any(|sign| trimmed.starts_with(sign));
    // What is set in bold is a value even if nothing sets it apart, but not if only its first word is one.
    let goes_on = ["~", "～", "-", "–", "—", "到", "至", "to ", "个", "或", "和", "or ", "and ", "、", "/"];
    let is_marked = mark.is_some_and(|mark| mark <= end)
        && !is_prose_word(value)
        && !goes_on.iter().any(|joint| trimmed.starts_with(joint));
    (is_apart || is_marked).then(|| (value, trimmed.trim_start_matches([':', '：', ' ', '，', '=', '.'])))
}

/// The words that a bullet begins with in bold or code, and what is said of them.
fn of_phrase(text: &Text) -> Option<(&str, &str)> {
    let mark = marked_phrase(text, 0)?;
    let rest = text.plain.get(mark.end..)?.trim_start();
    let signs = [':', '：', '(', '（', '，', ',', '。', '.', '；', ';'];
    let is_apart = rest.is_empty() || rest.starts_with(signs);
    is_apart.then_some((text.plain.get(mark)?, rest.trim_start_matches([':', '：', ' ', '，', ',', '.', '。'])))
}

/// Whether a bullet tells what happens without a value.
fn is_of_no_value(text: &str) -> bool {
    let lower: String = text.chars().take(60).collect::<String>().to_lowercase();
    let begins = ["if ", "when ", "如果", "若", "当", "为空", "不填", "不指定", "不设置", "空"];
    let lacks = ["empty", "not specif", "not set", "unspecified", "null", "空", "不填", "不指定", "不设置", "不传"];
    begins.iter().any(|word| lower.starts_with(word)) && lacks.iter().any(|word| lower.contains(word))
}

/// The length of a value with what follows slashes in it: `READ/WRITE`.
fn with_slashes(text: &str, begin: usize, length: usize) -> usize {
    let mut length = length;
    while let Some(more) = text.get(begin + length..).and_then(|rest| value_length(rest.strip_prefix('/')?)) {
        length += 1 + more;
    }
    length
}

fn cut(meaning: &str) -> String {
    let mark = DEFAULT_MARK.find(meaning).map_or(0, |mark| mark.end());
    let meaning = meaning.get(mark..).unwrap_or_default();
    let behind = DEFAULT_BEHIND.find(meaning).filter(|mark| mark.start() > 0);
    let meaning = behind.and_then(|mark| meaning.get(..mark.start())).unwrap_or(meaning);
    let is_enclosed = meaning.starts_with(['(', '（']) && meaning.ends_with([')', '）']);
    let meaning = if is_enclosed { meaning.trim_matches(['(', ')', '（', '）']) } else { meaning };
    meaning.trim().chars().take(LONGEST_MEANING).collect()
}
