//! Answers that come in pages.

mod counted;
mod cursor;
mod items;
mod pages;
mod tokens;

pub use items::Items;
pub use pages::Pages;

use crate::model::Request;

/// A request with a paginated response.
pub trait Paginated: Request {
    /// The type of the listed items.
    type Item: Send + 'static;

    /// How to get from page to page.
    const PAGING: &'static Paging;

    /// Takes the items out of a page.
    fn take_items(page: &mut Self::Response) -> Vec<Self::Item>;
}

/// How to get from page to page. Request fields are given by wire name, response fields by their
/// path of wire names.
#[derive(Debug)]
pub struct Paging {
    /// What selects a page.
    pub cursor: Cursor,
    /// The field of the request with the maximum number of items per page.
    pub size: Option<&'static str>,
    /// The list of the response.
    pub items: &'static [&'static str],
}

/// What selects a page.
#[derive(Debug)]
pub enum Cursor {
    /// The number of the page, counted from 1.
    Page {
        /// The field of the request.
        number: &'static str,
        /// The field of the response with the total number of items.
        total: Option<&'static [&'static str]>,
    },
    /// The number of items to skip.
    Offset {
        /// The field of the request.
        offset: &'static str,
        /// The field of the response with the total number of items.
        total: Option<&'static [&'static str]>,
    },
    /// A token from the previous page; the last page has none.
    Token {
        /// The field of the request.
        token: &'static str,
        /// The field of the response with the next token.
        next: &'static [&'static str],
        /// The field of the response that tells whether there are more pages.
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
