//! Holds a spec against the checks, and leaves out facts that do not pass but that a spec can do without.
//!
//! Pages contradict themselves: an example breaks a limit, a default is no documented value. Each of these is taken back with a
//! finding, so that what remains is what a person has to decide.

use std::collections::BTreeMap;
use std::path::PathBuf;

use alicloud_codegen::check;
use alicloud_codegen::diagnostic::{Finding as CheckFinding, Severity as CheckSeverity};
use alicloud_codegen::spec::{
    Api, ApiStyle, Catalogue, Endpoints, Example, Located, OrderedMap, Product, ProductVersion, Signing,
};
use serde_json::Value;

use super::context::Context;
use super::finding::{FindingKind, Severity};

/// How often facts are taken back: each time, others can turn out not to fit any more.
const MOST_ROUNDS: usize = 6;

/// How many fields are named.
const NAMED: usize = 3;

/// Keys of a schema that state a limit or a value, without which the schema is one all the same.
const OPTIONAL: &[&str] = &[
    "example",
    "default",
    "enum",
    "enumNames",
    "enumDescriptions",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "forbiddenPrefixes",
    "forbiddenTexts",
    "characters",
    "firstCharacter",
    "layout",
    "separator",
    "limits",
    "whenOmitted",
    "requiredWhen",
    "deprecated",
    "itemNames",
    "style",
    "wireType",
    "role",
    "description",
    "rustFieldName",
];

/// Takes back what does not pass.
pub(super) fn settle(context: &mut Context<'_>, mut api: Api, product: &Product) -> Api {
    tell_quoted(context);
    for _ in 0..MOST_ROUNDS {
        let mut findings = findings(&api, product);
        if findings.is_empty() {
            break;
        }
        if apart(context, &mut api, &findings) {
            continue;
        }
        // As long as an answer contradicts the spec, it is no matter what another one says.
        findings.retain(|finding| of_both_answers(finding).is_none());
        let Ok(mut value) = serde_json::to_value(&api) else { break };
        let removed = without(context, &mut value, &findings);
        match serde_json::from_value(value) {
            Ok(settled) if removed > 0 => api = settled,
            _ => break,
        }
    }
    without_empty(context, &mut api);
    api
}

/// Says once that examples show numbers and booleans in quotes, which is found all over the pages that do it at all.
fn tell_quoted(context: &mut Context<'_>) {
    let quoted = std::mem::take(&mut context.quoted);
    let Some((line, first)) = quoted.first() else { return };
    let names: Vec<&str> = quoted.iter().map(|(_, field)| field.as_str()).take(NAMED).collect();
    let dots = if quoted.len() > NAMED { ", …" } else { "" };
    let says = format!("{} shown in quotes: {}{dots}", quoted.len(), names.join(", "));
    let done = "the types of the tables stay; decoders accept both";
    context.findings.add(Severity::Note, FindingKind::TypeContradicted, *line, first, &says, done);
}

/// The example of which a finding says that its two answers differ.
fn of_both_answers(finding: &CheckFinding) -> Option<usize> {
    let index = example_of(&finding.pointer, "json")?;
    let is_both = finding.related.iter().any(|related| example_of(&related.pointer, "xml") == Some(index));
    is_both.then_some(index)
}

/// The example whose part a pointer leads to.
fn example_of(pointer: &str, part: &str) -> Option<usize> {
    let (index, rest) = pointer.strip_prefix("/examples/")?.split_once('/')?;
    let is_part = rest.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    is_part.then(|| index.parse().ok()).flatten()
}

/// Makes two examples of those whose JSON and XML do not say the same, and are both right on their own.
fn apart(context: &mut Context<'_>, api: &mut Api, findings: &[CheckFinding]) -> bool {
    let mut different: BTreeMap<usize, &CheckFinding> = BTreeMap::new();
    for finding in findings {
        if let Some(index) = of_both_answers(finding) {
            different.entry(index).or_insert(finding);
        }
    }
    for finding in findings.iter().filter(|finding| of_both_answers(finding).is_none()) {
        let wrong = example_of(&finding.pointer, "json").or_else(|| example_of(&finding.pointer, "xml"));
        wrong.map(|index| different.remove(&index));
    }
    for (index, finding) in &different {
        let new = api.examples.len();
        let Some(example) = api.examples.get_mut(*index) else { continue };
        let title = format!("{}, in XML", example.title);
        let xml = std::mem::take(&mut example.xml);
        api.examples.push(Example { title, request: None, wire: OrderedMap::default(), json: None, xml, source: None });
        context.moved(&format!("/examples/{index}/xml"), &format!("/examples/{new}/xml"));
        let line = context.line_of(&format!("/examples/{new}/xml"));
        context.findings.note(FindingKind::ExamplesDiffer, line, &finding.message, "each is an example of its own");
    }
    !different.is_empty()
}

/// Removes examples that nothing is left of.
fn without_empty(context: &mut Context<'_>, api: &mut Api) {
    let examples = std::mem::take(&mut api.examples);
    for (index, example) in examples.into_iter().enumerate() {
        if example.request.is_none() && example.json.is_none() && example.xml.is_empty() {
            context.lines.retain(|pointer, _| !pointer.starts_with(&format!("/examples/{index}/")));
            continue;
        }
        let new = api.examples.len();
        if new != index {
            context.moved(&format!("/examples/{index}"), &format!("/examples/{new}"));
        }
        api.examples.push(example);
    }
}

