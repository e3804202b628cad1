//! `overlay/*.json`: what people add to imported specs, and what they correct. It is merged over the imported facts as specs
//! are loaded, so that importing again keeps it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Asynchronous, Auth, Deprecation, Erratum, Example, OperationType, OrderedMap, Pagination, Rule, Source, Waiter,
};

/// Additions and corrections to the specs of one version of a product.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Overlay {
    /// Path of the JSON Schema of this format.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// What the file adds, in a few words.
    pub overlay: String,
    /// What fields of a wire name mean, wherever they occur and nothing more specific is said.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub descriptions: OrderedMap<String>,
    /// What is said of the product itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductOverlay>,
    /// What is said of APIs, by name.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub apis: OrderedMap<ApiOverlay>,
    /// Documents that the facts of this file come from, by a short name of our own.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub sources: OrderedMap<Source>,
}

/// Additions to a product.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProductOverlay {
    /// Name of the product as people say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the product is for, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Address of its API reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// What the fields of components mean, by path: `components/NAME/Field`.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub descriptions: OrderedMap<String>,
    /// Corrections to components.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
}

/// Additions to an API.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApiOverlay {
    /// What it does, in one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What else a caller should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Address of its reference page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// How callers may identify themselves, in place of what was imported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub auth: Vec<Auth>,
    /// Present if the API should no longer be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// Whether it changes something, in place of what was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_type: Option<OperationType>,
    /// That it answers before its work is done, in place of what was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asynchronous: Option<Asynchronous>,
    /// How one gets from page to page of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
    /// More states that one can wait for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiters: Vec<Waiter>,
    /// What fields mean, by path: `request/BackendServers/Port` or `response/RequestId`. Lists are passed through, and so are
    /// the values of maps.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub descriptions: OrderedMap<String>,
    /// Corrections to fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
    /// What parameters must satisfy together, beside what the API says of that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// More documented requests and answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// More places where documents are wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errata: Vec<Erratum>,
}

/// A correction to the schema of one field.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Edit {
    /// Path of the field, such as `request/BackendServers/Port`.
    pub at: String,
    /// What the imported schema says of the keys that are replaced. If it comes to say something else, that is an error.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub was: OrderedMap<Value>,
    /// Keys of the schema and their values; `null` takes a key away.
    pub set: OrderedMap<Value>,
    /// Why.
    pub because: String,
    /// Name of the document under `sources` that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
