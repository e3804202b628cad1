//! What of a second page does not go with the first, by the checks of specs.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use alicloud_format::diagnostic::Finding;
use alicloud_format::spec::{Api, Product};

use crate::page::assemble::settle;

/// What the checks say of a merged spec.
pub(super) enum Blamed {
    /// It passes, or was wrong before.
    Nothing,
    /// Pointers into the spec of the second page, to what was taken over and does not fit.
    These(BTreeSet<String>),
    /// Nothing tells what is wrong with what was taken over.
    Unknown,
}

/// Finds what was taken over and does not fit. Additions lead from the merged spec to that of the second page.
pub(super) fn blamed(
    merged: &Api,
    parts: [&Api; 2],
    product: &Product,
    additions: &BTreeMap<String, String>,
) -> Blamed {
    let found = settle::findings(merged, product);
    if found.is_empty() {
        return Blamed::Nothing;
    }
    // What is wrong with one of the pages alone is for a person to decide, and merging does not make it worse.
    let says = |finding: &Finding| (finding.code, finding.message.clone());
    let before: HashSet<_> =
        parts.into_iter().flat_map(|part| settle::findings(part, product)).map(|found| says(&found)).collect();
    let mut blamed = BTreeSet::new();
    let mut is_new = false;
    for finding in found.iter().filter(|finding| !before.contains(&says(finding))) {
        is_new = true;
        blamed.extend(culprits(finding, additions));
    }
    match (is_new, blamed.is_empty()) {
        (false, _) => Blamed::Nothing,
        (true, false) => Blamed::These(blamed),
        (true, true) => Blamed::Unknown,
    }
}

/// What a finding is about: something that was taken over, or else what is in the place that it names.
fn culprits(finding: &Finding, additions: &BTreeMap<String, String>) -> Vec<String> {
    let related = finding.related.iter().map(|related| related.pointer.as_str());
    let places: Vec<&str> = std::iter::once(finding.pointer.as_str()).chain(related).collect();
    // What is shown as the reason is nearer to the matter than a large thing that the finding is in.
    let around = places.iter().filter_map(|place| around(place, additions));
    if let Some((_, theirs)) = around.max_by_key(|(ours, _)| ours.split('/').count()) {
        return vec![theirs.to_owned()];
    }
    let shown = shown_field(&finding.pointer);
    places.into_iter().chain(shown.as_deref()).flat_map(|place| inside(place, additions)).collect()
}

/// The field of the answer that a place in an example shows.
fn shown_field(pointer: &str) -> Option<String> {
    let mut segments = pointer.strip_prefix("/examples/")?.split('/').skip(1);
    let name = segments.next().filter(|part| *part == "json").and_then(|_| segments.next())?;
    Some(format!("/response/properties/{name}"))
}

fn around<'m>(pointer: &str, additions: &'m BTreeMap<String, String>) -> Option<(&'m str, &'m str)> {
    let mut pointer = pointer;
    loop {
        if let Some((ours, theirs)) = additions.get_key_value(pointer) {
            return Some((ours, theirs));
        }
        pointer = pointer.rsplit_once('/')?.0;
    }
}

fn inside(pointer: &str, additions: &BTreeMap<String, String>) -> Vec<String> {
    let start = format!("{pointer}/");
    let after = additions.range(start.clone()..);
    after.take_while(|(ours, _)| ours.starts_with(&start)).map(|(_, theirs)| theirs.clone()).collect()
}
