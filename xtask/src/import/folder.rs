//! The folder of the specs: what is written, what people wrote and stays, what is no longer in the source and goes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use alicloud_format::files::Staging;
use alicloud_format::lock::FolderLock;
use alicloud_format::spec::{Api, OrderedMap, Product, Schema};
use alicloud_import::{Earlier, Imported};
use anyhow::{Context, bail};

use super::existing::{self, Existing, PRODUCT};
use super::keep;
use crate::project;

/// A folder of specs.
pub(crate) struct Folder {
    path: PathBuf,
    /// Whether only some of the APIs are imported, so that the others have to stay.
    is_partial: bool,
    staging: Staging,
    /// Nobody else writes into the folder meanwhile.
    _lock: FolderLock,
}

/// What was done in the folder of one version.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Files that were new or differed.
    pub(crate) written: usize,
    /// Files that were the same already.
    pub(crate) unchanged: usize,
    /// Files that people wrote, which stay.
    pub(crate) kept: Vec<String>,
    /// What only the replaced files said, and was carried over.
    pub(crate) earlier: Vec<String>,
    /// Files of APIs that are no longer in the source.
    pub(crate) removed: Vec<String>,
    /// Structures that imported APIs refer to and a `product.json` written by hand does not have.
    pub(crate) missing: Vec<String>,
    /// Names of error codes that a `product.json` written by hand does not have, such as `A.B: A_DOT_B`.
    pub(crate) unnamed: Vec<String>,
}

/// A spec as a file.
pub(super) fn text(spec: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(spec).map(|text| text + "\n").unwrap_or_default()
}

impl Folder {
    /// Opens a folder to write into. If another run is doing so, this one waits for its end.
    pub(crate) fn new(path: &Path, is_partial: bool) -> anyhow::Result<Self> {
        let unwritable = || format!("cannot write into {}", project::shown(path));
        fs::create_dir_all(path).with_context(unwritable)?;
        let lock = FolderLock::take(path, || project::say_waiting(path)).with_context(unwritable)?;
        let staging = Staging::begin(path).with_context(unwritable)?;
        Ok(Self { path: path.to_owned(), is_partial, staging, _lock: lock })
    }

    /// Removes what only this run needed.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let unwritable = || format!("cannot write into {}", project::shown(&self.path));
        self.staging.end().with_context(unwritable)
    }

    /// Makes the folder of a version hold what was imported, beside what people wrote.
    ///
    /// # Errors
    /// If files cannot be read or written, belong to another product or version, or would all be removed.
    pub(crate) fn write(&self, imported: &mut Imported) -> anyhow::Result<Changes> {
        let existing = self.existing(&imported.directory, &imported.version_directory)?;
        refuse_another(&existing, &imported.product.product, &imported.product.version)?;

        let mut changes = Changes { earlier: keep::earlier(imported, &existing), ..Changes::default() };
        let imported = &*imported;
        let mut write: Vec<(String, String)> = Vec::new();
        for (name, text) in self.files(imported, &existing) {
            match existing.get(&name) {
                Some(current) if current.text == text => changes.unchanged += 1,
                Some(current) if !current.is_imported => {
                    if name == PRODUCT {
                        changes.missing = missing(current, "components", imported.product.components.iter());
                        let codes = &imported.product.error_code_names;
                        let lacking = missing(current, "errorCodeNames", codes.iter());
                        let named = lacking.into_iter().map(|code| match codes.get(&code) {
                            Some(name) => format!("{code}: {name}"),
                            None => code,
                        });
                        changes.unnamed = named.collect();
                    }
                    changes.kept.push(name);
                }
                _ => write.push((name, text)),
            }
        }
        // An API that the source has and that cannot be imported is not gone: what is known of it stays.
        let is_wanted = |name: &str| {
            name == PRODUCT || imported.apis.iter().any(|api| is_file_of(name, &api.api)) || is_refused(name, imported)
        };
        // What came from elsewhere, such as from reference pages, is not missing here.
        let source = imported.product.imported_from.as_deref();
        let is_stale = |name: &str, current: &Existing| current.imported_from() == source && !is_wanted(name);
        let stale = existing.iter().filter(|(name, current)| current.is_imported && is_stale(name, current));
        let stale: Vec<String> = stale.filter(|_| !self.is_partial).map(|(name, _)| name.clone()).collect();
        refuse_removal(&existing, imported, source, &stale)?;
        self.replace(&imported.directory, &imported.version_directory, &write, &stale)?;
        changes.written = write.len();
        changes.removed = stale;
        Ok(changes)
    }

    /// The specs of a version that are there, whose names stay.
    ///
    /// # Errors
    /// If one that an import wrote cannot be read, unless its names are given anew: they would be lost.
    pub(crate) fn earlier(&self, product: &str, version: &str, new_names: bool) -> anyhow::Result<Earlier> {
        let existing = self.existing(product, version)?;
        let (earlier, unreadable) = earlier(&existing, self.is_partial);
        if let Some(name) = unreadable.filter(|_| !new_names) {
            let path = self.path.join(product).join(version).join(name);
            bail!(
                "{} cannot be read as a spec, so the names in it would be lost; mend it, remove it, or give new names \
                 with `--new-names`",
                project::shown(&path)
            );
        }
        Ok(earlier)
    }

    fn files(&self, imported: &Imported, existing: &BTreeMap<String, Existing>) -> Vec<(String, String)> {
        let mut product = imported.product.clone();
        let (earlier, _) = earlier(existing, self.is_partial);
        let staying = earlier.staying(&imported.apis, &imported.refused);
        let staying = earlier.staying_components(&staying);
        if let Some(earlier) = &earlier.product {
            keep_components(&mut product, &earlier.components, &staying);
        }
        let apis = imported.apis.iter().map(|api| (format!("{}.json", api.api), text(api)));
        std::iter::once((PRODUCT.to_owned(), text(&product))).chain(apis).collect()
    }

    /// Writes files, by name and text, and removes others. Everything is on the disk before the first file is touched, and
    /// each is then replaced in one step.
    pub(super) fn replace(
        &self,
        product: &str,
        version: &str,
        write: &[(String, String)],
        stale: &[String],
    ) -> anyhow::Result<()> {
        let folder = self.path.join(product).join(version);
        let unwritable = || format!("cannot write into {}", project::shown(&folder));
        let staged = write.iter().map(|(_, text)| self.staging.add(text)).collect::<io::Result<Vec<_>>>();
        for (staged, (name, _)) in staged.with_context(unwritable)?.iter().zip(write) {
            self.staging.put(staged, &folder.join(name)).with_context(unwritable)?;
        }
        for name in stale {
            let target = folder.join(name);
            fs::remove_file(&target).with_context(|| format!("cannot remove {}", project::shown(&target)))?;
        }
        Ok(())
    }

    /// The files of a version that are there already.
    pub(super) fn existing(&self, product: &str, version: &str) -> anyhow::Result<BTreeMap<String, Existing>> {
        self.refuse_links(product, version)?;
        existing::files(&self.path.join(product).join(version))
    }

    /// What is written has to arrive below the folder.
    fn refuse_links(&self, product: &str, version: &str) -> anyhow::Result<()> {
        let product = self.path.join(product);
        for path in [product.join(version), product] {
            if fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink()) {
                bail!("{} is a symbolic link", project::shown(&path));
            }
        }
        Ok(())
    }
}

