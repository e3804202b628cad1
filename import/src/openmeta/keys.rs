//! The keys of each object of the metadata, and what becomes of them.

use serde_json::Value;

use super::context::Context;
use super::source::Object;
use crate::decision::DecisionKind;

/// The keys of one kind of object.
pub(super) struct Keys {
    /// Read by this importer.
    pub(super) read: &'static [&'static str],
    /// Prose and presentation, not imported; some of it is read where descriptions are wanted.
    pub(super) prose: &'static [&'static str],
    /// Facts that the spec format cannot state.
    pub(super) unused: &'static [&'static str],
}

pub(super) const ROOT: Keys = Keys {
    read: &["version", "info", "components", "apis", "endpoints"],
    prose: &["directories", "changeSet", "flowControlList", "openapi", "title", "description"],
    unused: &[],
};

pub(super) const INFO: Keys =
    Keys { read: &["style", "product", "version"], prose: &["title", "description"], unused: &[] };

pub(super) const COMPONENTS: Keys = Keys { read: &["schemas"], prose: &[], unused: &[] };

pub(super) const ENDPOINT: Keys = Keys {
    read: &["regionId", "endpoint", "public", "vpc"],
    prose: &["regionName", "areaId", "areaName"],
    unused: &[],
};

pub(super) const API: Keys = Keys {
    read: &[
        "path",
        "methods",
        "schemes",
        "security",
        "deprecated",
        "operationType",
        "consumes",
        "produces",
        "parameters",
        "responses",
        "errorCodes",
        "staticInfo",
    ],
    prose: &[
        "title",
        "summary",
        "description",
        "tags",
        "systemTags",
        "extraInfo",
        "responseDemo",
        "requestParamsDescription",
        "responseParamsDescription",
        "changeSet",
        "flowControl",
        "ramActions",
        "translator",
    ],
    unused: &[],
};

pub(super) const STATIC_INFO: Keys = Keys {
    // What `returnType` says follows from whether there is a `callback`.
    read: &["substitutions", "returnType", "callback", "callbackInterval", "maxCallbackTimes"],
    prose: &["noSubstitutionReason"],
    unused: &[],
};

pub(super) const PARAMETER: Keys = Keys {
    read: &["name", "in", "style", "schema"],
    prose: &["description", "title", "examples", "example"],
    unused: &["allowEmptyValue", "explode", "required"],
};

pub(super) const SCHEMA: Keys = Keys {
    read: &[
        "type",
        "format",
        "$ref",
        "properties",
        "items",
        "additionalProperties",
        "required",
        "docRequired",
        "deprecated",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "pattern",
        "enum",
        "enumValueTitles",
        "default",
        "example",
    ],
    prose: &["description", "title", "examples"],
    unused: &["index", "readOnly", "writeOnly", "itemName", "isFileTransferUrl", "uniqueItems", "nullable"],
};

pub(super) const RESPONSE: Keys =
    Keys { read: &["schema", "headers"], prose: &["description", "examples"], unused: &[] };

pub(super) const ERROR: Keys =
    Keys { read: &["errorCode", "errorMessage"], prose: &["description", "title"], unused: &[] };

/// Records what is lost with keys that are not read.
pub(super) fn check(context: &mut Context<'_>, object: &Object, keys: &Keys) {
    for (key, value) in object {
        let key = key.as_str();
        if keys.read.contains(&key) || keys.prose.contains(&key) || says_nothing(value) {
            continue;
        }
        if keys.unused.contains(&key) {
            context.decide_at(key, DecisionKind::FactLeftOut, value, "left out: the format has no word for it");
        } else {
            context.decide_at(key, DecisionKind::UnknownKey, value, "passed over");
        }
    }
}

/// Records the loss of a keyword that has no effect on values of the type. Even an empty object or list may tell that the type is
/// another.
pub(super) fn misplaced(context: &mut Context<'_>, object: &Object, key: &str) {
    let is_composite = |value: &Value| value.is_object() || value.is_array();
    if let Some(value) = object.get(key).filter(|value| is_composite(value) || !says_nothing(value)) {
        context.decide_at(key, DecisionKind::KeywordMisplaced, value, "left out: no effect on the type");
    }
}

/// Whether a value says no more than its absence would.
pub(super) fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) | Value::Number(_) => false,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
    }
}
