//! Holds a spec against the checks, and leaves out what does not pass: first facts that a spec can do without, then fields and
//! other structures.
//!
//! Pages contradict themselves: an example breaks a limit, a default is no documented value. Each thing that is left out has a
//! finding; it is an error if a structure is lost with it.

mod parts;

use std::collections::BTreeMap;
use std::path::PathBuf;

use alicloud_format::check;
use alicloud_format::diagnostic::{Finding as CheckFinding, Severity as CheckSeverity};
use alicloud_format::spec::{
    Api, ApiStyle, Catalogue, Endpoints, Example, Located, OrderedMap, Product, ProductVersion, Signing,
};

use crate::page::context::PageContext;
use crate::page::field_of;
use crate::page::finding::{FindingKind, Severity};
use parts::Weight;

/// How often something is taken back: each time, other things can turn out not to fit any more.
const MOST_ROUNDS: usize = 24;

/// How many fields are named.
const NAMED: usize = 3;

/// Takes back what does not pass: facts first, and then what a person has to bring in line, such as a field whose name no spec
/// can have. None if what remains does not pass even so, which is told.
pub(crate) fn settle(context: &mut PageContext<'_>, mut api: Api, product: &Product) -> Option<Api> {
    tell_quoted(context);
    for _ in 0..MOST_ROUNDS {
        let mut found = findings(&api, product);
        if found.is_empty() {
            without_empty(context, &mut api);
            return Some(api);
        }
        if apart(context, &mut api, &found) {
            continue;
        }
        // As long as an answer contradicts the spec, it is no matter what another one says.
        found.retain(|finding| of_both_answers(finding).is_none());
        match [Weight::Fact, Weight::Structure].into_iter().find_map(|weight| without(context, &api, &found, weight)) {
            Some(settled) => api = settled,
            None => break,
        }
    }
    let left = findings(&api, product).into_iter().next()?;
    let line = context.line_of(&left.pointer);
    let says = format!("{}: {}", left.code, left.message);
    let done = "not imported: without it, nothing is left that passes the checks";
    context.findings.add(Severity::Error, FindingKind::CheckFailed, line, &field_of(&api, &left.pointer), &says, done);
    None
}

/// Says once that examples show numbers and booleans in quotes, which is found all over the pages that do it at all.
fn tell_quoted(context: &mut PageContext<'_>) {
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
fn apart(context: &mut PageContext<'_>, api: &mut Api, findings: &[CheckFinding]) -> bool {
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
fn without_empty(context: &mut PageContext<'_>, api: &mut Api) {
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
pub(crate) fn findings(api: &Api, product: &Product) -> Vec<CheckFinding> {
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

/// The spec without what findings are about; none if none of them is about a part of that weight, or nothing is left.
fn without(context: &mut PageContext<'_>, api: &Api, findings: &[CheckFinding], weight: Weight) -> Option<Api> {
    let mut removable: BTreeMap<Vec<String>, (String, &CheckFinding)> = BTreeMap::new();
    for finding in findings {
        if let Some(pointer) = parts::around(&finding.pointer, weight) {
            removable.entry(parts::order(&pointer)).or_insert((pointer, finding));
        }
    }
    let mut value = serde_json::to_value(api).ok()?;
    let mut removed = Vec::new();
    // The last elements of a list first, so that the places of the others stay.
    for (pointer, finding) in removable.into_values().rev() {
        let line = context.line_of(&pointer);
        if parts::remove(context, &mut value, &pointer) {
            removed.push((pointer, line, finding));
        }
    }
    let settled = serde_json::from_value(value).ok().filter(|_| !removed.is_empty())?;
    for (pointer, line, finding) in removed {
        let (severity, kind) = match weight {
            Weight::Fact if pointer.starts_with("/examples") => (Severity::Note, FindingKind::ExampleLeftOut),
            Weight::Fact => (Severity::Warning, FindingKind::CheckFailed),
            Weight::Structure => (Severity::Error, FindingKind::CheckFailed),
        };
        let says = format!("{}: {}", finding.code, finding.message);
        let done = match parts::name_of(api, &pointer) {
            None => "left out".to_owned(),
            Some(name) => format!("`{}` was left out", crate::decision::cut(&crate::text::clean(&name, false))),
        };
        context.findings.add(severity, kind, line, &field_of(api, &pointer), &says, done);
    }
    Some(settled)
}

/// The product that a page is held against, where nothing is known but its name.
pub(crate) fn product(code: &str, version: &str, style: ApiStyle) -> Product {
    Product {
        schema: alicloud_format::spec::SCHEMA_PATH.to_owned(),
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
