//! A line of Markdown to text and what was marked in it.
//!
//! This is a scanner of our own since the rules of CommonMark fail on these pages: there, `**说明：**当` is not bold, for
//! a mark between punctuation and a letter neither opens nor closes, and Chinese has no spaces around it. Here, marks come in
//! pairs, and one without its pair is a character like any other. Nothing is ever looked up further than a few hundred bytes
//! ahead, so that a line of any length is read in linear time.

use std::ops::Range;

use super::Text;

/// Texts and addresses of links that are longer are none.
const LONGEST_LINK: usize = 600;
/// Names of entities that are longer are none.
const LONGEST_ENTITY: usize = 8;
/// Tags of HTML that are longer are none.
const LONGEST_TAG: usize = 200;

/// Tags that say nothing about the text; others may be placeholders, such as `<bucket>`.
const TAGS: [&str; 24] = [
    "a",
    "b",
    "br",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "i",
    "li",
    "note",
    "ol",
    "p",
    "pre",
    "props",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
    "ul",
];

/// What emphasis is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stars {
    /// Pairs of them are marks.
    InProse,
    /// They are data, unless they enclose all of it: `rm-bp1****` is masked.
    AroundData,
}

/// Reads a line of prose; `<br>` becomes a line break.
pub(crate) fn text(markdown: &str) -> Text {
    let mut scanner = Scanner::new(markdown, Stars::InProse);
    scanner.run();
    scanner.finish()
}

/// Reads a name, a type or an example value, in which `*`, `_` and `\"` are data.
pub(crate) fn plain(markdown: &str) -> String {
    let mut rest = markdown.trim();
    for mark in ["**", "*"] {
        let inner = rest.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        let is_whole = |inner: &&str| !inner.is_empty() && !inner.contains('*') && !inner.ends_with('\\');
        rest = inner.filter(is_whole).unwrap_or(rest);
    }
    let mut scanner = Scanner::new(rest, Stars::AroundData);
    scanner.run();
    scanner.finish().plain.trim().to_owned()
}

struct Scanner<'a> {
    source: &'a str,
    at: usize,
    stars: Stars,
    out: Text,
    /// Where links may begin, by bytes of the output.
    brackets: Vec<usize>,
    /// Where what is bold, or italic, began.
    open: [Option<usize>; 2],
    /// How many pairs of marks are still to come, so that nothing is looked up twice.
    remaining: [usize; 2],
}

impl<'a> Scanner<'a> {
    fn new(source: &'a str, stars: Stars) -> Self {
        let mut scanner = Self {
            source,
            at: 0,
            stars,
            out: Text { plain: String::with_capacity(source.len()), marked: Vec::new() },
            brackets: Vec::new(),
            open: [None; 2],
            remaining: [0; 2],
        };
        if stars == Stars::InProse {
            scanner.count_marks();
        }
        scanner
    }

