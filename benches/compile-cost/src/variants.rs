//! The generated crate, and the same structs without what is generated around them.

use std::error::Error;
use std::fs;
use std::path::Path;

use alicloud_codegen::{emit, model, output, spec};
use syn::{File, Item, ItemStruct};

/// Writes the crates `generated`, `bare` and `serde` into `work`. Returns the count of structs.
pub fn generate(specs: &Path, runtime: &Path, work: &Path) -> Result<usize, Box<dyn Error>> {
    let (catalogue, findings) = spec::load(specs)?;
    if let Some(finding) = findings.first() {
        return Err(format!("the synthetic catalogue is faulty: {}", finding.message).into());
    }
    let options = emit::Options { runtime_path: runtime.display().to_string(), version: "0.1.0".to_owned() };
    let mut files = emit::emit(&model::build(&catalogue), &options)?;
    if let Some(manifest) = files.get_mut("Cargo.toml") {
        // On by default, so that all three crates are built by the same command; a workspace of its own, as the others.
        *manifest = manifest.replace("default = [\"hyper\"]", "default = [\"synthetic\"]") + "\n[workspace]\n";
    }
    output::write(&files, &work.join("generated"))?;

    let sources: Vec<(&String, File)> = files
        .iter()
        .filter(|(path, _)| path.contains("describe_thing"))
        .map(|(path, source)| syn::parse_file(source).map(|file| (path, file)))
        .collect::<Result<_, _>>()?;
    write_variant(&work.join("bare"), "", &sources, |_| {})?;
    write_variant(&work.join("serde"), "serde = { version = \"1\", features = [\"derive\"] }", &sources, |object| {
        object.attrs.push(syn::parse_quote!(#[derive(serde::Serialize, serde::Deserialize)]));
        object.attrs.push(syn::parse_quote!(#[serde(rename_all = "PascalCase")]));
    })?;
    Ok(sources.iter().flat_map(|(_, file)| &file.items).filter(|item| matches!(item, Item::Struct(_))).count())
}

/// A crate of the structs and their setters, with nothing else implemented.
fn write_variant(
    folder: &Path,
    dependency: &str,
    sources: &[(&String, File)],
    change: impl Fn(&mut ItemStruct),
) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder.join("src"))?;
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let manifest = format!(
        "[package]\nname = \"{name}-variant\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependency}\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    let mut root = String::new();
    for (path, source) in sources {
        let module = Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let items = source.items.iter().filter(|item| is_kept(item)).cloned().map(|mut item| {
            if let Item::Struct(object) = &mut item {
                change(object);
            }
            item
        });
        let stripped = File { shebang: None, attrs: Vec::new(), items: items.collect(), frontmatter: None };
        fs::write(folder.join(format!("src/{module}.rs")), prettyplease::unparse(&stripped))?;
        root.push_str(&format!("pub mod {module};\n"));
    }
    fs::write(folder.join("src/lib.rs"), root)?;
    Ok(())
}

/// Structs with their derives, and their own methods; no trait implementations, no imports.
fn is_kept(item: &Item) -> bool {
    match item {
        Item::Struct(_) => true,
        Item::Impl(block) => block.trait_.is_none(),
        _ => false,
    }
}
