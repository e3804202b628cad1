//! Lists, calls and struct literals laid out as rustfmt does with the project's settings: on one line if that fits, else
//! one item a line.
//!
//! Everything is written to the end of a text. What turns out not to fit on the last line of it is taken back and written
//! anew over several, which costs less than to find out beforehand: most of it fits.

use std::borrow::Cow;
use std::iter;

/// The widest line, as in `rustfmt.toml`.
const WIDTH: usize = 120;

/// Something to lay out.
#[derive(Debug, Clone)]
pub(super) enum Layout<'t> {
    /// Text that is never divided.
    Text(Cow<'t, str>),
    /// Items between delimiters, after a head.
    Group { head: Cow<'t, str>, delimiters: Delimiters, items: Vec<Layout<'t>> },
    /// Calls of methods, one after the other.
    Chain { root: Cow<'t, str>, calls: &'static [&'static str] },
    /// `name: value` in a struct literal.
    Member { name: &'t str, value: Box<Layout<'t>> },
}

/// What encloses the items of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiters {
    /// `(…)`
    Parentheses,
    /// `(…)` of a macro or an attribute, without a comma at the end.
    Arguments,
    /// `[…]`
    Brackets,
    /// `{…}` without spaces inside, as in `use`.
    Braces,
    /// `{ … }`, as in a struct literal.
    StructBraces,
    /// `{ … }` around a statement.
    Block,
}

impl<'t> Layout<'t> {
    pub(super) fn group(
        head: impl Into<Cow<'t, str>>,
        delimiters: Delimiters,
        items: impl IntoIterator<Item = impl Into<Layout<'t>>>,
    ) -> Self {
        Self::Group { head: head.into(), delimiters, items: items.into_iter().map(Into::into).collect() }
    }

    pub(super) fn call(head: impl Into<Cow<'t, str>>, items: impl IntoIterator<Item = impl Into<Layout<'t>>>) -> Self {
        Self::group(head, Delimiters::Parentheses, items)
    }

    /// A macro or an attribute with one argument.
    pub(super) fn macro_call(head: &'t str, argument: String) -> Self {
        Self::group(head, Delimiters::Arguments, [argument])
    }

    /// An array; `head` is what stands before it, at least `&`.
    pub(super) fn array(head: &'t str, items: impl IntoIterator<Item = impl Into<Layout<'t>>>) -> Self {
        Self::group(head, Delimiters::Brackets, items)
    }

    /// A struct literal, where `head` ends in a space; `members` are `name: value` or `name`.
    pub(super) fn literal(
        head: impl Into<Cow<'t, str>>,
        members: impl IntoIterator<Item = impl Into<Layout<'t>>>,
    ) -> Self {
        Self::group(head, Delimiters::StructBraces, members)
    }

    /// A block of one statement, which ends in a semicolon once it has a line of its own.
    pub(super) fn block(head: String, statement: &'t str) -> Self {
        Self::group(head, Delimiters::Block, [statement])
    }

    /// A member of a struct literal.
    pub(super) fn member(name: &'t str, value: impl Into<Layout<'t>>) -> Self {
        Self::Member { name, value: Box::new(value.into()) }
    }

    /// Whether it is that text and nothing else.
    pub(super) fn is_just(&self, text: &str) -> bool {
        match self {
            Self::Text(own) | Self::Chain { root: own, calls: [] } => own == text,
            _ => false,
        }
    }

    /// Writes it after what stands on the last line of `output`, or over several lines, with those inside indented by four
    /// more than `indent`. `tail` comes after it; no line break at the end.
    pub(super) fn write(&self, indent: usize, tail: &str, output: &mut String) {
        if !self.fit(tail, output) {
            self.divide(indent, tail, output);
        }
    }

    /// Writes a line of it, or as many as it takes, indented by `indent`.
    pub(super) fn write_line(&self, indent: usize, tail: &str, output: &mut String) {
        pad(indent, output);
        self.write(indent, tail, output);
        output.push('\n');
    }

    /// The same after `target`, which ends in `=` or `:`, with the value on a line of its own where that saves dividing it.
    /// No line break at the end.
    pub(super) fn assign(&self, indent: usize, target: &str, tail: &str, output: &mut String) {
        pad(indent, output);
        output.push_str(target);
        let end = output.len();
        output.push(' ');
        if self.fit(tail, output) {
            return;
        }
        output.truncate(end);
        begin_line(indent + 4, output);
        if !self.fit(tail, output) {
            output.truncate(end);
            output.push(' ');
            self.divide(indent, tail, output);
        }
    }

    /// What [`write_line`](Self::write_line) writes, without the line break.
    pub(super) fn line(&self, indent: usize, tail: &str) -> String {
        let mut output = String::new();
        pad(indent, &mut output);
        self.write(indent, tail, &mut output);
        output
    }

    /// What [`assign`](Self::assign) writes.
    pub(super) fn assigned(&self, indent: usize, target: &str, tail: &str) -> String {
        let mut output = String::new();
        self.assign(indent, target, tail, &mut output);
        output
    }

    /// Writes all of it on the last line of `output`, or nothing, where that makes the line too wide.
    fn fit(&self, tail: &str, output: &mut String) -> bool {
        // rustfmt leaves two columns free after an import of several names.
        let is_import = matches!(self, Self::Group { delimiters: Delimiters::Braces, .. });
        let start = output.len();
        self.flat(output);
        output.push_str(tail);
        let fits = has_room(output, if is_import { 2 } else { 0 });
        if !fits {
            output.truncate(start);
        }
        fits
    }

    /// Writes all of it without a line break.
    fn flat(&self, output: &mut String) {
        match self {
            Self::Text(text) => output.push_str(text),
            Self::Chain { root, calls } => {
                output.push_str(root);
                output.extend(calls.iter().copied());
            }
            Self::Member { name, value } => {
                output.extend([name, ": "]);
                value.flat(output);
            }
            Self::Group { head, delimiters, items } => {
                let (open, close) = delimiters.pair();
                let is_spaced = matches!(delimiters, Delimiters::StructBraces | Delimiters::Block) && !items.is_empty();
                let space = if is_spaced { " " } else { "" };
                output.extend([head, open, space]);
                for (index, item) in items.iter().enumerate() {
                    output.push_str(if index == 0 { "" } else { ", " });
                    item.flat(output);
                }
                output.extend([space, close]);
            }
        }
    }

    /// Writes it over several lines, if it has a place to divide it.
    fn divide(&self, indent: usize, tail: &str, output: &mut String) {
        match self {
            Self::Group { head, delimiters, items } if !items.is_empty() => {
                output.push_str(head);
                delimiters.divide(items, indent, output);
            }
            Self::Chain { root, calls } => {
                output.push_str(root);
                for call in *calls {
                    begin_line(indent + 4, output);
                    output.push_str(call);
                }
            }
            Self::Member { name, value } => return value.divide_after(name, indent, tail, output),
            Self::Group { .. } | Self::Text(_) => self.flat(output),
        }
        output.push_str(tail);
    }

    /// Writes the value of a member over several lines; it begins beside the name if there is room for what cannot be
    /// divided.
    fn divide_after(&self, name: &str, indent: usize, tail: &str, output: &mut String) {
        output.extend([name, ":"]);
        let begins_beside = match self {
            Self::Chain { root, .. } => has_room(output, width(root) + 2),
            Self::Text(_) => false,
            _ => true,
        };
        if begins_beside {
            output.push(' ');
            self.divide(indent, tail, output);
        } else {
            begin_line(indent + 4, output);
            self.write(indent + 4, tail, output);
        }
    }
}

impl Delimiters {
    fn pair(self) -> (&'static str, &'static str) {
        match self {
            Self::Parentheses | Self::Arguments => ("(", ")"),
            Self::Brackets => ("[", "]"),
            Self::Braces | Self::StructBraces | Self::Block => ("{", "}"),
        }
    }

    /// Writes these and what they enclose over several lines. A group that is the only item begins on the first of them.
    fn divide(self, items: &[Layout<'_>], indent: usize, output: &mut String) {
        let (open, close) = self.pair();
        output.push_str(open);
        match items {
            [Layout::Group { head, delimiters, items }] if self != Self::StructBraces && !items.is_empty() => {
                output.push_str(head);
                delimiters.divide(items, indent, output);
            }
            _ => {
                self.divide_items(items, indent + 4, output);
                begin_line(indent, output);
            }
        }
        output.push_str(close);
    }

    fn divide_items(self, items: &[Layout<'_>], indent: usize, output: &mut String) {
        for (index, item) in items.iter().enumerate() {
            let tail = match self {
                Self::Arguments if index + 1 == items.len() => "",
                Self::Block => ";",
                _ => ",",
            };
            // As many names a line as fit, as in `use`.
            if self == Self::Braces && index > 0 {
                output.push(' ');
                if item.fit(tail, output) {
                    continue;
                }
                output.pop();
            }
            begin_line(indent, output);
            item.write(indent, tail, output);
        }
    }
}

/// Whether the last line has room for that many more columns.
fn has_room(text: &str, columns: usize) -> bool {
    let line = text.rfind('\n').map_or(text, |end| &text[end + 1..]);
    // No text has more characters than bytes, and these need no counting.
    line.len() + columns <= WIDTH || width(line) + columns <= WIDTH
}

fn width(text: &str) -> usize {
    text.chars().count()
}

fn begin_line(indent: usize, output: &mut String) {
    output.push('\n');
    pad(indent, output);
}

fn pad(indent: usize, output: &mut String) {
    output.extend(iter::repeat_n(' ', indent));
}

impl From<String> for Layout<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'t> From<&'t str> for Layout<'t> {
    fn from(text: &'t str) -> Self {
        Self::Text(text.into())
    }
}

impl<'t> From<Cow<'t, str>> for Layout<'t> {
    fn from(text: Cow<'t, str>) -> Self {
        Self::Text(text)
    }
}

/// Writes a match arm, with the value in braces on a line of its own where that saves dividing it.
pub(super) fn write_arm(indent: usize, pattern: &str, value: &Layout<'_>, output: &mut String) {
    pad(indent, output);
    output.extend([pattern, " => "]);
    if !value.fit(",", output) {
        let start = output.len();
        output.push('{');
        begin_line(indent + 4, output);
        if value.fit("", output) {
            begin_line(indent, output);
            output.push('}');
        } else {
            output.truncate(start);
            value.divide(indent, ",", output);
        }
    }
    output.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_on_a_line() {
        assert_eq!(Layout::array("list: &", ["1", "2"]).line(4, ","), "    list: &[1, 2],");
        assert_eq!(Layout::literal("Self ", ["a", "b: 1"]).line(0, ""), "Self { a, b: 1 }");
    }

    #[test]
    fn what_does_not_fit_gets_a_line_an_item() {
        let text = Layout::array("list: &", ["a".repeat(70), "b".repeat(70)]).line(4, ",");
        assert_eq!(text, format!("    list: &[\n        {},\n        {},\n    ],", "a".repeat(70), "b".repeat(70)));
    }

    #[test]
    fn a_lone_group_begins_on_the_first_line() {
        let inner = Layout::call("", ["a".repeat(70), "b".repeat(70)]);
        let text = Layout::array("&", [inner]).line(0, "");
        assert_eq!(text, format!("&[(\n    {},\n    {},\n)]", "a".repeat(70), "b".repeat(70)));
    }
}
