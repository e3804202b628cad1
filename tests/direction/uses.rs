//! What the modules of a crate use of each other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Item, UseTree};

/// One module of a crate that uses another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use {
    /// The file that says so, below the source folder.
    pub(crate) file: PathBuf,
    /// The module below the root of the crate that the file belongs to; none for the root itself.
    pub(crate) from: Option<String>,
    /// The module below the root that is used.
    pub(crate) of: String,
}

/// The modules below the root of a crate, by the files and folders of its source.
pub(crate) fn modules(source: &Path) -> BTreeSet<String> {
    let names = entries(source).into_iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    names.filter(|name| name != "lib" && name != "main").collect()
}

/// All uses of one module of a folder by another. `below` is the path of the folder below the root of the crate.
pub(crate) fn uses(source: &Path, below: &[&str]) -> Vec<Use> {
    let known = modules(source);
    let mut found = BTreeSet::new();
    for file in files(source) {
        let text = fs::read_to_string(&file).expect("a source file");
        let file = file.strip_prefix(source).expect("a file of the source").to_owned();
        let path: Vec<String> = below.iter().map(|name| (*name).to_owned()).chain(module_path(&file)).collect();
        let from = path.get(below.len()).cloned();
        let targets = paths(&text, &path).into_iter().filter(|path| path.iter().zip(below).all(|(a, b)| a == b));
        let targets = targets.filter_map(|path| path.get(below.len()).cloned()).filter(|of| known.contains(of));
        found.extend(targets.map(|of| Use { file: file.clone(), from: from.clone(), of }));
    }
    found.into_iter().filter(|found| found.from.as_ref() != Some(&found.of)).collect()
}

/// The paths below the root of the crate that a file names, in `use` and where they begin with `crate`.
pub(crate) fn paths(text: &str, module: &[String]) -> BTreeSet<Vec<String>> {
    let file = syn::parse_file(text).expect("Rust");
    let mut found = BTreeSet::new();
    imports(&file.items, module, &mut found);
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    for path in code.flat_map(|line| line.split("crate::").skip(1)) {
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
        let path = path.split(|letter: char| !is_part(letter)).next().unwrap_or_default();
        found.insert(path.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect());
    }
    found.remove(&Vec::new());
    found
}

fn imports(items: &[Item], module: &[String], found: &mut BTreeSet<Vec<String>>) {
    for item in items {
        match item {
            Item::Use(item) => leaves(&item.tree, &mut Vec::new(), module, found),
            Item::Mod(inner) => {
                let path: Vec<String> = module.iter().cloned().chain([inner.ident.to_string()]).collect();
                let items = inner.content.as_ref().map_or(&[][..], |(_, items)| items);
                imports(items, &path, found);
            }
            _ => {}
        }
    }
}

fn leaves(tree: &UseTree, path: &mut Vec<String>, module: &[String], found: &mut BTreeSet<Vec<String>>) {
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            leaves(&tree.tree, path, module, found);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, path, module, found)),
        UseTree::Name(syn::UseName { ident }) | UseTree::Rename(syn::UseRename { ident, .. }) => {
            path.push(ident.to_string());
            found.extend(below_root(path, module));
            path.pop();
        }
        UseTree::Glob(_) => found.extend(below_root(path, module)),
    }
}

/// Where a path leads, from the root of the crate on.
fn below_root(path: &[String], module: &[String]) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|segment| *segment == "super").count();
    match path.first()?.as_str() {
        "crate" => Some(path.get(1..)?.to_vec()),
        "super" => Some([module.get(..module.len().checked_sub(ups)?)?, path.get(ups..)?].concat()),
        _ => None,
    }
}

/// The names of the modules that a file is in, its own last.
fn module_path(file: &Path) -> Vec<String> {
    let segments = file.with_extension("");
    let segments = segments.iter().map(|segment| segment.to_string_lossy().into_owned());
    segments.filter(|segment| !["lib", "main", "mod"].contains(&segment.as_str())).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<_>, Vec<_>) = entries(folder).into_iter().partition(|path| path.is_dir());
    let rust = files.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    rust.chain(folders.iter().flat_map(|folder| self::files(folder))).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of sources");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))).collect()
}
