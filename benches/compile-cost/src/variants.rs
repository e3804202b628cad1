//! The generated crate, and the same structs without what is generated around them.

use std::error::Error;
use std::fs;
use std::path::Path;

use alicloud_codegen::output;
use syn::{File, Item};

use crate::products::Product;
use crate::strip::{self, Derives};

/// Folder of the variant that has nothing in it, which is what starting cargo and rustc costs.
pub const EMPTY: &str = "empty";
/// Folder of the variant with derives, constructors and setters only.
pub const BARE: &str = "bare";
/// Folder of the generated crate.
pub const GENERATED: &str = "generated";
/// Folder of the variant that has serde derives, too.
pub const SERDE: &str = "serde";

/// How much there is in a product.
#[derive(Default)]
pub struct Size {
    pub structs: usize,
    pub fields: usize,
    pub enums: usize,
}

/// What the variants have in the place of the runtime's types: as little as can be.
const BARE_TYPES: &str = "\
#[derive(Clone, Default, PartialEq)]
pub struct Bytes(Vec<u8>);

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

#[derive(Clone, Default, PartialEq)]
pub enum Json {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    Array(Vec<Json>),
    Object(std::collections::BTreeMap<String, Json>),
}
";
const SERDE_TYPES: &str = "pub type Bytes = Vec<u8>;\npub type Json = serde_json::Value;\n";
const SERDE_DEPENDENCIES: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";

/// Writes the crates into folders of `work`.
pub fn write(product: &Product, work: &Path) -> Result<Size, Box<dyn Error>> {
    let generated = work.join(GENERATED);
    fs::create_dir_all(&generated)?;
    output::write(&product.files, &generated)?;

    let mut sources = Vec::new();
    for (path, source) in &product.files {
        if path.starts_with(&folder_of(&product.module)) && !is_left_out(path) {
            let file = syn::parse_file(source).map_err(|error| format!("{path}: {error}"))?;
            sources.push((path.as_str(), file));
        }
    }
    let reason = "setters touch deprecated fields, and imports serve what was stripped";
    let allowance = format!("#![allow(deprecated, unused_imports, reason = \"{reason}\")]");
    let root = format!("{allowance}\n\npub mod rt;\npub mod {};\n", product.module);
    manifest(&work.join(EMPTY), "")?;
    fs::write(work.join(EMPTY).join("src/lib.rs"), "")?;
    let size = variant(&work.join(BARE), "", (&root, BARE_TYPES), &sources, Derives::None)?;
    variant(&work.join(SERDE), SERDE_DEPENDENCIES, (&root, SERDE_TYPES), &sources, Derives::Serde)?;
    Ok(size)
}

fn folder_of(module: &str) -> String {
    format!("src/{}/", module.trim_start_matches("r#"))
}

/// Clients and hosts are no structs, and have no counterpart in the variants.
fn is_left_out(path: &str) -> bool {
    path.ends_with("/client.rs") || path.ends_with("/endpoints.rs")
}

fn variant(
    folder: &Path,
    dependencies: &str,
    (root, types): (&str, &str),
    sources: &[(&str, File)],
    derives: Derives,
) -> Result<Size, Box<dyn Error>> {
    manifest(folder, dependencies)?;
    fs::write(folder.join("src/lib.rs"), root)?;
    fs::write(folder.join("src/rt.rs"), types)?;
    let mut size = Size::default();
    for (path, source) in sources {
        let items = strip::items(&source.items, derives).map_err(|error| format!("{path}: {error}"))?;
        size.add(&items);
        let stripped = File { shebang: None, attrs: Vec::new(), items, frontmatter: None };
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, prettyplease::unparse(&stripped))?;
    }
    Ok(size)
}

/// Writes a manifest, and empties the folder of the source.
fn manifest(folder: &Path, dependencies: &str) -> Result<(), Box<dyn Error>> {
    let source = folder.join("src");
    if source.exists() {
        fs::remove_dir_all(&source)?;
    }
    fs::create_dir_all(&source)?;
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let package = format!("[package]\nname = \"{name}-variant\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    fs::write(folder.join("Cargo.toml"), format!("{package}\n[dependencies]\n{dependencies}\n[workspace]\n"))?;
    Ok(())
}

impl Size {
    fn add(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Struct(object) => {
                    self.structs += 1;
                    self.fields += object.fields.len();
                }
                Item::Enum(_) => self.enums += 1,
                Item::Mod(module) => self.add(module.content.as_ref().map_or(&[], |(_, items)| items)),
                _ => {}
            }
        }
    }
}
