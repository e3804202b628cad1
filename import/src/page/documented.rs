//! Documented requests and answers to the examples of a spec, which are run as tests.

mod request;

use std::collections::HashSet;

use alicloud_format::spec::{Example, OrderedMap, Parameter, Role, Schema, SchemaType, Style, WireType, text_of};
use serde_json::{Map, Value};

use super::context::Context;
use super::finding::{FindingKind, Severity};
use super::response;
use super::shown::{self, Shown};
use super::value;
use request::Read;

/// Longer answers say no more than shorter ones, and make specs unreadable.
const LONGEST_ANSWER: usize = 64 * 1024;

/// The examples of a spec.
pub(super) fn all(
    context: &mut Context<'_>,
    shown: &Shown,
    parameters: &[Parameter],
    schema: Option<&Schema>,
    api: &str,
    path: Option<&str>,
) -> Vec<Example> {
    let mut examples = Vec::new();
    tell_unknown(context, shown, parameters);
    let request = request(context, shown, parameters, path);
    let json = shown.answers.first().zip(schema).map(|(answer, schema)| {
        context.lines.insert("/examples/0/json".to_owned(), answer.line);
        value::with_texts(schema, response::body(&answer.value, api))
    });
    let json = json.filter(|json| json.to_string().len() <= LONGEST_ANSWER);
    let xml = shown.xml.first().filter(|_| schema.is_some()).and_then(|xml| {
        context.lines.insert("/examples/0/xml".to_owned(), xml.line);
        xml.lines.clone()
    });
    let xml = xml.map(trimmed).filter(|lines| lines.iter().map(String::len).sum::<usize>() <= LONGEST_ANSWER);
    let shows_structures =
        request.as_ref().is_some_and(|request| structured(parameters).all(|name| request.get(name).is_some()));
    // Nothing tells texts from numbers in XML where the structure is free: the two answers would not be equal.
    let is_apart = json.is_some() && schema.is_some_and(is_free);
    let (beside, apart) = if is_apart { (None, xml) } else { (xml, None) };
    if request.is_some() || json.is_some() || beside.is_some() {
        examples.push(example("As documented", request, json, beside.unwrap_or_default(), parameters));
    }
    examples.extend(apart.map(|xml| example("As documented, in XML", None, None, xml, parameters)));
    if !shows_structures && structured(parameters).next().is_some() {
        examples.extend(of_table(parameters));
    }
    examples
}

/// Whether something in an answer has no documented structure.
fn is_free(schema: &Schema) -> bool {
    let within = schema.items.as_deref().into_iter().chain(schema.additional_properties.as_deref());
    schema.kind == Some(SchemaType::Any)
        || within.chain(schema.properties.iter().map(|(_, property)| property)).any(is_free)
}

/// The documented request that has all that is required, or else the first one with the rest filled in.
fn request(
    context: &mut Context<'_>,
    shown: &Shown,
    parameters: &[Parameter],
    path: Option<&str>,
) -> Option<OrderedMap<Value>> {
    let read = shown.requests.iter().map(|(line, request)| request::read(*line, request, parameters, path));
    let mut all: Vec<Read> = read.collect();
    if let Some((line, says)) = all.iter().find_map(|read| Some((read.line, read.other_path.as_deref()?))) {
        let done = "not the path that the page states; nothing was read of it";
        context.findings.note(FindingKind::ExampleUnfit, line, says, done);
    }
    all.retain(|read| !read.values.is_empty());
    let is_whole = |read: &&Read| lacking(&read.values, parameters).next().is_none();
    let Read { line, values, unread, repairs, .. } = all.iter().find(is_whole).or(all.first())?;
    shown::mended(context, repairs, "");
    for (name, says) in unread {
        let (field, done) = (format!("request/{name}"), "left out of the example request");
        context.findings.add(Severity::Note, FindingKind::ExampleUnfit, *line, &field, says, done);
    }
    context.lines.insert("/examples/0/request".to_owned(), *line);
    filled(context, *line, values, parameters)
}

/// A request with what it lacks, as far as the table shows it; none if that is not far enough.
fn filled(
    context: &mut Context<'_>,
    line: u32,
    values: &OrderedMap<Value>,
    parameters: &[Parameter],
) -> Option<OrderedMap<Value>> {
    let (mut added, mut missing) = (Vec::new(), Vec::new());
    for Parameter { name, schema, .. } in lacking(values, parameters) {
        let example = schema.example.as_ref().and_then(|example| value::of_example(schema, example));
        match example.filter(|example| schema.allows(example)) {
            Some(example) => added.push((name.as_str(), example)),
            None => missing.push(format!("`{name}`")),
        }
    }
    if !missing.is_empty() {
        let says = format!("the example request has no {}", missing.join(", "));
        let done = "the request was left out: they are required, and the table shows no value of them";
        context.findings.note(FindingKind::ExampleLeftOut, line, &says, done);
        return None;
    }
    for (name, _) in &added {
        let (field, says) = (format!("request/{name}"), "required, and not in the example request");
        let done = "the example of the table was filled in";
        context.findings.add(Severity::Note, FindingKind::ExampleMended, line, &field, says, done);
    }
    let value = |name: &str| {
        let of_table = added.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        values.get(name).or(of_table).cloned()
    };
    let in_order = parameters.iter().filter_map(|parameter| Some((parameter.name.clone(), value(&parameter.name)?)));
    Some(in_order.collect())
}

