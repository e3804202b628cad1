//! How pages are read, and what comes of it.

use std::collections::BTreeMap;

use alicloud_format::spec::{Api, ApiStyle};

use super::counts::Counts;
use super::finding::Finding;

/// The version of a page that does not say it.
pub const VERSION_UNKNOWN: &str = "version-unknown";
/// The product of a page that does not say it.
pub const PRODUCT_UNKNOWN: &str = "product-unknown";

/// How to read pages.
#[derive(Debug, Clone, Default)]
pub struct PageOptions {
    /// Whether to take over descriptions, summaries and messages, which are someone's prose.
    pub with_descriptions: bool,
    /// Code of the product, such as `Slb`, for pages that do not say it.
    pub product: Option<String>,
    /// Version of the API, such as `2014-05-15`, for pages that do not say it.
    pub version: Option<String>,
}

/// What a page says, or what several pages of one API say together.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The API; none if the page does not name one.
    pub api: Option<Api>,
    /// Code of the product as the page spells it.
    pub product: Option<String>,
    /// Version of the API, a date.
    pub version: Option<String>,
    /// How the API is called, where the page says so.
    pub style: Option<ApiStyle>,
    /// Hosts in examples that are called directly, such as `slb.aliyuncs.com`.
    pub hosts: Vec<String>,
    /// Lines of the page, counted from 1, by JSON pointer into the API.
    pub lines: BTreeMap<String, u32>,
    /// What was repaired, doubted or left open, in the order of the page.
    pub findings: Vec<Finding>,
    /// How much was found.
    pub counts: Counts,
}
