//! Lines of a cell to paragraphs and bullets.

use super::{Prose, TextBlock, inline};

/// Deeper bullets count as this deep.
const DEEPEST: u8 = 6;
/// Longer lines are not searched for bullets in their midst.
const LONGEST_GLUED: usize = 20_000;

impl Prose {
    /// Reads the lines of a cell, with their numbers.
    pub(crate) fn parse(lines: &[(u32, &str)]) -> Self {
        let mut reader = BlockReader::default();
        for (index, (number, line)) in lines.iter().enumerate() {
            let line = line.trim_end_matches(['\r', '\n']);
            let next = lines.iter().skip(index + 1).map(|(_, line)| *line).find(|line| !line.trim().is_empty());
            let is_listed = next.is_some_and(|next| bullet(next.trim_start()).is_some());
            if line.contains('<') && (line.contains("<li") || line.contains("<LI")) {
                html(*number, line, &mut reader);
            } else {
                unglued(*number, line, is_listed, &mut reader);
            }
        }
        Self { blocks: reader.finish() }
    }
}

/// Blocks while they are read.
#[derive(Default)]
struct BlockReader {
    raw: Vec<Raw>,
    /// Indentation of the bullets that the next line may be below of.
    indents: Vec<usize>,
    /// Whether the next line begins a block.
    is_apart: bool,
}

/// A block with its markup.
struct Raw {
    line: u32,
    depth: u8,
    markdown: String,
}

impl BlockReader {
    fn line(&mut self, number: u32, line: &str) {
        let content = line.trim_start();
        let indent = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        if content.is_empty() {
            self.is_apart = true;
        } else if let Some(text) = bullet(content) {
            self.bullet(number, indent, text);
        } else {
            self.paragraph(number, indent, content);
        }
    }

    fn bullet(&mut self, number: u32, indent: usize, text: &str) {
        // The first bullet of a cell often stands one column further to the right than the others.
        while self.indents.last().is_some_and(|above| indent < above + 2) {
            self.indents.pop();
        }
        self.indents.push(indent);
        let depth = u8::try_from(self.indents.len()).unwrap_or(DEEPEST).min(DEEPEST);
        self.raw.push(Raw { line: number, depth, markdown: text.to_owned() });
        self.is_apart = false;
    }

    fn paragraph(&mut self, number: u32, indent: usize, text: &str) {
        let is_below = self.indents.last().is_some_and(|bullet| indent >= bullet + 2);
        let continues = self.raw.last().is_some_and(|_| !self.is_apart || is_below && !self.indents.is_empty());
        match self.raw.last_mut().filter(|_| continues) {
            Some(raw) => {
                raw.markdown.push('\n');
                raw.markdown.push_str(text);
            }
            None => {
                self.indents.clear();
                self.raw.push(Raw { line: number, depth: 0, markdown: text.to_owned() });
            }
        }
        self.is_apart = false;
    }

    fn finish(self) -> Vec<TextBlock> {
        let mut blocks: Vec<TextBlock> = Vec::with_capacity(self.raw.len());
        for raw in self.raw {
            let mut text = inline::text(raw.markdown.trim_end());
            trim(&mut text);
            if !text.plain.is_empty() {
                blocks.push(TextBlock { line: raw.line, depth: raw.depth, text });
            }
        }
        blocks
    }
}

/// Takes away the spaces around a text.
fn trim(text: &mut super::Text) {
    let cut = text.plain.len() - text.plain.trim_start().len();
    text.plain = text.plain.trim().to_owned();
    let length = text.plain.len();
    let moved =
        text.marked.iter().map(|range| range.start.saturating_sub(cut)..range.end.saturating_sub(cut).min(length));
    text.marked = moved.filter(|range| range.start < range.end).collect();
}

