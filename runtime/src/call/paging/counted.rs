//! When a list ends whose pages are counted, by number or by offset.

use super::tokens;
use crate::{
    model::{Record, record::field},
    wire::encode,
};

/// So many empty pages in a row a total is believed for.
const EMPTY_PAGES: u32 = 100;
/// The same where nothing tells how many items a page has: each then counts as one item at least, which can be far below
/// what it is.
const EMPTY_PAGES_OF_UNKNOWN_SIZE: u32 = 10;

/// What one page tells.
pub(super) struct Page<'p> {
    record: &'p dyn Record,
    /// Where its items are.
    items: &'p [&'p str],
    count: u64,
    /// How many items there are in all, as the service says.
    total: Option<u64>,
    /// How many items a page has, as request or answer say.
    size: Option<u64>,
}

impl<'p> Page<'p> {
    /// `asked` and `told` are the sizes of a page by the request and by the answer.
    pub(super) fn read(
        record: &'p dyn Record,
        items: &'p [&'p str],
        total: Option<&[&str]>,
        asked: Option<u64>,
        told: Option<u64>,
    ) -> Self {
        let (count, told) = (field::count(record, items) as u64, told.filter(|size| *size > 0));
        let size = match (asked.filter(|size| *size > 0), told) {
            // Services have limits below what they are asked for.
            (Some(asked), Some(told)) if count > 0 => Some(asked.min(told)),
            // Of an empty page, only the service knows how many items it might have had.
            (asked, told) => told.or(asked),
        };
        Self { record, items, count, total: total.and_then(|total| field::number(record, total)), size }
    }

    /// The same for equal items.
    fn hash(&self) -> Option<u64> {
        field::at(self.record, self.items, |view| encode::view_text(&view)).flatten().map(|text| tokens::hash(&text))
    }
}

/// Which page it is.
#[derive(Clone, Copy)]
pub(super) enum At {
    /// The page of that number, counted from 1.
    Number(u64),
    /// The page after that many items.
    Offset(u64),
}

/// What the pages so far have told.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Items that came.
    came: u64,
    /// Items before the first page that was asked for, as its number and size say.
    skipped: Option<u64>,
    /// Items of the largest page.
    largest: u64,
    /// Empty pages since the last one that was not.
    empty: u32,
    /// The items of the page before, if it had no total.
    before: Option<u64>,
    /// What the last page that had a total said.
    total: Option<u64>,
}

impl Counted {
    /// Whether no page comes after this one.
    ///
    /// With a total it is the last if the pages up to it reach the total, be they full, half full or empty: services leave out
    /// what a caller may not see. A total below what has come is none, though, and one that empty pages do not bear out is not
    /// followed for ever; one that a page does not repeat still holds. Without a total, the last page is one that is empty, not
    /// full, or the same again.
    pub(super) fn is_last(&mut self, page: &Page<'_>, at: At) -> bool {
        self.take(page, at);
        let before = self.before.take();
        let is_possible = |total: &u64| *total >= self.came;
        let total = page.total.filter(is_possible).or(self.total.filter(is_possible));
        self.total = total;
        match total {
            Some(total) => self.reaches(total, page, at) || self.empty >= self.patience(page),
            None if page.count == 0 || page.size.is_some_and(|size| page.count < size) => true,
            None => {
                self.before = page.hash();
                before.is_some() && before == self.before
            }
        }
    }

    /// The offset of the page after this one.
    pub(super) fn next_offset(&self, page: &Page<'_>, current: u64) -> u64 {
        current.saturating_add(self.step(page).unwrap_or(0))
    }

    fn take(&mut self, page: &Page<'_>, at: At) {
        self.skipped.get_or_insert(match at {
            At::Number(number) => page.size.map_or(0, |size| (number - 1).saturating_mul(size)),
            At::Offset(offset) => offset,
        });
        self.came = self.came.saturating_add(page.count);
        self.largest = self.largest.max(page.count);
        self.empty = if page.count == 0 { self.empty.saturating_add(1) } else { 0 };
    }

    fn reaches(&self, total: u64, page: &Page<'_>, at: At) -> bool {
        match at {
            // How many items a page really has is told by the largest one: services have limits below what they are asked for.
            At::Number(number) if page.count > 0 => {
                let is_exact = self.skipped.unwrap_or(0).saturating_add(self.came) == total;
                is_exact || number.saturating_mul(self.largest) >= total
            }
            At::Number(number) => number.saturating_mul(self.size(page).unwrap_or(1)) >= total,
            // An empty page of unknown size leads nowhere.
            At::Offset(offset) => self.step(page).is_none_or(|step| offset.saturating_add(step) >= total),
        }
    }

    /// How far an offset moves. Of a page that is not empty, each item is one.
    fn step(&self, page: &Page<'_>) -> Option<u64> {
        if page.count > 0 { Some(page.count) } else { self.size(page) }
    }

    /// How many items an empty page would have had.
    fn size(&self, page: &Page<'_>) -> Option<u64> {
        page.size.max(Some(self.largest)).filter(|size| *size > 0)
    }

    fn patience(&self, page: &Page<'_>) -> u32 {
        if self.size(page).is_some() { EMPTY_PAGES } else { EMPTY_PAGES_OF_UNKNOWN_SIZE }
    }
}
