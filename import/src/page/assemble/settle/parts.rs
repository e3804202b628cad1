//! The parts of a spec that can be left out of it.

use alicloud_format::pointer;
use alicloud_format::spec::Api;
use alicloud_format::spec::keyword::Keyword;
use serde_json::Value;

use crate::page::context::PageContext;

/// How much is lost with a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// A limit, a value, an example: the spec is one all the same.
    Fact,
    /// A field, a parameter, the path, the answer.
    Structure,
}

/// The part of that weight that a pointer leads to or into.
pub(super) fn around(pointer: &str, weight: Weight) -> Option<String> {
    let tokens: Vec<&str> = pointer.split('/').skip(1).collect();
    let length = match weight {
        Weight::Fact => fact(&tokens),
        Weight::Structure => structure(&tokens),
    }?;
    Some(format!("/{}", tokens.get(..length)?.join("/")))
}

/// How many of the tokens lead to a fact that a spec can do without.
fn fact(tokens: &[&str]) -> Option<usize> {
    match tokens {
        ["examples", _, ..] => return Some(tokens.len().min(3)),
        ["errors" | "errata" | "responseHeaders", _, ..] => return Some(2),
        ["summary" | "description", ..] => return Some(1),
        _ => {}
    }
    let mut is_name = false;
    for (at, token) in tokens.iter().enumerate() {
        if !is_name && *token == "rules" {
            return Some((at + 2).min(tokens.len()));
        }
        if !is_name && Keyword::named(token).is_some_and(|keyword| keyword.is_optional) {
            return Some(at + 1);
        }
        is_name = *token == "properties" && !is_name;
    }
    None
}

/// How many lead to the innermost field, or to what else has a structure.
fn structure(tokens: &[&str]) -> Option<usize> {
    match tokens {
        ["path", ..] => return Some(1),
        // A parameter that cannot travel there travels in the query.
        ["parameters", _, "in"] => return Some(3),
        ["parameters", _, ..] | ["response", ..] => {}
        _ => return None,
    }
    let mut length = if tokens.first() == Some(&"parameters") { 2 } else { 1 };
    let mut is_name = false;
    for (at, token) in tokens.iter().enumerate() {
        if is_name {
            length = at + 1;
        }
        is_name = *token == "properties" && !is_name;
    }
    Some(length)
}

/// The name of what a pointer leads to: of a parameter, or of a member of an object. Other elements of lists have none.
pub(super) fn name_of(api: &Api, pointer: &str) -> Option<String> {
    let segments: Vec<_> = pointer::segments(pointer).collect();
    let last = segments.last()?;
    let index = last.parse::<usize>().ok();
    match segments.as_slice() {
        [list, _] if list == "parameters" => api.parameters.get(index?).map(|parameter| parameter.name.clone()),
        [.., parent, _] if parent == "properties" => Some(last.to_string()),
        _ => index.is_none().then(|| last.to_string()),
    }
}

/// Pointers in the order of the file: numbers by value.
pub(super) fn order(pointer: &str) -> Vec<String> {
    pointer
        .split('/')
        .map(|token| if token.parse::<u32>().is_ok() { format!("{token:0>10}") } else { token.to_owned() })
        .collect()
}

