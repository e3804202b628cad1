//! Pages of one API in two languages, merged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use alicloud_import::page::{FindingKind, merge};

use crate::laws::broken;
use crate::material::{entries, page};
use alicloud_tests::trials::Report;

/// The laws of merging hold for all pairs.
pub(crate) fn test([folder]: [&Path; 1]) -> Report {
    let mut report = Report::default();
    let (mut count, mut conflicts, mut additions) = (0, 0, 0);
    for files in pages_by_api(folder).values() {
        let [first, second] = files.as_slice() else { continue };
        let [first, second] = [first, second].map(|file| page(file));
        let together = merge(first.clone(), second.clone());
        if let Some(law) = broken(&first, &second, &together) {
            report.goal(false, format_args!("{files:?}: {law}"));
        }
        let of = |kind| together.findings.iter().filter(|finding| finding.kind == kind).count();
        conflicts += of(FindingKind::PageMoreThanOnce);
        additions += of(FindingKind::PageAdds);
        count += 1;
    }
    report.figure(format_args!("pages merged: {count} pairs, {conflicts} contradictions, {additions} additions"));
    report.goal(count > 0, "there are no pages of one API in two languages");
    report
}

/// The pages of each API, by folder of the product and name of the file.
fn pages_by_api(folder: &Path) -> BTreeMap<(PathBuf, String), Vec<PathBuf>> {
    let mut found: BTreeMap<(PathBuf, String), Vec<PathBuf>> = BTreeMap::new();
    for product in entries(folder) {
        for file in entries(&product).iter().flat_map(|language| entries(language)) {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            found.entry((product.clone(), name)).or_default().push(file);
        }
    }
    found
}
