//! Reading a folder of specs: every file of it, whatever is wrong with the others.

mod decode;
mod folder;
mod overlay;
mod structure;
mod unique;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Finding, Quoted};
use folder::{Entry, Folder, Kind};

pub use folder::is_litter;

use crate::json::Place;
use crate::spec::overlay::Overlay;
use crate::spec::{Api, Catalogue, IncompleteVersion, Located, Product, ProductVersion};

/// Larger files are not read. The largest specs that exist have a few hundred kilobytes.
const LARGEST: u64 = 16 << 20;

/// Files beside the folders of products.
const BESIDE_PRODUCTS: [&str; 3] = ["README.md", "endpoints.json", "spec.schema.json"];

/// Reads `<root>/<product>/<version>/product.json` and the API files beside each.
///
/// Every fault of a file is a finding. A file that can be read without its faults is in the catalogue without them, so that
/// what else is wrong with it can be found; any other is left out.
///
/// # Errors
/// If the folder itself cannot be read. Everything below it that cannot be read is a finding.
pub fn load(root: &Path) -> io::Result<(Catalogue, Vec<Finding>)> {
    let (folders, mut findings) = folders(root)?;
    let mut catalogue = Catalogue::default();
    for folder in folders {
        let (product, found) = folder.load();
        catalogue.products.extend(product.products);
        catalogue.incomplete.extend(product.incomplete);
        findings.extend(found);
    }
    Ok((catalogue, findings))
}

/// The folder of a product, not yet read.
#[derive(Debug)]
pub struct ProductFolder {
    root: Arc<Folder>,
    entry: Entry,
}

/// The folders of products below a folder of specs, by name, to be read one at a time.
///
/// # Errors
/// If the folder itself cannot be read. Everything in it that does not belong there is a finding.
pub fn folders(root: &Path) -> io::Result<(Vec<ProductFolder>, Vec<Finding>)> {
    let folder = Arc::new(Folder::new(root)?);
    let mut loader = Loader::new(&folder);
    let mut products = Vec::new();
    for entry in folder.list(root, &mut loader.findings)? {
        match entry.kind {
            Kind::Directory => products.push(ProductFolder { root: Arc::clone(&folder), entry }),
            Kind::File if BESIDE_PRODUCTS.contains(&entry.name.as_str()) => {}
            _ => loader.unexpected(
                &entry,
                "expected a folder for each product, `README.md`, `endpoints.json` and `spec.schema.json`",
            ),
        }
    }
    Ok((products, loader.findings))
}

impl ProductFolder {
    /// Its name, such as `slb`.
    pub fn name(&self) -> &str {
        &self.entry.name
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.entry.path
    }

    /// Reads all versions of the product, as [`load`] does.
    pub fn load(&self) -> (Catalogue, Vec<Finding>) {
        let mut loader = Loader::new(&self.root);
        loader.product(&self.entry);
        (loader.catalogue, loader.findings)
    }
}

struct Loader<'f> {
    folder: &'f Folder,
    catalogue: Catalogue,
    findings: Vec<Finding>,
}

impl<'f> Loader<'f> {
    fn new(folder: &'f Folder) -> Self {
        Self { folder, catalogue: Catalogue::default(), findings: Vec::new() }
    }

    fn product(&mut self, product: &Entry) {
        let entries = self.entries(product);
        if entries.is_empty() {
            self.empty(product, "expected a folder for each version of the product, such as `2014-05-15`");
        }
        for entry in &entries {
            match entry.kind {
                Kind::Directory => self.version(&product.name, entry),
                _ => self.unexpected(entry, "expected a folder for each version of the product"),
            }
        }
    }

