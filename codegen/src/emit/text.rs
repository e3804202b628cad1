//! Text from specs on its way into Rust source: nothing in it can end a literal or a comment, or act as markup.

use crate::diagnostic::is_invisible;

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}

/// Plain text with code in backticks as Markdown that shows just that, on one line.
pub(super) fn markdown(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_invisible(c) { ' ' } else { c }).collect();
    let mut output = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('`') {
        prose(before, &mut output);
        rest = match after.split_once('`') {
            Some((code, after)) if !code.trim().is_empty() => {
                output.push_str(&format!("`{code}`"));
                after
            }
            _ => {
                output.push_str("&#96;");
                after
            }
        };
    }
    prose(rest, &mut output);
    output
}

/// Text without code: addresses become links, everything else is escaped.
fn prose(text: &str, output: &mut String) {
    const SCHEMES: [&str; 2] = ["https://", "http://"];
    let mut rest = text;
    while let Some(start) = SCHEMES.iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, from) = rest.split_at(start);
        escape(before, output);
        let address = address(from);
        if SCHEMES.contains(&address) {
            output.push_str(address);
        } else {
            output.push_str(&format!("<{address}>"));
        }
        rest = &from[address.len()..];
    }
    escape(rest, output);
}

/// The address that a text begins with, without the punctuation that follows it.
fn address(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_graphic() && !r#"<>[]{}\|^""#.contains(c);
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', '(', ')', '!', '?', '\'', '*', '_'])
}

fn escape(text: &str, output: &mut String) {
    let mut before = ' ';
    for (index, c) in text.char_indices() {
        let rest = &text[index + c.len_utf8()..];
        let is_markup = match c {
            '\\' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !(before.is_alphanumeric() && rest.starts_with(char::is_alphanumeric)),
            '&' => is_entity(rest),
            '#' | '>' => before == ' ',
            _ => false,
        };
        if is_markup {
            output.push('\\');
        }
        output.push(c);
        before = c;
    }
}

/// Whether a text after `&` goes on like `amp;`.
fn is_entity(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len());
    end > 0 && rest[end..].starts_with(';')
}

/// Documentation lines, `///` or `//!`, one paragraph apart, wrapped where the source is.
pub(super) fn doc(indent: usize, marker: &str, paragraphs: &[String]) -> String {
    let pad = " ".repeat(indent);
    let paragraphs: Vec<String> =
        paragraphs.iter().map(|paragraph| lines(paragraph, &format!("{pad}{marker} "), "")).collect();
    paragraphs.join(&format!("{pad}{marker}\n"))
}

/// The documentation lines of one point of a list.
pub(super) fn bullet(indent: usize, marker: &str, text: &str) -> String {
    lines(text, &format!("{}{marker} ", " ".repeat(indent)), "- ")
}

/// A paragraph as lines that begin with `start`; `bullet` stands before the first, and as many spaces before the others.
fn lines(paragraph: &str, start: &str, bullet: &str) -> String {
    const WIDTH: usize = 100;
    let hanging = " ".repeat(bullet.len());
    let width = WIDTH.saturating_sub(start.len() + bullet.len());
    let mut output = String::new();
    for (index, line) in wrapped(&markdown(paragraph), width).iter().enumerate() {
        let line = format!("{start}{}{line}", if index == 0 { bullet } else { &hanging });
        output.push_str(line.trim_end());
        output.push('\n');
    }
    output
}

/// Lines of at most `width` characters, where words allow; code in backticks is not divided, and no line begins with what
/// Markdown would take for a heading or a list.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in unbreakable_words(text) {
        let fits = line.chars().count() + 1 + word.chars().count() <= width;
        if line.is_empty() {
            line = if begins_block(&word) { harmless(&word) } else { word };
        } else if fits || begins_block(&word) {
            line.push(' ');
            line.push_str(&word);
        } else {
            lines.push(std::mem::replace(&mut line, word));
        }
    }
    lines.push(line);
    lines
}

/// Whether a line must not begin with the word: `-`, `+`, `===`, `3.` or `3)`.
fn begins_block(word: &str) -> bool {
    let is_rule = word.chars().all(|c| matches!(c, '-' | '+' | '='));
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    is_rule || (number.len() < word.len() && matches!(number, "." | ")"))
}

/// The word with a backslash before its last character, which is punctuation.
fn harmless(word: &str) -> String {
    let (start, end) = word.split_at(word.len().saturating_sub(1));
    if start.chars().all(|c| c.is_ascii_digit()) { format!("{start}\\{end}") } else { format!("\\{word}") }
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
        assert_eq!(markdown("a *b* [c](d) <e>"), r"a \*b\* \[c\](d) \<e>");
        assert_eq!(markdown("R&D, &lt; and &#60;"), r"R&D, \&lt; and \&#60;");
        assert_eq!(markdown("# a > b #1 c#"), r"\# a \> b \#1 c#");
        assert_eq!(markdown("see `Vec<u8>`, x_y and _z_"), r"see `Vec<u8>`, x_y and \_z\_");
        assert_eq!(markdown("a lone ` backtick"), "a lone &#96; backtick");
        assert_eq!(markdown("```rust"), "&#96;&#96;&#96;rust");
    }

    #[test]
    fn addresses_are_links() {
        assert_eq!(markdown("see https://a.example/b_c."), "see <https://a.example/b_c>.");
        assert_eq!(markdown("(see http://a.example/b?c=d)"), "(see <http://a.example/b?c=d>)");
        assert_eq!(markdown("参见https://a.example/b。或_c_"), r"参见<https://a.example/b>。或_c\_");
        assert_eq!(markdown("https:// and https://>x"), r"https:// and https://\>x");
        assert_eq!(markdown("https://a.example/`b`"), "<https://a.example/>`b`");
    }

    #[test]
    fn no_line_begins_with_what_markdown_takes_for_a_list_or_a_heading() {
        let text = |text: &str| doc(0, "///", &[text.to_owned()]);
        assert_eq!(text("- a"), "/// \\- a\n");
        assert_eq!(text("1. a"), "/// 1\\. a\n");
        assert_eq!(text("=== a"), "/// \\=== a\n");
        assert_eq!(text("1.5 a and -1"), "/// 1.5 a and -1\n");
        for word in ["-", "+", "--", "==", "12.", "3)"] {
            let long = format!("{} {word} b", "word ".repeat(19).trim());
            let lines = text(&long);
            assert!(lines.lines().all(|line| !line.starts_with(&format!("/// {word}"))), "{lines}");
        }
    }

    #[test]
    fn points_of_a_list_hang() {
        let text = bullet(4, "///", &"word ".repeat(30));
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("    /// - word") && lines[1].starts_with("    ///   word"), "{text}");
    }

    #[test]
    fn no_text_ends_a_comment_or_a_literal() {
        let hostile = "x\n*/ pub fn evil() {}\r\u{2028}\"#; \\".to_owned();
        for line in doc(0, "///", std::slice::from_ref(&hostile)).lines() {
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