/// The specs among the files, and a file that an import wrote and that is none.
fn earlier(existing: &BTreeMap<String, Existing>, is_partial: bool) -> (Earlier, Option<&str>) {
    let mut earlier = Earlier { is_partial, ..Earlier::default() };
    let mut unreadable = None;
    for (name, existing) in existing {
        let is_read = if name == PRODUCT {
            earlier.product = existing.decoded::<Product>();
            earlier.product.is_some()
        } else {
            let api = existing.decoded::<Api>();
            let is_read = api.is_some();
            earlier.apis.extend(api.map(|api| (api.api.clone(), api)));
            is_read
        };
        if existing.is_imported && !is_read {
            unreadable.get_or_insert(name.as_str());
        }
    }
    (earlier, unreadable)
}

fn is_file_of(file: &str, api: &str) -> bool {
    file.strip_suffix(".json") == Some(api)
}

fn is_refused(file: &str, imported: &Imported) -> bool {
    imported.refused.iter().any(|refused| is_file_of(file, &refused.api))
}

/// That none of the APIs that are there is in the source is more likely to be a wrong file than what happened.
fn refuse_removal(
    existing: &BTreeMap<String, Existing>,
    imported: &Imported,
    source: Option<&str>,
    stale: &[String],
) -> anyhow::Result<()> {
    let earlier = existing.iter().filter(|(name, current)| *name != PRODUCT && current.imported_from() == source);
    let count = earlier.count();
    if count > 0 && count == stale.len() {
        let place = format!("{}/{}", imported.directory, imported.version_directory);
        bail!(
            "none of the {count} APIs in {place} is among the {} of the source, so nothing was changed; \
             remove that folder first if all of them are gone",
            imported.apis.len()
        );
    }
    Ok(())
}

/// Two products, or two versions, that differ only in characters that folders do not have would overwrite each other.
pub(super) fn refuse_another(
    existing: &BTreeMap<String, Existing>,
    product: &str,
    version: &str,
) -> anyhow::Result<()> {
    let stated = |key: &str| existing.get(PRODUCT)?.value.as_ref()?.get(key)?.as_str();
    match (stated("product"), stated("version")) {
        (Some(other), _) if !other.eq_ignore_ascii_case(product) => {
            bail!("its folder holds another product, {other:?}; import one of the two elsewhere with `--out`")
        }
        (_, Some(other)) if other != version => {
            bail!("its folder holds another version, {other:?}; import one of the two elsewhere with `--out`")
        }
        _ => Ok(()),
    }
}

/// Specs that stay still need their structures.
fn keep_components(product: &mut Product, earlier: &OrderedMap<Schema>, staying: &BTreeSet<&str>) {
    if staying.is_empty() {
        return;
    }
    let stay = || earlier.clone().into_iter().filter(|(name, _)| staying.contains(name.as_str()));
    let mut all: BTreeMap<String, Schema> = stay().collect();
    all.extend(product.components.clone());
    let order = stay().chain(std::mem::take(&mut product.components));
    product.components = order.filter_map(|(name, _)| Some((name.clone(), all.remove(&name)?))).collect();
}

/// Which names a file does not have in an object.
fn missing<'n, T: 'n>(current: &Existing, object: &str, names: impl Iterator<Item = (&'n str, &'n T)>) -> Vec<String> {
    let known = current.value.as_ref().and_then(|value| value.get(object));
    let is_missing = |name: &&str| known.and_then(|known| known.get(*name)).is_none();
    names.map(|(name, _)| name).filter(is_missing).map(str::to_owned).collect()
}
