//! Specs that a test writes, and the crate that they give.

use std::path::Path;
use std::process::Command;

use alicloud_codegen::emit::{self, Files, Options};
use alicloud_codegen::model::{self, Crate};
use alicloud_format::check::check;
use alicloud_format::diagnostic::render;
use alicloud_format::spec::Catalogue;
use tempfile::TempDir;

/// A folder of specs.
pub(crate) struct Specs {
    folder: TempDir,
}

/// The files of a crate.
pub(crate) struct Emitted {
    pub(crate) files: Files,
}

impl Specs {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for the specs of a test") }
    }

    /// A folder with the product `Web`.
    pub(crate) fn new() -> Self {
        Self::empty().product("web", "2024-01-01", "")
    }

    /// A folder with one API without a response, which has these parameters.
    pub(crate) fn parameters(parameters: &str) -> Self {
        Self::new().api("CreateSite", &format!(r#""parameters": [{parameters}]"#))
    }

    /// A folder with one API without parameters, whose response has these properties.
    pub(crate) fn response(properties: &str) -> Self {
        Self::new().api("CreateSite", &response(properties))
    }

    /// A folder with these components, and an API that refers to each.
    pub(crate) fn components(components: &str, parameters: &str) -> Self {
        Self::empty()
            .product("web", "2024-01-01", &format!(r#""components": {{{components}}}"#))
            .api("CreateSite", &format!(r#""parameters": [{parameters}]"#))
    }

    /// Adds a file.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder for a spec");
        std::fs::write(path, text).expect("a spec");
        self
    }

    /// A folder with the product `Web`, whose resources have paths.
    pub(crate) fn roa() -> Self {
        Self::empty().product_of("web", "2024-01-01", "ROA", "")
    }

    /// Adds a version of a product, with more members of `product.json`.
    pub(crate) fn product(self, directory: &str, version: &str, members: &str) -> Self {
        self.product_of(directory, version, "RPC", members)
    }

    fn product_of(self, directory: &str, version: &str, style: &str, members: &str) -> Self {
        let code = directory[..1].to_uppercase() + &directory[1..];
        let host = directory.replace('_', "-");
        let text = format!(
            r#"{{"$schema": "../../spec.schema.json", "product": "{code}", "version": "{version}",
            "title": "{code} Hosting", "style": "{style}", "documentation": "https://help.example.com/{directory}",
            "endpoints": {{ "regions": {{ "cn-hangzhou": {{ "public": "{host}.aliyuncs.com" }} }} }}{}}}"#,
            more(members),
        );
        self.file(&format!("{directory}/{version}/product.json"), &text)
    }

    /// Adds an API to `Web`, with more members than every API has.
    pub(crate) fn api(self, name: &str, members: &str) -> Self {
        self.api_of("web/2024-01-01", name, members)
    }

    /// Adds an API to a version of a product.
    pub(crate) fn api_of(self, folder: &str, name: &str, members: &str) -> Self {
        let text = format!(
            r#"{{"$schema": "../../spec.schema.json", "api": "{name}", "summary": "Creates a site.",
            "documentation": "https://help.example.com/{name}", "sources": {{ "page": {{ "title": "A page" }} }}{}}}"#,
            more(members),
        );
        self.file(&format!("{folder}/{name}.json"), &text)
    }

    /// Adds an API to `Web` that was imported, with nothing but what every such API has.
    pub(crate) fn imported(self, name: &str, members: &str) -> Self {
        let text = format!(
            r#"{{"$schema": "../../spec.schema.json", "api": "{name}", "importedFrom": "page",
            "documentation": "https://help.example.com/{name}", "sources": {{ "page": {{ "title": "A page" }} }}{}}}"#,
            more(members),
        );
        self.file(&format!("web/2024-01-01/{name}.json"), &text)
    }

    /// Adds an overlay to `Web`.
    pub(crate) fn overlay(self, name: &str, members: &str) -> Self {
        let text = format!(r#"{{"$schema": "../../../spec.schema.json", "overlay": "Corrections"{}}}"#, more(members));
        self.file(&format!("web/2024-01-01/overlay/{name}.json"), &text)
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What the specs say; nothing may be wrong with them.
    pub(crate) fn catalogue(&self) -> Catalogue {
        let (catalogue, mut findings) = alicloud_format::load(self.path()).expect("a folder that can be read");
        findings.extend(check(&catalogue));
        let report = render(&findings, |path| std::fs::read_to_string(path).ok(), false);
        assert!(findings.is_empty(), "{report}");
        catalogue
    }

    pub(crate) fn model(&self) -> Crate {
        model::build(&self.catalogue())
    }

    /// The crate, which is Rust, and laid out as rustfmt does.
    pub(crate) fn emit(&self) -> Emitted {
        emit(&self.model())
    }

    /// The same of specs that errors would have kept from being generated.
    pub(crate) fn emit_unchecked(&self) -> Emitted {
        emit(&model::build(&alicloud_format::load(self.path()).expect("a folder that can be read").0))
    }
}

/// The member `response` with these properties.
pub(crate) fn response(properties: &str) -> String {
    format!(r#""response": {{ "type": "object", "properties": {{{properties}}} }}"#)
}

fn more(members: &str) -> String {
    if members.is_empty() { String::new() } else { format!(", {members}") }
}

pub(crate) fn options() -> Options {
    Options { runtime_path: "../runtime".to_owned(), version: "0.1.0".to_owned() }
}

pub(crate) fn emit(model: &Crate) -> Emitted {
    let files = emit::emit(model, &options()).expect("files");
    for (path, source) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        assert!(syn::parse_file(source).is_ok(), "{path}: {:?}\n{source}", syn::parse_file(source).err());
    }
    let emitted = Emitted { files };
    let difference = emitted.difference_from_rustfmt();
    assert!(difference.is_empty(), "{difference}");
    emitted
}

impl Emitted {
    /// A file of the API `CreateSite`.
    pub(crate) fn operation(&self) -> &str {
        self.file("src/web/v2024_01_01/create_site.rs")
    }

    pub(crate) fn client(&self) -> &str {
        self.file("src/web/v2024_01_01/client.rs")
    }

    pub(crate) fn file(&self, path: &str) -> &str {
        self.files.get(path).expect(path)
    }

    fn difference_from_rustfmt(&self) -> String {
        let folder = tempfile::tempdir().expect("a folder for the crate");
        for (path, content) in &self.files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder for a file");
            std::fs::write(path, content).expect("a file");
        }
        let sources = self.files.keys().filter(|path| path.ends_with(".rs"));
        let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rustfmt.toml");
        let output = Command::new("rustfmt")
            .args(["--edition", "2024", "--check", "--color", "never", "--config-path"])
            .arg(config)
            .args(sources)
            .current_dir(folder.path())
            .output()
            .expect("rustfmt");
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    }
}

