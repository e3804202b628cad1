//! Descriptions, where they are wanted.

use alicloud_format::spec::{Api, Schema, text_of};
use serde_json::Value;

use super::context::Context;
use super::source::Object;
use crate::text::clean;

/// The description of a schema and of its values.
pub(super) fn schema(context: &mut Context<'_>, object: &Object, schema: &mut Schema) {
    if !context.options.with_descriptions {
        return;
    }
    let text = first(object, &["description", "title"]).map(|text| clean(text, true));
    schema.description = text.filter(|text| !text.is_empty()).or_else(|| schema.description.take());
    let Some(titles) = object.get("enumValueTitles").and_then(Value::as_object) else { return };
    let titled = schema.values.iter().filter_map(|value| {
        let value = text_of(value);
        let title = clean(titles.get(&value)?.as_str()?, true);
        (!title.is_empty()).then_some((value, title))
    });
    schema.enum_descriptions = titled.collect();
}

/// The summary and the description of an API.
pub(super) fn api(context: &Context<'_>, object: &Object, api: &mut Api) {
    if !context.options.with_descriptions {
        return;
    }
    let said = |text: Option<String>| text.filter(|text| !text.is_empty());
    api.summary = said(first(object, &["summary", "title"]).map(|text| clean(text, false)));
    api.description = said(first(object, &["description"]).map(|text| clean(text, true)));
}

/// The message of an error.
pub(super) fn message(context: &Context<'_>, object: &Object) -> Option<String> {
    let text = first(object, &["errorMessage"]).filter(|_| context.options.with_descriptions)?;
    Some(clean(text, false)).filter(|text| !text.is_empty())
}

fn first<'v>(object: &'v Object, keys: &[&str]) -> Option<&'v str> {
    let mut texts = keys.iter().filter_map(|key| object.get(*key)?.as_str());
    texts.find(|text| !text.trim().is_empty())
}
