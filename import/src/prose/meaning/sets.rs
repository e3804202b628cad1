//! Characters, beginnings, layouts and separators, in words of ours.

use regex::{Match, Regex};

use super::phrase_match::PhraseMatch;
use crate::prose::fact::Fact;
use crate::prose::fact::characters::{CharacterKind, CharacterSet, FirstCharacter};
use crate::prose::language::clauses::is_conditional;
use crate::prose::language::pattern::{patterns, regex};
use crate::prose::language::signs::NAMED;
use crate::prose::language::words::is_prose_word;

/// Lists of characters, and what adds to them, are shorter.
const LONGEST_LIST: usize = 400;

patterns! {
    /// A name of a character with the character behind it, which needs not be known: `tildes (~)`.
    static SHOWN: Regex = regex(
        r"^(?:[A-Za-z-]{1,20} ?){1,3}\(\s?([!-/:-@\[-`{-~])\s?\)|^(?:\p{Han}|at|AT){1,8}\s?[（(]\s?([!-/:-@\[-`{-~；，：])\s?[）)]",
    );
    /// A layout of two parts that looks like nothing else.
    static UNIT_LAYOUT: Regex = regex(r"^[A-Za-z]{2,20}\[[A-Za-z]{2,20}\]$");
    /// What stands between two of them.
    static JOINT: Regex = regex(r"^\s*(?:[,，、;；/]\s*(?:(?:and|or) |和|或者|或|以及|及)?|(?:and|or|as well as|and/or) |和|或者|或|以及|及)\s*(?:英文|半角|英文半角|the )?");
    /// What a list of characters ends with.
    static END: Regex = regex(r"^\s*(?:$|[.。;；!\n]|[,，]?\s*(?:and |but )?(?:must|can|cannot|it|the|only|with|at|in)(?-u:\b)|[,，、]?\s*(?:支持中文|不能|也不|必须|且|长度|并|其中|但|只能|不可|不支持|不区分|最|不超过|以|组成|构成|字符|等字符|开头|的组合|[0-9])|[（(]|[,，]\s*(?:[0-9]|up to|length))");
}

/// The characters that a text lists; none if one of them is not known, or there is but one.
pub(crate) fn characters(here: &PhraseMatch<'_>) -> Option<Fact> {
    if is_conditional(here.before()) || is_denied(here.before()) {
        return None;
    }
    let mut found = listed(here.after().trim_start())?;
    if found.len() < 2 {
        return None;
    }
    if adds_chinese(here) && !found.contains(&CharacterKind::Chinese) {
        found.push(CharacterKind::Chinese);
    }
    Some(Fact::Characters(CharacterSet(found)))
}

/// The characters that a text begins with a list of; none if it goes on in words that are not known.
fn listed(text: &str) -> Option<Vec<CharacterKind>> {
    let mut rest = text;
    let mut found: Vec<CharacterKind> = Vec::new();
    for _ in 0..40 {
        let Some((kind, length)) = character(rest) else { break };
        rest = rest.get(length..)?;
        if !found.contains(&kind) {
            found.push(kind);
        }
        let Some(joint) = JOINT.find(rest) else { break };
        let next = rest.get(joint.end()..)?;
        if character(next).is_none() {
            break;
        }
        rest = next;
    }
    END.is_match(rest).then_some(found)
}

/// Whether what follows the list adds to it: `支持中文`.
fn adds_chinese(here: &PhraseMatch<'_>) -> bool {
    let rest = here.text.plain.get(here.matched.end..).unwrap_or_default();
    let soon: String = rest.chars().take(LONGEST_LIST).collect();
    let supports = |at: usize| !soon.get(..at).is_some_and(|before| before.ends_with(['不', '否']));
    soon.match_indices("支持中文").any(|(at, _)| supports(at)) || soon.contains("Chinese characters are supported")
}

fn is_denied(before: &str) -> bool {
    let before = before.trim_end();
    ["不", "不能", "不可", "not", "cannot", "不得", "开头", "至少"].iter().any(|word| before.ends_with(word))
}

/// The character that a text begins with the name of, and the length of that.
fn character(text: &str) -> Option<(CharacterKind, usize)> {
    if let Some(groups) = SHOWN.captures(text).filter(|groups| groups.get(0).is_some_and(is_one_name)) {
        let shown = groups.get(1).or_else(|| groups.get(2))?;
        let sign = match shown.as_str().chars().next()? {
            '；' => ';',
            '，' => ',',
            '：' => ':',
            sign => sign,
        };
        return Some((CharacterKind::Sign(sign), groups.get(0)?.end()));
    }
    let named =
        NAMED.iter().filter(|(name, _)| text.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)));
    if let Some((name, kind)) = named.max_by_key(|(name, _)| name.len()) {
        // `A-Z` and `a-z` are told apart by nothing else.
        let kind = if text.starts_with("A-Z") { CharacterKind::UpperCase } else { *kind };
        return Some((kind, name.len()));
    }
    let quoted = text.trim_start_matches(['"', '“', '`', '\'']);
    let sign = quoted.chars().next().filter(|c| c.is_ascii_punctuation() && !matches!(c, '(' | ')' | '"'))?;
    let rest = quoted.get(1..)?;
    let after = rest.trim_start_matches(['"', '”', '`', '\'']);
    let is_single = after.len() < rest.len()
        || after.is_empty()
        || after.starts_with([' ', '、', '和', '或', '，', '。', '以', '及']);
    is_single.then(|| (CharacterKind::Sign(sign), text.len() - after.len()))
}