/// Removes a part; lines and errata stay with what they are about.
pub(super) fn remove(context: &mut PageContext<'_>, api: &mut Value, pointer: &str) -> bool {
    let Some((parent, key)) = pointer.rsplit_once('/') else { return false };
    let name = pointer::segments(pointer).last().unwrap_or_default().into_owned();
    match api.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            for beside in beside(&name) {
                members.shift_remove(*beside);
            }
            members.shift_remove(&name).is_some()
        }
        Some(Value::Array(elements)) => match key.parse::<usize>() {
            Ok(index) if index < elements.len() => {
                elements.remove(index);
                let lines = std::mem::take(&mut context.lines).into_iter();
                let after = |pointer: &str| after_removal(pointer, parent, index);
                context.lines = lines.filter_map(|(pointer, line)| Some((after(&pointer)?, line))).collect();
                renumber_errata(api, after);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// Where a pointer leads to once an element of a list is removed; none if it led to that.
fn after_removal(pointer: &str, list: &str, removed: usize) -> Option<String> {
    let Some(rest) = pointer.strip_prefix(list).and_then(|rest| rest.strip_prefix('/')) else {
        return Some(pointer.to_owned());
    };
    let (index, below) = rest.split_once('/').map_or((rest, None), |(index, below)| (index, Some(below)));
    let index: usize = match index.parse::<usize>() {
        Ok(index) if index == removed => return None,
        Ok(index) if index > removed => index - 1,
        _ => return Some(pointer.to_owned()),
    };
    Some(below.map_or_else(|| format!("{list}/{index}"), |below| format!("{list}/{index}/{below}")))
}

fn renumber_errata(api: &mut Value, after: impl Fn(&str) -> Option<String>) {
    let Some(Value::Array(errata)) = api.get_mut("errata") else { return };
    errata.retain_mut(|erratum| match erratum.get_mut("at") {
        Some(Value::String(at)) => match after(at) {
            Some(now) => {
                *at = now;
                true
            }
            None => false,
        },
        _ => true,
    });
}

/// What means nothing without a key.
fn beside(key: &str) -> &'static [&'static str] {
    match key {
        "enum" => &["enumDescriptions", "enumNames"],
        "request" => &["wire"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use alicloud_format::spec::Api;
    use serde_json::json;

    use super::{Weight, after_removal, around, name_of};

    #[test]
    fn the_least_part_is_left_out() {
        let cases = [
            (
                "/parameters/3/schema/items/properties/enum/maximum",
                Weight::Fact,
                Some("/parameters/3/schema/items/properties/enum/maximum"),
            ),
            ("/parameters/3/schema/properties/enum", Weight::Fact, None),
            (
                "/parameters/3/schema/properties/enum/type",
                Weight::Structure,
                Some("/parameters/3/schema/properties/enum"),
            ),
            ("/parameters/3/schema/type", Weight::Structure, Some("/parameters/3")),
            ("/parameters/3/in", Weight::Structure, Some("/parameters/3/in")),
            (
                "/response/properties/properties/items/properties/A/type",
                Weight::Structure,
                Some("/response/properties/properties/items/properties/A"),
            ),
            ("/response/type", Weight::Structure, Some("/response")),
            ("/path", Weight::Structure, Some("/path")),
            ("/examples/0/json/A/B", Weight::Fact, Some("/examples/0/json")),
            ("/documentation", Weight::Structure, None),
            ("/documentation", Weight::Fact, None),
        ];
        for (pointer, weight, part) in cases {
            assert_eq!(around(pointer, weight).as_deref(), part, "{pointer}");
        }
    }

    #[test]
    fn parameters_and_members_have_names() {
        let api: Api = serde_json::from_value(json!({
            "$schema": "s", "api": "A", "documentation": "d", "sources": {},
            "parameters": [{ "name": "Id", "schema": { "type": "string" } }],
        }))
        .expect("an API");
        for (pointer, name) in [
            ("/parameters/0", Some("Id")),
            ("/parameters/0/schema/maximum", Some("maximum")),
            ("/parameters/0/schema/properties/7", Some("7")),
            ("/response/properties/a~1b", Some("a/b")),
            ("/errors/2", None),
        ] {
            assert_eq!(name_of(&api, pointer).as_deref(), name, "{pointer}");
        }
    }

    #[test]
    fn what_comes_after_a_removed_element_moves_up() {
        let after = |pointer: &str| after_removal(pointer, "/parameters", 1);
        assert_eq!(after("/parameters/0/schema").as_deref(), Some("/parameters/0/schema"));
        assert_eq!(after("/parameters/1/schema"), None);
        assert_eq!(after("/parameters/1"), None);
        assert_eq!(after("/parameters/12/schema/items").as_deref(), Some("/parameters/11/schema/items"));
        assert_eq!(after("/parameters/2").as_deref(), Some("/parameters/1"));
        assert_eq!(after("/parameters").as_deref(), Some("/parameters"));
        assert_eq!(after("/response/properties/1").as_deref(), Some("/response/properties/1"));
    }
}
