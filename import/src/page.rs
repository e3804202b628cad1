//! Reference pages to specs.
//!
//! A page is Markdown that was made for a website: of several generations and two languages, with tables that no Markdown
//! library reads, trees that are not marked as such, and facts in prose. What it says is read in stages: lines to blocks,
//! blocks to sections, tables to rows, cells to prose, prose to facts, examples to values, and all of that to a spec. Each fact
//! keeps its line. What a page contradicts itself in, or leaves open, is a finding with a place; nothing is guessed in silence.

mod assemble;
mod context;
mod counts;
mod document;
mod example;
mod field;
mod finding;
mod finish;
mod markdown;
mod merge;
mod outcome;
mod text;
mod tree;

use context::PageContext;
use document::{columns, origin};
use example::shown;
use markdown::{block, lines};

pub use counts::{ConstraintKind, Counts};
pub use field::field_of;
pub use finding::{Finding, FindingKind, Severity};
pub use markdown::lines::MOST_BYTES;
pub use outcome::{PRODUCT_UNKNOWN, Page, PageOptions, VERSION_UNKNOWN};

/// Reads a page. Whatever the bytes are, there is an answer: what cannot be read is a finding.
#[must_use]
pub fn read(bytes: &[u8], options: &PageOptions) -> Page {
    let mut context = PageContext::new(options);
    let Some(text) = text::read(&mut context, bytes) else { return finish::finished(context, Page::default()) };
    let lines = lines::lines(&text);
    context.length = lines.last().map_or(1, |line| line.number);
    let document = document::reader::read(block::blocks(&lines, columns::is_known));
    let shown = shown::read(&mut context, &document);
    let origin = origin::read(&lines, &document);
    let page = assemble::page(&mut context, &document, &shown, origin);
    finish::finished(context, page)
}

/// Merges a second page of the same API into a first: what only one of them says is taken from it, and where they
/// contradict each other the first one counts and a finding with the line of the second tells of it.
#[must_use]
pub fn merge(first: Page, second: Page) -> Page {
    merge::merge(first, second)
}
