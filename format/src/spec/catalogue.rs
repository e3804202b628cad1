//! All specs of a folder, as they were read.

use std::path::PathBuf;

use super::{Api, Product};

/// All specs of a folder.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// The versions of products, by folder.
    pub products: Vec<ProductVersion>,
    /// Versions whose `product.json` is missing or faulty. They are checked as far as that goes, and not generated.
    pub incomplete: Vec<IncompleteVersion>,
}

/// One version of one product.
#[derive(Debug)]
pub struct ProductVersion {
    /// Folder of the product, such as `slb`.
    pub directory: String,
    /// Folder of the version, such as `2014-05-15`.
    pub version_directory: String,
    /// What `product.json` says.
    pub product: Located<Product>,
    /// Its APIs, by file name.
    pub apis: Vec<Located<Api>>,
    /// Names of the APIs whose files are faulty. They are not in `apis`, but may be referred to.
    pub faulty: Vec<String>,
}

/// A version of a product of which `product.json` cannot be used.
#[derive(Debug)]
pub struct IncompleteVersion {
    /// Folder of the product.
    pub directory: String,
    /// Folder of the version.
    pub version_directory: String,
    /// Its APIs, by file name.
    pub apis: Vec<Located<Api>>,
    /// Names of the APIs whose files are faulty.
    pub faulty: Vec<String>,
}

/// What a file says, and its text.
#[derive(Debug)]
pub struct Located<T> {
    /// The file, below the folder that was loaded.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// What it says.
    pub value: T,
    /// Pointers to values that were left out because they are faulty. Each has a finding.
    pub damaged: Vec<String>,
}
