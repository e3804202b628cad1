//! Text from specs on its way into Rust source: nothing in it can end a literal or a comment, or act as markup.

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}

/// Plain text with code in backticks as Markdown that shows just that.
pub(super) fn markdown(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut output = String::with_capacity(text.len());
    let parts: Vec<&str> = text.split('`').collect();
    let unpaired = parts.len() % 2 == 0;
    for (index, part) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        if index % 2 == 1 && !(unpaired && is_last) {
            output.push_str(&format!("`{part}`"));
        } else {
            if unpaired && is_last {
                output.push_str("\\`");
            }
            escape(part, &mut output);
        }
    }
    output
}

fn escape(text: &str, output: &mut String) {
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        if word.starts_with("https://") || word.starts_with("http://") {
            link(word, output);
        } else {
            for c in word.chars() {
                if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '&') {
                    output.push('\\');
                }
                output.push(c);
            }
        }
        if words.peek().is_some() {
            output.push(' ');
        }
    }
}

/// An address as a link, without the punctuation that follows it.
fn link(word: &str, output: &mut String) {
    let address = word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
    let rest = &word[address.len()..];
    if address.contains(['<', '>', '[', ']', '\\', '`']) {
        output.push_str(&format!("`{address}`"));
    } else {
        output.push_str(&format!("<{address}>"));
    }
    output.push_str(rest);
}

/// Documentation lines, `///` or `//!`, one paragraph apart, wrapped where the source is.
pub(super) fn doc(indent: usize, marker: &str, paragraphs: &[String]) -> String {
    let mut output = String::new();
    let pad = " ".repeat(indent);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            output.push_str(&format!("{pad}{marker}\n"));
        }
        for line in wrapped(&markdown(paragraph), 100_usize.saturating_sub(indent + marker.len())) {
            output.push_str(&format!("{pad}{marker} {line}\n"));
        }
    }
    output
}

/// Lines of at most `width` characters, where words allow; code in backticks is not divided, and no line begins with what
/// Markdown would take for a heading, a list or a table.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in unbreakable_words(text) {
        let fits = line.chars().count() + 1 + word.chars().count() <= width;
        if line.is_empty() {
            line = word;
        } else if fits || begins_block(&word) {
            line.push(' ');
            line.push_str(&word);
        } else {
            lines.push(std::mem::replace(&mut line, word));
        }
    }
    lines.push(line);
    if let Some(first) = lines.first_mut().filter(|first| begins_block(first)) {
        first.insert(0, '\\');
    }
    lines
}

fn begins_block(word: &str) -> bool {
    let bullet = ["-", "+", "=", ":", "---"].iter().any(|start| word.starts_with(start));
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    bullet || (number.len() < word.len() && (number.starts_with('.') || number.starts_with(')')))
}

/// Words, with the spaces inside backticks kept in them.
fn unbreakable_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut in_code = false;
    for word in text.split_whitespace() {
        match words.last_mut().filter(|_| in_code) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => words.push(word.to_owned()),
        }
        in_code ^= word.matches('`').count() % 2 == 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_descriptions_is_shown_as_it_is() {
        assert_eq!(markdown("a *b* [c](d) <e>"), r"a \*b\* \[c\](d) \<e\>");
        assert_eq!(markdown("see `Vec<u8>` and x_y"), r"see `Vec<u8>` and x\_y");
        assert_eq!(markdown("a lone ` backtick"), r"a lone \` backtick");
        assert_eq!(markdown("see https://a.example/b_c."), "see <https://a.example/b_c>.");
    }

    #[test]
    fn no_text_ends_a_comment_or_a_literal() {
        let hostile = "x\n*/ pub fn evil() {}\r\u{2028}\"#; \\".to_owned();
        for line in doc(0, "///", &[hostile.clone()]).lines() {
            assert!(line.starts_with("///"), "{line}");
        }
        let text = literal(&hostile);
        assert_eq!(syn::parse_str::<syn::LitStr>(&text).map(|literal| literal.value()).ok(), Some(hostile));
    }

    #[test]
    fn lines_wrap_at_words_but_not_inside_code() {
        let text = format!("{} `{}`", "word ".repeat(30), "code with spaces ".repeat(3).trim());
        let doc = doc(4, "///", &[text]);
        assert!(doc.lines().all(|line| line.chars().count() <= 100), "{doc}");
        assert!(doc.contains("`code with spaces code with spaces code with spaces`"), "{doc}");
    }
}
