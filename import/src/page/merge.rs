//! Two pages of one API to one: what either says is there, and where they contradict each other the first one counts.
//!
//! The pages are merged as the JSON of their specs, key by key. What is taken over from the second page is remembered, and
//! the result is held against the checks: what does not go with the first page is refused, and the merging is done anew.

mod blame;
mod counts;
mod errata;
mod lists;
mod merger;
mod names;
mod route;
mod schema;
mod sources;
mod words;

use std::collections::{BTreeMap, HashSet};

use alicloud_format::spec::{Api, ApiStyle};
use serde_json::Value;

use super::assemble::{examples, settle};
use super::counts::Counts;
use super::finding::{Finding, FindingKind, Findings, Severity};
use super::outcome::Page;
use merger::{Merger, NotTaken};
use sources::SourceKeys;

/// How often something is refused before nothing is taken over any more.
const MOST_ROUNDS: usize = 6;

/// Merges a second page into a first. What was found on the second page and what came up in merging follow the findings of
/// the first.
pub(super) fn merge(mut first: Page, second: Page) -> Page {
    let mut findings = Findings::default();
    let has_first = first.api.is_some();
    let outcome = match (&first.api, &second.api) {
        (Some(api), Some(other)) => merged(&first, api, &second, other),
        _ => None,
    };
    facts_beside(&mut first, &second, &mut findings);
    let mut found = findings.sorted(u32::MAX);
    if let Some(outcome) = outcome {
        if outcome.is_new {
            counted(&mut first, &second, &outcome.api);
            first.lines = outcome.lines;
        }
        found.extend(outcome.findings);
        first.api = Some(with_wire(outcome.api));
    } else if !has_first && second.api.is_some() {
        (first.api, first.lines, first.counts) = (second.api, second.lines, second.counts);
    }
    found.sort_by_key(|finding| finding.line);
    join(&mut first, second.findings, found);
    first
}

/// The spec with the texts of its requests as they are sent by all that is known now, such as defaults of the second page.
fn with_wire(mut api: Api) -> Api {
    for example in &mut api.examples {
        let Some(request) = example.request.as_ref().filter(|_| !example.wire.is_empty()) else { continue };
        let wire = examples::wire(request, &api.parameters);
        let known = std::mem::take(&mut example.wire);
        let text = |(name, text): (&str, &String)| (name.to_owned(), wire.get(name).unwrap_or(text).clone());
        example.wire = known.iter().map(text).collect();
    }
    api
}

/// The style, hosts and other facts that no spec of an API holds.
fn facts_beside(first: &mut Page, second: &Page, findings: &mut Findings) {
    for (ours, theirs) in [(&mut first.product, &second.product), (&mut first.version, &second.version)] {
        if ours.is_none() {
            ours.clone_from(theirs);
        }
    }
    match (first.style, second.style) {
        (Some(ours), Some(theirs)) if ours != theirs => {
            let word = |style| if style == ApiStyle::Roa { "ROA" } else { "RPC" };
            let done = format!("{} stays, as the first page says", word(ours));
            findings.warning(FindingKind::PageMoreThanOnce, 1, word(theirs), done);
        }
        (ours, theirs) => first.style = ours.or(theirs),
    }
    for host in &second.hosts {
        if !first.hosts.contains(host) {
            first.hosts.push(host.clone());
        }
    }
}

/// The counts of the first page and of what was taken over. What is not in a spec is counted on the page that has more of it.
fn counted(first: &mut Page, second: &Page, api: &Api) {
    let before = first.api.as_ref().map(counts::of).unwrap_or_default();
    let counts = if first.counts == Counts::default() {
        counts::of(api)
    } else {
        counts::grown(&first.counts, &before, &counts::of(api))
    };
    first.counts = Counts {
        apis: 1,
        unresolved_depths: first.counts.unresolved_depths.max(second.counts.unresolved_depths),
        repairs: first.counts.repairs.max(second.counts.repairs),
        warnings: first.counts.warnings.max(second.counts.warnings),
        ..counts
    };
}