/// Says which names in requests no parameter has.
fn tell_unknown(context: &mut Context<'_>, shown: &Shown, parameters: &[Parameter]) {
    let known: HashSet<&str> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    let mut told = HashSet::new();
    for (line, name) in shown
        .requests
        .iter()
        .flat_map(|(line, request)| request.query.iter().map(move |(name, _)| (*line, name.trim())))
    {
        // `Tag.1.Key` is a part of `Tag`.
        let ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]).take(16);
        let mut begins = ends.filter_map(|at| name.get(..at));
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_graphic());
        if is_name && !is_common(name) && !begins.any(|begin| known.contains(begin)) && told.insert(name) {
            let done = "no parameter is called so; left out of the example request";
            context.findings.warning(FindingKind::ExampleUnknown, line, name, done);
        }
    }
}

/// Whether requests of every API have a parameter.
fn is_common(name: &str) -> bool {
    const COMMON: &[&str] = &["Action", "Format", "Version", "AccessKeyId", "Timestamp", "SecurityToken"];
    name.starts_with("Signature") || COMMON.contains(&name)
}

fn example(
    title: &str,
    request: Option<OrderedMap<Value>>,
    json: Option<Value>,
    xml: Vec<String>,
    parameters: &[Parameter],
) -> Example {
    let wire = request.as_ref().map(|request| wire(request, parameters)).unwrap_or_default();
    Example { title: title.to_owned(), request, wire, json, xml, source: None }
}

/// Names of parameters that carry JSON.
fn structured(parameters: &[Parameter]) -> impl Iterator<Item = &str> {
    let carries_json = |parameter: &&Parameter| parameter.schema.style == Some(Style::Json);
    parameters.iter().filter(carries_json).map(|parameter| parameter.name.as_str())
}

/// The parameters that a request has to have and has not. The region is that of the client.
fn lacking<'p>(request: &OrderedMap<Value>, parameters: &'p [Parameter]) -> impl Iterator<Item = &'p Parameter> {
    parameters.iter().filter(|Parameter { name, schema, .. }| {
        let is_filled_in = schema.default.is_some() || schema.role == Some(Role::Region);
        schema.required && !is_filled_in && request.get(name).is_none()
    })
}

/// A request with the values of the table.
fn of_table(parameters: &[Parameter]) -> Option<Example> {
    let values: OrderedMap<Value> = parameters
        .iter()
        .filter_map(|parameter| Some((parameter.name.clone(), parameter.schema.example.clone()?)))
        .collect();
    let shows_structures = structured(parameters).all(|name| values.get(name).is_some());
    let is_usable = shows_structures && lacking(&values, parameters).next().is_none();
    is_usable.then(|| example("With the values of the table", Some(values), None, Vec::new(), parameters))
}

/// The text of the parameters whose text is one parameter.
pub(super) fn wire(request: &OrderedMap<Value>, parameters: &[Parameter]) -> OrderedMap<String> {
    let text = |parameter: &Parameter| {
        let value = request.get(&parameter.name)?;
        let text = match parameter.schema.kind? {
            SchemaType::Array | SchemaType::Object if parameter.schema.style == Some(Style::Json) => {
                sent(&parameter.schema, value).to_string()
            }
            SchemaType::Array | SchemaType::Object | SchemaType::Any | SchemaType::Binary => return None,
            SchemaType::Number => value.as_f64().map_or_else(|| value.to_string(), |number| number.to_string()),
            _ => text_of(value),
        };
        Some((parameter.name.clone(), text))
    };
    parameters.iter().filter_map(text).collect()
}

/// A value as it is sent inside JSON: defaults of required fields filled in, numbers as text where they travel so.
fn sent(schema: &Schema, value: &Value) -> Value {
    match (schema.items.as_deref(), value) {
        (Some(items), Value::Array(elements)) => elements.iter().map(|element| sent(items, element)).collect(),
        (None, Value::Object(members)) if !schema.properties.is_empty() => {
            let member = |(name, property): (&str, &Schema)| {
                let default = property.default.as_ref().filter(|_| property.required);
                let value = members.get(name).or(default)?;
                Some((name.to_owned(), sent(property, value)))
            };
            schema.properties.iter().filter_map(member).collect::<Map<String, Value>>().into()
        }
        (None, Value::Number(_) | Value::Bool(_)) if schema.wire_type == Some(WireType::String) => {
            Value::String(value.to_string())
        }
        _ => value.clone(),
    }
}

/// Without blank lines around, which some fences have.
fn trimmed(mut lines: Vec<String>) -> Vec<String> {
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let blank = lines.iter().take_while(|line| line.trim().is_empty()).count();
    lines.split_off(blank)
}

#[cfg(test)]
mod tests {
    use alicloud_format::spec::Api;
    use serde_json::json;

    use crate::page::{FindingKind, Page, PageOptions, read};

