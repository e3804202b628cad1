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
    /// Calls of methods, one after the other.
    Chain { root: String, calls: Vec<String> },
    /// `name: value` in a struct literal.
    Member { name: String, value: Box<Layout> },
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

    /// A macro or an attribute with one argument.
    pub(super) fn macro_call(head: &str, argument: String) -> Self {
        Self::group(head, Delimiters::Arguments, [argument])
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
            Self::Chain { root, calls } => Self::Chain { root: format!("{head}{root}"), calls },
            Self::Member { name, value } => Self::Member { name: format!("{head}{name}"), value },
        }
    }

    /// A line, or as many as it takes, indented by `indent`, with `tail` after it. No line break at the end.
    pub(super) fn render(&self, indent: usize, tail: &str) -> String {
        let pad = " ".repeat(indent);
        let flat = format!("{pad}{}{tail}", self.flat());
        match self {
            _ if fits(&flat) && !self.is_tight(&flat) => flat,
            Self::Group { head, delimiters, items } if !items.is_empty() => {
                format!("{pad}{head}{}{tail}", broken(*delimiters, items, indent))
            }
            Self::Chain { root, calls } => {
                let calls: String = calls.iter().map(|call| format!("\n{pad}    {call}")).collect();
                format!("{pad}{root}{calls}{tail}")
            }
            Self::Member { name, value } => match &**value {
                Self::Chain { root, .. } if !fits(&format!("{pad}{name}: {root},")) => {
                    format!("{pad}{name}:\n{}", value.render(indent + 4, tail))
                }
                Self::Text(_) => format!("{pad}{name}:\n{}", value.render(indent + 4, tail)),
                value => value.clone().after(&format!("{name}: ")).render(indent, tail),
            },
            _ => flat,
        }
    }

    /// rustfmt leaves two columns free after an import of several names.
    fn is_tight(&self, flat: &str) -> bool {
        matches!(self, Self::Group { delimiters: Delimiters::Braces, .. }) && !fits(&format!("{flat}  "))
    }

    /// The same after `target`, which ends in `=` or `:`, with the value on a line of its own where that saves dividing it.
    pub(super) fn assigned(&self, indent: usize, target: &str, tail: &str) -> String {
        let same_line = self.clone().after(&format!("{target} ")).render(indent, tail);
        let next_line = self.render(indent + 4, tail);
        let saves_dividing = !next_line.contains('\n') && fits(&next_line);
        if saves_dividing && (same_line.contains('\n') || !fits(&same_line)) {
            return format!("{}{target}\n{next_line}", " ".repeat(indent));
        }
        same_line
    }

    /// All on one line.
    pub(super) fn flat(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Chain { root, calls } => format!("{root}{}", calls.concat()),
            Self::Member { name, value } => format!("{name}: {}", value.flat()),
            Self::Group { head, delimiters, items } => {
                let items: Vec<String> = items.iter().map(Self::flat).collect();
                let (open, close) = delimiters.pair();
                let space = if *delimiters == Delimiters::StructBraces && !items.is_empty() { " " } else { "" };
                format!("{head}{open}{space}{}{space}{close}", items.join(", "))
            }
        }
    }
}

fn fits(line: &str) -> bool {
    line.chars().count() <= WIDTH
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
    let items: String = match delimiters {
        Delimiters::Braces => packed(items, indent + 4),
        Delimiters::Arguments => items.iter().map(|item| item.render(indent + 4, "") + "\n").collect(),
        _ => items.iter().map(|item| item.render(indent + 4, ",") + "\n").collect(),
    };
    format!("{open}\n{items}{}{close}", " ".repeat(indent))
}

/// As many items a line as fit, as in `use`.
fn packed(items: &[Layout], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        let item = item.flat();
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {item},")) => line.push_str(&format!(" {item},")),
            _ => lines.push(format!("{pad}{item},")),
        }
    }
    lines.join("\n") + "\n"
}

impl Delimiters {
    fn pair(self) -> (&'static str, &'static str) {
        match self {
            Self::Parentheses | Self::Arguments => ("(", ")"),
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
pub(super) fn arm(indent: usize, pattern: &str, value: &Layout) -> String {
    let pad = " ".repeat(indent);
    let line = value.clone().after(&format!("{pattern} => ")).render(indent, ",");
    let own_line = value.render(indent + 4, "");
    if !line.contains('\n') || own_line.contains('\n') {
        return line + "\n";
    }
    format!("{pad}{pattern} => {{\n{own_line}\n{pad}}}\n")
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
