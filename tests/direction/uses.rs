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

/// All uses of one module of a folder by another. `within` is the module that the folder is, nothing for the root of a crate.
pub(crate) fn uses(folder: &Path, within: &[String]) -> Vec<Use> {
    let known = modules(folder);
    let mut found = BTreeSet::new();
    for file in files(folder) {
        let text = fs::read_to_string(&file).expect("a source file");
        let file = file.strip_prefix(folder).expect("a file of the source").to_owned();
        let path: Vec<String> = within.iter().cloned().chain(module_path(&file)).collect();
        let targets = targets(&text, &path, within).into_iter().filter(|of| known.contains(of));
        let from = path.get(within.len()).cloned();
        found.extend(targets.map(|of| Use { file: file.clone(), from: from.clone(), of }));
    }
    found.into_iter().filter(|found| found.from.as_ref() != Some(&found.of)).collect()
}

/// The modules below another one that a file in it names, in `use` and in paths that begin with `crate`.
pub(crate) fn targets(text: &str, module: &[String], within: &[String]) -> BTreeSet<String> {
    let file = syn::parse_file(text).expect("Rust");
    let mut found = BTreeSet::new();
    imports(&file.items, module, within, &mut found);
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    for path in code.flat_map(|line| line.split("crate::").skip(1)) {
        let end = path.find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | ':'));
        let path: Vec<String> =
            path.get(..end.unwrap_or(path.len())).map_or("", |path| path).split("::").map(str::to_owned).collect();
        found.extend(below(&path, within).filter(|name| !name.is_empty()));
    }
    found
}

fn imports(items: &[Item], module: &[String], within: &[String], found: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Use(item) => {
                leaves(&item.tree, &mut Vec::new(), &mut |path| found.extend(used(path, module, within)))
            }
            Item::Mod(inner) => {
                let path: Vec<String> = module.iter().cloned().chain([inner.ident.to_string()]).collect();
                let items = inner.content.as_ref().map_or(&[][..], |(_, items)| items);
                imports(items, &path, within, found);
            }
            _ => {}
        }
    }
}

/// Calls a function with each path of a `use`.
fn leaves(tree: &UseTree, path: &mut Vec<String>, each: &mut impl FnMut(&[String])) {
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            leaves(&tree.tree, path, each);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, path, each)),
        UseTree::Name(syn::UseName { ident }) | UseTree::Rename(syn::UseRename { ident, .. }) => {
            path.push(ident.to_string());
            each(path);
            path.pop();
        }
        UseTree::Glob(_) => each(path),
    }
}

/// The module below another one that a path of a `use` leads to, unless the file with the `use` is in it.
fn used(path: &[String], module: &[String], within: &[String]) -> Option<String> {
    let ups = path.iter().take_while(|segment| *segment == "super").count();
    let absolute: Vec<String> = match path.first()?.as_str() {
        "crate" => path.get(1..)?.to_vec(),
        "super" => module.iter().take(module.len().saturating_sub(ups)).chain(path.get(ups..)?).cloned().collect(),
        _ => return None,
    };
    below(&absolute, within).filter(|of| module.get(within.len()) != Some(of))
}

/// The segment of a path behind its beginning, if it begins so.
fn below(path: &[String], beginning: &[String]) -> Option<String> {
    path.strip_prefix(beginning)?.first().cloned()
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
