//! What there is to say about a spec, and how it is shown.

mod render;
mod wording;

use std::path::{Path, PathBuf};

pub use crate::json::Place;
pub use render::render;
pub use wording::{Quoted, did_you_mean, is_invisible};
pub(crate) use wording::{Reason, listing, nearest};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The spec cannot be used.
    Error,
    /// The spec can be used, but not all of it has the effect that its author may expect.
    Warning,
}

/// Something that is wrong in a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of finding it is, such as `unknown-key`.
    pub code: &'static str,
    /// The file, as it is to be shown.
    pub file: PathBuf,
    /// JSON pointer to what it is about.
    pub pointer: String,
    /// Which part of that is wrong.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// A few words for under the marked text.
    pub label: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that one has to see to understand it.
    pub related: Vec<Related>,
}

/// Another place that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The file, as it is to be shown.
    pub file: PathBuf,
    /// JSON pointer to the place.
    pub pointer: String,
    /// Which part of it is meant.
    pub place: Place,
    /// A few words for under the marked text.
    pub label: String,
}

impl Finding {
    /// An error about a value.
    pub fn error(code: &'static str, file: &Path, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            file: file.to_owned(),
            pointer: pointer.into(),
            place: Place::Value,
            message: message.into(),
            label: String::new(),
            help: None,
            related: Vec::new(),
        }
    }

    /// A warning about a value.
    pub fn warning(code: &'static str, file: &Path, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, file, pointer, message) }
    }

    /// The same about another part.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The same with words for under the marked text.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// The same with what to write instead.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with another place of a file.
    #[must_use]
    pub fn related(mut self, file: &Path, pointer: impl Into<String>, place: Place, label: impl Into<String>) -> Self {
        self.related.push(Related { file: file.to_owned(), pointer: pointer.into(), place, label: label.into() });
        self
    }
}
