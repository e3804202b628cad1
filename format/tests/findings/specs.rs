//! A folder of specs that a test writes, and the report about it.

use std::path::{Path, PathBuf};

use alicloud_format::check::check;
use alicloud_format::diagnostic::{Finding, render};
use alicloud_format::load;
use tempfile::TempDir;

/// A product without APIs that nothing is wrong with.
pub(crate) const PRODUCT: &str = r#"{
  "$schema": "../../spec.schema.json",
  "product": "Slb",
  "version": "2014-05-15",
  "title": "Server Load Balancer",
  "style": "RPC",
  "documentation": "https://help.example.com/slb",
  "endpoints": { "central": "slb.aliyuncs.com" }
}
"#;

pub(crate) struct Specs {
    folder: TempDir,
}

impl Specs {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for the specs of a test") }
    }

    /// A folder with one product.
    pub(crate) fn new() -> Self {
        Self::empty().file("slb/2014-05-15/product.json", PRODUCT)
    }

    /// Adds a file.
    pub(crate) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder for a spec");
        std::fs::write(path, text).expect("a spec");
        self
    }

    /// Adds an API with what every API says, and then the given lines.
    pub(crate) fn api(self, name: &str, lines: &str) -> Self {
        let text = format!(
            r#"{{
  "$schema": "../../spec.schema.json",
  "api": "{name}",
  "summary": "Creates something.",
  "documentation": "https://help.example.com/{name}",
  "sources": {{ "page": {{ "title": "{name}, API reference" }} }}{}
{}
}}
"#,
            if lines.is_empty() { "" } else { "," },
            lines.trim_matches('\n'),
        );
        self.file(&format!("slb/2014-05-15/{name}.json"), text)
    }

    /// Adds an API that was imported.
    pub(crate) fn imported(self, name: &str, lines: &str) -> Self {
        let separator = if lines.is_empty() { "" } else { ",\n" };
        self.api(name, &format!("  \"importedFrom\": \"page\"{separator}{}", lines.trim_matches('\n')))
    }

    /// Adds an overlay with what every overlay says, and then the given lines.
    pub(crate) fn overlay(self, name: &str, lines: &str) -> Self {
        let text = format!(
            r#"{{
  "$schema": "../../../spec.schema.json",
  "overlay": "Corrections",
{}
}}
"#,
            lines.trim_matches('\n'),
        );
        self.file(&format!("slb/2014-05-15/overlay/{name}.json"), text)
    }

    /// Adds an API whose only parameter has this schema.
    pub(crate) fn parameter(self, schema: &str) -> Self {
        self.api("CreateRule", &format!(r#"  "parameters": [{{ "name": "Value", "schema": {schema} }}]"#))
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// All findings, with paths below the folder.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let root = self.folder.path();
        let (catalogue, mut findings) = load(root).expect("a folder that can be read");
        findings.extend(check(&catalogue));
        let below = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_owned();
        for finding in &mut findings {
            finding.file = below(&finding.file);
            for related in &mut finding.related {
                related.file = below(&related.file);
            }
        }
        findings
    }

    /// The report about all of it.
    pub(crate) fn report(&self) -> String {
        render(&self.findings(), |path| std::fs::read_to_string(self.path(&path.to_string_lossy())).ok(), false)
    }
}
