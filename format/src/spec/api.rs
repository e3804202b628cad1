//! One API: parameters, response, errors, examples.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Asynchronous, Deprecation, Erratum, OperationType, OrderedMap, Pagination, Rule, Schema, Source, Waiter};

/// One API of a product version.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Api {
    /// Path of the JSON Schema of this format.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// API name, such as `CreateVServerGroup`; the file is named after it.
    pub api: String,
    /// Name of the method and the module to generate, in snake case, where the derived one will not do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rust_name: Option<String>,
    /// The source, by its name under `sources`, that the whole file was imported from. Importing again replaces such a file
    /// and no other; what people add to it belongs into an overlay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported_from: Option<String>,
    /// What it does, in one sentence. Without it one is made of the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What else a caller should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Address of its reference page.
    pub documentation: String,
    /// HTTP method; `POST` unless stated.
    #[serde(default, skip_serializing_if = "Method::is_default")]
    pub method: Method,
    /// Path template; `/` unless stated. `{Name}` is a path parameter, `{Name*}` one whose value may have slashes, and a
    /// query at the end, as in `/?acl`, is sent as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// How callers may identify themselves; with an access key unless stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub auth: Vec<Auth>,
    /// Present if the API should no longer be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// Whether it changes something. Without it, an API whose name begins with `Describe`, `Get`, `List` or `Query` is taken
    /// for one that reads, and every other one is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_type: Option<OperationType>,
    /// Present if it answers before its work is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asynchronous: Option<Asynchronous>,
    /// What a request carries, in documented order, without what every request has (action, signature and the like).
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// What parameters must satisfy together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// What a success answers; absent if nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Schema>,
    /// How one gets from page to page of the answer, where that does not follow from the names of its fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
    /// States that one can wait for by calling it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiters: Vec<Waiter>,
    /// HTTP statuses of a success, where there are others than 200.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub success_statuses: Vec<u16>,
    /// Headers of the answer that mean something to callers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub response_headers: Vec<String>,
    /// Documented errors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ApiError>,
    /// Requests and their answers, as documented; they are run as tests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// Documents that the facts of this file come from, by a short name of our own. A fact without a `source` of its own
    /// comes from the first.
    pub sources: OrderedMap<Source>,
    /// Where the documents are wrong or contradict themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errata: Vec<Erratum>,
}

/// One parameter of a request.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameter {
    /// Name on the wire.
    pub name: String,
    /// Where it travels; `query` unless stated.
    #[serde(default, rename = "in", skip_serializing_if = "Position::is_default")]
    pub position: Position,
    /// What it holds.
    pub schema: Schema,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Position {
    /// In the query.
    #[default]
    Query,
    /// In the URL-encoded body.
    FormData,
    /// As the JSON body, or a member of it.
    Body,
    /// In a header.
    Header,
    /// In the path.
    Path,
    /// As a prefix of the host name.
    Host,
}

impl Position {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// How a caller identifies itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Auth {
    /// A signature with an access key.
    AccessKey,
    /// A bearer token.
    BearerToken,
    /// Not at all.
    Anonymous,
    /// As an application of the API gateway.
    App,
    /// In a way of the product's own.
    Other,
}

/// Whether nobody signs a call that may be made in these ways. None stated means with an access key.
#[must_use]
pub fn is_anonymous(ways: &[Auth]) -> bool {
    !ways.is_empty() && ways.iter().all(|way| *way == Auth::Anonymous)
}

/// HTTP methods.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Method {
    Get,
    #[default]
    Post,
    Put,
    Delete,
    Patch,
    Head,
    Options,
}

impl Method {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// A documented error.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApiError {
    /// HTTP status, where one is documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Error code.
    pub code: String,
    /// Message of the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Name of the document under `sources`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A documented request and the answer to it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// Parameters by wire name, as values rather than as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<OrderedMap<Value>>,
    /// Parameters as the request above carries them, by wire name; not every one has to be listed.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub wire: OrderedMap<String>,
    /// The answer in JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub json: Option<Value>,
    /// The answer in XML, line by line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub xml: Vec<String>,
    /// Name of the document under `sources`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
