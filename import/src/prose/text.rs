//! A text of a document without its markup: paragraphs and bullets, and what was set apart in them.
//!
//! The marks are those of Markdown, which descriptions have wherever they come from.

mod blocks;
pub(crate) mod inline;

use std::ops::Range;

/// The text of a cell or a description.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Prose {
    pub(crate) blocks: Vec<TextBlock>,
}

/// A paragraph or a bullet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TextBlock {
    /// Line of the page.
    pub(crate) line: u32,
    /// 0 for a paragraph, 1 for a bullet, 2 for a bullet below one.
    pub(crate) depth: u8,
    pub(crate) text: Text,
}

/// Text without markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) plain: String,
    /// What was set in bold or as code, by bytes of `plain`.
    pub(crate) marked: Vec<Range<usize>>,
}
