//! What loading, checking and generating promise of any files.

use std::{fs, path::PathBuf};

use alicloud_codegen::emit::{self, Options};
use alicloud_codegen::model;
use alicloud_format::diagnostic::{Finding, Severity, render};
use alicloud_format::load;
use alicloud_format::spec::Catalogue;
use tempfile::TempDir;

use crate::sound;

/// What there is beside a spec where the input has nothing to say.
const PRODUCT: &str = r#"{ "$schema": "../../spec.schema.json", "product": "Demo", "version": "2020-01-01", "title": "Demo",
    "documentation": "https://example.com/demo", "endpoints": { "central": "demo.example.com" }, "style": "RPC", "sources": { "page": { "title": "A page" } } }"#;

/// Folders for the specs that are loaded: as they came, and as they were written.
pub(crate) struct Specs {
    folder: TempDir,
}

impl Specs {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    /// Takes bytes for a spec, a `product.json` and an overlay with a NUL between them, of which the last two may be missing,
    /// generates from them, and holds what comes of it against what always has to hold.
    ///
    /// # Errors
    /// What does not hold.
    pub(crate) fn hold(&self, bytes: &[u8]) -> Result<bool, String> {
        let mut parts = bytes.splitn(3, |byte| *byte == 0);
        let api = parts.next().unwrap_or_default();
        let product = parts.next().unwrap_or(PRODUCT.as_bytes());
        let (catalogue, findings) = self.load("first", api, product, parts.next())?;
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Ok(false);
        }
        generates(&catalogue)?;
        let [version] = catalogue.products.as_slice() else { return Ok(false) };
        let [api] = version.apis.as_slice() else { return Ok(false) };
        let (api, product) = (sound::written(&api.value)?, sound::written(&version.product.value)?);
        let (again, findings) = self.load("second", api.as_bytes(), product.as_bytes(), None)?;
        if let Some(finding) = findings.iter().find(|finding| finding.severity == Severity::Error) {
            return Err(format!("what was loaded and written has a {}: {}", finding.code, finding.message));
        }
        let [again] = again.products.as_slice() else { return Err("the product was lost".to_owned()) };
        let [again] = again.apis.as_slice() else { return Err("the API was lost".to_owned()) };
        let again = sound::written(&again.value)?;
        if again == api { Ok(true) } else { Err(format!("{api} became {again}")) }
    }

    fn load(
        &self,
        name: &str,
        api: &[u8],
        product: &[u8],
        overlay: Option<&[u8]>,
    ) -> Result<(Catalogue, Vec<Finding>), String> {
        let root: PathBuf = self.folder.path().join(name);
        let version = root.join("demo/2020-01-01");
        fs::create_dir_all(version.join("overlay")).expect("a folder");
        fs::write(version.join("Act.json"), api).expect("a file");
        fs::write(version.join("product.json"), product).expect("a file");
        let place = version.join("overlay/more.json");
        match overlay {
            Some(text) => fs::write(place, text).expect("a file"),
            None => drop(fs::remove_file(place)),
        }
        let (catalogue, mut findings) = load(&root).map_err(|error| format!("it cannot be loaded: {error}"))?;
        findings.extend(alicloud_format::check::check(&catalogue));
        let texts = |file: &std::path::Path| fs::read_to_string(root.join(file)).ok();
        if !findings.is_empty() && render(&findings, texts, false).is_empty() {
            return Err("findings that nobody sees".to_owned());
        }
        Ok((catalogue, findings))
    }
}

/// Specs without errors become a crate whose every file is Rust.
fn generates(catalogue: &Catalogue) -> Result<(), String> {
    let options = Options { runtime_path: "../runtime".to_owned(), version: "0.1.0".to_owned() };
    let files = emit::emit(&model::build(catalogue), &options).map_err(|error| error.to_string())?;
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".rs")) {
        syn::parse_file(text).map_err(|error| format!("{name} is not Rust: {error}"))?;
    }
    Ok(())
}