/// Whether what stands before a sign is its name, and not several names or a clause.
fn is_one_name(shown: Match<'_>) -> bool {
    let words = shown.as_str();
    let others = [
        " and ",
        " or ",
        "and ",
        "or ",
        "not ",
        "contain",
        "must ",
        "start ",
        "或",
        "和",
        "及",
        "不",
        "能",
        "含",
        "以",
    ];
    !others.iter().any(|word| words.contains(word))
}

/// What a text must begin with.
pub(crate) fn first_character(here: &PhraseMatch<'_>) -> Option<Fact> {
    if is_conditional(here.before()) {
        return None;
    }
    const KINDS: [(&str, CharacterKind); 24] = [
        ("lowercase letter", CharacterKind::LowerCase),
        ("lower-case letter", CharacterKind::LowerCase),
        ("lower case letter", CharacterKind::LowerCase),
        ("uppercase letter", CharacterKind::UpperCase),
        ("upper-case letter", CharacterKind::UpperCase),
        ("letter", CharacterKind::Letters),
        ("chinese", CharacterKind::Chinese),
        ("digit", CharacterKind::Digits),
        ("number", CharacterKind::Digits),
        ("underscore", CharacterKind::Sign('_')),
        ("大小写英文字母", CharacterKind::Letters),
        ("大小写字母", CharacterKind::Letters),
        ("大小字母", CharacterKind::Letters),
        ("小写英文字母", CharacterKind::LowerCase),
        ("小写字母", CharacterKind::LowerCase),
        ("大写字母", CharacterKind::UpperCase),
        ("大写英文字母", CharacterKind::UpperCase),
        ("英文字母", CharacterKind::Letters),
        ("字母", CharacterKind::Letters),
        ("英文", CharacterKind::Letters),
        ("中文", CharacterKind::Chinese),
        ("汉字", CharacterKind::Chinese),
        ("数字", CharacterKind::Digits),
        ("下划线", CharacterKind::Sign('_')),
    ];
    let text = here.group(&["first"])?.to_lowercase();
    let mut found: Vec<CharacterKind> = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() && found.len() < 8 {
        let kind = KINDS.iter().filter(|(name, _)| rest.starts_with(name)).max_by_key(|(name, _)| name.len());
        let length = kind.map_or_else(|| rest.chars().next().map_or(1, char::len_utf8), |(name, _)| name.len());
        if let Some((_, kind)) = kind.filter(|(_, kind)| !found.contains(kind)) {
            found.push(*kind);
        }
        rest = rest.get(length..)?;
    }
    if found.is_empty() {
        found.extend(first_sign(&text));
    }
    (!found.is_empty()).then_some(Fact::FirstCharacter(FirstCharacter(found)))
}

