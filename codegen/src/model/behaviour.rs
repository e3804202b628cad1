//! How an operation behaves beyond one request and one answer.

use alicloud_format::spec;

use super::types::FieldType;

/// A state that can be waited for, as the runtime knows it.
#[derive(Debug, Clone)]
pub struct Waiter {
    /// Name of the constant.
    pub constant: String,
    /// Paragraphs.
    pub doc: Vec<String>,
    /// The field that tells the state, by the wire names on the way to it.
    pub state: Vec<String>,
    /// The rest.
    pub facts: spec::Waiter,
}

/// An error code, and what is documented of it.
#[derive(Debug, Clone)]
pub struct ErrorCode {
    /// Name of the constant.
    pub constant: String,
    /// The code on the wire.
    pub code: String,
    /// HTTP statuses that come with it, in ascending order.
    pub statuses: Vec<u16>,
    /// What the service says with it, where that is always the same.
    pub message: Option<String>,
    /// Methods of the operations that document it, sorted by the name of the operation.
    pub methods: Vec<String>,
}

/// How one gets from page to page of an answer. Fields are given by wire name, those of a response by the names on the way
/// to them.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination {
    /// What says which page is wanted.
    pub cursor: Cursor,
    /// The field of the request that says how many items a page may have.
    pub size: Option<String>,
    /// The list of the response.
    pub items: Vec<String>,
    /// The same by the names of Rust fields. All but the last are structures that may be absent.
    pub way: Vec<String>,
    /// What the list holds.
    pub item: FieldType,
    /// Whether one of the fields on the way is deprecated.
    pub is_deprecated: bool,
}

/// What says which page is wanted, as the runtime knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cursor {
    /// The number of the page, counted from 1.
    Page {
        /// The field of the request.
        number: String,
        /// The field of the response that counts all items.
        total: Option<Vec<String>>,
    },
    /// How many items to leave out.
    Offset {
        /// The field of the request.
        offset: String,
        /// The field of the response that counts all items.
        total: Option<Vec<String>>,
    },
    /// Whatever the page before gave.
    Token {
        /// The field of the request.
        token: String,
        /// The field of the response that has the next one.
        next: Vec<String>,
        /// The field of the response that says whether there are more pages.
        more: Option<Vec<String>>,
    },
}

/// Whether an operation may be called again when nobody knows whether the first call did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeatable {
    /// It only reads.
    Always,
    /// It acts once for each value of this parameter, by wire name.
    WithToken(String),
    /// It may change something each time.
    Never,
}
