//! Specs of pages into the folder of their version, beside what is there: people's work stays, and so does what another page
//! said.

use std::collections::BTreeMap;
use std::path::PathBuf;

use alicloud_format::spec::{Api, Located, Product, version_folder};
use alicloud_import::page::Severity;
use alicloud_import::{EndpointList, error_code_names, product_folder};
use anyhow::Context;

use super::group::{Group, Merger};
use super::remark::Remark;
use super::{checks, difference, product};
use crate::import::existing::{Existing, PRODUCT};
use crate::import::folder::{self, Folder};
use crate::import::sound;

/// What became of specs.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) written: usize,
    pub(super) unchanged: usize,
    /// Specs that stay as they are.
    pub(super) kept: Vec<Kept>,
}

/// A spec that stays as it is, and in which facts the page differs from it.
pub(super) struct Kept {
    pub(super) spec: String,
    /// The page.
    pub(super) file: String,
    /// Whose it is.
    pub(super) whose: String,
    pub(super) differences: Vec<String>,
}

impl Kept {
    /// All differences as lines of the report.
    pub(super) fn remarks(&self) -> impl Iterator<Item = Remark> {
        self.differences.iter().map(|difference| {
            let (field, says) = difference.split_once(": ").unwrap_or(("", difference));
            let done = format!("{} stays, {}", self.spec, self.whose);
            let remark = Remark::about(&self.file, Severity::Note, "differs-from-spec", says, done);
            Remark { field: field.to_owned(), ..remark }
        })
    }
}

/// Where specs are written, and what is needed for it beside pages.
pub(super) struct Writer<'w> {
    pub(super) folder: &'w Folder,
    pub(super) merge: Merger,
    /// Hosts of products that are not there yet.
    pub(super) hosts: &'w EndpointList,
}

/// Writes all specs. A version that cannot be written does not stop the others.
pub(super) fn write(groups: Vec<Group>, writer: &Writer<'_>, outcome: &mut Outcome) -> Vec<Group> {
    let mut versions: BTreeMap<(String, String), Vec<Group>> = BTreeMap::new();
    for group in groups {
        versions.entry((group.product.to_lowercase(), group.version.clone())).or_default().push(group);
    }
    for groups in versions.values_mut() {
        if let Err(error) = version(groups, writer, outcome) {
            for group in groups {
                let remark =
                    Remark::about(group.file(), Severity::Error, "not-written", format!("{error:#}"), "not written");
                group.remarks.push(remark);
            }
        }
    }
    versions.into_values().flatten().collect()
}

/// Writes the specs of one version of a product.
fn version(groups: &mut [Group], writer: &Writer<'_>, outcome: &mut Outcome) -> anyhow::Result<()> {
    let Writer { folder, merge, hosts } = *writer;
    let Some(first) = groups.first() else { return Ok(()) };
    let (directory, version) = (product_folder(&first.product), version_folder(&first.version));
    let existing = folder.existing(&directory, &version)?;
    folder::refuse_another(&existing, &first.product, &first.version)?;

    let there = existing.get(PRODUCT).map(|there| readable(there, &directory, &version)).transpose()?;
    let Some(mut product) = there.clone().or_else(|| product::of(groups, hosts)) else {
        return Ok(());
    };
    let mut new: Vec<&mut Group> = Vec::new();
    let mut kept = Vec::new();
    for group in groups {
        let place = format!("{directory}/{version}/{}", group.spec());
        match keeper(existing.get(&group.spec())) {
            Keeper::Nobody => new.push(group),
            Keeper::Page(earlier) => {
                if is_from_another_page(&earlier, group) {
                    group.with_earlier((*earlier).clone(), merge);
                }
                group.keep_names(&earlier, &product.components);
                new.push(group);
            }
            Keeper::Other { whose, spec } => kept.push(keep(group, place, whose, spec.as_deref(), &product)),
        }
    }
    let others = others(&existing, &new);
    // Those that people wrote name their codes themselves.
    if product.imported_from.is_some() {
        let apis = new.iter().filter_map(|group| group.api()).chain(others.iter().map(|api| &api.value));
        let earlier: Vec<Api> = existing.values().filter_map(Existing::decoded).collect();
        product.error_code_names = error_code_names(apis, &product.error_code_names, &earlier);
    }
    let place = PathBuf::from(&directory).join(&version);
    checks::check(&place, sound::located(place.join(PRODUCT), &product), there.is_none(), others, &mut new);

    let mut files: Vec<(String, String)> = Vec::new();
    let is_changed = there.is_none_or(|there| there.error_code_names != product.error_code_names);
    if is_changed && !new.is_empty() {
        files.push((PRODUCT.to_owned(), folder::text(&product)));
    }
    for group in &new {
        files.extend(group.api().map(|api| (group.spec(), folder::text(api))));
    }
    let count = files.len();
    files.retain(|(name, text)| existing.get(name).is_none_or(|current| current.text != *text));
    folder.replace(&directory, &version, &files, &[])?;
    outcome.written += files.len();
    outcome.unchanged += count - files.len();
    outcome.kept.append(&mut kept);
    Ok(())
}