/// The sign that a text must begin with: `a forward slash (/)`.
fn first_sign(text: &str) -> Option<CharacterKind> {
    let text = text.trim();
    let text = ["a ", "an "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    let (kind, length) = character(text).or_else(|| character(&format!("{text}s")))?;
    let is_sign = matches!(kind, CharacterKind::Sign(sign) if sign.is_ascii_punctuation());
    (is_sign && length >= text.trim_end_matches('.').len()).then_some(kind)
}

/// Texts that are forbidden; none if one of them may be words.
pub(crate) fn forbidden(here: &PhraseMatch<'_>) -> Option<Vec<String>> {
    let text = here.group(&["texts"])?;
    if is_conditional(here.before()) {
        return None;
    }
    if let Some(signs) = forbidden_signs(text) {
        return Some(signs);
    }
    let quotes = ['"', '“', '”', '\'', '‘', '’', '`', ' ', '*', '，', ','];
    let text = text.split(". ").next()?.trim_end_matches(['.', '。']);
    let text = text.replace("或者", "\n").replace(['或', '和', '、', '，', '与'], "\n");
    let text = text.replace(" or ", "\n").replace(" and ", "\n").replace(", ", "\n").replace(" nor ", "\n");
    let mut found: Vec<String> = Vec::new();
    for part in text.split('\n') {
        let part = part.trim().trim_start_matches("or ").trim_start_matches("and ").trim_start_matches("the string ");
        let part = part.trim_matches(quotes);
        let is_token = !part.is_empty() && part.len() <= 40 && part.bytes().all(|byte| byte.is_ascii_graphic());
        if part.is_empty() {
            continue;
        }
        if !is_token {
            break;
        }
        if !found.iter().any(|known| known == part) {
            found.push(part.to_owned());
        }
    }
    // A word is a text only among texts: `spaces` are none.
    let is_text = |text: &String| text.contains([':', '/']);
    let known = |text: &String| {
        ["aliyun", "acs", "alibaba", "http", "https", "ali"].iter().any(|known| text.eq_ignore_ascii_case(known))
            || here.text.marked.iter().any(|mark| here.text.plain.get(mark.clone()) == Some(text.as_str()))
    };
    let are_texts =
        found.iter().all(|text| is_text(text) || known(text)) && !found.iter().any(|text| is_prose_word(text));
    (!found.is_empty() && are_texts).then_some(found)
}

/// Characters that are forbidden by their names: `commas (,) or spaces`. None if whole kinds of them are.
fn forbidden_signs(text: &str) -> Option<Vec<String>> {
    let text = text.trim_start();
    let text = ["a ", "an ", "the ", "any "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    let found = listed(text)?;
    let sign = |kind: CharacterKind| match kind {
        CharacterKind::Spaces => Some(" ".to_owned()),
        CharacterKind::Sign(sign) => Some(sign.to_string()),
        _ => None,
    };
    found.into_iter().map(sign).collect::<Option<Vec<String>>>().filter(|signs| !signs.is_empty())
}

/// A layout that is known by its letters, where the sentence is about one.
pub(crate) fn layout(here: &PhraseMatch<'_>) -> Option<Fact> {
    let said = here.said().to_lowercase();
    let is_layout = ["format", "格式", "iso", "表示", "follow", "in the", "specify the time"]
        .iter()
        .any(|word| said.contains(word));
    let layout = here.group(&["layout"])?;
    is_layout.then(|| Fact::Layout(layout.replace("'", "")))
}

/// A layout that is set apart by marks, such as `integer[unit]`, or by what it looks like; a regular expression, too.
pub(crate) fn marked_layout(here: &PhraseMatch<'_>) -> Option<Fact> {
    if is_conditional(here.before()) {
        return None;
    }
    let mark = here.text.marked.iter().find(|mark| mark.start == here.matched.end);
    let Some(layout) = mark.and_then(|mark| here.text.plain.get(mark.clone())) else { return unmarked(here.after()) };
    if let Some(pattern) = pattern(layout) {
        return Some(Fact::Pattern(pattern));
    }
    let has_parts =
        layout.contains(['[', '<', '{', '$', '/', ':', '-']) && layout.chars().any(|c| c.is_ascii_alphabetic());
    let is_sample = layout.starts_with(['{', '[', '"', '^']) || layout.contains(['"', '\'', ' ']) || layout.len() > 80;
    (has_parts && !is_sample).then(|| Fact::Layout(layout.to_owned()))
}

fn unmarked(text: &str) -> Option<Fact> {
    let text = text.trim_start();
    let end = text.find(|c: char| c.is_whitespace() || !c.is_ascii()).unwrap_or(text.len());
    let word = text.get(..end)?.trim_end_matches(['.', ',', ';']);
    let is_layout = UNIT_LAYOUT.is_match(word);
    pattern(word).map(Fact::Pattern).or_else(|| is_layout.then(|| Fact::Layout(word.to_owned())))
}

/// A regular expression that says itself where it begins or ends.
fn pattern(text: &str) -> Option<String> {
    let text = text.trim().trim_matches('/');
    let is_anchored = text.starts_with('^') || text.ends_with('$') && text.contains(['[', '\\']);
    let is_pattern = is_anchored && (4..LONGEST_LIST).contains(&text.len()) && !text.contains(' ');
    (is_pattern && Regex::new(text).is_ok()).then(|| text.to_owned())
}

pub(crate) fn separator(here: &PhraseMatch<'_>) -> Option<Fact> {
    const SEPARATORS: [(&str, char); 17] = [
        ("comma", ','),
        ("semicolon", ';'),
        ("vertical bar", '|'),
        ("space", ' '),
        ("colon", ':'),
        ("line break", '\n'),
        ("逗号", ','),
        ("分号", ';'),
        ("竖线", '|'),
        ("空格", ' '),
        ("冒号", ':'),
        (",", ','),
        ("，", ','),
        (";", ';'),
        ("；", ';'),
        ("|", '|'),
        (":", ':'),
    ];
    let written = here.group(&["separator"])?.to_lowercase();
    let is_key =
        here.said().contains("key-value") || here.said().contains("key and value") || here.said().contains("键值");
    let separator = SEPARATORS.iter().find(|(name, _)| written.starts_with(name)).map(|(_, separator)| *separator)?;
    (!is_key).then_some(Fact::Separator(separator))
}
