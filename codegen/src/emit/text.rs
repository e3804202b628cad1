//! Text from specs on its way into Rust source: nothing in it can end a literal or a comment, or act as markup.

use std::borrow::Cow;
use std::iter;

use alicloud_format::diagnostic::is_invisible;

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    let is_plain = |byte| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if text.bytes().all(is_plain) {
        return ["\"", text, "\""].concat();
    }
    proc_macro2::Literal::string(text).to_string()
}

/// Plain text with code in backticks as Markdown that shows just that, on one line.
pub(super) fn markdown(text: &str) -> String {
    let text = visible(text);
    let mut output = String::with_capacity(text.len() + 8);
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once('`') {
        prose(before, &mut output);
        rest = match after.split_once('`') {
            Some((code, after)) if !code.trim().is_empty() => {
                output.extend(["`", code, "`"]);
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

/// The text with spaces in place of line breaks and all else that cannot be seen.
fn visible(text: &str) -> Cow<'_, str> {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain { text.into() } else { text.replace(is_invisible, " ").into() }
}

/// Text without code: addresses become links, everything else is escaped.
fn prose(text: &str, output: &mut String) {
    let mut rest = text;
    while let Some(start) = next_address(rest) {
        let (before, from) = rest.split_at(start);
        escape(before, output);
        let address = address(from);
        if matches!(address, "https://" | "http://") {
            output.push_str(address);
        } else {
            output.extend(["<", address, ">"]);
        }
        rest = &from[address.len()..];
    }
    escape(rest, output);
}

/// Where the next address begins. Colons are looked for, because most texts have none.
fn next_address(text: &str) -> Option<usize> {
    text.match_indices(':').find_map(|(colon, _)| {
        let (before, from) = text.split_at(colon);
        let scheme = ["https", "http"].into_iter().find(|scheme| before.ends_with(scheme))?;
        from.starts_with("://").then(|| colon - scheme.len())
    })
}

/// The address that a text begins with, without the punctuation that follows it.
fn address(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_graphic() && !r#"<>[]{}\|^""#.contains(c);
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', '(', ')', '!', '?', '\'', '*', '_'])
}

fn escape(text: &str, output: &mut String) {
    let mut rest = 0;
    for (index, byte) in text.bytes().enumerate() {
        let is_markup = match byte {
            b'\\' | b'*' | b'[' | b']' | b'<' | b'~' | b'|' => true,
            b'_' => {
                !(text[..index].ends_with(char::is_alphanumeric)
                    && text[index + 1..].starts_with(char::is_alphanumeric))
            }
            b'&' => is_entity(&text[index + 1..]),
            b'#' | b'>' => index == 0 || text[..index].ends_with(' '),
            _ => false,
        };
        if is_markup {
            output.extend([&text[rest..index], "\\"]);
            rest = index;
        }
    }
    output.push_str(&text[rest..]);
}

/// Whether a text after `&` goes on like `amp;`.
fn is_entity(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len());
    end > 0 && rest[end..].starts_with(';')
}

/// Documentation lines, `///` or `//!`, one paragraph apart, wrapped where the source is.
pub(super) fn doc(indent: usize, marker: &str, paragraphs: &[impl AsRef<str>]) -> String {
    let mut output = String::new();
    write_doc(indent, marker, paragraphs, &mut output);
    output
}

/// Writes what [`doc`] gives.
pub(super) fn write_doc(indent: usize, marker: &str, paragraphs: &[impl AsRef<str>], output: &mut String) {
    let margin = Margin { indent, marker, bullet: "" };
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            margin.begin_line(output);
            output.push('\n');
        }
        write_wrapped(paragraph.as_ref(), &margin, output);
    }
}

/// Writes the documentation lines of one point of a list.
pub(super) fn write_bullet(indent: usize, marker: &str, text: &str, output: &mut String) {
    write_wrapped(text, &Margin { indent, marker, bullet: " -" }, output);
}

/// What stands before a text on documentation lines: `bullet` on the first, as many spaces on the others.
struct Margin<'m> {
    indent: usize,
    marker: &'m str,
    bullet: &'m str,
}

impl Margin<'_> {
    /// How much text a line takes, with the space before it.
    fn room(&self) -> usize {
        const WIDTH: usize = 100;
        WIDTH.saturating_sub(self.indent + self.marker.len() + self.bullet.len())
    }

    fn begin_line(&self, output: &mut String) {
        output.extend(iter::repeat_n(' ', self.indent));
        output.push_str(self.marker);
    }
}

/// Writes the documentation lines of a paragraph that is Markdown already.
pub(super) fn write_markdown(indent: usize, marker: &str, text: &str, output: &mut String) {
    write_words(text, &Margin { indent, marker, bullet: "" }, output);
}

/// Writes a paragraph of plain text.
fn write_wrapped(paragraph: &str, margin: &Margin<'_>, output: &mut String) {
    write_words(&markdown(paragraph), margin, output);
}

/// Writes Markdown as lines of at most 100 characters, where words allow; code in backticks is not divided, and no line
/// begins with what Markdown would take for a heading or a list.
fn write_words(text: &str, margin: &Margin<'_>, output: &mut String) {
    let room = margin.room();
    // Columns after the bullet, each word with the space before it.
    let mut used = 0;
    margin.begin_line(output);
    output.push_str(margin.bullet);
    for word in unbreakable_words(&evenly_spaced(text)) {
        let word = if used == 0 { harmless(word) } else { word.into() };
        let width = 1 + word.chars().count();
        if used > 0 && used + width > room && !begins_block(&word) {
            output.push('\n');
            margin.begin_line(output);
            output.extend(iter::repeat_n(' ', margin.bullet.len()));
            used = 0;
        }
        output.extend([" ", &word]);
        used += width;
    }
    output.push('\n');
}

/// The word with a backslash before its last character, which is punctuation, if a line must not begin with it.
fn harmless(word: &str) -> Cow<'_, str> {
    if !begins_block(word) {
        return word.into();
    }
    let (start, end) = word.split_at(word.len().saturating_sub(1));
    let is_number = start.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { [start, "\\", end].concat().into() } else { ["\\", word].concat().into() }
}

/// Whether a line must not begin with the word: `-`, `+`, `===`, `3.` or `3)`.
fn begins_block(word: &str) -> bool {
    let is_rule = word.chars().all(|c| matches!(c, '-' | '+' | '='));
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    is_rule || (number.len() < word.len() && matches!(number, "." | ")"))
}

/// The text with one space between words.
fn evenly_spaced(text: &str) -> Cow<'_, str> {
    let has_other_spaces = !text.is_ascii() && text.contains(|c: char| c.is_whitespace() && c != ' ');
    if has_other_spaces || text.contains("  ") {
        return text.split_whitespace().collect::<Vec<_>>().join(" ").into();
    }
    text.into()
}

/// Words of an evenly spaced text, with the spaces inside backticks kept in them.
fn unbreakable_words(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    let ends_word = move |c| {
        in_code ^= c == '`';
        c == ' ' && !in_code
    };
    text.split(ends_word).filter(|word| !word.is_empty())
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
        let text = |text: &str| doc(0, "///", &[text]);
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
        let mut text = String::new();
        write_bullet(4, "///", &"word ".repeat(30), &mut text);
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