/// What is in `product.json`. If that cannot be read, a new one would take the place of all that people know of the product.
fn readable(there: &Existing, directory: &str, version: &str) -> anyhow::Result<Product> {
    let says = || format!("{directory}/{version}/{PRODUCT} cannot be read as a spec; mend it, or move it away");
    there.decoded().with_context(says)
}

/// Whose a file is.
enum Keeper {
    /// There is none.
    Nobody,
    /// An earlier import of pages wrote it.
    Page(Box<Api>),
    /// A person's, or another import's.
    Other { whose: String, spec: Option<Box<Api>> },
}

fn keeper(existing: Option<&Existing>) -> Keeper {
    let Some(existing) = existing else { return Keeper::Nobody };
    let spec = existing.decoded::<Api>().map(Box::new);
    match (existing.imported_from(), spec) {
        (Some(source), Some(spec)) if source.starts_with("page") => Keeper::Page(spec),
        (_, None) => Keeper::Other { whose: "which cannot be read as a spec".to_owned(), spec: None },
        (Some(source), spec) => Keeper::Other { whose: format!("imported from {source}"), spec },
        (None, spec) => Keeper::Other { whose: "written by hand".to_owned(), spec },
    }
}

fn is_from_another_page(earlier: &Api, group: &Group) -> bool {
    let sources = group.api().map(|api| &api.sources);
    earlier.sources.iter().any(|(name, _)| sources.is_some_and(|sources| sources.get(name).is_none()))
}

fn keep(group: &mut Group, spec: String, whose: String, there: Option<&Api>, product: &Product) -> Kept {
    let differences = match (there, group.api()) {
        (Some(there), Some(api)) => difference::between(there, api, &product.components),
        _ => Vec::new(),
    };
    if there.is_none() {
        // Whatever it is, it is in the way of the spec, and nobody but a person can tell what it is worth.
        let says = format!("{spec} is there and cannot be read as a spec");
        let done = "not written; mend that file or move it away";
        group.remarks.push(Remark::about(group.file(), Severity::Error, "not-written", says, done));
    }
    Kept { spec, file: group.file().to_owned(), whose, differences }
}

/// The specs that are there and stay, which those of the pages may refer to or collide with.
fn others(existing: &BTreeMap<String, Existing>, new: &[&mut Group]) -> Vec<Located<Api>> {
    let new: std::collections::HashSet<String> = new.iter().map(|group| group.spec()).collect();
    let others = existing.iter().filter(|(name, _)| *name != PRODUCT && !new.contains(*name));
    let located =
        |(name, existing): (&String, &Existing)| Some(sound::located(name.into(), &existing.decoded::<Api>()?));
    others.filter_map(located).collect()
}
