//! Conditions that span several fields, or the elements of a list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A condition on the parameters of an API, or on the properties of the object that states it. Fields are named as on the
/// wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Rule {
    /// Of the elements of a list that is not empty, so many have a value in a field.
    ElementCount {
        /// The list.
        list: String,
        /// The field of its elements.
        field: String,
        /// The value that counts.
        value: String,
        /// The least count; 0 unless stated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minimum: Option<u32>,
        /// The greatest count; no bound unless stated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        maximum: Option<u32>,
    },
    /// No two elements of a list agree in all of these fields.
    UniqueElements {
        /// The list.
        list: String,
        /// The fields of its elements.
        fields: Vec<String>,
    },
    /// If a field is present, another must be.
    DependentRequired {
        /// The field that triggers the rule.
        field: String,
        /// The value that triggers it; any unless stated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<String>,
        /// The field that must then be present.
        required: String,
    },
    /// At most one of these fields is present.
    AtMostOne {
        /// The fields.
        fields: Vec<String>,
    },
    /// At least one of these fields is present.
    AtLeastOne {
        /// The fields.
        fields: Vec<String>,
    },
    /// Either all of these fields are present, or none.
    AllOrNone {
        /// The fields.
        fields: Vec<String>,
    },
}
