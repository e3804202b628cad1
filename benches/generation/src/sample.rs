//! The first so many APIs of a folder of specs.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::Value;

/// Product versions, by name.
pub struct Specs(Vec<Version>);

#[derive(Clone)]
struct Version {
    folder: PathBuf,
    /// Folder, seen from that of all specs.
    place: PathBuf,
    /// Names of the files of its APIs, with their sizes, by name.
    apis: Vec<(String, u64)>,
    /// Whether that is all of them.
    is_whole: bool,
}

impl Specs {
    /// What there is in a folder.
    pub fn list(root: &Path) -> io::Result<Self> {
        let mut versions = Vec::new();
        for product in folders(root)? {
            for folder in folders(&product)? {
                let place = folder.strip_prefix(root).unwrap_or(&folder).to_owned();
                let apis = apis(&folder)?;
                // One without APIs has nothing to generate.
                if !apis.is_empty() && folder.join("product.json").exists() {
                    versions.push(Version { folder, place, apis, is_whole: true });
                }
            }
        }
        Ok(Self(versions))
    }

    /// Whole product versions in order, and as much of the next as makes it `count` APIs.
    pub fn first(&self, count: usize) -> Self {
        let mut left = count;
        let mut versions = Vec::new();
        for version in &self.0 {
            if left == 0 {
                break;
            }
            let mut version = version.clone();
            version.is_whole = version.apis.len() <= left;
            version.apis.truncate(left);
            left -= version.apis.len();
            versions.push(version);
        }
        Self(versions)
    }

    pub fn versions(&self) -> usize {
        self.0.len()
    }

    pub fn apis(&self) -> usize {
        self.0.iter().map(|version| version.apis.len()).sum()
    }

    /// Size of the files of the APIs.
    pub fn bytes(&self) -> u64 {
        self.0.iter().flat_map(|version| &version.apis).map(|(_, size)| size).sum()
    }

    /// Copies them into an empty folder.
    pub fn copy(&self, target: &Path) -> io::Result<()> {
        for version in &self.0 {
            version.copy(target)?;
        }
        Ok(())
    }
}

impl Version {
    fn copy(&self, target: &Path) -> io::Result<()> {
        let target = target.join(&self.place);
        fs::create_dir_all(&target)?;
        fs::copy(self.folder.join("product.json"), target.join("product.json"))?;
        for (name, _) in &self.apis {
            fs::copy(self.folder.join(name), target.join(name))?;
            if !self.is_whole {
                self.detach(&target.join(name))?;
            }
        }
        // What an overlay of a part says of APIs that are not in it would be an error.
        let overlay = self.folder.join("overlay");
        if self.is_whole && overlay.exists() {
            fs::create_dir_all(target.join("overlay"))?;
            for name in names(&overlay)? {
                fs::copy(overlay.join(&name), target.join("overlay").join(&name))?;
            }
        }
        Ok(())
    }

    /// Takes out of a spec that it is replaced by one that is not there, which would be an error.
    fn detach(&self, spec: &Path) -> io::Result<()> {
        let mut api: Value = serde_json::from_slice(&fs::read(spec)?)?;
        let Some(deprecated) = api.get_mut("deprecated").and_then(Value::as_object_mut) else { return Ok(()) };
        let Some(replacement) = deprecated.get("replacement").and_then(Value::as_str) else { return Ok(()) };
        if !self.apis.iter().any(|(name, _)| name.strip_suffix(".json") == Some(replacement)) {
            deprecated.shift_remove("replacement");
            fs::write(spec, serde_json::to_string_pretty(&api)? + "\n")?;
        }
        Ok(())
    }
}

fn apis(folder: &Path) -> io::Result<Vec<(String, u64)>> {
    let mut apis = Vec::new();
    for name in names(folder)? {
        if name.ends_with(".json") && name != "product.json" {
            let size = fs::metadata(folder.join(&name))?.len();
            apis.push((name, size));
        }
    }
    Ok(apis)
}

fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    Ok(names(folder)?.into_iter().map(|name| folder.join(name)).filter(|path| path.is_dir()).collect())
}

/// Names of what is in a folder, in order. What is no text is no spec.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}
