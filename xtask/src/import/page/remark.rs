//! What is said about a page: findings of its reading, of the checks, and of the command itself, in one form.

use std::fmt;

use alicloud_import::is_invisible;
use alicloud_import::page::{Finding, Severity};
use serde::Serialize;

/// How much of a text is shown.
const LONGEST: usize = 300;

/// One line for people, and one of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Remark {
    /// The page.
    pub(super) file: String,
    /// Line of the page, counted from 1.
    pub(super) line: u32,
    pub(super) severity: Severity,
    /// Code of the kind.
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) field: String,
    pub(super) says: String,
    pub(super) done: String,
}

impl Remark {
    /// What the reading of a page found.
    pub(super) fn found(file: &str, finding: Finding) -> Self {
        Self {
            file: file.to_owned(),
            line: finding.line.max(1),
            severity: finding.severity,
            kind: finding.kind.code(),
            field: finding.field,
            says: finding.says,
            done: finding.done,
        }
    }

    /// About a whole page.
    pub(super) fn about(
        file: &str,
        severity: Severity,
        kind: &'static str,
        says: impl Into<String>,
        done: impl Into<String>,
    ) -> Self {
        let (file, field) = (file.to_owned(), String::new());
        Self { file, line: 1, severity, kind, field, says: says.into(), done: done.into() }
    }

    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, severity, kind, field, says, done } = self;
        write!(f, "{}:{line}: {severity}[{kind}] ", clean(file))?;
        if !field.is_empty() {
            write!(f, "{}: ", clean(field))?;
        }
        f.write_str(&clean(says))?;
        if !done.is_empty() {
            write!(f, " → {}", clean(done))?;
        }
        Ok(())
    }
}

/// A text that does nothing to a terminal but show itself, on one line and not too long.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::new();
    let mut characters = text.chars();
    for character in characters.by_ref().take(LONGEST) {
        match character {
            '\n' | '\r' | '\t' => clean.push(' '),
            character if is_invisible(character) => clean.extend(character.escape_unicode()),
            character => clean.push(character),
        }
    }
    if characters.next().is_some() {
        clean.push('…');
    }
    clean
}
