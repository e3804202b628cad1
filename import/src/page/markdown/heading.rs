//! Headings.

/// Level and text of a heading.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = line.get(level..)?;
    if !(1..=6).contains(&level) || !rest.starts_with([' ', '\t', '\u{a0}', '\u{3000}']) {
        return None;
    }
    let text = rest.trim();
    let end = if text.ends_with('}') { text.rfind('{').unwrap_or(text.len()) } else { text.len() };
    Some((level, text.get(..end).unwrap_or(text).trim_end().trim_end_matches('#').trim_end()))
}

/// What stands in braces at the end of a heading.
pub(super) fn mark(line: &str) -> Option<&str> {
    let inner = line.trim_end().strip_suffix('}')?;
    inner.get(inner.rfind('{')? + 1..)
}
