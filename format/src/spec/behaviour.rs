//! How an API behaves beyond one request and one answer: whether it may be repeated, how its answers are divided into pages,
//! what can be waited for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::schema::is_false;
use super::{Api, Parameter, Position, Role, SchemaType};

/// Whether an API changes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum OperationType {
    /// It only reads, so that it may be repeated at will.
    Read,
    /// It changes something.
    Write,
    /// It changes something and tells about it, or does the one or the other.
    ReadAndWrite,
}

/// How one gets from page to page of an answer. Fields of a response are given by the wire names on the way to them, with `/`
/// between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "by", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Pagination {
    /// By the number of the page, counted from 1.
    Page {
        /// The parameter that says which page.
        number: String,
        /// The parameter that says how many items a page may have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        size: Option<String>,
        /// The list of the response.
        items: String,
        /// The field of the response that says how many items there are in all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        total: Option<String>,
    },
    /// By the count of items to leave out.
    Offset {
        /// The parameter that says how many.
        offset: String,
        /// The parameter that says how many items a page may have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        size: Option<String>,
        /// The list of the response.
        items: String,
        /// The field of the response that says how many items there are in all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        total: Option<String>,
    },
    /// By a text that each page gives for the next one.
    Token {
        /// The parameter that takes it.
        token: String,
        /// The field of the response that gives it.
        next: String,
        /// The field of the response that says whether there is another page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        more: Option<String>,
        /// The parameter that says how many items a page may have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        size: Option<String>,
        /// The list of the response.
        items: String,
    },
    /// Not at all, whatever names of fields suggest.
    None {},
}

/// A state that one can wait for by calling an API until a resource is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Waiter {
    /// Name of the state, such as `active`; in Rust, a constant of the request.
    pub name: String,
    /// What is waited for, as a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The field of the response that tells the state: the wire names on the way to it, with `/` between. Lists are passed
    /// through, and then all of their elements count.
    pub state: String,
    /// Values of the field that end the wait.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reached: Vec<String>,
    /// Values of the field from which none of those can follow any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<String>,
    /// Error codes that end the wait, for instance because the resource is gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reached_by_errors: Vec<String>,
    /// Error codes that are waited out, for instance because the resource is not to be seen yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending_errors: Vec<String>,
    /// Whether a list without elements ends the wait.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reached_if_empty: bool,
    /// Seconds between two calls.
    pub interval: u32,
    /// Seconds for the whole wait.
    pub timeout: u32,
}

/// That an API answers before its work is done, and which other one tells how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Asynchronous {
    /// The API of this version that tells.
    pub ask: String,
    /// Seconds between two calls of it, as the documents advise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<u32>,
    /// How many calls of it are to be made at most, as the documents advise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
}

impl Api {
    /// Whether it only reads: as stated, or else as its name says.
    pub fn only_reads(&self) -> bool {
        match self.operation_type {
            Some(stated) => stated == OperationType::Read,
            None => READING.iter().any(|verb| self.api.strip_prefix(verb).is_some_and(begins_word)),
        }
    }

    /// The parameter by which the service knows a repeated call of an API that changes something: the one that has the role,
    /// or else the one of the usual name.
    pub fn idempotency_token(&self) -> Option<&Parameter> {
        if self.only_reads() {
            return None;
        }
        let stated = self.parameters.iter().find(|parameter| parameter.schema.role == Some(Role::IdempotencyToken));
        stated.or_else(|| self.parameters.iter().find(|parameter| is_token(parameter)))
    }
}

/// What the names of APIs that read begin with. Of those that state what they do, nearly nine in ten agree.
const READING: [&str; 4] = ["Describe", "Get", "List", "Query"];

/// Whether a name goes on with another word, as `GetJob` does and `Getaway` does not.
fn begins_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_lowercase())
}

fn is_token(parameter: &Parameter) -> bool {
    let Parameter { name, position, schema } = parameter;
    let is_free_text = schema.kind == Some(SchemaType::String) && schema.values.is_empty();
    let is_sent_by_name = !matches!(position, Position::Path | Position::Host);
    is_token_name(name) && schema.role.is_none() && is_free_text && is_sent_by_name
}

/// Whether idempotency tokens are called so.
pub fn is_token_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("ClientToken")
}