/// What the checks say of a spec on its own.
pub(super) fn findings(api: &Api, product: &Product) -> Vec<CheckFinding> {
    let Ok(text) = serde_json::to_string(api) else { return Vec::new() };
    let folder = PathBuf::from("product").join(&product.version);
    let located =
        Located { path: folder.join(format!("{}.json", api.api)), text, value: api.clone(), damaged: Vec::new() };
    let of_product =
        Located { path: folder.join("product.json"), text: String::new(), value: product.clone(), damaged: Vec::new() };
    let version = ProductVersion {
        directory: "product".to_owned(),
        version_directory: product.version.clone(),
        product: of_product,
        apis: vec![located],
        faulty: Vec::new(),
    };
    let catalogue = Catalogue { products: vec![version], ..Catalogue::default() };
    let mut findings = check::versions(&catalogue);
    let file = format!("{}.json", api.api);
    findings.retain(|finding| finding.severity == CheckSeverity::Error && finding.file.ends_with(&file));
    findings
}

/// Removes the facts that findings are about; says how many.
fn without(context: &mut Context<'_>, api: &mut Value, findings: &[CheckFinding]) -> usize {
    let mut removable: BTreeMap<Vec<String>, (String, &CheckFinding)> = BTreeMap::new();
    for finding in findings {
        if let Some(pointer) = optional_part(&finding.pointer) {
            removable.entry(order(&pointer)).or_insert((pointer, finding));
        }
    }
    let mut removed = 0;
    // The last elements of a list first, so that the places of the others stay.
    for (pointer, finding) in removable.into_values().rev() {
        if !remove(api, &pointer) {
            continue;
        }
        removed += 1;
        let is_example = pointer.starts_with("/examples");
        let (severity, kind) = match is_example {
            true => (Severity::Note, FindingKind::ExampleLeftOut),
            false => (Severity::Warning, FindingKind::CheckFailed),
        };
        let line = context.line_of(&pointer);
        let key = pointer.rsplit('/').next().unwrap_or_default();
        let says = format!("{}: {}", finding.code, finding.message);
        context.findings.add(severity, kind, line, &field_of(&pointer), &says, format!("`{key}` was left out"));
    }
    removed
}

/// The fact that a pointer leads to or into, if a spec can do without it.
fn optional_part(pointer: &str) -> Option<String> {
    let tokens: Vec<&str> = pointer.split('/').skip(1).collect();
    let take = |count: usize| Some(format!("/{}", tokens.get(..count)?.join("/")));
    match tokens.as_slice() {
        ["examples", _, ..] => return take(tokens.len().min(3)),
        ["errors" | "errata" | "responseHeaders", _, ..] => return take(2),
        _ => {}
    }
    let mut is_name = false;
    for (at, token) in tokens.iter().enumerate() {
        if !is_name && *token == "rules" {
            return take((at + 2).min(tokens.len()));
        }
        if !is_name && OPTIONAL.contains(token) {
            return take(at + 1);
        }
        is_name = *token == "properties" && !is_name;
    }
    None
}

/// Pointers in the order of the file: numbers by value.
fn order(pointer: &str) -> Vec<String> {
    pointer
        .split('/')
        .map(|token| if token.parse::<u32>().is_ok() { format!("{token:0>10}") } else { token.to_owned() })
        .collect()
}

fn remove(api: &mut Value, pointer: &str) -> bool {
    let Some((parent, key)) = pointer.rsplit_once('/') else { return false };
    let key = key.replace("~1", "/").replace("~0", "~");
    match api.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            for beside in beside(&key) {
                members.shift_remove(*beside);
            }
            members.shift_remove(&key).is_some()
        }
        Some(Value::Array(elements)) => match key.parse::<usize>() {
            Ok(index) if index < elements.len() => {
                elements.remove(index);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// What means nothing without a key.
fn beside(key: &str) -> &'static [&'static str] {
    match key {
        "enum" => &["enumDescriptions", "enumNames"],
        "request" => &["wire"],
        _ => &[],
    }
}

/// The names on the way to a value: `request/2/items/Key` of a pointer.
fn field_of(pointer: &str) -> String {
    let names =
        pointer.split('/').skip(1).filter(|token| !matches!(*token, "schema" | "properties" | "items" | "parameters"));
    names.collect::<Vec<_>>().join("/")
}

/// The product that a page is held against, where nothing is known but its name.
pub(super) fn product(code: &str, version: &str, style: ApiStyle) -> Product {
    Product {
        schema: alicloud_codegen::spec::SCHEMA_PATH.to_owned(),
        product: code.to_owned(),
        version: version.to_owned(),
        imported_from: None,
        title: code.to_owned(),
        style,
        signing: Signing::Standard,
        description: None,
        documentation: "https://example.com".to_owned(),
        location_service_code: None,
        endpoints: Endpoints::default(),
        components: OrderedMap::default(),
        error_code_names: OrderedMap::default(),
        sources: OrderedMap::default(),
    }
}
