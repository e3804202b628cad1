//! Getting from one page to the next.

use super::{Cursor, Paging, field};
use crate::{
    encode,
    record::{Primitive, Record},
};

/// Where in a list of pages one is.
#[derive(Debug, Default)]
pub(super) struct Position {
    /// Items of the pages so far.
    seen: u64,
    /// The items of the page before, for services that repeat the last page for ever.
    before: Option<String>,
}

/// What comes after a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The request now asks for another page.
    Page,
    /// That was the last page.
    End,
    /// The service said how to go on, but not in a way that leads on.
    Lost(&'static str),
}

/// Makes `request` ask for the first page of a list whose pages are counted, unless it asks for another: services have
/// rules for the number of a page and its size being given together.
pub(super) fn begin(paging: &Paging, request: &mut dyn Record) {
    if let Cursor::Page { number, .. } = &paging.cursor
        && field::at(request, &[number], |view| view.is_empty()) == Some(true)
    {
        field::set(request, number, Primitive::Integer(1));
    }
}

impl Position {
    /// Makes `request` ask for the page after `page`, which is the answer to it.
    pub(super) fn advance(&mut self, paging: &Paging, request: &mut dyn Record, page: &dyn Record) -> Next {
        match &paging.cursor {
            Cursor::Page { number, total } => self.next_number(paging, number, *total, request, page),
            Cursor::Offset { offset, total } => self.next_offset(paging, offset, *total, request, page),
            Cursor::Token { token, next, more } => next_token(token, next, *more, request, page),
        }
    }

    fn next_number(
        &mut self,
        paging: &Paging,
        number: &str,
        total: Option<&[&str]>,
        request: &mut dyn Record,
        page: &dyn Record,
    ) -> Next {
        let current = field::number(request, &[number]).unwrap_or(1).max(1);
        let size =
            paging.size.and_then(|size| field::number(request, &[size]).or_else(|| field::number(page, &[size])));
        // Where the first page was not the first of all, those before it count.
        let skipped = if self.seen == 0 { size.map_or(0, |size| (current - 1).saturating_mul(size)) } else { 0 };
        if self.is_last(paging, total, size, skipped, page) {
            return Next::End;
        }
        set_number(request, number, current.saturating_add(1))
    }

    fn next_offset(
        &mut self,
        paging: &Paging,
        offset: &str,
        total: Option<&[&str]>,
        request: &mut dyn Record,
        page: &dyn Record,
    ) -> Next {
        let current = field::number(request, &[offset]).unwrap_or(0);
        let size = paging.size.and_then(|size| field::number(request, &[size]));
        let skipped = if self.seen == 0 { current } else { 0 };
        if self.is_last(paging, total, size, skipped, page) {
            return Next::End;
        }
        let count = field::count(page, paging.items) as u64;
        set_number(request, offset, current.saturating_add(count))
    }

    /// Whether no page comes after this one: it is empty, or the total is reached. Without a total it is a page that is
    /// not full, or the same again.
    fn is_last(
        &mut self,
        paging: &Paging,
        total: Option<&[&str]>,
        size: Option<u64>,
        skipped: u64,
        page: &dyn Record,
    ) -> bool {
        let count = field::count(page, paging.items) as u64;
        self.seen = self.seen.saturating_add(skipped).saturating_add(count);
        if count == 0 {
            return true;
        }
        if let Some(total) = total.and_then(|total| field::number(page, total)) {
            return self.seen >= total;
        }
        let items = field::at(page, paging.items, |view| encode::view_text(&view)).flatten();
        let is_repeated = items.is_some() && items == self.before;
        self.before = items;
        is_repeated || size.is_some_and(|size| count < size)
    }
}

fn next_token(token: &str, next: &[&str], more: Option<&[&str]>, request: &mut dyn Record, page: &dyn Record) -> Next {
    if more.is_some_and(|more| field::is_false(page, more)) {
        return Next::End;
    }
    match field::text(page, next) {
        None => Next::End,
        Some(next) if field::text(request, &[token]).as_ref() == Some(&next) => {
            Next::Lost("is the token that was sent, so that the pages would never end")
        }
        Some(next) if field::set(request, token, Primitive::Text(&next)) => Next::Page,
        Some(_) => Next::Lost("is no token that the request can hold"),
    }
}

fn set_number(request: &mut dyn Record, name: &str, number: u64) -> Next {
    let is_set = i64::try_from(number).is_ok_and(|number| field::set(request, name, Primitive::Integer(number)));
    if is_set { Next::Page } else { Next::Lost("cannot count further") }
}
