//! Bytes to lines.

use std::borrow::Cow;

/// The largest page that is read, in bytes, so that callers need not read more of a file. Pages have some kilobytes, the longest
/// of thousands a tenth of this.
pub const MOST_BYTES: usize = 8 << 20;

/// Why bytes are no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoText {
    /// Nothing but blanks.
    Empty,
    /// More than a page can have.
    TooLong,
    /// Not text: it has NUL bytes, from this line on.
    Binary(u32),
}

/// A page as text, and the first line that was not UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<u32>), NoText> {
    if bytes.len() > MOST_BYTES {
        return Err(NoText::TooLong);
    }
    if let Some(text) = wide(bytes) {
        return Ok((Cow::Owned(text), None));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(NoText::Binary(line_of(bytes, at)));
    }
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    if text.trim().is_empty() {
        return Err(NoText::Empty);
    }
    let broken = std::str::from_utf8(bytes).err().map(|error| line_of(bytes, error.valid_up_to()));
    Ok((text, broken))
}

/// UTF-16, which some editors write, with the mark that tells it.
fn wide(bytes: &[u8]) -> Option<String> {
    let read: fn([u8; 2]) -> u16 = match bytes.get(..2)? {
        [0xFF, 0xFE] => u16::from_le_bytes,
        [0xFE, 0xFF] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, _) = bytes.get(2..)?.as_chunks::<2>();
    let units = pairs.iter().map(|pair| read(*pair));
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

fn line_of(bytes: &[u8], at: usize) -> u32 {
    let before = bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

/// A line without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// Counted from 1.
    pub(crate) number: u32,
    pub(crate) text: &'a str,
}

impl Line<'_> {
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Count of columns before the first character; a tab is four.
    pub(crate) fn indent(&self) -> usize {
        let blanks = self.text.chars().take_while(|c| matches!(c, ' ' | '\t'));
        blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
    }
}

/// The lines of a text, whichever way they end.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let bare_returns = !text.contains('\n') && text.contains('\r');
    let split: Box<dyn Iterator<Item = &str>> =
        if bare_returns { Box::new(text.split('\r')) } else { Box::new(text.lines()) };
    split.zip(1..).map(|(text, number)| Line { number, text }).collect()
}