    fn version(&mut self, directory: &str, version: &Entry) {
        let (mut product, mut apis, mut faulty) = (None, Vec::new(), Vec::new());
        let mut overlays = Vec::new();
        let mut product_exists = false;
        for entry in self.entries(version) {
            match (entry.kind, entry.name.strip_suffix(".json")) {
                (Kind::Directory, _) if entry.name == "overlay" => overlays = self.overlays(&entry),
                (Kind::File, Some("product")) => {
                    product_exists = true;
                    product = self.read::<Product>(&entry.path);
                }
                (Kind::File, Some(name)) => match self.read::<Api>(&entry.path) {
                    Some(api) => apis.push(api),
                    None => faulty.push(name.to_owned()),
                },
                _ => self.unexpected(
                    &entry,
                    "expected `product.json`, a file such as `CreateRule.json` for each API, and `overlay`",
                ),
            }
        }
        if !product_exists {
            self.missing_product(version, !apis.is_empty() || !faulty.is_empty());
        }

        let (directory, version_directory) = (directory.to_owned(), version.name.clone());
        match product {
            Some(mut product) => {
                overlay::apply(&overlays, &mut product, &mut apis, &faulty, &mut self.findings);
                self.catalogue.products.push(ProductVersion { directory, version_directory, product, apis, faulty });
            }
            None => self.catalogue.incomplete.push(IncompleteVersion { directory, version_directory, apis, faulty }),
        }
    }

    fn overlays(&mut self, folder: &Entry) -> Vec<Located<Overlay>> {
        let mut overlays = Vec::new();
        for entry in self.entries(folder) {
            match (entry.kind, entry.name.ends_with(".json")) {
                (Kind::File, true) => overlays.extend(self.read::<Overlay>(&entry.path)),
                _ => self.unexpected(&entry, "expected files such as `descriptions.json`"),
            }
        }
        overlays
    }

    fn entries(&mut self, parent: &Entry) -> Vec<Entry> {
        match self.folder.list(&parent.path, &mut self.findings) {
            Ok(entries) => entries,
            Err(error) => {
                self.unreadable(&parent.path, &error);
                Vec::new()
            }
        }
    }

    fn read<T: decode::Document>(&mut self, path: &Path) -> Option<Located<T>> {
        let bytes = match read_bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.unreadable(path, &error);
                return None;
            }
        };
        if bytes.len() as u64 > LARGEST {
            let message = format!("this file is larger than {} MiB", LARGEST >> 20);
            self.findings.push(Finding::error("too-large", path, "", message).at(Place::File));
            return None;
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                self.not_text(path, error.as_bytes(), error.utf8_error().valid_up_to());
                return None;
            }
        };
        let (value, damaged) = decode::decode(path, &text, &mut self.findings)?;
        Some(Located { path: path.to_owned(), text, value, damaged })
    }

    fn not_text(&mut self, path: &Path, bytes: &[u8], at: usize) {
        let line = bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        let message = format!("this file is not valid UTF-8: byte {at}, on line {line}, is invalid");
        let finding = Finding::error("not-utf8", path, "", message).at(Place::File);
        self.findings.push(finding.help("save it as UTF-8"));
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        self.findings.push(Finding::error("unreadable", path, "", format!("cannot be read: {error}")).at(Place::File));
    }

    fn unexpected(&mut self, entry: &Entry, help: &str) {
        let what = match entry.kind {
            Kind::Directory => "folder",
            Kind::File => "file",
            Kind::Other => "entry, neither a file nor a folder,",
        };
        let message = format!("the {what} {} does not belong here", Quoted(&entry.name));
        self.findings.push(Finding::error("unexpected-file", &entry.path, "", message).at(Place::File).help(help));
    }

    fn empty(&mut self, entry: &Entry, help: &str) {
        let message = format!("the folder {} contains no specs", Quoted(&entry.name));
        self.findings.push(Finding::error("empty-folder", &entry.path, "", message).at(Place::File).help(help));
    }

    fn missing_product(&mut self, version: &Entry, has_apis: bool) {
        if !has_apis {
            return self.empty(version, "expected `product.json` and a file such as `CreateRule.json` for each API");
        }
        let path = version.path.join("product.json");
        let finding = Finding::error("missing-product", &path, "", "`product.json` is missing").at(Place::File);
        self.findings
            .push(finding.help("every version of a product needs one: it names the product, its style and its hosts"));
    }
}

/// Reads a file, and a little more than is allowed of one that is too large.
fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let size = file.metadata().map_or(0, |metadata| metadata.len()).min(LARGEST);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