    /// Counts the marks of each kind, outside code.
    fn count_marks(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 2,
                b'*' => {
                    let run = run(bytes, at);
                    if let Some(kind) = kind_of_run(run) {
                        self.remaining[kind] += 1;
                    }
                    at += run;
                }
                _ => at += 1,
            }
        }
    }

    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            match c {
                '\\' => self.escape(),
                '*' => self.star(),
                '`' => self.code(),
                '&' => self.entity(),
                '<' => self.tag(),
                '[' => {
                    self.brackets.push(self.out.plain.len());
                    self.push(c);
                }
                ']' => self.link(),
                c => self.push(c),
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, c: char) {
        self.out.plain.push(if c == '\u{a0}' || c == '\t' { ' ' } else { c });
        self.at += c.len_utf8();
    }

    fn escape(&mut self) {
        self.at += 1;
        match self.rest().chars().next() {
            // JSON within JSON stands on pages with a single backslash as well as with two.
            Some('"') if self.stars == Stars::AroundData => {
                self.out.plain.push('\\');
                self.push('"');
            }
            Some(c) if c.is_ascii_punctuation() => self.push(c),
            _ => self.out.plain.push('\\'),
        }
    }

    fn star(&mut self) {
        let run = run(self.source.as_bytes(), self.at);
        if run == 4 && self.stars == Stars::InProse && self.open[0].is_some() {
            // What ends here is followed by the same again: `**on****off**`.
            let start = self.open[0].take().unwrap_or_default();
            self.mark(start..self.out.plain.len());
            self.open[0] = (self.remaining[0] > 0).then_some(self.out.plain.len());
            self.at += run;
            return;
        }
        let Some(kind) = kind_of_run(run).filter(|_| self.stars == Stars::InProse) else {
            self.out.plain.extend(std::iter::repeat_n('*', run));
            self.at += run;
            return;
        };
        self.remaining[kind] = self.remaining[kind].saturating_sub(1);
        let next = self.source.as_bytes().get(self.at + run);
        match self.open[kind].take() {
            Some(start) => {
                self.mark(start..self.out.plain.len());
                self.set_apart(run);
            }
            // A single star before a space is a sign, or stands for anything.
            None if self.remaining[kind] > 0 && (run > 1 || next.is_some_and(|next| *next != b' ')) => {
                self.set_apart(run);
                self.open[kind] = Some(self.out.plain.len());
            }
            None => self.out.plain.extend(std::iter::repeat_n('*', run)),
        }
        self.at += run;
    }

    /// Adds the space that is often missing where words touch a mark: `of**Mode** is**on**`.
    fn set_apart(&mut self, run: usize) {
        let is_word = |c: &u8| c.is_ascii_alphanumeric();
        let follows = self.source.as_bytes().get(self.at + run).is_some_and(is_word);
        if follows && self.out.plain.as_bytes().last().is_some_and(is_word) {
            self.out.plain.push(' ');
        }
    }

    /// Marks a part of the output, without the spaces around it.
    fn mark(&mut self, range: Range<usize>) {
        let Some(marked) = self.out.plain.get(range.clone()) else { return };
        let start = range.start + (marked.len() - marked.trim_start().len());
        let end = range.end - (marked.len() - marked.trim_end().len());
        if start < end {
            self.out.marked.push(start..end);
        }
    }

    fn code(&mut self) {
        let ticks = self.rest().len() - self.rest().trim_start_matches('`').len();
        self.at += ticks;
        // Only single ticks are marks here: fences are taken away before cells are read.
        let end = (ticks == 1).then(|| self.rest().as_bytes().iter().take(LONGEST_LINK * 4).position(|b| *b == b'`'));
        let Some(Some(end)) = end else {
            self.out.plain.extend(std::iter::repeat_n('`', ticks));
            return;
        };
        let content = self.rest().get(..end).unwrap_or_default();
        let start = self.out.plain.len();
        self.out.plain.push_str(&unescaped(content));
        self.mark(start..self.out.plain.len());
        self.at += end + 1;
    }

    fn entity(&mut self) {
        let rest = self.rest();
        let end = rest.bytes().take(LONGEST_ENTITY + 2).position(|byte| byte == b';');
        let character = end.and_then(|end| entity(rest.get(1..end)?));
        match (character, end) {
            (Some(character), Some(end)) => {
                self.out.plain.push(character);
                self.at += end + 1;
            }
            _ => self.push('&'),
        }
    }

    fn tag(&mut self) {
        let rest = self.rest();
        let end = rest.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
        let tag = end.and_then(|end| rest.get(1..end)).unwrap_or_default();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match end {
            Some(end) if TAGS.iter().any(|known| name.eq_ignore_ascii_case(known)) => {
                if ["br", "p", "li", "div"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
                    self.out.plain.push('\n');
                }
                self.at += end + 1;
            }
            _ => self.push('<'),
        }
    }

    /// Closes a link: its text stays, its brackets and its address go.
    fn link(&mut self) {
        let opened = self.brackets.pop();
        let end = self.rest().strip_prefix("](").and_then(end_of_address);
        let length = opened.map(|opened| self.out.plain.len() - opened);
        let (Some(opened), Some(end), Some(1..LONGEST_LINK)) = (opened, end, length) else {
            self.push(']');
            return;
        };
        self.out.plain.remove(opened);
        for range in self.out.marked.iter_mut().rev().take_while(|range| range.end > opened) {
            *range = range.start.saturating_sub(usize::from(range.start > opened))..range.end - 1;
        }
        for start in self.open.iter_mut().flatten().filter(|start| **start > opened) {
            *start -= 1;
        }
        // The image of a picture says nothing, nor does the number of a page.
        if self.out.plain.get(opened..).is_some_and(|text| text.starts_with("~~") && text.ends_with("~~")) {
            self.out.plain.truncate(opened);
            self.out.marked.retain(|range| range.end <= opened);
        }
        self.at += 2 + end + 1;
    }

    fn finish(mut self) -> Text {
        self.out.marked.sort_by_key(|range| (range.start, range.end));
        let length = self.out.plain.len();
        self.out.marked.retain(|range| range.end <= length);
        self.out
    }
}

/// How many stars there are.
fn run(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take_while(|byte| **byte == b'*').count()
}

/// Which mark so many stars are: none if they mask something.
fn kind_of_run(run: usize) -> Option<usize> {
    match run {
        2 | 3 => Some(0),
        1 => Some(1),
        _ => None,
    }
}

/// Where the address ends that begins here; it may have parentheses in pairs.
fn end_of_address(rest: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST_LINK) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Code with escapes, which have no place there and are there for all that.
fn unescaped(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut characters = code.chars().peekable();
    while let Some(c) = characters.next() {
        let is_escape = c == '\\' && characters.peek().is_some_and(|next| "[](){}_*|<>".contains(*next));
        if !is_escape {
            out.push(c);
        }
    }
    out
}

fn entity(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let named = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "le" => '≤',
        "ge" => '≥',
        _ => match name.strip_prefix('#')? {
            digits if digits.starts_with(['x', 'X']) => number(digits.get(1..)?, 16)?,
            digits => number(digits, 10)?,
        },
    };
    Some(if named.is_control() { ' ' } else { named })
}