    fn page(request: &str, rest: &str) -> Page {
        let text = format!(
            "# MoveShelf

## Request parameters

|Name|Type|Required|Example|Description|
|----|----|--------|-------|-----------|
|RegionId|String|Yes| |Where it is. |
|ShelfId|String|Yes|shelf-1|Which one. |
|Room|Integer|Yes|{room}|Where to. |

## Response parameters

|Name|Type|Example|Description|
|----|----|-------|-----------|
|RequestId|String|1-2-3|Names the call. |
|Books|Integer|7|How many there are. |
|Label|String|12|What is on it. |

## Examples

```
http://demo.aliyuncs.com/?Action=MoveShelf&{request}&Timestamp=1
```
{rest}",
            room = if request.contains("Silent") { "" } else { "3" },
        );
        read(text.as_bytes(), &PageOptions { version: Some("2020-01-01".to_owned()), ..PageOptions::default() })
    }

    fn api(page: &Page) -> &Api {
        page.api.as_ref().expect("an API")
    }

    fn says(page: &Page, kind: FindingKind) -> Vec<&str> {
        page.findings.iter().filter(|finding| finding.kind == kind).map(|finding| finding.says.as_str()).collect()
    }

    #[test]
    fn requests_lack_nothing_that_is_required() {
        let page_of = |request| page(request, "");
        let request = |page: &Page| {
            let example = api(page).examples.first()?;
            serde_json::to_value(example.request.as_ref()?).ok()
        };
        let whole = page_of("ShelfId=a&Room=1");
        assert_eq!(request(&whole), Some(json!({ "ShelfId": "a", "Room": 1 })));
        assert!(says(&whole, FindingKind::ExampleMended).is_empty());
        let filled = page_of("ShelfId=a");
        assert_eq!(request(&filled), Some(json!({ "ShelfId": "a", "Room": 3 })));
        assert_eq!(says(&filled, FindingKind::ExampleMended).len(), 1);
        let dropped = page_of("ShelfId=a&Silent=1");
        assert_eq!(request(&dropped), None);
        assert_eq!(says(&dropped, FindingKind::ExampleLeftOut), ["the example request has no `Room`"]);
        assert!(api(&dropped).examples.is_empty());
    }

    #[test]
    fn names_that_no_parameter_has_are_told_once() {
        let found = page("ShelfId=a&Room=1&Colour=red&Colour=blue&SignatureNonce=x&ShelfId.1=b", "");
        assert_eq!(says(&found, FindingKind::ExampleUnknown), ["Colour"]);
    }

    #[test]
    fn answers_that_differ_are_two_examples() {
        let answers = |books| {
            format!(
                "\n```\n<MoveShelfResponse><RequestId>r</RequestId><Books>{books}</Books><Label>12</Label></MoveShelfResponse>\n```\n\n```\n{{\"RequestId\": \"r\", \"Books\": \"7\", \"Label\": 12}}\n```\n"
            )
        };
        let same = page("ShelfId=a&Room=1", &answers(7));
        let titles = |page: &Page| api(page).examples.iter().map(|example| example.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&same), ["As documented"]);
        let json = api(&same).examples.first().and_then(|example| example.json.clone());
        assert_eq!(json, Some(json!({ "RequestId": "r", "Books": "7", "Label": "12" })));
        let other = page("ShelfId=a&Room=1", &answers(8));
        assert_eq!(titles(&other), ["As documented", "As documented, in XML"]);
        let has: Vec<[bool; 3]> = api(&other)
            .examples
            .iter()
            .map(|example| [example.request.is_some(), example.json.is_some(), !example.xml.is_empty()])
            .collect();
        assert_eq!(has, [[true, true, false], [false, false, true]]);
        assert_eq!(says(&other, FindingKind::ExamplesDiffer).len(), 1);
        let quoted: Vec<&str> = says(&same, FindingKind::TypeContradicted);
        assert!(quoted.iter().any(|says| says.starts_with("1 shown in quotes: response/Books")), "{quoted:?}");
    }

    #[test]
    fn a_request_to_another_path_is_told() {
        let found = |path: &str| {
            let table = "|Name|Type|Position|Required|Example|Description|\n|--|--|--|--|--|--|\n|ShelfId|String|Path|Yes|s-1|Which one. |";
            let text = format!(
                "# MoveShelf\n\n## Request syntax\n\n```\nPUT /shelves/{{ShelfId}}.json HTTP/1.1\n```\n\n## Request parameters\n\n{table}\n\n## Examples\n\n```\nPUT {path} HTTP/1.1\n```\n"
            );
            let page = read(
                text.as_bytes(),
                &PageOptions { version: Some("2020-01-01".to_owned()), ..PageOptions::default() },
            );
            let example =
                api(&page).examples.first().and_then(|example| example.request.as_ref()?.get("ShelfId").cloned());
            (example, says(&page, FindingKind::ExampleUnfit).join(" "))
        };
        assert_eq!(found("/shelves/s-2.json"), (Some(json!("s-2")), String::new()));
        assert_eq!(found("/rooms/s-2.json"), (None, "/rooms/s-2.json".to_owned()));
    }
}
