//! When a list ends whose pages are counted, by number or by offset.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::field;
use crate::{encode, record::Record};

/// So many empty pages in a row a total is believed for.
const EMPTY_PAGES: u32 = 100;
/// The same where nothing tells how many items a page has: each then counts as one item at least, which can be far below
/// what it is.
const EMPTY_PAGES_OF_UNKNOWN_SIZE: u32 = 10;

/// What one page tells.
pub(super) struct Page {
    count: u64,
    /// How many items there are in all, as the service says.
    total: Option<u64>,
    /// How many items a page has, as request or answer say.
    size: Option<u64>,
    /// The same for equal items.
    hash: Option<u64>,
}

impl Page {
    pub(super) fn read(page: &dyn Record, items: &[&str], total: Option<&[&str]>, size: Option<u64>) -> Self {
        let text = field::at(page, items, |view| encode::view_text(&view)).flatten();
        Self {
            count: field::count(page, items) as u64,
            total: total.and_then(|total| field::number(page, total)),
            size: size.filter(|size| *size > 0),
            hash: text.map(|text| {
                let mut hasher = DefaultHasher::new();
                text.hash(&mut hasher);
                hasher.finish()
            }),
        }
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
    /// The items of the page before.
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
    pub(super) fn is_last(&mut self, page: &Page, at: At) -> bool {
        self.take(page, at);
        let is_same = page.hash.is_some() && page.hash == self.before;
        self.before = page.hash;
        let is_possible = |total: &u64| *total >= self.came;
        let total = page.total.filter(is_possible).or(self.total.filter(is_possible));
        self.total = total;
        match total {
            Some(total) => self.reaches(total, page, at) || self.empty >= self.patience(page),
            None => page.count == 0 || is_same || page.size.is_some_and(|size| page.count < size),
        }
    }

    /// The offset of the page after this one.
    pub(super) fn next_offset(&self, page: &Page, current: u64) -> u64 {
        current.saturating_add(self.step(page).unwrap_or(0))
    }

    fn take(&mut self, page: &Page, at: At) {
        self.skipped.get_or_insert(match at {
            At::Number(number) => page.size.map_or(0, |size| (number - 1).saturating_mul(size)),
            At::Offset(offset) => offset,
        });
        self.came = self.came.saturating_add(page.count);
        self.largest = self.largest.max(page.count);
        self.empty = if page.count == 0 { self.empty.saturating_add(1) } else { 0 };
    }

    fn reaches(&self, total: u64, page: &Page, at: At) -> bool {
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
    fn step(&self, page: &Page) -> Option<u64> {
        if page.count > 0 { Some(page.count) } else { self.size(page) }
    }

    /// How many items an empty page would have had.
    fn size(&self, page: &Page) -> Option<u64> {
        page.size.max(Some(self.largest)).filter(|size| *size > 0)
    }

    fn patience(&self, page: &Page) -> u32 {
        if self.size(page).is_some() { EMPTY_PAGES } else { EMPTY_PAGES_OF_UNKNOWN_SIZE }
    }
}
