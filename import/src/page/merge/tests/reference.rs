//! Pages at hand that are about one API, in two languages. The repository does not contain them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

fn pages() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let path = std::env::var_os("ALICLOUD_REFERENCE").map_or_else(beside, PathBuf::from).join("documents/pages");
    if !path.exists() {
        eprintln!("skipped: there is no {}", path.display());
        return None;
    }
    Some(path)
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()))
}

#[test]
fn the_laws_hold_for_pages_in_two_languages() {
    let Some(folder) = pages() else { return };
    let mut found: BTreeMap<(PathBuf, String), Vec<PathBuf>> = BTreeMap::new();
    for product in files(&folder) {
        for file in files(&product).flat_map(|language| files(&language).collect::<Vec<_>>()) {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            found.entry((product.clone(), name)).or_default().push(file);
        }
    }
    let mut count = 0;
    let mut broken_laws = Vec::new();
    let (mut conflicts, mut additions) = (0, 0);
    for files in found.values() {
        let [first, second] = files.as_slice() else { continue };
        let [first, second] = [first, second].map(|file| read(&fs::read_to_string(file).expect("a page")));
        let together = merge(first.clone(), second.clone());
        broken_laws.extend(broken(&first, &second, &together).map(|law| format!("{files:?}: {law}")));
        let of = |kind| together.findings.iter().filter(|finding| finding.kind == kind).count();
        conflicts += of(FindingKind::PageMoreThanOnce);
        additions += of(FindingKind::PageAdds);
        count += 1;
    }
    eprintln!("{count} pairs, {conflicts} contradictions, {additions} additions");
    assert!(broken_laws.is_empty(), "{}", broken_laws.join("\n\n"));
    assert!(count > 0, "pages of one API in two languages");
}
