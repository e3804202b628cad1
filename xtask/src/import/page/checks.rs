//! Holds the specs of pages against all checks. What these find is said of the page, at the line that the fact is from.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use alicloud_format::check::versions;
use alicloud_format::diagnostic::{self, Finding};
use alicloud_format::spec::{Api, Catalogue, Located, Product, ProductVersion};
use alicloud_import::page::Severity;

use super::group::Group;
use super::remark::Remark;
use crate::import::sound;

/// Checks the new specs of a version, together with the others of the version, and adds what is found to them.
/// What is wrong with `product.json` is said of the first page, if it was made of the pages.
pub(super) fn check(
    place: &Path,
    product: Located<Product>,
    is_product_new: bool,
    others: Vec<Located<Api>>,
    groups: &mut [&mut Group],
) {
    let path = |group: &Group| place.join(group.spec());
    let mut numbers: HashMap<PathBuf, usize> =
        groups.iter().enumerate().map(|(number, group)| (path(group), number)).collect();
    if is_product_new {
        numbers.insert(product.path.clone(), 0);
    }
    let new = groups.iter().filter_map(|group| Some(sound::located(path(group), group.api()?)));
    let folder = |path: Option<&Path>| {
        path.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let version = ProductVersion {
        directory: folder(place.parent()),
        version_directory: folder(Some(place)),
        product,
        // Of two that collide, the later one is found fault with, which has to be one of these.
        apis: others.into_iter().chain(new).collect(),
        faulty: Vec::new(),
    };
    for finding in versions(&Catalogue { products: vec![version], ..Catalogue::default() }) {
        // What is wrong with other files is for `cargo xtask check` to say.
        let Some(group) = numbers.get(&finding.file).and_then(|number| groups.get_mut(*number)) else { continue };
        let remark = remark(group, finding);
        group.remarks.push(remark);
    }
}

fn remark(group: &Group, finding: Finding) -> Remark {
    let (file, line) = group.place(&finding.pointer);
    let is_error = finding.severity == diagnostic::Severity::Error;
    let kept = if is_error { "written, but does not pass the checks" } else { "written" };
    Remark {
        file: file.to_owned(),
        line,
        severity: if is_error { Severity::Error } else { Severity::Warning },
        kind: finding.code,
        field: group.field(&finding.pointer),
        says: finding.message,
        done: finding.help.map_or_else(|| kept.to_owned(), |help| format!("{kept}; {help}")),
    }
}
