//! One fact of a page against the schema of its field.

use serde_json::Value;

use super::limits::{Unit, is_after, states};
use super::meaning::{is_type, plain_value};
use super::node::Place;
use crate::spec::{list, rules, text, texts, word};

/// Whether a fact is in a schema, and what is there in its place.
pub(crate) struct Verdict {
    pub(crate) agrees: bool,
    pub(crate) got: Option<String>,
}

impl Verdict {
    fn of(agrees: bool, schema: &Value, key: &str) -> Self {
        Self { agrees, got: present(schema, key).map(text) }
    }
}

/// A key that is there and says something.
fn present<'a>(schema: &'a Value, key: &str) -> Option<&'a Value> {
    schema.get(key).filter(|value| !value.is_null())
}

/// Judges one fact of the field `name`.
pub(crate) fn judge(key: &str, expected: &Value, schema: &Value, name: &str, place: &Place<'_>) -> Verdict {
    match key {
        "name" => Verdict { agrees: true, got: None },
        "type" => documented(expected, schema),
        "kind" => Verdict::of(word(schema, "type") == text(expected), schema, "type"),
        // Where a page requires a value and says what happens without it, the spec has it optional and says so.
        "required" if expected == true && corrects(place.api, name, "Required, and at the same time") => {
            Verdict { agrees: schema.get("required") != Some(&Value::Bool(true)), got: Some("required".to_owned()) }
        }
        "required" | "optional" => required(key, expected, schema),
        "min" => bound(schema, "minimum", expected, Unit::Value, true),
        "max" => bound(schema, "maximum", expected, Unit::Value, false),
        // A text may always be empty: a least length of nothing needs no saying.
        "min_len" if expected.as_u64() == Some(0) => {
            let minimum = present(schema, "minLength").map(text);
            Verdict { agrees: minimum.as_ref().is_none_or(|minimum| minimum == "0"), got: minimum }
        }
        "min_len" => bound(schema, "minLength", expected, Unit::Characters, true),
        "max_len" => bound(schema, "maxLength", expected, Unit::Characters, false),
        "min_items" => bound(schema, "minItems", expected, Unit::Items, true),
        "max_items" => bound(schema, "maxItems", expected, Unit::Items, false),
        "enum" => set(schema, "enum", expected),
        "not_start_with" => set(schema, "forbiddenPrefixes", expected),
        "not_contain" => set(schema, "forbiddenTexts", expected),
        "item_wrapper" => Verdict::of(texts(schema, "itemNames").contains(&text(expected)), schema, "itemNames"),
        "charset" => Verdict::of(words(word(schema, "characters")) == words(&text(expected)), schema, "characters"),
        "must_start_with" => Verdict::of(word(schema, "firstCharacter") == text(expected), schema, "firstCharacter"),
        "format" => layout(expected, schema),
        "default" => default(expected, schema),
        "after" => Verdict::of(is_after(schema, &text(expected)), schema, "limits"),
        "required_if" => required_if(expected, schema, name, place),
        "meanings" => meanings(expected, schema),
        "separator" => Verdict::of(word(schema, "separator") == text(expected), schema, "separator"),
        "items" => {
            Verdict::of(schema.get("items").is_some_and(|items| word(items, "type") == text(expected)), schema, "items")
        }
        "wire" => Verdict::of(word(schema, "wireType") == text(expected), schema, "wireType"),
        "in" => position(&text(expected), name, place),
        "limits" => limits(expected, schema),
        "if_omitted" => Verdict::of(!word(schema, "whenOmitted").is_empty(), schema, "whenOmitted"),
        "json" => json(expected, schema),
        "raw" => in_list(place),
        "deprecated" => {
            Verdict::of(present(schema, "deprecated").is_some() == (expected == true), schema, "deprecated")
        }
        // Examples of secrets are left out.
        "example" if schema.get("sensitive") == Some(&Value::Bool(true)) => Verdict { agrees: true, got: None },
        "example" => {
            Verdict::of(present(schema, "example").is_some_and(|got| is_same(expected, got)), schema, "example")
        }
        other => unreachable!("no one has said yet how to find {other}"),
    }
}

/// Facts that the lists of facts are complete in, so that more of them is wrong, by their names in specs and there.
const COMPLETE: [(&str, &str); 11] = [
    ("enum", "enum"),
    ("default", "default"),
    ("minimum", "min"),
    ("maximum", "max"),
    ("minLength", "min_len"),
    ("maxLength", "max_len"),
    ("minItems", "min_items"),
    ("maxItems", "max_items"),
    ("forbiddenPrefixes", "not_start_with"),
    ("forbiddenTexts", "not_contain"),
    ("deprecated", "deprecated"),
];

/// Facts that only some lists are complete in: those that say so.
const COMPLETE_IF_SAID: [(&str, &str); 7] = [
    ("required", "required"),
    ("whenOmitted", "if_omitted"),
    ("requiredWhen", "required_if"),
    ("separator", "separator"),
    ("layout", "format"),
    ("characters", "charset"),
    ("firstCharacter", "must_start_with"),
];

/// What a schema says and the page does not.
pub(crate) fn unexpected(node: &Value, schema: &Value, place: &Place<'_>) -> Vec<(&'static str, String)> {
    let is_extra = |key: &str, fact: &str| node.get(fact).is_none().then(|| present(schema, key)).flatten();
    let more = COMPLETE_IF_SAID.iter().filter(|_| place.is_complete);
    let extra = COMPLETE.iter().chain(more).filter_map(|(key, fact)| Some((*key, text(is_extra(key, fact)?))));
    extra.filter(|(key, _)| *key != "required" || node.get("optional").is_none()).collect()
}

