//! Requests as they arrived.

use http::request::Parts;

use crate::percent;

/// A request that the gateway received, whether or not it liked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// HTTP method.
    pub method: String,
    /// Path of the URL, as it was sent.
    pub path: String,
    /// Parameters of the query, decoded, in the order in which they were sent.
    pub query: Vec<(String, String)>,
    /// Headers, in lower case.
    pub headers: Vec<(String, String)>,
    /// Parameters of a URL-encoded body, decoded.
    pub form: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    /// What a request says; `None` if its URL, a header or its form cannot be read.
    pub(crate) fn new(head: &Parts, body: Vec<u8>) -> Option<Self> {
        let headers: Option<Vec<_>> = head
            .headers
            .iter()
            .map(|(name, value)| {
                Some((name.as_str().to_owned(), std::str::from_utf8(value.as_bytes()).ok()?.to_owned()))
            })
            .collect();
        let mut received = Self {
            method: head.method.to_string(),
            path: head.uri.path().to_owned(),
            query: percent::pairs(head.uri.query().unwrap_or_default())?,
            headers: headers?,
            form: Vec::new(),
            body,
        };
        if received.header("content-type").is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            received.form = percent::pairs(std::str::from_utf8(&received.body).ok()?)?;
        }
        Some(received)
    }

    /// The value of a parameter of the query or the form.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        find(&self.query, name).or_else(|| find(&self.form, name))
    }

    /// The value of a header, whose name is given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name).map(str::trim)
    }
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(candidate, _)| candidate == name).map(|(_, value)| value.as_str())
}
