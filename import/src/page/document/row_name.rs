//! Names in tables: marks that tell the depth, and names that tell their place, such as `Tag.N.Key`.

/// A name as a table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowName {
    /// How far the name is set in, if it has a mark such as `└`; a unit means nothing but more or less.
    pub(crate) indent: Option<usize>,
    /// The fields on the way, the last one being its own.
    pub(crate) path: Vec<Segment>,
    /// The name as documented, without marks.
    pub(crate) text: String,
}

/// A field on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) name: String,
    /// The letters of the numbers that follow it, such as `N`; a list has one, a list of lists two.
    pub(crate) indices: Vec<String>,
}

/// How many lists may be directly in each other.
const MOST_INDICES: usize = 3;
/// How many names one may be made of.
const MOST_SEGMENTS: usize = 32;

/// The name in a cell, whose markup is removed; none if the cell names no field.
pub(crate) fn read(cell: &str) -> Option<RowName> {
    let (indent, rest) = unmarked(cell);
    let text = rest.trim().trim_end_matches(['*', '：', ':', '。']).trim();
    let mut path: Vec<Segment> = Vec::new();
    for part in text.split('.') {
        let part = part.trim();
        let (name, bracketed) = part.split_once('[').map_or((part, None), |(name, index)| (name, Some(index)));
        match path.last_mut() {
            Some(last) if is_index(part) => last.indices.push(part.to_owned()),
            _ if is_name(name) => path.push(Segment { name: name.to_owned(), indices: Vec::new() }),
            _ => return None,
        }
        if let (Some(index), Some(last)) = (bracketed, path.last_mut()) {
            last.indices.push(index.trim_end_matches(']').to_owned());
        }
        if path.len() > MOST_SEGMENTS || path.last().is_some_and(|last| last.indices.len() > MOST_INDICES) {
            return None;
        }
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    (!path.is_empty()).then_some(RowName { indent, path, text })
}

/// Takes the marks away from before a name.
fn unmarked(cell: &str) -> (Option<usize>, &str) {
    let mut indent = 0;
    let mut is_marked = false;
    for (at, c) in cell.char_indices() {
        match c {
            '└' | '├' | '┗' | '┣' | '┝' | '∟' | '↳' | '>' | '＞' | '»' | '-' | '–' | '—' | '•' | '·' | '│' | '─' =>
            {
                is_marked = true;
                indent += 1;
            }
            c if c.is_whitespace() => indent += 1,
            _ => return (is_marked.then_some(indent), cell.get(at..).unwrap_or_default()),
        }
    }
    (None, "")
}

/// What stands for a number in `Tag.N.Key`.
fn is_index(part: &str) -> bool {
    let part = part.strip_prefix('[').and_then(|part| part.strip_suffix(']')).unwrap_or(part);
    let is_number = !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        || matches!(
            part,
            "N" | "n" | "M" | "m" | "X" | "x" | "Y" | "y" | "K" | "k" | "i" | "j" | "#" | "*" | "{N}" | "<N>"
        )
}

/// Whether it can be a field. Prose and placeholders for common parameters are none.
pub(crate) fn is_name(text: &str) -> bool {
    let is_character =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$' | '@' | '*' | ':' | '/' | '+');
    !text.is_empty()
        && text.len() <= 128
        && text.chars().all(is_character)
        && text.chars().any(|c| c.is_ascii_alphanumeric())
}
