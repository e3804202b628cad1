//! Lists, calls and struct literals laid out as rustfmt does with the project's settings: on one line if that fits, else
//! one item a line.

/// The widest line, as in `rustfmt.toml`.
const WIDTH: usize = 120;

/// Something to lay out.
#[derive(Debug, Clone)]
pub(super) enum Layout {
    /// Text that is never divided.
    Text(String),
    /// Items between delimiters, after a head.
    Group { head: String, delimiters: Delimiters, items: Vec<Layout> },
}

/// What encloses the items of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiters {
    /// `(…)`
    Parentheses,
    /// `[…]`
    Brackets,
    /// `{…}` without spaces inside, as in `use`.
    Braces,
    /// `{ … }`, as in a struct literal.
    StructBraces,
}

impl Layout {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn group(
        head: impl Into<String>,
        delimiters: Delimiters,
        items: impl IntoIterator<Item = impl Into<Layout>>,
    ) -> Self {
        Self::Group { head: head.into(), delimiters, items: items.into_iter().map(Into::into).collect() }
    }

    pub(super) fn call(head: impl Into<String>, items: impl IntoIterator<Item = impl Into<Layout>>) -> Self {
        Self::group(head, Delimiters::Parentheses, items)
    }

    /// A reference to an array.
    pub(super) fn slice(items: impl IntoIterator<Item = impl Into<Layout>>) -> Self {
        Self::group("&", Delimiters::Brackets, items)
    }

    /// A struct literal; `members` are `name: value` or `name`.
    pub(super) fn literal(head: &str, members: impl IntoIterator<Item = impl Into<Layout>>) -> Self {
        Self::group(format!("{head} "), Delimiters::StructBraces, members)
    }

    /// The same with `head` in front.
    pub(super) fn after(self, head: &str) -> Self {
        match self {
            Self::Text(text) => Self::Text(format!("{head}{text}")),
            Self::Group { head: own, delimiters, items } => {
                Self::Group { head: format!("{head}{own}"), delimiters, items }
            }
        }
    }

    /// A line, or as many as it takes, indented by `indent`, with `tail` after it. No line break at the end.
    pub(super) fn render(&self, indent: usize, tail: &str) -> String {
        let pad = " ".repeat(indent);
        let flat = format!("{pad}{}{tail}", self.flat());
        match self {
            Self::Group { head, delimiters, items } if flat.chars().count() > WIDTH && !items.is_empty() => {
                format!("{pad}{head}{}{tail}", broken(*delimiters, items, indent))
            }
            _ => flat,
        }
    }

    /// `target = self;`, with the value on a line of its own where that saves dividing it.
    pub(super) fn assigned(&self, indent: usize, target: &str) -> String {
        let same_line = self.clone().after(&format!("{target} = ")).render(indent, ";");
        let next_line = self.render(indent + 4, ";");
        if same_line.contains('\n') && !next_line.contains('\n') {
            return format!("{}{target} =\n{next_line}", " ".repeat(indent));
        }
        same_line
    }

    fn flat(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Group { head, delimiters, items } => {
                let items: Vec<String> = items.iter().map(Self::flat).collect();
                let (open, close) = delimiters.pair();
                let space = if *delimiters == Delimiters::StructBraces && !items.is_empty() { " " } else { "" };
                format!("{head}{open}{space}{}{space}{close}", items.join(", "))
            }
        }
    }
}

/// The delimiters and what they enclose over several lines. A group that is the only item begins on the first of them.
fn broken(delimiters: Delimiters, items: &[Layout], indent: usize) -> String {
    let (open, close) = delimiters.pair();
    if let [Layout::Group { head, delimiters: inner, items }] = items
        && delimiters != Delimiters::StructBraces
        && !items.is_empty()
    {
        return format!("{open}{head}{}{close}", broken(*inner, items, indent));
    }
    let items: String = items.iter().map(|item| item.render(indent + 4, ",") + "\n").collect();
    format!("{open}\n{items}{}{close}", " ".repeat(indent))
}

impl Delimiters {
    fn pair(self) -> (&'static str, &'static str) {
        match self {
            Self::Parentheses => ("(", ")"),
            Self::Brackets => ("[", "]"),
            Self::Braces | Self::StructBraces => ("{", "}"),
        }
    }
}

impl From<String> for Layout {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Layout {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A match arm, with the value on a line of its own where it does not fit.
pub(super) fn arm(indent: usize, pattern: &str, value: &str) -> String {
    let pad = " ".repeat(indent);
    let line = format!("{pad}{pattern} => {value},\n");
    if line.trim_end().chars().count() <= WIDTH {
        return line;
    }
    format!("{pad}{pattern} => {{\n{pad}    {value}\n{pad}}}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_on_a_line() {
        assert_eq!(Layout::slice(["1", "2"]).after("list: ").render(4, ","), "    list: &[1, 2],");
        assert_eq!(Layout::literal("Self", ["a", "b: 1"]).render(0, ""), "Self { a, b: 1 }");
    }

    #[test]
    fn what_does_not_fit_gets_a_line_an_item() {
        let text = Layout::slice(["a".repeat(70), "b".repeat(70)]).after("list: ").render(4, ",");
        assert_eq!(text, format!("    list: &[\n        {},\n        {},\n    ],", "a".repeat(70), "b".repeat(70)));
    }

    #[test]
    fn a_lone_group_begins_on_the_first_line() {
        let inner = Layout::call("", ["a".repeat(70), "b".repeat(70)]);
        let text = Layout::slice([inner]).render(0, "");
        assert_eq!(text, format!("&[(\n    {},\n    {},\n)]", "a".repeat(70), "b".repeat(70)));
    }
}
