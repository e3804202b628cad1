//! `product.json`: one version of one product.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{OrderedMap, Schema, Source};

/// The longest name of a folder of a version, in characters.
const LONGEST: usize = 200;

/// The folder that holds an API version: the version itself, which is mostly a date, with `_` for what no folder should have
/// in its name: spaces, slashes, characters beyond ASCII, a dot that would hide it.
#[must_use]
pub fn version_folder(version: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let mut folder: String = version.chars().take(LONGEST).map(|c| if is_plain(c) { c } else { '_' }).collect();
    if folder.chars().all(|c| c == '.') {
        return "unversioned".to_owned();
    }
    if folder.starts_with('.') {
        folder.replace_range(..1, "_");
    }
    folder
}

/// One version of one product.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Product {
    /// Path of the JSON Schema of this format.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Product code as the gateway knows it, such as `Slb`.
    pub product: String,
    /// API version, a date such as `2014-05-15`.
    pub version: String,
    /// The source, by its name under `sources`, that the whole file was imported from. Importing again replaces such a file
    /// and no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported_from: Option<String>,
    /// Name of the product as people say it.
    pub title: String,
    /// How its APIs are called unless an API says otherwise.
    pub style: ApiStyle,
    /// How its calls are signed.
    #[serde(default, skip_serializing_if = "Signing::is_default")]
    pub signing: Signing,
    /// What the product is for, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Address of its API reference.
    pub documentation: String,
    /// Name by which the location service knows the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_service_code: Option<String>,
    /// Where it is served.
    pub endpoints: Endpoints,
    /// Structures that several APIs share, by name; `{"$ref": "#/components/NAME"}` refers to one.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub components: OrderedMap<Schema>,
    /// Names of the constants of error codes whose derived ones collide, by code: `INVALID_DOT_PARAMETER`.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub error_code_names: OrderedMap<String>,
    /// Documents that the facts of this file come from, by a short name of our own.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub sources: OrderedMap<Source>,
}

/// How the APIs of a product are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ApiStyle {
    /// The action is named in a parameter or header; the path is `/`.
    #[serde(rename = "RPC")]
    Rpc,
    /// Resources have paths.
    #[serde(rename = "ROA")]
    Roa,
}

/// How the calls of a product are signed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Signing {
    /// As the gateway of nearly all products wants it.
    #[default]
    Standard,
    /// In a way of its own, which clients cannot do yet.
    Own,
}

impl Signing {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Hosts of a product.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Endpoints {
    /// Host that serves regions without one of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub central: Option<String>,
    /// Hosts by region id.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub regions: OrderedMap<RegionHosts>,
}

/// Hosts of a product in one region.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegionHosts {
    /// Host on the public network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public: Option<String>,
    /// Host for callers inside a VPC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vpc: Option<String>,
}
