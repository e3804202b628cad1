//! Where facts come from, and where a document is not to be taken at its word.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A document that facts were taken from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Source {
    /// Title of the document.
    pub title: String,
    /// Its address, if it has a public one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Language and edition, such as `en, 2019`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
}

/// A place where a document is wrong or contradicts itself, and what the spec makes of it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Erratum {
    /// JSON pointer, within this file, to what the erratum is about.
    pub at: String,
    /// The document, by its name under `sources`; may be left out where there is one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What the document says.
    pub says: String,
    /// What the spec records.
    pub records: String,
    /// Why.
    pub because: String,
}
