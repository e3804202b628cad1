//! Published API metadata to specs.
//!
//! Metadata is written for a gateway and a website, not for a generator: types are missing, bounds are upside down, names
//! collide. What is imported is made fit for the spec format, what is not is left out, and each of these decisions is
//! recorded with the place that it is about. Nothing is lost in silence.
//!
//! This library reads text and returns specs. It touches neither files nor the network, and prints nothing.

mod address;
mod decision;
mod endpoint_list;
mod hosts;
mod json;
mod kinds;
mod names;
mod openmeta;
pub mod page;
mod references;
mod text;

use std::fmt;

use alicloud_format::spec;

pub use address::of_product as documentation_of;
pub use decision::{Decision, DecisionKind};
pub use endpoint_list::EndpointList;
pub use hosts::keep_hosts;
pub use names::{Earlier, error_code_names, is_invisible, keep_names, product_folder, unusable_api};
pub use openmeta::Metadata;

/// The name under `sources` that imported files carry, also as `importedFrom`.
pub const OPENMETA: &str = "openmeta";

/// How to import.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether to take over descriptions, summaries and messages. They are someone's prose, in most copies Chinese.
    pub with_descriptions: bool,
    /// The only APIs to import; all if not given.
    pub only: Option<Vec<String>>,
    /// Language and date of the copy, such as `zh, 2024-07-30`, for the `sources` of the specs.
    pub edition: Option<String>,
    /// Hosts from elsewhere, for regions and networks that the metadata does not list.
    pub endpoints: Option<EndpointList>,
}

/// One product version as specs.
#[derive(Debug)]
pub struct Imported {
    /// Folder of the product, such as `slb`.
    pub directory: String,
    /// Folder of the version, such as `2014-05-15`.
    pub version_directory: String,
    /// `product.json`.
    pub product: spec::Product,
    /// The APIs in the order of the source.
    pub apis: Vec<spec::Api>,
    /// APIs that could not be imported. With `apis`, these are all APIs that were asked for and are in the source.
    pub refused: Vec<Refused>,
    /// What was repaired, left out or refused, in the order of the source.
    pub decisions: Vec<Decision>,
}

/// An API that could not be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its name.
    pub api: String,
    /// Why.
    pub reason: String,
    /// JSON pointer to it in the source.
    pub pointer: String,
}

/// Why a file could not be imported at all.
#[derive(Debug)]
pub enum ImportError {
    /// It is no JSON.
    Json(serde_json::Error),
    /// It is JSON of another kind.
    NotMetadata(&'static str),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "this is no JSON: {error}"),
            Self::NotMetadata(lacks) => write!(f, "this is not the metadata of a product version: {lacks}"),
        }
    }
}

/// The message contains the cause, so `source()` returns nothing.
impl std::error::Error for ImportError {}

/// Imports one `api-docs.json` as if nothing had been imported before; [`Metadata`] keeps names that were given.
///
/// # Errors
/// If the text is no JSON, or does not say which version of which product it describes. Anything else that is wrong with it
/// is a decision.
pub fn import(text: &str, options: &Options) -> Result<Imported, ImportError> {
    Ok(Metadata::read(text)?.import(options, &Earlier::default()))
}
