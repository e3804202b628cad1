//! Sentences of a block, and under which conditions they hold.

use std::ops::Range;

/// Longer sentences are no prose, and are not searched.
const LONGEST_SENTENCE: usize = 3000;

/// Words before which a dot ends no sentence.
const ABBREVIATIONS: [&str; 7] = ["e.g", "i.e", "vs", "No", "etc", "Inc", "approx"];

/// The sentences of a text, by bytes; semicolons end none, since lists have them.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut begin = 0;
    let mut word = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let is_end = match c {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' => ends(text.get(word..at).unwrap_or_default(), next, text.get(at + 1..).unwrap_or_default()),
            _ => false,
        };
        if c.is_whitespace() || !c.is_ascii() || matches!(c, '(' | ',') {
            word = at + c.len_utf8();
        }
        if is_end {
            push(&mut sentences, text, begin..at + c.len_utf8());
            begin = at + c.len_utf8();
        }
    }
    push(&mut sentences, text, begin..text.len());
    sentences
}

fn push(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let is_said = text.get(range.clone()).is_some_and(|sentence| !sentence.trim().is_empty());
    if is_said && range.len() <= LONGEST_SENTENCE {
        sentences.push(range);
    }
}

/// Whether a dot ends a sentence, by the word before it and by what follows.
fn ends(word: &str, next: Option<char>, rest: &str) -> bool {
    match next {
        None => true,
        Some(c) if c.is_whitespace() => !ABBREVIATIONS.contains(&word),
        // The space is often missing: `requests.The client token`.
        Some(c) if c.is_ascii_uppercase() => {
            let is_word = word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b')');
            is_word && rest.as_bytes().get(1).is_some_and(|b| b.is_ascii_lowercase() || *b == b' ')
        }
        Some(c) => !c.is_ascii() && !word.is_empty() && !word.ends_with(|c: char| c.is_ascii_digit()),
    }
}

/// Whether what is said behind a text only holds in a case: `当网络类型为VPC时，`.
pub(crate) fn is_conditional(before: &str) -> bool {
    let lower = before.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let word = |word: &str| {
        lower.match_indices(word).any(|(at, _)| {
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let before = lower.get(..at).and_then(|before| before.chars().next_back());
            let after = lower.get(at + word.len()..).and_then(|after| after.chars().next());
            !is_letter(before) && !is_letter(after)
        })
    };
    let begins = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins = begins.strip_prefix("note").unwrap_or(begins).trim_start_matches(|c: char| !c.is_alphanumeric());
    has(&["时，", "时,", "时为", "如果", "情况下", "当前支持", "若"])
        || has(&["当"]) && has(&["时"])
        || word("if")
        || word("when")
        || word("whose")
        || begins.starts_with("for ") && !begins.starts_with("for each request") && !begins.starts_with("for more")
}

/// Whether what follows makes a case of what was said: ` when the network type is VPC`.
pub(crate) fn is_restricted(after: &str) -> bool {
    let lower = after.trim_start_matches([' ', ',', '(', ')', '*', '时']).to_ascii_lowercase();
    let restricts = |word: &str| lower.starts_with(word);
    // A sentence that begins behind is another one: `100. If it is 0, …`.
    let seconds = lower.split_once(' ').filter(|(first, _)| !first.contains(['.', '。', ';', '；']));
    let seconds = seconds.map(|(_, rest)| rest).unwrap_or_default();
    after.starts_with('时') && !after.starts_with("时间")
        || ["if ", "when ", "for ", "in the case"].iter().any(|word| restricts(word))
        || ["if ", "when ", "for "].iter().any(|word| seconds.starts_with(word))
}
