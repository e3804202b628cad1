//! Which product and version a page belongs to: what it says itself, what the command line says, what the others tell.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use alicloud_import::page::{PRODUCT_UNKNOWN, Page, PageOptions, Severity, VERSION_UNKNOWN};
use alicloud_import::product_folder;

use super::reading::Source;
use super::remark::Remark;
use crate::import::existing::PRODUCT;

/// The product of a page, as far as it or the command line says.
pub(super) fn product<'a>(page: &'a Page, options: &'a PageOptions) -> Option<&'a str> {
    stated(page.product.as_deref()).or(stated(options.product.as_deref()))
}

/// The same for its version.
pub(super) fn version<'a>(page: &'a Page, options: &'a PageOptions) -> Option<&'a str> {
    stated(page.version.as_deref()).or(stated(options.version.as_deref()))
}

fn stated(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Versions of products: those that have specs, and those that pages state.
pub(super) struct Versions(BTreeMap<String, BTreeSet<String>>);

impl Versions {
    pub(super) fn new(specs: &Path, sources: &[Source], options: &PageOptions) -> Self {
        let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for Source { page, .. } in sources.iter().filter(|source| source.page.api.is_some()) {
            let Some(product) = product(page, options) else { continue };
            let folder = product_folder(product);
            let known = versions.entry(folder.clone()).or_insert_with(|| written(&specs.join(&folder)));
            known.extend(version(page, options).map(str::to_owned));
        }
        Self(versions)
    }

    /// The version of a product that has one only.
    pub(super) fn only(&self, product: &str) -> Option<&str> {
        let versions = self.0.get(&product_folder(product))?;
        versions.first().filter(|_| versions.len() == 1).map(String::as_str)
    }
}

/// The versions of a product that have a folder. What is not there, or cannot be read, tells nothing; writing into it will
/// say why.
fn written(product: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(product).into_iter().flatten().flatten();
    let folders =
        entries.filter(|entry| entry.path().is_dir() && !entry.file_name().as_encoded_bytes().starts_with(b"."));
    folders
        .filter_map(|folder| stated_version(&folder.path()).or_else(|| folder.file_name().into_string().ok()))
        .collect()
}

/// The version as `product.json` has it: the folder may be called otherwise.
fn stated_version(folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join(PRODUCT)).ok()?;
    let product: serde_json::Value = serde_json::from_str(&text).ok()?;
    product.get("version")?.as_str().map(str::to_owned)
}

/// That a page does not say its version, and which one was taken.
pub(super) fn taken(file: &str, version: &str) -> Remark {
    let done = format!("taken for {version}, the only version of the product that is known here");
    Remark::about(file, Severity::Note, "version-taken", "the page does not say the version of the API", done)
}

/// Kind of what the command line says and the page contradicts. Whoever reads the page may have said so already.
const DIFFERS: &str = "word-differs";

/// What the command line says and the page contradicts: no fault of either, since options are for pages that say nothing.
pub(super) fn contradicted(source: &Source, options: &PageOptions) -> Vec<Remark> {
    let Source { page, file, remarks, .. } = source;
    if remarks.iter().any(|remark| remark.kind == DIFFERS) {
        return Vec::new();
    }
    let product = differs(&page.product, &options.product, |a, b| a.eq_ignore_ascii_case(b));
    let version = differs(&page.version, &options.version, |a, b| a == b);
    let remark = |flag, (stated, given): (&str, &str)| {
        let done = format!("the page counts, not `{flag} {given}`");
        Remark::about(file, Severity::Note, DIFFERS, format!("the page says {stated}"), done)
    };
    let product = product.map(|pair| remark("--product", pair));
    let version = version.map(|pair| remark("--api-version", pair));
    product.into_iter().chain(version).collect()
}

fn differs<'a>(
    page: &'a Option<String>,
    given: &'a Option<String>,
    is_same: fn(&str, &str) -> bool,
) -> Option<(&'a str, &'a str)> {
    let pair = (stated(page.as_deref())?, stated(given.as_deref())?);
    (!is_same(pair.0, pair.1)).then_some(pair)
}

/// Says that nothing tells the product or the version, and what to do, in place of what was said of it when the page was read:
/// then, nobody knew of the folder of specs.
pub(super) fn unknown(source: &mut Source, is_product_known: bool, is_version_known: bool) {
    let product = ("the page does not say which product it belongs to", "--product Slb");
    let version = ("neither the page nor the folder of specs says the version of the API", "--api-version 2014-05-15");
    let lacks = [(is_product_known, PRODUCT_UNKNOWN, product), (is_version_known, VERSION_UNKNOWN, version)];
    for (is_known, kind, (says, flag)) in lacks {
        source.remarks.retain(|remark| remark.kind != kind);
        if !is_known {
            let done = format!("nothing was written; say which with a flag, such as `{flag}`");
            source.remarks.push(Remark::about(&source.file, Severity::Error, kind, says, done));
        }
    }
}
