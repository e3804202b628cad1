//! Answers that come in pages.

mod counted;
mod cursor;
mod items;
mod pages;
mod tokens;

pub use items::Items;
pub use pages::Pages;

use crate::model::Request;

/// A request whose answer comes in pages.
pub trait Paginated: Request {
    /// What the pages list.
    type Item: Send + 'static;

    /// How one gets from page to page.
    const PAGING: &'static Paging;

    /// The items of a page, which leave it.
    fn take_items(page: &mut Self::Response) -> Vec<Self::Item>;
}

/// How one gets from page to page. Fields are given by wire name, those of a response by the names on the way to them.
#[derive(Debug)]
pub struct Paging {
    /// What says which page is wanted.
    pub cursor: Cursor,
    /// The field of the request that says how many items a page may have.
    pub size: Option<&'static str>,
    /// The list of the response.
    pub items: &'static [&'static str],
}

/// What says which page is wanted.
#[derive(Debug)]
pub enum Cursor {
    /// The number of the page, counted from 1.
    Page {
        /// The field of the request.
        number: &'static str,
        /// The field of the response that says how many items there are in all.
        total: Option<&'static [&'static str]>,
    },
    /// How many items to leave out.
    Offset {
        /// The field of the request.
        offset: &'static str,
        /// The field of the response that says how many items there are in all.
        total: Option<&'static [&'static str]>,
    },
    /// Whatever the page before gave; the last one gives nothing.
    Token {
        /// The field of the request.
        token: &'static str,
        /// The field of the response that has the next one.
        next: &'static [&'static str],
        /// The field of the response that says whether there are more pages.
        more: Option<&'static [&'static str]>,
    },
}

impl Paging {
    /// The field that says how to go on, for messages.
    fn place(&self) -> String {
        match &self.cursor {
            Cursor::Page { number: name, .. } | Cursor::Offset { offset: name, .. } => (*name).to_owned(),
            Cursor::Token { next, .. } => next.join("."),
        }
    }
}