/// The item that has a line which begins with `head`, with its documentation and attributes.
pub(crate) fn item(source: &str, head: &str) -> String {
    let lines: Vec<&str> = source.lines().collect();
    let at = lines.iter().position(|line| line.trim_start().starts_with(head));
    let at = at.expect(head);
    let is_outer = |line: &str| !line.starts_with([' ', '}', ')', ']']);
    let first = (0..=at).rev().find(|index| is_outer(lines[*index])).unwrap_or(at);
    let belongs = |line: &str| line.starts_with("///") || line.starts_with("#[");
    let first = (0..first).rev().take_while(|index| belongs(lines[*index])).last().unwrap_or(first);
    let ends = |line: &&str| is_outer(line) && line.ends_with([';', '}']) || line.starts_with('}');
    let length = lines[at..].iter().position(ends).map_or(lines.len() - at, |length| length + 1);
    lines[first..at + length].join("\n")
}

/// The method that has a line which begins with `head`, with its documentation and attributes.
pub(crate) fn method(source: &str, head: &str) -> String {
    let lines: Vec<&str> = source.lines().collect();
    let at = lines.iter().position(|line| line.starts_with(&format!("    {head}")));
    let at = at.expect(head);
    let belongs = |line: &str| ["///", "#[", "note = ", ")]"].iter().any(|start| line.trim_start().starts_with(start));
    let first = (0..at).rev().take_while(|index| belongs(lines[*index])).last().unwrap_or(at);
    let length = lines[at..].iter().position(|line| *line == "    }").map_or(1, |length| length + 1);
    lines[first..at + length].join("\n")
}

/// The statement in a method that begins with `head`, such as `constraints:`.
pub(crate) fn entry(source: &str, head: &str) -> String {
    let lines: Vec<&str> = source.lines().skip_while(|line| !line.trim_start().starts_with(head)).collect();
    let first = lines.first().expect(head);
    let indent = first.len() - first.trim_start().len();
    let is_last = |line: &&str| line.ends_with([',', ';']) && line.len() - line.trim_start().len() == indent;
    let length = lines.iter().position(is_last).map_or(1, |length| length + 1);
    lines[..length].iter().map(|line| &line[indent..]).collect::<Vec<_>>().join("\n")
}