/// What stands behind the sign of a bullet; none if there is no such sign.
fn bullet(content: &str) -> Option<&str> {
    for sign in ["-", "*", "+", "•", "·", "●", "○", "–"] {
        let Some(rest) = content.strip_prefix(sign) else { continue };
        let is_dot = !sign.is_ascii();
        if is_dot || rest.starts_with([' ', '\t', '\u{a0}']) {
            return Some(rest.trim_start()).filter(|rest| !rest.is_empty());
        }
    }
    let digits = content.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let rest = content.get(digits..).filter(|_| digits > 0)?;
    let rest = rest.strip_prefix(['.', ')', '、'])?;
    // `1.5 GB` and `1.` of a version are no bullets.
    rest.starts_with([' ', '\t']).then(|| rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// Takes bullets that stand in the midst of a line apart: `取值：-   ecs：…` and `- a: x - b: y`.
fn unglued(number: u32, line: &str, is_listed: bool, reader: &mut BlockReader) {
    if line.len() > LONGEST_GLUED || !line.contains("- ") {
        reader.line(number, line);
        return;
    }
    let is_bullet = bullet(line.trim_start()).is_some();
    let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
    let mut rest = line;
    let mut pieces: Vec<&str> = Vec::new();
    if !is_bullet {
        let Some(at) = first_glued(line, is_listed) else {
            reader.line(number, line);
            return;
        };
        let (label, bullets) = line.split_at(at);
        reader.line(number, label);
        rest = bullets;
    }
    let starts = starts_of_bullets(rest);
    let mut begin = 0;
    for start in starts {
        pieces.extend(rest.get(begin..start));
        begin = start;
    }
    pieces.extend(rest.get(begin..));
    for piece in pieces {
        reader.line(number, &format!("{indent}{}", piece.trim_start()));
    }
}

/// Where the first bullet begins behind its label.
fn first_glued(line: &str, is_listed: bool) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = line.get(from..).and_then(|rest| rest.find("- ")) {
        let at = from + found;
        let before = line.get(..at).unwrap_or_default().trim_end();
        let after = line.get(at + 1..).unwrap_or_default();
        let is_wide = after.starts_with("  ");
        let is_label = before.ends_with([':', '：']);
        let is_sentence = before.ends_with(['.', '。', '；', ')', '）', '|']);
        if is_label && (is_wide || is_listed || has_head(after)) || is_sentence && is_wide {
            return Some(at);
        }
        from = at + 2;
    }
    None
}

/// Where bullets begin behind the first of a line; only where each has a name and a colon.
fn starts_of_bullets(bullets: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut from = 2;
    while let Some(found) = bullets.get(from..).and_then(|rest| rest.find(" - ")) {
        let at = from + found;
        if bullets.get(at + 2..).is_some_and(has_head) {
            starts.push(at);
        }
        from = at + 2;
    }
    let first = bullets.trim_start().get(1..).unwrap_or_default();
    if has_head(first) { starts } else { Vec::new() }
}

/// Whether a name with a colon stands here: `**ecs**: …`.
fn has_head(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches(['*', '`']);
    let is_named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$' | '\\' | '-');
    let name = text.chars().take_while(|c| is_named(*c)).count();
    let rest = text.get(name..).unwrap_or_default().trim_start_matches(['*', '`']).trim_start();
    (1..=60).contains(&name) && rest.starts_with([':', '：', '（', '('])
}

/// Lists in HTML.
fn html(number: u32, line: &str, reader: &mut BlockReader) {
    let mut depth = 0_usize;
    for piece in line.split_inclusive('>') {
        let (text, tag) = piece.rfind('<').map_or((piece, ""), |at| piece.split_at(at));
        let name = tag.trim_matches(['<', '>', ' ']).split(' ').next().unwrap_or_default().to_ascii_lowercase();
        let list = matches!(name.as_str(), "ul" | "ol" | "/ul" | "/ol" | "li" | "/li");
        let content = if list { text } else { piece };
        match reader.raw.last_mut().filter(|_| !reader.is_apart) {
            Some(raw) => raw.markdown.push_str(content),
            None if content.trim().is_empty() => {}
            None => reader.line(number, content),
        }
        match name.as_str() {
            "ul" | "ol" => depth += 1,
            "/ul" | "/ol" => {
                depth = depth.saturating_sub(1);
                reader.is_apart = depth == 0;
            }
            "li" => {
                let depth = u8::try_from(depth.max(1)).unwrap_or(DEEPEST).min(DEEPEST);
                reader.raw.push(Raw { line: number, depth, markdown: String::new() });
                reader.is_apart = false;
            }
            _ => {}
        }
    }
    reader.indents.clear();
    reader.is_apart = true;
}