fn documented(expected: &Value, schema: &Value) -> Verdict {
    let parts = ["documentedType", "type", "format"].map(|key| word(schema, key));
    Verdict { agrees: is_type(schema, &text(expected)), got: Some(parts.join(" ")) }
}

/// Nothing in an answer has to be there, so that what may be missing must only not be required.
fn required(key: &str, expected: &Value, schema: &Value) -> Verdict {
    let is_required = schema.get("required") == Some(&Value::Bool(true));
    Verdict { agrees: is_required == ((key == "required") == (expected == true)), got: Some(is_required.to_string()) }
}

/// Whether an erratum about a field begins with these words, and the field has no default that is filled in.
fn corrects(api: &Value, name: &str, says: &str) -> bool {
    let named = |at: &str| at.strip_suffix("/schema").and_then(|at| api.pointer(&format!("{at}/name")));
    list(api, "errata").iter().any(|erratum| {
        let at = word(erratum, "at");
        let is_own = named(at).is_some_and(|known| known == name);
        is_own && word(erratum, "says").starts_with(says) && word(erratum, "records") == "Optional."
    })
}

fn bound(schema: &Value, key: &str, expected: &Value, unit: Unit, is_least: bool) -> Verdict {
    let number = text(expected);
    match present(schema, key) {
        Some(stated) => Verdict::of(text(stated) == number, schema, key),
        None => Verdict::of(states(schema, unit, is_least, &number), schema, "limits"),
    }
}

/// Values in any order.
fn set(schema: &Value, key: &str, expected: &Value) -> Verdict {
    let sorted = |mut texts: Vec<String>| {
        texts.sort();
        texts
    };
    let expected = expected.as_array().into_iter().flatten().map(text).collect();
    Verdict::of(sorted(texts(schema, key)) == sorted(expected), schema, key)
}

/// Words in any order.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.sort();
    words
}

/// The facts add to a layout what its parts mean, after a comma.
fn layout(expected: &Value, schema: &Value) -> Verdict {
    let expected = text(expected);
    let shape = expected.split(',').next().unwrap_or_default();
    let got = word(schema, "layout");
    Verdict::of(!got.is_empty() && (got == expected || got == shape), schema, "layout")
}

/// A default of null says that there is none.
fn default(expected: &Value, schema: &Value) -> Verdict {
    let got = present(schema, "default").map(text);
    let expected = (!expected.is_null()).then(|| text(expected));
    Verdict { agrees: got == expected, got }
}

/// `Field=value`: as a rule, or in words that name both.
fn required_if(expected: &Value, schema: &Value, name: &str, place: &Place<'_>) -> Verdict {
    let expected = text(expected);
    let (field, value) = expected.split_once('=').unwrap_or((&expected, ""));
    let is_rule = |rule: &&Value| {
        word(rule, "rule") == "dependentRequired"
            && word(rule, "field") == field
            && rule.get("value").map(text).unwrap_or_default() == value
            && word(rule, "required") == name
    };
    let said = word(schema, "requiredWhen");
    let agrees = rules(place.api).iter().any(is_rule) || (said.contains(field) && said.contains(value));
    Verdict::of(agrees, schema, "requiredWhen")
}

/// JSON in one parameter: a list, or an object.
fn json(expected: &Value, schema: &Value) -> Verdict {
    let got = [word(schema, "style"), word(schema, "type")];
    Verdict { agrees: got == ["json", text(expected).as_str()], got: Some(got.join(" ")) }
}

/// `Tag.N.Key`: a field of the elements of a list that is not JSON.
fn in_list(place: &Place<'_>) -> Verdict {
    let got = place.parent.map(|parent| [word(parent, "type"), word(parent, "style")]);
    let agrees = got.is_some_and(|[kind, style]| kind == "array" && style != "json");
    Verdict { agrees, got: got.map(|got| got.join(" ")) }
}

/// What values mean, of those that the facts give.
fn meanings(expected: &Value, schema: &Value) -> Verdict {
    let got = schema.get("enumDescriptions");
    let is_said = |(value, meaning): (&String, &Value)| got.and_then(|got| got.get(value)) == Some(meaning);
    Verdict::of(expected.as_object().is_some_and(|all| all.iter().all(is_said)), schema, "enumDescriptions")
}

/// Where a parameter travels.
fn position(expected: &str, name: &str, place: &Place<'_>) -> Verdict {
    let parameter = list(place.api, "parameters").iter().find(|parameter| word(parameter, "name") == name);
    let got = parameter.map(|parameter| parameter.get("in").map_or_else(|| "query".to_owned(), text));
    Verdict { agrees: got.as_deref() == Some(expected), got }
}

/// Parts of limits in words, each of which some limit has.
fn limits(expected: &Value, schema: &Value) -> Verdict {
    let stated = texts(schema, "limits");
    let is_stated = |part: &Value| stated.iter().any(|limit| limit.contains(&text(part)));
    Verdict::of(expected.as_array().is_some_and(|parts| parts.iter().all(is_stated)), schema, "limits")
}

/// Whether an example is that of the page, as text or as the JSON that the text means.
fn is_same(page: &Value, got: &Value) -> bool {
    let page = text(page);
    if page == text(got) {
        return true;
    }
    let candidates = [page.clone(), page.replace("\\\"", "\""), page.replace('\'', "\"")];
    let read = |text: &String| serde_json::from_str::<Value>(text).ok();
    let got = got.as_str().and_then(|text| read(&text.to_owned())).unwrap_or_else(|| got.clone());
    candidates.iter().filter_map(read).any(|page| plain_value(&page) == plain_value(&got))
}
