//! Getting from one page to the next.

use super::{
    Cursor, Paging,
    counted::{At, Counted, Page},
    tokens::Tokens,
};
use crate::model::{Primitive, Record, record::field};

/// Where in a list of pages one is.
#[derive(Debug, Default)]
pub(super) struct Position {
    counted: Counted,
    tokens: Tokens,
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
        let size = |record: &dyn Record| paging.size.and_then(|size| field::number(record, &[size]));
        let (asked, told) = (size(request), size(page));
        let read = |total| Page::read(page, paging.items, total, asked, told);
        match &paging.cursor {
            Cursor::Page { number, total } => {
                let current = field::number(request, &[number]).unwrap_or(1).max(1);
                if self.counted.is_last(&read(*total), At::Number(current)) {
                    return Next::End;
                }
                set_number(request, number, current.saturating_add(1))
            }
            Cursor::Offset { offset, total } => {
                let (current, read) = (field::number(request, &[offset]).unwrap_or(0), read(*total));
                if self.counted.is_last(&read, At::Offset(current)) {
                    return Next::End;
                }
                set_number(request, offset, self.counted.next_offset(&read, current))
            }
            Cursor::Token { token, next, more } => self.next_token(token, next, *more, request, page),
        }
    }

    fn next_token(
        &mut self,
        token: &str,
        next: &[&str],
        more: Option<&[&str]>,
        request: &mut dyn Record,
        page: &dyn Record,
    ) -> Next {
        if more.is_some_and(|more| field::is_false(page, more)) {
            return Next::End;
        }
        match field::text(page, next) {
            None => Next::End,
            Some(next) if field::text(request, &[token]).as_ref() == Some(&next) => {
                Next::Lost("is the token that was sent, so the pages would never end")
            }
            Some(next) if self.tokens.has_come(&next) => {
                Next::Lost("is a token that was sent before, so the pages would never end")
            }
            Some(next) if field::set(request, token, Primitive::Text(&next)) => Next::Page,
            Some(_) => Next::Lost("is a token that the request cannot hold"),
        }
    }
}

fn set_number(request: &mut dyn Record, name: &str, number: u64) -> Next {
    let is_set = i64::try_from(number).is_ok_and(|number| field::set(request, name, Primitive::Integer(number)));
    if is_set { Next::Page } else { Next::Lost("cannot count further") }
}
