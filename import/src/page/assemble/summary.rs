//! What an API does, in the words of the introduction.

use crate::page::context::PageContext;
use crate::page::document::parts::Document;
use crate::prose::Prose;

/// Longer summaries are more than a line of an overview.
const LONGEST_SUMMARY: usize = 200;

/// What the introduction says, where descriptions are wanted.
pub(super) fn described(context: &PageContext<'_>, document: &Document<'_>) -> (Option<String>, Option<String>) {
    if !context.options.with_descriptions {
        return (None, None);
    }
    let lines: Vec<(u32, &str)> = document.introduction.iter().map(|line| (line.number, line.text)).collect();
    let prose = Prose::parse(&lines);
    let mut texts = prose.blocks.iter().map(|block| block.text.plain.trim()).filter(|text| !text.is_empty());
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    let Some((first, rest)) = texts.next().map(first_sentence) else { return (None, None) };
    let summary = said(crate::text::clean(first.trim_end_matches([':', '：']), false));
    let rest: Vec<&str> = [rest].into_iter().filter(|rest| !rest.is_empty()).chain(texts).collect();
    (summary, said(crate::text::clean(&rest.join("\n"), true)))
}

/// The first sentence of a paragraph, and what follows it. One that would be too long for a line ends where it pauses.
fn first_sentence(text: &str) -> (&str, &str) {
    let ends = |(at, c): (usize, char)| {
        let after = at + c.len_utf8();
        let next = text.get(after..).and_then(|rest| rest.chars().next());
        let is_end =
            matches!(c, '。' | '！' | '\n') || (matches!(c, '.' | '!') && next.is_some_and(char::is_whitespace));
        (is_end && !is_abbreviation(text, at)).then_some(after)
    };
    let pauses = |(at, c): (usize, char)| {
        matches!(c, '，' | '；' | '：' | ',' | ';' | ':' | ' ').then_some((at, at + c.len_utf8()))
    };
    let near: Vec<(usize, char)> = text.char_indices().take(LONGEST_SUMMARY).collect();
    let is_all = text.char_indices().nth(LONGEST_SUMMARY).is_none();
    let whole = near.iter().copied().find_map(ends).or(is_all.then_some(text.len()));
    let last_pause = || near.iter().rev().copied().find_map(pauses);
    let (end, start) = match whole {
        Some(end) => (end, end),
        None => last_pause().unwrap_or((text.len(), text.len())),
    };
    (text.get(..end).unwrap_or(text).trim(), text.get(start..).unwrap_or_default().trim())
}

/// Whether a dot ends `e.g.`, `i.e.` or the like rather than a sentence.
fn is_abbreviation(text: &str, dot: usize) -> bool {
    let before = text.get(..dot).unwrap_or_default();
    let word: String = before.chars().rev().take_while(|c| !c.is_whitespace() && *c != '(').take(5).collect();
    matches!(word.chars().rev().collect::<String>().as_str(), "e.g" | "i.e" | "etc" | "vs" | "No")
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_summary_is_one_sentence() {
        let cases = [
            ("Lists the shelves. Empty ones come last.", "Lists the shelves.", "Empty ones come last."),
            ("列出书架。空的在后。", "列出书架。", "空的在后。"),
            (
                "Moves books (e.g. heavy ones) to version 2.0 of a shelf.",
                "Moves books (e.g. heavy ones) to version 2.0 of a shelf.",
                "",
            ),
            ("Note the following", "Note the following", ""),
        ];
        for (text, first, rest) in cases {
            assert_eq!(first_sentence(text), (first, rest));
        }
        let long = "word ".repeat(100);
        let (first, rest) = first_sentence(&long);
        assert!(first.chars().count() <= 200 && first.ends_with("word") && rest.starts_with("word"));
        let endless = "x".repeat(500);
        assert_eq!(first_sentence(&endless), (endless.as_str(), ""));
    }
}