/// Adds findings that are not there yet: those of the second page, and then those of the merging.
fn join(first: &mut Page, of_second: Vec<Finding>, found: Vec<Finding>) {
    let key = |finding: &Finding| {
        let Finding { severity, kind, line, field, says, done } = finding;
        (*severity, *kind, *line, field.clone(), says.clone(), done.clone())
    };
    let mut known: HashSet<_> = first.findings.iter().map(key).collect();
    let of_second = of_second.into_iter().filter(|finding| known.insert(key(finding))).collect::<Vec<_>>();
    let found: Vec<Finding> = found.into_iter().filter(|finding| known.insert(key(finding))).collect();
    first.counts.warnings += found.iter().filter(|finding| finding.severity == Severity::Warning).count();
    first.findings.extend(of_second.into_iter().chain(found));
}

/// What became of two APIs.
struct Outcome {
    api: Api,
    lines: BTreeMap<String, u32>,
    findings: Vec<Finding>,
    is_new: bool,
}

/// Merges the APIs. Whether the second page is one that the first was merged with before shows by nothing being new.
fn merged(first: &Page, api: &Api, second: &Page, other: &Api) -> Option<Outcome> {
    let is_from_spec = first.lines.is_empty() || second.lines.is_empty();
    let mut last = None;
    for keys in sources::candidates(&api.sources, &other.sources, is_from_spec) {
        let outcome = accepted(first, api, second, other, &keys)?;
        if !outcome.is_new {
            return Some(Outcome { api: api.clone(), ..outcome });
        }
        last = Some(outcome);
    }
    last
}

/// Merges, and refuses what does not pass the checks.
fn accepted(first: &Page, api: &Api, second: &Page, other: &Api, keys: &SourceKeys) -> Option<Outcome> {
    let product = settle::product(
        first.product.as_deref().unwrap_or("Product"),
        first.version.as_deref().unwrap_or("2000-01-01"),
        first.style.or(second.style).unwrap_or(ApiStyle::Rpc),
    );
    let (ours, theirs) = (serde_json::to_value(api).ok()?, serde_json::to_value(other).ok()?);
    let adopts_route = route::is_only_of_second(first.style, second.style, api);
    let mut refused = NotTaken::default();
    for round in 0..=MOST_ROUNDS {
        refused.is_all = round == MOST_ROUNDS;
        let mut value = ours.clone();
        let mut merger = Merger::new(&second.lines, keys, &refused);
        lists::api(&mut merger, &mut value, &theirs, adopts_route);
        let additions = merger.additions.clone();
        let outcome = finish(merger, value, [&ours, &theirs], first)?;
        if additions.is_empty() || round == MOST_ROUNDS {
            return Some(outcome);
        }
        let blamed = blame::blamed(&outcome.api, [api, other], &product, &additions);
        match blamed {
            blame::Blamed::Nothing => return Some(outcome),
            blame::Blamed::These(places) => refused.places.extend(places),
            blame::Blamed::Unknown => refused.is_all = true,
        }
        if refused.is_all {
            let mut value = ours.clone();
            let mut merger = Merger::new(&second.lines, keys, &refused);
            lists::api(&mut merger, &mut value, &theirs, adopts_route);
            return finish(merger, value, [&ours, &theirs], first);
        }
    }
    None
}

/// The spec with its sources and errata, the lines in step with it, and what was found.
fn finish(merger: Merger<'_>, mut value: Value, [ours, theirs]: [&Value; 2], first: &Page) -> Option<Outcome> {
    // A line of what the first page does not have after all must not be taken for that of the second.
    let has = |pointer: &String| ours.pointer(pointer).is_some();
    let mut lines: BTreeMap<String, u32> = first
        .lines
        .iter()
        .filter(|(pointer, _)| has(pointer))
        .map(|(pointer, line)| (pointer.clone(), *line))
        .collect();
    for (pointer, line) in merger.new_lines(first.lines.is_empty()) {
        if value.pointer(&pointer).is_some() {
            lines.entry(pointer).or_insert(line);
        }
    }
    let has_taken = merger.is_changed;
    let (has_errata, findings) = errata::finish(merger, &mut value, theirs);
    let is_new = has_taken || has_errata;
    Some(Outcome { api: serde_json::from_value(value).ok()?, lines, findings, is_new })
}
