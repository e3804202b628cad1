//! Examples against everything else that a spec says.

mod answer;
mod difference;
mod request;
mod response;
mod wire;
mod xml;

use super::document::{Document, Scope};
use crate::diagnostic::Finding;
use crate::spec::{Api, Example};

/// All examples of an API.
pub(super) fn api<'a>(scope: &Scope<'a>, document: &Document<'a>, api: &'a Api, findings: &mut Vec<Finding>) {
    for (index, example) in api.examples.iter().enumerate() {
        let mut look = Look { scope, document, api, example, at: format!("/examples/{index}"), findings };
        look.request();
        look.wire();
        look.answers();
    }
}

/// One example, and the list that findings about it go to.
struct Look<'a, 's> {
    scope: &'s Scope<'a>,
    document: &'s Document<'a>,
    api: &'a Api,
    example: &'a Example,
    /// Where the example stands.
    at: String,
    findings: &'s mut Vec<Finding>,
}

impl Look<'_, '_> {
    fn error(&self, code: &'static str, at: impl Into<String>, message: impl Into<String>) -> Finding {
        Finding::error(code, self.document.path, at, message)
    }

    fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}
